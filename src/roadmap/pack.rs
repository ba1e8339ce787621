//! Packing: puts a lane's cards where their dates are, without overlap, as low as possible; and, where there is no scale,
//! in columns. Plain arithmetic; fixed numbers of tries, so that the same cards always come out the same.

mod orders;

use super::axis::count;
use orders::{NONE, Orders};

/// Between cards side by side, mm.
pub(super) const GAP_X: f32 = 1.3;
/// Half of the height of the strip that a card's line needs, mm.
const STRIP: f32 = 0.8;

/// Between cards one below the other, mm, for a type size: room for the markers on the lower one's edge.
pub fn gap_below(size: f32) -> f32 {
    (size * 0.52).clamp(1.45, 2.6)
}

/// A card to be packed.
#[derive(Debug, Clone)]
pub struct Parcel {
    /// Widths and heights that it can have, mm.
    pub sizes: Vec<(f32, f32)>,
    /// Where it starts, mm, if a line is to be drawn from there.
    pub start: Option<f32>,
    /// The earliest place that it may touch, mm.
    pub earliest: f32,
    /// Where it is due, mm.
    pub due: f32,
}

/// Where a card came to stand.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Spot {
    /// Left edge, mm.
    pub x: f32,
    /// Upper edge, mm below the lane's first.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

#[derive(Clone, Copy)]
struct Block {
    x0: f32,
    x1: f32,
    y0: f32,
    y1: f32,
}

impl Block {
    fn hits(&self, other: &Block) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }
}

/// Where cards may stand.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Left edge, mm.
    pub left: f32,
    /// Right edge, mm.
    pub right: f32,
    /// Between cards one below the other, mm.
    pub gap: f32,
}

/// Packs cards into a field: the height that they need and their places, or nothing where a card is
/// wider than the room or the height goes beyond `limit`. `tries` orders are tried.
pub fn pack(field: Field, parcels: &[Parcel], tries: usize, seed: u32, limit: f32) -> Option<(f32, Vec<Spot>)> {
    if parcels.is_empty() {
        return Some((0.0, Vec::new()));
    }
    let least = least_height(field, parcels);
    if least > limit + 0.01 {
        return None;
    }
    let mut best: Option<(f32, Vec<Spot>)> = None;
    let mut order: Vec<usize> = (0..parcels.len()).collect();
    let mut random = seed.wrapping_mul(2_654_435_761).wrapping_add(97);
    let mut orders = Orders::of(parcels.len());
    let mut work = Work::default();
    for attempt in 0..tries.max(1) {
        arrange(&mut order, parcels, attempt, &mut random);
        let bound = best.as_ref().map_or(limit, |(height, _)| *height);
        // What is hardly lower is not worth having.
        let below = best.as_ref().map_or(f32::INFINITY, |(lowest, _)| lowest - 0.05);
        if least > below + 0.01 || orders.is_over(NONE) {
            break;
        }
        if let Some(height) = place(field, parcels, &order, (bound, below), &mut orders, &mut work) {
            best = Some((height, work.spots.clone()));
            orders.forget();
        }
    }
    best.map(|(height, mut spots)| {
        share_tops(field, parcels, &mut spots, height);
        (height, spots)
    })
}

/// No way to pack cards needs less: the highest of them must stand somewhere, and all of them beside or below each other.
fn least_height(field: Field, parcels: &[Parcel]) -> f32 {
    let width = field.right - field.left;
    let margin = STRIP.min(field.gap - 0.02);
    let (mut highest, mut area) = (0.0_f32, 0.0_f32);
    for parcel in parcels {
        let (mut low, mut small) = (f32::INFINITY, f32::INFINITY);
        for (w, h) in parcel.sizes.iter().copied().filter(|(w, _)| *w <= width) {
            low = low.min(h);
            small = small.min((w + GAP_X) * (h + margin));
        }
        highest = highest.max(low);
        area += small;
    }
    highest.max(area / (width + GAP_X) * 0.999 - margin)
}

