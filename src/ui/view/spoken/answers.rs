//! What is said only when it is asked for: the clock, the agenda, the commands, notes, where a line came from.

use super::joined;
use crate::model::day::replan;
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::query::{self, heard};
use crate::model::taken_back;
use crate::ui::command::Command;
use crate::ui::instrument::program::day_title;
use crate::ui::state::App;
use crate::ui::state::desk::Desk;
use crate::ui::state::timing::{self, Clock};
use crate::ui::update::agenda::numbered;
use crate::ui::update::heard::{parts, words};
use crate::ui::update::{MOST_FOUND, lines_of_tables, task_clock, tree};
use crate::ui::view::before::program::took;
use crate::ui::view::desk::report_out;
use crate::ui::view::overlay;
use crate::ui::view::overlay::earlier;
use crate::ui::view::overlay::tree::{came_with, with_its_site};
use crate::ui::view::room::said;
use crate::words::Word;
use crate::words::clock::Clock as Words;
use crate::words::hands::Hands;
use crate::words::not_now::NotNow;
use crate::words::tables::Tables;

/// Where the clock stands.
pub fn time(app: &App) -> Vec<String> {
    let mut out = vec![Word::PlainNowIs.with(&[app.at.format("%H:%M").to_string()])];
    let Some(desk) = app.desk() else { return out };
    let title = desk.item().map_or("", |item| item.text()).to_owned();
    let parts = |seconds: u64| [title.clone(), (seconds / 60).to_string(), (seconds % 60).to_string()];
    out.push(match timing::clock(desk, app.at) {
        Clock::Planned(minutes) => Word::PlainPlanned.with(&[title, minutes.to_string()]),
        Clock::Left(seconds) => Word::PlainLeft.with(&parts(seconds)),
        Clock::Over(seconds) => Word::PlainOver.with(&parts(seconds)),
        Clock::Stopped(left) => Words::PlainStopped.with(&parts(u64::try_from(left).unwrap_or(0))),
    });
    out.extend(report_out::words(app, desk).map(|parts| joined(parts.iter().map(String::as_str))));
    if let (_, Some(end)) = timing::agenda(desk, app.at) {
        out.push(Word::PlainDayEnds.with(&[end.format("%H:%M").to_string()]));
    }
    out.extend(overrun(app));
    out
}

/// Whether the day runs over, and somebody here can do something about it.
pub fn runs_over(app: &App) -> bool {
    app.desk().is_some_and(|desk| desk.read_only.is_none() && replan::overrun(&desk.session, app.at).is_some())
}

/// What an overrun costs, and the ways out of it.
pub fn overrun(app: &App) -> Vec<String> {
    let cost = task_clock::cost(app).map(|cost| said::said(&cost));
    cost.into_iter().chain(ways(app)).collect()
}

/// The ways out of an overrun, with their digits.
pub fn ways(app: &App) -> Vec<String> {
    let Some((overrun, choices)) = task_clock::what_gives(app) else { return Vec::new() };
    let told = |(n, choice)| format!("{n} {}", task_clock::told(&overrun, choice).join("; "));
    (1usize..).zip(&choices).map(told).collect()
}

/// The agenda with its times, as many as were asked for.
pub fn agenda(app: &App, wanted: impl Fn(&Id) -> bool) -> Vec<String> {
    let Some(desk) = app.desk() else { return Vec::new() };
    let rows = numbered(app, desk);
    let several_days = rows.iter().any(|(_, row)| row.day > 1);
    rows.into_iter()
        .filter(|(_, row)| wanted(&row.id))
        .map(|(no, row)| {
            let day = if several_days { day_title(row.day) } else { String::new() };
            let starts = row.starts.map(|at| at.format("%H:%M").to_string()).unwrap_or_default();
            let minutes = Word::PlainMinutes.with(&[row.minutes.to_string()]);
            let state = match (row.here, row.done) {
                (true, _) => Word::PlainHere.text(),
                (false, true) => Word::PlainDone.text(),
                (false, false) => "",
            };
            let took = desk.session.entry(&row.id).and_then(took).unwrap_or_default();
            let named = no.map_or_else(|| row.title.clone(), |no| format!("{no} {}", row.title));
            joined([named.as_str(), &day, &starts, &minutes, state, &took])
        })
        .collect()
}

