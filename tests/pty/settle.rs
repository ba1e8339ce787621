//! Two tables edit one statement, neither having heard of the other; every window shows both wordings until a person
//! settles it. And a file that a table carried away.

use super::tables::table;
use super::terminal::{Terminal, at_values, is_saved, surroundings};
use super::together::write_down;
use commonground::model::entry::Entry;
use commonground::model::kind::Kind;
use commonground::model::session::Session;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Changes the last line of a window and keeps it.
fn change_last(window: &mut Terminal, line: &str, to: &str) {
    window.press("Up");
    window.wait(&format!("› {line}"));
    for _ in line.chars() {
        window.send(b"\x7f");
    }
    window.type_text(to);
    window.wait(&format!("› {to}"));
    window.press("Enter");
}

/// A session's document and everything that was said and is not in it yet, somewhere else.
fn copied(session: &Path, to: &Path) -> PathBuf {
    let copy = |from: &Path, to: &Path| fs::copy(from, to).expect("it is copied");
    let document = to.join(session.file_name().expect("a name"));
    copy(session, &document);
    let (from, journal) = (session.with_extension("journal"), document.with_extension("journal"));
    fs::create_dir_all(&journal).expect("a folder");
    for file in fs::read_dir(from).expect("readable") {
        let file = file.expect("readable");
        if is_lines(&file.path()) {
            copy(&file.path(), &journal.join(file.file_name()));
        }
    }
    document
}

/// Whether a file holds lines: not who is here, not what locks.
fn is_lines(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "ron")
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a plain name")
}

fn read(path: &Path) -> Session {
    Session::of(commonground::store::read(path).expect("readable").ops)
}

/// The standing wordings of the only value.
fn wordings(session: &Path) -> Vec<String> {
    let session = read(session);
    let value = session.of_kind(Kind::Value).next().expect("a value");
    value.texts.distinct().into_iter().map(ToString::to_string).collect()
}

#[test]
fn two_tables_edit_one_statement_and_a_facilitator_settles_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut desk) = at_values(folder.path());
    let session = Path::new(&session);
    write_down(&mut desk, "nobody is asked twice");
    // Each table has the folder as it is now, and nothing of the other's: the share is gone while they write.
    let [here, there] = ["three", "five"].map(|name| {
        let away = folder.path().join(name);
        fs::create_dir(&away).expect("a folder");
        copied(session, &away)
    });
    let mut three = table(folder.path(), path(&here), 3);
    let mut five = table(folder.path(), path(&there), 5);
    for table in [&mut three, &mut five] {
        table.wait("What matters so much here");
        table.press("C-l");
        table.wait("nobody is asked twice");
    }
    change_last(&mut three, "nobody is asked twice", "nobody has to ask twice");
    three.wait_until("it is saved", |shown| shown.contains("1  nobody has to ask twice") && shown.contains("saved"));
    change_last(&mut five, "nobody is asked twice", "nobody is asked the same thing twice");
    five.wait_until("it is saved", |shown| shown.contains("1  nobody is asked the same") && shown.contains("saved"));
    // The share is back: each table's own lines come to all, as a carrier brings them.
    let journal = session.with_extension("journal");
    let journals = [&journal, &here.with_extension("journal"), &there.with_extension("journal")];
    carry(&journals);
    // All three show that there are two wordings.
    for window in [&desk, &three, &five] {
        window.wait("nobody has to ask twice");
        window.wait("nobody is asked the same thing twice");
        window.wait("also:");
    }
    // The desk settles it.
    desk.press("Esc");
    desk.wait("It stands in two wordings. F7 shows them.");
    desk.send(b"\x1b[18~");
    desk.wait("Two wordings: Value 1");
    desk.wait("Table 3");
    desk.wait("Table 5");
    desk.wait("Join them: write your own");
    assert_eq!(wordings(session).len(), 2, "nothing is settled by itself");
    // The last of the choices: both come into the line, to be made one.
    desk.press("Down Down Enter");
    desk.wait("All wordings stand in the line");
    for _ in 0.."nobody has to ask twice / nobody is asked the same thing twice".len() {
        desk.send(b"\x7f");
    }
    desk.type_text("nobody has to say a thing twice");
    desk.press("Enter");
    desk.wait_until("it is saved", |shown| {
        shown.contains("1  nobody has to say") && !shown.contains("also:") && is_saved(shown)
    });
    // The desk may have folded what it said into the document meanwhile.
    for document in [&here, &there] {
        fs::copy(session, document.with_extension("part")).expect("it is brought");
        fs::rename(document.with_extension("part"), document).expect("it is brought");
    }
    carry_until(&journals, &[&three, &five], "nobody has to say a thing twice");
    for window in [&three, &five] {
        window.wait_until("one wording", |shown| !shown.contains("also:") && !shown.contains("the same thing"));
    }
    for window in [&mut three, &mut five, &mut desk] {
        window.press("C-q");
        assert_eq!(window.ended(), 0);
    }
    assert_eq!(wordings(session), ["nobody has to say a thing twice"]);
    for document in [&here, &there] {
        assert_eq!(wordings(document), ["nobody has to say a thing twice"]);
    }
}

