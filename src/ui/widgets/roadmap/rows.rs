//! Which card stands in which row. Cards are packed, not nudged: each takes its bar and its words, the first row with
//! room for both is its row. Several ways are tried (how many lines a card has, how wide its words may be), and the one
//! that loses the fewest words in the rows at hand is taken. Pure; uses the plan, the words and the text measures.

use super::{
    axis::{self, Axis},
    text,
};
use crate::{
    roadmap::plan::{Card, CardState, Lane, Plan},
    words::Word,
};
use chrono::Datelike;

/// What a line of a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    /// The first, which begins with the number.
    Lead,
    /// More of what is done.
    More,
    /// Who and by when.
    Meta,
}

/// One line of a card.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub kind: LineKind,
    pub indent: i32,
    pub text: String,
}

/// A card with its place. Rows are counted from the top of its lane's cards.
#[derive(Debug, Clone)]
pub(super) struct Placed<'p> {
    pub card: &'p Card,
    pub row: i32,
    /// From and to, in eighths of a column; `None` without a date.
    pub bar: Option<(i32, i32)>,
    pub left: i32,
    pub wide: i32,
    pub lines: Vec<Line>,
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

/// One way to lay cards out.
#[derive(Debug, Clone, Copy)]
struct Way {
    tall: usize,
    cap: i32,
    abreast: i32,
}

const ANY: i32 = 10_000;

/// Lays out all lanes for the rows at hand; where they do not suffice, as densely as can still be read.
pub(super) fn lay_out<'p>(plan: &'p Plan, room: &Room<'_>) -> Layout<'p> {
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
            let Some((layout, lost)) = pack_all(plan, room, Way { tall, cap, abreast }, room.rows) else { continue };
            let price = price(lost, layout.total + lanes > room.rows);
            if best.as_ref().is_none_or(|(least, _)| price < *least) {
                best = Some((price, layout));
            }
        }
    }
    let mut layout = if let Some((_, mut layout)) = best {
        spread(plan, &mut layout, room);
        layout
    } else {
        let way = Way { tall: 1, cap: 34, abreast: most };
        pack_all(plan, room, way, i32::MAX).map(|(layout, _)| layout).unwrap_or_default()
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
fn spread<'p>(plan: &'p Plan, layout: &mut Layout<'p>, room: &Room<'_>) {
    let mut spare = room.rows - layout.total;
    // One lane after the other, each time the one that gains most words by a row.
    let taller = |lane: &LaneRows<'p>| {
        let way = Way { tall: lane.way.tall + 1, ..lane.way };
        (lane.lost > 0 && way.tall <= 3).then(|| pack_lane(plan, lane.place, lane.lane, room, way))
    };
    let mut offers: Vec<_> = layout.lanes.iter().map(taller).collect();
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
        *offer = taller(lane);
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
/// than `most`.
fn pack_all<'p>(plan: &'p Plan, room: &Room<'_>, way: Way, most: i32) -> Option<(Layout<'p>, i64)> {
    let mut layout = Layout::default();
    let mut lost = 0;
    for (place, lane) in plan.lanes.iter().enumerate() {
        let packed = pack_lane(plan, place, lane, room, way);
        layout.total += packed.rows;
        if layout.total > most {
            return None;
        }
        lost += packed.lost;
        layout.lanes.push(packed);
    }
    Some((layout, lost))
}

fn pack_lane<'p>(plan: &Plan, place: usize, lane: &'p Lane, room: &Room<'_>, way: Way) -> LaneRows<'p> {
    let mut cards = Vec::new();
    let mut lost = 0;
    if let Some(axis) = room.axis {
        lost += pack_dated(plan, lane, axis, room, way, &mut cards);
    }
    if let Some(open) = room.open {
        lost += pack_open(plan, lane, open, room, way, &mut cards);
    }
    let pitch = i32::try_from(way.tall).unwrap_or(1);
    let packed = cards.iter().map(|c| c.row + 1).max().unwrap_or(0) * pitch;
    // Half of a lane's name is worth less than a card's words, but worth more than a taller card.
    let name = i32::try_from(text::wrap(&lane.name, room.head - 4).len()).unwrap_or(1).clamp(1, 3);
    let rows = packed.max(if way.tall > 1 { name } else { 1 });
    lost += i64::from((name - rows).max(0));
    let statement = Vec::new();
    LaneRows { place, lane, cards, top: 0, rows, statement, packed, pitch, thick: false, air: 0, way, lost }
}

