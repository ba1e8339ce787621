//! Questions, a page each: which of how many, and what was answered; the earlier map with what was not looked at yet;
//! relationships as a list and as a table of parties.

use super::columns::with_key;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::query::relationships::{self, Said};
use crate::ui::instrument::pages::{self, Sheet};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::linked;
use crate::ui::view::list::rows::{Listed, Look, Row, draw_rows, second, with_flag};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::pages::Pages;
use ratatui::layout::Rect;

/// Draws the open sheet.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let lines = pages::on_page(desk);
    draw_place(desk, &lines, area, pen);
    let rest = below(area, if area.height >= 8 { 2 } else { 1 });
    if let Sheet::Table(_) = pages::sheet(desk) {
        draw_table(desk, rest, pen);
        return;
    }
    if lines.is_empty() {
        let nothing = match pages::sheet(desk) {
            Sheet::Earlier => Pages::NoEarlier,
            _ if desk.kind == Kind::Relationship => Pages::NoParties,
            _ => Pages::Nothing,
        };
        pen.paragraph(rest, nothing.text(), Role::Rule);
        return;
    }
    let (near, above, below) = near(desk, &lines, rest.height);
    let rows: Vec<Row> = near.iter().map(|line| row(desk, line)).collect();
    draw_rows(desk, &Listed { rows: &rows, above, below, numbers: 0 }, Look { gap: 0, most: 3 }, rest, pen);
}

/// The lines that can be on the page: around the lit one, else the last ones; and how many there are before and after.
pub fn near<'a, 'b>(desk: &Desk, lines: &'b [&'a Entry], height: u16) -> (&'b [&'a Entry], usize, usize) {
    let rows = usize::from(height) + 1;
    let lit = desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing);
    let at = lit.and_then(|lit| lines.iter().position(|line| line.id == *lit));
    let last = at.map_or(lines.len().saturating_sub(desk.scroll).max(1), |at| at + rows).min(lines.len());
    let first = at.map_or(last.saturating_sub(rows), |at| at.saturating_sub(rows));
    (lines.get(first..last).unwrap_or_default(), first, lines.len() - last)
}

/// Which sheet it is and how much stands there; where there is room, every question with its count.
fn draw_place(desk: &Desk, lines: &[&Entry], area: Rect, pen: &mut Pen) {
    let open = lines.iter().filter(|line| pages::is_open(line)).count();
    let gifts = lines.iter().filter(|line| is_gift(line) && line.get(Field::GroupOnly).is_none()).count();
    let count = Pages::OneLine.counted(Pages::Lines, lines.len());
    let right = match pages::sheet(desk) {
        Sheet::Earlier if open > 0 => format!("{count} · {}", Pages::NotLooked.with(&[open.to_string()])),
        Sheet::Earlier if !lines.is_empty() => format!("{count} · {}", Pages::AllLooked.text()),
        // Whether it may be printed is asked on the desk, never on the wall.
        Sheet::Question(_) if gifts > 0 && !desk.large => {
            format!("{count} · {}", Pages::OneNotAsked.counted(Pages::GiftsNotAsked, gifts))
        }
        _ if lines.is_empty() => String::new(),
        _ => count,
    };
    let end = area.right().saturating_sub(1);
    let used = pen.put(area.x, area.y, &with_key(desk, pages::place(desk)), area.width, Role::Key);
    if used + text::columns(&right) + 3 <= area.width {
        pen.put_right(end, area.y, &right, Role::Text);
    }
}

fn is_gift(line: &Entry) -> bool {
    matches!(line.get(Field::Sort), Some(Value::Text(sort)) if sort.as_str() == "individual")
}

fn row<'a>(desk: &Desk, line: &'a Entry) -> Row<'a> {
    let words = match line.kind {
        Kind::Relationship => of_relationship(desk, line),
        _ => of_asset(desk, line),
    };
    Row { tag: line.by.to_string(), no: desk.session.spoken(line), entry: line, second: with_flag(line, words) }
}

