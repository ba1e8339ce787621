//! A document carried on to what was said since it was written has the same bytes as one written whole (design, rule 3):
//! random schedules, with numbers given twice, undo, words about what is not there, and damage.

use super::laws::{Dice, runs, seed, story};
use commonground::model::id::Id;
use commonground::model::op::Act;
use commonground::store::document;
use commonground::store::line::Kept;
use commonground::store::record::Record;

/// A schedule: what a document holds, and what is known.
fn before_and_after(dice: &mut Dice) -> (Record, Record) {
    let turns = 30 + dice.roll(120);
    let all = story(dice, turns).all;
    let most = if dice.roll(2) == 0 { 1 + dice.roll(3) } else { all.len() / 6 };
    // Mostly the last that was said, sometimes something from the middle that came late.
    let late = dice.roll(4) == 0;
    let new: Vec<usize> = (0..most).map(|n| if late { dice.roll(all.len()) } else { all.len() - 1 - n }).collect();
    let old = all.iter().enumerate().filter(|(n, _)| !new.contains(n)).map(|(_, kept)| kept.clone());
    (Record::of(old), Record::of(all.clone()))
}

fn is_plain(kept: &Kept) -> bool {
    kept.op.act != Act::Gone && kept.op.takes_out().1.is_empty()
}

#[test]
fn carried_on_or_written_whole_a_document_has_the_same_bytes() {
    let (mut carried, mut plain) = (0, 0);
    for run in 0..runs(300) {
        let mut dice = Dice(seed().wrapping_add(run as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let (before, after) = before_and_after(&mut dice);
        let text = document::write("s", &before);
        let whole = document::write("s", &after);
        let note = format!("COMMONGROUND_SEED={} run {run}", seed().wrapping_add(run as u64));
        let further = document::carry_on(&text, "s", &after);
        if let Some(further) = &further {
            assert_eq!(further, &whole, "{note}");
            carried += 1;
        }
        let fresh: Vec<&Kept> = after.kept().filter(|kept| !before.holds(kept)).collect();
        if fresh.iter().all(|kept| is_plain(kept)) && fresh.len() <= after.len() / 4 {
            plain += 1;
            assert!(further.is_some(), "nothing of it is out of the ordinary {note}");
        }
        assert_eq!(document::carry_on(&whole, "s", &after).as_deref(), Some(whole.as_str()), "{note}");
    }
    println!("{carried} carried on, {plain} of them for certain");
    assert!(plain * 2 > runs(300), "most are carried on: {plain}");
}

#[test]
fn what_is_not_ours_to_the_byte_is_left_to_be_written_whole() {
    let mut dice = Dice(seed() | 1);
    let mut tried = 0;
    for _ in 0..runs(20) {
        let (before, after) = before_and_after(&mut dice);
        let text = document::write("s", &before);
        for at in (0..text.len()).step_by(1 + text.len() / 200) {
            let mut hurt = text.clone().into_bytes();
            hurt[at] ^= 1;
            let Ok(hurt) = String::from_utf8(hurt) else { continue };
            assert_eq!(document::carry_on(&hurt, "s", &after), None, "byte {at}");
            let (cut, _) = text.split_at(text.floor_char_boundary(at));
            assert_eq!(document::carry_on(cut, "s", &after), None, "cut at {at}");
            tried += 1;
        }
        assert_eq!(document::carry_on(&text, "t", &after), None, "another session");
    }
    assert!(tried > 1_000, "{tried}");
}

#[test]
fn a_document_that_says_more_than_is_known_is_not_carried_on() {
    let mut dice = Dice(seed() | 1);
    for _ in 0..runs(50) {
        let (before, after) = before_and_after(&mut dice);
        if before.len() < after.len() {
            assert_eq!(document::carry_on(&document::write("s", &after), "s", &before), None);
        }
    }
}

#[test]
fn a_line_taken_out_of_the_record_by_hand_is_seen_where_its_entry_still_stands() {
    let mut dice = Dice(seed() | 1);
    let mut tried = 0;
    for _ in 0..runs(50) {
        let (before, mut after) = before_and_after(&mut dice);
        let text = document::write("s", &before);
        let says = |kept: &&Kept| matches!(kept.op.act, Act::Say(_));
        let said: Vec<Id> = before.kept().filter(says).map(|kept| kept.op.id.clone()).collect();
        let Some(id) = dice.pick(&said) else { continue };
        let line = format!("(id:\"{id}\",l:");
        if text.contains(&format!("(id:\"{id}\",no:")) || text.contains(&format!("(id:\"{id}\",kind:")) {
            let cut: String = text.split_inclusive('\n').filter(|one| !one.starts_with(&line)).collect();
            after = Record::of(after.lines().into_iter().filter(|kept| kept.op.id != *id));
            let further = document::carry_on(&cut, "s", &after).filter(|further| *further != cut);
            assert_eq!(further, None, "{id}");
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
}
