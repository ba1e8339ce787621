//! Everything about one line: each answer and membership that its kind may carry, what stands there, and what a typed
//! answer comes to. Uses the session, the tables of kinds and fields, and what a line is taken for.

mod history;
mod typed;

pub use history::{Wording, wordings};
pub use typed::{Taken, how_to, numbered, taken};

use super::dates;
use super::entry::Entry;
use super::field::{Field, Sort, Value};
use super::id::Id;
use super::kind::Kind;
use super::op::How;
use super::query;
use super::session::Session;
use super::text::Clean;
use super::typed::choice;
use crate::words::sheet::Sheet;
use chrono::{Days, Months};

/// What a row of the sheet is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The words themselves.
    Words,
    /// An answer, and which of several.
    Field(Field, Clean),
    /// How far ahead an action is: follows from its date.
    Ahead,
    /// A membership: of this line with another (`true`), or the other way round.
    Link(How, bool),
}

/// One row of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub what: What,
    /// What it is called.
    pub word: String,
    /// What stands there; several that differ stand side by side, several of a membership too.
    pub answers: Vec<String>,
    /// The lines that stand there.
    pub others: Vec<Id>,
}

impl Row {
    /// What stands there, in one text. Answers that differ are a question.
    pub fn text(&self) -> String {
        let between = if matches!(self.what, What::Link(..)) { ", " } else { " or " };
        let text = self.answers.join(between);
        if self.is_open() { format!("{text}?") } else { text }
    }

    /// Whether answers stand there that differ.
    pub fn is_open(&self) -> bool {
        self.answers.len() > 1 && !matches!(self.what, What::Link(..))
    }
}

/// Answers that are noted by what people do, and never typed.
const NOTED: [Field; 8] =
    [Field::Place, Field::Task, Field::Clock, Field::Began, Field::Ended, Field::Ran, Field::Planned, Field::Reported];

/// Every row about a line, in the order of its kind's boxes.
pub fn rows(session: &Session, entry: &Entry) -> Vec<Row> {
    let words = entry.texts.distinct().into_iter().map(ToString::to_string).collect();
    let mut out =
        vec![Row { what: What::Words, word: entry.kind.spec().head.to_owned(), answers: words, others: Vec::new() }];
    for field in fields(session, entry) {
        out.extend(keys(session, entry, field).into_iter().map(|key| answered(session, entry, field, &key)));
        if field == Field::Due {
            out.extend(ahead(session, entry));
        }
    }
    out.extend(memberships(entry.kind).into_iter().map(|(how, of, word)| linked(session, entry, how, of, word)));
    out
}

/// The fields that a line of its kind may carry and people answer. The four Co's only where the session uses them.
fn fields(session: &Session, entry: &Entry) -> Vec<Field> {
    let spec = entry.kind.spec();
    let common = [Field::By, Field::Origin, Field::Photo, Field::GroupOnly];
    let uses_cos = session.get(Field::FourCos) == Some(&Value::Flag(true));
    let mut out: Vec<Field> = Vec::new();
    for field in spec.boxes.iter().chain(spec.also).chain(&common).copied() {
        let shown = field != Field::Co || uses_cos || entry.get(Field::Co).is_some();
        if shown && !NOTED.contains(&field) && !field.is_private() && !out.contains(&field) {
            out.push(field);
        }
    }
    out
}

/// Which of several: the letter of each group, where a field is answered by group; else the one.
fn keys(session: &Session, entry: &Entry, field: Field) -> Vec<Clean> {
    if !matches!(field, Field::Dots | Field::Seats | Field::Members) {
        return vec![Clean::default()];
    }
    let mut out: Vec<Clean> = if field == Field::Members { vec![Clean::default()] } else { Vec::new() };
    let letters = session.of_kind(Kind::Group).map(|group| Clean::from(group.words(Field::Letter)));
    let given = entry.fields.keys().filter(|(of, _)| *of == field).map(|(_, key)| key.clone());
    for key in letters.chain(given).filter(|key| !key.is_empty()) {
        if !out.contains(&key) {
            out.push(key);
        }
    }
    // Without groups there is one colour of dots.
    if out.is_empty() { vec![Clean::default()] } else { out }
}

fn answered(session: &Session, entry: &Entry, field: Field, key: &Clean) -> Row {
    let standing = entry.fields.get(&(field, key.clone()));
    let values: Vec<&Value> =
        standing.into_iter().flat_map(|all| all.distinct()).filter(|value| **value != Value::Nothing).collect();
    let others = values.iter().filter_map(|value| if let Value::Other(id) = value { Some(id.clone()) } else { None });
    let mut answers: Vec<String> = values.iter().map(|value| words(session, field, value)).collect();
    if field == Field::By && standing.is_none() && !entry.by.is_empty() {
        answers.push(speaker(session, &entry.by));
    }
    let word = field.spec().word;
    let word = if key.is_empty() { word.to_owned() } else { Sheet::Of.with(&[word, key.as_str()]) };
    Row { what: What::Field(field, key.clone()), word, answers, others: others.collect() }
}

