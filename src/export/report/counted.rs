//! What was counted and what stood then and now, as tables: the pulse each time that it was taken, relationships at two
//! dates, assets before and after, measures. Never a mean, never a count of fewer than five people. Uses the model and the
//! words.

use super::source::Source;
use super::{Block, Item, Look, Purpose, Run, Section, Table, Text, facts, outcomes};
use crate::export::pool::may_be_told;
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::query::over_time::{self, Dated, Sentence};
use crate::model::query::{self, relationships};
use crate::model::stage;
use crate::model::tongue;
use crate::model::typed::pulse;
use crate::words::became::Became;

pub(super) fn ours(source: &Source<'_>, word: Became) -> Text {
    vec![Run::ours(word.text_in(source.lang()))]
}

/// The day on which a line was said, or that of the meeting, and in which task: "14 May 2026, Pulse".
fn when(source: &Source<'_>, entry: &Entry) -> Text {
    let meeting = query::said_at(source.session, entry).and_then(|item| query::meets_on(source.session, item));
    let day = meeting.or_else(|| entry.at.map(|at| at.date_naive())).map(|on| dates::written_in(on, source.lang()));
    let task = stage::task(&entry.task).map(|task| source.lang().text(task.title));
    let words: Vec<&str> = day.as_deref().into_iter().chain(task).collect();
    let mut text = vec![Run::ours(words.join(", "))];
    let by = source.by(entry);
    if !by.is_empty() {
        text.push(Run::ours(", "));
        text.extend(by);
    }
    text
}

/// The pulse: a table for each sentence, a row each time that it was counted.
pub(super) fn pulse(source: &Source<'_>) -> Section {
    let mut section = Section::ours("pulse", Became::Pulse.text_in(source.lang()));
    let shown = |sentence: &Sentence<'_>| sentence.counted.iter().any(|entry| source.shows(entry));
    for sentence in over_time::pulse(source.session).iter().filter(|sentence| shown(sentence)) {
        let rows = sentence.counted.iter().filter(|entry| source.shows(entry)).map(|entry| counts(source, entry));
        let numbers = (1..=pulse::ANSWERS).map(|n| vec![Run::ours(n.to_string())]);
        let table = Table {
            caption: sentence.text.to_owned(),
            head: [ours(source, Became::PulseWhen)]
                .into_iter()
                .chain(numbers)
                .chain([Became::PulseAnswered, Became::Line].map(|word| ours(source, word)))
                .collect(),
            rows: rows.collect(),
            purpose: Purpose::ToRead,
        };
        section.blocks.push(Block::Table(table));
    }
    if !section.is_empty() {
        section.blocks.insert(0, Block::Para(ours(source, Became::PulseLead)));
    }
    section
}

/// One time that a sentence was counted: when, how many said each, how many answered.
fn counts(source: &Source<'_>, entry: &Entry) -> Vec<Text> {
    let empty = || vec![Text::new(); pulse::ANSWERS];
    let (cells, answered) = match entry.get(Field::Counts) {
        Some(Value::Counts(counts)) if counts.len() == pulse::ANSWERS => {
            let sum = query::together(counts.iter().copied());
            if may_be_told(sum) {
                let cells = counts.iter().map(|n| vec![Run::ours(n.to_string())]).collect();
                (cells, vec![Run::ours(sum.to_string())])
            } else {
                (empty(), ours(source, Became::PulseFew))
            }
        }
        _ => (empty(), ours(source, Became::PulseNoCounts)),
    };
    let line = vec![Run::mark(source.session.spoken(entry))];
    [when(source, entry)].into_iter().chain(cells).chain([answered, line]).collect()
}

/// Relationships that were looked at again, or are wanted here, in words: at the event, last said, wanted; and how many
/// were written down in all. Two parties may see one differently: both lines stand.
pub(super) fn relationships(source: &Source<'_>, wanted: &dyn Fn(&Entry) -> bool) -> Section {
    let mut section = Section::ours("relationships", Became::Relations.text_in(source.lang()));
    let session = source.session;
    let all: Vec<&Entry> = session.of_kind(Kind::Relationship).filter(|entry| source.shows(entry)).collect();
    let again = |entry: &&Entry| over_time::then_and_now(session, entry, Field::Now).1.is_some();
    let looked_at = all.iter().copied().filter(again).count();
    let here = all.iter().copied().filter(|entry| again(entry) || wanted(entry));
    let rows: Vec<Vec<Text>> = here.map(|entry| relationship(source, entry)).collect();
    if !rows.is_empty() {
        let counts = [all.len(), looked_at].map(|n| n.to_string());
        section.blocks.push(Block::Para(vec![Run::ours(Became::RelationsCount.with_in(source.lang(), &counts))]));
        section.blocks.push(Block::Table(Table {
            caption: Became::RelationsCaption.text_in(source.lang()).to_owned(),
            head: [Became::Between, Became::Then, Became::LastSaid, Became::Wanted, Became::Line]
                .map(|word| ours(source, word))
                .into(),
            rows,
            purpose: Purpose::ToRead,
        }));
    }
    section
}

