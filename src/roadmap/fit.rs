//! The fit loop: the largest type at which all cards stand in their lanes, and the rungs of the ladder below it. Uses the
//! axis, measured cards and the packing; a fixed number of tries everywhere, so the same plan always comes out the same.

mod largest;

use super::axis::{self, Axis, Band, Phase, count};
use super::card::CardArt;
use super::pack::{Field, GAP_X, Parcel, Spot, columns, gap_below, pack};
use super::plan::Plan;
use super::scene::Rung;
use super::shape::Shaper;
use largest::{largest_in_order, largest_to_time};

/// The largest type of cards, mm, where there are more than a few.
pub const LARGEST: f32 = 5.4;
/// The smallest type of a card, mm: 7 pt.
pub const FLOOR: f32 = 2.48;
/// Between lanes, mm.
pub const LANE_GAP: f32 = 1.2;
/// Beside the cards on the axis, mm.
const SIDE: f32 = 1.4;
/// Beside the cards of a zone without a scale, mm.
const ZONE_PAD: f32 = 1.6;
/// The width at which texts are shortened, em.
const SHORT_WIDTH: f32 = 15.0;

/// A lane with its measured cards.
pub struct LaneArt<'a> {
    /// Its cards, in the order of their numbers.
    pub cards: Vec<CardArt<'a>>,
    /// The least height that its head needs, mm.
    pub least: f32,
}

/// The place for the cards of all lanes.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Left edge, mm.
    pub left: f32,
    /// Right edge, mm.
    pub right: f32,
    /// Height for all lanes and the gaps between them, mm.
    pub height: f32,
    /// The smallest type, mm.
    pub floor: f32,
    /// The largest type, mm.
    pub cap: f32,
}

/// What stands in a zone.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// The cards that are due in a phase.
    Phase(Band),
    /// The cards without a date.
    Undated,
    /// All cards.
    All,
}

/// A vertical part of the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// What stands in it.
    pub part: Part,
    /// Left edge, mm.
    pub left: f32,
    /// Right edge, mm.
    pub right: f32,
    /// Whether places in it mean days.
    pub scaled: bool,
}

/// How the cards came to stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The type size, mm.
    pub size: f32,
    /// The rung of the ladder.
    pub rung: Rung,
    /// The axis, where places mean days.
    pub axis: Option<Axis>,
    /// The zones from left to right.
    pub zones: Vec<Zone>,
    /// For each lane the height of its cards and their places, in the order of its cards.
    pub lanes: Vec<(f32, Vec<Spot>)>,
    /// The height of all lanes with their gaps, mm.
    pub height: f32,
}

impl Fit {
    /// No card has a place.
    pub fn none(lanes: usize) -> Fit {
        Fit {
            size: FLOOR,
            rung: Rung::Shortened,
            axis: None,
            zones: Vec::new(),
            lanes: vec![(0.0, Vec::new()); lanes],
            height: 0.0,
        }
    }
}

/// The height of lanes that need these heights for their cards.
fn total(lanes: &[LaneArt], needs: &[(f32, Vec<Spot>)], size: f32) -> f32 {
    let sum: f32 = lanes.iter().zip(needs).map(|(lane, (need, _))| lane_height(lane.least, *need, size)).sum();
    sum + LANE_GAP * count(lanes.len().saturating_sub(1))
}

/// Above and below a lane's cards, mm, for a type size.
pub fn lane_pad(size: f32) -> f32 {
    (size * 0.5).clamp(1.5, 3.4)
}

/// The least height of a lane.
pub fn lane_height(least: f32, need: f32, size: f32) -> f32 {
    least.max(if need > 0.0 { need + 2.0 * lane_pad(size) } else { 0.0 })
}

/// The height of lanes of these heights, with what is between them.
pub fn stacked(least: &[f32]) -> f32 {
    least.iter().sum::<f32>() + LANE_GAP * count(least.len().saturating_sub(1))
}

/// A layout without any of the ladder's sacrifices at the sizes that the room asks for, if there is one.
pub fn fit_easily(plan: &Plan, lanes: &mut [LaneArt], room: Room) -> Option<Fit> {
    let bands = axis::bands(plan);
    if bands.is_empty() {
        largest_in_order(plan, lanes, &bands, room, false)
    } else {
        largest_to_time(plan, lanes, &bands, room, true)
    }
}

