//! Nothing is cut beside free rows, what does not fit is counted, a paste at a title keeps its shape, and a place that nobody
//! knows leaves people where they can go on.

use crate::scene::Scene;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::wish::{New, Wish};
use commonground::ui::keymap::Key;
use commonground::ui::msg::What;
use commonground::ui::state::desk::Mode;

const SIZES: [(u16, u16); 3] = [(80, 24), (60, 18), (120, 36)];

#[test]
fn every_theme_is_on_the_page_or_counted_and_the_lit_one_is_shown() {
    for count in [3, 6, 9, 14] {
        let mut scene = Scene::of("1");
        for n in 0..10 {
            scene.said(Kind::Value, "values", &format!("what we hold dear, number {n}"));
        }
        scene.at("themes");
        let names: Vec<String> = (1..=count).map(|n| format!("Theme of ours {n:02}")).collect();
        for name in &names {
            scene.play(&format!("\"{name}\" Enter"));
        }
        for (columns, rows) in SIZES {
            scene.screen.resize(columns, rows);
            let text = scene.screen.text();
            // With a name as far as it fits, its digit is seen all the same.
            let is_seen =
                |(n, name): (usize, &String)| text.contains(name.as_str()) || text.contains(&format!(" {n} Theme of…"));
            let seen = (1..).zip(&names).filter(|one| is_seen(*one)).count();
            let told: usize = text.lines().filter(|line| line.contains('─')).map(counted).sum();
            assert_eq!(seen + told, names.len(), "{columns}x{rows}, {count} themes:\n{text}");
            assert!(text.contains("what we hold dear, number 9"), "{text}");
        }
        // Down from the first theme to the last: the lit one is always in sight.
        scene.screen.resize(60, 18);
        scene.play("Esc").play(&"Up ".repeat(30));
        for name in &names {
            let lit = scene.screen.app.desk().and_then(|desk| desk.lit_entry()).expect("lit").text().to_owned();
            assert_eq!(&lit, name);
            assert!(scene.screen.text().contains(name.as_str()), "{}", scene.screen.text());
            scene.play("Down");
        }
    }
}

/// The numbers in "3 more above" and "2 more below".
fn counted(row: &str) -> usize {
    let words: Vec<&str> = row.split_whitespace().collect();
    words.windows(2).filter(|two| two[1] == "more").filter_map(|two| two[0].parse::<usize>().ok()).sum()
}

#[test]
fn what_a_theme_is_made_of_stands_whole_at_the_test_and_is_turned_over() {
    let mut scene = Scene::of("1");
    scene.at("themes").play("\"Getting about\" Enter");
    let theme = query::themes(scene.session())[0].id.clone();
    let long =
        "a bus every evening until eleven, one that comes up the lane when it is rung for, and a path with lamps";
    for n in 1..=7 {
        let card = New::line(Kind::Card, "themes", &format!("{long}: mark{n}"));
        scene.wish(&Wish::Say(card.with(Field::Theme, Value::Other(theme.clone()))));
    }
    scene.at("confirm");
    for (columns, rows) in SIZES {
        scene.screen.resize(columns, rows);
        let mut seen = 0;
        for _ in 0..9 {
            let text = scene.screen.text();
            let shown = (1..=7).filter(|n| text.contains(&format!("mark{n}")));
            let new = shown.max().unwrap_or(0);
            assert!(new >= seen, "{text}");
            assert!(new == 7 || text.contains("more below") || rows < 20, "{columns}x{rows}:\n{text}");
            seen = new;
            scene.play("PgDn");
        }
        assert_eq!(seen, 7, "{}", scene.screen.text());
        scene.play(&"PgUp ".repeat(20));
    }
}

#[test]
fn a_long_vision_is_not_cut_beside_free_rows() {
    let mut scene = Scene::with_groups("3");
    let words = "It is 2036, and a light is on in every village. ".repeat(8) + "That is the end.";
    scene.said(Kind::Vision, "vision", &words);
    scene.at("vision");
    let text = scene.screen.text();
    assert!(text.contains("That is the end."), "{text}");
}

#[test]
fn a_paste_at_a_title_is_the_title_and_what_is_said_under_it() {
    let mut scene = Scene::with_groups("3");
    scene.at("ideal-futures").play("Ctrl-K 2");
    scene.screen.take(What::Paste("The Ten Past Eleven\na bus home every evening\nthe hall is warm\n".to_owned()));
    scene.screen.pass(1);
    assert!(scene.screen.text().contains("What is there: a bus home"), "{}", scene.screen.text());
    scene.play("1");
    let kinds = |scene: &Scene| -> Vec<(Kind, String)> {
        query::lines(scene.session(), "ideal-futures").map(|line| (line.kind, line.by.to_string())).collect()
    };
    let by = "T2".to_owned();
    assert_eq!(kinds(&scene), [(Kind::IdealFuture, by.clone()), (Kind::Feature, by.clone()), (Kind::Feature, by)]);
    let head = query::lines(scene.session(), "ideal-futures").next().expect("a head").id.clone();
    assert_eq!(scene.session().under(&head).count(), 2, "{}", scene.held("ideal-futures"));
    scene.play("Ctrl-Z");
    assert!(kinds(&scene).is_empty(), "one step back takes all of it");
}

