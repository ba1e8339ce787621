//! The sheet of everything about a line: its wordings, its answers, and the line in which one is typed.

use crate::model::entry::Entry;
use crate::model::sheet::{self, Row, What};
use crate::ui::instrument::board::earlier;
use crate::ui::line::CaptureLine;
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Overlay, Tone};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::update::{answer_now, lit_on_sheet, sheet_rows};
use crate::ui::view::desk::bottom::draw_line;
use crate::ui::view::list::paging::page;
use crate::ui::view::list::rows::draw_more;
use crate::ui::view::overlay::head;
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::sheet::Sheet;
use ratatui::layout::Rect;

/// How many rows one answer takes at most.
const MOST_ROWS: u16 = 3;

/// How many earlier wordings are shown at most.
const MOST_WORDINGS: usize = 3;

/// Draws the sheet.
pub fn draw(app: &App, lit: usize, line: Option<&CaptureLine>, area: Rect, pen: &mut Pen) {
    let Some((desk, entry)) = app.desk().and_then(|desk| Some((desk, open(app, desk)?))) else { return };
    let title = Sheet::Title.with(&[entry.kind.spec().word.to_lowercase(), desk.session.spoken(entry)]);
    let area = head(title.trim_end(), area, pen);
    let foot = foot(app, line.is_some());
    let rows: Vec<&str> = foot.iter().flat_map(|(words, _)| text::wrap(words, usize::from(area.width))).collect();
    let wanted = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(if line.is_some() { 2 } else { 1 });
    let foot_high = wanted.min(area.height / 2);
    let top = Rect { height: area.height - foot_high, ..area };
    let rest = draw_history(desk, entry, top, pen);
    draw_rows(&sheet_rows(app), lit, rest, pen);
    draw_foot(app, line, &foot, below(area, area.height - foot_high), pen);
}

fn open<'a>(app: &App, desk: &'a Desk) -> Option<&'a Entry> {
    let Some(Overlay::Everything { trail, .. }) = app.overlays.last() else { return None };
    desk.session.entry(trail.last()?)
}

/// The earlier wordings with who wrote them down and when; gives back what is left below.
fn draw_history(desk: &Desk, entry: &Entry, area: Rect, pen: &mut Pen) -> Rect {
    let mut area = area;
    for words in history(desk, entry) {
        if area.height < 8 {
            break;
        }
        let high = rows_of(&words, area.width).min(2);
        pen.paragraph(Rect { height: high, ..area }, &words, Role::Text);
        area = below(area, high);
    }
    area
}

/// The wordings that it had before, in words: the first, and the last ones before that which stands; and what became of
/// it, as it was said before.
pub fn history(desk: &Desk, entry: &Entry) -> Vec<String> {
    let all = sheet::wordings(&desk.session, entry);
    let stands = |text: &str| entry.texts.iter().any(|(_, standing)| standing.as_str() == text);
    let mut out = Vec::new();
    for (n, wording) in all.iter().enumerate() {
        let word = if n == 0 { Sheet::FirstSaid } else { Sheet::ThenSaid };
        if (n == 0 && all.len() < 2) || (n > 0 && stands(&wording.text)) {
            continue;
        }
        let at = wording.at.map(|at| at.format("%H:%M").to_string()).unwrap_or_default();
        out.push(word.with(&[&wording.text, &Sheet::ByAt.with(&[&wording.at_window, &at])]));
    }
    if out.len() > MOST_WORDINGS {
        out.drain(1..=out.len() - MOST_WORDINGS);
    }
    // Then what was said of how it stands, before what is said now.
    out.extend(earlier(&desk.session, entry));
    out
}

fn draw_rows(rows: &[Row], lit: usize, area: Rect, pen: &mut Pen) {
    let label = rows.iter().map(|row| text::columns(&row.word)).max().unwrap_or(0).min(area.width / 3).max(8);
    let wide = area.width.saturating_sub(label + 3).max(8);
    let high = |row: &Row| rows_of(&row.text(), wide).clamp(1, MOST_ROWS).max(rows_of(&row.word, label));
    let heights: Vec<u16> = rows.iter().map(high).collect();
    let page = page(&heights, lit, area);
    draw_more([page.first, rows.len().saturating_sub(page.last)], page.area, area, pen);
    let (mut y, area) = (page.area.y, page.area);
    for (n, row) in rows.iter().enumerate().take(page.last).skip(page.first) {
        let tall = high(row).min(area.bottom().saturating_sub(y));
        pen.paragraph(Rect { x: area.x + 1, y, width: label, height: tall }, &row.word, Role::Key);
        let role = if row.is_open() { Role::Alarm } else { Role::Strong };
        pen.paragraph(Rect { x: area.x + label + 3, y, width: wide, height: tall }, &row.text(), role);
        if n == lit {
            pen.set_cursor(area.x, y);
            pen.shade(Rect { y, height: tall, ..area }, Role::Lit);
        }
        y += tall;
    }
}

/// What is said below: the notice, what the answer is taken for, how it is typed.
fn foot(app: &App, answering: bool) -> Vec<(String, Role)> {
    let mut out = Vec::new();
    let Some((desk, row)) = app.desk().zip(lit_on_sheet(app)) else { return out };
    if let Some(notice) = &app.notice {
        out.push((notice.text.clone(), if notice.tone == Tone::Alarm { Role::Alarm } else { Role::Text }));
    }
    if answering {
        let typed =
            matches!(app.overlays.last(), Some(Overlay::Everything { line: Some(line), .. }) if !line.is_empty());
        match answer_now(app) {
            Some(Ok(taken)) if !taken.words.is_empty() => out.push((taken.words, Role::Good)),
            Some(Err(sentence)) if typed && app.notice.is_none() => out.push((sentence, Role::Text)),
            _ => {}
        }
    }
    if answering || !matches!(row.what, What::Words | What::Ahead) {
        out.push((sheet::how_to(&desk.session, &row.what), Role::Text));
    }
    out
}

fn draw_foot(app: &App, line: Option<&CaptureLine>, foot: &[(String, Role)], area: Rect, pen: &mut Pen) {
    if area.height == 0 {
        return;
    }
    pen.rule(area.x, area.y, area.width);
    let mut rest = below(area, 1);
    if let (Some(line), Some(row)) = (line, lit_on_sheet(app)) {
        let used = pen.put(area.x + 1, area.y, &format!(" {} ", row.word), area.width.saturating_sub(2), Role::Writing);
        debug_assert!(used <= area.width);
        pen.put(rest.x, rest.y, "› ", 2, Role::Key);
        draw_line(
            line,
            Rect { x: rest.x + 2, width: rest.width.saturating_sub(3), height: rest.height.min(1), ..rest },
            pen,
        );
        rest = below(rest, 1);
    }
    for (words, role) in foot {
        let used = pen.paragraph(rest, words, *role);
        rest = below(rest, used);
    }
}
