//! The foot of the roadmap: values as the ground, assets as the earth, the relationships that people chose to build, the
//! legend; and at the edge the next meeting and what was not agreed. Uses shaped text, the palette and the scene.

use super::axis::count;
use super::card::{house, tick};
use super::fit::Fit;
use super::fonts::Face;
use super::palette::{EARTH, GLOW, GROUND, Rgb, SOFT, SUN, WHITE};
use super::plan::{CardState, Plan};
use super::poster::Page;
use super::scene::{Canvas, Paint, Rect, Role, Step, look, stroke};
use super::shape::{Shaped, Shaper, in_turn};
use super::shorten::to_lines;
use crate::words::poster::Poster;

/// Left edge of the foot's headings, mm.
const LEFT: f32 = 8.0;
/// The lowest baseline above the page's edge, mm.
const MARGIN: f32 = 4.8;
/// The darker earth at the edge of the page.
const EDGE: Rgb = Rgb(0x2C, 0x1B, 0x0D);
/// The smallest type, mm.
const SMALL: f32 = 2.5;
/// Values have at most so many lines, connections so many; the rest is counted.
const VALUE_LINES: usize = 3;
const CONNECTION_LINES: usize = 2;
/// A column of assets is at least so wide, mm.
const COLUMN: f32 = 29.0;

/// How the foot is set.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Larger type, against the usual.
    pub scale: f32,
    /// The lines of each kind of asset; the rest is counted.
    pub lines: usize,
}

impl Setting {
    /// The usual setting.
    pub const USUAL: Setting = Setting { scale: 1.0, lines: 3 };
}

/// What the foot needs, mm from its upper edge.
#[derive(Debug, Clone, Copy, Default)]
pub struct Needs {
    values: f32,
    rows: f32,
    left: f32,
    right: f32,
}

impl Needs {
    /// The height of the foot.
    pub fn height(&self) -> f32 {
        self.left.max(self.right).max(14.0)
    }
}

/// The foot's pieces, drawn from `page.foot` down; what they need is returned.
pub fn words(
    canvas: &mut Canvas,
    shaper: &mut Shaper,
    plan: &Plan,
    fit: Option<&Fit>,
    page: &Page,
    setting: Setting,
) -> Needs {
    let scale = setting.scale;
    let mut needs = Needs::default();
    let top = page.foot;
    let mut y = top + 3.8 * scale;
    if !plan.values.is_empty() {
        canvas.enter("values", Role::Values);
        // A little smaller, if that saves a line.
        let full = 4.1 * scale;
        let flowing = |size: f32| Flow { size, leading: 1.5, face: Face::Semibold, ground: GROUND, most: VALUE_LINES };
        let lines = |shaper: &mut Shaper, size: f32| {
            let end = flow(&mut Canvas::default(), shaper, page, &plan.values, 0.0, Flow { most: 99, ..flowing(size) });
            end / (size * 1.5)
        };
        let most = lines(shaper, full);
        let fewer = [0.95_f32, 0.9, 0.85].iter().map(|by| full * by).find(|size| lines(shaper, *size) < most - 0.5);
        let size = if most > 2.5 { full * 0.85 } else { fewer.unwrap_or(full) };
        let leading = if most > 2.5 { 1.4 } else { 1.5 };
        heading(canvas, shaper, page, Poster::Ground.text_in(shaper.lang), (y, size), GROUND);
        y = flow(canvas, shaper, page, &plan.values, y, Flow { leading, ..flowing(size) });
    }
    needs.values = y - top + 0.4;
    y += 3.1;
    if !plan.assets.is_empty() {
        canvas.enter("assets", Role::Assets);
        y = assets(canvas, shaper, plan, page, y, setting) + 1.6;
    }
    if !plan.relationships.is_empty() {
        canvas.enter("relationships", Role::Relationships);
        let size = if scale > 1.0 { 3.0 * scale } else { 2.7 };
        heading(canvas, shaper, page, Poster::Connections.text_in(shaper.lang), (y, size), EARTH);
        let flowing = Flow { size, leading: 1.5, face: Face::Regular, ground: EARTH, most: CONNECTION_LINES };
        y = flow(canvas, shaper, page, &plan.relationships, y, flowing) + 1.2;
    }
    needs.rows = y - top;
    y += 0.6;
    canvas.enter("legend", Role::Legend);
    let (end, below) = legend(canvas, shaper, plan, fit, page, y);
    y = below;
    if let Some(notice) = plan.notice.as_deref().map(str::trim).filter(|notice| !notice.is_empty()) {
        let mut text = shaper.plain(notice, Face::Italic, GLOW);
        let room = page.panel - LEFT - 6.0;
        // On the legend's own line, where there is room.
        if text.width() * SMALL <= page.panel - 6.0 - end && end > LEFT {
            canvas.paragraph(
                shaper,
                &text,
                Rect::new(end, y - SMALL * 1.6 - SMALL * 0.15, room, 0.0),
                SMALL,
                1.3,
                EARTH,
            );
        } else {
            text.wrap(room / SMALL);
            y += canvas.paragraph(shaper, &text, Rect::new(LEFT, y, room, 0.0), SMALL, 1.3, EARTH);
        }
    }
    needs.left = y - top + MARGIN - 1.0;
    needs.right = edge(canvas, shaper, plan, page, scale, needs.left.max(34.0));
    needs
}

