//! When the commands for quick hands apply.

use super::{can_ask_room, choosing, desk, has_meant, on_desk, overlay, pairing, writing};
use crate::model::kind::Numbering;
use crate::model::stage::Surface;
use crate::ui::state::desk::Purpose;
use crate::ui::state::{App, Overlay};

/// The lit line can be picked, or let go.
pub fn can_pick(app: &App) -> bool {
    choosing(app)
        && !pairing(app)
        && on_desk(app, |desk| {
            let own = matches!(desk.surface(), Surface::Confirm | Surface::ReadBack);
            !own && desk.lit_entry().is_some_and(|lit| lit.kind.spec().numbering != Numbering::None)
        })
}

/// Several are picked, and nothing is asked.
pub fn has_picked(app: &App) -> bool {
    choosing(app) && !pairing(app) && on_desk(app, |desk| !desk.picked().is_empty())
}

/// A line is meant that can be split: in CHOOSING the lit one, in WRITING the one that is open or was said last.
pub fn can_split(app: &App) -> bool {
    let opened = writing(app) && on_desk(app, |desk| matches!(desk.purpose, Purpose::Reword(_)) && desk.line.at() == 0);
    let own = |app: &App| on_desk(app, |desk| matches!(desk.surface(), Surface::Confirm | Surface::ReadBack));
    (opened || (can_ask_room(app) && has_meant(app))) && !own(app) && !pairing(app)
}

/// Lines are meant that can be tagged.
pub fn can_tag(app: &App) -> bool {
    can_ask_room(app) && !pairing(app) && on_desk(app, |desk| !desk.all_meant().is_empty())
}

/// A photograph can be named: of a line, or of the task.
pub fn can_photo(app: &App) -> bool {
    can_ask_room(app) && !pairing(app) && on_desk(app, |desk| desk.item().is_some())
}

/// Charts can be typed off.
pub fn can_type_charts(app: &App) -> bool {
    can_ask_room(app) && !pairing(app)
}

/// Never on the wall.
pub fn at_desk_alone(app: &App) -> bool {
    desk(app) && on_desk(app, |desk| !desk.large)
}

/// Two lines are shown that may say the same.
pub fn is_asked_alike(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::Alike { pairs, .. }) if !pairs.is_empty())
}

/// A line of the tree is lit.
pub fn in_tree(app: &App) -> bool {
    overlay(app) && matches!(app.overlays.last(), Some(Overlay::WhereFrom { .. }))
}

/// There is a line before it in the walk through the tree.
pub fn walked(app: &App) -> bool {
    matches!(app.overlays.last(), Some(Overlay::WhereFrom { trail, .. }) if trail.len() > 1)
}

/// The first line of what was pasted can be a name under which the others stand.
pub fn pasted_head(app: &App) -> bool {
    super::over::pasted_many(app)
        && app.bare_desk().is_some_and(|desk| {
            let instrument = desk.instrument();
            let writes_new = desk.purpose == Purpose::New && desk.line.at() == 0;
            writes_new && instrument.rest_is(desk).is_some() && !instrument.builds_up()
        })
}
