//! When the commands apply for what stands in several wordings. Uses the state.

use super::{can_ask_room, on_desk};
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::stage::Surface;
use crate::model::versions::is_doubled;
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Overlay};

/// Whether lines of the open surface are opened in its line by Enter.
pub(super) fn opens_lines(desk: &Desk) -> bool {
    desk.surface() != Surface::Confirm && !desk.reads_aloud()
}

/// Whether that line can be opened in the line here.
pub fn can_open_here(desk: &Desk, id: &Id) -> bool {
    opens_lines(desk) && !desk.instrument().enters_cells() && desk.choosable().contains(id)
}

/// The line that is meant stands in several wordings, and nothing else is asked.
pub(super) fn means_doubled(app: &App) -> bool {
    can_ask_room(app) && on_desk(app, |desk| desk.meant().is_some_and(is_doubled))
}

/// Everywhere else.
pub(super) fn otherwise(app: &App) -> bool {
    can_ask_room(app) && !means_doubled(app)
}

/// There is another line in several wordings than the one that is open.
pub(super) fn has_next(app: &App) -> bool {
    let Some(Overlay::Wordings { of, all, .. }) = app.overlays.last() else { return false };
    let stands = |id: &Id| {
        let doubled = |desk: &Desk| desk.session.entry(id).is_none_or(Entry::stands);
        app.desk().is_some_and(doubled)
    };
    all.iter().any(|id| id != of && stands(id))
}
