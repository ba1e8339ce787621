//! The command line under attack: whatever is asked of it, it answers in a plain sentence with the right status, and
//! nothing that was there is overwritten. The real program, with a home of its own.
use super::below::files;
use super::home::{Home, Said, finish, sample};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};

/// Every file below a folder with its bytes.
fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let all = files(folder).into_iter().filter(|path| path.is_file());
    all.map(|path| (path.clone(), std::fs::read(&path).unwrap())).collect()
}

fn clinton() -> Vec<u8> {
    std::fs::read(sample("clinton-2012.ron")).unwrap()
}

/// The calls that read a session, and those that write.
const CALLS: [&[&str]; 7] = [
    &["show", "FILE"],
    &["check", "FILE"],
    &["roadmap", "FILE"],
    &["report", "FILE"],
    &["worksheets", "FILE"],
    &["set", "FILE", "horizon=2036"],
    &["add", "FILE", "--kind", "value", "We look after each other"],
];

fn call(home: &Home, call: &[&str], file: &str) -> Said {
    let call: Vec<&str> = call.iter().map(|word| if *word == "FILE" { file } else { word }).collect();
    home.run(&call)
}

#[test]
fn what_is_asked_wrongly_is_answered_in_one_sentence() {
    let home = Home::new();
    home.session("s.ron");
    home.session("helthy.ron");
    let long = "ü".repeat(5000);
    // Arguments -> status, and what the sentence holds.
    let cases: &[(&[&str], i32, &[&str])] = &[
        (&[], 2, &["terminal"]),
        (&["demo"], 2, &["terminal"]),
        (&["s.ron"], 2, &["terminal"]),
        (&["shwo", "s.ron"], 2, &["no command “shwo”", "mean show?"]),
        (&["xyzzy", "s.ron"], 2, &["no command “xyzzy”", "list"]),
        (&["s.ron", "list"], 2, &["no command “s.ron”"]),
        (&["show"], 2, &["<SESSION>", "missing", "commonground show --help"]),
        (&["show", "s.ron", "more"], 2, &["more"]),
        (&["show", "--nope", "s.ron"], 2, &["--nope"]),
        (&["check"], 2, &["missing"]),
        (&["new", ""], 2, &["needs a title"]),
        (&["new", "  \t "], 2, &["needs a title"]),
        (&["new", "\u{1b}\u{202e}"], 2, &["needs a title"]),
        (&["new", &long], 2, &["longer than 8192"]),
        (&["new", "T", "-o", "s.ron"], 1, &["s.ron: is there already"]),
        (&["new", "T", "-o", "s"], 2, &["ends in .ron"]),
        (&["new", "T", "-o", "s.txt"], 2, &["ends in .ron"]),
        (&["new", "T", "-o", ".ron"], 2, &["ends in .ron"]),
        (&["new", "T", "-o", "s.private.ron"], 2, &["ends in .ron"]),
        (&["new", "T", "-o", "\u{1b}[31m.ron"], 2, &["no name for a session"]),
        (&["new", "T", "-o", "two\nlines.ron"], 2, &["no name for a session"]),
        (&["new", "T", "-o", "s.ron/t.ron"], 1, &["not a folder"]),
        (&["new", "T", "--template", "half-dya"], 2, &["no template “half-dya”", "mean half-day?"]),
        (&["new", "T", "--template", "../nowhere/week.ron"], 1, &["../nowhere/week.ron", "no such file"]),
        (&["add", "s.ron", "--kind", "valeu", "x"], 2, &["no kind “valeu”", "mean value?"]),
        (&["add", "s.ron", "--kind", "\u{1b}[31m", "x"], 2, &["no kind", "action"]),
        (&["add", "s.ron", "--kind", "note", "x"], 2, &["facilitator alone"]),
        (&["add", "s.ron", "--kind", "value", "--task", "valuse", "x"], 2, &["no task “valuse”", "mean values?"]),
        (&["add", "s.ron", "--kind", "value", "--group", "AB", "x"], 2, &["letter"]),
        (&["add", "s.ron", "--kind", "value", "--table", "0", "x"], 2, &["--table"]),
        (&["add", "s.ron", "--kind", "action", "--under", "9", "x"], 2, &["no theme 9"]),
        (&["add", "s.ron", "--kind", "value"], 2, &["missing"]),
        (&["add", "s.ron", "--kind", "value", "two texts", "at once"], 2, &["2 texts are not one line"]),
        (&["add", "s.ron", "--kind", "value", "  "], 1, &["not taken down"]),
        (&["add", "s.ron", "--kind", "value", &long], 1, &["not taken down", "üüü…”", "longer than"]),
        (&["roadmap", "s.ron", "--as-of", "2026-02-30"], 2, &["--as-of", "“2026-02-30” is not a day", "2026-05-30"]),
        (&["roadmap", "s.ron", "--as-of", "soon"], 2, &["“soon” is not a day"]),
        (&["roadmap", "s.ron", "-o", "r.docx"], 2, &["r.docx", ".svg"]),
        (&["roadmap", "s.ron", "-o", "s.ron"], 2, &["s.ron", ".svg"]),
        (&["report", "s.ron", "-o", "report"], 2, &["no ending", ".md"]),
        (&["report", "s.ron", "-o", "nowhere/r.md"], 1, &["no folder nowhere"]),
        (&["show", "healthy.ron"], 1, &["healthy.ron: is not here", "mean “helthy.ron”?"]),
        (&["show", "./unlike-anything.ron"], 1, &["is not here"]),
        (&["show", "--sessions", ".", "helty"], 1, &["no session “helty”", "mean “helthy”?"]),
        (&["show", "--sessions", "none", "s"], 1, &["no session “s”"]),
        (&["show", "\u{1b}]0;x\u{7}.ron"], 1, &["is not here"]),
        (&["list", "--sessions", "s.ron"], 1, &["s.ron", "not a folder"]),
    ];
    let before = everything(&home.work());
    for (arguments, status, holds) in cases {
        let said = home.run(arguments);
        let shown: Vec<String> = arguments.iter().map(|word| word.chars().take(40).collect()).collect();
        assert_eq!((said.status, said.out.as_str()), (Some(*status), ""), "{shown:?}: {said:?}");
        said.is_one_sentence().unwrap_or_else(|why| panic!("{shown:?}: {why}"));
        assert!(said.err.len() < 700, "{shown:?}: {said:?}");
        for words in *holds {
            assert!(said.err.contains(words), "{shown:?} does not say {words:?}: {said:?}");
        }
    }
    assert!(before == everything(&home.work()), "a call that failed leaves everything as it was");
}

