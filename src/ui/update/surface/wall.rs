//! At the wall: a card, with what lies in its heap, is hung under another list; what only one of two tables holds goes
//! to not agreed. A card stays what it was written as; where it hangs is an answer of its own.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query::wall::{LISTS, NO_TABLE, heap_of, held_by_one, word_of};
use crate::model::wish::Wish;
use crate::ui::command::Command;
use crate::ui::instrument::{two_tables, wall};
use crate::ui::keymap::Key;
use crate::ui::msg::Effect;
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::words::wall::Wall as Words;

/// A digit hangs the lit card under that list.
pub fn hang(app: &mut App, out: &mut Vec<Effect>, key: Key) {
    let n = key.digit().and_then(|c| c.to_digit(10)).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let Some(there) = n.checked_sub(1).and_then(|at| LISTS.get(at)).copied() else { return };
    let Some(desk) = app.desk() else { return };
    let Some(lit) = desk.lit_entry() else { return };
    let both = desk.instrument().both_hold(desk);
    let heap = heap_of(&desk.session, &lit.id);
    let wishes = heap.iter().flat_map(|card| moves(card, there, both)).collect();
    let called = match heap.as_slice() {
        [only] if both && there != Kind::NotAgreed => Words::BothHoldIt.with(&[desk.session.spoken(only)]),
        [only] => Words::MovedTo.with(&[desk.session.spoken(only).as_str(), wall::title(there)]),
        many => Words::HeapMovedTo.with(&[many.len().to_string().as_str(), wall::title(there)]),
    };
    let next = after(desk, &heap);
    if change(app, out, &Wish::Together(wishes)).is_none() {
        return;
    }
    if let Some(desk) = app.desk_mut() {
        let all = desk.choosable();
        desk.lit = next.filter(|id| all.contains(id)).or_else(|| desk.lit.take().filter(|id| all.contains(id)));
    }
    app.say(Tone::Plain, called);
}

/// What hanging one card there comes to.
fn moves(card: &Entry, list: Kind, both: bool) -> Vec<Wish> {
    let mut out = vec![Wish::answer(&card.id, Field::List, Value::Text(word_of(list).into()))];
    let held = list != Kind::NotAgreed;
    if both && card.is(Field::Held) != held {
        out.push(Wish::answer(&card.id, Field::Held, if held { Value::Flag(true) } else { Value::Nothing }));
    }
    out
}

/// What is lit when a heap has gone: the one after it in its column, else the one before.
fn after(desk: &Desk, heap: &[&Entry]) -> Option<Id> {
    let column = desk.instrument().column(desk);
    let gone = |id: &Id| heap.iter().any(|card| card.id == *id);
    let last = column.iter().rposition(&gone)?;
    let rest = column.get(last + 1..).unwrap_or_default().iter().chain(column.iter().rev());
    rest.into_iter().find(|id| !gone(id)).cloned()
}

/// What only one of the two tables holds goes to not agreed, in one step.
pub fn rest(app: &mut App, out: &mut Vec<Effect>) {
    let Some(desk) = app.desk() else { return };
    let [one, other] = two_tables::pair(desk);
    let cards = held_by_one(&desk.session, [&one, &other]);
    let wishes: Vec<Wish> = cards.iter().flat_map(|card| moves(card, Kind::NotAgreed, true)).collect();
    let count = cards.len();
    // What no table wrote is nobody's to let go.
    if [&one, &other].iter().any(|by| by.is_empty() || by.as_str() == NO_TABLE) {
        app.say(Tone::Plain, Words::TwoAreNeeded.text());
    } else if count == 0 {
        app.say(Tone::Plain, Words::NoRest.text());
    } else if change(app, out, &Wish::Together(wishes)).is_some() {
        let undo = app.keys.brief(Command::Undo);
        let said =
            if count == 1 { Words::OneRest.with(&[undo]) } else { Words::SomeRest.with(&[count.to_string(), undo]) };
        app.say(Tone::Plain, said);
    }
}
