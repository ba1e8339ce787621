//! Which card stands in which row. Cards are packed, not nudged: each takes its bar and its words, the first row with
//! room for both is its row. Several ways are tried (how many lines a card has, how wide its words may be), and the one
//! that loses the fewest words in the rows at hand is taken. Pure; uses the plan, what cards say, and the
//! text measures.

use super::{
    axis::{self, Axis},
    said::{Line, Said, Size, Way},
    text,
};
use crate::roadmap::plan::{Card, Lane, Plan};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::ops::Range;

/// A card with its place. Rows are counted from the top of its lane's cards.
#[derive(Debug, Clone)]
pub(super) struct Placed<'p> {
    pub card: &'p Card,
    pub row: i32,
    /// From and to, in eighths of a column; `None` without a date.
    pub bar: Option<(i32, i32)>,
    pub left: i32,
    pub wide: i32,
    /// Its words; none as long as they are not in sight.
    pub lines: Vec<Line>,
    /// The columns that its words may take, and how many of them at most.
    free: (i32, i32),
    cap: i32,
}

impl Placed<'_> {
    /// Gives it the place of its words.
    fn take(&mut self, size: Size) {
        (self.left, self.wide) = match self.bar {
            Some(bar) => beside(self.card, bar, size.wide, self.free),
            None => (self.free.0, size.wide),
        };
    }

    /// Gives it its words.
    fn say(&mut self, plan: &Plan, tall: usize, symbols: bool) {
        let words = Said::new(plan, self.card, symbols).compose(tall, self.cap);
        self.take(words.size);
        self.lines = words.lines;
    }
}

/// The cards of a lane, as they wait to be packed.
struct Waiting<'p> {
    lane: &'p Lane,
    /// How many rows its name takes.
    name: i32,
    /// Those on the axis with their bars, in eighths of a column, in the order of their days.
    dated: Vec<(Said<'p>, (i32, i32))>,
    /// Those without a date.
    open: Vec<Said<'p>>,
}

impl<'p> Waiting<'p> {
    fn new(plan: &Plan, lane: &'p Lane, room: &Room<'_>) -> Self {
        let said = |card: &'p Card| Said::new(plan, card, room.symbols);
        let on_axis = |axis: &Axis| {
            let spans = lane.cards.iter().filter_map(|card| axis::span(plan, card).map(|(from, to)| (card, from, to)));
            let mut cards: Vec<_> = spans.filter(|(_, start, due)| axis.shows((*start, *due))).collect();
            cards.sort_by_key(|(_, start, due)| (*start, *due));
            cards.into_iter().map(|(card, start, due)| (said(card), bar_of(card, axis, start, due))).collect()
        };
        let open = room.open.iter().flat_map(|_| lane.cards.iter().filter(|card| card.due.is_none()));
        let name = text::wrap(&lane.name, room.head - before_name(lane)).len();
        let name = i32::try_from(name).unwrap_or(1).clamp(1, 3);
        Self { lane, name, dated: room.axis.map(on_axis).unwrap_or_default(), open: open.map(said).collect() }
    }
}

/// From where to where the bar of a card goes, in eighths of a column.
fn bar_of(card: &Card, axis: &Axis, start: NaiveDate, due: NaiveDate) -> (i32, i32) {
    if card.milestone {
        let at = axis.column(due) * 8;
        return (at, at + 8);
    }
    let begin = axis.eighths(start).min(axis.right() * 8 - 8);
    (begin, axis.eighths(due).max(begin + 8))
}

/// A lane with its place. Rows are counted from the top of the first lane, before scrolling.
#[derive(Debug, Clone)]
pub(super) struct LaneRows<'p> {
    pub place: usize,
    pub lane: &'p Lane,
    pub cards: Vec<Placed<'p>>,
    pub top: i32,
    pub rows: i32,
    /// The agreed sentence, at the top of the lane.
    pub statement: Vec<String>,
    /// Rows that the cards take.
    pub packed: i32,
    /// Rows from one card to the next.
    pub pitch: i32,
    /// Bars as high as their words, where there are rows for it.
    pub thick: bool,
    /// A row of air between the agreed sentence and the cards.
    pub air: i32,
    way: Way,
    lost: i64,
}

impl LaneRows<'_> {
    /// How many cards stand below each other.
    fn blocks(&self) -> i32 {
        self.cards.iter().map(|card| card.row + 1).max().unwrap_or(0)
    }

    /// The rows of the agreed sentence.
    pub(super) fn sentences(&self) -> i32 {
        i32::try_from(self.statement.len()).unwrap_or(0)
    }

    /// The first row of a card, from the top of the lane.
    pub(super) fn row_of(&self, card: &Placed<'_>) -> i32 {
        self.sentences() + self.air + card.row * self.pitch
    }
}

