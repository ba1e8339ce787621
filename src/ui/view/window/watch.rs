//! The window for the wall: the page that the desk names and nothing else; where there is no session, a quiet sentence.

use crate::model::id::Id;
use crate::ui::state::watch::{Missing, Showing, Watch};
use crate::ui::theme::Role;
use crate::ui::view::pen::{Pen, inset, rows_of};
use crate::ui::view::room::{self, Wall, said};
use crate::words::steering::Steering as Words;
use ratatui::Frame;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

/// The pages as they were laid out last, kept until something that stands on them changes: a tick of the clock draws one
/// of them and lays out none.
#[derive(Default)]
pub struct Kept(Option<(u64, room::Ground, room::LaidOut)>);

impl Kept {
    fn of(&mut self, anew: u64, wall: &Wall, area: Rect) -> &room::LaidOut {
        let ground = room::ground(wall, area);
        let held = self.0.take().filter(|(at, on, _)| *at == anew && *on == ground);
        let (.., laid_out) = self.0.insert(held.unwrap_or_else(|| (anew, ground, room::lay_out(wall, area))));
        laid_out
    }
}

/// Draws the window; how many pages there are, and how many words stand on this one. No cursor: nothing is typed here.
pub fn view(watch: &Watch, kept: &mut Kept, frame: &mut Frame) -> (usize, usize) {
    let area = frame.area();
    if area.is_empty() {
        return (1, 0);
    }
    let mut pen = Pen::new(frame.buffer_mut(), watch.theme, area);
    pen.fill(area, Role::Text);
    let (Some(session), Some(showing)) = (&watch.session, watch.showing()) else {
        if let Some(missing) = &watch.missing {
            draw_missing(missing, area, &mut pen);
        }
        return (1, 0);
    };
    let page = page_area(&showing, area);
    let wall = Wall { session, now: &showing.now, at: watch.at, spot: None };
    let pages = room::draw_laid_out(&wall, kept.of(watch.came_anew, &wall, page), page, &mut pen).of;
    let words = words_of(frame.buffer_mut(), page);
    if let (Some(old), true) = (showing.old, page.height < area.height) {
        let words = Words::AsOf.with(&[old.format("%H:%M").to_string()]);
        let mut pen = Pen::new(frame.buffer_mut(), watch.theme, area);
        pen.put_right(area.right().saturating_sub(1), area.bottom() - 1, &words, Role::Text);
    }
    (pages.max(1), words)
}

/// The page on which a line stands, where it begins on one.
pub fn page_of(watch: &Watch, kept: &mut Kept, line: &Id) -> Option<usize> {
    let (session, showing) = (watch.session.as_ref()?, watch.showing()?);
    let wall = Wall { session, now: &showing.now, at: watch.at, spot: None };
    let window = Rect::new(0, 0, watch.size.0, watch.size.1);
    kept.of(watch.came_anew, &wall, page_area(&showing, window)).page_of(line)
}

/// What the page takes of the window: the last row says how old it is, where it is.
fn page_area(showing: &Showing, area: Rect) -> Rect {
    let foot = u16::from(showing.old.is_some() && area.height > 1);
    Rect { height: area.height - foot, ..area }
}

/// How many words there are to read; the clock's digits are none.
fn words_of(buffer: &Buffer, area: Rect) -> usize {
    let row = |y| -> String { (area.x..area.right()).filter_map(|x| buffer.cell((x, y))).map(Cell::symbol).collect() };
    let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
    (area.y..area.bottom()).map(|y| row(y).split_whitespace().filter(is_word).count()).sum()
}

/// The wall in words; `None` without a session.
pub fn told(watch: &Watch) -> Option<said::Told> {
    let (session, showing) = (watch.session.as_ref()?, watch.showing()?);
    Some(said::told(&Wall { session, now: &showing.now, at: watch.at, spot: None }, showing.old))
}

/// In how many seconds the wall has something to say by itself, where nothing is drawn.
pub fn wakes(watch: &Watch) -> Option<u64> {
    let (session, showing) = (watch.session.as_ref()?, watch.showing()?);
    said::wakes(&Wall { session, now: &showing.now, at: watch.at, spot: None })
}

/// What is said where nothing is drawn, before anything else, and where the session is not there.
pub fn begins(watch: &Watch) -> Option<String> {
    let (session, showing) = (watch.session.as_ref()?, watch.showing()?);
    Some(said::begins(&Wall { session, now: &showing.now, at: watch.at, spot: None }))
}

/// Why there is nothing to show.
pub fn missing(watch: &Watch) -> Option<String> {
    watch.missing.as_ref().map(|missing| missing_words(missing, " "))
}

fn missing_words(missing: &Missing, between: &str) -> String {
    if missing.is_there {
        return Words::CannotRead.text().to_owned();
    }
    [Words::Waiting.with(&[&missing.name]), Words::WaitingWhy.text().to_owned()].join(between)
}

fn draw_missing(missing: &Missing, area: Rect, pen: &mut Pen) {
    let words = missing_words(missing, "\n");
    let room = inset(area, area.width / 8);
    let high = rows_of(&words, room.width).min(area.height);
    let down = (area.height - high) / 2;
    pen.paragraph(Rect { y: area.y + down, height: area.height - down, ..room }, &words, Role::Text);
}
