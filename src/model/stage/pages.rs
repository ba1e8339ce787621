//! Questions that are asked a page each, for the tasks that are worked through so: what is asked, and what a line that
//! answers it becomes. Uses the tables of kinds and fields.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;

/// One question, on a page of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// What it is about, in one word.
    pub name: &'static str,
    /// The question for the room.
    pub question: &'static str,
    /// What a line becomes.
    pub kind: Kind,
    /// The sorts of asset that stand here; a line without one in its boxes gets the first.
    pub sorts: &'static [&'static str],
}

/// The seeds' inventory, and with it every sort of asset.
const WHAT_WE_HAVE: &[Page] = &[
    Page {
        name: "ourselves",
        question: "What can you do or teach that you would share?",
        kind: Kind::Asset,
        sorts: &["individual", "value"],
    },
    Page {
        name: "links",
        question: "Who already works well with whom? Which link is missing?",
        kind: Kind::Relationship,
        sorts: &["relationship"],
    },
    Page {
        name: "groups",
        question: "Which groups, clubs, faiths and services are here?",
        kind: Kind::Asset,
        sorts: &["association", "institution"],
    },
    Page {
        name: "places",
        question: "Which places and things could we use?",
        kind: Kind::Asset,
        sorts: &["place", "culture-story"],
    },
    Page {
        name: "economy",
        question: "Which money, jobs, trade and time are here?",
        kind: Kind::Asset,
        sorts: &["economy"],
    },
    Page {
        name: "nature",
        question: "Which land, water, air and nature are here?",
        kind: Kind::Asset,
        sorts: &["environment"],
    },
];

/// What a community of practice looks at in its own work.
const HOW_WE_WORK: &[Page] = &[
    Page {
        name: "relationships",
        question: "Who works with whom by now? How good is it today, and how good should it be?",
        kind: Kind::Relationship,
        sorts: &[],
    },
    Page {
        name: "ownership",
        question: "Who carries this with us? Where did somebody else take something on?",
        kind: Kind::Insight,
        sorts: &[],
    },
    Page { name: "pathways", question: "Where could this go from here?", kind: Kind::Pathway, sorts: &[] },
];

/// The questions of a task that is worked through in pages.
pub fn pages(task: &str) -> &'static [Page] {
    match task {
        "assets" => WHAT_WE_HAVE,
        "reflection" => HOW_WE_WORK,
        _ => &[],
    }
}

/// The page of a task on which a line stands: by its kind, or by its sort; `None` where it has neither.
pub fn page_of(pages: &[Page], entry: &Entry) -> Option<usize> {
    if !entry.kind.has(Field::Sort) {
        return pages.iter().position(|page| page.kind == entry.kind);
    }
    let Some(Value::Text(sort)) = entry.get(Field::Sort) else { return None };
    pages.iter().position(|page| page.sorts.contains(&sort.as_str()))
}
