//! Lines taken down, newest at the bottom.

use super::{Instrument, ids};
use crate::model::id::Id;
use crate::model::query;
use crate::ui::state::desk::Desk;

/// Lines.
pub struct Lines;

impl Instrument for Lines {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        ids(query::lines(&desk.session, desk.task_code()).filter(|line| desk.is_said_here(line)))
    }
}
