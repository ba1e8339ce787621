//! An action on the papers of afterwards: how it stands, how its plan read before, what was said of it at earlier reviews,
//! and what was written beneath it. Uses the parts of the report, the board and the news.

use super::source::Source;
use super::{Fact, Item, Look, Run, Text, Voice, facts, outcomes};
use crate::model::after::board::{self, BENEATH};
use crate::model::after::news::{self, News};
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query::{self, over_time};
use crate::model::session::Session;
use crate::words::Word;
use crate::words::became::Became;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;

/// The tag by which a person chooses a line for the evidence paper.
pub(super) const CHOSEN: &str = "evidence";

/// What became of a promise, as these papers tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Done,
    Doing,
    Changed,
    HandedOn,
    LetGo,
    /// Something was written down of it, and nobody said how it stands.
    Told,
    /// Nothing was said of it, and its date has passed.
    Passed,
    /// Nothing was said of it, and it is not due yet.
    NotDue,
    /// Nothing was said of it, and it has no date.
    NoDate,
}

impl Way {
    /// Whether there is no news of it: nobody is named beside that.
    pub fn is_quiet(self) -> bool {
        matches!(self, Way::Passed | Way::NotDue | Way::NoDate)
    }
}

/// What became of an action, as of the session's own day.
pub(super) fn way(session: &Session, action: &Entry) -> Way {
    let state = action.words(Field::State);
    match state.as_str() {
        "done" => return Way::Done,
        "doing" => return Way::Doing,
        "changed" => return Way::Changed,
        "handed-on" => return Way::HandedOn,
        "let-go" => return Way::LetGo,
        _ => {}
    }
    // Whoever said that there is no news has said how it stands.
    if state.is_empty() && is_told_of(session, action) {
        return Way::Told;
    }
    let on = query::as_of(session).unwrap_or_default();
    match action.get(Field::Due).and_then(|due| query::day_of(session, due)) {
        None => Way::NoDate,
        Some(_) if board::has_passed(session, action, on) => Way::Passed,
        Some(_) => Way::NotDue,
    }
}

fn is_told_of(session: &Session, action: &Entry) -> bool {
    let answered = [Field::TurnedOut, Field::Outcome, Field::HandedTo, Field::Why];
    answered.iter().any(|field| !action.words(*field).is_empty()) || beneath(session, action).next().is_some()
}

/// What was done, what is next and what help is needed, as it was written beneath an action.
fn beneath<'a>(session: &'a Session, action: &'a Entry) -> impl Iterator<Item = &'a Entry> {
    let own = |line: &&Entry| BENEATH.contains(&line.kind) && line.other(Field::Parent) == Some(&action.id);
    session.under(&action.id).filter(own)
}

/// Whether a person has chosen a line for the evidence paper.
pub(super) fn is_chosen(entry: &Entry) -> bool {
    entry.links.iter().any(|link| link.how == How::Tag && link.one == entry.id && is_choice(&link.label))
}

fn is_choice(label: &str) -> bool {
    label.trim().trim_start_matches('#').to_lowercase() == CHOSEN
}

/// A line without the tag that chose it for a paper: that says nothing of the line. Other tags stay.
pub(super) fn untagged(lang: Lang, item: Item) -> Item {
    only(lang, item, ReportWord::Tag, &|run| !is_choice(&run.text))
}

/// A line of which a fact that lists several things has only those that are wanted.
fn only(lang: Lang, mut item: Item, label: ReportWord, wanted: &dyn Fn(&Run) -> bool) -> Item {
    for fact in item.facts.iter_mut().filter(|fact| fact.label == label.text_in(lang)) {
        let things = fact.text.iter().filter(|run| run.voice != Voice::Ours && wanted(run));
        let things: Vec<Text> = things.map(|run| vec![run.clone()]).collect();
        fact.text = things.join(&[Run::ours(", ")][..]);
    }
    item.facts.retain(|fact| !fact.text.is_empty());
    item
}

/// An action with what became of it, and the lines beneath it that are wanted. Of whom no news has come, nobody is named.
pub(super) fn deed(source: &mut Source<'_>, action: &Entry, wanted: &dyn Fn(&Entry) -> bool) -> Item {
    let mut item = Item { to: None, look: Look::Line, ..source.mention(action) };
    let who = facts::of(source, action, Field::Who);
    if !who.is_empty() && !way(source.session, action).is_quiet() {
        item.facts.push(Fact::of(source.lang(), ReportWord::Who, who));
    }
    if let Some(due) = action.get(Field::Due).and_then(|due| day_or_words(source.session, due)) {
        item.facts.push(Fact::of(source.lang(), ReportWord::ByWhen, due));
    }
    let became = outcomes::became(source, action);
    if !became.is_empty() {
        item.facts.push(Fact::of(source.lang(), ReportWord::Became, became));
    }
    item.facts.extend(ended(source, action));
    item.more = plan_before(source.session, action);
    item.more.extend(earlier(source.session, action));
    item.under = lines_beneath(source, action, wanted);
    let more = facts::more(source, action).into_iter();
    let known = |fact: &Fact| fact.text.iter().any(|run| is_in(&item.more, run));
    let more: Vec<Fact> = more.filter(|fact| !known(fact)).collect();
    item.more.extend(more);
    item
}

