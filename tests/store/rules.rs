//! The store through a real folder: one test a rule of the format's law (design, section 2), named by its number.

use super::room::*;
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::op::{Act, Op};
use commonground::model::session::Session;
use commonground::store::line::{self, Fault, Kept};
use commonground::store::record::Record;
use commonground::store::{Finding, Folded, document, header, journal};
use std::fs;

#[test]
fn rule_01_one_operation_is_one_ron_line_in_one_canonical_form() {
    let op = Op {
        id: Id::new("t3-k7q2m4xw.17"),
        l: 42,
        at: chrono::DateTime::parse_from_rfc3339("2026-11-22T10:15:30+00:00").ok(),
        step: 9,
        part: (0, 0),
        of: vec![Id::new("t3-k7q2m4xw.3")],
        act: Act::Text {
            over: vec![Id::new("t3-k7q2m4xw.3")], text: "tŷ हिन्दी שָׁ 👩🏽\u{200d}🌾 \"q\" \\".into()
        },
    };
    let kept = Kept::of(op.clone());
    assert_eq!(
        &*kept.text,
        "(id:\"t3-k7q2m4xw.17\",l:42,at:\"2026-11-22T10:15:30+00:00\",step:9,of:[\"t3-k7q2m4xw.3\"],\
         act:Text(over:[\"t3-k7q2m4xw.3\"],text:\"tŷ हिन्दी שָׁ 👩🏽\u{200d}🌾 \\\"q\\\" \\\\\"))"
    );
    assert_eq!(line::read(&kept.with_sum()).unwrap(), kept);
    let hostile = Kept::of(Op { act: said("\u{1b}[31m\u{202e}x\u{2028}"), ..op });
    assert!(hostile.text.chars().all(|c| !c.is_control() && c != '\u{202e}' && c != '\u{2028}'));
    assert_eq!(line::read(&hostile.with_sum()).unwrap().op.act, said("[31mx"), "clean once it is read");
}

#[test]
fn rule_02_an_operation_is_here_by_its_name_not_by_a_counter() {
    let room = Room::new();
    let mut desk = room.create();
    for n in 0..3 {
        say(&mut desk, &format!("line {n}"));
    }
    let file = room.journal().join(format!("{}.1.ron", desk.writer()));
    let whole = fs::read(&file).unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    fs::write(&file, text.replace("line 1", "line X")).unwrap();
    assert_eq!(texts(&room.read().ops), ["line 0", "line 2"]);
    // A sound copy from anywhere heals it, though later lines of the same writer are known.
    fs::write(room.journal().join("copy (1).ron"), whole).unwrap();
    assert_eq!(texts(&room.read().ops), ["line 0", "line 1", "line 2"]);
}

#[test]
fn rule_03_the_document_is_the_same_whoever_saves_and_plain_ron() {
    let (one, two) = (Room::new(), Room::new());
    let mut desk = one.create();
    let id = say(&mut desk, "first");
    put(&mut desk, vec![Id::session()], set(vec![], Field::Title, Value::Text("Hackney".into())));
    put(&mut desk, vec![id.clone()], set(vec![], Field::Dots, Value::Count(3)));
    fs::create_dir(two.journal()).unwrap();
    for file in one.files() {
        fs::copy(one.journal().join(&file), two.journal().join(&file)).unwrap();
    }
    fs::copy(one.path(), two.path()).unwrap();
    desk.fold().unwrap();
    let (mut other, _) = two.open("t7");
    other.fold().unwrap();
    assert_eq!(one.text(), two.text());
    ron::from_str::<ron::Value>(&one.text()).unwrap();
    let head = header::Header::read(&one.text().as_bytes()[..header::HEAD as usize / 4]);
    assert_eq!((head.title.as_str(), head.state.as_str()), ("Hackney", "open"));
    let text = one.text();
    let at = text.find("record:[").unwrap();
    for line in text[text.find("entries:[").unwrap()..].lines().filter(|l| l.starts_with("(id:")) {
        let (bare, sum) = line::part(line);
        assert_eq!(sum, Some(line::sum(bare)), "{line}");
    }
    assert!(text[..at].contains("text:\"first\""));
}

