//! What a window shows at this moment (design, rule 20): the page on the wall, blank, reveal, seconds left. It is no
//! operation: never folded, merged or undone. Uses ids and serde only.

use super::id::Id;
use serde::{Deserialize, Serialize};

/// What stands on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Face {
    /// What the open task needs.
    #[default]
    Task,
    /// Nothing at all.
    Blank,
    /// When we start again.
    Break,
    /// Whether everybody can read this, before the day.
    Fit,
    /// The roadmap as it grows.
    Roadmap,
}

/// Who sees the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ClockFace {
    /// Everybody.
    #[default]
    Shown,
    /// The desk alone.
    DeskAlone,
    /// The room sees half time, one minute and the end, and no seconds.
    Cues,
}

/// What a window says of itself while it is open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Now {
    /// The writer of the window.
    pub writer: String,
    /// One more than the greatest that was seen when it took the wall over: the greatest steers, of two alike the
    /// greater writer. 0: it does not steer.
    pub turn: u64,
    /// The agenda item that is open.
    pub task: Option<Id>,
    /// What stands on the wall.
    pub face: Face,
    /// Whether what was taken down in this task was put up: a held task shows its question until then.
    pub put_up: bool,
    /// Whether numbers that wait for the reveal are shown.
    pub revealed: bool,
    /// The page of the wall, from 0.
    pub page: usize,
    /// What is lit: the statement being tested, the action being read back.
    pub lit: Option<Id>,
    /// Seconds left of the task when this was written, below 0 when it is over; `None`: no clock runs.
    pub left: Option<i64>,
    /// Who sees the clock.
    pub clock: ClockFace,
}

impl Now {
    /// The one of several that steers the room; `None` where none of them does.
    pub fn steering<'a>(windows: impl IntoIterator<Item = &'a Now>) -> Option<&'a Now> {
        windows.into_iter().filter(|now| now.turn > 0).max_by(|a, b| (a.turn, &a.writer).cmp(&(b.turn, &b.writer)))
    }
}
