//! Stakeholder groups: the badge that each is known by (letter, colour, shape), and what each brings into the room
//! (authority, resources, expertise, information, need), with what the room still lacks. Uses the model alone.

use super::entry::Entry;
use super::field::{Field, Value};
use super::kind::Kind;
use super::op::{Act, Op};
use super::session::Session;
use super::text::Clean;
use super::wish::New;
use std::collections::BTreeSet;

/// How a group is told apart: never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Badge {
    /// The colour's name.
    pub colour: &'static str,
    /// The same colour for paper, dark enough for white letters.
    pub paper: &'static str,
    /// The shape's name.
    pub shape: &'static str,
    /// The shape as one character.
    pub sign: &'static str,
}

const fn badge(colour: &'static str, paper: &'static str, shape: &'static str, sign: &'static str) -> Badge {
    Badge { colour, paper, shape, sign }
}

/// What a shape was called before its sign was one that every terminal has: a badge that was so is the same everywhere.
const FORMERLY: (&str, &str) = ("hexagon", "clover");

/// The badges of A to H. Each sign stands in the fonts that terminals commonly have. Colours that dots and pens are sold in, none of them yellow on white or red alone; after H the
/// same colours come again, each with the next shape.
pub const BADGES: [Badge; 8] = [
    badge("blue", "#1f5fbf", "circle", "●"),
    badge("orange", "#b4530a", "square", "■"),
    badge("green", "#1b7a3d", "triangle", "▲"),
    badge("purple", "#6a2fa0", "diamond", "◆"),
    badge("red", "#b3202a", "star", "★"),
    badge("brown", "#6b4226", "clover", "♣"),
    badge("black", "#1d2433", "cross", "✚"),
    badge("pink", "#b4246e", "heart", "♥"),
];

/// The badge of a letter; letters after H and several letters go on in the same row.
pub fn badge_of(letter: &str) -> Badge {
    let at = letter.bytes().fold(0usize, |at, byte| {
        at.saturating_mul(26).saturating_add(usize::from(byte.to_ascii_uppercase().saturating_sub(b'A')).min(25) + 1)
    });
    let at = at.saturating_sub(1);
    let round = at / BADGES.len();
    let of = |n: usize| BADGES.iter().copied().cycle().nth(n % BADGES.len()).unwrap_or(badge("", "", "", ""));
    let (colour, shape) = (of(at), of(at.saturating_add(round)));
    Badge { shape: shape.shape, sign: shape.sign, ..colour }
}

/// The badge that a group has: what people chose, else that of its letter. The colour for paper is known only for the
/// colours of the row.
pub fn badge_shown(group: &Entry) -> (String, Option<&'static str>, String) {
    let of_letter = badge_of(&group.words(Field::Letter));
    let or = |field: Field, else_it: &str| Some(group.words(field)).filter(|w| !w.is_empty()).unwrap_or(else_it.into());
    let (colour, shape) = (or(Field::Colour, of_letter.colour), or(Field::Shape, of_letter.shape));
    let shape = if shape.eq_ignore_ascii_case(FORMERLY.0) { FORMERLY.1.to_owned() } else { shape };
    let paper = BADGES.iter().find(|badge| badge.colour.eq_ignore_ascii_case(&colour)).map(|badge| badge.paper);
    (colour, paper, shape)
}

/// The letter that the `n`th group has where nobody said one: A to Z, then AA, AB.
fn letter(n: usize) -> String {
    let last = char::from(b'A'.saturating_add(u8::try_from(n % 26).unwrap_or(0)));
    if n < 26 { last.to_string() } else { format!("{}{last}", letter(n / 26 - 1)) }
}

/// The next letter that no group has: of the session, or of what is about to be said.
pub fn next_letter<'a>(taken: impl Iterator<Item = &'a str>) -> String {
    let taken: BTreeSet<String> = taken.map(str::to_uppercase).collect();
    // Of one letter more than there are groups, one is free.
    (0..=taken.len()).map(letter).find(|letter| !taken.contains(letter)).unwrap_or_default()
}

/// A new group with its badge: a letter, a colour and a shape are given where nobody said them. Anything else comes out
/// as it went in.
#[must_use]
pub fn with_badge(session: &Session, ahead: &[Op], mut new: New) -> New {
    if new.kind != Kind::Group {
        return new;
    }
    let said = |new: &New, field: Field| {
        let words = new.with.iter().find(|(had, _)| *had == field).map(|(_, value)| value.words());
        words.filter(|words| !words.trim().is_empty())
    };
    // A single letter is spoken and compared as a capital.
    for (_, value) in new.with.iter_mut().filter(|(field, _)| *field == Field::Letter) {
        if let Value::Text(word) = value
            && word.len() == 1
        {
            *value = Value::Text(word.to_uppercase().into());
        }
    }
    let letter = said(&new, Field::Letter).unwrap_or_else(|| {
        let before: Vec<String> = session.of_kind(Kind::Group).map(|group| group.words(Field::Letter)).collect();
        let coming = ahead.iter().filter_map(|op| match &op.act {
            Act::Say(said) if said.kind == Kind::Group => {
                said.with.iter().find(|(field, _)| *field == Field::Letter).map(|(_, value)| value.words())
            }
            _ => None,
        });
        let coming: Vec<String> = coming.collect();
        let letter = next_letter(before.iter().chain(&coming).map(String::as_str));
        new.with.push((Field::Letter, Value::Text(letter.as_str().into())));
        letter
    });
    let badge = badge_of(&letter);
    for (field, word) in [(Field::Colour, badge.colour), (Field::Shape, badge.shape)] {
        if said(&new, field).is_none() {
            new.with.retain(|(had, _)| *had != field);
            new.with.push((field, Value::Text(Clean::from(word))));
        }
    }
    new
}

