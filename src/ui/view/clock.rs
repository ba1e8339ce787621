//! The clock: in words, and in block digits that are read from the back row.

use super::pen::Pen;
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::state::timing::{self, Clock};
use crate::ui::theme::Role;
use crate::words::Word;

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
    (':', [" ", "▀", " ", "▀", " "]),
    ('+', ["    ", " ▄  ", "▀█▀ ", "    ", "    "]),
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
    match timing::clock(desk, app.at) {
        // Before the day there is no clock.
        Clock::Planned(0) => (String::new(), Role::Text),
        Clock::Planned(minutes) => (Word::Minutes.with(&[minutes.to_string()]), Role::Strong),
        Clock::Left(seconds) => (Word::Left.with(&[digits(seconds)]), Role::Strong),
        Clock::Over(seconds) => (Word::Over.with(&[digits(seconds)]), Role::Alarm),
    }
}

/// Minutes and seconds.
pub fn digits(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
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
