//! Where things came from and what came of them, both ways.

use crate::hand::{Hand, texts};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::{KINDS, Kind};
use commonground::model::op::How;
use commonground::model::query::{self, Bond, Bound, Way, outcomes, sources, tree};
use commonground::model::session::Session;
use commonground::model::wish::{New, Wish};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The tree as people see it.
fn lines(session: &Session, id: &Id, way: Way) -> Vec<String> {
    let found = tree(session, id, way, Bound::default());
    assert!(!found.more);
    let line = |step: &query::Step| {
        let text = session.entry(&step.id).unwrap().text();
        format!("{}{}: {text}", "  ".repeat(step.depth - 1), step.bond.words(way))
    };
    found.steps.iter().map(line).collect()
}

struct Valley {
    hand: Hand,
    trend: Id,
    card: Id,
    other: Id,
    theme: Id,
    action: Id,
}

fn valley() -> Valley {
    let mut hand = Hand::new();
    let trend = hand.say(Kind::Trend, "fewer buses");
    let key = hand.say(Kind::KeyTrend, "getting about");
    hand.link(&trend, How::Within, &key);
    let card = hand.from(&[&key], Kind::Card, "a bus every evening");
    let other = hand.say(Kind::Card, "buses at night");
    hand.link(&other, How::Joined, &card);
    let theme = hand.say(Kind::Theme, "Getting about");
    hand.answer(&card, Field::Theme, Value::Other(theme.clone()));
    let statement = hand.under(&theme, Kind::Statement, "Everybody gets home.");
    let action = hand.under(&theme, Kind::Action, "Ask the county");
    let voice = hand.say(Kind::OutsideVoice, "I stay in after six");
    hand.link(&action, How::Answers, &voice);
    let asset = hand.say(Kind::Asset, "the school bus");
    hand.link(&action, How::Uses, &asset);
    let done = hand.under(&action, Kind::Done, "the letter is written");
    assert_eq!(query::led_to(&hand.session, hand.session.entry(&action).unwrap())[0].id, done);
    assert_eq!(query::statement_of(&hand.session, &theme).unwrap().id, statement);
    Valley { hand, trend, card, other, theme, action }
}

#[test]
fn from_an_action_back_to_the_trend_and_from_the_trend_on_to_what_was_done() {
    let valley = valley();
    let session = &valley.hand.session;
    assert_eq!(
        lines(session, &valley.action, Way::Back),
        [
            "answers: I stay in after six",
            "uses: the school bus",
            "rests on: Everybody gets home.",
            "  stands under: Getting about",
            "    was made of: a bus every evening",
            "      came from: getting about",
            "        was ringed round: fewer buses",
            "      was brought together with: buses at night",
        ]
    );
    assert_eq!(
        lines(session, &valley.trend, Way::On),
        [
            "was ringed in: getting about",
            "  led to: a bus every evening",
            "    went into: Getting about",
            "      has under it: Everybody gets home.",
            "        carries: Ask the county",
            "          has under it: the letter is written",
            "    was brought together with: buses at night",
        ]
    );
    assert_eq!(lines(session, &valley.other, Way::On)[1], "  went into: Getting about");
}

#[test]
fn what_was_moved_away_did_not_come_of_it() {
    let mut valley = valley();
    let theme = valley.hand.say(Kind::Theme, "Evenings");
    let (old, action) = (valley.theme.clone(), valley.action.clone());
    let led = |valley: &Valley, id: &Id| {
        let session = &valley.hand.session;
        query::led_to(session, session.entry(id).unwrap()).iter().any(|other| other.id == action)
    };
    assert!(led(&valley, &old) && !led(&valley, &theme));
    valley.hand.answer(&action, Field::Theme, Value::Other(theme.clone()));
    assert!(!led(&valley, &old) && led(&valley, &theme));
    let on = tree(&valley.hand.session, &old, Way::On, Bound::default());
    assert!(!on.steps.iter().any(|step| step.id == action));
}

#[test]
fn the_bound_cuts_off_what_is_farthest_and_says_so() {
    let valley = valley();
    let cut = |depth: usize, lines: usize| {
        let found = tree(&valley.hand.session, &valley.action, Way::Back, Bound { depth, lines });
        (found.steps.len(), found.more)
    };
    let table = [(1, 99, (3, true)), (2, 99, (4, true)), (9, 2, (2, true)), (9, 8, (8, false)), (0, 9, (0, true))];
    for (depth, lines, wanted) in table {
        assert_eq!(cut(depth, lines), wanted, "{depth} {lines}");
    }
    assert_eq!(tree(&valley.hand.session, &Id::new("nobody.1"), Way::On, Bound::default()), query::Tree::default());
}

