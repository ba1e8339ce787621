//! The end of the report: the agenda, what was taken back, words without their line, the counts, and whose paper this
//! is. Uses the model and the words.

use super::source::Source;
use super::tally::{Counts, counts};
use super::{
    Block, Edition, Fact, Item, Look, Printed, Purpose, Run, Section, Table, Text, facts, head, outcomes, words_of,
};
use crate::model::custody;
use crate::model::day::clock;
use crate::model::entry::{Entry, State};
use crate::model::field::{Field, Value};
use crate::model::op::Act;
use crate::model::query;
use crate::model::stage::Reader;
use crate::model::text::Clean;
use crate::words::clock::Clock;
use crate::words::report::ReportWord;

/// The agenda: what was planned, when it began, and what it took.
pub(super) fn agenda(source: &Source<'_>) -> Option<Section> {
    let items = query::on_the_days(source.session);
    if items.is_empty() {
        return None;
    }
    let days = items.iter().any(|item| item.get(Field::Day).is_some());
    let timed = items.iter().any(|item| clock::began(item).is_some());
    let real: Vec<Option<u64>> = items.iter().map(|item| clock::real(item).map(clock::in_minutes)).collect();
    let with_real = real.iter().any(Option::is_some);
    let total = query::together(items.iter().map(|item| clock::planned(item)));
    let ours = |words: String| if words.is_empty() { Text::new() } else { vec![Run::ours(words)] };
    let number = |n: Option<u64>| ours(n.map(|n| n.to_string()).unwrap_or_default());
    let row = |title: Text, day: String, minutes: u64, began: String, real: Option<u64>| {
        let mut row = vec![title];
        row.extend(days.then(|| ours(day)));
        row.push(ours(minutes.to_string()));
        row.extend(timed.then(|| ours(began)));
        row.extend(with_real.then(|| number(real)));
        row
    };
    let mut rows: Vec<Vec<Text>> = items
        .iter()
        .zip(&real)
        .map(|(item, real)| {
            let title = vec![Run::theirs(item.text())];
            let began = clock::began(item).map(|at| Value::Moment(at).words()).unwrap_or_default();
            row(title, item.words(Field::Day), clock::planned(item), began, *real)
        })
        .collect();
    let all_real = with_real.then(|| query::together(real.iter().flatten().copied()));
    rows.push(row(
        ours(ReportWord::Together.text_in(source.lang()).to_owned()),
        String::new(),
        total,
        String::new(),
        all_real,
    ));
    let mut head = vec![ours(ReportWord::Item.text_in(source.lang()).to_owned())];
    head.extend(days.then(|| ours(Field::Day.word_in(source.lang()).to_owned())));
    head.push(ours(ReportWord::Minutes.text_in(source.lang()).to_owned()));
    head.extend(timed.then(|| ours(ReportWord::Began.text_in(source.lang()).to_owned())));
    head.extend(with_real.then(|| ours(Clock::ReportReal.text_in(source.lang()).to_owned())));
    let mut section = Section::ours("agenda", ReportWord::Agenda.text_in(source.lang()));
    section.blocks.push(Block::Table(Table {
        caption: ReportWord::AgendaCaption.text_in(source.lang()).to_owned(),
        head,
        rows,
        purpose: Purpose::WithSum,
    }));
    Some(section)
}

/// What was taken back: kept, with its words.
pub(super) fn taken_back(source: &Source<'_>) -> Option<Section> {
    let mut back: Vec<&Entry> =
        source.session.entries().filter(|entry| entry.state == State::Withdrawn && source.may_show(entry)).collect();
    if back.is_empty() {
        return None;
    }
    back.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    let items = back
        .into_iter()
        .map(|entry| {
            let mut item = outcomes::at_home(source, entry, (source.home_of(entry), Look::Line), &[]);
            item.facts.insert(0, Fact::plain(vec![Run::ours(facts::kind_word(entry.kind, 1, source.lang()))]));
            item
        })
        .collect();
    let mut section = Section::ours("taken-back", ReportWord::TakenBack.text_in(source.lang()));
    section.blocks.push(Block::Para(vec![Run::ours(ReportWord::TakenBackLead.text_in(source.lang()))]));
    section.blocks.push(Block::Items(items));
    Some(section)
}

/// Words about lines that are not here. Those about private things stay out.
pub(super) fn orphans(source: &Source<'_>) -> Option<Section> {
    let mut items = Vec::new();
    for (thing, words) in source.session.orphans() {
        // The beginning may be here and no longer said: then its kind is known.
        if let Some(Act::Say(said)) = source.session.op(thing).map(|op| &op.act) {
            let held = source.edition == Edition::Everyone && said.kind.spec().reader != Reader::Everyone;
            if !Source::is_line(said.kind) || held {
                continue;
            }
        }
        for (_, text) in words {
            items.push(Item {
                home: None,
                look: Look::Line,
                number: String::new(),
                to: None,
                lead: None,
                words: vec![Run::theirs(text)],
                facts: Vec::new(),
                more: Vec::new(),
                under: Vec::new(),
            });
        }
    }
    if items.is_empty() {
        return None;
    }
    let mut section = Section::ours("orphans", ReportWord::Orphans.text_in(source.lang()));
    section.blocks.push(Block::Para(vec![Run::ours(ReportWord::OrphansLead.text_in(source.lang()))]));
    section.blocks.push(Block::Items(items));
    Some(section)
}

