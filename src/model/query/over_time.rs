//! How answers went over time: a field's answers in turn, then and now, the pulse each time that it was taken, what is new
//! since the event. Uses the session; no clock.

use super::days::last_day;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::op::Act;
use crate::model::session::Session;
use crate::model::stage::{self, Stage};
use chrono::NaiveDate;

/// An answer with the day on which it was given.
pub type Dated = (Option<NaiveDate>, Value);

/// The answers of a field in the order in which they were given; what was undone is not among them.
pub fn in_turn(session: &Session, entry: &Entry, field: Field) -> Vec<Dated> {
    let mut out = Vec::new();
    let about = session.about(&entry.id).filter(|op| op.of.first() == Some(&entry.id) || op.id == entry.id);
    for op in about.filter(|op| session.is_said(&op.id)) {
        let on = op.at.map(|at| at.date_naive());
        match &op.act {
            Act::Say(said) if op.id == entry.id => {
                out.extend(said.with.iter().filter(|(own, _)| *own == field).map(|(_, value)| (on, value.clone())));
            }
            Act::Set { field: own, to, .. } if *own == field => out.push((on, to.clone())),
            _ => {}
        }
    }
    out
}

/// An answer at the event, and what was last said since, where anything was: also that it is the same.
pub fn then_and_now(session: &Session, entry: &Entry, field: Field) -> (Option<Dated>, Option<Dated>) {
    let all: Vec<Dated> =
        in_turn(session, entry, field).into_iter().filter(|(_, value)| *value != Value::Nothing).collect();
    let last = last_day(session);
    let at_the_event = |(on, _): &Dated| on.zip(last).is_some_and(|(on, last)| on <= last);
    let then = all.iter().rposition(at_the_event).unwrap_or(0);
    let now = all.iter().enumerate().skip(then + 1).last().map(|(_, said)| said.clone());
    (all.get(then).cloned(), now)
}

/// A sentence of the pulse, with the lines in which it was counted, first to last.
#[derive(Debug, Clone)]
pub struct Sentence<'a> {
    /// The sentence, as it was first written.
    pub text: &'a str,
    /// Each time that it was counted.
    pub counted: Vec<&'a Entry>,
}

/// The sentences of the pulse in the order in which they were first asked.
pub fn pulse(session: &Session) -> Vec<Sentence<'_>> {
    let mut out: Vec<Sentence> = Vec::new();
    let same = |one: &str, other: &str| bare(one) == bare(other);
    for entry in session.of_kind(Kind::Pulse) {
        match out.iter_mut().find(|sentence| same(sentence.text, entry.text())) {
            Some(sentence) => sentence.counted.push(entry),
            None => out.push(Sentence { text: entry.text(), counted: vec![entry] }),
        }
    }
    out
}

/// A sentence without what does not tell two of them apart.
fn bare(words: &str) -> String {
    words.trim().trim_end_matches(['.', '!']).to_lowercase()
}

/// Whether a line was said after the event: in a task of afterwards, or on a later day.
pub fn is_since(session: &Session, entry: &Entry) -> bool {
    let afterwards = stage::task(&entry.task).is_some_and(|task| task.stage == Stage::After);
    let on = entry.at.map(|at| at.date_naive());
    afterwards || on.zip(last_day(session)).is_some_and(|(on, last)| on > last)
}
