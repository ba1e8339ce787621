//! What came out of the session, before how it came about: actions first, then vision, common ground, values, and what
//! was not agreed. Uses the model and the words.

use super::deeds::Told;
use super::source::Source;
use super::{ActionRow, Block, Fact, Home, Item, Look, Run, Section, Text, facts};
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query::{self, Standing};
use crate::words::Word;
use crate::words::report::ReportWord;

/// All sections of what came out, in their order. Empty ones are left out, save the actions.
pub(super) fn sections(source: &mut Source<'_>) -> Vec<Section> {
    let parts = [
        actions(source),
        pledges(source),
        asks(source),
        vision(source),
        common_ground(source),
        still_open(source),
        values(source),
        not_agreed(source),
    ];
    let kept = |section: &Section| section.anchor == "actions" || !section.is_empty();
    parts.into_iter().filter(kept).collect()
}

fn shown<'a>(source: &Source<'a>, kind: Kind) -> Vec<&'a Entry> {
    source.session.of_kind(kind).filter(|entry| source.shows(entry)).collect()
}

fn shown_themes<'a>(source: &Source<'a>) -> Vec<&'a Entry> {
    query::themes(source.session).into_iter().filter(|theme| source.shows(theme)).collect()
}

/// The actions, theme by theme.
fn actions(source: &mut Source<'_>) -> Section {
    let session = source.session;
    let mut section = Section::ours("actions", ReportWord::Actions.text_in(source.lang()));
    for theme in shown_themes(source) {
        let rows = rows(source, &query::actions(session, Some(&theme.id)), Kind::Action);
        let agreed = query::theme_standing(session, theme) == Standing::Agreed;
        if rows.is_empty() && !agreed {
            continue;
        }
        let mut part = Section::new(format!("actions-{}", section.sections.len()), Run::theirs(theme.text()));
        part.number = session.spoken(theme);
        part.lane = source.lane(&theme.id);
        let said = [Field::Keeper, Field::FirstMeeting].map(|field| (field, facts::of(source, theme, field)));
        let said = said.into_iter().filter(|(_, text)| !text.is_empty());
        let said: Vec<Fact> =
            said.map(|(field, text)| Fact { label: field.word_in(source.lang()).to_owned(), text }).collect();
        if !said.is_empty() {
            part.blocks.push(Block::Facts(said));
        }
        part.blocks.push(if rows.is_empty() {
            Block::Para(vec![Run::ours(ReportWord::NoActions.text_in(source.lang()))])
        } else {
            Block::Actions(ReportWord::ActionsCaption.with_in(source.lang(), &[theme.text()]), rows)
        });
        section.sections.push(part);
    }
    let rest = rows(source, &shown(source, Kind::Action), Kind::Action);
    if !rest.is_empty() {
        let mut block = Block::Actions(
            ReportWord::ActionsCaption.with_in(source.lang(), &[ReportWord::NoTheme.text_in(source.lang())]),
            rest,
        );
        if section.sections.is_empty() {
            if let Block::Actions(caption, _) = &mut block {
                ReportWord::Actions.text_in(source.lang()).clone_into(caption);
            }
            section.blocks.push(block);
        } else {
            let mut part = Section::ours("actions-none", ReportWord::NoTheme.text_in(source.lang()));
            part.blocks.push(block);
            section.sections.push(part);
        }
    }
    if section.is_empty() {
        section.blocks.push(Block::Para(vec![Run::ours(ReportWord::NoActions.text_in(source.lang()))]));
    }
    section
}

pub(super) fn pledges(source: &mut Source<'_>) -> Section {
    let mut section = Section::ours("pledges", ReportWord::Pledges.text_in(source.lang()));
    let rows = rows(source, &shown(source, Kind::Pledge), Kind::Pledge);
    if !rows.is_empty() {
        section.blocks.push(Block::Actions(ReportWord::Pledges.text_in(source.lang()).to_owned(), rows));
    }
    section
}

fn asks(source: &mut Source<'_>) -> Section {
    let mut section = Section::ours("asks", ReportWord::Asks.text_in(source.lang()));
    let asks = shown(source, Kind::Ask);
    let items: Vec<Item> = asks.into_iter().filter_map(|ask| item(source, ask, Look::Line)).collect();
    if !items.is_empty() {
        section.blocks.push(Block::Items(items));
    }
    section
}

/// The rows of those that have not had their place.
fn rows(source: &mut Source<'_>, entries: &[&Entry], kind: Kind) -> Vec<ActionRow> {
    let wanted: Vec<&Entry> =
        entries.iter().copied().filter(|entry| entry.kind == kind && source.shows(entry)).collect();
    wanted.into_iter().filter_map(|entry| row(source, entry)).collect()
}

