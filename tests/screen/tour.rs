//! The tour of the example: played by its own words to the end, skipped through, left, and left alone while somebody does
//! something else. What is asked must be doable by the keys that are said, at every size.

#[path = "tour_hurried.rs"]
mod hurried;
#[path = "tour_ways.rs"]
mod ways;

use crate::desk::Screen;
use commonground::model::session::Session;
use commonground::ui::command::Command;
use commonground::ui::keymap::{self, Key};
use commonground::ui::msg::{Listed, Opened, What};
use commonground::ui::state::App;
use commonground::ui::state::tour::Tour;
use commonground::ui::text;
use commonground::ui::theme::Theme;
use commonground::ui::tour::{STEPS, told};
use std::path::Path;

/// What somebody does who goes by the strip: a key that it names, or words that it asks for.
#[derive(Clone, Copy)]
enum Does {
    /// The first key of a command, as the commands table has it: the sentence must name it.
    Press(Command),
    /// Words of one's own, or a digit that the sentence names.
    Type(&'static str),
    /// The number that the sentence names.
    TypeNumber,
}

use Command as C;
use Does::{Press, Type, TypeNumber};

/// To another task.
const GO: [Does; 3] = [Press(C::Agenda), TypeNumber, Press(C::Take)];

/// Each step with what is done for it.
const PLAYED: &[(&str, &[Does])] = &[
    ("write", &[Type("hopeful"), Press(C::Keep)]),
    ("change", &[Press(C::OpenLast), Type(" again"), Press(C::Keep)]),
    ("take-back", &[Press(C::Undo), Press(C::Redo)]),
    ("next", &[Press(C::Next)]),
    ("theme", &[GO[0], GO[1], GO[2], Press(C::ToChoosing), TypeNumber]),
    ("test", &[GO[0], GO[1], GO[2], Press(C::Down), Press(C::AllOfOurs)]),
    (
        "action",
        &[
            GO[0],
            GO[1],
            GO[2],
            Type("Ask the school"),
            Press(C::NextBox),
            Type("Gwen (made up)"),
            Press(C::NextBox),
            Type("2 weeks"),
            Press(C::Keep),
        ],
    ),
    ("where-from", &[Press(C::WhereFrom), Press(C::Close)]),
    // What it shows is looked at, or not.
    ("roadmap", &[Press(C::Roadmap), Press(C::MapNearer), Press(C::MapFarther), Press(C::Close)]),
    // The wall says its way back itself.
    ("large", &[Press(C::Large), Press(C::Large)]),
    ("papers", &[Press(C::Papers)]),
    ("commands", &[Press(C::Palette), Type("clock"), Press(C::Close)]),
];

/// The example, with nobody on its tour.
fn example(size: (u16, u16), begins: bool) -> Screen {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/healthy-valley.ron");
    let session = Session::of(commonground::store::read(&path).expect("the sample").ops);
    let mut screen = Screen::new(size.0, size.1);
    screen.app.tour = Some(Tour::new(size, begins));
    let writer = "desk-aaaaaaaa".to_owned();
    screen.take(What::Opened(Box::new(Opened { session, writer, next: 1, ..Opened::default() })));
    screen
}

fn sentence(screen: &Screen) -> String {
    told(&screen.app).map(|told| told.sentence).unwrap_or_default()
}

fn at(screen: &Screen) -> &'static str {
    let at = screen.app.tour.as_ref().and_then(|tour| tour.at);
    at.map_or("off", |at| STEPS.get(at).map_or("end", |step| step.name))
}

/// The strip says nothing that it has not room for, and the program keeps its line and its message.
fn fits(screen: &Screen) {
    let told = told(&screen.app).expect("on the tour");
    for wide in [60, 80, 120] {
        let words = format!("{}  {}", told.step, told.sentence);
        let rows = text::wrap(&words, wide - 2);
        assert!(!told.sentence.is_empty() && rows.len() <= 2, "{wide}: {rows:?}");
        let last = if rows.len() == 2 { text::width(rows[1]) } else { 0 };
        assert!(last + text::width(&told.ways) + 4 <= wide, "no room for {} behind {rows:?}", told.ways);
    }
}

