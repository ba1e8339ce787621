//! The reading commands: they never write to a session, never lock it, never fold.

use super::args::{PaperArgs, WorksheetArgs};
use super::{Ended, Failure, add, custody, out};
use crate::export::formats::{self, FORMATS, Picture, Wanted};
use crate::export::linear;
use crate::export::papers::{self, Format, Paper};
use crate::export::worksheets;
use crate::model::check::{self, Grade};
use crate::model::session::Session;
use crate::model::stage;
use crate::model::text::Clean;
use crate::store::{self, Finding, StoreError, library, paper};
use crate::words::counts::Counts;
use crate::words::report::ReportWord;
use std::path::{Path, PathBuf};

/// Opens a session for reading, and says on standard error what a person must know about its file.
pub(super) fn open(session: &str, folder: Option<&Path>) -> Result<(PathBuf, Session, Vec<Finding>), Failure> {
    let path = library::resolve(&library::folder(folder), session)?;
    let opened = store::read(&path)?;
    for finding in &opened.findings {
        out::message(&finding.words());
    }
    if let Some(why) = &opened.read_only {
        out::message(&StoreError::new(&path, why, "it can be read, not written").to_string());
    }
    let session = Session::of(opened.ops);
    custody::ask(&session, &path);
    Ok((path, session, opened.findings))
}

/// Prints the sessions at hand, newest first.
pub fn list(folder: Option<&Path>) -> Ended {
    let folder = library::folder(folder);
    let today = chrono::Local::now().date_naive();
    let mut lines = Vec::new();
    let listed = library::list(&folder)?;
    for session in &listed {
        let (name, head) = (Clean::from(session.name()), &session.header);
        let over = head.was_to_be_kept(today).map(|words| format!("\t{words}")).unwrap_or_default();
        lines.push(format!("{name}\t{}\t{}\t{}{over}\n", head.title, head.dates, head.state));
    }
    for error in library::unreadable(&folder) {
        out::message(&error.to_string());
    }
    for lost in library::lost(&folder, &listed) {
        out::message(&lost.words().to_string());
    }
    if lines.is_empty() {
        out::message(&format!("No sessions in {}. `commonground new TITLE` begins one.", folder.display()));
    }
    out::data(&lines.concat())?;
    Ok(true)
}

/// Prints a whole session as text that reads well aloud.
pub fn show(session: &str, folder: Option<&Path>) -> Ended {
    let (_, session, _) = open(session, folder)?;
    out::data(&linear::linear(&session))?;
    Ok(true)
}

/// Looks through sessions. What is broken is an error; what is open is not.
pub fn check(sessions: &[String], folder: Option<&Path>) -> Ended {
    let mut sound = true;
    for name in sessions {
        match open(name, folder) {
            Ok((path, session, in_files)) => {
                let path = out::shown(&path);
                let damages = in_files.iter().filter(|finding| finding.is_damage()).count();
                let findings = check::check(&session);
                let open = findings.iter().filter(|finding| finding.grade == Grade::Open).count();
                let broken = findings.len() - open + damages;
                sound &= broken == 0;
                let mut lines: String = findings.iter().map(|finding| format!("{path}: {finding}\n")).collect();
                for said in in_files.iter().filter_map(set_aside).chain(by_hand(&session)) {
                    lines.push_str(&format!("{path}: {said}\n"));
                }
                let counts = [session.len(), broken, open].map(|n| n.to_string());
                let [all, broken, open] = counts;
                lines.push_str(&(Counts::LinesLooked.with(&[path.clone(), all, broken, open]) + "\n"));
                out::data(&lines)?;
            }
            Err(failure) => {
                sound = false;
                out::message(&failure.sentence);
            }
        }
    }
    Ok(sound)
}

/// What stands in a line that was set aside, as far as it is text.
fn set_aside(finding: &Finding) -> Option<String> {
    let Finding::SetAside { file, line, text, .. } = finding else { return None };
    let name = out::shown(Path::new(file.file_name()?));
    Some(format!("set aside: {name}, line {line}: {text}"))
}

