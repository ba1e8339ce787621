//! Several wordings of one line, side by side: somebody picks one, or joins them. Nothing is settled by itself.

use crate::model::entry::Answers;
use crate::model::id::Id;
use crate::model::sheet::{self as on_sheet, What};
use crate::model::versions::{self, Doubled, Which};
use crate::ui::command::{Command, can_open_here};
use crate::ui::line::CaptureLine;
use crate::ui::msg::Effect;
use crate::ui::state::desk::Desk;
use crate::ui::state::opened::Opened;
use crate::ui::state::{App, Overlay, Tone};
use crate::ui::update::change::change;
use crate::ui::update::run;
use crate::ui::update::{overlay, reword};
use crate::words::settle::Settle as Words;

/// What can be lit: a version of that place among what stands in several, or that those are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// A version.
    Pick(usize, usize),
    /// One text out of all of them.
    Join(usize),
}

/// Opens the versions of a line, or of the session's answers; whether there were any.
pub fn open(app: &mut App, of: &Id) -> bool {
    let Some(desk) = app.desk() else { return false };
    if versions::doubled(&desk.session, of).is_empty() {
        return false;
    }
    let all = versions::everywhere(&desk.session);
    app.overlays.push(Overlay::Wordings { of: of.clone(), all, lit: 0, down: 0 });
    true
}

/// The line that is meant, where it stands in several versions; else the first line that does, in its task.
pub fn open_meant_or_first(app: &mut App) {
    let meant = app.desk().and_then(|desk| desk.meant()).map(|entry| entry.id.clone());
    if meant.is_some_and(|id| open(app, &id)) {
        return;
    }
    let first = app.desk().and_then(|desk| versions::everywhere(&desk.session).into_iter().next());
    match first {
        Some(id) => go_to(app, &id),
        None => app.say(Tone::Plain, Words::NoneLeft.text()),
    }
}

/// Goes to a line in its task, and opens its versions.
pub fn go_to(app: &mut App, id: &Id) {
    overlay::show(app, id);
    open(app, id);
}

/// The next line that stands in several versions, round and round.
pub fn next(app: &mut App) {
    let Some(Overlay::Wordings { of, all, .. }) = app.overlays.last() else { return };
    let at = all.iter().position(|id| id == of).map_or(0, |at| at + 1);
    let next = all
        .iter()
        .cycle()
        .skip(at)
        .take(all.len())
        .find(|id| app.desk().is_some_and(|desk| *id != of && !versions::doubled(&desk.session, id).is_empty()));
    if let Some(next) = next.cloned() {
        app.overlays.pop();
        go_to(app, &next);
    }
}

/// What stands in several versions of the line that is open.
pub fn doubled(app: &App) -> Vec<Doubled> {
    match (app.overlays.last(), app.desk()) {
        (Some(Overlay::Wordings { of, .. }), Some(desk)) => versions::doubled(&desk.session, of),
        _ => Vec::new(),
    }
}

/// What can be lit, in its order. An answer of the session itself is written anew where it is asked for.
pub fn choices(of: &Id, doubled: &[Doubled]) -> Vec<Choice> {
    let joins = !of.is_session();
    let of = |(n, one): (usize, &Doubled)| {
        let join = (joins && one.can_be_joined()).then_some(Choice::Join(n));
        (0..one.versions.len()).map(move |nth| Choice::Pick(n, nth)).chain(join).collect::<Vec<_>>()
    };
    doubled.iter().enumerate().flat_map(of).collect()
}

/// Enter: the lit version alone stands, or all of them come into one text.
pub fn take(app: &mut App, out: &mut Vec<Effect>) {
    let Some(Overlay::Wordings { of, lit, .. }) = app.overlays.last().cloned() else { return };
    let doubled = doubled(app);
    match choices(&of, &doubled).get(lit) {
        Some(Choice::Pick(n, nth)) => {
            if let Some(one) = doubled.get(*n) {
                pick(app, out, &of, one, *nth);
            }
        }
        Some(Choice::Join(n)) if app.desk().is_some_and(|desk| desk.read_only.is_none()) => {
            if let Some(one) = doubled.get(*n) {
                app.overlays.pop();
                join(app, &of, one);
            }
        }
        Some(Choice::Join(_)) => run::refuse_to_change(app),
        None => drop(app.overlays.pop()),
    }
}

