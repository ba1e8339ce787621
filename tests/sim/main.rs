//! Scripts of what people do, on a simulated disk: every crash point, every fate of what was not synced by then, every
//! call failing once and for ever. `COMMONGROUND_RUNS` says how many states of the disk are booted;
//! `COMMONGROUND_SCRIPT` plays those scripts alone whose names hold these words, `COMMONGROUND_FAULT` lets that call
//! alone fail.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "a test may fail loudly, and tells its figures"
)]

mod dice;
mod disk;
mod explore;
mod liars;
mod play;
mod promise;
mod scripts;
mod wreck;

use dice::Dice;
use explore::{ALL, Recording, Tally, combinations, crash_points, crash_somewhere, faults, how_many, product, record};
use scripts::{SCRIPTS, Script};
use std::sync::Arc;
use wreck::{Fate, Image, Wreck};

fn runs() -> usize {
    std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(5_000)
}

/// How the crash points are gone through.
#[derive(Clone, Copy)]
struct Plan {
    /// At a crash point with no more combinations than this, all are tried.
    all: usize,
    /// How many combinations are listed so, at all crash points of all scripts.
    listed: usize,
    /// How many there are.
    total: usize,
    /// About how many of the listed ones are to be tried.
    most: usize,
}

impl Plan {
    /// As many points with all their combinations as there is time for; with time enough, every one.
    fn of(recordings: &[Recording], most: usize) -> Self {
        let mut items = Vec::new();
        for recording in recordings {
            crash_points(&Image::default(), &recording.log, |wreck| items.push(wreck.items()));
        }
        let total = items.iter().fold(0_usize, |total, items| total.saturating_add(product(items)));
        let listed = |all: usize| items.iter().map(|items| how_many(items, all)).sum();
        let steps = std::iter::successors(Some(ALL), |all| all.checked_mul(2)).take_while(|all| *all < total * 2);
        let all = steps.take_while(|all| listed(*all) <= most).last().unwrap_or(ALL);
        Self { all, listed: listed(all), total, most }
    }
}

/// Every crash point with every combination of fates; of these a share, where there are more than are asked for.
fn crashes(recordings: &[Recording], plan: Plan, tally: &mut Tally, dice: &mut Dice) {
    for recording in recordings {
        crash_points(&Image::default(), &recording.log, |wreck| {
            tally.crash_points += 1;
            let items = wreck.items();
            for fate in [Fate::Kept, Fate::Dropped] {
                tally.state(wreck, &items, &vec![fate; items.len()], dice, &recording.name);
            }
            for fates in combinations(&items, dice.next(), plan.all) {
                if dice.roll(plan.listed) < plan.most {
                    tally.combinations += 1;
                    tally.state(wreck, &items, &fates, dice, &recording.name);
                }
            }
        });
    }
}

/// Every call failing, and four crashes after each; of these a share.
fn failures(recordings: &[Recording], scripts: &[&Script], most: usize, tally: &mut Tally, dice: &mut Dice) {
    let alone: Option<usize> = std::env::var("COMMONGROUND_FAULT").ok().and_then(|at| at.parse().ok());
    let mut all: Vec<_> = recordings.iter().map(|recording| faults(&recording.calls)).collect();
    for faults in &mut all {
        faults.retain(|fault| alone.is_none_or(|at| fault.at == at));
    }
    tally.possible_faults = all.iter().map(Vec::len).sum();
    for (all, (name, script)) in all.iter().zip(scripts) {
        for fault in all {
            if dice.roll(tally.possible_faults * 4) >= most {
                continue;
            }
            tally.faults += 1;
            match record(name, script, Some(*fault)) {
                Err(bad) => tally.bad(&bad, String::new),
                Ok(recording) => {
                    let mut last = Wreck::new(&Image::default(), Arc::default());
                    last.take_all(&recording.log);
                    let items = last.items();
                    for fate in [Fate::Kept, Fate::Dropped] {
                        tally.state(&last, &items, &vec![fate; items.len()], dice, &recording.name);
                    }
                    any_crash(&recording, tally, dice);
                    any_crash(&recording, tally, dice);
                }
            }
        }
    }
}

fn any_crash(recording: &Recording, tally: &mut Tally, dice: &mut Dice) {
    let crash = crash_somewhere(&Image::default(), &Arc::default(), &recording.log, dice);
    let fates: Vec<_> = crash.items.iter().map(|item| item.any(dice)).collect();
    tally.state(&crash.wreck, &crash.items, &fates, dice, &recording.name);
}

/// Half of the states are crashes in every combination, three tenths come after faults, the rest is any fate at all, so
/// that a write is torn at every byte.
fn explore(scripts: &[&Script], recordings: &[Recording], plan: Plan, most: usize, seed: u64) -> Tally {
    let (mut tally, mut dice) = (Tally::default(), Dice::new(seed));
    crashes(recordings, plan, &mut tally, &mut dice);
    failures(recordings, scripts, most * 3 / 10, &mut tally, &mut dice);
    while tally.states < most {
        any_crash(&recordings[dice.roll(recordings.len())], &mut tally, &mut dice);
    }
    tally
}

#[test]
fn no_crash_and_no_fault_loses_what_was_saved() {
    let wanted = std::env::var("COMMONGROUND_SCRIPT").unwrap_or_default();
    let mut scripts: Vec<&Script> = SCRIPTS.iter().filter(|(name, _)| name.contains(&wanted)).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(scripts.len());
    assert!(threads > 0, "no script is called {wanted}");
    // Neighbours are alike, and each thread gets a run of them.
    scripts = (0..threads).flat_map(|n| scripts.iter().copied().skip(n).step_by(threads)).collect();
    let played = scripts.iter().map(|(name, script)| record(name, script, None));
    let recordings: Vec<Recording> = played.collect::<Result<_, _>>().unwrap();
    let plan = Plan::of(&recordings, runs() / 2);
    let each = scripts.len().div_ceil(threads);
    let mut all = Tally::default();
    std::thread::scope(|scope| {
        let parts: Vec<_> = scripts
            .chunks(each)
            .zip(recordings.chunks(each))
            .enumerate()
            .map(|(n, (scripts, recordings))| {
                scope.spawn(move || explore(scripts, recordings, plan, runs().div_ceil(threads), 7 + n as u64))
            })
            .collect();
        for part in parts {
            all.join(part.join().unwrap());
        }
    });
    println!(
        "{} states, {} lost, {} panics, {} unreadable: {} crash points with {} of {} combinations of fates, {} of {} \
         faults, {} double crashes",
        all.states,
        all.lost,
        all.panics,
        all.unreadable,
        all.crash_points,
        all.combinations,
        plan.total,
        all.faults,
        all.possible_faults,
        all.double
    );
    assert!(all.told.is_empty(), "{}", all.told.join("\n"));
}
