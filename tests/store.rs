//! The store through a real folder: one test a rule of the format's law (design, section 2), named by its number.

mod common;
use common::*;
use commonground::model::entry::HAND;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Op};
use commonground::model::session::Session;
use commonground::store::line::{self, Fault, Kept};
use commonground::store::record::Record;
use commonground::store::{Finding, Folded, document, header, journal};
use std::fs;

/// Changes words in the readable part alone.
fn edited(text: &str, from: &str, to: &str) -> String {
    let (readable, record) = text.split_once("record:[").unwrap();
    assert!(readable.contains(from));
    format!("{}record:[{record}", readable.replace(from, to))
}

fn view(room: &Room) -> Session {
    Session::of(room.read().ops)
}

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
    let beyond = Kept::of(Op { l: (1 << 53) + 1, ..lines[0].op.clone() });
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
    // CRLF and a byte order mark do no harm either.
    let windows = format!("\u{feff}{}", room.text().replace('\n', "\r\n"));
    let read = document::read(windows.as_bytes());
    assert_eq!((read.record.len(), read.by_hand.len(), read.aside.len()), (2, 0, 0));
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

#[test]
fn rule_12_the_document_says_up_to_when_it_is_complete() {
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "one");
    desk.fold().unwrap();
    assert_eq!(room.read().complete_to, None);
    say(&mut desk, "two");
    assert_eq!(room.read().complete_to.unwrap().to_rfc3339(), "2026-11-22T10:15:30+00:00");
}

#[test]
fn rule_13_two_documents_with_one_id_are_found_and_can_be_kept_apart() {
    use commonground::store::library;
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "one");
    desk.fold().unwrap();
    let copy = room.folder().join("copy.ron");
    fs::copy(room.path(), &copy).unwrap();
    let listed = library::list(&room.folder()).unwrap();
    assert_eq!(library::doubles(&listed).len(), 1);
    let id = library::keep_apart(&copy).unwrap();
    assert!(id.ends_with("-apart-from-k7q2m4xwk7q2m4xw"), "where it came from is noted");
    assert!(library::doubles(&library::list(&room.folder()).unwrap()).is_empty());
    assert_eq!(texts(&commonground::store::read(&copy).unwrap().ops), ["one"]);
}

#[test]
fn rule_14_a_document_with_conflict_marks_is_read_as_its_two_sides() {
    let room = Room::new();
    let mut desk = room.create();
    let id = say(&mut desk, "here");
    desk.fold().unwrap();
    let base = room.text();
    put(&mut desk, vec![id.clone()], Act::Text { over: vec![id.clone()], text: "theirs".into() });
    desk.fold().unwrap();
    let (ours, theirs) = (edited(&base, "here", "ours"), room.text());
    let both = format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n");
    fs::write(room.path(), both).unwrap();
    let opened = room.read();
    assert!(opened.findings.iter().any(|f| matches!(f, Finding::Conflict { .. })));
    let session = Session::of(opened.ops);
    assert_eq!(session.entry(&id).unwrap().texts.distinct(), ["theirs", "ours"]);
}

