//! Sessions side by side: a column each, a part after the other, in pages; in a narrow window one session at a time.
//! No word is cut: what does not fit beside stands below, and what does not fit below on the next page.

use crate::model::after::compare::{self, Beside, Line};
use crate::ui::state::beside::SideBySide;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::pen::Pen;
use crate::words::compare::Compare;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Free columns between two sessions, with the rule in the middle.
const BETWEEN: u16 = 3;
/// How many rows a title takes at most.
const TITLE: u16 = 2;

/// One row of the screen: what leads it, or a piece of each column.
enum Row {
    /// What the lines below are.
    Lead(String),
    /// A row of each column.
    Cells(Vec<(String, Role)>),
    /// A sentence across all columns.
    Across(String),
    /// Free.
    Free,
}

/// What a laid-out part was laid out for: the part, the first session in sight, the size.
type Ground = (usize, usize, (u16, u16));

/// The part as it was laid out last, until another one is in sight: turning a page lays out nothing.
#[derive(Default)]
pub struct Kept(Option<(Ground, Vec<Vec<Row>>)>);

/// Draws the window; how many pages the part has.
pub fn view(window: &SideBySide, kept: &mut Kept, frame: &mut Frame) -> usize {
    let area = frame.area();
    if area.is_empty() {
        return 1;
    }
    let mut pen = Pen::new(frame.buffer_mut(), window.theme, area);
    pen.fill(area, Role::Text);
    let Some(part) = window.beside.parts.get(window.part) else { return 1 };
    let columns = columns(window, area);
    let top = 1 + heads(window, &columns).iter().map(Vec::len).max().unwrap_or(0);
    let top = u16::try_from(top).unwrap_or(1) + 1;
    let body = Rect { y: area.y + top, height: area.height.saturating_sub(top + 1), ..area };
    let ground = (window.part, window.first(), (area.width, area.height));
    let held = kept.0.take().filter(|(on, _)| *on == ground);
    let (_, pages) = kept.0.insert(held.unwrap_or_else(|| (ground, pages(window, part, &columns, body))));
    let at = window.page.min(pages.len().saturating_sub(1));
    draw_head(window, part, (at, pages.len()), area, &mut pen);
    draw_titles(window, &columns, area, &mut pen);
    for (row, y) in pages.get(at).into_iter().flatten().zip(body.y..body.bottom()) {
        draw_row(row, &columns, Rect { y, height: 1, ..body }, &mut pen);
    }
    draw_foot(window, pages.len() > 1, area, &mut pen);
    pages.len()
}

/// Where each column stands: from where, how wide, which session.
fn columns(window: &SideBySide, area: Rect) -> Vec<(u16, u16, usize)> {
    let count = window.in_sight();
    let many = u16::try_from(count).unwrap_or(1).max(1);
    let room = area.width.saturating_sub(2 + BETWEEN * (many - 1));
    let wide = (room / many).max(1);
    (0..many).zip(window.first()..).map(|(n, side)| (area.x + 1 + n * (wide + BETWEEN), wide, side)).collect()
}

/// The titles over the columns, in rows.
fn heads(window: &SideBySide, columns: &[(u16, u16, usize)]) -> Vec<Vec<String>> {
    let head = |(_, wide, side): &(u16, u16, usize)| {
        let title = window.beside.sides.get(*side).map_or("", |side| side.title.as_str());
        let rows: Vec<&str> = text::wrap(title, usize::from(*wide));
        let more = rows.len() > usize::from(TITLE);
        let mut shown: Vec<String> = rows.into_iter().take(usize::from(TITLE)).map(str::to_owned).collect();
        if let (Some(last), true) = (shown.last_mut(), more) {
            *last = text::cut(&format!("{}…", last.trim_end()), usize::from(*wide));
        }
        shown
    };
    columns.iter().map(head).collect()
}

