//! A sheet: lines under headings, in one column or side by side, laid out in pages. Nothing shrinks and nothing is cut:
//! what does not fit is on the next page. A line is broken over two only where it is longer than a page.

use super::lines::save_state;
use super::pen::{Paged, Pen, below};
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::text;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use std::borrow::Cow;

/// Free columns between two columns of a sheet.
const BETWEEN: u16 = 2;

/// How few rows are worth beginning something in, at the foot of a page.
const WORTH: u16 = 3;

/// From how many rows on there is a free one before a heading.
const AIRY: u16 = 10;

/// A line on a sheet.
#[derive(Debug, Clone, Default)]
pub struct Item<'a> {
    /// The entry; `None` for words of ours.
    pub entry: Option<&'a Entry>,
    /// Its spoken number.
    pub no: Cow<'a, str>,
    /// What stands before the words in a column of its own: a year.
    pub lead: String,
    /// A mark of one column.
    pub mark: &'static str,
    /// The words.
    pub words: &'a str,
    /// What stands below them.
    pub more: Vec<String>,
    /// Whether it stands out.
    pub strong: bool,
}

/// Lines under one heading; empty where they need none.
#[derive(Debug, Clone, Default)]
pub struct Band<'a> {
    /// The heading.
    pub heading: String,
    /// The same where the band goes on on a further page.
    pub again: String,
    /// The lines, column by column.
    pub columns: Vec<Vec<Item<'a>>>,
}

/// What begins on a page of its own.
pub type Section<'a> = Vec<Band<'a>>;

/// Where the columns of a sheet stand.
#[derive(Debug, Clone, Copy)]
struct Measure {
    /// How many columns.
    many: u16,
    /// How wide one is.
    wide: u16,
    numbers: u16,
    leads: u16,
    marks: u16,
}

impl Measure {
    fn of(sections: &[Section], wide: u16) -> Self {
        let bands = || sections.iter().flatten();
        let many = bands().map(|band| band.columns.len()).max().unwrap_or(1).max(1);
        let many = u16::try_from(many).unwrap_or(u16::MAX);
        let items = || bands().flat_map(|band| &band.columns).flatten();
        let numbers = items().map(|item| text::columns(&item.no)).max().unwrap_or(0);
        let leads = items().map(|item| text::columns(&item.lead)).max().unwrap_or(0);
        let marks = u16::from(items().any(|item| !item.mark.is_empty()));
        let wide = wide.saturating_sub(BETWEEN * (many - 1)) / many;
        Self { many, wide, numbers, leads, marks }
    }

    /// Where the words begin in a column.
    fn indent(self) -> u16 {
        let part = |wide: u16, free: u16| if wide == 0 { 0 } else { wide + free };
        part(self.numbers, 2) + part(self.leads, 1) + part(self.marks, 1)
    }

    /// How wide words are.
    fn words(self) -> u16 {
        self.wide.saturating_sub(self.indent()).max(1)
    }

    /// Where a column begins.
    fn column(self, n: usize) -> u16 {
        u16::try_from(n).unwrap_or(u16::MAX).saturating_mul(self.wide.saturating_add(BETWEEN))
    }

    fn high(self, item: &Item) -> u16 {
        item.rows(self.words()).fold(0, |sum: u16, _| sum.saturating_add(1))
    }
}

impl Item<'_> {
    /// Its rows; those of its words first.
    fn rows(&self, wide: u16) -> impl Iterator<Item = (&str, bool)> {
        let wide = usize::from(wide);
        let words = rows_of(self.words, wide).into_iter().map(|row| (row, true));
        words.chain(self.more.iter().flat_map(move |more| rows_of(more, wide)).map(|row| (row, false)))
    }

    fn is(&self, id: &Id) -> bool {
        self.entry.is_some_and(|entry| entry.id == *id)
    }
}

/// The rows of a text; one that is shorter than a row in bytes needs no looking at.
fn rows_of(words: &str, wide: usize) -> Vec<&str> {
    if words.len() <= wide && !words.contains('\n') { vec![words] } else { text::wrap(words, wide) }
}

