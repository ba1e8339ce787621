//! Leaving a borrowed laptop: what this machine keeps for itself goes, once all of it is in the document; and, where the
//! session is carried away, so do its files here (design, section 4). Nothing goes before it was read back. Uses the
//! book and the other files of the store.

use crate::store::book::Book;
use crate::store::disk::{Sort, list_there, read_there};
use crate::store::document;
use crate::store::error::StoreError;
use crate::store::fold::Folded;
use crate::store::header::{HEAD, Header};
use crate::store::journal;
use crate::store::line::Kept;
use crate::store::places::Places;
use crate::store::record::Record;
use crate::store::torn::keep_torn;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// So many characters of a half-typed line are shown.
const BEGINNING: usize = 24;

/// What leaving did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// Where the session lies now: the document, and the private file where there is one.
    pub now_in: Vec<PathBuf>,
    /// Files that were taken away here.
    pub removed: Vec<PathBuf>,
    /// Files beside the session that stay here, for a person to judge.
    pub stays: Vec<PathBuf>,
}

impl Book {
    /// Clears what this machine keeps of the session. With `to`, the session's files are carried into that folder first
    /// and then taken away here; a private file only where that is wanted.
    pub fn leave(mut self, to: Option<&Path>, private_too: bool) -> Result<Left, StoreError> {
        self.is_alone()?;
        if to.is_some() && self.has_private() && !self.is_private_file() && !private_too {
            return Err(StoreError::new(
                &self.places.private,
                "holds names and contacts and would stay on this laptop",
                "say --private-too to carry it along, or take it away yourself first; nothing was changed",
            ));
        }
        if let Some(begins) = self.half_typed() {
            return Err(self.refuse(
                format!("a half-typed line waits: “{begins}”"),
                "open the session and keep it or wipe it out, then leave",
            ));
        }
        let folder = to.map(|folder| self.may_go_to(folder)).transpose()?;
        let back = self.all_is_in_the_document()?;
        let mut left = Left::default();
        if let Some(folder) = &folder {
            left.now_in.push(self.carry(folder, &back)?);
        } else {
            left.now_in.push(self.places.document.clone());
        }
        let private = (!self.is_private_file() && self.has_private()).then(|| self.private()).transpose()?;
        if let Some((private, _)) = private {
            let inner = private.leave(to, private_too)?;
            left.now_in.extend(inner.now_in);
            left.removed.extend(inner.removed);
        }
        if folder.is_some() {
            self.remove_here(&back, &mut left)?;
        } else {
            self.remove(&self.places.before.clone(), &mut left)?;
            self.lasts(&self.places.journal)?;
        }
        self.clear_state().map_err(|error| StoreError::io(&self.places.document, &error))?;
        if !self.is_private_file() {
            let own: Vec<PathBuf> = left.now_in.iter().chain(&left.removed).cloned().collect();
            let beside = super::beside::look(self.disk.as_ref(), &self.places, &[]);
            left.stays = beside.papers.into_iter().filter(|paper| !own.contains(paper)).collect();
        }
        Ok(left)
    }

    /// How the first half-typed line begins that waits on this machine; `None` where none does.
    fn half_typed(&self) -> Option<String> {
        let (_, mut drafts) = self.local.drafts(&self.all.session);
        let ahead = crate::store::draft::ahead(&mut drafts);
        let ended = ahead.iter().filter(|kept| !self.all.record.holds(kept)).flat_map(|kept| kept.op.act.words());
        let ended: Vec<String> = ended.map(str::to_owned).collect();
        // Where somebody stood is not what they typed.
        let is_place = |line: &&str| line.split('\t').nth(1).is_some_and(|what| ["place", "stood"].contains(&what));
        let lines = drafts.values().flat_map(|draft| draft.lines()).filter(|line| !is_place(line));
        // Item, purpose, about, then the boxes.
        let words = |line: &str| {
            let boxes = line.splitn(4, '\t').nth(3).unwrap_or(line).replace('\t', " ");
            Some(boxes.trim().to_owned()).filter(|words| !words.is_empty())
        };
        let first = lines.filter_map(words).chain(ended).min()?;
        let begins: String = first.chars().take(BEGINNING).collect();
        Some(if begins.len() < first.len() { format!("{}…", begins.trim_end()) } else { begins })
    }

    /// Folds, and reads back that every line which this machine has is in the document on the disk.
    fn all_is_in_the_document(&mut self) -> Result<Record, StoreError> {
        if self.fold()? == Folded::Busy {
            return Err(
                self.refuse("is being written by another program", "try again in a moment; nothing was changed")
            );
        }
        let path = &self.places.document;
        let bytes = self.disk.read(path).map_err(|error| StoreError::io(path, &error))?;
        let back = document::read(&bytes).record;
        let mut missing = self.all.record.lines();
        let kept = self.local.try_restore(&self.all.session);
        missing.extend(kept.map_err(|error| StoreError::io(path, &error))?);
        missing.extend(self.own.iter().cloned());
        // What cannot be read now may hold what is nowhere else.
        for path in self.journals().map_err(|error| StoreError::io(path, &error))? {
            let bytes = read_there(self.disk.as_ref(), &path).map_err(|error| StoreError::io(&path, &error))?;
            missing.extend(journal::read(&bytes.unwrap_or_default()).lines);
        }
        let unread = |kept: &Kept| !back.holds(kept) && !back.holds(&self.all.record.reduced(kept.clone()));
        match missing.iter().filter(|kept| unread(kept)).count() {
            0 => Ok(back),
            n => Err(self.refuse(
                format!("lacks {n} lines that this laptop has"),
                "open the session once more, look whether everything is there, and try again; nothing was taken away",
            )),
        }
    }

