//! Two desks and one room: who steers is shown, and can be taken over.

use super::terminal::{Terminal, at_values};
use super::together::{ASKED, room, write_down};

#[test]
fn who_steers_is_shown_and_can_be_taken_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut one) = at_values(folder.path());
    let room = room(folder.path(), &session);
    room.wait(ASKED);
    write_down(&mut one, "neighbours look in");
    one.press("C-w");
    room.wait("neighbours look in");
    one.wait("room: wall");
    let mut other = Terminal::start(folder.path(), &[&session], (100, 30), &[]);
    other.wait("neighbours look in");
    other.wait("room: other desk");
    // Asked once, nothing changes; asked again, the room follows the second desk.
    other.press("C-w");
    other.wait("The room is steered at the other desk. Press again to take it over.");
    assert!(room.text().contains("neighbours look in"));
    other.press("C-w");
    other.wait("Up for the room.");
    other.wait("room: here, wall");
    one.wait("The other desk steers the room now.");
    one.wait("room: other desk");
    other.press("C-w");
    room.wait_until("only the question", |shown| !shown.contains("neighbours") && shown.contains(ASKED));
    other.press("C-w");
    room.wait("neighbours look in");
    // What is kept at the first desk stands at the second and in the room.
    write_down(&mut one, "nobody is asked twice");
    other.wait("nobody is asked twice");
    room.wait("nobody is asked twice");
    // Undo takes back a window's own step alone.
    other.press("C-z");
    write_down(&mut other, "the bridge is lit");
    room.wait("the bridge is lit");
    other.wait("nobody is asked twice");
    // What the first desk makes of the second one's line, the second does not take back.
    one.wait("the bridge is lit");
    one.press("Esc");
    one.wait("CHOOSING");
    one.press("Down Down Down Enter");
    one.wait("› the bridge is lit");
    one.type_text(" at night");
    one.press("Enter");
    other.wait("the bridge is lit at night");
    room.wait("the bridge is lit at night");
    other.press("C-z");
    other.wait("Another desk has written something that builds on this, so it stays.");
    room.wait("the bridge is lit at night");
    // The first takes the room back.
    one.press("C-u");
    one.wait("Press again to take it over.");
    one.press("C-u");
    room.wait_until("a blank room", |shown| shown.trim().is_empty());
    other.wait("The other desk steers the room now.");
    for desk in [&mut one, &mut other] {
        desk.press("C-q");
        assert_eq!(desk.ended(), 0);
    }
}

#[test]
fn after_a_crash_the_wall_comes_back_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut desk) = at_values(folder.path());
    let mut room = room(folder.path(), &session);
    room.wait(ASKED);
    write_down(&mut desk, "neighbours look in");
    desk.press("C-w");
    room.wait("neighbours look in");
    desk.wait("room: wall");
    desk.kill();
    let mut desk = Terminal::start(folder.path(), &[&session], (100, 30), &[]);
    desk.wait("room: wall");
    write_down(&mut desk, "nobody is asked twice");
    room.wait("nobody is asked twice");
    // So does the wall of a task that was not open.
    desk.press("C-n");
    room.wait_until("the next question", |shown| !shown.contains("neighbours"));
    desk.wait("room: question");
    desk.kill();
    let mut desk = Terminal::start(folder.path(), &[&session], (100, 30), &[]);
    desk.wait("room: question");
    desk.press("C-b");
    desk.wait("room: wall");
    room.wait("nobody is asked twice");
    desk.press("C-u");
    room.wait_until("a blank room", |shown| shown.trim().is_empty());
    desk.kill();
    let mut desk = Terminal::start(folder.path(), &[&session], (100, 30), &[]);
    desk.wait("room: blank");
    // The window is closed with the wall up: nobody took it down.
    desk.press("C-u");
    desk.wait("room: wall");
    desk.close();
    desk.wait_for_state('Z');
    assert_eq!(desk.ended(), 129);
    let mut desk = Terminal::start(folder.path(), &[&session], (100, 30), &[]);
    desk.wait("room: wall");
    desk.press("C-u");
    desk.wait("room: blank");
    // Who leaves in peace leaves no wall behind.
    desk.press("C-u");
    room.wait("nobody is asked twice");
    desk.press("C-q");
    assert_eq!(desk.ended(), 0);
    let desk = Terminal::start(folder.path(), &[&session], (100, 30), &[]);
    desk.wait("room: question");
    room.wait_until("only the question", |shown| !shown.contains("neighbours") && shown.contains(ASKED));
    room.press("q");
    assert_eq!(room.ended(), 0);
}