/// The columns for cards without a date.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub left: i32,
    pub wide: i32,
}

/// All lanes, laid out.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout<'p> {
    pub lanes: Vec<LaneRows<'p>>,
    pub total: i32,
}

impl Layout<'_> {
    /// Gives the cards in sight their words, where they have none yet.
    pub(super) fn say(&mut self, plan: &Plan, room: &Room<'_>, sight: &Range<i32>) {
        for lane in &mut self.lanes {
            let (top, way) = (lane.top + lane.sentences() + lane.air, lane.way);
            let pitch = lane.pitch;
            let in_sight = |card: &&mut Placed<'_>| sight.contains(&(top + card.row * pitch));
            for card in lane.cards.iter_mut().filter(in_sight).filter(|card| card.lines.is_empty()) {
                card.say(plan, way.tall, room.symbols);
            }
        }
    }
}

/// What the rows are laid out in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room<'a> {
    pub axis: Option<&'a Axis>,
    pub open: Option<Open>,
    pub left: i32,
    pub right: i32,
    pub head: i32,
    pub rows: i32,
    pub symbols: bool,
}

const ANY: i32 = 10_000;

/// The columns of a lane's head that its name does not have: the edges, and its number.
pub(super) fn before_name(lane: &Lane) -> i32 {
    3 + text::width(&lane.number).max(1)
}

/// Lays out all lanes for the rows at hand; where they do not suffice, as densely as can still be read: then only what is
/// in sight is given its words, by `Layout::say`.
pub(super) fn lay_out<'p>(plan: &'p Plan, room: &Room<'_>) -> Layout<'p> {
    let waiting: Vec<Waiting<'p>> = plan.lanes.iter().map(|lane| Waiting::new(plan, lane, room)).collect();
    let lanes = i32::try_from(plan.lanes.len()).unwrap_or(i32::MAX / 64);
    let mut best: Option<(i64, Layout<'p>)> = None;
    let most = room.open.map_or(1, |open| (open.wide / 26).clamp(1, 3));
    let ways = [(2, ANY), (2, 44), (3, ANY), (3, 40), (2, 34), (1, ANY), (1, 60), (1, 46), (1, 34), (1, 26)];
    for (rank, (tall, cap)) in (0..).zip(ways) {
        for abreast in 1..=most {
            // Words first; then room for the agreed sentences; then the way that stands higher in the list.
            let price = |lost: i64, crowded: bool| lost * 100 + i64::from(crowded) * 40 + i64::from(abreast) + rank * 2;
            if best.as_ref().is_some_and(|(least, _)| *least <= price(0, false)) {
                continue;
            }
            // A way that has lost too much with some of its lanes needs no others.
            let hopes = |lost: i64| best.as_ref().is_none_or(|(least, _)| price(lost, false) < *least);
            let way = Way { tall, cap, abreast };
            let Some((layout, lost)) = pack_all(&waiting, room, way, Some(room.rows), hopes) else { continue };
            let price = price(lost, layout.total + lanes > room.rows);
            if best.as_ref().is_none_or(|(least, _)| price < *least) {
                best = Some((price, layout));
            }
        }
    }
    let mut layout = if let Some((_, mut layout)) = best {
        spread(&waiting, &mut layout, room);
        for lane in &mut layout.lanes {
            let tall = lane.way.tall;
            lane.cards.iter_mut().for_each(|card| card.say(plan, tall, room.symbols));
        }
        layout
    } else {
        let way = Way { tall: 1, cap: 34, abreast: most };
        pack_all(&waiting, room, way, None, |_| true).map(|(layout, _)| layout).unwrap_or_default()
    };
    let mut top = 0;
    for lane in &mut layout.lanes {
        lane.top = top;
        top += lane.rows;
    }
    layout.total = top;
    layout
}

/// Gives the rows that are left to the lanes: whole words first, then the agreed sentences, then air.
fn spread<'p>(waiting: &[Waiting<'p>], layout: &mut Layout<'p>, room: &Room<'_>) {
    let mut spare = room.rows - layout.total;
    // One lane after the other, each time the one that gains most words by a row.
    let taller = |lane: &LaneRows<'p>, spare: i32| {
        let way = Way { tall: lane.way.tall + 1, ..lane.way };
        let waiting = waiting.get(lane.place).filter(|_| lane.lost > 0 && way.tall <= 3)?;
        pack_lane(lane.place, waiting, room, way, Some(lane.rows + spare))
    };
    let mut offers: Vec<_> = layout.lanes.iter().map(|lane| taller(lane, spare)).collect();
    loop {
        let mut best: Option<(i64, i32, &mut LaneRows<'p>, &mut Option<LaneRows<'p>>)> = None;
        for (lane, offer) in layout.lanes.iter_mut().zip(&mut offers) {
            let Some(better) = offer.as_ref() else { continue };
            let grows = better.rows - lane.rows;
            let gain = (lane.lost - better.lost) * 100 / i64::from(grows.max(1));
            if gain > 0 && grows <= spare && best.as_ref().is_none_or(|(most, ..)| gain > *most) {
                best = Some((gain, grows, lane, offer));
            }
        }
        let Some((_, grows, lane, offer)) = best else { break };
        spare -= grows;
        if let Some(better) = offer.take() {
            *lane = better;
        }
        *offer = taller(lane, spare);
    }
    let wide = room.right - room.left - 3;
    for lines in [1, 2, 3] {
        for lane in &mut layout.lanes {
            let Some(statement) = lane.lane.statement.as_deref().filter(|s| !s.trim().is_empty() && wide > 12) else {
                continue;
            };
            let (wrapped, _) = text::wrap_within(statement, wide, lines);
            let rows = i32::try_from(wrapped.len()).unwrap_or(0);
            // A lane without cards shows its sentence whatever happens: that row is there already.
            let grows = (lane.packed + rows - lane.rows).max(0);
            if rows > lane.sentences() && grows <= spare {
                lane.statement = wrapped;
                lane.rows += grows;
                spare -= grows;
            }
        }
    }
    // What is still left goes to the lanes by how much stands in them.
    let mut weight: i32 = layout.lanes.iter().map(|lane| lane.blocks() + 1).sum();
    for lane in &mut layout.lanes {
        let own = lane.blocks() + 1;
        let gift = (spare * own + weight - 1) / weight.max(1);
        lane.rows += gift;
        spare -= gift;
        weight -= own;
        let blocks = lane.blocks().max(1);
        let mut free = lane.rows - lane.packed - lane.sentences();
        if lane.sentences() > 0 && free >= blocks {
            lane.air = 1;
            free -= 1;
        }
        let more = (free / blocks).clamp(0, 4);
        lane.pitch += more;
        // The last card has the air below it already.
        lane.packed = (blocks - 1) * lane.pitch + lane.pitch - more;
        lane.thick = more >= 2;
    }
    // All bars are equally high, or people would read something into it.
    let thick = layout.lanes.iter().all(|lane| lane.thick || lane.cards.is_empty());
    layout.lanes.iter_mut().for_each(|lane| lane.thick = thick);
}

