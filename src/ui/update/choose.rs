//! CHOOSING: what is lit, digits for themes, and the read-back.

use super::change::change;
use super::write;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::stage::Surface;
use crate::model::wish::Wish;
use crate::ui::keymap::{Code, Key};
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::{App, Tone};
use crate::words::Word;

/// Starts CHOOSING: lights what the hand will most likely want.
pub fn start(desk: &mut Desk) {
    desk.mode = Mode::Choosing;
    let all = desk.choosable();
    match (&desk.purpose, desk.surface()) {
        (Purpose::Statement(_), _) => {
            desk.held = desk.half();
        }
        (Purpose::Meeting, _) => {
            desk.held = desk.half();
            desk.open_line(Purpose::New, &[]);
            desk.lit = all.into_iter().next_back();
        }
        (_, Surface::Confirm | Surface::ReadBack) => {}
        (_, Surface::Sort) => {
            let lines = || all.iter().filter(|id| desk.session.entry(id).is_some_and(|e| e.kind != Kind::Theme));
            let loose = lines().find(|id| desk.session.entry(id).is_some_and(|e| e.other(Field::Theme).is_none()));
            desk.lit = loose.or_else(|| lines().next()).or(all.first()).cloned();
        }
        (_, Surface::Question | Surface::Lines | Surface::Actions) => {
            let touched = desk.touched.clone().filter(|id| all.contains(id));
            desk.lit = touched.or_else(|| all.into_iter().next_back());
        }
    }
}

/// Lights the next line, or the one before.
pub fn step(desk: &mut Desk, down: bool) {
    desk.digits.clear();
    let all = desk.choosable();
    let at = desk.lit.as_ref().and_then(|lit| all.iter().position(|id| id == lit));
    let to = match (at, down) {
        (Some(at), true) => all.get(at + 1),
        (Some(at), false) => at.checked_sub(1).and_then(|at| all.get(at)),
        (None, true) => None,
        (None, false) => all.last(),
    }
    .cloned();
    match desk.surface() {
        Surface::Confirm => match (to, down) {
            // Up from the end goes to what was not asked, where there is something.
            (to, false) if at.is_none() => {
                let first = desk.not_asked().into_iter().next();
                desk.go_to_test(first.or(to));
                desk.mode = Mode::Choosing;
            }
            (Some(to), _) => {
                desk.go_to_test(Some(to));
                desk.mode = Mode::Choosing;
            }
            (None, true) => desk.go_to_test(None),
            (None, false) => {}
        },
        Surface::ReadBack if down && to.is_none() => ask_meeting(desk),
        _ => {
            if to.is_some() {
                desk.lit = to;
            } else if at.is_none() {
                desk.lit = all.into_iter().next();
            }
        }
    }
}

/// After the last action, and whenever the read-back is written in: when do we meet next, who sends this out? What was
/// answered already stands in the boxes.
pub fn ask_meeting(desk: &mut Desk) {
    if desk.purpose == Purpose::Meeting && desk.mode == Mode::Writing {
        return;
    }
    let half = desk.held.take().filter(|half| half.purpose == Purpose::Meeting);
    let answered = half.is_none();
    let boxes = half.map_or_else(|| desk.meeting().to_vec(), |half| half.boxes);
    desk.lit = None;
    desk.open_line(Purpose::Meeting, &boxes);
    if answered {
        desk.line.mark();
    }
    desk.mode = Mode::Writing;
}

/// The line beside one: what is lit when it goes.
pub fn beside(desk: &Desk, id: &Id) -> Option<Id> {
    let all = desk.choosable();
    let at = all.iter().position(|other| other == id)?;
    all.get(at + 1).or_else(|| at.checked_sub(1).and_then(|at| all.get(at))).cloned()
}

/// Said aloud: promised. On one that is promised already it goes to the next, and never takes the promise away; what
/// nobody has taken on cannot be promised.
pub fn said_aloud(app: &mut App, out: &mut Vec<Effect>) {
    let Some(desk) = app.desk_mut() else { return };
    let Some(entry) = desk.lit_entry() else {
        ask_meeting(desk);
        return;
    };
    if entry.is(Field::Promised) {
        step(desk, true);
        return;
    }
    let (id, no) = (entry.id.clone(), entry.no.clone());
    if entry.kind.has(Field::Who) && entry.words(Field::Who).trim().is_empty() {
        app.say(Tone::Plain, Word::NobodyYet.with(&[no]));
        return;
    }
    change(app, out, &Wish::answer(&id, Field::Promised, Value::Flag(true)));
}

