//! What a typed line does: it becomes the keys and the whole lines that `update` knows from the screen.

use super::not_now::{not_now, or_not_now, without_dot};
use super::numbers::{go_to_line, light_here, no_such_line, says_line, where_from};
use super::said::{self, Said, Verb};
use crate::model::stage::Surface;
use crate::model::typed::line;
use crate::ui::command::Command;
use crate::ui::instrument::Pressed;
use crate::ui::keymap::{self, Code, Key};
use crate::ui::msg::What;
use crate::ui::shell::Shell;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::{App, Asks, Overlay};
use crate::ui::update::agenda::tasks;
use crate::ui::update::{listed, places, sheet_rows};
use crate::ui::view::spoken;
use crate::words::Word;
use crate::words::agenda::Agenda as Words;
use crate::words::aloud::Aloud;

/// Does what a line says; what is said in answer beside what is new.
pub fn answer(to: &mut Shell, said: &Said) -> Vec<String> {
    match said {
        Said::Command(name, after) => command(to, name, after),
        Said::Nothing => enter(to),
        Said::Words(words) => typed(to, words),
    }
}

pub(super) fn press(to: &mut Shell, key: Key) {
    to.take(What::Key(key));
}

pub(super) fn press_enter(to: &mut Shell) {
    press(to, Key::plain(Code::Enter));
}

pub(super) fn once_more(to: &Shell) -> Vec<String> {
    spoken::again(&to.app)
}

/// Enter alone, where it means something.
fn enter(to: &mut Shell) -> Vec<String> {
    if !to.app.overlays.is_empty() {
        press(to, Key::plain(Code::Esc));
        return Vec::new();
    }
    if to.app.desk().and_then(|desk| desk.table.as_ref()).is_some_and(|table| table.goes_along) {
        keymap::keys_of(Command::ToDesk).take(1).for_each(|key| press(to, key));
        return Vec::new();
    }
    let nothing_to_keep = to.app.desk().is_some_and(|desk| {
        let new = matches!(desk.purpose, Purpose::New | Purpose::Statement(_));
        desk.mode == Mode::Writing && desk.line.is_empty() && new
    });
    let meeting = to.app.bare_desk().filter(|desk| desk.mode == Mode::Writing && desk.purpose == Purpose::Meeting);
    if let Some(desk) = meeting {
        let texts = desk.line.boxes().iter().map(|one| one.text().to_owned()).collect();
        return keep(to, texts);
    }
    if nothing_to_keep || keymap::lookup(&to.app, Key::plain(Code::Enter)).is_none() {
        return once_more(to);
    }
    press_enter(to);
    Vec::new()
}

/// Words or digits.
fn typed(to: &mut Shell, words: &str) -> Vec<String> {
    if let Some(Overlay::MoveTo { .. }) = to.app.overlays.last() {
        return pick_place(to, words);
    }
    if let Some(Overlay::PutIn { .. }) = to.app.overlays.last() {
        return put_in(to, words);
    }
    if let Some(Overlay::WhatGives { .. }) = to.app.overlays.last() {
        let mut letters = words.chars();
        return match (letters.next(), letters.next()) {
            (Some(c), None) if takes_digit(&to.app, c) => {
                press(to, Key::char(c));
                Vec::new()
            }
            _ => once_more(to),
        };
    }
    if let Some(out) = super::listed::typed(to, words) {
        return out;
    }
    if let Some(Overlay::Everything { line, .. }) = to.app.overlays.last() {
        return match (line.is_some(), number(words).filter(|n| *n <= sheet_rows(&to.app).len())) {
            (true, _) => {
                let mut out = keep(to, vec![words.to_owned()]);
                // What was answered is said as it stands now.
                if let Some(Overlay::Everything { line: None, lit, .. }) = to.app.overlays.last() {
                    out.extend(sheet_rows(&to.app).get(*lit).map(|row| spoken::said_row(lit + 1, row)));
                }
                out
            }
            (false, Some(n)) => {
                for _ in 0..sheet_rows(&to.app).len() {
                    press(to, Key::plain(Code::Up));
                }
                go_down(to, n - 1);
                press_enter(to);
                Vec::new()
            }
            (false, None) => once_more(to),
        };
    }
    if let Some(home) = to.app.home() {
        return match home.asks {
            Asks::Which => match number(words).filter(|n| *n <= home.sessions.len()) {
                Some(n) => {
                    for _ in 0..home.sessions.len() {
                        press(to, Key::plain(Code::Up));
                    }
                    go_down(to, n - 1);
                    press_enter(to);
                    Vec::new()
                }
                None => keep(to, vec![words.to_owned()]),
            },
            Asks::Title => keep(to, vec![words.to_owned()]),
            Asks::HowLong => digits(to, words),
        };
    }
    let Some(desk) = to.app.desk() else { return Vec::new() };
    if desk.asks_under {
        if says_where(words) {
            return say_where(to, words);
        }
        press(to, Key::plain(Code::Esc));
        return typed(to, words);
    }
    if desk.mode == Mode::Choosing {
        if let Some(texts) = opened_with(desk, words) {
            press_enter(to);
            return keep(to, texts);
        }
        if said::are_digits(words) && words.chars().next().is_some_and(|c| takes_digit(&to.app, c)) {
            return digits(to, words);
        }
        if words.chars().all(|c| c.is_ascii_digit() || c == '.') {
            return light_here(to, words);
        }
        if matches!(desk.surface(), Surface::Confirm | Surface::ReadBack) {
            let mut out = vec![Word::PlainChosenFirst.text().to_owned()];
            out.extend(once_more(to));
            return out;
        }
    }
    let texts = boxes(desk, words);
    let hint = without_dot(&to.app, words);
    let mut out = keep(to, texts);
    out.extend(hint);
    out
}

