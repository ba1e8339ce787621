//! Who has not been heard yet: data for the desk, and one quiet sentence at a task's end. Never on the wall, never a
//! score. Uses the session. Where nobody wrote down by whom the lines are, nothing is claimed.

use super::lineage::behind;
use super::lines::lines;
use super::room::reckoned;
use super::voices;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::session::Session;
use crate::model::stage;
use crate::model::versions;
use std::collections::BTreeSet;

/// Who and what has not been heard yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotHeard {
    /// Groups with somebody present and no line in the task, by letter. Empty also where no line of it has a group.
    pub groups: Vec<String>,
    /// Themes that lines of known groups went into, none of them the residents'.
    pub themes: Vec<Id>,
    /// Actions of which it is said who leads, and that no resident does.
    pub actions: Vec<Id>,
    /// Actions of which nobody said who leads.
    pub actions_not_said: Vec<Id>,
    /// Outside voices that nothing answers.
    pub voices: Vec<Id>,
    /// Assets that no action uses.
    pub assets: Vec<Id>,
    /// Barriers that nothing answers.
    pub barriers: Vec<Id>,
    /// What stands in several wordings, until somebody picks one or joins them.
    pub doubled: Vec<Id>,
}

/// Who and what has not been heard yet, looked at from a task.
pub fn not_heard(session: &Session, task: &str) -> NotHeard {
    let ids = |entries: Vec<&Entry>| entries.into_iter().map(|entry| entry.id.clone()).collect();
    let (actions, actions_not_said) = without_residents(session);
    NotHeard {
        groups: groups_without_line(session, task),
        themes: ids(themes_without_residents(session)),
        actions: ids(actions),
        actions_not_said: ids(actions_not_said),
        voices: ids(unanswered(session, Kind::OutsideVoice)),
        assets: ids(unused_assets(session)),
        barriers: ids(unanswered(session, Kind::Barrier)),
        doubled: versions::everywhere(session),
    }
}

/// The letters of the groups with somebody present and no line in a task. Where no line of the task was written down by
/// group, nobody knows.
pub fn groups_without_line(session: &Session, task: &str) -> Vec<String> {
    let heard: BTreeSet<String> = lines(session, task).map(|line| line.by.to_lowercase()).collect();
    let groups: Vec<(String, Option<u64>)> = session
        .of_kind(Kind::Group)
        .map(|group| (group.words(Field::Letter), reckoned(session, task, group)))
        .filter(|(letter, _)| !letter.is_empty())
        .collect();
    let is_heard = |letter: &str| heard.contains(&letter.to_lowercase());
    if !groups.iter().any(|(letter, _)| is_heard(letter)) {
        return Vec::new();
    }
    groups.into_iter().filter(|(letter, n)| *n != Some(0) && !is_heard(letter)).map(|(letter, _)| letter).collect()
}

/// The letters of the groups of those who live here, in small letters: the steering group's mark.
pub fn residents(session: &Session) -> BTreeSet<String> {
    let marked = session.of_kind(Kind::Group).filter(|group| group.is(Field::Residents));
    marked.map(|group| group.words(Field::Letter).to_lowercase()).filter(|letter| !letter.is_empty()).collect()
}

/// The themes that groups spoke to and no resident group did. A theme of which no line says a group is not among them,
/// nor is any where no group is marked as the residents'.
pub fn themes_without_residents(session: &Session) -> Vec<&Entry> {
    let residents = residents(session);
    if residents.is_empty() {
        return Vec::new();
    }
    let letters: BTreeSet<String> = super::letters(session).into_iter().map(|letter| letter.to_lowercase()).collect();
    let silent = |theme: &&Entry| {
        let below = session.under(&theme.id).map(|line| line.by.to_lowercase());
        let behind = behind(session, theme, |_| false).filter(|line| line.stands());
        let spoke: BTreeSet<String> = below.chain(behind.map(|line| line.by.to_lowercase())).collect();
        spoke.iter().any(|by| letters.contains(by)) && spoke.is_disjoint(&residents)
    };
    session.of_kind(Kind::Theme).filter(silent).collect()
}

