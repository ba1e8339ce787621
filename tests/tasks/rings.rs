//! Key trends: names for rings, trends put within them and taken out, the order changed; one trend in two rings.

use crate::scene::Scene;
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::query::key_trends::{key_trends, within};
use commonground::model::wish::Wish;

const TRENDS: [(&str, &str); 10] = [
    ("Housing nobody here can pay", "A8 B2 C5"),
    ("Rents outrun wages", "A3 C6"),
    ("Fewer doctors", "A4 B9 D2"),
    ("Last bus leaves at six", "A6 C8 D1"),
    ("Jobs move to the coast", "C4 D3"),
    ("Loneliness", "A5 B7"),
    ("Carers are worn out", "B8 A2"),
    ("Chapels close", "A1"),
    ("A new swimming place at the bend", ""),
    ("Forms that nobody can fill in", "A4 D4"),
];

fn scene() -> Scene {
    let mut scene = Scene::with_groups("3");
    for (words, dots) in TRENDS {
        let trend = scene.said(Kind::Trend, "trends", words);
        for (letter, n) in dots.split_whitespace().filter_map(|dots| dots.split_at_checked(1)) {
            let to = Value::Count(n.parse().expect("a number"));
            scene.wish(&Wish::Answer { of: trend.clone(), field: Field::Dots, key: letter.into(), to });
        }
    }
    scene
}

fn inside(scene: &Scene) -> Vec<String> {
    let session = scene.session();
    let one = |key: &&Entry| {
        let trends: Vec<&str> = within(session, key).into_iter().map(|trend| trend.no.as_str()).collect();
        format!("{}: {}", key.text(), trends.join(" "))
    };
    key_trends(session).iter().map(one).collect()
}

#[test]
fn trends_are_ringed_as_the_room_says() {
    let mut scene = scene();
    scene.at("dots").play("Alt-D").at("key-trends").shots("rings_empty");
    scene.play("\"A home here\" Enter \"Getting about\" Enter \"Care\" Enter");
    // The trend with the most dots is lit first.
    scene.play("Esc").shots("rings_choosing");
    let lit = |scene: &Scene| scene.screen.app.desk().and_then(|desk| desk.lit_entry()).map(|e| e.text().to_owned());
    assert_eq!(lit(&scene).as_deref(), Some("Housing nobody here can pay"));
    scene.play("1 Down 3 Down 2 Down 3 3 3 Down 3 Down 1");
    // In two rings at once, and out of one of them again.
    scene.play("Down 1 2 1").shots("rings_within");
    assert_eq!(inside(&scene), ["A home here: 1 2", "Getting about: 4 10", "Care: 3 6 7"]);
    // A ring at another place of the order: lit, then the place.
    scene.play("Esc \"Work and land\" Enter Esc");
    for _ in 0..20 {
        scene.play("Up");
    }
    assert_eq!(lit(&scene).as_deref(), Some("A home here"), "Up goes to the rings");
    scene.play("3").shots("rings_ordered");
    assert_eq!(inside(&scene), ["Getting about: 4 10", "Care: 3 6 7", "A home here: 1 2", "Work and land: "]);
    scene.play("Ctrl-Z");
    assert_eq!(inside(&scene), ["A home here: 1 2", "Getting about: 4 10", "Care: 3 6 7", "Work and land: "]);
    scene.play("Esc").shots("rings_whole");
    scene.play("Ctrl-L").shots("rings_large");
    scene.play("Ctrl-L Esc");
    insta::assert_snapshot!("rings_spoken", scene.spoken());
    insta::assert_snapshot!(scene.held("key-trends"));
}
