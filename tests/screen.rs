//! The screen, in process: the simple path stage by stage, sizes, themes, commands, and what must hold whatever is
//! pressed.

#![expect(clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "screen/before.rs"]
mod before;
#[path = "support/desk.rs"]
mod desk;
#[path = "screen/paste.rs"]
mod paste;
#[path = "screen/planning.rs"]
mod planning;
#[path = "screen/read_back.rs"]
mod read_back;
#[path = "screen/saves.rs"]
mod saves;
#[path = "screen/small.rs"]
mod small;
#[path = "screen/struck.rs"]
mod struck;
#[path = "screen/tasks.rs"]
mod tasks;
#[path = "screen/three_days.rs"]
mod three_days;
#[path = "screen/title.rs"]
mod title;
#[path = "screen/tour.rs"]
mod tour;
#[path = "screen/versions.rs"]
mod versions;
#[path = "screen/wire.rs"]
mod wire;

use commonground::model::entry::Entry;
use commonground::model::field::Field;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::ui::command::{COMMANDS, footer};
use commonground::ui::keymap::{self, Code, Key};
use commonground::ui::msg::What;
use commonground::ui::state::App;
use commonground::ui::state::desk::{Desk, Mode};
use commonground::ui::theme::Theme;
use desk::Screen;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The simple path, a stage an item, with the name of its snapshot.
const PATH: &[(&str, &str)] = &[
    ("title", "\"Healthy Valley\" Enter"),
    ("welcome", "1"),
    ("clock", "Ctrl-T"),
    ("values_empty", "Ctrl-N"),
    ("one_value", "\"neighbours look in on each other\" Enter"),
    (
        "ten_values",
        "\"nobody is asked twice\" Enter \"the river is everybody's\" Enter \"we mend before we buy\" Enter \
         \"children are heard\" Enter \"a door is open somewhere every evening\" Enter \
         \"old skills are handed on\" Enter \"people who are new are fetched\" Enter \
         \"we say what we cannot do\" Enter \"the bus driver knows our names\" Enter",
    ),
    ("undone", "Ctrl-Z"),
    ("redone", "Ctrl-Y"),
    ("last_opened", "Up \"!\""),
    ("reworded", "Enter"),
    ("large", "Ctrl-L"),
    (
        "future",
        "Ctrl-L Ctrl-N \"a bus every evening\" Enter \"a warm room in each village\" Enter \
         \"the mill makes electricity\" Enter \"a market under cover\" Enter \"two doctors and a garden\" Enter \
         \"the school stays open till nine\" Enter \"paths that wheelchairs can use\" Enter \
         \"meetings where anyone may speak\" Enter",
    ),
    ("break", "Ctrl-N"),
    ("themes_empty", "Ctrl-N"),
    ("themes", "\"Places to belong\" Enter \"Getting about\" Enter \"Deciding together\" Enter"),
    ("choosing", "Esc"),
    ("placed", "1 1 3 Down 2 0 2 1 1 1 1 1 2 3 3 3 3 2"),
    ("first_value", "Ctrl-N"),
    ("not_all", "1 1 1 3"),
    ("first_theme", "Enter 1 1 1 1 1 1"),
    ("theme_test", "\"Everyone has a warm place to go, free, within a walk.\" Enter"),
    ("theme_agreed", "1"),
    ("theme_not_agreed", "\"Free buses for all.\" Enter 3"),
    ("objection", "\"the county will never pay\" Enter"),
    ("say_differently", "\"Those who live with a decision make it.\" Enter 2"),
    ("said_differently", "\"Those who live with a decision help to make it.\" Enter"),
    ("all_asked", "1"),
    ("actions_empty", "Ctrl-N"),
    ("boxes", "\"Map every free room\" Tab \"Shanice, Friday club\" Tab \"2 weeks\""),
    ("action", "Enter"),
    ("under", "Ctrl-K"),
    ("looking", "3 \"Open table each month\" Enter"),
    (
        "actions",
        "\"Ask the chapel for its kitchen\" Enter \"Try one evening bus in June\" Enter \
         \"Print the room list for the surgery\" Enter \"Invite the youth club to choose a date\" Enter \
         \"Write up who decides what\" Enter \"Count who came and who did not\" Enter",
    ),
    ("read_back", "Ctrl-N"),
    ("said_aloud", "Enter Down Enter"),
    ("meeting", "Down Down Down Down Down Down Down"),
    ("meeting_kept", "\"20 June 6pm\" Tab \"Gwen\" Enter"),
    ("papers", "Ctrl-E"),
];

