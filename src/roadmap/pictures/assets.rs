//! The asset map: a panel for each sort of thing that is here already, as wide and as high as what stands in it. What was
//! offered is filled and starred. Uses the scene, the words, the model.

use super::super::fonts::Face;
use super::super::palette::{INK, LANES, PAPER, Rgb, SOFT, WHITE, blend};
use super::super::scene::stroke;
use super::super::scene::{Rect, Role, look};
use super::super::shape::{Shaper, span};
use super::paragraph::{Align, LEADING, Paragraph, count};
use super::sheet::{A3, FLOOR, Frame, MARGIN, Sheet, TOP, is_shown, largest, one_line_on};
use super::{Drawn, Part};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::session::Session;
use crate::words::lang::Lang;
use crate::words::pictures::Pictures as Words;

/// Between two panels.
const GAP: f32 = 4.0;
/// The bar at a panel's left.
const BAR: f32 = 2.4;
/// From a panel's edge to its things.
const PAD: f32 = 4.0;
/// What is kept free for the row that tells what was not written down.
const TOLD: f32 = 5.0;
/// The largest type: 18 pt.
const MOST: f32 = 6.4;

/// A thing that is here.
struct Thing {
    id: String,
    text: String,
    words: Paragraph,
    offered: bool,
}

/// A panel.
struct Panel {
    title: String,
    things: Vec<Thing>,
    ink: Rgb,
}

/// A thing's box within its panel, mm, from the panel's upper left corner.
type Boxes = Vec<Rect>;

/// The panels of a sheet: which, where, the boxes of the things in each.
type Laid = Vec<(usize, Rect, Boxes)>;

/// A row while its widths are looked for: which panel, how wide, the boxes of its things, how high.
type Row = Vec<(usize, f32, Boxes, f32)>;

/// The panels in their order: the sorts of asset that stand in each.
const PANELS: [(&[&str], Option<Words>, bool); 8] = [
    (&["individual"], None, true),
    (&["association"], None, true),
    (&["institution"], None, true),
    (&["place", "environment"], Some(Words::Places), true),
    (&["economy"], None, true),
    (&["culture-story"], None, true),
    (&["relationship"], None, false),
    (&["value"], None, false),
];

/// Draws the asset map of a session.
pub fn draw(shaper: &mut Shaper, session: &Session) -> Drawn {
    let frame = Frame::of(session, Words::Assets.text_in(session.lang()), "");
    let (mut panels, empty) = panels(shaper, session);
    let body = frame.body();
    // What is told below the last panels has a row of its own.
    let room = Rect { h: body.h - if empty.is_empty() { 0.0 } else { TOLD }, ..body };
    let (sheets, size) = laid(&mut panels, room);
    let of = sheets.len().max(1);
    let mut out = Vec::new();
    for (n, laid) in sheets.iter().enumerate() {
        let mut sheet = frame.sheet(shaper, n + 1, of);
        sheet.size = size;
        legend(&mut sheet, shaper, &panels);
        for (n, rect, boxes) in laid.panels() {
            if let Some(panel) = panels.get_mut(*n) {
                draw_panel(&mut sheet, shaper, (panel, *n), (*rect, boxes, laid.first(*n)), size);
            }
        }
        out.push(sheet);
    }
    if out.is_empty() {
        let mut sheet = frame.sheet(shaper, 1, 1);
        let at = (A3.0 * 0.5, TOP + 40.0);
        sheet.say_nothing(shaper, Words::NoAssets.text_in(shaper.lang), at, PAPER);
        out.push(sheet);
    } else if !empty.is_empty()
        && let Some(sheet) = out.last_mut()
    {
        // What is missing is told too: it may only not have been asked.
        sheet.canvas.enter("missing", Role::Legend);
        let words = Words::NothingYet.with_in(shaper.lang, &[empty.join(", ")]);
        let look = (2.8, Face::Italic, SOFT);
        one_line_on(&mut sheet.canvas, shaper, &words, (body.x, body.bottom() - 0.8), look, (room.w, PAPER));
    }
    let all = || panels.iter().flat_map(|panel| &panel.things);
    let held = all().map(|thing| (thing.id.clone(), thing.text.clone())).collect();
    let words = panels
        .iter()
        .map(|panel| Part {
            heading: panel.title.clone(),
            lines: panel.things.iter().map(|thing| in_words(thing, shaper.lang)).collect(),
        })
        .collect();
    Drawn { empty: all().next().is_none(), words, held, ..frame.drawn(shaper, out) }
}

fn in_words(thing: &Thing, lang: Lang) -> String {
    if thing.offered { format!("{} ({})", thing.text, Words::Offered.text_in(lang)) } else { thing.text.clone() }
}

