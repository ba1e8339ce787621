//! The relationship map: parties as boxes, today as whole lines by strength, what is wanted as broken ones. Lines of
//! which nobody said where one party ends and the other begins stand as a list. Uses the model's matrix of relationships.

mod list;
mod ties;

use super::super::fonts::Face;
use super::super::palette::{INK, LANES, PAPER, Rgb, SOFT, TODAY, WHITE, blend};
use super::super::scene::{Rect, Role, Stroke, look, stroke};
use super::super::shape::Shaper;
use super::paragraph::{Align, LEADING, Paragraph, count};
use super::sheet::{A3, FLOOR, Frame, Sheet, TOP, largest};
use super::{Asked, Drawn, Part, stress};
use crate::model::field::STRENGTHS;
use crate::model::kind::Kind;
use crate::model::session::Session;
use crate::model::tongue;
use crate::words::lang::Lang;
use crate::words::pictures::Pictures as Words;
use ties::{Map, Tie};

/// The largest type of the names: 15 pt.
const MOST: f32 = 5.3;
/// Between two boxes, mm.
const GAP: f32 = 7.0;
/// The boxes take at most this share of the page, so that lines can be followed.
const SHARE: f32 = 0.3;
/// One line in so many may go behind a box; where more do, the boxes are set smaller, so much at a time.
const FEW: usize = 10;
const SMALLER: f32 = 0.88;

/// A party, measured.
struct Node {
    name: Paragraph,
    /// It is one of the room's groups.
    group: bool,
    /// Its type size against that of the page.
    scale: f32,
}

/// A sheet's part of the map: which parties, their boxes.
struct Laid {
    parties: Vec<usize>,
    boxes: Vec<Rect>,
}

/// The line of a strength, today.
fn today(strength: usize) -> Stroke {
    stroke(SOFT, [0.0, 0.45, 1.1, 2.0].get(strength).copied().unwrap_or(2.0))
}

/// The line of a strength that is wanted.
fn wanted(strength: usize) -> Stroke {
    let width = [0.0, 0.5, 0.8, 1.15].get(strength).copied().unwrap_or(1.15);
    Stroke { ink: TODAY, width, dash: Some((2.6, 1.7)) }
}

/// Draws the relationship map of a session, or the part of one party.
pub fn draw(shaper: &mut Shaper, session: &Session, asked: &Asked) -> Drawn {
    let of = asked.of.as_deref().map(str::trim).filter(|of| !of.is_empty());
    let title =
        of.map_or(Words::Relations.text_in(shaper.lang).to_owned(), |of| Words::OfOne.with_in(shaper.lang, &[of]));
    let frame = Frame::of(session, &title, "");
    let whole = ties::map(session);
    let map = match of {
        Some(of) => match whole.about(of) {
            Some(map) => map,
            None => return Drawn { title, ..Drawn::default() },
        },
        None => whole,
    };
    let room = Rect { h: frame.body().h - 7.0, ..frame.body() };
    let mut nodes = nodes(shaper, session, &map);
    let (laid, size) = laid(&mut nodes, &map, room).unwrap_or((Vec::new(), FLOOR));
    // Where the map itself does not come apart, the list says the same.
    let unplaced = laid.is_empty() && !map.parties.is_empty();
    let mut list = list::List::new(shaper, session, unplaced, of.is_some());
    let lists = list.sheets(frame.body());
    let many = (laid.len() + lists).max(1);
    let mut sheets = Vec::new();
    let mut behind = (0, 0);
    for (n, part) in laid.iter().enumerate() {
        let mut sheet = frame.sheet(shaper, n + 1, many);
        sheet.size = size;
        let (hidden, all) = sheet_of(&mut sheet, shaper, &mut nodes, &map, part, size);
        behind = (behind.0 + hidden, behind.1 + all);
        legend(&mut sheet, shaper, room);
        sheets.push(sheet);
    }
    for n in 0..lists {
        let mut sheet = frame.sheet(shaper, laid.len() + n + 1, many);
        list.draw(&mut sheet, shaper, n, frame.body());
        sheets.push(sheet);
    }
    let empty = map.parties.is_empty() && list.is_empty();
    if sheets.is_empty() {
        let mut sheet = frame.sheet(shaper, 1, 1);
        let at = (A3.0 * 0.5, TOP + 40.0);
        sheet.say_nothing(shaper, Words::NoRelations.text_in(shaper.lang), at, PAPER);
        sheets.push(sheet);
    }
    let mut held = list.held();
    if !unplaced {
        held.extend(map.parties.iter().enumerate().map(|(n, name)| (party(n), name.clone())));
    }
    let ties = map.ties.iter().map(|tie| in_words(&map, tie, shaper.lang)).collect();
    let words = vec![
        Part { heading: Words::TodayAndWanted.text_in(shaper.lang).to_owned(), lines: ties },
        Part { heading: Words::AsSaid.text_in(shaper.lang).to_owned(), lines: list.words(shaper.lang) },
    ];
    let mut drawn = Drawn { words, held, empty, ..frame.drawn(shaper, sheets) };
    if behind.0 > 0
        && let Some(scene) = drawn.sheets.first_mut()
    {
        scene.outcome.notes.push(format!("{} of {} lines go behind a box.", behind.0, behind.1));
    }
    drawn
}

