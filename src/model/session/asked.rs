//! What can be asked of a session: its clock, its operations, its entries by task, kind and place. Uses the session alone.

use super::{Head, Holders, InOrder, Order, Orders, Session};
use crate::model::entry::{self, Entry, State};
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::{Kind, Numbering};
use crate::model::op::Op;
use crate::model::text::Clean;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::Arc;

impl Session {
    /// The greatest counter seen; the next operation's is one more.
    pub fn clock(&self) -> u64 {
        self.clock
    }

    /// How many facts were taken in so far, however often: it changes whenever anything does.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// How many operations there are.
    pub fn len(&self) -> usize {
        self.ops.len()
    }

    /// Whether nothing was ever said.
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }

    /// How many operations of a newer program are kept and not understood.
    pub fn unknown(&self) -> usize {
        self.unknown
    }

    /// An operation.
    pub fn op(&self, id: &Id) -> Option<&Op> {
        self.ops.get(id).map(Arc::as_ref)
    }

    /// Every operation, in no order.
    pub fn ops(&self) -> impl Iterator<Item = &Op> {
        self.ops.values().map(Arc::as_ref)
    }

    /// The operations about a thing, least `(l, id)` first: its history.
    pub fn about(&self, thing: &Id) -> impl Iterator<Item = &Op> {
        self.about.get(thing).into_iter().flat_map(Orders::iter).filter_map(|(_, id)| self.op(id))
    }

    /// Whether a thing was forgotten at a person's wish.
    pub fn is_forgotten(&self, thing: &Id) -> bool {
        self.forgotten.contains(thing)
    }

    /// What was forgotten at a person's wish: entries and people's codes.
    pub fn forgotten(&self) -> &BTreeSet<Id> {
        &self.forgotten
    }

    /// Holds a person's code that is in use elsewhere, so that it is not given again.
    pub fn hold_code(&mut self, code: &str) {
        self.note_number(&Id::new(code), Kind::Person, code);
    }

    /// What was struck at a person's wish, in the order in which it was said.
    pub fn struck(&self) -> Vec<&Entry> {
        let mut all: Vec<&Entry> = self.struck.iter().filter_map(|thing| self.entry(thing)).collect();
        all.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
        all
    }

    /// What is said of the session itself.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// An answer about the session itself.
    pub fn get(&self, field: Field) -> Option<&Value> {
        self.get_at(field, "")
    }

    /// An answer about the session itself, by key.
    pub fn get_at(&self, field: Field, key: &str) -> Option<&Value> {
        entry::get(&self.head.fields, field, key)
    }

    /// An answer about the session itself, as words; empty where there is none.
    pub fn words(&self, field: Field) -> String {
        self.get(field).map(Value::words).unwrap_or_default()
    }

    /// An entry, standing or withdrawn.
    pub fn entry(&self, id: &Id) -> Option<&Entry> {
        self.entries.get(id).map(AsRef::as_ref)
    }

    /// Every entry, standing or withdrawn, by name.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.names.iter().filter_map(|id| self.entry(id))
    }

    /// Words about things that are not here, or no longer said: nothing vanishes.
    pub fn orphans(&self) -> impl Iterator<Item = (&Id, &[(Id, Clean)])> {
        self.orphans.iter().map(|(id, words)| (id, words.as_slice()))
    }

    /// The standing entries of a task, in the order in which they were said.
    pub fn of_task(&self, task: &str) -> impl DoubleEndedIterator<Item = &Entry> {
        Self::standing(self.by_task.get(task))
    }

    /// Everything that was ever said in a task before one of these, the last first, and after it; `None` where it is none
    /// of them. Found without looking at the others.
    pub fn beside_in_task(
        &self,
        task: &str,
        entry: &Entry,
    ) -> Option<(impl Iterator<Item = &Entry>, impl Iterator<Item = &Entry>)> {
        let all = self.by_task.get(task)?;
        let order: Order = (entry.l, entry.id.clone());
        all.contains_key(&order).then(|| {
            let before = all.range(..order.clone()).rev().map(|(_, entry)| entry.as_ref());
            let after = all.range((Bound::Excluded(order), Bound::Unbounded)).map(|(_, entry)| entry.as_ref());
            (before, after)
        })
    }

    /// The entries of a task, standing or struck, in the order in which they were said.
    pub fn of_task_whole(&self, task: &str) -> impl DoubleEndedIterator<Item = &Entry> {
        self.ever_of_task(task).filter(|entry| entry.state != State::Withdrawn)
    }

    /// Everything that was ever said in a task, taken back or not, in the order in which it was said.
    pub fn ever_of_task(&self, task: &str) -> impl DoubleEndedIterator<Item = &Entry> {
        self.by_task.get(task).into_iter().flat_map(InOrder::values).map(AsRef::as_ref)
    }

    /// The standing entries of a kind, in the order in which they were said.
    pub fn of_kind(&self, kind: Kind) -> impl DoubleEndedIterator<Item = &Entry> {
        Self::standing(self.by_kind.get(&kind))
    }

    /// What stands under an entry, in the order in which it was said.
    pub fn under(&self, id: &Id) -> impl DoubleEndedIterator<Item = &Entry> {
        Self::standing(self.under.get(id))
    }

    /// What was said to come from an entry, in the order in which it was said.
    pub fn said_from(&self, id: &Id) -> impl DoubleEndedIterator<Item = &Entry> {
        Self::standing(self.said_from.get(id))
    }

    fn standing(set: Option<&InOrder>) -> impl DoubleEndedIterator<Item = &Entry> {
        set.into_iter().flat_map(InOrder::values).map(AsRef::as_ref).filter(|entry| entry.state == State::Standing)
    }

    /// The spoken number of an entry as it is shown: with the writer's label where two are alike (rule 29).
    pub fn spoken(&self, entry: &Entry) -> String {
        self.spoken_of(entry).into_owned()
    }

    /// The same, as it stands in the entry wherever that is enough.
    pub fn spoken_of<'a>(&self, entry: &'a Entry) -> Cow<'a, str> {
        let Some(alike) = self.given_to(entry.kind.spec().numbering, &entry.no).filter(|ids| ids.len() > 1) else {
            return entry.no.as_str().into();
        };
        let (label, writer) = (entry.id.label(), entry.id.writer());
        if alike.iter().any(|other| other.label() == label && other.writer() != writer) {
            // Two desks, at two sites: a piece of their own names tells them apart.
            let own: String = writer.chars().skip(label.chars().count() + 1).take(4).collect();
            return format!("{} ({label} {own})", entry.no).into();
        }
        format!("{} ({label})", entry.no).into()
    }

    /// The lines of a spoken number, as it was given: more than one only where two windows gave it.
    pub fn numbered(&self, numbering: Numbering, no: &str) -> impl Iterator<Item = &Entry> {
        self.given_to(numbering, &Clean::new(no)).into_iter().flat_map(Holders::iter).filter_map(|id| self.entry(id))
    }

    fn given_to(&self, numbering: Numbering, no: &Clean) -> Option<&Holders> {
        self.given.get(&numbering)?.get(no)
    }

    /// The next spoken number of a series (see `series_of`).
    pub fn next_number(&self, series: &str) -> u64 {
        self.greatest.get(series).copied().unwrap_or(0).saturating_add(1)
    }

    /// Whether two sessions look the same to people: everything but the record and the counter.
    pub fn looks_like(&self, other: &Self) -> bool {
        self.head == other.head && self.entries == other.entries && self.orphans == other.orphans
    }
}