#[test]
fn rule_15_edits_by_hand_become_operations() {
    let room = Room::new();
    let mut desk = room.create();
    let kept = say(&mut desk, "to be kept");
    let id = say(&mut desk, "to be changed");
    let out = say(&mut desk, "to be taken out");
    put(&mut desk, vec![id.clone()], set(vec![], Field::Who, Value::Text("Ana".into())));
    put(&mut desk, vec![Id::session()], set(vec![], Field::Title, Value::Text("Hackney".into())));
    desk.fold().unwrap();
    let mut lines: Vec<String> = room.text().lines().map(str::to_owned).collect();
    lines.retain(|line| !(line.contains("taken out") && !line.contains("act:")));
    for line in &mut lines {
        if !line.contains("act:") {
            *line =
                line.replace("to be changed", "was changed").replace("who:\"Ana\"", "who:\"Ana and Bea\",starred:true");
            *line = line.replace("title:\"Hackney\"", "title:\"Hackney 2026\"");
        }
    }
    let at = lines.iter().position(|line| line == "entries:[").unwrap();
    lines.insert(at + 1, "(kind: \"value\", text: \"new by hand\"),".into());
    fs::write(room.path(), lines.join("\n")).unwrap();
    let opened = room.read();
    let session = Session::of(opened.ops.clone());
    assert_eq!(opened.ops, room.read().ops, "every program that finds the edit makes the same operation");
    let entry = session.entry(&id).unwrap();
    assert_eq!(
        (entry.text(), entry.words(Field::Who).as_str(), entry.is(Field::Starred)),
        ("was changed", "Ana and Bea", true)
    );
    assert!(entry.by_hand && !session.entry(&kept).unwrap().by_hand);
    assert_eq!(session.words(Field::Title), "Hackney 2026");
    assert!(!session.entry(&out).unwrap().stands());
    assert_eq!(session.of_kind(Kind::Value).next().unwrap().text(), "new by hand");
    assert!(
        opened.findings.iter().any(|f| matches!(f, Finding::ByHand { ops, .. } if ops.len() == 6)),
        "{:?}",
        opened.findings
    );
    // Folded, the edits are in the record, and there is nothing by hand any more.
    desk.fold().unwrap();
    let again = room.read();
    assert_eq!(again.findings, []);
    assert_eq!(again.ops, opened.ops);
    assert_eq!(again.ops.iter().filter(|op| op.id.as_str().starts_with(HAND)).count(), 6);
    // What cannot be taken over is said, kept aside and not taken as said.
    fs::write(room.path(), room.text().replacen("kind:\"value\"", "kind:\"wombat\"", 1)).unwrap();
    assert!(room.read().findings.iter().any(|f| matches!(f, Finding::NotTaken { .. })));
    desk.fold().unwrap();
    assert!(fs::read_to_string(room.journal().join("set-aside.torn")).unwrap().contains("wombat"));
}

#[test]
fn rule_16_what_is_unknown_is_carried_byte_for_byte() {
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "known");
    let line = "(id:\"t9-n.1\",l:7,colour:Blue,of:[\"t9-n.1\"],act:Sing(tune:\"la \",notes:[1, 2]))";
    let text = journal::head("k7q2m4xwk7q2m4xw", "t9-n") + &format!("\n{}\n", line::with_sum(line));
    fs::write(room.journal().join("t9-n.1.ron"), text).unwrap();
    assert!(room.read().findings.contains(&Finding::Unknown { count: 1 }));
    desk.fold().unwrap();
    assert!(room.text().contains(&format!("\n{line}, //{:08x}\n", line::sum(line))));
    // A newer format opens read-only.
    let newer = room.text().replacen(&format!("format:1, //{:08x}", line::sum("format:1")), "format:2,", 1);
    fs::write(room.path(), newer).unwrap();
    let (mut book, opened) = room.open("desk");
    assert!(opened.read_only.is_some());
    let op = op(&book, 9, vec![], said("no"));
    assert!(book.append(&[op]).is_err() && book.fold().is_err());
    assert_eq!(texts(&opened.ops), ["known"]);
}

#[test]
fn rule_17_what_is_left_of_the_forgotten_is_its_name() {
    let room = Room::new();
    let mut desk = room.create();
    let id = say(&mut desk, "secret one");
    put(&mut desk, vec![id.clone()], Act::Text { over: vec![], text: "secret two".into() });
    let (mut table, _) = room.open("t1");
    put(&mut desk, vec![id.clone()], Act::Forget);
    // Somebody who does not know it yet speaks about it.
    put(&mut table, vec![id.clone()], Act::Text { over: vec![id.clone()], text: "secret three".into() });
    desk.fold().unwrap();
    assert!(!room.text().contains("secret"));
    assert_eq!(view(&room).entry(&id), None);
    let gone = room.read().ops.into_iter().filter(|op| op.act == Act::Gone).count();
    assert_eq!(gone, 3);
}

