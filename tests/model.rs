//! The rules of the model, 22 to 31 of the design, each by its number, and what `check` says.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use chrono::{DateTime, FixedOffset, NaiveDate};
use commonground::model::check::{Grade, check};
use commonground::model::field::{Field, Value, result};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, How, Op};
use commonground::model::query::{self, Standing};
use commonground::model::session::Session;
use commonground::model::wish::{New, Refusal, Stamp, Wish, propose};

fn at() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").unwrap()
}

/// A writer with a session of its own.
#[derive(Clone)]
struct Hand {
    session: Session,
    stamp: Stamp,
}

impl Hand {
    fn new(writer: &str) -> Self {
        Self { session: Session::default(), stamp: Stamp { writer: writer.into(), next: 1, step: 1, at: at() } }
    }

    fn try_do(&mut self, wish: &Wish) -> Result<Vec<Op>, Refusal> {
        let ops = propose(&self.session, wish, &self.stamp)?;
        self.stamp.next += ops.len() as u64;
        self.stamp.step += 1;
        for op in &ops {
            self.session.absorb(op.clone());
        }
        Ok(ops)
    }

    fn act(&mut self, wish: &Wish) -> Vec<Op> {
        self.try_do(wish).unwrap()
    }

    fn say(&mut self, kind: Kind, text: &str) -> Id {
        self.act(&Wish::Say(New::line(kind, "", text)))[0].id.clone()
    }

    fn undo(&mut self, ops: &[Op]) -> Vec<Op> {
        self.act(&Wish::Undo(ops.iter().map(|op| op.id.clone()).collect()))
    }

    fn hear(&mut self, ops: &[Op]) {
        for op in ops {
            self.session.absorb(op.clone());
        }
    }

    fn text(&self, id: &Id) -> &str {
        self.session.entry(id).unwrap().text()
    }
}

fn agreed() -> Value {
    Value::Text(result::AGREED.into())
}

#[test]
fn rule_22_a_refused_wish_changes_nothing_and_a_fact_is_always_taken() {
    let mut desk = Hand::new("desk-aaaaaaaa");
    let value = desk.say(Kind::Value, "neighbours look in on each other");
    let before = desk.session.len();
    assert_eq!(desk.try_do(&Wish::Say(New::line(Kind::Value, "", "  \u{1b} "))), Err(Refusal::NoWords));
    let wrong = Wish::answer(&value, Field::Who, Value::Text("x".into()));
    assert_eq!(desk.try_do(&wrong), Err(Refusal::NoSuchAnswer(Kind::Value, Field::Who)));
    let long = "x".repeat(9000);
    assert_eq!(desk.try_do(&Wish::Say(New::line(Kind::Value, "", &long))), Err(Refusal::TooLong));
    assert_eq!(desk.session.len(), before);
    // The same answer as a fact, from a file: taken, and said by check.
    let op = Op {
        id: "t1-bbbbbbbb.1".into(),
        l: 99,
        at: Some(at()),
        step: 1,
        part: (0, 0),
        of: vec![value],
        act: Act::Set { over: vec![], field: Field::Who, key: "".into(), to: Value::Text("x".into()) },
    };
    desk.session.absorb(op);
    assert!(check(&desk.session).iter().any(|finding| finding.grade == Grade::Broken));
}

#[test]
fn rule_23_undo_is_exact_and_redo_is_the_undo_of_an_undo() {
    let mut desk = Hand::new("desk-aaaaaaaa");
    let theme = desk.say(Kind::Theme, "Places to belong");
    let action = desk.say(Kind::Action, "Map every free room");
    let acts = [
        Wish::Say(New::line(Kind::Value, "", "nobody is asked twice")),
        Wish::Reword { entry: action.clone(), text: "Map every room".into() },
        Wish::answer(&action, Field::Theme, Value::Other(theme.clone())),
        Wish::answer(&action, Field::Who, Value::Text("Shanice".into())),
        Wish::Link { one: action.clone(), how: How::Tag, other: None, label: "rooms".into() },
        Wish::Render { entry: action.clone(), lang: "cy".into(), text: "Map".into(), by: "".into() },
        Wish::Withdraw(action.clone()),
        Wish::answer(&Id::session(), Field::Venue, Value::Text("the hall".into())),
    ];
    for wish in acts {
        let before = desk.session.clone();
        let ops = desk.act(&wish);
        let after = desk.session.clone();
        let undos = desk.undo(&ops);
        assert!(desk.session.looks_like(&before), "{wish:?}");
        let redo = desk.undo(&undos);
        assert!(desk.session.looks_like(&after), "{wish:?}");
        desk.undo(&redo);
        assert!(desk.session.looks_like(&before), "{wish:?}");
    }
}

