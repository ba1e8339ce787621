//! What the program knows while it runs. Changed by `update` alone, read by the views.

mod asked;
pub mod beside;
pub mod came_in;
pub mod chart;
pub mod desk;
pub mod draft;
mod halves;
pub mod hands;
mod heads;
pub mod memo;
pub mod opened;
pub mod pair;
pub mod papers;
pub mod pasted;
pub mod pointer;
pub mod purpose;
pub mod saves;
pub mod sheet;
pub mod signals;
pub mod spot;
pub mod steering;
pub mod table;
pub mod test;
pub mod timing;
pub mod tour;
pub mod watch;
pub mod worked_out;

use super::command::Command;
use super::keymap::Keymap;
use super::line::CaptureLine;
use super::msg::{Found, Line, Listed, What};
use super::theme::{Depth, Theme};
use super::widgets::roadmap::RoadmapView;
use crate::model::day::clock;
use crate::model::id::Id;
use crate::model::query::heard::NotHeard;
use crate::model::taken_back::TakenBack;
use crate::model::text;
use crate::words::Word;
use chrono::{DateTime, FixedOffset};
use desk::Desk;

/// The whole state.
#[derive(Debug, Clone)]
pub struct App {
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// The clock on the wall, as of the last message.
    pub at: DateTime<FixedOffset>,
    /// The clock that only goes forward, as of the last message.
    pub millis: u64,
    /// Whether a message has brought the time yet.
    pub has_time: bool,
    /// Which keys the commands have here.
    pub keys: Keymap,
    /// How things look.
    pub theme: Theme,
    /// How many colours there are.
    pub depth: Depth,
    /// Line by line: what somebody has half typed is not known here.
    pub by_line: bool,
    /// Which screen is shown.
    pub screen: Screen,
    /// What lies over it, the topmost last.
    pub overlays: Vec<Overlay>,
    /// What was last said to the person.
    pub notice: Option<Notice>,
    /// Everything that was said to the person, newest last.
    pub notices: Vec<Notice>,
    /// What was said of the person's own files, to be said again where a session opens.
    pub of_own: Option<String>,
    /// The mouse.
    pub pointer: pointer::Pointer,
    /// Ctrl-C was pressed; pressed again it leaves.
    pub asked_to_stop: bool,
    /// The line at which the session is shown that is being opened.
    pub target: Option<Id>,
    /// What was pressed and pasted while a session is being made or opened; it is played when it is there.
    pub ahead: Vec<What>,
    /// The tour of the example; `None` in every session of people's own.
    pub tour: Option<tour::Tour>,
    /// What is known of pictures on this screen.
    #[cfg(feature = "pixels")]
    pub pixels: super::pixels::Sight,
}

/// The screens.
#[derive(Debug, Clone)]
pub enum Screen {
    /// The sessions at hand, and the beginning of a new one.
    Home(Home),
    /// An open session.
    Desk(Box<Desk>),
}

/// Home.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// The sessions, newest first.
    pub sessions: Vec<Listed>,
    /// Whether they were looked for.
    pub listed: bool,
    /// Which is lit.
    pub lit: usize,
    /// The title of a new one.
    pub line: CaptureLine,
    /// What is asked.
    pub asks: Asks,
    /// A session is being made or opened.
    pub busy: bool,
    /// Files that are called sessions and cannot be read as such.
    pub found: Vec<Found>,
    /// What was found of the words that were typed.
    pub lines: FoundLines,
    /// How the sessions stand.
    pub order: Order,
}

/// How the sessions at home stand, one behind the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// That which was written last first.
    #[default]
    Newest,
    /// By place; those without one last.
    Place,
    /// By the day of the meeting, the last one first.
    Day,
    /// Open ones first, then prepared ones, then those that were held.
    State,
    /// Those that meet again first.
    Next,
}

impl Order {
    /// Every order, in turn.
    pub const ALL: [Order; 5] = [Order::Newest, Order::Place, Order::Day, Order::State, Order::Next];
}

/// What was found at home of the words that were typed as a title: it is offered beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundLines {
    /// For which words it was last asked.
    pub asked: String,
    /// For which words these are; an answer to others is not taken.
    pub of: String,
    /// The lines.
    pub all: Vec<Line>,
    /// Which is lit; none while the title is typed.
    pub lit: Option<usize>,
}

/// What home asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Asks {
    /// Which of the sessions.
    #[default]
    Which,
    /// What a new one is about.
    Title,
    /// How long there is.
    HowLong,
}

