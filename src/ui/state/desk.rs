//! The desk: an open session and where the facilitator stands in it. Uses the model only.

use super::chart::Chart;
use super::hands::{Ask, Hands};
use super::pair::Pair;
use super::pasted::Pasted;
use super::saves::Saves;
use crate::model::custody;
use crate::model::entry::{Entry, State};
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::line::BETWEEN;
use crate::model::query::{self, Standing};
use crate::model::session::Session;
use crate::model::stage::{Grouping, Surface, Task};
use crate::model::text::Clean;
use crate::ui::instrument::{self, Instrument};
use crate::ui::line::CaptureLine;
use crate::ui::msg::{Found, Opened};
use crate::words::Word;
use crate::words::links::Links;
use std::collections::BTreeMap;

/// The two states, named on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The line has the cursor; every letter is text.
    Writing,
    /// A list has it.
    Choosing,
}

/// What becomes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A new line of the open task.
    New,
    /// Other words for a line that is there.
    Reword(Id),
    /// The words of somebody who does not want it.
    Objection(Id),
    /// The sentence of a theme.
    Statement(Id),
    /// When people meet next, and who sends the papers.
    Meeting,
    /// How many are in the room.
    Room,
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
            | Purpose::Link(id) => Some(id),
            Purpose::Hand(ask) => ask.about(),
            Purpose::New | Purpose::Meeting | Purpose::Room | Purpose::Custody => None,
        }
    }
}

/// A half-typed line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Half {
    /// What becomes of it.
    pub purpose: Purpose,
    /// What stands in its boxes.
    pub boxes: Vec<String>,
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
    /// What stood in the line before another one was opened in it.
    pub held: Option<Half>,
    /// Half-typed lines of other agenda items.
    pub halves: BTreeMap<Id, Half>,
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
    /// How people sat in the task that was open last: who speaks stays, as long as they sit so.
    seated: Option<Grouping>,
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
    /// Large: fit for the wall.
    pub large: bool,
    /// How many lines the list is scrolled up from its end.
    pub scroll: usize,
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
    /// The agenda item that is only looked at; the session is somewhere else.
    pub looking: Option<Id>,
}

impl Desk {
    /// The desk of a session just opened, at its open task.
    pub fn new(opened: Opened) -> Self {
        let mut desk = Self {
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
            held: None,
            halves: super::draft::read(&opened.draft),
            lit: None,
            under: None,
            by: Clean::default(),
            lane: Clean::default(),
            page: 0,
            seated: None,
            digits: String::new(),
            asks_under: false,
            pair: None,
            hands: Hands::default(),
            chart: Chart::default(),
            large: false,
            scroll: 0,
            saves: Saves::default(),
            read_only: opened.read_only,
            found: opened.found,
            beside: None,
            pasted: None,
            touched: None,
            looking: None,
        };
        desk.arrive();
        desk.pasted = super::draft::read_pasted(&opened.draft)
            .filter(|(item, _)| desk.read_only.is_none() && desk.item().is_some_and(|here| here.id == *item))
            .map(|(_, pasted)| pasted);
        desk
    }

