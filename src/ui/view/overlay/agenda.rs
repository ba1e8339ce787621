//! The whole agenda, day by day, with one task lit: number, tick, time, title, minutes, how many lines.

use super::{draw_more, head, line_above};
use crate::ui::instrument::program;
use crate::ui::line::CaptureLine;
use crate::ui::state::App;
use crate::ui::state::timing;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::update::agenda::{OFF_DAY, Task, tasks};
use crate::ui::view::pen::{Pen, Spot};
use crate::words::Word;
use crate::words::agenda::Agenda as Words;
use ratatui::layout::Rect;

/// From which width on the minutes stand beside the titles.
const WITH_MINUTES: u16 = 52;

/// One drawn row: a day's heading, or a task with its place among all.
enum Drawn<'a> {
    Day(u64),
    Task(usize, &'a Task),
}

/// Draws the agenda, the lit task in sight.
pub fn draw(app: &App, line: &CaptureLine, lit: usize, area: Rect, pen: &mut Pen) {
    let end = app.desk().and_then(|desk| timing::agenda(desk, app.at).1);
    let title = end.map_or_else(
        || Words::Title.text().to_owned(),
        |end| Words::TitleEnds.with(&[end.format("%H:%M").to_string()]),
    );
    let top = head(&title, area, pen);
    let area = line_above(line, top, pen);
    if line.is_empty() {
        pen.put(top.x + 4, top.y, Words::Hint.text(), top.width.saturating_sub(4), Role::Rule);
    }
    let all = tasks(app);
    if all.is_empty() {
        pen.put(area.x + 1, area.y, Word::NothingFound.text(), area.width, Role::Text);
        return;
    }
    let several_days = all.iter().any(|task| task.row.day != 1);
    let mut drawn = Vec::new();
    let mut day = None;
    for (n, task) in all.iter().enumerate() {
        if several_days && day != Some(task.row.day) {
            day = Some(task.row.day);
            drawn.push(Drawn::Day(task.row.day));
        }
        drawn.push(Drawn::Task(n, task));
    }
    let fits = usize::from(area.height);
    let at = drawn.iter().position(|row| matches!(row, Drawn::Task(n, _) if *n == lit)).unwrap_or(0);
    let first = at.saturating_sub(fits / 2).min(drawn.len().saturating_sub(fits));
    // Tasks are counted, not the days above them.
    let is_task = |row: &&Drawn| matches!(row, Drawn::Task(..));
    let above = drawn.iter().take(first).filter(is_task).count();
    draw_more(above, drawn.iter().skip(first + fits).filter(is_task).count(), pen);
    for (y, row) in (area.y..area.bottom()).zip(drawn.iter().skip(first)) {
        match row {
            Drawn::Day(day) => {
                let title = match *day {
                    OFF_DAY => Words::NotOn.text().to_owned(),
                    day => program::day_title(day),
                };
                pen.put(area.x + 1, y, &title, area.width, Role::Key);
            }
            Drawn::Task(n, task) => {
                let row = Rect { y, height: 1, ..area };
                pen.spot(row, || Spot::Row(*n));
                draw_task(task, row, pen);
                if *n == lit {
                    pen.shade(row, Role::Lit);
                }
            }
        }
    }
}

fn draw_task(task: &Task, area: Rect, pen: &mut Pen) {
    let (mark, role) = match (task.row.here, task.row.done) {
        (true, _) => ("▸", Role::Key),
        (false, true) => ("✓", Role::Good),
        (false, false) => ("", Role::Text),
    };
    let style = if task.row.here { Role::Strong } else { Role::Text };
    if let Some(no) = task.no {
        pen.put_right(area.x + 4, area.y, &no.to_string(), Role::Key);
    }
    pen.put(area.x + 5, area.y, mark, 1, role);
    // Before the day there are no times: the title has their room.
    let before = task.row.day == 0 || task.row.day == OFF_DAY;
    let starts = task.row.starts.map(|at| at.format("%H:%M").to_string()).unwrap_or_default();
    pen.put(area.x + 7, area.y, &starts, 5, style);
    let right = area.right().saturating_sub(1);
    let lines = Words::OneLine.counted(Words::SomeLines, task.lines);
    if task.lines > 0 {
        pen.put_right(right, area.y, &lines, Role::Text);
    }
    // The columns stand under each other, whatever they hold.
    let mut beside = text::columns(&Words::SomeLines.with(&["000"])) + 2;
    if area.width >= WITH_MINUTES && !before {
        if task.row.minutes > 0 {
            let minutes = Word::Minutes.with(&[task.row.minutes.to_string()]);
            pen.put_right(right.saturating_sub(beside), area.y, &minutes, Role::Text);
        }
        beside += text::columns(&Word::Minutes.with(&["000"])) + 2;
    }
    let x = area.x + if before { 7 } else { 13 };
    pen.put(x, area.y, &task.row.title, right.saturating_sub(x + beside), style);
}
