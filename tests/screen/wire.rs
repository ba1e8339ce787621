//! What goes to the terminal: fewer bytes than the library's own backend sends, and the same screen.

use crate::desk::Screen;
use commonground::ui::theme::Theme;
use commonground::ui::view::view;
use commonground::ui::wire::Wire;
use proptest::prelude::*;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use std::cell::RefCell;
use std::io::Write;
use std::num::NonZeroU16;
use std::rc::Rc;

/// Where the bytes go, and the terminal that gets them.
#[derive(Clone)]
struct Line(Rc<RefCell<(vt100::Parser, Vec<u8>, usize)>>);

impl Line {
    fn new((columns, rows): (u16, u16)) -> Self {
        let some = |number| NonZeroU16::new(number).expect("a size");
        Self(Rc::new(RefCell::new((vt100::Parser::new(some(rows), some(columns), 0), Vec::new(), 0))))
    }

    /// Each cell with its colours and weights, and where the cursor is, if it is seen.
    fn screen(&self) -> Vec<String> {
        let line = self.0.borrow();
        let screen = line.0.screen();
        let (rows, columns) = screen.size();
        let (rows, columns) = (rows.get(), columns.get());
        let places = (0..rows).flat_map(|y| (0..columns).map(move |x| (y, x)));
        let cell = |(y, x)| screen.cell(y, x).map(|cell| format!("{y}:{x} {cell:?}"));
        let cursor = (!screen.hide_cursor()).then(|| format!("{:?}", screen.cursor_position()));
        places.filter_map(cell).chain(cursor).collect()
    }

    /// What was sent since the last time, and in how many writes.
    fn sent(&self) -> (String, usize) {
        let mut line = self.0.borrow_mut();
        let (bytes, writes) = (std::mem::take(&mut line.1), std::mem::take(&mut line.2));
        (String::from_utf8(bytes).expect("text"), writes)
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut line = self.0.borrow_mut();
        line.0.process(bytes);
        line.1.extend_from_slice(bytes);
        line.2 += usize::from(!bytes.is_empty());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn terminal<B: Backend>(backend: B, (columns, rows): (u16, u16)) -> Terminal<B> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
    let Ok(terminal) = Terminal::with_options(backend, TerminalOptions { viewport }) else { panic!("no terminal") };
    terminal
}

const SIZE: (u16, u16) = (12, 5);

const SYMBOLS: [&str; 8] = ["a", "Z", " ", "é", "●", "─", "漢", "…"];

const COLOURS: [Color; 6] =
    [Color::Reset, Color::Red, Color::DarkGray, Color::Indexed(208), Color::Rgb(1, 22, 255), Color::White];

/// A letter somewhere, in some colours and weights.
type Put = (u16, u16, usize, usize, usize, u16);

fn paint(frame: &mut Frame, kept: &[Put], cursor: Option<(u16, u16)>) {
    for (x, y, symbol, ink, ground, weight) in kept {
        let weight = Modifier::from_bits_truncate(*weight);
        let style = Style::reset().fg(COLOURS[*ink]).bg(COLOURS[*ground]).add_modifier(weight);
        frame.buffer_mut().set_stringn(*x, *y, SYMBOLS[*symbol], usize::from(SIZE.0 - x), style);
    }
    if let Some((x, y)) = cursor {
        frame.set_cursor_position(Position { x, y });
    }
}

/// What is put in a frame, and where the cursor is, if it is seen.
type Drawn = (Vec<Put>, Option<(u16, u16)>);

fn frames() -> impl Strategy<Value = Vec<Drawn>> {
    let weight = prop::sample::select(vec![0_u16, 0, 0, 1, 2, 8, 64, 9, 73]);
    let (columns, rows) = SIZE;
    let put = (0..columns, 0..rows, 0..SYMBOLS.len(), 0..COLOURS.len(), 0..COLOURS.len(), weight);
    let cursor = prop::option::of((0..columns, 0..rows));
    prop::collection::vec((prop::collection::vec(put, 0..30), cursor), 1..8)
}

proptest! {
    /// Whatever is drawn after whatever, the terminal shows what it would have shown.
    #[test]
    fn the_terminal_shows_what_the_librarys_backend_would_have_shown(frames in frames()) {
        let (ours, theirs) = (Line::new(SIZE), Line::new(SIZE));
        let mut one = terminal(Wire::new(ours.clone()), SIZE);
        let mut other = terminal(CrosstermBackend::new(theirs.clone()), SIZE);
        for (kept, cursor) in frames {
            one.draw(|frame| paint(frame, &kept, cursor)).expect("a frame");
            other.draw(|frame| paint(frame, &kept, cursor)).expect("a frame");
            let ((sent, writes), (sent_by_them, _)) = (ours.sent(), theirs.sent());
            let (seen, by_them) = (ours.screen(), theirs.screen());
            let other = seen.iter().zip(&by_them).find(|(one, other)| one != other);
            prop_assert_eq!(other, None, "{:?}\n{:?}", sent, sent_by_them);
            prop_assert_eq!(seen.len(), by_them.len());
            prop_assert!(sent.len() <= sent_by_them.len() + 16, "{sent:?}\n{sent_by_them:?}");
            prop_assert!(writes <= 1, "{writes} writes");
        }
    }
}

#[test]
fn a_letter_costs_a_letter_and_a_large_frame_is_shown_when_it_is_whole() {
    let mut screen = Screen::new(80, 24);
    let line = Line::new((80, 24));
    let mut terminal = terminal(Wire::new(line.clone()), (80, 24));
    let mut draw = |screen: &Screen| {
        terminal.draw(|frame| view(&screen.app, frame)).expect("a frame");
        line.sent()
    };
    for theme in [Theme::Dark, Theme::Light, Theme::Mono] {
        screen.app.theme = theme;
        screen.play("\"Valley\" Enter 1 Ctrl-N \"a\"");
        let (first, writes) = draw(&screen);
        assert!(first.starts_with("\u{1b}[?2026h") && first.ends_with("\u{1b}[?2026l"), "{first:?}");
        assert_eq!(writes, 1);
        for (letter, most) in [("b", 12), ("é", 12), (" ", 8), ("c", 1)] {
            screen.play(&format!("\"{letter}\""));
            let (sent, writes) = draw(&screen);
            assert!(sent.len() <= most && writes == 1, "{theme:?} {letter:?}: {} {sent:?}", sent.len());
        }
        assert_eq!(draw(&screen).0, "", "nothing happened, nothing is sent");
        screen = Screen::new(80, 24);
    }
}
