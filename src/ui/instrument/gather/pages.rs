//! Questions, a page each, with what was answered to each; before them the earlier map, to be looked at again; after the
//! one about relationships the same as a table of parties.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::stage::pages::{Page, page_of, pages};
use crate::model::wish::{Refusal, Wish};
use crate::ui::instrument::{Called, Instrument, Named, Place, by_words, ids, named, new_line, speakers};
use crate::ui::state::desk::{Desk, Purpose};
use crate::words::pages::Pages as Words;
use chrono::NaiveDate;

/// Questions.
pub struct Pages;

/// One sheet of the task: its place among all is its code, which stays whatever else is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// What was taken in from an earlier map, and what has no page.
    Earlier,
    /// A question.
    Question(usize),
    /// The relationships that answer a question, as a table of parties.
    Table(usize),
}

impl Sheet {
    fn code(self) -> usize {
        match self {
            Sheet::Earlier => 0,
            Sheet::Question(n) => 2 * n + 1,
            Sheet::Table(n) => 2 * n + 2,
        }
    }

    fn from_code(code: usize) -> Self {
        match code {
            0 => Sheet::Earlier,
            odd if odd % 2 == 1 => Sheet::Question(odd / 2),
            even => Sheet::Table(even / 2 - 1),
        }
    }

    /// The place of its question, where it has one.
    pub fn question(self) -> Option<usize> {
        match self {
            Sheet::Earlier => None,
            Sheet::Question(n) | Sheet::Table(n) => Some(n),
        }
    }
}

impl Instrument for Pages {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        match sheet(desk) {
            Sheet::Table(_) => Vec::new(),
            _ => ids(on_page(desk)),
        }
    }

    fn arrive(&self, desk: &mut Desk) {
        let asked = desk.item().map(|item| item.words(Field::Prompt)).unwrap_or_default();
        let own = all(desk).iter().position(|page| page.question == asked);
        let first = if has_earlier(desk) { Sheet::Earlier } else { Sheet::Question(0) };
        open(desk, own.map_or(first, Sheet::Question));
    }

    /// On the earlier map what was not looked at yet.
    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = self.choosable(desk);
        let touched = desk.touched.clone().filter(|id| all.contains(id));
        let open = || on_page(desk).into_iter().find(|line| is_open(line)).map(|line| line.id.clone());
        touched.or_else(|| if sheet(desk) == Sheet::Earlier { open() } else { None }).or_else(|| all.last().cloned())
    }

    fn fills(&self, desk: &Desk, field: Field) -> Option<&'static str> {
        let page = page(desk).filter(|page| page.kind == desk.kind)?;
        (field == Field::Sort).then(|| page.sorts.first().copied()).flatten()
    }

    /// A line on a page is of the page's sort, where its boxes say no other.
    fn compose(&self, desk: &Desk, texts: &[String], on: NaiveDate) -> Result<Wish, Refusal> {
        let mut new = new_line(desk, texts, on)?;
        let says = new.with.iter().any(|(field, _)| *field == Field::Sort);
        if let (Some(sort), true, false) = (self.fills(desk, Field::Sort), desk.kind.has(Field::Sort), says) {
            new = new.with(Field::Sort, Value::Text(sort.into()));
        }
        Ok(Wish::Say(new))
    }

    /// A relationship has two parties: that the other one is not there yet is said before Enter.
    fn taken_for(&self, desk: &Desk, _: NaiveDate) -> Option<String> {
        let nth = desk.fields().iter().position(|field| *field == Field::ToParty)? + 1;
        let one = !desk.line.text_of(0).trim().is_empty() && desk.line.text_of(nth).trim().is_empty();
        one.then(|| Words::WithWhom.text().to_owned())
    }

    fn question(&self, desk: &Desk) -> Option<String> {
        let own = desk.item().map(|item| item.words(Field::Prompt)).filter(|own| !own.is_empty());
        let page = page(desk).map(|page| page.question.to_owned());
        page.or(own).or_else(|| Some(Words::EarlierQuestion.text().to_owned()))
    }

    fn asks_under(&self, _: &Desk) -> &'static str {
        Words::WhichPage.text()
    }

    fn under_is(&self, _: &Desk) -> Named {
        named::PAGE
    }

    fn keeps_under(&self, _: &Desk) -> bool {
        true
    }

    fn called(&self, desk: &Desk, typed: &str) -> Called {
        let numbered = (0..all(desk).len()).map(|n| ((n + 1).to_string(), Place::Page(Sheet::Question(n).code())));
        let earlier = ("0".to_owned(), Place::Page(Sheet::Earlier.code()));
        Called::among(typed, numbered.chain([earlier]).chain(speakers(desk)))
    }

    fn open_page(&self, desk: &mut Desk, code: usize) {
        open(desk, Sheet::from_code(code));
    }

    /// A line of another kind than the page's stands on that kind's page.
    fn took_kind(&self, desk: &mut Desk) {
        let there = all(desk).iter().position(|page| page.kind == desk.kind);
        if let (true, Some(there)) = (page(desk).is_some_and(|page| page.kind != desk.kind), there) {
            desk.page = Sheet::Question(there).code();
        }
    }

    fn kept_where(&self, desk: &Desk) -> String {
        let by = Some(by_words(desk, &desk.by)).filter(|_| !desk.by.is_empty());
        std::iter::once(place(desk)).chain(by).collect::<Vec<_>>().join(" · ")
    }

    fn page_name(&self, desk: &Desk) -> String {
        place(desk)
    }

    fn turn_page(&self, desk: &mut Desk, on: bool) -> bool {
        let sheets = sheets(desk);
        let at = sheets.iter().position(|one| *one == sheet(desk)).unwrap_or(0);
        let to = if on { sheets.get(at + 1) } else { at.checked_sub(1).and_then(|before| sheets.get(before)) };
        if let Some(to) = to.copied() {
            open(desk, to);
        }
        true
    }

    fn pages_follow_lit(&self, _: &Desk) -> bool {
        false
    }
}

