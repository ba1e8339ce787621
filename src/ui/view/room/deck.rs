//! Pages out of sections of items: where a page ends, `leaves` says. Nothing is cut: what does not fit goes to the next
//! page. Uses the width of texts.

use super::leaves::{self, List};
use super::shown;
use crate::model::id::Id;
use crate::roadmap::plan::Plan;
use crate::ui::text;
use crate::words::lang::Lang;
use crate::words::room::Room as Words;

/// A group's sign and letter with the colour that it is known by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Badge {
    /// "● A".
    pub words: String,
    /// The colour's name.
    pub colour: String,
}

/// Something that stands on the wall.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// What it shows.
    pub ids: Vec<Id>,
    /// Its number or year.
    pub lead: String,
    /// Whose it is.
    pub badge: Option<Badge>,
    /// Its words.
    pub words: String,
    /// What stands below them, a row or more each.
    pub more: Vec<String>,
    /// Dots by group, as a bar of letters.
    pub bar: Vec<(Badge, u64)>,
    /// What it stands under; said again at the top of a page.
    pub heading: String,
    /// What its heading shows, where that is a line of its own: it stands out, and what is under it is set in.
    pub under: Vec<Id>,
    /// The one before it has the same heading: at the top of a page it goes on.
    pub goes_on: bool,
    /// The language of what the program says of it.
    pub lang: Lang,
    /// How far it is set in.
    pub depth: u16,
    /// It stands out.
    pub strong: bool,
}

/// One list of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Its name; empty where it has none.
    pub head: String,
    /// What stands in it.
    pub items: Vec<Item>,
}

/// What begins a page of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// Whose it is.
    pub badge: Option<Badge>,
    /// What is said of everything that follows, above the title on its first page.
    pub above: String,
    /// What it is, or where: a lane, a branch, a theme.
    pub title: String,
    /// Where its lines are kept, as the desk calls it: a group's letter, a lane, a theme.
    pub place: String,
    /// Its lists: beside each other where there is room, else one a page.
    pub columns: Vec<Column>,
}

impl Section {
    /// One list.
    pub fn list(title: impl Into<String>, items: Vec<Item>) -> Self {
        Self { title: title.into(), columns: vec![Column { head: String::new(), items }], ..Self::default() }
    }

    /// The same, where lines are kept.
    pub fn at(self, place: impl Into<String>) -> Self {
        Self { place: place.into(), ..self }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.columns.iter().all(|column| column.items.is_empty())
    }
}

/// What a row begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Begins {
    /// Nothing: it goes on with what stands above it.
    #[default]
    Nothing,
    /// An item: air may stand above it.
    Item,
    /// Something that stands below an item's words.
    Below,
}

/// A row, ready to be drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What it begins to show.
    pub ids: Vec<Id>,
    /// What stands at its left: number and badge, on the first row of an item.
    pub lead: String,
    /// How far that is set in.
    pub hang: u16,
    /// The badge, after the number.
    pub badge: Option<Badge>,
    /// Where its words begin.
    pub indent: u16,
    /// Its words.
    pub words: String,
    /// Dots by group, after the words.
    pub bar: Vec<(Badge, u64)>,
    /// How many columns the words keep before the dots.
    pub before: u16,
    /// It stands out.
    pub strong: bool,
    /// It is a heading.
    pub heading: bool,
    /// What it begins.
    pub begins: Begins,
}

/// A list on a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stack {
    /// Its name.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Where its lines are kept.
    pub place: String,
    /// Whose it is.
    pub badge: Option<Badge>,
    /// What is said of everything that follows, in rows.
    pub above: Vec<String>,
    /// What it is, in rows.
    pub title: Vec<String>,
    /// The roadmap as a picture, in place of the lists, which say the same.
    pub picture: Option<Plan>,
    /// Its lists, beside each other.
    pub stacks: Vec<Stack>,
}

impl Page {
    /// Whether an entry begins on it.
    pub fn holds(&self, id: &Id) -> bool {
        self.stacks.iter().flat_map(|stack| &stack.rows).any(|row| row.ids.contains(id))
    }
}

/// How wide the wall must be for lists to stand beside each other.
const BESIDE_FROM: u16 = 72;

