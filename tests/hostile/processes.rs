//! The real program: hostile arguments, input, names of files and sessions; standard output and standard error read
//! strictly.

use crate::files::{Form, Written, packs, write};
use crate::payloads::{Payload, all};
use crate::piped;
use crate::strict;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::Command;

/// Runs the program; gives its standard output and standard error back once both were judged.
fn run(folder: &Path, arguments: &[&OsStr], input: &[u8]) -> (String, String) {
    let mut child = piped::program(folder).args(arguments).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    let input = input.to_owned();
    // A command that reads nothing may be gone before all is written.
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let out = child.wait_with_output().expect("it ends");
    feeder.join().expect("its input is written");
    for (which, bytes) in [("output", &out.stdout), ("error", &out.stderr)] {
        strict::lines(bytes).unwrap_or_else(|fault| panic!("standard {which} of {arguments:?}: {fault}"));
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (said, told) = (text(&out.stdout), text(&out.stderr));
    assert!(!told.contains("panicked"), "{arguments:?}: {told}");
    assert!(out.status.code().is_some_and(|code| code <= 2), "{arguments:?}: {:?} {told}", out.status);
    (said, told)
}

fn words<'a>(arguments: &[&'a str]) -> Vec<&'a OsStr> {
    arguments.iter().map(|word| OsStr::new(*word)).collect()
}

/// A payload as an argument: a zero cannot be in one.
fn argument(payload: &Payload) -> OsString {
    payload.text.replace('\0', "0").into()
}

/// A document whose head is all that there is.
fn head(n: usize, payload: &Payload) -> String {
    let words = payload.text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!(
        "(\nformat:1,\nid:\"s{n:03}\",\ntitle:\"{words}\",\nplace:\"{words}\",\ndates:\"{words}\",\nstate:\"{words}\",\n\
         next_meeting:\"{words}\",\ncounts:({words}:3),\nsession:(\n"
    )
}

#[test]
fn lists_of_hostile_sessions_and_names_steer_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let sessions = folder.path().join("sessions");
    fs::create_dir(&sessions).expect("a folder");
    for (n, payload) in all().iter().enumerate() {
        fs::write(sessions.join(format!("s{n:03}.ron")), head(n, payload)).expect("a file");
        let name = payload.text.replace(['/', '\0'], "_");
        if name.len() < 200 && !name.starts_with('.') {
            fs::write(sessions.join(format!("{name}.ron")), if n % 2 == 0 { "not a session" } else { "" })
                .expect("a file");
        }
    }
    let mut bad = b"\xff\xfe\x1b[2J\x9b31m".to_vec();
    bad.extend(b".ron");
    fs::write(sessions.join(OsStr::from_bytes(&bad)), "(format:1,id:\"x\"").expect("a file");
    let (listed, told) = run(folder.path(), &words(&["list"]), b"");
    assert!(listed.lines().count() >= all().len(), "{listed}");
    assert!(listed.lines().all(|line| line.split('\t').count() == 4), "{listed}");
    assert!(told.lines().count() > 20, "{told}");
    for which in ["s", "s00", "\u{1b}[31", "zzz"] {
        run(folder.path(), &words(&["show", which]), b"");
    }
    run(folder.path(), &words(&["--plain"]), b"1\n.help\n.quit\n");
}

#[test]
fn hostile_sessions_are_shown_checked_and_spoken() {
    let folder = tempfile::tempdir().expect("a folder");
    let sessions = folder.path().join("sessions");
    fs::create_dir(&sessions).expect("a folder");
    for (n, payloads) in packs().iter().enumerate() {
        let form = [Form::Journal, Form::Document, Form::ByHand][n % 3];
        write(&sessions, &format!("pack-{n}"), payloads, Written::Raw, form);
        let name = format!("pack-{n}");
        for command in [["show", "report"], ["check", "roadmap"]][n % 2] {
            let (said, _) = run(folder.path(), &words(&[command, &name]), b"");
            assert!(!said.is_empty());
        }
        // What the wall would take; some of the packs make pages that are too much, which is an answer too.
        let (said, _) = run(folder.path(), &words(&["room", &name, "--check", "60x18"]), b"");
        assert!(said.lines().count() > 10, "{said}");
        let mut lines = b".show\n.agenda\n.notes\n".to_vec();
        for payload in payloads {
            for before in ["", ".", ".find ", ".under ", ".line "] {
                lines.extend(before.as_bytes());
                lines.extend(payload.text.replace('\n', " ").as_bytes());
                lines.push(b'\n');
            }
        }
        lines.extend(b".next\n.show\n.messages\n.quit\n");
        if n % 2 == 0 {
            run(folder.path(), &words(&["--plain", &name]), &lines);
        }
    }
}

