//! One theme on a sheet of its own, for the wall: what it stands for, its actions as large cards, blank ones where there
//! is room to write in with a pen, the vision beside it and the values below. Laid out on A3, meant for A2, where all its words are 24 pt or larger. Uses cards, shaped text, the
//! palette and the scene.

mod blank;

use super::axis::count;
use super::card::{CardArt, Saying};
use super::fonts::{Face, Fonts};
use super::lanes;
use super::pack::{Field, Spot, columns};
use super::palette::{GLOW, GROUND, INK, PAPER, Rgb, SKY_FOOT, SKY_TOP, SOFT, SUN, WHITE, blend};
use super::plan::{Lane, Plan};
use super::poster::{HEIGHT, WIDTH};
use super::scene::{Canvas, Look, Mark, Outcome, Paint, Placed, Rect, Role, Rung, Scene, Step, look};
use super::shape::{Shaper, in_turn, span};
use super::shorten::to_lines;
use super::words;
use crate::words::Word;
use crate::words::poster::Poster;

/// The smallest type, mm: 24 pt on A2.
const LEAST: f32 = 6.0;
/// The smallest type of a card; its second part is a little smaller.
const CARD_LEAST: f32 = LEAST / 0.93;
/// The largest type of a card, mm.
const CARD_MOST: f32 = 12.0;
/// The left edge of the vision panel.
const PANEL: f32 = 326.0;
/// The left edge of the words.
const LEFT: f32 = 10.0;
/// The upper edge of the ground.
const FOOT: f32 = 271.0;

/// Every theme on a sheet, or on several where its actions need them: the part of the plan that it shows, and the scene;
/// with fonts from elsewhere behind the bundled ones.
pub fn sheets(plan: &Plan, fonts: &[Vec<u8>]) -> Vec<(Plan, Scene)> {
    let inks = lanes::inks(plan);
    plan.lanes.iter().zip(inks).flat_map(|(lane, ink)| theme(plan, lane, ink, fonts)).collect()
}

fn theme(plan: &Plan, lane: &Lane, ink: Rgb, fonts: &[Vec<u8>]) -> Vec<(Plan, Scene)> {
    let cards = lane.cards.len();
    for number in 1..=cards.max(1) {
        let each = cards.div_ceil(number).max(1);
        let parts: Vec<Plan> = if cards == 0 {
            vec![part(plan, lane, &[])]
        } else {
            lane.cards.chunks(each).map(|cards| part(plan, lane, cards)).collect()
        };
        let least = if each == 1 { 0.0 } else { CARD_LEAST };
        let of = parts.len();
        let drawn: Option<Vec<Scene>> =
            parts.iter().enumerate().map(|(at, part)| draw(part, ink, (at + 1, of), (least, fonts))).collect();
        if let Some(drawn) = drawn {
            return parts.into_iter().zip(drawn).collect();
        }
    }
    Vec::new()
}

fn part(plan: &Plan, lane: &Lane, cards: &[super::plan::Card]) -> Plan {
    let lane = Lane { cards: cards.to_vec(), ..lane.clone() };
    Plan { lanes: vec![lane], ..plan.clone() }
}

