//! The laws of joining, tried on random schedules in through text: several writers, undo, withdrawal, forgetting, acts of
//! a newer program; journals and documents older, doubled, torn and damaged (design, rules 1, 2, 3, 8, 9, 16, 17, 23).
//! `COMMONGROUND_RUNS` says how many schedules; `COMMONGROUND_SEED` where they begin.

use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::{KINDS, Kind};
use commonground::model::op::{Act, How, Op, Said, Struck};
use commonground::model::session::Session;
use commonground::store::line::{self, Kept};
use commonground::store::record::Record;
use commonground::store::{document, journal};
use std::collections::{BTreeMap, BTreeSet};

/// xorshift64*: enough for schedules, and the same everywhere.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % below.max(1) as u64).unwrap()
    }
    fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        if all.is_empty() { None } else { Some(&all[self.roll(all.len())]) }
    }
    fn some<T: Clone>(&mut self, all: &[T], percent: usize) -> Vec<T> {
        all.iter().filter(|_| self.chance(percent)).cloned().collect()
    }
    fn shuffle<T>(&mut self, all: &mut [T]) {
        for n in (1..all.len()).rev() {
            all.swap(n, self.roll(n + 1));
        }
    }
}

const WORDS: [&str; 8] =
    ["look out", "tŷ bach", "हिन्दी", "שָׁלוֹם", "say \"no\"", "a\\b, //c", "👩🏽\u{200d}🌾", "(id:x), //5d0c11aa"];

pub struct Writer {
    pub name: String,
    n: u64,
    session: Session,
    record: Record,
}

impl Writer {
    fn learn(&mut self, kept: &Kept) {
        self.session.absorb(kept.op.clone());
        self.record.add(kept.clone());
    }

