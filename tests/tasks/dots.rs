//! Dots: eight groups, twelve trends, a line a trend; a count that is corrected, one over what was given out, numbers
//! held back and shown.

use crate::scene::Scene;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::wish::{New, Wish};

const GROUPS: [(&str, &str, u64); 8] = [
    ("A", "Residents", 9),
    ("B", "Health services", 6),
    ("C", "Young people", 8),
    ("D", "Council", 5),
    ("E", "Schools", 4),
    ("F", "Trade and farms", 7),
    ("G", "Clubs and faiths", 8),
    ("H", "Older people", 9),
];

const TRENDS: [&str; 12] = [
    "Housing nobody here can pay",
    "Fewer doctors",
    "Last bus leaves at six",
    "Jobs move to the coast",
    "Small farms give up",
    "More floods",
    "Loneliness",
    "Chapels close",
    "Carers are worn out",
    "Children meet on line, not outside",
    "Forms that nobody can fill in",
    "A new swimming place at the bend",
];

/// Groups that are there, and trends on the map.
fn scene() -> Scene {
    let mut scene = Scene::of("3");
    for (letter, name, present) in GROUPS {
        let new = New::line(Kind::Group, "", name).with(Field::Letter, Value::Text(letter.into()));
        scene.wish(&Wish::Say(new));
        let key = format!("welcome/{letter}");
        let to = Value::Count(present);
        scene.wish(&Wish::Answer { of: Id::session(), field: Field::Present, key: key.as_str().into(), to });
    }
    for words in TRENDS {
        scene.said(Kind::Trend, "trends", words);
    }
    scene
}

/// Eight groups with dots on three trends, most of them on the first.
pub fn dotted() -> Scene {
    let mut scene = scene();
    scene.at("dots").play("\"1 a13 b12 c10 d9 e3 f2 g11 h8\" Enter \"2 a1 b9\" Enter \"3 c4\" Enter Alt-D");
    scene
}

#[test]
fn dots_are_counted_corrected_and_shown_when_all_are_in() {
    let mut scene = scene();
    scene.at("dots").shots("dots_empty");
    scene.play("Ctrl-K \"7\" Enter");
    // What was understood is shown before Enter, and read back after it.
    scene.play("\"1 a3 b2 f\"").shots("dots_understood");
    scene.play("Enter").shots("dots_read_back");
    scene.play("\"2 a1 b9 c2 h12\" Enter \"3 a4 b1 c9 d2 e1 f1 g3 h6\" Enter \"4 f8 d1\" Enter \"5 f9 a1\" Enter");
    // A correction: what stood there is said.
    scene.play("\"1 a5\"").shots("dots_correction");
    scene.play("Enter \"6 a8 b6 c4 d9 e3 f2 g11 h8\" Enter \"7 h15 g9 a6\" Enter");
    // Held back: the sums of the groups stay, what a trend has does not show.
    scene.play("Alt-I").shots("dots_held_back");
    scene.play("\"8 g13\" Enter \"9 a9 b12 h6\" Enter \"10 c21 e17\" Enter \"11 a7 b9 d22\" Enter");
    // More than was given out is said, and kept.
    scene.play("\"12 c30 d5\" Enter").shots("dots_over");
    scene.play("Alt-D").shots("dots_shown");
    insta::assert_snapshot!("dots_spoken", scene.spoken());
    scene.play("Ctrl-L").shots("dots_large");
    scene.play("Ctrl-L Ctrl-Z");
    insta::assert_snapshot!(scene.held("trends"));
    let each = scene.session().get(Field::DotsEach);
    assert_eq!(each, Some(&Value::Count(7)));
}

