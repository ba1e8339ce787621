//! What can give where the day runs over: the ways out, each with its sums, a digit each.

use super::{blocks, head};
use crate::model::day::replan;
use crate::ui::state::App;
use crate::ui::theme::Role;
use crate::ui::update::task_clock::{minutes_words, told, what_gives};
use crate::ui::view::pen::{Pen, below};
use crate::words::clock::Clock;
use ratatui::layout::Rect;

/// Draws the ways out.
pub fn draw(app: &App, lit: usize, area: Rect, pen: &mut Pen) {
    let Some((overrun, choices)) = what_gives(app) else {
        let area = head(Clock::GivesNothing.text(), area, pen);
        pen.set_cursor(area.x, area.y);
        return;
    };
    let area = head(&Clock::GivesTitle.with(&[minutes_words(overrun.over)]), area, pen);
    let ends = Clock::GivesHead.with(&[replan::ends_at(&overrun, 0)]);
    let used = pen.paragraph(area, &ends, Role::Text);
    let area = below(area, used + 1);
    let words = |n: usize, told: Vec<String>| {
        let mut texts = told.into_iter();
        let first = texts.next().map(|words| (format!("{n}  {words}"), Role::Strong));
        first.into_iter().chain(texts.map(|words| (words, Role::Text))).collect::<Vec<_>>()
    };
    let all: Vec<_> = (1..).zip(&choices).map(|(n, choice)| words(n, told(&overrun, choice))).collect();
    blocks(&all, lit, area, pen);
}
