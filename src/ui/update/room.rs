//! Steering the room: what is put up, blank, reveal, its pages. Nothing of it changes the session.

use super::{choose, table};
use crate::model::day::clock;
use crate::model::day::now::{Face, Seen, Turning};
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::op::Op;
use crate::model::query;
use crate::model::stage::{Surface, Task, WallRule};
use crate::ui::command::Command;
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::state::steering::Helm;
use crate::ui::state::{App, Tone};
use crate::ui::view;
use crate::words::steering::Steering as Words;
use crate::words::tables::Tables;
use chrono::{DateTime, FixedOffset, TimeDelta};

/// Takes in what other windows say of themselves.
pub fn hear(app: &mut App, windows: Vec<Seen>) -> Vec<Effect> {
    let millis = app.millis;
    let Some(desk) = app.desk_mut() else { return Vec::new() };
    desk.steering.heard_at = millis;
    if desk.table.is_some() {
        desk.steering.look_on(windows);
        table::follow(app);
        return Vec::new();
    }
    let tables = table::tables_heard(desk);
    let writer = desk.writer.clone();
    let steered = desk.steering.helm(&writer) == Helm::Here;
    let left = desk.steering.hear(windows, &writer);
    let alone = left.is_some() && desk.steering.rooms().next().is_some();
    if let Some(wall) = left {
        desk.go_on_with(wall);
    }
    // Two desks that began together have not taken anything from each other: only where a room looks on is it said.
    let taken = steered && desk.steering.helm(&writer) == Helm::There && desk.steering.rooms().next().is_some();
    let silent = table::gone_silent(&tables, desk);
    for table in silent {
        app.say_alone(Tables::WentSilent.with(&[table.to_string()]));
    }
    if taken {
        app.say(Tone::Plain, Words::TakenOver.text());
    } else if alone {
        app.say(Tone::Plain, Words::SteersNow.text());
    }
    Vec::new()
}

/// Takes in what others have written: the line, the cursor, what is lit and the task that is open stay as they are.
pub fn absorb(app: &mut App, ops: &[Op]) -> Vec<Effect> {
    let (mut many, mut moved) = (None, None);
    if let Some(desk) = app.desk_mut() {
        let before = desk.item().map(|item| item.id.clone());
        for op in ops {
            desk.session.absorb(op.clone());
        }
        many = desk.came_in.hear(&desk.session, ops);
        moved = stay(desk, before);
    }
    if let Some(count) = many {
        let key = app.keys.brief(Command::CameIn);
        app.say(Tone::Plain, Tables::ManyCameIn.with(&[count.to_string(), key]));
    }
    if let Some(title) = moved {
        app.say(Tone::Plain, Words::OtherDeskAt.with(&[title]));
    }
    table::follow(app);
    Vec::new()
}

/// Where another desk has gone to another task, here or at another site, this one stays in its own; gives back where the
/// other is.
fn stay(desk: &mut Desk, before: Option<Id>) -> Option<String> {
    let there = query::here(&desk.session).filter(|there| Some(&there.id) != before.as_ref())?;
    let title = there.text().to_owned();
    if desk.looking.is_some() || desk.stays.is_some() {
        return None;
    }
    // Where its own item is no longer on the agenda, it has nowhere to stay.
    desk.stays = Some(before.filter(|id| desk.session.entry(id).is_some_and(Entry::stands))?);
    Some(title)
}

/// Does what a key for the room says, where this desk steers it; else asks once whether it shall.
pub fn steer(app: &mut App, command: Command) {
    let (millis, at) = (app.millis, app.at);
    let Some(desk) = app.desk_mut() else { return };
    let writer = desk.writer.clone();
    if !desk.steering.claim(&writer, command, millis) {
        app.say(Tone::Plain, Words::TakeOver.text());
        return;
    }
    let key = desk.keys.brief(command);
    let said = match command {
        Command::PutUp => put_up(desk, key),
        Command::Blank => face(desk, Face::Blank, Words::Blank.with(&[key])),
        Command::BreakPage => break_page(desk, at, &key),
        Command::FitPage => face(desk, Face::Fit, Words::FitUp.with(&[key])),
        Command::RoadmapPage => face(desk, Face::Roadmap, Words::RoadmapUp.with(&[key])),
        Command::Reveal => {
            let shown = !desk.is_revealed();
            desk.reveal(shown);
            if shown { Words::Revealed.with(&[key]) } else { Words::Hidden.text().to_owned() }
        }
        Command::RoomByItself => by_itself(desk, key),
        _ => return turn(app, command == Command::RoomOn),
    };
    app.say(Tone::Plain, said);
}

/// Shows that it is a break, and when we start again: as its clock says where a break is open; where one comes next, once
/// its minutes are over, from now on.
fn break_page(desk: &mut Desk, at: DateTime<FixedOffset>, key: &str) -> String {
    let after = |seconds: i64| at.checked_add_signed(TimeDelta::try_seconds(seconds)?);
    let open = desk.item().filter(|item| is_break(item));
    let left = |item: &Entry| clock::left(item, at).unwrap_or_else(|| clock::stopped_at(item));
    let by_clock = open.map(left).filter(|left| *left > 0);
    let planned = if open.is_some() { None } else { next_break(desk).and_then(|minutes| i64::try_from(minutes).ok()) };
    desk.steering.again = planned.and_then(|minutes| after(minutes.saturating_mul(60)));
    // To the nearest minute, as the wall says it.
    let said = match by_clock.and_then(|left| after(left.saturating_add(30))).or(desk.steering.again) {
        Some(again) => Words::BreakUpUntil.with(&[again.format("%H:%M").to_string().as_str(), key]),
        None => Words::BreakUp.with(&[key]),
    };
    face(desk, Face::Break, said)
}

