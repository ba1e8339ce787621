//! A change is always the same: the model proposes, each operation is absorbed, and the shell is asked to save. A
//! refusal becomes its own sentence, and what was typed stays.

use super::confirm::called;
use super::missing;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::{Act, Op};
use crate::model::query;
use crate::model::stage::{self, Surface};
use crate::model::wish::{Refusal, Stamp, Wish, propose};
use crate::ui::instrument::facts::QUESTIONS;
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Step};
use crate::ui::state::{App, Tone};
use crate::ui::text;
use crate::words::Word;
use crate::words::before::Before;
use crate::words::hands::Hands;
use std::collections::BTreeSet;

/// How many columns of a line's words are said where it is not on the screen.
const QUOTED: usize = 48;

/// Carries a wish out and says a refusal. The ids of the operations, where there was none.
pub fn change(app: &mut App, effects: &mut Vec<Effect>, wish: &Wish) -> Option<Vec<Id>> {
    let off_charts = app.desk().and_then(|desk| super::hands::off_charts(desk, wish));
    let ids = carry_out(app, effects, off_charts.as_ref().unwrap_or(wish))?;
    if let Some(desk) = app.desk_mut() {
        stepped(desk, &ids);
    }
    Some(ids)
}

/// Carries operations out that were put together one after the other: one step.
pub fn change_all(app: &mut App, effects: &mut Vec<Effect>, ops: Vec<Op>) -> Option<Vec<Id>> {
    let desk = app.desk_mut().filter(|desk| desk.read_only.is_none())?;
    settle_in(desk, &ops);
    let ids: Vec<Id> = ops.iter().map(|op| op.id.clone()).collect();
    stepped(desk, &ids);
    effects.push(Effect::Save(ops));
    Some(ids)
}

/// A step was taken: the undo key takes it back, and the open item is one that people worked on.
fn stepped(desk: &mut Desk, ids: &[Id]) {
    desk.undo.push(Step { ops: ids.to_vec(), undone_by: Vec::new() });
    desk.redo.clear();
    desk.beside = None;
    let here = desk.item().map(|item| item.id.clone());
    desk.worked_on.extend(here);
}

/// The same for what the undo key leaves alone: walking through the agenda, the clock.
pub fn carry_out(app: &mut App, effects: &mut Vec<Effect>, wish: &Wish) -> Option<Vec<Id>> {
    let at = app.at;
    if app.desk()?.read_only.is_some() {
        super::run::refuse_to_change(app);
        return None;
    }
    let done = take(app.desk_mut()?, wish, at);
    match done {
        Ok(ops) => {
            let ids = ops.iter().map(|op| op.id.clone()).collect();
            effects.push(Effect::Save(ops));
            Some(ids)
        }
        Err(refusal) => {
            let refusal = app.desk().map_or_else(|| refusal.clone(), |desk| missing::first_box(desk, refusal.clone()));
            app.say(Tone::Alarm, refusal.to_string());
            effects.push(Effect::Bell);
            None
        }
    }
}

fn take(desk: &mut Desk, wish: &Wish, at: chrono::DateTime<chrono::FixedOffset>) -> Result<Vec<Op>, Refusal> {
    let stamp = Stamp { writer: desk.writer.clone(), next: desk.next, step: desk.step, at };
    let ops = propose(&desk.session, wish, &stamp)?;
    settle_in(desk, &ops);
    Ok(ops)
}

/// The operations of one step become part of what was said, and wait to be saved.
fn settle_in(desk: &mut Desk, ops: &[Op]) {
    desk.next = desk.next.saturating_add(u64::try_from(ops.len()).unwrap_or(0));
    desk.step = desk.step.saturating_add(1);
    for op in ops {
        desk.saves.wait_for(&op.id);
        desk.session.absorb(op.clone());
    }
}

/// Takes this window's last step back.
pub fn undo(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(step) = app.desk().and_then(|desk| desk.undo.last()).cloned() else { return };
    let (subject, words) = app.desk().map(|desk| subject(desk, &step.ops)).unwrap_or_default();
    let place = app.desk().and_then(|desk| elsewhere(desk, &step.ops));
    let quoted = app.desk().map(|desk| quoted(desk, &step.ops)).unwrap_or_default();
    let open = open_item(app);
    let (back, _) = app.desk().map_or((Word::TakenBack, Word::BroughtBack), |desk| said(desk, &step.ops));
    let Some(undone_by) = carry_out(app, effects, &Wish::Undo(step.ops.clone())) else {
        offer_beside(app, &step.ops);
        return;
    };
    if let Some(desk) = app.desk_mut() {
        desk.beside = None;
        desk.undo.pop();
        desk.redo.push(Step { ops: step.ops, undone_by });
        settle(desk, subject.as_ref());
    }
    arrive_anew(app, open.as_ref());
    super::sheet::settle(app);
    super::taken_back::settle(app);
    let words = if place.is_some() { words + &quoted } else { words };
    app.say(Tone::Plain, in_task(place.as_ref(), &back.with(&[words])));
}

