//! The signals of a task's clock: half time, one minute, the end. Each is given once, also where the laptop slept or its
//! clock was set; what is already past when somebody comes to it is not given any more. Uses the model; no clock.

use crate::model::day::clock::{self, Moment};
use crate::model::day::replan;
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::query;
use crate::model::session::Session;

/// What is signalled, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    /// Half of the time is over.
    Half,
    /// One minute is left.
    Minute,
    /// None is left.
    Over,
}

/// So short a task has no half time, in minutes.
const SHORT: u64 = 4;

/// Half of so many minutes, in seconds.
fn half_of(minutes: u64) -> i64 {
    i64::try_from(minutes.saturating_mul(30)).unwrap_or(i64::MAX)
}

/// How far a task's clock has come, as of its seconds left.
pub fn reached(item: &Entry, left: i64) -> Option<Signal> {
    let minutes = query::minutes(item);
    let half = half_of(minutes);
    match left {
        ..=0 => Some(Signal::Over),
        1..=60 if minutes > 1 => Some(Signal::Minute),
        left if left <= half && minutes >= SHORT => Some(Signal::Half),
        _ => None,
    }
}

/// In how many seconds a task's clock comes to its next signal, as of its seconds left; `None` where none comes any more.
pub fn until_next(item: &Entry, left: i64) -> Option<u64> {
    let minutes = query::minutes(item);
    let all = [(half_of(minutes), minutes >= SHORT), (60, minutes > 1), (0, true)];
    let next = all.into_iter().filter(|(at, given)| *given && *at < left).map(|(at, _)| at).max()?;
    u64::try_from(left.saturating_sub(next)).ok()
}

/// In how many seconds there is something to say by itself, where nobody types: the next signal of the clock that runs,
/// then that the day runs over. `None`: nothing comes by itself.
pub fn wakes(session: &Session, at: Moment) -> Option<u64> {
    let item = clock::under_way(session, at)?;
    let left = clock::left(item, at)?;
    let over = || replan::until_over(session, at).and_then(|seconds| u64::try_from(seconds).ok());
    until_next(item, left).or_else(|| over().filter(|seconds| *seconds > 0))
}

/// A run of a task's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    item: Id,
    start: Moment,
    minutes: u64,
}

/// Which signals were given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signals {
    run: Option<Run>,
    given: Option<Signal>,
}

impl Signals {
    /// The signal that is due now, and for which item. Asked once, it is given.
    pub fn due(&mut self, session: &Session, at: Moment) -> Option<(Signal, Id)> {
        let item = clock::under_way(session, at)?;
        let start = clock::running(item)?;
        let now = reached(item, clock::left(item, at)?);
        let run = Run { item: item.id.clone(), start, minutes: query::minutes(item) };
        if self.run.as_ref() != Some(&run) {
            // It was started, given other minutes, or opened with the session: what is past is past.
            self.run = Some(run);
            self.given = now;
            return None;
        }
        if now <= self.given {
            return None;
        }
        self.given = now;
        now.map(|signal| (signal, item.id.clone()))
    }
}
