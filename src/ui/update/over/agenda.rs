//! The whole agenda over the screen: typing finds a task by its number or its title, Enter goes there. Going there ticks
//! nothing off and starts no clock: somebody may only have one late line to write down.

use crate::model::day::clock;
use crate::model::day::program;
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::query;
use crate::model::stage;
use crate::ui::command::Command;
use crate::ui::line::CaptureLine;
use crate::ui::msg::Effect;
use crate::ui::state::desk::Desk;
use crate::ui::state::timing::{self, Row};
use crate::ui::state::{App, Overlay, Tone};
use crate::ui::update::change::change;
use crate::ui::update::run;
use crate::words::agenda::Agenda as Words;

/// Under what name a task stands in the list that is not on the agenda: before its code.
const OFF: &str = "off:";

/// The day of those tasks: they come after all days.
pub const OFF_DAY: u64 = u64::MAX;

/// A task on the agenda that can be gone to.
#[derive(Debug)]
pub struct Task {
    /// Its number among those of the days; before the day there is none.
    pub no: Option<usize>,
    /// Its row of the agenda.
    pub row: Row,
    /// How many lines it held when the agenda was opened.
    pub lines: usize,
}

/// Opens it, the open task lit.
pub fn open(app: &mut App) {
    let Some(desk) = app.desk() else { return };
    let items = query::agenda(&desk.session);
    let lines = |code: &str| query::lines(&desk.session, code).count();
    let held: Vec<(Id, usize)> = items.iter().map(|item| (item.id.clone(), counted(desk, &items, item))).collect();
    let off = off(desk).map(|task| (task, lines(task.code)));
    let off = off.filter(|(task, lines)| *lines > 0 || program::comes_after(task));
    let off = off.map(|(task, lines)| (Id::new(format!("{OFF}{}", task.code)), lines));
    let held: Vec<(Id, usize)> = held.into_iter().chain(off).collect();
    // Whoever only looked something up goes back from there to where the session is.
    let here = query::here(&desk.session).filter(|_| desk.looking.is_some() && desk.table.is_none()).or(desk.item());
    let here = here.and_then(|here| items.iter().position(|item| item.id == here.id)).unwrap_or(0);
    app.overlays.push(Overlay::Agenda { line: CaptureLine::default(), lit: here, held });
}

/// The tasks that are not on the agenda. What is put on it is the desk's to say.
fn off(desk: &Desk) -> impl Iterator<Item = &'static stage::Task> {
    let items = query::agenda(&desk.session);
    let on: Vec<&str> = items.iter().filter_map(|item| query::task_of(item)).map(|task| task.code).collect();
    stage::tasks().filter(move |task| desk.table.is_none() && !on.contains(&task.code))
}

/// The tasks whose titles have what was typed, on the agenda first, then what comes after the event.
pub fn titled(app: &App, typed: &str) -> Vec<Row> {
    let Some(desk) = app.desk() else { return Vec::new() };
    let off = off(desk).filter(|task| program::comes_after(task));
    let off = off.filter_map(|task| off_row(&Id::new(format!("{OFF}{}", task.code))));
    let all = numbered(app, desk).into_iter().map(|(_, row)| row).chain(off);
    all.filter(|row| has_words(&row.title, typed)).collect()
}

/// Whether a title has every word that was typed.
fn has_words(title: &str, typed: &str) -> bool {
    let title = title.to_lowercase();
    typed.split_whitespace().all(|word| title.contains(word.to_lowercase().as_str()))
}

/// How many lines an item holds. Of several meetings each has its own; what was said at none of them counts with the first.
fn counted(desk: &Desk, items: &[&Entry], item: &Entry) -> usize {
    let Some(task) = query::task_of(item) else { return 0 };
    let is_of_task = |other: &&&Entry| query::task_of(other).is_some_and(|of| of.code == task.code);
    let is_first = items.iter().find(is_of_task).is_some_and(|first| first.id == item.id);
    let at = |line: &Entry| query::said_at(&desk.session, line).map(|at| at.id.clone());
    let here = |line: &&Entry| !task.is_by_item() || at(line).map_or(is_first, |at| at == item.id);
    query::lines(&desk.session, task.code).filter(here).count()
}