/// The answers to "How long have you got?": the digit's words and the template's name.
pub const TEMPLATES: [(Word, &str); 4] = [
    (Word::HalfADay, "half-day"),
    (Word::TwoDays, "two-days"),
    (Word::ThreeDays, "three-days"),
    (Word::AssetsFirst, "assets-first"),
];

/// What lies over a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// All keys that apply.
    Help {
        /// The commands that applied when it was opened.
        live: Vec<Command>,
        /// How far it is scrolled.
        scroll: usize,
    },
    /// Every command, by typing.
    Palette {
        /// The commands that applied when it was opened.
        live: Vec<Command>,
        /// What was typed.
        line: CaptureLine,
        /// Which is lit.
        lit: usize,
    },
    /// Lines found by typing.
    Search {
        /// What was typed.
        line: CaptureLine,
        /// Which is lit.
        lit: usize,
    },
    /// Notes on how to run the open task.
    Notes {
        /// How far it is scrolled.
        scroll: usize,
    },
    /// Where a line came from, and what came of it.
    WhereFrom {
        /// The line; those looked at before it come first.
        trail: Vec<Id>,
        /// Which is lit.
        lit: usize,
    },
    /// Everything about a line: each answer that it may carry.
    Everything {
        /// The line; those looked at before it come first.
        trail: Vec<Id>,
        /// Which answer is lit.
        lit: usize,
        /// What is typed as the lit answer, while it is answered.
        line: Option<CaptureLine>,
    },
    /// The versions of a line that stand side by side.
    Wordings {
        /// The line, or the session.
        of: Id,
        /// Everything that stood in several versions when it was opened.
        all: Vec<Id>,
        /// Which is lit.
        lit: usize,
        /// How many rows of a long one are above the window.
        down: usize,
    },
    /// Lines of two tables that may say the same, a pair at a time.
    Alike {
        /// The pairs, as they were found when it was opened.
        pairs: Vec<(Id, Id)>,
        /// Which is looked at.
        at: usize,
    },
    /// Who and what has not been heard yet.
    NotHeard {
        /// What was found when it was opened.
        found: NotHeard,
        /// Which is lit.
        lit: usize,
    },
    /// To which task a line goes.
    MoveTo {
        /// The line.
        entry: Id,
        /// What was typed.
        line: CaptureLine,
        /// Which is lit.
        lit: usize,
    },
    /// The whole agenda, to go to another task.
    Agenda {
        /// What was typed.
        line: CaptureLine,
        /// Which is lit, of those that fit what was typed.
        lit: usize,
        /// How many lines each item held when it was opened: counted once, not at every key.
        held: Vec<(Id, usize)>,
    },
    /// Which task is put on the agenda.
    PutIn {
        /// What was typed.
        line: CaptureLine,
        /// Which is lit.
        lit: usize,
    },
    /// What was said to the person so far.
    Messages {
        /// How far it is scrolled.
        scroll: usize,
    },
    /// Everything that was not agreed.
    Register {
        /// Which is lit.
        lit: usize,
    },
    /// What gives, where the day runs over.
    WhatGives {
        /// Which is lit.
        lit: usize,
    },
    /// The roadmap, as near as it is looked at.
    Roadmap {
        /// What of it is seen, and which action is lit.
        view: RoadmapView,
    },
    /// Who is tied to whom.
    Relations {
        /// Which party is lit with its neighbours; none: all are.
        lit: Option<usize>,
    },
    /// What was found when the files were read.
    Found {
        /// Which is lit.
        lit: usize,
    },
    /// Which other windows there are.
    Windows {
        /// How many lines each table had written down when it was opened, by its number.
        held: Vec<(u32, usize)>,
    },
    /// What was taken back.
    TakenBack {
        /// All of it: worked out when it is opened, not at every key.
        all: Vec<TakenBack>,
        /// Which is lit.
        lit: usize,
    },
    /// What came in while nobody touched this window.
    CameIn {
        /// Which is lit.
        lit: usize,
    },
}

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Plain,
    /// It went well.
    Good,
    /// It did not.
    Alarm,
}

/// A sentence to the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
    /// When it was said, on the clock that only goes forward.
    pub millis: u64,
    /// When it was said.
    pub at: DateTime<FixedOffset>,
    /// For this desk alone, never for the wall.
    pub desk_alone: bool,
    /// It is seen for a moment, and is no news.
    pub passing: bool,
}

/// How many notices are kept.
const MOST_NOTICES: usize = 200;

