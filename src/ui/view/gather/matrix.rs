//! Groups by things: a group's page with its lists under each thing that it took up, and the page of all groups with
//! counts.

use super::columns::draw_group;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::ui::command::Command;
use crate::ui::instrument::columns::{is_overview, of_whom};
use crate::ui::instrument::matrix::{self, Row};
use crate::ui::instrument::speakers;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::rows::{ROOM_FOR_MORE, beside, draw_more, draw_picked};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::groups::Groups;
use ratatui::layout::Rect;

/// How many rows one line may take.
const MOST: u16 = 4;

/// Where the words of a thing begin, behind its number.
const THING_INDENT: u16 = 5;

/// Draws the open page.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    draw_group(desk, area, pen);
    let grouped = speakers(desk).next().is_some();
    let which = which_thing(desk, area.height < 8);
    let has_row = which.is_some() && area.height >= 8;
    let head = if has_row || area.height >= 12 { 2 } else { 1 };
    let rest = if grouped { below(area, head) } else { area };
    if let (Some(which), true) = (which, grouped) {
        let after = text::columns(&of_whom(desk)) + 3;
        let (x, y) = if has_row { (area.x, area.y + 1) } else { (area.x + after, area.y) };
        // What turns the page stands at the end of the first row.
        let most = area.right().saturating_sub(x + if has_row { 1 } else { 16 });
        if text::columns(&which) <= most {
            pen.put(x, y, &which, most, Role::Rule);
        }
    }
    if is_overview(desk) {
        draw_counts(desk, rest, pen);
    } else {
        draw_lists(desk, rest, pen);
    }
}

/// That there is more than one thing, which is open, and how another one is reached.
fn which_thing(desk: &Desk, short: bool) -> Option<String> {
    let things = matrix::rows(desk);
    if desk.large || is_overview(desk) || things.len() < 2 {
        return None;
    }
    let key = desk.keys.brief(Command::Under);
    let at = things.iter().position(|thing| Some(&thing.id) == desk.under.as_ref());
    Some(match at {
        Some(at) if short => Groups::ThingShort.with(&[(at + 1).to_string(), things.len().to_string()]),
        Some(at) => Groups::ThingOf.with(&[(at + 1).to_string(), things.len().to_string(), key.clone()]),
        None => Groups::OfThings.with(&[things.len().to_string(), key.clone()]),
    })
}

/// One piece of a group's page.
enum Piece<'a> {
    /// A thing, with its number.
    Thing(Option<(usize, &'a Entry)>),
    /// The lines beside each other, one of each kind where there is one.
    Lines(Vec<Option<&'a Entry>>),
}

/// Where the lists of a group's page stand.
struct Lists {
    wide: u16,
    indent: u16,
    /// How wide the words of a thing are.
    thing_wide: u16,
}

impl Lists {
    const GAP: u16 = 3;

    fn new(desk: &Desk, area: Rect, pieces: &[Piece]) -> Self {
        let columns = u16::try_from(desk.kinds().len()).unwrap_or(1).max(1);
        let wide = area.width.saturating_sub(Self::GAP * (columns - 1)) / columns;
        let lines = pieces.iter().filter_map(|piece| match piece {
            Piece::Lines(lines) => Some(lines.iter().flatten()),
            Piece::Thing(_) => None,
        });
        let no = lines.flatten().map(|line| text::columns(&desk.session.spoken(line))).max().unwrap_or(2).max(2);
        Self { wide, indent: no + 2, thing_wide: area.width.saturating_sub(THING_INDENT + 1).max(1) }
    }

    fn words_wide(&self) -> u16 {
        self.wide.saturating_sub(self.indent + 1).max(1)
    }

    fn high(&self, piece: &Piece) -> u16 {
        match piece {
            Piece::Thing(Some((_, thing))) => rows_of(thing.text(), self.thing_wide).clamp(1, 2),
            Piece::Thing(None) => 1,
            Piece::Lines(lines) => {
                let high = |line: &&Entry| rows_of(line.text(), self.words_wide()).min(MOST);
                lines.iter().flatten().map(high).max().unwrap_or(1)
            }
        }
    }
}

fn draw_lists(desk: &Desk, area: Rect, pen: &mut Pen) {
    let rows = matrix::below(desk);
    let pieces = pieces(desk, &rows);
    let lists = Lists::new(desk, area, &pieces);
    for (n, kind) in (0u16..).zip(desk.kinds()) {
        let x = area.x + n * (lists.wide + Lists::GAP);
        let writes = desk.mode == Mode::Writing && desk.line_kind() == *kind;
        pen.put(x, area.y, if writes { "▸" } else { " " }, 1, Role::Key);
        pen.put(x + 2, area.y, kind.plural_in(desk.session.lang()), lists.wide.saturating_sub(2), Role::Key);
    }
    let area = below(area, 1);
    if matrix::rows(desk).is_empty() && rows.is_empty() {
        pen.paragraph(area, Groups::NoThings.text(), Role::Rule);
        return;
    }
    let (page, first, last) = page(desk, &pieces, &lists, area);
    let count = |pieces: &[Piece]| pieces.iter().filter(|piece| matches!(piece, Piece::Lines(_))).count();
    let (above, rest) = pieces.split_at_checked(first).unwrap_or_default();
    draw_more([count(above), count(rest.get(last - first..).unwrap_or_default())], page, area, pen);
    let mut y = page.y;
    for piece in pieces.iter().take(last).skip(first) {
        match piece {
            Piece::Thing(thing) => draw_thing(desk, *thing, page, y, pen),
            Piece::Lines(lines) => {
                for (n, line) in (0u16..).zip(lines) {
                    let x = page.x + n * (lists.wide + Lists::GAP);
                    if let Some(line) = line {
                        draw_line(desk, line, &lists, Rect { x, y, width: lists.wide, ..page }, pen);
                    }
                }
            }
        }
        y += lists.high(piece);
    }
}

fn pieces<'a>(desk: &Desk, rows: &[Row<'a>]) -> Vec<Piece<'a>> {
    let things = matrix::rows(desk);
    let number = |thing: &Entry| things.iter().position(|other| other.id == thing.id).map_or(0, |at| at + 1);
    let mut out = Vec::new();
    for (thing, lists) in rows {
        if thing.is_some() || !things.is_empty() {
            out.push(Piece::Thing(thing.map(|thing| (number(thing), thing))));
        }
        let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
        for n in 0..longest {
            out.push(Piece::Lines(lists.iter().map(|list| list.get(n).copied()).collect()));
        }
    }
    out
}

