//! The record: the set of operations with their lines (design, rules 1, 2, 9, 17). Union is the only way in which two
//! records come together, and its result depends on the set alone. Uses lines and the model.

use super::line::{self, Kept};
use crate::model::id::Id;
use crate::model::op::{Act, Op};
use crate::model::session::Session;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A set of operations.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// By name: the sound contents, the least text first. There are several only after a defect or a forgery.
    lines: BTreeMap<Id, Contents>,
    forgotten: BTreeSet<Id>,
    struck: BTreeSet<Id>,
}

#[derive(Debug, Clone)]
enum Contents {
    One(Kept),
    /// At least two, by text.
    More(BTreeMap<Arc<str>, Kept>),
}

impl Record {
    /// A record out of lines, in any order, any number of times.
    pub fn of(lines: impl IntoIterator<Item = Kept>) -> Self {
        let mut record = Self::default();
        for kept in lines {
            record.add(kept);
        }
        record
    }

    /// Puts an operation into the set; says whether the set is another one now.
    pub fn add(&mut self, kept: Kept) -> bool {
        if self.has_text(&kept) {
            return false;
        }
        let kept = self.reduced(kept);
        let (forgets, things) = kept.op.takes_out();
        let things = things.to_vec();
        let changed = self.put(kept);
        let taken_out = if forgets { &mut self.forgotten } else { &mut self.struck };
        let before = taken_out.len();
        taken_out.extend(things);
        if taken_out.len() > before {
            self.reduce();
        }
        changed
    }

    /// An operation as it is kept: what is left of it, where it is about something forgotten or struck.
    pub fn reduced(&self, kept: Kept) -> Kept {
        if kept.op.falls(&self.forgotten, &self.struck) { kept.gone() } else { kept }
    }

    fn has_text(&self, kept: &Kept) -> bool {
        match self.lines.get(&kept.op.id) {
            Some(Contents::One(had)) => had.text == kept.text,
            Some(Contents::More(had)) => had.contains_key(&kept.text),
            None => false,
        }
    }

    fn put(&mut self, kept: Kept) -> bool {
        let id = kept.op.id.clone();
        let first = first_name(&id);
        if first != id && self.is_gone(&first) {
            return false;
        }
        if kept.op.act == Act::Gone || self.is_gone(&id) {
            return self.put_gone(&id, kept.gone());
        }
        match self.lines.remove(&id) {
            None => self.lines.insert(id, Contents::One(kept)),
            Some(Contents::One(had)) => {
                let both = [(had.text.clone(), had), (kept.text.clone(), kept)];
                self.lines.insert(id, Contents::More(both.into()))
            }
            Some(Contents::More(mut had)) => {
                had.insert(kept.text.clone(), kept);
                self.lines.insert(id, Contents::More(had))
            }
        };
        true
    }

    /// What is left of a forgotten operation stands in place of everything of that name, also under `ID~SUM`. Of
    /// several contents that which leaves the least text stands, so that no order counts.
    fn put_gone(&mut self, id: &Id, mut gone: Kept) -> bool {
        let before = self.lines.remove(id);
        for had in before.iter().flat_map(Contents::all).map(Kept::gone) {
            if had.text < gone.text {
                gone = had;
            }
        }
        let changed = !matches!(&before, Some(Contents::One(had)) if had.text == gone.text);
        let others = format!("{id}~");
        let named: Vec<Id> = self
            .lines
            .range(Id::new(&others)..)
            .map(|(other, _)| other.clone())
            .take_while(|other| other.as_str().starts_with(&others))
            .collect();
        for other in named {
            self.lines.remove(&other);
        }
        self.lines.insert(id.clone(), Contents::One(gone));
        changed
    }

    fn is_gone(&self, id: &Id) -> bool {
        matches!(self.lines.get(id), Some(Contents::One(kept)) if kept.op.act == Act::Gone)
    }

    /// Reduces everything that names something forgotten.
    fn reduce(&mut self) {
        let gone: Vec<Kept> = self
            .lines
            .values()
            .flat_map(Contents::all)
            .filter(|kept| kept.op.falls(&self.forgotten, &self.struck))
            .map(Kept::gone)
            .collect();
        for kept in gone {
            self.put(kept);
        }
    }

