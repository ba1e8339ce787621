//! Two or three lists side by side, a page each group, and a page of all groups with what they starred.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::text::Clean;
use crate::ui::instrument::{Called, Instrument, Named, Place, by_words, ids, named, speakers};
use crate::ui::state::desk::Desk;
use crate::words::groups::Groups;

/// Lists by group.
pub struct Columns;

impl Instrument for Columns {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        ids(desk.kinds().iter().flat_map(|kind| on_page(desk, *kind)))
    }

    fn arrive(&self, desk: &mut Desk) {
        first_page(desk);
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = self.choosable(desk);
        let touched = desk.touched.clone().filter(|id| all.contains(id));
        // The last line of the list that is written in, where nothing was touched.
        let last = || on_page(desk, desk.kind).last().map(|line| line.id.clone());
        touched.or_else(last).or_else(|| all.last().cloned())
    }

    fn asks_under(&self, _: &Desk) -> &'static str {
        Groups::WhichGroup.text()
    }

    fn under_is(&self, _: &Desk) -> Named {
        named::GROUP
    }

    fn keeps_under(&self, desk: &Desk) -> bool {
        speakers(desk).next().is_some()
    }

    fn called(&self, desk: &Desk, typed: &str) -> Called {
        Called::among(typed, speakers(desk).chain([("0".to_owned(), Place::By(Clean::default()))]))
    }

    fn kept_where(&self, desk: &Desk) -> String {
        of_whom(desk)
    }

    fn page_name(&self, desk: &Desk) -> String {
        of_whom(desk)
    }

    fn turn_page(&self, desk: &mut Desk, on: bool) -> bool {
        let turned = turn(desk, on);
        if turned {
            go_on_where_left(desk);
        }
        turned
    }

    fn went(&self, desk: &mut Desk, _: &Place) {
        go_on_where_left(desk);
    }

    fn pages_follow_lit(&self, _: &Desk) -> bool {
        false
    }
}

/// The lines of a kind that stand on the open page: the group's; on the page of all groups those that are starred.
pub fn on_page(desk: &Desk, kind: Kind) -> impl DoubleEndedIterator<Item = &Entry> {
    let all_groups = is_overview(desk);
    let on_page =
        move |line: &&Entry| line.kind == kind && if all_groups { line.is(Field::Starred) } else { line.by == desk.by };
    query::lines(&desk.session, desk.task_code()).filter(on_page)
}

/// Whether the page of all groups is open. Where there are no groups, everything stands on one page.
pub fn is_overview(desk: &Desk) -> bool {
    desk.by.is_empty() && speakers(desk).next().is_some()
}

/// Opens the page of the first group, where nobody has said yet who speaks.
pub fn first_page(desk: &mut Desk) {
    let first = speakers(desk).next().map(|(letter, _)| letter);
    if let (true, Some(first)) = (desk.by.is_empty(), first) {
        desk.by = first.as_str().into();
    }
}

/// The page of the next group, or of the one before; all groups come after the last.
pub fn turn(desk: &mut Desk, on: bool) -> bool {
    let mut pages: Vec<Clean> = speakers(desk).map(|(letter, _)| letter.as_str().into()).collect();
    if pages.is_empty() {
        return false;
    }
    pages.push(Clean::default());
    let at = pages.iter().position(|page| *page == desk.by).unwrap_or(0);
    let to = if on { (at + 1) % pages.len() } else { (at + pages.len() - 1) % pages.len() };
    if let Some(page) = pages.get(to) {
        desk.by = page.clone();
    }
    true
}

/// On the page of another group: what it wrote down last goes on; who has not begun begins with the first list.
fn go_on_where_left(desk: &mut Desk) {
    let last = query::lines(&desk.session, desk.task_code())
        .rfind(|line| line.by == desk.by && desk.kinds().contains(&line.kind))
        .map(|line| line.kind);
    let kind = last.or_else(|| desk.kinds().first().copied()).unwrap_or(desk.kind);
    go_on_with(desk, kind);
}

/// Lines are of that kind from now on; what stands in the line is of the kind that it was begun as.
pub fn go_on_with(desk: &mut Desk, kind: Kind) {
    if desk.line.is_empty() {
        desk.kind = kind;
        let wanted = desk.labels().len();
        desk.line.shape(wanted);
    }
}

/// Whose page is open, in words.
pub fn of_whom(desk: &Desk) -> String {
    if is_overview(desk) { Groups::AllGroups.text().to_owned() } else { by_words(desk, &desk.by) }
}