/// Plays the simple path, up to and with a stage.
fn until(stage: &str, columns: u16, rows: u16) -> Screen {
    let mut screen = Screen::new(columns, rows);
    for (name, keys) in PATH {
        screen.play(keys).pass(1);
        if *name == stage {
            return screen;
        }
    }
    panic!("no stage {stage}");
}

#[test]
fn the_simple_path_at_80x24() {
    let mut screen = Screen::new(80, 24);
    let mut all = format!("== home\n{}", screen.shown());
    for (name, keys) in PATH {
        screen.play(keys).pass(1);
        write!(all, "\n== {name}: {keys}\n{}", screen.shown()).expect("text");
    }
    insta::assert_snapshot!("simple_path", all);

    screen.play("Ctrl-Q");
    assert!(screen.left, "Ctrl-Q leaves at once");
}

#[test]
fn what_the_simple_path_leaves_behind() {
    let screen = until("papers", 80, 24);
    let session = &screen.app.desk().expect("a desk").session;
    let texts: Vec<String> = session.of_kind(Kind::Value).map(|value| value.text().to_owned()).collect();
    assert_eq!(texts.len(), 10);
    assert_eq!(texts[9], "the bus driver knows our names!");
    assert_eq!(query::not_agreed(session).len(), 2);
    let actions: Vec<&Entry> = session.of_kind(Kind::Action).collect();
    assert_eq!(actions.iter().map(|action| action.no.as_str()).collect::<Vec<_>>()[..2], ["1.1", "3.1"]);
    assert_eq!(actions[0].words(Field::Due), "28 May 2026");
    assert_eq!(actions.iter().filter(|action| action.is(Field::Promised)).count(), 1);
    assert_eq!(session.words(Field::NextMeeting), "20 June 6pm");
    let objection = session.of_kind(Kind::Objection).next().expect("what was said");
    assert_eq!((objection.text(), objection.words(Field::Open).as_str()), ("the county will never pay", "stands"));
    let statement = session.of_kind(Kind::Statement).last().expect("a sentence");
    assert_eq!(statement.text(), "Those who live with a decision help to make it.");
    assert_eq!(statement.said, "Those who live with a decision make it.", "the first wording is kept");
    assert_eq!(statement.count(Field::Present), Some(30));
}

#[test]
fn opened_again_everything_is_in_its_place() {
    let mut screen = until("boxes", 80, 24);
    let before = screen.shown();
    screen.again();
    let after = screen.shown();
    // The message is said once; the rest is as it was left.
    let line = |text: &str| text.lines().filter(|row| row.contains("Map every free room")).count();
    assert_eq!(line(&before), line(&after));
    assert!(after.contains("→ 28 May 2026"), "{after}");
}

#[test]
fn other_sizes_and_themes() {
    let mut all = String::new();
    for stage in ["welcome", "ten_values", "placed", "theme_test", "actions", "said_aloud"] {
        let mut screen = until(stage, 80, 24);
        for (columns, rows) in [(120, 36), (40, 10), (30, 5), (12, 2)] {
            screen.resize(columns, rows);
            write!(all, "\n== {stage} {columns}x{rows}\n{}", screen.shown()).expect("text");
        }
        screen.resize(60, 18).play("Ctrl-L");
        write!(all, "\n== {stage} 60x18 large\n{}", screen.shown()).expect("text");
    }
    insta::assert_snapshot!("sizes", all);
}

#[test]
fn styles_by_theme() {
    for (name, theme) in [("dark", Theme::Dark), ("mono", Theme::Mono), ("projector", Theme::ProjectorLight)] {
        let mut screen = until("placed", 80, 24);
        screen.app.theme = theme;
        insta::assert_snapshot!(format!("styles_{name}"), screen.styled());
    }
}

/// With `NO_COLOR` a colour would wipe bold and reverse: mono sets none, anywhere on the path.
#[test]
fn mono_sets_no_colour() {
    let mut screen = Screen::new(80, 24);
    screen.app.theme = Theme::Mono;
    for (name, keys) in PATH {
        screen.play(keys);
        let (buffer, _) = screen.draw();
        let reset = ratatui::style::Color::Reset;
        assert!(buffer.content.iter().all(|cell| cell.fg == reset && cell.bg == reset), "{name}");
    }
}

