//! Rule 8 over many openings: a damaged line of the record takes no words with it, it is told until a sound copy has
//! healed it, and what is taken out at a person's wish goes from what was kept aside as well.

use super::room::*;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Said};
use commonground::model::session::Session;
use commonground::model::wish::{Stamp, Wish, propose};
use commonground::store::Finding;
use std::fs;

const WORDS: &str = "two value";

/// A session of three lines, the second reworded where that is wanted, and the text of its document.
fn session(reworded: bool) -> (Room, String, Id) {
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "one value");
    let id = say(&mut desk, if reworded { "first words" } else { WORDS });
    say(&mut desk, "three value");
    put(&mut desk, vec![Id::session()], set(vec![], Field::Title, Value::Text("Hackney".into())));
    if reworded {
        put(&mut desk, vec![id.clone()], Act::Text { over: vec![id.clone()], text: WORDS.into() });
    }
    desk.fold().unwrap();
    let text = room.text();
    (room, text, id)
}

/// Where the line of the record stands that says this.
fn in_record(text: &str, words: &str) -> std::ops::Range<usize> {
    let at = text.find("record:[").unwrap();
    let said = at + text[at..].find(words).unwrap();
    text[..said].rfind('\n').unwrap() + 1..said + text[said..].find('\n').unwrap()
}

fn damage(room: &Room, text: &str, at: usize) {
    let mut bytes = text.as_bytes().to_vec();
    bytes[at] = if bytes[at] == b'7' { b'8' } else { b'7' };
    fs::write(room.path(), bytes).unwrap();
}

/// The damages that are told: where, and what stands there.
fn told(room: &Room) -> Vec<(String, String)> {
    let damages = room.read().findings.into_iter().filter(Finding::is_damage);
    let place = damages.map(|finding| match &finding {
        Finding::SetAside { text, .. } => (finding.words(), text.clone()),
        _ => (finding.words(), String::new()),
    });
    place.collect()
}

fn torn(room: &Room) -> String {
    fs::read_to_string(room.journal().join("set-aside.torn")).unwrap_or_default()
}

/// Opens on a machine that has nothing of its own, says a line, folds.
fn once_more(room: &Room, n: usize) {
    let (mut book, _) = room.open(&format!("machine{n}"));
    say(&mut book, &format!("meanwhile {n}"));
    book.fold().unwrap();
}

#[test]
fn rule_08_no_words_go_with_a_damaged_byte_and_it_is_told_until_it_is_healed() {
    let (room, sound, id) = session(false);
    let line = in_record(&sound, WORDS);
    let (mut tried, mut fresh) = (0, true);
    for at in line.step_by(5) {
        if !std::mem::take(&mut fresh) {
            fs::remove_dir_all(room.journal()).unwrap();
        }
        let note = format!("byte {at}");
        damage(&room, &sound, at);
        assert!(view(&room).entry(&id).is_none_or(|entry| entry.text() != WORDS), "{note}");
        assert_eq!(told(&room).len(), 1, "{note}");
        for n in 0..3 {
            once_more(&room, n);
            let readable = torn(&room).lines().any(|line| {
                line.contains(&format!("text:\"{WORDS}\"")) && line.starts_with(&format!("(id:\"{id}\",kind"))
            });
            assert!(readable, "{note}: the words as they stood: {}", torn(&room));
            let told = told(&room);
            let words = told.iter().find(|(_, text)| text.contains(WORDS));
            let (sentence, _) = words.unwrap_or_else(|| panic!("{note}: told every time: {told:?}"));
            assert!(sentence.contains("kept aside in set-aside.torn, line "), "{sentence}");
            // Where the name itself was damaged, nobody can know that both lines were one.
            assert!(told.len() <= 2, "{note}: {told:?}");
        }
        let copy = room.folder().join("hackney (copy).ron");
        fs::write(&copy, &sound).unwrap();
        assert_eq!(told(&room), [], "{note}: healed");
        once_more(&room, 9);
        fs::remove_file(&copy).unwrap();
        assert_eq!((told(&room), view(&room).entry(&id).unwrap().text()), (vec![], WORDS), "{note}");
        assert!(torn(&room).contains(WORDS), "{note}: never deleted");
        tried += 1;
    }
    assert!(tried > 20);
}

