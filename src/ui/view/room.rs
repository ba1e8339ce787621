//! What the room sees: pages for the back row, complete at 80x24, good at 60x18. A pure function of the session and of
//! what the desk that steers says of itself; the large desk draws the same pages above its capture line. Nothing out of
//! the private file, no key and no hint for the desk can stand here: it is given none of them.

use super::pen::Pen;
use crate::model::now::Now;
use crate::model::session::Session;
use crate::ui::theme::Role;
use chrono::{DateTime, FixedOffset};
use ratatui::layout::Rect;

/// What there is to show.
#[derive(Debug, Clone, Copy)]
pub struct Wall<'a> {
    /// What was said and done.
    pub session: &'a Session,
    /// What the desk that steers says of itself, with the seconds left brought up to now.
    pub now: &'a Now,
    /// The time of day.
    pub at: DateTime<FixedOffset>,
}

/// Draws the page that `wall.now` names, the last one where there are fewer; gives back how many pages there are here.
pub fn draw(wall: &Wall, area: Rect, pen: &mut Pen) -> usize {
    let item = wall.now.task.as_ref().and_then(|id| wall.session.entry(id));
    pen.paragraph(area, item.map_or("", |item| item.text()), Role::Strong);
    1
}
