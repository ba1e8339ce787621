//! Lines as they were said, kind by kind; and what tables tell, a table a page, with the order in which futures are shown.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::Task;
use crate::model::told;
use crate::ui::view::room::Wall;
use crate::ui::view::room::deck::{Item, Section};
use crate::ui::view::room::shown;
use crate::words::lang::Lang;
use crate::words::room::Room as Words;
use crate::words::told::Told;

/// Answers that are read out with a line: what was learned, and how.
const READ_WITH: [Field; 3] = [Field::Context, Field::Mechanism, Field::Outcome];

/// The lines of a task; where it takes several kinds down, each kind from a page of its own.
pub fn lines(wall: &Wall, task: &Task) -> Vec<Section> {
    let session = wall.session;
    let all: Vec<&Entry> = query::lines(session, task.code).filter(|line| wall.is_said_here(line)).collect();
    let mut kinds: Vec<Kind> = task.captures.to_vec();
    for entry in &all {
        if !kinds.contains(&entry.kind) {
            kinds.push(entry.kind);
        }
    }
    let of = |kind: Kind| -> Vec<Item> {
        all.iter().filter(|entry| entry.kind == kind).filter_map(|entry| line(session, entry)).collect()
    };
    let some: Vec<(Kind, Vec<Item>)> =
        kinds.into_iter().map(|kind| (kind, of(kind))).filter(|(_, items)| !items.is_empty()).collect();
    let one = some.len() < 2;
    let title = |kind: Kind| if one { "" } else { kind.plural_in(wall.session.lang()) };
    some.into_iter().map(|(kind, items)| Section::list(title(kind), items)).collect()
}

/// A line with what was said in its boxes.
pub fn line(session: &Session, entry: &Entry) -> Option<Item> {
    let mut item = shown::item(session, entry)?;
    item.more.extend(READ_WITH.iter().map(|field| shown::answer(entry, *field, session.lang())));
    if let Some(Value::Counts(counts)) = entry.get(Field::Counts) {
        let each = (1..).zip(counts).map(|(n, count): (usize, _)| format!("{n}: {count}"));
        item.more.push(each.collect::<Vec<_>>().join("   "));
    }
    item.more.retain(|words| !words.is_empty());
    Some(item)
}

/// What each table tells; where others listen, the running order and what was noted.
pub fn told(wall: &Wall, task: &Task) -> Vec<Section> {
    match told::heard_in(task) {
        Some(kind) => heard(wall, task, kind),
        None => by_table(wall.session, task),
    }
}

fn by_table(session: &Session, task: &Task) -> Vec<Section> {
    let head = told::head_of(task);
    let mut out = Vec::new();
    for table in told::by_table(session, task) {
        let items: Vec<Item> = table
            .lines
            .iter()
            .filter_map(|entry| {
                let item = shown::item(session, entry)?;
                let is_head = Some(entry.kind) == head;
                let heading = if is_head { "" } else { entry.kind.plural_in(session.lang()) };
                let more = item.more.iter().cloned().chain(about(entry, session.lang())).collect();
                Some(Item { badge: None, more, heading: heading.to_owned(), strong: is_head, ..item })
            })
            .collect();
        if !items.is_empty() {
            let badge = shown::group(session, &table.by).and_then(|_| shown::badge(session, &table.by));
            out.push(Section { badge, ..Section::list(teller(session, &table.by), items).at(table.by.as_str()) });
        }
    }
    out
}

/// Who tells: a table by its number, a group by its name.
pub fn teller(session: &Session, by: &str) -> String {
    match (told::number(by), shown::group(session, by)) {
        (_, Some(group)) => group.text().to_owned(),
        (Some(n), None) => Words::TableIs.with_in(session.lang(), &[n.to_string()]),
        (None, None) => Words::NoTable.text_in(session.lang()).to_owned(),
    }
}

/// What is said of a future or a barrier beside its words.
fn about(entry: &Entry, lang: Lang) -> Vec<String> {
    let told = [
        (Field::Lane, Told::OnLane),
        (Field::Form, Told::ToldAs),
        (Field::Year, Told::InTheYear),
        (Field::Barrier, Told::StoodInTheWay),
        (Field::Overcome, Told::GotPast),
    ];
    let words = told.into_iter().map(|(field, word)| (shown::answer(entry, field, lang), word));
    words.filter(|(words, _)| !words.is_empty()).map(|(words, word)| word.with_in(lang, &[words])).collect()
}

/// The running order, then what was noted of each, then about all of them.
fn heard(wall: &Wall, task: &Task, kind: Kind) -> Vec<Section> {
    let session = wall.session;
    let order = told::running_order(session, kind);
    let on_stage = wall.now.on_stage.as_ref().and_then(|id| order.iter().position(|entry| entry.id == *id));
    let title = |entry: &Entry, n: usize| {
        let item = shown::item(session, entry)?;
        let form = shown::answer(entry, Field::Form, session.lang());
        let form =
            Some(form).filter(|form| !form.is_empty()).map(|form| Told::ToldAs.with_in(wall.session.lang(), &[form]));
        let turn = match on_stage.map(|at| at + 1) {
            Some(at) if at == n => Some(Words::OnStage),
            Some(at) if at + 1 == n => Some(Words::NextOnStage),
            _ => None,
        };
        let turn = turn.map(|word| word.text_in(session.lang()).to_owned());
        let more = turn.into_iter().chain(item.more).chain(form).collect();
        let strong = on_stage.is_none_or(|at| at + 1 == n);
        Some(Item { lead: n.to_string(), more, strong, ..item })
    };
    let titles = (1..).zip(&order).filter_map(|(n, entry)| title(entry, n)).collect();
    let mut out = vec![Section::list(Words::RunningOrder.text_in(wall.session.lang()), titles)];
    let notes: Vec<&Entry> = query::lines(session, task.code).collect();
    let is_of = |note: &Entry, future: &Entry| note.other(Field::Parent) == Some(&future.id);
    for future in &order {
        let items: Vec<Item> =
            notes.iter().filter(|note| is_of(note, future)).filter_map(|note| shown::item(session, note)).collect();
        out.push(Section::list(shown::name(session, &future.id), items).at(future.id.as_str()));
    }
    let loose = notes.iter().filter(|note| !order.iter().any(|future| is_of(note, future)));
    out.push(Section::list(
        Words::AboutAll.text_in(wall.session.lang()),
        loose.filter_map(|note| shown::item(session, note)).collect(),
    ));
    out.retain(|section| !section.is_empty());
    out
}
