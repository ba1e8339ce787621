//! Stakeholder groups: letter, shape and colour, name, how many, what each brings, and who is still needed.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::group::{BADGES, Brings, badge_of, badge_shown, brings, still_needed};
use crate::model::query;
use crate::ui::instrument::groups::{Cell, groups};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::listing::{Page, page_said};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::before::Before;
use ratatui::layout::Rect;

/// What stands in a cell that is ticked.
const TICK: &str = "✓";

/// How wide the cell of a number is.
const EXPECTED: u16 = 5;

/// How wide a window must be for columns with air between them.
const WITH_AIR: u16 = 72;

/// Where the columns of a row stand.
struct Columns {
    /// How wide one of the five cells is.
    cell: u16,
    expected: u16,
    here: u16,
    cells: u16,
    residents: u16,
    name: u16,
}

impl Columns {
    fn of(area: Rect) -> Self {
        let right = area.right().saturating_sub(1);
        let (cell, air) = if area.width >= WITH_AIR { (3, 1) } else { (2, 0) };
        let residents = right.saturating_sub(text::columns(Before::ColumnLiveHere.text()));
        let cells = residents.saturating_sub(5 * cell + 1);
        let here = cells.saturating_sub(1 + air);
        let expected = here.saturating_sub(text::columns(Before::ColumnHere.text()) + 2);
        // The numbers are narrower than the word above them.
        let name = expected.saturating_sub(4).saturating_sub(area.x + 6);
        Self { cell, expected, here, cells, residents, name: name.max(8) }
    }
}

/// Draws the groups, and at the foot who is still needed.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let groups = groups(desk);
    if groups.is_empty() {
        let area = Rect { width: area.width.saturating_sub(1).min(72), ..area };
        let used = pen.paragraph(area, Before::NoGroups.text(), Role::Text);
        pen.paragraph(below(area, used + u16::from(area.height > 5)), Before::AreInIs.text(), Role::Text);
        return;
    }
    let foot = foot(desk, &groups);
    let wide = area.width.saturating_sub(1);
    let high = foot.iter().map(|(words, _)| rows_of(words, wide)).fold(0, u16::saturating_add);
    let high = high.min(area.height.saturating_sub(4) / 2);
    let columns = Columns::of(area);
    draw_head(&columns, area, pen);
    let air = u16::from(area.height > 12);
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(high + 1 + air), ..area };
    let at = desk.lit.as_ref().and_then(|lit| groups.iter().position(|group| group.id == *lit));
    let at = at.or_else(|| groups.len().checked_sub(1));
    // A long name has as many rows as it needs.
    let rows: Vec<(usize, usize, &str)> = groups
        .iter()
        .enumerate()
        .flat_map(|(n, group)| {
            let name = text::wrap(group.text(), usize::from(columns.name));
            name.into_iter().enumerate().map(move |(part, words)| (n, part, words))
        })
        .collect();
    let at = at.and_then(|at| rows.iter().position(|(n, _, _)| *n == at));
    // A group counts once, however many rows its name has.
    let firsts = |part: &[(usize, usize, &str)]| part.iter().filter(|(_, part, _)| *part == 0).count();
    let more = |page: &Page| {
        let above = rows.get(..page.first).unwrap_or_default();
        [firsts(above), firsts(rows.get(page.last..).unwrap_or_default())]
    };
    let page = page_said(rows.len(), at, list, more, pen);
    for (y, (n, part, words)) in (page.area.y..).zip(rows.iter().take(page.last).skip(page.first)) {
        let row = Rect { y, height: 1, ..area };
        pen.put(row.x + 6, y, words, columns.name, Role::Text);
        if let (0, Some(group)) = (part, groups.get(*n)) {
            draw_group(desk, group, &columns, row, pen);
        }
    }
    let mut rest = below(area, area.height.saturating_sub(high));
    for (words, role) in foot {
        let used = pen.paragraph(Rect { width: wide, ..rest }, &words, role);
        rest = below(rest, used);
    }
}

fn draw_head(columns: &Columns, area: Rect, pen: &mut Pen) {
    pen.put_right(columns.expected, area.y, Before::ColumnExpected.text(), Role::Rule);
    pen.put_right(columns.here, area.y, Before::ColumnHere.text(), Role::Rule);
    for (n, one) in (0u16..).zip(Brings::ALL) {
        let letter = one.word().get(..1).unwrap_or_default().to_uppercase();
        pen.put(columns.cells + n * columns.cell + 1, area.y, &letter, 1, Role::Key);
    }
    pen.put(columns.residents, area.y, Before::ColumnLiveHere.text(), 12, Role::Rule);
}

