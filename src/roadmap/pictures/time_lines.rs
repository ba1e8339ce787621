//! The time lines: a lane for each, everything on it over its year, and below them what the time lines say. Uses the
//! axis, the flags and the model's time lines.

use super::super::fonts::Face;
use super::super::palette::{INK, LANES, PAPER, PHASES, Rgb, SOFT, WHITE, blend};
use super::super::scene::{Rect, Role, look, stroke};
use super::super::shape::{Shaper, span};
use super::columns::{self, Columns, Flow, Piece};
use super::flags::{self, Flag};
use super::paragraph::{Align, Paragraph, count};
use super::sheet::{A3, FLOOR, Frame, MARGIN, Sheet, TOP, is_shown, sizes};
use super::time_axis::Axis;
use super::{Drawn, Part};
use crate::model::kind::Kind;
use crate::model::session::Session;
use crate::model::time_lines::{self, is_marked};
use crate::model::typed::years::{self, Span, When};
use crate::words::pictures::Pictures as Words;

/// The width of the lanes' names.
const HEAD: f32 = 35.0;
/// The height of the band with the decades.
const BAND: f32 = 6.6;
/// Between two lanes.
const GAP: f32 = 2.2;
/// The largest type of the cards: 15 pt.
const MOST: f32 = 5.3;
/// No lane is lower.
const LANE: f32 = 17.0;
/// The closing sentences take at most this share of a sheet, before they get one of their own.
const CLOSING: f32 = 0.3;

/// Something on a time line, measured.
struct Event {
    id: String,
    lane: usize,
    when: Option<When>,
    mark: Option<bool>,
    card: Paragraph,
    /// The shapes that it may have, em.
    shapes: Vec<(f32, f32, f32)>,
}

/// A lane's name with its colour.
struct Lane {
    name: Paragraph,
    said: String,
    ink: Rgb,
}

/// A part of the time lines on a sheet.
struct Laid {
    axis: Axis,
    /// By lane: the events, where their points are, their boxes.
    lanes: Vec<(Vec<usize>, Vec<f32>, Vec<Rect>)>,
}

/// Draws the time lines of a session.
pub fn draw(shaper: &mut Shaper, session: &Session) -> Drawn {
    let frame =
        Frame::of(session, Words::TimeLines.text_in(session.lang()), Words::ForThoseThere.text_in(session.lang()));
    let (mut lanes, mut events, words) = measured(shaper, session);
    let (mut closing, sayings, said) = closing(shaper, session);
    let held: Vec<(String, String)> = words.into_iter().chain(said).collect();
    let mut sheets = Vec::new();
    let room = frame.body();
    let beside = closing_height(&mut closing, room);
    let own_sheet = beside.is_none() && !closing.is_empty();
    let taken = beside.as_ref().map_or(0.0, |(_, height, _)| *height + 4.0);
    let (parts, size) = parts(&mut events, &mut lanes, Rect { h: room.h - taken, ..room });
    let closing_sheets = if own_sheet { closing_sheets(&mut closing, room) } else { None };
    let of = parts.len() + closing_sheets.as_ref().map_or(0, |(flow, _)| flow.columns.div_ceil(3));
    for (n, laid) in parts.iter().enumerate() {
        let mut sheet = frame.sheet(shaper, n + 1, of);
        sheet.size = size;
        legend(&mut sheet, shaper, &events);
        let last = n + 1 == parts.len();
        let height = room.h - if last { taken } else { 0.0 };
        sheet_of(&mut sheet, shaper, (&mut events, &mut lanes), laid, (Rect { h: height, ..room }, size));
        if let Some((flow, height, size)) = beside.as_ref().filter(|_| last) {
            let at = (room.x, room.bottom() - height);
            columns::draw(&mut sheet, shaper, &mut closing, flow, (Columns::of(3, room.w, 8.0), 0), (at, *size, PAPER));
        }
        sheets.push(sheet);
    }
    if let Some((flow, size)) = closing_sheets {
        for n in 0..flow.columns.div_ceil(3) {
            let mut sheet = frame.sheet(shaper, parts.len() + n + 1, of);
            sheet.size = size;
            let columns = (Columns::of(3, room.w, 10.0), n * 3);
            columns::draw(&mut sheet, shaper, &mut closing, &flow, columns, ((room.x, room.y + 2.0), size, PAPER));
            sheets.push(sheet);
        }
    }
    if held.is_empty()
        && let Some(sheet) = sheets.first_mut()
    {
        let at = (A3.0 * 0.5 + HEAD * 0.5, TOP + BAND + 14.0);
        sheet.say_nothing(shaper, Words::NothingOnLines.text_in(shaper.lang), at, PHASES[1]);
    }
    Drawn { empty: held.is_empty(), words: in_words(session, sayings), held, ..frame.drawn(shaper, sheets) }
}

