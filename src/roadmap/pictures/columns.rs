//! Paragraphs in columns, column after column and sheet after sheet, about as high as each other. Uses paragraphs.

use super::super::palette::Rgb;
use super::super::scene::{Rect, Role};
use super::super::shape::Shaper;
use super::paragraph::{Align, Paragraph, count};
use super::sheet::Sheet;

/// One paragraph of the columns.
pub struct Piece {
    /// The entry whose words it is; `None` for a heading.
    pub id: Option<String>,
    /// Its words.
    pub words: Paragraph,
    /// Its type size against that of the columns.
    pub scale: f32,
    /// It stands in one column with what follows it.
    pub keeps: bool,
}

impl Piece {
    /// A heading.
    pub fn heading(words: Paragraph) -> Self {
        Self { id: None, words, scale: 1.25, keeps: true }
    }

    /// The words of an entry, or others.
    pub fn line(id: Option<String>, words: Paragraph) -> Self {
        Self { id, words, scale: 1.0, keeps: false }
    }
}

/// The room for columns.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// How many stand beside each other.
    pub many: usize,
    /// How wide one is, mm.
    pub width: f32,
    /// Between two, mm.
    pub gap: f32,
}

impl Columns {
    /// Columns of a room.
    pub fn of(many: usize, room: f32, gap: f32) -> Self {
        let many = many.max(1);
        Self { many, width: (room - gap * count(many - 1)) / count(many), gap }
    }
}

/// Where each piece stands: column (counted on over sheets) and distance from the top.
#[derive(Debug, Clone, Default)]
pub struct Flow {
    /// Column and distance of each piece.
    pub at: Vec<(usize, f32)>,
    /// The height of the highest column.
    pub height: f32,
    /// How many columns.
    pub columns: usize,
}

/// The space below a piece, em.
const BELOW: f32 = 0.55;

/// Lets the pieces flow into columns of at most `height` mm. What keeps stands with what follows it.
fn fill(heights: &[(f32, bool)], height: f32) -> Flow {
    let mut flow = Flow { columns: 1, ..Flow::default() };
    let mut y = 0.0_f32;
    for (n, (own, keeps)) in heights.iter().enumerate() {
        let next = if *keeps { heights.get(n + 1).map_or(0.0, |(next, _)| *next) } else { 0.0 };
        if y > 0.0 && y + own + next > height {
            flow.columns += 1;
            y = 0.0;
        }
        flow.at.push((flow.columns - 1, y));
        y += own;
        flow.height = flow.height.max(y);
    }
    flow
}

/// The flow at a type size: in so many columns, none higher than it has to be. `None` where one piece alone is too high
/// or more columns are needed than there may be.
pub fn flow(pieces: &mut [Piece], columns: Columns, size: f32, height: f32, most: usize) -> Option<Flow> {
    let heights: Vec<(f32, bool)> = pieces
        .iter_mut()
        .map(|piece| {
            let own = size * piece.scale;
            (piece.words.height(columns.width, own) + BELOW * own, piece.keeps)
        })
        .collect();
    let whole = fill(&heights, height);
    if whole.columns > most || whole.height > height {
        return None;
    }
    let (mut low, mut high) = (0.0, height);
    for _ in 0..14 {
        let middle = (low + high) * 0.5;
        let tried = fill(&heights, middle);
        if tried.columns > most || tried.height > middle { low = middle } else { high = middle }
    }
    Some(fill(&heights, high))
}

/// Draws the pieces of the columns from `first` on, as many columns as stand on this sheet.
pub fn draw(
    sheet: &mut Sheet,
    shaper: &Shaper,
    pieces: &mut [Piece],
    flow: &Flow,
    (columns, first): (Columns, usize),
    (at, size, ground): ((f32, f32), f32, Rgb),
) {
    for (piece, (column, y)) in pieces.iter_mut().zip(&flow.at) {
        let Some(here) = column.checked_sub(first).filter(|here| *here < columns.many) else { continue };
        let x = at.0 + count(here) * (columns.width + columns.gap);
        let own = size * piece.scale;
        let height = piece.words.height(columns.width, own);
        let rect = Rect::new(x, at.1 + y, columns.width, height);
        match &piece.id {
            Some(id) => sheet.entry(id, rect),
            None => sheet.canvas.enter("headings", Role::Lane),
        }
        piece.words.draw(&mut sheet.canvas, shaper, rect, (own, ground), Align::Start);
    }
}
