//! Key trends. WRITING and on the wall: each ring with what is within it and their dots together. CHOOSING: the rings in a
//! row each, the trends below them with the rings that they are in.

use crate::model::entry::Entry;
use crate::model::query::dots::{Tally, are_hidden, tally};
use crate::model::query::key_trends::{dots_of, key_trends, within};
use crate::ui::instrument::dots::columns;
use crate::ui::instrument::rings::{inside, rings_of, trends};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::paged;
use crate::ui::view::list::rows::{beside, more_words};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::rings::Rings;
use ratatui::layout::Rect;

/// The columns before the words: the ring's sign, the spoken number.
const SIGN: u16 = 4;

/// Draws the rings, and in CHOOSING the trends.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let keys = key_trends(&desk.session);
    if desk.mode == Mode::Writing {
        if keys.is_empty() {
            if !desk.large {
                pen.paragraph(area, Rings::First.text(), Role::Text);
            }
            return;
        }
        draw_whole(desk, &keys, area, pen);
        return;
    }
    let half = area.height / 2;
    let count = u16::try_from(keys.len()).unwrap_or(u16::MAX);
    let top = Rect { height: count.min(half), ..area };
    draw_short(desk, &keys, top, pen);
    let mut used = top.height;
    if used > 0 && area.height > used + 2 {
        pen.rule(area.x, area.y + used, area.width.saturating_sub(1));
        used += 1;
    }
    draw_trends(desk, below(area, used), pen);
}

/// Dots by group, each with the place of its group.
fn parts(desk: &Desk, tally: &Tally) -> Vec<(usize, String)> {
    if are_hidden(&desk.session) || !tally.counted {
        return Vec::new();
    }
    let letters = columns(desk);
    let groups = tally.by_group.iter().filter(|(letter, _)| !letter.is_empty());
    let place = |letter: &String| letters.iter().position(|one| one == letter).unwrap_or(letters.len());
    groups.map(|(letter, n)| (place(letter), format!("{letter}{n}"))).collect()
}

fn wide(parts: &[(usize, String)]) -> u16 {
    parts.iter().map(|(_, part)| text::columns(part) + 1).fold(0, u16::saturating_add)
}

fn sum_of(tally: &Tally) -> String {
    Rings::OneDot.counted(Rings::SomeDots, usize::try_from(tally.total).unwrap_or(usize::MAX))
}

/// How wide the dots are with who gave them, on one row.
fn whole_dots(desk: &Desk, tally: &Tally) -> u16 {
    text::columns(&sum_of(tally)).max(7) + 1 + wide(&parts(desk, tally))
}

/// The groups' dots over rows of so many columns.
fn rows_by_group(parts: &[(usize, String)], room: u16) -> Vec<&[(usize, String)]> {
    let (mut out, mut start) = (Vec::new(), 0);
    for n in 1..=parts.len() {
        let row = parts.get(start..n).unwrap_or_default();
        if row.len() > 1 && wide(row).saturating_sub(1) > room {
            out.extend(parts.get(start..n - 1));
            start = n - 1;
        }
    }
    out.extend(parts.get(start..).filter(|rest| !rest.is_empty()));
    out
}

/// Dots by group, in the groups' looks, so that they end at `right`; gives back how wide they are. Where there is no room
/// for who gave them beside the sum, that stands below it, as far as there are rows.
fn put_dots(desk: &Desk, tally: &Tally, area: Rect, pen: &mut Pen) -> u16 {
    if are_hidden(&desk.session) || !tally.counted {
        return 0;
    }
    let (parts, sum, right) = (parts(desk, tally), sum_of(tally), area.right());
    let all = whole_dots(desk, tally);
    pen.put_right(right, area.y, &sum, Role::Strong);
    let put = |parts: &[(usize, String)], x: u16, y: u16, pen: &mut Pen| {
        let mut x = x;
        for (nth, part) in parts {
            let style = pen.group(*nth);
            x += pen.put_styled(x, y, part, text::columns(part), style) + 1;
        }
    };
    if area.width >= all {
        put(&parts, right.saturating_sub(all), area.y, pen);
        return all;
    }
    for (y, row) in (area.y + 1..area.bottom()).zip(rows_by_group(&parts, area.width)) {
        put(row, right.saturating_sub(wide(row).saturating_sub(1)), y, pen);
    }
    text::columns(&sum)
}

