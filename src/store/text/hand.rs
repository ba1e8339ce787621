//! Edits made by hand in the readable part of a document, as operations (design, rule 15). The operation's name and
//! counter come from what was edited alone, so that every program that finds the same edit makes the same operation.
//! Uses the model, lines and the readable part.

use super::header::number;
use super::line::{self, Kept};
use super::readable::{Names, Section, entry_line, lines, value_text};
use super::sum::Sum;
use crate::model::dates::is_believable;
use crate::model::entry::{Answers, Entry, Fields, HAND, State};
use crate::model::field::{Field, Sort, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::{Act, Op, Said};
use crate::model::session::Session;
use crate::model::text::Clean;
use chrono::{DateTime, NaiveDate};
use std::collections::{BTreeMap, BTreeSet, HashMap};

type Ron = ron::Value;

/// A readable line that is not as the program wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    /// Where it stands.
    pub section: Section,
    /// The line of the file, from 1; 0 where the file was laid out anew.
    pub line: usize,
    /// What stands there: for the session, a map with one answer.
    pub value: Ron,
}

/// What was found.
#[derive(Debug, Default)]
pub struct ByHand {
    /// The edits as operations.
    pub ops: Vec<Kept>,
    /// Of the new entries among them: their names, and the line of the file.
    pub begun: Vec<(Id, usize)>,
    /// What could not be taken over: the line, and why.
    pub refused: Vec<(usize, &'static str)>,
    /// Edits of entries that are not in the record.
    pub stray: Vec<Edited>,
}

/// What the readable part of a file looks like beside the record of the same file.
pub struct Looked<'a> {
    /// The lines with a wrong sum, or none.
    pub edited: &'a [Edited],
    /// The names of all lines that are there.
    pub seen: &'a BTreeSet<Id>,
    /// Of these, what stands in a line that nobody has changed.
    pub sound: &'a BTreeSet<Id>,
    /// How many lines there were when the program wrote the file, and their sum.
    pub shown: Option<(u64, u32)>,
    /// Whether there are lines that cannot be read at all: then nothing counts as taken out.
    pub broken: bool,
}

/// The count and the sum of the readable lines of a session.
pub fn shown<'a>(texts: impl Iterator<Item = &'a str>) -> (u64, u32) {
    let mut all = Sum::new();
    let mut n = 0;
    for text in texts {
        all.update(text.as_bytes());
        all.update(b"\n");
        n += 1;
    }
    (n, all.finalize())
}

/// Finds the edits in a file whose record is `session`.
pub fn find(session: &Session, looked: &Looked) -> ByHand {
    let mut out = ByHand::default();
    let expected = lines(session);
    // A file that another version wrote, or that is damaged, is silent about what its writer saw.
    let exact = !looked.broken && looked.shown == Some(shown(expected.iter().map(|line| line.text.as_str())));
    let finder = Finder { session, names: Names::of(session), exact };
    let mut twins: HashMap<String, usize> = HashMap::new();
    for edited in looked.edited {
        let found = match (edited.section, fields_of(&edited.value)) {
            (_, None) => Err("cannot be read"),
            (Section::Session, Some(map)) => finder.session_line(&map),
            (section, Some(map)) => match map.get("id") {
                Some(Ron::String(id)) if looked.sound.contains(&Id::new(id)) => {
                    Err("names an entry that another line has, unchanged")
                }
                Some(Ron::String(id)) if session.entry(&Id::new(id)).is_none() => {
                    out.stray.push(edited.clone());
                    continue;
                }
                Some(Ron::String(id)) => finder.entry_line(&Id::new(id), &map),
                Some(_) => Err("has an id that is not one"),
                None => finder.new_line(section, &map, &mut twins),
            },
        };
        match found {
            Ok(ops) => {
                let begins = |kept: &&Kept| matches!(kept.op.act, Act::Say(_));
                out.begun.extend(ops.iter().filter(begins).map(|kept| (kept.op.id.clone(), edited.line)));
                out.ops.extend(ops);
            }
            Err(why) => out.refused.push((edited.line, why)),
        }
    }
    // A line that cannot be taken over may be the one that is missing.
    if exact && out.refused.is_empty() && out.stray.is_empty() {
        for line in expected.iter().filter(|line| !looked.seen.contains(&line.name)) {
            if line.section == Section::Session {
                if let Some(field) = Field::from_code(line.name.as_str()) {
                    let fields = &session.head().fields;
                    out.ops.extend(finder.field(&Id::session(), fields, 0, field, None).unwrap_or_default());
                }
            } else if let Some(entry) = session.entry(&line.name)
                && entry.stands()
            {
                out.ops.push(finder.withdraw(entry));
            }
        }
    }
    out
}

