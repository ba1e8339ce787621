//! The roadmap on the terminal: lanes of cards over a time axis, the vision that they lead to, the ground that they stand
//! on, and one card lit. Pure: the same plan, view, palette and size give the same cells. Uses `ratatui`, the plan of the
//! roadmap and the words.

mod axis;
mod canvas;
mod draw;
mod edge;
mod foot;
mod frame;
mod palette;
mod rows;
mod said;
mod text;

pub use palette::{LanePalette, Marks, Palette, nearest as nearest_of_256};

use crate::roadmap::plan::{Card, Lane, Plan};
use canvas::Canvas;
use chrono::{Days, NaiveDate};
use frame::Frame;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use rows::{Layout, Room};

/// How much of the time is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Zoom {
    /// Everything, in three scales.
    #[default]
    Whole,
    /// A year.
    Year,
    /// A hundred days.
    HundredDays,
    /// A month.
    Month,
}

impl Zoom {
    /// How many days a screen shows. The whole has its own measure: as many as it needs.
    fn days(self) -> u64 {
        match self {
            Self::Whole | Self::Year => 365,
            Self::HundredDays => 107,
            Self::Month => 31,
        }
    }
}

/// What somebody looks at. Data: kept and changed by the state, never by drawing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoadmapView {
    /// How much of the time is seen.
    pub zoom: Zoom,
    /// The first day in sight; the whole begins with the event whatever stands here.
    pub from: NaiveDate,
    /// The id of the lit card. One that is not on the roadmap (any more) lights nothing.
    pub lit: Option<String>,
    /// Nobody steers it: no rows are kept for what is said of the lit card, and what all want has more of them.
    pub is_still: bool,
}

impl RoadmapView {
    /// The whole, with the first card lit.
    pub fn new(plan: &Plan) -> Self {
        let lit = cards(plan).next().map(|(_, card)| card.id.clone());
        Self { zoom: Zoom::Whole, from: plan.day_zero, lit, is_still: false }
    }