/// Draws a part of a theme; nothing where its cards do not fit in type of this size.
fn draw(plan: &Plan, ink: Rgb, (number, of): (usize, usize), (least, fonts): (f32, &[Vec<u8>])) -> Option<Scene> {
    let lane = plan.lanes.first()?;
    let mut shaper = Shaper::new(Fonts::with(fonts));
    shaper.lang = plan.lang();
    shaper.turned = plan.from_right();
    // Laid out from left to right, as the poster is; what runs the other way is turned over where it is drawn.
    let blank = || if plan.from_right() { Canvas::turned(WIDTH) } else { Canvas::default() };
    let mut words = blank();
    let head = head(&mut words, &mut shaper, plan, lane, ink, (number, of));
    let top = about(&mut words, &mut shaper, lane, head + 5.0);
    let tint = blend(ink, PAPER, 0.12);
    let mut arts: Vec<CardArt> =
        lane.cards.iter().map(|card| CardArt::new(&mut shaper, card, ink, Saying::All)).collect();
    let (size, spots) = fitted(&mut arts, FOOT - 10.0 - (top + 5.0), least)?;
    let mut placed = Vec::new();
    for (art, spot) in arts.iter_mut().zip(&spots) {
        let rect = Rect::new(spot.x, top + 5.0 + spot.y, spot.w, spot.h);
        art.draw(&mut words, &mut shaper, rect, size);
        placed.push(Placed { number: art.card.number.clone(), rect, span: None, marker: None });
    }
    if arts.is_empty() {
        words.enter("empty", Role::Lane);
        let note = look(9.0, Face::Italic, SOFT, tint);
        let waits = Word::NoActionsYet.text_in(shaper.lang);
        words.label(&mut shaper, waits, (LEFT, top + 18.0), note, 0.0);
        blank::cards(&mut words, &mut shaper, room_below(LEFT, PANEL - 2.0 * LEFT, top + 26.0), ink);
    }
    for rect in placed.iter().map(|card| card.rect) {
        let lowest = placed
            .iter()
            .all(|other| other.rect.x > rect.right() || other.rect.right() < rect.x || other.rect.y <= rect.y);
        if lowest {
            blank::cards(&mut words, &mut shaper, room_below(rect.x, rect.w, rect.bottom() + size), ink);
        }
    }
    panel(&mut words, &mut shaper, plan, lane);
    ground(&mut words, &mut shaper, plan);

    let mut canvas = blank();
    canvas.enter("backdrop", Role::Decoration);
    canvas.fill(Rect::new(0.0, 0.0, WIDTH, HEIGHT), PAPER);
    canvas.fill(Rect::new(0.0, top, PANEL, HEIGHT - top), tint);
    canvas.fill(Rect::new(0.0, 0.0, PANEL, head), ink);
    let (x, w) = (PANEL, WIDTH - PANEL);
    let sky =
        vec![Step::Move(x, 0.0), Step::Line(x + w, 0.0), Step::Line(x + w, HEIGHT), Step::Line(x, HEIGHT), Step::Close];
    canvas.outline(sky, Some(Paint::Down(SKY_TOP, SKY_FOOT)), None);
    let hill = vec![
        Step::Move(0.0, FOOT),
        Step::Curve([WIDTH * 0.17, FOOT - 2.6, WIDTH * 0.33, FOOT + 1.6, WIDTH * 0.5, FOOT - 0.4]),
        Step::Curve([WIDTH * 0.67, FOOT - 2.4, WIDTH * 0.85, FOOT + 1.2, WIDTH, FOOT - 0.8]),
        Step::Line(WIDTH, HEIGHT),
        Step::Line(0.0, HEIGHT),
        Step::Close,
    ];
    canvas.outline(hill, Some(Paint::Solid(GROUND)), None);
    canvas.items.append(&mut words.items);
    let smallest = canvas.items.iter().filter_map(|item| match &item.mark {
        Mark::Text(text) => Some(text.size),
        Mark::Outline(_) => None,
    });
    let outcome = Outcome {
        rung: Rung::InOrder,
        card_size: size,
        smallest: smallest.fold(f32::MAX, f32::min),
        missing: shaper.missing(),
        ..Outcome::default()
    };
    let mut scene = Scene {
        lanes: Vec::new(),
        width: WIDTH,
        height: HEIGHT,
        title: format!("{} {}", lane.number, lane.name).trim().to_owned(),
        description: Poster::DescribedTheme.with_in(plan.lang(), &[&lane.name]),
        items: canvas.items,
        placed,
        phases: Vec::new(),
        ticks: Vec::new(),
        outcome,
    };
    if plan.from_right() {
        scene.turn_places();
    }
    Some(scene)
}

/// What of a column is free down to the ground.
fn room_below(left: f32, wide: f32, top: f32) -> Rect {
    Rect::new(left, top, wide, FOOT - 8.0 - top)
}

