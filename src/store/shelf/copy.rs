//! A session as one file to hand on: whole, or as a session of its own made of operations said anew. Nothing of the
//! private file is ever in it, and no file that is there is written over. Uses documents and `disk`.

use super::paper;
use crate::model::id::Id;
use crate::model::op::Op;
use crate::store::disk::{Disk as _, RealDisk};
use crate::store::document;
use crate::store::error::StoreError;
use crate::store::gather::gather;
use crate::store::line::Kept;
use crate::store::opened::Opened;
use crate::store::places::Places;
use crate::store::record::Record;
use std::path::Path;

/// A session with everything that lies beside its document, as one document; nothing is written, locked or folded.
pub fn whole(path: &Path) -> Result<(String, Opened), StoreError> {
    let places = Places::of(&crate::store::book::real_path(path));
    let gathering = gather(&RealDisk, &places)?;
    let opened = Opened::of(&gathering, &places);
    if let Some(why) = &gathering.read_only {
        return Err(StoreError::new(path, why.clone(), "copy the file as it is"));
    }
    // What only the readable part of a cut-off document says is shown and never written.
    if !gathering.salvaged.is_empty() {
        return Err(StoreError::new(path, "its end is missing", "look for an older copy, or copy the file as it is"));
    }
    Ok((document::write(&gathering.session, &gathering.record), opened))
}

/// A session of its own out of operations said anew, as one document. Its id is made of what is in it: the same copy
/// twice is one session, and no copy is ever taken for the session that it was made from. `origin` is the id that it
/// notes after its own.
pub fn apart(ops: Vec<Op>, what: &str, origin: Option<&str>) -> String {
    let record = Record::of(ops.into_iter().map(Kept::of));
    let lines: Vec<u8> = record.lines().iter().flat_map(|kept| kept.text.bytes().chain([b'\n'])).collect();
    let id = match origin {
        Some(origin) => format!("{}-{what}-{origin}", Id::made_of(&lines)),
        None => format!("{}-{what}", Id::made_of(&lines)),
    };
    document::write(&id, &record)
}

/// Writes a copy to a file that is not there yet.
///
/// # Errors
/// The name is taken, by a document or by journals, or cannot be written.
pub fn write(path: &Path, text: &str) -> Result<(), StoreError> {
    if RealDisk.stat(path).is_ok() || RealDisk.stat(&Places::of(path).journal).is_ok() {
        return Err(StoreError::new(path, "is there already", "name a file that is not there yet"));
    }
    paper::write(path, text.as_bytes())
}
