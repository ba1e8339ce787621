//! What to bring: how many of each thing, what it is, how the number was come by, and whether it is there.

use crate::ui::instrument::kit::{Row, rows};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::listing::{light, page};
use crate::ui::view::pen::{Pen, below};
use crate::words::before::Before;
use ratatui::layout::Rect;

/// Draws the list.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let rows = rows(desk);
    if rows.is_empty() {
        pen.paragraph(area, Before::NothingToBring.text(), Role::Text);
        return;
    }
    let there = rows.iter().filter(|row| row.ticked).count();
    let counts = [there, rows.len()].map(|n| n.to_string());
    let mut area = area;
    if area.height > 6 {
        let role = if there == rows.len() { Role::Good } else { Role::Text };
        pen.put(area.x, area.y, &Before::ThereOf.with(&counts), area.width, role);
        area = below(area, if area.height > 12 { 2 } else { 1 });
    }
    let amount = rows.iter().map(|row| text::columns(&row.amount)).max().unwrap_or(0);
    // A row whose words leave no room for the reason gives way alone.
    let beside = area.width.saturating_sub(amount + 7);
    let fits = |row: &&Row| !row.why.is_empty() && text::columns(&row.what) + 1 + text::columns(&row.why) <= beside;
    let what = rows.iter().filter(fits).map(|row| text::columns(&row.what)).max().unwrap_or(0);
    let why = rows.iter().filter(fits).map(|row| text::columns(&row.why)).max().unwrap_or(0);
    let what = what.min(beside.saturating_sub(why));
    let at = match desk.mode {
        Mode::Choosing => desk.lit.as_ref().and_then(|lit| rows.iter().position(|row| row.id == *lit)),
        Mode::Writing => rows.len().checked_sub(1),
    };
    let page = page(rows.len(), at, area, pen);
    for (y, (n, row)) in (page.area.y..).zip(rows.iter().enumerate().take(page.last).skip(page.first)) {
        draw_row(row, amount, what, Rect { y, height: 1, ..area }, pen);
        if desk.mode == Mode::Choosing && Some(n) == at {
            light(desk, Rect { y, height: 1, width: area.width.saturating_sub(1), ..area }, pen);
        }
    }
}

fn draw_row(row: &Row, amount: u16, what: u16, area: Rect, pen: &mut Pen) {
    let (mark, role) = if row.ticked { ("✓", Role::Good) } else { ("·", Role::Rule) };
    pen.put(area.x, area.y, mark, 1, role);
    pen.put_right(area.x + 3 + amount, area.y, &row.amount, Role::Key);
    let x = area.x + 5 + amount;
    let room = area.right().saturating_sub(x + 1);
    let used = pen.put(x, area.y, &row.what, room, Role::Text);
    // Why, where it fits whole: the number is what is packed.
    let why_x = x + what.max(used) + 2;
    if why_x + text::columns(&row.why) < area.right() {
        pen.put(why_x, area.y, &row.why, text::columns(&row.why), Role::Rule);
    }
}
