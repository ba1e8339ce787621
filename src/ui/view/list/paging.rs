//! Which pieces of a list are drawn on a page, so that one of them is in sight. Pieces may have any height.

use super::rows::ROOM_FOR_MORE;
use ratatui::layout::Rect;

/// A page of a list: where it stands, and which pieces are on it, from one to before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Where: without the rows that say how many pieces there are more.
    pub area: Rect,
    /// The first piece on it.
    pub first: usize,
    /// The first piece after it.
    pub last: usize,
}

/// The page on which piece `at` stands; the one after it too, where there is room.
pub fn page(heights: &[u16], at: usize, area: Rect) -> Page {
    let mut page = Page { area, first: 0, last: 0 };
    loop {
        (page.first, page.last) = fitting(heights, at, page.area.height);
        let room = area.height >= ROOM_FOR_MORE;
        let (top, bottom) = (u16::from(room && page.first > 0), u16::from(room && page.last < heights.len()));
        let next = Rect { y: area.y + top, height: area.height - top - bottom, ..area };
        // It only becomes smaller, so that this ends.
        if next.height >= page.area.height {
            return page;
        }
        page.area = next;
    }
}

/// The pages of a list that is turned over as a whole: where each stands, and which pieces are on it. One row above and
/// one below say how much more there is, where there is room for them. A list without pieces has one empty page.
pub fn pages(heights: &[u16], area: Rect) -> Vec<(Rect, usize, usize)> {
    let room = area.height >= ROOM_FOR_MORE;
    let mut pages = Vec::new();
    let mut first = 0usize;
    loop {
        let high = |top: bool, bottom: bool| area.height - u16::from(room && top) - u16::from(room && bottom);
        let take = |rows: u16| {
            let mut used = 0u16;
            let fits = heights.iter().skip(first).take_while(|high| {
                used = used.saturating_add(**high);
                used <= rows
            });
            // What is higher than the page stands on one all the same.
            (first + fits.count().max(1)).min(heights.len())
        };
        let whole = take(high(first > 0, false));
        let last = if whole == heights.len() { whole } else { take(high(first > 0, true)) };
        let top = u16::from(room && first > 0);
        let height = high(first > 0, last < heights.len());
        pages.push((Rect { y: area.y + top, height, ..area }, first, last));
        if last == heights.len() {
            return pages;
        }
        first = last;
    }
}

fn fitting(heights: &[u16], at: usize, height: u16) -> (usize, usize) {
    let until = (at + 2).min(heights.len());
    let (mut first, mut used) = (at.min(heights.len()), 0u16);
    for (n, high) in heights.iter().enumerate().take(until).rev() {
        used = used.saturating_add(*high);
        if used > height && n < at {
            break;
        }
        first = first.min(n);
    }
    let mut used = 0u16;
    let fits = heights.iter().skip(first).take_while(|high| {
        used = used.saturating_add(**high);
        used <= height
    });
    let last = first + fits.count();
    // A page that is lower than the piece holds it all the same; what does not fit is cut.
    (first, last.max(at + 1).min(heights.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pages_that_are_turned_over_show_every_piece_once(
            heights in prop::collection::vec(1u16..4, 0..40), height in 4u16..30,
        ) {
            let area = Rect::new(0, 3, 40, height);
            let pages = pages(&heights, area);
            let mut next = 0;
            for (page, first, last) in &pages {
                prop_assert!(*first == next && page.y >= area.y && page.bottom() <= area.bottom());
                let used: u16 = heights[*first..*last].iter().sum();
                prop_assert!(used <= page.height.max(3));
                next = *last;
            }
            prop_assert_eq!(next, heights.len());
            prop_assert!(pages.len() <= heights.len().max(1));
        }

        #[test]
        fn the_wanted_piece_is_on_the_page_and_the_rest_fits(
            heights in prop::collection::vec(1u16..4, 1..40), at in 0usize..40, height in 4u16..30,
        ) {
            let at = at.min(heights.len() - 1);
            let area = Rect::new(0, 3, 40, height);
            let page = page(&heights, at, area);
            prop_assert!(page.first <= at && at < page.last && page.last <= heights.len());
            let used: u16 = heights[page.first..page.last].iter().sum();
            prop_assert!(used <= page.area.height, "{used} rows in {}", page.area.height);
            prop_assert!(page.area.y >= area.y && page.area.bottom() <= area.bottom());
            if heights.iter().sum::<u16>() <= height {
                prop_assert_eq!((page.first, page.last), (0, heights.len()));
            }
        }
    }
}
