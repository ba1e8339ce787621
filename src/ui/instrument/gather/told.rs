//! What tables tell: a table is said once, its lines go under its head by themselves. Where others listen, a note goes
//! under what is shown.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::stage::Task;
use crate::model::text::Clean;
use crate::model::time_lines;
use crate::model::told::{self, Table};
use crate::model::typed::line;
use crate::model::wish::{New, Refusal, Wish};
use crate::ui::instrument::{Called, Instrument, Named, Place, Turned, by_words, ids, named, new_line};
use crate::ui::state::desk::Desk;
use crate::words::Word;
use crate::words::tasks::Tasks;
use crate::words::told::Told as Words;
use chrono::NaiveDate;
use std::collections::HashMap;

/// How many tables there may be where nobody is seated.
const TABLES: u64 = 8;

/// What tables tell.
pub struct Told;

impl Instrument for Told {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        ids(pages(desk).into_iter().flat_map(|page| page.head.into_iter().chain(page.lines)))
    }

    fn arrive(&self, desk: &mut Desk) {
        if let Some(kind) = desk.task().and_then(told::heard_in) {
            let order = told::running_order(&desk.session, kind);
            let here = desk.task_code();
            let quiet = |future: &&&Entry| desk.session.under(&future.id).all(|note| note.task.as_str() != here);
            desk.under = order.iter().find(quiet).or(order.last()).map(|future| future.id.clone());
        } else if !desk.by.is_empty() {
            begin_with_head(desk);
        } else if let Some(task) = desk.task() {
            let tables = told::by_table(&desk.session, task);
            let first = tables.iter().find(|table| table.number().is_some() && table.lines.is_empty());
            let last = || query::lines(&desk.session, task.code).next_back().map(|line| line.by.clone());
            desk.by = first.map(|table| Clean::from(table.by.as_str())).or_else(last).unwrap_or_default();
            begin_with_head(desk);
        }
    }

    /// A table tells as a whole once: after that the line is for what stands under it.
    fn kept(&self, desk: &mut Desk, id: &Id) {
        let kept = desk.session.entry(id).map(|entry| entry.kind);
        if kept.is_some() && kept == desk.task().and_then(told::head_of) {
            after_head(desk);
        }
    }

    /// After a table's head comes what stands under it.
    fn builds_up(&self) -> bool {
        true
    }

    fn rest_is(&self, desk: &Desk) -> Option<Kind> {
        let head = desk.task().and_then(told::head_of).filter(|head| *head == desk.kind)?;
        next_after(desk, head)
    }

    fn invites(&self, desk: &Desk) -> &'static str {
        match desk.task().and_then(told::head_of) {
            Some(head) if head == desk.kind => Words::HeadFirst.text(),
            _ => Word::NothingYet.text(),
        }
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = self.choosable(desk);
        let touched = desk.touched.clone().filter(|id| all.contains(id));
        let here = pages(desk).into_iter().find(|page| page.is_here);
        let here = here.and_then(|page| page.lines.last().copied().or(page.head)).map(|entry| entry.id.clone());
        touched.or(here).or_else(|| all.into_iter().next_back())
    }

    fn compose(&self, desk: &Desk, texts: &[String], on: NaiveDate) -> Result<Wish, Refusal> {
        let Some(task) = desk.task() else { return new_line(desk, texts, on).map(Wish::Say) };
        let texts = lane_named(desk, texts);
        let mut new = line::compose(desk.kind, task.code, &texts, on)?.by(&desk.by);
        if told::head_of(task) == Some(desk.kind) {
            new = on_lane(new, &desk.lane);
            return Ok(gathered(desk, task, new));
        }
        if let Some(head) = told::head_by(&desk.session, task, &desk.by) {
            if desk.kind.has(Field::Parent) {
                new = new.with(Field::Parent, Value::Other(head.id.clone()));
            }
            new = on_lane(new, &head.words(Field::Lane).as_str().into());
        } else if let (Some(shown), true) = (&desk.under, desk.kind.has(Field::Parent)) {
            new = new.with(Field::Parent, Value::Other(shown.clone()));
        } else {
            new = on_lane(new, &desk.lane);
        }
        Ok(Wish::Say(new))
    }

    fn asks_under(&self, desk: &Desk) -> &'static str {
        if tells_of_lanes(desk) { Words::WhichTableOrLane.text() } else { Words::WhichTable.text() }
    }

    fn under_is(&self, desk: &Desk) -> Named {
        if tells_of_lanes(desk) { named::TABLE_OR_LANE } else { named::TABLE }
    }

    fn keeps_under(&self, _: &Desk) -> bool {
        true
    }

    fn called(&self, desk: &Desk, typed: &str) -> Called {
        let numbers = numbers(desk).into_iter();
        let tables = numbers.map(|n| (n.to_string(), Place::By(format!("T{n}").as_str().into())));
        let none = [("0".to_owned(), Place::By(Clean::default()))];
        let lanes = time_lines::lanes(&desk.session);
        let letters = time_lines::called(&lanes).into_iter().filter(|(name, _)| name.parse::<u64>().is_err());
        let letters = letters.filter(|_| tells_of_lanes(desk));
        let letters = letters.map(|(name, lane)| (name, Place::Lane(lane.into())));
        Called::among(typed, tables.chain(none).chain(letters))
    }

    fn moves(&self, desk: &Desk, lit: &Entry) -> bool {
        lit.task.as_str() == desk.task_code()
    }

    fn stands(&self, desk: &Desk, lit: &Entry) -> Option<Place> {
        let task = desk.task()?;
        let Some(kind) = told::heard_in(task) else { return Some(Place::By(lit.by.clone())) };
        let about = if lit.kind == kind { Some(&lit.id) } else { lit.other(Field::Parent) };
        // What is about nothing that is shown stands on the last page.
        let shown = about.filter(|id| desk.session.entry(id).is_some_and(|shown| shown.kind == kind && shown.stands()));
        Some(Place::Under(shown.cloned()))
    }

    /// A line that goes to another table goes under that table's head.
    fn put(&self, desk: &Desk, lit: &Entry, place: &Place) -> Option<Wish> {
        match place {
            Place::By(who) => {
                let mut wishes = vec![Wish::answer(&lit.id, Field::By, Value::Text(who.clone()))];
                let task = desk.task()?;
                if told::heard_in(task).is_none() && lit.kind.has(Field::Parent) {
                    let head = told::head_by(&desk.session, task, who);
                    let to = head.map_or(Value::Nothing, |head| Value::Other(head.id.clone()));
                    wishes.push(Wish::answer(&lit.id, Field::Parent, to));
                }
                Some(Wish::Together(wishes))
            }
            Place::Lane(lane) if lit.kind.has(Field::Lane) => {
                Some(Wish::answer(&lit.id, Field::Lane, Value::Text(lane.clone())))
            }
            _ => None,
        }
    }

    /// At another table its own time line counts; what has no head yet begins with it.
    fn went(&self, desk: &mut Desk, place: &Place) {
        desk.touched = None;
        let (Place::By(_), Some(task)) = (place, desk.task()) else { return };
        let head = told::head_by(&desk.session, task, &desk.by).map(|head| head.words(Field::Lane));
        desk.lane = head.unwrap_or_default().as_str().into();
        begin_with_head(desk);
    }

    fn nothing_called(&self, _: &Desk, typed: &str) -> String {
        Tasks::NothingCalled.with(&[typed])
    }

    fn kept_where(&self, desk: &Desk) -> String {
        let by = Some(by_words(desk, &desk.by)).filter(|_| !desk.by.is_empty());
        let lane = Some(desk.lane.to_string()).filter(|lane| !lane.is_empty() && tells_of_lanes(desk));
        by.into_iter().chain(lane).collect::<Vec<_>>().join(" · ")
    }

    fn lays_out_pages(&self) -> bool {
        true
    }

    fn folds_boxes(&self) -> bool {
        true
    }

    /// Where others listen, the page that is turned to is the one that is shown now.
    fn turned_to(&self, desk: &mut Desk, page: Turned) {
        let shown = pages(desk).into_iter().nth(page.section);
        if desk.task().is_some_and(|task| told::heard_in(task).is_some()) {
            desk.under = shown.and_then(|shown| shown.head.map(|head| head.id.clone()));
            desk.turned = None;
            desk.touched.clone_from(&page.first);
        } else if let Some(by) = shown.map(|shown| Clean::from(shown.by.as_str())).filter(|by| *by != desk.by) {
            // Who turns to a table's page writes for it.
            desk.by = by;
            self.went(desk, &Place::By(desk.by.clone()));
        }
    }

    fn pages_follow_lit(&self, _: &Desk) -> bool {
        false
    }
}

