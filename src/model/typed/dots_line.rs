//! The line of dots: `14 a3 b2 f` is trend 14, three of A, two of B, one of F; `14 6` is six of one colour. Commas and
//! "and" between them say nothing. Nothing else is read out of it, and what was understood is known before Enter. Uses the session.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query::{dots::Tally, dots::tally, letters, trends::piece};
use crate::model::refusal::Refusal;
use crate::model::session::Session;
use crate::model::wish::Wish;
use std::fmt;

/// The most dots that one group can have put on one trend; more is a slip of the finger.
pub const MOST: u64 = 999;

/// What a line of dots was understood as, so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// The trend whose number it begins with.
    pub trend: Option<Id>,
    /// The other trends that were brought together with it.
    pub joined: Vec<Id>,
    /// The groups' letters with their counts, in the order of the line; an empty letter for dots of one colour.
    pub counts: Vec<(String, u64)>,
    /// The first thing that was not understood.
    pub fault: Option<Fault>,
}

/// A line of dots that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DotsLine {
    /// The trend.
    pub trend: Id,
    /// The groups' letters with their counts; an empty letter for dots of one colour.
    pub counts: Vec<(String, u64)>,
}

/// What was not understood in a line of dots: which word, and why. Its `Display` is a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was written.
    Empty,
    /// No trend carries the number.
    NoTrend(String),
    /// Another sort of line carries the number.
    NotATrend(String, Kind),
    /// The trend with that number was taken back.
    TakenBack(String),
    /// Two trends carry the number.
    Alike(String),
    /// There is a trend and nothing more.
    NoCounts(String),
    /// A letter that is no group, with the letters there are.
    NoGroup(String, Vec<String>),
    /// A letter twice.
    Twice(String),
    /// A number too big.
    TooMany(String),
    /// A number among letters.
    Mixed(String),
    /// Anything else.
    NotRead(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Empty => f.write_str("Type the trend's number, then the dots: 14 a3 b2, or 14 6 for one colour."),
            Fault::NoTrend(word) => write!(f, "“{word}” is no trend here. Begin with the number of a trend."),
            Fault::NotATrend(word, kind) => {
                write!(
                    f,
                    "{word} is not a trend ({}). Begin with the number of a trend.",
                    kind.spec().word.to_lowercase()
                )
            }
            Fault::TakenBack(word) => write!(f, "Trend {word} was taken back. Choose another one."),
            Fault::Alike(word) => write!(f, "Two trends carry the number {word}. Choose one in the list."),
            Fault::NoCounts(word) => write!(f, "How many dots on trend {word}? A letter and a number: {word} a3 b2."),
            Fault::NoGroup(word, letters) if letters.is_empty() => {
                write!(f, "“{word}”: there are no groups in this session. Type the number of dots alone.")
            }
            Fault::NoGroup(word, letters) => {
                write!(f, "“{word}” is no group here. The groups are {}.", letters.join(", "))
            }
            Fault::Twice(word) => write!(f, "“{word}”: this group is in the line twice. Add its dots up."),
            Fault::TooMany(word) => write!(f, "“{word}” is more than {MOST} dots. Look at the number again."),
            Fault::Mixed(word) => {
                write!(f, "“{word}” stands without a group's letter. Letters with numbers, or one number alone.")
            }
            Fault::NotRead(word) => write!(f, "“{word}” was not understood. A letter and a number, as in a3."),
        }
    }
}

/// What a line of dots is understood as, whole or half typed.
pub fn look(session: &Session, line: &str) -> Look {
    // As people write it down: "26 b25, d20, f7 and h2".
    let mut words = line.split([' ', '\t', ',']).filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("and"));
    let Some(number) = words.next() else { return Look { fault: Some(Fault::Empty), ..Look::default() } };
    let mut look = Look::default();
    match trend_of(session, number) {
        Ok(trend) => {
            look.joined = piece(session, trend).iter().map(|e| e.id.clone()).filter(|id| *id != trend.id).collect();
            look.trend = Some(trend.id.clone());
        }
        Err(fault) => return Look { fault: Some(fault), ..look },
    }
    let groups = letters(session);
    for word in words {
        match count_of(&groups, word, &look.counts) {
            Ok(count) => look.counts.push(count),
            Err(fault) => return Look { fault: Some(fault), ..look },
        }
    }
    if look.counts.is_empty() {
        look.fault = Some(Fault::NoCounts(number.to_owned()));
    }
    look
}

