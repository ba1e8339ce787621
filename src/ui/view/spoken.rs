//! What a person is told where there is no screen: the task, its lines, what is asked now. Pure: the state goes in,
//! sentences come out; no boxes are drawn and nothing ticks. [`told`] is all of it, [`news`] what of it is new.

mod answers;
mod asked;
mod sheet;

pub use answers::{
    agenda, came_in, find, found, help, messages, not_heard, notes, overrun, register, runs_over, taken_back, time,
    where_from, windows,
};
pub use sheet::said as said_row;

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::mark;
use crate::model::query::wall::{heap_of, stands_as};
use crate::model::query::{self, Standing, relationships::between};
use crate::model::stage::Surface;
use crate::model::time_lines::{self, Lane};
use crate::roadmap::draw_up;
use crate::ui::instrument;
use crate::ui::instrument::by_words;
use crate::ui::state::desk::{Desk, Step};
use crate::ui::state::saves::Kept;
use crate::ui::state::{App, timing};
use crate::ui::view::agree::sign_up;
use crate::ui::view::agree::sort;
use crate::ui::view::list::linked;
use crate::words::Word;
use crate::words::before::Before;
use crate::words::ground::Ground;
use crate::words::not_now::NotNow;
use crate::words::report::ReportWord;
use crate::words::tasks::Tasks;
use crate::words::time_lines::TimeLines;
use crate::words::wall::Wall as Words;
use std::collections::{BTreeMap, BTreeSet};

/// How many lines are said at first of a task that has many.
const FIRST_SAID: usize = 5;

/// A line of the task.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    id: Id,
    text: String,
    kept: Kept,
    /// It is said when somebody comes to the task, not only when asked for.
    on_arrival: bool,
}

/// A sentence about what is asked now, and about which line it is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    about: Option<Id>,
    text: String,
    /// Said on arrival and when nothing else is, not after every line.
    hint: bool,
}

/// Everything that there is to say at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Where we are: session, task, question.
    place: Vec<String>,
    /// What is said beside, when somebody comes here.
    beside: Vec<String>,
    items: Vec<Item>,
    now: Vec<Asked>,
    undo: Vec<Step>,
    redo: usize,
    waiting: usize,
    /// The day runs over.
    over: bool,
}

impl Told {
    /// Whether the day runs over.
    pub fn runs_over(&self) -> bool {
        self.over
    }
}

/// Everything that there is to say now.
pub fn told(app: &App) -> Told {
    let now = asked::asked(app);
    let Some(desk) = app.desk() else {
        return Told { place: vec![Word::ProgramName.text().to_owned()], now, ..Told::default() };
    };
    Told {
        place: place(desk),
        beside: beside(app, desk),
        items: items(desk),
        now,
        undo: desk.undo.last().cloned().into_iter().collect(),
        redo: desk.redo.len(),
        // What was refused is not called saved.
        waiting: desk.saves.waiting() + desk.saves.not_saved_lines(&desk.session).1,
        over: runs_over(app),
    }
}

/// All of it, as it is said when somebody asks for everything.
pub fn lines(app: &App) -> Vec<String> {
    let told = told(app);
    let items = told.items.iter().map(|item| match item.kept {
        Kept::Saved => item.text.clone(),
        kept => with_kept(&item.text, kept),
    });
    let named: BTreeSet<&Id> = BTreeSet::new();
    let read_only = app.desk().and_then(|desk| desk.read_only.as_ref()).map(|why| Word::ReadOnly.with(&[why]));
    let not_saved = app.desk().and_then(|desk| desk.saves.sentence(&desk.session));
    told.place
        .iter()
        .cloned()
        .chain(read_only)
        .chain(not_saved)
        .chain(told.beside.iter().cloned())
        .chain(items)
        .chain(sentences(&told.now, &named))
        .collect()
}

