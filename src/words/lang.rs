//! The language in which prompts, pictures and papers of a session speak. English stands in the tables themselves; every
//! other language is a table beside them, from the English words to its own. Nothing here knows of a session: whoever
//! renders words hands the language in. Uses the tables of the other languages.

use super::dutch;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A language beside English, as data.
#[derive(Debug)]
pub struct Other {
    /// The first part of its tag, as in BCP 47.
    pub tag: &'static str,
    /// Its name in its own words.
    pub name: &'static str,
    /// Its words, in parts: English, then what stands there instead, with the same `{}` and names in braces.
    pub parts: &'static [&'static [(&'static str, &'static str)]],
}

/// Every language beside English, each with its words as they are looked up.
static OTHERS: LazyLock<Vec<(&'static Other, HashMap<&'static str, &'static str>)>> = LazyLock::new(|| {
    let words = |other: &&'static Other| other.parts.iter().flat_map(|part| part.iter()).copied().collect();
    ALL.iter().map(|other| (*other, words(other))).collect()
});

/// The languages that have a table; a new one is a row here.
pub const ALL: &[&Other] = &[&dutch::DUTCH];

/// The language that words are rendered in: English where there is no table of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lang(Option<usize>);

impl Lang {
    /// English.
    pub const ENGLISH: Self = Self(None);

    /// The language of a tag, as in "nl" or "nl-BE"; English where there is no table of it.
    pub fn of(tag: &str) -> Self {
        let main = tag.trim().split(['-', '_']).next().unwrap_or_default().to_lowercase();
        Self(ALL.iter().position(|other| other.tag == main))
    }

    /// Whether it is English.
    pub fn is_english(self) -> bool {
        self.0.is_none()
    }

    /// A text of the program in this language; the English one, where it has no other.
    pub fn text(self, english: &'static str) -> &'static str {
        self.rendering(english).unwrap_or(english)
    }

    /// The same for a word of a table. Where one English text stands for two things, the other language may have a row
    /// for the word's own name: `ReportWord::BadgeOf`.
    pub fn word(self, named: impl Fn() -> &'static str, english: &'static str) -> &'static str {
        if self.is_english() {
            return english;
        }
        self.rendering(named()).unwrap_or_else(|| self.text(english))
    }

    /// What stands in this language for a text of the program, where it has one.
    pub fn rendering(self, english: &str) -> Option<&'static str> {
        OTHERS.get(self.0?)?.1.get(english).copied()
    }

    /// The English text of the program that these words stand for: they may be English themselves, or of any language.
    pub fn english_of(words: &str) -> Option<&'static str> {
        let held =
            |(_, held): &(_, HashMap<&'static str, &'static str>)| held.get_key_value(words).map(|(key, _)| *key);
        let stands = |(_, held): &(_, HashMap<&'static str, &'static str>)| {
            held.iter().filter(|(_, theirs)| **theirs == words).map(|(key, _)| *key).min()
        };
        OTHERS.iter().find_map(held).or_else(|| OTHERS.iter().find_map(stands))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_by_its_first_part_and_a_language_without_a_table_is_english() {
        for tag in ["nl", "nl-BE", "NL", " nl_NL "] {
            assert_eq!(Lang::of(tag).text("Actions"), "Acties", "{tag}");
        }
        for tag in ["", "en", "en-GB", "cy", "nld", "nederlands"] {
            assert!(Lang::of(tag).is_english(), "{tag}");
            assert_eq!(Lang::of(tag).text("Actions"), "Actions", "{tag}");
        }
        assert_eq!(Lang::of("nl").text("words that nobody has put into Dutch"), "words that nobody has put into Dutch");
    }

    #[test]
    fn words_of_any_language_are_known_again() {
        assert_eq!(Lang::english_of("Acties"), Some("Actions"));
        assert_eq!(Lang::english_of("Actions"), Some("Actions"));
        assert_eq!(Lang::english_of("What somebody typed"), None);
    }
}
