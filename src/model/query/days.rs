//! The session's own days: its last one, its "today", and what dates come to. Uses the session; no clock.

use super::said_at::said_at;
use crate::model::after::roll_up::is_of_another;
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::session::Session;
use crate::model::stage::{self, Stage};
use crate::words::before::Before;
use chrono::NaiveDate;
use std::collections::BTreeSet;

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
    last_day(session).max(reviewed_on(session).into_iter().next_back())
}

/// The days on which people looked back: those of the meetings at which something was said, and those on which it was said
/// how an action stands; each once, the first one first.
pub fn reviewed_on(session: &Session) -> BTreeSet<NaiveDate> {
    let reviews = stage::tasks().filter(|task| task.stage == Stage::After);
    let said = reviews.flat_map(|task| session.ever_of_task(task.code));
    let met = said.filter_map(|entry| {
        let item = said_at(session, entry).and_then(|item| meets_on(session, item));
        item.or_else(|| entry.at.map(|at| at.date_naive()))
    });
    let actions = [Kind::Action, Kind::Pledge].into_iter().flat_map(|kind| session.of_kind(kind));
    let news = actions.filter_map(|action| action.get(Field::StateOn).and_then(|on| day_of(session, on)));
    let last = last_day(session);
    // What was known of an action on the day itself is no review.
    met.chain(news.filter(|on| last.is_none_or(|last| *on > last))).collect()
}

/// The day of a meeting of its own: as given, else the day on which its clock was first started.
pub fn meets_on(session: &Session, item: &Entry) -> Option<NaiveDate> {
    let given = item.get(Field::MeetsOn).and_then(|on| day_of(session, on));
    let began = [Field::Began, Field::Clock].into_iter().find_map(|field| match item.get(field) {
        Some(Value::Moment(at)) => Some(at.date_naive()),
        _ => None,
    });
    given.or(began)
}

/// The day that a date stands for; what counts from the event moves with it (rule 31).
pub fn day_of(session: &Session, value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Date { on: Some(day), .. } => Some(*day),
        Value::Date { on: None, said } => from_event(session, said),
        _ => None,
    }
}

/// The day that typed words are taken for.
pub fn day_meant(session: &Session, said: &str, on: NaiveDate) -> Option<NaiveDate> {
    dates::understood(said, on).or_else(|| from_event(session, said))
}

/// The day of words that count from the event. Whether they do is asked first: it is asked at every key, and the last day
/// may have to be looked for among all that was said.
fn from_event(session: &Session, said: &str) -> Option<NaiveDate> {
    dates::from_event(said, NaiveDate::default())?;
    dates::from_event(said, last_day(session)?)
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
