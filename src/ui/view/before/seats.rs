//! Who sits at which table: tables down, groups across, sums at both ends, and what is not as it should be.

use super::groups::draw_sign;
use crate::model::day::seating::{self, Seats as Plan};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query;
use crate::ui::instrument::seats::{letters, number, warnings};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::listing::page;
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::before::Before;
use ratatui::layout::Rect;

/// How wide the names of the tables are.
const NAME: u16 = 10;

/// Draws the grid.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let tables = seating::tables(&desk.session);
    if tables.is_empty() {
        let area = Rect { width: area.width.saturating_sub(1).min(72), ..area };
        pen.paragraph(area, Before::NoTables.text(), Role::Text);
        return;
    }
    let letters = letters(desk);
    let warnings = warnings(desk);
    let wide = area.width.saturating_sub(1);
    let high = warnings.iter().map(|words| rows_of(words, wide)).fold(0, u16::saturating_add);
    let rows = u16::try_from(tables.len()).unwrap_or(u16::MAX).saturating_add(2);
    let high = high.min(area.height.saturating_sub(rows).max(1));
    let columns = u16::try_from(letters.len()).unwrap_or(u16::MAX).saturating_add(1);
    let cell = (area.width.saturating_sub(NAME + 2) / columns.max(1)).clamp(3, 7);
    let grid = Grid { letters: &letters, cell, x: area.x + NAME, right: area.right().saturating_sub(1) };
    grid.draw_head(desk, area, pen);
    let plans: Vec<(&Entry, Plan)> = tables.into_iter().map(|table| (table, seating::seats(table))).collect();
    // In a low window the tables come before the sums.
    let sums = u16::from(rows.saturating_add(high) <= area.height);
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(high + 1 + sums), ..area };
    let is_lit = desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing);
    let at = is_lit.and_then(|lit| plans.iter().position(|(table, _)| table.id == *lit));
    let page = page(plans.len(), at, list, pen);
    let mut y = page.area.y;
    for (n, (table, seats)) in plans.iter().enumerate().take(page.last).skip(page.first) {
        grid.draw_table(desk, table, seats, Some(n) == at, Rect { y, height: 1, ..area }, pen);
        y += 1;
    }
    if sums > 0 {
        let all: Vec<&Plan> = plans.iter().map(|(_, seats)| seats).collect();
        grid.draw_sums(&all, Rect { y: y.min(list.bottom()), height: 1, ..area }, pen);
    }
    let mut rest = below(area, area.height.saturating_sub(high));
    for words in warnings {
        let used = pen.paragraph(Rect { width: wide, ..rest }, &words, Role::Alarm);
        rest = below(rest, used);
    }
}

/// Where the columns stand.
struct Grid<'a> {
    letters: &'a [String],
    cell: u16,
    x: u16,
    right: u16,
}

impl Grid<'_> {
    /// Where the column ends.
    fn end(&self, n: usize) -> u16 {
        let n = u16::try_from(n).unwrap_or(u16::MAX).saturating_add(1);
        self.x.saturating_add(n.saturating_mul(self.cell)).min(self.right)
    }

    fn draw_head(&self, desk: &Desk, area: Rect, pen: &mut Pen) {
        for (n, letter) in self.letters.iter().enumerate() {
            let end = self.end(n);
            pen.put_right(end, area.y, letter, Role::Key);
            let group = desk.session.of_kind(Kind::Group).find(|group| group.words(Field::Letter) == *letter);
            if let Some(group) = group.filter(|_| self.cell > 3 && letter.len() == 1) {
                draw_sign(group, end.saturating_sub(3), area.y, pen);
            }
        }
        pen.put_right(self.end(self.letters.len()), area.y, Before::SumOfColumn.text(), Role::Rule);
    }

    fn draw_table(&self, desk: &Desk, table: &Entry, seats: &Plan, is_lit: bool, row: Rect, pen: &mut Pen) {
        let name = table.text();
        let fits = text::columns(name) < NAME;
        pen.put(row.x, row.y, if fits { name.to_owned() } else { number(table) }.as_str(), NAME - 1, Role::Text);
        let last = self.letters.len().saturating_sub(1);
        for (n, letter) in self.letters.iter().enumerate() {
            let count = seats.of(letter);
            let end = self.end(n);
            let taken = desk.in_hand.as_ref().is_some_and(|(from, of)| *from == table.id && of == letter);
            let words = match (count, taken) {
                (0, _) => "·".to_owned(),
                (n, true) => format!("({n})"),
                (n, false) => n.to_string(),
            };
            pen.put_right(end, row.y, &words, if count == 0 { Role::Rule } else { Role::Text });
            if is_lit && n == desk.column.min(last) {
                let wide = text::columns(&words).max(1) + 2;
                pen.shade(Rect { x: end.saturating_sub(wide - 1), width: wide, ..row }, Role::Lit);
                pen.set_cursor(end.saturating_sub(1), row.y);
            }
        }
        pen.put_right(self.end(self.letters.len()), row.y, &seats.people().to_string(), Role::Strong);
        if is_lit {
            pen.shade(Rect { width: NAME - 1, ..row }, Role::Lit);
        }
    }

    fn draw_sums(&self, plans: &[&Plan], row: Rect, pen: &mut Pen) {
        for (n, letter) in self.letters.iter().enumerate() {
            let sum = query::together(plans.iter().map(|seats| seats.of(letter)));
            pen.put_right(self.end(n), row.y, &sum.to_string(), Role::Strong);
        }
        let all = query::together(plans.iter().map(|seats| seats.people()));
        pen.put(row.x, row.y, Before::SumOfColumn.text(), NAME, Role::Rule);
        pen.put_right(self.end(self.letters.len()), row.y, &all.to_string(), Role::Strong);
    }
}
