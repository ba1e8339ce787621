//! The ties between parties: what was said of each two, and which lines that makes. Uses the model's matrix.

use crate::model::entry::Entry;
use crate::model::field::{Field, STRENGTHS};
use crate::model::kind::Kind;
use crate::model::query::relationships::{self, Said};
use crate::model::session::Session;
use std::collections::{BTreeMap, BTreeSet};

/// What was said of two parties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// One.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// What was said of them; several where people differ.
    pub said: Vec<Said>,
}

/// A line between two parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// As it is.
    Today(usize),
    /// As it is wanted, where that is more.
    Wanted(usize),
}

fn strength(word: &str) -> usize {
    STRENGTHS.iter().position(|known| *known == word).unwrap_or(0)
}

impl Tie {
    /// The lines of a tie: each answer once; where people differ, both. Something said of no strength is a thin line.
    pub fn lines(&self) -> Vec<Line> {
        let mut out = BTreeSet::new();
        for (now, wanted) in &self.said {
            let today = strength(now);
            if today > 0 {
                out.insert(Line::Today(today));
            }
            if strength(wanted) > today {
                out.insert(Line::Wanted(strength(wanted)));
            }
        }
        if out.is_empty() {
            out.insert(Line::Today(1));
        }
        out.into_iter().collect()
    }
}

/// Parties and ties.
#[derive(Debug, Clone, Default)]
pub struct Map {
    /// The parties, those with the most ties first.
    pub parties: Vec<String>,
    /// The ties.
    pub ties: Vec<Tie>,
    /// The party that the map is about.
    pub middle: Option<usize>,
    /// How many lines name both parties in one: they are on no map.
    pub in_one: usize,
}

/// The map of a session; what is for one group only is not on it.
pub fn map(session: &Session) -> Map {
    let shown = |entry: &&Entry| entry.stands() && !entry.is(Field::GroupOnly);
    let matrix = relationships::matrix_of(session, session.of_kind(Kind::Relationship).filter(shown));
    let mut pairs: BTreeMap<(usize, usize), Vec<Said>> = BTreeMap::new();
    for ((from, to), said) in matrix.cells {
        let pair = pairs.entry((from.min(to), from.max(to))).or_default();
        for one in said {
            if !pair.contains(&one) {
                pair.push(one);
            }
        }
    }
    let ties = pairs.into_iter().map(|((a, b), said)| Tie { a, b, said }).collect();
    Map { parties: matrix.parties, ties, middle: None, in_one: matrix.in_one }
}

impl Map {
    /// One party with those that it has a tie to.
    pub fn about(&self, name: &str) -> Option<Self> {
        let found = self.parties.iter().position(|party| party.to_lowercase() == name.to_lowercase())?;
        let ties: Vec<&Tie> = self.ties.iter().filter(|tie| tie.a == found || tie.b == found).collect();
        let kept: BTreeSet<usize> = ties.iter().flat_map(|tie| [tie.a, tie.b]).chain([found]).collect();
        let place = |n: usize| kept.iter().position(|kept| *kept == n).unwrap_or(0);
        Some(Self {
            parties: kept.iter().filter_map(|n| self.parties.get(*n)).cloned().collect(),
            ties: ties
                .into_iter()
                .map(|tie| Tie { a: place(tie.a), b: place(tie.b), said: tie.said.clone() })
                .collect(),
            middle: Some(place(found)),
            in_one: 0,
        })
    }

    /// How many ties a party has.
    pub fn degree(&self, n: usize) -> usize {
        self.ties.iter().filter(|tie| tie.a == n || tie.b == n).count()
    }

    /// The parts that hang together, the largest first.
    pub fn parts(&self) -> Vec<Vec<usize>> {
        let mut of: Vec<usize> = (0..self.parties.len()).collect();
        loop {
            let mut any = false;
            for tie in &self.ties {
                let (Some(a), Some(b)) = (of.get(tie.a).copied(), of.get(tie.b).copied()) else { continue };
                if a != b {
                    any = true;
                    let (low, high) = (a.min(b), a.max(b));
                    of.iter_mut().filter(|part| **part == high).for_each(|part| *part = low);
                }
            }
            if !any {
                break;
            }
        }
        let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (n, part) in of.into_iter().enumerate() {
            parts.entry(part).or_default().push(n);
        }
        let mut out: Vec<Vec<usize>> = parts.into_values().collect();
        out.sort_by_key(|part| std::cmp::Reverse(part.len()));
        out
    }

    /// The ties within some of the parties, by their places among them.
    pub fn edges_within(&self, parties: &[usize]) -> Vec<(usize, usize)> {
        let place = |n: usize| parties.binary_search(&n).ok();
        self.ties.iter().filter_map(|tie| place(tie.a).zip(place(tie.b))).filter(|(a, b)| a != b).collect()
    }
}