fn does(screen: &mut Screen, does: &Does) {
    let said = sentence(screen);
    let names = |word: &str| said.split([' ', '.', ',', ';', ':', '“', '”']).any(|token| token == word);
    let is_wall = screen.app.desk().is_some_and(|desk| desk.large);
    match does {
        Press(command) => {
            let key = keymap::keys_of(*command).next().expect("a key");
            assert!(is_wall || names(&key.to_string()), "{key} is not named: {said}");
            assert_eq!(keymap::lookup(&screen.app, key), Some(*command), "{said}");
            screen.press(key);
        }
        Type(words) => words.chars().for_each(|c| screen.press(Key::char(c))),
        TypeNumber => {
            let number = said.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty());
            number.expect("a number").chars().for_each(|c| screen.press(Key::char(c)));
        }
    }
}

/// Plays the tour up to the step of that name.
fn play_to(screen: &mut Screen, until: &str) {
    for (name, all) in PLAYED {
        assert_eq!(at(screen), *name);
        if *name == until {
            return;
        }
        for one in *all {
            if screen.app.desk().is_some_and(|desk| !desk.large) {
                fits(screen);
            }
            does(screen, one);
        }
    }
}

#[test]
fn whoever_does_what_it_says_comes_to_its_end() {
    assert_eq!(
        PLAYED.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
        STEPS.iter().map(|s| s.name).collect::<Vec<_>>()
    );
    for size in [(80, 24), (60, 18), (120, 36)] {
        let mut screen = example(size, true);
        play_to(&mut screen, "");
        assert_eq!(at(&screen), "end");
        fits(&screen);
        let leave = keymap::written(C::Leave);
        assert!(sentence(&screen).contains(&leave), "{}", sentence(&screen));
        // All of it went into the session as if there were no tour: line, wording, undo, place, test, action and walks.
        assert_eq!(screen.app.unsaved(), 0);
        screen.play(&leave);
        assert!(screen.left);
    }
}

#[test]
fn a_few_steps_look_so() {
    let shots = [("write", "write"), ("theme", "go"), ("action", "to_action"), ("commands", "papers_written")];
    for size in [(80, 24), (60, 18)] {
        for (step, name) in shots {
            for theme in [Theme::Dark, Theme::Mono] {
                let mut screen = example(size, true);
                screen.app.theme = theme;
                play_to(&mut screen, step);
                let name = format!("tour_{name}_{}x{}", size.0, size.1);
                match theme {
                    Theme::Mono => insta::assert_snapshot!(format!("{name}_mono"), foot(&screen)),
                    _ => insta::assert_snapshot!(name, screen.shown()),
                }
            }
        }
    }
}

/// The last rows with their styles.
fn foot(screen: &Screen) -> String {
    let high = screen.app.tour.as_ref().map_or(0, |tour| tour.window.1);
    let (text, styled) = (screen.text(), screen.styled());
    let rows = text.lines().skip(usize::from(high) - 2);
    let is_foot = |line: &&str| [high - 2, high - 1].iter().any(|y| line.starts_with(&format!("{y}:")));
    rows.chain(styled.lines().filter(is_foot)).collect::<Vec<_>>().join("\n")
}

#[test]
fn it_takes_its_own_rows_and_none_on_the_wall() {
    for size in [(80, 24), (60, 18)] {
        let mut screen = example(size, true);
        assert_eq!(screen.app.size, (size.0, size.1 - 2));
        let text = screen.text();
        let rows: Vec<&str> = text.lines().collect();
        let line = rows.iter().position(|row| row.starts_with(" ›")).expect("the line");
        assert_eq!(line, rows.len() - 5, "line, message, footer, strip\n{text}");
        screen.play("Ctrl-L");
        assert_eq!(screen.app.size, size);
        assert!(!screen.text().contains("Tour"));
        screen.play("Ctrl-L F12");
        assert_eq!(screen.app.size, size);
        screen.resize(100, 13).play("F9");
        // No sentence keeps the keys away, nor does a word stand alone.
        for window in [(80, 24), (60, 18), (44, 14)] {
            let mut narrow = example(window, true);
            for step in STEPS {
                let text = narrow.text();
                let rows: Vec<&str> = text.lines().collect();
                let last = rows.last().expect("a row");
                // In forty columns some sentences have both rows, and none is cut.
                let has_keys = last.ends_with("F9 skip · F12 end");
                assert!(has_keys || window.0 < 60 && !last.ends_with('…'), "{} at {window:?}:\n{text}", step.name);
                let words = last.split("F9 skip").next().expect("words").trim();
                assert!(words.is_empty() || words.contains(' '), "{} at {window:?}:\n{text}", step.name);
                narrow.play("F9");
            }
        }
        // Low, it takes one row, and of what it says the keys come first.
        let low = screen.text();
        let last = low.lines().last().expect("a row");
        assert!(last.contains("Type any word") && last.ends_with("F9 skip · F12 end"), "{low}");
        assert_eq!(screen.app.size, (100, 12));
        let low = screen.resize(40, 12).text();
        let last = low.lines().last().expect("a row");
        assert!(last.starts_with(" Tour 1 of 12 ") && last.ends_with("F9 skip · F12 end"), "{low}");
        // Lower still it waits until there is room.
        assert!(!screen.resize(100, 11).text().contains("Tour 1") && screen.app.size == (100, 11));
        assert!(screen.resize(100, 20).text().contains("Tour 1 of 12"));
    }
}

