//! What the sentences of the tour hang on, and what else stands in them. Uses state and the model.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value, result};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::{Act, Op};
use crate::model::query::{self, Standing};
use crate::model::stage::{Surface, Task};
use crate::ui::command::Command;
use crate::ui::state::desk::{Desk, Purpose};
use crate::ui::state::tour::{Seen, Since};
use crate::ui::state::{App, Overlay};
use crate::ui::update::last_line;
use crate::words::tour::Tour as Words;

fn on_desk(app: &App, is: impl Fn(&Desk) -> bool) -> bool {
    app.desk().is_some_and(is)
}

pub(super) fn has(app: &App, is: fn(&Overlay) -> bool) -> bool {
    app.overlays.iter().any(is)
}

/// Whether what is typed in a task becomes a line of its own, that can be opened again.
pub(super) fn takes_lines(task: &Task) -> bool {
    use Surface as S;
    let other = [
        S::Facts,
        S::Groups,
        S::Seats,
        S::Program,
        S::Kit,
        S::Confirm,
        S::ReadBack,
        S::SignUp,
        S::Dots,
        S::Rings,
        S::Aloud,
    ];
    !other.contains(&task.surface)
}

pub(super) fn takes_actions(task: &Task) -> bool {
    task.surface == Surface::Actions && task.captures.contains(&Kind::Action)
}

/// The last words of the day are spoken.
pub(super) fn at_the_close(app: &App) -> bool {
    on_desk(app, |desk| desk.task_code() == "close")
}

/// A line is open to be said in other words.
pub(super) fn rewords(app: &App) -> bool {
    on_desk(app, |desk| matches!(desk.purpose, Purpose::Reword(_)))
}

/// Whether something was said first in this window.
fn is_own(desk: &Desk, entry: &Entry) -> bool {
    entry.id.writer() == desk.writer
}

/// What was written here last is one's own.
pub(super) fn own_is_last(app: &App) -> bool {
    let is_own = |desk: &Desk| last_line(desk).is_some_and(|id| id.writer() == desk.writer);
    on_desk(app, is_own)
}

/// A number that was kept as a line just now: it was meant for the agenda.
pub(super) fn number_kept(app: &App) -> Option<String> {
    let desk = app.desk().filter(|desk| desk.line.is_empty())?;
    let kept = desk.touched.as_ref().and_then(|id| desk.session.entry(id))?;
    let is_number = (1..=2).contains(&kept.text().len()) && kept.text().bytes().all(|b| b.is_ascii_digit());
    (is_number && kept.stands() && is_own(desk, kept)).then(|| kept.text().to_owned())
}

/// What was taken back is there again.
pub(super) fn brings_again(desk: &Desk, op: &Op) -> bool {
    let is_undo = |id: &Id| desk.session.op(id).is_some_and(|op| matches!(op.act, Act::Undo { .. }));
    matches!(&op.act, Act::Undo { ops } if ops.iter().any(is_undo))
}

/// The items of the agenda, and at which of them somebody is.
fn agenda(desk: &Desk) -> Option<(Vec<&Entry>, usize)> {
    let agenda = query::agenda(&desk.session);
    let here = desk.item()?;
    let at = agenda.iter().position(|item| item.id == here.id)?;
    Some((agenda, at))
}

/// The open item stands behind the one that was open then; where that was the last one, it is another.
pub(super) fn is_further(desk: &Desk, since: &Since) -> bool {
    let Some((agenda, here)) = agenda(desk) else { return false };
    let was = agenda.iter().position(|item| Some(&item.id) == since.item.as_ref());
    was.is_some_and(|was| here > was || (was + 1 == agenda.len() && here != was))
}

fn next_of(desk: &Desk) -> Option<&Entry> {
    let (agenda, at) = agenda(desk)?;
    agenda.get(at + 1).copied()
}

/// Whether an item stands so far from the open one.
pub(super) fn is_beside(desk: &Desk, item: &Entry, by: isize) -> bool {
    let there = agenda(desk).and_then(|(agenda, at)| agenda.get(at.checked_add_signed(by)?).copied());
    there.is_some_and(|there| there.id == item.id)
}

/// There is another task behind the open one.
pub(super) fn has_next(app: &App) -> bool {
    on_desk(app, |desk| next_of(desk).is_some())
}