fn is_break(item: &Entry) -> bool {
    query::task_of(item).is_some_and(Task::is_break)
}

/// How many minutes the break has that comes next on the agenda.
fn next_break(desk: &Desk) -> Option<u64> {
    let agenda = query::agenda(&desk.session);
    let open = desk.item()?;
    let here = agenda.iter().position(|item| item.id == open.id)?;
    let next = agenda.get(here.checked_add(1)?).filter(|next| is_break(next))?;
    Some(query::minutes(next)).filter(|minutes| *minutes > 0)
}

fn put_up(desk: &mut Desk, key: String) -> String {
    if desk.wall_rule() == WallRule::Never {
        return Words::NeverUp.text().to_owned();
    }
    // Where something else stands there, the task comes back first.
    let is_up = if desk.large { desk.is_up_large() } else { desk.is_put_up() };
    let up = desk.steering.face != Face::Task || !is_up;
    desk.steering.face = Face::Task;
    desk.steering.from_the_first();
    desk.put_up(up);
    if up { Words::Up.with(&[key]) } else { Words::Down.with(&[key]) }
}

/// Shows that, or the task again where it is shown already.
fn face(desk: &mut Desk, wanted: Face, said: String) -> String {
    desk.steering.from_the_first();
    if desk.steering.face == wanted {
        desk.steering.face = Face::Task;
        return Words::Back.text().to_owned();
    }
    desk.steering.face = wanted;
    said
}

/// The rooms turn their pages by themselves from here on, or stay where they are.
fn by_itself(desk: &mut Desk, key: String) -> String {
    desk.steering.page = desk.steering.page_shown();
    let (turning, said) = match desk.steering.turning {
        Turning::ByItself => (Turning::Off, Words::ByKey),
        Turning::Stopped | Turning::Off => (Turning::ByItself, Words::ByItself),
    };
    desk.steering.turning = turning;
    said.with(&[key])
}

/// Turns the room's page: as many as a room has that is open, else as many as it would have at the usual size.
fn turn(app: &mut App, on: bool) {
    if let Some(here) = view::large_page(app) {
        return turn_large(app, here, on);
    }
    let open = app.desk().and_then(|desk| desk.steering.rooms().map(|room| room.window.pages).max());
    let pages = open.unwrap_or_else(|| view::pages_of_room(app)).max(1);
    let Some(desk) = app.desk_mut() else { return };
    let at = desk.steering.page_shown().min(pages - 1);
    // Whoever turns a page wants it to stay.
    let stops = pages > 1 && desk.steering.turning == Turning::ByItself;
    if stops {
        desk.steering.turning = Turning::Stopped;
    }
    desk.steering.page = if on { (at + 1).min(pages - 1) } else { at.saturating_sub(1) };
    let page = desk.steering.page + 1;
    let said = if pages == 1 {
        Words::OnePage.text().to_owned()
    } else if stops {
        let key = app.keys.brief(Command::RoomByItself);
        Words::PageStays.with(&[page.to_string(), pages.to_string(), key])
    } else {
        Words::Page.with(&[page.to_string(), pages.to_string()])
    };
    app.say(Tone::Plain, said);
}

/// Where a large desk was turned to a page without the lit line, the page with it comes back, and no key acts on what
/// nobody sees. Whether it was so.
pub fn brings_back_lit(app: &mut App) -> bool {
    if view::lit_is_in_sight(app) {
        return false;
    }
    let Some(desk) = app.desk_mut().filter(|desk| desk.mode == Mode::Choosing) else { return false };
    desk.steering.large = None;
    desk.digits.clear();
    let lit = desk.lit_entry().map(|lit| desk.session.spoken(lit)).unwrap_or_default();
    app.say(Tone::Plain, Words::LitIsBack.with(&[lit]));
    true
}

/// Turns the page of the large view, which has as many as there are here; a room that is open beside it goes along.
/// Where a line is lit, the first of that page is: what digits speak of is always in sight.
fn turn_large(app: &mut App, (at, of): (usize, usize), on: bool) {
    let to = if on { (at + 1).min(of.saturating_sub(1)) } else { at.saturating_sub(1) };
    let there = view::begins_on_large(app, to);
    let Some(desk) = app.desk_mut() else { return };
    desk.steering.page = to;
    let lights = desk.mode == Mode::Choosing && desk.lit.is_some() && desk.surface() != Surface::Confirm;
    if lights && to != at {
        let all = desk.choosable();
        let sorted = |id: &&Id| desk.session.entry(id).is_some_and(|line| desk.instrument().sorts(desk, line));
        let here = || there.iter().filter(|id| all.contains(id));
        if let Some(first) = here().find(sorted).or_else(|| here().next()).cloned() {
            desk.digits.clear();
            desk.lit = Some(first);
            choose::lighted(desk);
            // The page of what is lit is shown: without the answers below it there may be other pages.
            return;
        }
    }
    desk.turn_large(to);
    if of < 2 {
        app.say(Tone::Plain, Words::OnePage.text());
    }
}