#[test]
fn what_the_room_agreed_to_or_a_project_is_common_ground() {
    let mut valley = valley();
    let of = |valley: &Valley, id: &Id| {
        let session = &valley.hand.session;
        query::common_ground_of(session, session.entry(id).unwrap()).map(|e| e.text().to_owned())
    };
    assert_eq!(of(&valley, &valley.action).as_deref(), Some("Everybody gets home."));
    let bare = valley.hand.say(Kind::Action, "on its own");
    assert_eq!(of(&valley, &bare), None);
    let unasked = valley.hand.say(Kind::Theme, "Evenings");
    let under = valley.hand.under(&unasked, Kind::Action, "a party");
    assert_eq!(of(&valley, &under), None);
    valley.hand.word(&unasked, Field::Test, "agreed");
    assert_eq!(of(&valley, &under).as_deref(), Some("Evenings"));
    let project = valley.hand.say(Kind::Project, "a night bus");
    let from = valley.hand.from(&[&project], Kind::Action, "find a driver");
    assert_eq!(of(&valley, &from).as_deref(), Some("a night bus"));
    let statement = query::statement_of(&valley.hand.session, &valley.theme).unwrap().id.clone();
    valley.hand.word(&statement, Field::Test, "not-agreed");
    assert_eq!(of(&valley, &valley.action), None);
    assert_eq!(texts(query::joined_with(&valley.hand.session, &valley.card)).len(), 2);
}

const HOWS: [How; 7] = [How::Joined, How::Cross, How::Within, How::After, How::Uses, How::Answers, How::From];

/// A session of any kinds of lines, standing under and linked with each other in any way, also round in circles.
fn tangle(said: &[(usize, usize, usize)], links: &[(usize, usize, usize)]) -> (Session, Vec<Id>) {
    let mut hand = Hand::new();
    let kinds: Vec<Kind> = KINDS.iter().map(|spec| spec.kind).filter(|kind| !kind.is_private()).collect();
    let mut ids: Vec<Id> = Vec::new();
    for (kind, over, from) in said {
        let kind = kinds[kind % kinds.len()];
        let mut new = New::line(kind, "", "words");
        if let Some(over) = ids.get(*over) {
            let field = [Field::Theme, Field::Parent].into_iter().find(|field| kind.has(*field));
            new = field.into_iter().fold(new, |new, field| new.with(field, Value::Other(over.clone())));
        }
        new.from.extend(ids.get(*from).cloned());
        ids.push(hand.new_line(new));
    }
    for (how, one, other) in links {
        if let (Some(one), Some(other)) = (ids.get(*one), ids.get(*other)) {
            let how = HOWS[how % HOWS.len()];
            hand.try_do(&Wish::Link { one: one.clone(), how, other: Some(other.clone()), label: "".into() }).ok();
        }
    }
    (hand.session, ids)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// What came of something came from it, and the other way round; a tree holds everything once and nothing else.
    #[test]
    fn both_ways_say_the_same(
        said in proptest::collection::vec((0usize..60, 0usize..30, 0usize..30), 1..24),
        links in proptest::collection::vec((0usize..7, 0usize..24, 0usize..24), 0..24),
    ) {
        let (session, ids) = tangle(&said, &links);
        let pairs = |way: Way| -> BTreeSet<(Id, Id)> {
            let of = |id: &Id| {
                let entry = session.entry(id).unwrap();
                let next = if way == Way::Back { sources(&session, entry) } else { outcomes(&session, entry) };
                next.into_iter().map(|(_, other)| other.id.clone()).collect::<Vec<_>>()
            };
            ids.iter().flat_map(|id| of(id).into_iter().map(|other| match way {
                Way::Back => (other, id.clone()),
                Way::On => (id.clone(), other),
            })).collect()
        };
        prop_assert_eq!(pairs(Way::Back), pairs(Way::On));
        for id in &ids {
            for way in [Way::Back, Way::On] {
                let found = tree(&session, id, way, Bound::default());
                prop_assert!(!found.more || found.steps.iter().any(|step| step.depth == 12));
                let once: BTreeSet<&Id> = found.steps.iter().map(|step| &step.id).collect();
                prop_assert_eq!(once.len(), found.steps.len());
                prop_assert!(!once.contains(id));
                let mut depth = 0;
                for step in &found.steps {
                    prop_assert!(step.depth >= 1 && step.depth <= depth + 1);
                    depth = step.depth;
                }
            }
            let behind: BTreeSet<&Id> = query::behind(&session, session.entry(id).unwrap(), |_| false).map(|e| &e.id).collect();
            let back = tree(&session, id, Way::Back, Bound { depth: 99, lines: 999 });
            prop_assert_eq!(behind, back.steps.iter().map(|step| &step.id).collect());
        }
        for bond in [Bond::From, Bond::Material, Bond::Under, Bond::Joined] {
            prop_assert!(!bond.words(Way::Back).is_empty() && !bond.words(Way::On).is_empty());
        }
    }
}
