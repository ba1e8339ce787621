//! What one window does between two steps of another: a disk that lets something happen right after a file was read.

use crate::room::*;
use commonground::store::disk::{Disk, Locked, Open, RealDisk, Stat};
use commonground::store::{Book, Folded, Local};
use std::io::Result;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

type Happening = (PathBuf, Box<dyn FnOnce() + Send>);

/// The disk of this machine; once, right after a file was read, something happens.
#[derive(Default)]
struct Meanwhile(Mutex<Option<Happening>>);

impl Meanwhile {
    fn after_reading(&self, path: &Path, happening: impl FnOnce() + Send + 'static) {
        *self.0.lock().unwrap() = Some((path.to_owned(), Box::new(happening)));
    }
    fn has_happened(&self) -> bool {
        self.0.lock().unwrap().is_none()
    }
}

impl Disk for Meanwhile {
    fn read(&self, path: &Path) -> Result<Vec<u8>> {
        let read = RealDisk.read(path);
        let due = self.0.lock().unwrap().take_if(|(at, _)| at == path);
        if let Some((_, happening)) = due {
            happening();
        }
        read
    }
    fn read_start(&self, path: &Path, most: u64) -> Result<Vec<u8>> {
        RealDisk.read_start(path, most)
    }
    fn list(&self, folder: &Path) -> Result<Vec<PathBuf>> {
        RealDisk.list(folder)
    }
    fn stat(&self, path: &Path) -> Result<Stat> {
        RealDisk.stat(path)
    }
    fn create(&self, path: &Path) -> Result<Box<dyn Open>> {
        RealDisk.create(path)
    }
    fn extend(&self, path: &Path) -> Result<Box<dyn Open>> {
        RealDisk.extend(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        RealDisk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> Result<()> {
        RealDisk.remove(path)
    }
    fn make_folder(&self, folder: &Path) -> Result<()> {
        RealDisk.make_folder(folder)
    }
    fn sync_folder(&self, folder: &Path) -> Result<()> {
        RealDisk.sync_folder(folder)
    }
    fn lock(&self, path: &Path) -> Result<Locked> {
        RealDisk.lock(path)
    }
}

#[test]
fn a_session_that_is_folded_while_it_is_opened_is_opened_whole() {
    let room = Room::new();
    let mut one = room.create();
    say(&mut one, "said before");
    let disk = Arc::new(Meanwhile::default());
    // The document has been read; then what the journal holds goes into it, and the journal goes.
    disk.after_reading(&room.path(), move || assert_eq!(one.fold().unwrap(), Folded::Done));
    let (_, opened) = Book::open_on(disk.clone(), room.local("other"), &room.path(), "desk").unwrap();
    assert!(disk.has_happened());
    assert_eq!(texts(&opened.ops), ["said before"]);
}

#[test]
fn a_line_added_while_a_fold_looks_at_its_journal_stays() {
    let room = Room::new();
    drop(room.create());
    let disk = Arc::new(Meanwhile::default());
    let at =
        |disk: Arc<dyn Disk>, label: &str| Book::open_on(disk, room.local("laptop"), &room.path(), label).unwrap().0;
    let mut table = at(Arc::new(RealDisk), "t3");
    say(&mut table, "said before");
    let segment = room.journal().join(format!("{}.1.ron", table.writer()));
    let mut folding = at(disk.clone(), "desk");
    disk.after_reading(&segment, move || {
        say(&mut table, "said meanwhile");
    });
    folding.fold().unwrap();
    // Where the fold has not looked at it at all, it happens now.
    disk.read(&segment).unwrap();
    assert!(disk.has_happened());
    assert_eq!(texts(&room.read().ops), ["said before", "said meanwhile"]);
    // The run has ended: now the journal may go, with everything in the document.
    folding.fold().unwrap();
    assert!(!segment.exists());
    assert_eq!(texts(&room.read().ops), ["said before", "said meanwhile"]);
}

#[test]
fn a_half_line_is_found_while_another_window_looks_whose_it_is() {
    let room = Room::new();
    let local = room.local("laptop");
    local.keep_draft("k7q2m4xwk7q2m4xw", "t3", "half a line");
    let folder = room.dir.path().join("state/laptop/drafts");
    let sheet = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let Ok(Locked::Ours(lock)) = RealDisk.lock(&sheet) else { panic!("nobody has it") };
    let looking = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(1));
        drop(lock);
    });
    let (_, found) = local.drafts_at("k7q2m4xwk7q2m4xw", Some("t3"));
    looking.join().unwrap();
    assert_eq!(found.get("t3").map(String::as_str), Some("half a line"));
}

#[test]
fn a_half_line_that_is_begun_while_another_window_looks_through_the_sheets_is_not_taken_away() {
    let room = Room::new();
    let (disk, folder) = (Arc::new(Meanwhile::default()), room.dir.path().join("state"));
    let (mut typing, _) = Local::on(Arc::new(RealDisk), &folder).drafts_at("k7q2m4xwk7q2m4xw", Some("t3"));
    typing.keep("t3", "kept");
    typing.keep("t3", "");
    let sheet = std::fs::read_dir(folder.join("drafts")).unwrap().next().unwrap().unwrap().path();
    // Read while nothing is half-typed on it; then somebody types, and the program is killed.
    disk.after_reading(&sheet, move || {
        typing.keep("t3", "half a line");
        drop(typing);
    });
    let (_, found) = Local::on(disk.clone(), &folder).drafts_at("k7q2m4xwk7q2m4xw", Some("t5"));
    assert!(disk.has_happened() && found.is_empty());
    let (_, found) = Local::on(Arc::new(RealDisk), &folder).drafts_at("k7q2m4xwk7q2m4xw", Some("t3"));
    assert_eq!(found.get("t3").map(String::as_str), Some("half a line"));
}
