//! The follow-up board: theme by theme what was said, what has been done, what is next, what help is needed; what was
//! asked of others; and how an action stands on a day. Uses the session and what is asked of it; no clock.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What is written down beneath an action: the second, third and fourth of the four questions.
pub const BENEATH: [Kind; 3] = [Kind::Done, Kind::Next, Kind::HelpNeeded];

/// How an action stands on a day, in the order in which the board goes through them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// It is done.
    Done,
    /// Something else was said of it: it is being done, changed, handed on, let go; or something of it was done.
    News,
    /// Nothing was said of it yet.
    NoNews,
    /// Its date has passed, and nothing was said of it yet.
    Passed,
}

/// One row: an action, or a theme with what nobody had planned.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// The action, the pledge, the theme.
    pub of: &'a Entry,
    /// What was said beneath it, question by question as in `BENEATH`.
    pub beneath: [Vec<&'a Entry>; 3],
    /// How an action stands; of a theme nothing.
    pub stand: Option<Stand>,
}

/// A theme's page.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// The theme; none for the actions without one.
    pub theme: Option<&'a Entry>,
    /// The theme itself, then its actions: what was done comes first, then other news, then no news yet.
    pub rows: Vec<Row<'a>>,
}

/// The board.
#[derive(Debug, Clone, Default)]
pub struct Board<'a> {
    /// Theme by theme.
    pub pages: Vec<Page<'a>>,
    /// What was asked of others.
    pub asks: Vec<&'a Entry>,
    /// What was said at the meeting, and stands beneath nothing.
    pub loose: Vec<&'a Entry>,
}

/// The board of a meeting (of all of them, where none is named) on a day.
pub fn board<'a>(session: &'a Session, meeting: Option<&'a Entry>, on: NaiveDate) -> Board<'a> {
    let upto = UpTo::new(session, meeting);
    let lanes = query::lanes(session, &[Kind::Action, Kind::Pledge]);
    let set_aside = |theme: &Entry| query::theme_standing(session, theme) == query::Standing::NotAgreed;
    let mut pages = Vec::new();
    for lane in lanes {
        let own = lane.theme.map(|theme| row(&upto, theme, None));
        let said_of_it = own.as_ref().is_some_and(|row| row.beneath.iter().any(|lines| !lines.is_empty()));
        // A theme that was not agreed has a page only where something is beneath it all the same.
        if lane.lines.is_empty() && !said_of_it && lane.theme.is_none_or(set_aside) {
            continue;
        }
        let mut actions: Vec<Row> = lane.lines.iter().map(|action| row(&upto, action, Some(on))).collect();
        actions.sort_by_key(|row| row.stand);
        pages.push(Page { theme: lane.theme, rows: own.into_iter().chain(actions).collect() });
    }
    let rows: BTreeSet<&Id> = pages.iter().flat_map(|page| &page.rows).map(|row| &row.of.id).collect();
    let has_row = |line: &&Entry| line.other(Field::Parent).is_some_and(|over| rows.contains(over));
    let task = meeting.and_then(query::task_of);
    let said = task.into_iter().flat_map(|task| query::lines(session, task.code));
    let loose = said.filter(|line| upto.is_here(line) && line.kind != Kind::Ask && !has_row(line));
    Board { loose: loose.collect(), asks: session.of_kind(Kind::Ask).collect(), pages }
}

/// Which lines a meeting knows of: its own, and those of the meetings before it.
struct UpTo<'a> {
    session: &'a Session,
    meeting: Option<&'a Entry>,
    agenda: Vec<&'a Entry>,
    at: usize,
}

impl<'a> UpTo<'a> {
    fn new(session: &'a Session, meeting: Option<&'a Entry>) -> Self {
        let agenda = query::agenda(session);
        let at = meeting.and_then(|meeting| agenda.iter().position(|item| item.id == meeting.id));
        Self { session, meeting, agenda, at: at.unwrap_or(usize::MAX) }
    }

    fn knows(&self, line: &Entry) -> bool {
        let said_at = query::said_at(self.session, line);
        let at = said_at.and_then(|at| self.agenda.iter().position(|item| item.id == at.id));
        at.is_none_or(|at| at <= self.at)
    }

    fn is_here(&self, line: &Entry) -> bool {
        self.meeting.is_none_or(|meeting| query::stands_at(self.session, meeting, line))
    }
}

fn row<'a>(upto: &UpTo<'a>, of: &'a Entry, on: Option<NaiveDate>) -> Row<'a> {
    let mut beneath: [Vec<&Entry>; 3] = Default::default();
    for line in upto.session.under(&of.id).filter(|line| line.other(Field::Parent) == Some(&of.id)) {
        let column = BENEATH.iter().position(|kind| *kind == line.kind);
        if let Some(lines) = column.and_then(|n| beneath.get_mut(n)).filter(|_| upto.knows(line)) {
            lines.push(line);
        }
    }
    // What was to come next, and the help that was needed, is what the last meeting said that spoke of it.
    for lines in beneath.iter_mut().skip(1) {
        let last = lines.last().map(|line| line.other(Field::Item).cloned());
        lines.retain(|line| Some(line.other(Field::Item).cloned()) == last);
    }
    let has_done = beneath.first().is_some_and(|done| !done.is_empty());
    Row { of, beneath, stand: on.map(|on| stand(upto.session, of, on, has_done)) }
}

/// How an action stands on a day.
pub fn stand(session: &Session, action: &Entry, on: NaiveDate, has_done: bool) -> Stand {
    match action.words(Field::State).as_str() {
        "done" => Stand::Done,
        "" | "no-news" if !has_done => {
            if has_passed(session, action, on) {
                Stand::Passed
            } else {
                Stand::NoNews
            }
        }
        _ => Stand::News,
    }
}

/// Whether the day by which it was to be done lies before that day.
pub fn has_passed(session: &Session, action: &Entry, on: NaiveDate) -> bool {
    action.get(Field::Due).and_then(|due| query::day_of(session, due)).is_some_and(|due| due < on)
}

/// On which day a line was said: the day of its meeting, else the day on which it was written down.
pub fn said_on(session: &Session, line: &Entry) -> Option<NaiveDate> {
    query::said_at(session, line)
        .and_then(|item| query::meets_on(session, item))
        .or_else(|| line.at.map(|at| at.date_naive()))
}
