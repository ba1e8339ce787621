//! The beginning of a session: a title and a template come to a wish. Uses the model; no clock.

use super::field::{Field, Value};
use super::id::Id;
use super::kind::Kind;
use super::template::Template;
use super::wish::{New, Wish};
use chrono::{Datelike, NaiveDate};

/// The wish that begins a session of that title with a template's agenda, on `day`.
pub fn begin(title: &str, template: &Template, day: NaiveDate) -> Wish {
    let session = Id::session();
    let this_year = u64::try_from(day.year()).unwrap_or(0);
    let mut wishes = vec![
        Wish::answer(&session, Field::Title, Value::Text(title.into())),
        Wish::answer(&session, Field::Template, Value::Text(template.name.clone())),
        Wish::answer(&session, Field::Horizon, Value::Count(this_year + u64::from(template.horizon_years))),
        Wish::answer(&session, Field::BackYears, Value::Count(u64::from(template.back_years))),
    ];
    if let Some(room) = template.room {
        wishes.push(Wish::answer(&session, Field::Room, Value::Count(u64::from(room))));
    }
    for item in &template.items {
        let title = item.title.clone().or_else(|| item.row().map(|task| task.title.into()));
        let mut new = New::line(Kind::Agenda, "", &title.unwrap_or_else(|| item.task.clone()))
            .with(Field::Stage, Value::Text(item.task.clone()))
            .with(Field::Day, Value::Count(u64::from(item.day)));
        if let Some(minutes) = item.minutes {
            new = new.with(Field::Minutes, Value::Count(u64::from(minutes)));
        }
        if let Some(prompt) = &item.prompt {
            new = new.with(Field::Prompt, Value::Text(prompt.clone()));
        }
        wishes.push(Wish::Say(new));
    }
    Wish::Together(wishes)
}