/// The hills, painted before the words.
pub fn hills(canvas: &mut Canvas, page: &Page, needs: Needs) {
    let (top, w, h) = (page.foot, page.width, page.height);
    canvas.enter("backdrop", Role::Decoration);
    let hill = |y: f32, right: f32, rise: f32| {
        vec![
            Step::Move(0.0, y),
            Step::Curve([right * 0.17, y - 2.6 * rise, right * 0.33, y + 1.6 * rise, right * 0.5, y - 0.4 * rise]),
            Step::Curve([right * 0.67, y - 2.4 * rise, right * 0.85, y + 1.2 * rise, right, y - 0.8 * rise]),
            Step::Line(right, h),
            Step::Line(0.0, h),
            Step::Close,
        ]
    };
    canvas.outline(hill(top, w, 1.0), Some(Paint::Solid(GROUND)), None);
    canvas.outline(hill(top + needs.values + 1.4, page.panel + 1.0, 0.7), Some(Paint::Solid(EARTH)), None);
    let steps = vec![
        Step::Move(page.panel, top + 0.6),
        Step::Curve([page.panel + 18.0, top - 1.6, w - 22.0, top + 1.4, w, top - 0.6]),
        Step::Line(w, h),
        Step::Line(page.panel, h),
        Step::Close,
    ];
    canvas.outline(steps, Some(Paint::Solid(EDGE)), None);
}

fn heading(canvas: &mut Canvas, shaper: &mut Shaper, page: &Page, text: &str, (y, row): (f32, f32), ground: Rgb) {
    let room = page.body - LEFT - 4.0;
    let mut measured = shaper.plain(text, Face::Bold, WHITE);
    let size = (room / measured.width().max(1.0)).min(3.9);
    canvas.label(shaper, text, (LEFT, y + row * 1.05), look(size, Face::Bold, WHITE, ground), 0.0);
}

/// How phrases flow.
#[derive(Clone, Copy)]
struct Flow {
    size: f32,
    leading: f32,
    face: Face,
    ground: Rgb,
    /// At most so many lines; the rest is counted.
    most: usize,
}

