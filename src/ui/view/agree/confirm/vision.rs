//! Drafts of what is written here and tested by itself, side by side, under what they are written from.

use super::{about, standing_words};
use crate::model::entry::Entry;
use crate::model::kind::Kind;
use crate::model::query::wall::{Heap, heaps};
use crate::model::query::{self, Standing};
use crate::ui::command::Command;
use crate::ui::instrument::confirm::agreed_vision;
use crate::ui::state::desk::Desk;
use crate::ui::theme::Role;
use crate::ui::view::list::rows::{Listed, Look, Row, draw_rows};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::ground::Ground;
use ratatui::layout::Rect;

/// Draws the drafts, and above them what they are written from.
pub fn draw(desk: &Desk, kind: Kind, area: Rect, pen: &mut Pen) {
    let drafts = heaps(&desk.session, desk.session.of_kind(kind));
    let rows: Vec<Row> = drafts.iter().filter_map(|heap| row(desk, heap)).collect();
    // About what they take: a number at the left, and the page stops at what was there first.
    let wide = area.width.saturating_sub(6).max(1);
    let high = |row: &Row| rows_of(row.entry.text(), wide).saturating_add(rows_of(&row.second, wide)).saturating_add(1);
    let rest = draw_material(desk, rows.iter().map(high).fold(0, u16::saturating_add), area, pen);
    let rest = draw_how(desk, drafts.len(), rest, pen);
    let until = rows.len().saturating_sub(desk.scroll.min(rows.len().saturating_sub(1)));
    let listed =
        Listed { rows: rows.get(..until).unwrap_or_default(), above: 0, below: rows.len() - until, numbers: 0 };
    draw_rows(desk, &listed, Look { gap: u16::from(rest.height >= 10), most: 4 }, rest, pen);
}

/// What the task works on, where it was agreed; more of it than half the page only where the drafts leave rows free. What
/// does not fit is counted. Gives back what is left below.
fn draw_material(desk: &Desk, drafts: u16, area: Rect, pen: &mut Pen) -> Rect {
    let task = desk.task();
    let all = task.map(|task| query::material(&desk.session, task)).unwrap_or_default();
    let agreed = |entry: &&Entry| query::standing(&desk.session, entry) == Standing::Agreed;
    let all: Vec<&Entry> = all.into_iter().filter(agreed).collect();
    // The drafts, what is said below them, and the rule.
    let limit = area.height.saturating_sub(drafts.saturating_add(5)).max(area.height / 2);
    let wide = area.width.saturating_sub(3);
    let mut used = 0;
    let mut left = all.len();
    for statement in &all {
        let high = rows_of(statement.text(), wide);
        if used + high > limit {
            break;
        }
        let y = area.y + used;
        pen.put(area.x, y, "·", 1, Role::Key);
        pen.paragraph(Rect { x: area.x + 2, y, width: wide, height: high }, statement.text(), Role::Text);
        (used, left) = (used + high, left - 1);
    }
    if used == 0 {
        return area;
    }
    let y = area.y + used;
    pen.rule(area.x, y, area.width.saturating_sub(1));
    if left > 0 {
        let more = Ground::MoreAgreed.with(&[left.to_string()]);
        pen.put_right(area.right().saturating_sub(1), y, &format!(" {more} "), Role::Rule);
    }
    below(area, used + 1)
}

/// Below, how the room is asked: nothing but a key leads there. Gives back what is left above.
fn draw_how(desk: &Desk, drafts: usize, area: Rect, pen: &mut Pen) -> Rect {
    let word = match drafts {
        0 => return area,
        _ if agreed_vision(desk) => Ground::DraftAgreed,
        1 => Ground::TestDraft,
        _ => Ground::TestDrafts,
    };
    let words = word.with(&[desk.keys.brief(Command::ToChoosing)]);
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
    let standing =
        standing_words(query::standing(&desk.session, entry), desk.session.lang()).map(|(words, _)| words.to_owned());
    let together = others.iter().map(|other| Ground::WithDraft.with(&[desk.session.spoken(other)]));
    let second: Vec<String> = standing.into_iter().chain(about(entry)).chain(together).collect();
    Some(Row { second: second.join(" · "), ..Row::plain(desk, entry) })
}
