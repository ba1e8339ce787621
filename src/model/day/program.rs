//! The agenda as it is made: days with their minutes, when each begins and what it comes to, items moved, put in and
//! taken out, and what is settled before the day. Uses the model; no clock: times are minutes after midnight.

use crate::model::after::news;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::{self, Task};
use crate::model::wish::{New, Wish};
use chrono::NaiveDate;

/// Minutes of a whole day.
const DAY: u64 = 24 * 60;

/// How far apart two places in the order are, so that something can be put between them.
const STRIDE: u64 = 100;

/// What is settled before the day, in its order. The names are of the stages table.
pub const BEFORE: [&str; 7] = ["about", "groups", "tables", "agenda", "kit", "outside", "practice"];

/// One day of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day<'a> {
    /// Its number, from 1; 0 is before the day.
    pub n: u64,
    /// What stands on it.
    pub items: Vec<&'a Entry>,
    /// Minutes planned, breaks included.
    pub minutes: u64,
    /// When it begins, where that was said.
    pub starts: Option<u64>,
    /// When it must be over, where that was said.
    pub must_end: Option<u64>,
}

impl Day<'_> {
    /// When it ends, as it is planned.
    pub fn ends(&self) -> Option<u64> {
        self.starts.map(|start| start.saturating_add(self.minutes))
    }

    /// How many minutes it goes on after it must be over.
    pub fn over(&self) -> Option<u64> {
        Some(self.ends()?.saturating_sub(self.must_end?)).filter(|over| *over > 0)
    }

    /// How many minutes of it nobody has planned anything for.
    pub fn free(&self) -> Option<u64> {
        Some(self.must_end?.saturating_sub(self.ends()?)).filter(|free| *free > 0)
    }
}

/// The agenda, day by day.
pub fn days(session: &Session) -> Vec<Day<'_>> {
    let mut out: Vec<Day> = Vec::new();
    for item in query::agenda(session) {
        let n = query::day(item);
        if out.last().is_none_or(|day| day.n != n) {
            out.push(Day { n, items: Vec::new(), minutes: 0, starts: starts(session, n), must_end: ends(session, n) });
        }
        if let Some(day) = out.last_mut() {
            day.minutes = day.minutes.saturating_add(query::minutes(item));
            day.items.push(item);
        }
    }
    out
}

/// When a day begins, where that was said and understood.
pub fn starts(session: &Session, day: u64) -> Option<u64> {
    said(session, Field::DayStarts, day)
}

/// When a day must be over, where that was said and understood.
pub fn ends(session: &Session, day: u64) -> Option<u64> {
    said(session, Field::DayEnds, day)
}

fn said(session: &Session, field: Field, day: u64) -> Option<u64> {
    session.get_at(field, &day.to_string()).and_then(|said| time(&said.words()))
}

/// The time that words stand for: "09:00", "9.30", "9", "9am", "5 pm", "half past" is left to people.
pub fn time(words: &str) -> Option<u64> {
    let lower = words.trim().to_lowercase();
    let (digits, after) = match lower.strip_suffix("pm").or_else(|| lower.strip_suffix("p.m.")) {
        Some(rest) => (rest, 12),
        None => (lower.strip_suffix("am").or_else(|| lower.strip_suffix("a.m.")).unwrap_or(&lower), 0),
    };
    let digits = digits.trim().trim_end_matches('h').trim();
    let (hours, minutes) = digits.split_once([':', '.', 'h']).unwrap_or((digits, "0"));
    let (hours, minutes): (u64, u64) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    let hours = if after > 0 && hours < 12 { hours + after } else { hours };
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// A time as it stands on a clock.
pub fn on_the_clock(minutes: u64) -> String {
    let of_day = minutes % DAY;
    format!("{:02}:{:02}", of_day / 60, of_day % 60)
}

/// The wish that a day begins or must end then, in the words in which it was said; no words take it away.
pub fn set_time(field: Field, day: u64, words: &str) -> Wish {
    let to = if words.trim().is_empty() { Value::Nothing } else { Value::Text(words.trim().into()) };
    Wish::Answer { of: Id::session(), field, key: day.to_string().into(), to }
}

/// The wish that an item stands one place further up or down: past the end of its day it comes to the next one. `None`
/// where it can go no further.
pub fn moved(session: &Session, item: &Entry, up: bool) -> Option<Wish> {
    let days = days(session);
    let day = query::day(item);
    let here = days.iter().find(|one| one.n == day)?;
    let at = here.items.iter().position(|one| one.id == item.id)?;
    let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < here.items.len()) };
    let mut wishes = Vec::new();
    let (others, to) = match to {
        Some(to) => (others(&here.items, &item.id), to),
        // What is settled before the day stays there, and nothing else comes there.
        None if day == 0 => return None,
        None => {
            let next = if up { day.checked_sub(1).filter(|n| *n > 0)? } else { day.saturating_add(1) };
            let there = days.iter().find(|one| one.n == next);
            let there = there.filter(|_| !here.items.is_empty())?;
            wishes.push(Wish::answer(&item.id, Field::Day, Value::Count(next)));
            (there.items.clone(), if up { there.items.len() } else { 0 })
        }
    };
    let (mut order, place) = place_at(&others, to);
    wishes.append(&mut order);
    wishes.push(Wish::answer(&item.id, Field::Place, Value::Text(place.into())));
    Some(Wish::Together(wishes))
}

/// Where something new is put on the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot<'a> {
    /// The day, from 1.
    pub day: u64,
    /// The item after which; `None` where it is the first of the day.
    pub after: Option<&'a Entry>,
}

