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

/// The other lines about the same two parties, in either order, that say something else.
pub fn differing<'a>(session: &'a Session, entry: &Entry) -> Vec<&'a Entry> {
    let Some(pair) = pair(entry) else { return Vec::new() };
    let same = |other: &&Entry| other.id != entry.id && self::pair(other).as_ref() == Some(&pair);
    let mine = said(entry);
    session.of_kind(Kind::Relationship).filter(same).filter(|other| said(other) != mine).collect()
}

fn pair(entry: &Entry) -> Option<[String; 2]> {
    let (from, to) = parties(entry)?;
    let mut pair = [folded(from.trim()), folded(to.trim())];
    pair.sort();
    Some(pair)
}

/// All relationships as a matrix.
pub fn matrix(session: &Session) -> Matrix {
    let mut names: Vec<(String, String, usize)> = Vec::new();
    let mut lines: Vec<(String, String, Said)> = Vec::new();
    let mut in_one = 0;
    for entry in session.of_kind(Kind::Relationship) {
        let Some((from, to)) = parties(entry) else {
            in_one += 1;
            continue;
        };
        for name in [from, to.as_str()] {
            let key = folded(name.trim());
            match names.iter_mut().find(|(known, _, _)| *known == key) {
                Some((_, _, n)) => *n += 1,
                None => names.push((key, name.trim().to_owned(), 1)),
            }
        }
        lines.push((folded(from.trim()), folded(to.trim()), said(entry)));
    }
    // A stable order: who was named first stays first among equals.
    names.sort_by_key(|(_, _, n)| std::cmp::Reverse(*n));
    let at = |key: &str| names.iter().position(|(known, _, _)| known == key);
    let mut cells: BTreeMap<(usize, usize), Vec<Said>> = BTreeMap::new();
    for (from, to, said) in lines {
        let Some(place) = at(&from).zip(at(&to)) else { continue };
        let cell = cells.entry(place).or_default();
        if !cell.contains(&said) {
            cell.push(said);
        }
    }
    Matrix { parties: names.into_iter().map(|(_, name, _)| name).collect(), cells, in_one }
}
