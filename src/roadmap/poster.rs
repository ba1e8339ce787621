//! The roadmap poster: from a plan to a scene. Puts the frame, the lanes and the ground together, gives what is left of the
//! page to where it does most good, and says how it came out. Uses everything else of this folder.

use super::axis::count;
use super::card::{CardArt, Saying};
use super::fit::{self, FLOOR, Fit, LARGEST, LaneArt, Room};
use super::fonts::{Face, Fonts};
use super::ground::{self, Needs, Setting};
use super::head::{HEAD_FLOOR, Head};
use super::lanes::{self, Lanes};
use super::palette::{LANES, PAPER, SOFT, blend};
use super::panels;
use super::plan::{Lane, Plan};
use super::scene::{Canvas, Mark, Outcome, Placed, Rect, Role, Rung, Scene, look};
use super::shape::Shaper;
use crate::words::poster::Poster;

/// A3 across, mm.
pub const WIDTH: f32 = 420.0;
/// A3 down, mm.
pub const HEIGHT: f32 = 297.0;
/// The upper edge of the first lane, mm.
const LANES_TOP: f32 = 36.9;
/// Between the last lane and the hills, mm.
const ABOVE_FOOT: f32 = 4.2;
/// The length of an arrow's point, mm.
const POINT: f32 = 6.5;
/// The foot takes at most this share of the page, unless one line of each kind of asset is too much.
const FOOT: f32 = 0.225;
/// Type at which cards are read with ease, mm: 9 pt. Below it they leave out with whom.
const COMFORT: f32 = 3.175;
/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// The page's edges, mm.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The left edge of the vision panel.
    pub panel: f32,
    /// The left edge of the lanes' bodies.
    pub body: f32,
    /// Where the arrows begin to narrow.
    pub arrow: f32,
    /// The left edge of the key goals, if there are any.
    pub goals: Option<f32>,
    /// The upper edge of the ground.
    pub foot: f32,
    /// The largest type of the vision.
    pub vision_cap: f32,
    /// The type of the band of phases, against its usual size.
    pub band: f32,
}

impl Page {
    fn new(plan: &Plan) -> Page {
        let cards: usize = plan.lanes.iter().map(|lane| lane.cards.len()).sum();
        // Few actions: the vision takes the room that they leave.
        let (panel, vision_cap) = match cards {
            0..=12 => (82.0, 9.0),
            13..=30 => (59.0, 6.2),
            _ => (59.0, 5.6),
        };
        let head = if plan.lanes.len() <= 4 { 66.0 } else { 58.0 };
        let panel = WIDTH - panel;
        let arrow = panel - POINT - 0.5;
        let goals = plan.lanes.iter().any(|lane| lane.key_goal.as_deref().is_some_and(|goal| !goal.trim().is_empty()));
        let goals = goals.then_some(arrow - if cards <= 12 { 36.0 } else { 26.0 });
        Page {
            width: WIDTH,
            height: HEIGHT,
            panel,
            body: head,
            arrow,
            goals,
            foot: 0.0,
            vision_cap,
            band: if cards <= 12 { 1.2 } else { 1.0 },
        }
    }
}

/// Draws a plan with the bundled fonts.
pub fn scene(plan: &Plan) -> Scene {
    scene_with(plan, Fonts::bundled())
}

/// Draws a plan with these fonts.
pub fn scene_with(plan: &Plan, fonts: Fonts) -> Scene {
    let mut shaper = Shaper::new(fonts);
    shaper.lang = plan.lang();
    shaper.turned = plan.from_right();
    let inks = lanes::inks(plan);
    let mut page = Page::new(plan);
    let mut heads: Vec<Head> =
        plan.lanes.iter().zip(&inks).map(|(lane, ink)| Head::new(&mut shaper, lane, *ink)).collect();
    let least = least_heights(&mut shaper, &mut heads, &page);
    let few = plan.lanes.iter().map(|lane| lane.cards.len()).sum::<usize>() <= 12;
    let saying = if few { Saying::All } else { Saying::Usual };
    let mut arts: Vec<LaneArt> = plan
        .lanes
        .iter()
        .zip(&inks)
        .zip(&least)
        .map(|((lane, ink), least)| LaneArt {
            cards: lane.cards.iter().map(|card| CardArt::new(&mut shaper, card, *ink, saying)).collect(),
            least: *least,
        })
        .collect();
    let with = plan.lanes.iter().flat_map(|lane| &lane.cards).any(|card| card.with.is_some());
    // Where cards cannot say with whom in type that is read with ease, they are set without.
    let floor = if with && !few { COMFORT } else { FLOOR };
    let full = fitted(&mut shaper, plan, &mut arts, &mut page, floor);
    let (mut fit, setting) = if let Some(full) = full {
        full
    } else {
        // Cards without anybody beside are what they were.
        let beside = |art: &&mut CardArt| art.card.with.as_deref().is_some_and(|with| !with.trim().is_empty());
        for art in arts.iter_mut().flat_map(|lane| &mut lane.cards).filter(beside) {
            *art = CardArt::new(&mut shaper, art.card, art.ink, Saying::Least);
        }
        let found = fitted(&mut shaper, plan, &mut arts, &mut page, FLOOR);
        let found = found.unwrap_or_else(|| (Fit::none(plan.lanes.len()), Setting::USUAL));
        restore(&mut shaper, &mut arts, &found.0);
        found
    };
    if plan.lanes.is_empty() {
        fit.zones.clear();
    }
    draw(plan, &mut shaper, &mut page, &fit, setting, &mut heads, &mut arts, &least)
}

