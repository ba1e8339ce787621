//! The follow-up report: what became of it. What was done comes first; a date that has passed is no fault of anybody's.
//! Uses the parts of the report.

use super::deeds::{self, Way, way};
use super::source::Source;
use super::{
    Apart, Block, Edition, Fact, Item, Look, Report, Run, Section, counted, facts, meetings, outcomes, readers,
};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query::{self, over_time};
use crate::model::session::Session;
use crate::words::Word;
use crate::words::became::Became;
use crate::words::report::ReportWord;

/// How an action turned out otherwise than was hoped.
const OTHERWISE: [&str; 3] = ["partly", "did-not-work", "conflicting"];

/// What became of it, for those who come to a review.
pub(super) fn follow_up(session: &Session) -> Report {
    let mut source = Source::new(session, Edition::ThoseThere);
    let mut sections = deeds(&mut source);
    sections.push(not_agreed(&mut source));
    sections.push(asks(&mut source));
    sections.push(lines(&mut source, "decisions", Became::Decisions, &[Kind::Decision]));
    sections.push(counted::pulse(&source));
    sections.push(counted::relationships(&source, &|entry| over_time::is_since(session, entry)));
    sections.push(counted::assets(&mut source));
    sections.push(counted::measures(&source));
    sections.push(lines(&mut source, "lessons", Became::Lessons, &[Kind::Lesson, Kind::Insight, Kind::Pathway]));
    sections.push(narratives(&mut source));
    sections.push(to_come(&mut source, "help", Became::HelpNeeded, Kind::HelpNeeded));
    sections.push(meetings::section(&source));
    let mut next = to_come(&mut source, "next", Became::Next, Kind::Next);
    next.blocks.push(Block::Facts(readers::meeting(&source)));
    sections.retain(|section| !section.is_empty());
    if !sections.is_empty() {
        sections.push(next);
    }
    readers::paper(&source, ReportWord::FollowUpEyebrow, Apart::No, sections)
}

/// Whether an action turned out otherwise than was hoped.
pub(super) fn is_otherwise(action: &Entry) -> bool {
    OTHERWISE.contains(&action.words(Field::TurnedOut).as_str())
}

/// The actions and pledges by what became of them, with what was done for each.
fn deeds(source: &mut Source<'_>) -> Vec<Section> {
    let all: Vec<(Way, &Entry)> =
        readers::promises(source).into_iter().map(|action| (way(source.session, action), action)).collect();
    let mut out = Vec::new();
    for (anchor, word, ways) in [
        ("done", Became::Done, &[Way::Done][..]),
        ("under-way", Became::UnderWay, &[Way::Doing, Way::Changed, Way::HandedOn]),
        ("told", Became::ToldOf, &[Way::Told]),
        ("let-go", Became::LetGo, &[Way::LetGo]),
    ] {
        let mut section = of_ways(source, &all, anchor, word, ways);
        if anchor == "done" {
            section.sections.extend(also_done(source));
        }
        out.push(section);
    }
    let otherwise = all.iter().filter(|(_, action)| is_otherwise(action));
    let items: Vec<Item> = otherwise.map(|(_, action)| turned_out(source, action)).collect();
    if !items.is_empty() {
        let mut section = Section::ours("otherwise", Became::Otherwise.text_in(source.lang()));
        section.blocks.push(Block::Items(items));
        out.push(section);
    }
    let mut quiet = Section::ours("no-news", Became::NoNews.text_in(source.lang()));
    for (anchor, word, way) in [
        ("passed", Became::HasPassed, Way::Passed),
        ("not-due", Became::NotDue, Way::NotDue),
        ("no-date", Became::NoDate, Way::NoDate),
    ] {
        let part = of_ways(source, &all, anchor, word, &[way]);
        quiet.sections.extend((!part.is_empty()).then_some(part));
    }
    if !quiet.is_empty() {
        quiet.blocks.push(Block::Para(counted::ours(source, Became::NoNewsLead)));
    }
    out.push(quiet);
    out
}

/// The actions of which that became, with everything beneath them that is not what is to come.
fn of_ways(source: &mut Source<'_>, all: &[(Way, &Entry)], anchor: &str, word: Became, ways: &[Way]) -> Section {
    let session = source.session;
    let past = |line: &Entry| line.kind == Kind::Done || !deeds::is_to_come(session, line);
    let here = all.iter().filter(|(way, _)| ways.contains(way));
    let items = here.map(|(way, action)| {
        let mut item = deeds::deed(source, action, &past);
        if *way == Way::Told {
            item.under.extend(deeds::mentioned_beneath(source, action));
        }
        item
    });
    let items: Vec<Item> = items.collect();
    let mut section = Section::ours(anchor, word.text_in(source.lang()));
    if !items.is_empty() {
        section.blocks.push(Block::Items(items));
    }
    section
}

/// An action that turned out otherwise, named once more where that is told.
fn turned_out(source: &Source<'_>, action: &Entry) -> Item {
    let mut item = Item { to: None, look: Look::Line, ..source.mention(action) };
    let why = facts::of(source, action, Field::Why);
    item.facts = deeds::ended(source, action);
    if !why.is_empty() {
        item.facts.push(Fact { label: Field::Why.word_in(source.lang()).to_owned(), text: why });
    }
    item
}

