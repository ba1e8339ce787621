//! The ties between parties: what was said of each two, which lines that makes, how a line goes round the other boxes.
//! Uses the model's matrix.

use super::super::super::scene::{Rect, Step};
use super::super::paragraph::count;
use super::super::sheet::is_shown;
use crate::model::field::STRENGTHS;
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
}

/// The map of a session; what is for one group only is not on it.
pub fn map(session: &Session) -> Map {
    let matrix = relationships::matrix_of(session.of_kind(Kind::Relationship).filter(|entry| is_shown(entry)));
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
    Map { parties: matrix.parties, ties, middle: None }
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

fn middle(rect: &Rect) -> (f32, f32) {
    (rect.x + rect.w * 0.5, rect.y + rect.h * 0.5)
}

/// Where a line from the middle of a box towards a point leaves it.
fn border(rect: &Rect, towards: (f32, f32), shift: (f32, f32)) -> (f32, f32) {
    let (x, y) = middle(rect);
    let (dx, dy) = (towards.0 - x, towards.1 - y);
    let across = if dx.abs() > 0.001 { rect.w * 0.5 / dx.abs() } else { f32::MAX };
    let down = if dy.abs() > 0.001 { rect.h * 0.5 / dy.abs() } else { f32::MAX };
    let t = across.min(down).min(1.0);
    let at = (x + dx * t + shift.0, y + dy * t + shift.1);
    (at.0.clamp(rect.x, rect.right()), at.1.clamp(rect.y, rect.bottom()))
}

/// A point on a curve with one control point.
fn on_curve(from: (f32, f32), by: (f32, f32), to: (f32, f32), along: f32) -> (f32, f32) {
    let left = 1.0 - along;
    let of = |from: f32, by: f32, to: f32| left * left * from + 2.0 * left * along * by + along * along * to;
    (of(from.0, by.0, to.0), of(from.1, by.1, to.1))
}

fn control(a: (f32, f32), b: (f32, f32), bend: f32) -> (f32, f32) {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    ((a.0 + b.0) * 0.5 - dy * bend, (a.1 + b.1) * 0.5 + dx * bend)
}

/// How much a line is bent so that it goes behind no third box; whether it does all the same.
pub fn bend(a: &Rect, b: &Rect, others: &[Rect]) -> (f32, bool) {
    let (from, to) = (middle(a), middle(b));
    let hits = |bend: f32| {
        let by = control(from, to, bend);
        let behind = |rect: &&Rect| {
            (1..60_usize).any(|n| {
                let (x, y) = on_curve(from, by, to, count(n) / 60.0);
                x > rect.x - 1.2 && x < rect.right() + 1.2 && y > rect.y - 1.2 && y < rect.bottom() + 1.2
            })
        };
        others.iter().filter(behind).count()
    };
    let mut best = (0.06, usize::MAX);
    for tried in [0.06, -0.06, 0.16, -0.16, 0.28, -0.28, 0.42, -0.42] {
        let found = hits(tried);
        if found < best.1 {
            best = (tried, found);
        }
        if found == 0 {
            break;
        }
    }
    (best.0, best.1 > 0)
}

/// A line from border to border, `aside` mm from the middle.
pub fn curve(a: &Rect, b: &Rect, bend: f32, aside: f32) -> Vec<Step> {
    let (from, to) = (middle(a), middle(b));
    let c = control(from, to, bend);
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let long = (dx * dx + dy * dy).sqrt().max(0.001);
    let shift = (-dy / long * aside, dx / long * aside);
    let start = border(a, c, shift);
    let end = border(b, c, shift);
    let c = (c.0 + shift.0, c.1 + shift.1);
    let third = |p: (f32, f32)| (p.0 + (c.0 - p.0) * 2.0 / 3.0, p.1 + (c.1 - p.1) * 2.0 / 3.0);
    let ((ax, ay), (bx, by)) = (third(start), third(end));
    let hundredth = |v: f32| (v * 100.0).round() / 100.0;
    vec![Step::Move(hundredth(start.0), hundredth(start.1)), Step::Curve([ax, ay, bx, by, end.0, end.1].map(hundredth))]
}
