//! The table of marks: what one key answers about a lit line of a kind, with the words for it. Space says yes or takes
//! it back; a digit gives one of a few answers, and 0 takes it back. Uses the tables of kinds and fields.

use super::entry::Entry;
use super::field::{Field, Sort, Value};
use super::kind::Kind;

/// Which lines of a kind a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// Those that were taken in from an earlier map.
    Earlier,
    /// Those that a person gives: a gift.
    Gifts,
}

/// One answer that a key gives.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word for it on the screen.
    pub word: &'static str,
    /// The answer, as in files; `yes` or `no` where the field asks that.
    pub to: &'static str,
}

/// One row of the table of marks.
#[derive(Debug, PartialEq, Eq)]
pub struct Mark {
    /// Of which kind.
    pub kind: Kind,
    /// Of which of its lines.
    pub which: Which,
    /// What is answered.
    pub field: Field,
    /// The answers, by digit from 1; where there is one alone, Space says it.
    pub choices: &'static [Choice],
}

const STAR: &[Choice] = &[Choice { word: "star", to: "yes" }];

/// Every mark. The first row that fits counts.
pub const MARKS: &[Mark] = &[
    Mark { kind: Kind::Proud, which: Which::All, field: Field::Starred, choices: STAR },
    Mark { kind: Kind::Sorry, which: Which::All, field: Field::Starred, choices: STAR },
    Mark {
        kind: Kind::Asset,
        which: Which::All,
        field: Field::Hidden,
        choices: &[Choice { word: "not on a list before", to: "yes" }],
    },
    Mark {
        kind: Kind::Asset,
        which: Which::Earlier,
        field: Field::Checked,
        choices: &[Choice { word: "still here", to: "still-here" }, Choice { word: "gone", to: "gone" }],
    },
    // Whoever gives something says whether it may be printed; as long as nobody asked, nothing is said.
    Mark {
        kind: Kind::Asset,
        which: Which::Gifts,
        field: Field::GroupOnly,
        choices: &[Choice { word: "may be printed", to: "no" }, Choice { word: "for the group only", to: "yes" }],
    },
    Mark {
        kind: Kind::Ask,
        which: Which::All,
        field: Field::AskState,
        choices: &[
            Choice { word: "asked", to: "asked" },
            Choice { word: "pledged", to: "pledged" },
            Choice { word: "secured", to: "secured" },
            Choice { word: "refused", to: "refused" },
        ],
    },
];

impl Which {
    fn fits(self, entry: &Entry) -> bool {
        match self {
            Which::All => true,
            Which::Earlier => entry.words(Field::Origin) == "imported",
            Which::Gifts => entry.words(Field::Sort) == "individual",
        }
    }
}

impl Choice {
    /// The answer that it gives to a field.
    pub fn value(&self, field: Field) -> Value {
        match field.spec().sort {
            Sort::YesNo => Value::Flag(self.to == "yes"),
            _ => Value::Text(self.to.into()),
        }
    }
}

impl Mark {
    /// What Space says of a line.
    pub fn of_space(entry: &Entry) -> Option<&'static Mark> {
        Self::of(entry).find(|mark| mark.choices.len() == 1)
    }

    /// What digits say of a line.
    pub fn of_digits(entry: &Entry) -> Option<&'static Mark> {
        Self::of(entry).find(|mark| mark.choices.len() > 1)
    }

    fn of(entry: &Entry) -> impl Iterator<Item = &'static Mark> {
        MARKS.iter().filter(move |mark| mark.kind == entry.kind && mark.which.fits(entry))
    }

    /// The choice that stands, where there is one.
    pub fn said(&self, entry: &Entry) -> Option<&'static Choice> {
        let said = entry.get(self.field)?;
        self.choices.iter().find(|choice| choice.value(self.field) == *said)
    }

    /// The choices with their digits: "1 still here, 2 gone".
    pub fn numbered(&self) -> String {
        let words = (1..).zip(self.choices).map(|(n, choice): (usize, &Choice)| format!("{n} {}", choice.word));
        words.collect::<Vec<_>>().join(", ")
    }
}

/// What was marked about a line, in words: of what Space says the name of the answer, else the choice.
pub fn words(entry: &Entry) -> Vec<String> {
    let space = Mark::of_space(entry).filter(|mark| mark.said(entry).is_some());
    let digits = Mark::of_digits(entry).and_then(|mark| mark.said(entry));
    let space = space.map(|mark| mark.field.spec().word.to_lowercase());
    space.into_iter().chain(digits.map(|choice| choice.word.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_one_that_its_field_takes_and_its_kind_may_carry() {
        for mark in MARKS {
            assert!(mark.kind.has(mark.field), "{mark:?}");
            for choice in mark.choices {
                assert!(choice.value(mark.field).fits(mark.field.spec().sort), "{choice:?}");
            }
        }
    }
}
