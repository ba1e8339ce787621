//! Steering the room by keys, while somebody writes: what the desk says of itself, and what it shows of the room.

use crate::scene::Scene;
use commonground::model::day::now::{Face, Now, Seen, Turning, Window};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::wish::Wish;
use commonground::ui::msg::What;
use commonground::ui::state::steering::Steering;

fn now(scene: &Scene) -> Now {
    let desk = scene.screen.app.desk().expect("a desk");
    desk.now(scene.screen.app.at)
}

/// Another window, as it is heard of.
fn window(writer: &str, turn: u64, pages: usize) -> Seen {
    let now = Now { writer: writer.to_owned(), turn, ..Now::default() };
    Seen { window: Window { beat: 1, pages, now }, fresh: true, sure: true, ago: 0 }
}

fn hear(scene: &mut Scene, windows: &[Seen]) {
    scene.screen.take(What::Around(windows.to_vec()));
}

/// What must not be said by steering: nothing of it is an operation, and what is half-typed stays.
fn steers_only(scene: &mut Scene, script: &str) {
    let (saved, line) = (scene.screen.saved.len(), scene.screen.text().contains("› half a line"));
    scene.play(script);
    assert_eq!(scene.screen.saved.len(), saved, "{script} says nothing");
    assert_eq!(scene.screen.text().contains("› half a line"), line, "{script} leaves the line alone");
}

#[test]
fn a_paper_wall_shows_the_question_until_somebody_puts_it_up() {
    let mut scene = Scene::of("1");
    scene.at("values").play("\"neighbours look in\" Enter \"half a line\"");
    assert!(!now(&scene).put_up, "paper");
    steers_only(&mut scene, "Ctrl-W");
    assert!(now(&scene).put_up);
    // Another task has a wall of its own; this one's stays up.
    steers_only(&mut scene, "Ctrl-W");
    assert!(!now(&scene).put_up, "held: taken down, not yet shown");
    scene.play("Ctrl-W Ctrl-N");
    assert!(!now(&scene).put_up);
    scene.play("Ctrl-B");
    assert!(now(&scene).put_up);
}

#[test]
fn on_a_screen_live_tasks_stand_at_once_and_held_ones_when_they_are_put_up() {
    let mut scene = Scene::with_groups("3");
    scene.wish(&Wish::answer(&Id::session(), Field::Wall, Value::Text("screen".into())));
    for (task, at_once, put_up) in [
        ("time-lines", false, true),
        ("trends", true, false),
        ("prouds-sorries", true, false),
        ("ideal-futures", false, true),
    ] {
        scene.at(task);
        let rule = scene.screen.app.desk().expect("a desk").wall_rule();
        let at_once = at_once && rule == commonground::model::stage::WallRule::Live;
        assert_eq!(now(&scene).put_up, at_once, "{task}");
        scene.play("Ctrl-W");
        assert_eq!(now(&scene).put_up, put_up || !at_once, "{task}");
    }
}

#[test]
fn what_is_settled_before_the_day_is_never_put_up() {
    let mut scene = Scene::of("3");
    scene.play("Alt-P Ctrl-W");
    assert!(!now(&scene).put_up);
    assert!(scene.screen.text().contains("never shown to the room"), "{}", scene.screen.text());
}

#[test]
fn every_page_of_the_room_is_one_key_from_writing_and_the_same_key_goes_back() {
    let mut scene = Scene::of("1");
    scene.at("values").play("\"half a line\"");
    for (key, face) in
        [("Ctrl-U", Face::Blank), ("Alt-:", Face::Break), ("Alt-?", Face::Fit), ("Alt-\\", Face::Roadmap)]
    {
        steers_only(&mut scene, key);
        assert_eq!(now(&scene).face, face);
        steers_only(&mut scene, key);
        assert_eq!(now(&scene).face, Face::Task);
    }
    // Another task brings its own page; a blank room stays blank until somebody wants it back.
    scene.play("Alt-: Ctrl-N");
    assert_eq!(now(&scene).face, Face::Task);
    scene.play("Ctrl-U Ctrl-N");
    assert_eq!(now(&scene).face, Face::Blank);
    scene.play("Ctrl-W");
    assert_eq!((now(&scene).face, now(&scene).put_up), (Face::Task, true));
}

