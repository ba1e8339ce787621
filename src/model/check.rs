//! The rules of a session in one place, looked through. *Broken* is an error: two people broke a rule together, or the
//! file was changed. *Open* is no error: it is what the room has not said yet. Nothing is mended here.

use super::after::roll_up::is_of_another;
use super::entry::Entry;
use super::field::{Field, Value};
use super::group;
use super::id::Id;
use super::kind::Kind;
use super::query::{self, Standing};
use super::session::Session;
use crate::words::counts::Counts;
use std::collections::HashMap;
use std::fmt;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// A rule is broken.
    Broken,
    /// Something is still open.
    Open,
}

/// Something that `check` has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How grave it is.
    pub grade: Grade,
    /// Which line it is about, as people say it: "Action 3.2"; empty for the session.
    pub place: String,
    /// What was found and what to do, as a sentence.
    pub sentence: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grade = match self.grade {
            Grade::Broken => "broken",
            Grade::Open => "open",
        };
        if self.place.is_empty() {
            write!(f, "{grade}: {}", self.sentence)
        } else {
            write!(f, "{grade}: {}: {}", self.place, self.sentence)
        }
    }
}

/// Looks through every rule; what is broken comes first.
pub fn check(session: &Session) -> Vec<Finding> {
    let mut found = Findings { session, list: Vec::new(), grounded: HashMap::new() };
    for entry in session.entries().filter(|entry| entry.stands()) {
        found.references(entry);
        found.answers(entry);
        found.agreement(entry);
        found.numbers(entry);
        if matches!(entry.kind, Kind::Action | Kind::Pledge) {
            found.action(entry);
        }
    }
    found.groups();
    found.earlier();
    found.private();
    found.orphans();
    found.dots();
    found.session_wide();
    found.list.sort_by_key(|finding| finding.grade);
    found.list
}

/// What is said of an entry in a finding: its word and number, or its name where it has no number.
pub fn called(session: &Session, entry: &Entry) -> String {
    if entry.no.is_empty() {
        format!("{} “{}”", entry.kind.spec().word, entry.text())
    } else {
        format!("{} {}", entry.kind.spec().word, session.spoken(entry))
    }
}

struct Findings<'a> {
    session: &'a Session,
    list: Vec<Finding>,
    /// Whether common ground is behind what stands under a thing.
    grounded: HashMap<Id, bool>,
}

