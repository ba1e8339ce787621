//! Lines of each group about each of several things: a page each group, and a page of all of them with counts.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::query::key_trends::key_trends;
use crate::model::text::Clean;
use crate::ui::instrument::columns::{first_page, go_on_with, is_overview, of_whom, turn};
use crate::ui::instrument::{Called, Instrument, Named, Place, ids, named, speakers};
use crate::ui::state::desk::Desk;
use crate::ui::text;
use crate::words::groups::Groups;

/// How many columns of a thing's words are said where it is called.
const NAMED: usize = 40;

/// Groups by things.
pub struct Matrix;

impl Instrument for Matrix {
    /// On the page of all groups what the lines are about, so that all of it can be brought into sight.
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        if is_overview(desk) {
            return ids(rows(desk));
        }
        let below = below(desk);
        ids(below.iter().flat_map(|(_, lists)| lists.iter().flatten().copied()))
    }

    fn arrive(&self, desk: &mut Desk) {
        first_page(desk);
        desk.under = rows(desk).first().map(|row| row.id.clone());
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = self.choosable(desk);
        let touched = [desk.touched.as_ref(), desk.under.as_ref()].into_iter().flatten();
        touched.into_iter().find(|id| all.contains(id)).cloned().or_else(|| all.last().cloned())
    }

    fn asks_under(&self, _: &Desk) -> &'static str {
        Groups::WhichOfBoth.text()
    }

    fn under_is(&self, _: &Desk) -> Named {
        named::GROUP_OR_TREND
    }

    fn keeps_under(&self, desk: &Desk) -> bool {
        !rows(desk).is_empty() || speakers(desk).next().is_some()
    }

    /// What it is about by its number in their order, the group by its letter.
    fn called(&self, desk: &Desk, typed: &str) -> Called {
        let rows = rows(desk);
        let named = (1..).zip(rows).map(|(n, row): (usize, _)| (n.to_string(), Place::Under(Some(row.id.clone()))));
        Called::among(typed, named.chain(speakers(desk)).chain([("0".to_owned(), Place::By(Clean::default()))]))
    }

    fn kept_where(&self, desk: &Desk) -> String {
        let under = desk.under.as_ref().and_then(|id| rows(desk).iter().position(|row| row.id == *id));
        let under = under.and_then(|at| rows(desk).get(at).map(|row| format!("{} {}", at + 1, row.text())));
        let whose = Some(of_whom(desk)).filter(|words| !words.is_empty());
        whose.into_iter().chain(under).collect::<Vec<_>>().join(" · ")
    }

    fn page_name(&self, desk: &Desk) -> String {
        of_whom(desk)
    }

    /// The things by their numbers.
    fn places(&self, desk: &Desk) -> Vec<String> {
        let named = (1..).zip(rows(desk)).map(|(n, row): (usize, _)| format!("{n} {}", text::cut(row.text(), NAMED)));
        Some(named.collect::<Vec<_>>().join(" · ")).filter(|words| !words.is_empty()).into_iter().collect()
    }

    /// At another group its lines go on where it left off; what is written under now is in sight.
    fn went(&self, desk: &mut Desk, place: &Place) {
        match place {
            Place::By(_) => go_on_where_left(desk),
            _ => desk.touched = None,
        }
    }

    fn turn_page(&self, desk: &mut Desk, on: bool) -> bool {
        let turned = turn(desk, on);
        if turned {
            go_on_where_left(desk);
        }
        turned
    }

    fn pages_follow_lit(&self, _: &Desk) -> bool {
        false
    }
}

/// On the page of another group: its lines go on where that group left off, not where the one before did.
fn go_on_where_left(desk: &mut Desk) {
    let last = query::lines(&desk.session, desk.task_code())
        .rfind(|line| line.by == desk.by && desk.kinds().contains(&line.kind))
        .map(|line| (line.kind, line.other(Field::Parent).cloned()));
    let first = || (desk.kinds().first().copied().unwrap_or(desk.kind), rows(desk).first().map(|row| row.id.clone()));
    let (kind, under) = last.unwrap_or_else(first);
    go_on_with(desk, kind);
    desk.under = under;
}

/// What the lines are about: the key trends, in their order.
pub fn rows(desk: &Desk) -> Vec<&Entry> {
    key_trends(&desk.session)
}

/// A thing, and the lines about it on the open page, a list each kind.
pub type Row<'a> = (Option<&'a Entry>, Vec<Vec<&'a Entry>>);

/// What the open page's group took up: each thing with its lines, then the lines about none of them. What is written
/// under now is there too. Nothing for the page of all groups.
pub fn below(desk: &Desk) -> Vec<Row<'_>> {
    if is_overview(desk) {
        return Vec::new();
    }
    let kinds = desk.kinds();
    let things = rows(desk);
    let empty = || vec![Vec::new(); kinds.len()];
    let mut out: Vec<Row<'_>> = things.iter().map(|thing| (Some(*thing), empty())).collect();
    out.push((None, empty()));
    for line in query::lines(&desk.session, desk.task_code()).filter(|line| line.by == desk.by) {
        let Some(column) = kinds.iter().position(|kind| *kind == line.kind) else { continue };
        let about = line.other(Field::Parent);
        let at = things.iter().position(|thing| Some(&thing.id) == about).unwrap_or(things.len());
        if let Some(list) = out.get_mut(at).and_then(|(_, lists)| lists.get_mut(column)) {
            list.push(line);
        }
    }
    let here = |thing: Option<&Entry>| thing.map(|thing| &thing.id) == desk.under.as_ref();
    out.retain(|(thing, lists)| lists.iter().any(|list| !list.is_empty()) || here(*thing));
    out
}

/// How many lines of each kind every group has about every thing: rows of groups, each with a count for each kind. One
/// walk over the lines of the task. The last row is about nothing in particular; the last group is nobody.
pub fn counts(desk: &Desk) -> Vec<Vec<Vec<usize>>> {
    let (kinds, things) = (desk.kinds(), rows(desk));
    let groups: Vec<String> = speakers(desk).map(|(letter, _)| letter).collect();
    let mut out = vec![vec![vec![0; kinds.len()]; groups.len() + 1]; things.len() + 1];
    for line in query::lines(&desk.session, desk.task_code()) {
        let Some(kind) = kinds.iter().position(|kind: &Kind| *kind == line.kind) else { continue };
        let about = line.other(Field::Parent);
        let row = things.iter().position(|thing| Some(&thing.id) == about).unwrap_or(things.len());
        let group = groups.iter().position(|letter| *letter == line.by.as_str()).unwrap_or(groups.len());
        if let Some(n) = out.get_mut(row).and_then(|row| row.get_mut(group)).and_then(|cell| cell.get_mut(kind)) {
            *n += 1;
        }
    }
    out
}
