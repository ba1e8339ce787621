//! The desk: an open session and where the facilitator stands in it. Uses the model only.

use super::came_in::CameIn;
use super::chart::Chart;
use super::hands::Hands;
use super::opened::Openings;
use super::pair::Pair;
use super::papers::Papers;
use super::pasted::Pasted;
pub use super::purpose::{Half, Purpose, Stood};
use super::saves::Saves;
use super::signals::Signals;
use super::steering::Steering;
use super::table::Table;
use super::worked_out::WorkedOut;
use crate::model::after::follow;
use crate::model::custody;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::{Surface, Task};
use crate::model::text::Clean;
use crate::model::typed::line;
use crate::ui::instrument::{self, Instrument, confirm};
use crate::ui::keymap::Keymap;
use crate::ui::line::CaptureLine;
use crate::ui::msg::{Found, Opened};
use crate::words::Word;
use crate::words::links::Links;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The two states, named on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The line has the cursor; every letter is text.
    Writing,
    /// A list has it.
    Choosing,
}

/// One step of this window, as the undo key takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its operations.
    pub ops: Vec<Id>,
    /// The operations that took it back, where it is taken back.
    pub undone_by: Vec<Id>,
}

/// The desk.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Which keys the commands have here.
    pub keys: Keymap,
    /// What was said and done.
    pub session: Session,
    /// The writer of this window.
    pub writer: String,
    /// The number of the writer's next operation.
    pub next: u64,
    /// The number of the writer's next step.
    pub step: u64,
    /// Steps that the undo key takes back, the last one last.
    pub undo: Vec<Step>,
    /// Steps that the redo key brings back.
    pub redo: Vec<Step>,
    /// WRITING or CHOOSING.
    pub mode: Mode,
    /// The capture line.
    pub line: CaptureLine,
    /// What becomes of it.
    pub purpose: Purpose,
    /// What kind a new line is.
    pub kind: Kind,
    /// Lines that are open to be changed, as they stood when they were opened.
    pub openings: Openings,
    /// What stood in the line before another one was opened in it.
    pub held: Option<Half>,
    /// Half-typed lines of other agenda items.
    pub halves: BTreeMap<Id, Half>,
    /// Where somebody stood in agenda items before the window was opened again.
    pub stood: BTreeMap<Id, Stood>,
    /// Where somebody stands who comes to the open task.
    pub came_to: Stood,
    /// What is lit.
    pub lit: Option<Id>,
    /// Under what new lines are kept: a theme, a branch, a key trend.
    pub under: Option<Id>,
    /// By whom new lines are: a group's letter or `T3`; empty for the whole room.
    pub by: Clean,
    /// On which lane of the time lines new lines are kept; empty for none.
    pub lane: Clean,
    /// Which page of the task is open, where it has several; from 0.
    pub page: usize,
    /// Somebody came to look at what was asked before: the room is asked again only when they say so.
    pub looks_back: bool,
    /// From which task somebody came to what is settled before the day.
    pub came_from: Option<Id>,
    /// Which cell of the lit row is lit, where it has several; from 0.
    pub column: usize,
    /// After what on the agenda something new is put.
    pub after: Option<Id>,
    /// One of a group in the hand, and the table that it comes from.
    pub in_hand: Option<(Id, String)>,
    /// What was typed of a number or a letter that may have more.
    pub digits: String,
    /// What is typed next says under what lines are kept.
    pub asks_under: bool,
    /// The first of two lines, while the other one is looked for.
    pub pair: Option<Pair>,
    /// What is picked, and how new lines are taken.
    pub hands: Hands,
    /// The place on the trend map, and in the dots.
    pub chart: Chart,
    /// The day of the last message.
    pub today: NaiveDate,
    /// What was worked out of the session.
    pub worked_out: WorkedOut,
    /// Large: fit for the wall.
    pub large: bool,
    /// What the room is shown.
    pub steering: Steering,
    /// How many lines the list is scrolled up from its end.
    pub scroll: usize,
    /// The page that somebody turned to, where the view lays the lines out in pages; `None`: where lines are kept.
    pub turned: Option<usize>,
    /// Which signals of the clock were given.
    pub signals: Signals,
    /// What is not on the disk yet.
    pub saves: Saves,
    /// Why nothing can be changed, where that is so.
    pub read_only: Option<String>,
    /// What was found when the files were read.
    pub found: Vec<Found>,
    /// Old words that the undo key could not bring back, and of which line: they can be put beside the others.
    pub beside: Option<(Id, String)>,
    /// A pasted text about which is asked what becomes of it.
    pub pasted: Option<Pasted>,
    /// The entry that was last said or changed here.
    pub touched: Option<Id>,
    /// The agenda items at which something was said or changed in this window.
    pub worked_on: BTreeSet<Id>,
    /// The agenda item that is only looked at; the session is somewhere else. A table always has one.
    pub looking: Option<Id>,
    /// Where this desk stays, and works, while another one has gone on.
    pub stays: Option<Id>,
    /// What it knows besides, where it is at a table.
    pub table: Option<Table>,
    /// What others wrote while nobody touched this window.
    pub came_in: CameIn,
    /// The papers: where, and whether they are on their way.
    pub papers: Papers,
}

