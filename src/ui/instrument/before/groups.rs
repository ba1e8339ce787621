//! Stakeholder groups: a line a group, with its letter, how many are expected, and what it brings.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::group::{Brings, badge_of, brings, next_letter};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::typed::line;
use crate::model::wish::{New, Refusal, Wish};
use crate::ui::instrument::{Instrument, Pressed, ids};
use crate::ui::state::desk::Desk;
use crate::words::before::Before;
use chrono::NaiveDate;

/// The cells of a row beside the name: how many are expected, what the group brings, and whether they live here.
pub const CELLS: usize = Brings::ALL.len() + 2;

/// The box of a group in which it stands how many are expected.
const EXPECTED: usize = 2;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// How many are expected: a number.
    Expected,
    /// One of ARE IN: a tick.
    Brings(Brings),
    /// Whether they live here: a tick.
    LiveHere,
}

impl Cell {
    /// The cell in that column.
    pub fn of(column: usize) -> Self {
        match column.checked_sub(1).map(|n| Brings::ALL.get(n)) {
            None => Cell::Expected,
            Some(Some(one)) => Cell::Brings(*one),
            Some(None) => Cell::LiveHere,
        }
    }
}

/// Groups.
pub struct Groups;

/// The groups, by their letters.
pub fn groups(desk: &Desk) -> Vec<&Entry> {
    let mut all: Vec<&Entry> = desk.session.of_kind(Kind::Group).collect();
    all.sort_by_key(|group| (group.words(Field::Letter).len(), group.words(Field::Letter)));
    all
}

/// What Space does to a cell: a tick changes; a number is opened.
fn pressed(group: &Entry, cell: Cell) -> Pressed {
    match cell {
        Cell::Expected => Pressed::Open { at: EXPECTED, typed: String::new() },
        Cell::LiveHere => {
            let to = Value::Flag(!group.is(Field::Residents));
            Pressed::Wish(Wish::answer(&group.id, Field::Residents, to))
        }
        Cell::Brings(one) => Pressed::Wish(toggled(group, one)),
    }
}

/// The wish that a group brings one of ARE IN, or no longer does.
fn toggled(group: &Entry, one: Brings) -> Wish {
    let mut now = brings(&group.words(Field::AreIn));
    if !now.remove(&one) {
        now.insert(one);
    }
    let letters = now.into_iter().map(|one| one.word().get(..1).unwrap_or_default().to_uppercase());
    let words = letters.collect::<Vec<_>>().join(" ");
    let to = if words.is_empty() { Value::Nothing } else { Value::Text(words.into()) };
    Wish::answer(&group.id, Field::AreIn, to)
}

/// The boxes of a new line; where all of it was typed into the first one, with ` ; ` between, as it was meant.
fn boxes(desk: &Desk, texts: &[String]) -> Vec<String> {
    match texts.split_first() {
        Some((first, rest)) if rest.iter().all(|text| text.trim().is_empty()) => desk.in_boxes(first),
        _ => texts.to_vec(),
    }
}

fn new(desk: &Desk, texts: &[String], on: NaiveDate) -> Result<New, Refusal> {
    let new = line::compose(Kind::Group, "", texts, on)?;
    let said = |field: Field| new.with.iter().find(|(had, _)| *had == field).map(|(_, value)| value.words());
    if let Some(letter) = said(Field::Letter)
        && let Some(had) = groups(desk).iter().find(|group| group.words(Field::Letter).eq_ignore_ascii_case(&letter))
    {
        return Err(Refusal::Said(Before::LetterTaken.with(&[letter.to_uppercase().as_str(), had.text()])));
    }
    Ok(new)
}

impl Instrument for Groups {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        ids(groups(desk))
    }

    fn compose(&self, desk: &Desk, texts: &[String], on: NaiveDate) -> Result<Wish, Refusal> {
        new(desk, &boxes(desk, texts), on).map(Wish::Say)
    }

    fn taken_for(&self, desk: &Desk, _: NaiveDate) -> Option<String> {
        let typed: Vec<String> = desk.line.boxes().iter().map(|one| one.text().trim().to_owned()).collect();
        let typed = boxes(desk, &typed);
        let in_box = |n: usize| typed.get(n).map_or("", String::as_str);
        let (name, letter, bring) = (in_box(0), in_box(1), in_box(3));
        if name.is_empty() {
            return None;
        }
        let letters: Vec<String> = groups(desk).iter().map(|group| group.words(Field::Letter)).collect();
        let letter =
            if letter.is_empty() { next_letter(letters.iter().map(String::as_str)) } else { letter.to_uppercase() };
        let badge = badge_of(&letter);
        let mut words = Before::GroupBecomes.with(&[letter.as_str(), badge.colour, badge.shape]);
        let bring = brings(bring);
        if !bring.is_empty() {
            let bring: Vec<&str> = bring.into_iter().map(Brings::word).collect();
            words = format!("{words} · {}", bring.join(", "));
        }
        Some(words)
    }

    fn kept_where(&self, _: &Desk) -> String {
        String::new()
    }

    fn keeps_under(&self, _: &Desk) -> bool {
        false
    }

    fn has_aside(&self, desk: &Desk) -> bool {
        desk.lit_entry().is_some()
    }

    fn aside(&self, desk: &mut Desk, right: bool) {
        desk.column = if right { (desk.column + 1).min(CELLS - 1) } else { desk.column.saturating_sub(1) };
    }

    /// A digit is the number that is expected, whichever cell is lit: a tick has Space alone.
    fn digit(&self, desk: &Desk, lit: &Id, digit: u64) -> Pressed {
        match desk.session.entry(lit) {
            Some(_) => Pressed::Open { at: EXPECTED, typed: digit.to_string() },
            None => Pressed::Nothing,
        }
    }

    fn space(&self, desk: &Desk, lit: &Id) -> Pressed {
        desk.session.entry(lit).map_or(Pressed::Nothing, |group| pressed(group, Cell::of(desk.column)))
    }

    fn keys_are(&self, desk: &Desk) -> [Option<&'static str>; 2] {
        let space = Some(Before::KeyChange.text()).filter(|_| Cell::of(desk.column) == Cell::Expected);
        [Some(Before::KeyExpected.text()), space]
    }

    fn asks_lit(&self, desk: &Desk) -> Option<String> {
        let group = desk.lit_entry()?.words(Field::Letter);
        Some(match Cell::of(desk.column) {
            Cell::Expected => Before::AsksExpected.with(&[group]),
            Cell::Brings(one) => Before::AsksBrings.with(&[group.as_str(), one.word()]),
            Cell::LiveHere => Before::AsksLiveHere.with(&[group]),
        })
    }

    fn takes_digits(&self, desk: &Desk) -> bool {
        desk.lit_entry().is_some()
    }

    fn takes_space(&self, desk: &Desk) -> bool {
        desk.lit_entry().is_some()
    }

    fn told(&self, desk: &Desk, lit: &Id) -> Option<String> {
        let group = desk.session.entry(lit)?;
        let expected = group.count(Field::Expected).map(|n| Before::SoManyExpected.with(&[n.to_string()]));
        let bring: Vec<&str> = brings(&group.words(Field::AreIn)).into_iter().map(Brings::word).collect();
        let residents = group.is(Field::Residents).then(|| Field::Residents.spec().word.to_lowercase());
        let parts = [Some(format!("{} {}", group.words(Field::Letter), group.text())), expected];
        let bring = Some(bring.join(", ")).filter(|words| !words.is_empty());
        let parts = parts.into_iter().chain([bring, residents]).flatten();
        Some(parts.collect::<Vec<_>>().join("; "))
    }
}
