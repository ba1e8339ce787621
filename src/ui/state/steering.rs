//! What a desk lets the room show: the page on the wall, what is put up, blank, reveal; and which other windows there
//! are. None of it is an operation (design, rule 20). Uses the model only.

use super::desk::Desk;
use super::spot::Spot;
use crate::model::day::clock;
use crate::model::day::now::{Face, Now, Seen, Turning};
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::query;
use crate::model::stage::WallRule;
use crate::model::told;
use crate::ui::command::Command;
use crate::words::steering::Steering as Words;
use chrono::{DateTime, FixedOffset};
use std::collections::{BTreeMap, BTreeSet};

/// How long a second press of the same key takes the room over, in milliseconds.
const TAKES_OVER: u64 = 10_000;

/// What a desk lets the room show.
#[derive(Debug, Clone)]
pub struct Steering {
    /// One more than the greatest turn that was seen when the wall was taken over; 0: it does not steer.
    pub turn: u64,
    /// What stands on the wall.
    pub face: Face,
    /// When we start again, as it was when the page of the break was put up.
    pub again: Option<DateTime<FixedOffset>>,
    /// The page of the wall, from 0.
    pub page: usize,
    /// Who turns the pages.
    pub turning: Turning,
    /// The page of the large view that somebody turned to, and what was pointed at then.
    pub large: Option<(usize, Spot)>,
    /// The agenda item on the wall.
    stands: Option<Id>,
    /// What the desk is at besides, while something is settled that is nobody's wall.
    aside: Option<Aside>,
    /// Agenda items that somebody put up, or took down.
    walls: BTreeMap<Id, bool>,
    /// Agenda items whose numbers the room may see.
    revealed: BTreeSet<Id>,
    /// The other windows, as last heard.
    others: Vec<Seen>,
    /// When they were heard, on the clock that only goes forward.
    pub heard_at: u64,
    /// A room was seen, or something was steered: from then on the desk says how it is with the room.
    concerns: bool,
    /// Which key asked to take the room over, and when.
    asked: Option<(Command, u64)>,
}

impl Default for Steering {
    /// A room that has several pages turns them by itself until somebody does.
    fn default() -> Self {
        Self {
            turn: 0,
            face: Face::default(),
            again: None,
            page: 0,
            turning: Turning::ByItself,
            large: None,
            stands: None,
            aside: None,
            walls: BTreeMap::new(),
            revealed: BTreeSet::new(),
            others: Vec::new(),
            heard_at: 0,
            concerns: false,
            asked: None,
        }
    }
}

/// What stays on the wall while the desk settles something that is nobody's wall.
#[derive(Debug, Clone, Default)]
struct Aside {
    /// What was lit there.
    lit: Option<Id>,
}

/// As many walls are kept in what a window says of itself.
const MOST: usize = 128;

/// Where the room is steered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Helm {
    /// At this desk.
    Here,
    /// At another one.
    There,
    /// At none.
    Nowhere,
}

impl Steering {
    /// The walls as they were when a desk ended without a word: what stood there, which page, and what was up in other
    /// tasks. Who steers is asked anew.
    pub fn as_before(wall: Now) -> Self {
        let Some(task) = wall.task else { return Self::default() };
        let mut walls: BTreeMap<Id, bool> = wall.walls.into_iter().collect();
        let mut revealed: BTreeSet<Id> = wall.shown.into_iter().collect();
        walls.insert(task.clone(), wall.put_up);
        let stands = Some(task.clone());
        if wall.revealed {
            revealed.insert(task);
        }
        Self { face: wall.face, page: wall.page, turning: wall.turning, stands, walls, revealed, ..Self::default() }
    }

    /// Another task is open: its own page comes, but a blank room stays blank.
    pub fn arrive(&mut self) {
        self.from_the_first();
        if self.face != Face::Blank {
            self.face = Face::Task;
        }
    }

    /// Something else stands there, from its first page: whoever turned a page turned it of what stood there before.
    pub fn from_the_first(&mut self) {
        self.page = 0;
        if self.turning == Turning::Stopped {
            self.turning = Turning::ByItself;
        }
    }

    /// The page that the rooms show: of its own where they turn by themselves, as the first of them says.
    pub fn page_shown(&self) -> usize {
        match self.turning {
            Turning::ByItself => self.rooms().next().map_or(self.page, |room| room.window.now.page),
            Turning::Stopped | Turning::Off => self.page,
        }
    }

    /// Takes in what other windows say. Where nobody steers, this desk does; gives back what stood on the wall of the desk
    /// that steered until now and has gone.
    pub fn hear(&mut self, others: Vec<Seen>, writer: &str) -> Option<Now> {
        let steered = (self.helm(writer) == Helm::There).then(|| Now::steering(self.desks())).flatten().cloned();
        self.others = others;
        let is_open = self.rooms().next().is_some();
        self.concerns |= is_open;
        if self.turn == 0 && self.helm(writer) == Helm::Nowhere {
            self.take_turn();
        }
        steered.filter(|_| self.helm(writer) == Helm::Here)
    }

