//! The follow-up report: what became of it. What was done comes first; a date that has passed is no fault of anybody's.
//! Uses the parts of the report.

use super::source::Source;
use super::{Apart, Block, Edition, Fact, Item, Look, Report, Run, Section, counted, facts, outcomes, readers};
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::news;
use crate::model::op::How;
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
    sections.push(lines(&mut source, "decisions", Became::Decisions.text(), &[Kind::Decision]));
    sections.push(counted::pulse(&source));
    sections.push(counted::relationships(&source, &|entry| over_time::is_since(session, entry)));
    sections.push(counted::assets(&mut source));
    sections.push(counted::measures(&source));
    sections.push(lines(&mut source, "lessons", Became::Lessons.text(), &[Kind::Lesson, Kind::Insight, Kind::Pathway]));
    sections.push(narratives(&mut source));
    sections.push(lines(&mut source, "help", Became::HelpNeeded.text(), &[Kind::HelpNeeded]));
    let mut next = lines(&mut source, "next", Became::Next.text(), &[Kind::Next]);
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

/// What is said of an action's way, in one word as in files; nothing said is no news.
pub(super) fn state(action: &Entry) -> String {
    let state = action.words(Field::State);
    if state.is_empty() { "no-news".to_owned() } else { state }
}

/// The actions and pledges by what became of them, with what was done for each.
fn deeds(source: &mut Source<'_>) -> Vec<Section> {
    let all = readers::promises(source);
    let mut out = Vec::new();
    for (anchor, word, states) in [
        ("done", Became::Done, &["done"][..]),
        ("under-way", Became::UnderWay, &["doing", "changed", "handed-on"]),
        ("let-go", Became::LetGo, &["let-go"]),
        ("no-news", Became::NoNews, &["no-news"]),
    ] {
        let mut section = Section::ours(anchor, word.text());
        let here = all.iter().copied().filter(|action| states.contains(&state(action).as_str()));
        let items: Vec<Item> = here.map(|action| with_earlier(source.session, action, deed(source, action))).collect();
        if !items.is_empty() {
            section.blocks.extend((anchor == "no-news").then(|| Block::Para(counted::ours(Became::NoNewsLead))));
            section.blocks.push(Block::Items(items));
        }
        if anchor == "done" {
            section.sections.extend(also_done(source));
        }
        out.push(section);
    }
    let otherwise = all.iter().copied().filter(|action| is_otherwise(action));
    let items: Vec<Item> = otherwise.map(|action| turned_out(source, action)).collect();
    if !items.is_empty() {
        let mut section = Section::ours("otherwise", Became::Otherwise.text());
        section.blocks.push(Block::Items(items));
        out.insert(3, section);
    }
    out
}

/// With what was said of it at the meetings before.
fn with_earlier(session: &Session, of: &Entry, item: Item) -> Item {
    let said = news::earlier(session, of).into_iter().map(|news| {
        let on = news.on.map(|on| format!(", {}", ReportWord::SaidOn.with(&[dates::written_out(on)])));
        let text = vec![Run::theirs(news::in_words(of.kind, &news)), Run::ours(on.unwrap_or_default())];
        Fact { label: Became::Earlier.text().to_owned(), text }
    });
    Item { facts: item.facts.into_iter().chain(said).collect(), ..item }
}

/// An action with what became of it. Of whom no news has come, nobody is named.
pub(super) fn deed(source: &mut Source<'_>, action: &Entry) -> Item {
    let mut item = Item { to: None, look: Look::Line, ..source.mention(action) };
    if state(action) != "no-news" {
        let who = facts::of(source, action, Field::Who);
        if !who.is_empty() {
            item.facts.push(Fact::of(ReportWord::Who, who));
        }
    }
    let became = outcomes::became(source, action);
    if !became.is_empty() {
        item.facts.push(Fact::of(ReportWord::Became, became));
    }
    item.facts.extend(ended(source, action));
    // A change of plan keeps the plan that was.
    item.more = facts::more(source, action);
    let done: Vec<&Entry> =
        source.session.under(&action.id).filter(|line| line.kind == Kind::Done && source.shows(line)).collect();
    item.under = done.into_iter().filter_map(|line| outcomes::item(source, line, Look::Line)).collect();
    item
}

