//! The strip of the tour at the foot of the window: which step of how many, what to do, how to skip and end it.

use super::pen::{Pen, inset};
use crate::ui::state::App;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::tour;
use ratatui::layout::Rect;

/// Draws it into its rows.
pub fn draw(app: &App, area: Rect, pen: &mut Pen) {
    let Some(told) = tour::told(app).filter(|_| area.height > 0) else { return };
    pen.fill(area, Role::Text);
    let words = format!("{}  {}", told.step, told.sentence);
    let inner = inset(area, 1);
    pen.paragraph(inner, &words, Role::Strong);
    pen.put(area.x, area.y, &format!(" {} ", told.step), area.width, Role::Lit);
    // In the last row, where the sentence leaves them room.
    let rows = text::wrap(&words, usize::from(inner.width));
    let used = rows.get(usize::from(area.height) - 1).map_or(0, |row| text::columns(row));
    if used + text::columns(&told.ways) + 2 <= inner.width {
        pen.put_right(inner.right(), area.bottom().saturating_sub(1), &told.ways, Role::Rule);
    }
}
