//! Tables that run over pages: columns as wide as their words need, rows that stay whole where they are not taller than
//! a hand, and the head again on every page. Uses the pen.

use super::flow::{Again, Lump, filled};
use super::layout::{Part, Put, Tag};
use super::pen::{Bit, Pen, Set, Style};
use crate::roadmap::fonts::Face;
use crate::roadmap::palette::{Rgb, SOFT};
use crate::roadmap::scene::Rect;
use std::rc::Rc;

/// The lines between rows.
pub const RULE: Rgb = Rgb(0xDD, 0xD5, 0xC3);
/// The line below the head.
pub const STRONG: Rgb = Rgb(0x1D, 0x24, 0x33);
/// Free between columns, mm.
const BETWEEN: f32 = 3.4;
/// Free above and below the words of a row, mm.
const PAD: f32 = 1.5;
/// Rows up to this height are not broken, mm.
const WHOLE: f32 = 90.0;
/// How wide a column is in which people write, mm.
const HAND: f32 = 28.0;
/// Longer words may be broken, mm.
const WORD: f32 = 40.0;
/// How often the widest that a column becomes is halved in: to less than a hair.
const STEPS: usize = 24;
/// What a broken row is broken into, mm.
const SLICE: f32 = 30.0;

/// A cell.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Its paragraphs.
    pub paras: Vec<(Vec<Bit>, Style)>,
    /// Its number stands in a field of this colour.
    pub chip: Option<Rgb>,
}

impl Cell {
    /// One paragraph.
    pub fn of(bits: Vec<Bit>) -> Self {
        let empty = bits.iter().all(|bit| bit.text.trim().is_empty());
        Self { paras: if empty { Vec::new() } else { vec![(bits, Style::CELL)] }, chip: None }
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.paras.is_empty()
    }
}

/// A row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The line whose place it is.
    pub anchor: Option<String>,
    /// Its cells; the first is its head.
    pub cells: Vec<Cell>,
    /// Whether it is a sum.
    pub summed: bool,
    /// What is said of the second cell, below the whole row.
    pub below: Vec<(Vec<Bit>, Style)>,
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// What it shows, where that is printed.
    pub caption: Option<String>,
    /// The heads of its columns.
    pub head: Vec<Cell>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// How wide each column is, mm; without it as wide as its words need.
    pub widths: Option<Vec<f32>>,
    /// How high a row is at least, mm: for writing by hand.
    pub at_least: f32,
}

/// The widths of columns in a room: each has what its longest word needs, and what is left goes to those that would like
/// more.
pub fn shared(wanted: &[(f32, f32)], room: f32) -> Vec<f32> {
    let (needed, all) = wanted.iter().fold((0.0, 0.0), |sum, want| (sum.0 + want.0, sum.1 + want.1));
    if all <= room {
        return wanted.iter().map(|want| want.1).collect();
    }
    if needed >= room {
        // Not even the words fit: all give up the same share.
        return wanted.iter().map(|want| want.0 * room / needed).collect();
    }
    // As wide as the others at most, so that a short column beside a long one has what it would like.
    let wide = |want: &(f32, f32), at_most: f32| at_most.clamp(want.0, want.1.max(want.0));
    let (mut low, mut high) = (0.0, room);
    for _ in 0..STEPS {
        let at_most = (low + high) * 0.5;
        let sum: f32 = wanted.iter().map(|want| wide(want, at_most)).sum();
        if sum > room { high = at_most } else { low = at_most }
    }
    wanted.iter().map(|want| wide(want, low)).collect()
}

