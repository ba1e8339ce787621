//! Questions to a session: what stands where, what was agreed, how many were there. Uses the model; changes nothing.

use super::entry::Entry;
use super::field::{Field, Value, result};
use super::id::Id;
use super::kind::Kind;
use super::session::Session;
use super::stage::{self, Stage};
use chrono::NaiveDate;

/// The objections to an entry that are open or stand: as long as there is one, it cannot be agreed.
pub fn open_objections<'a>(session: &'a Session, entry: &Id) -> impl Iterator<Item = &'a Entry> {
    session.under(entry).filter(|under| under.kind == Kind::Objection && under.words(Field::Open) != "answered")
}

/// Every objection to an entry.
pub fn objections<'a>(session: &'a Session, entry: &Id) -> impl Iterator<Item = &'a Entry> {
    session.under(entry).filter(|under| under.kind == Kind::Objection)
}

/// How an entry stands in the test for common ground. An open objection outweighs a confirmation (rule 26).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not yet asked.
    NotAsked,
    /// Agreed.
    Agreed,
    /// To be said differently.
    Reword,
    /// Not agreed: kept, with the words.
    NotAgreed,
}

/// How an entry stands in the test for common ground.
pub fn standing(session: &Session, entry: &Entry) -> Standing {
    match entry.test() {
        Some(result::AGREED) if open_objections(session, &entry.id).next().is_none() => Standing::Agreed,
        Some(result::AGREED | result::NOT_AGREED) => Standing::NotAgreed,
        Some(result::REWORD) => Standing::Reword,
        _ => Standing::NotAsked,
    }
}

/// The agenda, in its order.
pub fn agenda(session: &Session) -> Vec<&Entry> {
    let mut items: Vec<&Entry> = session.of_kind(Kind::Agenda).collect();
    items.sort_by(|a, b| place(a).cmp(place(b)).then_with(|| (a.l, &a.id).cmp(&(b.l, &b.id))));
    items
}

/// An entry's place in its order: what people gave it, else the order in which things were said.
fn place(entry: &Entry) -> &str {
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

/// Minutes planned for an agenda item.
pub fn minutes(item: &Entry) -> u64 {
    item.count(Field::Minutes).or_else(|| task_of(item).map(|task| u64::from(task.minutes))).unwrap_or(0)
}

/// The task in which a kind is taken down when nobody says where: the first of the session's own agenda that takes it,
/// as its plain line if there is one; else the first of the method's. Empty for what belongs to no task.
pub fn home_of(session: &Session, kind: Kind) -> String {
    let own: Vec<&stage::Task> = agenda(session).into_iter().filter_map(task_of).collect();
    let plain = own.iter().find(|task| task.captures.first() == Some(&kind));
    let any = || own.iter().find(|task| task.captures.contains(&kind));
    plain.or_else(any).copied().or_else(|| stage::home_of(kind)).map_or(String::new(), |task| task.code.to_owned())
}

/// The prompt for the room, with the session's own years put in.
pub fn prompt(session: &Session, item: &Entry) -> String {
    let own = item.words(Field::Prompt);
    let words = if own.is_empty() { task_of(item).map_or("", |task| task.prompt) } else { own.as_str() };
    fill_in(session, words)
}

/// Puts the session's years and words into a text of the stages table.
pub fn fill_in(session: &Session, words: &str) -> String {
    let number = |field: Field| match session.get(field) {
        Some(Value::Count(n)) => n.to_string(),
        _ => String::new(),
    };
    let ours = session.words(Field::OurTask);
    words
        .replace("{horizon}", &number(Field::Horizon))
        .replace("{back}", &number(Field::BackYears))
        .replace("{title}", &title(session))
        .replace("{task}", if ours.is_empty() { "our task" } else { &ours })
}

/// The session's title.
pub fn title(session: &Session) -> String {
    let title = session.words(Field::Title);
    if title.is_empty() { "Session without a title".to_owned() } else { title }
}

/// The standing lines of a task, with what it takes over from earlier tasks left out.
pub fn lines<'a>(session: &'a Session, task: &str) -> impl DoubleEndedIterator<Item = &'a Entry> {
    session.of_task(task).filter(|entry| !matches!(entry.kind, Kind::Agenda | Kind::Group | Kind::Table))
}

/// The same with what was struck, in its place: what was said, and that something was taken out.
pub fn minutes_of<'a>(session: &'a Session, task: &str) -> impl DoubleEndedIterator<Item = &'a Entry> {
    session.of_task_whole(task).filter(|entry| !matches!(entry.kind, Kind::Agenda | Kind::Group | Kind::Table))
}

