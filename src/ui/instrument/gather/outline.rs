//! The trend map as an outline: `>` before a line puts it a branch deeper than the line before, `<` one higher; what has
//! no place yet is placed by the number of its branch.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query::trends::{TrendMap, crosses, piece};
use crate::model::typed::line;
use crate::model::wish::{Refusal, Wish};
use crate::ui::instrument::{Called, Instrument, Named, Place, by_words, named, paging, speakers};
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::text;
use crate::words::map::Map;
use crate::words::tasks::Tasks;
use chrono::NaiveDate;
use std::ops::Range;

/// The outline.
pub struct Outline;

/// Where a line goes by the marks before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goes {
    /// Beside the line before.
    Beside,
    /// A branch deeper.
    Deeper,
    /// So many branches higher.
    Higher(usize),
}

impl Instrument for Outline {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        desk.map().rows.iter().map(|row| &row.id).chain(desk.beside_the_map().iter()).cloned().collect()
    }

    /// What waits for its place comes first.
    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let map = desk.map();
        let waits = map.waiting().next().map(|row| row.id.clone());
        let touched = || desk.touched.as_ref().and_then(|id| map.row_of(id)).and_then(|n| map.rows.get(n));
        let last = || map.rows.last();
        waits
            .or_else(|| touched().or_else(last).map(|row| row.id.clone()))
            .or_else(|| desk.beside_the_map().last().cloned())
    }

    fn compose(&self, desk: &Desk, texts: &[String], on: NaiveDate) -> Result<Wish, Refusal> {
        let mut texts = texts.to_vec();
        let mut goes = Goes::Beside;
        if let Some(first) = texts.first_mut() {
            let (mark, words) = marked(first);
            (goes, *first) = (mark, words.to_owned());
        }
        let new = line::compose(desk.kind, desk.task_code(), &texts, on)?.by(&desk.by);
        Ok(Wish::Say(match over(desk, goes) {
            _ if desk.chart.later => new.with(Field::Unplaced, Value::Flag(true)),
            Some(over) => new.with(Field::Parent, Value::Other(over)),
            None => new,
        }))
    }

    fn builds_up(&self) -> bool {
        true
    }

    fn kept(&self, desk: &mut Desk, id: &Id) {
        desk.chart.top = None;
        if !std::mem::take(&mut desk.chart.later) {
            desk.under = desk.session.entry(id).and_then(|entry| entry.other(Field::Parent)).cloned();
        }
    }

    fn asks_under(&self, _: &Desk) -> &'static str {
        Map::WhichBranch.text()
    }

    fn under_is(&self, _: &Desk) -> Named {
        named::BRANCH
    }

    fn keeps_under(&self, desk: &Desk) -> bool {
        !desk.map().rows.is_empty() || speakers(desk).next().is_some()
    }

    fn called(&self, desk: &Desk, typed: &str) -> Called {
        let none = ("0".to_owned(), Place::Under(None));
        let trends = desk.session.of_kind(Kind::Trend);
        let named = trends.map(|trend| (trend.no.to_string(), Place::Under(Some(trend.id.clone()))));
        Called::among(typed, named.chain([none]).chain(speakers(desk)))
    }

    fn nothing_called(&self, _: &Desk, typed: &str) -> String {
        let is_number = typed.chars().all(|c| c.is_ascii_digit());
        if is_number { Map::NoBranch.with(&[typed]) } else { Tasks::NothingCalled.with(&[typed]) }
    }

    fn sorts(&self, _: &Desk, lit: &Entry) -> bool {
        lit.kind == Kind::Trend
    }

    /// Everything that was brought together goes along.
    fn put(&self, desk: &Desk, lit: &Entry, place: &Place) -> Option<Wish> {
        let over = match place {
            Place::Under(over) => over,
            Place::By(who) => return Some(Wish::answer(&lit.id, Field::By, Value::Text(who.clone()))),
            Place::Lane(_) | Place::Page(_) | Place::Count(_) => return None,
        };
        let to = over.clone().map_or(Value::Nothing, Value::Other);
        let mut wishes = vec![Wish::answer(&lit.id, Field::Parent, to)];
        for member in piece(&desk.session, lit) {
            if member.id != lit.id && member.other(Field::Parent).is_some() {
                wishes.push(Wish::answer(&member.id, Field::Parent, Value::Nothing));
            }
            if member.is(Field::Unplaced) {
                wishes.push(Wish::answer(&member.id, Field::Unplaced, Value::Nothing));
            }
        }
        Some(Wish::Together(wishes))
    }

    /// The next one that waits for its place.
    fn after_put(&self, desk: &Desk, _lit: &Id) -> Option<Id> {
        desk.map().waiting().next().map(|row| row.id.clone())
    }

    fn goes_on_after(&self, _: &Place) -> bool {
        true
    }

    fn pairs(&self, _: &Desk, lit: &Entry, how: How) -> bool {
        lit.kind == Kind::Trend && matches!(how, How::Joined | How::Cross)
    }

    fn asks_lit(&self, desk: &Desk) -> Option<String> {
        let waits = desk.lit_entry().filter(|lit| lit.is(Field::Unplaced))?;
        Some(Map::PlaceLit.with(&[desk.session.spoken(waits)]))
    }

    /// Those that were brought together are called by any of their numbers.
    fn other_called(&self, desk: &Desk, typed: &str) -> Called {
        let trends = desk.session.of_kind(Kind::Trend);
        Called::among(typed, trends.map(|trend| (trend.no.to_string(), Place::Under(Some(trend.id.clone())))))
    }

    /// Where the line goes that is being typed, its marks included.
    fn kept_where(&self, desk: &Desk) -> String {
        let goes = marked(desk.line.text_of(0)).0;
        let place = match over(desk, goes).and_then(|id| desk.session.entry(&id)) {
            _ if desk.chart.later => Map::ToBePlaced.text().to_owned(),
            Some(over) => Tasks::UnderLine.with(&[&desk.session.spoken(over), over.text()]),
            None => Map::NewBranch.text().to_owned(),
        };
        let by = Some(by_words(desk, &desk.by)).filter(|_| !desk.by.is_empty());
        by.into_iter().chain([place]).collect::<Vec<_>>().join(" · ")
    }

    fn told(&self, desk: &Desk, lit: &Id) -> Option<String> {
        let trend = desk.session.entry(lit).filter(|entry| entry.kind == Kind::Trend)?;
        let named = |entry: &Entry| format!("{} {}", desk.session.spoken(entry), entry.text());
        let map = desk.map();
        let row = map.row_of(lit).and_then(|n| map.rows.get(n));
        let over =
            row.and_then(|row| row.over).and_then(|n| map.rows.get(n)).and_then(|row| desk.session.entry(&row.id));
        let over = over.map(|over| Tasks::UnderLine.with(&[&desk.session.spoken(over), over.text()]));
        let later = trend.is(Field::Unplaced).then(|| Map::ToBePlaced.text().to_owned());
        let boxes = [Field::Direction, Field::Example].map(|field| trend.words(field));
        let together = piece(&desk.session, trend).into_iter().filter(|other| other.id != trend.id);
        let together = together.map(|other| Map::Together.with(&[&desk.session.spoken(other), other.text()]));
        let across = crosses(&desk.session, trend).into_iter().map(|other| Map::HangsWith.with(&[named(other)]));
        let parts = std::iter::once(named(trend)).chain(over).chain(later).chain(boxes).chain(together).chain(across);
        Some(parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; "))
    }

    fn in_sum(&self, desk: &Desk) -> Vec<String> {
        let map = desk.map();
        let counts = std::iter::once(counts(&map).replace(" · ", ", ")).filter(|_| !map.rows.is_empty());
        let later = Some(Map::CountToPlace.with(&[map.unplaced.to_string()])).filter(|_| map.unplaced > 0);
        counts.chain(later).collect()
    }

    fn turn_page(&self, desk: &mut Desk, on: bool) -> bool {
        let map = desk.map();
        if map.rows.is_empty() {
            return false;
        }
        let (rows, wide) = paging::room(desk);
        let top = desk.chart.top.unwrap_or_else(|| anchor(desk, &map));
        let pages: Vec<usize> = parts(desk, &map)
            .into_iter()
            .flat_map(|part| paging::starts(part, rows, |n| high(desk, &map, n, wide)))
            .collect();
        desk.chart.top = paging::turned(&pages, top, on);
        true
    }
}

