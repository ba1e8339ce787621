//! `set`: the answers of the session itself, by name, and who keeps the record; and the question when the day has come
//! until which it was to be kept. Uses the model and the store.

use super::args::{Custody, SetArgs};
use super::{Ended, Failure, keep, out};
use crate::model::custody;
use crate::model::field::{Field, Sort};
use crate::model::query;
use crate::model::session::Session;
use crate::model::settings;
use crate::model::wish::Wish;
use crate::store::{Book, library};
use crate::words::Word;
use chrono::NaiveDate;
use std::path::Path;

/// The answers of the three options, with what they answer.
fn of_options(arguments: &Custody) -> Vec<(Field, &str)> {
    let given = [&arguments.responsible, &arguments.words_out_until, &arguments.kept_until];
    custody::ANSWERS.into_iter().zip(given).filter_map(|(field, words)| Some((field, words.as_deref()?))).collect()
}

/// The wish that the answers on the command line come to, and what is to be said of them.
///
/// # Errors
/// Words that do not fit.
pub fn answers(session: &Session, arguments: &Custody, on: NaiveDate) -> Result<(Option<Wish>, Vec<String>), Failure> {
    wish(session, &of_options(arguments), on)
}

fn wish(session: &Session, given: &[(Field, &str)], on: NaiveDate) -> Result<(Option<Wish>, Vec<String>), Failure> {
    let wish = settings::wish(session, given, on).map_err(Failure::wrong_call)?;
    let dates = given.iter().filter(|(field, words)| field.spec().sort == Sort::Date && !words.trim().is_empty());
    let notes = dates
        .filter(|(field, words)| {
            let value = crate::model::typed::line::value(*field, words, on);
            let counts =
                query::last_day(session).is_some_and(|day| crate::model::dates::from_event(words, day).is_some());
            !counts && matches!(value, Ok(crate::model::field::Value::Date { on: None, .. }))
        })
        .map(|(_, words)| format!("“{words}” was not understood as a date; it is kept as it was said."));
    let notes = notes.collect();
    Ok((wish, notes))
}

/// An answer as it is given: `horizon=2036`.
fn pair(answer: &str) -> Result<(Field, &str), Failure> {
    let Some((name, words)) = answer.split_once('=') else {
        return Err(Failure::wrong_call(format!("“{answer}” answers nothing; write it as NAME=WORDS: horizon=2036.")));
    };
    let found = settings::named(name).ok_or_else(|| {
        let known: Vec<String> = settings::names().collect();
        Failure::wrong_call(match library::nearest(name, known.iter().map(String::as_str)) {
            Some(meant) => format!("There is no answer “{name}”; did you mean {meant}?"),
            None => format!("There is no answer “{name}”; the names are: {}.", known.join(", ")),
        })
    })?;
    Ok((found.field, words))
}

/// Writes the answers down and prints what stands.
pub fn set(arguments: &SetArgs, folder: Option<&Path>) -> Ended {
    let mut given = of_options(&arguments.custody);
    let by_name = arguments.answers.iter().map(|answer| pair(answer)).collect::<Result<Vec<_>, _>>()?;
    given.extend(&by_name);
    if given.is_empty() {
        return Err(Failure::wrong_call(
            "Say what to write down: horizon=2036, --responsible and others; `commonground set --help` lists them.",
        ));
    }
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let at = chrono::Local::now().fixed_offset();
    let (mut book, opened) = Book::open(&path, "desk")?;
    out::damage(&opened.findings);
    let mut session = Session::of(opened.ops);
    let (wish, notes) = wish(&session, &given, at.date_naive())?;
    if let Some(wish) = wish {
        keep::wish(&mut book, &mut session, &wish, at)?;
    }
    for note in &notes {
        out::message(note);
    }
    out::data(&said(&session, &by_name, by_name.len() < given.len()))?;
    Ok(true)
}

/// What stands now: of the answers given by name each, and of the record what is said at the opening.
fn said(session: &Session, by_name: &[(Field, &str)], record: bool) -> String {
    let mut out = String::new();
    for (field, _) in by_name {
        let of_field: Vec<String> = settings::stands(session, *field);
        let none = format!("{}\t\n", settings::name(*field));
        out.push_str(&if of_field.is_empty() { none } else { of_field.concat() });
    }
    if record {
        let stands = custody::opening(session).unwrap_or_else(|| Word::NobodySaidWho.text().to_owned());
        out.push_str(&format!("{stands}\n"));
    }
    out
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
