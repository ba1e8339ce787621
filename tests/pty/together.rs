//! A desk and a room together, each a program of its own in a terminal of its own.
//!
//! `COMMONGROUND_RUNS=200 cargo test --release --test pty follow_delay -- --nocapture` prints how long a line takes from
//! "saved" at the desk to the room's painted frame.

use super::terminal::{Terminal, at_values, is_saved};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// A room of a session.
pub fn room(folder: &Path, session: &str) -> Terminal {
    Terminal::start(folder, &["room", session], (80, 24), &[])
}

/// What is seen on the wall of the question of What we value, which stands there in large letters: a row of its first
/// two.
pub const ASKED: &str = "█ ▄ █ █▀▀▄";

/// The same of the next one, "What is", as it stands there in a larger window and in a smaller one.
const ASKED_NEXT: [&str; 2] = ["█ █ █ █  █  ███  █     █  ██", "█ ▄ █ █▀▀▄  ▀▀▄ ▀█▀    █ ▄▀▀▀"];

/// Writes a line down and waits until it is saved.
pub fn write_down(desk: &mut Terminal, line: &str) {
    desk.type_text(line);
    desk.press("Enter");
    // While it is still being typed, what is said to be saved is the line before it.
    let typing = format!("› {line}");
    desk.wait_until(&format!("{line} saved"), |shown| {
        shown.contains(line) && !shown.contains(&typing) && is_saved(shown)
    });
}

/// The files of a session's folder of journals.
fn files(session: &str) -> Vec<String> {
    let folder = fs::read_dir(Path::new(session).with_extension("journal")).into_iter().flatten();
    folder.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn the_room_shows_what_the_desk_puts_up_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut desk) = at_values(folder.path());
    let mut room = room(folder.path(), &session);
    room.wait(ASKED);
    desk.wait("room: question");
    write_down(&mut desk, "neighbours look in");
    desk.press("C-w");
    room.wait("neighbours look in");
    assert!(!room.text().contains("Ctrl"), "no key stands in the room:\n{}", room.text());
    write_down(&mut desk, "nobody is asked twice");
    room.wait("nobody is asked twice");
    // Taken down, blank, and back.
    desk.press("C-w");
    room.wait_until("only the question", |shown| !shown.contains("neighbours") && shown.contains(ASKED));
    desk.press("C-u");
    room.wait_until("a blank room", |shown| shown.trim().is_empty());
    desk.press("C-w");
    room.wait("neighbours look in");
    // Undo, and going on.
    desk.press("C-z");
    room.wait_until("one taken back", |shown| !shown.contains("asked twice") && shown.contains("neighbours"));
    desk.press("C-n");
    room.wait_until("the next question", |shown| !shown.contains("neighbours") && shown.contains(ASKED_NEXT[0]));
    room.resize(60, 18);
    room.wait(ASKED_NEXT[1]);
    // The room has written nothing but that it is there, and takes that away.
    assert!(files(&session).iter().any(|name| name.starts_with("room-")));
    room.press("q");
    assert_eq!(room.ended(), 0);
    room.drained();
    assert!(room.is_given_back());
    assert!(!files(&session).iter().any(|name| name.starts_with("room-")), "{:?}", files(&session));
    desk.wait("no room open");
    desk.press("C-q");
    assert_eq!(desk.ended(), 0);
    assert!(!files(&session).iter().any(|name| name.contains(".now")), "{:?}", files(&session));
}

#[test]
fn a_room_waits_for_its_session_and_finds_it_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let session = folder.path().join("valley.ron").to_str().expect("a plain name").to_owned();
    let mut room = room(folder.path(), &session);
    room.wait("Waiting for valley.");
    let (session, mut desk) = at_values(folder.path());
    room.wait(ASKED);
    desk.press("C-q");
    assert_eq!(desk.ended(), 0);
    let away = folder.path().join("away");
    fs::create_dir(&away).expect("a folder");
    for name in ["valley.ron", "valley.journal"] {
        fs::rename(folder.path().join(name), away.join(name)).expect("it goes");
    }
    room.wait("Waiting for valley.");
    for name in ["valley.journal", "valley.ron"] {
        fs::rename(away.join(name), folder.path().join(name)).expect("it comes back");
    }
    room.wait(ASKED);
    let before = fs::read(&session).expect("the document");
    for key in ["x", "Enter", "C-z", "C-n", "PgDn", "Down"] {
        room.press(key);
    }
    room.press("Esc");
    assert_eq!(room.ended(), 0);
    room.drained();
    assert!(room.is_given_back());
    assert_eq!(fs::read(&session).expect("the document"), before);
}

#[test]
fn what_is_kept_at_one_desk_appears_at_the_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut one) = at_values(folder.path());
    let mut other = Terminal::start(folder.path(), &[&session], (100, 30), &[]);
    other.wait("What matters so much here");
    other.type_text("half a line");
    other.wait("half a line");
    write_down(&mut one, "kept at the first desk");
    other.wait("kept at the first desk");
    other.wait("› half a line");
    other.type_text(" goes on");
    other.press("Enter");
    one.wait("half a line goes on");
    // One of them steers.
    other.press("C-u");
    other.wait("steered at the other desk. Press again to take it over.");
    other.press("C-u");
    other.wait("The room is blank.");
    for desk in [&mut one, &mut other] {
        desk.press("C-q");
        assert_eq!(desk.ended(), 0);
    }
}

#[test]
fn follow_delay_from_saved_to_the_rooms_painted_frame() {
    let runs: u64 = std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(5);
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut desk) = at_values(folder.path());
    let mut room = room(folder.path(), &session);
    room.wait(ASKED);
    desk.press("C-w");
    let mut delays: Vec<Duration> = Vec::new();
    for n in 0..runs {
        let line = format!("said {n}.");
        // The last wording is what both show: one line that is changed again and again stays on its page.
        if n > 0 {
            desk.press("Up");
            desk.wait_until("the line to change", |shown| shown.contains("› said"));
            for _ in 0..line.len() + 2 {
                desk.send(b"\x7f");
            }
        }
        // At another moment between two looks of the room each time.
        room.pass(Duration::from_millis(n * 67 % 251));
        write_down(&mut desk, &line);
        let saved = Instant::now();
        room.wait_until(&line, |shown| shown.contains(&line));
        delays.push(saved.elapsed());
    }
    delays.sort();
    let (median, worst) = (delays[delays.len() / 2], delays[delays.len() - 1]);
    let tenth = delays[delays.len() * 9 / 10];
    let [median_ms, tenth, worst_ms] = [median, tenth, worst].map(|delay| delay.as_millis());
    println!("follow delay over {runs}: median {median_ms} ms, nine of ten within {tenth} ms, worst {worst_ms} ms");
    assert!(worst < Duration::from_secs(10), "the room follows");
    room.press("C-q");
    assert_eq!(room.ended(), 0);
}
