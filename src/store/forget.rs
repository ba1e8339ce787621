//! Forgetting on the disk: what is left of a person or a thing in the files of this machine goes (design, rules 17, 18).
//! Uses the book and the other files of the store.

use super::book::Book;
use super::document;
use super::error::StoreError;
use super::finding::Finding;
use super::fold::Folded;
use super::journal;
use super::line::Kept;
use crate::model::id::Id;
use crate::model::op::{Act, Op};
use std::path::{Path, PathBuf};

/// What forgetting did, and what it cannot do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Files from which the words are gone.
    pub scrubbed: Vec<PathBuf>,
    /// What this program cannot reach, as sentences.
    pub left: Vec<String>,
}

impl Book {
    /// Writes a `Forget`, and takes what it names out of every file that this program reaches: the document, the one
    /// before it, journals, lines set aside, the black box, drafts, the private file.
    pub fn forget(&mut self, forget: &Op) -> Result<Forgotten, StoreError> {
        if forget.act != Act::Forget {
            return Err(self.refuse("this does not forget anything", "nothing was written"));
        }
        let things = forget.of.clone();
        let mut out = Forgotten::default();
        self.take_on(std::slice::from_ref(forget))?;
        // Own lines go to a new segment in their reduced form; the old one is scrubbed below like everybody's.
        for kept in &mut self.own {
            *kept = reduced(kept, |thing| things.contains(thing));
        }
        self.distrust();
        self.save()?;
        if self.fold()? == Folded::Busy {
            return Err(self
                .refuse("another program is writing the document", "try again in a moment: not all is forgotten yet"));
        }
        out.scrubbed.push(self.places.document.clone());
        let io = |path: &Path, error: &std::io::Error| StoreError::io(path, error);
        if self.disk.stat(&self.places.before).is_ok() {
            let (path, new) = (self.places.before.clone(), self.places.before.with_extension("tmp"));
            let text = document::write(&self.all.session, &self.all.document);
            self.write_whole(&new, text.as_bytes()).map_err(|error| io(&path, &error))?;
            self.disk.rename(&new, &path).map_err(|error| io(&path, &error))?;
            out.scrubbed.push(path);
        }
        for path in self.journals() {
            if self.scrub_journal(&path, &things).map_err(|error| io(&path, &error))? {
                out.scrubbed.push(path);
            }
        }
        self.scrub_torn(&things, &mut out)?;
        self.remove_left_overs().map_err(|error| io(&self.places.document, &error))?;
        // Without this, a power cut brings back what was just taken away.
        for folder in [&self.places.journal, &self.places.folder] {
            self.disk.sync_folder(folder).map_err(|error| io(folder, &error))?;
        }
        let session = self.all.session.clone();
        let kept: Vec<Kept> =
            self.local.restore(&session).iter().map(|kept| reduced(kept, |thing| things.contains(thing))).collect();
        self.black_box = None;
        self.local.replace_black_box(&session, &kept).map_err(|error| io(&self.places.document, &error))?;
        self.local.take_draft(&session);
        self.forget_privately(&things, &mut out)?;
        self.what_is_left(&mut out);
        Ok(out)
    }

    /// Writes a journal anew without the words. Its writer may be adding to it: so the file is first given another name
    /// (its writer sees that and begins a new one), and read once more.
    fn scrub_journal(&mut self, path: &Path, things: &[Id]) -> std::io::Result<bool> {
        let names = |text: &str| things.iter().any(|thing| text.contains(thing.as_str()));
        let before = journal::read(&self.disk.read(path)?);
        let touched = before.lines.iter().any(|kept| reduced(kept, |thing| things.contains(thing)) != *kept)
            || before.aside.iter().any(|aside| names(&aside.text));
        if !touched {
            return Ok(false);
        }
        if self.segment.as_ref().is_some_and(|segment| segment.path == path) {
            self.distrust();
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let aside = path.with_file_name(format!("forgetting-{name}"));
        self.disk.rename(path, &aside)?;
        let read = journal::read(&self.disk.read(&aside)?);
        let writer = read.head.map(|head| head.writer).unwrap_or_default();
        let mut text = journal::head(&self.all.session, &writer);
        for kept in &read.lines {
            self.all.put(kept.clone());
            text.push_str(&journal::entry(&reduced(kept, |thing| things.contains(thing))));
        }
        for damaged in read.aside.iter().filter(|aside| !names(&aside.text)) {
            text.extend([
                "
",
                damaged.text.as_str(),
                "
",
            ]);
        }
        self.write_whole(path, text.as_bytes())?;
        self.disk.sync_folder(&self.places.journal)?;
        self.disk.remove(&aside)?;
        Ok(true)
    }

    fn scrub_torn(&mut self, things: &[Id], out: &mut Forgotten) -> Result<(), StoreError> {
        let path = self.places.torn.clone();
        let Ok(bytes) = self.disk.read(&path) else { return Ok(()) };
        let text = String::from_utf8_lossy(&bytes);
        let keep: Vec<&str> =
            text.lines().filter(|line| !things.iter().any(|thing| line.contains(thing.as_str()))).collect();
        if keep.len() < text.lines().count() {
            let all: String = keep.iter().flat_map(|line| [*line, "\n"]).collect();
            self.write_whole(&path, all.as_bytes()).map_err(|error| StoreError::io(&path, &error))?;
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

    fn forget_privately(&mut self, things: &[Id], out: &mut Forgotten) -> Result<(), StoreError> {
        if self.all.session.starts_with("private-") || self.disk.stat(&self.places.private).is_err() {
            return Ok(());
        }
        let (mut private, opened) = self.private()?;
        let named: Vec<Id> =
            things.iter().filter(|thing| opened.ops.iter().any(|op| op.of.contains(thing))).cloned().collect();
        if named.is_empty() {
            return Ok(());
        }
        let l = opened.ops.iter().map(|op| op.l).max().unwrap_or(0).saturating_add(1);
        let id = Id::new(format!("{}.{}", private.writer(), private.next()));
        let forget = Op { id, l, at: None, step: 1, part: (0, 0), of: named, act: Act::Forget };
        let inner = private.forget(&forget)?;
        out.scrubbed.extend(inner.scrubbed);
        Ok(())
    }

    fn what_is_left(&mut self, out: &mut Forgotten) {
        if self.all.session.starts_with("private-") {
            return;
        }
        // Copies are read anew, so that they can be named.
        self.all.seen.clear();
        self.all.findings.clear();
        self.look_around();
        for finding in std::mem::take(&mut self.all.findings) {
            if let Finding::Joined { file } = finding {
                out.left.push(format!(
                    "{} is a copy of this session: take it away if it is no longer needed.",
                    file.display()
                ));
            }
        }
        if self.places.folder.ancestors().any(|folder| self.disk.stat(&folder.join(".git")).is_ok()) {
            out.left.push("The history of git still holds earlier versions.".to_owned());
        }
        out.left.push("Other machines forget it when they next open the session.".to_owned());
        out.left.push(
            "Mails, printed papers, exports, backups and the versions of sync programs are for you to see to."
                .to_owned(),
        );
    }
}

/// The line, or what is left of it where it is about something forgotten.
pub(super) fn reduced(kept: &Kept, is_forgotten: impl Fn(&Id) -> bool) -> Kept {
    let names = kept.op.of.iter().any(is_forgotten);
    if names && !matches!(kept.op.act, Act::Forget | Act::Gone) { kept.gone() } else { kept.clone() }
}
