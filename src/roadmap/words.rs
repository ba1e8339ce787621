//! The words that the program itself puts on a card, and dates in words. Uses chrono and the table of texts. Everything
//! else that is printed was said by somebody.

use chrono::{Datelike, NaiveDate};

use super::plan::{Card, Plan, VisionSource};
use crate::model::dates::written_in;
use crate::words::Word;
use crate::words::dates::DateWord;
use crate::words::lang::Lang;

/// The month of a date, three letters.
pub fn month(date: NaiveDate, lang: Lang) -> &'static str {
    DateWord::short_month(date).text_in(lang)
}

/// "26 Aug".
pub fn day_month(date: NaiveDate, lang: Lang) -> String {
    format!("{} {}", date.day(), month(date, lang))
}

/// "26 Aug 2026".
pub fn day_month_year(date: NaiveDate, lang: Lang) -> String {
    format!("{} {} {}", date.day(), month(date, lang), date.year())
}

/// "May 2027".
pub fn month_year(date: NaiveDate, lang: Lang) -> String {
    format!("{} {}", month(date, lang), date.year())
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
    (rest > 0).then(|| word.with_in(plan.lang(), &[rest.to_string()]))
}

/// The heading over the vision.
pub fn vision_heading(plan: &Plan) -> &'static str {
    let word = match plan.vision.source {
        VisionSource::Statements => Word::PaperStatements,
        _ => Word::PaperVision,
    };
    word.text_in(plan.lang())
}

/// What stands where a vision would.
pub fn no_vision(plan: &Plan) -> &'static str {
    let word = match plan.vision.source {
        VisionSource::NotAsked => Word::PaperVisionUnasked,
        VisionSource::NotAgreed => Word::PaperVisionOpen,
        _ => Word::PaperNoVision,
    };
    word.text_in(plan.lang())
}

/// By when, in the card's own words.
pub fn due(card: &Card, lang: Lang) -> &str {
    if card.due_words.trim().is_empty() { Word::NoDateYet.text_in(lang) } else { &card.due_words }
}

/// The same for a card on the picture, where a month has three letters: "by 28 May 2026".
pub fn due_short(card: &Card, lang: Lang) -> String {
    match card.due {
        Some(day) if card.due_words == Word::ByDate.with_in(lang, &[written_in(day, lang)]) => {
            Word::ByDate.with_in(lang, &[day_month_year(day, lang)])
        }
        _ => due(card, lang).to_owned(),
    }
}

/// The same in a column that is headed "by when": the day alone, and nothing where no day is known.
pub fn due_in_column(card: &Card, lang: Lang) -> String {
    match card.due {
        Some(day) if card.due_words == Word::ByDate.with_in(lang, &[written_in(day, lang)]) => {
            day_month_year(day, lang)
        }
        None if card.due_words == Word::NoDateYet.text_in(lang) => String::new(),
        _ => card.due_words.clone(),
    }
}

/// Who does it, or that somebody is looked for.
pub fn who(card: &Card, lang: Lang) -> &str {
    card.who.as_deref().filter(|who| !who.trim().is_empty()).unwrap_or(Word::LookingForSomeone.text_in(lang))
}
