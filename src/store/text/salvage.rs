//! What can still be read of a document whose record is missing or cut off: its readable lines, as operations that are
//! shown and never written. Uses document, hand and record.

use super::document::readable_lines;
use super::hand::{self, Edited, Looked};
use super::record::Record;
use crate::model::id::Id;
use crate::model::op::{Act, Op};
use crate::model::session::Session;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What every line of an entry may say, whatever else cannot be understood.
const PLAIN: [&str; 5] = ["no", "kind", "task", "by", "text"];

/// How often lines are tried that stand under others: people do not branch deeper, and a file may not keep us for ever.
const MOST_ROUNDS: usize = 12;

/// What the readable lines say beyond the record.
pub fn ops(record: &Record, bytes: &[u8]) -> Vec<Op> {
    let known: Vec<Arc<Op>> = record.lines().into_iter().map(|kept| kept.op).collect();
    let mut found = Vec::new();
    let mut left = readable_lines(bytes);
    let seen = BTreeSet::new();
    let mut plain = false;
    let mut rounds = 0;
    while !left.is_empty() {
        rounds += 1;
        let session = Session::of(known.iter().cloned().chain(found.iter().cloned().map(Arc::new)));
        for edited in &mut left {
            shorten(edited, &session, plain);
        }
        let looked = Looked { edited: &left, seen: &seen, sound: &seen, shown: None, broken: true };
        let round = hand::find(&session, &looked);
        for (n, kept) in round.ops.into_iter().enumerate() {
            let mut op = Op::clone(&kept.op);
            if matches!(op.act, Act::Say(_)) {
                // In the order of the file.
                op.l = op.l.saturating_add(u64::try_from(n).unwrap_or(0));
            }
            found.push(op);
        }
        let refused: BTreeSet<usize> = round.refused.iter().map(|(line, _)| *line).collect();
        let before = left.len();
        left.retain(|edited| refused.contains(&edited.line));
        // A line may stand under one that this round has brought; what still waits then is read as plain words.
        if left.len() == before || rounds >= MOST_ROUNDS {
            if plain {
                break;
            }
            plain = true;
        }
    }
    found
}

/// An entry that is not in the record is a new line; and, where nothing else helps, its words alone.
fn shorten(edited: &mut Edited, session: &Session, plain: bool) {
    let ron::Value::Map(map) = &mut edited.value else { return };
    let is_known = map.iter().any(|(name, value)| match (name, value) {
        (ron::Value::String(name), ron::Value::String(id)) => name == "id" && session.entry(&Id::new(id)).is_some(),
        _ => false,
    });
    if is_known {
        return;
    }
    let keep = |name: &ron::Value| match name {
        ron::Value::String(name) => name != "id" && (!plain || PLAIN.contains(&name.as_str())),
        _ => false,
    };
    *map = std::mem::take(map).into_iter().filter(|(name, _)| keep(name)).collect();
}
