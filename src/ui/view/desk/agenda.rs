//! The agenda at the left: ticks, times, where we are, when the day ends.

use crate::model::day::program::on_the_clock;
use crate::ui::instrument::program;
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::state::timing;
use crate::ui::text;
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
    /// What of the open item's title has no room in its row.
    Rest(&'a str),
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
        let (x, room) = title_place(row, area);
        let second = text::wrap(&row.title, usize::from(room)).get(1).copied();
        drawn.extend(second.filter(|_| row.here && x > 2 && area.height > 8).map(Drawn::Rest));
    }
    let event = timing::event_ends(desk, app.at).filter(|_| area.height > 8);
    let foot = if event.is_some() { 3 } else { 2 };
    let fits = usize::from(area.height.saturating_sub(foot));
    let here = drawn.iter().position(|row| matches!(row, Drawn::Item(item) if item.here)).unwrap_or(0);
    let first = here.saturating_sub(fits / 2).min(drawn.len().saturating_sub(fits));
    let mut y = area.y;
    let mut rest = drawn.iter().skip(first).take(fits).peekable();
    while let Some(row) = rest.next() {
        match row {
            Drawn::Day(n) => {
                pen.put(area.x + 2, y, &program::day_title(*n), area.width.saturating_sub(2), Role::Key);
            }
            Drawn::Item(item) => {
                let goes_on = matches!(rest.peek(), Some(Drawn::Rest(_)));
                draw_item(item, goes_on, area, y, pen);
            }
            Drawn::Rest(words) => {
                pen.put(area.x + BESIDE_TIME, y, words, area.width.saturating_sub(BESIDE_TIME), Role::Strong);
            }
        }
        y += 1;
    }
    if let (Some(end), true) = (end, area.height > 2) {
        let shown = drawn.iter().skip(first).take(fits).rfind(|row| !matches!(row, Drawn::Rest(_)));
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

/// Where a title stands beside its time.
const BESIDE_TIME: u16 = 9;

/// From which column on a title stands, and how wide it may be. Before the day there are no times: the title has their
/// room; so has one that is too long beside a time that is not there.
fn title_place(item: &timing::Row, area: Rect) -> (u16, u16) {
    // In a narrow window the times say how long; the titles must be whole.
    let minutes = if area.width >= WITH_MINUTES && item.day > 0 { 4 } else { 0 };
    let beside = area.width.saturating_sub(BESIDE_TIME + minutes);
    let is_long = item.starts.is_none() && text::columns(&item.title) > beside;
    if item.day == 0 || is_long { (2, area.width.saturating_sub(2 + minutes)) } else { (BESIDE_TIME, beside) }
}

fn draw_item(item: &timing::Row, goes_on: bool, area: Rect, y: u16, pen: &mut Pen) {
    pen.spot(Rect { y, height: 1, ..area }, || Spot::Item(item.id.clone()));
    let (mark, role) = match (item.here, item.done) {
        (true, _) => ("▸", Role::Strong),
        (false, true) => ("✓", Role::Good),
        (false, false) => (" ", Role::Text),
    };
    pen.put(area.x, y, mark, 2, if item.here { Role::Key } else { role });
    let style = if item.here { Role::Strong } else { Role::Text };
    let (x, room) = title_place(item, area);
    if let Some(at) = item.starts.filter(|_| item.day > 0) {
        pen.put(area.x + 2, y, &at.format("%H:%M").to_string(), 5, style);
    }
    if area.width >= WITH_MINUTES && item.day > 0 {
        pen.put_right(area.right(), y, &item.minutes.to_string(), Role::Text);
    }
    let rows = text::wrap(&item.title, usize::from(room));
    let title = rows.first().filter(|_| goes_on).map_or(item.title.as_str(), |first| first.trim_end());
    pen.put(area.x + x, y, title, room, style);
}