/// Phrases one after the other with gold dots between; a phrase that is wider than the room wraps by itself.
fn flow(canvas: &mut Canvas, shaper: &mut Shaper, page: &Page, phrases: &[String], top: f32, how: Flow) -> f32 {
    let Flow { size, leading, face, ground, most } = how;
    let left = page.body;
    let widest = page.panel - 7.0 - left;
    let gap = size * 1.5;
    let mut measured: Vec<Shaped> = phrases
        .iter()
        .map(|phrase| phrase.trim())
        .filter(|phrase| !phrase.is_empty())
        .map(|phrase| shaper.plain(phrase, face, WHITE))
        .collect();
    let mut widths: Vec<f32> = measured.iter_mut().map(|text| text.width() * size).collect();
    let said = widths.len();
    let mut shown = said;
    while rows(&widths, gap, widest).len() > most && shown > 1 {
        shown -= 1;
        measured.truncate(shown);
        widths.truncate(shown);
        let rest = Poster::MoreInReport.with_in(shaper.lang, &[(said - shown).to_string()]);
        let mut rest = shaper.plain(&rest, Face::Italic, GLOW);
        widths.push(rest.width() * size);
        measured.push(rest);
    }
    // As many lines as are needed, each about as long as the others.
    let needed = rows(&widths, gap, widest).len();
    let mut room = widest;
    while room > widest * 0.5 && rows(&widths, gap, room - 2.0).len() == needed {
        room -= 2.0;
    }
    let tallest = measured.iter().fold(leading, |most, text| most.max(text.leading(leading)));
    let mut y = top;
    for row in rows(&widths, gap, room) {
        let mut x = left;
        for at in row {
            let (Some(text), Some(width)) = (measured.get_mut(at), widths.get(at)) else { continue };
            if x > left {
                canvas.circle(x + gap * 0.5, y + size * 0.6, size * 0.2, Some(SUN), None);
                x += gap;
            }
            let (lines, _) = text.wrap(widest / size);
            let room = if lines > 1 { widest } else { *width };
            canvas.paragraph(shaper, text, Rect::new(x, y - size * 0.08, room, 0.0), size, 1.3, ground);
            y += size * text.leading(1.3) * count(lines.saturating_sub(1));
            x += width;
        }
        y += size * tallest;
    }
    y
}

/// Which phrases stand together on a line of a width; one that is wider stands alone.
fn rows(widths: &[f32], gap: f32, room: f32) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut x = 0.0;
    for (at, width) in widths.iter().enumerate() {
        match out.last_mut() {
            Some(row) if x + gap + width <= room => {
                row.push(at);
                x += gap + width;
            }
            _ => {
                out.push(vec![at]);
                x = *width;
            }
        }
    }
    out
}

fn assets(canvas: &mut Canvas, shaper: &mut Shaper, plan: &Plan, page: &Page, top: f32, setting: Setting) -> f32 {
    let (left, right) = (page.body, page.panel - 7.0);
    let kinds = plan.assets.len().max(1);
    let per_row = if (right - left) / count(kinds) >= COLUMN || kinds <= 6 { kinds } else { kinds.div_ceil(2) };
    let size = if per_row > 6 { SMALL } else { 2.75 } * setting.scale;
    heading(canvas, shaper, page, Poster::Assets.text_in(shaper.lang), (top, size), EARTH);
    let column = (right - left) / count(per_row);
    let width = column - 3.0;
    let mut y = top;
    for row in plan.assets.chunks(per_row) {
        let mut lowest = y;
        for (at, (kind, things)) in row.iter().enumerate() {
            let x = left + column * count(at);
            let mut name = shaper.plain(kind, Face::Bold, GLOW);
            name.wrap(width / size);
            let mut below = y + canvas.paragraph(shaper, &name, Rect::new(x, y, width, 0.0), size, 1.25, EARTH);
            let (text, rest) = some_of(shaper, things, width / size, setting.lines);
            below += canvas.paragraph(shaper, &text, Rect::new(x, below, width, 0.0), size, 1.25, EARTH);
            if rest > 0 {
                let rest = [rest.to_string()];
                let mut more = shaper.plain(&Poster::MoreInReport.with_in(shaper.lang, &rest), Face::Italic, GLOW);
                if more.width() * size > width {
                    more = shaper.plain(&Poster::More.with_in(shaper.lang, &rest), Face::Italic, GLOW);
                }
                more.wrap(width / size);
                below += canvas.paragraph(shaper, &more, Rect::new(x, below, width, 0.0), size, 1.25, EARTH);
            }
            lowest = lowest.max(below);
        }
        y = lowest + 0.8;
    }
    y
}

