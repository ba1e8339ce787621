//! What came in from others while nobody touched this window.

use super::{head, list};
use crate::ui::state::App;
use crate::ui::theme::Role;
use crate::ui::view::pen::Pen;
use crate::words::tables::Tables as Words;
use ratatui::layout::Rect;

/// Draws the list, the newest at the end.
pub fn draw(app: &App, lit: usize, area: Rect, pen: &mut Pen) {
    let area = head(Words::CameInTitle.text(), area, pen);
    let rows = rows(app);
    if rows.is_empty() {
        pen.paragraph(area, Words::CameInNothing.text(), Role::Text);
        return;
    }
    if let Some(y) = list(&rows, lit, area, pen) {
        pen.set_cursor(area.x, y);
    }
}

/// Each line with its number, and where it was said.
pub fn rows(app: &App) -> Vec<(String, String)> {
    let Some(desk) = app.desk() else { return Vec::new() };
    let title = |task: &str| crate::model::stage::task(task).map_or("", |task| task.title).to_owned();
    let lines = desk.came_in.lines(&desk.session).into_iter();
    lines.map(|line| (format!("{} {}", desk.session.spoken(line), line.text()), title(&line.task))).collect()
}
