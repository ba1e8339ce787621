//! What goes out of a session to other people's tools: a copy of it in which only what these readers may have is left
//! (design, section 4: default readers, the rule of five, no names with prouds, sorries and time lines), and what each
//! line is called in the session itself, so that the same line always goes out under the same name. Uses the model and
//! the copies.

use crate::export::share::{self, Audience};
use crate::model::entry::{Entry, State};
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// For whom something goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Readers {
    /// For everyone.
    #[default]
    Public,
    /// For those who were there.
    There,
}

impl Readers {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Readers::Public => "public",
            Readers::There => "there",
        }
    }
}

/// What was asked beside the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct How {
    /// Who does something stands in a calendar, too.
    pub who: bool,
    /// Lists begin with the mark by which spreadsheets know UTF-8.
    pub bom: bool,
}

/// What goes out.
pub struct Leaving<'a> {
    /// The session that it was made from; only for what keeps to the readers by itself.
    pub(super) whole: &'a Session,
    /// What may go out.
    pub session: Session,
    /// For whom.
    pub readers: Readers,
    /// How.
    pub how: How,
    /// The id of the session that it was made from.
    pub id: String,
    names: BTreeMap<Id, Id>,
    /// How many lines the session has, whatever became of them.
    pub all: usize,
    /// How many stand and are not for these readers.
    pub not_for_them: usize,
    /// How many were taken back.
    pub taken_back: usize,
    /// How many were struck.
    pub struck: usize,
}

impl<'a> Leaving<'a> {
    /// What may go out of the session of that id.
    pub fn new(whole: &'a Session, id: &str, readers: Readers, how: How) -> Self {
        let audience = match readers {
            Readers::Public => Audience::Public,
            Readers::There => Audience::There,
        };
        let copy = share::copy(whole, audience, None);
        let lines = || whole.entries().filter(|entry| entry.kind.is_said() && !entry.kind.is_private());
        let in_state = |state: State| lines().filter(|entry| entry.state == state).count();
        Self {
            whole,
            readers,
            how,
            id: id.to_owned(),
            names: copy.names,
            all: lines().count(),
            not_for_them: copy.left_out.lines,
            taken_back: in_state(State::Withdrawn),
            struck: in_state(State::Struck),
            session: Session::of(copy.ops),
        }
    }

    /// What an entry is called in the session that it comes from.
    pub fn name<'b>(&'b self, id: &'b Id) -> &'b str {
        self.names.get(id).unwrap_or(id).as_str()
    }

    /// The lines that go out, in the order in which they were said.
    pub fn lines(&self) -> Vec<&Entry> {
        let mut lines: Vec<&Entry> = self.session.entries().filter(|entry| entry.kind.is_said()).collect();
        lines.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
        lines
    }

    /// The lines of some kinds.
    pub fn of_kinds(&self, kinds: &[Kind]) -> Vec<&Entry> {
        kinds.iter().flat_map(|kind| self.session.of_kind(*kind)).collect()
    }

    /// The day that an answer comes to.
    pub fn day(&self, entry: &Entry, field: Field) -> Option<NaiveDate> {
        match entry.get(field)? {
            Value::Text(words) => {
                let said = entry.at.map(|at| at.date_naive()).or_else(|| query::last_day(&self.session))?;
                query::day_meant(&self.session, words, said)
            }
            value => query::day_of(&self.session, value),
        }
    }

    /// How an entry is called by people: its number, its words where it has none.
    pub fn called(&self, id: &Id) -> String {
        let Some(entry) = self.session.entry(id) else { return String::new() };
        let number = self.session.spoken(entry);
        if number.is_empty() { entry.text().to_owned() } else { number }
    }
}
