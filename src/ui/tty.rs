//! The terminal as this system has it: reading it, the signals, giving it back when the process must go, being stopped
//! and going on. The only file of the screen with `cfg`; other systems get what the library offers. Uses the decoder.
//!
//! Whatever takes the terminal away ends the process from here, within two seconds and without the main thread, which
//! may hang in a write that nobody reads. Nothing is lost by that: every kept line is with the writer's thread, the
//! half-typed one is in the state folder before it is painted.

#[cfg(unix)]
pub use unix::{listen, read, stop};

#[cfg(not(unix))]
pub use events::read;

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use std::io::{self, Write, stdout};

/// Takes the terminal: every key comes at once, and a screen of our own.
///
/// # Errors
/// The terminal cannot be written to.
pub fn take() -> io::Result<()> {
    // After a stop the shell may have put its own modes back: what was asked for before counts as not done.
    disable_raw_mode()?;
    enable_raw_mode()?;
    // Without the mark a pasted paragraph arrives as keys, and each of its line breaks keeps a line.
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)
}

/// Asks for what is done with the mouse, or leaves it to the terminal: to mark and copy text with.
pub fn mind_mouse(on: bool) {
    // Buttons, and moving while one is down; nothing of a mouse that only moves. In numbers, so that no column is too
    // far right to be told. A terminal that cannot be written to is found out by the next frame.
    let _ = execute!(stdout(), Print(if on { MOUSE_ON } else { MOUSE_OFF }));
}

/// No colours and no weights: a terminal keeps those of the last letter.
const PLAIN: &str = "\u{1b}[m";
const MOUSE_ON: &str = "\u{1b}[?1002h\u{1b}[?1006h";
const MOUSE_OFF: &str = "\u{1b}[?1006l\u{1b}[?1002l";

/// Gives the terminal back as it was.
pub fn restore() {
    give_back(&mut stdout());
}

/// How many columns and rows there are; asked before every frame.
///
/// # Errors
/// The terminal says of no size.
pub fn size() -> io::Result<(u16, u16)> {
    // The library opens the terminal anew each time; the output knows.
    #[cfg(unix)]
    if let Some(size) = unix::size() {
        return Ok(size);
    }
    crossterm::terminal::size()
}

/// Gives the terminal back by way of an output. A terminal that has gone needs nothing given back.
fn give_back(output: &mut impl Write) {
    // First, because it needs nobody who reads.
    let _ = disable_raw_mode();
    let _ = execute!(output, Print(PLAIN), Print(MOUSE_OFF), DisableBracketedPaste, LeaveAlternateScreen, Show);
}

#[cfg(unix)]
mod unix {
    use super::give_back;
    use crate::ui::input::Decoder;
    use crate::ui::shell::Heard;
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::{Errno, read as read_bytes};
    use rustix::stdio::stdin;
    use rustix::termios::{tcgetattr, tcgetpgrp, tcgetwinsize};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::Signals;
    use std::fs::File;
    use std::io::{self, stdout};
    use std::sync::mpsc::{Sender, channel};
    use std::thread;
    use std::time::Duration;

    /// How long the main thread has to save and leave by itself.
    const PATIENCE: Duration = Duration::from_millis(1400);
    /// How long a terminal that does not read has to be given back.
    const GIVING_BACK: Duration = Duration::from_millis(300);
    /// After a read that brought nothing from a terminal that is still there.
    const BREATH: Duration = Duration::from_millis(50);
    /// As much as is read at once.
    const MOST: usize = 16 << 10;

