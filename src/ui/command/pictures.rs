//! When the commands of the pictures apply that lie over the desk: the roadmap, and who is tied to whom.

use crate::ui::state::{App, Overlay};
use crate::ui::widgets::roadmap::{RoadmapView, Zoom};

fn roadmap(app: &App, holds: impl Fn(&RoadmapView) -> bool) -> bool {
    matches!(app.overlays.last(), Some(Overlay::Roadmap { view }) if holds(view))
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
