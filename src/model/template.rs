//! A template: an agenda as data. Anybody can write their own, in any language. Uses the stages table and
//! the session; reading files is the store's work.

use super::day::clock;
use super::entry::Entry;
use super::field::{Field, Value};
use super::query;
use super::session::Session;
use super::stage::{self, Task};
use super::text::Clean;
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// The greatest `format` that this program reads.
pub const FORMAT: u32 = 1;

/// An agenda that a session can be made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The format of the file; 1.
    #[serde(default = "format_now")]
    pub format: u32,
    /// The name on the command line, in kebab case; the name of the file where it is left out.
    #[serde(default)]
    pub name: Clean,
    /// The name on the screen.
    pub title: Clean,
    /// What it is good for, in a sentence or two.
    #[serde(default)]
    pub about: Clean,
    /// How many days it takes.
    #[serde(default = "one_day")]
    pub days: u16,
    /// How many years ahead the future is told from.
    #[serde(default = "ten_years")]
    pub horizon_years: u16,
    /// How many years back the time lines go.
    #[serde(default = "thirty_years")]
    pub back_years: u16,
    /// How many people are in the room, where nobody has counted yet.
    #[serde(default)]
    pub room: Option<u32>,
    /// The agenda, in order.
    pub items: Vec<Item>,
}

/// One item of a template's agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The task of the stages table that it opens.
    pub task: Clean,
    /// Minutes planned; the task's own where left out.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// The title on the agenda, where it is not the task's own.
    #[serde(default)]
    pub title: Option<Clean>,
    /// The prompt for the room, where it is not the task's own.
    #[serde(default)]
    pub prompt: Option<Clean>,
    /// The day, from 1; 0 is before the day: without a clock, and its minutes do not count.
    #[serde(default = "one_day")]
    pub day: u16,
}

fn format_now() -> u32 {
    FORMAT
}

fn one_day() -> u16 {
    1
}

fn ten_years() -> u16 {
    10
}

fn thirty_years() -> u16 {
    30
}

impl Item {
    /// An item of a session's agenda; `None` where this program does not know its task.
    fn of(item: &Entry) -> Option<Self> {
        let task = query::task_of(item)?;
        let day = u16::try_from(query::day(item)).ok()?;
        let minutes = u16::try_from(clock::planned(item)).ok().filter(|minutes| *minutes > 0 || day == 0);
        let own = |words: &str, usual: &str| (!words.trim().is_empty() && words != usual).then(|| Clean::from(words));
        Some(Self {
            task: task.code.into(),
            minutes,
            title: own(item.text(), task.title),
            prompt: own(&item.words(Field::Prompt), task.prompt),
            day,
        })
    }

    /// The task that it opens.
    pub fn row(&self) -> Option<&'static Task> {
        stage::task(&self.task)
    }

    /// The title on the agenda: its own, else the task's.
    pub fn title(&self) -> &str {
        self.title.as_deref().or_else(|| self.row().map(|task| task.title)).unwrap_or(&self.task)
    }

    /// The prompt for the room: its own, else the task's.
    pub fn prompt(&self) -> &str {
        self.prompt.as_deref().or_else(|| self.row().map(|task| task.prompt)).unwrap_or_default()
    }

    /// Minutes planned: its own, else the task's.
    pub fn minutes(&self) -> u16 {
        self.minutes.or_else(|| self.row().map(|task| task.minutes)).unwrap_or_default()
    }
}

impl Template {
    /// The agenda of a session, for others to begin theirs with: tasks, titles, questions, minutes as they were planned;
    /// nothing that anybody said. A task that is not in the table stays out.
    pub fn of(session: &Session, name: &str) -> Self {
        let items: Vec<Item> = query::agenda(session).into_iter().filter_map(Item::of).collect();
        let number = |field: Field| match session.get(field) {
            Some(Value::Count(n)) => Some(*n),
            _ => None,
        };
        let year = query::last_day(session).and_then(|day| u64::try_from(day.year()).ok());
        let ahead = number(Field::Horizon).zip(year).map(|(horizon, year)| horizon.saturating_sub(year));
        let small = |n: Option<u64>| n.and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 0);
        let title = name.replace(['-', '_'], " ");
        Self {
            format: FORMAT,
            name: name.into(),
            title: title.into(),
            about: Clean::default(),
            days: items.iter().map(|item| item.day).max().unwrap_or(1).max(1),
            horizon_years: small(ahead).unwrap_or_else(ten_years),
            back_years: small(number(Field::BackYears)).unwrap_or_else(thirty_years),
            room: number(Field::Room).and_then(|n| u32::try_from(n).ok()),
            items,
        }
    }

    /// Minutes planned in all, breaks included; what is done before the day is not counted.
    pub fn minutes(&self) -> u32 {
        self.items.iter().filter(|item| item.day > 0).map(|item| u32::from(item.minutes())).sum()
    }

    /// Minutes planned on a day, breaks included.
    pub fn minutes_on(&self, day: u16) -> u32 {
        self.items.iter().filter(|item| item.day == day).map(|item| u32::from(item.minutes())).sum()
    }

    /// What is wrong with it, a sentence each; nothing where it can be used as it is.
    pub fn check(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if self.format != FORMAT {
            faults.push(format!("The template has format {}; this program reads format {FORMAT}.", self.format));
        }
        if self.title.trim().is_empty() {
            faults.push("The template has no title.".to_owned());
        }
        if self.horizon_years == 0 {
            faults.push("The future is told from 0 years ahead; at least 1 is needed.".to_owned());
        }
        if self.items.iter().all(|item| item.day == 0) {
            faults.push("The template has no items.".to_owned());
        }
        let mut day = 0;
        for (number, item) in (1..).zip(&self.items) {
            let name = item.title();
            if item.row().is_none() {
                faults.push(format!("Item {number} opens the task \"{}\", which does not exist.", item.task));
            } else if item.minutes() == 0 && item.day > 0 {
                faults.push(format!("Item {number}, \"{name}\", has 0 minutes."));
            }
            if item.title.as_ref().is_some_and(|title| title.trim().is_empty()) {
                faults.push(format!("Item {number} has an empty title."));
            }
            if item.prompt.as_ref().is_some_and(|prompt| prompt.trim().is_empty()) {
                faults.push(format!("Item {number}, \"{name}\", has an empty prompt."));
            }
            if item.day > self.days {
                faults.push(format!(
                    "Item {number}, \"{name}\", is on day {}; the template has days 1 to {}.",
                    item.day, self.days
                ));
            } else if item.day < day {
                faults.push(format!("Item {number}, \"{name}\", is on day {}, after an item on day {day}.", item.day));
            } else {
                day = item.day;
            }
        }
        faults
    }
}