#[test]
fn the_numbers_of_the_dots_wait_for_the_reveal() {
    let mut scene = Scene::with_groups("3");
    scene.at("dots");
    assert!(!now(&scene).revealed);
    steers_only(&mut scene, "Ctrl-V");
    assert!(now(&scene).revealed);
    steers_only(&mut scene, "Ctrl-V");
    assert!(!now(&scene).revealed);
    // Elsewhere there is nothing to reveal.
    scene.at("key-trends").play("Ctrl-V");
    assert!(!now(&scene).revealed);
}

#[test]
fn the_desk_turns_the_rooms_pages_as_many_as_the_room_has() {
    let mut scene = Scene::of("1");
    scene.at("values").play("\"one\" Enter Ctrl-W");
    steers_only(&mut scene, "Ctrl-PgDn");
    assert_eq!(now(&scene).page, 0, "without a room as many as it would have");
    hear(&mut scene, &[window("room-aaaaaaaa", 0, 3)]);
    for (key, page) in [("Ctrl-PgDn", 1), ("Ctrl-PgDn", 2), ("Ctrl-PgDn", 2), ("Ctrl-PgUp", 1)] {
        steers_only(&mut scene, key);
        assert_eq!(now(&scene).page, page);
    }
    assert!(scene.screen.text().contains("page 2 of 3"), "{}", scene.screen.text());
    scene.play("Ctrl-N Ctrl-B");
    assert_eq!(now(&scene).page, 0);
}

#[test]
fn of_two_desks_one_steers_and_the_other_asks_before_it_takes_over() {
    let mut scene = Scene::of("1");
    scene.at("values");
    let other = window("desk-zzzzzzzz", 4, 0);
    hear(&mut scene, &[other]);
    assert_eq!(now(&scene).turn, 0, "it does not steer");
    scene.play("Ctrl-U");
    assert_eq!((now(&scene).turn, now(&scene).face), (0, Face::Task));
    assert!(scene.screen.text().contains("steered at the other desk. Press again"), "{}", scene.screen.text());
    // Another key asks anew, and so does the same one much later.
    scene.play("Ctrl-W");
    assert_eq!(now(&scene).turn, 0);
    scene.screen.pass(11);
    scene.play("Ctrl-W");
    assert_eq!(now(&scene).turn, 0);
    scene.play("Ctrl-W");
    assert_eq!((now(&scene).turn, now(&scene).put_up), (5, true));
    // The other one takes it back; when it has gone, nobody is asked.
    hear(&mut scene, &[window("desk-zzzzzzzz", 6, 0)]);
    scene.play("Ctrl-U");
    assert_eq!(now(&scene).face, Face::Task);
    hear(&mut scene, &[]);
    scene.play("Ctrl-U");
    assert_eq!(now(&scene).face, Face::Blank);
}

#[test]
fn two_that_take_the_room_at_once_agree_on_one() {
    let one = Now { writer: "desk-a".to_owned(), turn: 3, ..Now::default() };
    let other = Now { writer: "desk-b".to_owned(), ..one.clone() };
    for pair in [[&one, &other], [&other, &one]] {
        assert_eq!(Now::steering(pair).map(|now| now.writer.as_str()), Some("desk-b"));
    }
    let mut scene = Scene::of("1");
    hear(&mut scene, &[]);
    assert_eq!(now(&scene).turn, 1);
    // The scene's desk is desk-aaaaaaaa.
    hear(&mut scene, &[window("desk-zzzzzzzz", 1, 0)]);
    scene.at("values").play("Ctrl-U");
    assert_eq!(now(&scene).face, Face::Task, "the greater name steers");
}

#[test]
fn the_desk_shows_how_it_is_with_the_room() {
    let mut scene = Scene::of("1");
    scene.at("values").play("\"neighbours look in on each other\" Enter \"nobody is asked twice\" Enter");
    assert!(!scene.screen.text().contains("room"), "nobody needs to know of a room that never was");
    hear(&mut scene, &[window("room-aaaaaaaa", 0, 2)]);
    scene.shots("steering_question");
    scene.play("Ctrl-W");
    scene.shots("steering_wall");
    scene.play("Ctrl-U");
    scene.shots("steering_blank");
    hear(&mut scene, &[]);
    assert!(scene.screen.text().contains("no room open"), "{}", scene.screen.text());
    hear(&mut scene, &[window("room-aaaaaaaa", 0, 2), window("desk-zzzzzzzz", 9, 0)]);
    assert!(scene.screen.text().contains("room: other desk"), "{}", scene.screen.text());
}

