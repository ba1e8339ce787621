//! What a window for the wall knows: the session that it follows, and what the desks say of themselves. Pure; it
//! holds nothing that is private, for it is given nothing of the kind.

use crate::model::day::clock;
use crate::model::day::now::{Face, Now, Seen, Turning};
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::op::{Act, Op};
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::{Task, WallRule};
use crate::ui::theme::Theme;
use chrono::{DateTime, FixedOffset, TimeDelta};

/// What comes from the files.
pub enum Followed {
    /// The session is there.
    Open(Box<Session>),
    /// This was said besides.
    More(Vec<Op>),
    /// It is not there, or cannot be read.
    Gone {
        /// What was looked for.
        name: String,
        /// Whether there is a file that cannot be read.
        is_there: bool,
    },
    /// What other windows say of themselves.
    Windows(Vec<Seen>),
}

/// A session that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What was looked for.
    pub name: String,
    /// Whether there is a file that cannot be read.
    pub is_there: bool,
}

/// What there is to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Showing {
    /// What the desk that steers says, with the seconds left brought up to now.
    pub now: Now,
    /// That desk has not been heard of for a while: since then.
    pub old: Option<DateTime<FixedOffset>>,
}

/// A window for the wall.
#[derive(Debug, Clone)]
pub struct Watch {
    /// Columns and rows.
    pub size: (u16, u16),
    /// How things look.
    pub theme: Theme,
    /// The clock on the wall.
    pub at: DateTime<FixedOffset>,
    /// The clock that only goes forward, in milliseconds.
    pub millis: u64,
    /// The session, where it is there.
    pub session: Option<Session>,
    /// Why it is not.
    pub missing: Option<Missing>,
    windows: Vec<Seen>,
    /// What a desk said last: its wall stays as it was left when the desk goes.
    held: Option<Now>,
    /// When they came.
    came: u64,
    /// The page that somebody turned to at this window, until the desk shows something else.
    turned: Option<usize>,
    /// The page that this window has come to by itself, and since when it stands.
    by_itself: (usize, u64),
    /// What was said last and has not been brought up yet.
    newest: Option<Id>,
    /// How many pages there are.
    pub pages: usize,
    /// How many words stand on the one that is shown.
    pub words: usize,
    /// One more whenever something comes that may stand on a page.
    pub came_anew: u64,
}

/// How long a page stands that turns by itself, in milliseconds: whoever reads it from the back row begins late, and
/// reads three words a second.
fn to_read(words: usize) -> u64 {
    const BEGINS: u64 = 4_000;
    const A_WORD: u64 = 350;
    let words = u64::try_from(words).unwrap_or(u64::MAX);
    BEGINS.saturating_add(words.saturating_mul(A_WORD)).clamp(8_000, 60_000)
}

/// Whether something is open that never stands on the wall: what stood there before stays.
fn is_nobodys_wall(session: &Session) -> bool {
    query::here(session).and_then(query::task_of).is_some_and(|task| task.wall == WallRule::Never)
}

/// What was said last in a session of which another reading is known; nothing, where nothing came since.
fn newest_in(session: &Session, before: &Session) -> Option<Id> {
    let came = session.entries().filter(|entry| before.entry(&entry.id).is_none());
    came.max_by_key(|entry| (entry.l, entry.id.clone())).map(|entry| entry.id.clone())
}

impl Watch {
    /// A window that knows nothing yet.
    pub fn new(theme: Theme, at: DateTime<FixedOffset>) -> Self {
        Self {
            size: (80, 24),
            theme,
            at,
            millis: 0,
            session: None,
            missing: None,
            windows: Vec::new(),
            held: None,
            came: 0,
            turned: None,
            by_itself: (0, 0),
            newest: None,
            pages: 1,
            words: 0,
            came_anew: 0,
        }
    }

    /// Takes in what comes from the files.
    pub fn take(&mut self, followed: Followed) {
        let before = self.place();
        if !matches!(followed, Followed::Windows(_)) {
            self.came_anew = self.came_anew.wrapping_add(1);
        }
        match followed {
            Followed::Open(session) => {
                let newest = self.session.as_ref().and_then(|before| newest_in(&session, before));
                self.newest = newest.or(self.newest.take());
                self.session = Some(*session);
                self.missing = None;
            }
            Followed::More(ops) => {
                for op in ops {
                    if matches!(op.act, Act::Say(_)) {
                        self.newest = Some(op.id.clone());
                    }
                    self.session.get_or_insert_default().absorb(op);
                }
            }
            Followed::Gone { name, is_there } => {
                self.session = None;
                self.missing = Some(Missing { name, is_there });
            }
            Followed::Windows(windows) => {
                self.windows = windows;
                self.held = self.steered().map(|seen| seen.window.now.clone()).or(self.held.take());
                self.came = self.millis;
            }
        }
        let after = self.place();
        if after != before {
            let on_stage = |place: &Option<Now>| place.as_ref().and_then(|now| now.on_stage.clone());
            // Whose turn it is comes up, on whichever page of the running order that stands.
            self.newest = on_stage(&after).filter(|_| on_stage(&before) != on_stage(&after)).or(self.newest.take());
            self.turned = None;
            self.by_itself = (after.map_or(0, |now| now.page), self.millis);
        }
    }

    /// What of that which the desk says a page hangs on that somebody turned to here.
    fn place(&self) -> Option<Now> {
        let now = self.said()?.now;
        let nothing = Now { left: None, lit: None, turn: 0, writer: String::new(), ..now };
        Some(Now { walls: Vec::new(), shown: Vec::new(), ..nothing })
    }

