//! What gives away, in text that cannot be read as lines any more, that it is about something taken out. Uses the
//! record and the model.

use super::record::Record;
use crate::model::op::Act;
use crate::store::beside::forms;
use std::collections::{BTreeSet, HashSet};

/// So many characters of somebody's words give them away.
const PIECE: usize = 16;
/// Fewer than so many do not.
const SHORTEST: usize = 4;

/// The names of what was taken out, and its words where they are known.
pub(in crate::store) struct Traces {
    things: BTreeSet<String>,
    /// The things, and everything that was said of them.
    names: BTreeSet<String>,
    pieces: HashSet<Vec<char>>,
    short: Vec<String>,
}

impl Traces {
    /// The traces of everything that was taken out of a record; `words` are its words, where they are still known.
    pub fn of(record: &Record, words: &[String]) -> Self {
        let things: BTreeSet<String> = record.taken_out().into_iter().map(ToString::to_string).collect();
        let gone =
            record.lines().into_iter().filter(|kept| kept.op.act == Act::Gone).map(|kept| kept.op.id.to_string());
        let names = things.iter().cloned().chain(gone).collect();
        let mut traces = Self { things, names, pieces: HashSet::new(), short: Vec::new() };
        for word in words {
            for form in forms(word) {
                let chars: Vec<char> = form.chars().collect();
                if chars.len() >= PIECE {
                    traces.pieces.extend(chars.windows(PIECE).map(<[char]>::to_vec));
                } else if chars.len() >= SHORTEST {
                    traces.short.push(form);
                }
            }
        }
        traces
    }

    /// Whether a piece of the words stands in a text.
    pub fn words_in(&self, text: &str) -> bool {
        self.short.iter().any(|word| text.contains(word.as_str())) || {
            let chars: Vec<char> = text.chars().collect();
            !self.pieces.is_empty() && chars.windows(PIECE).any(|piece| self.pieces.contains(piece))
        }
    }

    /// Whether a damaged line was about something taken out: it says so, or it holds a piece of the words.
    pub fn show_in(&self, line: &str) -> bool {
        let is_named = |name: &str| line.contains(&format!("\"{name}\""));
        let begun = string_after(line, "id:\"").is_some_and(|id| self.names.contains(id));
        let about = match string_after(line, "of:[\"") {
            Some(subject) => self.things.contains(subject),
            None => self.names.iter().any(|name| is_named(name)),
        };
        begun || about || self.words_in(line)
    }

    /// Whether a half-typed line is about something taken out.
    pub fn in_draft(&self, half: &str) -> bool {
        half.split('\t').any(|part| self.names.contains(part)) || self.words_in(half)
    }
}

/// The string that begins after a mark, where it is there to its end.
fn string_after<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    line.split_once(mark)?.1.split_once('"').map(|(string, _)| string)
}
