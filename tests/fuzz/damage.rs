//! Every byte damaged in turn: a journal loses one line at the most, and nothing false is taken as said; a document
//! loses one operation at the most, and none where its journal or the document before it is at hand.

use crate::dice::{Dice, long};
use crate::seeds;
use commonground::model::id::Id;
use commonground::store::line::Kept;
use commonground::store::record::Record;
use commonground::store::{document, journal};
use std::collections::BTreeSet;

/// Every way in which a byte is damaged.
fn damages(byte: u8) -> impl Iterator<Item = u8> {
    let flips = (0..8).map(move |bit| byte ^ (1 << bit));
    let others = [b'\n', b'"', 0xff].into_iter().filter(move |other| *other != byte);
    flips.chain(others)
}

/// What is left is everything but one line at the most, in its order, and nothing else.
fn all_but_one(left: &[Kept], whole: &[Kept], note: &dyn Fn() -> String) {
    assert!(
        left.len() <= whole.len() && left.len() + 1 >= whole.len(),
        "{} of {} lines {}",
        left.len(),
        whole.len(),
        note()
    );
    let same = left.iter().zip(whole).take_while(|(left, whole)| left == whole).count();
    let skip = whole.len() - left.len();
    assert_eq!(left[same..], whole[same + skip..], "the others stay as they are {}", note());
}

#[test]
fn every_byte_of_a_journal_damaged_in_turn_costs_one_line_at_the_most() {
    let size = if long() { 100_000 } else { 12_000 };
    let mut whole: Vec<Kept> = Vec::new();
    let mut file = journal::head("s", "desk-aaaaaaaa");
    for kept in seeds::of_the_tables().into_iter().chain(seeds::of_the_sample("healthy-valley")) {
        if file.len() >= size {
            break;
        }
        file.push_str(&journal::entry(&kept));
        whole.push(kept);
    }
    assert!(file.len() >= size);
    let known = Record::of(whole.clone());
    let mut bytes = file.into_bytes();
    let (mut tried, mut lost) = (0, 0);
    for at in 0..bytes.len() {
        let sound = bytes[at];
        for (n, byte) in damages(sound).enumerate() {
            if !long() && n != at % 11 {
                continue;
            }
            bytes[at] = byte;
            let note = || format!("byte {at} {sound:?} became {byte:?}");
            let read = journal::read_knowing(&bytes, &known);
            all_but_one(&read.lines, &whole, &note);
            assert!(read.head.is_some() || read.lines.len() == whole.len(), "one line {}", note());
            // What the slow way says is the same; it is asked once for each byte.
            if n == at % 8 && at % 4 == 0 {
                let slow = journal::read(&bytes);
                assert!(slow.lines == read.lines && slow.aside == read.aside && slow.head == read.head, "{}", note());
            }
            tried += 1;
            lost += usize::from(read.lines.len() < whole.len());
            assert!(read.lines.len() == whole.len() || !read.aside.is_empty(), "what is lost is set aside {}", note());
        }
        bytes[at] = sound;
    }
    println!("{} bytes, {tried} damages, {lost} of them cost one line, none more", bytes.len());
}

#[test]
fn every_byte_of_a_document_damaged_in_turn_costs_one_operation_at_the_most() {
    let sample = seeds::of_the_sample("healthy-valley");
    let text = seeds::document_of(&sample, 0, if long() { 100_000 } else { 16_000 });
    let whole = document::read(text.as_bytes()).record;
    let ids: BTreeSet<Id> = whole.lines().into_iter().map(|kept| kept.op.id.clone()).collect();
    let mut bytes = text.into_bytes();
    let (mut tried, mut lost, mut edits) = (0, 0, 0);
    for at in 0..bytes.len() {
        let sound = bytes[at];
        for (n, byte) in damages(sound).enumerate() {
            if if long() { !(n + at).is_multiple_of(4) } else { at % 19 != 0 || n != at % 11 } {
                continue;
            }
            bytes[at] = byte;
            let note = || format!("byte {at} {:?} became {:?}", char::from(sound), char::from(byte));
            let read = document::read_knowing(&bytes, &whole);
            let left = read.record.lines();
            all_but_one(&left, &whole.lines(), &note);
            tried += 1;
            lost += usize::from(left.len() < ids.len());
            edits += usize::from(!read.by_hand.is_empty());
            // A changed readable line counts as edited by hand; it says so and hides nothing without a trace.
            assert!(read.by_hand.len() <= 2, "{} {:?}", note(), read.by_hand);
            assert!(read.by_hand.iter().all(|kept| kept.op.id.writer() == "hand"), "{}", note());
            assert!(read.header.id == "k7q2m4xwk7q2m4xw", "it stays that session {}", note());
            // With the journal or the document before it at hand: none.
            let mut healed = read.record.clone();
            healed.join(&whole);
            assert_eq!(healed.len(), whole.len(), "{}", note());
        }
        bytes[at] = sound;
    }
    println!("{} bytes, {tried} damages, {lost} cost one operation, {edits} read as edits by hand", bytes.len());
}

/// The same through a folder: what one file has lost the others give back.
#[test]
fn what_a_damaged_document_has_lost_its_journal_and_its_elder_give_back() {
    let sample: Vec<Kept> = seeds::of_the_sample("clinton-2012").into_iter().take(20).collect();
    let text = document::write("k7q2m4xwk7q2m4xw", &Record::of(sample.clone()));
    let room = tempfile::tempdir().unwrap();
    let path = room.path().join("hackney.ron");
    let beside = room.path().join("hackney.journal");
    std::fs::create_dir(&beside).unwrap();
    for elder in [true, false] {
        let (name, bytes) = if elder {
            ("before.ron", text.clone())
        } else {
            let lines: String = sample.iter().map(journal::entry).collect();
            ("desk-aaaaaaaa.1.ron", journal::head("k7q2m4xwk7q2m4xw", "desk-aaaaaaaa") + &lines)
        };
        std::fs::write(beside.join(name), bytes).unwrap();
        for run in 0..if long() { 20_000 } else { 200 } {
            let mut dice = Dice::of(run);
            let mut bytes = text.clone().into_bytes();
            let at = dice.roll(bytes.len());
            bytes[at] ^= 1 << dice.roll(8);
            std::fs::write(&path, &bytes).unwrap();
            let opened = commonground::store::read(&path).unwrap();
            assert_eq!(opened.session, "k7q2m4xwk7q2m4xw");
            let left: Vec<&Id> = opened.ops.iter().map(|op| &op.id).filter(|id| id.writer() != "hand").collect();
            let all: BTreeSet<&Id> = sample.iter().map(|kept| &kept.op.id).collect();
            assert_eq!(left.into_iter().collect::<BTreeSet<_>>(), all, "run {run}, byte {at}");
        }
        std::fs::remove_file(beside.join(name)).unwrap();
    }
}
