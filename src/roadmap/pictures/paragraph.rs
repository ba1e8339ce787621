//! A paragraph with its type size: measured at a width, drawn from the left, from the right or in the middle. Uses shaped
//! text and the scene.

use super::super::fonts::Face;
use super::super::palette::Rgb;
use super::super::scene::{Canvas, Rect};
use super::super::shape::{Shaped, Shaper, Span, span};

/// From line to line, em.
pub const LEADING: f32 = 1.2;

/// Where lines begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the side where their language begins.
    Start,
    /// In the middle.
    Middle,
    /// At the right.
    Right,
}

/// A shaped paragraph with what was found when it was last broken.
pub struct Paragraph {
    shaped: Shaped,
    lead: f32,
    broken_at: f32,
    found: (usize, f32),
    /// What was found at widths that were asked for before.
    known: Vec<(f32, (usize, f32))>,
}

impl Paragraph {
    /// Of several spans; `lead` em are kept free before the first line.
    pub fn new(shaper: &mut Shaper, spans: &[Span], lead: f32) -> Self {
        Self { shaped: shaper.shape(spans, lead, 0.0), lead, broken_at: -1.0, found: (1, 0.0), known: Vec::new() }
    }

    /// Of one face and colour.
    pub fn plain(shaper: &mut Shaper, text: &str, face: Face, ink: Rgb) -> Self {
        Self::new(shaper, &[span(text, face, ink)], 0.0)
    }

    /// How many lines at a width of so many em, and how wide the widest is.
    pub fn measure(&mut self, width: f32) -> (usize, f32) {
        if let Some((_, found)) = self.known.iter().find(|(known, _)| (known - width).abs() < 0.001) {
            return *found;
        }
        let found = self.wrap(width);
        self.known.push((width, found));
        found
    }

    /// Breaks it at a width of so many em: how many lines, and how wide the widest is.
    fn wrap(&mut self, width: f32) -> (usize, f32) {
        if (self.broken_at - width).abs() > f32::EPSILON {
            let (lines, widest) = self.shaped.balance(width);
            // The lead stands before the first line and is not always counted with its words.
            self.found = (lines, widest.max(self.lead));
            self.broken_at = width;
        }
        self.found
    }

    /// How wide it is on one line, em.
    pub fn width(&mut self) -> f32 {
        self.measure(10_000.0).1
    }

    /// How high it is within `width` mm at a type size, mm.
    pub fn height(&mut self, width: f32, size: f32) -> f32 {
        count(self.measure(width / size).0) * LEADING * size
    }

    /// Whether its lines stand at the end of their box on a canvas.
    pub fn at_end(&self, canvas: &Canvas) -> bool {
        canvas.at_end(&self.shaped)
    }

    /// Draws it into a box, at the top; returns the height that it took.
    pub fn draw(&mut self, canvas: &mut Canvas, shaper: &Shaper, rect: Rect, look: (f32, Rgb), align: Align) -> f32 {
        let (size, ground) = look;
        let (lines, _) = self.wrap(rect.w / size);
        if align == Align::Start {
            return canvas.paragraph(shaper, &self.shaped, rect, size, LEADING, ground);
        }
        let mut y = rect.y + (0.74 + (LEADING - 0.94) * 0.5) * size;
        for line in self.shaped.lines(&shaper.fonts) {
            let free = rect.w - line.width * size;
            let x = rect.x + if align == Align::Middle { free * 0.5 } else { free };
            let first = canvas.items.len();
            canvas.text(&line, (x, y), size, ground, None);
            if self.shaped.rtl() {
                canvas.set_rtl(first);
            }
            y += LEADING * size;
        }
        count(lines) * LEADING * size
    }
}

/// A number of things as a number that can be multiplied with lengths.
#[expect(clippy::cast_precision_loss, reason = "numbers of lines and entries, far below what a float counts exactly")]
pub fn count(n: usize) -> f32 {
    n as f32
}

/// How many whole things a length holds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nothing and what a page holds")]
pub fn whole(value: f32) -> usize {
    value.clamp(0.0, 100_000.0) as usize
}
