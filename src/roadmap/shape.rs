//! Text measuring: shapes a paragraph once, in units of its type size, and breaks it at any width. Uses parley and the
//! fonts; knows nothing of pages. One em is the type size, so that a paragraph need not be shaped again to be set larger.

use std::borrow::Cow;
use std::collections::BTreeSet;

use parley::{
    FontFamily, FontStyle, FontWeight, InlineBox, InlineBoxKind, Layout, LayoutContext, OverflowWrap, StyleProperty,
    VerticalAlign,
};

use super::fonts::{Face, Fonts};
use super::palette::Rgb;

/// Parley's type size for one em; large, so that its own rounding cannot be seen.
const UNIT: f32 = 100.0;

/// Opens a stretch of text whose direction is its own.
pub const ISOLATE: char = '\u{2068}';
/// Closes it.
pub const END_ISOLATE: char = '\u{2069}';

/// A stretch of a paragraph in one face and colour.
#[derive(Debug, Clone)]
pub struct Span {
    /// Its text.
    pub text: String,
    /// Its face.
    pub face: Face,
    /// Its colour.
    pub ink: Rgb,
}

/// A span.
pub fn span(text: impl Into<String>, face: Face, ink: Rgb) -> Span {
    Span { text: text.into(), face, ink }
}

/// One glyph: in em from the origin of its piece.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The number of the glyph in its font.
    pub id: u32,
    /// To the right, em.
    pub x: f32,
    /// Upwards, em.
    pub y: f32,
    /// How far the next one is, em.
    pub advance: f32,
    /// The font, a number of [`Fonts::bytes`].
    pub font: usize,
    /// The bytes of the piece's text that it stands for.
    pub text: (usize, usize),
}

/// A part of a line in one face and colour.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its text as shaped, in reading order.
    pub text: String,
    /// Its face.
    pub face: Face,
    /// Its colour.
    pub ink: Rgb,
    /// Which of the paragraph's spans it is of.
    pub span: usize,
    /// From the left of the line, em.
    pub x: f32,
    /// How wide, em.
    pub width: f32,
    /// Its glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A line.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its parts from left to right.
    pub pieces: Vec<Piece>,
    /// How wide, with the lead of the first line, em.
    pub width: f32,
}

/// A shaped paragraph.
pub struct Shaped {
    text: String,
    spans: Vec<(Face, Rgb)>,
    layout: Layout<u8>,
    lead: f32,
}

/// Shapes text and remembers which characters no font could draw.
pub struct Shaper {
    /// The fonts.
    pub fonts: Fonts,
    context: LayoutContext<u8>,
    missing: BTreeSet<char>,
}

impl Shaper {
    /// A shaper for these fonts.
    pub fn new(fonts: Fonts) -> Shaper {
        Shaper { fonts, context: LayoutContext::new(), missing: BTreeSet::new() }
    }

    /// The characters that no font could draw so far.
    pub fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }

    /// Shapes a paragraph; `lead` em are kept free at the beginning of its first line; `tracking` em between letters.
    pub fn shape(&mut self, spans: &[Span], lead: f32, tracking: f32) -> Shaped {
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        let families = FontFamily::List(Cow::Owned(self.fonts.families.clone()));
        let mut builder = self.context.ranged_builder(&mut self.fonts.context, &text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(families));
        builder.push_default(StyleProperty::FontSize(UNIT));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        if tracking > 0.0 {
            builder.push_default(StyleProperty::LetterSpacing(tracking * UNIT));
        }
        let mut at = 0;
        for (number, span) in spans.iter().enumerate() {
            let range = at..at + span.text.len();
            at = range.end;
            let weight = FontWeight::new(f32::from(span.face.weight()));
            let style = if span.face.italic() { FontStyle::Italic } else { FontStyle::Normal };
            builder.push(StyleProperty::FontWeight(weight), range.clone());
            builder.push(StyleProperty::FontStyle(style), range.clone());
            builder.push(StyleProperty::Brush(u8::try_from(number).unwrap_or(u8::MAX)), range);
        }
        if lead > 0.0 {
            builder.push_inline_box(InlineBox {
                id: 0,
                kind: InlineBoxKind::InFlow,
                index: 0,
                width: lead * UNIT,
                height: 1.0,
                baseline: None,
                vertical_align: VerticalAlign::BASELINE,
            });
        }
        let mut layout = builder.build(&text);
        layout.break_all_lines(None);
        self.note_missing(&text, &layout);
        Shaped { text, spans: spans.iter().map(|span| (span.face, span.ink)).collect(), layout, lead }
    }

    /// A paragraph of one face and colour.
    pub fn plain(&mut self, text: &str, face: Face, ink: Rgb) -> Shaped {
        self.shape(&[span(text, face, ink)], 0.0, 0.0)
    }

    fn note_missing(&mut self, text: &str, layout: &Layout<u8>) {
        let mut seen = 0;
        for line in layout.lines() {
            for run in line.runs() {
                for cluster in run.clusters() {
                    let range = cluster.text_range();
                    seen += range.len();
                    if cluster.glyphs().any(|glyph| glyph.id == 0) {
                        self.missing.extend(text.get(range).unwrap_or_default().chars().filter(|c| drawable(*c)));
                    }
                }
            }
        }
        // Where no font at all was found there is no cluster either: then every character is looked at on its own.
        if seen == 0 {
            self.missing.extend(text.chars().filter(|c| drawable(*c)));
        }
    }
}

