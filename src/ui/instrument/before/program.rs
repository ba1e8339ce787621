//! The agenda as it is made: days with when they begin and end, their items with minutes, in the order that people give.

use crate::model::day::program::{self, Day, Spot, on_the_clock};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query;
use crate::model::stage::{self, Task};
use crate::model::typed::minutes;
use crate::model::wish::{Refusal, Wish};
use crate::ui::instrument::{Instrument, Pressed};
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::words::Word;
use crate::words::before::Before;
use chrono::NaiveDate;

/// The task that an item opens where its title names none.
const OWN: &str = "own";

/// The box of an item in which its minutes stand.
const MINUTES: usize = 1;

/// The program.
pub struct Program;

/// The name under which a day is lit.
pub fn day_name(n: u64) -> Id {
    Id::new(format!("day:{n}"))
}

fn day_of<'a>(desk: &'a Desk, lit: &Id) -> Option<Day<'a>> {
    program::days(&desk.session).into_iter().find(|day| day_name(day.n) == *lit)
}

/// What a typed line would put in: the task, its title, its minutes.
fn meant(texts: &[String]) -> Result<(&'static Task, String, Option<u64>), Refusal> {
    let title = texts.first().map_or("", |text| text.trim());
    let minutes = texts.get(1).map_or("", |text| text.trim());
    let minutes = match (minutes.is_empty(), minutes::understood(minutes)) {
        (true, _) => None,
        (false, Some(n)) => Some(n),
        (false, None) => return Err(Refusal::NotAnAnswer(Field::Minutes)),
    };
    if is_only_a_number(title) {
        return Err(Refusal::Said(Before::LoneItem.with(&[title])));
    }
    let task = program::task_called(title).or_else(|| stage::task(OWN)).ok_or(Refusal::NoWords)?;
    let title = if program::task_called(title).is_some() { String::new() } else { title.to_owned() };
    Ok((task, title, minutes))
}

/// A digit that was pressed by the way is the name of nothing.
fn is_only_a_number(title: &str) -> bool {
    !title.is_empty() && title.chars().all(|c| c.is_ascii_digit())
}

/// The times that stand alone where a title would: when the day begins, and when it must be over. Nothing on an agenda is
/// called so.
fn times_alone(texts: &[String]) -> Option<(&str, Option<&str>)> {
    let (title, rest) = texts.split_first()?;
    if rest.iter().any(|text| !text.trim().is_empty()) {
        return None;
    }
    let title = title.trim();
    let parts = ["to", "until", "-", "–"].iter().find_map(|word| title.split_once(&format!(" {word} ")));
    let (from, to) = parts.or_else(|| title.split_once('-')).map_or((title, None), |(from, to)| (from, Some(to)));
    let is_time = |words: &str| program::time(words).is_some();
    // A number alone may be the beginning of anything.
    let is_marked = title.contains([':', '.']) || title.to_lowercase().contains(['a', 'p']);
    (is_marked && is_time(from) && to.is_none_or(is_time)).then_some((from.trim(), to.map(str::trim)))
}

/// The wish that a day begins then, and must be over then.
fn set_times(day: u64, (from, to): (&str, Option<&str>)) -> Wish {
    let starts = program::set_time(Field::DayStarts, day, from);
    match to {
        None => starts,
        Some(to) => Wish::Together(vec![starts, program::set_time(Field::DayEnds, day, to)]),
    }
}

/// What times are taken for, in words.
fn times_words(day: u64, starts: Option<u64>, ends: Option<u64>) -> Option<String> {
    let day = day.to_string();
    match (starts.map(on_the_clock), ends.map(on_the_clock)) {
        (Some(starts), Some(ends)) => Some(Before::DayBeginsEnds.with(&[day, starts, ends])),
        (Some(starts), None) => Some(Before::DayBegins.with(&[day, starts])),
        (None, Some(ends)) => Some(Before::DayMustEnd.with(&[day, ends])),
        (None, None) => None,
    }
}

/// What is said of the boxes of a day before they are kept: the times, or which words are none.
fn day_taken_for(day: u64, texts: &[String]) -> Option<String> {
    let none = texts.iter().map(|text| text.trim()).find(|text| !text.is_empty() && program::time(text).is_none());
    if let Some(none) = none {
        return Some(Before::NoTimeInThat.with(&[none]));
    }
    let time = |n: usize| texts.get(n).and_then(|text| program::time(text));
    times_words(day, time(0), time(1))
}

/// Where something new is put: after the lit item, or the one that was lit or changed last; at the beginning of a day
/// that was; else at the end.
fn spot(desk: &Desk) -> Spot<'_> {
    let known = desk.lit.as_ref().or(desk.after.as_ref());
    if let Some(day) = known.and_then(|id| day_of(desk, id)) {
        return Spot { day: day.n, after: None };
    }
    let item = known.and_then(|id| desk.session.entry(id)).filter(|item| item.stands());
    let last = || query::agenda(&desk.session).into_iter().next_back();
    item.or_else(last).map_or(Spot { day: 1, after: None }, program::spot_after)
}