#[test]
fn what_is_asked_rightly_is_answered_on_standard_output_alone() {
    let home = Home::new();
    home.session("s.ron");
    let cases: &[(&[&str], &str)] = &[
        (&["--help"], "Usage: commonground"),
        (&["--version"], "commonground "),
        (&["add", "--help"], "--kind"),
        (&["keys"], "Enter\t"),
        (&["paths"], "sessions\t"),
        (&["--sessions", ".", "list"], "s\tOur valley\t"),
        (&["list", "--sessions", "."], "s\tOur valley\t"),
        (&["--sessions", ".", "show", "s"], "Our valley."),
        (&["show", "s.ron"], "Our valley."),
        (&["check", "./s.ron"], " 0 broken, "),
        (&["add", "s.ron", "--kind", "value", "The", "river"], "1\tThe river\n"),
        (&["add", "s.ron", "--kind", "value", "--", "-5 in January"], "2\t-5 in January\n"),
        (&["add", "s.ron", "--kind", "value", "--table", "3", "The river"], "3-1\tThe river\n"),
        (&["add", "s.ron", "--kind", "value", "--group", "b", "\u{1b}[2Jred\nnext"], "3\t[2Jred next\n"),
        (&["roadmap", "s.ron", "--as-of", "2026-05-30"], "Our valley"),
        (&["report", "s.ron"], "# Our valley"),
    ];
    for (arguments, holds) in cases {
        let said = home.run(arguments);
        assert_eq!((said.status, said.err.as_str()), (Some(0), ""), "{arguments:?}: {said:?}");
        assert!(said.out.contains(holds), "{arguments:?}: {said:?}");
        assert!(!said.out.contains('\u{1b}'), "{arguments:?}: {said:?}");
    }
    let said = home.run(&["list", "--sessions", "none"]);
    assert_eq!((said.status, said.out.as_str()), (Some(0), ""));
    said.is_one_sentence().unwrap();
}