    /// Joins another record.
    pub fn join(&mut self, other: &Self) -> bool {
        let mut changed = false;
        for kept in other.lines.values().flat_map(Contents::all) {
            changed |= self.add(kept.clone());
        }
        changed
    }

    /// Every operation with its line, by name; a second sound content of one name under `ID~SUM` (rule 9).
    pub fn lines(&self) -> Vec<Kept> {
        let mut out = Vec::with_capacity(self.lines.len());
        let mut second = BTreeMap::new();
        for contents in self.lines.values() {
            let mut all = contents.all();
            out.extend(all.next().cloned());
            for other in all {
                let renamed = renamed(other);
                second.insert(renamed.op.id.clone(), renamed);
            }
        }
        if !second.is_empty() {
            for kept in out {
                // One that came under that name already is the same line.
                second.insert(kept.op.id.clone(), kept);
            }
            return second.into_values().collect();
        }
        out
    }

    /// What stands under a name.
    pub fn named(&self, id: &Id) -> impl Iterator<Item = &Kept> {
        self.lines.get(id).into_iter().flat_map(Contents::all)
    }

    /// Every line as it came, also several of one name.
    pub fn kept(&self) -> impl Iterator<Item = &Kept> {
        self.lines.values().flat_map(Contents::all)
    }

    /// Every line, by name; `None` where there are several of one name.
    pub fn single(&self) -> Option<Vec<&Kept>> {
        fn one(contents: &Contents) -> Option<&Kept> {
            if let Contents::One(kept) = contents { Some(kept) } else { None }
        }
        self.lines.values().map(one).collect()
    }

    /// Every operation.
    pub fn ops(&self) -> Vec<Op> {
        self.lines().iter().map(|kept| Op::clone(&kept.op)).collect()
    }

    /// What people see of it.
    pub fn session(&self) -> Session {
        Session::of(self.lines().into_iter().map(|kept| kept.op))
    }

    /// The operation of a line whose very text is here: it needs no reading.
    pub fn find(&self, text: &str) -> Option<&Kept> {
        let (id, _) = text.strip_prefix("(id:\"")?.split_once('"')?;
        match self.lines.get(id)? {
            Contents::One(had) => Some(had).filter(|had| *had.text == *text),
            Contents::More(had) => had.get(text),
        }
    }

    /// Whether an operation of that name is here (rule 2: asked of the name, never of a counter).
    pub fn has(&self, id: &Id) -> bool {
        self.lines.contains_key(id)
    }

    /// Whether this very line is here, or what is left of it.
    pub fn holds(&self, kept: &Kept) -> bool {
        self.has_text(kept) || self.is_gone(&kept.op.id) || self.is_gone(&first_name(&kept.op.id))
    }

    /// The same for a line with its sum, which must be right.
    pub fn find_line(&self, line: &str) -> Option<Kept> {
        let (text, sum) = line::part(line);
        self.find(text).filter(|_| sum == Some(line::sum(text))).cloned()
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether nothing was ever said.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What was forgotten or struck at a person's wish.
    pub fn taken_out(&self) -> BTreeSet<&Id> {
        self.forgotten.union(&self.struck).collect()
    }
}

impl Contents {
    fn all(&self) -> Box<dyn Iterator<Item = &Kept> + '_> {
        match self {
            Contents::One(kept) => Box::new(std::iter::once(kept)),
            Contents::More(kept) => Box::new(kept.values()),
        }
    }
}

/// The name without the sum that rule 9 adds.
fn first_name(id: &Id) -> Id {
    id.as_str().split_once('~').map_or_else(|| id.clone(), |(first, _)| Id::new(first))
}

/// The same operation under `ID~SUM`. An entry that it begins is called so, too, and goes where the other goes.
fn renamed(kept: &Kept) -> Kept {
    let had = &kept.op.id;
    let name = format!("{had}~{:08x}", line::sum(&kept.text));
    let mut text = kept.text.replacen(&format!("id:\"{had}\""), &format!("id:\"{name}\""), 1);
    let mut op = Op::clone(&kept.op);
    op.id = Id::new(&name);
    if matches!(op.act, Act::Say(_)) && op.of.first() == Some(had) {
        text = text.replacen(&format!("of:[\"{had}\""), &format!("of:[\"{name}\",\"{had}\""), 1);
        op.of.insert(0, op.id.clone());
    }
    Kept { op: Arc::new(op), text: text.into() }
}