    /// The folder to carry the session into, where that can be done.
    fn may_go_to(&self, folder: &Path) -> Result<PathBuf, StoreError> {
        let stat = self.disk.stat(folder).map_err(|error| StoreError::io(folder, &error))?;
        if stat.sort != Sort::Folder {
            return Err(StoreError::new(folder, "is not a folder", "name the folder on the stick"));
        }
        let same = |one: &Path, other: &Path| crate::store::opened::is_same_file(self.disk.as_ref(), one, other);
        if same(folder, &self.places.folder) {
            return Err(StoreError::new(folder, "is where the session lies already", "name the folder on the stick"));
        }
        Ok(folder.to_owned())
    }

    /// Writes the document into another folder and reads it back.
    fn carry(&self, folder: &Path, back: &Record) -> Result<PathBuf, StoreError> {
        let path = folder.join(self.places.document.file_name().unwrap_or_default());
        let there = Places::of(&path);
        let io = |error: std::io::Error| StoreError::io(&path, &error);
        if let Ok(bytes) = self.disk.read(&path) {
            let other = document::read(&bytes);
            let known = other.header.id == self.all.session && other.aside.is_empty();
            if !known || !other.all().lines().iter().all(|kept| back.holds(kept)) {
                return Err(StoreError::new(
                    &path,
                    "is there already and holds something else",
                    "take it out of the way, or lay it beside the session and open that; nothing was changed",
                ));
            }
        }
        let bytes = self.disk.read(&self.places.document).map_err(io)?;
        let new = there.temporary(&self.writer);
        self.write_whole(&new, &bytes).map_err(io)?;
        self.disk.rename(&new, &path).map_err(io)?;
        self.disk.sync_folder(folder).map_err(io)?;
        let torn = self.damaged_lines().map_err(io)?;
        if !torn.is_empty() {
            self.disk.make_folder(&there.journal).map_err(io)?;
            keep_torn(self.disk.as_ref(), &there.torn, &torn).map_err(io)?;
        }
        if self.disk.read(&path).map_err(io)? != bytes {
            return Err(StoreError::new(&path, "does not read back as it was written", "use another stick"));
        }
        Ok(path)
    }

    /// Damaged lines, which are in no document and go along.
    fn damaged_lines(&self) -> std::io::Result<String> {
        let torn = read_there(self.disk.as_ref(), &self.places.torn)?.unwrap_or_default();
        let mut out = String::from_utf8_lossy(&torn).into_owned();
        for path in self.journals()? {
            let bytes = read_there(self.disk.as_ref(), &path)?.unwrap_or_default();
            for aside in journal::read(&bytes).aside {
                out.push_str(&aside.text);
                out.push('\n');
            }
        }
        Ok(out)
    }

    /// Takes the session's own files away: the document and what is in it, copies among them, last of all the folder.
    fn remove_here(&mut self, back: &Record, left: &mut Left) -> Result<(), StoreError> {
        let io = |error: std::io::Error| StoreError::io(&self.places.folder, &error);
        let (beside, inside) = (
            list_there(self.disk.as_ref(), &self.places.folder).map_err(io)?,
            list_there(self.disk.as_ref(), &self.places.journal).map_err(io)?,
        );
        for path in beside {
            let is_ron = path.extension().is_some_and(|end| end == "ron");
            let is_copy = is_ron
                && self.disk.read_start(&path, HEAD).is_ok_and(|start| Header::read(&start).id == self.all.session);
            let held = || {
                let read = document::read(&self.disk.read(&path).unwrap_or_default());
                read.aside.is_empty() && read.all().lines().iter().all(|kept| back.holds(kept))
            };
            if path == self.places.document || self.places.is_temporary(&path) || (is_copy && held()) {
                self.remove(&path, left)?;
            } else if is_copy {
                left.stays.push(path);
            }
        }
        for path in inside {
            self.remove(&path, left)?;
        }
        self.remove(&self.places.lock.clone(), left)?;
        self.lasts(&self.places.journal)?;
        self.lasts(&self.places.folder)?;
        // A folder in which somebody keeps something else stays.
        let _ = self.disk.remove_folder(&self.places.journal);
        Ok(())
    }

    fn remove(&self, path: &Path, left: &mut Left) -> Result<(), StoreError> {
        match self.disk.remove(path) {
            Ok(()) => left.removed.push(path.to_owned()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(StoreError::io(path, &error)),
        }
        Ok(())
    }

    /// What was taken away in a folder stays away when the power is cut.
    fn lasts(&self, folder: &Path) -> Result<(), StoreError> {
        match self.disk.sync_folder(folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreError::io(folder, &error)),
            _ => Ok(()),
        }
    }

    /// Takes away what the state folder keeps of this session.
    fn clear_state(&mut self) -> std::io::Result<()> {
        let session = self.all.session.clone();
        self.let_black_box_go();
        self.local.remove_black_box(&session)?;
        self.local.try_take_draft(&session)?;
        let _ = crate::store::now::take_wall(&self.local, &session);
        let writers: BTreeSet<String> = self.all.record.ops().iter().map(|op| op.id.writer().to_owned()).collect();
        for writer in writers.iter().filter(|writer| self.local.has_ended(writer)) {
            self.local.forget_run(writer);
        }
        self.end_run();
        Ok(())
    }
}
