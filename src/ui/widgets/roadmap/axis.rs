//! Time on the screen: which column a day has. The whole is shown in three scales (the first 100 days magnified, the
//! rest of year one, towards the horizon), a window in one. Pure; uses `chrono` types and the plan.

use super::text;
use crate::roadmap::plan::{Card, Plan};
use crate::roadmap::words;
use crate::words::lang::Lang;
use chrono::{Datelike, Days, Months, NaiveDate};

/// The three stretches of time that people plan in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// The first 100 days.
    Hundred,
    /// The rest of year one.
    Year,
    /// Towards the horizon.
    Horizon,
}

/// A stretch of the axis with one scale.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub phase: Phase,
    pub left: i32,
    pub wide: i32,
}

/// A label on the axis, with the column of the day that it names.
#[derive(Debug, Clone)]
pub(super) struct Tick {
    pub at: i32,
    pub left: i32,
    pub label: String,
    pub strong: bool,
}

/// From days to columns.
#[derive(Debug, Clone)]
pub(super) struct Axis {
    pub left: i32,
    pub wide: i32,
    pub stretches: Vec<Stretch>,
    /// The year at the end, where the whole is shown and goes that far.
    pub horizon: Option<i32>,
    /// Everything is shown: what lies outside stands at the edge instead of being left out.
    pub whole: bool,
}

/// From when to when a card's bar goes; a card without a date has none.
pub(super) fn span(plan: &Plan, card: &Card) -> Option<(NaiveDate, NaiveDate)> {
    card.span(plan)
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

impl Axis {
    /// Everything from the event to the horizon.
    pub(super) fn whole(plan: &Plan, left: i32, wide: i32) -> Self {
        let spans: Vec<_> = plan.lanes.iter().flat_map(|l| &l.cards).filter_map(|card| span(plan, card)).collect();
        let (gate, year) = (plan.day_100(), later(plan.day_zero, 365));
        let first = spans.iter().map(|s| s.0).min().unwrap_or(plan.day_zero);
        // What began long before the event begins at the left edge: it may not push the 100 days together.
        let from = first.min(plan.day_zero).max(plan.day_zero.checked_sub_days(Days::new(60)).unwrap_or(first));
        let last = spans.iter().map(|s| s.1).max().unwrap_or(gate);
        let seen = plan.vision.year.and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31)).unwrap_or(last);
        let end = last.max(seen).max(plan.as_of);
        let due = |a: NaiveDate, b: NaiveDate| {
            i32::try_from(spans.iter().filter(|s| s.1 > a && s.1 <= b).count()).unwrap_or(i32::MAX / 64)
        };
        let counts = [due(NaiveDate::MIN, gate), due(gate, year), due(year, NaiveDate::MAX)];
        let all = counts.iter().sum::<i32>().max(1);
        let share = |base: i32, count: i32| wide * (base * all + 36 * count) / (100 * all);
        // A stretch in which nothing is due stays as a narrow reminder of what comes after, if there is room for it.
        let narrow = if wide >= 30 { 8 } else { 0 };
        let horizon = if end <= year {
            0
        } else if counts[2] == 0 {
            narrow.min(7)
        } else {
            share(12, counts[2]).max(7)
        };
        let middle = if counts[1] == 0 { narrow } else { share(16, counts[1]).max(8) };
        let (middle, horizon) = (middle.min(wide / 2), horizon.min(wide / 3));
        let mut axis = Self { left, wide, stretches: Vec::new(), horizon: None, whole: true };
        axis.push(from, gate, Phase::Hundred, wide - middle - horizon);
        axis.push(gate, year, Phase::Year, middle);
        if horizon > 0 {
            axis.push(year, end, Phase::Horizon, horizon);
            axis.horizon = Some(end.year());
        }
        axis
    }

    /// `days` days from `from`, in one scale.
    pub(super) fn window(plan: &Plan, from: NaiveDate, days: u64, left: i32, wide: i32) -> Self {
        let to = later(from, days);
        let mut axis = Self { left, wide, stretches: Vec::new(), horizon: None, whole: false };
        let mut edge = from;
        let mut used = 0;
        let ends = [(plan.day_100(), Phase::Hundred), (later(plan.day_zero, 365), Phase::Year), (to, Phase::Horizon)];
        for (end, phase) in ends {
            let end = end.min(to);
            if end > edge {
                let done = i32::try_from((end - from).num_days()).unwrap_or(i32::MAX / 512);
                let total = i32::try_from((to - from).num_days()).unwrap_or(i32::MAX / 512).max(1);
                let upto = wide.saturating_mul(done) / total;
                axis.push(edge, end, phase, upto - used);
                (used, edge) = (upto, end);
            }
        }
        axis
    }

    fn push(&mut self, from: NaiveDate, to: NaiveDate, phase: Phase, wide: i32) {
        let left = self.stretches.last().map_or(self.left, |s| s.left + s.wide);
        self.stretches.push(Stretch { from, to: to.max(from), phase, left, wide: wide.max(0) });
    }

    /// The first column after the axis.
    pub(super) fn right(&self) -> i32 {
        self.left + self.wide
    }

    /// The days shown.
    pub(super) fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.stretches.first()?.from, self.stretches.last()?.to))
    }

    /// Whether a day is on the axis.
    pub(super) fn holds(&self, day: NaiveDate) -> bool {
        self.days().is_some_and(|(from, to)| (from..=to).contains(&day))
    }

    /// Whether any of a span is to be shown.
    pub(super) fn shows(&self, span: (NaiveDate, NaiveDate)) -> bool {
        self.whole || self.days().is_some_and(|(from, to)| span.0 <= to && span.1 >= from)
    }

    /// Where a day stands, in eighths of a column; days outside stand at the edge.
    pub(super) fn eighths(&self, day: NaiveDate) -> i32 {
        let Some(s) = self.stretches.iter().find(|s| s.wide > 0 && day <= s.to) else {
            return self.right() * 8;
        };
        let days = |from: NaiveDate, to: NaiveDate| (to - from).num_days().max(0);
        let along = i64::from(s.wide) * 8 * days(s.from, day) / days(s.from, s.to).max(1);
        s.left * 8 + i32::try_from(along).unwrap_or(0).min(s.wide * 8)
    }

    /// The column that a day has; the last one for the end.
    pub(super) fn column(&self, day: NaiveDate) -> i32 {
        (self.eighths(day) / 8).min(self.right() - 1).max(self.left)
    }

    /// The labels: months, years in the far, weeks in the near; none touches another.
    pub(super) fn ticks(&self, lang: Lang) -> Vec<Tick> {
        let mut wanted: Vec<(u8, Tick)> = Vec::new();
        if let Some(year) = self.horizon {
            let label = year.to_string();
            let left = self.right() - text::width(&label);
            wanted.push((0, Tick { at: self.right() - 1, left, label, strong: true }));
        }
        if let Some((from, _)) = self.days() {
            let label = words::day_month_year(from, lang);
            wanted.push((1, Tick { at: self.left, left: self.left, label, strong: false }));
        }
        for s in &self.stretches {
            wanted.extend(months(s, lang).into_iter().map(|(day, label, strong)| {
                let at = self.column(day);
                (if strong { 2 } else { 3 }, Tick { at, left: at, label, strong })
            }));
        }
        wanted.sort_by_key(|(rank, tick)| (*rank, tick.at));
        let mut kept: Vec<Tick> = Vec::new();
        for (_, tick) in wanted {
            let right = tick.left + text::width(&tick.label);
            let free = |k: &Tick| right < k.left || k.left + text::width(&k.label) < tick.left;
            if tick.left >= self.left && right <= self.right() && kept.iter().all(free) {
                kept.push(tick);
            }
        }
        kept.sort_by_key(|tick| tick.at);
        kept
    }
}

