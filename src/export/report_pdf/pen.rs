//! What sets words into lumps: shapes them, breaks them into lines, and notes where they belong in the structure. Uses
//! the shaper and the layout.

use super::flow::{Bar, Lump, outlined};
use super::layout::{Layout, Node, Part, Put, SIDE, Tag, WIDTH, What};
use crate::roadmap::fonts::{Face, Fonts};
use crate::roadmap::palette::{INK, PAPER, Rgb, SOFT};
use crate::roadmap::scene::{Canvas, Mark, Rect, Text};
use crate::roadmap::shape::{Line, Shaped, Shaper, span};
use std::collections::BTreeSet;

/// A point in millimetres.
pub const POINT: f32 = 25.4 / 72.0;

/// Words that look alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Bit {
    pub text: String,
    pub face: Face,
    pub ink: Rgb,
    pub lang: Option<String>,
    /// The line of this paper that they lead to.
    pub to: Option<String>,
}

impl Bit {
    pub fn new(text: impl Into<String>, face: Face, ink: Rgb) -> Self {
        Self { text: text.into(), face, ink, lang: None, to: None }
    }

    pub fn lang(mut self, lang: Option<String>) -> Self {
        self.lang = lang;
        self
    }
}

/// How large words are set: points, and from line to line in em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    pub size: f32,
    pub leading: f32,
}

impl Style {
    pub const TITLE: Self = Self::new(27.0, 1.14);
    pub const TASK: Self = Self::new(13.0, 1.4);
    pub const WORDS: Self = Self::new(10.5, 1.4);
    pub const FACTS: Self = Self::new(8.8, 1.4);
    pub const CELL: Self = Self::new(9.4, 1.36);
    pub const STATEMENT: Self = Self::new(13.5, 1.36);

    pub const fn new(size: f32, leading: f32) -> Self {
        Self { size, leading }
    }

    /// The type size, mm.
    pub fn mm(self) -> f32 {
        self.size * POINT
    }

    /// From line to line, mm.
    pub fn line(self) -> f32 {
        self.mm() * self.leading
    }

    /// From line to line of letters that reach so high and so deep, mm.
    fn line_of(self, (above, below): (f32, f32)) -> f32 {
        let baseline = self.baseline().max(above * self.mm());
        baseline + (below * self.mm()).max(self.line() - self.baseline())
    }

    /// From the upper edge of a line to its baseline, mm.
    pub fn baseline(self) -> f32 {
        (0.74 + (self.leading - 0.94) * 0.5) * self.mm()
    }
}

/// A line that is set: how high it is, and what is on it.
#[derive(Debug, Clone, Default)]
pub struct Set {
    pub height: f32,
    pub puts: Vec<Put>,
}

/// The pen.
pub struct Pen {
    pub shaper: Shaper,
    pub layout: Layout,
    pub lumps: Vec<Lump>,
    /// Where the words begin, and how wide they run, mm.
    pub x: f32,
    pub width: f32,
    /// What the next thing belongs to.
    pub node: usize,
    /// What runs beside the lines.
    pub bars: Vec<Bar>,
    /// What is to be kept free above the next lump.
    gap: f32,
    anchors: Vec<String>,
    bookmark: Option<(usize, String)>,
    new_page: bool,
    /// The lines that can be led to.
    pub known: BTreeSet<String>,
}

impl Pen {
    /// A pen; on pages that run from right to left everything is laid out as on others, and words are put where their
    /// line comes to stand when the page is turned over.
    pub fn new(fonts: Fonts, known: BTreeSet<String>, from_right: bool) -> Self {
        let mut shaper = Shaper::new(fonts);
        shaper.turned = from_right;
        let mut layout = Layout::default();
        layout.nodes.push(Node { tag: Tag::Document, lang: None, parts: Vec::new() });
        Self {
            shaper,
            layout,
            lumps: Vec::new(),
            x: SIDE,
            width: WIDTH - 2.0 * SIDE,
            node: 0,
            bars: Vec::new(),
            gap: 0.0,
            anchors: Vec::new(),
            bookmark: None,
            new_page: false,
            known,
        }
    }

