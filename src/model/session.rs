//! The session: a set of operations and what people see of it. `absorb` takes a fact and never fails; what is seen
//! depends on the set alone (design, rules 1, 17, 22, 23). Uses the other files of the model; no files, no clock.

mod asked;
mod rows;

use super::at_once;
use super::entry::{self, Entry, Facts, Fields, Link, State};
use super::field::{Field, Value};
use super::id::{ById, Id};
use super::kind::{Kind, Numbering};
use super::op::{Act, GREATEST_L, Op, Said, Struck};
use super::text::Clean;
use rows::{Holders, Orders};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasher, Hash};
use std::ops::Bound;
use std::sync::Arc;

/// Where an entry stands in the order in which things were said.
pub type Order = (u64, Id);

/// Entries in the order in which they were said. They stand here themselves: whoever goes through them need not look up
/// each.
type InOrder = BTreeMap<Order, Arc<Entry>>;

/// Whether operations stand, as far as that was looked up.
type Stands = ById<bool>;

/// What is seen of one thing.
enum Seen {
    /// Of the session itself.
    Head(Head),
    /// An entry.
    Entry(Arc<Entry>),
    /// Nothing; and words about it, where there are any.
    None(Vec<(Id, Clean)>),
}

/// What must be looked at again after an operation has come in.
struct Again {
    things: BTreeSet<Id>,
    /// Everything will be: then nothing is noted.
    all: bool,
}

impl Again {
    /// The things that look different by an operation. Thousands of lines may stand under one theme: saying one more
    /// names the theme and changes nothing about it.
    fn note(&mut self, op: &Op) {
        if !self.all {
            self.things.extend(op.of.iter().filter(|thing| op.changes(thing)).cloned());
        }
    }
}

/// A future search, as far as it has been said.
#[derive(Debug, Clone, Default)]
pub struct Session {
    ops: ById<Arc<Op>>,
    about: ById<Orders>,
    /// The `Undo` operations that name an operation.
    undos: ById<BTreeSet<Order>>,
    forgotten: BTreeSet<Id>,
    /// What was struck at a person's wish.
    struck: BTreeSet<Id>,
    unknown: usize,
    clock: u64,
    /// How many facts were taken in: whoever has worked something out of the session sees by it whether it still holds.
    revision: u64,
    /// The greatest spoken number of each series; also of what was taken back, since none is given twice.
    greatest: HashMap<String, u64>,
    /// How often a spoken number was given.
    given: HashMap<Numbering, HashMap<Clean, Holders>>,
    head: Head,
    entries: ById<Arc<Entry>>,
    /// Their names, in order.
    names: BTreeSet<Id>,
    /// Words about something that is not here, or no longer said.
    orphans: BTreeMap<Id, Vec<(Id, Clean)>>,
    by_task: HashMap<Clean, InOrder>,
    by_kind: BTreeMap<Kind, InOrder>,
    under: ById<InOrder>,
    /// What was said to come from a thing.
    said_from: ById<InOrder>,
}

/// What is said of the session itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The answers.
    pub fields: Fields,
    /// Tags and other memberships of the session.
    pub links: Vec<Link>,
}

impl Session {
    /// A session out of operations, in any order, any number of times.
    pub fn of(ops: impl IntoIterator<Item: Into<Arc<Op>>>) -> Self {
        let mut session = Self::default();
        // Everything is looked at afterwards: nothing has to be followed meanwhile.
        let mut again = Again { things: BTreeSet::new(), all: true };
        for op in ops {
            session.take_in(op.into(), &mut again);
        }
        session.about.values_mut().for_each(Orders::settle);
        let things: Vec<Id> = session.about.keys().cloned().collect();
        // What is seen of one thing does not hang on what is seen of others.
        let seen = at_once::in_pieces(&things, |known, thing| session.look_at(thing, known));
        for (thing, seen) in things.iter().zip(seen) {
            session.put(thing, seen);
        }
        session
    }

    /// Takes a fact in. Minds no order, never fails, and looks again only at what the operation is about.
    pub fn absorb(&mut self, op: impl Into<Arc<Op>>) {
        let mut again = Again { things: BTreeSet::new(), all: false };
        self.take_in(op.into(), &mut again);
        let mut known = Stands::default();
        for thing in again.things {
            let seen = self.look_at(&thing, &mut known);
            self.put(&thing, seen);
        }
    }

