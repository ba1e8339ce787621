//! What was taken back, by whatever key and in whichever run of the program, and what puts it back. Uses the session; no
//! clock.

use super::id::Id;
use super::kind::Kind;
use super::op::{Act, Op};
use super::session::Session;
use super::text::Clean;
use super::wish::Wish;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeSet;

/// A line that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// The line.
    pub id: Id,
    /// What sort of thing it is.
    pub kind: Kind,
    /// Its spoken number, as it was given.
    pub no: Clean,
    /// Its words.
    pub words: String,
    /// The task that it stood in.
    pub task: Clean,
    /// When it was taken back.
    pub at: Option<DateTime<FixedOffset>>,
    /// What took it back.
    by: Vec<Id>,
}

impl TakenBack {
    /// The wish that puts it back.
    pub fn wish(&self) -> Wish {
        Wish::Undo(self.by.clone())
    }
}

/// Everything that was taken back and does not stand, last taken back first. What was struck or forgotten is gone.
pub fn taken_back(session: &Session) -> Vec<TakenBack> {
    let mut acts: Vec<&Op> = session.ops().filter(|op| takes_back(op) && session.is_said(&op.id)).collect();
    acts.sort_by(|a, b| b.order().cmp(&a.order()));
    let mut seen = BTreeSet::new();
    acts.iter().flat_map(|op| lines(session, op, &acts)).filter(|line| seen.insert(line.id.clone())).collect()
}

fn takes_back(op: &Op) -> bool {
    matches!(op.act, Act::Withdraw { .. } | Act::Undo { .. })
}

/// The lines that do not stand because of an operation.
fn lines(session: &Session, op: &Op, acts: &[&Op]) -> Vec<TakenBack> {
    match &op.act {
        Act::Withdraw { .. } => withdrawn(session, op, acts).into_iter().collect(),
        Act::Undo { ops } => {
            let says = ops.iter().filter_map(|id| session.op(id)).filter(|undone| !session.is_said(&undone.id));
            says.filter_map(|undone| undone_line(op, undone, acts)).collect()
        }
        _ => Vec::new(),
    }
}

fn withdrawn(session: &Session, op: &Op, acts: &[&Op]) -> Option<TakenBack> {
    let entry = session.entry(op.of.first()?).filter(|entry| entry.state == super::entry::State::Withdrawn)?;
    let same = |other: &&&Op| matches!(other.act, Act::Withdraw { .. }) && other.of.first() == op.of.first();
    let line = TakenBack {
        id: entry.id.clone(),
        kind: entry.kind,
        no: entry.no.clone(),
        words: entry.text().to_owned(),
        task: entry.task.clone(),
        at: op.at,
        by: acts.iter().filter(same).map(|other| other.id.clone()).collect(),
    };
    (!line.words.is_empty()).then_some(line)
}

/// A line whose beginning was undone, with everything of it that was undone in the same step.
fn undone_line(op: &Op, undone: &Op, acts: &[&Op]) -> Option<TakenBack> {
    let Act::Say(said) = &undone.act else { return None };
    let names = |other: &&&Op| match &other.act {
        Act::Undo { ops } => ops.contains(&undone.id) || (other.of.contains(&undone.id) && is_one_step(op, other)),
        _ => false,
    };
    let line = TakenBack {
        id: undone.id.clone(),
        kind: said.kind,
        no: said.no.clone(),
        words: said.text.to_string(),
        task: said.task.clone(),
        at: op.at,
        by: acts.iter().filter(names).map(|other| other.id.clone()).collect(),
    };
    (!line.words.is_empty()).then_some(line)
}

fn is_one_step(one: &Op, other: &Op) -> bool {
    one.id.writer() == other.id.writer() && one.step == other.step
}
