//! Blank cards in the free room of a theme's sheet: what comes to somebody in front of the wall is written in with a pen,
//! and taken down later. Uses shaped text, the palette and the scene.

use super::super::axis::count;
use super::super::fonts::Face;
use super::super::palette::{Rgb, SOFT, WHITE};
use super::super::scene::{Canvas, Rect, Role, Stroke, look, stroke};
use super::super::shape::Shaper;
use super::LEAST;
use crate::words::pictures::Pictures;

/// How high a card is: two lines for what, one for who and when, 12 mm apart on A3, 17 on A2.
const HIGH: f32 = 44.0;
/// How wide it is at least.
const WIDE: f32 = 140.0;
/// The room between two of them, and beside what is written on them.
const GAP: f32 = 6.0;

/// As many blank cards as the room holds; none where one does not fit.
pub(super) fn cards(canvas: &mut Canvas, shaper: &mut Shaper, room: Rect, ink: Rgb) {
    canvas.enter("blank", Role::Decoration);
    let across = (1..=3_u8).rev().find(|n| (room.w + GAP) / f32::from(*n) - GAP >= WIDE).unwrap_or(1);
    let wide = (room.w + GAP) / f32::from(across) - GAP;
    let mut top = room.y;
    while top + HIGH <= room.bottom() {
        for column in 0..across {
            let left = room.x + f32::from(column) * (wide + GAP);
            card(canvas, shaper, Rect::new(left, top, wide, HIGH), ink);
        }
        top += HIGH + GAP;
    }
}

fn card(canvas: &mut Canvas, shaper: &mut Shaper, rect: Rect, ink: Rgb) {
    let dashed = Stroke { dash: Some((3.0, 2.0)), ..stroke(ink, 0.7) };
    canvas.rounded(rect, 2.0, Some(WHITE), Some(dashed));
    let (left, right) = (rect.x + GAP, rect.right() - GAP);
    let halfway = left + (right - left) * 0.55;
    let small = look(LEAST, Face::Regular, SOFT, WHITE);
    let asked = [
        (Pictures::What, left, right, 0),
        (Pictures::Who, left, halfway - GAP, 2),
        (Pictures::ByWhen, halfway, right, 2),
    ];
    let line = |number: usize| rect.y + 13.0 + count(number) * 12.0;
    for (word, from, to, number) in asked {
        let said = word.text_in(shaper.lang);
        let written = canvas.label(shaper, said, (from, line(number) - 1.5), small, 0.0);
        canvas.line((from + written + 3.0, line(number)), (to, line(number)), stroke(SOFT, 0.25));
    }
    canvas.line((left, line(1)), (right, line(1)), stroke(SOFT, 0.25));
}