    /// Puts an operation into the set and notes the things that must be looked at again.
    fn take_in(&mut self, op: Arc<Op>, again: &mut Again) {
        self.revision += 1;
        let op = if op.falls(&self.forgotten, &self.struck) { Arc::new(op.gone()) } else { op };
        if let Some(had) = self.ops.get(&op.id) {
            if had.act == Act::Gone || op.act != Act::Gone {
                return;
            }
            self.let_go(&op.id, again);
        }
        again.note(&op);
        self.clock = self.clock.max(op.l.min(GREATEST_L));
        let order: Order = (op.l, op.id.clone());
        for thing in &op.of {
            let about = self.about.entry(thing.clone()).or_default();
            if again.all { about.push(order.clone()) } else { about.insert(order.clone()) }
        }
        match &op.act {
            Act::Undo { ops } => {
                for undone in ops {
                    self.undos.entry(undone.clone()).or_default().insert(order.clone());
                    self.reach(undone, again);
                }
            }
            Act::Say(said) => self.note_number(&op.id, said.kind, &said.no),
            // The code of somebody forgotten is not given again.
            Act::Forget => {
                let codes: Vec<Id> = op.of.clone();
                for code in &codes {
                    self.note_number(code, Kind::Person, code.as_str());
                }
            }
            Act::Unknown => self.unknown += 1,
            _ => {}
        }
        let (forgets, things) = op.takes_out();
        let things = things.to_vec();
        self.ops.insert(op.id.clone(), op.clone());
        for thing in things {
            let new = if forgets { self.forgotten.insert(thing.clone()) } else { self.struck.insert(thing.clone()) };
            if new {
                self.reduce(&thing, again);
            }
            self.note_struck(&thing);
        }
    }

    /// The number of something struck stays given.
    fn note_struck(&mut self, thing: &Id) {
        let known = self.strike_of(thing).map(|(_, struck)| (struck.kind, struck.no.clone()));
        if let Some((kind, no)) = known {
            self.note_number(thing, kind, &no);
        }
    }

    /// The operation that struck a thing; the first, where several did.
    fn strike_of(&self, thing: &Id) -> Option<(&Op, &Struck)> {
        let strikes = self.about(thing).filter_map(|op| match &op.act {
            Act::Strike(struck) if op.of.first() == Some(thing) => Some((op, struck)),
            _ => None,
        });
        strikes.min_by_key(|(op, _)| op.order())
    }

    /// Reduces everything about something forgotten or struck, said before, to its name (rule 17).
    fn reduce(&mut self, thing: &Id, again: &mut Again) {
        let label = |op: &Op| op.act.code() == Some(thing.as_str());
        let labelled = self.ops.values().filter(|op| is_person(thing.as_str()) && label(op)).map(|op| op.id.clone());
        let about: Vec<Id> = self
            .about
            .get(thing)
            .into_iter()
            .flat_map(Orders::iter)
            .map(|(_, id)| id.clone())
            .chain(labelled)
            .collect();
        for id in about {
            let falls = |op: &&Arc<Op>| op.falls(&self.forgotten, &self.struck);
            let Some(op) = self.ops.get(&id).filter(falls).cloned() else {
                continue;
            };
            self.let_go(&id, again);
            self.ops.insert(id, Arc::new(op.gone()));
        }
    }

    /// Takes an operation's own effects out of the indexes, before something else stands in its place.
    fn let_go(&mut self, id: &Id, again: &mut Again) {
        let Some(op) = self.ops.get(id).cloned() else { return };
        again.note(&op);
        match &op.act {
            Act::Undo { ops } => {
                for undone in ops {
                    if let Some(undos) = self.undos.get_mut(undone) {
                        undos.remove(&(op.l, op.id.clone()));
                    }
                    self.reach(undone, again);
                }
            }
            Act::Unknown => self.unknown = self.unknown.saturating_sub(1),
            Act::Say(said) => {
                if let Some(ids) = self.given_mut(said.kind, &said.no) {
                    ids.remove(id);
                }
            }
            Act::Strike(struck) => {
                if let (Some(ids), Some(thing)) = (self.given_mut(struck.kind, &struck.no), op.of.first()) {
                    ids.remove(thing);
                }
            }
            _ => {}
        }
    }

    /// What must be looked at again when an operation comes to stand or falls: its things, and, where it is itself an
    /// undo, those of what it undoes.
    fn reach(&self, id: &Id, again: &mut Again) {
        if again.all {
            return;
        }
        let mut todo = vec![id.clone()];
        let mut seen = BTreeSet::new();
        while let Some(id) = todo.pop() {
            if !seen.insert(id.clone()) {
                continue;
            }
            let Some(op) = self.ops.get(&id) else { continue };
            again.note(op);
            if let Act::Undo { ops } = &op.act {
                todo.extend(ops.iter().cloned());
            }
        }
    }