/// How it turned out and what came of it, and which action was taken up because of it.
fn ended(source: &Source<'_>, action: &Entry) -> Vec<Fact> {
    let mut out = Vec::new();
    for field in [Field::TurnedOut, Field::Outcome] {
        let text = facts::of(source, action, field);
        if !text.is_empty() {
            out.push(Fact { label: field.spec().word.to_owned(), text });
        }
    }
    for remedy in remedies(source, action) {
        let number = Run::mark(source.session.spoken(remedy));
        let text = vec![number, Run::ours(" "), Run::theirs(remedy.text())];
        out.push(Fact { label: Became::SetRightBy.text().to_owned(), text });
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

/// An action that turned out otherwise, named once more where that is told.
fn turned_out(source: &Source<'_>, action: &Entry) -> Item {
    let mut item = Item { to: None, look: Look::Line, ..source.mention(action) };
    let why = facts::of(source, action, Field::Why);
    item.facts = ended(source, action);
    if !why.is_empty() {
        item.facts.push(Fact { label: Field::Why.spec().word.to_owned(), text: why });
    }
    item
}

/// What was done besides: under no action.
fn also_done(source: &mut Source<'_>) -> Option<Section> {
    let session = source.session;
    let open: Vec<&Entry> = session
        .of_kind(Kind::Done)
        .filter(|line| source.shows(line) && !source.is_placed(&line.id) && !is_under_action(session, line))
        .collect();
    let items: Vec<Item> = open.into_iter().filter_map(|line| outcomes::item(source, line, Look::Line)).collect();
    (!items.is_empty()).then(|| {
        let mut section = Section::ours("also-done", Became::AlsoDone.text());
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
    let mut section = Section::ours("not-agreed", Word::NotAgreed.text());
    let all: Vec<&Entry> = query::not_agreed(session).into_iter().filter(|entry| source.shows(entry)).collect();
    let items: Vec<Item> = all.into_iter().map(|entry| with_objections(source, entry)).collect();
    if !items.is_empty() {
        section.blocks.push(Block::Para(vec![Run::ours(ReportWord::NotAgreedLead.text())]));
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
        lead: Some(ReportWord::Objection.text().to_owned()),
        to: None,
        ..source.mention(words)
    };
    item.under = words.into_iter().map(objection).collect();
    item
}

/// What was asked of others, with what was answered to it before.
fn asks(source: &mut Source<'_>) -> Section {
    let session = source.session;
    let all: Vec<&Entry> = session.of_kind(Kind::Ask).filter(|ask| source.shows(ask)).collect();
    let items =
        all.into_iter().filter_map(|ask| Some(with_earlier(session, ask, outcomes::item(source, ask, Look::Line)?)));
    let items: Vec<Item> = items.collect();
    let mut section = Section::ours("asks", Became::Asks.text());
    section.blocks.extend((!items.is_empty()).then_some(Block::Items(items)));
    section
}

/// The lines of some kinds, at their places.
pub(super) fn lines(source: &mut Source<'_>, anchor: &str, title: &str, kinds: &[Kind]) -> Section {
    let session = source.session;
    let mut all: Vec<&Entry> = kinds.iter().flat_map(|kind| session.of_kind(*kind)).collect();
    all.retain(|entry| source.shows(entry));
    let items: Vec<Item> = all.into_iter().filter_map(|entry| outcomes::item(source, entry, Look::Line)).collect();
    let mut section = Section::ours(anchor, title);
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
pub(super) fn not_told(n: usize) -> Option<Block> {
    (n > 0).then(|| Block::Para(vec![Run::ours(Became::NotTold.with(&[n.to_string()]))]))
}

/// What people tell, as far as they have said that it may be told.
fn narratives(source: &mut Source<'_>) -> Section {
    let mut section = Section::ours("narratives", Became::Narratives.text());
    let all = source.session.of_kind(Kind::Narrative).filter(|entry| !entry.is(Field::GroupOnly));
    let (told, held): (Vec<&Entry>, Vec<&Entry>) = all.partition(|entry| may_be_told(source, entry));
    let items: Vec<Item> = told.into_iter().filter_map(|entry| outcomes::item(source, entry, Look::Line)).collect();
    if !items.is_empty() {
        section.blocks.push(Block::Items(items));
    }
    section.blocks.extend(not_told(held.len()));
    section
}
