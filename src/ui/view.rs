//! Draws the state and changes nothing. Works at any size, down to nothing at all.

mod actions;
mod agenda;
mod blocks;
mod bottom;
mod clock;
mod columns;
mod confirm;
mod desk;
mod heard;
mod home;
mod lines;
mod linked;
mod matrix;
mod outline;
mod overlay;
mod pages;
mod pen;
mod read_back;
mod sort;
pub mod spoken;
mod tree;
mod wall;

use super::state::{App, Screen};
use super::theme::Role;
use pen::Pen;
use ratatui::Frame;

/// Draws the whole screen, and puts the cursor on what has it.
pub fn view(app: &App, frame: &mut Frame) {
    let area = frame.area();
    if area.is_empty() {
        return;
    }
    let mut pen = Pen::new(frame.buffer_mut(), app.theme, area);
    pen.fill(area, Role::Text);
    match &app.screen {
        Screen::Home(home) => home::draw(app, home, &mut pen),
        Screen::Desk(desk) => desk::draw(app, desk, &mut pen),
    }
    overlay::draw(app, &mut pen);
    // Where nothing has it, it stands at the end, where the line is: it is never lost.
    let end = (area.x, area.bottom().saturating_sub(1));
    let cursor = pen.cursor().unwrap_or(end.into());
    frame.set_cursor_position(cursor);
}
