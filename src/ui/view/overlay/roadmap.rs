//! The roadmap over the desk, as near as it is looked at.

use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::view::pen::{Pen, role_of, rows_of};
use crate::ui::widgets::roadmap::{self, RoadmapView};
#[cfg(feature = "pixels")]
use crate::words::over::Over;
use ratatui::layout::Rect;

/// Draws the roadmap.
pub fn draw(app: &App, view: &RoadmapView, area: Rect, pen: &mut Pen) {
    let Some(plan) = app.desk().map(Desk::plan) else { return };
    pen.set_cursor(area.x, area.y);
    let area = draw_notice(app, area, pen);
    #[cfg(feature = "pixels")]
    if app.poster_is_up() {
        return draw_poster(app, area, pen);
    }
    let place = roadmap::draw(&plan, view, &app.theme.palette(app.depth), area, pen.canvas());
    if let Some(place) = place {
        pen.set_cursor(place.x, place.y);
    }
}

/// What was just said, at the foot; gives back what is left above it.
fn draw_notice(app: &App, area: Rect, pen: &mut Pen) -> Rect {
    let Some(notice) = app.shown_notice() else { return area };
    let role = role_of(notice.tone);
    let above = above_notice(app, area);
    let foot = Rect {
        x: area.x + 1,
        y: above.bottom(),
        width: area.width.saturating_sub(2),
        height: area.height - above.height,
    };
    pen.paragraph(foot, &notice.text, role);
    above
}

/// What is left above what was just said.
pub fn above_notice(app: &App, area: Rect) -> Rect {
    let width = area.width.saturating_sub(2);
    let rows = |text: &str| text.lines().map(|line| rows_of(line, width)).sum::<u16>();
    let rows = app.shown_notice().map_or(0, |notice| rows(&notice.text));
    Rect { height: area.height.saturating_sub(rows.min(area.height / 3)), ..area }
}

/// The ground on which the poster itself stands; until it is drawn, that it will be.
#[cfg(feature = "pixels")]
fn draw_poster(app: &App, area: Rect, pen: &mut Pen) {
    if !app.pixels.drawn {
        let words = Over::PosterComes.text();
        let before = area.width.saturating_sub(crate::ui::text::columns(words)) / 2;
        pen.put(area.x + before, area.y + area.height / 2, words, area.width - before, Role::Rule);
    }
}
