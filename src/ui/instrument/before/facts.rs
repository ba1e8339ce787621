//! The session's own facts: questions, one after the other. In WRITING the line answers the lit one, and the very next is
//! lit, whether it has an answer or not: who types down a list must find every answer in its own place. None has to be
//! answered.

use crate::model::custody;
use crate::model::dates;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::query;
use crate::model::settings;
use crate::model::tongue;
use crate::model::typed::line;
use crate::model::wish::{Refusal, Wish};
use crate::ui::instrument::Instrument;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::words::before::Before;
use chrono::{Datelike, NaiveDate};

/// What is asked, in its order.
pub const QUESTIONS: [Field; 14] = [
    Field::OurTask,
    Field::Title,
    Field::Sponsor,
    Field::Venue,
    Field::FirstDay,
    Field::LastDay,
    Field::BackYears,
    Field::Horizon,
    Field::Wall,
    Field::DotsEach,
    Field::Room,
    Field::Responsible,
    Field::WordsOutUntil,
    Field::KeptUntil,
];

/// What people look for first on whatever they are sent.
const FIRST: [Field; 5] = [Field::OurTask, Field::Venue, Field::FirstDay, Field::LastDay, Field::Responsible];

/// Up to here a number of years counts from now; above, it is the year itself.
const MOST_YEARS_AHEAD: u64 = 200;

/// An event of more days is worth a second look at its dates.
const LONGEST_EVENT: i64 = 14;

/// Facts.
pub struct Facts;

/// The name under which a question is lit.
pub fn name(field: Field) -> Id {
    Id::new(format!("answer:{}", field.code()))
}

/// The question of a name.
pub fn question(id: &Id) -> Option<Field> {
    QUESTIONS.into_iter().find(|field| name(*field) == *id)
}

/// The question that the line answers.
pub fn asked(desk: &Desk) -> Option<Field> {
    desk.lit.as_ref().and_then(question)
}

/// An answer, as people read it.
pub fn answer(desk: &Desk, field: Field) -> String {
    custody::said(&desk.session, field)
}

fn is_open(desk: &Desk, field: Field) -> bool {
    answer(desk, field).is_empty()
}

/// The first question without an answer.
fn first_open(desk: &Desk) -> Option<Field> {
    QUESTIONS.into_iter().find(|field| is_open(desk, *field))
}

/// Goes on to the question after the one that was asked. An answer that stands is in the line, marked: Enter leaves it,
/// typing takes its place. After the last one nothing more is asked.
fn go_on(desk: &mut Desk) {
    let at = asked(desk).and_then(|field| QUESTIONS.iter().position(|one| *one == field));
    let Some(next) = QUESTIONS.get(at.map_or(0, |at| at + 1)) else {
        desk.mode = Mode::Choosing;
        return;
    };
    let lit = name(*next);
    desk.lit = Some(lit.clone());
    desk.mode = Mode::Writing;
    if !is_open(desk, *next) {
        desk.open_answer(&lit);
    }
}

fn value(desk: &Desk, field: Field, words: &str, on: NaiveDate) -> Result<Value, Refusal> {
    match line::value(field, words, query::counted_from(&desk.session, field, words, on))? {
        Value::Count(years) if field == Field::Horizon && years <= MOST_YEARS_AHEAD => {
            Ok(Value::Count(u64::try_from(on.year()).unwrap_or(0).saturating_add(years)))
        }
        value => Ok(value),
    }
}

/// What a date is taken for, or that there is none in the words; and what it makes of the event, where that is odd.
fn date(desk: &Desk, field: Field, words: &str, on: NaiveDate) -> String {
    let session = &desk.session;
    let on = query::counted_from(session, field, words, on);
    let Some(day) = query::day_meant(session, words, on) else { return query::no_date(words) };
    let known = |field: Field| session.get(field).and_then(|known| query::day_of(session, known));
    let (first, last) = match field {
        Field::FirstDay => (Some(day), known(Field::LastDay)),
        Field::LastDay => (known(Field::FirstDay), Some(day)),
        _ => (None, None),
    };
    let days = first.zip(last).map(|(first, last)| last.signed_duration_since(first).num_days() + 1);
    let day = dates::written_out(day);
    match days {
        Some(..=0) if field == Field::LastDay => Before::BeforeFirstDay.with(&[day]),
        Some(..=0) => Before::AfterLastDay.with(&[day]),
        Some(days) if days > LONGEST_EVENT => Before::LongEvent.with(&[day, days.to_string()]),
        _ => Before::TakenFor.with(&[day]),
    }
}

/// Whether the answer to a question after a date holds none.
pub fn holds_no_date(desk: &Desk, field: Field) -> bool {
    let answer = desk.session.get(field);
    answer.is_some_and(|value| matches!(value, Value::Date { .. }) && query::day_of(&desk.session, value).is_none())
}

