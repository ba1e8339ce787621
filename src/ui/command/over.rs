//! When the commands of what lies over a screen apply, and those of a paste in question.

use super::no_overlay;
use super::planning::{answering, on_sheet};
use crate::ui::state::{App, Overlay};

pub(super) fn overlay(app: &App) -> bool {
    !app.overlays.is_empty() && !answering(app)
}

pub(super) fn overlay_list(app: &App) -> bool {
    matches!(
        app.overlays.last(),
        Some(
            Overlay::Palette { .. }
                | Overlay::Search { .. }
                | Overlay::Agenda { .. }
                | Overlay::WhereFrom { .. }
                | Overlay::MoveTo { .. }
                | Overlay::NotHeard { .. }
                | Overlay::PutIn { .. }
                | Overlay::Found { .. }
                | Overlay::Register { .. }
                | Overlay::WhatGives { .. }
                | Overlay::Everything { line: None, .. }
        )
    )
}

pub(super) fn can_take(app: &App) -> bool {
    overlay_list(app) && !on_sheet(app) && !matches!(app.overlays.last(), Some(Overlay::Found { .. }))
}

pub(super) fn has_found(app: &App) -> bool {
    no_overlay(app) && !app.found().is_empty()
}

pub(super) fn lit_by_hand(app: &App) -> bool {
    let Some(Overlay::Found { lit }) = app.overlays.last() else { return false };
    app.desk().is_some_and(|desk| {
        let op = app.found().get(*lit).and_then(|found| found.op.as_ref());
        op.is_some_and(|op| desk.session.is_said(op))
    })
}

pub(super) fn pasted(app: &App) -> bool {
    app.bare_desk().is_some_and(|desk| desk.pasted.is_some())
}

pub(super) fn pasted_many(app: &App) -> bool {
    app.bare_desk().is_some_and(|desk| desk.pasted.as_ref().is_some_and(|pasted| pasted.offer().fits_many()))
}

pub(super) fn pasted_one(app: &App) -> bool {
    app.bare_desk().is_some_and(|desk| desk.pasted.as_ref().is_some_and(|pasted| pasted.offer().fits_one))
}
