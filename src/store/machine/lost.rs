//! Sessions that are not where they were: what this machine still knows of them. Uses the black box and `library`.

use super::local::Local;
use crate::model::session::Session;
use crate::model::text::Clean;
use crate::store::disk::{Disk, Sort};
use crate::store::error::StoreError;
use crate::store::header::said;
use crate::store::library::Listed;
use crate::store::opened::LARGEST;
use crate::store::places::{Places, is_private};
use std::path::{Path, PathBuf};

/// A session that is not where it was, and of which lines are kept on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Where it was.
    pub path: PathBuf,
    /// Its title.
    pub title: Clean,
    /// How many lines are kept.
    pub lines: usize,
}

impl Lost {
    /// The sentence that says so, and what to do.
    pub fn words(&self) -> StoreError {
        let lines = if self.lines == 1 { "1 line".to_owned() } else { format!("{} lines", self.lines) };
        StoreError::new(
            &self.path,
            format!("is not where it was; {lines} of it are kept on this machine"),
            format!("`commonground {}` puts them back; if you moved it, name its new place", self.path.display()),
        )
    }
}

/// How many lines that people said this machine keeps; where nobody said anything yet, how many there are.
fn kept(local: &Local, session: &str) -> usize {
    let all = local.restore(session);
    match said(&Session::of(all.iter().map(|kept| kept.op.clone()))) {
        0 => all.len(),
        said => said,
    }
}

/// Whether a session's document is not there, or nothing is in it.
pub(in crate::store) fn is_gone(disk: &dyn Disk, places: &Places) -> bool {
    match disk.stat(&places.document) {
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
        Ok(stat) if stat.sort == Sort::File && stat.len <= LARGEST => {
            // What some power cuts leave of a file is nothing, or nothing but zeros.
            disk.read(&places.document).is_ok_and(|bytes| is_blank(&bytes))
        }
        Ok(_) => false,
    }
}

/// Whether there is nothing in a file.
pub(in crate::store) fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, 0 | b'\n' | b'\r' | b' '))
}

/// The path with its folder's links followed, also where nothing stands under it.
fn whole(path: &Path) -> PathBuf {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    match (std::fs::canonicalize(folder), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    }
}

/// What is kept of the session that was under this name.
pub fn at(document: &Path, local: &Local) -> Option<Lost> {
    let whence = local.whence_at(&whole(document))?;
    let lines = kept(local, &whence.session);
    (lines > 0).then_some(Lost { path: whence.path, title: whence.title, lines })
}

/// The sessions that were in a folder, and are neither there nor under another name there.
pub fn from(folder: &Path, local: &Local, listed: &[Listed]) -> Vec<Lost> {
    let folder = whole(&folder.join("x")).parent().map(Path::to_owned).unwrap_or_default();
    let mut out = Vec::new();
    for whence in local.whences() {
        let is_listed = || listed.iter().any(|one| one.header.id == whence.session || one.path == whence.path);
        let private = is_private(&whence.session);
        if private || whence.path.parent() != Some(&folder) || whence.path.exists() || is_listed() {
            continue;
        }
        let lines = kept(local, &whence.session);
        if lines > 0 {
            out.push(Lost { path: whence.path, title: whence.title, lines });
        }
    }
    out
}
