//! A page each group: prouds and sorries with stars, responses to key trends.

use crate::scene::Scene;
use commonground::model::kind::Kind;
use commonground::ui::keymap::Key;

#[test]
fn prouds_and_sorries_by_group_with_stars() {
    let mut scene = Scene::with_groups("3");
    scene.at("prouds-sorries");
    // The first group's page is open; one key goes to the other list, and stays there.
    scene.play("\"we kept the post office open\" Enter \"nobody eats alone on Sundays\" Enter");
    scene.play("Ctrl-D \"we stopped asking newcomers in\" Enter \"we let the hall roof go\" Enter");
    scene.shots("prouds_writing");
    // The next page: a group that has not begun begins with the first list.
    scene.play("PgDn Ctrl-D \"we closed the evening surgery without asking\" Enter");
    scene.play("Ctrl-D \"no one waits more than a week\" Enter \"we know every carer by name\" Enter");
    scene.play("Ctrl-K \"c\" \"we built the ramp out of pallets\" Enter");
    // Stars, in CHOOSING: the lit one and another; one is taken back.
    scene.play("Ctrl-K \"a\" Esc Space Up Space Space Space Down Space Down Space");
    scene.shots("prouds_stars");
    scene.play("Ctrl-K \"b\" Space Down Space");
    scene.play("Ctrl-K 0");
    scene.shots("prouds_all_groups");
    scene.play("PgDn Ctrl-W Ctrl-L");
    scene.shots("prouds_large");
    insta::assert_snapshot!(scene.held("prouds-sorries"));
}

#[test]
fn responses_by_group_and_key_trend() {
    let mut scene = Scene::with_groups("3");
    for trend in ["Fewer buses, and none after six", "More people who live alone", "Doctors leave and are not replaced"]
    {
        scene.said(Kind::KeyTrend, "key-trends", trend);
    }
    scene.at("responses");
    scene.play("\"lifts to chapel for anyone\" Enter Ctrl-K 2 \"we ring round after every frost\" Enter");
    scene.play("\"a chair kept for whoever comes late\" Enter Ctrl-D \"a meal each Sunday in the hall\" Enter");
    scene.shots("responses_writing");
    scene.play(
        "Ctrl-K \"b\" \"a nurse at the market every second Thursday\" Enter Ctrl-K 3 \"train two of our own\" Enter",
    );
    scene.play("Ctrl-D \"a garden behind the surgery, open to all\" Enter");
    scene.shots("responses_second_group");
    scene.play("Esc Up Enter End \", and a driver\" Enter");
    scene.play("Ctrl-K 0");
    scene.shots("responses_all_groups");
    scene.play("Ctrl-L PgDn");
    scene.shots("responses_large");
    insta::assert_snapshot!(scene.held("responses"));
}

#[test]
fn without_groups_and_key_trends_lines_are_kept_all_the_same() {
    let mut scene = Scene::of("3");
    scene.at("responses").play("\"we mend bicycles\" Enter Ctrl-D \"a shed for it\" Enter");
    scene.shots("responses_nobody");
    scene.at("prouds-sorries").play("\"we are still here\" Enter Ctrl-D \"we waited\" Enter Esc Space");
    scene.shots("prouds_nobody");
    insta::assert_snapshot!(scene.held("responses") + &scene.held("prouds-sorries"));
}

#[test]
fn what_is_lit_stands_on_the_open_page() {
    let mut scene = Scene::with_groups("3");
    scene.at("prouds-sorries").play("\"one\" Enter PgDn \"two\" Enter \"three\" Enter Esc");
    for _ in 0..8 {
        scene.screen.press(Key::from_text("PgUp").expect("a key"));
        let desk = scene.screen.app.desk().expect("a desk");
        let lit = desk.lit_entry().map(|line| line.by.to_string());
        assert!(lit.is_none() || lit.as_deref() == Some(desk.by.as_str()), "{lit:?} on the page of {}", desk.by);
    }
}

/// What is pressed beside the words, for each line, at the surfaces where people speak fast.
#[test]
fn a_line_costs_its_words_and_at_most_two_keys() {
    for (task, keys) in [
        ("prouds-sorries", &["Enter", "Enter", "Ctrl-D Enter", "Enter"][..]),
        ("responses", &["Enter", "Ctrl-D Enter", "Enter", "Ctrl-D Enter"]),
        ("assets", &["Enter", "Enter", "PgDn Enter", "Enter"]),
    ] {
        let mut scene = Scene::with_groups("3");
        scene.said(Kind::KeyTrend, "key-trends", "Fewer buses");
        scene.at(task);
        for (n, keys) in keys.iter().enumerate() {
            assert!(keys.split(' ').count() <= 2, "{keys}");
            let before = keys.trim_end_matches("Enter");
            scene.play(&format!("{before} \"line {n} of {task}\" Enter"));
        }
        assert_eq!(scene.held(task).lines().count(), keys.len(), "{task}");
    }
}

#[test]
fn a_page_is_found_again_where_nothing_is_drawn() {
    let mut scene = Scene::with_groups("3");
    scene.at("prouds-sorries").play("\"we kept the post office open\" Enter PgDn \"we closed early\" Enter Esc Space");
    let spoken = commonground::ui::view::spoken::lines(&scene.screen.app).join("\n");
    insta::assert_snapshot!("prouds_spoken", spoken);
    let mut scene = Scene::with_groups("3");
    scene
        .at("assets")
        .play("PgDn \"School\" Tab \"youth club\" Tab \"n\" Tab \"g\" Enter PgUp \"I mend bicycles\" Enter Esc");
    let spoken = commonground::ui::view::spoken::lines(&scene.screen.app).join("\n");
    insta::assert_snapshot!("assets_spoken", spoken);
}