/// As many of the things as fit so many lines of a width in em, and how many are left.
fn some_of(shaper: &mut Shaper, things: &[String], width: f32, lines: usize) -> (Shaped, usize) {
    let make = |shaper: &mut Shaper, text: &str| shaper.plain(text, Face::Regular, WHITE);
    let mut shown = things.len();
    while shown > 1 {
        let said = in_turn(things.iter().take(shown).map(String::as_str), shaper.turned);
        let mut text = make(shaper, &said);
        if text.wrap(width).0 <= lines {
            return (text, things.len() - shown);
        }
        shown -= 1;
    }
    let first = things.first().map_or("", |thing| thing.trim());
    (to_lines(shaper, first, (width, lines), make), things.len().saturating_sub(1))
}

/// The next meeting and what was not agreed, under the vision panel. Returns the height that it needs: as near to `room`
/// as it can.
fn edge(canvas: &mut Canvas, shaper: &mut Shaper, plan: &Plan, page: &Page, scale: f32, room: f32) -> f32 {
    // More than this would lift the ground into the lanes; the rest is in the papers.
    let most = if plan.not_agreed.len() > 5 { 4 } else { 5 };
    let fits = |shaper: &mut Shaper, shown: &usize| {
        edge_with(&mut Canvas::default(), shaper, plan, page, scale, *shown) <= room
    };
    let shown = (1..=most).rev().find(|shown| fits(shaper, shown)).unwrap_or(1);
    edge_with(canvas, shaper, plan, page, scale, shown)
}

fn edge_with(canvas: &mut Canvas, shaper: &mut Shaper, plan: &Plan, page: &Page, scale: f32, shown: usize) -> f32 {
    let left = page.panel + 4.6;
    let room = page.width - 4.6 - left;
    let lang = plan.lang();
    let mut y = page.foot + 4.2;
    let size = (2.9 * scale).min(4.2);
    let mut say = |canvas: &mut Canvas, text: &str, face: Face, ink: Rgb, size: f32, y: f32| {
        let mut measured = shaper.plain(text, face, ink);
        measured.wrap(room / size);
        canvas.paragraph(shaper, &measured, Rect::new(left, y, room, 0.0), size, 1.25, EDGE)
    };
    canvas.enter("next-meeting", Role::NextMeeting);
    y += say(canvas, Poster::NextMeeting.text_in(lang), Face::Bold, GLOW, size, y);
    let next = plan.next_meeting.as_deref().map_or("", str::trim);
    y += if next.is_empty() {
        say(canvas, Poster::NotFixed.text_in(lang), Face::Italic, WHITE, size * 1.1, y)
    } else {
        say(canvas, next, Face::Semibold, WHITE, size * 1.1, y)
    };
    if plan.apart() > 0 {
        y += size * 0.7;
        canvas.enter("not-agreed", Role::NotAgreed);
        y += say(canvas, Poster::NotAgreed.text_in(lang), Face::Bold, GLOW, size, y);
        for text in plan.not_agreed.iter().take(shown) {
            let short: String = text.trim().chars().take(120).collect();
            let short = if short.len() < text.trim().len() { short + "…" } else { short };
            y += say(canvas, &short, Face::Regular, WHITE, size, y) + size * 0.25;
        }
        if let Some(more) = super::words::more_not_agreed(plan, shown) {
            y += say(canvas, &more, Face::Italic, WHITE, size, y);
        }
    }
    y - page.foot + MARGIN
}

/// One entry of the legend: the sign that is drawn before its words.
enum Sign {
    Filled,
    Outlined,
    Due,
    Milestone,
    Start,
    Done,
    Pledge,
    None,
}

