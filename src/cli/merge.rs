//! `merge`, `split`, `pack`: a session that travels by mail, on a stick, to another room and back. Uses the store and the
//! model's roll-up.

use super::args::{MergeArgs, PackArgs, SplitArgs};
use super::{Ended, Failure, keep, out};
use crate::model::after::roll_up::{Into, RolledUp, roll_up};
use crate::model::entry::{Entry, State};
use crate::model::session::Session;
use crate::store::line::Kept;
use crate::store::{self, Book, copy, library};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is to be taken in.
#[derive(Default)]
struct Coming {
    lines: Vec<Kept>,
    /// What each file is and what of it stays there.
    says: Vec<String>,
}

/// Takes other files into a session: lists first, acts with `--yes`.
pub fn merge(arguments: &MergeArgs, folder: Option<&Path>) -> Ended {
    let folder = library::folder(folder);
    let into = library::resolve(&folder, &arguments.into)?;
    let here = store::read(&into)?;
    out::damage(&here.findings);
    let base = Session::of(here.ops.clone());
    let mut coming = Coming::default();
    for from in &arguments.from {
        let path = library::resolve(&folder, from)?;
        if is_same(&path, &into) {
            return Err(Failure::wrong_call(format!(
                "{} is the session itself; name another file.",
                out::shown(&path)
            )));
        }
        coming.read(&path, &here.session, &base)?;
    }
    let joined = Session::of(here.ops.into_iter().chain(coming.lines.iter().map(|kept| kept.op.clone())));
    let rows = rows(&base, &joined);
    out::data(&rows.iter().map(Row::line).collect::<String>())?;
    coming.says.iter().for_each(|sentence| out::message(sentence));
    let sum = sum(&rows);
    if !arguments.yes {
        let and = if rows.is_empty() { "" } else { " --yes takes it in." };
        out::message(&format!("{sum} Nothing was written.{and}"));
        return Ok(true);
    }
    let (mut book, _) = Book::open(&into, "desk")?;
    let count = book.take_in(&coming.lines)?;
    keep::save(&mut book, count)?;
    drop(book.fold());
    out::message(&format!("Taken in: {sum}"));
    Ok(true)
}

/// Whether two names lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    real(one) == real(other)
}

impl Coming {
    fn read(&mut self, path: &Path, session: &str, base: &Session) -> Result<(), Failure> {
        let other = store::other(path)?;
        out::damage(&other.findings);
        let name = out::shown(path);
        if other.session == session {
            self.says.push(format!("{name} is a copy of this session."));
            self.lines.extend(other.lines);
            return Ok(());
        }
        if other.session.ends_with(&format!("-from-{session}")) {
            return Err(Failure::failed(format!(
                "{name} was made out of this session for others: all of it is here already."
            )));
        }
        let ops = other.ops();
        let there = Session::of(ops.clone());
        let rolled = roll_up(&ops, &other.session, &there, Into { id: session, session: base });
        self.says.push(left_there(&name, &there, &rolled));
        self.lines.extend(rolled.ops.into_iter().map(Kept::of));
        Ok(())
    }
}

/// What of another session is not taken over.
fn left_there(name: &str, there: &Session, rolled: &RolledUp) -> String {
    let title = there.words(crate::model::field::Field::Title);
    let mut stays = vec!["its agenda, groups and tables".to_owned()];
    for (count, one, many) in [
        (rolled.of_strangers, "the dots of 1 group that is not here", "dots of groups that are not here"),
        (rolled.by_code, "1 sign-up by a code", "sign-ups by codes"),
        (rolled.unknown, "1 line from a newer version", "lines from a newer version"),
    ] {
        match count {
            0 => {}
            1 => stays.push(one.to_owned()),
            count => stays.push(format!("{count} {many}")),
        }
    }
    format!(
        "{name} is another session, “{title}”: every line keeps where it came from; there stay {}.",
        stays.join(", ")
    )
}

/// Something that would be other than it is.
struct Row {
    what: What,
    number: String,
    words: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    New,
    Changed,
    TwoWordings,
    TwoAnswers,
    TakenBack,
    Struck,
}

/// What is listed, with one of it and several of it in a sentence.
const WHATS: &[(What, &str, &str, &str)] = &[
    (What::New, "new", "1 line is new", "{} lines are new"),
    (What::Changed, "changed", "1 is changed", "{} are changed"),
    (What::TwoWordings, "two wordings", "1 stands in two wordings", "{} stand in two wordings"),
    (What::TwoAnswers, "two answers", "1 has two answers", "{} have two answers"),
    (What::TakenBack, "taken back", "1 is taken back", "{} are taken back"),
    (What::Struck, "struck", "1 is struck", "{} are struck"),
];

