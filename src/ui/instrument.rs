//! The instruments: for each kind of surface, what can be lit on it, what a typed line becomes, and under what it is kept.
//! One file each; how it looks stands in `view`, under the same name. Pure; uses the model and the desk's state.

mod actions;
pub mod columns;
mod confirm;
mod lines;
pub mod matrix;
pub mod outline;
pub mod pages;
mod read_back;
pub mod sort;
pub mod two_tables;
pub mod wall;

use super::state::desk::Desk;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::line;
use crate::model::op::How;
use crate::model::query;
use crate::model::stage::Surface;
use crate::model::text::Clean;
use crate::model::wish::{New, Refusal, Wish};
use crate::words::Word;
use crate::words::tasks::Tasks;
use chrono::NaiveDate;

/// Where new lines are kept from now on, or where a lit one is put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Under an entry; under none.
    Under(Option<Id>),
    /// By a group (its letter) or a table (`T3`); by nobody in particular, where it is empty.
    By(Clean),
    /// On a lane of the time lines.
    Lane(Clean),
    /// On a page of the task.
    Page(usize),
}

/// What was typed to say under what lines are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Called {
    /// Nothing here is called so.
    Nothing,
    /// More can come; what it would mean as it stands.
    Longer(Option<Place>),
    /// Nothing more can come.
    Whole(Place),
}

impl Called {
    /// Out of everything here and what it is called.
    pub fn among(typed: &str, all: impl IntoIterator<Item = (String, Place)>) -> Self {
        let (mut exact, mut longer) = (None, false);
        for (name, place) in all {
            if name.eq_ignore_ascii_case(typed) {
                exact.get_or_insert(place);
            } else {
                longer |= name.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
            }
        }
        match (exact, longer) {
            (None, false) => Called::Nothing,
            (exact, true) => Called::Longer(exact),
            (Some(place), false) => Called::Whole(place),
        }
    }
}

/// What an instrument knows of its work. Everything has an answer that suits a list of lines.
pub trait Instrument: Sync {
    /// What can be lit, in its order.
    fn choosable(&self, desk: &Desk) -> Vec<Id>;

    /// Somebody comes to the task: what is lit, what the line is for. The line is empty, in WRITING, and nothing is lit.
    fn arrive(&self, _desk: &mut Desk) {}

    /// What is lit when CHOOSING begins.
    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = self.choosable(desk);
        let touched = desk.touched.clone().filter(|id| all.contains(id));
        touched.or_else(|| all.into_iter().next_back())
    }

    /// What Up and Down go through: a column of what can be lit; everything, where there is but one.
    fn column(&self, desk: &Desk) -> Vec<Id> {
        self.choosable(desk)
    }

    /// Whether Left and Right go to something beside.
    fn has_aside(&self, _desk: &Desk) -> bool {
        false
    }

    /// Lights what stands at the left, or at the right.
    fn aside(&self, _desk: &mut Desk, _right: bool) {}

    /// Whether a digit hangs the lit line under one of the lists of the wall.
    fn hangs(&self, _desk: &Desk, _lit: &Entry) -> bool {
        false
    }

    /// Whether what is hung under a list here is held by both of two tables.
    fn both_hold(&self, _desk: &Desk) -> bool {
        false
    }

    /// What a new line is, in words beside the state's name, where that is more than its kind.
    fn line_is(&self, _desk: &Desk) -> Option<String> {
        None
    }

    /// What the boxes of a new line are called; where there are none, those of the line's kind.
    fn boxes(&self, _desk: &Desk) -> Option<Vec<&'static str>> {
        None
    }

    /// What a new line comes to.
    ///
    /// # Errors
    /// Why it cannot be kept so; it stays in the line.
    fn compose(&self, desk: &Desk, texts: &[String], on: NaiveDate) -> Result<Wish, Refusal> {
        new_line(desk, texts, on).map(Wish::Say)
    }

    /// A new line was kept, or the first of several: where the next one goes.
    fn kept(&self, _desk: &mut Desk, _id: &Id) {}

    /// What a half-typed line is taken for, where that is more than its words: shown before Enter.
    fn taken_for(&self, _desk: &Desk, _on: NaiveDate) -> Option<String> {
        None
    }

    /// What is asked when lines are to be kept under something else.
    fn asks_under(&self, _desk: &Desk) -> &'static str {
        Tasks::WhichUnder.text()
    }

    /// Whether there is anything under which a new line could be kept.
    fn keeps_under(&self, desk: &Desk) -> bool {
        let themes = field_under(desk.kind, true).is_some() && !query::themes(&desk.session).is_empty();
        themes || speakers(desk).next().is_some()
    }

    /// What was typed then. `0` is always under nothing.
    fn called(&self, desk: &Desk, typed: &str) -> Called {
        Called::among(typed, themes(desk).chain(speakers(desk)))
    }

    /// What is said where nothing is called so.
    fn nothing_called(&self, _desk: &Desk, typed: &str) -> String {
        let is_number = typed.chars().all(|c| c.is_ascii_digit());
        if is_number { Word::NoSuchTheme.with(&[typed]) } else { Tasks::NothingCalled.with(&[typed]) }
    }

    /// Whether digits put the lit line somewhere in CHOOSING.
    fn sorts(&self, _desk: &Desk, _lit: &Entry) -> bool {
        false
    }

    /// What putting a lit line there comes to; `None` where it cannot go there.
    fn put(&self, _desk: &Desk, lit: &Entry, place: &Place) -> Option<Wish> {
        let to = |id: &Option<Id>| id.clone().map_or(Value::Nothing, Value::Other);
        match place {
            Place::Under(over) => {
                field_under(lit.kind, over.is_some()).map(|field| Wish::answer(&lit.id, field, to(over)))
            }
            Place::By(who) => Some(Wish::answer(&lit.id, Field::By, Value::Text(who.clone()))),
            Place::Lane(lane) => {
                lit.kind.has(Field::Lane).then(|| Wish::answer(&lit.id, Field::Lane, Value::Text(lane.clone())))
            }
            Place::Page(_) => None,
        }
    }

    /// What is lit after the lit line was put somewhere; `None`: it stays lit.
    fn after_put(&self, _desk: &Desk, _lit: &Id) -> Option<Id> {
        None
    }

    /// Whether something else is lit after a line was put there.
    fn goes_on_after(&self, place: &Place) -> bool {
        *place != Place::Under(None)
    }

    /// Whether the lit line can be one of two that people bring together, or draw a line between.
    fn pairs(&self, _desk: &Desk, _lit: &Entry, _how: How) -> bool {
        false
    }

    /// The line of that number, as the other one of two.
    fn other_called(&self, desk: &Desk, typed: &str) -> Called {
        let all = self.choosable(desk).into_iter().filter_map(|id| desk.session.entry(&id));
        Called::among(typed, all.map(|entry| (entry.no.to_string(), Place::Under(Some(entry.id.clone())))))
    }

    /// What is asked about the lit line in CHOOSING, where nothing else is said.
    fn asks_lit(&self, _desk: &Desk) -> Option<String> {
        None
    }

    /// Where new lines are kept, in words; empty where nothing was said.
    fn kept_where(&self, desk: &Desk) -> String {
        let by = Some(by_words(desk, &desk.by)).filter(|_| !desk.by.is_empty());
        let under = desk.under.as_ref().and_then(|id| desk.session.entry(id));
        let under = under.map(|over| Tasks::UnderLine.with(&[&desk.session.spoken(over), over.text()]));
        by.into_iter().chain(under).collect::<Vec<_>>().join(" · ")
    }

    /// The question of the open page, where the task has several.
    fn question(&self, _desk: &Desk) -> Option<String> {
        None
    }

    /// Which page of the task is open, in words; empty where it has but one.
    fn page_name(&self, _desk: &Desk) -> String {
        String::new()
    }

    /// What a box that is left empty is taken for.
    fn fills(&self, _desk: &Desk, _field: Field) -> Option<&'static str> {
        None
    }

    /// Opens a page by its number, as `called` gave it.
    fn open_page(&self, desk: &mut Desk, page: usize) {
        desk.page = page;
    }

    /// Pages of the task, where it has more than one: the next, or the one before. Whether it has any.
    fn turn_page(&self, _desk: &mut Desk, _on: bool) -> bool {
        false
    }
}

