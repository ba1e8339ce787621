//! The boxes of the capture line, and the text in each: the box that has the cursor takes more rows where they are free; in
//! one row its beginning and what stands before the cursor are in sight.

use super::{MOST_ROWS, draw_example, label_width};
use crate::ui::line::TextBox;
use crate::ui::state::App;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::update::taken_for;
use crate::ui::view::desk::steering;
use crate::ui::view::pen::{Pen, rows_of};
use crate::words::Word;
use crate::words::before::Before;
use ratatui::layout::Rect;

/// From how many rows of the window on a long text takes more than one.
const ROWS_FROM: u16 = 24;

/// From how many columns on the beginning of a long text stays in sight.
const HEAD_FROM: usize = 24;

/// What the text of a box is taken for, where there is room to say it.
pub(super) fn note(app: &App, desk: &Desk, n: usize, x: u16, right: u16) -> String {
    let note = taken_for(desk, n, app.at.date_naive()).map(|words| format!("→ {words}")).unwrap_or_default();
    // What is typed comes before what it is taken for.
    let fits = x + text::columns(&note) + 2 + MOST_ROWS * 5 < right;
    if fits { note } else { String::new() }
}

pub(super) fn draw_note(note: &str, right: u16, y: u16, pen: &mut Pen) {
    let plain = [Word::NoDateInThat.text(), Before::NoSuchDayShort.text(), Before::MinutesLike.text()];
    let role = if plain.iter().any(|words| note.ends_with(words)) { Role::Text } else { Role::Good };
    pen.put_right(right.saturating_sub(1), y, note, role);
}

/// How many columns the text of a box has.
fn room(note: &str, x: u16, right: u16) -> u16 {
    let note = if note.is_empty() { 0 } else { text::columns(note) + 2 };
    right.saturating_sub(x + 1).saturating_sub(note).max(1)
}

fn begin(desk: &Desk, area: Rect) -> u16 {
    area.x + 3 + label_width(desk, true)
}

/// How many rows more than one the box takes that has the cursor.
pub(super) fn more_rows(app: &App, desk: &Desk, area: Rect) -> u16 {
    if desk.mode != Mode::Writing {
        return 0;
    }
    let most = match desk.large {
        true => steering::free_rows(desk, area),
        false if area.height >= ROWS_FROM => MOST_ROWS - 1,
        false => 0,
    };
    let (n, x) = (desk.line.at(), begin(desk, area));
    let wide = room(&note(app, desk, n, x, area.right()), x, area.right());
    // The cursor stands after the last letter: it must have its place too.
    rows_of(&format!("{}.", desk.line.text_of(n)), wide).saturating_sub(1).min(most)
}

/// Every box in a row of its own, the one that has the cursor in as many as are left.
pub(super) fn draw(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) {
    let wide = label_width(desk, true);
    let many = u16::try_from(desk.line.boxes().len()).unwrap_or(u16::MAX);
    let more = area.height.saturating_sub(many);
    let mut y = area.y;
    for (n, (label, one)) in desk.labels().iter().zip(desk.line.boxes()).enumerate() {
        let here = n == desk.line.at() && desk.mode == Mode::Writing;
        pen.put(area.x + 1, y, if here { "›" } else { " " }, 1, Role::Key);
        pen.put(area.x + 3, y, label, wide, if here { Role::Key } else { Role::Text });
        let x = begin(desk, area);
        let note = note(app, desk, n, x, area.right());
        let height = if here { 1 + more } else { 1 };
        let place = Rect { x, y, width: room(&note, x, area.right()), height };
        draw_text(Some(one), here, place, pen);
        draw_example(desk, n, Rect { height: 1, ..place }, pen);
        draw_note(&note, area.right(), y, pen);
        y = y.saturating_add(height);
    }
}

