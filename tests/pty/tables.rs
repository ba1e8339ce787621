//! Desks, tables and a room on one folder, each a program of its own in a terminal of its own.
//!
//! `COMMONGROUND_RUNS=200 cargo test --release --test pty tables -- --nocapture` is the long form: eight tables, two desks
//! and a room, so many lines at each table.

use super::terminal::{Terminal, at_values, is_saved};
use super::together::{room, write_down};
use commonground::model::query;
use commonground::model::session::Session;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// The window of a table, on a laptop of its own.
pub fn table(folder: &Path, session: &str, no: u32) -> Terminal {
    let home = folder.join(format!("home-of-{no}"));
    let home = home.to_str().expect("a plain name").to_owned();
    table_at(folder, session, no, &[("HOME", &home)])
}

/// The window of a table, with these surroundings.
fn table_at(folder: &Path, session: &str, no: u32, env: &[(&str, &str)]) -> Terminal {
    let no = no.to_string();
    let table = Terminal::start(folder, &["table", session, "--table", &no], (80, 24), env);
    table.wait(&format!("Table {no} · Healthy Valley"));
    table
}

/// What stands in the files of a session in the task that asks for values, an own copy of the state folder apart.
fn texts(session: &str) -> Vec<String> {
    let session = Session::of(commonground::store::read(Path::new(session)).expect("readable").ops);
    query::lines(&session, "values").map(|entry| entry.text().to_owned()).collect()
}

/// What stands in the files of a session, with where it stands: what a failed test says.
fn everywhere(session: &str) -> String {
    fs::read_to_string(session).unwrap_or_default()
}

#[test]
fn tables_go_where_the_desk_goes_and_see_each_others_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut desk) = at_values(folder.path());
    let mut one = table(folder.path(), &session, 3);
    let mut other = table(folder.path(), &session, 12);
    for table in [&one, &other] {
        table.wait("What matters so much here");
        table.wait("Type what is said. Enter keeps it.");
    }
    write_down(&mut one, "said at table three");
    one.wait("3-1");
    write_down(&mut other, "said at table twelve");
    other.wait("12-1");
    desk.wait("said at table three");
    desk.wait("said at table twelve");
    // Its own lines, and everybody's when asked.
    assert!(!one.text().contains("twelve"), "{}", one.text());
    one.press("C-l");
    one.wait("said at table twelve");
    // Half a line is kept first; the other one goes at once.
    one.type_text("half a line");
    one.wait("half a line");
    desk.press("C-n");
    other.wait("The desk has gone on to");
    one.wait("The desk is at");
    one.press("Enter");
    one.wait("The desk has gone on to");
    desk.press("C-b");
    desk.wait("half a line");
    other.wait("What matters so much here");
    // Who leaves takes the word away that it is here, and none of them writes the document.
    for window in [&mut one, &mut other, &mut desk] {
        window.press("C-q");
        assert_eq!(window.ended(), 0);
    }
    // Two that had not heard of each other: which of them stands first is nobody's.
    let mut all = texts(&session);
    all.sort();
    assert_eq!(all, ["half a line", "said at table three", "said at table twelve"]);
}

#[test]
fn a_share_that_goes_away_takes_no_line_along() {
    let folder = tempfile::tempdir().expect("a folder");
    let share = folder.path().join("share");
    fs::create_dir(&share).expect("a folder");
    let (made, mut desk) = at_values(folder.path());
    desk.press("C-q");
    assert_eq!(desk.ended(), 0);
    let session = share.join("valley.ron");
    fs::rename(&made, &session).expect("it goes there");
    let session = session.to_str().expect("a plain name").to_owned();
    let mut three = table(folder.path(), &session, 3);
    write_down(&mut three, "before it went");
    let away = folder.path().join("away");
    fs::rename(&share, &away).expect("the share goes");
    three.type_text("while it was away");
    three.press("Enter");
    three.wait("NOT SAVED");
    three.wait("tried again");
    three.type_text("and one more");
    three.press("Enter");
    three.wait("3-3");
    // Somebody else writes there meanwhile.
    let elsewhere = away.join("valley.ron");
    let mut twelve = table(folder.path(), elsewhere.to_str().expect("a plain name"), 12);
    write_down(&mut twelve, "said where it went");
    twelve.press("C-q");
    assert_eq!(twelve.ended(), 0);
    fs::rename(&away, &share).expect("it comes back");
    three.wait_until("all saved", |shown| !shown.contains("NOT SAVED") && shown.contains("saved"));
    three.press("C-l");
    three.wait("said where it went");
    three.press("C-q");
    assert_eq!(three.ended(), 0);
    let mut all = texts(&session);
    all.sort();
    assert_eq!(all, ["and one more", "before it went", "said where it went", "while it was away"]);
}

