//! Paragraphs as they were shaped before: heads and labels are set in one size after another, a card's number again for
//! each wording, and each time with the same words. Uses parley's layouts.

use std::collections::HashMap;

use parley::Layout;

use super::{Face, Span};

/// More paragraphs than this are not kept.
const MOST: usize = 512;

/// All that the letters of a paragraph depend on; its colours do not.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Asked {
    text: String,
    spans: Vec<(usize, Face)>,
    lead: u32,
    tracking: u32,
}

impl Asked {
    /// What is asked: the whole text, and what it consists of.
    pub(super) fn new(text: &str, spans: &[Span], lead: f32, tracking: f32) -> Asked {
        let spans = spans.iter().map(|span| (span.text.len(), span.face)).collect();
        Asked { text: text.to_owned(), spans, lead: lead.to_bits(), tracking: tracking.to_bits() }
    }
}

/// A paragraph as shaped, on one line, and how high and deep its letters reach.
pub(super) type Letters = (Layout<u8>, (f32, f32));

/// The paragraphs that were shaped lately.
#[derive(Default)]
pub(super) struct Before(HashMap<Asked, Letters, foldhash::fast::RandomState>);

impl Before {
    /// A paragraph as it was shaped before.
    pub(super) fn get(&self, asked: &Asked) -> Option<Letters> {
        self.0.get(asked).cloned()
    }

    /// Keeps one.
    pub(super) fn keep(&mut self, asked: Asked, letters: &Letters) {
        if self.0.len() >= MOST {
            self.0.clear();
        }
        self.0.insert(asked, letters.clone());
    }
}
