//! Relationships: between whom, as a list and as a matrix. Two parties may see it differently: both answers stay, each
//! under who said it. Uses the session.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::session::Session;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What is said of one relationship: today and wanted, as words; empty where nothing was said.
pub type Said = (String, String);

/// Parties by parties, and what was said from each to each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The parties, those with the most relationships first.
    pub parties: Vec<String>,
    /// What was said, by the places of from and to; several where people differ.
    pub cells: BTreeMap<(usize, usize), Vec<Said>>,
    /// How many lines name both parties in one, and stand in the list only.
    pub in_one: usize,
}

/// Between whom: both parties, where they were written down each for itself; else as it was said.
pub fn between(entry: &Entry) -> Cow<'_, str> {
    match parties(entry) {
        Some((from, to)) => Cow::Owned(format!("{from} – {to}")),
        None => Cow::Borrowed(entry.text()),
    }
}

/// The two parties of a relationship, where they were written down each for itself.
fn parties(entry: &Entry) -> Option<(&str, &str)> {
    match entry.get(Field::ToParty) {
        Some(Value::Text(to)) if entry.kind == Kind::Relationship => Some((entry.text().trim(), to.trim())),
        _ => None,
    }
    .filter(|(_, to)| !to.is_empty())
}

/// What stands between two parties that were named in one box.
const BETWEEN: [&str; 8] = [" and ", " & ", " – ", " — ", " - ", " ↔ ", " with ", " / "];

/// The names that are known: the groups of the session, and the parties that were written down each for itself; by how
/// they are compared.
fn names_known<'a>(session: &'a Session, entries: &[&'a Entry]) -> BTreeMap<String, &'a str> {
    let groups = session.of_kind(Kind::Group).filter(|group| group.stands()).map(|group| group.text().trim());
    let told = entries.iter().filter_map(|entry| parties(entry)).flat_map(|(from, to)| [from, to]);
    let mut known = BTreeMap::new();
    for name in groups.chain(told).filter(|name| !name.is_empty()) {
        known.entry(plain(name)).or_insert(name);
    }
    known
}

/// A name without capital letters and without its article.
fn plain(name: &str) -> String {
    let name = name.trim().to_lowercase();
    name.strip_prefix("the ").map_or_else(|| name.clone(), str::to_owned)
}

/// The two parties that a line names in one box, where both are known: what is not known is left as it was said.
fn parties_in_one<'a>(entry: &Entry, known: &BTreeMap<String, &'a str>) -> Option<(&'a str, &'a str)> {
    let text = entry.text();
    let party = |words: &str| known.get(&plain(words)).copied();
    BETWEEN.iter().find_map(|between| {
        text.match_indices(between).find_map(|(at, _)| {
            let (from, to) = (text.get(..at)?, text.get(at + between.len()..)?);
            party(from).zip(party(to)).filter(|(from, to)| from != to)
        })
    })
}

/// Every relationship with its two parties; none where both stand in one box and are not known from elsewhere.
pub fn ties(session: &Session) -> Vec<(&Entry, Option<(&str, &str)>)> {
    let entries: Vec<&Entry> = session.of_kind(Kind::Relationship).collect();
    let known = names_known(session, &entries);
    entries.iter().map(|entry| (*entry, parties(entry).or_else(|| parties_in_one(entry, &known)))).collect()
}

/// What was said of a relationship.
pub fn said(entry: &Entry) -> Said {
    (entry.words(Field::Now), entry.words(Field::Wanted))
}

/// The other lines about the same two parties, in whichever order they were named, that say something else.
pub fn differing<'a>(session: &'a Session, entry: &'a Entry) -> impl Iterator<Item = &'a Entry> {
    let mine = said(entry);
    let others = parties(entry).into_iter().flat_map(|pair| {
        session.of_kind(Kind::Relationship).filter(move |other| parties(other).is_some_and(|own| same(pair, own)))
    });
    others.filter(move |other| other.id != entry.id && said(other) != mine)
}

/// Whether two pairs are of the same parties; small and capital letters alike.
fn same(one: (&str, &str), other: (&str, &str)) -> bool {
    let like = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
    like(one.0, other.0) && like(one.1, other.1) || like(one.0, other.1) && like(one.1, other.0)
}

/// All relationships as a matrix.
pub fn matrix(session: &Session) -> Matrix {
    matrix_of(session, session.of_kind(Kind::Relationship))
}

