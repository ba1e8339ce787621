//! The answers of a session itself, as one table: what can be set, under which name, and what words come to. Uses the
//! model; no clock: whoever sets says which day it is.

use super::custody;
use super::field::{Field, Sort, Value};
use super::id::Id;
use super::kind::Kind;
use super::query;
use super::session::Session;
use super::stage;
use super::text;
use super::tongue;
use super::wish::Wish;
use crate::words::report::ReportWord;
use chrono::NaiveDate;

/// One answer that can be set.
#[derive(Debug)]
pub struct Setting {
    /// Which answer.
    pub field: Field,
    /// What it is called beside its name in files.
    pub also: &'static str,
    /// An example of words for it.
    pub example: &'static str,
}

const fn setting(field: Field, also: &'static str, example: &'static str) -> Setting {
    Setting { field, also, example }
}

/// Every answer that people give about a session, in the order in which they prepare it.
pub const SETTINGS: [Setting; 24] = [
    setting(Field::Title, "", "Healthy valley"),
    setting(Field::OurTask, "task", "How do we live well together here?"),
    setting(Field::Sponsor, "", "Valley partnership"),
    setting(Field::Venue, "place", "Workmen's Hall"),
    setting(Field::FirstDay, "", "14 May 2026"),
    setting(Field::LastDay, "", "16 May 2026"),
    setting(Field::BackYears, "back", "30"),
    setting(Field::Horizon, "", "2036"),
    setting(Field::Wall, "", "screen"),
    setting(Field::DotsEach, "dots", "7"),
    setting(Field::DotsHidden, "", "yes"),
    setting(Field::ClockFace, "clock", "cues"),
    setting(Field::ClockBell, "bell", "yes"),
    setting(Field::FourCos, "cos", "yes"),
    setting(Field::Lanes, "time-lines", "Our own lives ; The world ; This valley"),
    setting(Field::Room, "in-the-room", "30"),
    setting(Field::Present, "", "welcome/a:12,b:6"),
    setting(Field::Language, "", "cy"),
    setting(Field::Notice, "", "This session is made up."),
    setting(Field::Responsible, "", "Gwen, gwen@valley.example"),
    setting(Field::WordsOutUntil, "", "2 weeks"),
    setting(Field::KeptUntil, "", "1 May 2028"),
    setting(Field::NextMeeting, "", "20 June 6pm"),
    setting(Field::Sender, "", "Gwen"),
];

/// The name of an answer on the command line: its name in files with hyphens.
pub fn name(field: Field) -> String {
    field.code().replace('_', "-")
}

/// The answer of a name.
pub fn named(words: &str) -> Option<&'static Setting> {
    let wanted = words.trim().to_lowercase().replace([' ', '_'], "-");
    SETTINGS.iter().find(|setting| wanted == name(setting.field) || (!wanted.is_empty() && wanted == setting.also))
}

/// Every name that is understood.
pub fn names() -> impl Iterator<Item = String> {
    SETTINGS.iter().map(|setting| name(setting.field))
}

/// The table as help: name, what it is, what sort of answer, an example.
pub fn help() -> String {
    let mut out = String::from("Names, and words for them:\n");
    for setting in &SETTINGS {
        let sort = match setting.field.spec().sort {
            Sort::OneOf(words) => words.join(" or "),
            Sort::Number if setting.field == Field::Present => "who is there: [TASK/]LETTER:NUMBER,…".to_owned(),
            Sort::Number => "a number".to_owned(),
            Sort::YesNo => "yes or no".to_owned(),
            Sort::Date => "a day, as people say it".to_owned(),
            _ => "words".to_owned(),
        };
        let also = if setting.also.is_empty() { String::new() } else { format!(" (also {})", setting.also) };
        out.push_str(&format!(
            "  {:<16} {}{also}: {sort}; {}={}\n",
            name(setting.field),
            setting.field.spec().word.trim_end_matches('?'),
            name(setting.field),
            quoted(setting.example)
        ));
    }
    out.push_str("No words after = takes an answer away.");
    out
}

fn quoted(words: &str) -> String {
    if words.contains(' ') { format!("\"{words}\"") } else { words.to_owned() }
}

/// The wish that answers be these words; `None` where nothing changes.
///
/// # Errors
/// A sentence: words that do not fit, or a presence of nobody that is known.
pub fn wish(session: &Session, given: &[(Field, &str)], on: NaiveDate) -> Result<Option<Wish>, String> {
    let (present, plain): (Vec<_>, Vec<_>) = given.iter().copied().partition(|(field, _)| *field == Field::Present);
    if let Some((field, words)) = plain.iter().find(|(_, words)| text::clean(words).len() > text::LONGEST) {
        let n = words.len();
        return Err(format!("“{}” has {n} characters; at most {} are kept.", field.spec().word, text::LONGEST));
    }
    let mut wishes: Vec<Wish> =
        custody::wish(session, &plain, on).map_err(|why| why.to_string())?.into_iter().collect();
    for (_, words) in present {
        wishes.extend(self::present(session, words)?);
    }
    let wish = match wishes.len() {
        0 => None,
        1 => wishes.pop(),
        _ => Some(Wish::Together(wishes)),
    };
    Ok(wish.map(|wish| tongue::with_titles(session, wish)))
}

