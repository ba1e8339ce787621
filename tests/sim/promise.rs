//! What was promised to people by some moment, and whether a disk keeps it.

use super::wreck::Image;
use commonground::model::id::Id;
use commonground::model::op::{Act, Op};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Something that was promised, or begun.
#[derive(Clone)]
pub enum Mark {
    /// There is a session.
    Created,
    /// An operation may be on the disk from now on.
    Tried(Part, Box<Op>),
    /// These are on the disk.
    Saved(Part, Vec<Id>),
    /// A person has put these words into the document.
    ByHand(String),
    /// What these name may be gone from now on.
    Forgetting(Vec<Id>),
    /// What these name is gone for good, to the last byte.
    Forgot(Vec<Id>),
    /// Nothing that was said stands in this folder until something more is said.
    Left(PathBuf),
    /// A person has taken the document away: what is promised next is promised anew.
    TakenAway,
}

/// The session, or its private file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Session,
    Private,
}

#[derive(Clone, Default)]
struct Said {
    tried: BTreeMap<Id, Op>,
    saved: BTreeSet<Id>,
}

/// Everything that was promised by some moment.
#[derive(Clone, Default)]
pub struct Promise {
    pub created: bool,
    /// How many times something was promised.
    pub marks: u64,
    session: Said,
    private: Said,
    by_hand: Vec<String>,
    forgetting: BTreeSet<Id>,
    /// Words that must not stand anywhere.
    forbidden: Vec<String>,
    /// A folder in which no words of anybody must stand.
    left: Option<PathBuf>,
}

impl Promise {
    pub fn take(&mut self, mark: &Mark) {
        self.marks += 1;
        match mark {
            Mark::Created => self.created = true,
            Mark::Tried(part, op) => {
                self.part(*part).tried.insert(op.id.clone(), (**op).clone());
                self.left = None;
            }
            Mark::Left(folder) => self.left = Some(folder.clone()),
            Mark::Saved(part, ids) => {
                self.created = true;
                self.part(*part).saved.extend(ids.iter().cloned());
            }
            Mark::ByHand(words) => self.by_hand.push(words.clone()),
            Mark::Forgetting(things) => self.forgetting.extend(things.iter().cloned()),
            Mark::Forgot(things) => {
                let named = |op: &&Op| op.of.iter().any(|of| things.contains(of));
                let words: Vec<String> = self.session.tried.values().filter(named).filter_map(words).collect();
                self.forbidden.extend(words);
            }
            Mark::TakenAway => {
                self.created = false;
                self.session.saved.clear();
                self.by_hand.clear();
            }
        }
    }

    fn part(&mut self, part: Part) -> &mut Said {
        match part {
            Part::Session => &mut self.session,
            Part::Private => &mut self.private,
        }
    }

    /// Words that were called saved besides operations.
    pub fn by_hand(&self) -> &[String] {
        &self.by_hand
    }

    pub fn has_private(&self) -> bool {
        !self.private.saved.is_empty()
    }

    fn may_be_gone(&self, op: &Op) -> bool {
        op.of.iter().any(|of| self.forgetting.contains(of))
    }

    /// Whether everything that was promised is there, with its words, and nothing that was never said.
    pub fn check(&self, part: Part, ops: &[Arc<Op>]) -> Result<(), String> {
        let said = if part == Part::Session { &self.session } else { &self.private };
        let found: BTreeMap<&Id, &Op> = ops.iter().map(|op| (&op.id, op.as_ref())).collect();
        for id in &said.saved {
            match (said.tried.get(id), found.get(id)) {
                (_, None) => return Err(format!("lost: {id:?}")),
                (Some(tried), Some(found)) if tried.act == found.act => {}
                (Some(tried), Some(found)) if found.act == Act::Gone && self.may_be_gone(tried) => {}
                (None, Some(_)) => {}
                (_, Some(found)) => return Err(format!("other words: {found:?}")),
            }
        }
        for op in ops {
            let known = match said.tried.get(&op.id) {
                Some(tried) => tried.act == op.act || (op.act == Act::Gone && self.may_be_gone(tried)),
                None => op.id.as_str().starts_with("hand."),
            };
            if !known {
                return Err(format!("never said: {op:?}"));
            }
        }
        if part == Part::Session {
            let all: Vec<String> = ops.iter().filter_map(|op| words(op)).collect();
            if let Some(missing) = self.by_hand.iter().find(|words| !all.contains(words)) {
                return Err(format!("lost what was written by hand: {missing}"));
            }
        }
        Ok(())
    }

    /// Whether what was forgotten stands nowhere.
    pub fn check_bytes(&self, image: &Image) -> Result<(), String> {
        for words in &self.forbidden {
            for (path, data) in &image.0 {
                if data.as_ref().is_some_and(|data| holds(data, words.as_bytes())) {
                    return Err(format!("forgotten, and still in {}: {words}", path.display()));
                }
            }
        }
        if let Some(folder) = &self.left {
            let said = self.session.tried.values().chain(self.private.tried.values()).filter_map(words);
            let said: Vec<String> = said.collect();
            for (path, data) in image.0.iter().filter(|(path, _)| path.starts_with(folder)) {
                if data.as_ref().is_some_and(|data| said.iter().any(|words| holds(data, words.as_bytes()))) {
                    return Err(format!("left, and words are still in {}", path.display()));
                }
            }
        }
        Ok(())
    }
}

fn holds(data: &[u8], words: &[u8]) -> bool {
    data.windows(words.len()).any(|window| window == words)
}

fn words(op: &Op) -> Option<String> {
    match &op.act {
        Act::Say(said) => Some(said.text.to_string()),
        Act::Text { text, .. } => Some(text.to_string()),
        _ => None,
    }
}