/// Between lists that stand beside each other.
pub const GAP: u16 = 2;

/// How wide a column is at least, where one list is folded into two.
const NARROWEST: u16 = 50;

/// How wide each of so many lists is.
pub fn column_width(wide: u16, columns: usize) -> u16 {
    let columns = u16::try_from(columns).unwrap_or(u16::MAX).max(1);
    (wide.saturating_sub(GAP.saturating_mul(columns - 1)) / columns).max(1)
}

/// The pages of these sections in so many columns and rows; one without anything where there is nothing.
pub fn pages(sections: Vec<Section>, lang: Lang, wide: u16, high: u16) -> Vec<Page> {
    let mut out = Vec::new();
    for section in sections {
        let section = shown::section(section, lang);
        if section.columns.len() < 2 || may_stand_beside(&section.columns, wide) {
            lay_out(&section, &section.columns, wide, high, &mut out);
        } else {
            let some = section.columns.iter().filter(|column| !column.items.is_empty());
            for column in some.clone() {
                lay_out(&section, std::slice::from_ref(column), wide, high, &mut out);
            }
            if some.count() == 0 {
                lay_out(&section, &[], wide, high, &mut out);
            }
        }
    }
    if out.is_empty() { vec![Page::default()] } else { out }
}

/// Whether lists can stand beside each other: the wall is wide enough, and no word would have to be broken.
fn may_stand_beside(columns: &[Column], wide: u16) -> bool {
    let each = column_width(wide, columns.len());
    columns.iter().all(|column| may_stand_beside_in(column, wide, each))
}

/// Whether a list can stand in a column so wide.
fn may_stand_beside_in(column: &Column, wide: u16, each: u16) -> bool {
    let lead = lead_width(&column.items, each);
    let fits = |item: &Item| {
        let room = usize::from(each.saturating_sub(lead + set_in(item, each)));
        let texts = item.more.iter().chain([&item.words, &item.heading]);
        item.bar.is_empty() && texts.flat_map(|words| words.split_whitespace()).all(|word| text::width(word) <= room)
    };
    wide >= BESIDE_FROM && column.items.iter().all(fits)
}

/// How far an item is set in: deep branches keep most of the line for their words.
fn set_in(item: &Item, wide: u16) -> u16 {
    item.depth.saturating_mul(2).min(wide / 4) + hang(item)
}

/// How far below a heading that is a line of its own everything is set in: numbers under a theme are not a theme's.
fn hang(item: &Item) -> u16 {
    if item.under.is_empty() { 0 } else { 3 }
}

/// The rows of a head, unless they would leave too little for what stands below: then it is said by what is below.
pub fn head(words: &str, wide: u16, high: u16) -> Vec<String> {
    let rows: Vec<String> = if words.is_empty() { Vec::new() } else { wrapped(words, wide) };
    if rows.len() > usize::from(high / 3).max(1) { Vec::new() } else { rows }
}

fn wrapped(words: &str, wide: u16) -> Vec<String> {
    text::wrap(words, usize::from(wide.max(1))).into_iter().map(str::to_owned).collect()
}

fn evenly(words: &str, wide: u16) -> Vec<String> {
    text::wrap_evenly(words, usize::from(wide.max(1))).into_iter().map(str::to_owned).collect()
}

/// How many.
pub fn rows_in(rows: &[impl Sized]) -> u16 {
    u16::try_from(rows.len()).unwrap_or(u16::MAX)
}

