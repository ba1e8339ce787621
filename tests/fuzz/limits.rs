//! Limits, each with a plain sentence and what can still be read: never an abort (design, rule 21); and files that are
//! no session at all.

use crate::dice::{long, quick, spent};
use crate::seeds;
use commonground::model::id::Id;
use commonground::model::op::{Act, Op};
use commonground::model::text;
use commonground::store::disk::RealDisk;
use commonground::store::line::{self, Fault, Kept, LONGEST_LINE, Limits};
use commonground::store::record::Record;
use commonground::store::{Book, Finding, Local, document, journal, library};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

const ID: &str = "k7q2m4xwk7q2m4xw";

/// A folder with a session in it.
struct Room(tempfile::TempDir);

impl Room {
    fn new() -> Self {
        let room = Self(tempfile::tempdir().unwrap());
        std::fs::create_dir(room.journal()).unwrap();
        std::fs::write(room.path(), document::write(ID, &Record::of(some()))).unwrap();
        room
    }
    fn path(&self) -> PathBuf {
        self.0.path().join("hackney.ron")
    }
    fn journal(&self) -> PathBuf {
        self.0.path().join("hackney.journal")
    }
    fn open(&self) -> Result<Book, String> {
        let local = Local::at(&self.0.path().join("state"));
        Book::open_on(Arc::new(RealDisk), local, &self.path(), "desk").map(|(book, _)| book).map_err(|e| e.to_string())
    }
}

fn some() -> Vec<Kept> {
    seeds::of_the_sample("clinton-2012").into_iter().take(9).collect()
}

/// A file that takes no room on the disk.
fn sparse(path: &Path, head: &[u8], len: u64) {
    let mut file = File::create(path).unwrap();
    file.write_all(head).unwrap();
    file.set_len(len).unwrap();
}

/// A sentence for people: one line, with its end, and nothing that steers a terminal.
fn is_sentence(said: &str) {
    assert!(text::is_clean(said) && said.ends_with(['.', '?', '!']) && said.len() < 400, "{said:?}");
}

const TOO_LARGE: u64 = 300 * 1024 * 1024;

#[test]
fn a_document_larger_than_256_mb_is_a_sentence() {
    let room = Room::new();
    let head = std::fs::read(room.path()).unwrap();
    sparse(&room.path(), &head, TOO_LARGE);
    let begun = Instant::now();
    let said = commonground::store::read(&room.path()).unwrap_err().to_string();
    assert!(said.contains("is larger than 256 MB"), "{said}");
    is_sentence(&said);
    assert!(room.open().is_err_and(|said| said.contains("256 MB")));
    assert!(library::list(room.0.path()).unwrap().is_empty(), "it is not listed");
    let unreadable = library::unreadable(room.0.path());
    assert!(matches!(unreadable.as_slice(), [one] if one.to_string().contains("256 MB")), "it is said instead");
    assert!(begun.elapsed().as_secs() < 5, "and it was not read");
}

#[test]
fn other_files_larger_than_256_mb_are_said_and_nothing_is_written() {
    let head = journal::head(ID, "t1-bbbbbbbb").into_bytes();
    let document = document::write(ID, &Record::of(some())).into_bytes();
    for (name, start) in [
        ("hackney.journal/t1-bbbbbbbb.1.ron", &head),
        ("hackney.journal/before.ron", &document),
        ("copy.ron", &document),
    ] {
        let room = Room::new();
        sparse(&room.0.path().join(name), start, TOO_LARGE);
        let opened = commonground::store::read(&room.path()).unwrap();
        assert_eq!(opened.ops.len(), some().len(), "{name}: what can be read is shown");
        let said = opened.findings.iter().find(|found| matches!(found, Finding::NotRead { .. })).unwrap().words();
        assert!(said.contains("256 MB"), "{said}");
        is_sentence(&said);
        assert_eq!(opened.read_only.as_deref(), Some("a file of this session is larger than 256 MB"), "{name}");
        let mut book = room.open().unwrap();
        let one = Op { id: Id::new("desk-zzzzzzzz.1"), ..Op::clone(&some()[0].op) };
        is_sentence(&book.append(&[one]).unwrap_err().to_string());
        is_sentence(&book.fold().unwrap_err().to_string());
    }
    // Somebody else's large file in the same folder is nobody's business.
    let room = Room::new();
    sparse(&room.0.path().join("film.ron"), b"RIFF", TOO_LARGE);
    let opened = commonground::store::read(&room.path()).unwrap();
    assert!(opened.findings.is_empty() && opened.read_only.is_none());
}

