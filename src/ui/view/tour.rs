//! The strip of the tour at the foot of the window: what to do, which step of how many, how to skip and end it.

use super::pen::{Pen, rows_of};
use crate::ui::state::App;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::tour;
use ratatui::layout::Rect;

/// Draws it into its rows.
pub fn draw(app: &App, area: Rect, pen: &mut Pen) {
    let Some(told) = tour::told(app).filter(|_| area.height > 0) else { return };
    pen.fill(area, Role::Bar);
    let label = pen.put(area.x, area.y, &format!(" {} ", told.step), area.width, Role::Choosing);
    let x = area.x + label + 1;
    let wide = area.right().saturating_sub(x + 1);
    pen.paragraph(Rect { x, width: wide, ..area }, &told.sentence, Role::Bar);
    // Where the sentence leaves them room.
    let rows = text::wrap(&told.sentence, usize::from(wide));
    let used = if rows_of(&told.sentence, wide) < area.height { 0 } else { rows.last().map_or(0, |row| text::columns(row)) };
    if used + text::columns(&told.ways) + 2 <= wide {
        pen.put_right(area.right().saturating_sub(1), area.bottom().saturating_sub(1), &told.ways, Role::Bar);
    }
}