/// The bar: which part, which page, which session.
fn draw_head(window: &SideBySide, part: &Beside, (page, pages): (usize, usize), area: Rect, pen: &mut Pen) {
    pen.fill(Rect { height: 1, ..area }, Role::Bar);
    let (at, of) = (window.part + 1, window.beside.parts.len());
    let title = format!("{}  {}", part.title, Compare::PartOf.with(&[at.to_string(), of.to_string()]));
    let used = pen.put(area.x + 1, area.y, &title, area.width.saturating_sub(2), Role::Bar);
    let (side, sides, shown) = (window.first(), window.beside.sides.len(), window.in_sight());
    let mut said = Vec::new();
    said.extend((pages > 1).then(|| Compare::PageOf.with(&[(page + 1).to_string(), pages.to_string()])));
    said.push(if shown < sides {
        let range = if shown == 1 { (side + 1).to_string() } else { format!("{}–{}", side + 1, side + shown) };
        Compare::SessionOf.with(&[range, sides.to_string()])
    } else {
        Compare::ReadOnly.text().to_owned()
    });
    while !said.is_empty() {
        let right = said.join(" · ");
        if used + text::columns(&right) + 3 <= area.width {
            pen.put_right(area.right().saturating_sub(1), area.y, &right, Role::Bar);
            return;
        }
        said.pop();
    }
}

/// The titles of the sessions over their columns.
fn draw_titles(window: &SideBySide, columns: &[(u16, u16, usize)], area: Rect, pen: &mut Pen) {
    let heads = heads(window, columns);
    let high = heads.iter().map(Vec::len).max().unwrap_or(0);
    for ((x, wide, _), rows) in columns.iter().zip(&heads) {
        for (row, y) in rows.iter().zip(area.y + 1..area.bottom()) {
            pen.put(*x, y, row, *wide, Role::Strong);
        }
    }
    let below = area.y + 1 + u16::try_from(high).unwrap_or(0);
    pen.rule(area.x, below, area.width);
}

/// The keys that do something here, as many as fit.
fn draw_foot(window: &SideBySide, turns: bool, area: Rect, pen: &mut Pen) {
    let y = area.bottom().saturating_sub(1);
    let all = window.in_sight() >= window.beside.sides.len();
    let mut x = area.x + 1;
    for (key, word) in [
        (Compare::KeyPage, Compare::DoesPage),
        (Compare::KeyPart, Compare::DoesPart),
        (Compare::KeySession, Compare::DoesSession),
        (Compare::KeyLeave, Compare::DoesLeave),
    ] {
        let needed = text::columns(key.text()) + 1 + text::columns(word.text());
        let idle = (!turns && key == Compare::KeyPage) || (all && key == Compare::KeySession);
        if idle || x + needed > area.right() {
            continue;
        }
        x += pen.put(x, y, key.text(), area.width, Role::Key) + 1;
        x += pen.put(x, y, word.text(), area.width, Role::Text) + 2;
    }
}

fn draw_row(row: &Row, columns: &[(u16, u16, usize)], area: Rect, pen: &mut Pen) {
    match row {
        Row::Free => {}
        Row::Lead(words) => drop(pen.put(area.x + 1, area.y, words, area.width.saturating_sub(2), Role::Key)),
        Row::Across(words) => drop(pen.put(area.x + 1, area.y, words, area.width.saturating_sub(2), Role::Text)),
        Row::Cells(cells) => {
            for (n, ((x, wide, _), (words, role))) in columns.iter().zip(cells).enumerate() {
                pen.put(*x, area.y, words, *wide, *role);
                if n > 0 {
                    pen.put(x.saturating_sub(2), area.y, "│", 1, Role::Rule);
                }
            }
        }
    }
}

/// The part in pages. A row of lines stays whole where a page holds it, with what leads it.
fn pages(window: &SideBySide, part: &Beside, columns: &[(u16, u16, usize)], body: Rect) -> Vec<Vec<Row>> {
    let high = usize::from(body.height.max(1));
    let mut pages: Vec<Vec<Row>> = vec![Vec::new()];
    for block in blocks(window, part, columns, body) {
        let needed = block.len();
        let used = pages.last().map_or(0, Vec::len);
        if used > 0 && used + needed > high {
            pages.push(Vec::new());
        }
        for row in block {
            if pages.last().is_some_and(|page| page.len() >= high) {
                pages.push(Vec::new());
            }
            if let Some(page) = pages.last_mut() {
                // No page begins with nothing.
                if !(page.is_empty() && matches!(row, Row::Free)) {
                    page.push(row);
                }
            }
        }
    }
    pages
}

