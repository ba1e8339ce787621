//! What lies over a screen: help, commands, search, notes, where a line came from. What is more than a list of words has
//! a file of its own here. Uses the pen, the lists, and of the desk the line and the footer.

pub mod agenda;
pub mod alike;
pub mod came_in;
mod headed;
mod heard;
pub mod register;
mod relations;
mod roadmap;
pub mod sheet;
pub mod taken_back;
pub mod tree;
mod what_gives;
pub mod windows;
pub mod wordings;

use super::list::rows::more_words;
use super::pen::{Pen, Spot, below, inset, rows_of};
use crate::model::op::Act;
use crate::model::query;
use crate::model::stage::Task;
use crate::ui::command::{Command, Spec, named};
use crate::ui::keymap::{Code, Key};
use crate::ui::line::CaptureLine;
use crate::ui::msg::Found;
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Overlay};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::update::{found, listed, palette, places};
use crate::ui::view::desk::bottom::draw_line;
use crate::ui::view::desk::footer;
use crate::words::Word;
use crate::words::agenda::Agenda;
use crate::words::before::Before;
use ratatui::layout::Rect;

/// How many rows a text of a finding takes at most.
const MOST_FOUND_ROWS: u16 = 4;

/// How wide an overlay's text is at most.
const MEASURE: u16 = 84;

/// Draws the topmost overlay.
pub fn draw(app: &App, pen: &mut Pen) {
    let Some(overlay) = app.overlays.last() else { return };
    let whole = pen.area();
    let area = Rect { height: whole.height.saturating_sub(1).max(1), ..whole };
    // The whole window: torn pieces of what lies below would only be in the way.
    pen.fill(whole, Role::Text);
    match overlay {
        Overlay::Help { live, scroll } => draw_help(app, live, *scroll, area, pen),
        Overlay::Palette { line, lit, .. } => draw_palette(app, line, *lit, area, pen),
        Overlay::Search { line, lit } => draw_search(app, line, *lit, area, pen),
        Overlay::Agenda { line, lit, .. } => agenda::draw(app, line, *lit, area, pen),
        Overlay::Notes { scroll } => draw_notes(app, *scroll, area, pen),
        Overlay::Messages { scroll } => draw_messages(app, *scroll, area, pen),
        Overlay::WhereFrom { trail, lit } => tree::draw(app, trail.last(), *lit, area, pen),
        Overlay::Alike { pairs, at } => alike::draw(app, pairs, *at, area, pen),
        Overlay::Wordings { of, all, lit, down } => wordings::draw(app, of, all, [*lit, *down], area, pen),
        Overlay::NotHeard { found, lit } => heard::draw(app, found, *lit, area, pen),
        Overlay::MoveTo { line, lit, .. } => draw_move(app, line, *lit, area, pen),
        Overlay::Register { lit } => register::draw(app, *lit, area, pen),
        Overlay::Relations { lit } => relations::draw(app, *lit, area, pen),
        Overlay::Roadmap { view } => roadmap::draw(app, view, area, pen),
        Overlay::WhatGives { lit } => what_gives::draw(app, *lit, area, pen),
        Overlay::PutIn { line, lit } => draw_put_in(app, line, *lit, area, pen),
        Overlay::Found { lit } => draw_found(app, *lit, area, pen),
        Overlay::Windows { held } => windows::draw(app, held, area, pen),
        Overlay::TakenBack { all, lit } => taken_back::draw(app, all, *lit, area, pen),
        Overlay::CameIn { lit } => came_in::draw(app, *lit, area, pen),
        Overlay::Everything { lit, line, .. } => sheet::draw(app, *lit, line.as_ref(), area, pen),
    }
    let foot = Rect { y: whole.bottom().saturating_sub(1), height: 1, ..area };
    let says_itself = matches!(overlay, Overlay::Roadmap { .. } | Overlay::Alike { .. });
    match app.shown_notice().filter(|notice| notice.passing && !says_itself) {
        // Said in passing it takes the place of the keys until the next one.
        Some(notice) => drop(pen.put(foot.x + 1, foot.y, &notice.text, foot.width.saturating_sub(2), Role::Strong)),
        None => footer::draw(app, foot, pen),
    }
}

