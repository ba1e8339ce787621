//! The time lines, by decade and year: side by side where the window is wide enough, else a page for each.

use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::time_lines::{self, Event, Lane};
use crate::model::typed::years;
use crate::ui::state::desk::Desk;
use crate::ui::state::sheet::{Band, Item, LaneTab, Section, Sheet, Tabbed};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::laid_out::{Follow, between, draw_short_foot, has_foot, saved};
use crate::ui::view::list::rows::with_flag;
use crate::ui::view::pen::Pen;
use crate::words::time_lines::TimeLines as Words;
use ratatui::layout::Rect;
use std::borrow::Cow;

/// How wide a lane must be to stand beside others.
const LANE: u16 = 36;

/// How wide the surface must be for lanes to stand beside each other at all.
const BESIDE_FROM: u16 = 100;

/// Draws the lanes: where nobody turned to a page, that of the line kept last.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let sheet_area = between(area);
    let size = (area.width, area.height);
    let laid_out = desk.worked_out.lanes.of_both(&desk.session, (size, desk.large), || lay_out(desk, area));
    let Tabbed { sheet, tabs: lanes } = laid_out.as_ref();
    let beside = beside(desk, lanes.len(), area.width);
    let here = lanes.iter().position(|lane| is_here(desk, lane)).unwrap_or(0);
    let last = lanes.get(here).and_then(|lane| lane.last.clone());
    let is_there = |id: &Id| sheet.section_of(id) == Some(here / beside);
    let line = desk.touched.clone().filter(is_there).or(last);
    let at = sheet.shown(desk, &Follow { line, section: here / beside });
    let section = sheet.pages.get(at).map_or(0, |page| page.section);
    let shown = lanes.chunks(beside).nth(section).unwrap_or_default();
    let top = draw_foot(desk, sheet, at, shown, area, pen);
    if area.height >= 3 {
        if beside > 1 {
            for (n, (lane, column)) in shown.iter().zip(sheet.columns(area)).enumerate() {
                let words = tab(desk, section * beside + n, lane);
                let role = if is_here(desk, lane) { Role::Strong } else { Role::Text };
                pen.put(column.x, area.y, &words, column.width, role);
            }
        } else {
            draw_tabs(desk, lanes, section, top, pen);
        }
    }
    if shown.iter().all(|lane| lane.events == 0) {
        pen.put(sheet_area.x, sheet_area.y, Words::NothingYet.text(), sheet_area.width, Role::Rule);
    }
    sheet.draw(desk, at, sheet_area, pen);
}

/// All of them in pages.
fn lay_out(desk: &Desk, area: Rect) -> Tabbed<LaneTab> {
    let lanes = time_lines::lanes(&desk.session);
    let beside = beside(desk, lanes.len(), area.width);
    let sheet_area = between(area);
    let sections = lanes.chunks(beside).map(|lanes| section(desk, lanes, beside)).collect();
    let told = |lane: &Lane| LaneTab {
        name: lane.name.clone(),
        events: lane.events.len(),
        without_year: lane.without_year(),
        marked: ["high", "low"].map(|mark| lane.has_marked(mark)),
        last: lane.events.iter().max_by_key(|event| event.entry.l).map(|event| event.entry.id.clone()),
    };
    Tabbed { sheet: Sheet::new(sections, sheet_area.width, sheet_area.height), tabs: lanes.iter().map(told).collect() }
}

/// How many lanes stand beside each other: as many as fit, as evenly as may be.
fn beside(desk: &Desk, lanes: usize, wide: u16) -> usize {
    if desk.large {
        return 1;
    }
    let fit = usize::from(if wide < BESIDE_FROM { 1 } else { wide / LANE }).clamp(1, lanes.max(1));
    lanes.max(1).div_ceil(lanes.max(1).div_ceil(fit))
}

fn is_here(desk: &Desk, lane: &LaneTab) -> bool {
    time_lines::alike(&lane.name, &desk.lane)
}

fn name(lane: &LaneTab) -> String {
    if lane.name.is_empty() { Words::OnNone.text().to_owned() } else { lane.name.clone() }
}

/// "▸2 the world 120".
fn tab(desk: &Desk, n: usize, lane: &LaneTab) -> String {
    let here = if is_here(desk, lane) && !desk.large { "▸" } else { "" };
    let no = if lane.name.is_empty() { String::new() } else { format!("{} ", n + 1) };
    format!("{here}{no}{} {}", name(lane), lane.events)
}

