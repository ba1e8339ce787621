//! What can still be read of a document whose record is missing or cut off: its readable lines, as operations that are
//! shown and never written. Each entry has the name that its line says: what is said of it meanwhile fits the whole
//! document, once that is found. Uses document, hand and record.

use super::document::readable_lines;
use super::hand::{self, Edited, Looked};
use super::record::Record;
use crate::model::id::Id;
use crate::model::op::{Act, Op};
use crate::model::session::Session;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What every line of an entry may say, whatever else cannot be understood.
const PLAIN: [&str; 5] = ["no", "kind", "task", "by", "text"];

/// How often lines are tried that stand under others: people do not branch deeper, and a file may not keep us for ever.
const MOST_ROUNDS: usize = 12;

/// What the readable lines say beyond the record.
pub fn ops(record: &Record, bytes: &[u8]) -> Vec<Op> {
    let known: Vec<Arc<Op>> = record.lines().into_iter().map(|kept| kept.op).collect();
    let mut found: Vec<Op> = Vec::new();
    let mut left = readable_lines(bytes);
    let seen = BTreeSet::new();
    let own: HashMap<usize, Id> = left.iter().filter_map(|edited| Some((edited.line, name_in(edited)?))).collect();
    let mut taken: BTreeSet<Id> = known.iter().map(|op| op.id.clone()).collect();
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
        let lines: HashMap<Id, usize> = round.begun.into_iter().collect();
        for (n, kept) in round.ops.into_iter().enumerate() {
            let mut op = Op::clone(&kept.op);
            if matches!(op.act, Act::Say(_)) {
                // In the order of the file.
                op.l = op.l.saturating_add(u64::try_from(n).unwrap_or(0));
                // Two lines with one name are two entries all the same.
                if let Some(id) =
                    lines.get(&op.id).and_then(|line| own.get(line)).filter(|id| taken.insert((*id).clone()))
                {
                    op.id = id.clone();
                    op.of = vec![id.clone()];
                }
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

/// The name that an entry's line says.
fn name_in(edited: &Edited) -> Option<Id> {
    if let ron::Value::Map(map) = &edited.value { name_of(map) } else { None }
}

fn name_of(map: &ron::Map) -> Option<Id> {
    let named = map.iter().find_map(|(name, value)| match (name, value) {
        (ron::Value::String(name), ron::Value::String(id)) if name == "id" && Id::may_be(id) => Some(Id::new(id)),
        _ => None,
    });
    named.filter(|id| !id.is_session())
}

/// An entry that is not in the record is a new line; and, where nothing else helps, its words alone.
fn shorten(edited: &mut Edited, session: &Session, plain: bool) {
    let ron::Value::Map(map) = &mut edited.value else { return };
    if name_of(map).is_some_and(|id| session.entry(&id).is_some()) {
        return;
    }
    let keep = |name: &ron::Value| match name {
        ron::Value::String(name) => name != "id" && (!plain || PLAIN.contains(&name.as_str())),
        _ => false,
    };
    *map = std::mem::take(map).into_iter().filter(|(name, _)| keep(name)).collect();
}
