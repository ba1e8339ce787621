//! Draws the state and changes nothing. Works at any size, down to nothing at all.
//!
//! ```text
//! desk     the desk, and what stands around its surface: agenda, bar, clock, line, message, footer
//! before   surfaces: what is settled before the day      gather  what people say      agree  what they agree on and do
//! overlay  what lies over a screen                       window  home, a table, the wall, sessions side by side, the tour
//! room     the pages that the wall shows                 spoken  the same without a screen
//! list     what lists are drawn with, anywhere           pen     what everything is drawn with
//! ```

mod agree;
mod before;
mod desk;
mod gather;
mod list;
mod overlay;
mod pen;
pub mod room;
pub mod spoken;
mod window;

use super::state::tour::rows;
use super::state::{App, Screen};
use super::theme::Role;
use crate::model::id::Id;
use desk::steering;
use pen::Pen;
pub use pen::{Paged, Spot};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
pub use window::{beside, watch};
use window::{home, tour};

/// Draws the whole screen, and puts the cursor on what has it.
pub fn view(app: &App, frame: &mut Frame) {
    let area = frame.area();
    if area.is_empty() {
        return;
    }
    // The tour has its own rows: nothing lies over them, and they lie over nothing.
    let strip = rows(app).min(area.height);
    let foot = Rect { y: area.bottom() - strip, height: strip, ..area };
    tour::draw(app, foot, &mut Pen::new(frame.buffer_mut(), app.theme, foot));
    let area = Rect { height: area.height - strip, ..area };
    let mut pen = Pen::new(frame.buffer_mut(), app.theme, area);
    pen.fill(area, Role::Text);
    match &app.screen {
        Screen::Home(home) => home::draw(app, home, &mut pen),
        Screen::Desk(desk) => desk::draw(app, desk, &mut pen),
    }
    overlay::draw(app, &mut pen);
    // Where nothing has it, it stands at the end, where the line is: it is never lost.
    let end = (area.x, area.bottom().saturating_sub(1));
    let cursor = pen.cursor().unwrap_or(end.into());
    frame.set_cursor_position(cursor);
}

/// What stands at a place of the screen and can be clicked.
pub fn spot_at(app: &App, at: (u16, u16)) -> Option<Spot> {
    let area = Rect::new(0, 0, app.size.0, app.size.1);
    let mut scratch = Buffer::empty(area);
    let mut pen = Pen::noting(&mut scratch, app.theme, area);
    match &app.screen {
        Screen::Home(home) => home::draw(app, home, &mut pen),
        Screen::Desk(desk) => desk::draw(app, desk, &mut pen),
    }
    if !app.overlays.is_empty() {
        pen.cover_spots();
    }
    overlay::draw(app, &mut pen);
    pen.spot_at(at)
}

/// Where the poster itself stands, where it stands in place of the roadmap's cells.
#[cfg(feature = "pixels")]
pub fn poster_area(app: &App) -> Option<Rect> {
    overlay::poster_area(app)
}

/// The pages that the open surface lays its lines out in, at this size of the window; `None` where it has none.
pub fn paged(app: &App) -> Option<Paged> {
    let Screen::Desk(desk) = &app.screen else { return None };
    let area = Rect::new(0, 0, app.size.0, app.size.1);
    if area.is_empty() {
        return None;
    }
    let mut scratch = Buffer::empty(area);
    let mut pen = Pen::new(&mut scratch, app.theme, area);
    desk::draw(app, desk, &mut pen);
    pen.paged()
}

/// Which page of how many a large desk draws, from 0; `None` where it draws none of the room's.
pub fn large_page(app: &App) -> Option<(usize, usize)> {
    app.desk().and_then(|desk| steering::large_page(app, desk))
}

/// What begins on a page of the large view, in its order.
pub fn begins_on_large(app: &App, page: usize) -> Vec<Id> {
    app.desk().map(|desk| steering::begins_on(app, desk, page)).unwrap_or_default()
}

/// Whether what is lit is seen: a large desk may have been turned to a page without it.
pub fn lit_is_in_sight(app: &App) -> bool {
    app.desk().is_none_or(|desk| !desk.large || steering::lit_is_in_sight(app, desk))
}

/// How many pages a room of the usual size has for what the desk shows it.
pub fn pages_of_room(app: &App) -> usize {
    app.desk().map_or(1, |desk| steering::pages(app, desk))
}
