//! What `check` says of what is not a mistake: flags, and nothing is refused.

use crate::hand::Hand;
use commonground::model::check::{Grade, check};
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::query::{present, present_of};
use commonground::model::wish::{New, Wish};

fn said(hand: &Hand) -> Vec<String> {
    check(&hand.session).iter().filter(|finding| finding.grade == Grade::Open).map(ToString::to_string).collect()
}

#[test]
fn an_action_is_flagged_for_what_it_lacks_and_for_nothing_else() {
    let mut hand = Hand::new();
    let action = hand.say(Kind::Action, "Ask the county");
    let lacks = |hand: &Hand| -> Vec<String> {
        said(hand)
            .into_iter()
            .filter_map(|line| line.split_once("Action 0.1: ").map(|(_, what)| what.to_owned()))
            .collect()
    };
    let found = lacks(&hand);
    assert_eq!(found.len(), 3, "{found:?}");
    hand.word(&action, Field::Who, "Gwen");
    hand.answer(&action, Field::Due, Value::Date { on: None, said: "day 100".into() });
    let theme = hand.say(Kind::Theme, "Getting about");
    hand.answer(&action, Field::Theme, Value::Other(theme.clone()));
    let found = lacks(&hand);
    assert!(found.len() == 1 && found[0].contains("not from common ground"), "{found:?}");
    let statement = hand.under(&theme, Kind::Statement, "Everybody gets home.");
    assert!(lacks(&hand).is_empty());
    hand.act(&Wish::Withdraw(statement));
    let project = hand.say(Kind::Project, "a night bus");
    hand.link(&action, How::From, &project);
    assert!(lacks(&hand).is_empty());
}

#[test]
fn an_agreed_statement_with_an_open_objection_is_broken() {
    let mut hand = Hand::new();
    let statement = hand.say(Kind::Statement, "Free buses for all.");
    hand.word(&statement, Field::Test, "agreed");
    let objection = New::line(Kind::Objection, "", "the county will never pay")
        .with(Field::Parent, Value::Other(statement))
        .with(Field::Open, Value::Text("open".into()));
    hand.new_line(objection);
    let found: Vec<String> = check(&hand.session).iter().map(ToString::to_string).collect();
    assert!(found.iter().any(|line| line.contains("Common ground")), "{found:?}");
}

#[test]
fn a_group_is_counted_on_its_own_and_carried_over() {
    let mut hand = Hand::new();
    hand.groups(&[("A", 8), ("B", 8)]);
    hand.of_session(Field::Present, "welcome/A", Value::Count(6));
    hand.of_session(Field::Present, "trends/A", Value::Count(5));
    hand.of_session(Field::Present, "trends/B", Value::Count(3));
    let table = [
        ("welcome", Some(6), None, Some(6)),
        ("trends", Some(5), Some(3), Some(8)),
        ("actions", Some(5), Some(3), Some(8)),
    ];
    for (task, a, b, all) in table {
        let found = (present_of(&hand.session, task, "A"), present_of(&hand.session, task, "B"));
        assert_eq!((found, present(&hand.session, task)), ((a, b), all), "{task}");
    }
    assert_eq!(present_of(&hand.session, "actions", "C"), None);
}
