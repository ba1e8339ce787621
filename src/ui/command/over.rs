//! When the commands of what lies over a screen apply, and those of a paste in question.

use super::planning::{answering, on_sheet, sheet_of};
use super::{can_open, choosing, no_overlay, on_desk};
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Overlay};

pub(super) fn overlay(app: &App) -> bool {
    !app.overlays.is_empty() && !answering(app)
}

pub(super) fn overlay_list(app: &App) -> bool {
    let listed = matches!(
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
                | Overlay::CameIn { .. }
                | Overlay::TakenBack { .. }
                | Overlay::Register { .. }
                | Overlay::WhatGives { .. }
                | Overlay::Wordings { .. }
                | Overlay::Alike { .. }
                | Overlay::Roadmap { .. }
                | Overlay::Relations { .. }
                | Overlay::Everything { line: None, .. }
        )
    );
    listed && !app.poster_is_up()
}

/// A list has the light, and no line above it is typed in.
pub(super) fn goes_to_ends(app: &App) -> bool {
    let typed = match app.overlays.last() {
        Some(
            Overlay::Palette { line, .. }
            | Overlay::Search { line, .. }
            | Overlay::Agenda { line, .. }
            | Overlay::PutIn { line, .. }
            | Overlay::MoveTo { line, .. },
        ) => !line.is_empty(),
        _ => false,
    };
    let on_desk = choosing(app) && app.bare_desk().is_some_and(|desk| desk.line.is_empty() || desk.lit.is_some());
    !typed && (on_desk || overlay_list(app))
}

/// The lit line has more boxes than that of its words.
pub(super) fn can_open_box(app: &App) -> bool {
    can_open(app)
        && app.bare_desk().and_then(|desk| desk.lit_entry()).is_some_and(|lit| !lit.kind.spec().boxes.is_empty())
}

pub(super) fn can_take(app: &App) -> bool {
    overlay_list(app)
        && !on_sheet(app)
        && !matches!(
            app.overlays.last(),
            Some(Overlay::Found { .. } | Overlay::TakenBack { .. } | Overlay::Relations { .. })
        )
        && !matches!(app.overlays.last(), Some(Overlay::Alike { pairs, .. }) if pairs.is_empty())
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

pub(super) fn lit_taken_back(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::TakenBack { all, .. }) if !all.is_empty())
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

/// The desk below a sheet, or below pairs that are brought together one after the other.
fn below_list(app: &App) -> Option<&Desk> {
    sheet_of(app).or_else(|| {
        app.desk().filter(|_| matches!(app.overlays.last(), Some(Overlay::Alike { .. } | Overlay::TakenBack { .. })))
    })
}

pub(super) fn can_undo(app: &App) -> bool {
    on_desk(app, |desk| !desk.undo.is_empty()) || below_list(app).is_some_and(|desk| !desk.undo.is_empty())
}

pub(super) fn has_beside(app: &App) -> bool {
    on_desk(app, |desk| desk.beside.is_some())
}

pub(super) fn can_redo(app: &App) -> bool {
    on_desk(app, |desk| !desk.redo.is_empty()) || below_list(app).is_some_and(|desk| !desk.redo.is_empty())
}
