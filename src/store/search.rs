//! Looks through every session of a folder: the readable part of each document is gone through as it lies on the disk,
//! and only lines that may be it are read. A session of which there is more than its document (journals, copies under
//! another name), or whose document is not as this program wrote it, is opened in full. Nothing is written, locked or
//! folded. Uses the disk, documents, journals and the matcher.

mod among;
mod needle;
mod page;
mod told;

use super::disk::{Disk as _, RealDisk, Sort};
use super::error::StoreError;
use super::header::{HEAD, Header};
use super::opened::LARGEST;
use super::places::Places;
use super::readable;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query;
use crate::model::search::{Answer, Asked, Told, What};
use crate::model::session::Session;
use among::Among;
use chrono::NaiveDate;
use page::{Page, Sought, Turned, Written};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// A line that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it says.
    pub told: Told,
    /// Its number, as it is spoken.
    pub no: String,
    /// The day on which it was written down.
    pub on: Option<NaiveDate>,
}

/// A session in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// The document.
    pub path: PathBuf,
    /// Its head.
    pub header: Header,
    /// When it was last written.
    pub written: Option<SystemTime>,
    /// What was found, in the order of the document.
    pub hits: Vec<Hit>,
}

impl Volume {
    /// The name without folder and ending.
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// What was found in a folder.
#[derive(Debug, Default)]
pub struct Found {
    /// The sessions in which something was found, that which was written last first.
    pub volumes: Vec<Volume>,
    /// How many sessions were looked through.
    pub sessions: usize,
    /// What could not be looked through, a sentence each.
    pub unread: Vec<StoreError>,
}

/// Looks through every session of a folder; `stop` says that nobody waits for it any more.
///
/// # Errors
/// The folder cannot be read. One that is not there holds nothing.
pub fn search(folder: &Path, asked: &Asked, stop: &(dyn Fn() -> bool + Sync)) -> Result<Found, StoreError> {
    look_through(folder, &Sought::of(asked), stop)
}

/// The same where nobody asks when a line was written down: quicker, since the record need not be read.
///
/// # Errors
/// As for [`search`].
pub fn search_but_days(folder: &Path, asked: &Asked) -> Result<Found, StoreError> {
    look_through(folder, &Sought::of(asked).but_days(), &|| false)
}

fn look_through(folder: &Path, sought: &Sought, stop: &(dyn Fn() -> bool + Sync)) -> Result<Found, StoreError> {
    let names = match RealDisk.list(folder) {
        Ok(names) => names,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Found::default()),
        Err(error) => return Err(StoreError::io(folder, &error)),
    };
    let shelf = Shelf::of(&names);
    let looked = in_parallel(&shelf.documents, stop, |path| look(path, shelf.beside.contains(path), sought));
    Ok(shelf.settle(looked, sought, stop))
}

/// What lies in a folder.
#[derive(Debug, Default)]
struct Shelf {
    documents: Vec<PathBuf>,
    /// Folders of journals, by the name of the document to which they belong.
    beside: BTreeSet<PathBuf>,
    /// Folders of journals in which there are lines, by their session.
    journals: BTreeMap<String, Vec<PathBuf>>,
}

/// What a document gave at first sight.
enum Looked {
    /// What was found in it.
    Read { session: String, volume: Box<Volume> },
    /// It must be opened in full.
    Otherwise { session: String },
    /// It is no session of this folder.
    None,
    /// It cannot be read.
    Not(StoreError),
}

impl Shelf {
    fn of(names: &[PathBuf]) -> Self {
        let mut shelf = Self::default();
        for path in names {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with('.') || name.ends_with(".private.ron") || name.ends_with(".private.journal") {
                continue;
            }
            if name.ends_with(".ron") {
                shelf.documents.push(path.clone());
            } else if name.ends_with(".journal") {
                shelf.beside.insert(path.with_extension("ron"));
                for session in among::sessions_in(path) {
                    shelf.journals.entry(session).or_default().push(path.clone());
                }
            }
        }
        shelf
    }

