//! Who is in the room, as it is called out at the door and at each task: `b 6`, `a9 b6 c8`, or one number for all.
//! Uses the model alone.

use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::model::wish::Wish;
use crate::words::before::Before;

/// What a line was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Called {
    /// So many in all.
    All(u64),
    /// So many of each of these groups.
    Groups(Vec<(String, u64)>),
}

/// Reads what was called out.
///
/// # Errors
/// A sentence: what was not understood, and what to type.
pub fn read(session: &Session, task: &str, words: &str) -> Result<Called, String> {
    let letters = query::who_is_counted(session, task);
    let words = words.trim();
    if let Ok(n) = words.parse() {
        let for_what = if query::is_meeting(task) { task } else { "" };
        let counted = letters.iter().any(|letter| query::present_of(session, for_what, letter).is_some());
        return if counted { Err(Before::CountedByGroup.text().to_owned()) } else { Ok(Called::All(n)) };
    }
    let mut groups: Vec<(String, u64)> = Vec::new();
    for (who, number) in pairs(words) {
        let Some(letter) = letters.iter().find(|letter| letter.eq_ignore_ascii_case(&who)) else {
            return Err(match (who.is_empty(), letters.is_empty()) {
                (_, true) => Before::NoGroupsYet.text().to_owned(),
                (true, _) => Before::WhoIs.with(&[number]),
                (false, _) => Before::NoSuchGroup.with(&[who, letters.join(", ")]),
            });
        };
        let Ok(n) = number.parse() else { return Err(Before::HowManyOf.with(&[who.as_str(), who.as_str()])) };
        groups.retain(|(had, _)| had != letter);
        groups.push((letter.clone(), n));
    }
    if groups.is_empty() { Err(Before::WhoIsHere.text().to_owned()) } else { Ok(Called::Groups(groups)) }
}

/// Letters with the number after each; either may be missing. What stands between them is left out.
fn pairs(words: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut before = ' ';
    for c in words.chars() {
        let begins = if c.is_numeric() {
            out.is_empty() || (!before.is_numeric() && out.last().is_some_and(|(_, number)| !number.is_empty()))
        } else {
            c.is_alphabetic() && (!before.is_alphabetic() || out.is_empty())
        };
        if begins {
            out.push((String::new(), String::new()));
        }
        if let Some((who, number)) = out.last_mut() {
            if c.is_numeric() {
                number.push(c);
            } else if c.is_alphabetic() {
                who.push(c);
            }
        }
        before = c;
    }
    out
}

/// The wish that they are there for a task; what stands so already is left as it is. `None` where nothing changes.
pub fn wish(session: &Session, task: &str, called: &Called) -> Option<Wish> {
    let mut wishes = Vec::new();
    match called {
        Called::All(n) if query::is_meeting(task) => {
            let (of, field, key) = (Id::session(), Field::Present, task.into());
            wishes.push(Wish::Answer { of, field, key, to: Value::Count(*n) });
        }
        Called::All(n) => wishes.push(Wish::answer(&Id::session(), Field::Room, Value::Count(*n))),
        Called::Groups(groups) => {
            for (letter, n) in groups.iter().filter(|(letter, n)| query::present_of(session, task, letter) != Some(*n))
            {
                let key = format!("{task}/{letter}").into();
                wishes.push(Wish::Answer { of: Id::session(), field: Field::Present, key, to: Value::Count(*n) });
            }
        }
    }
    (!wishes.is_empty()).then_some(Wish::Together(wishes))
}

/// Who is there for a task, as it would be called out; carried over from the task before.
pub fn as_called(session: &Session, task: &str) -> String {
    let groups = counted(session, task).into_iter().map(|(letter, n)| match letter.as_str() {
        query::NEW => format!("{letter} {n}"),
        _ => format!("{}{n}", letter.to_lowercase()),
    });
    groups.collect::<Vec<_>>().join(" ")
}

/// The groups that were counted, with how many of each are there for a task.
pub fn counted(session: &Session, task: &str) -> Vec<(String, u64)> {
    let of = |letter: String| query::present_of(session, task, &letter).map(|n| (letter, n));
    query::who_is_counted(session, task).into_iter().filter_map(of).collect()
}

/// "A 9 · B 6 · 15 in the room"; empty where nobody was counted by group.
pub fn in_words(groups: &[(String, u64)]) -> String {
    if groups.is_empty() {
        return String::new();
    }
    let sum = query::together(groups.iter().map(|(_, n)| *n)).to_string();
    let each = groups.iter().map(|(letter, n)| format!("{letter} {n}"));
    each.chain([crate::words::Word::InTheRoom.with(&[sum])]).collect::<Vec<_>>().join(" · ")
}

/// What was called out, with everybody who was counted before, for a task.
pub fn taken_for(session: &Session, task: &str, words: &str) -> Result<String, String> {
    Ok(match read(session, task, words)? {
        Called::All(n) => crate::words::Word::InTheRoom.with(&[n.to_string()]),
        Called::Groups(said) => {
            let mut all = counted(session, task);
            for (letter, n) in said {
                match all.iter_mut().find(|(had, _)| *had == letter) {
                    Some((_, had)) => *had = n,
                    None => all.push((letter, n)),
                }
            }
            in_words(&all)
        }
    })
}

/// Whether there are groups to be counted.
pub fn has_groups(session: &Session) -> bool {
    session.of_kind(Kind::Group).next().is_some()
}