/// Packs all lanes one way, and counts the columns of words that are lost by it. `None` as soon as there are more rows
/// than `most`, or more is lost than there are hopes for; without a `most` nothing is given its words yet.
fn pack_all<'p>(
    waiting: &[Waiting<'p>],
    room: &Room<'_>,
    way: Way,
    most: Option<i32>,
    hopes: impl Fn(i64) -> bool,
) -> Option<(Layout<'p>, i64)> {
    let mut layout = Layout::default();
    let mut lost = 0;
    for (place, lane) in waiting.iter().enumerate() {
        let packed = pack_lane(place, lane, room, way, most.map(|most| most - layout.total))?;
        layout.total += packed.rows;
        lost += packed.lost;
        if !hopes(lost) {
            return None;
        }
        layout.lanes.push(packed);
    }
    Some((layout, lost))
}

fn pack_lane<'p>(
    place: usize,
    waiting: &Waiting<'p>,
    room: &Room<'_>,
    way: Way,
    most: Option<i32>,
) -> Option<LaneRows<'p>> {
    let pitch = i32::try_from(way.tall).unwrap_or(1);
    let lane = waiting.lane;
    let fits = |blocks: usize| most.is_none_or(|most| i32::try_from(blocks).is_ok_and(|n| n <= most / pitch));
    let abreast = usize::try_from(way.abreast).unwrap_or(1).max(1);
    if !fits(waiting.open.len().div_ceil(abreast)) {
        return None;
    }
    let mut cards = Vec::new();
    if let Some(axis) = room.axis {
        pack_dated(waiting, axis, way, fits, &mut cards)?;
    }
    if let Some(open) = room.open {
        pack_open(waiting, open, way, &mut cards);
    }
    let mut lost = 0;
    if most.is_some() {
        for (card, said) in &mut cards {
            let size = said.size(way.tall, card.cap);
            card.take(size);
            lost += size.lost;
        }
    }
    let cards: Vec<Placed<'p>> = cards.into_iter().map(|(card, _)| card).collect();
    let packed = cards.iter().map(|c| c.row + 1).max().unwrap_or(0) * pitch;
    // Half of a lane's name is worth less than a card's words, but worth more than a taller card.
    let rows = packed.max(if way.tall > 1 { waiting.name } else { 1 });
    if most.is_some_and(|most| rows > most) {
        return None;
    }
    lost += i64::from((waiting.name - rows).max(0));
    let statement = Vec::new();
    Some(LaneRows { place, lane, cards, top: 0, rows, statement, packed, pitch, thick: false, air: 0, way, lost })
}

