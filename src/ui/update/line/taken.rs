//! What the words in a box are taken for, said before Enter: dates, minutes, one of a list.

use crate::model::dates;
use crate::model::field::{Field, Sort};
use crate::model::query;
use crate::model::typed::line;
use crate::model::typed::minutes;
use crate::model::typed::pulse;
use crate::ui::state::desk::{Desk, Purpose};
use crate::words::Word;
use crate::words::before::Before;
use chrono::NaiveDate;

/// What the words in a box are taken for, where that is a date or one of a list: shown before Enter.
pub fn taken_for(desk: &Desk, n: usize, on: NaiveDate) -> Option<String> {
    let field = n.checked_sub(1).and_then(|n| desk.fields().get(n))?;
    let said = desk.line.text_of(n).trim();
    match field.spec().sort {
        Sort::Date if !said.is_empty() => {
            let none = if dates::no_such_day(said) { Before::NoSuchDayShort.text() } else { Word::NoDateInThat.text() };
            Some(query::day_meant(&desk.session, said, on).map_or_else(|| none.to_owned(), dates::written_out))
        }
        Sort::Number if *field == Field::Minutes && said.parse::<u64>().is_err() && !said.is_empty() => {
            let words = |n: u64| Word::Minutes.with(&[n.to_string()]);
            Some(minutes::understood(said).map_or_else(|| Before::MinutesLike.text().to_owned(), words))
        }
        Sort::OneOf(list) if said.is_empty() => {
            let filled = desk.instrument().fills(desk, *field).filter(|_| desk.purpose == Purpose::New);
            Some(filled.map_or_else(|| list.join(", "), str::to_owned))
        }
        Sort::OneOf(list) => line::one_of(list, &said.to_lowercase()).filter(|word| *word != said).map(str::to_owned),
        Sort::Numbers if !said.is_empty() => Some(pulse::taken_for(said)),
        _ => None,
    }
}

/// What is said under the line of the box that is typed in, where it asks for a day: which one, where the line has no
/// row for that; that a calendar has none, everywhere.
pub fn date_typed(desk: &Desk, on: NaiveDate) -> Option<String> {
    let at = desk.line.at();
    let said = desk.line.text_of(at).trim();
    if said.is_empty() {
        return None;
    }
    let meets = desk.purpose == Purpose::Meeting && at == 0;
    let field = at.checked_sub(1).and_then(|n| desk.fields().get(n));
    let is_date = meets || field.is_some_and(|field| field.spec().sort == Sort::Date);
    if !is_date {
        return None;
    }
    match query::day_meant(&desk.session, said, on) {
        Some(day) => meets.then(|| Before::TakenFor.with(&[dates::written_out(day)])),
        None => (meets || desk.purpose == Purpose::Custody || dates::no_such_day(said)).then(|| query::no_date(said)),
    }
}
