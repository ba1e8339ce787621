//! Opening: everything that carries a session's id, joined (design, rules 7, 8, 12 to 16). Never writes. Uses document,
//! journal, record and `disk`.

use super::finding::Finding;
use super::gather::gather;
use super::torn::Torn;
use crate::model::op::{Act, Op};
use crate::store::disk::{Disk, Identity, RealDisk, Sort};
use crate::store::document::{self, Document};
use crate::store::error::StoreError;
use crate::store::header::{HEAD, Header};
use crate::store::journal;
use crate::store::line::Kept;
use crate::store::local::Local;
use crate::store::lost;
use crate::store::places::Places;
use crate::store::record::Record;
use chrono::{DateTime, FixedOffset};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// The largest file that is read (rule 21).
pub const LARGEST: u64 = 256 * 1024 * 1024;

/// The most operations that a session may have and still be written (rule 21).
pub const MOST_OPS: usize = 500_000;

/// A session as it was found on the disk.
#[derive(Debug, Clone, Default)]
pub struct Opened {
    /// The session's id.
    pub session: String,
    /// The document's path.
    pub path: PathBuf,
    /// Every operation, by name.
    pub ops: Vec<Arc<Op>>,
    /// What a person should know.
    pub findings: Vec<Finding>,
    /// Why nothing may be written, where that is so.
    pub read_only: Option<String>,
    /// Where there is more than the document holds: up to when it is complete (rule 12).
    pub complete_to: Option<DateTime<FixedOffset>>,
}

/// What a file was when it was last read, so that it is not read again while it stays the same.
type Seen = HashMap<PathBuf, (u64, Option<SystemTime>, Identity)>;

/// Up to where the journals of a session were read, behind the last whole line, and which file that was.
pub(in crate::store) type Tails = HashMap<PathBuf, (Identity, u64)>;

/// Everything that carries one session's id, as it stands on the disk.
#[derive(Default)]
pub(in crate::store) struct Gathering {
    pub session: String,
    pub record: Record,
    /// What stands in the document itself.
    pub document: Record,
    pub by_hand: Vec<Kept>,
    /// What only the readable part of a cut-off document says: to be shown, never written.
    pub salvaged: Vec<Op>,
    pub findings: Vec<Finding>,
    /// What was set aside when the document was written anew.
    pub torn: Torn,
    pub read_only: Option<String>,
    /// Whether a document of this session with its end was read, so that a cut-off one may be written anew.
    pub whole: bool,
    pub seen: Seen,
    /// Operations that came since this was last emptied.
    pub fresh: Vec<Arc<Op>>,
    /// The own writer, whose journals need no reading.
    pub writer: String,
    /// Where a window follows what others write: up to where each journal was read.
    pub tails: Option<Tails>,
    /// A file went between its listing and its reading.
    pub vanished: bool,
}

impl Gathering {
    /// Puts a line into the set.
    pub fn put(&mut self, kept: Kept) {
        let op = kept.op.clone();
        if self.record.add(kept) {
            self.fresh.push(op);
        }
    }

    fn is_own(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !self.writer.is_empty() && name.strip_prefix(&self.writer).is_some_and(|rest| rest.starts_with('.'))
    }

    /// Lets a file count as not read.
    pub fn unsee(&mut self, path: &Path) {
        self.seen.remove(path);
    }

    /// Whether a file must be read: it is one, it is not too large, and it is not what was read before.
    pub fn is_new(&mut self, disk: &dyn Disk, path: &Path) -> bool {
        // A link in a folder may lead anywhere: only what a person names is followed.
        let stat = match disk.stat_itself(path) {
            Ok(stat) => stat,
            Err(error) => {
                self.gone_or_not_read(path, &error);
                return false;
            }
        };
        if stat.sort != Sort::File {
            return false;
        }
        let now = (stat.len, stat.written, stat.identity);
        if self.seen.get(path) == Some(&now) {
            return false;
        }
        self.seen.insert(path.to_owned(), now);
        true
    }