/// A card on its way to its row: where its bar goes, and what it takes of the row.
struct Bar<'p> {
    card: &'p Card,
    ends: (i32, i32),
    /// Columns that bar and words take together: these and the next one are not given to another card.
    reach: (i32, i32),
    row: usize,
}

fn pack_dated<'p>(
    plan: &Plan,
    lane: &'p Lane,
    axis: &Axis,
    room: &Room<'_>,
    way: Way,
    out: &mut Vec<Placed<'p>>,
) -> i64 {
    let mut cards: Vec<_> = lane
        .cards
        .iter()
        .filter_map(|card| axis::span(plan, card).map(|(start, due)| (card, start, due)))
        .filter(|(_, start, due)| axis.shows((*start, *due)))
        .collect();
    cards.sort_by_key(|(_, start, due)| (*start, *due));
    let mut taken: Vec<Vec<(i32, i32)>> = Vec::new();
    let mut bars = Vec::new();
    for (card, start, due) in cards {
        let bar = if card.milestone {
            let at = axis.column(due) * 8;
            (at, at + 8)
        } else {
            let begin = axis.eighths(start).min(axis.right() * 8 - 8);
            (begin, axis.eighths(due).max(begin + 8))
        };
        // Words as wide as their bar cost nothing.
        let cap = slid(card, bar, room.symbols, axis.right(), way.cap.max((bar.1 - bar.0) / 8).min(axis.wide));
        let words = compose(plan, card, Way { cap, ..way }, room.symbols);
        let (left, _) = beside(card, bar, words.wide, (axis.left, axis.right()));
        let reach = (left.min(bar.0 / 8), (left + words.wide).max((bar.1 + 7) / 8));
        let free = |row: &Vec<(i32, i32)>| row.iter().all(|(a, b)| reach.1 < *a || *b < reach.0);
        let row = taken.iter().position(free).unwrap_or(taken.len());
        match taken.get_mut(row) {
            Some(row) => row.push(reach),
            None => taken.push(vec![reach]),
        }
        bars.push(Bar { card, ends: bar, reach, row });
    }
    let mut lost = 0;
    for Bar { card, ends: bar, reach, row } in bars {
        // Now that every card has its row, its words take what is free on both sides.
        let others = taken.get(row).into_iter().flatten();
        let (mut low, mut high) = (axis.left, axis.right());
        for other in others.filter(|other| **other != reach) {
            if other.1 <= reach.0 {
                low = low.max(other.1 + 1);
            } else {
                high = high.min(other.0 - 1);
            }
        }
        let cap = slid(card, bar, room.symbols, high, high - low);
        let words = compose(plan, card, Way { cap: cap.max(reach.1 - reach.0).min(high - low), ..way }, room.symbols);
        let (left, wide) = beside(card, bar, words.wide, (low, high));
        lost += words.lost;
        let row = i32::try_from(row).unwrap_or(i32::MAX / 64);
        out.push(Placed { card, row, bar: Some(bar), left, wide, lines: words.lines });
    }
    lost
}

/// At most how wide words may be that slide back from `right`: back along a bar they slide for what is done, not for who
/// and when, or they would leave the bar behind.
fn slid(card: &Card, bar: (i32, i32), symbols: bool, right: i32, cap: i32) -> i32 {
    let what = text::width(&number(card, symbols)) + text::width(&card.what) + 2;
    if card.milestone { cap } else { cap.min((right - bar.0 / 8).max(what.min(44))) }
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

fn pack_open<'p>(plan: &Plan, lane: &'p Lane, open: Open, room: &Room<'_>, way: Way, out: &mut Vec<Placed<'p>>) -> i64 {
    let mut lost = 0;
    let wide = open.wide / way.abreast;
    for (n, card) in (0i32..).zip(lane.cards.iter().filter(|card| card.due.is_none())) {
        let cap = wide - i32::from(way.abreast > 1);
        let words = compose(plan, card, Way { cap, ..way }, room.symbols);
        lost += words.lost;
        let left = open.left + wide * (n % way.abreast);
        out.push(Placed { card, row: n / way.abreast, bar: None, left, wide: words.wide, lines: words.lines });
    }
    lost
}

/// The words of a card, in lines.
struct Words {
    lines: Vec<Line>,
    wide: i32,
    lost: i64,
}

/// The number as it is shown: room for the pointer, the marks, the number.
pub(super) fn number(card: &Card, symbols: bool) -> String {
    let mark = match (symbols, card.promised) {
        (true, true) => "■",
        (true, false) => "□",
        (false, _) => "",
    };
    let state = match card.state {
        CardState::Done => "✓",
        CardState::LetGo => "×",
        _ => "",
    };
    format!(" {mark}{state}{}", card.number)
}

