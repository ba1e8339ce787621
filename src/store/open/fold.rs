//! Folding: everything that is known becomes the document, and journals that are in it are trimmed (design, rules 10,
//! 11). Uses the book and the other files of the store.

use super::book::Book;
use super::finding::Finding;
use super::torn::{keep_torn, set_aside};
use crate::store::disk::{Locked, list_there, read_there};
use crate::store::document::{self, Document};
use crate::store::error::StoreError;
use crate::store::forget::Forgotten;
use crate::store::journal;
use crate::store::lost::is_blank;
use crate::store::places::Places;
use crate::store::record::Record;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// What became of a fold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folded {
    /// The document holds everything.
    Done,
    /// Another program is folding; it will be done later.
    Busy,
}

/// How a document was written.
enum Written {
    /// By carrying on what stood there: these are its bytes.
    Further(Vec<u8>),
    /// As a whole.
    Whole,
}

impl Book {
    /// Writes everything that is known into the document, under the lock, and trims own journals that are in it.
    pub fn fold(&mut self) -> Result<Folded, StoreError> {
        self.fold_and_scrub(&[], &mut Forgotten::default())
    }

    /// The same; where something was taken out since files were last looked through, it goes from them all.
    pub(in crate::store) fn fold_and_scrub(
        &mut self,
        words: &[String],
        out: &mut Forgotten,
    ) -> Result<Folded, StoreError> {
        if let Some(why) = &self.all.read_only {
            return Err(self.refuse(why.clone(), "the session can be read, not written"));
        }
        // What the journal does not take the document may; the reading back below says what is saved.
        let _ = self.save();
        if self.disk.stat(&self.places.folder).is_err() {
            // Somebody has taken the folder away; what is known goes back to where it was.
            let io = |error: std::io::Error| StoreError::io(&self.places.document, &error);
            self.disk.make_folder(&self.places.folder).map_err(io)?;
            self.note_begun_anew();
        }
        let (lock, may_trim) = match self.disk.lock(&self.places.lock) {
            Ok(Locked::Ours(lock)) => (Some(lock), true),
            Ok(Locked::Taken) => return Ok(Folded::Busy),
            Ok(Locked::NoLocks) => (None, false),
            Err(error) => return Err(StoreError::io(&self.places.lock, &error)),
        };
        let mut tries = 0;
        let written = loop {
            if let Some(written) = self.write_document()? {
                break written;
            }
            tries += 1;
            if tries > 20 {
                return Err(self.refuse("is changed by another program all the time", "close that program"));
            }
        };
        // What stands there now is read here, and need not be read again.
        self.all.is_new(self.disk.as_ref(), &self.places.document);
        let back = self.read_back(&written)?;
        let (own, saved) = (std::mem::take(&mut self.own), self.saved);
        let mut still_saved = 0;
        for (n, kept) in own.into_iter().enumerate() {
            if !back.holds(&kept) {
                still_saved += usize::from(n < saved);
                self.own.push(kept);
            }
        }
        self.saved = still_saved;
        if may_trim {
            self.trim(&back);
            // What a power cut left of an earlier fold does no harm while it stays.
            let _ = self.remove_left_overs();
        }
        self.all.document = back;
        if self.black_box.is_some() {
            self.note_whence();
        }
        let scrubbed = if self.must_scrub() { self.scrub(words, out) } else { Ok(()) };
        drop(lock);
        scrubbed?;
        Ok(Folded::Done)
    }

    /// The document's bytes as they are now. What some power cuts leave of a file is not to be kept as the one before.
    fn bytes_now(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let path = &self.places.document;
        let there = read_there(self.disk.as_ref(), path).map_err(|error| StoreError::io(path, &error))?;
        Ok(there.filter(|bytes| !is_blank(bytes)))
    }

    fn now(&self) -> Result<Option<Document>, StoreError> {
        Ok(self.bytes_now()?.map(|bytes| document::read_knowing(&bytes, &self.all.record)))
    }

    /// What the document on the disk holds, after it was written.
    fn read_back(&mut self, written: &Written) -> Result<Record, StoreError> {
        let bytes = self.bytes_now()?;
        if let (Written::Further(text), Some(bytes)) = (written, &bytes)
            && bytes == text
        {
            return Ok(self.all.record.clone());
        }
        let read = |bytes: Vec<u8>| document::read_knowing(&bytes, &self.all.record).record;
        let back = bytes.map(read).unwrap_or_default();
        for kept in back.lines() {
            self.all.put(kept);
        }
        Ok(back)
    }