fn row(source: &mut Source<'_>, entry: &Entry) -> Option<ActionRow> {
    let home = source.home(entry)?;
    let source = &*source;
    let mut but = vec![
        Field::Who,
        Field::With,
        Field::Due,
        Field::Help,
        Field::Promised,
        Field::State,
        Field::StateOn,
        Field::HandedTo,
        Field::HandedFrom,
        Field::Why,
    ];
    if entry.kind == Kind::Action {
        // It stands under its theme, or says so below that the theme does not stand.
        but.push(Field::Theme);
    }
    Some(ActionRow {
        home,
        number: source.session.spoken(entry),
        what: vec![Run::theirs(entry.text())],
        who: facts::of(source, entry, Field::Who),
        with: facts::of(source, entry, Field::With),
        due: facts::of(source, entry, Field::Due),
        help: facts::of(source, entry, Field::Help),
        promised: entry.is(Field::Promised),
        became: became(source, entry),
        done: matches!(entry.get(Field::State), Some(Value::Text(state)) if state == "done"),
        facts: facts::short(source, entry, &but),
        more: facts::more(source, entry),
    })
}

/// What became of an action: "done, said on 20 November 2026", "handed on to …", and why.
pub(super) fn became(source: &Source<'_>, entry: &Entry) -> Text {
    let is_dated = matches!(entry.get(Field::StateOn), Some(Value::Date { .. }));
    Told {
        state: facts::of(source, entry, Field::State),
        is_handed_on: entry.words(Field::State) == "handed-on",
        to: facts::of(source, entry, Field::HandedTo),
        from: facts::of(source, entry, Field::HandedFrom),
        on: if is_dated { facts::of(source, entry, Field::StateOn) } else { Text::new() },
        why: facts::of(source, entry, Field::Why),
    }
    .text(source.lang())
}

/// A line at its place; `None` where it has had it.
pub(super) fn item(source: &mut Source<'_>, entry: &Entry, look: Look) -> Option<Item> {
    let home = source.home(entry)?;
    Some(at_home(source, entry, (home, look), &[]))
}

/// A line at this place of its own, with its facts but these.
pub(super) fn at_home(source: &Source<'_>, entry: &Entry, (home, look): (Home, Look), but: &[Field]) -> Item {
    Item {
        home: Some(home),
        look,
        number: source.session.spoken(entry),
        to: None,
        lead: None,
        words: vec![Run::theirs(entry.text())],
        facts: facts::short(source, entry, but),
        more: facts::more(source, entry),
        under: Vec::new(),
    }
}

/// The objections to an entry, at their place.
pub(super) fn objections(source: &mut Source<'_>, id: &Id) -> Vec<Item> {
    let session = source.session;
    let words: Vec<&Entry> = query::objections(session, id).filter(|entry| source.shows(entry)).collect();
    words
        .into_iter()
        .filter_map(|entry| {
            let mut item = item(source, entry, Look::Objection)?;
            item.lead = Some(ReportWord::Objection.text_in(source.lang()).to_owned());
            Some(item)
        })
        .collect()
}

/// A tested entry at its place, with the objections to it.
fn statement(source: &mut Source<'_>, entry: &Entry) -> Option<Item> {
    let mut item = item(source, entry, Look::Statement)?;
    item.under = objections(source, &entry.id);
    Some(item)
}

/// A tested entry that has its place elsewhere, with the objections to it.
pub(super) fn tested_mention(source: &mut Source<'_>, entry: &Entry) -> Item {
    let mut item = source.mention(entry);
    item.facts.extend(facts::tested(source.session, entry));
    item.under = objections(source, &entry.id);
    item
}

fn statements(source: &mut Source<'_>, entries: Vec<&Entry>) -> Option<Block> {
    let items: Vec<Item> = entries.into_iter().filter_map(|entry| statement(source, entry)).collect();
    (!items.is_empty()).then_some(Block::Items(items))
}

pub(super) fn vision(source: &mut Source<'_>) -> Section {
    let session = source.session;
    let mut section = Section::ours("vision", ReportWord::Vision.text_in(source.lang()));
    let entries = shown(source, Kind::Vision)
        .into_iter()
        .filter(|entry| query::standing(session, entry) != Standing::NotAgreed)
        .collect();
    section.blocks.extend(statements(source, entries));
    section
}

