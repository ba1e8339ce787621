//! Who keeps the record of a session, until when words can be taken out, and how long it is kept: what is said at the
//! opening, what papers print, and what is asked when the date has come (design, section 4). Uses the model and the
//! words; no clock: whoever asks says which day it is.

use super::dates;
use super::field::{Field, Value};
use super::id::Id;
use super::query;
use super::session::Session;
use super::text::Clean;
use super::typed::line;
use super::wish::{Refusal, Wish};
use crate::words::Word;
use crate::words::report::ReportWord;
use chrono::NaiveDate;

/// The three answers, in the order in which they are asked for and said.
pub const ANSWERS: [Field; 3] = [Field::Responsible, Field::WordsOutUntil, Field::KeptUntil];

/// An answer as people say it: a date written out; where several differ, all of them. Empty where there is none.
pub fn said(session: &Session, field: Field) -> String {
    let Some(answers) = session.head().fields.get(&(field, Clean::default())) else { return String::new() };
    let mut all: Vec<String> = Vec::new();
    for value in answers.distinct() {
        let words = match query::day_of(session, value) {
            Some(day) => dates::written_in(day, session.lang()),
            None => value.words(),
        };
        if !words.is_empty() && !all.contains(&words) {
            all.push(words);
        }
    }
    all.join(ReportWord::Or.text_in(session.lang()))
}

/// An answer in the words in which it was given, for the box that it is changed in.
pub fn typed(session: &Session, field: Field) -> String {
    match session.get(field) {
        Some(Value::Date { said, .. }) if !said.is_empty() => said.as_str().to_owned(),
        Some(value) => value.words(),
        None => String::new(),
    }
}

/// What is said of the record at the opening, in one line; `None` where nothing was written down.
pub fn opening(session: &Session) -> Option<String> {
    let sentences = [
        (Field::Responsible, Word::KeepsThisRecord),
        (Field::WordsOutUntil, Word::WordsOutUntilThen),
        (Field::KeptUntil, Word::KeptUntilThen),
    ];
    let all: Vec<String> = sentences
        .into_iter()
        .map(|(field, word)| (said(session, field), word))
        .filter(|(words, _)| !words.is_empty())
        .map(|(words, word)| word.with_in(session.lang(), &[words]))
        .collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// How to have words taken out, as papers print it, with who keeps the record as the paper may tell it; `None` where
/// nobody said to whom to turn.
pub fn taking_out(session: &Session, who: &str) -> Option<String> {
    let until = said(session, Field::WordsOutUntil);
    match (who.is_empty(), until.is_empty()) {
        (true, _) => None,
        (false, true) => Some(Word::TakingOut.with_in(session.lang(), &[who])),
        (false, false) => Some(Word::TakingOutUntil.with_in(session.lang(), &[who, &until])),
    }
}

/// Until when the record is to be kept; of several days the first, so that the question is never asked too late.
pub fn kept_until(session: &Session) -> Option<NaiveDate> {
    let answers = session.head().fields.get(&(Field::KeptUntil, Clean::default()))?;
    answers.distinct().into_iter().filter_map(|value| query::day_of(session, value)).min()
}

/// The question when the record was kept as long as was said; `None` before, and where nobody said how long. The
/// program only asks: keeping on and taking away are people's acts.
pub fn question(session: &Session, today: NaiveDate) -> Option<String> {
    let until = kept_until(session).filter(|until| *until < today)?;
    Some(Word::KeepItOn.with(&[dates::written_out(until)]))
}

/// The wish that the three answers be these words; what stands so already is left as it is, no words take an answer
/// away. `None` where nothing changes.
///
/// # Errors
/// Words that do not fit.
pub fn wish(session: &Session, answers: &[(Field, &str)], on: NaiveDate) -> Result<Option<Wish>, Refusal> {
    let mut wishes = Vec::new();
    let first = answers.iter().find(|(field, _)| *field == Field::FirstDay);
    let first = first.and_then(|(_, words)| dates::understood(words, on));
    // A first day that is said in the same breath counts for the last one.
    let from = |field: Field, words: &str| match first {
        Some(first) if field == Field::LastDay && dates::names_a_day(words) => first,
        _ => query::counted_from(session, field, words, on),
    };
    for (field, words) in answers {
        let words = words.trim();
        let differ = session.head().fields.get(&(*field, Clean::default())).is_some_and(super::entry::Answers::differ);
        // The number that a template brought becomes somebody's when they say it.
        let unsaid = *field == Field::Room && query::whole_room(session).is_none() && !words.is_empty();
        if words == typed(session, *field) && !differ && !unsaid {
            continue;
        }
        let to = if words.is_empty() { Value::Nothing } else { line::value(*field, words, from(*field, words))? };
        wishes.push(Wish::answer(&Id::session(), *field, to));
    }
    Ok(match wishes.len() {
        0 => None,
        1 => wishes.pop(),
        _ => Some(Wish::Together(wishes)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::wish::{Stamp, propose};

    fn day(words: &str) -> NaiveDate {
        words.parse().unwrap()
    }

    fn answered(answers: &[(Field, &str)]) -> Session {
        let mut session = Session::default();
        let at = chrono::DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").unwrap();
        let stamp = Stamp { writer: "desk-k7q2m4xw".to_owned(), next: 1, step: 1, at };
        if let Some(wish) = wish(&session, answers, at.date_naive()).unwrap() {
            for op in propose(&session, &wish, &stamp).unwrap() {
                session.absorb(op);
            }
        }
        session
    }

    #[test]
    fn what_was_written_down_is_said_and_nothing_else() {
        let (who, out, kept) = (
            (Field::Responsible, "Gwen (gwen@valley.example)"),
            (Field::WordsOutUntil, "2 weeks"),
            (Field::KeptUntil, "1 May 2028"),
        );
        for (answers, wanted) in [
            (vec![], None),
            (vec![kept], Some("Kept until 1 May 2028.")),
            (
                vec![who, (Field::KeptUntil, "we say so")],
                Some("Gwen (gwen@valley.example) keeps this record. Kept until we say so."),
            ),
            (
                vec![who, out, kept],
                Some(
                    "Gwen (gwen@valley.example) keeps this record. Words can be taken out until 28 May 2026. Kept \
                     until 1 May 2028.",
                ),
            ),
        ] {
            assert_eq!(opening(&answered(&answers)).as_deref(), wanted, "{answers:?}");
        }
    }

    #[test]
    fn the_question_is_asked_from_the_day_after() {
        let session = answered(&[(Field::KeptUntil, "1 May 2028")]);
        assert_eq!(question(&session, day("2028-05-01")), None);
        assert!(question(&session, day("2028-05-02")).unwrap().contains("1 May 2028"));
        // Words that are no date are kept, and never asked about.
        assert_eq!(question(&answered(&[(Field::KeptUntil, "the school moves")]), day("2099-01-01")), None);
        assert_eq!(question(&Session::default(), day("2099-01-01")), None);
    }

    #[test]
    fn what_stands_so_already_is_no_change() {
        let session = answered(&[(Field::Responsible, "Gwen"), (Field::KeptUntil, "2 years")]);
        let same = [(Field::Responsible, "Gwen"), (Field::KeptUntil, "2 years"), (Field::WordsOutUntil, "")];
        assert_eq!(wish(&session, &same, day("2027-01-01")), Ok(None));
        let gone = wish(&session, &[(Field::Responsible, " ")], day("2027-01-01")).unwrap();
        assert_eq!(gone, Some(Wish::answer(&Id::session(), Field::Responsible, Value::Nothing)));
    }
}
