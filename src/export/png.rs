//! A scene as PNG: letters as outlines, so that it looks the same everywhere. Drawn in bands, so that a picture for a large
//! print needs little memory. Uses scenes, fonts, tiny-skia, skrifa and png; the same scene is the same bytes.

mod band;

use std::collections::BTreeMap;

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use tiny_skia::{Color, Path, PathBuilder, Stroke, StrokeDash, Transform};

use band::Band;

use super::sheet::Sheet;
use crate::roadmap::fonts::Fonts;
use crate::roadmap::palette::{PAPER, Rgb, blend};
use crate::roadmap::scene::{Item, Mark, Outline, Paint, Step, Text, bounds};
use crate::roadmap::shape::Glyph;

/// How wide a picture is, where nothing else is said: a projector of the best kind.
pub const WIDTH: u32 = 3840;
/// No picture is wider: A0 at 600 dots to the inch, and a little.
pub const WIDEST: u32 = 30_000;
/// The rows of a band.
const BAND: u32 = 4096;

/// How wide a sheet is in dots, printed with so many to the inch.
pub fn width_at(sheet: &Sheet, dpi: u32) -> u32 {
    whole(f64::from(sheet.width()) / 25.4 * f64::from(dpi)).min(WIDEST)
}

/// Draws a sheet, `width` dots wide.
///
/// # Errors
/// A sentence, where there is no room for it.
pub fn png(sheet: &Sheet, width: u32, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let width = width.clamp(1, WIDEST);
    let height = height_at(sheet, width);
    let dots = in_bands(sheet, (width, height), fonts, BAND)?;
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    let metre = whole(f64::from(width) / (f64::from(sheet.width()) / 1000.0));
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: metre, yppu: metre, unit: Unit::Meter }));
    let wrong = |error: png::EncodingError| format!("The PNG was not drawn: {error}.");
    let mut writer = encoder.write_header().map_err(wrong)?;
    writer.write_image_data(&dots).map_err(wrong)?;
    writer.finish().map_err(wrong)?;
    Ok(out)
}

fn height_at(sheet: &Sheet, width: u32) -> u32 {
    whole(f64::from(width) * f64::from(sheet.height()) / f64::from(sheet.width())).max(1)
}

/// The dots of a sheet, three bytes each, row by row; drawn in bands of about so many rows, which does not show.
///
/// # Errors
/// A sentence, where there is no room for it.
pub fn in_bands(sheet: &Sheet, (width, height): (u32, u32), fonts: &Fonts, band_rows: u32) -> Result<Vec<u8>, String> {
    let no_room = || "The PNG was not drawn: there is no memory for it. A smaller --width needs less.".to_owned();
    let scene = sheet.scene;
    let scale = (real(width) / scene.width, real(height) / scene.height);
    let view = Transform::from_scale(scale.0, scale.1);
    let band_rows = band_rows.div_ceil(band::GRID) * band::GRID;
    let mut letters = Letters { fonts, known: BTreeMap::new() };
    let mut dots = Vec::new();
    let mut top = 0;
    while top < height {
        let rows = band_rows.min(height - top);
        let mut band = Band::new(width, top, rows, color(PAPER)).ok_or_else(no_room)?;
        let (from, to) = (real(top) / scale.1, real(top + rows) / scale.1);
        for item in scene.items.iter().filter(|item| reaches(item, from, to)) {
            match &item.mark {
                Mark::Outline(outline) => draw_outline(&mut band, outline, view),
                Mark::Text(text) => letters.draw(&mut band, text, view),
            }
        }
        dots.extend(band.dots.pixels().iter().flat_map(|dot| [dot.red(), dot.green(), dot.blue()]));
        top += rows;
    }
    Ok(dots)
}

/// Whether anything of an item can lie between two heights, mm. What hangs out of its box does so by less than its size.
fn reaches(item: &Item, from: f32, to: f32) -> bool {
    let out = match &item.mark {
        Mark::Text(text) => text.size,
        Mark::Outline(outline) => outline.stroke.map_or(0.5, |line| line.width * 4.0 + 0.5),
    };
    item.bbox.y - out < to && item.bbox.bottom() + out > from
}

