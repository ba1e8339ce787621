//! The room on the desk: a word in the bar, and where the window is wide a small picture of it, so that nobody need turn
//! round. Large: the room's own page stands above the line.

use super::report_out;
use crate::model::day::now::{Face, Now};
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query;
use crate::model::stage::{Surface, WallRule};
use crate::ui::state::App;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::state::spot::Spot;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::agree::confirm;
use crate::ui::view::pen::{Pen, below, inset, rows_of};
use crate::ui::view::room::{self, Drawn, Wall};
use crate::words::Word;
use crate::words::steering::Steering as Words;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// How high the picture is, and how much the agenda needs above it.
const HIGH: u16 = 9;
const AGENDA: u16 = 12;
/// The size that a room is made for.
const ROOM: Rect = Rect { x: 0, y: 0, width: 80, height: 24 };

/// Draws the picture at the foot of the agenda's column, where there is room for both; gives back what is left above it.
pub fn draw_picture(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) -> Rect {
    let Some(words) = desk.room_words().filter(|_| area.height >= HIGH + AGENDA && has_picture(app, desk)) else {
        return area;
    };
    let picture = below(area, area.height - HIGH);
    pen.put(picture.x, picture.y, &words, picture.width, Role::Key);
    frame(below(picture, 1), pen);
    draw_inside(app, desk, inset(Rect { y: picture.y + 2, height: HIGH - 3, ..picture }, 2), pen);
    Rect { height: area.height - HIGH - 1, ..area }
}

/// Whether a room is open and the window so wide that its picture stands in it; the word in the bar stands in any.
fn has_picture(app: &App, desk: &Desk) -> bool {
    app.size.0 >= 120 && app.size.1 >= 30 && desk.steering.rooms().next().is_some()
}

fn frame(area: Rect, pen: &mut Pen) {
    let across = "─".repeat(usize::from(area.width.saturating_sub(2)));
    pen.put(area.x, area.y, &format!("┌{across}┐"), area.width, Role::Rule);
    pen.put(area.x, area.bottom() - 1, &format!("└{across}┘"), area.width, Role::Rule);
    pen.rule_down(area.x, area.y + 1, area.height - 2);
    pen.rule_down(area.right() - 1, area.y + 1, area.height - 2);
}

fn draw_inside(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) {
    let now = desk.now(app.at);
    if now.face != Face::Task {
        return;
    }
    let (clock, role) = super::clock::words_of(desk.wall_item(), app.at);
    let question = Rect { height: area.height.saturating_sub(2), ..area };
    let asked = match desk.wall_item().filter(|_| desk.is_aside()) {
        Some(item) => query::prompt(&desk.session, item),
        None => desk.question(),
    };
    pen.paragraph(question, &asked, Role::Strong);
    let foot = area.bottom() - 1;
    let lines = desk.lines_here();
    let words = match (lines, now.put_up) {
        (0, _) => Words::NothingYet.text().to_owned(),
        (_, true) => Words::OneLineUp.counted(Words::SomeLinesUp, lines),
        (_, false) => Words::OneLineHeld.counted(Words::SomeLinesHeld, lines),
    };
    pen.put(area.x, foot, &words, area.width, Role::Text);
    pen.put_right(area.right(), foot, &clock, role);
}

/// What the room would be shown by this desk.
fn wall_of<'a>(app: &App, desk: &'a Desk, now: &'a Now) -> Wall<'a> {
    Wall { session: &desk.session, now, at: app.at, spot: None }
}

/// Whether the large view is the room's page: wherever anything of the task may stand on a wall.
fn has_room_page(desk: &Desk) -> bool {
    desk.steering.face != Face::Task || desk.wall_rule() != WallRule::Never
}

/// What a large desk says of itself: what is taken down live stands there at once, for there is but this one screen.
fn now_large(app: &App, desk: &Desk) -> Now {
    Now { put_up: desk.is_up_large(), revealed: desk.is_revealed_large(), ..desk.now(app.at) }
}

/// Large: draws the room's page above the line, with what is lit and the keys that answer a question below it. The one
/// place that says what stands there. Gives back of how many pages; `None`: the desk draws the task itself.
pub fn draw_large(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) -> Option<usize> {
    has_room_page(desk).then(|| draw_room_page(app, desk, area, pen).of)
}

/// What the large view shows, and where.
struct Places {
    now: Now,
    spot: Spot,
    /// Where the words below it stand.
    sides: Rect,
    /// Where the room's page stands.
    page: Rect,
    /// What stands below it.
    words: String,
    role: Role,
}

fn places(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) -> Places {
    let sides = inset(area, if area.width >= 50 { 2 } else { 1 });
    let top = report_out::draw(app, desk, sides, pen).y - area.y;
    let area = below(area, top);
    let (now, spot) = (now_large(app, desk), desk.spot());
    let keys = keys(desk, sides.width).map(|keys| room::public(&keys, desk.session.lang()).into_owned());
    let keys = keys.filter(|_| now.face == Face::Task && now.put_up).unwrap_or_default();
    // At the opening: who keeps the record, and how long; it is said to the room.
    let opening = desk.opening().filter(|_| keys.is_empty() && now.face == Face::Task);
    let (words, role) = match opening {
        Some(opening) => (room::public(&opening, desk.session.lang()).into_owned(), Role::Text),
        None => (keys, Role::Strong),
    };
    let high = if words.is_empty() { 0 } else { rows_of(&words, sides.width).min(area.height / 3) };
    let free = u16::from(high > 0 && area.height >= 14);
    let page = Rect { height: area.height.saturating_sub(high + free), ..area };
    let sides = Rect { y: page.bottom() + free, height: high, ..sides };
    Places { now, spot, sides, page, words, role }
}

