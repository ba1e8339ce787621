//! Actions and pledges of many sessions: who promised what by when, and how it stands. Nobody is late here: a date has
//! passed, and there is no news yet. Pure. Uses the lines that a search finds.

use super::field::Field;
use super::likeness::folded;
use super::search::Told;
use crate::words::Word;
use crate::words::library::Library;
use chrono::NaiveDate;

/// Something that was promised, in one of many sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Under which label; empty while somebody is looked for. Whoever it was handed on to stands for it now.
    pub who: String,
    /// What.
    pub what: String,
    /// The day by which.
    pub due: Option<NaiveDate>,
    /// By when, as words.
    pub by_when: String,
    /// What became of it, as the word for it in files; empty where nobody has said anything.
    state: String,
}

impl Promise {
    /// What a line of a session promises.
    pub fn of(told: &Told) -> Self {
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
        !matches!(self.state.as_str(), "done" | "let-go")
    }

    /// Whether nobody has said yet who does it.
    pub fn looks_for_someone(&self) -> bool {
        self.who.trim().is_empty()
    }

    /// Whether it is promised by somebody, by a part of the label.
    pub fn is_of(&self, who: &str) -> bool {
        folded(&self.who).contains(&folded(who.trim()))
    }

    /// How it stands on a day, as words; nothing where nothing needs to be said.
    pub fn stands(&self, today: NaiveDate) -> String {
        let passed = self.due.is_some_and(|due| due < today) && self.is_open();
        let said = match self.state.as_str() {
            "doing" => Word::StateDoing.text(),
            "done" => Word::StateDone.text(),
            "changed" => Word::StateChanged.text(),
            "handed-on" => Word::StateHandedOn.text(),
            "let-go" => Word::StateLetGo.text(),
            "no-news" if !passed => Word::StateNoNews.text(),
            _ if passed => return Library::DatePassedNoNews.text().to_owned(),
            _ => "",
        };
        if passed { format!("{said}, {}", Library::DatePassed.text()) } else { said.to_owned() }
    }

    /// Where it comes among others: what is open first, by who promised it and by when; then what looks for someone; what
    /// is done or let go last.
    pub fn place(&self) -> impl Ord + use<> {
        let group = match (self.is_open(), self.looks_for_someone()) {
            (true, false) => 0,
            (true, true) => 1,
            (false, _) => 2,
        };
        (group, folded(&self.who), self.due.is_none(), self.due)
    }
}