    /// The lit card and its lane.
    pub fn lit_card<'p>(&self, plan: &'p Plan) -> Option<(&'p Lane, &'p Card)> {
        let lit = self.lit.as_deref()?;
        cards(plan).find(|(_, card)| card.id == lit)
    }

    /// Lights the next card; the first, if none is lit. Stops at the last.
    pub fn next_card(&mut self, plan: &Plan) {
        self.step(plan, 1);
    }

    /// Lights the card before; the first, if none is lit. Stops at the first.
    pub fn previous_card(&mut self, plan: &Plan) {
        self.step(plan, -1);
    }

    /// Lights the first card of the next lane that has cards.
    pub fn next_lane(&mut self, plan: &Plan) {
        self.step_lane(plan, 1);
    }

    /// Lights the first card of the lane before that has cards.
    pub fn previous_lane(&mut self, plan: &Plan) {
        self.step_lane(plan, -1);
    }

    /// Lights the card with this id.
    pub fn light(&mut self, plan: &Plan, id: &str) {
        if cards(plan).any(|(_, card)| card.id == id) {
            self.lit = Some(id.to_owned());
            self.keep_lit_visible(plan);
        }
    }

    /// Nearer: whole, year, 100 days, month. What is lit stays in sight.
    pub fn zoom_in(&mut self, plan: &Plan) {
        let zoom = match self.zoom {
            Zoom::Whole => Zoom::Year,
            Zoom::Year => Zoom::HundredDays,
            Zoom::HundredDays | Zoom::Month => Zoom::Month,
        };
        self.set_zoom(plan, zoom);
    }

    /// Farther: month, 100 days, year, whole.
    pub fn zoom_out(&mut self, plan: &Plan) {
        let zoom = match self.zoom {
            Zoom::Month => Zoom::HundredDays,
            Zoom::HundredDays => Zoom::Year,
            Zoom::Year | Zoom::Whole => Zoom::Whole,
        };
        self.set_zoom(plan, zoom);
    }

    /// Shows this much of the time. What is lit stays in sight.
    pub fn set_zoom(&mut self, plan: &Plan, zoom: Zoom) {
        self.zoom = zoom;
        self.keep_lit_visible(plan);
    }

    /// Moves the window by quarters of a screen, later or (negative) earlier, as far as there is something to see. A lit
    /// card that leaves the sight hands its light to the nearest one in sight, if there is one.
    pub fn pan(&mut self, plan: &Plan, quarters: i32) {
        if self.zoom == Zoom::Whole {
            return;
        }
        let days = i64::from(quarters) * i64::try_from(self.zoom.days()).unwrap_or(0) / 4;
        self.show_from(plan, moved(self.from, days));
    }

    /// Goes to the first day of the roadmap.
    pub fn to_start(&mut self, plan: &Plan) {
        self.show_from(plan, NaiveDate::MIN);
    }

    /// Goes to its last day.
    pub fn to_end(&mut self, plan: &Plan) {
        self.show_from(plan, NaiveDate::MAX);
    }

    /// Goes to the session's own today.
    pub fn to_today(&mut self, plan: &Plan) {
        self.show_about(plan, plan.as_of);
    }

    /// Goes to day 100.
    pub fn to_gate(&mut self, plan: &Plan) {
        self.show_about(plan, plan.day_100());
    }

    /// Moves the window, if it must, so that the lit card is in it.
    pub fn keep_lit_visible(&mut self, plan: &Plan) {
        self.from = self.seen_from(plan);
    }

    /// The first day in sight when this view is drawn: as it stands, or moved to the lit card.
    fn seen_from(&self, plan: &Plan) -> NaiveDate {
        let Some((_, card)) = self.lit_card(plan) else { return self.from };
        let Some((start, due)) = axis::span(plan, card) else { return self.from };
        if self.zoom == Zoom::Whole || (start <= self.to() && due >= self.from) {
            return self.from;
        }
        let lead = i64::try_from(self.zoom.days()).unwrap_or(0) / 8;
        // Later ones come in with their start at the left, earlier ones with their end at the right.
        if start > self.to() { moved(start, -lead) } else { moved(due, lead * 2 - lead * 8) }
    }

    fn to(&self) -> NaiveDate {
        self.from.checked_add_days(Days::new(self.zoom.days())).unwrap_or(NaiveDate::MAX)
    }

    fn show_about(&mut self, plan: &Plan, day: NaiveDate) {
        let third = i64::try_from(self.zoom.days()).unwrap_or(0) / 3;
        self.show_from(plan, moved(day, -third));
    }

    fn show_from(&mut self, plan: &Plan, from: NaiveDate) {
        let spans = || cards(plan).filter_map(|(_, card)| axis::span(plan, card));
        let first = spans().map(|s| s.0).min().unwrap_or(plan.day_zero).min(plan.day_zero);
        let last = spans().map(|s| s.1).max().unwrap_or(plan.day_zero).max(plan.day_100()).max(plan.as_of);
        let days = i64::try_from(self.zoom.days()).unwrap_or(0);
        self.from = from.min(moved(last, 3 - days)).max(first);
        let in_sight =
            |card: &Card| axis::span(plan, card).is_none_or(|(start, due)| start <= self.to() && due >= self.from);
        if self.zoom == Zoom::Whole || self.lit_card(plan).is_none_or(|(_, card)| in_sight(card)) {
            return;
        }
        let middle = moved(self.from, days / 2);
        let away = |card: &Card| card.due.map_or(i64::MAX, |due| (due - middle).num_days().abs());
        let nearest = cards(plan).filter(|(_, card)| in_sight(card)).min_by_key(|(_, card)| away(card));
        self.lit = nearest.map(|(_, card)| card.id.clone());
    }

    fn step(&mut self, plan: &Plan, by: isize) {
        let all: Vec<_> = cards(plan).map(|(_, card)| card.id.as_str()).collect();
        let at = all.iter().position(|id| self.lit.as_deref() == Some(id));
        let to = at.map_or(0, |at| at.saturating_add_signed(by).min(all.len().saturating_sub(1)));
        if let Some(id) = all.get(to) {
            self.lit = Some((*id).to_owned());
        }
        self.keep_lit_visible(plan);
    }

    fn step_lane(&mut self, plan: &Plan, by: isize) {
        let lanes: Vec<_> = plan.lanes.iter().filter(|lane| !lane.cards.is_empty()).collect();
        let holds = |lane: &&Lane| lane.cards.iter().any(|card| self.lit.as_deref() == Some(card.id.as_str()));
        let at = lanes.iter().position(holds);
        let to = at.map_or(0, |at| at.saturating_add_signed(by).min(lanes.len().saturating_sub(1)));
        if let Some(card) = lanes.get(to).and_then(|lane| lane.cards.first()).filter(|_| at != Some(to)) {
            self.lit = Some(card.id.clone());
        }
        self.keep_lit_visible(plan);
    }
}

fn cards(plan: &Plan) -> impl Iterator<Item = (&Lane, &Card)> {
    plan.lanes.iter().flat_map(|lane| lane.cards.iter().map(move |card| (lane, card)))
}

fn moved(day: NaiveDate, days: i64) -> NaiveDate {
    let to = if days < 0 {
        day.checked_sub_days(Days::new(days.unsigned_abs()))
    } else {
        day.checked_add_days(Days::new(days.unsigned_abs()))
    };
    to.unwrap_or(day)
}

/// What a frame leaves for the lanes.
fn room_of(frame: &Frame, symbols: bool) -> Room<'_> {
    Room {
        axis: frame.axis.as_ref(),
        open: frame.open,
        left: frame.body.start,
        right: frame.body.end,
        head: frame.head.end - frame.head.start,
        rows: frame.lanes.end - frame.lanes.start,
        symbols,
    }
}