impl Desk {
    /// The desk of a session just opened, at its open task.
    pub fn new(opened: Opened) -> Self {
        let table = Table::of_writer(&opened.writer);
        let label = opened.writer.split_once('-').map_or("", |(label, _)| label);
        let came_in = CameIn::since_last(&opened.session, label);
        let looking = query::here(&opened.session).filter(|_| table.is_some()).map(|item| item.id.clone());
        let mut desk = Self {
            keys: Keymap::default(),
            session: opened.session,
            writer: opened.writer,
            next: opened.next,
            step: 1,
            undo: Vec::new(),
            redo: Vec::new(),
            mode: Mode::Writing,
            line: CaptureLine::default(),
            purpose: Purpose::New,
            kind: Kind::Line,
            openings: Openings { lines: super::draft::read_openings(&opened.draft), sheet: None },
            held: None,
            halves: super::draft::read(&opened.draft),
            stood: super::draft::read_stood(&opened.draft),
            came_to: Stood::default(),
            lit: None,
            under: None,
            by: Clean::default(),
            lane: Clean::default(),
            page: 0,
            column: 0,
            after: None,
            in_hand: None,
            looks_back: false,
            came_from: None,
            digits: String::new(),
            asks_under: false,
            pair: None,
            hands: Hands::default(),
            chart: Chart::default(),
            today: NaiveDate::default(),
            worked_out: WorkedOut::default(),
            large: false,
            steering: Steering::default(),
            scroll: 0,
            turned: None,
            signals: Signals::default(),
            saves: Saves::default(),
            read_only: opened.read_only,
            found: opened.found,
            beside: None,
            pasted: None,
            touched: None,
            worked_on: BTreeSet::new(),
            looking,
            stays: None,
            table,
            came_in,
            papers: Papers::default(),
        };
        if let Some(table) = &mut desk.table {
            // It opens where the desk is: whoever goes elsewhere before the desk is heard of stays there.
            table.heard_of.clone_from(&desk.looking);
        }
        desk.arrive();
        desk.held = super::draft::read_held(&opened.draft)
            .filter(|(item, _)| desk.purpose != Purpose::New && desk.item().is_some_and(|here| here.id == *item))
            .map_or(desk.held.take(), |(_, held)| Some(held));
        if let Some(wall) = opened.wall {
            desk.wall_as_before(wall);
        }
        desk.pasted = super::draft::read_pasted(&opened.draft)
            .filter(|(item, _)| desk.read_only.is_none() && desk.item().is_some_and(|here| here.id == *item))
            .map(|(_, pasted)| pasted);
        desk
    }

    /// The open agenda item.
    pub fn item(&self) -> Option<&Entry> {
        let named = |id: &Option<Id>| id.as_ref().and_then(|id| self.session.entry(id)).filter(|item| item.stands());
        named(&self.looking).or_else(|| named(&self.stays)).or_else(|| query::here(&self.session))
    }