/// The actions that no resident leads, and those of which nobody said who does. In a session where that is said of no
/// action both are empty.
pub fn without_residents(session: &Session) -> (Vec<&Entry>, Vec<&Entry>) {
    let said = |action: &&Entry| action.get(Field::DrivenBy).is_some();
    if !session.of_kind(Kind::Action).any(|action| said(&action)) {
        return (Vec::new(), Vec::new());
    }
    let (known, not_said): (Vec<&Entry>, Vec<&Entry>) = session.of_kind(Kind::Action).partition(said);
    let led = |action: &&Entry| matches!(action.words(Field::DrivenBy).as_str(), "community" | "both");
    (known.into_iter().filter(|action| !led(action)).collect(), not_said)
}

/// The lines of a kind that nothing standing answers: outside voices, barriers, asks.
pub fn unanswered(session: &Session, kind: Kind) -> Vec<&Entry> {
    session.of_kind(kind).filter(|entry| is_unanswered(session, entry)).collect()
}

/// Whether nothing standing answers a line. An outside voice is answered by whatever came of its words, as its sheet tells
/// it.
pub fn is_unanswered(session: &Session, entry: &Entry) -> bool {
    if entry.kind == Kind::OutsideVoice {
        return !voices::is_answered(session, entry);
    }
    !is_met(session, entry, How::Answers, |_| true)
}

/// The assets that no action uses; what is gone is not among them.
pub fn unused_assets(session: &Session) -> Vec<&Entry> {
    let acts = |other: &Entry| matches!(other.kind, Kind::Action | Kind::Pledge);
    session
        .of_kind(Kind::Asset)
        .filter(|asset| asset.words(Field::Checked) != "gone" && !is_met(session, asset, How::Uses, acts))
        .collect()
}

/// Whether something standing is linked to an entry in that way.
fn is_met(session: &Session, entry: &Entry, how: How, by: impl Fn(&Entry) -> bool) -> bool {
    let links = entry.links.iter().filter(|link| link.how == how && link.other.as_ref() == Some(&entry.id));
    links.filter_map(|link| session.entry(&link.one)).any(|other| other.stands() && by(other))
}

/// What a task's row says it is about.
fn is_about(task: &stage::Task, kinds: &[Kind]) -> bool {
    task.captures.iter().chain(task.takes).any(|kind| kinds.contains(kind))
}

/// One quiet sentence for the end of a task; nothing where everybody was heard. What it looks at is what the task's row
/// says that the task is about.
pub fn at_the_end(session: &Session, task: &stage::Task) -> Option<String> {
    let mut parts = Vec::new();
    let groups = groups_without_line(session, task.code);
    match groups.as_slice() {
        [] => {}
        [one] => parts.push(format!("group {one}")),
        [first @ .., last] => parts.push(format!("groups {} and {last}", first.join(", "))),
    }
    if is_about(task, &[Kind::Statement]) {
        parts.extend(several(themes_without_residents(session).len(), "theme", "that no resident group spoke to"));
    }
    if is_about(task, &[Kind::Action]) {
        parts.extend(several(without_residents(session).0.len(), "action", "that no resident leads"));
        let voices = unanswered(session, Kind::OutsideVoice).len();
        parts.extend(several(voices, "outside voice", "without an answer"));
        parts.extend(several(unused_assets(session).len(), "asset", "that no action uses"));
        parts.extend(several(unanswered(session, Kind::Barrier).len(), "barrier", "without an answer"));
    }
    if parts.is_empty() { None } else { Some(format!("Not heard yet: {}.", parts.join("; "))) }
}

fn several(n: usize, what: &str, which: &str) -> Option<String> {
    let s = if n == 1 { "" } else { "s" };
    (n > 0).then(|| format!("{n} {what}{s} {which}"))
}
