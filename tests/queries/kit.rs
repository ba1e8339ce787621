//! The paper check list.

use crate::hand::Hand;
use chrono::NaiveDate;
use commonground::model::begin::begin;
use commonground::model::day::kit::{Item, kit, tick};
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::store::template;
use std::collections::BTreeSet;

fn begun(name: &str) -> Hand {
    let mut hand = Hand::new();
    let template = template::find(name, None).unwrap();
    hand.act(&begin("Healthy Valley", &template, NaiveDate::from_ymd_opt(2026, 5, 14).unwrap()));
    hand
}

fn amount(list: &[Item], code: &str) -> Option<u64> {
    list.iter().find(|item| item.code == code).map(|item| item.amount)
}

#[test]
fn the_list_follows_the_agenda() {
    let table: &[(&str, &[&str], &[&str])] = &[
        ("half-day", &["markers", "charts", "action-sheets"], &["wall-time-lines", "wall-trends", "dots", "sign-up"]),
        ("three-days", &["wall-time-lines", "wall-trends", "wall-common-ground", "dots", "cards", "sign-up"], &[]),
    ];
    for (template, there, not_there) in table {
        let mut hand = begun(template);
        hand.of_session(Field::Room, "", Value::Count(64));
        let list = kit(&hand.session);
        for code in *there {
            assert!(amount(&list, code).is_some_and(|n| n > 0), "{template}: {code}");
        }
        for code in *not_there {
            assert_eq!(amount(&list, code), None, "{template}: {code}");
        }
        let codes: BTreeSet<&str> = list.iter().map(|item| item.code.as_str()).collect();
        assert_eq!(codes.len(), list.len(), "codes are told apart");
        assert!(list.iter().all(|item| !item.what.is_empty() && !item.why.is_empty()));
    }
}

#[test]
fn the_numbers_come_from_the_groups_and_tables() {
    let mut hand = begun("three-days");
    let groups = hand.groups(&[("A", 8), ("B", 5)]);
    hand.word(&groups[0], Field::Colour, "blue");
    hand.of_session(Field::DotsEach, "", Value::Count(5));
    let list = kit(&hand.session);
    // 13 people: two tables, 15 badges; 40 dots and 4 more, 25 and 3 more; three lanes of six metres.
    for (code, n) in
        [("badges", 15), ("dots-A", 44), ("dots-B", 28), ("markers", 8), ("cards", 40), ("wall-time-lines", 18)]
    {
        assert_eq!(amount(&list, code), Some(n), "{code}");
    }
    let dots = list.iter().find(|item| item.code == "dots-A").unwrap();
    assert_eq!((dots.what.as_str(), dots.why.as_str()), ("Dots for group A, blue", "8 people, 5 each, and a tenth"));
    for n in 1..=4 {
        hand.say(Kind::Table, &format!("Table {n}"));
        let line = hand.say(Kind::TimeLine, "happened");
        hand.word(&line, Field::Lane, &format!("lane {n}"));
    }
    let list = kit(&hand.session);
    assert_eq!((amount(&list, "markers"), amount(&list, "wall-time-lines")), (Some(16), Some(24)));
}

#[test]
fn a_tick_stays_when_the_numbers_change() {
    let mut hand = begun("three-days");
    hand.groups(&[("A", 8)]);
    hand.act(&tick("dots-A", true));
    let ticked = |hand: &Hand| -> Vec<String> {
        kit(&hand.session).into_iter().filter(|item| item.ticked).map(|item| item.code).collect()
    };
    hand.of_session(Field::DotsEach, "", Value::Count(3));
    assert_eq!(ticked(&hand), ["dots-A"]);
    hand.act(&tick("dots-A", false));
    assert!(ticked(&hand).is_empty());
}
