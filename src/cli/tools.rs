//! `export --as` for other people's tools. Says on standard output how many lines went and how many did not, and why.
//! Uses the table of formats and the store.

use super::args::{As, ExportArgs};
use super::{Ended, Failure, out};
use crate::export::tools::leaving::How;
use crate::export::tools::{self, Leaving, Parcel, Readers, Row, Tool};
use crate::model::session::Session;
use crate::store::{self, library, paper};
use std::path::{Path, PathBuf};

/// The formats for other tools that were asked for, each once.
pub fn asked(arguments: &ExportArgs) -> Vec<Tool> {
    let formats = arguments.pictures.formats.iter();
    let mut tools: Vec<Tool> =
        formats.filter_map(|format| if let As::Tool(tool) = format { Some(*tool) } else { None }).collect();
    tools.sort_unstable();
    tools.dedup();
    tools
}

/// Writes each of them.
pub fn export(arguments: &ExportArgs, tools: &[Tool], folder: Option<&Path>) -> Ended {
    if arguments.anonymous || arguments.contact.is_some() {
        return Err(Failure::wrong_call(
            "--anonymous and --contact are for a copy of the session: make one with --to ron, and export that.",
        ));
    }
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let places = places(&path, arguments.output.as_deref(), tools)?;
    let opened = store::read(&path)?;
    for finding in &opened.findings {
        out::message(&finding.words());
    }
    let session = Session::of(opened.ops);
    super::custody::ask(&session, &path);
    let how = How { who: arguments.tools.who, bom: arguments.tools.bom };
    let leaving = Leaving::new(&session, &opened.session, arguments.tools.readers.unwrap_or_default(), how);
    for (tool, place) in tools.iter().zip(places) {
        let parcel = tools::make(*tool, &leaving);
        match place {
            None => {
                let text: String = parcel.files.iter().map(|(_, text)| text.as_str()).collect();
                out::data(&text)?;
                out::message(&parcel.sentence(tool.row().name));
            }
            Some(place) => {
                write(&place, &parcel)?;
                out::data(&format!("{}\n", parcel.sentence(&out::shown(&place))))?;
            }
        }
    }
    if leaving.readers == Readers::Public && leaving.not_for_them > 0 {
        out::message(
            "What goes out is for everyone; with --for there it also holds what only those who were there read.",
        );
    }
    Ok(true)
}

/// Where each goes: beside the session, into a folder, into the one file that was named; `None`: to standard output.
fn places(session: &Path, output: Option<&Path>, tools: &[Tool]) -> Result<Vec<Option<PathBuf>>, Failure> {
    let stem = session.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = |row: &Row| match row.ending {
        "" => format!("{stem}{}", row.after),
        ending => format!("{stem}{}.{ending}", row.after),
    };
    let rows = || tools.iter().map(|tool| tool.row());
    let Some(output) = output else {
        return Ok(rows().map(|row| Some(session.with_file_name(name(row)))).collect());
    };
    match tools {
        [one] if output == Path::new("-") && !one.row().ending.is_empty() => Ok(vec![None]),
        [one] if one.row().ending.is_empty() && output != Path::new("-") => Ok(vec![Some(output.to_path_buf())]),
        _ if output.is_dir() => Ok(rows().map(|row| Some(output.join(name(row)))).collect()),
        [one] if output.extension().is_some_and(|end| end.to_string_lossy().to_lowercase() == one.row().ending) => {
            Ok(vec![Some(output.to_path_buf())])
        }
        [one] if !one.row().ending.is_empty() => Err(Failure::wrong_call(format!(
            "{} is no name for this file; name one that ends in .{}, or a folder.",
            out::shown(output),
            one.row().ending
        ))),
        _ => Err(Failure::wrong_call(format!(
            "{} is no folder; several files go into a folder that is there.",
            out::shown(output)
        ))),
    }
}

/// Writes the one file, or a folder of them.
fn write(place: &Path, parcel: &Parcel) -> Result<(), Failure> {
    for (name, text) in &parcel.files {
        if name.is_empty() {
            paper::write(place, text.as_bytes())?;
        } else {
            library::make_folder(place)?;
            paper::write(&place.join(name), text.as_bytes())?;
        }
    }
    Ok(())
}
