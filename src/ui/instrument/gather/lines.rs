//! Lines taken down, newest at the bottom.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query;
use crate::ui::instrument::{Instrument, Step, ids};
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

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let touched = desk.touched.clone().filter(|id| is_one(desk, id));
        touched.or_else(|| last(desk).map(|line| line.id.clone()))
    }

    fn step(&self, desk: &Desk, down: bool) -> Step {
        let lit = desk.lit.as_ref().filter(|lit| is_one(desk, lit)).and_then(|lit| desk.session.entry(lit));
        let beside = lit.and_then(|lit| Some((lit, query::lines_beside(&desk.session, desk.task_code(), lit)?)));
        let Some((lit, (mut before, mut after))) = beside else {
            let to = if down { None } else { last(desk) };
            return Step { is_on: false, to: to.map(|line| line.id.clone()) };
        };
        // Figures stand above words: behind the last of them comes the first of the others.
        let above = stands_above(desk, lit);
        let like = |line: &&Entry, above: bool| stands_above(desk, line) == above && desk.is_said_here(line);
        let all = || query::lines(&desk.session, desk.task_code());
        let to = match (down, above) {
            (true, true) => after.find(|line| like(line, true)).or_else(|| all().find(|line| like(line, false))),
            (true, false) => after.find(|line| like(line, false)),
            (false, true) => before.find(|line| like(line, true)),
            (false, false) => {
                before.find(|line| like(line, false)).or_else(|| all().rev().find(|line| like(line, true)))
            }
        };
        Step { is_on: true, to: to.map(|line| line.id.clone()) }
    }
}

/// Whether something is one of the lines that can be lit.
fn is_one(desk: &Desk, id: &Id) -> bool {
    let line = desk.session.entry(id).filter(|line| desk.is_said_here(line));
    line.is_some_and(|line| query::lines_beside(&desk.session, desk.task_code(), line).is_some())
}

/// The last of the lines that can be lit.
fn last(desk: &Desk) -> Option<&Entry> {
    let all = || query::lines(&desk.session, desk.task_code()).rev().filter(|line| desk.is_said_here(line));
    all().find(|line| !stands_above(desk, line)).or_else(|| all().next())
}