fn panels(shaper: &mut Shaper, session: &Session) -> (Vec<Panel>, Vec<String>) {
    let shown = |asset: &&Entry| is_shown(asset) && asset.words(Field::Checked) != "gone";
    let mut all: Vec<&Entry> = session.of_kind(Kind::Asset).filter(shown).collect();
    all.sort_by_key(|asset| !asset.is(Field::Offered));
    let lang = shaper.lang;
    let names = crate::model::assets::kinds();
    let name = |code: &str| names.iter().find(|(had, _)| *had == code).map_or("", |(_, word)| word.text_in(lang));
    let known = |code: &str| PANELS.iter().any(|(codes, ..)| codes.contains(&code));
    let (mut out, mut empty) = (Vec::new(), Vec::new());
    for (n, (codes, title, always)) in PANELS.iter().enumerate() {
        let of: Vec<&Entry> =
            all.iter().copied().filter(|asset| codes.contains(&asset.words(Field::Sort).as_str())).collect();
        let title =
            title.map_or_else(|| codes.first().map_or("", |code| name(code)), |title| title.text_in(lang)).to_owned();
        if of.is_empty() {
            if *always {
                empty.push(title.to_lowercase());
            }
            continue;
        }
        let ink = LANES.get(n % LANES.len()).copied().unwrap_or(SOFT);
        out.push(Panel { title, things: of.into_iter().map(|asset| thing(shaper, session, asset)).collect(), ink });
    }
    let loose: Vec<&Entry> = all.iter().copied().filter(|asset| !known(&asset.words(Field::Sort))).collect();
    if !loose.is_empty() {
        let title = Kind::Asset.plural_in(lang).to_owned();
        let things = loose.into_iter().map(|asset| thing(shaper, session, asset)).collect();
        out.push(Panel { title, things, ink: SOFT });
    }
    (out, empty)
}

fn thing(shaper: &mut Shaper, session: &Session, asset: &Entry) -> Thing {
    let offered = asset.is(Field::Offered);
    let (face, ink) = if offered { (Face::Semibold, WHITE) } else { (Face::Regular, INK) };
    let mut spans = vec![span(asset.text(), face, ink)];
    // The actions that use it.
    let links = asset.links.iter().filter(|link| link.how == How::Uses);
    let used: Vec<String> = links
        .flat_map(|link| [Some(&link.one), link.other.as_ref()])
        .flatten()
        .filter(|id| **id != asset.id)
        .filter_map(|id| session.entry(id))
        .filter(|other| other.stands())
        .map(|other| session.spoken(other))
        .collect();
    if !used.is_empty() {
        spans.push(span(
            format!("\u{A0} {}", Words::UsedIn.with_in(shaper.lang, &[used.join(", ")]).replace(' ', "\u{A0}")),
            Face::Bold,
            ink,
        ));
    }
    let words = Paragraph::new(shaper, &spans, if offered { 1.15 } else { 0.0 });
    Thing { id: asset.id.to_string(), text: asset.text().to_owned(), words, offered }
}

/// The boxes of things in a panel of a width; the height of all.
fn flow(things: &mut [Thing], width: f32, size: f32) -> (Boxes, f32) {
    let (pad, gap) = (size * 0.85, size * 0.55);
    let inner = (width - BAR - 2.0 * PAD).max(10.0);
    let (mut x, mut y, mut line) = (0.0_f32, 0.0_f32, 0.0_f32);
    let mut out = Vec::new();
    for thing in things {
        // No line is longer than is read with ease.
        let most = half_ems((inner - 2.0 * pad) / size).min(24.0);
        let (lines, widest) = thing.words.measure(most);
        let w = (widest * size + 2.0 * pad).min(inner);
        let h = count(lines) * LEADING * size + size * 0.62;
        if x > 0.0 && x + w > inner {
            y += line + gap;
            x = 0.0;
            line = 0.0;
        }
        out.push(Rect::new(BAR + PAD + x, head(size) + y, w, h));
        x += w + gap;
        line = line.max(h);
    }
    (out, head(size) + y + line + PAD)
}

/// A width in whole halves of an em, so that few widths are measured.
fn half_ems(width: f32) -> f32 {
    ((width * 2.0).floor() * 0.5).max(2.0)
}

/// The height of a panel's title.
fn head(size: f32) -> f32 {
    (size * 1.5).clamp(5.0, 7.4) + 5.0
}

/// The panels of one sheet, with the first thing of each.
struct OneSheet {
    laid: Laid,
    firsts: Vec<usize>,
}

impl OneSheet {
    fn panels(&self) -> impl Iterator<Item = &(usize, Rect, Boxes)> {
        self.laid.iter()
    }

    fn first(&self, panel: usize) -> usize {
        self.firsts.get(panel).copied().unwrap_or(0)
    }
}

