//! Dots by trend. WRITING: a bar of the groups' letters for each trend. CHOOSING: the grid, a column a group, one cell
//! lit. At the foot what each group has on the map, beside what it was given. Numbers that are held back are not drawn.

use crate::model::entry::Entry;
use crate::model::query::dots::{Budget, Dotted, are_hidden};
use crate::model::query::trends::piece;
use crate::model::typed::dots_line::MOST;
use crate::ui::command::Command;
use crate::ui::instrument::dots::{anchor, budget_words, columns, has_bars, head, in_order, is_shown};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::paged;
use crate::ui::view::list::rows::{beside, more_words};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::dots::Dots;
use ratatui::layout::Rect;

/// What is left free at the right before any dots are there.
const NO_BARS: u16 = 8;

/// Below how many rows the sums at the foot are said in one row.
const LOW: u16 = 9;

/// The columns of the page.
struct Look {
    numbers: u16,
    /// Where the dots begin, from the left of the area.
    dots: u16,
    /// The letters of the groups, and how wide a cell of the grid is; no letters where bars are drawn.
    cells: Vec<String>,
    cell: u16,
    wide: u16,
    hidden: bool,
    /// How many dots one letter of a bar stands for.
    unit: u64,
    gap: u16,
}

/// Draws the trends with their dots, and the sums at the foot.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let dots = desk.dots();
    let order = in_order(desk, &dots);
    if order.is_empty() {
        pen.paragraph(area, Dots::NothingToDot.text(), Role::Text);
        return;
    }
    let look = look(desk, &order, area);
    let foot = draw_foot(desk, area, pen);
    let mut area = Rect { height: area.height.saturating_sub(foot), ..area };
    if area.height >= 4 {
        draw_head(desk, &look, area, pen);
        area = below(area, 1 + u16::from(area.height >= 12 && look.cells.is_empty()));
    }
    draw_trends(desk, &order, &look, area, pen);
}

fn look(desk: &Desk, order: &[&Dotted], area: Rect) -> Look {
    let spoken =
        |trend: &&Dotted| desk.session.entry(&trend.id).map_or(0, |entry| text::columns(&desk.session.spoken(entry)));
    let numbers = order.iter().take(usize::from(u8::MAX)).map(spoken).max().unwrap_or(0).max(2);
    let cells = if desk.mode == Mode::Choosing { columns(desk) } else { Vec::new() };
    let count = u16::try_from(cells.len()).unwrap_or(u16::MAX);
    // A cell has room for the numbers that stand in it, and a blank.
    let cell = if area.width >= 72 { 4 } else { 3 };
    let for_dots = match cells.is_empty() {
        true if has_bars(desk) => area.width / 2,
        true => NO_BARS,
        false => count.saturating_mul(cell) + 6,
    };
    let dots = area.width.saturating_sub(for_dots).max(numbers + 12);
    // On the wall a free row between the trends, where all of them have their place so.
    let gap = u16::from(desk.large && order.len() * 2 + 6 <= usize::from(area.height));
    let unit = unit(order, u64::from(area.width.saturating_sub(dots + 7)));
    Look { numbers, dots, cells, cell, wide: area.width, hidden: are_hidden(&desk.session), unit, gap }
}

/// The least number of dots to a letter with which every bar has its place.
fn unit(order: &[&Dotted], room: u64) -> u64 {
    let letters = |trend: &&&Dotted, unit: u64| trend.tally.by_group.values().map(|n| n.div_ceil(unit)).sum::<u64>();
    (1..=MOST).find(|unit| order.iter().all(|trend| letters(&trend, *unit) <= room)).unwrap_or(MOST)
}

