//! How many are in the room, all and by group. Uses the session and the table of stages.

use super::task_of;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::session::Session;
use crate::model::stage;

/// What stands between a task and one of its meetings in the name under which those are counted who came to it.
const MEETING: char = '#';

/// How people are called at a meeting who came for the first time, and are of no group yet.
pub const NEW: &str = "new";

/// Under which name those are counted who are there for an agenda item: its task's; a meeting of its own has its own.
pub fn counted_as(item: &Entry) -> String {
    let code = item.words(Field::Stage);
    let is_meeting = task_of(item).is_some_and(stage::Task::is_meeting);
    if is_meeting { format!("{code}{MEETING}{}", item.id) } else { code }
}

/// Whether that is the name of a meeting of its own: there nobody is carried over from the day.
pub fn is_meeting(counted_as: &str) -> bool {
    counted_as.contains(MEETING)
}

/// Who can be counted: the groups by their letters; at a meeting of its own also those who are new.
pub fn who_is_counted(session: &Session, counted_as: &str) -> Vec<String> {
    let new = Some(NEW.to_owned()).filter(|_| is_meeting(counted_as));
    letters(session).into_iter().chain(new).collect()
}

/// How many are in the room for a task: by group where that was counted, carried over from the task before.
pub fn present(session: &Session, task: &str) -> Option<u64> {
    by_group(session, task).or_else(|| match session.get(Field::Room) {
        Some(Value::Count(n)) if !is_meeting(task) => Some(*n),
        _ => None,
    })
}

/// The same, as far as it was counted by group; at a meeting of its own all of those who came.
pub(super) fn by_group(session: &Session, task: &str) -> Option<u64> {
    let tasks = up_to(task);
    let counts: Vec<u64> = if is_meeting(task) {
        who_is_counted(session, task).into_iter().filter_map(|who| counted(session, &tasks, &who)).collect()
    } else {
        let groups = session.of_kind(Kind::Group).map(|group| group.words(Field::Letter));
        groups.filter_map(|letter| counted(session, &tasks, &letter)).collect()
    };
    if counts.is_empty() { at(session, task).filter(|_| is_meeting(task)) } else { Some(together(counts)) }
}

/// How many of one group are there for a task, carried over from the task before; `None` where nobody counted them.
pub fn present_of(session: &Session, task: &str, letter: &str) -> Option<u64> {
    counted(session, &up_to(task), letter)
}

/// How many of a group to reckon with: those counted, else those expected.
pub fn reckoned(session: &Session, task: &str, group: &Entry) -> Option<u64> {
    present_of(session, task, &group.words(Field::Letter)).or_else(|| group.count(Field::Expected))
}

/// A task and those before it, in the order of the method.
fn up_to(task: &str) -> Vec<&str> {
    if is_meeting(task) {
        return vec![task];
    }
    let mut codes: Vec<&str> = stage::tasks().map(|t| t.code).collect();
    if let Some(at) = codes.iter().position(|code| *code == task) {
        codes.truncate(at + 1);
    }
    codes
}

/// The last count of a group within these tasks.
fn counted(session: &Session, tasks: &[&str], letter: &str) -> Option<u64> {
    tasks.iter().rev().find_map(|code| at(session, &format!("{code}/{letter}")))
}

fn at(session: &Session, key: &str) -> Option<u64> {
    match session.get_at(Field::Present, key) {
        Some(Value::Count(n)) => Some(*n),
        _ => None,
    }
}

/// The letters of the stakeholder groups, in the order in which the groups were made, each once.
pub fn letters(session: &Session) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for group in session.of_kind(Kind::Group) {
        let letter = group.words(Field::Letter);
        if !letter.is_empty() && !out.contains(&letter) {
            out.push(letter);
        }
    }
    out
}

/// Counts taken together. Files may say any number; nothing runs over.
pub fn together(counts: impl IntoIterator<Item = u64>) -> u64 {
    counts.into_iter().fold(0, u64::saturating_add)
}
