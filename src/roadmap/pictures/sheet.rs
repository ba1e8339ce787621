//! A sheet of a picture: page, title, the line below it, the foot. Uses the scene, the words and the model's queries.

use super::super::draw_up;
use super::super::fonts::Face;
use super::super::palette::{INK, PAPER, Rgb, SOFT};
use super::super::scene::{Canvas, Mark, Outcome, Placed, Rect, Role, Scene, look};
use super::super::shape::{Shaper, in_turn};
use super::Drawn;
use super::paragraph::count;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::query;
use crate::model::session::Session;
use crate::words::pictures::Pictures as Words;

/// A3 across and down, mm.
pub const A3: (f32, f32) = (420.0, 297.0);
/// A4 upright, mm.
pub const A4: (f32, f32) = (210.0, 297.0);
/// Between the page's edge and what stands on it, mm.
pub const MARGIN: f32 = 8.0;
/// Where a picture begins below its title, mm.
pub const TOP: f32 = 24.0;
/// The room that the foot takes, mm.
pub const FOOT: f32 = 11.0;
/// The smallest type of what people said: 7 pt, mm.
pub const FLOOR: f32 = 2.47;
/// From the title's baseline to what stands below it, mm.
const ABOVE_SUBTITLE: f32 = 3.3;
/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// What stands on every sheet of a picture.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The picture's title.
    pub title: String,
    /// The session's title, days, place.
    pub subtitle: String,
    /// For whom it is, and the session's notice.
    pub notice: String,
    /// The page's size, mm.
    pub page: (f32, f32),
}

impl Frame {
    /// The frame of a picture of a session.
    pub fn of(session: &Session, title: &str, readers: &str) -> Self {
        let of = [query::title(session), draw_up::subtitle(session)];
        let at_foot = [readers.to_owned(), session.words(Field::Notice)];
        let join = |parts: &[String], with: &str| {
            parts.iter().filter(|part| !part.trim().is_empty()).cloned().collect::<Vec<_>>().join(with)
        };
        Self { title: title.to_owned(), subtitle: join(&of, " · "), notice: join(&at_foot, " "), page: A3 }
    }

    /// The room for the picture itself.
    pub fn body(&self) -> Rect {
        let (width, height) = self.page;
        Rect::new(MARGIN, TOP, width - 2.0 * MARGIN, height - TOP - FOOT)
    }

    /// A new sheet: the `at`th of `of`.
    pub fn sheet(&self, shaper: &mut Shaper, at: usize, of: usize) -> Sheet {
        let (width, height) = self.page;
        let mut canvas = if shaper.turned { Canvas::turned(width) } else { Canvas::default() };
        canvas.enter("backdrop", Role::Decoration);
        canvas.fill(Rect::new(0.0, 0.0, width, height), PAPER);
        canvas.enter("title", Role::Title);
        let room = width - 2.0 * MARGIN;
        // Letters that reach deep do not touch the line below.
        let deep =
            shaper.plain(&self.title, Face::Bold, INK).lines(&shaper.fonts).first().map_or(0.0, |line| line.reach.1);
        let size = (ABOVE_SUBTITLE / deep.max(0.01)).min(9.6);
        one_line(&mut canvas, shaper, &self.title, (MARGIN, 13.2), (size, Face::Bold, INK), room);
        let subtitle = in_turn(self.subtitle.split('·'), shaper.turned);
        one_line(&mut canvas, shaper, &subtitle, (MARGIN, 19.2), (3.4, Face::Regular, SOFT), room);
        canvas.enter("notice", Role::Legend);
        let y = height - 5.2;
        let mut right = 0.0;
        if of > 1 {
            let words = Words::SheetOf.with_in(shaper.lang, &[at.to_string(), of.to_string()]);
            right = canvas.label(shaper, &words, (width - MARGIN, y), look(2.6, Face::Semibold, INK, PAPER), 1.0);
        }
        one_line(&mut canvas, shaper, &self.notice, (MARGIN, y), (2.6, Face::Regular, SOFT), room - right - 6.0);
        Sheet { canvas, placed: Vec::new(), size: 0.0 }
    }

    /// A picture out of sheets.
    pub fn drawn(&self, shaper: &Shaper, sheets: Vec<Sheet>) -> Drawn {
        let missing = shaper.missing();
        let description = Words::InWords.text_in(shaper.lang);
        let scene = |sheet: Sheet| {
            let sizes = sheet.canvas.items.iter().filter_map(|item| match &item.mark {
                Mark::Text(text) => Some(text.size),
                Mark::Outline(_) => None,
            });
            let smallest = sizes.fold(f32::MAX, f32::min);
            let outcome = Outcome {
                card_size: if sheet.size > 0.0 { sheet.size } else { smallest },
                smallest,
                missing: missing.clone(),
                ..Outcome::default()
            };
            let mut scene = Scene {
                lanes: Vec::new(),
                width: self.page.0,
                height: self.page.1,
                title: format!("{}: {}", self.title, self.subtitle),
                description: description.to_owned(),
                items: sheet.canvas.items,
                placed: sheet.placed,
                phases: Vec::new(),
                ticks: Vec::new(),
                outcome,
            };
            if shaper.turned {
                scene.turn_places();
            }
            scene
        };
        Drawn {
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            sheets: sheets.into_iter().map(scene).collect(),
            notice: self.notice.clone(),
            from_right: shaper.turned,
            ..Drawn::default()
        }
    }
}