/// A page of the surface: a table, or a future that is shown.
pub struct Page<'a> {
    /// The table; empty for none.
    pub by: String,
    /// What was told before and is heard now.
    pub head: Option<&'a Entry>,
    /// What stands on it.
    pub lines: Vec<&'a Entry>,
    /// Whether new lines are kept on it.
    pub is_here: bool,
}

/// The pages of the open task.
pub fn pages(desk: &Desk) -> Vec<Page<'_>> {
    let Some(task) = desk.task() else { return Vec::new() };
    if let Some(kind) = told::heard_in(task) {
        // Gone through once, however many are shown.
        let mut notes: HashMap<Option<&Id>, Vec<&Entry>> = HashMap::new();
        for note in query::lines(&desk.session, desk.task_code()) {
            notes.entry(note.other(Field::Parent)).or_default().push(note);
        }
        let shown = told::running_order(&desk.session, kind).into_iter();
        let mut pages: Vec<Page> = shown
            .map(|future| {
                let lines = notes.remove(&Some(&future.id)).unwrap_or_default();
                let is_here = desk.under.as_ref() == Some(&future.id);
                Page { by: future.by.to_string(), head: Some(future), lines, is_here }
            })
            .collect();
        let lines = notes.remove(&None).unwrap_or_default();
        pages.push(Page { by: String::new(), head: None, lines, is_here: desk.under.is_none() });
        return pages;
    }
    let mut tables = told::by_table(&desk.session, task);
    if new_teller(desk).is_some() {
        let at = tables
            .iter()
            .position(|table| told::number(&table.by) > told::number(&desk.by) || table.number().is_none());
        let here = Table { by: desk.by.to_string(), lines: Vec::new() };
        tables.insert(at.filter(|_| !desk.by.is_empty()).unwrap_or(tables.len()), here);
    }
    let pages = tables.into_iter().map(|table| {
        let is_here = table.by == desk.by.as_str();
        Page { by: table.by, head: None, lines: table.lines, is_here }
    });
    pages.collect()
}

