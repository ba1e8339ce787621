//! Quick hands: several lines at once, one line in parts, tags, photographs and typing from charts, who has not been heard
//! yet, and where things came from.

use crate::scene::Scene;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::How;
use commonground::model::query;
use commonground::model::text::Clean;
use commonground::model::wish::{New, Wish};
use commonground::ui::keymap::Key;
use commonground::ui::state::Overlay;

fn surprises() -> Scene {
    let mut scene = Scene::with_groups("3");
    for words in ["two of us mend bicycles", "the hall is free on Mondays", "nobody told us", "they did / we forgot"] {
        scene.said(Kind::Surprise, "present-dialogue", words);
    }
    scene.at("present-dialogue");
    scene
}

/// What stands in a task, by its words.
fn stands(scene: &Scene, task: &str) -> Vec<String> {
    query::lines(scene.session(), task).map(|entry| entry.text().to_owned()).collect()
}

#[test]
fn several_are_picked_and_moved_in_one_step() {
    let mut scene = surprises();
    scene.play("Esc Up Up Up Alt-G Alt-G");
    scene.shots("hands_picked");
    assert_eq!(scene.screen.app.desk().unwrap().picked().len(), 2);
    scene.play("Alt-M");
    let places = commonground::ui::update::places(&scene.screen.app);
    let at = places.iter().position(|(code, _)| *code == "values").expect("a task of the template");
    scene.play(&"Down ".repeat(at)).play("Enter");
    assert_eq!(stands(&scene, "present-dialogue"), ["nobody told us", "they did / we forgot"]);
    assert_eq!(stands(&scene, "values"), ["two of us mend bicycles", "the hall is free on Mondays"]);
    assert!(scene.screen.text().contains("2 lines are moved to"), "{}", scene.screen.text());
    insta::assert_snapshot!(scene.held("values"));
    scene.play("Ctrl-Z");
    assert_eq!(stands(&scene, "present-dialogue").len(), 4, "one step back brings both");
    assert_eq!(stands(&scene, "values").len(), 0);
}

#[test]
fn several_are_taken_back_tagged_put_under_a_group_and_let_go() {
    let mut scene = surprises();
    scene.play("Esc Alt-G Up Alt-G");
    assert_eq!(scene.screen.app.desk().unwrap().picked().len(), 2);
    scene.play("Esc");
    assert!(scene.screen.app.desk().unwrap().picked().is_empty(), "Esc picks none any more, and stays in the list");
    assert!(scene.screen.text().contains("CHOOSING"));
    scene.play("Up Up Up Alt-G Alt-G Ctrl-K \"b\"");
    let by = |scene: &Scene| query::lines(scene.session(), "present-dialogue").filter(|line| line.by == "B").count();
    assert_eq!(by(&scene), 2, "{}", scene.screen.text());
    scene.play("Ctrl-Z");
    assert_eq!(by(&scene), 0);
    scene.play("Up Up Up Up Alt-G Alt-G Alt-G Alt-# \"rooms\" Enter");
    let tagged = |scene: &Scene| query::search(scene.session(), "#rooms").len();
    assert_eq!(tagged(&scene), 3);
    scene.play("Ctrl-Z");
    assert_eq!(tagged(&scene), 0);
    scene.play("Up Up Up Up Alt-G Alt-G Alt-G Ctrl-X");
    assert_eq!(stands(&scene, "present-dialogue"), ["they did / we forgot"]);
    scene.play("Ctrl-Z");
    assert_eq!(stands(&scene, "present-dialogue").len(), 4);
    assert!(scene.screen.text().contains("3 lines"), "{}", scene.screen.text());
}

