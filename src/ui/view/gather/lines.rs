//! The lines of a task: numbered, the newest at the bottom, with what is on the disk.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query;
use crate::model::session::Session;
use crate::model::typed::choice;
use crate::ui::instrument::stands_above;
use crate::ui::state::desk::Desk;
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
    // No more lines than there are rows are looked at, from the end; with a lit line further up, from there.
    let rows = usize::from(area.height) + 1;
    let mut entries: Vec<&Entry> = Vec::new();
    let here = |id: &&Id| desk.session.entry(id).is_some_and(|line| line.task == desk.task_code());
    let lit = held_in_sight(desk).filter(here);
    let mut seen_lit = lit.is_none();
    let mut left = rows;
    let mut all = said_here(desk).filter(|entry| desk.is_said_here(entry));
    let skip = if lit.is_none() { desk.scroll } else { 0 };
    let below = all.by_ref().take(skip).count();
    for entry in all.by_ref() {
        seen_lit |= lit == Some(&entry.id);
        entries.push(entry);
        // From the lit one on, as many as the page may hold above it.
        left = left.saturating_sub(usize::from(seen_lit));
        if left == 0 {
            break;
        }
    }
    entries.reverse();
    let above = all.take(MOST_COUNTED).count();
    let rows: Vec<Row> = entries.into_iter().map(|entry| of_task(desk, entry, area.width)).collect();
    draw_rows(desk, &Listed { rows: &rows, above, below }, look, area, pen);
}

/// What was said at the open task, the last first; figures after all words where the next line is words.
fn said_here(desk: &Desk) -> impl Iterator<Item = &Entry> {
    let all = || query::minutes_of(&desk.session, desk.task_code()).rev();
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
