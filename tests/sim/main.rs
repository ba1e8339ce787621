//! Scripts of what people do, on a simulated disk: every crash point, every fate of what was not synced by then, every
//! call failing once and for ever. `COMMONGROUND_RUNS` says how many states of the disk are booted.

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
use explore::{Recording, Tally, combinations, crash_points, crash_somewhere, faults, record};
use scripts::{SCRIPTS, Script};
use std::sync::Arc;
use wreck::{Fate, Image, Wreck};

fn how_many() -> usize {
    std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(5_000)
}

/// Every crash point with every combination of fates; of these a share, so that there are about so many.
fn crashes(recordings: &[Recording], most: usize, tally: &mut Tally, dice: &mut Dice) {
    let nothing = Image::default();
    for recording in recordings {
        crash_points(&nothing, &recording.log, |wreck| tally.combinations += combinations(&wreck.items(), 0).len());
    }
    for recording in recordings {
        crash_points(&nothing, &recording.log, |wreck| {
            tally.crash_points += 1;
            let items = wreck.items();
            for fate in [Fate::Kept, Fate::Dropped] {
                tally.state(wreck, &items, &vec![fate; items.len()], dice, &recording.name);
            }
            for fates in combinations(&items, dice.next()) {
                if dice.roll(tally.combinations) < most {
                    tally.state(wreck, &items, &fates, dice, &recording.name);
                }
            }
        });
    }
}

/// Every call failing, and four crashes after each; of these a share.
fn failures(recordings: &[Recording], scripts: &[&Script], most: usize, tally: &mut Tally, dice: &mut Dice) {
    let all: Vec<_> = recordings.iter().map(|recording| faults(&recording.calls)).collect();
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
fn explore(scripts: &[&Script], most: usize, seed: u64) -> Tally {
    let (mut tally, mut dice) = (Tally::default(), Dice::new(seed));
    let played = scripts.iter().map(|(name, script)| record(name, script, None));
    let recordings: Vec<Recording> = played.collect::<Result<_, _>>().unwrap();
    crashes(&recordings, most / 2, &mut tally, &mut dice);
    failures(&recordings, scripts, most * 3 / 10, &mut tally, &mut dice);
    while tally.states < most {
        any_crash(&recordings[dice.roll(recordings.len())], &mut tally, &mut dice);
    }
    tally
}

#[test]
fn no_crash_and_no_fault_loses_what_was_saved() {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(SCRIPTS.len());
    let mut all = Tally::default();
    std::thread::scope(|scope| {
        let parts: Vec<_> = (0..threads)
            .map(|n| {
                let scripts: Vec<&Script> = SCRIPTS.iter().skip(n).step_by(threads).collect();
                scope.spawn(move || explore(&scripts, how_many().div_ceil(threads), 7 + n as u64))
            })
            .collect();
        for part in parts {
            all.join(part.join().unwrap());
        }
    });
    println!(
        "{} states, {} lost, {} panics, {} unreadable: {} crash points with {} combinations of fates, {} of {} faults, {} \
         double crashes",
        all.states,
        all.lost,
        all.panics,
        all.unreadable,
        all.crash_points,
        all.combinations,
        all.faults,
        all.possible_faults,
        all.double
    );
    assert!(all.told.is_empty(), "{}", all.told.join("\n"));
}
