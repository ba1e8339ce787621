//! Lines of Braille dots: two dots across and four down in each cell.

use super::Chip;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The dots of a cell, by column and row of it.
const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// How many dots of a broken line are there, and how many of them and those left out together.
const DASH: (i32, i32) = (5, 9);

/// Dots over an area.
pub(super) struct Dots {
    area: Rect,
    /// Each cell's dots and the look of the last line through it, row by row.
    cells: Vec<(u8, Style)>,
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

/// At how many points of a line it is looked for what it goes behind.
const LOOKS: u8 = 40;

/// How much a line is bent so that it goes behind as few other chips as it can.
pub(super) fn bend(a: Chip, b: Chip, chips: &[Chip]) -> f32 {
    let (from, to) = (middle(a), middle(b));
    let mut best: Option<(usize, f32)> = None;
    // The least bent one among equals.
    for bend in [0.0, 0.08, -0.08, 0.16, -0.16, 0.26, -0.26] {
        let behind = behind(a, b, chips, |along| point(from, to, bend, along));
        if best.is_none_or(|(least, _)| behind < least) {
            best = Some((behind, bend));
        }
        if behind == 0 {
            break;
        }
    }
    best.map_or(0.0, |(_, bend)| bend)
}

/// Behind how many chips a line goes beside its own two.
fn behind(a: Chip, b: Chip, chips: &[Chip], line: impl Fn(f32) -> (f32, f32)) -> usize {
    let points: Vec<(f32, f32)> = (1..LOOKS).map(|n| line(f32::from(n) / f32::from(LOOKS))).collect();
    let range = |pick: fn(&(f32, f32)) -> f32| {
        points.iter().map(pick).fold((f32::MAX, f32::MIN), |(least, most), x| (least.min(x), most.max(x)))
    };
    let (across, down) = (range(|p| p.0), range(|p| p.1));
    let hit = |chip: &&Chip| {
        let (left, top) = (f32::from(chip.x) * 2.0 - 1.0, f32::from(chip.y) * 4.0 - 1.0);
        let (right, foot) = (left + 1.0 + f32::from(chip.wide) * 2.0, top + 5.0);
        // Most chips lie nowhere near.
        let near = across.1 >= left && across.0 <= right && down.1 >= top && down.0 <= foot;
        near && points.iter().any(|(x, y)| *x >= left && *x <= right && *y >= top && *y <= foot)
    };
    chips.iter().filter(|chip| **chip != a && **chip != b).filter(hit).count()
}

/// To the nearest dot.
#[expect(clippy::cast_possible_truncation, reason = "within a window, made sure of by the clamp")]
fn whole(value: f32) -> i32 {
    value.round().clamp(-100_000.0, 100_000.0) as i32
}

impl Dots {
    /// None yet.
    pub(super) fn new(area: Rect) -> Self {
        Self { area, cells: vec![(0, Style::new()); usize::from(area.width) * usize::from(area.height)] }
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
        if !self.area.contains((column, row).into()) {
            return;
        }
        let (across, down) = (column - self.area.x, row - self.area.y);
        let at = usize::from(down) * usize::from(self.area.width) + usize::from(across);
        if let Some(here) = self.cells.get_mut(at) {
            *here = (here.0 | bit, style);
        }
    }

    /// Puts the dots on the screen.
    pub(super) fn draw(self, buf: &mut Buffer) {
        for (place, (bits, style)) in self.area.positions().zip(self.cells) {
            if bits > 0
                && let Some(sign) = char::from_u32(0x2800 + u32::from(bits))
                && let Some(cell) = buf.cell_mut(place)
            {
                cell.set_char(sign).set_style(style);
            }
        }
    }
}