#[test]
fn each_step_can_be_skipped_and_the_tour_left_and_begun_again() {
    let mut screen = example((80, 24), true);
    let saved = screen.saved.len();
    for step in STEPS {
        assert_eq!(at(&screen), step.name);
        fits(&screen);
        screen.play("F9");
    }
    assert_eq!(at(&screen), "end");
    // At its end there is nothing to skip.
    screen.play("F9");
    assert_eq!((at(&screen), screen.saved.len()), ("end", saved));
    screen.play("F12");
    assert_eq!(at(&screen), "off");
    let again = keymap::written(C::TourStart);
    assert!(screen.text().contains(&format!("{again} starts it again")), "{}", screen.text());
    screen.play("Ctrl-P \"start the tour\" Enter");
    assert_eq!(at(&screen), "write");
    screen.play("Ctrl-P \"leave the tour\" Enter");
    assert_eq!(at(&screen), "off");
    screen.play("F9 Ctrl-P \"skip this step\" Enter");
    assert_eq!(at(&screen), "change");
}

/// The same state at another desk of its own.
fn copy_of(screen: &Screen) -> Screen {
    let draft = screen.draft.clone();
    Screen { app: screen.app.clone(), at: screen.at, saved: Vec::new(), draft, left: false, saves: true }
}

/// What somebody does instead, as keys.
const INSTEAD: &[&str] = &[
    "F1",
    "Ctrl-P",
    "Ctrl-F \"bus\"",
    "Alt-E",
    "Alt-E Enter",
    "F2 /",
    "F3",
    "Esc",
    "Esc Esc",
    "Alt-R",
    "Up",
    "Ctrl-K",
    "Ctrl-G",
    "Alt-Y",
    "Alt-N",
    "Alt-M",
    "Ctrl-A",
    "Alt-K",
    "\"half\"",
    "Ctrl-L Ctrl-L",
    "Alt-P",
    "Alt-P Ctrl-N",
    "Ctrl-A \"1\" Enter",
    "Ctrl-A \"16\" Enter",
    "Ctrl-A \"27\" Enter",
    "Ctrl-A \"29\" Enter",
    "Ctrl-A \"32\" Enter",
    "Ctrl-A \"37\" Enter",
    "Ctrl-A \"40\" Enter",
    "Esc Alt-G",
    "Esc Enter",
];

/// The first key that a sentence names.
fn first_key(said: &str) -> Option<Key> {
    let mut tokens = said.split([' ', '.', ',', ';', ':']).filter(|token| token.len() > 1);
    tokens.find_map(|token| Key::from_text(token).filter(|key| key.writes().is_none()))
}