#[test]
fn large_shows_what_is_steered_and_holds_what_is_held() {
    let mut scene = Scene::with_groups("3");
    scene.at("ideal-futures").play("\"a bus every evening\" Enter Ctrl-L");
    assert!(!scene.screen.text().contains("a bus every evening"), "held:\n{}", scene.screen.text());
    scene.play("Ctrl-W");
    assert!(scene.screen.text().contains("a bus every evening"), "put up:\n{}", scene.screen.text());
    scene.play("Ctrl-U \"half a line\"");
    let text = scene.screen.text();
    assert!(!text.contains("a bus every evening") && text.contains("half a line"), "blank:\n{text}");
}

/// What a desk that was killed had last said of itself, as the next one finds it.
fn restarted(scene: &Scene) -> Steering {
    let said = now(scene);
    let window = ron::to_string(&Window { beat: 7, pages: 0, now: said }).expect("a text");
    assert!(window.len() < 16_384, "{}", window.len());
    let read: Window = ron::from_str(&window).expect("a window");
    Steering::as_before(read.now)
}

#[test]
fn every_wall_that_was_up_is_up_again_after_a_crash() {
    let mut scene = Scene::with_groups("3");
    let walls = ["time-lines", "dots", "prouds-sorries", "ideal-futures"];
    for task in walls {
        scene.at(task).play("Ctrl-W");
        assert!(now(&scene).put_up, "{task}");
        if task == "dots" {
            scene.play("Ctrl-V");
        }
    }
    scene.at("actions").play("Alt-> \"half a line\"");
    let steering = restarted(&scene);
    scene.screen.app.desk_mut().expect("a desk").steering = steering;
    assert_eq!((now(&scene).put_up, now(&scene).turning), (false, Turning::Off));
    scene.play("Esc");
    for _ in 0..60 {
        scene.play("Ctrl-B");
    }
    let mut up = Vec::new();
    for _ in 0..60 {
        let (task, now) = (scene.screen.app.desk().expect("a desk").task_code(), now(&scene));
        if now.put_up && !up.iter().any(|(one, _)| *one == task) {
            up.push((task, now.revealed));
        }
        scene.play("Ctrl-N");
    }
    assert_eq!(up.iter().map(|(task, _)| *task).collect::<Vec<_>>(), walls);
    assert!(up.iter().all(|(task, revealed)| *revealed == (*task == "dots")), "{up:?}");
}

#[test]
fn the_room_turns_its_pages_by_itself_until_the_desk_does() {
    let mut scene = Scene::of("1");
    scene.at("values").play("\"one\" Enter Ctrl-W \"half a line\"");
    let room = |page| Seen {
        window: Window { now: Now { page, ..window("room-aaaaaaaa", 0, 4).window.now }, ..window("", 0, 4).window },
        ..window("", 0, 4)
    };
    hear(&mut scene, &[room(2)]);
    assert_eq!(now(&scene).turning, Turning::ByItself);
    assert!(scene.screen.text().contains("room: wall 3/4 by itself"), "{}", scene.screen.text());
    // On from the page that stands there; it stays, also in the words on the desk.
    steers_only(&mut scene, "Ctrl-PgDn");
    assert_eq!((now(&scene).page, now(&scene).turning), (3, Turning::Stopped));
    assert!(scene.screen.text().contains("page 4 of 4 and stays there. Alt-> has it"), "{}", scene.screen.text());
    hear(&mut scene, &[room(3)]);
    let shown = scene.screen.text();
    assert!(shown.contains("room: wall 4/4") && !shown.contains("4/4 by itself"), "{shown}");
    // Another page or another task goes by itself again.
    scene.play("Ctrl-N Ctrl-B");
    assert_eq!((now(&scene).page, now(&scene).turning), (0, Turning::ByItself));
    hear(&mut scene, &[room(1)]);
    // Off is off, and the page stays that stood there.
    steers_only(&mut scene, "Alt->");
    assert_eq!((now(&scene).page, now(&scene).turning), (1, Turning::Off));
    scene.play("Ctrl-PgUp Ctrl-N Ctrl-B");
    assert_eq!(now(&scene).turning, Turning::Off);
    hear(&mut scene, &[room(1)]);
    scene.play("Ctrl-PgDn");
    steers_only(&mut scene, "Alt->");
    assert_eq!((now(&scene).page, now(&scene).turning), (1, Turning::ByItself), "on from where it stands");
}

