//! The poster itself on a terminal: asked for once, drawn where the terminal answers that it can, and cells alone where it
//! says nothing.

use super::terminal::at_values;
use commonground::ui::pixels::answers::QUESTION;
use commonground::ui::pixels::kitty::TAKE_AWAY;
use std::time::Duration;

const F2: &[u8] = b"\x1bOQ";
const ANSWERS: &[u8] = b"\x1b_Gi=31;OK\x1b\\\x1bP>|kitty(0.36.4)\x1b\\\x1b[6;20;10t\x1b[?62;52;c";
const BEGINS: &[u8] = b"\x1b_Ga=T,";
const LAST_PIECE: &[u8] = b"m=0";

#[test]
fn a_terminal_that_answers_nothing_shows_cells_and_no_stray_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, mut screen) = at_values(folder.path());
    screen.send(F2);
    screen.wait("first 100 days");
    screen.wait_for_bytes(QUESTION, 1);
    // Keys go on while it is waited for.
    screen.press("i + + +");
    screen.wait("Left earlier");
    screen.pass(Duration::from_millis(2300));
    // Nobody listens to an answer that comes too late, and nobody takes it for keys.
    screen.send(ANSWERS);
    screen.press("i -");
    screen.wait("nearer");
    screen.press("Esc");
    screen.gone("farther");
    screen.type_text("written");
    screen.wait("› written");
    for stray in ["Gi=31", "a=q", "AAAA", ">q", "16t", "OK", "kitty", "62;52"] {
        assert!(!screen.text().contains(stray), "{stray}: {}", screen.text());
    }
    screen.send(F2);
    screen.wait("first 100 days");
    assert_eq!((screen.times(QUESTION), screen.times(b"\x1b_G")), (1, 1), "asked once, nothing drawn");
    screen.press("C-q");
    assert_eq!(screen.ended(), 0);
}

#[test]
fn a_terminal_that_answers_gets_the_poster_and_is_rid_of_it_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, mut screen) = at_values(folder.path());
    assert_eq!(screen.times(b"\x1b_G"), 0, "nothing is asked before the roadmap is open");
    screen.send(F2);
    screen.wait_for_bytes(QUESTION, 1);
    screen.send(ANSWERS);
    screen.wait("i picture");
    screen.press("i");
    screen.wait_for_bytes(BEGINS, 1);
    screen.wait_for_bytes(LAST_PIECE, 1);
    screen.gone("being drawn");
    // Another size: it goes, and comes again.
    screen.resize(110, 34);
    screen.wait_for_bytes(TAKE_AWAY, 1);
    screen.wait_for_bytes(BEGINS, 2);
    // The cells again, and back.
    screen.press("i");
    screen.wait_for_bytes(TAKE_AWAY, 2);
    screen.wait("first 100 days");
    screen.press("i");
    screen.wait_for_bytes(BEGINS, 3);
    // Something lies over it.
    screen.press("C-p");
    screen.press("Esc");
    screen.wait_for_bytes(TAKE_AWAY, 3);
    screen.wait("What matters so much here");
    screen.send(F2);
    screen.wait_for_bytes(BEGINS, 4);
    // It is gone before the terminal is given back.
    screen.press("C-q");
    assert_eq!(screen.ended(), 0);
    screen.drained();
    assert_eq!((screen.times(BEGINS), screen.times(TAKE_AWAY)), (4, 4));
    assert!(screen.is_given_back(), "{}", screen.text());
}