/// Cards say again with whom, where that costs no line.
fn restore(shaper: &mut Shaper, arts: &mut [LaneArt], fit: &Fit) {
    if fit.rung == Rung::Shortened {
        return;
    }
    for (lane, (_, spots)) in arts.iter_mut().zip(&fit.lanes) {
        for (art, spot) in lane.cards.iter_mut().zip(spots).filter(|(art, _)| art.thrifty) {
            let mut full = CardArt::new(shaper, art.card, art.ink, Saying::Usual);
            if full.height_at(spot.w / fit.size) * fit.size <= spot.h + 0.02 {
                *art = full;
            }
        }
    }
}

/// What the lanes' heads need at least: two lines of each statement, and where there are more lanes than the page can
/// hold like that, one or none, at last without the first meeting; there is as much of it as the cards leave room for.
fn least_heights(shaper: &mut Shaper, heads: &mut [Head], page: &Page) -> Vec<f32> {
    let width = page.body - 21.0;
    let goal_width = page.goals.map_or(10.0, |goals| page.arrow - goals - 2.4);
    let room = HEIGHT * (1.0 - FOOT) - ABOVE_FOOT - LANES_TOP;
    let mut least = Vec::new();
    for (lines, met) in [(2.0, true), (1.0, true), (0.0, true), (0.0, false)] {
        least.clear();
        least.extend(heads.iter_mut().map(|head| {
            let text = head.least(shaper, width, lines, met).max(head.goal_height(HEAD_FLOOR, goal_width));
            (text + if lines > 0.0 { 2.6 } else { 1.8 }).max(14.0)
        }));
        if fit::stacked(&least) <= room {
            break;
        }
    }
    least
}

/// Fits the cards; with few of them the ground gets larger type, as long as the cards lose nothing by it.
/// Nothing comes back where a floor above the usual one cannot be held true to time.
fn fitted(
    shaper: &mut Shaper,
    plan: &Plan,
    arts: &mut [LaneArt],
    page: &mut Page,
    floor: f32,
) -> Option<(Fit, Setting)> {
    let cards: usize = arts.iter().map(|lane| lane.cards.len()).sum();
    let cap = if cards <= 12 { 6.4 } else { LARGEST };
    let scales: &[f32] = match cards {
        0..=12 => &[1.7, 1.5, 1.25, 1.0],
        13..=20 => &[1.25, 1.0],
        21..=30 => &[1.0],
        _ => &[0.92],
    };
    let mut last = (Room { left: page.body, right: page.arrow, height: HEIGHT, floor, cap }, Setting::USUAL);
    for scale in scales.iter().copied() {
        let mut setting = Setting { scale, ..Setting::USUAL };
        let mut foot = foot_needs(shaper, plan, page, setting).height();
        // Assets that would lift the ground too far are counted instead.
        while foot > HEIGHT * FOOT && setting.lines > 1 {
            setting.lines -= 1;
            foot = foot_needs(shaper, plan, page, setting).height();
        }
        page.foot = HEIGHT - foot;
        let room = Room {
            left: page.body,
            right: page.goals.unwrap_or(page.arrow),
            height: page.foot - ABOVE_FOOT - LANES_TOP,
            floor,
            cap,
        };
        if scales.len() > 1
            && let Some(fit) = fit::fit_easily(plan, arts, Room { floor: cap * 0.94, ..room })
        {
            return Some((fit, setting));
        }
        last = (room, setting);
    }
    let (room, setting) = last;
    let fit = if floor > FLOOR { fit::fit_easily(plan, arts, room)? } else { fit::fit(shaper, plan, arts, room) };
    Some((fit, setting))
}

