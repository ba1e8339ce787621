//! One session taken into another: a parallel room, a youth session. Everything that was said there is said here too,
//! under names made of (session, name), so that twice is once (design, rule 28), with where it came from kept. What is
//! about that session itself stays there: its agenda, its groups, its tables, who was in the room. What comes on through
//! several sessions keeps the name that it was first given here, and what comes back is known again. Uses the model only.

use crate::model::entry::{Entry, State};
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::{Act, How, Op, Said};
use crate::model::session::Session;
use crate::model::text::Clean;
use std::collections::{BTreeMap, BTreeSet};

/// The label of the writers of what was taken in, which stands in brackets behind a number that two lines have. Not made of the session's
/// title: that may change, and a name never does.
pub const LABEL: &str = "other";

/// What comes of a session when it is taken into another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RolledUp {
    /// The operations, under their names here.
    pub ops: Vec<Op>,
    /// Dots of a group that is not here.
    pub of_strangers: usize,
    /// Sign-ups by a code, which means somebody else here.
    pub by_code: usize,
    /// Operations of a newer program.
    pub unknown: usize,
}

/// A session that another one is taken into.
#[derive(Debug, Clone, Copy)]
pub struct Into<'a> {
    /// Its id; empty where nothing of it can come back.
    pub id: &'a str,
    /// As it is.
    pub session: &'a Session,
}

struct Making<'a> {
    /// The id of the session that is taken in.
    session: &'a str,
    there: &'a Session,
    /// The counter of its title: what it is called last is what counts.
    titled: u64,
    /// What was said there, by its name there.
    taken: BTreeSet<&'a Id>,
    /// The name of each writer here.
    writers: BTreeMap<String, String>,
    /// Writers of this session that have been taken in there: what is theirs comes back under its own name.
    back: BTreeSet<String>,
}

/// Says the operations of the session `id`, as it is `there`, for the session that is `here`. Whoever does so, and
/// however often: an operation of one name always says the same. What depends on how things stand meanwhile (what that
/// session is called, which groups are called alike) is said by operations whose names are made of what they say.
pub fn roll_up(ops: &[Op], id: &str, there: &Session, here: Into) -> RolledUp {
    part(ops, id, there, here, &|_| true)
}

/// The same for some of what was said there: the lines of these names. What they name besides stays there, and comes
/// under the same name when the whole is taken in later. Who signed up and how many did stays there too: people sign up
/// anew.
pub fn roll_up_some(ops: &[Op], id: &str, there: &Session, some: &BTreeSet<Id>) -> RolledUp {
    let nobody = Session::default();
    let named = |op: &Op| match &op.act {
        Act::Link { how: How::SignedUp, .. } | Act::Set { field: Field::Members | Field::Sheets, .. } => false,
        Act::Link { .. } => op.of.iter().all(|thing| some.contains(thing)),
        Act::End { .. } | Act::Undo { .. } => op.of.iter().any(|thing| some.contains(thing)),
        _ => op.of.first().is_some_and(|thing| some.contains(thing)),
    };
    part(ops, id, there, Into { id: "", session: &nobody }, &named)
}

fn part(ops: &[Op], id: &str, there: &Session, here: Into, wanted: &dyn Fn(&Op) -> bool) -> RolledUp {
    let said = |op: &&Op| matches!(&op.act, Act::Say(said) if said.kind.is_said() && !said.kind.is_private());
    let taken = ops.iter().filter(said).map(|op| &op.id).collect();
    let calls = ops.iter().filter(|op| matches!(op.act, Act::Set { field: Field::Title, .. }));
    let titled = calls.map(|op| op.l).max().unwrap_or(0);
    let mut making = Making { session: id, there, titled, taken, writers: BTreeMap::new(), back: BTreeSet::new() };
    let mut out = RolledUp::default();
    let letters = letters(there, here.session);
    if !here.id.is_empty() {
        making.knows_again(here);
    }
    for op in ops.iter().filter(|op| wanted(op)) {
        if making.back.contains(op.id.writer()) {
            continue;
        }
        out.ops.extend(making.op(op, &mut out.by_code, &mut out.unknown));
        if making.taken.contains(&op.id) {
            let answers = making.answers(op, &letters, &mut out.of_strangers);
            out.ops.extend(making.still_taken_back(op, ops, &answers));
            out.ops.extend(answers);
        }
    }
    out
}

