//! The folder is emptied, the stick is pulled, the file is deleted or another, while the session is open and between
//! two openings: the black box gives everything back, and a sentence says so.

use super::room::*;
use commonground::store::disk::RealDisk;
use commonground::store::{Book, Finding, lost};
use std::fs;
use std::sync::Arc;

/// Something that somebody, or a sync program, does to the folder.
type Harm = (&'static str, fn(&Room));

/// What is tried.
const HARM: &[Harm] = &[
    ("the document is deleted", |room| fs::remove_file(room.path()).unwrap()),
    ("the folder is emptied", |room| {
        for entry in fs::read_dir(room.folder()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
        }
    }),
    ("the folder is taken away", |room| fs::remove_dir_all(room.folder()).unwrap()),
    ("the journals are taken away", |room| drop(fs::remove_dir_all(room.journal()))),
    ("the document is emptied", |room| fs::write(room.path(), "").unwrap()),
    ("the document is nothing but zeros", |room| fs::write(room.path(), [0; 9000]).unwrap()),
    ("the document is another file with the same words", |room| {
        let bytes = fs::read(room.path()).unwrap();
        fs::remove_file(room.path()).unwrap();
        fs::write(room.path(), bytes).unwrap();
    }),
    ("every journal is another file, and empty", |room| {
        for file in room.files() {
            fs::remove_file(room.journal().join(&file)).unwrap();
            fs::write(room.journal().join(&file), "").unwrap();
        }
    }),
];

fn with_both(folded: bool) -> (Room, Book) {
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "one");
    say(&mut desk, "two");
    if folded {
        desk.fold().unwrap();
    }
    (room, desk)
}

/// Plays a scene for every harm, with a document that holds what was said and with one that does not yet.
fn each(scene: impl Fn(&str, fn(&Room), Room, Book, Book)) {
    for (name, harm) in HARM {
        for folded in [false, true] {
            let (room, mut desk) = with_both(folded);
            let (mut table, _) = room.open("t1");
            say(&mut table, "of the table");
            desk.refresh();
            scene(&format!("{name}, folded: {folded}"), *harm, room, desk, table);
        }
    }
}

#[test]
fn while_the_session_is_open_the_next_line_and_the_next_fold_put_everything_back() {
    each(|name, harm, room, mut desk, _table| {
        harm(&room);
        say(&mut desk, "three");
        let said = desk.refresh().1.iter().map(Finding::words).collect::<String>();
        let had_gone = name.starts_with("the folder");
        assert_eq!(said.contains("had gone from its folder, and was begun anew"), had_gone, "{name}: {said}");
        let now = room.read();
        assert!(texts(&now.ops).contains(&"three".to_owned()), "{name}");
        desk.fold().unwrap();
        assert_eq!(texts(&room.read().ops), ["of the table", "one", "three", "two"], "{name}");
        assert!(desk.is_complete(), "{name}");
    });
}

#[test]
fn at_the_next_opening_the_black_box_puts_everything_back_and_says_so() {
    each(|name, harm, room, mut desk, table| {
        desk.save().unwrap();
        drop((desk, table));
        let held = room.read().ops.len();
        harm(&room);
        let (mut again, opened) = room.open("desk");
        assert_eq!(opened.ops.len(), held, "{name}");
        let is_here = commonground::store::read(&room.path()).is_ok_and(|now| now.ops.len() == held);
        let rescues = opened.findings.iter().filter(|finding| finding.is_rescue()).count();
        assert_eq!(rescues, usize::from(!is_here), "{name}: {:?}", opened.findings);
        for finding in &opened.findings {
            assert!(finding.words().ends_with('.'), "{}", finding.words());
        }
        again.save().unwrap();
        assert_eq!(texts(&room.read().ops), ["of the table", "one", "two"], "{name}");
        again.fold().unwrap();
        drop(again);
        let (_, opened) = room.open("desk");
        assert!(!opened.findings.iter().any(Finding::is_rescue), "{name}: {:?}", opened.findings);
        assert!(opened.findings.iter().all(|finding| !finding.is_damage()), "{name}: {:?}", opened.findings);
    });
}

#[test]
fn what_is_lost_is_known_by_its_place_and_listed_until_it_is_there_again() {
    let (room, desk) = with_both(true);
    drop(desk);
    let local = room.local("desk");
    let listed = || commonground::store::library::list(&room.folder()).unwrap();
    assert_eq!(lost::from(&room.folder(), &local, &listed()), []);
    // Under another name in the same folder it is not lost.
    let other = room.folder().join("other.ron");
    fs::rename(room.path(), &other).unwrap();
    assert_eq!(lost::from(&room.folder(), &local, &listed()), []);
    fs::remove_file(&other).unwrap();
    fs::remove_dir_all(room.journal()).unwrap();
    let lost = lost::from(&room.folder(), &local, &listed());
    assert_eq!(lost.iter().map(|lost| lost.lines).collect::<Vec<_>>(), [2]);
    assert_eq!(Some(&lost[0]), lost::at(&room.path(), &local).as_ref());
    let told = lost[0].words().to_string();
    assert!(told.contains("2 lines") && told.contains("puts them back") && !told.contains('\n'), "{told}");
    // On another machine nothing is known of it.
    assert!(Book::open_on(Arc::new(RealDisk), room.local("other"), &room.path(), "desk").is_err());
    let (mut again, _) = room.open("desk");
    again.fold().unwrap();
    assert_eq!(lost::from(&room.folder(), &local, &listed()), []);
    // Once it is taken away from this machine, nothing comes back.
    drop(again);
    local.remove_black_box("k7q2m4xwk7q2m4xw").unwrap();
    fs::remove_file(room.path()).unwrap();
    fs::remove_dir_all(room.journal()).unwrap();
    assert_eq!(lost::from(&room.folder(), &local, &[]), []);
    assert!(Book::open_on(Arc::new(RealDisk), local, &room.path(), "desk").is_err());
}
