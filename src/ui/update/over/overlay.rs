//! What lies over a screen: its line, its list, and what Enter takes.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::stage::{self, Surface};
use crate::model::wish::{New, Wish};
use crate::ui::command::{COMMANDS, Command};
use crate::ui::keymap::Key;
use crate::ui::line::CaptureLine;
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::state::{App, Overlay, Tone};
use crate::ui::update::alike;
use crate::ui::update::before;
use crate::ui::update::change::change;
use crate::ui::update::keys::type_into;
use crate::ui::update::sheet;
use crate::ui::update::{agenda, choose, hands, heard, palette, pictures, run, settle, task_clock, tree, write};
use crate::words::Word;
use std::collections::BTreeSet;

/// How many lines a search shows at most.
pub const MOST_FOUND: usize = 200;

/// The line of the topmost overlay, where it has one.
pub fn line(app: &mut App) -> Option<&mut CaptureLine> {
    match app.overlays.last_mut()? {
        Overlay::Palette { line, lit, .. }
        | Overlay::Search { line, lit }
        | Overlay::PutIn { line, lit }
        | Overlay::MoveTo { line, lit, .. }
        | Overlay::Agenda { line, lit, .. } => {
            *lit = 0;
            Some(line)
        }
        Overlay::Everything { line, .. } => line.as_mut(),
        _ => None,
    }
}

/// A key that is no command.
pub fn write(app: &mut App, key: Key) -> Vec<Effect> {
    if sheet::write(app, key) {
        return Vec::new();
    }
    if let Some(line) = line(app) {
        type_into(line, key);
    } else {
        let down = matches!(key.code, crate::ui::keymap::Code::Down);
        let up = matches!(key.code, crate::ui::keymap::Code::Up);
        if let Some(Overlay::Help { scroll, .. } | Overlay::Notes { scroll } | Overlay::Messages { scroll }) =
            app.overlays.last_mut()
        {
            if down {
                *scroll = scroll.saturating_add(1);
            } else if up {
                *scroll = scroll.saturating_sub(1);
            }
        }
    }
    Vec::new()
}

/// Lights the next one, or the one before.
pub fn step(app: &mut App, down: bool) {
    if pictures::step(app, down) {
        return;
    }
    light(app, |count, lit| if down { (lit + 1).min(count.saturating_sub(1)) } else { lit.saturating_sub(1) });
}

/// Lights a row of the list.
pub fn light_nth(app: &mut App, n: usize) {
    light(app, |count, lit| if n < count { n } else { lit });
}

/// Which row is lit of a list in which a click lights one.
pub fn lit(app: &App) -> Option<usize> {
    match app.overlays.last()? {
        Overlay::Palette { lit, .. }
        | Overlay::Search { lit, .. }
        | Overlay::Agenda { lit, .. }
        | Overlay::WhereFrom { lit, .. }
        | Overlay::NotHeard { lit, .. }
        | Overlay::Register { lit }
        | Overlay::CameIn { lit } => Some(*lit),
        _ => None,
    }
}

/// Lights another one of a list, out of how many there are and which is lit.
fn light(app: &mut App, to: impl Fn(usize, usize) -> usize) {
    let count = match app.overlays.last() {
        Some(Overlay::Palette { .. }) => palette::rows(app).len(),
        Some(Overlay::Search { .. }) => found(app).len(),
        Some(Overlay::Agenda { .. }) => agenda::tasks(app).len(),
        Some(Overlay::WhereFrom { .. }) => tree::around(app).len(),
        Some(Overlay::NotHeard { found, .. }) => heard::count(found),
        Some(Overlay::MoveTo { .. }) => places(app).len(),
        Some(Overlay::PutIn { .. }) => before::listed(app).len(),
        Some(Overlay::Found { .. }) => app.found().len(),
        Some(Overlay::TakenBack { all, .. }) => all.len(),
        Some(Overlay::CameIn { .. }) => app.desk().map_or(0, |desk| desk.came_in.lines(&desk.session).len()),
        Some(Overlay::Register { .. }) => app.desk().map_or(0, |desk| query::not_agreed(&desk.session).len()),
        Some(Overlay::Everything { .. }) => sheet::rows(app).len(),
        Some(Overlay::Alike { pairs, .. }) => pairs.len(),
        Some(Overlay::Wordings { of, .. }) => settle::choices(of, &settle::doubled(app)).len(),
        Some(Overlay::WhatGives { .. }) => task_clock::what_gives(app).map_or(0, |(_, choices)| choices.len()),
        _ => 0,
    };
    if let Some(
        Overlay::Palette { lit, .. }
        | Overlay::Search { lit, .. }
        | Overlay::Agenda { lit, .. }
        | Overlay::WhereFrom { lit, .. }
        | Overlay::NotHeard { lit, .. }
        | Overlay::MoveTo { lit, .. }
        | Overlay::Register { lit }
        | Overlay::Everything { lit, .. }
        | Overlay::PutIn { lit, .. }
        | Overlay::WhatGives { lit }
        | Overlay::Found { lit }
        | Overlay::TakenBack { lit, .. }
        | Overlay::CameIn { lit }
        | Overlay::Alike { at: lit, .. },
    ) = app.overlays.last_mut()
    {
        *lit = to(count, *lit);
    }
    if let Some(Overlay::Wordings { lit, down, .. }) = app.overlays.last_mut() {
        (*lit, *down) = (to(count, *lit), 0);
    }
}