#[test]
fn rule_04_one_bad_byte_in_a_journal_costs_at_most_one_line() {
    let lines: Vec<Kept> = (1..5)
        .map(|n| {
            Kept::of(Op {
                id: Id::new(format!("t1-a.{n}")),
                l: n,
                at: None,
                step: n,
                part: (0, 0),
                of: vec![Id::new(format!("t1-a.{n}"))],
                act: said("word"),
            })
        })
        .collect();
    let text = journal::head("s", "t1-a") + &lines.iter().map(journal::entry).collect::<String>();
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let read = journal::read(&bytes);
            assert!(read.lines.len() >= lines.len() - 1, "byte {at} bit {bit}");
            assert!(read.lines.iter().all(|kept| lines.contains(kept)), "nothing false: byte {at} bit {bit}");
        }
        let read = journal::read(&text.as_bytes()[..at]);
        assert!(read.lines.iter().all(|kept| lines.contains(kept)) && read.aside.len() <= 1, "torn at {at}");
    }
}

#[test]
fn rule_05_a_writer_is_one_run_and_names_are_never_used_twice() {
    let room = Room::new();
    drop(room.create());
    let (mut one, _) = room.open("t3");
    let (mut two, _) = room.open("t3");
    assert_ne!(one.writer(), two.writer());
    assert_eq!(one.next(), 1);
    assert_eq!(room.files(), Vec::<String>::new(), "no file before the first line");
    say(&mut one, "a");
    say(&mut two, "a");
    assert_eq!(room.files().len(), 2);
    // Only the ids in lines count: a file under another name says the same.
    let old = room.journal().join(format!("{}.1.ron", one.writer()));
    fs::rename(old, room.journal().join("whatever.ron")).unwrap();
    assert_eq!(room.read().ops.len(), 2);
}

#[test]
fn rule_06_saved_means_that_the_name_still_leads_to_the_file() {
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "one");
    let first = room.journal().join(format!("{}.1.ron", desk.writer()));
    fs::remove_file(&first).unwrap();
    say(&mut desk, "two");
    assert_eq!(texts(&room.read().ops), ["one", "two"], "every own line went to a new segment");
    fs::remove_dir_all(room.journal()).unwrap();
    say(&mut desk, "three");
    assert_eq!(texts(&room.read().ops), ["one", "three", "two"]);
    // A file of the same name is not the file that is open.
    let third = room.journal().join(format!("{}.3.ron", desk.writer()));
    let bytes = fs::read(&third).unwrap();
    fs::remove_file(&third).unwrap();
    fs::write(&third, &bytes[..bytes.len() / 2]).unwrap();
    say(&mut desk, "four");
    assert_eq!(texts(&room.read().ops), ["four", "one", "three", "two"]);
}

#[test]
fn rule_07_everything_that_carries_the_id_is_joined() {
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "folded");
    desk.fold().unwrap();
    let old = fs::read(room.path()).unwrap();
    say(&mut desk, "later");
    desk.fold().unwrap();
    fs::write(room.folder().join("hackney (conflicted copy).ron"), old).unwrap();
    let (mut table, _) = room.open("t1");
    say(&mut table, "in a journal");
    fs::rename(room.journal(), room.folder().join("old name.journal")).unwrap();
    let found = room.read();
    assert_eq!(texts(&found.ops), ["folded", "in a journal", "later"]);
    assert_eq!(found.findings.iter().filter(|f| matches!(f, Finding::Joined { .. })).count(), 2);
    // A journal without a document opens as a session.
    fs::rename(room.folder().join("old name.journal"), room.journal()).unwrap();
    fs::remove_file(room.path()).unwrap();
    fs::remove_file(room.folder().join("hackney (conflicted copy).ron")).unwrap();
    assert!(texts(&room.read().ops).contains(&"in a journal".to_owned()));
    let (mut again, opened) = room.open("desk");
    assert_eq!(opened.session, "k7q2m4xwk7q2m4xw");
    again.fold().unwrap();
    assert!(room.path().exists());
}

