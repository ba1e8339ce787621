//! Who is here: the desk, the tables, the room; where each is, how fresh, who has gone silent.

use super::head;
use crate::model::day::now::{Seen, Window};
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::update::title_of;
use crate::ui::view::pen::Pen;
use crate::words::tables::Tables as Words;
use ratatui::layout::Rect;

/// One window in words: what it is, where it is, how it is with it.
struct Row {
    what: String,
    how: String,
    is_silent: bool,
}

/// Draws the list: this window first, then the others.
pub fn draw(app: &App, held: &[(u32, usize)], area: Rect, pen: &mut Pen) {
    let area = head(Words::WindowsTitle.text(), area, pen);
    let rows = rows(app, held);
    let mut y = area.y;
    for row in &rows {
        let room = area.width.saturating_sub(text::columns(&row.how) + 3);
        let fits = text::columns(&row.what) <= room;
        let high = if fits { 1 } else { 2 };
        if y + high > area.bottom() {
            break;
        }
        pen.put(area.x + 1, y, &row.what, if fits { room } else { area.width.saturating_sub(2) }, Role::Text);
        let role = if row.is_silent { Role::Alarm } else { Role::Key };
        pen.put_right(area.right().saturating_sub(1), y + high - 1, &row.how, role);
        y += high;
    }
    if rows.len() == 1 && y + 1 < area.bottom() {
        pen.paragraph(
            Rect { y: y + 1, height: area.bottom() - y - 1, ..area },
            Words::WindowsNobody.text(),
            Role::Text,
        );
    }
    pen.set_cursor(area.x, area.y);
}

/// The same in words, where there is no screen.
pub fn told(app: &App, held: &[(u32, usize)]) -> Vec<String> {
    rows(app, held).into_iter().map(|row| format!("{}: {}", row.what, row.how)).collect()
}

fn rows(app: &App, held: &[(u32, usize)]) -> Vec<Row> {
    let Some(desk) = app.desk() else { return Vec::new() };
    let own = match &desk.table {
        Some(table) => Words::TableNo.with(&[table.no.to_string()]),
        None => Words::TheDesk.text().to_owned(),
    };
    let here = desk.item().map(|item| item.text().to_owned()).unwrap_or_default();
    let mut rows = vec![Row { what: at(own, &here), how: Words::ThisWindow.text().to_owned(), is_silent: false }];
    let since = app.millis.saturating_sub(desk.steering.heard_at) / 1000;
    rows.extend(shown(desk).into_iter().map(|seen| row(desk, seen, held, since)));
    rows
}

/// The windows to be told of: of a window that was opened anew only the new one; the desk first, the room last.
fn shown(desk: &Desk) -> Vec<&Seen> {
    let others = desk.steering.others();
    let is_back = |old: &Seen| others.iter().any(|seen| seen.fresh && seen.window.label() == old.window.label());
    let mut shown: Vec<&Seen> = others.iter().filter(|seen| seen.fresh || !is_back(seen)).collect();
    shown.sort_by_key(|seen| (seen.window.is_room(), seen.window.table(), seen.window.now.writer.clone()));
    shown
}

fn row(desk: &Desk, seen: &Seen, held: &[(u32, usize)], since: u64) -> Row {
    let what = name(&seen.window);
    let title = title_of(desk, seen.window.now.task.as_ref());
    let lines = seen.window.table().and_then(|no| held.iter().find(|(table, count)| *table == no && *count > 0));
    let lines = lines.map(|(_, count)| Words::OneLine.counted(Words::SomeLines, *count));
    let what = lines.into_iter().fold(at(what, &title), |what, lines| Words::AtTask.with(&[what, lines]));
    let ago = seen.ago.saturating_add(since);
    let how = match ago {
        _ if seen.fresh => Words::HeardAgo.with(&[ago.to_string()]),
        0..60 => Words::SilentSeconds.with(&[ago.to_string()]),
        _ => {
            let minutes = usize::try_from(ago / 60).unwrap_or(usize::MAX);
            Words::OneMinuteSilent.counted(Words::SomeMinutesSilent, minutes)
        }
    };
    Row { what, how, is_silent: !seen.fresh }
}

fn name(window: &Window) -> String {
    match window.table() {
        Some(no) => Words::TableNo.with(&[no.to_string()]),
        None if window.is_room() => Words::TheRoom.text().to_owned(),
        None => Words::TheDesk.text().to_owned(),
    }
}

fn at(what: String, title: &str) -> String {
    if title.is_empty() { what } else { Words::AtTask.with(&[what.as_str(), title]) }
}
