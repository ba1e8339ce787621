//! What is on the disk, what is on its way there, and what is not saved and why. Uses the model only.

use crate::model::id::Id;
use crate::model::op::Act;
use crate::model::session::Session;
use crate::model::text::Clean;
use crate::words::Word;
use std::collections::BTreeSet;

/// How far the words about something are on their way to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// On the disk.
    Saved,
    /// On their way.
    OnItsWay,
    /// Not on the disk, and it is known why.
    NotSaved,
}

/// Why lines are not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What is the matter: "the disk is full".
    pub why: Clean,
    /// What to do about it, as a sentence; empty where nothing helps.
    pub todo: Clean,
    /// Where the lines are kept meanwhile, besides memory.
    pub kept_in: Option<Clean>,
}

/// What of a session is not on the disk.
#[derive(Debug, Clone, Default)]
pub struct Saves {
    waiting: BTreeSet<Id>,
    refused: BTreeSet<Id>,
    trouble: Option<Trouble>,
    refusal: Option<Trouble>,
}

impl Saves {
    /// An operation is handed over.
    pub fn wait_for(&mut self, id: &Id) {
        self.waiting.insert(id.clone());
    }

    /// These are on the disk; whether this ends a trouble.
    pub fn saved(&mut self, ids: &[Id]) -> bool {
        for id in ids {
            self.waiting.remove(id);
            self.refused.remove(id);
        }
        self.waiting.is_empty() && self.trouble.take().is_some() && self.refused.is_empty()
    }

    /// What is waiting could not be saved and is tried again; whether that is news.
    pub fn not_saved(&mut self, trouble: Trouble) -> bool {
        let news = self.trouble.as_ref() != Some(&trouble);
        self.trouble = Some(trouble);
        news
    }

    /// These are refused for good.
    pub fn refused(&mut self, ids: &[Id], why: Trouble) {
        for id in ids {
            self.waiting.remove(id);
            self.refused.insert(id.clone());
        }
        self.refusal = Some(why);
    }

    /// How many operations are on their way.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Whether something could not be saved.
    pub fn in_trouble(&self) -> bool {
        self.trouble.is_some() || !self.refused.is_empty()
    }

    /// How far the last words about a thing are.
    pub fn of(&self, session: &Session, thing: &Id) -> Kept {
        if self.waiting.is_empty() && self.refused.is_empty() {
            return Kept::Saved;
        }
        let mut kept = Kept::Saved;
        for op in session.about(thing).filter(|op| op.of.first() == Some(thing)) {
            if self.refused.contains(&op.id) {
                return Kept::NotSaved;
            }
            if self.waiting.contains(&op.id) {
                kept = if self.trouble.is_some() { Kept::NotSaved } else { Kept::OnItsWay };
            }
        }
        kept
    }

    /// How many lines are not saved, in a trouble: those tried again, and those refused that nobody took back.
    pub fn not_saved_lines(&self, session: &Session) -> (usize, usize) {
        let lines = |ids: &BTreeSet<Id>| {
            let things: BTreeSet<&Id> = ids
                .iter()
                .filter(|id| session.is_said(id))
                .filter_map(|id| session.op(id))
                .filter(|op| !matches!(op.act, Act::Undo { .. }))
                .filter_map(|op| op.of.first())
                .collect();
            things.len()
        };
        let waiting = if self.trouble.is_some() { lines(&self.waiting).max(1) } else { 0 };
        (waiting, lines(&self.refused))
    }

    /// That something is not saved, and why: for a wall that everybody reads, so without folders and files.
    pub fn briefly(&self) -> Option<String> {
        let refusal = self.refusal.as_ref().filter(|_| !self.refused.is_empty());
        let why = self.trouble.as_ref().or(refusal).map(|trouble| &trouble.why)?;
        Some(Word::NotSavedBecause.with(&[why]))
    }

    /// What stands on the screen until all is saved: why, how much, where it is kept, what to do.
    pub fn sentence(&self, session: &Session) -> Option<String> {
        let (waiting, refused) = self.not_saved_lines(session);
        let mut parts = Vec::new();
        if let Some(trouble) = &self.trouble {
            parts.push(Word::NotSavedBecause.with(&[&trouble.why]));
            let place = trouble.kept_in.as_ref();
            let place = place.map_or_else(|| Word::KeptInMemory.text().to_owned(), |place| Word::KeptIn.with(&[place]));
            parts.push(match waiting {
                1 => Word::OneLineKept.with(&[place]),
                n => Word::SomeLinesKept.with(&[n.to_string(), place]),
            });
            parts.push(trouble.todo.to_string());
        }
        if let (Some(refusal), 1..) = (&self.refusal, refused) {
            parts.push(Word::NotSavedBecause.with(&[&refusal.why]));
            parts.push(Word::OneLineOnScreenOnly.counted(Word::SomeLinesOnScreenOnly, refused));
            parts.push(refusal.todo.to_string());
        }
        parts.retain(|part| !part.is_empty());
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}
