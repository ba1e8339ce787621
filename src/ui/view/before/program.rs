//! The agenda as it is made: each day with when it begins, what it comes to and when it ends, its items below.

use crate::model::day::clock;
use crate::model::day::program::{self, Day, on_the_clock};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::query;
use crate::ui::instrument::program::{against, day_name, day_title, from_to, times};
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::listing::{light, page_held};
use crate::ui::view::pen::Pen;
use crate::words::before::Before;
use crate::words::clock::Clock;
use ratatui::layout::Rect;

/// One row.
enum Row<'a> {
    Day(&'a Day<'a>),
    Item { item: &'a Entry, starts: Option<u64>, is_before: bool },
}

/// Draws the days with their items.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let days = program::days(&desk.session);
    let mut rows = Vec::new();
    for day in &days {
        rows.push(Row::Day(day));
        let mut next = day.starts;
        for item in &day.items {
            rows.push(Row::Item { item, starts: next, is_before: day.n == 0 });
            next = next.map(|start| start.saturating_add(query::minutes(item)));
        }
    }
    // What is opened to be changed stays marked where it stands.
    let is_new = desk.mode == Mode::Writing && desk.purpose == Purpose::New;
    let wanted = if is_new { desk.after.as_ref().or(desk.touched.as_ref()) } else { desk.lit.as_ref() };
    let is = |row: &Row| match row {
        Row::Day(day) => Some(day_name(day.n)) == wanted.cloned(),
        Row::Item { item, .. } => Some(&item.id) == wanted,
    };
    let at = rows.iter().position(is);
    let page = page_held(rows.len(), at, area, boxes_more(desk, pen), pen);
    for (y, (n, row)) in (page.area.y..).zip(rows.iter().enumerate().take(page.last).skip(page.first)) {
        let line = Rect { y, height: 1, width: area.width.saturating_sub(1), ..area };
        match row {
            Row::Day(day) => draw_day(desk, day, line, pen),
            Row::Item { item, starts, is_before } => draw_item(item, *starts, *is_before, line, pen),
        }
        if Some(n) == at {
            match desk.mode {
                Mode::Choosing => light(desk, line, pen),
                Mode::Writing => drop(pen.put(line.x, y, "▸", 1, Role::Key)),
            }
        }
    }
}

/// How many rows more the list has while nothing is opened: the rows of the boxes that are shown below it now.
fn boxes_more(desk: &Desk, pen: &Pen) -> u16 {
    let boxes = u16::try_from(desk.line.boxes().len()).unwrap_or(u16::MAX);
    let in_rows = desk.mode == Mode::Writing && pen.area().height >= boxes.saturating_add(14);
    if in_rows { boxes.saturating_sub(1) } else { 0 }
}

fn draw_day(desk: &Desk, day: &Day, row: Rect, pen: &mut Pen) {
    let used = pen.put(row.x + 2, row.y, &day_title(day.n), row.width, Role::Key);
    let x = row.x + used + 4;
    let room = row.right().saturating_sub(x);
    let (note, role) = match (day.over(), day.n, day.starts) {
        (Some(_), _, _) => (against(day), Role::Alarm),
        (None, 1.., None) if !desk.large => (Before::DayNoStart.text().to_owned(), Role::Rule),
        _ => (against(day), Role::Text),
    };
    // In a narrow window when it ends comes before how long it is.
    let fits = |words: &str| note.is_empty() || text::columns(words) + text::columns(&note) + 3 <= room;
    let long = times(day);
    let words = if fits(&long) { long } else { from_to(day).unwrap_or(long) };
    let used = pen.put(x, row.y, &words, room, Role::Strong);
    if used + 3 + text::columns(&note) <= room {
        pen.put_right(row.right(), row.y, &note, role);
    }
}

fn draw_item(item: &Entry, starts: Option<u64>, is_before: bool, row: Rect, pen: &mut Pen) {
    let x = row.x + 4;
    if is_before {
        pen.put(x + 12, row.y, item.text(), row.width.saturating_sub(16), Role::Text);
        return;
    }
    if let Some(starts) = starts {
        pen.put(x, row.y, &on_the_clock(starts), 5, Role::Text);
    }
    pen.put_right(x + 10, row.y, &query::minutes(item).to_string(), Role::Key);
    let room = row.right().saturating_sub(x + 12);
    // A break is a break, whatever it is called.
    let task = query::task_of(item).filter(|task| !task.is_break()).map_or(item.text(), |task| task.title);
    let used = pen.put(x + 12, row.y, item.text(), room, Role::Text);
    if let Some(took) = took(item) {
        if used + 3 + text::columns(&took) < room {
            pen.put_right(row.right(), row.y, &took, Role::Text);
        }
        return;
    }
    // Under a title of its own it is said what is done.
    if task != item.text() && used + 3 + text::columns(task) < room {
        pen.put_right(row.right(), row.y, task, Role::Rule);
    }
}

/// What was planned for an item and what it took, where somebody took its time.
pub fn took(item: &Entry) -> Option<String> {
    let real = clock::real(item).filter(|_| item.is(Field::Done))?;
    Some(Clock::Took.with(&[clock::planned(item).to_string(), clock::in_minutes(real).to_string()]))
}