/// Number, name, and which roadmap this is of; the lower edge of their band.
fn head(
    canvas: &mut Canvas,
    shaper: &mut Shaper,
    plan: &Plan,
    lane: &Lane,
    ink: Rgb,
    (number, of): (usize, usize),
) -> f32 {
    canvas.enter("title", Role::Title);
    let mut left = LEFT;
    if !lane.number.is_empty() {
        left += canvas.label(shaper, &lane.number, (LEFT, 26.0), look(26.0, Face::Bold, WHITE, ink), 0.0) + 8.0;
    }
    let room = PANEL - 8.0 - left;
    let mut size = 15.0;
    let mut name = shaper.plain(lane.name.trim(), Face::Bold, WHITE);
    while name.wrap(room / size).0 > 2 && size > 8.0 {
        size *= 0.95;
    }
    let mut name =
        to_lines(shaper, lane.name.trim(), (room / size, 2), |shaper, text| shaper.plain(text, Face::Bold, WHITE));
    name.balance(room / size);
    let mut y = 6.0;
    y += canvas.paragraph(shaper, &name, Rect::new(left, y, room, 0.0), size, 1.1, ink);
    let mut below: Vec<String> = lane.second.iter().map(|second| second.trim().to_owned()).collect();
    let roadmap = Poster::Roadmap.text_in(plan.lang());
    below.push(if plan.title.trim().is_empty() { roadmap } else { plan.title.trim() }.to_owned());
    if of > 1 {
        below.push(Poster::SomeOf.with_in(plan.lang(), &[number.to_string(), of.to_string()]));
    }
    let below = in_turn(below.iter().map(String::as_str), shaper.turned);
    let mut below = to_lines(shaper, &below, (room / LEAST, 1), |shaper, text| shaper.plain(text, Face::Italic, WHITE));
    below.wrap(room / LEAST);
    y += canvas.paragraph(shaper, &below, Rect::new(left, y + 1.0, room, 0.0), LEAST, 1.2, ink) + 1.0;
    (y + 5.0).max(34.0)
}

/// What everybody agreed, what it is for and who keeps it; the lower edge of the words.
fn about(canvas: &mut Canvas, shaper: &mut Shaper, lane: &Lane, top: f32) -> f32 {
    canvas.enter("lane-1", Role::Lane);
    let room = PANEL - LEFT - 10.0;
    let said =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let mut y = top;
    let parts = [
        (said(&lane.statement), "", Face::Regular, 8.0, 3),
        (said(&lane.purpose), Poster::PurposeIs.text_in(shaper.lang), Face::Regular, 6.4, 2),
        (said(&lane.keeper), Poster::KeeperIs.text_in(shaper.lang), Face::Bold, 6.4, 1),
        (said(&lane.first_meeting), Poster::FirstMeetingIs.text_in(shaper.lang), Face::Regular, 6.4, 1),
    ];
    for (text, name, face, size, lines) in parts {
        let Some(text) = text else { continue };
        let mut lined = to_lines(shaper, &text, (room / size, lines), |shaper, text| {
            shaper.shape(&[span(name, Face::Bold, INK), span(text, face, INK)], 0.0, 0.0)
        });
        lined.balance(room / size);
        y += canvas.paragraph(shaper, &lined, Rect::new(LEFT, y, room, 0.0), size, 1.2, PAPER) + 2.0;
    }
    y + 2.0
}

/// The largest type in which the cards fit into a height, and their places.
fn fitted(arts: &mut [CardArt], height: f32, least: f32) -> Option<(f32, Vec<Spot>)> {
    if arts.is_empty() {
        return Some((CARD_LEAST, Vec::new()));
    }
    let mut size = CARD_MOST;
    while size >= least.max(1.0) {
        let mut best: Option<(f32, Vec<Spot>)> = None;
        for number in 1..=arts.len().min(3) {
            let field = Field { left: LEFT, right: PANEL - LEFT, gap: size * 0.5 };
            if number > 1 && (field.right - field.left) / count(number) < 11.0 * size {
                break;
            }
            let right = field.right.min(field.left + count(number) * 26.0 * size);
            let (high, spots) = columns(Field { right, ..field }, arts.len(), (number, field.gap), &mut |at, w| {
                arts.get_mut(at).map_or(0.0, |art| art.height_at(w / size) * size)
            });
            if high <= height && best.as_ref().is_none_or(|(lowest, _)| high < *lowest - 1.0) {
                best = Some((high, spots));
            }
        }
        if let Some((_, spots)) = best {
            return Some((size, spots));
        }
        size *= 0.97;
    }
    None
}

