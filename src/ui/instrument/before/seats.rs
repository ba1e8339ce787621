//! Who sits at which table: a grid of tables and groups. The program proposes, people change it.

use crate::model::day::seating::{self, Seats as Plan, Wanted};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query;
use crate::model::session::Session;
use crate::model::wish::{Refusal, Wish};
use crate::ui::command::Command;
use crate::ui::instrument::{Instrument, Pressed, ids};
use crate::ui::state::desk::Desk;
use crate::words::before::Before;
use chrono::NaiveDate;

/// The tables.
pub struct Seats;

/// The letters of the groups, in the order of the columns.
pub fn letters(desk: &Desk) -> Vec<String> {
    let mut letters = query::letters(&desk.session);
    letters.sort_by_key(|letter| (letter.len(), letter.clone()));
    letters
}

/// The letter of the lit column.
pub fn column(desk: &Desk) -> Option<String> {
    let letters = letters(desk);
    letters.get(desk.column.min(letters.len().saturating_sub(1))).cloned()
}

/// The number of a table, as it is spoken.
pub fn number(table: &Entry) -> String {
    let number = table.words(Field::Letter);
    if number.is_empty() { table.text().to_owned() } else { number }
}

fn table_called<'a>(session: &'a Session, called: &str) -> Option<&'a Entry> {
    let called = called.trim_start_matches(['t', 'T']);
    seating::tables(session).into_iter().find(|table| number(table) == called)
}

/// What a typed line means.
enum Meant {
    /// So many tables, proposed anew.
    Tables(u64),
    /// So many of a group at a table.
    Set(Id, String, u64),
    /// One of a group goes from a table to another.
    Move(String, Id, Id),
}

fn meant(desk: &Desk, words: &str) -> Result<Meant, Refusal> {
    let session = &desk.session;
    let table = |called: &str| {
        let found = table_called(session, called).map(|table| table.id.clone());
        found.ok_or_else(|| Refusal::Said(Before::NoSuchTable.with(&[called])))
    };
    let letter = |called: &str| {
        let found = letters(desk).into_iter().find(|letter| letter.eq_ignore_ascii_case(called));
        found.ok_or_else(|| Refusal::Said(Before::NoSuchGroup.with(&[called.to_owned(), letters(desk).join(", ")])))
    };
    let small = words.to_lowercase();
    let little = ["move", "one", "from", "to", "at", "table", "tables", "of"];
    let parts: Vec<&str> = small.split_whitespace().filter(|word| !little.contains(word)).collect();
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    match parts.as_slice() {
        [tables] if is_number(tables) => match tables.parse() {
            Ok(n) if n > 0 && n <= seating::MOST_TABLES => Ok(Meant::Tables(n)),
            _ => Err(Refusal::Said(Before::SoManyTables.with(&[seating::MOST_TABLES.to_string()]))),
        },
        [at, who, n] if is_number(n) && !is_number(who) => {
            Ok(Meant::Set(table(at)?, letter(who)?, n.parse().unwrap_or(0)))
        }
        [who, from, to] if !is_number(who) => {
            let (letter, from, to) = (letter(who)?, table(from)?, table(to)?);
            let has = session.entry(&from).is_some_and(|table| seating::seats(table).of(&letter) > 0);
            if has {
                Ok(Meant::Move(letter, from, to))
            } else {
                Err(Refusal::Said(Before::NobodyOfThere.with(&[letter])))
            }
        }
        _ => Err(Refusal::Said(Before::SeatsHow.text().to_owned())),
    }
}

fn nobody_to_seat(desk: &Desk) -> String {
    Before::NobodyToSeat.with(&[desk.keys.brief(Command::InTheRoom)])
}

