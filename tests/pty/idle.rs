//! What a desk and a room cost while nobody does anything and a clock runs.
//!
//! `COMMONGROUND_RUNS=60 cargo test --release --test pty idle -- --nocapture` measures so many seconds each, with a new
//! session and with 10,000 lines in it.

use super::terminal::{Terminal, at_values, surroundings};
use super::together::{ASKED, room};
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Takes down so many lines without the screen.
fn fill(folder: &std::path::Path, session: &str, lines: usize) {
    let mut add = Command::new(env!("CARGO_BIN_EXE_commonground"))
        .args(["add", session, "--kind", "value", "-"])
        .envs(surroundings(folder))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("it runs");
    let text: String = (0..lines).map(|n| format!("what matters in street {n} of the valley\n")).collect();
    add.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("it reads");
    assert!(add.wait().expect("it ends").success());
}

/// Processor seconds, bytes to the screen and bytes elsewhere.
fn cost(terminal: &Terminal) -> (f64, u64, u64) {
    let (screen, elsewhere) = terminal.written();
    (terminal.process().1, screen, elsewhere)
}

fn measure(name: &str, lines: usize, seconds: u32) {
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut desk) = at_values(folder.path());
    if lines > 0 {
        fill(folder.path(), &session, lines);
        desk.wait(&format!("street {} of", lines - 1));
    }
    let room = room(folder.path(), &session);
    room.wait(ASKED);
    desk.wait("room: question");
    desk.press("C-w");
    desk.wait("Up for the room.");
    desk.press("C-t");
    desk.wait_until("the clock", |shown| shown.contains("29:5"));
    // Until what follows on opening is over: the document is written ten quiet seconds after the last line.
    desk.pass(Duration::from_secs(u64::from(seconds.min(15))));
    let before = [cost(&desk), cost(&room)];
    desk.pass(Duration::from_secs(u64::from(seconds)));
    for ((window, before), after) in ["desk", "room"].into_iter().zip(before).zip([cost(&desk), cost(&room)]) {
        // What is on its way to the screen when somebody looks counts as written elsewhere until it has arrived.
        let (processor, screen, files) = (after.0 - before.0, after.1 - before.1, after.2.saturating_sub(before.2));
        println!(
            "{name}, {window}, {seconds} s with a running clock: {processor:.2} s of processor, {screen} bytes to the \
             screen, {files} bytes to files"
        );
        let share = processor / f64::from(seconds);
        assert!(share < 0.25, "{window}: {share:.2} of a processor");
        assert!(files < 4096 * u64::from(seconds), "{window}: {files} bytes");
    }
}

#[test]
fn nobody_does_anything_and_a_clock_runs() {
    let seconds = std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse().ok());
    measure("a new session", 0, seconds.unwrap_or(2));
    if let Some(seconds) = seconds {
        measure("10,000 lines", 10_000, seconds);
    }
}
