//! Lines: those of a task, those that it works on, where they stand, and how they are found. Uses the session.

use super::wall;
use crate::model::entry::{Entry, State};
use crate::model::field::Value;
use crate::model::id::Id;
use crate::model::kind::{Kind, Numbering};
use crate::model::op::How;
use crate::model::session::Session;
use crate::model::stage;
use crate::words::links::Links;
use std::collections::BTreeSet;

/// The standing lines of a task, with what it takes over from earlier tasks left out.
pub fn lines<'a>(session: &'a Session, task: &str) -> impl DoubleEndedIterator<Item = &'a Entry> {
    session.of_task(task).filter(|entry| !matches!(entry.kind, Kind::Agenda | Kind::Group | Kind::Table))
}

/// Those before one of them, the last first, and those after it; `None` where it is none of them.
pub fn lines_beside<'a>(
    session: &'a Session,
    task: &str,
    line: &Entry,
) -> Option<(impl Iterator<Item = &'a Entry>, impl Iterator<Item = &'a Entry>)> {
    let (before, after) = minutes_beside(session, task, line).filter(|_| line.stands())?;
    Some((before.filter(|line| line.stands()), after.filter(|line| line.stands())))
}

/// The same with what was struck.
pub fn minutes_beside<'a>(
    session: &'a Session,
    task: &str,
    line: &Entry,
) -> Option<(impl Iterator<Item = &'a Entry>, impl Iterator<Item = &'a Entry>)> {
    fn is_line(entry: &Entry) -> bool {
        entry.state != State::Withdrawn && !matches!(entry.kind, Kind::Agenda | Kind::Group | Kind::Table)
    }
    let (before, after) = session.beside_in_task(task, line).filter(|_| is_line(line))?;
    Some((before.filter(|line| is_line(line)), after.filter(|line| is_line(line))))
}

/// The lines of a task with what was struck, in its place: what was said, and that something was taken out.
pub fn minutes_of<'a>(session: &'a Session, task: &str) -> impl DoubleEndedIterator<Item = &'a Entry> {
    session.of_task_whole(task).filter(|entry| !matches!(entry.kind, Kind::Agenda | Kind::Group | Kind::Table))
}

/// The lines that a task works on, taken down earlier, in the order of their kinds in its row.
pub fn material<'a>(session: &'a Session, task: &stage::Task) -> Vec<&'a Entry> {
    let wall = || wall::LISTS.iter().filter(|kind| !task.takes.contains(kind));
    let kinds = task.takes.iter().chain(wall().filter(|_| task.takes.iter().any(|kind| wall::LISTS.contains(kind))));
    // A card counts as what the list says on which it hangs.
    let mut out: Vec<&Entry> = kinds.flat_map(|kind| session.of_kind(*kind)).collect();
    out.retain(|entry| task.takes.contains(&wall::stands_as(entry)));
    out.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    out
}

/// How deep lines are followed upwards: nobody branches so deep, and a file may not keep us for ever.
pub(super) const DEEPEST: usize = 256;

/// Whether `id` is `over` or stands, at any depth, under it.
pub fn stands_under(session: &Session, id: &Id, over: &Id) -> bool {
    let mut at = id.clone();
    for _ in 0..DEEPEST {
        if at == *over {
            return true;
        }
        match session.entry(&at).and_then(Entry::under) {
            Some(next) => at = next.clone(),
            None => return false,
        }
    }
    true
}

/// The cards that were brought together with a card, itself included, least id first (rule 27).
pub fn joined_with<'a>(session: &'a Session, id: &Id) -> Vec<&'a Entry> {
    let mut todo = vec![id.clone()];
    let mut seen = BTreeSet::new();
    while let Some(id) = todo.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let Some(entry) = session.entry(&id) else { continue };
        for link in entry.links.iter().filter(|link| link.how == How::Joined) {
            todo.extend(link.other.iter().cloned().chain([link.one.clone()]));
        }
    }
    seen.iter().filter_map(|id| session.entry(id)).collect()
}

/// The entry of a spoken number; an id is understood too. Themes and groups are not found here.
pub fn by_number<'a>(session: &'a Session, no: &str) -> Option<&'a Entry> {
    let no = no.trim();
    session
        .entries()
        .filter(|entry| entry.kind.spec().numbering != Numbering::Theme)
        .find(|entry| session.spoken(entry) == no || entry.no == no)
        .or_else(|| session.entry(&Id::new(no)))
}

/// Everything standing whose words, answers, tags or renderings hold all the words looked for, small and capital letters
/// alike.
pub fn search<'a>(session: &'a Session, wanted: &str) -> Vec<&'a Entry> {
    let number = wanted.trim().to_lowercase();
    let wanted: Vec<String> = wanted.split_whitespace().map(str::to_lowercase).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<&Entry> = session
        .entries()
        .filter(|entry| !is_furniture(entry))
        .filter(|entry| {
            let mut hay = entry.texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ");
            for answers in entry.fields.values() {
                for (_, value) in answers.iter() {
                    if let Value::Text(text) | Value::Date { said: text, .. } = value {
                        hay.push(' ');
                        hay.push_str(text);
                    }
                }
            }
            for tag in entry.links.iter().filter(|link| link.how == How::Tag) {
                hay.push_str(" #");
                hay.push_str(&tag.label);
            }
            for answers in entry.also.values() {
                for (_, (text, _)) in answers.iter() {
                    hay.push(' ');
                    hay.push_str(text);
                }
            }
            let hay = hay.to_lowercase();
            wanted.iter().all(|word| hay.contains(word.as_str()))
        })
        .collect();
    out.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    // What is called so comes before what only holds it.
    let called = |entry: &&Entry| !entry.no.is_empty() && session.spoken(entry).to_lowercase() == number;
    let mut first: Vec<&Entry> = session.entries().filter(|entry| !is_furniture(entry)).filter(called).collect();
    out.retain(|entry| !first.iter().any(|one| one.id == entry.id));
    first.append(&mut out);
    first
}

fn is_furniture(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::Agenda | Kind::Practice)
}

/// Where the first word looked for stands, if not in the entry's own words: the answer's name and the answer, a tag, or
/// its words in another language.
pub fn found_in(entry: &Entry, wanted: &str) -> Option<(&'static str, String)> {
    let words: Vec<String> = wanted.split_whitespace().map(str::to_lowercase).collect();
    let own = entry.text().to_lowercase();
    let missing = words.iter().find(|word| !own.contains(word.as_str()))?;
    let holds = |text: &str| text.to_lowercase().contains(missing.as_str());
    let tag = || {
        let mut tags = entry.links.iter().filter(|link| link.how == How::Tag).map(|link| format!("#{}", link.label));
        tags.find(|tag| holds(tag)).map(|tag| (Links::FoundTag.text(), tag))
    };
    let also = || {
        let mut texts = entry.also.values().flat_map(|answers| answers.iter().map(|(_, (text, _))| text.to_string()));
        texts.find(|text| holds(text)).map(|text| (Links::FoundAlso.text(), text))
    };
    let answer = entry.fields.iter().find_map(|((field, _), answers)| {
        let mut texts = answers.iter().filter_map(|(_, value)| match value {
            Value::Text(text) | Value::Date { said: text, .. } => Some(text.to_string()),
            _ => None,
        });
        let text = texts.find(|text| holds(text))?;
        Some((field.spec().word, text))
    });
    answer.or_else(tag).or_else(also)
}