/// In which task a step was, where that is not the open one: what it did is not on the screen.
fn elsewhere(desk: &Desk, ops: &[Id]) -> Option<String> {
    let op = ops.iter().find_map(|id| desk.session.op(id))?;
    let entry = op.of.first().and_then(|id| desk.session.entry(id));
    let by_surface = |surface: Surface| stage::tasks().find(|task| task.surface == surface);
    let task = match (&op.act, entry) {
        (Act::Set { field: Field::DayStarts | Field::DayEnds, .. }, _) => by_surface(Surface::Program),
        (Act::Set { field: Field::KitTicked, .. }, _) => by_surface(Surface::Kit),
        (Act::Set { field, .. }, None) if QUESTIONS.contains(field) => by_surface(Surface::Facts),
        // Who is in the room is counted for one task.
        (Act::Set { field: Field::Present, key, .. }, None) => key.split(['/', '#']).next().and_then(stage::task),
        (_, Some(entry)) => stage::task(&entry.task).or_else(|| match entry.kind {
            Kind::Group => by_surface(Surface::Groups),
            Kind::Table => by_surface(Surface::Seats),
            Kind::Agenda => by_surface(Surface::Program),
            Kind::ToBring => by_surface(Surface::Kit),
            _ => None,
        }),
        _ => None,
    }?;
    // A task is called as it is on the agenda; what belongs to one of its items, as that one.
    let at = entry.filter(|_| task.is_by_item()).and_then(|line| query::said_at(&desk.session, line));
    let on_agenda = || query::agenda(&desk.session).into_iter().find(|item| item.words(Field::Stage) == task.code);
    // Where the same surface shows it, it is on the screen.
    let is_here = match (at, desk.item()) {
        (Some(at), Some(here)) => at.id == here.id,
        _ => desk.task().is_some_and(|here| here.code == task.code),
    };
    let title = || at.or_else(on_agenda).map_or_else(|| task.title.to_owned(), |item| item.text().to_owned());
    (!is_here).then(title)
}

/// The beginning of the words of the one line that a step was about: it is not on the screen.
fn quoted(desk: &Desk, ops: &[Id]) -> String {
    let op = ops.iter().find_map(|id| desk.session.op(id));
    let entry = op.and_then(|op| op.of.first()).and_then(|id| desk.session.entry(id));
    let one = entry.filter(|_| many(desk, ops).is_none() && lines_of(desk, ops).is_none());
    let rows = one.map(|entry| text::wrap(entry.text(), QUOTED)).unwrap_or_default();
    match rows.as_slice() {
        [] | [""] => String::new(),
        [whole] => format!(" “{}”", whole.trim()),
        [first, ..] => format!(" “{}…”", first.trim()),
    }
}

/// A sentence with the task that it is about before it.
fn in_task(place: Option<&String>, words: &str) -> String {
    place.map_or_else(|| words.to_owned(), |place| Before::InTask.with(&[place.as_str(), words]))
}

/// Somebody else has written on what was to be taken back: the old words can stand beside theirs (rule 24).
fn offer_beside(app: &mut App, ops: &[Id]) {
    let Some(desk) = app.desk_mut() else { return };
    desk.beside = ops.iter().find_map(|id| old_words(desk, id));
    if desk.beside.is_some() {
        let said = app.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
        let offer = Word::BesideOffer.with(&[app.keys.brief(crate::ui::command::Command::PutBeside)]);
        app.say(Tone::Alarm, [said, offer].join(" "));
    }
}

/// The words that an operation took the place of, and of which line, where they do not stand.
fn old_words(desk: &Desk, id: &Id) -> Option<(Id, String)> {
    let op = desk.session.op(id)?;
    let Act::Text { over, .. } = &op.act else { return None };
    let words = match &desk.session.op(over.last()?)?.act {
        Act::Text { text, .. } => text.to_string(),
        Act::Say(said) => said.text.to_string(),
        _ => return None,
    };
    let entry = op.of.first().and_then(|id| desk.session.entry(id)).filter(|entry| entry.stands())?;
    let stand = entry.texts.iter().any(|(_, text)| text.as_str() == words);
    (!stand).then(|| (entry.id.clone(), words))
}

/// Puts the old words beside those that somebody else wrote.
pub fn put_beside(app: &mut App, effects: &mut Vec<Effect>) {
    let Some((entry, words)) = app.desk().and_then(|desk| desk.beside.clone()) else { return };
    if change(app, effects, &Wish::Beside { entry, text: words.into() }).is_some() {
        app.say(Tone::Plain, Word::BesideDone.text());
    }
}

/// Brings the step back that was last taken back.
pub fn redo(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(step) = app.desk().and_then(|desk| desk.redo.last()).cloned() else { return };
    let open = open_item(app);
    if carry_out(app, effects, &Wish::Undo(step.undone_by)).is_none() {
        return;
    }
    let mut notice = String::new();
    if let Some(desk) = app.desk_mut() {
        desk.redo.pop();
        desk.undo.push(Step { ops: step.ops.clone(), undone_by: Vec::new() });
        let (subject, words) = subject(desk, &step.ops);
        notice = in_task(elsewhere(desk, &step.ops).as_ref(), &said(desk, &step.ops).1.with(&[words]));
        settle(desk, subject.as_ref());
    }
    arrive_anew(app, open.as_ref());
    super::sheet::settle(app);
    super::taken_back::settle(app);
    app.say(Tone::Plain, notice);
}

