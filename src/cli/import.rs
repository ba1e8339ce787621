//! `import`: a list that was kept in a spreadsheet, taken in whole or not at all. Uses the store's sheets and the
//! model's columns.

use super::args::ImportArgs;
use super::{Ended, Failure, add, custody, out, people};
use crate::model::columns::{self, Column, Places};
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::line::BETWEEN;
use crate::model::op::{Act, Op};
use crate::model::session::Session;
use crate::model::text;
use crate::model::wish::{New, Stamp, Wish, propose};
use crate::store::sheet::{self, Sheet};
use crate::store::{self, Book, StoreError, library, line};
use std::fs::File;
use std::io;
use std::path::Path;

/// How many faults are said one by one; somebody who has more looks at the list again.
const MOST_FAULTS: usize = 10;

/// What a list comes to.
struct List {
    name: String,
    kind: Kind,
    heads: Vec<String>,
    columns: Vec<Column>,
    /// Each new line with its row.
    rows: Vec<(usize, New)>,
}

/// Takes a list in.
pub fn import(arguments: &ImportArgs, folder: Option<&Path>) -> Ended {
    let kind = add::kind(&arguments.kind)?;
    if kind.is_private() && kind != Kind::Person {
        return add::private(kind);
    }
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let map = arguments.map.iter().map(|pair| halves(pair)).collect::<Result<Vec<_>, _>>()?;
    let name = if arguments.file == Path::new("-") { "The list".to_owned() } else { out::shown(&arguments.file) };
    let known = |heads: &[String]| heads.iter().filter(|head| columns::named(kind, head) != Column::Unknown).count();
    let sheet = sheet::parse(&name, &read(&name, &arguments.file)?, known).map_err(Failure::failed)?;

    let opened = store::read(&path)?;
    for finding in opened.findings.iter().filter(|finding| finding.is_damage() || finding.is_rescue()) {
        out::message(&finding.words());
    }
    let session = Session::of(opened.ops);
    custody::ask(&session, &path);
    let Some(mut list) = taken_for(&name, kind, sheet, &map, &session)? else { return Ok(false) };
    say_columns(&list);
    if !arguments.again {
        let here = columns::here_already(&if kind == Kind::Person { private(&path) } else { session }, kind);
        let before = list.rows.len();
        list.rows.retain(|(_, new)| !here.contains(&columns::likeness(&new.text, &new.by, &new.with, kind)));
        match before - list.rows.len() {
            0 => {}
            1 => out::message("1 line is there already word for word; imported again only with --again."),
            n => out::message(&format!("{n} lines are there already word for word; imported again only with --again.")),
        }
    }
    if arguments.dry_run {
        return preview(&list);
    }
    if !list.rows.is_empty() {
        write(&path, list)?;
    }
    Ok(true)
}

/// "Column=box": the last sign parts them, since a column may have one in its name.
fn halves(pair: &str) -> Result<(String, String), Failure> {
    let halves = pair.rsplit_once('=').map(|(column, field)| (column.to_owned(), field.to_owned()));
    halves.ok_or_else(|| {
        Failure::wrong_call(format!("“{pair}” says nothing about a column; write --map \"Column=box\"."))
    })
}

fn read(name: &str, file: &Path) -> Result<Vec<u8>, Failure> {
    if file == Path::new("-") {
        return sheet::read_all(name, io::stdin().lock()).map_err(Failure::failed);
    }
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::IsADirectory => StoreError::new(file, "is a folder", "name a list in CSV"),
        _ => StoreError::io(file, &error),
    };
    if file.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()).into());
    }
    let input = File::open(file).map_err(failed)?;
    sheet::read_all(name, input).map_err(Failure::failed)
}

/// The private file's session; an empty one where there is none yet.
fn private(path: &Path) -> Session {
    store::read(&library::private_of(path)).map(|opened| Session::of(opened.ops)).unwrap_or_default()
}

/// What every row is taken for; `None` where a cell does not fit, which is then said.
fn taken_for(
    name: &str,
    kind: Kind,
    sheet: Sheet,
    map: &[(String, String)],
    session: &Session,
) -> Result<Option<List>, Failure> {
    let columns = columns::of(kind, &sheet.heads, map).map_err(|why| Failure::wrong_call(format!("{name}: {why}")))?;
    let on = chrono::Local::now().date_naive();
    let places = Places::of(session);
    let mut faults = Vec::new();
    let mut rows = Vec::new();
    for row in &sheet.rows {
        match columns::row(kind, &columns, &row.cells, &places, on) {
            Ok(mut new) => {
                new.with.extend(columns::origin(kind));
                rows.push((row.number, new));
            }
            Err(fault) => {
                let column = match sheet.heads.get(fault.column).map(|head| text::clean(head)) {
                    Some(head) if !head.is_empty() => format!("“{}”", short(&head)),
                    _ => (fault.column + 1).to_string(),
                };
                faults.push(format!("{name}, row {}, column {column}: {}", row.number, fault.why));
            }
        }
    }
    match faults.as_slice() {
        [] => return Ok(Some(List { name: name.to_owned(), kind, heads: sheet.heads, columns, rows })),
        [one] => out::message(&format!("{one} Nothing was imported.")),
        many => {
            many.iter().take(MOST_FAULTS).for_each(|fault| out::message(fault));
            out::message(&format!("Nothing was imported: {} rows do not fit.", many.len()));
        }
    }
    Ok(None)
}

