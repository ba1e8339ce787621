//! A search over a folder finds what opening every session in full and looking finds: no more, no less, whatever lies
//! there; journals, copies, older documents, edits by hand, damage, files of another version.

use crate::laws::{Dice, runs, seed, story};
use commonground::model::entry::{Entry, Fields};
use commonground::model::field::{Field, Value};
use commonground::model::kind::Kind;
use commonground::model::likeness::folded;
use commonground::model::op::{Act, Op};
use commonground::model::search::{Asked, What, is_read};
use commonground::model::session::Session;
use commonground::store::line::Kept;
use commonground::store::record::Record;
use commonground::store::search::{Hit, Place, search};
use commonground::store::{self, document, journal, library};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What is looked for: as people type it, and words that stand in every file's own signs.
const LOOKED_FOR: [&[&str]; 14] = [
    &["look"],
    &["LOOK out"],
    &["ty", "bach"],
    &["TŶ"],
    &["हिन्दी"],
    &["שָׁלוֹם"],
    &["say \"no\""],
    &["a\\b"],
    &["text"],
    &["kind", "us"],
    &["w3w"],
    &["5d0c11aa"],
    &["nowhere at all"],
    &["by hand"],
];

/// One line, told apart from all others: session, entry, what it is, number, day.
type Name = (String, String, What, String, Option<chrono::NaiveDate>);

/// A number as it was given: which window gave it is said where two stand in one document.
fn plain(no: &str) -> String {
    no.split(" (").next().unwrap_or_default().to_owned()
}

/// Everything in a session that is looked for, found by looking at each entry.
fn by_looking(id: &str, session: &Session, asked: &Asked, kinds: &[Kind], words: &[&str]) -> Vec<Name> {
    let mut out = Vec::new();
    let texts_in = |fields: &Fields| {
        let read = fields.iter().filter(|((field, _), _)| is_read(*field));
        let mut texts = Vec::new();
        for ((field, _), answers) in read {
            for value in answers.distinct() {
                match value {
                    Value::Text(text) => texts.push(text.to_string()),
                    Value::Date { on, said } => {
                        texts.push(match on {
                            Some(on) if said.is_empty() => on.to_string(),
                            Some(on) => format!("{on}, {said}"),
                            None => said.to_string(),
                        });
                    }
                    _ => assert!(*value == Value::Nothing, "{field:?} {value:?}"),
                }
            }
        }
        texts
    };
    let holds =
        |texts: &[String]| words.iter().all(|word| texts.iter().any(|text| folded(text).contains(&folded(word))));
    let fits = |entry: &Entry| {
        let kind = if kinds.is_empty() { entry.kind != Kind::Agenda } else { kinds.contains(&entry.kind) };
        kind && asked.by.as_ref().is_none_or(|by| *by == *entry.by)
            && asked.is_when(entry.at.map(|at| at.date_naive()))
            && entry.stands()
    };
    for entry in session.entries().filter(|entry| fits(entry)) {
        let mut texts: Vec<String> = entry.texts.distinct().into_iter().map(ToString::to_string).collect();
        texts.extend(entry.also.values().flat_map(|all| all.distinct().into_iter().map(|(text, _)| text.to_string())));
        texts.extend(texts_in(&entry.fields));
        if holds(&texts) {
            let day = entry.at.map(|at| at.date_naive());
            out.push((
                id.to_owned(),
                entry.id.to_string(),
                What::Entry(entry.kind),
                plain(&session.spoken(entry)),
                day,
            ));
        }
    }
    if kinds.is_empty() && asked.by.is_none() && !asked.asks_when() {
        for ((field, key), answers) in &session.head().fields {
            let one = Fields::from_iter([((*field, key.clone()), answers.clone())]);
            if is_read(*field) && holds(&texts_in(&one)) && answers.latest() != Some(&Value::Nothing) {
                out.push((id.to_owned(), "session".to_owned(), What::Session(*field), String::new(), None));
            }
        }
    }
    out
}