/// Moves cards down a little onto the upper edge of a neighbour, where nothing is in the way: fewer, clearer rows.
fn share_tops(field: Field, parcels: &[Parcel], spots: &mut [Spot], height: f32) {
    for _ in 0..2 {
        for at in 0..spots.len() {
            let (Some(spot), Some(parcel)) = (spots.get(at).copied(), parcels.get(at)) else { continue };
            let down = |y: f32| y > spot.y + 0.05 && y <= spot.y + spot.h * 0.7 && y + spot.h <= height + 0.01;
            let mut tops: Vec<f32> = spots.iter().map(|other| other.y).filter(|y| down(*y)).collect();
            tops.sort_by(|a, b| b.total_cmp(a));
            // A card that shares its edge already stays with its row.
            if spots.iter().enumerate().any(|(other, it)| other != at && (it.y - spot.y).abs() < 0.05) {
                continue;
            }
            let free = |y: f32| {
                let (card, strip) = claims(parcel, Spot { y, ..spot }, field.gap);
                spots.iter().zip(parcels).enumerate().all(|(other, (spot, parcel))| {
                    let (theirs, line) = claims(parcel, *spot, field.gap);
                    other == at || !(card.hits(&theirs) || card.hits(&line) || strip.hits(&theirs) || strip.hits(&line))
                })
            };
            if let Some(y) = tops.into_iter().find(|y| free(*y))
                && let Some(moved) = spots.get_mut(at)
            {
                moved.y = y;
            }
        }
    }
}

/// The order of an attempt: by due, by start, longest first, then shuffled anew.
fn arrange(order: &mut [usize], parcels: &[Parcel], attempt: usize, random: &mut u32) {
    let key = |at: usize| -> (f32, f32) {
        let Some(parcel) = parcels.get(at) else { return (0.0, 0.0) };
        let area = parcel.sizes.last().map_or(0.0, |(w, h)| w * h);
        match attempt {
            0 => (parcel.due, 0.0),
            1 => (parcel.start.unwrap_or(parcel.due), parcel.due),
            2 => (-area, parcel.due),
            _ => (-parcel.due, 0.0),
        }
    };
    if attempt < 4 {
        order.sort_by(|a, b| {
            let (a1, a2) = key(*a);
            let (b1, b2) = key(*b);
            a1.total_cmp(&b1).then(a2.total_cmp(&b2)).then(a.cmp(b))
        });
        return;
    }
    for at in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 17;
        *random ^= *random << 5;
        let other = usize::try_from(*random).unwrap_or(0) % (at + 1);
        order.swap(at, other);
    }
}

/// A place from left to right that is tried for a card, and what it costs at any height.
struct Try {
    x: f32,
    off: f32,
    late: f32,
}

/// What is worked out while cards are placed, kept for the next order.
#[derive(Default)]
struct Work {
    /// What the cards that stand keep free, in their order; and from left to right.
    blocks: Vec<Block>,
    across: Vec<Block>,
    spots: Vec<Spot>,
    /// How high cards may begin.
    ys: Vec<f32>,
    tries: Vec<Try>,
    /// From where to where there is room for the card.
    gaps: Vec<(f32, f32)>,
}

impl Work {
    fn begin(&mut self, cards: usize) {
        self.blocks.clear();
        self.across.clear();
        self.spots.clear();
        self.spots.resize(cards, Spot::default());
        self.ys.clear();
        self.ys.push(0.0);
    }

    /// A card stands there.
    fn stand(&mut self, at: usize, parcel: &Parcel, spot: Spot, gap: f32) {
        let (card, strip) = claims(parcel, spot, gap);
        let card = Block { y0: spot.y - STRIP, y1: spot.y + spot.h, ..card };
        for block in [card, Block { y0: spot.y - STRIP, y1: spot.y + STRIP, ..strip }] {
            self.blocks.push(block);
            let at = self.across.partition_point(|known| known.x0 < block.x0);
            self.across.insert(at, block);
        }
        for y in [spot.y + spot.h + gap, spot.y + 2.0 * STRIP + 0.2] {
            let at = self.ys.partition_point(|known| *known < y);
            if self.ys.get(at).is_none_or(|known| known - y > 0.01) {
                self.ys.insert(at, y);
            }
        }
        if let Some(place) = self.spots.get_mut(at) {
            *place = spot;
        }
    }
}

/// The stretches of at least this width between what stands beside these rows; `blocks` from left to right. Only what
/// lies in one of them is free.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "which blocks stand beside a row would be guessed wrong as often as right"
)]
fn gaps_of(
    blocks: &[Block],
    (upper, lower): (f32, f32),
    (left, right): (f32, f32),
    least: f32,
    out: &mut Vec<(f32, f32)>,
) {
    out.clear();
    let mut reach = left;
    for block in blocks {
        // Chosen without a branch.
        let beside = (block.y0 < lower) & (upper < block.y1);
        let (x0, x1) = if beside { (block.x0, block.x1) } else { (f32::MIN, f32::MIN) };
        if x0 - reach >= least {
            out.push((reach, x0));
        }
        reach = if x1 > reach { x1 } else { reach };
    }
    if right - reach >= least {
        out.push((reach, f32::MAX));
    }
}

