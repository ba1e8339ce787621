//! The message line of the desk: what is asked, what was said, what a half-typed line is taken for.

use super::bottom::words_that_go;
use super::paste::{question, understood_lines};
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::stage::Surface;
use crate::model::typed::presence;
use crate::model::versions::is_doubled;
use crate::ui::command::Command;
use crate::ui::instrument::seats;
use crate::ui::keymap::Keymap;
use crate::ui::line::TextBox;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::{App, Tone};
use crate::ui::theme::Role;
use crate::ui::update::{date_typed, preview, task_clock};
use crate::ui::view::pen::role_of;
use crate::words::Word;
use crate::words::actions::Actions;
use crate::words::before::Before;
use crate::words::settle::Settle;
use crate::words::tasks::Tasks;

/// That the lit line stands in several wordings, and which key shows them.
fn lit_doubled(desk: &Desk) -> Option<String> {
    let shows = desk.mode == Mode::Choosing && desk.digits.is_empty() && desk.pair.is_none();
    desk.meant().filter(|line| shows && desk.lit.is_some() && is_doubled(line))?;
    Some(Settle::LitDoubled.with(&[desk.keys.brief(Command::Settle)]))
}

/// What the message line says: what is asked, what was said.
pub fn message(app: &App, desk: &Desk, small: bool) -> Option<(String, Role)> {
    if let Some(asked) = question(desk, small) {
        let refused = app.shown_notice().filter(|notice| notice.tone == Tone::Alarm).map(|notice| notice.text.clone());
        let between = if small { " · " } else { "\n" };
        // The answers first: what does not fit is cut off at the end.
        let refused: Vec<String> = refused.into_iter().collect();
        let shown = if small || !refused.is_empty() { Vec::new() } else { understood_lines(app, desk) };
        return Some((asked.into_iter().chain(refused).chain(shown).collect::<Vec<_>>().join(between), Role::Strong));
    }
    if desk.asks_under {
        let asked = asked_where(desk);
        let more = if desk.digits.is_empty() { String::new() } else { format!("  {}…", desk.digits) };
        let refused = app.notice.as_ref().filter(|notice| notice.tone == Tone::Alarm && more.is_empty());
        let refused = refused.map(|notice| format!("{} ", notice.text)).unwrap_or_default();
        return Some((format!("{refused}{asked}{more}"), Role::Strong));
    }
    if let (Some(words), true, None) = (desk.which_other(), desk.digits.is_empty(), app.shown_notice()) {
        return Some((words, Role::Strong));
    }
    if let (Some(words), None) = (lit_doubled(desk), &app.notice) {
        return Some((words, Role::Strong));
    }
    let lit = desk.instrument().asks_lit(desk).filter(|_| desk.mode == Mode::Choosing);
    if let (Some(words), None) = (&lit, &app.notice)
        && (desk.digits.is_empty() || desk.instrument().enters_cells())
    {
        return Some((words.clone(), Role::Strong));
    }
    if !desk.digits.is_empty() {
        return Some((Word::MoreDigits.with(&[desk.digits.as_str()]), Role::Strong));
    }
    let taken = desk.instrument().taken_for(desk, app.at.date_naive());
    // What was said about the line before gives way to it; why this one was refused does not.
    let marked = desk.line.boxes().iter().any(TextBox::is_marked);
    let foretold = desk.instrument().foretells() && !marked;
    let refused = app.shown_notice().is_some_and(|notice| notice.tone == Tone::Alarm) && !foretold;
    if let (Some(words), Mode::Writing, Purpose::New | Purpose::Answer(_), false) =
        (taken, desk.mode, &desk.purpose, refused)
    {
        return Some((words, Role::Text));
    }
    if let (Some(words), Mode::Writing, None) = (date_typed(desk, app.at.date_naive()), desk.mode, app.shown_notice()) {
        return Some((words, Role::Text));
    }
    if let (Purpose::Hand(ask), None) = (&desk.purpose, app.shown_notice()) {
        return Some((ask.sentence(desk), Role::Strong));
    }
    if let (Some(words), None) = (preview(desk), app.shown_notice()) {
        return Some((words, Role::Text));
    }
    if let (Purpose::Room, None, Some(words)) = (&desk.purpose, &app.notice, heads(desk)) {
        return Some((words, Role::Text));
    }
    if let (Some((table, letter)), None) = (&desk.in_hand, &app.notice) {
        let no = desk.session.entry(table).map(seats::number).unwrap_or_default();
        return Some((Before::InHand.with(&[letter.clone(), no]), Role::Strong));
    }
    let goes = words_that_go(desk);
    if let (Some(words), None) = (&goes, app.shown_notice()) {
        return Some((words.clone(), Role::Text));
    }
    if let Some(notice) = app.shown_notice() {
        let role = role_of(notice.tone);
        return Some((std::iter::once(notice.text.clone()).chain(goes).collect::<Vec<_>>().join("\n"), role));
    }
    if marked {
        return Some((Word::SayItAnew.text().to_owned(), Role::Text));
    }
    if matches!(desk.purpose, Purpose::Objection(_) | Purpose::OpenObjection(_)) && desk.mode == Mode::Writing {
        return Some((Word::ObjectionPrinted.text().to_owned(), Role::Text));
    }
    if let (Some(open), true) = (desk.asks_before_close(), desk.purpose == Purpose::New && !desk.large) {
        return Some((before_close(&desk.keys, open), Role::Text));
    }
    if let Some(cost) = task_clock::cost(app) {
        return Some((cost, Role::Strong));
    }
    // Said once: until the first action is written down.
    let first_action = desk.surface() == Surface::Actions
        && desk.kind.has(Field::Who)
        && [Kind::Action, Kind::Pledge].iter().all(|kind| desk.session.of_kind(*kind).next().is_none());
    first_action.then(|| (Word::PrintedWho.text().to_owned(), Role::Text))
}

/// What is asked before people leave.
pub fn before_close(keys: &Keymap, (next, sender): (bool, bool)) -> String {
    let word = match (next, sender) {
        (true, true) => Actions::CloseAsks,
        (true, false) => Actions::CloseAsksMeeting,
        _ => Actions::CloseAsksSender,
    };
    word.with(&[keys.brief(Command::NextMeeting)])
}

/// What a line of heads is taken for, where there are groups; what to type, where it is not understood yet.
fn heads(desk: &Desk) -> Option<String> {
    let said = desk.line.text_of(0);
    let asked = presence::has_groups(&desk.session) && !said.trim().is_empty();
    asked.then(|| presence::taken_for(&desk.session, &desk.counted_for(), said).unwrap_or_else(|why| why))
}

/// What is asked where lines are to be kept, or a lit one is to go; with the places, where they are not on the screen.
pub fn asked_where(desk: &Desk) -> String {
    let instrument = desk.instrument();
    let asks = instrument.asks_under(desk);
    let lit = desk
        .lit_entry()
        .filter(|lit| desk.mode == Mode::Choosing && instrument.says_put() && instrument.moves(desk, lit));
    let asks = match lit.map(|lit| desk.session.spoken(lit)).filter(|no| !no.is_empty()) {
        Some(no) => Tasks::GoesWhere.with(&[no.as_str(), asks]),
        None => asks.to_owned(),
    };
    std::iter::once(asks).chain(instrument.places(desk)).collect::<Vec<_>>().join("\n")
}
