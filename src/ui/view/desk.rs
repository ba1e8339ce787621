//! The desk: agenda at the left, surface in the middle, question and clock above it, the line at the bottom. Large: no
//! agenda, no header, no footer. What stands around the surface has a file each here; the surfaces themselves stand in
//! the rooms `before`, `gather` and `agree`. Uses all of these, the room's page, and the pen.

mod agenda;
mod bar;
pub mod bottom;
pub mod clock;
mod example;
pub mod footer;
mod kinds;
pub mod message;
mod paste;
pub mod report_out;
pub mod steering;

use super::pen::{Pen, below, inset, rows_of};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::query;
use crate::model::stage::Surface;
use crate::ui::instrument::confirm::drafts;
use crate::ui::state::App;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::state::timing;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::agree::{actions, aloud, board, confirm, read_back, sign_up, sort};
use crate::ui::view::before::{facts, groups, kit, program, seats};
use crate::ui::view::gather::{columns, dots, lines, matrix, outline, pages, rings, time_lines, told, wall};
use crate::ui::view::list::rows;
use crate::ui::view::window::table;
use crate::words::Word;
use ratatui::layout::Rect;

/// How wide the window must be for the agenda to stand at the left.
const AGENDA_FROM: u16 = 76;

/// A measure that the eye follows: questions are not wider than this.
const MEASURE: u16 = 72;

/// Draws the desk.
pub fn draw(app: &App, desk: &Desk, pen: &mut Pen) {
    let area = pen.area();
    let shares = bottom::shares(app, desk, area);
    let total = shares.total().min(area.height);
    let bottom = Rect { y: area.bottom() - total, height: total, ..area };
    bottom::draw(app, desk, shares, bottom, pen);
    let mut rest = above(desk, area, total);
    if rest.height == 0 {
        return;
    }
    if let Some(at) = &desk.table {
        table::draw(app, desk, at, rest, pen);
        return;
    }
    if desk.large {
        let of = draw_large(app, desk, draw_read_only(desk, rest, pen), pen);
        // The page is the room's, and has no key on it: the rule above the line has.
        if of > 1 && shares.rule > 0 {
            bottom::draw_pages(desk, bottom, pen);
        }
        return;
    }
    if rest.height < 8 {
        rest = draw_read_only(desk, rest, pen);
    }
    let hides_agenda = area.width < agenda_from(desk.surface()) || rest.height < 7;
    if rest.height >= 8 {
        bar::draw(app, desk, hides_agenda, Rect { height: 1, ..rest }, pen);
        rest = draw_read_only(desk, below(rest, if rest.height >= 13 { 2 } else { 1 }), pen);
    }
    if hides_agenda {
        rest = inset(rest, 1);
    } else {
        let wide = if area.width >= 104 { 36 } else { 29 };
        let column = steering::draw_picture(app, desk, Rect { x: rest.x + 1, width: wide, ..rest }, pen);
        agenda::draw(app, desk, column, pen);
        pen.rule_down(rest.x + wide + 2, rest.y, rest.height);
        let x = rest.x + wide + 4;
        rest = Rect { x, width: rest.right() - x, ..rest };
    }
    draw_head(app, desk, rest, pen);
}

/// What is left above a bottom so high: with a free row above its rule, where there is room. A page for the wall has its
/// own.
fn above(desk: &Desk, area: Rect, bottom: u16) -> Rect {
    let air = u16::from(area.height >= 14 && !desk.large);
    Rect { height: area.height.saturating_sub(bottom + air), ..area }
}

/// What the large view has above the line.
pub fn large_area(app: &App, desk: &Desk, pen: &mut Pen) -> Rect {
    let area = pen.area();
    let total = bottom::shares(app, desk, area).total().min(area.height);
    draw_read_only(desk, above(desk, area, total), pen)
}

