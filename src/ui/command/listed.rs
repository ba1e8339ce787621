//! The commands as lists: their headings, those of the footer, and all of them as a table for papers and the README. Uses the table.

use super::{COMMANDS, Command, Spec, has_next, in_cells, map, no_overlay, sorting};
use crate::model::day::clock;
use crate::model::query;
use crate::model::stage::Surface;
use crate::ui::keymap::Keymap;
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Overlay};

/// What a command is about; help lists it under this heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The line.
    Line,
    /// The list.
    List,
    /// The agenda.
    Agenda,
    /// What is shown.
    Show,
    /// What is kept, and leaving.
    Keep,
}

impl Group {
    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Group::Line => "The line",
            Group::List => "The list",
            Group::Agenda => "The agenda",
            Group::Show => "On the screen",
            Group::Keep => "Keeping and leaving",
        }
    }
}

/// The commands for the footer: those that apply, the most wanted first, at most seven.
pub fn footer(app: &App) -> Vec<&'static Spec> {
    let mut live: Vec<&Spec> = COMMANDS.iter().filter(|spec| spec.rank > 0 && (spec.when)(app)).collect();
    // The clock is offered until it runs; paging through the papers' key only where the roadmap is read.
    live.retain(|spec| match spec.command {
        Command::Clock => app.desk().is_some_and(|desk| {
            // Before the day there is none.
            desk.item().is_some_and(|item| clock::running(item).is_none())
                && desk.item().is_some_and(|item| query::day(item) > 0)
        }),
        // Who reports is called up by the clock.
        Command::NextReport => app.clock_runs(),
        // A table goes where the desk goes.
        Command::Next | Command::Back if app.desk().is_some_and(|desk| desk.table.is_some()) => false,
        Command::Next => has_next(app),
        Command::PutUnder | Command::TakeOut => !in_cells(app),
        Command::Under => !map::by_digits_alone(app),
        Command::Papers => app.desk().is_some_and(|desk| desk.surface() == Surface::ReadBack),
        Command::Down => {
            let steps =
                no_overlay(app) && matches!(app.desk().map(Desk::surface), Some(Surface::Sort | Surface::Confirm));
            steps || matches!(app.overlays.last(), Some(Overlay::Alike { pairs, .. }) if !pairs.is_empty())
        }
        // Where something is missing that it would take.
        Command::OpenBox => app
            .desk()
            .is_some_and(|desk| desk.lit_entry().is_some_and(|lit| desk.instrument().lacks(desk, lit).is_some())),
        Command::OpenLine => !sorting(app) || app.size.0 > 90,
        Command::BringTogether => app.desk().map(Desk::surface) != Some(Surface::Sort) || app.size.0 > 90,
        _ => true,
    });
    if app.desk().is_some_and(|desk| desk.read_only.is_some()) {
        live.retain(|spec| !spec.command.changes());
    }
    live.sort_by_key(|spec| spec.rank);
    live.truncate(7);
    live
}

/// A row of the table of keys, as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The keys.
    pub keys: String,
    /// The command's name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
}

/// Every command with its keys, by what it is about.
pub fn rows() -> Vec<Row> {
    rows_of(&Keymap::default())
}

fn rows_of(keys: &Keymap) -> Vec<Row> {
    let mut specs: Vec<&Spec> = COMMANDS.iter().collect();
    specs.sort_by_key(|spec| spec.group);
    let row = |spec: &Spec| Row { keys: keys.written(spec.command), name: spec.name, about: spec.does };
    specs.into_iter().map(row).collect()
}

/// The table of keys as text, a command a line: keys, name, what it does.
pub fn table(keys: &Keymap) -> String {
    rows_of(keys).iter().fold(String::new(), |table, row| table + &row.keys + "\t" + row.name + "\t" + row.about + "\n")
}
