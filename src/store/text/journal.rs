//! A journal as text: operations not yet in the document (design, rules 4, 5, 8). Uses lines and the record.

use super::escape::quoted;
use super::header::FORMAT;
use super::line::{self, Fault, Kept, Limits};
use super::record::Record;
use crate::model::text::Clean;

/// What a journal's first line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The format of the lines.
    pub format: u64,
    /// The session's id.
    pub session: String,
    /// The writer that it was made for; nothing depends on it.
    pub writer: String,
}

/// A line that is set aside (rule 8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Which line, from 1.
    pub line: usize,
    /// Why.
    pub why: Fault,
    /// The line as it stands, as far as it is text: to be kept, never to be shown.
    pub text: String,
}

/// What a journal says.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    /// Its first line, where that is sound.
    pub head: Option<Head>,
    /// Its sound lines.
    pub lines: Vec<Kept>,
    /// Its other lines.
    pub aside: Vec<Aside>,
    /// Why not all of it was read, where there is too much.
    pub over: Option<&'static str>,
}

/// The first line of a journal.
pub fn head(session: &str, writer: &str) -> String {
    line::with_sum(&format!(
        "(format:{FORMAT},app:{},session:{},writer:{})",
        quoted(env!("CARGO_PKG_VERSION")),
        quoted(session),
        quoted(writer)
    )) + "\n"
}

/// A line as it is added to a journal: with a newline before it and after it, so that a damaged newline costs one line
/// and no new line grows on to a torn one.
pub fn entry(kept: &Kept) -> String {
    format!("\n{}\n", kept.with_sum())
}

/// Reads a first line.
pub fn read_head(text: &str) -> Option<Head> {
    #[derive(serde::Deserialize)]
    struct First {
        format: u64,
        session: Clean,
        #[serde(default)]
        writer: Clean,
    }
    let (text, sum) = line::part(text.trim_start_matches('\u{feff}'));
    if sum != Some(line::sum(text)) {
        return None;
    }
    let First { format, session, writer } = ron::from_str(text).ok()?;
    Some(Head { format, session: session.into(), writer: writer.into() })
}

/// Reads a journal, or as much of it as there is.
pub fn read(bytes: &[u8]) -> Journal {
    read_knowing(bytes, &Record::default())
}

/// Reads a journal; a line that stands in `known` as it is here is taken over without being read again.
pub fn read_knowing(bytes: &[u8], known: &Record) -> Journal {
    read_within(bytes, known, Limits::default())
}

/// The same within limits.
pub fn read_within(bytes: &[u8], known: &Record, limits: Limits) -> Journal {
    let read = |line| known.find_line(line).map_or_else(|| line::read(line), Ok);
    let mut out = Journal::default();
    for (n, raw) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if raw.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if out.head.is_none()
            && let Some(head) = std::str::from_utf8(raw).ok().and_then(read_head)
        {
            out.head = Some(head);
            continue;
        }
        let lossy = || String::from_utf8_lossy(raw).into_owned();
        match std::str::from_utf8(raw).map_err(|_| Fault::Sum).and_then(read) {
            Ok(kept) => out.lines.push(kept),
            Err(why) => out.aside.push(Aside { line: n + 1, why, text: lossy() }),
        }
        out.over = limits.over(out.lines.len(), out.aside.len());
        if out.over.is_some() {
            break;
        }
    }
    out
}
