//! What the terminal sends, as keys and pasted texts: a pure machine, fed with bytes in any pieces and told when it is
//! quiet. A reader of our own, because the library's never ends an open paste, takes what follows a paste for keys
//! whatever it is, and loses letters that come right behind Escape. Uses the keys.
//!
//! Three rules, the tests hold them: how the bytes are cut does not matter; a letter that was typed is never lost; what
//! was pasted is never a key.

#[cfg(feature = "pixels")]
mod answer;
mod mouse;
mod sent;
mod sequence;

pub use mouse::{Act, Mouse};
pub use sent::sent_for;

use super::keymap::{Code, Key};
use std::time::Duration;

/// Something from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted; its lines end in line feeds.
    Paste(String),
    /// Something was done with the mouse.
    Mouse(Mouse),
}

/// How long the rest of a key's bytes is waited for: nobody presses two keys in this time.
const KEY: Duration = Duration::from_millis(50);
/// How long the rest of what is clearly half a sequence is waited for.
const SEQUENCE: Duration = Duration::from_millis(500);
/// What comes so soon behind a paste belongs to it: a text can hold the mark that ends a paste, but not wait.
const PASTE_ENDS: Duration = Duration::from_millis(100);
/// A paste that has not ended, and of which nothing has come for so long, is shown as far as it is there.
const PASTE_STANDS: Duration = Duration::from_secs(1);
/// A paste is handed on in pieces of this size, so that one without an end does not fill the memory.
const PIECE: usize = 16 << 20;
/// The longest sequence that is a key; a longer one is passed over.
const LONGEST: usize = 64;

const ESC: u8 = 0x1b;
const BEGINS: &[u8] = b"\x1b[200~";
const ENDS: &[u8] = b"\x1b[201~";

#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum State {
    #[default]
    Plain,
    /// Escape was sent, perhaps twice; perhaps more follows.
    Escape { twice: bool },
    /// Escape and a letter: with Alt, or typed one after the other.
    Letter(u8),
    /// `ESC O`.
    Short { twice: bool },
    /// `ESC [` and what came since.
    Long { twice: bool, body: Vec<u8> },
    /// So many bytes of an old mouse report are still to come.
    Mouse(u8),
    /// Escape and a byte that may begin an answer of the terminal.
    Opener(u8),
    /// `ESC O` and a byte of the number pad: typed, where letters follow.
    Pad(u8),
    /// An answer of the terminal, up to its end, which is `ESC \\` or a bell.
    Answer { escaped: bool },
    /// A paste.
    Paste(Paste),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paste {
    /// Its end has not come.
    Open,
    /// Its end has come; what follows at once belongs to it.
    Ended,
    /// Its end has not come and it was shown: what comes alone is a key, all else belongs to it.
    Torn,
}

/// Turns bytes into keys and pasted texts.
#[derive(Debug, Default)]
pub struct Decoder {
    state: State,
    /// The beginning of a character.
    letter: Vec<u8>,
    /// What was pasted so far.
    pasted: Vec<u8>,
    out: Vec<Input>,
    /// The answer that is coming, and those that have come: never keys.
    #[cfg(feature = "pixels")]
    answers: answer::Answers,
}