#[test]
fn whatever_is_done_in_between_it_waits_and_says_the_way_back() {
    let mut one = example((80, 24), true);
    let mut stuck = Vec::new();
    for (step, all) in PLAYED {
        for keys in INSTEAD {
            let mut screen = copy_of(&one);
            screen.play(keys);
            // Whoever only does what is said comes out of there, and the step is done.
            let mut said = Vec::new();
            while at(&screen) == *step && said.len() < 12 {
                fits(&screen);
                let says = sentence(&screen);
                let number = says.strip_prefix("Type ").and_then(|rest| rest.split(',').next()?.parse::<u8>().ok());
                if let Some(number) = number {
                    screen.play(&format!("\"{number}\" Enter"));
                } else if let Some((_, rest)) = says.split_once("digit, such as ") {
                    screen.play(&format!("\"{}\"", rest.split(',').next().unwrap_or_default()));
                } else {
                    if says.starts_with("By when") {
                        screen.play("\"2 weeks\"");
                    } else if ["Type ", "Add ", "Who ", "Say it in"].iter().any(|begins| says.starts_with(begins))
                        || says.contains("Type any")
                    {
                        screen.play("\"word\"");
                    }
                    let asks = says.contains("Press 1 if") || says.contains("Ask it again: 1");
                    let key = first_key(&says).or_else(|| asks.then(|| Key::char('1')));
                    let Some(key) = key else { break };
                    // What the step asks to try out.
                    if says.contains("+ goes nearer") {
                        screen.play("+");
                    }
                    screen.press(key);
                    // The wall says its way back itself.
                    if screen.app.desk().is_some_and(|desk| desk.large) {
                        screen.press(key);
                    }
                }
                said.push(says);
            }
            if at(&screen) == *step {
                stuck.push(format!("{step} after {keys}: {said:#?}, then {}\n{}", sentence(&screen), screen.text()));
            }
        }
        all.iter().for_each(|each| does(&mut one, each));
    }
    assert!(stuck.is_empty(), "{} places:\n{}", stuck.len(), stuck.join("\n"));
}

/// Home and back: the tour goes on with the session.
#[test]
fn it_waits_at_home() {
    let mut screen = example((80, 24), true);
    screen.play("\"hopeful\" Enter Alt-H");
    let one = Listed { path: "a.ron".into(), title: "Healthy Valley".into(), ..Listed::default() };
    screen.take(What::Sessions(vec![one]));
    assert!(screen.text().contains("Enter opens the example again; there the tour goes on."), "{}", screen.text());
    screen.play("Enter");
    assert_eq!(at(&screen), "change");
}

/// The states in which its commands apply.
pub fn each(look: &mut impl FnMut(&App, &str)) {
    let mut screen = example((80, 24), true);
    look(&screen.app, "on the tour");
    look(&screen.play("Ctrl-P").app, "on the tour, under the commands");
    look(&screen.play("Esc F12").app, "the tour is left");
}

#[test]
fn what_is_done_another_way_counts_too() {
    let mut screen = example((80, 24), true);
    screen.take(What::Paste("pasted, not typed".to_owned()));
    screen.play("Enter");
    assert_eq!(at(&screen), "change");
    // Chosen in the list and opened from there.
    screen.play("Esc Enter \"!\" Enter");
    assert_eq!(at(&screen), "take-back");
    screen.play("Ctrl-P \"take your last step back\" Enter");
    assert_eq!(at(&screen), "take-back");
    assert!(sentence(&screen).starts_with("It is taken back. Ctrl-Y"), "{}", sentence(&screen));
    screen.play("Ctrl-P \"bring it back\" Enter");
    assert_eq!(at(&screen), "next");
    // Back is not on; from there it is one step on.
    screen.play("Ctrl-B");
    assert_eq!(at(&screen), "next");
    screen.play("Ctrl-N");
    assert_eq!(at(&screen), "theme");
}

#[test]
fn a_session_of_ones_own_knows_nothing_of_it() {
    let mut screen = Screen::new(80, 24);
    screen.play("\"Healthy Valley\" Enter 1 F9 F12 Ctrl-N");
    assert!(screen.app.tour.is_none() && screen.app.size == (80, 24));
    assert!(!screen.text().contains("Tour"));
    screen.play("Ctrl-P \"tour\"");
    assert!(screen.text().contains("Nothing"), "{}", screen.text());
}

#[test]
fn home_offers_it_while_there_is_nothing_yet() {
    let mut screen = Screen::new(80, 24);
    assert!(screen.text().contains("`commonground demo` shows you round"));
    screen.play("\"H\"");
    assert!(!screen.text().contains("commonground demo"));
    let mut screen = Screen::new(80, 24);
    screen.take(What::Sessions(vec![Listed::default()]));
    assert!(!screen.text().contains("commonground demo"));
}
