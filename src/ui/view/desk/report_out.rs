//! Who has the floor, what is left of their time, and who is next: one line above the surface.

use crate::model::day::report_out::{self, Queue};
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::state::timing::{digits, digits_over};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::update::task_clock::called;
use crate::ui::view::pen::{Pen, below};
use crate::words::clock::Clock;
use ratatui::layout::Rect;

/// Draws the line, where somebody reports; gives back what is left below it.
pub fn draw(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) -> Rect {
    let Some(parts) = words(app, desk).filter(|_| area.height >= 4) else { return area };
    let mut shown = String::new();
    for part in parts {
        let longer = if shown.is_empty() { part } else { format!("{shown} · {part}") };
        // What does not fit whole is left out.
        if !shown.is_empty() && text::columns(&longer) > area.width.saturating_sub(1) {
            break;
        }
        shown = longer;
    }
    pen.put(area.x, area.y, &shown, area.width, Role::Strong);
    below(area, if area.height >= 8 { 2 } else { 1 })
}

/// The line, part by part, the most wanted first; `None` where nobody reports.
pub fn words(app: &App, desk: &Desk) -> Option<Vec<String>> {
    let queue = report_out::queue(&desk.session, desk.item()?, app.at)?;
    let Some(now) = &queue.now else { return Some(vec![Clock::ReportDone.counted(Clock::ReportsDone, queue.of)]) };
    let (at, of) = (queue.at.to_string(), queue.of.to_string());
    let name = called(now);
    // A table whose number is its place is said once.
    let head = if now.called.trim_start_matches(['T', 't']) == at {
        Clock::ReportsOf.with(&[name, of])
    } else {
        Clock::Reports.with(&[name, at, of])
    };
    let next = queue.next.as_ref().map(|next| Clock::ReportsNext.with(&[in_a_sentence(&called(next))]));
    Some(vec![head, time(&queue), next.unwrap_or_else(|| Clock::ReportsLast.text().to_owned())])
}

fn time(queue: &Queue) -> String {
    match queue.left.map(|left| (left, u64::try_from(left))) {
        None => Clock::ReportsEach.with(&[digits(queue.each)]),
        Some((_, Ok(left))) => Clock::ReportsLeft.with(&[digits(left)]),
        Some((left, Err(_))) => Clock::Over.with(&[digits_over(left.unsigned_abs())]),
    }
}

/// A name as it stands within a sentence: “table 4”.
fn in_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