/// The spot after an item; what is settled before the day is followed by the first day.
pub fn spot_after(item: &Entry) -> Spot<'_> {
    match query::day(item) {
        0 => Spot { day: 1, after: None },
        day => Spot { day, after: Some(item) },
    }
}

/// The wish that something new stands on the agenda.
pub fn put_in(session: &Session, spot: Spot, task: &Task, title: &str, minutes: Option<u64>) -> Wish {
    let minutes = minutes.map(|minutes| (Field::Minutes, Value::Count(minutes)));
    put_in_with(session, spot, task, title, minutes)
}

/// The wish that a meeting stands at the end of the agenda, on a day of its own.
pub fn put_meeting(session: &Session, task: &Task, title: &str, on: NaiveDate) -> Wish {
    let last = query::agenda(session).into_iter().map(query::day).max().unwrap_or(0);
    let spot = Spot { day: last.saturating_add(1), after: None };
    put_in_with(session, spot, task, title, Some((Field::MeetsOn, news::day(on))))
}

fn put_in_with(session: &Session, spot: Spot, task: &Task, title: &str, with: Option<(Field, Value)>) -> Wish {
    let days = days(session);
    let there: &[&Entry] = days.iter().find(|one| one.n == spot.day).map_or(&[], |one| &one.items);
    let after = spot.after.and_then(|after| there.iter().position(|one| one.id == after.id));
    let (mut wishes, place) = place_at(there, after.map_or(0, |at| at + 1));
    let usual = session.lang().text(task.title);
    let mut new = item(task, if title.is_empty() { usual } else { title }, spot.day);
    if let Some((field, value)) = with {
        new = new.with(field, value);
    }
    // What is new comes first, so that it is what the step is about.
    wishes.insert(0, Wish::Say(new.with(Field::Place, Value::Text(place.into()))));
    Wish::Together(wishes)
}

fn item(task: &Task, title: &str, day: u64) -> New {
    New::line(Kind::Agenda, "", title)
        .with(Field::Stage, Value::Text(task.code.into()))
        .with(Field::Day, Value::Count(day))
}

/// The wish that everything that is settled before the day stands on the agenda; `None` where it does.
pub fn prepared(session: &Session) -> Option<Wish> {
    let days = days(session);
    let here: Vec<String> =
        days.iter().filter(|day| day.n == 0).flat_map(|day| &day.items).map(|item| item.words(Field::Stage)).collect();
    let missing = BEFORE.into_iter().filter(|code| !here.iter().any(|had| had == code)).filter_map(stage::task);
    let title = |task: &Task| session.lang().text(task.title);
    let wishes: Vec<Wish> = missing.map(|task| Wish::Say(item(task, title(task), 0))).collect();
    (!wishes.is_empty()).then_some(Wish::Together(wishes))
}

/// The first thing that is settled before the day.
pub fn first_before(session: &Session) -> Option<&Entry> {
    query::agenda(session).into_iter().find(|item| query::day(item) == 0)
}

/// The task that words name: by its title or its name in files, whole or begun; of several the first.
pub fn task_called(words: &str) -> Option<&'static Task> {
    let wanted = words.trim().to_lowercase();
    let called = |task: &&Task| task.title.to_lowercase() == wanted || task.code == wanted;
    stage::tasks().find(called)
}

/// The tasks whose title, name or purpose holds all these words.
pub fn tasks_with(words: &str) -> Vec<&'static Task> {
    let wanted: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let holds = |task: &&Task| {
        let hay = format!("{} {} {}", task.title, task.code, task.purpose).to_lowercase();
        wanted.iter().all(|word| hay.contains(word.as_str()))
    };
    // What is settled before the day is put in by a key of its own.
    stage::tasks().filter(|task| !BEFORE.contains(&task.code) || task.code == "outside").filter(holds).collect()
}

/// Whether a task belongs to what comes after the event: reviews, lessons, meetings that go on.
pub fn comes_after(task: &Task) -> bool {
    task.stage == stage::Stage::After
}

fn others<'a>(items: &[&'a Entry], but: &Id) -> Vec<&'a Entry> {
    items.iter().copied().filter(|item| item.id != *but).collect()
}

/// The place of something that is put between the items of a day, and what the others need for it: nothing, where their
/// places leave room.
fn place_at(items: &[&Entry], at: usize) -> (Vec<Wish>, String) {
    let number = |item: &&Entry| query::place(item).parse::<u64>().ok().filter(|n| query::place(item) == written(*n));
    let places: Option<Vec<u64>> = items.iter().map(number).collect();
    if let Some(places) = places.filter(|places| places.windows(2).all(|two| two.first() < two.last())) {
        let before = at.checked_sub(1).and_then(|at| places.get(at)).copied().unwrap_or(0);
        let after = places.get(at).copied().unwrap_or_else(|| before.saturating_add(2 * STRIDE));
        if after.saturating_sub(before) > 1 {
            return (Vec::new(), written(before.midpoint(after)));
        }
    }
    let numbers = (1u64..).map(|n| written(n.saturating_mul(STRIDE)));
    let mut wishes = Vec::new();
    let mut own = String::new();
    let mut rest = items.iter();
    for (n, place) in numbers.take(items.len() + 1).enumerate() {
        if n == at.min(items.len()) {
            own = place;
        } else if let Some(item) = rest.next()
            && query::place(item) != place
        {
            wishes.push(Wish::answer(&item.id, Field::Place, Value::Text(place.into())));
        }
    }
    (wishes, own)
}

fn written(place: u64) -> String {
    format!("{place:08}")
}
