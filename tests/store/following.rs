//! A window that follows what others write, and what windows say of themselves (rule 20): nothing is written, nothing
//! private is opened, and what cannot be read is as if it were not there.

use crate::room::*;
use commonground::model::day::now::{Face, Now, Seen};
use commonground::model::id::Id;
use commonground::model::session::Session;
use commonground::store::disk::{Disk, Locked, Open, RealDisk, Stat};
use commonground::store::now::{AGAIN, FRESH, Sign};
use commonground::store::{Follow, Glance, News};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The disk of this machine, with a note of everything that is opened, and no writing.
#[derive(Default)]
struct ReadOnly {
    opened: Mutex<Vec<(PathBuf, u64)>>,
}

impl ReadOnly {
    fn note(&self, path: &Path, from: u64) {
        self.opened.lock().unwrap().push((path.to_owned(), from));
    }
    fn take(&self) -> Vec<(PathBuf, u64)> {
        std::mem::take(&mut self.opened.lock().unwrap())
    }
}

fn no<T>() -> io::Result<T> {
    panic!("a window that follows writes nothing")
}

impl Disk for ReadOnly {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.note(path, 0);
        RealDisk.read(path)
    }
    fn read_start(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.note(path, 0);
        RealDisk.read_start(path, most)
    }
    fn read_from(&self, path: &Path, from: u64) -> io::Result<Vec<u8>> {
        self.note(path, from);
        RealDisk.read_from(path, from)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        RealDisk.list(folder)
    }
    fn stat(&self, path: &Path) -> io::Result<Stat> {
        RealDisk.stat(path)
    }
    fn stat_itself(&self, path: &Path) -> io::Result<Stat> {
        RealDisk.stat_itself(path)
    }
    fn create(&self, _: &Path) -> io::Result<Box<dyn Open>> {
        no()
    }
    fn extend(&self, _: &Path) -> io::Result<Box<dyn Open>> {
        no()
    }
    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        no()
    }
    fn remove(&self, _: &Path) -> io::Result<()> {
        no()
    }
    fn make_folder(&self, _: &Path) -> io::Result<()> {
        no()
    }
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        no()
    }
    fn lock(&self, _: &Path) -> io::Result<Locked> {
        no()
    }
}

/// What a follower shows after news.
#[derive(Default)]
struct Shown {
    session: Option<Session>,
    windows: Vec<Seen>,
}

impl Shown {
    fn take(&mut self, news: Vec<News>) {
        for one in news {
            match one {
                News::Open(ops) => self.session = Some(Session::of(ops)),
                News::More(ops) => ops.into_iter().for_each(|op| self.session.get_or_insert_default().absorb(op)),
                News::Gone { .. } => self.session = None,
                News::Windows(windows) => self.windows = windows,
            }
        }
    }
    fn texts(&self) -> Vec<String> {
        let mut out: Vec<String> =
            self.session.iter().flat_map(Session::entries).map(|entry| entry.text().to_owned()).collect();
        out.sort();
        out
    }
}