    /// Whether there is a screen to give back.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub enum Has {
        Screen,
        Lines,
    }

    /// As the output says.
    pub fn size() -> Option<(u16, u16)> {
        let size = tcgetwinsize(rustix::stdio::stdout()).ok()?;
        (size.ws_col > 0 && size.ws_row > 0).then_some((size.ws_col, size.ws_row))
    }

    /// Waits for signals on a thread of its own; `screen`: there is one, to be given back, drawn at its new size, and
    /// taken again after a stop.
    pub fn listen(heard: Sender<Heard>, screen: bool) -> io::Result<()> {
        let has = if screen { Has::Screen } else { Has::Lines };
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT])?;
        if screen {
            for signal in [SIGWINCH, SIGTSTP, SIGCONT] {
                signals.add_signal(signal)?;
            }
        }
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            let mut leaves = false;
            for signal in signals.forever() {
                let said = match signal {
                    SIGWINCH => Heard::Resized,
                    SIGTSTP => Heard::Stop,
                    SIGCONT => Heard::GoesOn,
                    // Asked twice.
                    _ if leaves => go(has, 128 + signal),
                    _ => {
                        leaves = true;
                        leave_soon(has, 128 + signal);
                        Heard::Leave(128 + signal)
                    }
                };
                // Where the main thread has gone, the process goes.
                let _ = heard.send(said);
            }
        })?;
        Ok(())
    }

    /// Reads the terminal on a thread of its own, until it has gone.
    pub fn read(heard: Sender<Heard>) -> io::Result<()> {
        thread::Builder::new().name("terminal".to_owned()).spawn(move || {
            let status = 128 + SIGHUP;
            if read_until_gone(&heard) {
                leave_soon(Has::Screen, status);
                let _ = heard.send(Heard::Leave(status));
            }
        })?;
        Ok(())
    }

    /// Reads until the terminal has gone; `false`: nobody listens any more.
    fn read_until_gone(heard: &Sender<Heard>) -> bool {
        let mut decoder = Decoder::default();
        let mut bytes = vec![0; MOST];
        loop {
            let wait = decoder.patience().and_then(|patience| Timespec::try_from(patience).ok());
            // With a limit it looks once more when the time is up: quiet is quiet, also on a busy machine.
            match poll(&mut [PollFd::from_borrowed_fd(stdin(), PollFlags::IN)], wait.as_ref()) {
                Ok(0) => decoder.quiet(),
                Ok(_) => match read_bytes(stdin(), &mut bytes) {
                    Ok(0) if tcgetattr(stdin()).is_ok() => thread::sleep(BREATH),
                    Ok(n) if n > 0 => decoder.feed(bytes.get(..n).unwrap_or_default()),
                    Err(Errno::INTR | Errno::AGAIN) => {}
                    _ => return true,
                },
                Err(Errno::INTR) => {}
                Err(_) => return true,
            }
            #[cfg(feature = "pixels")]
            for answer in decoder.answers() {
                if heard.send(Heard::Pixels(crate::ui::shell::News::Answer(answer))).is_err() {
                    return false;
                }
            }
            let input = decoder.take();
            if !input.is_empty() && heard.send(Heard::Input(input)).is_err() {
                return false;
            }
        }
    }

    /// Ends the process when the main thread has not done so by itself.
    fn leave_soon(has: Has, status: i32) {
        let begun = thread::Builder::new().spawn(move || {
            thread::sleep(PATIENCE);
            go(has, status)
        });
        if begun.is_err() {
            go(has, status);
        }
    }

    /// Gives the terminal back and ends the process. Of a terminal that takes nothing it does not wait to be rid.
    fn go(has: Has, status: i32) -> ! {
        let (done, waits) = channel();
        let giving = thread::Builder::new().spawn(move || {
            if has == Has::Screen && is_ours() {
                // By a way of its own: the main thread may hold the other one for ever.
                match File::options().write(true).open("/dev/tty") {
                    Ok(mut terminal) => give_back(&mut terminal),
                    Err(_) => give_back(&mut stdout()),
                }
            }
            let _ = done.send(());
        });
        if giving.is_ok() {
            let _ = waits.recv_timeout(GIVING_BACK);
        }
        std::process::exit(status)
    }

    /// Whether we are in front: somebody else's terminal is left alone.
    fn is_ours() -> bool {
        tcgetpgrp(stdin()).is_ok_and(|front| front == rustix::process::getpgrp())
    }

    /// Stops the process, as Ctrl-Z in a shell does; comes back when it goes on.
    pub fn stop() {
        let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
    }
}

/// Where the system has no terminal device: the library's events. Checked everywhere, used elsewhere.
#[cfg(any(test, not(unix)))]
mod events {
    #![cfg_attr(test, expect(dead_code, reason = "built with the tests, so that it is checked here too"))]

    use crate::ui::input::Input;
    use crate::ui::keymap::{Code, Key};
    use crate::ui::shell::Heard;
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
    use std::io;
    use std::sync::mpsc::Sender;
    use std::thread;

    /// Reads the terminal on a thread of its own, until it has gone.
    pub fn read(heard: Sender<Heard>) -> io::Result<()> {
        thread::Builder::new().name("terminal".to_owned()).spawn(move || {
            loop {
                let said = match crossterm::event::read() {
                    Ok(Event::Key(key)) => key_of(key).map(|key| Heard::Input(vec![Input::Key(key)])),
                    Ok(Event::Paste(text)) => Some(Heard::Input(vec![Input::Paste(text)])),
                    Ok(Event::Resize(..)) => Some(Heard::Resized),
                    Ok(_) => None,
                    Err(_) => Some(Heard::Leave(1)),
                };
                let gone = matches!(said, Some(Heard::Leave(_)));
                if said.is_some_and(|said| heard.send(said).is_err()) || gone {
                    return;
                }
            }
        })?;
        Ok(())
    }

    fn key_of(key: KeyEvent) -> Option<Key> {
        if key.kind == KeyEventKind::Release {
            return None;
        }
        let mut ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let code = match key.code {
            KeyCode::Char('j') if ctrl => {
                ctrl = false;
                Code::Enter
            }
            KeyCode::Char(c) if ctrl || alt => Code::Char(c.to_ascii_lowercase()),
            KeyCode::Char(c) => Code::Char(c),
            KeyCode::Enter => Code::Enter,
            KeyCode::Esc => Code::Esc,
            KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
            KeyCode::Tab => Code::Tab,
            KeyCode::BackTab => Code::BackTab,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::F(n) => Code::F(n),
            _ => return None,
        };
        Some(Key { code, ctrl, alt })
    }
}

/// Elsewhere the system ends the program; every kept line is on the disk already.
#[cfg(not(unix))]
pub fn listen(heard: std::sync::mpsc::Sender<super::shell::Heard>, _screen: bool) -> io::Result<()> {
    drop(heard);
    Ok(())
}

/// Elsewhere nobody is stopped.
#[cfg(not(unix))]
pub fn stop() {}
