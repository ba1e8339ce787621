//! Who is tied to whom, on the terminal: names as chips, lines of Braille dots between them, whole for today and broken
//! for what is wanted; with one party lit, all but its neighbours step back. Pure: the same map, places, looks and size
//! give the same cells. Uses `ratatui` and the roadmap's ties.

mod chips;
mod dots;

use crate::roadmap::places::Point;
use crate::roadmap::ties::{Line, Map, Tie};
pub use chips::Chip;
use dots::Dots;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// How everything looks: a theme fills it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Looks {
    /// The ground.
    pub base: Style,
    /// What steps back.
    pub dim: Style,
    /// A line that is there today.
    pub today: Style,
    /// A line that is wanted.
    pub wanted: Style,
    /// The lit party.
    pub lit: Style,
    /// Each party's chip.
    pub chips: Vec<Style>,
}

/// How many dots wide the line of a strength is.
fn breadth(line: Line) -> i32 {
    match line {
        Line::Today(strength) => i32::try_from(strength).unwrap_or(3).clamp(1, 3),
        Line::Wanted(_) => 1,
    }
}

/// A strength of today as a sample of its line; `None` for one that is wanted.
pub fn sample(strength: Option<usize>) -> &'static str {
    match strength {
        Some(0 | 1) => "⠒⠒⠒⠒",
        Some(2) => "⠶⠶⠶⠶",
        Some(_) => "⠿⠿⠿⠿",
        None => "⠒⠂⠐⠒",
    }
}

/// Where the chips stand in an area; `None` where they have no room.
pub fn chips(map: &Map, at: &[Point], area: Rect) -> Option<Vec<Chip>> {
    chips::lay_out(&map.parties, at, area)
}

/// Draws the map with the parties where `chips` says. Gives back where the lit one stands.
pub fn draw(
    map: &Map,
    chips: &[Chip],
    lit: Option<usize>,
    looks: &Looks,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let area = area.intersection(buf.area);
    buf.set_style(area, looks.base);
    let near = |party: usize| {
        lit.is_none_or(|lit| {
            party == lit || map.ties.iter().any(|tie| (tie.a, tie.b) == (lit, party) || (tie.b, tie.a) == (lit, party))
        })
    };
    let of_lit = |tie: &Tie| lit.is_none_or(|lit| tie.a == lit || tie.b == lit);
    let mut dots = Dots::new(area);
    // What steps back first: where lines share a cell, the cell looks like the last one.
    let mut ties: Vec<&Tie> = map.ties.iter().filter(|tie| tie.a != tie.b).collect();
    ties.sort_by_key(|tie| of_lit(tie));
    for tie in ties {
        let (Some(a), Some(b)) = (chips.get(tie.a).copied(), chips.get(tie.b).copied()) else { continue };
        let bend = dots::bend(a, b, chips);
        let lines = tie.lines();
        let both = lines.iter().any(|line| matches!(line, Line::Today(_)));
        for line in lines {
            let wanted = matches!(line, Line::Wanted(_));
            // A cell aside: lines of two colours share no cell.
            let aside = if wanted && both { 4 } else { 0 };
            let style = match (of_lit(tie), wanted) {
                (false, _) => looks.dim,
                (true, true) => looks.wanted,
                (true, false) => looks.today,
            };
            // What steps back is thin, whatever its strength.
            let wide = if of_lit(tie) { breadth(line) } else { 1 };
            dots.line(a, b, bend, [wide, aside], wanted, style);
        }
    }
    dots.draw(buf);
    let mut place = None;
    for (n, (chip, name)) in chips.iter().zip(&map.parties).enumerate() {
        let is_lit = lit == Some(n);
        let style = match (is_lit, near(n)) {
            (true, _) => looks.lit,
            (false, true) => looks.chips.get(n).copied().unwrap_or(looks.today),
            (false, false) => looks.dim,
        };
        let words = if is_lit { format!("▶{name} ") } else { format!(" {name} ") };
        for x in chip.x..chip.x + chip.wide {
            if let Some(cell) = buf.cell_mut((x, chip.y)) {
                cell.reset();
                cell.set_style(looks.base.patch(style));
            }
        }
        buf.set_stringn(chip.x, chip.y, &words, usize::from(chip.wide), looks.base.patch(style));
        if is_lit {
            place = Some(Position { x: chip.x, y: chip.y });
        }
    }
    place
}
