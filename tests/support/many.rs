//! Many sessions in a folder, each with as many entries as asked: made up, the same each time.

use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Op, Said};
use commonground::model::text::Clean;
use commonground::store::document;
use commonground::store::line::Kept;
use commonground::store::record::Record;
use std::path::Path;

/// What people say, to be put together.
const OPENINGS: [&str; 10] = [
    "neighbours look in on each other",
    "the school kitchen is open after four",
    "a bus comes every evening",
    "young people have the keys to the hall",
    "the river is clean enough to swim in",
    "somebody answers when you ring",
    "the old mill is a workshop again",
    "every street has a bench and a tree",
    "the clinic is where people already go",
    "the café by the station stays open",
];
const ENDINGS: [&str; 7] = [
    "and nobody is asked twice",
    "because the council and the clubs share one plan",
    "as it was before the bridge closed",
    "so that older people can stay",
    "with room for those who come new",
    "though it took eleven years",
    "and the money stays in the valley",
];
const KINDS: [Kind; 8] =
    [Kind::Value, Kind::Trend, Kind::Proud, Kind::TimeLine, Kind::Feature, Kind::Card, Kind::Asset, Kind::Action];
const WHO: [&str; 5] = ["Gwen", "Shanice, Friday club", "Dewi", "the youth council", ""];

/// One entry said.
fn said(session: usize, n: usize) -> Op {
    let at = session * 31 + n;
    let pick = |words: &[&'static str], at: usize| words.get(at % words.len()).copied().unwrap_or_default();
    let rare = if at % 9973 == 17 { ", with warm lanterns" } else { "" };
    let text = format!("{} {}{rare}", pick(&OPENINGS, at), pick(&ENDINGS, at / 10));
    let kind = KINDS.get(n % KINDS.len()).copied().unwrap_or(Kind::Line);
    let (task, with) = match kind {
        Kind::Action => {
            let who = pick(&WHO, at);
            let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 1)
                .and_then(|day| day.checked_add_days(chrono::Days::new(u64::try_from(at % 700).unwrap_or(0))));
            let due = Value::Date { on: day, said: "then".into() };
            let mut with = vec![(Field::Due, due)];
            if !who.is_empty() {
                with.push((Field::Who, Value::Text(who.into())));
            }
            with.sort();
            ("actions", with)
        }
        Kind::TimeLine => ("time-lines", vec![(Field::Year, Value::Text(format!("{}", 1950 + at % 76).into()))]),
        Kind::Trend => ("trends", Vec::new()),
        _ => ("values", Vec::new()),
    };
    let id = Id::new(format!("desk-{:08}.{n}", session + 10_000_000));
    let moment = format!("2026-{:02}-{:02}T10:15:30+00:00", 1 + at % 12, 1 + at % 28);
    Op {
        id: id.clone(),
        l: u64::try_from(n).unwrap_or(0),
        at: chrono::DateTime::parse_from_rfc3339(&moment).ok(),
        step: u64::try_from(n).unwrap_or(0),
        part: (0, 0),
        of: vec![id],
        act: Act::Say(Said {
            kind,
            no: n.to_string().into(),
            task: task.into(),
            by: pick(&["A", "B", "C", "D", "T3", ""], at).into(),
            text: text.into(),
            with,
            from: Vec::new(),
        }),
    }
}

/// A document with so many entries.
pub fn document(session: usize, entries: usize) -> String {
    let title = Op {
        id: Id::new(format!("desk-{:08}.0", session + 10_000_000)),
        l: 1,
        at: None,
        step: 1,
        part: (0, 0),
        of: vec![Id::session()],
        act: Act::Set {
            over: Vec::new(),
            field: Field::Title,
            key: Clean::default(),
            to: Value::Text(format!("Valley number {session}").into()),
        },
    };
    let ops = std::iter::once(title).chain((1..=entries).map(|n| said(session, n)));
    document::write(&format!("session{session:09}"), &Record::of(ops.map(Kept::of)))
}

/// Writes so many sessions into a folder; how many bytes that is.
pub fn sessions(folder: &Path, count: usize, entries: usize) -> usize {
    (0..count)
        .map(|session| {
            let text = document(session, entries);
            std::fs::write(folder.join(format!("valley-{session:04}.ron")), &text).unwrap();
            text.len()
        })
        .sum()
}