/// The key goal and the vision.
fn panel(canvas: &mut Canvas, shaper: &mut Shaper, plan: &Plan, lane: &Lane) {
    let (left, room) = (PANEL + 7.0, WIDTH - PANEL - 14.0);
    let small = |ground| Look { size: LEAST, face: Face::Bold, ink: GLOW, ground, tracking: 0.0 };
    let mut y = 10.0;
    if let Some(goal) = lane.key_goal.as_deref().map(str::trim).filter(|goal| !goal.is_empty()) {
        canvas.enter("goal-1", Role::Goal);
        let size = 8.4;
        let mut text = to_lines(shaper, goal, (room / size, 4), |shaper, text| shaper.plain(text, Face::Bold, INK));
        let (lines, _) = text.balance(room / size);
        let box_ = Rect::new(PANEL, y - 4.0, WIDTH - PANEL, 10.0 + count(lines) * size * 1.16 + 6.0);
        canvas.fill(box_, SUN);
        canvas.label(
            shaper,
            Poster::KeyGoal.text_in(plan.lang()),
            (left, y + 5.0),
            Look { ink: INK, ..small(SUN) },
            0.0,
        );
        canvas.paragraph(shaper, &text, Rect::new(left, y + 8.0, room, 0.0), size, 1.16, SUN);
        y = box_.bottom() + 8.0;
    }
    canvas.enter("vision", Role::Vision);
    let heading = words::vision_heading(plan);
    canvas.label(shaper, heading, (left, y + 5.0), small(SKY_FOOT), 0.0);
    y += 11.0;
    // A vision that begins with its year is not told it again.
    let begins = |year: &i32| {
        plan.vision
            .lines
            .first()
            .is_some_and(|line| line.chars().take(30).collect::<String>().contains(&year.to_string()))
    };
    if let Some(year) = plan.vision.year.filter(|year| !begins(year)) {
        let text = Poster::ItIs.with_in(plan.lang(), &[year.to_string()]);
        canvas.label(shaper, &text, (left, y + 7.0), look(9.6, Face::Bold, WHITE, SKY_FOOT), 0.0);
        y += 13.0;
    }
    let (lines, face) = if plan.vision.lines.is_empty() {
        (vec![words::no_vision(plan).to_owned()], Face::Italic)
    } else {
        (plan.vision.lines.clone(), Face::Regular)
    };
    let foot = FOOT - 8.0;
    let leading = 1.24;
    let mut size = 9.0;
    let need = |shaper: &mut Shaper, size: f32| -> f32 {
        let wrap = |line: &String| count(shaper.plain(line, face, WHITE).wrap(room / size).0) * size * leading + 3.5;
        lines.iter().map(wrap).sum()
    };
    while size > LEAST && need(shaper, size) > foot - y {
        size = (size * 0.96).max(LEAST);
    }
    for line in &lines {
        let most = (1..60_usize).rev().find(|n| y + count(*n) * size * leading <= foot).unwrap_or(0);
        if most == 0 {
            break;
        }
        let mut text = to_lines(shaper, line, (room / size, most), |shaper, text| shaper.plain(text, face, WHITE));
        text.balance(room / size);
        y += canvas.paragraph(shaper, &text, Rect::new(left, y, room, 0.0), size, leading, SKY_FOOT) + 3.5;
    }
}

/// The values, on the ground.
fn ground(canvas: &mut Canvas, shaper: &mut Shaper, plan: &Plan) {
    if plan.values.is_empty() {
        return;
    }
    canvas.enter("values", Role::Values);
    let title = Poster::Ground.text_in(shaper.lang);
    let left =
        LEFT + canvas.label(shaper, title, (LEFT, FOOT + 15.0), look(LEAST, Face::Bold, GLOW, GROUND), 0.0) + 7.0;
    let room = WIDTH - 8.0 - left;
    let said = in_turn(plan.values.iter().map(String::as_str), shaper.turned);
    let mut text = to_lines(shaper, &said, (room / LEAST, 2), |shaper, text| shaper.plain(text, Face::Semibold, WHITE));
    let (lines, _) = text.wrap(room / LEAST);
    let y = FOOT + 13.0 - count(lines) * LEAST * 0.6;
    canvas.paragraph(shaper, &text, Rect::new(left, y, room, 0.0), LEAST, 1.2, GROUND);
}
