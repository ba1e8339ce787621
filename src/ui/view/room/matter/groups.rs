//! What groups say: their lists side by side, a group a page; about each thing, a group and a thing a page; and questions
//! that are asked a page each.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::query::key_trends::key_trends;
use crate::model::query::relationships::{between, said};
use crate::model::session::Session;
use crate::model::stage::Task;
use crate::model::stage::pages::{Page as Asked, page_of, pages as asked};
use crate::model::tongue;
use crate::ui::view::room::deck::{Column, Item, Section};
use crate::ui::view::room::shown;
use crate::words::room::Room as Words;

/// Those who spoke in a task: the groups in their order, then whoever else is named, then nobody in particular.
fn speakers(session: &Session, lines: &[&Entry]) -> Vec<String> {
    let mut out = query::letters(session);
    out.extend(lines.iter().map(|line| line.by.to_string()).filter(|by| !by.is_empty()));
    out.push(String::new());
    let mut seen = std::collections::BTreeSet::new();
    out.retain(|by| seen.insert(by.clone()) && lines.iter().any(|line| line.by.as_str() == by));
    out
}

/// A page of a group: its badge and name.
pub fn page(session: &Session, by: &str, columns: Vec<Column>) -> Section {
    let badge = shown::badge(session, by);
    let name = shown::group(session, by).map(|group| group.text().to_owned());
    let name = match (name, &badge) {
        (Some(name), _) => name,
        (None, None) => Words::WholeRoom.text_in(session.lang()).to_owned(),
        (None, Some(_)) => String::new(),
    };
    Section { badge, title: name, place: by.to_owned(), columns, ..Section::default() }
}

/// The lists of a task, each kind a list; a line under the heading that it is said to have.
fn lists(session: &Session, task: &Task, lines: &[&Entry], heading: &dyn Fn(&Entry) -> String) -> Vec<Column> {
    let mut kinds: Vec<Kind> = task.captures.to_vec();
    kinds.extend(lines.iter().map(|line| line.kind).filter(|kind| !task.captures.contains(kind)));
    kinds.dedup();
    let mut out: Vec<Column> = Vec::new();
    for kind in kinds {
        let head = kind.plural_in(session.lang()).to_owned();
        if out.iter().any(|column| column.head == head) {
            continue;
        }
        let of = lines.iter().filter(|line| line.kind == kind);
        let under = |line: &Entry| starred(session, line).map(|item| Item { heading: heading(line), ..item });
        let items: Vec<Item> = of.filter_map(|line| under(line)).collect();
        if !items.is_empty() || task.captures.contains(&kind) {
            out.push(Column { head, items });
        }
    }
    out
}

fn starred(session: &Session, line: &Entry) -> Option<Item> {
    let item = shown::item(session, line)?;
    let is_starred = line.is(Field::Starred);
    let words = if is_starred { format!("★ {}", item.words) } else { item.words };
    // Whose it is stands above.
    Some(Item { badge: None, words, strong: is_starred, ..item })
}

/// The lists of each group.
pub fn columns(session: &Session, task: &Task) -> Vec<Section> {
    let all: Vec<&Entry> = query::lines(session, task.code).filter(|line| shown::may(line)).collect();
    let by = |by: &str| all.iter().copied().filter(|line| line.by.as_str() == by).collect::<Vec<_>>();
    speakers(session, &all)
        .iter()
        .map(|speaker| page(session, speaker, lists(session, task, &by(speaker), &|_| String::new())))
        .collect()
}

/// The lists of each group, by the things that it took up.
pub fn matrix(session: &Session, task: &Task) -> Vec<Section> {
    let all: Vec<&Entry> = query::lines(session, task.code).filter(|line| shown::may(line)).collect();
    let things: Vec<&Entry> = task.takes.iter().flat_map(|kind| things_of(session, *kind)).collect();
    let about = |line: &Entry| {
        let thing = line.other(Field::Parent)?;
        things.iter().position(|other| other.id == *thing)
    };
    let mut out = Vec::new();
    for by in speakers(session, &all) {
        let mut own: Vec<&Entry> = all.iter().copied().filter(|line| line.by.as_str() == by).collect();
        // Stable: about one thing as it was said; what is about none of them comes last.
        own.sort_by_key(|line| about(line).unwrap_or(usize::MAX));
        let mut columns = lists(session, task, &own, &|line| {
            let thing = about(line).and_then(|at| things.get(at));
            thing.map(|thing| shown::name(session, &thing.id)).unwrap_or_default()
        });
        columns.retain(|column| !column.items.is_empty());
        out.push(page(session, &by, columns));
    }
    out
}

/// A question after the other with what was answered; what answers none of them comes last.
pub fn pages(session: &Session, task: &Task) -> Vec<Section> {
    let questions = asked(task.code);
    let all: Vec<&Entry> = query::lines(session, task.code).collect();
    let of = |nth: Option<usize>| -> Vec<Item> {
        let here = all.iter().filter(|line| page_of(questions, line) == nth);
        here.filter_map(|line| answer(session, line)).collect()
    };
    let list = |(nth, page): (usize, &Asked)| {
        Section::list(session.lang().text(page.question), of(Some(nth))).at(nth.to_string())
    };
    let asked = questions.iter().enumerate().map(list);
    let rest = std::iter::once(Section::list(Words::Besides.text_in(session.lang()), of(None)));
    asked.chain(rest).filter(|section| !section.is_empty()).collect()
}

/// What is there; of a relationship between whom, what it is today and what is wanted.
fn answer(session: &Session, line: &Entry) -> Option<Item> {
    let mut item = shown::item(session, line)?;
    if line.kind == Kind::Relationship {
        item.words = between(line).into_owned();
        let (now, wanted) = said(line);
        let parts = [(now, Words::Today), (wanted, Words::Wanted)];
        let parts = parts
            .into_iter()
            .filter(|(words, _)| !words.is_empty())
            .map(|(words, word)| word.with_in(session.lang(), &[tongue::own_word(&words, session.lang())]));
        item.more.push(parts.collect::<Vec<_>>().join(", "));
    }
    item.more.retain(|words| !words.is_empty());
    Some(item)
}

/// What lines can be about: key trends by their rank, else in the order in which it was said.
fn things_of(session: &Session, kind: Kind) -> Vec<&Entry> {
    if kind == Kind::KeyTrend { key_trends(session) } else { session.of_kind(kind).collect() }
}
