//! The room on the desk: a word in the bar, and where the window is wide a small picture of it, so that nobody need turn
//! round. Large: the room's own page stands above the line.

use super::pen::{Pen, below, inset};
use super::room::{self, Wall};
use crate::model::now::{Face, Now};
use crate::model::stage::WallRule;
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::theme::Role;
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
    let (clock, role) = super::clock::words(app, desk);
    let question = Rect { height: area.height.saturating_sub(2), ..area };
    pen.paragraph(question, &desk.question(), Role::Strong);
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
    Wall { session: &desk.session, now, at: app.at }
}

/// Large: draws what the room sees above the line, where that is another thing than the lines of the task: something else
/// stands on the wall, or what is written down is held until it is put up. The one place that says which. `false`: the
/// desk draws the task itself.
pub fn draw_large(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) -> bool {
    let now = desk.now(app.at);
    let is_held = desk.wall_rule() == WallRule::Held && !now.put_up;
    if now.face == Face::Task && !is_held {
        return false;
    }
    room::draw(&wall_of(app, desk, &now), area, pen);
    true
}

/// How many pages a room of the usual size has now.
pub fn pages(app: &App, desk: &Desk) -> usize {
    let mut scratch = Buffer::empty(ROOM);
    let mut pen = Pen::new(&mut scratch, app.theme, ROOM);
    let now = desk.now(app.at);
    room::draw(&wall_of(app, desk, &now), ROOM, &mut pen)
}
