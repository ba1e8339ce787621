//! The words that the program itself puts on a picture or paper, and dates in words. Uses chrono only. Everything else
//! that is printed was said by somebody.

use chrono::{Datelike, NaiveDate};

use super::plan::{Card, CardState, VisionSource};

/// Nobody has said yet that they will do it.
pub const LOOKING: &str = "looking for someone";

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The month of a date, three letters.
pub fn month(date: NaiveDate) -> &'static str {
    usize::try_from(date.month0()).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// "26 Aug".
pub fn day_month(date: NaiveDate) -> String {
    format!("{} {}", date.day(), month(date))
}

/// "26 Aug 2026".
pub fn day_month_year(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// "May 2027".
pub fn month_year(date: NaiveDate) -> String {
    format!("{} {}", month(date), date.year())
}

/// The heading over the vision.
pub fn vision_heading(source: VisionSource) -> &'static str {
    match source {
        VisionSource::Confirmed | VisionSource::NotYet => "Our shared vision",
        VisionSource::Statements => "What we all agreed",
    }
}

/// What stands where a vision would.
pub const NO_VISION: &str = "The vision is not yet written.";

/// What became of a card, where there is something to say.
pub fn state(card: &Card) -> Option<&'static str> {
    match card.state {
        CardState::Open => None,
        CardState::Doing => Some("being done"),
        CardState::Done => Some("done"),
        CardState::Changed => Some("plan changed"),
        CardState::HandedOn => Some("handed on"),
        CardState::LetGo => Some("let go"),
        CardState::NoNews => Some("no news yet"),
    }
}

/// By when, in the card's own words.
pub fn due(card: &Card) -> &str {
    if card.due_words.trim().is_empty() { "no date yet" } else { &card.due_words }
}

/// Who does it, or that somebody is looked for.
pub fn who(card: &Card) -> &str {
    card.who.as_deref().filter(|who| !who.trim().is_empty()).unwrap_or(LOOKING)
}
