//! The proposal of tables: every table one of each group, as evenly as the numbers allow. People can change it
//! afterwards; it is only ever a proposal. Uses the session; the same numbers give the same tables.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::model::wish::{New, Wish};
use std::collections::{BTreeMap, BTreeSet};

/// How many people sit at a table, where nobody says otherwise.
pub const AT_A_TABLE: u64 = 8;

/// The most tables that are proposed; no hall has more, and a file may hold any number of people.
pub const MOST_TABLES: u64 = 100;

/// How many tables are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// So many tables.
    Tables(u64),
    /// As many as it takes, with at most so many people at each.
    People(u64),
}

impl Default for Wanted {
    fn default() -> Self {
        Wanted::People(AT_A_TABLE)
    }
}

/// One table: how many of each group, by letter. A group with nobody there is not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seats(pub BTreeMap<String, u64>);

impl Seats {
    /// How many people sit there.
    pub fn people(&self) -> u64 {
        query::together(self.0.values().copied())
    }

    /// How many of a group sit there.
    pub fn of(&self, letter: &str) -> u64 {
        self.0.get(letter).copied().unwrap_or(0)
    }
}

/// How many of each group are to be seated: those present for a task, else those expected.
pub fn to_be_seated(session: &Session, task: &str) -> Vec<(String, u64)> {
    let mut out: Vec<(String, u64)> = Vec::new();
    for group in session.of_kind(Kind::Group) {
        let letter = group.words(Field::Letter);
        let n = query::reckoned(session, task, group).unwrap_or(0);
        if !letter.is_empty() && !out.iter().any(|(had, _)| *had == letter) {
            out.push((letter, n));
        }
    }
    out
}

/// How many tables so many people need.
pub fn tables_for(people: u64, wanted: Wanted) -> u64 {
    let tables = match wanted {
        Wanted::Tables(tables) => tables,
        Wanted::People(at_a_table) => people.div_ceil(at_a_table.max(1)),
    };
    tables.max(1).min(people).min(MOST_TABLES)
}

/// The proposal. The groups are dealt round the tables like cards, each going on where the one before stopped: so no
/// table has two more people than another, nor two more of a group.
pub fn propose(groups: &[(String, u64)], wanted: Wanted) -> Vec<Seats> {
    let tables = tables_for(query::together(groups.iter().map(|(_, n)| *n)), wanted);
    let mut plan: Vec<Seats> = (0..tables).map(|_| Seats::default()).collect();
    let mut next = 0;
    for (letter, n) in groups {
        let (all, more) = (n.checked_div(tables).unwrap_or(0), n.checked_rem(tables).unwrap_or(0));
        for (table, seats) in (0..tables).zip(plan.iter_mut()) {
            let after = (table + tables - next).checked_rem(tables).unwrap_or(0);
            let here = all.saturating_add(u64::from(after < more));
            if here > 0 {
                let had = seats.0.entry(letter.clone()).or_default();
                *had = had.saturating_add(here);
            }
        }
        next = (next + more).checked_rem(tables).unwrap_or(0);
    }
    plan
}

/// The tables of a session, by their number where it is one, then in the order in which they were made.
pub fn tables(session: &Session) -> Vec<&Entry> {
    let mut out: Vec<&Entry> = session.of_kind(Kind::Table).collect();
    out.sort_by_key(|table| table.words(Field::Letter).parse::<u64>().unwrap_or(u64::MAX));
    out
}

/// Who sits at a table.
pub fn seats(table: &Entry) -> Seats {
    let mut out = Seats::default();
    for ((field, letter), answers) in &table.fields {
        if let (Field::Seats, Some(Value::Count(n))) = (*field, answers.latest())
            && *n > 0
        {
            out.0.insert(letter.to_string(), *n);
        }
    }
    out
}

/// The wish for the tables that a plan needs and the session does not have yet; nothing where there are enough. Numbers
/// go on after the greatest that a table carries. The words are the first half of a table's name: "Table".
pub fn more_tables(session: &Session, plan: &[Seats], word: &str) -> Option<Wish> {
    let here = tables(session);
    let given = here.iter().filter_map(|table| table.words(Field::Letter).parse::<u64>().ok()).max().unwrap_or(0);
    let numbers = (1..).map(|n: u64| given.saturating_add(n));
    let missing = plan.len().saturating_sub(here.len());
    let say = |n: u64| {
        Wish::Say(
            New::line(Kind::Table, "", &format!("{word} {n}")).with(Field::Letter, Value::Text(n.to_string().into())),
        )
    };
    let wishes: Vec<Wish> = numbers.take(missing).map(say).collect();
    (!wishes.is_empty()).then_some(Wish::Together(wishes))
}

/// The wish that a plan is the seating: the first table of the session seats as the first of the plan, and so on; at
/// tables beyond the plan nobody sits. The tables must be there (`more_tables`, under the same step).
pub fn seat(session: &Session, plan: &[Seats]) -> Wish {
    let none = Seats::default();
    let planned = plan.iter().chain(std::iter::repeat(&none));
    let mut wishes = Vec::new();
    for (table, wanted) in tables(session).into_iter().zip(planned) {
        let had = seats(table);
        let letters: BTreeSet<&String> = had.0.keys().chain(wanted.0.keys()).collect();
        for letter in letters {
            if had.of(letter) != wanted.of(letter) {
                wishes.push(set(&table.id, letter, wanted.of(letter)));
            }
        }
    }
    Wish::Together(wishes)
}

/// The wish that so many of a group sit at a table.
pub fn set(table: &Id, letter: &str, n: u64) -> Wish {
    let to = if n == 0 { Value::Nothing } else { Value::Count(n) };
    Wish::Answer { of: table.clone(), field: Field::Seats, key: letter.into(), to }
}

/// How many of each group are seated and how many there are to seat, for the groups where the two differ: people came,
/// went, or were moved by hand.
pub fn differences(session: &Session, task: &str) -> Vec<(String, u64, u64)> {
    let tables: Vec<Seats> = tables(session).into_iter().map(seats).collect();
    let seated = |letter: &str| query::together(tables.iter().map(|table| table.of(letter)));
    let groups = to_be_seated(session, task).into_iter().map(|(letter, n)| (seated(&letter), letter, n));
    groups.filter(|(seated, _, n)| seated != n).map(|(seated, letter, n)| (letter, seated, n)).collect()
}