#[test]
fn no_key_means_two_things_and_the_footer_says_what_applies() {
    let mut seen = BTreeSet::new();
    let mut look = |app: &App, stage: &str| {
        assert_eq!(keymap::conflicts(app), Vec::new(), "{stage}");
        let footer = footer(app);
        assert!(footer.len() <= 7 && !footer.is_empty(), "{stage}");
        seen.extend(COMMANDS.iter().filter(|spec| (spec.when)(app)).map(|spec| spec.name));
    };
    let mut screen = Screen::new(80, 24);
    for (name, keys) in PATH {
        screen.play(keys);
        look(&screen.app, name);
        for more in ["F1", "Ctrl-P", "Esc"] {
            screen.play(more);
            look(&screen.app, name);
            if more != "Esc" {
                screen.play("Esc");
            }
        }
        // Esc went somewhere else: back again, so that the path goes on.
        screen = until(name, 80, 24);
    }
    let mut at_home = Screen::new(80, 24);
    at_home.take(What::Sessions(vec![commonground::ui::msg::Listed::default(); 2]));
    look(&at_home.app, "home");
    let mut said_no = until("objection", 80, 24);
    said_no.play("Esc Up");
    look(&said_no.app, "an objection");
    look(&until("all_asked", 80, 24).play("Alt-, Down Enter").app, "an answer looked back at");
    let mut pasted = until("one_value", 80, 24);
    pasted.take(What::Paste("one\ntwo".to_owned()));
    look(&pasted.app, "a paste");
    versions::each(&mut look);
    let mut found = saves::edited_by_hand();
    look(&found.app, "something found");
    found.play("Alt-F Down");
    look(&found.app, "what was found");
    look(&until("one_value", 80, 24).play("Esc Ctrl-X Alt-<").app, "what was taken back");
    for (name, screen) in three_days::at_work() {
        look(&screen.app, name);
    }
    let mut gift = Screen::new(80, 24);
    gift.play("\"A\" Enter 4 Ctrl-N Ctrl-N Ctrl-N \"I mend bicycles\" Enter Esc");
    look(&gift.app, "a gift");
    tasks::each(|app, task| look(app, task));
    planning::each(&mut look);
    tour::each(&mut look);
    for (name, app) in before::pages() {
        look(&app, &name);
    }
    let missing: Vec<&str> = COMMANDS.iter().map(|spec| spec.name).filter(|name| !seen.contains(name)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "these commands never apply");
}

#[test]
fn every_command_says_what_it_does_and_its_keys_are_keys() {
    for spec in COMMANDS {
        assert!(spec.does.chars().count() <= 44, "{}: {}", spec.name, spec.does);
        assert!(!spec.keys.is_empty(), "{} has no key", spec.name);
        for key in spec.keys {
            assert!(Key::from_text(key).is_some(), "{}: {key}", spec.name);
        }
        assert_eq!(spec.name, spec.name.to_lowercase());
    }
}

#[test]
fn no_bare_letter_is_a_command_while_lines_are_taken_down() {
    let mut screen = until("ten_values", 80, 24);
    screen.play("Esc");
    for c in "abcdefghijklmnopqrstuvwxyz?/:+".chars() {
        assert_eq!(keymap::lookup(&screen.app, Key::char(c)), None, "{c}");
    }
    screen.play("\"q\"");
    assert!(screen.text().contains("WRITING") && screen.text().contains("› q"), "a letter starts writing with itself");
}

#[test]
fn a_refusal_leaves_what_was_typed() {
    let mut screen = until("values_empty", 80, 24);
    screen.play("Enter");
    assert!(screen.text().contains("Nothing was written. Type what is said, then Enter."));
    let long = "x".repeat(8000);
    screen.take(What::Paste(long));
    screen.play(&format!("\"{}\" Enter", "x".repeat(200)));
    assert!(screen.text().contains("That is longer than"), "{}", screen.text());
    assert!(screen.text().contains("xxxxxx"));
}