#[test]
fn a_title_never_becomes_a_path() {
    let home = Home::new();
    let title_480 = "word ".repeat(96);
    for (title, name) in [
        ("../../etc/passwd", "etc-passwd.ron"),
        ("/etc/passwd", "etc-passwd.ron"),
        ("con", "session-con.ron"),
        ("NUL.", "session-nul.ron"),
        ("日本語", "future-search.ron"),
        ("a\\b:c*?\"<>|", "a-b-c.ron"),
        (title_480.as_str(), "word-word-word-word-word-word-word-word.ron"),
        ("\u{1b}]0;x\u{7}Rivers", "0-xrivers.ron"),
    ] {
        let said = home.run(&["new", title, "--sessions", "all"]);
        assert_eq!((said.status, said.err.as_str()), (Some(0), ""), "{title:?}: {said:?}");
        let path = PathBuf::from(said.out.trim_end());
        assert_eq!(path.parent(), Some(Path::new("all")), "{title:?}");
        assert!(home.work().join(&path).is_file());
        assert!(path.to_string_lossy().ends_with(name), "{title:?}: {}", path.display());
    }
    assert_eq!(home.run(&["list", "--sessions", "all"]).out.lines().count(), 8);
    // The same title on the same day is another file, and no file is written twice.
    let (one, two) =
        (home.run(&["new", "Twice", "--sessions", "all"]), home.run(&["new", "Twice", "--sessions", "all"]));
    assert_ne!(one.out, two.out);
}

