//! Drafts of what is written here and tested by itself, side by side, under what they are written from.

use super::{about, standing_words};
use crate::model::entry::Entry;
use crate::model::kind::Kind;
use crate::model::query::wall::{Heap, heaps};
use crate::model::query::{self, Standing};
use crate::ui::command::Command;
use crate::ui::instrument::confirm::agreed_vision;
use crate::ui::keymap;
use crate::ui::state::desk::Desk;
use crate::ui::theme::Role;
use crate::ui::view::lines::{Listed, Look, Row, draw_rows};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::ground::Ground;
use ratatui::layout::Rect;

/// Draws the drafts, and above them what they are written from.
pub fn draw(desk: &Desk, kind: Kind, area: Rect, pen: &mut Pen) {
    let drafts = heaps(&desk.session, desk.session.of_kind(kind));
    let rest = draw_material(desk, area, pen);
    let rest = draw_how(desk, drafts.len(), rest, pen);
    let rows: Vec<Row> = drafts.iter().filter_map(|heap| row(desk, heap)).collect();
    let until = rows.len().saturating_sub(desk.scroll.min(rows.len().saturating_sub(1)));
    let listed = Listed { rows: rows.get(..until).unwrap_or_default(), above: 0, below: rows.len() - until };
    draw_rows(desk, &listed, Look { gap: u16::from(rest.height >= 10), most: 4 }, rest, pen);
}

/// What the task works on, where it was agreed; no more of it than half the page. Gives back what is left below.
fn draw_material(desk: &Desk, area: Rect, pen: &mut Pen) -> Rect {
    let task = desk.task();
    let all = task.map(|task| query::material(&desk.session, task)).unwrap_or_default();
    let agreed = |entry: &&Entry| query::standing(&desk.session, entry) == Standing::Agreed;
    let limit = area.y + area.height / 2;
    let mut y = area.y;
    let wide = area.width.saturating_sub(3);
    for statement in all.into_iter().filter(agreed) {
        let high = rows_of(statement.text(), wide);
        if y + high > limit {
            break;
        }
        pen.put(area.x, y, "·", 1, Role::Key);
        y += pen.paragraph(Rect { x: area.x + 2, y, width: wide, height: high }, statement.text(), Role::Text);
    }
    if y == area.y {
        return area;
    }
    pen.rule(area.x, y, area.width.saturating_sub(1));
    below(area, y + 1 - area.y)
}

/// Below, how the room is asked: nothing but a key leads there. Gives back what is left above.
fn draw_how(desk: &Desk, drafts: usize, area: Rect, pen: &mut Pen) -> Rect {
    let word = match drafts {
        0 => return area,
        _ if agreed_vision(desk) => Ground::DraftAgreed,
        1 => Ground::TestDraft,
        _ => Ground::TestDrafts,
    };
    let words = word.with(&[keymap::written(Command::ToChoosing)]);
    let wide = area.width.saturating_sub(1);
    let high = rows_of(&words, wide);
    if desk.large || desk.read_only.is_some() || area.height < high + 4 {
        return area;
    }
    let y = area.bottom() - high;
    pen.paragraph(Rect { y, width: wide, height: high, ..area }, &words, Role::Key);
    Rect { height: area.height - high - u16::from(area.height >= high + 8), ..area }
}

fn row<'a>(desk: &Desk, heap: &Heap<'a>) -> Option<Row<'a>> {
    let (entry, others) = heap.split_first()?;
    let standing = standing_words(query::standing(&desk.session, entry)).map(|(words, _)| words.to_owned());
    let together = others.iter().map(|other| Ground::WithDraft.with(&[desk.session.spoken(other)]));
    let second: Vec<String> = standing.into_iter().chain(about(entry)).chain(together).collect();
    Some(Row { second: second.join(" · "), ..Row::plain(desk, entry) })
}