/// What somebody brings into the room, so that together the people there can act without asking anybody who is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Brings {
    /// The say to act.
    Authority,
    /// Money, time, places, reach.
    Resources,
    /// Knowing how.
    Expertise,
    /// Knowing what nobody else knows.
    Information,
    /// It is about them.
    Need,
}

impl Brings {
    /// All five, in the order of ARE IN.
    pub const ALL: [Self; 5] = [Self::Authority, Self::Resources, Self::Expertise, Self::Information, Self::Need];

    /// The word at the head of a column.
    pub fn title(self) -> &'static str {
        match self {
            Self::Authority => "Authority",
            Self::Resources => "Resources",
            Self::Expertise => "Expertise",
            Self::Information => "Information",
            Self::Need => "Need",
        }
    }

    /// The word within a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Resources => "resources",
            Self::Expertise => "expertise",
            Self::Information => "information",
            Self::Need => "need",
        }
    }
}

/// What the words of an ARE IN box say: `A R`, `a,r`, `ARE`, `authority, need`. A word that is none of them is left to
/// people.
pub fn brings(words: &str) -> BTreeSet<Brings> {
    pieces(words).flat_map(understood).collect()
}

/// Whether nothing in the words of an ARE IN box is left to people.
pub fn is_understood(words: &str) -> bool {
    pieces(words).all(|piece| !understood(piece).is_empty())
}

fn pieces(words: &str) -> impl Iterator<Item = &str> {
    words.split(|c: char| !c.is_alphabetic()).filter(|piece| !piece.is_empty())
}

/// One word, a part of it, or letters on end.
fn understood(piece: &str) -> Vec<Brings> {
    let small = piece.to_lowercase();
    let whole = Brings::ALL.into_iter().find(|one| small.len() > 2 && one.word().starts_with(&small));
    let letter = |c: char| Brings::ALL.into_iter().find(|one| one.word().starts_with(c));
    let letters: Option<Vec<Brings>> = small.chars().map(letter).collect();
    let once = |all: &Vec<Brings>| all.iter().collect::<BTreeSet<_>>().len() == all.len();
    whole.map(|one| vec![one]).or_else(|| letters.filter(once)).unwrap_or_default()
}

/// What no group brings, of those five; nothing where nobody has filled in the grid yet.
pub fn still_needed(session: &Session) -> Vec<Brings> {
    let said: Vec<BTreeSet<Brings>> =
        session.of_kind(Kind::Group).map(|group| brings(&group.words(Field::AreIn))).collect();
    if said.iter().all(BTreeSet::is_empty) {
        return Vec::new();
    }
    Brings::ALL.into_iter().filter(|one| !said.iter().any(|here| here.contains(one))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::wish::{Stamp, Wish, propose};

    #[test]
    fn groups_without_a_letter_get_the_next_free_one_with_a_badge_of_its_own() {
        let mut session = Session::default();
        let at = chrono::DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").unwrap();
        let stamp = Stamp { writer: "desk-k7q2m4xw".to_owned(), next: 1, step: 1, at };
        let group = |name: &str| New::line(Kind::Group, "", name);
        let chosen = group("Chapel").with(Field::Letter, Value::Text("b".into()));
        let mut wishes = vec![Wish::Say(group("Residents")), Wish::Say(chosen)];
        wishes.extend((0..30).map(|n| Wish::Say(group(&format!("group {n}")))));
        for op in propose(&session, &Wish::Together(wishes), &stamp).unwrap() {
            session.absorb(op);
        }
        let letters: Vec<String> = session.of_kind(Kind::Group).map(|group| group.words(Field::Letter)).collect();
        assert_eq!(letters.iter().take(4).collect::<Vec<_>>(), ["A", "B", "C", "D"]);
        assert_eq!(letters.iter().skip(25).take(3).collect::<Vec<_>>(), ["Z", "AA", "AB"]);
        let badges: BTreeSet<(String, String)> =
            session.of_kind(Kind::Group).map(|group| (group.words(Field::Colour), group.words(Field::Shape))).collect();
        assert_eq!(badges.len(), 32, "no two look alike");
    }

    #[test]
    fn a_colour_that_people_chose_stays() {
        let red = New::line(Kind::Group, "", "Residents").with(Field::Colour, Value::Text("sea green".into()));
        let red = with_badge(&Session::default(), &[], red);
        let of = |wanted: Field| red.with.iter().find(|(field, _)| *field == wanted).map(|(_, value)| value.words());
        assert_eq!(of(Field::Colour).as_deref(), Some("sea green"));
        assert_eq!((of(Field::Letter).as_deref(), of(Field::Shape).as_deref()), (Some("A"), Some("circle")));
    }

    #[test]
    fn are_in_is_understood_as_letters_and_as_words() {
        use Brings::{Authority, Expertise, Information, Need, Resources};
        for (words, wanted) in [
            ("A R", vec![Authority, Resources]),
            ("a,n", vec![Authority, Need]),
            ("ARE IN", vec![Authority, Resources, Expertise, Information, Need]),
            ("authority; info", vec![Authority, Information]),
            ("the council, money", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(brings(words).into_iter().collect::<Vec<_>>(), wanted, "{words}");
        }
    }
}