    /// The row of the stages table that it opens.
    pub fn task(&self) -> Option<&'static Task> {
        self.item().and_then(query::task_of)
    }

    /// The open task's name; empty where there is none.
    pub fn task_code(&self) -> &'static str {
        self.task().map_or("", |task| task.code)
    }

    /// Which kind of surface shows the open task.
    pub fn surface(&self) -> Surface {
        let surface = self.task().map_or(Surface::Lines, |task| task.surface);
        if self.table.is_some() { surface.at_a_table() } else { surface }
    }

    /// What knows the work of the open surface.
    pub fn instrument(&self) -> &'static dyn Instrument {
        instrument::of(self.surface())
    }

    /// The question for the room: of the open page, else of the agenda item.
    pub fn question(&self) -> String {
        let item = || self.item().map(|item| query::prompt(&self.session, item)).unwrap_or_default();
        self.instrument().question(self).unwrap_or_else(item)
    }

    /// The kinds that a line of the open task can be.
    pub fn kinds(&self) -> &'static [Kind] {
        match self.task() {
            Some(task) if self.table.is_some() && !task.surface.takes_at_a_table() => &[Kind::Line],
            Some(task) if task.surface == Surface::Confirm => match confirm::draft_of(task) {
                Some(_) => task.captures.get(..1).unwrap_or(&[Kind::Line]),
                None => &[Kind::Line],
            },
            Some(task) if !task.captures.is_empty() => task.captures,
            _ => &[Kind::Line],
        }
    }

    /// The kind of the line that is open: that of a line which is changed, else of the next new one.
    pub fn line_kind(&self) -> Kind {
        match &self.purpose {
            Purpose::Reword(id) => self.session.entry(id).map_or(self.kind, |entry| entry.kind),
            _ => self.kind,
        }
    }

    /// The fields of the line's boxes after the first.
    pub fn fields(&self) -> &'static [Field] {
        match &self.purpose {
            Purpose::New => self.kind.spec().boxes,
            Purpose::Reword(id) => self.session.entry(id).map_or(&[], |entry| entry.kind.spec().boxes),
            Purpose::Objection(_)
            | Purpose::Link(_)
            | Purpose::OpenObjection(_)
            | Purpose::Tell(..)
            | Purpose::Statement(_)
            | Purpose::Room
            | Purpose::Lanes
            | Purpose::Answer(_)
            | Purpose::Hand(_)
            | Purpose::Strike(_) => &[],
            Purpose::Meeting => &[Field::Sender],
            Purpose::Custody => &[Field::WordsOutUntil, Field::KeptUntil],
        }
    }

    /// What the boxes of the line are called.
    pub fn labels(&self) -> Vec<&'static str> {
        let lang = self.session.lang();
        self.asked().into_iter().map(|label| lang.text(label)).collect()
    }

    fn asked(&self) -> Vec<&'static str> {
        if let (Purpose::New, Some(own)) = (&self.purpose, self.instrument().boxes(self)) {
            return own;
        }
        if let Purpose::Answer(id) = &self.purpose {
            let boxes = self.instrument().answers(self, id).unwrap_or_default();
            return boxes.into_iter().map(|(label, _)| label).collect();
        }
        if let Purpose::Hand(ask) = &self.purpose {
            return ask.labels();
        }
        let first = match &self.purpose {
            Purpose::New => self.kind.spec().head,
            Purpose::Reword(id) => self.session.entry(id).map_or("", |entry| entry.kind.spec().head),
            Purpose::Objection(_) | Purpose::OpenObjection(_) | Purpose::Answer(_) => Word::WhatWasSaid.text(),
            Purpose::Tell(_, field) => field.spec().word,
            Purpose::Statement(_) => Word::OneSentence.text(),
            Purpose::Meeting => Field::NextMeeting.spec().word,
            Purpose::Room => Word::HowManyIn.text(),
            Purpose::Lanes => Field::Lanes.spec().word,
            Purpose::Strike(_) => Word::StrikeAsk.text(),
            Purpose::Link(_) => Links::Ask.text(),
            Purpose::Custody => Field::Responsible.spec().word,
            Purpose::Hand(_) => "",
        };
        std::iter::once(first).chain(self.fields().iter().map(|field| self.called(*field))).collect()
    }

    /// A line in one-line form, in the boxes of a new line. Without boxes it is never split.
    pub fn in_boxes(&self, words: &str) -> Vec<String> {
        line::split(words, self.labels().len().max(1))
    }

    /// Comes to the open task: its line, its state, what is lit.
    pub fn arrive(&mut self) {
        self.kind = self.kinds().first().copied().unwrap_or(Kind::Line);
        self.held = None;
        self.digits.clear();
        self.asks_under = false;
        self.pair = None;
        self.hands.picked.clear();
        self.chart.arrive();
        self.wall_arrives();
        self.scroll = 0;
        self.turned = None;
        self.looks_back = false;
        self.touched = None;
        self.lit = None;
        self.page = 0;
        self.column = 0;
        self.after = None;
        self.in_hand = None;
        self.lane = Clean::default();
        if self.surface() != Surface::Actions {
            self.under = None;
        }
        // Who was written for at the task before may not be who speaks here.
        self.by = self.usual_by();
        self.open_line(Purpose::New, &[]);
        self.mode = Mode::Writing;
        self.instrument().arrive(self);
        self.came_to = self.stands();
        self.go_on_there();
        let half = self.item().map(|item| item.id.clone()).and_then(|item| self.halves.remove(&item));
        if let Some(half) = half.and_then(|half| self.still(half)) {
            self.take_up(half);
        }
        if self.read_only.is_some() {
            self.only_read();
        }
    }

    /// Where the next line is kept.
    pub fn stands(&self) -> Stood {
        let (by, lane, under) = (self.by.clone(), self.lane.clone(), self.under.clone());
        Stood { page: self.page, by, under, lane, kind: self.kind.spec().code }
    }

    /// Goes on where somebody stood in this task when the window was closed.
    fn go_on_there(&mut self) {
        let Some(stood) = self.item().map(|item| item.id.clone()).and_then(|item| self.stood.remove(&item)) else {
            return;
        };
        let kind = self.kinds().iter().find(|kind| kind.spec().code == stood.kind).copied();
        let under = stood.under.filter(|id| self.session.entry(id).is_some_and(Entry::stands));
        (self.page, self.by, self.lane, self.under) = (stood.page, stood.by, stood.lane, under);
        self.kind = kind.unwrap_or(self.kind);
        self.open_line(Purpose::New, &[]);
    }

    /// Where nothing can be changed, something is always lit, and the line takes nothing.
    fn only_read(&mut self) {
        self.mode = Mode::Choosing;
        if self.lit.is_none() && !matches!(self.surface(), Surface::Confirm | Surface::ReadBack) {
            self.lit = self.choosable().pop();
        }
    }

    /// Puts the line to a purpose, with these texts in its boxes.
    pub fn open_line(&mut self, purpose: Purpose, boxes: &[String]) {
        self.purpose = purpose;
        self.line = CaptureLine::with(boxes);
        let wanted = self.labels().len();
        self.line.shape(wanted);
    }

    /// What can be lit on the open surface, in its order.
    pub fn choosable(&self) -> Vec<Id> {
        if self.table.is_some() { self.lines_at_table() } else { self.instrument().choosable(self) }
    }

    /// What Up and Down go through.
    pub fn column(&self) -> Vec<Id> {
        if self.table.is_some() { self.lines_at_table() } else { self.instrument().column(self) }
    }

    /// What is lit when CHOOSING begins.
    pub fn first_lit(&self) -> Option<Id> {
        if self.table.is_none() {
            return self.instrument().first_lit(self);
        }
        let all = self.lines_at_table();
        let touched = self.touched.clone().filter(|id| all.contains(id));
        touched.or_else(|| all.into_iter().next_back())
    }

    /// Whether something is a theme.
    pub fn is_theme(&self, id: Option<&Id>) -> bool {
        id.and_then(|id| self.session.entry(id)).is_some_and(|entry| entry.kind == Kind::Theme)
    }

    /// The lit entry.
    pub fn lit_entry(&self) -> Option<&Entry> {
        self.lit.as_ref().and_then(|id| self.session.entry(id)).filter(|entry| entry.stands())
    }

    /// The entry that a key without a lit line means: the lit one, else the one last said or changed here.
    pub fn meant(&self) -> Option<&Entry> {
        let touched = || self.touched.as_ref().and_then(|id| self.session.entry(id)).filter(|entry| entry.stands());
        // Where a theme is tested, its sentence is meant.
        let tested = |lit| if self.surface() == Surface::Confirm { self.tested(lit) } else { lit };
        // What is lit and is no entry is not what was said last.
        let is_row = self.lit.as_ref().is_some_and(|id| self.session.entry(id).is_none());
        self.lit_entry().map(tested).or_else(|| if is_row { None } else { touched() })
    }

    /// The same, else the line under which lines are kept.
    pub fn meant_or_theme(&self) -> Option<&Entry> {
        let over = || self.under.as_ref().and_then(|id| self.session.entry(id)).filter(|entry| entry.stands());
        self.meant().or_else(over)
    }

    /// Whether every action was read back, so that the next meeting is asked for.
    pub fn asks_meeting(&self) -> bool {
        self.purpose == Purpose::Meeting
    }

    /// Whether what is lit is said aloud by those who do it.
    pub fn reads_aloud(&self) -> bool {
        matches!(self.surface(), Surface::ReadBack | Surface::Aloud)
    }

    /// What is not answered yet of when people meet next and who sends the papers, where the circle is about to close.
    pub fn asks_before_close(&self) -> Option<(bool, bool)> {
        let closes = self.task().is_some_and(|task| task.captures.contains(&Kind::Commitment));
        let [next, sender] = self.meeting();
        (closes && (next.is_empty() || sender.is_empty())).then_some((next.is_empty(), sender.is_empty()))
    }

    /// How many are in the room now.
    pub fn present(&self) -> Option<u64> {
        query::present(&self.session, &self.item().map(query::counted_as).unwrap_or_default())
    }

    /// What is said at the opening, while the first item of the agenda is open: what the session goes on from, who keeps
    /// the record.
    pub fn opening(&self) -> Option<String> {
        let on_the_day = query::agenda(&self.session).into_iter().find(|item| query::day(item) > 0);
        let first = on_the_day.map(|item| &item.id) == self.item().map(|item| &item.id);
        let said = follow::opening(&self.session).into_iter().chain(custody::opening(&self.session));
        let said: Vec<String> = said.filter(|_| first).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }
}
