//! Where a page ends. A list is cut into blocks by how many items there are, whatever they say, and a block that is too
//! long for a page is halved, and halved again, until it fits. So a line that is said in other words, however long, turns
//! no page: its own becomes two, or takes in the one that it was parted from, and every other stays as it is. A new line
//! at the end moves none before it. Pure.

use super::deck::{Column, Item, Row, Stack, head, lead_width, named, rows_in, stack};

/// A list that stands on pages, alone or beside others.
pub struct List {
    /// Its name, in rows.
    head: Vec<String>,
    /// What stands in it.
    pub items: Vec<Item>,
    /// How wide what stands at the left of the items is.
    lead: u16,
    wide: u16,
    /// How many rows the items have on a page, in each column.
    rows: u16,
    /// In how many columns it is folded.
    columns: usize,
}

impl List {
    /// A list in so many columns of this width. `before`: what stands before everything else.
    pub fn new(list: &Column, before: Option<Item>, wide: u16, high: u16, columns: usize) -> Self {
        let head = head(&list.head, wide, high);
        // A name that is too long for a head stands in full as an item.
        let name = (head.is_empty() && !list.head.is_empty()).then(|| named(&list.head));
        let mut items: Vec<Item> = before.into_iter().chain(name).chain(list.items.iter().cloned()).collect();
        let mut under = String::new();
        for item in &mut items {
            item.goes_on = !item.under.is_empty() && item.heading == under;
            under.clone_from(&item.heading);
        }
        let rows = high.saturating_sub(rows_in(&head)).max(1);
        Self { head, lead: lead_width(&items, wide), items, wide, rows, columns }
    }

    /// How many items a page has at most, so that halves and quarters of it are whole: one in each row.
    fn most(&self) -> usize {
        let rows = usize::from(self.rows);
        self.columns * if rows < 8 { rows } else { rows / 4 * 4 }
    }

    /// Its blocks, whatever the items say.
    fn blocks(&self) -> Vec<&[Item]> {
        let rows = usize::from(self.rows) * self.columns;
        let mut out = Vec::new();
        let mut rest = self.items.as_slice();
        while !rest.is_empty() {
            let reckoned = heights(rest).scan(0, |used, high| {
                *used += high;
                Some(*used)
            });
            let most = reckoned.take(self.most()).take_while(|used| *used <= rows).count().max(1);
            let (block, after) = rest.split_at(most);
            out.push(block);
            rest = after;
        }
        out
    }

    /// The columns of these items, one page after the other.
    fn lay_out(&self, items: &[Item]) -> Vec<Vec<Row>> {
        stack(items, self.lead, self.wide, self.rows)
    }

    fn fits(&self, items: &[Item]) -> bool {
        self.lay_out(items).len() <= self.columns
    }
}

/// How many rows an item needs at least, whatever it says: under another heading than the one before, one more.
fn least(item: &Item, under: Option<&String>) -> usize {
    let more = item.more.iter().filter(|words| !words.is_empty()).count();
    let heads = !item.heading.is_empty() && under != Some(&item.heading);
    let own = usize::from(item.under.is_empty() || !item.words.is_empty());
    // Above a heading that stands out a row is free.
    let head = if item.under.is_empty() { 1 } else { 1 + usize::from(under.is_some()) };
    own + more + if heads { head } else { 0 }
}

/// The same of each.
fn heights(items: &[Item]) -> impl Iterator<Item = usize> {
    let before = std::iter::once(None).chain(items.iter().map(|item| Some(&item.heading)));
    items.iter().zip(before).map(|(item, under)| least(item, under))
}

/// How many rows items need at least, whatever they say.
pub fn reckoned(items: &[Item]) -> u16 {
    u16::try_from(heights(items).sum::<usize>()).unwrap_or(u16::MAX)
}

/// The pages of lists that stand beside each other: of each its columns. One without anything where there is nothing.
pub fn pages(lists: &[List]) -> Vec<Vec<Stack>> {
    let blocks: Vec<Vec<&[Item]>> = lists.iter().map(List::blocks).collect();
    let many = blocks.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let size = lists.iter().map(List::most).max().unwrap_or(1);
    let mut out = Vec::new();
    for nth in 0..many {
        let here: Vec<&[Item]> = blocks.iter().map(|of| of.get(nth).copied().unwrap_or_default()).collect();
        halve(lists, &here, size, &mut out);
    }
    out
}

/// A page of these items, or of each half of them the pages. `size`: how many they may be.
fn halve(lists: &[List], parts: &[&[Item]], size: usize, out: &mut Vec<Vec<Stack>>) {
    let fits = lists.iter().zip(parts).all(|(list, items)| list.fits(items));
    if fits || size < 2 {
        return draw(lists, parts, out);
    }
    let half = size.div_ceil(2);
    let cut = parts.iter().map(|items| items.split_at(half.min(items.len())));
    let (first, second): (Vec<&[Item]>, Vec<&[Item]>) = cut.unzip();
    halve(lists, &first, half, out);
    if second.iter().any(|items| !items.is_empty()) {
        halve(lists, &second, half, out);
    }
}

/// The page of these items; of an item that is longer than a page, several.
fn draw(lists: &[List], parts: &[&[Item]], out: &mut Vec<Vec<Stack>>) {
    let columns: Vec<Vec<Vec<Row>>> = lists.iter().zip(parts).map(|(list, items)| list.lay_out(items)).collect();
    let pages = lists.iter().zip(&columns).map(|(list, rows)| rows.len().div_ceil(list.columns));
    for page in 0..pages.max().unwrap_or(0).max(1) {
        let stacks = lists.iter().zip(&columns).flat_map(|(list, rows)| {
            (0..list.columns).map(move |column| match rows.get(page * list.columns + column) {
                Some(rows) => Stack { head: list.head.clone(), rows: rows.clone() },
                None if column == 0 => Stack { head: list.head.clone(), rows: Vec::new() },
                None => Stack::default(),
            })
        });
        out.push(stacks.collect());
    }
}
