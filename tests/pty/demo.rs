//! The worked example, opened twice on one machine: each time as it was made, and nothing of the first comes back. What
//! is pressed while a session is on its way waits for it.

use super::terminal::Terminal;

#[test]
fn the_example_is_fresh_every_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().to_str().expect("a name");
    for tour in ["Tour 1 of 12", "F9 starts the tour"] {
        let mut screen = Terminal::start(folder.path(), &["demo"], (80, 24), &[("TMPDIR", place)]);
        screen.wait("Healthy Valley");
        screen.wait("Closing circle");
        // By itself only the first time.
        screen.wait(tour);
        let shown = screen.text();
        for alarm in ["came back", "were missing", "1 found", "a line of the first time"] {
            assert!(!shown.contains(alarm), "{alarm}: {shown}");
        }
        screen.type_text("a line of the first time");
        screen.press("Enter");
        screen.wait("saved");
        screen.press("C-b");
        screen.wait("Pulse");
        screen.type_text("a line that is left in mid-word");
        screen.wait("mid-word");
        screen.press("C-q");
        assert_eq!(screen.ended(), 0);
    }
}

#[test]
fn what_is_pressed_at_once_is_not_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().to_str().expect("a name");
    let mut screen = Terminal::start(folder.path(), &["demo"], (80, 24), &[("TMPDIR", place)]);
    screen.wait("F1 help");
    screen.send(b"\x01trend");
    screen.wait("The agenda");
    screen.wait("› trend");
}
