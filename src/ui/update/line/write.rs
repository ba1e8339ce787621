//! WRITING: the line, what becomes of it, and lines opened in it to be changed.

use crate::model::field::{Field, Value, result};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::stage::Surface;
use crate::model::typed::presence;
use crate::model::wish::{New, Refusal, Wish};
use crate::ui::instrument::confirm::drafts;
use crate::ui::line::{Edit, TextBox};
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Half, Mode, Purpose};
use crate::ui::state::{App, Tone};
use crate::ui::update::before;
use crate::ui::update::change::change;
use crate::ui::update::link;
use crate::ui::update::reword;
use crate::ui::update::strike;
use crate::ui::update::time_lines;
use crate::ui::update::{choose, confirm, custody, hands};
use crate::words::Word;
use crate::words::before::Before;
use crate::words::dots::Dots;
use chrono::NaiveDate;

/// Starts WRITING. Where a theme waits for its sentence, the line is for that.
pub fn start(desk: &mut Desk) {
    if desk.mode == Mode::Writing || desk.read_only.is_some() {
        return;
    }
    let surface = desk.surface();
    if surface != Surface::ReadBack {
        desk.mode = Mode::Writing;
    }
    desk.asks_under = false;
    desk.pair = None;
    desk.digits.clear();
    match surface {
        Surface::Confirm if drafts(desk).is_some() => desk.lit = None,
        Surface::Confirm if desk.line.is_empty() => {
            let lit = desk.lit.clone();
            desk.go_to_test(lit);
            desk.mode = Mode::Writing;
        }
        // What is typed is about the lit one.
        Surface::Confirm | Surface::Aloud => {}
        // Nothing else is written here: a letter is the beginning of the answer.
        Surface::ReadBack => choose::ask_meeting(desk),
        _ if desk.instrument().stays_lit() => {}
        _ => {
            let instrument = desk.instrument();
            instrument.left_lit(desk);
            desk.in_hand = None;
            desk.lit = None;
        }
    }
}

/// A letter right behind a 1, 2 or 3: that was an answer pressed too early, and no word begins so. "30 minutes" and
/// "3 doctors" do.
pub fn drop_answer(desk: &mut Desk, c: char) {
    if matches!(desk.purpose, Purpose::Statement(_)) && c.is_alphabetic() && is_answer(desk.line.text_of(0)) {
        desk.line.edit(Edit::Clear);
    }
}

fn is_answer(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| ('1'..='3').contains(&c))
}

/// An answer pressed before the sentence is there that it would answer: it must not become the sentence.
pub fn too_early(desk: &Desk, c: char) -> bool {
    matches!(desk.purpose, Purpose::Statement(_)) && desk.line.is_empty() && ('1'..='3').contains(&c)
}

/// Enter: the line becomes what it is for.
pub fn keep(app: &mut App, out: &mut Vec<Effect>) {
    let Some(desk) = app.desk() else { return };
    let texts: Vec<String> = desk.line.boxes().iter().map(|one| one.text().to_owned()).collect();
    let on = app.at.date_naive();
    match desk.purpose.clone() {
        Purpose::New => keep_new(app, out, &texts, on),
        Purpose::Reword(id) => reword::keep(app, out, &id, &texts, on),
        Purpose::Objection(id) => confirm::keep_objection(app, out, &id, &texts),
        Purpose::OpenObjection(id) => confirm::keep_open_objection(app, out, &id, &texts),
        Purpose::Tell(id, field) => confirm::keep_told(app, out, &id, field, &texts),
        Purpose::Statement(theme) => keep_statement(app, out, &theme, &texts),
        Purpose::Meeting => keep_meeting(app, out, &texts),
        Purpose::Room => before::keep_room(app, out, texts.first().map_or("", String::as_str)),
        Purpose::Answer(id) => before::keep_answer(app, out, &id, &texts, on),
        Purpose::Lanes => time_lines::keep_names(app, out, &texts),
        Purpose::Strike(id) => strike::keep(app, out, &id, &texts),
        Purpose::Link(id) => link::keep(app, out, &id, &texts),
        Purpose::Hand(ask) => hands::keep(app, out, &ask, &texts),
        Purpose::Custody => custody::keep(app, out, &texts, on),
    }
}

