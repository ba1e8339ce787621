//! A session that is open for writing: one writer, its journal, and everything that was read (design, rules 4 to 7, 19,
//! 21). Folding stands in `fold`, forgetting in `forget`. Uses the other files of the store.

use super::finding::Finding;
use super::gather::{gather, salvage_again};
use super::opened::{Gathering, MOST_OPS, Opened};
use super::saving::Segment;
use crate::model::day::now::table_of;
use crate::model::id::Id;
use crate::model::op::{Act, Op};
use crate::store::black_box::{BlackBox, Compared, Whence};
use crate::store::disk::{Disk, Identity, RealDisk, Sort};
use crate::store::document;
use crate::store::error::StoreError;
use crate::store::header::{HEAD, Header};
use crate::store::line::{self, Kept};
use crate::store::local::{Local, Run, Window, draw};
use crate::store::lost::is_gone;
use crate::store::places::{self, Places};
use crate::store::record::Record;
use crate::store::traces::Traces;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An open session.
pub struct Book {
    pub(in crate::store) disk: Arc<dyn Disk>,
    pub(in crate::store) local: Local,
    pub(in crate::store) places: Places,
    pub(in crate::store) all: Gathering,
    pub(in crate::store) writer: String,
    label: String,
    next: u64,
    /// Own lines that are not known to be in the document; of these the first `saved` are on the disk.
    pub(in crate::store) own: Vec<Kept>,
    pub(in crate::store) saved: usize,
    pub(in crate::store) segment: Option<Segment>,
    /// Earlier segments that ended with the room on the disk, and still hold saved lines.
    pub(in crate::store) earlier: Vec<Segment>,
    pub(in crate::store) segments: u32,
    /// Own lines that were saved once stand in no segment that can be trusted.
    pub(in crate::store) stale: bool,
    /// What others have written could not be read when own lines were to be written anew.
    pub(in crate::store) blind: bool,
    pub(in crate::store) black_box: Option<BlackBox>,
    /// What the black box was found to hold when the session was opened.
    compared: Option<Compared>,
    pub(in crate::store) run: Option<Run>,
    /// The reserve was given away for the last lines.
    pub(in crate::store) squeezed: bool,
    /// How much of what was taken out is known to be gone from the files.
    pub(in crate::store) scrubbed: usize,
    /// The same, from what this machine keeps for itself.
    scrubbed_here: usize,
    /// The folder in which the session stood when it was opened.
    opened_in: Identity,
    _window: Option<Window>,
}

/// The path with links followed, so that a rename never replaces a link.
pub(in crate::store) fn real_path(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Makes a folder whose name lasts: a power cut must not take the folder with everything in it.
fn make_lasting_folder(disk: &dyn Disk, folder: &Path) -> std::io::Result<()> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|above| disk.stat(above).is_err()).collect();
    disk.make_folder(folder)?;
    // The one that is asked for may be left from a try that came no further.
    let new = if missing.is_empty() { vec![folder] } else { missing };
    for above in new.into_iter().filter_map(Path::parent) {
        disk.sync_folder(if above.as_os_str().is_empty() { Path::new(".") } else { above })?;
    }
    Ok(())
}

/// Why a document that is there cannot be written, where that can be known without writing.
fn why_read_only(disk: &dyn Disk, places: &Places) -> Option<String> {
    use std::io::ErrorKind as Kind;
    let document = &places.document;
    disk.stat(document).ok()?;
    if disk.stat_itself(&places.journal).is_ok_and(|stat| stat.sort != Sort::Folder) {
        return Some("the folder for what is said next has a name that is taken by something else".to_owned());
    }
    if disk.stat(&places.folder).is_ok_and(|stat| stat.read_only) {
        return Some("its folder is protected against writing".to_owned());
    }
    match disk.may_write(document).err()?.kind() {
        Kind::ReadOnlyFilesystem => Some("the disk can only be read".to_owned()),
        Kind::PermissionDenied => Some("this file is protected against writing".to_owned()),
        _ => None,
    }
}

