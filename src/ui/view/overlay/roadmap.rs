//! The roadmap over the desk, as near as it is looked at.

use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Tone};
use crate::ui::theme::Role;
use crate::ui::view::pen::{Pen, rows_of};
use crate::ui::widgets::roadmap::{self, RoadmapView};
use ratatui::layout::Rect;

/// Draws the roadmap.
pub fn draw(app: &App, view: &RoadmapView, area: Rect, pen: &mut Pen) {
    let Some(plan) = app.desk().map(Desk::plan) else { return };
    pen.set_cursor(area.x, area.y);
    let area = draw_notice(app, area, pen);
    let place = roadmap::draw(&plan, view, &app.theme.palette(app.depth), area, pen.canvas());
    if let Some(place) = place {
        pen.set_cursor(place.x, place.y);
    }
}

/// What was just said, at the foot; gives back what is left above it.
fn draw_notice(app: &App, area: Rect, pen: &mut Pen) -> Rect {
    let Some(notice) = app.shown_notice() else { return area };
    let role = match notice.tone {
        Tone::Plain => Role::Text,
        Tone::Good => Role::Good,
        Tone::Alarm => Role::Alarm,
    };
    let width = area.width.saturating_sub(2);
    let rows: u16 = notice.text.lines().map(|line| rows_of(line, width)).sum();
    let rows = rows.min(area.height / 3);
    let (above, foot) = (area.height.saturating_sub(rows), area.bottom().saturating_sub(rows));
    pen.paragraph(Rect { x: area.x + 1, y: foot, width, height: rows }, &notice.text, role);
    Rect { height: above, ..area }
}
