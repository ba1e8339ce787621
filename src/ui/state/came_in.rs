//! What others wrote while this window was open, and before since it last wrote. Nothing of it is written anywhere. Uses
//! the model only.

use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::op::{Act, Op};
use crate::model::session::Session;

/// Who presses no key for so long was away, in milliseconds.
const AWAY: u64 = 60_000;

/// So many lines at once were not typed at a table.
const LOT: usize = 5;

/// As many lines are remembered.
const MOST: usize = 2_000;

/// What came in.
#[derive(Debug, Clone, Default)]
pub struct CameIn {
    /// All of it, the oldest first.
    all: Vec<Id>,
    /// How many of them, at the end, since the last key.
    since: usize,
    /// When the last key was pressed.
    key: Option<u64>,
}

impl CameIn {
    /// What came in since a window of the same label last wrote here: the session is opened again.
    pub fn since_last(session: &Session, label: &str) -> Self {
        let mut all: Vec<&Entry> = session.entries().filter(|entry| is_line(entry)).collect();
        all.sort_unstable_by_key(|entry| (entry.l, &entry.id));
        let Some(last) = all.iter().rposition(|entry| entry.id.label() == label) else { return Self::default() };
        let last_l = all.get(last).map_or(0, |entry| entry.l);
        let new = all.into_iter().skip(last + 1).filter(|entry| entry.l > last_l);
        let mut came = Self { all: new.map(|entry| entry.id.clone()).collect(), ..Self::default() };
        came.keep_to_most();
        came
    }

    /// Others have written; gives back how many lines, where they are so many at once that a file has been taken in.
    pub fn hear(&mut self, session: &Session, ops: &[Op]) -> Option<usize> {
        let new: Vec<Id> = ops.iter().filter(|op| matches!(op.act, Act::Say(_))).map(|op| op.id.clone()).collect();
        let lines =
            new.iter().filter_map(|id| session.entry(id)).filter(|entry| entry.stands() && is_line(entry)).count();
        self.since += new.len();
        self.all.extend(new);
        self.keep_to_most();
        (lines >= LOT).then_some(lines)
    }

    fn keep_to_most(&mut self) {
        let over = self.all.len().saturating_sub(MOST);
        self.all.drain(..over);
        self.since = self.since.min(self.all.len());
    }

    /// A key is pressed; gives back how many lines came in, where nobody was here for a while.
    pub fn press(&mut self, session: &Session, millis: u64) -> usize {
        let before = self.key.replace(millis);
        let since = std::mem::take(&mut self.since);
        if before.is_none_or(|before| millis.saturating_sub(before) < AWAY) {
            return 0;
        }
        let from = self.all.len().saturating_sub(since);
        seen(session, self.all.get(from..).unwrap_or_default()).count()
    }

    /// What came in, the newest last.
    pub fn lines<'a>(&self, session: &'a Session) -> Vec<&'a Entry> {
        seen(session, &self.all).collect()
    }
}

/// The lines among them that stand.
fn seen<'a>(session: &'a Session, ids: &[Id]) -> impl Iterator<Item = &'a Entry> {
    ids.iter().filter_map(|id| session.entry(id)).filter(|entry| entry.stands() && is_line(entry))
}

/// What somebody said in a task, that everybody may see.
fn is_line(entry: &Entry) -> bool {
    !entry.task.is_empty() && !entry.kind.is_private()
}