/// The lanes in a row, the one that is shown standing out; where they do not fit, that one with its place among them.
fn draw_tabs(desk: &Desk, lanes: &[LaneTab], shown: usize, area: Rect, pen: &mut Pen) {
    let tabs: Vec<String> = lanes.iter().enumerate().map(|(n, lane)| tab(desk, n, lane)).collect();
    let wide: u16 = tabs.iter().map(|tab| text::columns(tab) + 3).fold(0, u16::saturating_add);
    if desk.large || wide > area.width {
        let Some(lane) = lanes.get(shown) else { return };
        let place = Words::LaneOf.with(&[(shown + 1).to_string(), lanes.len().to_string()]);
        let words = format!("{} · {} · {place}", name(lane), lane.events);
        pen.put(area.x, area.y, &words, area.width, Role::Strong);
        return;
    }
    let mut x = area.x;
    for (n, tab) in tabs.iter().enumerate() {
        let role = if n == shown { Role::Key } else { Role::Text };
        x += pen.put(x, area.y, tab, area.right().saturating_sub(x), role) + 3;
    }
}

/// What is on the disk, which decades are shown, how many lines have no year, which page it is.
/// Gives back what is left beside it for the row at the top.
fn draw_foot(desk: &Desk, sheet: &Sheet, at: usize, lanes: &[LaneTab], area: Rect, pen: &mut Pen) -> Rect {
    let (page, pages) = sheet.page_in_section(at);
    let page_of = || Words::PageOf.with(&[page.to_string(), pages.to_string()]);
    if !has_foot(area) {
        let short = if pages > 1 { page_of() } else { String::new() };
        return if area.height < 3 { area } else { draw_short_foot(desk, &short, area, pen) };
    }
    let y = area.bottom() - 1;
    let right = area.right().saturating_sub(1);
    let without: usize = lanes.iter().map(|lane| lane.without_year).sum();
    let marked = lanes.iter().any(|lane| lane.marked.contains(&true));
    let decades = sheet.pages.get(at).map(|page| decades(sheet.headings(page))).unwrap_or_default();
    let parts = [
        if marked { Words::HighLow.text().to_owned() } else { String::new() },
        if without == 0 { String::new() } else { Words::SomeWithoutYear.with(&[without.to_string()]) },
        if pages > 1 { decades } else { String::new() },
        if pages > 1 { page_of() } else { String::new() },
    ];
    let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    pen.put_right(right, y, &words, Role::Rule);
    if let Some((words, role)) = saved(desk).filter(|(words, _)| text::columns(words) + 2 < area.width) {
        pen.put(area.x, y, &words, area.width, role);
    }
    area
}

/// "1980s", "1980s to 2010s".
fn decades<'a>(headings: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = headings.filter(|heading| heading.ends_with('s')).collect();
    match all.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, .., last] => Words::FromTo.with(&[first, last]),
    }
}

/// Lanes beside each other, by decade.
fn section(desk: &Desk, lanes: &[Lane], beside: usize) -> Section {
    let decade = |event: &Event| event.when.map_or(u16::MAX, years::When::decade);
    let mut all: Vec<u16> = lanes.iter().flat_map(|lane| &lane.events).map(decade).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
        .map(|of| {
            let heading = match of {
                u16::MAX => {
                    let many: usize = lanes.iter().map(Lane::without_year).sum();
                    Words::SomeWithoutYear.with(&[many.to_string()])
                }
                of => Words::Decade.with(&[of.to_string()]),
            };
            let mut columns: Vec<Vec<Item>> = lanes
                .iter()
                .map(|lane| {
                    // They stand in the order of their years: those of a decade follow on each other.
                    let start = lane.events.partition_point(|event| decade(event) < of);
                    let end = lane.events.partition_point(|event| decade(event) <= of);
                    lane.events.get(start..end).unwrap_or_default().iter().map(|event| item(desk, event)).collect()
                })
                .collect();
            columns.resize_with(beside, Vec::new);
            Band { again: Words::GoesOn.with(&[&heading]), heading, columns, ..Band::default() }
        })
        .collect()
}

fn item(desk: &Desk, event: &Event) -> Item {
    let entry = event.entry;
    let year: Cow<str> = match entry.get(Field::Year) {
        Some(Value::Text(said)) => said.as_str().into(),
        other => other.map(Value::words).unwrap_or_default().into(),
    };
    let mark = match (time_lines::is_marked(entry, "high"), time_lines::is_marked(entry, "low")) {
        (true, _) => Words::High.text(),
        (_, true) => Words::Low.text(),
        _ => "",
    };
    let figures = event.when.map(years::When::figures).unwrap_or_default();
    // What was said of the year beyond its figures, where the line does not say it.
    let told = figures == year || entry.text().contains(&*year);
    let more = with_flag(entry, if told { String::new() } else { year.clone().into_owned() });
    // The words stand as they were said: where they begin with the year, it is not said twice.
    let (lead, words) = match years::apart(entry.text(), &year) {
        Some((lead, words)) => (lead.to_owned(), words),
        None => (figures, entry.text()),
    };
    Item {
        entry: Some(entry.id.clone()),
        no: desk.session.spoken(entry),
        lead,
        mark,
        words: words.to_owned(),
        more: Some(more).filter(|more| !more.is_empty()).into_iter().collect(),
        strong: false,
        leads: false,
    }
}