fn at(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[test]
fn what_is_saved_is_shown_and_of_a_journal_only_what_is_new_is_read() {
    let room = Room::new();
    let mut book = room.create();
    let disk = Arc::new(ReadOnly::default());
    let mut follow = Follow::begin_on(disk.clone(), &room.path(), "room-aaaaaaaa");
    let mut shown = Shown::default();
    let mut said = Vec::new();
    let mut journal_read = 0;
    for n in 0..40 {
        let text = format!("line {n}");
        say(&mut book, &text);
        said.push(text);
        said.sort();
        if n == 20 {
            book.fold().unwrap();
        }
        shown.take(follow.look(at(n)));
        assert_eq!(shown.texts(), said, "{n}");
        let opened = disk.take();
        journal_read += opened.iter().filter(|(path, from)| path.starts_with(room.journal()) && *from == 0).count();
    }
    assert!(journal_read < 8, "journals are read whole only when they are new: {journal_read} times");
    // Nothing has changed: nothing is opened.
    assert!(follow.look(at(99)).is_empty());
    assert_eq!(disk.take(), Vec::new());
}

#[test]
fn a_torn_end_is_read_again_when_it_is_whole() {
    let room = Room::new();
    let mut book = room.create();
    say(&mut book, "one");
    let mut follow = Follow::begin(&room.path(), "room-aaaaaaaa");
    let mut shown = Shown::default();
    shown.take(follow.look(at(0)));
    let journal = room.journal().join(room.files().into_iter().find(|name| name.starts_with("desk-")).unwrap());
    let before = fs::read(&journal).unwrap();
    say(&mut book, "two");
    let after = fs::read(&journal).unwrap();
    for cut in (before.len()..after.len()).step_by(7) {
        fs::write(&journal, &after[..cut]).unwrap();
        shown.take(follow.look(at(1)));
        assert_eq!(shown.texts(), ["one"], "{cut}");
    }
    fs::write(&journal, &after).unwrap();
    shown.take(follow.look(at(2)));
    assert_eq!(shown.texts(), ["one", "two"]);
}

#[test]
fn a_session_that_is_not_there_is_waited_for_and_comes_back_by_itself() {
    let room = Room::new();
    let mut follow = Follow::begin(&room.path(), "room-aaaaaaaa");
    assert!(matches!(follow.look(at(0))[..], [News::Gone { is_there: false }]));
    assert!(follow.look(at(1)).is_empty(), "it is said once");
    let mut book = room.create();
    say(&mut book, "one");
    book.fold().unwrap();
    let mut shown = Shown::default();
    shown.take(follow.look(at(2)));
    assert_eq!(shown.texts(), ["one"]);
    drop(book);
    // A carrier may take a file away for a moment: only what stays away is said.
    let away = room.dir.path().join("away");
    fs::rename(room.folder(), &away).unwrap();
    for n in 3..7 {
        shown.take(follow.look(at(n)));
        assert_eq!(shown.texts(), ["one"], "{n}");
    }
    shown.take(follow.look(at(7)));
    assert!(shown.session.is_none());
    fs::rename(&away, room.folder()).unwrap();
    shown.take(follow.look(at(8)));
    assert_eq!(shown.texts(), ["one"]);
    // An editor empties the file before it writes it: what was said stays.
    let text = room.text();
    fs::write(room.path(), "").unwrap();
    shown.take(follow.look(at(9)));
    fs::write(room.path(), &text).unwrap();
    shown.take(follow.look(at(10)));
    assert_eq!(shown.texts(), ["one"]);
}

#[test]
fn nothing_private_is_opened_not_even_to_see_whose_it_is() {
    let room = Room::new();
    let mut book = room.create();
    say(&mut book, "one");
    book.fold().unwrap();
    let (mut private, _) = book.private().unwrap();
    private.fold().unwrap();
    fs::copy(room.folder().join("hackney.private.ron"), room.folder().join("hackney.private (copy).ron")).unwrap();
    let disk = Arc::new(ReadOnly::default());
    let mut follow = Follow::begin_on(disk.clone(), &room.path(), "room-aaaaaaaa");
    for n in 0..50 {
        follow.look(at(n));
    }
    let opened: Vec<PathBuf> = disk.take().into_iter().map(|(path, _)| path).collect();
    assert!(opened.contains(&room.path()));
    let private: Vec<&PathBuf> = opened.iter().filter(|path| path.to_string_lossy().contains("private")).collect();
    assert_eq!(private, Vec::<&PathBuf>::new());
    // Nor under another name.
    fs::copy(room.folder().join("hackney.private.ron"), room.folder().join("other.ron")).unwrap();
    let mut other = Follow::begin(&room.folder().join("other.ron"), "room-aaaaaaaa");
    assert!(matches!(other.look(at(0))[..], [News::Gone { is_there: true }]));
}

#[test]
fn a_desk_hears_what_another_desk_has_folded_and_taken_away() {
    let room = Room::new();
    let mut one = room.create();
    say(&mut one, "one");
    let (mut other, _) = room.open("desk");
    let mut glance = Glance::of_desk(&room.path(), other.writer());
    glance.look(at(0));
    assert!(!glance.look(at(1)).changed, "nothing has changed");
    say(&mut one, "two");
    // The journal goes with the fold: what is in it stands in the document alone.
    one.fold().unwrap();
    assert!(glance.look(at(2)).changed);
    let (ops, _) = other.refresh();
    assert_eq!(Session::of(ops).entries().map(|entry| entry.text().to_owned()).collect::<Vec<_>>(), ["two"]);
    assert!(other.refresh().0.is_empty());
}

/// The file of a window on this machine's disk.
fn sign(room: &Room, writer: &str) -> Sign {
    Sign::on(Arc::new(RealDisk), &room.path(), writer, true)
}

#[test]
fn rule_20_a_window_is_believed_for_half_a_minute_by_the_readers_own_clock() {
    let room = Room::new();
    let book = room.create();
    let mut desk = sign(&room, "desk-aaaaaaaa");
    let said = Now { turn: 2, face: Face::Blank, left: Some(600), task: Some(Id::session()), ..Now::default() };
    desk.show(&said, 0).unwrap();
    let mut follow = Follow::begin(&room.path(), "room-aaaaaaaa");
    let mut shown = Shown::default();
    shown.take(follow.look(at(100)));
    let seen = &shown.windows[0];
    assert_eq!(seen.window.now, Now { writer: "desk-aaaaaaaa".to_owned(), ..said.clone() });
    assert!(seen.fresh && !seen.sure && seen.left().is_none(), "how old its first words are nobody knows");
    // The same words again: the window still stands, whatever the file's time says.
    desk.show(&said, 0).unwrap();
    shown.take(follow.look(at(100) + AGAIN));
    assert_eq!((shown.windows[0].sure, shown.windows[0].left()), (true, Some(600)));
    assert!(follow.look(at(99) + AGAIN + FRESH).is_empty(), "nothing new");
    shown.take(follow.look(at(100) + AGAIN + FRESH));
    let seen = &shown.windows[0];
    assert!(!seen.fresh && seen.left().is_none(), "its clock is not believed any more");
    assert_eq!(seen.window.now.face, Face::Blank, "what it last said stays");
    desk.show(&said, 0).unwrap();
    shown.take(follow.look(at(200)));
    assert!(shown.windows[0].fresh);
    desk.take_down();
    shown.take(follow.look(at(201)));
    assert_eq!(shown.windows, Vec::new(), "a clean end takes it away");
    drop(book);
}

#[test]
fn rule_20_garbage_half_files_links_and_copies_say_nothing() {
    let room = Room::new();
    let mut book = room.create();
    say(&mut book, "one");
    let mut desk = sign(&room, "desk-aaaaaaaa");
    desk.show(&Now { turn: 1, page: 3, ..Now::default() }, 0).unwrap();
    let file = room.journal().join("desk-aaaaaaaa.now");
    let whole = fs::read(&file).unwrap();
    let mut follow = Follow::begin(&room.path(), "room-aaaaaaaa");
    let mut shown = Shown::default();
    shown.take(follow.look(at(0)));
    // Half a file leaves standing what the window said before.
    for cut in 0..whole.len() {
        fs::write(&file, &whole[..cut]).unwrap();
        shown.take(follow.look(at(1)));
        assert_eq!(shown.windows.len(), 1, "{cut}");
        assert_eq!(shown.windows[0].window.now.page, 3, "{cut}");
    }
    fs::write(&file, &whole).unwrap();
    // A newer version may say more of itself.
    let text = String::from_utf8(whole.clone()).unwrap();
    fs::write(
        room.journal().join("desk-new.now"),
        text.replace("desk-aaaaaaaa", "desk-new").replace("(beat:", "(light:(1,\"x\"),beat:"),
    )
    .unwrap();
    fs::write(room.journal().join("copy of desk-aaaaaaaa.now"), &whole).unwrap();
    fs::write(room.journal().join("zeros.now"), vec![0; 200]).unwrap();
    fs::write(room.journal().join("large.now"), vec![b'('; 1 << 20]).unwrap();
    fs::write(room.journal().join("deep.now"), "(".repeat(4000)).unwrap();
    fs::create_dir(room.journal().join("folder.now")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&file, room.journal().join("link.now")).unwrap();
    shown.take(follow.look(at(2)));
    let names: Vec<&str> = shown.windows.iter().map(|seen| seen.window.now.writer.as_str()).collect();
    assert_eq!(names, ["desk-aaaaaaaa", "desk-new"]);
    // To everything else they are no part of the session.
    let opened = room.read();
    assert_eq!((opened.ops.len(), opened.findings.len()), (1, 0));
    let (mut again, _) = room.open("desk");
    again.fold().unwrap();
    assert!(room.files().contains(&"desk-aaaaaaaa.now".to_owned()), "{:?}", room.files());
    let (packed, _) = commonground::store::copy::whole(&room.path()).unwrap();
    assert!(!packed.contains("turn") && !packed.contains("beat"));
}

#[test]
fn rule_20_two_windows_stand_beside_each_other_and_old_ones_go() {
    let room = Room::new();
    let mut book = room.create();
    say(&mut book, "one");
    let (mut one, mut other) = (sign(&room, "desk-aaaaaaaa"), sign(&room, "desk-bbbbbbbb"));
    one.show(&Now { turn: 1, ..Now::default() }, 0).unwrap();
    other.show(&Now { turn: 2, ..Now::default() }, 0).unwrap();
    let mut glance = Glance::of_desk(&room.path(), "desk-aaaaaaaa");
    let glanced = glance.look(at(0));
    let windows = glanced.windows.unwrap();
    assert!(glanced.others && windows.len() == 1, "its own file needs no reading");
    assert_eq!(windows[0].window.now.writer, "desk-bbbbbbbb");
    // Killed, and nobody has renewed it for ten minutes.
    glance.look(at(601));
    let left: Vec<String> = room.files().into_iter().filter(|name| name.contains(".now")).collect();
    assert_eq!(left, ["desk-aaaaaaaa.now"]);
    // Where there is no folder a room makes none.
    fs::remove_dir_all(room.journal()).unwrap();
    assert!(Sign::on(Arc::new(RealDisk), &room.path(), "room-cccccccc", false).show(&Now::default(), 1).is_err());
    assert!(!room.journal().exists());
}
