//! The black box itself: the whole session, each line once, nothing of what was forgotten; and what must not be
//! followed or written when folders are read.

use super::room::*;
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::op::{Act, How};
use commonground::model::session::Session;
use commonground::store::library;
use std::fs;
use std::path::PathBuf;

const SESSION: &str = "k7q2m4xwk7q2m4xw";

fn file(room: &Room) -> PathBuf {
    room.dir.path().join("state/desk/black-box").join(format!("{SESSION}-ron"))
}

fn lines(room: &Room) -> usize {
    fs::read_to_string(file(room)).unwrap().lines().filter(|line| !line.is_empty()).count()
}

#[test]
fn it_holds_the_whole_session_each_line_once() {
    let room = Room::new();
    let mut desk = room.create();
    let (mut table, _) = room.open("t1");
    say(&mut table, "of the table, before the desk says anything");
    say(&mut desk, "one");
    desk.refresh();
    say(&mut table, "of the table, later");
    desk.refresh();
    desk.fold().unwrap();
    assert_eq!(lines(&room), 3);
    // Opened again and again, by several windows, it grows by what is new alone.
    for n in 0..5 {
        let (mut one, _) = room.open("desk");
        let (mut other, _) = room.open("desk");
        say(&mut one, &format!("line {n}"));
        say(&mut other, &format!("other line {n}"));
        one.refresh();
        other.refresh();
        one.fold().unwrap();
    }
    drop(desk);
    let (mut last, _) = room.open("desk");
    last.keep_black_box();
    assert_eq!(room.local("desk").restore(SESSION).len(), lines(&room));
    let mut texts = texts(&room.local("desk").restore(SESSION).iter().map(|k| (*k.op).clone()).collect::<Vec<_>>());
    texts.dedup();
    assert_eq!(texts.len(), 13);
    assert!(lines(&room) <= 13 * 2, "{} lines", lines(&room));
    say(&mut last, "the last");
}

#[test]
fn lines_that_stand_in_it_too_often_go_and_damaged_ones_stay() {
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "one");
    drop(desk);
    let once = fs::read_to_string(file(&room)).unwrap();
    let damaged = once.trim().replace("one", "0ne");
    fs::write(file(&room), format!("{}\n{damaged}\n", once.repeat(200))).unwrap();
    let (mut desk, opened) = room.open("desk");
    assert_eq!(opened.findings, []);
    desk.keep_black_box();
    assert_eq!(lines(&room), 2);
    assert!(fs::read_to_string(file(&room)).unwrap().contains(&damaged));
}

#[test]
fn what_was_forgotten_elsewhere_leaves_it_at_the_next_opening() {
    let room = Room::new();
    let mut desk = room.create();
    let id = say(&mut desk, "sekret");
    desk.fold().unwrap();
    drop(desk);
    let (mut other, _) = room.open("another-machine");
    let forget = op(&other, clock(&other), vec![id], Act::Forget);
    other.forget(&forget).unwrap();
    drop(other);
    assert!(fs::read_to_string(file(&room)).unwrap().contains("sekret"));
    let (mut desk, opened) = room.open("desk");
    assert!(!opened.findings.iter().any(commonground::store::Finding::is_rescue), "{:?}", opened.findings);
    desk.keep_black_box();
    assert!(!fs::read_to_string(file(&room)).unwrap().contains("sekret"));
}

#[test]
fn what_is_private_is_refused_outside_the_private_file_whatever_the_act() {
    let room = Room::new();
    let mut desk = room.create();
    let id = say(&mut desk, "a line");
    for field in [Field::Contact, Field::Consent] {
        let wrong = op(&desk, 1, vec![id.clone()], set(vec![], field, Value::Text("0117 496".into())));
        let told = desk.append(&[wrong]).unwrap_err().to_string();
        assert!(told.contains("private file"), "{told}");
        let Act::Say(mut said) = said("with it") else { unreachable!() };
        said.with = vec![(field, Value::Text("0117 496".into()))];
        let wrong = op(&desk, 1, vec![], Act::Say(said));
        assert!(desk.append(&[wrong]).is_err(), "{field:?}");
    }
    for kind in [Kind::Note, Kind::Person] {
        let wrong = op(&desk, 1, vec![], said_as(kind, "quiet today"));
        assert!(desk.append(&[wrong]).is_err(), "{kind:?}");
    }
    desk.fold().unwrap();
    let state = fs::read_to_string(file(&room)).unwrap();
    assert!(!room.text().contains("0117") && !state.contains("0117") && !state.contains("quiet"));
    let (mut private, _) = desk.private().unwrap();
    let note = put(&mut private, vec![], said_as(Kind::Note, "quiet today"));
    put(&mut private, vec![note], set(vec![], Field::Contact, Value::Text("0117 496".into())));
}

