//! Lines that are open to be changed, as they stood when they were opened: what others write meanwhile is never taken
//! for what was seen. Uses the model.

use crate::model::entry::{Answers, Entry};
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::text::Clean;
use crate::model::versions::in_one;
use std::collections::BTreeMap;

/// A line as it stood when it was opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opened {
    /// What stood in its boxes.
    pub boxes: Vec<String>,
    /// Box by box, the operations that gave what stood there.
    pub over: Vec<Vec<Id>>,
    /// The box in which several versions are made one: it is kept also where nothing was typed.
    pub joins: Option<usize>,
}

impl Opened {
    /// A line as it stands.
    pub fn of(entry: &Entry) -> Self {
        let answers = entry.kind.spec().boxes.iter().map(|field| {
            let standing = entry.fields.get(&(*field, Clean::default()));
            standing.map(Answers::ids).unwrap_or_default()
        });
        let over = std::iter::once(entry.texts.ids()).chain(answers).collect();
        Self { boxes: boxes_of(entry), over, joins: None }
    }

    /// What a box takes the place of.
    pub fn over(&self, nth: usize) -> Vec<Id> {
        self.over.get(nth).cloned().unwrap_or_default()
    }
}

/// What is open to be changed.
#[derive(Debug, Clone, Default)]
pub struct Openings {
    /// In the line, or waiting to come back into it.
    pub lines: BTreeMap<Id, Opened>,
    /// On the sheet of everything about a line.
    pub sheet: Option<Opened>,
}

impl Openings {
    /// A line as it was opened; where nobody noted that, as it stands.
    pub fn of(&self, entry: &Entry) -> Opened {
        self.lines.get(&entry.id).cloned().unwrap_or_else(|| Opened::of(entry))
    }
}

/// The boxes of an entry, as they are opened to be changed: a date in the words that were said; what stands in several
/// versions with all of them, so that none goes unseen.
pub fn boxes_of(entry: &Entry) -> Vec<String> {
    let words = |field: &Field| {
        let standing = entry.fields.get(&(*field, Clean::default())).filter(|all| all.differ());
        match (standing, entry.get(*field)) {
            (Some(several), _) => {
                let several: Vec<String> = several.distinct().into_iter().map(as_typed).collect();
                in_one(several.iter().map(String::as_str))
            }
            (None, Some(value)) => as_typed(value),
            // What nobody said is as long as its task.
            (None, None) if entry.kind == Kind::Agenda && *field == Field::Minutes && query::day(entry) > 0 => {
                query::minutes(entry).to_string()
            }
            (None, None) => String::new(),
        }
    };
    let text = in_one(entry.texts.distinct().into_iter().map(Clean::as_str));
    std::iter::once(text).chain(entry.kind.spec().boxes.iter().map(words)).collect()
}

/// An answer as it is typed.
pub fn as_typed(value: &Value) -> String {
    match value {
        Value::Date { said, .. } => said.to_string(),
        value => value.words(),
    }
}