/// Brings every file of each folder to the others, as a carrier does: no file is written half.
fn carry(folders: &[&PathBuf]) {
    for from in folders {
        for file in fs::read_dir(from).expect("readable").map(|file| file.expect("readable").path()) {
            let Some(name) = file.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
            // A program takes its own journal away when all of it is in the document.
            let Ok(bytes) = fs::read(&file) else { continue };
            let theirs = |to: &Path| fs::read(to).map_or(0, |had| had.len()) < bytes.len();
            for to in folders.iter().filter(|to| *to != from).map(|to| to.join(&name)) {
                if is_lines(&file) && name != "before.ron" && theirs(&to) {
                    let part = to.with_extension("part");
                    fs::write(&part, &bytes).and_then(|()| fs::rename(&part, &to)).expect("it is brought");
                }
            }
        }
    }
}

/// The same, until a text stands in every window.
fn carry_until(folders: &[&PathBuf], windows: &[&Terminal], wanted: &str) {
    for window in windows {
        carry(folders);
        window.wait(wanted);
    }
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_commonground"))
        .args(arguments)
        .current_dir(folder)
        .envs(surroundings(folder))
        .output()
        .expect("it runs");
    let said = [ran.stdout, ran.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(ran.status.success(), "{arguments:?}: {said}");
    said
}

#[test]
fn a_file_that_a_table_carried_away_is_written_in_there_and_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut desk) = at_values(folder.path());
    write_down(&mut desk, "said before it went");
    let away = folder.path().join("stick");
    fs::create_dir(&away).expect("a folder");
    run(folder.path(), &["split", &session, "--table", "3", "-o", path(&away)]);
    let carried = away.join("valley-table-3.ron");
    let mut three = table(folder.path(), path(&carried), 3);
    three.wait("What matters so much here");
    three.press("C-l");
    three.wait("said before it went");
    write_down(&mut three, "said on the stick");
    three.wait("3-1");
    change_last(&mut three, "said on the stick", "said on the train");
    three.wait_until("it is saved", |shown| shown.contains("3-1  said on the train") && shown.contains("saved"));
    write_down(&mut three, "and once more");
    three.press("C-q");
    assert_eq!(three.ended(), 0);
    // Meanwhile the desk has gone on.
    write_down(&mut desk, "said at the desk since");
    let preview = run(folder.path(), &["merge", &session, path(&carried)]);
    for wanted in ["said on the train", "and once more", "2 lines are new", "--yes"] {
        assert!(preview.contains(wanted), "{wanted}: {preview}");
    }
    let done = run(folder.path(), &["merge", &session, path(&carried), "--yes"]);
    assert!(done.contains("Taken in: 2 lines are new."), "{done}");
    desk.wait("said on the train");
    desk.wait("3-2");
    // Brought twice is once.
    let again = run(folder.path(), &["merge", &session, path(&carried), "--yes"]);
    assert!(again.contains("Nothing in it is new here."), "{again}");
    desk.press("C-q");
    assert_eq!(desk.ended(), 0);
    let held = read(Path::new(&session));
    let mut texts: Vec<&str> = held.of_kind(Kind::Value).map(Entry::text).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["and once more", "said at the desk since", "said before it went", "said on the train"]);
}
