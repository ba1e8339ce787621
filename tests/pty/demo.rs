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

/// Left in the middle it says how to go on with that very copy; there stands what was written, and the tour goes on.
#[test]
fn a_copy_can_be_gone_on_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().to_str().expect("a name");
    let mut screen = Terminal::start(folder.path(), &["demo"], (200, 30), &[("TMPDIR", place)]);
    screen.wait("Tour 1 of 12");
    screen.type_text("hopeful of it");
    screen.press("Enter");
    screen.wait("Tour 2 of 12");
    screen.wait("saved");
    screen.press("C-q");
    assert_eq!(screen.ended(), 0);
    screen.drained();
    let shown = screen.text();
    let said = shown.split("To go on with this copy: commonground ").nth(1).expect("how to go on");
    let copy = said.split_whitespace().next().expect("a path").to_owned();
    assert!(copy.starts_with(place) && copy.ends_with("healthy-valley.ron"), "{shown}");
    let mut again = Terminal::start(folder.path(), &[&copy], (80, 24), &[("TMPDIR", place)]);
    again.wait("Tour 2 of 12");
    again.wait("hopeful of it");
    again.send(b"\x1b[24~");
    again.wait("F9 tour");
    again.press("C-q");
    assert_eq!(again.ended(), 0);
    // Ended there, it is not begun by itself any more.
    let mut last = Terminal::start(folder.path(), &[&copy], (80, 24), &[("TMPDIR", place)]);
    last.wait("F9 starts the tour");
    last.press("C-q");
    assert_eq!(last.ended(), 0);
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
