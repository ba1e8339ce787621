//! What tables tell: stories with their patterns, ideal futures, and what is noted while they are shown.

use crate::scene::Scene;
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::told;
use commonground::model::wish::{New, Wish};

/// A scene with so many tables that people sit at.
fn seated(tables: u64) -> Scene {
    let mut scene = Scene::of("3");
    for n in 1..=tables {
        let table = New::line(Kind::Table, "", &format!("Table {n}"));
        scene.wish(&Wish::Say(table.with(Field::Letter, Value::Text(n.to_string().as_str().into()))));
    }
    scene
}

/// A title is followed by what is in it, without a key between them; a page begins with its title again, and one that
/// has its title goes on.
#[test]
fn after_a_title_the_line_is_for_what_is_in_it() {
    let mut scene = seated(3);
    let kind = |scene: &Scene| scene.screen.app.desk().map(|desk| desk.kind);
    scene.at("ideal-futures");
    assert_eq!(kind(&scene), Some(Kind::IdealFuture));
    scene.play("\"Six o'clock news\" Enter");
    assert_eq!(kind(&scene), Some(Kind::Feature));
    scene.shots("told_after_the_title");
    scene.play("\"a bus every evening\" Enter Ctrl-K 2");
    assert_eq!(kind(&scene), Some(Kind::IdealFuture), "another table begins with its title");
    scene.play("Ctrl-K 1");
    assert_eq!(kind(&scene), Some(Kind::Feature), "a table that has told goes on");
    // A second title is said with the key for another kind; and a half-typed line stays what it was begun as.
    scene.play("Ctrl-D Ctrl-D Ctrl-D");
    assert_eq!(kind(&scene), Some(Kind::IdealFuture));
    scene.play("\"The late news\" Ctrl-K 2 Enter");
    assert_eq!(kind(&scene), Some(Kind::Feature));
    scene.play("Ctrl-N Ctrl-B");
    assert_eq!(kind(&scene), Some(Kind::IdealFuture), "the next table that has not told begins");
    let words: Vec<&str> = scene.session().of_kind(Kind::IdealFuture).map(Entry::text).collect();
    assert_eq!(words, ["Six o'clock news", "The late news"]);
}

/// Two tables tell of their own lives, one of the world; a table's lines may come before its story.
#[test]
fn stories_are_told_by_tables() {
    let mut scene = seated(4);
    scene.at("stories");
    scene.play("\"our lives go in and out like a tide; nearly everybody was caught by one person, not by a service\" Tab 1 Enter");
    scene.play("\"one person each time\" Enter \"1998 to 2011 is where it hurts\" Enter");
    scene.play("Ctrl-D \"whatever we plan must have a person in it\" Enter");
    // The next table: it begins with its story; here what recurs is said first.
    scene.play("Ctrl-K 2 Ctrl-D \"the sad ones are alone, the happy ones are not\" Enter");
    scene.shots("stories_before_the_head");
    scene.play("Ctrl-D Ctrl-D \"same wall, other end\" Ctrl-K o Enter");
    scene.play("Ctrl-K 4 Ctrl-K w \"the world comes up the road whether we ask it or not\" Enter");
    scene.play("Ctrl-D \"plan for what comes\" Enter Ctrl-K 1");
    scene.shots("stories");
    scene.play("Ctrl-W Ctrl-L");
    scene.shots("stories_large");
    scene.play("Ctrl-L Esc Up Ctrl-K 3 Esc Ctrl-D \"nobody wrote down a pill\" Enter");
    scene.shots("stories_moved");
    insta::assert_snapshot!(scene.held("stories"));
}

#[test]
fn tables_are_typed_where_nobody_is_seated() {
    let mut scene = Scene::of("3");
    scene
        .at("stories")
        .play("\"the whole room has one story\" Enter Ctrl-K 3 \"ours is another\" Enter \"tides\" Enter");
    scene.play("Ctrl-K 9");
    assert!(scene.screen.text().contains("Nothing here is called 9."), "{}", scene.screen.text());
    scene.play("Ctrl-K 0 \"and one more\" Enter");
    insta::assert_snapshot!(scene.held("stories"));
}

