//! What was said of how an action stands, or of what was answered to an ask: each time, with its day and its words. A new
//! state takes nothing away of what was said before. Uses the session and the words.

use super::news::{about, answers, together};
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::Op;
use crate::model::query;
use crate::model::session::Session;
use crate::model::tongue;
use crate::words::board::Board as Words;
use crate::words::lang::Lang;
use chrono::NaiveDate;

/// What was said once of how an action stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// How it stands, as in files; empty where an answer was taken away.
    pub state: String,
    /// On which day that was said.
    pub on: Option<NaiveDate>,
    /// To whom it was handed on.
    pub to: String,
    /// From when.
    pub from: String,
    /// Why; to an ask, what was answered.
    pub why: String,
    /// The operation that said it.
    pub op: Option<Id>,
    /// On which day it was written down.
    pub at: Option<NaiveDate>,
}

impl News {
    /// Whether anything was said besides how it stands.
    fn has_words(&self) -> bool {
        [&self.to, &self.from, &self.why].into_iter().any(|words| !words.is_empty())
    }

    /// Whether another one says the same words.
    fn says(&self, other: &News) -> bool {
        (&self.to, &self.from, &self.why) == (&other.to, &other.from, &other.why)
    }

    /// Takes an answer in; whether it was one of these.
    fn take(&mut self, session: &Session, field: Field, to: &crate::model::field::Value) -> bool {
        match field {
            Field::State | Field::AskState => self.state = to.words(),
            Field::StateOn | Field::ReplyOn => self.on = query::day_of(session, to).or(self.on),
            Field::HandedTo => self.to = to.words(),
            Field::HandedFrom => self.from = to.words(),
            Field::Why | Field::Reply => self.why = to.words(),
            _ => return false,
        }
        true
    }
}

/// Everything that was said of how an action stands, or of what was answered to an ask, first said first.
pub fn history(session: &Session, of: &Entry) -> Vec<News> {
    let mut steps: Vec<Vec<&Op>> = Vec::new();
    for op in about(session, of) {
        match steps.iter_mut().rfind(|step| step.first().is_some_and(|first| together(first, op))) {
            Some(step) => step.push(op),
            None => steps.push(vec![op]),
        }
    }
    let mut out: Vec<News> = Vec::new();
    for step in steps {
        let said = || step.iter().flat_map(|op| answers(op).into_iter().map(move |answer| (*op, answer)));
        let state = said().find(|(_, (field, _))| matches!(field, Field::State | Field::AskState));
        let before = out.last().cloned().unwrap_or_default();
        // What a new state says nothing of stands as it was.
        let mut news = News { on: None, ..before.clone() };
        if said().filter(|(_, (field, to))| news.take(session, *field, to)).count() == 0 {
            continue;
        }
        let op = state.or_else(|| said().next()).map(|(op, _)| op);
        let at = op.and_then(|op| op.at).map(|at| at.date_naive());
        let other_words = before.has_words() && !before.says(&news) && news.has_words() && before.at != at;
        if state.is_some() || out.is_empty() || other_words {
            news.on = news.on.or(at);
            (news.op, news.at) = (op.map(|op| op.id.clone()), at);
            out.push(news);
        } else if let Some(last) = out.last_mut() {
            // Its day, or why, was said or put right afterwards.
            *last = News { on: news.on.or(last.on), ..news };
        }
    }
    out
}

/// What was said before what is said now, last said first. What says the same as what follows it is told once; what was
/// put right on the same day was no other review, unless its words were others; and what somebody took away on the same
/// day was not meant.
pub fn earlier(session: &Session, of: &Entry) -> Vec<News> {
    let mut all = history(session, of);
    let Some(mut later) = all.pop() else { return Vec::new() };
    let mut out: Vec<News> = Vec::new();
    for news in all.into_iter().rev() {
        let other_words = news.has_words() && !later.says(&news);
        let other_state = !news.state.is_empty() && news.state != later.state && news.on != later.on;
        let taken_back = later.state.is_empty() && later.at == news.at;
        if (other_words || other_state) && !taken_back {
            out.push(news.clone());
        }
        later = news;
    }
    out
}

/// What an answer of a state is called.
pub fn state_word(kind: Kind, state: &str, lang: Lang) -> String {
    match (kind, state) {
        (Kind::Ask, state) => tongue::said(Field::AskState, state, lang),
        (_, "no-news") => Words::NoNewsShort.text_in(lang).to_owned(),
        (_, state) => tongue::said(Field::State, state, lang),
    }
}

/// News in words, without their day: "handed on to the council, from June: it is theirs".
pub fn in_words(kind: Kind, news: &News, lang: Lang) -> String {
    let mut words = match (news.state.as_str(), news.to.as_str()) {
        ("", _) => String::new(),
        ("handed-on", to) if !to.is_empty() => Words::HandedTo.with_in(lang, &[to]),
        (state, _) => state_word(kind, state, lang),
    };
    if news.state == "handed-on" && !news.from.is_empty() {
        words = Words::HandedFrom.with_in(lang, &[words.as_str(), &news.from]);
    }
    match (words.is_empty(), news.why.is_empty()) {
        (_, true) => words,
        (true, _) => news.why.clone(),
        _ => Words::Because.with_in(lang, &[words.as_str(), &news.why]),
    }
}

/// The same with their day.
pub fn with_day(kind: Kind, news: &News) -> String {
    let words = in_words(kind, news, Lang::ENGLISH);
    match news.on {
        Some(on) if !words.is_empty() => Words::NewsOn.with(&[words, dates::written_out(on)]),
        _ => words,
    }
}
