//! The whole agenda over the screen: typing finds a task by its number or its title, Enter goes there. Going there ticks
//! nothing off and starts no clock: somebody may only have one late line to write down.

use super::run;
use crate::model::clock;
use crate::model::id::Id;
use crate::model::query;
use crate::ui::line::CaptureLine;
use crate::ui::msg::Effect;
use crate::ui::state::desk::Desk;
use crate::ui::state::timing::{self, Row};
use crate::ui::state::{App, Overlay, Tone};
use crate::words::agenda::Agenda as Words;

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
    let counted = |item: &&crate::model::entry::Entry| query::task_of(item).map_or(0, |task| lines(task.code));
    let held: Vec<(Id, usize)> = items.iter().map(|item| (item.id.clone(), counted(item))).collect();
    let here = desk.item().and_then(|here| items.iter().position(|item| item.id == here.id)).unwrap_or(0);
    app.overlays.push(Overlay::Agenda { line: CaptureLine::default(), lit: here, held });
}

/// The tasks that fit what was typed.
pub fn tasks(app: &App) -> Vec<Task> {
    let (Some(Overlay::Agenda { line, held, .. }), Some(desk)) = (app.overlays.last(), app.desk()) else {
        return Vec::new();
    };
    let lines = |id: &Id| held.iter().find(|(item, _)| item == id).map_or(0, |(_, count)| *count);
    let all = numbered(app, desk).into_iter().map(|(no, row)| Task { no, lines: lines(&row.id), row });
    let typed = line.text_of(0).trim();
    let mut all: Vec<Task> = all.collect();
    let begins = |task: &Task| task.no.is_some_and(|no| no.to_string().starts_with(typed));
    if !typed.is_empty() && all.iter().any(begins) {
        all.retain(begins);
        return all;
    }
    let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    all.retain(|task| {
        let title = task.row.title.to_lowercase();
        words.iter().all(|word| title.contains(word.as_str()))
    });
    all
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
    let Some(desk) = app.desk().filter(|_| !target.here) else { return };
    let here = desk.item();
    let runs_on =
        here.filter(|item| clock::running(item).is_some()).map(|item| Words::ClockRunsOn.with(&[item.text()]));
    if desk.read_only.is_some() {
        run::look_at(app, &target.id);
        return;
    }
    run::go_to(app, out, &target.id, false);
    if let (Some(words), None) = (runs_on, &app.notice) {
        app.say(Tone::Plain, words);
    }
}
