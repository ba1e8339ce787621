//! The clock as the room sees it: block digits, or nothing, or words at half time, at one minute and at the end. Past
//! zero it goes on: what is over is said by a sign, a word and a symbol, never by colour alone.

use super::Wall;
use crate::model::day::now::ClockFace;
use crate::model::query;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::desk::clock;
use crate::ui::view::pen::Pen;
use crate::words::room::Room as Words;
use ratatui::layout::Rect;

/// How many columns beside a question are kept for it.
pub const WIDE: u16 = 20;

/// The longest time that is shown: what is longer is not counted here.
const LONGEST: u64 = 999 * 60 + 59;

/// What the clock says: its digits, and a word.
pub struct Said {
    /// "12:34", "+02:10"; empty where no digits are shown.
    pub digits: String,
    /// "half time", "one minute", "over"; empty in between.
    pub word: &'static str,
    /// How it is meant.
    pub role: Role,
}

/// What the room is told of the time; `None` where it is told nothing.
pub fn said(wall: &Wall) -> Option<Said> {
    let left = wall.now.left?;
    let planned = wall.item().map_or(0, query::minutes).saturating_mul(60);
    let half = i64::try_from(planned / 2).unwrap_or(i64::MAX);
    // Each cue stands for a minute.
    let is_half = half > 120 && left <= half && left > half.saturating_sub(60);
    let (word, role) = match left {
        ..=0 => (Words::TimeIsUp.text_in(wall.session.lang()), Role::Alarm),
        1..=60 => (Words::OneMinute.text_in(wall.session.lang()), Role::Strong),
        _ if is_half => (Words::HalfTime.text_in(wall.session.lang()), Role::Strong),
        _ => ("", Role::Strong),
    };
    match wall.now.clock {
        ClockFace::DeskAlone => None,
        ClockFace::Cues if word.is_empty() => None,
        ClockFace::Cues => Some(Said { digits: String::new(), word, role }),
        ClockFace::Shown => {
            let word = if left < 0 { Words::Over.text_in(wall.session.lang()) } else { word };
            Some(Said { digits: digits(left), word, role })
        }
    }
}

fn digits(left: i64) -> String {
    let seconds = left.unsigned_abs().min(LONGEST);
    let sign = if left < 0 { "+" } else { "" };
    format!("{sign}{:02}:{:02}", seconds / 60, seconds % 60)
}

/// How many rows it takes above a list.
pub fn high(wall: &Wall, area: Rect) -> u16 {
    match said(wall) {
        None => 0,
        Some(said) if said.digits.is_empty() || area.height < 12 => 1,
        Some(_) => clock::SMALL + 1,
    }
}

/// Draws it at the right of a head.
pub fn draw(wall: &Wall, area: Rect, pen: &mut Pen) {
    let Some(said) = said(wall) else { return };
    let wide = clock::wide_small(&said.digits);
    if said.digits.is_empty() || area.height < clock::SMALL || wide > (WIDE + 2).min(area.width) {
        let words = [said.digits.as_str(), said.word].join(" ");
        let words = if text::columns(words.trim()) > WIDE { said.digits.as_str() } else { words.trim() };
        pen.put_right(area.right(), area.y, words, said.role);
        return;
    }
    clock::draw_small(pen, area.right() - wide, area.y, &said.digits, said.role);
    if area.height > clock::SMALL {
        pen.put_right(area.right(), area.y + clock::SMALL, said.word, said.role);
    }
}

/// How many rows it takes in the middle of a page.
pub fn high_large(said: &Said) -> u16 {
    if said.digits.is_empty() { 1 } else { clock::HIGH + 2 * u16::from(!said.word.is_empty()) }
}

/// Draws it in the middle of a page, as large as it can be.
pub fn draw_large(said: &Said, area: Rect, pen: &mut Pen) {
    let wide = clock::wide(&said.digits);
    if said.digits.is_empty() || wide > area.width || area.height < clock::HIGH {
        pen.put_middle(area, area.y, [said.digits.as_str(), said.word].join(" ").trim(), said.role);
        return;
    }
    clock::draw(pen, area.x + (area.width - wide) / 2, area.y, &said.digits, said.role);
    if !said.word.is_empty() && area.height > clock::HIGH + 1 {
        pen.put_middle(area, area.y + clock::HIGH + 1, said.word, said.role);
    }
}
