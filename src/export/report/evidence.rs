//! The evidence paper, for funders and boards: what we set out to do, what happened, what we learned, how we know. Every
//! sentence in it was chosen by a person, by a tag; every number says out of how many, as of when, and which lines it
//! counts. What was let go, turned out otherwise or was not agreed is in it without being chosen. Nothing is composed, and
//! nothing is said in percent. Uses the parts of the report.

use super::source::Source;
use super::{Apart, Block, Edition, Fact, Item, Look, Report, Run, Section, Table, Text, counted, facts, outcomes};
use super::{follow_up, head, readers};
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query;
use crate::model::session::Session;
use crate::words::became::Became;
use crate::words::report::ReportWord;

/// The tag by which a person chooses a line for the paper.
pub const TAG: &str = "evidence";

/// What people set out to do.
const SET_OUT: &[Kind] = &[Kind::Vision, Kind::Statement, Kind::Goal, Kind::Value, Kind::Theme, Kind::Project];

/// What happened.
const HAPPENED: &[Kind] = &[Kind::Action, Kind::Pledge, Kind::Done, Kind::Ask, Kind::Decision];

/// What people learned.
const LEARNED: &[Kind] = &[Kind::Lesson, Kind::Insight, Kind::Pathway];

/// What became of a promise, with its word; in this order.
const STATES: [(&str, Became); 6] = [
    ("done", Became::IsDone),
    ("doing", Became::BeingDone),
    ("changed", Became::Changed),
    ("handed-on", Became::HandedOn),
    ("let-go", Became::LetGoWord),
    ("no-news", Became::NothingSaid),
];

/// Whether a person has chosen a line.
pub(super) fn is_chosen(entry: &Entry) -> bool {
    let tag = |label: &str| label.trim().trim_start_matches('#').to_lowercase() == TAG;
    entry.links.iter().any(|link| link.how == How::Tag && link.one == entry.id && tag(&link.label))
}

/// The paper.
pub(super) fn evidence(session: &Session) -> Report {
    let mut source = Source::new(session, Edition::Everyone);
    let mut set_out = chosen(&mut source, "set-out", Became::SetOut, SET_OUT);
    set_out.blocks.insert(0, Block::Para(counted::ours(Became::EvidenceLead)));
    let sections = vec![set_out, happened(&mut source), learned(&mut source), how_we_know(&mut source)];
    let mut report = readers::paper(&source, ReportWord::EvidenceEyebrow, Apart::No, sections);
    let printed = report.printed();
    report.sections.push(rests_on(&source, printed.sum()));
    report
}

/// The lines of some kinds that a person has chosen; that there are none is said.
fn chosen(source: &mut Source<'_>, anchor: &str, title: Became, kinds: &[Kind]) -> Section {
    let mut section = Section::ours(anchor, title.text());
    let lines = lines(source, &|entry| is_chosen(entry) && kinds.contains(&entry.kind));
    section.blocks.push(or_nothing(lines));
    section
}

fn or_nothing(items: Vec<Item>) -> Block {
    if items.is_empty() { Block::Para(counted::ours(Became::NothingChosen)) } else { Block::Items(items) }
}

/// The lines that are wanted, in the order in which they were said.
fn lines(source: &mut Source<'_>, wanted: &dyn Fn(&Entry) -> bool) -> Vec<Item> {
    let session = source.session;
    let mut all: Vec<&Entry> = session.entries().filter(|entry| source.shows(entry) && wanted(entry)).collect();
    all.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    all.into_iter().filter_map(|entry| line(source, entry)).collect()
}

/// A line with what became of it; the tag that chose it is not said again.
fn line(source: &mut Source<'_>, entry: &Entry) -> Option<Item> {
    if matches!(entry.kind, Kind::Action | Kind::Pledge) {
        let home = source.home(entry)?;
        let mut item = follow_up::deed(source, entry);
        item.under.clear();
        return Some(Item { home: Some(home), ..item });
    }
    let mut item = outcomes::item(source, entry, Look::Line)?;
    item.facts.retain(|fact| fact.label != ReportWord::Tag.text());
    Some(item)
}

