//! `search` and `actions`: what lies in all sessions of a folder. They never write. Uses the store's search.

use super::args::{ActionsArgs, SearchArgs};
use super::{Ended, Failure, add, out, read};
use crate::model::after::across::{ByDay, ByWho, Promise, Turn};
use crate::model::after::since;
use crate::model::dates::written_out;
use crate::model::day::now::label_of_table;
use crate::model::field::{FIELDS, Field};
use crate::model::kind::Kind;
use crate::model::search::Asked;
use crate::model::stage;
use crate::model::text::{is_plain, sift};
use crate::store::library;
use crate::store::search::{self, Found, Hit, Place, Volume};
use crate::words::Word;
use crate::words::library::Library;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// How long a row mostly is at most, in bytes.
const ROW: usize = 160;

/// Looks through every session; prints session, number, kind, words and day of each line that is it.
pub fn search(what: &SearchArgs, folder: Option<&Path>) -> Ended {
    let asked = asked(what)?;
    if asked.is_empty() {
        return Err(Failure::wrong_call(Library::NothingAsked.text()));
    }
    let folder = library::folder(folder);
    let found = search::search(&folder, &asked, &|| false, &rows)?;
    say_unread(&found);
    if found.volumes.is_empty() {
        say_none(&found, &folder, Library::NothingFound);
        return Ok(false);
    }
    out::pieces(found.volumes.iter().map(|volume| volume.of.as_str()))?;
    Ok(true)
}

/// What was found in one session, a row each.
fn rows(place: &Place, hits: &[Hit]) -> String {
    let (name, mut rows) = (place.name(), String::with_capacity(hits.len() * ROW));
    for hit in hits {
        let on = hit.on.map(|on| on.to_string()).unwrap_or_default();
        row(&mut rows, &[&name, &hit.no, hit.told.what.word(), &hit.told.in_one(), &on]);
    }
    rows
}

/// What was promised in a session: their rows, and where in them each stands.
struct Listed {
    rows: String,
    each: Vec<(Turn, Range<usize>)>,
}

/// Lists what was promised in every session: who, session, number, what, by when, and how it stands.
pub fn actions(what: &ActionsArgs, folder: Option<&Path>) -> Ended {
    let asked = Asked::kinds(&[Kind::Action, Kind::Pledge]);
    let folder = library::folder(folder);
    let today = chrono::Local::now().date_naive();
    let promised = |place: &Place, hits: &[Hit]| promised(place, hits, what, today);
    let found = search::search_but_days(&folder, &asked, &|| false, &promised)?;
    // What is alike keeps the order of its sessions.
    let mut by_who: BTreeMap<&ByWho, Vec<(&ByDay, &str)>> = BTreeMap::new();
    for Volume { of: Listed { rows, each }, .. } in &found.volumes {
        for (turn, at) in each {
            let row = rows.get(at.clone()).unwrap_or_default();
            by_who.entry(&turn.by_who).or_default().push((&turn.by_day, row));
        }
    }
    say_unread(&found);
    if by_who.is_empty() {
        say_none(&found, &folder, Library::NoActions);
        return Ok(false);
    }
    for same in by_who.values_mut() {
        same.sort_by_key(|(by_day, _)| *by_day);
    }
    out::pieces(by_who.values().flatten().map(|(_, row)| *row))?;
    Ok(true)
}

/// What was promised in one session, as far as it is wanted.
fn promised(place: &Place, hits: &[Hit], what: &ActionsArgs, today: NaiveDate) -> Listed {
    let (name, mut rows) = (place.name(), String::with_capacity(hits.len() * ROW));
    let mut each = Vec::with_capacity(hits.len());
    for hit in hits {
        let promise = Promise::of(&hit.told);
        if is_wanted(&promise, what) {
            let wanted = promise.is_open() && promise.looks_for_someone();
            let who = if wanted { Word::LookingForSomeone.text() } else { &promise.who };
            let begins = rows.len();
            row(&mut rows, &[who, &name, &hit.no, &promise.what, &promise.by_when, &promise.stands(today)]);
            each.push((promise.place(), begins..rows.len()));
        }
    }
    Listed { rows, each }
}

