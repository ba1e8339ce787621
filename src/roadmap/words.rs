//! The words that the program itself puts on a card, and dates in words. Uses chrono and the table of texts. Everything
//! else that is printed was said by somebody.

use chrono::{Datelike, NaiveDate};

use super::plan::{Card, Plan, VisionSource};
use crate::model::dates::written_out;
use crate::words::Word;

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

/// How many more things were not agreed than stand here, where there are any: all of them stand in the report.
pub fn more_not_agreed(plan: &Plan, shown: usize) -> Option<String> {
    let shown = shown.min(plan.not_agreed.len());
    let rest = plan.apart().saturating_sub(shown);
    let word = match (rest == plan.values_apart, shown) {
        (true, 0) => Word::ValuesInReport,
        (true, _) => Word::AndValuesInReport,
        (false, _) => Word::AndMoreInReport,
    };
    (rest > 0).then(|| word.with(&[rest.to_string()]))
}

/// The heading over the vision.
pub fn vision_heading(source: VisionSource) -> &'static str {
    match source {
        VisionSource::Confirmed | VisionSource::NotYet => Word::PaperVision.text(),
        VisionSource::Statements => Word::PaperStatements.text(),
    }
}

/// What stands where a vision would.
pub fn no_vision() -> &'static str {
    Word::PaperNoVision.text()
}

/// By when, in the card's own words.
pub fn due(card: &Card) -> &str {
    if card.due_words.trim().is_empty() { Word::NoDateYet.text() } else { &card.due_words }
}

/// The same for a card on the picture, where a month has three letters: "by 28 May 2026".
pub fn due_short(card: &Card) -> String {
    match card.due {
        Some(day) if card.due_words == Word::ByDate.with(&[written_out(day)]) => {
            Word::ByDate.with(&[day_month_year(day)])
        }
        _ => due(card).to_owned(),
    }
}

/// Who does it, or that somebody is looked for.
pub fn who(card: &Card) -> &str {
    card.who.as_deref().filter(|who| !who.trim().is_empty()).unwrap_or(Word::LookingForSomeone.text())
}
