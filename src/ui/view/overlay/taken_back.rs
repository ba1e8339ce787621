//! What was taken back: the words, where they stood, and when that was.

use super::{blocks, head};
use crate::model::dates;
use crate::model::stage;
use crate::model::taken_back::TakenBack;
use crate::ui::state::App;
use crate::ui::theme::Role;
use crate::ui::update::taken_back::called;
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::hands::Hands as Words;
use ratatui::layout::Rect;

/// Draws the list, last taken back first; what was put back last is said above it.
pub fn draw(app: &App, all: &[TakenBack], lit: usize, area: Rect, pen: &mut Pen) {
    let mut area = head(&Words::TakenBackTitle.with(&[all.len().to_string()]), area, pen);
    if let Some(notice) = &app.notice {
        let high = rows_of(&notice.text, area.width).min(2);
        pen.paragraph(Rect { height: high, ..area }, &notice.text, Role::Good);
        area = below(area, high + 1);
    }
    if all.is_empty() {
        pen.paragraph(area, Words::TakenBackNothing.text(), Role::Text);
        return;
    }
    // What is far from the light is not on the screen: only what may be is put into words.
    let most = usize::from(area.height);
    let from = lit.saturating_sub(most);
    let told: Vec<Vec<(String, Role)>> = all.iter().skip(from).take(2 * most + 1).map(block).collect();
    blocks(&told, lit - from, area, pen);
}

fn block(line: &TakenBack) -> Vec<(String, Role)> {
    let words = [line.no.as_str(), line.words.as_str()];
    let words = words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
    vec![(words, Role::Strong), (stood(line), Role::Text)]
}

/// What it was, where it stood, and when it was taken back: "Done · Review meeting · taken back 23 November 2026, 09:05".
fn stood(line: &TakenBack) -> String {
    let task = stage::task(&line.task).map_or("", |task| task.title).to_owned();
    let at = line.at.map(|at| format!("{}, {}", dates::written_out(at.date_naive()), at.format("%H:%M")));
    let at = at.map(|at| Words::TakenBackAt.with(&[at])).unwrap_or_default();
    let parts = [line.kind.spec().word.to_owned(), task, at];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Each line with its place in the list, where there is no screen.
pub fn lines(all: &[TakenBack]) -> Vec<String> {
    let told =
        (1..).zip(all).map(|(n, line): (usize, _)| format!("{n} {}: {}; {}", called(line), line.words, stood(line)));
    let none = all.is_empty().then(|| Words::TakenBackNothing.text().to_owned());
    told.chain(none).collect()
}