/// What is new since `before`, with what was said to the person meanwhile. Only what is on the disk is called saved.
pub fn news(before: Option<&Told>, after: &Told, notices: &[String]) -> Vec<String> {
    let nothing = Told::default();
    let begins = before.is_none();
    let before = before.unwrap_or(&nothing);
    let mut out = notices.to_vec();
    let mut named = BTreeSet::new();
    let came = before.place != after.place;
    if !came {
        let had: BTreeMap<&Id, &Item> = before.items.iter().map(|item| (&item.id, item)).collect();
        for item in &after.items {
            let new = had
                .get(&item.id)
                .is_none_or(|had| had.text != item.text || (had.kept != item.kept && item.kept != Kept::OnItsWay));
            if new {
                out.push(with_kept(&item.text, item.kept));
                named.insert(&item.id);
            }
        }
    }
    let changed = before.undo != after.undo || before.redo != after.redo;
    let to_say = !came && changed || before.waiting > 0;
    if to_say && named.is_empty() && after.waiting == 0 {
        match out.last_mut() {
            Some(last) => *last = format!("{last} {}", Word::PlainSaved.text()),
            None => out.push(Word::PlainSaved.text().to_owned()),
        }
    }
    if came {
        out.extend(after.place.iter().filter(|line| !before.place.contains(line)).cloned());
        out.extend(after.beside.iter().cloned());
        let items: Vec<&Item> = after.items.iter().filter(|item| item.on_arrival).collect();
        // Whoever opens a session hears the last of many; who comes to a task, all.
        let earlier = if begins && items.len() > FIRST_SAID * 2 { items.len() - FIRST_SAID } else { 0 };
        out.extend((earlier > 0).then(|| NotNow::PlainLater.with(&[earlier.to_string()])));
        out.extend(items.into_iter().skip(earlier).map(|item| item.text.clone()));
        out.extend(sentences(&after.now, &named));
    } else {
        let fresh: Vec<Asked> =
            after.now.iter().filter(|asked| !asked.hint && !before.now.contains(asked)).cloned().collect();
        out.extend(sentences(&fresh, &named));
    }
    out
}

/// What is asked now, once more.
pub fn again(app: &App) -> Vec<String> {
    sentences(&asked::asked(app), &BTreeSet::new())
}

fn sentences(asked: &[Asked], named: &BTreeSet<&Id>) -> Vec<String> {
    let said = |asked: &&Asked| asked.about.as_ref().is_none_or(|id| !named.contains(id));
    asked.iter().filter(said).map(|asked| asked.text.clone()).collect()
}

fn with_kept(text: &str, kept: Kept) -> String {
    let word = match kept {
        Kept::Saved => Word::Saved,
        Kept::OnItsWay => Word::PlainOnItsWay,
        Kept::NotSaved => Word::NotSaved,
    };
    // After a full stop a comma reads badly.
    if text.ends_with(|c: char| c.is_alphanumeric()) {
        format!("{text}, {}", word.text())
    } else {
        format!("{text} ({})", word.text())
    }
}

fn place(desk: &Desk) -> Vec<String> {
    let mut out = vec![query::title(&desk.session)];
    let Some(item) = desk.item() else { return out };
    let agenda = query::on_the_days(&desk.session);
    let at = agenda.iter().position(|one| one.id == item.id).map_or(0, |at| at + 1);
    if query::day(item) == 0 {
        out.push(Before::BeforeTheDayItem.with(&[item.text()]));
    } else {
        let minutes = query::minutes(item).to_string();
        let parts = [at.to_string(), agenda.len().to_string(), item.text().to_owned(), minutes];
        out.push(Word::PlainTask.with(&parts));
    }
    let prompt = desk.question();
    // The test for common ground asks its question with each thing.
    if !prompt.is_empty() && desk.surface() != Surface::Confirm {
        out.push(prompt);
    }
    out.extend(Some(desk.instrument().page_name(desk)).filter(|name| !name.is_empty()));
    out
}