#[test]
fn a_table_opens_what_has_no_document_yet() {
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut desk) = at_values(folder.path());
    write_down(&mut desk, "said at the desk");
    desk.kill();
    // The carrier has brought the folder of what was said, and not the document.
    let held = texts(&session);
    assert!(!held.is_empty());
    let brought = folder.path().join("brought");
    fs::create_dir(&brought).expect("a folder");
    fs::rename(Path::new(&session).with_extension("journal"), brought.join("valley.journal")).expect("it goes");
    let path = brought.join("valley.ron");
    let path = path.to_str().expect("a plain name");
    let mut three = Terminal::start(folder.path(), &["table", path, "--table", "3"], (80, 24), &[]);
    three.wait("Table 3");
    three.wait("WRITING");
    three.type_text("said without it");
    three.press("Enter");
    three.wait_until("it is saved", is_saved);
    three.press("C-q");
    assert_eq!(three.ended(), 0);
    assert!(!Path::new(path).exists(), "a table writes no document");
}

#[test]
fn a_table_line_by_line_needs_no_screen() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut desk) = at_values(folder.path());
    let mut plain = Command::new(env!("CARGO_BIN_EXE_commonground"))
        .args(["table", &session, "--table", "3", "--plain"])
        .envs(super::terminal::surroundings(folder.path()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut keys = plain.stdin.take().expect("its input");
    keys.write_all(b"said line by line\n.who-is-here\n.what-came-in\n.clock\n.quit\n").expect("it reads");
    drop(keys);
    let said = plain.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&said.stdout);
    for wanted in ["3-1 said line by line", "Nothing came in from others."] {
        assert!(said.contains(wanted), "{wanted}:\n{said}");
    }
    desk.wait("said line by line");
    desk.press("C-q");
    assert_eq!(desk.ended(), 0);
}

/// How large a crowd is: tables, desks, lines at each table.
fn crowd() -> (u32, usize, usize) {
    match std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse().ok()) {
        Some(lines) => (8, 2, lines),
        None => (3, 1, 10),
    }
}

/// How often a line of each text is in the document.
fn counted(session: &str) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for text in texts(session) {
        *all.entry(text).or_default() += 1;
    }
    all
}

/// A line that no other is the beginning of.
fn line(no: u32, n: usize) -> String {
    format!("table {no} says {n}.")
}

