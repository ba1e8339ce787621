//! Keys: as text and back, and which command a key stands for now. Knows no terminal. Uses the commands table.

pub mod file;
mod held;
mod moments;

pub use held::Keymap;

use super::command::Command;
use super::state::App;
use std::fmt;

/// A key, without what held it down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Tab with Shift.
    BackTab,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// A function key.
    F(u8),
}

/// A key with Ctrl and Alt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// Ctrl is held.
    pub ctrl: bool,
    /// Alt is held.
    pub alt: bool,
}

const NAMED: &[(&str, Code)] = &[
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Shift-Tab", Code::BackTab),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Backspace", Code::Backspace),
    ("Del", Code::Delete),
    ("Space", Code::Char(' ')),
];

impl Key {
    /// A key alone.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character with Ctrl.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false }
    }

    /// A character.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// The key of that name: `Ctrl-N`, `Alt-m`, `Esc`, `F1`, `3`; small and capital letters alike.
    pub fn from_text(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        if let Some((_, code)) = NAMED.iter().find(|(name, _)| name.to_lowercase() == lower) {
            return Some(Self::plain(*code));
        }
        for (before, ctrl, alt) in [("ctrl-", true, false), ("alt-", false, true)] {
            if let Some(rest) = lower.strip_prefix(before).filter(|rest| !rest.is_empty()) {
                let key = Self::from_text(rest)?;
                return Some(Self { code: key.code, ctrl: key.ctrl || ctrl, alt: key.alt || alt });
            }
        }
        if let Some(n) = lower.strip_prefix('f').and_then(|n| n.parse::<u8>().ok()) {
            return (1..=12).contains(&n).then_some(Self::plain(Code::F(n)));
        }
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Some(Self::char(c)),
            _ => None,
        }
    }

    /// The character that the key writes; `None` where it writes none.
    pub fn writes(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// The digit that the key is.
    pub fn digit(self) -> Option<char> {
        self.writes().filter(char::is_ascii_digit)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.code {
            Code::F(n) => write!(f, "F{n}"),
            Code::Char(c) if c != ' ' => {
                if self.ctrl || self.alt {
                    write!(f, "{}", c.to_uppercase())
                } else {
                    write!(f, "{c}")
                }
            }
            code => f.write_str(NAMED.iter().find(|(_, named)| *named == code).map_or("?", |(name, _)| name)),
        }
    }
}

/// The keys of a command, as they stand in the table: those that it has where nobody says otherwise.
pub fn keys_of(command: Command) -> impl Iterator<Item = Key> {
    command.spec().keys.iter().filter_map(|text| Key::from_text(text))
}

/// The keys of a command in the table as a person reads them: `1 to 9`, `Ctrl-N`.
pub fn written(command: Command) -> String {
    listed(&keys_of(command).collect::<Vec<_>>())
}

/// Keys as a person reads them; many are digits, one behind the other.
fn listed(keys: &[Key]) -> String {
    match keys {
        [first, .., last] if keys.len() > 3 && keys.iter().all(|key| key.digit().is_some()) => {
            format!("{first} to {last}")
        }
        _ => keys.iter().map(Key::to_string).collect::<Vec<_>>().join(", "),
    }
}

/// The command that a key stands for now.
pub fn lookup(app: &App, key: Key) -> Option<Command> {
    app.keys
        .rows()
        .filter(|(_, keys)| keys.contains(&key))
        .map(|(spec, _)| spec)
        .find(|spec| (spec.when)(app))
        .map(|spec| spec.command)
}

/// Two commands that one key stands for in this state: a defect of the table.
pub fn conflicts(app: &App) -> Vec<(Key, Command, Command)> {
    let live: Vec<_> = app.keys.rows().filter(|(spec, _)| (spec.when)(app)).collect();
    let mut found = Vec::new();
    for (n, (one, keys)) in live.iter().enumerate() {
        for (other, others) in live.iter().skip(n + 1) {
            let both = keys.iter().filter(|key| others.contains(key));
            found.extend(both.map(|key| (*key, one.command, other.command)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        for text in ["Ctrl-N", "Alt-M", "Esc", "F1", "3", "Shift-Tab", "Space", "PgDn"] {
            assert_eq!(Key::from_text(text).map(|key| key.to_string()).as_deref(), Some(text));
        }
        for text in ["", "ctrl-", "f99", "banana"] {
            assert_eq!(Key::from_text(text), None, "{text}");
        }
    }
}