/// What the signs mean. Returns where its last line ends, and where the next begins.
fn legend(
    canvas: &mut Canvas,
    shaper: &mut Shaper,
    plan: &Plan,
    fit: Option<&Fit>,
    page: &Page,
    top: f32,
) -> (f32, f32) {
    let cards = || plan.lanes.iter().flat_map(|lane| &lane.cards);
    // Before the cards stand, room is kept for every entry.
    let scaled = fit.is_none_or(|fit| fit.axis.is_some());
    let mut entries: Vec<(Sign, &'static str)> = Vec::new();
    let mut add = |shown: bool, sign: Sign, words: Poster| {
        if shown {
            entries.push((sign, words.text_in(plan.lang())));
        }
    };
    add(cards().any(|card| card.promised), Sign::Filled, Poster::LegendPromised);
    add(cards().any(|card| !card.promised), Sign::Outlined, Poster::LegendNotYet);
    add(scaled && cards().any(|card| card.due.is_some() && !card.milestone), Sign::Due, Poster::LegendDue);
    add(scaled && cards().any(|card| card.start.is_some()), Sign::Start, Poster::LegendStart);
    add(scaled && cards().any(|card| card.milestone), Sign::Milestone, Poster::LegendMilestone);
    add(cards().any(|card| card.state == CardState::Done), Sign::Done, Poster::LegendDone);
    add(cards().any(|card| card.pledge), Sign::Pledge, Poster::LegendPledge);
    let bands = fit.map_or(3, |fit| fit.axis.as_ref().map_or(0, |axis| axis.bands.len()));
    add(bands == 3, Sign::None, Poster::ThreeScales);
    add(bands == 2, Sign::None, Poster::TwoScales);
    add(!scaled && cards().any(|card| card.due.is_some()), Sign::None, Poster::LegendByDates);
    let (mut x, mut y) = (LEFT, top);
    let right = page.panel - 6.0;
    for (sign, words) in &entries {
        let width = shaper.plain(words, Face::Regular, WHITE).width() * SMALL;
        let lead = match sign {
            Sign::None => 0.0,
            Sign::Filled | Sign::Outlined => 7.4,
            _ => 3.6,
        };
        if x > LEFT && x + lead + width > right {
            x = LEFT;
            y += SMALL * 1.6;
        }
        draw_sign(canvas, shaper, sign, (x, y + SMALL * 0.62));
        canvas.label(shaper, words, (x + lead, y + SMALL * 0.95), look(SMALL, Face::Regular, WHITE, EARTH), 0.0);
        x += lead + width + 5.0;
    }
    if entries.is_empty() { (LEFT, y) } else { (x, y + SMALL * 1.6) }
}

fn draw_sign(canvas: &mut Canvas, shaper: &mut Shaper, sign: &Sign, at: (f32, f32)) {
    let (x, y) = at;
    match sign {
        Sign::Filled | Sign::Outlined => {
            let filled = matches!(sign, Sign::Filled);
            let (fill, ink) = if filled { (SOFT, WHITE) } else { (WHITE, SOFT) };
            let pill = Rect::new(x, y - 1.6, 6.2, 3.2);
            canvas.rounded(pill, 1.6, Some(fill), Some(stroke(if filled { WHITE } else { SOFT }, 0.25)));
            canvas.label(shaper, "1.2", (x + 3.1, y + 0.8), look(2.36, Face::Bold, ink, fill), 0.5);
        }
        Sign::Due => canvas.circle(x + 1.2, y, 0.85, Some(SUN), None),
        Sign::Start => canvas.circle(x + 1.2, y, 0.75, None, Some(stroke(SUN, 0.4))),
        Sign::Milestone => {
            let d = 1.25;
            let points = [(x + 1.2, y - d), (x + 1.2 + d, y), (x + 1.2, y + d), (x + 1.2 - d, y)];
            canvas.polygon(&points, Some(SUN), None);
        }
        Sign::Done => tick(canvas, (x + 1.3, y), 1.3, SOFT),
        Sign::Pledge => house(canvas, (x + 1.3, y), 2.5, WHITE),
        Sign::None => {}
    }
}