/// The day and the spot in words: "day 2, after Lunch".
pub fn spot_said(desk: &Desk) -> String {
    let day = Before::OnDay.with(&[spot(desk).day.to_string()]);
    match spot(desk) {
        Spot { after: Some(item), day: n } if n > 0 => format!("{day}, {}", Before::After.with(&[item.text()])),
        _ => spot_words(desk),
    }
}

/// The spot in words.
fn spot_words(desk: &Desk) -> String {
    let spot = spot(desk);
    match spot.after {
        Some(item) => Before::After.with(&[item.text()]),
        None => Before::FirstOfDay.with(&[spot.day.to_string()]),
    }
}

/// What is put in under a name of its own, where no task is called so.
pub fn of_our_own(name: &str) -> Option<&'static Task> {
    let name = name.trim();
    let is_name = !name.is_empty() && !is_only_a_number(name);
    stage::task(OWN).filter(|_| is_name && program::task_called(name).is_none())
}

/// The wish that a task stands on the agenda, after what is lit.
pub fn put_in(desk: &Desk, task: &Task, title: &str, minutes: Option<u64>) -> Wish {
    program::put_in(&desk.session, spot(desk), task, title, minutes)
}

impl Instrument for Program {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        let days = program::days(&desk.session);
        let rows = days.into_iter().flat_map(|day| {
            // Before the day there is no clock.
            let head = Some(day_name(day.n)).filter(|_| day.n > 0);
            head.into_iter().chain(day.items.into_iter().map(|item| item.id.clone()))
        });
        rows.collect()
    }

    /// The agenda is there already: it is changed.
    fn arrive(&self, desk: &mut Desk) {
        desk.mode = Mode::Choosing;
        desk.lit = Some(day_name(1));
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = self.choosable(desk);
        let known = desk.touched.clone().or_else(|| desk.after.clone()).filter(|id| all.contains(id));
        known.or_else(|| Some(day_name(1)).filter(|id| all.contains(id))).or_else(|| all.first().cloned())
    }

    fn boxes(&self, _: &Desk) -> Option<Vec<&'static str>> {
        Some(vec![Before::WhatComes.text(), Field::Minutes.spec().word])
    }

    fn compose(&self, desk: &Desk, texts: &[String], _: NaiveDate) -> Result<Wish, Refusal> {
        if texts.first().is_none_or(|text| text.trim().is_empty()) {
            return Err(Refusal::NoWords);
        }
        if let Some(times) = times_alone(texts) {
            return Ok(set_times(spot(desk).day, times));
        }
        let (task, title, minutes) = meant(texts)?;
        Ok(put_in(desk, task, &title, minutes))
    }

    fn taken_for(&self, desk: &Desk, _: NaiveDate) -> Option<String> {
        let texts: Vec<String> = desk.line.boxes().iter().map(|one| one.text().to_owned()).collect();
        if let Purpose::Answer(id) = &desk.purpose {
            return day_taken_for(day_of(desk, id)?.n, &texts);
        }
        if desk.line.text_of(0).trim().is_empty() {
            return None;
        }
        if let Some((from, to)) = times_alone(&texts) {
            return times_words(spot(desk).day, program::time(from), to.and_then(program::time));
        }
        let (task, title, minutes) = match meant(&texts) {
            Ok(meant) => meant,
            Err(why) => return Some(why.to_string()),
        };
        let minutes = minutes.unwrap_or_else(|| u64::from(task.minutes)).to_string();
        let name = if title.is_empty() { task.title } else { &title };
        Some(Before::PutIn.with(&[name, &minutes, &spot_words(desk)]))
    }

    fn kept_where(&self, desk: &Desk) -> String {
        spot_words(desk)
    }

    fn keeps_under(&self, _: &Desk) -> bool {
        false
    }

    fn example(&self, _: &Desk) -> Option<String> {
        Some(Before::ItemExample.text().to_owned())
    }

    fn left_lit(&self, desk: &mut Desk) {
        if desk.lit.is_some() {
            desk.after.clone_from(&desk.lit);
        }
    }

    fn after_keep(&self, desk: &mut Desk) {
        // The times of a day put nothing on the agenda: what comes next goes where it would have gone.
        if desk.touched.as_ref().is_some_and(|id| desk.session.entry(id).is_some()) {
            desk.after.clone_from(&desk.touched);
        }
    }

    fn takes_digits(&self, desk: &Desk) -> bool {
        let on_day = desk.lit.as_ref().is_some_and(|lit| day_of(desk, lit).is_some());
        on_day || desk.lit_entry().is_some_and(|item| query::day(item) > 0)
    }

    /// The minutes of an item; when a day begins.
    fn digit(&self, desk: &Desk, lit: &Id, digit: u64) -> Pressed {
        let at = if desk.session.entry(lit).is_some() { MINUTES } else { 0 };
        Pressed::Open { at, typed: digit.to_string() }
    }

    fn how_far(&self, desk: &Desk) -> Option<String> {
        let open = program::days(&desk.session).into_iter().filter(|day| day.n > 0 && day.starts.is_none());
        let open: Vec<String> = open.map(|day| day.n.to_string()).collect();
        (!open.is_empty() && !desk.large).then(|| Before::DaysToSettle.with(&[open.join(", ")]))
    }

    fn keys_are(&self, desk: &Desk) -> [Option<&'static str>; 2] {
        let on_day = desk.lit_entry().is_none();
        [Some(if on_day { Before::KeyBegins.text() } else { Before::KeyMinutes.text() }), None]
    }

    fn asks_lit(&self, desk: &Desk) -> Option<String> {
        let lit = desk.lit.as_ref()?;
        match (day_of(desk, lit), desk.session.entry(lit)) {
            (Some(day), _) if day.starts.is_none() => Some(Before::AsksDay.with(&[day.n.to_string()])),
            (Some(day), _) => Some(Before::DayIsSet.with(&[day_words(&day)])),
            (None, Some(item)) if query::day(item) > 0 => Some(Before::AsksItem.text().to_owned()),
            _ => None,
        }
    }

    fn opens_at(&self, desk: &Desk, lit: &Id) -> usize {
        // What is of our own has a name to be found; the others have theirs.
        let is_own = |item: &Entry| query::task_of(item).is_some_and(|task| task.code == OWN);
        let is_timed = desk.session.entry(lit).is_some_and(|item| query::day(item) > 0 && !is_own(item));
        if is_timed { MINUTES } else { 0 }
    }

    fn told(&self, desk: &Desk, lit: &Id) -> Option<String> {
        if let Some(day) = day_of(desk, lit) {
            return Some(day_words(&day));
        }
        let item = desk.session.entry(lit)?;
        if query::day(item) == 0 {
            return Some(Before::BeforeTheDayItem.with(&[item.text()]));
        }
        Some(format!("{}, {}", item.text(), Word::Minutes.with(&[query::minutes(item).to_string()])))
    }

    fn answers(&self, desk: &Desk, lit: &Id) -> Option<Vec<(&'static str, String)>> {
        let day = day_of(desk, lit)?;
        let said = |field: Field| desk.session.get_at(field, &day.n.to_string()).map(crate::model::field::Value::words);
        let answers =
            [Field::DayStarts, Field::DayEnds].map(|field| (field.spec().word, said(field).unwrap_or_default()));
        Some(answers.to_vec())
    }

    fn answered(&self, desk: &Desk, lit: &Id, texts: &[String], _: NaiveDate) -> Result<Option<Wish>, Refusal> {
        let Some(before) = self.answers(desk, lit) else { return Ok(None) };
        let Some(day) = day_of(desk, lit) else { return Ok(None) };
        let mut wishes = Vec::new();
        for ((field, words), (_, had)) in [Field::DayStarts, Field::DayEnds].into_iter().zip(texts).zip(before) {
            if words.trim() == had.trim() {
                continue;
            }
            if !words.trim().is_empty() && program::time(words).is_none() {
                return Err(Refusal::Said(Before::NoTimeInThat.with(&[words.trim()])));
            }
            wishes.push(program::set_time(field, day.n, words));
        }
        Ok((!wishes.is_empty()).then_some(Wish::Together(wishes)))
    }
}