/// A day written out; the words where no day was understood.
fn day_or_words(session: &Session, value: &Value) -> Option<Text> {
    match query::day_of(session, value) {
        Some(day) => Some(vec![Run::ours(dates::written_in(day, session.lang()))]),
        None => Some(value.words()).filter(|words| !words.is_empty()).map(|words| vec![Run::theirs(words)]),
    }
}

/// Whether people's words stand in one of these already.
fn is_in(facts: &[Fact], run: &Run) -> bool {
    run.voice == Voice::Theirs && facts.iter().any(|fact| fact.text.contains(run))
}

/// How it turned out and what came of it, and which action was taken up because of it.
pub(super) fn ended(source: &Source<'_>, action: &Entry) -> Vec<Fact> {
    let mut out = Vec::new();
    for field in [Field::TurnedOut, Field::Outcome] {
        let text = facts::of(source, action, field);
        if !text.is_empty() {
            out.push(Fact { label: field.word_in(source.lang()).to_owned(), text });
        }
    }
    for remedy in remedies(source, action) {
        out.push(Fact { label: Became::SetRightBy.text_in(source.lang()).to_owned(), text: called(source, remedy) });
    }
    out
}

/// The actions that came of an action: what was taken up because of how it turned out.
fn remedies<'a>(source: &Source<'a>, action: &Entry) -> Vec<&'a Entry> {
    let session = source.session;
    let linked = action.links.iter().filter(|link| link.how == How::From && link.other.as_ref() == Some(&action.id));
    let linked = linked.filter_map(|link| session.entry(&link.one));
    let mut out: Vec<&Entry> = session.said_from(&action.id).chain(linked).collect();
    out.retain(|other| matches!(other.kind, Kind::Action | Kind::Pledge) && source.shows(other));
    out
}

/// A line by its number and its words.
fn called(source: &Source<'_>, entry: &Entry) -> Text {
    let number = source.session.spoken(entry);
    let mut text = Text::new();
    if !number.is_empty() {
        text.extend([Run::mark(number), Run::ours(" ")]);
    }
    text.push(Run::theirs(entry.text()));
    text
}

/// How the plan read before it was changed: its words, its day.
fn plan_before(session: &Session, action: &Entry) -> Vec<Fact> {
    let (words, due) = match news::before_change(session, action) {
        Some(before) => (before.words, before.due),
        None => (None, None),
    };
    // A day that was moved without anybody saying that the plan is changed.
    let moved = || match over_time::then_and_now(session, action, Field::Due) {
        (Some((_, then)), Some((_, now))) if then != now && action.get(Field::Due) == Some(&now) => Some(then),
        _ => None,
    };
    let due = due.or_else(moved).and_then(|due| match query::day_of(session, &due) {
        Some(day) => Some(Word::ByDate.with_in(session.lang(), &[dates::written_in(day, session.lang())])),
        None => Some(due.words()).filter(|words| !words.is_empty()),
    });
    let mut text = Text::new();
    text.extend(words.map(Run::theirs));
    if let Some(due) = due {
        text.push(Run::ours(if text.is_empty() { due } else { format!(", {due}") }));
    }
    let fact = Fact { label: Became::PlanBefore.text_in(session.lang()).to_owned(), text };
    Some(fact).filter(|fact| !fact.text.is_empty()).into_iter().collect()
}

/// What was said of an action, or answered to an ask, before what was said last: first said first, each with its day.
pub(super) fn earlier(session: &Session, action: &Entry) -> Vec<Fact> {
    let fact = |news: &News| {
        let from = Some(news.from.as_str()).filter(|from| !from.is_empty()).map(|from| vec![Run::theirs(from)]);
        let told = Told {
            state: vec![Run::ours(facts::in_words(&news.state, session.lang()))],
            is_handed_on: news.state == "handed-on",
            to: theirs(&news.to),
            from: from.unwrap_or_default(),
            on: news.on.map(|on| vec![Run::ours(dates::written_in(on, session.lang()))]).unwrap_or_default(),
            why: theirs(&news.why),
        };
        Fact { label: Became::Earlier.text_in(session.lang()).to_owned(), text: told.text(session.lang()) }
    };
    news::earlier(session, action).iter().rev().map(fact).collect()
}

fn theirs(words: &str) -> Text {
    if words.is_empty() { Text::new() } else { vec![Run::theirs(words)] }
}

