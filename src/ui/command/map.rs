//! When the commands of the trend map, of the dots and of the key trends apply, and those for two lines.

use super::{can_ask_room, choosing, on_desk};
use crate::model::field::Field;
use crate::model::op::How;
use crate::model::stage::Surface;
use crate::ui::state::App;
use crate::ui::state::desk::{Mode, Purpose};

/// One line was lit, and it is asked which the other one is.
pub(super) fn pairing(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.pair.is_some())
}

pub(super) fn outlines(app: &App) -> bool {
    on_desk(app, |desk| desk.surface() == Surface::Outline)
}

pub(super) fn can_place(app: &App) -> bool {
    outlines(app)
        && on_desk(app, |desk| {
            let writes = desk.mode == Mode::Writing && desk.purpose == Purpose::New && !desk.line.is_empty();
            let meant = desk.purpose == Purpose::New && desk.meant().is_some_and(|lit| lit.kind.has(Field::Unplaced));
            !desk.asks_under && (writes || meant)
        })
}

pub(super) fn can_pair(app: &App, how: How) -> bool {
    choosing(app)
        && on_desk(app, |desk| {
            desk.pair.as_ref().is_none_or(|pair| pair.how == how)
                && desk.lit_entry().is_some_and(|lit| desk.instrument().pairs(desk, lit, how))
        })
}

pub(super) fn can_join(app: &App) -> bool {
    can_pair(app, How::Joined)
}

/// Lines of several tables can be brought together here.
pub(super) fn finds_alike(app: &App) -> bool {
    let joins = [Surface::Sort, Surface::Wall, Surface::TwoTables, Surface::Outline];
    can_ask_room(app) && on_desk(app, |desk| desk.pair.is_none() && joins.contains(&desk.surface()))
}

pub(super) fn can_cross(app: &App) -> bool {
    can_pair(app, How::Cross)
}

/// Dots are counted here.
pub(super) fn dotting(app: &App) -> bool {
    on_desk(app, |desk| desk.surface() == Surface::Dots)
}

/// One cell after the other is filled in.
pub(super) fn in_cells(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.instrument().enters_cells() && desk.lit_entry().is_some())
}

/// What Ctrl-K asks is not under what lines are kept, or the digits alone say it.
pub(super) fn by_digits_alone(app: &App) -> bool {
    on_desk(app, |desk| matches!(desk.surface(), Surface::Dots | Surface::Rings))
}
