//! Actions and pledges of many sessions: who promised what by when, and how it stands. Nobody is late here: a date has
//! passed, and there is no news yet. Pure. Uses the lines that a search finds.

use crate::model::field::Field;
use crate::model::likeness::{folded, holds};
use crate::model::search::Told;
use crate::words::Word;
use crate::words::library::Library;
use chrono::NaiveDate;
use std::borrow::Cow;

/// Something that was promised, in one of many sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise<'a> {
    /// Under which label; empty while somebody is looked for. Whoever it was handed on to stands for it now.
    pub who: Cow<'a, str>,
    /// What.
    pub what: Cow<'a, str>,
    /// The day by which.
    pub due: Option<NaiveDate>,
    /// By when, as words.
    pub by_when: String,
    /// What became of it, as the word for it in files; empty where nobody has said anything.
    state: Cow<'a, str>,
}

impl<'a> Promise<'a> {
    /// What a line of a session promises.
    pub fn of(told: &Told<'a>) -> Self {
        let handed = told.answer(Field::HandedTo);
        let state = told.answer(Field::State);
        let is_handed = state == "handed-on" && !handed.trim().is_empty();
        Self {
            who: if is_handed { handed } else { told.answer(Field::Who) },
            what: told.words(),
            due: told.day(Field::Due),
            by_when: told.when(Field::Due),
            state,
        }
    }

    /// Whether it is still to be done: not done, and not let go.
    pub fn is_open(&self) -> bool {
        !matches!(&*self.state, "done" | "let-go")
    }

    /// Whether nobody has said yet who does it.
    pub fn looks_for_someone(&self) -> bool {
        self.who.trim().is_empty()
    }

    /// Whether it is promised by somebody, by a part of the label.
    pub fn is_of(&self, who: &str) -> bool {
        holds(&self.who, &folded(who.trim()))
    }

    /// How it stands on a day, as words; nothing where nothing needs to be said.
    pub fn stands(&self, today: NaiveDate) -> Cow<'static, str> {
        let passed = self.due.is_some_and(|due| due < today) && self.is_open();
        let said = match &*self.state {
            "doing" => Word::StateDoing.text(),
            "done" => Word::StateDone.text(),
            "changed" => Word::StateChanged.text(),
            "handed-on" => Word::StateHandedOn.text(),
            "let-go" => Word::StateLetGo.text(),
            "no-news" if !passed => Word::StateNoNews.text(),
            _ if passed => return Cow::Borrowed(Library::DatePassedNoNews.text()),
            _ => "",
        };
        if passed { Cow::Owned(format!("{said}, {}", Library::DatePassed.text())) } else { Cow::Borrowed(said) }
    }

    /// Where it comes among others: what is open first, by who promised it and by when; then what looks for someone; what
    /// is done or let go last.
    pub fn place(&self) -> Turn {
        let group = match (self.is_open(), self.looks_for_someone()) {
            (true, false) => 0,
            (true, true) => 1,
            (false, _) => 2,
        };
        Turn { by_who: (group, folded(&self.who)), by_day: (self.due.is_none(), self.due) }
    }
}

/// Whether a promise is open, looks for someone, or is done; and under which label.
pub type ByWho = (u8, String);

/// By when something was promised; what has no day comes last.
pub type ByDay = (bool, Option<NaiveDate>);

/// Where a promise comes among others: those of one name stand together, by their day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    /// Whether it is open, looks for someone, or is done; and under which label.
    pub by_who: ByWho,
    /// By when; what has no day comes last.
    pub by_day: ByDay,
}