impl Pen {
    /// Sets a table.
    pub fn grid(&mut self, grid: &Grid) {
        let widths = grid.widths.clone().unwrap_or_else(|| self.widths(grid));
        self.within(Tag::Table, |pen| {
            if let Some(caption) = &grid.caption {
                pen.para(&[Bit::new(caption.as_str(), Face::Regular, SOFT)], Style::FACTS, Tag::Caption, true);
                pen.gap(1.0);
            }
            let node = pen.below(pen.node, Tag::Row);
            let mut head = Set::default();
            for (at, cell) in grid.head.iter().enumerate() {
                let set = pen.cell(cell, &widths, at, Tag::ColumnHead, node);
                stack(&mut head, set);
            }
            // The head's line, and words at its foot.
            let full: f32 = widths.iter().sum();
            head.height += 1.1;
            head.puts.push(filled(Rect::new(pen.x, head.height - 0.45, full, 0.45), STRONG));
            let again = Rc::new(Again { height: head.height, puts: head.puts.clone() });
            pen.push(head, true);
            for row in &grid.rows {
                pen.row(row, grid, &widths, &again);
            }
        });
    }

    fn widths(&mut self, grid: &Grid) -> Vec<f32> {
        let columns = grid.rows.iter().map(|row| row.cells.len()).chain([grid.head.len()]).max().unwrap_or(0);
        let mut wanted = vec![(0.0_f32, 0.0_f32); columns];
        for cells in grid.rows.iter().map(|row| &row.cells).chain([&grid.head]) {
            for (cell, want) in cells.iter().zip(&mut wanted) {
                for (bits, style) in &cell.paras {
                    want.1 = want.1.max(self.measure(bits, *style) + BETWEEN + 0.3);
                    for (bit, word) in
                        bits.iter().flat_map(|bit| bit.text.split_whitespace().map(move |word| (bit, word)))
                    {
                        let wide = self.measure(&[Bit { text: word.to_owned(), ..bit.clone() }], *style);
                        want.0 = want.0.max(wide.min(WORD) + BETWEEN + 0.3);
                    }
                }
            }
        }
        // Boxes to write in are alike.
        if grid.at_least > 0.0 && grid.rows.iter().all(|row| row.cells.iter().all(Cell::is_empty)) {
            let all = f32::from(u16::try_from(columns).unwrap_or(1)).max(1.0);
            return vec![self.width / all; columns];
        }
        if grid.at_least > 0.0 {
            for (at, want) in wanted.iter_mut().enumerate() {
                if grid.rows.iter().all(|row| row.cells.get(at).is_none_or(Cell::is_empty)) {
                    *want = (want.0.max(HAND), want.1.max(1.8 * HAND));
                }
            }
        }
        shared(&wanted, self.width)
    }

    /// A cell's lines at its place, from the upper edge of the row.
    fn cell(&mut self, cell: &Cell, widths: &[f32], at: usize, tag: Tag, row: usize) -> Vec<Set> {
        let node = self.below(row, tag);
        let x = self.x + widths.iter().take(at).sum::<f32>();
        let width = (widths.get(at).copied().unwrap_or(10.0) - BETWEEN).max(3.0);
        let mut out = Vec::new();
        for (n, (bits, style)) in cell.paras.iter().enumerate() {
            if let (0, Some(lane), [bit]) = (n, cell.chip, bits.as_slice()) {
                let (puts, _) = self.chip(&bit.text, lane, (x, style.baseline()), 8.6, node);
                out.push(Set { height: style.line(), puts });
                continue;
            }
            let node = if cell.paras.len() > 1 { self.below(node, Tag::Para) } else { node };
            out.extend(self.set(bits, *style, x, width, node));
        }
        out
    }

    /// The part of the structure that is a row's second cell, or the row.
    fn second(&self, row: usize) -> usize {
        let parts = self.layout.nodes.get(row).map(|node| node.parts.as_slice()).unwrap_or_default();
        match parts.get(1) {
            Some(Part::Node(cell)) => *cell,
            _ => row,
        }
    }

