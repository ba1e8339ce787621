//! The reading commands: they never write to a session, never lock it, never fold.

use super::args::PaperArgs;
use super::{Ended, Failure, out};
use crate::export::{linear, markdown, report, report_html};
use crate::model::check::{self, Grade};
use crate::model::session::Session;
use crate::roadmap::{draw_up, plan::Plan, text};
use crate::store::{StoreError, book, library, paper};
use std::path::{Path, PathBuf};

/// Opens a session for reading, and says on standard error what a person must know about its file.
fn open(session: &str, folder: Option<&Path>) -> Result<(PathBuf, Session), Failure> {
    let path = library::find(session, folder)?;
    let opened = book::read(&path)?;
    for finding in &opened.findings {
        out::message(&finding.to_string());
    }
    Ok((path, Session::of(opened.ops)))
}

/// Prints the sessions at hand, newest first.
pub fn list(folder: Option<&Path>) -> Ended {
    let folder = library::folder(folder);
    let mut lines = String::new();
    for session in library::list(&folder)? {
        lines.push_str(&format!("{}\t{}\t{}\n", session.name, session.title, session.when));
    }
    if lines.is_empty() {
        out::message(&format!("No sessions in {}. `commonground new TITLE` begins one.", folder.display()));
    }
    out::data(&lines)?;
    Ok(true)
}

/// Prints a whole session as text that reads well aloud.
pub fn show(session: &str, folder: Option<&Path>) -> Ended {
    let (_, session) = open(session, folder)?;
    out::data(&linear::linear(&session))?;
    Ok(true)
}

/// Looks through sessions. What is broken is an error; what is open is not.
pub fn check(sessions: &[String], folder: Option<&Path>) -> Ended {
    let mut sound = true;
    for name in sessions {
        match open(name, folder) {
            Ok((path, session)) => {
                let findings = check::check(&session);
                let broken = findings.iter().filter(|finding| finding.grade == Grade::Broken).count();
                sound &= broken == 0;
                let mut lines: String =
                    findings.iter().map(|finding| format!("{}: {finding}\n", path.display())).collect();
                lines.push_str(&format!(
                    "{}: {} lines, {broken} broken, {} open\n",
                    path.display(),
                    session.len(),
                    findings.len() - broken
                ));
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

/// Draws the roadmap: as text to standard output, or into a file whose ending says how.
pub fn roadmap(paper: &PaperArgs, folder: Option<&Path>) -> Ended {
    let (_, session) = open(&paper.session, folder)?;
    let plan = draw_up::plan(&session, paper.as_of);
    let Some(file) = &paper.output else {
        out::data(&text::text(&plan, 80))?;
        return Ok(true);
    };
    let drawn = match ending(file).as_str() {
        "txt" => text::text(&plan, 80),
        ending @ ("svg" | "html") => picture(&plan, ending)?,
        other => return Err(unknown_ending(file, other, ".svg, .html or .txt")),
    };
    write(file, &drawn)
}

#[cfg(feature = "poster")]
fn picture(plan: &Plan, ending: &str) -> Result<String, Failure> {
    let drawn = crate::export::papers::roadmap(plan, ending == "svg");
    for sentence in &drawn.said {
        out::message(sentence);
    }
    Ok(drawn.text)
}

#[cfg(not(feature = "poster"))]
fn picture(_: &Plan, _: &str) -> Result<String, Failure> {
    Err(Failure::failed("This build draws no pictures. Use `-o FILE.txt`, or a build with the feature poster."))
}

/// Writes the report: as Markdown to standard output, or into a file whose ending says how.
pub fn report(paper: &PaperArgs, folder: Option<&Path>) -> Ended {
    let (_, session) = open(&paper.session, folder)?;
    let report = report::report(&session);
    let Some(file) = &paper.output else {
        out::data(&markdown::markdown(&report))?;
        return Ok(true);
    };
    let written = match ending(file).as_str() {
        "md" | "txt" => markdown::markdown(&report),
        "html" => report_html::html(&report),
        other => return Err(unknown_ending(file, other, ".html or .md")),
    };
    write(file, &written)
}

fn ending(file: &Path) -> String {
    file.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn unknown_ending(file: &Path, ending: &str, known: &str) -> Failure {
    let what = if ending.is_empty() { "has no ending".to_owned() } else { format!("ends in .{ending}") };
    Failure::wrong_call(format!("{} {what}; name a file that ends in {known}.", file.display()))
}

fn write(file: &Path, text: &str) -> Ended {
    paper::write(file, text.as_bytes())?;
    out::message(&format!("Written: {}", file.display()));
    Ok(true)
}

/// Prints where things are kept.
pub fn paths(folder: Option<&Path>) -> Ended {
    let lines: String =
        library::paths(folder).into_iter().map(|(what, path)| format!("{what}\t{}\n", path.display())).collect();
    out::data(&lines)?;
    Ok(true)
}

/// Prints every command of the screen with its keys.
pub fn keys() -> Ended {
    out::data(&crate::ui::command::table())?;
    Ok(true)
}

/// Keeps the sentence of a file that could not be read as it is.
impl From<&StoreError> for Failure {
    fn from(error: &StoreError) -> Self {
        Failure::failed(error)
    }
}