    /// Reads a file of this session whole, where it is within the limits; else it is said, and nothing may be written.
    fn read(&mut self, disk: &dyn Disk, path: &Path) -> Option<Vec<u8>> {
        if disk.stat(path).is_ok_and(|stat| stat.len > LARGEST) {
            self.findings.push(Finding::NotRead { file: path.to_owned(), why: "it is larger than 256 MB".to_owned() });
            self.is_over(Some("a file of this session is larger than 256 MB"));
            return None;
        }
        self.is_over(None);
        if self.record.len() > MOST_OPS {
            return None;
        }
        disk.read(path).map_err(|error| self.gone_or_not_read(path, &error)).ok()
    }

    /// A file that has gone since it was listed was folded by another window: what it held is in the document.
    fn gone_or_not_read(&mut self, path: &Path, error: &std::io::Error) {
        if error.kind() == std::io::ErrorKind::NotFound {
            self.seen.remove(path);
            self.vanished = true;
        } else {
            self.not_read(path, error);
        }
    }

    /// What a journal that was read before has more; nothing, where it must be read whole.
    fn read_on(&mut self, disk: &dyn Disk, path: &Path) -> Option<Vec<u8>> {
        let (len, _, identity) = *self.seen.get(path)?;
        let (was, read) = *self.tails.as_ref()?.get(path)?;
        // The last byte that was read is read again: where it is another one, this is another file.
        let from = read.checked_sub(1).filter(|_| was.is_some() && was == identity && len >= read)?;
        let more = disk.read_from(path, from).ok().filter(|more| more.first() == Some(&b'\n'))?;
        self.note_tail(path, from, &more);
        Some(more)
    }

    /// Notes up to where a journal was read: a line that is not whole yet is read again.
    fn note_tail(&mut self, path: &Path, from: u64, bytes: &[u8]) {
        let identity = self.seen.get(path).and_then(|(.., identity)| *identity);
        if let (Some(tails), Some(end)) = (&mut self.tails, bytes.iter().rposition(|byte| *byte == b'\n')) {
            let read = from.saturating_add(u64::try_from(end).unwrap_or(0)).saturating_add(1);
            tails.insert(path.to_owned(), (identity, read));
        }
    }

    /// Whether a file is left closed: a window that only follows opens nothing that is private, not even to see whose
    /// it is (rule 19).
    fn shuns(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.tails.is_some() && name.contains(".private")
    }

    pub fn is_over(&mut self, why: Option<&str>) {
        let many = (self.record.len() > MOST_OPS).then_some("the session has more than 500,000 lines");
        if let Some(why) = why.or(many) {
            self.read_only.get_or_insert_with(|| why.to_owned());
        }
    }

    /// The names in a folder; one that cannot be read is told, since lines may be missing.
    fn list(&mut self, disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
        match disk.list(folder) {
            Ok(paths) => paths,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => {
                self.not_read(folder, &error);
                Vec::new()
            }
        }
    }

    fn not_read(&mut self, path: &Path, error: &std::io::Error) {
        self.seen.remove(path);
        self.findings.push(Finding::NotRead { file: path.to_owned(), why: error.to_string() });
    }

    /// Takes a document in; an older one (`before.ron`) without what was edited in it by hand.
    pub fn take_document(&mut self, path: &Path, mut document: Document, older: bool) {
        let file = path.to_owned();
        for kept in document.record.lines() {
            self.put(kept);
        }
        self.whole |= document.cut_off.is_none() && !older;
        self.is_over(document.over);
        if document.is_newer() {
            self.read_only = Some("a newer version of the program wrote this session".to_owned());
        }
        // What was damaged in an older document was said, and kept aside, when it was the document.
        if older {
            return;
        }
        // The line in which a file ends is said once.
        for aside in document.aside.iter().filter(|aside| document.cut_off != Some(aside.line)) {
            self.findings.push(set_aside(&file, aside));
        }
        if let Some(line) = document.cut_off {
            self.findings.push(Finding::CutOff { file: file.clone(), line });
        }
        document.heal(&self.record);
        self.tell_unfounded(&file, &document);
        if document.conflict {
            self.findings.push(Finding::Conflict { file: file.clone() });
        }
        for (line, why) in document.refused {
            self.findings.push(Finding::NotTaken { file: file.clone(), line, why });
        }
        if !document.by_hand.is_empty() {
            let ops = document.by_hand.iter().map(|kept| kept.op.id.clone()).collect();
            self.findings.push(Finding::ByHand { file, ops });
        }
        for kept in document.by_hand {
            self.put(kept.clone());
            self.by_hand.push(kept);
        }
    }

