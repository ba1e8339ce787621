//! A disk that is full, does not sync, or takes nothing: what was said is saved, or told, and never saved in a file
//! that was distrusted once.

use super::failing::Failing;
use super::room::*;
use commonground::model::id::Id;
use commonground::store::{Book, Keeper, Report};
use std::io::ErrorKind;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

fn open_on(room: &Room, disk: &Failing) -> Book {
    drop(room.create());
    Book::open_on(Arc::new(disk.clone()), room.local("desk"), &room.path(), "desk").unwrap().0
}

/// Says lines until one cannot be saved; how many could.
fn say_until_full(book: &mut Book) -> usize {
    for n in 0.. {
        let op = op(book, clock(book), vec![], said(&format!("line {n} of what the room said today")));
        if book.append(&[op]).is_err() {
            return n;
        }
    }
    unreachable!()
}

#[test]
fn a_full_disk_keeps_what_was_said_and_the_reserve_makes_room_for_more() {
    for (with_reserve, least) in [(false, 20), (true, 200)] {
        let room = Room::new();
        let disk = Failing::default();
        let mut window = open_on(&room, &disk);
        say(&mut window, "the first");
        if with_reserve {
            window.lay_reserve();
            assert!(room.files().contains(&"reserve".to_owned()));
        }
        disk.with(|fault| fault.room = Some(10_000 + if with_reserve { 128 * 1024 } else { 0 }));
        let fitted = say_until_full(&mut window);
        assert!(fitted >= least, "{fitted} lines with a reserve: {with_reserve}");
        assert_eq!(window.lines_that_fit().is_some(), with_reserve);
        assert!(!room.files().contains(&"reserve".to_owned()));
        // What counts as saved is there, no line of it is torn, and what does not fit is kept in the black box.
        assert_eq!(room.read().ops.len(), fitted + 1);
        assert!(room.read().findings.is_empty(), "{:?}", room.read().findings);
        assert_eq!(window.unsaved().count(), 1);
        assert!(window.black_box_folder().is_some());
        // There is room again.
        disk.with(|fault| fault.room = None);
        window.save().unwrap();
        window.lay_reserve();
        assert_eq!(window.lines_that_fit(), None);
        assert_eq!(room.read().ops.len(), fitted + 2);
        window.fold().unwrap();
        assert_eq!(room.read().ops.len(), fitted + 2);
        window.drop_reserve();
        assert_eq!(room.files(), ["before.ron"], "with a reserve: {with_reserve}");
    }
}

#[test]
fn what_did_not_fit_comes_back_from_the_black_box_once() {
    let room = Room::new();
    let disk = Failing::default();
    let mut window = open_on(&room, &disk);
    disk.with(|fault| fault.room = Some(2_000));
    let fitted = say_until_full(&mut window);
    drop(window);
    let (mut again, opened) = room.open("desk");
    assert_eq!(opened.ops.len(), fitted + 1);
    assert!(opened.findings.iter().any(commonground::store::Finding::is_rescue));
    again.save().unwrap();
    assert_eq!(room.read().ops.len(), fitted + 1);
    drop(again);
    assert_eq!(room.open("desk").1.findings, []);
}

#[test]
fn a_file_whose_sync_failed_is_never_written_again() {
    for kind in [ErrorKind::Other, ErrorKind::StorageFull, ErrorKind::QuotaExceeded, ErrorKind::Interrupted] {
        let room = Room::new();
        let disk = Failing::default();
        let mut window = open_on(&room, &disk);
        say(&mut window, "before");
        for failures in 1..=3 {
            disk.with(|fault| fault.syncs = Some((failures, kind)));
            let line = op(&window, clock(&window), vec![], said(&format!("line {failures}")));
            // One failure is healed by the new segment at once; more are told, and tried again.
            let mut saved = window.append(std::slice::from_ref(&line)).is_ok();
            assert_eq!(saved, failures == 1, "{kind:?} {failures}");
            for _ in 0..failures {
                saved |= window.save().is_ok();
            }
            assert!(saved && window.unsaved().count() == 0);
            assert_eq!(room.read().ops.len(), usize::try_from(failures).unwrap() + 1);
        }
        assert_eq!(disk.with(|fault| fault.written_after_failed_sync.clone()), Vec::<std::path::PathBuf>::new());
    }
}

#[test]
fn a_disk_that_takes_nothing_is_told_with_the_place_where_the_lines_are_kept() {
    for kind in [ErrorKind::ReadOnlyFilesystem, ErrorKind::PermissionDenied, ErrorKind::Other] {
        let room = Room::new();
        let disk = Failing::default();
        let window = open_on(&room, &disk);
        let line = op(&window, 0, vec![], said("on a disk that takes nothing"));
        let (report, reports) = channel();
        let keeper = Keeper::start(window, true, report).unwrap();
        disk.with(|fault| fault.writes = Some(kind));
        keeper.save(vec![line.clone()]);
        let told = reports.recv_timeout(Duration::from_secs(10)).unwrap();
        let Report::NotSaved { ids, why, kept_in } = told else { panic!("{told:?}") };
        assert_eq!(ids, std::slice::from_ref(&line.id));
        assert!(kept_in.is_some(), "{kind:?}");
        let told = why.to_string();
        assert!(told.ends_with('.') && !told.contains("journal") && !told.contains('\n'), "{told}");
        disk.with(|fault| fault.writes = None);
        let saved = reports.iter().find_map(|report| match report {
            Report::Saved { ids, .. } => Some(ids),
            _ => None,
        });
        assert_eq!(saved, Some(vec![line.id]));
        assert!(keeper.close(Duration::from_secs(20)));
        assert_eq!(texts(&room.read().ops), ["on a disk that takes nothing"]);
        assert_eq!(room.files(), ["before.ron"]);
    }
}

#[test]
fn the_keeper_says_once_that_the_disk_is_full_and_how_many_lines_fit() {
    let room = Room::new();
    let disk = Failing::default();
    let window = open_on(&room, &disk);
    let lines: Vec<_> = (1..=60)
        .map(|n| {
            let mut op = op(&window, n, vec![], said(&format!("line {n}")));
            op.id = Id::new(format!("{}.{n}", window.writer()));
            op.of = vec![op.id.clone()];
            op
        })
        .collect();
    let (report, reports) = channel();
    let keeper = Keeper::start(window, true, report).unwrap();
    let (mut full, mut saved) = (Vec::new(), 0);
    for (n, line) in lines.iter().enumerate() {
        keeper.save(vec![line.clone()]);
        while saved <= n {
            match reports.recv_timeout(Duration::from_secs(10)).unwrap() {
                Report::Saved { ids, .. } => saved += ids.len(),
                Report::Full { lines } => full.push(lines),
                other => panic!("{other:?}"),
            }
        }
        if n == 10 {
            // The reserve is laid aside after the first line was told to be saved.
            while !room.files().contains(&"reserve".to_owned()) {
                std::thread::yield_now();
            }
            disk.with(|fault| fault.room = Some(128 * 1024 + 4_000));
        }
    }
    drop(keeper);
    full.extend(reports.iter().filter_map(|report| match report {
        Report::Full { lines } => Some(lines),
        _ => None,
    }));
    assert!(matches!(full.as_slice(), [fits] if (100..400).contains(fits)), "{full:?}");
}
