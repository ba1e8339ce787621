//! Every command by its name, and every task by its title: whoever looks for something types a part of it. Uses the
//! commands and the agenda.

use crate::ui::command::{Command, Spec, named};
use crate::ui::keymap::Key;
use crate::ui::line::CaptureLine;
use crate::ui::msg::Effect;
use crate::ui::state::timing;
use crate::ui::state::{App, Overlay};
use crate::ui::update::{agenda, overlay, run};

/// What can be taken.
#[derive(Debug)]
pub enum Row {
    /// A command that applies on the screen below.
    Command(&'static Spec),
    /// A task to go to.
    Task(timing::Row),
}

/// Opens the list: what applies now.
pub fn open(app: &mut App) {
    let mut live = overlay::live(app);
    live.retain(|command| *command != Command::Palette);
    app.overlays.push(Overlay::Palette { live, line: CaptureLine::default(), lit: 0 });
}

/// What fits what was typed: commands, and tasks once something was typed.
pub fn rows(app: &App) -> Vec<Row> {
    let Some(Overlay::Palette { live, line, .. }) = app.overlays.last() else { return Vec::new() };
    let may_go = live.contains(&Command::Agenda) && !line.text_of(0).trim().is_empty();
    let tasks = if may_go { agenda::titled(app, line.text_of(0)) } else { Vec::new() };
    let [first, then] = commands(app).map(|specs| specs.into_iter().map(Row::Command));
    first.chain(tasks.into_iter().map(Row::Task)).chain(then).collect()
}

/// The commands that apply on the screen below, by what was typed: those whose own words have it, and those that are also
/// called so.
pub fn commands(app: &App) -> [Vec<&'static Spec>; 2] {
    let Some(Overlay::Palette { live, line, .. }) = app.overlays.last() else { return [Vec::new(), Vec::new()] };
    let wanted: Vec<String> = line.text_of(0).split_whitespace().map(str::to_lowercase).collect();
    let has = |hay: &str| {
        let hay = hay.to_lowercase();
        wanted.iter().all(|word| hay.contains(word.as_str()))
    };
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for spec in live.iter().map(|command| command.spec()) {
        let here = named(app, spec);
        let own = format!("{} {} {}", spec.name, here.does, here.short);
        if has(&own) {
            first.push(spec);
        } else if has(&format!("{own} {}", here.also)) {
            then.push(spec);
        }
    }
    [first, then]
}

/// Enter: the lit one.
pub fn take(app: &mut App, lit: usize) -> Vec<Effect> {
    let row = rows(app).into_iter().nth(lit);
    app.overlays.pop();
    let mut out = Vec::new();
    match row {
        Some(Row::Command(spec)) => {
            let key = app.keys.of(spec.command).first().copied().unwrap_or(Key::char(' '));
            return run::run(app, spec.command, key);
        }
        Some(Row::Task(row)) => agenda::go_to(app, &mut out, &row),
        None => {}
    }
    out
}