#[test]
fn a_grid_is_filled_in_cell_by_cell() {
    let mut scene = scene();
    scene.at("dots").play("Esc");
    scene.play("\"3\" Right \"12\" Right Right \"1\"").shots("dots_grid");
    // Enter keeps the cell and goes on to the next trend's first group.
    scene.play("Enter \"4\" Enter \"0\" Right Left \"2\" Down");
    let dots = |words: &str| {
        let trend = scene.session().of_kind(Kind::Trend).find(|trend| trend.text() == words).expect("a trend");
        trend.dots().0.into_iter().map(|(letter, n)| format!("{letter}{n}")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(dots(TRENDS[0]), "A3 B12 D1");
    assert_eq!(dots(TRENDS[1]), "A4");
    assert_eq!(dots(TRENDS[2]), "A2");
    assert_eq!(dots(TRENDS[3]), "");
}

#[test]
fn what_is_no_line_of_dots_stays_in_the_line_and_says_why() {
    let mut scene = scene();
    scene.at("dots");
    for (typed, said) in [
        ("99 a3", "“99” is no trend here. Begin with the number of a trend."),
        ("1 z3", "“z3” is no group here. The groups are A, B, C, D, E, F, G, H."),
        ("1", "How many dots on trend 1? A letter and a number: 1 a3 b2."),
        ("1 a3 a4", "“a4”: this group is in the line twice. Add its dots up."),
    ] {
        scene.play(&format!("\"{typed}\" Enter"));
        let desk = scene.screen.app.desk().expect("a desk");
        assert_eq!(desk.line.text_of(0), typed);
        let notice = scene.screen.app.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
        assert!(notice.starts_with("Not kept.") && notice.contains(said), "{notice}");
        scene.play("Wipe");
    }
}

#[test]
fn a_refused_line_is_marked_and_the_next_one_is_not_typed_behind_it() {
    let mut scene = scene();
    scene.at("dots").play("\"1 a3 b2, h227\" Enter Wipe \"2 a3 z2\" Enter").shots("dots_refused");
    let line = |scene: &Scene| scene.screen.app.desk().expect("a desk").line.text_of(0).to_owned();
    assert_eq!(line(&scene), "2 a3 z2");
    // An arrow changes it, typing begins anew; what gave way is among what was said.
    scene.play("Right Backspace Backspace \"b2\"");
    assert_eq!(line(&scene), "2 a3 b2");
    scene.play("\" q\" Enter \"7 d2\"");
    assert_eq!(line(&scene), "7 d2");
    let told = scene.screen.app.notices.iter().any(|notice| notice.text.contains("2 a3 b2 q"));
    assert!(told, "{:?}", scene.screen.app.notices);
}

#[test]
fn commas_and_and_between_the_dots_say_nothing() {
    let mut scene = scene();
    scene.at("dots").play("\"2 b25, d20, f7 and h2\"").shots("dots_as_written");
    scene.play("Enter");
    let trend = scene.session().of_kind(Kind::Trend).find(|trend| trend.no == "2").expect("a trend");
    let counts = trend.dots().0.into_iter().map(|(letter, n)| format!("{letter}{n}")).collect::<Vec<_>>().join(" ");
    assert_eq!(counts, "B25 D20 F7 H2");
}

#[test]
fn every_group_over_its_budget_is_named_and_what_is_not_counted_is_said_so() {
    let mut scene = scene();
    scene.at("dots").play("Ctrl-K \"2\" Enter \"1 a30 b2 c20\" Enter");
    let said = |scene: &Scene| scene.screen.app.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    let over = "A has 30 on the map, and was given 18; C has 20, and was given 16. Count once more, then leave it.";
    assert!(said(&scene).contains(over), "{}", said(&scene));
    assert!(said(&scene).contains("30 of A, 2 of B, 20 of C"), "{}", said(&scene));
    scene.play("\"2 b0\" Enter Alt-D").shots("dots_shown_early");
    scene.screen.resize(120, 36);
    // Ten trends, and the head.
    assert_eq!(scene.screen.text().matches("not counted yet").count(), 11, "{}", scene.screen.text());
}

#[test]
fn one_colour_is_a_number_alone() {
    let mut scene = Scene::of("3");
    scene.said(Kind::Trend, "trends", "Fewer doctors");
    scene.said(Kind::Trend, "trends", "More floods");
    scene.at("dots").play("\"1 6\" Enter \"2 14\" Enter").shots("dots_one_colour");
    let counts: Vec<u64> = scene.session().of_kind(Kind::Trend).map(|trend| trend.dots().1).collect();
    assert_eq!(counts, [6, 14]);
}
