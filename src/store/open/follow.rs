//! Following a session that others write, for a window that only shows it: nothing is written, locked, folded or
//! healed, and nothing private is opened. Polled at most four times a second; what has not changed is not read, and of a
//! journal only what is new. Uses `opened`, `document`, `now` and `disk`.

use super::gather::gather_to_follow;
use super::now::{Board, Sign};
use super::opened::Gathering;
use crate::model::day::now::{Now, ROOM, Seen, table_of};
use crate::model::op::Op;
use crate::store::disk::{Disk, RealDisk, list_there};
use crate::store::document;
use crate::store::header::{HEAD, Header};
use crate::store::places::{self, Places};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Files of a session that is away for so many looks may be on their way from one name to another.
const PATIENCE: u32 = 4;
/// At every so many looks the whole folder is looked through, for copies and renamed documents.
const BESIDE: u32 = 20;

/// What is new in the files.
#[derive(Debug, Clone)]
pub enum News {
    /// The session is there, with everything that was said.
    Open(Vec<Op>),
    /// This was said besides.
    More(Vec<Op>),
    /// The session is not there, or cannot be read.
    Gone {
        /// Whether there is something of that name.
        is_there: bool,
    },
    /// What other windows say of themselves.
    Windows(Vec<Seen>),
}

/// A session that is followed.
pub struct Follow {
    disk: Arc<dyn Disk>,
    places: Places,
    all: Option<Gathering>,
    board: Board,
    /// How often was looked.
    looked: u32,
    /// How often the session was away.
    away: u32,
    /// What was last said of it.
    told: Option<bool>,
}

impl Follow {
    /// Begins to follow a session, which may not be there yet. `writer` is the follower's own name.
    pub fn begin(document: &Path, writer: &str) -> Self {
        Self::begin_on(Arc::new(RealDisk), document, writer)
    }

    /// The same on a disk of one's choice.
    pub fn begin_on(disk: Arc<dyn Disk>, document: &Path, writer: &str) -> Self {
        Self {
            disk,
            places: Places::of(document),
            all: None,
            board: Board::of(writer),
            looked: 0,
            away: PATIENCE,
            told: None,
        }
    }

    /// A name for a follower.
    pub fn draw_writer() -> String {
        format!("{ROOM}-{}", crate::store::local::draw(8))
    }

    /// The file in which the follower says of itself that it is there. It is put up only where the session has a folder
    /// for it already that can be written.
    pub fn sign(&self, writer: &str) -> Sign {
        Sign::on(self.disk.clone(), &self.places.document, writer, false)
    }

    /// Looks, at a moment of a clock that only goes forward; what is new since it looked before.
    pub fn look(&mut self, at: Duration) -> Vec<News> {
        self.looked = self.looked.wrapping_add(1);
        let mut news = Vec::new();
        if self.is_away() {
            self.away = self.away.saturating_add(1);
            if self.away > PATIENCE {
                self.gone(false, &mut news);
            }
            return news;
        }
        self.look_at_session(&mut news);
        self.look_at_windows(at, &mut news);
        news
    }

    /// Whether neither the document is there nor a journal.
    fn is_away(&self) -> bool {
        let is_journal = |path: &PathBuf| path.extension().is_some_and(|end| end == "ron");
        self.disk.stat(&self.places.document).is_err()
            && !self.disk.list(&self.places.journal).unwrap_or_default().iter().any(is_journal)
    }

    fn gone(&mut self, is_there: bool, news: &mut Vec<News>) {
        if self.told.replace(is_there) != Some(is_there) {
            news.push(News::Gone { is_there });
        }
    }

    /// Whether the file is a private one under another name: it is never shown (rule 19).
    fn is_private(&self) -> bool {
        let start = self.disk.read_start(&self.places.document, HEAD);
        start.is_ok_and(|start| places::is_private(&Header::read(&start).id))
    }

    fn look_at_session(&mut self, news: &mut Vec<News>) {
        let returns = self.told.is_some();
        let same = self.all.as_mut().is_some_and(|all| {
            all.findings.clear();
            look_at_document(self.disk.as_ref(), &self.places, all)
        });
        if !same {
            if self.is_private() {
                self.all = None;
                return self.gone(true, news);
            }
            if let Ok(all) = gather_to_follow(self.disk.as_ref(), &self.places) {
                let mut ops = all.record.ops();
                ops.extend(all.salvaged.iter().cloned());
                self.all = Some(Gathering { fresh: Vec::new(), findings: Vec::new(), ..all });
                (self.away, self.told) = (0, None);
                news.push(News::Open(ops));
                return;
            }
            // An editor empties a file before it writes it.
            self.away = self.away.saturating_add(1);
            if self.away > PATIENCE || self.all.is_none() {
                self.gone(true, news);
            }
            return;
        }
        let Some(all) = &mut self.all else { return };
        (self.away, self.told) = (0, None);
        all.look_into_journal(self.disk.as_ref(), &self.places);
        if self.looked.is_multiple_of(BESIDE) {
            all.look_beside(self.disk.as_ref(), &self.places);
        }
        let fresh: Vec<Op> = std::mem::take(&mut all.fresh).into_iter().map(Arc::unwrap_or_clone).collect();
        if returns {
            news.push(News::Open(all.record.ops()));
        } else if !fresh.is_empty() {
            news.push(News::More(fresh));
        }
    }

