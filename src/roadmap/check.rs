//! Is the picture fit to be given away? Looks at a scene with a plan beside it and says in sentences what is wrong. Runs on
//! every export. Uses the scene, the plan and the palette.

use std::collections::BTreeMap;

use super::palette::contrast;
use super::plan::Plan;
use super::scene::{Item, Mark, Rect, Role, Rung, Scene, Step, Text};
use super::words;

/// Texts may touch by this much, mm.
const TOUCH: f32 = 0.2;
/// No text nearer to the page's edge, mm: what a home printer leaves white.
const EDGE: f32 = 4.0;
/// 7 pt and 6.5 pt, mm.
const SEVEN: f32 = 2.469;
const SIX_AND_A_HALF: f32 = 2.293;
/// The least contrast of text.
const CONTRAST: f64 = 4.5;

/// Everything that is wrong with a picture of a plan; empty if it is fit.
pub fn check(scene: &Scene, plan: &Plan) -> Vec<String> {
    let mut out = Vec::new();
    cards(scene, plan, &mut out);
    out.extend(sound(scene));
    out
}

/// What can be said of any picture, whatever it shows.
pub fn sound(scene: &Scene) -> Vec<String> {
    let mut out = Vec::new();
    overlaps(scene, &mut out);
    page(scene, &mut out);
    sizes(scene, &mut out);
    contrasts(scene, &mut out);
    lines_through_text(scene, &mut out);
    markers(scene, &mut out);
    spans(scene, &mut out);
    axis(scene, &mut out);
    // Said once: with the notes on how the picture came out, or here.
    out.extend(super::missing::said(&scene.outcome.missing).filter(|said| !scene.outcome.notes.contains(said)));
    out
}

pub(super) fn texts(scene: &Scene) -> impl Iterator<Item = (usize, &Item, &Text)> {
    scene.items.iter().enumerate().filter_map(|(at, item)| match &item.mark {
        Mark::Text(text) => Some((at, item, text)),
        Mark::Outline(_) => None,
    })
}

fn overlaps(scene: &Scene, out: &mut Vec<String>) {
    let all: Vec<(Rect, &Text)> = texts(scene).map(|(_, item, text)| (item.bbox, text)).collect();
    for (at, (a, text)) in all.iter().enumerate() {
        for (b, other) in all.iter().skip(at + 1) {
            let (x, y) = a.overlap(b);
            if x > TOUCH && y > TOUCH {
                out.push(format!("“{}” lies over “{}”.", other.plain(), text.plain()));
            }
        }
    }
}

fn page(scene: &Scene, out: &mut Vec<String>) {
    for (_, item, text) in texts(scene) {
        let b = item.bbox;
        let inside = b.x >= EDGE - 0.05
            && b.y >= EDGE - 0.05
            && b.right() <= scene.width - EDGE + 0.05
            && b.bottom() <= scene.height - EDGE + 0.05;
        if !inside {
            out.push(format!("“{}” is too near to the edge of the page.", text.plain()));
        }
    }
}

/// Every card once, with its number, who and when.
fn cards(scene: &Scene, plan: &Plan, out: &mut Vec<String>) {
    let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
    for card in plan.lanes.iter().flat_map(|lane| &lane.cards) {
        *wanted.entry(&card.number).or_default() += 1;
    }
    for (number, times) in &wanted {
        let there = scene.placed.iter().filter(|placed| placed.number == **number).count();
        if there != *times {
            out.push(format!("Card {number} is there {there} times, not {times}."));
        }
    }
    if scene.placed.len() != wanted.values().sum::<usize>() {
        out.push("There are cards on the picture that are not in the plan.".to_owned());
    }
    for card in plan.lanes.iter().flat_map(|lane| &lane.cards) {
        let group = format!("card-{}", card.number);
        let said: String =
            texts(scene).filter(|(_, item, _)| item.group == group).map(|(_, _, text)| bare(&text.plain())).collect();
        if !said.contains(&bare(&card.number)) {
            out.push(format!("Card {} does not show its number.", card.number));
        }
        for (what, text) in [("who", words::who(card)), ("when", &words::due_short(card))] {
            if !said.contains(&shown_part(scene, what, text)) {
                out.push(format!("Card {} does not show {what}: “{text}”.", card.number));
            }
        }
    }
}