#[test]
fn rule_08_a_damaged_rewording_and_a_damaged_answer_keep_their_words() {
    for (words, stays) in [(WORDS, "first words"), ("Hackney", "one value")] {
        let (room, sound, _) = session(true);
        damage(&room, &sound, in_record(&sound, words).start + 30);
        let shown = sound.lines().find(|line| line.contains(words) && !line.contains("act:Text")).unwrap();
        let shown =
            if words == WORDS { shown } else { sound.lines().rfind(|line| line.starts_with("title:")).unwrap() };
        for n in 0..3 {
            once_more(&room, n);
            assert!(texts(&room.read().ops).iter().any(|text| text == stays));
            assert_eq!(torn(&room).lines().filter(|line| *line == shown).count(), 1, "{}", torn(&room));
            // The other lines have lost nothing.
            assert_eq!(torn(&room).lines().count(), 2, "{}", torn(&room));
            assert_eq!(told(&room).len(), 1, "{:?}", told(&room));
        }
        fs::write(room.folder().join("hackney (copy).ron"), &sound).unwrap();
        assert_eq!(told(&room), []);
    }
}

#[test]
fn a_record_line_that_somebody_took_out_leaves_the_words() {
    let (room, sound, _) = session(false);
    let line = in_record(&sound, WORDS);
    fs::write(room.path(), format!("{}{}", &sound[..line.start], &sound[line.end + 1..])).unwrap();
    for n in 0..2 {
        once_more(&room, n);
        let told = told(&room);
        assert!(told.len() == 1 && told[0].1.contains(WORDS), "{told:?}");
    }
    // What a power cut left of the file's last line takes no other line with it.
    let cut = torn(&room).trim_end().to_owned() + "\n(id:\"t9-cut";
    fs::write(room.journal().join("set-aside.torn"), cut).unwrap();
    // The older document beside it would heal it.
    fs::remove_file(room.journal().join("before.ron")).unwrap();
    let now = room.text();
    damage(&room, &now, in_record(&now, "three value").start + 30);
    once_more(&room, 3);
    let told = told(&room);
    assert!(told.len() == 2 && told[1].1.contains("three value"), "{told:?}\n{}", torn(&room));
}

#[test]
fn a_damaged_readable_line_whose_words_are_in_the_record_is_told_once() {
    let (room, sound, id) = session(false);
    let line = sound.lines().find(|line| line.contains(WORDS) && !line.contains("act:")).unwrap();
    let start = sound.find(line).unwrap();
    for at in (start..start + line.len()).step_by(3) {
        damage(&room, &sound, at);
        once_more(&room, 1);
        once_more(&room, 2);
        assert_eq!(told(&room), [], "byte {at}: {}", torn(&room));
        assert!(view(&room).entry(&id).is_some(), "byte {at}");
        fs::remove_dir_all(room.journal()).unwrap();
    }
}

#[test]
fn what_is_struck_goes_from_what_was_kept_aside() {
    for reworded in [true, false] {
        let (room, sound, id) = session(reworded);
        damage(&room, &sound, in_record(&sound, WORDS).start + 30);
        once_more(&room, 1);
        assert!(torn(&room).contains(WORDS));
        if !reworded {
            fs::write(room.path(), &sound).unwrap();
            once_more(&room, 2);
        }
        let (mut desk, _) = room.open("machine3");
        let at = chrono::DateTime::parse_from_rfc3339("2026-11-22T10:15:30+00:00").unwrap();
        let stamp = Stamp { writer: desk.writer().to_owned(), next: desk.next(), step: desk.next(), at };
        let ops = propose(&view(&room), &Wish::Strike(id), &stamp).unwrap();
        desk.take_out(&ops, &[]).unwrap();
        assert!(!torn(&room).contains(WORDS), "{}", torn(&room));
        assert!(!room.text().contains(WORDS));
        assert_eq!(told(&room), []);
    }
}

