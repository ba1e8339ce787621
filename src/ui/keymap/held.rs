//! Which keys the commands have in this window: those of the table, or those of a person's own file. Handed in at the
//! start and never changed. Pure.

use super::{Key, keys_of, listed};
use crate::ui::command::{COMMANDS, Command, Spec};
use std::sync::{Arc, LazyLock};

/// The keys of every command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap(Arc<Held>);

#[derive(Debug, PartialEq, Eq)]
struct Held {
    /// Those of each row of the table, in its order.
    rows: Vec<Vec<Key>>,
    /// Which rows have other keys than in the table.
    own: Vec<Command>,
}

impl Default for Keymap {
    fn default() -> Self {
        /// Read once: every window that has no file of its own has the same.
        static USUAL: LazyLock<Keymap> = LazyLock::new(|| {
            let rows = COMMANDS.iter().map(|spec| keys_of(spec.command).collect()).collect();
            Keymap(Arc::new(Held { rows, own: Vec::new() }))
        });
        USUAL.clone()
    }
}

impl Keymap {
    /// The keys of the table, but for these commands.
    pub fn with(own: &[(Command, Vec<Key>)]) -> Self {
        let of = |command: Command| own.iter().find(|(one, _)| *one == command).map(|(_, keys)| keys.clone());
        let rows =
            COMMANDS.iter().map(|spec| of(spec.command).unwrap_or_else(|| keys_of(spec.command).collect())).collect();
        let own = own.iter().filter(|(one, keys)| !keys_of(*one).eq(keys.iter().copied()));
        Self(Arc::new(Held { rows, own: own.map(|(command, _)| *command).collect() }))
    }

    /// How many commands have other keys than in the table.
    pub fn own(&self) -> usize {
        self.0.own.len()
    }

    /// Every row of the table with its keys.
    pub fn rows(&self) -> impl Iterator<Item = (&'static Spec, &[Key])> {
        COMMANDS.iter().zip(self.0.rows.iter().map(Vec::as_slice))
    }

    /// The keys of a command.
    pub fn of(&self, command: Command) -> &[Key] {
        self.rows().find(|(spec, _)| spec.command == command).map_or(&[], |(_, keys)| keys)
    }

    /// Whether a key is one of a command's.
    pub fn means(&self, command: Command, key: Key) -> bool {
        self.of(command).contains(&key)
    }

    /// The keys of a command as a person reads them: `1 to 9`, `Ctrl-N`.
    pub fn written(&self, command: Command) -> String {
        listed(self.of(command))
    }

    /// The same for a sentence and the footer: of a person's own keys the first.
    pub fn brief(&self, command: Command) -> String {
        match (self.0.own.contains(&command), self.of(command)) {
            (true, [first, ..]) => first.to_string(),
            (_, keys) => listed(keys),
        }
    }

    /// A text in which commands stand by their names, `{undo}`, with their keys in their place.
    pub fn in_text(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let named = after.split_once('}').and_then(|(name, rest)| Some((Command::from_name(name)?, rest)));
            if let Some((command, after)) = named {
                out.push_str(&self.brief(command));
                rest = after;
            } else {
                out.push('{');
                rest = after;
            }
        }
        out + rest
    }
}
