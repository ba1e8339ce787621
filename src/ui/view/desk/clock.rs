//! The clock: in words, and in block digits that are read from the back row.

use crate::model::day::clock;
use crate::model::day::now::ClockFace;
use crate::model::entry::Entry;
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::state::signals::{self, Signal};
use crate::ui::state::timing::{self, Clock, digits, digits_over};
use crate::ui::theme::Role;
use crate::ui::view::pen::Pen;
use crate::words::Word;
use crate::words::clock::Clock as Words;
use chrono::{DateTime, FixedOffset};

/// How high block digits are.
pub const HIGH: u16 = 5;

const BLOCKS: [(char, [&str; 5]); 12] = [
    ('0', ["█▀▀█", "█  █", "█  █", "█  █", "█▄▄█"]),
    ('1', [" ▄█ ", "  █ ", "  █ ", "  █ ", " ▄█▄"]),
    ('2', ["▀▀▀█", "   █", "█▀▀▀", "█   ", "█▄▄▄"]),
    ('3', ["▀▀▀█", "   █", " ▀▀█", "   █", "▄▄▄█"]),
    ('4', ["█  █", "█  █", "▀▀▀█", "   █", "   █"]),
    ('5', ["█▀▀▀", "█   ", "▀▀▀█", "   █", "▄▄▄█"]),
    ('6', ["█▀▀▀", "█   ", "█▀▀█", "█  █", "█▄▄█"]),
    ('7', ["▀▀▀█", "   █", "   █", "   █", "   █"]),
    ('8', ["█▀▀█", "█  █", "█▀▀█", "█  █", "█▄▄█"]),
    ('9', ["█▀▀█", "█  █", "▀▀▀█", "   █", "▄▄▄█"]),
    ('+', ["    ", "  ▄ ", "▄▄█▄", "  █ ", "    "]),
    (':', [" ", "▀", " ", "▀", " "]),
];

/// How high small block digits are.
pub const SMALL: u16 = 3;

const SMALL_BLOCKS: [(char, [&str; 3]); 12] = [
    ('0', ["█▀█", "█ █", "▀▀▀"]),
    ('1', ["▀█ ", " █ ", "▀▀▀"]),
    ('2', ["▀▀█", "█▀▀", "▀▀▀"]),
    ('3', ["▀▀█", " ▀█", "▀▀▀"]),
    ('4', ["█ █", "▀▀█", "  ▀"]),
    ('5', ["█▀▀", "▀▀█", "▀▀▀"]),
    ('6', ["█▀▀", "█▀█", "▀▀▀"]),
    ('7', ["▀▀█", "  █", "  ▀"]),
    ('8', ["█▀█", "█▀█", "▀▀▀"]),
    ('9', ["█▀█", "▀▀█", "▀▀▀"]),
    (':', ["▄", "▄", " "]),
    ('+', [" ▄ ", "▀█▀", "   "]),
];

/// What the clock says, and how it is meant.
pub fn words(app: &App, desk: &Desk) -> (String, Role) {
    words_of_clock(desk.clock_said(app.at, app.millis))
}

/// What the clock of an item says.
pub fn words_of(item: Option<&Entry>, at: DateTime<FixedOffset>) -> (String, Role) {
    words_of_clock(item.map_or(Clock::Planned(0), |item| timing::clock_of(item, at)))
}

fn words_of_clock(clock: Clock) -> (String, Role) {
    match clock {
        // Before the day there is no clock.
        Clock::Planned(0) => (String::new(), Role::Text),
        Clock::Planned(minutes) => (Word::Minutes.with(&[minutes.to_string()]), Role::Strong),
        Clock::Left(seconds) => (Word::Left.with(&[digits(seconds)]), Role::Strong),
        Clock::Over(seconds) => (Words::Over.with(&[digits_over(seconds)]), Role::Alarm),
        Clock::Stopped(left) => {
            let sign = if left < 0 { "+" } else { "" };
            (Words::Stopped.with(&[format!("{sign}{}", digits(left.unsigned_abs()))]), Role::Strong)
        }
    }
}

/// What the clock says on the wall: as the session wants it, everything, nothing, or only half time, one minute and the
/// end.
pub fn on_the_wall(app: &App, desk: &Desk) -> (String, Role) {
    match clock::face(&desk.session) {
        ClockFace::Shown => words(app, desk),
        ClockFace::DeskAlone => (String::new(), Role::Text),
        ClockFace::Cues => {
            let reached = desk.item().zip(timing::left(desk, app.at));
            let cue = match reached.and_then(|(item, left)| signals::reached(item, left)) {
                None => "",
                Some(Signal::Half) => Words::CueHalf.text(),
                Some(Signal::Minute) => Words::CueMinute.text(),
                Some(Signal::Over) => Words::CueOver.text(),
            };
            (cue.to_owned(), Role::Strong)
        }
    }
}

/// How wide block digits are.
pub fn wide(text: &str) -> u16 {
    text.chars().map(|c| if c == ':' { 3 } else { 5 }).sum::<u16>().saturating_sub(1)
}

/// Draws block digits.
pub fn draw(pen: &mut Pen, x: u16, y: u16, text: &str, role: Role) {
    let mut at = x;
    for c in text.chars() {
        let Some((_, rows)) = BLOCKS.iter().find(|(known, _)| *known == c) else { continue };
        for (down, row) in (0u16..).zip(rows) {
            pen.put(at + u16::from(c == ':'), y + down, row, 4, role);
        }
        at += if c == ':' { 3 } else { 5 };
    }
}

/// How wide small block digits are.
pub fn wide_small(text: &str) -> u16 {
    text.chars().map(|c| if c == ':' { 2 } else { 4 }).sum::<u16>().saturating_sub(1)
}

/// Draws small block digits.
pub fn draw_small(pen: &mut Pen, x: u16, y: u16, text: &str, role: Role) {
    let mut at = x;
    for c in text.chars() {
        let Some((_, rows)) = SMALL_BLOCKS.iter().find(|(known, _)| *known == c) else { continue };
        for (down, row) in (0u16..).zip(rows) {
            pen.put(at, y + down, row, 3, role);
        }
        at += if c == ':' { 2 } else { 4 };
    }
}
