//! Is the picture fit to be given away? Looks at a scene with a plan beside it and says in sentences what is wrong. Runs on
//! every export. Uses the scene, the plan and the palette.

mod cards;
mod groups;
mod near;
mod strokes;

use super::fit::LARGEST;
use super::palette::contrast;
use super::plan::Plan;
use super::scene::{Item, Mark, Rect, Role, Scene, Text};
use groups::Groups;
use near::Near;

/// Texts may touch by this much, mm.
const TOUCH: f32 = 0.2;
/// No text nearer to the page's edge, mm: what a home printer leaves white.
const EDGE: f32 = 4.0;
/// 7 pt and 6.5 pt, mm.
const SEVEN: f32 = 2.469;
const SIX_AND_A_HALF: f32 = 2.293;
/// The least contrast of text.
const CONTRAST: f64 = 4.5;
/// Cards take at least this share of the height of their lanes, unless their type is as large as it gets.
const FULL: f32 = 0.55;
/// With fewer cards than this the lanes are as high as their heads need.
const FEW: usize = 8;

/// Everything that is wrong with a picture of a plan; empty if it is fit.
pub fn check(scene: &Scene, plan: &Plan) -> Vec<String> {
    let mut out = Vec::new();
    let groups = Groups::of(scene);
    cards::all_there(scene, &groups, plan, &mut out);
    cards::at_their_days(scene, &groups, plan, &mut out);
    cards::unbroken(scene, &groups, plan, &mut out);
    cards::named_whole(&groups, plan, &mut out);
    fill(scene, &mut out);
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
    strokes::lines_through_text(scene, &mut out);
    strokes::markers(scene, &mut out);
    strokes::seen(scene, &mut out);
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
    let near = Near::of(all.iter().map(|(rect, _)| rect));
    for (at, (a, text)) in all.iter().enumerate() {
        for (b, other) in near.to(a).into_iter().filter(|other| *other > at).filter_map(|other| all.get(other)) {
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
    let near = Near::of(scene.placed.iter().map(|card| &card.rect));
    for (at, a) in scene.placed.iter().enumerate() {
        let after = near.to(&a.rect).into_iter().filter(|other| *other > at);
        for b in after.filter_map(|other| scene.placed.get(other)) {
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
    if let Some((.., from, to)) = scene.phases.first()
        && (*from != 0 || *to != 100)
    {
        out.push("The first phase of the axis is not the first 100 days.".to_owned());
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

/// How much of the height of the lanes the cards take; `None` where there are too few to say.
pub fn filled(scene: &Scene) -> Option<f32> {
    let all: f32 = scene.lanes.iter().map(|lane| lane.h).sum();
    if scene.placed.len() < FEW || all <= 0.0 {
        return None;
    }
    let mut rows: Vec<(f32, f32)> = scene.placed.iter().map(|card| (card.rect.y, card.rect.bottom())).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut used, mut down_to) = (0.0, f32::MIN);
    for (top, bottom) in rows {
        used += (bottom - top.max(down_to)).max(0.0);
        down_to = down_to.max(bottom);
    }
    Some(used / all)
}

fn fill(scene: &Scene, out: &mut Vec<String>) {
    if let Some(share) = filled(scene)
        && share < FULL
        && scene.outcome.card_size < LARGEST * 0.94
    {
        out.push(format!("The cards fill only {:.0} of 100 parts of their lanes.", share * 100.0));
    }
}
