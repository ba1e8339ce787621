//! Scrubbing: what was taken out at a person's wish goes from every file that this program reaches (design, rules 17,
//! 18). It stands at the end of a fold, under the lock, so that whoever opens a session whose scrubbing was broken off
//! finishes it. Uses the book and the other files of the store.

use super::forget::Forgotten;
use crate::store::book::Book;
use crate::store::disk::{list_there, read_there};
use crate::store::document::{self, Document};
use crate::store::draft::AHEAD;
use crate::store::error::StoreError;
use crate::store::header::{HEAD, Header};
use crate::store::journal;
use crate::store::line;
use crate::store::local::draw;
use crate::store::traces::Traces;
use std::path::{Path, PathBuf};

impl Book {
    /// Whether something was taken out since files were last looked through for it.
    pub(in crate::store) fn must_scrub(&self) -> bool {
        self.all.record.taken_out().len() > self.scrubbed
    }

    /// Takes what was taken out of the record out of every file that is reached; `words` are its words, where they are
    /// still known.
    pub(in crate::store) fn scrub(&mut self, words: &[String], out: &mut Forgotten) -> Result<(), StoreError> {
        let traces = Traces::of(&self.all.record, words);
        self.scrub_before(&traces, out)?;
        let own = self.journals().map_err(|error| StoreError::io(&self.places.journal, &error))?;
        for path in own.into_iter().chain(self.journals_elsewhere(out)) {
            if self.scrub_journal(&path, &traces).map_err(|error| StoreError::io(&path, &error))? {
                out.scrubbed.push(path);
            }
        }
        self.scrub_torn(&traces, out)?;
        self.scrub_copies(&traces, out)?;
        let left = self.remove_left_overs().map_err(|error| StoreError::io(&self.places.document, &error))?;
        out.scrubbed.extend(left);
        // Without this, a power cut brings back what was just taken away.
        for folder in [&self.places.journal, &self.places.folder] {
            self.disk.sync_folder(folder).map_err(|error| StoreError::io(folder, &error))?;
        }
        self.scrub_local(&traces).map_err(|error| StoreError::io(&self.places.document, &error))?;
        // What could not be read is looked at again by the next fold.
        if out.unread.is_empty() {
            self.scrubbed = self.all.record.taken_out().len();
        }
        Ok(())
    }

    /// The same for what this machine keeps for itself. A table and a room, which never fold, do it when they open.
    pub(in crate::store) fn scrub_local(&mut self, traces: &Traces) -> std::io::Result<()> {
        let session = self.all.session.clone();
        // Another window may have put a new one in the place of what is open here.
        self.let_black_box_go();
        self.local.reduce_black_box(&session, |kept| self.all.record.reduced(kept))?;
        // Every key is one line in there: also of lines that were kept long ago.
        for (place, draft) in self.local.try_take_draft(&session)? {
            let falls = |line: &str| line::read(line).is_ok_and(|kept| self.all.record.reduced(kept.clone()) != kept);
            let goes = |half: &str| if place == AHEAD { falls(half) } else { traces.in_draft(half) };
            let kept: Vec<&str> = draft.lines().filter(|half| !goes(half)).collect();
            if !kept.is_empty() {
                self.local.keep_draft(&session, &place, &kept.join("\n"));
            }
        }
        Ok(())
    }

    /// Whether a document on the disk still holds something that was taken out.
    fn holds_what_went(&self, bytes: &[u8], document: &Document, traces: &Traces) -> bool {
        let all = document.all();
        all.lines().into_iter().any(|kept| self.all.record.reduced(kept.clone()) != kept)
            || document.aside.iter().any(|aside| traces.show_in(&aside.text))
            || (!all.taken_out().is_empty() && document::write(&document.header.id, &all).as_bytes() != bytes)
    }

    fn scrub_before(&mut self, traces: &Traces, out: &mut Forgotten) -> Result<(), StoreError> {
        let path = self.places.before.clone();
        let bytes = read_there(self.disk.as_ref(), &path).map_err(|error| StoreError::io(&path, &error))?;
        let Some(bytes) = bytes else { return Ok(()) };
        if self.holds_what_went(&bytes, &document::read(&bytes), traces) {
            let text = document::write(&self.all.session, &self.all.document);
            self.replace(&path, text.as_bytes()).map_err(|error| StoreError::io(&path, &error))?;
            out.scrubbed.push(path);
        }
        Ok(())
    }

    /// Puts a file in the place of another one.
    fn replace(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let new = path.with_file_name(format!("{name}.tmp"));
        self.write_whole(&new, bytes)?;
        self.disk.rename(&new, path)?;
        self.disk.sync_folder(path.parent().unwrap_or(&self.places.folder))
    }