    /// The open agenda item.
    pub fn item(&self) -> Option<&Entry> {
        let looking = self.looking.as_ref().and_then(|id| self.session.entry(id)).filter(|item| item.stands());
        looking.or_else(|| query::here(&self.session))
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
        self.task().map_or(Surface::Lines, |task| task.surface)
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
            Some(task) if !task.captures.is_empty() && self.surface() != Surface::Confirm => task.captures,
            _ => &[Kind::Line],
        }
    }

    /// The fields of the line's boxes after the first.
    pub fn fields(&self) -> &'static [Field] {
        match &self.purpose {
            Purpose::New => self.kind.spec().boxes,
            Purpose::Reword(id) => self.session.entry(id).map_or(&[], |entry| entry.kind.spec().boxes),
            Purpose::Objection(_)
            | Purpose::Statement(_)
            | Purpose::Room
            | Purpose::Strike(_)
            | Purpose::Link(_)
            | Purpose::Hand(_) => &[],
            Purpose::Meeting => &[Field::Sender],
            Purpose::Custody => &[Field::WordsOutUntil, Field::KeptUntil],
        }
    }

    /// What the boxes of the line are called.
    pub fn labels(&self) -> Vec<&'static str> {
        if let (Purpose::New, Some(own)) = (&self.purpose, self.instrument().boxes(self)) {
            return own;
        }
        if let Purpose::Hand(ask) = &self.purpose {
            return ask.labels();
        }
        let first = match &self.purpose {
            Purpose::New => self.kind.spec().head,
            Purpose::Reword(id) => self.session.entry(id).map_or("", |entry| entry.kind.spec().head),
            Purpose::Objection(_) => Word::WhatWasSaid.text(),
            Purpose::Statement(_) => Word::OneSentence.text(),
            Purpose::Meeting => Field::NextMeeting.spec().word,
            Purpose::Room => Word::HowManyIn.text(),
            Purpose::Strike(_) => Word::StrikeAsk.text(),
            Purpose::Link(_) => Links::Ask.text(),
            Purpose::Custody => Field::Responsible.spec().word,
            Purpose::Hand(_) => "",
        };
        std::iter::once(first).chain(self.fields().iter().map(|field| field.spec().word)).collect()
    }

    /// A line in one-line form, in the boxes of a new line. Without boxes it is never split.
    pub fn in_boxes(&self, words: &str) -> Vec<String> {
        words.splitn(self.labels().len().max(1), BETWEEN).map(|part| part.trim().to_owned()).collect()
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
        self.scroll = 0;
        self.touched = None;
        self.lit = None;
        self.page = 0;
        self.lane = Clean::default();
        if self.surface() != Surface::Actions {
            self.under = None;
        }
        let seated = self.task().map(|task| task.groups);
        if seated != self.seated {
            self.by = Clean::default();
            self.seated = seated;
        }
        self.open_line(Purpose::New, &[]);
        self.mode = Mode::Writing;
        self.instrument().arrive(self);
        let half = self.item().map(|item| item.id.clone()).and_then(|item| self.halves.remove(&item));
        if let Some(half) = half.filter(|half| self.can_take(&half.purpose)) {
            self.take_up(half);
        }
        if self.read_only.is_some() {
            self.only_read();
        }
    }

    /// Where nothing can be changed, something is always lit, and the line takes nothing.
    fn only_read(&mut self) {
        self.mode = Mode::Choosing;
        if self.lit.is_none() && !matches!(self.surface(), Surface::Confirm | Surface::ReadBack) {
            self.lit = self.choosable().pop();
        }
    }

    /// Takes up a half-typed line where it was left, with what it is about lit.
    fn take_up(&mut self, half: Half) {
        let purpose = match (self.surface(), half.purpose) {
            // The read-back takes nothing else of its own.
            (Surface::ReadBack, other) if other != Purpose::Custody => Purpose::Meeting,
            (_, purpose) => purpose,
        };
        match (self.surface(), &purpose) {
            (Surface::Confirm, Purpose::Reword(id) | Purpose::Objection(id) | Purpose::Statement(id)) => {
                self.lit = self.choosable().into_iter().find(|item| {
                    item == id || self.session.entry(item).is_some_and(|item| self.tested(item).id == *id)
                });
            }
            (Surface::ReadBack, _) => self.lit = None,
            _ => {}
        }
        self.open_line(purpose, &half.boxes);
        self.mode = Mode::Writing;
    }

    /// Whether what a half-typed line is about is still there.
    fn can_take(&self, purpose: &Purpose) -> bool {
        let is_there = |id: &Id| self.session.entry(id).is_some_and(|entry| entry.state != State::Struck);
        purpose.about().is_none_or(is_there)
    }

    /// Puts the line to a purpose, with these texts in its boxes.
    pub fn open_line(&mut self, purpose: Purpose, boxes: &[String]) {
        self.purpose = purpose;
        self.line = CaptureLine::with(boxes);
        let wanted = self.labels().len();
        self.line.shape(wanted);
    }

    /// What stands in the line, to be taken up again; `None` where nothing does.
    pub fn half(&self) -> Option<Half> {
        let boxes: Vec<String> = self.line.boxes().iter().map(|one| one.text().to_owned()).collect();
        let answered = match self.purpose {
            Purpose::Meeting => boxes == self.meeting(),
            Purpose::Custody => boxes == self.custody(),
            _ => false,
        };
        // A number is asked for anew; it never waits.
        let waits = !answered && self.purpose.waits();
        (!self.line.is_empty() && waits).then(|| Half { purpose: self.purpose.clone(), boxes })
    }

    /// What can be lit on the open surface, in its order.
    pub fn choosable(&self) -> Vec<Id> {
        self.instrument().choosable(self)
    }

    /// Whether something is a theme.
    pub fn is_theme(&self, id: Option<&Id>) -> bool {
        id.and_then(|id| self.session.entry(id)).is_some_and(|entry| entry.kind == Kind::Theme)
    }

    /// Themes with their actions, then the actions under none.
    pub fn lanes(&self) -> Vec<(Option<&Entry>, Vec<&Entry>)> {
        let mut lanes: Vec<(Option<&Entry>, Vec<&Entry>)> = query::themes(&self.session)
            .into_iter()
            .map(|theme| (Some(theme), query::actions(&self.session, Some(&theme.id))))
            .collect();
        let loose = query::actions(&self.session, None);
        if !loose.is_empty() || lanes.is_empty() {
            lanes.push((None, loose));
        }
        lanes
    }

    /// The lit entry.
    pub fn lit_entry(&self) -> Option<&Entry> {
        self.lit.as_ref().and_then(|id| self.session.entry(id)).filter(|entry| entry.stands())
    }

    /// The entry that a key without a lit line means: the lit one, else the one last said or changed here.
    pub fn meant(&self) -> Option<&Entry> {
        let touched = || self.touched.as_ref().and_then(|id| self.session.entry(id)).filter(|entry| entry.stands());
        self.lit_entry().or_else(touched)
    }

    // The test for common ground.

    /// What is tested where `item` is lit: a theme's sentence, else the thing itself.
    pub fn tested<'a>(&'a self, item: &'a Entry) -> &'a Entry {
        match item.kind {
            Kind::Theme => query::statement_of(&self.session, &item.id).unwrap_or(item),
            _ => item,
        }
    }

    /// How it stands.
    pub fn tested_standing(&self, item: &Entry) -> Standing {
        match item.kind {
            Kind::Theme => query::theme_standing(&self.session, item),
            _ => query::standing(&self.session, item),
        }
    }

    /// Whether the room can be asked about it: a theme only once it has its sentence.
    pub fn can_be_asked(&self, item: &Entry) -> bool {
        item.kind != Kind::Theme || query::statement_of(&self.session, &item.id).is_some()
    }

    /// What was not asked yet, or is to be said differently.
    pub fn not_asked(&self) -> Vec<Id> {
        let mut all = self.choosable();
        all.retain(|id| {
            self.session
                .entry(id)
                .is_some_and(|item| matches!(self.tested_standing(item), Standing::NotAsked | Standing::Reword))
        });
        all
    }

    /// The next thing after `from` (after the beginning, for `None`) that was not asked yet.
    pub fn next_to_test(&self, from: Option<&Id>) -> Option<Id> {
        let all = self.choosable();
        let start = from.and_then(|id| all.iter().position(|other| other == id)).map_or(0, |at| at + 1);
        let open = self.not_asked();
        all.into_iter().skip(start).find(|id| open.contains(id))
    }

    /// Lights a thing to be tested; a theme without a sentence asks for one.
    pub fn go_to_test(&mut self, item: Option<Id>) {
        self.mode = Mode::Choosing;
        let sentence =
            item.as_ref().and_then(|id| self.session.entry(id)).is_some_and(|entry| !self.can_be_asked(entry));
        self.lit = item;
        match (&self.lit, sentence) {
            (Some(theme), true) => {
                // A sentence that was left half typed is taken up again, under its own theme only.
                let purpose = Purpose::Statement(theme.clone());
                let half = self.held.take_if(|half| half.purpose == purpose);
                self.open_line(purpose, &half.map(|half| half.boxes).unwrap_or_default());
                self.mode = Mode::Writing;
            }
            _ => self.open_line(Purpose::New, &[]),
        }
    }

    /// Whether every action was read back, so that the next meeting is asked for.
    pub fn asks_meeting(&self) -> bool {
        self.purpose == Purpose::Meeting
    }

    /// How many are in the room now.
    pub fn present(&self) -> Option<u64> {
        query::present(&self.session, self.task_code())
    }

    /// What is said of the record at the opening: while the first item of the agenda is open.
    pub fn opening(&self) -> Option<String> {
        let first = query::agenda(&self.session).first().map(|item| &item.id) == self.item().map(|item| &item.id);
        custody::opening(&self.session).filter(|_| first)
    }
}