/// Says why something is refused.
pub fn refuse(app: &mut App, out: &mut Vec<Effect>, refusal: &Refusal) {
    app.say(Tone::Alarm, refusal.to_string());
    out.push(Effect::Bell);
}

fn keep_new(app: &mut App, out: &mut Vec<Effect>, texts: &[String], on: NaiveDate) {
    let Some(desk) = app.desk_mut() else { return };
    let instrument = desk.instrument();
    if desk.line.is_empty() && instrument.skip(desk) {
        return;
    }
    if let Some(asks) = instrument.asks_first(desk, texts).filter(|_| !desk.line.is_asked()) {
        app.say(Tone::Plain, asks);
        return;
    }
    match instrument.compose(desk, texts, on) {
        Ok(wish) => {
            let said = desk.instrument().reads_back(desk, texts);
            if let Some(ids) = change(app, out, &wish) {
                if let Some(more) = app.desk().and_then(|desk| instrument.and_then(desk, texts)) {
                    before::and_then(app, out, &more);
                }
                kept(app, ids.into_iter().next());
                // Line by line what was kept is said anyway.
                let kept = app.desk().filter(|_| !app.by_line).and_then(|desk| instrument.kept_says(desk));
                let over = app.desk().and_then(|desk| desk.instrument().over(desk));
                let said: Vec<String> = said.into_iter().chain(over).collect();
                if !said.is_empty() {
                    app.say(Tone::Plain, said.join("\n"));
                } else if let Some(kept) = kept {
                    app.mention(kept);
                }
                app.desk_mut().into_iter().for_each(|desk| instrument.after_keep(desk));
                confirm::beside_the_test(app);
            }
        }
        // Figures that were refused are marked, so that the next line is not typed behind them.
        Err(refusal) if instrument.foretells() => {
            desk.line.mark();
            let refusal =
                if desk.line.is_empty() { refusal } else { Refusal::Said(Dots::NotKept.with(&[refusal.to_string()])) };
            refuse(app, out, &refusal);
        }
        Err(refusal) => refuse(app, out, &refusal),
    }
}

/// A refused line gives way to a new one: what stood in it is among what was said.
pub fn give_way(app: &mut App) {
    let Some(desk) = app.desk() else { return };
    let marked = desk.line.boxes().first().is_some_and(TextBox::is_marked);
    if desk.purpose == Purpose::New && desk.mode == Mode::Writing && marked {
        let words = Dots::WasNotKept.with(&[desk.line.text_of(0)]);
        app.note(Tone::Plain, words);
    }
}

/// After a line was kept by that operation: an empty line, and the list at its end.
pub fn kept(app: &mut App, id: Option<Id>) {
    let Some(desk) = app.desk_mut() else { return };
    let id = id.and_then(|op| desk.session.op(&op).and_then(|op| op.of.first().cloned()));
    if let Some(id) = &id {
        desk.instrument().kept(desk, id);
    }
    desk.touched = id;
    desk.scroll = 0;
    desk.turned = None;
    desk.open_line(Purpose::New, &[]);
}

/// The line goes back to what it was before a line was opened in it.
pub fn close_reword(desk: &mut Desk) {
    if let Purpose::Reword(id) | Purpose::Answer(id) = &desk.purpose {
        desk.openings.lines.remove(id);
    }
    let held = desk.held.take().unwrap_or(Half { purpose: Purpose::New, boxes: Vec::new(), place: None });
    desk.open_line(held.purpose, &held.boxes);
    // Opened out of a list, it goes back to the list.
    if desk.lit.is_some() && !desk.instrument().stays_lit() {
        desk.mode = Mode::Choosing;
    }
}