    /// Writes a journal anew without the words. Its writer may be adding to it: so the file is first given another name
    /// (its writer sees that and begins a new one), and read once more.
    fn scrub_journal(&mut self, path: &Path, traces: &Traces) -> std::io::Result<bool> {
        let before = journal::read(&self.disk.read(path)?);
        let is_reduced = |kept: &crate::store::line::Kept| self.all.record.reduced(kept.clone()) == *kept;
        if before.lines.iter().all(is_reduced) && !before.aside.iter().any(|aside| traces.show_in(&aside.text)) {
            return Ok(false);
        }
        if self.segment.as_ref().is_some_and(|segment| segment.path == path) {
            self.distrust();
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // One that a power cut has left keeps its name.
        let aside = path.with_file_name(format!("forgetting-{}-{name}", draw(4)));
        self.disk.rename(path, &aside)?;
        let read = journal::read(&self.disk.read(&aside)?);
        let writer = read.head.map(|head| head.writer).unwrap_or_default();
        let mut text = journal::head(&self.all.session, &writer);
        for kept in &read.lines {
            self.all.put(kept.clone());
            text.push_str(&journal::entry(&self.all.record.reduced(kept.clone())));
        }
        for damaged in read.aside.iter().filter(|aside| !traces.show_in(&aside.text)) {
            text.push_str(&format!("\n{}\n", damaged.text));
        }
        self.write_whole(path, text.as_bytes())?;
        self.disk.sync_folder(path.parent().unwrap_or(&self.places.journal))?;
        self.disk.remove(&aside)?;
        Ok(true)
    }

    /// Journals of this session in other folders beside it: somebody renamed the document.
    fn journals_elsewhere(&self, out: &mut Forgotten) -> Vec<PathBuf> {
        let ends_in = |path: &PathBuf, end: &str| path.extension().is_some_and(|is| is == end);
        let mut list = |folder: &PathBuf| match list_there(self.disk.as_ref(), folder) {
            Ok(all) => all,
            Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Vec::new(),
            Err(_) => {
                out.unread.push(folder.clone());
                Vec::new()
            }
        };
        let beside = list(&self.places.folder).into_iter();
        let folders = beside.filter(|path| ends_in(path, "journal") && *path != self.places.journal);
        let mut all: Vec<PathBuf> = folders.flat_map(|folder| list(&folder)).collect();
        all.retain(|path| ends_in(path, "ron"));
        all.retain(|path| {
            let Ok(start) = self.disk.read_start(path, HEAD) else {
                out.unread.push(path.clone());
                return false;
            };
            journal::read(&start).head.is_some_and(|head| head.session == self.all.session)
        });
        all
    }

    fn scrub_torn(&mut self, traces: &Traces, out: &mut Forgotten) -> Result<(), StoreError> {
        let path = self.places.torn.clone();
        let bytes = read_there(self.disk.as_ref(), &path).map_err(|error| StoreError::io(&path, &error))?;
        let Some(bytes) = bytes else { return Ok(()) };
        let text = String::from_utf8_lossy(&bytes);
        let keep: Vec<&str> = text.lines().filter(|line| !traces.show_in(line)).collect();
        if keep.len() < text.lines().count() {
            let all: String = keep.iter().flat_map(|line| [*line, "\n"]).collect();
            self.replace(&path, all.as_bytes()).map_err(|error| StoreError::io(&path, &error))?;
            out.scrubbed.push(path.clone());
        }
        if !keep.is_empty() {
            out.left.push(format!(
                "{} holds {} damaged lines: look whether they say anything.",
                path.display(),
                keep.len()
            ));
        }
        Ok(())
    }

    /// Copies of the document in this folder, as sync programs leave them: everything in them is in the document.
    fn scrub_copies(&mut self, traces: &Traces, out: &mut Forgotten) -> Result<(), StoreError> {
        let folder = &self.places.folder;
        let all = list_there(self.disk.as_ref(), folder).map_err(|error| StoreError::io(folder, &error))?;
        for path in all {
            let is_ron = path.extension().is_some_and(|end| end == "ron");
            if !is_ron
                || path == self.places.document
                || crate::store::opened::is_same_file(self.disk.as_ref(), &path, &self.places.document)
            {
                continue;
            }
            let Ok(start) = self.disk.read_start(&path, HEAD) else {
                out.unread.push(path);
                continue;
            };
            if Header::read(&start).id != self.all.session {
                continue;
            }
            let Ok(bytes) = self.disk.read(&path) else {
                out.unread.push(path);
                continue;
            };
            let document = document::read(&bytes);
            if !self.holds_what_went(&bytes, &document, traces) {
                continue;
            }
            if document.cut_off.is_some() || !document.aside.is_empty() || !document.refused.is_empty() {
                out.left.push(format!(
                    "{} is a damaged copy of this session and stays as it is: take it away if nobody needs it.",
                    path.display()
                ));
                continue;
            }
            let mut all = self.all.record.clone();
            for kept in document.all().lines() {
                all.add(kept);
            }
            let text = document::write(&self.all.session, &all);
            self.replace(&path, text.as_bytes()).map_err(|error| StoreError::io(&path, &error))?;
            out.scrubbed.push(path);
        }
        Ok(())
    }
}
