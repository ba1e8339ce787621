//! The head of the report: where, when, how many, for whom this copy is; and who was there. Uses the model and the words.

use super::source::Source;
use super::{Block, Edition, Fact, Purpose, Run, Section, Table, Text, facts, preparing};
use crate::export::escape;
use crate::export::pool::may_be_told;
use crate::model::after::follow;
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::group;
use crate::model::kind::Kind;
use crate::model::query::{self, Next};
use crate::model::session::Session;
use crate::model::stage::Reader;
use crate::roadmap::draw_up;
use crate::words::report::ReportWord;
use crate::words::series::Series;

/// Whether the session's words run from right to left: its papers do, then.
pub(super) fn from_right(session: &Session) -> bool {
    draw_up::plan(session, None).from_right()
}

/// The language of people's words, where the session says one and it is not English.
pub(super) fn lang(session: &Session) -> Option<String> {
    let said = session.words(Field::Language);
    escape::lang(&said).filter(|tag| !tag.to_lowercase().starts_with("en")).map(str::to_owned)
}

/// The notice that is printed with everything.
pub(super) fn notice(session: &Session) -> Option<String> {
    Some(session.words(Field::Notice)).filter(|notice| !notice.is_empty())
}

/// The task of the conference.
pub(super) fn task(session: &Session) -> Option<String> {
    Some(session.words(Field::OurTask)).filter(|task| !task.is_empty())
}

/// Place, dates, how many were there, when people meet next.
pub(super) fn facts(source: &Source<'_>) -> Vec<Fact> {
    let mut out = Vec::new();
    let mut add = |label: &str, text: Text| {
        if !text.is_empty() {
            out.push(Fact { label: label.to_owned(), text });
        }
    };
    let of_session = |field: Field| facts::at(source, &source.session.head().fields, field);
    add(ReportWord::Place.text_in(source.lang()), of_session(Field::Venue));
    add(
        ReportWord::Dates.text_in(source.lang()),
        days(source.session).map(|days| vec![Run::ours(days)]).unwrap_or_default(),
    );
    add(Field::Sponsor.word_in(source.lang()), of_session(Field::Sponsor));
    if let Some(n) = query::were_there(source.session) {
        add(ReportWord::InTheRoom.text_in(source.lang()), vec![Run::ours(facts::people(n, source.lang()))]);
    }
    add(ReportWord::NextMeeting.text_in(source.lang()), next_meeting(source));
    let follows = of_session(Field::Follows);
    if !follows.is_empty() {
        add(Field::Follows.word_in(source.lang()), follows);
        let open = follow::from_before(source.session).words_in(source.lang());
        add(
            Series::OpenFromThen.text_in(source.lang()),
            if open.is_empty() { Text::new() } else { vec![Run::ours(open)] },
        );
    }
    out
}

/// When people meet next, in the words in which it was said; empty where nobody said, or where that day is past.
pub(super) fn next_meeting(source: &Source<'_>) -> Text {
    match query::next_meeting(source.session, None) {
        Some(Next::ToCome(words)) if words == source.session.words(Field::NextMeeting) => {
            facts::at(source, &source.session.head().fields, Field::NextMeeting)
        }
        Some(Next::ToCome(words)) => vec![Run::theirs(words)],
        Some(Next::Was(_)) | None => Text::new(),
    }
}

/// The same; where it is not fixed, that is said, with the day for which it was fixed last.
pub(super) fn next_meeting_or_not(source: &Source<'_>) -> Text {
    let next = next_meeting(source);
    match query::next_meeting(source.session, None) {
        _ if !next.is_empty() => next,
        Some(Next::Was(words)) => facts::filled(source.lang(), ReportWord::FixedBefore, Run::theirs(words)),
        _ => vec![Run::ours(ReportWord::NotFixed.text_in(source.lang()))],
    }
}

/// First to last day.
fn days(session: &Session) -> Option<String> {
    // Where only the year was said, as in an anonymous copy, only the year is printed.
    if let Some(Value::Date { said, .. }) = session.get(Field::LastDay)
        && said.len() == 4
        && said.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some(said.as_str().to_owned());
    }
    let last = query::last_day(session)?;
    let first = match session.get(Field::FirstDay) {
        Some(Value::Date { on: Some(day), .. }) if *day <= last => *day,
        _ => last,
    };
    Some(dates::span_in(first, last, session.lang()))
}