/// The letters of the groups that are called alike there and here.
fn letters(there: &Session, here: &Session) -> BTreeMap<String, String> {
    let name = |group: &Entry| group.text().trim().to_lowercase();
    let of_here: BTreeMap<String, String> =
        here.of_kind(Kind::Group).map(|group| (name(group), group.words(Field::Letter))).collect();
    let same = |group| Some((Entry::words(group, Field::Letter), of_here.get(&name(group))?.clone()));
    there.of_kind(Kind::Group).filter_map(same).collect()
}

impl Making<'_> {
    /// What of the session here stands there already, taken in before: it is ours, and only what was said about it there
    /// is new.
    fn knows_again(&mut self, here: Into) {
        let ours: BTreeSet<&str> = here.session.ops().map(|op| op.id.writer()).collect();
        for writer in ours {
            let there = name_of_writer(here.id, writer);
            self.writers.insert(there.clone(), writer.to_owned());
            self.back.insert(there);
        }
    }

    fn op(&mut self, op: &Op, by_code: &mut usize, unknown: &mut usize) -> Option<Op> {
        let about = op.of.first()?;
        if op.act.code().is_some() {
            *by_code += 1;
            return None;
        }
        if op.act == Act::Unknown {
            *unknown += 1;
            return None;
        }
        if !matches!(op.act, Act::Undo { .. }) && !self.taken.contains(about) {
            return None;
        }
        // Where it was first said stays as it was noted when it was first taken in.
        let comes_back = self.back.contains(about.writer());
        if is_of_another(about) && !comes_back && matches!(op.act, Act::Set { field: Field::CameWith, .. }) {
            return Some(op.clone());
        }
        let act = self.act(&op.act)?;
        Some(Op { id: self.name(&op.id), of: self.names(&op.of), act, ..op.clone() })
    }

    fn act(&mut self, act: &Act) -> Option<Act> {
        Some(match act {
            Act::Say(said) => Act::Say(self.said(said)),
            Act::Text { over, text } => Act::Text { over: self.names(over), text: text.clone() },
            Act::Also { over, lang, text, by } => {
                Act::Also { over: self.names(over), lang: lang.clone(), text: text.clone(), by: by.clone() }
            }
            Act::Set { over, field, key, to } => {
                let to = self.value(*field, to)?;
                Act::Set { over: self.names(over), field: *field, key: key.clone(), to }
            }
            Act::End { links } => Act::End { links: self.names(links) },
            Act::Withdraw { over } => Act::Withdraw { over: self.names(over) },
            Act::Undo { ops } => Act::Undo { ops: self.names(ops) },
            Act::Link { .. } | Act::Forget | Act::Strike(_) | Act::Gone | Act::Unknown => act.clone(),
        })
    }

    fn said(&mut self, said: &Said) -> Said {
        let mut with: Vec<(Field, Value)> = Vec::new();
        for (field, value) in &said.with {
            with.extend(self.value(*field, value).map(|value| (*field, value)));
        }
        Said { by: Clean::default(), with, from: self.names(&said.from), ..said.clone() }
    }

    /// Where a line came from, by whom it counts here, and the dots of groups that are here.
    fn answers(&mut self, op: &Op, letters: &BTreeMap<String, String>, of_strangers: &mut usize) -> Vec<Op> {
        let Some(entry) = self.there.entry(&op.id) else { return Vec::new() };
        let mut answers = Vec::new();
        if !is_of_another(&entry.id) {
            answers.push((Field::CameWith, "", Value::Text(self.came_with(&entry.by))));
        }
        if let Some(letter) = letters.get(entry.by.as_str()) {
            answers.push((Field::By, "", Value::Text(Clean::new(letter))));
        }
        for ((field, key), said) in entry.fields.iter().filter(|((field, _), _)| field.is_by_group()) {
            match (letters.get(key.as_str()), said.latest()) {
                (Some(letter), Some(value)) => answers.push((*field, letter.as_str(), value.clone())),
                _ => *of_strangers += 1,
            }
        }
        let of = self.names(&op.of);
        let l = op.l.max(self.titled);
        let op = |(field, key, to): (Field, &str, Value)| Op {
            id: self.made_of(&op.id, &format!("{l}/{}/{key}/{}", field.code(), to.words())),
            l,
            of: of.clone(),
            act: Act::Set { over: Vec::new(), field, key: Clean::new(key), to },
            ..op.clone()
        };
        answers.into_iter().map(op).collect()
    }

    /// What was taken back there stays so here: who did it has not seen what is said anew.
    fn still_taken_back(&mut self, said: &Op, all: &[Op], answers: &[Op]) -> Option<Op> {
        let counts = |answer: &&Op| !matches!(answer.act, Act::Set { field: Field::CameWith, .. });
        let entry = self.there.entry(&said.id).filter(|entry| entry.state == State::Withdrawn)?;
        let anew: Vec<Id> = answers.iter().filter(counts).map(|answer| answer.id.clone()).collect();
        if anew.is_empty() {
            return None;
        }
        let about: Vec<Id> = all.iter().filter(|op| op.of.first() == Some(&entry.id)).map(|op| op.id.clone()).collect();
        let over = [self.names(&about), anew].concat();
        let id = self.made_of(&said.id, &over.iter().map(Id::as_str).collect::<Vec<_>>().join(" "));
        Some(Op { id, of: self.names(&said.of), act: Act::Withdraw { over }, ..said.clone() })
    }

    /// The name of something that is said here about a thing there, made of what is said.
    fn made_of(&self, thing: &Id, what: &str) -> Id {
        let made = Id::made_of(format!("{}/{thing}/{what}", self.session).as_bytes());
        Id::new(format!("{LABEL}-{made}.1"))
    }

    /// The session, and by whom it was said there.
    fn came_with(&self, by: &str) -> Clean {
        let title = self.there.words(Field::Title);
        let group = self.there.of_kind(Kind::Group).find(|group| !by.is_empty() && group.words(Field::Letter) == by);
        let who = match group {
            Some(group) => group.text().to_owned(),
            None => by.strip_prefix('T').map_or_else(|| by.to_owned(), |table| format!("table {table}")),
        };
        Clean::new(&if who.is_empty() { title } else { format!("{title}, {who}") })
    }

    /// An answer as it is said here; nothing for those that are said anew, and where it names what stays there.
    fn value(&mut self, field: Field, value: &Value) -> Option<Value> {
        match value {
            _ if field == Field::By || field == Field::CameWith || field.is_by_group() => None,
            Value::Other(id) if self.taken.contains(id) || is_of_another(id) => Some(Value::Other(self.name(id))),
            Value::Other(_) => None,
            other => Some(other.clone()),
        }
    }

    fn names(&mut self, ids: &[Id]) -> Vec<Id> {
        ids.iter().map(|id| self.name(id)).collect()
    }

    /// A name here: the same for the same thing, whoever takes it in, and how often.
    fn name(&mut self, id: &Id) -> Id {
        let name = id.as_str();
        let (writer, number) = name.rsplit_once('.').unwrap_or((name, "0"));
        let session = self.session;
        let made = || {
            if is_of_another(id) { writer.to_owned() } else { name_of_writer(session, writer) }
        };
        let of_here = self.writers.entry(writer.to_owned()).or_insert_with(made);
        Id::new(format!("{of_here}.{number}"))
    }
}

/// How a writer of a session is called where that session was taken in.
fn name_of_writer(session: &str, writer: &str) -> String {
    format!("{LABEL}-{}", Id::made_of(format!("{session}/{writer}").as_bytes()))
}

/// Whether a thing was said in another session, and taken in.
pub fn is_of_another(id: &Id) -> bool {
    id.label() == LABEL
}