    fn look_at_windows(&mut self, at: Duration, news: &mut Vec<News>) {
        let files = list_there(self.disk.as_ref(), &self.places.journal).unwrap_or_default();
        if self.board.look(self.disk.as_ref(), &files, at) {
            news.push(News::Windows(self.board.windows(at)));
        }
    }
}

/// Reads the document where it has changed; `false`: there is another session under this name now, or none that can be
/// read.
fn look_at_document(disk: &dyn Disk, places: &Places, all: &mut Gathering) -> bool {
    let path = &places.document;
    if !all.is_new(disk, path) {
        return true;
    }
    let Ok(bytes) = disk.read(path) else {
        all.unsee(path);
        return true;
    };
    let document = document::read_knowing(&bytes, &all.record);
    if document.header.id != all.session {
        all.unsee(path);
        // Whoever empties a file writes it in a moment.
        return document.header.id.is_empty();
    }
    // What was edited by hand is a desk's to take up.
    for kept in document.record.lines() {
        all.put(kept);
    }
    true
}

/// Whether anything has changed beside what this window writes itself, for a desk: names, sizes and times alone.
pub struct Glance {
    disk: Arc<dyn Disk>,
    places: Places,
    own: String,
    board: Board,
    last: Vec<(PathBuf, u64, Option<std::time::SystemTime>)>,
}

/// What a glance found.
#[derive(Debug, Clone, Default)]
pub struct Glanced {
    /// There is something to read.
    pub changed: bool,
    /// Others write here, or show: it is worth looking often.
    pub others: bool,
    /// What other windows say, where that is new.
    pub windows: Option<Vec<Seen>>,
}

impl Glance {
    /// A glance for a desk of that writer.
    pub fn of_desk(document: &Path, writer: &str) -> Self {
        Self::on(Arc::new(RealDisk), document, writer)
    }

    /// The same on a disk of one's choice.
    pub fn on(disk: Arc<dyn Disk>, document: &Path, writer: &str) -> Self {
        let places = Places::of(document);
        Self { disk, places, own: writer.to_owned(), board: Board::of(writer), last: Vec::new() }
    }

    /// Looks, at a moment of a clock that only goes forward.
    pub fn look(&mut self, at: Duration) -> Glanced {
        let files = list_there(self.disk.as_ref(), &self.places.journal).unwrap_or_default();
        let is_theirs = |path: &&PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let own = name.strip_prefix(self.own.as_str()).is_some_and(|rest| rest.starts_with('.'));
            path.extension().is_some_and(|end| end == "ron") && !own && **path != self.places.before
        };
        let theirs: Vec<&PathBuf> = files.iter().filter(is_theirs).collect();
        let written = |path: &PathBuf| {
            let stat = self.disk.stat_itself(path).ok()?;
            Some((path.clone(), stat.len, stat.written))
        };
        let now: Vec<_> =
            std::iter::once(&self.places.document).chain(theirs.iter().copied()).filter_map(written).collect();
        let journals = !theirs.is_empty();
        let changed = now != self.last;
        self.last = now;
        let new = self.board.look(self.disk.as_ref(), &files, at);
        let windows = self.board.windows(at);
        self.board.tidy(self.disk.as_ref(), at);
        let others = journals || windows.iter().any(|seen| seen.fresh);
        Glanced { changed, others, windows: new.then_some(windows) }
    }

    /// The file in which the window says of itself what the room is to show. Only a desk makes the folder for it.
    pub fn sign(&self) -> Sign {
        Sign::on(self.disk.clone(), &self.places.document, &self.own, table_of(&self.own).is_none())
    }
}

/// What the follower's own file says: that it is there, and which page of how many it shows.
pub fn presence(page: usize, showing: &Now) -> Now {
    Now { turn: 0, page, left: None, lit: None, walls: Vec::new(), shown: Vec::new(), ..showing.clone() }
}