    /// The same at a table, which takes nothing over.
    pub fn look_on(&mut self, others: Vec<Seen>) {
        self.others = others;
    }

    /// The other windows, as last heard.
    pub fn others(&self) -> &[Seen] {
        &self.others
    }

    /// The desk that steers, where one is open.
    pub fn desk(&self) -> Option<&Seen> {
        let now = Now::steering(self.desks())?;
        self.others.iter().find(|seen| seen.window.now == *now)
    }

    /// What the other desks say that are open.
    fn desks(&self) -> impl Iterator<Item = &Now> {
        self.others.iter().filter(|seen| seen.fresh && seen.window.is_desk()).map(|seen| &seen.window.now)
    }

    fn take_turn(&mut self) {
        let greatest = self.others.iter().map(|seen| seen.window.now.turn).max().unwrap_or(0);
        self.turn = greatest.max(self.turn).saturating_add(1);
    }

    /// Where the room is steered.
    pub fn helm(&self, writer: &str) -> Helm {
        let other = Now::steering(self.desks());
        let stronger = other.is_some_and(|other| (other.turn, other.writer.as_str()) > (self.turn, writer));
        match (stronger, self.turn) {
            (true, _) => Helm::There,
            (false, 0) => Helm::Nowhere,
            (false, _) => Helm::Here,
        }
    }

    /// Takes the helm for a key, where it may: from another desk only at the second press.
    pub fn claim(&mut self, writer: &str, command: Command, millis: u64) -> bool {
        match self.helm(writer) {
            Helm::Here => {}
            Helm::Nowhere => self.take_turn(),
            Helm::There => {
                let asked = self.asked.take();
                let again = |(before, at): (Command, u64)| before == command && millis.saturating_sub(at) <= TAKES_OVER;
                if !asked.is_some_and(again) {
                    self.asked = Some((command, millis));
                    return false;
                }
                self.take_turn();
            }
        }
        self.asked = None;
        self.concerns = true;
        true
    }

    /// Whether somebody put an agenda item's lines up, or took them down.
    pub fn put(&self, item: Option<&Entry>) -> Option<bool> {
        item.and_then(|item| self.walls.get(&item.id)).copied()
    }

    /// The rooms that are open.
    pub fn rooms(&self) -> impl Iterator<Item = &Seen> {
        self.others.iter().filter(|seen| seen.fresh && seen.window.is_room())
    }
}

/// When what is taken down at an item may stand on the wall.
fn rule_of(item: &Entry) -> WallRule {
    query::task_of(item).map_or(WallRule::Never, |task| task.wall)
}

impl Desk {
    /// The agenda item on the wall: the open one; while something is settled that is nobody's wall, the one that stood
    /// there before.
    pub fn wall_item(&self) -> Option<&Entry> {
        let open = self.item();
        if self.wall_rule() != WallRule::Never {
            return open;
        }
        let stood = self.steering.stands.as_ref().and_then(|id| self.session.entry(id));
        stood.filter(|item| item.stands() && rule_of(item) != WallRule::Never).or(open)
    }

    /// Whether the wall shows another item than the one that is open here.
    pub fn is_aside(&self) -> bool {
        self.wall_item().map(|item| &item.id) != self.item().map(|item| &item.id)
    }

    /// Takes up the walls as they were when a desk ended without a word.
    pub(super) fn wall_as_before(&mut self, wall: Now) {
        self.steering = Steering::as_before(wall);
        if self.wall_rule() != WallRule::Never {
            self.steering.stands = self.item().map(|item| item.id.clone());
        }
    }

    /// Another item is open: its own page comes on the wall, unless it is nobody's wall.
    pub(super) fn wall_arrives(&mut self) {
        let there = self.wall_item().map(|item| item.id.clone());
        let was_aside = self.steering.aside.is_some();
        let is_aside = self.is_aside();
        if there == self.steering.stands && (is_aside || was_aside) {
            let aside = self.steering.aside.take().unwrap_or_else(|| Aside { lit: self.lit.clone() });
            self.steering.aside = is_aside.then_some(aside);
            return;
        }
        self.steering.stands = there;
        self.steering.aside = is_aside.then_some(Aside::default());
        self.steering.arrive();
    }

    /// Whether what is taken down in the open task may stand on the wall.
    pub fn wall_rule(&self) -> WallRule {
        self.task().map_or(WallRule::Never, |task| task.wall)
    }

    /// Whether what was taken down in the task on the wall is up: as somebody put it; else where the wall is a screen, at once,
    /// unless it is held until the group has read it.
    pub fn is_put_up(&self) -> bool {
        let on_screen = matches!(self.session.get(Field::Wall), Some(Value::Text(wall)) if &**wall == "screen");
        let item = self.wall_item();
        let put = self.steering.put(item);
        match item.map_or(WallRule::Never, rule_of) {
            WallRule::Never => false,
            WallRule::Live => put.unwrap_or(on_screen),
            WallRule::Held => put.unwrap_or(false),
        }
    }

