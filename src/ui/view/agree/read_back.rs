//! The roadmap, one action after the other read aloud; then when we meet next.

use crate::model::field::Field;
use crate::model::id::Id;
use crate::roadmap::plan::{Card, Plan};
use crate::ui::state::App;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::paging::page;
use crate::ui::view::list::rows::draw_more;
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::ui::widgets::roadmap::{self, RoadmapView};
use crate::words::Word;
use crate::words::lang::Lang;
use ratatui::layout::Rect;

/// From which size on the roadmap is drawn as a picture; below it stands as a list.
const PICTURE: (u16, u16) = (60, 9);

/// From how many rows on the picture has more than one for the lit action.
const TALL: u16 = 16;

/// How many rows what is done takes at most in the list.
const MOST_ROWS: u16 = 3;

/// Draws the roadmap with the lit action.
pub fn draw(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) {
    let plan = desk.plan();
    let lit = desk.lit.as_ref().map(Id::as_str);
    let foot = foot(desk);
    let is_picture = area.height >= PICTURE.1 && area.width >= PICTURE.0;
    if plan.lanes.iter().any(|lane| !lane.cards.is_empty()) && is_picture {
        let view = RoadmapView { lit: desk.lit.as_ref().map(ToString::to_string), ..RoadmapView::new(&plan) };
        let place = roadmap::draw(&plan, &view, &app.theme.palette(app.depth), area, pen.canvas());
        if let Some(place) = place.filter(|_| desk.mode == Mode::Choosing) {
            pen.set_cursor(place.x, place.y);
        }
        // Where nothing is lit any more, the place of the lit action is free: the picture stays as it was.
        let rows = if area.height >= TALL { 2 } else { 1 };
        draw_foot(&foot, rows, below(area, area.height - rows), pen);
    } else {
        let rows = u16::from(!foot.is_empty() && area.height >= 6);
        let high = area.height - rows;
        draw_cards(&plan, lit, Rect { height: high, ..area }, pen);
        draw_foot(&foot, rows, below(area, high), pen);
    }
}

