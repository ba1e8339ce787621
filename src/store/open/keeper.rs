//! The writer's thread: the screen hands operations over and goes on; what became of them is reported. The disk never
//! holds up a key (design, section 5). Uses the book.

use super::book::Book;
use super::finding::Finding;
use super::fold::Folded;
use crate::model::id::Id;
use crate::model::op::Op;
use crate::store::error::StoreError;
use chrono::{DateTime, FixedOffset, Local as Clock};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How long nobody has to say anything before the session is folded (rule 10).
const QUIET: Duration = Duration::from_secs(10);
/// How often it is folded while people go on speaking, if the last fold was quick.
const OFTEN: Duration = Duration::from_mins(5);
/// What counts as quick.
const QUICK: Duration = Duration::from_millis(200);
/// How soon lines that could not be saved are tried again.
const AGAIN: Duration = Duration::from_secs(2);

/// What became of what was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// These are on the disk.
    Saved {
        /// Which.
        ids: Vec<Id>,
        /// When, by this machine's clock.
        at: DateTime<FixedOffset>,
    },
    /// These are not on the disk; they are tried again.
    NotSaved {
        /// Which.
        ids: Vec<Id>,
        /// Why.
        why: StoreError,
        /// Where they are kept meanwhile: the state folder, if there is one, besides memory.
        kept_in: Option<PathBuf>,
    },
    /// The disk is full: what was said is saved, and about so many lines more can be.
    Full {
        /// How many.
        lines: usize,
    },
    /// These are refused for good: they break a limit.
    Refused {
        /// Which.
        ids: Vec<Id>,
        /// Why.
        why: StoreError,
    },
    /// The document holds everything.
    Folded {
        /// When, by this machine's clock.
        at: DateTime<FixedOffset>,
    },
    /// The document could not be written; what was said is in the journal.
    FoldFailed(StoreError),
    /// Words were taken out of every file that is reached.
    TakenOut {
        /// What cannot be reached, as sentences.
        left: Vec<String>,
    },
    /// Others have written.
    News {
        /// What.
        ops: Vec<Op>,
        /// What was found beside it.
        findings: Vec<Finding>,
    },
}

enum Wish {
    Save(Vec<Op>),
    Fold,
    Look,
    Close,
}

/// Asks a keeper what others have written.
#[derive(Clone)]
pub struct Looker(Sender<Wish>);

impl Looker {
    /// Asks; it comes as `News`.
    pub fn look(&self) {
        // A keeper that has ended has nothing to say.
        let _ = self.0.send(Wish::Look);
    }
}

/// A book with a thread of its own.
pub struct Keeper {
    wishes: Sender<Wish>,
    /// How many handfuls were handed over that the thread has not taken yet.
    under_way: Arc<AtomicUsize>,
    ended: Receiver<bool>,
}

impl Keeper {
    /// Starts the thread. `folds` is for a desk: tables and rooms never fold.
    pub fn start(book: Book, folds: bool, report: Sender<Report>) -> std::io::Result<Self> {
        let (wishes, inbox) = channel();
        let (end, ended) = channel();
        let dirty = (!book.is_complete()).then(Instant::now);
        let (folded, took) = (Instant::now(), Duration::ZERO);
        let under_way = Arc::new(AtomicUsize::new(0));
        let taken = Arc::clone(&under_way);
        let mut work =
            Work { book, folds, report, taken, dirty, folded, took, failed: false, reserve: Reserve::Wanted };
        std::thread::Builder::new().name("keeper".to_owned()).spawn(move || {
            work.begin();
            let all_saved = work.run(&inbox);
            // Files and locks go before anybody is told; giving back the room of many lines keeps nobody waiting.
            let lines = work.book.let_go();
            // Nobody may be waiting any more.
            let _ = end.send(all_saved);
            drop(lines);
        })?;
        Ok(Self { wishes, under_way, ended })
    }

    /// Hands operations over; never waits.
    pub fn save(&self, ops: Vec<Op>) {
        self.under_way.fetch_add(1, Ordering::AcqRel);
        self.wish(Wish::Save(ops));
    }

