//! How long it takes to fold ten thousand entries and to read them again.

use crate::dice::long;
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Op, Said};
use commonground::store::disk::RealDisk;
use commonground::store::{Book, Local};
use std::sync::Arc;
use std::time::Instant;

#[test]
fn ten_thousand_entries_are_folded_quickly() {
    let room = tempfile::tempdir().unwrap();
    let path = room.path().join("speed.ron");
    let local = Local::at(&room.path().join("state"));
    let mut book = Book::create_on(Arc::new(RealDisk), local, &path, "desk", "k7q2m4xwk7q2m4xw").unwrap();
    let many = if long() { 10_000 } else { 300 };
    let ops: Vec<Op> = (1..=many as u64)
        .map(|n| {
            let id = Id::new(format!("{}.{n}", book.writer()));
            let said = Said {
                kind: Kind::Value,
                no: n.to_string().into(),
                task: "values".into(),
                by: "A".into(),
                text: format!("We look out for each other, and for those who come after us, number {n}").into(),
                with: vec![],
                from: vec![],
            };
            let at = chrono::DateTime::parse_from_rfc3339("2026-11-22T10:15:30+00:00").ok();
            Op { id: id.clone(), l: n, at, step: n, part: (0, 0), of: vec![id], act: Act::Say(said) }
        })
        .collect();
    let began = Instant::now();
    book.append(&ops).unwrap();
    println!("append {:?}", began.elapsed());
    for _ in 0..3 {
        let began = Instant::now();
        book.fold().unwrap();
        println!("fold {:?}", began.elapsed());
        let mut one = ops[0].clone();
        one.id = Id::new(format!("{}.{}", book.writer(), book.next()));
        one.of = vec![one.id.clone()];
        book.append(&[one]).unwrap();
    }
    let began = Instant::now();
    let opened = commonground::store::read(&path).unwrap();
    println!("read {:?}", began.elapsed());
    assert_eq!(opened.ops.len(), many + 3);
}
