//! Where the names stand: each as near to its place as it can without touching another one.

use crate::roadmap::places::Point;
use crate::ui::text;
use ratatui::layout::Rect;

/// A name on the map: a blank at each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chip {
    /// Its first column.
    pub x: u16,
    /// Its row.
    pub y: u16,
    /// Its columns.
    pub wide: u16,
}

/// Lays the names out, with as much air between them as there is room for; `None` where they have no room at all.
pub(super) fn lay_out(names: &[String], at: &[Point], area: Rect) -> Option<Vec<Chip>> {
    if at.len() != names.len() {
        return None;
    }
    [(4, 2), (3, 1), (2, 0)].into_iter().find_map(|air| with_air(names, at, area, air))
}

/// So many columns and rows apart.
fn with_air(names: &[String], at: &[Point], area: Rect, (columns, rows): (u16, u16)) -> Option<Vec<Chip>> {
    let mut out: Vec<Chip> = Vec::new();
    for (name, wanted) in names.iter().zip(shares(at)) {
        let wide = text::columns(name).saturating_add(2);
        let most = area.width.checked_sub(wide)?;
        let aim = (area.x + part(wanted.0, most), area.y + part(wanted.1, area.height.checked_sub(1)?));
        let free = |y: u16| {
            let beside: Vec<Chip> = out.iter().filter(|chip| chip.y.abs_diff(y) <= rows).copied().collect();
            let fits = |x: u16| beside.iter().all(|c| x + wide + columns <= c.x || c.x + c.wide + columns <= x);
            // The nearest free column is the one aimed at, or beside one that stands in the way.
            let edges = beside.iter().flat_map(|c| [c.x.checked_sub(wide + columns), Some(c.x + c.wide + columns)]);
            let near = edges.flatten().chain([aim.0]).filter(|x| (area.x..=area.x + most).contains(x) && fits(*x));
            near.min_by_key(|x| (x.abs_diff(aim.0), *x)).map(|x| (x, y))
        };
        // A row is twice as high as a column is wide.
        let far = |(x, y): &(u16, u16)| {
            let (across, down) = (u32::from(x.abs_diff(aim.0)), 2 * u32::from(y.abs_diff(aim.1)));
            across * across + down * down
        };
        let (x, y) = (area.y..area.bottom()).filter_map(free).min_by_key(far)?;
        out.push(Chip { x, y, wide });
    }
    Some(out)
}

/// The places as shares of the room, across and down.
fn shares(at: &[Point]) -> Vec<Point> {
    let range = |pick: fn(&Point) -> f32| {
        let least = at.iter().map(pick).fold(f32::MAX, f32::min);
        (least, at.iter().map(pick).fold(f32::MIN, f32::max) - least)
    };
    let share = |value: f32, (least, much): (f32, f32)| if much < 0.01 { 0.5 } else { (value - least) / much };
    let (across, down) = (range(|p| p.0), range(|p| p.1));
    at.iter().map(|(x, y)| (share(*x, across), share(*y, down))).collect()
}

/// A share of so many cells.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nothing and all of the cells")]
fn part(share: f32, of: u16) -> u16 {
    (share.clamp(0.0, 1.0) * f32::from(of)).round() as u16
}
