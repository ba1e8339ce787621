//! The strip of the tour at the foot of the window: which step of how many, what to do, how to skip and end it.

use super::pen::{Pen, inset};
use crate::ui::state::App;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::tour::{self, Told};
use ratatui::layout::Rect;

/// Draws it into its rows.
pub fn draw(app: &App, area: Rect, pen: &mut Pen) {
    let Some(told) = tour::told(app).filter(|_| area.height > 0) else { return };
    pen.fill(area, Role::Text);
    let words = format!("{}  {}", told.step, told.sentence);
    let inner = inset(area, 1);
    // In one row the keys come first: without them nobody comes on.
    let whole = area.height > 1 || text::columns(&words) + text::columns(&told.ways) + 2 <= inner.width;
    let used = if whole { draw_words(&words, &told, inner, pen) } else { 0 };
    pen.put(area.x, area.y, &format!(" {} ", told.step), area.width, Role::Lit);
    if used + text::columns(&told.ways) + 2 <= inner.width {
        pen.put_right(inner.right(), area.bottom().saturating_sub(1), &told.ways, Role::Rule);
    }
}

/// The sentence; gives back how many columns of the last row it takes. No word stands alone there, where the keys have
/// their room all the same.
fn draw_words(words: &str, told: &Told, area: Rect, pen: &mut Pen) -> u16 {
    let rows_at = |wide: u16| text::wrap(words, usize::from(wide));
    let last_of = |rows: &[&str]| rows.get(usize::from(area.height) - 1).map_or(0, |row| text::columns(row));
    let alone = |rows: &[&str]| rows.len() > 1 && rows.last().is_some_and(|row| !row.trim().contains(' '));
    let usual = rows_at(area.width);
    let wide = if alone(&usual) {
        let evener = |wide: &u16| {
            let rows = rows_at(*wide);
            let has_room = last_of(&rows) + text::columns(&told.ways) + 2 <= area.width;
            rows.len() == usual.len() && !alone(&rows) && has_room
        };
        (area.width / 2..area.width).rev().find(evener).unwrap_or(area.width)
    } else {
        area.width
    };
    pen.paragraph(Rect { width: wide, ..area }, words, Role::Strong);
    last_of(&rows_at(wide))
}
