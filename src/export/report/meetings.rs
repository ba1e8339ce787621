//! The review meetings that were held: when, and who came, by group; the rule of five holds. Uses the parts of the report.

use super::source::Source;
use super::{Block, Purpose, Run, Section, Table, Text, facts};
use crate::export::pool::may_be_told;
use crate::model::after::board;
use crate::model::after::news;
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::stage;
use crate::words::became::Became;
use crate::words::report::ReportWord;
use chrono::NaiveDate;

/// The review meetings as a table; nothing where none was held.
pub(super) fn section(source: &Source<'_>) -> Section {
    let mut section = Section::ours("reviews", Became::Reviews.text_in(source.lang()));
    let held: Vec<&Entry> = meetings(source).into_iter().filter(|meeting| was_held(source, meeting)).collect();
    if held.is_empty() {
        return section;
    }
    let row = |meeting: &&Entry| {
        let on = met_on(source, meeting).map(|on| dates::written_in(on, source.lang()));
        let on = on.map_or_else(|| vec![Run::ours(Became::NoDay.text_in(source.lang()))], |on| vec![Run::ours(on)]);
        vec![vec![Run::theirs(meeting.text())], on, who_came(source, meeting)]
    };
    section.blocks.push(Block::Table(Table {
        caption: Became::ReviewsCaption.text_in(source.lang()).to_owned(),
        head: [Became::ReviewWhich, Became::When, Became::WhoCame]
            .map(|word| vec![Run::ours(word.text_in(source.lang()))])
            .into(),
        rows: held.iter().map(row).collect(),
        purpose: Purpose::ToRead,
    }));
    section
}

/// The day of a meeting; where nobody has said it, the day on which its lines were said, where that is one day.
fn met_on(source: &Source<'_>, meeting: &Entry) -> Option<NaiveDate> {
    let session = source.session;
    let said = || {
        let mut days = query::lines_at(session, meeting).map(|line| board::said_on(session, line));
        let first = days.next()?;
        days.all(|day| day == first).then_some(first)?
    };
    query::meets_on(session, meeting).or_else(said)
}

/// The meetings of their own on the agenda, those with a day in the order of their days.
pub(super) fn meetings<'a>(source: &Source<'a>) -> Vec<&'a Entry> {
    let session = source.session;
    let is_one = |item: &&Entry| query::task_of(item).is_some_and(stage::Task::is_meeting);
    let mut all: Vec<&Entry> = query::agenda(session).into_iter().filter(is_one).collect();
    all.sort_by_key(|item| query::meets_on(session, item));
    all
}

/// Whether something was said at a meeting, or those who came were counted.
pub(super) fn was_held(source: &Source<'_>, meeting: &Entry) -> bool {
    let session = source.session;
    let counted = query::present(session, &query::counted_as(meeting)).is_some();
    let said = query::lines_at(session, meeting).next().is_some();
    let on = query::meets_on(session, meeting);
    let news = || {
        let of_that_day = |action: &Entry| {
            let days = news::history(session, action);
            on.is_some() && days.iter().any(|news| news.on == on && !news.state.is_empty())
        };
        [Kind::Action, Kind::Pledge].into_iter().flat_map(|kind| session.of_kind(kind)).any(of_that_day)
    };
    counted || said || meeting.is(Field::Done) || news()
}

/// "28 people: Residents 11, Surgery 5; smaller groups 12 together". A group of fewer than five is not named; where what
/// is left would give it away, only how many came in all is said.
fn who_came(source: &Source<'_>, meeting: &Entry) -> Text {
    let key = query::counted_as(meeting);
    let Some(all) = query::present(source.session, &key) else {
        return vec![Run::ours(ReportWord::NotCounted.text_in(source.lang()))];
    };
    let mut text = vec![Run::ours(facts::people(all, source.lang()))];
    let count = |letter: &str| query::present_of(source.session, &key, letter).filter(|n| *n > 0);
    let mut named: Vec<(Text, u64)> = Vec::new();
    let mut small: Vec<u64> = Vec::new();
    for group in &source.groups {
        match count(&group.letter) {
            Some(n) if group.pooled || !may_be_told(n) => small.push(n),
            Some(n) => named.push((vec![Run::theirs(&group.name)], n)),
            None => {}
        }
    }
    match count(query::NEW) {
        Some(n) if may_be_told(n) => named.push((vec![Run::ours(Became::FirstTime.text_in(source.lang()))], n)),
        Some(n) => small.push(n),
        None => {}
    }
    // A pool hides each in it where there are several, and five people or more: the next smallest join it until then.
    let is_full = |small: &[u64]| small.len() > 1 && may_be_told(query::together(small.iter().copied()));
    while !small.is_empty() && !is_full(&small) {
        let Some(least) = (0..named.len()).min_by_key(|at| named.get(*at).map(|(_, came)| *came)) else { break };
        small.push(named.remove(least).1);
    }
    if named.is_empty() {
        return text;
    }
    let pooled = query::together(small);
    text.push(Run::ours(": "));
    for (n, (name, came)) in named.into_iter().enumerate() {
        text.extend((n > 0).then(|| Run::ours(", ")));
        text.extend(name);
        text.push(Run::ours(format!(" {came}")));
    }
    if pooled > 0 {
        text.push(Run::ours(Became::SmallerCame.with_in(source.lang(), &[pooled.to_string()])));
    }
    text
}