/// Every line that was changed by hand in the file.
fn by_hand(session: &Session) -> impl Iterator<Item = String> {
    let changed = session.entries().filter(|entry| entry.by_hand);
    changed.map(|entry| format!("by hand: {}: {}", check::called(session, entry), ReportWord::ByHand.text()))
}

/// Draws the roadmap: as text to standard output, or into a file whose ending says how.
pub fn roadmap(paper: &PaperArgs, folder: Option<&Path>, fonts: Option<&Path>) -> Ended {
    let mut endings: Vec<(&str, Option<Picture>)> = FORMATS.iter().map(|row| (row.ending, Some(row.picture))).collect();
    endings.push(("txt", None));
    let picture = format(paper.output.as_deref(), &endings)?.flatten();
    let (_, session, _) = open(&paper.session, folder)?;
    if let (Some(picture), Some(file)) = (picture, paper.output.as_deref()) {
        let wanted = Wanted { as_of: paper.as_of, ..Wanted::default() };
        let drawn = formats::roadmap(&session, &[picture], &wanted, &out::fonts(fonts)).map_err(Failure::failed)?;
        for (_, bytes) in drawn.files {
            paper::write(file, &bytes.map_err(Failure::failed)?)?;
            out::message(&format!("Written: {}", out::shown(file)));
        }
        for sentence in &drawn.said {
            out::message(sentence);
        }
        return Ok(true);
    }
    let drawn = papers::roadmap(&session, Format::Text, paper.as_of).unwrap_or_default();
    hand_out(paper.output.as_deref(), &drawn)
}

/// Writes the sheets that are printed before the day.
pub fn worksheets(what: &WorksheetArgs, folder: Option<&Path>) -> Ended {
    format(what.output.as_deref(), &[("html", Format::Html)])?;
    let task = what.task.as_deref().map(|code| stage::task(code).ok_or_else(|| add::unknown_task(code))).transpose()?;
    let (_, session, _) = open(&what.session, folder)?;
    if let Some(task) = task.filter(|task| !worksheets::is_work(task)) {
        return Err(Failure::wrong_call(format!("{}: nothing is written down there; it needs no sheet.", task.title)));
    }
    let text = worksheets::worksheets(&session, task);
    hand_out(what.output.as_deref(), &Paper { text, said: Vec::new() })
}

/// The format that a file's ending names; `None` for standard output.
pub(super) fn format<F: Copy>(file: Option<&Path>, endings: &[(&str, F)]) -> Result<Option<F>, Failure> {
    let Some(file) = file else { return Ok(None) };
    let ending = file.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    if let Some((_, format)) = endings.iter().find(|(known, _)| *known == ending) {
        return Ok(Some(*format));
    }
    let known: Vec<String> = endings.iter().map(|(known, _)| format!(".{known}")).collect();
    let what = if ending.is_empty() { "has no ending".to_owned() } else { format!("ends in .{ending}") };
    Err(Failure::wrong_call(format!("{} {what}; name a file that ends in {}.", out::shown(file), known.join(" or "))))
}

/// Writes a paper to its file, or to standard output, and says what a person should know about it.
fn hand_out(file: Option<&Path>, paper: &Paper) -> Ended {
    match file {
        None => {
            out::data(&paper.text)?;
        }
        Some(file) => {
            paper::write(file, paper.text.as_bytes())?;
            out::message(&format!("Written: {}", file.display()));
        }
    }
    for sentence in &paper.said {
        out::message(sentence);
    }
    Ok(true)
}

/// Prints where things are kept.
pub fn paths(folder: Option<&Path>) -> Ended {
    let lines: Vec<String> =
        library::paths(folder).into_iter().map(|(what, path)| format!("{what}\t{}\n", out::shown(&path))).collect();
    out::data(&lines.concat())?;
    Ok(true)
}
