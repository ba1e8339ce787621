//! The wall: three lists side by side where the width allows it, else the list at which people are, with the counts of
//! the others above it; two tables side by side. Cards that were brought together stand as one heap, each in its words.

use crate::model::entry::Entry;
use crate::model::kind::Kind;
use crate::model::query::wall::{self, Heap, LISTS};
use crate::ui::command::Command;
use crate::ui::instrument::two_tables::{self, TwoTables};
use crate::ui::instrument::wall::{list_of, title};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::rows::{ROOM_FOR_MORE, beside, draw_picked, more_words};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::Word;
use crate::words::wall::Wall as Words;
use ratatui::layout::Rect;

/// From which width on three columns stand side by side: a card is read in each of them.
const THREE_FROM: u16 = 96;

/// What stands before the column at which people are.
const HERE: &str = "▸ ";

/// What stands before a card that was brought together with the one above it.
const TOGETHER: &str = "+";

/// What stands before a card that both tables hold.
const BOTH: &str = "=";

/// Draws the wall.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let wall = wall::wall(&desk.session);
    let here = list_of(desk);
    if area.width < THREE_FROM {
        let rest = draw_heads(desk, &wall, here, area, pen);
        let heaps = LISTS.iter().zip(&wall).find(|(list, _)| **list == here).map(|(_, heaps)| heaps);
        draw_stack(desk, heaps.map_or(&[], Vec::as_slice), &|_| "", rest, pen);
        return;
    }
    for (n, (list, heaps)) in (0u16..).zip(LISTS.iter().zip(&wall)) {
        let column = nth(area, n, 3, pen);
        let used = draw_head(desk, *list, heaps.len(), *list == here, column, pen);
        draw_stack(desk, heaps, &|_| "", below(column, used), pen);
    }
}

/// One of several columns of the same width, with a rule between them.
fn nth(area: Rect, n: u16, of: u16, pen: &mut Pen) -> Rect {
    let wide = (area.width.saturating_sub(3 * (of - 1))) / of;
    let x = area.x + n * (wide + 3);
    if n > 0 {
        pen.rule_down(x - 2, area.y, area.height);
    }
    Rect { x, width: wide, ..area }
}

/// A list's name with its digit where a card can be hung there, and how many heaps it has.
fn name_of(desk: &Desk, list: Kind, count: usize) -> String {
    let digit = LISTS.iter().position(|kind| *kind == list).map_or(0, |at| at + 1);
    let chosen = desk.mode == Mode::Choosing && !desk.large;
    let before = if chosen { format!("{digit} ") } else { String::new() };
    format!("{before}{} {count}", desk.session.lang().text(title(list)))
}

