//! The lines of a task: numbered, the newest at the bottom, with what is on the disk.

use super::pen::{Pen, rows_of};
use crate::model::entry::{Entry, State};
use crate::model::id::Id;
use crate::model::query;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::words::Word;
use ratatui::layout::Rect;

/// How a list is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Free rows between the lines.
    pub gap: u16,
    /// How many rows one line may take.
    pub most: u16,
}

/// One line of a list, ready to be drawn.
pub struct Row<'a> {
    /// What stands before the number: the theme's number.
    pub tag: String,
    /// The spoken number.
    pub no: String,
    /// The entry.
    pub entry: &'a Entry,
    /// What stands under its words.
    pub second: String,
}

impl<'a> Row<'a> {
    /// A line with its spoken number.
    pub fn plain(desk: &Desk, entry: &'a Entry) -> Self {
        Self { tag: String::new(), no: desk.session.spoken(entry), entry, second: second(entry) }
    }

    /// Its words; of one that was struck, that it was.
    fn words(&self) -> &'a str {
        if self.entry.state == State::Struck { Word::StruckHere.text() } else { self.entry.text() }
    }
}

/// What the boxes of a line hold, in one line.
fn second(entry: &Entry) -> String {
    let boxes = entry.kind.spec().boxes.iter();
    boxes.map(|field| entry.words(*field)).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The lines of the open task.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    draw_task(desk, Look { gap: 0, most: 3 }, area, pen);
}

/// The same, to be read from far away.
pub fn draw_large(desk: &Desk, area: Rect, pen: &mut Pen) {
    let gap = u16::from(area.height >= 8);
    draw_task(desk, Look { gap, most: 3 }, area, pen);
}

fn draw_task(desk: &Desk, look: Look, area: Rect, pen: &mut Pen) {
    // No more lines than there are rows are looked at, from the end; with a lit line further up, from there.
    let rows = usize::from(area.height) + 1;
    let mut entries: Vec<&Entry> = Vec::new();
    let mut skipped = 0;
    let lit = lit(desk);
    let mut seen_lit = lit.is_none();
    for entry in query::minutes_of(&desk.session, desk.task_code()).rev() {
        if lit.is_none() && skipped < desk.scroll {
            skipped += 1;
            continue;
        }
        seen_lit |= lit == Some(&entry.id);
        entries.push(entry);
        if seen_lit && entries.len() >= rows {
            break;
        }
    }
    entries.reverse();
    let rows: Vec<Row> = entries.into_iter().map(|entry| Row::plain(desk, entry)).collect();
    draw_rows(desk, &rows, look, area, pen);
}

/// What is lit in a list now.
fn lit(desk: &Desk) -> Option<&Id> {
    desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing)
}

/// Draws rows from the end upwards, as many as fit; the lit one is always among them.
pub fn draw_rows(desk: &Desk, rows: &[Row], look: Look, area: Rect, pen: &mut Pen) {
    let numbers = rows.iter().map(|row| text::columns(&row.no)).max().unwrap_or(0).max(2);
    let tags = rows.iter().map(|row| text::columns(&row.tag)).max().unwrap_or(0);
    let tags = if tags == 0 { 0 } else { tags + 2 };
    let indent = tags + numbers + 2;
    let saved = Word::Saved.text();
    // Beside the line last written down stands what is saved; the others have the whole width.
    let wide_of = |row: &Row| {
        let touched = desk.touched.as_ref() == Some(&row.entry.id);
        let beside = if touched { text::columns(saved) + 2 } else { 0 };
        area.width.saturating_sub(indent + 1 + beside).max(8)
    };
    // A long line has all its rows where the page holds them.
    let free = area.height.saturating_add(look.gap);
    let whole =
        rows.iter().map(|row| rows_of(row.words(), wide_of(row)) + u16::from(!row.second.is_empty()) + look.gap);
    let fits = rows.len() <= usize::from(free) && whole.fold(0, u16::saturating_add) <= free;
    let look = Look { most: if fits { u16::MAX } else { look.most }, ..look };
    let high =
        |row: &Row| rows_of(row.words(), wide_of(row)).min(look.most) + u16::from(!row.second.is_empty()) + look.gap;
    let last = last_row(desk, rows, area.height, &high);
    let mut first = last;
    let mut used = 0;
    for (n, row) in rows.iter().enumerate().take(last).rev() {
        if used + high(row) > area.height + look.gap {
            break;
        }
        used += high(row);
        first = n;
    }
    let mut y = area.y;
    for row in rows.iter().skip(first).take(last - first) {
        let is_lit = lit(desk) == Some(&row.entry.id);
        let wide = wide_of(row);
        let rows_used = rows_of(row.words(), wide).min(look.most);
        let block = Rect { y, height: rows_used.min(area.bottom().saturating_sub(y)), ..area };
        pen.put(area.x, y, &row.tag, tags, Role::Key);
        let number_at = area.x + tags + numbers;
        pen.put_right(number_at, y, &row.no, Role::Key);
        let words = Rect { x: area.x + indent, width: wide, ..block };
        pen.paragraph(words, row.words(), Role::Text);
        if !row.second.is_empty() {
            pen.put(area.x + indent, y + rows_used, &row.second, area.width.saturating_sub(indent), Role::Text);
        }
        if is_lit {
            pen.set_cursor(area.x + indent, y);
            pen.shade(Rect { width: block.width.saturating_sub(1), ..block }, Role::Lit);
        }
        if desk.touched.as_ref() == Some(&row.entry.id) {
            let (words, role) = save_state(desk, &row.entry.id);
            let role = if is_lit { Role::Lit } else { role };
            pen.put_right(area.right().saturating_sub(1), y, words, role);
        }
        y += high(row);
    }
}

/// Up to which row is drawn: to the end, or so far that the lit one is in sight.
fn last_row(desk: &Desk, rows: &[Row], height: u16, high: &impl Fn(&Row) -> u16) -> usize {
    let Some(at) = lit(desk).and_then(|lit| rows.iter().position(|row| row.entry.id == *lit)) else {
        return rows.len();
    };
    // The lit line in the middle, where there is so much below it that the end would push it out.
    let mut used = 0;
    let mut last = at;
    for row in rows.iter().skip(at) {
        used += high(row);
        if used > height.div_ceil(2) && last > at {
            break;
        }
        last += 1;
    }
    let below: u16 = rows.iter().skip(at).map(high).fold(0, u16::saturating_add);
    if below <= height.div_ceil(2) { rows.len() } else { last.max(at + 1) }
}

/// Whether the last words about an entry are on the disk.
pub fn save_state(desk: &Desk, id: &Id) -> (&'static str, Role) {
    let waits = desk.session.about(id).any(|op| desk.waiting.contains(&op.id));
    match (waits, &desk.trouble) {
        (false, _) => (Word::Saved.text(), Role::Good),
        (true, None) => (Word::Saving.text(), Role::Text),
        (true, Some(_)) => (Word::NotSaved.text(), Role::Alarm),
    }
}
