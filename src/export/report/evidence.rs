//! The evidence paper, for funders and boards: what we set out to do, what happened, what we learned, how we know. Every
//! sentence in it was chosen by a person, by a tag; every number says out of how many, as of when, and which lines it
//! counts. What was let go, turned out otherwise or was not agreed is in it without being chosen. Nothing is composed, and
//! nothing is said in percent. Uses the parts of the report.

use super::deeds::{self, Way, is_chosen};
use super::source::Source;
use super::{
    Apart, Block, Edition, Fact, Item, Look, Purpose, Report, Run, Section, Table, Text, counted, facts, outcomes,
};
use super::{follow_up, head, meetings, readers};
use crate::model::after::board::BENEATH;
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::words::became::Became;
use crate::words::report::ReportWord;
use std::collections::BTreeSet;

/// What people set out to do.
const SET_OUT: &[Kind] = &[Kind::Vision, Kind::Statement, Kind::Goal, Kind::Value, Kind::Theme, Kind::Project];

/// What happened.
const HAPPENED: &[Kind] = &[Kind::Action, Kind::Pledge, Kind::Done, Kind::Ask, Kind::Decision];

/// What people learned.
const LEARNED: &[Kind] = &[Kind::Lesson, Kind::Insight, Kind::Pathway];

/// What became of a promise, with its word; in this order.
const WAYS: [(Way, Became); 9] = [
    (Way::Done, Became::IsDone),
    (Way::Doing, Became::BeingDone),
    (Way::Changed, Became::Changed),
    (Way::HandedOn, Became::HandedOn),
    (Way::LetGo, Became::LetGoWord),
    (Way::Told, Became::ToldOfWord),
    (Way::Passed, Became::HasPassedWord),
    (Way::NotDue, Became::NotDueWord),
    (Way::NoDate, Became::NoDateWord),
];

/// The paper.
pub(super) fn evidence(session: &Session) -> Report {
    let mut source = Source::new(session, Edition::Everyone);
    let mut set_out = chosen(&mut source, "set-out", Became::SetOut, SET_OUT);
    set_out.blocks.insert(0, Block::Para(counted::ours(&source, Became::EvidenceLead)));
    let sections = vec![set_out, happened(&mut source), learned(&mut source), how_we_know(&mut source)];
    let mut report = readers::paper(&source, ReportWord::EvidenceEyebrow, Apart::No, sections);
    let printed = report.printed();
    report.sections.push(rests_on(&source, printed.sum()));
    report
}

/// The lines of some kinds that a person has chosen; that there are none is said.
fn chosen(source: &mut Source<'_>, anchor: &str, title: Became, kinds: &[Kind]) -> Section {
    let mut section = Section::ours(anchor, title.text_in(source.lang()));
    let lines = lines(source, &|entry| is_chosen(entry) && kinds.contains(&entry.kind));
    section.blocks.push(or_nothing(source, lines));
    section
}

fn or_nothing(source: &Source<'_>, items: Vec<Item>) -> Block {
    if items.is_empty() { Block::Para(counted::ours(source, Became::NothingChosen)) } else { Block::Items(items) }
}

/// The lines that are wanted, in the order in which they were said.
fn lines(source: &mut Source<'_>, wanted: &dyn Fn(&Entry) -> bool) -> Vec<Item> {
    let session = source.session;
    let mut all: Vec<&Entry> = session.entries().filter(|entry| source.shows(entry) && wanted(entry)).collect();
    all.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    all.into_iter().filter_map(|entry| line(source, entry)).collect()
}

/// A line with what became of it; the tag that chose it is not said again. What was chosen of the lines beneath an action
/// stands beneath it.
fn line(source: &mut Source<'_>, entry: &Entry) -> Option<Item> {
    if is_action(entry) {
        let home = source.home(entry)?;
        let item = deeds::deed(source, entry, &is_chosen);
        return Some(Item { home: Some(home), ..item });
    }
    if BENEATH.contains(&entry.kind) {
        return deeds::alone(source, entry);
    }
    outcomes::item(source, entry, Look::Line).map(|item| deeds::untagged(source.lang(), item))
}

fn is_action(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::Action | Kind::Pledge)
}

/// Whether nobody has to choose an action: it was changed, let go, or turned out otherwise.
fn is_otherwise(session: &Session, entry: &Entry) -> bool {
    is_action(entry)
        && (follow_up::is_otherwise(entry) || matches!(deeds::way(session, entry), Way::Changed | Way::LetGo))
}

/// Whether a line stands beneath an action that is on the paper.
fn is_beneath(source: &Source<'_>, line: &Entry) -> bool {
    let over = line.other(Field::Parent).and_then(|id| source.session.entry(id));
    let over = over.filter(|over| is_action(over) && source.shows(over));
    BENEATH.contains(&line.kind) && over.is_some_and(|over| is_chosen(over) || is_otherwise(source.session, over))
}

/// What became of what was promised, then what was chosen of it, then what nobody had to choose.
fn happened(source: &mut Source<'_>) -> Section {
    let session = source.session;
    let mut section = Section::ours("happened", Became::Happened.text_in(source.lang()));
    section.blocks.extend(table(source).map(Block::Table));
    let is_of_it = |entry: &Entry| is_chosen(entry) && HAPPENED.contains(&entry.kind) && source.shows(entry);
    let is_any = session.entries().any(is_of_it);
    let beneath: BTreeSet<Id> =
        session.entries().filter(|entry| is_beneath(source, entry)).map(|entry| entry.id.clone()).collect();
    let alone = |entry: &Entry| !is_otherwise(session, entry) && !beneath.contains(&entry.id);
    let chosen = lines(source, &|entry| is_chosen(entry) && HAPPENED.contains(&entry.kind) && alone(entry));
    if !chosen.is_empty() || !is_any {
        section.blocks.push(or_nothing(source, chosen));
    }
    let other = lines(source, &|entry| is_otherwise(session, entry));
    if !other.is_empty() {
        let mut part = Section::ours("otherwise", Became::LetGoOrOtherwise.text_in(source.lang()));
        part.blocks.push(Block::Items(other));
        section.sections.push(part);
    }
    let not_agreed = follow_up::not_agreed(source);
    if !not_agreed.is_empty() {
        section.sections.push(not_agreed);
    }
    section
}