/// Where the poster itself stands, where it stands in place of the roadmap's cells.
#[cfg(feature = "pixels")]
pub fn poster_area(app: &App) -> Option<Rect> {
    let area = Rect::new(0, 0, app.size.0, app.size.1.saturating_sub(1).max(1));
    app.poster_is_up().then(|| roadmap::above_notice(app, area))
}

/// The title's row; gives back the area below it.
pub fn head(title: &str, area: Rect, pen: &mut Pen) -> Rect {
    let bar = Rect { height: 1, ..area };
    pen.fill(bar, Role::Bar);
    pen.put(bar.x + 1, bar.y, title, bar.width.saturating_sub(2), Role::Bar);
    let rest = below(area, if area.height >= 10 { 2 } else { 1 });
    // A measure that the eye follows, in the middle of a wide window.
    inset(rest, (rest.width.saturating_sub(MEASURE) / 2).max(1))
}

/// In the title's row: that there is more than the window holds.
pub fn draw_more(above: usize, below: usize, pen: &mut Pen) {
    draw_more_by(above, below, "", pen);
}

/// The same, and by which keys one comes to what is below.
fn draw_more_by(above: usize, below: usize, keys: &str, pen: &mut Pen) {
    let words = more_words([above, below]);
    let whole = pen.area();
    let by_keys = Some(Word::MoreBy.with(&[words.as_str(), keys])).filter(|_| below > 0 && !keys.is_empty());
    let fits = |words: &String| !words.is_empty() && text::columns(words) + 30 < whole.width;
    if let Some(words) = by_keys.into_iter().chain([words]).find(fits) {
        pen.put_right(whole.right().saturating_sub(1), whole.y, &words, Role::Bar);
    }
}

/// Rows of text, scrolled.
fn rows(app: &App, words: &[(String, Role)], scroll: usize, area: Rect, pen: &mut Pen) {
    let mut all: Vec<(&str, Role)> = Vec::new();
    for (text, role) in words {
        all.extend(text::wrap(text, usize::from(area.width)).into_iter().map(|row| (row, *role)));
    }
    let first = scroll.min(all.len().saturating_sub(usize::from(area.height)));
    // Down is no command here: it is the key of every list.
    let keys = format!("{} {}", Key::plain(Code::Down), app.keys.brief(Command::PageDown));
    draw_more_by(first, all.len().saturating_sub(first + usize::from(area.height)), keys.trim(), pen);
    for (y, (row, role)) in (area.y..area.bottom()).zip(all.iter().skip(first)) {
        pen.put(area.x, y, row, area.width, *role);
    }
    pen.set_cursor(area.x, area.y);
}

/// A list with one lit row; where that row stands.
fn list(words: &[(String, String)], lit: usize, area: Rect, pen: &mut Pen) -> Option<u16> {
    let mut lit_at = None;
    let first = lit.saturating_sub(usize::from(area.height.saturating_sub(1)));
    draw_more(first, words.len().saturating_sub(first + usize::from(area.height)), pen);
    for (y, (n, (left, right))) in (area.y..area.bottom()).zip(words.iter().enumerate().skip(first)) {
        let room = area.width.saturating_sub(text::columns(right) + 3);
        pen.spot(Rect { y, height: 1, ..area }, || Spot::Row(n));
        pen.put(area.x + 1, y, left, room, Role::Text);
        pen.put_right(area.right().saturating_sub(1), y, right, Role::Key);
        if n == lit {
            pen.shade(Rect { y, height: 1, ..area }, Role::Lit);
            lit_at = Some(y);
        }
    }
    lit_at
}

fn line_above(line: &CaptureLine, area: Rect, pen: &mut Pen) -> Rect {
    pen.put(area.x, area.y, "› ", 2, Role::Key);
    draw_line(
        line,
        Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: area.height.min(1), ..area },
        pen,
    );
    below(area, if area.height >= 6 { 2 } else { 1 })
}

