//! The proposal of tables, its laws, and how it is kept.

use crate::hand::Hand;
use commonground::model::check::check;
use commonground::model::day::seating::{
    MOST_TABLES, Seats, Wanted, differences, more_tables, propose, seat, seats, set, tables, to_be_seated,
};
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use proptest::prelude::*;

fn groups(all: &[(&str, u64)]) -> Vec<(String, u64)> {
    all.iter().map(|(letter, n)| ((*letter).to_owned(), *n)).collect()
}

fn sizes(plan: &[Seats]) -> Vec<u64> {
    plan.iter().map(Seats::people).collect()
}

#[test]
fn eight_groups_of_eight_sit_one_of_each_at_eight_tables() {
    let all = groups(&[("A", 8), ("B", 8), ("C", 8), ("D", 8), ("E", 8), ("F", 8), ("G", 8), ("H", 8)]);
    let plan = propose(&all, Wanted::default());
    assert_eq!(sizes(&plan), [8; 8]);
    assert!(plan.iter().all(|table| table.0.values().all(|n| *n == 1)));
}

#[test]
fn tables_by_number_or_by_people() {
    let all = groups(&[("A", 20), ("B", 10), ("C", 3)]);
    let table = [
        (Wanted::People(8), vec![7, 7, 7, 6, 6]),
        (Wanted::People(40), vec![33]),
        (Wanted::People(0), vec![1; 33]),
        (Wanted::Tables(4), vec![9, 8, 8, 8]),
        (Wanted::Tables(0), vec![33]),
        (Wanted::Tables(50), vec![1; 33]),
    ];
    for (wanted, sizes_wanted) in table {
        assert_eq!(sizes(&propose(&all, wanted)), sizes_wanted, "{wanted:?}");
    }
    assert_eq!(propose(&[], Wanted::default()), []);
    // A file may hold any number.
    let absurd = propose(&groups(&[("A", u64::MAX), ("B", u64::MAX)]), Wanted::default());
    assert_eq!(u64::try_from(absurd.len()).unwrap(), MOST_TABLES);
}

#[test]
fn an_accepted_plan_is_answers_of_the_tables_and_people_change_it() {
    let mut hand = Hand::new();
    hand.groups(&[("A", 5), ("B", 4)]);
    hand.of_session(Field::Present, "welcome/B", Value::Count(3));
    let all = to_be_seated(&hand.session, "welcome");
    assert_eq!(all, groups(&[("A", 5), ("B", 3)]));
    let plan = propose(&all, Wanted::Tables(2));
    let own = hand.say(Kind::Table, "The window");
    let more = more_tables(&hand.session, &plan, "Table").unwrap();
    hand.act(&more);
    assert_eq!(more_tables(&hand.session, &plan, "Table"), None);
    let wish = seat(&hand.session, &plan);
    hand.act(&wish);
    let kept = |hand: &Hand| tables(&hand.session).into_iter().map(seats).collect::<Vec<_>>();
    assert_eq!(kept(&hand), plan);
    assert_eq!(tables(&hand.session)[1].id, own, "a table without a number comes last");
    assert!(check(&hand.session).iter().all(|finding| !finding.sentence.contains("fit")));
    assert!(differences(&hand.session, "welcome").is_empty());

    // Somebody moves, somebody comes; then the tables are drawn anew for one table only.
    hand.act(&set(&own, "A", 1));
    assert_eq!(kept(&hand)[1].of("A"), 1);
    assert_eq!(differences(&hand.session, "welcome"), [("A".to_owned(), plan[0].of("A") + 1, 5)]);
    let one = propose(&all, Wanted::Tables(1));
    let wish = seat(&hand.session, &one);
    hand.act(&wish);
    assert_eq!(kept(&hand), [one[0].clone(), Seats::default()]);
}

proptest! {
    /// Everybody has a seat; no table has two more people than another, or two more of a group; whoever can be at every
    /// table is.
    #[test]
    fn tables_are_as_even_as_the_numbers_allow(numbers in proptest::collection::vec(0u64..40, 0..9), wanted in 0u64..30) {
        let all: Vec<(String, u64)> =
            ('A'..='H').zip(&numbers).map(|(letter, n)| (letter.to_string(), *n)).collect();
        let people: u64 = all.iter().map(|(_, n)| n).sum();
        for wanted in [Wanted::Tables(wanted), Wanted::People(wanted)] {
            let plan = propose(&all, wanted);
            let even = |counts: &[u64]| counts.iter().max().unwrap_or(&0) - counts.iter().min().unwrap_or(&0) <= 1;
            prop_assert!(even(&sizes(&plan)));
            prop_assert_eq!(sizes(&plan).iter().sum::<u64>(), people);
            prop_assert!(sizes(&plan).iter().all(|n| *n > 0));
            for (letter, n) in &all {
                let of: Vec<u64> = plan.iter().map(|table| table.of(letter)).collect();
                prop_assert!(even(&of));
                prop_assert_eq!(of.iter().sum::<u64>(), *n);
                prop_assert!(*n < u64::try_from(plan.len()).unwrap() || of.iter().all(|here| *here > 0));
            }
            if let (Wanted::People(most), false) = (wanted, plan.is_empty()) {
                prop_assert!(sizes(&plan).iter().all(|n| *n <= most.max(1)) || plan.len() == 100);
            }
            prop_assert_eq!(plan, propose(&all, wanted));
        }
    }
}