/// Rows of a line on a page.
#[derive(Debug, Clone, Copy)]
struct Piece {
    item: usize,
    y: u16,
    from: u16,
    rows: u16,
}

/// A heading on a page, with what stands below it.
#[derive(Debug, Clone)]
struct Part {
    band: usize,
    goes_on: bool,
    y: u16,
    columns: Vec<Vec<Piece>>,
}

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The section that it is a page of.
    pub section: usize,
    parts: Vec<Part>,
}

/// A sheet laid out.
pub struct Sheet<'a> {
    sections: Vec<Section<'a>>,
    measure: Measure,
    /// The pages.
    pub pages: Vec<Page>,
}

/// What is shown where nobody turned to a page and nothing is lit.
#[derive(Debug, Clone)]
pub struct Follow {
    /// The line.
    pub line: Option<Id>,
    /// The section, where the line is not on the sheet.
    pub section: usize,
}

impl<'a> Sheet<'a> {
    /// Lays sections out for an area. A section without anything has a page all the same.
    pub fn new(sections: Vec<Section<'a>>, wide: u16, high: u16) -> Self {
        let measure = Measure::of(&sections, wide);
        let mut pages = Vec::new();
        for (n, section) in sections.iter().enumerate() {
            let mut filling = Filling { measure, high: high.max(1), y: 0, page: Vec::new(), pages: Vec::new() };
            for (band, what) in section.iter().enumerate() {
                filling.band(band, what);
            }
            filling.turn();
            if filling.pages.is_empty() {
                filling.pages.push(Vec::new());
            }
            pages.extend(filling.pages.into_iter().map(|parts| Page { section: n, parts }));
        }
        Self { sections, measure, pages }
    }

