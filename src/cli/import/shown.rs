//! What is shown of a list before it is taken in: what each column is taken for, what does not fit, what would be taken in.
//! Uses the model's columns.

use super::super::{Ended, out};
use super::List;
use crate::model::field::Value;
use crate::model::kind::Kind;
use crate::model::text;
use crate::model::typed::columns::{self, Column};
use crate::model::typed::line::BETWEEN;
use std::path::Path;

/// How many faults are said one by one; somebody who has more looks at the list again.
const MOST_FAULTS: usize = 10;

/// A session as it is called on the command line.
pub fn name(path: &Path) -> String {
    path.file_name().map(|name| text::clean(&name.to_string_lossy())).unwrap_or_default()
}

/// The beginning of words that stand in a sentence.
pub fn short(words: &str) -> String {
    let mut short: String = words.chars().take(60).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

/// Says what each column is taken for, what was guessed and what is left out, before anything is done. Columns that are
/// called as the boxes are need no words.
pub fn columns(list: &List, named: bool, map: &[(String, String)]) {
    let List { name, kind, heads, columns, .. } = list;
    let quoted = |head: &String, at: usize| {
        let head = text::clean(head);
        if head.is_empty() { format!("column {}", at + 1) } else { format!("“{}”", short(&head)) }
    };
    let guessed = named
        && columns.first() == Some(&Column::Words)
        && heads.first().is_some_and(|head| columns::named(*kind, head) == Column::Unknown)
        && map.iter().all(|(_, to)| columns::named(*kind, to) != Column::Words);
    let first = heads.first().filter(|_| guessed);
    if let Some(head) = first {
        let first = quoted(head, 0);
        out::message(&format!(
            "{name}: row 1 is taken for the names of the columns, and {first} for “{}”.",
            kind.spec().head
        ));
    }
    let all = || heads.iter().zip(columns).enumerate();
    let taken: Vec<String> = all()
        .skip(usize::from(guessed))
        .filter_map(|(at, (head, column))| {
            let to = taken_for(*kind, *column)?;
            (!to.eq_ignore_ascii_case(text::clean(head).trim())).then(|| format!("{} for “{to}”", quoted(head, at)))
        })
        .collect();
    if !taken.is_empty() {
        let many = if taken.len() == 1 { "is" } else { "are" };
        out::message(&format!("{name}: {} {many} taken.", taken.join(", ")));
    }
    let unknown: Vec<String> =
        all().filter(|(_, (_, column))| **column == Column::Unknown).map(|(at, (head, _))| quoted(head, at)).collect();
    if !unknown.is_empty() {
        out::message(&format!(
            "{name}: not taken over: {}; --map \"COLUMN=box\" says what a column is, and the boxes are: {}.",
            unknown.join(", "),
            columns::names(*kind)
        ));
    }
}

/// What a column is taken for, as people call it; none where it is not taken over.
fn taken_for(kind: Kind, column: Column) -> Option<String> {
    Some(match column {
        Column::Words => kind.spec().head.to_owned(),
        Column::By => "By".to_owned(),
        Column::Answer(field) => field.spec().word.to_owned(),
        Column::AsSaid(field) => format!("{}{}", field.spec().word, columns::AS_SAID),
        Column::Named(field) => format!("{} {}", field.spec().word, columns::ID),
        Column::Task => columns::TASK.to_owned(),
        Column::Id => columns::ID.to_owned(),
        Column::Left | Column::Unknown => return None,
    })
}

/// Says what does not fit, each with its place, and what becomes of it. Gives back whether all fits.
pub fn faults(list: &List) -> bool {
    if let ([one], []) = (list.faults.as_slice(), list.rows.as_slice()) {
        out::message(&format!("{one} Nothing was imported."));
        return false;
    }
    list.faults.iter().take(MOST_FAULTS).for_each(|fault| out::message(fault));
    let n = list.faults.len();
    let rows = if n == 1 { "1 row does".to_owned() } else { format!("{n} rows do") };
    match (n, list.rows.len()) {
        (0, _) => {}
        (_, 0) => out::message(&format!("Nothing was imported: {n} rows do not fit.")),
        _ => out::message(&format!(
            "{rows} not fit and {} out. Put it right there and import the list again: what is here already is not \
             taken in twice.",
            if n == 1 { "stays" } else { "stay" }
        )),
    }
    n == 0
}

/// What would be imported: how each column is taken, then the rows. Of people only how many: what is printed may stand
/// on a wall.
pub fn preview(list: &List) -> Ended {
    let mut out = String::new();
    for (at, (head, column)) in list.heads.iter().zip(&list.columns).enumerate() {
        let taken = taken_for(list.kind, *column).unwrap_or_else(|| "not taken over".to_owned());
        out.push_str(&format!("column {}\t{}\t{taken}\n", at + 1, text::clean(head)));
    }
    if list.kind != Kind::Person {
        for super::Row { number: row, new, .. } in &list.rows {
            let mut boxes = vec![new.text.to_string()];
            let own = new
                .with
                .iter()
                .filter(|(field, _)| list.columns.is_empty() || list.columns.contains(&Column::Answer(*field)));
            boxes.extend(own.map(|(field, value)| format!("{}: {}", field.spec().word, said(value))));
            boxes.extend((!new.by.is_empty()).then(|| format!("By: {}", new.by)));
            out.push_str(&format!("row {row}\t{}\n", boxes.join(BETWEEN)));
        }
    }
    out::data(&out)?;
    out::message(&format!("{} would be imported; nothing was written.", counted(list.kind, list.rows.len())));
    Ok(true)
}

/// An answer as it stands in the list.
fn said(value: &Value) -> String {
    match value {
        Value::Date { on: Some(_), said } => format!("{} ({said})", value.words()),
        other => other.words(),
    }
}

pub fn counted(kind: Kind, n: usize) -> String {
    let word = if n == 1 { kind.spec().word } else { kind.spec().plural };
    format!("{n} {}", word.to_lowercase())
}
