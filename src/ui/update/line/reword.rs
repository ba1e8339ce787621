//! Lines that are opened in the line to be changed, and what becomes of them. What stands in several versions is shown
//! with all of them first; what others wrote while a line was open stays beside what is kept.

use crate::model::entry::Entry;
use crate::model::field::Value;
use crate::model::id::Id;
use crate::model::query;
use crate::model::refusal::Refusal;
use crate::model::stage::Surface;
use crate::model::typed::line;
use crate::model::versions::{self, is_doubled};
use crate::model::wish::Wish;
use crate::ui::command::Command;
use crate::ui::instrument::{self, facts};
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::opened::Opened;
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::ui::update::place;
use crate::ui::update::write::{close_reword, refuse};
use crate::ui::update::{choose, settle};
use crate::words::Word;
use crate::words::settle::Settle;
use chrono::NaiveDate;

/// Up in an empty line: the last line of the list, to be changed.
pub fn open_last(app: &mut App) {
    let Some(desk) = app.desk_mut() else { return };
    // Where cells are filled in, the last one is gone to, so that it can be counted anew.
    if desk.instrument().enters_cells() {
        return choose::start(desk);
    }
    if let Some(id) = last_line(desk) {
        open_or_settle(app, &id);
    }
}

/// Which line is called the last one here: what was touched last, else what was said last in this window, else the last of
/// the list.
pub fn last_line(desk: &Desk) -> Option<Id> {
    let last = match desk.surface() {
        Surface::Sort => query::themes(&desk.session).last().map(|theme| theme.id.clone()),
        Surface::Actions => desk.meant().map(|entry| entry.id.clone()).or_else(|| instrument::last_line(desk)),
        _ => desk.touched.clone().filter(|id| desk.session.entry(id).is_some_and(Entry::stands)),
    };
    let here = |id: &Id| desk.session.entry(id).is_none_or(|entry| place::stands_here(desk, entry));
    // Of several pages, on the one that is shown.
    let last = last.filter(here);
    let all = || desk.choosable().into_iter().filter(here);
    let own = || all().filter_map(|id| desk.session.entry(&id)).filter(|line| line.id.writer() == desk.writer);
    let newest = || own().max_by_key(|line| line.l).map(|line| line.id.clone());
    last.or_else(newest).or_else(|| all().next_back())
}

/// Enter in a list: the lit line, to be changed.
pub fn open_lit(app: &mut App) {
    if let Some(id) = app.desk().and_then(|desk| desk.lit.clone()) {
        open_or_settle(app, &id);
    }
}

/// Opens a line; where its versions stand side by side, those first.
fn open_or_settle(app: &mut App, id: &Id) {
    let asked = facts::question(id).filter(|field| {
        let holds = |desk: &Desk| versions::doubled(&desk.session, &Id::session()).iter().any(|one| one.is_of(*field));
        app.desk().is_some_and(holds)
    });
    let of = if asked.is_some() { Id::session() } else { id.clone() };
    if !settle::open(app, &of)
        && let Some(desk) = app.desk_mut()
    {
        open(desk, id);
    }
}

/// Tab in a list: the lit line, in the box after its words; what it may well hold stands there, marked.
pub fn open_box(app: &mut App) {
    let Some(desk) = app.desk_mut() else { return };
    let Some(id) = desk.lit_entry().map(|lit| lit.id.clone()) else { return };
    let suggests = desk.lit_entry().and_then(|lit| desk.instrument().suggests(desk, lit));
    open(desk, &id);
    if let Some(words) = suggests.filter(|_| desk.line.text_of(1).trim().is_empty()) {
        desk.line.set(1, &words);
    }
    desk.line.go_to(1);
    desk.line.mark();
}

