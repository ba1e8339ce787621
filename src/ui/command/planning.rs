//! When the commands of action planning and of the sheet of a line apply. Uses the state.

use super::{can_ask_room, choosing, on_desk};
use crate::model::stage::Surface;
use crate::ui::instrument::key_goal_of;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::{App, Overlay};
use crate::ui::update::{counted, lit_on_sheet};

/// A line is meant, or lines are kept under one.
pub(super) fn has_sheet(app: &App) -> bool {
    on_desk(app, |desk| desk.meant_or_theme().is_some())
}

/// The sheet of a line is open, and nothing is being answered.
pub(super) fn on_sheet(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::Everything { line: None, .. }))
}

/// One of its answers is being typed.
pub(super) fn answering(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::Everything { line: Some(_), .. }))
}

/// The desk below an open sheet.
pub(super) fn sheet_of(app: &App) -> Option<&Desk> {
    app.desk().filter(|_| on_sheet(app) || answering(app))
}

/// The lit answer names another line.
pub(super) fn leads_on(app: &App) -> bool {
    on_sheet(app) && lit_on_sheet(app).is_some_and(|row| !row.others.is_empty())
}

/// The sheet was come to from another one.
pub(super) fn came_from(app: &App) -> bool {
    on_sheet(app) && matches!(app.overlays.last(), Some(Overlay::Everything { trail, .. }) if trail.len() > 1)
}

/// Digits say how many of what is lit.
pub(super) fn counting(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| counted(desk).is_some())
}

/// A goal under a theme is lit.
pub(super) fn lights_goal(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.lit_entry().is_some_and(|lit| key_goal_of(desk, lit).is_some()))
}

/// Where it is not asked already.
pub(super) fn can_ask_meeting(app: &App) -> bool {
    can_ask_room(app)
        && on_desk(app, |desk| {
            desk.purpose != Purpose::Meeting || (desk.surface() == Surface::ReadBack && desk.mode == Mode::Choosing)
        })
}
