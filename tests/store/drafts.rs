//! The half-typed line: there after every key, synced within a second, never twice and never nowhere.

use super::failing::Failing;
use super::room::*;
use commonground::store::{Local, ahead};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

const SESSION: &str = "k7q2m4xwk7q2m4xw";

fn sheets(room: &Room) -> Vec<PathBuf> {
    let folder = room.dir.path().join("state/desk/drafts");
    fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect()
}

/// What a program that starts now would find, had this one been killed: a copy of the state folder, locks gone.
fn found_after_a_kill(room: &Room) -> Option<String> {
    let copy = tempfile::tempdir().unwrap();
    fs::create_dir(copy.path().join("drafts")).unwrap();
    for sheet in sheets(room) {
        fs::copy(&sheet, copy.path().join("drafts").join(sheet.file_name().unwrap())).unwrap();
    }
    Local::at(copy.path()).drafts(SESSION).1.remove("desk")
}

#[test]
fn after_every_key_the_draft_is_there_and_its_file_stays_small() {
    let room = Room::new();
    let local = room.local("desk");
    let (mut pen, found) = local.drafts(SESSION);
    assert!(found.is_empty());
    let mut text = String::new();
    for n in 0..3_000_u32 {
        text.push(char::from_u32(u32::from('a') + n % 26).unwrap());
        if n % 60 == 0 {
            text.truncate(60);
        }
        pen.keep("desk", &text);
        if n % 37 == 0 {
            assert_eq!(found_after_a_kill(&room).as_ref(), Some(&text));
        }
    }
    local.settle();
    let size: u64 = sheets(&room).iter().map(|sheet| fs::metadata(sheet).unwrap().len()).sum();
    assert!(size < 140_000, "{size}");
    // What was kept or wiped out leaves nothing behind.
    pen.keep("desk", "");
    assert_eq!(found_after_a_kill(&room), None);
    drop(pen);
    assert_eq!(sheets(&room), Vec::<PathBuf>::new());
}

/// A state folder whose program is killed at the end of each run: no lock outlives it, nothing is tidied up.
struct Killed(tempfile::TempDir);

impl Killed {
    fn sheets(&self) -> Vec<PathBuf> {
        fs::read_dir(self.0.path().join("drafts")).unwrap().map(|entry| entry.unwrap().path()).collect()
    }

    /// One run, in which these are kept one after the other; what was found at its beginning.
    fn run(&mut self, texts: &[String]) -> Option<String> {
        let (mut pen, mut found) = Local::at(self.0.path()).drafts(SESSION);
        for text in texts {
            pen.keep("desk", text);
        }
        std::mem::forget(pen);
        let after = tempfile::tempdir().unwrap();
        fs::create_dir(after.path().join("drafts")).unwrap();
        for sheet in self.sheets() {
            fs::copy(&sheet, after.path().join("drafts").join(sheet.file_name().unwrap())).unwrap();
        }
        self.0 = after;
        found.remove("desk")
    }
}

#[test]
fn what_was_kept_long_ago_never_comes_back_from_an_older_sheet() {
    let mut folder = Killed(tempfile::tempdir().unwrap());
    fs::create_dir(folder.0.path().join("drafts")).unwrap();
    let much = |what: &str| (0..2_000).map(|n| format!("{n:04} {what}, and so on and so on")).collect::<Vec<_>>();
    assert_eq!(folder.run(&much("first")), None);
    assert!(folder.run(&much("second")).is_some_and(|found| found.starts_with("1999 first")));
    assert!(folder.run(&much("third")).is_some_and(|found| found.starts_with("1999 second")));
    assert!(folder.sheets().len() > 2, "{:?}", folder.sheets());
    // Ended with Enter, and killed before the older sheets have gone.
    assert!(folder.run(&[String::new()]).is_some_and(|found| found.starts_with("1999 third")));
    assert_eq!(folder.run(&[]), None);
    assert_eq!(folder.run(&[]), None);
    assert_eq!(folder.sheets(), Vec::<PathBuf>::new());
    // The same where it was left as one leaves a program.
    folder.run(&much("fourth"));
    let (mut pen, _) = Local::at(folder.0.path()).drafts(SESSION);
    pen.keep("desk", "");
    drop(pen);
    assert_eq!(folder.sheets(), Vec::<PathBuf>::new());
}

