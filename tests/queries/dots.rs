//! The line of dots, the tallies and the budgets.

use crate::hand::Hand;
use commonground::model::check::check;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::query::dots::{are_hidden, dots, tally, task};
use commonground::model::typed::dots_line::{Fault, cell, look, read};
use commonground::model::wish::{Refusal, Wish};
use proptest::prelude::*;

/// Fourteen lines, of which 1 is a value and 14 a trend, and groups A, B and F.
fn wall() -> (Hand, Id) {
    let mut hand = Hand::new();
    hand.groups(&[("A", 4), ("B", 4), ("F", 4)]);
    hand.say(Kind::Value, "a value");
    for n in 2..14 {
        hand.say(Kind::Trend, &format!("trend {n}"));
    }
    let trend = hand.say(Kind::Trend, "fewer buses");
    (hand, trend)
}

fn counts(pairs: &[(&str, u64)]) -> Vec<(String, u64)> {
    pairs.iter().map(|(letter, n)| ((*letter).to_owned(), *n)).collect()
}

#[test]
fn what_a_line_of_dots_is_read_as() {
    let (hand, trend) = wall();
    let table: &[(&str, &[(&str, u64)])] = &[
        ("14 a3 b2 f", &[("A", 3), ("B", 2), ("F", 1)]),
        ("14 6", &[("", 6)]),
        ("  14   F12  ", &[("F", 12)]),
        ("14 a", &[("A", 1)]),
        ("14 a0", &[("A", 0)]),
        ("14 b007", &[("B", 7)]),
        ("14 999", &[("", 999)]),
    ];
    for (line, wanted) in table {
        let understood = read(&hand.session, line).unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
        assert_eq!((&understood.trend, understood.counts), (&trend, counts(wanted)), "{line}");
    }
}

#[test]
fn a_word_that_is_not_understood_is_named() {
    let (mut hand, _) = wall();
    let gone = hand.say(Kind::Trend, "said too soon");
    hand.act(&Wish::Withdraw(gone));
    let word = |word: &str| word.to_owned();
    let groups = vec![word("A"), word("B"), word("F")];
    let table = [
        ("", Fault::Empty),
        ("15 a3", Fault::TakenBack(word("15"))),
        ("99 a3", Fault::NoTrend(word("99"))),
        ("buses are cut", Fault::NoTrend(word("buses"))),
        ("1 a3", Fault::NotATrend(word("1"), Kind::Value)),
        ("14", Fault::NoCounts(word("14"))),
        ("14 c2", Fault::NoGroup(word("c2"), groups.clone())),
        ("14 c", Fault::NoGroup(word("c"), groups.clone())),
        ("14 a3 A2", Fault::Twice(word("A2"))),
        ("14 a1000", Fault::TooMany(word("a1000"))),
        ("14 99999999999999999999999", Fault::TooMany(word("99999999999999999999999"))),
        ("14 a 3", Fault::Mixed(word("3"))),
        ("14 6 a3", Fault::Mixed(word("a3"))),
        ("14 6 6", Fault::Mixed(word("6"))),
        ("14 a3;b2", Fault::NotRead(word("a3;b2"))),
        ("14 3a", Fault::NotRead(word("3a"))),
        ("14 -3", Fault::NotRead(word("-3"))),
        ("14 a３", Fault::NotRead(word("a３"))),
        ("14 ab", Fault::NotRead(word("ab"))),
    ];
    for (line, fault) in table {
        let refusal = read(&hand.session, line).unwrap_err();
        assert_eq!(refusal, Refusal::Dots(fault), "{line}");
        let sentence = refusal.to_string();
        assert!(sentence.ends_with('.') && sentence.len() < 100, "{line}: {sentence}");
    }
    let c = read(&hand.session, "14 c2").unwrap_err().to_string();
    assert_eq!(c, "“c2” is no group here. The groups are A, B, F.");
    let mut simple = Hand::new();
    simple.say(Kind::Trend, "alone");
    assert_eq!(read(&simple.session, "1 a3"), Err(Refusal::Dots(Fault::NoGroup(word("a3"), Vec::new()))));
    assert_eq!(read(&simple.session, "1 6").unwrap().counts, counts(&[("", 6)]));
}

