//! Actions by theme: what, who, by when, and the help that is needed.

use super::lines::{ROOM_FOR_MORE, beside, draw_more, draw_picked, with_flag};
use super::pen::{Pen, rows_of};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query::{self, Standing};
use crate::roadmap::draw_up;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::words::Word;
use ratatui::layout::Rect;

/// One piece of the list: a theme, an action, or a free row.
enum Piece<'a> {
    Lane(Option<&'a Entry>),
    Action(&'a Entry),
    Gap,
}

impl Piece<'_> {
    fn high(&self, wide: u16) -> u16 {
        match self {
            Piece::Lane(_) | Piece::Gap => 1,
            Piece::Action(action) => rows_of(action.text(), wide).min(2) + 1,
        }
    }

    fn is(&self, id: &Id) -> bool {
        match self {
            Piece::Lane(Some(entry)) | Piece::Action(entry) => entry.id == *id,
            Piece::Lane(None) | Piece::Gap => false,
        }
    }
}

/// Draws the lanes; what is lit, or was last written down, or the theme that is written under, is in sight.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let mut pieces = Vec::new();
    for (theme, actions) in desk.lanes() {
        if !pieces.is_empty() {
            pieces.push(Piece::Gap);
        }
        pieces.push(Piece::Lane(theme));
        pieces.extend(actions.into_iter().map(Piece::Action));
    }
    let wide = area.width.saturating_sub(18).max(8);
    let wanted = match desk.mode {
        Mode::Choosing => desk.lit.as_ref(),
        Mode::Writing => last_under(desk),
    };
    let at = wanted.and_then(|id| pieces.iter().position(|piece| piece.is(id))).unwrap_or(0);
    let (page, first, last) = page(&pieces, at, area, wide);
    let actions = |pieces: &[Piece]| pieces.iter().filter(|piece| matches!(piece, Piece::Action(_))).count();
    let (above, rest) = pieces.split_at_checked(first).unwrap_or_default();
    draw_more([actions(above), actions(rest.get(last - first..).unwrap_or_default())], page, area, pen);
    let mut y = page.y;
    for piece in pieces.iter().take(last).skip(first) {
        match piece {
            Piece::Lane(theme) => draw_lane(desk, *theme, area, y, pen),
            Piece::Action(action) => draw_action(desk, action, wide, area, y, pen),
            Piece::Gap => {}
        }
        y += piece.high(wide);
    }
}

/// The last action under the theme that is written under, else the theme.
fn last_under(desk: &Desk) -> Option<&Id> {
    let actions = query::actions(&desk.session, desk.under.as_ref());
    actions.last().map(|action| &action.id).or(desk.under.as_ref())
}

/// The pieces that are drawn, and where: without the rows that say how many there are more.
fn page(pieces: &[Piece], at: usize, area: Rect, wide: u16) -> (Rect, usize, usize) {
    let mut page = area;
    loop {
        let first = first_piece(pieces, at, page.height, wide);
        let mut used = 0;
        let fits = pieces.iter().skip(first).take_while(|piece| {
            used += piece.high(wide);
            used <= page.height
        });
        let last = first + fits.count();
        let room = area.height >= ROOM_FOR_MORE;
        let (top, bottom) = (u16::from(room && first > 0), u16::from(room && last < pieces.len()));
        let next = Rect { y: area.y + top, height: area.height - top - bottom, ..area };
        // The page only becomes smaller, so that this ends.
        if next.height >= page.height {
            return (page, first, last);
        }
        page = next;
    }
}

/// From which piece on is drawn, so that piece `at` is in sight.
fn first_piece(pieces: &[Piece], at: usize, height: u16, wide: u16) -> usize {
    let mut used = 0;
    let mut first = at;
    // A little below it stays in sight too, where there is room.
    let below: u16 = pieces.iter().skip(at + 1).take(2).map(|piece| piece.high(wide)).sum();
    let height = height.saturating_sub(below.min(height / 3));
    for (n, piece) in pieces.iter().enumerate().take(at + 1).rev() {
        used += piece.high(wide);
        if used > height {
            break;
        }
        first = n;
    }
    first
}

fn draw_lane(desk: &Desk, theme: Option<&Entry>, area: Rect, y: u16, pen: &mut Pen) {
    let here = desk.under.as_ref() == theme.map(|theme| &theme.id);
    pen.put(area.x, y, if here { "▸" } else { " " }, 1, Role::Key);
    let Some(theme) = theme else {
        pen.put(area.x + 2, y, Word::OtherActions.text(), area.width.saturating_sub(2), Role::Strong);
        return;
    };
    let standing = match query::theme_standing(&desk.session, theme) {
        Standing::Agreed => (Word::Agreed.text().to_owned(), Role::Good),
        Standing::NotAgreed => (Word::NotAgreed.text().to_lowercase(), Role::Alarm),
        Standing::NotAsked | Standing::Reword => (String::new(), Role::Text),
    };
    let no = pen.put(area.x + 2, y, &format!("{} ", theme.no), area.width, Role::Key);
    let room = area.width.saturating_sub(no + text::columns(&standing.0) + 5);
    pen.put(area.x + 2 + no, y, theme.text(), room, Role::Strong);
    pen.put_right(area.right().saturating_sub(1), y, &standing.0, standing.1);
}

fn draw_action(desk: &Desk, action: &Entry, wide: u16, area: Rect, y: u16, pen: &mut Pen) {
    let no = desk.session.spoken(action);
    pen.put(area.x + 4, y, &no, 6, Role::Key);
    draw_picked(desk, &action.id, area.x + 3, y, pen);
    let x = area.x + 4 + text::columns(&no).max(3) + 2;
    let rows = rows_of(action.text(), wide).min(2);
    pen.paragraph(Rect { x, y, width: wide, height: rows }, action.text(), Role::Text);
    let beside = beside(desk, &action.id);
    if desk.mode == Mode::Choosing && desk.lit.as_ref() == Some(&action.id) {
        pen.set_cursor(x, y);
        pen.shade(Rect { x: area.x + 4, y, width: area.width.saturating_sub(5), height: rows }, Role::Lit);
    } else if let Some((words, role)) = beside {
        pen.put_right(area.right().saturating_sub(1), y, words, role);
    }
    let room = area.right().saturating_sub(x + 1);
    pen.put(x, y + rows, &with_flag(action, who_and_when(desk, action, room)), room, Role::Text);
}

/// Who and what comes after it; where both do not fit, who is shortened.
pub fn who_first(who: &str, rest: &str, room: u16) -> String {
    let left = room.saturating_sub(text::columns(rest) + 3);
    format!("{} · {rest}", text::cut(who, usize::from(left.max(4))))
}

/// "Shanice, Friday club · by 28 May 2026 · needs keys".
fn who_and_when(desk: &Desk, action: &Entry, room: u16) -> String {
    let who = action.words(Field::Who);
    let due = action.get(Field::Due).and_then(|due| query::day_of(&desk.session, due));
    let who = if who.is_empty() { Word::LookingForSomeone.text().to_owned() } else { who };
    let mut words = vec![who_first(&who, &draw_up::due_words(action, due), room)];
    let help = action.words(Field::Help);
    if !help.is_empty() {
        words.push(Word::HelpNeeded.with(&[help]));
    }
    words.join(" · ")
}
