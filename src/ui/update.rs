//! `update`: a message goes in, the state changes, effects come out. No files, no clock, no terminal.
//!
//! ```text
//! keys, pointer, run   a key or a click, a command      change          what becomes of a wish; undo
//! choose, lists        what is lit, up, down, pages     not_now         why a command does nothing
//! home, table, room    whole windows                    task_clock      the task's clock; clocks: the laptop's
//! line                 what is typed, what is done with lines
//! surface              what one kind of surface does    over            what lies over a screen
//! ```

mod change;
mod choose;
mod clocks;
mod home;
mod keys;
mod line;
mod lists;
mod not_now;
mod over;
mod papers;
mod pointer;
mod room;
mod run;
mod surface;
mod table;
pub mod task_clock;
mod tour;

pub use super::state::opened::boxes_of;
pub use before::listed;
pub use choose::counted;
pub use link::preview;
pub use not_now::why_not;
pub use over::{agenda, alike, heard, palette, settle, taken_back, tree};
pub use overlay::{MOST_FOUND, found, places};
pub use palette::commands;
pub use paste::understood;
pub use reword::last_line;
pub use sheet::{answer_now, lit as lit_on_sheet, rows as sheet_rows};
pub use table::{lines_of_tables, title_of};
pub use taken::{date_typed, taken_for};

use super::command::Command;
use super::keymap::{self, Keymap};
use super::msg::{Effect, Found, Listed, Msg, Opened, What};
use super::state::desk::Desk;
use super::state::{App, Asks, Screen, Tone, draft};
use crate::model::day::now::table_of;
use crate::words::Word;
use line::{custody, hands, join, kinds, link, mark, missing, paste, place, reword, strike, taken, unknown, write};
use over::{overlay, pictures, sheet};
use surface::{before, board, confirm, dots, outline, time_lines, told, wall};

/// What time it is, as every message says.
fn tell_time(app: &mut App, msg: &Msg) {
    (app.at, app.millis, app.has_time) = (msg.at, msg.millis, true);
    app.desk_mut().into_iter().for_each(|desk| desk.today = msg.at.date_naive());
}

/// Takes a message in.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let effects = take(app, msg);
    tour::follow(app);
    effects
}

/// What a message does, beside the tour.
fn take(app: &mut App, msg: Msg) -> Vec<Effect> {
    let jumped = clocks::jumped(app, msg.at, msg.millis);
    tell_time(app, &msg);
    let mut effects = Vec::new();
    // The clock is the desk's: a table only says what it says.
    let at_desk = app.desk().is_none_or(|desk| desk.table.is_none());
    let jumped = jumped.filter(|_| at_desk);
    if let Some(by) = jumped.as_ref().and_then(|jumped| jumped.put_back) {
        task_clock::put_back(app, &mut effects, by);
    }
    if waits(app, &msg.what) {
        app.ahead.push(msg.what);
        return effects;
    }
    let before = half_typed(app);
    let after = match msg.what {
        What::Key(key) => press(app, key),
        What::Paste(text) => keys::paste(app, &text),
        What::Mouse(mouse) => pointer::point(app, mouse),
        What::Boxes(texts) => {
            keys::fill(app, &texts);
            Vec::new()
        }
        What::Resize(columns, rows) => {
            app.size = (columns, rows);
            app.tour.iter_mut().for_each(|tour| tour.window = (columns, rows));
            Vec::new()
        }
        What::Tick => Vec::new(),
        #[cfg(feature = "pixels")]
        What::Pixels { can, drawn } => {
            (app.pixels.can, app.pixels.drawn) = (can, drawn);
            Vec::new()
        }
        What::Saved(ids) => {
            if app.desk_mut().is_some_and(|desk| desk.saves.saved(&ids)) {
                app.say(Tone::Good, Word::AllSavedAgain.text());
            }
            Vec::new()
        }
        What::NotSaved(trouble) => {
            not_saved(app, |desk| desk.saves.not_saved(trouble));
            Vec::new()
        }
        What::Refused(ids, why) => {
            not_saved(app, |desk| {
                desk.saves.refused(&ids, why);
                true
            });
            Vec::new()
        }
        What::Found(found) => {
            take_found(app, found);
            Vec::new()
        }
        What::Heard(ops) => room::absorb(app, &ops),
        What::Around(windows) => room::hear(app, windows),
        What::Sessions(sessions) => {
            list(app, sessions);
            Vec::new()
        }
        What::Lines(words, lines) => home::take_lines(app, words, lines),
        What::Title(title) => home::left(app, title),
        What::Opened(opened) => {
            open(app, *opened);
            // What was pressed while it was on its way.
            let ahead = std::mem::take(&mut app.ahead);
            let (at, millis) = (app.at, app.millis);
            effects.extend(ahead.into_iter().flat_map(|what| update(app, Msg { at, millis, what })));
            return effects;
        }
        What::SaidInstead(command) => {
            tour::said_instead(app, command);
            Vec::new()
        }
        What::Told(sentence) => {
            app.say(Tone::Plain, sentence);
            Vec::new()
        }
        What::Failed(sentence) => {
            failed(app, sentence);
            Vec::new()
        }
        What::PapersWritten(folder, names) => {
            papers::written(app, folder, &names);
            Vec::new()
        }
    };
    effects.extend(after);
    app.desk_mut().into_iter().for_each(place::follow);
    reword::let_go(app);
    let signal = if at_desk { task_clock::signal(app, &mut effects) } else { None };
    let said: Vec<String> = jumped.map(|jumped| jumped.sentence).into_iter().chain(signal).collect();
    task_clock::say_beside(app, said);
    let after = half_typed(app);
    let may_write = app.desk().is_none_or(|desk| desk.read_only.is_none());
    // From home to a desk and back nothing was typed.
    if may_write && before.0 == after.0 && before.1 != after.1 {
        effects.push(Effect::Draft(after.1));
    }
    effects
}

