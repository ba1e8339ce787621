//! Operations: what was said and done, as facts. An operation is never changed and never taken out, only undone by
//! another one (design, rules 1, 16, 17, 22 to 28). Uses ids, fields and kinds.

use super::field::{Field, Value};
use super::id::Id;
use super::kind::Kind;
use super::text::Clean;
use chrono::{DateTime, FixedOffset};

/// The greatest counter that is believed (design, rule 8).
pub const GREATEST_L: u64 = 1 << 53;

/// One operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    /// Its name: writer and number.
    pub id: Id,
    /// Lamport's counter: one more than the greatest that its writer had seen.
    pub l: u64,
    /// When it was said, by the writer's clock. For reading only: no order depends on it. `None` for what is gone.
    pub at: Option<DateTime<FixedOffset>>,
    /// The step of its writer that it belongs to: the undo key takes back a step.
    pub step: u64,
    /// Which of how many, where one act made many lines (rule 28); `(0, 0)` where it stands alone.
    pub part: (u32, u32),
    /// What it is about. The first is the thing that it changes.
    pub of: Vec<Id>,
    /// What it does.
    pub act: Act,
}

/// What an operation does. Stored as plain RON enum variants; the meaning of one never changes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Act {
    /// Begins an entry; the operation's id becomes the entry's.
    Say(Said),
    /// Words for an entry, in place of the versions in `over`.
    Text {
        /// The versions that it hides.
        #[serde(default)]
        over: Vec<Id>,
        /// The words.
        text: Clean,
    },
    /// An entry's words in another language, in place of the renderings in `over`.
    Also {
        /// The renderings that it hides.
        #[serde(default)]
        over: Vec<Id>,
        /// The language, as in BCP 47: `cy`.
        lang: Clean,
        /// The words.
        text: Clean,
        /// Who put it into the other language.
        #[serde(default)]
        by: Clean,
    },
    /// An answer, in place of the answers in `over`.
    Set {
        /// The answers that it hides.
        #[serde(default)]
        over: Vec<Id>,
        /// Which answer.
        field: Field,
        /// Which of several, for example a group's letter for dots; empty where there is one.
        #[serde(default)]
        key: Clean,
        /// The answer.
        to: Value,
    },
    /// A membership (rule 27). The operation's `of` names both ends.
    Link {
        /// What sort of membership.
        how: How,
        /// A label, where it is not with another entry: a tag, a person's code.
        #[serde(default)]
        label: Clean,
    },
    /// Ends memberships.
    End {
        /// The memberships that end.
        links: Vec<Id>,
    },
    /// Takes an entry back. It stays withdrawn as long as nobody, not having seen this, says something about it.
    Withdraw {
        /// Everything about the entry that was seen.
        #[serde(default)]
        over: Vec<Id>,
    },
    /// Makes operations count as not said.
    Undo {
        /// Which.
        ops: Vec<Id>,
    },
    /// Forgets what `of` names: the one act without a way back.
    Forget,
    /// What is left of an operation about something forgotten.
    Gone,
    /// An act of a newer program: kept, counted, not understood.
    #[serde(skip)]
    Unknown,
}

/// The beginning of an entry.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Said {
    /// What sort of thing.
    pub kind: Kind,
    /// Its spoken number; never changed.
    #[serde(default)]
    pub no: Clean,
    /// The task in which it was said.
    #[serde(default)]
    pub task: Clean,
    /// By whom: a group's letter or `T3`; empty for the whole room.
    #[serde(default)]
    pub by: Clean,
    /// The words as said.
    pub text: Clean,
    /// First answers.
    #[serde(default)]
    pub with: Vec<(Field, Value)>,
    /// Where it came from.
    #[serde(default)]
    pub from: Vec<Id>,
}

/// Sorts of membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum How {
    /// Two cards that say the same.
    Joined,
    /// A cross link on the trend map.
    Cross,
    /// A trend within a key trend.
    Within,
    /// An action that comes after another.
    After,
    /// An action that uses an asset.
    Uses,
    /// What answers a barrier, an outside voice or an ask.
    Answers,
    /// It came from there: lineage noted later.
    From,
    /// Somebody signed up; the label says who.
    SignedUp,
    /// A tag; the label says which.
    Tag,
}

impl Op {
    /// The order of operations: the counter, then the name.
    pub fn order(&self) -> (u64, &Id) {
        (self.l, &self.id)
    }

    /// What is left of an operation about something forgotten: `(id, l, of, act:Gone)` (rule 17).
    #[must_use]
    pub fn gone(&self) -> Self {
        Self { id: self.id.clone(), l: self.l, at: None, step: 0, part: (0, 0), of: self.of.clone(), act: Act::Gone }
    }

    /// The operations that this one builds on: the versions it hides, the links it ends, what it came from.
    pub fn builds_on(&self) -> &[Id] {
        match &self.act {
            Act::Text { over, .. } | Act::Also { over, .. } | Act::Set { over, .. } | Act::Withdraw { over } => over,
            Act::End { links } => links,
            Act::Undo { ops } => ops,
            Act::Say(said) => &said.from,
            Act::Link { .. } | Act::Forget | Act::Gone | Act::Unknown => &[],
        }
    }
}
