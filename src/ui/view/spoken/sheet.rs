//! The sheet of everything about a line where there is no screen: its rows with their numbers, then what is asked.

use crate::model::sheet::{self, Row};
use crate::ui::state::{App, Overlay};
use crate::ui::update::{lit_on_sheet, sheet_rows};
use crate::ui::view::overlay::sheet::history;
use crate::words::sheet::Sheet;

/// The line, its wordings, and every row with its number.
pub fn rows(app: &App) -> Vec<String> {
    let (Some(Overlay::Everything { trail, .. }), Some(desk)) = (app.overlays.last(), app.desk()) else {
        return Vec::new();
    };
    let Some(entry) = trail.last().and_then(|id| desk.session.entry(id)) else { return Vec::new() };
    let title = Sheet::Title.with(&[entry.kind.spec().word.to_lowercase(), desk.session.spoken(entry)]);
    let rows = (1..).zip(sheet_rows(app)).map(|(n, row)| said(n, &row));
    std::iter::once(title).chain(history(desk, entry)).chain(rows).collect()
}

/// What is asked: which row, or the answer to the lit one.
pub fn asked(app: &App, answering: bool) -> impl Iterator<Item = String> {
    let row = lit_on_sheet(app).filter(|_| answering);
    let how = app.desk().zip(row.as_ref()).map(|(desk, row)| sheet::how_to(&desk.session, &row.what));
    let ask = match row {
        Some(row) => Sheet::PlainAnswer.with(&[row.word.clone(), answers(&row)]),
        None => Sheet::PlainAsk.text().to_owned(),
    };
    std::iter::once(ask).chain(how)
}

/// A row with its number.
pub fn said(n: usize, row: &Row) -> String {
    Sheet::PlainRow.with(&[n.to_string(), row.word.clone(), answers(row)])
}

fn answers(row: &Row) -> String {
    if row.answers.is_empty() { Sheet::PlainEmpty.text().to_owned() } else { row.text() }
}
