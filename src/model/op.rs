//! Operations: what was said and done, as facts. An operation is never changed and never taken out, only undone by
//! another one (design, rules 1, 16, 17, 22 to 28). Uses ids, fields and kinds.

use super::field::{Field, Value};
use super::id::Id;
use super::kind::Kind;
use super::text::Clean;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeSet;

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
    /// Forgets what `of` names: like `Strike` an act without a way back.
    Forget,
    /// Takes the words of an entry out at a person's wish. What stays in its place is said here.
    Strike(Struck),
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

/// What stays of an entry whose words were taken out at a person's wish, so that minutes stay honest.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Struck {
    /// What sort of thing it was.
    pub kind: Kind,
    /// Its spoken number, which is never given twice.
    #[serde(default)]
    pub no: Clean,
    /// The task in which it stood.
    #[serde(default)]
    pub task: Clean,
}

/// Sorts of membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum How {
    /// Two cards that say the same.
    Joined,
    /// Two lines that somebody has looked at, and that do not say the same.
    Apart,
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

impl How {
    /// Whether equal memberships are several all the same: whoever signs up without a name is somebody else each time.
    pub fn is_each_its_own(self, label: &str) -> bool {
        self == How::SignedUp && label.is_empty()
    }
}

impl Act {
    /// Every text that somebody wrote in it.
    pub fn words(&self) -> Vec<&str> {
        fn of_value(value: &Value) -> Option<&str> {
            match value {
                Value::Text(text) | Value::Date { said: text, .. } => Some(text),
                _ => None,
            }
        }
        match self {
            Act::Say(said) => {
                let answers = said.with.iter().filter_map(|(_, value)| of_value(value));
                std::iter::once(said.text.as_str()).chain(answers).collect()
            }
            Act::Text { text, .. } => vec![text],
            Act::Also { text, by, .. } => vec![text, by],
            Act::Set { to, .. } => of_value(to).into_iter().collect(),
            Act::Link { label, .. } => vec![label],
            _ => Vec::new(),
        }
    }

    /// The one word that a membership or an answer consists of, where it may be a person's code.
    pub fn code(&self) -> Option<&str> {
        match self {
            Act::Link { label, .. } => Some(label),
            Act::Set { to: Value::Text(text), .. } => Some(text),
            _ => None,
        }
        .map(Clean::as_str)
        .filter(|code| code.starts_with("person-"))
    }
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

    /// Whether what is seen of a thing depends on this operation, which names it: words and answers belong to the thing
    /// that they are said of, and only memberships have two ends.
    pub fn changes(&self, thing: &Id) -> bool {
        match self.act {
            Act::Say(_) | Act::Text { .. } | Act::Also { .. } | Act::Set { .. } | Act::Withdraw { .. } => {
                self.of.first() == Some(thing) || self.id == *thing
            }
            _ => true,
        }
    }

    /// Everything that this operation names besides other operations: what it is about, where something came from, what
    /// an answer leads to.
    pub fn mentions(&self) -> impl Iterator<Item = &Id> {
        let (from, with, to): (&[Id], &[(Field, Value)], _) = match &self.act {
            Act::Say(said) => (&said.from, &said.with, None),
            Act::Set { to, .. } => (&[], &[], Some(to)),
            _ => (&[], &[], None),
        };
        let answers = with.iter().map(|(_, value)| value).chain(to);
        let others = answers.filter_map(|value| if let Value::Other(id) = value { Some(id) } else { None });
        self.of.iter().chain(from).chain(others)
    }

    /// The things whose words this operation takes out, and whether they are forgotten rather than struck. The session
    /// itself is neither.
    pub fn takes_out(&self) -> (bool, &[Id]) {
        match &self.act {
            Act::Forget => (true, &self.of),
            Act::Strike(_) => (false, self.of.get(..1).filter(|of| !of.iter().any(Id::is_session)).unwrap_or_default()),
            _ => (false, &[]),
        }
    }

    /// Whether nothing but its name is left of it, once these things were forgotten and those struck (rule 17). What
    /// names something forgotten goes whole. Of something struck its own words go, and every membership: what others
    /// have said under it stays, since those are other people's words.
    pub fn falls(&self, forgotten: &BTreeSet<Id>, struck: &BTreeSet<Id>) -> bool {
        if forgotten.is_empty() && struck.is_empty() {
            return false;
        }
        let names_forgotten = || self.of.iter().any(|thing| forgotten.contains(thing));
        let names_struck = || self.of.iter().any(|thing| struck.contains(thing));
        let names_code = || self.act.code().is_some_and(|code| forgotten.contains(&Id::new(code)));
        let is_about_struck = || self.of.first().is_some_and(|thing| struck.contains(thing));
        match &self.act {
            Act::Forget | Act::Gone => false,
            Act::Strike(_) => names_forgotten(),
            Act::Link { .. } => names_forgotten() || names_struck() || names_code(),
            Act::Set { .. } => names_forgotten() || is_about_struck() || names_code(),
            // What a newer program says of it may hold its words.
            Act::Unknown => names_forgotten() || names_struck(),
            _ => names_forgotten() || is_about_struck(),
        }
    }

    /// The operations that this one builds on: the versions it hides, the links it ends, what it came from.
    pub fn builds_on(&self) -> &[Id] {
        match &self.act {
            Act::Text { over, .. } | Act::Also { over, .. } | Act::Set { over, .. } | Act::Withdraw { over } => over,
            Act::End { links } => links,
            Act::Undo { ops } => ops,
            Act::Say(said) => &said.from,
            Act::Link { .. } | Act::Forget | Act::Strike(_) | Act::Gone | Act::Unknown => &[],
        }
    }
}
