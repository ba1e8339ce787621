//! What stands in several versions side by side, until a person picks one or joins them (design, rules 25 and 26). Uses
//! entries, fields, the session and wishes.

use super::entry::{Answers, Entry, Fields};
use super::field::{Field, Sort, Value};
use super::id::Id;
use super::query;
use super::session::Session;
use super::sheet;
use super::stage;
use super::text::Clean;
use super::wish::Wish;
use crate::words::settle::Settle;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeSet;

/// What stands between versions that are put into one text, to be written anew.
const BETWEEN: &str = " / ";

/// What of a line stands in several versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Its words.
    Words,
    /// An answer: the field and its key.
    Answer(Field, Clean),
    /// Its words in another language.
    Also(Clean),
}

/// Who wrote a version: the label of the window, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// `desk`, `t3`.
    pub window: String,
    /// When.
    pub at: Option<DateTime<FixedOffset>>,
}

/// One of several versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// As people read it; empty where it says that there is no answer.
    pub words: String,
    /// Who wrote it, the first one first: equal words count as one.
    pub by: Vec<Writer>,
    to: To,
}

/// What a version says.
#[derive(Debug, Clone, PartialEq, Eq)]
enum To {
    Words(Clean),
    Answer(Value),
    Also(Clean, Clean),
}

/// Versions that stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubled {
    /// What of the line.
    pub which: Which,
    /// What that is called.
    pub word: String,
    /// The versions, the first one first.
    pub versions: Vec<Version>,
}

impl Doubled {
    /// Whether they can be written anew as one: words, dates and numbers, not what is chosen out of a list.
    pub fn can_be_joined(&self) -> bool {
        match self.which {
            Which::Words => true,
            Which::Answer(field, _) => matches!(field.spec().sort, Sort::Words | Sort::Date | Sort::Number),
            Which::Also(_) => false,
        }
    }

    /// Whether it is that answer.
    pub fn is_of(&self, field: Field) -> bool {
        matches!(self.which, Which::Answer(own, _) if own == field)
    }

    /// The wish that the version of that place stands alone.
    pub fn settled(&self, of: &Id, nth: usize) -> Option<Wish> {
        let wish = match (&self.versions.get(nth)?.to, &self.which) {
            (To::Answer(to), Which::Answer(field, key)) => {
                Wish::Answer { of: of.clone(), field: *field, key: key.clone(), to: to.clone() }
            }
            (To::Also(text, by), Which::Also(lang)) => {
                Wish::Render { entry: of.clone(), lang: lang.clone(), text: text.clone(), by: by.clone() }
            }
            (To::Words(text), _) => Wish::Reword { entry: of.clone(), text: text.clone() },
            _ => return None,
        };
        Some(wish)
    }
}

/// The versions in one text, as they are put into a box to be written anew; where there is one, that.
pub fn in_one<'a>(versions: impl IntoIterator<Item = &'a str>) -> String {
    versions.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(BETWEEN)
}

/// Whether something of a line stands in several versions.
pub fn is_doubled(entry: &Entry) -> bool {
    let answers = entry.fields.iter().any(|((field, _), all)| entry.kind.has(*field) && differ(*field, all));
    entry.stands() && (entry.texts.differ() || answers || entry.also.values().any(Answers::differ))
}

fn differ(field: Field, answers: &Answers<Value>) -> bool {
    answers.differ() && !field.settles_itself()
}

/// The answers of a line that differ, each with its field: "Who: Gwen or Shanice?" (rule 26).
pub fn differing_answers(entry: &Entry) -> Vec<String> {
    let open = entry.fields.iter().filter(|((field, _), all)| entry.kind.has(*field) && differ(*field, all));
    open.map(|((field, key), all)| {
        let said = all.distinct().into_iter().filter(|value| !matches!(value, Value::Other(_) | Value::Nothing));
        let said: Vec<String> = said.map(Value::words).collect();
        Settle::Differs.with(&[called(*field, key), said.join(Settle::Or.text())])
    })
    .collect()
}

/// Everything about a line, or about the session, that stands in several versions: its words first.
pub fn doubled(session: &Session, of: &Id) -> Vec<Doubled> {
    if of.is_session() {
        return answers(session, &session.head().fields).collect();
    }
    let Some(entry) = session.entry(of).filter(|entry| entry.stands()) else { return Vec::new() };
    let words = entry.texts.differ().then(|| Doubled {
        which: Which::Words,
        word: entry.kind.spec().head.to_owned(),
        versions: versions(session, &entry.texts, |text| (text.to_string(), To::Words(text.clone()))),
    });
    let also = entry.also.iter().filter(|(_, all)| all.differ()).map(|(lang, all)| Doubled {
        which: Which::Also(lang.clone()),
        word: lang.to_string(),
        versions: versions(session, all, |(text, by)| (text.to_string(), To::Also(text.clone(), by.clone()))),
    });
    let fits = answers(session, &entry.fields).filter(|one| match one.which {
        Which::Answer(field, _) => entry.kind.has(field),
        _ => true,
    });
    words.into_iter().chain(fits).chain(also).collect()
}

fn answers<'a>(session: &'a Session, fields: &'a Fields) -> impl Iterator<Item = Doubled> + 'a {
    fields.iter().filter(|((field, _), all)| differ(*field, all)).map(|((field, key), all)| Doubled {
        which: Which::Answer(*field, key.clone()),
        word: called(*field, key),
        versions: versions(session, all, |value| (sheet::words(session, *field, value), To::Answer(value.clone()))),
    })
}

/// What an answer is called: its field, and what its key names.
fn called(field: Field, key: &Clean) -> String {
    let parts = key.split('/').filter(|part| !part.is_empty());
    let named = parts.map(|part| stage::task(part).map_or(part, |task| task.title));
    std::iter::once(field.spec().word).chain(named).collect::<Vec<_>>().join(" · ")
}

fn versions<T: Ord>(session: &Session, all: &Answers<T>, told: impl Fn(&T) -> (String, To)) -> Vec<Version> {
    let mut out: Vec<(&T, Version)> = Vec::new();
    for (id, one) in all.iter() {
        let by = Writer { window: id.label().to_owned(), at: session.op(id).and_then(|op| op.at) };
        if let Some((_, version)) = out.iter_mut().find(|(other, _)| *other == one) {
            version.by.push(by);
        } else {
            let (words, to) = told(one);
            out.push((one, Version { words, by: vec![by], to }));
        }
    }
    out.into_iter().map(|(_, version)| version).collect()
}

/// Everything that stands in several versions: the session's own answers, then the lines as their tasks come on the
/// agenda. One walk over the session: asked when somebody wants to know, not for each frame.
pub fn everywhere(session: &Session) -> Vec<Id> {
    let agenda = query::agenda(session);
    let place = |entry: &Entry| {
        let is_its = |item: &&Entry| query::task_of(item).is_some_and(|task| task.code == entry.task);
        agenda.iter().position(is_its).unwrap_or(agenda.len())
    };
    let mut lines: Vec<(usize, &Entry)> =
        session.entries().filter(|entry| is_doubled(entry)).map(|entry| (place(entry), entry)).collect();
    lines.sort_by(|(a, one), (b, other)| (a, one.l, &one.id).cmp(&(b, other.l, &other.id)));
    let own = Some(Id::session()).filter(|id| !doubled(session, id).is_empty());
    let mut seen = BTreeSet::new();
    let all = own.into_iter().chain(lines.into_iter().map(|(_, entry)| entry.id.clone()));
    all.filter(|id| seen.insert(id.clone())).collect()
}
