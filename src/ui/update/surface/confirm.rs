//! The test for common ground: all of ours, say it differently, not all; objections, each with its own answer; what was
//! made clear, and who wrote it.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value, result};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::Act;
use crate::model::query;
use crate::model::stage::Surface;
use crate::model::wish::{New, Wish};
use crate::ui::command::Command;
use crate::ui::instrument::confirm::{drafts, settled};
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::{App, Tone};
use crate::ui::update::change::{change, undo};
use crate::ui::update::reword;
use crate::ui::update::write;
use crate::words::Word;
use crate::words::ground::Ground;

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
        Some(n) if app.desk().is_some_and(is_first_uncounted) => {
            Word::AgreedUncounted.with(&[called, n.to_string(), app.keys.brief(Command::InTheRoom)])
        }
        Some(n) => Word::AgreedInTheRoom.with(&[called, n.to_string()]),
        None => Word::AgreedNow.with(&[called]),
    };
    app.say(Tone::Good, said);
    if let Some(desk) = app.desk_mut() {
        go_on(desk);
    }
}

/// Whether the number that was just noted down is the template's, and nothing was agreed to before: it is said once that
/// nobody has counted, and how to.
fn is_first_uncounted(desk: &Desk) -> bool {
    let agreed = desk.session.entries().filter(|entry| entry.stands() && entry.test() == Some(result::AGREED));
    let task = desk.item().map(query::counted_as).unwrap_or_default();
    agreed.take(2).count() == 1 && query::counted_for(&desk.session, &task).is_none()
}

/// The sentence comes back into the line; its first wording is kept.
pub fn reword(app: &mut App, out: &mut Vec<Effect>) {
    let Some(id) = tested(app) else { return };
    if change(app, out, &write::test_of(&id, result::REWORD)).is_some()
        && let Some(desk) = app.desk_mut()
    {
        reword::open_marked(desk, &id);
    }
}

/// Somebody does not want it: what was said? Objections that were still open stay.
pub fn not_agreed(app: &mut App, out: &mut Vec<Effect>) {
    let Some(id) = tested(app) else { return };
    let Some(desk) = app.desk() else { return };
    let open = query::open_objections(&desk.session, &id).filter(|no| no.words(Field::Open) == "open");
    let stays = open.map(|no| Wish::answer(&no.id, Field::Open, Value::Text("stands".into())));
    let mut wishes: Vec<Wish> = stays.collect();
    wishes.insert(0, write::test_of(&id, result::NOT_AGREED));
    if change(app, out, &Wish::Together(wishes)).is_some()
        && let Some(desk) = app.desk_mut()
    {
        ask(desk, Purpose::Objection(id));
    }
}

/// Somebody has something against it, and it is not settled yet: what was said?
pub fn objects(app: &mut App) {
    let Some(id) = tested(app) else { return };
    if let Some(desk) = app.desk_mut() {
        ask(desk, Purpose::OpenObjection(id));
    }
}

/// Esc in the line that 2 or 3 has opened: the test stands as it did before. Whether it was that line.
pub fn unsay(app: &mut App, out: &mut Vec<Effect>) -> bool {
    let Some(desk) = app.desk() else { return false };
    let about = match &desk.purpose {
        Purpose::Objection(id) | Purpose::Reword(id) if !desk.asks_under => id,
        _ => return false,
    };
    let tests = |op: &&Id| {
        let act = desk.session.op(op).filter(|op| op.of.first() == Some(about)).map(|op| &op.act);
        matches!(act, Some(Act::Set { field: Field::Test, to: Value::Text(to), .. }) if to.as_str() != result::AGREED)
    };
    let just_said = desk.undo.last().is_some_and(|step| step.ops.first().as_ref().is_some_and(tests));
    let lit = desk.lit.clone();
    if !just_said {
        return false;
    }
    undo(app, out);
    if let Some(desk) = app.desk_mut() {
        desk.held = None;
        desk.by = String::new().into();
        desk.go_to_test(lit);
    }
    app.say(Tone::Plain, Word::LeftAsItWas.text());
    true
}

/// Opens the line for what somebody said against it. Whose it is stands there only if they say so.
fn ask(desk: &mut Desk, purpose: Purpose) {
    desk.by = String::new().into();
    desk.open_line(purpose, &[]);
    desk.mode = Mode::Writing;
}

/// The line asks for an answer about what is tested: what was made clear, who wrote it. What stands there is in it.
pub fn tell(app: &mut App, field: Field) {
    let Some(id) = tested(app) else { return };
    let Some(desk) = app.desk_mut() else { return };
    let words = desk.session.entry(&id).map(|entry| entry.words(field)).unwrap_or_default();
    desk.open_line(Purpose::Tell(id, field), &[words]);
    desk.mode = Mode::Writing;
}

