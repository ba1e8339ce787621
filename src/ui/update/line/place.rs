//! Where lines are kept from now on, and where a lit one is put: what is named, what is marked and what is shown are one.

use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::ui::instrument::{Place, by_words};
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::ui::update::hands;
use crate::ui::update::join;
use crate::ui::update::{choose, write};
use crate::words::tasks::Tasks;
use crate::words::time_lines::TimeLines;

/// Puts the lit line, or the lines from now on, there.
pub fn put(app: &mut App, out: &mut Vec<Effect>, place: &Place) {
    let Some(desk) = app.desk_mut() else { return };
    if let (Some(_), Place::Under(Some(other))) = (&desk.pair, place) {
        desk.asks_under = false;
        join::with(app, out, other);
        return;
    }
    if hands::put(app, out, place) {
        return;
    }
    let Some(desk) = app.desk_mut() else { return };
    let instrument = desk.instrument();
    let counts = matches!(place, Place::Count(_));
    let may = |lit: &&Entry| desk.mode == Mode::Choosing && (counts || instrument.moves(desk, lit));
    let lit = desk.lit_entry().filter(may);
    let lit = lit.map(|lit| (lit.id.clone(), instrument.put(desk, lit, place)));
    desk.asks_under = false;
    let Some((id, wish)) = lit else {
        if let Some((wish, said)) = instrument.asked(desk, place) {
            if change(app, out, &wish).is_some() {
                app.say(Tone::Plain, said);
            }
            return;
        }
        go(desk, place);
        light_there(desk, place);
        return;
    };
    let next = beside(desk, &id);
    let says = desk.session.entry(&id).and_then(|entry| instrument.put_says(desk, entry, place));
    let stood = desk.session.entry(&id).is_some_and(|entry| instrument.stood_there(desk, entry, place));
    if wish.is_none_or(|wish| change(app, out, &wish).is_none()) || counts {
        return;
    }
    let Some(desk) = app.desk_mut() else { return };
    if !stood
        && instrument.goes_on_after(place)
        && let Some(next) = instrument.after_put(desk, &id)
    {
        desk.lit = Some(next);
    } else if let Some(next) = next {
        let left = |id: &Id| desk.session.entry(id).and_then(|entry| instrument.stands(desk, entry));
        // Where it went to another page, the page stays, and the next one on it is lit.
        if left(&id) != left(&next) {
            desk.lit = Some(next);
        }
    }
    let said = desk.session.entry(&id).filter(|_| instrument.says_put()).map(|entry| now_there(desk, entry, place));
    let says_put = instrument.says_put();
    match says.or(said).filter(|_| app.notice.is_none()) {
        Some(said) if says_put => app.say(Tone::Plain, said),
        // What is seen to go is said for a moment; line by line the line itself says it.
        Some(said) if !app.by_line => app.mention(said),
        _ => {}
    }
}

/// Lines are kept there from now on.
fn go(desk: &mut Desk, place: &Place) {
    let instrument = desk.instrument();
    match place.clone() {
        Place::Under(None) => (desk.under, desk.by) = (None, desk.usual_by()),
        Place::Under(over) => desk.under = over,
        Place::By(who) => desk.by = who,
        Place::Lane(lane) => desk.lane = lane,
        Place::Page(page) => instrument.open_page(desk, page),
        Place::Count(_) => {}
    }
    desk.turned = None;
    instrument.went(desk, place);
}

/// After somebody said where lines go from now on: what is lit stands there; where nothing does, the line is next.
fn light_there(desk: &mut Desk, place: &Place) {
    choose::light_again(desk);
    let instrument = desk.instrument();
    let there = |id: &Id| {
        let stands = desk.session.entry(id).and_then(|entry| instrument.stands(desk, entry));
        stands.is_none_or(|stands| same(&stands, place))
    };
    if desk.mode != Mode::Choosing || desk.lit.as_ref().is_none_or(there) {
        return;
    }
    desk.lit = desk.choosable().into_iter().rev().find(there);
    if desk.lit.is_none() {
        write::start(desk);
    }
}

