//! The trend map as it is to be drawn: branches, what hangs on them, dots in the colours of the groups, key trends, what
//! hangs together. Uses the model's queries; every number comes from them.

use super::super::super::palette::{INK, LANES, Rgb, SOFT};
use super::super::sheet::is_shown;
use super::super::{Asked, Part};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::group::badge_shown;
use crate::model::kind::Kind;
use crate::model::query::dots::{self, Tally};
use crate::model::query::{key_trends, trends};
use crate::model::session::Session;
use crate::words::lang::Lang;
use crate::words::pictures::Pictures as Words;
use std::collections::{BTreeMap, BTreeSet};

/// A trend.
#[derive(Debug, Clone, Default)]
pub struct Trend {
    /// Its name; empty for the place of what is to be placed.
    pub id: String,
    /// Its words.
    pub text: String,
    /// The words of those that were brought together with it.
    pub also: String,
    /// How deep it stands below its branch.
    pub depth: usize,
    /// The colour of each of its dots.
    pub dots: Vec<Rgb>,
    /// How many dots.
    pub total: usize,
    /// The numbers of the key trends that it was ringed in.
    pub rings: Vec<String>,
    /// Direction and example, as said.
    pub more: String,
}

/// A branch.
#[derive(Debug, Clone, Default)]
pub struct Branch {
    /// Where it begins.
    pub root: Trend,
    /// What hangs on it.
    pub leaves: Vec<Trend>,
    /// All its dots, those of the root included.
    pub dots: usize,
    /// It holds what is to be placed.
    pub waiting: bool,
}

/// A key trend.
#[derive(Debug, Clone)]
pub struct Key {
    /// Its name.
    pub id: String,
    /// Its spoken number.
    pub no: String,
    /// Its words.
    pub text: String,
    /// How many dots.
    pub total: usize,
}

/// A group with the colour of its dots.
#[derive(Debug, Clone)]
pub struct Giver {
    /// Its letter and name.
    pub name: String,
    /// Its colour.
    pub ink: Rgb,
    /// How many of its dots are on the map.
    pub given: u64,
}

/// The map.
#[derive(Debug, Clone, Default)]
pub struct Map {
    /// The branches, what is to be placed last.
    pub branches: Vec<Branch>,
    /// The key trends.
    pub keys: Vec<Key>,
    /// What hangs together, two trends a line.
    pub crosses: Vec<String>,
    /// Who gave dots.
    pub givers: Vec<Giver>,
    /// Whether the dots are shown.
    pub shows_dots: bool,
    /// How many lines it has.
    pub trends: usize,
}

/// The letters with their colours: the group's own where all have one for paper, else the colours of the lanes.
fn inks(session: &Session, unnamed: &[String]) -> BTreeMap<String, Rgb> {
    let groups: Vec<(String, Option<Rgb>)> = session
        .of_kind(Kind::Group)
        .map(|group| (group.words(Field::Letter), badge_shown(group).1.and_then(of_hex)))
        .filter(|(letter, _)| !letter.is_empty())
        .collect();
    let own: BTreeSet<(u8, u8, u8)> = groups.iter().filter_map(|(_, ink)| ink.map(|Rgb(r, g, b)| (r, g, b))).collect();
    let all_own = own.len() == groups.len();
    let palette = LANES.iter().copied().cycle();
    groups
        .into_iter()
        .zip(palette)
        .map(|((letter, ink), lane)| {
            let ink = if unnamed.contains(&letter) { SOFT } else { ink.filter(|_| all_own).unwrap_or(lane) };
            (letter, ink)
        })
        .collect()
}

