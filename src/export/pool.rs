//! The rule of five (design, section 4): in papers for others a group with fewer than five present is not named, and
//! what it counted is added up with other groups. One small group alone would be what is left when the named ones are
//! taken from the whole; so the next smallest join the pool until it is at least two groups and, at every task, five
//! people. Uses the model.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage;
use std::collections::{BTreeMap, BTreeSet};

/// The smallest group that is named in a paper.
pub const NAMED_FROM: u64 = 5;

/// Whether a number of people may stand in a paper for others: nobody, or five and more.
pub fn may_be_told(people: u64) -> bool {
    people == 0 || people >= NAMED_FROM
}

/// What becomes of a group of which nobody wrote down how many there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncounted {
    /// It is named: for those who were there.
    Named,
    /// It may be small, and is pooled: for everyone.
    Pooled,
}

/// The groups that are not named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pool {
    ids: BTreeSet<Id>,
    /// Their letters, and their names in small letters.
    called: BTreeSet<String>,
    /// By task, in the order of the method: how many of them there were, where that may be told.
    present: BTreeMap<String, u64>,
    /// How many were expected, where that may be told.
    expected: Option<u64>,
}

/// A group with what was counted.
struct Counted {
    id: Id,
    letter: String,
    name: String,
    expected: Option<u64>,
    /// At each moment, carried over from the task before; `None` before it was first counted.
    present: Vec<Option<u64>>,
}

impl Counted {
    /// The fewest there were; a group that has left is not a small one.
    fn fewest(&self) -> Option<u64> {
        let seen: Vec<u64> = self.present.iter().flatten().copied().collect();
        let least = seen.iter().copied().filter(|n| *n > 0).min();
        least.or_else(|| seen.last().copied()).or(self.expected)
    }
}

/// The tasks at which groups were counted, in the order of the method.
pub fn moments(session: &Session) -> Vec<String> {
    let counted: BTreeSet<&str> = session
        .head()
        .fields
        .keys()
        .filter(|(field, _)| *field == Field::Present)
        .filter_map(|(_, key)| key.rsplit_once('/').map(|(task, _)| task))
        // Who came to a review later on does not change who is named with what was said on the day.
        .filter(|task| !query::is_meeting(task))
        .collect();
    let mut known: Vec<String> =
        stage::tasks().map(|task| task.code).filter(|code| counted.contains(code)).map(str::to_owned).collect();
    known.extend(counted.into_iter().filter(|code| stage::task(code).is_none()).map(str::to_owned));
    known
}

fn counted(session: &Session, moments: &[String]) -> Vec<Counted> {
    let of = |group: &Entry| {
        let letter = group.words(Field::Letter);
        let mut last = None;
        let present = moments
            .iter()
            .map(|task| {
                if let Some(Value::Count(n)) = session.get_at(Field::Present, &format!("{task}/{letter}")) {
                    last = Some(*n);
                }
                last
            })
            .collect();
        let expected = group.count(Field::Expected);
        Counted { id: group.id.clone(), letter, name: group.text().to_owned(), expected, present }
    };
    session.of_kind(Kind::Group).map(of).collect()
}

impl Pool {
    /// The pool of a session.
    pub fn of(session: &Session, uncounted: Uncounted) -> Self {
        let moments = moments(session);
        let mut groups = counted(session, &moments);
        groups.sort_by(|a, b| (a.fewest(), &a.letter, &a.id).cmp(&(b.fewest(), &b.letter, &b.id)));
        let small = |group: &Counted| match group.fewest() {
            Some(n) => n < NAMED_FROM,
            None => uncounted == Uncounted::Pooled,
        };
        let (mut pool, rest): (Vec<Counted>, Vec<Counted>) = groups.into_iter().partition(small);
        if pool.is_empty() {
            return Self::default();
        }
        // Those that nobody counted come last: what is not known cannot fill a pool.
        let (uncounted, rest): (Vec<Counted>, Vec<Counted>) = rest.into_iter().partition(|g| g.fewest().is_none());
        let mut rest = rest.into_iter().chain(uncounted);
        while !is_full(&pool) {
            let Some(next) = rest.next() else { break };
            pool.push(next);
        }
        Self::filled(&pool, &moments)
    }

    fn filled(pool: &[Counted], moments: &[String]) -> Self {
        let told = |known: Option<u64>| known.filter(|n| pool.len() > 1 && may_be_told(*n));
        let present = moments.iter().enumerate().filter_map(|(at, task)| {
            let sum = pool.iter().map(|group| group.present.get(at).copied().flatten()).sum();
            told(sum).map(|n| (task.clone(), n))
        });
        let words = |group: &Counted| [group.letter.to_lowercase(), group.name.to_lowercase()];
        Self {
            ids: pool.iter().map(|group| group.id.clone()).collect(),
            called: pool.iter().flat_map(words).filter(|word| !word.is_empty()).collect(),
            present: present.collect(),
            expected: told(pool.iter().map(|group| group.expected).sum()),
        }
    }

    /// Whether every group is named.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether a group is not named.
    pub fn holds(&self, group: &Id) -> bool {
        self.ids.contains(group)
    }

    /// Whether a letter or name is that of a group that is not named.
    pub fn is_called(&self, by: &str) -> bool {
        self.called.contains(&by.trim().to_lowercase())
    }

    /// How many of them there were, by task; only what may be told.
    pub fn present(&self) -> &BTreeMap<String, u64> {
        &self.present
    }

    /// How many of them were expected, where that may be told.
    pub fn expected(&self) -> Option<u64> {
        self.expected
    }
}

/// Whether a pool hides each of its groups: there are several, and what is known of them is five or more at any time.
fn is_full(pool: &[Counted]) -> bool {
    let moments = pool.iter().map(|group| group.present.len()).max().unwrap_or(0);
    let at = |at: usize| pool.iter().filter_map(|group| group.present.get(at).copied().flatten()).sum::<u64>();
    let expected: u64 = pool.iter().filter_map(|group| group.expected).sum();
    pool.len() > 1 && may_be_told(expected) && (0..moments).all(|moment| may_be_told(at(moment)))
}
