//! A list of blocks with headings between them, of which one is lit: as many as fit, the lit one always among them.

use super::draw_more;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::pen::{Pen, Spot, rows_of};
use ratatui::layout::Rect;

/// How many rows one block takes at most, in a wide window and in a narrow one.
const MOST_ROWS: [u16; 2] = [2, 3];

/// How far a block is indented at most, so that its words keep their room.
const MOST_INDENT: u16 = 12;

/// One block: a heading, or something that can be lit.
pub enum Block {
    /// A heading.
    Head(String),
    /// Something that can be lit.
    Line {
        /// How deep it stands.
        depth: usize,
        /// What stands before its words.
        before: String,
        /// Its words.
        words: String,
        /// What stands at the right, where there is room.
        right: String,
    },
}

/// Where the parts of a block stand in a width.
struct Placed {
    indent: u16,
    before: u16,
    wide: u16,
    high: u16,
}

fn place(block: &Block, wide: u16) -> Placed {
    match block {
        Block::Head(words) => Placed { indent: 0, before: 0, wide, high: rows_of(words, wide).min(most_rows(wide)) },
        Block::Line { depth, before, words, right } => {
            let steps = u16::try_from(depth.saturating_sub(1)).unwrap_or(u16::MAX);
            let indent = steps.saturating_mul(2).min(MOST_INDENT).min(wide / 5) + 1;
            let before = if before.is_empty() { 0 } else { text::columns(before) + 1 };
            let right = if shows_right(wide) { text::columns(right) + 2 } else { 1 };
            let left = wide.saturating_sub(indent + before + right).max(1);
            Placed { indent, before, wide: left, high: rows_of(words, left).clamp(1, most_rows(wide)) }
        }
    }
}

fn most_rows(wide: u16) -> u16 {
    let [in_wide, in_narrow] = MOST_ROWS;
    if shows_right(wide) { in_wide } else { in_narrow }
}

fn shows_right(wide: u16) -> bool {
    wide >= 64
}

/// How many rows they take in such a width.
pub fn high(blocks: &[Block], wide: u16) -> u16 {
    blocks.iter().map(|block| place(block, wide).high).fold(0, u16::saturating_add)
}

/// Draws them; `lit` counts those that can be lit.
pub fn draw(blocks: &[Block], lit: usize, area: Rect, pen: &mut Pen) {
    let wide = area.width;
    let mut lines = blocks.iter().enumerate().filter(|(_, block)| matches!(block, Block::Line { .. }));
    let at = lines.nth(lit).map_or(0, |(at, _)| at);
    let high = |n: usize| blocks.get(n).map_or(0, |block| place(block, wide).high);
    // Below the last one everything that follows is shown too.
    let ends = !blocks.iter().skip(at + 1).any(|block| matches!(block, Block::Line { .. }));
    let mut first = at;
    let mut used = high(at) + if ends { (at + 1..blocks.len()).map(high).sum() } else { 0 };
    while let Some(before) = first.checked_sub(1) {
        used = used.saturating_add(high(before));
        if used > area.height {
            break;
        }
        first = before;
    }
    let mut y = area.y;
    let mut last = first;
    for (n, block) in blocks.iter().enumerate().skip(first) {
        let placed = place(block, wide);
        if y.saturating_add(placed.high) > area.bottom() {
            break;
        }
        let is_line = |block: &&Block| matches!(block, Block::Line { .. });
        if is_line(&block) {
            let row = Rect { y, height: placed.high, ..area };
            pen.spot(row, || Spot::Row(blocks.iter().take(n).filter(is_line).count()));
        }
        draw_block(block, &placed, n == at, Rect { y, height: placed.high, ..area }, pen);
        y += placed.high;
        last = n + 1;
    }
    draw_more(first, blocks.len().saturating_sub(last), pen);
}

fn draw_block(block: &Block, placed: &Placed, is_lit: bool, area: Rect, pen: &mut Pen) {
    match block {
        Block::Head(words) => drop(pen.paragraph(area, words, Role::Key)),
        Block::Line { before, words, right, .. } => {
            let x = area.x + placed.indent;
            pen.put(x, area.y, before, placed.before, Role::Key);
            pen.paragraph(Rect { x: x + placed.before, width: placed.wide, ..area }, words, Role::Text);
            if shows_right(area.width) {
                pen.put_right(area.right().saturating_sub(1), area.y, right, Role::Key);
            }
            if is_lit {
                pen.set_cursor(x, area.y);
                pen.shade(area, Role::Lit);
            }
        }
    }
}
