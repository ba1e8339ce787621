//! The wall: cards of the tables on three lists, a column each. Left and Right go between the columns, a digit hangs the
//! lit card under another list; cards that were brought together move as one.

use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query::wall::{self, Heap, LISTS};
use crate::ui::command::Command;
use crate::ui::instrument::{Called, Instrument, Named, Place, by_words, ids, named, speakers};
use crate::ui::state::desk::{Desk, Mode};
use crate::words::tasks::Tasks;
use crate::words::wall::Wall as Words;
use chrono::NaiveDate;

/// So many tables are always called by one digit; where there are more, a digit waits for another.
const FEW_TABLES: usize = 9;

/// The wall.
pub struct Wall;

/// What a list is called.
pub fn title(list: Kind) -> &'static str {
    match list {
        Kind::Project => Words::Projects,
        Kind::NotAgreed => Words::NotAgreed,
        _ => Words::AllWant,
    }
    .text()
}

/// The list at which people are: that of the lit card, else that of the next line.
pub fn list_of(desk: &Desk) -> Kind {
    let lit = desk.lit_entry().filter(|_| desk.mode == Mode::Choosing);
    let first = lit.and_then(|lit| wall::heap_of(&desk.session, &lit.id).first().map(|first| wall::stands_as(first)));
    first.filter(|kind| LISTS.contains(kind)).unwrap_or(desk.kind)
}

/// The cards of heaps, one after the other.
pub fn flat(heaps: Vec<Heap<'_>>) -> impl Iterator<Item = &Entry> {
    heaps.into_iter().flatten()
}

/// Which tables can be called: those of the session, at least as many as one digit can say.
pub fn tables(desk: &Desk) -> impl Iterator<Item = (String, Place)> {
    let count = desk.session.of_kind(Kind::Table).count().max(FEW_TABLES);
    let named = (1..=count).map(|n| (n.to_string(), Place::By(format!("T{n}").into())));
    named.chain([("0".to_owned(), Place::By(String::new().into()))])
}

impl Instrument for Wall {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        ids(wall::wall(&desk.session).into_iter().flat_map(flat))
    }

    fn column(&self, desk: &Desk) -> Vec<Id> {
        let here = list_of(desk);
        let lists = LISTS.into_iter().zip(wall::wall(&desk.session));
        ids(lists.filter(|(list, _)| *list == here).flat_map(|(_, heaps)| flat(heaps)))
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let column = self.column(desk);
        let touched = desk.touched.clone().filter(|id| column.contains(id));
        touched.or_else(|| column.into_iter().next_back())
    }

    fn has_aside(&self, _: &Desk) -> bool {
        true
    }

    fn aside(&self, desk: &mut Desk, right: bool) {
        let here = LISTS.iter().position(|list| *list == list_of(desk)).unwrap_or(0);
        let there = if right { here + 1 } else { here.wrapping_sub(1) };
        let Some(list) = LISTS.get(there) else { return };
        let at = desk.lit.as_ref().and_then(|lit| self.column(desk).iter().position(|id| id == lit));
        desk.kind = *list;
        desk.lit = None;
        let column = self.column(desk);
        desk.lit = at.and_then(|at| column.get(at)).or(column.last()).cloned();
    }

    fn hangs(&self, _: &Desk, lit: &Entry) -> bool {
        LISTS.contains(&lit.kind)
    }

    fn pairs(&self, _: &Desk, lit: &Entry, how: How) -> bool {
        LISTS.contains(&lit.kind) && how == How::Joined
    }

    fn keeps_under(&self, _: &Desk) -> bool {
        true
    }

    fn nothing_called(&self, _: &Desk, typed: &str) -> String {
        Tasks::NothingCalled.with(&[typed])
    }

    fn asks_under(&self, _: &Desk) -> &'static str {
        Words::WhichTable.text()
    }

    fn under_is(&self, _: &Desk) -> Named {
        named::TABLE
    }

    fn called(&self, desk: &Desk, typed: &str) -> Called {
        Called::among(typed, tables(desk).chain(speakers(desk)))
    }

    fn taken_for(&self, desk: &Desk, _: NaiveDate) -> Option<String> {
        let nothing_said = desk.by.is_empty() && desk.touched.is_none() && desk.line.is_empty() && !desk.large;
        let keys = || [Command::Under, Command::OtherKind].map(|command| desk.keys.brief(command));
        nothing_said.then(|| Words::FirstOnWall.with(&keys()))
    }

    /// By which table the lit card is, where that is asked.
    fn sorts(&self, desk: &Desk, _: &Entry) -> bool {
        desk.asks_under
    }

    fn line_is(&self, desk: &Desk) -> Option<String> {
        let by = Some(by_words(desk, &desk.by)).filter(|_| !desk.by.is_empty());
        Some(by.map_or_else(|| title(desk.kind).to_owned(), |by| Words::FromTable.with(&[title(desk.kind), &by])))
    }
}