/// What was said once of how an action stands.
pub(super) struct Told {
    pub state: Text,
    pub is_handed_on: bool,
    pub to: Text,
    pub from: Text,
    pub on: Text,
    pub why: Text,
}

impl Told {
    /// "done, said on 20 November 2026", "handed on to the county, from 1 May 2027, said on …: nobody has the time".
    pub fn text(self, lang: Lang) -> Text {
        let mut text = self.state;
        let mut add = |before: &str, part: Text, after: &str| {
            if !part.is_empty() {
                text.push(Run::ours(before));
                text.extend(part);
                text.push(Run::ours(after));
            }
        };
        // To whom it was handed on is said with that; with anything else these words are what it was changed to.
        if self.is_handed_on {
            add(Became::ToWhom.text_in(lang), self.to, "");
            add(Became::FromWhen.text_in(lang), self.from, "");
        } else {
            add(": ", self.to, "");
        }
        let (before, after) = ReportWord::SaidOn.text_in(lang).split_once("{}").unwrap_or_default();
        add(&format!(", {before}"), self.on, after);
        add(": ", self.why, "");
        text.retain(|run| !run.text.is_empty());
        // Nothing leads where no state was said.
        if let Some(first) = text.first_mut().filter(|run| run.voice == Voice::Ours) {
            let bare = first.text.trim_start_matches([',', ':', ' ']).to_owned();
            first.text = bare;
        }
        text.retain(|run| !run.text.is_empty());
        text
    }
}

/// The wanted lines beneath an action, at their places, by the days on which they were said.
fn lines_beneath(source: &mut Source<'_>, action: &Entry, wanted: &dyn Fn(&Entry) -> bool) -> Vec<Item> {
    let session = source.session;
    let mut lines: Vec<&Entry> = beneath(session, action).filter(|line| source.shows(line) && wanted(line)).collect();
    lines.sort_by_key(|line| board::said_on(session, line));
    let number = Run::mark(session.spoken(action));
    let one = |line: &Entry| {
        // That it came from the action that it stands beneath need not be said.
        let is_other = |run: &Run| run.text != number.text;
        let mut item = only(source.lang(), line_of(source, line)?, ReportWord::CameFrom, &is_other);
        item.lead = lead(line, source.lang());
        Some(item)
    };
    lines.into_iter().filter_map(one).collect()
}

/// What leads a line beneath an action that was not done: it was said then.
fn lead(line: &Entry, lang: Lang) -> Option<String> {
    let word = match line.kind {
        Kind::Next => Became::NextThen,
        Kind::HelpNeeded => Became::HelpThen,
        _ => return None,
    };
    Some(word.text_in(lang).to_owned())
}

/// The lines beneath an action that have their place with what is next or with the help that is needed.
pub(super) fn mentioned_beneath(source: &Source<'_>, action: &Entry) -> Vec<Item> {
    let session = source.session;
    let to_come = |line: &&Entry| line.kind != Kind::Done && source.shows(line) && is_to_come(session, line);
    let lines = beneath(session, action).filter(to_come);
    lines.map(|line| Item { look: Look::Line, lead: lead(line, source.lang()), ..source.mention(line) }).collect()
}

/// A line said of an action or besides, at its place; with its day, where there were several days on which people looked
/// back.
fn line_of(source: &mut Source<'_>, line: &Entry) -> Option<Item> {
    let mut item = untagged(source.lang(), outcomes::item(source, line, Look::Line)?);
    let on = board::said_on(source.session, line).filter(|_| source.reviews > 1);
    item.facts.extend(on.map(|on| Fact::plain(vec![Run::ours(dates::written_in(on, source.lang()))])));
    Some(item)
}

/// The same where it does not stand beneath what it is about, and says what that is.
pub(super) fn alone(source: &mut Source<'_>, line: &Entry) -> Option<Item> {
    let mut item = line_of(source, line)?;
    let over = line.other(Field::Parent).and_then(|id| source.session.entry(id));
    if let Some(over) = over.filter(|over| source.shows(over)) {
        item.facts.insert(0, Fact { label: Became::For.text_in(source.lang()).to_owned(), text: called(source, over) });
    }
    Some(item)
}

/// Whether what is next, or the help that is needed, is so still, as far as anybody has said: nothing was said of that
/// later with the same thing, and that was neither done nor let go since.
pub(super) fn is_to_come(session: &Session, line: &Entry) -> bool {
    let same = |other: &&Entry| other.other(Field::Parent) == line.other(Field::Parent);
    let last = session.of_kind(line.kind).rfind(same);
    let over = line.other(Field::Parent).and_then(|id| session.entry(id));
    let is_over = over.is_some_and(|over| {
        let on = over.get(Field::StateOn).and_then(|on| query::day_of(session, on));
        matches!(over.words(Field::State).as_str(), "done" | "let-go") && on > board::said_on(session, line)
    });
    !is_over && last.is_some_and(|last| last.other(Field::Item) == line.other(Field::Item))
}
