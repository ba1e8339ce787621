//! When the commands of the clock apply. Uses the state.

use super::on_desk;
use crate::model::day::{replan, report_out};
use crate::model::query;
use crate::ui::state::{App, Overlay};

/// The open item has minutes.
pub(super) fn has_minutes(app: &App) -> bool {
    on_desk(app, |desk| desk.item().is_some_and(|item| query::day(item) > 0))
}

/// The day runs over.
pub(super) fn runs_over(app: &App) -> bool {
    on_desk(app, |desk| replan::overrun(&desk.session, app.at).is_some())
}

/// It is asked what gives.
pub(super) fn asks_what_gives(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::WhatGives { .. }))
}

/// One after the other reports, and not all have.
pub(super) fn reporting(app: &App) -> bool {
    on_desk(app, |desk| {
        let queue = desk.item().and_then(|item| report_out::queue(&desk.session, item, app.at));
        queue.is_some_and(|queue| queue.now.is_some())
    })
}