    /// Says something at random about what this writer knows.
    fn speak(&mut self, dice: &mut Dice, count: &mut usize) -> Kept {
        *count += 1;
        self.n += 1;
        let id = Id::new(format!("{}.{}", self.name, self.n));
        let words = format!("{} w{count}w", dice.pick(&WORDS).unwrap());
        let l = self.session.clock() + 1;
        let entries: Vec<Id> = self.session.entries().map(|e| e.id.clone()).collect();
        let ops: Vec<Id> = self.record.lines().into_iter().map(|k| k.op.id.clone()).collect();
        let (mut of, mut act) = (vec![id.clone()], None);
        let entry = dice.pick(&entries).cloned();
        match (dice.roll(20), entry) {
            (4..=6, Some(entry)) => {
                let over = dice.some(&self.session.entry(&entry).unwrap().texts.ids(), 70);
                of = vec![entry];
                act = Some(Act::Text { over, text: words.clone().into() });
            }
            (7..=9, Some(entry)) => {
                let (field, to) = match dice.roll(6) {
                    0 => (Field::Due, Value::Date { on: "2026-12-01".parse().ok(), said: words.clone().into() }),
                    1 => (Field::Parent, Value::Other(dice.pick(&entries).unwrap().clone())),
                    2 => (Field::Starred, Value::Flag(dice.chance(50))),
                    3 => (Field::Counts, Value::Counts(vec![1, dice.roll(9) as u64])),
                    4 => (Field::Who, Value::Nothing),
                    _ => (Field::Who, Value::Text(words.clone().into())),
                };
                let known = &self.session.entry(&entry).unwrap().fields;
                let over =
                    known.get(&(field, "".into())).map(commonground::model::entry::Answers::ids).unwrap_or_default();
                of = vec![entry];
                act = Some(Act::Set { over: dice.some(&over, 70), field, key: "".into(), to });
            }
            (10, Some(entry)) => {
                let known = &self.session.entry(&entry).unwrap().fields;
                let key = ["A", "B"][dice.roll(2)].to_owned();
                let over = known
                    .get(&(Field::Dots, key.clone().into()))
                    .map(commonground::model::entry::Answers::ids)
                    .unwrap_or_default();
                of = vec![entry];
                act =
                    Some(Act::Set { over, field: Field::Dots, key: key.into(), to: Value::Count(dice.roll(7) as u64) });
            }
            (11, Some(entry)) => {
                let over = self
                    .session
                    .entry(&entry)
                    .unwrap()
                    .also
                    .get("cy")
                    .map(commonground::model::entry::Answers::ids)
                    .unwrap_or_default();
                of = vec![entry];
                act = Some(Act::Also { over, lang: "cy".into(), text: words.clone().into(), by: "Ana".into() });
            }
            (12, Some(entry)) => {
                of = vec![entry];
                of.extend(dice.some(&entries, 10).into_iter().take(1));
                let how = if of.len() > 1 { How::Joined } else { How::Tag };
                act = Some(Act::Link { how, label: if of.len() > 1 { "".into() } else { words.clone().into() } });
            }
            (13, Some(entry)) => {
                let links: Vec<Id> = self.session.entry(&entry).unwrap().links.iter().map(|l| l.id.clone()).collect();
                of = vec![entry];
                act = Some(Act::End { links });
            }
            (14, Some(entry)) => {
                let over = self.session.about(&entry).map(|op| op.id.clone()).collect();
                of = vec![entry];
                act = Some(Act::Withdraw { over });
            }
            (15 | 16, Some(entry)) => {
                if let Some(op) =
                    dice.pick(&ops).and_then(|op| self.session.op(op)).filter(|op| op.takes_out().1.is_empty())
                {
                    of.clone_from(&op.of);
                    act = Some(Act::Undo { ops: vec![op.id.clone()] });
                } else {
                    of = vec![entry];
                }
            }
            (17, Some(entry)) if dice.chance(30) => {
                act = Some(if dice.chance(50) {
                    Act::Forget
                } else {
                    let no = self.session.entry(&entry).unwrap().no.clone();
                    Act::Strike(Struck { kind: Kind::Line, no, task: "trends".into() })
                });
                of = vec![entry];
            }
            (18, entry) => {
                // A newer program's act, with a field of the envelope that is not known either.
                let thing = entry.unwrap_or_else(|| id.clone());
                let text = format!(
                    "(id:\"{id}\",l:{l},mood:Happy(3),of:[\"{thing}\"],act:Sing(tune:\"w{count}w\",notes:[1, 2]))"
                );
                return line::parse(&text).unwrap();
            }
            _ => {}
        }
        let act = act.unwrap_or_else(|| {
            of = vec![id.clone()];
            let kinds: Vec<Kind> = KINDS.iter().map(|k| k.kind).filter(|k| !k.is_private()).collect();
            Act::Say(Said {
                kind: *dice.pick(&kinds).unwrap(),
                no: if dice.chance(80) { format!("{}", dice.roll(40)).into() } else { "".into() },
                task: "trends".into(),
                by: "A".into(),
                text: words.into(),
                with: if dice.chance(20) { vec![(Field::Who, Value::Text("us".into()))] } else { vec![] },
                from: dice.some(&entries, 5),
            })
        });
        Kept::of(Op { id, l, at: None, step: self.n, part: (0, 0), of, act })
    }
}

/// Everything that some writers said, and everything that lies on disks afterwards.
pub struct Story {
    pub all: Vec<Kept>,
    pub writers: Vec<Writer>,
}

pub fn story(dice: &mut Dice, turns: usize) -> Story {
    let mut writers: Vec<Writer> = ["desk-aaaaaaaa", "t1-bbbbbbbb", "t2-cccccccc"]
        .map(|name| Writer { name: name.into(), n: 0, session: Session::default(), record: Record::default() })
        .into();
    let (mut all, mut count) = (Vec::new(), 0);
    for _ in 0..turns {
        let who = dice.roll(3);
        if dice.chance(15) {
            let news: Vec<Kept> = writers[dice.roll(3)].record.lines();
            for kept in dice.some(&news, 80) {
                writers[who].learn(&kept);
            }
        } else {
            let kept = writers[who].speak(dice, &mut count);
            writers[who].learn(&kept);
            all.push(kept);
        }
    }
    Story { all, writers }
}

