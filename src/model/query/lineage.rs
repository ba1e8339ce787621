//! Where things came from, and what came of them: one step, and as a tree both ways. Uses the session.
//!
//! What people put under a theme are its sources, although the file says that they stand under it; what was written
//! out of a theme came of it. Everything here goes by that one direction, from the source to what came of it.

use super::ground::{Standing, standing, statement_of, theme_standing};
use crate::model::entry::{Entry, Link};
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::session::Session;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How two things are connected, from the source to what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bond {
    /// It was said to come from there.
    From,
    /// It was put under a theme.
    Material,
    /// It stands under it: a branch, a theme, a story, a statement.
    Under,
    /// It rests on a sentence that the room was asked about.
    Ground,
    /// A key trend was ringed round it.
    Ringed,
    /// It answers it.
    Answers,
    /// It uses it.
    Uses,
    /// It comes after it.
    After,
    /// Both were brought together.
    Joined,
}

/// Which way a tree is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// Where it came from.
    Back,
    /// What came of it.
    On,
}

impl Bond {
    /// How the next line of a tree is connected with the one above it, in words for people.
    pub fn words(self, way: Way) -> &'static str {
        match (self, way) {
            (Bond::From, Way::Back) => "came from",
            (Bond::From, Way::On) => "led to",
            (Bond::Material, Way::Back) => "was made of",
            (Bond::Material, Way::On) => "went into",
            (Bond::Under, Way::Back) => "stands under",
            (Bond::Under, Way::On) => "has under it",
            (Bond::Ground, Way::Back) => "rests on",
            (Bond::Ground, Way::On) => "carries",
            (Bond::Ringed, Way::Back) => "was ringed round",
            (Bond::Ringed, Way::On) => "was ringed in",
            (Bond::Answers, Way::Back) => "answers",
            (Bond::Answers, Way::On) => "is answered by",
            (Bond::Uses, Way::Back) => "uses",
            (Bond::Uses, Way::On) => "is used by",
            (Bond::After, Way::Back) => "comes after",
            (Bond::After, Way::On) => "comes before",
            (Bond::Joined, _) => "was brought together with",
        }
    }
}

/// How far a tree is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// How many steps away from its root.
    pub depth: usize,
    /// How many lines.
    pub lines: usize,
}

impl Default for Bound {
    fn default() -> Self {
        Self { depth: 12, lines: 400 }
    }
}

/// One line of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// How many steps away from what was asked about: 1 for the nearest.
    pub depth: usize,
    /// The entry.
    pub id: Id,
    /// How it is connected with the line that it stands under.
    pub bond: Bond,
}

/// Where something came from, or what came of it, as the lines of a tree; what was asked about is not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// The lines, each below what it is connected with.
    pub steps: Vec<Step>,
    /// There is more than the bound lets through.
    pub more: bool,
}

/// The tree of what an entry came from, or of what came of it. Everything is in it once, as near to the root as it is
/// connected, so that there is no going round in circles; the bound cuts off what is farthest.
pub fn tree(session: &Session, id: &Id, way: Way, bound: Bound) -> Tree {
    let mut seen = BTreeSet::from([id.clone()]);
    let mut below: BTreeMap<Id, Vec<Step>> = BTreeMap::new();
    let mut todo = VecDeque::from([(0usize, id.clone())]);
    let mut out = Tree::default();
    let mut taken = 0usize;
    'all: while let Some((depth, at)) = todo.pop_front() {
        let Some(entry) = session.entry(&at) else { continue };
        let next = match way {
            Way::Back => sources(session, entry),
            Way::On => outcomes(session, entry),
        };
        for (bond, other) in next {
            if seen.contains(&other.id) {
                continue;
            }
            if taken >= bound.lines {
                out.more = true;
                break 'all;
            }
            if depth >= bound.depth {
                out.more = true;
                break;
            }
            taken += 1;
            seen.insert(other.id.clone());
            below.entry(at.clone()).or_default().push(Step { depth: depth + 1, id: other.id.clone(), bond });
            todo.push_back((depth + 1, other.id.clone()));
        }
    }
    let mut open: Vec<Step> = below.remove(id).unwrap_or_default();
    open.reverse();
    while let Some(step) = open.pop() {
        open.extend(below.remove(&step.id).unwrap_or_default().into_iter().rev());
        out.steps.push(step);
    }
    out
}

