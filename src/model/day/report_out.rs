//! The queue of those who report to the room: who has the floor, who is next, and the time of each, which is what is left
//! for those who are left. Uses the model; no clock: whoever asks says what time it is.

use super::clock::{self, Moment};
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::{self, Grouping};
use crate::model::wish::Wish;

/// One of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reporter {
    /// Who they are: tables, groups or themes.
    pub who: Grouping,
    /// Their letter or number.
    pub called: String,
}

/// Where the queue stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    /// Who has the floor; `None` where all have reported.
    pub now: Option<Reporter>,
    /// Their place in the queue, from 1.
    pub at: usize,
    /// How many there are.
    pub of: usize,
    /// Who is next.
    pub next: Option<Reporter>,
    /// How many seconds each has, of those who are left.
    pub each: u64,
    /// How many seconds they have left, below 0 where they are over; `None` where the clock does not run.
    pub left: Option<i64>,
}

/// The queue of an agenda item; `None` where nobody reports, or nobody is known who could.
pub fn queue(session: &Session, item: &Entry, at: Moment) -> Option<Queue> {
    let who = stage::report_out(&item.words(Field::Stage))?;
    let all = reporters(session, who);
    let reported = |called: &String| match item.get_at(Field::Reported, called) {
        Some(Value::Moment(when)) => Some(*when),
        _ => None,
    };
    let waiting: Vec<&String> = all.iter().filter(|called| reported(called).is_none()).collect();
    let of = all.len();
    if of == 0 {
        return None;
    }
    let named = |called: &&String| Reporter { who, called: (**called).clone() };
    let run = clock::timed(item, at).map(|start| {
        // The one who has the floor began when the one before had reported.
        let turn = all.iter().filter_map(reported).max().map_or(start, |last| last.max(start));
        let taken = at.signed_duration_since(turn).num_seconds().max(0);
        (clock::left(item, at).unwrap_or(0), taken)
    });
    let (left, taken) = run.unwrap_or((clock::stopped_at(item), 0));
    let waits = i64::try_from(waiting.len().max(1)).unwrap_or(i64::MAX);
    let each = left.saturating_add(taken).max(0) / waits;
    Some(Queue {
        now: waiting.first().map(named),
        at: of.saturating_sub(waiting.len()).saturating_add(1),
        of,
        next: waiting.get(1).map(named),
        each: u64::try_from(each).unwrap_or(0),
        left: run.map(|_| each.saturating_sub(taken)),
    })
}

/// The wish that whoever has the floor has reported.
pub fn reported(item: &Entry, queue: &Queue, at: Moment) -> Option<Wish> {
    let key = queue.now.as_ref()?.called.as_str().into();
    Some(Wish::Answer { of: item.id.clone(), field: Field::Reported, key, to: Value::Moment(at) })
}

/// Those who report, in their order: by number, then by letter.
fn reporters(session: &Session, who: Grouping) -> Vec<String> {
    let letters = |kind| session.of_kind(kind).map(|entry| entry.words(Field::Letter)).collect();
    let mut all: Vec<String> = match who {
        Grouping::MixedTables => letters(Kind::Table),
        Grouping::StakeholderGroups => letters(Kind::Group),
        Grouping::ActionGroups => query::themes(session).into_iter().map(|theme| theme.no.to_string()).collect(),
        Grouping::WholeRoom | Grouping::Individuals => Vec::new(),
    };
    all.retain(|called| !called.is_empty());
    all.sort_by_cached_key(|called| {
        let number = called.trim_start_matches(['T', 't']).parse().unwrap_or(u64::MAX);
        (number, called.clone())
    });
    all.dedup();
    all
}