/// The instrument of a kind of surface.
pub fn of(surface: Surface) -> &'static dyn Instrument {
    match surface {
        Surface::Sort => &sort::Sort,
        Surface::Wall => &wall::Wall,
        Surface::TwoTables => &two_tables::TwoTables,
        Surface::Outline => &outline::Outline,
        Surface::Confirm => &confirm::Confirm,
        Surface::Actions => &actions::Actions,
        Surface::Columns => &columns::Columns,
        Surface::Pages => &pages::Pages,
        Surface::Matrix => &matrix::Matrix,
        Surface::ReadBack => &read_back::ReadBack,
        _ => &lines::Lines,
    }
}

/// The line as something new that is said, where lines are kept now: by whom, under what, on which lane.
///
/// # Errors
/// A box that holds something else than its field takes.
pub fn new_line(desk: &Desk, texts: &[String], on: NaiveDate) -> Result<New, Refusal> {
    let mut new = line::compose(desk.kind, desk.task_code(), texts, on)?.by(&desk.by);
    if let Some((over, field)) = desk.under.as_ref().zip(field_under(desk.kind, desk.is_theme(desk.under.as_ref()))) {
        new = new.with(field, Value::Other(over.clone()));
    }
    let has_lane = new.with.iter().any(|(field, _)| *field == Field::Lane);
    if desk.kind.has(Field::Lane) && !desk.lane.is_empty() && !has_lane {
        new = new.with(Field::Lane, Value::Text(desk.lane.clone()));
    }
    Ok(new)
}

/// By which answer a line of that kind stands under something: under a theme, else under another line.
pub fn field_under(kind: Kind, theme: bool) -> Option<Field> {
    let [first, second] = if theme { [Field::Theme, Field::Parent] } else { [Field::Parent, Field::Theme] };
    [first, second].into_iter().find(|field| kind.has(*field))
}

/// Themes by their numbers.
pub fn themes(desk: &Desk) -> impl Iterator<Item = (String, Place)> {
    let themes = query::themes(&desk.session).into_iter();
    let named = themes.map(|theme| (theme.no.to_string(), Place::Under(Some(theme.id.clone()))));
    named.chain([("0".to_owned(), Place::Under(None))])
}

/// Groups by their letters.
pub fn speakers(desk: &Desk) -> impl Iterator<Item = (String, Place)> {
    let groups = desk.session.of_kind(Kind::Group).map(|group| group.words(Field::Letter));
    groups.filter(|letter| !letter.is_empty()).map(|letter| (letter.clone(), Place::By(letter.into())))
}

/// A group or table in words: its letter with its name, its number.
pub fn by_words(desk: &Desk, by: &str) -> String {
    let group = desk.session.of_kind(Kind::Group).find(|group| group.words(Field::Letter) == by);
    match (group, by.strip_prefix('T')) {
        (Some(group), _) => Tasks::ByGroup.with(&[by, group.text()]),
        (None, Some(table)) => Tasks::ByTable.with(&[table]),
        _ => by.to_owned(),
    }
}

/// Ids of entries.
pub(super) fn ids<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<Id> {
    entries.into_iter().map(|entry| entry.id.clone()).collect()
}