#[test]
fn half_typed_lines_wait_with_their_task() {
    let mut screen = until("values_empty", 80, 24);
    screen.play("\"half a sent\" Ctrl-N");
    assert!(!screen.text().contains("half a sent"));
    screen.play("\"other\"");
    screen.again();
    assert!(screen.text().contains("other"));
    screen.play("Ctrl-B");
    assert!(screen.text().contains("› half a sent"), "{}", screen.text());
}

#[test]
fn ctrl_c_says_that_nothing_is_unsaved_and_leaves_when_pressed_again() {
    let mut screen = until("one_value", 80, 24);
    screen.play("Ctrl-C");
    assert!(screen.text().contains("Nothing is unsaved. Ctrl-Q leaves") && !screen.left);
    screen.play("x Ctrl-C");
    assert!(!screen.left, "another key in between takes it back");
    screen.play("Ctrl-C");
    assert!(screen.left);
}

#[test]
fn overlays_lie_over_and_go() {
    let mut screen = until("placed", 80, 24);
    let mut all = String::new();
    for (name, keys) in [
        ("help", "F1"),
        ("palette", "Ctrl-P \"larg\""),
        ("search", "Ctrl-F \"bus\""),
        ("notes", "Ctrl-G"),
        ("where_from", "Ctrl-O"),
        ("move", "Alt-M"),
        ("messages", "Alt-N"),
    ] {
        screen.play(keys);
        write!(all, "\n== {name}\n{}", screen.shown()).expect("text");
        screen.play("Esc");
        assert!(screen.app.overlays.is_empty());
    }
    insta::assert_snapshot!("overlays", all);
}

/// Whether words stand in the line that has the keys.
fn is_written(screen: &Screen) -> bool {
    let writes = |desk: &Desk| desk.mode == Mode::Writing && !desk.line.is_empty() && !desk.asks_under;
    let (columns, rows) = screen.app.size;
    columns > 40 && rows > 12 && screen.app.overlays.is_empty() && screen.app.desk().is_some_and(writes)
}

/// Keys at windows of any size: no panic, one meaning a key, and what is seen is what was handed over to be saved.
fn no_key_of_these_hurts(screen: &mut Screen, keys: Vec<(Key, u16, u16)>) -> Result<(), TestCaseError> {
    for (n, (key, columns, rows)) in keys.into_iter().enumerate() {
        let typed = key == Key::plain(Code::Enter) && is_written(screen);
        let before = typed.then(|| (screen.text(), screen.saved.len(), screen.app.notices.len()));
        screen.press(key);
        if let Some(before) = before {
            let after = (screen.text(), screen.saved.len(), screen.app.notices.len());
            prop_assert!(after != before, "Enter did nothing with what was typed, without a word:\n{}", after.0);
        }
        if n % 5 == 0 {
            screen.resize(columns, rows);
        }
        screen.draw();
        prop_assert_eq!(keymap::conflicts(&screen.app), Vec::new());
    }
    if let Some(desk) = screen.app.desk() {
        let kept = Session::of(screen.saved.iter().cloned());
        prop_assert!(desk.session.looks_like(&kept), "what is seen is what was saved");
    }
    Ok(())
}

fn any_key() -> impl Strategy<Value = Key> {
    let codes = prop_oneof![
        8 => "[a-z0-9 ;éŷ日👍]".prop_map(|text| Code::Char(text.chars().next().unwrap_or('x'))),
        2 => Just(Code::Enter),
        2 => Just(Code::Esc),
        1 => Just(Code::Tab),
        1 => Just(Code::BackTab),
        1 => Just(Code::Up),
        1 => Just(Code::Down),
        1 => Just(Code::Left),
        1 => Just(Code::Backspace),
        1 => Just(Code::PageUp),
        1 => Just(Code::PageDown),
        1 => Just(Code::Home),
        1 => Just(Code::F(1)),
    ];
    let plain = codes.prop_map(Key::plain);
    let ctrl = "[bdefgklnopstwxyz]".prop_map(|text| Key::ctrl(text.chars().next().unwrap_or('n')));
    let alt = "[mtnr]".prop_map(|text| Key { alt: true, ..Key::char(text.chars().next().unwrap_or('m')) });
    prop_oneof![12 => plain, 4 => ctrl, 1 => alt]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is pressed, at whatever size: no panic, one meaning a key, and everything that was ever accepted is in
    /// what was handed over to be saved.
    #[test]
    fn no_key_hurts(
        start in 0..PATH.len(),
        keys in prop::collection::vec((any_key(), 1u16..130, 1u16..40), 1..60),
    ) {
        let mut screen = until(PATH[start].0, 80, 24);
        no_key_of_these_hurts(&mut screen, keys)?;
        if let Some(desk) = screen.app.desk() {
            prop_assert!(desk.session.entries().count() >= 8);
        }
    }
}