/// The lines that a task works on, taken down earlier, in the order of their kinds in its row.
pub fn material<'a>(session: &'a Session, task: &stage::Task) -> Vec<&'a Entry> {
    let mut out: Vec<&Entry> = task.takes.iter().flat_map(|kind| session.of_kind(*kind)).collect();
    out.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    out
}

/// Themes, in the order of their numbers.
pub fn themes(session: &Session) -> Vec<&Entry> {
    session.of_kind(Kind::Theme).collect()
}

/// The common-ground statement of a theme: the last one written.
pub fn statement_of<'a>(session: &'a Session, theme: &Id) -> Option<&'a Entry> {
    session.under(theme).rfind(|entry| entry.kind == Kind::Statement)
}

/// How a theme stands: as its statement does, else as it does itself.
pub fn theme_standing(session: &Session, theme: &Entry) -> Standing {
    match statement_of(session, &theme.id).map(|statement| standing(session, statement)) {
        None | Some(Standing::NotAsked) => standing(session, theme),
        Some(known) => known,
    }
}

/// The actions and pledges under a theme, in the order in which they were said; `None`: those under no theme.
pub fn actions<'a>(session: &'a Session, theme: Option<&Id>) -> Vec<&'a Entry> {
    let mut out: Vec<&Entry> = [Kind::Action, Kind::Pledge]
        .into_iter()
        .flat_map(|kind| session.of_kind(kind))
        .filter(|action| action.other(Field::Theme).filter(|id| session.entry(id).is_some_and(Entry::stands)) == theme)
        .collect();
    out.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    out
}

/// Everything that was not agreed: values, themes and statements that somebody does not want, and what tables put there.
pub fn not_agreed(session: &Session) -> Vec<&Entry> {
    let tested = [Kind::Value, Kind::Statement, Kind::Vision]
        .into_iter()
        .flat_map(|kind| session.of_kind(kind))
        .filter(|entry| standing(session, entry) == Standing::NotAgreed);
    let themes = session
        .of_kind(Kind::Theme)
        .filter(|theme| standing(session, theme) == Standing::NotAgreed && statement_of(session, &theme.id).is_none());
    let mut out: Vec<&Entry> = tested.chain(themes).chain(session.of_kind(Kind::NotAgreed)).collect();
    out.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    out
}

/// How many are in the room for a task: by group where that was counted, carried over from the task before.
pub fn present(session: &Session, task: &str) -> Option<u64> {
    let before: Vec<&str> = {
        let mut codes: Vec<&str> = stage::tasks().map(|t| t.code).collect();
        if let Some(at) = codes.iter().position(|code| *code == task) {
            codes.truncate(at + 1);
        }
        codes
    };
    let letters: Vec<String> = session.of_kind(Kind::Group).map(|group| group.words(Field::Letter)).collect();
    let mut sum = 0;
    let mut known = false;
    for letter in &letters {
        let counted =
            before.iter().rev().find_map(|code| match session.get_at(Field::Present, &format!("{code}/{letter}")) {
                Some(Value::Count(n)) => Some(*n),
                _ => None,
            });
        if let Some(n) = counted {
            sum = together([sum, n]);
            known = true;
        }
    }
    if known {
        return Some(sum);
    }
    match session.get(Field::Room) {
        Some(Value::Count(n)) => Some(*n),
        _ => None,
    }
}

/// Counts taken together. Files may say any number; nothing runs over.
pub fn together(counts: impl IntoIterator<Item = u64>) -> u64 {
    counts.into_iter().fold(0, u64::saturating_add)
}

/// The last day of the event: as given, else the day on which the first action was said, else the last day on which
/// anything was said before the reviews, else the day on which the session was begun.
pub fn last_day(session: &Session) -> Option<NaiveDate> {
    if let Some(Value::Date { on: Some(day), .. }) = session.get(Field::LastDay) {
        return Some(*day);
    }
    let day = |entry: &Entry| entry.at.map(|at| at.date_naive());
    let action = session.of_kind(Kind::Action).find_map(day);
    let before_reviews = |entry: &&Entry| stage::task(&entry.task).is_some_and(|task| task.stage != Stage::After);
    action
        .or_else(|| session.entries().filter(before_reviews).filter_map(day).max())
        .or_else(|| session.entries().filter_map(day).max())
}

/// The session's own "today": the later of the event's last day and the last review (rule 31).
pub fn as_of(session: &Session) -> Option<NaiveDate> {
    let reviewed = session
        .entries()
        .filter(|entry| stage::task(&entry.task).is_some_and(|task| task.stage == Stage::After))
        .filter_map(|entry| entry.at.map(|at| at.date_naive()))
        .max();
    last_day(session).max(reviewed)
}

