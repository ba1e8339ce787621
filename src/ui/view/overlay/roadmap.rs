//! The roadmap over the desk, as near as it is looked at.

use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::view::pen::Pen;
use crate::ui::widgets::roadmap::{self, RoadmapView};
use ratatui::layout::Rect;

/// Draws the roadmap.
pub fn draw(app: &App, view: &RoadmapView, area: Rect, pen: &mut Pen) {
    let Some(plan) = app.desk().map(Desk::plan) else { return };
    pen.set_cursor(area.x, area.y);
    let place = roadmap::draw(&plan, view, &app.theme.palette(app.depth), area, pen.canvas());
    if let Some(place) = place {
        pen.set_cursor(place.x, place.y);
    }
}