    /// A new part of the structure below another.
    pub fn below(&mut self, over: usize, tag: Tag) -> usize {
        let new = self.layout.nodes.len();
        self.layout.nodes.push(Node { tag, lang: None, parts: Vec::new() });
        self.part(over, Part::Node(new));
        new
    }

    fn part(&mut self, over: usize, part: Part) {
        if let Some(node) = self.layout.nodes.get_mut(over) {
            node.parts.push(part);
        }
    }

    /// Does something within a new part of the structure.
    pub fn within(&mut self, tag: Tag, todo: impl FnOnce(&mut Self)) {
        let over = self.node;
        self.node = self.below(over, tag);
        todo(self);
        self.node = over;
    }

    /// A number for a text in the structure.
    pub fn number(&mut self, node: usize) -> usize {
        let number = self.layout.said;
        self.layout.said += 1;
        self.part(node, Part::Said(number));
        number
    }

    /// At least so much is free above what comes next.
    pub fn gap(&mut self, mm: f32) {
        self.gap = self.gap.max(mm);
    }

    /// What comes next is called so.
    pub fn anchor(&mut self, anchor: &str) {
        self.anchors.push(anchor.to_owned());
    }

    /// A bookmark leads to what comes next.
    pub fn bookmark(&mut self, level: usize, title: &str) {
        self.bookmark = Some((level, title.to_owned()));
    }

    /// A page begins with what comes next.
    pub fn turn(&mut self) {
        self.new_page = true;
    }

    /// A lump with all that waits for one.
    pub fn push(&mut self, set: Set, keep: bool) {
        let lump = Lump {
            gap: std::mem::take(&mut self.gap),
            height: set.height,
            keep,
            new_page: std::mem::take(&mut self.new_page),
            puts: set.puts,
            bars: self.bars.clone(),
            anchors: std::mem::take(&mut self.anchors),
            bookmark: self.bookmark.take(),
            ..Lump::default()
        };
        self.bars.iter_mut().for_each(|bar| bar.joined = true);
        self.lumps.push(lump);
    }

    /// Lines of words, of which the first two and the last two stay together; `keep`: with what comes next as well.
    pub fn para(&mut self, bits: &[Bit], style: Style, tag: Tag, keep: bool) {
        let node = self.below(self.node, tag);
        let sets = self.set(bits, style, self.x, self.width, node);
        self.push_all(sets, keep);
    }

    /// Lines that are set, as lumps.
    pub fn push_all(&mut self, sets: Vec<Set>, keep: bool) {
        let count = sets.len();
        for (n, set) in sets.into_iter().enumerate() {
            let last = n + 1 == count;
            self.push(set, if last { keep } else { n == 0 || n + 2 == count });
        }
    }

    /// Sets words into lines of a width.
    pub fn set(&mut self, bits: &[Bit], style: Style, x: f32, width: f32, node: usize) -> Vec<Set> {
        let (shaped, lines) = self.lines(bits, style, width);
        let mut nodes: Vec<Option<usize>> = vec![None; bits.len()];
        let count = lines.len();
        let mut out = Vec::with_capacity(count);
        for (n, line) in lines.iter().enumerate() {
            let left = if self.shaper.turned {
                WIDTH - x - line.width * style.mm()
            } else if shaped.rtl() {
                x + width - line.width * style.mm()
            } else {
                x
            };
            let mut puts = puts_of(line, style, left);
            puts.sort_by_key(|(span, _)| *span);
            let last_piece = puts.len();
            let mut set = Set { height: style.line_of(line.reach), puts: Vec::new() };
            for (at, (span, mut put)) in puts.into_iter().enumerate() {
                let Some(bit) = bits.get(span) else { continue };
                let to = bit.to.as_ref().filter(|to| self.known.contains(*to));
                let into = match (to, &bit.lang) {
                    (None, None) => node,
                    (to, lang) => {
                        if let Some(known) = nodes.get(span).copied().flatten() {
                            known
                        } else {
                            let new = self.below(node, if to.is_some() { Tag::Link } else { Tag::Span });
                            if let Some(made) = self.layout.nodes.get_mut(new) {
                                made.lang.clone_from(lang);
                            }
                            if let Some(slot) = nodes.get_mut(span) {
                                *slot = Some(new);
                            }
                            new
                        }
                    }
                };
                put.link = to.map(|to| (into, to.clone()));
                put.goes_on = n + 1 < count && at + 1 == last_piece;
                put.said = Some(self.number(into));
                set.puts.push(put);
            }
            out.push(set);
        }
        out
    }

