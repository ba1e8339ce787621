//! The scripts, by name.

use super::play::Step::{self, *};

/// A script and its name.
pub type Script = (&'static str, &'static [Step]);

pub const SCRIPTS: &[Script] = &[
    ("create and say", &[Create(0), Say(0), Say(0), Paste(0)]),
    ("say, fold, say", &[Create(0), Say(0), Reword(0), Fold(0), Say(0), Fold(0), Say(0)]),
    ("many lines in one save", &[Create(0), TakeOn(0), TakeOn(0), Save(0), Paste(0), Fold(0), Withdraw(0)]),
    (
        "a second writer",
        &[Create(0), Say(0), Open(1), Say(1), Say(0), Fold(0), Say(1), Look(0), Reword(0), Fold(0), Say(1)],
    ),
    ("a second desk folds", &[Create(0), Open(2), Say(2), Say(0), Fold(2), Fold(0), Say(2), Fold(2), Say(0)]),
    ("the lock is taken", &[Create(0), Say(0), Busy(0), Say(0), Open(1), Say(1), Busy(0), Fold(0)]),
    (
        "runs that have ended",
        &[Create(0), Say(0), Close(0), Open(0), Say(0), Close(0), Open(2), Fold(2), Say(2), Close(2), Open(0), Fold(0)],
    ),
    (
        "the document is taken away",
        &[Create(0), Say(0), Fold(0), Say(0), LoseDocument, Say(0), Open(2), Say(2), Fold(2)],
    ),
    ("the folder is emptied", &[Create(0), Say(0), Say(0), LoseFolder, Say(0), Fold(0), Say(0)]),
    (
        "closed, lost and restored",
        &[Create(0), Say(0), Settle, Close(0), Open(1), Say(1), LoseDocument, Open(0), Say(0), Fold(0)],
    ),
    ("forgetting", &[Create(0), Say(0), Fold(0), Reword(0), Say(0), Forget(0), Say(0), Fold(0)]),
    (
        "forgetting what somebody else says",
        &[Create(0), Open(1), Say(1), Say(0), Fold(0), Say(1), Forget(0), Say(1), Say(0), Fold(0)],
    ),
    (
        "striking what somebody else says",
        &[Create(0), Open(1), Say(1), Reword(0), Say(0), Fold(0), Strike(0), Say(1), Say(0), Fold(0)],
    ),
    ("forgetting, and a copy beside", &[Create(0), Say(0), Fold(0), Copy, Say(0), Forget(0), Say(0), Fold(0)]),
    (
        "leaving the laptop",
        &[Create(0), Say(0), Private(0), Fold(0), Say(0), Leave(0), Open(2), Say(2), Fold(2), Leave(2)],
    ),
    ("an edit by hand", &[Create(0), Say(0), Fold(0), Hand, Say(0), Fold(0), Say(0)]),
    ("an edit by hand, opened anew", &[Create(0), Say(0), Fold(0), Close(0), Hand, Open(0), Say(0), Fold(0)]),
    ("a copy beside", &[Create(0), Say(0), Fold(0), Copy, Say(0), Open(2), Say(2), Fold(2), Fold(0)]),
    (
        "a full disk",
        &[Create(0), Say(0), Fold(0), Room(Some(300)), Say(0), Say(0), Fold(0), Room(None), Say(0), Fold(0)],
    ),
    (
        "the reserve of a full disk",
        &[Create(0), Say(0), Reserve(0), Room(Some(100)), Say(0), Paste(0), Fold(0), Room(None), Say(0), Fold(0)],
    ),
    ("a disk with no room at all", &[Create(0), Say(0), Room(Some(0)), Say(0), Say(0), Fold(0), Room(None), Save(0)]),
    ("the private file", &[Create(0), Say(0), Private(0), Fold(0), Private(0), Say(0)]),
];
