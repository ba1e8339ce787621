//! The trend map as an outline: numbers at the left, thin lines for the branches, what is to be placed at the end and
//! counted above. One branch at a time with where it is, where somebody asked for that and on the wall.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::query::trends::{Row, TrendMap, crosses};
use crate::ui::instrument::outline::{anchor, by_branch, counts, parts};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::paged;
use crate::ui::view::list::rows::{beside, draw_picked, more_words, with_flag};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::map::Map;
use ratatui::layout::Rect;
use std::ops::Range;

/// A line of the map, ready to be drawn.
struct Line<'a> {
    no: String,
    /// The lines of the branches before its words, and before the rows after the first.
    branch: (String, String),
    entry: &'a Entry,
    /// Its direction, and where lines lead from it.
    tail: String,
    /// What stands under its words: other trends that were brought together with it, an example.
    under: Vec<String>,
}

/// Draws the map, or one branch of it.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let map = desk.map();
    let others = desk.beside_the_map();
    if map.rows.is_empty() && others.is_empty() {
        if !desk.large {
            pen.paragraph(area, Map::Empty.text(), Role::Text);
        }
        return;
    }
    let at = desk.chart.top.filter(|_| desk.mode == Mode::Writing).unwrap_or_else(|| anchor(desk, &map));
    let part = parts(desk, &map).into_iter().find(|part| part.contains(&at)).unwrap_or(0..map.rows.len());
    let gap = u16::from(area.height >= 12);
    draw_head(desk, &map, &part, at, area, pen);
    let head = (map.unplaced == 0).then_some(area.y);
    let mut area = below(area, 1 + gap);
    // What was moved here from elsewhere stands below.
    if !others.is_empty() && !desk.large {
        let high = u16::try_from(others.len()).unwrap_or(u16::MAX).min(area.height / 4);
        let shown = Rect { y: area.bottom() - high, height: high, ..area };
        draw_others(desk, &others, shown, pen);
        area.height -= high;
    }
    draw_part(desk, &map, part, area, head, pen);
}

/// How much there is, and what is to be placed; of a branch, where it is.
fn draw_head(desk: &Desk, map: &TrendMap, part: &Range<usize>, at: usize, area: Rect, pen: &mut Pen) {
    let mut right = area.right().saturating_sub(1);
    if map.unplaced > 0 {
        let words = Map::CountToPlace.with(&[map.unplaced.to_string()]);
        right = right.saturating_sub(pen.put_right(right, area.y, &words, Role::Alarm) + 2);
    }
    let room = right.saturating_sub(area.x);
    if !by_branch(desk) {
        pen.put(area.x, area.y, &counts(map), room, Role::Text);
        return;
    }
    let branch = map.rows.get(part.start).and_then(|row| map.branch(&row.id));
    let Some(nth) = branch.and_then(|branch| branch.root) else {
        pen.put(area.x, area.y, Map::ToBePlaced.text(), room, Role::Key);
        return;
    };
    let place = Map::BranchOf.with(&[nth.to_string(), map.roots.to_string()]);
    let used = pen.put(area.x, area.y, &place, room, Role::Key);
    // The way down to the first line of the page, where that is not the branch's own.
    let way = map.rows.get(at).and_then(|row| map.branch(&row.id)).map(|branch| branch.path).unwrap_or_default();
    let named = |id: &_| desk.session.entry(id).map(|e| format!("{} {}", desk.session.spoken(e), e.text()));
    let mut words = way.iter().filter_map(|id| named(id)).collect::<Vec<_>>().join(" › ");
    if words.is_empty() {
        words = map.rows.get(part.start).and_then(|row| named(&row.id)).unwrap_or_default();
    }
    pen.put(area.x + used, area.y, &format!(" · {words}"), room.saturating_sub(used), Role::Text);
}

fn draw_others(desk: &Desk, others: &[crate::model::id::Id], area: Rect, pen: &mut Pen) {
    let skip = others.len().saturating_sub(usize::from(area.height));
    let shown = others.iter().skip(skip).filter_map(|id| desk.session.entry(id));
    for (y, entry) in (area.y..area.bottom()).zip(shown) {
        let words = format!("{}  {}", desk.session.spoken(entry), entry.text());
        pen.put(area.x, y, &words, area.width.saturating_sub(1), Role::Text);
        pen.spot_line(Rect { y, height: 1, ..area }, &entry.id);
        if desk.mode == Mode::Choosing && desk.lit.as_ref() == Some(&entry.id) {
            pen.set_cursor(area.x, y);
            pen.shade(Rect { y, height: 1, ..area }, Role::Lit);
        }
    }
}

/// The columns of a page.
#[derive(Clone, Copy)]
struct Columns {
    numbers: u16,
    wide: u16,
    /// From which line on examples are shown.
    examples: usize,
    /// Free rows between the lines.
    gap: u16,
}

