//! Rules 12 to 21 of the format's law (design, section 2): copies, git, hands, versions, forgetting, private, limits.

use super::below::files;
use super::room::*;
use commonground::model::entry::HAND;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::Act;
use commonground::model::session::Session;
use commonground::store::line::{self, Fault};
use commonground::store::{Finding, document, journal};
use std::fs;

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
    lines.retain(|line| !line.contains("taken out") || line.contains("act:"));
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
    // A word replaced in the whole file damages the record, too; the older document beside it heals that.
    fs::write(room.path(), room.text().replace("to be kept", "replaced everywhere")).unwrap();
    assert_eq!(view(&room).entry(&kept).unwrap().text(), "replaced everywhere");
    desk.fold().unwrap();
    assert_eq!(view(&room).entry(&kept).unwrap().text(), "replaced everywhere");
    assert_eq!(room.read().findings, []);
    // What cannot be taken over is said, kept aside and not taken as said.
    fs::write(room.path(), room.text().replacen("kind:\"value\"", "kind:\"wombat\"", 1)).unwrap();
    assert!(room.read().findings.iter().any(|f| matches!(f, Finding::NotTaken { .. })));
    desk.fold().unwrap();
    assert!(fs::read_to_string(room.journal().join("set-aside.torn")).unwrap().contains("wombat"));
}

#[test]
fn rule_15_a_rendering_edited_by_hand_keeps_its_author_and_can_be_taken_out() {
    let room = Room::new();
    let mut desk = room.create();
    let id = say(&mut desk, "we meet");
    put(
        &mut desk,
        vec![id.clone()],
        Act::Also { over: vec![], lang: "fr".into(), text: "Bau".into(), by: "Zoé".into() },
    );
    desk.fold().unwrap();
    let seen = |from: &str, to: &str| {
        fs::write(room.path(), edited(&room.text(), from, to)).unwrap();
        let session = view(&room);
        let also = session.entry(&id).unwrap().also.clone();
        also.values().flat_map(|all| all.distinct().into_iter().cloned().collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let was = r#"also:{"fr":("Bau","Zoé")}"#;
    let now = r#"also:{"fr":("Beau","Zoé")}"#;
    assert_eq!(seen(was, now), [("Beau".into(), "Zoé".into())]);
    assert_eq!(seen(&format!(",{now}"), ""), [("".into(), "".into())]);
}

#[test]
fn rule_15_a_piece_of_the_file_that_is_missing_takes_nothing_back() {
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "to be kept");
    say(&mut desk, "this one, too");
    desk.fold().unwrap();
    let text = room.text();
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
    let record = text.find("record:[").unwrap();
    // Any run of lines that takes a part's name along: a hand takes lines out, not what they stand in.
    for from in ends.iter().take_while(|at| **at <= record) {
        for to in ends.iter().filter(|to| *to > from && text[*from..**to].contains("entries:[")) {
            let read = document::read([&text[..*from], &text[*to..]].concat().as_bytes());
            assert_eq!(read.by_hand, [], "without {from}..{to}");
        }
    }
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
    let mut all = files(&room.folder());
    all.extend(files(&room.dir.path().join("state").join("desk")));
    assert!(all.len() > 4);
    for path in all {
        assert!(!String::from_utf8_lossy(&fs::read(&path).unwrap()).contains("sekret"), "{}", path.display());
    }
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

#[test]
fn rule_15_a_line_that_takes_anothers_name_by_damage_changes_nothing() {
    let room = Room::new();
    let mut desk = room.create();
    let (one, two) = (say(&mut desk, "look in"), say(&mut desk, "mend first"));
    desk.fold().unwrap();
    let text = room.text();
    // One byte: the readable line of the second says that it is the first.
    let readable = text.split("record:").next().unwrap().rfind(two.as_str()).unwrap();
    let hurt = format!("{}{}", &text[..readable], text[readable..].replacen(two.as_str(), one.as_str(), 1));
    std::fs::write(room.path(), hurt).unwrap();
    let opened = room.read();
    assert_eq!(texts(&opened.ops), ["look in", "mend first"], "nothing is changed and nothing withdrawn");
    assert!(matches!(opened.findings.as_slice(), [Finding::NotTaken { .. }]), "{:?}", opened.findings);
}
