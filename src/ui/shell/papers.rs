//! The papers that are written beside a session: roadmap (as a page, for print and as a picture), report, and the other
//! pictures where there are any. Uses `export` and `store`; called by the shell in a thread of its own.

use crate::export::formats::{self, Picture, Wanted};
use crate::export::papers::{self, Format};
#[cfg(feature = "poster")]
use crate::export::picture_pages;
#[cfg(feature = "poster")]
use crate::model::kind::Kind;
use crate::model::session::Session;
use crate::store::paper;
use std::path::Path;

/// Writes the papers beside the document at `path`; the folder and their names, the two to read first.
///
/// # Errors
/// A sentence, where one could not be written.
pub fn write(path: &Path, session: &Session) -> Result<(String, Vec<String>), String> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut written = Vec::new();
    let mut keep = |name: String, bytes: &[u8]| {
        paper::write(&path.with_file_name(&name), bytes).map_err(|error| error.to_string())?;
        written.push(name);
        Ok::<(), String>(())
    };
    let report = papers::report(session, Format::Html);
    let pictures = [Picture::Html, Picture::Pdf, Picture::Png];
    // A build that draws no pictures still hands the roadmap out, as text.
    let mut drawn = formats::roadmap(session, &pictures, &Wanted::default(), &crate::store::fonts::read(None).0)
        .unwrap_or_default()
        .files
        .into_iter();
    if let Some((_, page)) = drawn.next() {
        keep(format!("{stem}-roadmap.html"), &page?)?;
    } else {
        let text = papers::roadmap(session, Format::Text, None).unwrap_or_default().text;
        keep(format!("{stem}-roadmap.txt"), text.as_bytes())?;
    }
    keep(format!("{stem}-report.html"), report.text.as_bytes())?;
    for (format, bytes) in drawn {
        keep(format!("{stem}-roadmap.{}", format.ending()), &bytes?)?;
    }
    if let Some(text) = others(session) {
        keep(format!("{stem}-pictures.html"), text.as_bytes())?;
    }
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = whole.parent().unwrap_or(path).to_string_lossy().into_owned();
    Ok((folder, written))
}

/// The pictures beside the roadmap, where there is anything on them that roadmap and report do not say in full.
#[cfg(feature = "poster")]
fn others(session: &Session) -> Option<String> {
    const SHOWN: [Kind; 4] = [Kind::TimeLine, Kind::Trend, Kind::Asset, Kind::Relationship];
    let any = SHOWN.into_iter().any(|kind| session.of_kind(kind).next().is_some());
    any.then(|| picture_pages::html(session, &picture_pages::all(session, &crate::store::fonts::read(None).0)))
}

/// This build draws no pictures.
#[cfg(not(feature = "poster"))]
fn others(_: &Session) -> Option<String> {
    None
}