impl App {
    /// At home, with nothing known yet.
    pub fn new(size: (u16, u16), at: DateTime<FixedOffset>, theme: Theme) -> Self {
        Self {
            size,
            at,
            millis: 0,
            has_time: false,
            keys: Keymap::default(),
            theme,
            depth: Depth::default(),
            by_line: false,
            screen: Screen::Home(Home::default()),
            overlays: Vec::new(),
            notice: None,
            notices: Vec::new(),
            of_own: None,
            pointer: pointer::Pointer::default(),
            asked_to_stop: false,
            target: None,
            ahead: Vec::new(),
            tour: None,
            #[cfg(feature = "pixels")]
            pixels: super::pixels::Sight::default(),
        }
    }

    /// The desk, where one is open.
    pub fn desk(&self) -> Option<&Desk> {
        match &self.screen {
            Screen::Desk(desk) => Some(desk),
            Screen::Home(_) => None,
        }
    }

    /// The desk, to be changed.
    pub fn desk_mut(&mut self) -> Option<&mut Desk> {
        match &mut self.screen {
            Screen::Desk(desk) => Some(desk),
            Screen::Home(_) => None,
        }
    }

    /// Home, where it is shown.
    pub fn home(&self) -> Option<&Home> {
        match &self.screen {
            Screen::Home(home) => Some(home),
            Screen::Desk(_) => None,
        }
    }

    /// The desk, where nothing lies over it.
    pub fn bare_desk(&self) -> Option<&Desk> {
        self.desk().filter(|_| self.overlays.is_empty())
    }

    /// Says something to the person. Names of files may stand in it, so it is made clean here.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>) {
        self.note(tone, text);
        self.notice = self.notices.last().cloned();
    }

    /// Says something for a moment: seen at once, and so small that nobody looks it up later.
    pub fn mention(&mut self, text: impl Into<String>) {
        let text = text::clean(&text.into());
        let notice =
            Notice { text, tone: Tone::Plain, millis: self.millis, at: self.at, desk_alone: false, passing: true };
        self.notice = Some(notice);
    }

    /// Says something that is for this desk alone: it never stands on the wall.
    pub fn say_alone(&mut self, text: impl Into<String>) {
        self.note(Tone::Plain, text);
        if let Some(notice) = self.notices.last_mut() {
            notice.desk_alone = true;
        }
        self.notice = self.notices.last().cloned();
    }

    /// What was last said to the person, where this window may show it now.
    pub fn shown_notice(&self) -> Option<&Notice> {
        self.notice.as_ref().filter(|notice| self.may_show(notice))
    }

    /// Whether this window may show a notice now: on the wall nothing that is for the desk alone; in a small window nothing
    /// that is said in passing, for it would take a row of the task.
    pub fn may_show(&self, notice: &Notice) -> bool {
        let small = self.size.0 < 40 || self.size.1 < 10;
        let is_wall = self.desk().is_some_and(|desk| desk.large);
        !(notice.desk_alone && is_wall || notice.passing && small)
    }

    /// Says something that stands on the screen by itself, so that it needs no notice there.
    pub fn note(&mut self, tone: Tone, text: impl Into<String>) {
        let lines: Vec<String> = text.into().lines().map(text::clean).collect();
        let notice = Notice {
            text: lines.join("\n"),
            tone,
            millis: self.millis,
            at: self.at,
            desk_alone: false,
            passing: false,
        };
        if self.notices.len() >= MOST_NOTICES {
            self.notices.remove(0);
        }
        self.notices.push(notice);
    }

    /// What was found when the files were read: of this session, or at home of those that cannot be opened.
    pub fn found(&self) -> &[Found] {
        match &self.screen {
            Screen::Home(home) => &home.found,
            Screen::Desk(desk) => &desk.found,
        }
    }

    /// Whether the poster itself stands in place of the open roadmap.
    pub fn poster_is_up(&self) -> bool {
        #[cfg(feature = "pixels")]
        return self.pixels.is_up() && matches!(self.overlays.last(), Some(Overlay::Roadmap { .. }));
        #[cfg(not(feature = "pixels"))]
        false
    }

    /// Whether a clock runs, so that the screen changes by itself every second.
    pub fn clock_runs(&self) -> bool {
        // Whoever looks at who is here sees how long ago that was.
        matches!(self.overlays.last(), Some(Overlay::Windows { .. }))
            || self.desk().is_some_and(|desk| clock::under_way(&desk.session, self.at).is_some())
    }

    /// How many operations are not on the disk yet.
    pub fn unsaved(&self) -> usize {
        self.desk().map_or(0, |desk| desk.saves.waiting())
    }
}
