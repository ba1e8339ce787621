//! One entry in every task of the three-day agenda, by keys alone against the real program; then back, out, in again,
//! and everything is there.

use super::terminal::Terminal;
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use commonground::model::stage::{Surface, Task};
use commonground::model::template::Item;
use commonground::store::template;
use commonground::ui::instrument::confirm::draft_of;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The words that are said in a task.
fn words(task: &Task) -> String {
    format!("said at {}", task.code)
}

/// Says something in the open task with the keys of its surface.
fn say(screen: &mut Terminal, task: &Task) {
    let text = words(task);
    if task.surface == Surface::Kit {
        // What is packed is ticked; one's own things are written.
        screen.press("Esc");
    }
    match task.surface {
        Surface::Confirm if draft_of(task).is_some() => {
            screen.wait("WRITING");
            screen.type_text(&text);
            screen.press("Enter");
            screen.wait(&text);
        }
        Surface::Confirm => {
            // Values, then themes: a digit where something is asked, a sentence where a theme has none yet.
            for n in 0..8 {
                screen.wait_until("a question to the room", |shown| {
                    ["all of ours", "ne sentence", "Everything was asked"].iter().any(|text| shown.contains(text))
                });
                let shown = screen.text();
                if shown.contains("Everything was asked") {
                    return;
                }
                if shown.contains("WRITING") {
                    screen.type_text(&format!("{text} {n}"));
                    screen.press("Enter");
                    screen.wait("Is there anyone who does not want this?");
                    screen.wait("CHOOSING");
                }
                screen.press("1");
            }
        }
        Surface::ReadBack => screen.press("Enter"),
        _ => {
            if task.captures.is_empty() {
                return;
            }
            screen.wait("WRITING");
            screen.type_text(&text);
            screen.press("Enter");
            screen.wait(&text);
            if task.surface == Surface::Sort {
                screen.press("Esc");
                screen.wait("CHOOSING");
                screen.press("1");
            }
        }
    }
}

fn document(folder: &Path) -> PathBuf {
    fs::read_dir(folder.join("sessions"))
        .expect("a folder of sessions")
        .map(|entry| entry.expect("readable").path())
        .find(|path| path.extension().is_some_and(|end| end == "ron"))
        .expect("a session")
}

#[test]
fn one_entry_in_every_task_of_three_days() {
    let template = template::find("three-days", None).expect("the agenda");
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = Terminal::start(folder.path(), &[], (100, 30), &[]);
    screen.wait("What is it about?");
    screen.type_text("Every task");
    screen.press("Enter");
    screen.wait("How long have you got?");
    screen.press("3");
    let count = template.items.len();
    for (n, item) in template.items.iter().enumerate() {
        let task = item.row().expect("a known task");
        // The agenda at the left names every task, and only the open one has the mark; without it the title stands first.
        let start: String = item.title().chars().take(12).collect();
        screen.wait_until(item.title(), |shown| {
            let is_open = |row: &str| row.starts_with('▸') && row.contains(&start) || row.starts_with(&start);
            shown.lines().any(|row| is_open(row.trim_start()))
        });
        say(&mut screen, task);
        if n + 1 < count {
            screen.press("C-n");
        }
    }
    // Back to the task before, and forward again.
    screen.press("C-b C-b C-n");
    screen.press("C-q");
    assert_eq!(screen.ended(), 0);

    let path = document(folder.path());
    let session = Session::of(commonground::store::read(&path).expect("readable").ops);
    for task in template.items.iter().filter_map(Item::row).filter(|task| !task.captures.is_empty()) {
        let here = session.of_task(task.code).next().is_some();
        // Groups and tables belong to no task.
        let elsewhere = || task.captures.iter().any(|kind| !kind.is_said() && session.of_kind(*kind).next().is_some());
        assert!(here || elsewhere() || task.surface == Surface::Confirm, "nothing stands in {}", task.code);
    }
    assert!(session.of_kind(Kind::Theme).next().is_some() && session.of_kind(Kind::Action).next().is_some());

    // Started again: the same task, everything there.
    let mut again = Terminal::start(folder.path(), &[path.to_str().expect("a plain name")], (100, 30), &[]);
    let before_last = template.items.get(count.saturating_sub(2)).expect("a long agenda");
    again.wait(before_last.title());
    again.press("C-q");
    assert_eq!(again.ended(), 0);
    let shown = Command::new(env!("CARGO_BIN_EXE_commonground"))
        .arg("show")
        .arg(&path)
        .env("HOME", folder.path().join("home"))
        .output()
        .expect("it runs");
    let shown = String::from_utf8_lossy(&shown.stdout);
    for task in template.items.iter().filter_map(Item::row) {
        let taken = matches!(task.surface, Surface::Question | Surface::Lines | Surface::Sort | Surface::Actions);
        // Practice counts for nothing.
        if taken && task.captures.iter().any(|kind| kind.is_said()) {
            assert!(shown.contains(&words(task)), "{} is not shown", task.code);
        }
    }
}