    /// Joins the document as it is now, where it is not as it was left; what it is to be, and lines to be set aside.
    fn joined(&mut self, now: Option<&[u8]>) -> Result<(String, String), StoreError> {
        let mut torn = String::new();
        if let Some(bytes) = now {
            let mut document = document::read_knowing(bytes, &self.all.record);
            if !document.header.id.is_empty() && document.header.id != self.all.session {
                return Err(
                    self.refuse("is another session now", "open it anew; what was said is in the journal beside it")
                );
            }
            if document.is_newer() {
                return Err(self.refuse("was written by a newer version meanwhile", "use that version"));
            }
            if document.cut_off.is_some() && !self.all.whole {
                return Err(self.refuse(
                    "ends in the middle and stays as it is",
                    "lay a whole copy of the session beside it; what is said meanwhile is kept",
                ));
            }
            document.heal(&self.all.record);
            for kept in document.record.lines().into_iter().chain(document.by_hand.iter().cloned()) {
                self.all.put(kept);
            }
            torn = set_aside(bytes, &document, &self.all.record);
        }
        Ok((document::write(&self.all.session, &self.all.record), torn))
    }

    /// Joins the document as it is now and writes it; `None` where somebody changed it meanwhile.
    fn write_document(&mut self) -> Result<Option<Written>, StoreError> {
        let path = self.places.document.clone();
        let io = |error: std::io::Error| StoreError::io(&path, &error);
        let stat = self.disk.stat(&path).ok();
        let now = self.bytes_now()?;
        self.look_around();
        let further = now.as_deref().and_then(|bytes| {
            document::carry_on(std::str::from_utf8(bytes).ok()?, &self.all.session, &self.all.record)
        });
        let is_further = further.is_some();
        let (text, torn) = match further {
            Some(text) => (text, String::new()),
            None => self.joined(now.as_deref()).map(|(text, torn)| (Cow::Owned(text), torn))?,
        };
        let as_written = |text: Cow<str>| {
            let further = || Written::Further(text.into_owned().into_bytes());
            is_further.then(further).unwrap_or(Written::Whole)
        };
        if now.as_ref().is_some_and(|now| now == text.as_bytes()) {
            // Its name may be from a fold that came no further: journals go only when it lasts.
            self.disk.sync_folder(&self.places.folder).map_err(io)?;
            return Ok(Some(as_written(text)));
        }
        self.disk.make_folder(&self.places.journal).map_err(io)?;
        if !torn.is_empty() {
            keep_torn(self.disk.as_ref(), &self.places.torn, &torn).map_err(io)?;
        }
        let temporary = self.places.temporary(&self.writer);
        let new_before = self.places.before.with_extension("tmp");
        let before = now.as_deref().filter(|bytes| !bytes.is_empty());
        let written = self.write_whole(&temporary, text.as_bytes()).and_then(|()| {
            let Some(bytes) = before else { return Ok(()) };
            self.keep_before(&path, &new_before, bytes)?;
            self.disk.rename(&new_before, &self.places.before)?;
            self.disk.sync_folder(&self.places.journal)
        });
        // What stands there is known: it was joined above.
        self.all.is_new(self.disk.as_ref(), &self.places.before);
        if let Err(error) = written {
            // On a full disk, every half-written file would take room from the lines that people say next.
            let _ = self.disk.remove(&temporary);
            let _ = self.disk.remove(&new_before);
            return Err(io(error));
        }
        if self.disk.stat(&path).ok() != stat {
            // A program that knows no lock has written it since it was read.
            self.disk.remove(&temporary).map_err(io)?;
            return Ok(None);
        }
        if let Err(error) = self.disk.rename(&temporary, &path) {
            let _ = self.disk.remove(&temporary);
            return Err(io(error));
        }
        self.disk.sync_folder(&self.places.folder).map_err(io)?;
        Ok(Some(as_written(text)))
    }

