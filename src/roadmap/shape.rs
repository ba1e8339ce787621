//! Text measuring: shapes a paragraph once, in units of its type size, and breaks it at any width. Uses parley and the
//! fonts; knows nothing of pages. One em is the type size, so that a paragraph need not be shaped again to be set larger.

mod before;
mod known;

use crate::words::lang::Lang;
use before::{Asked, Before, Letters};
use known::{Broken, Known};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use parley::layout::BreakReason;
use parley::{
    FontFamily, FontStyle, FontWeight, InlineBox, InlineBoxKind, Layout, LayoutContext, OverflowWrap, StyleProperty,
    VerticalAlign,
};

use super::fonts::{Face, Fonts};
use super::letters::Letter;
use super::palette::Rgb;
use super::plan::right_to_left;

/// Parley's type size for one em; large, so that its own rounding cannot be seen.
const UNIT: f32 = 100.0;

/// Opens a stretch of text whose direction is its own.
pub const ISOLATE: char = '\u{2068}';
/// Closes it.
pub const END_ISOLATE: char = '\u{2069}';

/// Makes a paragraph run from right to left, whatever its first word.
const FROM_RIGHT: char = '\u{200F}';
/// Stands at the end of a line for the hyphen of a word that is broken there: it is seen, and not searched for.
pub const SOFT_HYPHEN: char = '\u{AD}';
/// What is kept free for a hyphen, em.
const HYPHEN: f32 = 0.35;
/// How high and how deep Latin letters reach, em.
pub const LATIN: (f32, f32) = (0.74, 0.20);

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
#[derive(Debug, Clone, Default)]
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
    /// Their outlines, where there are any of a script that a reader's program may lack, and none is missing.
    pub letters: Vec<Arc<Letter>>,
}

/// A line.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its parts from left to right.
    pub pieces: Vec<Piece>,
    /// How wide, with the lead of the first line, em.
    pub width: f32,
    /// Whether its paragraph runs from right to left.
    pub rtl: bool,
    /// How high and how deep its paragraph's letters reach, em.
    pub reach: (f32, f32),
}

/// A shaped paragraph.
pub struct Shaped {
    text: String,
    spans: Vec<(Face, Rgb)>,
    layout: Layout<u8>,
    lead: f32,
    /// Whether the lead is kept at the right end of the first line.
    lead_right: bool,
    reach: (f32, f32),
    known: Known,
}

/// Shapes text and remembers which characters no font could draw.
pub struct Shaper {
    /// The fonts.
    pub fonts: Fonts,
    /// Whether the picture runs from right to left: then paragraphs that the program puts together do so too.
    pub turned: bool,
    /// The language of the program's own words.
    pub lang: Lang,
    context: LayoutContext<u8>,
    missing: BTreeSet<char>,
    before: Before,
}

impl Shaper {
    /// A shaper for these fonts.
    pub fn new(fonts: Fonts) -> Shaper {
        Shaper {
            fonts,
            turned: false,
            lang: Lang::ENGLISH,
            context: LayoutContext::new(),
            missing: BTreeSet::new(),
            before: Before::default(),
        }
    }