/// The lanes and everything on them.
fn measured(shaper: &mut Shaper, session: &Session) -> (Vec<Lane>, Vec<Event>, Vec<(String, String)>) {
    let (mut lanes, mut events, mut held) = (Vec::new(), Vec::new(), Vec::new());
    for (n, lane) in time_lines::lanes(session).into_iter().enumerate() {
        let ink = if lane.name.is_empty() { SOFT } else { LANES.get(n % LANES.len()).copied().unwrap_or(SOFT) };
        let name =
            if lane.name.is_empty() { Words::NoLane.text_in(shaper.lang).to_owned() } else { capital(&lane.name) };
        let shown: Vec<_> = lane.events.iter().filter(|event| is_shown(event.entry)).collect();
        lanes.push(Lane {
            name: Paragraph::plain(shaper, &name, Face::Bold, WHITE),
            said: Words::OneLine.counted_in(shaper.lang, Words::SomeLines, shown.len()),
            ink,
        });
        for event in shown {
            let mark = [("high", true), ("low", false)].into_iter().find(|(mark, _)| is_marked(event.entry, mark));
            let (year, rest) = said(event.entry.text(), event.when);
            let text = ink_for_text(ink);
            let lead = if mark.is_some() { 0.85 } else { 0.0 };
            let year_span = (!year.is_empty()).then(|| span(format!("{year}\u{A0} "), Face::Bold, text));
            let spans: Vec<_> = year_span.into_iter().chain([span(&rest, Face::Regular, INK)]).collect();
            let mut card = Paragraph::new(shaper, &spans, lead);
            let forms = shapes(&mut card);
            let id = event.entry.id.to_string();
            held.push((id.clone(), rest));
            events.push(Event { id, lane: n, when: event.when, mark: mark.map(|(_, high)| high), card, shapes: forms });
        }
    }
    events.sort_by_key(|event| (event.when.is_none(), event.when));
    (lanes, events, held)
}

