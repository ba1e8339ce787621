//! Scripts: small programs of what people do, and the one who plays them on a simulated disk, marking every promise.

use super::disk::SimDisk;
use super::promise::{Mark, Part, Promise};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Op, Said, Struck};
use commonground::store::disk::{Disk, Locked};
use commonground::store::{Book, Finding, Folded, Local, Opened, StoreError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The session's document.
pub const DOCUMENT: &str = "/home/sessions/hackney.ron";
const FOLDER: &str = "/home/sessions";
const JOURNAL: &str = "/home/sessions/hackney.journal";
const LOCK: &str = "/home/sessions/.hackney.lock";
const STATE: &str = "/state";

/// Which window: 0 is a desk, 1 a table, 2 another desk.
pub type Who = usize;

const LABELS: [&str; 3] = ["desk", "t3", "desk"];

/// Something that somebody does.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    Create(Who),
    Open(Who),
    Close(Who),
    Say(Who),
    /// Says three things with one Enter.
    Paste(Who),
    /// Takes a line on without saving it.
    TakeOn(Who),
    Save(Who),
    Reword(Who),
    Withdraw(Who),
    /// Forgets the first entry.
    Forget(Who),
    /// Takes the words of the first entry out.
    Strike(Who),
    /// Leaves this machine: what it keeps for itself goes.
    Leave(Who),
    Fold(Who),
    /// Folds while somebody else has the lock.
    Busy(Who),
    Look(Who),
    /// Writes a line into the private file.
    Private(Who),
    /// A person changes words in the document with an editor.
    Hand,
    /// A sync program lays the document down a second time.
    Copy,
    /// The document is taken away.
    LoseDocument,
    /// The whole folder is emptied.
    LoseFolder,
    /// Lays the reserve for a full disk aside.
    Reserve(Who),
    /// A second goes by: what is to be synced soon is synced.
    Settle,
    /// There is room for so many bytes more.
    Room(Option<usize>),
}

/// A play: the disk, the windows on it, and what was promised.
pub struct Play {
    pub disk: SimDisk,
    local: Local,
    books: [Option<Book>; 3],
    /// Own lines by window that are not known to be saved.
    unsaved: [Vec<Id>; 3],
    said: Vec<Id>,
    count: usize,
    /// Whether the last fold went well.
    folded: bool,
    pub promise: Promise,
    /// What is wrong besides what a crash shows.
    pub wrong: Option<String>,
}

/// A state folder on the simulated disk.
pub fn state_of(disk: &SimDisk) -> Local {
    Local::on(Arc::new(disk.clone()), Path::new(STATE))
}

pub fn open(disk: &SimDisk, local: Local, label: &str) -> Result<(Book, Opened), StoreError> {
    Book::open_on(Arc::new(disk.clone()), local, Path::new(DOCUMENT), label)
}

impl Play {
    pub fn new(disk: SimDisk, local: Local, promise: Promise) -> Self {
        let books = [const { None }; 3];
        Self {
            disk,
            local,
            books,
            unsaved: Default::default(),
            said: vec![],
            count: 0,
            folded: false,
            promise,
            wrong: None,
        }
    }

    fn mark(&mut self, mark: Mark) {
        self.promise.take(&mark);
        self.disk.mark(mark);
    }

    /// Whether the first window is open and has saved all that was said in it; also where there is no session.
    pub fn all_is_saved(&self) -> bool {
        !self.promise.created || (self.books[0].is_some() && self.unsaved[0].is_empty() && self.folded)
    }

    pub fn play(&mut self, script: &[Step]) {
        for step in script {
            self.step(*step);
        }
    }

    /// What a person would do once the disk works again; it must go well.
    pub fn save_all(&mut self) {
        for who in 0..self.books.len() {
            if let Some(Err(error)) = self.books[who].as_mut().map(Book::save) {
                self.wrong.get_or_insert(format!("the disk works again, and nothing can be saved: {error}"));
            } else if self.books[who].is_some() {
                self.saved(who);
            }
        }
    }