/// `b:6`, `welcome/a:12,b:6`: who is there, by group; the task is the one that is open where none is named. All of the
/// room is another answer.
fn present(session: &Session, words: &str) -> Result<Vec<Wish>, String> {
    let (task, rest) = match words.split_once('/') {
        Some((task, rest)) => (known_task(task)?, rest),
        None => (query::here(session).map(|item| item.words(Field::Stage)).unwrap_or_default(), words),
    };
    let mut wishes = Vec::new();
    for part in rest.split([',', ' ']).filter(|part| !part.is_empty()) {
        let Some((who, number)) = part.split_once(':') else {
            let room = Some(part.trim()).filter(|part| part.parse::<u64>().is_ok());
            let room = room.map(|n| format!(", or in-the-room={n} for all in the room")).unwrap_or_default();
            return Err(format!("“{part}” does not say who and how many; write it as b:6 or welcome/b:6{room}."));
        };
        let letter = who.trim().to_uppercase();
        let group = session.of_kind(Kind::Group).any(|group| group.words(Field::Letter).to_uppercase() == letter);
        if let Some(task) = stage::task(&who.trim().to_lowercase()).filter(|_| !group) {
            let (code, n) = (task.code, number.trim());
            return Err(format!(
                "“{part}” names no group: write {code}/b:{n} for one, or in-the-room={n} for all in the room."
            ));
        }
        if !group {
            let letters: Vec<String> = session.of_kind(Kind::Group).map(|group| group.words(Field::Letter)).collect();
            let known = if letters.is_empty() { "there are none yet".to_owned() } else { letters.join(", ") };
            return Err(format!("There is no group {who}; the groups are: {known}."));
        }
        let key = format!("{task}/{letter}");
        let to = match (number.trim(), number.trim().parse()) {
            ("", _) => Value::Nothing,
            (_, Ok(n)) => Value::Count(n),
            _ => return Err(format!("“{part}”: how many there are is a number.")),
        };
        if task.is_empty() {
            return Err("No task is open; name one: present=welcome/b:6.".to_owned());
        }
        if session.get_at(Field::Present, &key).unwrap_or(&Value::Nothing) != &to {
            wishes.push(Wish::Answer { of: Id::session(), field: Field::Present, key: key.into(), to });
        }
    }
    if wishes.is_empty() && rest.trim().is_empty() {
        return Err("Nobody is named; write who is there as b:6 or welcome/b:6.".to_owned());
    }
    Ok(wishes)
}

fn known_task(code: &str) -> Result<String, String> {
    let code = code.trim().to_lowercase();
    match stage::task(&code) {
        Some(task) => Ok(task.code.to_owned()),
        None => Err(format!("There is no task “{code}”.")),
    }
}

/// What stands of an answer, a line for each key: its name, and its words; where several differ, all of them.
pub fn stands(session: &Session, of: Field) -> Vec<String> {
    let mut out = Vec::new();
    for ((_, key), answers) in session.head().fields.iter().filter(|((field, _), _)| *field == of) {
        let words = |value: &Value| match query::day_of(session, value) {
            Some(day) => super::dates::written_out(day),
            None => value.words(),
        };
        let all: Vec<String> = answers.distinct().into_iter().map(words).filter(|words| !words.is_empty()).collect();
        if !all.is_empty() {
            let key = if key.is_empty() { String::new() } else { format!(" {key}") };
            out.push(format!("{}{key}\t{}\n", name(of), all.join(ReportWord::Or.text())));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::field::FIELDS;
    use crate::model::typed::line;

    /// What the program notes down itself, and what is ticked on the day.
    const OWN: [Field; 5] = [Field::Here, Field::Template, Field::DotsShown, Field::KitTicked, Field::Follows];

    #[test]
    fn no_two_answers_have_one_name_and_every_example_is_understood() {
        let on = NaiveDate::from_ymd_opt(2026, 5, 14).unwrap();
        let mut all: Vec<String> = names().collect();
        all.extend(SETTINGS.iter().map(|setting| setting.also.to_owned()).filter(|also| !also.is_empty()));
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
        for setting in &SETTINGS {
            assert_eq!(named(&name(setting.field)).map(|found| found.field), Some(setting.field));
            if setting.field != Field::Present {
                assert!(line::value(setting.field, setting.example, on).is_ok(), "{:?}", setting.field);
            }
        }
        // From the session's title on, the table of fields holds the session's own answers.
        let own = FIELDS.iter().skip_while(|spec| spec.field != Field::Title).map(|spec| spec.field);
        for field in own.filter(|field| !OWN.contains(field)) {
            assert!(SETTINGS.iter().any(|setting| setting.field == field), "{field:?} cannot be set");
        }
    }
}