#[test]
fn tables_type_at_once_and_everything_is_there_once() {
    let (tables, desks, lines) = crowd();
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut desk) = at_values(folder.path());
    let mut more: Vec<Terminal> =
        (1..desks).map(|_| Terminal::start(folder.path(), &[&session], (100, 30), &[])).collect();
    let room = room(folder.path(), &session);
    // The question stands there in large letters: the desk says what the room shows.
    desk.wait_until("a room", |shown| shown.contains("question"));
    desk.press("C-n");
    desk.wait("What is there");
    desk.press("C-w");
    desk.wait_until("the wall", |shown| shown.contains("room: wall") || shown.contains("room: here, wall"));
    let delays: Vec<Duration> = thread::scope(|scope| {
        let typing: Vec<_> = (1..=tables)
            .map(|no| {
                let (folder, session) = (folder.path(), &session);
                scope.spawn(move || {
                    let mut table = table(folder, session, no);
                    // They write at the task before, to which each has gone by hand: the wall of this one stays short.
                    table.wait("What is there");
                    table.press("C-b");
                    table.wait("What matters so much here");
                    for n in 1..=lines {
                        write_down(&mut table, &line(no, n));
                    }
                    table.press("C-q");
                    assert_eq!(table.ended(), 0);
                })
            })
            .collect();
        // Meanwhile, from saved at a table to the frame of the room: one line that is changed again and again.
        let mut last = table(folder.path(), &session, 90);
        last.wait("What is there");
        let mut delays = Vec::new();
        for n in 1..=lines {
            if n > 1 {
                last.press("Up");
                last.wait_until("the line to change", |shown| shown.contains("› table 90"));
                for _ in 0..line(90, n).len() + 2 {
                    last.send(b"\x7f");
                }
            }
            room.pass(Duration::from_millis(u64::try_from(n).expect("few") * 67 % 251));
            write_down(&mut last, &line(90, n));
            let saved = Instant::now();
            room.wait_until(&line(90, n), |shown| shown.contains(&line(90, n)));
            delays.push(saved.elapsed());
        }
        for typed in typing {
            typed.join().expect("a table");
        }
        last.press("C-q");
        assert_eq!(last.ended(), 0);
        delays
    });
    for window in more.iter_mut().chain([&mut desk]) {
        window.press("C-q");
        assert_eq!(window.ended(), 0);
    }
    let all = counted(&session);
    for no in 1..=tables {
        for n in 1..=lines {
            assert_eq!(all.get(&line(no, n)), Some(&1), "{}", line(no, n));
        }
    }
    let mut sorted = delays;
    sorted.sort();
    let [median, worst] = [sorted[sorted.len() / 2], sorted[sorted.len() - 1]].map(|delay| delay.as_millis());
    println!(
        "{tables} tables, {desks} desks and a room, {lines} lines each: {} lines, none twice; from saved to the room's \
         frame: median {median} ms, worst {worst} ms",
        all.len()
    );
}

#[test]
fn tables_that_are_killed_while_they_type_lose_nothing() {
    // All of them on one laptop: each finds its own half line again.
    let table = |folder: &Path, session: &str, no: u32| table_at(folder, session, no, &[]);
    let (tables, _, lines) = crowd();
    let folder = tempfile::tempdir().expect("a folder");
    let (session, mut desk) = at_values(folder.path());
    let mut killed = 0;
    thread::scope(|scope| {
        let typing: Vec<_> = (1..=tables)
            .map(|no| {
                let (folder, session) = (folder.path(), &session);
                scope.spawn(move || {
                    let mut window = table(folder, session, no);
                    // What is typed before the desk is heard of is kept at the first task.
                    window.wait("What matters so much here");
                    let mut killed = 0;
                    for n in 1..=lines {
                        write_down(&mut window, &line(no, n));
                        // Each at another place, and in the middle of the next line.
                        if (n * 7 + usize::try_from(no).expect("few") * 3) % 8 == 0 {
                            window.type_text("half");
                            window.wait("› half");
                            window.kill();
                            window = table(folder, session, no);
                            window.wait("What matters so much here");
                            window.wait("› half");
                            for _ in 0..4 {
                                window.send(b"\x7f");
                            }
                            killed += 1;
                        }
                    }
                    window.kill();
                    killed
                })
            })
            .collect();
        // The desk goes down in the middle of it, too.
        desk.kill();
        desk = Terminal::start(folder.path(), &[&session], (100, 30), &[]);
        desk.wait("What matters so much here");
        for typed in typing {
            killed += typed.join().expect("a table");
        }
    });
    desk.press("C-q");
    assert_eq!(desk.ended(), 0);
    let all = counted(&session);
    for no in 1..=tables {
        for n in 1..=lines {
            assert_eq!(all.get(&line(no, n)), Some(&1), "{}: {}", line(no, n), everywhere(&session));
        }
    }
    println!("{killed} tables killed while they wrote: {} lines, none lost, none twice", all.len());
    assert!(killed > 0);
}
