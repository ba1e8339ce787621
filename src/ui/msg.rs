//! What comes in and what is asked for. Every message carries the shell's time; `update` has no other clock.

use super::command::Command;
use super::input::Mouse;
use super::keymap::Key;
use super::state::saves::Trouble;
use crate::model::day::now::{Now, Seen};
use crate::model::id::Id;
use crate::model::op::Op;
use crate::model::session::Session;
use crate::model::text::Clean;
use chrono::{DateTime, FixedOffset};
use std::path::PathBuf;

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Msg {
    /// When, by the clock on the wall.
    pub at: DateTime<FixedOffset>,
    /// When, in milliseconds of a clock that only goes forward.
    pub millis: u64,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum What {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Paste(String),
    /// Something was done with the mouse.
    Mouse(Mouse),
    /// A whole line was typed: these texts stand in its boxes now.
    Boxes(Vec<String>),
    /// The window has this many columns and rows.
    Resize(u16, u16),
    /// Time has passed.
    Tick,
    /// These operations are on the disk.
    Saved(Vec<Id>),
    /// What is waiting could not be saved; it is kept and tried again.
    NotSaved(Trouble),
    /// These operations are refused for good.
    Refused(Vec<Id>, Trouble),
    /// Something was found when files were read.
    Found(Vec<Found>),
    /// Operations of other writers.
    Heard(Vec<Op>),
    /// What other windows say of themselves.
    Around(Vec<Seen>),
    /// The sessions at hand, newest first.
    Sessions(Vec<Listed>),
    /// What was found in all sessions of the words that somebody has typed at home.
    Lines(String, Vec<Line>),
    /// A title was half-typed when the program last ended.
    Title(String),
    /// A session is open.
    Opened(Box<Opened>),
    /// Line by line: what this command shows on a screen was said.
    SaidInstead(Command),
    /// Something that the person should know.
    Told(String),
    /// Something asked for did not work; the sentence says what and what to do.
    Failed(String),
    /// Whether the terminal shows pictures, and whether the poster is there.
    #[cfg(feature = "pixels")]
    Pixels {
        /// It does.
        can: bool,
        /// It is.
        drawn: bool,
    },
    /// Papers were written, with these names.
    PapersWritten(String, Vec<String>),
}

/// A session in the list at home.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// Where it lies.
    pub path: PathBuf,
    /// Its title.
    pub title: Clean,
    /// Its date, written out.
    pub date: String,
    /// Where it stands.
    pub stands: String,
    /// Its place among those that were written last.
    pub nth: usize,
    /// What it is put in order by.
    pub by: By,
}

/// What the sessions at home are put in order by, as their heads say it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct By {
    /// The place.
    pub place: Clean,
    /// The first day, `2026-05-30`.
    pub day: Clean,
    /// `prepared`, `open` or `held`.
    pub state: Clean,
    /// When people meet next, as said.
    pub next: Clean,
}

/// A line of a session that was found at home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where the session lies.
    pub path: PathBuf,
    /// The session's title.
    pub title: Clean,
    /// The line's number.
    pub no: Clean,
    /// Its words.
    pub words: Clean,
    /// The entry; none, where it is an answer about the session itself.
    pub entry: Option<Id>,
}

/// Something that was found when files were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What and where, as a sentence.
    pub sentence: Clean,
    /// What stands there, as far as it is text.
    pub text: Clean,
    /// The operation that an edit by hand became: it can be taken back.
    pub op: Option<Id>,
    /// Whether something cannot be read that was there.
    pub is_damage: bool,
}

/// An open session.
#[derive(Debug, Clone, Default)]
pub struct Opened {
    /// What is in it.
    pub session: Session,
    /// The writer of this window, `desk-k7q2m4xw`.
    pub writer: String,
    /// The number of the writer's next operation.
    pub next: u64,
    /// The half-typed lines, as last handed out in [`Effect::Draft`].
    pub draft: String,
    /// What the person should know at once.
    pub notice: Option<String>,
    /// What was found when the files were read: lines set aside, edits by hand, copies joined.
    pub found: Vec<Found>,
    /// Why nothing can be changed, where that is so.
    pub read_only: Option<String>,
    /// What the room was shown by a desk of this machine that has ended without a word.
    pub wall: Option<Now>,
}

/// Something that the shell is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// To save operations.
    Save(Vec<Op>),
    /// To keep the half-typed lines.
    Draft(String),
    /// To make a session and open it.
    Create {
        /// Its title.
        title: String,
        /// The name of the template.
        template: String,
    },
    /// To open a session.
    Open(PathBuf),
    /// To look through every session for words.
    Search(String),
    /// To close the open one and list what there is.
    Home,
    /// To write the papers.
    Papers,
    /// To show the folder that the papers are in, in a window of the desktop's own.
    OpenFolder,
    /// To ring the bell.
    Bell,
    /// To mind the mouse, or to leave it to the terminal.
    Mouse(bool),
    /// To leave.
    Quit,
}