fn draw_outline(band: &mut Band, outline: &Outline, view: Transform) {
    let Some(path) = path(&outline.steps) else { return };
    match outline.fill {
        Some(Paint::Solid(ink)) => band.fill(&path, color(ink), view),
        Some(Paint::Down(from, to)) => {
            let (edges, down) = (bounds(&outline.steps), view.sy);
            let share = |y: f32| ((y / down - edges.y) / edges.h.max(f32::EPSILON)).clamp(0.0, 1.0);
            band.fill_rows(&path, view, |y| color(blend(to, from, share(y))));
        }
        None => {}
    }
    if let Some(line) = outline.stroke
        && let Some(path) = path.transform(view)
    {
        let dash = line.dash.and_then(|(dash, gap)| StrokeDash::new(vec![dash * view.sx, gap * view.sx], 0.0));
        let stroke = Stroke { width: line.width * view.sx, dash, ..Stroke::default() };
        band.stroke(&path, color(line.ink), &stroke);
    }
}

fn color(ink: Rgb) -> Color {
    Color::from_rgba8(ink.0, ink.1, ink.2, 255)
}

fn path(steps: &[Step]) -> Option<Path> {
    let mut out = PathBuilder::new();
    for step in steps {
        match *step {
            Step::Move(x, y) => out.move_to(x, y),
            Step::Line(x, y) => out.line_to(x, y),
            Step::Curve([ax, ay, bx, by, x, y]) => out.cubic_to(ax, ay, bx, by, x, y),
            Step::Close => out.close(),
        }
    }
    out.finish()
}

/// The outlines of the letters that were drawn so far, in em, upside up.
struct Letters<'a> {
    fonts: &'a Fonts,
    known: BTreeMap<(usize, u32), Option<Path>>,
}

impl Letters<'_> {
    fn draw(&mut self, band: &mut Band, text: &Text, view: Transform) {
        let ink = color(text.ink);
        for glyph in &text.glyphs {
            let at = (text.x + glyph.x * text.size, text.y - glyph.y * text.size);
            let place = view.pre_concat(Transform::from_row(text.size, 0.0, 0.0, -text.size, at.0, at.1));
            let blank = text.text.get(glyph.text.0..glyph.text.1).is_some_and(unseen);
            if glyph.id == 0 && !blank {
                empty_box(band, glyph, ink, place);
            } else if glyph.id != 0
                && let Some(path) = self.outline(glyph)
            {
                band.fill(path, ink, place);
            }
        }
    }

    fn outline(&mut self, glyph: &Glyph) -> Option<&Path> {
        let fonts = self.fonts;
        let made = || {
            let font = FontRef::from_index(fonts.bytes(glyph.font)?, 0).ok()?;
            let mut pen = Pen(PathBuilder::new());
            // In the units of the font: at a size, skrifa rounds to 1/64 of it.
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            font.outline_glyphs().get(GlyphId::new(glyph.id))?.draw(settings, &mut pen).ok()?;
            let unit = 1.0 / f32::from(font.head().ok()?.units_per_em());
            pen.0.finish()?.transform(Transform::from_scale(unit, unit))
        };
        self.known.entry((glyph.font, glyph.id)).or_insert_with(made).as_ref()
    }
}

fn unseen(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2069}'))
}

/// What stands where no font has the letter: an empty box.
fn empty_box(band: &mut Band, glyph: &Glyph, ink: Color, place: Transform) {
    let width = (glyph.advance - 0.12).max(0.2);
    let Some(rect) = tiny_skia::Rect::from_xywh(0.06, 0.0, width, 0.66) else { return };
    let Some(path) = PathBuilder::from_rect(rect).transform(place) else { return };
    band.stroke(&path, ink, &Stroke { width: 0.05 * place.sx, ..Stroke::default() });
}

/// Takes an outline over as a path.
struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(cx0, cy0, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

/// The nearest whole number of a length in dots.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a picture can be before it is cut"
)]
fn whole(value: f64) -> u32 {
    value.round().clamp(0.0, 1_000_000.0) as u32
}

#[expect(clippy::cast_precision_loss, reason = "a picture has fewer dots across than a number holds exactly")]
fn real(value: u32) -> f32 {
    value as f32
}
