//! Up, Down and pages: one of each, and whatever has the light interprets it.

use super::{choose, home, overlay};
use crate::model::stage::Surface;
use crate::ui::instrument::{Turned, board};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::state::{App, Overlay, Screen, Tone};
use crate::ui::view;
use crate::words::board::Board;

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

/// Starts CHOOSING. Where somebody has turned to a page, its first line is lit: what is seen is what is chosen from.
pub fn choose(app: &mut App) {
    let turned = app.desk().is_some_and(|desk| desk.turned.is_some());
    let shown = if turned { view::paged(app) } else { None };
    let first = shown.and_then(|shown| shown.firsts.get(shown.at).cloned().flatten());
    let Some(desk) = app.desk_mut() else { return };
    choose::start(desk);
    if let Some(first) = first.filter(|first| desk.lit.is_some() && desk.choosable().contains(first)) {
        desk.lit = Some(first);
        choose::lighted(desk);
    }
}

/// What was asked of others, the first of it lit.
pub fn to_asks(app: &mut App) {
    let Some(desk) = app.desk_mut() else { return };
    choose::start(desk);
    if board::light_asks(desk) {
        choose::lighted(desk);
    } else {
        app.say(Tone::Plain, Board::NoAsks.text());
    }
}

/// Lights what stands beside the lit one.
pub fn aside(app: &mut App, right: bool) {
    if let Some(desk) = app.desk_mut() {
        desk.digits.clear();
        desk.instrument().aside(desk, right);
        choose::lighted(desk);
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
        // Of what is longer than the window, the rest.
        Some(Overlay::Wordings { down: rows_above, .. }) => {
            *rows_above = moved(*rows_above, down);
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
        if desk.mode == Mode::Choosing && desk.lit.is_some() && desk.instrument().pages_follow_lit(desk) {
            jump(desk, down, usize::from(window.1).saturating_sub(FRAME).max(1));
            return;
        }
        // Who sits at a table speaks for it, whichever page of the groups comes next.
        let by = desk.by.clone();
        let turned = desk.instrument().turn_page(desk, down);
        let is_elsewhere = desk.table.is_some() && desk.by != by;
        desk.by = if is_elsewhere { by } else { desk.by.clone() };
        if turned && !is_elsewhere {
            desk.scroll = 0;
            choose::light_again(desk);
            return;
        }
        if desk.instrument().lays_out_pages() && turn(app, down) {
            return;
        }
    }
    if let Some(desk) = app.desk_mut() {
        // The list grows upwards from its end: a page up scrolls away from it.
        let lines = desk.choosable().len();
        desk.scroll = moved(desk.scroll, !down).min(lines.saturating_sub(1));
    }
}

/// How many rows of the window are not the list's, about: too many rather than too few, so that nothing is passed over.
const FRAME: usize = 14;

/// Lights what stands so many further on, or before.
fn jump(desk: &mut Desk, down: bool, rows: usize) {
    desk.digits.clear();
    let all = desk.column();
    let Some(at) = desk.lit.as_ref().and_then(|lit| all.iter().position(|id| id == lit)) else { return };
    let to = if down { (at + rows).min(all.len().saturating_sub(1)) } else { at.saturating_sub(rows) };
    desk.lit = all.get(to).cloned().or_else(|| desk.lit.take());
    desk.turned = None;
}

/// Lights the first of a list, or the last.
pub fn to_end(app: &mut App, last: bool) {
    if !app.overlays.is_empty() {
        overlay::to_end(app, last);
        return;
    }
    let Some(desk) = app.desk_mut() else { return };
    let all = desk.column();
    let to = if last { all.last() } else { all.first() }.cloned();
    desk.digits.clear();
    desk.turned = None;
    match (to, desk.surface()) {
        (None, _) => {}
        (to, Surface::Confirm) => {
            desk.go_to_test(to);
            desk.mode = Mode::Choosing;
        }
        (to, _) => desk.lit = to,
    }
    choose::lighted(desk);
}

/// To the page after the one that is shown, or the one before. Where a line is lit, the first of that page is. Gives back
/// whether there are pages.
fn turn(app: &mut App, down: bool) -> bool {
    let Some(shown) = view::paged(app) else { return false };
    let to = if down { shown.at.saturating_add(1) } else { shown.at.saturating_sub(1) };
    let Some(first) = shown.firsts.get(to).filter(|_| to != shown.at).cloned() else { return true };
    let Some(desk) = app.desk_mut() else { return true };
    match (desk.mode, &first) {
        (Mode::Choosing, Some(first)) => desk.lit = Some(first.clone()),
        _ => desk.turned = Some(to),
    }
    let of = shown.firsts.len();
    let sections = shown.sections.last().map_or(1, |last| last + 1);
    let section = shown.sections.get(to).copied().unwrap_or(0);
    desk.instrument().turned_to(desk, Turned { to, of, first, section, sections });
    choose::lighted(desk);
    true
}
