//! Entries: what people see of the operations about one thing. Uses ids, fields, kinds and operations.

mod fields;

use super::field::{Field, Value};
use super::id::Id;
use super::kind::Kind;
use super::op::{Act, How, Op, Struck};
use super::stage::Reader;
use super::text::Clean;
use chrono::{DateTime, FixedOffset};
pub use fields::Fields;
use std::collections::{BTreeMap, BTreeSet};

/// The standing versions of one answer or text, least `(l, id)` first (design, rules 25 and 26).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers<T>(Vec<(Id, T)>);

impl<T> Default for Answers<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Answers<T> {
    /// The version that pictures take: the greatest.
    pub fn latest(&self) -> Option<&T> {
        self.0.last().map(|(_, version)| version)
    }

    /// The versions that differ; equal ones count once.
    pub fn distinct(&self) -> Vec<&T> {
        let all = self.0.iter().map(|(_, version)| version);
        if self.0.len() < 2 {
            return all.collect();
        }
        let mut seen = BTreeSet::new();
        all.filter(|version| seen.insert(*version)).collect()
    }

    /// Whether versions that differ stand side by side.
    pub fn differ(&self) -> bool {
        self.0.windows(2).any(|pair| matches!(pair, [(_, a), (_, b)] if a != b))
    }

    /// The operations that gave the standing versions: what a new version must name in its `over`.
    pub fn ids(&self) -> Vec<Id> {
        self.0.iter().map(|(id, _)| id.clone()).collect()
    }

    /// Each version with the operation that gave it.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Id, &T)> {
        self.0.iter().map(|(id, version)| (id, version))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A standing membership. Several equal ones, as two people may say the same of a line at once, are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The operation that made it; the first, where several did.
    pub id: Id,
    /// What sort.
    pub how: How,
    /// The thing that it was said of.
    pub one: Id,
    /// The other end, where there is one.
    pub other: Option<Id>,
    /// The label.
    pub label: Clean,
}

/// How an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It stands.
    Standing,
    /// It was taken back; it is kept.
    Withdrawn,
    /// Its words were taken out at a person's wish; its number stays.
    Struck,
}

/// One entry, as people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: Id,
    /// The counter of the operation that began it: the order in which things were said.
    pub l: u64,
    /// Its spoken number, as given; see `Session::spoken` for what is shown where two are alike.
    pub no: Clean,
    /// What sort of thing.
    pub kind: Kind,
    /// The task that it stands in.
    pub task: Clean,
    /// By whom: a group's letter or `T3`; empty for the whole room.
    pub by: Clean,
    /// When it was said.
    pub at: Option<DateTime<FixedOffset>>,
    /// The words as first said.
    pub said: Clean,
    /// The standing versions of its words.
    pub texts: Answers<Clean>,
    /// Its answers.
    pub fields: Fields,
    /// Its words in other languages: language, then words and by whom.
    pub also: BTreeMap<Clean, Answers<(Clean, Clean)>>,
    /// The memberships that name it, at either end.
    pub links: Vec<Link>,
    /// Where it came from.
    pub from: Vec<Id>,
    /// How it stands.
    pub state: State,
    /// Somebody who had not seen that it was taken back said something about it.
    pub brought_back: bool,
    /// Changed by hand in the file (rule 15).
    pub by_hand: bool,
}

impl Entry {
    /// What stays of an entry that was struck.
    pub(super) fn struck(id: &Id, l: u64, what: &Struck) -> Self {
        Self {
            id: id.clone(),
            l,
            no: what.no.clone(),
            kind: what.kind,
            task: what.task.clone(),
            by: Clean::default(),
            at: None,
            said: Clean::default(),
            texts: Answers::default(),
            fields: Fields::default(),
            also: BTreeMap::new(),
            links: Vec::new(),
            from: Vec::new(),
            state: State::Struck,
            brought_back: false,
            by_hand: false,
        }
    }

    /// The words: the greatest version.
    pub fn text(&self) -> &str {
        self.texts.latest().map_or("", Clean::as_str)
    }

    /// An answer: the greatest version; `None` also where the answer is `Nothing`.
    pub fn get(&self, field: Field) -> Option<&Value> {
        get(&self.fields, field, "")
    }

