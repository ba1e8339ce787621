//! Looks through every session of a folder: the readable part of each document is gone through as it lies on the disk,
//! and only lines that may be it are read. A session of which there is more than its document (journals, copies under
//! another name), or whose document is not as this program wrote it, is opened in full. Nothing is written, locked or
//! folded. Uses the disk, documents, journals and the matcher.

mod among;
mod needle;
mod page;
mod told;

use crate::model::at_once::{in_parallel, in_parallel_with};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::query;
use crate::model::search::{Answer, Asked, Told, What};
use crate::model::session::Session;
use crate::store::disk::{Disk as _, Reading, RealDisk, Room, Sort, Stat};
use crate::store::error::StoreError;
use crate::store::header::{HEAD, Header};
use crate::store::opened::LARGEST;
use crate::store::places::Places;
use crate::store::readable;
use among::Among;
use chrono::NaiveDate;
use page::{Page, Sought, Turned, Written};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A line that was found, as it stands in the file that is at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a> {
    /// What it says.
    pub told: Told<'a>,
    /// Its number, as it is spoken.
    pub no: Cow<'a, str>,
    /// The day on which it was written down.
    pub on: Option<NaiveDate>,
}

/// Where lines were found.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The document.
    pub path: &'a Path,
    /// The session's id.
    pub session: &'a str,
    head: Head<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Head<'a> {
    /// The beginning of the document.
    Bytes(&'a [u8]),
    /// The session, opened.
    Of(&'a Session),
}

impl Place<'_> {
    /// The document's head; read only where somebody asks for it.
    pub fn header(&self) -> Header {
        match self.head {
            Head::Bytes(bytes) => header_in(bytes),
            Head::Of(session) => Header::of(session, self.session, (0, 0)),
        }
    }

    /// The name without folder and ending.
    pub fn name(&self) -> Cow<'_, str> {
        self.path.file_stem().unwrap_or_default().to_string_lossy()
    }
}

/// A session in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume<R> {
    /// The document.
    pub path: PathBuf,
    /// When it was last written.
    pub written: Option<SystemTime>,
    /// What was made of what was found.
    pub of: R,
}

/// What was found in a folder.
#[derive(Debug)]
pub struct Found<R> {
    /// The sessions in which something was found, that which was written last first.
    pub volumes: Vec<Volume<R>>,
    /// How many sessions were looked through.
    pub sessions: usize,
    /// What could not be looked through, a sentence each.
    pub unread: Vec<StoreError>,
}

impl<R> Default for Found<R> {
    fn default() -> Self {
        Self { volumes: Vec::new(), sessions: 0, unread: Vec::new() }
    }
}

/// What is made of the lines that were found in one session, in the order of the document, while they are at hand.
pub trait Make<R>: Fn(&Place<'_>, &[Hit<'_>]) -> R + Sync {}

impl<R, F: Fn(&Place<'_>, &[Hit<'_>]) -> R + Sync> Make<R> for F {}

/// Looks through every session of a folder; `stop` says that nobody waits for it any more.
///
/// # Errors
/// The folder cannot be read. One that is not there holds nothing.
pub fn search<R: Send>(
    folder: &Path,
    asked: &Asked,
    stop: &(dyn Fn() -> bool + Sync),
    make: &impl Make<R>,
) -> Result<Found<R>, StoreError> {
    look_through(folder, &Sought::of(asked), stop, make)
}

/// The same where nobody asks when a line was written down: quicker, since the record need not be read.
///
/// # Errors
/// As for [`search`].
pub fn search_but_days<R: Send>(
    folder: &Path,
    asked: &Asked,
    stop: &(dyn Fn() -> bool + Sync),
    make: &impl Make<R>,
) -> Result<Found<R>, StoreError> {
    look_through(folder, &Sought::of(asked).but_days(), stop, make)
}

fn look_through<R: Send>(
    folder: &Path,
    sought: &Sought,
    stop: &(dyn Fn() -> bool + Sync),
    make: &impl Make<R>,
) -> Result<Found<R>, StoreError> {
    let names = match RealDisk.list_with_sorts(folder) {
        Ok(names) => names,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::default()),
        Err(error) => return Err(StoreError::io(folder, &error)),
    };
    let shelf = Shelf::of(names);
    let looked = in_parallel_with(&shelf.documents, stop, Rooms::default, |rooms, path| {
        look(path, shelf.beside.contains(path), sought, rooms, make)
    });
    Ok(shelf.settle(looked, sought, stop, make))
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
enum Looked<R> {
    /// What was found in it, where that is anything.
    Read { session: String, volume: Option<Volume<R>> },
    /// It must be opened in full.
    Otherwise { session: String },
    /// It is no session of this folder.
    None,
    /// It cannot be read.
    Not(StoreError),
}

/// A document, and what was found in it; not where it must be opened in full.
type Document<R> = (PathBuf, Option<Option<Volume<R>>>);

