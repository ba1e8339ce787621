//! `import`: a list that was kept in a spreadsheet or in Markdown. What fits is taken in as one step, what does not is told
//! with its place. Uses the store's sheets and the model's columns.

mod back;
mod listed;
mod shown;

use super::args::ImportArgs;
use super::{Ended, Failure, add, custody, keep, out, people};
use crate::model::entry::State;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::{Act, Op};
use crate::model::session::Session;
use crate::model::text;
use crate::model::typed::columns::{self, Column, Places};
use crate::model::wish::New;
use crate::store::blueprint::{self, Part};
use crate::store::sheet::{self, Sheet};
use crate::store::{self, Book, StoreError, library, line};
use std::fs::File;
use std::io;
use std::path::Path;

/// What a list comes to.
struct List {
    name: String,
    kind: Kind,
    heads: Vec<String>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// Rows that do not fit: where, why, and what to do.
    faults: Vec<String>,
}

/// A new line.
struct Row {
    /// Where it stands in the list.
    number: usize,
    new: New,
    /// What it is called where the list came from.
    id: Option<Id>,
    /// The row that it stands under, and how.
    under: Option<(usize, Field)>,
}

/// Takes a list in.
pub fn import(arguments: &ImportArgs, folder: Option<&Path>) -> Ended {
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let (Some(file), Some(kind), false) = (&arguments.file, &arguments.kind, arguments.take_back) else {
        return back::take_back(&path);
    };
    let kind = add::kind(kind)?;
    if kind.is_private() && kind != Kind::Person {
        return add::private(kind);
    }
    let map = arguments.columns.map.iter().map(|pair| halves(pair)).collect::<Result<Vec<_>, _>>()?;
    let name = if file == Path::new("-") { "The list".to_owned() } else { out::shown(file) };
    let bytes = read(&name, file)?;
    let opened = store::read(&path)?;
    out::damage_and_rescue(&opened.findings);
    let session = Session::of(opened.ops);
    custody::ask(&session, &path);
    let ends_in = |endings: &[&str]| {
        file.extension().is_some_and(|end| endings.contains(&end.to_string_lossy().to_lowercase().as_str()))
    };
    let mut list = if ends_in(&["md", "markdown", "txt"]) {
        listed::outline(&name, kind, &bytes, &session)?
    } else {
        let sheet = sheet_of(&name, kind, &bytes, ends_in(&["json"])).map_err(Failure::failed)?;
        let list = taken_for(&name, kind, sheet, &map, arguments.columns.no_heads, &session)?;
        shown::columns(&list, !arguments.columns.no_heads, &map);
        list
    };
    let fits = shown::faults(&list);
    if arguments.again {
        list.rows.iter_mut().for_each(|row| row.id = None);
    } else {
        drop_known(&mut list, &if kind == Kind::Person { private(&path) } else { session });
    }
    if arguments.dry_run {
        return shown::preview(&list).map(|_| fits);
    }
    if !list.rows.is_empty() {
        write(&path, list)?;
    }
    Ok(fits)
}

/// The rows of a list: out of a map from Kumu, else out of a spreadsheet.
fn sheet_of(name: &str, kind: Kind, bytes: &[u8], is_map: bool) -> Result<Sheet, String> {
    let known = |heads: &[String]| heads.iter().filter(|head| columns::named(kind, head) != Column::Unknown).count();
    match (is_map, kind) {
        (true, Kind::Relationship) => blueprint::parse(name, bytes, Part::Connections),
        (true, _) => blueprint::parse(name, bytes, Part::Elements),
        (false, _) => sheet::parse(name, bytes, known),
    }
}