fn draw_help(app: &App, live: &[Command], scroll: usize, area: Rect, pen: &mut Pen) {
    let area = head(Word::HelpTitle.text(), area, pen);
    let mut live: Vec<&Spec> = live.iter().map(|command| command.spec()).collect();
    live.sort_by_key(|spec| spec.group);
    let keys = live.iter().map(|spec| text::width(&app.keys.written(spec.command))).max().unwrap_or(0);
    let mut words = Vec::new();
    let mut group = None;
    for spec in live {
        if group != Some(spec.group) {
            if group.is_some() {
                words.push((String::new(), Role::Text));
            }
            words.push((spec.group.title().to_owned(), Role::Key));
            group = Some(spec.group);
        }
        words.push((format!("  {:keys$}  {}", app.keys.written(spec.command), named(app, spec).does), Role::Text));
    }
    rows(app, &words, scroll, area, pen);
}

fn draw_palette(app: &App, line: &CaptureLine, lit: usize, area: Rect, pen: &mut Pen) {
    let area = line_above(line, head(Word::PaletteTitle.text(), area, pen), pen);
    let row = |row: &palette::Row| match row {
        palette::Row::Command(spec) => (named(app, spec).does.to_owned(), app.keys.written(spec.command)),
        palette::Row::Task(task) => (Agenda::GoTo.with(&[&task.title]), String::new()),
    };
    let words: Vec<(String, String)> = palette::rows(app).iter().map(row).collect();
    list_or_nothing(&words, lit, area, pen);
}

fn draw_search(app: &App, line: &CaptureLine, lit: usize, area: Rect, pen: &mut Pen) {
    let area = line_above(line, head(Word::SearchTitle.text(), area, pen), pen);
    let Some(desk) = app.desk() else { return };
    let words: Vec<(String, String)> = found(app)
        .iter()
        .map(|entry| {
            // Where the words do not show what was looked for, what does comes first.
            let found = query::found_in(entry, line.text_of(0));
            let found = found.filter(|_| desk.session.spoken(entry) != line.text_of(0).trim());
            let found = found.map_or(String::new(), |(field, text)| format!("{field}: {text} · "));
            let words = format!("{} {found}{}", desk.session.spoken(entry), entry.text());
            (words, entry.kind.spec().word.to_owned())
        })
        .collect();
    if !line.is_empty() {
        list_or_nothing(&words, lit, area, pen);
    }
}

fn list_or_nothing(words: &[(String, String)], lit: usize, area: Rect, pen: &mut Pen) {
    if words.is_empty() {
        pen.put(area.x + 1, area.y, Word::NothingFound.text(), area.width, Role::Text);
    } else {
        list(words, lit, area, pen);
    }
}

fn draw_notes(app: &App, scroll: usize, area: Rect, pen: &mut Pen) {
    let Some(task) = app.desk().and_then(Desk::task) else { return };
    let area = head(&Word::NotesTitle.with(&[task.title]), area, pen);
    let mut words = vec![(task.purpose.to_owned(), Role::Strong), (String::new(), Role::Text)];
    for note in task.notes {
        words.push((app.keys.in_text(note), Role::Text));
        words.push((String::new(), Role::Text));
    }
    rows(app, &words, scroll, area, pen);
}

fn draw_messages(app: &App, scroll: usize, area: Rect, pen: &mut Pen) {
    let area = head(Word::MessagesTitle.text(), area, pen);
    let words: Vec<(String, Role)> = app
        .notices
        .iter()
        .rev()
        .filter(|notice| app.may_show(notice))
        .map(|notice| (format!("{}  {}", notice.at.format("%H:%M"), notice.text), Role::Text))
        .collect();
    let none = words.is_empty().then(|| (Word::NoMessages.text().to_owned(), Role::Text));
    let words: Vec<(String, Role)> = none.into_iter().chain(words).collect();
    rows(app, &words, scroll, area, pen);
}

/// The words that an entry had before.
pub fn earlier(desk: &Desk, entry: &crate::model::entry::Entry) -> Vec<String> {
    let mut words: Vec<String> = desk
        .session
        .about(&entry.id)
        .filter_map(|op| match &op.act {
            Act::Text { text, .. } => Some(text.to_string()),
            Act::Say(said) if op.id == entry.id => Some(said.text.to_string()),
            _ => None,
        })
        .filter(|text| text != entry.text())
        .collect();
    words.dedup();
    words
}