/// Every promise, by what became of it: how many, out of how many, and which.
fn table(source: &Source<'_>) -> Option<Table> {
    let all = readers::promises(source);
    if all.is_empty() {
        return None;
    }
    let row = |word: Became, which: Vec<&Entry>| {
        vec![
            counted::ours(source, word),
            vec![Run::ours(which.len().to_string())],
            vec![Run::ours(all.len().to_string())],
            numbers(source, &which),
        ]
    };
    let session = source.session;
    let of = |way: Way| all.iter().copied().filter(|action| deeds::way(session, action) == way).collect();
    let mut rows: Vec<Vec<Text>> = WAYS.iter().map(|(way, word)| row(*word, of(*way))).collect();
    let conflicting = all.iter().copied().filter(|action| action.words(Field::TurnedOut) == "conflicting").collect();
    rows.push(row(Became::Conflicting, conflicting));
    let on = query::as_of(source.session).map(|on| dates::written_in(on, source.lang())).unwrap_or_default();
    Some(Table {
        caption: Became::BecameCaption.with_in(source.lang(), &[on]),
        head: [Became::BecameOf, Became::HowMany, Became::OutOf, Became::Lines]
            .map(|word| counted::ours(source, word))
            .into(),
        rows,
        purpose: Purpose::ToRead,
    })
}

fn numbers(source: &Source<'_>, entries: &[&Entry]) -> Text {
    let all: Vec<String> = entries.iter().map(|entry| source.session.spoken(entry)).collect();
    if all.is_empty() { Text::new() } else { vec![Run::mark(all.join(", "))] }
}

/// What was chosen of what people learned, and what they would stop, which nobody has to choose.
fn learned(source: &mut Source<'_>) -> Section {
    let mut section = Section::ours("learned", Became::Learned.text_in(source.lang()));
    let stopped = |entry: &Entry| entry.kind == Kind::Lesson && entry.words(Field::Keep) == "stop";
    let wanted = |entry: &Entry| LEARNED.contains(&entry.kind) && (is_chosen(entry) || stopped(entry));
    let items = lines(source, &wanted);
    section.blocks.push(or_nothing(source, items));
    section
}

/// Measures, the pulse, relationships, and people's own words by their consent.
fn how_we_know(source: &mut Source<'_>) -> Section {
    let mut section = Section::ours("how-we-know", Became::HowWeKnow.text_in(source.lang()));
    let parts = [counted::measures(source), counted::pulse(source), counted::relationships(source, &is_chosen)];
    section.sections.extend(parts.into_iter().filter(|part| !part.is_empty()));
    let told: [&[Kind]; 3] = [SET_OUT, HAPPENED, LEARNED];
    let elsewhere = |entry: &Entry| told.iter().any(|kinds| kinds.contains(&entry.kind));
    let own = |entry: &Entry| matches!(entry.kind, Kind::Narrative | Kind::OutsideVoice);
    let open = |entry: &Entry| !own(entry) || entry.words(Field::ToldTo) == "everyone";
    let counted = |entry: &Entry| matches!(entry.kind, Kind::Measure | Kind::Pulse | Kind::Relationship);
    let quotes = lines(source, &|entry| is_chosen(entry) && !elsewhere(entry) && !counted(entry) && open(entry));
    let session = source.session;
    let held = |entry: &&Entry| entry.stands() && is_chosen(entry) && !open(entry) && !entry.is(Field::GroupOnly);
    let held = session.entries().filter(held).count();
    let mut words = Section::ours("words", Became::InTheirWords.text_in(source.lang()));
    if !quotes.is_empty() {
        words.blocks.push(Block::Items(quotes));
    }
    words.blocks.extend(follow_up::not_told(source, held));
    if !words.is_empty() {
        section.sections.push(words);
    }
    if section.is_empty() {
        section.blocks.push(Block::Para(counted::ours(source, Became::NothingChosen)));
    }
    section
}

/// What the paper rests on: who was there, when, how many lines there are in all, and who keeps them.
fn rests_on(source: &Source<'_>, here: usize) -> Section {
    let mut section = Section::ours("rests-on", Became::RestsOn.text_in(source.lang()));
    let room = ReportWord::InTheRoom.text_in(source.lang());
    let mut said: Vec<Fact> = head::facts(source).into_iter().filter(|fact| fact.label == room).collect();
    let number = |word: Became, n: usize| Fact {
        label: word.text_in(source.lang()).to_owned(),
        text: vec![Run::ours(n.to_string())],
    };
    said.push(number(Became::LinesTaken, super::counts(source.session).standing));
    said.push(number(Became::LinesHere, here));
    let who = facts::at(source, &source.session.head().fields, Field::Responsible);
    if !who.is_empty() {
        said.push(Fact { label: Field::Responsible.word_in(source.lang()).to_owned(), text: who });
    }
    section.blocks.push(Block::Facts(said));
    let reviews = meetings::section(source);
    section.sections.extend((!reviews.is_empty()).then_some(reviews));
    section
}
