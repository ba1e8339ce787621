//! How many pages each task of the agenda takes on the wall at a size, and what would page too often: to be looked at
//! before the day. Pure.

use super::{Wall, draw};
use crate::model::day::now::Now;
use crate::model::entry::Entry;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::WallRule;
use crate::ui::text;
use crate::ui::theme::Theme;
use crate::ui::view::pen::Pen;
use chrono::{DateTime, FixedOffset, NaiveTime};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// More pages than this are turned too often for a room to follow.
pub const TOO_MANY: usize = 5;

/// A task of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its title.
    pub title: String,
    /// How many pages its wall takes, everything put up.
    pub pages: usize,
    /// Its lines never stand on the wall.
    pub never: bool,
    /// Words longer than a line: they are broken at its end.
    pub long_words: Vec<String>,
}

impl Row {
    /// Whether somebody should look at it before the day.
    pub fn is_too_much(&self) -> bool {
        self.pages > TOO_MANY || !self.long_words.is_empty()
    }
}

/// Every task of the agenda at a size of so many columns and rows, on the session's own day.
pub fn check(session: &Session, size: (u16, u16)) -> Vec<Row> {
    let day = query::as_of(session).unwrap_or_default();
    let at = day.and_time(NaiveTime::MIN).and_utc().fixed_offset();
    query::agenda(session).into_iter().map(|item| row(session, item, size, at)).collect()
}

fn row(session: &Session, item: &Entry, (wide, high): (u16, u16), at: DateTime<FixedOffset>) -> Row {
    let now = Now { task: Some(item.id.clone()), put_up: true, revealed: true, left: Some(0), ..Now::default() };
    let wall = Wall { session, now: &now, at, spot: None };
    let area = Rect::new(0, 0, wide, high);
    let mut buffer = Buffer::empty(area);
    let pages = draw(&wall, area, &mut Pen::new(&mut buffer, Theme::Mono, area));
    let lines =
        query::task_of(item).map(|task| query::lines(session, task.code).collect::<Vec<_>>()).unwrap_or_default();
    let room = usize::from(wide.saturating_sub(4));
    let words = lines.iter().flat_map(|line| line.text().split_whitespace());
    let long_words = words.filter(|word| text::width(word) > room).map(str::to_owned).collect();
    Row { title: item.text().to_owned(), pages, never: wall.rule() == WallRule::Never, long_words }
}