/// Finds the largest type and the first rung that hold everything. If none does, the last rung at the smallest type comes
/// back, higher than the room.
pub fn fit(shaper: &mut Shaper, plan: &Plan, lanes: &mut [LaneArt], room: Room) -> Fit {
    let bands = axis::bands(plan);
    // Where the heads alone make the page higher, the cards have that room as well.
    let heads: Vec<f32> = lanes.iter().map(|lane| lane.least).collect();
    let room = Room { height: room.height.max(stacked(&heads)), ..room };
    if !bands.is_empty() {
        for starts in [true, false] {
            let has_starts = plan.lanes.iter().flat_map(|lane| &lane.cards).any(|card| card.start.is_some());
            if !starts && !has_starts {
                continue;
            }
            if let Some(fit) = largest_to_time(plan, lanes, &bands, room, starts) {
                return fit;
            }
        }
    }
    for whole in [false, true] {
        if let Some(fit) = largest_in_order(plan, lanes, &bands, room, whole) {
            return fit;
        }
    }
    // What a higher page would need with all words; kept for the case that shortening is not enough.
    let full = [false, true].map(|whole| in_order(plan, lanes, &bands, room, FLOOR, (f32::MAX, whole)));
    let mut short: Vec<LaneArt> = lanes
        .iter()
        .map(|lane| LaneArt {
            cards: lane.cards.iter().map(|art| CardArt::shortened(shaper, art.card, art.ink, SHORT_WIDTH)).collect(),
            least: lane.least,
        })
        .collect();
    let mut shortened = None;
    for whole in [false, true] {
        shortened = shortened.or_else(|| largest_in_order(plan, &mut short, &bands, room, whole));
    }
    let grown = in_order(plan, &mut short, &bands, room, FLOOR, (f32::MAX, true));
    let full = full.into_iter().flatten().reduce(|a, b| if b.height < a.height * 0.8 { b } else { a });
    // If the page has to grow anyway, it grows for all the words, unless that is very much more.
    if let (None, Some(grown), Some(full)) = (&shortened, &grown, &full)
        && full.height < grown.height * 1.5
    {
        return full.clone();
    }
    let mut fit = shortened.or(grown).unwrap_or_else(|| Fit::none(lanes.len()));
    fit.rung = Rung::Shortened;
    for (lane, short) in lanes.iter_mut().zip(short) {
        *lane = short;
    }
    fit
}

/// How many orders are tried for a lane of so many cards.
fn tries(cards: usize, effort: usize) -> usize {
    let cost = cards * cards * cards + 60;
    (20_000 * effort / cost).clamp(2, 80 * effort)
}

/// For each share of the width that cards without a date may take: the share, and each lane's height and places of them,
/// where there is room for all.
type Loose = Vec<(f32, Option<Vec<(f32, Vec<Spot>)>>)>;

/// The cards without a date in columns at the right, for each share of the width.
fn loose(lanes: &mut [LaneArt], room: Room, size: f32) -> Loose {
    let all: usize = lanes.iter().map(|lane| lane.cards.len()).sum();
    let undated: usize = lanes.iter().map(|lane| lane.cards.iter().filter(|art| art.card.due.is_none()).count()).sum();
    let mut in_columns = |share: f32| -> Option<Vec<(f32, Vec<Spot>)>> {
        if undated == 0 {
            return Some(vec![(0.0, Vec::new()); lanes.len()]);
        }
        let inner = (split(room, share) + ZONE_PAD, room.right - ZONE_PAD);
        let columns = |lane: &mut LaneArt| {
            let which = members(lane, |art| art.card.due.is_none());
            best_columns(lane, &which, inner, size)
        };
        lanes.iter_mut().map(columns).collect()
    };
    let shares = undated_shares(undated, all, size / (room.right - room.left));
    shares.into_iter().map(|share| (share, in_columns(share))).collect()
}

/// Where the columns of cards without a date begin that take a share of the width.
fn split(room: Room, share: f32) -> f32 {
    room.right - (room.right - room.left) * share
}

