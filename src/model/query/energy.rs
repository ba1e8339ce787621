//! Interest, agreement and energy: three numbers that stand side by side and are never added up. Besides, how far the
//! four Co's are covered and who leads. Uses the session.

use super::dots::pooled;
use super::ground::{Standing, statement_of, theme_standing};
use super::lineage::behind;
use super::there::there;
use super::trends::piece;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::session::Session;
use std::collections::{BTreeMap, BTreeSet};

/// A theme's three numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Energy {
    /// The theme.
    pub theme: Id,
    /// Dots on the trends behind it; `None` where it is not known which trends are behind it.
    pub interest: Option<u64>,
    /// How it stands in the test for common ground.
    pub agreement: Standing,
    /// How many were in the room when that was said, as far as somebody counted.
    pub there: Option<u64>,
    /// How many have signed up; `None` where nobody has counted.
    pub signed_up: Option<u64>,
}

/// The three numbers of every theme, in the order of the themes.
pub fn energies(session: &Session) -> Vec<Energy> {
    session.of_kind(Kind::Theme).map(|theme| energy(session, theme)).collect()
}

/// The three numbers of one theme.
pub fn energy(session: &Session, theme: &Entry) -> Energy {
    let asked = statement_of(session, &theme.id).filter(|statement| statement.test().is_some());
    Energy {
        theme: theme.id.clone(),
        interest: interest(session, theme),
        agreement: theme_standing(session, theme),
        there: there(session, asked.unwrap_or(theme)),
        signed_up: signed_up(theme),
    }
}

/// The dots on the trends that a theme's material and key trends go back to, each trend counted once.
fn interest(session: &Session, theme: &Entry) -> Option<u64> {
    // What a trend stands under was not chosen with it.
    let behind = behind(session, theme, |entry| entry.kind == Kind::Trend);
    let trends = behind.filter(|entry| entry.kind == Kind::Trend && entry.stands());
    let mut seen = BTreeSet::new();
    let mut all: Vec<&Entry> = Vec::new();
    for trend in trends {
        if !seen.contains(&trend.id) {
            all.extend(piece(session, trend).into_iter().filter(|member| seen.insert(&member.id)));
        }
    }
    if all.is_empty() { None } else { Some(pooled(all).total) }
}

/// How many have signed up: the plain count, or those who signed one by one where they are more.
pub fn signed_up(theme: &Entry) -> Option<u64> {
    let mut seen = BTreeSet::new();
    let signed = theme.links.iter().filter(|link| link.how == How::SignedUp && link.one == theme.id);
    // The same label twice is one person; without a label everybody is somebody else.
    let names = signed.filter(|link| link.label.is_empty() || seen.insert(link.label.as_str())).count();
    let names = u64::try_from(names).ok().filter(|n| *n > 0);
    theme.count(Field::Members).max(names)
}

/// The letters of the four Co's: commissioning, design, delivery, assessment.
pub const FOUR_COS: [char; 4] = ['C', 'D', 'L', 'A'];

/// How far the actions and pledges cover the four Co's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many there are for each of the four letters; an action can be in several.
    pub by_letter: BTreeMap<char, u64>,
    /// How many carry none.
    pub without: u64,
}

/// The letters of the four Co's in an answer, as letters with or without something between them; nothing else is read
/// out of it.
pub fn cos(words: &str) -> BTreeSet<char> {
    let letters: Vec<char> = words.chars().filter(|c| c.is_alphabetic()).map(|c| c.to_ascii_uppercase()).collect();
    if letters.iter().all(|c| FOUR_COS.contains(c)) { letters.into_iter().collect() } else { BTreeSet::new() }
}

/// How far the actions and pledges cover the four Co's.
pub fn coverage(session: &Session) -> Coverage {
    let mut out = Coverage { by_letter: FOUR_COS.iter().map(|letter| (*letter, 0)).collect(), without: 0 };
    for action in session.of_kind(Kind::Action).chain(session.of_kind(Kind::Pledge)) {
        let letters = cos(&action.words(Field::Co));
        out.without += u64::from(letters.is_empty());
        for letter in letters {
            *out.by_letter.entry(letter).or_default() += 1;
        }
    }
    out
}

/// By whom the actions are led.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LedBy {
    /// By those who live here.
    pub residents: u64,
    /// By services and institutions.
    pub services: u64,
    /// By both together.
    pub both: u64,
    /// Nobody has said.
    pub not_said: u64,
}

/// By whom the actions are led; what an institution pledges is its own and is not counted here.
pub fn led_by(session: &Session) -> LedBy {
    let mut out = LedBy::default();
    for action in session.of_kind(Kind::Action) {
        let count = match action.words(Field::DrivenBy).as_str() {
            "community" => &mut out.residents,
            "institution" => &mut out.services,
            "both" => &mut out.both,
            _ => &mut out.not_said,
        };
        *count += 1;
    }
    out
}
