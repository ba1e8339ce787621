//! CHOOSING: what Space and digits say of the lit line, by the table of marks.

use crate::model::field::Value;
use crate::model::mark::Mark;
use crate::model::wish::Wish;
use crate::ui::keymap::Key;
use crate::ui::msg::Effect;
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::ui::update::choose;
use crate::words::tasks::Tasks;

/// Says it of the lit line, or takes it back.
pub fn mark(app: &mut App, out: &mut Vec<Effect>) {
    let Some(entry) = app.desk().and_then(Desk::lit_entry) else { return };
    let Some(mark) = Mark::of_space(entry) else { return };
    let to = match (mark.said(entry), mark.choices.first()) {
        (None, Some(choice)) => choice.value(mark.field),
        _ => Value::Nothing,
    };
    let id = entry.id.clone();
    change(app, out, &Wish::answer(&id, mark.field, to));
}

/// The answer of that digit, and on to the next line; 0 takes the answer back and stays.
pub fn answer(app: &mut App, out: &mut Vec<Effect>, key: Key) {
    let Some(entry) = app.desk().and_then(Desk::lit_entry) else { return };
    let (Some(mark), Some(digit)) = (Mark::of_digits(entry), key.digit()) else { return };
    let id = entry.id.clone();
    if digit == '0' {
        if entry.get(mark.field).is_some() {
            change(app, out, &Wish::answer(&id, mark.field, Value::Nothing));
        }
        return;
    }
    let n = digit.to_digit(10).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let Some(choice) = n.checked_sub(1).and_then(|n| mark.choices.get(n)) else {
        app.say(Tone::Alarm, Tasks::NoSuchAnswer.with(&[digit.to_string(), mark.numbered()]));
        out.push(Effect::Bell);
        return;
    };
    let same = mark.said(entry) == Some(choice);
    if (same || change(app, out, &Wish::answer(&id, mark.field, choice.value(mark.field))).is_some())
        && let Some(desk) = app.desk_mut()
    {
        choose::step(desk, true);
    }
}