    pub fn step(&mut self, step: Step) {
        match step {
            Step::Create(who) => self.create(who),
            Step::Open(who) => self.open(who),
            Step::Close(who) => self.close(who),
            Step::Say(who) => self.say(who, 1),
            Step::Paste(who) => self.say(who, 3),
            Step::TakeOn(who) => drop(self.take_on(who)),
            Step::Save(who) => {
                if self.books[who].as_mut().is_some_and(|book| book.save().is_ok()) {
                    self.saved(who);
                }
            }
            Step::Reword(who) => self.about(who, |last, text| Act::Text { over: vec![last], text: text.into() }),
            Step::Withdraw(who) => self.about(who, |last, _| Act::Withdraw { over: vec![last] }),
            Step::Forget(who) => self.take_out(who, Act::Forget),
            Step::Strike(who) => {
                let (no, task) = ("".into(), "trends".into());
                self.take_out(who, Act::Strike(Struck { kind: Kind::Line, no, task }));
            }
            Step::Leave(who) => self.leave(who),
            Step::Fold(who) => self.fold(who),
            Step::Busy(who) => {
                let Ok(Locked::Ours(lock)) = self.disk.lock(Path::new(LOCK)) else { return };
                self.fold(who);
                drop(lock);
            }
            Step::Look(who) => drop(self.books[who].as_mut().map(Book::refresh)),
            Step::Private(who) => self.private(who),
            Step::Hand => self.hand(),
            Step::Copy => {
                if let Some(bytes) = self.disk.bytes(Path::new(DOCUMENT)) {
                    self.disk.put_outside(&Path::new(FOLDER).join("hackney (conflict).ron"), bytes);
                }
            }
            Step::LoseDocument => {
                self.mark(Mark::TakenAway);
                self.disk.remove_outside(Path::new(DOCUMENT));
            }
            Step::LoseFolder => {
                self.mark(Mark::TakenAway);
                let inside = |path: &Arc<Path>| path.starts_with(FOLDER) && **path != *Path::new(FOLDER);
                for path in self.disk.paths().into_iter().filter(inside).filter(|path| **path != *Path::new(JOURNAL)) {
                    self.disk.remove_outside(&path);
                }
            }
            Step::Reserve(who) => drop(self.books[who].as_mut().map(Book::lay_reserve)),
            Step::Settle => self.local.settle(),
            Step::Room(room) => self.disk.set_room(room),
        }
    }

    fn create(&mut self, who: Who) {
        let disk: Arc<dyn Disk> = Arc::new(self.disk.clone());
        let path = PathBuf::from(DOCUMENT);
        if let Ok(book) = Book::create_on(disk, self.local.clone(), &path, LABELS[who], "k7q2m4xwk7q2m4xw") {
            self.mark(Mark::Created);
            self.books[who] = Some(book);
        }
    }

    fn close(&mut self, who: Who) {
        self.books[who] = None;
        self.unsaved[who].clear();
    }

    /// Opens a window; what is saved must be seen in it, or somebody must be told that something could not be read.
    fn open(&mut self, who: Who) {
        self.close(who);
        let Ok((book, opened)) = open(&self.disk, self.local.clone(), LABELS[who]) else { return };
        let told = opened.findings.iter().any(|finding| matches!(finding, Finding::NotRead { .. }));
        if let (Err(wrong), false) = (self.promise.check(Part::Session, &opened.ops), told) {
            self.wrong.get_or_insert(format!("not shown, and not a word about it: {wrong}"));
        }
        if opened.findings.iter().any(|finding| matches!(finding, Finding::Restored { .. })) {
            self.unsaved[who] = opened.ops.iter().map(|op| op.id.clone()).collect();
        }
        self.books[who] = Some(book);
    }

    /// The next operation of a window. The second text is longer than a sector.
    fn next_op(&mut self, who: Who, about: Option<&Id>, act: impl FnOnce(String) -> Act) -> Option<Op> {
        let book = self.books[who].as_ref()?;
        let id = Id::new(format!("{}.{}", book.writer(), book.next()));
        let l = book.ops().iter().map(|op| op.l).max().unwrap_or(0) + 1;
        self.count += 1;
        let many = if self.count == 2 { 100 } else { 1 };
        let text = format!("w{}w{id} in the words of {}", self.count, "the room ".repeat(many));
        let of = vec![about.cloned().unwrap_or_else(|| id.clone())];
        let op = Op { id, l, at: None, step: book.next(), part: (0, 0), of, act: act(text.trim().to_owned()) };
        Some(op)
    }

    fn take_on(&mut self, who: Who) -> Option<()> {
        let op = self.next_op(who, None, said)?;
        self.take_on_op(who, op)
    }

