//! The pages before the day, with something lit on each: for the tests that look at every key.

use crate::desk::Screen;
use crate::no_key_of_these_hurts;
use commonground::ui::keymap::Key;
use commonground::ui::state::App;
use proptest::prelude::*;

/// Each page in WRITING and in CHOOSING.
pub fn pages() -> Vec<(String, App)> {
    let mut screen = begun();
    let mut all = Vec::new();
    for (name, keys) in [
        ("about", "\"Our task\" Enter"),
        ("groups", "Ctrl-N \"Residents ; A ; 10 ; A N\" Enter"),
        ("tables", "Ctrl-N \"2\" Enter"),
        ("agenda", "Ctrl-N Down"),
        ("kit", "Ctrl-N"),
    ] {
        screen.play(keys);
        all.push((name.to_owned(), screen.app.clone()));
        screen.play("Esc");
        all.push((format!("{name}, turned"), screen.app.clone()));
        screen.play("Esc");
        // A list of tasks lies over the agenda.
        if name == "agenda" {
            screen.play("Alt-I");
            all.push(("put in".to_owned(), screen.app.clone()));
            screen.play("Esc");
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is pressed on these pages, at whatever size: no panic, one meaning a key, and what is seen is what was
    /// saved.
    #[test]
    fn no_key_hurts_before_the_day(
        start in 0usize..11,
        keys in prop::collection::vec(
            (prop_oneof![3 => crate::any_key(), 2 => key_of_these_pages()], 1u16..130, 1u16..40),
            1..60,
        ),
    ) {
        let mut screen = begun();
        if let Some((_, app)) = pages().into_iter().nth(start) {
            screen.app = app;
        }
        // What is on the page was said before this screen began to listen.
        let before: Vec<_> = screen.app.desk().into_iter().flat_map(|desk| desk.session.ops()).cloned().collect();
        screen.saved = before;
        no_key_of_these_hurts(&mut screen, keys)?;
    }
}

fn begun() -> Screen {
    let mut screen = Screen::new(80, 24);
    screen.play("\"Healthy Valley\" Enter 3");
    screen
}

fn key_of_these_pages() -> impl Strategy<Value = Key> {
    let names =
        ["Alt-P", "Alt-S", "Alt-I", "Alt-R", "Alt-Up", "Alt-Down", "Space", "Left", "Right", "Ctrl-Z", "Ctrl-X"];
    let pressed = prop::sample::select(names.to_vec()).prop_map(|name| Key::from_text(name).unwrap_or(Key::char(' ')));
    prop_oneof![3 => pressed, 2 => "[0-9 abcd]".prop_map(|text| Key::char(text.chars().next().unwrap_or('0')))]
}
