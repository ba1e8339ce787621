//! Text as it may stand in a session: made clean once, at the edge, and kept so by its type. Uses `serde` and
//! `unicode-segmentation` only.
//!
//! What never passes: control characters (general category Cc), invisible format characters (Cf, and what Unicode has
//! set aside for more of them), line and paragraph separators, noncharacters, more than eight combining marks on one
//! character. What stays whole: scripts that need joiners, points and vowel signs, emoji joined into one, flags.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// The longest text that is taken, in bytes (design, rule 21).
pub const LONGEST: usize = 8 * 1024;

/// How many combining marks one character may carry; more is an attack on the screen, not a language.
pub const MOST_MARKS: usize = 8;

/// How many joiners may hold one chain together; the longest emoji in use has four.
pub const MOST_JOINERS: usize = 8;

/// The flags that are written with tag characters, as Unicode recommends them for interchange: England, Scotland,
/// Wales. Tag characters pass as these, after a black flag, and as nothing else.
const TAGGED_FLAGS: [&str; 3] = [
    "\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    "\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}",
];

/// A text that was made clean. There is no other way to have one. Cheap to clone: what was said once stands in the memory
/// once.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(Arc<str>);

impl Clean {
    /// Cleans a text that somebody typed, pasted or sent, or that stood in a file.
    pub fn new(raw: &str) -> Self {
        Self::of(sift(raw.trim()).trim())
    }

