//! How a line of the relationship map goes from box to box, and round the other ones.

use super::super::super::scene::{Rect, Step};
pub use super::super::super::ties::{Line, Map, Tie, map};
use super::super::paragraph::count;

fn middle(rect: &Rect) -> (f32, f32) {
    (rect.x + rect.w * 0.5, rect.y + rect.h * 0.5)
}

/// Where a line from the middle of a box towards a point leaves it.
fn border(rect: &Rect, towards: (f32, f32), shift: (f32, f32)) -> (f32, f32) {
    let (x, y) = middle(rect);
    let (dx, dy) = (towards.0 - x, towards.1 - y);
    let across = if dx.abs() > 0.001 { rect.w * 0.5 / dx.abs() } else { f32::MAX };
    let down = if dy.abs() > 0.001 { rect.h * 0.5 / dy.abs() } else { f32::MAX };
    let t = across.min(down).min(1.0);
    let at = (x + dx * t + shift.0, y + dy * t + shift.1);
    (at.0.clamp(rect.x, rect.right()), at.1.clamp(rect.y, rect.bottom()))
}

/// A point on a curve with one control point.
fn on_curve(from: (f32, f32), by: (f32, f32), to: (f32, f32), along: f32) -> (f32, f32) {
    let left = 1.0 - along;
    let of = |from: f32, by: f32, to: f32| left * left * from + 2.0 * left * along * by + along * along * to;
    (of(from.0, by.0, to.0), of(from.1, by.1, to.1))
}

/// How a line is bent: so far aside, as a share of its length, and where along it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bend {
    aside: f32,
    along: f32,
}

fn control(a: (f32, f32), b: (f32, f32), bend: Bend) -> (f32, f32) {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    (a.0 + dx * bend.along - dy * bend.aside, a.1 + dy * bend.along + dx * bend.aside)
}

/// The bends that are tried, the straightest first.
fn bends() -> impl Iterator<Item = Bend> {
    let asides = [0.06, 0.16, 0.28, 0.42, 0.56].into_iter().flat_map(|aside| [aside, -aside]);
    let even = asides.clone().map(|aside| Bend { aside, along: 0.5 });
    let uneven = asides.flat_map(|aside| [0.25, 0.75].map(|along| Bend { aside, along }));
    even.chain(uneven)
}

/// How much a line is bent so that it goes behind no third box; whether it does all the same.
pub fn bend(a: &Rect, b: &Rect, others: &[Rect]) -> (Bend, bool) {
    let (from, to) = (middle(a), middle(b));
    let hits = |bend: Bend| {
        let by = control(from, to, bend);
        let behind = |rect: &&Rect| {
            (1..60_usize).any(|n| {
                let (x, y) = on_curve(from, by, to, count(n) / 60.0);
                x > rect.x - 1.2 && x < rect.right() + 1.2 && y > rect.y - 1.2 && y < rect.bottom() + 1.2
            })
        };
        others.iter().filter(behind).count()
    };
    let mut best = (Bend { aside: 0.06, along: 0.5 }, usize::MAX);
    for tried in bends() {
        let found = hits(tried);
        if found < best.1 {
            best = (tried, found);
        }
        if found == 0 {
            break;
        }
    }
    (best.0, best.1 > 0)
}

/// A line from border to border, `aside` mm from the middle.
pub fn curve(a: &Rect, b: &Rect, bend: Bend, aside: f32) -> Vec<Step> {
    let (from, to) = (middle(a), middle(b));
    let c = control(from, to, bend);
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let long = (dx * dx + dy * dy).sqrt().max(0.001);
    let shift = (-dy / long * aside, dx / long * aside);
    let start = border(a, c, shift);
    let end = border(b, c, shift);
    let c = (c.0 + shift.0, c.1 + shift.1);
    let third = |p: (f32, f32)| (p.0 + (c.0 - p.0) * 2.0 / 3.0, p.1 + (c.1 - p.1) * 2.0 / 3.0);
    let ((ax, ay), (bx, by)) = (third(start), third(end));
    let hundredth = |v: f32| (v * 100.0).round() / 100.0;
    vec![Step::Move(hundredth(start.0), hundredth(start.1)), Step::Curve([ax, ay, bx, by, end.0, end.1].map(hundredth))]
}
