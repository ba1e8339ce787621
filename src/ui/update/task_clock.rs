//! The clock of the open task: started and stopped, a minute more or less, who sees it, who reports next, its signals,
//! and what gives where the day runs over. Walking and the clock itself are left alone by the undo key; minutes, faces
//! and reports are steps like others.

use super::change::{carry_out, change};
use crate::model::day::clock;
use crate::model::day::now::ClockFace;
use crate::model::day::replan::{self, Choice, Overrun, Way};
use crate::model::day::report_out::{self, Reporter};
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::query;
use crate::model::stage::Grouping;
use crate::model::wish::Wish;
use crate::ui::command::Command;
use crate::ui::keymap::Key;
use crate::ui::msg::Effect;
use crate::ui::state::signals::Signal;
use crate::ui::state::{App, Overlay, Tone, timing};
use crate::words::Word;
use crate::words::before::Before;
use crate::words::clock::Clock;

/// The most minutes that a key gives to an item.
const MOST: u64 = 24 * 60;

/// Starts the clock of the open item, or stops it.
pub fn start_or_stop(app: &mut App, out: &mut Vec<Effect>) {
    let now = app.at;
    let Some(item) = app.desk().and_then(|desk| desk.item()) else { return };
    if query::day(item) == 0 {
        app.say(Tone::Plain, Before::NoClock.text());
        return;
    }
    let runs = clock::timed(item, now).is_some();
    let wishes = if runs { clock::stop(item, now) } else { clock::start(item, now) };
    if carry_out(app, out, &Wish::Together(wishes)).is_some() {
        let at = now.format("%H:%M").to_string();
        let said = if runs { Word::ClockStopped.text().to_owned() } else { Word::ClockRuns.with(&[at]) };
        app.say(Tone::Plain, said);
    }
}

/// Ticks the open item off, or takes the tick away.
pub fn tick(app: &mut App, out: &mut Vec<Effect>) {
    let now = app.at;
    let Some(item) = app.desk().and_then(|desk| desk.item()) else { return };
    let done = item.is(Field::Done);
    let mut wishes = vec![Wish::answer(&item.id, Field::Done, Value::Flag(!done))];
    if done {
        let ended = item.get(Field::Ended).is_some();
        wishes.extend(ended.then(|| Wish::answer(&item.id, Field::Ended, Value::Nothing)));
    } else {
        wishes.extend(clock::ended(item, now));
    }
    change(app, out, &Wish::Together(wishes));
}

/// A minute more or less for the open item.
pub fn minute(app: &mut App, out: &mut Vec<Effect>, more: bool) {
    let Some(item) = app.desk().and_then(|desk| desk.item()) else { return };
    let (title, before) = (item.text().to_owned(), query::minutes(item));
    let now = if more { before.saturating_add(1) } else { before.saturating_sub(1) };
    if now == 0 || now > MOST {
        let word = if now == 0 { Clock::FewestMinutes } else { Clock::MostMinutes };
        app.say(Tone::Plain, word.with(&[title, before.to_string()]));
        return;
    }
    let wishes = clock::set_minutes(item, now);
    if change(app, out, &Wish::Together(wishes)).is_some() {
        app.say(Tone::Plain, Clock::Minutes.with(&[title, now.to_string(), before.to_string()]));
    }
}

/// The next one of the three faces.
pub fn turn_face(app: &mut App, out: &mut Vec<Effect>) {
    let Some(desk) = app.desk() else { return };
    let now = clock::face(&desk.session);
    let at = clock::FACES.iter().position(|(face, _)| *face == now).unwrap_or(0);
    let Some((next, words)) = clock::FACES.iter().cycle().nth(at + 1) else { return };
    let wish = Wish::answer(&Id::session(), Field::ClockFace, Value::Text((*words).into()));
    if change(app, out, &wish).is_some() {
        let said = match next {
            ClockFace::Shown => Clock::FaceShown,
            ClockFace::DeskAlone => Clock::FaceDesk,
            ClockFace::Cues => Clock::FaceCues,
        };
        app.say(Tone::Plain, said.text());
    }
}

