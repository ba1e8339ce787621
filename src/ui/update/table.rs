//! A window at a table goes where the desk goes: by itself, where nothing is half done here; else it says so, and goes
//! when the line is kept. And what every window knows of the others.

use super::{run, write};
use crate::model::id::Id;
use crate::model::query;
use crate::ui::command::Command;
use crate::ui::keymap::{self, Key};
use crate::ui::state::desk::{Desk, Purpose};
use crate::ui::state::{App, Overlay, Tone};
use crate::words::Word;
use crate::words::tables::Tables as Words;
use std::collections::BTreeSet;

/// After anything was heard: where the desk has gone to another task, the table goes along.
pub fn follow(app: &mut App) {
    let Some(desk) = app.desk_mut() else { return };
    let there = desk.desk_is_at().map(|item| (item.id.clone(), item.text().to_owned()));
    let here = desk.item().map(|item| item.id.clone());
    let (Some((there, title)), Some(table)) = (there, &mut desk.table) else { return };
    let before = table.heard_of.replace(there.clone());
    let waited = table.goes_along;
    if before.as_ref() == Some(&there) {
        return;
    }
    table.has_moved |= before.is_some();
    // Whoever went to another task by hand stays there.
    let went_along = before.is_none() || before == here || waited;
    table.goes_along = went_along && here.as_ref() != Some(&there);
    if !table.goes_along {
        return;
    }
    let own = app.desk().and_then(Desk::item).map(|item| item.text().to_owned());
    if let Some(own) = own.filter(|_| app.by_line && before.is_some()) {
        app.say(Tone::Plain, Words::NextStays.with(&[title, own]));
    } else if is_at_work(app) {
        app.say(Tone::Plain, Words::HalfFirst.with(&[title]));
    } else {
        go(app, &there, before.is_some());
    }
}

/// After a step is done: where the desk has gone on meanwhile, the table goes there now.
pub fn go_along(app: &mut App) {
    let waits = app.desk().filter(|desk| desk.table.as_ref().is_some_and(|table| table.goes_along));
    let there = waits.and_then(Desk::desk_is_elsewhere).map(|item| item.id.clone());
    if let Some(there) = there.filter(|_| !is_at_work(app)) {
        let kept = app.desk().and_then(kept_here);
        go(app, &there, true);
        // The line is out of sight in the moment in which it is kept.
        if let (Some((no, left)), Some(desk)) = (kept, app.desk()) {
            let title = desk.item().map(|item| item.text().to_owned()).unwrap_or_default();
            app.say(Tone::Plain, Words::KeptThenOn.with(&[no, left, title]));
        }
    }
}

/// The number of the line that was kept last in the open task, and the task's title.
fn kept_here(desk: &Desk) -> Option<(String, String)> {
    let kept = desk.touched.as_ref().and_then(|id| desk.session.entry(id))?;
    let is_here = kept.task.as_str() == desk.task_code() && !kept.no.is_empty();
    is_here.then(|| (desk.session.spoken(kept), desk.item().map_or_else(String::new, |item| item.text().to_owned())))
}

/// Whether something is begun here that going away would leave half done.
fn is_at_work(app: &App) -> bool {
    let begun = |desk: &Desk| {
        write::half_typed(desk) || desk.purpose != Purpose::New || desk.pasted.is_some() || desk.asks_under
    };
    !app.overlays.is_empty() || app.desk().is_some_and(begun)
}

fn go(app: &mut App, there: &Id, says: bool) {
    run::look_at(app, there);
    let Some(desk) = app.desk_mut() else { return };
    if let Some(table) = &mut desk.table {
        table.goes_along = false;
    }
    let title = desk.item().map(|item| item.text().to_owned()).unwrap_or_default();
    if says {
        app.say(Tone::Plain, Words::DeskWentOn.with(&[title]));
    }
}

