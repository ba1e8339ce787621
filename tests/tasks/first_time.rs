//! What somebody stumbles over who keys three days in for the first time: boxes that say what they take, counts with
//! their words, and nothing ticked off that was only gone past.

use crate::scene::Scene;
use commonground::model::field::Field;
use commonground::model::kind::Kind;
use commonground::model::query;

fn shows(scene: &Scene, words: &str) {
    assert!(scene.screen.text().contains(words), "{words}\n{}", scene.screen.text());
}

fn ticked(scene: &Scene) -> Vec<String> {
    let items = query::on_the_days(scene.session()).into_iter().filter(|item| item.is(Field::Done));
    items.map(|item| item.text().to_owned()).collect()
}

#[test]
fn passing_by_ticks_nothing_and_work_does() {
    let mut scene = Scene::of("3");
    scene.at("trends");
    assert_eq!(ticked(&scene), Vec::<String>::new());
    // A line, and a clock that ran.
    scene.play("\"Fewer doctors\" Enter Ctrl-N Ctrl-T Ctrl-N");
    assert_eq!(ticked(&scene), ["Trend map", "Dots"]);
    // A break is over where what comes before it is.
    let mut scene = Scene::of("1");
    scene.at("values").play("\"neighbours look in\" Enter Ctrl-N \"a bus\" Enter Ctrl-N Ctrl-N");
    assert_eq!(ticked(&scene), ["What we value", "The future we want", "Break"]);
}

#[test]
fn boxes_of_a_group_say_what_they_take() {
    let mut scene = Scene::of("3");
    scene.at("groups").shots("groups_none");
    for words in ["ARE IN is what a group brings", "given by itself", "how many people: 8"] {
        shows(&scene, words);
    }
    // A name in two rows is one group.
    let long = "People who came to the valley from elsewhere and were not asked to anything before now";
    for n in 1..=9 {
        scene.play(&format!("\"{long} {n}\" Enter"));
    }
    scene.play("Esc Up Up Up Up Up Up Up Up Up").shots("groups_many");
    shows(&scene, "6 more below");
}

#[test]
fn a_pulse_says_which_number_is_which() {
    let mut scene = Scene::of("3");
    scene.at("pulse").play("\"I will give this my own time.\"").shots("pulse_boxes");
    shows(&scene, "how many, not at all to fully: 3 5 12 20 9");
    scene.play("Tab \"12 20 18\"");
    shows(&scene, "five numbers, from not at all to fully");
    scene.play("\" 9 5\"");
    shows(&scene, "→ not at all 12 · 20 · 18 · 9 · 5 fully");
    scene.play("Enter").shots("pulse_kept");
    shows(&scene, "not at all 12 · 20 · 18 · 9 · 5 fully");
    assert_eq!(scene.session().of_kind(Kind::Pulse).count(), 1);
}

#[test]
fn a_link_without_its_other_party_is_said_before_enter() {
    let mut scene = Scene::of("3");
    scene.at("assets");
    for _ in 0..6 {
        if scene.screen.app.desk().is_none_or(|desk| desk.kind != Kind::Relationship) {
            scene.play("PgDn");
        }
    }
    scene.play("\"The club\"").shots("link_one_party");
    shows(&scene, "With whom? Tab goes to the second box.");
    scene.play("Tab \"the chapel\"");
    assert!(!scene.screen.text().contains("With whom?"), "{}", scene.screen.text());
    scene.play("Enter");
    shows(&scene, "today and wanted not said yet");
}

#[test]
fn a_long_thing_to_bring_takes_no_reason_from_the_others() {
    let mut scene = Scene::with_groups("3");
    scene
        .at("kit")
        .play("\"The long table out of the chapel hall with its eight benches, if the caretaker is there\" Enter");
    scene.play("Esc").shots("kit_long");
    for _ in 0..12 {
        scene.play("Up");
    }
    shows(&scene, "and a tenth");
}
