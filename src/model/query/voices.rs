//! What came of the words of outside voices, as far as it may be told to them. Uses the session. The check, the desk and
//! the sheets for these people go by it, so that all say the same.

use super::lineage::{Bond, Bound, Way, outcomes, tree};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::session::Session;
use crate::model::stage::Reader;

/// How far what came of somebody's words is followed.
const BOUND: Bound = Bound { depth: 8, lines: 40 };

/// What may have come of somebody's words, as far as it is told to them: what others said about it is not.
const TOLD: &[Kind] = &[
    Kind::Asset,
    Kind::Value,
    Kind::Trend,
    Kind::KeyTrend,
    Kind::Feature,
    Kind::Barrier,
    Kind::Card,
    Kind::Project,
    Kind::Theme,
    Kind::Statement,
    Kind::Vision,
    Kind::Goal,
    Kind::Action,
    Kind::Pledge,
    Kind::Ask,
    Kind::Decision,
    Kind::Done,
];

/// A step from somebody's words to what came of them.
#[derive(Debug, Clone, Copy)]
pub struct Came<'a> {
    /// How many steps away it is: 1 for the nearest.
    pub depth: usize,
    /// How it is connected with what it came of.
    pub bond: Bond,
    /// What came of it.
    pub entry: &'a Entry,
}

/// Whether something may be told to outside voices: everyone may read it, and it is of the kinds that are told, or was
/// written down as an answer.
fn is_told(bond: Bond, entry: &Entry) -> bool {
    let open = entry.stands() && !entry.is(Field::GroupOnly) && entry.reader() == Reader::Everyone;
    open && !entry.kind.is_private() && (TOLD.contains(&entry.kind) || bond == Bond::Answers)
}

/// What came of an outside voice's words, each below what it came of.
pub fn came_of<'a>(session: &'a Session, voice: &Entry) -> Vec<Came<'a>> {
    let steps = tree(session, &voice.id, Way::On, BOUND).steps;
    let told = steps.into_iter().filter_map(|step| {
        let entry = session.entry(&step.id).filter(|entry| is_told(step.bond, entry))?;
        Some(Came { depth: step.depth, bond: step.bond, entry })
    });
    told.collect()
}

/// Whether anything came of an outside voice's words that may be told.
pub fn is_answered(session: &Session, voice: &Entry) -> bool {
    // Mostly what came of it stands one step away.
    let mut next = outcomes(session, voice).into_iter();
    next.any(|(bond, entry)| is_told(bond, entry)) || !came_of(session, voice).is_empty()
}
