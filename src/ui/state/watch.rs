//! What a window for the wall knows: the session that it follows, and what the desks say of themselves. Pure; it
//! holds nothing that is private, for it is given nothing of the kind.

use crate::model::clock;
use crate::model::field::{Field, Value};
use crate::model::now::{Now, Seen};
use crate::model::op::Op;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::WallRule;
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
    /// When they came.
    came: u64,
    /// The page that somebody turned to at this window, until the desk shows something else.
    turned: Option<usize>,
    /// How many pages there are.
    pub pages: usize,
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
            came: 0,
            turned: None,
            pages: 1,
        }
    }

    /// Takes in what comes from the files.
    pub fn take(&mut self, followed: Followed) {
        let before = self.place();
        match followed {
            Followed::Open(session) => {
                self.session = Some(*session);
                self.missing = None;
            }
            Followed::More(ops) => {
                for op in ops {
                    self.session.get_or_insert_default().absorb(op);
                }
            }
            Followed::Gone { name, is_there } => {
                self.session = None;
                self.missing = Some(Missing { name, is_there });
            }
            Followed::Windows(windows) => {
                self.windows = windows;
                self.came = self.millis;
            }
        }
        if self.place() != before {
            self.turned = None;
        }
    }

    /// What of the state a page that somebody turned to here hangs on.
    fn place(&self) -> Option<Now> {
        let now = self.showing()?.now;
        Some(Now { left: None, lit: None, turn: 0, writer: String::new(), ..now })
    }

    /// A page on or back, at this window alone.
    pub fn turn(&mut self, on: bool) {
        let Some(showing) = self.showing() else { return };
        let last = self.pages.saturating_sub(1);
        let at = showing.now.page.min(last);
        self.turned = Some(if on { at.saturating_add(1).min(last) } else { at.saturating_sub(1) });
    }

    /// What there is to show; `None` without a session.
    pub fn showing(&self) -> Option<Showing> {
        let session = self.session.as_ref()?;
        let desks = || self.windows.iter().filter(|seen| !seen.window.is_room());
        let steering = |fresh: bool| {
            let now = Now::steering(desks().filter(|seen| seen.fresh == fresh).map(|seen| &seen.window.now))?;
            desks().find(|seen| seen.fresh == fresh && seen.window.now == *now)
        };
        let since = self.millis.saturating_sub(self.came) / 1000;
        let seen = steering(true).or_else(|| steering(false));
        let mut showing = match seen {
            Some(seen) => {
                let seen = Seen { ago: seen.ago.saturating_add(since), ..seen.clone() };
                // How old the first words of a desk are, nobody knows: the start that everybody knows says it.
                let left = if seen.sure { seen.left() } else { self.left_of(session, &seen.window.now) };
                let ago = TimeDelta::try_seconds(i64::try_from(seen.ago).unwrap_or(0)).unwrap_or_default();
                let old = (!seen.fresh).then(|| self.at.checked_sub_signed(ago).unwrap_or(self.at));
                Showing { now: Now { left: left.filter(|_| seen.fresh), ..seen.window.now }, old }
            }
            None => Showing { now: self.by_itself(session), old: None },
        };
        if let Some(page) = self.turned {
            showing.now.page = page;
        }
        Some(showing)
    }

    /// What there is to show where no desk says anything: the task that is open.
    fn by_itself(&self, session: &Session) -> Now {
        let item = query::here(session);
        let on_screen = matches!(session.get(Field::Wall), Some(Value::Text(wall)) if &**wall == "screen");
        let live = item.and_then(query::task_of).is_some_and(|task| task.wall == WallRule::Live);
        let now = Now {
            task: item.map(|item| item.id.clone()),
            put_up: on_screen && live,
            clock: clock::face(session),
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
        use crate::model::now::Face;
        let shows_time = |face| matches!(face, Face::Fit | Face::Break);
        self.showing().is_some_and(|showing| showing.now.left.is_some() || shows_time(showing.now.face))
    }
}