fn foot_needs(shaper: &mut Shaper, plan: &Plan, page: &Page, setting: Setting) -> Needs {
    let page = Page { foot: 0.0, ..*page };
    ground::words(&mut Canvas::default(), shaper, plan, None, &page, setting)
}

#[expect(clippy::too_many_arguments, reason = "the parts that were measured before, put together once")]
fn draw(
    plan: &Plan,
    shaper: &mut Shaper,
    page: &mut Page,
    fit: &Fit,
    setting: Setting,
    heads: &mut [Head],
    arts: &mut [LaneArt],
    least: &[f32],
) -> Scene {
    let room = page.foot - ABOVE_FOOT - LANES_TOP;
    let over = (fit.height - room).max(0.0);
    page.height += over;
    page.foot += over;
    let slack = (room + over - fit.height).max(0.0);
    let lanes = Lanes { plan, page, fit, least, top: LANES_TOP, slack };
    let bottom = lanes.boxes().last().map_or(page.foot - ABOVE_FOOT, Rect::bottom);

    // Laid out from left to right; what runs the other way is turned over where it is drawn.
    let blank = || if shaper.turned { Canvas::turned(page.width) } else { Canvas::default() };
    let (mut canvas, mut foot) = (blank(), blank());
    canvas.enter("backdrop", Role::Decoration);
    canvas.fill(Rect::new(0.0, 0.0, page.width, page.height), PAPER);
    panels::sky(&mut canvas, page);
    panels::band(&mut canvas, fit, page);
    lanes.backdrop(&mut canvas, heads);
    lanes.grid(&mut canvas);
    panels::gate_lines(&mut canvas, plan, fit, bottom);
    let needs = ground::words(&mut foot, shaper, plan, Some(fit), page, setting);
    ground::hills(&mut canvas, page, needs);

    panels::title(&mut canvas, shaper, plan, page);
    let note = panels::vision(&mut canvas, shaper, plan, page);
    let ticks = panels::phases(&mut canvas, shaper, plan, fit, page);
    if plan.lanes.is_empty() {
        empty(&mut canvas, shaper, page, bottom);
    }
    let placed = lanes.draw(&mut canvas, shaper, heads, arts);
    canvas.items.append(&mut foot.items);

    let phases = fit
        .zones
        .iter()
        .filter(|zone| zone.scaled)
        .filter_map(|zone| match &zone.part {
            fit::Part::Phase(band) => Some((zone.left, zone.right, band.from, band.to)),
            _ => None,
        })
        .collect();
    let thrifty = arts.iter().flat_map(|lane| &lane.cards).filter(|art| art.thrifty).count();
    let outcome = outcome(plan, shaper, fit, &canvas, (over, page.height), (note, thrifty), &placed);
    let mut scene = Scene {
        width: page.width,
        height: page.height,
        title: plan.title.clone(),
        description: description(plan),
        items: canvas.items,
        placed,
        lanes: lanes.boxes(),
        phases,
        ticks,
        outcome,
    };
    if shaper.turned {
        scene.turn_places();
    }
    scene
}

/// A roadmap without lanes: an arrow that waits.
fn empty(canvas: &mut Canvas, shaper: &mut Shaper, page: &Page, bottom: f32) {
    let (top, tip) = (panels::BAND_TOP + 4.0, page.panel - 1.5);
    canvas.enter("empty", Role::Lane);
    let arrow = tip - 10.0;
    let each = (bottom - top - 2.0 * 3.0) / 3.0;
    let mut tint = PAPER;
    for (at, ink) in [LANES[0], LANES[2], LANES[1]].into_iter().enumerate() {
        let y = top + (each + 3.0) * count(at);
        let shade = blend(ink, PAPER, 0.09);
        if at == 1 {
            tint = shade;
        }
        let points = [(8.0, y), (arrow, y), (tip, y + each * 0.5), (arrow, y + each), (8.0, y + each)];
        canvas.polygon(&points, Some(shade), None);
        canvas.fill(Rect::new(8.0, y, 9.0, each), blend(ink, PAPER, 0.35));
    }
    let middle = (top + bottom) * 0.5;
    let x = (8.0 + arrow) * 0.5;
    let said = Poster::NothingYet.text_in(shaper.lang);
    canvas.label(shaper, said, (x, middle - 1.0), look(9.0, Face::Bold, SOFT, tint), 0.5);
    let then = Poster::TheyAppear.text_in(shaper.lang);
    canvas.label(shaper, then, (x, middle + 8.0), look(4.4, Face::Regular, SOFT, tint), 0.5);
}

