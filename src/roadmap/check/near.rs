//! Which of many boxes are near to another, without looking at all of them. Uses the scene's rectangles.

use super::super::scene::Rect;

/// Further apart than this, mm, nothing is near.
const AROUND: f32 = 0.5;

/// Boxes, sorted by their upper edges.
pub(super) struct Near {
    /// Upper edge, lower edge, and which box it is.
    rows: Vec<(f32, f32, usize)>,
    /// How high the highest of them is, mm.
    highest: f32,
}

impl Near {
    /// Those of these boxes.
    pub(super) fn of<'a>(boxes: impl Iterator<Item = &'a Rect>) -> Near {
        let mut rows: Vec<(f32, f32, usize)> = boxes.enumerate().map(|(at, b)| (b.y, b.bottom(), at)).collect();
        let highest = rows.iter().map(|(top, bottom, _)| bottom - top).fold(0.0_f32, f32::max);
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        Near { rows, highest }
    }

    /// The boxes beside which a box stands, whatever lies between them across, in their own order: no other can touch it.
    pub(super) fn to(&self, rect: &Rect) -> Vec<usize> {
        let (top, bottom) = (rect.y - AROUND, rect.bottom() + AROUND);
        let first = self.rows.partition_point(|(upper, ..)| *upper < top - self.highest - AROUND);
        let near = self.rows.iter().skip(first).take_while(|(upper, ..)| *upper <= bottom);
        let mut out: Vec<usize> = near.filter(|(_, lower, _)| *lower >= top).map(|(.., at)| *at).collect();
        out.sort_unstable();
        out
    }
}
