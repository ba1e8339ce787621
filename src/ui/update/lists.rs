//! Up, Down and pages: one of each, and whatever has the light interprets it.

use super::{choose, home, overlay};
use crate::ui::instrument::Turned;
use crate::ui::state::desk::Mode;
use crate::ui::state::{App, Overlay, Screen};
use crate::ui::view;

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
        if desk.instrument().lays_out_pages() {
            turn(app, down);
            return;
        }
        // The list grows upwards from its end: a page up scrolls away from it.
        let lines = desk.choosable().len();
        desk.scroll = moved(desk.scroll, !down).min(lines.saturating_sub(1));
    }
}

/// From how many columns on what has a page of its own may stand beside others.
const SIDE_BY_SIDE: u16 = 102;

/// To the page after the one that is shown, or the one before. Where a line is lit, the first of that page is.
fn turn(app: &mut App, down: bool) {
    let Some(shown) = view::paged(app) else { return };
    let to = if down { shown.at.saturating_add(1) } else { shown.at.saturating_sub(1) };
    let Some(first) = shown.firsts.get(to).filter(|_| to != shown.at).cloned() else { return };
    let narrow = app.size.0 < SIDE_BY_SIDE;
    let Some(desk) = app.desk_mut() else { return };
    match (desk.mode, &first) {
        (Mode::Choosing, Some(first)) => desk.lit = Some(first.clone()),
        _ => desk.turned = Some(to),
    }
    let of = shown.firsts.len();
    desk.instrument().turned_to(desk, Turned { to, of, first, narrow });
}
