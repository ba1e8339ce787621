//! A person's own keys are shown everywhere: no sentence of the program names a key of its own accord, and a desk with
//! other keys names those alone, at every task, in help, list of commands and messages.

use crate::below::files;
use crate::desk::Screen;
use commonground::model::query;
use commonground::ui::command::{COMMANDS, Command};
use commonground::ui::input::sent_for;
use commonground::ui::keymap::{Key, Keymap, file, keys_of};

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The sources below a folder.
fn sources(folder: &Path) -> impl Iterator<Item = PathBuf> {
    files(folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"))
}

/// The keys with Ctrl or Alt and the function keys that a text names.
fn chords(text: &str) -> Vec<Key> {
    let words = text.split(|c: char| c.is_whitespace() || "()“”\"".contains(c));
    let begins = |word: &str| {
        word.starts_with("Ctrl-")
            || word.starts_with("Alt-")
            || word.strip_prefix('F').is_some_and(|n| n.parse::<u8>().is_ok())
    };
    // A key may itself be a mark that also ends a clause.
    let cut = |word: &str| word.trim_end_matches(['.', ',', ':', ';', '?']).to_owned();
    let words = words.map(|word| if Key::from_text(word).is_some() { word.to_owned() } else { cut(word) });
    words.filter(|word| begins(word)).filter_map(|word| Key::from_text(&word)).collect()
}

/// What may name keys: the tables of commands and keys, what reads them, and what says how a key is written.
const TABLES: [&str; 6] = ["ui/command", "ui/keymap", "ui/input", "ui/tty.rs", "words/own.rs", "cli/args"];

#[test]
fn no_sentence_names_a_key_of_its_own_accord() {
    let src = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut looked_at = 0;
    for path in sources(&src) {
        let name = path.strip_prefix(&src).expect("below src").to_string_lossy().into_owned();
        if TABLES.iter().any(|table| name.starts_with(table)) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("readable");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (n, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            looked_at += 1;
            wrong.extend(chords(line).iter().map(|key| format!("{name}:{}: {key}", n + 1)));
        }
    }
    assert!(looked_at > 10_000, "{looked_at}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What sentences name are keys that stay where they are, or commands by their names.
#[test]
fn every_command_that_a_note_names_is_there() {
    let mut named = 0;
    for task in commonground::model::stage::tasks() {
        for note in task.notes.iter().copied() {
            for mark in note.split('{').skip(1) {
                let name = mark.split('}').next().unwrap_or_default();
                assert!(Command::from_name(name).is_some(), "{}: {{{name}}}", task.code);
                named += 1;
            }
            assert!(!Keymap::default().in_text(note).contains('{'), "{note}");
        }
    }
    assert!(named >= 3, "{named}");
}

/// Keys that no command has, one for each that has a key which can be another.
fn others() -> Keymap {
    let fresh = (0..).map(|n: u32| char::from_u32(0x3b1 + n).expect("a letter"));
    let specs = COMMANDS.iter().filter(|spec| !file::is_by_digit(spec.command));
    let own = specs.zip(fresh).map(|(spec, letter)| {
        let mut keys: Vec<Key> = keys_of(spec.command).filter(|key| file::stays(*key)).collect();
        if keys.is_empty() {
            keys.push(Key { alt: true, ..Key::char(letter) });
        }
        (spec.command, keys)
    });
    Keymap::with(&own.collect::<Vec<_>>())
}

/// What is opened, and done, at each kind of task.
const OVER: [Command; 12] = [
    Command::Help,
    Command::Palette,
    Command::Notes,
    Command::Roadmap,
    Command::Messages,
    Command::Large,
    Command::Large,
    Command::PutUp,
    Command::WhatGives,
    Command::Undo,
    Command::Redo,
    Command::Stop,
];

#[test]
fn with_other_keys_no_screen_names_the_usual_ones() {
    let keys = others();
    let press = |screen: &mut Screen, command: Command| {
        let key = keys.of(command).first().copied().unwrap_or_else(|| panic!("{command:?} has a key"));
        screen.press(key);
    };
    let mut wrong = Vec::new();
    let mut look = |screen: &Screen, at: &str| {
        let text = screen.text();
        let usual = chords(&text)
            .into_iter()
            .filter(|key| COMMANDS.iter().any(|spec| keys_of(spec.command).any(|own| own == *key)));
        wrong.extend(usual.map(|key| format!("{at} names {key}")));
        // No mark of a command is left in a text.
        wrong.extend(
            COMMANDS
                .iter()
                .filter(|spec| text.contains(&format!("{{{}}}", spec.name)))
                .map(|spec| format!("{at}: {}", spec.name)),
        );
    };
    let mut greek = 0;
    let mut surfaces = BTreeSet::new();
    for template in ["1", "3"] {
        let mut screen = Screen::new(80, 24);
        screen.app.keys = keys.clone();
        screen.play(&format!("\"Healthy Valley\" Enter {template}"));
        for _ in 0..60 {
            let at = screen.app.desk().map(|desk| desk.task_code().to_owned()).unwrap_or_default();
            look(&screen, &at);
            screen.play("\"neighbours look in\" Enter \"and again\" Enter");
            look(&screen, &at);
            screen.play("Esc");
            look(&screen, &at);
            let surface = screen.app.desk().map(|desk| format!("{:?}", desk.surface())).unwrap_or_default();
            let over: &[Command] = if surfaces.insert(surface) { &OVER } else { &[] };
            for over in over.iter().copied() {
                press(&mut screen, over);
                let own = screen
                    .text()
                    .split("Alt-")
                    .skip(1)
                    .filter(|rest| !rest.starts_with(|c: char| c.is_ascii()))
                    .count();
                greek += own;
                look(&screen, &format!("{at}, {over:?}"));
                if !screen.app.overlays.is_empty() {
                    screen.play("Esc");
                }
            }
            let desk = screen.app.desk().expect("a desk");
            if query::agenda(&desk.session).last().map(|item| &item.id) == desk.item().map(|item| &item.id) {
                break;
            }
            press(&mut screen, Command::Next);
        }
        press(&mut screen, Command::Next);
        look(&screen, "the end");
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(greek > 10, "the other keys are shown: {greek}");
}

/// Every key of the table is one that terminals send, and the way back from a key to its bytes is right.
#[test]
fn every_key_of_the_table_arrives() {
    for spec in COMMANDS {
        for key in keys_of(spec.command) {
            assert_eq!(sent_for(key), Some(vec![key]), "{} {key}", spec.name);
        }
    }
}