/// Whether every lane and card has its place in `area`, and no word of a name or a card is broken there.
pub fn breaks_no_word(plan: &Plan, view: &RoadmapView, palette: &Palette, area: Rect) -> bool {
    let frame = Frame::new(plan, view, area);
    let room = room_of(&frame, palette.marks == Marks::Symbols);
    let mut layout = rows::lay_out(plan, &room);
    layout.say(plan, &room, &(0..room.rows));
    let whole = |lane: &rows::LaneRows<'_>| {
        text::keeps_words(&text::wrap(&lane.lane.name, room.head - rows::before_name(lane.lane)), &lane.lane.name)
            && lane.cards.iter().all(|placed| said::keeps_words(plan, placed.card, &placed.lines))
    };
    layout.total <= room.rows && layout.lanes.iter().all(whole)
}

/// Whether every lane and card has its place in `area` without scrolling.
pub fn shows_all(plan: &Plan, view: &RoadmapView, palette: &Palette, area: Rect) -> bool {
    let frame = Frame::new(plan, view, area);
    let room = room_of(&frame, palette.marks == Marks::Symbols);
    rows::lay_out(plan, &room).total <= room.rows
}

/// Draws the roadmap into `area`. Right at any size; what has no room is left out from the edges inwards, lanes and the
/// lit card last.
///
/// Gives back where the lit card begins, where it is in sight.
pub fn draw(plan: &Plan, view: &RoadmapView, palette: &Palette, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return None;
    }
    let symbols = palette.marks == Marks::Symbols;
    let lit = view.lit_card(plan).map(|(_, card)| card);
    let whole = Frame::new(plan, view, area);
    let (room, layout) = (room_of(&whole, symbols), rows::lay_out(plan, &room_of(&whole, symbols)));
    let is_cut = layout.total > room.rows;
    let less = lit.filter(|_| is_cut).and_then(|card| whole.with_rows_of(plan, card));
    let frame = less.as_ref().unwrap_or(&whole);
    let room = room_of(frame, symbols);
    let mut layout = if less.is_some() { rows::lay_out(plan, &room) } else { layout };
    let lit_id = lit.map(|card| card.id.as_str());
    let offset = offset(&layout, lit_id, room.rows);
    layout.say(plan, &room, &(offset..offset + room.rows));
    let lanes = draw::Lanes { plan, frame, layout: &layout, palette, lit: lit_id, offset };

    let mut canvas = Canvas::new(buf, area, palette.base);
    frame.draw_title(plan, palette, &mut canvas);
    lanes.draw(&mut canvas);
    frame.draw_axis(plan, palette, &mut canvas);
    frame.draw_panel(plan, palette, &mut canvas);
    let hidden = hidden(&layout, offset, room.rows);
    frame.draw_ground(plan, hidden, palette, &mut canvas);
    frame.draw_detail(plan, lit, hidden, palette, &mut canvas);
    place_of(&layout, frame, lit_id?, offset)
}

/// Where a card begins, where it is in sight.
fn place_of(layout: &Layout<'_>, frame: &Frame, id: &str, offset: i32) -> Option<Position> {
    let (lane, card) = layout
        .lanes
        .iter()
        .find_map(|lane| Some((lane, lane.cards.iter().find(|placed| placed.card.id.as_str() == id)?)))?;
    let y = frame.lanes.start + lane.top - offset + lane.row_of(card);
    let place = Position { x: u16::try_from(card.left).ok()?, y: u16::try_from(y).ok()? };
    frame.lanes.contains(&y).then_some(place)
}

/// How many rows are scrolled away, so that the lit card stands in the middle, as far as there is something to scroll.
fn offset(layout: &Layout<'_>, lit: Option<&str>, rows: i32) -> i32 {
    let at = layout.lanes.iter().find_map(|lane| {
        let card = lane.cards.iter().find(|c| Some(c.card.id.as_str()) == lit)?;
        Some(lane.top + lane.row_of(card))
    });
    at.map_or(0, |at| at - rows / 2).min(layout.total - rows).max(0)
}

/// How many cards are above and below the rows in sight; a lane that shows none counts as one.
fn hidden(layout: &Layout<'_>, offset: i32, rows: i32) -> (usize, usize) {
    if layout.total <= rows {
        return (0, 0);
    }
    let cards = || layout.lanes.iter().flat_map(|lane| lane.cards.iter().map(|c| lane.top + lane.row_of(c)));
    let bare = || layout.lanes.iter().filter(|lane| lane.cards.is_empty()).map(|lane| lane.top);
    let at = || cards().chain(bare());
    (at().filter(|row| *row < offset).count(), at().filter(|row| *row >= offset + rows).count())
}
