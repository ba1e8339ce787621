//! What the surfaces ask of the session between two keys, worked out once for each of its revisions. Uses the model and the
//! roadmap.

use super::desk::Desk;
use super::memo::Memo;
use super::sheet::{BoardTab, LaneTab, Tabbed, TellerTab};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::text::Clean;
use crate::roadmap::draw_up;
use crate::roadmap::places::{self, Point};
use crate::roadmap::plan::Plan;
use crate::roadmap::ties::{self, Map};
use crate::ui::instrument::board::Slot;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What was worked out.
#[derive(Debug, Clone, Default)]
pub struct WorkedOut {
    plan: Memo<Plan>,
    ties: Memo<Ties>,
    /// The tables that have cards on the wall.
    pub tables: Memo<Vec<String>>,
    /// What two tables have on the wall.
    pub two: Memo<Two, [String; 2]>,
    /// The time lines as they were laid out, for a size and whether they are large.
    pub lanes: Memo<Tabbed<LaneTab>, ((u16, u16), bool)>,
    /// The hundred days in words, for a day.
    pub hundred: Memo<String, NaiveDate>,
    /// What stands on the follow-up board, for a meeting and its day.
    pub board_slots: Memo<Vec<Slot>, (Option<Id>, NaiveDate)>,
    /// The follow-up board as it was laid out.
    pub board: Memo<Tabbed<BoardTab>, BoardAt>,
    /// Who has something to tell in a task, or has told.
    pub tellers: Memo<Vec<String>, &'static str>,
    /// What tables tell, for a size, a task, and who writes now without having told.
    pub told: Memo<Tabbed<TellerTab>, ToldAt>,
    /// How many lines of a task are above those that are drawn, and how many below.
    pub beside: Memo<[usize; 2], BesideAt>,
}

/// What it depends on besides what was said which lines of a task are not drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BesideAt {
    /// The agenda item.
    pub item: Option<Id>,
    /// The task, and the kind of the next line: figures stand above words.
    pub of: (&'static str, Kind),
    /// Whether everybody's lines are shown.
    pub everybody: bool,
    /// Which piece of the list is drawn.
    pub piece: Piece,
    /// How many rows there are.
    pub rows: usize,
}

/// What two tables have on the wall.
#[derive(Debug, Clone, Default)]
pub struct Two {
    /// The heaps of each.
    pub columns: [Vec<Vec<Id>>; 2],
    /// The first cards of the heaps that both hold.
    pub held: BTreeSet<Id>,
}

/// What the pages of what tables tell depend on besides what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldAt {
    /// Columns and rows.
    pub size: (u16, u16),
    /// The task.
    pub task: &'static str,
    /// By whom new lines are, where that one has no page otherwise.
    pub new: Option<Clean>,
}

/// What the pages of the follow-up board depend on besides what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardAt {
    /// Columns and rows.
    pub size: (u16, u16),
    /// The meeting.
    pub meeting: Option<Id>,
    /// Its day.
    pub on: NaiveDate,
}

/// A piece of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Around the lit line.
    Around(Id),
    /// The end, without so many lines.
    End(usize),
}

/// Among more parties than this nobody follows a line: they stand as a list.
const MOST_PARTIES: usize = 80;

/// Who is tied to whom, and where everybody stands on the map.
#[derive(Debug, Clone, Default)]
pub struct Ties {
    /// Parties and ties.
    pub map: Map,
    /// Their places; none where there are too many for a map.
    pub at: Vec<Point>,
}

impl Desk {
    /// Who is tied to whom.
    pub fn ties(&self) -> Rc<Ties> {
        self.worked_out.ties.of(&self.session, |session| {
            let map = ties::map(session);
            let edges: Vec<(usize, usize)> =
                map.ties.iter().map(|tie| (tie.a, tie.b)).filter(|(a, b)| a != b).collect();
            let few = map.parties.len() <= MOST_PARTIES;
            Ties { at: if few { places::places(map.parties.len(), &edges) } else { Vec::new() }, map }
        })
    }

    /// The roadmap.
    pub fn plan(&self) -> Rc<Plan> {
        self.worked_out.plan.of(&self.session, |session| draw_up::plan(session, None))
    }
}