/// Lights the first one, or the last.
pub fn to_end(app: &mut App, last: bool) {
    if pictures::to_end(app, last) {
        return;
    }
    light(app, |count, _| if last { count.saturating_sub(1) } else { 0 });
}

/// Enter.
pub fn take(app: &mut App) -> Vec<Effect> {
    let mut out = Vec::new();
    match app.overlays.last().cloned() {
        Some(Overlay::Palette { lit, .. }) => return palette::take(app, lit),
        Some(Overlay::Agenda { .. }) => agenda::go(app, &mut out),
        Some(Overlay::PutIn { .. }) => before::put_in(app, &mut out),
        Some(Overlay::Search { lit, .. }) => {
            let id = found(app).get(lit).map(|entry| entry.id.clone());
            app.overlays.pop();
            if let Some(id) = id
                && !pictures::light(app, &id)
            {
                show(app, &id);
            }
        }
        Some(Overlay::Roadmap { .. }) => pictures::open_lit(app),
        Some(Overlay::WhereFrom { .. }) => tree::walk(app),
        Some(Overlay::WhatGives { lit }) => task_clock::take(app, &mut out, lit),
        Some(Overlay::NotHeard { found, lit }) => {
            app.overlays.pop();
            heard::go(app, &found, lit);
        }
        Some(Overlay::Wordings { .. }) => settle::take(app, &mut out),
        Some(Overlay::Alike { .. }) => alike::take(app, &mut out),
        Some(Overlay::CameIn { lit }) => {
            let id = app.desk().and_then(|desk| Some(desk.came_in.lines(&desk.session).get(lit)?.id.clone()));
            app.overlays.pop();
            if let Some(id) = id {
                show(app, &id);
            }
        }
        Some(Overlay::Register { lit }) => {
            let all = app.desk().map(|desk| query::not_agreed(&desk.session)).unwrap_or_default();
            let id = all.get(lit).map(|entry| entry.id.clone());
            app.overlays.pop();
            if let Some(id) = id {
                show(app, &id);
            }
        }
        Some(Overlay::MoveTo { entry, lit, .. }) => {
            // Where nothing fits what was typed, it stays open for another word.
            let place = places(app).get(lit).map(|(code, title)| ((*code).to_owned(), title.clone()));
            if let Some((code, title)) = place {
                app.overlays.pop();
                move_to(app, &mut out, &entry, &code, &title);
            }
        }
        _ => {}
    }
    out
}

/// Takes the lit edit back that somebody made in the file. The undo key brings it again.
pub fn take_back_by_hand(app: &mut App, out: &mut Vec<Effect>) {
    let Some(Overlay::Found { lit }) = app.overlays.last() else { return };
    let Some(op) = app.found().get(*lit).and_then(|found| found.op.clone()) else { return };
    if change(app, out, &Wish::Undo(vec![op])).is_some() {
        app.say(Tone::Plain, Word::ByHandTakenBack.with(&[app.keys.brief(Command::Undo)]));
    }
}

/// Moves a line to another task. A kind cannot change: where that task takes other kinds, the line is taken back here and
/// said anew there, as what it came from, in one step.
fn move_to(app: &mut App, out: &mut Vec<Effect>, id: &Id, code: &str, title: &str) {
    if hands::move_to(app, out, code, title) {
        return;
    }
    let Some((wish, next)) = app.desk().and_then(|desk| {
        let entry = desk.session.entry(id)?;
        Some((to_task(desk, entry, code), choose::beside(desk, id)))
    }) else {
        return;
    };
    if change(app, out, &wish).is_none() {
        return;
    }
    if let Some(desk) = app.desk_mut()
        && desk.lit.as_ref() == Some(id)
        && !desk.choosable().contains(id)
    {
        desk.lit = next;
    }
    app.say(Tone::Plain, Word::MovedTo.with(&[title]));
}

/// What moving a line to that task comes to.
pub fn to_task(desk: &Desk, entry: &Entry, code: &str) -> Wish {
    let anew = kind_there(desk, entry, code).map(|kind| said_anew(entry, kind, code));
    anew.unwrap_or_else(|| Wish::answer(&entry.id, Field::Task, Value::Text(code.into())))
}

