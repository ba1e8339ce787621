//! `set --of NUMBER`: answers about one line, under the names of its sheet. What is typed is taken for the same as there.
//! Uses the model and the store.

use super::args::SetArgs;
use super::{Ended, Failure, keep, out, people};
use crate::model::entry::Entry;
use crate::model::op::How;
use crate::model::session::Session;
use crate::model::sheet::{self, Row, What};
use crate::model::wish::Wish;
use crate::store::{Book, library};
use crate::words::series::Series;
use chrono::NaiveDate;
use std::path::Path;

/// What memberships are called, with the sort and whether it is this line that says it.
const LINKS: [(&str, How, bool); 10] = [
    ("tag", How::Tag, true),
    ("from", How::From, true),
    ("after", How::After, true),
    ("before", How::After, false),
    ("uses", How::Uses, true),
    ("used-by", How::Uses, false),
    ("answers", How::Answers, true),
    ("answered-by", How::Answers, false),
    ("signed-up", How::SignedUp, true),
    ("joined", How::Joined, true),
];

/// The name of a row of the sheet, as it is said here; `None` for what follows by itself.
fn name(row: &Row) -> Option<String> {
    match &row.what {
        What::Words => Some("words".to_owned()),
        What::Field(field, key) if key.is_empty() => Some(field.code().replace('_', "-")),
        What::Field(field, key) => Some(format!("{}-{}", field.code().replace('_', "-"), key.to_lowercase())),
        What::Ahead => None,
        What::Link(how, of) => {
            LINKS.iter().find(|(_, own, mine)| own == how && mine == of).map(|(name, ..)| (*name).to_owned())
        }
    }
}

/// Writes answers about one line down and prints what stands.
pub fn set(arguments: &SetArgs, number: &str, folder: Option<&Path>) -> Ended {
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let at = chrono::Local::now().fixed_offset();
    let (mut book, opened) = Book::open(&path, "desk")?;
    out::damage(&opened.findings);
    let mut session = Session::of(opened.ops);
    let entry = people::one(&session, number)?;
    let rows: Vec<(String, Row)> =
        sheet::rows(&session, entry).into_iter().filter_map(|row| Some((name(&row)?, row))).collect();
    let names = || rows.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    if arguments.answers.is_empty() {
        return Err(Failure::wrong_call(Series::SayWhat.with(&[number, &names()])));
    }
    let mut wishes = Vec::new();
    let mut told = Vec::new();
    for answer in &arguments.answers {
        let (asked, typed) =
            answer.split_once('=').ok_or_else(|| Failure::wrong_call(Series::NoWords.with(&[answer.as_str()])))?;
        let wanted = asked.trim().to_lowercase().replace(['_', ' '], "-");
        let (name, row) = rows
            .iter()
            .find(|(name, _)| *name == wanted)
            .ok_or_else(|| Failure::wrong_call(Series::NoSuchAnswer.with(&[number, asked.trim(), &names()])))?;
        wishes.extend(wish(&session, entry, &row.what, typed, at.date_naive())?);
        told.push(name.clone());
    }
    let id = entry.id.clone();
    if !wishes.is_empty() {
        keep::wish(&mut book, &mut session, &Wish::Together(wishes), at)?;
    }
    let now = session.entry(&id).map(|entry| sheet::rows(&session, entry)).unwrap_or_default();
    let stands = |asked: &String| now.iter().find(|row| name(row).as_ref() == Some(asked)).map(Row::text);
    let line = |asked: &String| format!("{asked}\t{}\n", stands(asked).unwrap_or_default());
    out::data(&told.iter().map(line).collect::<String>())?;
    Ok(true)
}

/// What an answer comes to. On the sheet the same tag or number again takes it away; here it is left, and a minus before
/// it takes it away.
fn wish(session: &Session, entry: &Entry, what: &What, typed: &str, on: NaiveDate) -> Result<Option<Wish>, Failure> {
    let (typed, away) = match (what, typed.trim().strip_prefix('-')) {
        (What::Link(..), Some(rest)) => (rest, true),
        _ => (typed, false),
    };
    let taken = sheet::taken(session, entry, what, typed, on)
        .map_err(|why| Failure::wrong_call(Series::NotTaken.with(&[typed.trim(), &why])))?;
    Ok(match (what, taken.wish) {
        (What::Link(..), Some(wish)) if matches!(wish, Wish::Unlink(_)) != away => None,
        (_, wish) => wish,
    })
}
