//! Shapes that grow: chains, rings and fans, undo and redo for ever. Each costs about as much as it is long.

use crate::dice::{Dice, long};
use crate::hostile::{made_of, walked};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, How, Op, Said};
use commonground::model::session::Session;
use commonground::model::text::Clean;
use std::time::{Duration, Instant};

/// An operation of the desk's.
fn op(n: usize, of: &Id, act: Act) -> Op {
    Op {
        id: Id::new(format!("desk-aaaaaaaa.{n}")),
        l: n as u64,
        at: None,
        step: n as u64,
        part: (0, 0),
        of: vec![of.clone()],
        act,
    }
}

fn say(n: usize, kind: Kind) -> Op {
    let said = Said {
        kind,
        no: n.to_string().into(),
        task: "trends".into(),
        by: Clean::default(),
        text: format!("line {n}").into(),
        with: vec![],
        from: vec![],
    };
    op(n, &Id::new(format!("desk-aaaaaaaa.{n}")), Act::Say(said))
}

fn id(n: usize) -> Id {
    Id::new(format!("desk-aaaaaaaa.{n}"))
}

#[test]
fn long_chains_and_wide_fans() {
    let many = if long() { 10_000 } else { 300 };
    let set = |n: usize, of: usize, field: Field, to: usize| {
        op(n, &id(of), Act::Set { over: vec![], field, key: Clean::default(), to: Value::Other(id(to)) })
    };
    let lines = |kind: Kind| (1..=many).map(move |n| say(n, kind));
    let shapes: Vec<(&str, Vec<Op>)> = vec![
        (
            "undo and redo for ever",
            std::iter::once(say(1, Kind::Value))
                .chain((2..=many).map(|n| op(n, &id(1), Act::Undo { ops: vec![id(n - 1)] })))
                .collect(),
        ),
        (
            "each undo takes back all before it",
            std::iter::once(say(1, Kind::Value))
                .chain((2..=many / 10).map(|n| op(n, &id(1), Act::Undo { ops: (1..n).map(id).collect() })))
                .collect(),
        ),
        (
            "one under the other",
            lines(Kind::Trend).chain((2..=many).map(|n| set(many + n, n, Field::Parent, n - 1))).collect(),
        ),
        (
            "all in a ring",
            lines(Kind::Trend).chain((1..=many).map(|n| set(many + n, n, Field::Parent, n % many + 1))).collect(),
        ),
        (
            "all under one",
            lines(Kind::Value)
                .chain([say(2 * many + 1, Kind::Theme)])
                .chain((1..=many).map(|n| set(many + n, n, Field::Theme, 2 * many + 1)))
                .collect(),
        ),
        (
            "all brought together",
            lines(Kind::Card)
                .chain((2..=many).map(|n| {
                    let mut link = op(many + n, &id(n), Act::Link { how: How::Joined, label: Clean::default() });
                    link.of.push(id(n - 1));
                    link
                }))
                .collect(),
        ),
        (
            "each from the one before",
            lines(Kind::Action)
                .map(|mut op| {
                    if let Act::Say(said) = &mut op.act {
                        let n: usize = said.no.parse().unwrap();
                        said.from = vec![id(n.saturating_sub(1))];
                    }
                    op
                })
                .collect(),
        ),
        (
            "as many wordings",
            std::iter::once(say(1, Kind::Value))
                .chain(
                    (2..=many).map(|n| op(n, &id(1), Act::Text { over: vec![], text: format!("wording {n}").into() })),
                )
                .collect(),
        ),
        (
            "as many answers",
            std::iter::once(say(1, Kind::Value))
                .chain((2..=many).map(|n| {
                    op(
                        n,
                        &id(1),
                        Act::Set {
                            over: vec![],
                            field: Field::Who,
                            key: Clean::default(),
                            to: Value::Text(format!("who {n}").into()),
                        },
                    )
                }))
                .collect(),
        ),
        (
            "taken back and brought back",
            std::iter::once(say(1, Kind::Value))
                .chain((2..=many).map(|n| {
                    op(
                        n,
                        &id(1),
                        if n % 2 == 0 {
                            Act::Withdraw { over: vec![id(n - 1)] }
                        } else {
                            Act::Text { over: vec![id(n - 2)], text: format!("w{n}").into() }
                        },
                    )
                }))
                .collect(),
        ),
        (
            "as many on the agenda",
            (1..=many)
                .map(|n| {
                    let mut op = say(n, Kind::Agenda);
                    if let Act::Say(said) = &mut op.act {
                        said.with = vec![
                            (Field::Stage, Value::Text("values".into())),
                            (Field::Minutes, Value::Count(u64::MAX / 200_000)),
                        ];
                    }
                    op
                })
                .collect(),
        ),
    ];
    for (name, ops) in shapes {
        let begun = Instant::now();
        let session = Session::of(ops.clone());
        let whole = begun.elapsed();
        let begun = Instant::now();
        if !long() {
            let mut slowly = Session::default();
            for op in ops {
                slowly.absorb(op);
            }
            assert!(slowly.looks_like(&session), "{name}");
        }
        let one_by_one = begun.elapsed();
        let begun = Instant::now();
        made_of(&session, false);
        let views = begun.elapsed();
        let begun = Instant::now();
        walked(&session, &mut Dice::of(7), &[(80, 24)]);
        println!("{name}: whole {whole:?}, one by one {one_by_one:?}, views {views:?}, screen {:?}", begun.elapsed());
        assert!(whole < Duration::from_secs(5) && views < Duration::from_mins(1), "{name}");
    }
}
