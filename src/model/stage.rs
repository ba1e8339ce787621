//! The stages table: every task of the method, as data. A difference between tasks is a difference between rows.
//! The rows stand in the files beside this one, a file a stage. Uses the tables of kinds and fields.

mod across;
mod action;
mod after;
mod before;
mod common_ground;
mod future;
pub mod pages;
mod past;
mod prepare;
mod present;
mod report_outs;

pub use report_outs::report_out;

use super::kind::Kind;

/// The stages of a future search, in order, with what comes before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Before the day, and the opening.
    Prepare,
    /// The past.
    Past,
    /// The present: the world outside, and our own part.
    Present,
    /// The ideal future.
    Future,
    /// Common ground.
    CommonGround,
    /// Action.
    Action,
    /// After the event.
    After,
}

impl Stage {
    /// The stage's name on the screen.
    pub fn title(self) -> &'static str {
        match self {
            Stage::Prepare => "Welcome",
            Stage::Past => "The past",
            Stage::Present => "The present",
            Stage::Future => "The future",
            Stage::CommonGround => "Common ground",
            Stage::Action => "Action",
            Stage::After => "Afterwards",
        }
    }

    /// Whether its tasks are the last to give where the day runs over: common ground and action are what people came for.
    pub fn is_protected(self) -> bool {
        matches!(self, Stage::CommonGround | Stage::Action)
    }
}

/// How people sit for a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Everybody together.
    WholeRoom,
    /// Each for themselves.
    Individuals,
    /// Mixed tables.
    MixedTables,
    /// Stakeholder groups.
    StakeholderGroups,
    /// Voluntary groups, one a theme.
    ActionGroups,
}

/// Which kind of surface shows a task. The only thing about a task that a screen may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// The question, large, and nothing else: welcome, breaks, dialogues.
    Question,
    /// The lines taken down, newest at the bottom.
    Lines,
    /// The session's own facts, one after the other.
    Facts,
    /// Stakeholder groups: letter, name, how many, authority, resources, expertise, information, need.
    Groups,
    /// Who sits at which table.
    Seats,
    /// The agenda with its minutes.
    Program,
    /// What to bring: a list to tick off.
    Kit,
    /// Time lines: lanes by decade and year.
    TimeLines,
    /// What tables tell: a head, and what stands under it.
    Told,
    /// A tree of lines, as an outline.
    Outline,
    /// Dots on lines, by group.
    Dots,
    /// Lines ringed together.
    Rings,
    /// Lines of each group about each of several things.
    Matrix,
    /// Two or three lists side by side, by group.
    Columns,
    /// Questions, a page each, with what was answered to each.
    Pages,
    /// The wall: cards in columns, brought together.
    Wall,
    /// Two tables side by side: what both of them hold.
    TwoTables,
    /// Three numbers beside each theme: interest, agreement, energy.
    SignUp,
    /// Lines put under themes.
    Sort,
    /// One thing after the other, large, with the test for common ground.
    Confirm,
    /// What stands under each theme: goals; or actions, pledges and asks, with their boxes.
    Actions,
    /// Each theme's actions, one theme a page, said aloud.
    Aloud,
    /// The roadmap, one action after the other read aloud.
    ReadBack,
    /// Theme by theme: what was said, what has been done, what is next, what help is needed.
    Board,
}

impl Surface {
    /// What a table has of it, where there the lines are taken down that are said: what is sorted, tested, counted and
    /// prepared by one for all has plain lines there.
    #[must_use]
    pub fn at_a_table(self) -> Self {
        match self {
            Surface::Question
            | Surface::TimeLines
            | Surface::Told
            | Surface::Columns
            | Surface::Matrix
            | Surface::Pages
            | Surface::Actions => self,
            _ => Surface::Lines,
        }
    }

    /// Whether what is typed at a table is what the task takes down; else it is a plain line.
    pub fn takes_at_a_table(self) -> bool {
        self.at_a_table() == self || matches!(self, Surface::Wall | Surface::Outline | Surface::Board)
    }
}