#[test]
fn rule_08_one_bad_byte_in_a_document_costs_at_most_one_line() {
    let room = Room::new();
    let mut desk = room.create();
    for n in 0..3 {
        say(&mut desk, &format!("line {n}"));
    }
    desk.fold().unwrap();
    let text = room.text();
    let whole = document::read(text.as_bytes());
    let lines = whole.record.lines();
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1 << (at % 7);
        let read = document::read(&bytes);
        let got = read.record.lines();
        assert!(got.len() + 1 >= lines.len(), "byte {at}: {:?}", read.aside);
        assert!(got.iter().all(|kept| lines.contains(kept)), "nothing false: byte {at}");
        assert_eq!(read.header.id, whole.header.id, "byte {at}");
        let withdrawn = read.by_hand.iter().any(|kept| matches!(kept.op.act, Act::Withdraw { .. }));
        assert!(!withdrawn, "a damaged line is not a line taken out: byte {at}");
    }
    let beyond = Kept::of(Op { l: (1 << 53) + 1, ..Op::clone(&lines[0].op) });
    assert_eq!(line::read(&beyond.with_sum()), Err(Fault::Counter));
}

#[test]
fn rule_08_a_file_laid_out_anew_by_an_editor_is_read_whole() {
    let room = Room::new();
    let mut desk = room.create();
    let id = say(&mut desk, "tŷ \"bach\" // (no comment)");
    put(&mut desk, vec![id], set(vec![], Field::Starred, Value::Flag(true)));
    desk.fold().unwrap();
    let mut text = String::new();
    for line in room.text().lines() {
        let (bare, _) = line::part(line);
        if bare.starts_with("//") {
            continue;
        }
        let comma = if line.trim_end().ends_with(',') || line.contains(", //") { "," } else { "" };
        if bare.starts_with("(id:") {
            text.push_str(&format!(
                "    (\n        {}\n    ){comma}\n",
                &bare[1..bare.len() - 1].replacen(",l:", ",\n        l: ", 1)
            ));
        } else {
            text.push_str(&format!("{}{comma}\n", bare.replacen(':', ": ", usize::from(bare.len() < 40))));
        }
    }
    let read = document::read(text.as_bytes());
    assert_eq!(read.record.lines(), document::read(room.text().as_bytes()).record.lines(), "{text}");
    assert!(read.by_hand.is_empty(), "{:?}", read.by_hand);
    // An editor that keeps the sums as comments: a line that does not fit any of them is not taken as said.
    let with_sums = room.text().replace("(id:\"desk", "(\nid:\"desk");
    assert_eq!(document::read(with_sums.as_bytes()).record.len(), 2);
    let damaged = with_sums.replace("act:Say((kind:Line", "act:Say((kind:Value");
    assert_eq!(document::read(damaged.as_bytes()).record.len(), 1);
    // CRLF and a byte order mark do no harm either.
    let windows = format!("\u{feff}{}", room.text().replace('\n', "\r\n"));
    let read = document::read(windows.as_bytes());
    assert_eq!((read.record.len(), read.by_hand.len(), read.aside.len()), (2, 0, 0));
}

#[test]
fn rule_08_an_entry_is_about_itself_whatever_another_program_wrote() {
    for of in ["", ",of:[]", ",of:[\"desk-a.1\"]", ",of:[\"t9-n.1\"]"] {
        let text = format!("(id:\"t9-n.1\",l:7{of},act:Say((kind:Line,text:\"la\")))");
        let kept = line::read(&line::with_sum(&text)).unwrap();
        assert_eq!(*kept.text, text, "it is kept as it is");
        let seen = Record::of([kept.clone()]).session();
        assert_eq!(seen.entries().map(Entry::text).collect::<Vec<_>>(), ["la"], "{text}");
        let struck = Op {
            id: Id::new("t9-n.2"),
            l: 8,
            at: None,
            step: 1,
            part: (0, 0),
            of: vec![kept.op.id.clone()],
            act: Act::Forget,
        };
        let all = Record::of([kept, Kept::of(struck)]);
        assert!(!document::write("s", &all).contains("la\""));
    }
}

