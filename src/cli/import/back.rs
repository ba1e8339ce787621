//! `import --take-back`: all that the last import brought, taken back at once. Uses the model's wishes and the store.

use super::super::{Ended, Failure, keep, out};
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::op::{Act, Op};
use crate::model::session::Session;
use crate::model::wish::{Wish, propose};
use crate::store::Book;
use std::path::Path;

/// Takes back what the last import brought that still counts as said.
pub fn take_back(path: &Path) -> Ended {
    let (mut book, opened) = Book::open(path, "desk")?;
    let session = Session::of(opened.ops);
    let last = last(&session);
    if last.is_empty() {
        return Err(Failure::failed("There is no import that could be taken back."));
    }
    let at = chrono::Local::now().fixed_offset();
    let stamp = keep::stamp(&book, at);
    let ops = propose(&session, &Wish::Undo(last.clone()), &stamp).map_err(|why| Failure::failed(why.to_string()))?;
    book.take_on(&ops)?;
    keep::save(&mut book, ops.len())?;
    drop(book.fold());
    let lines = if last.len() == 1 { "1 line is".to_owned() } else { format!("{} lines are", last.len()) };
    out::message(&format!("Taken back: {lines} as if never said; the record keeps what was there."));
    Ok(true)
}

/// The operations of the last import: said in one go, one after the other.
fn last(session: &Session) -> Vec<Id> {
    let imported = |op: &&Op| {
        let Act::Say(said) = &op.act else { return false };
        let origin = |(field, value): &(Field, Value)| {
            *field == Field::Origin && matches!(value, Value::Text(word) if word == "imported" || word == "outside")
        };
        op.part.1 > 0 && session.is_said(&op.id) && said.with.iter().any(origin)
    };
    let batch = |op: &Op| (op.l.saturating_sub(u64::from(op.part.0)), op.at, op.part.1);
    let all: Vec<&Op> = session.ops().filter(imported).collect();
    let Some(newest) = all.iter().max_by_key(|op| op.l).map(|op| batch(op)) else { return Vec::new() };
    all.into_iter().filter(|op| batch(op) == newest).map(|op| op.id.clone()).collect()
}
