//! Why a command does nothing now, line by line: what comes first, or what is so already.

use super::said::{self, Verb};
use crate::ui::command::Command;
use crate::ui::state::App;
use crate::ui::state::desk::{Mode, Purpose};
use crate::ui::update::why_not;
use crate::words::Word;
use crate::words::not_now::NotNow;

/// What there is to say, else that there is nothing.
pub fn or_not_now(app: &App, lines: Vec<String>, name: &str) -> Vec<String> {
    if lines.is_empty() { not_now(app, name) } else { lines }
}

/// A command's name without its dot is kept as it was typed, for it may have been said: how the command is written.
pub fn without_dot(app: &App, words: &str) -> Option<String> {
    let desk = app.bare_desk().filter(|desk| desk.mode == Mode::Writing)?;
    let name = words.trim().to_lowercase();
    let is_new = desk.purpose == Purpose::New && said::is_name(&name);
    is_new.then(|| NotNow::PlainWithoutDot.with(&[&name]))
}

/// That a command does nothing, and why.
pub fn not_now(app: &App, name: &str) -> Vec<String> {
    let commands: &[Command] = match said::verb(name) {
        Some(Verb::Of(commands) | Verb::About(commands)) => commands,
        _ => &[],
    };
    let said = if !app.overlays.is_empty() && (Command::Close.spec().when)(app) {
        Some(NotNow::PlainCloseFirst.with(&[name]))
    } else {
        commands.iter().find_map(|command| why(app, *command))
    };
    vec![said.unwrap_or_else(|| Word::PlainNotNow.with(&[name]))]
}

fn why(app: &App, command: Command) -> Option<String> {
    let desk = app.bare_desk()?;
    let asks = || (Command::AllOfOurs.spec().when)(app) || (Command::AskAgain.spec().when)(app);
    Some(match (command, desk.mode) {
        (Command::ToChoosing, Mode::Choosing) => NotNow::PlainChoosing.text().to_owned(),
        (Command::ToWriting, Mode::Writing) => NotNow::PlainWriting.text().to_owned(),
        (Command::ToWriting, Mode::Choosing) if asks() => NotNow::PlainAsked.text().to_owned(),
        _ => said::by_name(app, &why_not(app, command)?),
    })
}
