//! Dots: shown by a person, held back until then where the session wants it, and the grid's next row. Pure.

use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::wish::Wish;
use crate::ui::instrument::dots::is_shown;
use crate::ui::msg::Effect;
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::ui::update::choose;
use crate::words::dots::Dots;

/// The numbers are shown, most dots first; once more, and the order is the map's again.
pub fn show(app: &mut App, out: &mut Vec<Effect>) {
    let Some(shown) = app.desk().map(is_shown) else { return };
    let words = if shown { Dots::Unshown } else { Dots::Shown };
    answer(app, out, Field::DotsShown, !shown, words);
}

/// The numbers are held back until somebody shows them, or no longer.
pub fn hold_back(app: &mut App, out: &mut Vec<Effect>) {
    let Some(desk) = app.desk() else { return };
    let held = matches!(desk.session.get(Field::DotsHidden), Some(Value::Flag(true)));
    let words = if held { Dots::NowFree } else { Dots::NowHeldBack };
    answer(app, out, Field::DotsHidden, !held, words);
}

fn answer(app: &mut App, out: &mut Vec<Effect>, field: Field, to: bool, words: Dots) {
    if change(app, out, &Wish::answer(&Id::session(), field, Value::Flag(to))).is_some() {
        app.desk_mut().into_iter().for_each(|desk| desk.chart.top = Some(0));
        app.say(Tone::Plain, words.text());
    }
}

/// Enter in the grid: the next trend, its first group.
pub fn next_row(desk: &mut Desk) {
    choose::step(desk, true);
    desk.chart.column = 0;
}
