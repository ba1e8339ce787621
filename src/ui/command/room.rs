//! When the commands for steering the room apply: at every desk with a task, whatever is being written.

use super::{has_task, on_desk};
use crate::model::stage::Surface;
use crate::ui::state::App;

/// A task is open, and its page can be shown.
pub fn steers(app: &App) -> bool {
    has_task(app)
}

/// Its numbers wait for somebody who reveals them.
pub fn has_numbers(app: &App) -> bool {
    on_desk(app, |desk| desk.surface() == Surface::Dots)
}
