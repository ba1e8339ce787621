//! When the commands of the time lines and of what tables tell apply.

use super::{can_ask_room, choosing, on_desk};
use crate::model::field::Field;
use crate::model::stage::Surface;
use crate::model::told;
use crate::ui::state::App;
use crate::ui::state::desk::{Desk, Mode};

/// What carries a mark is written, is lit, or was kept last.
pub(super) fn can_say_high(app: &App) -> bool {
    on_desk(app, |desk| {
        let meant = || desk.meant().is_some_and(|entry| entry.kind.has(Field::Mark));
        !desk.asks_under && (desk.mode == Mode::Writing && desk.fields().contains(&Field::Mark) || meant())
    })
}

/// The time lines are open, and nothing else is asked.
pub(super) fn can_name_lanes(app: &App) -> bool {
    can_ask_room(app) && on_desk(app, |desk| desk.surface() == Surface::TimeLines)
}

/// Something that is shown in an order is lit.
pub(super) fn ordering(app: &App) -> bool {
    let heard = |desk: &Desk| desk.task().and_then(told::heard_in);
    choosing(app)
        && on_desk(app, |desk| {
            desk.surface() == Surface::Told && desk.lit_entry().is_some_and(|lit| heard(desk) == Some(lit.kind))
        })
}