#[test]
fn too_many_lines_are_read_so_far_and_said() {
    let many: Vec<Kept> = (1..=300u64)
        .map(|n| {
            let id = Id::new(format!("desk-aaaaaaaa.{n}"));
            Kept::of(Op { id: id.clone(), l: n, at: None, step: 0, part: (0, 0), of: vec![id], act: Act::Gone })
        })
        .collect();
    let limits = Limits { ops: 100, strange: 50 };
    let none = Record::default();
    let lines = journal::head(ID, "desk-aaaaaaaa") + &many.iter().map(journal::entry).collect::<String>();
    let read = journal::read_within(lines.as_bytes(), &none, limits);
    assert_eq!((read.lines.len(), read.over), (101, Some("the session has more than 500,000 lines")));
    let text = document::write(ID, &Record::of(many.clone()));
    let read = document::read_within(text.as_bytes(), &none, limits);
    assert_eq!((read.record.len(), read.over.is_some(), read.cut_off), (101, true, None));
    assert!(read.by_hand.is_empty(), "nothing counts as taken out");
    let damaged = lines.replace("act:Gone", "act:Gona");
    let read = journal::read_within(damaged.as_bytes(), &none, limits);
    assert_eq!((read.aside.len(), read.over), (51, Some("more than 100,000 lines of one file are damaged")));
    let read = document::read_within(text.replace("act:Gone", "act:Gona").as_bytes(), &none, limits);
    assert_eq!((read.aside.len(), read.over.is_some()), (51, true));
    assert!(journal::read(lines.as_bytes()).over.is_none() && document::read(text.as_bytes()).over.is_none());
}

/// The limit itself takes a minute: it is tried in the long form.
#[test]
fn half_a_million_lines_and_one_are_read_and_not_written() {
    let many = if long() { 500_001 } else { return };
    let room = Room::new();
    let mut text = journal::head(ID, "t1-bbbbbbbb");
    for n in 1..=many {
        let id = Id::new(format!("t1-bbbbbbbb.{n}"));
        let act = Act::Text { over: vec![], text: format!("line {n}").into() };
        text.push_str(&journal::entry(&Kept::of(Op {
            id: id.clone(),
            l: n,
            at: None,
            step: 0,
            part: (0, 0),
            of: vec![Id::new(format!("x.{}", n % 5000))],
            act,
        })));
    }
    std::fs::write(room.journal().join("t1-bbbbbbbb.1.ron"), &text).unwrap();
    let begun = Instant::now();
    let opened = commonground::store::read(&room.path()).unwrap();
    println!("{} MB, {} lines read in {:?}", text.len() / 1_000_000, opened.ops.len(), begun.elapsed());
    assert_eq!(opened.read_only.as_deref(), Some("the session has more than 500,000 lines"));
    assert!(opened.ops.len() > 500_000);
}

#[test]
fn a_text_of_8_kb_and_a_line_of_64_kb_are_the_most() {
    let room = Room::new();
    let say = |words: &str| {
        let Act::Say(mut said) = seeds::said(commonground::model::kind::Kind::Value, vec![], vec![]) else { panic!() };
        said.text = words.into();
        let id = Id::new("desk-zzzzzzzz.1");
        Op { id: id.clone(), l: 1, at: None, step: 1, part: (0, 0), of: vec![id], act: Act::Say(said) }
    };
    let mut open = room.open().unwrap();
    for (len, what) in [(text::LONGEST + 1, "a text is longer than 8 kB"), (LONGEST_LINE, "is too long")] {
        let said = open.append(&[say(&"a".repeat(len))]).unwrap_err().to_string();
        assert!(said.contains(what), "{said}");
        is_sentence(&said);
    }
    let mut wide = say("x");
    wide.of = (0..6000).map(|n| Id::new(format!("desk-aaaaaaaa.{n}"))).collect();
    is_sentence(&open.append(&[wide]).unwrap_err().to_string());
    open.append(&[say(&"a".repeat(text::LONGEST))]).unwrap();
    // From a file, a line that is too long is set aside, and the others are there.
    let long = Kept::of(say(&"a".repeat(LONGEST_LINE)));
    assert_eq!(line::read(&long.with_sum()), Err(Fault::TooLong));
    let lines = journal::head(ID, "t1-bbbbbbbb") + &journal::entry(&long) + &journal::entry(&Kept::of(say("short")));
    std::fs::write(room.journal().join("t1-bbbbbbbb.1.ron"), lines).unwrap();
    let opened = commonground::store::read(&room.path()).unwrap();
    let said =
        opened.findings.iter().find(|found| matches!(found, Finding::SetAside { why: Fault::TooLong, .. })).unwrap();
    assert!(said.words().contains("is longer than 64 kB"), "{}", said.words());
}

