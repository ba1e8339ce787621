//! The large view while something is lit: what digits speak of is in sight, answers and names stay whole in their rows.

use crate::scene::Scene;
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::wish::Wish;

const THEMES: [&str; 4] =
    ["Homes for young and old", "Getting about and getting home", "Care close to home", "Land and farming"];

/// A room with forty lines and four themes, large, the first line lit.
fn themes(size: (u16, u16)) -> Scene {
    let mut scene = Scene::of("1");
    for n in 1..=40 {
        scene.said(Kind::Feature, "future-we-want", &format!("a bus on road number {n} every evening"));
    }
    for theme in THEMES {
        scene.said(Kind::Theme, "themes", theme);
    }
    scene.screen.resize(size.0, size.1);
    scene.at("themes").play("Ctrl-L Esc");
    scene
}

fn lit(scene: &Scene) -> &Entry {
    scene.screen.app.desk().and_then(|desk| desk.lit_entry()).expect("something is lit")
}

#[test]
fn whoever_turns_the_large_view_has_the_first_of_its_page_lit() {
    for size in [(80, 24), (60, 18)] {
        let mut scene = themes(size);
        let first = lit(&scene).id.clone();
        scene.play("Ctrl-PgDn");
        let there = lit(&scene).clone();
        assert_ne!(there.id, first);
        assert!(scene.screen.text().contains(there.text()), "{}", scene.screen.text());
        // The digit speaks of what is in sight.
        scene.play("2");
        let placed = scene.session().entry(&there.id).expect("it stands");
        assert!(placed.other(Field::Theme).is_some(), "{}", scene.screen.text());
        assert!(scene.session().entry(&first).is_some_and(|line| line.other(Field::Theme).is_none()));
        // Back, as far as the themes: what is lit is there on every page.
        for _ in 0..6 {
            scene.play("Ctrl-PgUp");
            let shown = scene.screen.text();
            // A long question has a page of its own.
            let is_question = !shown.contains("on road number") && shown.contains("page 1 of");
            assert!(is_question || shown.contains(lit(&scene).text()), "{shown}");
        }
        assert!(scene.screen.text().contains("page 1 of"), "{}", scene.screen.text());
    }
}

#[test]
fn no_digit_acts_on_a_line_that_nobody_sees() {
    // The question is so long that it has a page of its own.
    let mut scene = Scene::of("1");
    for theme in THEMES {
        scene.said(Kind::Theme, "themes", theme);
    }
    scene.screen.resize(60, 18);
    scene.at("actions").play("Ctrl-K 1 \"Ask for a later bus\" Enter");
    let item = scene.screen.app.desk().and_then(|desk| desk.item()).expect("the task").id.clone();
    let long = "What will we do, who sees to it, by when, and what help do we need? ".repeat(4);
    scene.wish(&Wish::answer(&item, Field::Prompt, Value::Text(long.as_str().into())));
    scene.play("Ctrl-L Esc");
    let action = lit(&scene).id.clone();
    for _ in 0..4 {
        scene.play("Ctrl-PgUp");
    }
    let shown = scene.screen.text();
    assert!(shown.contains("who sees to it") && !shown.contains("later bus"), "{shown}");
    assert_eq!(lit(&scene).id, action);
    let theme = |scene: &Scene| lit(scene).other(Field::Theme).cloned();
    let before = theme(&scene);
    scene.play("2");
    assert_eq!((lit(&scene).id.clone(), theme(&scene)), (action.clone(), before.clone()), "it stays where it is");
    let shown = scene.screen.text();
    assert!(shown.contains("later bus") && shown.contains("1.1 is lit"), "{shown}");
    scene.play("2");
    assert_ne!(scene.session().entry(&action).and_then(|it| it.other(Field::Theme)).cloned(), before);
}

#[test]
fn a_theme_stands_whole_in_its_row_beside_its_digit() {
    for size in [(80, 24), (60, 18), (120, 36)] {
        let scene = themes(size);
        let shown = scene.screen.text();
        let rows: Vec<&str> = shown.lines().collect();
        for (n, theme) in (1..).zip(THEMES) {
            let whole = format!("{n} {theme}");
            assert!(rows.iter().any(|row| row.contains(&whole)), "{whole}\n{shown}");
        }
        // Lines have numbers, too: the digits are those behind the arrow.
        assert!(rows.iter().any(|row| row.trim().starts_with("→ 1 Homes")), "{shown}");
    }
}

#[test]
fn an_answer_stands_whole_in_its_row_and_what_is_asked_about_is_apart_from_its_words() {
    let mut scene = Scene::of("1");
    let words = "Everybody who grew up here or wants to grow old here finds a home that fits them";
    scene.said(Kind::Value, "values", words);
    for size in [(60, 18), (80, 24)] {
        scene.screen.resize(size.0, size.1);
        scene.at("confirm").play("Esc");
        if !scene.screen.app.desk().is_some_and(|desk| desk.large) {
            scene.play("Ctrl-L");
        }
        let shown = scene.screen.text();
        let rows: Vec<&str> = shown.lines().collect();
        let has = |words: &str| rows.iter().any(|row| row.contains(words));
        assert!(has("1 ") && has("2 say it differently") && rows.iter().any(|row| row.trim_start().contains("3 ")));
        let no_piece = |row: &&str| !row.trim_start().starts_with("not all") || row.contains("3 ");
        assert!(rows.iter().all(no_piece), "{shown}");
        let head = rows.iter().position(|row| row.contains("Value 1")).expect("what is asked about");
        assert_eq!(rows[head + 1].trim(), "", "{shown}");
    }
}

/// A question that waits: the cursor is on no answer, and the sentence stays where it is when it is opened to be changed.
#[test]
fn no_answer_looks_chosen_and_what_comes_below_a_sentence_does_not_move_it() {
    let mut scene = Scene::of("1");
    let words = "Everyone in the valley from the age of eight to the age of ninety-eight has a warm place to go, open each \
                 evening, free, within a walk of ten minutes, and somebody there who knows their name.";
    scene.said(Kind::Value, "values", words);
    for size in [(60, 18), (80, 24)] {
        scene.screen.resize(size.0, size.1);
        scene.at("confirm").play("Esc");
        if !scene.screen.app.desk().is_some_and(|desk| desk.large) {
            scene.play("Ctrl-L");
        }
        let column = |scene: &Scene| {
            let shown = scene.screen.text();
            let row = shown.lines().find(|row| row.contains("Everyone in the valley")).expect("the sentence");
            row.find("Everyone")
        };
        let (buffer, cursor) = scene.screen.draw();
        let (x, y) = cursor.expect("a cursor");
        assert_eq!(buffer[(x, y)].symbol(), " ", "{}", scene.screen.text());
        let before = column(&scene);
        scene.play("2");
        assert_eq!(column(&scene), before, "{}", scene.screen.text());
        scene.play("Esc");
    }
}
