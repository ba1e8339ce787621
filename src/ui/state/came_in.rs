//! What others wrote while nobody touched this window. Nothing of it is written anywhere. Uses the model only.

use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::op::{Act, Op};
use crate::model::session::Session;

/// Who presses no key for so long was away, in milliseconds.
const AWAY: u64 = 60_000;

/// As many lines are remembered.
const MOST: usize = 2_000;

/// What came in.
#[derive(Debug, Clone, Default)]
pub struct CameIn {
    /// While nobody was here, the oldest first.
    away: Vec<Id>,
    /// Since the last key.
    since: Vec<Id>,
    /// When the last key was pressed.
    key: Option<u64>,
}

impl CameIn {
    /// What came in since a window of the same label last wrote here: the session is opened again.
    pub fn since_last(session: &Session, label: &str) -> Self {
        let counter = |entry: &Entry| session.op(&entry.id).map_or(0, |op| op.l);
        let all: Vec<&Entry> = session.entries().filter(|entry| is_line(entry)).collect();
        let own = all.iter().filter(|entry| entry.id.label() == label).map(|entry| counter(entry)).max();
        let Some(last) = own else { return Self::default() };
        let mut new: Vec<(u64, Id)> = all
            .into_iter()
            .filter(|entry| entry.id.label() != label && counter(entry) > last)
            .map(|entry| (counter(entry), entry.id.clone()))
            .collect();
        new.sort();
        let mut came = Self { away: new.into_iter().map(|(_, id)| id).collect(), ..Self::default() };
        came.keep_to_most();
        came
    }

    /// Others have written.
    pub fn hear(&mut self, ops: &[Op]) {
        self.since.extend(ops.iter().filter(|op| matches!(op.act, Act::Say(_))).map(|op| op.id.clone()));
        self.keep_to_most();
    }

    fn keep_to_most(&mut self) {
        for ids in [&mut self.away, &mut self.since] {
            let over = ids.len().saturating_sub(MOST);
            ids.drain(..over);
        }
    }

    /// A key is pressed; gives back how many lines came in, where nobody was here for a while.
    pub fn press(&mut self, session: &Session, millis: u64) -> usize {
        let before = self.key.replace(millis);
        let since = std::mem::take(&mut self.since);
        let Some(before) = before else {
            self.away.extend(since);
            return 0;
        };
        if millis.saturating_sub(before) < AWAY || since.is_empty() {
            return 0;
        }
        self.away = since;
        self.lines(session).len()
    }

    /// What came in, the newest last: while nobody was here, and since.
    pub fn lines<'a>(&self, session: &'a Session) -> Vec<&'a Entry> {
        let all = self.away.iter().chain(&self.since).filter_map(|id| session.entry(id));
        all.filter(|entry| entry.stands() && is_line(entry)).collect()
    }
}

/// What somebody said in a task, that everybody may see.
fn is_line(entry: &Entry) -> bool {
    !entry.task.is_empty() && !entry.kind.is_private()
}