/// Leaves out what is there already, by name or word for word, and what was taken out for good.
fn drop_known(list: &mut List, session: &Session) {
    let here = columns::here_already(session, list.kind);
    let kind = list.kind;
    let is_gone =
        |id: &Id| session.is_forgotten(id) || session.entry(id).is_some_and(|entry| entry.state == State::Struck);
    let is_known = |row: &Row| match &row.id {
        Some(id) if session.entry(id).is_some() || session.op(id).is_some() => true,
        _ => here.contains(&columns::likeness(&row.new.text, &row.new.by, &row.new.with, kind)),
    };
    let mut keep = Vec::new();
    let (mut gone, mut known) = (0, 0);
    for row in &list.rows {
        let (is_gone, is_known) = (row.id.as_ref().is_some_and(is_gone), is_known(row));
        gone += usize::from(is_gone);
        known += usize::from(!is_gone && is_known);
        keep.push(!is_gone && !is_known);
    }
    listed::retain(&mut list.rows, &keep);
    match known {
        0 => {}
        1 => out::message("1 line is there already word for word; imported again only with --again."),
        n => out::message(&format!("{n} lines are there already word for word; imported again only with --again.")),
    }
    if gone > 0 {
        out::message(&format!("{gone} of the list were taken out for good at a person's wish; they stay out."));
    }
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

/// What every row is taken for; what does not fit is noted with its place.
fn taken_for(
    name: &str,
    kind: Kind,
    mut sheet: Sheet,
    map: &[(String, String)],
    no_heads: bool,
    session: &Session,
) -> Result<List, Failure> {
    if no_heads {
        let first = sheet::Row { number: 1, cells: std::mem::take(&mut sheet.heads) };
        sheet.rows.insert(0, first);
        sheet.heads = columns::letters(sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(26 * 27));
    }
    let columns =
        columns::of(kind, &sheet.heads, !no_heads, map).map_err(|why| Failure::wrong_call(format!("{name}: {why}")))?;
    let on = chrono::Local::now().date_naive();
    let places = Places::of(session).and(sheet.rows.iter().filter_map(|row| columns::id_in(&columns, &row.cells)));
    let mut list =
        List { name: name.to_owned(), kind, heads: Vec::new(), columns, rows: Vec::new(), faults: Vec::new() };
    for row in &sheet.rows {
        match columns::row(kind, &list.columns, &row.cells, &places, on) {
            Ok(mut new) => {
                new.with.extend(columns::origin(kind));
                let id = columns::id_in(&list.columns, &row.cells).filter(|_| !kind.is_private());
                list.rows.push(Row { number: row.number, new, id, under: None });
            }
            Err(fault) => {
                let column = match sheet.heads.get(fault.column).map(|head| text::clean(head)) {
                    Some(head) if !head.is_empty() => format!("“{}”", shown::short(&head)),
                    _ => (fault.column + 1).to_string(),
                };
                list.faults.push(format!("{name}, row {}, column {column}: {}", row.number, fault.why));
            }
        }
    }
    list.heads = sheet.heads;
    Ok(list)
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
    let stamp = keep::stamp(book, at);
    let List { name, kind, rows, .. } = list;
    let numbers: Vec<usize> = rows.iter().map(|row| row.number).collect();
    let ops = listed::said(session.clone(), rows, stamp)
        .map_err(|(row, why)| Failure::failed(format!("{name}, row {row}: {why} Nothing was imported.")))?;
    for (op, row) in ops.iter().zip(&numbers) {
        line::within_limits(&line::Kept::of(op.clone()))
            .map_err(|why| Failure::failed(format!("{name}, row {row}: {why}. Nothing was imported.")))?;
    }
    book.take_on(&ops)?;
    keep::save(book, ops.len())?;
    drop(book.fold());
    let told: String = ops.iter().filter_map(|op| told(kind, op)).collect();
    out::data(&told)?;
    let again = match kind {
        Kind::Person => String::new(),
        _ => format!(" `import {} --take-back` takes it back at once.", shown::name(book.path())),
    };
    out::message(&format!("Imported: {}.{again}", shown::counted(kind, ops.len())));
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
