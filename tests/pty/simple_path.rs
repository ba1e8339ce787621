//! The simple path, key by key, against the real program in a pseudo-terminal at 80x24, with its rules.

use super::path::{ACTIONS, FUTURE, VALUES};
use super::terminal::Terminal;
use std::fs;
use std::path::Path;

/// The beginning of a text: the rest may stand on the next row.
fn head(text: &str) -> &str {
    text.get(..22).unwrap_or(text)
}

fn start(folder: &Path) -> Terminal {
    Terminal::start(folder, &[], (80, 24), &[])
}

fn note(screen: &mut Terminal, text: &str) {
    screen.type_text(text);
    screen.press("Enter");
}

/// From the empty home to the first value.
fn begin(screen: &mut Terminal) {
    screen.wait("What is it about?");
    note(screen, "Healthy Valley");
    screen.wait("How long have you got?");
    for choice in ["half a day", "two days", "three days", "assets first"] {
        screen.wait(choice);
    }
    screen.press("1");
    screen.wait("Welcome");
    screen.wait("10");
    screen.press("C-t");
    screen.wait_until("the clock to run", |text| text.contains("9:5") || text.contains("10:00"));
    screen.press("C-n");
    screen.wait("What matters so much here that we must keep it or grow it?");
    screen.wait("WRITING");
}

fn values(screen: &mut Terminal) {
    for (n, value) in VALUES.iter().enumerate() {
        note(screen, value);
        screen.wait(head(value));
        screen.wait(&format!("{}", n + 1));
    }
    screen.wait("saved");
    screen.press("C-z");
    screen.gone(head(VALUES[9]));
    screen.press("C-y");
    screen.wait(head(VALUES[9]));
    screen.press("Up");
    screen.type_text("!");
    screen.press("Enter");
    screen.wait("our names!");
    screen.press("C-l");
    screen.wait("What matters so much here that we must keep it or grow it?");
    screen.wait("our names!");
    screen.press("C-l");
}

fn themes(screen: &mut Terminal) {
    screen.press("C-n");
    screen.wait("It is 20");
    screen.wait("What is there?");
    for line in FUTURE {
        note(screen, line);
        screen.wait(head(line));
    }
    screen.wait("18");
    screen.press("C-n");
    screen.wait("Break");
    screen.press("C-n");
    screen.wait("18 lines, none placed");
    screen.wait("Name a theme");
    for theme in ["Places to belong", "Getting about", "Deciding together"] {
        note(screen, theme);
        screen.wait(theme);
    }
    screen.press("Esc");
    screen.wait("CHOOSING");
    screen.press("1 1 3 Down 2 0 2 1 1 1 1 1 2 3 3 3 3 2");
}

fn agree(screen: &mut Terminal) {
    screen.press("C-n");
    screen.wait(head(VALUES[0]));
    for _ in 0..3 {
        screen.wait("all of ours");
        screen.press("1");
    }
    screen.wait(head(VALUES[3]));
    screen.press("3");
    screen.wait("What was said?");
    screen.press("Enter");
    for value in &VALUES[4..] {
        screen.wait(head(value));
        screen.press("1");
    }
    screen.wait("Places to belong");
    note(screen, "Everyone has a warm place to go, free, within a walk.");
    screen.wait("Is there anyone who does not want this?");
    screen.press("1");
    screen.wait("agreed, 30 in the room");
    screen.wait("Getting about");
    note(screen, "Free buses for all.");
    screen.wait("Is there anyone who does not want this?");
    screen.press("3");
    screen.wait("What was said?");
    note(screen, "the county will never pay");
    screen.wait("Deciding together");
    note(screen, "Those who live with a decision make it.");
    screen.wait("Is there anyone who does not want this?");
    screen.press("2");
    screen.wait("WRITING");
    // The sentence is back in the line; the last three words are said differently.
    screen.wait("Those who live with a decision make it.");
    for _ in 0.."make it.".len() {
        screen.send(b"\x7f");
    }
    note(screen, "help to make it.");
    screen.wait("Those who live with a decision help to make it.");
    screen.press("1");
}

