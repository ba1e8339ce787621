//! From task to task over the whole agenda, and keys that never do something silently.

use crate::scene::Scene;
use commonground::model::entry::Entry;
use commonground::model::field::Field;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::ui::command::{ALSO, COMMANDS, Command};
use commonground::ui::state::Overlay;
use commonground::ui::update::commands;
use std::collections::BTreeSet;

fn here(scene: &Scene) -> &'static str {
    scene.screen.app.desk().expect("a desk").task_code()
}

#[test]
fn any_task_is_one_jump_away() {
    let mut scene = Scene::with_groups("3");
    scene.at("time-lines").play("Ctrl-T \"1984 the pit closed\" Enter \"half a line");
    scene.play("Ctrl-A").shots("agenda");
    // Down and Enter; the half line waits where it was begun.
    scene.play("Down Enter");
    assert_ne!(here(&scene), "time-lines");
    assert!(scene.screen.text().contains("The half line waits in"), "{}", scene.screen.text());
    // By words of its title, by its number, and by nothing: then it stays open.
    scene.play("Ctrl-A \"ideal\"").shots("agenda_by_title");
    scene.play("Enter");
    assert_eq!(here(&scene), "ideal-futures");
    scene.play("Ctrl-A \"no such task\"").shots("agenda_nothing");
    scene.play("Enter Esc");
    assert_eq!(here(&scene), "ideal-futures");
    let number = query::on_the_days(scene.session()).iter().position(|item| item.words(Field::Stage) == "time-lines");
    scene.play(&format!("Ctrl-A \"{}\" Enter", number.expect("on the agenda") + 1));
    assert_eq!(here(&scene), "time-lines");
    assert_eq!(scene.screen.app.desk().expect("a desk").line.text_of(0), "half a line");
    // Nothing was ticked off, nor by going past, and the clock ran on where it ran.
    let ticked = scene.session().of_kind(Kind::Agenda).filter(|item| item.is(Field::Done) && query::day(item) > 0);
    let ticked: Vec<&str> = ticked.map(Entry::text).collect();
    assert_eq!(ticked, Vec::<&str>::new(), "nothing was done anywhere");
    insta::assert_snapshot!(scene.held("time-lines"));
}

#[test]
fn a_jump_says_whose_clock_runs_on() {
    let mut scene = Scene::of("3");
    scene.at("time-lines").play("Ctrl-T Ctrl-A PgDn Enter");
    assert!(scene.screen.text().contains("The clock still runs for Time lines."), "{}", scene.screen.text());
}

#[test]
fn in_a_session_that_can_only_be_read_a_jump_only_looks() {
    let mut scene = Scene::of("3");
    scene.screen.reopen(|opened: &mut commonground::ui::msg::Opened| {
        opened.read_only = Some("the disk is read-only".to_owned());
    });
    let saved = scene.screen.saved.len();
    scene.play("Ctrl-A \"ideal\" Enter");
    assert_eq!((here(&scene), scene.screen.saved.len()), ("ideal-futures", saved));
}

/// Where the agenda has no room beside the surface, the title's row says where people are.
#[test]
fn where_the_agenda_is_hidden_its_place_is_said() {
    let mut scene = Scene::of("3");
    scene.at("ideal-futures").play("Ctrl-T").shots("place_in_the_bar");
}

#[test]
fn a_lone_number_is_asked_about_before_it_becomes_a_theme() {
    let mut scene = Scene::of("1");
    scene.said(Kind::Value, "values", "neighbours look in");
    scene.said(Kind::Value, "values", "nobody is asked twice");
    scene.at("themes").play("\"1\" Enter");
    assert!(scene.screen.text().contains("There is no theme 1 yet"), "{}", scene.screen.text());
    scene.play("Backspace \"Belonging\" Enter \"1\" Enter").shots("themes_lone_number");
    assert_eq!(scene.session().of_kind(Kind::Theme).count(), 1);
    // As it says: Esc, then 1; the number stays in the line.
    scene.play("Esc 1");
    let placed =
        |scene: &Scene| scene.session().of_kind(Kind::Value).filter(|e| e.other(Field::Theme).is_some()).count();
    assert_eq!(placed(&scene), 1);
    // Enter again means it; changed meanwhile, it is asked anew.
    scene.play("Esc");
    assert_eq!(scene.screen.app.desk().expect("a desk").line.text_of(0), "1");
    scene.play("Enter Backspace \"1\" Enter");
    assert_eq!(scene.session().of_kind(Kind::Theme).count(), 1);
    scene.play("Enter");
    let names: Vec<&str> = scene.session().of_kind(Kind::Theme).map(Entry::text).collect();
    assert_eq!(names, ["Belonging", "1"]);
}

