//! What a typed line means while versions or pairs are asked about: the number of one of them; and a line that is put back.

use super::answer::{go_down, number, once_more, press, press_enter};
use crate::model::taken_back;
use crate::ui::command::Command;
use crate::ui::keymap::{self, Code, Key};
use crate::ui::shell::Shell;
use crate::ui::state::Overlay;
use crate::ui::update::settle::{choices, doubled};

/// What comes of it; `None`: nothing of that is asked.
pub fn typed(to: &mut Shell, words: &str) -> Option<Vec<String>> {
    match to.app.overlays.last() {
        Some(Overlay::Wordings { of, .. }) => {
            let count = choices(of, &doubled(&to.app)).len();
            let Some(n) = number(words).filter(|n| *n <= count) else { return Some(once_more(to)) };
            press(to, Key::plain(Code::Home));
            go_down(to, n - 1);
            press_enter(to);
        }
        Some(Overlay::Alike { pairs, at }) => {
            let last = at + 1 == pairs.len();
            match number(words) {
                Some(1) => press_enter(to),
                Some(2) => press(to, Key::plain(Code::Char('n'))),
                _ => return Some(once_more(to)),
            }
            if last {
                press(to, Key::plain(Code::Esc));
            }
        }
        _ => return None,
    }
    Some(Vec::new())
}

/// Puts the one of that number back. Whether there is one.
pub fn bring_back(to: &mut Shell, n: Option<usize>) -> bool {
    let desk = to.app.desk().filter(|_| (Command::TakenBackLines.spec().when)(&to.app));
    let count = desk.map_or(0, |desk| taken_back::taken_back(&desk.session).len());
    let key = keymap::keys_of(Command::TakenBackLines).next();
    let (Some(n), Some(key)) = (n.filter(|n| *n <= count), key) else { return false };
    press(to, key);
    go_down(to, n - 1);
    press_enter(to);
    press(to, Key::plain(Code::Esc));
    true
}