fn keep_statement(app: &mut App, out: &mut Vec<Effect>, theme: &Id, texts: &[String]) {
    let words = texts.first().map_or("", String::as_str);
    if is_answer(words) {
        app.say(Tone::Alarm, Word::SentenceFirst.text());
        app.desk_mut().into_iter().for_each(|desk| desk.line.edit(Edit::Clear));
        return;
    }
    let Some(desk) = app.desk() else { return };
    let new = New::line(Kind::Statement, desk.task_code(), words).with(Field::Parent, Value::Other(theme.clone()));
    if change(app, out, &Wish::Say(new)).is_some()
        && let Some(desk) = app.desk_mut()
    {
        desk.go_to_test(Some(theme.clone()));
    }
}

fn keep_meeting(app: &mut App, out: &mut Vec<Effect>, texts: &[String]) {
    let Some(desk) = app.desk_mut() else { return };
    // A number pressed once too often at the reading out is no day.
    let first = desk.line.text_of(0).trim();
    if first.len() <= 2 && first.parse::<u8>().is_ok() && desk.meeting().first().is_none_or(|had| had != first) {
        let words = Before::LoneNumber.with(&[first]);
        desk.line.go_to(0);
        refuse(app, out, &Refusal::Said(words));
        return;
    }
    if desk.line.at() == 0 && desk.line.text_of(1).trim().is_empty() {
        desk.line.turn(true);
        return;
    }
    let fields = [Field::NextMeeting, Field::Sender];
    let wishes: Vec<Wish> = fields
        .iter()
        .zip(texts)
        .zip(desk.meeting())
        .filter(|((_, text), before)| text.trim() != before)
        .map(|((field, text), _)| Wish::answer(&Id::session(), *field, Value::Text(text.into())))
        .collect();
    if (wishes.is_empty() || change(app, out, &Wish::Together(wishes)).is_some())
        && let Some(desk) = app.desk_mut()
    {
        if desk.surface() != Surface::ReadBack {
            close_asked(desk);
            return;
        }
        desk.open_line(Purpose::New, &[]);
        desk.mode = Mode::Choosing;
        desk.lit = None;
    }
}

/// Goes to the next box, or the one before. While something is changed, typing takes the place of what stands there, an
/// arrow keeps it.
pub fn turn(desk: &mut Desk, forward: bool) {
    desk.line.turn(forward);
    if matches!(desk.purpose, Purpose::Reword(_) | Purpose::Answer(_) | Purpose::Meeting | Purpose::Custody) {
        desk.line.mark();
    }
}

/// Whether words stand in the line that were not kept yet.
pub fn half_typed(desk: &Desk) -> bool {
    desk.half().is_some_and(|half| match &half.purpose {
        Purpose::Answer(id) => half.boxes != desk.answer(id),
        Purpose::Reword(id) => desk.session.entry(id).is_none_or(|entry| {
            let before = desk.openings.of(entry).boxes;
            !half.boxes.iter().zip(before).all(|(now, before)| now.trim() == before.trim())
        }),
        _ => half.boxes.iter().any(|text| !text.trim().is_empty()),
    })
}

/// Asks in the line when people meet next and who sends the papers; what stood there comes back.
pub fn ask_meeting(desk: &mut Desk) {
    let boxes = desk.meeting();
    desk.ask_in_line(Purpose::Meeting, &boxes);
    desk.line.mark();
}

/// Asks in the line how many are in the room; what stood there comes back.
pub fn ask_room(desk: &mut Desk) {
    let by_group = presence::as_called(&desk.session, &desk.counted_for());
    let known = Some(by_group).filter(|words| !words.is_empty());
    let known = known.or_else(|| desk.present().map(|n| n.to_string()));
    desk.ask_in_line(Purpose::Room, &known.into_iter().collect::<Vec<_>>());
    desk.line.mark();
}

/// Back to where something about the session was asked for.
pub fn close_asked(desk: &mut Desk) {
    let plain = desk.held.as_ref().is_some_and(|half| half.purpose == Purpose::New);
    match desk.surface() {
        Surface::Confirm if !plain => desk.go_to_test(desk.lit.clone()),
        Surface::ReadBack if desk.held.is_none() => {
            close_reword(desk);
            desk.mode = Mode::Choosing;
        }
        _ => close_reword(desk),
    }
}