/// How many rows the dots take in so many columns.
fn high_dots(desk: &Desk, tally: &Tally, room: u16) -> u16 {
    let below = if whole_dots(desk, tally) <= room { 0 } else { rows_by_group(&parts(desk, tally), room).len() };
    u16::try_from(below).unwrap_or(u16::MAX).saturating_add(1)
}

fn draw_whole(desk: &Desk, keys: &[&Entry], area: Rect, pen: &mut Pen) {
    let page = Rect { height: area.height - u16::from(area.height >= 6), ..area };
    let wide = area.width.saturating_sub(SIGN + 1);
    let under = |key: &Entry| {
        let words = inside(desk, key);
        if words.is_empty() { Rings::Nothing.text().to_owned() } else { words }
    };
    let head = |key: &Entry| head_rows(desk, key, area.width);
    let full = |n: usize| keys.get(n).map_or(1, |key| head(key) + rows_of(&under(key), wide));
    // Where not all have their place with what is within them, only the last one touched shows it: nobody turns pages to
    // see which rings there are.
    let touched = desk.touched.as_ref().and_then(|id| keys.iter().position(|key| key.id == *id));
    let short = (0..keys.len()).map(full).fold(0, u16::saturating_add) > page.height && !desk.large;
    let is_short = |n: usize| short && touched != Some(n);
    let plain = |n: usize| if is_short(n) { 1 } else { full(n) };
    let all: u16 = (0..keys.len()).map(|n| plain(n) + 1).fold(0, u16::saturating_add);
    let gap = u16::from(all <= page.height + 1);
    let tall = |n: usize| plain(n) + gap;
    let part = 0..keys.len();
    let first = paged::first(&part, desk.chart.top, touched.unwrap_or(0), page.height, tall);
    let (mut y, mut n) = (page.y, first);
    while let Some(key) = keys.get(n) {
        if y + tall(n) > page.bottom() + gap && n > first {
            break;
        }
        if is_short(n) {
            draw_one_short(desk, key, n, Rect { y, height: 1, ..page }, pen);
            (y, n) = (y + tall(n), n + 1);
            continue;
        }
        let head = head(key).min(page.bottom().saturating_sub(y));
        draw_head(desk, key, n, Rect { y, height: head, ..page }, pen);
        let room = Rect { x: page.x + SIGN, y: y + head, width: wide, height: page.bottom().saturating_sub(y + head) };
        pen.paragraph(Rect { height: room.height.min(tall(n).saturating_sub(head)), ..room }, &under(key), Role::Text);
        (y, n) = (y + tall(n), n + 1);
    }
    draw_more([first, keys.len() - n], page, area, pen);
}

/// Where the dots of a ring stand at the end of its row: right of its name, as far as that leaves room.
fn beside_name(key: &Entry, wide: u16) -> u16 {
    wide.saturating_sub(SIGN + text::columns(key.text()).min(wide / 2) + 3)
}

/// How many rows the head of a ring takes.
fn head_rows(desk: &Desk, key: &Entry, wide: u16) -> u16 {
    high_dots(desk, &dots_of(&desk.session, key), beside_name(key, wide))
}

/// A ring in one row: its sign, its name, its dots; where these do not fit there, below.
fn draw_head(desk: &Desk, key: &Entry, n: usize, area: Rect, pen: &mut Pen) {
    pen.put(area.x, area.y, &Rings::Tag.with(&[(n + 1).to_string()]), SIGN, Role::Key);
    let mut right = area.right().saturating_sub(1);
    let x = area.x + SIGN;
    if let Some((words, role)) = beside(desk, &key.id) {
        right = right.saturating_sub(pen.put_right(right, area.y, words, role) + 2);
    }
    let wide = beside_name(key, area.width).min(right.saturating_sub(area.x));
    let place = Rect { x: right.saturating_sub(wide), width: wide, ..area };
    let dots = put_dots(desk, &dots_of(&desk.session, key), place, pen);
    let room = right.saturating_sub(x + if dots == 0 { 0 } else { dots + 2 });
    pen.put(x, area.y, key.text(), room, Role::Strong);
}