impl Findings<'_> {
    fn add(&mut self, grade: Grade, entry: Option<&Entry>, sentence: impl Into<String>) {
        let place = entry.map(|entry| called(self.session, entry)).unwrap_or_default();
        self.list.push(Finding { grade, place, sentence: sentence.into() });
    }

    /// What an entry names must be here, and nothing may stand under itself.
    fn references(&mut self, entry: &Entry) {
        let named = entry.fields.iter().filter_map(|((field, _), answers)| match answers.latest() {
            Some(Value::Other(id)) => Some((*field, id)),
            _ => None,
        });
        let named: Vec<(Field, Id)> = named.map(|(field, id)| (field, id.clone())).collect();
        for (field, id) in named {
            // What was taken in from another session may name what stayed there.
            if self.session.entry(&id).is_none() && !self.session.is_forgotten(&id) && !is_of_another(&id) {
                let sentence = format!(
                    "“{}” names {id}, which is not in this file. Its journal may still be elsewhere.",
                    field.spec().word
                );
                self.add(Grade::Broken, Some(entry), sentence);
            } else if matches!(field, Field::Theme | Field::Parent) && query::stands_under(self.session, &id, &entry.id)
            {
                // A theme may name as its key goal what stands under it.
                self.add(Grade::Broken, Some(entry), "stands under itself. Give it another place.");
            }
        }
        for source in &entry.from {
            if self.session.entry(source).is_none() && !self.session.is_forgotten(source) && !is_of_another(source) {
                self.add(Grade::Broken, Some(entry), format!("came from {source}, which is not in this file."));
            }
        }
    }

    /// Answers fit their fields; several that differ are for people to settle.
    fn answers(&mut self, entry: &Entry) {
        if entry.texts.differ() {
            self.add(Grade::Open, Some(entry), "two wordings stand side by side. Pick one, or write both together.");
        }
        if entry.brought_back {
            self.add(
                Grade::Open,
                Some(entry),
                "was taken back while somebody else wrote about it. Keep it, or take it back again.",
            );
        }
        for ((field, key), answers) in &entry.fields {
            if answers.iter().any(|(_, value)| !value.fits(field.spec().sort)) {
                self.add(
                    Grade::Broken,
                    Some(entry),
                    format!("“{}” holds something that does not fit.", field.spec().word),
                );
            }
            if !entry.kind.has(*field) {
                self.add(Grade::Broken, Some(entry), format!("carries “{}”, which is not for it.", field.spec().word));
            }
            if answers.differ() && !field.settles_itself() {
                let all: Vec<String> = answers.distinct().into_iter().map(Value::words).collect();
                let which = if key.is_empty() { String::new() } else { format!(" ({key})") };
                let sentence =
                    format!("{}{which}: {}? Several answers stand; say which.", field.spec().word, all.join(" or "));
                self.add(Grade::Open, Some(entry), sentence);
            }
        }
    }

    /// What somebody does not want is not agreed, whatever was confirmed (rule 26).
    fn agreement(&mut self, entry: &Entry) {
        let agreed = entry.test() == Some(super::field::result::AGREED);
        if agreed && query::open_objections(self.session, &entry.id).next().is_some() {
            self.add(
                Grade::Broken,
                Some(entry),
                "is confirmed although somebody does not want it. Ask again, or keep it under Not agreed.",
            );
        }
        if agreed && entry.count(Field::Present).is_none() && matches!(entry.kind, Kind::Statement | Kind::Vision) {
            self.add(Grade::Open, Some(entry), "is agreed; how many were in the room is not written down.");
        }
        if entry.kind == Kind::Objection && entry.words(Field::Open) == "open" {
            self.add(Grade::Open, Some(entry), "is still open. Ask whether it is answered or stands.");
        }
        if entry.kind == Kind::Theme && query::theme_standing(self.session, entry) == Standing::NotAsked {
            self.add(Grade::Open, Some(entry), "was not put to the room yet: is there anyone who does not want this?");
        }
    }

    fn numbers(&mut self, entry: &Entry) {
        if self.session.spoken(entry) != entry.no {
            self.add(Grade::Open, Some(entry), "carries a number that was given twice; say it with its label.");
        }
    }

    fn action(&mut self, action: &Entry) {
        if query::who(self.session, action).trim().is_empty() {
            self.add(Grade::Open, Some(action), "is looking for someone.");
        }
        match action.get(Field::Due) {
            None => self.add(Grade::Open, Some(action), "has no date yet."),
            Some(due) if query::day_of(self.session, due).is_none() => {
                self.add(Grade::Open, Some(action), format!("“{}” was not understood as a date.", due.words()));
            }
            Some(_) => {}
        }
        if !self.is_from_common_ground(action) {
            let sentence = if action.under().is_none() {
                "is not from common ground: it stands under no theme."
            } else {
                "is not from common ground: no sentence that the room agreed to and no project is behind it."
            };
            self.add(Grade::Open, Some(action), sentence);
        }
    }

    /// Whether a sentence of the room or a project is behind an action. Of actions that have nothing but their theme
    /// that is found out once a theme.
    fn is_from_common_ground(&mut self, action: &Entry) -> bool {
        let over = action.under().filter(|_| action.from.is_empty() && action.links.is_empty());
        if let Some(known) = over.and_then(|over| self.grounded.get(over)) {
            return *known;
        }
        let found = query::common_ground_of(self.session, action).is_some();
        if let Some(over) = over {
            self.grounded.insert(over.clone(), found);
        }
        found
    }

    /// Two groups with one letter cannot be told apart; and what no group brings is said.
    fn groups(&mut self) {
        let mut seen: Vec<(String, &Entry)> = Vec::new();
        for group in self.session.of_kind(Kind::Group) {
            let letter = group.words(Field::Letter).to_uppercase();
            match seen.iter().find(|(had, _)| *had == letter && !letter.is_empty()).map(|(_, other)| other.text()) {
                Some(other) => {
                    let sentence = format!("has the letter {letter}, as “{other}” has. Give one of them another.");
                    self.add(Grade::Open, Some(group), sentence);
                }
                None => seen.push((letter, group)),
            }
        }
        let needed: Vec<&str> = group::still_needed(self.session).into_iter().map(group::Brings::word).collect();
        if !needed.is_empty() {
            self.add(Grade::Open, None, format!("No group brings {}: who else should come?", needed.join(", ")));
        }
    }

    /// What was brought in before the day, and not taken up yet.
    fn earlier(&mut self) {
        let assets = self.session.of_kind(Kind::Asset).filter(|asset| asset.words(Field::Origin) == "imported");
        let unseen = assets.filter(|asset| asset.words(Field::Checked).is_empty()).count();
        if unseen > 0 {
            self.add(
                Grade::Open,
                None,
                format!("{unseen} of the earlier asset map to be looked at again: still here, or gone?"),
            );
        }
        let voices = query::heard::unanswered(self.session, Kind::OutsideVoice).len();
        if voices > 0 && self.session.of_kind(Kind::Action).next().is_some() {
            self.add(
                Grade::Open,
                None,
                format!(
                    "Of {voices} {} nothing has come yet that can be told.",
                    if voices == 1 { "outside voice" } else { "outside voices" }
                ),
            );
        }
    }

    fn private(&mut self) {
        let private: Vec<Id> =
            self.session.entries().filter(|entry| entry.kind.is_private()).map(|entry| entry.id.clone()).collect();
        for id in private {
            let entry = self.session.entry(&id).cloned();
            self.add(Grade::Broken, entry.as_ref(), "belongs in the private file and not in this one.");
        }
    }

    fn orphans(&mut self) {
        let waiting: Vec<String> = self
            .session
            .orphans()
            .flat_map(|(_, words)| words.iter().map(|(_, text)| format!("“{text}” is about a line that is not here.")))
            .collect();
        for sentence in waiting {
            self.add(Grade::Open, None, sentence);
        }
    }

    /// More dots than the budget are said, never refused (design, section 3).
    fn dots(&mut self) {
        let Some(each) = query::dots::each(self.session) else { return };
        for budget in query::dots::dots(self.session).budgets {
            let (Some(people), Some(all)) = (budget.people, budget.all) else { continue };
            if budget.over() > 0 {
                let (letter, given) = (&budget.letter, budget.given);
                let whose = if letter.is_empty() { "There are".to_owned() } else { format!("Group {letter} has") };
                let sentence = Counts::DotsOver.with(&[
                    whose,
                    given.to_string(),
                    people.to_string(),
                    each.to_string(),
                    all.to_string(),
                ]);
                self.add(Grade::Open, None, sentence);
            }
        }
    }

    fn session_wide(&mut self) {
        if self.session.unknown() > 0 {
            let n = self.session.unknown();
            self.add(Grade::Open, None, Counts::FromNewer.with(&[n.to_string()]));
        }
        if self.session.of_kind(Kind::Action).next().is_none() {
            return;
        }
        for field in [Field::NextMeeting, Field::Sender] {
            if self.session.words(field).is_empty() {
                self.add(Grade::Open, None, format!("{} Nobody has said it yet.", field.spec().word));
            }
        }
        let head = self.session.head().fields.clone();
        for ((field, _), answers) in &head {
            if answers.differ() && !field.settles_itself() {
                let all: Vec<String> = answers.distinct().into_iter().map(Value::words).collect();
                self.add(
                    Grade::Open,
                    None,
                    format!("{}: {}? Several answers stand; say which.", field.spec().word, all.join(" or ")),
                );
            }
        }
    }
}