#[test]
fn several_are_brought_together_and_parted_by_one_key() {
    let mut scene = Scene::with_groups("3");
    scene.at("trends").play("\"rents rise\" Enter \"homes cost more\" Enter \"young people leave\" Enter");
    scene.play("Esc Up Up Alt-G Alt-G Alt-G Alt-J");
    let first = query::lines(scene.session(), "trends").next().expect("a line").id.clone();
    assert_eq!(query::joined_with(scene.session(), &first).len(), 3, "{}", scene.screen.text());
    scene.play("Ctrl-Z");
    assert_eq!(query::joined_with(scene.session(), &first).len(), 1);
}

#[test]
fn a_line_is_split_where_it_was_typed_as_two_or_where_the_cursor_stands() {
    let mut scene = surprises();
    scene.play("Esc Alt-/");
    scene.shots("hands_split");
    scene.play("Enter");
    assert_eq!(stands(&scene, "present-dialogue")[3..], ["they did", "we forgot"]);
    let new: Vec<_> = query::lines(scene.session(), "present-dialogue").skip(3).cloned().collect();
    let old = new[0].from.first().expect("a source").clone();
    assert!(new.iter().all(|line| line.from == [old.clone()]));
    assert!(!scene.session().entry(&old).expect("kept").stands());
    insta::assert_snapshot!(scene.held("present-dialogue"));
    scene.play("Ctrl-Z");
    assert_eq!(stands(&scene, "present-dialogue")[3..], ["they did / we forgot"]);
    // Within an open line, at the cursor; one part alone is none.
    scene.play("Up Up Up Enter Home Ctrl-Right Ctrl-Right Ctrl-Right");
    scene.play("Alt-/");
    assert!(scene.screen.text().contains("First"), "{}", scene.screen.text());
    scene.play("Tab Wipe Tab Wipe Enter");
    assert!(scene.screen.text().contains("at least two boxes"), "{}", scene.screen.text());
    scene.play("Esc");
    assert_eq!(stands(&scene, "present-dialogue").len(), 4);
}

#[test]
fn what_stood_under_a_line_stands_under_its_first_part() {
    let mut scene = Scene::with_groups("3");
    let over = scene.said(Kind::Trend, "trends", "rents rise; wages do not");
    let under = New::line(Kind::Trend, "trends", "young people leave").with(Field::Parent, Value::Other(over.clone()));
    let under = scene.wish(&Wish::Say(under));
    scene.at("trends").play("Esc Up Up");
    scene.screen.app.desk_mut().unwrap().lit = Some(over);
    scene.play("Alt-/ Enter");
    let first =
        scene.session().entries().find(|entry| entry.text() == "rents rise").expect("the first part").id.clone();
    assert_eq!(scene.session().entry(&under).and_then(|line| line.other(Field::Parent)), Some(&first));
}

#[test]
fn a_tag_is_typed_once_and_found() {
    let mut scene = surprises();
    scene.play("Esc Alt-# \"rooms\" Enter Up Alt-# Enter");
    scene.shots("hands_tagged");
    assert_eq!(query::search(scene.session(), "rooms").len(), 2);
    insta::assert_snapshot!(scene.held("present-dialogue"));
    scene.play("Alt-# Enter");
    assert_eq!(query::search(scene.session(), "rooms").len(), 1, "named once more, it goes");
}

#[test]
fn charts_are_typed_off_the_next_morning_and_marked_so() {
    let mut scene = Scene::with_groups("3");
    scene.at("present-dialogue").play("\"said in the room\" Enter Ctrl-R");
    scene.shots("hands_charts_asked");
    scene.play("\"IMG_2031.jpg\" Enter \"read off the chart\" Enter");
    scene.shots("hands_charts");
    scene.play("Ctrl-R \"IMG_2032.jpg\" Enter \"off the next one\" Enter Ctrl-R Enter \"said again\" Enter");
    // A photograph of one line, and of the task.
    scene.play("Esc Alt-Z \"IMG_2040.jpg\" Enter Esc Alt-Z \"wall-2.jpg\" Enter");
    scene.shots("hands_photo");
    insta::assert_snapshot!(scene.held("present-dialogue"));
}

