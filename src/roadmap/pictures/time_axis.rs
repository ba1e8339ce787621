//! The axis of the time lines: decades as wide as much happened in them, and the point of each thing within its year.
//! Uses the understanding of years.

use super::paragraph::count;
use crate::model::typed::years::{Span, When};
use std::collections::BTreeMap;

/// A band of the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Its left edge, mm.
    pub x: f32,
    /// How wide, mm.
    pub w: f32,
    /// Its first year; `None` for what has no year.
    pub from: Option<u16>,
    /// Its last year.
    pub to: u16,
}

/// The slot of a year within its decade: the whole decade stands before its years.
type Slot = (u16, bool);

/// The axis of a sheet.
#[derive(Debug, Clone, Default)]
pub struct Axis {
    /// Its bands from left to right.
    pub bands: Vec<Band>,
    slots: BTreeMap<Slot, (f32, f32)>,
    undated: Option<(f32, f32)>,
}

fn slot(when: When) -> Slot {
    (when.from, when.span != Span::Decade)
}

/// How much room so many things take, against one of them alone.
fn weight(n: usize) -> f32 {
    // Three quarters of a power, by square roots, which are the same on every machine.
    let n = count(n);
    (n * n.sqrt()).sqrt()
}

impl Axis {
    /// The axis for things that happened at these times, between two edges.
    pub fn new(times: &[Option<When>], left: f32, right: f32, least: f32) -> Self {
        let mut slots: BTreeMap<Slot, usize> = BTreeMap::new();
        let mut undated = 0;
        for when in times {
            match when {
                Some(when) => *slots.entry(slot(*when)).or_default() += 1,
                None => undated += 1,
            }
        }
        let decades = decades(&slots);
        let all: usize = slots.values().sum::<usize>() + undated;
        let share = |n: usize| if all == 0 { 0.0 } else { weight(n) };
        let within = |(from, to): (u16, u16)| -> usize {
            slots.iter().filter(|((year, _), _)| (from..=to).contains(year)).map(|(_, n)| *n).sum()
        };
        let mut weights: Vec<f32> = decades.iter().map(|decade| share(within(*decade))).collect();
        if undated > 0 {
            weights.push(share(undated) * 0.7);
        }
        let widths = shares(&weights, right - left, least);
        let mut axis = Axis::default();
        let mut x = left;
        for (n, w) in widths.iter().enumerate() {
            if let Some((from, to)) = decades.get(n) {
                axis.bands.push(Band { x, w: *w, from: Some(*from), to: *to });
                axis.fill(&slots, (*from, *to), (x, *w));
            } else {
                axis.bands.push(Band { x, w: *w, from: None, to: 0 });
                axis.undated = Some((x, *w));
            }
            x += w;
        }
        axis
    }

    /// Gives each year of a band its part: some for every year, more where more happened.
    fn fill(&mut self, slots: &BTreeMap<Slot, usize>, (from, to): (u16, u16), (x, w): (f32, f32)) {
        const EVERY: f32 = 0.22;
        let inside = || slots.iter().filter(|((year, _), _)| (from..=to).contains(year));
        let years = f32::from(to.saturating_sub(from)) + 1.0;
        let whole: f32 = inside().map(|(_, n)| weight(*n)).sum::<f32>() + years * EVERY;
        let mut before = 0.0;
        for (slot, n) in inside() {
            let years = f32::from(slot.0.saturating_sub(from)) * EVERY;
            let own = weight(*n) + EVERY;
            self.slots.insert(*slot, (x + w * (before + years) / whole, w * own / whole));
            before += weight(*n);
        }
    }

    /// Where the `n`th of `of` things of one time stands.
    pub fn at(&self, when: Option<When>, n: usize, of: usize) -> f32 {
        let part = when.map_or(self.undated, |when| self.slots.get(&slot(when)).copied());
        let (x, w) = part.unwrap_or((0.0, 0.0));
        x + w * (count(n) + 0.5) / count(of.max(1))
    }

    /// Where a year is, also one in which nothing stands.
    pub fn year(&self, year: u16) -> Option<f32> {
        if let Some((x, w)) = self.slots.get(&(year, true)) {
            return Some(x + w * 0.5);
        }
        let band = self.bands.iter().find(|band| band.from.is_some_and(|from| (from..=band.to).contains(&year)))?;
        let from = band.from?;
        Some(band.x + band.w * (f32::from(year - from) + 0.5) / (f32::from(band.to - from) + 1.0))
    }
}

/// The decades from the first to the last; those in which nothing happened stand together.
fn decades(slots: &BTreeMap<Slot, usize>) -> Vec<(u16, u16)> {
    let mut out: Vec<(u16, u16)> = Vec::new();
    let mut all: Vec<u16> = slots.keys().map(|(year, _)| year - year % 10).collect();
    all.dedup();
    let mut last: Option<u16> = None;
    for decade in all {
        if let Some(last) = last.filter(|last| last + 10 < decade) {
            out.push((last + 10, decade - 1));
        }
        out.push((decade, decade + 9));
        last = Some(decade);
    }
    out
}

/// Widths in proportion to weights, none smaller than `least`, together `room`.
fn shares(weights: &[f32], room: f32, least: f32) -> Vec<f32> {
    let least = least.min(room / count(weights.len().max(1)));
    let mut fixed = vec![false; weights.len()];
    loop {
        let pairs = || weights.iter().zip(&fixed);
        let taken = least * count(fixed.iter().filter(|fixed| **fixed).count());
        let whole: f32 = pairs().filter(|(_, fixed)| !**fixed).map(|(weight, _)| *weight).sum();
        let width = |weight: f32| if whole > 0.0 { (room - taken) * weight / whole } else { 0.0 };
        let Some(small) = pairs().position(|(weight, fixed)| !fixed && width(*weight) < least) else {
            return pairs().map(|(weight, fixed)| if *fixed { least } else { width(*weight) }).collect();
        };
        if let Some(fixed) = fixed.get_mut(small) {
            *fixed = true;
        }
    }
}
