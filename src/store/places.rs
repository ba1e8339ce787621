//! Where the files of one session stand, all beside one another. Uses nothing but paths.

use std::path::{Path, PathBuf};

/// The paths of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The document, `NAME.ron`.
    pub document: PathBuf,
    /// The folder in which it stands.
    pub folder: PathBuf,
    /// `NAME.journal`.
    pub journal: PathBuf,
    /// The document before the last fold.
    pub before: PathBuf,
    /// Lines that were set aside when the document was written anew.
    pub torn: PathBuf,
    /// Room for the last lines on a full disk.
    pub reserve: PathBuf,
    /// `.NAME.lock`.
    pub lock: PathBuf,
    /// `NAME.private.ron`.
    pub private: PathBuf,
    name: String,
}

/// The id of a session's private file.
pub fn private_id(session: &str) -> String {
    format!("private-{session}")
}

/// Whether an id is that of a private file.
pub fn is_private(id: &str) -> bool {
    id.starts_with("private-")
}

impl Places {
    /// The places of a session, by its document's path.
    pub fn of(document: &Path) -> Self {
        let name = document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = match document.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let journal = folder.join(format!("{name}.journal"));
        Self {
            before: journal.join("before.ron"),
            reserve: journal.join("reserve"),
            torn: journal.join("set-aside.torn"),
            lock: folder.join(format!(".{name}.lock")),
            private: folder.join(format!("{name}.private.ron")),
            document: document.to_owned(),
            journal,
            folder,
            name,
        }
    }

    /// A segment of a writer's journal.
    pub fn segment(&self, writer: &str, n: u32) -> PathBuf {
        self.journal.join(format!("{writer}.{n}.ron"))
    }

    /// Whose journal a file is, by its name.
    pub fn writer_of(segment: &Path) -> Option<String> {
        segment.file_name()?.to_string_lossy().split('.').next().map(str::to_owned)
    }

    /// What a window says of itself.
    pub fn now(&self, writer: &str) -> PathBuf {
        self.journal.join(format!("{writer}.now"))
    }

    /// Whether a file is one of this session's that is only there while something is being written.
    pub fn is_temporary(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.parent() == Some(&self.journal) {
            return name.ends_with(".tmp");
        }
        let writer = name.strip_prefix(&format!(".{}.", self.name)).and_then(|rest| rest.strip_suffix(".tmp"));
        writer.is_some_and(|writer| !writer.contains('.'))
    }

    /// The temporary file beside the document.
    pub fn temporary(&self, writer: &str) -> PathBuf {
        self.folder.join(format!(".{}.{writer}.tmp", self.name))
    }
}
