//! After the papers one key shows the folder that they are in: the desktop's own program is handed it, and nothing that it
//! prints comes on the screen.

use super::terminal::{Terminal, at_values};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

#[test]
fn one_key_hands_the_folder_of_the_papers_to_the_desktop() {
    let folder = tempfile::tempdir().expect("a folder");
    let bin = folder.path().join("bin");
    let told = folder.path().join("told");
    fs::create_dir(&bin).expect("a folder");
    let opener = bin.join("xdg-open");
    let script = format!("#!/bin/sh\necho NOISE; echo NOISE >&2\nprintf %s \"$1\" > {}\n", told.display());
    fs::write(&opener, script).expect("written");
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o700)).expect("runs");
    let (session, first) = at_values(folder.path());
    drop(first);
    for (path, display, said) in [
        (format!("{}:/usr/bin:/bin", bin.display()), ":7", "Opening the folder"),
        (folder.path().display().to_string(), ":7", "xdg-open is not installed here"),
        (folder.path().display().to_string(), "", "There is no desktop here"),
    ] {
        let env = [("PATH", path.as_str()), ("DISPLAY", display), ("WAYLAND_DISPLAY", "")];
        let mut screen = Terminal::start(folder.path(), &[&session], (80, 24), &env);
        screen.wait("What we value");
        screen.press("C-e");
        screen.wait("F4 opens the folder");
        screen.send(b"\x1bOS");
        screen.wait(said);
        screen.type_text("it goes on");
        screen.press("Enter");
        screen.wait("saved");
        assert!(!screen.text().contains("NOISE"), "{}", screen.text());
        screen.press("C-q");
        assert_eq!(screen.ended(), 0);
    }
    let told = fs::read_to_string(&told).expect("the opener was started");
    assert_eq!(fs::canonicalize(&told).expect("a folder"), fs::canonicalize(folder.path()).expect("one"));
}
