//! What a window at a table knows beside what a desk knows: which table it is, whose lines it shows, where the desk is.
//! It is a desk with another face: the same lines, the same instruments. Uses the model only.

use super::desk::Desk;
use super::timing::{self, Clock};
use crate::model::day::now::{Seen, label_of_table, table_of};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query;
use crate::model::stage::Surface;
use crate::model::text::Clean;
use crate::words::tables::Tables;
use chrono::{DateTime, FixedOffset};

/// A window at a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its number.
    pub no: u32,
    /// The label of its writers.
    label: String,
    /// Everybody's lines are shown, not this table's alone.
    pub everybody: bool,
    /// Where the desk was when this window last went there, or last said so.
    pub heard_of: Option<Id>,
    /// It goes to the desk's task as soon as nothing is half done here.
    pub goes_along: bool,
    /// The desk has gone to another task since this window was opened: then there is one, though no window says so.
    pub has_moved: bool,
}

impl Table {
    /// The table at which a writer sits; `None` for every other window.
    pub fn of_writer(writer: &str) -> Option<Self> {
        let no = table_of(writer)?;
        Some(Self {
            no,
            label: label_of_table(no),
            everybody: false,
            heard_of: None,
            goes_along: false,
            has_moved: false,
        })
    }

    /// By whom its lines are.
    fn by(&self) -> Clean {
        format!("T{}", self.no).as_str().into()
    }

    /// Whether a line was written down or said at this table.
    fn is_own(&self, line: &Entry) -> bool {
        line.id.label() == self.label || line.by == self.by()
    }
}

impl Desk {
    /// By whom lines are here as long as nobody says otherwise: at a table its own, where people speak as tables.
    pub fn usual_by(&self) -> Clean {
        let by_table = self.task().is_some_and(|task| task.groups.is_by_table());
        self.table.as_ref().filter(|_| by_table).map(Table::by).unwrap_or_default()
    }

    /// Whether a line is shown here: at a table its own, and everybody's when that was asked for.
    pub fn shows(&self, line: &Entry) -> bool {
        self.table.as_ref().is_none_or(|table| table.everybody || table.is_own(line))
    }

    /// What a box is called: at a table in words that nobody has to learn first.
    pub fn called(&self, field: Field) -> &'static str {
        match field {
            Field::Sort if self.table.is_some() => Tables::SortOf.text(),
            _ => field.spec().word,
        }
    }

    /// Whether it goes without saying by whom a line is.
    pub fn is_usual(&self, by: &Clean) -> bool {
        self.table.as_ref().is_some_and(|table| !table.everybody && table.by() == *by)
    }

    /// The lines that a table shows, as they can be lit.
    pub fn lines_at_table(&self) -> Vec<Id> {
        let lines = query::lines(&self.session, self.task_code()).filter(|line| self.is_said_here(line));
        lines.map(|line| line.id.clone()).collect()
    }

    /// Where the desk is: as the desk that steers says, else as it was left.
    pub fn desk_is_at(&self) -> Option<&Entry> {
        let says = self.steering.desk().and_then(|desk| desk.window.now.task.as_ref());
        let says = says.and_then(|id| self.session.entry(id)).filter(|item| item.stands());
        says.or_else(|| query::here(&self.session))
    }

    /// What is spoken of at the desk now, where this table is at the same task: the statement that is tested, the future
    /// on stage, the step that is read back.
    pub fn spoken_of(&self) -> Option<&Entry> {
        let now = &self.steering.desk()?.window.now;
        let here = self.item().map(|item| &item.id);
        let of_one = matches!(self.task()?.surface, Surface::Confirm | Surface::ReadBack | Surface::Aloud);
        let id = now.on_stage.as_ref().or(now.lit.as_ref().filter(|_| of_one)).filter(|_| now.task.as_ref() == here)?;
        self.session.entry(id).filter(|entry| entry.stands())
    }

    /// The task at which the desk is, where this table is at another one.
    pub fn desk_is_elsewhere(&self) -> Option<&Entry> {
        let here = self.item().map(|item| &item.id);
        let has_moved = self.table.as_ref()?.has_moved;
        // A table with a file of its own, in another house, has no desk to go back to.
        let is_heard = has_moved || self.steering.desk().is_some();
        self.desk_is_at().filter(|_| is_heard).filter(|there| Some(&there.id) != here)
    }

    /// The clock of the open task: at a table as the desk says it, which may have another time of day.
    pub fn clock_said(&self, at: DateTime<FixedOffset>, millis: u64) -> Clock {
        let here = self.item().map(|item| &item.id);
        let desk = self.steering.desk().filter(|desk| self.table.is_some() && desk.window.now.task.as_ref() == here);
        let since = i64::try_from(millis.saturating_sub(self.steering.heard_at) / 1000).unwrap_or(i64::MAX);
        match desk.and_then(Seen::left).map(|left| left.saturating_sub(since)) {
            None => timing::clock(self, at),
            Some(left) => u64::try_from(left).map_or(Clock::Over(left.unsigned_abs()), Clock::Left),
        }
    }
}
