//! The report as PDF: A4 pages that print, tagged for screen readers (PDF/UA-1), with bookmarks, links within, and text
//! that can be searched and copied. Uses the report's tree, the shaper, the palette and krilla; no clock: the same
//! report is the same bytes.

mod body;
mod flow;
mod front;
mod grid;
pub mod layout;
mod pen;
mod write;

use self::body::Body;
use self::layout::Layout;
use self::pen::{Pen, Style};
use super::report::{Apart, Report, Section};
use crate::roadmap::fonts::{Face, Fonts};
use crate::words::Word;
use crate::words::report::ReportWord;
use std::collections::BTreeSet;

/// Lays a report out on its pages.
pub fn laid_out(report: &Report, fonts: Fonts) -> Layout {
    lay(report, fonts).0
}

/// Up to how many pages a paper that is not the whole record needs no contents.
const SHORT: usize = 6;

fn lay(report: &Report, fonts: Fonts) -> (Layout, Fonts) {
    // The record has a page of its own before it; other papers begin below their title, with contents where they are long.
    if report.eyebrow == ReportWord::Eyebrow || report.apart != Apart::No {
        return lay_with(report, fonts, report.apart != Apart::Slips);
    }
    let (layout, fonts) = lay_with(report, fonts, false);
    if layout.pages.len() <= SHORT { (layout, fonts) } else { lay_with(report, fonts, true) }
}

fn lay_with(report: &Report, fonts: Fonts, contents: bool) -> (Layout, Fonts) {
    let mut pen = Pen::new(fonts, anchors(report), report.from_right);
    front::title(&mut pen, report);
    if contents {
        front::contents(&mut pen, report);
    }
    let is_record = report.eyebrow == ReportWord::Eyebrow;
    for (n, section) in report.sections.iter().enumerate() {
        if report.apart == Apart::Pages || (report.apart == Apart::No && n == 0 && is_record) {
            pen.turn();
        }
        let first = pen.lumps.len();
        if report.apart == Apart::Slips {
            front::cut(&mut pen);
        }
        Body::new(&mut pen, report).ruled(report.apart != Apart::Slips).section(section, 2);
        if report.apart == Apart::Slips {
            flow::hold_together(&mut pen.lumps, first);
        }
    }
    if let Some(notice) = &report.notice {
        pen.gap(8.0);
        let bits = [pen::Bit::new(notice.as_str(), Face::Semibold, crate::roadmap::palette::INK)];
        let before = pen.lumps.len();
        pen.para(&bits, Style::FACTS, layout::Tag::Para, false);
        // It stands below the title already: no page begins for it alone.
        pen.lumps.iter_mut().skip(before).for_each(|lump| lump.spare = true);
    }
    let mut lumps = std::mem::take(&mut pen.lumps);
    // Once to know on which page each section is, once with the numbers in the contents: no line is moved by them.
    let places = flow::flow(&lumps).places;
    front::page_numbers(&mut pen, &mut lumps, &places);
    let flown = flow::flow(&lumps);
    let mut layout = std::mem::take(&mut pen.layout);
    layout.title = if report.title.trim().is_empty() {
        Word::ProgramName.text_in(report.ours()).to_owned()
    } else {
        report.title.clone()
    };
    report.tag().clone_into(&mut layout.tag);
    (layout.pages, layout.places, layout.bookmarks) = (flown.pages, flown.places, flown.bookmarks);
    let paper = Some(report.eyebrow.text_in(report.ours())).filter(|_| !is_record);
    front::margins(&mut pen, &mut layout, paper);
    if report.from_right {
        flow::turn_over(&mut layout.pages);
    }
    layout.missing = pen.shaper.missing();
    (layout, pen.shaper.fonts)
}

/// Writes a report as PDF; besides, the characters that no font could draw.
///
/// # Errors
/// A sentence, where a page cannot be written as PDF/UA-1 asks.
pub fn pdf(report: &Report, fonts: Fonts) -> Result<(Vec<u8>, Vec<char>), String> {
    let (layout, fonts) = lay(report, fonts);
    Ok((write::write(&layout, &fonts)?, layout.missing))
}

/// Every line and section that can be led to.
fn anchors(report: &Report) -> BTreeSet<String> {
    fn of(section: &Section, out: &mut BTreeSet<String>) {
        out.insert(section.anchor.clone());
        section.sections.iter().for_each(|under| of(under, out));
    }
    let mut out = BTreeSet::new();
    report.homes(&mut |home| {
        out.insert(home.anchor.clone());
    });
    report.sections.iter().for_each(|section| of(section, &mut out));
    out
}
