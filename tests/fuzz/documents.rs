//! Mutated documents: none stops the program, none is slow, and whatever is read of one can be written as a document
//! that is one plain value and says the same.

use crate::dice::{Dice, quick, runs};
use crate::mutate::{LONGEST, mend_sums, mutate};
use crate::seeds;
use commonground::model::check::check;
use commonground::model::op::Act;
use commonground::model::session::Session;
use commonground::store::header::{HEAD, Header};
use commonground::store::line;
use commonground::store::record::Record;
use commonground::store::{document, salvage};
use std::time::Duration;

fn one_document(bytes: &[u8], note: &dyn Fn() -> String) -> Record {
    let read = document::read(bytes);
    let all = read.all();
    let start = &bytes[..bytes.len().min(usize::try_from(HEAD).unwrap())];
    let header = Header::read(start);
    assert!(header.title.len() <= bytes.len());
    if read.cut_off.is_some() {
        let shown: Vec<_> = all
            .lines()
            .into_iter()
            .map(|kept| kept.op)
            .chain(salvage::ops(&all, bytes).into_iter().map(Into::into))
            .collect();
        check(&Session::of(shown));
    }
    for aside in &read.aside {
        assert!(!aside.why.words().is_empty());
    }
    assert!(document::read_knowing(bytes, &all).record.lines() == read.record.lines(), "known or not {}", note());
    all
}

/// What was read is written, and reads back the same: first with what hands did, then for good.
fn again(all: &Record, note: &dyn Fn() -> String) {
    let text = document::write("k7q2m4xwk7q2m4xw", all);
    if let Err(error) = ron::from_str::<ron::Value>(&text) {
        panic!("one plain value: {error} {}\n{text}", note());
    }
    let back = document::read(text.as_bytes());
    assert_eq!(back.record.lines(), all.lines(), "there and back {}", note());
    assert!(back.by_hand.is_empty(), "no hand was here {} {:?}", note(), back.by_hand);
    assert!(back.aside.is_empty() && back.refused.is_empty() && back.cut_off.is_none(), "{}", note());
}

#[test]
fn mutated_documents() {
    let table = seeds::of_the_tables().into_iter().filter(|kept| kept.op.act != Act::Forget).collect();
    let samples = [seeds::of_the_sample("clinton-2012"), seeds::of_the_sample("healthy-valley"), table];
    let mut small = Vec::new();
    for (n, sample) in samples.iter().enumerate() {
        for from in (0..sample.len()).step_by(if n == 1 { 60 } else { 12 }) {
            let text = seeds::document_of(sample, from, LONGEST - 200);
            small.extend((!text.is_empty()).then_some(text));
        }
    }
    let large = seeds::document_of(&samples[1], 0, 200_000);
    let (mut slowest, mut edits, mut damaged) = (Duration::ZERO, 0, 0);
    let runs = runs(400, 100);
    for run in 0..runs {
        let mut dice = Dice::of(run);
        let big = dice.roll(200) == 0;
        let (one, other) = (if big { &large } else { dice.pick(&small) }, dice.pick(&small));
        let mut bytes = one.as_bytes().to_vec();
        for _ in 0..=dice.roll(4) {
            mutate(&mut dice, &mut bytes, if big { one.as_bytes() } else { other.as_bytes() });
        }
        if dice.chance(30) {
            bytes = mend_sums(&bytes);
        }
        if dice.chance(5) {
            // Laid out anew: no line is left as the program wrote it.
            bytes = String::from_utf8_lossy(&bytes).replace(", //", ",\n//").into_bytes();
        }
        let note = || format!("COMMONGROUND_SEED run {run}: {}", String::from_utf8_lossy(&bytes));
        let (all, took) = quick(bytes.len(), &note, || one_document(&bytes, &note));
        slowest = if big { slowest } else { slowest.max(took) };
        let read = document::read(&bytes);
        edits += usize::from(!read.by_hand.is_empty());
        damaged += usize::from(!read.aside.is_empty() || read.cut_off.is_some());
        again(&all, &note);
    }
    println!(
        "{runs} mutated documents, {edits} read as edited by hand, {damaged} with something set aside; slowest {slowest:?}"
    );
    assert!(edits * 50 > runs && damaged * 4 > runs, "mutations reach every way of reading: {edits}, {damaged}");
}

#[test]
fn laid_out_anew_it_is_the_same() {
    for sample in [seeds::of_the_tables(), seeds::of_the_sample("clinton-2012"), seeds::of_the_sample("healthy-valley")]
    {
        // A line that says what only a newer program understands may be laid out as that program likes.
        let ours: Vec<_> =
            sample.into_iter().filter(|kept| !matches!(kept.op.act, Act::Unknown | Act::Forget)).collect();
        let record = Record::of(ours);
        let text = document::write("k7q2m4xwk7q2m4xw", &record);
        let anew = |between: &str, first: &str| {
            let line = |line: &str| match line::part(line) {
                (bare, Some(_)) => format!("{}{between}{:08x}\n", bare.replacen("(id:", first, 1), line::sum(bare)),
                _ => format!("{line}\n"),
            };
            text.lines().map(line).collect::<String>()
        };
        for anew in [anew(",\n//", "(id:"), anew(" , //", "( id : ")] {
            let read = document::read(anew.as_bytes());
            assert_eq!(read.record.lines(), record.lines());
            assert!(read.aside.is_empty() && read.refused.is_empty() && read.by_hand.is_empty(), "{:?}", read.by_hand);
        }
    }
}