fn wish(desk: &Desk, field: Field, words: &str, on: NaiveDate) -> Result<Wish, Refusal> {
    let to = if words.trim().is_empty() { Value::Nothing } else { value(desk, field, words, on)? };
    Ok(tongue::with_titles(&desk.session, Wish::answer(&Id::session(), field, to)))
}

impl Instrument for Facts {
    fn choosable(&self, _: &Desk) -> Vec<Id> {
        QUESTIONS.into_iter().map(name).collect()
    }

    fn arrive(&self, desk: &mut Desk) {
        desk.lit = first_open(desk).map(name);
        if desk.lit.is_none() {
            desk.mode = Mode::Choosing;
            desk.lit = QUESTIONS.first().copied().map(name);
        }
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        desk.lit.clone().or_else(|| QUESTIONS.first().copied().map(name))
    }

    fn boxes(&self, desk: &Desk) -> Option<Vec<&'static str>> {
        Some(vec![asked(desk).map_or(Before::WhichQuestion.text(), |field| field.spec().word)])
    }

    fn compose(&self, desk: &Desk, texts: &[String], on: NaiveDate) -> Result<Wish, Refusal> {
        let field = asked(desk).ok_or_else(|| Refusal::Said(Before::WhichQuestion.text().to_owned()))?;
        let words = texts.first().map_or("", String::as_str);
        if words.trim().is_empty() { Err(Refusal::NoWords) } else { wish(desk, field, words, on) }
    }

    fn taken_for(&self, desk: &Desk, on: NaiveDate) -> Option<String> {
        let words = desk.line.text_of(0).trim();
        let field = asked(desk).filter(|_| !words.is_empty())?;
        // What stands already was taken for what it is on the day on which it was said.
        if matches!(&desk.purpose, Purpose::Answer(id) if desk.answer(id).first().is_some_and(|had| had == words)) {
            return Some(Before::StandsAlready.text().to_owned());
        }
        Some(match value(desk, field, words, on) {
            Ok(Value::Date { .. }) => date(desk, field, words, on),
            Ok(Value::Count(n)) if n.to_string() != words => Before::TakenFor.with(&[n.to_string()]),
            Err(why) => why.to_string(),
            _ => return None,
        })
    }

    fn kept_where(&self, desk: &Desk) -> String {
        asked(desk).map_or(String::new(), |field| field.spec().word.to_owned())
    }

    fn keeps_under(&self, _: &Desk) -> bool {
        false
    }

    fn stays_lit(&self) -> bool {
        true
    }

    fn example(&self, desk: &Desk) -> Option<String> {
        let field = asked(desk)?;
        let example =
            settings::SETTINGS.iter().find(|setting| setting.field == field).map(|setting| setting.example)?;
        Some(Before::ForExample.with(&[example]))
    }

    fn after_keep(&self, desk: &mut Desk) {
        go_on(desk);
    }

    fn skip(&self, desk: &mut Desk) -> bool {
        go_on(desk);
        true
    }

    fn told(&self, desk: &Desk, lit: &Id) -> Option<String> {
        let field = question(lit)?;
        let answer = answer(desk, field);
        let answer = if answer.is_empty() { Before::NoAnswerYet.text() } else { &answer };
        let note = if holds_no_date(desk, field) { Before::NotADate.text() } else { "" };
        let parts = [format!("{}: {answer}", field.spec().word), note.to_owned()];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
    }

    fn answers(&self, desk: &Desk, lit: &Id) -> Option<Vec<(&'static str, String)>> {
        let field = question(lit)?;
        Some(vec![(field.spec().word, custody::typed(&desk.session, field))])
    }

    fn answered(&self, desk: &Desk, lit: &Id, texts: &[String], on: NaiveDate) -> Result<Option<Wish>, Refusal> {
        let Some(field) = question(lit) else { return Ok(None) };
        wish(desk, field, texts.first().map_or("", String::as_str), on).map(Some)
    }
}

/// What people look for first and nobody said yet, in words; as many as there is room for.
pub fn still_open(desk: &Desk, room: usize) -> Option<String> {
    let is_to_settle = |field: &Field| is_open(desk, *field) || holds_no_date(desk, *field);
    let open: Vec<String> =
        FIRST.into_iter().filter(is_to_settle).map(|field| field.spec().word.to_lowercase()).collect();
    let said = |n: usize| {
        let some = open.get(..n).unwrap_or_default().join(", ");
        let rest = open.len().saturating_sub(n);
        if rest == 0 { Before::ToSettle.with(&[some]) } else { Before::ToSettleMore.with(&[some, rest.to_string()]) }
    };
    (1..=open.len()).rev().map(said).find(|words| crate::ui::text::width(words) <= room)
}

/// How many of the questions have an answer; words in which no date was found are none where a date is asked for.
pub fn count(desk: &Desk) -> [usize; 2] {
    let open = QUESTIONS.into_iter().filter(|field| is_open(desk, *field) || holds_no_date(desk, *field)).count();
    [QUESTIONS.len() - open, QUESTIONS.len()]
}