    /// Brings together what was found: a session counts once, and where there is more of it than one document says, it is
    /// opened in full.
    fn settle(&self, looked: Vec<Looked>, sought: &Sought, stop: &(dyn Fn() -> bool + Sync)) -> Found {
        let mut found = Found::default();
        let mut by_id: BTreeMap<String, Vec<(PathBuf, Option<Volume>)>> = BTreeMap::new();
        for (path, looked) in self.documents.iter().zip(looked) {
            match looked {
                Looked::Read { session, volume } => {
                    by_id.entry(session).or_default().push((path.clone(), Some(*volume)));
                }
                Looked::Otherwise { session } => by_id.entry(session).or_default().push((path.clone(), None)),
                Looked::None => {}
                Looked::Not(error) => found.unread.push(error),
            }
        }
        for (session, folders) in &self.journals {
            let known = by_id.entry(session.clone()).or_default();
            if known.is_empty() {
                known.extend(folders.first().map(|folder| (folder.with_extension("ron"), None)));
            }
        }
        found.sessions = by_id.len();
        let mut in_full = Vec::new();
        for (session, mut documents) in by_id {
            let journals = self.journals.get(&session);
            match documents.as_mut_slice() {
                [(_, volume @ Some(_))] if journals.is_none() => {
                    found.volumes.extend(volume.take().filter(|volume| !volume.hits.is_empty()));
                }
                _ => in_full.push(Among::of(documents.into_iter().map(|(path, _)| path), journals)),
            }
        }
        for opened in in_parallel(&in_full, stop, |among| open(among, sought)) {
            match opened {
                Ok(volume) => found.volumes.extend(volume.filter(|volume| !volume.hits.is_empty())),
                Err(error) => found.unread.push(error),
            }
        }
        found.volumes.sort_by(|a, b| b.written.cmp(&a.written).then_with(|| a.path.cmp(&b.path)));
        found
    }
}

/// Does the same with each, on as many threads as there are processors; what comes of it, in the order of what was given.
/// Where nobody waits any more, what is left is left out.
pub(super) fn in_parallel<T: Sync, R: Send>(
    all: &[T],
    stop: &(dyn Fn() -> bool + Sync),
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let run = || {
        let mut own = Vec::new();
        while let Some((at, one)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, all.get(at)?))) {
            if stop() {
                break;
            }
            own.push((at, work(one)));
        }
        done.lock().unwrap_or_else(PoisonError::into_inner).extend(own);
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(all.len());
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(run);
        }
        run();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, one)| one).collect()
}

/// A document as far as it was read.
struct Text {
    bytes: Vec<u8>,
    /// Where its readable part ends.
    end: Option<usize>,
    whole: bool,
}

impl Text {
    fn read(path: &Path) -> io::Result<Self> {
        let mut end = None;
        let mut from = 0;
        let (bytes, whole) = RealDisk.read_until(path, &mut |bytes| {
            // The sign of the end may stand across two pieces.
            let more = bytes.get(from..).unwrap_or_default();
            end = page::end_of(more).map(|at| from + at);
            from = bytes.len().saturating_sub(page::END.len());
            end.is_some()
        })?;
        Ok(Self { bytes, end, whole })
    }

    fn readable(&self) -> Option<&[u8]> {
        self.end.and_then(|end| self.bytes.get(..end))
    }

    /// The record, read to its end.
    /// Damaged bytes in it are none of a line that counts.
    fn record(&mut self, path: &Path) -> io::Result<Cow<'_, str>> {
        if !self.whole {
            let from = u64::try_from(self.bytes.len()).unwrap_or(u64::MAX);
            self.bytes.extend(RealDisk.read_from(path, from)?);
            self.whole = true;
        }
        let record = self.end.and_then(|end| self.bytes.get(end..)).unwrap_or_default();
        Ok(std::str::from_utf8(record).map_or_else(|_| String::from_utf8_lossy(record), Cow::Borrowed))
    }

    fn head(&self) -> Header {
        Header::read(self.bytes.get(..usize::try_from(HEAD).unwrap_or(4096)).unwrap_or(&self.bytes))
    }
}

