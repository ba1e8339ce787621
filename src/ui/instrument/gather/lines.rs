//! Lines taken down, newest at the bottom.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query;
use crate::ui::instrument::{Instrument, ids};
use crate::ui::state::desk::Desk;

/// Lines.
pub struct Lines;

/// Whether a line is figures beside a statement, and the next one is words: figures stand above the words then, so that
/// the line is beside what is like it.
pub fn stands_above(desk: &Desk, line: &Entry) -> bool {
    line.kind.has(Field::Counts) && !desk.kind.has(Field::Counts)
}

impl Instrument for Lines {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        let mut all: Vec<&Entry> =
            query::lines(&desk.session, desk.task_code()).filter(|line| desk.is_said_here(line)).collect();
        all.sort_by_key(|line| !stands_above(desk, line));
        ids(all)
    }
}
