//! Lines put under themes: the themes with their numbers above, the lines below, each with the number of its theme.

use super::lines::{Listed, Look, Row, beside, draw_rows, with_flag};
use super::pen::{Pen, below};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::ui::instrument::sort::heaps;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::words::Word;
use ratatui::layout::Rect;
use std::collections::HashMap;

/// What stands before a line without a theme.
const NO_PLACE: &str = "·";

/// Draws themes and lines.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let heaps = heaps(desk);
    let themes = query::themes(&desk.session);
    let lines: Vec<&Entry> = heaps.iter().filter_map(|heap| heap.first().copied()).collect();
    pen.put(area.x, area.y, &counted(desk, &lines), area.width, Role::Text);
    let rest = below(area, if area.height > 10 { 2 } else { 1 });
    let used = draw_themes(desk, &themes, &lines, rest, pen);
    let rest = below(rest, used);
    // No more lines than the page may hold on either side of the lit one are looked at.
    let most = usize::from(rest.height) + 1;
    let lit = desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing);
    let at = lit.and_then(|lit| lines.iter().position(|line| line.id == *lit));
    let (first, last) = match (at, desk.mode) {
        (Some(at), _) => (at.saturating_sub(most), (at + most).min(lines.len())),
        (None, Mode::Choosing) => (lines.len().saturating_sub(most), lines.len()),
        (None, Mode::Writing) => {
            let last = lines.len().saturating_sub(desk.scroll);
            (last.saturating_sub(most), last)
        }
    };
    let shown = heaps.get(first..last).unwrap_or_default();
    let rows: Vec<Row> = shown.iter().filter_map(|heap| row(desk, heap, rest.width)).collect();
    let listed = Listed { rows: &rows, above: first, below: lines.len() - last };
    draw_rows(desk, &listed, Look { gap: 0, most: 2 }, rest, pen);
}

/// One heap: the first of its lines, and under it what was brought together with it.
fn row<'a>(desk: &Desk, heap: &[&'a Entry], wide: u16) -> Option<Row<'a>> {
    let (entry, others) = heap.split_first()?;
    let theme = theme_of(desk, entry);
    let named = |line: &&Entry| format!("+ {} {}", desk.session.spoken(line), line.text());
    let together = others.iter().map(named).collect::<Vec<_>>().join("  ");
    let together = match text::columns(&together) + 10 <= wide {
        true => together,
        // Their numbers, where the words have no room: no word is cut.
        false => others.iter().map(|line| format!("+ {}", desk.session.spoken(line))).collect::<Vec<_>>().join("  "),
    };
    Some(Row {
        tag: theme.map_or(NO_PLACE, |theme| theme.no.as_str()).to_owned(),
        no: desk.session.spoken(entry),
        entry,
        second: with_flag(entry, together),
    })
}

/// The standing theme under which a line stands.
fn theme_of<'a>(desk: &'a Desk, line: &Entry) -> Option<&'a Entry> {
    let theme = line.other(Field::Theme).and_then(|id| desk.session.entry(id));
    theme.filter(|theme| theme.stands() && theme.kind == Kind::Theme)
}

/// How many lines there are, and how many have their place.
pub fn counted(desk: &Desk, lines: &[&Entry]) -> String {
    let placed = lines.iter().filter(|line| theme_of(desk, line).is_some()).count();
    let total = lines.len().to_string();
    match placed {
        0 => Word::LinesNonePlaced.with(&[total]),
        all if all == lines.len() => Word::LinesAllPlaced.with(&[total]),
        some => Word::LinesPlaced.with(&[total, some.to_string()]),
    }
}

/// The themes, a row each where they fit, else side by side; gives back the rows used.
fn draw_themes(desk: &Desk, themes: &[&Entry], lines: &[&Entry], area: Rect, pen: &mut Pen) -> u16 {
    if themes.is_empty() || area.height < 4 {
        return 0;
    }
    let mut counts: HashMap<&Id, usize> = HashMap::new();
    for theme in lines.iter().filter_map(|line| line.other(Field::Theme)) {
        *counts.entry(theme).or_default() += 1;
    }
    let count = |theme: &Entry| counts.get(&theme.id).copied().unwrap_or(0);
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
