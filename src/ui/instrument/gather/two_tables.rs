//! Two tables side by side: what both hold stays on the wall, the rest goes to not agreed. A page is two tables.

use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query::wall::{self as on_wall, Heap, LISTS, NO_TABLE, table_of};
use crate::model::session::Session;
use crate::model::wish::{Refusal, Wish};
use crate::ui::command::Command;
use crate::ui::instrument::{Called, Instrument, Named, Place, by_words, ids, named, new_line, wall};
use crate::ui::state::desk::Desk;
use crate::ui::state::worked_out::Two;
use crate::words::tasks::Tasks;
use crate::words::wall::Wall as Words;
use chrono::NaiveDate;
use std::rc::Rc;

/// Two tables.
pub struct TwoTables;

/// The tables that sit together now (`T1`, `T2`; empty where there is none): two by two as they are numbered, and beside
/// the first of them another one, where people said so. Last come the cards that no table wrote.
pub fn pair(desk: &Desk) -> [String; 2] {
    let tables = desk.worked_out.tables.of(&desk.session, on_wall::tables);
    let mut two = tables.iter().skip(desk.page * 2).cloned();
    let one = two.next().unwrap_or_default();
    let said = Some(desk.by.to_string()).filter(|by| by.starts_with('T') && *by != one);
    let other = said.or_else(|| two.next()).unwrap_or_default();
    [one, other]
}

/// How many pages there are.
pub fn pages(desk: &Desk) -> usize {
    desk.worked_out.tables.of(&desk.session, on_wall::tables).len().div_ceil(2)
}

/// What each of the two has on the wall, but for what is not agreed: what all want, then projects. A heap stands at the
/// table that wrote its first card.
pub fn columns<'a>(desk: &'a Desk, pair: &[String; 2]) -> [Vec<Heap<'a>>; 2] {
    let entry = |id: &Id| desk.session.entry(id);
    let two = two(desk, pair);
    let [one, other] = &two.columns;
    [one, other].map(|heaps| heaps.iter().map(|heap| heap.iter().filter_map(entry).collect()).collect())
}

/// The same by their names, with what both hold; worked out once for what was said so far.
pub fn two(desk: &Desk, pair: &[String; 2]) -> Rc<Two> {
    desk.worked_out.two.of_both(&desk.session, pair.clone(), || {
        let columns = heaps_of(&desk.session, pair);
        let [one, other] = pair;
        let first = columns.iter().flatten().filter_map(|heap| heap.first());
        let held = first.filter(|card| on_wall::both_hold(&desk.session, card, [one, other]));
        Two {
            held: held.map(|card| card.id.clone()).collect(),
            columns: columns.map(|heaps| heaps.into_iter().map(ids).collect()),
        }
    })
}

fn heaps_of<'a>(session: &'a Session, pair: &[String; 2]) -> [Vec<Heap<'a>>; 2] {
    let wall = on_wall::wall(session);
    let of = |table: &String| -> Vec<Heap<'a>> {
        let at = |card: &&Entry| table_of(card) == table.as_str();
        // The first card of the heap that one of the two wrote says where it stands.
        let first = |heap: &Heap<'a>| heap.iter().find(|card| pair.iter().any(|by| *by == table_of(card))).copied();
        let mine = |heap: &&Heap<'a>| !table.is_empty() && first(heap).as_ref().is_some_and(at);
        let lists = LISTS.iter().zip(&wall).filter(|(list, _)| **list != Kind::NotAgreed);
        lists.flat_map(|(_, heaps)| heaps.iter().filter(mine).cloned()).collect()
    };
    let [one, other] = pair;
    [of(one), of(other)]
}

impl TwoTables {
    /// At which of the two people are: where the lit card stands.
    pub fn side(desk: &Desk, columns: &[Vec<Heap<'_>>; 2]) -> usize {
        let holds = |heaps: &Vec<Heap<'_>>| heaps.iter().flatten().any(|card| desk.lit.as_ref() == Some(&card.id));
        columns.iter().position(holds).unwrap_or(0)
    }
}

impl Instrument for TwoTables {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        ids(columns(desk, &pair(desk)).into_iter().flat_map(wall::flat))
    }

    fn arrive(&self, desk: &mut Desk) {
        desk.by = String::new().into();
    }

    fn column(&self, desk: &Desk) -> Vec<Id> {
        let columns = columns(desk, &pair(desk));
        let side = Self::side(desk, &columns);
        ids(columns.into_iter().skip(side).take(1).flat_map(wall::flat))
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = self.choosable(desk);
        let touched = desk.touched.clone().filter(|id| all.contains(id));
        touched.or_else(|| all.into_iter().next())
    }

    fn has_aside(&self, _: &Desk) -> bool {
        true
    }

    fn aside(&self, desk: &mut Desk, right: bool) {
        let two = columns(desk, &pair(desk));
        let side = Self::side(desk, &two);
        if (side == 0) != right {
            return;
        }
        let [one, other] = two.map(|heaps| ids(wall::flat(heaps)));
        let (from, to) = if right { (one, other) } else { (other, one) };
        let at = desk.lit.as_ref().and_then(|lit| from.iter().position(|id| id == lit)).unwrap_or(0);
        desk.lit = to.get(at).or(to.last()).cloned().or(desk.lit.take());
    }

    fn hangs(&self, _: &Desk, lit: &Entry) -> bool {
        LISTS.contains(&lit.kind)
    }

    fn both_hold(&self, _: &Desk) -> bool {
        true
    }

    /// What is written here is by the table that was said, else by the first of the two.
    fn compose(&self, desk: &Desk, texts: &[String], on: NaiveDate) -> Result<Wish, Refusal> {
        let [one, _] = pair(desk);
        if one.is_empty() && desk.by.is_empty() {
            return Err(Refusal::NotUnderstood(Words::NoTables.with(&[desk.keys.brief(Command::Under)])));
        }
        let new = new_line(desk, texts, on)?;
        let by_the_first = desk.by.is_empty() && one != NO_TABLE;
        Ok(Wish::Say(if by_the_first { new.by(&one) } else { new }))
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
        Words::WhichBeside.text()
    }

    fn under_is(&self, _: &Desk) -> Named {
        named::TABLE_BESIDE
    }

    fn called(&self, desk: &Desk, typed: &str) -> Called {
        let there = on_wall::tables(&desk.session);
        let named = wall::tables(desk).filter(|(_, place)| match place {
            Place::By(by) => by.is_empty() || there.is_empty() || there.iter().any(|table| *table == by.as_str()),
            _ => false,
        });
        Called::among(typed, named)
    }

    fn turn_page(&self, desk: &mut Desk, on: bool) -> bool {
        let last = pages(desk).saturating_sub(1);
        desk.page = if on { (desk.page + 1).min(last) } else { desk.page.saturating_sub(1) };
        desk.by = String::new().into();
        desk.lit = desk.lit.take().and_then(|_| self.first_lit(desk));
        true
    }

    fn line_is(&self, desk: &Desk) -> Option<String> {
        let [one, _] = pair(desk);
        let by = if desk.by.is_empty() { one } else { desk.by.to_string() };
        Some(if by.is_empty() || by == NO_TABLE {
            wall::title(desk.kind).to_owned()
        } else {
            Words::FromTable.with(&[wall::title(desk.kind), &by_words(desk, &by)])
        })
    }

    fn pages_follow_lit(&self, _: &Desk) -> bool {
        false
    }
}