/// The tasks that fit what was typed.
pub fn tasks(app: &App) -> Vec<Task> {
    let (Some(Overlay::Agenda { line, held, .. }), Some(desk)) = (app.overlays.last(), app.desk()) else {
        return Vec::new();
    };
    let lines = |id: &Id| held.iter().find(|(item, _)| item == id).map_or(0, |(_, count)| *count);
    let all = numbered(app, desk).into_iter().map(|(no, row)| Task { no, lines: lines(&row.id), row });
    let typed = line.text_of(0).trim();
    // What comes after the event stands on few agendas: whoever types its name finds it.
    let off = held.iter().filter(|(_, lines)| *lines > 0 || !typed.is_empty());
    let off = off.filter_map(|(id, lines)| Some(Task { no: None, row: off_row(id)?, lines: *lines }));
    let mut all: Vec<Task> = all.chain(off).collect();
    let begins = |task: &Task| task.no.is_some_and(|no| no.to_string().starts_with(typed));
    if !typed.is_empty() && all.iter().any(begins) {
        all.retain(begins);
        return all;
    }
    all.retain(|task| has_words(&task.row.title, typed));
    all
}

/// A task that is not on the agenda, as a row after those of the days.
fn off_row(id: &Id) -> Option<Row> {
    let title = task_off(id)?.title.to_owned();
    Some(Row { id: id.clone(), day: OFF_DAY, title, starts: None, minutes: 0, done: false, here: false })
}

fn task_off(id: &Id) -> Option<&'static stage::Task> {
    id.as_str().strip_prefix(OFF).and_then(stage::task)
}

/// Puts a task at the end of the agenda and goes there: it holds lines that nobody could get to, or was asked for by name.
fn go_off(app: &mut App, out: &mut Vec<Effect>, task: &'static stage::Task) {
    let Some(desk) = app.desk() else { return };
    if desk.read_only.is_some() {
        let key = app.keys.brief(Command::Search);
        app.say(Tone::Plain, Words::OffStays.with(&[task.title, &key]));
        return;
    }
    let spot = query::agenda(&desk.session).into_iter().next_back().map(program::spot_after);
    let Some(wish) = spot.map(|spot| program::put_in(&desk.session, spot, task, "", None)) else { return };
    let Some(item) = change(app, out, &wish).and_then(|ids| ids.into_iter().next()) else { return };
    run::go_to(app, out, &item, false);
    app.say(Tone::Plain, Words::PutAtEnd.with(&[task.title]));
}

/// The rows of the agenda with their numbers.
pub fn numbered(app: &App, desk: &Desk) -> Vec<(Option<usize>, Row)> {
    let mut no = 0;
    let number = |row: &Row| {
        no += usize::from(row.day > 0);
        (row.day > 0).then_some(no)
    };
    let (rows, _) = timing::agenda(desk, app.at);
    let numbers: Vec<Option<usize>> = rows.iter().map(number).collect();
    numbers.into_iter().zip(rows).collect()
}

/// Enter: the lit task is open now.
pub fn go(app: &mut App, out: &mut Vec<Effect>) {
    let Some(Overlay::Agenda { lit, .. }) = app.overlays.last() else { return };
    // Where nothing fits what was typed, it stays open for another word.
    let Some(target) = tasks(app).into_iter().nth(*lit).map(|task| task.row) else { return };
    app.overlays.pop();
    go_to(app, out, &target);
}

/// Goes to a task of the list.
pub fn go_to(app: &mut App, out: &mut Vec<Effect>, target: &Row) {
    if let Some(task) = task_off(&target.id) {
        go_off(app, out, task);
        return;
    }
    let Some(desk) = app.desk().filter(|_| !target.here) else { return };
    let here = desk.item();
    let runs_on =
        here.filter(|item| clock::running(item).is_some()).map(|item| Words::ClockRunsOn.with(&[item.text()]));
    if desk.read_only.is_some() || desk.table.is_some() {
        run::look_at(app, &target.id);
        return;
    }
    run::go_to(app, out, &target.id, false);
    if let (Some(words), None) = (runs_on, &app.notice) {
        app.say(Tone::Plain, words);
    }
}