fn lines_of(screen: &Screen, kind: Kind) -> Vec<String> {
    let session = &screen.app.desk().expect("a desk").session;
    session.of_kind(kind).map(|entry| entry.text().to_owned()).collect()
}

#[test]
fn digits_pressed_on_are_not_a_sentence() {
    let mut screen = until("not_all", 80, 24);
    screen.play("Enter 1 1 1 1 1 1 1 1");
    assert!(screen.text().contains("first the sentence that all"), "{}", screen.text());
    screen.play("Enter Esc");
    assert!(lines_of(&screen, Kind::Statement).is_empty());
    assert!(!screen.text().contains("Is there anyone who does not want this?"), "{}", screen.text());
    screen.play("Down Down Down");
    assert!(screen.text().contains("3 not asked"), "{}", screen.text());
    screen.play("Up \"Every\"");
    screen.again();
    let desk = screen.app.desk().expect("a desk");
    assert_eq!(desk.lit_entry().map(Entry::text), Some("Places to belong"), "the draft's theme is lit");
    assert_eq!(desk.line.text_of(0), "Every");
}

#[test]
fn a_moved_line_becomes_what_the_task_takes_and_one_undo_brings_it_back() {
    let mut screen = until("future", 80, 24);
    let values = lines_of(&screen, Kind::Value).len();
    screen.play("Esc Alt-M");
    let places = commonground::ui::update::places(&screen.app);
    let at = places.iter().position(|(code, _)| *code == "values").expect("the values");
    screen.play(&"Down ".repeat(at)).play("Enter");
    assert_eq!(lines_of(&screen, Kind::Value).len(), values + 1);
    assert_eq!(screen.texts().iter().filter(|text| text.starts_with("meetings where")).count(), 1);
    screen.play("Ctrl-Z");
    assert_eq!(lines_of(&screen, Kind::Value).len(), values);
    assert_eq!(screen.texts().iter().filter(|text| text.starts_with("meetings where")).count(), 1);
    assert!(screen.text().contains("is there again."), "{}", screen.text());
}

#[test]
fn keys_pressed_while_the_session_is_made_are_played_when_it_is_there() {
    let mut screen = until("title", 80, 24);
    let made = until("welcome", 80, 24);
    let session = made.app.desk().expect("a desk").session.clone();
    let mut send = |what: What| {
        let msg = commonground::ui::msg::Msg { at: screen.at, millis: 0, what };
        commonground::ui::update::update(&mut screen.app, msg)
    };
    for key in [Key::char('1'), Key::ctrl('n'), Key::char('a')] {
        send(What::Key(key));
    }
    let writer = "desk-aaaaaaaa".to_owned();
    let next = u64::try_from(made.saved.len()).expect("few") + 1;
    let opened = commonground::ui::msg::Opened { session, writer, next, draft: String::new(), ..Default::default() };
    let effects = send(What::Opened(Box::new(opened)));
    assert!(effects.iter().any(|effect| matches!(effect, commonground::ui::msg::Effect::Save(_))));
    assert!(screen.text().contains("› a"), "{}", screen.text());
}

#[test]
fn the_room_is_counted_and_a_found_line_is_only_looked_at() {
    let mut screen = until("ten_values", 80, 24);
    screen.play("\"half\" Alt-R \"42\" Enter");
    assert!(screen.text().contains("› half"), "{}", screen.text());
    let session = &screen.app.desk().expect("a desk").session;
    assert_eq!(query::present(session, "values"), Some(42));
    screen.play("Ctrl-C");
    assert!(screen.text().contains("Type Enter to keep the line"), "{}", screen.text());
    screen.play("Wipe Ctrl-N");
    let saved = screen.saved.len();
    screen.play("Ctrl-F \"asked twice\" Enter");
    assert_eq!(screen.saved.len(), saved, "looking writes nothing down");
    assert!(screen.text().contains("CHOOSING") && screen.text().contains("nobody is asked twice"));
}