/// The days of a stretch that get a label: as many as its scale has room for, at regular steps.
fn months(s: &Stretch, lang: Lang) -> Vec<(NaiveDate, String, bool)> {
    let days = i32::try_from((s.to - s.from).num_days()).unwrap_or(i32::MAX / 512).max(1);
    if s.wide <= 0 {
        return Vec::new();
    }
    if s.wide * 7 / days >= 8 {
        let monday = s.from.week(chrono::Weekday::Mon).checked_first_day().unwrap_or(s.from);
        return (0..=days / 7 + 1)
            .filter_map(|week| monday.checked_add_days(Days::new(u64::try_from(week * 7).ok()?)))
            .filter(|day| (s.from..s.to).contains(day))
            .map(|day| (day, words::day_month(day, lang), false))
            .collect();
    }
    let room = |step: i32| i64::from(s.wide) * 30 * i64::from(step) / i64::from(days);
    let steps = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200];
    let coarse = |step: &&i32| **step >= if s.phase == Phase::Horizon { 12 } else { 1 };
    let step = steps.iter().filter(coarse).find(|step| room(**step) >= if **step < 12 { 5 } else { 6 });
    let Some(step) = step else { return Vec::new() };
    let mut day = s.from.with_day(1).unwrap_or(s.from);
    let mut found = Vec::new();
    while day < s.to {
        let months = day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
        let january = day.month0() == 0;
        let on_step = months % step == 0;
        if day >= s.from && on_step {
            let label = if january { day.year().to_string() } else { words::month(day, lang).to_owned() };
            found.push((day, label, january));
        }
        // From the first step on, in steps: an axis to the year 9999 must not be walked month by month.
        let ahead = if on_step { u32::try_from(*step).unwrap_or(1) } else { 1 };
        let Some(next) = day.checked_add_months(Months::new(ahead)) else { break };
        day = next;
    }
    found
}