/// The day that a date stands for; what counts from the event moves with it (rule 31).
pub fn day_of(session: &Session, value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Date { on: Some(day), .. } => Some(*day),
        Value::Date { on: None, said } => super::dates::from_event(said, last_day(session)?),
        _ => None,
    }
}

/// How deep lines are followed upwards: nobody branches so deep, and a file may not keep us for ever.
const DEEPEST: usize = 256;

/// Whether `id` is `over` or stands, at any depth, under it.
pub fn stands_under(session: &Session, id: &Id, over: &Id) -> bool {
    let mut at = id.clone();
    for _ in 0..DEEPEST {
        if at == *over {
            return true;
        }
        match session.entry(&at).and_then(Entry::under) {
            Some(next) => at = next.clone(),
            None => return false,
        }
    }
    true
}

/// The cards that were brought together with a card, itself included, least id first (rule 27).
pub fn joined_with<'a>(session: &'a Session, id: &Id) -> Vec<&'a Entry> {
    let mut todo = vec![id.clone()];
    let mut seen = std::collections::BTreeSet::new();
    while let Some(id) = todo.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let Some(entry) = session.entry(&id) else { continue };
        for link in entry.links.iter().filter(|link| link.how == super::op::How::Joined) {
            todo.extend(link.other.iter().cloned().chain([link.one.clone()]));
        }
    }
    seen.iter().filter_map(|id| session.entry(id)).collect()
}

/// Where an entry came from: what it names, what it stands under, what stands under it as material, and what it is
/// linked with as its source. Nearest first.
pub fn comes_from<'a>(session: &'a Session, entry: &'a Entry) -> Vec<&'a Entry> {
    let linked = entry
        .links
        .iter()
        .filter(|link| link.how == super::op::How::From && link.one == entry.id)
        .filter_map(|link| link.other.as_ref());
    let mut ids: Vec<&Id> =
        entry.from.iter().chain(linked).chain(entry.other(Field::Theme)).chain(entry.other(Field::Parent)).collect();
    let below: Vec<&Id> = match entry.kind {
        Kind::Theme => session
            .under(&entry.id)
            .filter(|e| matches!(e.kind, Kind::Value | Kind::Feature | Kind::Card | Kind::Project))
            .map(|e| &e.id)
            .collect(),
        Kind::Action | Kind::Pledge | Kind::Goal => entry
            .other(Field::Theme)
            .and_then(|theme| statement_of(session, theme))
            .map(|statement| &statement.id)
            .into_iter()
            .collect(),
        _ => Vec::new(),
    };
    ids.extend(below);
    let mut seen = std::collections::BTreeSet::new();
    ids.into_iter().filter(|id| seen.insert((*id).clone())).filter_map(|id| session.entry(id)).collect()
}

/// What came of an entry: everything that names it as its source or stands under it.
pub fn led_to<'a>(session: &'a Session, entry: &Entry) -> Vec<&'a Entry> {
    let mut out: Vec<&Entry> = session
        .about(&entry.id)
        .filter_map(|op| op.of.first())
        .filter(|id| **id != entry.id)
        .filter_map(|id| session.entry(id))
        .chain(session.entries().filter(|other| other.from.contains(&entry.id)))
        .filter(|other| other.stands())
        .collect();
    out.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    out.dedup_by(|a, b| a.id == b.id);
    out
}

/// The entry of a spoken number; an id is understood too. Themes and groups are not found here.
pub fn by_number<'a>(session: &'a Session, no: &str) -> Option<&'a Entry> {
    let no = no.trim();
    session
        .entries()
        .filter(|entry| entry.kind.spec().numbering != super::kind::Numbering::Theme)
        .find(|entry| session.spoken(entry) == no || entry.no == no)
        .or_else(|| session.entry(&Id::new(no)))
}

/// Everything standing whose words, answers or renderings hold all the words looked for, small and capital letters
/// alike.
pub fn search<'a>(session: &'a Session, wanted: &str) -> Vec<&'a Entry> {
    let wanted: Vec<String> = wanted.split_whitespace().map(str::to_lowercase).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<&Entry> = session
        .entries()
        .filter(|entry| entry.kind != Kind::Agenda)
        .filter(|entry| {
            let mut hay = entry.texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ");
            for answers in entry.fields.values() {
                for (_, value) in answers.iter() {
                    if let Value::Text(text) | Value::Date { said: text, .. } = value {
                        hay.push(' ');
                        hay.push_str(text);
                    }
                }
            }
            for answers in entry.also.values() {
                for (_, (text, _)) in answers.iter() {
                    hay.push(' ');
                    hay.push_str(text);
                }
            }
            let hay = hay.to_lowercase();
            wanted.iter().all(|word| hay.contains(word.as_str()))
        })
        .collect();
    out.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    out
}