/// How wide the window must be for the agenda to stand beside a surface.
fn agenda_from(surface: Surface) -> u16 {
    match surface {
        // The roadmap has the whole width; what shows the agenda itself needs it once.
        Surface::ReadBack | Surface::Program => u16::MAX,
        // The lanes stand side by side where the window is so wide.
        Surface::TimeLines | Surface::Board => AGENDA_FROM + 84,
        // Columns need the width for themselves.
        Surface::Actions
        | Surface::Aloud
        | Surface::Facts
        | Surface::Told
        | Surface::Groups
        | Surface::Kit
        | Surface::Seats
        | Surface::Outline
        | Surface::Rings
        | Surface::Dots
        | Surface::Matrix
        | Surface::Columns
        | Surface::Pages
        | Surface::SignUp => AGENDA_FROM + 28,
        // Three columns of cards stand side by side before the agenda does.
        Surface::Wall | Surface::TwoTables => AGENDA_FROM + 64,
        _ => AGENDA_FROM,
    }
}

/// Why nothing can be changed, on top of everything; gives back what is left below it.
pub(super) fn draw_read_only(desk: &Desk, area: Rect, pen: &mut Pen) -> Rect {
    let Some(why) = &desk.read_only else { return area };
    let most = (area.height / 4).clamp(1, 3).min(area.height);
    let used = pen.paragraph(Rect { height: most, ..inset(area, 1) }, &Word::ReadOnly.with(&[why]), Role::Alarm);
    below(area, used + u16::from(area.height >= 14))
}

/// Below so many rows a question gives way to what is read out.
const LOW: u16 = 15;

/// Below so many rows actions have those that are free elsewhere: one takes two or more, and its boxes five besides.
const FEW_FOR_ACTIONS: u16 = 13;

/// The task's title with the clock, the question, and the surface below.
fn draw_head(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) {
    let title = desk.item().map(title_of).unwrap_or_default();
    let (clock, role) = clock::words(app, desk);
    let room = area.width.saturating_sub(text::columns(&clock) + 2);
    let right = area.right().saturating_sub(1);
    let used = pen.put(area.x, area.y, &title, room, Role::Key);
    if desk.surface() == Surface::ReadBack {
        let at = area.x + used + 3;
        let room = room.saturating_sub(used + 3);
        let used = pen.put(at, area.y, &read_back::hint(desk, room), room, Role::Text);
        // A promise that is not on the disk yet.
        if let Some((words, role)) = desk.lit.as_ref().and_then(|lit| rows::beside(desk, lit)) {
            pen.put(at + used + 3, area.y, words, right.saturating_sub(at + used + text::columns(&clock) + 4), role);
        }
    }
    let beside =
        desk.instrument().how_far(desk).filter(|_| desk.mode == Mode::Choosing || desk.surface() != Surface::Aloud);
    if let Some(words) = beside.filter(|words| text::columns(words) + used + 4 <= room) {
        pen.put(area.x + used + 3, area.y, &words, room, Role::Text);
    }
    pen.put_right(right, area.y, &clock, role);
    // In a low window what is read out comes before the question that everybody knows by then.
    let reads_low = desk.surface() == Surface::Aloud && area.height < LOW && desk.lit.is_some();
    let few = if desk.surface() == Surface::Actions { FEW_FOR_ACTIONS } else { 10 };
    let close = desk.surface() == Surface::ReadBack || reads_low || area.height < few;
    let rest = below(area, if close { 1 } else { 2 });
    if desk.surface() == Surface::Question {
        draw_question(app, desk, rest, pen);
        return;
    }
    // Until the first draft is written there stands what it answers; then the drafts have the rows.
    let awaits = |kind| desk.lit.is_none() && desk.session.of_kind(kind).next().is_none();
    let own_question = match desk.surface() {
        Surface::Confirm => !drafts(desk).is_some_and(awaits),
        // The board has its questions as the heads of its columns.
        Surface::ReadBack | Surface::Board => true,
        _ => reads_low,
    };
    let rest = if own_question || rest.height < 3 { rest } else { draw_prompt(desk, rest, pen) };
    draw_surface(app, desk, rest, pen);
}

