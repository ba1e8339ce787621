//! The simple path line by line, through pipes, against the real program: rule 4 of the path.

use super::path::{ACTIONS, FUTURE, VALUES};
use super::piped;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// Plays lines into the program; what it said, and whether it ended well.
pub fn play(folder: &Path, input: &str) -> (String, bool) {
    let mut child = piped::program(folder).arg("--plain").spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    stdin.write_all(input.as_bytes()).expect("it takes lines");
    drop(stdin);
    let out = child.wait_with_output().expect("it ends");
    let said = String::from_utf8(out.stdout).expect("text");
    for c in said.chars() {
        let drawn = ('\u{2500}'..='\u{259F}').contains(&c);
        assert!(!drawn && (!c.is_control() || c == '\n'), "{c:?} in:\n{said}");
    }
    assert!(out.status.success() || !out.stderr.is_empty());
    (said, out.status.success())
}

/// Asserts that these lines were said, in this order.
pub fn in_order(said: &str, wanted: &[&str]) {
    let mut lines = said.lines();
    for line in wanted {
        assert!(lines.any(|one| one.contains(line)), "“{line}” was not said, or too early:\n{said}");
    }
}

fn lines_of(lines: &[&str]) -> String {
    lines.iter().fold(String::new(), |mut out, line| {
        writeln!(out, "{line}").expect("a string takes text");
        out
    })
}

/// The whole path as a person types it.
fn path() -> String {
    let mut input = lines_of(&["Healthy Valley", "1", ".clock", ".next"]);
    input += &lines_of(&VALUES);
    input += &lines_of(&[".undo", ".redo", ".change", "the bus driver knows our names!", ".next"]);
    input += &lines_of(&FUTURE);
    input += &lines_of(&[".next", ".next", "Places to belong", "Getting about", "Deciding together"]);
    input += &lines_of(&[".choose", "1 1 3", ".down", "2 2 1 1 3", "1"]);
    input += &lines_of(&[".next", "1 1 1 3", "", "1 1 1 1 1 1"]);
    input += &lines_of(&["Everyone has a warm place to go, free, within a walk.", "1"]);
    input += &lines_of(&["Free buses for all.", "3", "the county will never pay"]);
    input += &lines_of(&["Those who live with a decision make it.", "2"]);
    input += &lines_of(&["Those who live with a decision help to make it.", "1"]);
    input += &lines_of(&[".next", "Map every free room ; Shanice, Friday club ; 2 weeks", ".under 3"]);
    input += &lines_of(&ACTIONS[1..]);
    input += &lines_of(&[".next", "", ".down", "", ".down", ".down", ".down", ".down", ".down", ".down", ".down"]);
    input += &lines_of(&["20 June 6pm ; Gwen", ".papers", ".quit"]);
    input
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
fn a_command_without_its_dot_is_kept_and_how_it_is_written_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines = ["Healthy Valley", "1", ".next", "next", "the next bus", ".quit"];
    let (said, well) = play(folder.path(), &lines_of(&lines));
    assert!(well, "{said}");
    in_order(&said, &["The command is .next; .undo takes the line back.", "next, saved", "the next bus, saved"]);
    assert_eq!(said.matches("The command is").count(), 1, "{said}");
}

