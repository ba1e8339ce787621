//! A sheet: lines under headings, in one column or side by side, laid out in pages. Nothing shrinks and nothing is cut:
//! what does not fit is on the next page. A line is broken over two only where it is longer than a page. It holds all that
//! is drawn of it, so that it is laid out once for what was said so far, however often it is drawn. Uses names and the
//! width of texts.

use crate::model::id::Id;
use crate::ui::text;
use std::collections::HashMap;

/// Free columns between two columns of a sheet.
const BETWEEN: u16 = 2;

/// How few rows are worth beginning something in, at the foot of a page.
const WORTH: u16 = 3;

/// From how many rows on there is a free one before a heading.
const AIRY: u16 = 10;

/// A line on a sheet.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// The entry; `None` for words of ours.
    pub entry: Option<Id>,
    /// Its spoken number.
    pub no: String,
    /// What stands before the words in a column of its own: a year.
    pub lead: String,
    /// A mark of one column.
    pub mark: &'static str,
    /// The words.
    pub words: String,
    /// What stands below them.
    pub more: Vec<String>,
    /// Whether it stands out.
    pub strong: bool,
    /// Whether it is what a page is turned to for: it is lit there before anything else.
    pub leads: bool,
}

/// Lines under one heading; empty where they need none.
#[derive(Debug, Clone, Default)]
pub struct Band {
    /// The heading.
    pub heading: String,
    /// What stands over it where it goes on on a further page.
    pub again: String,
    /// The lines, column by column.
    pub columns: Vec<Vec<Item>>,
    /// Whether a free row stands before it where there is room, also without a heading.
    pub air: bool,
    /// Whether it stands on one page, where one page can hold it.
    pub whole: bool,
    /// Whether its only column is as wide as the sheet.
    pub across: bool,
}

impl Band {
    /// What stands over it: at its beginning, or where it goes on.
    pub(in crate::ui) fn over(&self, goes_on: bool) -> &str {
        if goes_on { &self.again } else { &self.heading }
    }
}

/// What begins on a page of its own.
pub type Section = Vec<Band>;

/// Where the columns of a sheet stand.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui) struct Measure {
    /// How many columns.
    pub(in crate::ui) many: u16,
    /// How wide one is.
    pub(in crate::ui) wide: u16,
    pub(in crate::ui) numbers: u16,
    pub(in crate::ui) leads: u16,
    pub(in crate::ui) marks: u16,
    /// How much wider the first column is than the others: then it alone has marks.
    pub(in crate::ui) more: u16,
}

impl Measure {
    fn of(sections: &[Section], wide: u16, more: u16) -> Self {
        let bands = || sections.iter().flatten();
        let many = bands().map(|band| band.columns.len()).max().unwrap_or(1).max(1);
        let many = u16::try_from(many).unwrap_or(u16::MAX);
        let items = || bands().flat_map(|band| &band.columns).flatten();
        let numbers = items().map(|item| text::columns(&item.no)).max().unwrap_or(0);
        let leads = items().map(|item| text::columns(&item.lead)).max().unwrap_or(0);
        let marks = u16::from(items().any(|item| !item.mark.is_empty()));
        let more = if many > 1 { more } else { 0 };
        let wide = wide.saturating_sub(BETWEEN * (many - 1) + more) / many;
        Self { many, wide, numbers, leads, marks, more }
    }

    /// The same for a band.
    pub(in crate::ui) fn within(self, band: &Band) -> Self {
        if !band.across {
            return self;
        }
        let last = usize::from(self.many.saturating_sub(1));
        Self { many: 1, wide: self.column(last).saturating_add(self.wide(last)), more: 0, ..self }
    }

    /// Where the words begin in a column.
    pub(in crate::ui) fn indent(self, n: usize) -> u16 {
        let part = |wide: u16, free: u16| if wide == 0 { 0 } else { wide + free };
        let marks = if n > 0 && self.more > 0 { 0 } else { self.marks };
        part(self.numbers, 2) + part(self.leads, 1) + part(marks, 1)
    }

