//! Cards over a line: each on a leader from its own point on the line, the lowest place that is free, beside other
//! leaders where it can. Pure arithmetic.

use super::super::scene::Rect;

/// A card that looks for its place.
#[derive(Debug, Clone)]
pub struct Flag {
    /// Where its point is on the line, mm.
    pub x: f32,
    /// The shapes that it may have: width and height, mm.
    pub shapes: Vec<(f32, f32)>,
    /// Whether a leader goes to a point on the line.
    pub leads: bool,
}

/// Between two cards, mm.
const GAP: f32 = 1.1;
/// Between the line and the lowest cards, mm.
pub const BASE: f32 = 3.2;
/// What a leader behind a card costs, in mm of height.
const CROSSING: f32 = 3.5;

/// Places the cards between `left` and `right`, none higher than `most` over the line. In each box `y` is the distance
/// from the line up to its lower edge. `None` where there is no room.
pub fn pack(flags: &[Flag], left: f32, right: f32, most: f32) -> Option<Vec<Rect>> {
    let area: f32 = flags.iter().map(least_area).sum();
    if area > (right - left) * most {
        return None;
    }
    let mut placed: Vec<Rect> = Vec::with_capacity(flags.len());
    let mut levels: Vec<f32> = vec![BASE];
    for (n, flag) in flags.iter().enumerate() {
        let before = flags.get(..n).unwrap_or_default();
        let mut best: Option<(f32, Rect)> = None;
        for level in &levels {
            if best.as_ref().is_some_and(|(cost, _)| level >= cost) {
                break;
            }
            for (w, h) in &flag.shapes {
                if level + h > most || *w > right - left {
                    continue;
                }
                for anchor in [0.0_f32, 0.5, 0.25, 0.75, 1.0] {
                    let inset = if flag.leads { 1.0 } else { 0.0 };
                    let wanted = flag.x - inset + (2.0 * inset - w) * anchor;
                    let x = wanted.clamp(left, right - w);
                    let rect = Rect::new(x, *level, *w, *h);
                    if placed.iter().any(|other| touches(&rect, other)) {
                        continue;
                    }
                    let cost =
                        level + h + CROSSING * crossings(&rect, flag, before, &placed) + (anchor - 0.5).abs() * 0.2;
                    if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                        best = Some((cost, rect));
                    }
                }
            }
        }
        let (_, rect) = best?;
        let top = rect.bottom() + GAP;
        if !levels.iter().any(|level| (level - top).abs() < 0.01) {
            levels.push(top);
            levels.sort_by(f32::total_cmp);
        }
        placed.push(rect);
    }
    Some(placed)
}

fn least_area(flag: &Flag) -> f32 {
    let least = flag.shapes.iter().map(|(w, h)| (w + GAP) * (h + GAP)).fold(f32::MAX, f32::min);
    if least < f32::MAX { least } else { 0.0 }
}

fn touches(a: &Rect, b: &Rect) -> bool {
    let (x, y) = a.overlap(b);
    x > -GAP + 0.01 && y > -GAP + 0.01
}

/// How many leaders go behind cards if a card stands here: other ones behind it, and its own behind others.
fn crossings(rect: &Rect, flag: &Flag, before: &[Flag], placed: &[Rect]) -> f32 {
    let mut out = 0.0;
    for (other, card) in before.iter().zip(placed) {
        if other.leads && within(other.x, rect) && card.y > rect.y {
            out += 1.0;
        }
        if flag.leads && within(flag.x, card) && rect.y > card.y {
            out += 1.0;
        }
    }
    out
}

fn within(x: f32, rect: &Rect) -> bool {
    x > rect.x - 0.3 && x < rect.right() + 0.3
}