    /// Whether everything that was handed over stands at least in the black box.
    pub fn has_taken_all(&self) -> bool {
        self.under_way.load(Ordering::Acquire) == 0
    }

    /// Asks for a fold, for example before an export.
    pub fn fold(&self) {
        self.wish(Wish::Fold);
    }

    /// Asks what others have written; it comes as `News`.
    pub fn look(&self) {
        self.wish(Wish::Look);
    }

    /// What asks the same from another thread.
    pub fn looker(&self) -> Looker {
        Looker(self.wishes.clone())
    }

    fn wish(&self, wish: Wish) {
        // The thread ends only when it is told to.
        let _ = self.wishes.send(wish);
    }

    /// Saves and, at a desk, folds what is left, and waits for it so long; says whether everything was saved.
    pub fn close(self, patience: Duration) -> bool {
        self.wish(Wish::Close);
        self.ended.recv_timeout(patience).unwrap_or(false)
    }
}

/// How it stands with the reserve for a full disk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reserve {
    /// It is to be laid aside.
    Wanted,
    /// It was laid aside, or there was no room for it.
    SeenTo,
    /// The disk is full, which was said.
    UsedUp,
}

struct Work {
    book: Book,
    folds: bool,
    report: Sender<Report>,
    /// What the keeper has handed over and is not taken yet.
    taken: Arc<AtomicUsize>,
    /// When something was last said that the document does not hold.
    dirty: Option<Instant>,
    folded: Instant,
    took: Duration,
    /// Whether the last attempt to save failed.
    failed: bool,
    reserve: Reserve,
}

impl Work {
    /// Fills the black box, and puts what came out of it, or was edited by hand, on the disk.
    fn begin(&mut self) {
        self.book.keep_black_box();
        if self.book.unsaved().next().is_some() {
            self.save(Vec::new());
        }
        if self.folds && self.dirty.is_some() && self.book.document_is_gone() {
            self.fold();
        }
    }

    fn run(&mut self, wished: &Receiver<Wish>) -> bool {
        loop {
            let first = match self.until_due() {
                None => wished.recv().unwrap_or(Wish::Close),
                Some(wait) => match wished.recv_timeout(wait) {
                    Ok(wish) => wish,
                    Err(RecvTimeoutError::Disconnected) => Wish::Close,
                    Err(RecvTimeoutError::Timeout) => {
                        self.due();
                        continue;
                    }
                },
            };
            // Everything that waits goes to the disk in one sync.
            let (mut ops, mut fold, mut look, mut close) = (Vec::new(), false, false, false);
            for wish in std::iter::once(first).chain(wished.try_iter()) {
                match wish {
                    Wish::Save(more) => ops.push(more),
                    Wish::Fold => fold = true,
                    Wish::Look => look = true,
                    Wish::Close => close = true,
                }
            }
            if !ops.is_empty() {
                self.save(ops);
            }
            if look {
                self.look();
            }
            let left = || self.dirty.is_some() || self.book.document_is_gone();
            if fold || (close && self.folds && left()) {
                self.fold();
            }
            if close {
                if self.folds {
                    self.book.drop_reserve();
                }
                return self.book.unsaved().next().is_none() || self.book.save().is_ok();
            }
            // A steady stream of wishes must not put off what is due.
            if self.until_due().is_some_and(|wait| wait.is_zero()) {
                self.due();
            }
        }
    }

