//! The window at a table: its own lines, everybody's when asked, and where the desk goes it goes too.

use crate::scene::Scene;
use commonground::model::day::now::{Now, Seen, Window};
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::wish::{New, Wish};
use commonground::ui::command::{COMMANDS, Command, footer, named};
use commonground::ui::keymap;
use commonground::ui::msg::What;

/// The agenda item of a task.
fn item(scene: &Scene, task: &str) -> Id {
    let is_it = |item: &&&Entry| query::task_of(item).is_some_and(|on| on.code == task);
    query::agenda(scene.session()).iter().find(is_it).expect("on the agenda").id.clone()
}

/// A window of a writer, which is at a task.
fn window(writer: &str, turn: u64, task: Option<Id>) -> Seen {
    let now = Now { writer: writer.to_owned(), turn, task, ..Now::default() };
    Seen { window: Window { beat: 1, pages: 0, now }, fresh: true, sure: true, ago: 0 }
}

/// The desk goes to a task.
pub fn desk_goes(scene: &mut Scene, task: &str) {
    let there = item(scene, task);
    scene.screen.take(What::Around(vec![window("desk-cccccccc", 1, Some(there))]));
}

/// A session of three days with groups, opened at table 3.
fn at_table() -> Scene {
    let mut scene = Scene::with_groups("3");
    scene.screen.reopen(|opened| "t3-kkkkkkkk".clone_into(&mut opened.writer));
    scene
}

fn task(scene: &Scene) -> &'static str {
    scene.screen.app.desk().expect("a window").task_code()
}

/// What another window has said at a task.
fn said_elsewhere(scene: &mut Scene, task: &str, kind: Kind, words: &str) {
    scene.wish(&Wish::Say(New::line(kind, task, words)));
}

#[test]
fn one_line_and_enter_at_a_table() {
    let mut scene = at_table();
    desk_goes(&mut scene, "prouds-sorries");
    scene.shots("at_a_table_begun");
    scene.play("\"we kept the school\" Enter \"everybody knows the nurse\" Enter Ctrl-D \"the hall has closed\" Enter");
    said_elsewhere(&mut scene, "prouds-sorries", Kind::Proud, "said at the desk");
    assert!(!scene.screen.text().contains("said at the desk"), "only this table's lines");
    scene.play("\"the bus goes\"");
    scene.shots("at_a_table_lines");
    insta::assert_snapshot!("held", scene.held("prouds-sorries"));
    scene.play("Ctrl-L");
    assert!(scene.screen.text().contains("said at the desk"), "everybody's: {}", scene.screen.text());
    scene.shots("at_a_table_everybody");
    scene.play("Ctrl-L Enter");
    assert!(!scene.screen.text().contains("said at the desk"));
}

#[test]
fn a_table_goes_where_the_desk_goes() {
    let mut scene = at_table();
    let saved = scene.screen.saved.len();
    desk_goes(&mut scene, "time-lines");
    assert_eq!(task(&scene), "time-lines", "by itself");
    // Half a line stays until it is kept.
    scene.play("\"1987 the mill\"");
    desk_goes(&mut scene, "prouds-sorries");
    assert_eq!(task(&scene), "time-lines");
    assert!(scene.screen.text().contains("The desk is at"));
    scene.shots("at_a_table_waits");
    // It may move on once more meanwhile.
    desk_goes(&mut scene, "ideal-futures");
    scene.play("\" burned\" Enter");
    assert_eq!(task(&scene), "ideal-futures", "when the line is kept");
    let said = scene.screen.text();
    assert!(said.contains("3-1 is kept in Time lines") && said.contains("The desk has gone on to"), "{said}");
    assert_eq!(scene.held("time-lines").lines().count(), 1);
    // By one key the half line waits in its own task.
    scene.play("\"half\"");
    desk_goes(&mut scene, "prouds-sorries");
    scene.play("Ctrl-T");
    assert_eq!(task(&scene), "prouds-sorries");
    assert!(scene.screen.text().contains("The half line waits in"), "{}", scene.screen.text());
    // Whoever goes to another task by hand stays there, and comes back by one key.
    scene.play("Ctrl-A \"future\"");
    scene.play("Esc Ctrl-B");
    let there = task(&scene);
    assert_ne!(there, "prouds-sorries");
    desk_goes(&mut scene, "trends");
    assert_eq!(task(&scene), there);
    scene.play("Ctrl-T");
    assert_eq!(task(&scene), "trends");
    desk_goes(&mut scene, "ideal-futures");
    assert_eq!(task(&scene), "ideal-futures", "with the desk again");
    assert!(scene.screen.text().contains("Title half"), "the half line waited: {}", scene.screen.text());
    // Going anywhere is nothing that is written down, and a table steers nothing.
    let ops = scene.screen.saved.len() - saved;
    assert_eq!(ops, 1, "one line was said");
    assert_eq!(scene.screen.app.desk().expect("a window").now(scene.screen.at).turn, 0);
}