/// Cards at their dates, those without a date in columns at the right.
fn to_time(
    plan: &Plan,
    lanes: &[LaneArt],
    bands: &[Band],
    room: Room,
    (size, loose): (f32, &Loose),
    starts: bool,
    effort: usize,
) -> Option<Fit> {
    let all: usize = lanes.iter().map(|lane| lane.cards.len()).sum();
    let undated = lanes.iter().flat_map(|lane| &lane.cards).any(|art| art.card.due.is_none());
    let mut best: Option<Fit> = None;
    for (share, loose) in loose {
        let split = split(room, *share);
        let mut limit = best.as_ref().map_or(room.height, |fit| fit.height);
        let Some(loose) = loose.as_ref().filter(|loose| !undated || total(lanes, loose, size) <= limit) else {
            continue;
        };
        // A lane of very many cards costs a lot for every axis; the likeliest ones must do.
        let most = lanes.iter().map(|lane| lane.cards.len()).max().unwrap_or(0);
        let axes = if most > 40 {
            2
        } else if all > 40 {
            5
        } else {
            11
        };
        for axis in Axis::candidates(bands, room.left, split).into_iter().take(axes) {
            let Some(timed) = timed(plan, lanes, &axis, (room.left, split), size, starts, effort, loose, limit) else {
                continue;
            };
            let height = total(lanes, &timed, size);
            if height <= limit && best.as_ref().is_none_or(|fit| height < fit.height - 0.2) {
                limit = height;
                let mut zones: Vec<Zone> = axis
                    .bands
                    .iter()
                    .map(|(band, left, right)| Zone {
                        part: Part::Phase(band.clone()),
                        left: *left,
                        right: *right,
                        scaled: true,
                    })
                    .collect();
                if undated {
                    zones.push(Zone { part: Part::Undated, left: split, right: room.right, scaled: false });
                }
                let rung = if starts { Rung::TrueToTime } else { Rung::WithoutStarts };
                best = Some(Fit { size, rung, axis: Some(axis), zones, lanes: timed, height });
            }
        }
    }
    best
}

/// The shares of the width that cards without a date may take; `em` is the share of the type size.
fn undated_shares(undated: usize, all: usize, em: f32) -> Vec<f32> {
    if undated == 0 {
        return vec![0.0];
    }
    let part = count(undated) / count(all.max(1));
    // A few need one column only, as narrow as a card can well be.
    let mut out: Vec<f32> = if part < 0.12 {
        [12.4_f32, 14.0, 17.0].iter().map(|by| (by * em).clamp(0.1, 0.3)).collect()
    } else {
        [1.0_f32, 0.75, 1.3].iter().map(|by| (part * by).clamp(0.17, 0.7)).collect()
    };
    out.dedup();
    out
}

fn members(lane: &LaneArt, choose: impl Fn(&CardArt) -> bool) -> Vec<usize> {
    lane.cards.iter().enumerate().filter(|(_, art)| choose(art)).map(|(at, _)| at).collect()
}

/// Packs the dated cards of every lane and joins them with the loose ones.
#[expect(clippy::too_many_arguments, reason = "one step of the search with all that it depends on")]
fn timed(
    plan: &Plan,
    lanes: &[LaneArt],
    axis: &Axis,
    edges: (f32, f32),
    size: f32,
    starts: bool,
    effort: usize,
    loose: &[(f32, Vec<Spot>)],
    limit: f32,
) -> Option<Vec<(f32, Vec<Spot>)>> {
    let field = Field { left: edges.0 + SIDE, right: edges.1 - SIDE, gap: gap_below(size) };
    let mut left_over = limit - total(lanes, loose, size);
    let mut out = Vec::with_capacity(lanes.len());
    for (number, (lane, (loose_need, loose_spots))) in lanes.iter().zip(loose).enumerate() {
        let which = members(lane, |art| art.card.due.is_some());
        let parcels: Vec<Parcel> =
            which.iter().filter_map(|at| parcel(plan, lane.cards.get(*at)?, axis, size, starts)).collect();
        let taken = lane_height(lane.least, *loose_need, size);
        let bound = taken + left_over - 2.0 * lane_pad(size);
        let seed = u32::try_from(number).unwrap_or(0) + 1;
        let (need, spots) = pack(field, &parcels, tries(parcels.len(), effort), seed, bound + 0.01)?;
        let need = need.max(*loose_need);
        left_over -= lane_height(lane.least, need, size) - taken;
        if left_over < -0.02 {
            return None;
        }
        let mut timed = which.into_iter().zip(spots);
        let mut loose = loose_spots.iter().copied();
        let joined = lane.cards.iter().map(|art| {
            if art.card.due.is_some() { timed.next().map(|(_, spot)| spot) } else { loose.next() }.unwrap_or_default()
        });
        out.push((need, joined.collect()));
    }
    Some(out)
}

fn parcel(plan: &Plan, art: &CardArt, axis: &Axis, size: f32, starts: bool) -> Option<Parcel> {
    let due = axis.x(axis::day_of(plan, art.card.due?));
    let start = art.card.start.map(|date| axis.x(axis::day_of(plan, date)).min(due));
    let earliest = if art.card.milestone { due } else { start.unwrap_or_else(|| axis.x(0)) };
    Some(Parcel {
        sizes: art.sizes.iter().map(|(w, h)| (w * size, h * size)).collect(),
        start: start.filter(|_| starts && !art.card.milestone),
        earliest,
        due,
    })
}

