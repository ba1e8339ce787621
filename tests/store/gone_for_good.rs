//! What is taken out at a person's wish is in no byte of anything that this machine wrote (design, section 4, rules 17
//! and 18); and what others have said stays. `COMMONGROUND_RUNS` says how many random sessions.

use super::below::files;
use super::laws::{Dice, runs, seed, story};
use super::room::*;
use commonground::model::entry::State;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::{Kind, Numbering};
use commonground::model::op::{Act, Op};
use commonground::model::session::Session;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::store::disk::{Disk, Locked, Open, RealDisk, Stat};
use commonground::store::{Book, Local, journal};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const SECRET: &str = "quokka \"und\\er\" the bridge";

/// Wishes something as the desk does; the operations.
fn wish(book: &mut Book, wish: &Wish) -> Vec<Op> {
    let ops = wished(book, wish);
    book.append(&ops).unwrap();
    ops
}

fn wished(book: &Book, wish: &Wish) -> Vec<Op> {
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-22T10:15:30+00:00").unwrap();
    let stamp = Stamp { writer: book.writer().to_owned(), next: book.next(), step: book.next(), at };
    propose(&Session::of(book.ops()), wish, &stamp).unwrap()
}

/// The files below a folder that hold one of these, raw or as a string of RON; every file's name is looked at, too.
fn hits(folder: &Path, secrets: &[&str]) -> Vec<String> {
    let files = files(folder);
    assert!(!files.is_empty(), "{} has files to look through", folder.display());
    files
        .into_iter()
        .filter(|path| {
            let mut bytes = fs::read(path).unwrap();
            bytes.extend(path.file_name().unwrap().to_string_lossy().bytes());
            let text = String::from_utf8_lossy(&bytes);
            secrets.iter().any(|secret| {
                text.contains(secret) || text.contains(&secret.replace('\\', "\\\\").replace('"', "\\\""))
            })
        })
        .map(|path| path.display().to_string())
        .collect()
}

/// A session in which one line's words are in every sort of file that there can be; the line's name.
fn everywhere(room: &Room, storage: Arc<dyn Disk>, local: Local) -> (Book, Id) {
    let mut desk = Book::create_on(storage, local, &room.path(), "desk", "k7q2m4xwk7q2m4xw").unwrap();
    let theme = wish(&mut desk, &Wish::Say(New::line(Kind::Theme, "", "a theme that stays")))[0].id.clone();
    let new = New::line(Kind::Card, "", &format!("first {SECRET}")).with(Field::Theme, Value::Other(theme));
    let id = wish(&mut desk, &Wish::Say(new))[0].id.clone();
    let reword = |words: &str| Wish::Reword { entry: id.clone(), text: format!("{words} {SECRET}").into() };
    let second = wish(&mut desk, &reword("second"));
    wish(&mut desk, &Wish::Undo(vec![second[0].id.clone()]));
    let (lang, by) = ("cy".into(), "Ana".into());
    wish(&mut desk, &Wish::Render { entry: id.clone(), lang, text: format!("trydydd {SECRET}").into(), by });
    desk.fold().unwrap();
    wish(&mut desk, &reword("third"));
    desk.fold().unwrap();
    wish(&mut desk, &reword("fourth"));
    let label = format!("a tag {SECRET}").into();
    wish(&mut desk, &Wish::Link { one: id.clone(), how: commonground::model::op::How::Tag, other: None, label });
    wish(&mut desk, &Wish::Say(New::line(Kind::Line, "", "somebody else's words")));
    (desk, id)
}

/// Files that a crash, a sync program and another writer have left.
fn left_overs(room: &Room, id: &Id) {
    let document = fs::read(room.path()).unwrap();
    fs::write(room.folder().join("hackney (conflicted copy).ron"), &document).unwrap();
    fs::write(room.folder().join(".hackney.desk-aaaaaaaa.tmp"), &document).unwrap();
    fs::write(room.journal().join("before.tmp"), &document[..document.len() / 2]).unwrap();
    let torn =
        format!("(id:\"t2-torntorn.3\",l:90,of:[\"{id}\"],act:Text(text:\"fifth {}", SECRET.replace('"', "\\\""));
    fs::write(room.journal().join("set-aside.torn"), format!("{torn}\n(id:\"t2-torntorn.4\",l:91,of:[\"x\"]\n"))
        .unwrap();
    let head = journal::head("k7q2m4xwk7q2m4xw", "t2-torntorn");
    fs::write(room.journal().join("t2-torntorn.1.ron"), format!("{head}{torn}")).unwrap();
    let renamed = room.folder().join("renamed.journal");
    fs::create_dir(&renamed).unwrap();
    let text = Act::Text { over: vec![], text: format!("sixth {SECRET}").into() };
    let op =
        Op { id: Id::new("t3-renamed2.1"), l: 80, at: None, step: 1, part: (0, 0), of: vec![id.clone()], act: text };
    let line = journal::entry(&commonground::store::line::Kept::of(op));
    fs::write(renamed.join("t3-renamed2.1.ron"), journal::head("k7q2m4xwk7q2m4xw", "t3-renamed2") + &line).unwrap();
}

