//! How many were there, as far as somebody said it. A session begins with a number that its template brought: the desk
//! reckons with it until somebody counts, but it is nobody's word, and nothing that people take home claims it. Uses the
//! session and the table of stages.

use super::room::{by_group, is_meeting, together};
use crate::model::entry::{Entry, HAND};
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::{Act, Op};
use crate::model::session::Session;
use crate::model::stage::{self, Surface};
use crate::model::text::Clean;
use std::collections::BTreeMap;

/// How many were in the room on the days: the most that were counted of each group, else the count of the whole room;
/// `None` where nobody counted.
pub fn were_there(session: &Session) -> Option<u64> {
    let known = most_present(session);
    let of_group = |group: &Entry| known.get(group.words(Field::Letter).as_str()).copied();
    let counts: Vec<u64> = session.of_kind(Kind::Group).filter_map(of_group).collect();
    if counts.is_empty() { whole_room(session) } else { Some(together(counts)) }
}

/// The most that were counted of each group at any time, by letter. Who came to a review later on was not there on the
/// days.
pub fn most_present(session: &Session) -> BTreeMap<&str, u64> {
    let mut most: BTreeMap<&str, u64> = BTreeMap::new();
    for ((field, key), answers) in &session.head().fields {
        if let (Field::Present, Some((moment, letter)), Some(Value::Count(n))) =
            (*field, key.rsplit_once('/'), answers.latest())
            && !is_meeting(moment)
        {
            let seen = most.entry(letter).or_default();
            *seen = (*seen).max(*n);
        }
    }
    most
}

/// The number of all in the room, where somebody said it.
pub fn whole_room(session: &Session) -> Option<u64> {
    match session.get(Field::Room) {
        Some(Value::Count(n)) if is_room_said(session) => Some(*n),
        _ => None,
    }
}

/// Whether somebody said the number of all in the room that stands there.
fn is_room_said(session: &Session) -> bool {
    let answers = session.head().fields.get(&(Field::Room, Clean::default()));
    let last = answers.and_then(|answers| answers.iter().next_back());
    last.and_then(|(id, _)| session.op(id)).is_some_and(|op| !is_of_template(session, op))
}

/// How many are in the room for a task, as far as somebody counted: by group, or all together.
pub fn counted_for(session: &Session, task: &str) -> Option<u64> {
    by_group(session, task).or_else(|| whole_room(session))
}

/// How many were there when something was put to the room, as far as somebody said it. A number that the desk noted down
/// before anybody had counted gives way to the count that came after it.
pub fn there(session: &Session, entry: &Entry) -> Option<u64> {
    let answers = entry.fields.get(&(Field::Present, Clean::default()))?;
    let (id, Value::Count(n)) = answers.iter().next_back()? else { return None };
    let noted = |op: &&Op| with(session, op).any(|op| matches!(op.act, Act::Set { field: Field::Test, .. }));
    match session.op(id).filter(noted) {
        Some(op) if !was_counted_by(session, op) => counted_for(session, tested_in()),
        _ => Some(*n),
    }
}

/// The last task in which things are put to the room.
fn tested_in() -> &'static str {
    stage::tasks().filter(|task| task.surface == Surface::Confirm).last().map_or("", |task| task.code)
}

/// Whether somebody had counted when an operation was said.
fn was_counted_by(session: &Session, then: &Op) -> bool {
    let head = Id::session();
    let mut before = session.about(&head).filter(|op| (op.l, &op.id) < (then.l, &then.id));
    before.any(|op| {
        let counts = match &op.act {
            Act::Set { field: Field::Room, .. } => !is_of_template(session, op),
            Act::Set { field: Field::Present, key, .. } => !is_meeting(key),
            _ => false,
        };
        counts && session.is_said(&op.id)
    })
}

/// Whether an answer about the session came with its template: both were written in one step.
fn is_of_template(session: &Session, op: &Op) -> bool {
    !op.id.as_str().starts_with(HAND)
        && with(session, op).any(|op| matches!(op.act, Act::Set { field: Field::Template, .. }))
}

/// What was said in the same step about the same thing.
fn with<'a>(session: &'a Session, op: &'a Op) -> impl Iterator<Item = &'a Op> {
    let about = op.of.first().map(|thing| session.about(thing)).into_iter().flatten();
    about.filter(move |other| other.step == op.step && other.id.writer() == op.id.writer())
}
