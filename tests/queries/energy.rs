//! Three numbers side by side, the four Co's, and who leads.

use crate::hand::Hand;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::query::Standing;
use commonground::model::query::energy::{LedBy, cos, coverage, energies, energy, led_by};

#[test]
fn interest_agreement_and_energy_stand_side_by_side() {
    let mut hand = Hand::new();
    let branch = hand.say(Kind::Trend, "transport");
    let [one, two] = ["fewer buses", "more cars"].map(|words| hand.under(&branch, Kind::Trend, words));
    let same = hand.say(Kind::Trend, "buses are cut");
    hand.link(&same, How::Joined, &one);
    for (trend, letter, n) in [(&branch, "A", 50), (&one, "A", 3), (&two, "B", 4), (&same, "A", 2)] {
        hand.dots(trend, letter, n);
    }
    let key = hand.say(Kind::KeyTrend, "getting about");
    hand.link(&one, How::Within, &key);
    hand.link(&two, How::Within, &key);
    let theme = hand.say(Kind::Theme, "Getting about");
    let bare = hand.say(Kind::Theme, "Evenings");
    let card = hand.from(&[&key, &one], Kind::Card, "a bus every evening");
    hand.answer(&card, Field::Theme, Value::Other(theme.clone()));
    let statement = hand.under(&theme, Kind::Statement, "Everybody gets home.");
    hand.word(&statement, Field::Test, "agreed");
    hand.answer(&statement, Field::Present, Value::Count(28));
    hand.answer(&theme, Field::Members, Value::Count(2));
    let all = energies(&hand.session);
    // Each trend once, however many ways lead to it; the branch that it stands under was not chosen with it.
    assert_eq!((all[0].interest, all[0].agreement, all[0].there), (Some(9), Standing::Agreed, Some(28)));
    assert_eq!((&all[1].theme, all[1].interest, all[1].agreement), (&bare, None, Standing::NotAsked));
    let signed = |hand: &Hand, id: &Id| energy(&hand.session, hand.session.entry(id).unwrap()).signed_up;
    assert_eq!((signed(&hand, &theme), signed(&hand, &bare)), (Some(2), None));
    for label in ["Shanice", "Gwen", "", "Gwen", ""] {
        hand.sign_up(&theme, label);
    }
    assert_eq!(signed(&hand, &theme), Some(4));
}

#[test]
fn the_four_cos_are_letters_and_nothing_else_is_read() {
    let table = [
        ("C D", "CD"),
        ("cdla", "ACDL"),
        ("L, A", "AL"),
        ("C; C", "C"),
        ("", ""),
        ("co-design", ""),
        ("X", ""),
        ("C and D", ""),
    ];
    for (words, wanted) in table {
        assert_eq!(cos(words).into_iter().collect::<String>(), wanted, "{words}");
    }
    let mut hand = Hand::new();
    for (kind, co, by) in [
        (Kind::Action, "C D", "community"),
        (Kind::Action, "D", "both"),
        (Kind::Action, "", "institution"),
        (Kind::Action, "", ""),
        (Kind::Pledge, "L", ""),
    ] {
        let id = hand.say(kind, "words");
        for (field, word) in [(Field::Co, co), (Field::DrivenBy, by)] {
            if !word.is_empty() {
                hand.word(&id, field, word);
            }
        }
    }
    let found = coverage(&hand.session);
    assert_eq!(found.by_letter.into_iter().collect::<Vec<_>>(), [('A', 0), ('C', 1), ('D', 2), ('L', 1)]);
    assert_eq!(found.without, 2);
    assert_eq!(led_by(&hand.session), LedBy { residents: 1, services: 1, both: 1, not_said: 1 });
}
