//! The time axis: three phases, each to its own scale, so that the first 100 days have the most room. Plain arithmetic on
//! days and millimetres.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::plan::Plan;
use super::words;

/// A day count as a number; beyond 2,700 years it is cut, which no plan reaches.
pub fn days(count: i64) -> f32 {
    let count = count.clamp(-1_000_000, 1_000_000);
    let high = i16::try_from(count.div_euclid(256)).unwrap_or(0);
    let low = u8::try_from(count.rem_euclid(256)).unwrap_or(0);
    f32::from(high) * 256.0 + f32::from(low)
}

/// A small count as a number.
pub fn count(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}

/// Which of the three phases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// From day zero to day 100.
    Hundred,
    /// From day 100 to the end of the first year.
    YearOne,
    /// After that.
    Later,
}

/// A phase that the picture shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Which.
    pub phase: Phase,
    /// Its first day, from day zero.
    pub from: i64,
    /// Its last day.
    pub to: i64,
    /// How many cards are due in it.
    pub cards: usize,
}

/// The phases of a plan, without places: those in which a card is due, and those before them.
pub fn bands(plan: &Plan) -> Vec<Band> {
    let year_one = day_of(plan, plan.day_zero.checked_add_months(Months::new(12)).unwrap_or(plan.day_zero)).max(101);
    let due =
        || plan.lanes.iter().flat_map(|lane| &lane.cards).filter_map(|card| card.due).map(|due| day_of(plan, due));
    let Some(last) = due().max() else { return Vec::new() };
    let within = |from: i64, to: i64| due().filter(|day| *day > from && *day <= to).count();
    let mut out = vec![Band { phase: Phase::Hundred, from: 0, to: 100, cards: within(i64::MIN, 100) }];
    if last > 100 {
        out.push(Band { phase: Phase::YearOne, from: 100, to: year_one, cards: within(100, year_one) });
    }
    if last > year_one {
        // A little beyond the last date, so that its marker does not sit on the edge.
        let end = (last + (last - year_one) / 24 + 7).max(year_one + 365);
        out.push(Band { phase: Phase::Later, from: year_one, to: end, cards: within(year_one, i64::MAX) });
    }
    out
}

/// Days from day zero.
pub fn day_of(plan: &Plan, date: NaiveDate) -> i64 {
    (date - plan.day_zero).num_days()
}

/// The axis on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The phases with their edges, mm.
    pub bands: Vec<(Band, f32, f32)>,
}

impl Axis {
    /// Where a day is, mm; days outside the axis are at its ends.
    pub fn x(&self, day: i64) -> f32 {
        let mut x = 0.0;
        for (band, left, right) in &self.bands {
            x = *right;
            if day <= band.to {
                let share = days((day - band.from).max(0)) / days((band.to - band.from).max(1));
                return left + (right - left) * share;
            }
        }
        x
    }

    /// Ways of sharing `left..right` among the phases, the likeliest first: from fixed shares to shares by cards.
    pub fn candidates(bands: &[Band], left: f32, right: f32) -> Vec<Axis> {
        let fixed: &[&[f32]] = match bands.len() {
            0 | 1 => &[&[1.0]],
            2 => &[&[0.62, 0.38], &[0.54, 0.46], &[0.68, 0.32]],
            _ => &[&[0.46, 0.28, 0.26], &[0.4, 0.32, 0.28], &[0.52, 0.26, 0.22], &[0.38, 0.28, 0.34]],
        };
        // First what is likeliest, then variants of it.
        let (usual, others) = fixed.split_first().map_or((&[][..], &[][..]), |(usual, others)| (*usual, others));
        let tried = [0.0_f32, 0.5, 0.25, 0.75, 1.0].map(|mix| (usual, mix));
        let tried = tried.into_iter().chain(others.iter().flat_map(|shares| [(*shares, 0.0), (*shares, 0.4)]));
        let all = count(bands.iter().map(|band| band.cards).sum::<usize>()).max(1.0);
        let mut out: Vec<Axis> = Vec::new();
        for (fixed, mix) in tried {
            let mut shares: Vec<f32> = bands
                .iter()
                .zip(fixed)
                .map(|(band, fixed)| {
                    let least = if band.cards == 0 { 0.12 } else { 0.2 };
                    let least = if band.phase == Phase::Hundred { 0.34 } else { least };
                    (fixed * (1.0 - mix) + count(band.cards) / all * mix).max(least)
                })
                .collect();
            let sum: f32 = shares.iter().sum();
            for share in &mut shares {
                *share /= sum;
            }
            let mut x = left;
            let mut placed = Vec::with_capacity(bands.len());
            for (at, (band, share)) in bands.iter().zip(&shares).enumerate() {
                let end = if at + 1 == bands.len() { right } else { x + (right - left) * share };
                placed.push((band.clone(), x, end));
                x = end;
            }
            let axis = Axis { bands: placed };
            if !out.contains(&axis) {
                out.push(axis);
            }
        }
        out
    }

    /// The ticks: their day, label, and whether it is a year's.
    pub fn ticks(&self, plan: &Plan) -> Vec<(i64, String, bool)> {
        let mut out = Vec::new();
        let (Some((first, ..)), Some((last, ..))) = (self.bands.first(), self.bands.last()) else { return out };
        let end = plan.day_zero + Days::new(last.to.unsigned_abs());
        let start = plan.day_zero + Days::new(first.from.unsigned_abs());
        let mut at = start.with_day(1).and_then(|date| date.checked_add_months(Months::new(1)));
        while let Some(date) = at.filter(|date| *date <= end) {
            let day = day_of(plan, date);
            let band = self.bands.iter().find(|(band, ..)| day <= band.to).map(|(band, ..)| band);
            let far = band.is_some_and(|band| band.phase == Phase::Later);
            let years = band.map_or(0, |band| (band.to - band.from) / 365);
            let shown = match (far, date.month()) {
                (_, 1) => years < 16 || date.year() % 5 == 0,
                (true, 7) => years < 6,
                (true, _) => false,
                (false, _) => true,
            };
            if shown {
                let year = date.month() == 1;
                let label = if year { date.year().to_string() } else { words::month(date, plan.lang()).to_owned() };
                out.push((day, label, year));
            }
            at = date.checked_add_months(Months::new(1));
        }
        out
    }
}
