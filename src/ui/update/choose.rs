//! CHOOSING: what is lit, digits for themes, and the read-back.

use super::change::change;
use super::{place, unknown, write};
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::query;
use crate::model::stage::Surface;
use crate::model::wish::Wish;
use crate::ui::command::Command;
use crate::ui::instrument::{self, Called, Place, Step, board};
use crate::ui::keymap::{Code, Key};
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::{App, Tone};
use crate::words::Word;
use crate::words::actions::Actions;
use crate::words::board::Board;
use crate::words::pairs::Pairs;
use crate::words::tasks::Tasks;
use crate::words::themes::Themes;

/// Starts CHOOSING: lights what the hand will most likely want.
pub fn start(desk: &mut Desk) {
    desk.mode = Mode::Choosing;
    desk.turned = None;
    desk.line.ask_anew();
    match &desk.purpose {
        Purpose::Statement(_) => {
            desk.held = desk.half();
        }
        Purpose::Meeting => {
            desk.held = desk.half();
            desk.open_line(Purpose::New, &[]);
            desk.lit = desk.choosable().into_iter().next_back();
        }
        _ => desk.lit = desk.first_lit(),
    }
    lighted(desk);
}

/// Lights the next line, or the one before.
pub fn step(desk: &mut Desk, down: bool) {
    desk.digits.clear();
    let answers = desk.mode == Mode::Writing && desk.instrument().stays_lit();
    if answers && matches!(desk.purpose, Purpose::Answer(_)) {
        write::close_reword(desk);
    }
    let Step { is_on, to } = if desk.table.is_some() {
        Step::among(&desk.column(), desk.lit.as_ref(), down)
    } else {
        desk.instrument().step(desk, down)
    };
    desk.turned = None;
    let first = |desk: &Desk| desk.column().into_iter().next();
    match desk.surface() {
        Surface::Confirm => match (to, down) {
            // Up from the end goes to what was not asked, where there is something.
            (to, false) if !is_on => {
                let first = desk.not_asked().into_iter().next();
                desk.go_to_test(first.or(to));
                desk.mode = Mode::Choosing;
            }
            (Some(to), _) => {
                desk.go_to_test(Some(to));
                desk.mode = Mode::Choosing;
            }
            // Down from the end begins at the first.
            (None, true) if !is_on => {
                desk.go_to_test(first(desk));
                desk.mode = Mode::Choosing;
            }
            (None, true) => desk.go_to_test(None),
            (None, false) => {}
        },
        Surface::ReadBack if down && to.is_none() => ask_meeting(desk),
        _ => {
            if to.is_some() {
                desk.lit = to;
            } else if !is_on {
                desk.lit = first(desk);
            }
        }
    }
    lighted(desk);
    // Where the line answers what is lit, an answer that stands comes into it.
    let lit = desk.lit.clone().filter(|lit| answers && desk.answer(lit).iter().any(|words| !words.is_empty()));
    if let Some(lit) = lit {
        desk.open_answer(&lit);
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

/// Something else is lit: on the board what is typed belongs to it from now on.
pub fn lighted(desk: &mut Desk) {
    if desk.surface() == Surface::Board && desk.mode == Mode::Choosing && desk.purpose == Purpose::New {
        board::light(desk);
    }
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
        if desk.surface() == Surface::ReadBack {
            ask_meeting(desk);
        }
        return;
    };
    if entry.is(Field::Promised) {
        let (was, before) = (desk.session.spoken(entry), desk.lit.clone());
        step(desk, true);
        let words = match desk.lit_entry().map(|lit| desk.session.spoken(lit)) {
            Some(_) if desk.lit == before => Actions::PromisedLast.with(&[was]),
            Some(now) => Actions::PromisedOn.with(&[was, now]),
            None => return,
        };
        app.say(Tone::Plain, words);
        return;
    }
    let (id, no) = (entry.id.clone(), entry.no.clone());
    if entry.kind.has(Field::Who) && query::who(&desk.session, entry).trim().is_empty() {
        app.say(Tone::Plain, Word::NobodyYet.with(&[no]));
        return;
    }
    let is_said = change(app, out, &Wish::answer(&id, Field::Promised, Value::Flag(true))).is_some();
    let reads_back = app.desk().is_some_and(|desk| desk.surface() == Surface::ReadBack && !desk.large);
    // The light stays: which key goes on is said where the eye is.
    if is_said && reads_back && !app.by_line && app.notice.is_none() {
        let down = app.keys.brief(Command::Down);
        app.mention(Actions::PromisedNow.with(&[no.as_str(), &down]));
    }
}

/// The lit goal becomes its theme's key goal, or no longer is.
pub fn key_goal(app: &mut App, out: &mut Vec<Effect>) {
    let wish = app.desk().and_then(|desk| instrument::mark_key_goal(desk, desk.lit_entry()?));
    if let Some(wish) = wish {
        change(app, out, &wish);
    }
}

/// Not promised after all.
pub fn not_promised(app: &mut App, out: &mut Vec<Effect>) {
    let Some(entry) = app.desk().and_then(Desk::lit_entry).filter(|entry| entry.is(Field::Promised)) else { return };
    let (id, called) = (entry.id.clone(), super::confirm::called(entry));
    if change(app, out, &Wish::answer(&id, Field::Promised, Value::Flag(false))).is_some() {
        app.say(Tone::Plain, Word::PromiseBack.with(&[called]));
    }
}

/// A digit or a letter while it is asked under what, or more of a number begun: `None` where it is neither.
pub fn digit_of_theme(app: &mut App, key: Key) -> Option<Vec<Effect>> {
    let desk = app.bare_desk()?;
    let begun = !desk.digits.is_empty();
    if !desk.asks_under && !begun && desk.pair.is_none() {
        return None;
    }
    let mut out = Vec::new();
    // A number that was begun on a lit line goes on with digits alone: a letter starts WRITING.
    let typed = if desk.asks_under { key.writes().filter(|c| *c != ' ') } else { key.digit() };
    // What fits behind nothing that was typed belongs to the line: the number before it was whole.
    let fits = |c: &char| !begun || called(desk, &format!("{}{c}", desk.digits)) != Called::Nothing;
    let typed = typed.filter(fits);
    if let Some(c) = typed {
        say_where(app, &mut out, c);
        return Some(out);
    }
    if begun {
        // Whatever comes after the first digit of a longer number says that it was the whole number.
        let typed = app.desk_mut().map(|desk| std::mem::take(&mut desk.digits)).unwrap_or_default();
        match app.desk().map(|desk| called(desk, &typed)) {
            Some(Called::Whole(place) | Called::Longer(Some(place))) => place::put(app, &mut out, &place),
            _ => nothing_called(app, &mut out, &typed),
        }
        let goes_on = app.desk().is_some_and(|desk| desk.mode == Mode::Choosing && desk.instrument().enters_cells());
        if key.code != Code::Enter || goes_on {
            out.extend(super::keys::press(app, key));
        }
        return Some(out);
    }
    if key.writes().is_some() {
        app.desk_mut().into_iter().for_each(|desk| (desk.asks_under, desk.pair) = (false, None));
        return None;
    }
    let asks = app.desk().is_some_and(|desk| desk.asks_under);
    (asks && key.code == Code::Enter).then_some(out)
}

/// A digit that puts the lit line somewhere.
pub fn digit(app: &mut App, out: &mut Vec<Effect>, key: Key) {
    if let Some(c) = key.digit() {
        say_where(app, out, c);
    }
}

/// More of what says where: waits for more only where more can come.
fn say_where(app: &mut App, out: &mut Vec<Effect>, c: char) {
    let Some(desk) = app.desk_mut() else { return };
    desk.digits.push(c);
    let typed = desk.digits.clone();
    match called(desk, &typed) {
        Called::Longer(_) => {}
        Called::Whole(place) => {
            desk.digits.clear();
            place::put(app, out, &place);
        }
        Called::Nothing if desk.asks_under && desk.pair.is_none() => {
            desk.digits.clear();
            unknown::refuse(app, out, &typed);
        }
        Called::Nothing => {
            desk.digits.clear();
            nothing_called(app, out, &typed);
        }
    }
}

/// What was typed: which line is the other one of two, a number of the lit line, or a place.
fn called(desk: &Desk, typed: &str) -> Called {
    if desk.pair.is_some() {
        return desk.instrument().other_called(desk, typed);
    }
    match counted(desk).map(|_| typed.parse()) {
        Some(Ok(n)) if typed.len() < 4 => Called::Longer(Some(Place::Count(n))),
        Some(Ok(n)) => Called::Whole(Place::Count(n)),
        _ => desk.instrument().called(desk, typed),
    }
}

/// Which number of the lit line digits give now.
pub fn counted(desk: &Desk) -> Option<Field> {
    let lit = desk.lit_entry().filter(|_| desk.mode == Mode::Choosing && !desk.asks_under)?;
    desk.instrument().counts(desk, lit)
}

fn nothing_called(app: &mut App, out: &mut Vec<Effect>, typed: &str) {
    let Some(desk) = app.desk() else { return };
    let words = match desk.pair {
        Some(_) => Pairs::NoNumber.with(&[typed]),
        None => desk.instrument().nothing_called(desk, typed),
    };
    app.say(Tone::Alarm, words);
    out.push(Effect::Bell);
}

/// After a page was turned: what is lit stands on it, and so does what was touched last.
pub fn light_again(desk: &mut Desk) {
    let all = desk.choosable();
    desk.touched.take_if(|touched| !all.contains(touched));
    let gone = desk.lit.as_ref().is_some_and(|lit| !all.contains(lit));
    if desk.mode == Mode::Choosing && (gone || desk.lit.is_none()) {
        desk.lit = desk.first_lit();
    }
}

/// A digit at the test that is none of its answers: it must not become a line of its own.
pub fn no_such_answer(desk: &Desk, c: char) -> bool {
    desk.mode == Mode::Choosing && desk.surface() == Surface::Confirm && desk.lit.is_some() && c.is_ascii_digit()
}

/// Why a key that would begin a line does not: nobody who presses Space in a list, or a digit beside a theme, means to
/// write it.
pub fn means_nothing(desk: &Desk, c: char) -> Option<&'static str> {
    let is_list = desk.mode == Mode::Choosing && desk.lit.is_some();
    match c {
        ' ' if is_list => Some(Tasks::SpaceNothing.text()),
        '0'..='9' if is_list && desk.surface() == Surface::Board => Some(Board::DigitOnAction.text()),
        '0'..='9' if is_list && desk.surface() == Surface::Sort => Some(Themes::DigitOnTheme.text()),
        _ => None,
    }
}

/// A digit in a list that has no other use for it: the kind of the next line. Beside a question people speak of numbers.
pub fn kind_by_digit(desk: &mut Desk, c: char) -> bool {
    if desk.surface() == Surface::Question {
        return false;
    }
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