/// A theme at its place: what is said of it, its statements, and the objections.
fn theme(source: &mut Source<'_>, theme: &Entry) -> Option<Section> {
    let session = source.session;
    let home = source.home(theme)?;
    let mut section = Section::new(home.anchor.clone(), Run::theirs(theme.text()));
    section.home = Some(home);
    section.number = session.spoken(theme);
    section.lane = source.lane(&theme.id);
    let written: Vec<&Entry> =
        session.under(&theme.id).filter(|entry| entry.kind == Kind::Statement && source.shows(entry)).collect();
    section.blocks.extend(statements(source, written.clone()));
    let own = objections(source, &theme.id);
    if !own.is_empty() {
        section.blocks.push(Block::Items(own));
    }
    let mut said = facts::short(source, theme, &[]);
    // What the sentence above says of itself is not said of the theme once more.
    let number = theme.count(Field::Present);
    let says_it = |one: &&Entry| {
        query::standing(session, one) == query::standing(session, theme)
            && (number.is_none() || one.count(Field::Present) == number)
    };
    if written.iter().any(says_it) {
        let own = facts::tested(session, theme);
        said.retain(|fact| Some(fact) != own.as_ref());
    }
    said.extend(facts::more(source, theme));
    if !said.is_empty() {
        section.blocks.push(Block::Facts(said));
    }
    Some(section)
}

/// Themes and statements that stand so in the test.
fn of_standing(source: &mut Source<'_>, section: &mut Section, wanted: &[Standing]) {
    let session = source.session;
    for entry in shown_themes(source) {
        if wanted.contains(&query::theme_standing(session, entry)) {
            section.sections.extend(theme(source, entry));
        }
    }
    let loose = shown(source, Kind::Statement)
        .into_iter()
        .filter(|entry| wanted.contains(&query::standing(session, entry)))
        .filter(|entry| !waits_for_theme(source, entry))
        .collect();
    let block = statements(source, loose);
    section.blocks.extend(block);
}

/// Whether a statement stands under a theme that will have its place.
fn waits_for_theme(source: &Source<'_>, statement: &Entry) -> bool {
    statement
        .under()
        .and_then(|id| source.session.entry(id))
        .is_some_and(|over| over.kind == Kind::Theme && source.shows(over) && !source.is_placed(&over.id))
}

pub(super) fn common_ground(source: &mut Source<'_>) -> Section {
    let mut section = Section::ours("common-ground", ReportWord::CommonGround.text_in(source.lang()));
    of_standing(source, &mut section, &[Standing::Agreed]);
    section
}

fn still_open(source: &mut Source<'_>) -> Section {
    let mut section = Section::ours("still-open", ReportWord::StillOpen.text_in(source.lang()));
    of_standing(source, &mut section, &[Standing::NotAsked, Standing::Reword]);
    section
}

/// The values, each named here and printed with the others of its task.
fn values(source: &mut Source<'_>) -> Section {
    let session = source.session;
    let mut section = Section::ours("values", ReportWord::Values.text_in(source.lang()));
    let (agreed, open): (Vec<&Entry>, Vec<&Entry>) = shown(source, Kind::Value)
        .into_iter()
        .filter(|value| query::standing(session, value) != Standing::NotAgreed)
        .partition(|value| query::standing(session, value) == Standing::Agreed);
    for (asked, values) in [(true, agreed), (false, open)] {
        if values.is_empty() {
            continue;
        }
        let items = values.into_iter().map(|value| tested_mention(source, value)).collect();
        if asked {
            section.blocks.push(Block::Items(items));
        } else {
            let mut part = Section::ours("values-open", ReportWord::ValuesUnasked.text_in(source.lang()));
            part.blocks.push(Block::Items(items));
            section.sections.push(part);
        }
    }
    section
}

/// What was not agreed, with the words of those who did not want it.
fn not_agreed(source: &mut Source<'_>) -> Section {
    let session = source.session;
    let mut section = Section::ours("not-agreed", Word::NotAgreed.text_in(source.lang()));
    for entry in shown_themes(source) {
        if query::theme_standing(session, entry) == Standing::NotAgreed {
            section.sections.extend(theme(source, entry));
        }
    }
    let all: Vec<&Entry> = query::not_agreed(session)
        .into_iter()
        .filter(|entry| source.shows(entry) && entry.kind != Kind::Theme)
        .collect();
    let mut items = Vec::new();
    for entry in all {
        let under_theme = entry.under().and_then(|id| session.entry(id)).is_some_and(|over| {
            over.kind == Kind::Theme && query::theme_standing(session, over) == Standing::NotAgreed
        });
        match entry.kind {
            // It stands in this section already, under its theme.
            Kind::Statement if under_theme && source.is_placed(&entry.id) => {}
            Kind::Statement | Kind::Vision if !source.is_placed(&entry.id) => items.extend(statement(source, entry)),
            _ => items.push(tested_mention(source, entry)),
        }
    }
    if !items.is_empty() {
        section.blocks.push(Block::Items(items));
    }
    if !section.is_empty() {
        section.blocks.insert(0, Block::Para(vec![Run::ours(ReportWord::NotAgreedLead.text_in(source.lang()))]));
    } else if session.entries().any(|entry| entry.test().is_some() && source.shows(entry)) {
        section.blocks.push(Block::Para(vec![Run::ours(ReportWord::NothingNotAgreed.text_in(source.lang()))]));
    }
    section
}
