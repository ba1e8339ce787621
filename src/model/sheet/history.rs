//! The wordings that a line has had: what was said, by which window, when.

use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::op::Act;
use crate::model::session::Session;
use chrono::{DateTime, FixedOffset};

/// One wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// The label of the window in which it was written: `desk`, `t3`.
    pub at_window: String,
    /// When.
    pub at: Option<DateTime<FixedOffset>>,
}

/// Every wording that was said and not taken back, the first one first. Where a line was never reworded, one.
pub fn wordings(session: &Session, entry: &Entry) -> Vec<Wording> {
    let wording = |text: &str, id: &Id, at| Wording { text: text.to_owned(), at_window: id.label().to_owned(), at };
    session
        .about(&entry.id)
        .filter(|op| session.is_said(&op.id))
        .filter_map(|op| match &op.act {
            Act::Say(said) if op.id == entry.id => Some(wording(&said.text, &op.id, op.at)),
            Act::Text { text, .. } if op.of.first() == Some(&entry.id) => Some(wording(text, &op.id, op.at)),
            _ => None,
        })
        .collect()
}