/// Whether any of the blocks that stand beside these rows reaches across that stretch.
#[expect(clippy::needless_bitwise_bool, reason = "without branches several blocks are looked at at once")]
fn any_across(blocks: &[Block], (upper, lower): (f32, f32), (x0, x1): (f32, f32)) -> bool {
    let hits = |block: &Block| (block.y0 < lower) & (upper < block.y1) & (block.x0 < x1) & (x0 < block.x1);
    blocks.iter().fold(false, |hit, block| hit | hits(block))
}

/// What a sum of lengths may be off by, mm.
const SLACK: f32 = 0.01;

/// Where a card of a width may begin: at its dates, and beside what stands already. `worth` says of what it costs there
/// whether it may come to something.
fn tries_of(
    field: Field,
    parcel: &Parcel,
    w: f32,
    blocks: &[Block],
    worth: impl Fn(f32, f32) -> bool,
    out: &mut Vec<Try>,
) {
    let Field { left, right, .. } = field;
    // A card touches the time in which it is done, and stays inside the lane.
    let from = (parcel.earliest.min(parcel.due) - w).max(left);
    let to = parcel.due.max(parcel.earliest).min(right - w).max(left);
    let from = from.min(to);
    let centred = parcel.due - w * 0.5;
    let mut add = |x: f32| {
        let off = (parcel.due - (x + w)).max(x - parcel.due).max(0.0) * 0.03;
        // Work comes before its date: a card rather ends at its due date than begins there.
        let late = (x + w - parcel.due).max(0.0) * 0.006;
        if worth(off, late) {
            out.push(Try { x, off, late });
        }
    };
    for x in [parcel.due - w, parcel.due - w * 0.85, centred, parcel.due, from, to] {
        add(x.clamp(from, to));
    }
    for block in blocks {
        for x in [block.x1 + GAP_X, block.x0 - GAP_X - w] {
            // The ends themselves are there already.
            if from < x && x < to {
                add(x);
            }
        }
    }
}

/// Places cards one after the other: no lower end beyond `bound`, and nothing that does not end above `below`; the height,
/// with the places in `work`.
fn place(
    field: Field,
    parcels: &[Parcel],
    order: &[usize],
    (bound, below): (f32, f32),
    orders: &mut Orders,
    work: &mut Work,
) -> Option<f32> {
    let (mut beginning, mut height, mut known) = (NONE, 0.0_f32, 0);
    // As far as it was seen, nothing needs to be found again.
    for at in order {
        let Some((next, spot, reaches)) = orders.after(beginning, *at, bound) else { break };
        if spot.is_none() || reaches >= below || orders.is_over(next) {
            orders.end(next);
            return None;
        }
        (beginning, height, known) = (next, reaches, known + 1);
    }
    work.begin(parcels.len());
    let mut walked = NONE;
    for (n, at) in order.iter().enumerate() {
        let parcel = parcels.get(*at)?;
        if n < known {
            let (next, spot, _) = orders.after(walked, *at, bound)?;
            work.stand(*at, parcel, spot?, field.gap);
            walked = next;
            continue;
        }
        let spot = lowest(field, parcel, bound, work);
        height = spot.map_or(height, |spot| height.max(spot.y + spot.h));
        beginning = orders.note(beginning, *at, spot, height);
        let Some(spot) = spot.filter(|_| height < below) else {
            orders.end(beginning);
            return None;
        };
        work.stand(*at, parcel, spot, field.gap);
    }
    Some(height)
}

/// Where a card stands best beside those that stand already: high, near its date, and narrow.
fn lowest(field: Field, parcel: &Parcel, bound: f32, work: &mut Work) -> Option<Spot> {
    let Work { blocks, across, ys, tries, gaps, .. } = work;
    // A card keeps half of the gap free at either side of it, at the field's edges as well.
    let (left, right) = (field.left - GAP_X * 0.5, field.right + GAP_X * 0.5);
    let mut best = f32::INFINITY;
    let mut found: Option<Spot> = None;
    for (w, h) in parcel.sizes.iter().copied().filter(|(w, _)| *w <= field.right - field.left) {
        let wide = w * 0.012;
        tries.clear();
        for (row, y) in ys.iter().copied().enumerate() {
            let bottom = y + h;
            if bottom > bound || bottom + wide >= best {
                break;
            }
            if row == 0 {
                // What is not better at the very top is nowhere better.
                let worth = |off: f32, late: f32| h + off + late + wide < best;
                tries_of(field, parcel, w, blocks, worth, tries);
            }
            gaps_of(across, card_rows(y, h, field.gap), (left, right), w + GAP_X - SLACK, gaps);
            if gaps.is_empty() {
                continue;
            }
            for Try { x, off, late } in &*tries {
                let score = bottom + off + late + wide;
                let (from, to) = card_columns(*x, w);
                if score < best
                    && gaps.iter().any(|gap| gap.0 <= from && to <= gap.1)
                    && !any_across(blocks, strip_rows(y), strip_columns(parcel, *x, w))
                {
                    best = score;
                    found = Some(Spot { x: *x, y, w, h });
                }
            }
        }
    }
    found
}

