//! What every view draws with: texts by role, cut or wrapped to where they must fit. Never writes outside its area.

use crate::model::id::Id;
use crate::ui::command::Command;
use crate::ui::state::Tone;
use crate::ui::text;
use crate::ui::theme::{Depth, Role, Theme};
use crate::ui::widgets::roadmap::Palette;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};

/// How a sentence to the person is drawn, by how it is meant.
pub fn role_of(tone: Tone) -> Role {
    match tone {
        Tone::Plain => Role::Text,
        Tone::Good => Role::Good,
        Tone::Alarm => Role::Alarm,
    }
}

/// A buffer, a theme, and where the cursor goes.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
    area: Rect,
    cursor: Option<Position>,
    paged: Option<Paged>,
    spots: Option<Vec<(Rect, Spot)>>,
}

/// What stands at a place of the screen and can be clicked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A line of the task.
    Line(Id),
    /// An item of the agenda at the left.
    Item(Id),
    /// A row of a list that lies over the screen, or of home, from 0.
    Row(usize),
    /// A key at the foot.
    Key(Command),
}

/// What a view that lays lines out in pages says of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged {
    /// Which page is shown, from 0.
    pub at: usize,
    /// The first line of each page.
    pub firsts: Vec<Option<Id>>,
    /// Of which section each is a page.
    pub sections: Vec<usize>,
}

impl<'a> Pen<'a> {
    /// A pen for an area.
    pub fn new(buffer: &'a mut Buffer, theme: Theme, area: Rect) -> Self {
        let area = area.intersection(buffer.area);
        Self { buffer, theme, area, cursor: None, paged: None, spots: None }
    }

    /// A pen that notes what can be clicked.
    pub fn noting(buffer: &'a mut Buffer, theme: Theme, area: Rect) -> Self {
        Self { spots: Some(Vec::new()), ..Self::new(buffer, theme, area) }
    }

    /// Notes what stands there, where somebody asks.
    pub fn spot(&mut self, area: Rect, spot: impl FnOnce() -> Spot) {
        if let Some(spots) = &mut self.spots {
            spots.push((area.intersection(self.area), spot()));
        }
    }

    /// Notes that a line stands there.
    pub fn spot_line(&mut self, area: Rect, id: &Id) {
        self.spot(area, || Spot::Line(id.clone()));
    }

    /// What lies over all of this comes: nothing of it can be clicked.
    pub fn cover_spots(&mut self) {
        self.spots.iter_mut().for_each(Vec::clear);
    }

    /// What stands at a place and can be clicked: the last one that was noted.
    pub fn spot_at(&self, (x, y): (u16, u16)) -> Option<Spot> {
        let spots = self.spots.iter().flatten().rev();
        spots.into_iter().find(|(area, _)| area.contains(Position { x, y })).map(|(_, spot)| spot.clone())
    }

    /// The whole area.
    pub fn area(&self) -> Rect {
        self.area
    }

    /// Where the cursor goes.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Puts the cursor there, where that is on the screen.
    pub fn set_cursor(&mut self, x: u16, y: u16) {
        let here = Position { x: x.min(self.area.right().saturating_sub(1)), y };
        if self.area.contains(here) {
            self.cursor = Some(here);
        }
    }

    /// The pages of what is drawn, where it has pages.
    pub fn paged(&mut self) -> Option<Paged> {
        self.paged.take()
    }

    /// Says which page of how many is drawn.
    pub fn say_paged(&mut self, paged: Paged) {
        self.paged = Some(paged);
    }

    /// The colours of the roadmap: those that every screen has, but on a projector.
    pub fn roadmap(&self) -> Palette {
        self.theme.palette(Depth::Sixteen)
    }

    /// The buffer, for a widget that draws by itself.
    pub fn canvas(&mut self) -> &mut Buffer {
        self.buffer
    }

    /// Empties an area.
    pub fn fill(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.area);
        let style = self.theme.style(role);
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Writes at a place, at most `most` columns; gives back how many were used.
    pub fn put(&mut self, x: u16, y: u16, words: &str, most: u16, role: Role) -> u16 {
        self.put_styled(x, y, words, most, self.theme.style(role))
    }