    /// Keeps the document that was as a file of its own: under a second name, where the disk can do that, since it is
    /// never written in place; else its bytes.
    fn keep_before(&self, document: &Path, new: &Path, bytes: &[u8]) -> std::io::Result<()> {
        match self.disk.remove(new) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        match self.disk.name_too(document, new) {
            Ok(()) => self.disk.sync_file(new),
            Err(_) => self.write_whole(new, bytes),
        }
    }

    /// Writes a file whole and syncs it; a left-over of that name goes.
    pub(in crate::store) fn write_whole(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        match self.disk.remove(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = self.disk.create(path)?;
        file.append(bytes)?;
        file.sync()
    }

    /// Removes journals of this run, and of runs on this machine that have ended, every line of which was read back
    /// from the document. Others' stay, and so does one with a line that was set aside.
    fn trim(&mut self, back: &Record) {
        for path in self.journals().unwrap_or_default() {
            let Some(writer) = Places::writer_of(&path) else { continue };
            let mine = writer == self.writer;
            // Asked before it is read: a run that goes on may add a line behind what was read, and end then.
            if !mine && !self.local.has_ended(&writer) {
                continue;
            }
            let Ok(bytes) = self.disk.read(&path) else { continue };
            let read = journal::read_knowing(&bytes, back);
            let Some(head) = read.head.filter(|head| head.session == self.all.session) else { continue };
            if head.writer != writer || !read.aside.is_empty() || !read.lines.iter().all(|kept| back.holds(kept)) {
                continue;
            }
            if self.segment.as_ref().is_some_and(|segment| segment.path == path) {
                if !self.own.is_empty() {
                    continue;
                }
                self.segment = None;
            }
            // A journal that stays does no harm.
            if self.disk.remove(&path).is_ok() {
                self.earlier.retain(|segment| segment.path != path);
                if !mine {
                    self.local.forget_run(&writer);
                }
            }
        }
    }

    /// Removes half-written files of folds that were cut off; whoever folds has the lock. Which there were.
    pub(in crate::store) fn remove_left_overs(&self) -> std::io::Result<Vec<PathBuf>> {
        let mut left = list_there(self.disk.as_ref(), &self.places.folder)?;
        left.extend(list_there(self.disk.as_ref(), &self.places.journal)?);
        left.retain(|path| self.places.is_temporary(path));
        for path in &left {
            self.disk.remove(path)?;
        }
        Ok(left)
    }

    /// Reads the document where somebody else has written it: another window may have folded, and have taken away the
    /// journals that are in it.
    pub(in crate::store) fn look_at_document(&mut self) {
        let path = self.places.document.clone();
        if !self.all.is_new(self.disk.as_ref(), &path) {
            return;
        }
        match self.now() {
            Ok(now) => {
                let ours = now.filter(|document| document.header.id == self.all.session);
                for kept in ours.iter().flat_map(|document| document.record.lines()) {
                    self.all.put(kept);
                }
            }
            // The next look tries again.
            Err(_) => self.all.unsee(&path),
        }
    }

    /// Own lines that were saved once are to be written anew: another window may have taken their file away in order to
    /// forget something. So what others have written is read, the document too, and own lines about what they have
    /// forgotten are reduced (rule 17). Where it cannot be read at the second try, saving goes first.
    pub(in crate::store) fn catch_up(&mut self) -> std::io::Result<()> {
        self.look_around();
        let not_read = self.all.findings.iter().any(|finding| matches!(finding, Finding::NotRead { .. }));
        let blind = match self.now() {
            Ok(now) => {
                let ours = now.filter(|document| document.header.id == self.all.session);
                for kept in ours.iter().flat_map(|document| document.record.lines()) {
                    self.all.put(kept);
                }
                not_read
            }
            Err(_) => true,
        };
        for kept in &mut self.own {
            *kept = self.all.record.reduced(kept.clone());
        }
        if blind && !std::mem::replace(&mut self.blind, true) {
            return Err(std::io::Error::other("the folder cannot be read"));
        }
        self.blind = blind;
        Ok(())
    }

    /// The journals in the session's own folder.
    pub(in crate::store) fn journals(&self) -> std::io::Result<Vec<PathBuf>> {
        let files = list_there(self.disk.as_ref(), &self.places.journal)?;
        let ron = |path: &PathBuf| path.extension().is_some_and(|end| end == "ron");
        Ok(files.into_iter().filter(|path| ron(path) && *path != self.places.before).collect())
    }
}
