//! What of an entry may stand on the wall: its words, its number, whose it is. Everything that is drawn passes here, so
//! that no code of a person and no line that is for a group alone comes through.

use super::deck::{Badge, Column, Item, Section};
use crate::model::entry::{Answers, Entry};
use crate::model::field::Field;
use crate::model::group::{BADGES, badge_of, badge_shown};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::{Session, is_person};
use crate::model::text::Clean;
use crate::model::told;
use crate::model::tongue;
use crate::words::lang::Lang;
use crate::words::room::Room as Words;
use chrono::NaiveDate;
use std::borrow::Cow;

/// Whether an entry may stand there at all.
pub fn may(entry: &Entry) -> bool {
    entry.stands() && !entry.kind.is_private() && !entry.is(Field::GroupOnly)
}

/// An entry with its number, its words and whose it is; `None` where it may not stand there.
pub fn item(session: &Session, entry: &Entry) -> Option<Item> {
    may(entry).then(|| Item {
        ids: vec![entry.id.clone()],
        lead: session.spoken(entry),
        badge: badge(session, &entry.by),
        words: entry.text().to_owned(),
        more: other_wordings(entry, session.lang()),
        ..Item::default()
    })
}

/// The words of an entry that others stand under; nothing where it may not stand there.
pub fn name(session: &Session, id: &Id) -> String {
    session.entry(id).filter(|entry| may(entry)).map(|entry| entry.text().to_owned()).unwrap_or_default()
}

/// The other wordings of a line that stand beside the one that is shown.
pub fn other_wordings(entry: &Entry, lang: Lang) -> Vec<String> {
    let all = entry.texts.distinct();
    let shown = entry.text();
    all.into_iter().filter(|words| words.as_str() != shown).map(|words| Words::OrSaid.with_in(lang, &[words])).collect()
}

/// An answer in words; where several stand that differ, all of them.
pub fn answer(entry: &Entry, field: Field, lang: Lang) -> String {
    let all = entry.fields.get(&(field, Clean::default())).map(Answers::distinct).unwrap_or_default();
    let words: Vec<String> = all
        .into_iter()
        .map(|value| tongue::answer(field, value, lang))
        .filter(|words| !words.trim().is_empty())
        .collect();
    words.join(" / ")
}

/// The badge of a group by its letter: its sign, its letter, its colour; a table's number; nothing for the whole room.
pub fn badge(session: &Session, by: &str) -> Option<Badge> {
    let group = group(session, by);
    match group {
        Some(group) => {
            let (colour, _, shape) = badge_shown(group);
            let known = BADGES.iter().find(|badge| badge.shape.eq_ignore_ascii_case(&shape));
            let sign = known.map_or(badge_of(by).sign, |badge| badge.sign);
            Some(Badge { words: format!("{sign} {by}"), colour })
        }
        // Whose name stands there else is nobody's business.
        None => told::number(by).map(|n| Badge { words: format!("T{n}"), colour: String::new() }),
    }
}

/// The group of a letter.
pub fn group<'a>(session: &'a Session, letter: &str) -> Option<&'a Entry> {
    let is = |group: &&Entry| group.words(Field::Letter) == letter;
    Some(letter).filter(|letter| !letter.is_empty()).and_then(|_| session.of_kind(Kind::Group).find(is))
}

/// Who promised something, and by when. Beside a date that has passed no one is named.
pub fn who_and_when(session: &Session, action: &Entry, today: NaiveDate) -> String {
    let due = action.get(Field::Due);
    let passed = due.and_then(|due| query::day_of(session, due)).is_some_and(|day| day < today);
    let who = answer(action, Field::Who, session.lang());
    let who = match (passed, who.is_empty()) {
        (true, _) => String::new(),
        (false, true) => Words::LookingForSomeone.text_in(session.lang()).to_owned(),
        (false, false) => who,
    };
    [who, answer(action, Field::Due, session.lang())]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// A section without codes of people, anywhere in it.
pub fn section(section: Section, lang: Lang) -> Section {
    let item = |item: Item| Item {
        lead: public(&item.lead, lang).into_owned(),
        words: public(&item.words, lang).into_owned(),
        more: item.more.iter().map(|words| public(words, lang).into_owned()).collect(),
        heading: public(&item.heading, lang).into_owned(),
        lang,
        ..item
    };
    let column = |column: Column| Column {
        head: public(&column.head, lang).into_owned(),
        items: column.items.into_iter().map(item).collect(),
    };
    Section {
        badge: section.badge,
        place: section.place,
        above: public(&section.above, lang).into_owned(),
        title: public(&section.title, lang).into_owned(),
        columns: section.columns.into_iter().map(column).collect(),
    }
}

/// A text without codes of people.
pub fn public(words: &str, lang: Lang) -> Cow<'_, str> {
    const CODE: &str = "person-";
    if !words.to_ascii_lowercase().contains(CODE) {
        return Cow::Borrowed(words);
    }
    let small = words.to_ascii_lowercase();
    let mut out = String::new();
    let mut from = 0;
    while let Some(at) = small.get(from..).and_then(|rest| rest.find(CODE)).map(|at| from + at) {
        let after = small.get(at + CODE.len()..).unwrap_or_default();
        let rest = after.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(after.len());
        let digits = after.get(..rest).unwrap_or_default().trim_end_matches('-');
        let end = at + CODE.len() + digits.len();
        out.push_str(words.get(from..at).unwrap_or_default());
        let code = small.get(at..end).unwrap_or_default();
        let is_code = is_person(code) || digits.starts_with(|c: char| c.is_ascii_digit());
        out.push_str(if is_code { Words::SomebodyCode.text_in(lang) } else { words.get(at..end).unwrap_or_default() });
        from = end;
    }
    out.push_str(words.get(from..).unwrap_or_default());
    Cow::Owned(out)
}
