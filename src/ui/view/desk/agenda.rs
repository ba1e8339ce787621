//! The agenda at the left: ticks, times, where we are, when the day ends.

use crate::model::day::program::on_the_clock;
use crate::ui::instrument::program;
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::state::timing;
use crate::ui::theme::Role;
use crate::ui::view::pen::{Pen, Spot};
use crate::words::Word;
use crate::words::clock::Clock;
use ratatui::layout::Rect;

/// How wide the agenda must be for the minutes to stand beside the titles.
const WITH_MINUTES: u16 = 34;

/// One drawn row: a day's heading or an item.
enum Drawn<'a> {
    Day(u64),
    Item(&'a timing::Row),
}

/// Draws the agenda, the open item in sight.
pub fn draw(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) {
    let (rows, end) = timing::agenda(desk, app.at);
    let several_days = rows.iter().any(|row| row.day != 1);
    let mut drawn = Vec::new();
    let mut day = 0;
    for row in &rows {
        if several_days && row.day != day {
            day = row.day;
            drawn.push(Drawn::Day(day));
        }
        drawn.push(Drawn::Item(row));
    }
    let event = timing::event_ends(desk, app.at).filter(|_| area.height > 8);
    let foot = if event.is_some() { 3 } else { 2 };
    let fits = usize::from(area.height.saturating_sub(foot));
    let here = drawn.iter().position(|row| matches!(row, Drawn::Item(item) if item.here)).unwrap_or(0);
    let first = here.saturating_sub(fits / 2).min(drawn.len().saturating_sub(fits));
    let mut y = area.y;
    for row in drawn.iter().skip(first).take(fits) {
        match row {
            Drawn::Day(n) => {
                pen.put(area.x + 2, y, &program::day_title(*n), area.width.saturating_sub(2), Role::Key);
            }
            Drawn::Item(item) => draw_item(item, area, y, pen),
        }
        y += 1;
    }
    if let (Some(end), true) = (end, area.height > 2) {
        let shown = drawn.get(first..(first + fits).min(drawn.len())).and_then(<[Drawn<'_>]>::last);
        let under_way = rows.iter().find(|row| row.here).map_or(1, |row| row.day);
        // Beneath items of another day it is said of which day it is the end.
        let other = shown.is_some_and(|row| !matches!(row, Drawn::Item(item) if item.day == under_way));
        let end = end.format("%H:%M").to_string();
        let words = if other && several_days {
            Clock::EventEnds.with(&[end, under_way.to_string()])
        } else {
            format!("{end}  {}", Word::EndOfDay.text())
        };
        let y = (y + 1).min(area.bottom().saturating_sub(foot - 1));
        pen.put(area.x + 2, y, &words, area.width.saturating_sub(2), Role::Text);
        if let Some((day, ends)) = event {
            let ends = ends.map_or_else(|| " ".repeat(5), on_the_clock);
            let words = Clock::EventEnds.with(&[ends, day.to_string()]);
            pen.put(area.x + 2, y + 1, &words, area.width.saturating_sub(2), Role::Text);
        }
    }
}

fn draw_item(item: &timing::Row, area: Rect, y: u16, pen: &mut Pen) {
    pen.spot(Rect { y, height: 1, ..area }, || Spot::Item(item.id.clone()));
    let (mark, role) = match (item.here, item.done) {
        (true, _) => ("▸", Role::Strong),
        (false, true) => ("✓", Role::Good),
        (false, false) => (" ", Role::Text),
    };
    pen.put(area.x, y, mark, 2, if item.here { Role::Key } else { role });
    let style = if item.here { Role::Strong } else { Role::Text };
    if item.day == 0 {
        // Before the day there are no times: the title has their room.
        pen.put(area.x + 2, y, &item.title, area.width.saturating_sub(2), style);
        return;
    }
    let starts = item.starts.map(|at| at.format("%H:%M").to_string()).unwrap_or_default();
    pen.put(area.x + 2, y, &starts, 5, style);
    // In a narrow window the times say how long; the titles must be whole.
    let with_minutes = area.width >= WITH_MINUTES;
    if with_minutes {
        pen.put_right(area.right(), y, &item.minutes.to_string(), Role::Text);
    }
    let room = area.width.saturating_sub(if with_minutes { 9 + 4 } else { 9 });
    pen.put(area.x + 9, y, &item.title, room, style);
}
