//! A person's own files, `keys.ron` and `settings.ron`: where a mistake stands in one, and what is wrong there. What is
//! in them is read by the keymap and the theme. Pure; uses `ron`.

pub mod settings;

use super::command::Command;
use super::keymap::Keymap;
use super::state::{App, Tone};
use crate::ui::theme::painted::Paints;
use crate::words::own::Own as Words;
use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// What a person's own files say.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Which keys the commands have.
    pub keys: Keymap,
    /// The look of the desk.
    pub theme: Option<String>,
    /// Whether the mouse is minded.
    pub mouse: bool,
    /// Colours of the person's own.
    pub paints: Paints,
    /// What is hard to read, a sentence each.
    pub faint: Vec<String>,
    /// What is wrong in the files, a sentence each.
    pub wrong: Vec<String>,
    /// What is used in their place.
    pub usual: Vec<&'static str>,
}

impl Own {
    /// Puts it into a window that begins, and says what is wrong.
    pub fn begin(self, app: &mut App) {
        (app.keys, app.pointer.on) = (self.keys, self.mouse);
        self.faint.iter().for_each(|sentence| app.say(Tone::Plain, sentence));
        let Some(first) = self.wrong.first() else { return };
        let messages = app.keys.brief(Command::Messages);
        let more = self.wrong.len().checked_sub(1).filter(|more| *more > 0);
        let more = more.map(|more| Words::MoreWrong.with(&[more.to_string(), messages]));
        let said = [first.clone()].into_iter().chain(more).chain(self.usual.iter().map(|words| (*words).to_owned()));
        let said = said.collect::<Vec<_>>().join(" ");
        self.wrong.iter().for_each(|sentence| app.note(Tone::Alarm, sentence));
        app.say(Tone::Alarm, &said);
        app.of_own = Some(said);
    }
}

/// Something that is wrong in a file, by line and column from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// Where.
    pub at: Place,
    /// What, and what to do.
    pub what: String,
}

/// A line and a column, from 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl Mistake {
    /// One sentence: the file, the place, what is wrong there and what to do.
    pub fn sentence(&self, file: &str) -> String {
        Words::At.with(&[file, &self.at.line.to_string(), &self.at.column.to_string(), &self.what])
    }
}

/// Lines with names, in the order in which they stand in a file, also where a name comes twice.
#[derive(Debug)]
pub struct InOrder<T>(pub Vec<(String, T)>);

impl<T> Default for InOrder<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for InOrder<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reads<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Reads<T> {
            type Value = InOrder<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("{ \"name\": …, }")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<InOrder<T>, A::Error> {
                let mut out = Vec::new();
                while let Some(line) = map.next_entry()? {
                    out.push(line);
                }
                Ok(InOrder(out))
            }
        }
        from.deserialize_map(Reads(PhantomData))
    }
}

/// What stands in a file; a file of remarks alone holds nothing.
///
/// # Errors
/// Where it is not what a program can read.
pub fn read<T: DeserializeOwned + Default>(text: &str) -> Result<T, Mistake> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if tokens(text).is_empty() {
        return Ok(T::default());
    }
    let options = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_default_extension(Extensions::UNWRAP_NEWTYPES);
    options.from_str(text).map_err(|error| {
        let what = error.code.to_string();
        Mistake {
            at: Place { line: error.span.start.line, column: error.span.start.col },
            what: Words::NotUnderstood.with(&[what.trim_end_matches('.')]),
        }
    })
}

/// The pieces of a text in RON that are not blanks or remarks, with their places: texts in quotation marks without
/// them, and what stands between. The text is known to be sound, or nobody asks for the places.
pub fn tokens(text: &str) -> Vec<(Place, Token)> {
    let mut out = Vec::new();
    let mut rest = Rest { text: text.strip_prefix('\u{feff}').unwrap_or(text), at: Place { line: 1, column: 1 } };
    while let Some(next) = rest.text.chars().next() {
        let at = rest.at;
        if next.is_whitespace() {
            rest.skip(1);
        } else if rest.text.starts_with("//") {
            rest.skip_to("\n");
        } else if rest.text.starts_with("/*") {
            rest.skip(2);
            rest.skip_to("*/");
            rest.skip(2);
        } else if next == '"' {
            rest.skip(1);
            out.push((at, Token::Text(rest.quoted())));
        } else if next.is_alphanumeric() || next == '_' {
            let word: String = rest.text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            rest.skip(word.chars().count());
            out.push((at, Token::Word(word)));
        } else {
            rest.skip(1);
            out.push((at, Token::Mark(next)));
        }
    }
    out
}

/// A piece of a text in RON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// What stands between quotation marks, as it is written.
    Text(String),
    /// A name or a number.
    Word(String),
    /// Anything else.
    Mark(char),
}

struct Rest<'a> {
    text: &'a str,
    at: Place,
}

impl Rest<'_> {
    fn skip(&mut self, count: usize) {
        let mut letters = self.text.chars();
        for c in letters.by_ref().take(count) {
            if c == '\n' {
                self.at = Place { line: self.at.line + 1, column: 1 };
            } else {
                self.at.column += 1;
            }
        }
        self.text = letters.as_str();
    }

    fn skip_to(&mut self, end: &str) {
        let before = self.text.split_once(end).map_or(self.text, |(before, _)| before);
        self.skip(before.chars().count());
    }

    /// What is left of a text behind its first quotation mark.
    fn quoted(&mut self) -> String {
        let mut out = String::new();
        while let Some(c) = self.text.chars().next() {
            self.skip(1);
            match c {
                '"' => break,
                '\\' => {
                    out.push(c);
                    out.extend(self.text.chars().next());
                    self.skip(1);
                }
                _ => out.push(c),
            }
        }
        out
    }
}
