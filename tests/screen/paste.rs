//! What becomes of a pasted text: one line goes into the line, about several is asked, and nothing of it is a key.

use crate::desk::Screen;
use crate::until;
use commonground::model::id::Id;
use commonground::ui::keymap::{Code, Key};
use commonground::ui::msg::What;
use std::fmt::Write as _;

fn pasted(stage: &str, text: &str) -> Screen {
    let mut screen = until(stage, 80, 24);
    screen.take(What::Paste(text.to_owned()));
    screen.pass(1);
    screen
}

fn has(screen: &Screen, words: &str) {
    assert!(screen.text().contains(words), "“{words}” is not on:\n{}", screen.text());
}

#[test]
fn several_lines_are_asked_about_and_nothing_is_chosen_beforehand() {
    let mut all = String::new();
    let lines = "a bus every evening\n\n  two doctors\rthe school stays open ; till nine\r\n";
    let mut screen = pasted("values_empty", lines);
    let before = screen.texts();
    write!(all, "== asked\n{}", screen.shown()).expect("text");
    screen.resize(60, 18);
    write!(all, "\n== asked 60x18\n{}", screen.shown()).expect("text");
    for (columns, rows) in [(40, 10), (30, 6), (20, 3)] {
        screen.resize(columns, rows);
        write!(all, "\n== asked {columns}x{rows}\n{}", screen.shown()).expect("text");
    }
    let first = "First say what becomes of the pasted lines: 1, 2 or Esc.";
    for key in ["Enter", "x", "3"] {
        let mut typed = pasted("values_empty", lines);
        typed.play(key);
        has(&typed, first);
    }
    screen.play("x");
    for (columns, rows) in [(80, 24), (60, 14), (30, 6)] {
        screen.resize(columns, rows);
        write!(all, "\n== typed on {columns}x{rows}\n{}", screen.shown()).expect("text");
        for answer in ["1 ", "2 ", "Esc"] {
            has(&screen, answer);
        }
        assert!(screen.text().contains("PASTED") && !screen.text().contains("WRITING"), "{}", screen.text());
    }
    screen.resize(80, 24).play("Enter x 3 Ctrl-N Ctrl-Z Up Tab");
    assert_eq!(screen.texts(), before, "no other key answers");
    assert!(screen.app.desk().is_some_and(|desk| desk.pasted.is_some() && desk.line.is_empty()));
    screen.play("1");
    write!(all, "\n== as three entries\n{}", screen.shown()).expect("text");
    screen.play("Ctrl-Z");
    write!(all, "\n== taken back together\n{}", screen.shown()).expect("text");
    assert_eq!(screen.texts(), before);
    screen.play("Ctrl-Y");
    assert_eq!(screen.texts().len(), before.len() + 3);
    insta::assert_snapshot!("paste", all);
}

#[test]
fn many_are_one_step_of_numbered_parts() {
    let mut screen = pasted("values_empty", "one\ntwo\nthree");
    let saved = screen.saved.len();
    screen.play("1");
    let ops = &screen.saved[saved..];
    assert_eq!(ops.iter().map(|op| op.part).collect::<Vec<_>>(), [(1, 3), (2, 3), (3, 3)]);
    assert!(ops.iter().all(|op| op.step == ops[0].step));
}

#[test]
fn the_three_answers() {
    let mut one = pasted("values_empty", "one\ntwo\nthree");
    one.play("2");
    assert!(one.texts().contains(&"one two three".to_owned()));
    let mut none = pasted("values_empty", "one\ntwo\nthree");
    let before = none.texts();
    none.play("Esc");
    assert_eq!(none.texts(), before);
    has(&none, "Nothing was written down of what was pasted.");
    let mut after = until("values_empty", 80, 24);
    after.play("\"we say: \"").take(What::Paste("one\ntwo".to_owned()));
    after.pass(1).play("Esc");
    has(&after, "› we say:");
    after.take(What::Paste("one\ntwo".to_owned()));
    after.pass(1).play("1");
    assert!(["we say: one", "two"].iter().all(|line| after.texts().contains(&(*line).to_owned())));
}