/// Everything that an entry came from, nearest first, each once. Nothing is followed past what `is_end` says.
pub fn behind<'a>(
    session: &'a Session,
    entry: &'a Entry,
    is_end: impl Fn(&Entry) -> bool,
) -> impl Iterator<Item = &'a Entry> {
    let mut seen = BTreeSet::from([&entry.id]);
    let mut todo: VecDeque<&Entry> = sources(session, entry).into_iter().map(|(_, other)| other).collect();
    seen.extend(todo.iter().map(|other| &other.id));
    std::iter::from_fn(move || {
        let at = todo.pop_front()?;
        if !is_end(at) {
            todo.extend(
                sources(session, at).into_iter().map(|(_, other)| other).filter(|other| seen.insert(&other.id)),
            );
        }
        Some(at)
    })
}

/// The nearest thing behind an entry that the room has agreed to, or that came to the wall as a project: what makes it
/// "from common ground".
pub fn common_ground_of<'a>(session: &'a Session, entry: &'a Entry) -> Option<&'a Entry> {
    behind(session, entry, |_| false).filter(|other| other.stands()).find(|other| match other.kind {
        Kind::Project => true,
        // Written and not yet asked about is on its way.
        Kind::Statement => standing(session, other) != Standing::NotAgreed,
        Kind::Theme => theme_standing(session, other) == Standing::Agreed,
        _ => standing(session, other) == Standing::Agreed,
    })
}

/// What an entry directly came from, nearest first, each once.
pub fn sources<'a>(session: &'a Session, entry: &'a Entry) -> Vec<(Bond, &'a Entry)> {
    let mut found: Vec<(Bond, &Entry)> = Vec::new();
    let named = |id: &Id| session.entry(id);
    found.extend(entry.from.iter().filter_map(named).map(|other| (Bond::From, other)));
    found.extend(linked(session, entry, true));
    for over in overs(session, entry) {
        match ground_of(session, entry, over) {
            Some(statement) => found.push((Bond::Ground, statement)),
            None if is_material(entry, over) => {}
            None => found.push((Bond::Under, over)),
        }
    }
    if entry.kind == Kind::Theme {
        found.extend(session.under(&entry.id).filter(|under| is_material(under, entry)).map(|u| (Bond::Material, u)));
    }
    found.extend(joined(session, entry));
    once(entry, found, false)
}

/// What directly came of an entry, in the order in which it was said, each once.
pub fn outcomes<'a>(session: &'a Session, entry: &'a Entry) -> Vec<(Bond, &'a Entry)> {
    let mut found: Vec<(Bond, &Entry)> = session.said_from(&entry.id).map(|other| (Bond::From, other)).collect();
    found.extend(linked(session, entry, false));
    let into = overs(session, entry).filter(|over| is_material(entry, over));
    found.extend(into.map(|over| (Bond::Material, over)));
    let statement = if entry.kind == Kind::Theme { statement_of(session, &entry.id) } else { None };
    let below = session.under(&entry.id).filter(|under| !is_material(under, entry));
    // What rests on a theme's sentence stands below that.
    found.extend(below.filter(|under| statement.is_none() || !rests(under)).map(|under| (Bond::Under, under)));
    if entry.kind == Kind::Statement {
        let is_last = |theme: &&Entry| statement_of(session, &theme.id).is_some_and(|last| last.id == entry.id);
        for theme in overs(session, entry).filter(|over| over.kind == Kind::Theme).filter(is_last) {
            found.extend(session.under(&theme.id).filter(|under| rests(under)).map(|under| (Bond::Ground, under)));
        }
    }
    found.sort_by(|(_, a), (_, b)| (a.l, &a.id).cmp(&(b.l, &b.id)));
    found.extend(joined(session, entry));
    once(entry, found, true)
}

/// What was put under a theme as its material, and what else stands under something.
fn is_material(entry: &Entry, over: &Entry) -> bool {
    over.kind == Kind::Theme
        && matches!(
            entry.kind,
            Kind::Value | Kind::Feature | Kind::Card | Kind::Project | Kind::NotAgreed | Kind::SiteLine
        )
}

/// What an entry stands under.
fn overs<'a>(session: &'a Session, entry: &'a Entry) -> impl Iterator<Item = &'a Entry> {
    [Field::Parent, Field::Theme].into_iter().filter_map(|field| entry.other(field)).filter_map(|id| session.entry(id))
}

/// What stands under a theme because of what the room agreed to there.
fn rests(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::Action | Kind::Pledge | Kind::Goal | Kind::Ask)
}

