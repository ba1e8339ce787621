//! What windows say of themselves, `NAME.journal/WRITER.now` (design, rule 20): each window replaces its own file on
//! change and every ten seconds, unsynced; it is never folded, merged, packed or undone. How fresh one is, a reader
//! judges by a clock of its own that only goes forward: by when it last saw the file say something else, never by the
//! file's time. What cannot be read is as if it were not there. Uses `disk` and the model.

use crate::model::day::now::{Now, Seen, Window};
use crate::store::disk::{Disk, RealDisk, Sort, list_there};
use crate::store::local::Local;
use crate::store::places::Places;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How often a window says again that it stands.
pub const AGAIN: Duration = Duration::from_secs(10);
/// A window that has said nothing for so long is not believed any more.
pub const FRESH: Duration = Duration::from_secs(30);
/// A file that has said nothing for so long may be taken away: a window that still stands writes it anew.
const LEFT: Duration = Duration::from_mins(10);
/// What a window said before it ended without a word is gone on with for so long.
const SAME_DAY: Duration = Duration::from_hours(1);
/// The largest file that is read.
const LARGEST: u64 = 16_384;
/// As many windows are looked at.
const MOST: usize = 64;

/// Whether a file is what a window says of itself.
pub fn is_now(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "now")
}

/// A window's own file.
pub struct Sign {
    disk: Arc<dyn Disk>,
    places: Places,
    writer: String,
    beat: u64,
    /// Whether the folder may be made for it: a room makes none.
    makes_folder: bool,
}

impl Sign {
    /// The file of a desk.
    pub fn of_desk(document: &Path, writer: &str) -> Self {
        Self::on(Arc::new(RealDisk), document, writer, true)
    }

    /// The file of a writer on a disk of one's choice.
    pub fn on(disk: Arc<dyn Disk>, document: &Path, writer: &str, makes_folder: bool) -> Self {
        Self { disk, places: Places::of(document), writer: writer.to_owned(), beat: 0, makes_folder }
    }

    fn path(&self) -> PathBuf {
        self.places.now(&self.writer)
    }

    /// Puts the file up, in place of the one before.
    ///
    /// # Errors
    /// The folder is not there or cannot be written. Nothing depends on it: nobody needs to be told.
    pub fn show(&mut self, now: &Now, pages: usize) -> io::Result<()> {
        self.beat += 1;
        let now = Now { writer: self.writer.clone(), ..now.clone() };
        let text = write(&Window { beat: self.beat, pages, now })?;
        if self.makes_folder && self.disk.stat(&self.places.journal).is_err() {
            // Where a stick or a share has gone, nothing is made in its place.
            self.disk.stat(&self.places.folder)?;
            self.disk.make_folder(&self.places.journal)?;
        }
        let path = self.path();
        // Whoever folds takes half-written files of this name away.
        let new = path.with_extension("now.tmp");
        let _ = self.disk.remove(&new);
        let put = self.disk.create(&new).and_then(|mut file| file.append(text.as_bytes()));
        put.and_then(|()| self.disk.rename(&new, &path)).inspect_err(|_| drop(self.disk.remove(&new)))
    }

    /// Takes the file away, and the folder where nothing else is in it.
    pub fn take_down(&mut self) {
        let _ = self.disk.remove(&self.path());
        if self.makes_folder {
            let _ = self.disk.remove_folder(&self.places.journal);
        }
    }
}

/// The text of a file.
fn write(window: &Window) -> io::Result<String> {
    ron::to_string(window).map(|text| text + "\n").map_err(io::Error::other)
}

/// What a file says; nothing, where it is not one.
fn read(bytes: &[u8]) -> Option<Window> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST {
        return None;
    }
    ron::from_str(std::str::from_utf8(bytes).ok()?).ok()
}

/// What a reader has seen of one file.
struct Watched {
    bytes: Vec<u8>,
    window: Option<Window>,
    /// When it last said something else.
    changed: Duration,
    /// Whether that was seen, and not only found.
    sure: bool,
    /// Whether it counts as fresh in what was last handed out.
    fresh: bool,
}

/// What a reader knows of the windows of a session.
#[derive(Default)]
pub struct Board {
    /// The reader's own writer, which needs no reading.
    own: String,
    seen: BTreeMap<PathBuf, Watched>,
}

impl Board {
    /// A board of a reader that is a writer itself.
    pub fn of(own: &str) -> Self {
        Self { own: own.to_owned(), ..Self::default() }
    }

