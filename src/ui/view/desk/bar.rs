//! The title's row on top of the desk: the session at the left, help at the right, and where the agenda has no room beside
//! the surface, which task this is and what comes next; what the room shows, once there is one.

use crate::ui::command::Command;
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::state::timing;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::update::agenda::numbered;
use crate::ui::view::pen::Pen;
use crate::words::Word;
use crate::words::agenda::Agenda as Words;
use crate::words::clock::Clock;
use ratatui::layout::Rect;

/// What stands between two facts.
const BETWEEN: &str = " · ";

/// Draws the row.
pub fn draw(app: &App, desk: &Desk, hides_agenda: bool, area: Rect, pen: &mut Pen) {
    pen.fill(area, Role::Bar);
    let title = crate::model::query::title(&desk.session);
    let help = Word::HelpKey.with(&[app.keys.brief(Command::Help)]);
    let found = match desk.found.len() {
        0 => None,
        n => Some(Word::FoundKey.with(&[n.to_string(), app.keys.brief(Command::Found)])),
    };
    let found = found.filter(|_| area.width > 60);
    let on_wall = desk.room_words().filter(|_| area.width > 60);
    // Where the agenda is not in sight, the end of the day is all the same.
    let ends = if hides_agenda { day_ends(app, desk) } else { None };
    let room = area.width.saturating_sub(4);
    let wide = |words: &str| text::columns(words);
    let with = |place: &str| {
        let said = [&ends, &on_wall, &found].into_iter().map(|part| part.as_deref().unwrap_or_default());
        let parts = [place].into_iter().chain(said).chain([help.as_str()]).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(BETWEEN)
    };
    let places = if hides_agenda { places(app, desk) } else { Vec::new() };
    let fits = |place: &String| wide(&title) + wide(&with(place)) < room;
    let right = with(places.iter().find(|place| fits(place)).map_or("", String::as_str));
    pen.put(area.x + 1, area.y, &title, room.saturating_sub(wide(&right)), Role::Bar);
    if area.width > 30 {
        pen.put_right(area.right().saturating_sub(1), area.y, &right, Role::Bar);
    }
}

/// Where people are on the agenda, in words: as much as may fit first, then less.
fn places(app: &App, desk: &Desk) -> Vec<String> {
    let rows = numbered(app, desk);
    let Some(at) = rows.iter().position(|(_, row)| row.here) else { return Vec::new() };
    let all = rows.iter().filter(|(no, _)| no.is_some()).count().to_string();
    let task = rows.get(at).and_then(|(no, _)| *no).map(|no| Words::TaskOf.with(&[no.to_string(), all]));
    let next = rows.get(at + 1).map(|(_, row)| {
        let starts = row.starts.map(|at| at.format("%H:%M ").to_string()).unwrap_or_default();
        Words::NextIs.with(&[format!("{starts}{}", row.title)])
    });
    let key = Words::Key.with(&[app.keys.brief(Command::Agenda)]);
    let join = |parts: &[&Option<String>]| parts.iter().copied().flatten().cloned().collect::<Vec<_>>().join(BETWEEN);
    let key = Some(key);
    vec![join(&[&task, &next, &key]), join(&[&task, &next]), join(&[&task, &key]), join(&[&task])]
}

/// When the day ends, and which of several it is.
fn day_ends(app: &App, desk: &Desk) -> Option<String> {
    let (end, day, last) = timing::day_ends(desk, app.at)?;
    let end = end.format("%H:%M").to_string();
    Some(if last > 1 {
        Clock::EndsOfDays.with(&[end, day.to_string(), last.to_string()])
    } else {
        Clock::EndsAt.with(&[end])
    })
}