/// A number where digits open the lit row in one of its boxes: what its boxes then hold.
fn opened_with(desk: &Desk, words: &str) -> Option<Vec<String>> {
    let lit = desk.lit.as_ref().filter(|_| desk.instrument().takes_digits(desk))?;
    let number = words.parse().ok()?;
    let Pressed::Open { at, .. } = desk.instrument().digit(desk, lit, number) else { return None };
    let mut texts = desk.session.entry(lit).map_or_else(|| desk.answer(lit), crate::ui::update::boxes_of);
    words.clone_into(texts.get_mut(at)?);
    Some(texts)
}

/// A number from 1 on.
pub(super) fn number(words: &str) -> Option<usize> {
    words.parse().ok().filter(|n| *n > 0)
}

pub(super) fn go_down(to: &mut Shell, times: usize) {
    for _ in 0..times {
        press(to, Key::plain(Code::Down));
    }
}

/// The boxes of a line in one-line form; in a line that is opened, boxes that are not named stay as they were.
fn boxes(desk: &Desk, words: &str) -> Vec<String> {
    // In CHOOSING the line is not for what was opened: it starts as a new one.
    let count = desk.labels().len().max(1);
    let mut texts = line::split(words, count);
    if matches!(desk.purpose, Purpose::Reword(_) | Purpose::Answer(_) | Purpose::Meeting | Purpose::Custody) {
        texts.extend(desk.line.boxes().iter().skip(texts.len()).map(|one| one.text().to_owned()));
    }
    texts
}

fn keep(to: &mut Shell, texts: Vec<String>) -> Vec<String> {
    to.take(What::Boxes(texts));
    press_enter(to);
    Vec::new()
}

/// Whether a digit is chosen with now.
fn takes_digit(app: &App, c: char) -> bool {
    let begun = app.desk().is_some_and(|desk| desk.asks_under || !desk.digits.is_empty());
    let kinds = || {
        let n = c.to_digit(10).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        app.bare_desk().is_some_and(|desk| {
            let plain_list = !matches!(desk.surface(), Surface::Confirm | Surface::ReadBack | Surface::Sort);
            desk.mode == Mode::Choosing && plain_list && desk.kinds().len() > 1 && (1..=desk.kinds().len()).contains(&n)
        })
    };
    begun || keymap::lookup(app, Key::char(c)).is_some() || kinds()
}

/// Digits, as they are pressed; a blank ends a number. What comes when nothing is chosen any more is said back.
fn digits(to: &mut Shell, words: &str) -> Vec<String> {
    for (at, token) in words.split(' ').enumerate() {
        for (within, c) in token.char_indices() {
            if !c.is_ascii_digit() || !takes_digit(&to.app, c) {
                let left = token.get(within..).unwrap_or_default();
                let rest: Vec<&str> = std::iter::once(left).chain(words.split(' ').skip(at + 1)).collect();
                let mut out = vec![Word::PlainNotTaken.with(&[rest.join(" ")])];
                if at == 0 && within == 0 {
                    out.extend(once_more(to));
                }
                return out;
            }
            press(to, Key::char(c));
        }
        if to.app.desk().is_some_and(|desk| !desk.digits.is_empty()) {
            press_enter(to);
        }
    }
    Vec::new()
}

