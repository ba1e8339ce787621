//! The trend map: the question in the middle, branches to both sides, dots by group under every trend, key trends ringed.
//! Uses the model's map, its dots and its key trends.

mod legend;
mod read;

use super::super::fonts::Face;
use super::super::palette::{INK, LANES, PAPER, Rgb, SKY_TOP, SOFT, SUN, WHITE, blend};
use super::super::scene::{Rect, Role, Step, stroke};
use super::super::shape::{Shaper, span};
use super::paragraph::{Align, LEADING, Paragraph, count, whole};
use super::sheet::{A3, FLOOR, Frame, Sheet, sizes};
use super::trend_sides::{self, Branch, Piece, Sides};
use super::{Asked, Drawn};
use crate::model::field::Field;
use crate::model::query;
use crate::model::session::Session;
use crate::words::lang::Lang;
use crate::words::pictures::Pictures as Words;
use read::{Map, Trend};

/// The largest type of the trends: 15 pt.
const MOST: f32 = 6.0;
/// The width of a branch's box.
const BOX: f32 = 42.0;
/// The width of the pill in the middle.
const PILL: f32 = 58.0;
/// From a branch's box to its trends.
const STALK: f32 = 5.5;

/// A trend, measured.
struct Leaf {
    trend: Trend,
    words: Paragraph,
    /// The number of its ring.
    chip: Option<Paragraph>,
}

/// A branch, measured.
struct Bough {
    root: Trend,
    name: Paragraph,
    /// How wide the longest word of its name is, em.
    longest: f32,
    /// Its dots, then the rings that it is in.
    said: Vec<Paragraph>,
    leaves: Vec<Leaf>,
    ink: Rgb,
}

/// Draws the trend map of a session.
pub fn draw(shaper: &mut Shaper, session: &Session, asked: &Asked) -> Drawn {
    let frame = Frame::of(session, Words::Trends.text_in(session.lang()), "");
    let map = read::map(session, asked);
    let mut boughs = boughs(shaper, &map);
    let mut foot = legend::Foot::new(shaper, &map, frame.body().w);
    let room = frame.body();
    let foot_height = foot.height().filter(|height| *height < room.h * 0.36);
    let taken = foot_height.map_or(0.0, |height| height + 4.0);
    let area_beside = Rect { h: room.h - taken, ..room };
    let (sides, size, count_of) = laid(&mut boughs, area_beside);
    let on_own = foot_height.is_none() && !foot.is_empty();
    let of = count_of + usize::from(on_own);
    let mut sheets = Vec::new();
    for n in 0..count_of {
        let mut sheet = frame.sheet(shaper, n + 1, of);
        sheet.size = size;
        let here = [sides.get(n * 2), sides.get(n * 2 + 1)];
        let last = n + 1 == count_of;
        let area = if last { area_beside } else { room };
        sheet_of(&mut sheet, shaper, &mut boughs, here, (area, size, session));
        if map.trends == 0 {
            let at = (A3.0 * 0.5, area.y + area.h * 0.5 + 26.0);
            sheet.say_nothing(shaper, Words::NothingOnMap.text_in(shaper.lang), at, PAPER);
        }
        if let Some(height) = foot_height.filter(|_| last) {
            foot.draw(&mut sheet, shaper, (room.x, room.bottom() - height));
        }
        sheets.push(sheet);
    }
    if on_own {
        let mut sheet = frame.sheet(shaper, of, of);
        sheet.size = size;
        foot.draw(&mut sheet, shaper, (room.x, room.y + 2.0));
        sheets.push(sheet);
    }
    Drawn { empty: map.trends == 0, words: map.words(shaper.lang), held: map.held(), ..frame.drawn(shaper, sheets) }
}

