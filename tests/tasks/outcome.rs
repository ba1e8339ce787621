//! What is seen when a task is done, and what a small window keeps: how the test came out, pages that end where they end,
//! cards that stand together, a theme's sentence.

use crate::scene::Scene;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::wish::{New, Wish};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 18)];

/// Twenty values, all of them asked: every third is not everybody's.
fn asked() -> Scene {
    let mut scene = Scene::with_groups("3");
    for n in 1..=20 {
        scene.said(Kind::Value, "values", &format!("what matters to us most of all, the one called mark{n}x"));
    }
    scene.at("confirm");
    for n in 1..=20 {
        scene.play(if n % 3 == 0 { "3 Enter" } else { "1" });
    }
    scene
}

#[test]
fn how_the_test_came_out_stands_there_page_by_page_and_ends() {
    let mut scene = asked();
    scene.shots("outcome");
    for (columns, rows) in SIZES {
        scene.screen.resize(columns, rows);
        scene.play(&"PgUp ".repeat(20));
        let first = scene.screen.text();
        assert!(first.contains("mark1x") && first.contains("Everything was asked."), "{first}");
        let mut pages = vec![first];
        loop {
            scene.play("PgDn");
            let now = scene.screen.text();
            if pages.last() == Some(&now) {
                break;
            }
            pages.push(now);
        }
        let all = pages.join("\n");
        assert!((1..=20).all(|n| all.contains(&format!("mark{n}x"))), "{all}");
        assert_eq!(all.matches("not agreed").count(), pages.len() + 6, "{all}");
        // However often somebody goes on at the end, one key leads back.
        scene.play("PgDn PgDn PgDn PgUp");
        let before = pages.len().saturating_sub(2);
        assert_eq!(Some(&scene.screen.text()), pages.get(before), "at {columns}x{rows}");
    }
}

#[test]
fn a_long_sentence_has_as_many_pages_as_it_has() {
    let mut scene = Scene::with_groups("3");
    let words = "It is 2036, and a light is on in every village of this valley. ".repeat(20) + "Amen.";
    scene.said(Kind::Value, "values", &words);
    scene.at("confirm");
    for (columns, rows) in SIZES {
        scene.screen.resize(columns, rows);
        scene.play(&"PgUp ".repeat(20));
        let mut pages = vec![scene.screen.text()];
        while !pages.last().is_some_and(|page| page.contains("Amen.")) && pages.len() < 30 {
            scene.play("PgDn");
            pages.push(scene.screen.text());
        }
        scene.play("PgDn PgDn PgDn");
        assert_eq!(pages.last(), Some(&scene.screen.text()), "at {columns}x{rows}");
        if pages.len() > 1 {
            scene.play("PgUp");
            assert_eq!(pages.iter().rev().nth(1), Some(&scene.screen.text()), "at {columns}x{rows}");
        }
    }
}

#[test]
fn cards_that_stand_together_are_both_seen_where_one_is_lit() {
    let mut scene = Scene::with_groups("3");
    for n in 1..=9 {
        let table = if n < 6 { "T1" } else { "T2" };
        let words = format!("mark{n} a warm room in every village that is open whenever somebody needs it");
        scene.wish(&Wish::Say(New::line(Kind::Card, "lists", &words).by(table)));
    }
    let card = |scene: &Scene, n: usize| scene.session().of_kind(Kind::Card).nth(n).expect("a card").id.clone();
    let (one, other) = (card(&scene, 2), card(&scene, 3));
    scene.wish(&Wish::Link { one, how: How::Joined, other: Some(other), label: "".into() });
    scene.at("merge").play("Esc Home Down Down");
    for (columns, rows) in SIZES {
        scene.screen.resize(columns, rows);
        let text = scene.screen.text();
        assert!(text.contains("mark3") && text.contains("mark4"), "{columns}x{rows}\n{text}");
    }
}

#[test]
fn several_trends_are_seen_beside_their_sums_in_a_small_window() {
    let mut scene = Scene::with_groups("3");
    scene.wish(&Wish::Answer { of: Id::session(), field: Field::DotsEach, key: "".into(), to: Value::Count(7) });
    for letter in ["E", "F", "G", "H"] {
        let group =
            New::line(Kind::Group, "", &format!("Group {letter}")).with(Field::Letter, Value::Text(letter.into()));
        scene.wish(&Wish::Say(group.with(Field::Expected, Value::Count(8))));
    }
    for n in 1..=9 {
        scene.said(Kind::Trend, "trends", &format!("Getting old here is getting harder, mark{n}"));
    }
    scene.at("dots").play("\"1 a3 b2 c9\" Enter \"2 d4 e60\" Enter \"3 a1\" Enter");
    scene.screen.resize(60, 18);
    let text = scene.screen.text();
    assert!((1..=9).filter(|n| text.contains(&format!("mark{n}"))).count() >= 2, "{text}");
    assert!(text.contains("left  A ") && text.contains("E −4"), "{text}");
}

#[test]
fn a_themes_sentence_is_read_whole_or_not_at_all() {
    let mut scene = Scene::with_groups("3");
    let theme = scene.said(Kind::Theme, "clusters", "Places to belong");
    let words =
        "A room in every village is open when somebody needs it, warm and free of charge. ".repeat(3) + "So be it.";
    let sentence = New::line(Kind::Statement, "statements", words.trim());
    scene.wish(&Wish::Say(sentence.with(Field::Parent, Value::Other(theme.clone()))));
    for n in 1..=4 {
        let action = New::line(Kind::Action, "actions", &format!("mark{n} of all that we do"));
        scene.wish(&Wish::Say(action.with(Field::Theme, Value::Other(theme.clone()))));
    }
    scene.at("public-report");
    for (columns, rows) in SIZES {
        scene.screen.resize(columns, rows);
        scene.play("Home");
        for n in 1..=4 {
            let text = scene.screen.text();
            assert_eq!(text.contains("A room in every"), text.contains("So be it."), "{columns}x{rows}\n{text}");
            assert!(n > 1 || rows < 24 || text.contains("So be it."), "{columns}x{rows}\n{text}");
            assert!(text.contains(&format!("mark{n}")), "{columns}x{rows}\n{text}");
            scene.play("Down");
        }
    }
}

#[test]
fn one_report_and_one_thing_are_said_as_one() {
    use commonground::words::before::Before;
    use commonground::words::clock::Clock;
    assert_eq!(Before::ThereOf.with(&["1", "12"]), "There so far: 1 of 12");
    assert_eq!(Clock::ReportDone.counted(Clock::ReportsDone, 1), "The report was heard.");
    assert_eq!(Clock::ReportDone.counted(Clock::ReportsDone, 2), "All 2 have reported.");
}