fn drawable(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}')
}

impl Shaped {
    /// Whether the paragraph runs from right to left.
    pub fn rtl(&self) -> bool {
        self.layout.is_rtl()
    }

    /// Breaks it at `width` em and says how many lines it has and how wide the widest is, em.
    pub fn wrap(&mut self, width: f32) -> (usize, f32) {
        self.layout.break_all_lines(Some(width * UNIT));
        let mut widest = 0.0_f32;
        for line in self.layout.lines() {
            let metrics = line.metrics();
            widest = widest.max((metrics.advance - metrics.hanging_advance) / UNIT);
        }
        (self.layout.len(), widest)
    }

    /// Breaks it into as many lines as `width` em needs, each about as long as the others, so that no short word is left
    /// alone on the last one.
    pub fn balance(&mut self, width: f32) -> (usize, f32) {
        let (lines, widest) = self.wrap(width);
        if !(2..=6).contains(&lines) {
            return (lines, widest);
        }
        let (mut low, mut high) = (width * 0.6, width);
        for _ in 0..6 {
            let middle = (low + high) * 0.5;
            if self.wrap(middle).0 > lines { low = middle } else { high = middle }
        }
        self.wrap(high)
    }

    /// How wide it is on one line, em.
    pub fn width(&mut self) -> f32 {
        self.wrap(10_000.0).1
    }

    /// The lines as last broken.
    pub fn lines(&self, fonts: &Fonts) -> Vec<Line> {
        let rtl = self.rtl();
        let mut out = Vec::with_capacity(self.layout.len());
        for (number, line) in self.layout.lines().enumerate() {
            let lead = if number == 0 { self.lead } else { 0.0 };
            let range = line.text_range();
            let last = range.end >= self.text.len();
            let shown = self.text.get(range.clone()).unwrap_or_default();
            // A separator has nothing to separate at the end of a line.
            let shown = shown.trim_end_matches(|c| is_blank(c) || (c == '·' && !last));
            let end = range.start + shown.len();
            let mut x = if rtl { 0.0 } else { lead };
            let mut pieces: Vec<(Piece, usize)> = Vec::new();
            let mut parts: Vec<Vec<(usize, usize, usize)>> = Vec::new();
            for run in line.runs() {
                let font = fonts.number_of(&run.font().data);
                for cluster in run.visual_clusters() {
                    let bytes = cluster.text_range();
                    if bytes.start >= end {
                        continue;
                    }
                    let tag = usize::from(cluster.style().brush);
                    if pieces.last().is_none_or(|(_, last)| *last != tag) {
                        let (face, ink) = self.spans.get(tag).copied().unwrap_or_default();
                        let empty =
                            Piece { text: String::new(), face, ink, span: tag, x, width: 0.0, glyphs: Vec::new() };
                        pieces.push((empty, tag));
                        parts.push(Vec::new());
                    }
                    let (Some((piece, _)), Some(part)) = (pieces.last_mut(), parts.last_mut()) else { continue };
                    let mut pen = x - piece.x;
                    part.push((bytes.start, bytes.end, piece.glyphs.len()));
                    for glyph in cluster.glyphs() {
                        piece.glyphs.push(Glyph {
                            id: glyph.id,
                            x: pen + glyph.x / UNIT,
                            y: glyph.y / UNIT,
                            advance: glyph.advance / UNIT,
                            font,
                            text: (bytes.start, bytes.end),
                        });
                        pen += glyph.advance / UNIT;
                    }
                    x += cluster.advance() / UNIT;
                    piece.width = x - piece.x;
                }
            }
            for ((piece, _), part) in pieces.iter_mut().zip(&mut parts) {
                self.set_text(piece, part);
            }
            let width = if rtl { x + lead } else { x };
            out.push(Line { pieces: pieces.into_iter().map(|(piece, _)| piece).collect(), width });
        }
        out
    }

    /// Puts the clusters of a piece back into reading order and makes the glyphs' ranges count from its text.
    fn set_text(&self, piece: &mut Piece, part: &mut [(usize, usize, usize)]) {
        part.sort_unstable();
        let mut moved = Vec::with_capacity(part.len());
        for (start, end, _) in part.iter() {
            let at = piece.text.len();
            piece.text.push_str(self.text.get(*start..*end).unwrap_or_default());
            moved.push((*start, at, piece.text.len()));
        }
        for glyph in &mut piece.glyphs {
            if let Ok(found) = moved.binary_search_by_key(&glyph.text.0, |entry| entry.0) {
                glyph.text = moved.get(found).map_or(glyph.text, |(_, from, to)| (*from, *to));
            }
        }
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == END_ISOLATE
}
