//! A session that is open for writing: one writer, its journal, and everything that was read (design, rules 4 to 7, 19,
//! 21). Folding stands in `fold`, forgetting in `forget`. Uses the other files of the store.

use super::disk::{Disk, Open, RealDisk};
use super::document;
use super::error::StoreError;
use super::journal;
use super::line::{self, Kept};
use super::local::{BlackBox, Local, Run, draw};
use super::opened::{Finding, Gathering, MOST_OPS, Opened, gather};
use super::places::Places;
use super::record::Record;
use crate::model::id::Id;
use crate::model::op::{Act, Op};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An open session.
pub struct Book {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) local: Local,
    pub(super) places: Places,
    pub(super) all: Gathering,
    pub(super) writer: String,
    label: String,
    next: u64,
    /// Own lines that are not known to be in the document; of these the first `saved` are on the disk.
    pub(super) own: Vec<Kept>,
    pub(super) saved: usize,
    pub(super) segment: Option<Segment>,
    segments: u32,
    pub(super) black_box: Option<BlackBox>,
    run: Option<Run>,
}

/// The journal file that is open.
pub(super) struct Segment {
    pub path: PathBuf,
    file: Box<dyn Open>,
}

/// The path with links followed, so that a rename never replaces a link.
pub(super) fn real_path(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Why a document that is there cannot be written, where that can be known without writing.
fn why_read_only(disk: &dyn Disk, document: &Path) -> Option<String> {
    use std::io::ErrorKind as Kind;
    disk.stat(document).ok()?;
    match disk.may_write(document).err()?.kind() {
        Kind::ReadOnlyFilesystem => Some("the disk can only be read".to_owned()),
        Kind::PermissionDenied => Some("this file is protected against writing".to_owned()),
        _ => None,
    }
}

impl Book {
    /// Makes a new session: an empty document claims the name.
    pub fn create(path: &Path, label: &str) -> Result<Self, StoreError> {
        Self::create_on(Arc::new(RealDisk), Local::of_this_machine(), path, label, &draw(16))
    }

    /// Makes a new session on a disk and with a state folder of one's choice.
    pub fn create_on(
        disk: Arc<dyn Disk>,
        local: Local,
        path: &Path,
        label: &str,
        id: &str,
    ) -> Result<Self, StoreError> {
        let places = Places::of(path);
        let io = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                StoreError::new(path, "is there already", "choose another name, or open that session")
            }
            _ => StoreError::io(path, &error),
        };
        if disk.stat(&places.journal).is_ok() {
            return Err(io(std::io::ErrorKind::AlreadyExists.into()));
        }
        disk.make_folder(&places.folder).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => StoreError::io(path, &std::io::ErrorKind::NotADirectory.into()),
            _ => StoreError::io(path, &error),
        })?;
        let mut file = disk.create(path).map_err(io)?;
        let text = document::write(id, &Record::default());
        if let Err(error) = file.append(text.as_bytes()).and_then(|()| file.sync()) {
            // The name was claimed for nothing: without this, the next try would find an empty file in its way.
            let _ = disk.remove(path);
            return Err(io(error));
        }
        disk.sync_folder(&places.folder).map_err(io)?;
        Self::open_on(disk, local, path, label).map(|(book, _)| book)
    }

    /// Opens a session for writing; the label is `desk`, or `t3` for table 3.
    pub fn open(path: &Path, label: &str) -> Result<(Self, Opened), StoreError> {
        Self::open_on(Arc::new(RealDisk), Local::of_this_machine(), path, label)
    }

    /// Opens a session on a disk and with a state folder of one's choice.
    pub fn open_on(disk: Arc<dyn Disk>, local: Local, path: &Path, label: &str) -> Result<(Self, Opened), StoreError> {
        let places = Places::of(&real_path(path));
        let mut all = gather(disk.as_ref(), &places)?;
        if all.read_only.is_none() {
            all.read_only = why_read_only(disk.as_ref(), &places.document);
        }
        let mut own = all.by_hand.clone();
        let restored: Vec<Kept> =
            local.restore(&all.session).into_iter().filter(|kept| !all.record.holds(kept)).collect();
        for kept in &restored {
            all.record.add(kept.clone());
        }
        if !restored.is_empty() {
            all.findings.push(Finding::Restored { count: restored.len() });
        }
        own.extend(restored);
        let opened = Opened::of(&all, &places);
        all.findings.clear();
        all.fresh.clear();
        all.writer = format!("{label}-{}", draw(8));
        let book = Self {
            writer: all.writer.clone(),
            label: label.to_owned(),
            next: 1,
            own,
            saved: 0,
            segment: None,
            segments: 0,
            black_box: None,
            run: None,
            disk,
            local,
            places,
            all,
        };
        Ok((book, opened))
    }

    /// The private file of this session, made where it is missing (rule 19). Never joined with the session itself.
    pub fn private(&self) -> Result<(Self, Opened), StoreError> {
        let (disk, path) = (self.disk.clone(), &self.places.private);
        if disk.stat(path).is_err() && disk.stat(&Places::of(path).journal).is_err() {
            let id = format!("private-{}", self.all.session);
            Self::create_on(disk.clone(), self.local.clone(), path, &self.label, &id)?;
        }
        Self::open_on(disk, self.local.clone(), path, &self.label)
    }

    /// The writer's name, for the operations that it will write.
    pub fn writer(&self) -> &str {
        &self.writer
    }

    /// The number of the writer's next operation.
    pub fn next(&self) -> u64 {
        self.next
    }

    /// The session's id.
    pub fn session(&self) -> &str {
        &self.all.session
    }

    /// The document's path.
    pub fn path(&self) -> &Path {
        &self.places.document
    }

    /// Every operation that is known.
    pub fn ops(&self) -> Vec<Op> {
        self.all.record.ops()
    }

    /// Why nothing may be written, where that is so.
    pub fn read_only(&self) -> Option<&str> {
        self.all.read_only.as_deref()
    }

    /// Whether the document holds everything that is known.
    pub fn is_complete(&self) -> bool {
        self.own.is_empty() && self.all.record.len() == self.all.document.len()
    }

    /// Own operations that are not yet on the disk.
    pub fn unsaved(&self) -> impl Iterator<Item = &Id> {
        self.own.iter().skip(self.saved).map(|kept| &kept.op.id)
    }

    /// Where this machine keeps its own copy of every line, where it does.
    pub fn black_box_folder(&self) -> Option<PathBuf> {
        self.black_box.as_ref().and_then(|_| self.local.folder())
    }

    pub(super) fn refuse(&self, why: impl Into<String>, todo: &str) -> StoreError {
        StoreError::new(&self.places.document, why, todo)
    }

    /// Writes operations; returns only when they are saved (rule 6). On an error they are kept in memory, and the next
    /// `append` or `save` writes them again.
    pub fn append(&mut self, ops: &[Op]) -> Result<(), StoreError> {
        self.take_on(ops)?;
        self.save()
    }

    /// Checks operations and takes them into memory and the black box; `save` puts them on the disk.
    pub fn take_on(&mut self, ops: &[Op]) -> Result<(), StoreError> {
        if let Some(why) = &self.all.read_only {
            return Err(self.refuse(why.clone(), "the session can be read, not written"));
        }
        if self.all.record.len().saturating_add(ops.len()) > MOST_OPS {
            return Err(self.refuse("has reached 500,000 lines", "begin a new session"));
        }
        let mut lines = Vec::with_capacity(ops.len());
        for op in ops {
            let kept = Kept::of(op.clone());
            line::within_limits(&kept).map_err(|why| self.refuse(why, "make it shorter; nothing was written"))?;
            let private_file = self.all.session.starts_with("private-");
            if matches!(&op.act, Act::Say(said) if said.kind.is_private()) && !private_file {
                return Err(self.refuse("this belongs into the private file", "nothing was written"));
            }
            lines.push(kept);
        }
        for kept in &mut lines {
            if kept.op.id.writer() == self.writer {
                self.next = self.next.max(kept.op.id.number().saturating_add(1));
            }
            self.all.record.add(kept.clone());
            if kept.op.act != Act::Forget && kept.op.of.iter().any(|thing| self.all.record.forgotten().contains(thing))
            {
                *kept = kept.gone();
            }
        }
        if self.black_box.is_none() {
            self.black_box = self.local.black_box(&self.all.session);
        }
        if let Some(black_box) = &mut self.black_box {
            black_box.add(&lines);
        }
        self.own.extend(lines);
        Ok(())
    }

    /// Puts every own line that is not saved yet on the disk.
    pub fn save(&mut self) -> Result<(), StoreError> {
        if self.saved == self.own.len() && self.segment.as_ref().is_none_or(|segment| self.leads_to(segment)) {
            return Ok(());
        }
        if let Some(mut segment) = self.segment.take() {
            let text: String = self.own.iter().skip(self.saved).map(journal::entry).collect();
            let written = segment.file.append(text.as_bytes()).and_then(|()| segment.file.sync());
            // A sync that failed is never tried again on the same file: the system may have dropped the pages.
            if written.is_ok() && self.leads_to(&segment) {
                self.segment = Some(segment);
                self.saved = self.own.len();
                return Ok(());
            }
        }
        self.saved = 0;
        let path = self.places.segment(&self.writer, self.segments.saturating_add(1));
        // People know the session's file, not the ones beside it.
        let segment = self.new_segment().map_err(|error| StoreError::io(&self.places.document, &error))?;
        if !self.leads_to(&segment) {
            return Err(StoreError::new(
                &path,
                "was taken away while it was written",
                "look whether the folder is still there",
            ));
        }
        self.segment = Some(segment);
        self.saved = self.own.len();
        Ok(())
    }

    /// Whether the name still leads to the open file.
    fn leads_to(&self, segment: &Segment) -> bool {
        match (self.disk.stat(&segment.path), segment.file.identity()) {
            (Ok(stat), Ok(identity)) => stat.identity == identity,
            _ => false,
        }
    }

    /// Begins a segment with every own line that is not in the document.
    fn new_segment(&mut self) -> std::io::Result<Segment> {
        if self.run.is_none() {
            self.run = self.local.begin(&self.writer);
        }
        let new_folder = self.disk.stat(&self.places.journal).is_err();
        if new_folder {
            self.disk.make_folder(&self.places.journal)?;
        }
        let (path, mut file) = loop {
            self.segments = self.segments.saturating_add(1);
            let path = self.places.segment(&self.writer, self.segments);
            match self.disk.create(&path) {
                Ok(file) => break (path, file),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        };
        let mut text = journal::head(&self.all.session, &self.writer);
        text.extend(self.own.iter().map(journal::entry));
        file.append(text.as_bytes())?;
        file.sync()?;
        self.disk.sync_folder(&self.places.journal)?;
        if new_folder {
            self.disk.sync_folder(&self.places.folder)?;
        }
        Ok(Segment { path, file })
    }

    /// Reads what others have written since, and gives back the operations that are new here.
    pub fn refresh(&mut self) -> (Vec<Op>, Vec<Finding>) {
        self.look_around();
        let fresh = std::mem::take(&mut self.all.fresh).into_iter().map(Arc::unwrap_or_clone).collect();
        (fresh, std::mem::take(&mut self.all.findings))
    }

    /// Reads what others have written since; what is new waits for the next `refresh`.
    pub(super) fn look_around(&mut self) {
        let read_only = self.all.read_only.take();
        self.all.look_around(self.disk.as_ref(), &self.places);
        self.all.read_only = self.all.read_only.take().or(read_only);
    }
}