/// How many trends there are, and branches.
pub fn counts(map: &TrendMap) -> String {
    let trends = map.rows.iter().map(|row| row.piece.len()).sum();
    let counts = [Map::OneTrend.counted(Map::SomeTrends, trends), Map::OneBranch.counted(Map::SomeBranches, map.roots)];
    counts.join(" · ")
}

/// A line without the mark before it. A blank before the mark makes it a word like others.
fn marked(line: &str) -> (Goes, &str) {
    // Under a line there is one place: more marks say no more.
    let deeper = line.trim_start_matches('>');
    if deeper.len() < line.len() {
        return (Goes::Deeper, deeper.trim_start());
    }
    let words = line.trim_start_matches('<');
    match line.len() - words.len() {
        0 => (Goes::Beside, line),
        up => (Goes::Higher(up), words.trim_start()),
    }
}

/// Under what a line goes; `None`: it begins a branch.
fn over(desk: &Desk, goes: Goes) -> Option<Id> {
    let stands = |id: &Id| desk.session.entry(id).is_some_and(|entry| entry.kind == Kind::Trend && entry.stands());
    let here = desk.under.clone().filter(|id| stands(id));
    match goes {
        Goes::Beside => here,
        Goes::Deeper => line_before(desk, here.as_ref()).or(here),
        Goes::Higher(up) => {
            let map = desk.map();
            let mut row = here.as_ref().and_then(|id| map.row_of(id));
            for _ in 0..up {
                row = row.and_then(|n| map.rows.get(n)).and_then(|row| row.over);
            }
            row.and_then(|n| map.rows.get(n)).map(|row| row.id.clone())
        }
    }
}