    fn lines(&mut self, bits: &[Bit], style: Style, width: f32) -> (Shaped, Vec<Line>) {
        let spans: Vec<_> = bits.iter().map(|bit| span(bit.text.as_str(), bit.face, bit.ink)).collect();
        let mut shaped = self.shaper.shape(&spans, 0.0, 0.0);
        shaped.wrap(width / style.mm());
        let lines = shaped.lines(&self.shaper.fonts);
        (shaped, lines)
    }

    /// How wide words are on one line, mm.
    pub fn measure(&mut self, bits: &[Bit], style: Style) -> f32 {
        let spans: Vec<_> = bits.iter().map(|bit| span(bit.text.as_str(), bit.face, bit.ink)).collect();
        self.shaper.shape(&spans, 0.0, 0.0).width() * style.mm()
    }

    /// The first line of words that stand in every page's margin and say nothing new.
    pub fn aside(&mut self, text: &str, style: Style, at: (f32, f32), width: f32, anchor: f32) -> Vec<Put> {
        let bits = [Bit::new(text, Face::Regular, SOFT)];
        let (_, lines) = self.lines(&bits, style, width);
        let Some(line) = lines.first() else { return Vec::new() };
        let free = (width - line.width * style.mm()) * anchor;
        let left = at.0 + free;
        let left = if self.shaper.turned { WIDTH - left - line.width * style.mm() } else { left };
        let puts = puts_of(line, style, left);
        puts.into_iter().map(|(_, put)| super::flow::moved(&put, at.1 - style.baseline())).collect()
    }

    /// A number in a field of its own colour; what it covers.
    pub fn chip(&mut self, text: &str, lane: Rgb, at: (f32, f32), size: f32, node: usize) -> (Vec<Put>, f32) {
        let style = Style::new(size, 1.0);
        let bits = [Bit::new(text, Face::Semibold, crate::roadmap::palette::WHITE)];
        let wide = self.measure(&bits, style);
        let width = (wide + 0.8 * style.mm()).max(1.9 * style.mm());
        let rect = Rect::new(at.0, at.1 - 0.98 * style.mm(), width, 1.32 * style.mm());
        let mut canvas = Canvas::default();
        canvas.rounded(rect, 0.3 * style.mm(), Some(lane), None);
        let mut puts: Vec<Put> = canvas
            .items
            .into_iter()
            .filter_map(|item| match item.mark {
                Mark::Outline(outline) => Some(outlined(rect, outline)),
                Mark::Text(_) => None,
            })
            .collect();
        let set = self.set(&bits, style, at.0 + (width - wide) * 0.5, wide + 1.0, node);
        let text = set.into_iter().next().unwrap_or_default().puts;
        puts.extend(text.iter().map(|put| super::flow::moved(put, at.1 - style.baseline())));
        (puts, width)
    }
}

/// The pieces of a line that begins at `left` as things on a page, each with its span.
fn puts_of(line: &Line, style: Style, left: f32) -> Vec<(usize, Put)> {
    let size = style.mm();
    let (above, below) = line.reach;
    let baseline = style.baseline().max(above * size);
    line.pieces
        .iter()
        .filter(|piece| !piece.text.trim().is_empty())
        .map(|piece| {
            let x = left + piece.x * size;
            let width = piece.width * size;
            let text = Text {
                text: piece.text.clone(),
                x,
                y: baseline,
                width,
                size,
                tracking: 0.0,
                face: piece.face,
                ink: piece.ink,
                ground: PAPER,
                rtl: line.rtl,
                glyphs: piece.glyphs.clone(),
                letters: piece.letters.clone(),
            };
            let rect = Rect::new(x, baseline - above * size, width, (above + below) * size);
            (piece.span, Put { rect, what: What::Text(text), said: None, link: None, goes_on: false })
        })
        .collect()
}

/// People's words in ink.
pub fn plain(text: impl Into<String>) -> Bit {
    Bit::new(text, Face::Regular, INK)
}

/// Quiet words.
pub fn soft(text: impl Into<String>) -> Bit {
    Bit::new(text, Face::Regular, SOFT)
}
