//! What is promised is read out before everybody: the lit action is shown whole at every size, keys walk as the picture
//! is drawn, and every press says what came of it.

use crate::scene::Scene;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::wish::{New, Wish};

/// Every size that the read-back is shown at.
const SIZES: [(u16, u16); 7] = [(80, 24), (120, 36), (60, 18), (40, 10), (80, 20), (100, 18), (70, 30)];

const WHAT: &str =
    "Open the chapel kitchen one evening a week for whoever wants to cook and eat together, all year round";
const WHO: &str = "Shanice and the Friday reading club";
const HELP: &str = "somebody with a food hygiene certificate, thirty soup plates, and a key to the side door";

/// An action that is long in every part, between two short ones: it comes last by its number, and first by its day.
fn scene(template: &str) -> (Scene, [Id; 3]) {
    let mut scene = Scene::with_groups(template);
    let theme = scene.said(Kind::Theme, "clusters", "Deciding together");
    let mut action = |words: &str, due: &str| {
        let due = (!due.is_empty()).then(|| chrono::NaiveDate::parse_from_str(due, "%Y-%m-%d").expect("a day"));
        let new = New::line(Kind::Action, "actions", words).with(Field::Theme, Value::Other(theme.clone()));
        let new = new.with(Field::Who, Value::Text(WHO.into()));
        let value = due.map(|day| Value::Date { on: Some(day), said: day.to_string().into() });
        scene.wish(&Wish::Say(value.into_iter().fold(new, |new, due| new.with(Field::Due, due))))
    };
    let late = action("Count who came", "2026-09-01");
    let none = action("Write it up", "");
    let long = action(WHAT, "2026-06-20");
    scene.wish(&Wish::answer(&long, Field::Help, Value::Text(HELP.into())));
    scene.wish(&Wish::answer(&long, Field::State, Value::Text("doing".into())));
    (scene, [late, none, long])
}

fn lit(scene: &Scene) -> Option<Id> {
    scene.screen.app.desk().and_then(|desk| desk.lit.clone())
}

/// The words on the screen, as they are read on from row to row.
fn read(scene: &Scene) -> String {
    let shown = scene.screen.shown();
    let beside = |row: &str| row.split_once('│').map_or(row, |(_, row)| row).trim().to_owned();
    let rows: Vec<String> = shown.lines().map(beside).collect();
    rows.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(scene: &Scene) -> String {
    scene.screen.app.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default()
}

#[test]
fn the_lit_action_is_whole_and_the_keys_walk_as_it_is_drawn() {
    let (mut scene, [late, none, long]) = scene("1");
    scene.at("read-back");
    for (columns, rows) in SIZES {
        scene.screen.resize(columns, rows);
        let shown = read(&scene);
        for words in [WHO, HELP, "under way", "20 June 2026"] {
            // The frame of a small window holds what is said of it, if not all that is done.
            assert!(
                (columns, rows) == (40, 10) || shown.contains(words),
                "“{words}” at {columns}x{rows}:\n{}",
                scene.screen.shown()
            );
        }
        assert!(shown.contains(WHO), "{columns}x{rows}:\n{}", scene.screen.shown());
        assert!(!shown.contains("said…") && !shown.contains("said aloud D…"), "{}", scene.screen.shown());
    }
    scene.screen.resize(80, 24);
    scene.shots("aloud_read_back");
    let walk: Vec<Option<Id>> = (0..3)
        .map(|_| {
            let here = lit(&scene);
            scene.play("Down");
            here
        })
        .collect();
    assert_eq!(walk, [Some(long), Some(late), Some(none)], "by their days, and last what has none");
}

#[test]
fn a_second_enter_says_what_came_of_it() {
    for (template, task) in [("1", "read-back"), ("3", "public-report")] {
        let (mut scene, _) = scene(template);
        scene.at(task).play("Enter");
        let before = lit(&scene);
        scene.play("Enter");
        assert_ne!(lit(&scene), before);
        assert!(said(&scene).contains("was promised already. Now 1."), "{}", said(&scene));
    }
    let (mut scene, _) = scene("3");
    scene.at("public-report").play("Down Down Enter");
    let last = lit(&scene);
    scene.play("Enter");
    assert_eq!(lit(&scene), last);
    assert!(said(&scene).contains("it is the last one"), "{}", said(&scene));
}

#[test]
fn the_report_of_a_group_shows_its_lit_action_whole() {
    let (mut scene, _) = scene("3");
    scene.at("public-report").play("Down Down");
    for (columns, rows) in [(80, 24), (120, 36), (60, 18), (80, 20)] {
        scene.screen.resize(columns, rows);
        let shown = read(&scene);
        for words in [WHAT, WHO, HELP, "under way"] {
            let low = rows == 18 && words == WHAT;
            assert!(low || shown.contains(words), "“{words}” at {columns}x{rows}:\n{}", scene.screen.shown());
        }
    }
    scene.screen.resize(80, 24);
    scene.shots("aloud_report");
}

#[test]
fn after_the_next_meeting_as_many_actions_stand_there_as_before() {
    let (mut scene, _) = scene("1");
    scene.at("read-back").play("Down Down");
    scene.screen.resize(60, 18);
    let shown = |scene: &Scene| {
        let all = ["Count who", "Write it up", "Open the"];
        all.iter().filter(|words| read(scene).contains(*words)).count()
    };
    let before = shown(&scene);
    scene.play("Down \"20 June 6pm\" Tab \"Gwen\" Enter");
    assert!(read(&scene).contains("Next meeting: 20 June 6pm"), "{}", scene.screen.shown());
    assert!(shown(&scene) >= before, "{before} before:\n{}", scene.screen.shown());
    for (columns, rows) in [(40, 10), (60, 18)] {
        scene.screen.resize(columns, rows);
        assert!(read(&scene).contains(WHO), "{}", scene.screen.shown());
        assert!(!read(&scene).contains("Gwe…") && !read(&scene).contains("read…"), "{}", scene.screen.shown());
    }
    scene.shots("aloud_kept");
}
