//! Reads everything that belongs to a session, wherever it lies: the document, its journals, copies beside it. Uses the
//! disk alone.

use super::opened::{Gathering, LARGEST, Tails, ends_in_ron};
use super::torn::Torn;
use crate::store::disk::{Disk, Sort};
use crate::store::document;
use crate::store::error::StoreError;
use crate::store::header::{HEAD, Header};
use crate::store::journal;
use crate::store::places::Places;
use crate::store::salvage;
use std::path::Path;

/// How often a session is read anew, because another window took files away meanwhile.
const TRIES: usize = 5;

/// Reads everything that belongs to a session.
pub(in crate::store) fn gather(disk: &dyn Disk, places: &Places) -> Result<Gathering, StoreError> {
    gather_all(disk, places, || None)
}

/// The same for a window that follows what others write.
pub(in crate::store) fn gather_to_follow(disk: &dyn Disk, places: &Places) -> Result<Gathering, StoreError> {
    gather_all(disk, places, || Some(Tails::new()))
}

/// Reads once more where another window folded meanwhile: a journal went, or the document is another one.
fn gather_all(disk: &dyn Disk, places: &Places, tails: fn() -> Option<Tails>) -> Result<Gathering, StoreError> {
    let anew = || gather_into(disk, places, Gathering { tails: tails(), ..Gathering::default() });
    let mut gathering = anew()?;
    for _ in 1..TRIES {
        if !gathering.vanished {
            break;
        }
        gathering = anew()?;
    }
    Ok(gathering)
}

fn gather_into(disk: &dyn Disk, places: &Places, mut gathering: Gathering) -> Result<Gathering, StoreError> {
    let path = &places.document;
    let mut main = None;
    match disk.stat(path) {
        Ok(stat) => {
            check(path, stat.sort, stat.len)?;
            gathering.seen.insert(path.clone(), (stat.len, stat.written, stat.identity));
            let bytes = disk.read(path).map_err(|error| StoreError::io(path, &error))?;
            let document = document::read(&bytes);
            gathering.session = document.header.id.to_string();
            if !bytes.is_empty() {
                main = Some((bytes, document));
            }
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(StoreError::io(path, &error)),
    }
    if gathering.session.is_empty() {
        gathering.session = session_of_journal(disk, places).unwrap_or_default();
    }
    if gathering.session.is_empty() {
        return Err(match main {
            None if disk.stat(path).is_ok() => StoreError::new(path, "is empty", "look for a copy of the session"),
            None => StoreError::io(path, &std::io::ErrorKind::NotFound.into()),
            Some((bytes, _)) => not_a_session(path, &bytes),
        });
    }
    if let Some((_, document)) = &main {
        // So that what the files beside it say as well needs no second reading.
        gathering.record = document.record.clone();
    }
    gathering.look_around(disk, places);
    // Another window may have folded after the document was read here, and have taken journals away before they were
    // listed: then what they held stands in the document of now alone.
    gathering.vanished |= gathering.is_new(disk, path);
    if let Some((bytes, document)) = main {
        gathering.document = document.record.clone();
        let cut_off = document.cut_off.is_some();
        gathering.take_document(path, document, false);
        if cut_off && !gathering.whole {
            gathering.salvaged = salvage::ops(&gathering.record, &bytes);
        }
    }
    gathering.torn = Torn::read(disk, places);
    gathering.is_over(None);
    Ok(gathering)
}

/// Looks again at what only the readable part of a cut-off document says, once this machine's own copy has brought lines
/// back.
pub(in crate::store) fn salvage_again(disk: &dyn Disk, places: &Places, gathering: &mut Gathering) {
    if gathering.salvaged.is_empty() {
        return;
    }
    if let Ok(bytes) = disk.read(&places.document) {
        gathering.salvaged = salvage::ops(&gathering.record, &bytes);
    }
}

/// Says in a sentence why something cannot be a session's document.
pub(in crate::store) fn check(path: &Path, sort: Sort, len: u64) -> Result<(), StoreError> {
    match sort {
        Sort::Folder => Err(StoreError::io(path, &std::io::ErrorKind::IsADirectory.into())),
        Sort::Link | Sort::Other => {
            Err(StoreError::new(path, "is a device or a pipe", "name a session file, which ends in .ron"))
        }
        Sort::File if len > LARGEST => Err(StoreError::new(
            path,
            "is larger than 256 MB",
            "this is more than a session can be; look for another copy",
        )),
        Sort::File => Ok(()),
    }
}

fn not_a_session(path: &Path, bytes: &[u8]) -> StoreError {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return StoreError::new(path, "is written in UTF-16", "save it as UTF-8 in your editor");
    }
    let mut error =
        StoreError::new(path, "is not a session of this program", "name a session file, which ends in .ron");
    // Where something so large first goes wrong helps nobody, and reading it as one value takes many times its size.
    if bytes.len() < 1024 * 1024
        && let Ok(text) = std::str::from_utf8(bytes)
        && let Err(spanned) = ron::from_str::<ron::Value>(text)
    {
        error.line = spanned.span.start.line;
        error.col = spanned.span.start.col;
    }
    error
}

/// The session's id out of its journal folder, where there is no document, or its head is damaged.
fn session_of_journal(disk: &dyn Disk, places: &Places) -> Option<String> {
    let files = disk.list(&places.journal).ok()?;
    let journals = files.iter().filter(|path| ends_in_ron(path) && **path != places.before);
    let of_journal = journals.into_iter().find_map(|path| {
        let start = disk.read_start(path, HEAD).ok()?;
        let first = start.split(|byte| *byte == b'\n').find(|line| !line.is_empty())?;
        journal::read_head(std::str::from_utf8(first).ok()?).map(|head| head.session)
    });
    of_journal.or_else(|| {
        let id = Header::read(&disk.read_start(&places.before, HEAD).ok()?).id;
        (!id.is_empty()).then(|| id.into())
    })
}