#[test]
fn a_trend_of_a_table_has_the_tables_number() {
    let mut hand = Hand::of("t3-bbbbbbbb");
    hand.groups(&[("A", 4)]);
    let trend = hand.say(Kind::Trend, "said at table 3");
    assert_eq!(read(&hand.session, "3-1 a2").unwrap().trend, trend);
    // Two writers of one label: nobody can know which is meant.
    let mut other = Hand::of("t3-cccccccc");
    other.say(Kind::Trend, "said at the other one");
    for op in other.session.ops() {
        hand.session.absorb(op.clone());
    }
    assert_eq!(read(&hand.session, "3-1 a2"), Err(Refusal::Dots(Fault::Alike("3-1".to_owned()))));
}

#[test]
fn what_was_understood_is_known_while_the_line_is_typed() {
    let (mut hand, trend) = wall();
    let same = hand.say(Kind::Trend, "buses are cut");
    hand.link(&same, How::Joined, &trend);
    hand.dots(&same, "A", 2);
    let look_at = |line: &str| look(&hand.session, line);
    assert_eq!(look_at("14").trend, Some(trend.clone()));
    assert_eq!(look_at("14").joined, [same]);
    let half = look_at("14 a3 c");
    assert_eq!((half.trend, half.counts), (Some(trend), counts(&[("A", 3)])));
    assert!(matches!(half.fault, Some(Fault::NoGroup(..))));
    let would = read(&hand.session, "14 a3 b1").unwrap().would_be(&hand.session);
    assert_eq!((would.by_group["A"], would.by_group["B"], would.total), (5, 1, 6));
}

#[test]
fn entering_again_corrects_and_the_first_count_stays_in_the_history() {
    let (mut hand, trend) = wall();
    for line in ["14 a3 b2", "14 a5"] {
        let wish = read(&hand.session, line).unwrap().wish();
        hand.act(&wish);
    }
    let entry = hand.session.entry(&trend).unwrap();
    let tally = tally(&hand.session, entry);
    assert_eq!((tally.by_group["A"], tally.by_group["B"], tally.total, tally.differ), (5, 2, 7, false));
    assert_eq!(hand.session.about(&trend).filter(|op| op.of.first() == Some(&trend)).count(), 4);

    // In the grid a number is that of the trend with all that were brought together with it.
    let same = hand.say(Kind::Trend, "buses are cut");
    hand.link(&same, How::Joined, &trend);
    hand.dots(&same, "A", 2);
    let pooled = |hand: &Hand| {
        let entry = hand.session.entry(&same).unwrap();
        commonground::model::query::dots::tally(&hand.session, entry).by_group
    };
    assert_eq!(pooled(&hand)["A"], 7);
    let wish = cell(&hand.session, hand.session.entry(&same).unwrap(), "A", Some(6));
    hand.act(&wish);
    assert_eq!(pooled(&hand)["A"], 6);
    let wish = cell(&hand.session, hand.session.entry(&same).unwrap(), "A", None);
    hand.act(&wish);
    assert!(!pooled(&hand).contains_key("A"));
}

#[test]
fn the_running_sums_stand_beside_what_each_group_had_to_give() {
    let (mut hand, trend) = wall();
    hand.of_session(Field::DotsEach, "", Value::Count(2));
    hand.of_session(Field::Present, &format!("{}/A", task()), Value::Count(2));
    hand.dots(&trend, "A", 7);
    hand.dots(&trend, "B", 3);
    let found = dots(&hand.session);
    let sums: Vec<_> = found.budgets.iter().map(|b| (b.letter.as_str(), b.given, b.all, b.over(), b.left())).collect();
    assert_eq!(sums, [("A", 7, Some(4), 3, Some(0)), ("B", 3, Some(8), 0, Some(5)), ("F", 0, Some(8), 0, Some(8))]);
    assert_eq!((found.total, found.without().count(), found.not_counted().count()), (10, 12, 12));
    let said: Vec<String> = check(&hand.session).iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|line| line.contains("Group A has 7 dots on the map; 2 people with 2 each make 4.")));
    // Dots of one colour have the whole room's budget.
    let mut plain = Hand::new();
    plain.of_session(Field::DotsEach, "", Value::Count(5));
    plain.of_session(Field::Room, "", Value::Count(30));
    let trend = plain.say(Kind::Trend, "alone");
    plain.dots(&trend, "", 160);
    let budget = &dots(&plain.session).budgets[0];
    assert_eq!((budget.given, budget.all, budget.over()), (160, Some(150), 10));
}

