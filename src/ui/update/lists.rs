//! Up, Down and pages: one of each, and whatever has the light interprets it.

use super::{choose, home, overlay};
use crate::ui::state::{App, Overlay, Screen};

/// Lights the next one, or the one before.
pub fn step(app: &mut App, down: bool) {
    if !app.overlays.is_empty() {
        overlay::step(app, down);
        return;
    }
    match &mut app.screen {
        Screen::Home(home) => home::step(home, down),
        Screen::Desk(desk) => choose::step(desk, down),
    }
}

/// Lights what stands beside the lit one.
pub fn aside(app: &mut App, right: bool) {
    if let Some(desk) = app.desk_mut() {
        desk.digits.clear();
        desk.instrument().aside(desk, right);
    }
}

/// A page up or down.
pub fn page(app: &mut App, down: bool) {
    let rows = usize::from(app.size.1).saturating_sub(8).max(1);
    let moved = |scroll: usize, on: bool| if on { scroll.saturating_add(rows) } else { scroll.saturating_sub(rows) };
    match app.overlays.last_mut() {
        Some(Overlay::Help { scroll, .. } | Overlay::Notes { scroll } | Overlay::Messages { scroll }) => {
            *scroll = moved(*scroll, down);
            return;
        }
        Some(_) => {
            for _ in 0..rows {
                overlay::step(app, down);
            }
            return;
        }
        None => {}
    }
    let window = app.size;
    if let Some(desk) = app.desk_mut() {
        desk.chart.window = window;
        if desk.instrument().turn_page(desk, down) {
            desk.scroll = 0;
            choose::light_again(desk);
            return;
        }
        // The list grows upwards from its end: a page up scrolls away from it.
        let lines = desk.choosable().len();
        desk.scroll = moved(desk.scroll, !down).min(lines.saturating_sub(1));
    }
}
