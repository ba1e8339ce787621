//! Lines put under themes: the themes with their numbers above, the lines below, each with the number of its theme.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query::{self, wall};
use crate::ui::instrument::sort::heads;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::rows::{Listed, Look, ROOM_FOR_MORE, Row, beside, draw_rows, held_in_sight, with_flag};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::Word;
use crate::words::themes::Themes;
use ratatui::layout::Rect;
use std::collections::HashMap;

/// What stands before a line without a theme.
const NO_PLACE: &str = "·";

/// Draws themes and lines.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let lines = heads(desk);
    let themes = query::themes(&desk.session);
    let sums = counted(desk, &lines);
    pen.put(area.x, area.y, &sums, area.width, Role::Text);
    let rest = below(area, if area.height > 10 { 2 } else { 1 });
    let used = draw_themes(desk, &themes, &lines, rest, pen);
    let rest = below(rest, used);
    // No more lines than the page may hold on either side of the lit one are looked at.
    let most = usize::from(rest.height) + 1;
    let at = held_in_sight(desk).and_then(|id| lines.iter().position(|line| line.id == *id));
    let (first, last) = match (at, desk.mode) {
        (Some(at), _) => (at.saturating_sub(most), (at + most).min(lines.len())),
        (None, Mode::Choosing) => (lines.len().saturating_sub(most), lines.len()),
        (None, Mode::Writing) => {
            let last = lines.len().saturating_sub(desk.scroll);
            (last.saturating_sub(most), last)
        }
    };
    let shown = lines.get(first..last).unwrap_or_default();
    let heap = |line: &&Entry| wall::heap_of(&desk.session, &line.id);
    let rows: Vec<Row> = shown.iter().filter_map(|line| row(desk, &heap(line), rest.width)).collect();
    let listed = Listed { rows: &rows, above: first, below: lines.len() - last, numbers: 0 };
    let hidden = draw_rows(desk, &listed, Look { gap: 0, most: 2 }, rest, pen);
    // A low list has no row to say so itself.
    if rest.height < ROOM_FOR_MORE {
        let more = [Themes::LinesAbove, Themes::LinesBelow].into_iter().zip(hidden).filter(|(_, n)| *n > 0);
        let more: Vec<String> = more.map(|(word, n)| word.with(&[n.to_string()])).collect();
        let more = more.join(" · ");
        if text::columns(&sums) + text::columns(&more) + 3 <= area.width {
            pen.put_right(area.right().saturating_sub(1), area.y, &more, Role::Rule);
        }
    }
}