#[test]
fn one_line_goes_into_the_line() {
    let mut screen = pasted("values_empty", "a bus every evening\n");
    has(&screen, "› a bus every evening");
    screen.play("Enter");
    assert!(screen.texts().contains(&"a bus every evening".to_owned()));
    // Where a line is changed, several lines are joined in it and seen before Enter.
    screen.play("Up").take(What::Paste("one\ntwo".to_owned()));
    has(&screen, "one two");
}

#[test]
fn an_action_pasted_line_by_line_has_its_boxes() {
    let mut screen = pasted("actions_empty", "Map every room ; Shanice ; 2 weeks\nAsk the chapel");
    screen.play("1");
    has(&screen, "Shanice · by 28 May 2026");
}

/// Neither a kill nor a closed lid loses what was pasted and not yet answered.
#[test]
fn a_paste_in_question_waits_with_the_half_typed_lines() {
    let mut screen = until("values_empty", 80, 24);
    screen.play("\"we say: \"").take(What::Paste("one\ntwo\tand more".to_owned()));
    screen.again();
    has(&screen, "1  2 lines as 2 entries");
    screen.play("1");
    for line in ["we say: one", "two and more"] {
        assert!(screen.texts().contains(&line.to_owned()), "{line}: {:?}", screen.texts());
    }
    assert_eq!(screen.draft, "");
}

/// A text that closes its own paste goes on as keys: they are a part of it and answer nothing.
#[test]
fn what_comes_in_one_burst_with_a_paste_is_a_part_of_it() {
    let mut screen = until("values_empty", 80, 24);
    let before = screen.texts();
    screen.take(What::Paste("one\ntwo\n".to_owned()));
    for key in [Key::char('1'), Key::ctrl('q'), Key::plain(Code::Esc), Key::plain(Code::Enter), Key::char('2')] {
        screen.press(key);
    }
    screen.take(What::Paste("\nthree".to_owned()));
    assert!(!screen.left);
    assert_eq!(screen.texts(), before);
    screen.pass(1).play("1");
    assert_eq!(screen.texts().len(), before.len() + 5, "{:?}", screen.texts());
    for line in ["one", "two", "1", "2", "three"] {
        assert!(screen.texts().contains(&line.to_owned()), "{line}");
    }
}

#[test]
fn what_is_too_much_stays_in_question_and_says_what_to_do() {
    let long = "b".repeat(9000);
    let cases = [
        (long.clone(), "One entry holds 8192 characters: Esc, then break it into lines"),
        (format!("a\n{long}"), "Line 2 is longer than 8192 characters: Esc, then break it up"),
        ("a line\n".repeat(5001), "More than 5000 lines at once are too many: Esc, then paste them in parts."),
    ];
    for (text, sentence) in cases {
        let mut screen = pasted("values_empty", &text);
        let before = screen.texts();
        has(&screen, sentence);
        screen.play("1 2");
        assert_eq!(screen.texts(), before);
        assert!(screen.app.desk().is_some_and(|desk| desk.pasted.is_some()), "it is still there");
        screen.play("Esc");
        assert!(screen.app.desk().is_some_and(|desk| desk.pasted.is_none() && desk.line.is_empty()));
    }
    let mut screen = pasted("values_empty", "one\n\ttwo \u{1b}[31m\u{202e}three");
    screen.play("2");
    assert!(screen.texts().contains(&"one two [31mthree".to_owned()), "{:?}", screen.texts());
}

/// A megabyte as five thousand entries: taken in, kept, drawn and taken back.
#[test]
fn a_megabyte_is_kept_in_one_batch_and_taken_back_whole() {
    let line = format!("{}\n", "word ".repeat(40).trim_end());
    let text = line.repeat(5000);
    assert!(text.len() >= 1_000_000);
    let mut screen = until("values_empty", 80, 24);
    let before = screen.texts().len();
    screen.take(What::Paste(text));
    let _ = screen.draw();
    screen.pass(1);
    let _ = screen.draw();
    let saved = screen.saved.len();
    screen.play("1");
    let _ = screen.draw();
    assert_eq!(screen.texts().len(), before + 5000);
    let ids: Vec<Id> = screen.saved[saved..].iter().map(|op| op.id.clone()).collect();
    assert_eq!(ids.len(), 5000, "in one batch");
    screen.play("a");
    let _ = screen.draw();
    screen.play("Ctrl-Z");
    assert_eq!(screen.texts().len(), before);
    let _ = screen.draw();
}