/// A sheet while it is drawn.
pub struct Sheet {
    /// What is drawn on it.
    pub canvas: Canvas,
    /// What people said, with its place.
    pub placed: Vec<Placed>,
    /// The type size of what people said, mm.
    pub size: f32,
}

impl Sheet {
    /// What comes next is the words of an entry, in this box.
    pub fn entry(&mut self, id: &str, rect: Rect) {
        self.canvas.enter(&format!("entry-{id}"), Role::Card);
        self.placed.push(Placed { number: id.to_owned(), rect, span: None, marker: None });
    }

    /// That there is nothing to draw yet, in the middle of `at`.
    pub fn say_nothing(&mut self, shaper: &mut Shaper, words: &str, at: (f32, f32), ground: Rgb) {
        self.canvas.enter("nothing", Role::Legend);
        self.canvas.label(shaper, words, at, look(4.2, Face::Regular, SOFT, ground), 0.5);
    }
}

/// One line that is set smaller, and then shortened, where it is too long.
pub fn one_line(
    canvas: &mut Canvas,
    shaper: &mut Shaper,
    text: &str,
    at: (f32, f32),
    look: (f32, Face, Rgb),
    room: f32,
) {
    one_line_on(canvas, shaper, text, at, look, (room, PAPER));
}

/// The same, on a ground of its own.
pub fn one_line_on(
    canvas: &mut Canvas,
    shaper: &mut Shaper,
    text: &str,
    at: (f32, f32),
    (size, face, ink): (f32, Face, Rgb),
    (room, ground): (f32, Rgb),
) {
    if text.is_empty() {
        return;
    }
    let width = shaper.plain(text, face, ink).width().max(0.01);
    let least = (size * 0.62).max(2.4).min(size);
    let fits = (room / width).min(size);
    let make = |shaper: &mut Shaper, words: &str| shaper.plain(words, face, ink);
    let (line, size) = if fits >= least {
        (make(shaper, text), fits)
    } else {
        (super::super::shorten::to_lines(shaper, text, (room / least, 1), make), least)
    };
    let rect = Rect::new(at.0, at.1 - 0.74 * size, room, size);
    let mut line = line;
    let _ = line.wrap(10_000.0);
    canvas.paragraph(shaper, &line, rect, size, 0.94, ground);
}

/// Whether the words of an entry may stand on a picture for those who were there.
pub fn is_shown(entry: &Entry) -> bool {
    entry.stands() && !entry.kind.is_private() && !entry.is(Field::GroupOnly)
}

/// What a person should know about a picture.
pub fn notes(drawn: &Drawn) -> Vec<String> {
    let mut out = Vec::new();
    let of = drawn.sheets.len();
    if of > 1 {
        out.push(format!("{}: {of} sheets, so that nothing is left out.", drawn.title));
    }
    let smallest = drawn.sheets.iter().map(|scene| scene.outcome.card_size).fold(f32::MAX, f32::min);
    if let Some(scene) = drawn.sheets.first() {
        let page = if scene.width > scene.height { "A3" } else { "A4" };
        out.push(format!("{}: what was said is in {:.1} pt on {page}.", drawn.title, smallest * POINTS));
    }
    out
}

/// The type sizes that are tried, largest first, mm.
pub fn sizes(most: f32, least: f32) -> impl Iterator<Item = f32> {
    let steps = 24_usize;
    (0..=steps).map(move |n| least + (most - least) * (1.0 - count(n) / count(steps)))
}

/// The largest type size at which something fits, and how it then is. What fits at a size is taken to fit at a smaller
/// one.
pub fn largest<T>(most: f32, least: f32, mut at: impl FnMut(f32) -> Option<T>) -> Option<(T, f32)> {
    let steps: Vec<f32> = sizes(most, least).collect();
    let (mut low, mut high) = (0, steps.len());
    let mut best = None;
    while low < high {
        let middle = usize::midpoint(low, high);
        let size = steps.get(middle).copied().unwrap_or(least);
        match at(size) {
            Some(found) => {
                best = Some((found, size));
                high = middle;
            }
            None => low = middle + 1,
        }
    }
    best
}
