//! The sheet of everything about a line: which answer is lit, and what is typed as an answer.

use crate::model::entry::{Answers, Entry};
use crate::model::field::{Field, Sort, Value};
use crate::model::id::Id;
use crate::model::sheet::{self, Row, Taken, What};
use crate::model::typed::choice;
use crate::model::wish::Wish;
use crate::ui::keymap::Key;
use crate::ui::line::CaptureLine;
use crate::ui::msg::Effect;
use crate::ui::state::draft::OnSheet;
use crate::ui::state::opened::Opened;
use crate::ui::state::{App, Overlay, Tone};
use crate::ui::update::change::change;
use crate::ui::update::keys::type_into;
use crate::ui::update::run;
use crate::ui::update::settle;
use crate::words::Word;

/// Opens the sheet of the line that is meant.
pub fn open(app: &mut App) {
    if let Some(id) = app.desk().and_then(|desk| desk.meant_or_theme()).map(|entry| entry.id.clone()) {
        app.overlays.push(Overlay::Everything { trail: vec![id], lit: 0, line: None });
    }
}

/// The line whose sheet is open.
fn entry(app: &App) -> Option<&Entry> {
    let Some(Overlay::Everything { trail, .. }) = app.overlays.last() else { return None };
    app.desk()?.session.entry(trail.last()?)
}

/// The rows of the open sheet.
pub fn rows(app: &App) -> Vec<Row> {
    let rows = app.desk().zip(entry(app)).map(|(desk, entry)| sheet::rows(&desk.session, entry));
    rows.unwrap_or_default()
}

/// The lit row.
pub fn lit(app: &App) -> Option<Row> {
    let Some(Overlay::Everything { lit, .. }) = app.overlays.last() else { return None };
    rows(app).into_iter().nth(*lit)
}

/// What the typed answer is taken for now.
pub fn answer_now(app: &App) -> Option<Result<Taken, String>> {
    let Some(Overlay::Everything { line: Some(line), .. }) = app.overlays.last() else { return None };
    let (row, entry) = (lit(app)?, entry(app)?);
    Some(sheet::taken(&app.desk()?.session, entry, &row.what, line.text_of(0), app.at.date_naive()))
}

/// Enter: the lit answer in the sheet's own line. What stands there is marked: typing takes its place.
pub fn open_answer(app: &mut App) {
    let Some((row, entry)) = lit(app).zip(entry(app)) else { return };
    let words = before(entry, &row);
    let opened = Opened { boxes: vec![words.clone()], over: vec![standing(entry, &row.what)], joins: None };
    let id = entry.id.clone();
    if row.is_open() && settle::open(app, &id) {
        return;
    }
    if row.what == What::Ahead {
        app.say(Tone::Plain, crate::words::sheet::Sheet::FollowsFromDue.text());
        return;
    }
    if let Some(Overlay::Everything { line, .. }) = app.overlays.last_mut() {
        *line = Some(CaptureLine::with(&[words]).marked());
    }
    if let Some(desk) = app.desk_mut() {
        desk.openings.sheet = Some(opened);
    }
}

/// The operations that gave what stands there.
fn standing(entry: &Entry, what: &What) -> Vec<Id> {
    match what {
        What::Words => entry.texts.ids(),
        What::Field(field, key) => entry.fields.get(&(*field, key.clone())).map(Answers::ids).unwrap_or_default(),
        What::Ahead | What::Link(..) => Vec::new(),
    }
}

/// The wish in place of what stood there when the answer was opened: what others wrote since stays beside it. Nothing
/// where nothing was typed and somebody else has changed it.
fn in_place(app: &App, wish: Wish) -> Option<Wish> {
    let opened = app.desk().and_then(|desk| desk.openings.sheet.clone());
    let (Some(opened), Some((row, entry))) = (opened, lit(app).zip(entry(app))) else { return Some(wish) };
    let Some(Overlay::Everything { line: Some(line), .. }) = app.overlays.last() else { return Some(wish) };
    let crossed = opened.over(0) != standing(entry, &row.what);
    let untouched = opened.joins.is_none() && opened.boxes.first().is_some_and(|before| line.text_of(0) == before);
    match wish {
        _ if crossed && untouched => None,
        wish @ (Wish::Reword { .. } | Wish::Answer { .. }) if crossed => {
            Some(Wish::InPlaceOf { over: opened.over(0), wish: Box::new(wish) })
        }
        wish => Some(wish),
    }
}

/// What stands there, as it would be typed; empty for what is chosen or named by a number.
fn before(entry: &Entry, row: &Row) -> String {
    match &row.what {
        What::Words => entry.text().to_owned(),
        What::Field(Field::By, _) => entry.by.to_string(),
        What::Field(field, key) => {
            let latest = entry.fields.get(&(*field, key.clone())).and_then(|all| all.latest());
            match (latest, field.spec().sort) {
                (Some(Value::Date { said, .. }), _) => said.to_string(),
                (Some(value), Sort::Words | Sort::Number | Sort::Numbers) => value.words(),
                _ => String::new(),
            }
        }
        What::Ahead | What::Link(..) => String::new(),
    }
}