fn draw_group(desk: &Desk, group: &Entry, columns: &Columns, row: Rect, pen: &mut Pen) {
    let letter = group.words(Field::Letter);
    pen.put(row.x, row.y, &letter, 3, Role::Key);
    draw_sign(group, row.x + 3, row.y, pen);
    let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    pen.put_right(columns.expected, row.y, &number(group.count(Field::Expected)), Role::Text);
    let here = query::present_of(&desk.session, &desk.counted_for(), &letter);
    pen.put_right(columns.here, row.y, &number(here), Role::Strong);
    let has = brings(&group.words(Field::AreIn));
    let lit = desk.mode == Mode::Choosing && desk.lit.as_ref() == Some(&group.id);
    if lit {
        pen.shade(Rect { width: columns.expected.saturating_sub(row.x + EXPECTED), ..row }, Role::Lit);
    }
    if lit && Cell::of(desk.column) == Cell::Expected {
        let cell = Rect { x: columns.expected.saturating_sub(EXPECTED), width: EXPECTED + 1, ..row };
        light_cell(cell, pen);
    }
    for (n, one) in (0u16..).zip(Brings::ALL) {
        let ticked = has.contains(&one);
        let x = columns.cells + n * columns.cell;
        pen.put(x + 1, row.y, if ticked { TICK } else { "·" }, 1, if ticked { Role::Strong } else { Role::Rule });
        if lit && Cell::of(desk.column) == Cell::Brings(one) {
            light_cell(Rect { x, width: columns.cell.max(2) + 1, ..row }, pen);
        }
    }
    let residents = group.is(Field::Residents);
    pen.put(
        columns.residents,
        row.y,
        if residents { TICK } else { "·" },
        1,
        if residents { Role::Strong } else { Role::Rule },
    );
    if lit && Cell::of(desk.column) == Cell::LiveHere {
        light_cell(Rect { x: columns.residents.saturating_sub(1), width: 3, ..row }, pen);
    }
}

/// The cursor stands beside what is in the cell: a tick under a cursor cannot be told from none.
fn light_cell(cell: Rect, pen: &mut Pen) {
    pen.shade(cell, Role::Lit);
    pen.set_cursor(cell.x, cell.y);
}

/// The group's shape in its colour; the shape says it without the colour.
pub fn draw_sign(group: &Entry, x: u16, y: u16, pen: &mut Pen) {
    let (colour, _, shape) = badge_shown(group);
    let sign = BADGES.iter().find(|badge| badge.shape == shape).map_or(badge_of("").sign, |badge| badge.sign);
    pen.put_coloured(x, y, sign, &colour);
}

/// Who is still needed, and the sums.
fn foot(desk: &Desk, groups: &[&Entry]) -> Vec<(String, Role)> {
    let expected = query::together(groups.iter().filter_map(|group| group.count(Field::Expected)));
    let unsaid: Vec<String> = groups
        .iter()
        .filter(|group| group.count(Field::Expected).is_none())
        .map(|group| group.words(Field::Letter))
        .collect();
    let mut sums = match unsaid.len() {
        0 => vec![Before::SoManyExpected.with(&[expected.to_string()])],
        all if all == groups.len() => vec![Before::NoneExpected.text().to_owned()],
        _ => vec![Before::SoManyExpectedBut.with(&[expected.to_string(), unsaid.join(", ")])],
    };
    let task = desk.counted_for();
    let here: Vec<u64> = groups
        .iter()
        .filter_map(|group| query::present_of(&desk.session, &task, &group.words(Field::Letter)))
        .collect();
    if !here.is_empty() {
        sums.push(crate::words::Word::InTheRoom.with(&[query::together(here).to_string()]));
    }
    let mut out = vec![(sums.join(" · "), Role::Strong)];
    let without: Vec<String> = groups
        .iter()
        .filter(|group| brings(&group.words(Field::AreIn)).is_empty())
        .map(|group| group.words(Field::Letter))
        .collect();
    if without.len() == groups.len() {
        if !desk.large {
            out.push((Before::GridEmpty.text().to_owned(), Role::Text));
        }
        return out;
    }
    let needed: Vec<&str> = still_needed(&desk.session).into_iter().map(Brings::word).collect();
    let brought = if needed.is_empty() {
        (Before::AllBrought.text().to_owned(), Role::Good)
    } else {
        (Before::NobodyBrings.with(&[needed.join(", ")]), Role::Alarm)
    };
    // Who is still needed comes first: in a low window there is no room for more.
    out.insert(0, brought);
    if !without.is_empty() {
        out.push((Before::WithoutTick.with(&[without.join(", ")]), Role::Text));
    }
    out
}