    /// The lines of a page, in their order.
    pub fn lines(&self, page: &Page) -> impl Iterator<Item = &Item<'a>> {
        let section = self.sections.get(page.section);
        page.parts.iter().flat_map(move |part| {
            let band = section.and_then(|section| section.get(part.band));
            let columns = band.map(|band| band.columns.as_slice()).unwrap_or_default();
            part.columns.iter().zip(columns).flat_map(|(pieces, items)| {
                pieces.iter().filter(|piece| piece.from == 0).filter_map(|piece| items.get(piece.item))
            })
        })
    }

    /// The headings on a page.
    pub fn headings(&self, page: &Page) -> impl Iterator<Item = &str> {
        let section = self.sections.get(page.section);
        page.parts.iter().filter_map(move |part| section?.get(part.band)).map(|band| band.heading.as_str())
    }

    /// The page of a section, and how many it has: both from 1.
    pub fn page_in_section(&self, at: usize) -> (usize, usize) {
        let section = self.pages.get(at).map(|page| page.section);
        let same = |pages: &[Page]| pages.iter().filter(|page| Some(page.section) == section).count();
        (same(self.pages.get(..=at).unwrap_or_default()), same(&self.pages))
    }

    /// Which page is shown.
    pub fn shown(&self, desk: &Desk, follow: &Follow) -> usize {
        let holds = |id: &Id| self.pages.iter().position(|page| self.lines(page).any(|item| item.is(id)));
        if let Some(at) = desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing).and_then(holds) {
            return at;
        }
        let here = |at: &usize| self.pages.get(*at).is_some_and(|page| page.section == follow.section);
        if let Some(turned) = desk.turned {
            // Where the window has other pages now, the nearest one of what people turned to.
            let before = (0..=turned.min(self.pages.len().saturating_sub(1))).rev().find(here);
            return before.or_else(|| (0..self.pages.len()).find(here)).unwrap_or(0);
        }
        // A line that is being changed is in sight; else what is shown is where the next one is kept.
        if let Purpose::Reword(id) = &desk.purpose
            && let Some(at) = holds(id)
        {
            return at;
        }
        let first = || (0..self.pages.len()).find(here);
        follow.line.as_ref().and_then(holds).filter(here).or_else(first).unwrap_or(0)
    }

    /// Draws a page, and says which it is.
    pub fn draw(&self, desk: &Desk, at: usize, area: Rect, pen: &mut Pen) {
        let first = |page: &Page| self.lines(page).find_map(|item| item.entry).map(|entry| entry.id.clone());
        let sections = self.pages.iter().map(|page| page.section).collect();
        pen.say_paged(Paged { at, firsts: self.pages.iter().map(first).collect(), sections });
        let Some(page) = self.pages.get(at) else { return };
        let Some(section) = self.sections.get(page.section) else { return };
        for part in &page.parts {
            let Some(band) = section.get(part.band) else { continue };
            let heading = if part.goes_on { &band.again } else { &band.heading };
            if !heading.is_empty() {
                pen.put(area.x, area.y + part.y, heading, area.width, Role::Strong);
            }
            for (n, (pieces, items)) in part.columns.iter().zip(&band.columns).enumerate() {
                let column = Rect { x: area.x + self.measure.column(n), width: self.measure.wide, ..area };
                for piece in pieces {
                    if let Some(item) = items.get(piece.item) {
                        self.draw_item(desk, item, *piece, column, pen);
                    }
                }
            }
        }
    }

    fn draw_item(&self, desk: &Desk, item: &Item, piece: Piece, column: Rect, pen: &mut Pen) {
        let measure = self.measure;
        let (x, y) = (column.x, column.y + piece.y);
        // Words of ours have no number before them.
        let words = x + if item.entry.is_some() { measure.indent() } else { 0 };
        if piece.from == 0 && item.entry.is_some() {
            pen.put_right(x + measure.numbers, y, &item.no, Role::Key);
            let lead = x + if measure.numbers == 0 { 0 } else { measure.numbers + 2 };
            pen.put(lead, y, &item.lead, measure.leads, Role::Strong);
            pen.put(words - measure.marks.min(1) * 2, y, item.mark, 1, Role::Strong);
        }
        let rows = item.rows(measure.words()).skip(usize::from(piece.from)).take(usize::from(piece.rows));
        for (y, (row, is_words)) in (y..).zip(rows) {
            let role = if item.strong && is_words { Role::Strong } else { Role::Text };
            pen.put(words, y, row, measure.words(), role);
        }
        let is_lit = desk.mode == Mode::Choosing && desk.lit.as_ref().is_some_and(|lit| item.is(lit));
        if is_lit {
            pen.set_cursor(words, y);
            pen.shade(Rect { x, y, width: measure.wide, height: piece.rows }, Role::Lit);
        }
    }

    /// Where the columns stand in an area, with how wide they are.
    pub fn columns(&self, area: Rect) -> impl Iterator<Item = Rect> {
        let measure = self.measure;
        (0..usize::from(measure.many)).map(move |n| Rect { x: area.x + measure.column(n), width: measure.wide, ..area })
    }
}

/// The pages of a section while they are filled.
struct Filling {
    measure: Measure,
    high: u16,
    y: u16,
    page: Vec<Part>,
    pages: Vec<Vec<Part>>,
}

impl Filling {
    fn turn(&mut self) {
        if !self.page.is_empty() {
            self.pages.push(std::mem::take(&mut self.page));
        }
        self.y = 0;
    }

    /// How many rows a heading takes here, with the free one before it.
    fn before(&self, band: &Band) -> u16 {
        let head = u16::from(!band.heading.is_empty());
        let air = self.y > 0 && self.high >= AIRY;
        head + if air { head } else { 0 }
    }

