//! The papers that people take home: roadmap and report, with what has to be said about them. Pure.

use super::report;
use super::{markdown, report_html};
#[cfg(feature = "poster")]
use crate::model::field::Field;
use crate::model::session::Session;
use crate::roadmap::draw_up;
use crate::words::report::ReportWord;
use chrono::NaiveDate;

/// The formats of a roadmap or report in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One HTML file.
    Html,
    /// A picture as SVG.
    Svg,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

/// A paper, and what a person should know about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    /// The whole text of the file.
    pub text: String,
    /// Sentences: what was laid out differently, which characters could not be drawn.
    pub said: Vec<String>,
}

/// The language of a session's papers, as in BCP 47.
#[cfg(feature = "poster")]
pub(super) fn language(session: &Session) -> String {
    super::escape::lang(&session.words(Field::Language)).unwrap_or("en-GB").to_owned()
}

/// The roadmap, in one of its formats, with the bundled fonts. `None`: this build does not draw it.
pub fn roadmap(session: &Session, format: Format, as_of: Option<NaiveDate>) -> Option<Paper> {
    roadmap_with(session, format, as_of, &[])
}

/// The same with fonts from elsewhere behind the bundled ones, as the bytes of their files.
#[cfg_attr(not(feature = "poster"), expect(unused_variables, reason = "this build draws nothing with fonts"))]
pub fn roadmap_with(session: &Session, format: Format, as_of: Option<NaiveDate>, fonts: &[Vec<u8>]) -> Option<Paper> {
    let plan = draw_up::plan(session, as_of);
    match format {
        Format::Text | Format::Markdown => {
            Some(Paper { text: crate::roadmap::text::roadmap_text(&plan, 80), said: Vec::new() })
        }
        #[cfg(feature = "poster")]
        Format::Html | Format::Svg => {
            let scene = crate::roadmap::poster::scene_with(&plan, crate::roadmap::fonts::Fonts::with(fonts));
            let lang = language(session);
            let text = if format == Format::Html {
                super::roadmap_html::roadmap_html(&plan, &scene, &lang)
            } else {
                super::svg::svg(&scene, &lang, super::svg::Place::File)
            };
            let mut said = scene.outcome.notes.clone();
            said.extend(crate::roadmap::check::check(&scene, &plan));
            Some(Paper { text, said })
        }
        #[cfg(not(feature = "poster"))]
        Format::Html | Format::Svg => None,
    }
}

/// The report for those who were there, in one of its formats.
pub fn report(session: &Session, format: Format) -> Paper {
    let report = report::report(session);
    let text = match format {
        Format::Html | Format::Svg => report_html::html(&report),
        Format::Text | Format::Markdown => markdown::markdown(&report),
    };
    Paper { text, said: Vec::new() }
}

/// A report in a file: its format, by how the file ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// A4 pages.
    Pdf,
    /// One page for browsers.
    Html,
    /// Text with a few marks.
    Markdown,
}

/// The report for somebody as the bytes of a file, and what a person should know about it.
///
/// # Errors
/// A sentence, where this build writes no such file, or these papers name nobody who is called like that.
pub fn report_to(
    session: &Session,
    whom: report::For,
    to: Option<&str>,
    format: ReportFormat,
    fonts: &[Vec<u8>],
) -> Result<(Vec<u8>, Vec<String>), String> {
    let named = report::named_on(session, whom);
    if let Some(to) = to.filter(|to| !report::is_named_on(&named, to)) {
        return Err(if named.is_empty() {
            ReportWord::NobodyYet.with(&[to.trim()])
        } else {
            ReportWord::NobodyOf.with(&[to.trim(), &named.join("; ")])
        });
    }
    written(&report::report_to(session, whom, to), format, fonts)
}

/// A paper as the bytes of a file, and what a person should know about it.
///
/// # Errors
/// A sentence, where this build writes no such file.
pub fn written(
    report: &report::Report,
    format: ReportFormat,
    fonts: &[Vec<u8>],
) -> Result<(Vec<u8>, Vec<String>), String> {
    match format {
        ReportFormat::Html => Ok((report_html::html(report).into_bytes(), Vec::new())),
        ReportFormat::Markdown => Ok((markdown::markdown(report).into_bytes(), Vec::new())),
        ReportFormat::Pdf => report_as_pdf(report, fonts),
    }
}

#[cfg(feature = "poster")]
fn report_as_pdf(report: &report::Report, fonts: &[Vec<u8>]) -> Result<(Vec<u8>, Vec<String>), String> {
    let (bytes, missing) = super::report_pdf::pdf(report, crate::roadmap::fonts::Fonts::with(fonts))?;
    Ok((bytes, crate::roadmap::missing::said(&missing).into_iter().collect()))
}

#[cfg(not(feature = "poster"))]
fn report_as_pdf(_: &report::Report, _: &[Vec<u8>]) -> Result<(Vec<u8>, Vec<String>), String> {
    Err(ReportWord::NoPdf.text().to_owned())
}