    /// Whether an operation stands: no standing `Undo` that is greater than it names it (rule 23).
    pub fn is_said(&self, id: &Id) -> bool {
        self.stands(id, &mut Stands::default())
    }

    /// The same, with what is known already; what is found on the way is noted. Undos of undos form a chain that only
    /// grows in (l, id), so that this ends. It is not recursive: people may undo and redo as often as they like.
    fn stands(&self, id: &Id, known: &mut Stands) -> bool {
        if !self.undos.contains_key(id) {
            return self.ops.contains_key(id);
        }
        let mut todo = vec![id.clone()];
        while let Some(at) = todo.last() {
            let undone = match self.ops.get(at) {
                _ if known.contains_key(at) => None,
                None => Some(Ok(true)),
                Some(op) => Some(self.undone(op, known)),
            };
            match undone {
                Some(Err(first)) => todo.extend(first),
                Some(Ok(undone)) => {
                    known.insert(at.clone(), !undone);
                    todo.pop();
                }
                None => drop(todo.pop()),
            }
        }
        known.get(id).copied().unwrap_or(false)
    }

    /// Whether a standing undo that is greater names the operation; or the undos of which that is not known yet, the
    /// greatest last.
    fn undone(&self, op: &Op, known: &Stands) -> Result<bool, Vec<Id>> {
        let own: Order = (op.l, op.id.clone());
        let undos = self.undos.get(&op.id).into_iter();
        let later = || undos.clone().flat_map(|all| all.range((Bound::Excluded(own.clone()), Bound::Unbounded)));
        if later().any(|(_, undo)| known.get(undo) == Some(&true)) {
            return Ok(true);
        }
        let open: Vec<Id> = later().map(|(_, undo)| undo).filter(|undo| !known.contains_key(*undo)).cloned().collect();
        if open.is_empty() { Ok(false) } else { Err(open) }
    }

    /// Makes the view of one thing anew out of the operations about it.
    fn look_at(&self, thing: &Id, known: &mut Stands) -> Seen {
        let ops: Vec<Arc<Op>> = self
            .about
            .get(thing)
            .into_iter()
            .flat_map(Orders::iter)
            .filter_map(|(_, id)| self.ops.get(id).filter(|op| op.changes(thing)))
            .filter(|op| self.stands(&op.id, known))
            .cloned()
            .collect();
        let facts = entry::facts(thing, &ops.iter().map(Arc::as_ref));
        if thing.is_session() {
            return Seen::Head(Head { fields: facts.fields, links: facts.links });
        }
        let begun = ops.iter().find_map(|op| match &op.act {
            Act::Say(said) if op.id == *thing => Some((op, said)),
            _ => None,
        });
        let seen = if self.struck.contains(thing) {
            self.what_stays(thing)
        } else {
            begun.map(|(op, said)| make_entry(op, said, facts))
        };
        match seen {
            Some(entry) => Seen::Entry(Arc::new(entry)),
            None => Seen::None(waiting_words(thing, &ops)),
        }
    }

    /// What stays of an entry that was struck: no undo brings its words back, or takes its number away.
    fn what_stays(&self, thing: &Id) -> Option<Entry> {
        let (op, struck) = self.strike_of(thing)?;
        let l = self.ops.get(thing).map_or(op.l, |begun| begun.l);
        Some(Entry::struck(thing, l, struck))
    }

    /// Puts the view of one thing in its place, and keeps the indexes true.
    fn put(&mut self, thing: &Id, seen: Seen) {
        let (new, waiting) = match seen {
            Seen::Head(head) => {
                self.head = head;
                return;
            }
            Seen::Entry(new) => (Some(new), Vec::new()),
            Seen::None(waiting) => (None, waiting),
        };
        if let Some(old) = self.entries.remove(thing) {
            let order = (old.l, old.id.clone());
            self.names.remove(thing);
            remove(&mut self.by_task, &old.task, &order);
            if let Some(set) = self.by_kind.get_mut(&old.kind) {
                set.remove(&order);
            }
            for over in [old.other(Field::Theme), old.other(Field::Parent)].into_iter().flatten() {
                remove(&mut self.under, over, &order);
            }
            for source in &old.from {
                remove(&mut self.said_from, source, &order);
            }
        }
        if waiting.is_empty() {
            self.orphans.remove(thing);
        } else {
            self.orphans.insert(thing.clone(), waiting);
        }
        let Some(new) = new else { return };
        let order = (new.l, new.id.clone());
        self.by_task.entry(new.task.clone()).or_default().insert(order.clone(), new.clone());
        self.by_kind.entry(new.kind).or_default().insert(order.clone(), new.clone());
        for over in [new.other(Field::Theme), new.other(Field::Parent)].into_iter().flatten() {
            self.under.entry(over.clone()).or_default().insert(order.clone(), new.clone());
        }
        for source in &new.from {
            self.said_from.entry(source.clone()).or_default().insert(order.clone(), new.clone());
        }
        self.names.insert(thing.clone());
        self.entries.insert(thing.clone(), new);
    }

