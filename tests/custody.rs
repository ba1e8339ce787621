//! Who keeps the record, and how long, on the screen: said at the opening where somebody wrote it down, asked about when
//! the day has come, and in nobody's way.

#![expect(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "support/desk.rs"]
#[expect(dead_code, reason = "shared with the other tests of the screen, which use the rest")]
mod desk;

use chrono::TimeDelta;
use commonground::model::custody;
use commonground::model::field::Field;
use commonground::ui::state::desk::Purpose;
use desk::Screen;

/// At the first task of a half-day session.
fn begun() -> Screen {
    let mut screen = Screen::new(80, 24);
    screen.play("\"Healthy Valley\" Enter 1");
    screen
}

const ANSWERS: &str = "Alt-K \"Gwen (gwen@valley.example)\" Tab \"2 weeks\" Tab \"1 May 2028\" Enter";

const OPENING: &str =
    "Gwen (gwen@valley.example) keeps this record. Words can be taken out until 28 May 2026. Kept until 1 May 2028.";

/// What is shown as one text, row breaks as blanks.
fn flowing(screen: &Screen) -> String {
    let text = screen.text();
    let rows: Vec<&str> = text.lines().map(|row| row.split('│').next_back().unwrap_or(row)).collect();
    rows.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn three_boxes_come_back_to_where_the_line_was() {
    let mut screen = begun();
    screen.play("\"a half\"");
    assert!(!flowing(&screen).contains("keeps this record"));
    screen.play("Alt-K");
    let shown = screen.text();
    for label in ["Responsible", "Words can be taken out until", "Kept until"] {
        assert!(shown.contains(label), "{shown}");
    }
    screen.play("\"Gwen\" Tab \"2 weeks\"");
    assert!(screen.text().contains("→ 28 May 2026"), "{}", screen.text());
    screen.play("Esc");
    let desk = screen.app.desk().expect("a desk");
    assert_eq!((desk.line.text_of(0), &desk.purpose), ("a half", &Purpose::New));
    assert_eq!(custody::opening(&desk.session), None, "left as it was");
    screen.play("Alt-K \"Gwen\" Enter");
    let desk = screen.app.desk().expect("a desk");
    assert_eq!((desk.line.text_of(0), &desk.purpose), ("a half", &Purpose::New));
    assert_eq!(desk.session.words(Field::Responsible), "Gwen");
    // Enter alone changes nothing; a step back takes it away.
    let saved = screen.saved.len();
    screen.play("Alt-K Enter");
    assert_eq!(screen.saved.len(), saved);
    screen.play("Ctrl-Z");
    assert_eq!(custody::opening(&screen.app.desk().expect("a desk").session), None);
}

#[test]
fn what_was_written_down_is_said_at_the_opening_and_nowhere_else() {
    for (columns, rows) in [(80, 24), (120, 36)] {
        let mut screen = begun();
        screen.resize(columns, rows);
        screen.play(ANSWERS).again();
        assert!(flowing(&screen).contains(OPENING), "{}", screen.text());
        screen.play("Ctrl-L");
        assert!(flowing(&screen).contains(OPENING), "large: {}", screen.text());
        screen.play("Ctrl-L Ctrl-N");
        assert!(!flowing(&screen).contains("keeps this record"), "{}", screen.text());
    }
}

#[test]
fn a_half_written_answer_is_kept_like_every_other() {
    let mut screen = begun();
    screen.play("Alt-K \"Gwen\" Tab \"2 w\"").again();
    let desk = screen.app.desk().expect("a desk");
    assert_eq!(desk.purpose, Purpose::Custody);
    assert_eq!((desk.line.text_of(0), desk.line.text_of(1)), ("Gwen", "2 w"));
}

#[test]
fn when_the_day_has_come_the_opening_asks() {
    let mut screen = begun();
    screen.play(ANSWERS).again();
    assert!(screen.app.notice.is_none());
    screen.at += TimeDelta::days(3 * 366);
    screen.again();
    let asked = screen.app.notice.as_ref().map(|notice| notice.text.clone()).expect("a question");
    assert!(asked.starts_with("This record was to be kept until 1 May 2028. Keep it on"), "{asked}");
    assert!(asked.contains("Alt-K opens the box"), "{asked}");
    let before = screen.saved.len();
    screen.play("Alt-K Tab Tab \"1 May 2031\" Enter");
    assert_eq!(screen.saved.len(), before + 1, "one answer, and nothing else");
    screen.again();
    assert!(screen.app.notice.is_none());
}