/// What stands between number and words: a chip has a blank of its own.
fn gap(card: &Card, symbols: bool) -> &'static str {
    if card.due.is_none() && !symbols { "  " } else { " " }
}

/// Who, and by when, in short.
fn meta(plan: &Plan, card: &Card, tall: usize) -> (String, String) {
    let who = match card.who.as_deref() {
        Some(who) => who,
        None if tall > 1 => Word::LookingForSomeone.text(),
        None => "",
    };
    let when = match card.due {
        Some(due) if due.year() == plan.day_zero.year() => Word::ByDate.with(&[due.format("%-d %b").to_string()]),
        Some(due) => Word::ByDate.with(&[due.format("%-d %b %Y").to_string()]),
        None if card.due_words == Word::NoDateYet.text() => String::new(),
        None => card.due_words.clone(),
    };
    (who.to_owned(), when)
}

fn joined(who: &str, when: &str) -> String {
    [who, when].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Who and by when in at most `rows` lines. A date is never broken; where both do not fit, it is the name that is cut.
fn meta_lines(who: &str, when: &str, room: i32, rows: usize) -> Vec<String> {
    let one = joined(who, when);
    if text::width(&one) <= room || who.is_empty() || when.is_empty() {
        return text::wrap_within(&one, room, rows).0;
    }
    if rows > 1 {
        return vec![text::cut(who, room), text::cut(when, room)];
    }
    let left = room - text::width(when) - 3;
    if left < 4 { vec![text::cut(&one, room)] } else { vec![joined(&text::cut(who, left), when)] }
}

fn compose(plan: &Plan, card: &Card, way: Way, symbols: bool) -> Words {
    let room = way.cap.max(1);
    let number = number(card, symbols);
    let (who, when) = meta(plan, card, way.tall);
    let meta = joined(&who, &when);
    // One blank stays at the right end, so that words never touch what follows.
    let inner = room - 1;
    let gap = gap(card, symbols);
    let lead = text::width(&number) + text::width(gap);
    let indent = if inner >= 24 { lead } else { 1 };
    let mut lines = Vec::new();
    let mut lost = 0i64;
    let whole = format!("{number}{gap}{}", card.what);
    if way.tall <= 1 || inner <= lead + 4 {
        let with_meta = format!("{whole} · {meta}");
        let said = if !meta.is_empty() && text::width(&with_meta) <= inner {
            with_meta
        } else {
            lost += i64::from(text::width(&meta)) + 2 * i64::from((text::width(&whole) - inner).max(0));
            text::cut(&whole, inner)
        };
        lines.push(Line { kind: LineKind::Lead, indent: 0, text: said });
    } else {
        // The rows below the first are wider where they are not set in; wrapping all alike is close enough.
        let (what, _) = text::wrap_within(&card.what, inner - lead, way.tall);
        let all: i32 = text::wrap(&card.what, inner - lead).iter().map(|line| text::width(line)).sum();
        let shown: i32 = what.iter().map(|line| text::width(line)).sum();
        lost += 2 * i64::from((all - shown).max(0));
        for (n, line) in what.iter().enumerate() {
            lines.push(if n == 0 {
                Line { kind: LineKind::Lead, indent: 0, text: format!("{number}{gap}{line}") }
            } else {
                Line { kind: LineKind::More, indent: lead, text: line.clone() }
            });
        }
        if lines.is_empty() {
            lines.push(Line { kind: LineKind::Lead, indent: 0, text: text::cut(&number, inner) });
        }
        if !meta.is_empty() {
            let free = way.tall.saturating_sub(lines.len());
            if free > 0 {
                let said = meta_lines(&who, &when, inner - indent, free);
                let shown: i32 = said.iter().map(|line| text::width(line)).sum();
                lost += i64::from((text::width(&meta) - shown - 3).max(0));
                lines.extend(said.into_iter().map(|text| Line { kind: LineKind::Meta, indent, text }));
            } else if let Some(last) = lines.last_mut() {
                let joined = format!("{} · {meta}", last.text);
                if last.indent + text::width(&joined) <= inner {
                    last.text = joined;
                } else {
                    lost += i64::from(text::width(&meta));
                }
            }
        }
    }
    let wide = lines.iter().map(|line| line.indent + text::width(&line.text)).max().unwrap_or(0) + 1;
    Words { lines, wide: wide.min(room), lost }
}