/// Where texts had to be shortened, long names are shown by their beginning.
fn shown_part(scene: &Scene, what: &str, text: &str) -> String {
    if what == "who" && scene.outcome.rung == Rung::Shortened {
        bare(&text.trim().chars().take(24).collect::<String>())
    } else {
        bare(text)
    }
}

/// The letters of a text, without blanks and separators.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '·').collect()
}

fn sizes(scene: &Scene, out: &mut Vec<String>) {
    for (_, item, text) in texts(scene) {
        if text.size < SIX_AND_A_HALF {
            out.push(format!("“{}” is smaller than 6.5 pt.", text.plain()));
        }
        if item.role == Role::Card && scene.outcome.card_size < SEVEN {
            out.push(format!("Actions are smaller than 7 pt: “{}”.", text.plain()));
        }
    }
}

fn contrasts(scene: &Scene, out: &mut Vec<String>) {
    for (_, _, text) in texts(scene) {
        let found = contrast(text.ink, text.ground);
        if found < CONTRAST {
            out.push(format!("“{}” has a contrast of {found:.2} only.", text.plain()));
        }
    }
}

/// No line crosses a text, unless something opaque lies between.
fn lines_through_text(scene: &Scene, out: &mut Vec<String>) {
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
    for (at, item, text) in texts(scene) {
        for (line, rect) in &lines {
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

fn markers(scene: &Scene, out: &mut Vec<String>) {
    let texts: Vec<(Rect, &Text)> = texts(scene).map(|(_, item, text)| (item.bbox, text)).collect();
    for item in &scene.items {
        let Mark::Outline(outline) = &item.mark else { continue };
        if item.role != Role::Marker || outline.fill.is_none() {
            continue;
        }
        for (rect, text) in &texts {
            let (x, y) = item.bbox.overlap(rect);
            if x > 0.05 && y > 0.05 {
                out.push(format!("A marker touches “{}”.", text.plain()));
            }
        }
    }
}

/// On a true scale a card touches the time in which it is done, and its marker is at its day.
fn spans(scene: &Scene, out: &mut Vec<String>) {
    let begin = scene.phases.first().map_or(0.0, |(begin, ..)| *begin);
    for card in &scene.placed {
        let Some((start, due)) = card.span else { continue };
        let start = start.unwrap_or(begin);
        let (from, to) = (start.min(due), start.max(due));
        // Cards keep a small margin to the ends of the axis; the line to the marker spans it.
        if card.rect.right() < from - 1.5 || card.rect.x > to + 1.5 {
            out.push(format!("Card {} stands outside its time.", card.number));
        }
        if card.marker.is_none_or(|marker| (marker - due).abs() > 0.1) {
            out.push(format!("The marker of card {} is not at its day.", card.number));
        }
    }
    for (at, a) in scene.placed.iter().enumerate() {
        for b in scene.placed.iter().skip(at + 1) {
            let (x, y) = a.rect.overlap(&b.rect);
            if x > TOUCH && y > TOUCH {
                out.push(format!("Card {} lies over card {}.", b.number, a.number));
            }
        }
    }
}

fn axis(scene: &Scene, out: &mut Vec<String>) {
    // From left to right, or, in a picture that is turned over, the other way: all of them alike.
    let leftwards = scene.from_right();
    for (begin, end, from, to) in &scene.phases {
        if (begin > end) != leftwards || (begin - end).abs() < 0.01 || from >= to {
            out.push("A phase of the axis runs backwards.".to_owned());
        }
    }
    for ((_, end, _, to), (begin, _, from, _)) in scene.phases.iter().zip(scene.phases.iter().skip(1)) {
        if (end - begin).abs() > 0.01 || to != from {
            out.push("The phases of the axis do not follow each other.".to_owned());
        }
    }
    for ((_, end), (begin, _)) in scene.ticks.iter().zip(scene.ticks.iter().skip(1)) {
        if begin - end < 0.99 {
            out.push("Two dates on the axis are too near to each other.".to_owned());
        }
    }
}
