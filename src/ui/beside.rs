//! The window of sessions side by side, a process of its own: it reads keys and draws, and has nothing that it could
//! write to. Uses state, view and the shell's terminal.

use super::input::Input;
use super::shell::{self, GONE, Heard};
use super::state::beside::SideBySide;
use super::theme::Theme;
use super::theme::painted::Paints;
use super::wire::Terminal;
use super::{tty, view};
use crate::model::after::compare::Comparison;
use ratatui::layout::{Position, Rect};
use std::sync::mpsc::Receiver;

/// Opens the window; whether all went well.
///
/// # Errors
/// A sentence, where there is no such theme or the terminal cannot be taken.
pub fn run(beside: Comparison, theme: Option<&str>, paints: &Paints) -> Result<bool, String> {
    let theme = paints.on(shell::theme(theme, [Theme::Dark, Theme::Light])?, shell::depth());
    let mut window = SideBySide::new(beside, theme);
    let status = shell::on_screen(|terminal, _, inbox| look(&mut window, terminal, inbox))?;
    match status {
        0 => Ok(true),
        // Whoever ended it asked for no sentence.
        status => std::process::exit(status),
    }
}

fn look(window: &mut SideBySide, terminal: &mut Terminal, inbox: &Receiver<Heard>) -> i32 {
    let mut kept = view::beside::Kept::default();
    loop {
        let Ok(size) = terminal.size() else { return GONE };
        window.measure((size.width, size.height));
        let mut pages = 1;
        if terminal.draw(|frame| pages = view::beside::view(window, &mut kept, frame)).is_err() {
            return GONE;
        }
        window.pages = pages;
        let Ok(heard) = inbox.recv() else { return 0 };
        // Everything that waits is taken in before one frame is drawn.
        let mut next = Some(heard);
        while let Some(heard) = next {
            if let Some(status) = hear(window, heard, terminal) {
                return status;
            }
            next = inbox.try_recv().ok();
        }
    }
}

/// Takes in what came; the status with which it ends, where it does.
fn hear(window: &mut SideBySide, heard: Heard, terminal: &mut Terminal) -> Option<i32> {
    match heard {
        Heard::Input(input) => {
            let mut keys = input.into_iter().filter_map(|one| match one {
                Input::Key(key) => Some(key),
                Input::Paste(_) | Input::Mouse(_) => None,
            });
            return keys.any(|key| window.press(key)).then_some(0);
        }
        Heard::Stop => {
            tty::restore();
            tty::stop();
        }
        Heard::GoesOn => {
            let size = terminal.size().ok()?;
            let whole = Rect::from((Position::ORIGIN, size));
            if tty::take().is_err() || terminal.resize(whole).is_err() {
                return Some(GONE);
            }
        }
        Heard::Leave(status) => return Some(status),
        Heard::Resized | Heard::Room(_) | Heard::Files(_) | Heard::Line(_) | Heard::NoMoreLines => {}
        #[cfg(feature = "pixels")]
        Heard::Pixels(_) => {}
    }
    None
}