#[test]
fn between_reading_a_draft_and_going_on_with_it_there_is_no_gap() {
    let room = Room::new();
    let local = room.local("desk");
    local.keep_draft(SESSION, "desk", "half a sentence");
    local.keep_draft(SESSION, "elsewhere", "another half");
    // Crash after crash, with nothing typed in between.
    for _ in 0..3 {
        let (pen, found) = local.drafts(SESSION);
        assert_eq!(found.get("desk").map(String::as_str), Some("half a sentence"));
        assert_eq!(found.get("elsewhere").map(String::as_str), Some("another half"));
        assert_eq!(found_after_a_kill(&room).as_deref(), Some("half a sentence"));
        drop(pen);
    }
}

#[test]
fn two_windows_keep_their_drafts_apart() {
    let room = Room::new();
    let local = room.local("desk");
    let (mut one, _) = local.drafts(SESSION);
    one.keep("desk", "of the first window");
    let (mut other, found) = local.drafts(SESSION);
    assert!(found.is_empty(), "the first window is still typing");
    other.keep("desk", "of the second");
    drop((one, other));
    let mut back: Vec<_> = Vec::new();
    let mut pens = Vec::new();
    for _ in 0..2 {
        let (pen, mut found) = local.drafts(SESSION);
        back.extend(found.remove("desk"));
        pens.push(pen);
    }
    back.sort();
    assert_eq!(back, ["of the first window", "of the second"]);
    // Forgetting takes them from under the pens, which go on on a new sheet.
    assert!(!local.take_draft(SESSION).is_empty());
    assert_eq!(sheets(&room), Vec::<PathBuf>::new());
    pens[0].keep("desk", "and on");
    assert_eq!(found_after_a_kill(&room).as_deref(), Some("and on"));
}

#[test]
fn a_draft_is_synced_within_a_second_and_never_by_the_one_who_types() {
    let room = Room::new();
    let disk = Failing::default();
    let local = Local::on(Arc::new(disk.clone()), &room.dir.path().join("state/desk"));
    let (mut pen, _) = local.drafts(SESSION);
    pen.keep("desk", "half");
    assert_eq!(disk.with(|fault| fault.synced.len()), 0);
    local.settle();
    assert_eq!(disk.with(|fault| fault.synced.len()), 1);
    // With its thread it happens by itself.
    let local = local.paced();
    drop(pen);
    let (mut pen, _) = local.drafts(SESSION);
    let begun = Instant::now();
    pen.keep("desk", "half a sentence");
    assert_eq!(disk.with(|fault| fault.synced.len()), 1);
    while disk.with(|fault| fault.synced.len()) < 2 {
        assert!(begun.elapsed() < Duration::from_secs(10), "it is not synced at all");
        std::thread::yield_now();
    }
    assert!(begun.elapsed() >= Duration::from_millis(300), "many keys are to cost one sync");
}

#[test]
fn a_damaged_draft_costs_one_key() {
    let room = Room::new();
    let local = room.local("desk");
    local.keep_draft(SESSION, "desk", "half a sent");
    local.keep_draft(SESSION, "desk", "half a sente");
    let sheet = sheets(&room).remove(0);
    let mut bytes = fs::read(&sheet).unwrap();
    let len = bytes.len();
    bytes.truncate(len - 9);
    fs::write(&sheet, bytes).unwrap();
    assert_eq!(local.drafts(SESSION).1.get("desk").map(String::as_str), Some("half a sent"));
}

#[test]
fn a_line_that_was_ended_and_that_nobody_came_to_take_comes_back_once() {
    let room = Room::new();
    let desk = room.create();
    let (mut pen, _) = room.local("desk").drafts(SESSION);
    pen.keep("desk", "look in on each other");
    let line = op(&desk, 0, vec![], said("look in on each other"));
    pen.keep_ahead(std::slice::from_ref(&line));
    pen.keep("desk", "nobody is as");
    // The program ends here: its writer's thread has seen nothing of it.
    drop((desk, pen));
    for new in [1, 0] {
        let (mut desk, _) = room.open("desk");
        let (mut pen, mut drafts) = room.local("desk").drafts(SESSION);
        assert_eq!(drafts.get("desk").map(String::as_str), Some("nobody is as"));
        let taken = desk.take_up(&ahead(&mut drafts)).unwrap();
        assert_eq!(taken.len(), new);
        desk.save().unwrap();
        assert_eq!(texts(&desk.ops()), ["look in on each other"]);
        // The second time the thread had it, and only the note was left.
        if new == 0 {
            pen.ahead_is_taken();
        }
    }
    assert!(room.local("desk").drafts(SESSION).1.len() == 1, "the half-typed line alone waits");
}