/// How far the counting is; the letters of the columns.
fn draw_head(desk: &Desk, look: &Look, area: Rect, pen: &mut Pen) {
    let right = area.right().saturating_sub(1);
    let words = head(desk);
    if look.cells.is_empty() {
        pen.put(area.x, area.y, &words, area.width, Role::Text);
    } else {
        // No more of it than stands there whole.
        let room = usize::from(look.dots.saturating_sub(2));
        let words = text::wrap(&words, room).into_iter().next().unwrap_or_default().trim_end_matches([' ', '·']);
        pen.put(area.x, area.y, words, look.dots, Role::Text);
        let mut x = area.x + look.dots;
        for (n, letter) in look.cells.iter().enumerate() {
            let letter = if letter.is_empty() { "·" } else { letter };
            let style = pen.group(n);
            pen.put_styled(x + look.cell - 2, area.y, letter, 1, style);
            x += look.cell;
        }
        return;
    }
    let all_in = desk.dots().not_counted().next().is_none() && !desk.large;
    let words = match look.hidden {
        true if all_in => Dots::ShowThem.with(&[desk.keys.brief(Command::ShowDots)]),
        true => Dots::HeldBack.text().to_owned(),
        false if look.unit > 1 => Dots::Unit.with(&[look.unit.to_string()]),
        false => return,
    };
    pen.put_right(right, area.y, &words, Role::Key);
}

fn draw_trends(desk: &Desk, order: &[&Dotted], look: &Look, area: Rect, pen: &mut Pen) {
    if area.height == 0 {
        return;
    }
    let page = Rect { height: area.height - u16::from(area.height >= 6), ..area };
    let tall = |n: usize| order.get(n).map_or(1, |trend| high(desk, trend, look));
    let part = 0..order.len();
    let top = desk.chart.top.filter(|_| desk.mode == Mode::Writing);
    let first = paged::first(&part, top, anchor(desk, order), page.height, tall);
    let (mut y, mut n) = (page.y, first);
    while let Some(trend) = order.get(n) {
        let high = tall(n);
        if y + high > page.bottom() + look.gap && n > first {
            break;
        }
        draw_trend(desk, trend, look, Rect { y, height: high.min(page.bottom() - y), ..page }, pen);
        (y, n) = (y + high, n + 1);
    }
    if page.height < area.height {
        let more = more_words([first, order.len() - n]);
        pen.put_right(area.right().saturating_sub(1), area.bottom() - 1, &more, Role::Rule);
    }
}

/// How wide the words of a trend are.
fn words_width(look: &Look) -> u16 {
    look.dots.saturating_sub(look.numbers + 4).max(6)
}

fn high(desk: &Desk, trend: &Dotted, look: &Look) -> u16 {
    desk.session.entry(&trend.id).map_or(1, |entry| rows_of(&words(desk, entry), words_width(look)).min(2)) + look.gap
}

/// Its words, and the numbers of those that were brought together with it.
fn words(desk: &Desk, entry: &Entry) -> String {
    let others = piece(&desk.session, entry).into_iter().filter(|other| other.id != entry.id);
    let numbers: Vec<String> = others.map(|other| format!("+{}", desk.session.spoken(other))).collect();
    [entry.text().to_owned(), numbers.join(" ")].join(" ").trim_end().to_owned()
}

fn draw_trend(desk: &Desk, trend: &Dotted, look: &Look, area: Rect, pen: &mut Pen) {
    let Some(entry) = desk.session.entry(&trend.id) else { return };
    let is_lit = desk.mode == Mode::Choosing && desk.lit.as_ref() == Some(&trend.id);
    pen.put_right(area.x + look.numbers, area.y, &desk.session.spoken(entry), Role::Key);
    let room = Rect { x: area.x + look.numbers + 2, width: words_width(look), height: area.height.min(2), ..area };
    pen.paragraph(room, &words(desk, entry), if is_lit { Role::Strong } else { Role::Text });
    if look.cells.is_empty() {
        draw_bar(desk, trend, look, area, pen);
    } else {
        draw_cells(desk, trend, look, is_lit, area, pen);
    }
}