fn boughs(shaper: &mut Shaper, map: &Map) -> Vec<Bough> {
    let mut out = Vec::new();
    for (n, branch) in map.branches.iter().enumerate() {
        let ink = if branch.waiting { SOFT } else { LANES.get(n % LANES.len()).copied().unwrap_or(SOFT) };
        let leaves = branch
            .leaves
            .iter()
            .map(|trend| {
                let chip = (!trend.rings.is_empty())
                    .then(|| Paragraph::plain(shaper, &trend.rings.join(", "), Face::Bold, WHITE));
                Leaf { trend: trend.clone(), words: words(shaper, trend, map.shows_dots), chip }
            })
            .collect();
        out.push(Bough {
            name: Paragraph::plain(shaper, &branch.root.spoken(), Face::Bold, WHITE),
            longest: longest_word(shaper, &branch.root.spoken()),
            root: branch.root.clone(),
            said: said(branch, map.shows_dots, shaper.lang)
                .map(|words| Paragraph::plain(shaper, &words, Face::Regular, WHITE))
                .collect(),
            leaves,
            ink,
        });
    }
    out
}

/// How wide the longest word is, em.
fn longest_word(shaper: &mut Shaper, words: &str) -> f32 {
    let width = |word: &str| Paragraph::plain(shaper, word, Face::Bold, WHITE).width();
    words.split_whitespace().map(width).fold(0.0, f32::max)
}

/// What stands beneath a branch's name.
fn said(branch: &read::Branch, dots: bool, lang: Lang) -> impl Iterator<Item = String> {
    let sum = dots.then(|| sum(branch, lang)).filter(|sum| !sum.is_empty());
    sum.into_iter().chain((!branch.root.rings.is_empty()).then(|| rings(&branch.root, lang)))
}

/// All dots of a branch, and those on its own name.
fn sum(branch: &read::Branch, lang: Lang) -> String {
    let all = Words::OneDot.counted_in(lang, Words::SomeDots, branch.dots);
    if branch.root.total > 0 && !branch.leaves.is_empty() {
        format!("{all}, {}", Words::OnItself.with_in(lang, &[branch.root.total.to_string()]))
    } else {
        all
    }
}

/// A trend's words with its number of dots, and the number of the ring that it is in.
fn words(shaper: &mut Shaper, trend: &Trend, dots: bool) -> Paragraph {
    let face = if trend.depth > 1 { Face::Regular } else { Face::Semibold };
    let mut spans = vec![span(&trend.text, face, INK)];
    if !trend.also.is_empty() {
        spans.push(span(format!("  {}", trend.also), Face::Italic, SOFT));
    }
    if dots && trend.total > 0 {
        spans.push(span(format!("\u{A0}\u{A0}{}", trend.total), Face::Bold, INK));
    }
    Paragraph::new(shaper, &spans, 0.0)
}

/// How far a trend stands in from its branch.
fn indent(trend: &Trend, size: f32) -> f32 {
    count(trend.depth.saturating_sub(1).min(6)) * size * 1.1
}

/// The radius of a dot and the distance from one to the next.
fn dot(size: f32) -> (f32, f32) {
    (size * 0.26, size * 0.61)
}

/// What stands behind a trend's words: the number of its ring, then its dots; beside the words where there is room.
struct Tail {
    /// It stands on the line of the words.
    beside: bool,
    /// How wide the number of the ring is.
    chip: f32,
    /// How many dots stand in a row.
    per: usize,
    /// How many rows it takes below the words.
    rows: usize,
    /// How wide it is.
    width: f32,
}

fn tail(leaf: &mut Leaf, width: f32, size: f32) -> Tail {
    let step = dot(size).1;
    let chip = leaf.chip.as_mut().map_or(0.0, |chip| (chip.width() * 0.82 + 1.3) * size);
    let total = leaf.trend.dots.len();
    let (lines, widest) = leaf.words.measure(width / size);
    let whole_tail = chip + count(total) * step;
    let free = width - widest * size - 0.8 * size;
    if lines == 1 && whole_tail <= free {
        return Tail { beside: true, chip, per: total.max(1), rows: 0, width: whole_tail };
    }
    let per = whole((width - chip) / step).max(1);
    let rows = total.div_ceil(per).max(usize::from(chip > 0.0));
    Tail { beside: false, chip, per, rows, width: chip + count(total.min(per)) * step }
}

