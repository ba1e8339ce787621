//! A session made smaller, to be given to others: what stands and what its default readers allow, said anew. It is a
//! list of operations with names of their own, so that nothing of how people got there is in it: no earlier wordings,
//! nothing taken back, no writers, no time finer than the day. Uses the model, the rule of five and the words; no
//! files, no clock.

mod anew;
mod answers;
pub mod look;

use super::pool::{Pool, Uncounted, may_be_told};
use crate::model::entry::{Entry, State};
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::{Act, How, Op};
use crate::model::session::Session;
use crate::model::stage::{self, Reader};
use crate::words::Word;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;
use std::collections::{BTreeMap, BTreeSet};

/// For whom a copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// For those who were there: all but what is for one group or nobody, small groups counted together.
    There,
    /// For everyone: what the default readers allow; who promised something stands with it.
    Public,
    /// Besides, without the answers that hold a name, and with no date finer than the year.
    Anonymous,
}

/// A copy for others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copy {
    /// What is in it.
    pub ops: Vec<Op>,
    /// How much was left out.
    pub left_out: LeftOut,
    /// Every text in it that a person must read; for an anonymous copy only.
    pub to_read: Vec<ToRead>,
    /// What each entry of the copy is called in the session that it was made from.
    pub names: BTreeMap<Id, Id>,
}

/// How much was left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Standing lines that only those who were there read, or one group, or nobody.
    pub lines: usize,
    /// Lines taken back.
    pub taken_back: usize,
    /// Lines whose words were taken out at a person's wish.
    pub struck: usize,
    /// The groups that are not named, by letter or name: for the person who makes the copy.
    pub groups: Vec<String>,
    /// Operations of a newer program.
    pub unknown: usize,
    /// Whether a way to reach the one who keeps the record was cut off.
    pub contact: bool,
}

/// A text that a person must read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToRead {
    /// The entry in the copy that holds it, or the session.
    pub id: Id,
    /// The code of the answer, where it is one of the session's.
    pub code: &'static str,
    /// Its spoken number, or what it is.
    pub called: String,
    /// What was found in it.
    pub finds: BTreeSet<look::Find>,
    /// The words.
    pub words: String,
}

/// What a copy is made of, while it is made.
struct Making<'a> {
    session: &'a Session,
    audience: Audience,
    pool: Pool,
    /// The letter of the groups that are counted together.
    pool_letter: String,
    /// What is in it, in the order in which it was said, and its new name.
    entries: Vec<&'a Entry>,
    names: BTreeMap<Id, Id>,
    /// How often a tag was given.
    tags: BTreeMap<&'a str, usize>,
    /// How people may be reached, given for this copy.
    contact: Option<&'a str>,
}

/// Makes a copy for others. `contact` is how the one who keeps the record may be reached by anybody; what the session
/// says of it stays out.
pub fn copy(session: &Session, audience: Audience, contact: Option<&str>) -> Copy {
    let making = Making::new(session, audience, contact);
    let ops = anew::ops(&making);
    let standing = session.entries().filter(|entry| entry.stands() && !is_frame(entry.kind)).count();
    let here = making.entries.iter().filter(|entry| !is_frame(entry.kind)).count();
    let unnamed = session.of_kind(Kind::Group).filter(|group| making.pool.holds(&group.id));
    let left_out = LeftOut {
        lines: standing.saturating_sub(here),
        taken_back: session.entries().filter(|entry| entry.state == State::Withdrawn).count(),
        struck: session.entries().filter(|entry| entry.state == State::Struck).count(),
        groups: unnamed.map(|group| format!("{} {}", group.words(Field::Letter), group.text())).collect(),
        unknown: session.unknown(),
        contact: making.cuts_contact(),
    };
    let to_read = if audience == Audience::Anonymous { to_read(session, &ops) } else { Vec::new() };
    let names = making.names.iter().map(|(there, here)| (here.clone(), there.clone())).collect();
    Copy { ops, left_out, to_read, names }
}

/// Whether a kind is part of the frame around what is said.
fn is_frame(kind: Kind) -> bool {
    !kind.is_said()
}

/// Whether an audience may read an entry: it stands, its kind is for them, and so is its task, where the task is not
/// the kind's own (a task is as closed as the most closed of its kinds).
fn is_for(audience: Audience, entry: &Entry) -> bool {
    let open = |reader: Reader| match audience {
        Audience::There => reader != Reader::Nobody,
        Audience::Public | Audience::Anonymous => reader == Reader::Everyone,
    };
    entry.stands()
        && !entry.kind.is_private()
        && !entry.is(Field::GroupOnly)
        && open(entry.reader())
        && stage::task(&entry.task).is_none_or(|task| open(task.reader) || task.captures.contains(&entry.kind))
}

impl<'a> Making<'a> {
    fn new(session: &'a Session, audience: Audience, contact: Option<&'a str>) -> Self {
        let uncounted = if audience == Audience::There { Uncounted::Named } else { Uncounted::Pooled };
        let pool = Pool::of(session, uncounted);
        let mut making = Self {
            session,
            audience,
            pool_letter: free_letter(session),
            pool,
            entries: Vec::new(),
            names: BTreeMap::new(),
            tags: BTreeMap::new(),
            contact,
        };
        making.entries = making.chosen();
        making.names = making.entries.iter().zip(1..).map(|(entry, n)| (entry.id.clone(), anew::name(n))).collect();
        for link in making.entries.iter().flat_map(|entry| entry.links.iter().filter(|link| link.one == entry.id)) {
            if link.how == How::Tag {
                *making.tags.entry(&link.label).or_default() += 1;
            }
        }
        making
    }