/// What to do, as far as there is room for whole words of it; once all of it was read, how much is open.
pub fn hint(desk: &Desk, room: u16) -> String {
    if desk.lit.is_none() {
        return all_read(desk);
    }
    let said = [Word::SaidAloudHint, Word::SaidAloudShort].map(|word| word.text_in(desk.session.lang()));
    said.into_iter().find(|words| text::columns(words) <= room).unwrap_or_default().to_owned()
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

/// After the last action: what was answered about the next meeting.
fn foot(desk: &Desk) -> Vec<String> {
    if desk.lit.is_some() || desk.asks_meeting() {
        return Vec::new();
    }
    let [meeting, sender] = desk.meeting();
    let said = [(Word::MeetNext, meeting), (Word::SendsOut, sender)];
    said.into_iter().filter(|(_, said)| !said.is_empty()).map(|(word, said)| word.with(&[said])).collect()
}

/// Draws that in so many rows: an answer a row, or both in one.
fn draw_foot(foot: &[String], rows: u16, area: Rect, pen: &mut Pen) {
    let all = if rows > 1 { foot.to_vec() } else { vec![foot.join(" · ")] };
    for (y, words) in (area.y..area.y + rows).zip(&all) {
        pen.put(area.x + 2, y, words, area.width.saturating_sub(3), Role::Strong);
    }
}

fn draw_cards(plan: &Plan, lit: Option<&str>, area: Rect, pen: &mut Pen) {
    let lang = plan.lang();
    let wide = area.width.saturating_sub(12).max(8);
    let mut rows: Vec<(u16, Row)> = Vec::new();
    // Where nothing is read out any more, as much as there is room for is looked over.
    let most = if lit.is_some() || area.height >= TALL { MOST_ROWS } else { MOST_ROWS - 1 };
    let gap = u16::from(lit.is_some() || area.height >= TALL);
    for lane in &plan.lanes {
        let name = format!("{} {}", lane.number, lane.name);
        rows.push((rows_of(name.trim(), area.width).min(2), Row::Lane(name.trim().to_owned())));
        // What is lit is shown whole.
        let high = |card: &Card| {
            if Some(card.id.as_str()) == lit {
                rows_of(&card.what, wide) + rows_of(&under(card, true, lang), wide) + gap
            } else {
                rows_of(&card.what, wide).min(most) + rows_of(&under(card, false, lang), wide).min(2) + gap
            }
        };
        rows.extend(lane.in_time(plan).into_iter().map(|card| (high(card), Row::Card(card))));
    }
    // Nothing follows the last one that it would have to be kept apart from.
    rows.last_mut().into_iter().for_each(|(high, row)| *high -= if matches!(row, Row::Card(_)) { gap } else { 0 });
    if rows.is_empty() {
        pen.paragraph(area, Word::NoActions.text_in(lang), Role::Text);
        return;
    }
    // Where nothing is lit, from the first on.
    let is_lit = |row: &Row| matches!(row, Row::Card(card) if Some(card.id.as_str()) == lit);
    let at = rows.iter().position(|(_, row)| is_lit(row)).unwrap_or(0);
    let heights: Vec<u16> = rows.iter().map(|(high, _)| *high).collect();
    let page = page(&heights, at, area);
    let cards = |rows: &[(u16, Row)]| rows.iter().filter(|(_, row)| matches!(row, Row::Card(_))).count();
    let hidden = [rows.get(..page.first), rows.get(page.last..)].map(|rows| cards(rows.unwrap_or_default()));
    draw_more(hidden, page.area, area, pen);
    let mut y = page.area.y;
    for (high, row) in rows.iter().take(page.last).skip(page.first) {
        match row {
            Row::Lane(name) => drop(pen.paragraph(Rect { y, height: *high, ..area }, name, Role::Key)),
            Row::Card(card) => {
                draw_card((card, lang), [if is_lit(row) { u16::MAX } else { most }, wide], page.area, y, pen);
            }
        }
        y += high;
    }
}

enum Row<'a> {
    Lane(String),
    Card(&'a Card),
}

fn draw_card((card, lang): (&Card, Lang), [most, wide]: [u16; 2], area: Rect, y: u16, pen: &mut Pen) {
    let is_lit = most > MOST_ROWS;
    let mark = if card.promised { "●" } else { "○" };
    pen.put(area.x + 2, y, mark, 1, if card.promised { Role::Good } else { Role::Text });
    pen.put(area.x + 4, y, &card.number, 6, Role::Key);
    let x = area.x + 4 + text::columns(&card.number).max(3) + 2;
    let most_under = if is_lit { most } else { 2 };
    let words = under(card, is_lit, lang);
    let under = rows_of(&words, wide).min(most_under);
    let room = area.bottom().saturating_sub(y);
    // Who, and how it stands, is never left out for what is done.
    let rows = rows_of(&card.what, wide).min(most).min(room.saturating_sub(under).max(1)).min(room);
    pen.paragraph(Rect { x, y, width: wide, height: rows }, &card.what, Role::Strong);
    let height = under.min(room - rows);
    pen.paragraph(Rect { x, y: y + rows, width: wide, height }, &words, Role::Text);
    if is_lit {
        pen.set_cursor(x, y);
        pen.shade(Rect { x: area.x + 2, y, width: area.width.saturating_sub(3), height: rows }, Role::Lit);
    }
}

/// Who and when, and whether it was promised; of the lit one everything.
fn under(card: &Card, whole: bool, lang: Lang) -> String {
    let who = card.who.clone().unwrap_or_else(|| Word::LookingForSomeone.text_in(lang).to_owned());
    let promised = Some(Word::Promised.text_in(lang).to_owned()).filter(|_| card.promised && card.has_who());
    let help = card.help.as_ref().map(|help| Word::HelpIs.with_in(lang, &[help])).filter(|_| whole);
    let state = card.state.words(lang).map(str::to_owned).filter(|_| whole);
    [Some(who), Some(card.due_words.clone()), promised, state, help]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}