#[test]
fn rule_24_what_somebody_else_built_on_is_not_pulled_away() {
    let mut desk = Hand::new("desk-aaaaaaaa");
    let ops = desk.act(&Wish::Say(New::line(Kind::Theme, "", "Getting about")));
    let theme = ops[0].id.clone();
    let mut table = Hand::new("t3-bbbbbbbb");
    table.hear(&ops);
    let theirs =
        table.act(&Wish::Say(New::line(Kind::Action, "", "A bus").with(Field::Theme, Value::Other(theme.clone()))));
    desk.hear(&theirs);
    let refused = desk.try_do(&Wish::Undo(vec![theme]));
    assert!(matches!(refused, Err(Refusal::BuiltOn { who, .. }) if who == "t3"));
}

#[test]
fn rule_25_words_said_at_once_stand_side_by_side_until_somebody_picks() {
    let mut desk = Hand::new("desk-aaaaaaaa");
    let ops = desk.act(&Wish::Say(New::line(Kind::Statement, "", "We help.")));
    let id = ops[0].id.clone();
    let mut table = Hand::new("t3-bbbbbbbb");
    table.hear(&ops);
    let mine = desk.act(&Wish::Reword { entry: id.clone(), text: "We all help.".into() });
    let theirs = table.act(&Wish::Reword { entry: id.clone(), text: "Everybody helps.".into() });
    desk.hear(&theirs);
    table.hear(&mine);
    assert!(desk.session.looks_like(&table.session));
    assert_eq!(desk.session.entry(&id).unwrap().texts.distinct().len(), 2);
    desk.act(&Wish::Reword { entry: id.clone(), text: "Everybody helps.".into() });
    assert_eq!(desk.session.entry(&id).unwrap().texts.distinct(), ["Everybody helps."]);
    assert_eq!(desk.session.entry(&id).unwrap().said, "We help.");
}

#[test]
fn rule_26_differing_answers_are_all_shown_and_an_objection_outweighs() {
    let mut desk = Hand::new("desk-aaaaaaaa");
    let ops = desk.act(&Wish::Say(New::line(Kind::Trend, "", "fewer buses")));
    let id = ops[0].id.clone();
    let mut table = Hand::new("t1-bbbbbbbb");
    table.hear(&ops);
    let dots = |n| Wish::Answer { of: id.clone(), field: Field::Dots, key: "B".into(), to: Value::Count(n) };
    let mine = desk.act(&dots(7));
    desk.hear(&table.act(&dots(9)));
    table.hear(&mine);
    assert!(check(&desk.session).iter().any(|f| f.grade == Grade::Open && f.sentence.contains("7 or 9")));
    assert_eq!(desk.session.entry(&id).unwrap().dots().1, 9);

    let statement = desk.say(Kind::Statement, "Free buses for all.");
    let said = desk.session.op(&statement).unwrap().clone();
    table.hear(&[said]);
    let confirm = Wish::answer(&statement, Field::Test, agreed());
    let objection = Wish::Say(
        New::line(Kind::Objection, "", "the county will never pay")
            .with(Field::Parent, Value::Other(statement.clone()))
            .with(Field::Open, Value::Text("open".into())),
    );
    let theirs = table.act(&objection);
    desk.act(&confirm);
    desk.hear(&theirs);
    let entry = desk.session.entry(&statement).unwrap();
    assert_eq!(query::standing(&desk.session, entry), Standing::NotAgreed);
    assert!(matches!(table.try_do(&Wish::answer(&statement, Field::Test, agreed())), Err(Refusal::OpenObjection(_))));

    // An edit that crosses a withdrawal brings the entry back, flagged.
    let line = desk.act(&Wish::Say(New::line(Kind::Card, "", "a warm room")));
    let card = line[0].id.clone();
    table.hear(&line);
    let edit = table.act(&Wish::Reword { entry: card.clone(), text: "a warm, free room".into() });
    desk.act(&Wish::Withdraw(card.clone()));
    assert!(!desk.session.entry(&card).unwrap().stands());
    desk.hear(&edit);
    let back = desk.session.entry(&card).unwrap();
    assert!(back.stands() && back.brought_back);
}

#[test]
fn rule_27_a_join_can_be_undone() {
    let mut desk = Hand::new("desk-aaaaaaaa");
    let cards: Vec<Id> = ["a bus", "buses", "more buses"].iter().map(|text| desk.say(Kind::Card, text)).collect();
    let join = |one: &Id, other: &Id| Wish::Link {
        one: one.clone(),
        how: How::Joined,
        other: Some(other.clone()),
        label: "".into(),
    };
    desk.act(&join(&cards[2], &cards[1]));
    let second = desk.act(&join(&cards[1], &cards[0]));
    let names =
        |desk: &Hand| query::joined_with(&desk.session, &cards[2]).iter().map(|e| e.id.clone()).collect::<Vec<_>>();
    assert_eq!(names(&desk), cards);
    desk.act(&Wish::Unlink(second[0].id.clone()));
    assert_eq!(names(&desk), cards[1..]);
}