#[test]
fn from_every_group_and_mostly_from_one() {
    // Dots of A, B and F; whether they are from every group; from which group most are.
    let table: &[([u64; 3], bool, Option<&str>)] = &[
        ([0, 0, 0], false, None),
        ([1, 1, 1], true, None),
        ([3, 0, 0], false, None),
        ([4, 0, 0], false, Some("A")),
        ([2, 2, 0], false, None),
        ([1, 3, 0], false, Some("B")),
        ([1, 1, 5], true, Some("F")),
        ([2, 1, 2], true, None),
    ];
    for (given, every, mostly) in table {
        let (mut hand, trend) = wall();
        for (letter, n) in ["A", "B", "F"].iter().zip(given) {
            hand.dots(&trend, letter, *n);
        }
        let found = dots(&hand.session);
        let last = found.trends.last().unwrap();
        assert_eq!((last.from_every, last.mostly_from.as_deref()), (*every, *mostly), "{given:?}");
        // Of a group of which nobody is there nothing is expected.
        if *given == [4, 0, 0] {
            hand.of_session(Field::Present, &format!("{}/B", task()), Value::Count(0));
            hand.dots(&trend, "F", 1);
            assert!(dots(&hand.session).trends.last().unwrap().from_every);
        }
    }
}

#[test]
fn the_numbers_are_held_back_until_a_person_shows_them() {
    let (mut hand, _) = wall();
    assert!(!are_hidden(&hand.session));
    hand.yes(&Id::session(), Field::DotsHidden);
    assert!(are_hidden(&hand.session));
    hand.yes(&Id::session(), Field::DotsShown);
    assert!(!are_hidden(&hand.session));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Anything may be typed: it is understood whole, or one of its words is named, and nothing in between.
    #[test]
    fn a_line_is_understood_whole_or_refused(line in "[ 0-9a-fA-F,;-]{0,16}") {
        let (hand, _) = wall();
        let seen = look(&hand.session, &line);
        match read(&hand.session, &line) {
            Ok(understood) => {
                // A comma parts words as a space does.
                let words: Vec<&str> = line.split([' ', ',']).filter(|word| !word.is_empty()).collect();
                prop_assert_eq!(understood.counts.len() + 1, words.len());
                prop_assert_eq!(seen.counts, understood.counts);
                prop_assert!(seen.fault.is_none());
            }
            Err(Refusal::Dots(fault)) => prop_assert_eq!(seen.fault, Some(fault)),
            Err(other) => prop_assert!(false, "{}", other),
        }
    }

    /// What a line would come to is what it comes to; sums by trend and by group are the same sum.
    #[test]
    fn sums_agree(lines in proptest::collection::vec((2u64..15, 0u64..4, 0usize..4), 0..12)) {
        let (mut hand, _) = wall();
        for (trend, n, letter) in lines {
            let line = format!("{trend} {}{n}", ["a", "b", "f", ""][letter]);
            let understood = read(&hand.session, &line).unwrap();
            let would = understood.would_be(&hand.session);
            hand.act(&understood.wish());
            let now = tally(&hand.session, hand.session.entry(&understood.trend).unwrap());
            prop_assert_eq!(would, now);
        }
        let found = dots(&hand.session);
        let by_group: u64 = found.budgets.iter().map(|budget| budget.given).sum();
        let by_trend: u64 = found.trends.iter().map(|trend| trend.tally.total).sum();
        prop_assert_eq!((by_group, by_trend), (found.total, found.total));
        let order: Vec<u64> = found.by_total().iter().map(|trend| trend.tally.total).collect();
        prop_assert!(order.windows(2).all(|pair| pair[0] >= pair[1]));
        prop_assert_eq!(order.len() + found.without().count(), 13);
    }
}
