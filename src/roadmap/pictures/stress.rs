//! The boxes of the relationship map: the places of the parties stretched to a room, and pushed apart. Pure arithmetic,
//! always the same.

pub use super::super::places::{Point, places};
use super::super::scene::Rect;

/// Stretches the places to a room and pushes boxes apart until none is nearer than `gap` to another. `None` where they
/// do not come apart. The boxes by their middles, rounded to a hundredth of a millimetre.
pub fn boxes(at: &[Point], sizes: &[(f32, f32)], room: Rect, gap: f32) -> Option<Vec<Rect>> {
    let range = |pick: fn(&Point) -> f32| {
        let least = at.iter().map(pick).fold(f32::MAX, f32::min);
        (least, (at.iter().map(pick).fold(f32::MIN, f32::max) - least).max(0.001))
    };
    let ((x0, w), (y0, h)) = (range(|p| p.0), range(|p| p.1));
    let mut out: Vec<Rect> = at
        .iter()
        .zip(sizes)
        .map(|((x, y), (bw, bh))| {
            let (fx, fy) = if at.len() == 1 { (0.5, 0.5) } else { ((x - x0) / w, (y - y0) / h) };
            Rect::new(room.x + fx * (room.w - bw), room.y + fy * (room.h - bh), *bw, *bh)
        })
        .collect();
    for _ in 0..600 {
        if !push(&mut out, room, gap) {
            for rect in &mut out {
                rect.x = (rect.x * 100.0).round() / 100.0;
                rect.y = (rect.y * 100.0).round() / 100.0;
            }
            return Some(out);
        }
    }
    None
}

/// Pushes every two that are too near a little apart; whether any were.
fn push(boxes: &mut [Rect], room: Rect, gap: f32) -> bool {
    let mut any = false;
    for n in 0..boxes.len() {
        for m in n + 1..boxes.len() {
            let (Some(a), Some(b)) = (boxes.get(n).copied(), boxes.get(m).copied()) else { continue };
            let (x, y) = a.overlap(&b);
            let (x, y) = (x + gap, y + gap * 0.7);
            if x <= 0.01 || y <= 0.01 {
                continue;
            }
            any = true;
            let across = x * 0.8 < y;
            let (ac, bc) = if across { (a.x + a.w * 0.5, b.x + b.w * 0.5) } else { (a.y + a.h * 0.5, b.y + b.h * 0.5) };
            let way = if ac < bc || (ac - bc).abs() < 0.001 { 1.0 } else { -1.0 };
            let by = if across { x } else { y } * 0.52 * way;
            for (at, by) in [(n, -by), (m, by)] {
                if let Some(rect) = boxes.get_mut(at) {
                    if across {
                        rect.x = (rect.x + by).clamp(room.x, (room.right() - rect.w).max(room.x));
                    } else {
                        rect.y = (rect.y + by).clamp(room.y, (room.bottom() - rect.h).max(room.y));
                    }
                }
            }
        }
    }
    any
}
