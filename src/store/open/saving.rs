//! Saving: own lines go to a journal, a new segment whenever the old one cannot be trusted (design, rules 4 to 6), and
//! a reserve gives the last lines room on a full disk (reliability 1.4). Uses the book.

use super::book::Book;
use super::finding::Finding;
use crate::store::disk::{Disk, Open, leads_to};
use crate::store::error::StoreError;
use crate::store::journal;
use crate::store::line::Kept;
use std::io::{Error, ErrorKind, Result};
use std::path::PathBuf;

/// The size of the reserve, in bytes.
pub const RESERVE: usize = 128 * 1024;

/// About how much room a line takes, at least, with what the file system adds.
const A_LINE: usize = 400;

/// A journal file that is open.
pub(in crate::store) struct Segment {
    pub path: PathBuf,
    file: Box<dyn Open>,
    /// How much of it is whole lines.
    len: u64,
}

/// Why lines did not go into a segment.
enum Failed {
    /// There is no room; what was in it before is as safe as it was.
    NoRoom(Error),
    /// Nothing in it counts as saved any more.
    Broken(Error),
}

fn is_full(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}

fn length(text: &str) -> u64 {
    u64::try_from(text.len()).unwrap_or(u64::MAX)
}

impl Segment {
    /// Whether its name still leads to it.
    fn stands(&self, disk: &dyn Disk) -> bool {
        leads_to(disk, &self.path, self.file.as_ref())
    }

    fn add(&mut self, text: &str) -> std::result::Result<(), Failed> {
        if let Err(error) = self.file.append(text.as_bytes()) {
            // Half a line would be told as damage, and takes room.
            let cut = self.file.cut(self.len).is_ok();
            return Err(if is_full(&error) && cut { Failed::NoRoom(error) } else { Failed::Broken(error) });
        }
        self.file.sync().map_err(Failed::Broken)?;
        self.len = self.len.saturating_add(length(text));
        Ok(())
    }
}

impl Book {
    /// Puts every own line that is not saved yet on the disk.
    pub fn save(&mut self) -> std::result::Result<(), StoreError> {
        let all_stand = self.segment.iter().chain(&self.earlier).all(|segment| segment.stands(self.disk.as_ref()));
        if self.saved == self.own.len() && all_stand {
            return Ok(());
        }
        if !all_stand {
            self.distrust();
        }
        let mut why = None;
        if let Some(mut segment) = self.segment.take() {
            match segment.add(&entries(self.own.iter().skip(self.saved))) {
                Ok(()) if segment.stands(self.disk.as_ref()) => {
                    self.segment = Some(segment);
                    self.saved = self.own.len();
                    return Ok(());
                }
                Err(Failed::NoRoom(error)) => {
                    self.earlier.push(segment);
                    why = Some(error);
                }
                // A sync that failed is never tried again on the same file: the system may have dropped the pages.
                Ok(()) | Err(Failed::Broken(_)) => self.distrust(),
            }
        }
        if why.is_none() {
            why = self.begin_segment().err();
        }
        if why.as_ref().is_some_and(is_full) && self.disk.remove(&self.places.reserve).is_ok() {
            self.squeezed = true;
            why = self.begin_segment().err();
        }
        match why {
            None => Ok(()),
            // People know the session's file, not the ones beside it.
            Some(error) => Err(match error.kind() {
                ErrorKind::PermissionDenied => self.refuse(
                    "its folder can be read, not written",
                    "copy the session to a folder of your own, or ask who owns this one",
                ),
                _ => StoreError::io(&self.places.document, &error),
            }),
        }
    }

    /// No segment counts any more: every own line that is not in the document goes to the next one (rule 6).
    pub(in crate::store) fn distrust(&mut self) {
        self.stale |= self.saved > 0;
        self.segment = None;
        self.earlier.clear();
        self.saved = 0;
    }

    /// Begins a segment with every own line that is in no other and not in the document.
    fn begin_segment(&mut self) -> Result<()> {
        let begun = self.try_segment();
        // Its lines may have been seen for a moment, and struck since: before they are written again, others are read.
        self.stale = begun.is_err();
        begun
    }

    fn try_segment(&mut self) -> Result<()> {
        if self.stale {
            self.catch_up()?;
        }
        if self.earlier.is_empty() {
            self.saved = 0;
        }
        self.begin_run();
        if self.disk.stat(&self.places.journal).is_err() {
            // Where everything was thrown away it is begun anew. Where for a table the stick or the share has gone on which
            // it was opened, what was made in its place would be hidden when it is back.
            if self.is_at_a_table() && !self.is_in_its_folder() {
                self.disk.stat(&self.places.document)?;
            }
            let had_gone = self.disk.stat(&self.places.document).is_err();
            self.disk.make_folder(&self.places.journal)?;
            if had_gone {
                self.note_begun_anew();
            }
        }
        let (path, file) = loop {
            self.segments = self.segments.saturating_add(1);
            let path = self.places.segment(&self.writer, self.segments);
            match self.disk.create(&path) {
                Ok(file) => break (path, file),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        };
        let mut segment = Segment { path, file, len: 0 };
        let text = journal::head(&self.all.session, &self.writer) + &entries(self.own.iter().skip(self.saved));
        let written = segment.add(&text).map_err(|failed| match failed {
            Failed::NoRoom(error) | Failed::Broken(error) => error,
        });
        let written = written.and_then(|()| self.disk.sync_folder(&self.places.journal));
        // Whoever made the journal's folder, this run before an error or another window, need not have come so far.
        let written = written.and_then(|()| self.disk.sync_folder(&self.places.folder));
        if let Err(error) = written {
            // Tried again every two seconds, they would be many. None of its lines was called saved.
            let _ = self.disk.remove(&segment.path);
            return Err(error);
        }
        if !segment.stands(self.disk.as_ref()) {
            return Err(Error::other("it was taken away while it was written"));
        }
        self.segment = Some(segment);
        self.saved = self.own.len();
        Ok(())
    }

    /// Notes, to be told, that the session had gone from its place.
    pub(in crate::store) fn note_begun_anew(&mut self) {
        let finding = Finding::BegunAnew { file: self.places.document.clone() };
        if !self.all.findings.contains(&finding) {
            self.all.findings.push(finding);
        }
    }

    /// Lays room aside for the last lines on a full disk, where there is room now. The bytes are drawn, so that no file
    /// system stores them as nothing.
    pub fn lay_reserve(&mut self) {
        if self.all.read_only.is_some() || self.disk.stat(&self.places.journal).is_err() {
            return;
        }
        match self.disk.create(&self.places.reserve) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => self.squeezed = false,
            Err(_) => {}
            Ok(mut file) => {
                let bytes = crate::store::local::draw(RESERVE);
                if file.append(bytes.as_bytes()).and_then(|()| file.sync()).is_ok() {
                    self.squeezed = false;
                } else {
                    // There is no room for it.
                    let _ = self.disk.remove(&self.places.reserve);
                }
            }
        }
    }

    /// Takes the reserve away, at the end.
    pub fn drop_reserve(&self) {
        let _ = self.disk.remove(&self.places.reserve);
    }

    /// Where the disk is full and the reserve is being used up: about how many more lines fit.
    pub fn lines_that_fit(&self) -> Option<usize> {
        let used = self.segment.as_ref().map_or(0, |segment| usize::try_from(segment.len).unwrap_or(usize::MAX));
        self.squeezed.then(|| RESERVE.saturating_sub(used) / A_LINE)
    }
}

fn entries<'a>(lines: impl Iterator<Item = &'a Kept>) -> String {
    lines.map(journal::entry).collect()
}
