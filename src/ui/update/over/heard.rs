//! Who has not been heard yet: on the desk alone, one quiet sentence at a task's end, and a list from which it goes on.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query::heard::{self, NotHeard};
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Overlay, Tone};
use crate::ui::update::{overlay, settle, write};
use crate::words::hands::Hands as Words;
use crate::words::settle::Settle;

/// One that was not heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// A group, by its letter.
    Group(String),
    /// A line.
    Line(Id),
    /// A line in several wordings.
    Doubled(Id),
}

/// Opens the list, as it is now.
pub fn open(app: &mut App) {
    if let Some(desk) = app.desk() {
        let found = heard::not_heard(&desk.session, desk.task_code());
        app.overlays.push(Overlay::NotHeard { found, lit: 0 });
    }
}

/// What was found, by what it is: a heading, and those under it. Nothing without anybody under it.
pub fn parts(found: &NotHeard) -> Vec<(Words, Vec<Missing>)> {
    let lines = |ids: &[Id]| ids.iter().cloned().map(Missing::Line).collect::<Vec<_>>();
    let groups = found.groups.iter().cloned().map(Missing::Group).collect();
    let mut parts = vec![
        (Words::DoubledHead, found.doubled.iter().cloned().map(Missing::Doubled).collect()),
        (Words::GroupsHead, groups),
        (Words::ThemesHead, lines(&found.themes)),
        (Words::ActionsHead, lines(&found.actions)),
        (Words::NotSaidHead, lines(&found.actions_not_said)),
        (Words::VoicesHead, lines(&found.voices)),
        (Words::AssetsHead, lines(&found.assets)),
        (Words::BarriersHead, lines(&found.barriers)),
    ];
    parts.retain(|(_, missing)| !missing.is_empty());
    parts
}

/// One that was not heard, in words: a group with its name, a line with its number.
pub fn words(desk: &Desk, missing: &Missing) -> String {
    match missing {
        Missing::Group(letter) => {
            let is_it = |group: &&Entry| group.words(Field::Letter) == *letter;
            let name = desk.session.of_kind(Kind::Group).find(is_it).map_or("", |group| group.text());
            format!("{letter} {name}")
        }
        Missing::Doubled(id) if id.is_session() => Settle::Session.text().to_owned(),
        Missing::Line(id) | Missing::Doubled(id) => {
            let line = desk.session.entry(id);
            line.map(|line| format!("{} {}", desk.session.spoken(line), line.text())).unwrap_or_default()
        }
    }
}

/// How many can be lit.
pub fn count(found: &NotHeard) -> usize {
    parts(found).iter().map(|(_, missing)| missing.len()).sum()
}

/// Goes to that one: a group speaks from now on, a line is lit in its task.
pub fn go(app: &mut App, found: &NotHeard, lit: usize) {
    match parts(found).into_iter().flat_map(|(_, missing)| missing).nth(lit) {
        Some(Missing::Group(letter)) => {
            let Some(desk) = app.desk_mut() else { return };
            desk.by = letter.as_str().into();
            write::start(desk);
            app.say(Tone::Plain, Words::GroupSpeaks.with(&[letter]));
        }
        Some(Missing::Line(id)) => overlay::show(app, &id),
        Some(Missing::Doubled(id)) => settle::go_to(app, &id),
        None => {}
    }
}

/// The quiet sentence at the end of the open task, where it says something.
pub fn at_the_end(desk: &Desk) -> Option<String> {
    desk.task().filter(|_| desk.looking.is_none()).and_then(|task| heard::at_the_end(&desk.session, task))
}