/// A box's text, scrolled so that the cursor is in sight.
pub(super) fn draw_text(one: Option<&TextBox>, has_cursor: bool, area: Rect, pen: &mut Pen) {
    let Some(one) = one.filter(|_| area.width > 0 && area.height > 0) else { return };
    if has_cursor && (area.height == 1 || area.width < 8) {
        draw_one_row(one, area, pen);
        return;
    }
    let mut rows = text::rows(one.text(), usize::from(area.width));
    // What does not fit is marked where it is cut off; the mark has a column of its own.
    let cut = rows.len() > usize::from(area.height) && area.width > 1;
    let area = Rect { width: area.width - u16::from(cut), ..area };
    if cut {
        rows = text::rows(one.text(), usize::from(area.width));
    }
    let (mut row, mut column) = text::cursor(one.text(), &rows, one.cursor());
    if column >= usize::from(area.width) {
        // After the last letter of a full row: the cursor has a row to itself.
        rows.push(one.text().len()..one.text().len());
        (row, column) = (row + 1, 0);
    }
    let high = usize::from(area.height);
    let first = if has_cursor { (row + 1).saturating_sub(high) } else { 0 };
    let role = if one.is_marked() { Role::Marked } else { Role::Strong };
    for (down, range) in (0u16..).zip(rows.iter().skip(first).take(high)) {
        let words = one.text().get(range.clone()).unwrap_or_default();
        let used = pen.put(area.x, area.y + down, words.trim_end(), area.width, role);
        if cut && down + 1 == area.height && range.end < one.text().len() {
            pen.put(area.x + used, area.y + down, "…", 1, role);
        }
        if cut && down == 0 && first > 0 {
            pen.put(area.x.saturating_sub(1), area.y, "…", 1, role);
        }
    }
    if has_cursor {
        let down = u16::try_from(row - first).unwrap_or(0);
        pen.set_cursor(area.x + u16::try_from(column).unwrap_or(0), area.y + down);
    }
}

/// A text in one row. Where it is longer, its beginning stays in sight, and what stands before the cursor, from the
/// beginning of a word on where there is one.
fn draw_one_row(one: &TextBox, area: Rect, pen: &mut Pen) {
    let role = if one.is_marked() { Role::Marked } else { Role::Strong };
    let room = usize::from(area.width.saturating_sub(1));
    let words = one.text();
    let typed = words.get(..one.cursor()).unwrap_or_default();
    let mut x = area.x;
    let mut start = 0;
    if text::width(typed) > room {
        let head = if room < HEAD_FROM { "" } else { head(words, room / 3) };
        x += pen.put(x, area.y, head, area.width, role);
        if area.width >= 8 {
            x += pen.put(x, area.y, "…", 1, role);
        }
        start = tail(typed, room - usize::from(x - area.x));
    }
    let left = area.right().saturating_sub(x);
    pen.put_typed(x, area.y, words.get(start..).unwrap_or_default(), left, role);
    pen.set_cursor(x + text::columns(typed.get(start..).unwrap_or_default()), area.y);
}

/// The words with which a text begins, as far as they have room.
fn head(words: &str, room: usize) -> &str {
    let ends = words.match_indices(char::is_whitespace).map(|(at, _)| at);
    let fits = |end: &usize| words.get(..*end).is_some_and(|part| text::width(part) <= room);
    ends.take_while(fits).last().and_then(|end| words.get(..end)).unwrap_or_default()
}

/// Where what stands at the end of a text begins, so that it has room: at a word, unless one is all there is.
fn tail(typed: &str, room: usize) -> usize {
    let mut start = typed.len();
    while start > 0 {
        let before = text::before(typed, start);
        if text::width(typed.get(before..).unwrap_or_default()) > room {
            break;
        }
        start = before;
    }
    let rest = typed.get(start..).unwrap_or_default();
    let words = rest.find(char::is_whitespace).map(|at| start + at).filter(|at| at + 1 < typed.len());
    words.unwrap_or(start)
}