    fn take_on_op(&mut self, who: Who, op: Op) -> Option<()> {
        self.mark(Mark::Tried(Part::Session, Box::new(op.clone())));
        self.books[who].as_mut()?.take_on(std::slice::from_ref(&op)).ok()?;
        if matches!(op.act, Act::Say(_)) {
            self.said.push(op.id.clone());
        }
        self.unsaved[who].push(op.id);
        Some(())
    }

    fn say(&mut self, who: Who, times: usize) {
        let taken: Vec<_> = (0..times).filter_map(|_| self.take_on(who)).collect();
        if !taken.is_empty() {
            self.step(Step::Save(who));
        }
    }

    fn about(&mut self, who: Who, act: impl FnOnce(Id, String) -> Act) {
        let Some(last) = self.said.last().cloned() else { return };
        if let Some(op) = self.next_op(who, Some(&last), |text| act(last.clone(), text))
            && self.take_on_op(who, op).is_some()
        {
            self.step(Step::Save(who));
        }
    }

    /// Everything that a window has taken on is on the disk.
    fn saved(&mut self, who: Who) {
        let ids = std::mem::take(&mut self.unsaved[who]);
        if !ids.is_empty() {
            self.mark(Mark::Saved(Part::Session, ids));
        }
    }

    fn fold(&mut self, who: Who) {
        let Some(book) = self.books[who].as_mut() else { return };
        self.folded = matches!(book.fold(), Ok(Folded::Done));
        if self.folded && book.unsaved().next().is_none() {
            let all = book.ops().into_iter().map(|op| op.id).collect();
            self.unsaved[who].clear();
            self.mark(Mark::Saved(Part::Session, all));
        }
    }

    /// The window goes with it, whether it goes well or not.
    fn leave(&mut self, who: Who) {
        self.unsaved[who].clear();
        if self.books[who].take().is_some_and(|book| book.leave(None, false).is_ok()) {
            self.mark(Mark::Left(PathBuf::from(STATE)));
        }
    }

    fn take_out(&mut self, who: Who, act: Act) {
        let Some(thing) = self.said.first().cloned() else { return };
        let Some(op) = self.next_op(who, Some(&thing), |_| act) else { return };
        self.mark(Mark::Tried(Part::Session, Box::new(op.clone())));
        self.mark(Mark::Forgetting(vec![thing.clone()]));
        let Some(book) = self.books[who].as_mut() else { return };
        let forgotten = book.take_out(std::slice::from_ref(&op), &[]).is_ok();
        // Where it was refused it was not taken on.
        if book.ops().iter().any(|taken| taken.id == op.id) {
            self.unsaved[who].push(op.id);
        }
        if forgotten {
            self.saved(who);
            self.mark(Mark::Forgot(vec![thing]));
        }
    }

    fn private(&mut self, who: Who) {
        let Some(Ok((mut book, _))) = self.books[who].as_ref().map(Book::private) else { return };
        self.count += 1;
        let id = Id::new(format!("{}.{}", book.writer(), book.next()));
        let act = said(format!("private {}", self.count));
        let op = Op { id: id.clone(), l: 1, at: None, step: 1, part: (0, 0), of: vec![id.clone()], act };
        self.mark(Mark::Tried(Part::Private, Box::new(op.clone())));
        if book.append(&[op]).is_ok() {
            self.mark(Mark::Saved(Part::Private, vec![id]));
            // Whether it is folded changes nothing of the promise.
            let _ = book.fold();
        }
    }

    /// Changes words in the readable part, as a person with an editor does.
    fn hand(&mut self) {
        let Some(bytes) = self.disk.bytes(Path::new(DOCUMENT)) else { return };
        let text = String::from_utf8(bytes).unwrap();
        let Some((readable, record)) = text.split_once("record:[") else { return };
        let Some((before, rest)) = readable.split_once("text:\"") else { return };
        let Some((_, after)) = rest.split_once('"') else { return };
        self.count += 1;
        let words = format!("by hand {}", self.count);
        let text = format!("{before}text:\"{words}\"{after}record:[{record}");
        self.disk.put_outside(Path::new(DOCUMENT), text.into_bytes());
        self.mark(Mark::ByHand(words));
    }
}

fn said(text: String) -> Act {
    let (no, task, by) = ("".into(), "trends".into(), "A".into());
    Act::Say(Said { kind: Kind::Line, no, task, by, text: text.into(), with: vec![], from: vec![] })
}