fn pick(app: &mut App, out: &mut Vec<Effect>, of: &Id, one: &Doubled, nth: usize) {
    let Some(wish) = one.settled(of, nth) else { return };
    if change(app, out, &wish).is_none() {
        return;
    }
    let left = doubled(app).len();
    if let Some(Overlay::Wordings { lit, down, .. }) = app.overlays.last_mut() {
        (*lit, *down) = (0, 0);
    }
    if left == 0 {
        app.overlays.pop();
    }
    let Some(desk) = app.desk_mut() else { return };
    desk.touched = desk.session.entry(of).map(|entry| entry.id.clone());
    let (called, undo) = (called(desk, of), desk.keys.brief(Command::Undo));
    let more = versions::everywhere(&desk.session).iter().filter(|id| *id != of).count();
    let said = match one.versions.get(nth).map(|version| version.words.as_str()) {
        Some("") | None => Words::TakenNothing.with(&[called, undo]),
        Some(words) => Words::Taken.with(&[called.as_str(), words, &undo]),
    };
    let key = app.keys.brief(Command::TwoWordings);
    let more = (more > 0).then(|| Words::More.with(&[more.to_string(), key]));
    let said: Vec<String> = std::iter::once(said).chain(more).collect();
    app.say(Tone::Good, said.join(" "));
}

/// How a line is called here: with its number, the session by its word.
pub fn called(desk: &Desk, of: &Id) -> String {
    match desk.session.entry(of) {
        Some(entry) => format!("{} {}", entry.kind.spec().word, desk.session.spoken(entry)).trim().to_owned(),
        None => Words::Session.text().to_owned(),
    }
}

/// All versions come into the box that they are of, to be made one; where the line has no such box here, on the sheet.
fn join(app: &mut App, of: &Id, one: &Doubled) {
    let in_one = versions::in_one(one.versions.iter().map(|version| version.words.as_str()));
    let Some(entry) = app.desk().and_then(|desk| desk.session.entry(of)) else { return };
    let nth = match &one.which {
        Which::Words => Some(0),
        Which::Answer(field, key) if key.is_empty() => {
            entry.kind.spec().boxes.iter().position(|other| other == field).map(|at| at + 1)
        }
        _ => None,
    };
    let here = app.overlays.is_empty() && app.desk().is_some_and(|desk| can_open_here(desk, of));
    if let (Some(nth), true, Some(desk)) = (nth, here, app.desk_mut()) {
        reword::open(desk, of);
        if let Some(opened) = desk.openings.lines.get_mut(of) {
            opened.joins = Some(nth);
        }
        desk.line.go_to(nth);
        app.say(Tone::Plain, Words::Joining.text());
        return;
    }
    join_on_sheet(app, of, &one.which, in_one);
}

fn join_on_sheet(app: &mut App, of: &Id, which: &Which, in_one: String) {
    let Some((desk, entry)) = app.desk().and_then(|desk| Some((desk, desk.session.entry(of)?))) else { return };
    let (what, over) = match which {
        Which::Words => (What::Words, entry.texts.ids()),
        Which::Answer(field, key) => {
            let over = entry.fields.get(&(*field, key.clone())).map(Answers::ids).unwrap_or_default();
            (What::Field(*field, key.clone()), over)
        }
        Which::Also(_) => return,
    };
    let row = on_sheet::rows(&desk.session, entry).iter().position(|row| row.what == what);
    let Some(row) = row else { return };
    if !matches!(app.overlays.last(), Some(Overlay::Everything { .. })) {
        app.overlays.push(Overlay::Everything { trail: vec![of.clone()], lit: row, line: None });
    }
    if let Some(Overlay::Everything { lit, line, .. }) = app.overlays.last_mut() {
        *lit = row;
        *line = Some(CaptureLine::with(std::slice::from_ref(&in_one)));
    }
    if let Some(desk) = app.desk_mut() {
        desk.openings.sheet = Some(Opened { boxes: vec![in_one], over: vec![over], joins: Some(0) });
    }
    app.say(Tone::Plain, Words::Joining.text());
}
