//! The session's own days: its last one, its "today", and what dates come to. Uses the session; no clock.

use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::roll_up::is_of_another;
use crate::model::session::Session;
use crate::model::stage::{self, Stage};
use crate::words::before::Before;
use chrono::NaiveDate;

/// The last day of the event: as given, else the day on which the first action was said, else the last day on which
/// anything was said before the reviews, else the day on which the session was begun.
pub fn last_day(session: &Session) -> Option<NaiveDate> {
    if let Some(Value::Date { on: Some(day), .. }) = session.get(Field::LastDay) {
        return Some(*day);
    }
    let day = |entry: &Entry| entry.at.map(|at| at.date_naive());
    // What was taken in from another session was said on that one's days.
    let own = |entry: &&Entry| !is_of_another(&entry.id);
    let action = session.of_kind(Kind::Action).filter(own).find_map(day);
    let before_reviews = |entry: &&Entry| stage::task(&entry.task).is_some_and(|task| task.stage != Stage::After);
    action
        .or_else(|| session.entries().filter(own).filter(before_reviews).filter_map(day).max())
        .or_else(|| session.entries().filter(own).filter_map(day).max())
        .or_else(|| session.entries().filter_map(day).max())
}

/// The session's own "today": the later of the event's last day and the last review (rule 31).
pub fn as_of(session: &Session) -> Option<NaiveDate> {
    let reviews = stage::tasks().filter(|task| task.stage == Stage::After);
    let said = reviews.flat_map(|task| session.ever_of_task(task.code));
    let reviewed = said.filter_map(|entry| entry.at.map(|at| at.date_naive())).max();
    last_day(session).max(reviewed)
}

/// The day that a date stands for; what counts from the event moves with it (rule 31).
pub fn day_of(session: &Session, value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Date { on: Some(day), .. } => Some(*day),
        Value::Date { on: None, said } => crate::model::dates::from_event(said, last_day(session)?),
        _ => None,
    }
}

/// The day that typed words are taken for.
pub fn day_meant(session: &Session, said: &str, on: NaiveDate) -> Option<NaiveDate> {
    dates::understood(said, on).or_else(|| last_day(session).and_then(|last| dates::from_event(said, last)))
}

/// The day from which typed words are counted. The last day of an event is never before its first: "7 June" and "Sunday"
/// are the next such day from there on. What counts from today ("tomorrow", "in 2 weeks") still does.
pub fn counted_from(session: &Session, field: Field, said: &str, on: NaiveDate) -> NaiveDate {
    let first = || session.get(Field::FirstDay).and_then(|first| day_of(session, first));
    if field == Field::LastDay && dates::names_a_day(said) { first().unwrap_or(on) } else { on }
}

/// What is said of words that stand where a date is wanted, and are none: they are kept all the same.
pub fn no_date(said: &str) -> String {
    if dates::no_such_day(said) { Before::NoSuchDay.with(&[said]) } else { Before::NoDateFound.text().to_owned() }
}