    /// How wide a column is.
    pub(in crate::ui) fn wide(self, n: usize) -> u16 {
        if n == 0 { self.wide.saturating_add(self.more) } else { self.wide }
    }

    /// How wide words are in a column.
    pub(in crate::ui) fn words(self, n: usize) -> u16 {
        self.wide(n).saturating_sub(self.indent(n)).max(1)
    }

    /// Where a column begins.
    pub(in crate::ui) fn column(self, n: usize) -> u16 {
        let before = u16::try_from(n).unwrap_or(u16::MAX).saturating_mul(self.wide.saturating_add(BETWEEN));
        if n == 0 { 0 } else { before.saturating_add(self.more) }
    }

    fn high(self, item: &Item, n: usize) -> u16 {
        item.rows(self.words(n)).fold(0, |sum: u16, _| sum.saturating_add(1))
    }
}

impl Item {
    /// Its rows; those of its words first.
    pub(in crate::ui) fn rows(&self, wide: u16) -> impl Iterator<Item = (&str, bool)> {
        let wide = usize::from(wide);
        let words = rows_of(&self.words, wide).into_iter().map(|row| (row, true));
        words.chain(self.more.iter().flat_map(move |more| rows_of(more, wide)).map(|row| (row, false)))
    }

    pub(in crate::ui) fn is(&self, id: &Id) -> bool {
        self.entry.as_ref() == Some(id)
    }
}

/// The rows of a text; one that is shorter than a row in bytes needs no looking at.
fn rows_of(words: &str, wide: usize) -> Vec<&str> {
    if words.len() <= wide && !words.contains('\n') { vec![words] } else { text::wrap(words, wide) }
}

/// Rows of a line on a page.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui) struct Piece {
    pub(in crate::ui) item: usize,
    pub(in crate::ui) y: u16,
    pub(in crate::ui) from: u16,
    pub(in crate::ui) rows: u16,
}

/// A heading on a page, with what stands below it.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Part {
    pub(in crate::ui) band: usize,
    pub(in crate::ui) goes_on: bool,
    pub(in crate::ui) y: u16,
    pub(in crate::ui) columns: Vec<Vec<Piece>>,
}

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The section that it is a page of.
    pub section: usize,
    pub(in crate::ui) parts: Vec<Part>,
}

/// A sheet laid out.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub(in crate::ui) sections: Vec<Section>,
    pub(in crate::ui) measure: Measure,
    /// The first line of each page; the first that leads, where one does.
    pub(in crate::ui) firsts: Vec<Option<Id>>,
    /// On which page a line begins.
    begins: HashMap<Id, usize>,
    /// The pages.
    pub pages: Vec<Page>,
}

impl Sheet {
    /// Lays sections out for an area. A section without anything has a page all the same.
    pub fn new(sections: Vec<Section>, wide: u16, high: u16) -> Self {
        Self::with_first(sections, wide, high, 0)
    }

    /// The same with a first column that is so much wider than the others.
    pub fn with_first(sections: Vec<Section>, wide: u16, high: u16, more: u16) -> Self {
        let measure = Measure::of(&sections, wide, more);
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
        let mut sheet = Self { sections, measure, firsts: Vec::new(), begins: HashMap::new(), pages };
        let named = |page| sheet.lines(page).filter_map(|item| item.entry.clone()).collect();
        let ids: Vec<Vec<Id>> = sheet.pages.iter().map(named).collect();
        let leads = |page| sheet.lines(page).find(|item| item.leads).and_then(|item| item.entry.clone());
        sheet.firsts = sheet.pages.iter().zip(&ids).map(|(page, ids)| leads(page).or(ids.first().cloned())).collect();
        for (at, ids) in ids.into_iter().enumerate() {
            for id in ids {
                sheet.begins.entry(id).or_insert(at);
            }
        }
        sheet
    }

    /// The page on which a line begins.
    pub fn page_of(&self, id: &Id) -> Option<usize> {
        self.begins.get(id).copied()
    }

    /// The section that a line stands in.
    pub fn section_of(&self, id: &Id) -> Option<usize> {
        self.page_of(id).and_then(|at| self.pages.get(at)).map(|page| page.section)
    }