fn draw_room_page(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) -> Drawn {
    let Places { now, spot, sides, page, words, role } = places(app, desk, area, pen);
    let before = pen.cursor();
    let drawn = room::draw_one(&Wall { spot: Some(&spot), ..wall_of(app, desk, &now) }, page, pen);
    if sides.height > 0 {
        pen.paragraph(sides, &words, role);
        // The cursor is on what is lit; where a question waits for its answer, behind the answers: on none of them, for
        // nothing is chosen beforehand.
        if pen.cursor() == before {
            let used = words.lines().last().map_or(0, text::columns);
            let after = used.saturating_add(1).min(sides.width.saturating_sub(1));
            pen.set_cursor(sides.x + after, sides.bottom() - 1);
        }
    }
    drawn
}

/// The keys that answer what the page asks; the room beside it never has them.
fn keys(desk: &Desk, wide: u16) -> Option<String> {
    match desk.surface() {
        Surface::Confirm => confirm::keys(desk).map(|keys| in_rows(keys.split("  ").map(str::to_owned), "  ", wide)),
        Surface::Sort => sort_keys(desk, wide),
        Surface::ReadBack => desk.lit.as_ref().map(|_| Word::SaidAloudHint.text_in(desk.session.lang()).to_owned()),
        _ => None,
    }
}

/// The themes by the digits that put the lit line under them.
fn sort_keys(desk: &Desk, wide: u16) -> Option<String> {
    let lit = desk.lit_entry().filter(|_| desk.mode == Mode::Choosing)?;
    if !desk.instrument().sorts(desk, lit) {
        return None;
    }
    let themes = query::themes(&desk.session).into_iter().filter(|theme| !theme.is(Field::GroupOnly));
    let named = themes.map(|theme| format!("{} {}", desk.session.spoken(theme), theme.text()));
    // Lines have numbers, too: an arrow says where a digit leads.
    let rows = in_rows(named, "   ", wide.saturating_sub(2));
    Some(rows).filter(|rows| !rows.is_empty()).map(|rows| format!("→ {}", rows.replace('\n', "\n  ")))
}

/// Answers beside each other, in as many rows as they take: a row ends between two of them, and within one only where it
/// is longer than a row.
fn in_rows(answers: impl Iterator<Item = String>, between: &str, wide: u16) -> String {
    let mut out = String::new();
    let mut used = 0;
    for answer in answers {
        let own = text::columns(&answer);
        let apart = text::columns(between);
        if used == 0 || used + apart + own <= wide {
            let between = if used == 0 { "" } else { between };
            out.push_str(between);
            used += own + text::columns(between);
        } else {
            out.push('\n');
            used = own;
        }
        out.push_str(&answer);
        // A long one leaves no room beside it.
        used = used.min(wide);
    }
    out
}

/// Which page of how many the large view draws, from 0; `None` where it has no pages of the room.
pub fn large_page(app: &App, desk: &Desk) -> Option<(usize, usize)> {
    if !desk.large || !has_room_page(desk) {
        return None;
    }
    let window = Rect::new(0, 0, app.size.0, app.size.1);
    let mut scratch = Buffer::empty(window);
    let mut pen = Pen::new(&mut scratch, app.theme, window);
    let area = super::large_area(app, desk, &mut pen);
    let drawn = draw_room_page(app, desk, area, &mut pen);
    Some((drawn.at, drawn.of))
}

/// What begins on a page of the large view, in its order; nothing, where it has no pages of lists.
pub fn begins_on(app: &App, desk: &Desk, page: usize) -> Vec<Id> {
    laid_out_large(app, desk).map(|laid_out| laid_out.begins_on(page)).unwrap_or_default()
}

/// Whether what is lit is seen in the large view: whoever turned to a page of the question alone does not see it.
pub fn lit_is_in_sight(app: &App, desk: &Desk) -> bool {
    let turned = desk.spot().turned.filter(|_| desk.surface() != Surface::Confirm);
    let (Some(lit), Some(page)) = (&desk.lit, turned) else { return true };
    laid_out_large(app, desk).is_none_or(|laid_out| laid_out.has_in_sight(page, lit))
}

/// The pages of the large view; `None` where it has none of the room's.
fn laid_out_large(app: &App, desk: &Desk) -> Option<room::LaidOut> {
    if !desk.large || !has_room_page(desk) {
        return None;
    }
    let window = Rect::new(0, 0, app.size.0, app.size.1);
    let mut scratch = Buffer::empty(window);
    let mut pen = Pen::new(&mut scratch, app.theme, window);
    let area = super::large_area(app, desk, &mut pen);
    let Places { now, spot, page: place, .. } = places(app, desk, area, &mut pen);
    let wall = Wall { spot: Some(&spot), ..wall_of(app, desk, &now) };
    Some(room::lay_out(&wall, place))
}

/// How many pages a room of the usual size has now.
pub fn pages(app: &App, desk: &Desk) -> usize {
    let mut scratch = Buffer::empty(ROOM);
    let mut pen = Pen::new(&mut scratch, app.theme, ROOM);
    let now = desk.now(app.at);
    room::draw(&wall_of(app, desk, &now), ROOM, &mut pen)
}

/// The free rows of a large line, where the window has them. No more than these can it grow: the page stays as it is.
pub fn free_rows(desk: &Desk, area: Rect) -> u16 {
    match area.height {
        _ if !desk.large => 0,
        20.. => 2,
        16.. => 1,
        _ => 0,
    }
}

/// Those above it and those below, where so many of them are taken.
pub fn air(desk: &Desk, area: Rect, taken: u16) -> [u16; 2] {
    let left = free_rows(desk, area).saturating_sub(taken);
    [left.min(1), left.saturating_sub(1)]
}