#[test]
fn a_paste_at_a_themes_name_may_be_the_name_and_what_stands_under_it() {
    for (key, themes, under) in [("1", 3, 0), ("3", 1, 2)] {
        let mut scene = Scene::of("1");
        scene.at("themes");
        scene.screen.take(What::Paste("Getting about\na bus every evening\na lit path\n".to_owned()));
        scene.screen.pass(1);
        assert!(
            scene.screen.text().contains("3  the first line as the name, 2 lines under it"),
            "{}",
            scene.screen.text()
        );
        scene.play(key);
        let all = query::themes(scene.session());
        assert_eq!(all.len(), themes, "{}", scene.screen.text());
        assert_eq!(scene.session().under(&all[0].id).count(), under);
        scene.play("Ctrl-Z");
        assert!(query::themes(scene.session()).is_empty() && query::lines(scene.session(), "themes").next().is_none());
    }
}

#[test]
fn a_place_that_nobody_knows_says_what_there_is_and_loses_no_letter() {
    // Bring together without tables: there is nothing to name, so that nothing is asked any longer.
    let mut scene = Scene::with_groups("3");
    scene.at("merge").play("Ctrl-K 1");
    let asks = |scene: &Scene| scene.screen.app.desk().is_some_and(|desk| desk.asks_under);
    assert!(!asks(&scene) && !scene.screen.text().contains("theme 1"), "{}", scene.screen.text());
    scene.play("\"late bus\"");
    assert_eq!(scene.screen.app.desk().unwrap().line.text_of(0), "late bus");

    // Three themes: the sentence says which there are, a right number goes on, Esc leaves.
    let mut scene = Scene::with_groups("3");
    for name in ["One", "Two", "Three"] {
        scene.said(Kind::Theme, "clusters", name);
    }
    scene.at("actions").play("Ctrl-K 7");
    assert!(scene.screen.text().contains("There is no theme 7. There are: 1 to 3"), "{}", scene.screen.text());
    assert!(asks(&scene));
    scene.play("2");
    assert!(!asks(&scene));
    assert_eq!(scene.screen.app.desk().unwrap().under, Some(query::themes(scene.session())[1].id.clone()));
    scene.play("Ctrl-K 7 Esc");
    assert!(!asks(&scene) && scene.screen.app.desk().is_some_and(|desk| desk.mode == Mode::Writing));

    // A letter that nobody is called begins a line, in either state.
    for before in ["", "Esc "] {
        let mut scene = Scene::with_groups("3");
        scene.said(Kind::Surprise, "present-dialogue", "nobody told us");
        scene.at("present-dialogue").play(&format!("{before}Ctrl-K"));
        assert!(asks(&scene), "{}", scene.screen.text());
        scene.screen.press(Key::char('z'));
        assert!(scene.screen.text().contains("It stands in the line now"), "{}", scene.screen.text());
        scene.play("\"ebras\"");
        let desk = scene.screen.app.desk().unwrap();
        assert_eq!((desk.line.text_of(0), desk.mode, desk.asks_under), ("zebras", Mode::Writing, false));
    }
}

#[test]
fn an_action_that_is_higher_than_the_page_stands_on_it() {
    let mut scene = Scene::with_groups("3");
    scene.said(Kind::Theme, "clusters", "Doors that open");
    scene.at("actions").play("Ctrl-K 1");
    let long = "The school gives four evenings a week of the hall, no charge, for two years and longer";
    for n in 1..=5 {
        scene.play(&format!("\"{long} {n}\" Tab \"Head of the school, with the caretaker and the night cleaner\" Tab \"20 June\" Tab \"somebody who keeps it tidy and locks the doors\" Enter"));
    }
    scene.play("Esc");
    for rows in 10..=24 {
        scene.screen.resize(60, rows);
        assert!(scene.screen.text().contains("The school gives"), "60x{rows}:\n{}", scene.screen.text());
    }
}

/// Where the boxes of an action have no rows of their own, a date is understood before Enter all the same, and it is said
/// how many actions there are above and below those that are seen.
#[test]
fn few_rows_say_what_a_date_is_taken_for_and_what_is_not_seen() {
    let mut scene = Scene::of("1");
    scene.said(Kind::Theme, "themes", "Getting about");
    scene.at("actions");
    for n in 0..9 {
        scene.play(&format!("\"Map the rooms, part {n}\" Tab \"Shanice\" Enter"));
    }
    scene.play("\"Open table\" Tab Tab \"2 weeks\"");
    for (columns, rows) in [(60, 18), (60, 16), (80, 24), (80, 22)] {
        scene.screen.resize(columns, rows);
        let text = scene.screen.text();
        assert!(text.contains("2 weeks") && text.contains("→ 28 May 2026"), "{columns}x{rows}\n{text}");
        let seen = (0..9).filter(|n| text.contains(&format!("part {n}"))).count();
        let number = |word: &str| {
            let before = text.split(word).next().filter(|before| before.len() < text.len())?;
            before.split_whitespace().next_back()?.parse::<usize>().ok()
        };
        let counted = number("more above").unwrap_or(0) + number("more below").unwrap_or(0);
        assert_eq!(seen + counted, 9, "{columns}x{rows}\n{text}");
    }
}