/// Keeps such an answer; what was said before stays in the history.
pub fn keep_told(app: &mut App, out: &mut Vec<Effect>, of: &Id, field: Field, texts: &[String]) {
    let words = texts.first().map_or("", |text| text.trim());
    let before = app.desk().and_then(|desk| desk.session.entry(of)).map(|entry| entry.words(field));
    let same = before.as_deref() == Some(words);
    if same || change(app, out, &Wish::answer(of, field, Value::Text(words.into()))).is_some() {
        app.desk_mut().into_iter().for_each(back);
    }
}

/// Back to what is tested, as it was left.
pub fn back(desk: &mut Desk) {
    let lit = desk.lit.clone();
    desk.by = String::new().into();
    desk.go_to_test(lit);
}

/// On to the next thing that was not asked.
pub fn go_on(desk: &mut Desk) {
    let next = desk.next_to_test(desk.lit.as_ref());
    desk.by = String::new().into();
    desk.go_to_test(next);
}

fn objection(desk: &Desk, about: &Id, words: &str, state: &str) -> Wish {
    let new = New::line(Kind::Objection, desk.task_code(), words)
        .by(&desk.by)
        .with(Field::Parent, Value::Other(about.clone()))
        .with(Field::Open, Value::Text(state.into()));
    Wish::Say(new)
}

/// Keeps the words of somebody who does not want it. It stays, and if all agreed while the line was put by, they do no
/// longer.
pub fn keep_objection(app: &mut App, out: &mut Vec<Effect>, about: &Id, texts: &[String]) {
    let words = texts.first().map_or("", String::as_str);
    if !words.trim().is_empty() {
        let Some(desk) = app.desk() else { return };
        let mut wishes = vec![objection(desk, about, words, "stands")];
        wishes.extend(unagreed(desk, about, Value::Text(result::NOT_AGREED.into())));
        if change(app, out, &Wish::Together(wishes)).is_none() {
            return;
        }
    }
    app.say(Tone::Plain, Word::StaysNotAgreed.text());
    app.desk_mut().into_iter().for_each(go_on);
}

/// What was agreed does not stay so.
fn unagreed(desk: &Desk, about: &Id, to: Value) -> Option<Wish> {
    let agreed = desk.session.entry(about).and_then(Entry::test) == Some(result::AGREED);
    agreed.then(|| Wish::answer(about, Field::Test, to))
}

/// Keeps an objection that is still open. What was agreed is then asked anew.
pub fn keep_open_objection(app: &mut App, out: &mut Vec<Effect>, about: &Id, texts: &[String]) {
    let words = texts.first().map_or("", String::as_str);
    if !words.trim().is_empty() {
        let Some(desk) = app.desk() else { return };
        let mut wishes = vec![objection(desk, about, words, "open")];
        wishes.extend(unagreed(desk, about, Value::Nothing));
        if change(app, out, &Wish::Together(wishes)).is_none() {
            return;
        }
        app.say(Tone::Plain, Ground::ObjectionOpen.text());
    }
    app.desk_mut().into_iter().for_each(back);
}

/// Whoever said no says that it is answered: where there are several, it is asked which. With the last of them the test
/// is asked again.
pub fn answered(app: &mut App, out: &mut Vec<Effect>) {
    let Some(id) = tested(app) else { return };
    let Some(desk) = app.desk_mut() else { return };
    let open: Vec<Id> = query::open_objections(&desk.session, &id).map(|no| no.id.clone()).collect();
    match open.as_slice() {
        [] => {}
        [only] => {
            let wish = settled(desk, &id, only);
            change(app, out, &wish);
        }
        _ => desk.asks_under = true,
    }
}

/// How a thing is called in a message: by its kind and number.
pub fn called(entry: &Entry) -> String {
    format!("{} {}", entry.kind.spec().word, entry.no).trim_end().to_owned()
}

/// After a line of its own was written at the test: that it is kept is said, since it stands nowhere on the screen, and
/// the question is there again.
pub fn beside_the_test(app: &mut App) {
    let Some(desk) = app.desk_mut() else { return };
    if desk.surface() != Surface::Confirm || drafts(desk).is_some() {
        return;
    }
    let said = desk.touched.as_ref().and_then(|id| desk.session.entry(id)).map(called).unwrap_or_default();
    if desk.lit.is_some() {
        back(desk);
    }
    app.say(Tone::Plain, Ground::KeptBeside.with(&[said]));
}