fn lay_out(section: &Section, columns: &[Column], wide: u16, high: u16, out: &mut Vec<Page>) {
    let badge = section.badge.as_ref().map_or(0, |badge| text::columns(&badge.words) + 1);
    let title = head(&section.title, wide.saturating_sub(badge), high);
    let has_title = !title.is_empty() || section.badge.is_some();
    let top = rows_in(&title).max(u16::from(has_title)) + u16::from(has_title && high >= 14);
    // A name that is too long for a head stands in full as the first item.
    let long = title.is_empty() && !section.title.is_empty();
    let before = long.then(|| named(&section.title));
    let above = if section.above.is_empty() { Vec::new() } else { evenly(&section.above, wide) };
    // The same, whatever it says: a word more turns no page.
    let kept = above_in(&above, high).max(if above.is_empty() { 0 } else { above_at_most(wide) });
    let high = high.saturating_sub(top + kept).max(1);
    let lists: Vec<List> = match columns {
        [list] => vec![folded(list, before, wide, high)],
        several => {
            let each = column_width(wide, several.len());
            let mut before = before;
            several.iter().map(|list| List::new(list, before.take(), each, high, 1)).collect()
        }
    };
    let page = |stacks| Page {
        place: section.place.clone(),
        badge: section.badge.clone(),
        title: title.clone(),
        stacks,
        picture: None,
        above: Vec::new(),
    };
    let first = out.len();
    out.extend(leaves::pages(&lists).into_iter().map(page));
    if let Some(first) = out.get_mut(first) {
        first.above = above;
    }
}

/// How many rows what stands above a title takes, with the free one below it.
pub fn above_in(above: &[String], high: u16) -> u16 {
    rows_in(above) + u16::from(!above.is_empty() && high >= 14)
}

/// How many rows are kept for it: it is longer than a line only where lines are short.
fn above_at_most(wide: u16) -> u16 {
    if wide < 105 { 3 } else { 2 }
}

/// A name that stands in full as an item.
pub fn named(words: &str) -> Item {
    Item { words: words.to_owned(), strong: true, ..Item::default() }
}

/// One list: in two columns where it has more items than a page has rows, and the wall is so wide that each is a line's
/// length. How long its items are does not matter: a word more turns no page.
fn folded(list: &Column, before: Option<Item>, wide: u16, high: u16) -> List {
    let each = column_width(wide, 2);
    let one = List::new(list, before.clone(), wide, high, 1);
    if each < NARROWEST || leaves::reckoned(&one.items) <= high || !may_stand_beside_in(list, wide, each) {
        return one;
    }
    List::new(list, before, each, high, 2)
}

/// How wide what stands at the left of items is.
pub fn lead_width(items: &[Item], wide: u16) -> u16 {
    let most = items.iter().map(lead_of).max().unwrap_or(0);
    // A lead that leaves no room for words stands before them.
    if most + 1 > wide / 2 { 0 } else { most + u16::from(most > 0) * 2 }
}

fn lead_of(item: &Item) -> u16 {
    let badge = item.badge.as_ref().map_or(0, |badge| text::columns(&badge.words));
    let lead = text::columns(&item.lead);
    lead + badge + u16::from(lead > 0 && badge > 0)
}

/// The rows of items, column by column, each so high.
pub fn stack(items: &[Item], lead: u16, wide: u16, high: u16) -> Vec<Vec<Row>> {
    let mut out = Vec::new();
    let mut page: Vec<Row> = Vec::new();
    let mut under = "";
    for item in items {
        let mut rows = rows_of(item, lead, wide);
        let mut top = headings(item, page.is_empty() || under != item.heading, wide);
        if !page.is_empty() && page.len() + top.len() + rows.len() > usize::from(high) {
            out.push(std::mem::take(&mut page));
            top = headings(item, true, wide);
        }
        if top.len() + 1 > usize::from(high) {
            top.clear();
        }
        page.extend(top);
        under = &item.heading;
        // What is longer than a page goes on on the next one.
        while page.len() + rows.len() > usize::from(high) {
            let rest = rows.split_off(usize::from(high).saturating_sub(page.len()));
            page.extend(rows);
            out.push(std::mem::take(&mut page));
            rows = rest;
        }
        page.extend(rows);
    }
    if !page.is_empty() {
        out.push(page);
    }
    out
}

/// The heading above an item, where it has one that does not stand there already.
fn headings(item: &Item, again: bool, wide: u16) -> Vec<Row> {
    if item.heading.is_empty() || !again {
        return Vec::new();
    }
    let goes_on = item.goes_on.then(|| Words::GoesOn.with_in(item.lang, &[&item.heading]));
    let row = |words| Row { words, heading: true, strong: !item.under.is_empty(), ..Row::default() };
    let mut rows: Vec<Row> = wrapped(goes_on.as_ref().unwrap_or(&item.heading), wide).into_iter().map(row).collect();
    if let Some(first) = rows.first_mut() {
        first.begins = Begins::Item;
        first.ids.clone_from(&item.under);
    }
    rows
}