    /// Whether the pages turn here by themselves: the desk lets them, and nobody has turned one here.
    fn turns(&self) -> bool {
        let lets = |showing: Showing| showing.now.turning == Turning::ByItself;
        self.pages > 1 && self.turned.is_none() && self.said().is_some_and(lets)
    }

    /// In how many milliseconds the next page comes by itself.
    pub fn until_turned(&self) -> Option<u64> {
        let stood = self.millis.saturating_sub(self.by_itself.1);
        self.turns().then(|| to_read(self.words).saturating_sub(stood))
    }

    /// Turns to the next page, where this one has stood long enough; after the last one the first.
    pub fn turn_by_itself(&mut self) {
        if self.until_turned() == Some(0) {
            let at = self.by_itself.0.saturating_add(1);
            self.by_itself = (if at < self.pages { at } else { 0 }, self.millis);
        }
    }

    /// What was said since the last page was drawn, where its page may come up: pages turn by themselves, and nobody holds
    /// one.
    pub fn to_bring_up(&mut self) -> Option<Id> {
        let newest = self.newest.take();
        let lets = |showing: Showing| showing.now.turning == Turning::ByItself && showing.now.face == Face::Task;
        newest.filter(|_| self.turned.is_none() && self.said().is_some_and(lets))
    }

    /// The page of what was just said comes up and stands its time; paging goes on from there.
    pub fn bring_up(&mut self, page: usize) {
        self.by_itself = (page, self.millis);
    }

    /// A page on or back, at this window alone.
    pub fn turn(&mut self, on: bool) {
        let Some(showing) = self.showing() else { return };
        let last = self.pages.saturating_sub(1);
        let at = showing.now.page.min(last);
        self.turned = Some(if on { at.saturating_add(1).min(last) } else { at.saturating_sub(1) });
    }

    /// What there is to show, with the page that is shown here; `None` without a session.
    pub fn showing(&self) -> Option<Showing> {
        let mut showing = self.said()?;
        if let Some(page) = self.turned {
            showing.now.page = page;
        } else if showing.now.turning == Turning::ByItself {
            showing.now.page = self.by_itself.0;
        }
        Some(showing)
    }

    /// What the desk says that is to be shown.
    fn said(&self) -> Option<Showing> {
        let session = self.session.as_ref()?;
        let since = self.millis.saturating_sub(self.came) / 1000;
        Some(match self.steered() {
            Some(seen) => {
                let seen = Seen { ago: seen.ago.saturating_add(since), ..seen.clone() };
                // How old the first words of a desk are, nobody knows: the start that everybody knows says it.
                let left = if seen.sure { seen.left() } else { self.left_of(session, &seen.window.now) };
                let ago = TimeDelta::try_seconds(i64::try_from(seen.ago).unwrap_or(0)).unwrap_or_default();
                let old = (!seen.fresh).then(|| self.at.checked_sub_signed(ago).unwrap_or(self.at));
                Showing { now: Now { left: left.filter(|_| seen.fresh), ..seen.window.now }, old }
            }
            None => Showing { now: self.as_left(session), old: None },
        })
    }

    /// The desk that steers: one that is heard of before one that is not.
    fn steered(&self) -> Option<&Seen> {
        let desks = || self.windows.iter().filter(|seen| seen.window.is_desk());
        let steering = |fresh: bool| {
            let now = Now::steering(desks().filter(|seen| seen.fresh == fresh).map(|seen| &seen.window.now))?;
            desks().find(|seen| seen.fresh == fresh && seen.window.now == *now)
        };
        steering(true).or_else(|| steering(false))
    }

    /// What there is to show when the desk has gone: what was blank or taken down does not come up by itself.
    fn as_left(&self, session: &Session) -> Now {
        let now = self.of_itself(session);
        match &self.held {
            None => now,
            Some(held) if held.task == now.task || held.face == Face::Blank || is_nobodys_wall(session) => {
                Now { left: self.left_of(session, held), writer: String::new(), turn: 0, ..held.clone() }
            }
            Some(_) => Now { put_up: false, ..now },
        }
    }

    /// What there is to show where no desk says anything: the task that is open.
    fn of_itself(&self, session: &Session) -> Now {
        let item = query::here(session);
        let on_screen = matches!(session.get(Field::Wall), Some(Value::Text(wall)) if &**wall == "screen");
        let live = item.and_then(query::task_of).is_some_and(|task| task.wall == WallRule::Live);
        let now = Now {
            task: item.map(|item| item.id.clone()),
            put_up: on_screen && live,
            clock: clock::face(session),
            turning: Turning::ByItself,
            ..Now::default()
        };
        Now { left: self.left_of(session, &now), ..now }
    }

    /// The seconds left of a task by its start, where its clock runs.
    fn left_of(&self, session: &Session, now: &Now) -> Option<i64> {
        clock::left(session.entry(now.task.as_ref()?)?, self.at)
    }

    /// Whether what is shown changes by itself every second.
    pub fn ticks(&self) -> bool {
        let shows_time = |face| matches!(face, Face::Fit | Face::Break);
        let is_break = |now: &Now| {
            let item = self.session.as_ref().zip(now.task.as_ref()).and_then(|(session, id)| session.entry(id));
            item.and_then(query::task_of).is_some_and(Task::is_break)
        };
        self.showing()
            .is_some_and(|showing| showing.now.left.is_some() || shows_time(showing.now.face) || is_break(&showing.now))
    }
}