fn description(plan: &Plan) -> String {
    let (promised, cards) = plan.promised();
    let names: Vec<&str> = plan.lanes.iter().map(|lane| lane.name.as_str()).collect();
    if names.is_empty() {
        return Poster::DescribedEmpty.text_in(plan.lang()).to_owned();
    }
    let actions = Poster::OneAction.counted_in(plan.lang(), Poster::SomeActions, cards);
    Poster::Described.with_in(plan.lang(), &[actions, promised.to_string(), names.join("; ")])
}

/// How many lanes had no room for any of their statement.
fn without_statement(plan: &Plan, canvas: &Canvas) -> usize {
    let left_out = |(at, lane): &(usize, &Lane)| {
        let group = format!("lane-{}", at + 1);
        let says = |word: &str| {
            canvas.items.iter().filter(|item| item.group == group).any(|item| match &item.mark {
                Mark::Text(text) => text.text.contains(word),
                Mark::Outline(_) => false,
            })
        };
        lane.statement.as_deref().and_then(|said| said.split_whitespace().next()).is_some_and(|word| !says(word))
    };
    plan.lanes.iter().enumerate().filter(left_out).count()
}

fn outcome(
    plan: &Plan,
    shaper: &Shaper,
    fit: &Fit,
    canvas: &Canvas,
    (over, height): (f32, f32),
    (note, thrifty): (Option<String>, usize),
    placed: &[Placed],
) -> Outcome {
    let texts = canvas.items.iter().filter_map(|item| match &item.mark {
        Mark::Text(text) => Some(text.size),
        Mark::Outline(_) => None,
    });
    let smallest = texts.fold(f32::MAX, f32::min);
    let mut notes = Vec::new();
    let dated = plan.lanes.iter().flat_map(|lane| &lane.cards).any(|card| card.due.is_some());
    match fit.rung {
        Rung::TrueToTime => {}
        Rung::WithoutStarts => notes.push("To make room, the lines from the start dates are left out.".to_owned()),
        Rung::InOrder if !dated && !placed.is_empty() => {
            notes.push("No action has a date yet: they stand in the order of their numbers.".to_owned());
        }
        Rung::InOrder if placed.is_empty() => {}
        Rung::InOrder => notes.push(
            "There are too many actions for a true time scale: in each band they stand in order, not to scale."
                .to_owned(),
        ),
        Rung::Shortened => notes.push(
            "Long actions are shortened with “…”; the tables have them in full. Cards stand in order, not to scale."
                .to_owned(),
        ),
    }
    let grown = over > 0.05;
    if grown {
        notes.push(format!(
            "One A3 page cannot hold everything: the page was made higher ({WIDTH:.0} mm by {height:.0} mm)."
        ));
    }
    match thrifty {
        0 => {}
        1 => notes.push("For larger type, 1 card leaves out with whom; the tables have it.".to_owned()),
        some => notes.push(format!("For larger type, {some} cards leave out with whom; the tables have it.")),
    }
    match without_statement(plan, canvas) {
        0 => {}
        1 => notes.push("1 lane leaves out its statement; the tables have it.".to_owned()),
        some => notes.push(format!("{some} lanes leave out their statements; the tables have them.")),
    }
    notes.extend(note);
    let missing = shaper.missing();
    notes.extend(super::missing::said(&missing));
    if !placed.is_empty() {
        // 24 pt are read from 1.8 m; Source Sans' x-height is 0.49 of its size.
        let metres = |size: f32| 0.43 * size * 0.49;
        notes.push(format!(
            "Smallest text {:.1} pt on A3 (read from {:.1} m), {:.1} pt on A1 (from {:.1} m). Actions: {:.1} pt on A3.",
            smallest * POINTS,
            metres(smallest),
            smallest * POINTS * 2.0,
            metres(smallest * 2.0),
            fit.size.max(FLOOR) * POINTS
        ));
    }
    Outcome { rung: fit.rung, card_size: fit.size, smallest, grown, missing, notes }
}
