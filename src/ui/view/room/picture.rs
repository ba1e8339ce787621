//! The roadmap as a picture, so many lanes a page as the wall has rows for: the native widget, given only what may stand
//! on a wall. Who promised is said on the pages after it; here the bars and the words of the steps grow as they are taken
//! down. Pure.

use super::Wall;
use super::deck::{Begins, Page, Row};
use super::shown;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query::{self, Lane as Heap};
use crate::roadmap::draw_up;
use crate::roadmap::plan::{Card, Lane, Plan};
use crate::ui::view::pen::Pen;
use crate::ui::widgets::roadmap::{self, RoadmapView};
use ratatui::layout::Rect;

/// From which size on the picture can be read; below it the lists say everything alone.
const FROM: (u16, u16) = (56, 9);

/// What title, axis and foot of the picture take.
const AROUND: usize = 4;

/// The pages of the picture: none where nothing was promised yet, or where there is no room.
pub fn pages(wall: &Wall, wide: u16, high: u16) -> Vec<Page> {
    if wide < FROM.0 || high < FROM.1 {
        return Vec::new();
    }
    let plan = plan(wall);
    let free = usize::from(high).saturating_sub(AROUND).max(1);
    let mut out: Vec<Vec<Lane>> = Vec::new();
    let mut used = 0;
    for lane in &plan.lanes {
        let rows = 1 + lane.cards.len();
        if out.is_empty() || used + rows > free {
            out.push(Vec::new());
            used = 0;
        }
        used += rows;
        if let Some(page) = out.last_mut() {
            page.push(lane.clone());
        }
    }
    out.into_iter().map(|lanes| page(Plan { lanes, ..plan.clone() })).collect()
}

/// A page with what it shows in words, too: for whom nothing is drawn.
fn page(plan: Plan) -> Page {
    let row = |card: &Card| Row {
        ids: vec![Id::new(&card.id)],
        lead: card.number.clone(),
        words: [card.what.as_str(), &card.due_words].join(" · "),
        begins: Begins::Item,
        ..Row::default()
    };
    let lane = |lane: &Lane| {
        let head = Row { words: named(lane), heading: true, begins: Begins::Item, ..Row::default() };
        std::iter::once(head).chain(lane.cards.iter().map(row)).collect::<Vec<_>>()
    };
    let rows = plan.lanes.iter().flat_map(lane).collect();
    Page { stacks: vec![super::deck::Stack { head: Vec::new(), rows }], picture: Some(plan), ..Page::default() }
}

fn named(lane: &Lane) -> String {
    [lane.number.as_str(), &lane.name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The plan without anything that may not stand here: its lanes, and of each step what, when, and how it stands.
fn plan(wall: &Wall) -> Plan {
    let whole = draw_up::plan(wall.session, None);
    let cards: Vec<&Card> = whole.lanes.iter().flat_map(|lane| &lane.cards).collect();
    let heaps = query::lanes(wall.session, &[Kind::Action, Kind::Pledge]);
    let lanes = heaps.iter().map(|heap| lane(wall, heap, &cards)).filter(|lane| !lane.cards.is_empty()).collect();
    Plan { day_zero: whole.day_zero, as_of: whole.as_of, lanes, ..Plan::default() }
}

fn lane(wall: &Wall, heap: &Heap, all: &[&Card]) -> Lane {
    let theme = heap.theme.filter(|theme| shown::may(theme));
    let of = |id: &Id| all.iter().find(|card| card.id == id.as_str());
    let mut cards: Vec<Card> = heap
        .lines
        .iter()
        .filter(|line| shown::may(line))
        .filter_map(|line| of(&line.id))
        .map(|card| Card {
            what: shown::public(&card.what).into_owned(),
            who: None,
            with: None,
            help: None,
            due_words: shown::public(&card.due_words).into_owned(),
            after: Vec::new(),
            ..(*card).clone()
        })
        .collect();
    cards.sort_by_key(|card| (card.due.is_none(), card.due));
    Lane {
        number: theme.map(|theme| wall.session.spoken(theme)).unwrap_or_default(),
        name: theme.map(|theme| shown::public(theme.text()).into_owned()).unwrap_or_default(),
        cards,
        ..Lane::default()
    }
}

/// Draws the picture; what is lit stands out.
pub fn draw(plan: &Plan, lit: Option<&Id>, area: Rect, pen: &mut Pen) {
    let view = RoadmapView { lit: lit.map(ToString::to_string), ..RoadmapView::new(plan) };
    let palette = pen.roadmap();
    roadmap::draw(plan, &view, &palette, area, pen.canvas());
}
