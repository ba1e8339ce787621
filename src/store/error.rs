//! What can go wrong with files, in one plain sentence: what, where, what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Something about a file that a person must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreError {
    /// Which file or folder.
    pub path: PathBuf,
    /// The line, from 1; 0 where no line is meant.
    pub line: usize,
    /// The column, from 1; 0 where no column is meant.
    pub col: usize,
    /// What is the matter.
    pub what: String,
    /// What to do about it.
    pub todo: String,
}

impl std::error::Error for StoreError {}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clean = crate::model::text::clean;
        f.write_str(&clean(&self.path.display().to_string()))?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        if self.col > 0 {
            write!(f, ", column {}", self.col)?;
        }
        write!(f, ": {}", clean(&self.what))?;
        if !self.todo.is_empty() {
            write!(f, "; {}", clean(&self.todo))?;
        }
        if self.todo.ends_with(['?', '!']) { Ok(()) } else { f.write_str(".") }
    }
}

impl StoreError {
    /// A sentence about a file.
    pub fn new(path: &Path, what: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: 0, col: 0, what: what.into(), todo: todo.into() }
    }

    /// The sentence for an answer of the system.
    pub fn io(path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        let (what, todo) = match error.kind() {
            Kind::NotFound => ("is not here", "look whether the name is right, or whether a stick or share is missing"),
            Kind::PermissionDenied => {
                ("may not be read or written", "ask who owns the file, or copy it to your own folder")
            }
            Kind::StorageFull | Kind::QuotaExceeded => {
                ("the disk is full", "make room; nothing that was saved is lost")
            }
            Kind::ReadOnlyFilesystem => ("the disk can only be read", "copy the session to a disk that can be written"),
            Kind::IsADirectory => ("is a folder", "name a session file, which ends in .ron"),
            Kind::NotADirectory => ("lies in something that is not a folder", "look whether the name is right"),
            Kind::InvalidFilename => ("has a name that this disk does not take", "choose a shorter, plainer name"),
            _ if super::platform::is_loop(error) => ("leads round in a circle of links", "name the file itself"),
            _ => {
                let what = format!("the disk answered: {}", plain(error));
                return Self::new(path, what, "try again, or save to another place");
            }
        };
        Self::new(path, what, todo)
    }
}

/// What the system said, without its own number for it.
pub fn plain(error: &io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error").next().unwrap_or_default().trim_end_matches('.').to_owned()
}
