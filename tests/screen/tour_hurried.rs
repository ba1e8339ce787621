//! What somebody in a hurry does instead: goes back, leaves a line as it was, closes at once, types a number too early. No
//! step counts that did not happen, and whatever did happen is told.

use super::{at, example, play_to, sentence};
use crate::desk::Screen;
use commonground::ui::command::Command;
use commonground::ui::keymap::{Key, Keymap};

const SIZES: [(u16, u16); 3] = [(80, 24), (60, 18), (120, 36)];

fn on(size: (u16, u16), step: &str) -> Screen {
    let mut screen = example(size, true);
    play_to(&mut screen, step);
    screen
}

fn lit(screen: &Screen) -> String {
    screen.app.desk().and_then(|desk| Some(desk.session.spoken(desk.lit_entry()?))).unwrap_or_default()
}

/// Plays the keys; the screen then holds the words, wrapped or not.
fn shows(screen: &mut Screen, keys: &str, words: &str) {
    screen.play(keys);
    let text = screen.text();
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(joined.contains(words), "after {keys}, not “{words}”:\n{text}");
}

/// A session of one's own with so many lines, at its themes.
fn own(size: (u16, u16), lines: usize) -> Screen {
    let mut screen = Screen::new(size.0, size.1);
    screen.play("\"Healthy Valley\" Enter 1 Ctrl-N");
    for n in 1..=lines {
        screen.play(&format!("\"value number {n}\" Enter"));
    }
    screen.play("Ctrl-N Ctrl-N Ctrl-N");
    screen
}

#[test]
fn back_is_not_on() {
    for size in SIZES {
        let mut screen = on(size, "next");
        assert_eq!(at(screen.play("Ctrl-B")), "next");
        assert_eq!(at(screen.play("Ctrl-B")), "next");
        assert!(sentence(&screen).starts_with("Ctrl-N goes to the next task"), "{}", sentence(&screen));
        assert_eq!(at(screen.play("Ctrl-N")), "theme");
    }
    // At the last task there is no other way than back.
    let mut screen = on((80, 24), "next");
    screen.play("F12 Ctrl-N F9 F9 F9 F9");
    assert!(sentence(&screen).starts_with("This is the last task. Ctrl-B"), "{}", sentence(&screen));
    assert_eq!(at(screen.play("Ctrl-B")), "theme");
}

#[test]
fn the_roadmap_is_tried_out_before_it_is_closed() {
    for size in SIZES {
        for key in ["+", "-"] {
            let mut screen = on(size, "roadmap");
            assert_eq!(at(screen.play("F2 Esc")), "roadmap");
            assert_eq!(sentence(&screen), "F2 draws it again: there + goes nearer, - farther.");
            assert_eq!(at(screen.play(&format!("F2 {key}"))), "roadmap");
            assert_eq!(at(screen.play("Esc")), "large");
        }
    }
}

#[test]
fn a_line_beside_the_question_has_one_way_back() {
    let mut screen = on((80, 24), "test");
    screen.play("Ctrl-A \"27\" Enter Down \"yes\"");
    assert_eq!(sentence(&screen), "Esc goes back to the question.");
    assert!(screen.text().contains("A line of its own; Esc: back to the question"), "{}", screen.text());
    screen.play("Esc");
    assert!(screen.text().contains("A line of its own waits; Esc: back to it"), "{}", screen.text());
    assert_eq!(at(screen.play("1")), "action");
}

#[test]
fn enter_where_digits_answer_says_so() {
    for size in SIZES {
        let mut screen = on(size, "test");
        screen.play("Ctrl-A \"27\" Enter");
        shows(&mut screen, "Enter", "Down begins at the first.");
        shows(&mut screen, "Down Enter", "Here 1, 2 and 3 answer the question; letters write a line of their own.");
        assert_eq!(at(&screen), "test");
        shows(&mut screen, "3 Enter", "It stays, under Not agreed.");
        assert_eq!(at(&screen), "action");
    }
    for size in [(80, 24), (60, 18), (40, 12)] {
        let mut screen = Screen::new(size.0, size.1);
        let words = "Press one of the digits: 1, 2, 3 or 4. Esc goes back to the title.";
        shows(&mut screen, "\"Healthy Valley\" Enter Enter", words);
        screen.play("1");
        assert!(screen.app.desk().is_some());
    }
}

#[test]
fn a_number_that_was_meant_for_the_agenda_is_noticed() {
    for size in SIZES {
        let mut screen = on(size, "theme");
        let says = "“25” was kept as a line: Ctrl-Z takes it back, Ctrl-A opens the agenda.";
        shows(&mut screen, "\"25\" Enter", says);
        screen.play("Ctrl-Z");
        assert!(sentence(&screen).starts_with("Now to “One wall”: Ctrl-A"), "{}", sentence(&screen));
    }
}