/// The space around a ring.
fn ring_pad(trend: &Trend, size: f32) -> f32 {
    if trend.rings.is_empty() { 0.0 } else { 0.3 * size }
}

/// From one row of dots to the next.
fn row_height(tail: &Tail, size: f32) -> f32 {
    if tail.chip > 0.0 { 1.02 * size } else { dot(size).1 }
}

fn leaf_height(leaf: &mut Leaf, width: f32, size: f32) -> f32 {
    let pad = ring_pad(&leaf.trend, size);
    let width = width - indent(&leaf.trend, size) - 2.0 * pad;
    let tail = tail(leaf, width, size);
    let dots = count(tail.rows) * row_height(&tail, size);
    leaf.words.height(width, size) + dots + 0.36 * size + pad
}

fn box_height(bough: &mut Bough, size: f32) -> (f32, f32) {
    // Smaller type, where a word would be broken otherwise.
    let own = (size * 1.12).min(4.6).min((BOX - 5.0) / bough.longest.max(0.1)).max(FLOOR);
    let words = bough.name.height(BOX - 5.0, own);
    let small = small(own);
    let said: f32 = bough.said.iter_mut().map(|said| said.height(BOX - 5.0, small)).sum();
    // A branch that goes on elsewhere says so there.
    let least = if bough.leaves.is_empty() { 0.0 } else { small * LEADING };
    (words + said.max(least) + 3.2, own)
}

/// The type of what stands beneath a branch's name.
fn small(own: f32) -> f32 {
    (own * 0.78).max(2.4)
}

/// The sides of the map, the type size, the number of sheets: as few as hold everything at 7 pt, then as large as it goes.
fn laid(boughs: &mut [Bough], room: Rect) -> (Sides, f32, usize) {
    let width = leaf_width(room);
    let most = boughs.iter().map(|bough| bough.leaves.len() + 1).sum::<usize>().max(1);
    for sheets in 1..=most {
        let mut at = |size: f32| {
            let branches: Vec<Branch> = boughs
                .iter_mut()
                .map(|bough| Branch {
                    head: box_height(bough, size).0,
                    rows: bough.leaves.iter_mut().map(|leaf| leaf_height(leaf, width, size)).collect(),
                })
                .collect();
            trend_sides::sides(&branches, sheets * 2, room.h - 2.0, size * 1.2)
        };
        if at(FLOOR).is_none() {
            continue;
        }
        if let Some(found) = sizes(MOST, FLOOR).find_map(|size| at(size).map(|sides| (sides, size))) {
            return (found.0, found.1, sheets);
        }
    }
    (Vec::new(), FLOOR, 1)
}

/// The width that a side has for its trends.
fn leaf_width(room: Rect) -> f32 {
    room.w * 0.5 - PILL * 0.5 - 20.0 - BOX - STALK
}

fn sheet_of(
    sheet: &mut Sheet,
    shaper: &mut Shaper,
    boughs: &mut [Bough],
    sides: [Option<&Vec<Piece>>; 2],
    (room, size, session): (Rect, f32, &Session),
) {
    let centre = (room.x + room.w * 0.5, room.y + room.h * 0.5);
    let mut places = Vec::new();
    for (side, pieces) in sides.into_iter().enumerate() {
        let Some(pieces) = pieces else { continue };
        let used: f32 = pieces.iter().map(|piece| piece.height).sum();
        let free = (room.h - used).max(0.0);
        // What is left over stands between the branches, a little of it above and below.
        let gap = free / (count(pieces.len()) + 0.2);
        let mut y = room.y + gap * 0.6;
        for piece in pieces {
            places.push((side == 0, piece, y, gap));
            y += piece.height + gap;
        }
    }
    sheet.canvas.enter("limbs", Role::Decoration);
    for (right, piece, y, _) in &places {
        let Some(bough) = boughs.get(piece.branch) else { continue };
        limb(sheet, centre, (*right, y + piece.height * 0.5), bough.ink);
    }
    pill(sheet, shaper, centre, session);
    for (right, piece, y, _) in places {
        if let Some(bough) = boughs.get_mut(piece.branch) {
            branch(sheet, shaper, bough, piece, (right, y, centre.0), (room, size));
        }
    }
}

