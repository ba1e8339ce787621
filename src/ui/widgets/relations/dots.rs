//! Lines of Braille dots: two dots across and four down in each cell.

use super::Chip;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::collections::BTreeMap;

/// The dots of a cell, by column and row of it.
const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// How many dots of a broken line are there, and how many of them and those left out together.
const DASH: (i32, i32) = (5, 9);

/// Dots over an area.
pub(super) struct Dots {
    area: Rect,
    cells: BTreeMap<(u16, u16), (u8, Style)>,
}

/// The middle of a chip, in dots.
fn middle(chip: Chip) -> (f32, f32) {
    (f32::from(chip.x) * 2.0 + f32::from(chip.wide), f32::from(chip.y) * 4.0 + 2.0)
}

/// A point of a line from middle to middle, bent aside by a share of its length.
fn point(a: (f32, f32), b: (f32, f32), bend: f32, along: f32) -> (f32, f32) {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let aside = 4.0 * along * (1.0 - along) * bend;
    (a.0 + dx * along - dy * aside, a.1 + dy * along + dx * aside)
}

/// How much a line is bent so that it goes behind as few other chips as it can.
pub(super) fn bend(a: Chip, b: Chip, chips: &[Chip]) -> f32 {
    let (from, to) = (middle(a), middle(b));
    let behind = |bend: f32| {
        let hit = |chip: &&Chip| {
            let (left, top) = (f32::from(chip.x) * 2.0, f32::from(chip.y) * 4.0);
            (1..40_u8).any(|n| {
                let (x, y) = point(from, to, bend, f32::from(n) / 40.0);
                x >= left - 1.0 && x <= left + f32::from(chip.wide) * 2.0 && y >= top - 1.0 && y <= top + 4.0
            })
        };
        chips.iter().filter(|chip| **chip != a && **chip != b).filter(hit).count()
    };
    let bends = [0.0, 0.08, -0.08, 0.16, -0.16, 0.26, -0.26];
    let best = bends.into_iter().map(|bend| (behind(bend), bend)).reduce(|best, one| {
        // The least bent one among equals.
        if one.0 < best.0 { one } else { best }
    });
    best.map_or(0.0, |(_, bend)| bend)
}

/// To the nearest dot.
#[expect(clippy::cast_possible_truncation, reason = "within a window, made sure of by the clamp")]
fn whole(value: f32) -> i32 {
    value.round().clamp(-100_000.0, 100_000.0) as i32
}

impl Dots {
    /// None yet.
    pub(super) fn new(area: Rect) -> Self {
        Self { area, cells: BTreeMap::new() }
    }

    /// A line between two chips, so many dots wide, so many dots aside.
    pub(super) fn line(&mut self, a: Chip, b: Chip, bend: f32, [wide, aside]: [i32; 2], broken: bool, style: Style) {
        let (from, to) = (middle(a), middle(b));
        let (dx, dy) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
        // Beside each other in the direction that the line does not go.
        let flat = dx >= dy;
        let steps = (whole(dx.max(dy) * (1.0 + bend.abs() * 2.0)) * 2).clamp(2, 4000);
        let mut run = 0;
        let mut last = None;
        for n in 0..=steps {
            let along = f32::from(i16::try_from(n).unwrap_or(0)) / f32::from(i16::try_from(steps).unwrap_or(1));
            let (x, y) = point(from, to, bend, along);
            let dot = (whole(x), whole(y));
            if last.replace(dot) == Some(dot) {
                continue;
            }
            run += 1;
            if broken && run % DASH.1 >= DASH.0 {
                continue;
            }
            for side in 0..wide {
                let off = aside + side - wide / 2;
                self.dot(if flat { (dot.0, dot.1 + off) } else { (dot.0 + off, dot.1) }, style);
            }
        }
    }

    fn dot(&mut self, (x, y): (i32, i32), style: Style) {
        let cell = |at: i32, dots: i32| u16::try_from(at.div_euclid(dots)).ok();
        let (Some(column), Some(row)) = (cell(x, 2), cell(y, 4)) else { return };
        let bit = usize::try_from(x.rem_euclid(2)).ok().zip(usize::try_from(y.rem_euclid(4)).ok());
        let bit = bit.and_then(|(across, down)| BITS.get(across)?.get(down).copied()).unwrap_or(0);
        let here = self.cells.entry((row, column)).or_insert((0, style));
        *here = (here.0 | bit, style);
    }

    /// Puts the dots on the screen.
    pub(super) fn draw(self, buf: &mut Buffer) {
        for ((row, column), (bits, style)) in self.cells {
            let inside = self.area.contains((column, row).into());
            let sign = char::from_u32(0x2800 + u32::from(bits));
            if let (true, Some(sign), Some(cell)) = (inside, sign, buf.cell_mut((column, row))) {
                cell.set_char(sign).set_style(style);
            }
        }
    }
}