/// The kind that a line gets in that task; `None` where it stays what it is: the task takes it or takes nothing, or other
/// lines stand under it and would lose their place.
fn kind_there(desk: &Desk, entry: &Entry, code: &str) -> Option<Kind> {
    let task = stage::task(code).filter(|task| task.surface != Surface::Confirm)?;
    let holds = desk.session.under(&entry.id).next().is_some();
    let stays = holds || task.captures.contains(&entry.kind);
    task.captures.first().copied().filter(|_| !stays)
}

fn said_anew(entry: &Entry, kind: Kind, code: &str) -> Wish {
    let new = New { from: vec![entry.id.clone()], ..New::line(kind, code, entry.text()).by(&entry.by) };
    Wish::Together(vec![Wish::Withdraw(entry.id.clone()), Wish::Say(new)])
}

/// Goes to the agenda item that a line stands in, and lights the line.
pub fn show(app: &mut App, id: &Id) {
    let Some(desk) = app.desk() else { return };
    let Some(entry) = desk.session.entry(id) else { return };
    let item = query::agenda(&desk.session)
        .into_iter()
        .find(|item| query::task_of(item).is_some_and(|task| task.code == entry.task))
        .map(|item| item.id.clone());
    if let Some(item) = item.filter(|item| desk.item().is_none_or(|here| here.id != *item)) {
        run::look_at(app, &item);
        say_still_at(app);
    }
    if let Some(desk) = app.desk_mut() {
        // A sentence is tested where its theme is.
        let over = desk.session.entry(id).and_then(|entry| entry.other(Field::Parent).cloned());
        let hidden = desk.session.entry(id).is_some_and(|entry| !desk.shows(entry));
        if let Some(table) = &mut desk.table {
            table.everybody |= hidden;
        }
        let all = desk.choosable();
        let there = [Some(id.clone()), over].into_iter().flatten().find(|id| all.contains(id));
        if let Some(there) = there {
            if desk.surface() == Surface::Confirm {
                desk.go_to_test(Some(there.clone()));
                desk.looks_back = true;
            }
            desk.mode = Mode::Choosing;
            desk.lit = Some(there);
        } else {
            write::start(desk);
        }
    }
}

/// Whoever looks something up on the way has not moved the session: its clock runs where it ran.
fn say_still_at(app: &mut App) {
    let Some(desk) = app.desk().filter(|desk| desk.looking.is_some() && desk.read_only.is_none()) else { return };
    let Some(at) = query::here(&desk.session).filter(|_| desk.table.is_none()) else { return };
    let said = Word::StillAt.with(&[at.text(), &app.keys.brief(Command::Agenda)]);
    app.say(Tone::Plain, said);
}

/// The commands that apply now.
pub(super) fn live(app: &App) -> Vec<Command> {
    let only_read = app.desk().is_some_and(|desk| desk.read_only.is_some());
    let live = COMMANDS.iter().filter(|spec| (spec.when)(app)).map(|spec| spec.command);
    live.filter(|command| !only_read || !command.changes()).collect()
}

/// Opens the list of keys: those that apply now.
pub fn open_help(app: &mut App) {
    app.overlays.push(Overlay::Help { live: live(app), scroll: 0 });
}

/// Opens the list of tasks that the line can go to.
pub fn open_move(app: &mut App) {
    if let Some(entry) = app.desk().and_then(Desk::meant).map(|entry| entry.id.clone()) {
        app.overlays.push(Overlay::MoveTo { entry, line: CaptureLine::default(), lit: 0 });
    }
}

/// The lines that a search finds; over the roadmap those that stand on it.
pub fn found(app: &App) -> Vec<&Entry> {
    let (Some(Overlay::Search { line, .. }), Some(desk)) = (app.overlays.last(), app.desk()) else {
        return Vec::new();
    };
    let mut found = query::search(&desk.session, line.text_of(0));
    found.retain(|entry| entry.stands());
    if let Some(Overlay::Roadmap { .. }) = app.overlays.iter().nth_back(1) {
        let plan = desk.plan();
        let on_it: BTreeSet<&str> =
            plan.lanes.iter().flat_map(|lane| &lane.cards).map(|card| card.id.as_str()).collect();
        found.retain(|entry| on_it.contains(entry.id.as_str()));
    }
    found.truncate(MOST_FOUND);
    found
}

/// The tasks of the agenda that a line can go to, of those that fit what was typed: code and title.
pub fn places(app: &App) -> Vec<(&'static str, String)> {
    let Some(desk) = app.desk() else { return Vec::new() };
    let all = query::agenda(&desk.session)
        .into_iter()
        .filter_map(|item| query::task_of(item).map(|task| (task.code, item.text().to_owned())));
    let Some(Overlay::MoveTo { line, .. }) = app.overlays.last() else { return all.collect() };
    let words: Vec<String> = line.text_of(0).split_whitespace().map(str::to_lowercase).collect();
    let fits = |title: &str| words.iter().all(|word| title.to_lowercase().contains(word.as_str()));
    all.filter(|(_, title)| fits(title)).collect()
}
