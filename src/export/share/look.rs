//! What in a text may point at somebody: addresses, numbers, names. It finds what looks like one; that a text without a
//! find is anonymous, nobody can promise. Pure; uses the words.

use std::collections::BTreeSet;

/// What was found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Find {
    /// An e-mail address.
    Mail,
    /// An address on the web.
    Web,
    /// A telephone number.
    Phone,
    /// A postcode.
    Postcode,
    /// A word under which somebody promised, signed up or wrote in this session.
    Known,
    /// A word with a capital letter in mid-sentence.
    Name,
    /// A number.
    Number,
}

impl Find {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Find::Mail => "e-mail",
            Find::Web => "web address",
            Find::Phone => "telephone",
            Find::Postcode => "postcode",
            Find::Known => "somebody's name here",
            Find::Name => "name?",
            Find::Number => "number",
        }
    }

    /// Whether it is a way to reach somebody.
    pub fn reaches(self) -> bool {
        matches!(self, Find::Mail | Find::Web | Find::Phone | Find::Postcode)
    }
}

/// Words with a capital letter in mid-sentence that are nobody's name.
const NOBODY: &[&str] = &[
    "i",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How many digits make a telephone number.
const PHONE_FROM: usize = 7;

/// The words of a text as names are compared: letters only, small.
pub fn names(words: &str) -> impl Iterator<Item = String> + '_ {
    words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 1 && word.chars().next().is_some_and(char::is_uppercase))
        .map(str::to_lowercase)
}

/// Words of a text that begin small, as names do not.
pub fn small(words: &str) -> impl Iterator<Item = &str> {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().next().is_some_and(char::is_lowercase))
}

/// Everything in a text that may point at somebody; `known` are the names that stand in the session's answers.
pub fn finds(text: &str, known: &BTreeSet<String>) -> BTreeSet<Find> {
    let mut out = BTreeSet::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (n, raw) in words.iter().enumerate() {
        let word = raw.trim_matches(|c: char| !c.is_alphanumeric());
        let next = words.get(n + 1).map_or("", |next| next.trim_matches(|c: char| !c.is_alphanumeric()));
        if is_mail(raw) {
            out.insert(Find::Mail);
        } else if is_web(raw) {
            out.insert(Find::Web);
        } else if is_postcode(&format!("{word}{next}")) || is_postcode(word) {
            out.insert(Find::Postcode);
        }
        if raw.chars().any(char::is_numeric) {
            out.insert(Find::Number);
        }
        let before = n.checked_sub(1).and_then(|n| words.get(n));
        if before.is_some_and(|before| !ends_sentence(before)) && is_name(word) {
            out.insert(Find::Name);
        }
        if names(word).any(|part| known.contains(&part)) {
            out.insert(Find::Known);
        }
    }
    if phone(text).is_some() {
        out.insert(Find::Phone);
    }
    out
}

/// A text up to the first way to reach somebody.
pub fn without_contact(text: &str) -> &str {
    let mut from = 0;
    let mut cut = text.len();
    for word in text.split_whitespace() {
        let at = text.get(from..).and_then(|rest| rest.find(word)).map_or(from, |at| from + at);
        from = at + word.len();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let next = text.get(from..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
        if is_mail(word) || is_web(word) || is_postcode(&format!("{bare}{next}")) || is_postcode(bare) {
            cut = cut.min(at);
        }
    }
    let cut = phone(text).map_or(cut, |at| cut.min(at));
    let left = text.get(..cut).unwrap_or_default();
    left.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | '[' | '<' | ',' | ';' | ':' | '-' | '–' | '+')
    })
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, place)| {
        name.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '+'))
            && place.starts_with(char::is_alphanumeric)
    })
}

fn is_web(word: &str) -> bool {
    let word = word.to_lowercase();
    word.contains("://") || word.contains("www.")
}

/// A postcode as the United Kingdom writes them, without its blank: one or two letters, a digit, perhaps one more sign,
/// then a digit and two letters.
fn is_postcode(word: &str) -> bool {
    let signs: Vec<char> = word.chars().collect();
    let Some(split) = signs.len().checked_sub(3).filter(|outward| (2..=4).contains(outward)) else { return false };
    let (outward, inward) = signs.split_at(split);
    let letters = outward.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let in_form =
        matches!(inward, [n, a, b] if n.is_ascii_digit() && a.is_ascii_alphabetic() && b.is_ascii_alphabetic());
    in_form
        && (1..=2).contains(&letters)
        && outward.get(letters).is_some_and(char::is_ascii_digit)
        && outward.iter().skip(letters).all(char::is_ascii_alphanumeric)
}

/// Where a telephone number begins.
fn phone(text: &str) -> Option<usize> {
    let (mut digits, mut begins) = (0, 0);
    for (at, c) in text.char_indices() {
        if c.is_numeric() || (c == '+' && digits == 0) {
            if digits == 0 {
                begins = at;
            }
            digits += usize::from(c.is_numeric());
            if digits >= PHONE_FROM {
                return Some(begins);
            }
        } else if !matches!(c, ' ' | '-' | '.' | '/' | '(' | ')') {
            digits = 0;
        }
    }
    None
}

fn ends_sentence(word: &str) -> bool {
    word.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?', ':', '…'])
}

fn is_name(word: &str) -> bool {
    let plain = word.split(['\'', '’']).next().unwrap_or_default();
    word.chars().next().is_some_and(char::is_uppercase) && !NOBODY.contains(&plain.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_point_at_somebody_is_found() {
        let known: BTreeSet<String> = ["gwen".to_owned()].into();
        for (text, wanted) in [
            ("A warm door on every evening", &[][..]),
            ("We asked Shanice. I'd go in May", &[Find::Name]),
            ("Gwen said so", &[Find::Known]),
            ("we asked Gwen-Ann", &[Find::Known, Find::Name]),
            ("Gwen's keys are at the hall", &[Find::Known]),
            ("ask at the office: Tuesdays are best", &[]),
            ("write to a.b@valley.example", &[Find::Mail]),
            ("see https://valley.example/map, or www.valley.example", &[Find::Web]),
            ("ring 01792 555 019", &[Find::Phone, Find::Number]),
            ("+44 (0)20 7946 0018 after six", &[Find::Phone, Find::Number]),
            ("the house at SA6 5PX", &[Find::Postcode, Find::Number, Find::Name]),
            ("the house at sa65px", &[Find::Postcode, Find::Number]),
            ("14 of us stood there", &[Find::Number]),
            ("at @ noon, e-mail or not", &[]),
            ("", &[]),
        ] {
            let wanted: BTreeSet<Find> = wanted.iter().copied().collect();
            assert_eq!(finds(text, &known), wanted, "{text}");
        }
    }

    #[test]
    fn ways_to_reach_somebody_are_cut_off() {
        for (text, left) in [
            ("Gwen Price (gwen@valley.example, 01792 555 0199)", "Gwen Price"),
            ("Gwen Price, 01792 555 0199", "Gwen Price"),
            ("the school office", "the school office"),
            ("Gwen, www.valley.example", "Gwen"),
            ("gwen@valley.example", ""),
            ("Gwen, 3 High Street, SA6 5PX", "Gwen, 3 High Street"),
            ("Gŵen: +44 20 7946 0018", "Gŵen"),
        ] {
            assert_eq!(without_contact(text), left);
        }
    }
}