/// Where places have pages of their own, who lights a line goes to its place: the next line is kept on the page that is
/// shown.
pub fn follow(desk: &mut Desk) {
    leave_what_is_gone(desk);
    if desk.mode != Mode::Choosing || desk.read_only.is_some() {
        return;
    }
    let place = desk.lit_entry().and_then(|lit| desk.instrument().stands(desk, lit));
    if let Some(place) = place.filter(|place| !is_here(desk, place)) {
        let touched = desk.touched.clone();
        go_along(desk, &place);
        desk.touched = touched;
    }
}

/// What lines were kept under may have been taken back, here or at another window: they are kept under nothing then, and
/// not under something else that nobody chose.
fn leave_what_is_gone(desk: &mut Desk) {
    let is_gone = |id: &Id| desk.session.entry(id).is_none_or(|over| !over.stands());
    if desk.under.as_ref().is_some_and(is_gone) {
        desk.under = None;
    }
}

/// The same without turning anything: what is lit says which page is shown.
fn go_along(desk: &mut Desk, place: &Place) {
    match place.clone() {
        // Who speaks is not asked there.
        Place::Under(None) => desk.under = None,
        _ => return go(desk, place),
    }
    desk.turned = None;
    desk.instrument().went(desk, place);
}

/// Whether lines are kept there now.
fn is_here(desk: &Desk, place: &Place) -> bool {
    let here = match place {
        Place::Under(_) => Place::Under(desk.under.clone()),
        Place::By(_) => Place::By(desk.by.clone()),
        Place::Lane(_) => Place::Lane(desk.lane.clone()),
        Place::Page(_) => Place::Page(desk.page),
        Place::Count(_) => return true,
    };
    same(&here, place)
}

/// Whether a line stands where lines are kept now; also where places have no pages.
pub fn stands_here(desk: &Desk, entry: &Entry) -> bool {
    desk.instrument().stands(desk, entry).is_none_or(|place| is_here(desk, &place))
}

/// Whether two places are one. A lane's name is the same in small letters.
fn same(one: &Place, other: &Place) -> bool {
    match (one, other) {
        (Place::Lane(one), Place::Lane(other)) => crate::model::time_lines::alike(one, other),
        _ => one == other,
    }
}

/// The line that stands beside one at the same place: the next, else the one before.
fn beside(desk: &Desk, id: &Id) -> Option<Id> {
    let instrument = desk.instrument();
    let stands = |id: &Id| desk.session.entry(id).and_then(|entry| instrument.stands(desk, entry));
    let here = stands(id)?;
    let all: Vec<Id> = desk.choosable().into_iter().filter(|other| stands(other).as_ref() == Some(&here)).collect();
    let at = all.iter().position(|other| other == id)?;
    all.get(at + 1).or_else(|| at.checked_sub(1).and_then(|at| all.get(at))).cloned()
}

/// "13 is now under our story here."
fn now_there(desk: &Desk, entry: &Entry, place: &Place) -> String {
    let no = desk.session.spoken(entry);
    let there = match place {
        Place::Lane(lane) if lane.is_empty() => return TimeLines::NowOnNone.with(&[no]),
        Place::Lane(lane) => lane.to_string(),
        Place::By(who) if who.is_empty() => return Tasks::NowNobodys.with(&[no]),
        Place::By(who) => return Tasks::NowOf.with(&[no, by_words(desk, who)]),
        Place::Under(None) => return Tasks::NowUnderNothing.with(&[no]),
        Place::Under(Some(over)) => match desk.session.entry(over) {
            Some(over) => [over.no.as_str(), over.text()].join(" ").trim().to_owned(),
            None => return String::new(),
        },
        Place::Page(_) | Place::Count(_) => return String::new(),
    };
    Tasks::NowUnder.with(&[no, there])
}