/// Files that are called sessions and are none, or hardly: name, bytes, what is said of it.
fn strange() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let sound = document::write(ID, &Record::of(some()));
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(sound.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let utf16_be: Vec<u8> = [0xfe, 0xff].into_iter().chain(sound.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let no = "is not a session";
    vec![
        ("empty", Vec::new(), "is empty"),
        ("one byte", vec![0], no),
        ("zeros", vec![0; 100_000], no),
        ("UTF-16", utf16, "UTF-16"),
        ("UTF-16, the other way", utf16_be, "UTF-16"),
        ("not text", (0..=255).cycle().take(100_000).collect(), no),
        ("10,000 brackets", "(".repeat(10_000).into_bytes(), no),
        ("10,000 lists", "[".repeat(10_000).into_bytes(), no),
        ("10,000 maps", "{\"a\":".repeat(10_000).into_bytes(), no),
        ("10,000 options", "Some(".repeat(10_000).into_bytes(), no),
        ("10,000 comments", "/*".repeat(10_000).into_bytes(), no),
        ("10,000 quotation marks", "\"".repeat(10_001).into_bytes(), no),
        ("10,000 bars", "r#\"".repeat(10_000).into_bytes(), no),
        ("a number of a million digits", "9".repeat(1_000_000).into_bytes(), no),
        ("a format of a million digits", format!("(\nformat:{},\n", "9".repeat(1_000_000)).into_bytes(), no),
        ("a title of a million letters", format!("(\ntitle:\"{}\",\n", "a".repeat(1_000_000)).into_bytes(), no),
        ("a line of a million commas", ",".repeat(1_000_000).into_bytes(), no),
        ("a million lines", "\n".repeat(1_000_000).into_bytes(), no),
        ("a million letters", "a\n".repeat(500_000).into_bytes(), no),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), no),
        ("a page", b"<!doctype html><title>x</title>".to_vec(), no),
        ("lists in a record", format!("(format:1,id:\"x\",record:{}", "[".repeat(5_000)).into_bytes(), no),
    ]
}

#[test]
fn what_is_no_session_is_a_sentence() {
    for (name, bytes, wanted) in strange() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("hackney.ron");
        std::fs::write(&path, &bytes).unwrap();
        let begun = spent();
        let said = commonground::store::read(&path).expect_err(name).to_string();
        let took = spent().saturating_sub(begun);
        assert!(said.contains(wanted), "{name}: {said}");
        is_sentence(&said);
        assert!(library::list(dir.path()).unwrap().is_empty() && library::unreadable(dir.path()).len() == 1, "{name}");
        assert!(took.as_secs() < 3, "{name}: {took:?}");
        // The same in a journal's place, and behind a sound line of it: set aside, and the session is there.
        let room = Room::new();
        std::fs::write(room.journal().join("t1-bbbbbbbb.1.ron"), &bytes).unwrap();
        let mut more = journal::head(ID, "t2-cccccccc").into_bytes();
        more.extend_from_slice(&bytes);
        more.extend(journal::entry(&some()[0]).bytes());
        std::fs::write(room.journal().join("t2-cccccccc.1.ron"), more).unwrap();
        let opened = commonground::store::read(&room.path()).unwrap();
        assert_eq!(opened.ops.len(), some().len(), "{name}");
        for finding in &opened.findings {
            is_sentence(&finding.words());
        }
        // And as each part of a document, where that is text: read in time, whatever comes of it.
        let words = String::from_utf8_lossy(&bytes);
        let words = &words[..words.floor_char_boundary(7_000)];
        let sound = document::write(ID, &Record::of(some().into_iter().take(1)));
        for place in ["title:", "session:(\n", "entries:[\n", "record:[\n", "shown:("] {
            let hurt = sound.replacen(place, &format!("{place}{words}"), 1);
            let note = || format!("{name} in {place}");
            quick(hurt.len(), &note, || document::read(hurt.as_bytes()));
        }
    }
}

#[test]
fn what_is_no_file_is_a_sentence() {
    let room = Room::new();
    let said = commonground::store::read(room.0.path()).unwrap_err().to_string();
    assert!(said.contains("is a folder"), "{said}");
    // A folder under the name of a journal's segment, and a file under the name of the journal's folder.
    std::fs::create_dir(room.journal().join("t1-bbbbbbbb.1.ron")).unwrap();
    assert_eq!(commonground::store::read(&room.path()).unwrap().ops.len(), some().len());
    std::fs::remove_dir_all(room.journal()).unwrap();
    std::fs::write(room.journal(), "not a folder").unwrap();
    let opened = commonground::store::read(&room.path()).unwrap();
    assert_eq!(opened.ops.len(), some().len());
    let mut book = room.open().unwrap();
    let one = Op { id: Id::new("desk-zzzzzzzz.1"), ..Op::clone(&some()[0].op) };
    // Known before anything is said, so that nothing is said in vain.
    assert!(book.read_only().is_some());
    is_sentence(&book.append(&[one]).unwrap_err().to_string());
    assert_eq!(book.unsaved().count(), 0);
}

#[test]
fn a_mark_at_the_beginning_and_windows_line_ends_do_no_harm() {
    let sound = document::write(ID, &Record::of(some()));
    for text in [format!("\u{feff}{sound}"), sound.replace('\n', "\r\n"), format!("\n\n \t{sound}\n\n")] {
        let read = document::read(text.as_bytes());
        assert_eq!(read.record.lines(), Record::of(some()).lines());
        assert!(read.by_hand.is_empty() && read.aside.is_empty() && read.cut_off.is_none());
    }
    let lines = journal::head(ID, "t1-bbbbbbbb") + &some().iter().map(journal::entry).collect::<String>();
    for text in [format!("\u{feff}{lines}"), lines.replace('\n', "\r\n"), lines.replace('\n', "\0\n")] {
        let read = journal::read(text.as_bytes());
        let zeros = text.contains('\0');
        assert_eq!(read.lines.len(), if zeros { 0 } else { some().len() }, "a damaged line is never taken as said");
        assert_eq!(read.aside.is_empty(), !zeros);
    }
}
