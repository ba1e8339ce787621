//! Striking a line's words at a person's wish: a word is typed to confirm, and nothing of it stays in this window.

use crate::model::id::Id;
use crate::model::likeness::folded;
use crate::model::named::said_of;
use crate::model::wish::Wish;
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Half, Purpose};
use crate::ui::state::{App, Tone};
use crate::ui::update::change::carry_out;
use crate::ui::update::choose;
use crate::ui::update::confirm::called;
use crate::ui::update::write::close_reword;
use crate::words::Word;

/// Asks in the line for the word that strikes what is lit; what stood there comes back.
pub fn ask(app: &mut App) {
    let Some(desk) = app.desk_mut() else { return };
    let Some(id) = desk.meant().map(|entry| entry.id.clone()) else { return };
    desk.ask_in_line(Purpose::Strike(id), &[]);
}

/// Enter: only the word itself strikes.
pub fn keep(app: &mut App, out: &mut Vec<Effect>, id: &Id, texts: &[String]) {
    let typed = texts.first().map_or("", String::as_str);
    if folded(typed.trim()) != Word::StrikeWord.text() {
        app.say(Tone::Plain, Word::NotStruck.text());
        return;
    }
    let Some((words, said, next)) = app.desk().and_then(|desk| {
        let entry = desk.session.entry(id)?;
        Some((called(entry), said_of(&desk.session, id), choose::beside(desk, id)))
    }) else {
        return;
    };
    let struck = carry_out(app, out, &Wish::Strike(id.clone())).is_some();
    if let Some(desk) = app.desk_mut() {
        if struck {
            let_go(desk, id);
            desk.lit = desk.lit.is_some().then_some(next).flatten();
        }
        close(desk);
    }
    if struck {
        // What was said to the person may have named it.
        app.notices.retain(|notice| !said.iter().any(|said| said.len() > 3 && notice.text.contains(said.as_str())));
        app.say(Tone::Plain, Word::StruckNow.with(&[words]));
    }
}

/// Takes every trace of a line out of this window: steps, half-typed rewordings.
fn let_go(desk: &mut Desk, id: &Id) {
    let session = &desk.session;
    let names = |op: &Id| session.op(op).is_some_and(|op| op.of.contains(id));
    desk.undo.retain(|step| !step.ops.iter().any(names));
    desk.redo.retain(|step| !step.ops.iter().any(names));
    let about = |half: &Half| half.purpose.about() == Some(id);
    desk.halves.retain(|_, half| !about(half));
    desk.held.take_if(|half| about(half));
    desk.under.take_if(|under| under == id);
    desk.touched.take_if(|touched| touched == id);
}

/// Back to where the word was asked for.
pub fn close(desk: &mut Desk) {
    use crate::model::stage::Surface;
    close_reword(desk);
    if desk.surface() == Surface::Confirm && desk.purpose == Purpose::New {
        desk.go_to_test(desk.lit.clone());
    }
}