    /// Writes in a style of its own.
    pub fn put_styled(&mut self, x: u16, y: u16, words: &str, most: u16, style: Style) -> u16 {
        if !self.area.contains(Position { x, y }) {
            return 0;
        }
        let most = most.min(self.area.right() - x);
        let words = text::cut(words, usize::from(most)).replace(text::FIRM, " ");
        let (end, _) = self.buffer.set_stringn(x, y, &words, usize::from(most), style);
        end.saturating_sub(x)
    }

    /// Writes what is being typed: as much as fits, wherever that ends, so that the letter at the cursor is in sight.
    pub fn put_typed(&mut self, x: u16, y: u16, words: &str, most: u16, role: Role) -> u16 {
        let most = most.min(self.area.right().saturating_sub(x));
        self.put(x, y, &text::cut_anywhere(words, usize::from(most)), most, role)
    }

    /// How a group's letter looks, by the place of the group.
    pub fn group(&self, nth: usize) -> Style {
        self.theme.group(nth)
    }

    /// Writes in a colour that people know by its name; where it has none here, like any text.
    pub fn put_coloured(&mut self, x: u16, y: u16, words: &str, colour: &str) -> u16 {
        self.put_styled(x, y, words, text::columns(words), self.theme.coloured(colour))
    }

    /// Writes so that it ends at `right`.
    pub fn put_right(&mut self, right: u16, y: u16, words: &str, role: Role) -> u16 {
        let wide = text::columns(words);
        self.put(right.saturating_sub(wide), y, words, wide, role)
    }

    /// Writes in the middle of an area's row.
    pub fn put_middle(&mut self, area: Rect, y: u16, words: &str, role: Role) {
        let wide = text::columns(words).min(area.width);
        self.put(area.x + (area.width - wide) / 2, y, words, area.width, role);
    }

    /// Writes over several rows; gives back how many were used, at most `area.height`. The last row is cut where the text
    /// does not fit.
    pub fn paragraph(&mut self, area: Rect, words: &str, role: Role) -> u16 {
        let rows = text::wrap(words, usize::from(area.width));
        let fits = usize::from(area.height);
        let mut used = 0;
        for (n, row) in rows.iter().take(fits).enumerate() {
            let last = n + 1 == fits && rows.len() > fits;
            let row = match last {
                true if text::columns(row) < area.width => format!("{row}…"),
                true => text::cut(&format!("{row}…"), usize::from(area.width)),
                false => (*row).to_owned(),
            };
            self.put(area.x, area.y + used, &row, area.width, role);
            used += 1;
        }
        used
    }

    /// The mark of what is starred: one that every terminal has, where there is no colour.
    pub fn star(&self) -> &'static str {
        if self.theme == Theme::Mono { "*" } else { "★" }
    }

    /// A rule across.
    pub fn rule(&mut self, x: u16, y: u16, wide: u16) {
        let line = "─".repeat(usize::from(wide.min(self.area.width)));
        self.put(x, y, &line, wide, Role::Rule);
    }

    /// A rule down.
    pub fn rule_down(&mut self, x: u16, y: u16, high: u16) {
        for y in y..y.saturating_add(high).min(self.area.bottom()) {
            self.put(x, y, "│", 1, Role::Rule);
        }
    }

    /// Gives a row the look of a role, whatever stands in it.
    pub fn shade(&mut self, area: Rect, role: Role) {
        // One colour for the whole row: a number of another colour would tear it.
        let style = self.theme.style(role);
        let style = Style { fg: style.fg.or(Some(Color::Reset)), ..style };
        self.buffer.set_style(area.intersection(self.area), style);
    }
}

/// How many rows a text takes.
pub fn rows_of(words: &str, wide: u16) -> u16 {
    u16::try_from(text::wrap(words, usize::from(wide)).len()).unwrap_or(u16::MAX)
}

/// The area without its first rows.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// The area without columns at both sides.
pub fn inset(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width / 2);
    Rect { x: area.x + columns, width: area.width - 2 * columns, ..area }
}