#[test]
fn what_is_said_of_an_unknown_line_is_listed() {
    let room = Room::new();
    let mut desk = room.create();
    let unknown = commonground::model::id::Id::new("t9-aaaaaaaa.1");
    let also = Act::Also { over: vec![], lang: "cy".into(), text: "hefyd".into(), by: String::new().into() };
    let acts = [
        (Act::Text { over: vec![], text: "words".into() }, true),
        (also, true),
        (set(vec![], Field::Place, Value::Text("Bryn".into())), true),
        (Act::Link { how: How::Tag, label: "water".into() }, true),
    ];
    for (act, _) in acts {
        put(&mut desk, vec![unknown.clone()], act);
    }
    let session = Session::of(room.read().ops);
    let listed: Vec<String> =
        session.orphans().flat_map(|(_, words)| words.iter().map(|(_, text)| text.to_string())).collect();
    assert_eq!(listed, ["words", "hefyd", "Place: Bryn", "water"]);
    let said = commonground::model::check::check(&session);
    assert_eq!(said.iter().filter(|finding| finding.to_string().contains("not here")).count(), 4);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_large_files_are_not_followed_when_folders_are_read() {
    use std::os::unix::fs::symlink;
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "in the session");
    desk.fold().unwrap();
    // A copy of the session outside, with a line that must not come in through a link.
    let outside = room.dir.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::copy(room.path(), outside.join("copy.ron")).unwrap();
    let (mut elsewhere, _) = room.open_at(&outside.join("copy.ron"), "t2");
    say(&mut elsewhere, "from outside");
    symlink(outside.join("copy.ron"), room.folder().join("link.ron")).unwrap();
    symlink(outside.join("copy.journal"), room.folder().join("link.journal")).unwrap();
    let segment = fs::read_dir(outside.join("copy.journal")).unwrap().next().unwrap().unwrap().path();
    symlink(segment, room.journal().join("t2-linked.1.ron")).unwrap();
    for pipe in [room.folder().join("pipe.ron"), room.journal().join("pipe.1.ron"), room.folder().join(".hackney.lock")]
    {
        let _ = fs::remove_file(&pipe);
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    }
    std::os::unix::net::UnixListener::bind(room.folder().join("socket.ron")).unwrap();
    let large = fs::File::create(room.folder().join("large.ron")).unwrap();
    large.set_len(257 * 1024 * 1024).unwrap();
    let names: Vec<String> = library::list(&room.folder()).unwrap().iter().map(library::Listed::name).collect();
    assert_eq!(names, ["hackney"]);
    let told: Vec<String> = library::unreadable(&room.folder()).iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 4, "{told:?}");
    let (mut again, opened) = room.open("desk");
    assert_eq!(texts(&opened.ops), ["in the session"]);
    say(&mut again, "it goes on");
    assert_eq!(texts(&room.read().ops), ["in the session", "it goes on"]);
    // The lock's name is a pipe: folding says so, and does not wait for ever.
    assert!(again.fold().is_err());
    // A session that a person names through a link is opened.
    assert!(commonground::store::read(&room.folder().join("link.ron")).is_ok());
}

#[cfg(unix)]
#[test]
fn a_journal_folder_that_is_a_link_is_neither_read_nor_written() {
    let room = Room::new();
    drop(room.create());
    let outside = room.dir.path().join("outside");
    fs::create_dir(&outside).unwrap();
    std::os::unix::fs::symlink(&outside, room.journal()).unwrap();
    let (mut desk, opened) = room.open("desk");
    assert!(opened.read_only.is_some());
    let line = op(&desk, 0, vec![], said("nowhere"));
    assert!(desk.append(&[line]).is_err());
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_protected_is_known_before_anything_is_written() {
    use std::os::unix::fs::PermissionsExt as _;
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "one");
    desk.fold().unwrap();
    drop(desk);
    fs::set_permissions(room.folder(), fs::Permissions::from_mode(0o555)).unwrap();
    let (mut desk, opened) = room.open("desk");
    fs::set_permissions(room.folder(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(texts(&opened.ops), ["one"]);
    assert!(opened.read_only.unwrap().contains("protected"));
    let line = op(&desk, 1, vec![], said("two"));
    assert!(desk.append(&[line]).unwrap_err().to_string().contains("read, not written"));
}
