//! Places at which somebody stopped who had never seen the program: what the tour asks for, and what it says meanwhile.

use super::{at, example, fits, play_to, sentence};
use crate::desk::Screen;
use commonground::ui::command::Command;
use commonground::ui::keymap::{Key, Keymap};
use commonground::ui::msg::What;

const SIZES: [(u16, u16); 2] = [(80, 24), (60, 18)];

fn on(size: (u16, u16), step: &str) -> Screen {
    let mut screen = example(size, true);
    play_to(&mut screen, step);
    screen
}

/// Presses each, and the tour then says what begins so.
fn says(screen: &mut Screen, all: &[(&str, &str)]) {
    for (keys, begins) in all {
        screen.play(keys);
        fits(screen);
        let said = sentence(screen);
        assert!(said.starts_with(begins), "after {keys}: {said}");
    }
}

#[test]
fn what_is_taken_back_is_brought_again_before_it_goes_on() {
    for size in SIZES {
        let mut screen = on(size, "take-back");
        says(&mut screen, &[("Ctrl-Z", "It is taken back. Ctrl-Y brings it back"), ("\"x\"", "It is taken back.")]);
        assert_eq!(at(screen.play("Ctrl-Y")), "next");
        assert!(screen.play("Ctrl-Y").text().contains("There is nothing to bring back."), "{}", screen.text());
    }
}

/// With keys of one's own it names those, and they do it.
#[test]
fn keys_of_ones_own_are_named() {
    let mut screen = on((60, 18), "take-back");
    let own = [(Command::Undo, vec!["Alt-U"]), (Command::Redo, vec!["Alt-Q"]), (Command::WhereFrom, vec!["Alt-W"])];
    let own = own.map(|(command, keys)| (command, keys.into_iter().filter_map(Key::from_text).collect()));
    screen.app.keys = Keymap::with(&own);
    says(
        &mut screen,
        &[("Left", "Alt-U takes your last step back."), ("Alt-U", "It is taken back. Alt-Q brings it back.")],
    );
    assert_eq!(at(screen.play("Alt-Q")), "next");
    screen.play("F9 F9 F9 Ctrl-A \"34\" Enter \"Ask ; Gwen (made up) ; 2 weeks\" Enter F9");
    says(&mut screen, &[("Left", "You put it under theme 1: Alt-W shows what theme 1 came from.")]);
}

#[test]
fn a_line_is_changed_where_it_was_written() {
    let mut screen = on((80, 24), "change");
    says(&mut screen, &[("Ctrl-N", "Ctrl-B goes to “Closing circle”"), ("Ctrl-B", "Arrow Up brings your line back")]);
    // Written elsewhere it is no last round, and goes back there.
    let mut screen = on((80, 24), "write");
    says(
        &mut screen,
        &[("Ctrl-A \"4\" Enter", "Type any word"), ("\"a barn\" Enter Ctrl-A \"39\" Enter", "Now to “What we have”")],
    );
    assert_eq!(at(&screen), "change");
    // Nothing of one's own is there: it is not called so.
    let mut screen = on((80, 24), "write");
    says(&mut screen, &[("F9", "Arrow Up brings the last line back")]);
}

#[test]
fn a_card_that_stays_where_it_is_does_not_count() {
    for size in SIZES {
        let mut screen = on(size, "theme");
        screen.play("Ctrl-A \"25\" Enter Esc");
        let own = screen.app.desk().and_then(|desk| {
            let theme = desk.lit_entry()?.other(commonground::model::field::Field::Theme)?;
            desk.session.entry(theme).map(|theme| theme.no.to_string())
        });
        let own = own.expect("it stands under a theme");
        assert!(!sentence(&screen).contains(&format!("such as {own},")), "{}", sentence(&screen));
        screen.play(&format!("\"{own}\""));
        assert_eq!(at(&screen), "theme");
        assert!(screen.text().contains(" already."), "{}", screen.text());
        let other = if own == "3" { "4" } else { "3" };
        screen.play(&format!("\"{other}\""));
        assert_eq!(at(&screen), "test");
        assert!(screen.text().contains(&format!(" now under {other} ")), "{}", screen.text());
        // Nobody looks up such a word: sixty cards later the list of messages is what it was.
        assert!(screen.app.notices.iter().all(|notice| !notice.text.contains("now under")));
    }
}