#[test]
fn after_strike_the_words_are_in_no_byte_and_the_number_stays() {
    let room = Room::new();
    let (mut desk, id) = everywhere(&room, Arc::new(RealDisk), room.local("desk"));
    let before = view(&room);
    let number = before.entry(&id).unwrap().no.clone();
    let objection = New::line(Kind::Objection, "", "not with me").with(Field::Parent, Value::Other(id.clone()));
    let objection = wish(&mut desk, &Wish::Say(objection))[0].id.clone();
    // Another machine has it, too: a table that looks at the same folder.
    let (mut table, _) = room.open("t1");
    put(&mut table, vec![id.clone()], Act::Text { over: vec![], text: format!("at the table {SECRET}").into() });
    for n in 0..SECRET.len() {
        room.local("desk").keep_draft(desk.session(), "desk", SECRET.get(..n).unwrap_or_default());
    }
    let half = format!("item\treword\t{id}\t{SECRET}\nitem\tnew\t\thalf of another line");
    room.local("desk").keep_draft(desk.session(), "desk", &half);
    let (mut private, _) = desk.private().unwrap();
    put(&mut private, vec![id.clone()], set(vec![], Field::Contact, Value::Text(SECRET.into())));
    private.fold().unwrap();
    drop(private);
    left_overs(&room, &id);
    assert!(hits(&room.folder(), &["quokka"]).len() >= 8);
    assert!(hits(&room.dir.path().join("state").join("desk"), &["quokka"]).len() >= 2);

    let ops = wished(&desk, &Wish::Strike(id.clone()));
    let done = desk.take_out(&ops, &[]).unwrap();
    assert_eq!(hits(&room.folder(), &["quokka"]), Vec::<String>::new());
    assert_eq!(hits(&room.dir.path().join("state").join("desk"), &["quokka"]), Vec::<String>::new());
    assert!(done.left.iter().any(|sentence| sentence.contains("1 damaged lines")), "{:?}", done.left);
    let draft = room.local("desk").take_draft(desk.session());
    assert_eq!(draft.get("desk").map(String::as_str), Some("item\tnew\t\thalf of another line"));

    let after = view(&room);
    let struck = after.entry(&id).unwrap();
    assert_eq!((struck.state, struck.no.as_str(), struck.kind), (State::Struck, number.as_str(), Kind::Card));
    assert_eq!(struck.task, before.entry(&id).unwrap().task);
    assert_eq!(struck.l, before.entry(&id).unwrap().l, "it stays in its place");
    assert_eq!(after.entry(&objection).unwrap().text(), "not with me");
    assert_eq!(after.struck().len(), 1);
    assert_eq!(texts(&room.read().ops), ["a theme that stays", "not with me", "somebody else's words"]);
    // The table's own copy goes when it next looks or opens.
    assert!(!hits(&room.dir.path().join("state").join("t1"), &["quokka"]).is_empty());
    table.refresh();
    assert_eq!(hits(&room.dir.path().join("state").join("t1"), &["quokka"]), Vec::<String>::new());
    // Nothing can be written about it, and no number is given twice.
    drop(desk);
    let (mut again, _) = room.open("desk");
    let stamp = Stamp { writer: again.writer().to_owned(), next: 1, step: 1, at: chrono::Utc::now().fixed_offset() };
    let session = Session::of(again.ops());
    for refused in [
        Wish::Strike(id.clone()),
        Wish::Reword { entry: id.clone(), text: "again".into() },
        Wish::Undo(vec![ops[0].id.clone()]),
    ] {
        assert!(propose(&session, &refused, &stamp).is_err(), "{refused:?}");
    }
    let next = wish(&mut again, &Wish::Say(New::line(Kind::Card, "", "the next one")));
    let next = Session::of(again.ops()).entry(&next[0].id).unwrap().no.parse::<u64>().unwrap();
    assert!(next > number.parse::<u64>().unwrap());
}

