//! Sheets on the screen: which of their pages is shown, and how it is drawn; what stands below them.

use super::rows::save_state;
use crate::model::id::Id;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::sheet::{Item, Measure, Piece, Sheet};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::pen::{Paged, Pen, below};
use ratatui::layout::Rect;
use std::borrow::Cow;

/// What is shown where nobody turned to a page and nothing is lit.
#[derive(Debug, Clone)]
pub struct Follow {
    /// The line.
    pub line: Option<Id>,
    /// The section, where the line is not on the sheet.
    pub section: usize,
}

impl Sheet {
    /// Which page is shown.
    pub fn shown(&self, desk: &Desk, follow: &Follow) -> usize {
        let holds = |id: &Id| self.page_of(id);
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
        let sections = self.pages.iter().map(|page| page.section).collect();
        pen.say_paged(Paged { at, firsts: self.firsts.clone(), sections });
        let Some(page) = self.pages.get(at) else { return };
        let Some(section) = self.sections.get(page.section) else { return };
        for part in &page.parts {
            let Some(band) = section.get(part.band) else { continue };
            let heading = band.over(part.goes_on);
            let measure = self.measure.within(band);
            if !heading.is_empty() {
                pen.put(area.x, area.y + part.y, heading, area.width, Role::Strong);
            }
            for (n, (pieces, items)) in part.columns.iter().zip(&band.columns).enumerate() {
                let column = Rect { x: area.x + measure.column(n), width: measure.wide(n), ..area };
                for piece in pieces {
                    if let Some(item) = items.get(piece.item) {
                        draw_item(desk, item, *piece, (measure, n, column), pen);
                    }
                }
            }
        }
    }

    /// Where the columns stand in an area, with how wide they are.
    pub fn columns(&self, area: Rect) -> impl Iterator<Item = Rect> {
        let measure = self.measure;
        (0..usize::from(measure.many)).map(move |n| Rect {
            x: area.x + measure.column(n),
            width: measure.wide(n),
            ..area
        })
    }
}

/// A line, or as many rows of it as stand on this page.
fn draw_item(desk: &Desk, item: &Item, piece: Piece, (measure, n, column): (Measure, usize, Rect), pen: &mut Pen) {
    let (x, y) = (column.x, column.y + piece.y);
    // Words of ours have no number before them.
    let words = x + if item.entry.is_some() { measure.indent(n) } else { 0 };
    if piece.from == 0 && item.entry.is_some() {
        pen.put_right(x + measure.numbers, y, &item.no, Role::Key);
        let lead = x + if measure.numbers == 0 { 0 } else { measure.numbers + 2 };
        pen.put(lead, y, &item.lead, measure.leads, Role::Strong);
        pen.put(words - measure.marks.min(1) * 2, y, item.mark, 1, Role::Strong);
    }
    let wide = measure.words(n);
    let mut rows = item.rows(wide).skip(usize::from(piece.from)).peekable();
    for y in y..y.saturating_add(piece.rows) {
        let Some((row, is_words)) = rows.next() else { break };
        let role = if item.strong && is_words { Role::Strong } else { Role::Text };
        // What goes on on the next page says so.
        let goes_on = y + 1 == column.y + piece.y + piece.rows && rows.peek().is_some();
        let row = if goes_on { Cow::Owned(text::cut(&format!("{row}…"), usize::from(wide))) } else { row.into() };
        pen.put(words, y, &row, wide, role);
    }
    if let Some(id) = &item.entry {
        pen.spot_line(Rect { x, y, width: measure.wide(n), height: piece.rows }, id);
    }
    let is_lit = desk.mode == Mode::Choosing && desk.lit.as_ref().is_some_and(|lit| item.is(lit));
    if is_lit {
        pen.set_cursor(words, y);
        pen.shade(Rect { x, y, width: measure.wide(n), height: piece.rows }, Role::Lit);
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
