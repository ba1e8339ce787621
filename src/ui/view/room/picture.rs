//! The roadmap as a picture, so many lanes a page as the wall has rows for: the native widget, given only what may stand
//! on a wall, and a page of it only where no word is broken there. It grows as steps are taken down. What it has no room
//! for stands in full on the pages after it. Pure.

use super::Wall;
use super::deck::{Begins, Page, Row};
use super::shown;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query::{self, Lane as Heap, Standing};
use crate::roadmap::draw_up;
use crate::roadmap::plan::{Card, Lane, Plan, Vision, VisionSource};
use crate::ui::text;
use crate::ui::view::pen::Pen;
use crate::ui::widgets::roadmap::{self, Palette, RoadmapView};
use ratatui::layout::Rect;
use std::collections::HashSet;

/// From which size on the picture can be read; below it the lists say everything alone.
const FROM: (u16, u16) = (56, 9);

/// The longest words that have their place in the panel of the vision, and in what is said of the lit step.
const NARROW: usize = 20;
const LONG: usize = 24;

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
    let pages = out.into_iter().map(|lanes| Plan { lanes, ..plan.clone() });
    // Where words stand does not depend on colours; with marks in front of them they have the least room.
    let palette = Palette::mono();
    let area = Rect::new(0, 0, wide, high);
    // A large desk lights a step and says it in full below the lanes; a room lights none.
    let view = |plan: &Plan| RoadmapView { is_still: wall.spot.is_none(), ..RoadmapView::new(plan) };
    let fits = |plan: &Plan| roadmap::breaks_no_word(plan, &view(plan), &palette, area);
    pages.filter(is_short).filter(fits).map(page).collect()
}

/// Whether it has no word that is too long for the places beside the lanes: there the lists say everything alone.
fn is_short(plan: &Plan) -> bool {
    let short = |most: usize| move |words: &String| words.split_whitespace().all(|word| text::width(word) <= most);
    plan.vision.lines.iter().all(short(NARROW))
        && plan.lanes.iter().flat_map(|lane| &lane.cards).all(|card| short(LONG)(&card.what))
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
    let lanes: Vec<Lane> = heaps.iter().map(|heap| lane(wall, heap, &cards)).filter(|l| !l.cards.is_empty()).collect();
    // Of the whole roadmap, whatever page of it stands there; who promised is counted also where no one is named.
    let shown: HashSet<&str> = lanes.iter().flat_map(|lane| &lane.cards).map(|card| card.id.as_str()).collect();
    let promised = cards.iter().filter(|card| shown.contains(card.id.as_str()) && card.promised && card.has_who());
    let counted = Some((promised.count(), shown.len()));
    let mut vision = vision(wall, whole.vision.source);
    vision.year = vision.year.or(whole.vision.year);
    let (language, day_zero, as_of) = (whole.language, whole.day_zero, whole.as_of);
    Plan { language, day_zero, as_of, vision, lanes, counted, ..Plan::default() }
}

/// The vision that was agreed, else the sentences that were.
fn vision(wall: &Wall, whole: VisionSource) -> Vision {
    let session = wall.session;
    let agreed = |entry: &&Entry| shown::may(entry) && query::standing(session, entry) == Standing::Agreed;
    let lines = |kind: Kind| -> Vec<String> {
        session
            .of_kind(kind)
            .filter(agreed)
            .map(|entry| shown::public(entry.text(), wall.session.lang()).into_owned())
            .collect()
    };
    let (visions, sentences) = (lines(Kind::Vision), lines(Kind::Statement));
    let year = session.of_kind(Kind::Vision).find(agreed).and_then(|vision| vision.words(Field::Year).parse().ok());
    match (visions.is_empty(), sentences.is_empty()) {
        (false, _) => Vision { source: VisionSource::Confirmed, year, lines: visions },
        (true, false) => Vision { source: VisionSource::Statements, year: None, lines: sentences },
        (true, true) => Vision { source: whole, year: None, lines: Vec::new() },
    }
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
            what: shown::public(&card.what, wall.session.lang()).into_owned(),
            who: who(wall, card),
            with: None,
            help: None,
            due_words: shown::public(&card.due_words, wall.session.lang()).into_owned(),
            after: Vec::new(),
            ..(*card).clone()
        })
        .collect();
    cards.sort_by_key(|card| (card.due.is_none(), card.due));
    Lane {
        number: theme.map(|theme| wall.session.spoken(theme)).unwrap_or_default(),
        name: theme.map(|theme| shown::public(theme.text(), wall.session.lang()).into_owned()).unwrap_or_default(),
        cards,
        ..Lane::default()
    }
}

/// Who promised it; nobody beside a date that has passed.
fn who(wall: &Wall, card: &Card) -> Option<String> {
    if card.due.is_some_and(|due| due < wall.at.date_naive()) {
        return Some(String::new());
    }
    card.who.as_ref().map(|who| shown::public(who, wall.session.lang()).into_owned())
}

/// Draws the picture; what is lit stands out. A large desk says it in full below the lanes besides.
pub fn draw(wall: &Wall, plan: &Plan, lit: Option<&Id>, area: Rect, pen: &mut Pen) {
    // Other steps than those of this page are lit on theirs.
    let view =
        RoadmapView { lit: lit.map(ToString::to_string), is_still: wall.spot.is_none(), ..RoadmapView::new(plan) };
    let palette = pen.roadmap();
    roadmap::draw(plan, &view, &palette, area, pen.canvas());
}