    /// Readable lines of which the record knows nothing: somebody has taken lines out of it. Where the damage was told
    /// already, this says nothing new.
    fn tell_unfounded(&mut self, file: &Path, document: &Document) {
        if document.cut_off.is_some() || document.over.is_some() || document.is_newer() || !document.aside.is_empty() {
            return;
        }
        let unknown = document.unfounded.iter().filter(|(name, _)| !self.record.has(name));
        let lines = unknown.map(|(_, line)| Finding::Unfounded { file: file.to_owned(), line: *line });
        self.findings.extend(lines.collect::<Vec<_>>());
    }

    /// Takes a journal in, where it is this session's; one without a sound first line only where `ours`.
    fn take_journal(&mut self, path: &Path, bytes: &[u8], ours: bool) -> bool {
        let read = journal::read_knowing(bytes, &self.record);
        match &read.head {
            Some(head) if head.session != self.session => return false,
            Some(head) if head.format > crate::store::header::FORMAT => {
                self.read_only = Some("a newer version of the program wrote this session".to_owned());
            }
            None if !ours => return false,
            _ => {}
        }
        self.is_over(read.over);
        for kept in read.lines {
            self.put(kept);
        }
        self.findings.extend(read.aside.iter().map(|aside| set_aside(path, aside)));
        true
    }

    /// Reads everything around the document that has changed since it was last read.
    pub fn look_around(&mut self, disk: &dyn Disk, places: &Places) {
        self.read_only = None;
        self.look_into_journal(disk, places);
        self.look_beside(disk, places);
    }

    /// Reads what has changed in the session's own folder of journals.
    pub fn look_into_journal(&mut self, disk: &dyn Disk, places: &Places) {
        let own = match disk.stat_itself(&places.journal) {
            Ok(stat) => stat.sort == Sort::Folder,
            // Why it cannot be read is told when it is listed.
            Err(error) => error.kind() != std::io::ErrorKind::NotFound,
        };
        let journals = if own { self.list(disk, &places.journal) } else { Vec::new() };
        for path in journals {
            if !ends_in_ron(&path) || self.is_own(&path) || !self.is_new(disk, &path) {
                continue;
            }
            if let Some(more) = self.read_on(disk, &path) {
                self.take_journal(&path, &more, true);
                continue;
            }
            let Some(bytes) = self.read(disk, &path) else { continue };
            if document::says_nothing_new(&bytes, &self.session, &self.record) {
                continue;
            }
            if looks_like_document(&bytes) {
                let document = document::read_knowing(&bytes, &self.record);
                if document.header.id == self.session {
                    self.take_document(&path, document, true);
                }
            } else {
                self.take_journal(&path, &bytes, true);
                self.note_tail(&path, 0, &bytes);
            }
        }
    }

    /// Reads what has changed in the folder of the document: copies, and journals of a document of another name.
    pub fn look_beside(&mut self, disk: &dyn Disk, places: &Places) {
        for path in self.list(disk, &places.folder) {
            if path == places.document || path == places.journal || self.shuns(&path) {
                continue;
            }
            if ends_in_ron(&path) && !is_same_file(disk, &path, &places.document) {
                self.look_at_copy(disk, &path);
            } else if path.extension().is_some_and(|end| end == "journal")
                && disk.stat_itself(&path).is_ok_and(|stat| stat.sort == Sort::Folder)
            {
                self.look_at_journal_of_others(disk, &path);
            }
        }
    }

