//! The window at a table: the task's question, the time left, the last lines, and the line. Everything else is one key
//! away.

use crate::model::query;
use crate::ui::command::Command;
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::state::table::Table;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::desk as desk_view;
use crate::ui::view::desk::clock;
use crate::ui::view::gather::lines;
use crate::ui::view::pen::{Pen, below, inset};
use crate::ui::view::room::shown;
use crate::words::Word;
use crate::words::tables::Tables as Words;
use ratatui::layout::Rect;

/// What stands between two facts.
const BETWEEN: &str = " · ";

/// Draws what stands above the line.
pub fn draw(app: &App, desk: &Desk, table: &Table, area: Rect, pen: &mut Pen) {
    let mut rest = area;
    if rest.height >= 8 {
        draw_bar(desk, table, Rect { height: 1, ..rest }, pen);
        rest = below(rest, if rest.height >= 13 { 2 } else { 1 });
    }
    let mut rest = inset(desk_view::draw_read_only(desk, rest, pen), 1);
    if rest.height == 0 {
        return;
    }
    let (clock, role) = clock::on_the_wall(app, desk);
    let right = rest.right().saturating_sub(1);
    let room = rest.width.saturating_sub(text::columns(&clock) + 3);
    let title = desk.item().map(desk_view::title_of).unwrap_or_default();
    let used = pen.put(rest.x, rest.y, &title, room, Role::Key);
    let page = desk.instrument().page_name(desk);
    let says_more = !page.is_empty() && !desk.is_usual(&desk.by) && used + text::columns(&page) + 3 <= room;
    if says_more {
        pen.put(rest.x + used + 3, rest.y, &page, room, Role::Text);
    }
    pen.put_right(right, rest.y, &clock, role);
    rest = below(rest, 1);
    if let Some(there) = desk.desk_is_elsewhere() {
        let words = Words::DeskIsAt.with(&[there.text(), &app.keys.brief(Command::ToDesk)]);
        let most = rest.height.min(2);
        let high = pen.paragraph(Rect { height: most, ..rest }, &words, Role::Good);
        rest = below(rest, high);
    }
    rest = below(rest, u16::from(rest.height >= 8));
    if rest.height >= 3 {
        rest = desk_view::draw_prompt(desk, rest, pen);
    }
    if let Some(entry) = desk.spoken_of().filter(|entry| shown::may(entry) && rest.height >= 4) {
        let no = desk.session.spoken(entry);
        let words = Words::SpokenOf.with(&[no.as_str(), entry.text()]);
        let high = pen.paragraph(Rect { height: rest.height.min(3), ..rest }, words.trim_start(), Role::Strong);
        rest = below(rest, high + u16::from(rest.height >= 8));
    }
    lines::draw(desk, rest, pen);
}

/// Which table this is, of which session, and whose lines are shown.
fn draw_bar(desk: &Desk, table: &Table, area: Rect, pen: &mut Pen) {
    pen.fill(area, Role::Bar);
    let no = Words::TableNo.with(&[table.no.to_string()]);
    let everybody = table.everybody.then(|| Words::EverybodysShown.text().to_owned());
    let right: Vec<String> =
        everybody.into_iter().chain([Word::HelpKey.with(&[desk.keys.brief(Command::Help)])]).collect();
    let right = right.join(BETWEEN);
    let room = area.width.saturating_sub(text::columns(&right) + 4);
    let used = pen.put(area.x + 1, area.y, &no, room, Role::Bar);
    // The name of the session where it fits whole: the number matters.
    let title = format!("{BETWEEN}{}", query::title(&desk.session));
    if used + text::columns(&title) <= room {
        pen.put(area.x + 1 + used, area.y, &title, room, Role::Bar);
    }
    if area.width > 30 {
        pen.put_right(area.right().saturating_sub(1), area.y, &right, Role::Bar);
    }
}
