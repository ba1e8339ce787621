//! Rows of a sheet, one under the other: the lit one is always in sight, and it is said how many there are more.

use super::lines::{ROOM_FOR_MORE, draw_more};
use super::pen::Pen;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// Which rows are drawn, and where.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// The first one.
    pub first: usize,
    /// The one after the last.
    pub last: usize,
    /// Where they stand.
    pub area: Rect,
}

/// The page of so many rows on which row `at` stands, with what is said of the others.
pub fn page(count: usize, at: Option<usize>, area: Rect, pen: &mut Pen) -> Page {
    let fits = usize::from(area.height);
    if count <= fits {
        return Page { first: 0, last: count, area };
    }
    let marks = area.height >= ROOM_FOR_MORE;
    let inner = if marks { Rect { y: area.y + 1, height: area.height - 2, ..area } } else { area };
    let rows = usize::from(inner.height);
    let first = at.unwrap_or(0).saturating_sub(rows / 2).min(count.saturating_sub(rows));
    // At either end the row of the mark is free for one row more.
    let (mut inner, mut first, mut last) = (inner, first, (first + rows).min(count));
    if marks && first <= 1 {
        inner = Rect { y: area.y, height: inner.height + 1, ..inner };
        first = 0;
        last = usize::from(inner.height).min(count);
    }
    if marks && last + 1 >= count {
        inner.height += 1;
        last = count;
        first = count.saturating_sub(usize::from(inner.height));
    }
    draw_more([first, count - last], inner, area, pen);
    Page { first, last, area: inner }
}

/// Shades the lit row and puts the cursor on it.
pub fn light(desk: &Desk, row: Rect, pen: &mut Pen) {
    if desk.mode == Mode::Choosing {
        pen.set_cursor(row.x, row.y);
    }
    pen.shade(row, Role::Lit);
}
