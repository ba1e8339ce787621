//! The foot of the trend map: key trends, what hangs together, whose dots are which. Uses columns.

use super::super::super::fonts::Face;
use super::super::super::palette::{INK, PAPER, Rgb, SOFT};
use super::super::super::scene::{Role, look};
use super::super::super::shape::{Shaper, span};
use super::super::columns::{self, Columns, Flow, Piece};
use super::super::paragraph::Paragraph;
use super::super::sheet::{Sheet, sizes};
use super::read::Map;
use crate::words::pictures::Pictures as Words;

/// The colour of the rings around key trends.
pub const RING: Rgb = Rgb(0x8A, 0x2B, 0x0B);

/// The height of the line that says whose dots are which.
const GIVERS: f32 = 4.8;

/// What stands below the map.
pub struct Foot {
    pieces: Vec<Piece>,
    flow: Option<(Flow, f32)>,
    givers: Vec<(String, Rgb)>,
    lines: usize,
    room: f32,
}

impl Foot {
    /// Measures it for a width.
    pub fn new(shaper: &mut Shaper, map: &Map, room: f32) -> Self {
        let mut pieces = Vec::new();
        if !map.keys.is_empty() {
            pieces.push(heading(shaper, Words::KeyTrends));
        }
        for key in &map.keys {
            let mut spans =
                vec![span(format!("{}\u{A0}\u{A0}", key.no), Face::Bold, RING), span(&key.text, Face::Semibold, INK)];
            if map.shows_dots {
                let dots = Words::OneDot.counted_in(shaper.lang, Words::SomeDots, key.total).replace(' ', "\u{A0}");
                spans.push(span(format!("  {dots}"), Face::Regular, SOFT));
            }
            let words = Paragraph::new(shaper, &spans, 0.0);
            pieces.push(Piece::line(Some(key.id.clone()), words));
        }
        if !map.crosses.is_empty() {
            pieces.push(heading(shaper, Words::HangTogether));
            let lines = map.crosses.iter().map(|words| Paragraph::plain(shaper, words, Face::Regular, INK));
            pieces.extend(lines.map(|words| Piece::line(None, words)));
        }
        let givers: Vec<(String, Rgb)> =
            map.givers.iter().map(|giver| (format!("{}  {}", giver.name, giver.given), giver.ink)).collect();
        let mut foot = Self { pieces, flow: None, givers, lines: 0, room };
        foot.lines = foot.places(shaper).iter().map(|(line, _)| line + 1).max().unwrap_or(0);
        let columns = Columns::of(3, room, 8.0);
        let found = sizes(3.7, 2.6).find_map(|size| {
            let flow = columns::flow(&mut foot.pieces, columns, size, 62.0, 3)?;
            Some((flow, size))
        });
        // A sheet of its own takes what one foot does not.
        foot.flow = found.or_else(|| {
            sizes(3.7, 2.3).find_map(|size| Some((columns::flow(&mut foot.pieces, columns, size, 240.0, 3)?, size)))
        });
        foot
    }

    /// Whether nothing is to be said.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty() && self.givers.is_empty()
    }

    /// How high it is.
    pub fn height(&self) -> Option<f32> {
        let dots = if self.givers.is_empty() { 0.0 } else { GIVERS * super::count(self.lines + 1) };
        let words = if self.pieces.is_empty() { Some(0.0) } else { self.flow.as_ref().map(|(flow, _)| flow.height) };
        words.map(|words| words + dots)
    }

    /// The line and distance from the left of each group.
    fn places(&self, shaper: &mut Shaper) -> Vec<(usize, f32)> {
        let (mut line, mut x) = (0, 0.0);
        let mut out = Vec::new();
        for (name, _) in &self.givers {
            let width = shaper.plain(name, Face::Regular, INK).width() * 3.1 + 10.0;
            if x > 0.0 && x + width > self.room {
                line += 1;
                x = 0.0;
            }
            out.push((line, x));
            x += width;
        }
        out
    }

    /// Draws it.
    pub fn draw(&mut self, sheet: &mut Sheet, shaper: &mut Shaper, at: (f32, f32)) {
        let mut y = at.1;
        if let Some((flow, size)) = &self.flow {
            let columns = (Columns::of(3, self.room, 8.0), 0);
            columns::draw(sheet, shaper, &mut self.pieces, flow, columns, (at, *size, PAPER));
            y += flow.height;
        }
        if self.givers.is_empty() {
            return;
        }
        sheet.canvas.enter("dots", Role::Legend);
        y += 3.6;
        sheet.canvas.label(
            shaper,
            Words::Dots.text_in(shaper.lang),
            (at.0, y),
            look(2.8, Face::Regular, SOFT, PAPER),
            0.0,
        );
        let places = self.places(shaper);
        for ((name, ink), (line, x)) in self.givers.iter().zip(places) {
            let y = y + GIVERS * super::count(line + 1);
            sheet.canvas.circle(at.0 + x + 1.2, y - 1.05, 1.2, Some(*ink), None);
            sheet.canvas.label(shaper, name, (at.0 + x + 3.8, y), look(3.1, Face::Regular, INK, PAPER), 0.0);
        }
    }
}

fn heading(shaper: &mut Shaper, words: Words) -> Piece {
    Piece::heading(Paragraph::plain(shaper, words.text_in(shaper.lang), Face::Bold, INK))
}
