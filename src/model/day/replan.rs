//! What an overrun costs, and what can give: the rest of the day planned again. Nothing is chosen here and nothing is
//! lost: what is taken and by how much the end moves always come to the minutes that are over. Uses the model; no clock.

use super::clock::{self, Moment};
use super::program;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::Stage;
use crate::model::wish::Wish;
use chrono::{NaiveTime, TimeDelta, Timelike};

/// No item is cut below so many minutes.
pub const LEAST: u64 = 5;

/// More minutes than these are no overrun: a clock that was left running.
const MOST: i64 = 12 * 60;

/// How an item stands when something must give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A break.
    Break,
    /// A task like others.
    Open,
    /// A task of a stage that is protected.
    Protected,
}

/// An item that is still to come today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    /// The item.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// The minutes that it has.
    pub minutes: u64,
    /// How it stands.
    pub part: Part,
    /// It belongs to the stage that is under way.
    pub same_stage: bool,
}

/// An overrun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overrun {
    /// The day, from 1.
    pub day: u64,
    /// How many minutes the day would end too late.
    pub over: u64,
    /// When it should end.
    pub end: Moment,
    /// What is still to come.
    pub later: Vec<Later>,
}

/// Where the minutes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From the breaks.
    Breaks,
    /// From the rest of the stage that is under way.
    Stage,
    /// The day ends later.
    End,
    /// From all later tasks, protected ones last.
    Tasks,
    /// From the one protected task that has the most minutes.
    One,
}

/// An item that gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The item.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its minutes before.
    pub from: u64,
    /// Its minutes after.
    pub to: u64,
}

/// One way out of an overrun. What the cuts give and `end` come to the minutes that are over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Where the minutes come from.
    pub way: Way,
    /// What gives, in the order of the agenda.
    pub cuts: Vec<Cut>,
    /// By how many minutes the day ends later all the same.
    pub end: u64,
}

/// The day that is under way: what its items are, where it stands, by how many seconds it would end too late.
struct Day<'a> {
    items: Vec<&'a Entry>,
    now: usize,
    late: i64,
    end: Moment,
}

fn under_way(session: &Session, at: Moment) -> Option<Day<'_>> {
    let here = clock::under_way(session, at).filter(|item| query::day(item) > 0)?;
    let day = query::day(here);
    let items: Vec<&Entry> = query::agenda(session).into_iter().filter(|item| query::day(item) == day).collect();
    let now = items.iter().position(|item| item.id == here.id)?;
    let here_left = clock::left(here, at)?.max(0);
    let to_come = items.iter().skip(now + 1).filter(|item| !item.is(Field::Done));
    let rest = query::together(to_come.map(|item| query::minutes(item)));
    let ends = at.checked_add_signed(TimeDelta::try_seconds(here_left)?)?.checked_add_signed(minutes(rest)?)?;
    let end = should_end(session, &items, here, at)?;
    Some(Day { items, now, late: ends.signed_duration_since(end).num_seconds(), end })
}

/// The overrun of the day that is under way; `None` where there is none, or no clock runs.
pub fn overrun(session: &Session, at: Moment) -> Option<Overrun> {
    let Day { items, now, late, end } = under_way(session, at)?;
    let over = Some(late / 60).filter(|over| (1..=MOST).contains(over)).and_then(|over| u64::try_from(over).ok())?;
    let here = items.get(now)?;
    let stage = query::task_of(here).map(|task| task.stage);
    let to_come = items.iter().skip(now + 1).filter(|item| !item.is(Field::Done));
    let later = to_come.map(|item| later(item, stage)).collect();
    Some(Overrun { day: query::day(here), over, end, later })
}

/// When the day that is under way still ends, where nothing has to give.
pub fn ends_in_time(session: &Session, at: Moment) -> Option<Moment> {
    under_way(session, at).filter(|day| day.late < 60).map(|day| day.end)
}

/// In how many seconds the day that is under way runs over, where its clock is past its end and goes on; 0 or less:
/// it does already.
pub fn until_over(session: &Session, at: Moment) -> Option<i64> {
    under_way(session, at).map(|day| 60_i64.saturating_sub(day.late))
}

fn minutes(n: u64) -> Option<TimeDelta> {
    i64::try_from(n).ok().and_then(TimeDelta::try_minutes)
}

/// When a day should end: as was said, else as it was planned from when it began.
fn should_end(session: &Session, items: &[&Entry], here: &Entry, at: Moment) -> Option<Moment> {
    let now = clock::timed(here, at)?;
    let same_day =
        |begun: &Moment| (TimeDelta::zero()..TimeDelta::days(1)).contains(&now.signed_duration_since(*begun));
    let first = items.iter().enumerate().filter_map(|(n, item)| Some((n, clock::began(item).filter(same_day)?)));
    let (from, begun) = first.min_by_key(|(_, begun)| *begun)?;
    let midnight = begun.with_time(NaiveTime::MIN).single()?;
    let day = query::day(here);
    if let Some(said) = program::ends(session, day) {
        let end = midnight.checked_add_signed(minutes(said)?)?;
        // A day that ends before it began goes on past midnight.
        return if end < begun { end.checked_add_signed(TimeDelta::days(1)) } else { Some(end) };
    }
    let planned = |from: usize| query::together(items.iter().skip(from).map(|item| clock::planned(item)));
    match program::starts(session, day) {
        Some(starts) => midnight.checked_add_signed(minutes(starts.saturating_add(planned(0)))?),
        None => begun.checked_add_signed(minutes(planned(from))?),
    }
}

