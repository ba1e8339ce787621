//! The session's own facts: each question with its answer, the lit one marked.

use crate::ui::instrument::facts::{QUESTIONS, answer, asked, count, holds_no_date, still_open};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::listing::{light, page};
use crate::ui::view::pen::{Pen, below};
use crate::words::before::Before;
use ratatui::layout::Rect;

/// Draws the questions.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let mut area = area;
    if area.height > 10 {
        let counts = count(desk).map(|n| n.to_string());
        let used = pen.put(area.x, area.y, &Before::AnsweredOf.with(&counts), area.width, Role::Text) + 1;
        let room = usize::from(area.width.saturating_sub(used + 1));
        if let Some(open) = still_open(desk, room).filter(|_| !desk.large) {
            pen.put(area.x + used, area.y, &open, area.width, Role::Text);
        }
        area = below(area, 2);
    }
    let wide = QUESTIONS.iter().map(|field| text::columns(field.spec().word)).max().unwrap_or(0) + 3;
    let at = asked(desk).and_then(|field| QUESTIONS.iter().position(|one| *one == field));
    let page = page(QUESTIONS.len(), at, area, pen);
    let rows = QUESTIONS.iter().enumerate().skip(page.first).take(page.last - page.first);
    for (y, (n, field)) in (page.area.y..).zip(rows) {
        let is_asked = Some(n) == at;
        let mark = if is_asked { "▸" } else { " " };
        pen.put(area.x, y, mark, 2, Role::Key);
        pen.put(area.x + 2, y, field.spec().word, wide, if is_asked { Role::Strong } else { Role::Text });
        let answer = answer(desk, *field);
        let room = area.width.saturating_sub(wide + 3);
        if answer.is_empty() {
            pen.put(area.x + 2 + wide, y, "·", room, Role::Rule);
        } else {
            let used = pen.put(area.x + 2 + wide, y, &answer, room, Role::Strong);
            let fits = |note: &&str| used + 3 + text::columns(note) <= room;
            // Under a date it is seen that the words hold none.
            let note = [Before::NotADate.text(), "?"].into_iter().find(fits);
            if let Some(note) = note.filter(|_| holds_no_date(desk, *field)) {
                pen.put(area.x + 4 + wide + used, y, note, room, Role::Alarm);
            }
        }
        if is_asked && desk.mode == Mode::Choosing {
            light(desk, Rect { y, height: 1, width: area.width.saturating_sub(1), ..area }, pen);
        }
    }
}
