//! Sessions side by side in a real terminal: keys walk, the window may change its size, nothing is written, and the
//! terminal is given back.

use super::terminal::Terminal;
use std::path::Path;

#[test]
fn side_by_side_reads_and_never_writes() {
    let folder = tempfile::tempdir().expect("a folder");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let names = ["healthy-valley.ron", "clinton-2012.ron"];
    for name in names {
        std::fs::copy(samples.join(name), folder.path().join(name)).expect("a copy");
    }
    let bytes = || names.map(|name| std::fs::read(folder.path().join(name)).expect("the session"));
    let before = bytes();
    let paths = names.map(|name| folder.path().join(name).to_str().expect("a name").to_owned());
    let mut screen = Terminal::start(folder.path(), &["compare", &paths[0], &paths[1], "--screen"], (80, 24), &[]);
    screen.wait("The sessions  1 of 8");
    screen.wait("Healthy Valley");
    screen.press("Tab");
    screen.wait("Who takes part  2 of 8");
    screen.resize(60, 18);
    screen.wait("session 1 of 2");
    screen.send(b"\x1b[C");
    screen.wait("session 2 of 2");
    screen.type_text("nothing is written down here");
    screen.press("Enter");
    screen.press("C-c");
    assert_eq!(screen.ended(), 0);
    assert!(screen.is_given_back());
    assert_eq!(bytes(), before);
    for name in names {
        assert!(!folder.path().join(name).with_extension("journal").exists(), "{name}");
    }
}
