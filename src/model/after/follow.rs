//! A session that goes on from another: what it takes over of what stands open there, how it begins, and how it says so.
//! Uses the model and the words; no clock.

use super::roll_up::is_of_another;
use crate::model::begin;
use crate::model::dates;
use crate::model::entry::{self, Entry};
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::Task;
use crate::model::template::Template;
use crate::model::wish::Wish;
use crate::words::lang::Lang;
use crate::words::series::Series;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What the session that goes on keeps of the session's own answers: what all of the series has in common.
const KEPT: [Field; 6] =
    [Field::OurTask, Field::Sponsor, Field::Language, Field::Notice, Field::FourCos, Field::Horizon];

/// The answers with a date that may count from the event.
const DATED: [Field; 3] = [Field::Due, Field::Start, Field::StateOn];

/// What stands open in a session: what is taken over where another one goes on from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Open<'a> {
    /// Actions and pledges that are neither done nor let go.
    pub actions: Vec<&'a Entry>,
    /// Asks that nobody has answered.
    pub asks: Vec<&'a Entry>,
    /// What was not agreed.
    pub not_agreed: Vec<&'a Entry>,
}

/// Whether an action or a pledge is still to be done, as far as anybody has said.
pub fn is_to_do(action: &Entry) -> bool {
    !matches!(action.words(Field::State).as_str(), "done" | "let-go")
}

/// What stands open. What is for one group only stays with it.
pub fn open(session: &Session) -> Open<'_> {
    let mut actions: Vec<&Entry> = [Kind::Action, Kind::Pledge].into_iter().flat_map(|k| session.of_kind(k)).collect();
    actions.retain(|action| is_to_do(action) && !action.is(Field::GroupOnly));
    actions.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    let shared = |entry: &&Entry| !entry.is(Field::GroupOnly);
    Open {
        actions,
        asks: session.of_kind(Kind::Ask).filter(|ask| query::ask_is_open(ask)).filter(shared).collect(),
        not_agreed: query::not_agreed(session).into_iter().filter(shared).collect(),
    }
}

impl<'a> Open<'a> {
    /// All of it, actions first.
    pub fn all(&self) -> impl Iterator<Item = &'a Entry> {
        self.actions.iter().chain(&self.asks).chain(&self.not_agreed).copied()
    }

    /// How much it is, in words: "5 actions, 1 ask without an answer, 2 not agreed"; empty where it is nothing.
    pub fn words_in(&self, lang: Lang) -> String {
        let counted = [
            (Series::Actions, self.actions.len()),
            (Series::Asks, self.asks.len()),
            (Series::NotAgreed, self.not_agreed.len()),
        ];
        let parts: Vec<String> =
            counted.into_iter().filter(|(_, n)| *n > 0).map(|(word, n)| word.with_in(lang, &[n.to_string()])).collect();
        parts.join(", ")
    }
}

/// The names of what is taken over: what stands open, with the themes that it stands under, the sentences that these
/// rest on, and the words of those who did not want something.
pub fn carried(session: &Session) -> BTreeSet<Id> {
    let mut out = BTreeSet::new();
    let mut todo: Vec<&Entry> = open(session).all().collect();
    while let Some(entry) = todo.pop() {
        if !out.insert(entry.id.clone()) {
            continue;
        }
        let over = [Field::Theme, Field::Parent].into_iter().filter_map(|field| entry.other(field));
        todo.extend(over.filter_map(|id| session.entry(id)).filter(|over| over.stands()));
        todo.extend(query::objections(session, &entry.id));
        if entry.kind == Kind::Theme {
            todo.extend(query::statement_of(session, &entry.id));
        }
    }
    out
}

/// The session that another goes on from, with when it was: "Healthy Valley, 14 May 2026".
pub fn called(there: &Session) -> String {
    let title = query::title(there);
    let Some(last) = query::last_day(there) else { return title };
    let first = there.get(Field::FirstDay).and_then(|day| query::day_of(there, day)).filter(|day| *day <= last);
    format!("{title}, {}", dates::span(first.unwrap_or(last), last))
}

/// The wish that begins a session which goes on from `there`; `here` holds already what is taken over. Dates that
/// counted from the event there are written out, so that they do not move to another event.
pub fn begin(title: &str, template: &Template, day: NaiveDate, there: &Session, here: &Session) -> Wish {
    let kept = KEPT.into_iter().filter_map(|field| Some((field, there.get(field)?.clone())));
    let kept: Vec<(Field, Value)> = kept.chain([(Field::Follows, Value::Text(called(there).into()))]).collect();
    let Wish::Together(mut wishes) = begin::begin(title, template, day) else {
        return begin::begin(title, template, day);
    };
    let anew = |wish: &Wish| matches!(wish, Wish::Answer { field, .. } if kept.iter().any(|(own, _)| own == field));
    wishes.retain(|wish| !anew(wish));
    wishes.extend(kept.into_iter().map(|(field, value)| Wish::answer(&Id::session(), field, value)));
    for entry in here.entries().filter(|entry| is_of_another(&entry.id) && entry.stands()) {
        wishes.extend(DATED.into_iter().filter_map(|field| written_out(there, entry, field)));
    }
    Wish::Together(wishes)
}

fn written_out(there: &Session, entry: &Entry, field: Field) -> Option<Wish> {
    let value = entry.get(field)?;
    let Value::Date { on: None, said } = value else { return None };
    let day = query::day_of(there, value)?;
    Some(Wish::answer(&entry.id, field, Value::Date { on: Some(day), said: said.clone() }))
}

/// What a session goes on from, as it was called there, with when it was; `None` where it goes on from none.
pub fn goes_on_from(session: &Session) -> Option<String> {
    entry::get(&session.head().fields, Field::Follows, "").map(Value::words)
}

/// Whether a session is itself a meeting that looks back: what became of things is asked in it before anything is taken on.
pub fn looks_back(session: &Session) -> bool {
    let agenda = query::agenda(session);
    let tasks = agenda.into_iter().filter(|item| query::day(item) > 0).filter_map(query::task_of);
    tasks.take_while(|task| !task.captures.contains(&Kind::Action)).any(Task::is_meeting)
}

/// How many days ago what a session goes on from ended, with what that was.
pub fn days_since(session: &Session, on: NaiveDate) -> Option<(i64, String)> {
    let from = goes_on_from(session)?;
    // It is called by its title and its days: the last three words are the last day.
    let at = from.rmatch_indices(' ').nth(2).map(|(at, _)| at + 1)?;
    let last = dates::understood(from.get(at..)?, on)?;
    let days = on.signed_duration_since(last).num_days();
    (days > 0).then_some((days, from))
}

/// What is said at the opening of a session that goes on from another; `None` where it does not.
pub fn opening(session: &Session) -> Option<String> {
    let from = goes_on_from(session)?;
    let goes_on = Series::GoesOnFrom.with_in(session.lang(), &[from]);
    let words = from_before(session).words_in(session.lang());
    let open = if words.is_empty() {
        Series::NothingOpen.text_in(session.lang()).to_owned()
    } else {
        Series::StillOpen.with_in(session.lang(), &[words])
    };
    Some(format!("{goes_on} {open}"))
}

/// What is still open of what was taken over.
pub fn from_before(session: &Session) -> Open<'_> {
    let mut open = open(session);
    for part in [&mut open.actions, &mut open.asks, &mut open.not_agreed] {
        part.retain(|entry| is_of_another(&entry.id));
    }
    open
}
