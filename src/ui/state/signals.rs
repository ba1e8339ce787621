//! The signals of a task's clock: half time, one minute, the end. Each is given once, also where the laptop slept or its
//! clock was set; what is already past when somebody comes to it is not given any more. Uses the model; no clock.

use crate::model::clock::{self, Moment};
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

/// How far a task's clock has come, as of its seconds left.
pub fn reached(item: &Entry, left: i64) -> Option<Signal> {
    let minutes = query::minutes(item);
    let half = i64::try_from(minutes.saturating_mul(30)).unwrap_or(i64::MAX);
    match left {
        ..=0 => Some(Signal::Over),
        1..=60 if minutes > 1 => Some(Signal::Minute),
        left if left <= half && minutes >= SHORT => Some(Signal::Half),
        _ => None,
    }
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
