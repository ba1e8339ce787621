//! Times of the agenda, out of the clock's start and the time that the last message carried. Uses the model only.

use super::desk::Desk;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::program;
use crate::model::query;
use chrono::{DateTime, FixedOffset, NaiveTime, TimeDelta};
use std::collections::BTreeMap;

/// When the clock of an agenda item was started, where it still runs: not, once the item is ticked off.
pub fn running(item: Option<&Entry>) -> Option<DateTime<FixedOffset>> {
    started(item).filter(|_| item.is_some_and(|item| !item.is(Field::Done)))
}

/// The same, where the laptop's clock can be believed: a task that began in the future, or a day ago, was timed by a
/// clock that has been set meanwhile, or was left open; it is shown as one that has not been timed.
pub fn timed(item: Option<&Entry>, at: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
    let believable = TimeDelta::seconds(-60)..=TimeDelta::days(1);
    running(item).filter(|start| believable.contains(&at.signed_duration_since(*start)))
}

/// When the clock of an agenda item was started.
pub fn started(item: Option<&Entry>) -> Option<DateTime<FixedOffset>> {
    match item?.get(Field::Clock) {
        Some(Value::Moment(at)) => Some(*at),
        _ => None,
    }
}

/// What the clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// It does not run; so many minutes are planned.
    Planned(u64),
    /// So many seconds are left.
    Left(u64),
    /// So many seconds over.
    Over(u64),
}

/// The clock of the open item.
pub fn clock(desk: &Desk, at: DateTime<FixedOffset>) -> Clock {
    let Some(item) = desk.item() else { return Clock::Planned(0) };
    let minutes = query::minutes(item);
    let Some(start) = timed(Some(item), at) else { return Clock::Planned(minutes) };
    let end = later(start, minutes);
    let left = (end - at).num_seconds();
    match u64::try_from(left) {
        Ok(left) => Clock::Left(left),
        Err(_) => Clock::Over(left.unsigned_abs()),
    }
}

/// So many minutes later. Files may say any number: what no calendar holds is no time at all.
fn later(start: DateTime<FixedOffset>, minutes: u64) -> DateTime<FixedOffset> {
    let planned = i64::try_from(minutes).ok().and_then(TimeDelta::try_minutes).unwrap_or_default();
    start.checked_add_signed(planned).unwrap_or(start)
}

/// When the open item ends: when people start again after a break.
pub fn ends(desk: &Desk, at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    let item = desk.item();
    let start = timed(item, at).unwrap_or(at);
    later(start, item.map_or(0, query::minutes)).max(at)
}

/// One row of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The item.
    pub id: Id,
    /// The day, from 1.
    pub day: u64,
    /// Its title.
    pub title: String,
    /// When it began or will begin, where that can be said.
    pub starts: Option<DateTime<FixedOffset>>,
    /// Minutes planned.
    pub minutes: u64,
    /// It is ticked off.
    pub done: bool,
    /// It is open.
    pub here: bool,
}

/// The agenda with its times, and the end of the open item's day. Times run on from the item that is under way: what it
/// takes longer, the later ones begin later.
pub fn agenda(desk: &Desk, at: DateTime<FixedOffset>) -> (Vec<Row>, Option<DateTime<FixedOffset>>) {
    let items = query::agenda(&desk.session);
    let here = desk.item().map(|item| item.id.clone());
    let under_way = items.iter().rev().find(|item| running(Some(item)).is_some()).map(|item| item.id.clone());
    let under_way = under_way.or_else(|| here.clone());
    let day_of = query::day;
    let today = items.iter().find(|item| Some(&item.id) == under_way.as_ref()).map_or(1, |item| day_of(item));
    let mut planned = planned(&items, desk, at);
    // From the item under way on: when the next one begins.
    let mut next: Option<DateTime<FixedOffset>> = None;
    let rows = items
        .into_iter()
        .map(|item| {
            let minutes = query::minutes(item);
            let starts = if day_of(item) == 0 {
                // Before the day there is no clock.
                None
            } else if Some(&item.id) == under_way.as_ref() {
                let start = timed(Some(item), at).or_else(|| planned.remove(&item.id)).unwrap_or(at);
                let end = later(start, minutes);
                next = Some(if running(Some(item)).is_some() { end.max(at) } else { end });
                Some(start)
            } else if let Some(start) = next.filter(|_| day_of(item) == today) {
                next = Some(later(start, minutes));
                Some(start)
            } else {
                started(Some(item)).or_else(|| planned.remove(&item.id))
            };
            Row {
                id: item.id.clone(),
                day: day_of(item),
                title: item.text().to_owned(),
                starts,
                minutes,
                done: item.is(Field::Done),
                here: Some(&item.id) == here.as_ref(),
            }
        })
        .collect();
    (rows, next)
}

/// When the items of a day begin that has a time to begin with, and of which nothing has begun yet.
fn planned(items: &[&Entry], desk: &Desk, at: DateTime<FixedOffset>) -> BTreeMap<Id, DateTime<FixedOffset>> {
    let mut out = BTreeMap::new();
    for day in program::days(&desk.session).into_iter().filter(|day| day.n > 0) {
        let begun = items.iter().any(|item| query::day(item) == day.n && started(Some(item)).is_some());
        let Some(starts) = day.starts.filter(|_| !begun) else { continue };
        let midnight = at.with_time(NaiveTime::MIN).single();
        let Some(mut next) = midnight.map(|midnight| later(midnight, starts)) else { continue };
        for item in day.items {
            out.insert(item.id.clone(), next);
            next = later(next, query::minutes(item));
        }
    }
    out
}
