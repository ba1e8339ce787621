//! News of an action: each time that somebody said how it stands, when that was, and how the plan read before it was
//! changed. Nothing of it is lost. Uses the session.

use super::entry::Entry;
use super::field::{Field, Value};
use super::id::Id;
use super::op::{Act, Op};
use super::query;
use super::session::Session;
use super::wish::Wish;
use crate::model::dates;
use chrono::NaiveDate;

/// What was said once of how an action stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// How it stands, as in files; empty where an answer was taken away.
    pub state: String,
    /// On which day that was said.
    pub on: Option<NaiveDate>,
    /// To whom it was handed on.
    pub to: String,
    /// From when.
    pub from: String,
    /// Why.
    pub why: String,
    /// The operation that said it.
    pub op: Option<Id>,
}

/// How a plan read before it was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// Its words, where they were others.
    pub words: Option<String>,
    /// By when it was to be done, where that was another day.
    pub due: Option<Value>,
}

/// Whether two operations belong to one step of one window.
fn together(one: &Op, other: &Op) -> bool {
    one.id.writer() == other.id.writer() && one.step == other.step
}

/// The operations that stand about an action, first said first.
fn about<'a>(session: &'a Session, action: &'a Entry) -> Vec<&'a Op> {
    let mine = |op: &&Op| op.of.first() == Some(&action.id) || op.id == action.id;
    session.about(&action.id).filter(mine).filter(|op| session.is_said(&op.id)).collect()
}

/// The answers that an operation gives.
fn answers(op: &Op) -> Vec<(Field, &Value)> {
    match &op.act {
        Act::Set { field, to, .. } => vec![(*field, to)],
        Act::Say(said) => said.with.iter().map(|(field, to)| (*field, to)).collect(),
        _ => Vec::new(),
    }
}

/// Everything that was said of how an action stands, first said first.
pub fn history(session: &Session, action: &Entry) -> Vec<News> {
    let ops = about(session, action);
    let mut out = Vec::new();
    for op in &ops {
        let Some((_, state)) = answers(op).into_iter().find(|(field, _)| *field == Field::State) else { continue };
        let mut news = News { state: state.words(), op: Some(op.id.clone()), ..News::default() };
        for (field, to) in ops.iter().filter(|other| together(op, other)).flat_map(|other| answers(other)) {
            match field {
                Field::StateOn => news.on = query::day_of(session, to),
                Field::HandedTo => news.to = to.words(),
                Field::HandedFrom => news.from = to.words(),
                Field::Why => news.why = to.words(),
                _ => {}
            }
        }
        news.on = news.on.or_else(|| op.at.map(|at| at.date_naive()));
        out.push(news);
    }
    out
}

/// How the plan read before it was last changed; `None` where it never was, or reads as before.
pub fn before_change(session: &Session, action: &Entry) -> Option<Before> {
    let ops = about(session, action);
    let is_change = |op: &&&Op| {
        answers(op).iter().any(|(field, to)| *field == Field::State && to.words() == "changed")
    };
    let change = ops.iter().rev().find(is_change)?;
    let earlier: Vec<&Op> =
        ops.iter().copied().filter(|op| !together(op, change) && (op.l, &op.id) < (change.l, &change.id)).collect();
    let words = earlier.iter().rev().find_map(|op| match &op.act {
        Act::Say(said) => Some(said.text.to_string()),
        Act::Text { text, .. } => Some(text.to_string()),
        _ => None,
    });
    let due = |op: &&&Op| answers(op).into_iter().rev().find(|(field, _)| *field == Field::Due).map(|(_, to)| to.clone());
    let due = earlier.iter().rev().find_map(|op| due(&op)).filter(|due| *due != Value::Nothing);
    let before = Before {
        words: words.filter(|words| words != action.text()),
        due: due.filter(|due| action.get(Field::Due) != Some(due)),
    };
    (before.words.is_some() || before.due.is_some()).then_some(before)
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
    let mut wishes = vec![
        Wish::answer(&action.id, Field::State, text(said.state)),
        Wish::answer(&action.id, Field::StateOn, when),
    ];
    let others = [
        (Field::HandedTo, text(said.to)),
        (Field::HandedFrom, date(said.from)),
        (Field::Why, text(said.why)),
    ];
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