/// Whoever has the floor has reported: the next one.
pub fn next_report(app: &mut App, out: &mut Vec<Effect>) {
    let now = app.at;
    let Some(desk) = app.desk() else { return };
    let Some(item) = desk.item() else { return };
    let id = item.id.clone();
    let Some(before) = report_out::queue(&desk.session, item, now) else { return };
    let Some(wish) = report_out::reported(item, &before, now) else { return };
    let Some(had) = before.now.as_ref().map(called) else { return };
    if change(app, out, &wish).is_none() {
        return;
    }
    let Some(desk) = app.desk() else { return };
    let after = desk.session.entry(&id).and_then(|item| report_out::queue(&desk.session, item, now));
    let said = match after.as_ref().and_then(|queue| Some((queue, queue.now.as_ref()?))) {
        Some((queue, next)) => Clock::HasReported.with(&[had, called(next), timing::digits(queue.each)]),
        None => Clock::LastReported.with(&[had]),
    };
    app.say(Tone::Plain, said);
}

/// How somebody who reports is called.
pub fn called(reporter: &Reporter) -> String {
    let word = match reporter.who {
        Grouping::StakeholderGroups => Clock::Group,
        Grouping::ActionGroups => Clock::Theme,
        _ => Clock::Table,
    };
    word.with(&[reporter.called.trim_start_matches(['T', 't'])])
}

/// Gives the signal that is due, by word and symbol; and by the bell, where the session wants it.
pub fn signal(app: &mut App, out: &mut Vec<Effect>) -> Option<String> {
    let at = app.at;
    let desk = app.desk_mut()?;
    let (signal, id) = desk.signals.due(&desk.session, at)?;
    let item = desk.session.entry(&id)?;
    let title = item.text();
    let left = clock::left(item, at).and_then(|left| u64::try_from(left).ok()).unwrap_or(0);
    let said = match signal {
        Signal::Half => Clock::HalfTime.with(&[minutes_words(clock::in_minutes(left)).as_str(), title]),
        Signal::Minute => Clock::OneMinute.with(&[title]),
        Signal::Over => Clock::TimeIsUp.with(&[title]),
    };
    let rings = matches!(desk.session.get(Field::ClockBell), Some(Value::Flag(true)));
    out.extend(rings.then_some(Effect::Bell));
    Some(said)
}

/// Says what time brought with it. Why a line was refused stays where it is.
pub fn say_beside(app: &mut App, said: Vec<String>) {
    if said.is_empty() {
        return;
    }
    let refused = app.shown_notice().filter(|notice| notice.tone == Tone::Alarm).map(|notice| notice.text.clone());
    let tone = if refused.is_some() { Tone::Alarm } else { Tone::Plain };
    app.say(tone, refused.into_iter().chain(said).collect::<Vec<_>>().join("\n"));
    // Where the wall shows no clock, it hears no signals either.
    let alone = app.desk().is_some_and(|desk| clock::face(&desk.session) == ClockFace::DeskAlone);
    for notice in app.notices.last_mut().into_iter().chain(app.notice.as_mut()).filter(|_| alone) {
        notice.desk_alone = true;
    }
}

/// The laptop's clock was put back by so many seconds: the task's clock goes on as it was.
pub fn put_back(app: &mut App, out: &mut Vec<Effect>, by: i64) {
    let Some(desk) = app.desk().filter(|desk| desk.read_only.is_none()) else { return };
    let agenda = query::agenda(&desk.session);
    let wishes: Vec<Wish> = agenda.into_iter().filter_map(|item| clock::put_back(item, by)).collect();
    if !wishes.is_empty() {
        carry_out(app, out, &Wish::Together(wishes));
    }
}

/// What is said where it is asked what gives, and nothing has to.
pub fn nothing_to_give(app: &App) -> Option<String> {
    let ends = replan::ends_in_time(&app.desk()?.session, app.at);
    let words = |end: clock::Moment| Clock::NothingToGive.with(&[end.format("%H:%M").to_string()]);
    Some(ends.map_or_else(|| Clock::NoClockRuns.text().to_owned(), words))
}

/// Asks what gives.
pub fn ask_what_gives(app: &mut App) {
    app.overlays.push(Overlay::WhatGives { lit: 0 });
}

/// The overrun, and what can give.
pub fn what_gives(app: &App) -> Option<(Overrun, Vec<Choice>)> {
    let overrun = replan::overrun(&app.desk()?.session, app.at)?;
    let choices = replan::choices(overrun.over, &overrun.later);
    Some((overrun, choices))
}

/// The choice of a digit.
pub fn choose(app: &mut App, out: &mut Vec<Effect>, key: Key) {
    let at = key.digit().and_then(|digit| digit.to_digit(10)).and_then(|digit| usize::try_from(digit).ok());
    if let Some(at) = at.and_then(|at| at.checked_sub(1)) {
        take(app, out, at);
    }
}

