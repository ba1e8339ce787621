//! Before the day: the way there, cells of a lit row, what is answered that is no entry, tables and the agenda. Nothing
//! of it has to be done.

use crate::model::day::program;
use crate::model::day::seating;
use crate::model::id::Id;
use crate::model::query;
use crate::model::stage::Task;
use crate::model::wish::Wish;
use crate::ui::command::Command;
use crate::ui::instrument::program::{of_our_own, put_in as put_in_wish, spot_said};
use crate::ui::instrument::{Pressed, seats};
use crate::ui::keymap::Key;
use crate::ui::line::CaptureLine;
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::{App, Overlay, Tone};
use crate::ui::update::change::{carry_out, change};
use crate::ui::update::reword;
use crate::ui::update::{run, write};
use crate::words::Word;
use crate::words::before::Before;
use chrono::NaiveDate;

/// To the first thing that is settled before the day; what is missing of it is put on the agenda first.
pub fn prepare(app: &mut App, out: &mut Vec<Effect>) {
    if let Some(back) = app.desk().and_then(way_back) {
        run::go_to(app, out, &back, false);
        return;
    }
    let here = app.desk().and_then(Desk::item).map(|item| item.id.clone());
    if let Some(desk) = app.desk_mut() {
        desk.came_from = here;
    }
    let missing = app.desk().and_then(|desk| program::prepared(&desk.session));
    if let Some(wish) = missing
        && change(app, out, &wish).is_none()
    {
        return;
    }
    let first = app.desk().and_then(|desk| program::first_before(&desk.session)).map(|item| item.id.clone());
    if let Some(first) = first {
        run::go_to(app, out, &first, false);
    }
}

/// From before the day back to the task from which somebody came there.
fn way_back(desk: &Desk) -> Option<Id> {
    let is_before = desk.item().is_some_and(|item| query::day(item) == 0);
    let from = desk.came_from.as_ref().filter(|_| is_before)?;
    desk.session.entry(from).filter(|item| item.stands() && query::day(item) > 0).map(|item| item.id.clone())
}

/// A digit on a lit row.
pub fn digit(app: &mut App, out: &mut Vec<Effect>, key: Key) {
    let Some(digit) = key.digit().and_then(|c| c.to_digit(10)) else { return };
    let Some(desk) = app.desk() else { return };
    let Some(lit) = desk.lit.clone() else { return };
    let pressed = desk.instrument().digit(desk, &lit, u64::from(digit));
    carry(app, out, &lit, pressed);
}

/// Space on a lit row.
pub fn space(app: &mut App, out: &mut Vec<Effect>) {
    let Some(desk) = app.desk() else { return };
    let Some(lit) = desk.lit.clone() else { return };
    let pressed = desk.instrument().space(desk, &lit);
    carry(app, out, &lit, pressed);
}

fn carry(app: &mut App, out: &mut Vec<Effect>, lit: &Id, pressed: Pressed) {
    match pressed {
        Pressed::Nothing => {}
        Pressed::Wish(wish) => {
            if change(app, out, &wish).is_some()
                && let Some(desk) = app.desk_mut()
            {
                desk.in_hand = None;
                desk.touched = desk.session.entry(lit).map(|entry| entry.id.clone());
            }
        }
        Pressed::Open { at, typed } => {
            if let Some(desk) = app.desk_mut() {
                reword::open(desk, lit);
                desk.line.go_to(at);
                desk.line.mark();
                if !typed.is_empty() {
                    desk.line.insert(&typed);
                }
            }
        }
        Pressed::Take(table, letter) => {
            app.desk_mut().into_iter().for_each(|desk| desk.in_hand = Some((table.clone(), letter.clone())));
        }
        Pressed::PutBack => {
            app.desk_mut().into_iter().for_each(|desk| desk.in_hand = None);
            app.say(Tone::Plain, Before::PutBack.text());
        }
    }
}

/// The tables are proposed anew, for as many as there are.
pub fn seat_again(app: &mut App, out: &mut Vec<Effect>) {
    let Some(desk) = app.desk() else { return };
    let wanted = seats::as_many(desk);
    match seats::proposal(desk, wanted) {
        Ok(wish) => {
            if change(app, out, &wish).is_some() {
                if let Some(more) = app.desk().and_then(|desk| seats::seated(desk, wanted)) {
                    and_then(app, out, &more);
                }
                say_seated(app);
            }
        }
        Err(refusal) => write::refuse(app, out, &refusal),
    }
}

fn say_seated(app: &mut App) {
    let Some(desk) = app.desk_mut() else { return };
    desk.in_hand = None;
    let tables = seating::tables(&desk.session);
    let people = query::together(tables.iter().map(|table| seating::seats(table).people()));
    let words = Before::Seated.with(&[people.to_string(), tables.len().to_string()]);
    app.say(Tone::Plain, words);
}

/// What belongs to the step just taken: both are one for the undo key.
pub fn and_then(app: &mut App, out: &mut Vec<Effect>, wish: &Wish) {
    if let Some(ids) = carry_out(app, out, wish)
        && let Some(step) = app.desk_mut().and_then(|desk| desk.undo.last_mut())
    {
        step.ops.extend(ids);
    }
}

/// Moves the lit item of the agenda up or down.
pub fn move_item(app: &mut App, out: &mut Vec<Effect>, up: bool) {
    let Some(item) = app.desk().and_then(Desk::lit_entry) else { return };
    let id = item.id.clone();
    let Some(wish) = app.desk().and_then(|desk| program::moved(&desk.session, item, up)) else {
        app.say(Tone::Plain, Before::NoFurther.text());
        return;
    };
    if change(app, out, &wish).is_some()
        && let Some(desk) = app.desk_mut()
    {
        desk.touched = Some(id);
    }
}

