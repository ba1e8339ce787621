//! The trend map: what is placed later, one branch at a time. Pure.

use crate::model::field::{Field, Value};
use crate::model::wish::Wish;
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::words::map::Map;

/// The branch was pointed at and not spoken: the line being typed is placed later, or the lit one, or the last one.
pub fn later(app: &mut App, out: &mut Vec<Effect>) {
    let Some(desk) = app.desk_mut() else { return };
    if desk.mode == Mode::Writing && !desk.line.is_empty() {
        desk.chart.later = !desk.chart.later;
        return;
    }
    let Some(trend) = desk.meant().filter(|entry| entry.kind.has(Field::Unplaced)) else { return };
    let (id, no, waits) = (trend.id.clone(), desk.session.spoken(trend), trend.is(Field::Unplaced));
    let to = if waits { Value::Nothing } else { Value::Flag(true) };
    let mut wishes = vec![Wish::answer(&id, Field::Unplaced, to)];
    if trend.other(Field::Parent).is_some() {
        wishes.push(Wish::answer(&id, Field::Parent, Value::Nothing));
    }
    if change(app, out, &Wish::Together(wishes)).is_some() {
        let word = if waits { Map::PlacedNow } else { Map::LaterNow };
        app.say(Tone::Plain, word.with(&[no]));
    }
}

/// One branch at a time, and back to the whole map.
pub fn turn_view(desk: &mut Desk) {
    desk.chart.by_branch = !desk.chart.by_branch;
    desk.chart.top = None;
}
