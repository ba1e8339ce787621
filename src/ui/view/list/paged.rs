//! Which lines of a list are on the page, where lines take one row or several. Pure.

use std::ops::Range;

/// The first line of a page of so many rows: where somebody turned to; else so that line `at` is in sight, with a third
/// of the page for what follows it.
pub fn first(part: &Range<usize>, top: Option<usize>, at: usize, rows: u16, tall: impl Fn(usize) -> u16) -> usize {
    if let Some(top) = top.filter(|top| part.contains(top)) {
        return top;
    }
    let at = at.clamp(part.start, part.end.saturating_sub(1).max(part.start));
    let mut used = tall(at);
    let mut last = at;
    while last + 1 < part.end && used.saturating_add(tall(last + 1)) <= rows {
        if used > rows / 3 && last > at {
            break;
        }
        last += 1;
        used = used.saturating_add(tall(last));
    }
    let mut first = at;
    while first > part.start && used.saturating_add(tall(first - 1)) <= rows {
        first -= 1;
        used = used.saturating_add(tall(first));
    }
    first
}
