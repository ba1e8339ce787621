//! Who keeps the record, until when words can be taken out, until when it is kept: three boxes in the line's place, and
//! the question when the day has come. Nothing is asked where nobody has said a day.

use crate::model::custody;
use crate::model::session::Session;
use crate::ui::command::Command;
use crate::ui::keymap::Keymap;
use crate::ui::msg::Effect;
use crate::ui::state::desk::{Desk, Purpose};
use crate::ui::state::{App, Tone};
use crate::ui::update::change::change;
use crate::ui::update::write;
use crate::words::Word;
use chrono::NaiveDate;

/// Asks in the line; what stood there comes back.
pub fn ask(desk: &mut Desk) {
    let boxes = desk.custody();
    desk.ask_in_line(Purpose::Custody, &boxes);
    desk.line.mark();
}

/// Enter from any box: what differs is kept, and what is now said of the record is said.
pub fn keep(app: &mut App, out: &mut Vec<Effect>, texts: &[String], on: NaiveDate) {
    let Some(desk) = app.desk() else { return };
    let given: Vec<_> = custody::ANSWERS.into_iter().zip(texts.iter().map(String::as_str)).collect();
    match custody::wish(&desk.session, &given, on) {
        Err(refusal) => write::refuse(app, out, &refusal),
        Ok(None) => {
            app.desk_mut().into_iter().for_each(write::close_asked);
            app.say(Tone::Plain, Word::LeftAsItWas.text());
        }
        Ok(Some(wish)) => {
            if change(app, out, &wish).is_some() {
                let said = app.desk().and_then(|desk| custody::opening(&desk.session));
                app.desk_mut().into_iter().for_each(write::close_asked);
                app.say(Tone::Plain, said.unwrap_or_else(|| Word::NobodySaidWho.text().to_owned()));
            }
        }
    }
}

/// What is asked when a session is opened that was kept as long as was said.
pub fn question(keys: &Keymap, session: &Session, today: NaiveDate) -> Option<String> {
    let question = custody::question(session, today)?;
    let how = Word::KeepItOnHow.with(&[keys.brief(Command::KeepsRecord)]);
    Some(format!("{question} {how}"))
}
