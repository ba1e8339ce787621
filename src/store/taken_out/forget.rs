//! Taking out at a person's wish: an entry that is struck, a thing or a person that is forgotten (design, rules 17, 18).
//! Uses the book; what goes from files goes in `scrub`.

use super::beside;
use crate::model::id::Id;
use crate::model::op::{Act, Op};
use crate::store::book::Book;
use crate::store::error::StoreError;
use crate::store::fold::Folded;
use crate::store::places::is_private;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What taking out did, and what it cannot do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Files from which the words are gone.
    pub scrubbed: Vec<PathBuf>,
    /// What this program cannot reach, as sentences.
    pub left: Vec<String>,
    /// Files and folders that could not be read, and may hold the words.
    pub unread: Vec<PathBuf>,
}

impl Book {
    /// Writes a `Forget`; see [`Book::take_out`].
    pub fn forget(&mut self, forget: &Op) -> Result<Forgotten, StoreError> {
        self.take_out(std::slice::from_ref(forget), &[])
    }

    /// Writes operations that take words out, and takes the words out of every file that this program reaches: the
    /// document, the one before it, copies, journals, lines set aside, the black box, drafts, the private file. What is
    /// broken off here the next fold finishes. `more` are words that are known to say the same, as a person's name.
    pub fn take_out(&mut self, ops: &[Op], more: &[String]) -> Result<Forgotten, StoreError> {
        if ops.is_empty() || ops.iter().any(|op| op.takes_out().1.is_empty()) {
            return Err(self.refuse("this takes nothing out", "nothing was written"));
        }
        let mut words = self.words_that_go(ops);
        words.extend_from_slice(more);
        self.take_on(ops)?;
        // Own lines go to a new segment in their reduced form; the old one is scrubbed like everybody's.
        for kept in &mut self.own {
            *kept = self.all.record.reduced(kept.clone());
        }
        self.distrust();
        self.save()?;
        if ops.iter().any(|op| op.act == Act::Forget) {
            // Any half-typed line may be about a person.
            let taken = self.local.try_take_draft(&self.all.session);
            taken.map_err(|error| StoreError::io(&self.places.document, &error))?;
        }
        let mut out = Forgotten::default();
        self.scrubbed = 0;
        if self.fold_and_scrub(&words, &mut out)? == Folded::Busy {
            return Err(self
                .refuse("another program is writing the document", "try again in a moment: not all is taken out yet"));
        }
        if let Some(path) = out.unread.first() {
            return Err(StoreError::new(
                path,
                "cannot be read and may hold what is to be taken out",
                "make it readable or take it away, then try again: everywhere else it is taken out",
            ));
        }
        out.scrubbed.insert(0, self.places.document.clone());
        self.take_out_privately(ops, &words, &mut out)?;
        self.what_is_left(&words, &mut out);
        Ok(out)
    }

    /// Refuses where this session is open in another window on this machine, which holds words in its memory.
    pub fn is_alone(&self) -> Result<(), StoreError> {
        match self.local.other_windows(&self.all.session, &self.writer) {
            0 => Ok(()),
            _ => {
                Err(self.refuse("is open in another window on this machine", "close that window first, then try again"))
            }
        }
    }

    /// The words of everything that will go.
    fn words_that_go(&self, ops: &[Op]) -> Vec<String> {
        let things = |forgets: bool| -> BTreeSet<Id> {
            ops.iter().map(Op::takes_out).filter(|(is, _)| *is == forgets).flat_map(|(_, of)| of.to_vec()).collect()
        };
        let (forgotten, struck) = (things(true), things(false));
        let falling = self.all.record.ops().into_iter().filter(|op| op.falls(&forgotten, &struck));
        falling.flat_map(|op| op.act.words().into_iter().map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    /// The same in the private file, where that says anything of it.
    fn take_out_privately(&mut self, ops: &[Op], words: &[String], out: &mut Forgotten) -> Result<(), StoreError> {
        if self.is_private_file() || !self.has_private() {
            return Ok(());
        }
        let (mut private, opened) = self.private()?;
        let mut l = opened.ops.iter().map(|op| op.l).max().unwrap_or(0);
        let named = |thing: &Id| opened.ops.iter().any(|op| op.of.contains(thing));
        let mut inner: Vec<Op> = Vec::new();
        for op in ops.iter().filter(|op| op.of.iter().any(named)) {
            l = l.saturating_add(1);
            let number = private.next().saturating_add(u64::try_from(inner.len()).unwrap_or(0));
            let id = Id::new(format!("{}.{number}", private.writer()));
            inner.push(Op { id, l, at: None, step: 1, part: (0, 0), ..op.clone() });
        }
        if !inner.is_empty() {
            out.scrubbed.extend(private.take_out(&inner, words)?.scrubbed);
        }
        Ok(())
    }

    /// Whether this is a private file itself.
    pub(in crate::store) fn is_private_file(&self) -> bool {
        is_private(&self.all.session)
    }

    /// Whether this session has a private file.
    pub fn has_private(&self) -> bool {
        use crate::store::places::Places;
        let private = Places::of(&self.places.private);
        // One that cannot be looked at is there.
        let missing = |error: std::io::Error| error.kind() == std::io::ErrorKind::NotFound;
        ![&private.document, &private.journal].into_iter().all(|path| self.disk.stat(path).is_err_and(missing))
    }

    fn what_is_left(&mut self, words: &[String], out: &mut Forgotten) {
        if self.is_private_file() {
            return;
        }
        let found = beside::look(self.disk.as_ref(), &self.places, words);
        out.left.extend(found.holding_sentences());
        out.left.extend(found.sentences());
        out.left.push("Other machines take it out when they next open the session.".to_owned());
        out.left.push("Mails, printed papers, exports elsewhere and backups are for you to see to.".to_owned());
    }
}