/// What was found in the files: what and where, what stands there, and what can be done about it.
fn draw_found(app: &App, lit: usize, area: Rect, pen: &mut Pen) {
    let area = head(Word::FoundTitle.text(), area, pen);
    let found: Vec<Vec<(String, Role)>> = app.found().iter().map(|found| found_block(app, found)).collect();
    blocks(&found, lit, area, pen);
}

/// Blocks of texts with one lit, so that it is in sight.
fn blocks(blocks: &[Vec<(String, Role)>], lit: usize, area: Rect, pen: &mut Pen) {
    let wide = area.width.saturating_sub(2);
    let high = |block: &Vec<(String, Role)>| {
        block.iter().map(|(words, _)| rows_of(words, wide).min(MOST_FOUND_ROWS)).sum::<u16>() + 1
    };
    let mut first = lit.min(blocks.len().saturating_sub(1));
    let mut used = blocks.get(first).map_or(0, &high);
    while let Some(before) = first.checked_sub(1).and_then(|at| blocks.get(at)) {
        used += high(before);
        if used > area.height {
            break;
        }
        first -= 1;
    }
    let (mut y, mut last) = (area.y, first);
    for (n, block) in blocks.iter().enumerate().skip(first) {
        if y >= area.bottom() {
            break;
        }
        last = n + 1;
        let top = y;
        for (words, role) in block {
            let room = area.bottom().saturating_sub(y).min(MOST_FOUND_ROWS);
            y += pen.paragraph(Rect { x: area.x + 1, y, width: wide, height: room }, words, *role);
        }
        pen.spot(Rect { y: top, height: y - top, ..area }, || Spot::Row(n));
        if n == lit {
            pen.shade(Rect { y: top, height: y - top, ..area }, Role::Lit);
            pen.set_cursor(area.x, top);
        }
        y += 1;
    }
    draw_more(first, blocks.len().saturating_sub(last), pen);
}

/// One finding, a text a paragraph.
fn found_block(app: &App, found: &Found) -> Vec<(String, Role)> {
    let role = if found.is_damage { Role::Alarm } else { Role::Strong };
    let mut out = vec![(found.sentence.to_string(), role)];
    if !found.text.is_empty() {
        out.push((Word::FoundText.with(&[&found.text]), Role::Text));
    }
    if let (Some(op), Some(desk)) = (&found.op, app.desk()) {
        let about = desk.session.op(op).and_then(|op| op.of.first()).and_then(|id| desk.session.entry(id));
        if let Some(entry) = about {
            let line = format!("{} {}", desk.session.spoken(entry), entry.text());
            let taken_back = if entry.stands() { line } else { Word::TakenBack.with(&[line]) };
            out.push((Word::ByHandNow.with(&[taken_back.trim()]), Role::Text));
        }
        let what = if desk.session.is_said(op) { Word::ByHandEnter } else { Word::ByHandGone };
        out.push((what.text().to_owned(), Role::Text));
    }
    out
}

fn draw_put_in(app: &App, line: &CaptureLine, lit: usize, area: Rect, pen: &mut Pen) {
    let area = line_above(line, head(Before::PutInTitle.text(), area, pen), pen);
    let minutes = |task: &Task| Word::Minutes.with(&[task.minutes.to_string()]);
    // What it is for, where it fits whole.
    let said = |task: &Task| {
        let whole = format!("{}: {}", task.title, task.purpose);
        if text::columns(&whole) + 12 < area.width { whole } else { task.title.to_owned() }
    };
    let row = |(task, name): (&Task, Option<String>)| {
        (name.map_or_else(|| said(task), |name| Before::OfOurOwn.with(&[name])), minutes(task))
    };
    let words: Vec<(String, String)> = listed(app).into_iter().map(row).collect();
    list_or_nothing(&words, lit, area, pen);
}

fn draw_move(app: &App, line: &CaptureLine, lit: usize, area: Rect, pen: &mut Pen) {
    let top = head(Word::MoveTitle.text(), area, pen);
    let area = line_above(line, top, pen);
    if line.is_empty() {
        pen.put(top.x + 4, top.y, Word::MoveHint.text(), top.width.saturating_sub(4), Role::Rule);
    }
    let words: Vec<(String, String)> = places(app).into_iter().map(|(_, title)| (title, String::new())).collect();
    list_or_nothing(&words, lit, area, pen);
}
