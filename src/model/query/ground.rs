//! Common ground: what was asked of the room, how it stands, what was not agreed. Uses the session.

use super::wall::{LISTS, stands_as};
use crate::model::entry::Entry;
use crate::model::field::{Field, result};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::session::Session;

/// The objections to an entry that are open or stand: as long as there is one, it cannot be agreed.
pub fn open_objections<'a>(session: &'a Session, entry: &Id) -> impl Iterator<Item = &'a Entry> {
    session.under(entry).filter(|under| under.kind == Kind::Objection && under.words(Field::Open) != "answered")
}

/// Every objection to an entry.
pub fn objections<'a>(session: &'a Session, entry: &Id) -> impl Iterator<Item = &'a Entry> {
    session.under(entry).filter(|under| under.kind == Kind::Objection)
}

/// How an entry stands in the test for common ground. An open objection outweighs a confirmation (rule 26).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not yet asked.
    NotAsked,
    /// Agreed.
    Agreed,
    /// To be said differently.
    Reword,
    /// Not agreed: kept, with the words.
    NotAgreed,
}

/// How an entry stands in the test for common ground.
pub fn standing(session: &Session, entry: &Entry) -> Standing {
    match entry.test() {
        Some(result::AGREED) if open_objections(session, &entry.id).next().is_none() => Standing::Agreed,
        Some(result::AGREED | result::NOT_AGREED) => Standing::NotAgreed,
        Some(result::REWORD) => Standing::Reword,
        _ => Standing::NotAsked,
    }
}

/// Themes, in the order of their numbers.
pub fn themes(session: &Session) -> Vec<&Entry> {
    session.of_kind(Kind::Theme).collect()
}

/// The common-ground statement of a theme: the last one written.
pub fn statement_of<'a>(session: &'a Session, theme: &Id) -> Option<&'a Entry> {
    session.under(theme).rfind(|entry| entry.kind == Kind::Statement)
}

/// How a theme stands: as its statement does, else as it does itself.
pub fn theme_standing(session: &Session, theme: &Entry) -> Standing {
    match statement_of(session, &theme.id).map(|statement| standing(session, statement)) {
        None | Some(Standing::NotAsked) => standing(session, theme),
        Some(known) => known,
    }
}

/// The actions and pledges under a theme, in the order in which they were said; `None`: those under no theme.
pub fn actions<'a>(session: &'a Session, theme: Option<&Id>) -> Vec<&'a Entry> {
    let is_one = |entry: &&Entry| matches!(entry.kind, Kind::Action | Kind::Pledge);
    if let Some(theme) = theme {
        let stands = session.entry(theme).is_some_and(Entry::stands);
        let under = session.under(theme).filter(is_one).filter(|action| action.other(Field::Theme) == Some(theme));
        return under.filter(|_| stands).collect();
    }
    let is_loose = |action: &&Entry| {
        action.other(Field::Theme).is_none_or(|theme| !session.entry(theme).is_some_and(Entry::stands))
    };
    let mut out: Vec<&Entry> =
        [Kind::Action, Kind::Pledge].into_iter().flat_map(|kind| session.of_kind(kind)).filter(is_loose).collect();
    out.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    out
}

/// Whether somebody does not want it. What is being said differently is not agreed as long as an objection stands: it
/// stays on the list until the room agrees (rule 26).
fn is_not_agreed(session: &Session, entry: &Entry) -> bool {
    match standing(session, entry) {
        Standing::NotAgreed => true,
        Standing::Reword => open_objections(session, &entry.id).next().is_some(),
        Standing::NotAsked | Standing::Agreed => false,
    }
}

/// How many things were not agreed, by what they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotAgreed {
    /// Sentences, themes without one and visions.
    pub sentences: usize,
    /// Values.
    pub values: usize,
    /// What tables put there by themselves.
    pub cards: usize,
}

/// Counts what [`not_agreed`] lists.
pub fn count_not_agreed(session: &Session) -> NotAgreed {
    let mut out = NotAgreed::default();
    for entry in not_agreed(session) {
        match entry.kind {
            Kind::Value => out.values += 1,
            kind if LISTS.contains(&kind) => out.cards += 1,
            _ => out.sentences += 1,
        }
    }
    out
}

/// Everything that was not agreed: values, themes and statements that somebody does not want, and what tables put there.
pub fn not_agreed(session: &Session) -> Vec<&Entry> {
    let tested = [Kind::Value, Kind::Statement, Kind::Vision]
        .into_iter()
        .flat_map(|kind| session.of_kind(kind))
        .filter(|entry| is_not_agreed(session, entry));
    let themes = session
        .of_kind(Kind::Theme)
        .filter(|theme| is_not_agreed(session, theme) && statement_of(session, &theme.id).is_none());
    let cards = LISTS.into_iter().flat_map(|kind| session.of_kind(kind));
    let cards = cards.filter(|card| stands_as(card) == Kind::NotAgreed);
    let mut out: Vec<&Entry> = tested.chain(themes).chain(cards).collect();
    out.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    out
}