/// One heap: the first of its lines, and under it what was brought together with it.
fn row<'a>(desk: &Desk, heap: &[&'a Entry], wide: u16) -> Option<Row<'a>> {
    let (entry, others) = heap.split_first()?;
    let theme = theme_of(desk, entry);
    let named = |line: &&Entry| format!("+ {} {}", desk.session.spoken(line), line.text());
    let together = others.iter().map(named).collect::<Vec<_>>().join("  ");
    let together = if text::columns(&together) + 10 <= wide {
        together
    } else {
        // Their numbers, where the words have no room: no word is cut.
        others.iter().map(|line| format!("+ {}", desk.session.spoken(line))).collect::<Vec<_>>().join("  ")
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

/// How many rows the lines keep below the themes, as far as there are so many lines.
const ROWS_FOR_LINES: u16 = 3;

/// How narrow a theme's column may be.
const NARROWEST: u16 = 12;

/// The columns between two themes in one row.
const APART: u16 = 3;

/// Where a theme stands, from the left and the top of their list, and how wide and high it is.
struct Spot {
    x: u16,
    y: u16,
    wide: u16,
    high: u16,
}

/// The themes, a row each where they fit, else side by side; gives back the rows used. Those for which there is no room
/// stand on another page: where one is lit, named, or holds the lit line, it is that one's.
fn draw_themes(desk: &Desk, themes: &[&Entry], lines: &[&Entry], area: Rect, pen: &mut Pen) -> u16 {
    if themes.is_empty() || area.height < 4 {
        return 0;
    }
    let mut counts: HashMap<&Id, usize> = HashMap::new();
    for theme in lines.iter().filter_map(|line| line.other(Field::Theme)) {
        *counts.entry(theme).or_default() += 1;
    }
    let sums: Vec<String> =
        themes.iter().map(|theme| counts.get(&theme.id).copied().unwrap_or(0).to_string()).collect();
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let for_lines = u16::try_from(lines.len()).unwrap_or(u16::MAX).clamp(1, ROWS_FOR_LINES).min(area.height / 3);
    let most = area.height.saturating_sub(for_lines + 1).max(1);
    let spots = spots(desk, themes, &sums, area.width, most);
    let (first, last) = page_of(desk, themes, &spots, most);
    let top = spots.get(first).map_or(0, |spot| spot.y);
    let mut used = 0;
    for ((theme, sum), spot) in themes.iter().zip(&sums).zip(&spots).take(last).skip(first) {
        let down = spot.y - top;
        let place = Rect { x: area.x + spot.x, y: area.y + down, width: spot.wide, height: spot.high.min(most - down) };
        draw_theme(desk, theme, sum, place, pen);
        used = used.max(down + place.height);
    }
    let y = area.y + used;
    pen.rule(area.x, y, area.width);
    let more =
        [(Themes::MoreAbove, first), (Themes::MoreBelow, themes.len() - last)].into_iter().filter(|(_, n)| *n > 0);
    let more: Vec<String> = more.map(|(word, n)| word.with(&[n.to_string()])).collect();
    if !more.is_empty() {
        pen.put_right(area.right(), y, &format!(" {} ", more.join(" · ")), Role::Rule);
    }
    used + 1
}

/// Where each theme stands: each in rows of its own where all have room so, then in one row each, then side by side.
fn spots(desk: &Desk, themes: &[&Entry], sums: &[String], wide: u16, most: u16) -> Vec<Spot> {
    let no = |theme: &Entry| text::columns(&theme.no) + 1;
    let under = |rows: u16| {
        let mut y = 0;
        let spot = |(theme, sum): (&&Entry, &String)| {
            let saved = beside(desk, &theme.id).map_or(0, |(words, _)| text::columns(words) + 2);
            let room = wide.saturating_sub(no(theme) + text::columns(sum) + 2 + saved).max(1);
            let high = rows_of(theme.text(), room).clamp(1, rows);
            let at = Spot { x: 0, y, wide, high };
            y += high;
            at
        };
        let spots: Vec<Spot> = themes.iter().zip(sums).map(spot).collect();
        (spots, y)
    };
    for rows in [u16::MAX, 1] {
        let (spots, high) = under(rows);
        if high <= most {
            return spots;
        }
    }
    let (mut x, mut y) = (0, 0);
    let spot = |(theme, sum): (&&Entry, &String)| {
        let own = (no(theme) + text::columns(theme.text()) + text::columns(sum) + 1).min(wide);
        if x > 0 && x + own > wide {
            (x, y) = (0, y + 1);
        }
        let at = Spot { x, y, wide: own, high: 1 };
        x += own + APART;
        at
    };
    let beside: Vec<Spot> = themes.iter().zip(sums).map(spot).collect();
    if beside.last().is_none_or(|spot| spot.y < most) {
        return beside;
    }
    // A theme that is lit is read whole.
    let lit = desk.lit_entry().filter(|lit| desk.mode == Mode::Choosing && lit.kind == Kind::Theme);
    let columns = if lit.is_some() { None } else { in_columns(themes.len(), wide, most) };
    columns.unwrap_or(beside)
}

/// So many themes in columns, so that the digit of each is seen; their names as far as they fit. `None` where nothing of
/// a name would be left.
fn in_columns(count: usize, wide: u16, most: u16) -> Option<Vec<Spot>> {
    let columns = u16::try_from(count).ok()?.div_ceil(most);
    let own = (wide + APART).checked_div(columns)?.checked_sub(APART).filter(|own| *own >= NARROWEST)?;
    let spot = |n: u16| Spot { x: n % columns * (own + APART), y: n / columns, wide: own, high: 1 };
    Some((0..).take(count).map(spot).collect())
}

/// Which themes are on the page: all of them, or as many rows as there are from one on with which the wanted one is seen.
fn page_of(desk: &Desk, themes: &[&Entry], spots: &[Spot], most: u16) -> (usize, usize) {
    let bottom = |spot: &Spot| spot.y + spot.high;
    if spots.iter().all(|spot| bottom(spot) <= most) {
        return (0, spots.len());
    }
    let at = |id: &Id| themes.iter().position(|theme| theme.id == *id);
    let lit = held_in_sight(desk);
    let over = |id: &Id| desk.session.entry(id)?.other(Field::Theme).and_then(at);
    let wanted = lit.and_then(|id| at(id).or_else(|| over(id)));
    let wanted = wanted.or_else(|| desk.touched.as_ref().and_then(at)).and_then(|at| spots.get(at));
    // The page begins with a whole row of them.
    let from = wanted.map_or(0, |spot| bottom(spot).saturating_sub(most));
    let first = spots.iter().position(|spot| spot.y >= from).unwrap_or(0);
    let top = spots.get(first).map_or(0, |spot| spot.y);
    let last = spots.iter().rposition(|spot| bottom(spot) <= top + most).map_or(first + 1, |last| last + 1);
    (first, last)
}

/// One theme: its number, its name, how many lines stand under it.
fn draw_theme(desk: &Desk, theme: &Entry, sum: &str, area: Rect, pen: &mut Pen) {
    let no = pen.put(area.x, area.y, &format!("{} ", theme.no), area.width, Role::Key);
    let saved = beside(desk, &theme.id);
    let for_sum = text::columns(sum) + 1;
    let room = area.width.saturating_sub(no + for_sum).max(1);
    // What is not saved is said whatever it covers; that something is saved, where there is room.
    let wide = saved.map_or(0, |(words, _)| text::columns(words) + 2);
    let whole = rows_of(theme.text(), room.saturating_sub(wide).max(1)) <= area.height;
    let saved = saved.filter(|(_, role)| whole && room > wide || *role == Role::Alarm);
    let name = Rect { x: area.x + no, width: room.saturating_sub(saved.map_or(0, |_| wide)).max(1), ..area };
    pen.spot_line(area, &theme.id);
    pen.paragraph(name, theme.text(), Role::Strong);
    pen.put_right(area.right(), area.y, sum, Role::Text);
    if let Some((words, role)) = saved {
        pen.put_right(area.right().saturating_sub(for_sum + 1), area.y, words, role);
    }
    if desk.mode == Mode::Choosing && desk.lit.as_ref() == Some(&theme.id) {
        pen.set_cursor(area.x, area.y);
        pen.shade(area, Role::Lit);
    }
}
