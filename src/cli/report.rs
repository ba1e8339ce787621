//! `report`: the record of a session, for different readers. Uses the papers and the store.

use super::args::ReportArgs;
use super::{Ended, Failure, out, read};
use crate::export::papers::{self, ReportFormat};
use crate::export::report::For;
use crate::store::paper;
use crate::words::report::ReportWord;
use std::path::Path;

/// The endings of a paper's file.
pub(super) const ENDINGS: &[(&str, ReportFormat)] =
    &[("pdf", ReportFormat::Pdf), ("html", ReportFormat::Html), ("md", ReportFormat::Markdown)];

/// Writes the report: as Markdown to standard output, or into a file whose ending says how.
pub fn report(what: &ReportArgs, folder: Option<&Path>, fonts: Option<&Path>) -> Ended {
    if what.as_of.is_some() {
        return Err(Failure::wrong_call(ReportWord::AsOfRefused.text()));
    }
    if what.to.is_some() && !matches!(what.whom, For::Slips | For::Brief) {
        return Err(Failure::wrong_call(ReportWord::ToWhom.text()));
    }
    let format = read::format(what.output.as_deref(), ENDINGS)?.unwrap_or(ReportFormat::Markdown);
    let (_, session, _) = read::open(&what.session, folder)?;
    let (bytes, said) = papers::report_to(&session, what.whom, what.to.as_deref(), format, &fonts_for(format, fonts))
        .map_err(Failure::failed)?;
    match what.output.as_deref() {
        None => {
            out::data(&String::from_utf8_lossy(&bytes))?;
        }
        Some(file) => {
            paper::write(file, &bytes)?;
            out::message(&format!("Written: {}", out::shown(file)));
        }
    }
    for sentence in &said {
        out::message(sentence);
    }
    Ok(true)
}

/// The fonts that a paper is drawn with; other formats need none.
pub(super) fn fonts_for(format: ReportFormat, fonts: Option<&Path>) -> Vec<Vec<u8>> {
    if format == ReportFormat::Pdf { out::fonts(fonts) } else { Vec::new() }
}