fn relationship(source: &Source<'_>, entry: &Entry) -> Vec<Text> {
    let (then, now) = over_time::then_and_now(source.session, entry, Field::Now);
    let said = |(on, value): Dated| {
        let on = on.map(|on| dates::written_in(on, source.lang())).unwrap_or_default();
        vec![Run::ours(
            Became::SaidOn.with_in(source.lang(), &[tongue::said(Field::Now, &value.words(), source.lang()), on]),
        )]
    };
    let mut name = vec![Run::theirs(relationships::between(entry))];
    let by = source.by(entry);
    if !by.is_empty() {
        name.push(Run::ours(", "));
        name.extend(by);
    }
    vec![
        name,
        then.map_or_else(|| ours(source, Became::NotSaid), said),
        now.map_or_else(|| ours(source, Became::NotLookedAt), said),
        vec![Run::ours(tongue::said(Field::Wanted, &entry.words(Field::Wanted), source.lang()))],
        vec![Run::mark(source.session.spoken(entry))],
    ]
}

/// Assets: how many of those that stood on the map are still here, what has gone, what is new.
pub(super) fn assets(source: &mut Source<'_>) -> Section {
    let session = source.session;
    let mut section = Section::ours("assets", Became::Assets.text_in(source.lang()));
    let all: Vec<&Entry> = session.of_kind(Kind::Asset).filter(|entry| source.shows(entry)).collect();
    let (since, before): (Vec<&Entry>, Vec<&Entry>) =
        all.into_iter().partition(|asset| over_time::is_since(session, asset));
    let checked = |word: &'static str| before.iter().copied().filter(move |asset| asset.words(Field::Checked) == word);
    let (here, gone) = (checked("still-here").count(), checked("gone").count());
    if here + gone + since.len() == 0 {
        return section;
    }
    let numbers = [before.len(), here, gone, since.len()].map(|n| n.to_string());
    section.blocks.push(Block::Para(vec![Run::ours(Became::AssetsCount.with_in(source.lang(), &numbers))]));
    let gone: Vec<&Entry> = checked("gone").collect();
    for (anchor, word, assets) in [("assets-gone", Became::Gone, gone), ("assets-new", Became::New, since.clone())] {
        let items: Vec<Item> =
            assets.into_iter().filter_map(|asset| outcomes::item(source, asset, Look::Line)).collect();
        if !items.is_empty() {
            let mut part = Section::ours(anchor, word.text_in(source.lang()));
            part.blocks.push(Block::Items(items));
            section.sections.push(part);
        }
    }
    section
}

/// Measures: the group's own first, then those of whoever gives the money; each with out of how many, when, and its line.
pub(super) fn measures(source: &Source<'_>) -> Section {
    let mut section = Section::ours("measures", Became::Measures.text_in(source.lang()));
    let mut lines: Vec<&Entry> = source.session.of_kind(Kind::Measure).filter(|entry| source.shows(entry)).collect();
    lines.sort_by_key(|line| line.words(Field::Whose) == "funder");
    let rows: Vec<Vec<Text>> = lines.into_iter().map(|line| measure(source, line)).collect();
    if !rows.is_empty() {
        let head = [Became::What, Became::HowMany, Became::OutOf, Became::When, Became::Whose, Became::Line];
        section.blocks.push(Block::Table(Table {
            caption: Became::MeasuresCaption.text_in(source.lang()).to_owned(),
            head: head.map(|word| ours(source, word)).into(),
            rows,
            purpose: Purpose::ToRead,
        }));
    }
    section
}

fn measure(source: &Source<'_>, line: &Entry) -> Vec<Text> {
    let or = |field: Field| {
        let text = facts::of(source, line, field);
        if text.is_empty() { ours(source, Became::NotSaid) } else { text }
    };
    let whose = match line.words(Field::Whose).as_str() {
        "ours" => ours(source, Became::Ours),
        "funder" => ours(source, Became::Funder),
        _ => ours(source, Became::NotSaid),
    };
    vec![
        vec![Run::theirs(line.text())],
        or(Field::Figure),
        or(Field::OutOf),
        or(Field::When),
        whose,
        vec![Run::mark(source.session.spoken(line))],
    ]
}
