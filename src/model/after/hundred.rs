//! The hundred days after an event: which day it is, and which actions have a first step by the fifteenth, by dates alone.
//! Uses the session and what is asked of it; no clock.

use super::board::said_on;
use super::follow;
use super::news;
use super::roll_up::is_of_another;
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use chrono::NaiveDate;

/// Within how many days after the event each action is to have its first step.
pub const FIRST_STEP: u64 = 15;

/// How many days there are to the gate.
pub const GATE: u64 = 100;

/// The hundred days, and the first steps of the actions that were taken on at the event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hundred<'a> {
    /// How many days after the last day of the event.
    pub day: i64,
    /// The day by which every action is to have a first step.
    pub target: NaiveDate,
    /// The hundredth day.
    pub gate: NaiveDate,
    /// The actions that have one by then, by a date.
    pub begun: Vec<&'a Entry>,
    /// Those that do not, as far as anybody has said.
    pub waiting: Vec<&'a Entry>,
    /// Those of which no date says when the first step is.
    pub undated: Vec<&'a Entry>,
}

impl Hundred<'_> {
    /// How many actions there are.
    pub fn all(&self) -> usize {
        self.begun.len() + self.waiting.len() + self.undated.len()
    }
}

/// The hundred days, as they stand on a day; `None` where the event has no day, is still to come, or is itself a meeting
/// that looks back.
pub fn hundred(session: &Session, on: NaiveDate) -> Option<Hundred<'_>> {
    let last = query::last_day(session).filter(|_| !follow::looks_back(session))?;
    let day = on.signed_duration_since(last).num_days();
    let target = last.checked_add_days(chrono::Days::new(FIRST_STEP))?;
    let gate = last.checked_add_days(chrono::Days::new(GATE))?;
    let mut hundred = Hundred { day, target, gate, ..Hundred::default() };
    for action in taken_on(session, target) {
        match first_step(session, action, last, target) {
            Some(true) => hundred.begun.push(action),
            Some(false) => hundred.waiting.push(action),
            None => hundred.undated.push(action),
        }
    }
    (day >= 0).then_some(hundred)
}

/// The actions that were taken on at the event: neither what was brought along from the one before, nor what was taken on
/// at a review.
fn taken_on(session: &Session, target: NaiveDate) -> impl Iterator<Item = &Entry> {
    let goes_on = follow::goes_on_from(session).is_some();
    let reviewed = query::reviewed_on(session).into_iter().find(|on| *on > target);
    session.of_kind(Kind::Action).filter(move |action| {
        let day = action.at.map(|at| at.date_naive());
        let at_review = reviewed.zip(day).is_some_and(|(reviewed, day)| day >= reviewed);
        !(at_review || goes_on && is_of_another(&action.id))
    })
}

/// Whether an action has a first step by that day: it is to begin, to have its first step, or to be done by then, or it
/// was begun or done by then. `None` where no date says so.
fn first_step(session: &Session, action: &Entry, last: NaiveDate, by: NaiveDate) -> Option<bool> {
    let day = |field: Field| action.get(field).and_then(|value| query::day_of(session, value));
    let is_done = |line: &Entry| line.kind == Kind::Done && said_on(session, line).is_some_and(|on| on <= by);
    let moved =
        |news: &news::News| matches!(news.state.as_str(), "doing" | "done") && news.on.is_some_and(|on| on <= by);
    let named = action.words(Field::FirstStep);
    let step = day_in(action, &named, last).or_else(|| day(Field::Start));
    if [step, day(Field::Due)].into_iter().flatten().any(|on| on <= by)
        || session.under(&action.id).any(is_done)
        || news::history(session, action).iter().any(moved)
    {
        return Some(true);
    }
    // By when all of it is to be done says nothing of a first step that was named.
    let dated = step.is_some() || (named.is_empty() && day(Field::Due).is_some());
    dated.then_some(false)
}

/// The day that a first step was named for: "ring them by 20 May", "on Monday", "day 10".
fn day_in(action: &Entry, said: &str, last: NaiveDate) -> Option<NaiveDate> {
    let on = action.at.map_or(last, |at| at.date_naive());
    dates::at_the_end(said, on).or_else(|| dates::from_event(said, last))
}
