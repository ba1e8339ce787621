//! The trend map as an outline, and the duplicates on it.

use crate::hand::{Hand, texts};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, How, Op};
use commonground::model::query::key_trends::{dots_of, key_trends, ringed_in, within};
use commonground::model::query::trends::{crosses, representative, trend_map};
use commonground::model::session::Session;
use commonground::model::wish::{New, Wish};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The map as people see it: `..buses` is two deep; `?` is to be placed.
fn outline(session: &Session) -> Vec<String> {
    let map = trend_map(session);
    let line = |row: &commonground::model::query::trends::Row| {
        let mark = if row.unplaced { "?" } else { "" };
        format!("{}{mark}{}", ".".repeat(row.depth), session.entry(&row.id).unwrap().text())
    };
    map.rows.iter().map(line).collect()
}

#[test]
fn children_stand_under_their_parent_in_the_order_in_which_they_were_said() {
    let mut hand = Hand::new();
    let transport = hand.say(Kind::Trend, "transport");
    let money = hand.say(Kind::Trend, "money");
    let buses = hand.under(&transport, Kind::Trend, "fewer buses");
    hand.under(&money, Kind::Trend, "rents up");
    hand.under(&transport, Kind::Trend, "more cars");
    hand.under(&buses, Kind::Trend, "no bus after six");
    let pointed = hand.say(Kind::Trend, "people move away");
    hand.yes(&pointed, Field::Unplaced);
    hand.under(&pointed, Kind::Trend, "the young first");
    let order =
        ["transport", ".fewer buses", "..no bus after six", ".more cars", "money", ".rents up", "?people move away"];
    let mut wanted: Vec<&str> = order.to_vec();
    wanted.push(".?the young first");
    assert_eq!(outline(&hand.session), wanted);
    let map = trend_map(&hand.session);
    assert_eq!((map.unplaced, map.roots, map.waiting().count()), (1, 2, 1));

    let branch = map.branch(&buses).unwrap();
    assert_eq!((branch.path, branch.root, branch.roots, branch.range), (vec![&transport], Some(1), 2, 1..3));
    let second = map.branch(&money).unwrap();
    assert_eq!((second.path.len(), second.root, second.rows.len()), (0, Some(2), 2));
    assert_eq!(map.branch(&pointed).unwrap().root, None);

    // Placed: under a branch, or as a root of its own when somebody says so.
    hand.answer(&pointed, Field::Parent, Value::Other(money.clone()));
    assert_eq!(trend_map(&hand.session).unplaced, 0);
    assert_eq!(outline(&hand.session)[6..], [".people move away", "..the young first"]);
    // A branch that is taken back hands on what stood under it.
    hand.act(&Wish::Withdraw(buses));
    assert_eq!(outline(&hand.session)[..3], ["transport", ".more cars", ".no bus after six"]);
}

#[test]
fn duplicates_are_shown_once_and_both_are_kept() {
    let mut hand = Hand::new();
    let transport = hand.say(Kind::Trend, "transport");
    let first = hand.under(&transport, Kind::Trend, "fewer buses");
    let money = hand.say(Kind::Trend, "money");
    let second = hand.under(&money, Kind::Trend, "buses are cut");
    hand.under(&second, Kind::Trend, "the 14 is gone");
    let join = hand.link(&second, How::Joined, &first);
    assert_eq!(outline(&hand.session), ["transport", ".fewer buses", "..the 14 is gone", "money"]);
    let map = trend_map(&hand.session);
    assert_eq!(map.rows[1].piece, [first.clone(), second.clone()]);
    assert_eq!(map.row_of(&second), Some(1));
    let shown = representative(&hand.session, hand.session.entry(&second).unwrap());
    assert_eq!((shown.id.clone(), hand.text(&second).as_str()), (first, "buses are cut"));
    hand.act(&Wish::Unlink(join[0].id.clone()));
    assert_eq!(trend_map(&hand.session).rows.len(), 5);
}

#[test]
fn a_line_to_another_branch_is_seen_from_both_ends() {
    let mut hand = Hand::new();
    let [a, b, c] = ["roads", "air", "foul air"].map(|words| hand.say(Kind::Trend, words));
    hand.link(&a, How::Cross, &c);
    hand.link(&b, How::Joined, &c);
    let of = |id: &Id| texts(crosses(&hand.session, hand.session.entry(id).unwrap()));
    assert_eq!(of(&a), ["air"]);
    assert_eq!(of(&b), ["roads"]);
}