/// The names of the three lists in one row, or in two; gives back what is left below them.
fn draw_heads(desk: &Desk, wall: &[Vec<Heap<'_>>; 3], here: Kind, area: Rect, pen: &mut Pen) -> Rect {
    let (mut x, mut y) = (area.x, area.y);
    for (list, heaps) in LISTS.into_iter().zip(wall) {
        let name = name_of(desk, list, heaps.len());
        let is_here = list == here;
        let wide = text::columns(&name) + if is_here { text::columns(HERE) } else { 0 };
        if x > area.x && x + wide > area.right() {
            (x, y) = (area.x, y + 1);
        }
        if is_here {
            x += pen.put(x, y, HERE, area.width, Role::Key);
        }
        x += pen.put(x, y, &name, area.right().saturating_sub(x), if is_here { Role::Key } else { Role::Text }) + 3;
    }
    pen.rule(area.x, y + 1, area.width.saturating_sub(1));
    below(area, y + 2 - area.y)
}

/// The name of one column and a rule below it; gives back the rows used.
fn draw_head(desk: &Desk, list: Kind, count: usize, is_here: bool, area: Rect, pen: &mut Pen) -> u16 {
    let used = if is_here { pen.put(area.x, area.y, HERE, area.width, Role::Key) } else { 0 };
    let role = if is_here { Role::Key } else { Role::Strong };
    pen.put(area.x + used, area.y, &name_of(desk, list, count), area.width - used, role);
    pen.rule(area.x, area.y + 1, area.width);
    2
}

/// Draws two tables side by side.
pub fn draw_two(desk: &Desk, area: Rect, pen: &mut Pen) {
    let pair = two_tables::pair(desk);
    if pair.iter().all(String::is_empty) {
        pen.paragraph(area, &Words::NoTables.with(&[desk.keys.brief(Command::Under)]), Role::Text);
        return;
    }
    let columns = two_tables::columns(desk, &pair);
    let both = two_tables::two(desk, &pair);
    let held = |card: &Entry| both.held.contains(&card.id);
    let lit = desk.mode == Mode::Choosing && desk.lit.is_some();
    let side = TwoTables::side(desk, &columns);
    for (n, (table, heaps)) in (0u16..).zip(pair.iter().zip(&columns)) {
        if table.is_empty() {
            continue;
        }
        // One table alone has the whole width.
        let column = if pair.iter().any(String::is_empty) { area } else { nth(area, n, 2, pen) };
        let is_here = lit && usize::from(n) == side;
        let mut x = column.x + if is_here { pen.put(column.x, column.y, HERE, column.width, Role::Key) } else { 0 };
        let name = match table.as_str() {
            wall::NO_TABLE => Words::NoTable.text_in(desk.session.lang()).to_owned(),
            table => Words::TableIs.with_in(desk.session.lang(), &[table.trim_start_matches('T')]),
        };
        x += pen.put(x, column.y, &name, column.width, if is_here { Role::Key } else { Role::Strong });
        let both = heaps.iter().filter(|heap| heap.first().is_some_and(|card| held(card))).count();
        let counts = Words::CardsHeld.with(&[both.to_string(), heaps.len().to_string()]);
        if x + text::columns(&counts) + 2 <= column.right() {
            pen.put_right(column.right(), column.y, &counts, Role::Text);
        }
        pen.rule(column.x, column.y + 1, column.width);
        let mark = |card: &Entry| if held(card) { BOTH } else { "" };
        draw_by_list(desk, heaps, &mark, below(column, 2), pen);
    }
}

/// A table's cards: what all want, then its projects under their own name.
fn draw_by_list(desk: &Desk, heaps: &[Heap<'_>], mark: &dyn Fn(&Entry) -> &'static str, area: Rect, pen: &mut Pen) {
    let is_project = |heap: &Heap<'_>| heap.first().is_some_and(|card| wall::stands_as(card) == Kind::Project);
    let from = heaps.iter().position(is_project).unwrap_or(heaps.len());
    let (wanted, projects) = heaps.split_at(from);
    if projects.is_empty() || area.height < 8 {
        draw_stack(desk, heaps, mark, area, pen);
        return;
    }
    let share = |part: &[Heap<'_>]| u16::try_from(part.len()).unwrap_or(u16::MAX).max(1);
    let (upper, lower) = (share(wanted), share(projects));
    let rows = u32::from(area.height - 2) * u32::from(upper) / (u32::from(upper) + u32::from(lower));
    let high = u16::try_from(rows).unwrap_or(u16::MAX).clamp(3, area.height.saturating_sub(5).max(3));
    draw_stack(desk, wanted, mark, Rect { height: high, ..area }, pen);
    let rest = below(area, high + 1);
    pen.put(rest.x, rest.y, title(Kind::Project), rest.width, Role::Key);
    draw_stack(desk, projects, mark, below(rest, 1), pen);
}

/// Where the columns of a stack stand.
struct Columns {
    tags: u16,
    indent: u16,
    wide: u16,
}

/// Draws heaps under each other: as many as fit, from the end upwards, or so that the lit card is among them.
fn draw_stack(desk: &Desk, heaps: &[Heap<'_>], mark: &dyn Fn(&Entry) -> &'static str, area: Rect, pen: &mut Pen) {
    if area.height == 0 || area.width < 8 {
        return;
    }
    if heaps.is_empty() {
        pen.paragraph(area, Words::NoCardYet.text(), Role::Rule);
        return;
    }
    let cards = || heaps.iter().flatten();
    let numbers = cards().map(|card| text::columns(&card.no)).max().unwrap_or(0).max(2);
    let tags = cards().map(|card| text::columns(&card.by)).max().unwrap_or(0);
    let tags = if tags == 0 { 0 } else { tags + 1 };
    let indent = 1 + tags + numbers + 1;
    let columns = Columns { tags, indent, wide: area.width.saturating_sub(indent).max(1) };
    let gap = u16::from(desk.large && area.height >= 16);
    let high = |heap: &Heap<'_>| {
        heap.iter().map(|card| rows_of(&words(desk, card), columns.wide)).fold(0, u16::saturating_add) + gap
    };
    let lit = heaps.iter().position(|heap| heap.iter().any(|card| is_lit(desk, card)));
    let (page, first, last) = page(desk, heaps.len(), lit, area, &|n| heaps.get(n).map_or(0, &high));
    let right = area.right();
    if first > 0 && page.y > area.y {
        pen.put_right(right, area.y, &Word::MoreAbove.with(&[first.to_string()]), Role::Rule);
    }
    if last < heaps.len() && page.bottom() < area.bottom() {
        let more = Word::MoreBelow.with(&[(heaps.len() - last).to_string()]);
        pen.put_right(right, area.bottom() - 1, &more, Role::Rule);
    }
    let used = heaps.iter().take(last).skip(first).map(&high).fold(0, u16::saturating_add);
    // A low stack gives no row away for that: it says so in one that is left free.
    if last - first < heaps.len() && page.height == area.height && used < page.height {
        let more = more_words([first, heaps.len() - last]);
        pen.put_right(right, area.bottom() - 1, &more, Role::Rule);
    }
    let mut y = page.y;
    for heap in heaps.iter().take(last).skip(first) {
        for (n, card) in heap.iter().enumerate() {
            // Of those that stand together each keeps a row, however long the one before it is.
            let others = u16::try_from(heap.len() - 1 - n).unwrap_or(u16::MAX);
            let left = page.bottom().saturating_sub(y);
            let room = left.saturating_sub(others).max(left.min(1));
            let sign = if n > 0 { TOGETHER } else { mark(card) };
            y += draw_card(desk, card, sign, &columns, Rect { y, height: room, ..page }, pen);
        }
        y += gap;
    }
}

/// A card's words; where it was said or changed last, or is not on the disk, that too.
fn words(desk: &Desk, card: &Entry) -> String {
    match beside(desk, &card.id) {
        Some((state, _)) => format!("{} ({state})", card.text()),
        None => card.text().to_owned(),
    }
}

fn is_lit(desk: &Desk, card: &Entry) -> bool {
    desk.mode == Mode::Choosing && desk.lit.as_ref() == Some(&card.id)
}

/// One card; gives back the rows used.
fn draw_card(desk: &Desk, card: &Entry, sign: &str, columns: &Columns, area: Rect, pen: &mut Pen) -> u16 {
    if area.height == 0 {
        return 0;
    }
    pen.put(area.x, area.y, sign, 1, Role::Good);
    pen.put(area.x + 1, area.y, &card.by, columns.tags, Role::Key);
    pen.put_right(area.x + columns.indent - 1, area.y, &desk.session.spoken(card), Role::Key);
    draw_picked(desk, &card.id, area.x + columns.indent - 1, area.y, pen);
    let block = Rect { x: area.x + columns.indent, width: columns.wide, ..area };
    let used = pen.paragraph(block, &words(desk, card), Role::Text);
    pen.spot_line(Rect { height: used, ..area }, &card.id);
    if is_lit(desk, card) {
        pen.set_cursor(block.x, block.y);
        pen.shade(Rect { height: used, ..area }, Role::Lit);
    }
    used
}

/// Which heaps fit, and where they are drawn: without the rows that say how many there are more.
fn page(
    desk: &Desk,
    count: usize,
    lit: Option<usize>,
    area: Rect,
    high: &dyn Fn(usize) -> u16,
) -> (Rect, usize, usize) {
    let mut all = 0u16;
    let fits = (0..count).all(|n| {
        all = all.saturating_add(high(n));
        all <= area.height
    });
    if fits {
        return (area, 0, count);
    }
    // What is lit has those rows where it does not fit beside them.
    let needs_all = lit.is_some_and(|lit| high(lit).saturating_add(2) > area.height);
    let more = u16::from(area.height >= ROOM_FOR_MORE && !needs_all);
    let mut page = Rect { y: area.y + more, height: area.height - 2 * more, ..area };
    let end = count - desk.scroll.min(count - 1);
    // At the end of the list nothing is below: that row is the cards'.
    if lit.is_none() && end == count {
        page.height += more;
    }
    let (mut first, mut last) = lit.map_or((end - 1, end), |lit| (lit, lit + 1));
    let mut used = high(first);
    // Below a lit card as much as half the page; then upwards; then what is still free below.
    let grow_down = |last: &mut usize, used: &mut u16, most: u16| {
        while *last < count && used.saturating_add(high(*last)) <= most {
            *used += high(*last);
            *last += 1;
        }
    };
    if lit.is_some() {
        grow_down(&mut last, &mut used, page.height.div_ceil(2));
    }
    while first > 0 && used.saturating_add(high(first - 1)) <= page.height {
        first -= 1;
        used += high(first);
    }
    grow_down(&mut last, &mut used, page.height);
    (page, first, last)
}