/// What else is known of an asset: its sort, where the page has several; where it is known from; how it was marked.
fn of_asset(desk: &Desk, line: &Entry) -> String {
    let sort = line.words(Field::Sort);
    let is_plain = pages::page(desk).is_some_and(|page| page.sorts.first() == Some(&sort.as_str()));
    let words = second(&desk.session, line);
    let plain = words.strip_prefix(&sort).map(|rest| rest.trim_start_matches(" · ").to_owned());
    plain.filter(|_| is_plain).unwrap_or(words)
}

/// Today and wanted, and who sees it differently.
fn of_relationship(desk: &Desk, line: &Entry) -> String {
    let own = Some(said_words(&relationships::said(line)));
    let others = relationships::differing(&desk.session, line).map(|other| {
        let said = said_words(&relationships::said(other));
        if other.by.is_empty() || other.by == line.by {
            Pages::SaysOther.with(&[desk.session.spoken(other), said])
        } else {
            Pages::SaysDifferently.with(&[other.by.to_string(), said])
        }
    });
    let links = linked::words(&desk.session, line);
    own.into_iter().chain(others).chain(links).collect::<Vec<_>>().join(" · ")
}

/// "today thin, wanted strong".
fn said_words((now, wanted): &Said) -> String {
    if now.is_empty() && wanted.is_empty() {
        return Pages::NeitherSaid.text().to_owned();
    }
    let or_not = |words: &str| if words.is_empty() { Pages::NotSaid.text().to_owned() } else { words.to_owned() };
    let parts = [Pages::Today.with(&[or_not(now)]), Pages::Wanted.with(&[or_not(wanted)])];
    parts.join(", ")
}

/// Parties by parties: today and wanted as letters, which every terminal and every eye can tell apart.
fn draw_table(desk: &Desk, area: Rect, pen: &mut Pen) {
    let table = relationships::matrix(&desk.session);
    if table.parties.is_empty() {
        pen.paragraph(area, Pages::NoParties.text(), Role::Rule);
        return;
    }
    let used = pen.paragraph(Rect { height: area.height.min(2), ..area }, Pages::Legend.text(), Role::Text);
    let area = below(area, used + u16::from(area.height >= 10));
    let widest = table.cells.values().map(|said| text::columns(&cell_words(said))).max().unwrap_or(3).max(3) + 1;
    let names = (area.width / 3).clamp(12, 30);
    let fits = usize::from(area.width.saturating_sub(names + 1) / widest).min(table.parties.len());
    let right =
        |n: usize| area.x + names + (u16::try_from(n).unwrap_or(u16::MAX)).saturating_add(1).saturating_mul(widest);
    pen.put(area.x, area.y, Pages::FromTo.text(), names, Role::Text);
    for n in 0..fits {
        pen.put_right(right(n), area.y, &(n + 1).to_string(), Role::Key);
    }
    let mut y = area.y + 1;
    let mut rows = 0;
    for (n, name) in table.parties.iter().enumerate() {
        let words = Rect { x: area.x + 4, y, width: names.saturating_sub(5), height: 2 };
        let high = rows_of(name, words.width).min(2);
        if y + high >= area.bottom() {
            break;
        }
        rows = n + 1;
        pen.put_right(area.x + 2, y, &(n + 1).to_string(), Role::Key);
        pen.paragraph(words, name, Role::Text);
        for to in 0..fits {
            let words = table.cells.get(&(n, to)).map(|said| cell_words(said));
            let words = words.unwrap_or_else(|| if to == n { String::new() } else { "·".to_owned() });
            pen.put_right(right(to), y, &words, if words == "·" { Role::Rule } else { Role::Strong });
        }
        y += high;
    }
    let more = table.parties.len() - fits.min(rows);
    let notes = [(more, Pages::NotShown), (table.in_one, Pages::InOne)];
    let notes = notes.iter().filter(|(n, _)| *n > 0).map(|(n, word)| word.with(&[n.to_string()]));
    let last = area.bottom().saturating_sub(1);
    pen.put(area.x, last, &notes.collect::<Vec<_>>().join(" · "), area.width, Role::Text);
}

/// "t>s"; both where people differ: "t>s n>s".
fn cell_words(said: &[Said]) -> String {
    let letter = |word: &str| word.chars().next().unwrap_or('?');
    let one = |(now, wanted): &Said| format!("{}>{}", letter(now), letter(wanted));
    said.iter().map(one).collect::<Vec<_>>().join(" ")
}