    /// One of several answers, by its key.
    pub fn get_at(&self, field: Field, key: &str) -> Option<&Value> {
        get(&self.fields, field, key)
    }

    /// An answer as words; empty where there is none.
    pub fn words(&self, field: Field) -> String {
        self.get(field).map(Value::words).unwrap_or_default()
    }

    /// Whether a yes-or-no field says yes.
    pub fn is(&self, field: Field) -> bool {
        matches!(self.get(field), Some(Value::Flag(true)))
    }

    /// The other entry that a field names.
    pub fn other(&self, field: Field) -> Option<&Id> {
        match self.get(field) {
            Some(Value::Other(id)) => Some(id),
            _ => None,
        }
    }

    /// A number.
    pub fn count(&self, field: Field) -> Option<u64> {
        match self.get(field) {
            Some(Value::Count(n)) => Some(*n),
            _ => None,
        }
    }

    /// What it stands under: a theme, a branch, a statement.
    pub fn under(&self) -> Option<&Id> {
        self.other(Field::Theme).or_else(|| self.other(Field::Parent))
    }

    /// Dots by group letter, and their sum.
    pub fn dots(&self) -> (BTreeMap<&str, u64>, u64) {
        let mut by_group = BTreeMap::new();
        for (key, answers) in self.fields.of(Field::Dots) {
            if let Some(Value::Count(n)) = answers.latest() {
                by_group.insert(key.as_str(), *n);
            }
        }
        let sum = by_group.values().fold(0, |sum: u64, n| sum.saturating_add(*n));
        (by_group, sum)
    }

    /// Whether it stands, and is one of the things that are said in the room (not an agenda item or a group).
    pub fn stands(&self) -> bool {
        self.state == State::Standing
    }

    /// Who reads it in papers for others: those who read its kind, or fewer, where the one who told it wants it so.
    pub fn reader(&self) -> Reader {
        match (self.kind.spec().reader, self.words(Field::ToldTo).as_str()) {
            (_, "nobody") => Reader::Nobody,
            (Reader::Everyone, "those-there") => Reader::ThoseThere,
            (reader, _) => reader,
        }
    }

    /// The result of the test for common ground: `agreed`, `reword`, `not-agreed`.
    pub fn test(&self) -> Option<&str> {
        match self.get(Field::Test) {
            Some(Value::Text(result)) => Some(result),
            _ => None,
        }
    }
}

/// The greatest version of an answer, where it says something.
pub(super) fn get<'a>(fields: &'a Fields, field: Field, key: &str) -> Option<&'a Value> {
    fields.at(field, key).and_then(Answers::latest).filter(|value| **value != Value::Nothing)
}

/// Versions while they are gathered: those said, and those hidden by standing operations.
struct Gathered<T> {
    said: Vec<(Id, T)>,
}

impl<T> Default for Gathered<T> {
    fn default() -> Self {
        Self { said: Vec::new() }
    }
}

impl<T> Gathered<T> {
    fn without(self, hidden: &BTreeSet<&Id>) -> Answers<T> {
        let mut said = self.said;
        said.retain(|(id, _)| !hidden.contains(id));
        said.shrink_to_fit();
        Answers(said)
    }
}

/// What the standing operations about one thing come to.
#[derive(Default)]
pub(super) struct Facts {
    pub texts: Answers<Clean>,
    pub fields: Fields,
    pub also: BTreeMap<Clean, Answers<(Clean, Clean)>>,
    pub links: Vec<Link>,
    pub state: Option<(State, bool)>,
    pub by_hand: bool,
}

