//! The shell's part of showing the poster itself: asking the terminal once, hearing what it answers until a deadline,
//! having the poster drawn in a thread of its own, sending it when the cells around it stand, and taking it away before
//! anything else stands there. Nothing here waits: keys go on all the time.

use super::{GONE, Heard, Redraw, Shell};
use crate::ui::msg::What;
use crate::ui::pixels::answers::{Answers, QUESTION, Surroundings};
use crate::ui::pixels::{self, Drawing, Protocol};
use crate::ui::state::Overlay;
use crate::ui::view;
use ratatui::layout::Rect;
use std::io::{Write, stdout};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

/// What has not been answered by now is not answered.
const DEADLINE: Duration = Duration::from_secs(2);

/// The dots of a cell where nobody says: a picture is brought to its columns by the terminal then.
const USUAL_CELL: (u16, u16) = (10, 20);

/// Something about pictures, for the main thread.
pub enum News {
    /// The terminal answered something.
    Answer(Vec<u8>),
    /// The poster is drawn, or a sentence says why not.
    Drawn(Key, Result<Drawing, String>),
}

/// What a drawing was made of: which window's session, at which revision, for how much room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    writer: String,
    revision: u64,
    room: (u32, u32),
}

/// What the terminal was asked, and what of the poster is where.
pub struct Pixels {
    heard: Sender<Heard>,
    around: Surroundings,
    /// When it was asked.
    asked: Option<Instant>,
    answers: Answers,
    settled: bool,
    with: Option<(Protocol, (u16, u16))>,
    /// What is being drawn.
    drawing: Option<Key>,
    drawn: Option<(Key, Result<Drawing, String>)>,
    /// What stands on the screen, and where.
    shown: Option<(Key, Rect)>,
}

impl Pixels {
    /// Nothing asked yet.
    pub fn new(heard: Sender<Heard>) -> Self {
        Self {
            heard,
            around: Surroundings::of(|name| std::env::var(name).ok()),
            asked: None,
            answers: Answers::default(),
            settled: false,
            with: None,
            drawing: None,
            drawn: None,
            shown: None,
        }
    }

    /// How long until no answer is waited for any more.
    pub fn until_deadline(&self) -> Option<Duration> {
        let asked = self.asked.filter(|_| !self.settled)?;
        Some(DEADLINE.saturating_sub(asked.elapsed()))
    }

    /// The screen was wiped.
    pub fn forget_shown(&mut self) {
        self.shown = None;
    }

    fn cell(&self) -> Option<(u16, u16)> {
        let measured = || {
            let size = crossterm::terminal::window_size().ok()?;
            let cell = (size.width.checked_div(size.columns)?, size.height.checked_div(size.rows)?);
            (cell.0 > 1 && cell.1 > 1).then_some(cell)
        };
        self.answers.cell.or_else(measured)
    }
}

/// Sends bytes to the terminal; whether it took them.
fn send(parts: &[&[u8]]) -> bool {
    let mut out = stdout().lock();
    parts.iter().try_for_each(|part| out.write_all(part)).and_then(|()| out.flush()).is_ok()
}

impl Shell {
    /// Before a frame: asks, where the roadmap is open for the first time; takes away what must not stand any more; has
    /// drawn what is wanted.
    pub(super) fn before_frame(&mut self) {
        let open = matches!(self.app.overlays.last(), Some(Overlay::Roadmap { .. }));
        if open && self.pixels.asked.is_none() {
            self.pixels.asked = Some(Instant::now());
            if !self.pixels.around.is_asked() {
                self.pixels.settled = true;
            } else if !send(&[QUESTION]) {
                self.status = Some(GONE);
            }
        }
        if self.pixels.until_deadline().is_some_and(|left| left.is_zero()) {
            self.settle();
        }
        let wanted = self.wanted();
        self.have_drawn(wanted.as_ref().map(|(key, _)| key));
        self.say_drawn(wanted.as_ref());
        // Asked again: a sentence may stand at the foot now.
        let place = self.wanted().and_then(|(_, area)| self.place(area));
        if self.pixels.shown.as_ref().is_some_and(|(_, at)| Some(*at) != place) {
            self.take_picture_away();
        }
    }

