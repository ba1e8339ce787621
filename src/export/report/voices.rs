//! A sheet back to each outside voice: what became of what they said, followed on from their words to what came of them.
//! Uses the parts of the report.

use super::source::Source;
use super::{Apart, Block, Edition, Fact, Item, Look, Report, Run, Section, facts, follow_up, outcomes, readers};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query::{self, Bound, Way};
use crate::model::session::Session;
use crate::words::became::Became;
use crate::words::report::ReportWord;

/// How far what came of somebody's words is followed.
const BOUND: Bound = Bound { depth: 8, lines: 40 };

/// How deep it is set on paper.
const DEEPEST: usize = 3;

/// What may have come of somebody's words, as far as it is told to them: what others said about it is not.
const TOLD: &[Kind] = &[
    Kind::Asset,
    Kind::Value,
    Kind::Trend,
    Kind::KeyTrend,
    Kind::Feature,
    Kind::Barrier,
    Kind::Card,
    Kind::Project,
    Kind::Theme,
    Kind::Statement,
    Kind::Action,
    Kind::Pledge,
    Kind::Ask,
    Kind::Done,
];

/// A sheet for each outside voice.
pub(super) fn voices(session: &Session) -> Report {
    let source = Source::new(session, Edition::Everyone);
    let all = session.of_kind(Kind::OutsideVoice).filter(|voice| source.shows(voice));
    let sections = (1..).zip(all).map(|(n, voice)| sheet(&source, n, voice)).collect();
    readers::paper(&source, ReportWord::VoicesEyebrow, Apart::Slips, sections)
}

fn sheet(source: &Source<'_>, n: usize, voice: &Entry) -> Section {
    let number = source.session.spoken(voice);
    let mut sheet = Section::ours(&format!("voice-{n}"), &format!("{} {number}", voice.kind.spec().word));
    let mut said = Item { to: None, look: Look::Statement, ..source.mention(voice) };
    for field in [Field::Met, Field::When] {
        let text = facts::of(source, voice, field);
        if !text.is_empty() {
            said.facts.push(Fact { label: field.spec().word.to_owned(), text });
        }
    }
    sheet.blocks.push(Block::Question(Became::YouSaid.text().to_owned()));
    sheet.blocks.push(Block::Items(vec![said]));
    let became = became(source, voice);
    if became.is_empty() {
        sheet.blocks.push(Block::Para(vec![Run::ours(Became::NothingYet.text())]));
    } else {
        sheet.blocks.push(Block::Question(Became::ThisBecame.text().to_owned()));
        sheet.blocks.push(Block::Items(became));
    }
    let mut end = readers::meeting(source);
    let who = facts::at(source, &source.session.head().fields, Field::Responsible);
    if !who.is_empty() {
        end.push(Fact { label: Became::AskUs.text().to_owned(), text: who });
    }
    sheet.blocks.push(Block::Facts(end));
    sheet
}

/// What came of a line, step by step: each under what it came of.
fn became(source: &Source<'_>, voice: &Entry) -> Vec<Item> {
    let session = source.session;
    let tree = query::tree(session, &voice.id, Way::On, BOUND);
    let shown = |id| session.entry(id).filter(|entry| source.shows(entry) && TOLD.contains(&entry.kind));
    let steps = tree.steps.iter().filter_map(|step| Some((step.depth, step.bond, shown(&step.id)?)));
    let mut open: Vec<(usize, Item)> = Vec::new();
    let mut out = Vec::new();
    for (depth, bond, entry) in steps {
        while open.last().is_some_and(|(above, _)| *above >= depth.min(DEEPEST)) {
            close(&mut open, &mut out);
        }
        let mut item = Item { to: None, look: Look::Line, ..source.mention(entry) };
        let kind = entry.kind.spec().word.to_lowercase();
        item.lead = Some(format!("{} {kind}", bond.words(Way::On)));
        item.facts = stands(source, entry);
        open.push((depth.min(DEEPEST), item));
    }
    while !open.is_empty() {
        close(&mut open, &mut out);
    }
    out
}

/// The innermost open line is whole: it comes under the one above it.
fn close(open: &mut Vec<(usize, Item)>, out: &mut Vec<Item>) {
    let Some((_, item)) = open.pop() else { return };
    match open.last_mut() {
        Some((_, above)) => above.under.push(item),
        None => out.push(item),
    }
}

/// How something stands that came of what was said.
fn stands(source: &Source<'_>, entry: &Entry) -> Vec<Fact> {
    match entry.kind {
        Kind::Action | Kind::Pledge => {
            let became = outcomes::became(source, entry);
            let said = if became.is_empty() { vec![Run::ours(ReportWord::NoNews.text())] } else { became };
            let turned = facts::of(source, entry, Field::TurnedOut);
            let turned = Fact { label: Field::TurnedOut.spec().word.to_owned(), text: turned };
            let turned = Some(turned).filter(|_| follow_up::is_otherwise(entry));
            std::iter::once(Fact::of(source.lang(), ReportWord::Became, said)).chain(turned).collect()
        }
        Kind::Ask => {
            let text = facts::of(source, entry, Field::AskState);
            let text = if text.is_empty() { vec![Run::ours(ReportWord::NoAnswerYet.text())] } else { text };
            vec![Fact { label: Field::AskState.spec().word.to_owned(), text }]
        }
        _ => facts::tested(source.session, entry).into_iter().collect(),
    }
}