    /// The lines of a page, in their order.
    fn lines(&self, page: &Page) -> impl Iterator<Item = &Item> {
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
    fn before(&self, band: &Band, goes_on: bool) -> u16 {
        let head = u16::from(!band.over(goes_on).is_empty());
        let air = self.y > 0 && self.high >= AIRY;
        head + if air { head.max(u16::from(band.air)) } else { 0 }
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
            let free = self.high.saturating_sub(self.y + self.before(band, goes_on));
            if self.y > 0 && !(self.begins(band, &left, free) && self.stays_whole(band, free)) {
                self.turn();
                continue;
            }
            let head = self.before(band, goes_on).min(self.high.saturating_sub(1));
            let y = self.y + head;
            let free = self.high.saturating_sub(y).max(1);
            let columns: Vec<Vec<Piece>> = (0..)
                .zip(&band.columns)
                .zip(&mut left)
                .map(|((n, items), left)| self.column((n, items, band), left, y, free))
                .collect();
            let ends = columns.iter().flatten().map(|piece| piece.y + piece.rows).max().unwrap_or(y);
            let at = y - u16::from(!band.over(goes_on).is_empty()).min(y);
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
        let columns = (0..).zip(&band.columns).zip(left);
        let mut firsts = columns.filter_map(|((at, items), (n, from))| Some((items.get(*n)?, *from, at)));
        let fits = |(item, from, at): (&Item, u16, usize)| {
            let rows = self.measure.within(band).high(item, at).saturating_sub(from);
            rows <= free || (rows > self.whole() && free >= WORTH)
        };
        firsts.all(fits) && free > 0
    }

    /// Whether a band is not parted here that a page of its own would hold.
    fn stays_whole(&self, band: &Band, free: u16) -> bool {
        let measure = self.measure.within(band);
        let high = |(n, items): (usize, &Vec<Item>)| {
            items.iter().fold(0, |sum: u16, item| sum.saturating_add(measure.high(item, n)))
        };
        let rows = (0..).zip(&band.columns).map(high).max().unwrap_or(0);
        let head = u16::from(!band.heading.is_empty());
        // A heading alone is no page.
        !band.whole || self.y <= WORTH || rows <= free || rows.saturating_add(head) > self.high
    }

    /// How many rows a page has below a heading.
    fn whole(&self) -> u16 {
        self.high.saturating_sub(1).max(1)
    }

    /// Fills a column as far as it goes.
    fn column(
        &self,
        (at, items, band): (usize, &[Item], &Band),
        left: &mut (usize, u16),
        y: u16,
        free: u16,
    ) -> Vec<Piece> {
        let measure = self.measure.within(band);
        let mut pieces = Vec::new();
        let mut used = 0;
        while let Some(item) = items.get(left.0) {
            let rows = measure.high(item, at).saturating_sub(left.1);
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

/// A time line, as it is told of on its page.
#[derive(Debug, Clone, Default)]
pub struct LaneTab {
    /// Its name; empty for what is on no time line.
    pub name: String,
    /// How many lines stand on it.
    pub events: usize,
    /// How many of them have no year.
    pub without_year: usize,
    /// Whether something on it is marked as high, and as low.
    pub marked: [bool; 2],
    /// The line that was said last.
    pub last: Option<Id>,
}

/// What a table tells, as it is told of in the row of pages.
#[derive(Debug, Clone, Default)]
pub struct TellerTab {
    /// The table, or the group; empty for none.
    pub by: String,
    /// What is heard now.
    pub head: Option<Id>,
    /// Who tells it, or what it is called.
    pub teller: Option<String>,
    /// Whether anything stands on the page.
    pub has_lines: bool,
}

/// A section of the follow-up board, as it is told of below it.
#[derive(Debug, Clone, Default)]
pub struct BoardTab {
    /// What it is called.
    pub name: String,
    /// Whether it is a theme's.
    pub of_theme: bool,
}

/// A sheet with what is told of its pages.
#[derive(Debug, Clone)]
pub struct Tabbed<T> {
    /// The sheet.
    pub sheet: Sheet,
    /// In the order of the sheet.
    pub tabs: Vec<T>,
}