/// From where to where a card with its margin reaches down.
fn card_rows(y: f32, h: f32, gap: f32) -> (f32, f32) {
    (y - STRIP, y + h + gap - STRIP - 0.02)
}

/// The same of the strip of its line.
fn strip_rows(y: f32) -> (f32, f32) {
    (y - STRIP, y + STRIP)
}

/// From where to where a card with its margin reaches across.
fn card_columns(x: f32, w: f32) -> (f32, f32) {
    (x - GAP_X * 0.5, x + w + GAP_X * 0.5)
}

/// The same of the strip of its line.
fn strip_columns(parcel: &Parcel, x: f32, w: f32) -> (f32, f32) {
    let from = x.min(parcel.due - 1.2).min(parcel.start.map_or(x, |start| start - 0.9));
    (from, (x + w).max(parcel.due + 1.2))
}

/// What a card at a place keeps free: itself with a margin, and the strip of its line.
fn claims(parcel: &Parcel, spot: Spot, gap: f32) -> (Block, Block) {
    let Spot { x, y, w, h } = spot;
    let block = |(x0, x1), (y0, y1)| Block { x0, x1, y0, y1 };
    (block(card_columns(x, w), card_rows(y, h, gap)), block(strip_columns(parcel, x, w), strip_rows(y)))
}

/// Sets cards in so many equal columns, `between` mm apart, each below the shortest: the height and the places.
/// `height_at` gives a card's height at a column's width, mm.
pub fn columns(
    field: Field,
    cards: usize,
    (number, between): (usize, f32),
    height_at: &mut dyn FnMut(usize, f32) -> f32,
) -> (f32, Vec<Spot>) {
    let Field { left, right, gap } = field;
    let number = number.max(1);
    let w = (right - left - between * count(number - 1)) / count(number);
    let mut ends = vec![0.0_f32; number];
    let mut spots = Vec::with_capacity(cards);
    for card in 0..cards {
        let h = height_at(card, w);
        let mut lowest = 0;
        for (at, end) in ends.iter().enumerate() {
            if *end < ends.get(lowest).copied().unwrap_or(f32::MAX) - 0.01 {
                lowest = at;
            }
        }
        if let Some(end) = ends.get_mut(lowest) {
            spots.push(Spot { x: left + count(lowest) * (w + between), y: *end, w, h });
            *end += h + gap;
        }
    }
    let height = ends.iter().copied().fold(0.0_f32, f32::max) - gap;
    (height.max(0.0), spots)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parcels(cards: usize) -> Vec<Parcel> {
        let parcel = |n: usize| Parcel {
            sizes: vec![(18.0 + count(n * 7 % 5), 16.0), (26.0, 11.0 + count(n % 3)), (39.0, 7.0)],
            start: n.is_multiple_of(3).then(|| 10.0 + count(n)),
            earliest: 10.0,
            due: 30.0 + count(n * 13 % 60),
        };
        (0..cards).map(parcel).collect()
    }

    /// What is known of one order changes nothing about the next.
    #[test]
    fn the_places_are_those_that_every_order_gives_when_nothing_is_known() {
        let field = Field { left: 4.0, right: 110.0, gap: 2.0 };
        for cards in [1, 2, 3, 5, 7, 14] {
            let parcels = parcels(cards);
            for (tries, limit) in [(3, 200.0), (90, 60.0), (90, 24.0), (300, 31.0), (300, 200.0)] {
                let mut best: Option<(f32, Vec<Spot>)> = None;
                let mut order: Vec<usize> = (0..cards).collect();
                let mut random = 7_u32.wrapping_mul(2_654_435_761).wrapping_add(97);
                let mut work = Work::default();
                for attempt in 0..tries {
                    arrange(&mut order, &parcels, attempt, &mut random);
                    let bound = best.as_ref().map_or(limit, |(height, _)| *height);
                    let below = best.as_ref().map_or(f32::INFINITY, |(height, _)| height - 0.05);
                    let unseen = &mut Orders::of(cards);
                    if let Some(height) = place(field, &parcels, &order, (bound, below), unseen, &mut work) {
                        best = Some((height, work.spots.clone()));
                    }
                }
                let best = best.map(|(height, mut spots)| {
                    share_tops(field, &parcels, &mut spots, height);
                    (height, spots)
                });
                assert_eq!(pack(field, &parcels, tries, 7, limit), best, "{cards} cards, {tries} tries, {limit} mm");
            }
        }
    }
}
