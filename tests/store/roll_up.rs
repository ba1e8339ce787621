//! One session taken into another: everything that was said, as it stands there, once.

use commonground::model::after::follow;
use commonground::model::after::roll_up::{Into, roll_up, roll_up_some};
use commonground::model::entry::Entry;
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Op};
use commonground::model::session::Session;
use commonground::model::text::Clean;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

fn sample(name: &str) -> (String, Vec<Op>) {
    let opened = commonground::store::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions").join(name)).unwrap();
    (opened.session, opened.ops.into_iter().map(Arc::unwrap_or_clone).collect())
}

#[test]
fn everything_that_was_said_there_stands_here_as_it_stands_there() {
    let (id, ops) = sample("healthy-valley.ron");
    let (_, here_ops) = sample("clinton-2012.ron");
    let (there, here) = (Session::of(ops.clone()), Session::of(here_ops.clone()));
    let rolled = roll_up(&ops, &id, &there, Into { id: "here", session: &here });
    let joined = Session::of(here_ops.iter().chain(&rolled.ops).cloned());
    let order = |entry: &&Entry| (entry.l, entry.id.number(), entry.text().to_owned());
    let mut old: Vec<&Entry> = there.entries().filter(|entry| entry.kind.is_said()).collect();
    let mut new: Vec<&Entry> = joined.entries().filter(|entry| here.entry(&entry.id).is_none()).collect();
    old.sort_by_key(order);
    new.sort_by_key(order);
    assert!(old.len() > 400 && old.len() == new.len(), "{} and {}", old.len(), new.len());
    let under = |session: &Session, line: &Entry| {
        line.under().and_then(|id| session.entry(id)).map(|over| over.text().to_owned())
    };
    for (new, old) in new.iter().zip(&old) {
        assert_eq!((new.kind, new.texts.distinct(), new.state), (old.kind, old.texts.distinct(), old.state));
        assert_eq!(under(&joined, new), under(&there, old));
        assert!(new.words(Field::CameWith).starts_with("Healthy Valley"), "{new:?}");
    }
}

#[test]
fn in_parts_in_another_order_and_twice_is_once() {
    let (id, ops) = sample("healthy-valley.ron");
    let (there, here) = (Session::of(ops.clone()), Session::default());
    let whole = roll_up(&ops, &id, &there, Into { id: "here", session: &here }).ops;
    // Taken in when half of it was said, and again at the end.
    let half: Vec<Op> = ops.iter().take(ops.len() / 2).cloned().collect();
    let early = roll_up(&half, &id, &there, Into { id: "here", session: &here }).ops;
    let in_parts = Session::of(whole.iter().rev().chain(&early).chain(&whole).cloned());
    assert!(in_parts.looks_like(&Session::of(whole.clone())));
    // What that session is called may change meanwhile: an operation of one name says the same all the same.
    let renamed = Op {
        id: Id::new("desk-zzzzzzzz.1"),
        l: 9_000_000,
        at: ops[0].at,
        step: 1,
        part: (0, 0),
        of: vec![Id::session()],
        act: Act::Set {
            over: Vec::new(),
            field: Field::Title,
            key: Clean::default(),
            to: Value::Text(Clean::new("Another name")),
        },
    };
    let called: Vec<Op> = ops.iter().cloned().chain([renamed]).collect();
    let later = roll_up(&called, &id, &Session::of(called.clone()), Into { id: "here", session: &here }).ops;
    let by_name: BTreeMap<&Id, &Op> = whole.iter().map(|op| (&op.id, op)).collect();
    assert_eq!(by_name.len(), whole.len(), "no name twice");
    assert!(later.iter().all(|op| by_name.get(&op.id).is_none_or(|one| *one == op)));
    let both = Session::of(whole.iter().chain(&later).cloned());
    let said = |session: &Session| session.entries().count();
    assert_eq!(said(&both), said(&Session::of(whole.clone())));
    assert!(both.of_kind(Kind::Value).all(|value| value.words(Field::CameWith).starts_with("Another name")));
    // Another session's lines never take these names.
    let other = roll_up(&ops, "another-session", &there, Into { id: "here", session: &here }).ops;
    assert!(other.iter().all(|op| whole.iter().all(|one| one.id != op.id)));
    assert!(whole.iter().all(|op| Id::may_be(op.id.as_str())));
}

#[test]
fn what_a_session_goes_on_with_says_the_same_as_the_whole() {
    let (id, ops) = sample("healthy-valley.ron");
    let there = Session::of(ops.clone());
    let carried = follow::carried(&there);
    assert!(carried.len() > 20, "{}", carried.len());
    let some = roll_up_some(&ops, &id, &there, &carried).ops;
    let nobody = Session::default();
    let whole = roll_up(&ops, &id, &there, Into { id: "", session: &nobody }).ops;
    let by_name: BTreeMap<&Id, &Op> = whole.iter().map(|op| (&op.id, op)).collect();
    for op in &some {
        assert_eq!(by_name.get(&op.id), Some(&op), "one name, one content");
    }
    // So whoever takes the whole in later has each line once, as if they had taken it in at once.
    let both = Session::of(some.iter().chain(&whole).cloned());
    assert!(both.looks_like(&Session::of(whole.clone())));
    // On to a third session: the same names, the same contents, also where the first is taken in there as well.
    let second = Session::of(some.clone());
    let third = roll_up_some(&some, "second", &second, &follow::carried(&second)).ops;
    let names: Vec<&Op> = third.iter().filter(|op| by_name.contains_key(&op.id)).collect();
    assert!(names.len() > 20);
    for op in names {
        assert_eq!(by_name.get(&op.id), Some(&op));
    }
}

#[test]
fn what_comes_back_is_known_again() {
    let (id, ops) = sample("healthy-valley.ron");
    let there = Session::of(ops.clone());
    let some = roll_up_some(&ops, &id, &there, &follow::carried(&there)).ops;
    let away = Session::of(some.clone());
    let back = roll_up(&some, "second", &away, Into { id: &id, session: &there });
    let joined = Session::of(ops.iter().chain(&back.ops).cloned());
    assert!(joined.looks_like(&there), "nothing was said there: nothing is new here");
}
