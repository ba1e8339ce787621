//! The walk through the agenda: its items, the one that is open, their prompts and minutes. Uses the session and the
//! table of stages.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::kind::Kind;
use crate::model::session::Session;
use crate::model::stage;

/// The agenda, day by day, within a day in its order.
pub fn agenda(session: &Session) -> Vec<&Entry> {
    let mut items: Vec<&Entry> = session.of_kind(Kind::Agenda).collect();
    items.sort_by(|a, b| {
        let days = day(a).cmp(&day(b)).then_with(|| place(a).cmp(place(b)));
        days.then_with(|| (a.l, &a.id).cmp(&(b.l, &b.id)))
    });
    items
}

/// The agenda of the days themselves, without what is settled before them: what papers print and what takes time.
pub fn on_the_days(session: &Session) -> Vec<&Entry> {
    let mut items = agenda(session);
    items.retain(|item| day(item) > 0);
    items
}

/// The day on which an agenda item stands, from 1; 0 is before the day, without a clock and without minutes.
pub fn day(item: &Entry) -> u64 {
    item.count(Field::Day).unwrap_or(1)
}

/// An entry's place in its order: what people gave it, else the order in which things were said.
pub(in crate::model) fn place(entry: &Entry) -> &str {
    match entry.get(Field::Place) {
        Some(Value::Text(place)) => place,
        _ => "",
    }
}

/// The agenda item that is open now; the first, where none was opened.
pub fn here(session: &Session) -> Option<&Entry> {
    let open = match session.get(Field::Here) {
        Some(Value::Other(id)) => session.entry(id).filter(|item| item.stands()),
        _ => None,
    };
    open.or_else(|| agenda(session).first().copied())
}

/// The row of the stages table that an agenda item opens.
pub fn task_of(item: &Entry) -> Option<&'static stage::Task> {
    stage::task(&item.words(Field::Stage))
}

/// Minutes planned for an agenda item; none before the day.
pub fn minutes(item: &Entry) -> u64 {
    if day(item) == 0 {
        return 0;
    }
    item.count(Field::Minutes).or_else(|| task_of(item).map(|task| u64::from(task.minutes))).unwrap_or(0)
}

/// The task in which a kind is taken down when nobody says where: the first of the session's own agenda that takes it,
/// as its plain line if there is one; else the first of the method's. Empty for what belongs to no task.
pub fn home_of(session: &Session, kind: Kind) -> String {
    let Some(home) = stage::home_of(kind) else { return String::new() };
    let own: Vec<&stage::Task> = agenda(session).into_iter().filter_map(task_of).collect();
    let plain = own.iter().find(|task| task.captures.first() == Some(&kind));
    let any = || own.iter().find(|task| task.captures.contains(&kind));
    plain.or_else(any).map_or(home, |task| task).code.to_owned()
}

/// The prompt for the room, with the session's own years put in.
pub fn prompt(session: &Session, item: &Entry) -> String {
    let own = item.words(Field::Prompt);
    let usual = || task_of(item).map_or("", |task| session.lang().text(task.prompt));
    fill_in(session, if own.is_empty() { usual() } else { own.as_str() })
}

/// Puts the session's years and words into a text of the stages table.
pub fn fill_in(session: &Session, words: &str) -> String {
    let number = |field: Field| match session.get(field) {
        Some(Value::Count(n)) => n.to_string(),
        _ => String::new(),
    };
    let ours = session.words(Field::OurTask);
    let our_task = session.lang().text("our task");
    words
        .replace("{horizon}", &number(Field::Horizon))
        .replace("{back}", &number(Field::BackYears))
        .replace("{title}", &title(session))
        .replace("{task}", if ours.is_empty() { our_task } else { &ours })
}

/// The session's title.
pub fn title(session: &Session) -> String {
    let title = session.words(Field::Title);
    if title.is_empty() { session.lang().text("Session without a title").to_owned() } else { title }
}