#[test]
fn what_is_no_session_is_named_and_left_alone() {
    let utf16: Vec<u8> = String::from_utf8(clinton()).unwrap().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let deep = [b"(format:1, id:\"x\", record:".as_slice(), &b"[".repeat(100_000), b")"].concat();
    let cases: &[(&str, Vec<u8>, &str)] = &[
        ("empty.ron", vec![], "is empty"),
        ("paper.ron", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\n".to_vec(), "not a session"),
        ("picture.ron", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\0".to_vec(), "not a session"),
        ("wide.ron", [b"\xff\xfe".to_vec(), utf16].concat(), "UTF-16"),
        (
            "other.ron",
            b"(name:\"x\",\n  list:[1,2,3],\n  oops: ,\n)\n".to_vec(),
            "other.ron, line 3, column 8: is not a session",
        ),
        ("words.ron", b"Dear all,\nthese are the minutes.\n".to_vec(), "words.ron, line 1, column"),
        ("json.ron", b"{\"title\": \"x\", \"entries\": [1, 2]}".to_vec(), "not a session"),
        ("zeros.ron", vec![0; 5000], "not a session"),
        ("deep.ron", deep, "not a session"),
        ("start.ron", clinton()[..180].to_vec(), "not a session"),
    ];
    let home = Home::new();
    for (name, bytes, _) in cases {
        home.put(name, bytes);
    }
    std::fs::create_dir(home.path("folder.ron")).unwrap();
    let huge = std::fs::File::create(home.path("huge.ron")).unwrap();
    huge.set_len(300 * 1024 * 1024).unwrap();
    let mut all: Vec<(&str, &str)> = cases.iter().map(|(name, _, holds)| (*name, *holds)).collect();
    all.extend([
        ("folder.ron", "is a folder"),
        ("huge.ron", "larger than 256 MB"),
        ("empty.ron/x.ron", "not a folder"),
    ]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("loop.ron", home.path("loop.ron")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", home.path("endless.ron")).unwrap();
        std::os::unix::fs::symlink("nothing.ron", home.path("dangling.ron")).unwrap();
        all.extend([
            ("loop.ron", "circle of links"),
            ("endless.ron", "device or a pipe"),
            ("dangling.ron", "not here"),
        ]);
    }
    let names = |home: &Home| std::fs::read_dir(home.work()).unwrap().count();
    let before = names(&home);
    for (name, holds) in all {
        for words in CALLS {
            let said = call(&home, words, name);
            assert_eq!((said.status, said.out.as_str()), (Some(1), ""), "{words:?} {name}: {said:?}");
            said.is_one_sentence().unwrap_or_else(|why| panic!("{words:?} {name}: {why}"));
            assert!(said.err.contains(holds), "{words:?} {name}: {said:?}");
        }
    }
    assert_eq!(names(&home), before, "nothing is left behind");
    for (name, bytes, _) in cases {
        assert!(home.bytes(name) == *bytes, "{name} was changed");
    }
    // One rotten file does not hide the sound ones.
    home.session("sound.ron");
    let listed = home.run(&["list", "--sessions", "."]);
    assert_eq!((listed.status, listed.out.lines().count()), (Some(0), 1), "{listed:?}");
    listed.is_plain().unwrap();
    assert!(listed.err.contains("other.ron, line 3, column 8"), "{listed:?}");
}

#[test]
fn of_a_cut_off_file_what_can_be_read_is_shown_and_it_stays_as_it_is() {
    let whole = clinton();
    let record = String::from_utf8(whole.clone()).unwrap().find("record:[").unwrap();
    let home = Home::new();
    for end in [400, 2000, record - 4, record + 12, record + 5000, whole.len() - 200, whole.len() - 60] {
        let bytes = &whole[..end];
        home.put("c.ron", bytes);
        for words in CALLS {
            let said = call(&home, words, "c.ron");
            let check = *words.first().unwrap() == "check";
            assert_eq!(said.status, Some(i32::from(check)), "{end} {words:?}: {said:?}");
            said.is_plain().unwrap();
            assert!(said.err.contains("c.ron ends in the middle, at line "), "{end} {words:?}: {said:?}");
            assert!(home.bytes("c.ron") == bytes, "{end} {words:?} wrote over it");
        }
        let shown = home.run(&["show", "c.ron"]).out;
        assert!(shown.contains("We look after each other"), "{end}: what was taken down meanwhile is there");
        if end > record - 10 {
            for words in ["Clinton Future Search", "Plant hundreds of spring bulbs", "Rural residents"] {
                assert!(shown.contains(words), "{end}: {words} is missing");
            }
        }
        // A whole copy beside it heals it.
        home.put("c copy.ron", &whole);
        assert_eq!(home.run(&["add", "c.ron", "--kind", "value", "And so we go on"]).status, Some(0));
        std::fs::remove_file(home.path("c copy.ron")).unwrap();
        let said = home.run(&["check", "c.ron"]);
        assert_eq!((said.status, said.err.as_str()), (Some(0), ""), "{end}: {said:?}");
        let healed = home.run(&["show", "c.ron"]).out;
        for words in ["Plant hundreds of spring bulbs", "We look after each other", "And so we go on"] {
            assert!(healed.contains(words), "{end}: {words} is missing");
        }
        std::fs::remove_dir_all(home.path("c.journal")).unwrap();
    }
}

#[test]
fn a_damaged_byte_is_said_with_its_line_and_costs_no_more_than_that_line() {
    let whole = clinton();
    let home = Home::new();
    let (mut said_so, mut tried) = (0, 0);
    for at in (160..whole.len()).step_by(431) {
        let mut bytes = whole.clone();
        bytes[at] ^= 4;
        home.put("c.ron", &bytes);
        let said = home.run(&["show", "c.ron"]);
        assert_eq!(said.status, Some(0), "byte {at}: {said:?}");
        said.is_plain().unwrap_or_else(|why| panic!("byte {at}: {why}"));
        assert!(said.out.lines().count() > 100, "byte {at}: {said:?}");
        assert!(home.bytes("c.ron") == bytes);
        said_so += usize::from(said.err.contains("c.ron"));
        tried += 1;
    }
    assert!(said_so * 10 > tried * 9, "{said_so} of {tried} were said");
    assert_eq!(std::fs::read_dir(home.work()).unwrap().count(), 1, "reading leaves nothing behind");
}

#[test]
fn a_newer_or_protected_session_is_read_and_never_written() {
    let home = Home::new();
    let newer = String::from_utf8(clinton()).unwrap().replace("format:1, //8d05dbc6", "format:99");
    home.put("newer.ron", &newer);
    for words in CALLS {
        let said = call(&home, words, "newer.ron");
        let writes = ["add", "set"].contains(words.first().unwrap());
        assert_eq!(said.status, Some(i32::from(writes)), "{words:?}: {said:?}");
        said.is_one_sentence().unwrap_or_else(|why| panic!("{words:?}: {why}"));
        assert!(said.err.contains("newer version"), "{words:?}: {said:?}");
        assert_eq!(said.out.is_empty(), writes);
    }
    assert!(home.bytes("newer.ron") == newer.as_bytes());
    std::fs::remove_file(home.path("newer.ron")).unwrap();

    home.put("mine.ron", clinton());
    let mut rights = std::fs::metadata(home.path("mine.ron")).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(home.path("mine.ron"), rights).unwrap();
    assert_eq!(home.run(&["show", "mine.ron"]).status, Some(0));
    let said = home.run(&["add", "mine.ron", "--kind", "value", "x"]);
    assert_eq!(said.status, Some(1), "{said:?}");
    said.is_one_sentence().unwrap();
    assert!(said.err.contains("protected against writing"), "{said:?}");
    assert!(home.bytes("mine.ron") == clinton());
    assert_eq!(std::fs::read_dir(home.work()).unwrap().count(), 1);
}

#[test]
fn a_template_with_an_error_is_named_with_line_and_column() {
    let home = Home::new();
    let own = home.dir.path().join("config/commonground/templates");
    std::fs::create_dir_all(own.join("folder.ron")).unwrap();
    for (name, text) in [
        ("broken.ron", "(\n    name: \"broken\",\n    items: [\n        oops\n    ],\n)\n".as_bytes()),
        ("empty.ron", b""),
        ("binary.ron", b"\xff\xfe\0"),
        ("task.ron", b"(format:1,name:\"t\",title:\"T\",items:[(task:\"valeus\",minutes:10)])"),
    ] {
        std::fs::write(own.join(name), text).unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("/dev/zero", own.join("endless.ron")).unwrap();
    let mut cases = vec![
        ("broken", "broken.ron, line 4, column "),
        ("empty", "empty.ron, line 1, column 1"),
        ("binary", "not text"),
        ("folder", "is a folder"),
        ("task", "task.ron"),
    ];
    cases.extend(cfg!(unix).then_some(("endless", "device or a pipe")));
    for (name, holds) in cases {
        let said = home.run(&["new", "T", "--template", name, "-o", "t.ron"]);
        assert_eq!((said.status, said.out.as_str()), (Some(1), ""), "{name}: {said:?}");
        said.is_one_sentence().unwrap_or_else(|why| panic!("{name}: {why}"));
        assert!(said.err.contains(holds), "{name}: {said:?}");
    }
    assert_eq!(std::fs::read_dir(home.work()).unwrap().count(), 0, "no session was begun");
}

#[test]
fn lines_that_are_refused_are_one_sentence_each_and_the_rest_goes_on() {
    let home = Home::new();
    home.session("s.ron");
    let long = "x".repeat(1_000_000);
    let mut input = format!("one\r\n\n   \n{long}\ntwo\t2\n").into_bytes();
    input.extend(b"\xff\xfenot text\nnull\0byte\n");
    input.extend(format!("{}\nthr\u{1b}[31mee\nlast ; > 3.2 x", "y ".repeat(5000)).bytes());
    let said = home.run_with(&["add", "s.ron", "--kind", "value", "-"], &input);
    assert_eq!(said.status, Some(1), "{said:?}");
    assert_eq!(said.out, "1\tone\n2\ttwo 2\n3\tthr[31mee\n4\tlast ; > 3.2 x\n");
    assert_eq!(said.err.lines().count(), 4, "{said:?}");
    said.is_plain().unwrap();
    assert!(said.err.lines().all(|line| line.len() < 300 && line.contains("was not taken down")), "{said:?}");
    // Nothing at all is no fault.
    let said = home.run_with(&["add", "s.ron", "--kind", "value", "-"], b"");
    assert_eq!((said.status, said.out.as_str(), said.err.as_str()), (Some(0), "", ""));
}

#[test]
fn thousands_of_lines_are_taken_down_and_leave_no_files_behind() {
    let home = Home::new();
    home.session("s.ron");
    let lines: String = (0..3000).map(|n| format!("Line {n} of many\n")).collect();
    let said = home.run_with(&["add", "s.ron", "--kind", "trend", "-"], lines.as_bytes());
    assert_eq!((said.status, said.out.lines().count()), (Some(0), 3000));
    assert_eq!(said.out.lines().last(), Some("3000\tLine 2999 of many"));
    let journal: Vec<_> = std::fs::read_dir(home.path("s.journal")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(journal, ["before.ron"]);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let home = Home::new();
    home.put("v.ron", std::fs::read(sample("healthy-valley.ron")).unwrap());
    for words in [&["show", "v.ron"][..], &["report", "v.ron"], &["check", "v.ron"], &["keys"], &["--help"]] {
        let mut child = home.command(words).spawn().unwrap();
        let mut first = String::new();
        BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        assert!(!first.is_empty());
        let ended = child.wait_with_output().unwrap();
        assert_eq!(
            (ended.status.code(), String::from_utf8(ended.stderr).unwrap()),
            (Some(0), String::new()),
            "{words:?}"
        );
    }
}

#[test]
fn several_at_once_lose_no_line() {
    let home = Home::new();
    home.session("s.ron");
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let home = &home;
            scope.spawn(move || {
                for n in 0..6 {
                    let line = format!("Writer {writer} line {n} end");
                    let said = home.run(&["add", "s.ron", "--kind", "value", &line]);
                    assert_eq!((said.status, said.err.as_str()), (Some(0), ""), "{said:?}");
                }
            });
        }
    });
    let shown = home.run(&["show", "s.ron"]).out;
    for (writer, n) in (0..4).flat_map(|writer| (0..6).map(move |n| (writer, n))) {
        assert!(shown.contains(&format!("Writer {writer} line {n} end")), "{writer}, {n}");
    }
}

#[test]
fn what_was_printed_is_there_after_a_kill() {
    let home = Home::new();
    home.session("s.ron");
    for round in 0..3 {
        let mut child = home.command(&["add", "s.ron", "--kind", "trend", "-"]).spawn().unwrap();
        let mut lines = child.stdin.take().unwrap();
        let feeding = std::thread::spawn(move || {
            let mut lines_sent = 0;
            while lines_sent < 100_000 && writeln!(lines, "Round {round} line {lines_sent} end").is_ok() {
                lines_sent += 1;
            }
        });
        let mut told = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut printed: Vec<String> = (0..40).filter_map(|_| told.next()?.ok()).collect();
        child.kill().unwrap();
        child.wait().unwrap();
        printed.extend(told.map_while(Result::ok).filter(|line| line.ends_with(" end")));
        feeding.join().unwrap();
        let shown = finish(home.command(&["show", "s.ron"]), b"");
        assert_eq!((shown.status, shown.err.as_str()), (Some(0), ""));
        for line in &printed {
            let (_, words) = line.split_once('\t').unwrap();
            assert!(shown.out.contains(words), "{words} was printed and is gone");
        }
    }
    // A line after it works, and tidies up.
    assert_eq!(home.run(&["add", "s.ron", "--kind", "value", "after"]).status, Some(0));
    assert_eq!(home.run(&["check", "s.ron"]).status, Some(0));
}

#[test]
fn check_shows_what_was_set_aside_and_what_was_changed_by_hand() {
    let whole = String::from_utf8(clinton()).unwrap();
    let home = Home::new();
    let words = "Plant hundreds of spring bulbs";
    home.put("c.ron", whole.replacen(words, "Plant thousands of spring bulbs", 1));
    let said = home.run(&["check", "c.ron"]);
    said.is_plain().unwrap();
    let by_hand = |line: &&str| line.contains(": by hand: ") && line.ends_with(": changed by hand in the file");
    assert_eq!(said.out.lines().filter(by_hand).count(), 1, "{said:?}");
    let (before, after) = whole.rsplit_once(words).expect("in the record");
    home.put("c.ron", format!("{before}{}{after}", words.replacen('P', "p", 1)));
    let said = home.run(&["check", "c.ron"]);
    assert_eq!(said.status, Some(1), "{said:?}");
    let line = before.lines().count();
    let aside = format!("set aside: c.ron, line {line}: (id:");
    assert!(said.out.lines().any(|out| out.contains(&aside) && out.contains("plant hundreds of spring")), "{said:?}");
    // Written anew without it, the session still says so, and the words as they stood are kept.
    assert_eq!(home.run(&["add", "c.ron", "--kind", "value", "after"]).status, Some(0));
    for command in ["check", "show", "report"] {
        let said = home.run(&[command, "c.ron"]);
        assert!(said.err.contains("it is kept aside in set-aside.torn, line "), "{said:?}");
        assert_eq!(said.status, Some(i32::from(command == "check")), "{said:?}");
        assert!(command != "check" || said.out.contains("Plant hundreds of spring"), "{said:?}");
    }
}
