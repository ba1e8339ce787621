//! What kind the next line is; and a lit line that becomes one of another kind. A kind cannot change: the line is taken
//! back and said anew as what it came from, in one step.

use crate::model::entry::Entry;
use crate::model::kind::Kind;
use crate::model::op::Act;
use crate::model::stage::Surface;
use crate::model::told;
use crate::model::wish::{New, Wish};
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::ui::update::write;
use crate::words::tasks::Tasks;

/// The next kind, or the one before: of the lit line in CHOOSING, else of the next line.
pub fn other(app: &mut App, out: &mut Vec<Effect>, on: bool) {
    let Some(desk) = app.desk_mut() else { return };
    let Some(lit) = desk.lit_entry().filter(|lit| desk.mode == Mode::Choosing && can_become(desk, lit)) else {
        write::other_kind(desk, on);
        return;
    };
    let no = desk.session.spoken(lit);
    // What stands under it would stand under nothing.
    let Some(to) = next(desk, lit, on).filter(|_| desk.session.under(&lit.id).next().is_none()) else {
        let words = Tasks::KindStays.with(&[no, lit.kind.spec().word.to_owned()]);
        app.say(Tone::Plain, words);
        return;
    };
    let wish = Wish::Together(vec![Wish::Withdraw(lit.id.clone()), Wish::Say(said_anew(lit, to))]);
    let Some(ids) = change(app, out, &wish) else { return };
    let Some(desk) = app.desk_mut() else { return };
    let says = ids.iter().filter_map(|id| desk.session.op(id)).find(|op| matches!(op.act, Act::Say(_)));
    let Some(anew) = says.and_then(|op| op.of.first()).cloned() else { return };
    let now = desk.number_of(&anew);
    if desk.choosable().contains(&anew) {
        desk.lit = Some(anew);
    }
    app.say(Tone::Plain, Tasks::KindNow.with(&[no, to.spec().word.to_owned(), now]));
}

/// Whether the key changes that line's kind: it is one of those that are written down here, and no digit does it. On the
/// board there also stands what was said at the event and at other meetings: that stays what it is.
fn can_become(desk: &Desk, lit: &Entry) -> bool {
    let is_own = desk.surface() != Surface::Board || (lit.task.as_str() == desk.task_code() && desk.is_said_here(lit));
    is_own && desk.kinds().contains(&lit.kind) && !desk.instrument().hangs(desk, lit)
}

/// The kind after that of a line, or before. What a table tells as a whole is no line of it.
fn next(desk: &Desk, lit: &Entry, on: bool) -> Option<Kind> {
    let head = desk.task().and_then(told::head_of);
    let kinds: Vec<Kind> = desk.kinds().iter().copied().filter(|kind| Some(*kind) != head).collect();
    let at = kinds.iter().position(|kind| *kind == lit.kind)?;
    let by = if on { 1 } else { kinds.len().saturating_sub(1) };
    kinds.get((at + by) % kinds.len()).copied().filter(|kind| *kind != lit.kind)
}

/// The same words of another kind, with every answer that it can carry.
fn said_anew(lit: &Entry, to: Kind) -> New {
    let mut new = New { from: vec![lit.id.clone()], ..New::line(to, &lit.task, lit.text()) }.by(&lit.by);
    for (field, key) in lit.fields.keys() {
        if let (true, true, Some(value)) = (key.is_empty(), to.has(*field), lit.get(*field)) {
            new = new.with(*field, value.clone());
        }
    }
    new
}