/// Looks through one document as it lies on the disk. `beside`: it has a folder of journals, with what it was before.
fn look(path: &Path, beside: bool, sought: &Sought) -> Looked {
    // A link in a folder may lead anywhere: only what a person names is followed.
    let stat = match RealDisk.stat_itself(path) {
        Ok(stat) if stat.sort == Sort::File && stat.len <= LARGEST => stat,
        Ok(stat) if stat.sort == Sort::File => {
            return Looked::Not(StoreError::new(path, "is larger than 256 MB", "it was not looked through"));
        }
        Ok(_) => return Looked::None,
        Err(error) => return Looked::Not(StoreError::io(path, &error)),
    };
    let mut text = match Text::read(path) {
        Ok(text) => text,
        Err(error) => return Looked::Not(StoreError::io(path, &error)),
    };
    let Page { session, hits, one_writer } = match text.readable().map(|readable| sought.turn(readable)) {
        Some(Turned::Read(page)) => page,
        Some(Turned::Otherwise(Some(session))) => return Looked::Otherwise { session },
        _ => return by_its_head(path, &text),
    };
    if beside && was_otherwise(&Places::of(path).before, &session, &hits, sought) {
        return Looked::Otherwise { session };
    }
    let mut volume =
        Volume { path: path.to_owned(), header: Header::default(), written: stat.written, hits: Vec::new() };
    if hits.is_empty() {
        return Looked::Read { session, volume: Box::new(volume) };
    }
    if hits.iter().any(page::needs_more) {
        return Looked::Otherwise { session };
    }
    volume.header = text.head();
    if one_writer && !sought.days {
        volume.hits = hits.into_iter().map(|told| Hit { no: told.no.clone(), on: None, told }).collect();
        return Looked::Read { session, volume: Box::new(volume) };
    }
    let record = match text.record(path) {
        Ok(record) => record,
        Err(error) => return Looked::Not(StoreError::io(path, &error)),
    };
    let written = Written::read(&record, &hits, !one_writer);
    if written.is_shared {
        return Looked::Otherwise { session };
    }
    let hits = hits.into_iter().zip(written.on).map(|(told, on)| Hit { no: told.no.clone(), on, told });
    volume.hits = hits.filter(|hit| sought.asked.is_when(hit.on)).collect();
    Looked::Read { session, volume: Box::new(volume) }
}

/// Whether the document of a session before it was last written says anything else of what is looked for: opening joins
/// both.
fn was_otherwise(before: &Path, session: &str, hits: &[Told], sought: &Sought) -> bool {
    let Ok(mut text) = Text::read(before) else { return false };
    if !hits.is_empty() && text.record(before).is_ok_and(|record| Written::read(&record, hits, true).is_shared) {
        return true;
    }
    let Some(readable) = text.readable() else { return true };
    let page = match sought.turn(readable) {
        Turned::Read(page) => page,
        Turned::Otherwise(known) => return known.is_none_or(|known| known == session),
    };
    if page.session != session {
        return false;
    }
    let had: HashMap<(&Id, What), &Told> = page.hits.iter().map(|told| (told.name(), told)).collect();
    let have: HashMap<(&Id, What), &Told> = hits.iter().map(|told| (told.name(), told)).collect();
    let names = || hits.iter().filter(|told| !had.contains_key(&told.name()));
    page.hits.iter().any(|told| have.get(&told.name()) != Some(&told))
        || names().any(|told| page::names(readable, told))
}

/// A document whose page is not as the program writes it: a session that an editor has laid out anew, or none.
fn by_its_head(path: &Path, text: &Text) -> Looked {
    let mut session = text.head().id;
    if session.is_empty() {
        session = RealDisk.read(path).map(|bytes| super::document::read(&bytes).header.id).unwrap_or_default();
    }
    if session.is_empty() { Looked::None } else { Looked::Otherwise { session: session.to_string() } }
}

/// Opens a session in full and looks through all that people see of it.
fn open(among: &Among, sought: &Sought) -> Result<Option<Volume>, StoreError> {
    if !among.may_hold(sought) {
        return Ok(None);
    }
    let (opened, written) = among.open()?;
    let session = Session::of(opened.ops);
    let header = Header::of(&session, &opened.session, (0, 0));
    Ok(Some(Volume { path: opened.path, header, written, hits: in_session(&session, sought.asked) }))
}

/// Everything in an open session that is looked for, in the order of a document.
pub fn in_session(session: &Session, asked: &Asked) -> Vec<Hit> {
    let mut hits = Vec::new();
    for line in readable::lines(session) {
        let Some(mut told) = told::told(line.section, &line.text) else { continue };
        let entry = session.entry(&told.id).filter(|_| matches!(told.what, What::Entry(_)));
        let no = entry.map(|entry| session.spoken(entry)).unwrap_or_default();
        let on = entry.and_then(|entry| entry.at).map(|at| at.date_naive());
        if let Some(entry) = entry.filter(|_| page::needs_more(&told)) {
            name_who(session, entry, &mut told);
        }
        if asked.is_it(&told) && asked.is_when(on) {
            hits.push(Hit { told, no, on });
        }
    }
    hits
}

/// Who promises a pledge that names nobody: the institution that was asked for it.
fn name_who(session: &Session, pledge: &Entry, told: &mut Told) {
    let who = query::who(session, pledge);
    if !who.is_empty() {
        told.answers.push(Answer { field: Field::Who, key: String::new(), said: vec![who] });
    }
}
