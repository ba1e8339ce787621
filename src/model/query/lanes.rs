//! Lanes: themes with what stands under each, and what is still open about the actions. Uses the session.

use super::ground::{Standing, theme_standing, themes};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::session::Session;
use std::collections::BTreeMap;

/// A theme with what stands under it; without a theme, what stands under none.
#[derive(Debug, Clone)]
pub struct Lane<'a> {
    /// The theme.
    pub theme: Option<&'a Entry>,
    /// What stands under it, in the order in which it was said; asks come after what people do themselves.
    pub lines: Vec<&'a Entry>,
}

/// The lanes with their lines of these kinds, in the order of the themes. What stands under no theme comes last.
pub fn lanes<'a>(session: &'a Session, kinds: &[Kind]) -> Vec<Lane<'a>> {
    let mut by_theme: BTreeMap<Option<&'a Id>, Vec<&'a Entry>> = BTreeMap::new();
    for entry in kinds.iter().flat_map(|kind| session.of_kind(*kind)) {
        by_theme.entry(theme_of(session, entry)).or_default().push(entry);
    }
    let mut lines = |theme: Option<&'a Id>| {
        let mut lines = by_theme.remove(&theme).unwrap_or_default();
        lines.sort_by(|a, b| (a.kind == Kind::Ask, a.l, &a.id).cmp(&(b.kind == Kind::Ask, b.l, &b.id)));
        lines
    };
    let mut out: Vec<Lane> =
        themes(session).into_iter().map(|theme| Lane { theme: Some(theme), lines: lines(Some(&theme.id)) }).collect();
    let loose = lines(None);
    if !loose.is_empty() || out.is_empty() {
        out.push(Lane { theme: None, lines: loose });
    }
    out
}

/// The standing theme that something stands under, itself or by way of a statement.
pub fn theme_of<'a>(session: &'a Session, entry: &'a Entry) -> Option<&'a Id> {
    let over = |entry: &'a Entry| {
        let theme = entry.other(Field::Theme).and_then(|id| session.entry(id));
        theme.or_else(|| entry.other(Field::Parent).and_then(|id| session.entry(id)))
    };
    let first = over(entry)?;
    let theme = if first.kind == Kind::Theme { first } else { over(first)? };
    (theme.kind == Kind::Theme && theme.stands()).then_some(&theme.id)
}

/// What is still open about the actions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpenActions {
    /// Actions that nobody sees to yet.
    pub nobody: usize,
    /// Actions without a date.
    pub no_date: usize,
    /// Actions under no theme.
    pub no_theme: usize,
    /// Asks that nobody has answered.
    pub asks: usize,
}

/// What is still open about the actions, pledges and asks.
pub fn open_actions(session: &Session) -> OpenActions {
    let mut out = OpenActions::default();
    for action in session.of_kind(Kind::Action).chain(session.of_kind(Kind::Pledge)) {
        out.nobody += usize::from(super::who(session, action).trim().is_empty());
        out.no_date +=
            usize::from(action.get(Field::Due).is_none_or(|due| super::days::day_of(session, due).is_none()));
        out.no_theme += usize::from(theme_of(session, action).is_none());
    }
    out.asks = open_asks(session);
    out
}

/// How many asks nobody has answered.
pub fn open_asks(session: &Session) -> usize {
    session.of_kind(Kind::Ask).filter(|ask| ask_is_open(ask)).count()
}

/// Whether an ask waits for an answer: nobody has pledged or secured it, and nobody has refused.
pub fn ask_is_open(ask: &Entry) -> bool {
    matches!(ask.words(Field::AskState).as_str(), "" | "asked")
}

/// How many sheets of actions are typed, and how many are still to come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SheetsTyped {
    /// Themes for which something may be done: all but those that were not agreed.
    pub themes: usize,
    /// Those of them with an action.
    pub with: usize,
    /// Sheets that are expected and not typed yet, where somebody has said how many there are.
    pub to_type: u64,
}

/// How many sheets of actions are typed. A sheet is an action or a pledge.
pub fn sheets_typed(session: &Session, lanes: &[Lane]) -> SheetsTyped {
    let mut out = SheetsTyped::default();
    for (theme, lane) in lanes.iter().filter_map(|lane| Some((lane.theme?, lane))) {
        let typed = typed_in(lane);
        out.to_type += theme.count(Field::Sheets).unwrap_or(0).saturating_sub(typed);
        if theme_standing(session, theme) != Standing::NotAgreed {
            out.themes += 1;
            out.with += usize::from(typed > 0);
        }
    }
    out
}

/// How many actions and pledges stand in a lane.
pub fn typed_in(lane: &Lane) -> u64 {
    let actions = lane.lines.iter().filter(|line| matches!(line.kind, Kind::Action | Kind::Pledge));
    u64::try_from(actions.count()).unwrap_or(u64::MAX)
}