/// "Day 2", or that it is before the day.
pub fn day_title(day: u64) -> String {
    match day {
        0 => Before::BeforeTheDay.text().to_owned(),
        n => Word::DayNumber.with(&[n.to_string()]),
    }
}

/// "09:00 to 15:25 · 6 h 25 min".
pub fn times(day: &Day) -> String {
    if day.n == 0 {
        return String::new();
    }
    let long = match (day.minutes / 60, day.minutes % 60) {
        (0, minutes) => Word::Minutes.with(&[minutes.to_string()]),
        (hours, 0) => Before::OnlyHours.with(&[hours.to_string()]),
        (hours, minutes) => Before::HoursMinutes.with(&[hours.to_string(), minutes.to_string()]),
    };
    from_to(day).map_or(long.clone(), |times| format!("{times} · {long}"))
}

/// "09:00 to 15:25".
pub fn from_to(day: &Day) -> Option<String> {
    let (from, to) = day.starts.zip(day.ends())?;
    Some(Before::DayFromTo.with(&[on_the_clock(from), on_the_clock(to)]))
}

/// "over by 25 min against 17:00".
pub fn against(day: &Day) -> String {
    let Some(end) = day.must_end.map(on_the_clock) else { return String::new() };
    match (day.over(), day.free()) {
        (Some(over), _) => Before::OverAgainst.with(&[over.to_string(), end]),
        (None, Some(free)) => Before::FreeUntil.with(&[free.to_string(), end]),
        (None, None) => String::new(),
    }
}

/// A day in one line, as it is said where there is no screen.
fn day_words(day: &Day) -> String {
    let parts = [day_title(day.n), times(day), against(day)];
    parts.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}
