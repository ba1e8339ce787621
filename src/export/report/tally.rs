//! How much a session holds, counted from the session itself, so that papers can be checked against it. Uses the model.

use super::source::Source;
use crate::model::entry::{Entry, State};
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query::{self, Standing};
use crate::model::session::Session;
use std::collections::BTreeMap;

/// How much a session holds. Groups, tables and the agenda are not lines; private kinds are not counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Lines that were taken down and are kept: those that stand, and those taken back.
    pub taken_down: usize,
    /// Lines that stand.
    pub standing: usize,
    /// Lines taken back.
    pub taken_back: usize,
    /// Standing lines by kind.
    pub by_kind: BTreeMap<Kind, usize>,
    /// Standing lines that are for one group only.
    pub group_only: usize,
    /// Values that the room agreed on.
    pub values_agreed: usize,
    /// Themes that were agreed.
    pub themes_agreed: usize,
    /// Themes that were not agreed.
    pub themes_not_agreed: usize,
    /// Entries taken out at a person's wish.
    pub struck: usize,
    /// Operations of a newer program.
    pub unknown: usize,
}

impl Counts {
    /// Standing lines of a kind.
    pub fn of(&self, kind: Kind) -> usize {
        self.by_kind.get(&kind).copied().unwrap_or(0)
    }
}

/// Counts a session.
pub fn counts(session: &Session) -> Counts {
    let mut counts = Counts { unknown: session.unknown(), ..Counts::default() };
    let is_line = |entry: &&Entry| Source::is_line(entry.kind) && entry.state != State::Struck;
    for entry in session.entries().filter(is_line) {
        counts.taken_down += 1;
        if !entry.stands() {
            counts.taken_back += 1;
            continue;
        }
        counts.standing += 1;
        *counts.by_kind.entry(entry.kind).or_default() += 1;
        counts.group_only += usize::from(entry.is(Field::GroupOnly));
        match entry.kind {
            Kind::Value => {
                counts.values_agreed += usize::from(query::standing(session, entry) == Standing::Agreed);
            }
            Kind::Theme => match query::theme_standing(session, entry) {
                Standing::Agreed => counts.themes_agreed += 1,
                Standing::NotAgreed => counts.themes_not_agreed += 1,
                Standing::NotAsked | Standing::Reword => {}
            },
            _ => {}
        }
    }
    let forgotten = session.forgotten().iter().filter(|thing| session.op(thing).is_some());
    counts.struck = session.struck().len() + forgotten.count();
    counts
}