/// Reads what lies on disks, in some order, some of it damaged, and joins it.
fn read_all(dice: &mut Dice, story: &Story) -> Record {
    enum Piece {
        Journal(Vec<u8>),
        Document(Vec<u8>, bool),
    }
    let mut pieces = Vec::new();
    for writer in &story.writers {
        let own: Vec<&Kept> = story.all.iter().filter(|k| k.op.id.writer() == writer.name).collect();
        let text = journal::head("s", &writer.name) + &own.iter().map(|k| journal::entry(k)).collect::<String>();
        let mut hurt = text.clone().into_bytes();
        pieces.push(Piece::Journal(text.into_bytes()));
        if dice.chance(50) {
            damage(dice, &mut hurt);
            pieces.push(Piece::Journal(hurt));
        }
        if dice.chance(50) {
            let older = Record::of(dice.some(&writer.record.lines(), 60));
            let bytes = document::write("s", &older).into_bytes();
            let mut hurt = bytes.clone();
            pieces.push(Piece::Document(bytes, false));
            damage(dice, &mut hurt);
            pieces.push(Piece::Document(hurt, true));
        }
    }
    dice.shuffle(&mut pieces);
    let mut record = Record::default();
    for piece in pieces {
        match piece {
            Piece::Journal(bytes) => journal::read(&bytes).lines.into_iter().for_each(|kept| {
                record.add(kept);
            }),
            Piece::Document(bytes, damaged) => {
                let read = document::read(&bytes);
                if !damaged {
                    assert!(read.by_hand.is_empty(), "no hand was here: {:?}", read.by_hand);
                    assert!(read.aside.is_empty() && read.refused.is_empty());
                }
                record.join(&read.record);
            }
        }
    }
    record
}

fn damage(dice: &mut Dice, bytes: &mut Vec<u8>) {
    for _ in 0..=dice.roll(3) {
        if bytes.is_empty() {
            return;
        }
        let at = dice.roll(bytes.len());
        match dice.roll(4) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, b'x'),
            _ => bytes[at] ^= 1 << dice.roll(8),
        }
    }
}

pub fn runs(default: usize) -> usize {
    std::env::var("COMMONGROUND_RUNS").ok().and_then(|n| n.parse().ok()).unwrap_or(default)
}

