//! A word looked for in bytes, great and small letters and accents alike. It may find too much and never too little: what
//! it finds is read. Uses `std` and likeness.

use crate::model::likeness::folded;

/// How many bytes are compared at once: as many as make the compiler use the machine's wide registers.
const BLOCK: usize = 64;

/// Letters, digits and signs that stand for themselves alone.
const BARE: &str = "bfghjmpqrtvx0123456789 ";

/// Signs and letters as they stand in our files and in people's languages, the most frequent first; what is not among
/// them is rarer.
const FREQUENT: &[u8] = b"\": etaoinsrhldcumfpgywbvk,.x";

/// A word to look for in raw lines of a document.
#[derive(Debug, Clone)]
pub struct Needle {
    word: Vec<u8>,
    /// Where its two rarest bytes stand.
    rare: (usize, usize),
    /// The longest piece of it whose letters carry accents in no language that is folded: it stands as it is in a text
    /// with accents, too.
    bare: Option<Box<Needle>>,
}

impl Needle {
    /// The word as it stands in files, in small letters without accents: the longest piece of it that is written there as
    /// it is said. `None`, where no piece is: then every line may hold it.
    pub fn of(word: &str) -> Option<Self> {
        // In a file these stand with a sign before them.
        let piece = word.split(['"', '\\']).max_by_key(|piece| piece.len())?;
        if piece.is_empty() {
            return None;
        }
        let mut needle = Self::exact(piece.as_bytes());
        let bare = piece.split(|c: char| !BARE.contains(c)).max_by_key(|bare| bare.len()).unwrap_or_default();
        needle.bare = (!bare.is_empty()).then(|| Box::new(Self::exact(bare.as_bytes())));
        Some(needle)
    }

    /// These very bytes, but for great and small letters.
    pub fn exact(word: &[u8]) -> Self {
        let mut places: Vec<usize> = (0..word.len()).collect();
        places.sort_by_key(|at| word.get(*at).map(|byte| rank(*byte)));
        let first = places.first().copied().unwrap_or_default();
        Self { word: word.to_vec(), rare: (first, places.get(1).copied().unwrap_or(first)), bare: None }
    }

    /// How long it is, in bytes.
    pub fn len(&self) -> usize {
        self.word.len()
    }

    /// Whether a piece of text may hold it.
    pub fn may_be_in(&self, text: &str) -> bool {
        if text.is_ascii() {
            return self.is_in(text.as_bytes());
        }
        self.may_be_under_accents(text) && self.is_in(folded(text).as_bytes())
    }

    /// Whether a text with accents may hold it, at first sight: without folding it.
    pub fn may_be_under_accents(&self, text: &str) -> bool {
        // Accents that stand behind their letters may stand within the piece.
        let is_apart = |byte: &u8| matches!(byte, 0xcc | 0xcd);
        self.bare.as_ref().is_none_or(|bare| bare.is_in(text.as_bytes()) || text.as_bytes().iter().any(is_apart))
    }

    /// Whether bytes hold it, where accents are of no matter.
    pub fn is_in(&self, bytes: &[u8]) -> bool {
        self.find(bytes).is_some()
    }

    /// Where in bytes it first stands.
    pub fn find(&self, bytes: &[u8]) -> Option<usize> {
        find(&self.word, self.rare, bytes)
    }

    /// Where in bytes a name first stands: names begin alike, and differ at their ends.
    pub fn find_by_end(name: &[u8], bytes: &[u8]) -> Option<usize> {
        find(name, (name.len().saturating_sub(5), name.len().saturating_sub(6)), bytes)
    }
}

/// Where in bytes a word first stands, great and small letters alike; two of its bytes are looked for.
fn find(word: &[u8], rare: (usize, usize), bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(word.len())?;
    let column = |at: usize| bytes.get(at..=at + last).unwrap_or_default();
    let byte = |at: usize| word.get(at).map_or(0, |byte| byte | 0x20);
    let (one, other) = (column(rare.0), column(rare.1));
    let (want_one, want_other) = (byte(rare.0), byte(rare.1));
    let is_at = |at: usize| bytes.get(at..at + word.len()).is_some_and(|there| there.eq_ignore_ascii_case(word));
    let among = |from: usize, ones: &[u8], others: &[u8]| {
        let pairs = ones.iter().zip(others).enumerate();
        let mut hits = pairs.filter(|(_, (a, b))| (**a | 0x20) == want_one && (**b | 0x20) == want_other);
        hits.find_map(|(at, _)| Some(from + at).filter(|at| is_at(*at)))
    };
    let block = |from: usize, ones: &[u8; BLOCK], others: &[u8; BLOCK]| {
        let mut any = 0u8;
        for (a, b) in ones.iter().zip(others) {
            any |= u8::from((a | 0x20) == want_one) & u8::from((b | 0x20) == want_other);
        }
        if any == 0 { None } else { among(from, ones, others) }
    };
    let (ones, ones_left) = one.as_chunks::<BLOCK>();
    let (others, others_left) = other.as_chunks::<BLOCK>();
    for (n, (ones, others)) in ones.iter().zip(others).enumerate() {
        if let Some(at) = block(n * BLOCK, ones, others) {
            return Some(at);
        }
    }
    // What is left is looked at with what is before it, so that it, too, is a whole block.
    match (one.last_chunk::<BLOCK>(), other.last_chunk::<BLOCK>()) {
        (Some(ones), Some(others)) if !ones_left.is_empty() => block(one.len() - BLOCK, ones, others),
        (Some(_), Some(_)) => None,
        _ => among(0, ones_left, others_left),
    }
}

/// How frequent a byte is: the rarest comes first.
fn rank(byte: u8) -> usize {
    FREQUENT.iter().position(|frequent| *frequent == byte).map_or(0, |at| FREQUENT.len() - at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn may(word: &str, text: &str) -> bool {
        Needle::of(&folded(word)).is_none_or(|needle| needle.may_be_in(text))
    }

    #[test]
    fn letters_and_accents_are_alike() {
        for (word, text) in [
            ("cafe", "the Café is open"),
            ("CAFÉ", "a cafe"),
            ("dwr", "y dŵr"),
            ("a", "A"),
            ("free room", "Every FREE Room"),
            ("بيت", "في بيت"),
        ] {
            assert!(may(word, text), "{word} in {text}");
        }
        for (word, text) in [("cafe", "caf"), ("rooms", "room"), ("x", ""), ("@", "`")] {
            assert!(!may(word, text), "{word} in {text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_there_is_found(text in "[ -~éŵÀ]{0,200}", from in 0usize..200, len in 1usize..30) {
            let chars: Vec<char> = text.chars().filter(|c| !matches!(c, '"' | '\\')).collect();
            let text: String = chars.iter().collect();
            let word: String = chars.iter().skip(from).take(len).collect();
            prop_assert!(may(&word, &text));
        }

        #[test]
        fn what_is_not_there_is_not_found(text in "[a-c]{0,150}", word in "[a-c]{1,7}") {
            prop_assert_eq!(may(&word, &text), text.contains(&word));
        }
    }
}