/// The sentence that an entry rests on, where it stands under a theme that has one.
fn ground_of<'a>(session: &'a Session, entry: &Entry, over: &Entry) -> Option<&'a Entry> {
    if rests(entry) && over.kind == Kind::Theme { statement_of(session, &over.id) } else { None }
}

/// The other end of a membership that is a source, and which bond that is.
fn end_of(link: &Link, to_source: bool) -> Option<(Bond, &Id)> {
    let other = link.other.as_ref()?;
    // A trend is within a key trend: there the first end is the source.
    let (bond, source, outcome) = match link.how {
        How::From => (Bond::From, other, &link.one),
        How::Answers => (Bond::Answers, other, &link.one),
        How::Uses => (Bond::Uses, other, &link.one),
        How::After => (Bond::After, other, &link.one),
        How::Within => (Bond::Ringed, &link.one, other),
        How::Joined | How::Apart | How::Cross | How::SignedUp | How::Tag => return None,
    };
    Some((bond, if to_source { source } else { outcome }))
}

/// What an entry is linked with on one side.
fn linked<'a>(session: &'a Session, entry: &'a Entry, to_source: bool) -> impl Iterator<Item = (Bond, &'a Entry)> {
    entry.links.iter().filter_map(move |link| {
        let (bond, id) = end_of(link, to_source)?;
        session.entry(id).filter(|other| other.id != entry.id).map(|other| (bond, other))
    })
}

/// What an entry was directly brought together with: a source and an outcome alike.
fn joined<'a>(session: &'a Session, entry: &'a Entry) -> impl Iterator<Item = (Bond, &'a Entry)> {
    entry.links.iter().filter(|link| link.how == How::Joined).filter_map(|link| {
        let other = if link.one == entry.id { link.other.as_ref()? } else { &link.one };
        session.entry(other).map(|other| (Bond::Joined, other))
    })
}

fn once<'a>(entry: &Entry, found: Vec<(Bond, &'a Entry)>, standing: bool) -> Vec<(Bond, &'a Entry)> {
    let mut seen = BTreeSet::from([&entry.id]);
    found.into_iter().filter(|(_, other)| (!standing || other.stands()) && seen.insert(&other.id)).collect()
}

/// Where an entry came from: what it names, what it stands under, what stands under it as material, and what it is
/// linked with as its source. Nearest first.
pub fn comes_from<'a>(session: &'a Session, entry: &'a Entry) -> Vec<&'a Entry> {
    let linked = entry
        .links
        .iter()
        .filter(|link| link.how == How::From && link.one == entry.id)
        .filter_map(|l| l.other.as_ref());
    let mut ids: Vec<&Id> =
        entry.from.iter().chain(linked).chain(entry.other(Field::Theme)).chain(entry.other(Field::Parent)).collect();
    let below: Vec<&Id> = match entry.kind {
        Kind::Theme => session
            .under(&entry.id)
            .filter(|e| matches!(e.kind, Kind::Value | Kind::Feature | Kind::Card | Kind::Project | Kind::SiteLine))
            .map(|e| &e.id)
            .collect(),
        Kind::Action | Kind::Pledge | Kind::Goal => entry
            .other(Field::Theme)
            .and_then(|theme| statement_of(session, theme))
            .map(|statement| &statement.id)
            .into_iter()
            .collect(),
        _ => Vec::new(),
    };
    ids.extend(below);
    let mut seen = BTreeSet::new();
    ids.into_iter().filter(|id| seen.insert((*id).clone())).filter_map(|id| session.entry(id)).collect()
}

/// What came of an entry: everything that names it as its source or stands under it, as it is said now.
pub fn led_to<'a>(session: &'a Session, entry: &Entry) -> Vec<&'a Entry> {
    let names = |other: &Entry| {
        let answers = other.fields.values().filter_map(|answers| answers.latest());
        other.from.contains(&entry.id)
            || answers.into_iter().any(|value| matches!(value, Value::Other(id) if *id == entry.id))
            || other.links.iter().any(|link| link.one == other.id && link.other.as_ref() == Some(&entry.id))
    };
    let mut out: Vec<&Entry> = session
        .about(&entry.id)
        .filter_map(|op| op.of.first())
        .filter(|id| **id != entry.id)
        .filter_map(|id| session.entry(id))
        .chain(session.said_from(&entry.id))
        .filter(|other| other.stands() && names(other))
        .collect();
    out.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    out.dedup_by(|a, b| a.id == b.id);
    out
}