    /// Reads the files of this kind among those of a folder, at a moment of a clock that only goes forward; whether
    /// there is anything new to hand out.
    pub fn look(&mut self, disk: &dyn Disk, files: &[PathBuf], at: Duration) -> bool {
        let before = self.seen.len();
        let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        self.seen.retain(|path, _| files.contains(path));
        let mut new = before != self.seen.len();
        for path in files.iter().filter(|path| is_now(path) && stem(path) != self.own).take(MOST) {
            // Neither a link nor a pipe is read.
            let Ok(stat) = disk.stat_itself(path) else { continue };
            if stat.sort != Sort::File || stat.len > LARGEST {
                continue;
            }
            let Ok(bytes) = disk.read_start(path, LARGEST + 1) else { continue };
            let known = self.seen.get(path);
            if known.is_some_and(|known| known.bytes == bytes) {
                continue;
            }
            // A copy under another name says nothing; and half a file leaves standing what the window said before.
            let window = read(&bytes).filter(|window| window.now.writer == stem(path));
            let (sure, before) = (known.is_some(), known.and_then(|known| known.window.clone()));
            let window = window.or(before);
            new |= window.is_some();
            self.seen.insert(path.clone(), Watched { bytes, window, changed: at, sure, fresh: true });
        }
        for watched in self.seen.values_mut() {
            let fresh = at.saturating_sub(watched.changed) < FRESH;
            new |= std::mem::replace(&mut watched.fresh, fresh) != fresh;
        }
        new
    }

    /// What is known now.
    pub fn windows(&self, at: Duration) -> Vec<Seen> {
        let seen = |watched: &Watched| {
            Some(Seen {
                window: watched.window.clone()?,
                fresh: watched.fresh,
                sure: watched.sure,
                ago: at.saturating_sub(watched.changed).as_secs(),
            })
        };
        self.seen.values().filter_map(seen).collect()
    }

    /// Takes away what nobody has renewed for very long.
    pub fn tidy(&mut self, disk: &dyn Disk, at: Duration) {
        for (path, _) in self.seen.iter().filter(|(_, watched)| at.saturating_sub(watched.changed) > LEFT) {
            let _ = disk.remove(path);
        }
    }
}

/// Whether the window of a desk stands beside a document, on whichever machine.
pub fn desk_is_there(document: &Path) -> bool {
    let disk = &crate::store::disk::RealDisk;
    let files = list_there(disk, &Places::of(document).journal).unwrap_or_default();
    files.iter().filter(|path| is_now(path)).filter_map(|path| lately_said(disk, path)).any(|window| window.is_desk())
}

/// Takes away what windows of this machine have left that are known to have ended; gives back what the one of them that
/// steered last let the room show. After a crash the wall comes back as it was; what is older than an hour by this
/// machine's clock, or of the future, is another day's, and the wall begins anew. A clock that was set wrong in between
/// can do no more than that.
pub fn sweep(disk: &dyn Disk, document: &Path, has_ended: impl Fn(&str) -> bool) -> Option<Now> {
    let places = Places::of(document);
    let mut left = Vec::new();
    for path in list_there(disk, &places.journal).unwrap_or_default() {
        let writer = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !is_now(&path) || !has_ended(&writer) {
            continue;
        }
        left.extend(lately_said(disk, &path).filter(|window| window.now.writer == writer && window.is_desk()));
        let _ = disk.remove(&path);
    }
    Now::steering(left.iter().map(|window| &window.now)).cloned()
}

/// The part of the state folder for the walls of desks that were ended by another than their person.
const WALLS: &str = "walls";

/// Keeps what a desk let the room show that was ended by a signal, or with its terminal: its own file goes with it, for
/// it has ended, but nobody took the wall down.
pub fn keep_wall(local: &Local, session: &str, now: &Now) {
    let Some(path) = local.file(WALLS, session) else { return };
    let Ok(text) = write(&Window { now: now.clone(), ..Window::default() }) else { return };
    // Nothing hangs on it: a wall that is not kept begins anew.
    let _ = local.disk().remove(&path);
    let _ = local.disk().create(&path).and_then(|mut file| file.append(text.as_bytes()));
}

/// Takes up what was kept, where that is not long ago; it is kept no longer.
pub fn take_wall(local: &Local, session: &str) -> Option<Now> {
    let path = local.path(WALLS, session)?;
    let kept = lately_said(local.disk(), &path);
    let _ = local.disk().remove(&path);
    kept.map(|window| window.now)
}

/// What a window said, where that is not long ago.
fn lately_said(disk: &dyn Disk, path: &Path) -> Option<Window> {
    let stat = disk.stat_itself(path).ok().filter(|stat| stat.sort == Sort::File && stat.len <= LARGEST)?;
    let ago = std::time::SystemTime::now().duration_since(stat.written?).ok()?;
    if ago > SAME_DAY {
        return None;
    }
    read(&disk.read_start(path, LARGEST + 1).ok()?)
}