/// Makes an operation by hand: its name is the sum of all that it says.
fn by_hand(of: Vec<Id>, l: u64, act: Act, twin: usize) -> Kept {
    let mut op = Op { id: Id::new(HAND), l: 0, at: None, step: 0, part: (0, 0), of, act };
    let mut text = line::write(&op);
    if twin > 0 {
        text.push_str(&twin.to_string());
    }
    op.id = Id::new(format!("{HAND}{:08x}", line::sum(&text)));
    op.l = l;
    if matches!(op.act, Act::Say(_)) {
        op.of = vec![op.id.clone()];
    }
    Kept::of(op)
}

/// A line's names and values.
fn fields_of(value: &Ron) -> Option<BTreeMap<String, Ron>> {
    let Ron::Map(map) = value else { return None };
    map.iter()
        .map(|(name, value)| match name {
            Ron::String(name) => Some((name.clone(), value.clone())),
            _ => None,
        })
        .collect()
}

/// The versions of one answer, by key.
fn by_key(value: Option<&Ron>, sort: Sort) -> BTreeMap<Clean, Vec<Ron>> {
    let versions = |value: &Ron| match value {
        Ron::Option(None) => Vec::new(),
        // Several numbers are one answer, unless they are lists in a list.
        Ron::Seq(many)
            if sort != Sort::Numbers || many.iter().all(|one| matches!(one, Ron::Seq(_) | Ron::Option(_))) =>
        {
            many.clone()
        }
        one => vec![one.clone()],
    };
    match value {
        None => BTreeMap::new(),
        Some(Ron::Map(map)) => map
            .iter()
            .filter_map(|(key, value)| match key {
                Ron::String(key) => Some((key.into(), versions(value))),
                _ => None,
            })
            .collect(),
        Some(one) => BTreeMap::from([(Clean::default(), versions(one))]),
    }
}

/// What replaces what, where a list of versions became another: the versions to write, and those that they hide.
fn replaced<T: PartialEq + Clone>(old: &[T], new: &[T]) -> Option<(Vec<T>, Vec<T>)> {
    let mut left: Vec<T> = old.iter().filter(|version| !new.contains(version)).cloned().collect();
    let mut come: Vec<T> = new.iter().filter(|version| !old.contains(version)).cloned().collect();
    if left.is_empty() && come.is_empty() {
        return None;
    }
    if come.is_empty() {
        // One of those that stay says it again.
        come.extend(new.first().cloned());
    }
    if new.len() == 1 {
        left = old.to_vec();
    }
    Some((come, left))
}

struct Finder<'a> {
    session: &'a Session,
    names: Names<'a>,
    exact: bool,
}