/// Takes the choice at that place: one step.
pub fn take(app: &mut App, out: &mut Vec<Effect>, at: usize) {
    let Some((overrun, choices)) = what_gives(app) else {
        app.overlays.pop();
        return;
    };
    let Some(choice) = choices.get(at) else { return };
    let Some(desk) = app.desk() else { return };
    let wish = replan::chosen(&desk.session, &overrun, choice);
    app.overlays.pop();
    if change(app, out, &wish).is_some() {
        let done = [cuts_words(choice).map(|cuts| Clock::ChosenCuts.with(&[cuts])), end_words(&overrun, choice)];
        let done: Vec<String> = done.into_iter().flatten().collect();
        app.say(Tone::Plain, Clock::Chosen.with(&[done.join(" "), app.keys.brief(Command::Undo)]));
    }
}

fn end_words(overrun: &Overrun, choice: &Choice) -> Option<String> {
    (choice.end > 0).then(|| Clock::ChosenEnd.with(&[replan::ends_at(overrun, choice.end)]))
}

fn cuts_words(choice: &Choice) -> Option<String> {
    let cut = |cut: &replan::Cut| Clock::CutTo.with(&[cut.title.clone(), cut.from.to_string(), cut.to.to_string()]);
    let all: Vec<String> = choice.cuts.iter().map(cut).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// So many minutes, in words.
pub fn minutes_words(n: u64) -> String {
    Clock::OneMinuteOf.counted(Clock::SomeMinutesOf, usize::try_from(n).unwrap_or(usize::MAX))
}

/// One way out, a text a paragraph: what it is, what gives, what becomes of the end and of what is protected.
pub fn told(overrun: &Overrun, choice: &Choice) -> Vec<String> {
    let ends = replan::ends_at(overrun, choice.end);
    let mut out = vec![match choice.way {
        Way::Breaks => Clock::WayBreaks.text().to_owned(),
        Way::Stage => Clock::WayStage.text().to_owned(),
        Way::End => Clock::WayEnd.with(&[&ends]),
        Way::Tasks => Clock::WayTasks.text().to_owned(),
        Way::One => Clock::WayOne.with(&[choice.cuts.first().map_or("", |cut| cut.title.as_str())]),
    }];
    out.extend(cuts_words(choice));
    if choice.way != Way::End && choice.end > 0 {
        out.push(Clock::EndMoves.with(&[ends, minutes_words(choice.end)]));
    }
    let protected = |id: &Id| overrun.later.iter().any(|item| item.id == *id && item.part == replan::Part::Protected);
    let lost = choice.cuts.iter().filter(|cut| protected(&cut.id)).map(|cut| cut.from.saturating_sub(cut.to));
    match query::together(lost) {
        0 if overrun.later.iter().any(|item| item.part == replan::Part::Protected) => {
            out.push(Clock::LeavesProtected.text().to_owned());
        }
        0 => {}
        lost => out.push(Clock::TakesProtected.with(&[minutes_words(lost)])),
    }
    out
}

/// What the overrun costs, in a sentence: where nothing else is said, it stands on the desk.
pub fn cost(app: &App) -> Option<String> {
    let desk = app.desk().filter(|desk| !desk.large && desk.read_only.is_none())?;
    let overrun = replan::overrun(&desk.session, app.at)?;
    let (over, key) = (minutes_words(overrun.over), app.keys.brief(Command::WhatGives));
    Some(if let Some(cut) = replan::cost(overrun.over, &overrun.later) {
        Clock::CostsTask.with(&[over, cut.title, cut.from.to_string(), cut.to.to_string(), key])
    } else {
        let (late, end) = (replan::ends_at(&overrun, overrun.over), replan::ends_at(&overrun, 0));
        Clock::CostsEnd.with(&[over, late, end, key])
    })
}

/// The wishes that go with going on from an item to the next one, where its clock runs.
pub fn walks(here: &Entry, target: Option<&Entry>, now: clock::Moment) -> Vec<Wish> {
    let mut wishes: Vec<Wish> = clock::ended(here, now).into_iter().collect();
    // A night lies between two days: the next morning somebody starts it.
    let goes_on = |next: &&Entry| clock::started(next).is_none() && query::day(next) == query::day(here);
    if let Some(next) = target.filter(goes_on).filter(|_| clock::running(here).is_some()) {
        wishes.extend(clock::start(next, now));
    }
    wishes
}