fn beside(app: &App, desk: &Desk) -> Vec<String> {
    let Some(task) = desk.task() else { return Vec::new() };
    let sum = desk.instrument().in_sum(desk);
    if !sum.is_empty() {
        return sum;
    }
    match task.surface {
        Surface::Question if task.captures.is_empty() && task.takes.is_empty() => {
            vec![Word::StartAgain.with(&[timing::ends(desk, app.at).format("%H:%M").to_string()])]
        }
        Surface::Question if desk.heads().is_some() => desk.heads().into_iter().collect(),
        Surface::Sort => {
            let heaps = instrument::sort::heaps(desk);
            let lines: Vec<&Entry> = heaps.iter().filter_map(|heap| heap.first().copied()).collect();
            vec![sort::counted(desk, &lines)]
        }
        Surface::TimeLines => time_lines::lanes(&desk.session).iter().map(lane_words).collect(),
        Surface::Actions => query::themes(&desk.session)
            .into_iter()
            .map(|theme| {
                let standing = standing_words(query::theme_standing(&desk.session, theme));
                joined([named_theme(theme).as_str(), standing.unwrap_or_default()])
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn items(desk: &Desk) -> Vec<Item> {
    let not_all = |entry: &Entry| match desk.tested_standing(entry) {
        standing @ (Standing::Reword | Standing::NotAgreed) => standing_words(standing),
        Standing::Agreed | Standing::NotAsked => None,
    };
    // Themes that head a lane are said beside.
    let head = |entry: &Entry| desk.surface() == Surface::Actions && entry.kind == Kind::Theme;
    let all = desk.choosable();
    // What is no line says itself what it is.
    let rows = all.iter().filter(|id| desk.session.entry(id).is_none());
    let told = rows.filter_map(|id| Some((id, desk.instrument().told(desk, id)?)));
    let told: Vec<Item> = told
        .map(|(id, text)| Item { id: id.clone(), text, kept: desk.saves.of(&desk.session, id), on_arrival: true })
        .collect();
    if !told.is_empty() {
        return told;
    }
    all.iter()
        .filter_map(|id| desk.session.entry(id))
        .filter(|entry| !head(entry))
        .filter_map(|entry| {
            let (about, text, on_arrival) = match desk.surface() {
                Surface::Sort if !entry.kind.has(Field::Theme) => (entry, named_theme(entry), true),
                Surface::Confirm if instrument::confirm::drafts(desk) == Some(entry.kind) => {
                    let standing = standing_words(desk.tested_standing(entry)).unwrap_or_default();
                    (entry, joined_by("; ", [line_words(desk, entry).as_str(), standing]), true)
                }
                // Of these, how many there are is said, and there may be hundreds; each is said when it is lit.
                Surface::Sort | Surface::ReadBack | Surface::TimeLines => (entry, line_words(desk, entry), false),
                // What is tested is said when it is asked about; here only that it was not agreed to.
                Surface::Confirm => {
                    let words = not_all(entry)?;
                    let about = desk.tested(entry);
                    (about, format!("{} {}: {}", entry.kind.spec().word, entry.no, words.to_lowercase()), false)
                }
                _ => (entry, line_words(desk, entry), true),
            };
            let text = if entry.by_hand { joined_by("; ", [&text, ReportWord::ByHand.text()]) } else { text };
            Some(Item { id: about.id.clone(), text, kept: desk.saves.of(&desk.session, &about.id), on_arrival })
        })
        .collect()
}

/// A line as it is said on the open surface: its number, its words, what its boxes hold, where it stands.
fn line_words(desk: &Desk, entry: &Entry) -> String {
    if let Some(words) = desk.instrument().told(desk, &entry.id) {
        return words;
    }
    let line = format!("{} {}", desk.session.spoken(entry), entry.text());
    match desk.surface() {
        Surface::Sort => match theme_of(desk, entry) {
            Some(theme) => Word::PlainStandsUnder.with(&[line.as_str(), &theme.no, theme.text()]),
            None if entry.kind.has(Field::Theme) => Word::PlainStandsUnderNone.with(&[line]),
            None => named_theme(entry),
        },
        Surface::Wall | Surface::TwoTables => card_words(desk, entry, &line),
        Surface::SignUp => sign_up::told(desk, entry),
        Surface::Actions | Surface::ReadBack | Surface::Aloud if entry.kind.has(Field::Who) => {
            let who = query::who(&desk.session, entry);
            let due = entry.get(Field::Due).and_then(|due| query::day_of(&desk.session, due));
            let help = entry.words(Field::Help);
            let who = if who.is_empty() { Word::LookingForSomeone.text().to_owned() } else { who };
            let help = if help.is_empty() { help } else { Word::HelpNeeded.with(&[help]) };
            let promised = if entry.is(Field::Promised) { Word::Promised.text() } else { "" };
            joined_by(
                "; ",
                [line.as_str(), &who, &draw_up::due_words(entry, due, desk.session.lang()), &help, promised],
            )
        }
        Surface::TimeLines => time_line_words(desk, entry),
        surface => {
            let line = match surface {
                // Side by side on a screen: here each says which list it is of.
                Surface::Columns | Surface::Matrix => Tasks::PlainOfKind.with(&[
                    desk.session.spoken(entry).as_str(),
                    entry.kind.spec().word,
                    entry.text(),
                ]),
                Surface::Told if !entry.by.is_empty() => told_words(desk, entry),
                _ => format!("{} {}", desk.session.spoken(entry), between(entry)),
            };
            let about = entry.other(Field::Parent).filter(|_| surface == Surface::Matrix);
            let about =
                about.and_then(|id| desk.session.entry(id)).map(|thing| Tasks::PlainAbout.with(&[thing.text()]));
            // Both parties are in the words already.
            let boxes = entry.kind.spec().boxes.iter().filter(|field| **field != Field::ToParty);
            let boxes = boxes.map(|field| match (field, entry.words(*field)) {
                (Field::Now | Field::Wanted, words) if !words.is_empty() => format!("{} {words}", field.spec().word),
                (_, words) => words,
            });
            let words = about.into_iter().chain(boxes).chain(mark::words(entry));
            let words: Vec<String> = words.chain(linked::words(&desk.session, entry)).collect();
            joined_by("; ", std::iter::once(line.as_str()).chain(words.iter().map(String::as_str)))
        }
    }
}

/// A card with its list, its table, and what it was brought together with.
fn card_words(desk: &Desk, card: &Entry, line: &str) -> String {
    let on = Words::PlainOn.with(&[line, instrument::wall::title(stands_as(card))]);
    let by = if card.by.is_empty() { String::new() } else { instrument::by_words(desk, &card.by) };
    let heap = heap_of(&desk.session, &card.id);
    let others = heap.iter().filter(|other| other.id != card.id).map(|other| desk.session.spoken(other));
    let others = others.collect::<Vec<_>>().join(", ");
    let together = if others.is_empty() { others } else { Words::PlainTogether.with(&[others]) };
    let held = if card.is(Field::Held) { Field::Held.spec().word } else { "" };
    joined_by("; ", [on.as_str(), &by, &together, held])
}

fn theme_of<'a>(desk: &'a Desk, entry: &Entry) -> Option<&'a Entry> {
    entry.other(Field::Theme).and_then(|id| desk.session.entry(id)).filter(|theme| theme.stands())
}

fn named_theme(theme: &Entry) -> String {
    format!("{} {}: {}", theme.kind.spec().word, theme.no, theme.text())
}

fn standing_words(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::NotAsked => None,
        Standing::Agreed => Some(Word::Agreed.text()),
        Standing::Reword => Some(Ground::ToAskAgain.text()),
        Standing::NotAgreed => Some(Word::NotAgreed.text()),
    }
}

fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    joined_by(", ", parts)
}

fn joined_by<'a>(between: &str, parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

/// A time line: what it is called, how much stands on it.
fn lane_words(lane: &Lane) -> String {
    let name = if lane.name.is_empty() { TimeLines::OnNone.text() } else { lane.name.as_str() };
    TimeLines::LaneSaid.with(&[name, &lane.events.len().to_string(), &lane.without_year().to_string()])
}

/// What happened, with its year where the line does not begin with it, its lane, whether it was high or low.
fn time_line_words(desk: &Desk, entry: &Entry) -> String {
    let year = entry.words(Field::Year);
    let year = if entry.text().starts_with(year.as_str()) { String::new() } else { year };
    let line = format!("{} {}", desk.session.spoken(entry), entry.text());
    joined_by("; ", [line.as_str(), &year, &entry.words(Field::Lane), &entry.words(Field::Mark)])
}

/// What a table said, and what it is.
fn told_words(desk: &Desk, entry: &Entry) -> String {
    let by = by_words(desk, &entry.by);
    format!("{} {by}: {}, {}", desk.session.spoken(entry), entry.kind.spec().word, entry.text())
}
