//! What a new line can be, where there are more than two answers: all of them in a row above the line, the chosen one
//! marked.

use crate::model::kind::Kind;
use crate::ui::state::desk::{Desk, Purpose};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::pen::Pen;
use ratatui::layout::Rect;

/// From which height of the window on they have a row of their own.
const ROOM: u16 = 16;

/// From how many kinds on one key does not tell what it would bring.
const SEVERAL: usize = 3;

/// What stands before the chosen one.
const CHOSEN: &str = "▸";

/// How many rows they take.
pub fn rows(desk: &Desk, window: Rect) -> u16 {
    let asked = desk.purpose == Purpose::New && !desk.large && desk.read_only.is_none();
    // The boxes of a line come first.
    let boxes = desk.line.boxes().len();
    let needed = ROOM + if boxes > 1 { u16::try_from(boxes).unwrap_or(u16::MAX / 2) } else { 0 };
    u16::from(asked && desk.kinds().len() >= SEVERAL && window.height >= needed && window.width >= 40)
}

/// Draws them; where not all fit, those around the chosen one.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let kinds = desk.kinds();
    let at = kinds.iter().position(|kind| *kind == desk.kind).unwrap_or(0);
    let shown = window(kinds, at, area.width.saturating_sub(2));
    let mut x = area.x + 1;
    if shown.start > 0 {
        x += pen.put(x, area.y, "… ", 2, Role::Rule);
    }
    for (n, kind) in kinds.iter().enumerate().take(shown.end).skip(shown.start) {
        let chosen = n == at;
        x += pen.put(x, area.y, if chosen { CHOSEN } else { " " }, 1, Role::Key);
        x += pen.put(x, area.y, kind.spec().word, area.width, if chosen { Role::Strong } else { Role::Text }) + 2;
    }
    if shown.end < kinds.len() {
        pen.put(x, area.y, "…", 1, Role::Rule);
    }
}

/// Which of them fit: the chosen one, then those before and after it.
fn window(kinds: &[Kind], at: usize, wide: u16) -> std::ops::Range<usize> {
    let columns = |range: std::ops::Range<usize>| {
        let words: u16 = kinds.iter().take(range.end).skip(range.start).map(|k| text::columns(k.spec().word) + 3).sum();
        words + if range.start > 0 { 2 } else { 0 } + u16::from(range.end < kinds.len())
    };
    let mut shown = at..(at + 1).min(kinds.len());
    loop {
        let after = shown.start..(shown.end + 1).min(kinds.len());
        let before = shown.start.saturating_sub(1)..shown.end;
        shown = match [after, before].into_iter().find(|wider| *wider != shown && columns(wider.clone()) <= wide) {
            Some(wider) => wider,
            None => return shown,
        };
    }
}
