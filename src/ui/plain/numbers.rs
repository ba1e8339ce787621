//! Lines that are called by their numbers: lit where they stand, gone to where that was asked for.

use super::answer::{go_down, press, press_enter};
use super::not_now::not_now;
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::query;
use crate::ui::command::Command;
use crate::ui::keymap::{Code, Key};
use crate::ui::msg::What;
use crate::ui::shell::Shell;
use crate::ui::state::App;
use crate::ui::state::desk::Mode;
use crate::ui::update::found;
use crate::ui::view::spoken;
use crate::words::Word;
use crate::words::not_now::NotNow;

pub fn no_such_line(no: &str) -> Vec<String> {
    vec![Word::PlainNoSuchLine.with(&[no])]
}

/// The line of a spoken number: of this task first.
fn line_of<'a>(app: &'a App, no: &str) -> Option<&'a Entry> {
    let desk = app.desk()?;
    let here = desk.choosable().into_iter().filter_map(|id| desk.session.entry(&id));
    let here = here.filter(|entry| desk.session.spoken(entry) == no);
    // Themes and lines count by themselves: where both have the number, the line is meant.
    here.last().or_else(|| query::by_number(&desk.session, no)).filter(|entry| entry.stands())
}

pub fn says_line(app: &App, no: &str) -> bool {
    line_of(app, no).is_some()
}

pub fn where_from(app: &App, no: &str) -> Vec<String> {
    let Some(desk) = app.desk() else { return not_now(app, "where") };
    let entry = if no.is_empty() { desk.meant() } else { line_of(app, no) };
    match entry {
        Some(entry) => spoken::where_from(desk, entry),
        None if no.is_empty() => vec![Word::PlainWhichLine.text().to_owned()],
        None => no_such_line(no),
    }
}

/// Lights the line of a number alone, in this task: what stands elsewhere is gone to only when that is said.
pub fn light_here(to: &mut Shell, no: &str) -> Vec<String> {
    let is_here =
        to.app.desk().zip(line_of(&to.app, no)).is_some_and(|(desk, line)| desk.choosable().contains(&line.id));
    match line_of(&to.app, no) {
        Some(_) if !is_here => vec![NotNow::PlainNotHere.with(&[no, no, no])],
        _ => go_to_line(to, no),
    }
}

/// Lights the line of a number, in whichever task it stands. Says why, where it cannot.
pub fn go_to_line(to: &mut Shell, no: &str) -> Vec<String> {
    let Some(entry) = line_of(&to.app, no) else { return no_such_line(no) };
    let (id, words) = (entry.id.clone(), entry.text().to_owned());
    let here = to.app.desk().is_some_and(|desk| desk.choosable().contains(&id));
    if !here {
        return search_for(to, &id, &words, no);
    }
    if (Command::ToChoosing.spec().when)(&to.app) {
        press(to, Key::plain(Code::Esc));
    }
    let count = to.app.desk().map_or(0, |desk| desk.choosable().len());
    for _ in 0..=count {
        let Some(desk) = to.app.desk() else { break };
        if desk.lit.as_ref() == Some(&id) && desk.mode == Mode::Choosing {
            return Vec::new();
        }
        let all = desk.choosable();
        let at = |wanted: &Id| all.iter().position(|one| one == wanted);
        let down = desk.lit.as_ref().and_then(at).is_some_and(|lit| Some(lit) < at(&id));
        if !(Command::Down.spec().when)(&to.app) {
            break;
        }
        press(to, Key::plain(if down { Code::Down } else { Code::Up }));
    }
    not_now(&to.app, "line")
}

/// Goes to a line of another task, as the search does.
fn search_for(to: &mut Shell, id: &Id, words: &str, no: &str) -> Vec<String> {
    if !(Command::Search.spec().when)(&to.app) {
        return not_now(&to.app, "line");
    }
    press(to, Key::ctrl('f'));
    to.take(What::Paste(words.to_owned()));
    let Some(at) = found(&to.app).iter().position(|entry| entry.id == *id) else {
        press(to, Key::plain(Code::Esc));
        return no_such_line(no);
    };
    go_down(to, at);
    press_enter(to);
    Vec::new()
}