impl Decoder {
    /// Takes bytes in.
    pub fn feed(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.byte(*byte);
        }
    }

    /// What the terminal answered since this was last asked, each from its first byte behind Escape to before its end.
    #[cfg(feature = "pixels")]
    pub fn answers(&mut self) -> Vec<Vec<u8>> {
        self.answers.take()
    }

    /// What was understood since this was last asked.
    pub fn take(&mut self) -> Vec<Input> {
        std::mem::take(&mut self.out)
    }

    /// After how long without a byte [`Self::quiet`] is to be called; `None`: nothing is open.
    pub fn patience(&self) -> Option<Duration> {
        match &self.state {
            State::Plain => None,
            State::Long { body, .. } if !body.is_empty() => Some(SEQUENCE),
            State::Mouse(_) | State::Answer { .. } => Some(SEQUENCE),
            State::Paste(Paste::Open) => Some(PASTE_STANDS),
            State::Paste(Paste::Ended) => Some(PASTE_ENDS),
            State::Paste(Paste::Torn) => (!self.pasted.is_empty()).then_some(KEY),
            _ => Some(KEY),
        }
    }

    /// Nothing has come for as long as [`Self::patience`] said.
    pub fn quiet(&mut self) {
        match std::mem::take(&mut self.state) {
            State::Plain | State::Mouse(_) | State::Answer { .. } => {}
            State::Escape { twice } => self.escapes(twice),
            State::Letter(letter) => self.with_alt(letter),
            State::Opener(byte) if byte.is_ascii_alphabetic() => self.with_alt(byte),
            State::Opener(byte) => self.spelled(false, &[byte]),
            State::Pad(byte) => self.out.extend(sequence::pad(byte).map(Input::Key)),
            State::Short { twice: false } => self.with_alt(b'O'),
            State::Short { twice: true } => self.spelled(true, b"O"),
            // Half a report of the mouse is nothing that was typed.
            State::Long { body, .. } if mouse::begins(&body) => {}
            State::Long { twice, body } => self.spelled(twice, &[b"[", body.as_slice()].concat()),
            State::Paste(Paste::Open) => {
                self.hand_on();
                self.state = State::Paste(Paste::Torn);
            }
            State::Paste(Paste::Ended) => self.hand_on(),
            State::Paste(Paste::Torn) => self.torn(),
        }
    }

    fn byte(&mut self, byte: u8) {
        match std::mem::take(&mut self.state) {
            State::Plain => self.plain(byte),
            State::Escape { twice } => self.after_escape(twice, byte),
            State::Letter(letter) => {
                // A letter with Alt comes alone; more letters behind it were typed, as it was.
                if is_typed(byte) {
                    self.spelled(false, &[letter]);
                } else {
                    self.with_alt(letter);
                }
                self.plain(byte);
            }
            State::Short { twice } => match sequence::short(byte) {
                Some(key) => self.sequence(twice, key),
                None if !twice && sequence::pad(byte).is_some() => self.state = State::Pad(byte),
                None => {
                    self.spelled(twice, b"O");
                    self.plain(byte);
                }
            },
            State::Pad(pad) => {
                if is_typed(byte) {
                    self.spelled(false, &[b'O', pad]);
                } else {
                    self.out.extend(sequence::pad(pad).map(Input::Key));
                }
                self.plain(byte);
            }
            State::Long { twice, body } => self.long(twice, body, byte),
            State::Mouse(left) => self.state = if left > 1 { State::Mouse(left - 1) } else { State::Plain },
            State::Opener(opener) => match (opener, byte) {
                (b']', b'0'..=b'9') | (b'P', b'0'..=b'9' | b'>' | b'!' | b'$' | b'+' | b'|') | (b'_', b'G') => {
                    #[cfg(feature = "pixels")]
                    self.answers.begin(opener, byte);
                    self.state = State::Answer { escaped: false };
                }
                _ => {
                    self.spelled(false, &[opener]);
                    self.plain(byte);
                }
            },
            State::Answer { escaped: false } => match byte {
                // The bell ends it, and what gives a sequence up.
                0x07 | 0x18 | 0x1a => {}
                _ => {
                    #[cfg(feature = "pixels")]
                    self.answers.goes_on(byte);
                    self.state = State::Answer { escaped: byte == ESC };
                }
            },
            State::Answer { escaped: true } if byte == b'\\' => {
                #[cfg(feature = "pixels")]
                self.answers.ends();
            }
            State::Answer { escaped: true } => self.after_escape(false, byte),
            State::Paste(paste) => self.paste(paste, byte),
        }
    }

    fn plain(&mut self, byte: u8) {
        if !matches!(byte, 0x80..=0xbf) {
            // The rest of a character has not come: there is none.
            self.letter.clear();
        }
        match byte {
            ESC => self.state = State::Escape { twice: false },
            0x80.. => {
                self.letter.push(byte);
                match std::str::from_utf8(&self.letter) {
                    Ok(text) => {
                        let key = text.chars().next().map(Key::char);
                        self.out.extend(key.map(Input::Key));
                        self.letter.clear();
                    }
                    Err(error) if error.error_len().is_some() => self.letter.clear(),
                    Err(_) => {}
                }
            }
            _ => self.out.push(Input::Key(sequence::single(byte))),
        }
    }

    fn after_escape(&mut self, twice: bool, byte: u8) {
        match byte {
            ESC => {
                // Escape before a sequence is Alt; before anything else it is a key.
                if twice {
                    self.press(Key::plain(Code::Esc));
                }
                self.state = State::Escape { twice: true };
            }
            b'[' => self.state = State::Long { twice, body: Vec::new() },
            b'O' => self.state = State::Short { twice },
            _ if twice => {
                self.press(Key::plain(Code::Esc));
                self.after_escape(false, byte);
            }
            b']' | b'P' | b'_' => self.state = State::Opener(byte),
            // The marks are those of our own commands: a digit behind Escape is rather Escape and a digit.
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'+'
            | b'-'
            | b'.'
            | b','
            | b'/'
            | b'*'
            | b'#'
            | b';'
            | b'\''
            | b'='
            | b'>'
            | b'<'
            | b':'
            | b'?'
            | b'\\' => {
                self.state = State::Letter(byte);
            }
            0x7f | 0x08 => self.press(Key { code: Code::Backspace, ctrl: false, alt: true }),
            _ => {
                self.escapes(false);
                self.plain(byte);
            }
        }
    }

    fn long(&mut self, twice: bool, mut body: Vec<u8>, byte: u8) {
        // What rxvt sends for a key with Shift ends in `$`, which elsewhere ends nothing.
        let rxvt = byte == b'$' && body.first().is_some_and(u8::is_ascii_digit);
        match byte {
            b'[' if body.is_empty() => body.push(byte),
            b'M' if body.is_empty() => {
                self.state = State::Mouse(3);
                return;
            }
            b'@'..=b'~' => return self.finish(twice, &body, byte),
            _ if rxvt => return self.finish(twice, &body, byte),
            b' '..=b'?' if body.len() < LONGEST => body.push(byte),
            b' '..=b'?' => {}
            // Another sequence begins: this one is not finished any more.
            ESC => {
                self.state = State::Escape { twice: false };
                return;
            }
            _ if mouse::begins(&body) => return self.plain(byte),
            _ => {
                self.spelled(twice, &[b"[", body.as_slice()].concat());
                return self.plain(byte);
            }
        }
        self.state = State::Long { twice, body };
    }

    fn finish(&mut self, twice: bool, body: &[u8], last: u8) {
        match (body, last) {
            (b"200", b'~') => {
                if twice {
                    self.press(Key::plain(Code::Esc));
                }
                self.state = State::Paste(Paste::Open);
            }
            _ if body.len() >= LONGEST => {}
            _ if mouse::begins(body) => self.out.extend(mouse::report(body, last).map(Input::Mouse)),
            // What is no key of ours is passed over: an answer, a mouse, a window that lost the focus.
            _ => {
                #[cfg(feature = "pixels")]
                self.answers.sequence(body, last);
                if let Some(key) = sequence::long(body, last) {
                    self.sequence(twice, key);
                }
            }
        }
    }

    fn sequence(&mut self, twice: bool, key: Key) {
        self.press(Key { alt: key.alt || twice, ..key });
    }

    fn press(&mut self, key: Key) {
        self.out.push(Input::Key(key));
    }

    fn with_alt(&mut self, letter: u8) {
        self.press(Key { code: Code::Char(char::from(letter.to_ascii_lowercase())), ctrl: false, alt: true });
    }

    fn escapes(&mut self, twice: bool) {
        for _ in 0..=u8::from(twice) {
            self.press(Key::plain(Code::Esc));
        }
    }

    /// Escape and letters, one after the other as they were typed.
    fn spelled(&mut self, twice: bool, letters: &[u8]) {
        self.escapes(twice);
        for byte in letters {
            self.plain(*byte);
        }
    }

    fn paste(&mut self, paste: Paste, byte: u8) {
        self.pasted.push(byte);
        self.state = State::Paste(paste);
        if byte != b'~' {
            if self.pasted.len() >= PIECE && byte & 0xc0 != 0x80 && byte < 0xc0 {
                self.hand_on();
            }
            return;
        }
        for (mark, then) in [(ENDS, Paste::Ended), (BEGINS, Paste::Open)] {
            if self.pasted.ends_with(mark) {
                self.pasted.truncate(self.pasted.len() - mark.len());
                self.state = State::Paste(then);
            }
        }
    }

    fn hand_on(&mut self) {
        let text = as_text(&std::mem::take(&mut self.pasted));
        if !text.is_empty() {
            self.out.push(Input::Paste(text));
        }
    }

    /// Something came, alone, after a paste without an end was shown: one key is a person's.
    fn torn(&mut self) {
        let mut alone = Self::default();
        alone.feed(&self.pasted);
        alone.quiet();
        match alone.take().as_slice() {
            [Input::Key(key)] if alone.letter.is_empty() && alone.state == State::Plain => {
                self.pasted.clear();
                self.press(*key);
            }
            _ => {
                self.hand_on();
                self.state = State::Paste(Paste::Torn);
            }
        }
    }
}

/// Whether a byte is part of what somebody types one after the other: not Ctrl, not another sequence.
fn is_typed(byte: u8) -> bool {
    byte >= b' ' || matches!(byte, b'\r' | b'\n' | b'\t')
}

/// Pasted bytes as text: what is no character goes, line ends are line feeds.
fn as_text(bytes: &[u8]) -> String {
    let text: String = bytes.utf8_chunks().map(|chunk| chunk.valid()).collect();
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests;
