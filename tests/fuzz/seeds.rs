//! What mutations begin with: a line of every act, kind, field and sort of answer out of the tables, and the real lines
//! of the sample sessions.

use commonground::model::field::{FIELDS, Field, Sort, Value};
use commonground::model::id::Id;
use commonground::model::kind::{KINDS, Kind};
use commonground::model::op::{Act, How, Op, Said};
use commonground::store::document;
use commonground::store::line::{self, Kept};
use commonground::store::record::Record;

pub const HOWS: [How; 9] =
    [How::Joined, How::Cross, How::Within, How::After, How::Uses, How::Answers, How::From, How::SignedUp, How::Tag];

/// Answers of every sort that a field may take.
pub fn values(sort: Sort) -> Vec<Value> {
    let mut out = vec![Value::Nothing];
    out.push(match sort {
        Sort::Words => Value::Text("wir \"und\" ihr\\, //c,act:d".into()),
        Sort::OneOf(words) => Value::Text(words[0].into()),
        Sort::Number => Value::Count(u64::MAX),
        Sort::YesNo => Value::Flag(true),
        Sort::Date => Value::Date { on: "2026-12-01".parse().ok(), said: "in 2 weeks".into() },
        Sort::Moment => Value::Moment("2026-05-14T10:00:00+01:00".parse().unwrap()),
        Sort::Other => Value::Other(Id::new("desk-aaaaaaaa.1")),
        Sort::Numbers => Value::Counts(vec![0, 1, u64::MAX]),
    });
    if sort == Sort::Date {
        out.push(Value::Date { on: None, said: "when the school agrees".into() });
    }
    out
}

fn op(n: usize, of: Vec<Id>, act: Act) -> Kept {
    let id = Id::new(format!("desk-aaaaaaaa.{n}"));
    let of = if of.is_empty() { vec![id.clone()] } else { of };
    let at = "2026-11-22T10:15:30+00:00".parse().ok();
    // As it is read: words are cleaned at the edge.
    line::parse(&Kept::of(Op { id, l: n as u64, at, step: n as u64, part: (1, 2), of, act }).text).unwrap()
}

pub fn said(kind: Kind, with: Vec<(Field, Value)>, from: Vec<Id>) -> Act {
    let (no, task, by) = ("3-14".into(), "values".into(), "A".into());
    Act::Say(Said { kind, no, task, by, text: "We look out for each other".into(), with, from })
}

/// A line of everything that the tables hold.
pub fn of_the_tables() -> Vec<Kept> {
    let one = || vec![Id::new("desk-aaaaaaaa.1")];
    let two = || vec![Id::new("desk-aaaaaaaa.1"), Id::new("desk-aaaaaaaa.2")];
    let mut acts: Vec<(Vec<Id>, Act)> = Vec::new();
    for spec in KINDS {
        let with = spec.boxes.iter().chain(spec.also).filter_map(|f| values(f.spec().sort).pop().map(|v| (*f, v)));
        acts.push((vec![], said(spec.kind, with.collect(), one())));
    }
    for spec in FIELDS {
        for to in values(spec.sort) {
            acts.push((one(), Act::Set { over: one(), field: spec.field, key: "values/A".into(), to }));
        }
    }
    for how in HOWS {
        acts.push((two(), Act::Link { how, label: "wood\twork".into() }));
    }
    acts.extend([
        (one(), Act::Text { over: two(), text: "हिन्दी שָׁלוֹם tŷ 👩🏽\u{200d}🌾".into() }),
        (one(), Act::Also { over: vec![], lang: "cy".into(), text: "tŷ bach".into(), by: "Ana".into() }),
        (two(), Act::End { links: two() }),
        (one(), Act::Withdraw { over: two() }),
        (one(), Act::Withdraw { over: vec![] }),
        (one(), Act::Undo { ops: two() }),
        (one(), Act::Forget),
        (one(), Act::Gone),
    ]);
    let mut out: Vec<Kept> = acts.into_iter().enumerate().map(|(n, (of, act))| op(n + 1, of, act)).collect();
    let newer = "(id:\"t9-cccccccc.7\",l:9,mood:Happy(3),of:[\"session\"],act:Sing(tune:\"do\",notes:[1, 2]))";
    out.push(line::parse(newer).unwrap());
    out
}

/// The operations of a sample session.
pub fn of_the_sample(name: &str) -> Vec<Kept> {
    let path = format!("{}/sessions/{name}.ron", env!("CARGO_MANIFEST_DIR"));
    let out = document::read(&std::fs::read(path).unwrap()).record.lines();
    assert!(out.len() > 50);
    out
}

/// As many of these operations, from one of them on, as a document of that size holds.
pub fn document_of(lines: &[Kept], from: usize, bytes: usize) -> String {
    let (mut many, mut written) = (2, String::new());
    for _ in 0..40 {
        let text = document::write("k7q2m4xwk7q2m4xw", &Record::of(lines.iter().skip(from).take(many).cloned()));
        if text.len() > bytes {
            break;
        }
        written = text;
        many += many / 2 + 1;
    }
    written
}