/// The commands, each with what it does.
pub fn help(commands: impl IntoIterator<Item = (String, &'static str)>) -> Vec<String> {
    commands.into_iter().map(|(name, does)| format!(".{name}: {does}")).collect()
}

/// Notes on how to run the open task.
pub fn notes(app: &App) -> Vec<String> {
    let Some(task) = app.desk().and_then(Desk::task) else { return Vec::new() };
    std::iter::once(task.purpose).chain(task.notes.iter().copied()).map(|note| app.keys.in_text(note)).collect()
}

/// What was said to the person so far, newest last.
pub fn messages(app: &App) -> Vec<String> {
    app.notices.iter().map(|notice| format!("{} {}", notice.at.format("%H:%M"), notice.text)).collect()
}

/// What was found when the files were read, numbered.
pub fn found(app: &App) -> Vec<String> {
    let mut out = Vec::new();
    for (n, found) in (1usize..).zip(app.found()) {
        out.push(format!("{n} {}", found.sentence));
        if !found.text.is_empty() {
            out.push(Word::FoundText.with(&[&found.text]));
        }
        let Some((op, desk)) = found.op.as_ref().zip(app.desk()) else { continue };
        let about = desk.session.op(op).and_then(|op| op.of.first()).and_then(|id| desk.session.entry(id));
        out.extend(about.map(|entry| with_task(desk, entry)));
        let by_hand = desk.session.is_said(op).then(|| Word::PlainByHand.with(&[n.to_string()]));
        out.push(by_hand.unwrap_or_else(|| Word::ByHandGone.text().to_owned()));
    }
    out
}

/// A line with the task in which it stands.
fn with_task(desk: &Desk, entry: &Entry) -> String {
    let line = format!("{} {}", desk.session.spoken(entry), entry.text());
    let agenda = query::agenda(&desk.session);
    let item = agenda.iter().find(|item| query::task_of(item).is_some_and(|task| task.code == entry.task));
    item.map_or_else(|| line.clone(), |item| Word::PlainIn.with(&[line.as_str(), item.text()]))
}

/// Everything that was not agreed.
pub fn register(app: &App) -> Vec<String> {
    app.desk().map(overlay::register::lines).unwrap_or_default()
}

/// Which windows there are.
pub fn windows(app: &App) -> Vec<String> {
    app.desk().map(|desk| overlay::windows::told(app, &lines_of_tables(desk))).unwrap_or_default()
}

/// What came in from others while nobody was here.
pub fn came_in(app: &App) -> Vec<String> {
    let rows = overlay::came_in::rows(app);
    let none = rows.is_empty().then(|| Tables::CameInNothing.text().to_owned());
    rows.into_iter().map(|(line, task)| format!("{line}, {task}")).chain(none).collect()
}

/// What was taken back, each with its number in the list; nothing where that is not told here.
pub fn taken_back(app: &App) -> Vec<String> {
    let desk = app.desk().filter(|_| (Command::TakenBackLines.spec().when)(app));
    desk.map(|desk| overlay::taken_back::lines(&taken_back::taken_back(&desk.session))).unwrap_or_default()
}

/// Lines found by their words.
pub fn find(app: &App, wanted: &str) -> Vec<String> {
    let Some(desk) = app.desk() else { return Vec::new() };
    let found = query::search(&desk.session, wanted);
    let found = found.into_iter().filter(|entry| entry.stands()).take(MOST_FOUND);
    let out: Vec<String> = found.map(|entry| where_found(desk, entry, wanted)).collect();
    if out.is_empty() { vec![Word::NothingFound.text().to_owned()] } else { out }
}

/// A line that was found, with what of it was meant where that is not its own words.
fn where_found(desk: &Desk, entry: &Entry, wanted: &str) -> String {
    let line = with_task(desk, entry);
    match query::found_in(entry, wanted) {
        Some((answer, words)) => NotNow::PlainFoundIn.with(&[line.as_str(), answer, &words]),
        None => line,
    }
}

/// Where a line came from, its earlier words, what came of it.
pub fn where_from(desk: &Desk, entry: &Entry) -> Vec<String> {
    let mut out = vec![with_task(desk, entry)];
    out.extend(earlier(desk, entry).into_iter().map(|words| Word::Wordings.with(&[words])));
    out.extend(came_with(entry));
    let (branches, _) = tree::of(desk, &entry.id);
    out.extend(branches.iter().map(|branch| {
        let bond = branch.bond.words(branch.way);
        // What is farther away hangs together with what was said just before it.
        let bond = if branch.depth > 1 {
            Hands::PlainFarther.with(&[bond, &branch.depth.to_string()])
        } else {
            bond.to_owned()
        };
        format!("{bond}: {}", with_its_site(branch.entry, &with_task(desk, branch.entry)))
    }));
    if out.len() == 1 {
        out.push(Word::NothingKnown.text().to_owned());
    }
    out
}

/// Who and what has not been heard yet, what is the same in one sentence.
pub fn not_heard(app: &App) -> Vec<String> {
    let Some(desk) = app.desk() else { return Vec::new() };
    let found = heard::not_heard(&desk.session, desk.task_code());
    let parts = parts(&found).into_iter().map(|(title, missing)| {
        let named: Vec<String> = missing.iter().map(|one| words(desk, one)).collect();
        format!("{}: {}", title.text(), named.join("; "))
    });
    let out: Vec<String> = parts.collect();
    if out.is_empty() { vec![Hands::NobodyMissing.text().to_owned()] } else { out }
}