/// Cards in equal columns of the number that needs the least height.
fn best_columns(lane: &mut LaneArt, which: &[usize], edges: (f32, f32), size: f32) -> Option<(f32, Vec<Spot>)> {
    if which.is_empty() {
        return Some((0.0, Vec::new()));
    }
    let mut best: Option<(f32, Vec<Spot>)> = None;
    for number in 1..=which.len().min(9) {
        let width = (edges.1 - edges.0) / count(number);
        if width < 10.5 * size && number > 1 || width < 7.0 * size {
            break;
        }
        // Lines longer than this are hard to read, and a card that is one long line is no card.
        let right = edges.1.min(edges.0 + count(number) * 21.0 * size);
        let (height, spots) = columns(
            Field { left: edges.0, right, gap: gap_below(size) },
            which.len(),
            (number, GAP_X),
            &mut |at, w| {
                let art = which.get(at).and_then(|at| lane.cards.get_mut(*at));
                art.map_or(0.0, |art| art.height_at(w / size) * size)
            },
        );
        if best.as_ref().is_none_or(|(lowest, _)| height < lowest - 0.3) {
            best = Some((height, spots));
        }
    }
    best
}

/// Cards in order inside the zone of their phase; or, with `whole`, in one zone over the whole width.
fn in_order(
    plan: &Plan,
    lanes: &mut [LaneArt],
    bands: &[Band],
    room: Room,
    size: f32,
    (limit, whole): (f32, bool),
) -> Option<Fit> {
    let undated = lanes.iter().flat_map(|lane| &lane.cards).filter(|art| art.card.due.is_none()).count();
    let mut parts: Vec<(Part, usize)> =
        bands.iter().filter(|band| band.cards > 0).map(|band| (Part::Phase(band.clone()), band.cards)).collect();
    if undated > 0 || parts.is_empty() {
        parts.push((Part::Undated, undated));
    }
    if whole {
        parts = vec![(Part::All, 1)];
    }
    let all = count(parts.iter().map(|(_, cards)| *cards).sum::<usize>()).max(1.0);
    let mut best: Option<Fit> = None;
    for mix in [1.0_f32, 0.85, 0.7, 0.5] {
        let mut shares: Vec<f32> = parts
            .iter()
            .map(|(_, cards)| (count(*cards) / all * mix + (1.0 - mix) / count(parts.len())).max(0.13))
            .collect();
        let sum: f32 = shares.iter().sum();
        for share in &mut shares {
            *share /= sum;
        }
        let mut zones = Vec::new();
        let mut x = room.left;
        for (at, ((part, _), share)) in parts.iter().zip(&shares).enumerate() {
            let right = if at + 1 == parts.len() { room.right } else { x + (room.right - room.left) * share };
            zones.push(Zone { part: part.clone(), left: x, right, scaled: false });
            x = right;
        }
        let Some(placed) = zones_filled(plan, lanes, &zones, size) else { continue };
        let height = total(lanes, &placed, size);
        if height <= limit && best.as_ref().is_none_or(|fit| height < fit.height - 0.2) {
            best = Some(Fit { size, rung: Rung::InOrder, axis: None, zones, lanes: placed, height });
        }
    }
    best
}

fn zones_filled(plan: &Plan, lanes: &mut [LaneArt], zones: &[Zone], size: f32) -> Option<Vec<(f32, Vec<Spot>)>> {
    let mut out = Vec::with_capacity(lanes.len());
    for lane in lanes.iter_mut() {
        let mut spots = vec![Spot::default(); lane.cards.len()];
        let mut need = 0.0_f32;
        for zone in zones {
            let mut which = members(lane, |art| match (&zone.part, art.card.due) {
                (Part::All, _) => true,
                (Part::Undated, due) => due.is_none(),
                (Part::Phase(band), Some(due)) => {
                    let day = axis::day_of(plan, due);
                    let first = band.phase == Phase::Hundred;
                    let last = band.phase == Phase::Later;
                    (first || day > band.from) && (last || day <= band.to)
                }
                (Part::Phase(_), None) => false,
            });
            which.sort_by_key(|at| {
                let due = lane.cards.get(*at).and_then(|art| art.card.due);
                (due.is_none(), due, *at)
            });
            let (height, found) = best_columns(lane, &which, (zone.left + ZONE_PAD, zone.right - ZONE_PAD), size)?;
            need = need.max(height);
            for (at, spot) in which.iter().zip(found) {
                if let Some(place) = spots.get_mut(*at) {
                    *place = spot;
                }
            }
        }
        out.push((need, spots));
    }
    Some(out)
}
