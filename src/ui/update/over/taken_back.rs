//! What was taken back, in whichever run of the program, and putting a line back. Undo itself is this window's own.

use crate::model::taken_back::{TakenBack, taken_back};
use crate::ui::msg::Effect;
use crate::ui::state::{App, Overlay, Tone};
use crate::ui::update::change::change;
use crate::words::hands::Hands as Words;

/// Lists it.
pub fn open(app: &mut App) {
    let Some(desk) = app.desk() else { return };
    let all = taken_back(&desk.session);
    app.overlays.push(Overlay::TakenBack { all, lit: 0 });
}

/// Puts the lit line back. The undo key takes it away again.
pub fn put_back(app: &mut App, out: &mut Vec<Effect>) {
    let Some(Overlay::TakenBack { all, lit }) = app.overlays.last() else { return };
    let Some(line) = all.get(*lit).cloned() else { return };
    if change(app, out, &line.wish()).is_none() {
        return;
    }
    settle(app);
    app.say(Tone::Plain, Words::PutBack.with(&[called(&line)]));
}

/// After a step the list is of what is taken back now.
pub fn settle(app: &mut App) {
    if !matches!(app.overlays.last(), Some(Overlay::TakenBack { .. })) {
        return;
    }
    let now = app.desk().map(|desk| taken_back(&desk.session)).unwrap_or_default();
    if let Some(Overlay::TakenBack { all, lit }) = app.overlays.last_mut() {
        *lit = (*lit).min(now.len().saturating_sub(1));
        *all = now;
    }
}

/// "Done 572".
pub fn called(line: &TakenBack) -> String {
    let no = if line.no.is_empty() { line.words.as_str() } else { line.no.as_str() };
    format!("{} {no}", line.kind.spec().word)
}