fn open_item(app: &App) -> Option<Id> {
    app.desk().and_then(|desk| desk.item()).map(|item| item.id.clone())
}

/// A step on the agenda may take the open item away, or bring it back: then somebody comes to another task.
fn arrive_anew(app: &mut App, before: Option<&Id>) {
    if open_item(app).as_ref() != before {
        app.desk_mut().into_iter().for_each(Desk::arrive);
    }
}

/// What a step was about, and its words.
fn subject(desk: &Desk, ops: &[Id]) -> (Option<Id>, String) {
    let Some(op) = ops.iter().find_map(|id| desk.session.op(id)) else { return (None, String::new()) };
    let Some(thing) = op.of.first() else { return (None, String::new()) };
    if let Some(many) = many(desk, ops) {
        return (Some(thing.clone()), many.to_string());
    }
    if let Some(lines) = lines_of(desk, ops) {
        return (Some(thing.clone()), Hands::Lines.with(&[lines.to_string()]));
    }
    let words = match (&op.act, desk.session.entry(thing)) {
        (Act::Say(said), _) => format!("{} {}", said.kind.spec().word, said.no),
        (_, Some(entry)) => called_at(desk, entry),
        (Act::Set { field, .. }, None) if thing.is_session() => Before::AnswerTo.with(&[field.spec().word]),
        (_, None) => Word::TheStep.text().to_owned(),
    };
    (Some(thing.clone()), words)
}

/// How many lines a step was about, where it was more than one and it began none.
fn lines_of(desk: &Desk, ops: &[Id]) -> Option<usize> {
    let ops = || ops.iter().filter_map(|id| desk.session.op(id));
    let begins = ops().any(|op| matches!(op.act, Act::Say(_)));
    let firsts: BTreeSet<&Id> = ops().filter_map(|op| op.of.first()).filter(|of| !of.is_session()).collect();
    (!begins && firsts.len() > 1).then_some(firsts.len())
}

/// How many lines a step wrote down, where it was more than one.
fn many(desk: &Desk, ops: &[Id]) -> Option<usize> {
    let says = ops.iter().filter(|id| desk.session.op(id).is_some_and(|op| matches!(op.act, Act::Say(_)))).count();
    (says > 1).then_some(says)
}

/// How a thing is called: a sentence by the theme that it stands under.
fn called_at(desk: &Desk, entry: &Entry) -> String {
    let theme = entry.other(Field::Parent).filter(|_| entry.kind == Kind::Statement);
    called(theme.and_then(|id| desk.session.entry(id)).unwrap_or(entry))
}

/// What is said when a step is taken back, and when it is brought back: what became of it.
fn said(desk: &Desk, ops: &[Id]) -> (Word, Word) {
    let Some(op) = ops.iter().find_map(|id| desk.session.op(id)) else { return (Word::TakenBack, Word::BroughtBack) };
    match &op.act {
        Act::Say(_) if many(desk, ops).is_some() => (Word::ManyTakenBack, Word::ManyBroughtBack),
        Act::Text { .. } => (Word::OldWords, Word::NewWords),
        Act::Withdraw { .. } => (Word::BroughtBack, Word::TakenBack),
        Act::Set { field: Field::Test, to, .. } if *to != Value::Nothing => (Word::NotAskedAgain, Word::AskedAsBefore),
        Act::Set { field: Field::Promised, to: Value::Flag(true), .. } => (Word::PromiseBack, Word::PromisedAgain),
        Act::Link { .. } | Act::End { .. } | Act::Set { .. } => (Word::AsBefore, Word::ChangedAgain),
        _ => (Word::TakenBack, Word::BroughtBack),
    }
}

/// After a step back or forth: what is lit must be there, and what was changed is shown.
fn settle(desk: &mut Desk, subject: Option<&Id>) {
    use crate::ui::state::desk::Mode;
    let all = desk.choosable();
    let of = |id: &Id| {
        let parent = desk.session.entry(id).and_then(|entry| entry.other(Field::Parent).cloned());
        [Some(id.clone()), parent].into_iter().flatten().find(|id| all.contains(id))
    };
    let found = subject.and_then(of);
    // A sentence that was taken back is gone from the session; its record still says under which theme it stood.
    let found = found.or_else(|| {
        let op = subject.and_then(|id| desk.session.op(id))?;
        op.of.iter().find(|id| all.contains(id)).cloned()
    });
    if desk.surface() == Surface::Confirm {
        if let Some(item) = found {
            desk.go_to_test(Some(item));
        }
        return;
    }
    desk.touched.clone_from(&found);
    if desk.mode == Mode::Choosing {
        let lit_is_there = desk.lit.as_ref().is_some_and(|lit| all.contains(lit));
        desk.lit = found.or_else(|| if lit_is_there { desk.lit.clone() } else { all.last().cloned() });
    }
}
