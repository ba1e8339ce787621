//! The terminal goes, or somebody ends the program: the process is gone within two seconds, burns nothing, gives back
//! a terminal that is still there, and the half-typed line is in its place at the next start.

use super::terminal::{Terminal, at_values, line_of};
use std::path::Path;
use std::time::Duration;

/// How long the process may live on, and how much of the processor it may use meanwhile.
const GONE_IN: Duration = Duration::from_secs(2);
const BURNT: f64 = 0.1;

const HALF: &str = "half a sentence";

/// A screen with the clock running and a half-typed line.
fn half_typed(folder: &Path) -> (String, Terminal) {
    let (path, mut screen) = at_values(folder);
    screen.press("C-t");
    screen.wait("left");
    screen.type_text(HALF);
    screen.wait(HALF);
    (path, screen)
}

/// The process goes, in time and quietly; its status.
fn goes(screen: &mut Terminal, used: f64, how: &str) -> u32 {
    let took = screen.wait_for_state('Z');
    let burnt = screen.process().1 - used;
    assert!(took < GONE_IN, "{how}: gone after {took:?}");
    assert!(burnt < BURNT, "{how}: {burnt} s of processor time");
    screen.ended()
}

fn line_is_back(folder: &Path, path: &str, begins: &str, how: &str) {
    let mut again = Terminal::start(folder, &[path], (100, 30), &[]);
    again.wait("WRITING");
    let wanted = format!("{begins} in its place, {how}");
    again.wait_until(&wanted, |shown| line_of(shown).is_some_and(|line| line.starts_with(begins)));
    again.press("C-q");
    assert_eq!(again.ended(), 0);
}

#[test]
fn a_closed_terminal_ends_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, mut screen) = half_typed(folder.path());
    let used = screen.process().1;
    screen.close();
    assert_eq!(goes(&mut screen, used, "closed"), 129);
    line_is_back(folder.path(), &path, HALF, "closed");
}

#[test]
fn a_closed_terminal_ends_a_program_that_was_told_to_ignore_hang_ups() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, mut first) = at_values(folder.path());
    first.press("C-q");
    assert_eq!(first.ended(), 0);
    let by = ["/bin/sh", "-c", "trap '' HUP; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_commonground")];
    let mut screen = Terminal::start_by(&by, folder.path(), &[&path], (100, 30), &[]);
    screen.wait("WRITING");
    screen.type_text(HALF);
    screen.wait(HALF);
    let used = screen.process().1;
    screen.close();
    assert_eq!(goes(&mut screen, used, "closed, hang-ups ignored"), 129);
    line_is_back(folder.path(), &path, HALF, "closed, hang-ups ignored");
}

#[test]
fn signals_end_the_program_and_the_terminal_is_given_back() {
    for (signal, status) in [("HUP", 129), ("INT", 130), ("QUIT", 131), ("TERM", 143)] {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, mut screen) = half_typed(folder.path());
        assert!(!screen.is_given_back());
        let used = screen.process().1;
        screen.signal(signal);
        assert_eq!(goes(&mut screen, used, signal), status);
        screen.drained();
        assert!(screen.is_given_back(), "{signal}:\n{}", screen.text());
        line_is_back(folder.path(), &path, HALF, signal);
    }
}

/// Nobody reads what is drawn: the screen hangs in a write. The signal ends the process all the same, and what was
/// typed is there, though it could not be painted.
#[test]
fn a_terminal_that_takes_nothing_holds_nobody_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, mut screen) = half_typed(folder.path());
    screen.read_no_more(true);
    // Larger and smaller: whole screens are drawn until nothing more goes in.
    let mut still = 0;
    let mut used = screen.process().1;
    for n in 0.. {
        screen.resize(100 + n % 2, 30);
        std::thread::sleep(Duration::from_millis(50));
        let now = screen.process().1;
        still = if now > used { 0 } else { still + 1 };
        used = now;
        if still > 20 {
            break;
        }
    }
    screen.signal("TERM");
    assert_eq!(goes(&mut screen, used, "a full terminal"), 143);
    line_is_back(folder.path(), &path, HALF, "a full terminal");
}

#[test]
fn a_stop_gives_the_terminal_back_and_going_on_takes_it_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, mut screen) = half_typed(folder.path());
    screen.signal("TSTP");
    screen.wait_for_state('T');
    screen.wait_until("an empty screen", |shown| !shown.contains(HALF));
    assert!(screen.is_given_back());
    screen.signal("CONT");
    screen.wait("What matters so much here");
    screen.wait(HALF);
    screen.type_text(" goes on");
    screen.wait("half a sentence goes on");
    screen.press("C-q");
    assert_eq!(screen.ended(), 0);
}