/// A session in which several were not heard.
fn unheard() -> Scene {
    let mut scene = Scene::with_groups("3");
    let group = |scene: &Scene, letter: &str| {
        scene
            .session()
            .of_kind(Kind::Group)
            .find(|group| group.words(Field::Letter) == letter)
            .expect("a group")
            .id
            .clone()
    };
    let residents = group(&scene, "A");
    scene.wish(&Wish::answer(&residents, Field::Residents, Value::Flag(true)));
    scene.said(Kind::OutsideVoice, "outside", "nobody asks the night shift");
    scene.said(Kind::Asset, "assets", "the old tram depot");
    scene.said(Kind::Barrier, "ideal-futures", "the bridge was closed to buses");
    let theme = scene.said(Kind::Theme, "clusters", "Getting about");
    let card = New::line(Kind::Card, "lists", "free buses").by("B").with(Field::Theme, Value::Other(theme));
    scene.wish(&Wish::Say(card));
    let action =
        New::line(Kind::Action, "actions", "Ring the depot").with(Field::DrivenBy, Value::Text("institution".into()));
    scene.wish(&Wish::Say(action));
    scene.wish(&Wish::Say(New::line(Kind::Surprise, "present-dialogue", "we all run a lunch club").by("A")));
    scene.at("present-dialogue");
    scene
}

#[test]
fn who_has_not_been_heard_is_on_one_key_and_leads_there() {
    let mut scene = unheard();
    scene.play("Alt-Y");
    scene.shots("hands_not_heard");
    scene.play("Enter");
    assert_eq!(scene.screen.app.desk().unwrap().by, "B", "the first group speaks now");
    scene.play("\"we are here too\" Enter");
    let by: Vec<String> = query::lines(scene.session(), "present-dialogue").map(|line| line.by.to_string()).collect();
    assert_eq!(by, ["A", "B"]);
    // At the task's end one quiet sentence.
    scene.play("Ctrl-N");
    assert!(scene.screen.text().contains("Not heard yet: groups C and D."), "{}", scene.screen.text());
    scene.shots("hands_not_heard_at_the_end");
}

#[test]
fn nothing_of_it_is_ever_on_the_wall() {
    let mut scene = unheard();
    let clean = |scene: &Scene| {
        let text = scene.screen.text().to_lowercase();
        ["not heard", "without a line", "no resident", "night shift"].iter().all(|words| !text.contains(words))
    };
    scene.play("Ctrl-L Alt-Y");
    assert!(scene.screen.app.overlays.is_empty(), "not on the wall");
    assert!(clean(&scene), "{}", scene.screen.text());
    // What was said at the desk does not follow to the wall, nor does the list of what was said.
    scene.play("Ctrl-N");
    assert!(clean(&scene), "{}", scene.screen.text());
    scene.play("Ctrl-L Ctrl-B Ctrl-N");
    assert!(!clean(&scene), "at the desk it is said: {}", scene.screen.text());
    for keys in ["Ctrl-L", "Alt-N", "Esc", "Ctrl-P \"heard\""] {
        scene.play(keys);
        assert!(clean(&scene), "{keys}: {}", scene.screen.text());
    }
}

/// A trend, a card that came of it, a theme, its statement and an action.
fn lineage() -> (Scene, Id) {
    let mut scene = Scene::with_groups("3");
    let trend = scene.said(Kind::Trend, "trends", "buses stop at six");
    let card = New { from: vec![trend.clone()], ..New::line(Kind::Card, "lists", "a bus every evening") };
    let card = scene.wish(&Wish::Say(card));
    let theme = scene.said(Kind::Theme, "clusters", "Getting about");
    scene.wish(&Wish::answer(&card, Field::Theme, Value::Other(theme.clone())));
    let words = "Everyone gets home, at any hour, without a car.";
    let statement = New::line(Kind::Statement, "statements", words).with(Field::Parent, Value::Other(theme.clone()));
    scene.wish(&Wish::Say(statement));
    let asset = scene.said(Kind::Asset, "assets", "the old tram depot");
    let action = New::line(Kind::Action, "actions", "Map every late shift").with(Field::Theme, Value::Other(theme));
    let action = scene.wish(&Wish::Say(action));
    let label = Clean::default();
    scene.wish(&Wish::Link { one: action, how: How::Uses, other: Some(asset), label });
    scene.at("trends");
    (scene, trend)
}