fn actions(screen: &mut Terminal) {
    screen.press("C-n");
    screen.wait("What");
    screen.wait("By when");
    screen.type_text(ACTIONS[0]);
    screen.press("Tab");
    screen.type_text("Shanice, Friday club");
    screen.press("Tab");
    screen.type_text("2 weeks");
    screen.press("Enter");
    let due = chrono::Local::now().date_naive() + chrono::Days::new(14);
    screen.wait("1.1");
    screen.wait(&due.format("by %-d %B %Y").to_string());
    screen.press("C-k 3");
    screen.wait("Deciding together");
    note(screen, ACTIONS[1]);
    screen.wait("3.1");
    screen.wait("looking for someone");
    screen.wait("no date yet");
    for action in &ACTIONS[2..] {
        note(screen, action);
        screen.wait(head(action));
    }
}

fn read_back(screen: &mut Terminal) {
    screen.press("C-n");
    screen.wait("1.1");
    screen.press("Enter");
    screen.press("Down Enter Down Down Down Down Down Down Down");
    screen.wait("When do we meet next?");
    screen.wait("Who sends this out?");
    screen.type_text("20 June 6pm");
    screen.press("Tab");
    screen.type_text("Gwen");
    screen.press("Enter");
    screen.press("C-e");
    screen.wait("healthy-valley-roadmap.html");
    screen.wait("healthy-valley-report.html");
    screen.wait("9 values, 3 themes (1 not agreed), 8 actions");
}

fn paper(folder: &Path, ending: &str) -> String {
    let sessions = folder.join("sessions");
    let path = fs::read_dir(&sessions)
        .expect("a folder of sessions")
        .map(|entry| entry.expect("readable").path())
        .find(|path| path.to_string_lossy().ends_with(ending))
        .expect("a paper of that name");
    fs::read_to_string(path).expect("readable")
}

#[test]
fn the_simple_path_from_the_first_screen_to_the_papers() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = start(folder.path());
    begin(&mut screen);
    // Rule 1: title and five presses to the first kept value: Enter, 1, Ctrl-T, Ctrl-N, and its own Enter.
    assert_eq!(screen.presses + 1, 5);
    values(&mut screen);
    themes(&mut screen);
    agree(&mut screen);
    actions(&mut screen);
    read_back(&mut screen);
    screen.press("C-q");
    assert_eq!(screen.ended(), 0);
    // Rule 2: one press a line, three a full action, one a placed card, two an agreed theme.
    eprintln!("the simple path took {} presses beside its text", screen.presses);

    let (roadmap, report) =
        (paper(folder.path(), "healthy-valley-roadmap.html"), paper(folder.path(), "healthy-valley-report.html"));
    for action in ACTIONS {
        assert!(roadmap.contains(action) && report.contains(action), "{action}");
    }
    // Where the room said 3 to a value, it stays in the report and is not on the roadmap.
    assert!(report.contains(VALUES[3]) && !roadmap.contains(VALUES[3]));
    assert!(report.contains("the county will never pay") && report.contains("Free buses for all."));
    assert!(report.contains("Those who live with a decision make it."), "the first wording is kept");

    let mut again = start(folder.path());
    again.wait("Healthy Valley");
    again.press("Enter");
    again.wait("1.1");
    again.press("C-q");
    assert_eq!(again.ended(), 0);
}

/// Rule 5: power off after any Enter, start again: the same task, the same lines, the draft in its place.
#[test]
fn the_power_goes_and_nothing_that_was_saved_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = start(folder.path());
    begin(&mut screen);
    for value in &VALUES[..3] {
        note(&mut screen, value);
        screen.wait(head(value));
    }
    screen.wait_until("the last line to be saved", |text| text.contains("saved") && !text.contains("saving"));
    screen.type_text("half a sent");
    screen.wait("half a sent");
    screen.kill();
    let mut again = start(folder.path());
    again.wait("Healthy Valley");
    again.press("Enter");
    for value in &VALUES[..3] {
        again.wait(head(value));
    }
    again.wait("What matters so much here");
    again.wait("half a sent");
}