    fn look_at_copy(&mut self, disk: &dyn Disk, path: &Path) {
        if !self.is_new(disk, path) {
            return;
        }
        let start = match disk.read_start(path, HEAD) {
            Ok(start) => start,
            Err(error) => return self.not_read(path, &error),
        };
        if Header::read(&start).id != self.session {
            return;
        }
        if let Some(bytes) = self.read(disk, path) {
            self.findings.push(Finding::Joined { file: path.to_owned() });
            self.take_document(path, document::read_knowing(&bytes, &self.record), false);
        }
    }

    fn look_at_journal_of_others(&mut self, disk: &dyn Disk, folder: &Path) {
        let mut joined = false;
        for path in self.list(disk, folder) {
            if !ends_in_ron(&path) || !self.is_new(disk, &path) {
                continue;
            }
            let start = match disk.read_start(&path, HEAD) {
                Ok(start) => start,
                Err(error) => {
                    self.not_read(&path, &error);
                    continue;
                }
            };
            let first = start.split(|byte| *byte == b'\n').find(|line| !line.is_empty()).unwrap_or_default();
            let head = std::str::from_utf8(first).ok().and_then(journal::read_head);
            if head.is_none_or(|head| head.session != self.session) {
                continue;
            }
            if let Some(bytes) = self.read(disk, &path) {
                joined |= self.take_journal(&path, &bytes, false);
            }
        }
        if joined {
            self.findings.push(Finding::Joined { file: folder.to_owned() });
        }
    }
}

pub(in crate::store) fn set_aside(file: &Path, aside: &journal::Aside) -> Finding {
    // More than this nobody reads on a screen; the file itself keeps all of it.
    let start: String = aside.text.chars().take(2000).collect();
    let text = crate::model::text::clean(&start);
    Finding::SetAside { file: file.to_owned(), line: aside.line, why: aside.why, text }
}

/// Whether two names lead to one file, as a link does.
pub(in crate::store) fn is_same_file(disk: &dyn Disk, one: &Path, other: &Path) -> bool {
    match (disk.stat(one), disk.stat(other)) {
        (Ok(one), Ok(other)) => one.identity.is_some() && one.identity == other.identity,
        _ => false,
    }
}

pub(in crate::store) fn ends_in_ron(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "ron")
}

fn looks_like_document(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    bytes.starts_with(b"//") || bytes.starts_with(b"(\n") || bytes.starts_with(b"(\r")
}

impl Opened {
    pub(in crate::store) fn of(gathering: &Gathering, places: &Places) -> Self {
        let ops: Vec<Arc<Op>> = gathering.record.lines().into_iter().map(|kept| kept.op).collect();
        let mut findings = gathering.findings.clone();
        findings.extend(gathering.torn.findings(&gathering.record, &gathering.findings));
        let count = ops.iter().filter(|op| op.act == Act::Unknown).count();
        if count > 0 {
            findings.push(Finding::Unknown { count });
        }
        let more = gathering.record.len() > gathering.document.len();
        let latest = gathering.document.kept().map(|kept| &kept.op).filter(|op| op.at.is_some());
        let latest = latest.max_by(|a, b| a.order().cmp(&b.order()));
        Self {
            session: gathering.session.clone(),
            path: places.document.clone(),
            ops,
            findings,
            read_only: gathering.read_only.clone(),
            complete_to: latest.and_then(|op| op.at).filter(|_| more),
        }
    }
}

impl Opened {
    /// The same, with what only the readable part of a cut-off document says.
    pub(in crate::store) fn of_gathering(gathering: &Gathering, places: &Places) -> Self {
        let mut opened = Self::of(gathering, places);
        opened.ops.extend(gathering.salvaged.iter().cloned().map(Arc::new));
        opened
    }
}

/// Reads a session for a command that only looks: nothing is written, locked or folded.
pub fn read(path: &Path) -> Result<Opened, StoreError> {
    let places = Places::of(&super::book::real_path(path));
    let gathering = gather(&RealDisk, &places).map_err(|error| {
        let gone = lost::is_gone(&RealDisk, &places);
        let lost = if gone { lost::at(&places.document, &Local::of_this_machine()) } else { None };
        lost.map_or(error, |lost| lost.words())
    })?;
    Ok(Opened::of_gathering(&gathering, &places))
}
