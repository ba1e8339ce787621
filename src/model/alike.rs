//! Lines that may say the same, proposed to people side by side: whether they do is theirs to say, and nothing is brought
//! together by the program. Uses entries and the session.

use super::day::now::table_of;
use super::entry::{Entry, Link};
use super::id::Id;
use super::likeness::folded;
use super::op::How;
use super::query::joined_with;
use super::session::Session;
use std::collections::{BTreeMap, BTreeSet};

/// Of two lines at least so many of ten words are in both.
const ALIKE_IN_TEN: usize = 6;

/// A word that stands in more lines says nothing about two of them.
const MOST_WITH_A_WORD: usize = 32;

/// So many letters of a word are compared: "neighbour" and "neighbours" are one.
const BEGINNING: usize = 5;

/// So many pairs are proposed at most.
const MOST_PAIRS: usize = 200;

/// Words that say nothing of what a line is about.
const SMALL: [&str; 24] = [
    "the", "and", "for", "with", "that", "this", "our", "are", "all", "has", "have", "was", "were", "will", "can",
    "its", "from", "who", "you", "your", "their", "they", "there", "one",
];

/// At which table a line was written: as it says itself, else by the window; `None`: at none.
pub fn table(entry: &Entry) -> Option<u32> {
    let said = entry.by.strip_prefix('T').and_then(|no| no.parse().ok());
    said.or_else(|| table_of(entry.id.label()))
}

/// The pairs out of these lines that were written at different tables and may say the same, the likeliest first; of
/// each the one that was said first. What stands together already is not among them, nor what
/// somebody said is not the same.
pub fn pairs(session: &Session, lines: &[&Entry]) -> Vec<(Id, Id)> {
    let told: Vec<(&Entry, BTreeSet<String>)> = lines.iter().map(|line| (*line, words(line.text()))).collect();
    let mut holds: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (_, words)) in told.iter().enumerate() {
        for word in words {
            holds.entry(word).or_default().push(at);
        }
    }
    // How many words two lines have in common, for those that have one that few lines have.
    let mut common: BTreeSet<(usize, usize)> = BTreeSet::new();
    for all in holds.values().filter(|all| all.len() <= MOST_WITH_A_WORD) {
        for (n, one) in all.iter().enumerate() {
            common.extend(all.iter().skip(n + 1).map(|other| (*one, *other)));
        }
    }
    let likeness = |(one, other): (usize, usize)| {
        let ((a, ours), (b, theirs)) = (told.get(one)?, told.get(other)?);
        let both = ours.intersection(theirs).count();
        let alike = both * 20 >= (ours.len() + theirs.len()) * ALIKE_IN_TEN;
        let elsewhere = table(a) != table(b) && a.kind == b.kind;
        (alike && elsewhere).then(|| (both * 2000 / (ours.len() + theirs.len()).max(1), *a, *b))
    };
    let mut found: Vec<(usize, &Entry, &Entry)> = common.into_iter().filter_map(likeness).collect();
    found.retain(|(_, a, b)| !joined_with(session, &a.id).iter().any(|other| other.id == b.id) && !are_apart(a, b));
    let in_order = |(score, a, b): (usize, &'_ Entry, &'_ Entry)| {
        let (first, then) = if (a.l, &a.id) <= (b.l, &b.id) { (a, b) } else { (b, a) };
        (usize::MAX - score, first.l, first.id.clone(), then.id.clone())
    };
    let mut out: Vec<(usize, u64, Id, Id)> = found.into_iter().map(in_order).collect();
    out.sort();
    out.truncate(MOST_PAIRS);
    out.into_iter().map(|(.., first, then)| (first, then)).collect()
}

/// Whether somebody has said that these two do not say the same.
pub fn are_apart(one: &Entry, other: &Entry) -> bool {
    let names = |id: &Id| id == &one.id || id == &other.id;
    let both = |link: &&Link| names(&link.one) && link.other.as_ref().is_some_and(names);
    one.links.iter().filter(|link| link.how == How::Apart).any(|link| both(&link))
}

/// What a line is about: the beginnings of its words, but for small ones.
fn words(text: &str) -> BTreeSet<String> {
    let folded = folded(text);
    let all = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_small = |word: &&str| word.chars().count() < 3 || SMALL.contains(word);
    let told: BTreeSet<String> = all.clone().filter(|word| !is_small(word)).map(beginning).collect();
    // A line of small words alone is about them.
    if told.is_empty() { all.map(beginning).collect() } else { told }
}

fn beginning(word: &str) -> String {
    let stem = if word.chars().count() > 3 { word.strip_suffix('s').unwrap_or(word) } else { word };
    stem.chars().take(BEGINNING).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_as_people_read_them() {
        let same = |a, b| words(a) == words(b);
        assert!(same("The neighbours look in", "neighbour looks in."));
        assert!(same("Cafés for all", "a cafe"));
        assert!(!same("more buses", "fewer buses"));
        assert!(!words("we").is_empty());
    }
}