    /// What is in the copy, in the order in which it was said. Of the groups that are not named the first stands for
    /// all of them.
    fn chosen(&self) -> Vec<&'a Entry> {
        let mut entries: Vec<&Entry> = self.session.entries().filter(|entry| is_for(self.audience, entry)).collect();
        entries.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
        let mut pooled = false;
        entries.retain(|entry| match entry.kind {
            Kind::Group if self.pool.holds(&entry.id) => !std::mem::replace(&mut pooled, true),
            // Its five counts would be those of one group.
            Kind::Pulse => !self.is_pooled(entry) && may_be_told(counted(entry)),
            _ => true,
        });
        // Somebody's no to what is not here says what is not here.
        loop {
            let here: BTreeSet<&Id> = entries.iter().map(|entry| &entry.id).collect();
            let before = entries.len();
            let answers_to = |entry: &Entry| entry.other(Field::Parent).is_none_or(|about| here.contains(about));
            let kept: Vec<&Entry> =
                entries.iter().copied().filter(|entry| entry.kind != Kind::Objection || answers_to(entry)).collect();
            entries = kept;
            if entries.len() == before {
                return entries;
            }
        }
    }

    /// Whether an entry was said by a group that is not named.
    fn is_pooled(&self, entry: &Entry) -> bool {
        self.pool.is_called(&entry.by)
    }

    fn is_anonymous(&self) -> bool {
        self.audience == Audience::Anonymous
    }

    /// How people reach the one who keeps the record is said in the session, and not for everyone.
    fn cuts_contact(&self) -> bool {
        let said = self.session.words(Field::Responsible);
        self.audience == Audience::Public && self.contact.is_none() && look::without_contact(&said) != said
    }
}

/// How many people gave an answer of five counts.
fn counted(entry: &Entry) -> u64 {
    match entry.get(Field::Counts) {
        Some(crate::model::field::Value::Counts(counts)) => counts.iter().sum(),
        _ => 0,
    }
}

/// A letter that no group of the session has, from the end of the alphabet.
fn free_letter(session: &Session) -> String {
    let taken: BTreeSet<String> =
        session.of_kind(Kind::Group).map(|group| group.words(Field::Letter).to_uppercase()).collect();
    ('A'..='Z').rev().map(String::from).find(|letter| !taken.contains(letter)).unwrap_or_else(|| "ZZ".to_owned())
}

/// The texts of a copy in which something may point at somebody. Names are known from every answer that holds one.
fn to_read(session: &Session, ops: &[Op]) -> Vec<ToRead> {
    let mut known = answers::names_in(session);
    // A word that people also write small, as in “Table” and “table”, is nobody's name.
    let mut small: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, words) in ops.iter().flat_map(texts) {
        look::small(words).for_each(|word| *small.entry(word).or_default() += 1);
    }
    known.retain(|name| small.get(name.as_str()).is_none_or(|times| *times < 2));
    let numbers: BTreeMap<&Id, (&str, &str)> = ops
        .iter()
        .filter_map(|op| match &op.act {
            Act::Say(said) => Some((&op.id, (said.no.as_str(), said.kind.spec().word))),
            _ => None,
        })
        .collect();
    let mut out = Vec::new();
    for op in ops {
        let Some(id) = op.of.first() else { continue };
        // Groups and tables are called after their letters by the copy itself.
        if matches!(&op.act, Act::Say(said) if matches!(said.kind, Kind::Group | Kind::Table)) {
            continue;
        }
        for (field, words) in texts(op) {
            let finds = look::finds(words, &known);
            if finds.is_empty() || is_ours(words) {
                continue;
            }
            let called = match (numbers.get(id), field) {
                (Some(("", word)), _) => (*word).to_owned(),
                (Some((no, _)), _) => (*no).to_owned(),
                (None, Some(field)) => field.spec().word.to_owned(),
                (None, None) => String::new(),
            };
            let code = if id.is_session() { field.map_or("", Field::code) } else { "" };
            out.push(ToRead { id: id.clone(), code, called, finds, words: words.to_owned() });
        }
    }
    out
}

/// Every text that an operation of a copy holds.
fn texts(op: &Op) -> Vec<(Option<Field>, &str)> {
    match &op.act {
        Act::Say(said) => {
            let mut out = vec![(None, said.text.as_str())];
            out.extend(
                said.with.iter().filter_map(|(field, value)| Some((Some(*field), answers::free_words(*field, value)?))),
            );
            out
        }
        Act::Text { text, .. } | Act::Also { text, .. } => vec![(None, text)],
        Act::Set { field, to, .. } => {
            answers::free_words(*field, to).map(|words| (Some(*field), words)).into_iter().collect()
        }
        Act::Link { label, .. } => vec![(None, label)],
        _ => Vec::new(),
    }
}

/// Whether words are the program's own: a task's title or question, or what stands in place of a name.
fn is_ours(words: &str) -> bool {
    let words = Lang::english_of(words).unwrap_or(words);
    stage::tasks().any(|task| task.title == words || task.prompt == words)
        || [Word::AnonymousCopy.text(), Word::Somebody.text(), ReportWord::SmallerGroups.text()].contains(&words)
}