/// The name of a party among what must stand on the picture.
fn party(n: usize) -> String {
    format!("party-{n}")
}

fn nodes(shaper: &mut Shaper, session: &Session, map: &Map) -> Vec<Node> {
    let groups: Vec<String> = session.of_kind(Kind::Group).map(|group| group.text().to_lowercase()).collect();
    let most = (0..map.parties.len()).map(|n| map.degree(n)).max().unwrap_or(1).max(2);
    map.parties
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let face = if map.middle == Some(n) { Face::Bold } else { Face::Semibold };
            let ink = if map.middle == Some(n) { WHITE } else { INK };
            Node {
                name: Paragraph::plain(shaper, name, face, ink),
                group: groups.contains(&name.to_lowercase()),
                scale: 1.0 + 0.35 * count(map.degree(n).saturating_sub(1)) / count(most - 1),
            }
        })
        .collect()
}

/// A box around a name, mm.
fn box_of(node: &mut Node, size: f32) -> (f32, f32) {
    let own = size * node.scale;
    let (lines, widest) = node.name.measure(13.0);
    (widest * own + own * 1.5, count(lines) * LEADING * own + own * 0.75)
}

/// The sheets of the map and the type size: parts that hang together stay together.
fn laid(nodes: &mut [Node], map: &Map, room: Rect) -> Option<(Vec<Laid>, f32)> {
    if map.parties.is_empty() {
        return None;
    }
    let parts = map.parts();
    for sheets in 1..=parts.len() {
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); sheets];
        for part in &parts {
            if let Some(least) = groups.iter_mut().min_by_key(|group| group.len()) {
                least.extend(part);
            }
        }
        let places: Vec<(Vec<usize>, Vec<stress::Point>)> = groups
            .into_iter()
            .map(|mut group| {
                group.sort_unstable();
                let inside = map.edges_within(&group);
                let at = stress::places(group.len(), &inside);
                (group, at)
            })
            .collect();
        let mut set = |most| -> Option<(Vec<Laid>, f32)> {
            largest(most, FLOOR, |size| places.iter().map(|place| at_size(nodes, place, room, size)).collect())
        };
        let mut best: Option<(usize, (Vec<Laid>, f32))> = None;
        let mut most = MOST;
        // Where many lines go behind a box, smaller boxes leave more room between them.
        while let Some((laid, size)) = set(most) {
            let (behind, all) = laid.iter().map(|laid| hidden(map, laid)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
            if best.as_ref().is_none_or(|(least, _)| behind < *least) {
                best = Some((behind, (laid, size)));
            }
            most = size * SMALLER;
            if behind * FEW <= all || most < FLOOR {
                break;
            }
        }
        if let Some((_, found)) = best {
            return Some(found);
        }
    }
    None
}

fn at_size(
    nodes: &mut [Node],
    (parties, at): &(Vec<usize>, Vec<stress::Point>),
    room: Rect,
    size: f32,
) -> Option<Laid> {
    let sizes: Vec<(f32, f32)> =
        parties.iter().filter_map(|n| nodes.get_mut(*n).map(|node| box_of(node, size))).collect();
    let area: f32 = sizes.iter().map(|(w, h)| w * h).sum();
    if area > room.w * room.h * SHARE {
        return None;
    }
    let boxes = stress::boxes(at, &sizes, room, GAP)?;
    Some(Laid { parties: parties.clone(), boxes })
}

/// The other boxes than those of a tie.
fn others(laid: &Laid, tie: &Tie) -> Vec<Rect> {
    let all = laid.parties.iter().zip(&laid.boxes);
    all.filter(|(party, _)| **party != tie.a && **party != tie.b).map(|(_, rect)| *rect).collect()
}