fn is_wanted(promise: &Promise, what: &ActionsArgs) -> bool {
    what.of.as_deref().is_none_or(|who| promise.is_of(who))
        && (!what.open || promise.is_open())
        && what.due_before.is_none_or(|day| promise.due.is_some_and(|due| due < day))
}

/// Prints what changed in a session since a day: when, at which window, by whom, what was done, number, kind, words.
pub fn since(session: &str, day: NaiveDate, folder: Option<&Path>) -> Ended {
    let (_, session, _) = read::open(session, folder)?;
    let changes = since::since(&session, day);
    if changes.is_empty() {
        out::message(&Library::NothingSince.with(&[written_out(day)]));
    }
    let mut lines = String::new();
    for change in &changes {
        let at = change.at.format("%Y-%m-%d %H:%M").to_string();
        let parts = [&at, &change.window, &change.by, change.done.text(), &change.no, change.what, &change.words];
        row(&mut lines, &parts);
    }
    out::data(&lines)?;
    Ok(true)
}

/// Puts one line out, its parts with tabs between: nothing in a part is one, or steers a terminal.
fn row(out: &mut String, parts: &[&str]) {
    let last = parts.iter().rposition(|part| !part.is_empty()).map_or(0, |last| last + 1);
    for (n, part) in parts.iter().take(last).enumerate() {
        if n > 0 {
            out.push('\t');
        }
        if is_plain(part) { out.push_str(part) } else { out.push_str(&sift(part).replace(['\t', '\n', '\r'], " ")) }
    }
    out.push('\n');
}

fn say_unread<R>(found: &Found<R>) {
    for error in &found.unread {
        out::message(&error.to_string());
    }
}

fn say_none<R>(found: &Found<R>, folder: &Path, none: Library) {
    out::message(&match found.sessions {
        0 => Library::NoSessions.with(&[out::shown(folder)]),
        n => none.with(&[n.to_string()]),
    });
}

fn asked(what: &SearchArgs) -> Result<Asked, Failure> {
    let mut asked = Asked::words(what.words.iter().map(String::as_str));
    asked.kinds = what.kind.iter().map(|code| add::kind(code)).collect::<Result<_, _>>()?;
    asked.by = what.group.clone().or_else(|| what.table.map(|table| label_of_table(table).to_uppercase()));
    if let Some(code) = &what.task {
        asked.task = Some(stage::task(code).ok_or_else(|| add::unknown_task(code))?.code.to_owned());
    }
    (asked.since, asked.until) = (what.since, what.until);
    for said in &what.answers {
        let (name, words) = said
            .split_once('=')
            .ok_or_else(|| Failure::wrong_call(Library::NotAnAnswer.with(&[out::shown(Path::new(said))])))?;
        asked = asked.answered(field(name.trim())?, words);
    }
    Ok(asked)
}

/// The answer of that name, as it is called in files or on the screen.
fn field(name: &str) -> Result<Field, Failure> {
    let wanted = name.to_lowercase().replace(['-', ' '], "_");
    let by_word = || FIELDS.iter().find(|spec| spec.word.to_lowercase() == name.to_lowercase()).map(|spec| spec.field);
    let known = Field::from_code(&wanted).or_else(by_word).filter(|field| !field.is_private());
    known.ok_or_else(|| {
        let codes: Vec<&str> = FIELDS.iter().filter(|spec| !spec.field.is_private()).map(|spec| spec.code).collect();
        let meant = match library::nearest(&wanted, codes.iter().copied()) {
            Some(meant) => Library::DidYouMean.with(&[meant]),
            None => Library::OneOfThese.with(&[codes.join(", ")]),
        };
        Failure::wrong_call(Library::NotAField.with(&[sift(name).as_ref(), &meant]))
    })
}
