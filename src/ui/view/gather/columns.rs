//! Lists side by side: a group's page, and the page of all groups with counts and what they starred. Nobody's name.

use super::pages::near;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query;
use crate::ui::command::Command;
use crate::ui::instrument::columns::{is_overview, of_whom, on_page};
use crate::ui::instrument::speakers;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::linked;
use crate::ui::view::list::rows::{Listed, Look, Row, draw_rows, with_flag};
use crate::ui::view::pen::{Pen, below};
use crate::words::groups::Groups;
use ratatui::layout::Rect;

/// Draws the open page.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    draw_group(desk, area, pen);
    let rest = below(area, if area.height >= 10 { 2 } else { 1 });
    let kinds = desk.kinds();
    let columns = u16::try_from(kinds.len()).unwrap_or(1).max(1);
    let gap = 3;
    let wide = rest.width.saturating_sub(gap * (columns - 1)) / columns;
    for (n, kind) in (0u16..).zip(kinds) {
        let x = rest.x + n * (wide + gap);
        if n > 0 {
            pen.rule_down(x - 2, rest.y, rest.height);
        }
        draw_list(desk, *kind, Rect { x, width: wide, ..rest }, pen);
    }
}

/// Whose page it is, and which of how many.
pub fn draw_group(desk: &Desk, area: Rect, pen: &mut Pen) {
    let pages = speakers(desk).count();
    if pages == 0 {
        return;
    }
    let letters: Vec<String> = speakers(desk).map(|(letter, _)| letter).collect();
    let at = letters.iter().position(|letter| *letter == desk.by.as_str()).map_or(pages + 1, |at| at + 1);
    let place = with_key(desk, Groups::PageOf.with(&[at.to_string(), (pages + 1).to_string()]));
    let room = area.width.saturating_sub(text::columns(&place) + 3);
    pen.put(area.x, area.y, &of_whom(desk), room, Role::Strong);
    pen.put_right(area.right().saturating_sub(1), area.y, &place, Role::Key);
}

/// Which page it is; on the desk with the key that turns it.
pub fn with_key(desk: &Desk, place: String) -> String {
    if desk.large { place } else { Groups::Turn.with(&[place.as_str(), desk.keys.brief(Command::PageDown).as_ref()]) }
}

/// One list under its heading: how many lines, how many starred.
fn draw_list(desk: &Desk, kind: Kind, area: Rect, pen: &mut Pen) {
    let star = pen.star();
    let all: Vec<&Entry> = query::lines(&desk.session, desk.task_code()).filter(|line| line.kind == kind).collect();
    let mine = |line: &&&Entry| is_overview(desk) || line.by == desk.by;
    let starred = all.iter().filter(mine).filter(|line| line.is(Field::Starred)).count();
    let count = all.iter().filter(mine).count();
    let writes = desk.mode == Mode::Writing && desk.line_kind() == kind;
    pen.put(area.x, area.y, if writes { "▸" } else { " " }, 1, Role::Key);
    let right = format!("{count} · {starred} {star}");
    let room = area.width.saturating_sub(text::columns(&right) + 4);
    pen.put(area.x + 2, area.y, kind.plural_in(desk.session.lang()), room, Role::Key);
    pen.put_right(area.right().saturating_sub(1), area.y, &right, Role::Text);
    let mut rest = below(area, 1);
    if is_overview(desk) {
        let used = pen.paragraph(Rect { height: rest.height.min(4), ..rest }, &by_group(desk, &all, star), Role::Text);
        rest = below(rest, used + u16::from(rest.height >= 8));
    }
    let lines: Vec<&Entry> = on_page(desk, kind).collect();
    let (near, above, below) = near(desk, &lines, rest.height);
    let rows: Vec<Row> = near.iter().map(|line| row(desk, line, star)).collect();
    if rows.is_empty() {
        let nothing = if is_overview(desk) { Groups::NoneStarred } else { Groups::NothingHere };
        pen.paragraph(rest, nothing.text(), Role::Rule);
        return;
    }
    draw_rows(desk, &Listed { rows: &rows, above, below, numbers: 0 }, Look { gap: 0, most: 4 }, rest, pen);
}

fn row<'a>(desk: &Desk, line: &'a Entry, star: &str) -> Row<'a> {
    let tag = match (is_overview(desk), line.is(Field::Starred)) {
        (true, _) => format!("{star} {}", line.by),
        (false, true) => star.to_owned(),
        (false, false) => String::new(),
    };
    let second = linked::words(&desk.session, line).join(" · ");
    Row { tag, no: desk.session.spoken(line), entry: line, second: with_flag(line, second) }
}

/// "A 3, 1 ★ · B 2": lines and stars of each group.
fn by_group(desk: &Desk, all: &[&Entry], star: &str) -> String {
    let nobody = (Groups::Everybody.text().to_owned(), String::new());
    let groups = speakers(desk).map(|(letter, _)| (letter.clone(), letter)).chain([nobody]);
    let parts = groups.filter_map(|(name, by)| {
        let of = || all.iter().filter(|line| line.by.as_str() == by);
        let (count, starred) = (of().count(), of().filter(|line| line.is(Field::Starred)).count());
        let stars = if starred == 0 { String::new() } else { format!(" {starred}{star}") };
        (count > 0 || !by.is_empty()).then(|| format!("{name} {count}{stars}"))
    });
    parts.collect::<Vec<_>>().join("  ")
}
