//! Time lines: which lanes there are, and what stands on each, by years. Uses the session and the understanding of years.

use super::entry::Entry;
use super::field::{Field, Value};
use super::id::Id;
use super::kind::Kind;
use super::session::Session;
use super::text::Clean;
use super::typed::years::{self, When};
use super::wish::Wish;

/// The lanes where nobody named others.
pub const USUAL: [&str; 3] = ["our own lives", "the world", "our story here"];

/// Something on a time line.
#[derive(Debug, Clone, Copy)]
pub struct Event<'a> {
    /// When it was; `None` where no year was said, or none that is understood.
    pub when: Option<When>,
    /// What was said.
    pub entry: &'a Entry,
}

/// A time line.
#[derive(Debug, Clone)]
pub struct Lane<'a> {
    /// Its name; empty for what is on no time line.
    pub name: String,
    /// What stands on it: by years, then as it was said; what has no year comes last.
    pub events: Vec<Event<'a>>,
}

impl Lane<'_> {
    /// How many have no year.
    pub fn without_year(&self) -> usize {
        self.events.iter().rev().take_while(|event| event.when.is_none()).count()
    }

    /// Whether anything on it carries that mark.
    pub fn has_marked(&self, mark: &str) -> bool {
        self.events.iter().any(|event| is_marked(event.entry, mark))
    }
}

/// Whether an entry is marked as high, or as low.
pub fn is_marked(entry: &Entry, mark: &str) -> bool {
    matches!(entry.get(Field::Mark), Some(Value::Text(said)) if said.as_str() == mark)
}

/// The names of lanes in one line: ` ; ` between them.
pub fn names(words: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in words.split(';').map(str::trim).filter(|name| !name.is_empty()) {
        if !out.iter().any(|had| alike(had, name)) {
            out.push(name.to_owned());
        }
    }
    out
}

/// The lanes with what stands on them: those that were named (the usual three, where none were), then every other that a
/// line names, then what is on none. Where lines name at least three others, usual ones on which nothing stands are left
/// out.
pub fn lanes(session: &Session) -> Vec<Lane<'_>> {
    let named = names(&session.words(Field::Lanes));
    let usual = named.is_empty();
    let spoken = |name: &&'static str| session.lang().text(name);
    let first = if usual { USUAL.map(|name| spoken(&name).to_owned()).to_vec() } else { named };
    let known = first.len();
    let mut lanes: Vec<Lane> = first.into_iter().map(|name| Lane { name, events: Vec::new() }).collect();
    let mut nowhere = Vec::new();
    for entry in session.of_kind(Kind::TimeLine) {
        let when = match entry.get(Field::Year) {
            Some(Value::Text(words)) => years::when(words),
            _ => None,
        };
        let event = Event { when, entry };
        match entry.get(Field::Lane) {
            Some(Value::Text(said)) => {
                // A usual one that was written on before the session had its language is the same lane.
                let own = USUAL.iter().find(|name| usual && alike(name, said)).map(spoken);
                let name = own.unwrap_or(said.as_str());
                let same = lanes.iter().position(|had| had.name == name);
                let at = same.or_else(|| lanes.iter().position(|had| alike(&had.name, name)));
                match at.and_then(|at| lanes.get_mut(at)) {
                    Some(lane) => lane.events.push(event),
                    None => lanes.push(Lane { name: name.to_owned(), events: vec![event] }),
                }
            }
            _ => nowhere.push(event),
        }
    }
    if usual {
        let mut spare = lanes.len().saturating_sub(known);
        lanes.retain(|lane| {
            let goes = lane.events.is_empty() && spare > 0;
            spare = spare.saturating_sub(usize::from(goes));
            !goes
        });
    }
    if !nowhere.is_empty() {
        lanes.push(Lane { name: String::new(), events: nowhere });
    }
    for lane in &mut lanes {
        // Stable: of one year, in the order in which it was said.
        lane.events.sort_by_key(|event| (event.when.is_none(), event.when));
    }
    lanes
}

/// Whether two names mean one lane.
pub fn alike(one: &str, other: &str) -> bool {
    one == other || one.to_lowercase() == other.to_lowercase()
}

/// What a lane is called when somebody says where a line goes: its number, and letters with which its words begin and
/// that no lane before it has.
pub fn called<'a>(lanes: &'a [Lane]) -> Vec<(String, &'a str)> {
    let mut out: Vec<(String, &str)> = Vec::new();
    let initials = |lane: &'a Lane| {
        lane.name.split_whitespace().filter_map(|word| word.chars().next()).filter(|c| c.is_alphabetic())
    };
    // Each its first letter that is free, then whatever is left.
    for most in [1, usize::MAX] {
        for lane in lanes.iter().filter(|lane| !lane.name.is_empty()) {
            let mut taken = 0;
            for c in initials(lane) {
                let letter = c.to_lowercase().to_string();
                if taken < most && !out.iter().any(|(had, _)| *had == letter) {
                    out.push((letter, &lane.name));
                    taken += 1;
                }
            }
        }
    }
    let numbered = (1..).zip(lanes).filter(|(_, lane)| !lane.name.is_empty());
    out.extend(numbered.map(|(n, lane): (usize, _)| (n.to_string(), lane.name.as_str())));
    out
}

/// The lane that words in a box mean: its name, its number, a letter of it, or the beginning of its name; else the
/// words, for a lane of their own.
pub fn meant(lanes: &[Lane], words: &str) -> String {
    let words = words.trim();
    let low = words.to_lowercase();
    let whole = lanes.iter().find(|lane| alike(&lane.name, words));
    let by_call = || called(lanes).into_iter().find(|(name, _)| *name == low).map(|(_, lane)| lane.to_owned());
    let begins = || {
        let mut all = lanes.iter().filter(|lane| low.chars().count() > 1 && lane.name.to_lowercase().starts_with(&low));
        all.next().filter(|_| all.next().is_none()).map(|lane| lane.name.clone())
    };
    whole.map(|lane| lane.name.clone()).or_else(by_call).or_else(begins).unwrap_or_else(|| words.to_owned())
}

/// The wish that lanes are called so from now on. Where as many are named as before, what stands on one goes along with
/// its new name.
pub fn rename(session: &Session, words: &str) -> Wish {
    let new = names(words);
    let old = lanes(session);
    let joined = new.join(crate::model::typed::line::BETWEEN);
    let mut wishes = vec![Wish::answer(&Id::session(), Field::Lanes, Value::Text(joined.into()))];
    let had = old.iter().filter(|lane| !lane.name.is_empty()).count();
    if had == new.len() {
        for (lane, name) in old.iter().zip(&new) {
            let moves = lane.name != *name && !new.iter().any(|other| alike(other, &lane.name) && other != name);
            let to = Value::Text(Clean::from(name.as_str()));
            let all = lane.events.iter().filter(|_| moves);
            wishes.extend(all.map(|event| Wish::answer(&event.entry.id, Field::Lane, to.clone())));
        }
    }
    Wish::Together(wishes)
}
