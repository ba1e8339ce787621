//! Quick hands: lines picked to be changed together, what is asked in the line about lines that are there, the tag typed
//! last, and whether charts are being typed off. Uses the model and the desk.

use super::desk::{Desk, Purpose};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::text::Clean;
use crate::model::typed::choice;
use crate::words::board::Board;
use crate::words::hands::Hands as Words;

/// What the line asks about something that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// The words of each part of a line.
    Split(Id),
    /// The tag of a line, or of all that are picked.
    Tag(Id),
    /// The photograph of a line, of all that are picked, or of a task.
    Photo(Id),
    /// The photograph of the charts that are typed off from now on.
    Charts,
    /// What else is said with what became of an action or an ask, as in files.
    News(Id, &'static str),
    /// The day of another review meeting.
    Meets,
}

impl Ask {
    /// The entry that it is about.
    pub fn about(&self) -> Option<&Id> {
        match self {
            Ask::Split(id) | Ask::Tag(id) | Ask::Photo(id) | Ask::News(id, _) => Some(id),
            Ask::Charts | Ask::Meets => None,
        }
    }

    /// What its boxes are called.
    pub fn labels(&self) -> Vec<&'static str> {
        match self {
            Ask::Split(_) => vec![Words::First.text(), Words::Second.text(), Words::Third.text()],
            Ask::Tag(_) => vec![Words::TagBox.text()],
            Ask::Photo(_) | Ask::Charts => vec![Words::PhotoBox.text()],
            Ask::News(_, "changed") => vec![Board::BoxWords.text(), Board::BoxDue.text(), Board::BoxWhy.text()],
            Ask::News(_, "handed-on") => vec![Board::BoxTo.text(), Board::BoxFrom.text()],
            Ask::News(_, "let-go") => vec![Board::BoxWhy.text()],
            Ask::News(..) => vec![Board::BoxReply.text()],
            Ask::Meets => vec![Board::BoxMeets.text()],
        }
    }

    /// What is asked, in a sentence.
    pub fn sentence(&self, desk: &Desk) -> String {
        let of = |id: &Id| match desk.picked().len() {
            0 | 1 => desk.session.entry(id).map(|entry| called(desk, entry)).unwrap_or_default(),
            many => Words::Lines.with(&[many.to_string()]),
        };
        match self {
            Ask::Split(id) => {
                Words::SplitAsk.with(&[desk.session.entry(id).map(|entry| called(desk, entry)).unwrap_or_default()])
            }
            Ask::Tag(id) => Words::TagAsk.with(&[of(id)]),
            Ask::Photo(id) => Words::PhotoAsk.with(&[of(id)]),
            Ask::Charts if desk.hands.charts.is_some() => Words::ChartsNext.text().to_owned(),
            Ask::Charts => Words::ChartsAsk.text().to_owned(),
            Ask::News(id, "changed") => Board::AskChanged.with(&[of(id)]),
            Ask::News(id, "handed-on") => Board::AskHandedOn.with(&[of(id)]),
            Ask::News(id, "let-go") => Board::AskLetGo.with(&[of(id)]),
            Ask::News(id, reply) => Board::AskReply.with(&[of(id).as_str(), &choice::said(Field::AskState, reply)]),
            Ask::Meets => Board::AskMeets.text().to_owned(),
        }
    }
}

impl Purpose {
    /// Whether what was typed for it waits. A number, a name or a tag is asked for anew.
    pub fn waits(&self) -> bool {
        let asked = matches!(self, Purpose::Room | Purpose::Lanes | Purpose::Strike(_) | Purpose::Link(_));
        !asked && !matches!(self, Purpose::Hand(Ask::Tag(_) | Ask::Photo(_) | Ask::Charts | Ask::Meets))
    }
}

/// What the hands of this window hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hands {
    /// The lines that are picked, in the order in which they were.
    pub picked: Vec<Id>,
    /// The tag that was typed last.
    pub tag: String,
    /// New lines are typed off charts: the photograph's file name, empty where it has none.
    pub charts: Option<Clean>,
}

impl Desk {
    /// The lines that are picked and still stand.
    pub fn picked(&self) -> Vec<&Entry> {
        let picked = self.hands.picked.iter().filter_map(|id| self.session.entry(id));
        picked.filter(|entry| entry.stands()).collect()
    }

    /// Whether a line is picked.
    pub fn is_picked(&self, id: &Id) -> bool {
        self.hands.picked.contains(id)
    }

    /// What a key means that can mean several: what is picked, else the one that is meant.
    pub fn all_meant(&self) -> Vec<Id> {
        let picked = self.picked();
        let meant = if picked.is_empty() { self.meant().into_iter().collect() } else { picked };
        meant.into_iter().map(|entry| entry.id.clone()).collect()
    }

    /// How many are picked and which, in words; `None` where none is.
    pub fn picked_words(&self) -> Option<String> {
        let picked = self.picked();
        let numbers: Vec<String> = picked.iter().map(|entry| self.session.spoken(entry)).collect();
        (!picked.is_empty()).then(|| Words::Picked.with(&[picked.len().to_string(), numbers.join(", ")]))
    }

    /// That charts are typed off, and which photograph; `None` where people are listened to.
    pub fn charts_words(&self) -> Option<String> {
        let photo = self.hands.charts.as_ref()?;
        Some(from_charts(photo))
    }
}

/// "from charts", and the photograph's file name.
pub fn from_charts(photo: &str) -> String {
    [Words::FromCharts.text(), photo].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// From where a line was taken, where that is charts or a photograph is named.
pub fn origin_words(entry: &Entry) -> Option<String> {
    let photo = entry.words(Field::Photo);
    let charts = entry.words(Field::Origin) == CHARTS;
    if charts { Some(from_charts(&photo)) } else { Some(photo).filter(|photo| !photo.is_empty()) }
}

/// The origin of what is typed off charts after the day.
pub const CHARTS: &str = "charts";

/// What an entry is called: a line by its number, a task by its name.
fn called(desk: &Desk, entry: &Entry) -> String {
    let no = desk.session.spoken(entry);
    if no.is_empty() { entry.text().to_owned() } else { no }
}