    /// The characters that no font could draw so far.
    pub fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }

    /// Shapes a paragraph; `lead` em are kept free at the beginning of its first line; `tracking` em between letters.
    pub fn shape(&mut self, spans: &[Span], lead: f32, tracking: f32) -> Shaped {
        let mut text: String = spans.iter().map(|span| span.text.as_str()).collect();
        let from_right = self.turned && spans.len() > 1;
        if from_right {
            text.insert(0, FROM_RIGHT);
        }
        let asked = Asked::new(&text, spans, lead, tracking);
        let (layout, reach) = self.before.get(&asked).unwrap_or_else(|| {
            let letters = self.letters(&text, spans, lead, tracking);
            self.before.keep(asked, &letters);
            letters
        });
        let lead_right = self.turned || layout.is_rtl();
        let spans = spans.iter().map(|span| (span.face, span.ink)).collect();
        Shaped { text, spans, layout, lead, lead_right, reach, known: Known::default() }
    }

    /// The letters of a paragraph, which no paragraph had before. In `text` stands a mark before the spans where it runs
    /// from the right.
    fn letters(&mut self, text: &str, spans: &[Span], lead: f32, tracking: f32) -> Letters {
        let marked = text.len() - spans.iter().map(|span| span.text.len()).sum::<usize>();
        let families = FontFamily::List(Cow::Owned(self.fonts.families.clone()));
        let mut builder = self.context.ranged_builder(&mut self.fonts.context, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(families));
        builder.push_default(StyleProperty::FontSize(UNIT));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        if tracking > 0.0 {
            builder.push_default(StyleProperty::LetterSpacing(tracking * UNIT));
        }
        let mut at = 0;
        for (number, span) in spans.iter().enumerate() {
            let mark = if number == 0 { marked } else { 0 };
            let range = at..at + mark + span.text.len();
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
        let mut layout = builder.build(text);
        layout.break_all_lines(None);
        let reach = self.look_through(text, &layout);
        (layout, reach)
    }

    /// A paragraph of one face and colour.
    pub fn plain(&mut self, text: &str, face: Face, ink: Rgb) -> Shaped {
        self.shape(&[span(text, face, ink)], 0.0, 0.0)
    }

    /// Notes what no font could draw, meets the letters of other scripts, and says how high and deep the letters reach.
    fn look_through(&mut self, text: &str, layout: &Layout<u8>) -> (f32, f32) {
        let mut seen = 0;
        let mut used: Vec<(usize, u32, f32)> = Vec::new();
        for line in layout.lines() {
            for run in line.runs() {
                let font = self.fonts.number_of(&run.font().data);
                for cluster in run.clusters() {
                    let range = cluster.text_range();
                    seen += range.len();
                    if cluster.glyphs().any(|glyph| glyph.id == 0) {
                        self.missing.extend(text.get(range).unwrap_or_default().chars().filter(|c| drawable(*c)));
                    }
                    used.extend(cluster.glyphs().map(|glyph| (font, glyph.id, -glyph.y / UNIT)));
                }
            }
        }
        // Where no font at all was found there is no cluster either: then every character is looked at on its own.
        if seen == 0 {
            self.missing.extend(text.chars().filter(|c| drawable(*c)));
        }
        if used.iter().all(|(font, ..)| Fonts::is_latin(*font)) {
            return LATIN;
        }
        let mut reach = LATIN;
        for (font, id, y) in used.into_iter().filter(|(_, id, _)| *id != 0) {
            let letter = self.fonts.meet(font, id);
            if !Fonts::is_latin(font) {
                reach = (reach.0.max(letter.reach.0 + y), reach.1.max(letter.reach.1 - y));
            }
        }
        // To steps, so that paragraphs beside each other are set alike.
        let step = |value: f32, least: f32| if value > least { (value * 10.0).ceil() / 10.0 } else { least };
        (step(reach.0, LATIN.0), step(reach.1, LATIN.1))
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

    /// From line to line, em: as usual, or more where its letters need it.
    pub fn leading(&self, usual: f32) -> f32 {
        if self.reach == LATIN { usual } else { usual.max(self.reach.0 + self.reach.1 + 0.04) }
    }

    /// From the upper edge of its box to the first baseline, em.
    pub fn baseline(&self, usual: f32) -> f32 {
        self.reach.0 + (self.leading(usual) - self.reach.0 - self.reach.1) * 0.5
    }

    /// How high it is when broken at `width` em, em.
    pub fn high(&mut self, width: f32, usual: f32) -> f32 {
        super::axis::count(self.wrap(width).0) * self.leading(usual)
    }

    /// How high it is at `width` em, em, like [`Shaped::high`]; where that is known, it stays broken as it was.
    pub fn height_at(&mut self, width: f32, usual: f32) -> f32 {
        let lines = self.known.lines(width).unwrap_or_else(|| self.wrap(width).0);
        super::axis::count(lines) * self.leading(usual)
    }

    /// How wide its widest line is at `width` em, em; where that is known, it stays broken as it was.
    pub fn widest_at(&mut self, width: f32) -> f32 {
        self.known.at(width).map_or_else(|| self.wrap(width).1, |known| known.widest)
    }

    /// How high it is as last broken, em.
    pub fn height(&self, usual: f32) -> f32 {
        super::axis::count(self.layout.len()) * self.leading(usual)
    }

    /// Breaks it at `width` em and says how many lines it has and how wide the widest is, em.
    pub fn wrap(&mut self, width: f32) -> (usize, f32) {
        self.layout.break_all_lines(Some(width * UNIT));
        let whole = self.torn() == 0;
        if !whole && width > HYPHEN * 4.0 {
            self.layout.break_all_lines(Some((width - HYPHEN) * UNIT));
        }
        let mut widest = 0.0_f32;
        for line in self.layout.lines() {
            let metrics = line.metrics();
            let hyphen = if self.is_hyphened(&line.text_range(), line.break_reason()) { HYPHEN } else { 0.0 };
            widest = widest.max((metrics.advance - metrics.hanging_advance) / UNIT + hyphen);
        }
        let lines = self.layout.len();
        self.known.note(Broken { width, lines, widest, whole });
        (lines, widest)
    }

    /// How often it is broken in the middle of a word.
    fn torn(&self) -> usize {
        self.layout.lines().filter(|line| line.break_reason() == BreakReason::Emergency).count()
    }

    /// Whether a line ends within a word, between two letters.
    fn is_hyphened(&self, range: &Range<usize>, reason: BreakReason) -> bool {
        let before = self.text.get(range.clone()).and_then(|line| line.chars().next_back());
        let after = self.text.get(range.end..).and_then(|rest| rest.chars().next());
        let letters = [before, after].into_iter().all(|c| c.is_some_and(char::is_alphabetic));
        reason == BreakReason::Emergency && letters && !self.rtl()
    }

    /// Breaks it into as many lines as `width` em needs, each about as long as the others, so that no short word is left
    /// alone on the last one and no word is broken for it.
    pub fn balance(&mut self, width: f32) -> (usize, f32) {
        let (lines, widest) = self.wrap(width);
        if !(2..=6).contains(&lines) {
            return (lines, widest);
        }
        let torn = self.torn();
        let (mut low, mut high) = (width * 0.6, width);
        for _ in 0..6 {
            let middle = (low + high) * 0.5;
            if self.wrap(middle).0 > lines || self.torn() > torn { low = middle } else { high = middle }
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
            let mut x = if self.lead_right { 0.0 } else { lead };
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
                        pieces.push((Piece { face, ink, span: tag, x, ..Piece::default() }, tag));
                        parts.push(Vec::new());
                    }
                    let (Some((piece, _)), Some(part)) = (pieces.last_mut(), parts.last_mut()) else { continue };
                    let mut pen = x - piece.x;
                    part.push((bytes.start, bytes.end, piece.glyphs.len()));
                    for glyph in cluster.glyphs() {
                        piece.glyphs.push(Glyph {
                            id: glyph.id,
                            x: pen + glyph.x / UNIT,
                            // Parley counts downwards.
                            y: -glyph.y / UNIT,
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
                piece.letters = outlines(&piece.glyphs, fonts);
            }
            if self.is_hyphened(&range, line.break_reason())
                && let Some((piece, _)) = pieces.last_mut()
            {
                x += hyphened(piece, fonts);
            }
            let width = if self.lead_right { x + lead } else { x };
            let pieces = pieces.into_iter().map(|(piece, _)| piece).collect();
            out.push(Line { pieces, width, rtl, reach: self.reach });
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

/// Ends a piece with a hyphen, where its font has one; how wide that is.
fn hyphened(piece: &mut Piece, fonts: &Fonts) -> f32 {
    let Some(font) = piece.glyphs.last().map(|last| last.font) else { return 0.0 };
    let Some((id, advance)) = fonts.hyphen(font) else { return 0.0 };
    let from = piece.text.len();
    piece.text.push(SOFT_HYPHEN);
    let glyph = Glyph { id, x: piece.width, y: 0.0, advance, font, text: (from, piece.text.len()) };
    piece.glyphs.push(glyph);
    piece.width += advance;
    advance
}

fn outlines(glyphs: &[Glyph], fonts: &Fonts) -> Vec<Arc<Letter>> {
    if glyphs.iter().all(|glyph| Fonts::is_latin(glyph.font)) {
        return Vec::new();
    }
    let known: Option<Vec<_>> = glyphs.iter().map(|glyph| fonts.letters.get(glyph.font, glyph.id).cloned()).collect();
    known.unwrap_or_default()
}

/// A text that keeps its own direction among words of another.
pub fn isolated(text: &str, turned: bool) -> String {
    if turned || text.chars().any(right_to_left) { format!("{ISOLATE}{text}{END_ISOLATE}") } else { text.to_owned() }
}

/// Phrases with points between, each in its own direction, in the order of the picture.
pub fn in_turn<'a>(phrases: impl Iterator<Item = &'a str>, turned: bool) -> String {
    let said = phrases.map(|phrase| isolated(phrase.trim(), turned)).collect::<Vec<_>>().join(" · ");
    if turned { format!("{FROM_RIGHT}{said}") } else { said }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == END_ISOLATE
}
