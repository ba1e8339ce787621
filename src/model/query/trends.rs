//! The trend map as an outline: every trend once, children under their parent, in the order in which they were said.
//! Uses the session. The cost grows with the number of trends, once for the whole map; the map owns its names, so that
//! a screen can keep it as long as nothing new was said.

use super::joined_with;
use super::walk::place;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::session::Session;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// One line of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The trend; of several that were brought together the one with the least name.
    pub id: Id,
    /// How deep it stands: 0 for a root.
    pub depth: usize,
    /// The line that it stands under.
    pub over: Option<usize>,
    /// Every trend that was brought together here, this one included.
    pub piece: Vec<Id>,
    /// Its branch was pointed at and not spoken, or it stands under such a one: it is placed later.
    pub unplaced: bool,
}

/// The trend map: what has its place first, what is to be placed at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrendMap {
    /// The lines, in reading order.
    pub rows: Vec<Row>,
    /// How many are to be placed.
    pub unplaced: usize,
    /// How many branches start at the middle of the map, those to be placed left out.
    pub roots: usize,
    /// The line of each trend, those brought together included.
    at: HashMap<Id, usize>,
}

/// One branch of the map, with where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch<'a> {
    /// The lines: the trend that was asked for first.
    pub rows: &'a [Row],
    /// Where they stand in the map.
    pub range: Range<usize>,
    /// The trends that it stands under, the root first.
    pub path: Vec<&'a Id>,
    /// Which root it belongs to, from 1; `None` for what is to be placed.
    pub root: Option<usize>,
    /// Of how many.
    pub roots: usize,
}

/// The trends that were brought together with one, itself included, least name first. Only standing trends are in it.
pub fn piece<'a>(session: &'a Session, trend: &'a Entry) -> Vec<&'a Entry> {
    if trend.links.iter().any(|link| link.how == How::Joined) {
        joined_with(session, &trend.id)
            .into_iter()
            .filter(|entry| entry.kind == Kind::Trend && entry.stands())
            .collect()
    } else {
        vec![trend]
    }
}

/// The trend that stands for a trend and all that were brought together with it: the one with the least name.
pub fn representative<'a>(session: &'a Session, trend: &'a Entry) -> &'a Entry {
    piece(session, trend).first().copied().unwrap_or(trend)
}

/// The pieces of the map while it is put together.
struct Pieces<'a> {
    session: &'a Session,
    list: Vec<Vec<&'a Entry>>,
    of: HashMap<&'a Id, usize>,
}

impl<'a> Pieces<'a> {
    fn of(session: &'a Session) -> Self {
        let mut pieces = Pieces { session, list: Vec::new(), of: HashMap::new() };
        for trend in session.of_kind(Kind::Trend) {
            if !pieces.of.contains_key(&trend.id) {
                let members = piece(session, trend);
                pieces.of.extend(members.iter().map(|member| (&member.id, pieces.list.len())));
                pieces.list.push(members);
            }
        }
        pieces
    }

    /// The piece that a piece stands under: that of the first of its trends that stands under another one.
    fn over(&self, n: usize) -> Option<usize> {
        let members = self.list.get(n)?;
        members.iter().filter_map(|member| self.above(member)).find(|over| *over != n)
    }

    /// The piece above a trend. A branch that was taken back hands its children to the one above it.
    fn above(&self, trend: &'a Entry) -> Option<usize> {
        let mut next = trend.other(Field::Parent);
        for _ in 0..super::lines::DEEPEST {
            let id = next?;
            if let Some(found) = self.of.get(id) {
                return Some(*found);
            }
            next = self.session.entry(id)?.other(Field::Parent);
        }
        None
    }

    /// Whether nobody has said yet where it goes.
    fn is_unplaced(&self, n: usize) -> bool {
        self.list.get(n).is_some_and(|members| members.iter().all(|member| member.is(Field::Unplaced)))
    }
}

