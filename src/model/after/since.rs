//! What changed in a session since a day: what was written down, reworded, answered, decided, taken back, in the order in
//! which it was said, with when, at which window and by whom. The program's own notes (the walk through the agenda, the
//! clock, the place in an order) are no news. Pure. Uses entries, operations and the session.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::op::{Act, How, Op};
use crate::model::session::Session;
use crate::model::sheet;
use crate::words::library::Library;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::BTreeSet;

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// The window at which it was written: `desk`, `t3`.
    pub window: String,
    /// By whom it was said: a group's letter or a table; empty for the whole room.
    pub by: String,
    /// What was done.
    pub done: Library,
    /// The line's number, as it is spoken.
    pub no: String,
    /// What the line is.
    pub what: &'static str,
    /// The words.
    pub words: String,
}

/// Everything that changed on a day or later, in the order in which it was said.
pub fn since(session: &Session, day: NaiveDate) -> Vec<Change> {
    let is_since = |op: &&Op| op.at.is_some_and(|at| at.date_naive() >= day);
    let mut ops: Vec<&Op> = session.ops().filter(is_since).filter(|op| session.is_said(&op.id)).collect();
    ops.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    let fresh: BTreeSet<&Id> = ops.iter().map(|op| &op.id).collect();
    ops.iter().flat_map(|op| changes(session, op, &fresh, day)).collect()
}

fn changes(session: &Session, op: &Op, fresh: &BTreeSet<&Id>, day: NaiveDate) -> Vec<Change> {
    if let Act::Undo { ops } = &op.act {
        // What was said and taken back since leaves nothing to tell.
        let older = ops.iter().filter_map(|id| session.op(id)).filter(|undone| !fresh.contains(&undone.id));
        let older = older.filter(|undone| undone.at.is_none_or(|at| at.date_naive() < day));
        return older.filter_map(|undone| undoing(session, op, undone)).collect();
    }
    one(session, op).into_iter().collect()
}

/// What an undo of something older comes to.
fn undoing(session: &Session, op: &Op, undone: &Op) -> Option<Change> {
    match &undone.act {
        Act::Say(said) if said.kind.is_said() => Some(Change {
            at: op.at?,
            window: op.id.label().to_owned(),
            by: said.by.to_string(),
            done: Library::TakenBack,
            no: said.no.to_string(),
            what: said.kind.spec().word,
            words: said.text.to_string(),
        }),
        Act::Withdraw { .. } => change(session, op, undone.of.first()?, Library::BackAgain, None),
        Act::Text { .. } => change(session, op, undone.of.first()?, Library::Reworded, None),
        Act::Set { field, .. } if is_news(*field) => {
            let thing = undone.of.first()?;
            let now = current(session, thing, *field);
            change(session, op, thing, Library::Answered, Some((*field, now)))
        }
        _ => None,
    }
}

fn one(session: &Session, op: &Op) -> Option<Change> {
    let thing = op.of.first()?;
    match &op.act {
        Act::Say(_) => change(session, op, &op.id, Library::Written, None),
        Act::Text { over, text } => {
            let before: Vec<&str> = over.iter().filter_map(|id| session.op(id)).filter_map(words_of).collect();
            let mut out = change(session, op, thing, Library::Reworded, None)?;
            out.words = if before.is_empty() {
                text.to_string()
            } else {
                Library::WasAndIs.with(&[text.as_str(), &before.join(" / ")])
            };
            Some(out)
        }
        Act::Also { text, .. } => {
            let mut out = change(session, op, thing, Library::Rendered, None)?;
            out.words = text.to_string();
            Some(out)
        }
        Act::Set { field, to, .. } if is_news(*field) => {
            let done = if *field == Field::Test { Library::Decided } else { Library::Answered };
            change(session, op, thing, done, Some((*field, sheet::words(session, *field, to))))
        }
        Act::Withdraw { .. } => change(session, op, thing, Library::TakenBack, None),
        Act::Link { how: How::Joined, .. } => {
            let mut out = change(session, op, thing, Library::Together, None)?;
            if let Some(other) = op.of.get(1).and_then(|id| session.entry(id)) {
                out.words = format!("{} + {}", out.words, other.text());
            }
            Some(out)
        }
        Act::Strike(_) => change(session, op, thing, Library::Struck, None),
        _ => None,
    }
}

/// Whether an answer is one that people give: not the place in an order, the clock, what is open now.
fn is_news(field: Field) -> bool {
    !field.settles_itself() && !field.is_private() && !matches!(field, Field::Origin | Field::Photo | Field::Template)
}

fn words_of(op: &Op) -> Option<&str> {
    match &op.act {
        Act::Say(said) => Some(&said.text),
        Act::Text { text, .. } => Some(text),
        _ => None,
    }
}

/// What is answered now, as words.
fn current(session: &Session, thing: &Id, field: Field) -> String {
    let value = match session.entry(thing) {
        Some(entry) => entry.get(field),
        None => session.get(field),
    };
    value.map(|value| sheet::words(session, field, value)).unwrap_or_default()
}

fn change(session: &Session, op: &Op, thing: &Id, done: Library, answer: Option<(Field, String)>) -> Option<Change> {
    let entry = session.entry(thing);
    if entry.is_none_or(|entry| !entry.kind.is_said()) && !(thing.is_session() && answer.is_some()) {
        return None;
    }
    let text = entry.map(Entry::text).unwrap_or_default();
    let words = match answer {
        None => text.to_owned(),
        Some((field, said)) => {
            let said = if said.is_empty() { Library::NoAnswer.text().to_owned() } else { said };
            let name = field.spec().word;
            if text.is_empty() { format!("{name}: {said}") } else { Library::AnswerIs.with(&[text, name, &said]) }
        }
    };
    Some(Change {
        at: op.at?,
        window: op.id.label().to_owned(),
        by: entry.map(|entry| entry.by.to_string()).unwrap_or_default(),
        done,
        no: entry.map(|entry| session.spoken(entry)).unwrap_or_default(),
        what: entry.map_or("", |entry| entry.kind.spec().word),
        words,
    })
}
