//! When the commands of the pages before the day apply.

use super::{choosing, on_desk, writing};
use crate::model::stage::Surface;
use crate::ui::state::App;
use crate::ui::state::desk::{Desk, Purpose};

/// Whether a digit means something to the lit row.
pub(super) fn takes_digits(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.instrument().takes_digits(desk))
}

/// Whether Space does.
fn takes_space(app: &App) -> bool {
    choosing(app) && on_desk(app, |desk| desk.instrument().takes_space(desk))
}

/// Whether Space ticks the lit row.
pub(super) fn ticks(app: &App) -> bool {
    takes_space(app) && !at_seats(app)
}

/// Whether Space takes somebody from one table to another.
pub(super) fn moves_one(app: &App) -> bool {
    takes_space(app) && at_seats(app)
}

/// Whether the agenda is being made.
pub(super) fn at_program(app: &App) -> bool {
    on_desk(app, |desk| desk.surface() == Surface::Program && desk.purpose == Purpose::New && !desk.asks_under)
}

/// Whether something can be put on it out of the list: also while a row of it is open.
pub(super) fn can_put_in(app: &App) -> bool {
    let opened = |desk: &Desk| matches!(desk.purpose, Purpose::New | Purpose::Reword(_) | Purpose::Answer(_));
    on_desk(app, |desk| desk.surface() == Surface::Program && opened(desk) && !desk.asks_under)
}

/// Whether one of its items is lit.
pub(super) fn on_program(app: &App) -> bool {
    at_program(app) && choosing(app) && on_desk(app, |desk| desk.lit_entry().is_some())
}

/// Whether tables are being seated.
pub(super) fn at_seats(app: &App) -> bool {
    on_desk(app, |desk| desk.surface() == Surface::Seats && desk.purpose == Purpose::New && !desk.asks_under)
}

/// Where the line is about what is lit, Down goes on from it too: while nothing was typed that is not kept.
pub(super) fn asks_next(app: &App) -> bool {
    let is_answer = |desk: &Desk| matches!(desk.purpose, Purpose::Answer(_)) && desk.half().is_none();
    writing(app) && on_desk(app, |desk| desk.instrument().stays_lit() && (desk.line.is_empty() || is_answer(desk)))
}
