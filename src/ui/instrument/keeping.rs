//! Where a new line is kept: by whom, under what, on which lane, and what these are called.

use super::Place;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::typed::line;
use crate::model::wish::{New, Refusal};
use crate::ui::state::desk::Desk;
use crate::words::tasks::Tasks;
use chrono::NaiveDate;

/// The line as something new that is said, where lines are kept now: by whom, under what, on which lane.
///
/// # Errors
/// A box that holds something else than its field takes.
pub fn new_line(desk: &Desk, texts: &[String], on: NaiveDate) -> Result<New, Refusal> {
    let mut new = line::compose(desk.kind, desk.task_code(), texts, on)?.by(&desk.by);
    if let Some((over, field)) = desk.under.as_ref().zip(field_under(desk.kind, desk.is_theme(desk.under.as_ref()))) {
        new = new.with(field, Value::Other(over.clone()));
    }
    if let (true, Some(item)) = (desk.kind.has(Field::Item), desk.own_item()) {
        new = new.with(Field::Item, Value::Other(item.id.clone()));
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

/// Actions by their numbers, where a line stands under one rather than under a theme: what was done, what comes next.
pub fn actions_by_number(desk: &Desk) -> impl Iterator<Item = (String, Place)> {
    let under_one = desk.kind.has(Field::Parent) && !desk.kind.has(Field::Theme);
    let actions = [Kind::Action, Kind::Pledge].into_iter().flat_map(|kind| desk.session.of_kind(kind));
    let named = actions.map(|action| (action.no.to_string(), Place::Under(Some(action.id.clone()))));
    named.filter(move |_| under_one)
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
