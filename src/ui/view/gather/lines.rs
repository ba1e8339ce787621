//! The lines of a task: numbered, the newest at the bottom, with what is on the disk.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::query;
use crate::model::session::Session;
use crate::model::typed::choice;
use crate::ui::instrument::stands_above;
use crate::ui::state::desk::Desk;
use crate::ui::state::worked_out::{BesideAt, Piece};
use crate::ui::text;
use crate::ui::view::list::rows::{Listed, Look, MOST_COUNTED, Row, draw_rows, held_in_sight};
use crate::ui::view::pen::Pen;
use crate::words::tasks::Tasks;
use ratatui::layout::Rect;

/// How many columns the words of a line keep beside its kind.
const ROOM_BESIDE: u16 = 28;

/// The lines of the open task.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    draw_task(desk, Look { gap: 0, most: 3 }, area, pen);
}

fn draw_task(desk: &Desk, look: Look, area: Rect, pen: &mut Pen) {
    // No more lines than there are rows are looked at, from the end; with a lit line further up, on both sides of it.
    let rows = usize::from(area.height) + 1;
    let task = desk.task_code();
    let lit = held_in_sight(desk).and_then(|id| desk.session.entry(id)).filter(|line| line.task == task);
    let skip = if lit.is_none() { desk.scroll } else { 0 };
    let around = lit.and_then(|lit| around(desk, lit, rows));
    let (entries, [above, below]) = around.unwrap_or_else(|| from_the_end(desk, skip, rows));
    // The numbers have the same room wherever in the list one is.
    let numbers = said_here(desk).next().map_or(0, |line| text::columns(&desk.session.spoken(line)));
    let rows: Vec<Row> = entries.into_iter().map(|entry| of_task(desk, entry, area.width)).collect();
    draw_rows(desk, &Listed { rows: &rows, above, below, numbers }, look, area, pen);
}

/// The lines of a piece of the list, and how many are above it and below.
type Lines<'a> = (Vec<&'a Entry>, [usize; 2]);

/// So many lines from the end, without the last ones.
fn from_the_end(desk: &Desk, skip: usize, rows: usize) -> Lines<'_> {
    let mut all = said_here(desk);
    let below = all.by_ref().take(skip).count();
    let mut entries: Vec<&Entry> = all.by_ref().take(rows).collect();
    entries.reverse();
    let above = || [all.take(MOST_COUNTED).count(), below];
    (entries, beside(desk, Piece::End(skip), rows, above))
}

/// So many lines above the lit one and below it; `None` where it is none of the list.
fn around<'a>(desk: &'a Desk, lit: &'a Entry, rows: usize) -> Option<Lines<'a>> {
    let (before, after) =
        query::minutes_beside(&desk.session, desk.task_code(), lit).filter(|_| desk.is_said_here(lit))?;
    let is_figure = stands_above(desk, lit);
    let like = |line: &&Entry| stands_above(desk, line) == is_figure && desk.is_said_here(line);
    let others = || said_here(desk).filter(|line| stands_above(desk, line) != is_figure);
    // Figures stand above all words.
    let words: Vec<&Entry> = if is_figure { others().collect() } else { Vec::new() };
    let mut up = before.filter(like).chain(others().filter(|_| !is_figure));
    let mut down = after.filter(like).chain(words.into_iter().rev());
    let mut entries: Vec<&Entry> = up.by_ref().take(rows.saturating_sub(1)).collect();
    entries.reverse();
    entries.push(lit);
    entries.extend(down.by_ref().take(rows));
    let both = || [up.take(MOST_COUNTED).count(), down.take(MOST_COUNTED).count()];
    Some((entries, beside(desk, Piece::Around(lit.id.clone()), rows, both)))
}

/// How many lines are above and below, counted once as long as nothing is said and the same lines are drawn.
fn beside(desk: &Desk, piece: Piece, rows: usize, count: impl FnOnce() -> [usize; 2]) -> [usize; 2] {
    let at = BesideAt {
        item: desk.item().map(|item| item.id.clone()),
        of: (desk.task_code(), desk.kind),
        everybody: desk.table.as_ref().is_none_or(|table| table.everybody),
        piece,
        rows,
    };
    *desk.worked_out.beside.of_both(&desk.session, at, count)
}

/// What was said at the open task, the last first; figures after all words where the next line is words.
fn said_here(desk: &Desk) -> impl Iterator<Item = &Entry> {
    let all = || query::minutes_of(&desk.session, desk.task_code()).rev().filter(|line| desk.is_said_here(line));
    let words = all().filter(|line| !stands_above(desk, line));
    words.chain(all().filter(|line| stands_above(desk, line)))
}

/// A line of the open task. Where it may be one of several kinds, its kind stands before it; what it is about, under it.
fn of_task<'a>(desk: &Desk, entry: &'a Entry, wide: u16) -> Row<'a> {
    let plain = Row::plain(desk, entry);
    if desk.kinds().len() < 2 {
        return plain;
    }
    let kind = entry.kind.spec().word;
    let tag = match plain.tag.as_str() {
        "" => kind.to_owned(),
        by => format!("{kind} {by}"),
    };
    // Beside a word so long nothing has room in a narrow window.
    let tag = if wide >= text::columns(&tag) + ROOM_BESIDE { tag } else { plain.tag };
    let parts = [about(&desk.session, entry), plain.second];
    let second = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    Row { tag, second, ..plain }
}

/// What a line is about: its theme, or the action with what became of it.
fn about(session: &Session, entry: &Entry) -> String {
    let Some(over) = entry.under().and_then(|id| session.entry(id)) else { return String::new() };
    let under = Tasks::UnderLine.with(&[session.spoken(over).as_str(), over.text()]);
    let state = over.words(Field::State);
    if state.is_empty() { under } else { format!("{under} ({})", choice::said(Field::State, &state)) }
}