#[test]
fn a_file_of_damaged_lines_that_is_too_long_is_looked_through_in_part_and_says_so() {
    let (room, sound, _) = session(false);
    damage(&room, &sound, in_record(&sound, WORDS).start + 30);
    once_more(&room, 1);
    fs::write(room.journal().join("set-aside.torn"), torn(&room) + &"x\n".repeat(600_000)).unwrap();
    let told = told(&room);
    assert!(told.iter().any(|(sentence, _)| sentence.contains("only its first 1 MB")), "{told:?}");
    assert!(told.iter().any(|(_, text)| text.contains(WORDS)), "{told:?}");
}

#[test]
fn rule_08_of_a_cut_off_document_the_desk_shows_what_can_be_read_and_what_is_said_of_it_fits_the_whole() {
    let room = Room::new();
    let mut desk = room.create();
    let numbered = |no: &str, text: &str| match said_as(Kind::Value, text) {
        Act::Say(said) => Act::Say(Said { no: no.into(), ..said }),
        other => other,
    };
    let one = put(&mut desk, vec![], numbered("1", "as first said"));
    let two = put(&mut desk, vec![], numbered("2", "another"));
    desk.fold().unwrap();
    drop(desk);
    let whole = room.text();
    let (readable, _) = whole.split_once("record:[").unwrap();
    fs::write(room.path(), format!("{readable}record:[\n")).unwrap();
    fs::remove_dir_all(room.journal()).unwrap();
    // On another machine, which has no copy of its own.
    let (mut away, opened) = room.open("away");
    let shown = Session::of(opened.ops);
    assert_eq!(shown.entry(&one).unwrap().text(), "as first said");
    assert_eq!((&*shown.entry(&two).unwrap().no, shown.next_number("line/")), ("2", 3), "no number is given twice");
    put(&mut away, vec![one.clone()], Act::Text { over: vec![one.clone()], text: "as said later".into() });
    assert!(away.fold().unwrap_err().to_string().contains("ends in the middle"));
    assert!(room.text().starts_with(readable) && !room.text().contains("as said later"), "the file stays as it is");
    assert_eq!(view(&room).entry(&one).unwrap().texts.distinct(), ["as said later"]);
    drop(away);
    fs::write(room.folder().join("whole.ron"), whole).unwrap();
    let healed = view(&room);
    assert_eq!(healed.entry(&one).unwrap().texts.distinct(), ["as said later"]);
    assert_eq!(healed.entries().count(), 2);
}

#[test]
fn rule_08_a_line_that_somebody_took_out_of_the_record_is_told_and_what_is_shown_of_it_kept_aside() {
    let (room, whole, id) = session(false);
    let begun = format!("(id:\"{}\",l:", id.as_str());
    let without: Vec<&str> = whole.lines().filter(|line| !line.starts_with(&begun)).collect();
    assert_eq!(without.len() + 1, whole.lines().count());
    fs::write(room.path(), without.join("\n") + "\n").unwrap();
    let _ = fs::remove_dir_all(room.journal());
    let told = |room: &Room| room.read().findings.iter().filter(|found| found.is_damage()).count();
    assert_eq!(told(&room), 1, "{:?}", room.read().findings);
    let (mut away, _) = room.open("away");
    say(&mut away, "and we go on");
    away.fold().unwrap();
    assert!(fs::read_to_string(room.journal().join("set-aside.torn")).unwrap().contains(WORDS));
    // Whoever has the whole copy has lost nothing.
    fs::write(room.folder().join("whole.ron"), whole).unwrap();
    assert!(view(&room).entry(&id).is_some());
    assert_eq!(told(&room), 0);
}
