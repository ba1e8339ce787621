//! How a report runs from page to page: what belongs together stays together, and a table that breaks has its head
//! again. Uses the layout alone.

use super::layout::{BOTTOM, Page, Put, Spot, TOP, WIDTH, What};
use crate::roadmap::palette::Rgb;
use crate::roadmap::scene::{Outline, Paint, Rect, Step};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What is not broken: a line of text with what stands beside it, a row of a table.
#[derive(Debug, Clone, Default)]
pub struct Lump {
    /// What is kept free above it, but at the top of a page, mm.
    pub gap: f32,
    /// How high it is, mm.
    pub height: f32,
    /// Whether it stays with the next one.
    pub keep: bool,
    /// Whether a page begins with it.
    pub new_page: bool,
    /// Whether it is room for writing by hand, which no page begins with.
    pub spare: bool,
    /// What is on it; down from its upper edge.
    pub puts: Vec<Put>,
    /// What runs down beside or behind it.
    pub bars: Vec<Bar>,
    /// The lines and sections that begin here.
    pub anchors: Vec<String>,
    /// The bookmark that leads here.
    pub bookmark: Option<(usize, String)>,
    /// What stands above it again where a page begins with it.
    pub again: Option<Rc<Again>>,
    /// The numbers of pages that stand in it.
    pub pages_of: Vec<PageOf>,
}

/// The number of the page on which a section begins, in the contents.
#[derive(Debug, Clone, PartialEq)]
pub struct PageOf {
    /// The section.
    pub anchor: String,
    /// Its number in the structure.
    pub said: usize,
    /// Its right end, mm.
    pub right: f32,
    /// Its baseline, mm from the upper edge.
    pub y: f32,
}

/// A colour that runs down beside or behind lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// From the left of the page, mm.
    pub x: f32,
    /// How wide, mm.
    pub width: f32,
    /// Its colour.
    pub ink: Rgb,
    /// Whether it runs on from the line above.
    pub joined: bool,
}

/// The head of a table, to be set again.
#[derive(Debug, Clone, Default)]
pub struct Again {
    /// How high, mm.
    pub height: f32,
    /// What is on it.
    pub puts: Vec<Put>,
}

/// The pages, and what begins where.
#[derive(Default)]
pub struct Flown {
    pub pages: Vec<Page>,
    pub places: BTreeMap<String, Spot>,
    pub bookmarks: Vec<(usize, String, Spot)>,
}

/// Lets lumps run over pages.
pub fn flow(lumps: &[Lump]) -> Flown {
    let mut out = Flow { flown: Flown { pages: vec![Page::default()], ..Flown::default() }, y: TOP, fresh: true };
    let mut rest = lumps;
    while !rest.is_empty() {
        let chain = rest.iter().take_while(|lump| lump.keep).count() + 1;
        let (together, after) = rest.split_at(chain.min(rest.len()));
        rest = after;
        let over = out.fresh || out.y + height(together, false) > BOTTOM;
        if over && together.iter().all(|lump| lump.spare) {
            continue;
        }
        let begins = together.first().is_some_and(|lump| lump.new_page);
        if !out.fresh && (begins || out.y + height(together, false) > BOTTOM) {
            out.turn();
        }
        for lump in together {
            if !out.fresh && out.y + lump.gap + lump.height > BOTTOM {
                out.turn();
            }
            out.place(lump);
        }
    }
    out.flown
}

/// How high lumps are together.
pub fn height(lumps: &[Lump], at_top: bool) -> f32 {
    lumps.iter().enumerate().map(|(n, lump)| if n == 0 && at_top { 0.0 } else { lump.gap } + lump.height).sum()
}

/// Keeps the lumps from one on together, where a page can hold them.
pub fn hold_together(lumps: &mut [Lump], first: usize) {
    let Some(part) = lumps.get_mut(first..) else { return };
    if height(part, true) < BOTTOM - TOP
        && let Some((_, before)) = part.split_last_mut()
    {
        for lump in before {
            lump.keep = true;
        }
    }
}

struct Flow {
    flown: Flown,
    y: f32,
    /// Whether nothing is on the page yet.
    fresh: bool,
}

impl Flow {
    fn turn(&mut self) {
        self.flown.pages.push(Page::default());
        self.y = TOP;
        self.fresh = true;
    }

    fn place(&mut self, lump: &Lump) {
        let page = self.flown.pages.len() - 1;
        let (mut gap, mut heads) = (lump.gap, Vec::new());
        if self.fresh {
            gap = 0.0;
            if let Some(again) = lump.again.as_ref().filter(|_| page > 0) {
                heads.extend(again.puts.iter().map(|put| Put { said: None, link: None, ..moved(put, self.y) }));
                self.y += again.height;
            }
        }
        let top = self.y + gap;
        let bars = lump.bars.iter().map(|bar| {
            let over = if bar.joined { gap + 0.05 } else { 0.0 };
            filled(Rect::new(bar.x, top - over, bar.width, lump.height + over), bar.ink)
        });
        let spot = Spot { page, y: top };
        self.flown.places.extend(lump.anchors.iter().map(|anchor| (anchor.clone(), spot)));
        self.flown.bookmarks.extend(lump.bookmark.iter().map(|(level, title)| (*level, title.clone(), spot)));
        if let Some(page) = self.flown.pages.last_mut() {
            page.puts.extend(heads);
            page.puts.extend(bars);
            page.puts.extend(lump.puts.iter().map(|put| moved(put, top)));
        }
        self.y = top + lump.height;
        self.fresh = false;
    }
}

/// A thing further down.
pub fn moved(put: &Put, down: f32) -> Put {
    let mut put = put.clone();
    put.rect.y += down;
    match &mut put.what {
        What::Text(text) => text.y += down,
        What::Outline(outline) => {
            for step in &mut outline.steps {
                match step {
                    Step::Move(_, y) | Step::Line(_, y) => *y += down,
                    Step::Curve([_, ay, _, by, _, y]) => {
                        *ay += down;
                        *by += down;
                        *y += down;
                    }
                    Step::Close => {}
                }
            }
        }
    }
    put
}

/// Turns what is no words over from left to right; the words stand where they belong already.
pub fn turn_over(pages: &mut [Page]) {
    for put in pages.iter_mut().flat_map(|page| &mut page.puts) {
        if let What::Outline(outline) = &mut put.what {
            outline.steps.iter_mut().for_each(|step| step.turn(WIDTH));
            put.rect.x = WIDTH - put.rect.right();
        }
    }
}

/// A rectangle of one colour.
pub fn filled(rect: Rect, ink: Rgb) -> Put {
    outlined(rect, Outline { steps: rect.steps(), fill: Some(Paint::Solid(ink)), stroke: None })
}

/// An outline as a thing on a page.
pub fn outlined(rect: Rect, outline: Outline) -> Put {
    Put { rect, what: What::Outline(outline), said: None, link: None, goes_on: false }
}