#[test]
fn key_trends_pool_the_dots_of_what_was_ringed() {
    let mut hand = Hand::new();
    hand.groups(&[("A", 5), ("B", 5)]);
    let [a, b, c, d] = ["roads", "air", "foul air", "rents"].map(|words| hand.say(Kind::Trend, words));
    hand.link(&b, How::Joined, &c);
    for (trend, letter, n) in [(&a, "A", 2), (&b, "A", 1), (&c, "B", 3), (&d, "B", 4)] {
        hand.dots(trend, letter, n);
    }
    let health = hand.say(Kind::KeyTrend, "what we breathe");
    let homes = hand.say(Kind::KeyTrend, "homes");
    for (trend, key) in [(&c, &health), (&a, &health), (&b, &health), (&d, &homes), (&a, &homes)] {
        hand.link(trend, How::Within, key);
    }
    let entry = |id: &Id| hand.session.entry(id).unwrap();
    assert_eq!(texts(within(&hand.session, entry(&health))), ["roads", "air"]);
    let dots = dots_of(&hand.session, entry(&health));
    assert_eq!((dots.total, dots.by_group["A"], dots.by_group["B"]), (6, 3, 3));
    assert_eq!(texts(ringed_in(&hand.session, entry(&a))), ["what we breathe", "homes"]);
    assert_eq!(texts(ringed_in(&hand.session, entry(&b))), ["what we breathe"]);
    hand.answer(&homes, Field::Rank, Value::Count(1));
    assert_eq!(texts(key_trends(&hand.session)), ["homes", "what we breathe"]);
}

/// What somebody may do to a map; numbers name trends, whatever there are.
#[derive(Debug, Clone)]
enum Deed {
    Say(Option<usize>),
    Move(usize, usize),
    Join(usize, usize),
    TakeBack(usize),
    Unplaced(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => proptest::option::of(0..40usize).prop_map(Deed::Say),
        2 => (0..40usize, 0..40usize).prop_map(|(a, b)| Deed::Move(a, b)),
        2 => (0..40usize, 0..40usize).prop_map(|(a, b)| Deed::Join(a, b)),
        1 => (0..40usize).prop_map(Deed::TakeBack),
        1 => (0..40usize).prop_map(Deed::Unplaced),
    ]
}

/// A session in which these deeds were done as facts, so that rules can be broken as by two people together.
fn mapped(deeds: &[Deed]) -> Session {
    let mut hand = Hand::new();
    let mut trends: Vec<Id> = Vec::new();
    let mut l = 0;
    for deed in deeds {
        l += 1;
        let at = |n: usize| trends.get(n % trends.len().max(1)).cloned();
        match *deed {
            Deed::Say(over) => {
                let new = New::line(Kind::Trend, "", "a trend");
                let over = over.and_then(at);
                let new = over.into_iter().fold(new, |new, over| new.with(Field::Parent, Value::Other(over)));
                trends.push(hand.new_line(new));
            }
            Deed::Move(a, b) => {
                let (Some(a), Some(b)) = (at(a), at(b)) else { continue };
                let act = Act::Set { over: vec![], field: Field::Parent, key: "".into(), to: Value::Other(b.clone()) };
                hand.session.absorb(Op {
                    id: Id::new(format!("t1-bbbbbbbb.{l}")),
                    l: hand.session.clock() + 1,
                    at: None,
                    step: 1,
                    part: (0, 0),
                    of: vec![a, b],
                    act,
                });
            }
            Deed::Join(a, b) => {
                if let (Some(a), Some(b)) = (at(a), at(b)) {
                    hand.try_do(&Wish::Link { one: a, how: How::Joined, other: Some(b), label: "".into() }).ok();
                }
            }
            Deed::TakeBack(a) => {
                if let Some(a) = at(a) {
                    hand.try_do(&Wish::Withdraw(a)).ok();
                }
            }
            Deed::Unplaced(a) => {
                if let Some(a) = at(a) {
                    hand.yes(&a, Field::Unplaced);
                }
            }
        }
    }
    hand.session
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever two people do to it, every standing trend is on the map exactly once, and every line but a root stands
    /// one deeper than the line that it is under, which comes before it.
    #[test]
    fn every_trend_is_on_the_map_once(deeds in proptest::collection::vec(deed(), 0..40)) {
        let session = mapped(&deeds);
        let map = trend_map(&session);
        let shown: Vec<&Id> = map.rows.iter().flat_map(|row| &row.piece).collect();
        let standing: BTreeSet<&Id> = session.of_kind(Kind::Trend).map(|trend| &trend.id).collect();
        prop_assert_eq!(shown.len(), standing.len());
        prop_assert_eq!(shown.into_iter().collect::<BTreeSet<_>>(), standing);
        for (n, row) in map.rows.iter().enumerate() {
            prop_assert_eq!(Some(&row.id), row.piece.iter().min());
            match row.over {
                None => prop_assert_eq!(row.depth, 0),
                Some(over) => {
                    prop_assert!(over < n);
                    prop_assert_eq!(row.depth, map.rows[over].depth + 1);
                    prop_assert_eq!(row.unplaced, map.rows[over].unplaced);
                }
            }
            let branch = map.branch(&row.id).unwrap();
            prop_assert_eq!(branch.path.len(), row.depth);
            prop_assert!(branch.root.is_none_or(|root| (1..=branch.roots).contains(&root)));
        }
        prop_assert_eq!(map.waiting().count(), map.unplaced);
        let roots = map.rows.iter().filter(|row| row.depth == 0).count();
        prop_assert_eq!(roots, map.roots + map.unplaced);
    }
}