    fn band(&mut self, n: usize, band: &Band) {
        // What is left of each column: the next line, and from which of its rows.
        let mut left: Vec<(usize, u16)> = vec![(0, 0); band.columns.len()];
        let mut goes_on = false;
        let all: usize = band.columns.iter().map(Vec::len).sum();
        if all == 0 && band.heading.is_empty() {
            return;
        }
        loop {
            let free = self.high.saturating_sub(self.y + self.before(band));
            if self.y > 0 && !self.begins(band, &left, free) {
                self.turn();
                continue;
            }
            let head = self.before(band).min(self.high.saturating_sub(1));
            let y = self.y + head;
            let free = self.high.saturating_sub(y).max(1);
            let columns: Vec<Vec<Piece>> =
                band.columns.iter().zip(&mut left).map(|(items, left)| self.column(items, left, y, free)).collect();
            let ends = columns.iter().flatten().map(|piece| piece.y + piece.rows).max().unwrap_or(y);
            let at = y - u16::from(!band.heading.is_empty()).min(y);
            self.page.push(Part { band: n, goes_on, y: at, columns });
            self.y = ends;
            goes_on = true;
            if left.iter().zip(&band.columns).all(|((item, _), items)| *item >= items.len()) {
                return;
            }
            self.turn();
        }
    }

    /// Whether it is worth beginning here: the first line of a column fits, or would be broken on any page.
    fn begins(&self, band: &Band, left: &[(usize, u16)], free: u16) -> bool {
        let mut firsts = band.columns.iter().zip(left).filter_map(|(items, (n, from))| Some((items.get(*n)?, *from)));
        let fits = |(item, from): (&Item, u16)| {
            let rows = self.measure.high(item) - from;
            rows <= free || (rows > self.whole() && free >= WORTH)
        };
        firsts.all(fits) && free > 0
    }

    /// How many rows a page has below a heading.
    fn whole(&self) -> u16 {
        self.high.saturating_sub(1).max(1)
    }

    /// Fills a column as far as it goes.
    fn column(&self, items: &[Item], left: &mut (usize, u16), y: u16, free: u16) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut used = 0;
        while let Some(item) = items.get(left.0) {
            let rows = self.measure.high(item).saturating_sub(left.1);
            let room = free.saturating_sub(used);
            let too_long = rows > self.whole() && (room >= WORTH || pieces.is_empty());
            if rows <= room {
                pieces.push(Piece { item: left.0, y: y + used, from: left.1, rows });
                used += rows;
                *left = (left.0 + 1, 0);
            } else if too_long && room > 0 {
                pieces.push(Piece { item: left.0, y: y + used, from: left.1, rows: room });
                *left = (left.0, left.1 + room);
                break;
            } else {
                break;
            }
        }
        pieces
    }
}

/// Whether a sheet has a row below it.
pub fn has_foot(area: Rect) -> bool {
    area.height >= 9
}

/// The area of a sheet between a row above it and a row below it, where there is room for them.
pub fn between(area: Rect) -> Rect {
    let head = below(area, if area.height >= 14 { 2 } else { u16::from(area.height >= 3) });
    Rect { height: head.height.saturating_sub(u16::from(has_foot(area))), ..head }
}

/// The line that was kept last, and whether it is on the disk.
pub fn saved(desk: &Desk) -> Option<(String, Role)> {
    let entry = desk.touched.as_ref().and_then(|id| desk.session.entry(id)).filter(|entry| entry.stands())?;
    let (state, role) = save_state(desk, &entry.id);
    Some((format!("{} {state}", desk.session.spoken(entry)), role))
}

/// What stands below a sheet, in the row above it where there is no room below: the page, and what is saved. Gives back
/// what is left of the area beside it.
pub fn draw_short_foot(desk: &Desk, page: &str, area: Rect, pen: &mut Pen) -> Rect {
    let right = area.right().saturating_sub(1);
    let used = pen.put_right(right, area.y, page, Role::Rule);
    let mut left = right.saturating_sub(if used == 0 { 0 } else { used + 2 });
    if let Some((words, role)) = saved(desk) {
        let used = pen.put_right(left, area.y, &words, role);
        left = left.saturating_sub(used + 2);
    }
    Rect { width: left.saturating_sub(area.x), ..area }
}
