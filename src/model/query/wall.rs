//! The wall: cards on their three lists, those that were brought together as one heap, and what two tables both hold.
//! Uses the session.

use super::joined_with;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value, list};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::session::Session;
use std::collections::BTreeSet;

/// The kinds of cards, in the order of their lists on the wall.
pub const LISTS: [Kind; 3] = [Kind::Card, Kind::Project, Kind::NotAgreed];

/// The word for the list of a kind, in an entry's answer.
pub fn word_of(list: Kind) -> &'static str {
    match list {
        Kind::Project => list::PROJECT,
        Kind::NotAgreed => list::NOT_AGREED,
        _ => list::ALL_WANT,
    }
}

/// The kind as which an entry stands now: that of the list to which people moved it, else its own. What it was written
/// as stays in its record.
pub fn stands_as(entry: &Entry) -> Kind {
    if !LISTS.contains(&entry.kind) {
        return entry.kind;
    }
    match entry.get(Field::List) {
        Some(Value::Text(list)) => LISTS.into_iter().find(|kind| word_of(*kind) == list.as_str()).unwrap_or(entry.kind),
        _ => entry.kind,
    }
}

/// Cards that were brought together, the first said first; most are alone. Joined cards count and move as one.
pub type Heap<'a> = Vec<&'a Entry>;

/// These entries as heaps, in the order of the first of each.
pub fn heaps<'a>(session: &'a Session, entries: impl IntoIterator<Item = &'a Entry>) -> Vec<Heap<'a>> {
    let entries: Vec<&Entry> = entries.into_iter().collect();
    let is_joined = |entry: &Entry| entry.links.iter().any(|link| link.how == How::Joined);
    // Only where something was brought together it must be known what is here.
    let here: BTreeSet<&Id> = if entries.iter().any(|entry| is_joined(entry)) {
        entries.iter().map(|entry| &entry.id).collect()
    } else {
        BTreeSet::new()
    };
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let mut out = Vec::new();
    for entry in entries {
        if !is_joined(entry) {
            out.push(vec![entry]);
        } else if !seen.contains(&entry.id) {
            let mut heap = joined_with(session, &entry.id);
            heap.retain(|other| here.contains(&other.id));
            heap.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
            seen.extend(heap.iter().map(|other| &other.id));
            out.push(heap);
        }
    }
    out
}

/// The first of each of these heaps, in the same order.
pub fn heads<'a>(session: &'a Session, entries: impl IntoIterator<Item = &'a Entry>) -> Vec<&'a Entry> {
    let entries: Vec<&Entry> = entries.into_iter().collect();
    if entries.iter().all(|entry| entry.links.is_empty()) {
        return entries;
    }
    heaps(session, entries).into_iter().filter_map(|heap| heap.first().copied()).collect()
}

/// The heap that an entry lies in: itself and what it was brought together with.
pub fn heap_of<'a>(session: &'a Session, id: &Id) -> Heap<'a> {
    let mut heap = joined_with(session, id);
    heap.retain(|entry| entry.stands());
    heap.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    heap
}

/// Every card on the wall, in the order in which they were written.
pub fn cards(session: &Session) -> Vec<&Entry> {
    let mut all: Vec<&Entry> = LISTS.into_iter().flat_map(|kind| session.of_kind(kind)).collect();
    all.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    all
}

/// The wall: the heaps of each list. A heap hangs where the first of its cards does.
pub fn wall(session: &Session) -> [Vec<Heap<'_>>; 3] {
    let mut out = [Vec::new(), Vec::new(), Vec::new()];
    for heap in heaps(session, cards(session)) {
        let as_what = heap.first().map(|first| stands_as(first));
        if let Some((_, list)) = LISTS.iter().zip(&mut out).find(|(kind, _)| Some(**kind) == as_what) {
            list.push(heap);
        }
    }
    out
}

/// Where cards stand that no table wrote: the whole room did, or a group.
pub const NO_TABLE: &str = "0";

/// The table that wrote a card (`T1`), else that of nobody.
pub fn table_of(card: &Entry) -> &str {
    let by = card.by.as_str();
    if number_of(by).is_some() { by } else { NO_TABLE }
}

fn number_of(by: &str) -> Option<u64> {
    by.strip_prefix('T')?.parse().ok()
}

/// The tables that have cards on the wall (`T1`), by their numbers; last, where there are some, the cards of no table.
pub fn tables(session: &Session) -> Vec<String> {
    let all = LISTS.into_iter().flat_map(|kind| session.of_kind(kind)).map(table_of);
    let by: BTreeSet<(u64, &str)> = all.map(|by| (number_of(by).unwrap_or(u64::MAX), by)).collect();
    by.into_iter().map(|(_, by)| by.to_owned()).collect()
}

/// Whether a card of one of two tables is held by both: brought together with one of the other's, or both said so.
pub fn both_hold(session: &Session, card: &Entry, pair: [&str; 2]) -> bool {
    let theirs = |other: &Entry| table_of(other) != table_of(card) && pair.contains(&table_of(other));
    card.is(Field::Held) || heap_of(session, &card.id).into_iter().any(theirs)
}

/// The cards of two tables that only one of them holds, but for what is under not agreed already.
pub fn held_by_one<'a>(session: &'a Session, pair: [&str; 2]) -> Vec<&'a Entry> {
    let mut all = cards(session);
    all.retain(|card| {
        pair.contains(&table_of(card)) && stands_as(card) != Kind::NotAgreed && !both_hold(session, card, pair)
    });
    all
}
