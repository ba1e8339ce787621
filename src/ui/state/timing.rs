//! Times of the agenda, out of the clock's start and the time that the last message carried. Uses the model only.

use super::desk::Desk;
use crate::model::day::clock;
use crate::model::day::program;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query;
use chrono::{DateTime, FixedOffset, NaiveTime, TimeDelta};
use std::collections::BTreeMap;

/// What the clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// It does not run; so many minutes are planned.
    Planned(u64),
    /// So many seconds are left.
    Left(u64),
    /// So many seconds over.
    Over(u64),
    /// It is stopped, with so many seconds left; below 0: over.
    Stopped(i64),
}

/// The clock of the open item.
pub fn clock(desk: &Desk, at: DateTime<FixedOffset>) -> Clock {
    desk.item().map_or(Clock::Planned(0), |item| clock_of(item, at))
}

/// The clock of an item.
pub fn clock_of(item: &Entry, at: DateTime<FixedOffset>) -> Clock {
    match clock::left(item, at) {
        None if clock::ran(item) == 0 || item.is(Field::Done) => Clock::Planned(query::minutes(item)),
        None => Clock::Stopped(clock::stopped_at(item)),
        Some(left) => match u64::try_from(left) {
            Ok(left) => Clock::Left(left),
            Err(_) => Clock::Over(left.unsigned_abs()),
        },
    }
}

/// How many seconds are left of the open item, below 0 where it is over; `None` where its clock does not run.
pub fn left(desk: &Desk, at: DateTime<FixedOffset>) -> Option<i64> {
    desk.item().and_then(|item| clock::left(item, at))
}

/// Minutes and seconds.
pub fn digits(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Minutes and seconds over, so that it is seen from afar: two digits each.
pub fn digits_over(seconds: u64) -> String {
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

/// So many minutes later. Files may say any number: what no calendar holds is no time at all.
fn later(start: DateTime<FixedOffset>, minutes: u64) -> DateTime<FixedOffset> {
    let planned = i64::try_from(minutes).ok().and_then(TimeDelta::try_minutes).unwrap_or_default();
    start.checked_add_signed(planned).unwrap_or(start)
}

/// When an item whose clock was started then is over.
fn over(item: &Entry, start: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    let left = TimeDelta::try_seconds(clock::stopped_at(item)).unwrap_or_default();
    start.checked_add_signed(left).unwrap_or(start)
}

/// When the open item ends: when people start again after a break.
pub fn ends(desk: &Desk, at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    desk.item().map_or(at, |item| over(item, clock::timed(item, at).unwrap_or(at))).max(at)
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
    let under_way = items.iter().rev().find(|item| clock::running(item).is_some()).map(|item| item.id.clone());
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
                let start = clock::timed(item, at).or_else(|| planned.remove(&item.id)).unwrap_or(at);
                let end = over(item, start);
                next = Some(if clock::running(item).is_some() { end.max(at) } else { end });
                let today = TimeDelta::zero()..TimeDelta::days(1);
                let began = clock::began(item).filter(|began| today.contains(&start.signed_duration_since(*began)));
                Some(began.unwrap_or(start))
            } else if item.is(Field::Done) {
                // What is ticked off takes no time any more, also where people went back to something before it.
                clock::began(item)
            } else if let Some(start) = next.filter(|_| day_of(item) == today) {
                next = Some(later(start, minutes));
                Some(start)
            } else {
                clock::began(item).or_else(|| planned.remove(&item.id))
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
        let begun = items.iter().any(|item| query::day(item) == day.n && clock::began(item).is_some());
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

/// When the day that is under way ends, and which of how many it is; `None` where nobody has said when it begins and no
/// clock runs, so that any time would be a guess.
pub fn day_ends(desk: &Desk, at: DateTime<FixedOffset>) -> Option<(DateTime<FixedOffset>, u64, u64)> {
    let here = clock::under_way(&desk.session, at).or_else(|| desk.item())?;
    let today = query::day(here);
    let is_known = clock::timed(here, at).is_some() || program::starts(&desk.session, today).is_some();
    let (_, end) = agenda(desk, at);
    let last = query::agenda(&desk.session).last().map_or(today, |item| query::day(item));
    Some((end.filter(|_| is_known && today > 0)?, today, last))
}

/// The last day of an event of several, with the time when it is over where that was said; `None` on the last day itself,
/// and where the end of today is not known.
pub fn event_ends(desk: &Desk, at: DateTime<FixedOffset>) -> Option<(u64, Option<u64>)> {
    let (_, today, last) = day_ends(desk, at)?;
    let days = program::days(&desk.session);
    let day = days.last().filter(|_| last > today)?;
    Some((last, day.must_end.or_else(|| day.ends())))
}