/// Who writes now and has no page otherwise: neither a seat at a table nor a line in the open task.
pub fn new_teller(desk: &Desk) -> Option<Clean> {
    let task = desk.task().filter(|task| told::heard_in(task).is_none())?;
    let make = || told::by_table(&desk.session, task).into_iter().map(|table| table.by).collect();
    let tellers = desk.worked_out.tellers.of_both(&desk.session, task.code, make);
    (!tellers.iter().any(|by| by.as_str() == desk.by.as_str())).then(|| desk.by.clone())
}

/// A table that has not told as a whole begins with that; one that has goes on with what stands under it. A half-typed
/// line stays what it was begun as.
fn begin_with_head(desk: &mut Desk) {
    let Some(task) = desk.task().filter(|_| desk.line.is_empty()) else { return };
    let Some(head) = told::head_of(task) else { return };
    match told::head_by(&desk.session, task, &desk.by) {
        None => set_kind(desk, head),
        Some(_) if desk.kind == head => after_head(desk),
        Some(_) => {}
    }
}

/// The line is for the kind that comes after the head.
fn after_head(desk: &mut Desk) {
    let head = desk.task().and_then(told::head_of);
    if let Some(next) = head.and_then(|head| next_after(desk, head)) {
        set_kind(desk, next);
    }
}

/// The kind that comes after a head.
fn next_after(desk: &Desk, head: Kind) -> Option<Kind> {
    let kinds = desk.kinds();
    let at = kinds.iter().position(|kind| *kind == head)?;
    kinds.get(at + 1).copied()
}

fn set_kind(desk: &mut Desk, kind: Kind) {
    desk.kind = kind;
    let wanted = desk.labels().len();
    desk.line.shape(wanted);
}

/// The numbers of the tables: of those that are seated, and where nobody is, of the first eight and all that spoke.
fn numbers(desk: &Desk) -> Vec<u64> {
    let Some(task) = desk.task() else { return Vec::new() };
    let tables = told::by_table(&desk.session, task);
    let mut numbers: Vec<u64> = tables.iter().filter_map(Table::number).collect();
    if desk.session.of_kind(Kind::Table).next().is_none() {
        numbers.extend(1..=TABLES);
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Whether what is told here is told of a time line.
fn tells_of_lanes(desk: &Desk) -> bool {
    desk.task().and_then(told::head_of).is_some_and(|kind| kind.has(Field::Lane))
}

/// The boxes with the lane's whole name.
fn lane_named(desk: &Desk, texts: &[String]) -> Vec<String> {
    let at = desk.kind.spec().boxes.iter().position(|field| *field == Field::Lane).map(|at| at + 1);
    let named = |(n, text): (usize, &String)| {
        let is_lane = Some(n) == at && !text.trim().is_empty();
        if is_lane { time_lines::meant(&time_lines::lanes(&desk.session), text) } else { text.clone() }
    };
    texts.iter().enumerate().map(named).collect()
}

fn on_lane(new: New, lane: &Clean) -> New {
    let named = new.with.iter().any(|(field, _)| *field == Field::Lane);
    if lane.is_empty() || named || !new.kind.has(Field::Lane) {
        return new;
    }
    new.with(Field::Lane, Value::Text(lane.clone()))
}

/// A head with what its table said before it.
fn gathered(desk: &Desk, task: &'static Task, head: New) -> Wish {
    let id = Id::new(format!("{}.{}", desk.writer, desk.next));
    let under = |entry: &Entry| Wish::answer(&entry.id, Field::Parent, Value::Other(id.clone()));
    let first = told::head_by(&desk.session, task, &desk.by).is_none();
    let waiting = told::waiting(&desk.session, task, &desk.by).filter(|_| first);
    let waiting: Vec<Wish> = waiting.map(under).collect();
    if waiting.is_empty() {
        return Wish::Say(head);
    }
    Wish::Together(std::iter::once(Wish::Say(head)).chain(waiting).collect())
}
