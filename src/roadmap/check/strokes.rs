//! The checks of lines and marks: none through or upon words, all of them seen. Uses the scene and the palette.

use super::super::palette::{Rgb, contrast};
use super::super::scene::{Item, Mark, Paint, Rect, Role, Scene, Step, Text};
use super::near::Near;
use super::texts;

/// The least contrast of a line or mark that says something.
const SEEN: f64 = 3.0;

/// No line crosses a text, unless something opaque lies between.
pub(super) fn lines_through_text(scene: &Scene, out: &mut Vec<String>) {
    let lines: Vec<(usize, Rect)> = scene
        .items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| match &item.mark {
            Mark::Outline(outline) if outline.fill.is_none() && is_straight(&outline.steps) => Some((at, item.bbox)),
            _ => None,
        })
        .collect();
    let covers: Vec<(usize, Rect)> = scene
        .items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| match &item.mark {
            Mark::Outline(outline) if outline.fill.is_some() => Some((at, item.bbox)),
            _ => None,
        })
        .collect();
    let near = Near::of(lines.iter().map(|(_, rect)| rect));
    for (at, item, text) in texts(scene) {
        for (line, rect) in near.to(&item.bbox).into_iter().filter_map(|line| lines.get(line)) {
            let (x, y) = item.bbox.overlap(rect);
            if x < -0.01 || y < -0.01 {
                continue;
            }
            let hidden = covers.iter().any(|(cover, rect)| cover > line && *cover < at && holds(rect, &item.bbox));
            if !hidden {
                out.push(format!("A line goes through “{}”.", text.plain()));
            }
        }
    }
}

fn is_straight(steps: &[Step]) -> bool {
    steps.iter().all(|step| matches!(step, Step::Move(..) | Step::Line(..)))
}

fn holds(outer: &Rect, inner: &Rect) -> bool {
    outer.x <= inner.x + 0.1
        && outer.y <= inner.y + 0.1
        && outer.right() >= inner.right() - 0.1
        && outer.bottom() >= inner.bottom() - 0.1
}

pub(super) fn markers(scene: &Scene, out: &mut Vec<String>) {
    let texts: Vec<(Rect, &Text)> = texts(scene).map(|(_, item, text)| (item.bbox, text)).collect();
    let near = Near::of(texts.iter().map(|(rect, _)| rect));
    for item in &scene.items {
        let Mark::Outline(outline) = &item.mark else { continue };
        if item.role != Role::Marker || outline.fill.is_none() {
            continue;
        }
        for (rect, text) in near.to(&item.bbox).into_iter().filter_map(|text| texts.get(text)) {
            let (x, y) = item.bbox.overlap(rect);
            if x > 0.05 && y > 0.05 {
                out.push(format!("A marker touches “{}”.", text.plain()));
            }
        }
    }
}

/// Marks stand out from their rim, and lines to them from the lane that they run through.
pub(super) fn seen(scene: &Scene, out: &mut Vec<String>) {
    for (at, item) in scene.items.iter().enumerate().filter(|(_, item)| item.role == Role::Marker) {
        let Mark::Outline(outline) = &item.mark else { continue };
        let Some(line) = outline.stroke else { continue };
        let ground = match outline.fill {
            Some(Paint::Solid(fill)) => Some(fill),
            Some(Paint::Down(..)) => None,
            None => below(scene, at, &item.bbox),
        };
        let Some(found) = ground.map(|ground| contrast(line.ink, ground)).filter(|found| *found < SEEN) else {
            continue;
        };
        out.push(format!("A line or mark of {} has a contrast of {found:.2} only.", item.group));
    }
}

/// The colour that the middle of a box lies upon.
fn below(scene: &Scene, at: usize, rect: &Rect) -> Option<Rgb> {
    let middle = Rect::new(rect.x + rect.w * 0.5, rect.y + rect.h * 0.5, 0.0, 0.0);
    let fill = |item: &Item| match &item.mark {
        Mark::Outline(outline) if holds(&item.bbox, &middle) => match outline.fill {
            Some(Paint::Solid(ink)) => Some(ink),
            _ => None,
        },
        _ => None,
    };
    scene.items.iter().take(at).rev().find_map(fill)
}