#[test]
fn the_simple_path_line_by_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let (said, well) = play(folder.path(), &path());
    assert!(well, "{said}");
    let due = chrono::Local::now().date_naive() + chrono::Days::new(14);
    let action = format!("1.1 Map every free room; Shanice, Friday club; by {}, saved", due.format("%-d %B %Y"));
    in_order(
        &said,
        &[
            "typed with two",
            "What is it about?",
            "How long have you got?",
            "1 half a day, 2 two days, 3 three days, 4 assets first",
            "Task 1 of 8: Welcome, 10 minutes.",
            "The clock runs from",
            "Task 2 of 8: What we value",
            "1 neighbours look in on each other, saved",
            "10 the bus driver knows our names, saved",
            "Value 10 is taken back. Saved.",
            "10 the bus driver knows our names, saved",
            "Changing 10: the bus driver knows our names",
            "10 the bus driver knows our names! (saved)",
            "What is there?",
            "18 meetings where anyone may speak, saved",
            "We start again at",
            "18 lines, none placed",
            "Theme 3: Deciding together, saved",
            "1 neighbours look in on each other, under no theme",
            "1 Places to belong, 2 Getting about, 3 Deciding together, 0 under no theme.",
            "1 neighbours look in on each other, under 1 Places to belong, saved",
            "3 the river is everybody's, under 3 Deciding together, saved",
            "5 children are heard, under 2 Getting about, saved",
            "Value 1 of 10",
            "Is there anyone who does not want this?",
            "1 nobody: all of ours, 2 say it differently, 3 somebody: not all",
            "Value 4: not agreed, saved",
            "What was said?",
            "Theme 1 of 3: Places to belong",
            "one sentence that all of us want",
            "Everyone has a warm place to go, free, within a walk.",
            "agreed, 30 in the room. Saved.",
            "It stays, under Not agreed. Saved.",
            "Changing",
            "Those who live with a decision help to make it.",
            "Boxes, with a semicolon between blanks: What ; Who ; By when ; Help.",
            &action,
            "Lines go under 3 Deciding together.",
            "3.1 Open table each month; looking for someone; no date yet, saved",
            "1.1 Map every free room",
            "promised, saved",
            "When do we meet next, and who sends this out?",
            "7 not yet promised",
            "Next meeting: 20 June 6pm",
            "Two papers written beside the session, in ",
        ],
    );
    assert!(said.contains("9 values, 3 themes (1 not agreed), 8 actions"), "{said}");
    assert!(!said.contains("not yet saved") && !said.contains("NOT SAVED"), "{said}");

    let (roadmap, report) =
        (paper(folder.path(), "healthy-valley-roadmap.html"), paper(folder.path(), "healthy-valley-report.html"));
    for action in ACTIONS {
        assert!(roadmap.contains(action) && report.contains(action), "{action}");
    }
    assert!(report.contains(VALUES[3]) && !roadmap.contains(VALUES[3]));
    assert!(report.contains("the county will never pay") && report.contains("Free buses for all."));
    assert!(report.contains("Those who live with a decision make it."), "the first wording is kept");

    // Opened again, it stands where it was left.
    let (again, well) = play(folder.path(), "\n.show\n");
    assert!(well, "{again}");
    in_order(&again, &["1 Healthy Valley", "Enter opens Healthy Valley", "Task 8 of 8", "1.1 Map every free room"]);
}

/// The end of the input leaves as Ctrl-Q does; what was kept is there, and what was half said elsewhere.
#[test]
fn the_input_ends_and_everything_is_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let (said, well) = play(folder.path(), "Healthy Valley\n1\n.next\na ; b\n..and so on\n.bogus\n.next");
    assert!(well, "{said}");
    in_order(&said, &["1 a ; b, saved", "2 .and so on, saved", "There is no command .bogus", "Task 3 of 8"]);
    let (said, well) =
        play(folder.path(), "1\n.back\n.where 2\n.find so on\n.line 1\n\na and b\n.time\n.agenda\n.help\n");
    assert!(well, "{said}");
    in_order(
        &said,
        &[
            "Task 3 of 8",
            "1 a ; b",
            "2 .and so on, in What we value",
            "2 .and so on, in What we value",
            "1 a ; b",
            "Changing 1: a ; b",
            "1 a and b, saved",
            "minutes are planned; the clock does not run",
            "2 What we value",
            ".find bus",
        ],
    );
}

/// A session that is not there is said in a sentence, with status 1 or 2, and nothing hangs.
#[test]
fn a_number_that_means_nothing_is_said_and_nothing_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let (said, _) =
        play(folder.path(), "Healthy Valley\n9\n1\n.under 3\n.large\n.next\na line\n.choose\n7\n.write\nanother\n");
    in_order(
        &said,
        &[
            "Not taken: 9.",
            "1 half a day",
            "Nothing to do for .under here.",
            ".large is for the screen only.",
            "1 a line, saved",
            "There is no line 7.",
            "2 another, saved",
        ],
    );
}

/// Everything about a line, and what is counted, without a screen.
#[test]
fn the_sheet_of_a_line_is_said_and_answered_line_by_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut input = lines_of(&["Healthy Valley", "1", ".next", ".next", ".next", ".next"]);
    input += &lines_of(&["Places to belong", ".next", ".next", "Map every room ; Gwen ; M3"]);
    input += &lines_of(&[".everything", "7", "the caretaker", "19", "1", "20", "moon", "b", "", "", ".quit"]);
    let (said, well) = play(folder.path(), &input);
    assert!(well, "{said}");
    in_order(
        &said,
        &[
            "1.1 Map every room; Gwen",
            "Everything about action 1.1",
            "1 What: Map every room",
            "2 Who: Gwen",
            "With: nothing",
            "Which? Type its number. Enter alone closes.",
            "With, now: nothing. Type the answer; Enter alone leaves it.",
            "With: the caretaker",
            "Led by, now: nothing.",
            "1 residents  2 services  3 both",
            "Led by: residents",
            "By, now: nothing.",
            "Nobody here is called moon.",
        ],
    );
}

