//! The outlines of letters: what a file is given of a script that the reader's own program may have no font for. Uses
//! skrifa and the steps of a scene.

use std::collections::BTreeMap;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use super::scene::Step;

/// A letter of a font.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// The font, a number of [`super::fonts::Fonts::bytes`].
    pub font: usize,
    /// The number of the glyph in its font.
    pub id: u32,
    /// Its outline, in em from its origin; `y` grows downwards. Empty for a blank.
    pub steps: Vec<Step>,
    /// How high it reaches over the baseline and how deep below, em.
    pub reach: (f32, f32),
}

/// The letters that were met so far.
#[derive(Debug, Default)]
pub struct Letters(BTreeMap<(usize, u32), Arc<Letter>>);

impl Letters {
    /// A letter that was met.
    pub fn get(&self, font: usize, id: u32) -> Option<&Arc<Letter>> {
        self.0.get(&(font, id))
    }

    /// A letter, drawn when it is first met.
    pub(super) fn meet(&mut self, bytes: Option<&[u8]>, font: usize, id: u32) -> &Arc<Letter> {
        self.0.entry((font, id)).or_insert_with(|| Arc::new(Letter::new(bytes, font, id)))
    }
}

impl Letter {
    fn new(bytes: Option<&[u8]>, font: usize, id: u32) -> Letter {
        let mut pen = Pen { steps: Vec::new(), at: (0.0, 0.0), em: 1000.0 };
        let face = bytes.and_then(|bytes| FontRef::from_index(bytes, 0).ok());
        if let Some(face) = &face {
            pen.em = f32::from(face.metrics(Size::unscaled(), LocationRef::default()).units_per_em).max(1.0);
        }
        if let Some(outline) = face.and_then(|face| face.outline_glyphs().get(GlyphId::new(id))) {
            // In the font's own units: scaled outlines are rounded. One that cannot be read is a blank; its words are
            // in the file all the same.
            let _ = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen);
        }
        let (mut above, mut below) = (0.0_f32, 0.0_f32);
        for step in &pen.steps {
            let (Step::Move(_, y) | Step::Line(_, y) | Step::Curve([.., y])) = *step else { continue };
            above = above.max(-y);
            below = below.max(y);
        }
        Letter { font, id, steps: pen.steps, reach: (above, below) }
    }
}

/// Takes an outline down, with cubic curves only.
struct Pen {
    steps: Vec<Step>,
    /// Where it is, in the font's units.
    at: (f32, f32),
    /// How many of these units an em has.
    em: f32,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Move(x / self.em, -y / self.em));
        self.at = (x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Line(x / self.em, -y / self.em));
        self.at = (x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let near = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
        let (fx, fy) = self.at;
        self.curve_to(near(fx, cx), near(fy, cy), near(x, cx), near(y, cy), x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let em = self.em;
        self.steps.push(Step::Curve([ax / em, -ay / em, bx / em, -by / em, x / em, -y / em]));
        self.at = (x, y);
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}