/// For whom this copy is, and what was pooled in it.
pub(super) fn notes(source: &Source<'_>) -> Vec<ReportWord> {
    let mut out = Vec::new();
    let closed = source.session.entries().any(|entry| entry.stands() && entry.reader() == Reader::ThoseThere);
    match source.edition {
        Edition::ThoseThere if closed => out.push(ReportWord::ForThoseThere),
        Edition::Everyone if closed => out.push(ReportWord::ForOthersNote),
        _ => {}
    }
    if source.groups.iter().any(|group| group.pooled) {
        out.push(ReportWord::PooledNote);
    }
    out
}

/// The groups with their counts, and the tables that have a name. Nothing where there are none.
pub(super) fn who_was_there(source: &Source<'_>) -> Option<Section> {
    let mut section = Section::ours("who", ReportWord::WhoWasThere.text_in(source.lang()));
    if !source.groups.is_empty() {
        section.blocks.push(Block::Table(groups(source)));
        section.blocks.extend(preparing::grid(source));
        section.blocks.extend(preparing::present(source).map(Block::Table));
    }
    let mut tables: Vec<&Entry> = source.session.of_kind(Kind::Table).collect();
    tables.sort_by_key(|table| {
        let letter = table.words(Field::Letter);
        let number: u64 = letter.trim_start_matches(['T', 't']).parse().unwrap_or(u64::MAX);
        (number, letter)
    });
    if !tables.is_empty() {
        let mut text = Text::new();
        for table in tables {
            if !text.is_empty() {
                text.push(Run::ours(", "));
            }
            let letter = table.words(Field::Letter);
            if !letter.is_empty() && !table.text().contains(&letter) {
                text.extend([Run::mark(letter), Run::ours(" ")]);
            }
            text.push(Run::theirs(table.text()));
        }
        section.blocks.push(Block::Facts(vec![Fact::of(source.lang(), ReportWord::Tables, text)]));
    }
    (!section.is_empty()).then_some(section)
}

fn groups(source: &Source<'_>) -> Table {
    let known = |n: Option<u64>| match n {
        Some(n) => vec![Run::ours(n.to_string())],
        None => vec![Run::ours(ReportWord::NotCounted.text_in(source.lang()))],
    };
    let with_expected = source.groups.iter().any(|group| group.expected.is_some());
    // What is in the grid below need not stand here as well.
    let in_words = |group: &super::source::Group| !group.are_in.is_empty() && !group::is_understood(&group.are_in);
    let with_are_in = source.groups.iter().any(|group| !group.pooled && in_words(group));
    let with_badge = source.groups.iter().any(|group| !group.pooled && !group.badge.is_empty());
    let row = |name: Text, badge: &str, expected: Text, present: Text, are_in: Text| {
        let mut row = vec![name];
        row.extend(with_badge.then(|| if badge.is_empty() { Text::new() } else { vec![Run::theirs(badge)] }));
        row.extend(with_expected.then_some(expected));
        row.push(present);
        row.extend(with_are_in.then_some(are_in));
        row
    };
    let mut rows: Vec<Vec<Text>> = source
        .groups
        .iter()
        .filter(|group| !group.pooled)
        .map(|group| {
            let are_in = if in_words(group) { vec![Run::theirs(&group.are_in)] } else { Text::new() };
            row(group.label(), &group.badge, known(group.expected), known(group.present), are_in)
        })
        .collect();
    // Of the pool only what hides each of its groups: all of them counted, and five people or more.
    let sum = |of: &dyn Fn(&super::source::Group) -> Option<u64>, pooled: bool| {
        let counted: Vec<Option<u64>> = source.groups.iter().filter(|group| !pooled || group.pooled).map(of).collect();
        let known = counted.iter().flatten().count();
        let n = query::together(counted.iter().flatten().copied());
        (if pooled { counted.len() > 1 && known == counted.len() && may_be_told(n) } else { known > 0 }).then_some(n)
    };
    if source.groups.iter().any(|group| group.pooled) {
        rows.push(row(
            vec![Run::ours(ReportWord::SmallerGroups.text_in(source.lang()))],
            "",
            known(sum(&|group| group.expected, true)),
            known(sum(&|group| group.present, true)),
            Text::new(),
        ));
    }
    rows.push(row(
        vec![Run::ours(ReportWord::Together.text_in(source.lang()))],
        "",
        known(sum(&|group| group.expected, false)),
        known(sum(&|group| group.present, false)),
        Text::new(),
    ));
    let ours = |word: ReportWord| vec![Run::ours(word.text_in(source.lang()))];
    Table {
        caption: ReportWord::GroupsCaption.text_in(source.lang()).to_owned(),
        head: row(
            ours(ReportWord::Group),
            ReportWord::Badge.text_in(source.lang()),
            ours(ReportWord::Expected),
            ours(ReportWord::Present),
            ours(ReportWord::AreIn),
        ),
        rows,
        purpose: Purpose::WithSum,
    }
}
