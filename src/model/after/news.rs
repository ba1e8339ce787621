//! News of an action: what is said of how it stands, and how the plan read before it was changed. Nothing of it is lost.
//! Uses the session.

use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::op::{Act, Op};
use crate::model::session::Session;
use crate::model::wish::Wish;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub use super::said_of::{News, earlier, history, in_words, state_word, with_day};

/// How a plan read before it was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// Its words, where they were others.
    pub words: Option<String>,
    /// By when it was to be done, where that was another day.
    pub due: Option<Value>,
}

/// Whether two operations belong to one step of one window.
pub(super) fn together(one: &Op, other: &Op) -> bool {
    one.id.writer() == other.id.writer() && one.step == other.step
}

/// The operations that stand about an action, first said first.
pub(super) fn about<'a>(session: &'a Session, action: &'a Entry) -> Vec<&'a Op> {
    let mine = |op: &&Op| op.of.first() == Some(&action.id) || op.id == action.id;
    session.about(&action.id).filter(mine).filter(|op| session.is_said(&op.id)).collect()
}

/// The answers that an operation gives.
pub(super) fn answers(op: &Op) -> Vec<(Field, &Value)> {
    match &op.act {
        Act::Set { field, to, .. } => vec![(*field, to)],
        Act::Say(said) => said.with.iter().map(|(field, to)| (*field, to)).collect(),
        _ => Vec::new(),
    }
}

/// How the plan read before it was last changed; `None` where it never was, or reads as before.
pub fn before_change(session: &Session, action: &Entry) -> Option<Before> {
    let ops = about(session, action);
    let is_change = |op: &&&Op| answers(op).iter().any(|(field, to)| *field == Field::State && to.words() == "changed");
    let change = ops.iter().rev().find(is_change)?;
    let earlier: Vec<&Op> =
        ops.iter().copied().filter(|op| !together(op, change) && (op.l, &op.id) < (change.l, &change.id)).collect();
    let words = earlier.iter().rev().find_map(|op| match &op.act {
        Act::Say(said) => Some(said.text.to_string()),
        Act::Text { text, .. } => Some(text.to_string()),
        _ => None,
    });
    let due =
        |op: &&&Op| answers(op).into_iter().rev().find(|(field, _)| *field == Field::Due).map(|(_, to)| to.clone());
    let due = earlier.iter().rev().find_map(|op| due(&op)).filter(|due| *due != Value::Nothing);
    let before = Before {
        words: words.filter(|words| words != action.text()),
        due: due.filter(|due| action.get(Field::Due) != Some(due)),
    };
    (before.words.is_some() || before.due.is_some()).then_some(before)
}

/// How an action stood, and how the plan read, before a day; an answer that nobody has touched since is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Then {
    /// How it stood, as in files; empty where nothing had been said.
    pub state: String,
    /// The words that were changed since.
    pub words: Option<String>,
    /// Answers that were changed since: as they stood, or `Nothing`.
    pub answers: BTreeMap<Field, Value>,
}

/// How things stood before a day. Nothing is worked out for a day after which nothing was said.
pub fn before_day(session: &Session, action: &Entry, day: NaiveDate) -> Then {
    let news = history(session, action).into_iter().rfind(|news| news.on.is_none_or(|on| on < day));
    let mut then = Then { state: news.map(|news| news.state).unwrap_or_default(), ..Then::default() };
    let ops = about(session, action);
    let is_later = |op: &Op| op.at.is_some_and(|at| at.date_naive() >= day);
    let mut last = None;
    let mut earlier: BTreeMap<Field, Value> = BTreeMap::new();
    for op in &ops {
        let words = match &op.act {
            Act::Say(said) => Some(&said.text),
            Act::Text { text, .. } => Some(text),
            _ => None,
        };
        if is_later(op) {
            then.words = then.words.or_else(|| words.and(last.clone()));
            for (field, _) in answers(op) {
                then.answers.entry(field).or_insert_with(|| earlier.get(&field).cloned().unwrap_or(Value::Nothing));
            }
        } else {
            last = words.map(ToString::to_string).or(last);
            earlier.extend(answers(op).into_iter().map(|(field, to)| (field, to.clone())));
        }
    }
    then
}

/// What is said of an action, before it is one wish.
#[derive(Debug, Clone, Default)]
pub struct Said<'a> {
    /// How it stands; empty takes the answer away.
    pub state: &'a str,
    /// To whom it was handed on.
    pub to: &'a str,
    /// From when, in words.
    pub from: &'a str,
    /// Why.
    pub why: &'a str,
    /// Other words for it; empty: as they are.
    pub words: &'a str,
    /// Another day for it, in words; empty: as it is.
    pub due: &'a str,
}

/// The wish that this was said of an action at a meeting on that day; words for a day are counted from `today`. What was
/// said before is kept with its own day.
pub fn wish(action: &Entry, said: &Said, on: NaiveDate, today: NaiveDate) -> Wish {
    let text = |words: &str| if words.is_empty() { Value::Nothing } else { Value::Text(words.into()) };
    let date = |words: &str| match words {
        "" => Value::Nothing,
        words => Value::Date { on: dates::understood(words, today), said: words.into() },
    };
    let when = if said.state.is_empty() { Value::Nothing } else { day(on) };
    let mut wishes =
        vec![Wish::answer(&action.id, Field::State, text(said.state)), Wish::answer(&action.id, Field::StateOn, when)];
    let others = [(Field::HandedTo, text(said.to)), (Field::HandedFrom, date(said.from)), (Field::Why, text(said.why))];
    let differs = |(field, to): &(Field, Value)| action.get(*field).unwrap_or(&Value::Nothing) != to;
    wishes.extend(others.into_iter().filter(differs).map(|(field, to)| Wish::answer(&action.id, field, to)));
    if !said.due.is_empty() {
        wishes.push(Wish::answer(&action.id, Field::Due, date(said.due)));
    }
    if !said.words.is_empty() && said.words != action.text() {
        wishes.push(Wish::Reword { entry: action.id.clone(), text: said.words.into() });
    }
    Wish::Together(wishes)
}

/// A day as an answer.
pub fn day(on: NaiveDate) -> Value {
    Value::Date { on: Some(on), said: dates::written_out(on).as_str().into() }
}
