//! A person's own keys: a file in RON that gives commands, by their names, one key or several. Everything that is wrong
//! in it is named with its place; a file with mistakes is not used at all, so that nobody has to guess which part is.
//! Pure. Uses the commands table, the decoder for what terminals send, and the moments.

use super::{Code, Key, Keymap, keys_of, moments};
use crate::store::library::nearest;
use crate::ui::command::{COMMANDS, Command};
use crate::ui::input;
use crate::ui::own::{InOrder, Mistake, Place, Token, read, tokens};
use crate::words::own::Own as Words;
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use std::fmt;

/// One key, or several.
struct Keys(Vec<String>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reads;
        impl<'de> Visitor<'de> for Reads {
            type Value = Keys;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key in quotation marks, or several in [ ]")
            }

            fn visit_str<E>(self, key: &str) -> Result<Keys, E> {
                Ok(Keys(vec![key.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Keys, A::Error> {
                let mut out = Vec::new();
                while let Some(key) = seq.next_element()? {
                    out.push(key);
                }
                Ok(Keys(out))
            }
        }
        from.deserialize_any(Reads)
    }
}

/// A command in the file, with the keys that stand there.
struct Given {
    command: Command,
    at: Place,
    keys: Vec<(Key, Place)>,
}

/// The keys that a file says.
///
/// # Errors
/// Everything that is wrong in it, in the order in which it stands there.
pub fn keymap(text: &str) -> Result<Keymap, Vec<Mistake>> {
    let InOrder(lines) = read::<InOrder<Keys>>(text).map_err(|mistake| vec![mistake])?;
    let mut places = tokens(text).into_iter().filter(|(_, token)| matches!(token, Token::Text(_))).map(|(at, _)| at);
    // Both come from the same text: where the places end the lines do.
    let mut place = || places.next().unwrap_or(Place { line: 1, column: 1 });
    let mut wrong = Vec::new();
    let mut given: Vec<Given> = Vec::new();
    for (name, Keys(keys)) in lines {
        let at = place();
        let keys: Vec<(String, Place)> = keys.into_iter().map(|key| (key, place())).collect();
        match command(&name, &given) {
            Ok(command) if keys.is_empty() && !keys_of(command).any(stays) => {
                wrong.push(Mistake { at, what: Words::NoKeys.with(&[command.spec().name]) });
            }
            Ok(command) => given.push(Given { command, at, keys: understood(command, keys, &mut wrong) }),
            Err(what) => wrong.push(Mistake { at, what }),
        }
    }
    let own: Vec<(Command, Vec<Key>)> =
        given.iter().map(|given| (given.command, given.with_those_that_stay())).collect();
    let keymap = Keymap::with(&own);
    wrong.extend(shared(&keymap, &given));
    wrong.sort();
    if wrong.is_empty() { Ok(keymap) } else { Err(wrong) }
}

/// The command that a line is about.
fn command(name: &str, before: &[Given]) -> Result<Command, String> {
    let Some(command) = Command::from_name(name) else {
        let near = nearest(name, COMMANDS.iter().map(|spec| spec.name));
        return Err(
            near.map_or_else(|| Words::NoCommand.with(&[name]), |near| Words::NoCommandNear.with(&[name, near]))
        );
    };
    if before.iter().any(|given| given.command == command) {
        return Err(Words::Twice.with(&[name]));
    }
    if command == Command::Stop {
        return Err(Words::WayOut.with(&[name, &super::written(command)]));
    }
    if is_by_digit(command) {
        return Err(Words::ByDigit.with(&[name]));
    }
    Ok(command)
}

/// Whether a command is an answer whose digit stands on the screen.
pub fn is_by_digit(command: Command) -> bool {
    keys_of(command).any(|key| key.digit().is_some())
}

/// Whether a key does the same everywhere: it can be taken from no command and given to none.
pub fn stays(key: Key) -> bool {
    let writes = key.writes().is_some_and(|c| c == ' ' || c.is_ascii_digit());
    writes || (!key.ctrl && !key.alt && !matches!(key.code, Code::Char(_) | Code::F(_)))
}

/// Whether a command is one of what is only looked at, where nobody writes: letters may be its keys.
fn takes_letters(command: Command) -> bool {
    keys_of(command).any(|key| key.writes().is_some() && !stays(key))
}

fn understood(command: Command, keys: Vec<(String, Place)>, wrong: &mut Vec<Mistake>) -> Vec<(Key, Place)> {
    let mut out = Vec::new();
    for (text, at) in keys {
        match key(command, &text) {
            Ok(key) => out.push((key, at)),
            Err(what) => wrong.push(Mistake { at, what }),
        }
    }
    out
}

/// A key for a command.
fn key(command: Command, text: &str) -> Result<Key, String> {
    let Some(key) = Key::from_text(text) else { return Err(Words::NoKey.with(&[text])) };
    if stays(key) {
        let has = keys_of(command).any(|own| own == key);
        let named = [key.to_string(), command.spec().name.to_owned()];
        return if has { Ok(key) } else { Err(Words::Everywhere.with(&named)) };
    }
    if key.writes().is_some() && !takes_letters(command) {
        return Err(Words::Written.with(&[text]));
    }
    match input::sent_for(key) {
        Some(sent) if sent == [key] => Ok(key),
        Some(sent) => {
            let sent: Vec<String> = sent.iter().map(Key::to_string).collect();
            Err(Words::Sends.with(&[key.to_string(), sent.join(" ")]))
        }
        None => Err(Words::NotSent.with(&[key.to_string()])),
    }
}

impl Given {
    /// The keys of the file, behind those that stay with the command whatever a file says.
    fn with_those_that_stay(&self) -> Vec<Key> {
        let mut keys: Vec<Key> = keys_of(self.command).filter(|key| stays(*key)).collect();
        for (key, _) in &self.keys {
            if !keys.contains(key) {
                keys.push(*key);
            }
        }
        keys
    }

    fn place_of(&self, key: Key) -> Place {
        self.keys.iter().find(|(own, _)| *own == key).map_or(self.at, |(_, at)| *at)
    }
}

/// Keys that would stand for two commands at the same moment, each named where it was given the second time.
fn shared(keymap: &Keymap, given: &[Given]) -> Vec<Mistake> {
    let mut asked = Vec::new();
    for (n, one) in given.iter().enumerate() {
        for (key, _) in &one.keys {
            for (spec, _) in keymap.rows().filter(|(spec, keys)| spec.command != one.command && keys.contains(key)) {
                // Of two lines of the file the later one is told.
                let later = given.iter().position(|other| other.command == spec.command);
                if later.is_none_or(|later| later < n) && !asked.contains(&(*key, one.command, spec.command)) {
                    asked.push((*key, one.command, spec.command));
                }
            }
        }
    }
    let pairs: Vec<(Command, Command)> = asked.iter().map(|(_, one, other)| (*one, *other)).collect();
    let meet = moments::meet(&pairs);
    let mut told: Vec<(Place, Key, String)> = Vec::new();
    for ((key, one, other), _) in asked.into_iter().zip(meet).filter(|(_, meet)| *meet) {
        let at = given.iter().find(|given| given.command == one).map(|given| given.place_of(key));
        // Once of each key that is given: who takes another one is rid of all.
        if let Some(at) = at.filter(|at| !told.iter().any(|(place, own, _)| (place, *own) == (at, key))) {
            let named = [key.to_string(), other.spec().name.to_owned(), one.spec().name.to_owned()];
            told.push((at, key, Words::Shared.with(&named)));
        }
    }
    told.into_iter().map(|(at, _, what)| Mistake { at, what }).collect()
}

/// A file to begin with: every command that can have other keys, each behind a remark's mark.
pub fn template() -> String {
    let mut out: String = Words::KeysHead.text().lines().map(|line| format!("// {line}\n")).collect();
    out.push_str("{\n");
    let mut group = None;
    let mut specs: Vec<_> = COMMANDS.iter().filter(|spec| may_have_others(spec.command)).collect();
    specs.sort_by_key(|spec| spec.group);
    for spec in specs {
        if group != Some(spec.group) {
            out.push_str(&format!("    // {}\n", spec.group.title()));
            group = Some(spec.group);
        }
        let (stay, own): (Vec<Key>, Vec<Key>) = keys_of(spec.command).partition(|key| stays(*key));
        let own: Vec<String> = own.iter().map(|key| quoted(&key.to_string())).collect();
        let stay: Vec<String> = stay.iter().map(Key::to_string).collect();
        let stay =
            if stay.is_empty() { String::new() } else { format!("  ({})", Words::KeysStay.with(&[stay.join(", ")])) };
        let keys = if let [one] = own.as_slice() { one.clone() } else { format!("[{}]", own.join(", ")) };
        out.push_str(&format!("    // {}: {keys}, // {}{stay}\n", quoted(spec.name), spec.does));
    }
    out + "}\n"
}

fn may_have_others(command: Command) -> bool {
    command != Command::Stop && !is_by_digit(command)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