#[test]
fn a_card_that_was_not_moved_keeps_the_light() {
    let mut screen = on((80, 24), "theme");
    screen.play("Ctrl-A \"25\" Enter Esc");
    let first = lit(&screen);
    let own = screen.app.desk().and_then(|desk| {
        let theme = desk.lit_entry()?.other(commonground::model::field::Field::Theme)?;
        desk.session.entry(theme).map(|theme| theme.no.to_string())
    });
    let own = own.expect("it stands under a theme");
    screen.play(&own);
    assert_eq!((lit(&screen), at(&screen)), (first.clone(), "theme"));
    let other = if own == "3" { "4" } else { "3" };
    screen.play(other);
    assert_eq!(at(&screen), "test");
    assert_ne!(lit(&screen), first);
}

#[test]
fn a_theme_that_is_begun_is_told() {
    for size in SIZES {
        let mut screen = on(size, "theme");
        screen.play("Ctrl-A \"25\" Enter");
        shows(&mut screen, "\"Homes\" Enter", "Theme 7 begun: Homes. Ctrl-Z takes it back.");
        let words = "Theme 8 begun: 4. Ctrl-Z takes it back. Esc, then 4 puts the lit card under theme 4.";
        shows(&mut screen, "\"4\" Enter", words);
        screen.play("Ctrl-Z Ctrl-Z");
        screen.app.keys = Keymap::with(&[(Command::Undo, Key::from_text("Alt-U").into_iter().collect())]);
        screen.app.desk_mut().expect("a desk").keys = screen.app.keys.clone();
        shows(&mut screen, "\"a 4\" Enter", "begun: a 4. Alt-U takes it back.");
        assert!(!screen.text().contains("under theme 4"), "{}", screen.text());
    }
}

#[test]
fn the_card_that_is_changed_is_in_sight() {
    for size in SIZES {
        let mut screen = on(size, "theme");
        screen.play("Ctrl-A \"25\" Enter Esc Down Down");
        let no = lit(&screen);
        screen.play("Enter");
        let text = screen.text();
        assert!(text.contains(&format!("changing {no}")), "{text}");
        assert!(text.lines().any(|row| row.contains(&format!("  {no}  "))), "{no} is out of sight:\n{text}");
    }
}

#[test]
fn every_digit_of_a_theme_is_seen_and_what_is_out_of_sight_is_counted() {
    for size in SIZES {
        let mut screen = on(size, "theme");
        screen.play("Ctrl-A \"25\" Enter");
        for keys in ["", "Esc", "Down Down Down"] {
            let text = screen.play(keys).text();
            for begins in ["1 Doors", "2 Getting", "3 Care", "4 Land", "5 A say", "6 Homes"] {
                assert!(text.contains(begins), "no {begins} after {keys}:\n{text}");
            }
            assert!([" above", " below"].iter().any(|more| text.contains(more)), "{text}");
        }
    }
    // A theme that is lit is read whole.
    let mut screen = on((60, 18), "theme");
    screen.play("Ctrl-A \"25\" Enter Esc Home Down");
    assert!(screen.text().contains("Getting about and getting home"), "{}", screen.text());
    // So many that not all have room: it is themes that are counted there.
    let mut screen = own((60, 18), 2);
    for n in 1..30 {
        screen.play(&format!("\"theme number {n}\" Enter"));
    }
    assert!(screen.text().contains(" more themes above"), "{}", screen.text());
}

#[test]
fn a_list_uses_the_room_that_there_is() {
    for (size, lines) in [((80, 24), 8), ((120, 36), 18)] {
        let mut screen = own(size, lines);
        let all = |screen: &Screen| (1..=lines).all(|n| screen.text().contains(&format!("  value number {n}")));
        assert!(all(&screen), "{}", screen.text());
        assert!(all(screen.play("Esc")), "{}", screen.text());
        assert!(all(screen.play("End")), "{}", screen.text());
    }
}

#[test]
fn the_closing_words_stand_beside_their_line() {
    for size in SIZES {
        let mut screen = example(size, true);
        assert!(screen.text().contains("  566  Onwards."), "{}", screen.text());
        // Up lights what is seen above, one after the other.
        screen.play("F12 Esc");
        assert_eq!(lit(&screen), "566");
        screen.play("Home");
        assert_eq!(lit(&screen), "567");
        // Whoever writes figures has the figures there.
        screen.play("Esc Ctrl-D");
        assert!(screen.text().contains("I know which part is mine."), "{}", screen.text());
    }
}

#[test]
fn the_agenda_counts_tasks_and_help_names_its_keys() {
    let mut screen = on((80, 24), "next");
    screen.play("Ctrl-A");
    let text = screen.text();
    let above =
        text.lines().next().and_then(|row| row.split("  ").last()?.trim().split(' ').next()?.parse::<usize>().ok());
    let first = text.lines().find_map(|row| row.split_whitespace().next()?.parse::<usize>().ok());
    assert_eq!(above.map(|above| above + 1), first, "{text}");
    for size in SIZES {
        let mut screen = on(size, "next");
        screen.play("F1");
        let text = screen.text();
        assert!(text.contains("more below: Down PgDn"), "{text}");
        assert!(text.contains("Ctrl-Z     Take your last step back"), "{text}");
    }
}
