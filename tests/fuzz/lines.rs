//! Mutated lines of a journal: none stops the program, none is slow, what is read is kept byte for byte, and what is
//! kept can be written into a document that is one plain value and says the same.

use crate::dice::{Dice, long, quick, runs};
use crate::mutate::{LONGEST, mutate};
use crate::seeds;
use commonground::model::session::Session;
use commonground::store::line::{self, Kept};
use commonground::store::record::Record;
use commonground::store::{document, escape, journal};
use std::time::Duration;

/// A mutated line, as bytes.
pub fn mutated(dice: &mut Dice, seeds: &[Kept]) -> Vec<u8> {
    let (one, other) = (dice.pick(seeds).text.clone(), dice.pick(seeds).text.clone());
    let mut bytes = one.as_bytes().to_vec();
    let summed = dice.chance(50);
    if !summed {
        bytes = line::with_sum(&one).into_bytes();
    }
    for _ in 0..=dice.roll(3) {
        mutate(dice, &mut bytes, other.as_bytes());
    }
    if summed && let Ok(text) = std::str::from_utf8(&bytes) {
        bytes = line::with_sum(text.trim().trim_end_matches(',').trim_end()).into_bytes();
    }
    bytes
}

/// What holds for every line, sound or not.
fn one_line(raw: &[u8], around: &[Kept], note: &dyn Fn() -> String) -> Option<Kept> {
    let mut file = journal::head("s", "desk-aaaaaaaa").into_bytes();
    file.extend(journal::entry(&around[0]).bytes());
    file.push(b'\n');
    file.extend_from_slice(raw);
    file.push(b'\n');
    file.extend(journal::entry(&around[1]).bytes());
    let all = journal::read(&file);
    assert!(all.head.is_some(), "the head stays {}", note());
    assert_eq!(all.lines.first(), Some(&around[0]), "the line before stays {}", note());
    assert_eq!(all.lines.last(), Some(&around[1]), "the line after stays {}", note());
    let knowing = journal::read_knowing(&file, &Record::of(around.iter().cloned()));
    assert_eq!(knowing.lines, all.lines, "what is known is read the same {}", note());

    let text = std::str::from_utf8(raw).ok()?;
    let kept = line::read(text).ok()?;
    let (bare, _) = line::part(text);
    let compact = escape::compact(bare);
    let laid_out_anew = *kept.text == *compact || *kept.text == *escape::spaced(&compact);
    assert!(*kept.text == *bare || laid_out_anew, "kept byte for byte {}", note());
    assert_eq!(line::read(&kept.with_sum()).as_ref(), Ok(&kept), "read again {}", note());
    assert_eq!(line::parse(&kept.text).as_ref(), Ok(&kept), "read again {}", note());
    Some(kept)
}

/// What holds for a record with a strange line in it.
pub fn in_a_record(kept: &[Kept], note: &dyn Fn() -> String) {
    let mut record = Record::default();
    let mut session = Session::default();
    for kept in kept {
        record.add(kept.clone());
        session.absorb(kept.op.clone());
        let _ = line::within_limits(kept);
    }
    let text = document::write("s", &record);
    if let Err(error) = ron::from_str::<ron::Value>(&text) {
        panic!("one plain value: {error} {}\n{text}", note());
    }
    let back = document::read(text.as_bytes());
    assert_eq!(back.record.lines(), record.lines(), "there and back {}", note());
    assert!(back.by_hand.is_empty(), "no hand was here {} {:?}\n{text}", note(), back.by_hand);
    assert!(back.aside.is_empty() && back.refused.is_empty() && back.cut_off.is_none(), "{} {back:?}\n{text}", note());
    assert_eq!(document::write("s", &back.record), text, "the same bytes {}", note());
    let knowing = document::read_knowing(text.as_bytes(), &record);
    assert_eq!(knowing.record.lines(), back.record.lines(), "what is known is read the same {}", note());
}

#[test]
fn mutated_lines() {
    let mut seeds = seeds::of_the_tables();
    seeds.extend(seeds::of_the_sample("clinton-2012"));
    seeds.extend(seeds::of_the_sample("healthy-valley").into_iter().step_by(7));
    let (mut sound, mut slowest, mut longest) = (0u64, Duration::ZERO, 0);
    let runs = runs(10_000, 1);
    for run in 0..runs {
        let mut dice = Dice::of(run);
        let raw = mutated(&mut dice, &seeds);
        let around = [dice.pick(&seeds).clone(), dice.pick(&seeds).clone()];
        let note = || format!("COMMONGROUND_SEED run {run}: {}", String::from_utf8_lossy(&raw));
        let len = raw.len().min(LONGEST);
        let (kept, took) = quick(len, &note, || one_line(&raw, &around, &note));
        slowest = slowest.max(took);
        longest = longest.max(raw.len());
        if let Some(kept) = kept {
            sound += 1;
            if sound.is_multiple_of(if long() { 64 } else { 8 }) {
                let [one, other] = around;
                let all = [one, kept, other];
                let ((), took) = quick(len, &note, || in_a_record(&all, &note));
                slowest = slowest.max(took);
            }
        }
    }
    println!("{runs} mutated lines, {sound} of them sound; longest {longest} bytes, slowest {slowest:?}");
    assert!(sound > runs as u64 / 20, "enough of them reach what stands behind the sum");
}
