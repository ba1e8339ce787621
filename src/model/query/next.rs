//! When people meet next, and whether that day is past by now. Uses the session; no clock.

use super::days::{as_of, last_day, meets_on, reviewed_on};
use super::said_at::has_own_lines;
use super::walk::agenda;
use crate::model::dates;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::Act;
use crate::model::session::Session;
use chrono::NaiveDate;

/// When people meet next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// In the words in which it was said, or as the agenda has it.
    ToCome(String),
    /// What was said last is past, and nothing else was said.
    Was(String),
}

impl Next {
    /// What is still to come.
    pub fn to_come(self) -> Option<String> {
        match self {
            Next::ToCome(words) => Some(words),
            Next::Was(_) => None,
        }
    }
}

/// When people meet next, as it stands on a day; on the session's own today, where none is given. A day on which people
/// looked back already is past. Words without a day are still to come.
pub fn next_meeting(session: &Session, on: Option<NaiveDate>) -> Option<Next> {
    let said = session.words(Field::NextMeeting);
    let on = on.or_else(|| as_of(session));
    let day = said_for(session, &said);
    let is_past = |day: NaiveDate| on.is_some_and(|on| day < on || (day == on && reviewed_on(session).contains(&on)));
    if !said.is_empty() && !day.is_some_and(is_past) {
        return Some(Next::ToCome(said));
    }
    let later = |day: NaiveDate| on.is_none_or(|on| day > on);
    let meetings = agenda(session).into_iter().filter(|item| has_own_lines(item));
    let planned = meetings.filter_map(|item| Some((meets_on(session, item).filter(|day| later(*day))?, item)));
    let planned = planned.map(|(day, item)| (day, item.text().to_owned()));
    match planned.chain(told(session)).filter(|(day, _)| later(*day)).min_by_key(|(day, _)| *day) {
        Some((_, words)) => Some(Next::ToCome(words)),
        None => (!said.is_empty()).then_some(Next::Was(said)),
    }
}

/// Meetings that were written down as a line with their day: at a review people say when they look back again.
fn told(session: &Session) -> impl Iterator<Item = (NaiveDate, String)> {
    session.of_kind(Kind::Review).filter(|line| line.stands()).filter_map(|line| {
        let when = line.words(Field::When);
        let day = dates::at_the_end(&when, line.at.map(|at| at.date_naive())?)?;
        Some((day, [line.text(), &when].join(", ")))
    })
}

/// The day that the words name, counted from the day on which they were said.
fn said_for(session: &Session, said: &str) -> Option<NaiveDate> {
    let sets = |act: &Act| matches!(act, Act::Set { field: Field::NextMeeting, .. });
    let head = Id::session();
    let ops = session.about(&head).filter(|op| sets(&op.act) && session.is_said(&op.id));
    let on = ops.max_by_key(|op| (op.l, &op.id)).and_then(|op| op.at).map(|at| at.date_naive());
    let on = on.or_else(|| last_day(session))?;
    dates::at_the_end(said, on).or_else(|| dates::from_event(said, last_day(session)?))
}
