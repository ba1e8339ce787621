//! Why a wish or a line is refused, as sentences for people. Uses ids, fields, kinds, the line of dots and the limits of
//! texts.

use super::field::{Field, Sort};
use super::id::Id;
use super::kind::Kind;
use super::text::{self, Clean};
use super::typed::dots_line::Fault;
use std::fmt;

/// Why a wish is refused. Its `Display` is a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing was said.
    NoWords,
    /// More than the longest text.
    TooLong,
    /// No such entry.
    NotHere(String),
    /// The kind has no such answer.
    NoSuchAnswer(Kind, Field),
    /// The answer is not of the sort that the field takes.
    NotAnAnswer(Field),
    /// An objection is open: the sentence cannot be confirmed.
    OpenObjection(Clean),
    /// It is already taken back.
    AlreadyBack,
    /// It would stand under itself.
    UnderItself,
    /// There is nothing to take back.
    NothingToTakeBack,
    /// Somebody else's words build on it.
    BuiltOn {
        /// The label of the other writer.
        who: String,
        /// The operation that builds on it.
        by: Id,
    },
    /// This belongs in the private file.
    Private(Kind),
    /// It was forgotten at a person's wish; what is said of it would be lost.
    Forgotten,
    /// What one instrument says of its own lines, as a sentence.
    Said(String),
    /// It is not a line that somebody said.
    NotALine(Kind),
    /// A line of the open task was not understood; the sentence says what it looks like.
    NotUnderstood(String),
    /// A word of a line of dots was not understood.
    Dots(Fault),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NoWords => f.write_str("Nothing was written. Type what is said, then Enter."),
            Refusal::TooLong => {
                write!(f, "That is longer than {} characters. Write it as several lines.", text::LONGEST)
            }
            Refusal::NotHere(what) => write!(f, "There is no line {what} here. Its number stands before each line."),
            Refusal::NoSuchAnswer(kind, field) => {
                write!(f, "{} has no box “{}”. Its sheet shows those that it has.", kind.spec().word, field.spec().word)
            }
            Refusal::NotAnAnswer(field) => match field.spec().sort {
                Sort::OneOf(words) => {
                    write!(f, "“{}” is one of: {}.", field.spec().word, words.join(", "))
                }
                Sort::Number if *field == Field::Minutes => f.write_str(
                    "“Minutes” is how long it takes: 45, 90 min or 1h 30. When a day begins stands in the day's own row.",
                ),
                Sort::Number => write!(f, "“{}” is a number, such as 12.", field.spec().word),
                Sort::YesNo => write!(f, "“{}” is yes or no.", field.spec().word),
                Sort::Date => write!(f, "“{}” is a day, such as 21 November 2026.", field.spec().word),
                Sort::Other => write!(f, "“{}” is another line: type its number.", field.spec().word),
                _ => write!(f, "That does not fit “{}”. Type something else, or leave it empty.", field.spec().word),
            },
            Refusal::OpenObjection(words) => {
                let stop = if words.ends_with(['.', '!', '?', '…']) { "" } else { "." };
                write!(
                    f,
                    "Somebody does not want this: “{words}”{stop} Only they can say that it is answered; else say it differently, or keep it under Not agreed."
                )
            }
            Refusal::AlreadyBack => f.write_str("That line is already taken back. Choose another one, or write it anew."),
            Refusal::UnderItself => f.write_str("A line cannot stand under itself. Choose another place for it."),
            Refusal::NothingToTakeBack => f.write_str("There is nothing to take back. Other windows' lines: open one to change it."),
            Refusal::BuiltOn { who, .. } => {
                let who = if who == "desk" { "Another desk" } else { who };
                write!(
                    f,
                    "{who} has written something that builds on this, so it stays. You can write it anew beside it."
                )
            }
            Refusal::Said(sentence) => f.write_str(sentence),
            Refusal::Private(kind) => write!(f, "{}: this is kept in the private file only. Take it in with `commonground import` or `add`.", kind.spec().word),
            Refusal::NotALine(kind) => {
                write!(f, "{} cannot be struck; only a line that somebody said. Choose one.", kind.spec().word)
            }
            Refusal::NotUnderstood(why) => f.write_str(why),
            Refusal::Dots(fault) => write!(f, "{fault}"),
            Refusal::Forgotten => f.write_str("That was taken out at a person's wish and cannot be written about. Choose another line."),
        }
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words by which a sentence says what to do, or what there is instead.
    const LEADS_ON: [&str; 14] = [
        "Type ",
        "type ",
        "Write ",
        "write ",
        "Choose ",
        "such as ",
        "is one of",
        "yes or no",
        "Take it in",
        "stands before",
        "open one",
        "shows those",
        "is how long",
        "say it differently",
    ];

    #[test]
    fn every_refusal_says_what_to_do_next() {
        let fields = super::super::field::FIELDS.iter().map(|spec| Refusal::NotAnAnswer(spec.field));
        let others = [
            Refusal::NoWords,
            Refusal::TooLong,
            Refusal::NotHere("99".to_owned()),
            Refusal::NoSuchAnswer(Kind::Action, Field::Letter),
            Refusal::OpenObjection("never".into()),
            Refusal::AlreadyBack,
            Refusal::UnderItself,
            Refusal::NothingToTakeBack,
            Refusal::BuiltOn { who: "desk".to_owned(), by: Id::new("desk-aaaaaaaa.1") },
            Refusal::Private(Kind::Action),
            Refusal::Forgotten,
            Refusal::NotALine(Kind::Action),
        ];
        for refusal in others.into_iter().chain(fields) {
            // A person's own sentences, and those of an instrument, are held where they are made.
            assert!(does_lead(&refusal), "{refusal:?} only says no");
            let said = refusal.to_string();
            let ends = said.ends_with(['.', '?']);
            let leads = LEADS_ON.iter().any(|words| said.contains(words));
            assert!(leads && ends, "only says no: {said}");
        }
    }

    /// A new reason does not compile before somebody has thought of it here.
    fn does_lead(refusal: &Refusal) -> bool {
        match refusal {
            Refusal::NoWords
            | Refusal::TooLong
            | Refusal::NotHere(_)
            | Refusal::NoSuchAnswer(..)
            | Refusal::NotAnAnswer(_)
            | Refusal::OpenObjection(_)
            | Refusal::AlreadyBack
            | Refusal::UnderItself
            | Refusal::NothingToTakeBack
            | Refusal::BuiltOn { .. }
            | Refusal::Private(_)
            | Refusal::NotALine(_)
            | Refusal::Forgotten => true,
            Refusal::Said(_) | Refusal::NotUnderstood(_) | Refusal::Dots(_) => false,
        }
    }
}