fn pick_place(to: &mut Shell, words: &str) -> Vec<String> {
    match number(words).filter(|n| *n <= places(&to.app).len()) {
        Some(n) => {
            go_down(to, n - 1);
            press_enter(to);
            Vec::new()
        }
        None => once_more(to),
    }
}

fn command(to: &mut Shell, name: &str, after: &str) -> Vec<String> {
    // That no two lines look alike is said, and asks nothing.
    if matches!(to.app.overlays.last(), Some(Overlay::Alike { pairs, .. }) if pairs.is_empty()) {
        press(to, Key::plain(Code::Esc));
    }
    let Some(verb) = said::verb(name) else { return vec![Word::PlainNoSuchCommand.with(&[name])] };
    match verb {
        Verb::Of(commands) => run(to, name, commands),
        Verb::About(_) | Verb::Sheet if !after.is_empty() && !says_line(&to.app, after) => no_such_line(after),
        Verb::About(commands) => {
            let mut out = if after.is_empty() { Vec::new() } else { go_to_line(to, after) };
            if out.is_empty() {
                out = run(to, name, commands);
            }
            out
        }
        Verb::Sheet => {
            let gone = if after.is_empty() { Vec::new() } else { go_to_line(to, after) };
            let refused = if gone.is_empty() { run(to, name, &[Command::Everything]) } else { gone };
            if refused.is_empty() { once_more(to) } else { refused }
        }
        Verb::Under => under(to, name, after),
        Verb::Digit(command) if after.is_empty() => which_number(to, name, command),
        Verb::Digit(_) => typed(to, after),
        Verb::WhatGives | Verb::PutIn => {
            let command = if verb == Verb::PutIn { Command::PutIn } else { Command::WhatGives };
            let refused = run(to, name, &[command]);
            if refused.is_empty() && !after.is_empty() { typed(to, after) } else { refused }
        }
        Verb::Show => spoken::lines(&to.app),
        Verb::Time => spoken::time(&to.app).iter().map(|line| said::by_name(&to.app, line)).collect(),
        Verb::Agenda => or_not_now(&to.app, spoken::agenda(&to.app, |_| true), name),
        Verb::Go => go(to, name, after),
        // What is the desk's alone is not said at a table.
        Verb::Notes | Verb::NotHeard if to.app.desk().is_some_and(|desk| desk.table.is_some()) => {
            not_now(&to.app, name)
        }
        Verb::Notes => or_not_now(&to.app, spoken::notes(&to.app), name),
        Verb::Messages => or_not_now(&to.app, spoken::messages(&to.app), name),
        Verb::Windows => or_not_now(&to.app, spoken::windows(&to.app), name),
        Verb::CameIn => or_not_now(&to.app, spoken::came_in(&to.app), name),
        Verb::Register => or_not_now(&to.app, spoken::register(&to.app), name),
        Verb::Found => or_not_now(&to.app, spoken::found(&to.app), name),
        Verb::ByHand => by_hand(to, name, after),
        Verb::TakenBack => or_not_now(&to.app, spoken::taken_back(&to.app), name),
        Verb::BringBack if !super::listed::bring_back(to, number(after)) => not_now(&to.app, name),
        Verb::BringBack => Vec::new(),
        Verb::Help => {
            to.take(What::SaidInstead(Command::Help));
            spoken::help(said::live(&to.app))
        }
        Verb::Find if after.is_empty() => vec![Word::PlainFindWhat.text().to_owned()],
        Verb::Find => or_not_now(&to.app, spoken::find(&to.app, after), name),
        Verb::Where => {
            to.take(What::SaidInstead(Command::WhereFrom));
            where_from(&to.app, after)
        }
        Verb::NotHeard => or_not_now(&to.app, spoken::not_heard(&to.app), name),
        Verb::Line if after.is_empty() => vec![Word::PlainWhichLine.text().to_owned()],
        Verb::Line => go_to_line(to, after),
        Verb::Drawn(command) if (command.spec().when)(&to.app) => {
            to.take(What::SaidInstead(command));
            super::drawn::said(&to.app, command)
        }
        Verb::Drawn(_) => not_now(&to.app, name),
        Verb::ScreenOnly => vec![Word::PlainNoMeaning.with(&[name])],
    }
}

