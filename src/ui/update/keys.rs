//! What a key does: a command where one applies, else writing.

use super::{choose, home, not_now, overlay, paste as pasted, run, write};
use crate::ui::command::Command;
use crate::ui::keymap::{self, Code, Key};
use crate::ui::line::{CaptureLine, Edit};
use crate::ui::msg::Effect;
use crate::ui::state::desk::Mode;
use crate::ui::state::{App, Screen, Tone};
use crate::words::Word;
use crate::words::ground::Ground;
use crate::words::tasks::Tasks;

/// How long a notice stays at least, however fast somebody types.
const NOTICE_MILLIS: u64 = 4000;

/// Takes a key in.
pub fn press(app: &mut App, key: Key) -> Vec<Effect> {
    let mut rung = Vec::new();
    if pasted::swallows(app, key, &mut rung) {
        return rung;
    }
    if ![Command::Stop, Command::Leave].into_iter().any(|leaves| app.keys.means(leaves, key)) {
        app.asked_to_stop = false;
    }
    if app.notice.as_ref().is_some_and(|notice| app.millis.saturating_sub(notice.millis) > NOTICE_MILLIS) {
        app.notice = None;
    }
    if let Some(effects) = choose::digit_of_theme(app, key) {
        return effects;
    }
    if let Some(command) = keymap::lookup(app, key) {
        if (key.digit().is_some() || command == Command::SaidAloud) && super::room::brings_back_lit(app) {
            return Vec::new();
        }
        // What was said about the step before is over, once the next one is taken.
        app.notice = None;
        return run::run(app, command, key);
    }
    if let Some(words) = not_now::of_key(app, key) {
        if app.overlays.is_empty() {
            app.say(Tone::Plain, words);
        } else {
            app.mention(words);
        }
        return Vec::new();
    }
    if !app.overlays.is_empty() {
        return overlay::write(app, key);
    }
    if app.keys.means(Command::WhatGives, key)
        && let Some(words) = super::task_clock::nothing_to_give(app)
    {
        app.say(Tone::Plain, words);
        return Vec::new();
    }
    if key.writes().is_some() && edit_of(key).is_none() {
        write::give_way(app);
    }
    match &mut app.screen {
        Screen::Home(_) => home::write(app, key),
        Screen::Desk(desk) if desk.read_only.is_some() => {
            if key.writes().is_some() || edit_of(key).is_some() {
                run::refuse_to_change(app);
            }
            Vec::new()
        }
        Screen::Desk(desk) => {
            if let Some(edit) = edit_of(key) {
                if desk.mode == Mode::Writing {
                    desk.line.edit(edit);
                }
            } else if let Some(words) = super::before::holds(desk, key, app.at.date_naive()) {
                app.say(Tone::Alarm, words);
                return vec![Effect::Bell];
            } else if let Some(c) = key.writes() {
                if choose::no_such_answer(desk, c) {
                    let again = Ground::AskAgain.with(&[app.keys.brief(Command::AskAgain)]);
                    let again = Some(again).filter(|_| desk.is_looked_back_at());
                    app.say(Tone::Plain, again.unwrap_or_else(|| Ground::OneOfThese.text().to_owned()));
                    return vec![Effect::Bell];
                }
                if let Some(words) = choose::means_nothing(desk, c) {
                    app.say(Tone::Plain, words);
                    return vec![Effect::Bell];
                }
                if desk.mode == Mode::Choosing && choose::kind_by_digit(desk, c) {
                    let words = Tasks::KindByDigit.with(&[desk.kind.spec().word]);
                    app.say(Tone::Plain, words);
                    return Vec::new();
                }
                write::start(desk);
                if write::too_early(desk, c) {
                    desk.line.insert(c.encode_utf8(&mut [0; 4]));
                    app.say(Tone::Alarm, Word::SentenceFirst.text());
                    return vec![Effect::Bell];
                }
                write::drop_answer(desk, c);
                desk.line.insert(c.encode_utf8(&mut [0; 4]));
            }
            Vec::new()
        }
    }
}

/// Takes a pasted text in.
pub fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    if !app.overlays.is_empty() {
        super::sheet::begin(app);
        if let Some(line) = overlay::line(app) {
            line.insert(text);
        }
        return Vec::new();
    }
    match &mut app.screen {
        Screen::Home(_) => {
            home::paste(app, text);
            Vec::new()
        }
        Screen::Desk(desk) if desk.read_only.is_some() => {
            run::refuse_to_change(app);
            Vec::new()
        }
        Screen::Desk(_) => {
            write::give_way(app);
            pasted::paste(app, text);
            Vec::new()
        }
    }
}

/// Takes a whole line in, box by box, in place of what stands there.
pub fn fill(app: &mut App, texts: &[String]) {
    if let Some(line) = overlay::line(app) {
        *line = CaptureLine::with(texts);
        return;
    }
    match &mut app.screen {
        Screen::Home(home) => home::fill(home, texts),
        Screen::Desk(desk) if desk.read_only.is_some() => {}
        Screen::Desk(desk) => {
            write::start(desk);
            let wanted = desk.labels().len();
            desk.line = CaptureLine::with(texts);
            desk.line.shape(wanted);
            // The whole line is there: nothing is left to go on to.
            desk.line.go_to(wanted);
        }
    }
}

/// What a key moves or takes out within a line.
pub fn edit_of(key: Key) -> Option<Edit> {
    let word = key.ctrl || key.alt;
    Some(match key.code {
        Code::Backspace if word => Edit::WordBackspace,
        Code::Backspace => Edit::Backspace,
        Code::Char('w') if key.ctrl => Edit::WordBackspace,
        // Many terminals send Ctrl-H for Ctrl-Backspace, and some for Backspace: one grapheme is the safe reading.
        Code::Char('h') if key.ctrl => Edit::Backspace,
        Code::Char('u') if key.ctrl => Edit::Clear,
        Code::Delete => Edit::Delete,
        Code::Left if word => Edit::WordLeft,
        Code::Right if word => Edit::WordRight,
        Code::Left => Edit::Left,
        Code::Right => Edit::Right,
        Code::Home => Edit::Home,
        Code::End => Edit::End,
        _ => return None,
    })
}

/// Types into a line that stands for itself: in home or an overlay. Whether it changed.
pub fn type_into(line: &mut CaptureLine, key: Key) -> bool {
    if let Some(edit) = edit_of(key) {
        line.edit(edit);
        return true;
    }
    let Some(c) = key.writes() else { return false };
    line.insert(c.encode_utf8(&mut [0; 4]));
    true
}