/// From the middle to a branch's box.
fn limb(sheet: &mut Sheet, (cx, cy): (f32, f32), (right, y): (bool, f32), ink: Rgb) {
    let way = if right { 1.0 } else { -1.0 };
    let (from, to) = (cx + way * PILL * 0.4, cx + way * (PILL * 0.5 + 20.0));
    let (a, b) = (from + (to - from) * 0.55, from + (to - from) * 0.45);
    let steps = vec![Step::Move(from, cy), Step::Curve([a, cy, b, y, to, y])];
    sheet.canvas.outline(steps, None, Some(stroke(ink, 1.7)));
}

/// The middle: what it is about.
fn pill(sheet: &mut Sheet, shaper: &mut Shaper, (x, y): (f32, f32), session: &Session) {
    let title = query::title(session);
    let about = session.words(Field::OurTask);
    let about = if about.is_empty() || about.chars().count() > 90 { title } else { about };
    let today = Words::Today.text_in(shaper.lang);
    let words = match about.chars().next_back() {
        None => today.to_owned(),
        // A question, or a sentence, is not gone on with.
        Some('?' | '!' | '.' | '…') => format!("{about}\n{today}"),
        Some(_) => format!("{about}, {today}"),
    };
    let mut words = Paragraph::plain(shaper, &words, Face::Bold, WHITE);
    let width = PILL - 12.0;
    let size =
        [5.0_f32, 4.4, 3.9, 3.4, 3.0, 2.6].into_iter().find(|size| words.height(width, *size) < 30.0).unwrap_or(2.5);
    let height = words.height(width, size);
    let own = (height + 14.0).max(26.0);
    let rect = Rect::new(x - PILL * 0.5, y - own * 0.5, PILL, own);
    sheet.canvas.enter("middle", Role::Title);
    sheet.canvas.rounded(rect, own.min(32.0) * 0.5, Some(SKY_TOP), Some(stroke(SUN, 1.0)));
    let inner = Rect::new(x - width * 0.5, y - height * 0.5, width, height);
    words.draw(&mut sheet.canvas, shaper, inner, (size, SKY_TOP), Align::Middle);
}

fn branch(
    sheet: &mut Sheet,
    shaper: &mut Shaper,
    bough: &mut Bough,
    piece: &Piece,
    (right, y, centre): (bool, f32, f32),
    (room, size): (Rect, f32),
) {
    let way = if right { 1.0 } else { -1.0 };
    let near = centre + way * (PILL * 0.5 + 20.0);
    let (height, own) = box_height(bough, size);
    let middle = y + piece.height * 0.5;
    let rect = Rect::new(if right { near } else { near - BOX }, middle - height * 0.5, BOX, height);
    head(sheet, shaper, bough, rect, (own, piece.from > 0));
    let stalk = near + way * BOX;
    let edge = near + way * (BOX + STALK);
    let width = leaf_width(room);
    let rows: f32 =
        bough.leaves.iter_mut().take(piece.to).skip(piece.from).map(|leaf| leaf_height(leaf, width, size)).sum();
    let mut top = y + (piece.height - rows) * 0.5;
    for leaf in bough.leaves.iter_mut().take(piece.to).skip(piece.from) {
        let height = leaf_height(leaf, width, size);
        let deep = indent(&leaf.trend, size);
        let start = edge + way * deep;
        sheet.canvas.enter("stalks", Role::Decoration);
        let mid = top + height * 0.5 - 0.2 * size;
        let bend = stalk + way * STALK * 0.5;
        let steps = vec![Step::Move(stalk, middle), Step::Curve([bend, middle, stalk, mid, start - way * 1.2, mid])];
        sheet.canvas.outline(steps, None, Some(stroke(blend(bough.ink, PAPER, 0.7), 0.5)));
        let wide = width - deep;
        let rect = Rect::new(if right { start } else { start - wide }, top, wide, height);
        self::leaf(sheet, shaper, leaf, rect, (size, right));
        top += height;
    }
}

