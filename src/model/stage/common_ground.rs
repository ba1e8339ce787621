//! Tasks of this stage.

use super::Task;

pub(super) const TASKS: &[Task] = &[];