    fn given_mut(&mut self, kind: Kind, no: &Clean) -> Option<&mut Holders> {
        self.given.get_mut(&kind.spec().numbering)?.get_mut(no)
    }

    fn note_number(&mut self, id: &Id, kind: Kind, no: &str) {
        let numbering = kind.spec().numbering;
        if no.is_empty() || numbering == Numbering::None || (kind == Kind::Person && !is_person(no)) {
            return;
        }
        self.given.entry(numbering).or_default().entry(Clean::new(no)).or_default().insert(id);
        let (series, n) = series_of(numbering, no);
        let greatest = self.greatest.entry(series).or_default();
        *greatest = (*greatest).max(n);
    }
}

fn remove<K: Hash + Eq + Clone, S: BuildHasher>(index: &mut HashMap<K, InOrder, S>, key: &K, order: &Order) {
    if let Some(set) = index.get_mut(key) {
        set.remove(order);
        if set.is_empty() {
            index.remove(key);
        }
    }
}

/// The series and the count of a spoken number: `3-14` is 14 of table 3's lines, `3.2` the second of theme 3's actions.
pub fn series_of(numbering: Numbering, no: &str) -> (String, u64) {
    let no = if numbering == Numbering::Person { no.strip_prefix("person-").unwrap_or(no) } else { no };
    let cut = match numbering {
        Numbering::Action => no.rfind('.'),
        _ => no.rfind('-'),
    };
    let (series, n) = match cut.and_then(|at| no.split_at_checked(at)) {
        Some((before, after)) => (before, after.get(1..).unwrap_or_default()),
        None => ("", no),
    };
    let name = match numbering {
        Numbering::Line => "line",
        Numbering::Theme => "theme",
        Numbering::Person => "person",
        Numbering::Action => "action",
        Numbering::None => "none",
    };
    (format!("{name}/{series}"), n.parse().unwrap_or(0))
}

/// Whether this is a person's code, as `person-07` or `person-3-07` (rule 29).
pub fn is_person(code: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.len() <= 6 && part.bytes().all(|b| b.is_ascii_digit());
    let rest: Vec<&str> = code.strip_prefix("person-").map(|rest| rest.split('-').collect()).unwrap_or_default();
    matches!(rest.len(), 1 | 2) && rest.into_iter().all(number)
}

fn make_entry(op: &Op, said: &Said, facts: Facts) -> Entry {
    let Facts { texts, fields, also, links, state, by_hand } = facts;
    let (state, brought_back) = state.unwrap_or((State::Standing, false));
    let moved = |field: Field, first: &Clean| match entry::get(&fields, field, "") {
        Some(Value::Text(text)) => text.clone(),
        _ => first.clone(),
    };
    Entry {
        id: op.id.clone(),
        l: op.l,
        no: said.no.clone(),
        kind: said.kind,
        task: moved(Field::Task, &said.task),
        by: moved(Field::By, &said.by),
        at: op.at,
        said: said.text.clone(),
        from: said.from.clone(),
        texts,
        fields,
        also,
        links,
        state,
        brought_back,
        by_hand,
    }
}

/// What stands about something whose beginning is missing or undone: words, answers and links, but never what belongs
/// into the private file.
fn waiting_words(thing: &Id, ops: &[Arc<Op>]) -> Vec<(Id, Clean)> {
    let words = |op: &Op| match &op.act {
        Act::Text { text, .. } | Act::Also { text, .. } => Some(text.clone()),
        Act::Set { field, to, .. } if !field.is_private() && *to != Value::Nothing => {
            Some(Clean::from(format!("{}: {}", field.spec().word, to.words())))
        }
        Act::Link { label, .. } if label.is_empty() => Some(Clean::from("a link to another line")),
        Act::Link { label, .. } => Some(label.clone()),
        _ => None,
    };
    ops.iter()
        .filter(|op| op.of.first() == Some(thing))
        .filter_map(|op| words(op).map(|words| (op.id.clone(), words)))
        .collect()
}