/// A branch's box with its name and its sum.
fn head(sheet: &mut Sheet, shaper: &mut Shaper, bough: &mut Bough, rect: Rect, (size, again): (f32, bool)) {
    if again || bough.root.id.is_empty() {
        sheet.canvas.enter("again", Role::Lane);
    } else {
        sheet.entry(&bough.root.id, rect);
    }
    sheet.canvas.rounded(rect, 1.4, Some(bough.ink), None);
    let inner = Rect::new(rect.x + 2.5, rect.y + 1.4, rect.w - 5.0, rect.h);
    let used = bough.name.draw(&mut sheet.canvas, shaper, inner, (size, bough.ink), Align::Start);
    let mut here = [Paragraph::plain(shaper, Words::GoesOnHere.text_in(shaper.lang), Face::Regular, WHITE)];
    let mut y = inner.y + used;
    for words in if again { here.as_mut_slice() } else { bough.said.as_mut_slice() } {
        let row = Rect { y, ..inner };
        y += words.draw(&mut sheet.canvas, shaper, row, (small(size), bough.ink), Align::Start);
    }
}

fn rings(trend: &Trend, lang: Lang) -> String {
    Words::KeyTrendOf.with_in(lang, &[trend.rings.join(", ")])
}

/// A trend: words, number, dots; ringed where it is in a key trend.
fn leaf(sheet: &mut Sheet, shaper: &mut Shaper, leaf: &mut Leaf, rect: Rect, (size, right): (f32, bool)) {
    sheet.entry(&leaf.trend.id, rect);
    let pad = ring_pad(&leaf.trend, size);
    let width = rect.w - 2.0 * pad;
    let tail = tail(leaf, width, size);
    let (_, widest) = leaf.words.measure(width / size);
    let words = leaf.words.height(width, size);
    let wide = if tail.beside { widest * size + 0.8 * size + tail.width } else { (widest * size).max(tail.width) };
    let height = words + count(tail.rows) * row_height(&tail, size);
    let top = rect.y + (rect.h - height) * 0.5;
    let ringed = !leaf.trend.rings.is_empty();
    if ringed {
        let wide = wide.min(width) + 2.0 * pad;
        let x = if right { rect.x } else { rect.right() - wide };
        let ring = Rect::new(x, top - pad * 0.45, wide, height + pad * 0.9);
        sheet.canvas.rounded(ring, 0.8 * size, Some(blend(SUN, PAPER, 0.25)), Some(stroke(legend::RING, 0.45)));
    }
    let ground = if ringed { blend(SUN, PAPER, 0.25) } else { PAPER };
    let x = rect.x + pad;
    let align = if right { Align::Start } else { Align::Right };
    leaf.words.draw(&mut sheet.canvas, shaper, Rect::new(x, top, width, words), (size, ground), align);
    // Distances from the words' beginning outwards, and downwards.
    let (from, middle) =
        if tail.beside { (widest * size + 0.8 * size, top + 0.62 * size) } else { (0.0, top + words + 0.42 * size) };
    let out = |along: f32| if right { x + along } else { x + width - along };
    if let Some(chip) = &mut leaf.chip {
        let own = 0.82 * size;
        let wide = tail.chip - 0.5 * size;
        let x = if right { out(from) } else { out(from) - wide };
        sheet.canvas.rounded(
            Rect::new(x, middle - 0.48 * size, wide, 0.96 * size),
            0.48 * size,
            Some(legend::RING),
            None,
        );
        let inner = Rect::new(x, middle - 0.6 * own, wide, own);
        chip.draw(&mut sheet.canvas, shaper, inner, (own, legend::RING), Align::Middle);
    }
    let (r, step) = dot(size);
    for (n, ink) in leaf.trend.dots.iter().enumerate() {
        let along = from + tail.chip + count(n % tail.per) * step + r;
        let down = middle + count(n / tail.per) * row_height(&tail, size);
        sheet.canvas.circle(out(along), down, r, Some(*ink), None);
    }
}
