//! What is looked for in the lines of sessions, and whether a line is it: whole words or parts of them, small letters and
//! great ones and accents alike. A line is what the readable part of a document says of an entry, so that the same is
//! found in a file as in an open session. Pure. Uses kinds, fields and likeness.

use super::dates::written_out;
use super::entry::State;
use super::field::{Field, Sort};
use super::id::Id;
use super::kind::Kind;
use super::likeness::folded;
use chrono::NaiveDate;

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

/// The standing versions of one answer, as they stand in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Which answer.
    pub field: Field,
    /// Its key, where there is one for each of several.
    pub key: String,
    /// What is answered; more than one where several stand side by side.
    pub said: Vec<String>,
}

/// A line of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The entry that it shows.
    pub id: Id,
    /// What it is.
    pub what: What,
    /// Its spoken number.
    pub no: String,
    /// The task in which it stands.
    pub task: String,
    /// By whom.
    pub by: String,
    /// The standing versions of its words.
    pub texts: Vec<String>,
    /// Its answers.
    pub answers: Vec<Answer>,
    /// Its words in other languages.
    pub also: Vec<String>,
    /// How it stands.
    pub state: State,
}

impl Told {
    /// Which line it is.
    pub fn name(&self) -> (&Id, What) {
        (&self.id, self.what)
    }

    /// An answer as words; versions that differ stand beside one another.
    pub fn answer(&self, field: Field) -> String {
        let said = self.answers.iter().filter(|answer| answer.field == field).flat_map(|answer| &answer.said);
        said.map(String::as_str).collect::<Vec<_>>().join(" / ")
    }

    /// The words; versions that differ stand beside one another.
    pub fn words(&self) -> String {
        match self.what {
            What::Session(field) => self.answer(field),
            What::Entry(_) => self.texts.join(" / "),
        }
    }

    /// The day of an answer, where one was understood; the last, where several stand side by side.
    pub fn day(&self, field: Field) -> Option<NaiveDate> {
        let said = self.answers.iter().filter(|answer| answer.field == field).flat_map(|answer| &answer.said);
        said.filter_map(|said| part(said).0).next_back()
    }

    /// A date as words: written out where it was understood, else as it was said.
    pub fn when(&self, field: Field) -> String {
        let said = self.answers.iter().filter(|answer| answer.field == field).flat_map(|answer| &answer.said);
        said.map(|said| dated(said)).collect::<Vec<_>>().join(" / ")
    }

    /// The line as one, with what people have said in its boxes and its words in other languages.
    pub fn in_one(&self) -> String {
        let boxes = self.answers.iter().filter(|answer| is_read(answer.field) && matches!(self.what, What::Entry(_)));
        let boxes = boxes.flat_map(|answer| answer.said.iter().map(move |said| (answer.field, said)));
        let boxes = boxes.map(|(field, said)| if field.spec().sort == Sort::Date { dated(said) } else { said.clone() });
        let parts = std::iter::once(self.words()).chain(boxes).chain(self.also.iter().cloned());
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(" ; ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What of the line is looked through for words: its words, their renderings, what stands in its boxes.
    pub fn read(&self) -> impl Iterator<Item = &str> {
        let boxes = self.answers.iter().filter(|answer| is_read(answer.field)).flat_map(|answer| &answer.said);
        self.texts.iter().chain(&self.also).chain(boxes).map(String::as_str)
    }
}

/// A date as it stands in a file, `2026-12-01, in two weeks`: the day and the words.
fn part(said: &str) -> (Option<NaiveDate>, &str) {
    let (first, rest) = said.split_once(", ").unwrap_or((said, ""));
    match first.parse() {
        Ok(day) => (Some(day), rest),
        Err(_) => (None, said),
    }
}

fn dated(said: &str) -> String {
    match part(said) {
        (Some(day), _) => written_out(day),
        (None, words) => words.to_owned(),
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

    /// The answers: which, and what must be in them.
    pub fn for_answers(&self) -> &[(Field, String)] {
        &self.answers
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
        if self.words.is_empty() {
            return true;
        }
        let read: Vec<String> = told.read().map(folded).collect();
        self.words.iter().all(|word| read.iter().any(|text| text.contains(word.as_str())))
    }
}

/// Whether an answer is so: a word out of a list, a number or a yes is the whole answer; in words it is part of it.
fn is_answered(told: &Told, field: Field, said: &str) -> bool {
    let is_so = |answer: &String| match field.spec().sort {
        Sort::Words | Sort::Date | Sort::Moment | Sort::Other => folded(answer).contains(said),
        Sort::OneOf(_) | Sort::Number | Sort::YesNo | Sort::Numbers => folded(answer) == said,
    };
    let mut answers = told.answers.iter().filter(|answer| answer.field == field);
    answers.any(|answer| answer.said.iter().any(is_so))
}
