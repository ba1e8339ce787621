//! When the commands of the follow-up board apply. Uses the state and the instrument.

use super::{choosing, on_desk};
use crate::model::stage::Surface;
use crate::ui::instrument::board::spoken_of;
use crate::ui::state::App;
use crate::ui::state::desk::Purpose;

/// An action or an ask is lit on the board, or something beneath one.
pub(super) fn has_news(app: &App) -> bool {
    choosing(app)
        && on_desk(app, |desk| {
            desk.surface() == Surface::Board && desk.purpose == Purpose::New && spoken_of(desk).is_some()
        })
}

/// The board is open, and nothing else is asked.
pub(super) fn has_asks(app: &App) -> bool {
    on_desk(app, |desk| !desk.asks_under && desk.surface() == Surface::Board && desk.purpose == Purpose::New)
}
