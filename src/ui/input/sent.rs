//! What terminals send for a key, and what of it arrives: the way back from a key to its bytes. Pure.

use super::{Decoder, Input};
use crate::ui::keymap::{Code, Key};

/// The keys that arrive where this one is pressed, by what terminals send for it; `None`: they send nothing.
pub fn sent_for(key: Key) -> Option<Vec<Key>> {
    // Many terminals send it for Backspace, or the other way round.
    if key == Key::ctrl('h') {
        return Some(vec![Key::plain(Code::Backspace)]);
    }
    let mut decoder = Decoder::default();
    decoder.feed(&bytes(key)?);
    while decoder.patience().is_some() {
        decoder.quiet();
    }
    let keys = decoder.take().into_iter().map(|input| match input {
        Input::Key(key) => Some(key),
        _ => None,
    });
    keys.collect()
}

/// What a terminal of the usual kind sends.
fn bytes(key: Key) -> Option<Vec<u8>> {
    let held = 1 + 2 * u8::from(key.alt) + 4 * u8::from(key.ctrl);
    let lettered = |letter: char| match held {
        1 => format!("\u{1b}[{letter}"),
        _ => format!("\u{1b}[1;{held}{letter}"),
    };
    let numbered = |number: u8| match held {
        1 => format!("\u{1b}[{number}~"),
        _ => format!("\u{1b}[{number};{held}~"),
    };
    let text = match key.code {
        Code::Char(c) => return character(c, key),
        Code::Up => lettered('A'),
        Code::Down => lettered('B'),
        Code::Right => lettered('C'),
        Code::Left => lettered('D'),
        Code::End => lettered('F'),
        Code::Home => lettered('H'),
        Code::PageUp => numbered(5),
        Code::PageDown => numbered(6),
        Code::Delete => numbered(3),
        Code::F(n @ 1..=5) => numbered(n + 10),
        Code::F(n @ 6..=10) => numbered(n + 11),
        Code::F(n @ 11..=12) => numbered(n + 12),
        Code::Backspace if !key.ctrl => return Some(if key.alt { vec![0x1b, 0x7f] } else { vec![0x7f] }),
        Code::Enter if held == 1 => "\r".to_owned(),
        Code::Tab if held == 1 => "\t".to_owned(),
        Code::Esc if held == 1 => "\u{1b}".to_owned(),
        Code::BackTab if held == 1 => "\u{1b}[Z".to_owned(),
        _ => return None,
    };
    Some(text.into_bytes())
}

fn character(c: char, key: Key) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    if key.alt {
        bytes.push(0x1b);
    }
    match (key.ctrl, u8::try_from(c)) {
        (false, _) => bytes.extend(c.to_string().into_bytes()),
        (true, Ok(letter @ b'a'..=b'z')) => bytes.push(letter - b'a' + 1),
        (true, Ok(b' ')) => bytes.push(0),
        (true, Ok(b'[')) => bytes.push(0x1b),
        (true, Ok(digit @ b'4'..=b'7')) => bytes.push(digit - b'4' + 0x1c),
        _ => return None,
    }
    Some(bytes)
}