/// What the black box says beside everything that was found, and the lines that are truly missing: not those of a run
/// that goes on, which saves them itself, and not those that a run has saved while files were read here.
fn missing(
    local: &Local,
    all: &mut Gathering,
    again: impl Fn() -> Result<Gathering, StoreError>,
) -> (Compared, Vec<Kept>) {
    let mut compared = local.compare(&all.session, &all.record);
    let mut alone = std::mem::take(&mut compared.alone);
    if alone.is_empty() {
        return (compared, alone);
    }
    let mut going_on: BTreeMap<String, bool> = BTreeMap::new();
    alone.retain(|kept| {
        let writer = kept.op.id.writer();
        !*going_on.entry(writer.to_owned()).or_insert_with(|| local.goes_on(writer))
    });
    if let Ok(now) = again() {
        *all = Gathering { read_only: now.read_only.clone().or(all.read_only.take()), ..now };
        alone.retain(|kept| !all.record.holds(kept));
        compared = local.compare(&all.session, &all.record);
        compared.alone.clear();
    }
    (compared, alone)
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
        make_lasting_folder(disk.as_ref(), &places.folder).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => StoreError::io(path, &std::io::ErrorKind::NotADirectory.into()),
            _ => StoreError::io(path, &error),
        })?;
        // An empty file claims the name; what is written takes its place whole, so that a power cut never leaves half a
        // document under the name.
        drop(disk.create(path).map_err(io)?);
        let new = places.temporary(&draw(8));
        let text = document::write(id, &Record::default());
        let written = disk.create(&new).and_then(|mut file| file.append(text.as_bytes()).and_then(|()| file.sync()));
        let written = written.and_then(|()| disk.rename(&new, path)).and_then(|()| disk.sync_folder(&places.folder));
        if let Err(error) = written {
            // The name was claimed for nothing: without this, the next try would find an empty file in its way.
            let _ = disk.remove(&new);
            let _ = disk.remove(path);
            return Err(io(error));
        }
        Self::open_on(disk, local, path, label).map(|(book, _)| book)
    }

    /// Opens a session for writing; the label is `desk`, or `t3` for table 3.
    pub fn open(path: &Path, label: &str) -> Result<(Self, Opened), StoreError> {
        Self::open_on(Arc::new(RealDisk), Local::of_this_machine(), path, label)
    }

    /// Opens a session on a disk and with a state folder of one's choice.
    pub fn open_on(disk: Arc<dyn Disk>, local: Local, path: &Path, label: &str) -> Result<(Self, Opened), StoreError> {
        let places = Places::of(&real_path(path));
        let (mut all, whence) = match gather(disk.as_ref(), &places) {
            Ok(all) => (all, None),
            // Nothing is here; but this machine may know what was.
            Err(error) => match local.whence_at(&places.document) {
                Some(whence) if is_gone(disk.as_ref(), &places) => {
                    (Gathering { session: whence.session.clone(), ..Gathering::default() }, Some(whence))
                }
                _ => return Err(error),
            },
        };
        if all.read_only.is_none() {
            all.read_only = why_read_only(disk.as_ref(), &places);
        }
        let (compared, restored) = missing(&local, &mut all, || gather(disk.as_ref(), &places));
        let mut own = all.by_hand.clone();
        for kept in &restored {
            all.record.add(kept.clone());
        }
        match (whence, restored.len()) {
            (Some(_), 0) => return Err(StoreError::io(&places.document, &std::io::ErrorKind::NotFound.into())),
            (Some(_), count) => {
                all.findings.push(Finding::BroughtBack { file: places.document.clone(), count });
            }
            (None, 0) => {}
            (None, count) => all.findings.push(Finding::Restored { count }),
        }
        if !restored.is_empty() {
            salvage_again(disk.as_ref(), &places, &mut all);
        }
        own.extend(restored);
        let opened = Opened::of_gathering(&all, &places);
        all.findings.clear();
        all.fresh.clear();
        all.writer = format!("{label}-{}", draw(8));
        let mut book = Self {
            writer: all.writer.clone(),
            label: label.to_owned(),
            next: 1,
            own,
            saved: 0,
            segment: None,
            earlier: Vec::new(),
            segments: 0,
            stale: false,
            blind: false,
            black_box: None,
            compared: Some(compared),
            run: None,
            squeezed: false,
            scrubbed: 0,
            scrubbed_here: 0,
            opened_in: disk.stat(&places.folder).ok().and_then(|stat| stat.identity),
            _window: local.open_window(&all.session, &all.writer),
            disk,
            local,
            places,
            all,
        };
        book.scrub_here();
        Ok((book, opened))
    }

    /// Takes what was taken out, since this was last done, out of what this machine keeps for itself.
    fn scrub_here(&mut self) {
        let taken_out = self.all.record.taken_out().len();
        if taken_out > self.scrubbed_here && self.scrub_local(&Traces::of(&self.all.record, &[])).is_ok() {
            self.scrubbed_here = taken_out;
        }
    }

    /// The private file of this session, made where it is missing (rule 19). Never joined with the session itself.
    pub fn private(&self) -> Result<(Self, Opened), StoreError> {
        let (disk, path) = (self.disk.clone(), &self.places.private);
        if disk.stat(path).is_err() && disk.stat(&Places::of(path).journal).is_err() {
            let id = places::private_id(&self.all.session);
            Self::create_on(disk.clone(), self.local.clone(), path, &self.label, &id)?;
        }
        Self::open_on(disk, self.local.clone(), path, &self.label)
    }

    /// The writer's name, for the operations that it will write.
    pub fn writer(&self) -> &str {
        &self.writer
    }

    /// Whether the writer sits at a table.
    pub(in crate::store) fn is_at_a_table(&self) -> bool {
        table_of(&self.writer).is_some()
    }

    /// Whether the session's folder is the one in which it was opened, as far as the system tells folders apart: not where
    /// a share has gone and its empty place is left.
    pub(in crate::store) fn is_in_its_folder(&self) -> bool {
        let now = self.disk.stat(&self.places.folder).ok().and_then(|stat| stat.identity);
        now.is_some() && now == self.opened_in
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

    /// Every line that is known, as it stands.
    pub(in crate::store) fn lines(&self) -> Vec<Kept> {
        self.all.record.lines()
    }

    /// Why nothing may be written, where that is so.
    pub fn read_only(&self) -> Option<&str> {
        self.all.read_only.as_deref()
    }

    /// Whether the document holds everything that is known.
    pub fn is_complete(&self) -> bool {
        self.own.is_empty() && !self.must_scrub() && self.all.record.len() == self.all.document.len()
    }

    /// Own operations that are not yet on the disk.
    pub fn unsaved(&self) -> impl Iterator<Item = &Id> {
        self.own.iter().skip(self.saved).map(|kept| &kept.op.id)
    }

    /// Where this machine keeps its own copy of every line, where it does.
    pub fn black_box_folder(&mut self) -> Option<PathBuf> {
        self.put_into_black_box(&[]);
        let all = self.black_box.as_ref().is_some_and(|black_box| !black_box.is_behind());
        if all { self.local.folder() } else { None }
    }

    /// Puts lines into the black box, and those that an error kept out of it before; these only when it is known what
    /// others have struck since.
    fn put_into_black_box(&mut self, lines: &[Kept]) {
        let knows = !self.black_box.as_ref().is_some_and(BlackBox::is_behind) || self.catch_up().is_ok();
        if let Some(black_box) = &mut self.black_box {
            black_box.add(lines);
            if knows {
                black_box.write(&self.all.record);
            }
        }
    }

    /// Opens the black box, puts into it what it lacks, and notes down where the session is.
    pub fn keep_black_box(&mut self) {
        if self.black_box.is_some() || self.all.read_only.is_some() {
            return;
        }
        let (session, record) = (&self.all.session, &self.all.record);
        let compared = self.compared.take().unwrap_or_else(|| self.local.compare(session, record));
        self.black_box = self.local.black_box(session, compared, record);
        self.note_whence();
    }

    /// Lets the black box go: another one is to take its place, and nothing is known of that yet.
    pub(in crate::store) fn let_black_box_go(&mut self) {
        self.black_box = None;
        self.compared = None;
    }

    /// Notes down where the session is and what it is called, for the day on which it is not there.
    pub(in crate::store) fn note_whence(&self) {
        let session = &self.all.session;
        let start = self.disk.read_start(&self.places.document, HEAD).unwrap_or_default();
        let title = Some(Header::read(&start).title).filter(|title| !title.is_empty());
        let title =
            title.unwrap_or_else(|| self.places.document.file_stem().unwrap_or_default().to_string_lossy().into());
        self.local.note_whence(&Whence { session: session.clone(), title, path: self.places.document.clone() });
    }

    /// Whether the document has gone since it was read.
    pub fn document_is_gone(&self) -> bool {
        self.disk.stat(&self.places.document).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
    }

    pub(in crate::store) fn refuse(&self, why: impl Into<String>, todo: &str) -> StoreError {
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
        self.take_on_lines(ops.iter().cloned().map(Kept::of).collect())
    }

    /// The same for lines as they stand elsewhere.
    pub(in crate::store) fn take_on_lines(&mut self, mut lines: Vec<Kept>) -> Result<(), StoreError> {
        if let Some(why) = &self.all.read_only {
            return Err(self.refuse(why.clone(), "the session can be read, not written"));
        }
        if self.all.record.len().saturating_add(lines.len()) > MOST_OPS {
            return Err(self.refuse("has reached 500,000 lines", "begin a new session"));
        }
        for kept in &lines {
            line::within_limits(kept).map_err(|why| self.refuse(why, "make it shorter; nothing was written"))?;
            if self.is_private(&kept.op) && !self.is_private_file() {
                return Err(self.refuse("this belongs into the private file", "nothing was written"));
            }
        }
        // Before the black box has a line: whoever finds it there sees that it is on its way.
        self.begin_run();
        self.keep_black_box();
        for kept in &mut lines {
            if kept.op.id.writer() == self.writer {
                self.next = self.next.max(kept.op.id.number().saturating_add(1));
            }
            self.all.record.add(kept.clone());
            *kept = self.all.record.reduced(kept.clone());
        }
        self.put_into_black_box(&lines);
        self.own.extend(lines);
        Ok(())
    }

    /// Takes up lines that were ended in a window that came to its end before they were in any file; those that are new.
    pub fn take_up(&mut self, lines: &[Kept]) -> Result<Vec<Op>, StoreError> {
        let new: Vec<Op> = lines.iter().filter(|kept| !self.holds(kept)).map(|kept| Op::clone(&kept.op)).collect();
        if !new.is_empty() {
            self.take_on(&new)?;
        }
        Ok(new)
    }

    /// Whether this very line is here, or what is left of it.
    pub(in crate::store) fn holds(&self, kept: &Kept) -> bool {
        self.all.record.holds(kept)
    }

    /// Whether an operation says something that belongs into the private file (rule 19): of a private kind, in a private
    /// field, or about an entry of a private kind.
    fn is_private(&self, op: &Op) -> bool {
        let field = match &op.act {
            Act::Say(said) => said.kind.is_private() || said.with.iter().any(|(field, _)| field.is_private()),
            Act::Set { field, .. } => field.is_private(),
            _ => false,
        };
        let entry = |id: &Id| {
            let says = |kept: &Kept| matches!(&kept.op.act, Act::Say(said) if said.kind.is_private());
            self.all.record.named(id).any(says)
        };
        field || op.of.iter().any(entry)
    }

    /// Notes down that this run goes on, where that is not yet done.
    pub(in crate::store) fn begin_run(&mut self) {
        if self.run.is_none() {
            self.run = self.local.begin(&self.writer);
        }
    }

    /// Ends this run: its note goes, where it has one.
    pub(in crate::store) fn end_run(&mut self) {
        if self.run.take().is_some() {
            self.local.forget_run(&self.writer);
        }
    }

    /// Reads what others have written since, and gives back the operations that are new here.
    pub fn refresh(&mut self) -> (Vec<Op>, Vec<Finding>) {
        self.look_around();
        self.look_at_document();
        self.scrub_here();
        let fresh: Vec<Op> = std::mem::take(&mut self.all.fresh).into_iter().map(Arc::unwrap_or_clone).collect();
        if self.black_box.is_some() {
            let lines: Vec<Kept> = fresh.iter().flat_map(|op| self.all.record.named(&op.id)).cloned().collect();
            self.put_into_black_box(&lines);
        } else if !fresh.is_empty() {
            self.compared = None;
        }
        (fresh, self.take_findings())
    }

    /// Closes the book; what it knew is left to be given back.
    pub(in crate::store) fn let_go(self) -> impl Sized {
        self.all
    }

    /// What was found since this was last asked.
    pub(in crate::store) fn take_findings(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.all.findings)
    }

    /// Reads what others have written since; what is new waits for the next `refresh`.
    pub(in crate::store) fn look_around(&mut self) {
        let read_only = self.all.read_only.take();
        self.all.look_around(self.disk.as_ref(), &self.places);
        self.all.read_only = self.all.read_only.take().or(read_only);
    }
}