impl Grouping {
    /// Whether people sit at tables, and speak as such.
    pub fn is_by_table(self) -> bool {
        matches!(self, Grouping::MixedTables | Grouping::StakeholderGroups)
    }
}

/// When a task's lines may stand on the wall (design, section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WallRule {
    /// As they are taken down.
    Live,
    /// When the group has read them.
    Held,
    /// Never.
    Never,
}

/// Who reads a kind in papers for others (design, section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Everyone.
    Everyone,
    /// Those who were there.
    ThoseThere,
    /// Nobody.
    Nobody,
}

/// Where on the roadmap a task's entries land.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoadmapPart {
    /// The vision panel.
    Vision,
    /// The lanes and their heads.
    Lanes,
    /// The cards.
    Cards,
    /// The ground of values.
    Values,
    /// The earth of assets.
    Assets,
    /// The relationships at the foot.
    Relationships,
    /// The edge: not agreed, next meeting.
    Edge,
}

/// One row of the stages table.
#[derive(Debug)]
pub struct Task {
    /// The name in files and on the command line, in kebab case.
    pub code: &'static str,
    /// The stage that it belongs to.
    pub stage: Stage,
    /// The title on the agenda.
    pub title: &'static str,
    /// What it is for, in one line.
    pub purpose: &'static str,
    /// The prompt for the room. `{task}`, `{horizon}` (a year), `{back}` (a number of years) and `{title}` are put in.
    pub prompt: &'static str,
    /// Private notes on how to run it, a line each.
    pub notes: &'static [&'static str],
    /// How people sit.
    pub groups: Grouping,
    /// Minutes planned, where the template does not say otherwise.
    pub minutes: u16,
    /// What a line becomes: the first kind is the one for a plain line.
    pub captures: &'static [Kind],
    /// What it works on: kinds taken down in earlier tasks.
    pub takes: &'static [Kind],
    /// Which surface shows it.
    pub surface: Surface,
    /// When its lines may stand on the wall.
    pub wall: WallRule,
    /// Who reads its lines in papers for others.
    pub reader: Reader,
    /// Where its entries land on the roadmap.
    pub feeds: &'static [RoadmapPart],
}

impl Task {
    /// Whether what is said in it belongs to the item of the agenda at which it was said: it takes plain lines alone, or
    /// is a meeting of its own.
    pub fn is_by_item(&self) -> bool {
        let plain = matches!(self.surface, Surface::Question | Surface::Lines);
        self.is_meeting() || (plain && self.captures.iter().all(|kind| *kind == Kind::Line))
    }

    /// Whether each time that it stands on the agenda is a meeting of its own, with a date and with those who came.
    pub fn is_meeting(&self) -> bool {
        self.surface == Surface::Board
    }

    /// Whether nothing is done in it: a break.
    pub fn is_break(&self) -> bool {
        self.surface == Surface::Question && self.captures.is_empty() && self.takes.is_empty()
    }
}

/// Every task, in the order of the method.
pub fn tasks() -> impl Iterator<Item = &'static Task> {
    [
        before::TASKS,
        prepare::TASKS,
        past::TASKS,
        present::TASKS,
        future::TASKS,
        common_ground::TASKS,
        action::TASKS,
        after::TASKS,
        across::TASKS,
    ]
    .into_iter()
    .flatten()
}

/// The task of that name.
pub fn task(code: &str) -> Option<&'static Task> {
    tasks().find(|task| task.code == code)
}

/// The task in which a kind is taken down when nobody says where: the first that takes it as its plain line, else the
/// first that takes it at all.
pub fn home_of(kind: Kind) -> Option<&'static Task> {
    // Groups, tables and the agenda are the frame for every task, and belong to none.
    let all = || tasks().filter(|_| !matches!(kind, Kind::Group | Kind::Table | Kind::Agenda));
    all().find(|task| task.captures.first() == Some(&kind)).or_else(|| all().find(|task| task.captures.contains(&kind)))
}
