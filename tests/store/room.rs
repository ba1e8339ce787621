//! What the tests of the store share: a folder of their own, writers, and operations.

use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Op, Said};
use commonground::model::session::Session;
use commonground::store::disk::RealDisk;
use commonground::store::{Book, Local, Opened};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A folder with a state folder beside it; both go at the end.
pub struct Room {
    pub dir: tempfile::TempDir,
}

impl Room {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("sessions")).unwrap();
        Self { dir }
    }
    pub fn folder(&self) -> PathBuf {
        self.dir.path().join("sessions")
    }
    pub fn path(&self) -> PathBuf {
        self.folder().join("hackney.ron")
    }
    pub fn journal(&self) -> PathBuf {
        self.folder().join("hackney.journal")
    }
    pub fn local(&self, machine: &str) -> Local {
        Local::at(&self.dir.path().join("state").join(machine))
    }
    pub fn create(&self) -> Book {
        Book::create_on(Arc::new(RealDisk), self.local("desk"), &self.path(), "desk", "k7q2m4xwk7q2m4xw").unwrap()
    }
    pub fn open(&self, label: &str) -> (Book, Opened) {
        self.open_at(&self.path(), label)
    }
    pub fn open_at(&self, path: &Path, label: &str) -> (Book, Opened) {
        Book::open_on(Arc::new(RealDisk), self.local(label), path, label).unwrap()
    }
    pub fn read(&self) -> Opened {
        commonground::store::read(&self.path()).unwrap()
    }
    pub fn text(&self) -> String {
        std::fs::read_to_string(self.path()).unwrap()
    }
    pub fn files(&self) -> Vec<String> {
        let mut out = Vec::new();
        for entry in std::fs::read_dir(self.journal()).into_iter().flatten() {
            out.push(entry.unwrap().file_name().to_string_lossy().into_owned());
        }
        out.sort();
        out
    }
}

/// The next operation of a book.
pub fn op(book: &Book, clock: u64, of: Vec<Id>, act: Act) -> Op {
    let id = Id::new(format!("{}.{}", book.writer(), book.next()));
    let of = if of.is_empty() { vec![id.clone()] } else { of };
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-22T10:15:30+00:00").ok();
    Op { id, l: clock + 1, at, step: book.next(), part: (0, 0), of, act }
}

pub fn said(text: &str) -> Act {
    said_as(Kind::Line, text)
}

pub fn said_as(kind: Kind, text: &str) -> Act {
    let (no, task, by) = (String::new(), "trends".to_owned(), "A".to_owned());
    Act::Say(Said {
        kind,
        no: no.into(),
        task: task.into(),
        by: by.into(),
        text: text.into(),
        with: vec![],
        from: vec![],
    })
}

pub fn set(over: Vec<Id>, field: Field, to: Value) -> Act {
    Act::Set { over, field, key: "".into(), to }
}

pub fn clock(book: &Book) -> u64 {
    book.ops().iter().map(|op| op.l).max().unwrap_or(0)
}

/// Says something and gives back its name.
pub fn say(book: &mut Book, text: &str) -> Id {
    put(book, vec![], said(text))
}

pub fn put(book: &mut Book, of: Vec<Id>, act: Act) -> Id {
    let op = op(book, clock(book), of, act);
    book.append(std::slice::from_ref(&op)).unwrap();
    op.id
}

pub fn texts<O: Clone + Into<Arc<Op>>>(ops: &[O]) -> Vec<String> {
    let session = Session::of(ops.iter().cloned());
    let mut out: Vec<String> = session.entries().flat_map(|e| e.texts.iter().map(|(_, t)| t.to_string())).collect();
    out.sort();
    out
}

/// Changes words in the readable part alone.
pub fn edited(text: &str, from: &str, to: &str) -> String {
    let (readable, record) = text.split_once("record:[").unwrap();
    assert!(readable.contains(from));
    format!("{}record:[{record}", readable.replace(from, to))
}

/// What people see of the session.
pub fn view(room: &Room) -> Session {
    Session::of(room.read().ops)
}