/// Opens an entry in the line, the cursor at its end; what is no entry, marked.
pub fn open(desk: &mut Desk, id: &Id) {
    if desk.session.entry(id).is_none() {
        desk.open_answer(id);
        return;
    }
    desk.held = desk.half();
    put_in_line(desk, id);
    let at = desk.instrument().opens_at(desk, id);
    if at > 0 {
        desk.line.go_to(at);
        desk.line.mark();
    }
}

/// Puts a sentence back into the line, marked: typing takes its place, an arrow keeps it.
pub fn open_marked(desk: &mut Desk, id: &Id) {
    if desk.session.entry(id).is_some() {
        put_in_line(desk, id);
        desk.line = std::mem::take(&mut desk.line).marked();
    }
}

fn put_in_line(desk: &mut Desk, id: &Id) {
    let Some(opened) = desk.session.entry(id).map(Opened::of) else { return };
    desk.open_line(Purpose::Reword(id.clone()), &opened.boxes);
    desk.openings.lines.insert(id.clone(), opened);
    desk.mode = Mode::Writing;
}

/// Where the line that is open was never said, as it turned out, says what became of what was typed.
pub fn let_go(app: &mut App) {
    let Some(sentence) = app.desk_mut().and_then(Desk::change_of_nothing) else { return };
    let now = app.millis;
    let said = app.notice.as_ref().filter(|notice| notice.millis == now).map(|notice| notice.text.clone());
    app.say(Tone::Plain, said.into_iter().chain([sentence]).collect::<Vec<_>>().join("\n"));
}

/// Enter: what differs from what stood there when it was opened is said anew.
pub fn keep(app: &mut App, out: &mut Vec<Effect>, id: &Id, texts: &[String], on: NaiveDate) {
    let Some(desk) = app.desk() else { return };
    let Some(entry) = desk.session.entry(id) else { return };
    let opened = desk.openings.of(entry);
    // Somebody else has written there since.
    let crossed = opened.over != Opened::of(entry).over;
    match rewordings(entry, &opened, texts, on) {
        Ok(wishes) if wishes.is_empty() => {
            app.say(Tone::Plain, Word::LeftAsItWas.text());
            after(app, id);
        }
        Ok(wishes) => {
            let wish = if wishes.len() == 1 { wishes.into_iter().next() } else { Some(Wish::Together(wishes)) };
            if wish.is_some_and(|wish| change(app, out, &wish).is_some()) {
                after(app, id);
                let beside = app.desk().and_then(|desk| desk.session.entry(id)).is_some_and(is_doubled);
                if crossed && beside {
                    app.say(Tone::Alarm, Settle::Crossed.with(&[app.keys.brief(Command::TwoWordings)]));
                }
            }
        }
        Err(refusal) => refuse(app, out, &refusal),
    }
}

/// What differs between the boxes of an entry and what stood in them when they were opened.
fn rewordings(entry: &Entry, opened: &Opened, texts: &[String], on: NaiveDate) -> Result<Vec<Wish>, Refusal> {
    let mut wishes = Vec::new();
    let boxes = std::iter::once(None).chain(entry.kind.spec().boxes.iter().map(Some));
    for (nth, ((new, old), field)) in texts.iter().zip(&opened.boxes).zip(boxes).enumerate() {
        if new.trim() == old.trim() && opened.joins != Some(nth) {
            continue;
        }
        let wish = match field {
            None => Wish::Reword { entry: entry.id.clone(), text: new.into() },
            Some(field) if new.trim().is_empty() => Wish::answer(&entry.id, *field, Value::Nothing),
            Some(field) => Wish::answer(&entry.id, *field, line::value(*field, new, on)?),
        };
        wishes.push(Wish::InPlaceOf { over: opened.over(nth), wish: Box::new(wish) });
    }
    Ok(wishes)
}

fn after(app: &mut App, id: &Id) {
    let Some(desk) = app.desk_mut() else { return };
    let item = desk.lit.clone();
    desk.touched = Some(id.clone());
    close_reword(desk);
    if desk.surface() == Surface::Confirm {
        desk.go_to_test(item);
    }
}