/// The counts, from the session and from this paper side by side.
pub(super) fn counted(source: &Source<'_>, printed: &Printed) -> Section {
    let counts = counts(source.session);
    let mut section = Section::ours("counts", ReportWord::Counts.text_in(source.lang()));
    let para = |words: String| Block::Para(vec![Run::ours(words)]);
    section.blocks.push(para(sentence(source, &counts, printed)));
    if counts.struck > 0 {
        section.blocks.push(para(ReportWord::Struck.with_in(source.lang(), &[counts.struck.to_string()])));
    }
    let struck: Vec<String> = source
        .session
        .struck()
        .into_iter()
        .map(|entry| format!("{} {}", facts::kind_word(entry.kind, 1, source.lang()), source.session.spoken(entry)))
        .collect();
    if !struck.is_empty() {
        section.blocks.push(para(ReportWord::StruckWhich.with_in(source.lang(), &[struck.join(", ")])));
    }
    if counts.unknown > 0 {
        section.blocks.push(para(ReportWord::Unknown.with_in(source.lang(), &[counts.unknown.to_string()])));
    }
    if counts.by_kind.is_empty() {
        return section;
    }
    let of_all = |here: usize, all: usize| {
        vec![Run::ours(ReportWord::SomeOfAll.with_in(source.lang(), &[here.to_string(), all.to_string()]))]
    };
    let mut rows: Vec<Vec<Text>> = counts
        .by_kind
        .iter()
        .map(|(kind, all)| {
            let here = printed.standing.get(kind).copied().unwrap_or(0);
            vec![vec![Run::ours(facts::kind_word(*kind, *all, source.lang()))], of_all(here, *all)]
        })
        .collect();
    rows.push(vec![
        vec![Run::ours(ReportWord::Together.text_in(source.lang()))],
        of_all(printed.sum(), counts.standing),
    ]);
    section.blocks.push(Block::Table(Table {
        caption: ReportWord::CountsCaption.text_in(source.lang()).to_owned(),
        head: [ReportWord::CountKind, ReportWord::CountHere]
            .map(|word| vec![Run::ours(word.text_in(source.lang()))])
            .into(),
        rows,
        purpose: Purpose::WithSum,
    }));
    section
}

/// "742 lines taken down: 731 stand here, 11 taken back." What this copy leaves out is said, so that it adds up.
fn sentence(source: &Source<'_>, counts: &Counts, printed: &Printed) -> String {
    let here = printed.sum();
    let group_only = if source.edition == Edition::Desk {
        0
    } else {
        source
            .session
            .entries()
            .filter(|entry| entry.stands() && Source::is_line(entry.kind) && !source.may_show(entry))
            .filter(|entry| entry.is(Field::GroupOnly))
            .count()
    };
    let told = |entry: &&Entry| entry.stands() && Source::is_line(entry.kind) && !source.may_show(entry);
    let nobody = |entry: &&Entry| entry.reader() == Reader::Nobody && !entry.is(Field::GroupOnly);
    let nobody = source.session.entries().filter(told).filter(nobody).count();
    let elsewhere = counts.standing.saturating_sub(here).saturating_sub(group_only).saturating_sub(nobody);
    let mut parts = vec![ReportWord::StandHere.with_in(source.lang(), &[here.to_string()])];
    for (word, n) in [
        (ReportWord::GroupOnlyCount, group_only),
        (ReportWord::ThoseThereCount, elsewhere),
        (ReportWord::ToldToNobodyCount, nobody),
        (ReportWord::TakenBackCount, counts.taken_back),
    ] {
        if n > 0 {
            parts.push(word.with_in(source.lang(), &[n.to_string()]));
        }
    }
    let parts = parts.join(", ");
    match counts.taken_down {
        1 => ReportWord::OneLine.with_in(source.lang(), &[parts]),
        n => ReportWord::CountLines.with_in(source.lang(), &[n.to_string(), parts]),
    }
}

/// Who is responsible for the record, until when words can be taken out, when people meet next.
pub(super) fn this_paper(source: &Source<'_>) -> Section {
    let session = source.session;
    let of_session = |field: Field| facts::at(source, &session.head().fields, field);
    let mut said = Vec::new();
    for field in [Field::Responsible, Field::WordsOutUntil, Field::KeptUntil, Field::Sender] {
        let text = of_session(field);
        let label = if field == Field::Sender {
            ReportWord::Sender.text_in(source.lang())
        } else {
            field.word_in(source.lang())
        };
        if !text.is_empty() {
            said.push(Fact { label: label.to_owned(), text });
        }
    }
    let next = head::next_meeting(source);
    if !next.is_empty() {
        said.insert(0, Fact::of(source.lang(), ReportWord::NextMeeting, next));
    }
    if let Some(day) = query::as_of(session) {
        let day = Value::Date { on: Some(day), said: Clean::default() };
        said.push(Fact::of(source.lang(), ReportWord::AsOf, facts::date(session, &day)));
    }
    let mut section = Section::ours("paper", ReportWord::ThisPaper.text_in(source.lang()));
    if !said.is_empty() {
        section.blocks.push(Block::Facts(said));
    }
    // Where words can be taken out, and with whom, is said in a sentence too.
    let taking_out = custody::taking_out(session, &words_of(&of_session(Field::Responsible)));
    section.blocks.extend(taking_out.map(|words| Block::Para(vec![Run::ours(words)])));
    section.blocks.push(Block::Para(vec![Run::ours(ReportWord::MadeWith.text_in(source.lang()))]));
    section
}