/// A command that a digit is typed for, without the digit.
fn which_number(to: &Shell, name: &str, command: Command) -> Vec<String> {
    if (command.spec().when)(&to.app) { vec![Aloud::WhichNumber.with(&[name, name])] } else { not_now(&to.app, name) }
}

/// Puts the task of that number on the agenda, or the one of that title.
fn put_in(to: &mut Shell, words: &str) -> Vec<String> {
    if let Some(n) = number(words).filter(|n| *n <= listed(&to.app).len()) {
        go_down(to, n - 1);
        press_enter(to);
        return Vec::new();
    }
    to.take(What::Paste(words.to_owned()));
    let all = listed(&to.app);
    let whole = all
        .iter()
        .position(|(task, name)| name.as_deref().unwrap_or(task.title).to_lowercase() == words.to_lowercase());
    let Some(at) = whole.or((all.len() == 1).then_some(0)) else {
        let titles: Vec<&str> = all.iter().map(|(task, name)| name.as_deref().unwrap_or(task.title)).collect();
        press(to, Key::plain(Code::Esc));
        return vec![if titles.is_empty() {
            Aloud::NoSuchTask.with(&[words])
        } else {
            Aloud::WhichTask.with(&[titles.join(", ")])
        }];
    };
    go_down(to, at);
    press_enter(to);
    Vec::new()
}

/// Goes to the task of that number, or of that title: where several fit, says which.
fn go(to: &mut Shell, name: &str, after: &str) -> Vec<String> {
    if !(Command::Agenda.spec().when)(&to.app) {
        return not_now(&to.app, name);
    }
    press(to, Key::ctrl('a'));
    to.take(What::Paste(after.to_owned()));
    let all = tasks(&to.app);
    let whole = all.iter().position(|task| {
        task.row.title.to_lowercase() == after.to_lowercase() || task.no.is_some_and(|no| no.to_string() == after)
    });
    let Some(at) = whole.or((all.len() == 1).then_some(0)) else {
        press(to, Key::plain(Code::Esc));
        if all.is_empty() {
            return vec![Words::PlainNone.with(&[after])];
        }
        let which = spoken::agenda(&to.app, |id| all.iter().any(|task| task.row.id == *id));
        return std::iter::once(Words::PlainWhich.text().to_owned()).chain(which).collect();
    };
    go_down(to, at);
    press_enter(to);
    Vec::new()
}

/// Takes the edit by hand back that has that number in the list.
fn by_hand(to: &mut Shell, name: &str, after: &str) -> Vec<String> {
    let found = number(after).filter(|n| *n <= to.app.found().len());
    let Some(n) = found.filter(|_| (Command::Found.spec().when)(&to.app)) else { return not_now(&to.app, name) };
    press(to, Key { alt: true, ..Key::char('f') });
    go_down(to, n - 1);
    let can = (Command::TakeBackByHand.spec().when)(&to.app);
    if can {
        press_enter(to);
    }
    press(to, Key::plain(Code::Esc));
    if can { Vec::new() } else { not_now(&to.app, name) }
}

/// Runs the first of these commands that applies, by its key.
fn run(to: &mut Shell, name: &str, commands: &[Command]) -> Vec<String> {
    let live = commands.iter().find(|command| (command.spec().when)(&to.app));
    let Some(key) = live.and_then(|command| keymap::keys_of(*command).next()) else { return not_now(&to.app, name) };
    press(to, key);
    Vec::new()
}

/// Keep under another theme; without a number, the next line says it.
fn under(to: &mut Shell, name: &str, after: &str) -> Vec<String> {
    if !(Command::Under.spec().when)(&to.app) {
        return not_now(&to.app, name);
    }
    press(to, Key::ctrl('k'));
    if after.is_empty() {
        return Vec::new();
    }
    if says_where(after) {
        let out = say_where(to, after);
        // What is called nothing leaves the question open; here it was answered.
        if to.app.desk().is_some_and(|desk| desk.asks_under) {
            press(to, Key::plain(Code::Esc));
        }
        return out;
    }
    press(to, Key::plain(Code::Esc));
    vec![Word::NoSuchTheme.with(&[after])]
}

/// Whether words can be the number or the letter of what lines are kept under.
fn says_where(words: &str) -> bool {
    words.len() <= 8 && words.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
}

fn say_where(to: &mut Shell, words: &str) -> Vec<String> {
    for c in words.chars() {
        press(to, Key::char(c));
    }
    if to.app.desk().is_some_and(|desk| !desk.digits.is_empty()) {
        press_enter(to);
    }
    Vec::new()
}
