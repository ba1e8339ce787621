//! What is said in a break, and at something of our own, stands where it was said: on the screen, on the wall's count, in
//! the report.

use crate::scene::Scene;
use commonground::export::{markdown, report};
use commonground::model::field::Field;
use commonground::model::query;

/// Walks to the break after the open one.
fn next_break(scene: &mut Scene) {
    scene.play("Ctrl-N");
    scene.at("break");
}

#[test]
fn each_break_has_its_own_lines_and_its_own_place_in_the_report() {
    let mut scene = Scene::with_groups("3");
    scene.at("time-lines").play("\"1998 the mill closes\" Enter");
    scene.at("break").play("\"the coffee ran out\" Enter");
    next_break(&mut scene);
    scene.play("\"somebody has lost a scarf\" Enter");
    assert!(!scene.screen.shown().contains("the coffee ran out"), "{}", scene.screen.shown());
    let desk = scene.screen.app.desk().expect("a desk");
    assert_eq!(desk.lines_here(), 1, "the picture of the room counts those of this break");
    let second = desk.item().expect("a break").id.clone();
    scene.play("Ctrl-B");
    for _ in 0..40 {
        if scene.screen.app.desk().is_some_and(|desk| desk.task_code() == "break") {
            break;
        }
        scene.play("Ctrl-B");
    }
    let first = scene.screen.app.desk().and_then(|desk| desk.item()).expect("a break").id.clone();
    assert_ne!(first, second);
    let shown = scene.screen.shown();
    assert!(shown.contains("the coffee ran out") && !shown.contains("scarf"), "{shown}");

    let session = scene.session();
    let said = |item| session.entry(item).map(|item| query::lines_at(session, item).count());
    assert_eq!((said(&first), said(&second)), (Some(1), Some(1)));
    let paper = markdown::markdown(&report::report(session));
    let at = |words: &str| paper.find(words).unwrap_or_else(|| panic!("“{words}” stands in\n{paper}"));
    let agenda = query::agenda(session);
    let before = |id: &commonground::model::id::Id| {
        let here = agenda.iter().position(|item| item.id == *id).expect("on the agenda");
        agenda[..here].iter().rev().map(|item| item.words(Field::Stage)).find(|code| code != "break")
    };
    assert_eq!(before(&first).as_deref(), Some("time-lines"));
    assert!(at("the mill closes") < at("the coffee ran out"), "behind what it came after:\n{paper}");
    assert!(at("the coffee ran out") < at("somebody has lost a scarf"), "{paper}");
    let between = paper.get(at("the coffee ran out")..at("somebody has lost a scarf")).expect("at whole letters");
    assert!(between.contains("# Break"), "each has a heading of its own:\n{between}");
}

#[test]
fn a_break_that_comes_on_the_agenda_later_does_not_show_what_was_said_at_the_one_before() {
    let mut scene = Scene::of("1");
    scene.at("break").play("\"the coffee ran out\" Enter");
    let item = scene.screen.app.desk().and_then(|desk| desk.item()).expect("a break").id.clone();
    let line = query::lines(scene.session(), "break").next().expect("a line");
    assert_eq!(line.other(Field::Item), Some(&item), "though the agenda has no other break yet");
}
