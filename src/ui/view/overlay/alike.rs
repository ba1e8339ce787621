//! Two lines of different tables that may say the same, side by side; one below the other where there is no room.

use super::head;
use crate::model::alike::{are_apart, table};
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::ui::instrument::by_words;
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::theme::Role;
use crate::ui::update::alike::{pair, together};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::pairs::Pairs as Words;
use crate::words::tables::Tables;
use ratatui::layout::Rect;

/// From how many columns on they stand beside each other.
const BESIDE: u16 = 70;

/// Draws the pair.
pub fn draw(app: &App, pairs: &[(Id, Id)], at: usize, area: Rect, pen: &mut Pen) {
    if pairs.is_empty() {
        let area = head(Words::AlikeNoTitle.text(), area, pen);
        pen.paragraph(area, Words::NoneAlike.text(), Role::Text);
        pen.set_cursor(area.x, area.y);
        return;
    }
    let title = Words::AlikeTitle.with(&[(at + 1).to_string(), pairs.len().to_string()]);
    let area = head(&title, area, pen);
    let Some((desk, (one, other))) = app.desk().zip(pair(app)) else { return };
    let how = known(desk, one, other).unwrap_or(Words::AlikeAsk);
    let said = app.shown_notice().map(|notice| notice.text.clone());
    let foot: Vec<String> = said.into_iter().chain([how.text().to_owned()]).collect();
    let high: u16 = foot.iter().map(|words| rows_of(words, area.width)).sum();
    let list = Rect { height: area.height.saturating_sub(high + 1), ..area };
    if list.width >= BESIDE {
        let half = (list.width - 3) / 2;
        draw_one(desk, one, Rect { width: half, ..list }, pen);
        let tall = [one, other].map(|line| rows_of(line.text(), half.saturating_sub(2)) + 1).into_iter().max();
        pen.rule_down(list.x + half + 1, list.y, tall.unwrap_or(1).min(list.height));
        draw_one(desk, other, Rect { x: list.x + half + 3, width: half, ..list }, pen);
    } else {
        let rows = (rows_of(one.text(), list.width.saturating_sub(2)) + 2).min(list.height / 2);
        draw_one(desk, one, Rect { height: rows, ..list }, pen);
        draw_one(desk, other, below(list, rows), pen);
    }
    pen.rule(area.x, list.bottom(), area.width);
    let mut rest = below(area, list.height + 1);
    for (n, words) in foot.iter().enumerate() {
        let role = if n + 1 == foot.len() { Role::Strong } else { Role::Text };
        let used = pen.paragraph(rest, words, role);
        rest = below(rest, used);
    }
    // Beside the words, and over none of them.
    pen.set_cursor(area.x, area.y + 1);
}

/// What somebody has said of the two, if anybody has.
fn known(desk: &Desk, one: &Entry, other: &Entry) -> Option<Words> {
    let apart = are_apart(one, other).then_some(Words::AlikeApart);
    if together(desk, one, other) { Some(Words::AlikeDone) } else { apart }
}

fn draw_one(desk: &Desk, line: &Entry, area: Rect, pen: &mut Pen) {
    pen.put(area.x, area.y, &whose(desk, line), area.width, Role::Key);
    let words = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..below(area, 1) };
    pen.paragraph(words, line.text(), Role::Strong);
}

/// Which line, and whose.
fn whose(desk: &Desk, line: &Entry) -> String {
    let by = match table(line) {
        Some(no) => Tables::TableNo.with(&[no.to_string()]),
        None if line.by.is_empty() => Tables::TheDesk.text().to_owned(),
        None => by_words(desk, &line.by),
    };
    Tables::AtTask.with(&[desk.session.spoken(line), by])
}

/// The same where there is no screen.
pub fn lines(app: &App, pairs: &[(Id, Id)], at: usize) -> Vec<String> {
    let Some((desk, (one, other))) = app.desk().zip(pair(app)) else {
        return vec![Words::NoneAlike.text().to_owned()];
    };
    let line = |line: &Entry| format!("{}: {}", whose(desk, line).replace(" · ", ", "), line.text());
    let title = Words::AlikeTitle.with(&[(at + 1).to_string(), pairs.len().to_string()]).replace(" · ", ", ");
    let ask = known(desk, one, other).unwrap_or(Words::AlikePlain);
    vec![title, line(one), line(other), ask.text().to_owned()]
}