/// Begins an answer that a letter or a paste starts, where none is open.
pub fn begin(app: &mut App) -> bool {
    let closed = matches!(app.overlays.last(), Some(Overlay::Everything { line: None, .. }));
    if !closed {
        return false;
    }
    if app.desk().is_some_and(|desk| desk.read_only.is_some()) {
        run::refuse_to_change(app);
        return true;
    }
    open_answer(app);
    true
}

/// A key that is no command, on the sheet: a letter starts the answer; a digit names one of a list. Whether it was one.
pub fn write(app: &mut App, key: Key) -> bool {
    if !matches!(app.overlays.last(), Some(Overlay::Everything { .. })) {
        return false;
    }
    if key.writes().is_some() {
        begin(app);
    }
    let offered = match lit(app).map(|row| row.what) {
        Some(What::Field(field, _)) => choice::offered(field),
        _ => Vec::new(),
    };
    let Some(Overlay::Everything { line: Some(line), .. }) = app.overlays.last_mut() else { return true };
    let nth = key.digit().and_then(|c| c.to_digit(10)).and_then(|n| usize::try_from(n).ok()?.checked_sub(1));
    match nth.and_then(|n| offered.get(n)) {
        Some(word) => *line = CaptureLine::with(&[word]).marked(),
        None => drop(type_into(line, key)),
    }
    true
}

/// Enter: the answer is kept. What cannot be kept stays in the line.
pub fn keep(app: &mut App, out: &mut Vec<Effect>) {
    let Some(mut taken) = answer_now(app) else { return };
    if let Ok(taken) = &mut taken {
        taken.wish = taken.wish.take().and_then(|wish| in_place(app, wish));
    }
    match taken {
        Err(sentence) => {
            app.say(Tone::Alarm, sentence);
            out.push(Effect::Bell);
        }
        Ok(Taken { wish: None, .. }) => {
            leave(app);
            app.say(Tone::Plain, Word::LeftAsItWas.text());
        }
        Ok(Taken { wish: Some(wish), .. }) => {
            if change(app, out, &wish).is_some() {
                let id = entry(app).map(|entry| entry.id.clone());
                if let Some(desk) = app.desk_mut() {
                    desk.touched = id;
                }
                leave(app);
            }
        }
    }
}

/// What is half typed as an answer; nothing where it says what stands there already.
pub fn half_typed(app: &App) -> Option<OnSheet> {
    let Some(Overlay::Everything { line: Some(line), .. }) = app.overlays.last() else { return None };
    let (row, entry) = (lit(app)?, entry(app)?);
    let text = line.text_of(0);
    let is_new = !text.trim().is_empty() && text != before(entry, &row);
    is_new.then(|| OnSheet { entry: entry.id.clone(), row: called(&row.what), text: text.to_owned() })
}

/// Opens the sheet again on which an answer was left half typed.
pub fn take_up(app: &mut App, half: OnSheet) {
    let Some(desk) = app.desk().filter(|desk| desk.read_only.is_none()) else { return };
    let Some(entry) = desk.session.entry(&half.entry).filter(|entry| entry.stands()) else { return };
    let rows = sheet::rows(&desk.session, entry);
    if let Some(lit) = rows.iter().position(|row| called(&row.what) == half.row) {
        let line = Some(CaptureLine::with(&[half.text]));
        app.overlays.push(Overlay::Everything { trail: vec![half.entry], lit, line });
    }
}

/// How a row is called where its half-typed answer waits.
fn called(what: &What) -> String {
    match what {
        What::Words => "words".to_owned(),
        What::Ahead => "ahead".to_owned(),
        What::Field(field, key) => format!("{} {key}", field.code()),
        What::Link(how, of) => format!("{how:?} {of}"),
    }
}

/// After a step was taken back or brought back: a sheet whose line is gone closes, and what is lit on it is there.
pub fn settle(app: &mut App) {
    let stands = entry(app).map(Entry::stands);
    match stands {
        Some(true) => {
            let last = rows(app).len().saturating_sub(1);
            if let Some(Overlay::Everything { lit, .. }) = app.overlays.last_mut() {
                *lit = (*lit).min(last);
            }
        }
        _ if matches!(app.overlays.last(), Some(Overlay::Everything { .. })) => drop(app.overlays.pop()),
        _ => {}
    }
}

/// The answer stays as it was.
pub fn leave(app: &mut App) {
    if let Some(Overlay::Everything { line, .. }) = app.overlays.last_mut() {
        *line = None;
    }
}

/// To the sheet of the line that the lit answer names.
pub fn go_there(app: &mut App) {
    let next = lit(app).and_then(|row| row.others.into_iter().next());
    if let (Some(next), Some(Overlay::Everything { trail, lit, .. })) = (next, app.overlays.last_mut()) {
        trail.push(next);
        *lit = 0;
    }
}

/// Back to the sheet of the line before.
pub fn go_back(app: &mut App) {
    if let Some(Overlay::Everything { trail, lit, .. }) = app.overlays.last_mut()
        && trail.len() > 1
    {
        trail.pop();
        *lit = 0;
    }
}
