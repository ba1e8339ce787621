//! Why a command does nothing now, where somebody may well wonder: said in place of silence.

use crate::model::refusal::Refusal;
use crate::model::stage::Surface;
use crate::ui::command::Command;
use crate::ui::instrument::confirm::drafts;
use crate::ui::keymap::{Code, Key};
use crate::ui::state::App;
use crate::ui::state::desk::Mode;
use crate::words::ground::Ground;
use crate::words::not_now::NotNow;
use crate::words::papers::Papers;

/// Why a command does nothing at a desk over which nothing lies.
pub fn why_not(app: &App, command: Command) -> Option<String> {
    let desk = app.bare_desk()?;
    let key = |command| app.keys.brief(command);
    if (command.spec().when)(app) {
        return None;
    }
    Some(match command {
        Command::Undo => Refusal::NothingToTakeBack.to_string(),
        Command::Redo => NotNow::NothingToBring.text().to_owned(),
        Command::OpenFolder if desk.papers.under_way => Papers::UnderWay.with(&[key(Command::OpenFolder)]),
        Command::OpenFolder => Papers::NoneYet.with(&[key(Command::Papers)]),
        _ => return None,
    })
}

/// Enter where the room is asked: its answers are digits.
fn only_asked(app: &App) -> Option<&'static str> {
    let desk = app.bare_desk().filter(|desk| desk.surface() == Surface::Confirm && drafts(desk).is_none())?;
    let words = if desk.lit.is_some() { Ground::OneOfThese } else { Ground::FromTheFirst };
    (desk.mode == Mode::Choosing && !desk.choosable().is_empty()).then(|| words.text())
}

/// The same by the key that was pressed; and where something lies over the screen, that it comes first.
pub fn of_key(app: &App, key: Key) -> Option<String> {
    app.desk()?;
    if app.overlays.is_empty() {
        if key.code == Code::Enter
            && let Some(words) = only_asked(app)
        {
            return Some(words.to_owned());
        }
        let commands = [Command::Undo, Command::Redo, Command::OpenFolder];
        return commands.into_iter().find(|one| app.keys.means(*one, key)).and_then(|one| why_not(app, one));
    }
    // A letter is typed into what is open; keys like these are pressed for the desk below.
    let opens =
        [Command::Roadmap, Command::Relations, Command::Papers, Command::OpenFolder, Command::Next, Command::Back];
    let is_meant = opens.into_iter().chain([Command::Large, Command::Agenda]).any(|one| app.keys.means(one, key));
    let closes = is_meant && (Command::Close.spec().when)(app);
    closes.then(|| NotNow::CloseFirst.with(&[app.keys.brief(Command::Close), key.to_string()]))
}
