//! A theme's actions, large, said aloud before everybody: one theme a page.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::query::{self, Lane};
use crate::roadmap::draw_up;
use crate::ui::instrument;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::paging::page;
use crate::ui::view::list::rows::{beside, draw_more};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::Word;
use crate::words::actions::Actions as Words;
use ratatui::layout::Rect;

/// How many rows the words of an action take at most.
const MOST_ROWS: u16 = 3;

/// How many rows the actions keep below what is said of their theme.
const ROWS_FOR_ACTIONS: u16 = 8;

/// How many rows the first of them keeps where the theme's sentence is read.
const ROWS_FOR_ONE: u16 = 4;

/// Draws the page of the lit action.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let lanes = instrument::lanes_aloud(desk);
    let at = instrument::lane_aloud(&lanes, desk.lit.as_ref()).unwrap_or(0);
    let Some(lane) = lanes.get(at) else {
        pen.paragraph(area, Word::NoActions.text(), Role::Text);
        return;
    };
    let of = Words::OfPage.with(&[(at + 1).to_string(), lanes.len().to_string()]);
    pen.put_right(area.right().saturating_sub(1), area.y, &of, Role::Text);
    let area = draw_theme(desk, lane, area, text::columns(&of) + 2, pen);
    draw_actions(desk, lane, area, pen);
}

/// The theme with its sentence and its keeper; gives back what is left below.
fn draw_theme(desk: &Desk, lane: &Lane, area: Rect, beside: u16, pen: &mut Pen) -> Rect {
    let Some(theme) = lane.theme else {
        pen.put(area.x, area.y, Word::OtherActions.text(), area.width.saturating_sub(beside), Role::Strong);
        return below(area, 2);
    };
    let no = pen.put(area.x, area.y, &format!("{}  ", theme.no), area.width, Role::Key);
    let name =
        Rect { x: area.x + no, width: area.width.saturating_sub(no + beside), height: area.height.min(2), ..area };
    let used = pen.paragraph(name, theme.text(), Role::Strong);
    let mut rest = below(area, used.max(1));
    let sentence = query::statement_of(&desk.session, &theme.id).map(|statement| statement.text().to_owned());
    // Where a theme begins its sentence is read, with one action below it; then there is room for the others.
    let begins = desk.lit.is_none() || lane.lines.first().map(|line| &line.id) == desk.lit.as_ref();
    let keep = if begins { ROWS_FOR_ONE } else { ROWS_FOR_ACTIONS };
    for words in [sentence.unwrap_or_default(), super::actions::about_theme(desk, theme)] {
        let wide = rest.width.saturating_sub(no + 1);
        let high = rows_of(&words, wide);
        // Whole or not at all.
        if !words.is_empty() && high.saturating_add(keep) <= rest.height {
            let rows = Rect { x: rest.x + no, width: wide, height: high, ..rest };
            let used = pen.paragraph(rows, &words, Role::Text);
            rest = below(rest, used);
        }
    }
    below(rest, u16::from(rest.height >= 10))
}

fn draw_actions(desk: &Desk, lane: &Lane, area: Rect, pen: &mut Pen) {
    let wide = area.width.saturating_sub(14).max(8);
    let gap = u16::from(area.height >= 16);
    let lit = lane.lines.iter().position(|line| Some(&line.id) == desk.lit.as_ref()).unwrap_or(0);
    let high = |line: &&Entry| {
        let [most, most_under] = most_rows(desk, line);
        let under = under(desk, line).iter().map(|words| rows_of(words, wide).min(most_under)).sum::<u16>();
        rows_of(line.text(), wide).min(most) + under + gap
    };
    let mut heights: Vec<u16> = lane.lines.iter().map(high).collect();
    // Nothing follows the last one that it would have to be kept apart from.
    heights.last_mut().into_iter().for_each(|high| *high -= gap);
    let page = page(&heights, lit, area);
    draw_more([page.first, lane.lines.len().saturating_sub(page.last)], page.area, area, pen);
    let mut y = page.area.y;
    for (line, high) in lane.lines.iter().zip(&heights).take(page.last).skip(page.first) {
        let height = page.area.bottom().saturating_sub(y);
        draw_action(desk, line, wide, Rect { y, height, ..page.area }, pen);
        y += high;
    }
}

/// How many rows an action's words take at most, and each line under them; what is lit is shown whole.
fn most_rows(desk: &Desk, action: &Entry) -> [u16; 2] {
    if desk.lit.as_ref() == Some(&action.id) { [u16::MAX; 2] } else { [MOST_ROWS, 2] }
}

fn help(action: &Entry) -> String {
    let help = action.words(Field::Help);
    if help.is_empty() { help } else { Word::HelpNeeded.with(&[help]) }
}

fn draw_action(desk: &Desk, action: &Entry, wide: u16, area: Rect, pen: &mut Pen) {
    let promised = action.is(Field::Promised);
    let mark = if promised { ("●", Role::Good) } else { ("○", Role::Text) };
    pen.put(area.x + 1, area.y, mark.0, 1, mark.1);
    let no = desk.session.spoken(action);
    pen.put(area.x + 3, area.y, &no, 6, Role::Key);
    let x = area.x + 3 + text::columns(&no).max(3) + 2;
    let [most, most_under] = most_rows(desk, action);
    let told = under(desk, action);
    // Who, how it stands and what help there is are never left out for what is done.
    let needs: u16 = told.iter().map(|words| rows_of(words, wide).min(most_under)).sum();
    let rows = rows_of(action.text(), wide).min(most).min(area.height.saturating_sub(needs).max(1)).min(area.height);
    pen.paragraph(Rect { x, y: area.y, width: wide, height: rows }, action.text(), Role::Strong);
    let is_lit = desk.lit.as_ref() == Some(&action.id);
    if is_lit {
        // While somebody writes, it stays in the line.
        if desk.mode == Mode::Choosing {
            pen.set_cursor(x, area.y);
        }
        pen.shade(Rect { x: area.x + 1, height: rows, width: area.width.saturating_sub(2), ..area }, Role::Lit);
    } else if let Some((words, role)) = beside(desk, &action.id) {
        pen.put_right(area.right().saturating_sub(1), area.y, words, role);
    }
    let mut y = area.y + rows;
    for words in told {
        let height = rows_of(&words, wide).min(most_under).min(area.bottom().saturating_sub(y));
        y += pen.paragraph(Rect { x, y, width: wide, height }, &words, Role::Text);
    }
}

/// What stands under an action: who and when, whether it was promised and what became of it; what help it needs.
fn under(desk: &Desk, action: &Entry) -> Vec<String> {
    let who = query::who(&desk.session, action);
    let lang = desk.session.lang();
    let who = if who.is_empty() { Word::LookingForSomeone.text_in(lang).to_owned() } else { who };
    let due = action.get(Field::Due).and_then(|due| query::day_of(&desk.session, due));
    let due = draw_up::due_words(action, due, lang);
    let promised = Some(Word::Promised.text_in(lang).to_owned()).filter(|_| action.is(Field::Promised));
    let state = draw_up::state(action).words(lang).map(str::to_owned);
    let first = [Some(who), Some(due), promised, state].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    [first, help(action)].into_iter().filter(|words| !words.is_empty()).collect()
}
