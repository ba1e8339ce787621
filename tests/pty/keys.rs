//! A person's own keys in the real program: they work, they are what the screen names, and a file with mistakes stops
//! nobody.

use super::terminal::Terminal;
use std::fs;

#[test]
fn own_keys_work_and_are_what_the_screen_names() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("k.ron"),
        "{ \"next-task\": [\"F10\", \"Alt-N\"], \"messages\": \"F11\", \"undo\": \"Ctrl-G\", \"notes\": \"Ctrl-Z\" }",
    )
    .expect("written");
    let mut screen = Terminal::start(folder.path(), &["--keys", "k.ron"], (80, 24), &[]);
    screen.wait("What is it about?");
    screen.type_text("Healthy Valley");
    screen.press("Enter");
    screen.wait("How long have you got?");
    screen.type_text("1");
    screen.wait("F10 next");
    screen.send(b"\x1b[21~");
    screen.wait("What we value");
    screen.type_text("a bus");
    screen.press("Enter");
    screen.wait("saved");
    screen.press("C-g");
    screen.wait("taken back");
    screen.press("C-n");
    screen.wait("What we value");
    screen.send(b"\x1bn");
    screen.wait("The future we want");
    screen.press("C-q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn a_file_with_mistakes_opens_with_the_usual_keys_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("k.ron"), "{ \"next-task\": \"F10\", \"undoo\": \"F11\",\n\"redo\": \"F99\" }")
        .expect("written");
    let mut screen = Terminal::start(folder.path(), &["--keys", "k.ron"], (80, 24), &[]);
    screen.wait("k.ron, line 1, column 23: There is no command “undoo”");
    screen.wait("more: Alt-N. The usual keys are in use.");
    screen.type_text("Healthy Valley");
    screen.press("Enter");
    screen.wait("How long have you got?");
    screen.type_text("1");
    screen.wait("The usual keys are in use.");
    screen.press("C-n");
    screen.wait("What we value");
    screen.send(b"\x1bn");
    screen.wait("“F99” is no key");
    screen.press("Esc");
    screen.press("C-q");
    assert_eq!(screen.ended(), 0);
}

/// The mouse is asked for where somebody wants it and only there, and given back whichever way the program goes.
#[test]
fn the_mouse_is_given_back() {
    let folder = tempfile::tempdir().expect("a folder");
    for (arguments, minds) in [(&["--mouse", "on"][..], true), (&[], false)] {
        let mut screen = Terminal::start(folder.path(), arguments, (80, 24), &[]);
        screen.wait("What is it about?");
        assert_eq!(screen.minds_mouse(), minds);
        // A key turns it on and off.
        screen.send(b"\x1b[1;3F");
        screen.wait(if minds { "the terminal's own again" } else { "to copy text hold Shift" });
        assert_eq!(screen.minds_mouse(), !minds);
        screen.send(b"\x1b[1;3F");
        screen.wait(if minds { "to copy text hold Shift" } else { "the terminal's own again" });
        screen.signal("TSTP");
        screen.wait_for_state('T');
        screen.wait_given_back();
        screen.signal("CONT");
        screen.wait("What is it about?");
        // The screen is taken again before the mouse is: what is typed next comes after both.
        screen.type_text("x");
        screen.wait("› x");
        assert_eq!(screen.minds_mouse(), minds);
        screen.press("C-q");
        assert_eq!(screen.ended(), 0);
        assert!(screen.is_given_back());
    }
    let mut screen = Terminal::start(folder.path(), &["--mouse", "on"], (80, 24), &[]);
    screen.wait("What is it about?");
    screen.signal("TERM");
    assert_eq!(screen.ended(), 128 + 15);
    assert!(screen.is_given_back());
}
