//! The roadmap, one action after the other read aloud; then when we meet next.

use super::pen::{Pen, below, rows_of};
use crate::model::field::Field;
use crate::model::id::Id;
use crate::roadmap::plan::{Card, Plan};
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::widgets::roadmap::{self, RoadmapView};
use crate::words::Word;
use ratatui::layout::Rect;

/// From which size on the roadmap is drawn as a picture; below it stands as a list.
const PICTURE: (u16, u16) = (60, 9);

/// Draws the roadmap with the lit action.
pub fn draw(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) {
    let plan = desk.plan();
    let lit = desk.lit.as_ref().map(Id::as_str);
    let high = area.height.saturating_sub(foot_rows(desk, area));
    let top = Rect { height: high, ..area };
    if plan.lanes.iter().any(|lane| !lane.cards.is_empty()) && top.height >= PICTURE.1 && top.width >= PICTURE.0 {
        let view = RoadmapView { lit: desk.lit.as_ref().map(ToString::to_string), ..RoadmapView::new(&plan) };
        roadmap::draw(&plan, &view, &app.theme.palette(app.depth), top, pen.canvas());
    } else {
        draw_cards(&plan, lit, top, pen);
    }
    draw_foot(desk, below(area, high), pen);
}

/// That everything was read back, or how much was not promised yet.
pub fn all_read(desk: &Desk) -> String {
    let all = desk.choosable();
    let promised = |id: &&Id| desk.session.entry(id).is_some_and(|action| action.is(Field::Promised));
    match all.iter().filter(|id| !promised(id)).count() {
        _ if all.is_empty() => Word::NoActions.text().to_owned(),
        0 => Word::AllRead.text().to_owned(),
        open => Word::CountNotPromised.with(&[open.to_string()]),
    }
}

fn foot_rows(desk: &Desk, area: Rect) -> u16 {
    let answered = desk.meeting().iter().any(|said| !said.is_empty());
    if desk.lit.is_some() || desk.asks_meeting() || !answered || area.height < 6 { 0 } else { 3 }
}

/// After the last action: what was answered about the next meeting.
fn draw_foot(desk: &Desk, area: Rect, pen: &mut Pen) {
    if area.height == 0 {
        return;
    }
    let [meeting, sender] = desk.meeting();
    let mut y = area.y + 1;
    for (word, said) in [(Word::MeetNext, meeting), (Word::SendsOut, sender)] {
        if !said.is_empty() && !desk.asks_meeting() {
            pen.put(area.x + 2, y, &word.with(&[said]), area.width.saturating_sub(3), Role::Strong);
            y += 1;
        }
    }
}

fn draw_cards(plan: &Plan, lit: Option<&str>, area: Rect, pen: &mut Pen) {
    let wide = area.width.saturating_sub(12).max(8);
    let mut rows: Vec<(u16, Row)> = Vec::new();
    for lane in &plan.lanes {
        rows.push((1, Row::Lane(format!("{} {}", lane.number, lane.name))));
        rows.extend(lane.cards.iter().map(|card| (rows_of(&card.what, wide).min(2) + 2, Row::Card(card))));
    }
    if rows.is_empty() {
        pen.paragraph(area, Word::NoActions.text(), Role::Text);
        return;
    }
    let at = rows.iter().position(|(_, row)| matches!(row, Row::Card(card) if Some(card.id.as_str()) == lit));
    let at = at.unwrap_or(rows.len() - 1);
    let mut first = at;
    let mut used = 0;
    for (n, (high, _)) in rows.iter().enumerate().take(at + 1).rev() {
        used += high;
        if used > area.height.saturating_sub(area.height / 4) {
            break;
        }
        first = n;
    }
    let mut y = area.y;
    for (high, row) in rows.iter().skip(first) {
        if y + high.saturating_sub(1) > area.bottom() {
            break;
        }
        match row {
            Row::Lane(name) => drop(pen.put(area.x, y, name, area.width, Role::Key)),
            Row::Card(card) => draw_card(card, lit == Some(card.id.as_str()), wide, area, y, pen),
        }
        y += high;
    }
}

enum Row<'a> {
    Lane(String),
    Card(&'a Card),
}

fn draw_card(card: &Card, is_lit: bool, wide: u16, area: Rect, y: u16, pen: &mut Pen) {
    let mark = if card.promised { "●" } else { "○" };
    pen.put(area.x + 2, y, mark, 1, if card.promised { Role::Good } else { Role::Text });
    pen.put(area.x + 4, y, &card.number, 6, Role::Key);
    let x = area.x + 4 + text::columns(&card.number).max(3) + 2;
    let rows = rows_of(&card.what, wide).min(2);
    pen.paragraph(Rect { x, y, width: wide, height: rows }, &card.what, Role::Strong);
    let who = card.who.clone().unwrap_or_else(|| Word::LookingForSomeone.text().to_owned());
    let mut rest = card.due_words.clone();
    if card.promised && card.has_who() {
        rest.push_str(" · ");
        rest.push_str(Word::Promised.text());
    }
    let words = super::actions::who_first(&who, &rest, area.right().saturating_sub(x + 1));
    pen.put(x, y + rows, &words, area.right().saturating_sub(x + 1), Role::Text);
    if is_lit {
        pen.set_cursor(x, y);
        pen.shade(Rect { x: area.x + 2, y, width: area.width.saturating_sub(3), height: rows }, Role::Lit);
    }
}
