//! Each theme's actions, one theme a page, said aloud before everybody. What is called out is help that is offered: it
//! goes into the help of the lit action.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query::{self, Lane};
use crate::model::wish::{Refusal, Wish};
use crate::ui::instrument::Instrument;
use crate::ui::state::desk::{Desk, Mode};
use crate::words::actions::Actions as Words;
use chrono::NaiveDate;

/// What is said aloud.
const SAID: &[Kind] = &[Kind::Action, Kind::Pledge];

/// Actions said aloud, theme by theme.
pub struct Aloud;

impl Instrument for Aloud {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        lanes(desk).into_iter().flat_map(|lane| lane.lines).map(|line| line.id.clone()).collect()
    }

    fn arrive(&self, desk: &mut Desk) {
        desk.mode = Mode::Choosing;
        desk.lit = self.choosable(desk).into_iter().next();
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        desk.lit.clone().or_else(|| self.choosable(desk).into_iter().next())
    }

    fn boxes(&self, _: &Desk) -> Option<Vec<&'static str>> {
        Some(vec![Words::HelpOffered.text()])
    }

    fn compose(&self, desk: &Desk, texts: &[String], _: NaiveDate) -> Result<Wish, Refusal> {
        let typed = texts.first().map_or("", |text| text.trim());
        let Some(action) = desk.lit_entry() else {
            return Err(Refusal::NotUnderstood(Words::NoSteps.text().to_owned()));
        };
        if typed.is_empty() {
            return Err(Refusal::NoWords);
        }
        let had = action.words(Field::Help);
        let help = if had.is_empty() { typed.to_owned() } else { format!("{had}; {typed}") };
        Ok(Wish::answer(&action.id, Field::Help, Value::Text(help.into())))
    }

    fn keeps_under(&self, _: &Desk) -> bool {
        false
    }

    fn kept_where(&self, desk: &Desk) -> String {
        let offered = |action: &Entry| Words::OfferedFor.with(&[desk.session.spoken(action).as_str(), action.text()]);
        desk.lit_entry().map(offered).unwrap_or_default()
    }

    fn how_far(&self, _: &Desk) -> Option<String> {
        Some(Words::ReportHint.text().to_owned())
    }

    /// The first action of the next theme that has one, or of the one before.
    fn turn_page(&self, desk: &mut Desk, on: bool) -> bool {
        let lanes = lanes(desk);
        let here = lane_of(&lanes, desk.lit.as_ref());
        let to = match (here, on) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at.saturating_sub(1),
            (None, _) => 0,
        };
        let first = lanes.get(to).and_then(|lane| lane.lines.first()).map(|line| line.id.clone());
        if first.is_some() {
            desk.lit = first;
        }
        true
    }

    fn pages_follow_lit(&self, _: &Desk) -> bool {
        false
    }
}

/// The themes that have actions, with them.
pub fn lanes(desk: &Desk) -> Vec<Lane<'_>> {
    let mut lanes = query::lanes(&desk.session, SAID);
    lanes.retain(|lane| !lane.lines.is_empty());
    lanes
}

/// On which page the lit action stands.
pub fn lane_of(lanes: &[Lane], lit: Option<&Id>) -> Option<usize> {
    lanes.iter().position(|lane| lane.lines.iter().any(|line| Some(&line.id) == lit))
}
