//! The largest type that holds: which sizes are tried, how hard, and which of them at once. A fixed number of tries
//! everywhere, and the same comes of them whichever ends first. Uses the fit's layouts and what shares out work.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::axis::Band;
use super::super::plan::Plan;
use super::{Fit, LaneArt, Room, in_order, loose, to_time};
use crate::model::at_once::in_parallel;

/// One step of the fit loop.
const STEP: f32 = 1.015;
/// At so many sizes that were too large at first it is tried harder.
const HARDER: usize = 4;

/// The largest type at which all cards stand at their dates.
pub(super) fn largest_to_time(
    plan: &Plan,
    lanes: &mut [LaneArt],
    bands: &[Band],
    room: Room,
    starts: bool,
) -> Option<Fit> {
    largest(room, lanes, &|lanes, size| loose(lanes, room, size), &|lanes, loose, size, effort| {
        to_time(plan, lanes, bands, room, (size, loose), starts, effort)
    })
}

/// The largest type at which all cards stand in order.
pub(super) fn largest_in_order(
    plan: &Plan,
    lanes: &mut [LaneArt],
    bands: &[Band],
    room: Room,
    whole: bool,
) -> Option<Fit> {
    let made = |lanes: &mut [LaneArt], size: f32| in_order(plan, lanes, bands, room, size, (room.height, whole));
    largest(room, lanes, &made, &|_, made, _, _| made.clone())
}

/// Lays cards out: with what was measured, in type of a size, trying so hard.
type Attempt<'t, 'a, M> = dyn Fn(&[LaneArt<'a>], &M, f32, usize) -> Option<Fit> + Sync + 't;

/// The largest type size for which `attempt` finds a layout; it is told what was measured for the size, and how hard to
/// try. Nothing is measured while it tries, so that several sizes can be tried at once.
fn largest<'a, M: Sync>(
    room: Room,
    lanes: &mut [LaneArt<'a>],
    measure: &dyn Fn(&mut [LaneArt<'a>], f32) -> M,
    attempt: &Attempt<'_, 'a, M>,
) -> Option<Fit> {
    let mut sizes = vec![room.floor];
    while let Some(last) = sizes.last().copied().filter(|last| last * STEP <= room.cap) {
        sizes.push(last * STEP);
    }
    let mut tried = |size: f32, effort: usize| {
        let measured = measure(lanes, size);
        attempt(lanes, &measured, size, effort)
    };
    let (mut low, mut high) = (0, sizes.len());
    let mut best: Option<Fit> = None;
    // Most plans are small: the largest size is asked first.
    if let Some(found) = sizes.last().and_then(|size| tried(*size, 1)) {
        best = Some(found);
        low = sizes.len();
    }
    // Where even the smallest does not hold, nothing else needs to be tried.
    if best.is_none() {
        best = Some(tried(room.floor, 1).or_else(|| tried(room.floor, 3))?);
        low = 1;
    }
    while low < high {
        let middle = low.midpoint(high);
        let found = sizes.get(middle).and_then(|size| tried(*size, 1));
        if found.is_some() {
            best = found;
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    // A little harder at the next sizes up, from the largest: a few orders more often find a way.
    let above: Vec<(f32, M)> =
        sizes.iter().skip(low).take(HARDER).rev().map(|size| (*size, measure(lanes, *size))).collect();
    let (lanes, above): (_, Vec<_>) = (&*lanes, above.iter().enumerate().collect());
    let found_at = AtomicUsize::new(usize::MAX);
    let tried = in_parallel(&above, &|| false, |(at, (size, measured))| {
        // Where a larger one does, nobody waits for this one.
        let found = (found_at.load(Ordering::Relaxed) > *at).then(|| attempt(lanes, measured, *size, 5)).flatten();
        if found.is_some() {
            found_at.fetch_min(*at, Ordering::Relaxed);
        }
        found
    });
    tried.into_iter().flatten().next().or(best)
}