/// What became of what was promised, then what was chosen of it, then what nobody had to choose.
fn happened(source: &mut Source<'_>) -> Section {
    let mut section = Section::ours("happened", Became::Happened.text());
    section.blocks.extend(table(source).map(Block::Table));
    let otherwise = |entry: &Entry| {
        let is_action = matches!(entry.kind, Kind::Action | Kind::Pledge);
        is_action
            && (follow_up::is_otherwise(entry) || matches!(follow_up::state(entry).as_str(), "changed" | "let-go"))
    };
    let chosen = lines(source, &|entry| is_chosen(entry) && HAPPENED.contains(&entry.kind) && !otherwise(entry));
    section.blocks.push(or_nothing(chosen));
    let other = lines(source, &otherwise);
    if !other.is_empty() {
        let mut part = Section::ours("otherwise", Became::LetGoOrOtherwise.text());
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
            counted::ours(word),
            vec![Run::ours(which.len().to_string())],
            vec![Run::ours(all.len().to_string())],
            numbers(source, &which),
        ]
    };
    let of = |state: &str| all.iter().copied().filter(|action| follow_up::state(action) == state).collect();
    let mut rows: Vec<Vec<Text>> = STATES.iter().map(|(state, word)| row(*word, of(state))).collect();
    let conflicting = all.iter().copied().filter(|action| action.words(Field::TurnedOut) == "conflicting").collect();
    rows.push(row(Became::Conflicting, conflicting));
    let on = query::as_of(source.session).map(dates::written_out).unwrap_or_default();
    Some(Table {
        caption: Became::BecameCaption.with(&[on]),
        head: [Became::BecameOf, Became::HowMany, Became::OutOf, Became::Lines].map(counted::ours).into(),
        rows,
        summed: false,
    })
}

fn numbers(source: &Source<'_>, entries: &[&Entry]) -> Text {
    let all: Vec<String> = entries.iter().map(|entry| source.session.spoken(entry)).collect();
    if all.is_empty() { Text::new() } else { vec![Run::mark(all.join(", "))] }
}

/// What was chosen of what people learned, and what they would stop, which nobody has to choose.
fn learned(source: &mut Source<'_>) -> Section {
    let mut section = Section::ours("learned", Became::Learned.text());
    let stopped = |entry: &Entry| entry.kind == Kind::Lesson && entry.words(Field::Keep) == "stop";
    let wanted = |entry: &Entry| LEARNED.contains(&entry.kind) && (is_chosen(entry) || stopped(entry));
    let items = lines(source, &wanted);
    section.blocks.push(or_nothing(items));
    section
}

/// Measures, the pulse, relationships, and people's own words by their consent.
fn how_we_know(source: &mut Source<'_>) -> Section {
    let mut section = Section::ours("how-we-know", Became::HowWeKnow.text());
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
    let mut words = Section::ours("words", Became::InTheirWords.text());
    if !quotes.is_empty() {
        words.blocks.push(Block::Items(quotes));
    }
    words.blocks.extend(follow_up::not_told(held));
    if !words.is_empty() {
        section.sections.push(words);
    }
    if section.is_empty() {
        section.blocks.push(Block::Para(counted::ours(Became::NothingChosen)));
    }
    section
}

/// What the paper rests on: who was there, when, how many lines there are in all, and who keeps them.
fn rests_on(source: &Source<'_>, here: usize) -> Section {
    let mut section = Section::ours("rests-on", Became::RestsOn.text());
    let room = ReportWord::InTheRoom.text();
    let mut said: Vec<Fact> = head::facts(source).into_iter().filter(|fact| fact.label == room).collect();
    let number = |word: Became, n: usize| Fact { label: word.text().to_owned(), text: vec![Run::ours(n.to_string())] };
    said.push(number(Became::LinesTaken, super::counts(source.session).standing));
    said.push(number(Became::LinesHere, here));
    let who = facts::at(source, &source.session.head().fields, Field::Responsible);
    if !who.is_empty() {
        said.push(Fact { label: Field::Responsible.spec().word.to_owned(), text: who });
    }
    section.blocks.push(Block::Facts(said));
    section
}