/// Lets a session stand in a folder in one of the ways in which sessions do.
fn put(dice: &mut Dice, folder: &Path, n: usize) {
    let turns = 8 + dice.roll(40);
    let told = story(dice, turns);
    let dated = |kept: &Kept| match (&kept.op.act, kept.op.id.number() % 5) {
        (Act::Say(_), day @ 1..) => {
            let at = chrono::DateTime::parse_from_rfc3339(&format!("2026-0{day}-11T10:00:00+00:00")).ok();
            Kept::of(Op { at, ..(*kept.op).clone() })
        }
        _ => kept.clone(),
    };
    let all: Vec<Kept> = told.all.iter().map(dated).collect();
    let id = format!("session-{n}");
    let (name, journal) = (folder.join(format!("valley-{n}.ron")), folder.join(format!("valley-{n}.journal")));
    let part = Record::of(all.iter().take(dice.roll(all.len() + 1)).cloned());
    let whole = Record::of(all.iter().cloned());
    let mut text = document::write(&id, &whole);
    let half = text.find("\nrecord:[").unwrap();
    match dice.roll(10) {
        0 => {
            // Lines that are not folded, in its own journal or in that of a document that has another name now.
            text = document::write(&id, &part);
            let journal = if dice.roll(2) == 0 { journal } else { folder.join(format!("other-{n}.journal")) };
            fs::create_dir(&journal).unwrap();
            let lines: String = all.iter().map(journal::entry).collect();
            fs::write(journal.join("t3-aaaaaaaa.1.ron"), journal::head(&id, "t3-aaaaaaaa") + &lines).unwrap();
            if dice.roll(4) == 0 {
                return;
            }
        }
        1 => fs::write(folder.join(format!("copy-{n}.ron")), document::write(&id, &part)).unwrap(),
        2 => {
            fs::create_dir(&journal).unwrap();
            fs::write(journal.join("before.ron"), document::write(&id, &part)).unwrap();
        }
        3 => {
            // Somebody has put an older document in its place.
            fs::create_dir(&journal).unwrap();
            fs::write(journal.join("before.ron"), &text).unwrap();
            text = document::write(&id, &part);
        }
        4 => text = text.replacen("look out", "look, by hand", 1),
        5 => {
            // A line is taken out, or doubled.
            let lines: Vec<&str> = text.lines().collect();
            let last = text.get(..half).unwrap().lines().count();
            let at = dice.roll(last);
            let mut lines: Vec<&str> = lines.clone();
            if dice.roll(2) == 0 {
                lines.remove(at)
            } else {
                lines.insert(at, lines[dice.roll(last)]);
                ""
            };
            text = lines.join("\n") + "\n";
        }
        6 => text = text.replacen(env!("CARGO_PKG_VERSION"), "0.0.9", 1),
        7 => text = text.replace('\n', "\r\n"),
        8 => {
            let mut bytes = text.clone().into_bytes();
            let at = dice.roll(half);
            bytes[at] ^= 1 << dice.roll(8);
            fs::write(&name, bytes).unwrap();
            return;
        }
        _ => {}
    }
    fs::write(&name, text).unwrap();
}

#[test]
fn a_search_finds_what_opening_every_session_in_full_finds() {
    let mut found_in_all = 0;
    for run in 0..runs(24) {
        let run_seed = seed().wrapping_add(run as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut dice = Dice(run_seed);
        let folder = tempfile::tempdir().unwrap();
        for n in 0..4 {
            put(&mut dice, folder.path(), n);
        }
        let listed = library::list(folder.path()).unwrap();
        let mut seen = BTreeSet::new();
        let mut opened = Vec::new();
        for one in listed {
            let read = store::read(&one.path).unwrap();
            if seen.insert(read.session.clone()) {
                opened.push((read.session.clone(), Session::of(read.ops)));
            }
        }
        for words in LOOKED_FOR {
            let mut asked = Asked::words(words.iter().copied());
            asked.kinds = match dice.roll(4) {
                0 => vec![Kind::Action, Kind::Trend, Kind::Line],
                1 => vec![Kind::Group, Kind::Agenda],
                _ => Vec::new(),
            };
            asked.by = (dice.roll(6) == 0).then(|| "A".to_owned());
            asked.since = (dice.roll(6) == 0).then(|| "2026-02-11".parse().unwrap());
            asked.until = (dice.roll(6) == 0).then(|| "2026-03-11".parse().unwrap());
            let mut wanted: Vec<Name> =
                opened.iter().flat_map(|(id, session)| by_looking(id, session, &asked, &asked.kinds, words)).collect();
            let name = |id: &str, hit: &Hit| -> Name {
                (id.to_owned(), hit.told.id.to_string(), hit.told.what, plain(&hit.no), hit.on)
            };
            let names = |place: &Place, hits: &[Hit]| -> Vec<Name> {
                let id = store::read(place.path).unwrap().session;
                assert_eq!(id, place.session);
                hits.iter().map(|hit| name(&id, hit)).collect()
            };
            let found = search(folder.path(), &asked, &|| false, &names).unwrap();
            let mut names: Vec<Name> = found.volumes.iter().flat_map(|volume| volume.of.clone()).collect();
            names.sort();
            wanted.sort();
            assert_eq!(names, wanted, "COMMONGROUND_SEED={} {asked:?} in {folder:?}", seed().wrapping_add(run as u64));
            assert_eq!(found.sessions, opened.len(), "each session is looked through once");
            found_in_all += names.len();
        }
    }
    assert!(found_in_all > 300, "{found_in_all}");
}

#[test]
fn an_answer_is_looked_for_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice(seed());
    let told = story(&mut dice, 400);
    let record = Record::of(told.all.iter().cloned());
    fs::write(folder.path().join("valley.ron"), document::write("s", &record)).unwrap();
    let session = record.session();
    for (field, said) in [(Field::Who, "US"), (Field::Starred, "yes"), (Field::Due, "2026-12"), (Field::Dots, "3")] {
        let asked = Asked::default().answered(field, said);
        let found = search(folder.path(), &asked, &|| false, &|_: &Place, hits: &[Hit]| hits.len()).unwrap();
        let found: usize = found.volumes.iter().map(|volume| volume.of).sum();
        let is_so = |entry: &&Entry| {
            let mut answers = entry.fields.iter().filter(|((known, _), _)| *known == field);
            answers.any(|(_, all)| {
                all.distinct().into_iter().any(|value| match value {
                    Value::Text(text) => folded(text).contains(&folded(said)),
                    Value::Flag(yes) => *yes == (said == "yes"),
                    Value::Date { on: Some(on), .. } => on.to_string().contains(said),
                    Value::Count(n) => n.to_string() == said,
                    _ => false,
                })
            })
        };
        let wanted =
            session.entries().filter(|entry| entry.stands() && entry.kind != Kind::Agenda).filter(is_so).count();
        assert_eq!(found, wanted, "{field:?}");
        assert!(wanted > 0, "{field:?} is never answered so");
    }
}
