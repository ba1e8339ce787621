//! `update`: a message goes in, the state changes, effects come out. No files, no clock, no terminal.

mod change;
mod choose;
mod confirm;
mod custody;
mod home;
mod keys;
mod lists;
mod overlay;
mod run;
mod write;

pub use overlay::{MOST_FOUND, around, commands, found, places};
pub use write::taken_for;

use super::command::Command;
use super::keymap;
use super::msg::{Effect, Msg, Opened, What};
use super::state::desk::Desk;
use super::state::{App, Asks, Screen, Tone, draft};
use crate::model::query::{self, Standing};
use crate::roadmap::draw_up;
use crate::words::Word;

/// Takes a message in.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    app.at = msg.at;
    app.millis = msg.millis;
    if waits(app, &msg.what) {
        app.ahead.push(msg.what);
        return Vec::new();
    }
    let before = app.desk().map(draft::write);
    let mut effects = match msg.what {
        What::Key(key) => keys::press(app, key),
        What::Paste(text) => keys::paste(app, &text),
        What::Boxes(texts) => {
            keys::fill(app, &texts);
            Vec::new()
        }
        What::Resize(columns, rows) => {
            app.size = (columns, rows);
            Vec::new()
        }
        What::Tick => Vec::new(),
        What::Saved(ids) => {
            if let Some(desk) = app.desk_mut() {
                for id in &ids {
                    desk.waiting.remove(id);
                }
                if desk.waiting.is_empty() {
                    desk.trouble = None;
                }
            }
            Vec::new()
        }
        What::NotSaved(sentence) => {
            if let Some(desk) = app.desk_mut() {
                desk.trouble = Some(sentence.clone());
            }
            app.say(Tone::Alarm, sentence);
            Vec::new()
        }
        What::Heard(ops) => {
            if let Some(desk) = app.desk_mut() {
                for op in ops {
                    desk.session.absorb(op);
                }
            }
            Vec::new()
        }
        What::Sessions(sessions) => {
            if let Screen::Home(home) = &mut app.screen {
                home.listed = true;
                home.lit = 0;
                if home.asks != Asks::HowLong && home.line.is_empty() {
                    home.asks = if sessions.is_empty() { Asks::Title } else { Asks::Which };
                }
                home.sessions = sessions;
            }
            Vec::new()
        }
        What::Opened(opened) => {
            open(app, *opened);
            // What was pressed while it was on its way.
            let ahead = std::mem::take(&mut app.ahead);
            let (at, millis) = (app.at, app.millis);
            return ahead.into_iter().flat_map(|what| update(app, Msg { at, millis, what })).collect();
        }
        What::Failed(sentence) => {
            if let Screen::Home(home) = &mut app.screen {
                home.busy = false;
            }
            app.ahead.clear();
            app.say(Tone::Alarm, sentence);
            Vec::new()
        }
        What::PapersWritten(folder, names) => {
            papers(app, folder, &names);
            Vec::new()
        }
    };
    let after = app.desk().map(draft::write);
    if let (Some(after), true) = (&after, before.is_some() && before != after) {
        effects.push(Effect::Draft(after.clone()));
    }
    effects
}

/// Whether something pressed or pasted waits until the session is there. Leaving does not wait.
fn waits(app: &App, what: &What) -> bool {
    let busy = app.home().is_some_and(|home| home.busy);
    match what {
        What::Key(key) => busy && !matches!(keymap::lookup(app, *key), Some(Command::Leave | Command::Stop)),
        What::Paste(_) => busy,
        _ => false,
    }
}

fn open(app: &mut App, mut opened: Opened) {
    let asked = custody::question(&opened.session, app.at.date_naive());
    let notice: Vec<String> = opened.notice.take().into_iter().chain(asked).collect();
    app.overlays.clear();
    app.notice = None;
    app.screen = Screen::Desk(Box::new(Desk::new(opened)));
    if !notice.is_empty() {
        app.say(Tone::Plain, notice.join(" "));
    }
}

/// Says which papers were written, and how much is in them.
fn papers(app: &mut App, folder: String, names: &[String]) {
    let Some(desk) = app.desk() else { return };
    let session = &desk.session;
    let themes = query::themes(session);
    let not_agreed = themes.iter().filter(|theme| query::theme_standing(session, theme) == Standing::NotAgreed).count();
    let plan = draw_up::plan(session, None);
    let actions: usize = plan.lanes.iter().map(|lane| lane.cards.len()).sum();
    let counts = [plan.values.len(), themes.len(), not_agreed, actions];
    let text = [Word::PapersWritten.with(&[folder]), names.join(", "), Word::papers_hold(counts)].join("\n");
    app.say(Tone::Good, text);
}
