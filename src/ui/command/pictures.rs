//! When the commands of the pictures apply that lie over the desk: the roadmap, and who is tied to whom.

use crate::ui::state::{App, Overlay};
use crate::ui::widgets::roadmap::{RoadmapView, Zoom};

fn roadmap(app: &App, holds: impl Fn(&RoadmapView) -> bool) -> bool {
    // On the poster itself nothing is lit and nothing moves.
    !app.poster_is_up() && matches!(app.overlays.last(), Some(Overlay::Roadmap { view }) if holds(view))
}

/// The roadmap is open, in cells or as the poster itself.
pub(super) fn on_either(app: &App) -> bool {
    on_roadmap(app) || app.poster_is_up()
}

/// The roadmap is open on a terminal that shows pictures.
#[cfg(feature = "pixels")]
pub(super) fn can_show(app: &App) -> bool {
    app.pixels.can && on_either(app)
}

/// The roadmap is open.
pub(super) fn on_roadmap(app: &App) -> bool {
    roadmap(app, |_| true)
}

/// It is not seen whole, so that there is more earlier and later.
pub(super) fn on_part(app: &App) -> bool {
    roadmap(app, |view| view.zoom != Zoom::Whole)
}

/// It can be seen from nearer.
pub(super) fn on_not_near(app: &App) -> bool {
    roadmap(app, |view| view.zoom != Zoom::Month)
}