fn draw_short(desk: &Desk, keys: &[&Entry], area: Rect, pen: &mut Pen) {
    let lit = desk.lit.as_ref().and_then(|id| keys.iter().position(|key| key.id == *id));
    let part = 0..keys.len();
    let first = paged::first(&part, None, lit.unwrap_or(0), area.height, |_| 1);
    for (y, (n, key)) in (area.y..area.bottom()).zip(keys.iter().enumerate().skip(first)) {
        let row = Rect { y, height: 1, ..area };
        draw_one_short(desk, key, n, row, pen);
        let x = area.x + SIGN;
        if lit == Some(n) {
            pen.set_cursor(x, y);
            pen.shade(Rect { width: row.width.saturating_sub(1), ..row }, Role::Lit);
        }
    }
}

/// A ring in one row: its sign, its name, the numbers within it where they have room, its dots.
fn draw_one_short(desk: &Desk, key: &Entry, n: usize, area: Rect, pen: &mut Pen) {
    let y = area.y;
    pen.put(area.x, y, &Rings::Tag.with(&[(n + 1).to_string()]), SIGN, Role::Key);
    let right = area.right().saturating_sub(1);
    let x = area.x + SIGN;
    let numbers: Vec<String> = within(&desk.session, key).iter().map(|trend| desk.session.spoken(trend)).collect();
    let name = text::columns(key.text());
    let place = right.saturating_sub(x + name.min(area.width / 2) + 2);
    let place = Rect { x: right.saturating_sub(place), width: place, y, height: 1 };
    let dots = put_dots(desk, &dots_of(&desk.session, key), place, pen);
    let room = right.saturating_sub(x + if dots == 0 { 0 } else { dots + 2 });
    let used = pen.put(x, y, key.text(), room, Role::Strong);
    let numbers = numbers.join(" ");
    if name + 2 + text::columns(&numbers) <= room {
        pen.put(x + used + 2, y, &numbers, room, Role::Key);
    }
}

fn draw_trends(desk: &Desk, area: Rect, pen: &mut Pen) {
    if area.height == 0 {
        return;
    }
    let others = desk.beside_the_map();
    let all: Vec<_> = trends(desk).into_iter().chain(others.iter().cloned()).collect();
    let entry = |n: usize| all.get(n).and_then(|id| desk.session.entry(id));
    let page = Rect { height: area.height - u16::from(area.height >= 6), ..area };
    let numbers = 5;
    // The dots stand at the right of the words, where there is room for both.
    let dots = if area.width >= 72 { area.width / 3 } else { 9 };
    let wide = area.width.saturating_sub(numbers + 9 + dots).max(8);
    let room = area.width.saturating_sub(numbers + 1 + wide + 10);
    // In a narrow window the sum is enough.
    let dots_high = |e: &Entry| if area.width < 72 { 1 } else { high_dots(desk, &tally(&desk.session, e), room) };
    let tall = |n: usize| entry(n).map_or(1, |e| rows_of(e.text(), wide).min(2).max(dots_high(e)));
    let at = desk.lit.as_ref().and_then(|id| all.iter().position(|one| one == id)).unwrap_or(0);
    let part = 0..all.len();
    let first = paged::first(&part, None, at, page.height, tall);
    let (mut y, mut n) = (page.y, first);
    while let Some(trend) = entry(n) {
        let high = tall(n);
        if y + high > page.bottom() && n > first {
            break;
        }
        let high = high.min(page.bottom().saturating_sub(y));
        pen.put_right(page.x + numbers - 1, y, &desk.session.spoken(trend), Role::Key);
        let x = page.x + numbers + 1;
        let used = pen.paragraph(Rect { x, y, width: wide, height: high }, trend.text(), Role::Text);
        let right = page.right().saturating_sub(1);
        if desk.lit.as_ref() == Some(&trend.id) {
            pen.set_cursor(x, y);
            pen.shade(Rect { x: page.x, y, width: numbers + 1 + wide, height: used }, Role::Lit);
        }
        pen.put(x + wide + 1, y, &rings_of(desk, trend).join(" "), 8, Role::Strong);
        let below = if area.width < 72 { 1 } else { high };
        let place = Rect { x: right.saturating_sub(room), y, width: room, height: below };
        put_dots(desk, &tally(&desk.session, trend), place, pen);
        (y, n) = (y + high, n + 1);
    }
    draw_more([first, all.len() - n], page, area, pen);
}

fn draw_more(more: [usize; 2], page: Rect, area: Rect, pen: &mut Pen) {
    if page.height == area.height {
        return;
    }
    pen.put_right(area.right().saturating_sub(1), area.bottom() - 1, &more_words(more), Role::Rule);
}