    fn row(&mut self, row: &Row, grid: &Grid, widths: &[f32], again: &Rc<Again>) {
        let node = self.below(self.node, Tag::Row);
        let cells: Vec<Vec<Set>> = row
            .cells
            .iter()
            .enumerate()
            .map(|(at, cell)| self.cell(cell, widths, at, if at == 0 { Tag::RowHead } else { Tag::Cell }, node))
            .collect();
        if let Some(anchor) = &row.anchor {
            self.anchor(anchor);
        }
        let tallest = cells.iter().map(|cell| cell.iter().map(|set| set.height).sum::<f32>()).fold(0.0, f32::max);
        let limit = if tallest <= WHOLE { WHOLE } else { SLICE };
        let full: f32 = widths.iter().sum();
        let mut slices: Vec<Set> = Vec::new();
        for cell in cells {
            for (n, part) in sliced(cell, limit).into_iter().enumerate() {
                if slices.len() <= n {
                    slices.push(Set::default());
                }
                if let Some(slice) = slices.get_mut(n) {
                    stack(slice, part);
                }
            }
        }
        let (x, second) = (self.x + widths.first().copied().unwrap_or(0.0), self.second(node));
        for (bits, style) in &row.below {
            let para = self.below(second, Tag::Para);
            let sets = self.set(bits, *style, x, full - (x - self.x), para);
            for part in sliced(sets, limit) {
                let high: f32 = part.iter().map(|set| set.height).sum();
                match slices.last_mut() {
                    Some(last) if last.height + high <= limit => {
                        let from = last.height;
                        let mut more = Set::default();
                        stack(&mut more, part);
                        last.puts.extend(more.puts.iter().map(|put| super::flow::moved(put, from)));
                        last.height += more.height;
                    }
                    _ => {
                        let mut more = Set::default();
                        stack(&mut more, part);
                        slices.push(more);
                    }
                }
            }
        }
        let count = slices.len();
        for (n, mut slice) in slices.into_iter().enumerate() {
            let (first, last) = (n == 0, n + 1 == count);
            if first {
                slice = lowered(&slice, PAD);
            }
            if last {
                slice.height = (slice.height + PAD).max(grid.at_least);
                slice.puts.push(filled(Rect::new(self.x, slice.height - 0.2, full, 0.2), RULE));
                self.between_boxes(&mut slice, row, grid, widths);
            }
            if first && row.summed {
                slice.puts.insert(0, filled(Rect::new(self.x, 0.0, full, 0.4), STRONG));
            }
            self.push(slice, false);
            if let Some(lump) = self.lumps.last_mut() {
                lump.again = Some(again.clone());
                lump.spare = grid.at_least > 0.0 && row.cells.iter().all(Cell::is_empty);
            }
        }
        // The last two rows stay together, so that a sum is not alone.
        if row.summed {
            let before = self.lumps.len().saturating_sub(count + 1);
            if let Some(Lump { keep, again: Some(_), .. }) = self.lumps.get_mut(before) {
                *keep = true;
            }
        }
    }
}

impl Pen {
    /// A line at the left of each cell in which people write.
    fn between_boxes(&self, slice: &mut Set, row: &Row, grid: &Grid, widths: &[f32]) {
        if grid.at_least <= 0.0 {
            return;
        }
        let mut x = self.x;
        for (at, (cell, wide)) in row.cells.iter().zip(widths).enumerate() {
            if at > 0 && cell.is_empty() {
                slice.puts.push(filled(Rect::new(x - BETWEEN * 0.5, 0.8, 0.2, slice.height - 1.6), RULE));
            }
            x += wide;
        }
    }
}

/// Lays lines of another column beside those of a row.
fn stack(row: &mut Set, column: Vec<Set>) {
    let mut y = 0.0;
    for set in column {
        row.puts.extend(set.puts.iter().map(|put| super::flow::moved(put, y)));
        y += set.height;
    }
    row.height = row.height.max(y);
}

fn lowered(set: &Set, by: f32) -> Set {
    let puts: Vec<Put> = set.puts.iter().map(|put| super::flow::moved(put, by)).collect();
    Set { height: set.height + by, puts }
}

/// Lines of a cell in parts that are not higher than a limit.
fn sliced(cell: Vec<Set>, limit: f32) -> Vec<Vec<Set>> {
    let mut out: Vec<Vec<Set>> = vec![Vec::new()];
    let mut high = 0.0;
    for set in cell {
        if high + set.height > limit {
            out.push(Vec::new());
            high = 0.0;
        }
        high += set.height;
        if let Some(last) = out.last_mut() {
            last.push(set);
        }
    }
    out
}
