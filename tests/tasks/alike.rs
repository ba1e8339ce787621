//! Lines of two tables that may say the same are proposed side by side; a person brings them together, or leaves them.

use crate::scene::Scene;
use commonground::model::alike::pairs;
use commonground::model::entry::Entry;
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::wish::{New, Wish};
use commonground::ui::state::Overlay;
use std::time::Instant;

/// What three tables hung on the wall.
const CARDS: [(&str, &str); 7] = [
    ("T1", "A bus every evening, in every village"),
    ("T1", "A garden for the school"),
    ("T2", "Every village has a bus in the evening"),
    ("T2", "The river is clean enough to swim in"),
    ("T3", "School gardens"),
    ("T3", "A clean river, clean enough to swim"),
    ("T1", "School gardens for all"),
];

fn wall() -> Scene {
    let mut scene = Scene::with_groups("3");
    for (by, words) in CARDS {
        scene.wish(&Wish::Say(New::line(Kind::Card, "lists", words).by(by)));
    }
    scene.at("lists");
    scene
}

fn words(scene: &Scene, id: &Id) -> String {
    scene.session().entry(id).expect("a line").text().to_owned()
}

fn open_pairs(scene: &Scene) -> Vec<(String, String)> {
    let Some(Overlay::Alike { pairs, .. }) = scene.screen.app.overlays.last() else { return Vec::new() };
    pairs.iter().map(|(one, other)| (words(scene, one), words(scene, other))).collect()
}

fn says(scene: &Scene, words: &str) {
    let text = scene.screen.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(words), "{words}\n{}", scene.screen.text());
}

#[test]
fn what_is_alike_is_proposed_and_brought_together_by_a_person() {
    let mut scene = wall();
    let said = scene.screen.saved.len();
    scene.play("F8");
    insta::assert_debug_snapshot!("alike_pairs", open_pairs(&scene));
    assert_eq!(scene.screen.saved.len(), said, "nothing is joined by the program");
    scene.shots("alike");
    scene.play("Down");
    says(&scene, "2 of 4");
    scene.play("Enter");
    says(&scene, "stand together, each in its own words");
    says(&scene, "3 of 4");
    assert_eq!(scene.screen.saved.len(), said + 1, "one act");
    scene.play("Up");
    scene.shots("alike_together");
    // Once more on what stands together says nothing anew.
    scene.play("Enter");
    assert_eq!(scene.screen.saved.len(), said + 1);
    // The undo key parts them, also from here.
    scene.play("Up Ctrl-Z");
    says(&scene, "Do they say the same?");
    scene.play("Ctrl-Y Esc");
    assert!(scene.screen.app.overlays.is_empty());
    insta::assert_snapshot!("alike_held", scene.held("lists"));
    // What stands together is not proposed again.
    scene.play("F8");
    assert_eq!(open_pairs(&scene).len(), 3);
}

#[test]
fn what_somebody_said_is_not_the_same_is_not_proposed_again() {
    let mut scene = wall();
    scene.play("F8");
    let (first, second) = (open_pairs(&scene)[0].clone(), open_pairs(&scene)[1].clone());
    let said = scene.screen.saved.len();
    scene.play("\"n\"");
    says(&scene, "do not say the same; they are not proposed again");
    assert_eq!(scene.screen.saved.len(), said + 1, "one act");
    scene.play("Up");
    scene.shots("alike_apart");
    // What is decided is decided: neither key says anything anew.
    scene.play("\"n\" Up Enter");
    assert_eq!(scene.screen.saved.len(), said + 1);
    scene.play("Esc F8");
    assert_eq!(open_pairs(&scene)[0], second);
    assert_eq!(open_pairs(&scene).len(), 3);
    // Down leaves a pair for later.
    scene.play("Down Esc F8");
    assert_eq!(open_pairs(&scene)[0], second);
    // And the undo key brings it back.
    scene.play("Ctrl-Z Esc F8");
    assert_eq!(open_pairs(&scene)[0], first);
}

#[test]
fn where_nothing_is_alike_it_is_said() {
    let mut scene = Scene::with_groups("3");
    // Of one table it is its own affair.
    for by in ["T1", "T1"] {
        scene.wish(&Wish::Say(New::line(Kind::Card, "lists", "a bus every evening").by(by)));
    }
    scene.at("lists").play("F8");
    says(&scene, "No two lines of different tables look alike here.");
    assert!(open_pairs(&scene).is_empty());
    scene.play("Enter Esc");
    assert!(scene.screen.app.overlays.is_empty());
}

#[test]
fn thousands_of_lines_are_compared_while_a_key_is_pressed() {
    let mut scene = Scene::with_groups("3");
    for n in 0..5_000 {
        let half = n / 2;
        let words = format!("b{} with l{} for w{}", 1_000 + half, 100 + half % 97, 200 + half % 89);
        let new = New::line(Kind::Card, "lists", &words).by(&format!("T{}", n % 8 + 1));
        scene.wish(&Wish::Say(new));
    }
    let session = scene.session();
    let lines: Vec<&Entry> = query::lines(session, "lists").collect();
    let begun = Instant::now();
    let found = pairs(session, &lines);
    assert!(!found.is_empty());
    // Unoptimised, on a busy machine.
    assert!(begun.elapsed().as_millis() < 2_000, "{:?}", begun.elapsed());
}
