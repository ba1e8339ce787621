//! What becomes of the line that is typed, and a line that is half-typed. Uses the model's ids and fields.

use super::hands::Ask;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::text::Clean;

/// What becomes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A new line of the open task.
    New,
    /// Other words for a line that is there.
    Reword(Id),
    /// The words of somebody who does not want it.
    Objection(Id),
    /// The words of somebody who has something against it that is not settled yet.
    OpenObjection(Id),
    /// An answer about something that is tested: what was made clear, who wrote it.
    Tell(Id, Field),
    /// The sentence of a theme.
    Statement(Id),
    /// When people meet next, and who sends the papers.
    Meeting,
    /// How many are in the room.
    Room,
    /// An answer about something that is no entry, by the name under which it is lit.
    Answer(Id),
    /// The names of the time lines.
    Lanes,
    /// Who keeps the record, until when words can be taken out, until when it is kept.
    Custody,
    /// The word that strikes a line's words for good.
    Strike(Id),
    /// The number of the line that it is linked with.
    Link(Id),
    /// Something about lines that are there: their parts, a tag, a photograph.
    Hand(Ask),
}

impl Purpose {
    /// The entry that it is about.
    pub fn about(&self) -> Option<&Id> {
        match self {
            Purpose::Reword(id)
            | Purpose::Objection(id)
            | Purpose::Statement(id)
            | Purpose::Strike(id)
            | Purpose::Link(id)
            | Purpose::OpenObjection(id)
            | Purpose::Tell(id, _) => Some(id),
            Purpose::New
            | Purpose::Meeting
            | Purpose::Room
            | Purpose::Lanes
            | Purpose::Answer(_)
            | Purpose::Custody => None,
            Purpose::Hand(ask) => ask.about(),
        }
    }
}

/// Where somebody stood in a task: what is written down next is kept there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stood {
    /// Which page was open.
    pub page: usize,
    /// By whom.
    pub by: Clean,
    /// Under what.
    pub under: Option<Id>,
    /// On which lane.
    pub lane: Clean,
    /// Of which kind, as its code.
    pub kind: &'static str,
}

/// A half-typed line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Half {
    /// What becomes of it.
    pub purpose: Purpose,
    /// What stands in its boxes.
    pub boxes: Vec<String>,
    /// Where whoever typed it stood; `None` where nobody noted it.
    pub place: Option<Place>,
}

/// Everything besides its words that says what becomes of a half-typed line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Where in the task.
    pub stood: Stood,
    /// What is lit.
    pub lit: Option<Id>,
    /// Which box has the cursor.
    pub at: usize,
}
