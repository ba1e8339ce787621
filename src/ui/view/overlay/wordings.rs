//! The wordings of one line side by side: each whole, with who wrote it and when, and that they can be joined.

use super::{draw_more, head};
use crate::model::day::now::table_of;
use crate::model::id::Id;
use crate::model::versions::{Doubled, Writer};
use crate::ui::state::App;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::update::settle::{Choice, called, choices, doubled};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::settle::Settle as Words;
use crate::words::tables::Tables;
use ratatui::layout::Rect;

/// How far a wording stands in from its heading.
const INDENT: u16 = 2;

/// One row of what is drawn.
struct Row {
    text: String,
    role: Role,
    indent: u16,
    /// Which choice it belongs to.
    of: Option<usize>,
}

/// Draws them: which is lit, and how far a long one was paged down.
pub fn draw(app: &App, of: &Id, all: &[Id], [lit, down]: [usize; 2], area: Rect, pen: &mut Pen) {
    let Some(desk) = app.desk() else { return };
    let name = called(desk, of);
    let title = match (all.iter().position(|id| id == of), all.len()) {
        (Some(at), count) if count > 1 => Words::TitleOf.with(&[name, (at + 1).to_string(), count.to_string()]),
        _ => Words::Title.with(&[name]),
    };
    let area = head(&title, area, pen);
    let doubled = doubled(app);
    if doubled.is_empty() {
        pen.paragraph(area, Words::Settled.text(), Role::Text);
        pen.set_cursor(area.x, area.y);
        return;
    }
    let told = app.shown_notice().map(|notice| notice.text.as_str()).unwrap_or_default();
    let foot = if told.is_empty() { Words::HowTo.text() } else { told };
    let foot_rows = rows_of(foot, area.width).min(area.height.saturating_sub(4));
    let above = Rect { height: area.height.saturating_sub(foot_rows + 1), ..area };
    draw_rows(&rows(app, of, &doubled, area.width), lit, down, above, pen);
    if foot_rows > 0 {
        pen.rule(area.x, above.bottom(), area.width);
        pen.paragraph(below(area, above.height + 1), foot, Role::Text);
    }
}

fn draw_rows(rows: &[Row], lit: usize, down: usize, area: Rect, pen: &mut Pen) {
    let high = usize::from(area.height);
    let is_lit = |row: &Row| row.of == Some(lit);
    let begins = rows.iter().position(is_lit).unwrap_or(0);
    let ends = rows.iter().rposition(is_lit).map_or(0, |at| at + 1);
    // The lit one is in sight from its beginning; its heading too, where there is room.
    let first = ends.saturating_sub(high).min(begins);
    let first = first.saturating_add(down).min(rows.len().saturating_sub(high));
    draw_more(first, rows.len().saturating_sub(first + high), pen);
    for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(first)) {
        pen.put(area.x + row.indent, y, &row.text, area.width.saturating_sub(row.indent), row.role);
        if is_lit(row) {
            pen.shade(Rect { y, height: 1, ..area }, Role::Lit);
        }
    }
    let at = u16::try_from(begins.saturating_sub(first)).unwrap_or(0).min(area.height.saturating_sub(1));
    pen.set_cursor(area.x, area.y + at);
}

fn rows(app: &App, of: &Id, doubled: &[Doubled], wide: u16) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    let mut heading = None;
    for (n, choice) in choices(of, doubled).into_iter().enumerate() {
        let (Choice::Pick(at, _) | Choice::Join(at)) = choice;
        let Some(one) = doubled.get(at) else { continue };
        if !out.is_empty() {
            out.push(Row { text: String::new(), role: Role::Text, indent: 0, of: None });
        }
        // What of the line, where that is more than its words.
        if heading != Some(at) {
            heading = Some(at);
            out.push(Row { text: one.word.clone(), role: Role::Key, indent: 1, of: None });
        }
        for (words, role) in told(app, one, choice) {
            let rows = text::wrap(&words, usize::from(wide.saturating_sub(2 * INDENT))).into_iter();
            out.extend(rows.map(|row| Row { text: row.to_owned(), role, indent: INDENT, of: Some(n) }));
        }
    }
    out
}

/// One choice: the whole wording, then who wrote it.
fn told(app: &App, one: &Doubled, choice: Choice) -> Vec<(String, Role)> {
    let Choice::Pick(_, nth) = choice else { return vec![(Words::Join.text().to_owned(), Role::Text)] };
    let Some(version) = one.versions.get(nth) else { return Vec::new() };
    let words = if version.words.is_empty() { Words::NoAnswer.text().to_owned() } else { version.words.clone() };
    let mut by: Vec<String> = version.by.iter().map(|by| written(app, by)).collect();
    by.dedup();
    vec![(words, Role::Strong), (by.join(" · "), Role::Text)]
}

/// Who wrote it, and when.
fn written(app: &App, by: &Writer) -> String {
    let who = match (table_of(&by.window), by.window.as_str()) {
        (Some(no), _) => Tables::TableNo.with(&[no.to_string()]),
        (None, "desk") => Tables::TheDesk.text().to_owned(),
        (None, "hand") => Words::ByHand.text().to_owned(),
        (None, other) => Words::ByOther.with(&[other]),
    };
    match by.at {
        Some(at) => {
            let day = if at.date_naive() == app.at.date_naive() { "%H:%M" } else { "%-d %b %Y, %H:%M" };
            Words::WrittenBy.with(&[who, at.format(day).to_string()])
        }
        None => who,
    }
}

/// The same where there is no screen: each choice with its number.
pub fn lines(app: &App, of: &Id) -> Vec<String> {
    let doubled = doubled(app);
    let choices = choices(of, &doubled);
    let several = doubled.len() > 1;
    let said = (1..).zip(choices).filter_map(|(n, choice): (usize, Choice)| {
        let (Choice::Pick(at, _) | Choice::Join(at)) = choice;
        let one = doubled.get(at)?;
        let words: Vec<String> =
            told(app, one, choice).into_iter().map(|(words, _)| words.replace(" · ", ", ")).collect();
        let words = words.join(", ");
        Some(if several { format!("{n} {}: {words}", one.word) } else { format!("{n} {words}") })
    });
    let title = app.desk().map(|desk| Words::Title.with(&[called(desk, of)]));
    title.into_iter().chain(said).collect()
}