#[test]
fn rule_09_one_name_with_two_contents_keeps_both() {
    let id = Id::new("t1-a.1");
    let make = |text: &str| {
        Kept::of(Op { id: id.clone(), l: 1, at: None, step: 1, part: (0, 0), of: vec![id.clone()], act: said(text) })
    };
    let (a, b, c) = (make("a"), make("b"), make("c"));
    let one = Record::of([a.clone(), b.clone(), c.clone()]);
    let two = Record::of([c.clone(), a.clone(), b.clone(), a.clone()]);
    assert_eq!(one.lines(), two.lines());
    let names: Vec<String> = one.lines().iter().map(|k| k.op.id.to_string()).collect();
    assert_eq!(names.len(), 3);
    assert!(names.contains(&format!("t1-a.1~{:08x}", line::sum(&b.text))), "{names:?}");
    let seen = one.session();
    let mut texts: Vec<&str> = seen.entries().map(Entry::text).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["a", "b", "c"], "both are seen");
    let back = document::read(document::write("s", &one).as_bytes());
    assert_eq!(back.record.lines(), one.lines());
    let mut gone = one.clone();
    gone.add(a.gone());
    assert_eq!(gone.lines(), Record::of([a.gone(), b, c, a]).lines());
    assert_eq!(gone.lines().len(), 1);
}

#[test]
fn rule_10_folding_joins_what_the_document_is_now() {
    let room = Room::new();
    let mut desk = room.create();
    let id = say(&mut desk, "before");
    desk.fold().unwrap();
    let (mut table, _) = room.open("t2");
    say(&mut table, "by the table");
    // Another desk folds meanwhile; a person edits the file; then we fold.
    let (mut other, _) = room.open("other");
    say(&mut other, "by the other desk");
    other.fold().unwrap();
    fs::write(room.path(), edited(&room.text(), "before", "after")).unwrap();
    desk.fold().unwrap();
    let session = Session::of(document::read(room.text().as_bytes()).record.ops());
    assert_eq!(session.entries().count(), 3);
    assert_eq!(session.entry(&id).unwrap().text(), "after");
    assert!(room.files().contains(&"before.ron".to_owned()));
    let left: Vec<_> = fs::read_dir(room.folder()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().ends_with(".tmp")), "{left:?}");
    let (news, _) = desk.refresh();
    assert_eq!(news.len(), 3, "the screen hears of what a fold found");
}

#[test]
fn rule_10_while_another_folds_nothing_is_lost() {
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "said");
    let lock = fs::File::create(room.folder().join(".hackney.lock")).unwrap();
    lock.try_lock().unwrap();
    assert_eq!(desk.fold().unwrap(), Folded::Busy);
    assert_eq!(room.read().ops.len(), 1);
    drop(lock);
    assert_eq!(desk.fold().unwrap(), Folded::Done);
}

#[test]
fn rule_11_only_own_journals_that_were_read_back_are_trimmed() {
    let room = Room::new();
    let mut desk = room.create();
    let (mut table, _) = room.open("t1");
    say(&mut table, "of a run that goes on");
    let (mut before, _) = room.open("desk");
    say(&mut before, "of an earlier run");
    drop(before);
    say(&mut desk, "own");
    desk.fold().unwrap();
    let files = room.files();
    assert_eq!(files.len(), 2, "before.ron and the table's: {files:?}");
    assert!(files.iter().any(|file| file.starts_with("t1-")), "{files:?}");
    fs::remove_file(room.journal().join(files.iter().find(|f| f.starts_with("t1-")).unwrap())).unwrap();
    assert_eq!(room.read().ops.len(), 3, "a missing file never means a deletion");
}