#[test]
fn hostile_lines_are_taken_down_clean() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path(), &words(&["new", "Healthy Valley", "-o", "v.ron"]), b"");
    let mut input = Vec::new();
    for payload in all() {
        input.extend(payload.text.as_bytes());
        input.push(b'\n');
    }
    input.extend(b"\xff\xfe\x1b[2J\n\x9b31m\n\x00\n");
    for kind in ["value", "action"] {
        let (said, told) = run(folder.path(), &words(&["add", "v.ron", "--kind", kind, "-"]), &input);
        assert!(said.lines().count() >= all().len() - 10, "{told}");
    }
    let file = fs::read(folder.path().join("v.ron")).expect("the document");
    strict::lines(&file).unwrap_or_else(|fault| panic!("{fault}"));
    ron::from_str::<ron::Value>(std::str::from_utf8(&file).expect("text")).expect("ron reads it");
}

#[test]
fn hostile_arguments_are_answered_in_clean_sentences() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path(), &words(&["new", "Healthy Valley", "-o", "v.ron"]), b"");
    for (n, payload) in all().iter().enumerate() {
        let said = argument(payload);
        let option: OsString = [OsStr::new("--"), &said].into_iter().collect();
        let (said, option) = (said.as_os_str(), option.as_os_str());
        let word = OsStr::new;
        let calls: [&[&OsStr]; 10] = [
            &[said],
            &[word("show"), said],
            &[word("add"), word("v.ron"), word("--kind"), said, word("x")],
            &[word("list"), option],
            &[word("add"), word("v.ron"), word("--kind"), word("card"), word("--under"), said, word("x")],
            &[word("--sessions"), said, word("paths")],
            &[word("new"), word("x"), word("--template"), said],
            &[word("roadmap"), word("v.ron"), word("-o"), said],
            &[word("roadmap"), word("v.ron"), word("--as-of"), said],
            &[word("new"), said, word("--sessions"), word("made")],
        ];
        let call = calls[n % calls.len()];
        if n % calls.len() == 9 || !payload.text.contains('/') {
            run(folder.path(), call, b"");
        }
    }
    for call in [&["show"][..], &["--theme"], &["add", "v.ron", "--kind"], &["list", "--sessions"], &[]] {
        let bad = OsStr::from_bytes(b"\xff\x1b[2J\x9b");
        let mut call = words(call);
        call.push(bad);
        run(folder.path(), &call, b"");
    }
    for entry in fs::read_dir(folder.path().join("made")).expect("a folder") {
        let name = entry.expect("a name").file_name().into_string().expect("text");
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte)));
    }
}

/// What this test tells its second self to do: to fail with a payload.
const FAIL: &str = "COMMONGROUND_TEST_FAIL";

#[test]
fn a_report_of_our_own_failure_is_clean() {
    if std::env::var_os(FAIL).is_some() {
        commonground::cli::report_panics();
        let all: String = all().iter().map(|payload| format!("{}\n", payload.text)).collect();
        panic!("{all}");
    }
    let own = std::env::current_exe().expect("this test");
    let out = Command::new(own)
        .args(["--exact", "processes::a_report_of_our_own_failure_is_clean", "--nocapture"])
        .env(FAIL, "1")
        .output()
        .expect("it runs");
    let told = String::from_utf8(out.stderr).expect("text");
    assert!(told.contains("processes.rs") && told.contains("evil.example"), "{told}");
    strict::lines(told.as_bytes()).unwrap_or_else(|fault| panic!("{fault}"));
}
