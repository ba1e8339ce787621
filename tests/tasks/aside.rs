//! While something else is settled the wall stays; a digit that was pressed by the way is no task; a long text keeps its
//! beginning in sight; and the read-back asks when people meet next whenever somebody wants it to.

use crate::scene::Scene;
use commonground::model::day::now::{Face, Now, Seen, Window};
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::ui::msg::What;
use commonground::ui::state::desk::{Desk, Mode};

fn now(scene: &Scene) -> Now {
    let desk = scene.screen.app.desk().expect("a desk");
    desk.now(scene.screen.app.at)
}

fn bar(scene: &Scene) -> String {
    scene.screen.app.desk().and_then(Desk::room_words).unwrap_or_default()
}

/// A room is open beside the desk.
fn room(scene: &mut Scene) {
    let now = Now { writer: "room-aaaaaaaa".to_owned(), ..Now::default() };
    let window = Window { beat: 1, pages: 1, now };
    scene.screen.take(What::Around(vec![Seen { window, fresh: true, sure: true, ago: 0 }]));
}

#[test]
fn the_plan_takes_nothing_off_the_wall() {
    let mut scene = Scene::of("3");
    room(&mut scene);
    scene.at("agenda");
    assert_eq!(bar(&scene), "room: title", "before the day there is nothing else");
    scene.at("welcome").play("Ctrl-T");
    scene.screen.pass(60);
    let before = now(&scene);
    assert!(before.left.is_some_and(|left| left > 0) && before.task.is_some());
    // To what is settled before the day, from one of it to the next, and to the plan.
    scene.play("Alt-P");
    assert_eq!((now(&scene).task, now(&scene).left), (before.task.clone(), before.left), "question and clock stay");
    assert_eq!(bar(&scene), "room: question");
    scene.play("Ctrl-N Ctrl-N");
    assert_eq!(now(&scene), before);
    // What was up stays up, with what was lit there; and the same is there on the way back.
    scene.at("values").play("\"neighbours look in\" Enter Ctrl-W Esc");
    let before = now(&scene);
    assert!(before.put_up && before.lit.is_some());
    scene.play("Ctrl-A \"Our agenda\" Enter");
    assert_eq!(scene.screen.app.desk().expect("a desk").task_code(), "agenda");
    assert_eq!(now(&scene), before);
    assert_eq!(scene.screen.app.desk().expect("a desk").lines_here(), 1, "so says the picture of the room");
    scene.play("Ctrl-W");
    assert!(now(&scene).put_up, "the key is for what is open here");
    scene.at("values");
    assert_eq!((now(&scene).task, now(&scene).put_up, now(&scene).face), (before.task, true, Face::Task));
}

#[test]
fn a_number_alone_is_no_task_of_the_agenda() {
    let mut scene = Scene::of("3");
    scene.at("agenda");
    let items = |scene: &Scene| query::agenda(scene.session()).len();
    let before = items(&scene);
    assert!(scene.screen.shown().contains("When does day 1 begin?"), "{}", scene.screen.shown());
    scene.play("Enter \"9\" Enter");
    scene.play("Ctrl-N Ctrl-B");
    let desk = scene.screen.app.desk().expect("a desk");
    assert_eq!((desk.mode, desk.lit.as_ref().map(ToString::to_string)), (Mode::Choosing, Some("day:1".to_owned())));
    assert!(!scene.screen.shown().contains("When does day 1 begin?"), "it is known: {}", scene.screen.shown());
    scene.play("Esc \"2\" Enter");
    assert_eq!(items(&scene), before, "{}", scene.held("agenda"));
    assert!(scene.screen.text().contains("“2” alone is no task."), "{}", scene.screen.text());
    assert_eq!(scene.screen.app.desk().expect("a desk").line.text_of(0), "2", "the line stays");
    scene.play("Backspace Alt-I \"7\" Enter");
    assert_eq!(items(&scene), before, "nor through the list of tasks");
}

#[test]
fn a_long_text_shows_its_beginning_and_its_end() {
    let long = "Map every free room in the valley that has a door on the street and a kettle";
    for (size, large) in [((80, 24), false), ((60, 18), false), ((120, 36), false), ((80, 24), true), ((60, 18), true)]
    {
        let mut scene = Scene::of("1");
        scene.screen.resize(size.0, size.1);
        scene.at("actions").play(if large { "Ctrl-L" } else { "" }).play(&format!("\"{long}\""));
        let shown = scene.screen.text();
        assert!(shown.contains("Map every free") && shown.contains("a kettle"), "{size:?} {large}\n{shown}");
        // A line of a search has one row.
        scene.play(&format!("Ctrl-F \"{long} of its own, and so on to the end\""));
        let shown = scene.screen.text();
        assert!(shown.contains("Map every") && shown.contains("the end"), "{shown}");
    }
}

#[test]
fn the_read_back_asks_when_people_meet_next() {
    let mut scene = Scene::of("1");
    for words in ["Map every free room", "Open table each month"] {
        scene.said(Kind::Action, "actions", words);
    }
    scene.at("read-back");
    assert_eq!(scene.screen.app.desk().expect("a desk").mode, Mode::Choosing);
    scene.play("Alt-.");
    assert!(scene.screen.app.desk().expect("a desk").asks_meeting(), "{}", scene.screen.shown());
    scene.play("\"20 June 6pm\" Tab \"Gwen\" Enter");
    let said = scene.spoken();
    assert!(scene.screen.shown().contains("20 June 6pm"), "{}\n{said}", scene.screen.shown());
    // Half-typed, it waits while somebody reads back, and comes again.
    scene.play("Up Alt-. \"4 July\" Esc Alt-.");
    assert_eq!(scene.screen.app.desk().expect("a desk").line.text_of(0), "4 July");
}
