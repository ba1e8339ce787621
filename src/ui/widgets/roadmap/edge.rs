//! What is said at the picture's edges: the vision, what was not agreed, when people meet next. Pure.

use crate::roadmap::plan::{Plan, VisionSource};
use crate::roadmap::words::no_vision;
use crate::words::Word;

/// How many things were not agreed.
pub(super) fn not_agreed(plan: &Plan) -> String {
    Word::CountNotAgreed.with_in(plan.lang(), &[plan.apart().to_string()])
}

/// What was not agreed and when people meet next.
pub(super) fn edge_lines(plan: &Plan) -> Vec<String> {
    let mut edge = Vec::new();
    if plan.apart() > 0 {
        edge.push(not_agreed(plan));
    }
    if let Some(next) = &plan.next_meeting {
        edge.push(Word::NextMeeting.with_in(plan.lang(), &[next]));
    }
    edge
}

/// The vision's heading and lines.
pub(super) fn vision_lines(plan: &Plan) -> (String, Vec<&str>) {
    let lines: Vec<_> = plan.vision.lines.iter().map(String::as_str).filter(|l| !l.is_empty()).collect();
    let year = |head: &str| plan.vision.year.map_or_else(|| head.to_owned(), |year| format!("{head} {year}"));
    match plan.vision.source {
        VisionSource::Confirmed => (format!("☀ {}", year(Word::OurSharedVision.text_in(plan.lang()))), lines),
        VisionSource::Statements => (format!("☀ {}", year(Word::WhatWeAllWant.text_in(plan.lang()))), lines),
        _ => (format!("☀ {}", no_vision(plan).trim_end_matches('.')), lines),
    }
}