#[test]
fn the_room_is_asked_about_something_and_what_it_says_is_kept_first() {
    for size in SIZES {
        let mut screen = on(size, "test");
        says(
            &mut screen,
            &[
                ("Ctrl-A \"27\" Enter", "Arrow Down lights"),
                // A digit too early begins a line: the way out is two keys.
                ("\"1\"", "Esc leaves the line; then Arrow Down lights"),
                ("Backspace Esc", "Arrow Down lights"),
                ("Down", "It is agreed already. Ask it again: 1 leaves it so, 3 says no."),
                ("\"3\"", "Type what was said, then Enter."),
                ("\"not ours\"", "Type what was said"),
            ],
        );
        assert_eq!(at(&screen), "test");
        assert_eq!(at(screen.play("Enter")), "action");
        let mut left = on(size, "test");
        left.play("Ctrl-A \"27\" Enter Down");
        assert!(left.text().contains("agreed"), "{}", left.text());
        assert_eq!(at(left.play("\"3\"")), "test");
        // Left as it was, nothing is decided.
        assert_eq!(at(left.play("Esc")), "test");
        assert!(left.text().contains("Left as it was."), "{}", left.text());
        assert_eq!(at(left.play("2 Enter")), "test");
        assert_eq!(at(left.play("2 \"A bus.\" Enter")), "action");
    }
}

#[test]
fn an_action_is_whole_with_who_and_a_day() {
    for size in SIZES {
        let mut screen = on(size, "action");
        says(
            &mut screen,
            &[
                ("Ctrl-A \"34\" Enter", "Type what will be done. Tab goes to the next box: Who, then By when."),
                ("\"Ask the school\" Enter", "Arrow Up opens the action again, for what is still open: Who, By when."),
                ("Up", "Tab goes on to Who and By when."),
                ("Tab", "Who will do it? Then Tab."),
                ("\"Gwen (made up)\" Tab", "By when? Try 2 weeks"),
                ("\"soon\" Enter", "Arrow Up opens it again: “soon” is no day yet."),
                ("Up Tab Tab Ctrl-Backspace", "By when?"),
            ],
        );
        assert_eq!(at(&screen), "action");
        screen.play("\"2 weeks\" Enter");
        assert_eq!(at(&screen), "where-from");
        says(&mut screen, &[("Left", "You put it under theme 1: Ctrl-O shows what theme 1 came from.")]);
        // Another line is lit: it is called by its number.
        says(&mut screen, &[("Esc Home", "Ctrl-O shows what "), ("Ctrl-O", "Behind it")]);
        screen.play("F2");
        assert!(screen.text().contains("Esc closes this first; then F2."), "{}", screen.text());
    }
    let mut screen = on((60, 18), "action");
    says(
        &mut screen,
        &[("Ctrl-A \"34\" Enter \"x\" Tab", "Who will do it? Then Tab. Ctrl-K puts it under another theme than 1.")],
    );
}

#[test]
fn the_papers_are_waited_for_and_none_of_their_names_is_cut() {
    for size in SIZES {
        let mut screen = on(size, "papers");
        screen.play("F4");
        assert!(screen.text().contains("There are no papers yet. Ctrl-E writes them."), "{}", screen.text());
        screen.app.desk_mut().expect("a desk").papers.under_way = true;
        says(&mut screen, &[("Left", "Being written"), ("F4", "Being written")]);
        assert!(screen.text().contains("The papers are being written."), "{}", screen.text());
        let names = ["roadmap.html", "report.html", "roadmap.pdf", "roadmap.png", "pictures.html"];
        let names = names.map(|name| format!("healthy-valley-of-the-long-name-{name}")).to_vec();
        let folder = "/home/somebody/Documents/future-searches/2026/healthy-valley".to_owned();
        screen.take(What::PapersWritten(folder, names));
        assert_eq!(at(&screen), "commands");
        let text = screen.text();
        let said = text.split("papers written").nth(1).unwrap_or_default();
        let said: String = said.split_whitespace().collect();
        assert!(said.contains("/home/somebody/Documents/future-searches/2026/healthy-valley"), "{text}");
        assert!(text.contains("F4 shows them.") && !text.contains("them.…"), "{text}");
    }
}

#[test]
fn on_the_wall_its_keys_do_nothing() {
    let mut screen = on((80, 24), "large");
    screen.play("Ctrl-L F9 F12");
    assert_eq!(at(&screen), "large");
    assert!(screen.text().contains("Ctrl-L back"));
    assert_eq!(at(screen.play("Ctrl-L")), "papers");
}

/// Large, a task begins at its first page; where something was just said, there.
#[test]
fn the_wall_begins_at_its_first_page() {
    let mut screen = example((80, 24), false);
    screen.play("Ctrl-L");
    assert!(screen.text().contains("page 1 of 4"), "{}", screen.text());
    assert!(screen.text().contains("Ctrl-PgDn Ctrl-PgUp turn"), "{}", screen.text());
    screen.play("Ctrl-PgDn");
    assert!(screen.text().contains("page 2 of 4"), "{}", screen.text());
    screen.play("Ctrl-L \"hopeful\" Enter Ctrl-L");
    assert!(screen.text().contains("hopeful"), "{}", screen.text());
}