/// The first half of a proposal for so many tables: tables that are missing are made. They have no name yet by which
/// they could be seated, so the second half (`seated`) follows in the same step. Where none is missing, it is the whole.
///
/// # Errors
/// Where there is nobody to be seated, or everybody sits so already.
pub fn proposal(desk: &Desk, wanted: Wanted) -> Result<Wish, Refusal> {
    let groups = seating::to_be_seated(&desk.session, desk.task_code());
    if query::together(groups.iter().map(|(_, n)| *n)) == 0 {
        return Err(Refusal::Said(nobody_to_seat(desk)));
    }
    let plan = seating::propose(&groups, wanted);
    let more = seating::more_tables(&desk.session, &plan, Before::Table.text());
    more.or_else(|| seated(desk, wanted)).ok_or_else(|| Refusal::Said(Before::SitSoAlready.text().to_owned()))
}

/// The second half: everybody sits as proposed, and tables beyond that are taken away. `None` where they do already.
pub fn seated(desk: &Desk, wanted: Wanted) -> Option<Wish> {
    let plan = seating::propose(&seating::to_be_seated(&desk.session, desk.task_code()), wanted);
    let mut wishes = match seating::seat(&desk.session, &plan) {
        Wish::Together(wishes) => wishes,
        wish => vec![wish],
    };
    let beyond = seating::tables(&desk.session).into_iter().skip(plan.len());
    wishes.extend(beyond.map(|table| Wish::Withdraw(table.id.clone())));
    (!wishes.is_empty()).then_some(Wish::Together(wishes))
}

/// How many tables are proposed when nobody says: as many as people sit at, else as many as they need.
pub fn as_many(desk: &Desk) -> Wanted {
    let tables = seating::tables(&desk.session).into_iter().filter(|table| seating::seats(table).people() > 0).count();
    match u64::try_from(tables) {
        Ok(n) if n > 0 => Wanted::Tables(n),
        _ => Wanted::default(),
    }
}

/// The wish that one of a group goes from a table to another; `None` where nobody of it sits there.
pub fn moved(session: &Session, letter: &str, from: &Id, to: &Id) -> Option<Wish> {
    let (from, to) = (session.entry(from)?, session.entry(to)?);
    let less = seating::seats(from).of(letter).checked_sub(1)?;
    let more = seating::seats(to).of(letter).saturating_add(1);
    let wishes = vec![seating::set(&from.id, letter, less), seating::set(&to.id, letter, more)];
    (from.id != to.id).then_some(Wish::Together(wishes))
}

/// What is not as it should be: a table without a group that could be there, a table larger than another by more than
/// one, people who are not seated.
pub fn warnings(desk: &Desk) -> Vec<String> {
    let tables: Vec<(String, Plan)> =
        seating::tables(&desk.session).into_iter().map(|table| (number(table), seating::seats(table))).collect();
    let tables: Vec<(String, Plan)> = tables.into_iter().filter(|(_, seats)| seats.people() > 0).collect();
    let mut out = Vec::new();
    for letter in letters(desk) {
        let seated = tables.iter().map(|(_, seats)| seats.of(&letter));
        let enough = query::together(seated) >= u64::try_from(tables.len()).unwrap_or(u64::MAX);
        let without: Vec<&str> =
            tables.iter().filter(|(_, seats)| seats.of(&letter) == 0).map(|(no, _)| no.as_str()).collect();
        if enough && !without.is_empty() {
            out.push(Before::TableWithout.with(&[without.join(", "), letter]));
        }
    }
    let least = tables.iter().map(|(_, seats)| seats.people()).min().unwrap_or(0);
    let large = tables.iter().filter(|(_, seats)| seats.people() > least.saturating_add(1));
    let large: Vec<&str> = large.map(|(no, _)| no.as_str()).collect();
    if !large.is_empty() {
        out.push(Before::TableLarger.with(&[large.join(", ")]));
    }
    if !tables.is_empty() {
        let differ = seating::differences(&desk.session, desk.task_code()).into_iter();
        out.extend(
            differ.map(|(letter, seated, n)| Before::SeatedOf.with(&[letter, seated.to_string(), n.to_string()])),
        );
    }
    out
}

