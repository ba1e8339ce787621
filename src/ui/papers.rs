//! The papers that are written beside a session: roadmap and report, and the other pictures where there are any. Uses
//! `export` and `store`; called by the shell in a thread of its own.

use crate::export::papers::{self, Format};
#[cfg(feature = "poster")]
use crate::export::picture_pages;
#[cfg(feature = "poster")]
use crate::model::kind::Kind;
use crate::model::session::Session;
use crate::store::paper;
use std::path::Path;

/// Writes the papers beside the document at `path`; the folder and their names.
///
/// # Errors
/// A sentence, where one could not be written.
pub fn write(path: &Path, session: &Session) -> Result<(String, Vec<String>), String> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let drawn = papers::roadmap_with(session, Format::Html, None, &crate::store::fonts::read(None).0);
    // A build that draws no pictures still hands the roadmap out, as text.
    let (roadmap, ending) = match drawn {
        Some(paper) => (Some(paper), "html"),
        None => (papers::roadmap(session, Format::Text, None), "txt"),
    };
    let report = papers::report(session, Format::Html);
    let mut written = Vec::new();
    for (name, made) in [(format!("{stem}-roadmap.{ending}"), roadmap), (format!("{stem}-report.html"), Some(report))] {
        if let Some(made) = made {
            paper::write(&path.with_file_name(&name), made.text.as_bytes()).map_err(|error| error.to_string())?;
            written.push(name);
        }
    }
    if let Some(text) = pictures(session) {
        let name = format!("{stem}-pictures.html");
        paper::write(&path.with_file_name(&name), text.as_bytes()).map_err(|error| error.to_string())?;
        written.push(name);
    }
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = whole.parent().unwrap_or(path).to_string_lossy().into_owned();
    Ok((folder, written))
}

/// The pictures beside the roadmap, where there is anything on them that roadmap and report do not say in full.
#[cfg(feature = "poster")]
fn pictures(session: &Session) -> Option<String> {
    const SHOWN: [Kind; 4] = [Kind::TimeLine, Kind::Trend, Kind::Asset, Kind::Relationship];
    let any = SHOWN.into_iter().any(|kind| session.of_kind(kind).next().is_some());
    any.then(|| picture_pages::html(session, &picture_pages::all(session)))
}

/// This build draws no pictures.
#[cfg(not(feature = "poster"))]
fn pictures(_: &Session) -> Option<String> {
    None
}