#[test]
fn what_stands_under_a_struck_theme_stays() {
    let room = Room::new();
    let mut desk = room.create();
    let theme = wish(&mut desk, &Wish::Say(New::line(Kind::Theme, "", SECRET)))[0].id.clone();
    let action = New::line(Kind::Action, "", "ring the depot").with(Field::Theme, Value::Other(theme.clone()));
    let action = wish(&mut desk, &Wish::Say(action))[0].id.clone();
    desk.fold().unwrap();
    let ops = wished(&desk, &Wish::Strike(theme.clone()));
    desk.take_out(&ops, &[]).unwrap();
    assert_eq!(hits(room.dir.path(), &["quokka"]), Vec::<String>::new());
    let after = view(&room);
    assert_eq!(after.entry(&action).unwrap().text(), "ring the depot");
    assert_eq!(commonground::model::query::actions(&after, None).len(), 1);
    assert!(
        commonground::model::check::check(&after).iter().all(|f| f.grade != commonground::model::check::Grade::Broken)
    );
}

#[test]
fn in_random_sessions_the_words_of_the_struck_go_and_all_others_stay() {
    let mut looked = 0;
    for run in 0..(runs(1_000) / 50).max(1) {
        let mut dice = Dice(seed().wrapping_add(run as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let turns = 10 + dice.roll(40);
        let story = story(&mut dice, turns);
        let room = Room::new();
        let mut desk = room.create();
        desk.fold().unwrap();
        fs::create_dir_all(room.journal()).unwrap();
        for writer in &story.writers {
            let own = story.all.iter().filter(|kept| kept.op.id.writer() == writer.name);
            let text = own.map(journal::entry).collect::<String>();
            let path = room.journal().join(format!("{}.1.ron", writer.name));
            fs::write(path, journal::head("k7q2m4xwk7q2m4xw", &writer.name) + &text).unwrap();
            if dice.roll(2) == 0 {
                desk.fold().unwrap();
            }
        }
        desk.refresh();
        desk.fold().unwrap();
        let session = Session::of(desk.ops());
        let standing: Vec<Id> = session
            .entries()
            .filter(|entry| entry.state != State::Struck)
            .filter(|entry| entry.kind.spec().numbering != Numbering::None)
            .map(|entry| entry.id.clone())
            .collect();
        let Some(id) = dice.pick(&standing).cloned() else { continue };
        let ops = wished(&desk, &Wish::Strike(id.clone()));
        desk.take_out(&ops, &[]).unwrap();
        let taken_out = |forgets: bool| -> BTreeSet<Id> {
            let all = story.all.iter().map(|kept| &*kept.op).chain(&ops).map(Op::takes_out);
            all.filter(|(is, _)| *is == forgets).flat_map(|(_, of)| of.to_vec()).collect()
        };
        let (forgotten, struck) = (taken_out(true), taken_out(false));
        let note = format!("COMMONGROUND_SEED={} run {run}", seed().wrapping_add(run as u64));
        let document = room.text();
        for kept in &story.all {
            let marked = kept.text.split(|c: char| !c.is_ascii_alphanumeric());
            let words = marked.filter(|w| w.len() > 2 && w.starts_with('w') && w.ends_with('w'));
            for word in words.filter(|w| w[1..w.len() - 1].bytes().all(|b| b.is_ascii_digit())) {
                looked += 1;
                if kept.op.falls(&forgotten, &struck) {
                    assert_eq!(hits(room.dir.path(), &[word]), Vec::<String>::new(), "{word} {note}");
                } else {
                    assert!(document.contains(word), "{word} is lost {note}");
                }
            }
        }
    }
    assert!(looked > 100);
}

/// The disk of this machine, which fails for ever after so many changes: as the power does.
struct Failing {
    left: Arc<AtomicUsize>,
}

struct FailingFile(Box<dyn Open>, Arc<AtomicUsize>);

fn spend(left: &AtomicUsize) -> io::Result<()> {
    let spent = left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
    spent.map(drop).map_err(|_| io::Error::other("the power is gone"))
}

impl Open for FailingFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        spend(&self.1)?;
        self.0.append(bytes)
    }
    fn sync(&mut self) -> io::Result<()> {
        spend(&self.1)?;
        self.0.sync()
    }
    fn identity(&self) -> io::Result<commonground::store::disk::Identity> {
        self.0.identity()
    }
}

impl Disk for Failing {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(path)
    }
    fn read_start(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        RealDisk.read_start(path, most)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        RealDisk.list(folder)
    }
    fn stat(&self, path: &Path) -> io::Result<Stat> {
        RealDisk.stat(path)
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn Open>> {
        spend(&self.left)?;
        Ok(Box::new(FailingFile(RealDisk.create(path)?, self.left.clone())))
    }
    fn extend(&self, path: &Path) -> io::Result<Box<dyn Open>> {
        spend(&self.left)?;
        Ok(Box::new(FailingFile(RealDisk.extend(path)?, self.left.clone())))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        spend(&self.left)?;
        RealDisk.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        spend(&self.left)?;
        RealDisk.remove(path)
    }
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.make_folder(folder)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.sync_folder(folder)
    }
    fn lock(&self, path: &Path) -> io::Result<Locked> {
        RealDisk.lock(path)
    }
}

