//! Lines put under themes: the themes with their numbers above, the lines below, each with the number of its theme.

use super::lines::{Listed, Look, Row, beside, draw_rows, with_flag};
use super::pen::{Pen, below};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::query;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::words::Word;
use ratatui::layout::Rect;

/// What stands before a line without a theme.
const NO_PLACE: &str = "·";

/// Draws themes and lines.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let Some(task) = desk.task() else { return };
    let lines = query::material(&desk.session, task);
    let themes = query::themes(&desk.session);
    let number_of = |line: &Entry| {
        line.other(Field::Theme).and_then(|id| themes.iter().find(|theme| theme.id == *id)).map(|theme| &theme.no)
    };
    let placed = lines.iter().filter(|line| number_of(line).is_some()).count();
    let total = lines.len().to_string();
    let words = match placed {
        0 => Word::LinesNonePlaced.with(&[total]),
        all if all == lines.len() => Word::LinesAllPlaced.with(&[total]),
        some => Word::LinesPlaced.with(&[total, some.to_string()]),
    };
    pen.put(area.x, area.y, &words, area.width, Role::Text);
    let rest = below(area, if area.height > 10 { 2 } else { 1 });
    let used = draw_themes(desk, &themes, &lines, rest, pen);
    let rest = below(rest, used);
    let rows: Vec<Row> = lines
        .iter()
        .map(|line| Row {
            tag: number_of(line).map_or(NO_PLACE, |no| no).to_owned(),
            no: desk.session.spoken(line),
            entry: line,
            second: with_flag(line, String::new()),
        })
        .collect();
    let shown = if desk.mode == Mode::Writing {
        let until = rows.len().saturating_sub(desk.scroll);
        rows.get(..until).unwrap_or_default()
    } else {
        &rows
    };
    let listed = Listed { rows: shown, above: 0, below: rows.len() - shown.len() };
    draw_rows(desk, &listed, Look { gap: 0, most: 2 }, rest, pen);
}

/// The themes, a row each where they fit, else side by side; gives back the rows used.
fn draw_themes(desk: &Desk, themes: &[&Entry], lines: &[&Entry], area: Rect, pen: &mut Pen) -> u16 {
    if themes.is_empty() || area.height < 4 {
        return 0;
    }
    let count = |theme: &Entry| lines.iter().filter(|line| line.other(Field::Theme) == Some(&theme.id)).count();
    let fits = u16::try_from(themes.len()).is_ok_and(|n| n <= area.height / 2);
    let (mut x, mut y) = (area.x, area.y);
    let limit = area.y + area.height / 2;
    for theme in themes {
        let name = format!("{} {}", theme.no, theme.text());
        let sum = count(theme).to_string();
        let wide = if fits { area.width.saturating_sub(1) } else { (text::columns(&name) + 5).min(area.width) };
        if !fits && x + wide > area.right() && x > area.x {
            (x, y) = (area.x, y + 1);
        }
        if y >= limit {
            break;
        }
        let no = pen.put(x, y, &format!("{} ", theme.no), wide, Role::Key);
        let room = wide.saturating_sub(no + text::columns(&sum) + 2);
        let used = pen.put(x + no, y, theme.text(), room, Role::Strong);
        if fits {
            pen.put_right(x + wide, y, &sum, Role::Text);
            if let Some((words, role)) = beside(desk, &theme.id) {
                let room = no + used + text::columns(words) + text::columns(&sum) + 4;
                // What is not saved is said whatever it covers.
                if room <= wide || role == Role::Alarm {
                    pen.put_right((x + wide).saturating_sub(text::columns(&sum) + 2), y, words, role);
                }
            }
        } else {
            pen.put(x + no + used + 1, y, &sum, wide, Role::Text);
        }
        if desk.mode == Mode::Choosing && desk.lit.as_ref() == Some(&theme.id) {
            pen.set_cursor(x, y);
            pen.shade(Rect { x, y, width: wide, height: 1 }, Role::Lit);
        }
        if fits { y += 1 } else { x += wide }
    }
    if !fits {
        y += 1;
    }
    pen.rule(area.x, y, area.width.saturating_sub(1));
    y + 1 - area.y
}