/// Draws as many lines of a part as fit; the one that matters now is among them. `head`: the row above, where it is free.
fn draw_part(desk: &Desk, map: &TrendMap, part: Range<usize>, area: Rect, head: Option<u16>, pen: &mut Pen) {
    if area.height == 0 {
        return;
    }
    let rows = map.rows.get(part.clone()).unwrap_or_default();
    let most = usize::from(area.height);
    let page = Rect { height: area.height - u16::from(area.height >= 6), ..area };
    let numbers = rows.iter().map(|row| number(desk, row).1).max().unwrap_or(2).max(2);
    // Examples where one branch is looked at; else those of the last lines, as many as have their place beside all lines.
    let from = if by_branch(desk) { part.start } else { part.end };
    let mut columns = Columns { numbers, wide: area.width, examples: from, gap: 0 };
    if !by_branch(desk) && rows.len() <= most {
        let tall = |n: usize, columns: Columns| {
            line(desk, map, n, columns).map_or(0, |line| usize::from(high(desk, &line, columns)))
        };
        let all: usize = part.clone().map(|n| tall(n, columns)).sum();
        let mut free = usize::from(page.height).checked_sub(all);
        let with = Columns { examples: part.start, ..columns };
        for n in part.clone().rev() {
            free = free.and_then(|free| free.checked_sub(tall(n, with).saturating_sub(tall(n, columns))));
            if free.is_some() {
                columns.examples = n;
            }
        }
    }
    // On the wall a free row between the lines, where all of them have their place so.
    if desk.large {
        let with = Columns { gap: 1, ..columns };
        let lines = part.clone().take(most).filter_map(|n| line(desk, map, n, with));
        let all: usize = lines.map(|line| usize::from(high(desk, &line, with))).sum();
        columns.gap = u16::from(all <= usize::from(page.height) + 1 && part.len() <= most);
    }
    let first = first_shown(desk, map, &part, columns, page.height);
    let mut y = page.y;
    let mut n = first;
    while n < part.end {
        let Some(line) = line(desk, map, n, columns) else { break };
        let tall = high(desk, &line, columns);
        if y + tall > page.bottom() && n > first {
            break;
        }
        draw_line(desk, &line, columns, Rect { y, height: tall.min(page.bottom() - y), ..page }, pen);
        y += tall;
        n += 1;
    }
    let right = area.right().saturating_sub(1);
    let more = more_words([first - part.start, part.end - n]);
    // Where there is no row for it, beside the counts.
    let y = if page.height < area.height { Some(area.bottom() - 1) } else { head.filter(|_| !by_branch(desk)) };
    if let Some(y) = y {
        pen.put_right(right, y, &more, Role::Rule);
    }
}

/// The first line of the page: where somebody turned to; else so that what matters now is in sight, with what follows it
/// where there is room.
fn first_shown(desk: &Desk, map: &TrendMap, part: &Range<usize>, columns: Columns, rows: u16) -> usize {
    let tall = |n: usize| line(desk, map, n, columns).map_or(1, |line| high(desk, &line, columns));
    let top = desk.chart.top.filter(|_| desk.mode == Mode::Writing);
    paged::first(part, top, anchor(desk, map), rows, tall)
}

/// Its spoken number, and how wide that is.
fn number(desk: &Desk, row: &Row) -> (String, u16) {
    let no = desk.session.entry(&row.id).map(|entry| desk.session.spoken(entry)).unwrap_or_default();
    let wide = text::columns(&no);
    (no, wide)
}

fn line<'a>(desk: &'a Desk, map: &TrendMap, n: usize, columns: Columns) -> Option<Line<'a>> {
    let row = map.rows.get(n)?;
    let entry = desk.session.entry(&row.id)?;
    let mut tail: Vec<String> =
        Some(direction(&entry.words(Field::Direction))).filter(|d| !d.is_empty()).into_iter().collect();
    if row.unplaced && row.depth == 0 {
        tail.insert(0, Map::WaitsForPlace.text().to_owned());
    }
    let lines: Vec<String> = crosses(&desk.session, entry).iter().map(|other| desk.session.spoken(other)).collect();
    if !lines.is_empty() {
        tail.push(Map::CrossTo.with(&[lines.join(", ")]));
    }
    let others = row.piece.iter().filter(|id| **id != row.id).filter_map(|id| desk.session.entry(id));
    let mut under: Vec<String> = others
        .map(|other| {
            let words = [other.text().to_owned(), direction(&other.words(Field::Direction))];
            let words = words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("  ");
            Map::Together.with(&[desk.session.spoken(other), words])
        })
        .collect();
    let example = entry.words(Field::Example);
    let example =
        if example.is_empty() || n < columns.examples { String::new() } else { Map::ForExample.with(&[example]) };
    under.extend(Some(with_flag(entry, example)).filter(|words| !words.is_empty()));
    Some(Line { no: number(desk, row).0, branch: branch(map, n), entry, tail: tail.join("  "), under })
}