/// The key that goes to the desk's task, whatever is half typed: it waits in its own task.
pub fn to_desk(app: &mut App) {
    let there = app.desk().and_then(Desk::desk_is_elsewhere).map(|item| item.id.clone());
    if let Some(there) = there {
        let half =
            app.desk().filter(|desk| write::half_typed(desk)).and_then(Desk::item).map(|item| item.text().to_owned());
        go(app, &there, false);
        let waits = half.map(|title| format!(" {}", Word::HalfWaits.with(&[title]))).unwrap_or_default();
        app.say(Tone::Plain, format!("{}{waits}", Words::BackAtDesk.text()));
    }
}

/// Shows everybody's lines, or this table's alone.
pub fn everybody(app: &mut App) {
    let Some(desk) = app.desk_mut() else { return };
    let Some(table) = &mut desk.table else { return };
    table.everybody = !table.everybody;
    let everybody = table.everybody;
    desk.scroll = 0;
    super::choose::light_again(desk);
    let key = app.keys.brief(Command::Everybody);
    let said = if everybody { Words::EverybodysLines.with(&[key]) } else { Words::OwnLines.text().to_owned() };
    app.say(Tone::Plain, said);
}

/// Opens the list of the other windows.
pub fn open_windows(app: &mut App) {
    if let Some(desk) = app.desk() {
        let held = lines_of_tables(desk);
        app.overlays.push(Overlay::Windows { held });
    }
}

/// How many lines each table has written down that is here, by its number.
pub fn lines_of_tables(desk: &Desk) -> Vec<(u32, usize)> {
    let tables: BTreeSet<u32> = desk.steering.others().iter().filter_map(|seen| seen.window.table()).collect();
    let labels: Vec<(u32, String)> =
        tables.into_iter().map(|no| (no, crate::model::day::now::label_of_table(no))).collect();
    let mut held: Vec<(u32, usize)> = labels.iter().map(|(no, _)| (*no, 0)).collect();
    for entry in desk.session.entries().filter(|entry| entry.stands() && !entry.task.is_empty()) {
        let at = labels.iter().position(|(_, label)| entry.id.label() == label);
        if let Some((_, count)) = at.and_then(|at| held.get_mut(at)) {
            *count += 1;
        }
    }
    held
}

/// Opens the list of what came in.
pub fn open_came_in(app: &mut App) {
    let lit = app.desk().map_or(0, |desk| desk.came_in.lines(&desk.session).len().saturating_sub(1));
    app.overlays.push(Overlay::CameIn { lit });
}

/// A key is pressed: where lines came in while nobody was here, it is said once how many.
pub fn pressed(app: &mut App, key: Key) -> Option<String> {
    let reads = matches!(app.overlays.last(), Some(Overlay::CameIn { .. }));
    if reads || keymap::lookup(app, key) == Some(Command::CameIn) {
        return None;
    }
    let millis = app.millis;
    let desk = app.desk_mut()?;
    let count = desk.came_in.press(&desk.session, millis);
    let key = app.keys.brief(Command::CameIn);
    match count {
        0 => None,
        1 => Some(Words::OneCameIn.with(&[key])),
        n => Some(Words::SomeCameIn.with(&[n.to_string(), key])),
    }
}

/// The tables that went silent between two looks: their windows stand there, and say nothing any more.
pub fn gone_silent(before: &[u32], desk: &Desk) -> Vec<u32> {
    let fresh = tables_heard(desk);
    let others = desk.steering.others();
    let still = |no: &u32| others.iter().any(|seen| seen.window.table() == Some(*no));
    before.iter().copied().filter(|no| !fresh.contains(no) && still(no)).collect()
}

/// The tables that are heard of now.
pub fn tables_heard(desk: &Desk) -> Vec<u32> {
    desk.steering.others().iter().filter(|seen| seen.fresh).filter_map(|seen| seen.window.table()).collect()
}

/// Where a window is, by the title of its task.
pub fn title_of(desk: &Desk, task: Option<&Id>) -> String {
    task.and_then(|id| desk.session.entry(id))
        .filter(|item| query::task_of(item).is_some())
        .map_or_else(String::new, |item| item.text().to_owned())
}