    /// A text that is clean. Most answers are empty: those share nothing at all.
    fn of(text: &str) -> Self {
        Self(if text.is_empty() { Arc::default() } else { Arc::from(text) })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Clean {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Clean {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Clean {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl From<&String> for Clean {
    fn from(raw: &String) -> Self {
        Self::new(raw)
    }
}

impl From<String> for Clean {
    fn from(raw: String) -> Self {
        Self::new(&raw)
    }
}

impl From<Cow<'_, str>> for Clean {
    fn from(raw: Cow<'_, str>) -> Self {
        Self::new(&raw)
    }
}

impl From<Clean> for String {
    fn from(text: Clean) -> Self {
        text.as_str().to_owned()
    }
}

impl From<&Clean> for String {
    fn from(text: &Clean) -> Self {
        text.as_str().to_owned()
    }
}

impl PartialEq<str> for Clean {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Clean {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

impl PartialEq<String> for Clean {
    fn eq(&self, other: &String) -> bool {
        *self.0 == **other
    }
}

impl PartialEq<Clean> for str {
    fn eq(&self, other: &Clean) -> bool {
        *self == *other.0
    }
}

impl PartialEq<Clean> for &str {
    fn eq(&self, other: &Clean) -> bool {
        **self == *other.0
    }
}

impl PartialEq<Clean> for String {
    fn eq(&self, other: &Clean) -> bool {
        **self == *other.0
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl serde::Serialize for Clean {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Clean {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Words;
        impl serde::de::Visitor<'_> for Words {
            type Value = Clean;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E: serde::de::Error>(self, raw: &str) -> Result<Clean, E> {
                Ok(Clean::new(raw))
            }
        }
        d.deserialize_str(Words)
    }
}

/// A text without what never passes, and without blanks at its ends; line breaks and tabs become blanks.
pub fn clean(raw: &str) -> String {
    sift(raw.trim()).trim().to_owned()
}

/// Whether a text is as [`clean`] would leave it.
pub fn is_clean(text: &str) -> bool {
    text.trim().len() == text.len() && matches!(sift(text), Cow::Borrowed(_))
}

/// [`clean`] for a piece of a text: blanks at its ends stay.
pub fn sift(raw: &str) -> Cow<'_, str> {
    if is_plain(raw) {
        return Cow::Borrowed(raw);
    }
    let mut sieve = Sieve::default();
    let mut out: Option<String> = None;
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        let at = raw.len() - rest.len();
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        let passes = if c == '\r' && rest.starts_with('\n') { None } else { sieve.passes(c) };
        if out.is_none() && passes != Some(c) {
            out = Some(raw.get(..at).unwrap_or_default().to_owned());
        }
        if let Some(out) = &mut out {
            out.extend(passes);
        }
        if c == '\u{1F3F4}'
            && let Some(tags) = TAGGED_FLAGS.iter().find(|tags| rest.starts_with(**tags))
        {
            rest = rest.get(tags.len()..).unwrap_or_default();
            if let Some(out) = &mut out {
                out.push_str(tags);
            }
        }
    }
    out.map_or(Cow::Borrowed(raw), Cow::Owned)
}

/// Whether a text holds nothing but letters, digits and signs of ASCII, and blanks.
pub fn is_plain(text: &str) -> bool {
    // Every byte is looked at: so the machine takes many at once.
    text.bytes().fold(true, |plain, byte| plain & (0x20..0x7f).contains(&byte))
}

/// Whether these are the tag characters of a flag.
pub fn is_tagged_flag(tags: &str) -> bool {
    TAGGED_FLAGS.contains(&tags)
}

/// Goes through a text character by character. What it knows depends on what it let pass alone, so that a text that
/// has passed passes unchanged.
#[derive(Default)]
struct Sieve {
    before: Option<char>,
    marks: usize,
    joiners: usize,
}

impl Sieve {
    /// What stands for a character: itself, a blank, or nothing.
    fn passes(&mut self, c: char) -> Option<char> {
        let c = if matches!(c, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}') { ' ' } else { c };
        if !may_stand(c) {
            return None;
        }
        if is_joiner(c) {
            if self.joiners == MOST_JOINERS || !self.before.is_some_and(takes_joiner) {
                return None;
            }
            self.joiners += 1;
        } else if is_mark(c) {
            // A second selector of a form after the first chooses nothing; hundreds of them would carry hidden words.
            let selects = is_selector(c);
            if self.marks == MOST_MARKS
                || selects && !self.before.is_some_and(|b| !b.is_whitespace() && !is_selector(b))
            {
                return None;
            }
            self.marks += 1;
        } else {
            self.marks = 0;
            if !self.before.is_some_and(is_joiner) {
                self.joiners = 0;
            }
        }
        self.before = Some(c);
        Some(c)
    }
}

/// Whether a character may stand in a text by itself: none that steers a terminal, turns the reading order round or
/// cannot be seen. Joiners may; whether they do depends on what they join.
///
/// The list is the general categories Cc, Cf, Zl and Zp of Unicode 16 (DerivedGeneralCategory.txt) without the joiners
/// and without the signs of Cf that are seen (U+0600 to U+0605, U+06DD, U+070F, U+0890, U+0891, U+08E2, U+110BD,
/// U+110CD); the code points that DerivedCoreProperties.txt keeps for more such characters; the sign for an object that
/// is not there; and the noncharacters.
pub fn may_stand(c: char) -> bool {
    if c < '\u{AD}' {
        return !c.is_control();
    }
    let noncharacter = (u32::from(c) & 0xFFFE) == 0xFFFE;
    !noncharacter
        && !matches!(
            c,
            '\u{AD}'
                | '\u{61C}'
                | '\u{180E}'
                | '\u{200B}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FDD0}'..='\u{FDEF}'
                | '\u{FEFF}'
                | '\u{FFF0}'..='\u{FFFC}'
                | '\u{13430}'..='\u{1343F}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E00FF}'
                | '\u{E01F0}'..='\u{E0FFF}'
        )
}

/// Joiner and non-joiner.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Whether a joiner may follow: a letter, a mark, an emoji.
fn takes_joiner(c: char) -> bool {
    !is_joiner(c) && !c.is_whitespace() && (!c.is_ascii() || c.is_ascii_alphabetic())
}

/// Selectors of a form: of emoji, of ideographs, of Mongolian letters.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character is written on to the one before it.
fn is_mark(c: char) -> bool {
    match c {
        // Where there are none; asking further takes longer.
        '\0'..'\u{300}'
        | '\u{370}'..'\u{483}'
        | '\u{48A}'..'\u{591}'
        | '\u{620}'..'\u{64B}'
        | '\u{904}'..'\u{93A}'
        | '\u{E01}'..'\u{E31}'
        | '\u{1E00}'..'\u{200C}'
        | '\u{2010}'..'\u{20D0}'
        | '\u{3041}'..'\u{3099}'
        | '\u{30A0}'..'\u{A66F}'
        | '\u{AC00}'..'\u{D7B0}' => false,
        // The vowels and finals of Hangul in parts take no room of their own.
        '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FB}' => true,
        c => {
            let mut pair = [b'a'; 5];
            let (_, after) = pair.split_at_mut(1);
            let long = c.encode_utf8(after).len();
            std::str::from_utf8(pair.get(..=long).unwrap_or_default())
                .is_ok_and(|pair| pair.graphemes(true).nth(1).is_none())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_goes_and_scripts_stay_whole() {
        assert_eq!(clean("a\u{1b}[31mb\tc\nd "), "a[31mb c d");
        assert_eq!(clean("x\u{202e}y\r\nz"), "xy z");
        for whole in [
            "हिन्दी",
            "कार्त्स्न्य",
            "שָׁלוֹם",
            "tŷ bach",
            "👩🏽\u{200d}🌾",
            "👨🏽\u{200d}👩🏽\u{200d}👧🏽\u{200d}👦🏽",
            "🏳\u{fe0f}\u{200d}🌈",
            "1\u{fe0f}\u{20e3}",
            "🇨🇾🇬🇧",
            "ภาษาไทย น้ำ",
            "Ọlá ẹ̀kọ́",
            "می\u{200c}خواهم",
            "ක්\u{200d}ෂ",
            "葛\u{e0100}城",
            "한국어 \u{1112}\u{1161}\u{11ab}",
            "a\u{a0}b",
        ] {
            assert_eq!(clean(whole), whole);
            assert!(is_clean(whole), "{whole}");
        }
    }

    #[test]
    fn a_flag_of_tags_passes_and_no_other_tag() {
        for tags in TAGGED_FLAGS {
            let flag = format!("go \u{1F3F4}{tags}!");
            assert_eq!(clean(&flag), flag);
            assert!(is_clean(&flag));
            assert_eq!(clean(&format!("go {tags}!\u{7}")), "go !");
            assert_eq!(clean(&format!("\u{7}\u{1F3F4}{tags}{tags}")), format!("\u{1F3F4}{tags}"));
        }
        assert_eq!(clean("\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}"), "\u{1F3F4}");
    }

    #[test]
    fn marks_joiners_and_selectors_end_somewhere() {
        let runs = ["\u{301}", "\u{903}", "\u{489}", "\u{1161}", "\u{1F3FD}", "\u{200b}\u{301}", "\u{301}\u{7}"];
        for marks in runs {
            let tall = clean(&format!("a{}b", marks.repeat(500)));
            assert!(tall.chars().count() <= 2 + MOST_MARKS, "{tall:?}");
        }
        assert_eq!(clean(&format!("क{}ष", "\u{200d}".repeat(500))), "क\u{200d}ष");
        assert_eq!(clean("a \u{200d}b\u{200c}\u{200d}c 1\u{200d}2"), "a b\u{200c}c 12");
        let chain = clean(&"👩\u{200d}".repeat(500));
        assert!(chain.graphemes(true).all(|one| one.chars().count() <= 2 * MOST_JOINERS + 2), "{chain}");
        assert_eq!(clean(&format!("❤{}", "\u{fe0f}\u{fe00}".repeat(200))), "❤\u{fe0f}");
    }

    #[test]
    fn what_has_passed_passes_unchanged_and_holds_the_rule_alone_too() {
        let mut seed = 1_u64;
        let mut draw = |below: u32| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(seed >> 33).unwrap_or(0) % below
        };
        let likely = "a \u{301}\u{200d}\u{200c}\u{fe0f}👩🏽\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}\r\n\u{1161}\u{94d}क";
        let likely: Vec<char> = likely.chars().collect();
        for _ in 0..4000 {
            let raw: String = (0..40)
                .filter_map(|_| match draw(8) {
                    0 => char::from_u32(draw(0x11_0000)),
                    1 => char::from_u32(draw(0x3000)),
                    _ => likely.get(draw(24) as usize).copied(),
                })
                .collect();
            let once = clean(&raw);
            assert_eq!(clean(&once), once, "{raw:?}");
            assert!(is_clean(&once));
            assert_eq!(is_clean(&raw), once == raw, "{raw:?}");
        }
    }
}
