//! The order in which futures are shown.

use crate::model::told;
use crate::ui::instrument::by_words;
use crate::ui::keymap::Key;
use crate::ui::msg::Effect;
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::words::told::Told;

/// Puts the lit one at the place of a digit.
pub fn put_in_order(app: &mut App, out: &mut Vec<Effect>, key: Key) {
    let Some(n) = key.digit().and_then(|c| c.to_digit(10)).and_then(|n| usize::try_from(n).ok()) else { return };
    let Some(desk) = app.desk() else { return };
    let Some(lit) = desk.lit_entry() else { return };
    let many = told::running_order(&desk.session, lit.kind).len();
    let at = n.clamp(1, many.max(1));
    let words = if lit.by.is_empty() { lit.text().to_owned() } else { by_words(desk, &lit.by) };
    if let Some(wish) = told::put_at(&desk.session, &lit.id, at - 1)
        && change(app, out, &wish).is_none()
    {
        return;
    }
    app.say(Tone::Plain, Told::InOrder.with(&[words, at.to_string()]));
}
