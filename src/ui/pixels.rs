//! The poster itself on a terminal that shows pictures: what a terminal is asked, what its answers mean, where a picture
//! has room, and the bytes that draw one and take it away, in the three ways that terminals know. Pure but for `draw`,
//! which the shell calls in a thread of its own. Uses the export of the roadmap. Built with the feature `pixels` alone.

pub mod answers;
pub mod base64;
pub mod dots;
pub mod iterm;
pub mod kitty;
pub mod sixel;

use crate::export::formats::{self, Picture, Wanted};
use crate::model::session::Session;
use dots::Dots;
use ratatui::layout::Rect;

/// A way to draw pictures that a terminal knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// The graphics of kitty, which Ghostty, Konsole and others know too.
    Kitty,
    /// The inline images of iTerm2, which `WezTerm` and mintty know too.
    Iterm,
    /// Sixel, which xterm, foot and Windows Terminal know.
    Sixel,
}

/// What the state knows of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sight {
    /// The terminal has said that it shows them.
    pub can: bool,
    /// The poster is wanted in place of the cells.
    pub wanted: bool,
    /// It is there.
    pub drawn: bool,
}

impl Sight {
    /// The poster stands where the cells would.
    pub fn is_up(self) -> bool {
        self.can && self.wanted
    }
}

/// A picture, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Its dots, across and down.
    pub size: (u32, u32),
    /// What draws it where the cursor stands.
    pub bytes: Vec<u8>,
}

/// No picture in fewer columns and rows: nothing could be read.
const LEAST: (u16, u16) = (40, 12);

/// The room that a picture has in an area, in dots; `None` where it is too small for one.
pub fn room(area: Rect, cell: (u16, u16)) -> Option<(u32, u32)> {
    let enough = area.width >= LEAST.0 && area.height >= LEAST.1;
    enough.then(|| (u32::from(area.width) * u32::from(cell.0), u32::from(area.height) * u32::from(cell.1)))
}

/// The cells that a picture of so many dots covers, in the middle of an area.
pub fn place(area: Rect, cell: (u16, u16), size: (u32, u32)) -> Rect {
    let cells = |dots: u32, of: u16, most: u16| {
        u16::try_from(dots.div_ceil(u32::from(of.max(1)))).unwrap_or(most).clamp(1, most.max(1))
    };
    let (width, height) = (cells(size.0, cell.0, area.width), cells(size.1, cell.1, area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// What draws a picture where the cursor stands.
///
/// # Errors
/// A sentence, where its bytes are no picture.
pub fn encode(protocol: Protocol, png: &[u8], columns: u16) -> Result<Vec<u8>, String> {
    Ok(match protocol {
        Protocol::Kitty => kitty::show(png, columns),
        Protocol::Iterm => iterm::show(png, columns),
        Protocol::Sixel => sixel::show(&Dots::of_png(png)?),
    })
}

/// What takes the picture away again; where it is nothing, the cells are written anew.
pub fn take_away(protocol: Protocol) -> &'static [u8] {
    match protocol {
        Protocol::Kitty => kitty::TAKE_AWAY,
        Protocol::Iterm | Protocol::Sixel => b"",
    }
}

/// Draws the poster of a session as large as the room allows, for cells of this many dots.
///
/// # Errors
/// A sentence, where it could not be drawn.
pub fn draw(session: &Session, protocol: Protocol, room: (u32, u32), cell: (u16, u16)) -> Result<Drawing, String> {
    let fonts = crate::store::fonts::read(None).0;
    let mut width = room.0;
    loop {
        let wanted = Wanted { width: Some(width), ..Wanted::default() };
        let drawn = formats::roadmap(session, &[Picture::Png], &wanted, &fonts)?;
        let png = drawn.files.into_iter().next().map_or(Ok(Vec::new()), |(_, bytes)| bytes)?;
        let size = dots::size_of_png(&png)?;
        // A roadmap of very many actions is higher than its paper is wide.
        let fits = u64::from(size.0) * u64::from(room.1) / u64::from(size.1.max(1));
        if size.1 > room.1 && fits > 0 && fits < u64::from(width) {
            width = u32::try_from(fits).unwrap_or(width);
            continue;
        }
        let columns = u16::try_from(size.0.div_ceil(u32::from(cell.0.max(1)))).unwrap_or(1);
        return Ok(Drawing { size, bytes: encode(protocol, &png, columns)? });
    }
}
