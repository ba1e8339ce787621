//! What is looked for in the lines of sessions, and whether a line is it: whole words or parts of them, small letters and
//! great ones and accents alike. A line is what the readable part of a document says of an entry, so that the same is
//! found in a file as in an open session. Pure. Uses kinds, fields and likeness.

use super::dates::{in_file, written_out};
use super::entry::State;
use super::field::{Field, Sort};
use super::id::Id;
use super::kind::Kind;
use super::likeness::{folded, holds};
use super::text::is_plain;
use chrono::NaiveDate;
use std::borrow::Cow;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// An answer about the session itself.
    Session(Field),
    /// An entry of that kind.
    Entry(Kind),
}

impl What {
    /// The word on the screen.
    pub fn word(self) -> &'static str {
        match self {
            What::Session(field) => field.spec().word,
            What::Entry(kind) => kind.spec().word,
        }
    }
}

/// A standing version of an answer, as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<'a> {
    /// Which answer.
    pub field: Field,
    /// Its key, where there is one for each of several.
    pub key: Cow<'a, str>,
    /// What is answered. Where several stand side by side each is one of these.
    pub said: Cow<'a, str>,
}

/// A line of a session, as it stands there: its words are those of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<'a> {
    /// The entry that it shows.
    pub id: Cow<'a, str>,
    /// What it is.
    pub what: What,
    /// Its spoken number.
    pub no: Cow<'a, str>,
    /// The task in which it stands.
    pub task: Cow<'a, str>,
    /// By whom.
    pub by: Cow<'a, str>,
    /// The standing versions of its words.
    pub texts: Vec<Cow<'a, str>>,
    /// Its answers.
    pub answers: Vec<Answer<'a>>,
    /// Its words in other languages.
    pub also: Vec<Cow<'a, str>>,
    /// How it stands.
    pub state: State,
}

impl<'a> Told<'a> {
    /// Which line it is.
    pub fn name(&self) -> (&str, What) {
        (&self.id, self.what)
    }

    /// The entry that it shows; none, where it is an answer about the session itself.
    pub fn entry(&self) -> Option<Id> {
        matches!(self.what, What::Entry(_)).then(|| Id::new(&self.id))
    }

    /// The standing versions of an answer.
    fn said(&self, field: Field) -> impl DoubleEndedIterator<Item = &Cow<'a, str>> {
        self.answers.iter().filter(move |answer| answer.field == field).map(|answer| &answer.said)
    }

    /// An answer as words; versions that differ stand beside one another.
    pub fn answer(&self, field: Field) -> Cow<'a, str> {
        beside(self.said(field))
    }

    /// The words; versions that differ stand beside one another.
    pub fn words(&self) -> Cow<'a, str> {
        match self.what {
            What::Session(field) => self.answer(field),
            What::Entry(_) => beside(self.texts.iter()),
        }
    }

    /// The day of an answer, where one was understood; the last, where several stand side by side.
    pub fn day(&self, field: Field) -> Option<NaiveDate> {
        self.said(field).filter_map(|said| part(said).0).next_back()
    }

    /// A date as words: written out where it was understood, else as it was said.
    pub fn when(&self, field: Field) -> String {
        let mut said = self.said(field).map(|said| dated(said));
        let first = said.next().unwrap_or_default().into_owned();
        said.fold(first, |all, one| all + " / " + &one)
    }

    /// The line as one, with what people have said in its boxes and its words in other languages.
    pub fn in_one(&self) -> String {
        let mut out = String::new();
        let mut put = |part: &str| {
            if !out.is_empty() && !part.is_empty() {
                out.push_str(" ; ");
            }
            out.push_str(part);
        };
        put(&self.words());
        if matches!(self.what, What::Entry(_)) {
            for Answer { field, said, .. } in self.answers.iter().filter(|answer| is_read(answer.field)) {
                put(&if field.spec().sort == Sort::Date { dated(said) } else { Cow::Borrowed(&**said) });
            }
        }
        self.also.iter().for_each(|also| put(also));
        let is_spaced = is_plain(&out) && !out.contains("  ") && !out.starts_with(' ') && !out.ends_with(' ');
        if is_spaced { out } else { out.split_whitespace().collect::<Vec<_>>().join(" ") }
    }

    /// What of the line is looked through for words: its words, their renderings, what stands in its boxes.
    pub fn read(&self) -> impl Iterator<Item = &str> {
        let boxes = self.answers.iter().filter(|answer| is_read(answer.field)).map(|answer| &answer.said);
        self.texts.iter().chain(&self.also).chain(boxes).map(|text| &**text)
    }
}

/// Versions of one thing beside one another.
fn beside<'a: 'b, 'b>(mut versions: impl Iterator<Item = &'b Cow<'a, str>>) -> Cow<'a, str> {
    let first = versions.next().cloned().unwrap_or_default();
    versions.fold(first, |all, one| Cow::Owned(format!("{all} / {one}")))
}