fn later(item: &Entry, stage: Option<Stage>) -> Later {
    let task = query::task_of(item);
    let part = match task {
        Some(task) if task.is_break() => Part::Break,
        Some(task) if task.stage.is_protected() => Part::Protected,
        _ => Part::Open,
    };
    let same_stage = part != Part::Break && task.map(|task| task.stage) == stage;
    Later { id: item.id.clone(), title: item.text().to_owned(), minutes: query::minutes(item), part, same_stage }
}

/// What the overrun takes where nothing else gives: of the protected task with the most minutes. `None` where nothing
/// that is protected is still to come today.
pub fn cost(over: u64, later: &[Later]) -> Option<Cut> {
    let most = longest(later)?;
    Some(cut(most, over.min(most.minutes.saturating_sub(LEAST))))
}

/// The protected task with the most minutes, where it has some to give.
fn longest(later: &[Later]) -> Option<&Later> {
    let protected = later.iter().filter(|item| item.part == Part::Protected && item.minutes > LEAST);
    protected.rev().max_by_key(|item| item.minutes)
}

fn cut(item: &Later, by: u64) -> Cut {
    let to = item.minutes.saturating_sub(by);
    Cut { id: item.id.clone(), title: item.title.clone(), from: item.minutes, to }
}

/// Who may give.
type May = fn(&Later) -> bool;

/// The ways out, those that give nothing left out.
pub fn choices(over: u64, later: &[Later]) -> Vec<Choice> {
    let ways: [(Way, Vec<May>); 5] = [
        (Way::Breaks, vec![|item| item.part == Part::Break]),
        (Way::Stage, vec![|item| item.same_stage]),
        (Way::End, Vec::new()),
        (Way::Tasks, vec![|item| item.part == Part::Open, |item| item.part == Part::Protected]),
        (Way::One, Vec::new()),
    ];
    let mut out: Vec<Choice> = Vec::new();
    for (way, turns) in ways {
        let mut taken = vec![0; later.len()];
        let mut needed = over;
        for turn in turns {
            needed = needed.saturating_sub(take(needed, later, turn, &mut taken));
        }
        if way == Way::One
            && let Some(cut) = cost(over, later)
            && let Some(by) =
                later.iter().zip(taken.iter_mut()).find_map(|(item, by)| (item.id == cut.id).then_some(by))
        {
            *by = cut.from.saturating_sub(cut.to);
            needed = needed.saturating_sub(*by);
        }
        let cuts: Vec<Cut> =
            later.iter().zip(&taken).filter(|(_, by)| **by > 0).map(|(item, by)| cut(item, *by)).collect();
        let is_new = out.iter().all(|other| other.cuts != cuts);
        if (way == Way::End || !cuts.is_empty()) && is_new {
            out.push(Choice { way, cuts, end: needed });
        }
    }
    out
}

/// Takes minutes of those items that may give, each by what it has above the least, to the minute; how many there were.
fn take(needed: u64, later: &[Later], may: May, taken: &mut [u64]) -> u64 {
    let spare = |item: &Later| if may(item) { item.minutes.saturating_sub(LEAST) } else { 0 };
    let all = query::together(later.iter().map(spare));
    let wanted = needed.min(all);
    if wanted == 0 {
        return 0;
    }
    // By shares, rounded down; the minutes that are left go to those who were rounded down the most.
    let part_of = |item: &Later| u128::from(wanted) * u128::from(spare(item));
    let mut rounded = Vec::new();
    let mut rest = wanted;
    for (n, (item, by)) in later.iter().zip(taken.iter_mut()).enumerate() {
        let whole = u64::try_from(part_of(item) / u128::from(all)).unwrap_or(0);
        *by = by.saturating_add(whole);
        rest = rest.saturating_sub(whole);
        rounded.push((part_of(item) % u128::from(all), n));
    }
    rounded.sort_by_key(|(left, n)| (std::cmp::Reverse(*left), *n));
    for (_, n) in rounded.into_iter().filter(|(left, _)| *left > 0) {
        if let Some(by) = taken.get_mut(n).filter(|_| rest > 0) {
            *by = by.saturating_add(1);
            rest -= 1;
        }
    }
    wanted
}

/// The wish that the rest of the day be so: one step.
pub fn chosen(session: &Session, overrun: &Overrun, choice: &Choice) -> Wish {
    let mut wishes = Vec::new();
    for cut in &choice.cuts {
        let item = session.entry(&cut.id);
        wishes.extend(item.into_iter().flat_map(|item| clock::set_minutes(item, cut.to)));
    }
    if choice.end > 0 {
        wishes.push(program::set_time(Field::DayEnds, overrun.day, &ends_at(overrun, choice.end)));
    }
    Wish::Together(wishes)
}

/// When the day ends where it ends so many minutes later, as it stands on a clock: whole minutes, rounded up.
pub fn ends_at(overrun: &Overrun, later: u64) -> String {
    let whole = u64::from(overrun.end.second() > 0);
    let at = minutes(later.saturating_add(whole)).and_then(|by| overrun.end.checked_add_signed(by));
    at.unwrap_or(overrun.end).format("%H:%M").to_string()
}