impl Instrument for Seats {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        ids(seating::tables(&desk.session))
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = self.choosable(desk);
        desk.touched.clone().filter(|id| all.contains(id)).or_else(|| all.first().cloned())
    }

    fn boxes(&self, _: &Desk) -> Option<Vec<&'static str>> {
        Some(vec![Before::HowManyTables.text()])
    }

    fn compose(&self, desk: &Desk, texts: &[String], _: NaiveDate) -> Result<Wish, Refusal> {
        Ok(match meant(desk, texts.first().map_or("", String::as_str))? {
            Meant::Tables(n) => proposal(desk, Wanted::Tables(n))?,
            Meant::Set(table, letter, n) => seating::set(&table, &letter, n),
            Meant::Move(letter, from, to) => moved(&desk.session, &letter, &from, &to).ok_or(Refusal::NoWords)?,
        })
    }

    fn and_then(&self, desk: &Desk, texts: &[String]) -> Option<Wish> {
        match meant(desk, texts.first()?) {
            Ok(Meant::Tables(n)) => seated(desk, Wanted::Tables(n)),
            _ => None,
        }
    }

    fn taken_for(&self, desk: &Desk, _: NaiveDate) -> Option<String> {
        let words = desk.line.text_of(0).trim();
        if words.is_empty() {
            return None;
        }
        let name = |id: &Id| desk.session.entry(id).map(number).unwrap_or_default();
        Some(match meant(desk, words) {
            Ok(Meant::Tables(n)) => {
                let groups = seating::to_be_seated(&desk.session, desk.task_code());
                match query::together(groups.iter().map(|(_, n)| *n)) {
                    0 => nobody_to_seat(desk),
                    people => Before::ProposesFor.with(&[people.to_string(), n.to_string()]),
                }
            }
            Ok(Meant::Set(table, letter, n)) => Before::SoManyAt.with(&[n.to_string(), letter, name(&table)]),
            Ok(Meant::Move(letter, from, to)) => Before::OneMoves.with(&[letter, name(&from), name(&to)]),
            Err(_) => Before::SeatsHow.text().to_owned(),
        })
    }

    fn kept_where(&self, _: &Desk) -> String {
        Before::HowManyTables.text().to_owned()
    }

    fn keeps_under(&self, _: &Desk) -> bool {
        false
    }

    fn example(&self, _: &Desk) -> Option<String> {
        Some(Before::SeatsExample.text().to_owned())
    }

    fn has_aside(&self, desk: &Desk) -> bool {
        desk.lit_entry().is_some()
    }

    fn aside(&self, desk: &mut Desk, right: bool) {
        let last = letters(desk).len().saturating_sub(1);
        desk.column = if right { (desk.column + 1).min(last) } else { desk.column.min(last).saturating_sub(1) };
    }

    fn takes_digits(&self, desk: &Desk) -> bool {
        desk.lit_entry().is_some() && column(desk).is_some()
    }

    fn digit(&self, desk: &Desk, lit: &Id, digit: u64) -> Pressed {
        column(desk).map_or(Pressed::Nothing, |letter| Pressed::Wish(seating::set(lit, &letter, digit)))
    }

    fn takes_space(&self, desk: &Desk) -> bool {
        self.takes_digits(desk)
    }

    fn space(&self, desk: &Desk, lit: &Id) -> Pressed {
        let Some(letter) = column(desk) else { return Pressed::Nothing };
        match &desk.in_hand {
            Some((from, of)) if from == lit || *of != letter => Pressed::PutBack,
            Some((from, of)) => moved(&desk.session, of, from, lit).map_or(Pressed::PutBack, Pressed::Wish),
            None => {
                let sits = desk.session.entry(lit).is_some_and(|table| seating::seats(table).of(&letter) > 0);
                if sits { Pressed::Take(lit.clone(), letter) } else { Pressed::Nothing }
            }
        }
    }

    fn told(&self, desk: &Desk, lit: &Id) -> Option<String> {
        let table = desk.session.entry(lit)?;
        let seats = seating::seats(table);
        let each = letters(desk).into_iter().filter(|letter| seats.of(letter) > 0);
        let each: Vec<String> = each.map(|letter| format!("{letter} {}", seats.of(&letter))).collect();
        let sum = Before::TogetherSeated.with(&[seats.people().to_string()]);
        Some(format!("{}: {}; {sum}", table.text(), each.join(", ")))
    }
}