/// Esc in a line that was opened for something: nothing changes.
pub fn cancel(app: &mut App, out: &mut Vec<Effect>) {
    if confirm::unsay(app, out) {
        return;
    }
    let Some(desk) = app.desk_mut() else { return };
    if desk.asks_under {
        desk.asks_under = false;
        desk.digits.clear();
        return;
    }
    if desk.pair.take().is_some() {
        return;
    }
    match desk.purpose {
        Purpose::Objection(_) => confirm::go_on(desk),
        Purpose::OpenObjection(_) | Purpose::Tell(..) => {
            confirm::back(desk);
            app.say(Tone::Plain, Word::LeftAsItWas.text());
        }
        Purpose::Reword(_) => {
            let item = desk.lit.clone();
            close_reword(desk);
            if desk.surface() == Surface::Confirm {
                desk.go_to_test(item);
            }
            app.say(Tone::Plain, Word::LeftAsItWas.text());
        }
        Purpose::Room | Purpose::Lanes | Purpose::Custody => close_asked(desk),
        Purpose::Meeting if desk.surface() != Surface::ReadBack => close_asked(desk),
        Purpose::Answer(_) => {
            close_reword(desk);
            desk.mode = Mode::Choosing;
            app.say(Tone::Plain, Word::LeftAsItWas.text());
        }
        Purpose::Strike(_) | Purpose::Link(_) => {
            strike::close(desk);
            app.say(Tone::Plain, Word::LeftAsItWas.text());
        }
        Purpose::Hand(_) => hands::cancel(app),
        Purpose::New | Purpose::Statement(_) | Purpose::Meeting => {}
    }
}

/// The next kind that a line of this task can be, or the one before.
pub fn other_kind(desk: &mut Desk, on: bool) {
    let kinds = desk.kinds();
    let at = kinds.iter().position(|kind| *kind == desk.kind).unwrap_or(0);
    let by = if on { 1 } else { kinds.len().saturating_sub(1) };
    if let Some(kind) = kinds.get((at + by) % kinds.len().max(1)) {
        set_kind(desk, *kind);
    }
}

/// Writes lines of that kind from now on; what stands in the line stays.
pub fn set_kind(desk: &mut Desk, kind: Kind) {
    desk.kind = kind;
    let wanted = desk.labels().len();
    desk.line.shape(wanted);
    desk.instrument().took_kind(desk);
}

/// Takes the lit line back, or the one said last.
pub fn take_back(app: &mut App, out: &mut Vec<Effect>) {
    if hands::take_back(app, out) {
        return;
    }
    let Some(entry) = app.desk().and_then(Desk::meant) else { return };
    let (id, words) = (entry.id.clone(), confirm::called(entry));
    if app.desk().and_then(|desk| desk.item()).is_some_and(|item| item.id == id) {
        app.say(Tone::Plain, Before::OpenNow.text());
        return;
    }
    let next = app.desk().and_then(|desk| choose::beside(desk, &id));
    if change(app, out, &Wish::Withdraw(id)).is_some() {
        if let Some(desk) = app.desk_mut() {
            match desk.surface() {
                // The sentence is gone, its theme is still there.
                Surface::Confirm => {
                    let lit = desk.lit_entry().map(|lit| lit.id.clone());
                    desk.go_to_test(lit.or(next));
                }
                _ => desk.lit = desk.lit.is_some().then_some(next).flatten(),
            }
        }
        app.say(Tone::Plain, Word::TakenBack.with(&[words]));
    }
}

/// The result that a test was given.
pub fn test_of(entry: &Id, to: &str) -> Wish {
    debug_assert!([result::AGREED, result::REWORD, result::NOT_AGREED].contains(&to));
    Wish::answer(entry, Field::Test, Value::Text(to.into()))
}