/// All sheets and the type size: as few as hold everything at 7 pt, then as large as it goes.
fn laid(panels: &mut [Panel], room: Rect) -> (Vec<OneSheet>, f32) {
    let most = panels.iter().map(|panel| panel.things.len()).max().unwrap_or(0);
    for sheets in 1..=most {
        let mut at = |size: f32| -> Option<Vec<OneSheet>> {
            (0..sheets).map(|n| sheet_of(panels, (n, sheets), room, size)).collect()
        };
        if at(FLOOR).is_none() && sheets < most {
            continue;
        }
        if let Some(found) = largest(MOST, FLOOR, at) {
            return found;
        }
    }
    (Vec::new(), FLOOR)
}

/// The `n`th of `of` sheets: of each panel its part, in one to three rows.
fn sheet_of(panels: &mut [Panel], (n, of): (usize, usize), room: Rect, size: f32) -> Option<OneSheet> {
    let range = |len: usize| (len * n / of, len * (n + 1) / of);
    let firsts: Vec<usize> = panels.iter().map(|panel| range(panel.things.len()).0).collect();
    let here: Vec<usize> = panels
        .iter()
        .enumerate()
        .filter(|(_, panel)| {
            let (a, b) = range(panel.things.len());
            a < b
        })
        .map(|(n, _)| n)
        .collect();
    let mut best: Option<(f32, Laid)> = None;
    let least = if here.len() > 5 { 2 } else { 1 };
    for rows in least..=3_usize.min(here.len().max(1)) {
        for split in splits(here.len(), rows) {
            let Some((spare, laid)) = rows_of(panels, &here, &split, range, room, size) else { continue };
            if best.as_ref().is_none_or(|(least, _)| spare < *least) {
                best = Some((spare, laid));
            }
        }
    }
    best.map(|(_, laid)| OneSheet { laid, firsts })
}

/// Every way to cut so many panels into so many rows, in order.
fn splits(len: usize, rows: usize) -> Vec<Vec<usize>> {
    if rows <= 1 || len <= 1 {
        return vec![vec![len]];
    }
    let mut out = Vec::new();
    for first in 1..=(len + 1 - rows).min(5) {
        for mut rest in splits(len - first, rows - 1) {
            rest.insert(0, first);
            out.push(rest);
        }
    }
    out
}

/// Rows of panels: in each the widths are such that all are about as high. How uneven it came out, and the panels.
fn rows_of(
    panels: &mut [Panel],
    here: &[usize],
    split: &[usize],
    range: impl Fn(usize) -> (usize, usize),
    room: Rect,
    size: f32,
) -> Option<(f32, Laid)> {
    let mut rows: Vec<(f32, Row)> = Vec::new();
    let mut at = 0;
    let mut unused = 0.0;
    for many in split {
        let own = here.get(at..at + many)?;
        at += many;
        let all = room.w - GAP * count(many.saturating_sub(1));
        let mut widths: Vec<f32> =
            own.iter().map(|n| panels.get(*n).map_or(1.0, |panel| count(panel.things.len()).max(1.0))).collect();
        let whole: f32 = widths.iter().sum();
        for w in &mut widths {
            *w = all * *w / whole;
        }
        let mut best: Option<(f32, Row)> = None;
        for _ in 0..9 {
            let least = 44.0_f32.min(all / count(*many));
            let sum: f32 = widths.iter().map(|w| w.max(least)).sum();
            let over = sum - all;
            let wide: f32 = widths.iter().filter(|w| **w > least).map(|w| *w - least).sum();
            for w in &mut widths {
                *w = if *w > least && wide > 0.0 { *w - over * (*w - least) / wide } else { least };
            }
            let mut row = Vec::new();
            for (n, w) in own.iter().zip(&widths) {
                let panel = panels.get_mut(*n)?;
                let (a, b) = range(panel.things.len());
                let (boxes, h) = flow(panel.things.get_mut(a..b)?, *w, size);
                row.push((*n, *w, boxes, h));
            }
            let top = row.iter().map(|(.., h)| *h).fold(0.0, f32::max);
            let mean = row.iter().map(|(.., h)| *h).sum::<f32>() / count(row.len().max(1));
            for (w, (.., h)) in widths.iter_mut().zip(&row) {
                *w *= 1.0 + 0.45 * (h / mean - 1.0);
            }
            let whole: f32 = widths.iter().sum();
            for w in &mut widths {
                *w = all * *w / whole;
            }
            if best.as_ref().is_none_or(|(least, _)| top < *least) {
                best = Some((top, row));
            }
        }
        let (top, row) = best?;
        unused += row.iter().map(|(_, w, _, h)| (top - h) * w).sum::<f32>();
        rows.push((top, row));
    }
    let used: f32 = rows.iter().map(|(top, _)| *top).sum::<f32>() + GAP * count(rows.len().saturating_sub(1));
    if used > room.h {
        return None;
    }
    let extra = (room.h - used) / count(rows.len().max(1));
    unused += (room.h - used) * room.w;
    let mut out = Vec::new();
    let mut y = room.y;
    for (top, row) in rows {
        let mut x = room.x;
        for (n, w, boxes, h) in row {
            out.push((n, Rect::new(x, y, w, top + extra), spread(boxes, top + extra - h)));
            x += w + GAP;
        }
        y += top + extra + GAP;
    }
    Some((unused, out))
}