    /// Puts it up, or takes it down.
    pub fn put_up(&mut self, up: bool) {
        if let Some(item) = self.wall_item().map(|item| item.id.clone()) {
            self.steering.walls.insert(item, up);
        }
    }

    /// Whether the room may see the numbers of the task on the wall.
    pub fn is_revealed(&self) -> bool {
        self.wall_item().is_some_and(|item| self.steering.revealed.contains(&item.id))
    }

    /// Shows the numbers of the open task, or hides them again.
    pub fn reveal(&mut self, shown: bool) {
        let Some(item) = self.wall_item().map(|item| item.id.clone()) else { return };
        if shown {
            self.steering.revealed.insert(item);
        } else {
            self.steering.revealed.remove(&item);
        }
    }

    /// What this desk says of itself at a moment.
    pub fn now(&self, at: DateTime<FixedOffset>) -> Now {
        let item = self.wall_item();
        let lit = match (&self.steering.aside, self.is_aside()) {
            (Some(aside), true) => aside.lit.clone(),
            (None, true) => None,
            (_, false) => self.lit.clone(),
        };
        Now {
            writer: self.writer.clone(),
            turn: self.steering.turn,
            task: item.map(|item| item.id.clone()),
            face: self.steering.face,
            again: self.steering.again.filter(|_| self.steering.face == Face::Break),
            put_up: self.is_put_up(),
            revealed: self.is_revealed(),
            page: self.steering.page,
            turning: self.steering.turning,
            walls: self.steering.walls.iter().take(MOST).map(|(id, up)| (id.clone(), *up)).collect(),
            shown: self.steering.revealed.iter().take(MOST).cloned().collect(),
            lit,
            on_stage: self.on_stage(),
            tables: self.two_tables(),
            left: item.and_then(|item| clock::left(item, at)),
            clock: clock::face(&self.session),
        }
    }

    /// Goes on with the wall of a desk that has gone: what was up stays up.
    pub fn go_on_with(&mut self, wall: Now) {
        if self.wall_rule() == WallRule::Never {
            self.steering.stands.clone_from(&wall.task);
        }
        let same = self.wall_item().is_some_and(|item| wall.task.as_ref() == Some(&item.id));
        let left = Steering::as_before(wall);
        self.steering.walls.extend(left.walls);
        self.steering.revealed.extend(left.revealed);
        if same {
            (self.steering.face, self.steering.page, self.steering.turning) = (left.face, left.page, left.turning);
        } else if left.face == Face::Blank {
            self.steering.face = Face::Blank;
        }
    }

    /// How it is with the room, in a word; nothing, where no room was ever open.
    pub fn room_words(&self) -> Option<String> {
        if !self.steering.concerns {
            return None;
        }
        let Some(room) = self.steering.rooms().next() else { return Some(Words::NoRoom.text().to_owned()) };
        if self.steering.helm(&self.writer) == Helm::There {
            return Some(Words::OtherDesk.text().to_owned());
        }
        let (page, pages) = (room.window.now.page.saturating_add(1), room.window.pages);
        let is = match self.steering.face {
            Face::Blank => Words::IsBlank.text().to_owned(),
            Face::Break => Words::IsBreak.text().to_owned(),
            Face::Fit => Words::IsFit.text().to_owned(),
            Face::Roadmap => Words::IsRoadmap.text().to_owned(),
            Face::Task if self.wall_item().map_or(WallRule::Never, rule_of) == WallRule::Never => {
                Words::IsTitle.text().to_owned()
            }
            Face::Task if !self.is_put_up() => Words::IsQuestion.text().to_owned(),
            Face::Task if pages < 2 => Words::IsWall.text().to_owned(),
            Face::Task if self.steering.turning == Turning::ByItself => {
                Words::IsWallByItself.with(&[page.to_string(), pages.to_string()])
            }
            Face::Task => Words::IsWallPage.with(&[page.to_string(), pages.to_string()]),
        };
        // Who steers is said where there is anybody else who could.
        let whose = if self.steering.desks().next().is_some() { Words::RoomIsHere } else { Words::RoomIs };
        Some(whose.with(&[is]))
    }

    /// How many lines the task on the wall has, for the picture of the room.
    pub fn lines_here(&self) -> usize {
        let Some(item) = self.wall_item() else { return 0 };
        let code = query::task_of(item).map_or("", |task| task.code);
        query::lines(&self.session, code).filter(|line| query::stands_at(&self.session, item, line)).count()
    }

    /// The future that is on stage, where the others listen.
    fn on_stage(&self) -> Option<Id> {
        self.under.clone().filter(|_| !self.is_aside() && self.task().and_then(told::heard_in).is_some())
    }
}
