//! When the commands of the tour apply: in the example alone.

use crate::ui::state::App;

fn step(app: &App) -> Option<usize> {
    app.tour.as_ref().and_then(|tour| tour.at)
}

/// On the wall there is no strip: what its keys do would not be seen.
fn is_wall(app: &App) -> bool {
    app.desk().is_some_and(|desk| desk.large)
}

/// There is a tour here, and nobody is on it.
pub(super) fn can_start(app: &App) -> bool {
    app.tour.is_some() && step(app).is_none() && app.bare_desk().is_some() && !is_wall(app)
}

/// It has another step.
pub(super) fn can_skip(app: &App) -> bool {
    step(app).is_some_and(|at| at < crate::ui::tour::STEPS.len()) && !is_wall(app)
}

/// Somebody is on it.
pub(super) fn is_on(app: &App) -> bool {
    step(app).is_some() && !is_wall(app)
}