#[test]
fn no_key_begins_a_line_silently() {
    let mut scene = Scene::of("1");
    scene.said(Kind::Value, "values", "neighbours look in");
    scene.at("themes").play("\"Belonging\" Enter Esc Space").shots("themes_space");
    let is_empty = |scene: &Scene| scene.screen.app.desk().expect("a desk").line.is_empty();
    assert!(is_empty(&scene));
    // A digit beside a theme is no theme either.
    scene.play("Up 1");
    assert!(is_empty(&scene), "{}", scene.screen.text());
    assert!(scene.screen.text().contains("A theme is lit"), "{}", scene.screen.text());
    scene.play("\"b\"");
    assert_eq!(scene.screen.app.desk().expect("a desk").line.text_of(0), "b");
}

/// What the list of commands finds for words that people say.
fn found(scene: &mut Scene, words: &str) -> Vec<Command> {
    scene.play(&format!("Ctrl-P \"{words}\""));
    let found = commands(&scene.screen.app).into_iter().flatten().map(|spec| spec.command).collect();
    scene.play("Esc");
    found
}

#[test]
fn commands_are_found_by_the_words_of_facilitators() {
    let mut scene = Scene::with_groups("3");
    for (task, words, command) in [
        ("time-lines", "lane", Command::Under),
        ("time-lines", "time line", Command::Under),
        ("time-lines", "tab", Command::NextBox),
        ("stories", "table", Command::Under),
        ("stories", "lane", Command::Under),
        ("trends", "branch", Command::Under),
        ("clusters", "theme", Command::Under),
    ] {
        scene.at(task).play("\"words\" Enter");
        let found = found(&mut scene, words);
        assert!(found.contains(&command), "{words} at {task}: {found:?}");
    }
    // Each surface has its own words for it: futures stand on no lane.
    scene.play("Ctrl-A \"ideal\" Enter");
    assert!(!found(&mut scene, "lane").contains(&Command::Under));
    scene.play("\"words\" Enter");
    for (words, command) in [
        ("delete", Command::TakeBack),
        ("remove", Command::TakeBack),
        ("save", Command::AlreadySaved),
        ("print", Command::Papers),
        ("export", Command::Papers),
        ("zoom", Command::Large),
        ("projector", Command::Large),
        ("beamer", Command::Large),
        ("timer", Command::Clock),
        ("edit", Command::OpenLast),
        ("jump", Command::Agenda),
    ] {
        let found = found(&mut scene, words);
        assert!(found.contains(&command), "{words}: {found:?}");
    }
    scene.play("Ctrl-A \"one wall\" Enter Ctrl-P \"theme\"").shots("palette_theme");
}

/// At every task the key that says where lines are kept is called for what it says there, as shortly as any command.
#[test]
fn where_lines_are_kept_is_called_for_what_it_is() {
    let mut scene = Scene::with_groups("3");
    let mut seen = BTreeSet::new();
    for _ in 0..60 {
        let app = &scene.screen.app;
        if (Command::Under.spec().when)(app) {
            let named = commonground::ui::command::named(app, Command::Under.spec());
            assert!(named.does.chars().count() <= 44, "{}", named.does);
            seen.insert(format!("{:?}: {} ({})", app.desk().expect("a desk").surface(), named.does, named.short));
        }
        scene.play("Ctrl-N");
    }
    insta::assert_snapshot!(seen.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn other_words_are_said_once_for_each_command_and_are_not_its_own() {
    let commands: BTreeSet<&str> = ALSO.iter().map(|(command, _)| command.spec().name).collect();
    assert_eq!(commands.len(), ALSO.len());
    assert!(commands.iter().all(|name| COMMANDS.iter().any(|spec| spec.name == *name)));
    assert!(ALSO.iter().all(|(_, words)| words.chars().all(|c| c.is_lowercase() || c == ' ')));
}

/// The lit one is in sight, wherever it is, in the smallest window too.
#[test]
fn the_lit_task_is_always_in_sight() {
    let mut scene = Scene::of("3");
    scene.screen.resize(60, 18);
    scene.play("Ctrl-A");
    for _ in 0..50 {
        scene.play("Down");
        let Some(Overlay::Agenda { lit, .. }) = scene.screen.app.overlays.last() else { panic!("no agenda") };
        let title = commonground::ui::update::agenda::tasks(&scene.screen.app)[*lit].row.title.clone();
        assert!(scene.screen.text().contains(&title), "{title}: {}", scene.screen.text());
    }
}

/// Whoever types a task's name there goes to it, on the agenda or not.
#[test]
fn tasks_are_found_beside_the_commands() {
    let mut scene = Scene::of("1");
    scene.at("values").play("Ctrl-P");
    assert!(!scene.screen.text().contains("Go to:"), "with nothing typed there are commands alone");
    scene.play("\"do we all\"").shots("palette_task");
    scene.play("Enter");
    let task = |scene: &Scene| scene.screen.app.desk().expect("a desk").task_code();
    assert_eq!(task(&scene), "confirm");
    scene.play("Ctrl-P \"lessons\" Enter");
    assert_eq!(task(&scene), "lessons", "{}", scene.screen.text());
    scene.play("Ctrl-P \"zebra\"");
    assert!(scene.screen.text().contains("Nothing found."), "{}", scene.screen.text());
}
