//! Which key a byte or an escape sequence is, by what terminals send: xterm and its kin, VTE, kitty, iTerm, tmux and
//! screen, rxvt, `PuTTY`, the Linux console. Pure.

use crate::ui::keymap::{Code, Key};

/// The key of one byte that is no Escape and no part of a longer character.
pub(super) fn single(byte: u8) -> Key {
    match byte {
        // Some terminals send a line feed for Enter.
        b'\r' | b'\n' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        0x7f => Key::plain(Code::Backspace),
        0 => Key::ctrl(' '),
        1..=0x1a => Key::ctrl(char::from(byte - 1 + b'a')),
        0x1b => Key::plain(Code::Esc),
        0x1c..=0x1f => Key::ctrl(char::from(byte - 0x1c + b'4')),
        _ => Key::char(char::from(byte)),
    }
}

/// The key that `ESC O` and this byte are.
pub(super) fn short(last: u8) -> Option<Key> {
    named(last).map(Key::plain)
}

/// The key that `ESC O` and this byte are where nothing is typed behind it: rxvt's arrows with Ctrl, and the number pad
/// of a terminal that an earlier program left in its application mode.
pub(super) fn pad(last: u8) -> Option<Key> {
    let code = match last {
        b'a'..=b'd' => {
            return named(last.to_ascii_uppercase()).map(|code| Key { code, ctrl: true, alt: false });
        }
        b'M' => Code::Enter,
        b'j'..=b'y' => Code::Char(char::from(last - 0x40)),
        _ => return None,
    };
    Some(Key::plain(code))
}

/// Keys that are called by a letter.
fn named(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'P'..=b'S' => Code::F(last - b'P' + 1),
        _ => return None,
    })
}

/// Keys that are called by a number.
fn numbered(number: u32) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F(u8::try_from(number - 10).ok()?),
        17..=21 => Code::F(u8::try_from(number - 11).ok()?),
        23..=26 => Code::F(u8::try_from(number - 12).ok()?),
        28 | 29 => Code::F(u8::try_from(number - 15).ok()?),
        31..=34 => Code::F(u8::try_from(number - 17).ok()?),
        _ => return None,
    })
}

/// What was held down with a key, as terminals count it.
#[derive(Clone, Copy)]
struct Held(u32);

impl Held {
    fn shift(self) -> bool {
        self.0 & 1 != 0
    }

    /// The key; none where the window's own key (Super, Hyper, Meta) is held: that is not for us.
    fn with(self, code: Code) -> Option<Key> {
        let (alt, ctrl) = (self.0 & 2 != 0, self.0 & 4 != 0);
        let code = match code {
            Code::Tab if self.shift() => Code::BackTab,
            Code::Char(c) if ctrl || alt => Code::Char(c.to_ascii_lowercase()),
            Code::Char(c) if self.shift() => Code::Char(c.to_uppercase().next()?),
            code => code,
        };
        // Ctrl-J is Enter wherever it comes from.
        let key = if code == Code::Char('j') && ctrl {
            Key { code: Code::Enter, ctrl: false, alt }
        } else {
            Key { code, ctrl, alt }
        };
        (self.0 & 0b11_1000 == 0).then_some(key)
    }
}

/// The key that `ESC [`, a body and a last byte are; `None`: none of ours, or one that was let go.
pub(super) fn long(body: &[u8], last: u8) -> Option<Key> {
    let body = std::str::from_utf8(body).ok()?;
    if let Some(rest) = body.strip_prefix('[') {
        // The Linux console's first function keys.
        return matches!((rest, last), ("", b'A'..=b'E')).then(|| Key::plain(Code::F(last - b'A' + 1)));
    }
    let parts: Vec<Vec<Option<u32>>> =
        body.split(';').map(|part| part.split(':').map(|number| number.parse().ok()).collect()).collect();
    let number = |at: usize, sub: usize| parts.get(at).and_then(|part| part.get(sub).copied().flatten());
    if body.starts_with(|c: char| !c.is_ascii_digit() && c != ';') || number(1, 1) == Some(3) {
        return None;
    }
    let held = Held(number(1, 0).unwrap_or(1).saturating_sub(1));
    match last {
        b'Z' => Some(Key::plain(Code::BackTab)),
        // `R` with numbers is where the cursor stands.
        b'R' => None,
        b'a'..=b'd' if body.is_empty() => named(last.to_ascii_uppercase()).map(Key::plain),
        b'~' => match number(0, 0)? {
            27 => held.with(character(number(2, 0)?)?),
            code => held.with(numbered(code)?),
        },
        b'^' | b'@' => Held(4).with(numbered(number(0, 0)?)?),
        b'$' => Some(Key::plain(numbered(number(0, 0)?)?)),
        b'u' => held.with(character(number(2, 0).or(number(0, 0)).filter(|code| *code > 0)?)?),
        _ => held.with(named(last)?),
    }
}

/// The key of a character's number, with the numbers that kitty gives to the keypad.
fn character(number: u32) -> Option<Code> {
    Some(match number {
        9 => Code::Tab,
        10 | 13 | 57414 => Code::Enter,
        27 => Code::Esc,
        8 | 127 => Code::Backspace,
        57399..=57408 => Code::Char(char::from_digit(number - 57399, 10)?),
        57409 => Code::Char('.'),
        57410 => Code::Char('/'),
        57411 => Code::Char('*'),
        57412 => Code::Char('-'),
        57413 => Code::Char('+'),
        57415 => Code::Char('='),
        57417 => Code::Left,
        57418 => Code::Right,
        57419 => Code::Up,
        57420 => Code::Down,
        57421 => Code::PageUp,
        57422 => Code::PageDown,
        57423 => Code::Home,
        57424 => Code::End,
        57426 => Code::Delete,
        57344..=63743 => return None,
        _ => Code::Char(char::from_u32(number).filter(|c| !c.is_control())?),
    })
}