/// The dots as letters, one a dot; as letters with numbers where they would not fit. Then the sum.
fn draw_bar(desk: &Desk, trend: &Dotted, look: &Look, area: Rect, pen: &mut Pen) {
    let right = area.right().saturating_sub(1);
    let tally = &trend.tally;
    if look.hidden {
        if tally.counted {
            pen.put(area.x + look.dots, area.y, Dots::Counted.text(), area.width, Role::Good);
        }
        if let Some((words, role)) = beside(desk, &trend.id) {
            pen.put_right(right, area.y, words, role);
        }
        return;
    }
    if tally.total == 0 {
        // Once the numbers are shown: what has none is not gone.
        let room = look.wide.saturating_sub(look.dots + 1);
        let words = match tally.counted {
            false => Dots::NotCounted,
            true if text::columns(Dots::NoDots.text()) <= room => Dots::NoDots,
            true => Dots::NoDotsShort,
        };
        if tally.counted || is_shown(desk) {
            pen.put(area.x + look.dots, area.y, words.text(), room, Role::Text);
        }
        return;
    }
    let sum = tally.total.to_string();
    pen.put_right(right, area.y, &sum, Role::Strong);
    let room = u64::from(look.wide.saturating_sub(look.dots + 7));
    let all = columns(desk);
    let mut x = area.x + look.dots;
    let limit = x + u16::try_from(room).unwrap_or(u16::MAX);
    for (letter, count) in &tally.by_group {
        let nth = all.iter().position(|one| one == letter).unwrap_or(all.len());
        let shown = if letter.is_empty() { "•" } else { letter.as_str() };
        let bar = shown.repeat(usize::try_from(count.div_ceil(look.unit)).unwrap_or(0));
        let style = pen.group(nth);
        x += pen.put_styled(x, area.y, &bar, limit.saturating_sub(x), style);
    }
    // Said on the desk only: on the wall it would be a judgement.
    let remark = match &trend.mostly_from {
        _ if desk.large => return,
        _ if trend.from_every => Dots::FromEvery.text().to_owned(),
        Some(letter) => Dots::MostlyFrom.with(&[letter]),
        None => return,
    };
    if x + 2 + text::columns(&remark) <= limit {
        pen.put(x + 2, area.y, &remark, limit - x, Role::Text);
    }
}

fn draw_cells(desk: &Desk, trend: &Dotted, look: &Look, is_lit: bool, area: Rect, pen: &mut Pen) {
    let mut x = area.x + look.dots;
    let at = desk.chart.column.min(look.cells.len().saturating_sub(1));
    for (n, letter) in look.cells.iter().enumerate() {
        let here = is_lit && n == at;
        let count = trend.tally.by_group.get(letter);
        let words = match count {
            _ if here && !desk.digits.is_empty() => desk.digits.clone(),
            _ if look.hidden && !is_lit => if trend.tally.counted { "•" } else { "·" }.to_owned(),
            Some(count) => count.to_string(),
            None => "·".to_owned(),
        };
        let right = x + look.cell - 1;
        if here {
            pen.set_cursor(right - 1, area.y);
            let cell = Rect { x: right.saturating_sub(look.cell - 1), y: area.y, width: look.cell, height: 1 };
            pen.shade(cell, Role::Lit);
        }
        let role = if here { Role::Lit } else { Role::Text };
        pen.put_right(right, area.y, &words, role);
        x += look.cell;
    }
    if trend.tally.counted && (!look.hidden || is_lit) {
        pen.put_right(area.right().saturating_sub(1), area.y, &trend.tally.total.to_string(), Role::Strong);
    }
}

