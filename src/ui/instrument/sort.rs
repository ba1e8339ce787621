//! Lines put under themes: a digit puts the lit one, and the next is lit.

use super::{Instrument, ids};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::ui::state::desk::Desk;
use crate::words::Word;

/// Lines under themes.
pub struct Sort;

impl Instrument for Sort {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        let mut all = query::themes(&desk.session);
        all.extend(desk.task().map(|task| query::material(&desk.session, task)).unwrap_or_default());
        ids(all)
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = self.choosable(desk);
        let lines = || all.iter().filter(|id| desk.session.entry(id).is_some_and(|e| e.kind != Kind::Theme));
        let loose = lines().find(|id| desk.session.entry(id).is_some_and(|e| e.other(Field::Theme).is_none()));
        loose.or_else(|| lines().next()).or(all.first()).cloned()
    }

    fn sorts(&self, _: &Desk, lit: &Entry) -> bool {
        lit.kind.has(Field::Theme)
    }

    /// The next line; from the last one back to the first that has no place yet.
    fn after_put(&self, desk: &Desk, lit: &Id) -> Option<Id> {
        let all = self.choosable(desk);
        let after = all.iter().position(|id| id == lit).and_then(|at| all.get(at + 1));
        let loose = |id: &&Id| {
            let is_loose = |entry: &Entry| entry.kind != Kind::Theme && entry.other(Field::Theme).is_none();
            desk.session.entry(id).is_some_and(is_loose)
        };
        after.or_else(|| all.iter().find(loose)).cloned()
    }

    fn asks_under(&self, _: &Desk) -> &'static str {
        Word::WhichTheme.text()
    }
}