/// What is next, or what help is needed, each with what it is for; what earlier reviews said of that stands apart.
fn to_come(source: &mut Source<'_>, anchor: &str, word: Became, kind: Kind) -> Section {
    let session = source.session;
    let all = session.of_kind(kind).filter(|line| source.shows(line) && !source.is_placed(&line.id));
    let (last, before): (Vec<&Entry>, Vec<&Entry>) = all.partition(|line| deeds::is_to_come(session, line));
    let mut section = Section::ours(anchor, word.text_in(source.lang()));
    let items = |source: &mut Source<'_>, lines: Vec<&Entry>| -> Option<Block> {
        let items: Vec<Item> = lines.into_iter().filter_map(|line| deeds::alone(source, line)).collect();
        (!items.is_empty()).then_some(Block::Items(items))
    };
    section.blocks.extend(items(source, last));
    if let Some(before) = items(source, before) {
        let mut part = Section::ours(&format!("{anchor}-earlier"), Became::SaidEarlier.text_in(source.lang()));
        part.blocks.push(before);
        section.sections.push(part);
    }
    section
}

/// What was done besides: under no action.
fn also_done(source: &mut Source<'_>) -> Option<Section> {
    let session = source.session;
    let open: Vec<&Entry> = session
        .of_kind(Kind::Done)
        .filter(|line| source.shows(line) && !source.is_placed(&line.id) && !is_under_action(session, line))
        .collect();
    let items: Vec<Item> = open.into_iter().filter_map(|line| deeds::alone(source, line)).collect();
    (!items.is_empty()).then(|| {
        let mut section = Section::ours("also-done", Became::AlsoDone.text_in(source.lang()));
        section.blocks.push(Block::Items(items));
        section
    })
}

fn is_under_action(session: &Session, line: &Entry) -> bool {
    let over = line.other(Field::Parent).and_then(|id| session.entry(id));
    over.is_some_and(|over| over.stands() && matches!(over.kind, Kind::Action | Kind::Pledge))
}

/// What was not agreed, with the words of those who did not want it.
pub(super) fn not_agreed(source: &mut Source<'_>) -> Section {
    let session = source.session;
    let mut section = Section::ours("not-agreed", Word::NotAgreed.text_in(source.lang()));
    let all: Vec<&Entry> = query::not_agreed(session).into_iter().filter(|entry| source.shows(entry)).collect();
    let items: Vec<Item> = all.into_iter().map(|entry| with_objections(source, entry)).collect();
    if !items.is_empty() {
        section.blocks.push(Block::Para(vec![Run::ours(ReportWord::NotAgreedLead.text_in(source.lang()))]));
        section.blocks.push(Block::Items(items));
    }
    section
}

fn with_objections(source: &mut Source<'_>, entry: &Entry) -> Item {
    let mut item = Item { to: None, home: source.home(entry), ..source.mention(entry) };
    let session = source.session;
    let words: Vec<&Entry> = query::objections(session, &entry.id).filter(|words| source.shows(words)).collect();
    let objection = |words: &Entry| Item {
        home: source.home(words),
        look: Look::Objection,
        lead: Some(ReportWord::Objection.text_in(source.lang()).to_owned()),
        to: None,
        ..source.mention(words)
    };
    item.under = words.into_iter().map(objection).collect();
    item
}

/// What was asked of others, with what was answered before.
fn asks(source: &mut Source<'_>) -> Section {
    let session = source.session;
    let all: Vec<&Entry> = session.of_kind(Kind::Ask).filter(|ask| source.shows(ask)).collect();
    let items = all.into_iter().filter_map(|ask| {
        let mut item = deeds::untagged(session.lang(), outcomes::item(source, ask, Look::Line)?);
        item.more.extend(deeds::earlier(session, ask));
        Some(item)
    });
    let items: Vec<Item> = items.collect();
    let mut section = Section::ours("asks", Became::Asks.text_in(source.lang()));
    section.blocks.extend((!items.is_empty()).then_some(Block::Items(items)));
    section
}

/// The lines of some kinds, at their places.
pub(super) fn lines(source: &mut Source<'_>, anchor: &str, title: Became, kinds: &[Kind]) -> Section {
    let session = source.session;
    let mut all: Vec<&Entry> = kinds.iter().flat_map(|kind| session.of_kind(*kind)).collect();
    all.retain(|entry| source.shows(entry));
    let items = all.into_iter().filter_map(|entry| outcomes::item(source, entry, Look::Line));
    let items: Vec<Item> = items.map(|item| deeds::untagged(session.lang(), item)).collect();
    let mut section = Section::ours(anchor, title.text_in(session.lang()));
    if !items.is_empty() {
        section.blocks.push(Block::Items(items));
    }
    section
}

/// Whether somebody's own words may be told to those who read a paper: only where that person has said so.
pub(super) fn may_be_told(source: &Source<'_>, entry: &Entry) -> bool {
    match entry.words(Field::ToldTo).as_str() {
        "everyone" => true,
        "those-there" => source.edition != Edition::Everyone,
        _ => false,
    }
}

/// How many of the words were left out, as nobody said that they may be told.
pub(super) fn not_told(source: &Source<'_>, n: usize) -> Option<Block> {
    (n > 0).then(|| Block::Para(vec![Run::ours(Became::NotTold.with_in(source.lang(), &[n.to_string()]))]))
}

/// What people tell, as far as they have said that it may be told.
fn narratives(source: &mut Source<'_>) -> Section {
    let mut section = Section::ours("narratives", Became::Narratives.text_in(source.lang()));
    let session = source.session;
    let all = session.of_kind(Kind::Narrative).filter(|entry| !entry.is(Field::GroupOnly));
    let (told, held): (Vec<&Entry>, Vec<&Entry>) = all.partition(|entry| may_be_told(source, entry));
    let items = told.into_iter().filter_map(|entry| outcomes::item(source, entry, Look::Line));
    let items: Vec<Item> = items.map(|item| deeds::untagged(session.lang(), item)).collect();
    if !items.is_empty() {
        section.blocks.push(Block::Items(items));
    }
    section.blocks.extend(not_told(source, held.len()));
    section
}