/// Not promised after all.
pub fn not_promised(app: &mut App, out: &mut Vec<Effect>) {
    let Some(entry) = app.desk().and_then(Desk::lit_entry).filter(|entry| entry.is(Field::Promised)) else { return };
    let (id, called) = (entry.id.clone(), super::confirm::called(entry));
    if change(app, out, &Wish::answer(&id, Field::Promised, Value::Flag(false))).is_some() {
        app.say(Tone::Plain, Word::PromiseBack.with(&[called]));
    }
}

/// A digit while a theme's number is asked for, or more of a number begun: `None` where it is neither.
pub fn digit_of_theme(app: &mut App, key: Key) -> Option<Vec<Effect>> {
    let desk = app.bare_desk()?;
    let begun = !desk.digits.is_empty();
    if !desk.asks_under && !begun {
        return None;
    }
    let mut out = Vec::new();
    if key.digit().is_some() {
        digit(app, &mut out, key);
        return Some(out);
    }
    if begun {
        // Whatever comes after the first digit of a longer number says that it was the whole number.
        let number = app.desk_mut().map(|desk| std::mem::take(&mut desk.digits)).unwrap_or_default();
        put(app, &mut out, &number);
        if key.code != Code::Enter {
            out.extend(super::keys::press(app, key));
        }
        return Some(out);
    }
    if key.writes().is_some() {
        app.desk_mut().into_iter().for_each(|desk| desk.asks_under = false);
        return None;
    }
    (key.code == Code::Enter).then_some(out)
}

/// A digit of a theme's number: waits for more only where more can come.
pub fn digit(app: &mut App, out: &mut Vec<Effect>, key: Key) {
    let (Some(c), Some(desk)) = (key.digit(), app.desk_mut()) else { return };
    desk.digits.push(c);
    let number = desk.digits.clone();
    if number != "0" && desk.goes_on(&number) {
        return;
    }
    desk.digits.clear();
    put(app, out, &number);
}

/// Puts the lit line, or the lines from now on, under the theme of that number.
fn put(app: &mut App, out: &mut Vec<Effect>, number: &str) {
    let Some(desk) = app.desk_mut() else { return };
    let theme = desk.theme_no(number).map(|theme| theme.id.clone());
    if theme.is_none() && number != "0" {
        app.say(Tone::Alarm, Word::NoSuchTheme.with(&[number]));
        out.push(Effect::Bell);
        return;
    }
    desk.asks_under = false;
    let lit = desk
        .lit_entry()
        .filter(|entry| desk.mode == Mode::Choosing && entry.kind.has(Field::Theme))
        .map(|entry| entry.id.clone());
    let Some(lit) = lit else {
        desk.under = theme;
        return;
    };
    let to = theme.clone().map_or(Value::Nothing, Value::Other);
    if change(app, out, &Wish::answer(&lit, Field::Theme, to)).is_some() && theme.is_some() {
        app.desk_mut().into_iter().for_each(|desk| light_next(desk, &lit));
    }
}

/// After a line was placed: the next line, or from the last one back to the first that has no place yet.
fn light_next(desk: &mut Desk, lit: &Id) {
    if desk.surface() != Surface::Sort {
        return;
    }
    let all = desk.choosable();
    let after = all.iter().position(|id| id == lit).and_then(|at| all.get(at + 1));
    let loose = || {
        all.iter().find(|id| {
            desk.session.entry(id).is_some_and(|entry| entry.kind != Kind::Theme && entry.other(Field::Theme).is_none())
        })
    };
    if let Some(next) = after.or_else(loose) {
        desk.lit = Some(next.clone());
    }
}

/// A digit in a list that has no other use for it: the kind of the next line.
pub fn kind_by_digit(desk: &mut Desk, c: char) -> bool {
    let Some(n) = c.to_digit(10).and_then(|n| usize::try_from(n).ok()).and_then(|n| n.checked_sub(1)) else {
        return false;
    };
    let kinds = desk.kinds();
    match kinds.get(n).filter(|_| kinds.len() > 1) {
        Some(kind) => {
            write::start(desk);
            write::set_kind(desk, *kind);
            true
        }
        None => false,
    }
}
