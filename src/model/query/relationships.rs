//! Relationships: between whom, as a list and as a matrix. Two parties may see it differently: both answers stay, each
//! under who said it. Uses the session.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::likeness::folded;
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
fn parties(entry: &Entry) -> Option<(&str, String)> {
    let to = if entry.kind == Kind::Relationship { entry.words(Field::ToParty) } else { String::new() };
    (!to.trim().is_empty()).then(|| (entry.text(), to))
}

/// What was said of a relationship.
pub fn said(entry: &Entry) -> Said {
    (entry.words(Field::Now), entry.words(Field::Wanted))
}

/// The relationships by the two parties, in whichever order they were named.
#[derive(Debug, Default)]
pub struct Pairs<'a> {
    by_parties: BTreeMap<[String; 2], Vec<&'a Entry>>,
}

impl<'a> Pairs<'a> {
    /// All relationships of a session.
    pub fn of(session: &'a Session) -> Self {
        let mut by_parties: BTreeMap<[String; 2], Vec<&Entry>> = BTreeMap::new();
        for entry in session.of_kind(Kind::Relationship) {
            if let Some(pair) = pair(entry) {
                by_parties.entry(pair).or_default().push(entry);
            }
        }
        Self { by_parties }
    }

    /// The other lines about the same two parties that say something else.
    pub fn differing(&self, entry: &Entry) -> impl Iterator<Item = &'a Entry> {
        let mine = said(entry);
        let same = pair(entry).and_then(|pair| self.by_parties.get(&pair)).cloned().unwrap_or_default();
        let id = entry.id.clone();
        same.into_iter().filter(move |other| other.id != id && said(other) != mine)
    }
}

fn pair(entry: &Entry) -> Option<[String; 2]> {
    let (from, to) = parties(entry)?;
    let mut pair = [folded(from.trim()), folded(to.trim())];
    pair.sort();
    Some(pair)
}

/// All relationships as a matrix.
pub fn matrix(session: &Session) -> Matrix {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: Vec<(usize, String)> = Vec::new();
    let mut lines: Vec<(usize, usize, Said)> = Vec::new();
    let mut in_one = 0;
    for entry in session.of_kind(Kind::Relationship) {
        let Some((from, to)) = parties(entry) else {
            in_one += 1;
            continue;
        };
        let mut place = |name: &str| {
            let at = *known.entry(folded(name.trim())).or_insert(names.len());
            match names.get_mut(at) {
                Some((count, _)) => *count += 1,
                None => names.push((1, name.trim().to_owned())),
            }
            at
        };
        lines.push((place(from), place(&to), said(entry)));
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
    use crate::model::field::Value;
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
        let pairs = Pairs::of(&session);
        let all: Vec<&Entry> = session.of_kind(Kind::Relationship).collect();
        assert_eq!(pairs.differing(all[0]).map(|line| line.no.as_str()).collect::<Vec<_>>(), ["2", "3"]);
        assert_eq!(between(all[0]), "Health centre – Friday club");
        assert_eq!((between(all[3]).as_ref(), pairs.differing(all[3]).count()), ("The farms and the newcomers", 0));
    }
}
