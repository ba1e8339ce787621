//! Rows of a sheet, one under the other: the lit one is always in sight, and it is said how many there are more.

use super::rows::{ROOM_FOR_MORE, draw_more};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::theme::Role;
use crate::ui::view::pen::Pen;
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
    page_held(count, at, area, 0, pen)
}

/// The same, where what is counted is not rows: how many things are above and below a page is asked.
pub fn page_said(
    count: usize,
    at: Option<usize>,
    area: Rect,
    more: impl Fn(&Page) -> [usize; 2],
    pen: &mut Pen,
) -> Page {
    let page = laid(count, at, area);
    let more = more(&page);
    if more != [0, 0] {
        draw_more(more, page.area, area, pen);
    }
    page
}

/// The same, where so many rows are lent to something below: what is seen stays where it is, as far as it can.
pub fn page_held(count: usize, at: Option<usize>, area: Rect, lent: u16, pen: &mut Pen) -> Page {
    let whole = laid(count, at, Rect { height: area.height.saturating_add(lent), ..area });
    let room = usize::from(area.bottom().saturating_sub(whole.area.y));
    let ends_here = whole.first.saturating_add(room) >= count;
    let rows = if ends_here || area.height < ROOM_FOR_MORE { room } else { room.saturating_sub(1) };
    let last = whole.first.saturating_add(rows).min(whole.last);
    let page = if at.is_none_or(|at| at < last) {
        let high = u16::try_from(last.saturating_sub(whole.first)).unwrap_or(u16::MAX);
        Page { last, area: Rect { height: high, ..whole.area }, ..whole }
    } else {
        laid(count, at, area)
    };
    if page.last - page.first < count {
        draw_more([page.first, count - page.last], page.area, area, pen);
    }
    page
}

fn laid(count: usize, at: Option<usize>, area: Rect) -> Page {
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
    Page { first, last, area: inner }
}

/// Shades the lit row and puts the cursor on it.
pub fn light(desk: &Desk, row: Rect, pen: &mut Pen) {
    if desk.mode == Mode::Choosing {
        pen.set_cursor(row.x, row.y);
    }
    pen.shade(row, Role::Lit);
}