/// The desk says which time the wall says: of a break that comes next, once its minutes are over, from now on.
#[test]
fn the_page_of_the_break_says_the_time_on_both() {
    let mut scene = Scene::of("1");
    scene.at("values").play("Alt-:");
    assert_eq!(now(&scene).again, None);
    assert!(scene.screen.text().contains("without a time"), "{}", scene.screen.text());
    scene.at("future-we-want").play("Alt-:");
    let again = now(&scene).again.expect("a break comes next").format("%H:%M").to_string();
    assert!(scene.screen.text().contains(&format!("we start again at {again}")), "{}", scene.screen.text());
    scene.play("Alt-:");
    assert_eq!(now(&scene).again, None);
}

/// Two desks and a room, by keys: each hears what the other says.
struct Two {
    desks: [Scene; 2],
    gone: bool,
}

impl Two {
    fn new() -> Self {
        let mut two = Self { desks: [Scene::of("1"), Scene::of("1")], gone: false };
        for scene in &mut two.desks {
            scene.at("values");
        }
        two.meet();
        two
    }

    fn play(&mut self, desk: usize, script: &str) {
        self.desks[desk].play(script);
        self.meet();
    }

    fn meet(&mut self) {
        for one in 0..2 {
            let said = Now { writer: "desk-zzzzzzzz".to_owned(), ..now(&self.desks[1 - one]) };
            let seen = Seen { window: Window { beat: 1, pages: 0, now: said }, ..window("", 0, 0) };
            let desk = Some(seen).filter(|_| !self.gone);
            let all: Vec<Seen> = desk.into_iter().chain([window("room-aaaaaaaa", 0, 2)]).collect();
            hear(&mut self.desks[one], &all);
        }
    }

    /// What each desk shows of the room.
    fn says(&self) -> [bool; 2] {
        self.desks.each_ref().map(|scene| {
            let text = scene.screen.text();
            let (here, there) = (text.contains("room: here, "), text.contains("room: other desk"));
            assert!(here != there, "{text}");
            here
        })
    }
}

#[test]
fn who_steers_stands_on_both_desks_and_either_takes_it_over() {
    let mut two = Two::new();
    let (mut steers, mut other) = if two.says()[0] { (0, 1) } else { (1, 0) };
    for round in 0..4 {
        assert!(two.says()[steers] && !two.says()[other], "{round}");
        two.play(other, "Ctrl-U");
        assert!(two.desks[other].screen.text().contains("Press again to take it over."));
        assert!(two.says()[steers], "asked once, nothing changes");
        two.play(other, "Ctrl-U");
        assert!(two.says()[other] && !two.says()[steers], "{round}");
        assert!(two.desks[steers].screen.text().contains("The other desk steers the room now."));
        std::mem::swap(&mut steers, &mut other);
    }
    two.desks[steers].play("Ctrl-W");
    two.meet();
    two.desks[steers].shots("steering_here");
    // The one that steers goes: the other has the room at once, and what was up stays up.
    assert!(now(&two.desks[steers]).put_up && !now(&two.desks[other]).put_up);
    two.gone = true;
    two.meet();
    let left = &mut two.desks[other];
    assert!(now(left).put_up);
    let text = left.screen.text();
    assert!(text.contains("this one steers the room now") && text.contains("room: wall"), "{text}");
    assert!(!text.contains("room: here"), "there is no other: {text}");
    left.play("Ctrl-W");
    assert!(!now(left).put_up, "one key, and no question");
}

#[test]
fn a_desk_that_has_crashed_is_taken_over_at_once() {
    let mut scene = Scene::of("1");
    scene.at("values");
    let item = now(&scene).task;
    let mut other = window("desk-zzzzzzzz", 4, 0);
    other.window.now = Now { task: item, put_up: true, ..other.window.now };
    hear(&mut scene, &[other.clone(), window("room-aaaaaaaa", 0, 2)]);
    // Nobody knows yet that it is gone: the second press takes the room.
    let mut at_once = Scene::of("1");
    at_once.at("values");
    hear(&mut at_once, &[other.clone(), window("room-aaaaaaaa", 0, 2)]);
    at_once.play("Ctrl-U Ctrl-U");
    assert_eq!(now(&at_once).face, Face::Blank);
    // Half a minute later nobody needs to ask; the wall stays as it was.
    hear(&mut scene, &[Seen { fresh: false, ..other }, window("room-aaaaaaaa", 0, 2)]);
    assert!(now(&scene).put_up && now(&scene).turn > 4);
    assert!(scene.screen.text().contains("room: wall"), "{}", scene.screen.text());
}