/// The thin lines before a line: down past the branches that go on, and into its own.
fn branch(map: &TrendMap, n: usize) -> (String, String) {
    let Some(row) = map.rows.get(n).filter(|row| row.depth > 0) else { return Default::default() };
    // Whether something of the same depth follows before the branch ends.
    let goes_on = |n: usize, depth: usize| {
        let after = map.rows.get(n + 1..).unwrap_or_default().iter().find(|row| row.depth <= depth);
        after.is_some_and(|row| row.depth == depth && depth > 0)
    };
    let mut before = String::new();
    for depth in 1..row.depth.min(DEEPEST) {
        before.push_str(if goes_on(n, depth) { "│ " } else { "  " });
    }
    let last = goes_on(n, row.depth);
    let [here, next] = if last { ["├ ", "│ "] } else { ["└ ", "  "] };
    (format!("{before}{here}"), format!("{before}{next}"))
}

/// How deep lines are set in: deeper ones stand below each other, their words have to have room.
const DEEPEST: usize = 6;

/// A direction as it was said, with an arrow where it says more or less.
pub fn direction(words: &str) -> String {
    const UP: &[&str] = &["more", "up", "rising", "growing", "higher", "increasing"];
    const DOWN: &[&str] = &["less", "fewer", "down", "falling", "shrinking", "lower", "decreasing"];
    let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    match first {
        first if UP.contains(&first) => format!("↑ {words}"),
        first if DOWN.contains(&first) => format!("↓ {words}"),
        _ => words.to_owned(),
    }
}

/// Where the parts of a line stand: its words' column and width, and whether its tail stands beside them.
fn places(desk: &Desk, line: &Line, columns: Columns) -> (u16, u16, bool) {
    let x = columns.numbers + 2 + text::columns(&line.branch.0);
    let saved = beside(desk, &line.entry.id).map_or(0, |(words, _)| text::columns(words) + 2);
    let all = columns.wide.saturating_sub(x + 1);
    let tail = if line.tail.is_empty() { 0 } else { text::columns(&line.tail) + 2 };
    let beside = tail > 0 && tail <= all / 3;
    let wide = all.saturating_sub(saved + if beside { tail } else { 0 });
    (x, wide.max(8), beside)
}

fn high(desk: &Desk, line: &Line, columns: Columns) -> u16 {
    let (x, wide, beside) = places(desk, line, columns);
    let all = columns.wide.saturating_sub(x + 1).max(8);
    let under = line.under.iter().map(|words| rows_of(words, all)).fold(0, u16::saturating_add);
    let tail = if beside || line.tail.is_empty() { 0 } else { rows_of(&line.tail, all) };
    rows_of(line.entry.text(), wide).saturating_add(under).saturating_add(tail).saturating_add(columns.gap)
}

fn draw_line(desk: &Desk, line: &Line, columns: Columns, area: Rect, pen: &mut Pen) {
    let (x, wide, tail_beside) = places(desk, line, columns);
    let is_lit = desk.mode == Mode::Choosing && desk.lit.as_ref() == Some(&line.entry.id);
    pen.put_right(area.x + columns.numbers, area.y, &line.no, Role::Key);
    draw_picked(desk, &line.entry.id, area.x + columns.numbers, area.y, pen);
    let at = area.x + columns.numbers + 2;
    for y in area.y..area.bottom() {
        pen.put(at, y, if y == area.y { &line.branch.0 } else { &line.branch.1 }, area.width, Role::Rule);
    }
    let role = if line.branch.0.is_empty() { Role::Strong } else { Role::Text };
    let words = Rect { x: area.x + x, width: wide, ..area };
    let used = pen.paragraph(words, line.entry.text(), role);
    pen.spot_line(Rect { height: used, ..area }, &line.entry.id);
    if is_lit {
        pen.set_cursor(words.x, area.y);
        pen.shade(Rect { width: area.width.saturating_sub(1), height: used, ..area }, Role::Lit);
    }
    let mut right = area.right().saturating_sub(1);
    if let Some((words, role)) = beside(desk, &line.entry.id) {
        right = right.saturating_sub(pen.put_right(right, area.y, words, if is_lit { Role::Lit } else { role }) + 2);
    }
    let all = columns.wide.saturating_sub(x + 1).max(8);
    let mut rest = Rect { x: area.x + x, width: all, ..below(area, used) };
    if tail_beside {
        pen.put_right(right, area.y, &line.tail, if is_lit { Role::Lit } else { Role::Text });
    } else if !line.tail.is_empty() {
        rest = below(rest, pen.paragraph(rest, &line.tail, Role::Text));
    }
    for words in &line.under {
        rest = below(rest, pen.paragraph(rest, words, Role::Text));
    }
}
