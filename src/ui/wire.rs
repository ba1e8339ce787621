//! What goes to the terminal: a frame in one write, and no byte that says what the terminal knows already. The library's
//! own backend says after every letter what colours are not used, that the cursor is seen and where it stands, in three
//! writes of 46 bytes; here it is the letter. Sequences: ECMA-48 (cursor 8.3.9 and 8.3.21, erasing 8.3.39, colours and
//! weights 8.3.117), those of xterm for many colours and the cursor, and mode 2026: a large frame is shown when it is
//! whole. Uses the library's cells, and `tty`.

use super::tty;
use crossterm::terminal;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use std::io::{self, Stdout, Write, stdout};
use unicode_width::UnicodeWidthStr;

/// The terminal as the shell draws on it.
pub type Terminal = ratatui::Terminal<Wire<Stdout>>;

/// The terminal of this process.
///
/// # Errors
/// It has no size.
pub fn terminal() -> io::Result<Terminal> {
    ratatui::Terminal::new(Wire::new(stdout()))
}

/// From so many bytes on, a frame is shown when it is whole; a smaller one comes in one piece anyway.
const LARGE: usize = 512;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// Puts frames on the wire, and knows what the terminal knows. Whoever else writes there (the poster, giving the terminal
/// back) makes its pen plain first.
#[derive(Debug)]
pub struct Wire<W> {
    output: W,
    frame: Vec<u8>,
    /// Where the cursor stands, where that is sure.
    at: Option<Position>,
    /// What it writes with, where that is sure.
    pen: Option<Pen>,
    /// Whether the cursor is seen.
    seen: Option<bool>,
}

impl<W: Write> Wire<W> {
    /// Nothing is known of the terminal yet.
    pub fn new(output: W) -> Self {
        Self { output, frame: Vec::new(), at: None, pen: None, seen: None }
    }

    fn put(&mut self, bytes: &str) {
        self.frame.extend_from_slice(bytes.as_bytes());
    }

    /// Moves the cursor, where it is not there.
    fn go(&mut self, to: Position) {
        match self.at {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y => self.put(&format!("\x1b[{}G", to.x + 1)),
            _ => self.put(&format!("\x1b[{};{}H", to.y + 1, to.x + 1)),
        }
        self.at = Some(to);
    }

    fn see(&mut self, seen: bool) {
        if self.seen != Some(seen) {
            self.put(if seen { "\x1b[?25h" } else { "\x1b[?25l" });
        }
        self.seen = Some(seen);
    }
}

impl<W: Write> Backend for Wire<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut sure = true;
        for (x, y, cell) in content {
            self.go(Position { x, y });
            let pen = Pen::of(cell);
            if let Some(change) = pen.after(self.pen) {
                self.put(&format!("\x1b[{change}m"));
            }
            self.pen = Some(pen);
            let symbol = cell.symbol();
            self.put(symbol);
            // How wide the terminal draws other letters, it alone knows.
            sure = symbol.is_ascii();
            self.at = (symbol.width() == 1).then_some(Position { x: x.saturating_add(1), y });
        }
        if !sure {
            self.at = None;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.see(false);
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.see(true);
        Ok(())
    }

    /// Where it stands, as far as that is sure: nobody is asked, for a terminal may not answer.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.at.ok_or_else(|| io::ErrorKind::Unsupported.into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.go(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// Whoever clears does not know what stands there: nothing counts as known any more.
    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.put(match clear_type {
            ClearType::All => "\x1b[m\x1b[2J",
            ClearType::AfterCursor => "\x1b[m\x1b[J",
            ClearType::BeforeCursor => "\x1b[m\x1b[1J",
            ClearType::CurrentLine => "\x1b[m\x1b[2K",
            ClearType::UntilNewLine => "\x1b[m\x1b[K",
        });
        (self.at, self.pen, self.seen) = (None, Some(Pen::PLAIN), None);
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        tty::size().map(|(width, height)| Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let of = terminal::window_size()?;
        let columns_rows = Size { width: of.columns, height: of.rows };
        Ok(WindowSize { columns_rows, pixels: Size { width: of.width, height: of.height } })
    }

    /// Sends the frame.
    fn flush(&mut self) -> io::Result<()> {
        if self.frame.len() > LARGE {
            self.frame.splice(..0, BEGIN.iter().copied());
            self.frame.extend_from_slice(END);
        }
        let sent = self.output.write_all(&self.frame).and_then(|()| self.output.flush());
        self.frame.clear();
        sent
    }
}

/// What a letter is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pen {
    ink: Color,
    ground: Color,
    line: Color,
    weight: Modifier,
}

/// The numbers that switch a weight on (ECMA-48 8.3.117).
const WEIGHTS: [(Modifier, &str); 9] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::SLOW_BLINK, "5"),
    (Modifier::RAPID_BLINK, "6"),
    (Modifier::REVERSED, "7"),
    (Modifier::HIDDEN, "8"),
    (Modifier::CROSSED_OUT, "9"),
];

impl Pen {
    const PLAIN: Self = Self { ink: Color::Reset, ground: Color::Reset, line: Color::Reset, weight: Modifier::empty() };

    fn of(cell: &Cell) -> Self {
        Self { ink: cell.fg, ground: cell.bg, line: cell.underline_color, weight: cell.modifier }
    }

    /// What makes the terminal's pen this one, where it is another. A weight is only ever switched off by beginning from
    /// a plain pen: terminals differ on the numbers that switch one off.
    fn after(self, pen: Option<Self>) -> Option<String> {
        let from = pen.filter(|pen| self.weight.contains(pen.weight));
        let mut codes: Vec<String> = from.is_none().then(|| "0".to_owned()).into_iter().collect();
        let from = from.unwrap_or(Self::PLAIN);
        let added = self.weight.difference(from.weight);
        codes.extend(WEIGHTS.iter().filter(|(weight, _)| added.contains(*weight)).map(|(_, code)| (*code).to_owned()));
        for (role, was, is) in [(3, from.ink, self.ink), (4, from.ground, self.ground), (5, from.line, self.line)] {
            if was != is {
                codes.push(colour(role, is));
            }
        }
        (!codes.is_empty()).then(|| codes.join(";"))
    }
}

/// A colour for letters (3), the ground (4) or the line below letters (5).
fn colour(role: u8, colour: Color) -> String {
    let number = match colour {
        Color::Reset => return format!("{role}9"),
        Color::Rgb(red, green, blue) => return format!("{role}8;2;{red};{green};{blue}"),
        Color::Indexed(number) => number,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    format!("{role}8;5;{number}")
}