impl Row {
    fn line(&self) -> String {
        let what = WHATS.iter().find(|(what, ..)| *what == self.what).map_or("", |(_, word, ..)| word);
        format!("{what}\t{}\t{}\n", self.number, self.words)
    }
}

/// The rows as one sentence.
fn sum(rows: &[Row]) -> String {
    let count = |what: What| rows.iter().filter(|row| row.what == what).count();
    let parts: Vec<String> = WHATS
        .iter()
        .filter_map(|(what, _, one, many)| match count(*what) {
            0 => None,
            1 => Some((*one).to_owned()),
            n => Some(many.replace("{}", &n.to_string())),
        })
        .collect();
    if parts.is_empty() { "Nothing in it is new here.".to_owned() } else { format!("{}.", parts.join(", ")) }
}

/// What differs between what is here and what would be, in the order in which it was said.
fn rows(base: &Session, joined: &Session) -> Vec<Row> {
    let mut entries: Vec<&Entry> = joined.entries().collect();
    entries.sort_by_key(|entry| (entry.l, &entry.id));
    let row = |entry: &&Entry| {
        let (what, words) = differs(base.entry(&entry.id), entry)?;
        let number = joined.spoken(entry);
        let number = if number.is_empty() { entry.kind.spec().word.to_owned() } else { number };
        Some(Row { what, number, words })
    };
    entries.iter().filter_map(row).collect()
}

fn differs(before: Option<&Entry>, now: &Entry) -> Option<(What, String)> {
    let texts = || now.texts.distinct().iter().map(|text| format!("“{text}”")).collect::<Vec<_>>().join(" and ");
    let Some(before) = before else {
        return now.stands().then(|| (What::New, now.text().to_owned()));
    };
    if before == now {
        return None;
    }
    if now.state != before.state && now.state == State::Struck {
        return Some((What::Struck, String::new()));
    }
    if now.state != before.state && now.state == State::Withdrawn {
        return Some((What::TakenBack, now.text().to_owned()));
    }
    if now.texts.differ() && now.texts != before.texts {
        return Some((What::TwoWordings, texts()));
    }
    let two: BTreeSet<String> = now
        .fields
        .iter()
        .filter(|((field, _), answers)| !field.settles_itself() && answers.differ())
        .filter(|(register, answers)| before.fields.get(register) != Some(answers))
        .map(|((field, key), answers)| {
            let said: Vec<String> = answers.distinct().iter().map(|value| value.words()).collect();
            format!("{}{}: {}", field.spec().word, if key.is_empty() { "" } else { " " }, said.join(" or "))
        })
        .collect();
    if !two.is_empty() {
        return Some((What::TwoAnswers, two.into_iter().collect::<Vec<_>>().join("; ")));
    }
    Some((What::Changed, now.text().to_owned()))
}

/// Gives a table its own file to carry away.
pub fn split(arguments: &SplitArgs, folder: Option<&Path>) -> Ended {
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let output = file_in(&arguments.output, &format!("{name}-table-{}.ron", arguments.table))?;
    let (text, opened) = copy::whole(&path)?;
    out::damage(&opened.findings);
    copy::write(&output, &text)?;
    out::path(&output)?;
    out::message(&format!(
        "`commonground table {} --table {}` opens it at table {}. What is written there waits beside it, in the folder of \
         the same name: bring both back, and `commonground merge {} {}` takes it in.",
        out::shown(&output),
        arguments.table,
        arguments.table,
        arguments.session,
        out::shown(&output)
    ));
    Ok(true)
}

/// Writes everything into one file to mail.
pub fn pack(arguments: &PackArgs, folder: Option<&Path>) -> Ended {
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let output = file_in(&arguments.output, &name)?;
    let (mut book, opened) = Book::open(&path, "desk")?;
    out::damage(&opened.findings);
    if book.read_only().is_none() && !book.is_complete() {
        book.fold()?;
    }
    drop(book);
    let (text, _) = copy::whole(&path)?;
    copy::write(&output, &text)?;
    out::path(&output)?;
    out::message("All of the session is in this one file. The private file stays at home.");
    Ok(true)
}

/// The file that is meant: itself, or one of that name in the folder that is meant.
fn file_in(output: &Path, name: &str) -> Result<PathBuf, Failure> {
    let output = if output.is_dir() { output.join(name) } else { output.to_owned() };
    if library::may_be_new(&output) {
        return Ok(output);
    }
    Err(Failure::wrong_call(format!(
        "{} is no name for a session; name a file that ends in .ron, or a folder.",
        out::shown(&output)
    )))
}