/// Gathers the standing operations about `thing`, least `(l, id)` first, into facts. The result depends on the set
/// alone, not on the order in which it came together.
pub(super) fn facts<'a>(thing: &Id, ops: &(impl Iterator<Item = &'a Op> + Clone)) -> Facts {
    let mut texts = Gathered::default();
    let mut fields: BTreeMap<(Field, Clean), Gathered<Value>> = BTreeMap::new();
    let mut also: BTreeMap<Clean, Gathered<(Clean, Clean)>> = BTreeMap::new();
    // A version is hidden by name and register: `over` of a text hides texts, of an answer that answer.
    let mut hidden_texts = BTreeSet::new();
    let mut hidden_fields: BTreeMap<(Field, &str), BTreeSet<&Id>> = BTreeMap::new();
    let mut hidden_also: BTreeMap<&str, BTreeSet<&Id>> = BTreeMap::new();
    let mut links = Vec::new();
    let mut ended = BTreeSet::new();
    let mut by_hand = false;
    for op in ops.clone() {
        let mine = op.of.first() == Some(thing);
        by_hand |= mine && op.id.as_str().starts_with(HAND);
        match &op.act {
            Act::Say(said) if op.id == *thing => {
                texts.said.push((op.id.clone(), said.text.clone()));
                for (field, value) in &said.with {
                    fields.entry((*field, Clean::default())).or_default().said.push((op.id.clone(), value.clone()));
                }
            }
            Act::Text { over, text } if mine => {
                texts.said.push((op.id.clone(), text.clone()));
                hidden_texts.extend(over);
            }
            Act::Also { over, lang, text, by } if mine => {
                also.entry(lang.clone()).or_default().said.push((op.id.clone(), (text.clone(), by.clone())));
                hidden_also.entry(lang).or_default().extend(over);
            }
            Act::Set { over, field, key, to } if mine => {
                fields.entry((*field, key.clone())).or_default().said.push((op.id.clone(), to.clone()));
                hidden_fields.entry((*field, key)).or_default().extend(over);
            }
            Act::Link { how, label } => links.push(Link {
                id: op.id.clone(),
                how: *how,
                one: op.of.first().cloned().unwrap_or_else(|| thing.clone()),
                other: op.of.get(1).cloned(),
                label: label.clone(),
            }),
            Act::End { links } => ended.extend(links),
            _ => {}
        }
    }
    links.retain(|link| !ended.contains(&link.id));
    let mut had = BTreeSet::new();
    let equal = |link: &Link| (link.how, link.one.clone(), link.other.clone(), link.label.clone());
    links.retain(|link| link.how.is_each_its_own(&link.label) || had.insert(equal(link)));
    let none = BTreeSet::new();
    Facts {
        texts: texts.without(&hidden_texts),
        also: also
            .into_iter()
            .map(|(lang, said)| {
                let hidden = hidden_also.get(lang.as_str()).unwrap_or(&none);
                let answers = said.without(hidden);
                (lang, answers)
            })
            .collect(),
        fields: fields
            .into_iter()
            .map(|(register, said)| {
                let hidden = hidden_fields.get(&(register.0, register.1.as_str())).unwrap_or(&none);
                let answers = said.without(hidden);
                (register, answers)
            })
            .collect(),
        links,
        state: Some(state(thing, ops)),
        by_hand,
    }
}

/// How the writer of operations is called that were found in a document edited by hand (rule 15).
pub const HAND: &str = "hand.";

/// Whether a thing is withdrawn, and whether somebody brought it back without having seen that.
fn state<'a>(thing: &Id, ops: &(impl Iterator<Item = &'a Op> + Clone)) -> (State, bool) {
    let withdrawals = ops.clone().filter_map(|op| match &op.act {
        Act::Withdraw { over } if op.of.first() == Some(thing) => Some(over),
        _ => None,
    });
    let mut brought_back = false;
    let mut about: Option<BTreeSet<&Id>> = None;
    for over in withdrawals {
        let about = about.get_or_insert_with(|| {
            // Where a line came from is noted by who takes it in, without a look at how it stands.
            let says = |op: &&Op| {
                op.of.first() == Some(thing)
                    && matches!(op.act, Act::Text { .. } | Act::Also { .. } | Act::Set { .. } | Act::Link { .. })
                    && !matches!(op.act, Act::Set { field: Field::CameWith, .. })
            };
            ops.clone().filter(says).map(|op| &op.id).collect()
        });
        let seen: BTreeSet<&Id> = over.iter().filter(|id| about.contains(id)).collect();
        if seen.len() == about.len() {
            return (State::Withdrawn, false);
        }
        brought_back = true;
    }
    (State::Standing, brought_back)
}