/// Some of the relationships as a matrix.
pub fn matrix_of<'a>(session: &'a Session, entries: impl Iterator<Item = &'a Entry>) -> Matrix {
    let entries: Vec<&Entry> = entries.collect();
    let sure = names_known(session, &entries);
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: Vec<(usize, String)> = Vec::new();
    let mut lines: Vec<(usize, usize, Said)> = Vec::new();
    let mut in_one = 0;
    for entry in entries {
        let Some((from, to)) = parties(entry).or_else(|| parties_in_one(entry, &sure)) else {
            in_one += 1;
            continue;
        };
        let mut place = |name: &str| {
            let at = *known.entry(name.to_ascii_lowercase()).or_insert(names.len());
            match names.get_mut(at) {
                Some((count, _)) => *count += 1,
                None => names.push((1, name.to_owned())),
            }
            at
        };
        lines.push((place(from), place(to), said(entry)));
    }
    // Those with the most relationships first; among equals who was named first stays first.
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(names.get(*at).map_or(0, |(count, _)| *count)));
    let places: BTreeMap<usize, usize> = order.iter().enumerate().map(|(to, from)| (*from, to)).collect();
    let mut cells: BTreeMap<(usize, usize), Vec<Said>> = BTreeMap::new();
    for (from, to, said) in lines {
        let Some(place) = places.get(&from).copied().zip(places.get(&to).copied()) else { continue };
        let cell = cells.entry(place).or_default();
        if !cell.contains(&said) {
            cell.push(said);
        }
    }
    let parties = order.iter().filter_map(|at| names.get(*at)).map(|(_, name)| name.clone()).collect();
    Matrix { parties, cells, in_one }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::wish::{New, Stamp, Wish, propose};

    fn said_in(lines: &[(&str, &str, &str, &str)]) -> Session {
        let mut session = Session::default();
        let at = chrono::DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").unwrap();
        for (n, (from, to, now, wanted)) in (1..).zip(lines) {
            let with = |new: New, field, words: &str| {
                if words.is_empty() { new } else { new.with(field, Value::Text(words.into())) }
            };
            let new = with(New::line(Kind::Relationship, "assets", from), Field::ToParty, to);
            let new = with(with(new, Field::Now, now), Field::Wanted, wanted);
            let stamp = Stamp { writer: "desk-aaaaaaaa".to_owned(), next: n, step: n, at };
            for op in propose(&session, &Wish::Say(new), &stamp).unwrap() {
                session.absorb(op);
            }
        }
        session
    }

    #[test]
    fn both_answers_stay_and_older_lines_are_counted() {
        let session = said_in(&[
            ("Health centre", "Friday club", "thin", "strong"),
            ("friday club", "Health Centre", "none", "strong"),
            ("Health centre", "Friday club", "good", ""),
            ("The farms and the newcomers", "", "thin", "good"),
        ]);
        let table = matrix(&session);
        assert_eq!(table.parties, ["Health centre", "Friday club"]);
        assert_eq!(table.in_one, 1);
        let said = |now: &str, wanted: &str| (now.to_owned(), wanted.to_owned());
        assert_eq!(table.cells.get(&(0, 1)), Some(&vec![said("thin", "strong"), said("good", "")]));
        assert_eq!(table.cells.get(&(1, 0)), Some(&vec![said("none", "strong")]));
        let all: Vec<&Entry> = session.of_kind(Kind::Relationship).collect();
        assert_eq!(differing(&session, all[0]).map(|line| line.no.as_str()).collect::<Vec<_>>(), ["2", "3"]);
        assert_eq!(between(all[0]), "Health centre – Friday club");
        // Two that are known, in one box: they are the parties; so is a group of the session.
        let session = said_in(&[
            ("Health centre", "The farms", "thin", "strong"),
            ("the health centre and Farms", "", "good", ""),
            ("Farms – nobody known", "", "thin", "good"),
            ("The farms and the farms", "", "thin", "good"),
        ]);
        let table = matrix(&session);
        assert_eq!((table.parties.len(), table.in_one), (2, 2));
        assert_eq!(table.cells.get(&(0, 1)), Some(&vec![said("thin", "strong"), said("good", "")]));
        assert_eq!((between(all[3]).as_ref(), differing(&session, all[3]).count()), ("The farms and the newcomers", 0));
    }
}