    fn until_due(&self) -> Option<Duration> {
        let now = Instant::now();
        let again = self.failed.then_some(AGAIN);
        let fold = self.dirty.filter(|_| self.folds).map(|last| {
            let quiet = (last + QUIET).saturating_duration_since(now);
            let often = (self.folded + OFTEN).saturating_duration_since(now);
            if self.took < QUICK { quiet.min(often) } else { quiet }
        });
        match (again, fold) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        }
    }

    fn due(&mut self) {
        if self.failed {
            self.save(Vec::new());
        }
        let fold_is_due = self.until_due().is_some_and(|wait| wait.is_zero());
        if self.folds && fold_is_due {
            self.fold();
        }
    }

    fn tell(&self, report: Report) {
        // A screen that has gone needs no report.
        let _ = self.report.send(report);
    }

    /// Tells what saving has found, beside what others have written.
    fn tell_findings(&mut self) {
        let findings = self.book.take_findings();
        if !findings.is_empty() {
            self.tell(Report::News { ops: Vec::new(), findings });
        }
    }

    fn save(&mut self, ops: Vec<Vec<Op>>) {
        for ops in ops {
            if ops.iter().any(|op| !op.takes_out().1.is_empty()) {
                self.take_out(&ops);
            } else if let Err(why) = self.book.take_on(&ops) {
                let ids = ops.into_iter().map(|op| op.id).collect();
                self.tell(Report::Refused { ids, why });
            }
            // Nothing is owed where only what failed is tried again: then no handful comes here.
            self.taken.fetch_sub(1, Ordering::AcqRel);
        }
        let ids: Vec<Id> = self.book.unsaved().cloned().collect();
        match self.book.save() {
            Ok(()) => {
                self.failed = false;
                if !ids.is_empty() {
                    self.dirty = Some(Instant::now());
                    self.tell(Report::Saved { ids, at: Clock::now().fixed_offset() });
                }
                self.see_to_reserve();
                self.tell_findings();
            }
            Err(why) => {
                self.failed = true;
                // The lines that stood in a segment which is gone are not saved either.
                let ids = self.book.unsaved().cloned().collect();
                let kept_in = self.book.black_box_folder();
                self.tell(Report::NotSaved { ids, why, kept_in });
            }
        }
    }

    /// Lays the reserve aside when there is room, and says once when it is being used up.
    fn see_to_reserve(&mut self) {
        if let Some(lines) = self.book.lines_that_fit() {
            if self.reserve != Reserve::UsedUp {
                self.reserve = Reserve::UsedUp;
                self.tell(Report::Full { lines });
            }
        } else if self.folds && self.reserve != Reserve::SeenTo {
            self.reserve = Reserve::SeenTo;
            self.book.lay_reserve();
        }
    }

    /// Takes words out of every file, at once: nobody should have to wait for the next fold.
    fn take_out(&mut self, ops: &[Op]) {
        let ids: Vec<Id> = ops.iter().map(|op| op.id.clone()).collect();
        match self.book.take_out(ops, &[]) {
            Ok(done) => {
                self.tell(Report::Saved { ids, at: Clock::now().fixed_offset() });
                self.tell(Report::TakenOut { left: done.left });
            }
            // What is taken on is tried again; the next fold finishes what was broken off.
            Err(why) => {
                self.dirty = Some(Instant::now());
                self.tell(Report::FoldFailed(why));
            }
        }
    }

    fn fold(&mut self) {
        let began = Instant::now();
        let ids: Vec<Id> = self.book.unsaved().cloned().collect();
        match self.book.fold() {
            Ok(Folded::Done) => {
                let at = Clock::now().fixed_offset();
                self.dirty = None;
                self.failed = self.book.unsaved().next().is_some();
                if !ids.is_empty() && !self.failed {
                    self.tell(Report::Saved { ids, at });
                }
                self.tell(Report::Folded { at });
                // The document had room; perhaps the reserve has it again.
                if self.folds && self.reserve == Reserve::UsedUp {
                    self.book.lay_reserve();
                }
                if self.book.lines_that_fit().is_none() {
                    self.reserve = Reserve::Wanted;
                }
                self.look();
            }
            // Whoever has the lock folds what we have written, too.
            Ok(Folded::Busy) => self.dirty = Some(Instant::now()),
            Err(why) => {
                self.dirty = Some(Instant::now());
                self.tell(Report::FoldFailed(why));
            }
        }
        self.folded = Instant::now();
        self.took = began.elapsed();
    }

    fn look(&mut self) {
        let (ops, findings) = self.book.refresh();
        if !ops.is_empty() || !findings.is_empty() {
            if !ops.is_empty() {
                self.dirty = self.dirty.or_else(|| Some(Instant::now()));
            }
            self.tell(Report::News { ops, findings });
        }
    }
}