#[test]
fn rule_18_forgetting_scrubs_every_file_that_is_reached() {
    let room = Room::new();
    let mut desk = room.create();
    let id = say(&mut desk, "sekret 1");
    say(&mut desk, "stays");
    desk.fold().unwrap();
    put(&mut desk, vec![id.clone()], Act::Text { over: vec![id.clone()], text: "sekret 2".into() });
    let (mut table, _) = room.open("t1");
    put(&mut table, vec![id.clone()], Act::Text { over: vec![id.clone()], text: "sekret 3".into() });
    room.local("desk").keep_draft("k7q2m4xwk7q2m4xw", "trends", "sekret 4");
    let (mut private, _) = desk.private().unwrap();
    put(&mut private, vec![id.clone()], set(vec![], Field::Contact, Value::Text("sekret 5".into())));
    private.fold().unwrap();
    drop(private);
    let forget = op(&desk, clock(&desk), vec![id.clone()], Act::Forget);
    let done = desk.forget(&forget).unwrap();
    assert!(done.left.iter().any(|sentence| sentence.contains("Other machines")));
    let mut looked = 0;
    let mut todo = vec![room.folder(), room.dir.path().join("state").join("desk")];
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            todo.extend(fs::read_dir(path).unwrap().map(|e| e.unwrap().path()));
        } else {
            looked += 1;
            assert!(!String::from_utf8_lossy(&fs::read(&path).unwrap()).contains("sekret"), "{}", path.display());
        }
    }
    assert!(looked > 4);
    assert_eq!(texts(&room.read().ops), ["stays"]);
    say(&mut desk, "and it goes on");
    say(&mut table, "also at the table");
    assert_eq!(texts(&room.read().ops), ["also at the table", "and it goes on", "stays"]);
}

#[test]
fn rule_19_what_is_private_is_a_file_of_its_own() {
    let room = Room::new();
    let mut desk = room.create();
    let wrong = op(&desk, 0, vec![], said_as(Kind::Note, "quiet today"));
    assert!(desk.append(&[wrong]).is_err());
    let (mut private, _) = desk.private().unwrap();
    put(&mut private, vec![], said_as(Kind::Note, "quiet today"));
    private.fold().unwrap();
    desk.fold().unwrap();
    assert!(!room.text().contains("quiet"));
    assert!(room.read().ops.is_empty());
    let (again, opened) = desk.private().unwrap();
    assert_eq!(texts(&opened.ops), ["quiet today"]);
    assert_eq!(again.session(), "private-k7q2m4xwk7q2m4xw");
    assert_eq!(commonground::store::library::list(&room.folder()).unwrap().len(), 1);
}

#[test]
fn rule_20_drafts_and_black_box_are_in_the_state_folder_only() {
    let room = Room::new();
    let mut desk = room.create();
    let local = room.local("desk");
    local.keep_draft(desk.session(), "trends", "half a sen");
    local.keep_draft(desk.session(), "trends", "half a sentence");
    say(&mut desk, "said");
    let draft = local.take_draft(desk.session());
    assert_eq!(draft.get("trends").map(String::as_str), Some("half a sentence"));
    assert!(local.take_draft(desk.session()).is_empty());
    // The stick is pulled, and comes back empty: the black box gives the lines back.
    let path = desk.path().to_owned();
    drop(desk);
    fs::remove_dir_all(room.journal()).unwrap();
    let (mut again, opened) = room.open_at(&path, "desk");
    assert!(opened.findings.contains(&Finding::Restored { count: 1 }));
    again.save().unwrap();
    assert_eq!(texts(&room.read().ops), ["said"]);
}

#[test]
fn rule_21_limits_are_told_in_a_sentence() {
    let room = Room::new();
    let mut desk = room.create();
    let long = op(&desk, 0, vec![], said(&"x".repeat(8 * 1024 + 1)));
    let told = desk.append(&[long]).unwrap_err().to_string();
    assert!(told.contains("8 kB") && told.ends_with('.') && !told.contains('\n'), "{told}");
    let line = format!("{}//00000000", "x".repeat(65 * 1024));
    assert_eq!(line::read(&line), Err(Fault::TooLong));
    assert!(room.read().ops.is_empty());
}