/// The beginning of words that stand in a sentence.
fn short(words: &str) -> String {
    let mut short: String = words.chars().take(60).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

/// Says what was guessed and what is left out, so that nothing is lost silently.
fn say_columns(list: &List) {
    let List { name, kind, heads, columns, .. } = list;
    let quoted = |head: &String, at: usize| {
        let head = text::clean(head);
        if head.is_empty() { format!("column {}", at + 1) } else { format!("“{}”", short(&head)) }
    };
    let guessed = columns.first() == Some(&Column::Words)
        && heads.first().is_some_and(|head| columns::named(*kind, head) == Column::Unknown);
    if let Some(head) = heads.first().filter(|_| guessed) {
        let first = quoted(head, 0);
        out::message(&format!(
            "{name}: row 1 is taken for the names of the columns, and {first} for “{}”.",
            kind.spec().head
        ));
    }
    let unknown: Vec<String> = heads
        .iter()
        .zip(columns)
        .enumerate()
        .filter(|(_, (_, column))| **column == Column::Unknown)
        .map(|(at, (head, _))| quoted(head, at))
        .collect();
    if !unknown.is_empty() {
        out::message(&format!(
            "{name}: not taken over: {}; --map \"COLUMN=box\" says what a column is, and the boxes are: {}.",
            unknown.join(", "),
            columns::names(*kind)
        ));
    }
}

/// What would be imported: how each column is taken, then the rows. Of people only how many: what is printed may stand
/// on a wall.
fn preview(list: &List) -> Ended {
    let mut out = String::new();
    for (at, (head, column)) in list.heads.iter().zip(&list.columns).enumerate() {
        let taken = match column {
            Column::Words => list.kind.spec().head,
            Column::By => "By",
            Column::Answer(field) => field.spec().word,
            Column::Left | Column::Unknown => "not taken over",
        };
        out.push_str(&format!("column {}\t{}\t{taken}\n", at + 1, text::clean(head)));
    }
    if list.kind != Kind::Person {
        for (row, new) in &list.rows {
            let mut boxes = vec![new.text.to_string()];
            let own = new.with.iter().filter(|(field, _)| list.columns.contains(&Column::Answer(*field)));
            boxes.extend(own.map(|(field, value)| format!("{}: {}", field.spec().word, said(value))));
            boxes.extend((!new.by.is_empty()).then(|| format!("By: {}", new.by)));
            out.push_str(&format!("row {row}\t{}\n", boxes.join(BETWEEN)));
        }
    }
    super::out::data(&out)?;
    super::out::message(&format!("{} would be imported; nothing was written.", counted(list.kind, list.rows.len())));
    Ok(true)
}

/// An answer as it stands in the list.
fn said(value: &Value) -> String {
    match value {
        Value::Date { on: Some(_), said } => format!("{} ({said})", value.words()),
        other => other.words(),
    }
}

fn counted(kind: Kind, n: usize) -> String {
    let word = if n == 1 { kind.spec().word } else { kind.spec().plural };
    format!("{n} {}", word.to_lowercase())
}

/// Writes everything as one step.
fn write(path: &Path, list: List) -> Result<(), Failure> {
    let (mut book, opened) = Book::open(path, "desk")?;
    let session = Session::of(opened.ops);
    if list.kind == Kind::Person {
        let (mut private, kept) = book.private()?;
        let codes = people::with_codes_held(Session::of(kept.ops), &session);
        return put(&mut private, &codes, list);
    }
    put(&mut book, &session, list)
}

fn put(book: &mut Book, session: &Session, list: List) -> Result<(), Failure> {
    let at = chrono::Local::now().fixed_offset();
    let stamp = Stamp { writer: book.writer().to_owned(), next: book.next(), step: 1, at };
    let (rows, wishes): (Vec<usize>, Vec<Wish>) = list.rows.into_iter().map(|(row, new)| (row, Wish::Say(new))).unzip();
    let ops = propose(session, &Wish::Together(wishes), &stamp)
        .map_err(|why| Failure::failed(format!("{}: {why} Nothing was imported.", list.name)))?;
    for (op, row) in ops.iter().zip(&rows) {
        line::within_limits(&line::Kept::of(op.clone()))
            .map_err(|why| Failure::failed(format!("{}, row {row}: {why}. Nothing was imported.", list.name)))?;
    }
    book.take_on(&ops)?;
    add::save(book, ops.len())?;
    drop(book.fold());
    let told: String = ops.iter().filter_map(|op| told(list.kind, op)).collect();
    out::data(&told)?;
    out::message(&format!("Imported: {}.", counted(list.kind, ops.len())));
    Ok(())
}

/// A new line as it is printed: number and words; of a person the code alone.
fn told(kind: Kind, op: &Op) -> Option<String> {
    let Act::Say(said) = &op.act else { return None };
    // Groups have no number; they are called by their letter.
    let letter = || said.with.iter().find(|(field, _)| *field == Field::Letter).map(|(_, letter)| letter.words());
    let number = if said.no.is_empty() { letter().unwrap_or_default() } else { said.no.to_string() };
    Some(if kind == Kind::Person { format!("{number}\n") } else { format!("{number}\t{}\n", said.text) })
}