/// The pieces that are drawn, and where: what is lit, or was last written down, or the thing that is written under, is in
/// sight.
fn page(desk: &Desk, pieces: &[Piece], lists: &Lists, area: Rect) -> (Rect, usize, usize) {
    let lit = desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing);
    let holds = |piece: &Piece, id: &Id| matches!(piece, Piece::Lines(lines) if lines.iter().flatten().any(|line| line.id == *id));
    let line = |id: &Id| pieces.iter().position(|piece| holds(piece, id));
    let under = pieces.iter().position(
        |piece| matches!(piece, Piece::Thing(thing) if thing.map(|(_, thing)| &thing.id) == desk.under.as_ref()),
    );
    // The last line under the thing that is written under.
    let last_under = under.map(|at| {
        let below = pieces.iter().skip(at + 1).take_while(|piece| matches!(piece, Piece::Lines(_)));
        at + below.count()
    });
    // What was written down last is in sight where the next line goes, too.
    let there = |id: &&Id| desk.session.entry(id).is_some_and(|line| line.other(Field::Parent) == desk.under.as_ref());
    let changed = match &desk.purpose {
        Purpose::Reword(id) => Some(id),
        _ => None,
    };
    let touched = desk.touched.as_ref().filter(there);
    let at = lit.or(changed).or(touched).and_then(line).or(last_under).unwrap_or(0);
    let heights: Vec<u16> = pieces.iter().map(|piece| lists.high(piece)).collect();
    window(&heights, at, area)
}

/// Which of several pieces are drawn, so that piece `at` is in sight, and where: without the rows that say how many there
/// are more.
pub fn window(heights: &[u16], at: usize, area: Rect) -> (Rect, usize, usize) {
    let mut page = area;
    loop {
        let mut used = 0;
        let above = heights.iter().take(at + 1).rev().take_while(|high| {
            used += **high;
            used <= page.height
        });
        let mut first = (at + 1).saturating_sub(above.count().max(1));
        let fits_from = |first: usize| {
            let mut used = 0;
            let fits = heights.iter().skip(first).take_while(|high| {
                used += **high;
                used <= page.height
            });
            first + fits.count()
        };
        // From the beginning, where all up to it fits.
        if fits_from(0) > at {
            first = 0;
        }
        let last = fits_from(first).max((at + 1).min(heights.len()));
        let room = area.height >= ROOM_FOR_MORE;
        let (top, bottom) = (u16::from(room && first > 0), u16::from(room && last < heights.len()));
        let next = Rect { y: area.y + top, height: area.height - top - bottom, ..area };
        // The page only becomes smaller, so that this ends.
        if next.height >= page.height {
            return (page, first, last);
        }
        page = next;
    }
}

fn draw_thing(desk: &Desk, thing: Option<(usize, &Entry)>, page: Rect, y: u16, pen: &mut Pen) {
    let here = thing.map(|(_, thing)| &thing.id) == desk.under.as_ref();
    pen.put(page.x, y, if here { "▸" } else { " " }, 1, Role::Key);
    let Some((n, thing)) = thing else {
        pen.put(page.x + 2, y, Groups::AboutNothing.text(), page.width.saturating_sub(3), Role::Strong);
        return;
    };
    pen.put(page.x + 2, y, &n.to_string(), 3, Role::Key);
    let width = page.width.saturating_sub(THING_INDENT + 1).max(1);
    let words = Rect { x: page.x + THING_INDENT, y, width, height: rows_of(thing.text(), width).clamp(1, 2) };
    pen.paragraph(words, thing.text(), Role::Strong);
}

