//! Days for calendars, as iCalendar (RFC 5545): an event, or a thing to do, for each action, pledge and review that has a
//! day, and for each review meeting on the agenda. The name of each is made of the session's and the line's, so that the same calendar taken in again changes what
//! is there and doubles nothing. Nobody's name is in it unless that was asked for. Uses the model's queries.

use super::{Leaving, Meetings, Parcel, Why};
use crate::export::escape;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::stage::Task;
use crate::words::tools::Tools;
use chrono::{Days, NaiveDate};

/// How many bytes a line may have.
const LONGEST: usize = 75;

/// Which component a line becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum As {
    Event,
    Todo,
}

/// An event for each.
pub fn events(leaving: &Leaving) -> Parcel {
    calendar(leaving, As::Event)
}

/// A thing to do for each.
pub fn todos(leaving: &Leaving) -> Parcel {
    calendar(leaving, As::Todo)
}

fn calendar(leaving: &Leaving, kind: As) -> Parcel {
    let mut out = String::new();
    let title = query::title(&leaving.session);
    let mut put = |name: &str, value: &str| line(&mut out, name, value);
    put("BEGIN", "VCALENDAR");
    put("VERSION", "2.0");
    put("PRODID", "-//commonground//commonground//EN");
    put("CALSCALE", "GREGORIAN");
    put("X-WR-CALNAME", &text(&title));
    let (mut went, mut no_day) = (0, 0);
    for entry in leaving.of_kinds(&[Kind::Action, Kind::Pledge, Kind::Review]) {
        let field = if entry.kind == Kind::Review { Field::When } else { Field::Due };
        match leaving.day(entry, field) {
            Some(day) => {
                went += 1;
                for (name, value) in component(leaving, entry, day, kind) {
                    put(name, &value);
                }
            }
            None => no_day += 1,
        }
    }
    let (dated, undated) = meetings(leaving);
    for (meeting, day) in &dated {
        for (name, value) in component(leaving, meeting, *day, kind) {
            put(name, &value);
        }
    }
    put("END", "VCALENDAR");
    let meetings = Meetings { went: dated.len(), no_day: undated };
    Parcel { meetings, ..Parcel::of(out, went, vec![(Why::NoDay, no_day)]) }
}

/// The review meetings that stand on the agenda with a day, and how many stand there without one. What a line of that
/// day says is an event already.
fn meetings<'a>(leaving: &'a Leaving<'_>) -> (Vec<(&'a Entry, NaiveDate)>, usize) {
    let session = &leaving.session;
    let lines: Vec<NaiveDate> =
        session.of_kind(Kind::Review).filter_map(|line| leaving.day(line, Field::When)).collect();
    let is_meeting = |item: &&Entry| query::task_of(item).is_some_and(Task::is_meeting);
    let (dated, undated): (Vec<_>, Vec<_>) = query::agenda(session)
        .into_iter()
        .filter(is_meeting)
        .map(|item| (item, query::meets_on(session, item)))
        .partition(|(_, day)| day.is_some());
    let dated = dated.into_iter().filter_map(|(item, day)| Some((item, day?)));
    (dated.filter(|(_, day)| !lines.contains(day)).collect(), undated.len())
}

fn component(leaving: &Leaving, entry: &Entry, day: NaiveDate, kind: As) -> Vec<(&'static str, String)> {
    let date = |day: NaiveDate| day.format("%Y%m%d").to_string();
    let name = if kind == As::Event { "VEVENT" } else { "VTODO" };
    // The day on which it was said: no clock, so that the same session is the same calendar.
    let said = entry.at.map(|at| at.date_naive()).or_else(|| query::last_day(&leaving.session)).unwrap_or(day);
    let uid = Id::made_of(format!("{}/{}", leaving.id, leaving.name(&entry.id)).as_bytes());
    let mut out = vec![
        ("BEGIN", name.to_owned()),
        ("UID", format!("{uid}@commonground")),
        ("DTSTAMP", format!("{}T000000Z", date(said))),
    ];
    if kind == As::Event {
        // The day after is the end, and not part of it.
        let end = day.checked_add_days(Days::new(1)).unwrap_or(day);
        out.push(("DTSTART;VALUE=DATE", date(day)));
        out.push(("DTEND;VALUE=DATE", date(end)));
        out.push(("TRANSP", "TRANSPARENT".to_owned()));
    } else {
        out.push(("DUE;VALUE=DATE", date(day)));
        let done = entry.words(Field::State) == "done" || entry.is(Field::Done);
        out.push(("STATUS", if done { "COMPLETED" } else { "NEEDS-ACTION" }.to_owned()));
    }
    let number = leaving.session.spoken(entry);
    out.push(("SUMMARY", text(format!("{number} {}", entry.text()).trim())));
    let mut about = vec![Tools::From.with_in(leaving.session.lang(), &[query::title(&leaving.session)])];
    if let Some(theme) = query::theme_of(&leaving.session, entry).and_then(|id| leaving.session.entry(id)) {
        about.push(Tools::Under.with_in(leaving.session.lang(), &[theme.text()]));
    }
    let who = query::who(&leaving.session, entry);
    if leaving.how.who && !who.trim().is_empty() {
        about.push(Tools::Doing.with_in(leaving.session.lang(), &[who]));
    }
    if matches!(entry.kind, Kind::Review | Kind::Agenda) {
        about.push(Tools::Reviewed.text_in(leaving.session.lang()).to_owned());
    }
    let about: Vec<String> = about.iter().map(|words| text(words)).collect();
    out.push(("DESCRIPTION", about.join("\\n")));
    out.push(("END", name.to_owned()));
    out
}

/// Words as they stand in a value.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in escape::plain(words).chars() {
        if matches!(c, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Writes one line, folded at 75 bytes and never within a character.
fn line(out: &mut String, name: &str, value: &str) {
    let mut long = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if long + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            long = 1;
        }
        out.push(c);
        long += c.len_utf8();
    }
    out.push_str("\r\n");
}