/// A task's title, with the photograph of its charts where one is named.
pub(super) fn title_of(item: &Entry) -> String {
    let photo = item.words(Field::Photo);
    if photo.is_empty() { item.text().to_owned() } else { format!("{} · {photo}", item.text()) }
}

/// The question above a list; gives back what is left below it.
pub(super) fn draw_prompt(desk: &Desk, area: Rect, pen: &mut Pen) -> Rect {
    let wide = area.width.saturating_sub(1).min(MEASURE);
    let prompt = text::without_lone_word(&desk.question(), usize::from(wide));
    let most = (area.height / 4).max(1).max(u16::from(area.height >= 6) * 2);
    let used = pen.paragraph(Rect { width: wide, height: most, ..area }, &prompt, Role::Strong);
    let few = if desk.surface() == Surface::Actions { FEW_FOR_ACTIONS - 2 } else { 8 };
    below(area, used + u16::from(area.height >= few))
}

fn draw_surface(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) {
    let area = report_out::draw(app, desk, area, pen);
    if area.height == 0 || area.width < 4 {
        return;
    }
    match desk.surface() {
        Surface::Facts => facts::draw(desk, area, pen),
        Surface::Groups => groups::draw(desk, area, pen),
        Surface::Seats => seats::draw(desk, area, pen),
        Surface::Program => program::draw(desk, area, pen),
        Surface::Kit => kit::draw(desk, area, pen),
        Surface::Sort => sort::draw(desk, area, pen),
        Surface::Dots => dots::draw(desk, area, pen),
        Surface::Rings => rings::draw(desk, area, pen),
        Surface::Outline => outline::draw(desk, area, pen),
        Surface::Confirm => confirm::draw(desk, area, pen),
        Surface::Actions => actions::draw(desk, area, pen),
        Surface::Aloud => aloud::draw(desk, area, pen),
        Surface::SignUp => sign_up::draw(desk, area, pen),
        Surface::Columns => columns::draw(desk, area, pen),
        Surface::Matrix => matrix::draw(desk, area, pen),
        Surface::Pages => pages::draw(desk, area, pen),
        Surface::Wall => wall::draw(desk, area, pen),
        Surface::TwoTables => wall::draw_two(desk, area, pen),
        Surface::ReadBack => read_back::draw(app, desk, area, pen),
        Surface::TimeLines => time_lines::draw(desk, area, pen),
        Surface::Told => told::draw(desk, area, pen),
        Surface::Board => board::draw(app, desk, area, pen),
        _ => lines::draw(desk, area, pen),
    }
}

/// The question in the middle, with air; in a break, when we start again; below it what was written down all the same.
fn draw_question(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) {
    let area = draw_opening(desk, report_out::draw(app, desk, area, pen), pen);
    let prompt = desk.question();
    let lines = query::lines(&desk.session, desk.task_code()).filter(|line| desk.is_said_here(line)).count();
    let wide = area.width.saturating_sub(2).clamp(1, MEASURE * 2 / 3);
    // The lines matter: the question takes the rows that it needs, and one of air.
    let need = rows_of(&prompt, wide).saturating_add(1).max(area.height.min(6) / 2);
    let for_lines = if lines == 0 { 0 } else { area.height.saturating_sub(need).max(area.height / 2) };
    let top = Rect { height: area.height - for_lines, ..area };
    let is_break = desk.task().is_some_and(|task| task.captures.is_empty() && task.takes.is_empty());
    if is_break {
        draw_break(app, desk, top, pen);
    } else {
        draw_large_question(&prompt, top, pen);
    }
    if for_lines > 0 {
        lines::draw(desk, below(area, area.height - for_lines), pen);
    }
}

