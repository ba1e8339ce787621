//! What to bring: the check list worked out from the agenda, and what people add to it. Space ticks.

use crate::model::day::kit;
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::ui::instrument::{Instrument, Pressed};
use crate::ui::state::desk::{Desk, Mode};
use crate::words::before::Before;

/// The check list.
pub struct Kit;

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Under which name it is lit: an own line by its id.
    pub id: Id,
    /// How many, with what is counted; empty for an own line.
    pub amount: String,
    /// What it is.
    pub what: String,
    /// How the number was come by.
    pub why: String,
    /// It is there.
    pub ticked: bool,
    /// The name under which its tick is kept.
    code: String,
}

fn of_list(item: kit::Item) -> Row {
    let unit = if item.unit.is_empty() { String::new() } else { format!(" {}", item.unit) };
    let amount = format!("{}{unit}", item.amount);
    let id = Id::new(format!("bring:{}", item.code));
    Row { id, amount, what: item.what, why: item.why, ticked: item.ticked, code: item.code }
}

fn own(desk: &Desk, entry: &Entry) -> Row {
    let code = entry.id.to_string();
    let ticked = matches!(desk.session.get_at(Field::KitTicked, &code), Some(Value::Flag(true)));
    let (what, id) = (entry.text().to_owned(), entry.id.clone());
    Row { id, amount: String::new(), what, why: String::new(), ticked, code }
}

/// The list, the own lines at its end.
pub fn rows(desk: &Desk) -> Vec<Row> {
    let own = desk.session.of_kind(Kind::ToBring).map(|entry| own(desk, entry));
    kit::kit(&desk.session).into_iter().map(of_list).chain(own).collect()
}

fn row(desk: &Desk, lit: &Id) -> Option<Row> {
    rows(desk).into_iter().find(|row| row.id == *lit)
}

impl Instrument for Kit {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        rows(desk).into_iter().map(|row| row.id).collect()
    }

    /// The list is there already: it is ticked off.
    fn arrive(&self, desk: &mut Desk) {
        desk.mode = Mode::Choosing;
        desk.lit = self.first_lit(desk);
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let rows = rows(desk);
        let touched = rows.iter().find(|row| desk.touched.as_ref() == Some(&row.id));
        touched.or_else(|| rows.iter().find(|row| !row.ticked)).or(rows.first()).map(|row| row.id.clone())
    }

    fn keeps_under(&self, _: &Desk) -> bool {
        false
    }

    fn kept_where(&self, _: &Desk) -> String {
        Before::MoreToBring.text().to_owned()
    }

    fn takes_space(&self, desk: &Desk) -> bool {
        desk.lit.is_some()
    }

    fn space(&self, desk: &Desk, lit: &Id) -> Pressed {
        row(desk, lit).map_or(Pressed::Nothing, |row| Pressed::Wish(kit::tick(&row.code, !row.ticked)))
    }

    fn told(&self, desk: &Desk, lit: &Id) -> Option<String> {
        let row = row(desk, lit)?;
        let is_there = if row.ticked { Before::IsThere } else { Before::NotThereYet };
        let amount = Some(row.amount).filter(|amount| !amount.is_empty()).map(|amount| format!("{amount}: "));
        Some(format!("{}{}, {}", amount.unwrap_or_default(), row.what, is_there.text()))
    }
}
