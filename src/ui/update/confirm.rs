//! The test for common ground: all of ours, say it differently, not all.

use super::change::change;
use super::write;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value, result};
use crate::model::id::Id;
use crate::model::query;
use crate::model::wish::Wish;
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::{App, Tone};
use crate::words::Word;

/// What is tested now.
fn tested(app: &App) -> Option<Id> {
    let desk = app.desk()?;
    desk.lit_entry().map(|item| desk.tested(item).id.clone())
}

/// Nobody does not want it; how many were in the room is kept with it.
pub fn agreed(app: &mut App, out: &mut Vec<Effect>) {
    let Some(id) = tested(app) else { return };
    let present = app.desk().and_then(Desk::present);
    let mut wishes = vec![write::test_of(&id, result::AGREED)];
    if let Some(n) = present {
        wishes.push(Wish::answer(&id, Field::Present, Value::Count(n)));
    }
    if change(app, out, &Wish::Together(wishes)).is_none() {
        return;
    }
    let called = app.desk().and_then(|desk| desk.lit_entry()).map(called).unwrap_or_default();
    let said = match present {
        Some(n) => Word::AgreedInTheRoom.with(&[called, n.to_string()]),
        None => Word::AgreedNow.with(&[called]),
    };
    app.say(Tone::Good, said);
    if let Some(desk) = app.desk_mut() {
        let next = desk.next_to_test(desk.lit.as_ref());
        desk.go_to_test(next);
    }
}

/// The sentence comes back into the line; its first wording is kept.
pub fn reword(app: &mut App, out: &mut Vec<Effect>) {
    let Some(id) = tested(app) else { return };
    if change(app, out, &write::test_of(&id, result::REWORD)).is_some()
        && let Some(desk) = app.desk_mut()
    {
        write::open_marked(desk, &id);
    }
}

/// Somebody does not want it: what was said?
pub fn not_agreed(app: &mut App, out: &mut Vec<Effect>) {
    let Some(id) = tested(app) else { return };
    if change(app, out, &write::test_of(&id, result::NOT_AGREED)).is_some()
        && let Some(desk) = app.desk_mut()
    {
        desk.open_line(Purpose::Objection(id), &[]);
        desk.mode = Mode::Writing;
    }
}

/// Whoever said no says that it is answered; the test is asked again.
pub fn answered(app: &mut App, out: &mut Vec<Effect>) {
    let Some(id) = tested(app) else { return };
    let Some(desk) = app.desk() else { return };
    let mut wishes: Vec<Wish> = query::open_objections(&desk.session, &id)
        .map(|no| Wish::answer(&no.id, Field::Open, Value::Text("answered".into())))
        .collect();
    wishes.push(Wish::answer(&id, Field::Test, Value::Nothing));
    change(app, out, &Wish::Together(wishes));
}

/// How a thing is called in a message: by its kind and number.
pub fn called(entry: &Entry) -> String {
    format!("{} {}", entry.kind.spec().word, entry.no).trim_end().to_owned()
}