/// How many ties go behind a box, of how many.
fn hidden(map: &Map, laid: &Laid) -> (usize, usize) {
    let place = |party: usize| laid.parties.iter().position(|n| *n == party).and_then(|at| laid.boxes.get(at));
    let ends = map.ties.iter().filter_map(|tie| Some((tie, place(tie.a)?, place(tie.b)?)));
    ends.fold((0, 0), |(behind, all), (tie, a, b)| {
        (behind + usize::from(ties::bend(a, b, &others(laid, tie)).1), all + 1)
    })
}

/// Draws a sheet's part; how many lines go behind boxes, of how many.
fn sheet_of(
    sheet: &mut Sheet,
    shaper: &mut Shaper,
    nodes: &mut [Node],
    map: &Map,
    laid: &Laid,
    size: f32,
) -> (usize, usize) {
    let place = |party: usize| laid.parties.iter().position(|n| *n == party).and_then(|at| laid.boxes.get(at)).copied();
    let (mut hidden, mut all) = (0, 0);
    for (n, tie) in map.ties.iter().enumerate() {
        let (Some(a), Some(b)) = (place(tie.a), place(tie.b)) else { continue };
        sheet.canvas.enter(&format!("tie-{n}"), Role::Relationships);
        let lines = tie.lines();
        let middle = (count(lines.len()) - 1.0) * 0.5;
        let (bend, behind) = ties::bend(&a, &b, &others(laid, tie));
        all += lines.len();
        hidden += if behind { lines.len() } else { 0 };
        for (at, line) in lines.into_iter().enumerate() {
            let line = match line {
                ties::Line::Today(strength) => today(strength),
                ties::Line::Wanted(strength) => wanted(strength),
            };
            let steps = ties::curve(&a, &b, bend, (count(at) - middle) * 2.6);
            sheet.canvas.outline(steps, None, Some(line));
        }
    }
    for (party, rect) in laid.parties.iter().zip(&laid.boxes) {
        let Some(node) = nodes.get_mut(*party) else { continue };
        let own = size * node.scale;
        let (border, ground) = colours(node.group, map.middle == Some(*party));
        sheet.entry(&self::party(*party), *rect);
        let round = if node.group { rect.h * 0.5 } else { 1.6 };
        sheet.canvas.rounded(*rect, round, Some(ground), Some(stroke(border, 0.6)));
        let inner = Rect::new(rect.x + (rect.w - 13.0 * own) * 0.5, rect.y + own * 0.375, 13.0 * own, rect.h);
        node.name.draw(&mut sheet.canvas, shaper, inner, (own, ground), Align::Middle);
    }
    (hidden, all)
}

fn colours(group: bool, middle: bool) -> (Rgb, Rgb) {
    let ink = if group { LANES[0] } else { LANES[2] };
    if middle { (ink, ink) } else { (ink, blend(ink, WHITE, 0.12)) }
}

/// Which line is what.
fn legend(sheet: &mut Sheet, shaper: &mut Shaper, room: Rect) {
    sheet.canvas.enter("legend", Role::Legend);
    let y = room.bottom() + 6.0;
    let mut x = room.x;
    let look = look(3.0, Face::Regular, INK, PAPER);
    for (heading, line, words) in [
        (Words::StrengthToday, today as fn(usize) -> Stroke, STRENGTHS),
        (Words::Wanted, wanted as fn(usize) -> Stroke, STRENGTHS),
    ] {
        x += sheet.canvas.label(
            shaper,
            heading.text_in(shaper.lang),
            (x, y),
            super::super::scene::Look { face: Face::Bold, ..look },
            0.0,
        ) + 3.0;
        for (n, word) in words.iter().enumerate().skip(1) {
            sheet.canvas.line((x, y - 1.0), (x + 13.0, y - 1.0), line(n));
            x += 15.0;
            let word = tongue::own_word(word, shaper.lang);
            x += sheet.canvas.label(shaper, &word, (x, y), look, 0.0) + 5.0;
        }
        x += 8.0;
    }
}

fn in_words(map: &Map, tie: &Tie, lang: Lang) -> String {
    let name = |n: usize| map.parties.get(n).map_or("", String::as_str);
    let or = |words: &str| match words {
        "" => Words::NotSaid.text_in(lang).to_owned(),
        words => tongue::own_word(words, lang),
    };
    let said: Vec<String> = tie
        .said
        .iter()
        .map(|(now, then)| {
            format!("{} {}, {} {}", Words::StrengthToday.text_in(lang), or(now), Words::Wanted.text_in(lang), or(then))
        })
        .collect();
    format!("{} – {}; {}", name(tie.a), name(tie.b), said.join(" / "))
}