/// At the opening, quietly at the bottom: who is there, who keeps the record, and how long. Gives back what is left above
/// it.
fn draw_opening(desk: &Desk, area: Rect, pen: &mut Pen) -> Rect {
    let words: Vec<String> = desk.heads().into_iter().chain(desk.opening()).collect();
    if words.is_empty() {
        return area;
    }
    let words = words.join("\n");
    let wide = area.width.saturating_sub(1).min(MEASURE);
    let high = rows_of(&words, wide);
    if high.saturating_add(6) > area.height {
        return area;
    }
    let rest = Rect { height: area.height - high - 1, ..area };
    pen.paragraph(Rect { y: area.bottom() - high, width: wide, height: high, ..area }, &words, Role::Text);
    rest
}

fn draw_large_question(prompt: &str, area: Rect, pen: &mut Pen) {
    let wide = area.width.saturating_sub(2).clamp(1, MEASURE * 2 / 3);
    let prompt = &text::without_lone_word(prompt, usize::from(wide));
    let rows = text::wrap(prompt, usize::from(wide));
    // A free row between the rows of a question, where there is room: it reads as larger.
    let step = if rows_of(prompt, wide).saturating_mul(2) < area.height { 2 } else { 1 };
    let high = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_mul(step);
    let mut y = area.y + area.height.saturating_sub(high) / 2;
    for row in rows {
        if y >= area.bottom() {
            break;
        }
        pen.put_middle(area, y, row, Role::Strong);
        y += step;
    }
}

fn draw_break(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) {
    let again = timing::ends(desk, app.at).format("%H:%M").to_string();
    let wide = clock::wide(&again);
    if area.height < clock::HIGH + 4 || area.width < wide {
        draw_large_question(&Word::StartAgain.with_in(desk.session.lang(), &[again]), area, pen);
        return;
    }
    let y = area.y + (area.height - clock::HIGH - 2) / 2;
    pen.put_middle(area, y, Word::StartAgain.with_in(desk.session.lang(), &[""]).trim_end(), Role::Strong);
    clock::draw(pen, area.x + (area.width - wide) / 2, y + 2, &again, Role::Strong);
}

/// Large: question, clock, lines, nothing else.
/// Gives back of how many pages, where those are the room's.
fn draw_large(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) -> usize {
    if let Some(of) = steering::draw_large(app, desk, area, pen) {
        return of;
    }
    let area = inset(area, if area.width >= 50 { 2 } else { 1 });
    let (words, role) = clock::on_the_wall(app, desk);
    let digits: String = words.chars().take_while(|c| c.is_ascii_digit() || matches!(c, ':' | '+')).collect();
    let wide = clock::wide(&digits);
    // Planned minutes are no clock: only what runs is shown in block digits.
    let blocks = digits.contains(':') && area.height >= 16 && area.width >= wide + 36;
    let question = desk.question();
    if desk.surface() == Surface::Question {
        let rest = below(area, 2);
        pen.put_right(area.right(), area.y, &words, role);
        draw_question(app, desk, rest, pen);
        return 1;
    }
    let rest = if blocks {
        let room = area.width - wide - 4;
        let top = Rect { y: area.y + 1, width: room, height: clock::HIGH, ..area };
        let rows = rows_of(&question, room);
        let down = clock::HIGH.saturating_sub(rows) / 2;
        pen.paragraph(Rect { y: top.y + down, height: clock::HIGH - down, ..top }, &question, Role::Strong);
        clock::draw(pen, area.right() - wide, area.y + 1, &digits, role);
        below(area, clock::HIGH + 3)
    } else {
        let top = u16::from(area.height >= 12);
        let room = area.width.saturating_sub(text::columns(&words) + 3).max(1);
        let high = if area.height >= 10 { 3 } else { 1 };
        let rows = Rect { y: area.y + top, width: room, height: high.min(area.height - top), ..area };
        let used = pen.paragraph(rows, &question, Role::Strong);
        pen.put_right(area.right(), area.y + top, &words, role);
        below(area, used + 2 * top)
    };
    draw_surface(app, desk, rest, pen);
    1
}