/// An answer as people say it: a date written out beside the words that were said, a line with its number.
pub fn words(session: &Session, field: Field, value: &Value) -> String {
    match value {
        Value::Other(id) => called(session, id),
        Value::Text(code) if matches!(field.spec().sort, Sort::OneOf(_)) => choice::said(field, code),
        Value::Text(by) if field == Field::By => speaker(session, by),
        Value::Date { said, .. } => match query::day_of(session, value) {
            Some(day) if dates::written_out(day) != said.as_str() => {
                Sheet::SaidAs.with(&[dates::written_out(day).as_str(), said])
            }
            _ => value.words(),
        },
        _ => value.words(),
    }
}

/// A line with its number and its words.
pub fn called(session: &Session, id: &Id) -> String {
    session
        .entry(id)
        .map_or_else(|| id.to_string(), |entry| format!("{} {}", session.spoken(entry), entry.text()).trim().to_owned())
}

/// A group by its letter and name, a table by its number.
pub fn speaker(session: &Session, by: &str) -> String {
    let group = session.of_kind(Kind::Group).find(|group| group.words(Field::Letter) == by);
    group.map_or_else(|| by.to_owned(), |group| format!("{by} {}", group.text()))
}

/// How far ahead an action is, counted from the event's last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ahead {
    /// Within three months.
    Months,
    /// Within three years.
    Years,
    /// Later.
    Later,
}

impl Ahead {
    /// The words for it.
    pub fn text(self) -> &'static str {
        match self {
            Ahead::Months => Sheet::ThreeMonths,
            Ahead::Years => Sheet::ThreeYears,
            Ahead::Later => Sheet::Later,
        }
        .text()
    }
}

/// How far ahead it is; `None` where no date was understood.
pub fn how_far_ahead(session: &Session, entry: &Entry) -> Option<Ahead> {
    /// "In 3 months", said the morning after, is still within three months.
    const GRACE: Days = Days::new(14);
    let due = query::day_of(session, entry.get(Field::Due)?)?;
    let last = query::last_day(session)?.checked_add_days(GRACE)?;
    let within = |months: u32| last.checked_add_months(Months::new(months)).is_some_and(|day| due <= day);
    Some(match (within(3), within(36)) {
        (true, _) => Ahead::Months,
        (false, true) => Ahead::Years,
        (false, false) => Ahead::Later,
    })
}

fn ahead(session: &Session, entry: &Entry) -> Option<Row> {
    let ahead = how_far_ahead(session, entry)?;
    let word = Sheet::Within.text().to_owned();
    Some(Row { what: What::Ahead, word, answers: vec![ahead.text().to_owned()], others: Vec::new() })
}

/// The memberships that a kind may have: what sort, whether of it or with it, what it is called.
fn memberships(kind: Kind) -> Vec<(How, bool, Sheet)> {
    let own: &[(How, bool, Sheet)] = match kind {
        Kind::Action | Kind::Pledge => &[
            (How::After, true, Sheet::After),
            (How::After, false, Sheet::Before),
            (How::Uses, true, Sheet::Uses),
            (How::Answers, true, Sheet::Answers),
        ],
        Kind::Ask | Kind::Barrier | Kind::OutsideVoice => &[(How::Answers, false, Sheet::AnsweredBy)],
        Kind::Asset => &[(How::Uses, false, Sheet::UsedBy)],
        Kind::Theme => &[(How::SignedUp, true, Sheet::SignedUp)],
        Kind::Trend => &[(How::Cross, true, Sheet::Cross), (How::Within, true, Sheet::InKeyTrend)],
        Kind::KeyTrend => &[(How::Within, false, Sheet::TrendsIn)],
        Kind::Card | Kind::Project | Kind::NotAgreed => &[(How::Joined, true, Sheet::Joined)],
        _ => &[],
    };
    own.iter().copied().chain([(How::From, true, Sheet::From), (How::Tag, true, Sheet::Tags)]).collect()
}

/// Whether a membership has no direction.
pub fn goes_both_ways(how: How) -> bool {
    matches!(how, How::Cross | How::Joined | How::Apart)
}

/// The standing memberships of that sort: the operation that made each, the line at its other end, its label.
pub fn standing(entry: &Entry, how: How, of: bool) -> impl Iterator<Item = (&Id, Option<&Id>, &Clean)> {
    entry.links.iter().filter(move |link| link.how == how).filter_map(move |link| {
        let mine = link.one == entry.id;
        let other = if mine { link.other.as_ref() } else { Some(&link.one) };
        (goes_both_ways(how) || mine == of).then_some((&link.id, other, &link.label))
    })
}

fn linked(session: &Session, entry: &Entry, how: How, of: bool, word: Sheet) -> Row {
    let mut answers = Vec::new();
    let mut others = Vec::new();
    // What it was first said to come from stands in the line itself.
    let first = if how == How::From { entry.from.as_slice() } else { &[] };
    for (other, label) in
        first.iter().map(|id| (Some(id), None)).chain(standing(entry, how, of).map(|(_, o, l)| (o, Some(l))))
    {
        answers.extend(other.map(|id| called(session, id)));
        answers.extend(label.filter(|label| !label.is_empty()).map(ToString::to_string));
        others.extend(other.cloned());
    }
    Row { what: What::Link(how, of), word: word.text().to_owned(), answers, others }
}
