//! The pictures that lie over the desk: how near the roadmap is seen, what is lit on it, and which party
//! is lit among those that are tied to each other.

use crate::model::id::Id;
use crate::roadmap::plan::Plan;
use crate::ui::command::Command;
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Overlay};
use crate::ui::update::tour;
use crate::ui::widgets::roadmap::{self, RoadmapView, Zoom};
use ratatui::layout::Rect;

/// Opens the roadmap: the whole where all of it is in sight, else the hundred days about its today; with the line lit that is meant where it stands on it.
pub fn open_roadmap(app: &mut App) {
    let Some(desk) = app.desk() else { return };
    let plan = desk.plan();
    let mut view = RoadmapView::new(&plan);
    let area = Rect::new(0, 0, app.size.0, app.size.1.saturating_sub(1));
    if !roadmap::shows_all(&plan, &view, &app.theme.palette(app.depth), area) {
        view.set_zoom(&plan, Zoom::HundredDays);
        view.to_today(&plan);
    }
    if let Some(meant) = desk.meant() {
        view.light(&plan, meant.id.as_str());
    }
    app.overlays.push(Overlay::Roadmap { view });
}

/// Changes how the open roadmap is seen; whether it is open.
fn look(app: &mut App, change: impl FnOnce(&mut RoadmapView, &Plan)) -> bool {
    let Some(plan) = app.desk().map(Desk::plan) else { return false };
    let Some(Overlay::Roadmap { view }) = app.overlays.last_mut() else { return false };
    change(view, &plan);
    true
}

/// Lights another one of the parties, out of how many there are and which is lit; whether they are open.
fn party(app: &mut App, to: impl FnOnce(usize, Option<usize>) -> Option<usize>) -> bool {
    let Some(count) = app.desk().map(|desk| desk.ties().map.parties.len()) else { return false };
    let Some(Overlay::Relations { lit }) = app.overlays.last_mut() else { return false };
    *lit = to(count, *lit).filter(|lit| *lit < count);
    true
}

/// A command of the open roadmap.
pub fn steer(app: &mut App, command: Command) {
    tour::tried(app, command);
    look(app, |view, plan| match command {
        Command::MapEarlier => view.pan(plan, -1),
        Command::MapLater => view.pan(plan, 1),
        Command::MapNearer => view.zoom_in(plan),
        Command::MapFarther => view.zoom_out(plan),
        Command::MapToday => view.to_today(plan),
        Command::MapGate => view.to_gate(plan),
        Command::MapLane => view.next_lane(plan),
        Command::MapLaneBefore => view.previous_lane(plan),
        _ => {}
    });
}

/// Lights the next action, or the one before; the next party, or the one before, above the first of which all are lit.
/// Whether one of the pictures is open.
pub fn step(app: &mut App, down: bool) -> bool {
    match app.overlays.last() {
        Some(Overlay::Roadmap { .. }) => {
            look(app, |view, plan| if down { view.next_card(plan) } else { view.previous_card(plan) })
        }
        Some(Overlay::Relations { .. }) => party(app, |count, lit| match (down, lit) {
            (true, None) => Some(0),
            (true, Some(lit)) => Some((lit + 1).min(count.saturating_sub(1))),
            (false, lit) => lit.and_then(|lit| lit.checked_sub(1)),
        }),
        _ => false,
    }
}

/// To the first day in sight, or the last; where all days are in sight, to the first action or the last. Of the parties
/// to all of them, or to the last. Whether one of the pictures is open.
pub fn to_end(app: &mut App, last: bool) -> bool {
    match app.overlays.last() {
        Some(Overlay::Roadmap { .. }) => look(app, |view, plan| match (view.zoom, last) {
            (Zoom::Whole, last) => {
                let mut cards = plan.lanes.iter().flat_map(|lane| &lane.cards);
                let card = if last { cards.next_back() } else { cards.next() };
                if let Some(card) = card {
                    view.light(plan, &card.id);
                }
            }
            (_, false) => view.to_start(plan),
            (_, true) => view.to_end(plan),
        }),
        Some(Overlay::Relations { .. }) => party(app, |count, _| if last { count.checked_sub(1) } else { None }),
        _ => false,
    }
}

/// Lights an action on the open roadmap; whether it is open.
pub fn light(app: &mut App, id: &Id) -> bool {
    look(app, |view, plan| view.light(plan, id.as_str()))
}

/// Opens everything about the lit action, over the roadmap.
pub fn open_lit(app: &mut App) {
    let Some(Overlay::Roadmap { view: RoadmapView { lit: Some(lit), .. } }) = app.overlays.last() else { return };
    let id = Id::new(lit);
    if app.desk().is_some_and(|desk| desk.session.entry(&id).is_some()) {
        app.overlays.push(Overlay::Everything { trail: vec![id], lit: 0, line: None });
    }
}