/// A line of dots.
///
/// # Errors
/// The first word that was not understood.
pub fn read(session: &Session, line: &str) -> Result<DotsLine, Refusal> {
    let look = look(session, line);
    match (look.fault, look.trend) {
        (Some(fault), _) => Err(Refusal::Dots(fault)),
        (None, Some(trend)) => Ok(DotsLine { trend, counts: look.counts }),
        (None, None) => Err(Refusal::Dots(Fault::Empty)),
    }
}

impl DotsLine {
    /// The wish that these stand as the dots of these groups on this trend, in place of what was counted before. What
    /// the line does not name stays.
    pub fn wish(&self) -> Wish {
        Wish::Together(self.counts.iter().map(|(letter, n)| answer(&self.trend, letter, Value::Count(*n))).collect())
    }

    /// What the trend, with all that were brought together with it, would have when the line is kept.
    pub fn would_be(&self, session: &Session) -> Tally {
        let Some(trend) = session.entry(&self.trend) else { return Tally::default() };
        let mut out = tally(session, trend);
        let (before, _) = trend.dots();
        for (letter, n) in &self.counts {
            let had = out.by_group.remove(letter).unwrap_or(0);
            let now = had.saturating_sub(before.get(letter.as_str()).copied().unwrap_or(0)).saturating_add(*n);
            if now > 0 {
                out.by_group.insert(letter.clone(), now);
            }
        }
        out.total = crate::model::query::together(out.by_group.values().copied());
        out.counted = true;
        out
    }
}

/// The wish that a cell of the grid holds a number: the whole number of a group's dots on a trend and all that were
/// brought together with it. What was counted on the others is put away, so that nothing is counted twice.
pub fn cell(session: &Session, trend: &Entry, letter: &str, n: Option<u64>) -> Wish {
    let to = n.map_or(Value::Nothing, Value::Count);
    let members = piece(session, trend);
    let first = members.first().copied().unwrap_or(trend);
    let others = members.iter().skip(1).filter(|other| other.dots().0.contains_key(letter));
    let mut wishes = vec![answer(&first.id, letter, to)];
    wishes.extend(others.map(|other| answer(&other.id, letter, Value::Nothing)));
    Wish::Together(wishes)
}

fn answer(trend: &Id, letter: &str, to: Value) -> Wish {
    Wish::Answer { of: trend.clone(), field: Field::Dots, key: letter.into(), to }
}

/// The trend of a spoken number.
fn trend_of<'a>(session: &'a Session, word: &str) -> Result<&'a Entry, Fault> {
    let mut standing = session.of_kind(Kind::Trend).filter(|trend| trend.no == word);
    match (standing.next(), standing.next()) {
        (Some(trend), None) => return Ok(trend),
        (Some(_), Some(_)) => return Err(Fault::Alike(word.to_owned())),
        (None, _) => {}
    }
    // Only now is everything looked through: to say what it is instead.
    let counts = |entry: &&Entry| entry.kind.spec().numbering == Kind::Trend.spec().numbering && entry.no == word;
    Err(match session.entries().find(counts) {
        Some(entry) if entry.kind == Kind::Trend => Fault::TakenBack(word.to_owned()),
        Some(entry) => Fault::NotATrend(word.to_owned(), entry.kind),
        None => Fault::NoTrend(word.to_owned()),
    })
}

/// A group's letter and a number of dots; a letter alone is one dot, a number alone is of one colour.
fn count_of(groups: &[String], word: &str, before: &[(String, u64)]) -> Result<(String, u64), Fault> {
    let cut = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
    let (letter, digits) = word.split_at_checked(cut).unwrap_or((word, ""));
    let one_letter = letter.chars().count() <= 1 && letter.chars().all(char::is_alphabetic);
    if !one_letter || !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(Fault::NotRead(word.to_owned()));
    }
    let has_plain = before.iter().any(|(letter, _)| letter.is_empty());
    if (letter.is_empty() && !before.is_empty()) || has_plain {
        return Err(Fault::Mixed(word.to_owned()));
    }
    let known = groups.iter().find(|group| group.to_lowercase() == letter.to_lowercase());
    let group = match known {
        _ if letter.is_empty() => String::new(),
        Some(group) => group.clone(),
        None => return Err(Fault::NoGroup(word.to_owned(), groups.to_vec())),
    };
    if before.iter().any(|(had, _)| *had == group) {
        return Err(Fault::Twice(word.to_owned()));
    }
    let n = if digits.is_empty() { Some(1) } else { digits.parse().ok().filter(|n| *n <= MOST) };
    n.map(|n| (group, n)).ok_or_else(|| Fault::TooMany(word.to_owned()))
}