#[test]
fn rule_27_what_two_people_say_alike_of_a_line_is_one_membership() {
    let (mut desk, mut table) = (Hand::new("desk-aaaaaaaa"), Hand::new("t1-bbbbbbbb"));
    let card = desk.say(Kind::Card, "a bus");
    table.session = desk.session.clone();
    let tag = Wish::Link { one: card.clone(), how: How::Tag, other: None, label: "evid".into() };
    let (here, there) = (desk.act(&tag), table.act(&tag));
    desk.hear(&there);
    table.hear(&here);
    let tags = |hand: &Hand| hand.session.entry(&card).unwrap().links.clone();
    assert_eq!(tags(&desk).len(), 1);
    assert_eq!(tags(&desk), tags(&table));
    // Taken away it is gone, by whomever it was said; undone it is one again.
    let ended = desk.act(&Wish::Unlink(tags(&desk)[0].id.clone()));
    assert_eq!(tags(&desk), []);
    desk.undo(&ended);
    assert_eq!(tags(&desk).len(), 1);
    // Whoever signs up without a name is somebody else each time, and is taken away alone.
    let sign = Wish::Link { one: card.clone(), how: How::SignedUp, other: None, label: "".into() };
    let first = desk.act(&sign);
    desk.act(&sign);
    assert_eq!(tags(&desk).len(), 3);
    desk.act(&Wish::Unlink(first[0].id.clone()));
    assert_eq!(tags(&desk).len(), 2);
}

#[test]
fn rule_28_many_at_once_are_one_step_of_many_lines() {
    let mut desk = Hand::new("desk-aaaaaaaa");
    let lines = (1..=300).map(|n| Wish::Say(New::line(Kind::Card, "", &format!("card {n}")))).collect();
    let ops = desk.act(&Wish::Together(lines));
    assert!(ops.iter().all(|op| op.step == ops[0].step));
    assert_eq!(ops[2].part, (3, 300));
    desk.undo(&ops);
    assert_eq!(desk.session.of_kind(Kind::Card).count(), 0);
}

#[test]
fn rule_29_spoken_numbers_are_never_given_twice() {
    let mut desk = Hand::new("desk-aaaaaaaa");
    let no = |hand: &Hand, id: &Id| hand.session.spoken(hand.session.entry(id).unwrap());
    let first = desk.say(Kind::Value, "one");
    let second = desk.act(&Wish::Say(New::line(Kind::Value, "", "two")));
    assert_eq!((no(&desk, &first), no(&desk, &second[0].id)), ("1".into(), "2".into()));
    desk.undo(&second);
    let third = desk.say(Kind::Value, "three");
    assert_eq!(no(&desk, &third), "3");
    let theme = desk.say(Kind::Theme, "Places");
    assert_eq!(no(&desk, &theme), "1");
    let action = desk.act(&Wish::Say(New::line(Kind::Action, "", "go").with(Field::Theme, Value::Other(theme))));
    assert_eq!(no(&desk, &action[0].id), "1.1");
    let mut table = Hand::new("t3-bbbbbbbb");
    let line = table.say(Kind::Card, "at the table");
    assert_eq!(no(&table, &line), "3-1");
    // Two alike are both shown with their writer's label, and where that is one, with a piece of its own name.
    let mut other = Hand::new("t3-cccccccc");
    let same = other.act(&Wish::Say(New::line(Kind::Card, "", "another")));
    table.hear(&same);
    assert_eq!(no(&table, &line), "3-1 (t3 bbbb)");
}

#[test]
fn rule_30_what_is_typed_is_kept_as_said() {
    let mut desk = Hand::new("desk-aaaaaaaa");
    let text = "> 1985 #hot @bus a3 b2 ; and so on";
    let id = desk.say(Kind::Value, text);
    assert_eq!(desk.text(&id), text);
}

#[test]
fn rule_31_dates_keep_their_words_and_move_with_the_event() {
    let mut desk = Hand::new("desk-aaaaaaaa");
    let action = desk.say(Kind::Action, "celebrate");
    let said = Value::Date { on: None, said: "day 100".into() };
    desk.act(&Wish::answer(&action, Field::Due, said.clone()));
    let last = |day: u32| Value::Date { on: NaiveDate::from_ymd_opt(2026, 5, day), said: "".into() };
    for (day, due) in [(16, "2026-08-24"), (20, "2026-08-28")] {
        desk.act(&Wish::answer(&Id::session(), Field::LastDay, last(day)));
        assert_eq!(query::day_of(&desk.session, &said).unwrap().to_string(), due);
    }
}

#[test]
fn nothing_stands_under_itself() {
    let mut desk = Hand::new("desk-aaaaaaaa");
    let parent = desk.say(Kind::Trend, "transport");
    let child = desk
        .act(&Wish::Say(New::line(Kind::Trend, "", "buses").with(Field::Parent, Value::Other(parent.clone()))))[0]
        .id
        .clone();
    assert_eq!(desk.try_do(&Wish::answer(&parent, Field::Parent, Value::Other(child))), Err(Refusal::UnderItself));
}
