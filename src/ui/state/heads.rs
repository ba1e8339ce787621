//! What a desk knows of who is there, and of what is answered that is no entry. Uses the model only.

use super::desk::{Desk, Mode, Purpose};
use super::opened::Opened;
use crate::model::entry::{Answers, Entry};
use crate::model::id::Id;
use crate::model::query;
use crate::model::text::Clean;
use crate::model::typed::presence;
use crate::ui::instrument::facts;
use chrono::NaiveDate;

impl Desk {
    /// How a line is called while it is changed: its number; what is not spoken with one, by what it is.
    pub fn number_of(&self, id: &Id) -> String {
        let Some(entry) = self.session.entry(id) else { return String::new() };
        match self.session.spoken(entry) {
            no if no.is_empty() => entry.kind.spec().word.to_lowercase(),
            no => no,
        }
    }

    /// For which task heads are counted now: the open one; in a break the next one that is none.
    pub fn counted_for(&self) -> String {
        let agenda = query::agenda(&self.session);
        let here = self.item().and_then(|here| agenda.iter().position(|item| item.id == here.id)).unwrap_or(0);
        let is_break = |item: &&Entry| {
            query::day(item) > 0
                && query::task_of(item).is_none_or(|task| task.captures.is_empty() && task.takes.is_empty())
        };
        let item = agenda.iter().skip(here).find(|item| !is_break(item)).or_else(|| agenda.get(here));
        item.map_or(String::new(), |item| query::counted_as(item))
    }

    /// Who is in the room by group, while something is asked of everybody; `None` where nobody was counted so.
    pub fn heads(&self) -> Option<String> {
        let works = self.task().is_some_and(|task| !task.captures.is_empty());
        let counted = presence::counted(&self.session, &self.counted_for());
        (works && !counted.is_empty()).then(|| presence::in_words(&counted))
    }

    /// What stands in the boxes of something that is no entry.
    pub fn answer(&self, id: &Id) -> Vec<String> {
        self.instrument().answers(self, id).unwrap_or_default().into_iter().map(|(_, words)| words).collect()
    }

    /// Opens something lit that is no entry, what stands there marked; whether it could be.
    pub fn open_answer(&mut self, id: &Id) -> bool {
        let boxes = self.answer(id);
        if boxes.is_empty() {
            return false;
        }
        self.held = self.half();
        if let Some(field) = facts::question(id) {
            let standing = self.session.head().fields.get(&(field, Clean::default())).map(Answers::ids);
            let opened = Opened { boxes: boxes.clone(), over: vec![standing.unwrap_or_default()], joins: None };
            self.openings.lines.insert(id.clone(), opened);
        }
        self.open_line(Purpose::Answer(id.clone()), &boxes);
        self.line.mark();
        self.mode = Mode::Writing;
        true
    }

    /// The open agenda item, where lines said at it are its own.
    pub fn own_item(&self) -> Option<&Entry> {
        self.item().filter(|item| query::has_own_lines(item))
    }

    /// The day of the open meeting: as given, or as its clock was started; else today.
    pub fn meets_on(&self) -> NaiveDate {
        self.item().and_then(|item| query::meets_on(&self.session, item)).unwrap_or(self.today)
    }

    /// Whether a line of the open task stands at the open agenda item.
    pub fn is_said_here(&self, line: &Entry) -> bool {
        let is_here = self.item().is_none_or(|item| query::stands_at(&self.session, item, line));
        // What belongs into the private file, and came into this one by another hand, is shown nowhere.
        !line.kind.is_private() && is_here && self.shows(line)
    }
}
