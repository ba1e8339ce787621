//! What the window of sessions side by side knows: the comparison, where people are in it, and what a key does. It holds
//! no session and no file: nothing of what is compared can be changed here.

use crate::model::after::compare::Comparison;
use crate::ui::keymap::{Code, Key};
use crate::ui::theme::Theme;

/// How wide a column is at least that its words can be read.
const COLUMN: u16 = 25;

/// From how many columns on several sessions stand beside each other.
const SEVERAL: u16 = 72;

/// The window.
#[derive(Debug)]
pub struct SideBySide {
    /// The sessions.
    pub beside: Comparison,
    /// How it looks.
    pub theme: Theme,
    /// The part, from 0.
    pub part: usize,
    /// The page of the part, from 0.
    pub page: usize,
    /// The first session in sight, from 0.
    pub side: usize,
    /// How many pages the part has, as it was drawn last.
    pub pages: usize,
    /// How large the window is.
    pub size: (u16, u16),
}

impl SideBySide {
    /// A window on a comparison.
    pub fn new(beside: Comparison, theme: Theme) -> Self {
        Self { beside, theme, part: 0, page: 0, side: 0, pages: 1, size: (0, 0) }
    }

    /// How many sessions are in sight at once.
    pub fn in_sight(&self) -> usize {
        let fit = if self.size.0 < SEVERAL { 1 } else { usize::from(self.size.0 / COLUMN) };
        fit.clamp(1, self.beside.sides.len().max(1))
    }

    /// The first session in sight: where all fit, the first.
    pub fn first(&self) -> usize {
        self.side.min(self.beside.sides.len().saturating_sub(self.in_sight()))
    }

    /// A key. Whether it leaves.
    pub fn press(&mut self, key: Key) -> bool {
        match key.code {
            Code::Esc => return true,
            Code::Char('q') if !key.alt => return true,
            Code::Char('c') if key.ctrl => return true,
            Code::Down | Code::PageDown | Code::Char(' ') | Code::Enter => self.turn(true),
            Code::Up | Code::PageUp => self.turn(false),
            Code::Tab => self.go_to(self.part + 1),
            Code::BackTab => self.go_to(self.part.checked_sub(1).unwrap_or(self.beside.parts.len().saturating_sub(1))),
            Code::Home => self.go_to(0),
            Code::Right => {
                let last = self.beside.sides.len().saturating_sub(self.in_sight());
                self.stand_at((self.first() + 1).min(last));
            }
            Code::Left => self.stand_at(self.first().saturating_sub(1)),
            _ => {}
        }
        false
    }

    /// Another size of the window: the page is that of the new size.
    pub fn measure(&mut self, size: (u16, u16)) {
        if self.size != size {
            (self.size, self.page) = (size, 0);
        }
    }

    /// A page on or back; beyond the last one comes the next part, before the first one the part before.
    fn turn(&mut self, on: bool) {
        let last = self.pages.saturating_sub(1);
        match on {
            true if self.page < last => self.page += 1,
            true if self.part + 1 < self.beside.parts.len() => self.go_to(self.part + 1),
            true => {}
            false if self.page > 0 => self.page = self.page.min(last).saturating_sub(1),
            false => self.go_to(self.part.saturating_sub(1)),
        }
    }

    /// Another part, from its first page; behind the last one comes the first.
    fn go_to(&mut self, part: usize) {
        self.part = if part < self.beside.parts.len() { part } else { 0 };
        self.page = 0;
    }

    /// Another session in sight: its own pages, from the first.
    fn stand_at(&mut self, side: usize) {
        if side != self.first() {
            (self.side, self.page) = (side, 0);
        }
    }
}