impl Shelf {
    fn of(names: Vec<(PathBuf, Sort)>) -> Self {
        let mut shelf = Self::default();
        for (path, sort) in names {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with('.') || name.ends_with(".private.ron") || name.ends_with(".private.journal") {
                continue;
            }
            // A link in a folder may lead anywhere: only what a person names is followed.
            if name.ends_with(".ron") && sort == Sort::File {
                shelf.documents.push(path);
            } else if name.ends_with(".journal") && sort == Sort::Folder {
                shelf.beside.insert(path.with_extension("ron"));
                for session in among::sessions_in(&path) {
                    shelf.journals.entry(session).or_default().push(path.clone());
                }
            }
        }
        shelf
    }

    /// Brings together what was found: a session counts once, and where there is more of it than one document says, it is
    /// opened in full.
    fn settle<R: Send>(
        self,
        looked: Vec<Looked<R>>,
        sought: &Sought,
        stop: &(dyn Fn() -> bool + Sync),
        make: &impl Make<R>,
    ) -> Found<R> {
        let mut found = Found::default();
        let mut by_id: BTreeMap<String, Vec<Document<R>>> = BTreeMap::new();
        for (path, looked) in self.documents.into_iter().zip(looked) {
            match looked {
                Looked::Read { session, volume } => by_id.entry(session).or_default().push((path, Some(volume))),
                Looked::Otherwise { session } => by_id.entry(session).or_default().push((path, None)),
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
                [(_, Some(volume))] if journals.is_none() => found.volumes.extend(volume.take()),
                _ => in_full.push(Among::of(documents.into_iter().map(|(path, _)| path), journals)),
            }
        }
        for opened in in_parallel(&in_full, stop, |among| open(among, sought, make)) {
            match opened {
                Ok(volume) => found.volumes.extend(volume),
                Err(error) => found.unread.push(error),
            }
        }
        let in_order = |path: &Path| path.as_os_str().to_owned();
        found.volumes.sort_by_cached_key(|volume| (std::cmp::Reverse(volume.written), in_order(&volume.path)));
        found
    }
}

/// How much of a document is read at first, and how much more each time until its readable part has ended.
const FIRST: usize = 32 * 1024;
const MORE: usize = 16 * 1024;

/// How much of a record is read each time.
const REST: usize = 256 * 1024;

/// Room for a document, and for its record.
#[derive(Default)]
struct Rooms {
    page: Room,
    record: Room,
}

/// A document of which the readable part was read.
struct Text {
    file: Reading,
    stat: Stat,
    /// Where its readable part ends.
    end: Option<usize>,
}

impl Text {
    fn read(path: &Path, room: &mut Room) -> Result<Self, StoreError> {
        let io = |error: io::Error| StoreError::io(path, &error);
        let (mut file, stat) = RealDisk.open_to_read(path).map_err(io)?;
        if stat.len > LARGEST {
            return Err(StoreError::new(path, "is larger than 256 MB", "it was not looked through"));
        }
        room.begin(&[]);
        let (mut end, mut from, mut most) = (None, 0, FIRST);
        while end.is_none() && room.more(&mut file, most).map_err(io)? {
            // The sign of the end may stand across two pieces.
            end = page::end_of(room.read().get(from..).unwrap_or_default()).map(|at| from + at);
            from = room.read().len().saturating_sub(page::END.len());
            most = MORE;
        }
        Ok(Self { file, stat, end })
    }

    fn readable<'a>(&self, page: &'a Room) -> Option<&'a [u8]> {
        self.end.and_then(|end| page.read().get(..end))
    }

    /// The record, read to its end.
    fn record<'a>(&mut self, page: &Room, room: &'a mut Room) -> io::Result<&'a [u8]> {
        room.begin(self.end.and_then(|end| page.read().get(end..)).unwrap_or_default());
        while room.more(&mut self.file, REST)? {}
        Ok(room.read())
    }
}

fn header_in(bytes: &[u8]) -> Header {
    Header::read(bytes.get(..usize::try_from(HEAD).unwrap_or(4096)).unwrap_or(bytes))
}

