//! Home: the sessions at hand, and the beginning of a new one.

use super::keys::type_into;
use crate::model::likeness::folded;
use crate::ui::command::Command;
use crate::ui::keymap::Key;
use crate::ui::line::CaptureLine;
use crate::ui::msg::{Effect, Line};
use crate::ui::state::{App, Asks, FoundLines, Home, Order, Screen, TEMPLATES, Tone};
use crate::words::Word;

/// How many letters are looked for at least.
const SHORTEST: usize = 2;

fn home(app: &mut App) -> Option<&mut Home> {
    match &mut app.screen {
        Screen::Home(home) => Some(home),
        Screen::Desk(_) => None,
    }
}

/// A key that is no command: it goes into the title; a letter starts one.
pub fn write(app: &mut App, key: Key) -> Vec<Effect> {
    if home(app).is_some_and(|home| !home.busy && home.asks == Asks::HowLong) {
        let words = Word::LengthFirst.with(&[app.keys.brief(Command::BackToTitle)]);
        app.say(Tone::Plain, words);
        return Vec::new();
    }
    let Some(home) = home(app).filter(|home| !home.busy && home.asks != Asks::HowLong) else { return Vec::new() };
    if home.asks == Asks::Which && key.writes().is_some_and(|c| c != ' ') {
        home.asks = Asks::Title;
    }
    if home.asks == Asks::Title {
        type_into(&mut home.line, key);
        home.lines.lit = None;
        if home.line.is_empty() && !home.sessions.is_empty() {
            home.asks = Asks::Which;
        }
        return look_for(home);
    }
    Vec::new()
}

/// Asks for what the sessions hold of the words that stand in the line, where they are other words than before.
fn look_for(home: &mut Home) -> Vec<Effect> {
    let words = home.line.text_of(0).trim().to_owned();
    if home.sessions.is_empty() || words == home.lines.asked {
        return Vec::new();
    }
    home.lines.asked.clone_from(&words);
    if words.chars().count() < SHORTEST {
        home.lines = FoundLines { asked: words, ..FoundLines::default() };
        return Vec::new();
    }
    vec![Effect::Search(words)]
}

/// Takes in what was found; an answer to other words than those that stand there is old.
pub fn take_lines(app: &mut App, words: String, lines: Vec<Line>) -> Vec<Effect> {
    if let Some(home) = home(app).filter(|home| home.lines.asked == words) {
        home.lines = FoundLines { asked: words.clone(), of: words, all: lines, lit: None };
    }
    Vec::new()
}

/// A pasted title.
pub fn paste(app: &mut App, text: &str) {
    if let Some(home) = home(app).filter(|home| !home.busy && home.asks != Asks::HowLong) {
        home.asks = Asks::Title;
        home.line.insert(text);
    }
}

/// A whole title.
pub fn fill(home: &mut Home, texts: &[String]) {
    if !home.busy && home.asks != Asks::HowLong {
        home.asks = Asks::Title;
        home.line = CaptureLine::with(texts);
    }
}

/// A title that was left half typed: marked, so that whoever begins anew does not type behind it, and an arrow keeps it.
pub fn left(app: &mut App, title: String) -> Vec<Effect> {
    if let Screen::Home(home) = &mut app.screen {
        fill(home, &[title]);
        home.line.mark();
    }
    Vec::new()
}

/// Enter after the title.
pub fn take_title(app: &mut App) {
    let Some(home) = home(app) else { return };
    if home.line.text_of(0).trim().is_empty() {
        app.say(Tone::Plain, Word::TitleFirst.text());
    } else {
        home.asks = Asks::HowLong;
        app.notice = None;
    }
}

/// Esc after the title: it can be changed.
pub fn back_to_title(app: &mut App) {
    if let Some(home) = home(app) {
        home.asks = Asks::Title;
    }
}

/// One digit: how long there is.
pub fn choose_length(app: &mut App, out: &mut Vec<Effect>, key: Key) {
    let n = key.digit().and_then(|c| c.to_digit(10)).and_then(|n| usize::try_from(n).ok());
    let template = n.and_then(|n| n.checked_sub(1)).and_then(|n| TEMPLATES.get(n));
    if let (Some(home), Some((_, name))) = (home(app), template) {
        home.busy = true;
        let title = home.line.text_of(0).trim().to_owned();
        out.push(Effect::Create { title, template: (*name).to_owned() });
    }
}

/// Enter in the list, or among what was found.
pub fn open_lit(app: &mut App, out: &mut Vec<Effect>) {
    app.target = None;
    let Some(home) = home(app) else { return };
    if let Some(line) = home.lines.lit.and_then(|lit| home.lines.all.get(lit)).cloned() {
        home.busy = true;
        out.push(Effect::Open(line.path));
        app.target = line.entry;
        return;
    }
    if let Some(session) = home.sessions.get(home.lit) {
        out.push(Effect::Open(session.path.clone()));
        home.busy = true;
    }
}

/// Puts the sessions in another order: the next one, or the one before. What is lit stays lit.
pub fn other_order(app: &mut App, on: bool) {
    let Some(home) = home(app) else { return };
    let all = Order::ALL;
    let at = all.iter().position(|order| *order == home.order).unwrap_or_default();
    let at = if on { at + 1 } else { at + all.len() - 1 };
    home.order = all.get(at % all.len()).copied().unwrap_or_default();
    put_in_order(home);
}

/// Puts the sessions in the order that was chosen.
pub fn put_in_order(home: &mut Home) {
    let lit = home.sessions.get(home.lit).map(|session| session.path.clone());
    let blank_last = |words: &str| (words.is_empty(), folded(words));
    // What is alike stands as it came: that which was written last first.
    home.sessions.sort_by_key(|session| session.nth);
    match home.order {
        Order::Newest => {}
        Order::Place => home.sessions.sort_by_key(|session| blank_last(&session.by.place)),
        Order::Day => home.sessions.sort_by_key(|session| std::cmp::Reverse(session.by.day.to_string())),
        Order::State => home.sessions.sort_by_key(|session| match session.by.state.as_str() {
            "open" => 0,
            "prepared" => 1,
            _ => 2,
        }),
        Order::Next => home.sessions.sort_by_key(|session| blank_last(&session.by.next)),
    }
    home.lit = home.sessions.iter().position(|session| Some(&session.path) == lit.as_ref()).unwrap_or_default();
}

/// Lights the next session, or the one before.
pub fn step(home: &mut Home, down: bool) {
    if home.asks == Asks::Title {
        let last = home.lines.all.len().checked_sub(1);
        home.lines.lit = match home.lines.lit {
            Some(lit) if down => last.map(|last| (lit + 1).min(last)),
            // Above the first one is the title.
            Some(lit) => lit.checked_sub(1),
            None if down => last.map(|_| 0),
            None => None,
        };
        return;
    }
    let last = home.sessions.len().saturating_sub(1);
    home.lit = if down { (home.lit + 1).min(last) } else { home.lit.saturating_sub(1) };
}
