//! The clock of an agenda item: when it began, how long it ran, what is left of it; what starting, stopping and ending it
//! write down; what was planned against what it took. Uses the model; no clock: whoever asks says what time it is.

use super::now::ClockFace;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::query;
use crate::model::session::Session;
use crate::model::wish::Wish;
use chrono::{DateTime, FixedOffset, TimeDelta};

/// A moment by the clock on the wall.
pub type Moment = DateTime<FixedOffset>;

fn moment(item: &Entry, field: Field) -> Option<Moment> {
    match item.get(field) {
        Some(Value::Moment(at)) => Some(*at),
        _ => None,
    }
}

/// When the clock of an item was last started.
pub fn started(item: &Entry) -> Option<Moment> {
    moment(item, Field::Clock)
}

/// The same, where it still runs: not, once the item is ticked off.
pub fn running(item: &Entry) -> Option<Moment> {
    started(item).filter(|_| !item.is(Field::Done))
}

/// The same, where the laptop's clock can be believed: a task that began in the future, or a day ago, was timed by a
/// clock that has been set meanwhile, or was left open; it is shown as one that has not been timed.
pub fn timed(item: &Entry, at: Moment) -> Option<Moment> {
    let believable = TimeDelta::seconds(-60)..=TimeDelta::days(1);
    running(item).filter(|start| believable.contains(&at.signed_duration_since(*start)))
}

/// When an item was first begun.
pub fn began(item: &Entry) -> Option<Moment> {
    moment(item, Field::Began).or_else(|| started(item))
}

/// How many seconds the clock of an item ran before it was last started.
pub fn ran(item: &Entry) -> u64 {
    item.count(Field::Ran).unwrap_or(0)
}

fn seconds(from: Moment, to: Moment) -> u64 {
    u64::try_from(to.signed_duration_since(from).num_seconds()).unwrap_or(0)
}

/// How many seconds the last run of an item took, where it is over.
fn last_run(item: &Entry) -> Option<u64> {
    let (start, end) = (started(item)?, moment(item, Field::Ended)?);
    Some(seconds(start, end))
}

/// How many seconds are left of an item whose clock runs; below 0 where it is over its time.
pub fn left(item: &Entry, at: Moment) -> Option<i64> {
    let start = timed(item, at)?;
    Some(stopped_at(item).saturating_sub(at.signed_duration_since(start).num_seconds()))
}

/// How many seconds were left of an item when its clock was last stopped: all of them, where it never ran.
pub fn stopped_at(item: &Entry) -> i64 {
    let signed = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    signed(query::minutes(item).saturating_mul(60)).saturating_sub(signed(ran(item)))
}

/// The minutes planned for an item before somebody changed them on the day.
pub fn planned(item: &Entry) -> u64 {
    item.count(Field::Planned).unwrap_or_else(|| query::minutes(item))
}

/// How many seconds an item has taken; `None` where nobody took its time, or its end is not known.
pub fn real(item: &Entry) -> Option<u64> {
    match (last_run(item), ran(item)) {
        (Some(last), ran) => Some(ran.saturating_add(last)),
        (None, 0) => None,
        (None, ran) => Some(ran),
    }
}

/// Seconds as whole minutes, rounded.
pub fn in_minutes(seconds: u64) -> u64 {
    seconds.saturating_add(30) / 60
}

/// The item that is under way: of those whose clock runs the last one on the agenda.
pub fn under_way(session: &Session, at: Moment) -> Option<&Entry> {
    query::agenda(session).into_iter().rev().find(|item| timed(item, at).is_some())
}

/// The wishes that start the clock of an item, or let it go on where it was stopped.
pub fn start(item: &Entry, now: Moment) -> Vec<Wish> {
    let mut wishes = vec![Wish::answer(&item.id, Field::Clock, Value::Moment(now))];
    if item.is(Field::Done) {
        wishes.push(Wish::answer(&item.id, Field::Done, Value::Flag(false)));
    }
    if let Some(last) = last_run(item) {
        wishes.push(Wish::answer(&item.id, Field::Ran, Value::Count(ran(item).saturating_add(last))));
        wishes.push(Wish::answer(&item.id, Field::Ended, Value::Nothing));
        wishes.extend(keep_began(item));
    }
    wishes
}

/// The wishes that stop it: what it has run is kept, and counted when it goes on.
pub fn stop(item: &Entry, now: Moment) -> Vec<Wish> {
    let mut wishes = vec![Wish::answer(&item.id, Field::Clock, Value::Nothing)];
    if let Some(start) = timed(item, now) {
        let ran = ran(item).saturating_add(seconds(start, now));
        wishes.push(Wish::answer(&item.id, Field::Ran, Value::Count(ran)));
        wishes.extend(keep_began(item));
    }
    wishes
}

fn keep_began(item: &Entry) -> Option<Wish> {
    let start = started(item).filter(|_| moment(item, Field::Began).is_none())?;
    Some(Wish::answer(&item.id, Field::Began, Value::Moment(start)))
}

/// The wish that an item is over now, where its clock runs.
pub fn ended(item: &Entry, now: Moment) -> Option<Wish> {
    timed(item, now).map(|_| Wish::answer(&item.id, Field::Ended, Value::Moment(now)))
}

/// The wish that the clock of an item goes on as it was, after the laptop's clock was put back by so many seconds.
pub fn put_back(item: &Entry, by: i64) -> Option<Wish> {
    let start = running(item)?.checked_sub_signed(TimeDelta::try_seconds(by)?)?;
    Some(Wish::answer(&item.id, Field::Clock, Value::Moment(start)))
}

/// The wishes that an item has other minutes: what was planned at first is kept.
pub fn set_minutes(item: &Entry, minutes: u64) -> Vec<Wish> {
    let mut wishes = vec![Wish::answer(&item.id, Field::Minutes, Value::Count(minutes))];
    if item.count(Field::Planned).is_none() {
        wishes.push(Wish::answer(&item.id, Field::Planned, Value::Count(query::minutes(item))));
    }
    wishes
}

/// The words of the three faces, in their order.
pub const FACES: [(ClockFace, &str); 3] =
    [(ClockFace::Shown, "shown"), (ClockFace::DeskAlone, "desk-alone"), (ClockFace::Cues, "cues")];

/// Who sees the clock in this session.
pub fn face(session: &Session) -> ClockFace {
    let said = session.words(Field::ClockFace);
    FACES.iter().find(|(_, words)| *words == said).map_or(ClockFace::Shown, |(face, _)| *face)
}