pub fn seed() -> u64 {
    std::env::var("COMMONGROUND_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(20_261_122)
}

#[test]
fn joined_in_any_order_through_text_it_is_the_same_session_and_nobodys_words_vanish() {
    let mut texts = 0;
    for run in 0..runs(1_000) {
        let run_seed = seed().wrapping_add(run as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut dice = Dice(run_seed);
        let turns = 5 + dice.roll(35);
        let story = story(&mut dice, turns);
        let (one, two) = (read_all(&mut dice, &story), read_all(&mut dice, &story));
        let bytes = document::write("s", &one);
        let note = || format!("COMMONGROUND_SEED={} run {run}", seed().wrapping_add(run as u64));
        assert_eq!(bytes, document::write("s", &two), "order-free {}", note());
        let mut again = one.clone();
        again.join(&two);
        again.join(&one);
        assert_eq!(bytes, document::write("s", &again), "repeatable {}", note());
        assert!(ron::from_str::<ron::Value>(&bytes).is_ok(), "one plain value {}", note());
        let back = document::read(bytes.as_bytes());
        assert_eq!(back.record.lines(), one.lines(), "there and back {}", note());
        assert!(back.by_hand.is_empty() && back.aside.is_empty() && back.refused.is_empty(), "{}", note());
        texts += check_words(&story, &one, &bytes, &note());
        check_undo(&mut dice, &story, &one, &note());
    }
    println!("{texts} texts looked for");
}

/// Nobody's words vanish; what is forgotten is gone; what is unknown is carried byte for byte.
fn check_words(story: &Story, record: &Record, bytes: &str, note: &str) -> usize {
    let session = Session::of(record.ops());
    let lines: BTreeMap<Id, Kept> = record.lines().into_iter().map(|k| (k.op.id.clone(), k)).collect();
    let taken_out = |forgets: bool| -> BTreeSet<Id> {
        let acts = story.all.iter().map(|kept| kept.op.takes_out()).filter(|(is, _)| *is == forgets);
        acts.flat_map(|(_, of)| of.to_vec()).collect()
    };
    let (forgotten, struck) = (taken_out(true), taken_out(false));
    let mut looked = 0;
    for kept in &story.all {
        let here = lines.get(&kept.op.id).unwrap_or_else(|| panic!("{} is not here {note}", kept.op.id));
        if kept.op.falls(&forgotten, &struck) {
            assert_eq!(here.op.act, Act::Gone, "{note}");
            let said = kept.text.split_whitespace().find(|w| w.starts_with('w') && w.contains("w\""));
            if let Some(word) = said.and_then(|w| w.split('"').next()) {
                assert!(!bytes.contains(&format!(" {word}\"")), "{word} is forgotten {note}");
            }
            continue;
        }
        assert_eq!(here.text, kept.text, "{note}");
        let (Act::Text { text, .. } | Act::Say(Said { text, .. })) = &kept.op.act else { continue };
        if !session.is_said(&kept.op.id) {
            continue;
        }
        looked += 1;
        let thing = kept.op.of.first().unwrap();
        let shown = session.entry(thing).is_some_and(|e| e.texts.iter().any(|(_, t)| t == text));
        let waits = session.orphans().any(|(_, words)| words.iter().any(|(id, _)| *id == kept.op.id));
        let hidden = story.all.iter().any(|other| {
            matches!(&other.op.act, Act::Text { over, .. } if over.contains(&kept.op.id))
                && session.is_said(&other.op.id)
        });
        assert!(shown || waits || hidden, "{text} has vanished {note}");
        if shown {
            assert!(bytes.contains(&text.replace('\\', "\\\\").replace('"', "\\\"")), "{note}");
        }
    }
    looked
}

/// Undo is exact, and taking in one by one is the same as all at once.
fn check_undo(dice: &mut Dice, story: &Story, record: &Record, note: &str) {
    let before = Session::of(record.ops());
    let mut ops = record.ops();
    dice.shuffle(&mut ops);
    let mut slowly = Session::default();
    for op in ops {
        slowly.absorb(op);
    }
    assert!(slowly.looks_like(&before), "one by one {note}");
    let mut writer = Writer { name: "t9-zzzzzzzz".into(), n: 0, session: before.clone(), record: record.clone() };
    let mut count = story.all.len() + 1000;
    for _ in 0..3 {
        let x = writer.speak(dice, &mut count);
        if !x.op.takes_out().1.is_empty() {
            continue;
        }
        let undo = Op {
            id: Id::new(format!("t9-zzzzzzzz.{}", 500 + count)),
            l: x.op.l + 1,
            at: None,
            step: 0,
            part: (0, 0),
            of: x.op.of.clone(),
            act: Act::Undo { ops: vec![x.op.id.clone()] },
        };
        let mut after = before.clone();
        after.absorb(x.op.clone());
        after.absorb(undo);
        assert!(after.looks_like(&before), "undo of {:?} {note}", x.op);
    }
}

/// A smaller number of schedules through a real folder: writers that open, speak, fold, close; copies, renames, losses.
#[test]
fn through_a_real_folder_nothing_that_was_saved_is_lost() {
    use commonground::store::Book;
    for run in 0..(runs(1_000) / 25).max(1) {
        let mut dice = Dice(seed().wrapping_add(run as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let room = super::room::Room::new();
        let mut books: Vec<Book> = vec![room.create()];
        let mut said: BTreeSet<Id> = BTreeSet::new();
        let mut copies = 0;
        for turn in 0..25 {
            let at = dice.roll(books.len());
            match dice.roll(12) {
                0 if books.len() < 3 => books.push(room.open(["desk", "t1", "t2"][dice.roll(3)]).0),
                1 if books.len() > 1 => drop(books.remove(at)),
                2 | 3 => {
                    books[at].fold().unwrap();
                }
                4 => {
                    copies += 1;
                    std::fs::copy(room.path(), room.folder().join(format!("copy {copies}.ron"))).unwrap();
                }
                5 if copies > 0 => {
                    // A sync program puts an older copy back.
                    let older = room.folder().join(format!("copy {}.ron", 1 + dice.roll(copies)));
                    let newer = room.folder().join(format!("newer {turn}.ron"));
                    std::fs::rename(room.path(), newer).unwrap();
                    std::fs::copy(older, room.path()).unwrap();
                }
                6 => {
                    // A file half carried, beside the whole one.
                    let bytes = std::fs::read(room.path()).unwrap();
                    std::fs::write(room.folder().join("half.ron"), &bytes[..dice.roll(bytes.len())]).unwrap();
                }
                7 => {
                    books[at].refresh();
                }
                _ => {
                    said.insert(super::room::say(&mut books[at], &format!("turn {turn}")));
                }
            }
        }
        let found: BTreeSet<Id> = room.read().ops.into_iter().map(|op| op.id.clone()).collect();
        assert!(said.is_subset(&found), "run {run}: {:?}", said.difference(&found).collect::<Vec<_>>());
        assert_eq!(said.len(), found.len(), "run {run}: nothing was made up");
    }
}
