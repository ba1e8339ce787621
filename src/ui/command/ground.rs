//! When the commands of common ground apply: at the wall, at the test. Uses the state and the instruments.

use super::{choosing, on_desk};
use crate::model::field::Field;
use crate::model::query;
use crate::model::stage::Surface;
use crate::ui::instrument::confirm::drafts;
use crate::ui::state::App;
use crate::ui::state::desk::{Desk, Purpose};

pub(super) fn testing_objection(app: &App) -> bool {
    testing(app)
        && on_desk(app, |desk| {
            desk.lit_entry()
                .is_some_and(|item| query::open_objections(&desk.session, &desk.tested(item).id).next().is_some())
        })
}

pub(super) fn testing_written(app: &App) -> bool {
    testing(app) && on_desk(app, |desk| desk.lit_entry().is_some_and(|item| desk.tested(item).kind.has(Field::Authors)))
}

pub(super) fn at_wall(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.lit_entry().is_some_and(|lit| desk.instrument().hangs(desk, lit)))
}

pub(super) fn two_tables(app: &App) -> bool {
    on_desk(app, |desk| desk.surface() == Surface::TwoTables && desk.purpose == Purpose::New && !desk.asks_under)
}

pub(super) fn has_aside(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.instrument().has_aside(desk))
}

pub(super) fn testing(app: &App) -> bool {
    choosing(app)
        && on_desk(app, |desk| {
            let can_be = || desk.lit_entry().is_some_and(|item| desk.can_be_asked(item));
            desk.surface() == Surface::Confirm && can_be() && !desk.is_looked_back_at()
        })
}

/// Whether what was asked before is only looked at.
pub(super) fn looking_back(app: &App) -> bool {
    choosing(app) && on_desk(app, Desk::is_looked_back_at)
}

/// Whether the room is being asked, and nothing is written but its answer.
pub(super) fn only_asks(app: &App) -> bool {
    on_desk(app, |desk| desk.surface() == Surface::Confirm && desk.lit.is_some() && drafts(desk).is_none())
}