    /// After a frame: sends the poster, where it is drawn and another one stands there, or none.
    pub(super) fn after_frame(&mut self) {
        let Some((key, area)) = self.wanted() else { return };
        let Some(place) = self.place(area) else { return };
        let Some((drawn, Ok(drawing))) = &self.pixels.drawn else { return };
        if *drawn != key || self.pixels.shown.as_ref() == Some(&(key.clone(), place)) {
            return;
        }
        let to = format!("\x1b7\x1b[m\x1b[{};{}H", place.y + 1, place.x + 1);
        if !send(&[to.as_bytes(), &drawing.bytes, b"\x1b8"]) {
            self.status = Some(GONE);
        }
        self.pixels.shown = Some((key, place));
    }

    /// Takes the poster off the screen.
    pub(super) fn take_picture_away(&mut self) {
        let Some((protocol, _)) = self.pixels.with.filter(|_| self.pixels.shown.is_some()) else { return };
        self.pixels.shown = None;
        let bytes = pixels::take_away(protocol);
        if bytes.is_empty() {
            self.redraw = Redraw::All;
        } else if !send(&[bytes]) {
            self.status = Some(GONE);
        }
    }

    /// Takes news of pictures in.
    pub(super) fn hear_pixels(&mut self, news: News) {
        match news {
            // Whoever was not asked, or answers too late, is not listened to.
            News::Answer(_) if self.pixels.asked.is_none() || self.pixels.settled => {}
            News::Answer(answer) => {
                self.pixels.answers.take(&answer);
                if self.pixels.answers.done {
                    self.settle();
                }
            }
            News::Drawn(key, drawing) => {
                self.pixels.drawing = None;
                if let Err(sentence) = &drawing {
                    self.take(What::Failed(sentence.clone()));
                }
                self.pixels.drawn = Some((key, drawing));
            }
        }
    }

    /// What was answered by now is all.
    fn settle(&mut self) {
        self.pixels.settled = true;
        let cell = self.pixels.cell();
        let protocol = self.pixels.answers.protocol(&self.pixels.around, cell);
        self.pixels.with = protocol.map(|protocol| (protocol, cell.unwrap_or(USUAL_CELL)));
        if self.pixels.with.is_some() {
            self.take(What::Pixels { can: true, drawn: false });
        }
    }

    /// What is to stand on the screen, and in which area.
    fn wanted(&self) -> Option<(Key, Rect)> {
        let (_, cell) = self.pixels.with?;
        let area = view::poster_area(&self.app)?;
        let desk = self.app.desk()?;
        let room = pixels::room(area, cell)?;
        Some((Key { writer: desk.writer.clone(), revision: desk.session.revision(), room }, area))
    }

    /// Where what is drawn stands in an area.
    fn place(&self, area: Rect) -> Option<Rect> {
        let (_, cell) = self.pixels.with?;
        let Some((_, Ok(drawing))) = &self.pixels.drawn else { return None };
        Some(pixels::place(area, cell, drawing.size))
    }

    /// Has the poster drawn, where it is not.
    fn have_drawn(&mut self, wanted: Option<&Key>) {
        let (Some(key), Some((protocol, cell)), Some(desk)) = (wanted, self.pixels.with, self.app.desk()) else {
            return;
        };
        if self.pixels.drawing.is_some() || self.pixels.drawn.as_ref().is_some_and(|(drawn, _)| drawn == key) {
            return;
        }
        let (session, heard, key) = (desk.session.clone(), self.pixels.heard.clone(), key.clone());
        self.pixels.drawing = Some(key.clone());
        let begun = thread::Builder::new().name("poster".to_owned()).spawn({
            let (key, heard) = (key.clone(), heard.clone());
            move || {
                let drawing = pixels::draw(&session, protocol, key.room, cell);
                let _ = heard.send(Heard::Pixels(News::Drawn(key, drawing)));
            }
        });
        if let Err(error) = begun {
            let _ = heard.send(Heard::Pixels(News::Drawn(key, Err(error.to_string()))));
        }
    }

    /// Lets the state know whether the poster is there: one of an earlier revision stands until the next one is drawn.
    fn say_drawn(&mut self, wanted: Option<&(Key, Rect)>) {
        let is_there = wanted.is_some_and(|(key, _)| {
            let drawn = self.pixels.drawn.as_ref();
            drawn.is_some_and(|(drawn, made)| made.is_ok() && (drawn.room, &drawn.writer) == (key.room, &key.writer))
        });
        if wanted.is_some() && is_there != self.app.pixels.drawn {
            self.take(What::Pixels { can: true, drawn: is_there });
        }
    }
}