impl Finder<'_> {
    fn l_of(&self, ids: &[Id], least: u64) -> u64 {
        let greatest = ids.iter().filter_map(|id| self.session.op(id)).map(|op| op.l).max().unwrap_or(0);
        greatest.max(least).saturating_add(1)
    }

    fn session_line(&self, map: &BTreeMap<String, Ron>) -> Result<Vec<Kept>, &'static str> {
        let mut out = Vec::new();
        for (code, value) in map {
            let field = Field::from_code(code).ok_or("has a name that this program does not know")?;
            out.extend(self.field(&Id::session(), &self.session.head().fields, 0, field, Some(value))?);
        }
        Ok(out)
    }

    fn entry_line(&self, id: &Id, map: &BTreeMap<String, Ron>) -> Result<Vec<Kept>, &'static str> {
        let entry = self.session.entry(id).ok_or("has an id that is not in the record; a new line needs none")?;
        if entry.state == State::Struck {
            return Err("was taken out at a person's wish; nothing can be written about it");
        }
        let was = ron::from_str::<Ron>(&entry_line(entry, &self.names)).ok().as_ref().and_then(fields_of);
        let was = was.ok_or("cannot be compared")?;
        let mut out = Vec::new();
        let names: BTreeSet<&String> = map.keys().chain(was.keys()).collect();
        for name in names {
            let (now, then) = (map.get(name), was.get(name));
            if now == then || (now.is_none() && !self.exact) {
                continue;
            }
            match name.as_str() {
                "text" => out.extend(self.words(entry, now.ok_or("has no text any more")?)?),
                "task" => out.extend(self.moved(entry, Field::Task, &entry.task, now)?),
                "by" => out.extend(self.moved(entry, Field::By, &entry.by, now)?),
                "also" => out.extend(self.also(entry, now)?),
                "withdrawn" => out.extend(self.withdrawn(entry, now)?),
                code => match Field::from_code(code) {
                    Some(field) if self.exact || then.is_none() => {
                        out.extend(self.field(&entry.id, &entry.fields, entry.l, field, now)?);
                    }
                    _ => return Err("was changed where it cannot be changed by hand"),
                },
            }
        }
        Ok(out)
    }

    fn words(&self, entry: &Entry, now: &Ron) -> Result<Vec<Kept>, &'static str> {
        let new = by_key(Some(now), Sort::Words).remove("").unwrap_or_default();
        let new = new.iter().map(words).collect::<Option<Vec<_>>>().ok_or("has a text that is not one")?;
        if new.is_empty() {
            return Err("has no text any more");
        }
        let old: Vec<Clean> = entry.texts.distinct().into_iter().cloned().collect();
        let Some((come, left)) = replaced(&old, &new) else { return Ok(Vec::new()) };
        let over = ids_of(&entry.texts, |text| left.contains(text));
        let l = self.l_of(&over, entry.l);
        Ok(come
            .into_iter()
            .map(|text| by_hand(vec![entry.id.clone()], l, Act::Text { over: over.clone(), text }, 0))
            .collect())
    }

    /// The task or the group: they may stand in the first operation or in an answer.
    fn moved(&self, entry: &Entry, field: Field, was: &str, now: Option<&Ron>) -> Result<Vec<Kept>, &'static str> {
        let to = match now {
            Some(now) => words(now).ok_or("has a word that is not one")?,
            None => Clean::default(),
        };
        if to == was {
            return Ok(Vec::new());
        }
        let over = entry.fields.get(&(field, Clean::default())).map(Answers::ids).unwrap_or_default();
        let l = self.l_of(&over, entry.l);
        let act = Act::Set { over, field, key: Clean::default(), to: Value::Text(to) };
        Ok(vec![by_hand(vec![entry.id.clone()], l, act, 0)])
    }

    fn field(
        &self,
        of: &Id,
        fields: &Fields,
        least: u64,
        field: Field,
        now: Option<&Ron>,
    ) -> Result<Vec<Kept>, &'static str> {
        let none = Answers::default();
        let mut new = by_key(now, field.spec().sort);
        for (known, key) in fields.keys() {
            if *known == field {
                new.entry(key.clone()).or_default();
            }
        }
        let mut out = Vec::new();
        for (key, versions) in new {
            let answers = fields.get(&(field, key.clone())).unwrap_or(&none);
            let text = |value: &Value| ron::from_str::<Ron>(&value_text(field, value, &self.names)).ok();
            let old: Vec<Ron> = if field.settles_itself() {
                answers.latest().and_then(text).into_iter().collect()
            } else {
                answers.distinct().into_iter().filter_map(text).collect()
            };
            if versions.is_empty() && old.iter().all(|value| *value == Ron::Option(None)) {
                continue;
            }
            let versions = if versions.is_empty() { vec![Ron::Option(None)] } else { versions };
            let Some((come, left)) = replaced(&old, &versions) else { continue };
            let over = if field.settles_itself() {
                answers.ids()
            } else {
                ids_of(answers, |value| text(value).is_some_and(|value| left.contains(&value)))
            };
            let l = self.l_of(&over, least);
            for value in come {
                let to = self.value(field, &value).ok_or("has an answer of the wrong sort")?;
                let act = Act::Set { over: over.clone(), field, key: key.clone(), to };
                out.push(by_hand(vec![of.clone()], l, act, 0));
            }
        }
        Ok(out)
    }

    fn value(&self, field: Field, value: &Ron) -> Option<Value> {
        if *value == Ron::Option(None) {
            return Some(Value::Nothing);
        }
        let to = match field.spec().sort {
            Sort::Words | Sort::OneOf(_) => Value::Text(words(value)?),
            Sort::Number => Value::Count(number(value)?),
            Sort::YesNo => match value {
                Ron::Bool(yes) => Value::Flag(*yes),
                _ => return None,
            },
            Sort::Date => date(&words(value)?),
            Sort::Moment => Value::Moment(DateTime::parse_from_rfc3339(&words(value)?).ok()?),
            Sort::Other => Value::Other(self.names.find(field, &words(value)?)?),
            Sort::Numbers => match value {
                Ron::Seq(many) => Value::Counts(many.iter().map(number).collect::<Option<_>>()?),
                _ => return None,
            },
        };
        Some(to)
    }

    fn also(&self, entry: &Entry, now: Option<&Ron>) -> Result<Vec<Kept>, &'static str> {
        let mut out = Vec::new();
        let mut all = by_key(now, Sort::Words);
        for lang in entry.also.keys() {
            all.entry(lang.clone()).or_default();
        }
        for (lang, versions) in all {
            let none = Answers::default();
            let answers = entry.also.get(&lang).unwrap_or(&none);
            let new = renderings(&versions, answers.differ()).ok_or("has a rendering that is not one")?;
            let old: Vec<(Clean, Clean)> = answers.distinct().into_iter().cloned().collect();
            let Some((come, left)) = replaced(&old, &new) else { continue };
            let over = ids_of(answers, |version| left.contains(version));
            let l = self.l_of(&over, entry.l);
            for (text, by) in come {
                let act = Act::Also { over: over.clone(), lang: lang.clone(), text, by };
                out.push(by_hand(vec![entry.id.clone()], l, act, 0));
            }
        }
        Ok(out)
    }

    fn withdrawn(&self, entry: &Entry, now: Option<&Ron>) -> Result<Vec<Kept>, &'static str> {
        match (now, entry.state) {
            (Some(Ron::Bool(true)), State::Standing) => Ok(vec![self.withdraw(entry)]),
            (None | Some(Ron::Bool(false)), State::Withdrawn) => {
                let said = |op: &&Op| matches!(op.act, Act::Withdraw { .. }) && op.of.first() == Some(&entry.id);
                let ops: Vec<Id> = self
                    .session
                    .about(&entry.id)
                    .filter(said)
                    .map(|op| op.id.clone())
                    .filter(|id| self.session.is_said(id))
                    .collect();
                let l = self.l_of(&ops, entry.l);
                Ok(vec![by_hand(vec![entry.id.clone()], l, Act::Undo { ops }, 0)])
            }
            (None | Some(Ron::Bool(_)), _) => Ok(Vec::new()),
            _ => Err("has an answer of the wrong sort"),
        }
    }

    fn withdraw(&self, entry: &Entry) -> Kept {
        let over: Vec<Id> = self.session.about(&entry.id).map(|op| op.id.clone()).collect();
        let l = self.l_of(&over, entry.l);
        by_hand(vec![entry.id.clone()], l, Act::Withdraw { over }, 0)
    }

    fn new_line(
        &self,
        section: Section,
        map: &BTreeMap<String, Ron>,
        twins: &mut HashMap<String, usize>,
    ) -> Result<Vec<Kept>, &'static str> {
        let word = |name: &str| map.get(name).and_then(words).unwrap_or_default();
        let kind = match map.get("kind") {
            Some(code) => {
                words(code).and_then(|code| Kind::from_code(&code)).ok_or("is of a kind that is not known")?
            }
            None => section.kind(),
        };
        if kind.is_private() {
            return Err("belongs into the private file");
        }
        let text = map.get("text").and_then(words).ok_or("has no text")?;
        let mut with = Vec::new();
        for (code, value) in map {
            if matches!(code.as_str(), "no" | "kind" | "task" | "by" | "text") {
                continue;
            }
            let field = Field::from_code(code).ok_or("has a name that this program does not know")?;
            with.push((field, self.value(field, value).ok_or("has an answer of the wrong sort")?));
        }
        with.sort();
        let act = Act::Say(Said { kind, no: word("no"), task: word("task"), by: word("by"), text, with, from: vec![] });
        let twin = twins.entry(format!("{act:?}")).and_modify(|n| *n += 1).or_default();
        Ok(vec![by_hand(Vec::new(), self.session.clock().saturating_add(1), act, *twin)])
    }
}

