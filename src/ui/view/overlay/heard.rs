//! Who and what has not been heard yet: a list for this desk alone.

use super::headed::{self, Block};
use crate::model::query::heard::NotHeard;
use crate::ui::state::App;
use crate::ui::theme::Role;
use crate::ui::update::heard::{parts, words};
use crate::ui::view::overlay::head;
use crate::ui::view::pen::Pen;
use crate::words::hands::Hands as Words;
use ratatui::layout::Rect;

/// Draws the list.
pub fn draw(app: &App, found: &NotHeard, lit: usize, area: Rect, pen: &mut Pen) {
    let area = head(Words::NotHeardTitle.text(), area, pen);
    let Some(desk) = app.desk() else { return };
    let mut all = Vec::new();
    for (title, missing) in parts(found) {
        all.push(Block::Head(title.text().to_owned()));
        let line = |words| Block::Line { depth: 2, before: String::new(), words, right: String::new() };
        all.extend(missing.iter().map(|one| line(words(desk, one))));
    }
    if all.is_empty() {
        pen.paragraph(area, Words::NobodyMissing.text(), Role::Text);
        pen.set_cursor(area.x, area.y);
        return;
    }
    headed::draw(&all, lit, area, pen);
}