/// The rows of a lane while bars are put into them, each into the first that has room for it.
#[derive(Default)]
struct Taken {
    rows: Vec<Vec<(i32, i32)>>,
    /// For columns that were asked for before, where to look on: rows only become fuller.
    from: HashMap<(i32, i32), usize>,
}

impl Taken {
    /// The row in which these columns, and the next one, are free; they are taken.
    fn put(&mut self, reach: (i32, i32)) -> usize {
        let free = |row: &Vec<(i32, i32)>| row.iter().all(|(a, b)| reach.1 < *a || *b < reach.0);
        let from = self.from.get(&reach).copied().unwrap_or(0);
        let found = self.rows.iter().skip(from).position(free).map(|at| from + at);
        let row = found.unwrap_or(self.rows.len());
        match self.rows.get_mut(row) {
            Some(row) => row.push(reach),
            None => self.rows.push(vec![reach]),
        }
        self.from.insert(reach, row);
        row
    }

    /// What is free about columns of a row, between these two.
    fn about(&self, row: usize, reach: (i32, i32), (mut low, mut high): (i32, i32)) -> (i32, i32) {
        for other in self.rows.get(row).into_iter().flatten().filter(|other| **other != reach) {
            if other.1 <= reach.0 {
                low = low.max(other.1 + 1);
            } else {
                high = high.min(other.0 - 1);
            }
        }
        (low, high)
    }
}

fn pack_dated<'w, 'p>(
    waiting: &'w Waiting<'p>,
    axis: &Axis,
    way: Way,
    fits: impl Fn(usize) -> bool,
    out: &mut Vec<(Placed<'p>, &'w Said<'p>)>,
) -> Option<()> {
    let mut taken = Taken::default();
    // Columns that bar and words take together: these and the next one are not given to another card.
    let mut reaches = Vec::new();
    for (said, bar) in &waiting.dated {
        // Words as wide as their bar cost nothing.
        let cap = slid(said, *bar, axis.right(), way.cap.max((bar.1 - bar.0) / 8).min(axis.wide));
        let wide = said.size(way.tall, cap).wide;
        let (left, _) = beside(said.card, *bar, wide, (axis.left, axis.right()));
        let reach = (left.min(bar.0 / 8), (left + wide).max((bar.1 + 7) / 8));
        let row = taken.put(reach);
        if !fits(row + 1) {
            return None;
        }
        reaches.push((reach, row));
    }
    for ((said, bar), (reach, row)) in waiting.dated.iter().zip(reaches) {
        // Now that every card has its row, its words take what is free on both sides.
        let (low, high) = taken.about(row, reach, (axis.left, axis.right()));
        let cap = slid(said, *bar, high, high - low).max(reach.1 - reach.0).min(high - low);
        let row = i32::try_from(row).unwrap_or(i32::MAX / 64);
        let free = (low, high);
        let card = said.card;
        out.push((Placed { card, row, bar: Some(*bar), left: low, wide: 0, lines: Vec::new(), free, cap }, said));
    }
    Some(())
}

/// At most how wide words may be that slide back from `right`: back along a bar they slide for what is done, not for who
/// and when, or they would leave the bar behind.
fn slid(said: &Said<'_>, bar: (i32, i32), right: i32, cap: i32) -> i32 {
    if said.card.milestone { cap } else { cap.min((right - bar.0 / 8).max(said.done.min(44))) }
}

/// Where the words of a card begin: at the start of its bar, or, where they would run off the edge, slid back along it;
/// a milestone has them at its right, or else at its left.
fn beside(card: &Card, bar: (i32, i32), wide: i32, (low, high): (i32, i32)) -> (i32, i32) {
    let at = bar.0 / 8;
    if !card.milestone {
        return (at.min(high - wide).max(low), wide.min(high - low));
    }
    if at + 1 + wide <= high || at - low < high - at {
        (at + 1, wide.min(high - at - 1))
    } else {
        ((at - wide).max(low), wide.min(at - low))
    }
}

fn pack_open<'w, 'p>(waiting: &'w Waiting<'p>, open: Open, way: Way, out: &mut Vec<(Placed<'p>, &'w Said<'p>)>) {
    let wide = open.wide / way.abreast;
    let cap = wide - i32::from(way.abreast > 1);
    for (n, said) in (0i32..).zip(&waiting.open) {
        let left = open.left + wide * (n % way.abreast);
        let free = (left, left + wide);
        let (card, row) = (said.card, n / way.abreast);
        out.push((Placed { card, row, bar: None, left, wide: 0, lines: Vec::new(), free, cap }, said));
    }
}