/// The next one is held when people meet again.
pub(super) fn review_is_next(app: &App) -> bool {
    let is_board = |item: &Entry| query::task_of(item).is_some_and(|task| task.surface == Surface::Board);
    on_desk(app, |desk| next_of(desk).is_some_and(is_board))
}

/// A theme's digit under which the lit card does not stand.
pub(super) fn other_theme(app: &App) -> Vec<String> {
    let Some(desk) = app.desk() else { return Vec::new() };
    let own = desk.lit_entry().and_then(|lit| lit.other(Field::Theme));
    let mut others: Vec<String> = query::themes(&desk.session)
        .into_iter()
        .filter(|theme| Some(&theme.id) != own && theme.no.len() == 1)
        .map(|theme| theme.no.to_string())
        .collect();
    // The first two are what a hand tries by itself.
    let first = others.len().min(2);
    others.rotate_left(first);
    others.into_iter().take(1).collect()
}

/// A card goes under a theme under which it was not before.
pub(super) fn puts_elsewhere(desk: &Desk, op: &Op) -> bool {
    let Act::Set { field: Field::Theme, to, over, .. } = &op.act else { return false };
    let before = |id: &Id| desk.session.op(id).map(|op| &op.act);
    let is_same = |act: &Act| matches!(act, Act::Set { to: was, .. } if was == to);
    *to != Value::Nothing && !over.iter().filter_map(before).any(is_same)
}

/// What the room answered, and it stands so; or it is said in other words.
pub(super) fn decides(desk: &Desk, op: &Op) -> bool {
    let Some(tested) = op.of.first().and_then(|id| desk.session.entry(id)) else { return false };
    match &op.act {
        Act::Set { field: Field::Test, to: Value::Text(to), .. } => {
            to.as_str() != result::REWORD && tested.test() == Some(to.as_str())
        }
        Act::Text { .. } => tested.kind.has(Field::Test),
        _ => false,
    }
}

/// A line of its own is typed while the room is asked about something.
pub(super) fn beside_question(app: &App) -> bool {
    on_desk(app, |desk| desk.lit.is_some() && desk.purpose == Purpose::New)
}

/// It is asked what somebody said who does not want it.
pub(super) fn asks_what_was_said(app: &App) -> bool {
    on_desk(app, |desk| matches!(desk.purpose, Purpose::Objection(_) | Purpose::OpenObjection(_)))
}

/// What the room is asked about was agreed before.
pub(super) fn is_agreed(app: &App) -> bool {
    on_desk(app, |desk| desk.lit_entry().is_some_and(|lit| desk.tested_standing(lit) == Standing::Agreed))
}

/// Which box of the line has the cursor.
pub(super) fn at_box(app: &App) -> usize {
    app.desk().map_or(0, |desk| desk.line.at())
}

/// The same where an action is opened again.
pub(super) fn opened_box(app: &App) -> Option<usize> {
    let desk = app.desk()?;
    let Purpose::Reword(id) = &desk.purpose else { return None };
    desk.session.entry(id).filter(|entry| entry.kind.has(Field::Who)).map(|_| desk.line.at())
}

/// What an action has no answer to.
struct Lacks {
    who: bool,
    day: bool,
    /// What was said in place of a day.
    said: String,
}

fn lacks_of(desk: &Desk, action: &Entry) -> Lacks {
    let day = action.get(Field::Due).and_then(|due| query::day_of(&desk.session, due));
    Lacks {
        who: query::who(&desk.session, action).trim().is_empty(),
        day: day.is_none(),
        said: action.words(Field::Due),
    }
}

/// An action of one's own was kept with who will do it and by when.
pub(super) fn keeps_whole_action(desk: &Desk, op: &Op) -> bool {
    let action = || op.of.first().and_then(|id| desk.session.entry(id)).filter(|action| action.stands());
    let is_whole = |action: &Entry| {
        let lacks = lacks_of(desk, action);
        !lacks.who && !lacks.day
    };
    matches!(&op.act, Act::Say(said) if said.kind.has(Field::Who)) && action().is_some_and(is_whole)
}

