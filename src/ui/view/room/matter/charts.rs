//! The charts: time lines by decade, the trend map a branch at a time, dots by group, rings.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::query;
use crate::model::query::dots::{Dotted, dots as counted};
use crate::model::query::key_trends::{key_trends, within};
use crate::model::query::trends::{Row, TrendMap, trend_map};
use crate::model::session::Session;
use crate::model::stage::Task;
use crate::model::time_lines::{self, Event};
use crate::model::typed::years;
use crate::ui::view::room::deck::{Badge, Item, Section};
use crate::ui::view::room::shown;
use crate::words::room::Room as Words;
use crate::words::time_lines::TimeLines;

/// A lane after the other, by decade. Nobody is named at what stands there.
pub fn time_lines(session: &Session) -> Vec<Section> {
    let lanes = time_lines::lanes(session);
    let of = lanes.iter().filter(|lane| !lane.name.is_empty()).count();
    let mut out = Vec::new();
    for (n, lane) in (1..).zip(&lanes) {
        let items: Vec<Item> = lane.events.iter().filter_map(|event| event_item(session, event)).collect();
        let (n, of): (usize, _) = (n, of.to_string());
        let title = match lane.name.as_str() {
            "" => Words::OnNoLane.text_in(session.lang()).to_owned(),
            name => Words::LaneOf.with_in(session.lang(), &[name, &n.to_string(), &of]),
        };
        if !items.is_empty() {
            out.push(Section::list(title, items).at(lane.name.as_str()));
        }
    }
    out
}

fn event_item(session: &Session, event: &Event) -> Option<Item> {
    let entry = event.entry;
    let item = shown::item(session, entry)?;
    let year = entry.words(Field::Year);
    let figures = event.when.map(years::When::figures).unwrap_or_default();
    let told = figures == year || entry.text().contains(year.as_str());
    let mark = match (time_lines::is_marked(entry, "high"), time_lines::is_marked(entry, "low")) {
        (true, _) => TimeLines::High.text_in(session.lang()),
        (_, true) => TimeLines::Low.text_in(session.lang()),
        _ => "",
    };
    let lead = [figures.as_str(), mark].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let heading = match event.when {
        Some(when) => TimeLines::Decade.with_in(session.lang(), &[when.decade().to_string()]),
        None => TimeLines::NoYear.text_in(session.lang()).to_owned(),
    };
    let words = years::beside(entry.text(), &year).to_owned();
    let more = item.more.iter().cloned().chain((!told).then_some(year)).collect();
    Some(Item { lead, badge: None, words, more, heading, ..item })
}

/// A branch after the other, each with its place among them, said again where it goes on; then what has no place yet, and
/// what else was said.
pub fn outline(session: &Session, task: &Task) -> Vec<Section> {
    let map = trend_map(session);
    let mut items = Vec::new();
    let mut branch = 0usize;
    for row in &map.rows {
        let Some(item) = trend(session, &map, row, true) else { continue };
        if row.depth == 0 && !row.unplaced {
            branch += 1;
        }
        let heading = if row.unplaced {
            Words::ToBePlaced.text_in(session.lang()).to_owned()
        } else {
            Words::BranchOf.with_in(session.lang(), &[branch.to_string(), map.roots.to_string()])
        };
        items.push(Item { heading, ..item });
    }
    let beside = query::lines(session, task.code).filter(|entry| map.row_of(&entry.id).is_none());
    let beside: Vec<Item> = beside.filter_map(|entry| shown::item(session, entry)).collect();
    let all = [Section::list("", items), Section::list(Words::Besides.text_in(session.lang()), beside)];
    all.into_iter().filter(|section| !section.is_empty()).collect()
}

/// A trend with those that were brought together with it.
fn trend(session: &Session, map: &TrendMap, row: &Row, with_example: bool) -> Option<Item> {
    let mut all = row.piece.iter().filter_map(|id| session.entry(id)).filter(|entry| shown::may(entry));
    let first = session.entry(&row.id).filter(|entry| shown::may(entry)).or_else(|| all.next())?;
    let mut item = shown::item(session, first)?;
    item.ids.clone_from(&row.piece);
    item.ids.push(row.id.clone());
    let others = row.piece.iter().filter(|id| **id != first.id).filter_map(|id| session.entry(id));
    item.more.extend(others.filter(|entry| shown::may(entry)).flat_map(|other| {
        std::iter::once(Words::AlsoSaid.with_in(session.lang(), &[other.text()]))
            .chain(shown::other_wordings(other, session.lang()))
    }));
    let direction = shown::answer(first, Field::Direction, session.lang());
    if !direction.is_empty() {
        item.words = format!("{} · {direction}", item.words);
    }
    let example = shown::answer(first, Field::Example, session.lang());
    if with_example && !example.is_empty() {
        item.more.push(Words::Example.with_in(session.lang(), &[example]));
    }
    item.depth = u16::try_from(row.depth).unwrap_or(u16::MAX);
    item.strong = row.over.and_then(|over| map.rows.get(over)).is_none();
    Some(item)
}

/// The trends with their dots, most dots first; those without at the end.
pub fn dots(session: &Session) -> Vec<Section> {
    let map = trend_map(session);
    let dots = counted(session);
    let item = |dotted: &Dotted| {
        let row = map.row_of(&dotted.id).and_then(|at| map.rows.get(at))?;
        let item = trend(session, &map, row, false)?;
        // All of them, then whose they are.
        let total = Some((Badge::default(), dotted.tally.total)).filter(|(_, n)| *n > 0);
        let by_group = dotted.tally.by_group.iter().map(|(letter, n)| (dot_badge(session, letter), *n));
        let bar = total.into_iter().chain(by_group).collect();
        // Whose dots they are matters here, not who said it.
        Some(Item { bar, badge: None, depth: 0, strong: dotted.tally.total > 0, ..item })
    };
    let with: Vec<Item> = dots.by_total().into_iter().filter_map(item).collect();
    let without: Vec<Item> = dots.without().filter_map(item).collect();
    let sections = [Section::list("", with), Section::list(Words::NoDots.text_in(session.lang()), without)];
    sections.into_iter().filter(|section| !section.is_empty()).collect()
}

fn dot_badge(session: &Session, letter: &str) -> Badge {
    let plain =
        || Badge { words: if letter.is_empty() { "●".to_owned() } else { letter.to_owned() }, ..Badge::default() };
    shown::badge(session, letter).unwrap_or_else(plain)
}

/// The key trends with what is within each.
pub fn rings(session: &Session) -> Vec<Section> {
    let ring = |key: &Entry| {
        let item = shown::item(session, key)?;
        let inside = within(session, key).into_iter().filter(|trend| shown::may(trend));
        let inside = inside.map(|trend| format!("{} {}", session.spoken(trend), trend.text()));
        let more = item.more.iter().cloned().chain(inside).collect();
        Some(Item { more, strong: true, ..item })
    };
    vec![Section::list("", key_trends(session).into_iter().filter_map(ring).collect())]
}
