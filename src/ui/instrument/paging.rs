//! Pages of a list whose lines may take several rows: where they begin. A list of any instrument can be paged so. Pure.

use crate::ui::state::desk::Desk;
use std::ops::Range;

/// About how many rows and columns a list has, for turning pages; too little rather than too much, so that no line falls
/// between two pages.
pub fn room(desk: &Desk) -> (usize, usize) {
    let (columns, rows) = desk.chart.window;
    let beside = if desk.large || columns < 104 { 18 } else { 58 };
    let rows = usize::from(rows).saturating_sub(if desk.large { 11 } else { 14 });
    (rows.max(2), usize::from(columns).saturating_sub(beside).max(16))
}

/// Where the pages of a part of a list begin.
pub fn starts(part: Range<usize>, rows: usize, high: impl Fn(usize) -> usize) -> Vec<usize> {
    let mut starts = vec![part.start];
    let mut used = 0;
    for n in part.clone() {
        let high = high(n);
        if used + high > rows && n > part.start {
            starts.push(n);
            used = 0;
        }
        used += high;
    }
    starts
}

/// The page after the one that holds `top`, or the one before.
pub fn turned(starts: &[usize], top: usize, on: bool) -> Option<usize> {
    let here = starts.iter().rposition(|start| *start <= top).unwrap_or(0);
    let to = if on { (here + 1).min(starts.len().saturating_sub(1)) } else { here.saturating_sub(1) };
    starts.get(to).copied()
}
