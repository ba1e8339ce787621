//! Where somebody is on the tour of the example: the screen's own, no word of it goes into the session.

use super::desk::Desk;
use super::{App, Asks, Screen};
use crate::model::id::Id;

/// The tour, where the session is the example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tour {
    /// Which step; `None`: nobody is on it.
    pub at: Option<usize>,
    /// Since when it is waited for.
    pub since: Option<Since>,
    /// Whether what this step shows was open.
    pub seen: Seen,
    /// Columns and rows of the whole window; the program has what the tour leaves it.
    pub window: (u16, u16),
}

/// How much of what a step shows somebody saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// It was not open.
    Not,
    /// It was open, and nothing was tried out there.
    Open,
    /// All that the step asks for.
    Whole,
}

/// A moment at a desk: what is done later is done for the step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// The writer of the window then.
    pub writer: String,
    /// The number of its next operation.
    pub next: u64,
    /// The open item of the agenda.
    pub item: Option<Id>,
}

impl Tour {
    /// The tour of a window of that size, begun at once or waiting.
    pub fn new(window: (u16, u16), begins: bool) -> Self {
        Self { at: begins.then_some(0), since: None, seen: Seen::Not, window }
    }
}

impl Since {
    /// Now, at a desk.
    pub fn now(desk: &Desk) -> Self {
        let item = desk.item().map(|item| item.id.clone());
        Self { writer: desk.writer.clone(), next: desk.next, item }
    }
}

/// How many rows the tour takes at the foot of the window: one in a small window, none on the wall, none where there is no
/// room.
pub fn rows(app: &App) -> u16 {
    const LEAST: [(u16, u16, u16); 2] = [(40, 14, 2), (34, 12, 1)];
    let Some(tour) = app.tour.as_ref().filter(|tour| tour.at.is_some()) else { return 0 };
    let fits = |(wide, high, _): &&(u16, u16, u16)| tour.window.0 >= *wide && tour.window.1 >= *high;
    let room = LEAST.iter().find(fits).map_or(0, |(.., rows)| *rows);
    // At home there is something to say only while the sessions are listed.
    let has_words = match &app.screen {
        Screen::Desk(desk) => !desk.large,
        Screen::Home(home) => !home.busy && home.asks == Asks::Which,
    };
    if has_words && !app.by_line { room } else { 0 }
}