#[test]
fn lines_are_this_tables_where_people_speak_as_tables() {
    let mut scene = at_table();
    let mut all = String::new();
    for task in ["prouds-sorries", "ideal-futures", "values", "action-planning"] {
        if !query::agenda(scene.session()).iter().any(|item| query::task_of(item).is_some_and(|on| on.code == task)) {
            continue;
        }
        desk_goes(&mut scene, task);
        scene.play("\"a line\" Enter \"another\" Enter");
        all += &format!("== {task}\n{}", scene.held(task));
    }
    insta::assert_snapshot!("spoken_as_a_table", all);
}

#[test]
fn a_table_has_no_command_of_the_facilitators_and_none_of_our_own_words() {
    let never = ["kind", "entity", "journal", "fold", "sync", "merge", "ron", "commit", "vote"];
    let desk_alone = [
        Command::Clock,
        Command::PutUp,
        Command::Blank,
        Command::Large,
        Command::Papers,
        Command::Prepare,
        Command::Notes,
        Command::InTheRoom,
        Command::Home,
        Command::PutIn,
        Command::AllOfOurs,
        Command::ShowDots,
        Command::SaidAloud,
        Command::NotHeard,
        Command::KeepsRecord,
    ];
    let mut scene = at_table();
    let items: Vec<Id> = query::agenda(scene.session()).iter().map(|item| item.id.clone()).collect();
    assert!(items.len() > 10);
    for there in items {
        scene.screen.take(What::Around(vec![window("desk-cccccccc", 1, Some(there))]));
        for script in
            ["", "\"some words\" Enter \"more\" Enter", "Esc", "F1", "Esc Ctrl-P", "Esc F6", "Esc F5", "Esc Esc"]
        {
            scene.play(script);
            let app = &scene.screen.app;
            assert_eq!(keymap::conflicts(app), Vec::new(), "{}", task(&scene));
            assert!(footer(app).len() <= 7);
            let live: Vec<Command> = COMMANDS.iter().filter(|spec| (spec.when)(app)).map(|spec| spec.command).collect();
            let wrong: Vec<&Command> = desk_alone.iter().filter(|command| live.contains(command)).collect();
            assert_eq!(wrong, Vec::<&Command>::new(), "{}", task(&scene));
            let said = live.iter().map(|command| {
                let named = named(app, command.spec());
                format!("{} {}", named.does, named.short)
            });
            let all = said.chain([scene.screen.text()]).collect::<Vec<_>>().join("\n").to_lowercase();
            let words: Vec<&str> = all.split(|c: char| !c.is_alphabetic()).collect();
            for word in never {
                assert!(!words.contains(&word), "“{word}” at {} after {script}:\n{all}", task(&scene));
            }
        }
        // Nothing half typed keeps it from going along.
        scene.play("Wipe");
    }
}

#[test]
fn who_is_here_and_who_has_gone_silent() {
    let mut scene = Scene::with_groups("3");
    scene.at("prouds-sorries");
    let here = item(&scene, "prouds-sorries");
    said_elsewhere(&mut scene, "prouds-sorries", Kind::Proud, "said elsewhere");
    let mut windows = vec![
        window("t3-kkkkkkkk", 0, Some(here.clone())),
        window("t12-llllllll", 0, Some(item(&scene, "time-lines"))),
        window("room-mmmmmmmm", 0, Some(here)),
    ];
    scene.screen.take(What::Around(windows.clone()));
    scene.play("F6").shots("at_a_table_who_is_here");
    scene.play("Esc").screen.pass(30);
    windows[1] = Seen { fresh: false, ago: 30, ..windows[1].clone() };
    scene.screen.take(What::Around(windows.clone()));
    assert!(scene.screen.text().contains("Table 12 has gone silent"), "{}", scene.screen.text());
    scene.play("F6").screen.pass(95);
    assert!(scene.screen.text().contains("silent for 2 minutes"), "{}", scene.screen.text());
    // Opened anew it is another window of the same table.
    windows.push(window("t12-nnnnnnnn", 0, None));
    scene.screen.take(What::Around(windows));
    assert!(!scene.screen.text().contains("silent for"), "{}", scene.screen.text());
}