/// Words in another language, each with who put them so. Two words alone are a rendering and its author, unless several
/// renderings stood there; none are a rendering taken out.
fn renderings(versions: &[Ron], several: bool) -> Option<Vec<(Clean, Clean)>> {
    let pair = |text: &Ron, by: &Ron| Some((words(text)?, words(by)?));
    match versions {
        [] => Some(vec![Default::default()]),
        [text @ Ron::String(_), by @ Ron::String(_)] if !several => Some(vec![pair(text, by)?]),
        many => many
            .iter()
            .map(|version| match version {
                Ron::Seq(two) => match two.as_slice() {
                    [text, by] => pair(text, by),
                    _ => None,
                },
                one => Some((words(one)?, Clean::default())),
            })
            .collect(),
    }
}

fn ids_of<T: Ord>(answers: &Answers<T>, hidden: impl Fn(&T) -> bool) -> Vec<Id> {
    answers.iter().filter(|(_, version)| hidden(version)).map(|(id, _)| id.clone()).collect()
}

fn words(value: &Ron) -> Option<Clean> {
    match value {
        Ron::String(words) if words.len() <= crate::model::text::LONGEST => Some(words.into()),
        _ => None,
    }
}

/// A date as it stands in a line: `2026-12-01`, `2026-12-01, in two weeks`, or words alone.
fn date(words: &str) -> Value {
    let (first, rest) = words.split_once(',').unwrap_or((words, ""));
    match first.trim().parse::<NaiveDate>() {
        Ok(day) if is_believable(day) => Value::Date { on: Some(day), said: rest.into() },
        _ => Value::Date { on: None, said: words.into() },
    }
}