fn draw_line(desk: &Desk, line: &Entry, lists: &Lists, area: Rect, pen: &mut Pen) {
    pen.put_right(area.x + lists.indent.saturating_sub(2), area.y, &desk.session.spoken(line), Role::Key);
    draw_picked(desk, &line.id, area.x + lists.indent.saturating_sub(2), area.y, pen);
    let x = area.x + lists.indent;
    let wide = lists.words_wide();
    let rows = rows_of(line.text(), wide).min(MOST).min(area.bottom().saturating_sub(area.y));
    pen.spot_line(Rect { height: rows, ..area }, &line.id);
    pen.paragraph(Rect { x, width: wide, height: rows, ..area }, line.text(), Role::Text);
    if desk.mode == Mode::Choosing && desk.lit.as_ref() == Some(&line.id) {
        pen.set_cursor(x, area.y);
        pen.shade(Rect { height: rows, width: area.width.saturating_sub(1), ..area }, Role::Lit);
    } else if let Some((words, role)) = beside(desk, &line.id) {
        let last = area.y + rows.saturating_sub(1);
        let used = text::wrap(line.text(), usize::from(wide)).last().map_or(0, |row| text::columns(row));
        // Where the words leave it room; what is not saved is said whatever it covers.
        if used + text::columns(words) + 1 < wide || role == Role::Alarm {
            pen.put_right(area.right().saturating_sub(1), last, words, role);
        }
    }
}

/// All groups: a row each thing, a column each group, in each cell a count of each kind.
fn draw_counts(desk: &Desk, area: Rect, pen: &mut Pen) {
    let counts = matrix::counts(desk);
    let things = matrix::rows(desk);
    let mut heads: Vec<String> = speakers(desk).map(|(letter, _)| letter).collect();
    let nobody = heads.len();
    let used = |group: usize| counts.iter().any(|row| row.get(group).is_some_and(|cell| cell.iter().any(|n| *n > 0)));
    if used(nobody) {
        heads.push(Groups::NobodysLines.text().to_owned());
    }
    let columns = u16::try_from(heads.len()).unwrap_or(u16::MAX).max(1);
    let wide = (area.width.saturating_sub(20) / columns).clamp(5, 7);
    let names = area.width.saturating_sub(wide.saturating_mul(columns) + 2).max(8);
    let right = |n: u16| area.x + names + 1 + (n + 1) * wide;
    let words: Vec<&str> = desk.kinds().iter().map(|kind| kind.spec().word).collect();
    pen.put(area.x, area.y, &words.join(" · ").to_lowercase(), names, Role::Text);
    for (n, head) in (0u16..).zip(&heads) {
        pen.put_right(right(n), area.y, head, Role::Key);
    }
    let rest = below(area, if area.height >= 12 { 2 } else { 1 });
    let shown = |row: &Vec<Vec<usize>>| row.iter().flatten().any(|n| *n > 0);
    let rows: Vec<(usize, &Vec<Vec<usize>>)> =
        counts.iter().enumerate().filter(|(at, row)| *at < things.len() || shown(row)).collect();
    let name = |at: usize| things.get(at).map_or(Groups::AboutNothing.text(), |thing| thing.text());
    let high = |at: usize| rows_of(name(at), names.saturating_sub(4).max(1)).min(2);
    let heights: Vec<u16> = rows.iter().map(|(at, _)| high(*at)).collect();
    let lit = desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing);
    let wanted = lit.or(desk.under.as_ref());
    let at = wanted.and_then(|id| things.iter().position(|thing| thing.id == *id)).unwrap_or(0);
    let (page, first, last) = window(&heights, at, rest);
    draw_more([first, rows.len() - last], page, rest, pen);
    let mut y = page.y;
    for (at, row) in rows.into_iter().take(last).skip(first) {
        let number = if at < things.len() { (at + 1).to_string() } else { String::new() };
        pen.put_right(area.x + 2, y, &number, Role::Key);
        let words = Rect { x: area.x + 4, y, width: names.saturating_sub(4), height: high(at) };
        pen.paragraph(words, name(at), Role::Text);
        for (n, cell) in (0u16..).zip(row.iter().take(heads.len())) {
            let (words, role) = cell_words(cell);
            pen.put_right(right(n), y, &words, role);
        }
        if things.get(at).is_some_and(|thing| lit == Some(&thing.id)) {
            pen.set_cursor(words.x, y);
            pen.shade(Rect { x: area.x, width: area.width.saturating_sub(1), ..words }, Role::Lit);
        }
        y += high(at);
    }
}

/// "3 · 2", a dash where there is nothing.
fn cell_words(cell: &[usize]) -> (String, Role) {
    if cell.iter().all(|n| *n == 0) {
        return (Groups::NobodysLines.text().to_owned(), Role::Rule);
    }
    (cell.iter().map(ToString::to_string).collect::<Vec<_>>().join("·"), Role::Strong)
}