/// Spreads the lines of a panel over what is left of its height, as far as they still belong together.
fn spread(mut boxes: Boxes, free: f32) -> Boxes {
    let mut tops: Vec<f32> = boxes.iter().map(|rect| rect.y).collect();
    tops.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    let step = (free / count(tops.len().max(1))).min(3.2);
    for rect in &mut boxes {
        let line = tops.iter().take_while(|top| **top < rect.y - 0.01).count();
        rect.y += step * count(line) + step * 0.5;
    }
    boxes
}

fn draw_panel(
    sheet: &mut Sheet,
    shaper: &mut Shaper,
    (panel, n): (&mut Panel, usize),
    (rect, boxes, first): (Rect, &Boxes, usize),
    size: f32,
) {
    let ground = blend(panel.ink, PAPER, 0.13);
    sheet.canvas.enter(&format!("panel-{n}"), Role::Assets);
    sheet.canvas.rounded(rect, 2.0, Some(ground), None);
    sheet.canvas.fill(Rect::new(rect.x, rect.y, BAR, rect.h), panel.ink);
    let own = (size * 1.25).clamp(4.2, 6.6);
    let at = (rect.x + BAR + PAD, rect.y + 3.0 + own * 0.8);
    let title = panel.title.clone();
    one_line_on(&mut sheet.canvas, shaper, &title, at, (own, Face::Bold, INK), (rect.w - BAR - 2.0 * PAD, ground));
    for (thing, place) in panel.things.iter_mut().skip(first).zip(boxes) {
        let own = Rect { x: rect.x + place.x, y: rect.y + place.y, ..*place };
        sheet.entry(&thing.id, own);
        let round = size * 0.91;
        let fill = if thing.offered { panel.ink } else { WHITE };
        sheet.canvas.rounded(own, round, Some(fill), Some(stroke(panel.ink, 0.35)));
        let pad = size * 0.85;
        let inner = Rect::new(own.x + pad, own.y + size * 0.31, own.w - 2.0 * pad, own.h);
        let within = half_ems((rect.w - BAR - 2.0 * PAD - 2.0 * pad) / size).min(24.0) * size;
        let at_end = thing.words.at_end(&sheet.canvas);
        let moved = if at_end { inner.right() - within } else { inner.x };
        let broad = Rect::new(moved, inner.y, within, inner.h);
        thing.words.draw(&mut sheet.canvas, shaper, broad, (size, fill), Align::Start);
        if thing.offered {
            let x = if at_end { inner.right() - size * 0.45 } else { inner.x + size * 0.42 };
            star(sheet, (x, inner.y + size * 0.6), size * 0.45, WHITE);
        }
    }
}

/// A star with five points.
fn star(sheet: &mut Sheet, (x, y): (f32, f32), r: f32, ink: Rgb) {
    // Sines and cosines of tenths of a turn, so that every machine draws the same.
    const POINTS: [(f32, f32, f32); 10] = [
        (0.0, -1.0, 1.0),
        (0.587_79, -0.809_02, 0.42),
        (0.951_06, -0.309_02, 1.0),
        (0.951_06, 0.309_02, 0.42),
        (0.587_79, 0.809_02, 1.0),
        (0.0, 1.0, 0.42),
        (-0.587_79, 0.809_02, 1.0),
        (-0.951_06, 0.309_02, 0.42),
        (-0.951_06, -0.309_02, 1.0),
        (-0.587_79, -0.809_02, 0.42),
    ];
    let points: Vec<(f32, f32)> = POINTS.iter().map(|(dx, dy, far)| (x + dx * r * far, y + dy * r * far)).collect();
    sheet.canvas.polygon(&points, Some(ink), None);
}

fn legend(sheet: &mut Sheet, shaper: &mut Shaper, panels: &[Panel]) {
    if !panels.iter().flat_map(|panel| &panel.things).any(|thing| thing.offered) {
        return;
    }
    sheet.canvas.enter("legend", Role::Legend);
    let (x, y) = (A3.0 - MARGIN, TOP - 4.8);
    let width = sheet.canvas.label(
        shaper,
        Words::Offered.text_in(shaper.lang),
        (x, y),
        look(3.2, Face::Regular, INK, PAPER),
        1.0,
    );
    star(sheet, (x - width - 3.0, y - 1.1), 1.6, INK);
}
