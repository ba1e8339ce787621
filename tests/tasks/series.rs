//! Meetings that go on from one another: what is said at their opening, what a community of practice takes down, decisions
//! and measures; and how people come to what stands after every event.

use crate::scene::Scene;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::ui::msg::What;

/// A session of half a day with tasks on its agenda that stand on none of the usual ones.
fn with(tasks: &[&str]) -> Scene {
    let mut scene = Scene::of("1");
    for task in tasks {
        let title = commonground::model::stage::task(task).map_or(*task, |task| task.title);
        scene.wish(&Wish::Say(
            New::line(Kind::Agenda, "", title)
                .with(Field::Stage, Value::Text((*task).into()))
                .with(Field::Day, Value::Count(1)),
        ));
    }
    scene
}

/// Something that was said in the session before, and taken over.
fn from_before(scene: &mut Scene, new: New, n: u64) {
    let stamp = Stamp { writer: "other-abcdefghabcdefgh".to_owned(), next: n, step: n, at: scene.screen.at };
    let ops = propose(scene.session(), &Wish::Say(new), &stamp).expect("a wish that may be");
    scene.screen.saved.extend(ops.iter().cloned());
    scene.screen.take(What::Heard(ops));
}

#[test]
fn what_comes_after_the_event_is_found_by_its_name_on_every_agenda() {
    for template in ["1", "2", "3", "4"] {
        for (typed, task) in [("review", "review"), ("lessons", "lessons"), ("decisions", "decisions")] {
            let mut scene = Scene::of(template);
            scene.play("Ctrl-A");
            assert!(!scene.screen.shown().contains("Decisions"), "not before somebody asks for it");
            scene.play(&format!("\"{typed}\" Enter"));
            let here = scene.screen.app.desk().map(|desk| desk.task_code().to_owned());
            assert_eq!(here.as_deref(), Some(task), "template {template}");
        }
    }
}

#[test]
fn the_opening_says_what_the_session_goes_on_from_and_what_is_open() {
    let mut scene = with(&["said"]);
    let follows = Value::Text("Healthy Valley, 14 May 2026".into());
    scene.wish(&Wish::answer(&Id::session(), Field::Follows, follows));
    from_before(&mut scene, New::line(Kind::Action, "actions", "Map every free room"), 1);
    from_before(&mut scene, New::line(Kind::Ask, "actions", "Keep the evening bus"), 2);
    let told = "Goes on from Healthy Valley, 14 May 2026. Still open from then: 1 action, 1 ask without an answer.";
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(scene.spoken().contains(told), "{}", scene.spoken());
    scene.screen.resize(120, 36);
    assert!(
        flat(&scene.screen.shown()).contains("Goes on from Healthy Valley, 14 May 2026."),
        "{}",
        scene.screen.shown()
    );
    scene.shots("series_opening");
    // What was taken over stands where it is asked about.
    scene.at("said").shots("series_said");
    assert!(scene.screen.shown().contains("Map every free room"), "{}", scene.screen.shown());
}

#[test]
fn a_circle_looks_at_how_it_works_a_page_each_question() {
    let mut scene = with(&["reflection"]);
    scene.at("reflection").play("\"Surgery\" Tab \"Friday club\" Tab \"thin\" Tab \"strong\" Enter");
    scene.shots("series_relationships");
    scene.play("Ctrl-K \"2\" Enter \"the school has taken on the keys\" Enter");
    scene.play("Ctrl-K \"3\" Enter \"the next valley asks how\" Enter").shots("series_pathways");
    insta::assert_snapshot!(scene.held("reflection"));
}

#[test]
fn decisions_and_measures_are_one_line_each() {
    let mut scene = with(&["decisions", "measures"]);
    scene
        .at("decisions")
        .play("\"We meet in the library\" Tab \"Nasreen\" Tab \"1 June 2026\" Tab \"the hall is cold\" Enter");
    scene.shots("series_decisions");
    scene
        .at("measures")
        .play("\"people we could ring at night\" Tab \"31\" Tab \"40 asked\" Tab \"May 2026\" Tab \"ours\" Enter");
    scene.play("\"visits\" Tab \"212\" Tab Tab Tab \"nobody's\" Enter");
    let refused = scene.screen.shown();
    assert!(
        refused.contains("visits") && refused.contains("Whose measure"),
        "what is no answer stays in the line\n{refused}"
    );
    scene.shots("series_measures");
    insta::assert_snapshot!("series_decided", scene.held("decisions"));
    insta::assert_snapshot!("series_counted", scene.held("measures"));
}
