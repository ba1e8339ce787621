//! At which item of the agenda a line was said, where its task can stand there more than once: a break, something of our
//! own. Uses the session.

use super::{agenda, lines, task_of};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::session::Session;
use crate::model::stage::Task;

/// Whether what is said at an agenda item is that item's own. What is gathered in a task is one heap, however often
/// people come back to it.
pub fn has_own_lines(item: &Entry) -> bool {
    task_of(item).is_some_and(Task::is_by_item)
}

/// The agenda item at which a line was said, where that is still there.
pub fn said_at<'a>(session: &'a Session, line: &Entry) -> Option<&'a Entry> {
    line.other(Field::Item).and_then(|id| session.entry(id)).filter(|item| item.stands())
}

/// Whether a line of an item's task stands at that item: it was said there, or at none that is still there.
pub fn stands_at(session: &Session, item: &Entry, line: &Entry) -> bool {
    !has_own_lines(item) || said_at(session, line).is_none_or(|at| at.id == item.id)
}

/// The standing lines of an agenda item.
pub fn lines_at<'a>(session: &'a Session, item: &'a Entry) -> impl DoubleEndedIterator<Item = &'a Entry> {
    let code = task_of(item).map_or("", |task| task.code);
    lines(session, code).filter(move |line| stands_at(session, item, line))
}

/// The agenda items whose lines are their own, each with the item before it whose lines are its task's; as they stand on
/// the agenda.
pub fn between(session: &Session) -> Vec<(Option<&Entry>, &Entry)> {
    let mut before = None;
    let mut out = Vec::new();
    for item in agenda(session) {
        if has_own_lines(item) {
            out.push((before, item));
        } else {
            before = Some(item);
        }
    }
    out
}