#[test]
fn where_it_came_from_and_what_came_of_it_is_a_tree_both_ways() {
    let (mut scene, trend) = lineage();
    scene.play("Esc Ctrl-O");
    scene.shots("hands_tree_on");
    // To the end of it, and what is behind that.
    scene.play("Down Down Enter");
    scene.shots("hands_tree_both");
    let trail = |scene: &Scene| match scene.screen.app.overlays.last() {
        Some(Overlay::WhereFrom { trail, .. }) => trail.len(),
        _ => 0,
    };
    assert_eq!(trail(&scene), 2);
    scene.play("Left");
    assert_eq!(trail(&scene), 1, "back to the line before");
    scene.play("Enter Ctrl-O");
    let desk = scene.screen.app.desk().expect("a desk");
    assert!(scene.screen.app.overlays.is_empty());
    assert_ne!(desk.task_code(), "trends", "it went to the task of the lit line");
    assert!(scene.session().entry(&trend).is_some());
}

#[test]
fn a_long_tree_is_paged_and_bounded() {
    let mut scene = Scene::with_groups("3");
    let theme = scene.said(Kind::Theme, "clusters", "Getting about");
    for n in 0..600 {
        let card = New::line(Kind::Card, "lists", &format!("card {n}")).with(Field::Theme, Value::Other(theme.clone()));
        scene.wish(&Wish::Say(card));
    }
    scene.at("clusters").play("Esc");
    scene.screen.app.desk_mut().unwrap().lit = Some(theme);
    scene.play("Ctrl-O PgDn PgDn");
    assert!(scene.screen.text().contains("more above"), "{}", scene.screen.text());
    scene.screen.resize(60, 18);
    for _ in 0..60 {
        scene.screen.press(Key::from_text("PgDn").expect("a key"));
    }
    assert!(scene.screen.text().contains("card 399"), "{}", scene.screen.text());
    assert!(!scene.screen.text().contains("card 400"), "bounded");
}

#[test]
fn pasted_lines_are_shown_as_they_will_be_kept() {
    let mut scene = Scene::with_groups("3");
    scene.at("trends");
    scene
        .screen
        .take(commonground::ui::msg::What::Paste("rents rise ; more\nwages fall ; less\nbuses stop\n".to_owned()));
    scene.screen.pass(1);
    scene.shots("hands_pasted");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(40))]

    /// Whatever is pressed: made large, nothing of who was not heard is in the frame.
    #[test]
    fn no_key_brings_it_to_the_wall(keys in proptest::collection::vec(0..KEYS.len(), 1..25)) {
        let mut scene = unheard();
        for key in keys {
            scene.play(KEYS[key]);
            if scene.screen.app.desk().is_some_and(|desk| desk.large) {
                let text = scene.screen.text().to_lowercase();
                for words in ["not heard yet:", "without a line", "no resident", "without an answer"] {
                    proptest::prop_assert!(!text.contains(words), "{}", text);
                }
            }
        }
    }
}

/// The keys that could bring it there.
const KEYS: [&str; 12] = [
    "Ctrl-L",
    "Alt-Y",
    "Ctrl-N",
    "Ctrl-B",
    "Esc",
    "Enter",
    "Alt-N",
    "Ctrl-P",
    "Ctrl-O",
    "F1",
    "Down",
    "\"a line\" Enter",
];