#[test]
fn what_the_past_tells_us() {
    let mut scene = Scene::of("3");
    scene.at("past-dialogue").play("\"nobody wrote down a pill\" Enter \"what opened was run by us\" Enter");
    scene.shots("past_dialogue");
    insta::assert_snapshot!(scene.held("past-dialogue"));
}

const FEATURES: [&str; 5] = [
    "a bus every evening, and the driver knows who should be on it",
    "the surgery is in the old bank",
    "nobody eats alone on a Sunday who does not want to",
    "the river runs clear and children swim in it",
    "young people sit on every board, two of them",
];

/// Two tables tell their futures: a head with its boxes, what is there, what stood in the way, a value heard in it.
#[test]
fn ideal_futures_are_taken_down() {
    let mut scene = seated(3);
    scene.at("ideal-futures").play("\"Six o'clock news from the valley\"");
    scene.play("Tab \"a news bulletin\" Tab Tab Tab \"2040\"");
    scene.shots("ideal_futures_boxes");
    scene.play("Enter");
    for feature in FEATURES {
        scene.play(&format!("\"{feature}\" Enter"));
    }
    scene.play("Ctrl-D \"the county said no for six years\" Tab \"we bought the bus ourselves\" Enter");
    scene.play("Ctrl-D \"nobody is asked twice\" Enter");
    scene.play("Ctrl-K 2 \"A letter to my granddaughter\" Enter \"she walks to school\" Enter Ctrl-K 1");
    scene.shots("ideal_futures");
    scene.play("PgDn");
    scene.shots("ideal_futures_next_table");
    scene.play("PgUp Ctrl-W Ctrl-L");
    scene.shots("ideal_futures_large");
    insta::assert_snapshot!(scene.held("ideal-futures"));
}

/// The futures are shown in an order that can be changed; what tables note goes under the one that is shown.
#[test]
fn futures_are_shown_in_their_order() {
    let mut scene = seated(4);
    for (n, title) in [(1, "Six o'clock news"), (2, "A letter to my granddaughter"), (3, "The song of the bus")] {
        let new = New::line(Kind::IdealFuture, "ideal-futures", title).by(&format!("T{n}"));
        scene.wish(&Wish::Say(new.with(Field::Form, Value::Text("a play".into()))));
    }
    scene.at("performances");
    // Table 3 is ready first: Esc, its future is lit, 1.
    scene.play("Esc Down Down 1 Esc");
    let order: Vec<String> =
        told::running_order(scene.session(), Kind::IdealFuture).iter().map(|future| future.by.to_string()).collect();
    assert_eq!(order, ["T3", "T1", "T2"]);
    scene.play("PgUp \"everybody is singing\" Enter Ctrl-K 2 \"the bus again\" Enter");
    scene.shots("performances");
    scene.play("PgDn \"the surgery in the bank\" Enter Ctrl-K 4 \"who paid for it?\" Enter");
    scene.shots("performances_next");
    scene.play("PgDn PgDn Ctrl-K 0 \"in all three somebody is waited for\" Enter");
    scene.shots("performances_all");
    insta::assert_snapshot!(scene.held("performances"));
}

/// The room is told whose turn it is.
#[test]
fn who_is_on_stage_at_the_desk_is_on_the_wall() {
    let mut scene = seated(4);
    for (n, title) in [(1, "Six o'clock news"), (2, "A letter to my granddaughter")] {
        scene.wish(&Wish::Say(New::line(Kind::IdealFuture, "ideal-futures", title).by(&format!("T{n}"))));
    }
    let on_stage = |scene: &Scene| {
        let desk = scene.screen.app.desk().unwrap();
        let id = desk.now(scene.screen.app.at).on_stage?;
        desk.session.entry(&id).map(|entry| entry.text().to_owned())
    };
    assert_eq!(on_stage(&scene), None);
    scene.at("performances");
    assert_eq!(on_stage(&scene).as_deref(), Some("Six o'clock news"));
    scene.play("PgDn");
    assert_eq!(on_stage(&scene).as_deref(), Some("A letter to my granddaughter"));
}