/// The trend map of a session.
pub fn trend_map(session: &Session) -> TrendMap {
    let pieces = Pieces::of(session);
    let mut below: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for n in 0..pieces.list.len() {
        below.entry(pieces.over(n)).or_default().push(n);
    }
    let order = |n: &usize| pieces.list.get(*n).and_then(|members| members.first()).map(|e| (place(e), e.l, &e.id));
    for children in below.values_mut() {
        children.sort_by(|a, b| order(a).cmp(&order(b)));
    }
    let tops = below.remove(&None).unwrap_or_default();
    let (later, placed): (Vec<usize>, Vec<usize>) = tops.into_iter().partition(|n| pieces.is_unplaced(*n));
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    let mut waiting = Vec::new();
    for n in &placed {
        grow(&pieces, &mut below, &mut seen, &mut rows, (*n, false));
    }
    for n in &later {
        grow(&pieces, &mut below, &mut seen, &mut waiting, (*n, true));
    }
    // Two people can put two branches under each other; then one of them is shown as a root. Nothing is left out.
    for n in 0..pieces.list.len() {
        grow(&pieces, &mut below, &mut seen, &mut rows, (n, false));
    }
    let offset = rows.len();
    rows.extend(waiting.into_iter().map(|row: Row| Row { over: row.over.map(|over| over + offset), ..row }));
    let roots = rows.iter().filter(|row| row.depth == 0 && !row.unplaced).count();
    let at = rows.iter().enumerate().flat_map(|(n, row)| row.piece.iter().map(move |id| (id.clone(), n))).collect();
    TrendMap { rows, unplaced: later.len(), roots, at }
}

/// Puts a branch, from its top downwards, at the end of the lines; what is there already is left out.
fn grow(
    pieces: &Pieces<'_>,
    below: &mut BTreeMap<Option<usize>, Vec<usize>>,
    seen: &mut BTreeSet<usize>,
    rows: &mut Vec<Row>,
    (top, unplaced): (usize, bool),
) {
    let mut todo = vec![(top, 0usize, None)];
    while let Some((n, depth, over)) = todo.pop() {
        let Some(members) = pieces.list.get(n).filter(|_| seen.insert(n)) else { continue };
        let Some(first) = members.first() else { continue };
        let here = rows.len();
        let piece = members.iter().map(|member| member.id.clone()).collect();
        rows.push(Row { id: first.id.clone(), depth, over, piece, unplaced });
        let children = below.remove(&Some(n)).unwrap_or_default();
        todo.extend(children.into_iter().rev().map(|child| (child, depth + 1, Some(here))));
    }
}

impl TrendMap {
    /// The line of a trend, or of the one that it was brought together with.
    pub fn row_of(&self, id: &Id) -> Option<usize> {
        self.at.get(id).copied()
    }

    /// The branch that begins with a trend, and where it is on the map.
    pub fn branch(&self, id: &Id) -> Option<Branch<'_>> {
        let start = self.row_of(id)?;
        let first = self.rows.get(start)?;
        let rest = self.rows.get(start + 1..)?;
        let end = start + 1 + rest.iter().take_while(|row| row.depth > first.depth).count();
        let mut path = Vec::new();
        let mut top = start;
        while let Some(over) = self.rows.get(top).and_then(|row| row.over) {
            path.extend(self.rows.get(over).map(|row| &row.id));
            top = over;
        }
        path.reverse();
        let roots_to = |rows: &[Row]| rows.iter().filter(|row| row.depth == 0).count();
        let root = (!first.unplaced).then(|| self.rows.get(..=top).map_or(0, roots_to));
        Some(Branch { rows: self.rows.get(start..end)?, range: start..end, path, root, roots: self.roots })
    }

    /// What is to be placed: the tops of what waits, in the order in which it was said.
    pub fn waiting(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.unplaced && row.depth == 0)
    }
}

/// The trends elsewhere on the map that people have drawn a line to, from a trend or from those brought together with it.
pub fn crosses<'a>(session: &'a Session, trend: &'a Entry) -> Vec<&'a Entry> {
    let own = piece(session, trend);
    let mut seen: BTreeSet<&Id> = own.iter().map(|member| &member.id).collect();
    let mut out = Vec::new();
    for member in &own {
        for link in member.links.iter().filter(|link| link.how == How::Cross) {
            let other = if link.one == member.id { link.other.as_ref() } else { Some(&link.one) };
            let Some(other) = other.and_then(|id| session.entry(id)).filter(|other| other.stands()) else { continue };
            let shown = representative(session, other);
            if seen.insert(&shown.id) {
                out.push(shown);
            }
        }
    }
    out
}