/// What each group has on the map, beside what it was given; gives back the rows used.
fn draw_foot(desk: &Desk, area: Rect, pen: &mut Pen) -> u16 {
    let dots = desk.dots();
    if area.height < 6 {
        return 0;
    }
    // The sums of the groups say nothing about a trend: they stand while numbers are held back.
    let letters = columns(desk);
    let parts: Vec<(usize, String, String, Option<String>)> = dots
        .budgets
        .iter()
        .map(|budget| {
            let nth = letters.iter().position(|letter| *letter == budget.letter).unwrap_or(letters.len());
            let (sum, over) = budget_words(budget);
            (nth, if budget.letter.is_empty() { "•".to_owned() } else { budget.letter.clone() }, sum, over)
        })
        .collect();
    let unknown = dots.budgets.iter().all(|budget| budget.all.is_none()) && !desk.large;
    let hint = if unknown { Dots::EachUnknown.with(&[desk.keys.brief(Command::Under)]) } else { String::new() };
    let wide = |(_, letter, sum, over): &(usize, String, String, Option<String>)| {
        text::columns(letter) + 1 + text::columns(sum) + over.as_ref().map_or(0, |over| 1 + text::columns(over))
    };
    let limit = area.width.saturating_sub(1);
    let all = parts.iter().map(|part| wide(part) + 3).fold(0, u16::saturating_add);
    let so_far = text::columns(Dots::SoFar.text());
    // Closer together before one of them stands in a row alone.
    let (label, between) = match area.width {
        ..72 => (0, 2),
        _ if so_far + 2 + all <= limit + 3 => (so_far + 2, 3),
        _ => (so_far + 1, 2),
    };
    // Once without ink, to know how many rows it takes.
    let mut rows: Vec<Vec<usize>> = vec![Vec::new()];
    let mut x = label;
    for (n, part) in parts.iter().enumerate() {
        if x + wide(part) > limit && rows.last().is_some_and(|row| !row.is_empty()) {
            rows.push(Vec::new());
            x = label;
        }
        rows.last_mut().into_iter().for_each(|row| row.push(n));
        x += wide(part) + between;
    }
    // In a small window the trends come first: what each group has left says as much in one row.
    if rows.len() > 1 && area.height < LOW && dots.budgets.iter().all(|budget| budget.all.is_some()) {
        return draw_left(desk, &dots.budgets, area, pen);
    }
    rows.truncate(usize::from(area.height / 2));
    let high = u16::try_from(rows.len()).unwrap_or(1) + 1;
    let top = area.bottom() - high;
    pen.rule(area.x, top, limit);
    pen.put(area.x, top + 1, Dots::SoFar.text(), label, Role::Text);
    for (y, row) in (top + 1..area.bottom()).zip(&rows) {
        let mut x = area.x + label;
        for (nth, letter, sum, over) in row.iter().filter_map(|n| parts.get(*n)) {
            let style = pen.group(*nth);
            x += pen.put_styled(x, y, letter, 2, style) + 1;
            x += pen.put(x, y, sum, limit, Role::Strong) + 1;
            if let Some(over) = over {
                x += pen.put(x, y, over, limit, Role::Alarm) + 1;
            }
            x += between - 1;
        }
        if y + 1 == area.bottom() && x + text::columns(&hint) < area.right() {
            pen.put_right(area.right().saturating_sub(1), y, &hint, Role::Rule);
        }
    }
    high
}

/// What each group has left, in one row; what has gone over stands out.
fn draw_left(desk: &Desk, budgets: &[Budget], area: Rect, pen: &mut Pen) -> u16 {
    let letters = columns(desk);
    let y = area.bottom() - 1;
    let mut x = area.x + pen.put(area.x, y, Dots::Left.text(), area.width, Role::Text) + 2;
    for budget in budgets {
        let nth = letters.iter().position(|letter| *letter == budget.letter).unwrap_or(letters.len());
        let letter = if budget.letter.is_empty() { "•" } else { budget.letter.as_str() };
        let (words, role) = match budget.over() {
            0 => (budget.all.unwrap_or(0).saturating_sub(budget.given).to_string(), Role::Strong),
            over => (format!("−{over}"), Role::Alarm),
        };
        if x + text::columns(letter) + 1 + text::columns(&words) > area.right() {
            break;
        }
        let style = pen.group(nth);
        x += pen.put_styled(x, y, letter, 2, style) + 1;
        x += pen.put(x, y, &words, area.width, role) + 2;
    }
    1
}