fn of_hex(words: &str) -> Option<Rgb> {
    let part = |from: usize| words.get(from..from + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    Some(Rgb(part(1)?, part(3)?, part(5)?))
}

/// No picture draws more dots than this under one trend; the number says how many there are.
const DRAWN: u64 = 400;

/// Reads the map of a session.
pub fn map(session: &Session, asked: &Asked) -> Map {
    let map = trends::trend_map(session);
    let counted = dots::dots(session);
    let hidden = dots::are_hidden(session);
    let inks = inks(session, &asked.unnamed);
    let shows_dots = !hidden && counted.total > 0;
    let tallies: BTreeMap<&str, &Tally> = counted.trends.iter().map(|t| (t.id.as_str(), &t.tally)).collect();
    let mut out = Map { shows_dots, ..Map::default() };
    let mut seen = BTreeSet::new();
    let mut waiting = Branch {
        root: Trend { text: Words::ToBePlaced.text_in(session.lang()).to_owned(), ..Trend::default() },
        waiting: true,
        ..Branch::default()
    };
    for row in &map.rows {
        let Some(entry) = session.entry(&row.id).filter(|entry| is_shown(entry)) else { continue };
        let tally = tallies.get(row.id.as_str()).copied().filter(|_| shows_dots);
        let also: Vec<&Entry> =
            row.piece.iter().skip(1).filter_map(|id| session.entry(id)).filter(|other| is_shown(other)).collect();
        let total = tally.map_or(0, |tally| tally.total);
        let trend = Trend {
            id: row.id.to_string(),
            text: entry.text().to_owned(),
            also: also
                .iter()
                .map(|other| Words::AlsoSaid.with_in(session.lang(), &[&session.spoken(other), other.text()]))
                .collect::<Vec<_>>()
                .join("; "),
            depth: row.depth,
            dots: tally.map(|tally| colours(tally, &inks)).unwrap_or_default(),
            total: usize::try_from(total).unwrap_or(usize::MAX),
            rings: key_trends::ringed_in(session, entry).into_iter().map(|key| session.spoken(key)).collect(),
            more: more(entry),
        };
        for other in trends::crosses(session, entry) {
            let pair = [entry.text(), other.text()];
            if is_shown(other)
                && seen.insert((row.id.clone().min(other.id.clone()), row.id.clone().max(other.id.clone())))
            {
                out.crosses.push(pair.join(" – "));
            }
        }
        out.trends += 1;
        if row.unplaced {
            waiting.dots += trend.total;
            waiting.leaves.push(Trend { depth: row.depth + 1, ..trend });
        } else if row.depth == 0 || out.branches.is_empty() {
            out.branches.push(Branch { dots: trend.total, root: trend, ..Branch::default() });
        } else if let Some(branch) = out.branches.last_mut() {
            branch.dots += trend.total;
            branch.leaves.push(trend);
        }
    }
    if !waiting.leaves.is_empty() {
        out.branches.push(waiting);
    }
    out.keys = key_trends::key_trends(session)
        .into_iter()
        .filter(|key| is_shown(key))
        .map(|key| Key {
            id: key.id.to_string(),
            no: session.spoken(key),
            text: key.text().to_owned(),
            total: if shows_dots { usize::try_from(key_trends::dots_of(session, key).total).unwrap_or(0) } else { 0 },
        })
        .collect();
    if shows_dots {
        out.givers = givers(session, &counted, &inks, asked);
    }
    out
}

/// The colours of a trend's dots, group by group.
fn colours(tally: &Tally, inks: &BTreeMap<String, Rgb>) -> Vec<Rgb> {
    let mut out = Vec::new();
    for (letter, n) in &tally.by_group {
        let ink = inks.get(letter).copied().unwrap_or(INK);
        out.extend((0..(*n).min(DRAWN)).map(|_| ink));
    }
    out.sort_by_key(|ink| *ink == SOFT);
    out
}

fn givers(session: &Session, counted: &dots::Dots, inks: &BTreeMap<String, Rgb>, asked: &Asked) -> Vec<Giver> {
    let name = |letter: &str| {
        let group = session.of_kind(Kind::Group).find(|group| group.words(Field::Letter) == letter);
        group.map_or(letter.to_owned(), |group| format!("{letter}  {}", group.text()))
    };
    let mut out = Vec::new();
    let mut small = 0;
    for budget in counted.budgets.iter().filter(|budget| budget.given > 0) {
        if asked.unnamed.contains(&budget.letter) {
            small += budget.given;
            continue;
        }
        let name = if budget.letter.is_empty() {
            Words::OneColour.text_in(session.lang()).to_owned()
        } else {
            name(&budget.letter)
        };
        let ink = inks.get(&budget.letter).copied().unwrap_or(INK);
        out.push(Giver { name, ink, given: budget.given });
    }
    if small > 0 {
        out.push(Giver { name: Words::SmallerGroups.text_in(session.lang()).to_owned(), ink: SOFT, given: small });
    }
    out
}

fn more(entry: &Entry) -> String {
    let said = [entry.words(Field::Direction), entry.words(Field::Example)];
    said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("; ")
}

impl Trend {
    /// Its words with those of what was brought together with it.
    pub fn spoken(&self) -> String {
        if self.also.is_empty() { self.text.clone() } else { format!("{} {}", self.text, self.also) }
    }

    /// All its words.
    pub fn whole(&self) -> String {
        format!("{}{}", self.text, self.also)
    }
}

impl Map {
    /// What must stand on the picture.
    pub fn held(&self) -> Vec<(String, String)> {
        let roots = self.branches.iter().map(|branch| &branch.root).filter(|root| !root.id.is_empty());
        let leaves = self.branches.iter().flat_map(|branch| &branch.leaves);
        let trends = roots.chain(leaves).map(|trend| (trend.id.clone(), trend.whole()));
        trends.chain(self.keys.iter().map(|key| (key.id.clone(), key.text.clone()))).collect()
    }

    /// Everything on it, in words.
    pub fn words(&self, lang: Lang) -> Vec<Part> {
        let line = |trend: &Trend| {
            let mut out = trend.text.clone();
            for more in [&trend.also, &trend.more].into_iter().filter(|more| !more.is_empty()) {
                out.push_str(&format!(" ({more})"));
            }
            if self.shows_dots {
                out.push_str(&format!(": {}", Words::OneDot.counted_in(lang, Words::SomeDots, trend.total)));
            }
            if !trend.rings.is_empty() {
                out.push_str(&format!(" · {}", Words::KeyTrendOf.with_in(lang, &[trend.rings.join(", ")])));
            }
            out
        };
        let mut out: Vec<Part> = self
            .branches
            .iter()
            .map(|branch| Part {
                heading: branch.root.text.clone(),
                lines: Some(&branch.root)
                    .filter(|root| !root.id.is_empty())
                    .into_iter()
                    .chain(&branch.leaves)
                    .map(line)
                    .collect(),
            })
            .collect();
        let keys = self.keys.iter().map(|key| format!("{}  {}", key.no, key.text)).collect();
        out.push(Part { heading: Words::KeyTrends.text_in(lang).to_owned(), lines: keys });
        out.push(Part { heading: Words::HangTogether.text_in(lang).to_owned(), lines: self.crosses.clone() });
        let givers = self.givers.iter().map(|giver| format!("{}: {}", giver.name, giver.given)).collect();
        out.push(Part { heading: Words::Dots.text_in(lang).to_owned(), lines: givers });
        out
    }
}
