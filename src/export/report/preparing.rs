//! What was prepared, as the report tells it: who brings what and who is still needed, who was there from task to task,
//! and what became of the earlier asset map. The rule of five holds here as elsewhere. Uses the model and the words.

use super::source::{Group, Source};
use super::{Block, Edition, Purpose, Run, Table, Text};
use crate::export::pool::{Pool, Uncounted, moments};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::group::{self, Brings};
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::stage;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;

fn ours(lang: Lang, word: ReportWord) -> Text {
    vec![Run::ours(word.text_in(lang))]
}

/// Who brings what, group by group, and what nobody brings yet. Nothing where the grid was not filled in.
pub(super) fn grid(source: &Source<'_>) -> Vec<Block> {
    let named = source.groups.iter().filter(|group| !group.pooled);
    let rows: Vec<Vec<Text>> = named
        .map(|group| (group, group::brings(&group.are_in)))
        .filter(|(_, brings)| !brings.is_empty())
        .map(|(group, brings)| {
            let cell =
                |one: &Brings| if brings.contains(one) { ours(source.lang(), ReportWord::Yes) } else { Text::new() };
            std::iter::once(group.label()).chain(Brings::ALL.iter().map(cell)).collect()
        })
        .collect();
    let mut out = Vec::new();
    if !rows.is_empty() {
        let heads = Brings::ALL.iter().map(|one| vec![Run::ours(source.lang().text(one.title()))]);
        out.push(Block::Table(Table {
            caption: ReportWord::GridCaption.text_in(source.lang()).to_owned(),
            head: std::iter::once(ours(source.lang(), ReportWord::Group)).chain(heads).collect(),
            rows,
            purpose: Purpose::ToRead,
        }));
    }
    let needed: Vec<&str> =
        group::still_needed(source.session).into_iter().map(|one| source.lang().text(one.word())).collect();
    if !needed.is_empty() {
        out.push(Block::Para(vec![Run::ours(ReportWord::StillNeeded.with_in(source.lang(), &[needed.join(", ")]))]));
    }
    out
}

/// Who was there, task by task and group by group; nothing where it was counted only once.
pub(super) fn present(source: &Source<'_>) -> Option<Table> {
    let moments = moments(source.session);
    if moments.len() < 2 {
        return None;
    }
    let pool =
        if source.edition == Edition::Desk { Pool::default() } else { Pool::of(source.session, Uncounted::Named) };
    let named: Vec<&Group> = source.groups.iter().filter(|group| !group.pooled).collect();
    let known = |n: Option<u64>| match n {
        Some(n) => vec![Run::ours(n.to_string())],
        None => ours(source.lang(), ReportWord::NotCounted),
    };
    let rows = moments
        .iter()
        .map(|task| {
            let counts: Vec<Option<u64>> =
                named.iter().map(|group| query::present_of(source.session, task, &group.letter)).collect();
            let pooled = pool.present().get(task).copied();
            // What cannot be told of the pool must not be left over when the named ones are taken from the whole.
            let hidden = !pool.is_empty() && pooled.is_none();
            let sum = query::together(counts.iter().flatten().copied().chain(pooled));
            let mut row = vec![vec![Run::ours(title(source, task))]];
            row.extend(counts.into_iter().map(known));
            row.extend((!pool.is_empty()).then(|| pooled.map_or_else(Text::new, |n| known(Some(n)))));
            row.push(if hidden { Text::new() } else { known(Some(sum)) });
            row
        })
        .collect();
    let mut head = vec![ours(source.lang(), ReportWord::TaskOf)];
    head.extend(named.iter().map(|group| group.label()));
    head.extend((!pool.is_empty()).then(|| ours(source.lang(), ReportWord::SmallerDots)));
    head.push(ours(source.lang(), ReportWord::Together));
    let caption = ReportWord::PresentCaption.text_in(source.lang()).to_owned();
    Some(Table { caption, head, rows, purpose: Purpose::ToRead })
}

/// The title that the session's agenda gives a task, else the method's.
fn title(source: &Source<'_>, task: &str) -> String {
    let own = query::agenda(source.session).into_iter().find(|item| item.words(Field::Stage) == task);
    match (own, stage::task(task)) {
        (Some(item), _) => item.text().to_owned(),
        (None, Some(row)) => source.lang().text(row.title).to_owned(),
        (None, None) => task.to_owned(),
    }
}

/// What became of the earlier asset map, where lines of one are among these.
pub(super) fn earlier_assets(entries: &[&Entry], lang: Lang) -> Option<Block> {
    let checked: Vec<String> =
        entries.iter().filter(|entry| is_earlier(entry)).map(|entry| entry.words(Field::Checked)).collect();
    if checked.is_empty() {
        return None;
    }
    let count = |wanted: &str| checked.iter().filter(|word| *word == wanted).count().to_string();
    let words = ReportWord::EarlierAssets
        .with_in(lang, &[checked.len().to_string(), count("still-here"), count("gone"), count("")]);
    Some(Block::Para(vec![Run::ours(words)]))
}

/// Whether a line is an asset of an earlier map.
pub(super) fn is_earlier(entry: &Entry) -> bool {
    entry.kind == Kind::Asset && entry.words(Field::Origin) == "imported"
}