/// The questions of the open task.
pub fn all(desk: &Desk) -> &'static [Page] {
    pages(desk.task_code())
}

/// The open sheet.
pub fn sheet(desk: &Desk) -> Sheet {
    Sheet::from_code(desk.page)
}

/// The open sheet's question.
pub fn page(desk: &Desk) -> Option<&'static Page> {
    sheet(desk).question().and_then(|n| all(desk).get(n))
}

/// Every sheet that there is now, in order.
fn sheets(desk: &Desk) -> Vec<Sheet> {
    let earlier = has_earlier(desk).then_some(Sheet::Earlier);
    let questions = all(desk).iter().enumerate().flat_map(|(n, page)| {
        let table = (page.kind == Kind::Relationship).then_some(Sheet::Table(n));
        std::iter::once(Sheet::Question(n)).chain(table)
    });
    earlier.into_iter().chain(questions).collect()
}

/// Opens a sheet; a new line is what its question takes.
fn open(desk: &mut Desk, to: Sheet) {
    desk.page = to.code();
    desk.kind = page(desk).map_or(Kind::Asset, |page| page.kind);
    if desk.purpose == Purpose::New {
        let wanted = desk.labels().len();
        desk.line.shape(wanted);
    }
}

/// The lines of the open sheet, in the order in which they were said.
pub fn on_page(desk: &Desk) -> Vec<&Entry> {
    let lines = query::lines(&desk.session, desk.task_code());
    let pages = all(desk);
    match sheet(desk) {
        Sheet::Earlier => lines.filter(|line| is_earlier(pages, line)).collect(),
        Sheet::Question(n) | Sheet::Table(n) => lines.filter(|line| page_of(pages, line) == Some(n)).collect(),
    }
}

/// How many lines stand on each question's page.
pub fn counts(desk: &Desk) -> Vec<usize> {
    let pages = all(desk);
    let mut out = vec![0; pages.len()];
    for line in query::lines(&desk.session, desk.task_code()) {
        if let Some(n) = page_of(pages, line).and_then(|n| out.get_mut(n)) {
            *n += 1;
        }
    }
    out
}

/// Whether a line stands on the sheet of the earlier map: it came from there, or stands nowhere else.
fn is_earlier(pages: &[Page], line: &Entry) -> bool {
    came_from_there(line) || page_of(pages, line).is_none()
}

fn came_from_there(line: &Entry) -> bool {
    matches!(line.get(Field::Origin), Some(Value::Text(origin)) if origin.as_str() == "imported")
}

/// Whether something of the earlier map was not looked at again yet.
pub fn is_open(line: &Entry) -> bool {
    came_from_there(line) && line.kind.has(Field::Checked) && line.get(Field::Checked).is_none()
}

/// Whether there is a sheet of the earlier map: something stands there, or the agenda asks for it.
fn has_earlier(desk: &Desk) -> bool {
    let asked = desk.item().map(|item| item.words(Field::Prompt)).unwrap_or_default();
    let own = !asked.is_empty() && all(desk).iter().all(|page| page.question != asked);
    let pages = all(desk);
    own || query::lines(&desk.session, desk.task_code()).any(|line| is_earlier(pages, line))
}

/// Which sheet is open, in words: "2 of 6 · links".
pub fn place(desk: &Desk) -> String {
    let all = all(desk);
    let words = |word: Words, n: usize| {
        let name = all.get(n).map_or("", |page| page.name);
        word.with(&[(n + 1).to_string().as_str(), &all.len().to_string(), name])
    };
    match sheet(desk) {
        Sheet::Earlier => Words::Earlier.text().to_owned(),
        Sheet::Question(n) => words(Words::Question, n),
        Sheet::Table(n) => words(Words::InWords, n),
    }
}
