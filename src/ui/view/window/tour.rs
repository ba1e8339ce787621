//! The strip of the tour at the foot of the window: which step of how many, what to do, how to skip and end it.

use crate::ui::state::App;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::tour;
use crate::ui::view::pen::{Pen, inset};
use ratatui::layout::Rect;

/// What is said, and how wide its rows are.
struct Strip<'a> {
    step: &'a str,
    words: String,
    wide: u16,
    /// Whether the keys have room behind it.
    has_room: bool,
}

/// Draws it into its rows.
pub fn draw(app: &App, area: Rect, pen: &mut Pen) {
    let Some(told) = tour::told(app).filter(|_| area.height > 0) else { return };
    pen.fill(area, Role::Text);
    let inner = inset(area, 1);
    let ways = text::columns(&told.ways);
    let strips = [&told.step, &told.brief].map(|step| strip(step, &told.sentence, inner, ways));
    // Without the keys nobody comes on: for them the step is said briefly, and in one row its sentence is left out.
    let shown = strips.iter().find(|strip| strip.has_room).or(strips.last().filter(|_| area.height > 1));
    if let Some(strip) = shown {
        pen.paragraph(Rect { width: strip.wide, ..inner }, &strip.words, Role::Strong);
    }
    let step = shown.map_or(told.step.as_str(), |strip| strip.step);
    pen.put(area.x, area.y, &format!(" {step} "), area.width, Role::Lit);
    if shown.is_none_or(|strip| strip.has_room) {
        pen.put_right(inner.right(), area.bottom().saturating_sub(1), &told.ways, Role::Rule);
    }
}

/// A step and its sentence in so many rows: no word stands alone in the last one, where the keys have their room all the
/// same.
fn strip<'a>(step: &'a str, sentence: &str, area: Rect, ways: u16) -> Strip<'a> {
    let words = format!("{step}  {sentence}");
    let rows_at = |wide: u16| text::wrap(&words, usize::from(wide));
    let has_room = |rows: &[&str]| {
        let last = rows.get(usize::from(area.height) - 1).map_or(0, |row| text::columns(row));
        rows.len() <= usize::from(area.height) && last + ways + 2 <= area.width
    };
    let alone = |rows: &[&str]| rows.len() > 1 && rows.last().is_some_and(|row| !row.trim().contains(' '));
    let usual = rows_at(area.width);
    let evener = |wide: &u16| {
        let rows = rows_at(*wide);
        rows.len() == usual.len() && !alone(&rows) && has_room(&rows)
    };
    let even = (area.width / 2..area.width).rev().filter(|_| alone(&usual)).find(evener);
    let has_room = has_room(&usual);
    Strip { step, wide: even.unwrap_or(area.width), has_room, words }
}
