//! Who has not been heard yet.

use crate::hand::Hand;
use commonground::model::field::Field;
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::query::heard::{at_the_end, groups_without_line, not_heard};
use commonground::model::stage;
use commonground::model::wish::Wish;

fn room() -> (Hand, Vec<Id>) {
    let mut hand = Hand::new();
    let groups = hand.groups(&[("A", 8), ("B", 8), ("C", 8), ("D", 0)]);
    (hand, groups)
}

fn end(hand: &Hand, task: &str) -> Option<String> {
    at_the_end(&hand.session, stage::task(task).unwrap())
}

#[test]
fn a_group_is_not_heard_where_others_were_written_down_and_it_was_not() {
    let (mut hand, _) = room();
    hand.say(Kind::Trend, "said by nobody in particular");
    assert!(groups_without_line(&hand.session, "trends").is_empty());
    assert_eq!(end(&hand, "trends"), None);
    let line = hand.say_by(Kind::Trend, "b", "fewer buses");
    assert_eq!(groups_without_line(&hand.session, "trends"), ["A", "C"]);
    assert_eq!(end(&hand, "trends").unwrap(), "Not heard yet: groups A and C.");
    hand.say_by(Kind::Trend, "A", "rents up");
    assert_eq!(end(&hand, "trends").unwrap(), "Not heard yet: group C.");
    // What was taken back was not said; then it is not known again.
    hand.act(&Wish::Withdraw(line));
    assert_eq!(groups_without_line(&hand.session, "trends"), ["B", "C"]);
    assert!(groups_without_line(&hand.session, "values").is_empty());
}

#[test]
fn a_theme_that_no_resident_spoke_to() {
    let (mut hand, groups) = room();
    let theme = hand.say(Kind::Theme, "Getting about");
    let unknown = hand.say(Kind::Theme, "Evenings");
    let tables = hand.say_by(Kind::Card, "T3", "of table 3");
    hand.answer(&tables, Field::Theme, commonground::model::field::Value::Other(unknown));
    let trend = hand.say_by(Kind::Trend, "B", "fewer buses");
    let card = hand.from(&[&trend], Kind::Card, "a bus every evening");
    hand.answer(&card, Field::Theme, commonground::model::field::Value::Other(theme.clone()));
    let themes = |hand: &Hand| not_heard(&hand.session, "statements").themes;
    assert!(themes(&hand).is_empty(), "nobody has marked the residents");
    hand.yes(&groups[0], Field::Residents);
    assert_eq!(themes(&hand), std::slice::from_ref(&theme));
    assert_eq!(end(&hand, "statements").unwrap(), "Not heard yet: 1 theme that no resident group spoke to.");
    // A voice behind it counts, however far.
    let voice = hand.say_by(Kind::Trend, "A", "I walk home");
    hand.link(&card, How::From, &voice);
    assert!(themes(&hand).is_empty());
    assert_eq!(end(&hand, "statements"), None);
}

#[test]
fn actions_voices_assets_and_barriers() {
    let (mut hand, _) = room();
    let actions: Vec<Id> = ["one", "two", "three", "four"].iter().map(|words| hand.say(Kind::Action, words)).collect();
    let [voice, barrier] = [Kind::OutsideVoice, Kind::Barrier].map(|kind| hand.say(kind, "words"));
    let [used, gone, idle] = ["the hall", "the mill", "the bakery"].map(|words| hand.say(Kind::Asset, words));
    hand.word(&gone, Field::Checked, "gone");
    assert!(not_heard(&hand.session, "actions").actions_not_said.is_empty());
    for (action, by) in actions.iter().zip(["community", "institution", "both"]) {
        hand.word(action, Field::DrivenBy, by);
    }
    hand.link(&actions[0], How::Answers, &voice);
    hand.link(&actions[0], How::Uses, &used);
    let uses_by_card = hand.say(Kind::Card, "a card");
    hand.link(&uses_by_card, How::Uses, &idle);
    let found = not_heard(&hand.session, "actions");
    assert_eq!((found.actions, found.actions_not_said), (vec![actions[1].clone()], vec![actions[3].clone()]));
    assert_eq!((found.voices, found.assets, found.barriers), (vec![], vec![idle], vec![barrier]));
    let sentence = "Not heard yet: 1 action that no resident leads; 1 asset that no action uses; \
                    1 barrier without an answer.";
    assert_eq!(end(&hand, "actions").unwrap(), sentence);
    // An answer that was taken back answers nothing.
    hand.act(&Wish::Withdraw(actions[0].clone()));
    let found = not_heard(&hand.session, "actions");
    assert_eq!((found.voices, found.assets.len()), (vec![voice], 2));
}

#[test]
fn nothing_is_ever_said_where_nothing_is_known() {
    let hand = Hand::new();
    for task in stage::tasks() {
        assert_eq!(at_the_end(&hand.session, task), None, "{}", task.code);
    }
}
