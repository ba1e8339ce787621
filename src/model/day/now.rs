//! What a window shows at this moment (design, rule 20): the page on the wall, blank, reveal, seconds left. It is no
//! operation: never folded, merged or undone. Uses ids, serde and
//! the types of time only.

use crate::model::id::Id;
use chrono::{DateTime, FixedOffset};
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

/// Who turns the pages of the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Turning {
    /// The desk, as long as this stands there: it has turned one.
    #[default]
    Stopped,
    /// Each room by itself, as long as it takes to read one.
    ByItself,
    /// The desk, whatever stands there.
    Off,
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
    /// When we start again, where the wall shows a break and no break of the agenda is open.
    pub again: Option<DateTime<FixedOffset>>,
    /// The page of the wall, from 0.
    pub page: usize,
    /// Who turns the pages.
    pub turning: Turning,
    /// Agenda items whose lines somebody put up, or took down: they stand so when they are open again.
    pub walls: Vec<(Id, bool)>,
    /// Agenda items whose numbers were revealed.
    pub shown: Vec<Id>,
    /// What is lit: the statement being tested, the action being read back.
    pub lit: Option<Id>,
    /// The future that is on stage, where others listen to each.
    pub on_stage: Option<Id>,
    /// The tables that sit together, where two do: "T3", "T4".
    pub tables: Vec<String>,
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

/// What stands in a window's file: what the window says of itself, and what tells one writing of it from the next.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Window {
    /// One more at every writing: whoever reads sees that the window still stands, whatever the clocks say.
    pub beat: u64,
    /// How many pages the open page of the wall has here; only a room says this.
    pub pages: usize,
    /// What it says.
    pub now: Now,
}

/// The label of a room's writer.
pub const ROOM: &str = "room";

/// The label of a table's writer.
pub fn label_of_table(table: u32) -> String {
    format!("t{table}")
}

/// The number of the table at which a writer sits: of `t3-k7q2m4xw` it is 3.
pub fn table_of(writer: &str) -> Option<u32> {
    let label = writer.split_once('-').map_or(writer, |(label, _)| label);
    label.strip_prefix('t').and_then(|number| number.parse().ok())
}

impl Window {
    /// Whether it is a room: it shows, and steers nothing.
    pub fn is_room(&self) -> bool {
        self.now.writer.strip_prefix(ROOM).is_some_and(|rest| rest.starts_with('-'))
    }

    /// The table that it is, by its number: it writes, and steers nothing.
    pub fn table(&self) -> Option<u32> {
        table_of(&self.now.writer)
    }

    /// Whether it is a desk: it may steer.
    pub fn is_desk(&self) -> bool {
        !self.is_room() && self.table().is_none()
    }

    /// What kind of window it is: the label of its writer.
    pub fn label(&self) -> &str {
        self.now.writer.split_once('-').map_or(self.now.writer.as_str(), |(label, _)| label)
    }
}

/// Another window, as far as this one can tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// What it last said; the seconds left as of that moment.
    pub window: Window,
    /// It has written within the last half minute.
    pub fresh: bool,
    /// It was seen to write since this window opened: only then is it known how old its words are.
    pub sure: bool,
    /// How many seconds ago it was last seen to write.
    pub ago: u64,
}

impl Seen {
    /// The seconds left of its task now; `None` where no clock runs, or where nobody can tell.
    pub fn left(&self) -> Option<i64> {
        let ago = i64::try_from(self.ago).unwrap_or(i64::MAX);
        self.window.now.left.filter(|_| self.fresh && self.sure).map(|left| left.saturating_sub(ago))
    }
}