fn rows_of(item: &Item, lead: u16, wide: u16) -> Vec<Row> {
    let indent = lead + set_in(item, wide);
    let room = wide.saturating_sub(indent).max(1);
    let stands_left = lead > 0;
    let words = match (&item.badge, stands_left) {
        (badge, false) if lead_of(item) > 0 => {
            let badge = badge.as_ref().map_or("", |badge| badge.words.as_str());
            [item.lead.as_str(), badge, item.words.as_str()]
                .into_iter()
                .filter(|words| !words.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        }
        _ => item.words.clone(),
    };
    let left = (room * 2 / 5).saturating_sub(2);
    let fits = || words.split_whitespace().all(|word| text::width(word) <= usize::from(left));
    if !item.bar.is_empty() && room >= DOTS_FROM && fits() {
        return dotted_rows(item, &words, &Row { indent, strong: item.strong, ..Row::default() }, room);
    }
    // A theme that nothing stands under yet is its heading alone.
    let own = if words.is_empty() && !item.under.is_empty() { Vec::new() } else { wrapped(&words, room) };
    let mut out: Vec<Row> =
        own.into_iter().map(|words| Row { indent, words, strong: item.strong, ..Row::default() }).collect();
    if let Some(first) = out.first_mut() {
        first.begins = Begins::Item;
        first.hang = hang(item);
        first.ids.clone_from(&item.ids);
        if stands_left {
            first.lead.clone_from(&item.lead);
            first.badge.clone_from(&item.badge);
        }
    }
    if !item.bar.is_empty() {
        out.extend(bars(&item.bar, room).into_iter().map(|bar| Row {
            indent,
            bar,
            begins: Begins::Below,
            ..Row::default()
        }));
    }
    for words in item.more.iter().filter(|words| !words.is_empty()) {
        let rows = wrapped(words, room).into_iter().enumerate();
        let begins = |n| if n == 0 { Begins::Below } else { Begins::Nothing };
        out.extend(rows.map(|(n, words)| Row { indent, words, begins: begins(n), ..Row::default() }));
    }
    out
}

/// From which width on dots stand beside the words.
const DOTS_FROM: u16 = 50;

/// The words at the left, the dots by group beside them.
fn dotted_rows(item: &Item, words: &str, plain: &Row, room: u16) -> Vec<Row> {
    let before = room * 2 / 5;
    let words = wrapped(words, before - 2);
    let bar = bars(&item.bar, room - before);
    let more: Vec<String> = item.more.iter().flat_map(|words| wrapped(words, room)).collect();
    let high = words.len().max(bar.len());
    let at = |nth: usize| Row {
        words: words.get(nth).cloned().unwrap_or_default(),
        bar: bar.get(nth).cloned().unwrap_or_default(),
        before,
        ..plain.clone()
    };
    let mut out: Vec<Row> = (0..high).map(at).collect();
    if let Some(first) = out.first_mut() {
        (first.begins, first.ids) = (Begins::Item, item.ids.clone());
        (first.lead, first.badge) = (item.lead.clone(), item.badge.clone());
    }
    out.extend(more.into_iter().map(|words| Row { words, strong: false, ..plain.clone() }));
    out
}

/// A bar in rows: groups follow on each other, a group that has no room any more begins the next row.
fn bars(bar: &[(Badge, u64)], room: u16) -> Vec<Vec<(Badge, u64)>> {
    let mut out: Vec<Vec<(Badge, u64)>> = vec![Vec::new()];
    let mut used = 0u16;
    for (badge, n) in bar {
        let wide = text::columns(&bar_words(badge, *n)) + 1;
        if used > 0 && used + wide > room + 1 {
            out.push(Vec::new());
            used = 0;
        }
        if let Some(row) = out.last_mut() {
            row.push((badge.clone(), *n));
        }
        used += wide;
    }
    out
}

/// The dots of one group: its sign and letter, and how many.
pub fn bar_words(badge: &Badge, n: u64) -> String {
    let badge: String = badge.words.split_whitespace().collect();
    format!("{badge}{n}")
}
