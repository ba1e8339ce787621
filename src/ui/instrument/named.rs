//! What the key that says where lines are kept is called: on every surface for what it says there.

use super::keeping::field_under;
use super::speakers;
use crate::model::query;
use crate::ui::state::desk::Desk;

/// What a command is called on a surface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// In the footer.
    pub short: &'static str,
    /// In the lists of commands, in at most 44 characters.
    pub does: &'static str,
    /// Other words under which it is found there.
    pub also: &'static str,
}

const fn named(short: &'static str, does: &'static str, also: &'static str) -> Named {
    Named { short, does, also }
}

pub(super) const LANE: Named = named("time line…", "Write on another time line: number or letter", "lane");
pub(super) const TABLE: Named = named("table…", "Write for another table: type its number", "who speaks");
pub(super) const TABLE_OR_LANE: Named =
    named("table…", "Write for another table, or of a time line", "lane who speaks");
pub(super) const TABLE_BESIDE: Named = named("beside…", "Which table sits beside them: its number", "pair");
pub(super) const BRANCH: Named = named("branch…", "Write under another branch, or who speaks", "parent group");
pub(super) const THEME: Named = named("theme…", "Keep under another theme: type its number", "lane heading under");
pub(super) const GROUP: Named = named("group…", "Open another group's page: type its letter", "stakeholder who speaks");
pub(super) const GROUP_OR_TREND: Named =
    named("group…", "Write for another group, or key trend", "stakeholder who speaks");
pub(super) const RING: Named = named("ring…", "Put the trend into another ring: its number", "circle");
pub(super) const PAGE: Named = named("page…", "Open another page, or say which group speaks", "tab group");
pub(super) const ANSWERED: Named = named("answered…", "Which objection is answered: its number", "objection");
pub(super) const SAID_BY: Named = named("group…", "Of which group somebody is who said no", "who");
pub(super) const DOTS_EACH: Named = named("dots each…", "How many dots each person of a group has", "budget");
const THEME_OR_GROUP: Named =
    named("theme…", "Keep under another theme, or say who speaks", "lane heading group table under");
const WHO: Named = named("who…", "Say which group or which table speaks", "by stakeholder");

/// Where nothing else is said: themes, where lines go under one, and those who speak.
pub fn usual(desk: &Desk) -> Named {
    let themes = field_under(desk.kind, true).is_some() && !query::themes(&desk.session).is_empty();
    match (themes, speakers(desk).next().is_some()) {
        (true, true) => THEME_OR_GROUP,
        (true, false) => THEME,
        (false, _) => WHO,
    }
}