/// A date as it stands in a file, `2026-12-01, in two weeks`: the day and the words.
fn part(said: &str) -> (Option<NaiveDate>, &str) {
    if said.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (None, said);
    }
    let (first, rest) = match said.split_at_checked(10) {
        Some((first, rest)) if rest.is_empty() || rest.starts_with(", ") => (first, rest.get(2..).unwrap_or_default()),
        _ => said.split_once(", ").unwrap_or((said, "")),
    };
    match in_file(first) {
        Some(day) => (Some(day), rest),
        None => (None, said),
    }
}

fn dated(said: &str) -> Cow<'_, str> {
    match part(said) {
        (Some(day), _) => Cow::Owned(written_out(day)),
        (None, words) => Cow::Borrowed(words),
    }
}

/// Whether people have said what stands in a field in words of their own: the order of things, signs and names of files
/// are the program's.
pub fn is_read(field: Field) -> bool {
    let own = matches!(field.spec().sort, Sort::Words | Sort::Date);
    let frame = matches!(
        field,
        Field::Task
            | Field::By
            | Field::Place
            | Field::Origin
            | Field::Photo
            | Field::Letter
            | Field::Colour
            | Field::Shape
            | Field::Stage
            | Field::Template
            | Field::Language
            | Field::Co
            | Field::AreIn
    );
    own && !frame && !field.is_private()
}

/// What is looked for. All of it must be so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words, in small letters without accents.
    words: Vec<String>,
    /// One of these kinds; none: everything but the agenda.
    pub kinds: Vec<Kind>,
    /// Said by this group, by its letter, or by this table, as `T3`.
    pub by: Option<String>,
    /// Said in this task.
    pub task: Option<String>,
    /// Written down on this day or later.
    pub since: Option<NaiveDate>,
    /// Written down on this day or before.
    pub until: Option<NaiveDate>,
    /// Answered so: the field, and what must be in the answer, in small letters without accents.
    answers: Vec<(Field, String)>,
}

impl Asked {
    /// Looks for words; each may be several, which then stand together.
    pub fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let words = words.into_iter().map(|word| folded(word.trim())).filter(|word| !word.is_empty()).collect();
        Self { words, ..Self::default() }
    }

    /// Looks for everything of some kinds.
    pub fn kinds(kinds: &[Kind]) -> Self {
        Self { kinds: kinds.to_vec(), ..Self::default() }
    }

    /// Looks for an answer, too.
    #[must_use]
    pub fn answered(mut self, field: Field, said: &str) -> Self {
        self.answers.push((field, folded(said.trim())));
        self
    }

    /// The words, in small letters without accents.
    pub fn for_words(&self) -> &[String] {
        &self.words
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether only lines that stand in the frame of entries can be it: what is asked says something of an entry.
    fn is_of_entries(&self) -> bool {
        !self.kinds.is_empty() || self.by.is_some() || self.task.is_some()
    }

    /// Whether the day on which a line was written down matters.
    pub fn asks_when(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    /// Whether a line written down on a day is within the days asked for.
    pub fn is_when(&self, day: Option<NaiveDate>) -> bool {
        let after = self.since.is_none_or(|since| day.is_some_and(|day| day >= since));
        after && self.until.is_none_or(|until| day.is_some_and(|day| day <= until))
    }

    /// Whether a line is what is looked for, but for the day.
    pub fn is_it(&self, told: &Told) -> bool {
        let fits = match told.what {
            What::Session(field) => is_read(field) && !self.is_of_entries(),
            What::Entry(Kind::Agenda) => self.kinds.contains(&Kind::Agenda),
            What::Entry(kind) => self.kinds.is_empty() || self.kinds.contains(&kind),
        };
        fits && told.state == State::Standing
            && self.by.as_ref().is_none_or(|by| told.by.eq_ignore_ascii_case(by))
            && self.task.as_ref().is_none_or(|task| told.task == *task)
            && self.answers.iter().all(|(field, said)| is_answered(told, *field, said))
            && self.has_words(told)
    }

    fn has_words(&self, told: &Told) -> bool {
        self.words.iter().all(|word| told.read().any(|text| holds(text, word)))
    }
}

/// Whether an answer is so: a word out of a list, a number or a yes is the whole answer; in words it is part of it.
fn is_answered(told: &Told, field: Field, said: &str) -> bool {
    let is_so = |answer: &str| match field.spec().sort {
        Sort::Words | Sort::Date | Sort::Moment | Sort::Other => holds(answer, said),
        Sort::OneOf(_) | Sort::Number | Sort::YesNo | Sort::Numbers => folded(answer) == said,
    };
    told.said(field).any(|answer| is_so(answer))
}
