//! Another file, to be taken into a session: a copy of it that came by mail or on a stick, or another session. Nothing
//! of it is written, locked or folded. Uses the book and the files beside it.

use crate::model::op::Op;
use crate::store::book::{Book, real_path};
use crate::store::disk::RealDisk;
use crate::store::error::StoreError;
use crate::store::finding::Finding;
use crate::store::gather::gather;
use crate::store::line::Kept;
use crate::store::opened::Opened;
use crate::store::places::{self, Places};
use std::path::Path;

/// What another file holds, with everything that lies beside it.
pub struct Other {
    /// The session's id.
    pub session: String,
    /// What a person should know of the file.
    pub findings: Vec<Finding>,
    /// Its lines as they stand there, what was changed by hand among them.
    pub lines: Vec<Kept>,
}

impl Other {
    /// What it says.
    pub fn ops(&self) -> Vec<Op> {
        self.lines.iter().map(|kept| Op::clone(&kept.op)).collect()
    }
}

/// Reads another file.
///
/// # Errors
/// It is no session, a private file (rule 19), written by a newer version, or its end is missing.
pub fn other(path: &Path) -> Result<Other, StoreError> {
    let places = Places::of(&real_path(path));
    let gathering = gather(&RealDisk, &places)?;
    if places::is_private(&gathering.session) {
        return Err(StoreError::new(path, "is a private file and is never taken in", "name the session itself"));
    }
    if let Some(why) = &gathering.read_only {
        return Err(StoreError::new(path, why.clone(), "use that version to take it in"));
    }
    let opened = Opened::of(&gathering, &places);
    Ok(Other { session: opened.session, findings: opened.findings, lines: gathering.record.lines() })
}

impl Book {
    /// Takes lines in as they stand elsewhere, byte for byte; how many are new. `save` puts them on the disk.
    ///
    /// # Errors
    /// The session cannot be written, or has too many lines; then nothing is taken in.
    pub fn take_in(&mut self, lines: &[Kept]) -> Result<usize, StoreError> {
        let new: Vec<Kept> = lines.iter().filter(|kept| !self.holds(kept)).cloned().collect();
        let count = new.len();
        if count > 0 {
            self.take_on_lines(new)?;
        }
        Ok(count)
    }
}