/// Something that was asked for could not be done; nothing is waited for any more.
fn failed(app: &mut App, sentence: String) {
    match &mut app.screen {
        Screen::Home(home) => home.busy = false,
        Screen::Desk(desk) => desk.papers.under_way = false,
    }
    app.ahead.clear();
    app.say(Tone::Alarm, sentence);
}

/// A key, and what is said and done beside it.
fn press(app: &mut App, key: keymap::Key) -> Vec<Effect> {
    app.pointer.row = None;
    let came_in = table::pressed(app, key);
    let out = keys::press(app, key);
    table::go_along(app);
    if let Some(came_in) = came_in {
        app.say(Tone::Plain, came_in);
    }
    out
}

/// Home lists these sessions.
fn list(app: &mut App, sessions: Vec<Listed>) {
    let Screen::Home(home) = &mut app.screen else { return };
    home.listed = true;
    home.lit = 0;
    if home.asks != Asks::HowLong && home.line.is_empty() {
        home.asks = if sessions.is_empty() { Asks::Title } else { Asks::Which };
    }
    home.sessions = sessions;
    home::put_in_order(home);
    home.lit = 0;
}

/// What is half-typed: at a desk or at home, and the text that keeps it.
fn half_typed(app: &App) -> (bool, String) {
    match &app.screen {
        Screen::Desk(desk) => (true, draft::write_all(desk, sheet::half_typed(app).as_ref())),
        Screen::Home(home) => (false, home.line.text_of(0).to_owned()),
    }
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
    let asked = custody::question(&app.keys, &opened.session, app.at.date_naive());
    let asked = asked.filter(|_| table_of(&opened.writer).is_none());
    let (notice, found) = (opened.notice.take(), std::mem::take(&mut opened.found));
    app.overlays.clear();
    app.notice = None;
    let on_sheet = draft::read_on_sheet(&opened.draft);
    let mut desk = Desk::new(opened);
    desk.keys = app.keys.clone();
    desk.today = app.at.date_naive();
    app.screen = Screen::Desk(Box::new(desk));
    if let Some(half) = on_sheet {
        sheet::take_up(app, half);
    }
    if let Some(why) = app.desk().and_then(|desk| desk.read_only.clone()) {
        app.note(Tone::Alarm, Word::ReadOnly.with(&[why]));
    }
    if let Some(notice) = notice {
        app.say(Tone::Plain, notice);
    }
    if let Some(asked) = asked {
        app.say(Tone::Plain, asked);
    }
    if let Some(of_own) = app.of_own.take() {
        app.say(Tone::Alarm, of_own);
    }
    take_found(app, found);
    if let Some(target) = app.target.take() {
        overlay::show(app, &target);
    }
    tour::offer(app);
}

/// Something is not saved: it stands on the screen by itself, and is said once.
fn not_saved(app: &mut App, note: impl FnOnce(&mut Desk) -> bool) {
    let Some(desk) = app.desk_mut() else { return };
    if !note(desk) {
        return;
    }
    if let Some(sentence) = desk.saves.sentence(&desk.session) {
        app.note(Tone::Alarm, sentence);
    }
}

/// Something was found in the files: how much, in a sentence, and the list for whoever wants to read it.
fn take_found(app: &mut App, mut found: Vec<Found>) {
    if found.is_empty() {
        return;
    }
    let tone = if found.iter().any(|one| one.is_damage) { Tone::Alarm } else { Tone::Plain };
    let sentence = found_words(&app.keys, &found);
    match &mut app.screen {
        Screen::Home(home) => home.found = found,
        Screen::Desk(desk) => {
            // What is still as it was is not found again.
            found.retain(|one| !desk.found.contains(one));
            if found.is_empty() {
                return;
            }
            desk.found.extend(found);
        }
    }
    app.say(tone, sentence);
}

/// What was found, counted.
pub fn found_words(keys: &Keymap, found: &[Found]) -> String {
    let key = keys.brief(Command::Found);
    if let [one] = found {
        return [one.sentence.as_str(), &Word::FoundShows.with(&[key])].join(" ");
    }
    let damaged = found.iter().filter(|one| one.is_damage).count();
    let by_hand = found.iter().filter(|one| one.op.is_some()).count();
    let mut parts = Vec::new();
    for (count, one, some) in [
        (damaged, Word::OneNotRead, Word::SomeNotRead),
        (by_hand, Word::OneByHand, Word::SomeByHand),
        (found.len().saturating_sub(damaged + by_hand), Word::OneElse, Word::SomeElse),
    ] {
        if count > 0 {
            parts.push(one.counted(some, count));
        }
    }
    [Word::FoundInFiles.with(&[parts.join(", ")]), Word::FoundShows.with(&[key])].join(" ")
}
