//! The part of the buffer that the roadmap may paint: everything outside is left alone, whatever is asked. Coordinates
//! are signed, because bars and texts may begin before the picture does. Uses `ratatui` and the text measures.

use super::text;
use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
    style::Style,
};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Today's line. Texts that cross it take back the colour of the ground.
pub(super) const TODAY: &str = "┊";

/// A buffer and the place in it that may be painted.
pub(super) struct Canvas<'b> {
    buf: &'b mut Buffer,
    clip: Rect,
}

impl<'b> Canvas<'b> {
    /// An empty canvas over `clip`, all in `base`.
    pub(super) fn new(buf: &'b mut Buffer, clip: Rect, base: Style) -> Self {
        let mut canvas = Self { buf, clip };
        for y in clip.top()..clip.bottom() {
            canvas.fill(i32::from(clip.left())..i32::from(clip.right()), i32::from(y), " ", base);
        }
        canvas
    }

    /// One cell, if it is on the canvas.
    pub(super) fn cell(&mut self, x: i32, y: i32) -> Option<&mut Cell> {
        let at = Position::new(u16::try_from(x).ok()?, u16::try_from(y).ok()?);
        if self.clip.contains(at) { self.buf.cell_mut(at) } else { None }
    }

    /// Paints cells anew: symbol and style, nothing of what was there.
    pub(super) fn fill(&mut self, xs: Range<i32>, y: i32, symbol: &str, style: Style) {
        let left = xs.start.max(i32::from(self.clip.left()));
        let right = xs.end.min(i32::from(self.clip.right()));
        for x in left..right {
            if let Some(cell) = self.cell(x, y) {
                cell.reset();
                cell.set_symbol(symbol).set_style(style);
            }
        }
    }

    /// Lays a style over cells that are painted already.
    pub(super) fn tone(&mut self, xs: Range<i32>, y: i32, style: Style) {
        let left = xs.start.max(i32::from(self.clip.left()));
        let right = xs.end.min(i32::from(self.clip.right()));
        for x in left..right {
            if let Some(cell) = self.cell(x, y) {
                cell.set_style(style);
            }
        }
    }

    /// Writes a text, cut to `room` cells, over what is there: each cell keeps the colours of its ground, and `style` is
    /// laid over them. Returns the column after it.
    pub(super) fn write(&mut self, x: i32, y: i32, room: i32, said: &str, style: Style) -> i32 {
        let right = i32::from(self.clip.right());
        let mut at = x;
        for cluster in text::cut(said, room).graphemes(true) {
            let wide = text::width(cluster);
            // A control character would steer the terminal, a cluster without width would cover its neighbour.
            if wide == 0 || cluster.chars().any(char::is_control) {
                continue;
            }
            if at + wide > right {
                break;
            }
            if let Some(cell) = self.cell(at, y) {
                cell.set_symbol(cluster).set_style(style);
            }
            for covered in at + 1..at + wide {
                if let Some(cell) = self.cell(covered, y) {
                    cell.set_symbol(" ").set_style(style);
                }
            }
            at += wide;
        }
        at
    }
}
