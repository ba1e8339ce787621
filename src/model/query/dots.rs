//! Dots: what each trend has, by group, and what the groups had to give. They show interest and decide nothing; more
//! than the budget is said and never refused. Uses the session. The cost grows with the number of trends.

use super::room::{letters, reckoned, together};
use super::trends::{self, piece};
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::session::Session;
use crate::model::stage;
use std::collections::BTreeMap;

/// How many dots a trend needs before it can be said where most of them are from.
const ENOUGH: u64 = 4;

/// The dots of a trend and of all that were brought together with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// By group's letter; empty for dots of one colour. A group with none is not in it.
    pub by_group: BTreeMap<String, u64>,
    /// All of them.
    pub total: u64,
    /// Somebody has counted here, even if there was nothing.
    pub counted: bool,
    /// Two counts differ: the greater one by time is taken, people have to say which.
    pub differ: bool,
}

/// A trend with its dots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dotted {
    /// The trend that stands for all that were brought together with it.
    pub id: Id,
    /// Its dots.
    pub tally: Tally,
    /// Every group with somebody present gave at least one.
    pub from_every: bool,
    /// The group that gave more than half of them.
    pub mostly_from: Option<String>,
}

/// What a group has given, beside what it had to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// The group's letter; empty for dots of one colour.
    pub letter: String,
    /// How many of its dots stand on the map.
    pub given: u64,
    /// How many people it has: those present, else those expected.
    pub people: Option<u64>,
    /// What these people were given, where that is known.
    pub all: Option<u64>,
}

impl Budget {
    /// How many more were counted than given out. Shown and reported, never refused.
    pub fn over(&self) -> u64 {
        self.all.map_or(0, |all| self.given.saturating_sub(all))
    }

    /// How many are still to be counted.
    pub fn left(&self) -> Option<u64> {
        self.all.map(|all| all.saturating_sub(self.given))
    }
}

/// The dots on the map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dots {
    /// Every trend once, in the order of the map.
    pub trends: Vec<Dotted>,
    /// The running sums: every group, and the dots of one colour where there are any.
    pub budgets: Vec<Budget>,
    /// All of them.
    pub total: u64,
}

impl Dots {
    /// The trends with dots, most dots first; those with as many stand in the order of the map.
    pub fn by_total(&self) -> Vec<&Dotted> {
        let mut out: Vec<&Dotted> = self.trends.iter().filter(|trend| trend.tally.total > 0).collect();
        out.sort_by_key(|trend| std::cmp::Reverse(trend.tally.total));
        out
    }

    /// The trends that have no dots yet.
    pub fn without(&self) -> impl Iterator<Item = &Dotted> {
        self.trends.iter().filter(|trend| trend.tally.total == 0)
    }

    /// The trends that nobody has counted yet: who is at the wall reads these next.
    pub fn not_counted(&self) -> impl Iterator<Item = &Dotted> {
        self.trends.iter().filter(|trend| !trend.tally.counted)
    }
}

/// The dots of one trend, with those of all that were brought together with it.
pub fn tally(session: &Session, trend: &Entry) -> Tally {
    pooled(piece(session, trend))
}

/// The dots of several trends together.
pub fn pooled<'a>(trends: impl IntoIterator<Item = &'a Entry>) -> Tally {
    let mut out = Tally::default();
    for trend in trends {
        let (by_group, sum) = trend.dots();
        for (letter, n) in by_group {
            out.counted = true;
            if n > 0 {
                let had = out.by_group.entry(letter.to_owned()).or_default();
                *had = had.saturating_add(n);
            }
        }
        out.total = out.total.saturating_add(sum);
        out.differ |= trend.fields.iter().any(|((field, _), answers)| *field == Field::Dots && answers.differ());
    }
    out
}

/// The groups that could have put dots on the map: all but those of which nobody is there.
fn givers(session: &Session) -> Vec<String> {
    let gone = |group: &Entry| reckoned(session, task(), group) == Some(0);
    let all = session.of_kind(Kind::Group).filter(|group| !gone(group));
    let mut out: Vec<String> = all.map(|group| group.words(Field::Letter)).filter(|l| !l.is_empty()).collect();
    out.sort();
    out.dedup();
    out
}

/// Whether every group with somebody present gave at least one. Of one group alone nothing is said.
fn from_every(tally: &Tally, givers: &[String]) -> bool {
    givers.len() > 1 && givers.iter().all(|letter| tally.by_group.get(letter).is_some_and(|n| *n > 0))
}

/// The group that gave more than half of the dots, where there are enough of them and more than one group.
fn mostly_from(tally: &Tally, givers: &[String]) -> Option<String> {
    if givers.len() < 2 || tally.total < ENOUGH {
        return None;
    }
    let most = |n: u64| n > tally.total / 2;
    tally.by_group.iter().find(|(letter, n)| !letter.is_empty() && most(**n)).map(|(letter, _)| letter.clone())
}

/// All dots: by trend and by group.
pub fn dots(session: &Session) -> Dots {
    let givers = givers(session);
    let named = |id: &Id| session.entry(id);
    let map = trends::trend_map(session);
    let trends: Vec<Dotted> = map
        .rows
        .into_iter()
        .map(|row| {
            let tally = pooled(row.piece.iter().filter_map(named));
            let (from_every, mostly_from) = (from_every(&tally, &givers), mostly_from(&tally, &givers));
            Dotted { id: row.id, tally, from_every, mostly_from }
        })
        .collect();
    let total = together(trends.iter().map(|trend| trend.tally.total));
    let given = |letter: &str| together(trends.iter().filter_map(|trend| trend.tally.by_group.get(letter).copied()));
    let mut budgets: Vec<Budget> = letters(session).into_iter().map(|l| budget(session, &l, given(&l))).collect();
    let plain = given("");
    if plain > 0 || budgets.is_empty() {
        budgets.push(budget(session, "", plain));
    }
    Dots { trends, budgets, total }
}

/// A group's budget, where `given` of its dots stand on the map.
fn budget(session: &Session, letter: &str, given: u64) -> Budget {
    let groups = session.of_kind(Kind::Group).filter(|group| group.words(Field::Letter) == letter);
    let people = if letter.is_empty() {
        super::present(session, task())
    } else {
        groups.map(|group| reckoned(session, task(), group)).next().flatten()
    };
    let all = people.zip(each(session)).map(|(people, each)| people.saturating_mul(each));
    Budget { letter: letter.to_owned(), given, people, all }
}

/// How many dots each person has, where somebody has said so.
pub fn each(session: &Session) -> Option<u64> {
    match session.get(Field::DotsEach) {
        Some(Value::Count(each)) => Some(*each),
        _ => None,
    }
}

/// The task in which dots are counted: the one that takes what carries dots and takes nothing down itself.
pub fn task() -> &'static str {
    let counts =
        |task: &&stage::Task| task.captures.is_empty() && task.takes.first().is_some_and(|kind| kind.has(Field::Dots));
    stage::tasks().find(counts).map_or("", |task| task.code)
}

/// Whether the numbers are held back until all are in: the session wants it so, and nobody has shown them yet.
pub fn are_hidden(session: &Session) -> bool {
    let says = |field: Field| matches!(session.get(field), Some(Value::Flag(true)));
    says(Field::DotsHidden) && !says(Field::DotsShown)
}