/// Opens the list of tasks that can be put on the agenda.
pub fn open_put_in(app: &mut App) {
    if app.desk().is_some_and(write::half_typed) && app.desk().is_some_and(|desk| desk.purpose != Purpose::New) {
        app.say(Tone::Plain, Before::KeepFirst.text());
        return;
    }
    if let Some(desk) = app.desk_mut() {
        if desk.purpose != Purpose::New {
            write::close_reword(desk);
        }
        let instrument = desk.instrument();
        instrument.left_lit(desk);
    }
    app.overlays.push(Overlay::PutIn { line: CaptureLine::default(), lit: 0 });
}

/// What the list shows by what was typed: tasks, and last what is of our own, under the typed name.
pub fn listed(app: &App) -> Vec<(&'static Task, Option<String>)> {
    let Some(Overlay::PutIn { line, .. }) = app.overlays.last() else { return Vec::new() };
    let typed = line.text_of(0).trim();
    let own = of_our_own(typed).map(|task| (task, Some(typed.to_owned())));
    program::tasks_with(typed).into_iter().map(|task| (task, None)).chain(own).collect()
}

/// Puts the lit task of the list on the agenda.
pub fn put_in(app: &mut App, out: &mut Vec<Effect>) {
    let Some(Overlay::PutIn { lit, .. }) = app.overlays.last() else { return };
    let row = listed(app).into_iter().nth(*lit);
    app.overlays.pop();
    // A day's own row is lit when somebody comes: then it goes after the task from which they came.
    if let Some(desk) = app.desk_mut()
        && desk.lit_entry().is_none()
        && let Some(from) = way_back(desk)
    {
        desk.lit = Some(from);
    }
    let Some((title, wish)) = row.zip(app.desk()).map(|((task, name), desk)| {
        let wish = put_in_wish(desk, task, name.as_deref().unwrap_or_default(), None);
        (name.unwrap_or_else(|| task.title.to_owned()), wish)
    }) else {
        return;
    };
    let went = app.desk().map(spot_said).unwrap_or_default();
    let Some(ids) = change(app, out, &wish) else { return };
    app.say(Tone::Plain, Before::WentTo.with(&[title.as_str(), &went]));
    if let Some(desk) = app.desk_mut() {
        desk.touched = ids.into_iter().next();
        desk.mode = Mode::Choosing;
        desk.lit.clone_from(&desk.touched);
    }
}

/// Enter: what differs is kept, and the next one is asked.
pub fn keep_answer(app: &mut App, out: &mut Vec<Effect>, id: &Id, texts: &[String], on: NaiveDate) {
    let Some(desk) = app.desk() else { return };
    // What stands so already was marked, and is left as it is.
    let opened = desk.openings.lines.get(id);
    let before = opened.map_or_else(|| desk.answer(id), |opened| opened.boxes.clone());
    let wish = if before == texts { Ok(None) } else { desk.instrument().answered(desk, id, texts, on) };
    // What another window answered meanwhile stays beside it.
    let wish = wish.map(|wish| match (wish, opened) {
        (Some(wish @ Wish::Answer { .. }), Some(opened)) => {
            Some(Wish::InPlaceOf { over: opened.over(0), wish: Box::new(wish) })
        }
        (wish, _) => wish,
    });
    match wish {
        Err(refusal) => return write::refuse(app, out, &refusal),
        Ok(Some(wish)) if change(app, out, &wish).is_none() => return,
        Ok(_) => {}
    }
    if let Some(desk) = app.desk_mut() {
        write::close_reword(desk);
        let instrument = desk.instrument();
        if instrument.stays_lit() {
            instrument.after_keep(desk);
        }
    }
}

/// Why Up and Down do not go on from the lit one: what was typed for it is not kept yet, or cannot be.
pub fn holds(desk: &Desk, key: Key, on: NaiveDate) -> Option<String> {
    let goes = || [Command::Up, Command::Down].into_iter().any(|command| desk.keys.means(command, key));
    let instrument = desk.instrument();
    if desk.mode != Mode::Writing || !instrument.stays_lit() || desk.line.is_empty() || !goes() {
        return None;
    }
    let texts: Vec<String> = desk.line.boxes().iter().map(|one| one.text().to_owned()).collect();
    let refused = match &desk.purpose {
        Purpose::New => instrument.compose(desk, &texts, on).err(),
        Purpose::Answer(id) => instrument.answered(desk, id, &texts, on).err(),
        _ => return None,
    };
    let place = desk.labels().get(desk.line.at()).copied().unwrap_or_default();
    Some(match refused {
        Some(why) => Before::HeldRefused.with(&[place, &why.to_string()]),
        None => Before::HeldOpen.with(&[place]),
    })
}

/// Who is in the room: kept for the open task; in a break, for what comes after it.
pub fn keep_room(app: &mut App, out: &mut Vec<Effect>, words: &str) {
    use crate::model::typed::presence::{Called, counted, in_words, read, wish};
    let Some(desk) = app.desk() else { return };
    let task = desk.counted_for();
    match read(&desk.session, &task, words) {
        Err(sentence) => {
            app.say(Tone::Alarm, sentence);
            out.push(Effect::Bell);
        }
        Ok(called) => {
            if let Some(wish) = wish(&desk.session, &task, &called)
                && change(app, out, &wish).is_none()
            {
                return;
            }
            app.desk_mut().into_iter().for_each(write::close_asked);
            let said = match called {
                Called::All(n) => Word::NowIn.with(&[n.to_string()]),
                Called::Groups(_) => {
                    app.desk().map(|desk| in_words(&counted(&desk.session, &task))).unwrap_or_default()
                }
            };
            app.say(Tone::Plain, said);
        }
    }
}
