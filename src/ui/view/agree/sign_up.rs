//! Three numbers beside each theme: interest, agreement, energy. They stand side by side in the themes' own order; they
//! are never added up, and nothing is ranked.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::query::energy::Energy;
use crate::model::query::{self, Standing};
use crate::ui::instrument;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::theme::Role;
use crate::ui::view::list::paging::page;
use crate::ui::view::list::rows::{beside, draw_more};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::Word;
use crate::words::actions::Actions as Words;
use ratatui::layout::Rect;

/// How wide the three columns are: the heads stand over them.
const COLUMNS: [u16; 3] = [10, 16, 10];

/// The same in a narrow window: the names of the themes need the room.
const NARROW: [u16; 3] = [9, 14, 7];

/// How wide the columns are in a window.
fn columns(wide: u16) -> [u16; 3] {
    if wide < 66 { NARROW } else { COLUMNS }
}

/// Draws the themes with their numbers.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let themes = query::themes(&desk.session);
    if themes.is_empty() {
        pen.paragraph(area, Words::NoThemes.text(), Role::Text);
        return;
    }
    let names = area.width.saturating_sub(columns(area.width).iter().sum::<u16>() + 5).max(8);
    let heads = draw_heads(area, names, pen);
    let rest = below(area, heads);
    let lit = desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing).or(desk.touched.as_ref());
    let at = lit.and_then(|id| themes.iter().position(|theme| theme.id == *id)).unwrap_or(0);
    let bare = |theme: &Entry| rows_of(theme.text(), names.saturating_sub(2)).clamp(1, 3) + who_rows(theme, rest.width);
    let total = themes.iter().fold(0u16, |sum, theme| sum.saturating_add(bare(theme) + 1));
    let gap = u16::from(total <= rest.height);
    let high = |theme: &Entry| bare(theme) + gap;
    let heights: Vec<u16> = themes.iter().map(|theme| high(theme)).collect();
    let page = page(&heights, at, rest);
    draw_more([page.first, themes.len().saturating_sub(page.last)], page.area, rest, pen);
    let mut y = page.area.y;
    for theme in themes.iter().take(page.last).skip(page.first) {
        let height = page.area.bottom().saturating_sub(y);
        draw_theme(desk, theme, names, Rect { y, height, ..page.area }, pen);
        y += high(theme);
    }
}

/// What the columns are; gives back how many rows that took.
fn draw_heads(area: Rect, names: u16, pen: &mut Pen) -> u16 {
    let heads = [
        (Words::Interest, Words::InterestIs),
        (Words::Agreement, Words::AgreementIs),
        (Words::Energy, Words::EnergyIs),
    ];
    let tall = area.height >= 8;
    let mut x = area.x + 4 + names;
    for ((head, is), wide) in heads.into_iter().zip(columns(area.width)) {
        pen.put(x, area.y, head.text(), wide, Role::Key);
        if tall {
            pen.put(x, area.y + 1, is.text(), wide, Role::Text);
        }
        x += wide;
    }
    if tall { 3 } else { 1 }
}

fn draw_theme(desk: &Desk, theme: &Entry, names: u16, area: Rect, pen: &mut Pen) {
    let energy = query::energy::energy(&desk.session, theme);
    pen.put_right(area.x + 2, area.y, &theme.no, Role::Key);
    let wide = names.saturating_sub(2);
    let rows = rows_of(theme.text(), wide).clamp(1, 3);
    pen.paragraph(Rect { x: area.x + 4, width: wide, height: rows, ..area }, theme.text(), Role::Strong);
    let mut x = area.x + 4 + names;
    for ((words, role), wide) in cells(&energy).into_iter().zip(columns(area.width)) {
        pen.put(x, area.y, &words, wide.saturating_sub(1), role);
        x += wide;
    }
    let who = who(theme);
    if !who.is_empty() {
        let height = who_rows(theme, area.width).min(area.height.saturating_sub(rows));
        let room = Rect { x: area.x + 4, y: area.y + rows, width: who_wide(area.width), height };
        pen.paragraph(room, &who, Role::Text);
    }
    pen.spot_line(Rect { height: 1, ..area }, &theme.id);
    if desk.mode == Mode::Choosing && desk.lit.as_ref() == Some(&theme.id) {
        pen.set_cursor(area.x + 4, area.y);
        pen.shade(Rect { height: 1, width: area.width.saturating_sub(1), ..area }, Role::Lit);
    } else if let Some((words, role)) = beside(desk, &theme.id) {
        pen.put_right(area.right().saturating_sub(1), area.y, words, role);
    }
}

/// The three numbers in words.
fn cells(energy: &Energy) -> [(String, Role); 3] {
    let known = |n: Option<u64>| n.map_or_else(|| Words::NotKnown.text().to_owned(), |n| n.to_string());
    let agreement = match (energy.agreement, energy.there) {
        (Standing::Agreed, Some(n)) => (Words::AgreedIn.with(&[n.to_string()]), Role::Good),
        (Standing::Agreed, None) => (Word::Agreed.text().to_owned(), Role::Good),
        (Standing::NotAgreed, _) => (Words::NotAgreed.text().to_owned(), Role::Alarm),
        (Standing::Reword, _) => (Words::Reword.text().to_owned(), Role::Text),
        (Standing::NotAsked, _) => (Words::NotAskedYet.text().to_owned(), Role::Text),
    };
    [(known(energy.interest), Role::Text), agreement, (known(energy.signed_up), Role::Strong)]
}

fn who_wide(columns: u16) -> u16 {
    columns.saturating_sub(6).max(1)
}

/// How many rows those who signed up take.
fn who_rows(theme: &Entry, columns: u16) -> u16 {
    let who = who(theme);
    if who.is_empty() { 0 } else { rows_of(&who, who_wide(columns)).min(3) }
}

/// Who signed up: by group, and those who want to be named; and when they meet first.
fn who(theme: &Entry) -> String {
    let groups: Vec<String> =
        instrument::signed_by_group(theme).into_iter().map(|(letter, n)| format!("{letter}{n}")).collect();
    let names = instrument::signed_names(theme).join(", ");
    let first = theme.words(Field::FirstMeeting);
    let first = if first.is_empty() { first } else { Words::FirstMeeting.with(&[first]) };
    [groups.join(" "), names, first].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A theme's three numbers where there is no screen, each with its name.
pub fn told(desk: &Desk, theme: &Entry) -> String {
    let energy = query::energy::energy(&desk.session, theme);
    let [interest, agreement, signed] = cells(&energy);
    let parts = [
        format!("{} {}", theme.no, theme.text()),
        format!("{} {}", Words::InterestIs.text(), interest.0),
        agreement.0,
        format!("{} {}", Words::EnergyIs.text(), signed.0),
        who(theme),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