/// What stays together: what leads, with the first row of lines; every other row of lines; the sentences at the end.
fn blocks(window: &SideBySide, part: &Beside, columns: &[(u16, u16, usize)], body: Rect) -> Vec<Vec<Row>> {
    let mut out: Vec<Vec<Row>> = Vec::new();
    let has_lines =
        |row: &&compare::Row| columns.iter().any(|(_, _, side)| matches!(row.cells.get(*side), Some(Some(_))));
    let nothing = |(_, wide, side): &(u16, u16, usize)| -> Vec<(String, Role)> {
        let words = part.nothing.get(*side).copied().flatten().unwrap_or_default();
        text::wrap(words, usize::from(*wide)).into_iter().map(|row| (row.to_owned(), Role::Text)).collect()
    };
    if !part.rows.iter().any(|row| has_lines(&row)) {
        out.push(beside(&columns.iter().map(nothing).collect::<Vec<_>>()));
    }
    let mut lead = "";
    for (n, row) in part.rows.iter().filter(has_lines).enumerate() {
        let mut block = Vec::new();
        if lead != row.lead {
            if !out.is_empty() {
                block.push(Row::Free);
            }
            block.push(Row::Lead(row.lead.clone()));
            lead = &row.lead;
        }
        // A session that has nothing of the part says so beside the first line of the others.
        let cells = columns.iter().map(|column| match row.cells.get(column.2) {
            Some(Some(line)) => rows_of_line(line, column.1),
            _ if n == 0 => nothing(column),
            _ => Vec::new(),
        });
        block.extend(beside(&cells.collect::<Vec<_>>()));
        out.push(block);
    }
    if window.part == 0 {
        for sentence in window.beside.said.iter().map(String::as_str).chain([Compare::NotMatched.text()]) {
            let rows = text::wrap(sentence, usize::from(body.width.saturating_sub(2).max(1)));
            let rows = rows.into_iter().map(|row| Row::Across(row.to_owned()));
            out.push([Row::Free].into_iter().chain(rows).collect());
        }
    }
    out
}

/// Cells beside each other, as many rows as the tallest has.
fn beside(cells: &[Vec<(String, Role)>]) -> Vec<Row> {
    let high = cells.iter().map(Vec::len).max().unwrap_or(0);
    let row = |n: usize| {
        let cell = |cell: &Vec<(String, Role)>| cell.get(n).cloned().unwrap_or((String::new(), Role::Text));
        Row::Cells(cells.iter().map(cell).collect())
    };
    (0..high).map(row).collect()
}

/// A line in a column: its words with its number before them, and under them how it stands.
fn rows_of_line(line: &Line, wide: u16) -> Vec<(String, Role)> {
    let number = if line.number.is_empty() { String::new() } else { format!("{} ", line.number) };
    // What follows stands under the words, where that leaves them room.
    let hangs = text::width(&number) * 4 <= usize::from(wide);
    let indent = if hangs { text::width(&number) } else { 1 };
    let mut out = Vec::new();
    let mut put = |words: &str, indent: usize, before: &str, role: Role| {
        let room = usize::from(wide).saturating_sub(indent).max(1);
        for (n, row) in text::wrap(words, room).into_iter().enumerate() {
            let before = if n == 0 && !before.is_empty() { before.to_owned() } else { " ".repeat(indent) };
            out.push((format!("{before}{}", row.trim_end()), role));
        }
    };
    if hangs {
        put(&line.words, indent, &number, Role::Text);
    } else {
        put(&format!("{number}{}", line.words), 0, "", Role::Text);
    }
    let under = indent.max(2);
    if !line.how.is_empty() {
        put(&line.how.join(" · "), under, "", Role::Rule);
    }
    for below in &line.below {
        put(&format!("{}: “{}”", below.lead, below.words), under, "", Role::Rule);
    }
    out
}
