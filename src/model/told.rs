//! What tables tell: a head for each table with what stands under it, and the order in which futures are shown. Uses the
//! session, the stages table and who sits where.

use super::day::seating;
use super::entry::Entry;
use super::field::{Field, Value};
use super::id::Id;
use super::kind::Kind;
use super::query;
use super::session::Session;
use super::stage::Task;
use super::wish::Wish;

/// What a table tells as a whole: there is something under it.
const HEADS: [Kind; 2] = [Kind::Story, Kind::IdealFuture];

/// The head that tables tell in a task.
pub fn head_of(task: &Task) -> Option<Kind> {
    task.captures.iter().copied().find(|kind| HEADS.contains(kind))
}

/// What was told before, where a task only listens.
pub fn heard_in(task: &Task) -> Option<Kind> {
    let listens = head_of(task).is_none();
    task.takes.iter().copied().find(|kind| HEADS.contains(kind) && listens)
}

/// What one table has said.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    /// `T3`; a group's letter; empty for nobody in particular.
    pub by: String,
    /// Its heads and lines: the heads first, then kind by kind, each as it was said.
    pub lines: Vec<&'a Entry>,
}

impl<'a> Table<'a> {
    /// Its head: the last one told.
    pub fn head(&self, kind: Kind) -> Option<&'a Entry> {
        self.lines.iter().copied().rfind(|entry| entry.kind == kind)
    }

    /// Its number, where it is a table.
    pub fn number(&self) -> Option<u64> {
        number(&self.by)
    }
}

/// The number of a table: of `T3` it is 3.
pub fn number(by: &str) -> Option<u64> {
    by.strip_prefix('T').and_then(|n| n.parse().ok())
}

/// How a table that is seated is called where it speaks.
pub fn called(table: &Entry) -> String {
    format!("T{}", table.words(Field::Letter).trim_start_matches(['T', 't']))
}

/// By whom a line is: what it says of itself, else what the head says under which it stands.
fn by_of<'a>(session: &'a Session, entry: &'a Entry) -> &'a str {
    let own = entry.by.as_str();
    let over = || entry.other(Field::Parent).and_then(|id| session.entry(id)).map_or("", |over| over.by.as_str());
    if own.is_empty() { over() } else { own }
}

/// Every table that is seated or has said something in a task, by its number; then groups, then nobody in particular.
pub fn by_table<'a>(session: &'a Session, task: &Task) -> Vec<Table<'a>> {
    let mut tables: Vec<Table> =
        seating::tables(session).into_iter().map(|table| Table { by: called(table), lines: Vec::new() }).collect();
    for entry in query::lines(session, task.code) {
        let by = by_of(session, entry);
        match tables.iter_mut().find(|table| table.by == by) {
            Some(table) => table.lines.push(entry),
            None => tables.push(Table { by: by.to_owned(), lines: vec![entry] }),
        }
    }
    let place = |entry: &Entry| task.captures.iter().position(|kind| *kind == entry.kind).unwrap_or(usize::MAX);
    for table in &mut tables {
        table.lines.sort_by_key(|entry| place(entry));
    }
    tables.sort_by(|a, b| {
        let key = |table: &Table| (table.by.is_empty(), table.number().unwrap_or(u64::MAX));
        key(a).cmp(&key(b)).then_with(|| a.by.cmp(&b.by))
    });
    tables
}

/// The head of a table in a task: the last one told.
pub fn head_by<'a>(session: &'a Session, task: &Task, by: &str) -> Option<&'a Entry> {
    let kind = head_of(task)?;
    query::lines(session, task.code).rfind(|entry| entry.kind == kind && entry.by.as_str() == by && !by.is_empty())
}

/// Lines of a table that wait for its head.
pub fn waiting<'a>(session: &'a Session, task: &'a Task, by: &'a str) -> impl Iterator<Item = &'a Entry> {
    let head = head_of(task);
    let waits = move |entry: &&Entry| {
        Some(entry.kind) != head
            && entry.kind.has(Field::Parent)
            && entry.by.as_str() == by
            && entry.other(Field::Parent).is_none()
    };
    query::lines(session, task.code).filter(move |entry| !by.is_empty() && waits(entry))
}

/// What is shown, in its order: as people put it, else by the tables' numbers.
pub fn running_order(session: &Session, kind: Kind) -> Vec<&Entry> {
    let mut out: Vec<&Entry> = session.of_kind(kind).collect();
    out.sort_by_cached_key(|entry| {
        let place = entry.words(Field::Place);
        (place.is_empty(), place, number(&entry.by).unwrap_or(u64::MAX), entry.l, entry.id.clone())
    });
    out
}

/// The wish that one is shown at that place, from 0; the others keep their order.
pub fn put_at(session: &Session, id: &Id, at: usize) -> Option<Wish> {
    let kind = session.entry(id)?.kind;
    let mut order: Vec<&Entry> = running_order(session, kind);
    let from = order.iter().position(|entry| entry.id == *id)?;
    let moved = order.remove(from);
    order.insert(at.min(order.len()), moved);
    let wishes = (1..).zip(&order).filter_map(|(n, entry): (usize, _)| {
        let place = format!("{n:03}");
        let differs = entry.words(Field::Place) != place;
        differs.then(|| Wish::answer(&entry.id, Field::Place, Value::Text(place.as_str().into())))
    });
    let wishes: Vec<Wish> = wishes.collect();
    (!wishes.is_empty()).then_some(Wish::Together(wishes))
}