/// Lane colours that carry text on white.
fn ink_for_text(ink: Rgb) -> Rgb {
    blend(ink, INK, 0.8)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

/// The year in figures and what was said beside it; where the words say when it was themselves, they alone.
fn said(text: &str, when: Option<When>) -> (String, String) {
    let Some(when) = when else { return (String::new(), text.to_owned()) };
    let figures = when.figures();
    let rest = years::beside(text, &figures);
    let tells = rest == text && years::leading(text).is_some_and(|(_, own)| own == when);
    (if tells { String::new() } else { figures }, rest.to_owned())
}

/// The shapes of a card: where it is broken, how wide and how high it then is, em.
fn shapes(card: &mut Paragraph) -> Vec<(f32, f32, f32)> {
    let mut out: Vec<(f32, f32, f32)> = Vec::new();
    for width in [9.5_f32, 12.0, 15.0, 19.0, 26.0, 34.0] {
        let (lines, widest) = card.measure(width);
        let height = count(lines);
        // Long texts in narrow cards are towers, short ones in wide cards waste nothing.
        if lines > 7 && width < 30.0 || out.iter().any(|(_, _, had)| (*had - height).abs() < 0.1) {
            continue;
        }
        out.push((width, widest, height));
    }
    out
}

/// A card's box at a type size, mm.
fn size_of((_, widest, lines): (f32, f32, f32), size: f32) -> (f32, f32) {
    (widest * size + 1.3 * size * 0.62 + 0.6, lines * super::paragraph::LEADING * size + 0.55 * size)
}

/// The parts of the time lines, a sheet each, and the type size: as few sheets as hold everything at 7 pt, then as large
/// as it goes.
fn parts(events: &mut [Event], lanes: &mut [Lane], room: Rect) -> (Vec<Laid>, f32) {
    let most = events.len().max(1);
    for sheets in 1..=most {
        let per = events.len().div_ceil(sheets).max(1);
        let ranges: Vec<(usize, usize)> =
            (0..sheets).map(|n| (n * per, ((n + 1) * per).min(events.len()))).filter(|(a, b)| a < b).collect();
        let ranges = if ranges.is_empty() { vec![(0, 0)] } else { ranges };
        let try_at = |size: f32| -> Option<Vec<Laid>> {
            ranges.iter().map(|range| lay(events, lanes.len(), *range, room, size)).collect()
        };
        if try_at(FLOOR).is_none() && sheets < most {
            continue;
        }
        for size in sizes(MOST, FLOOR) {
            if let Some(parts) = try_at(size) {
                return (parts, size);
            }
        }
    }
    (Vec::new(), FLOOR)
}

/// Lays a range of the events out; `None` where a lane would be too high.
fn lay(events: &[Event], lanes: usize, range: (usize, usize), room: Rect, size: f32) -> Option<Laid> {
    let here = events.get(range.0..range.1).unwrap_or_default();
    let (left, right) = (room.x + HEAD + 3.0, room.right());
    let times: Vec<Option<When>> = here.iter().map(|event| event.when).collect();
    let axis = Axis::new(&times, left, right, 14.0);
    let all = room.h - BAND - GAP * count(lanes.saturating_sub(1));
    let mut free = all - LANE * count(lanes);
    let mut out = Vec::new();
    for lane in 0..lanes {
        let own: Vec<usize> =
            here.iter().enumerate().filter(|(_, event)| event.lane == lane).map(|(n, _)| n + range.0).collect();
        let points = points(events, &own, &axis);
        let flags: Vec<Flag> = own
            .iter()
            .zip(&points)
            .filter_map(|(n, x)| events.get(*n).map(|event| (event, *x)))
            .map(|(event, x)| Flag {
                x,
                shapes: event.shapes.iter().map(|shape| size_of(*shape, size)).collect(),
                leads: event.when.is_some(),
            })
            .collect();
        let boxes = flags::pack(&flags, left + 1.0, right - 1.0, LANE + free)?;
        let top = boxes.iter().map(Rect::bottom).fold(0.0, f32::max) + 2.5;
        free -= (top - LANE).max(0.0);
        if free < -0.01 {
            return None;
        }
        out.push((own, points, boxes));
    }
    Some(Laid { axis, lanes: out })
}

/// Where the points of events stand: those of one lane and one time beside each other.
fn points(events: &[Event], own: &[usize], axis: &Axis) -> Vec<f32> {
    let when = |n: &usize| events.get(*n).and_then(|event| event.when);
    let of = |time: Option<When>| own.iter().filter(|n| when(n) == time).count();
    let mut out = Vec::with_capacity(own.len());
    for (at, n) in own.iter().enumerate() {
        let time = when(n);
        let before = own.iter().take(at).filter(|n| when(n) == time).count();
        out.push(axis.at(time, before, of(time)));
    }
    out
}

/// The heights of the lanes: what each needs, and its part of what is left.
fn heights(laid: &Laid, room: Rect) -> Vec<f32> {
    let need = |boxes: &[Rect]| (boxes.iter().map(Rect::bottom).fold(0.0, f32::max) + 2.5).max(LANE);
    let needs: Vec<f32> = laid.lanes.iter().map(|(_, _, boxes)| need(boxes)).collect();
    let whole: f32 = needs.iter().sum();
    let all = room.h - BAND - GAP * count(needs.len().saturating_sub(1));
    needs.iter().map(|need| all * need / whole.max(1.0)).collect()
}

fn sheet_of(
    sheet: &mut Sheet,
    shaper: &mut Shaper,
    (events, lanes): (&mut [Event], &mut [Lane]),
    laid: &Laid,
    (room, size): (Rect, f32),
) {
    let heights = heights(laid, room);
    bands(sheet, shaper, &laid.axis, room);
    let mut top = room.y + BAND;
    for (n, (own, points, boxes)) in laid.lanes.iter().enumerate() {
        let Some((lane, height)) = lanes.get_mut(n).zip(heights.get(n).copied()) else { continue };
        head(sheet, shaper, lane, Rect::new(room.x, top, HEAD, height), n);
        let base = top + height - 1.6;
        // What is left over lifts the cards, so that the lane is used up to its top.
        let highest = boxes.iter().map(Rect::bottom).fold(0.0, f32::max);
        let free = (height - 2.5 - highest - 1.6).max(0.0);
        let lift =
            |level: f32| if highest > 0.0 { free * (0.25 + 0.75 * level / highest).min(1.0) * 0.85 } else { 0.0 };
        sheet.canvas.enter(&format!("line-{n}"), Role::Decoration);
        sheet.canvas.line((room.x + HEAD + 3.0, base), (room.right(), base), stroke(lane.ink, 1.1));
        let boxes: Vec<Rect> =
            boxes.iter().map(|rect| Rect { y: base - rect.bottom() - lift(rect.y), ..*rect }).collect();
        for ((n, x), rect) in own.iter().zip(points).zip(&boxes) {
            if events.get(*n).is_some_and(|event| event.when.is_some()) {
                sheet.canvas.line((*x, base), (*x, rect.bottom()), stroke(blend(lane.ink, PAPER, 0.75), 0.28));
            }
        }
        for ((n, x), rect) in own.iter().zip(points).zip(&boxes) {
            let Some(event) = events.get_mut(*n) else { continue };
            point(sheet, event, &laid.axis, (*x, base), lane.ink);
            card(sheet, shaper, event, *rect, (size, lane.ink));
            if event.when.is_some() {
                // Where the leader ends: others go on behind this card.
                let at = x.clamp(rect.x + 0.8, rect.right() - 0.8);
                sheet.canvas.circle(at, rect.bottom(), 0.48, Some(lane.ink), None);
            }
        }
        top += height + GAP;
    }
}

/// The decades.
fn bands(sheet: &mut Sheet, shaper: &mut Shaper, axis: &Axis, room: Rect) {
    sheet.canvas.enter("decades", Role::Axis);
    let shade = |n: usize| if n.is_multiple_of(2) { PHASES[1] } else { blend(PHASES[1], PAPER, 0.4) };
    if axis.bands.is_empty() {
        sheet.canvas.fill(Rect::new(room.x + HEAD + 3.0, room.y, room.w - HEAD - 3.0, room.h), PHASES[1]);
    }
    for (n, band) in axis.bands.iter().enumerate() {
        sheet.canvas.fill(Rect::new(band.x, room.y, band.w, room.h), shade(n));
    }
    for (n, band) in axis.bands.iter().enumerate() {
        let name = match band.from {
            Some(from) if band.to - from > 9 => format!("{from}–{}", band.to),
            Some(from) => Words::Decade.with_in(shaper.lang, &[from.to_string()]),
            None => Words::NoYear.text_in(shaper.lang).to_owned(),
        };
        let face = Face::Bold;
        let width = shaper.plain(&name, face, INK).width();
        let size = ((band.w - 2.0) / width).clamp(2.4, 3.3);
        sheet.canvas.label(shaper, &name, (band.x + 1.4, room.y + 4.6), look(size, face, INK, shade(n)), 0.0);
    }
}

/// A lane's name.
fn head(sheet: &mut Sheet, shaper: &mut Shaper, lane: &mut Lane, rect: Rect, n: usize) {
    sheet.canvas.enter(&format!("lane-{n}"), Role::Lane);
    sheet.canvas.rounded(rect, 0.8, Some(lane.ink), None);
    let width = rect.w - 5.0;
    let size = [5.2_f32, 4.6, 4.0, 3.5, 3.1, 2.8, 2.5]
        .into_iter()
        .find(|size| lane.name.height(width, *size) < rect.h - 9.0)
        .unwrap_or(2.4);
    let inner = Rect::new(rect.x + 2.5, rect.y + 1.8, width, rect.h);
    let used = lane.name.draw(&mut sheet.canvas, shaper, inner, (size, lane.ink), Align::Start);
    let at = (inner.x, inner.y + used + 3.2);
    if at.1 < rect.bottom() - 1.0 {
        sheet.canvas.label(shaper, &lane.said, at, look(2.8, Face::Regular, WHITE, lane.ink), 0.0);
    }
}

/// The point on the line: a dot, a high upwards, a low downwards; a bar for what went on.
fn point(sheet: &mut Sheet, event: &Event, axis: &Axis, (x, line): (f32, f32), ink: Rgb) {
    let Some(when) = event.when else { return };
    sheet.canvas.enter("points", Role::Marker);
    if let Span::To(to) = when.span
        && let Some(end) = axis.year(to)
    {
        sheet.canvas.fill(Rect::new(x, line - 1.1, (end - x).max(0.0), 0.5), blend(ink, PAPER, 0.6));
    }
    match event.mark {
        None => sheet.canvas.circle(x, line, 1.15, Some(ink), Some(stroke(PAPER, 0.25))),
        Some(high) => triangle(sheet, (x, line), 1.5, high, ink),
    }
}

fn triangle(sheet: &mut Sheet, (x, y): (f32, f32), r: f32, up: bool, ink: Rgb) {
    let d = if up { -r } else { r };
    sheet.canvas.polygon(
        &[(x - r, y - d * 0.8), (x + r, y - d * 0.8), (x, y + d)],
        Some(ink),
        Some(stroke(PAPER, 0.2)),
    );
}

fn card(sheet: &mut Sheet, shaper: &Shaper, event: &mut Event, rect: Rect, (size, ink): (f32, Rgb)) {
    sheet.entry(&event.id, rect);
    sheet.canvas.rounded(rect, 0.8, Some(WHITE), Some(stroke(blend(ink, WHITE, 0.75), 0.24)));
    let pad = 0.65 * size * 0.62 + 0.3;
    // The shape that was taken is the one of that height.
    let shape = event.shapes.iter().find(|shape| (size_of(**shape, size).1 - rect.h).abs() < 0.05).copied();
    let Some((width, ..)) = shape else { return };
    let inner = Rect::new(rect.x + pad, rect.y + 0.2 * size, width * size, rect.h);
    let at_end = event.card.at_end(&sheet.canvas);
    let inner = if at_end { Rect { x: rect.right() - pad - inner.w, ..inner } } else { inner };
    event.card.draw(&mut sheet.canvas, shaper, inner, (size, WHITE), Align::Start);
    if let Some(high) = event.mark {
        let x = if at_end { inner.right() - 0.38 * size } else { inner.x + 0.38 * size };
        triangle(sheet, (x, inner.y + 0.62 * size), 0.3 * size, high, ink);
    }
}

fn legend(sheet: &mut Sheet, shaper: &mut Shaper, events: &[Event]) {
    let mut x = A3.0 - MARGIN;
    sheet.canvas.enter("legend", Role::Legend);
    for (high, words) in [(false, Words::Low), (true, Words::High)] {
        if events.iter().any(|event| event.mark == Some(high)) {
            let y = TOP - 2.6;
            x -= sheet.canvas.label(
                shaper,
                words.text_in(shaper.lang),
                (x, y),
                look(3.1, Face::Regular, INK, PAPER),
                1.0,
            ) + 2.4;
            triangle(sheet, (x, y - 1.0), 1.2, high, INK);
            x -= 5.0;
        }
    }
}

/// What the time lines say: what recurs, and what it means.
fn closing(shaper: &mut Shaper, session: &Session) -> (Vec<Piece>, Vec<Part>, Vec<(String, String)>) {
    let (mut pieces, mut parts, mut held) = (Vec::new(), Vec::new(), Vec::new());
    for (kind, heading) in [(Kind::Pattern, Words::WhatRecurs), (Kind::Implication, Words::WhatItMeans)] {
        let said: Vec<_> = session.of_kind(kind).filter(|entry| is_shown(entry)).collect();
        if said.is_empty() {
            continue;
        }
        let words = Paragraph::plain(shaper, heading.text_in(shaper.lang), Face::Bold, INK);
        pieces.push(Piece::heading(words));
        for entry in &said {
            let words = Paragraph::plain(shaper, entry.text(), Face::Regular, INK);
            pieces.push(Piece::line(Some(entry.id.to_string()), words));
            held.push((entry.id.to_string(), entry.text().to_owned()));
        }
        let lines = said.iter().map(|entry| entry.text().to_owned()).collect();
        parts.push(Part { heading: heading.text_in(shaper.lang).to_owned(), lines });
    }
    (pieces, parts, held)
}

/// The closing sentences below the lanes: where they stand, how high, in what type; `None` where there is no room.
fn closing_height(pieces: &mut [Piece], room: Rect) -> Option<(Flow, f32, f32)> {
    if pieces.is_empty() {
        return None;
    }
    let columns = Columns::of(3, room.w, 8.0);
    sizes(3.6, 2.6).find_map(|size| {
        let flow = columns::flow(pieces, columns, size, room.h * CLOSING, 3)?;
        let height = flow.height;
        Some((flow, height, size))
    })
}

/// The closing sentences on sheets of their own.
fn closing_sheets(pieces: &mut [Piece], room: Rect) -> Option<(Flow, f32)> {
    let columns = Columns::of(3, room.w, 10.0);
    (1..=pieces.len()).find_map(|sheets| {
        sizes(6.0, FLOOR).find_map(|size| Some((columns::flow(pieces, columns, size, room.h - 4.0, sheets * 3)?, size)))
    })
}

fn in_words(session: &Session, closing: Vec<Part>) -> Vec<Part> {
    let mut out = Vec::new();
    for lane in time_lines::lanes(session) {
        let heading =
            if lane.name.is_empty() { Words::NoLane.text_in(session.lang()).to_owned() } else { capital(&lane.name) };
        let line = |event: &time_lines::Event<'_>| {
            let (year, rest) = said(event.entry.text(), event.when);
            let mark = [("high", Words::High), ("low", Words::Low)];
            let mark = mark.into_iter().find(|(mark, _)| is_marked(event.entry, mark));
            let mark = mark.map(|(_, word)| format!(" ({})", word.text_in(session.lang()))).unwrap_or_default();
            if year.is_empty() { format!("{rest}{mark}") } else { format!("{year}: {rest}{mark}") }
        };
        let lines = lane.events.iter().filter(|event| is_shown(event.entry)).map(line).collect();
        out.push(Part { heading, lines });
    }
    out.extend(closing);
    out
}
