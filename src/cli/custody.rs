//! `set`: who keeps the record, until when words can be taken out, and until when it is kept; and the question when
//! that day has come. Uses the model and the store.

use super::args::{Custody, SetArgs};
use super::{Ended, Failure, out};
use crate::model::custody;
use crate::model::field::Field;
use crate::model::query;
use crate::model::session::Session;
use crate::model::wish::{Stamp, Wish, propose};
use crate::store::{Book, library};
use crate::words::Word;
use chrono::NaiveDate;
use std::path::Path;

/// The wish that the answers on the command line come to, and what is to be said of them.
///
/// # Errors
/// Words that do not fit.
pub fn answers(session: &Session, arguments: &Custody, on: NaiveDate) -> Result<(Option<Wish>, Vec<String>), Failure> {
    let given = [&arguments.responsible, &arguments.words_out_until, &arguments.kept_until];
    let given: Vec<(Field, &str)> =
        custody::ANSWERS.into_iter().zip(given).filter_map(|(field, words)| Some((field, words.as_deref()?))).collect();
    let wish = custody::wish(session, &given, on).map_err(|why| Failure::wrong_call(why.to_string()))?;
    let dates = given.iter().filter(|(field, words)| *field != Field::Responsible && !words.trim().is_empty());
    let notes = dates
        .filter(|(field, words)| {
            let value = crate::model::line::value(*field, words, on);
            let counts =
                query::last_day(session).is_some_and(|day| crate::model::dates::from_event(words, day).is_some());
            !counts && matches!(value, Ok(crate::model::field::Value::Date { on: None, .. }))
        })
        .map(|(_, words)| format!("“{words}” was not understood as a date; it is kept as it was said."));
    let notes = notes.collect();
    Ok((wish, notes))
}

/// Writes the answers down and prints what stands.
pub fn set(arguments: &SetArgs, folder: Option<&Path>) -> Ended {
    let asked = &arguments.custody;
    if asked.responsible.is_none() && asked.words_out_until.is_none() && asked.kept_until.is_none() {
        return Err(Failure::wrong_call("Say what to write down: --responsible, --words-out-until or --kept-until."));
    }
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let at = chrono::Local::now().fixed_offset();
    let (mut book, opened) = Book::open(&path, "desk")?;
    for damage in opened.findings.iter().filter(|finding| finding.is_damage()) {
        out::message(&damage.words());
    }
    let mut session = Session::of(opened.ops);
    let (wish, notes) = answers(&session, asked, at.date_naive())?;
    if let Some(wish) = wish {
        let stamp = Stamp { writer: book.writer().to_owned(), next: book.next(), step: 1, at };
        let ops = propose(&session, &wish, &stamp).map_err(|why| Failure::wrong_call(why.to_string()))?;
        book.append(&ops)?;
        for op in ops {
            session.absorb(op);
        }
        // It is saved already; a document that cannot be written now is no reason to call it lost.
        drop(book.fold());
    }
    for note in &notes {
        out::message(note);
    }
    let stands = custody::opening(&session).unwrap_or_else(|| Word::NobodySaidWho.text().to_owned());
    out::data(&format!("{stands}\n"))?;
    Ok(true)
}

/// Asks whether the record is kept on, where the day has come until which it was to be kept.
pub fn ask(session: &Session, path: &Path) {
    let today = chrono::Local::now().date_naive();
    let Some(question) = custody::question(session, today) else { return };
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    out::message(&format!(
        "{question} `commonground set {name} --kept-until WHEN` keeps it on; the program takes nothing away by itself: \
         delete {name}.ron and what lies beside it under that name."
    ));
}