/// What the action lacks that was just kept here; `None` while another one is typed.
fn kept_lacks(app: &App) -> Option<Lacks> {
    let desk = app.desk()?;
    let kept = desk.touched.as_ref().and_then(|id| desk.session.entry(id))?;
    let is_action = kept.stands() && kept.kind.has(Field::Who) && is_own(desk, kept);
    (is_action && desk.line.is_empty()).then(|| lacks_of(desk, kept)).filter(|lacks| lacks.who || lacks.day)
}

/// It was kept with words in place of a day.
pub(super) fn lacks_day(app: &App) -> bool {
    kept_lacks(app).is_some_and(|lacks| lacks.day && !lacks.said.trim().is_empty())
}

pub(super) fn no_day(app: &App) -> Vec<String> {
    kept_lacks(app).map(|lacks| lacks.said).into_iter().collect()
}

/// It was kept without who will do it, or by when.
pub(super) fn lacks(app: &App) -> bool {
    kept_lacks(app).is_some()
}

/// What the boxes are called that are open.
pub(super) fn open_boxes(app: &App) -> Vec<String> {
    let Some(lacks) = kept_lacks(app) else { return Vec::new() };
    let open = [(lacks.who, Field::Who), (lacks.day, Field::Due)].into_iter().filter(|(open, _)| *open);
    let names: Vec<&str> = open.map(|(_, field)| field.spec().word).collect();
    vec![names.join(", ")]
}

fn under_of(app: &App) -> Option<&Entry> {
    let desk = app.desk()?;
    desk.under.as_ref().and_then(|id| desk.session.entry(id)).filter(|over| over.kind == Kind::Theme)
}

/// New actions are kept under a theme.
pub(super) fn is_under(app: &App) -> bool {
    under_of(app).is_some()
}

pub(super) fn under(app: &App) -> Vec<String> {
    under_of(app).map(|theme| theme.no.to_string()).into_iter().collect()
}

/// The theme of the action of one's own that is meant.
fn own_theme(app: &App) -> Option<&Entry> {
    let desk = app.desk()?;
    let meant = desk.meant().filter(|entry| entry.kind.has(Field::Who) && is_own(desk, entry))?;
    query::theme_of(&desk.session, meant).and_then(|id| desk.session.entry(id))
}

pub(super) fn means_own_under_theme(app: &App) -> bool {
    own_theme(app).is_some()
}

/// Its number, the key, its number: where it was put, and of what the key shows more.
pub(super) fn meant_theme(app: &App) -> Vec<String> {
    let key = super::called(app, Command::WhereFrom);
    own_theme(app).map_or_else(Vec::new, |theme| vec![theme.no.to_string(), key, theme.no.to_string()])
}

/// What the line is called that is meant.
pub(super) fn meant(app: &App) -> Vec<String> {
    let meant = app.desk().and_then(|desk| Some((desk, desk.meant()?)));
    let called = |(desk, entry): (&Desk, &Entry)| match (is_own(desk, entry), entry.kind.has(Field::Who)) {
        (true, true) => Words::YourAction.text().to_owned(),
        _ => format!("{} {}", entry.kind.spec().word.to_lowercase(), desk.session.spoken(entry)),
    };
    meant.map(called).into_iter().collect()
}

/// An action of one's own is lit on the roadmap.
pub(super) fn own_is_on_map(app: &App) -> bool {
    let Some(Overlay::Roadmap { view }) = app.overlays.last() else { return false };
    on_desk(app, |desk| {
        let lit = view.lit.as_ref().and_then(|id| desk.session.entry(&Id::new(id.as_str())));
        lit.is_some_and(|lit| is_own(desk, lit))
    })
}

/// What this step shows was open, and what it asks for there was not tried.
pub(super) fn was_open(app: &App) -> bool {
    app.tour.as_ref().is_some_and(|tour| tour.seen == Seen::Open)
}

/// The papers are on their way.
pub(super) fn writes_papers(app: &App) -> bool {
    on_desk(app, |desk| desk.papers.under_way)
}

/// Where the papers are stands on the screen.
pub(super) fn says_papers(app: &App) -> bool {
    let folder = app.desk().and_then(|desk| desk.papers.folder.as_ref());
    !app.by_line && folder.zip(app.notice.as_ref()).is_some_and(|(folder, notice)| notice.text.contains(folder))
}
