//! At the time lines: high and low, and other names for the lanes.

use crate::model::field::{Field, Value};
use crate::model::time_lines;
use crate::model::typed::line::BETWEEN;
use crate::model::wish::Wish;
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::ui::update::write;
use crate::words::time_lines::TimeLines;

/// Marks what is written as high or low, else what is lit or was kept last; what is marked so already, not any more.
pub fn mark(app: &mut App, out: &mut Vec<Effect>, mark: &'static str) {
    let Some(desk) = app.desk_mut() else { return };
    let at = desk.fields().iter().position(|field| *field == Field::Mark).map(|at| at + 1);
    if let (Mode::Writing, Some(at), false) = (desk.mode, at, desk.line.is_empty()) {
        let text = if desk.line.text_of(at) == mark { "" } else { mark };
        desk.line.set(at, text);
        return;
    }
    let Some(entry) = desk.meant().filter(|entry| entry.kind.has(Field::Mark)) else { return };
    let (id, no) = (entry.id.clone(), desk.session.spoken(entry));
    let was = time_lines::is_marked(entry, mark);
    let to = if was { Value::Nothing } else { Value::Text(mark.into()) };
    if change(app, out, &Wish::answer(&id, Field::Mark, to)).is_some() {
        let word = match (was, mark) {
            (true, _) => TimeLines::IsNeither,
            (false, "high") => TimeLines::IsHigh,
            (false, _) => TimeLines::IsLow,
        };
        app.say(Tone::Plain, word.with(&[no]));
    }
}

/// Asks in the line what the time lines are called; what stood there comes back.
pub fn ask_names(desk: &mut Desk) {
    let names: Vec<String> = time_lines::lanes(&desk.session).into_iter().map(|lane| lane.name).collect();
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    desk.ask_in_line(Purpose::Lanes, &[names.join(BETWEEN)]);
    desk.line.mark();
}

/// The time lines are called so from now on; where lines go on is the same place under its new name.
pub fn keep_names(app: &mut App, out: &mut Vec<Effect>, texts: &[String]) {
    let words = texts.first().map_or("", String::as_str);
    let names = time_lines::names(words);
    if names.is_empty() {
        app.say(Tone::Alarm, TimeLines::NamesNone.text());
        out.push(Effect::Bell);
        return;
    }
    let Some(desk) = app.desk() else { return };
    let at = time_lines::lanes(&desk.session).iter().position(|lane| time_lines::alike(&lane.name, &desk.lane));
    let wish = time_lines::rename(&desk.session, words);
    if change(app, out, &wish).is_some() {
        if let Some(desk) = app.desk_mut() {
            let kept = names.iter().find(|name| time_lines::alike(name, &desk.lane));
            let here = kept.or_else(|| at.and_then(|at| names.get(at))).or(names.first());
            desk.lane = here.map_or("", String::as_str).into();
            write::close_asked(desk);
        }
        app.say(Tone::Plain, TimeLines::NamesKept.with(&[names.join(", ")]));
    }
}