/// From task to task by number or by title; a number alone is asked about before it becomes a theme.
#[test]
fn any_task_is_one_line_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = lines_of(&[
        "Healthy Valley",
        "1",
        ".next",
        "a bus every evening",
        ".agenda",
        ".go themes",
        "1",
        ".cancel",
        ".go 3",
        ".go we",
        ".go no such task",
        ".go 7",
        ".quit",
    ]);
    let (said, well) = play(folder.path(), &input);
    assert!(well);
    in_order(
        &said,
        &[
            "5 Themes, ",
            "Task 5 of 8: Themes",
            "There is no theme 1 yet",
            "Task 3 of 8: The future we want",
            "Which one? Its number comes after the command",
            "1 Welcome",
            "2 What we value",
            "There is no task no such task on the agenda.",
            "Task 7 of 8: Actions",
        ],
    );
}

/// The tour of the example, done by what it says; and that it begins by itself only the first time.
#[test]
fn the_tour_of_the_example_is_said_line_by_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let demo = |input: &str| {
        let mut program = piped::program(folder.path());
        let mut child =
            program.args(["demo", "--plain"]).env("TMPDIR", folder.path()).spawn().expect("the program starts");
        child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("it takes lines");
        let out = child.wait_with_output().expect("it ends");
        assert!(out.status.success());
        String::from_utf8(out.stdout).expect("text")
    };
    let input = [
        "hopeful",
        ".change",
        "hopeful again",
        ".undo",
        ".agenda",
        ".xyz",
        ".redo",
        ".next",
        ".go 25",
        ".choose",
        "3",
        ".go 27",
        ".down",
        "1",
        ".go 34",
        "Ask the school ; Gwen (made up) ; 2 weeks",
        ".where",
        ".roadmap",
        ".papers",
        ".help",
        ".quit",
    ];
    in_order(
        &demo(&lines_of(&input)),
        &[
            "Tour 1 of 11: The last round of an example. Type any word, then Enter.",
            ".skip-step skips a step of the tour, .leave-tour ends it.",
            "hopeful, saved",
            "Tour 2 of 11: .change brings your line back",
            "Tour 3 of 11: .undo takes your last step back.",
            "Tour 3 of 11: It is taken back. .redo brings it back",
            "40 Review meeting",
            "Tour 3 of 11: It is taken back. .redo brings it back",
            "There is no command .xyz",
            "Tour 3 of 11: It is taken back. .redo brings it back",
            "the new words are back",
            "Tour 4 of 11: .next goes",
            "Tour 5 of 11: Now to “One wall”: .go 25.",
            "Tour 6 of 11: Now to “Do we all want this?”: .go 27.",
            "agreed, 61 in the room",
            "Tour 7 of 11: Now to “Actions”: .go 34.",
            "Tour 8 of 11: You put it under theme 1: .where shows what theme 1 came from.",
            "Tour 9 of 11: .roadmap draws",
            "1. Doors that open",
            "That is the roadmap. .papers writes it",
            "Tour 10 of 11: .papers writes",
            "Two papers written",
            "And 3 files more: ",
            "Tour 11 of 11: .help lists",
            "Tour: That was the tour. .quit leaves",
            ".leave-tour ends the tour.",
        ],
    );
    // What can not be done now says why, and a number alone never leaves the task.
    let said = demo(&lines_of(&[
        ".redo",
        ".folder",
        ".choose",
        ".choose",
        "3",
        ".write",
        ".write",
        ".find bus",
        ".change",
        ".go 27",
        ".down",
        ".write",
    ]));
    in_order(
        &said,
        &[
            "29 lines stand above these; .show says them all.",
            "566 Onwards",
            "Common Ground, line by line",
            "There is nothing to bring back.",
            "There are no papers yet. .papers writes them.",
            "You are choosing already.",
            "There is no line 3 here. .line 3 goes to it, where there is one; .go 3 goes to that task of the agenda.",
            "You are writing already",
            "592 Count before you ask, in Review meeting (",
            "The room is asked: answer",
        ],
    );
    assert!(!said.contains("Task 3 of 40"), "{said}");
    let again = demo(".start-tour\n.leave-tour\n");
    in_order(
        &again,
        &[".start-tour starts the tour.", "Tour 1 of 11", "The tour is over. .start-tour starts it again."],
    );
    assert_eq!(again.matches("Tour ").count(), 1, "{again}");
}