/// Wherever the power goes while words are taken out: either nothing was taken out yet and all words are there, or the
/// next who opens the session finishes it.
#[test]
fn what_is_broken_off_in_the_middle_the_next_opening_finishes() {
    let (mut undone, mut finished) = (0, 0);
    // Every place in the long form; every fifth in the short one, since each costs a whole session on the disk.
    let step = if runs(0) > 0 { 1 } else { 5 };
    for budget in (0..200).step_by(step) {
        let room = Room::new();
        let left = Arc::new(AtomicUsize::new(usize::MAX));
        let storage: Arc<dyn Disk> = Arc::new(Failing { left: left.clone() });
        let local = Local::on(storage.clone(), &room.dir.path().join("state").join("desk"));
        let (mut desk, id) = everywhere(&room, storage, local.clone());
        local.keep_draft(desk.session(), "desk", &format!("item\treword\t{id}\t{SECRET}"));
        left_overs(&room, &id);
        let ops = wished(&desk, &Wish::Strike(id.clone()));
        left.store(budget, Ordering::SeqCst);
        let whole = desk.take_out(&ops, &[]).is_ok();
        drop(desk);
        let (mut next, _) = room.open("desk");
        if next.ops().iter().any(|op| matches!(op.act, Act::Strike(_))) {
            finished += usize::from(!whole);
            assert!(whole || !next.is_complete(), "somebody must finish it: {budget}");
            next.fold().unwrap();
            drop(next);
            assert_eq!(hits(room.dir.path(), &["quokka"]), Vec::<String>::new(), "{budget}");
        } else {
            undone += 1;
            assert!(!whole);
            assert!(texts(&next.ops()).iter().any(|text| text == &format!("fourth {SECRET}")), "{budget}");
        }
        if whole {
            break;
        }
        assert!(budget + step < 200, "it comes to an end");
    }
    assert!(undone > 0 && finished > 3, "{undone} {finished}");
}

#[test]
fn after_leave_nothing_is_kept_on_the_laptop() {
    for carried in [false, true] {
        let room = Room::new();
        let (desk, _) = everywhere(&room, Arc::new(RealDisk), room.local("desk"));
        room.local("desk").keep_draft(desk.session(), "desk", SECRET);
        let (mut private, _) = desk.private().unwrap();
        put(&mut private, vec![], said_as(Kind::Note, "a quokka, and a word for the facilitator alone"));
        drop(private);
        let before = texts(&desk.ops());
        let stick = room.dir.path().join("stick");
        fs::create_dir(&stick).unwrap();
        // Another window of this laptop would go on writing.
        let (mut other, _) = room.open("desk");
        let told = room.open("desk").0.leave(None, false).unwrap_err().to_string();
        assert!(told.contains("close that window first"), "{told}");
        say(&mut other, "the last word");
        drop((other, desk));
        let state = room.dir.path().join("state").join("desk");
        // What is half-typed is nowhere else.
        let told = room.open("desk").0.leave(carried.then_some(&stick), true).unwrap_err().to_string();
        assert!(told.contains("a half-typed line waits: “"), "{told}");
        assert!(told.ends_with("; open the session and keep it or wipe it out, then leave."), "{told}");
        let session = room.open("desk").0.session().to_owned();
        room.local("desk").keep_draft(&session, "desk", "");
        if carried {
            let told = room.open("desk").0.leave(Some(&stick), false).unwrap_err().to_string();
            assert!(told.contains("--private-too"), "{told}");
            assert!(room.open("desk").0.leave(Some(&room.path()), true).is_err(), "a file is no folder");
            assert!(room.open("desk").0.leave(Some(&room.folder()), true).is_err(), "it lies there already");
            let left = room.open("desk").0.leave(Some(&stick), true).unwrap();
            assert_eq!(left.now_in, [stick.join("hackney.ron"), stick.join("hackney.private.ron")]);
            assert_eq!(files(&room.folder()), Vec::<PathBuf>::new());
            let there = commonground::store::read(&stick.join("hackney.ron")).unwrap();
            assert!(texts(&there.ops).iter().filter(|text| *text != "the last word").eq(before.iter()));
            let there = commonground::store::read(&stick.join("hackney.private.ron")).unwrap();
            assert_eq!(there.ops.len(), 1);
        } else {
            let left = room.open("desk").0.leave(None, false).unwrap();
            assert_eq!(left.now_in[0].file_name().unwrap(), "hackney.ron");
            assert_eq!(texts(&room.read().ops).len(), before.len() + 1);
            assert_eq!(room.files(), Vec::<String>::new());
        }
        assert_eq!(files(&state), Vec::<PathBuf>::new(), "nothing at all is in the state folder");
    }
}