#[test]
fn what_came_in_while_nobody_was_here() {
    let mut scene = at_table();
    desk_goes(&mut scene, "prouds-sorries");
    scene.play("\"ours\" Enter");
    said_elsewhere(&mut scene, "prouds-sorries", Kind::Proud, "while somebody sat here");
    scene.play("\"a\"");
    scene.screen.pass(120);
    said_elsewhere(&mut scene, "prouds-sorries", Kind::Proud, "while nobody did");
    said_elsewhere(&mut scene, "time-lines", Kind::TimeLine, "1990 nobody either");
    scene.screen.pass(1);
    scene.play("\"b\"");
    assert!(scene.screen.text().contains("2 lines came in while you were away. F5"), "{}", scene.screen.text());
    scene.play("F5").shots("at_a_table_came_in");
    scene.play("Home Enter");
    assert!(scene.screen.text().contains("while nobody did"), "gone to: {}", scene.screen.text());
    // A file that is taken in at the desk brings many at once; all of them are listed, however long somebody was away.
    let brought: Vec<Wish> =
        (1..=7).map(|n| Wish::Say(New::line(Kind::Proud, "prouds-sorries", &format!("brought {n}")))).collect();
    scene.wish(&Wish::Together(brought));
    assert!(scene.screen.text().contains("7 lines came in at once. F5"), "{}", scene.screen.text());
    scene.play("F5");
    let shown = scene.screen.text();
    assert!(shown.contains("brought 7") && shown.contains("while nobody did"), "{shown}");
    scene.play("Esc");
    // Opened again: what was said since this table last wrote.
    scene.screen.reopen(|opened| "t3-pppppppp".clone_into(&mut opened.writer));
    scene.play("F5");
    let shown = scene.screen.text();
    assert!(shown.contains("while nobody did") && shown.contains("while somebody sat here"), "{shown}");
    assert!(!shown.contains("ours"), "{shown}");
}

#[test]
fn line_by_line_a_table_stays_until_a_line_is_kept() {
    let mut scene = at_table();
    desk_goes(&mut scene, "time-lines");
    scene.screen.app.by_line = true;
    desk_goes(&mut scene, "prouds-sorries");
    assert_eq!(task(&scene), "time-lines", "somebody may be in the middle of a line");
    let said = &scene.screen.app.notices.last().expect("it is said").text;
    assert!(said.contains("The next line is still kept in Time lines; Enter alone goes there."), "{said}");
    scene.play("\"1987 the mill burned\" Enter");
    assert_eq!(task(&scene), "prouds-sorries");
    assert_eq!(scene.held("time-lines").lines().count(), 1);
}

/// Another desk, here or at another site, goes to a task: as it is heard of.
fn other_desk_goes(scene: &mut Scene, task: &str) {
    let there = item(scene, task);
    scene.wish(&Wish::answer(&Id::session(), Field::Here, Value::Other(there)));
}

#[test]
fn a_desk_stays_where_it_is_when_another_goes_on() {
    let mut scene = Scene::with_groups("3");
    scene.at("values").play("\"what we keep\" Enter \"half a li\"");
    other_desk_goes(&mut scene, "welcome");
    assert_eq!(task(&scene), "values");
    assert!(scene.screen.text().contains("Another desk is at"), "{}", scene.screen.text());
    scene.play("\"ne\" Enter");
    assert_eq!(scene.held("values").lines().count(), 2);
    // It goes on from its own place, which is over then.
    other_desk_goes(&mut scene, "trends");
    assert_eq!(task(&scene), "values");
    let here = item(&scene, "values");
    scene.play("Ctrl-N");
    assert!(scene.session().entry(&here).expect("there").is(Field::Done));
    let after = query::agenda(scene.session()).iter().position(|item| item.id == here).expect("there") + 1;
    let next = query::agenda(scene.session())[after].id.clone();
    assert_eq!(query::here(scene.session()).map(|item| item.id.clone()), Some(next));
    assert!(scene.screen.app.desk().expect("a desk").stays.is_none());
}

#[test]
fn a_table_sees_what_is_spoken_of_at_the_desk() {
    let mut scene = at_table();
    let said = scene.said(Kind::Statement, "statements", "We share one library card, in every village");
    desk_goes(&mut scene, "confirm");
    assert!(!scene.screen.text().contains("library card"), "nothing is tested yet: {}", scene.screen.text());
    let there = item(&scene, "confirm");
    let mut desk = window("desk-cccccccc", 1, Some(there));
    desk.window.now.lit = Some(said);
    scene.screen.take(What::Around(vec![desk]));
    scene.shots("at_a_table_spoken_of");
    assert!(scene.screen.text().contains("We share one library card, in every village"), "{}", scene.screen.text());
}

#[test]
fn a_table_without_a_desk_is_not_sent_back_to_one() {
    let mut scene = at_table();
    scene.play("Ctrl-N Ctrl-N");
    assert!(!scene.screen.text().contains("The desk is at"), "{}", scene.screen.text());
    other_desk_goes(&mut scene, "trends");
    assert!(scene.screen.text().contains("The desk is at"), "{}", scene.screen.text());
}