/// The line before the one that is typed, at its own place: the one said or changed last here, else the last that
/// stands there.
fn line_before(desk: &Desk, over: Option<&Id>) -> Option<Id> {
    let map = desk.map();
    let at = over.and_then(|id| map.row_of(id));
    let is_here = |row: &&crate::model::query::trends::Row| row.over == at && !row.unplaced;
    let touched = desk.touched.as_ref().and_then(|id| map.row_of(id)).and_then(|n| map.rows.get(n));
    touched.filter(is_here).or_else(|| map.rows.iter().rev().find(is_here)).map(|row| row.id.clone())
}

/// The line that must be in sight: what is lit, else what was said or changed last, else that under which lines go.
pub fn anchor(desk: &Desk, map: &TrendMap) -> usize {
    let lit = desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing);
    let changed = match &desk.purpose {
        Purpose::Reword(id) => Some(id),
        _ => None,
    };
    // A line that is placed later does not take the branch out of sight on which people are.
    let waits = |id: &&Id| map.row_of(id).and_then(|n| map.rows.get(n)).is_some_and(|row| row.unplaced);
    let stays = by_branch(desk) && desk.under.is_some();
    let touched = desk.touched.as_ref().filter(|id| !(stays && waits(id)));
    let wanted = [lit, changed, touched, desk.under.as_ref()];
    let found = wanted.into_iter().flatten().find_map(|id| map.row_of(id));
    found.unwrap_or_else(|| map.rows.len().saturating_sub(1))
}

/// Whether one branch is shown at a time: that was asked for, or it is for the wall.
pub fn by_branch(desk: &Desk) -> bool {
    desk.chart.by_branch || desk.large
}

/// What is paged through: the whole map, or each branch by itself and what is to be placed at the end.
pub fn parts(desk: &Desk, map: &TrendMap) -> Vec<Range<usize>> {
    let all = map.rows.len();
    if !by_branch(desk) {
        return std::iter::once(0..all).collect();
    }
    let mut starts: Vec<usize> = Vec::new();
    let mut waits = false;
    for (n, row) in map.rows.iter().enumerate() {
        if row.depth == 0 && !waits {
            starts.push(n);
            waits = row.unplaced;
        }
    }
    let ends = starts.iter().skip(1).copied().chain([all]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// How many rows a line takes, about.
fn high(desk: &Desk, map: &TrendMap, n: usize, wide: usize) -> usize {
    let Some(row) = map.rows.get(n) else { return 1 };
    let Some(entry) = desk.session.entry(&row.id) else { return 1 };
    let room = wide.saturating_sub(2 * row.depth).max(12);
    let under = row.piece.len().saturating_sub(1) + usize::from(entry.get(Field::Example).is_some());
    text::width(entry.text()).div_ceil(room).max(1) + under
}