/// Looks through one document as it lies on the disk. `beside`: it has a folder of journals, with what it was before.
fn look<R>(path: &Path, beside: bool, sought: &Sought, rooms: &mut Rooms, make: &impl Make<R>) -> Looked<R> {
    let Rooms { page, record } = rooms;
    let mut text = match Text::read(path, page) {
        Ok(text) => text,
        Err(error) => return Looked::Not(error),
    };
    let Page { session, hits, one_writer } = match text.readable(page).map(|readable| sought.turn(readable)) {
        Some(Turned::Read(page)) => page,
        Some(Turned::Otherwise(Some(session))) => return Looked::Otherwise { session: session.to_owned() },
        _ => return by_its_head(path, page),
    };
    let otherwise = || Looked::Otherwise { session: session.to_owned() };
    if beside && was_otherwise(&Places::of(path).before, session, &hits, sought) || hits.iter().any(page::needs_more) {
        return otherwise();
    }
    let mut on = vec![None; hits.len()];
    if !hits.is_empty() && (sought.days || !one_writer) {
        let record = match text.record(page, record) {
            Ok(record) => record,
            Err(error) => return Looked::Not(StoreError::io(path, &error)),
        };
        let written = Written::read(record, &hits, !one_writer);
        if written.is_shared {
            return otherwise();
        }
        on = written.on;
    }
    let found = hits.into_iter().zip(on).filter(|(_, on)| sought.asked.is_when(*on));
    // Room for all at once: a line that was found is large, and would be moved each time that there is more room.
    let mut hits = Vec::with_capacity(found.size_hint().1.unwrap_or_default());
    hits.extend(found.map(|(told, on)| Hit { no: told.no.clone(), on, told }));
    let place = Place { path, session, head: Head::Bytes(page.read()) };
    Looked::Read { session: session.to_owned(), volume: volume(&place, text.stat.written, &hits, make) }
}

/// What is made of what was found, where that is anything.
fn volume<R>(place: &Place, written: Option<SystemTime>, hits: &[Hit], make: &impl Make<R>) -> Option<Volume<R>> {
    (!hits.is_empty()).then(|| Volume { path: place.path.to_owned(), written, of: make(place, hits) })
}

/// Whether the document of a session before it was last written says anything else of what is looked for: opening joins
/// both.
fn was_otherwise(before: &Path, session: &str, hits: &[Told], sought: &Sought) -> bool {
    let mut rooms = Rooms::default();
    let is_file = RealDisk.stat(before).is_ok_and(|stat| stat.sort == Sort::File);
    let Some(mut text) = Text::read(before, &mut rooms.page).ok().filter(|_| is_file) else { return false };
    if !hits.is_empty()
        && text.record(&rooms.page, &mut rooms.record).is_ok_and(|record| Written::read(record, hits, true).is_shared)
    {
        return true;
    }
    let Some(readable) = text.readable(&rooms.page) else { return true };
    let page = match sought.turn(readable) {
        Turned::Read(page) => page,
        Turned::Otherwise(known) => return known.is_none_or(|known| known == session),
    };
    if page.session != session {
        return false;
    }
    let had: HashMap<(&str, What), &Told> = page.hits.iter().map(|told| (told.name(), told)).collect();
    let have: HashMap<(&str, What), &Told> = hits.iter().map(|told| (told.name(), told)).collect();
    let names = || hits.iter().filter(|told| !had.contains_key(&told.name()));
    page.hits.iter().any(|told| have.get(&told.name()) != Some(&told))
        || names().any(|told| page::names(readable, told))
}

/// A document whose page is not as the program writes it: a session that an editor has laid out anew, or none.
fn by_its_head<R>(path: &Path, page: &Room) -> Looked<R> {
    let mut session = header_in(page.read()).id;
    if session.is_empty() {
        session = RealDisk.read(path).map(|bytes| crate::store::document::read(&bytes).header.id).unwrap_or_default();
    }
    if session.is_empty() { Looked::None } else { Looked::Otherwise { session: session.to_string() } }
}

/// Opens a session in full and looks through all that people see of it.
fn open<R>(among: &Among, sought: &Sought, make: &impl Make<R>) -> Result<Option<Volume<R>>, StoreError> {
    if !among.may_hold(sought) {
        return Ok(None);
    }
    let (opened, written) = among.open()?;
    let session = Session::of(opened.ops);
    let lines = readable::lines(&session);
    let hits: Vec<Hit> = lines.iter().filter_map(|line| hit(&session, line, sought.asked)).collect();
    let place = Place { path: &opened.path, session: &opened.session, head: Head::Of(&session) };
    Ok(volume(&place, written, &hits, make))
}

/// A readable line of an open session, where it is looked for.
fn hit<'a>(session: &Session, line: &'a readable::Shown, asked: &Asked) -> Option<Hit<'a>> {
    let mut told = told::told(line.section, &line.text)?;
    let entry = told.entry().and_then(|id| session.entry(&id));
    let no = entry.map(|entry| session.spoken(entry)).unwrap_or_default();
    let on = entry.and_then(|entry| entry.at).map(|at| at.date_naive());
    if let Some(entry) = entry.filter(|_| page::needs_more(&told)) {
        name_who(session, entry, &mut told);
    }
    (asked.is_it(&told) && asked.is_when(on)).then_some(Hit { told, no: Cow::Owned(no), on })
}

/// Who promises a pledge that names nobody: the institution that was asked for it.
fn name_who(session: &Session, pledge: &Entry, told: &mut Told) {
    let who = query::who(session, pledge);
    if !who.is_empty() {
        told.answers.push(Answer { field: Field::Who, key: Cow::default(), said: Cow::Owned(who) });
    }
}
