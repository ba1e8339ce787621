//! Time lines: a line goes to its year and its lane. Nobody is asked who wrote on the wall, and nobody is shown.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::text::Clean;
use crate::model::time_lines;
use crate::model::typed::line;
use crate::model::typed::years;
use crate::model::wish::{Refusal, Wish};
use crate::ui::instrument::{Called, Instrument, Named, Place, Turned, ids, named};
use crate::ui::state::desk::{Desk, Purpose};
use crate::words::tasks::Tasks;
use crate::words::time_lines::TimeLines as Words;
use chrono::NaiveDate;

/// Time lines.
pub struct TimeLines;

impl Instrument for TimeLines {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        let lanes = time_lines::lanes(&desk.session);
        ids(lanes.iter().flat_map(|lane| &lane.events).map(|event| event.entry))
    }

    /// Lines go on where the last one was kept, else on the first lane.
    fn arrive(&self, desk: &mut Desk) {
        let last = desk.session.of_kind(Kind::TimeLine).next_back().map(|entry| entry.words(Field::Lane));
        let lanes = time_lines::lanes(&desk.session);
        let last = last.filter(|last| !last.is_empty()).map(|last| time_lines::meant(&lanes, &last));
        desk.lane = last.or_else(|| lanes.first().map(|lane| lane.name.clone())).unwrap_or_default().as_str().into();
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let all = time_lines::lanes(&desk.session);
        let is_here = |entry: &Entry| entry.stands() && time_lines::alike(&entry.words(Field::Lane), &desk.lane);
        let touched = desk.touched.clone().filter(|id| desk.session.entry(id).is_some_and(is_here));
        let here = all.iter().find(|lane| time_lines::alike(&lane.name, &desk.lane));
        let last = |lane: &time_lines::Lane| lane.events.last().map(|event| event.entry.id.clone());
        touched.or_else(|| here.and_then(last)).or_else(|| all.iter().rev().find_map(last))
    }

    fn compose(&self, desk: &Desk, texts: &[String], on: NaiveDate) -> Result<Wish, Refusal> {
        let lanes = time_lines::lanes(&desk.session);
        let fields = [None].into_iter().chain(desk.kind.spec().boxes.iter().copied().map(Some));
        let texts: Vec<String> = texts
            .iter()
            .zip(fields)
            .map(|(text, field)| match field {
                Some(Field::Lane) if !text.trim().is_empty() => time_lines::meant(&lanes, text),
                Some(Field::Mark) => mark_meant(text).to_owned(),
                _ => text.clone(),
            })
            .collect();
        let mut new = line::compose(desk.kind, desk.task_code(), &texts, on)?;
        if !desk.lane.is_empty() && !new.with.iter().any(|(field, _)| *field == Field::Lane) {
            new = new.with(Field::Lane, Value::Text(desk.lane.clone()));
        }
        Ok(Wish::Say(new))
    }

    fn taken_for(&self, desk: &Desk, _: NaiveDate) -> Option<String> {
        let said = desk.line.text_of(0);
        if said.trim().is_empty() || desk.line.at() != 0 {
            return None;
        }
        let in_box = |field: Field| {
            let at = desk.fields().iter().position(|one| *one == field);
            at.map_or("", |at| desk.line.text_of(at + 1)).trim()
        };
        let year = match in_box(Field::Year) {
            "" => years::leading(said.trim_start()).map(|(words, _)| words.to_owned()),
            words => Some(words.to_owned()),
        };
        let lane = match in_box(Field::Lane) {
            "" => desk.lane.to_string(),
            words => time_lines::meant(&time_lines::lanes(&desk.session), words),
        };
        let lane = if lane.is_empty() { Words::OnNone.text().to_owned() } else { lane };
        let within = || years::within(said).map(|year| Words::YearWithin.with(&[year]));
        let year = year.or_else(within).unwrap_or_else(|| Words::NoYear.text().to_owned());
        Some(match mark_meant(in_box(Field::Mark)) {
            "" => Words::TakenFor.with(&[year, lane]),
            mark => Words::TakenMarked.with(&[year, lane, mark.to_owned()]),
        })
    }

    fn asks_under(&self, _: &Desk) -> &'static str {
        Words::WhichLane.text()
    }

    fn under_is(&self, _: &Desk) -> Named {
        named::LANE
    }

    fn keeps_under(&self, _: &Desk) -> bool {
        true
    }

    fn called(&self, desk: &Desk, typed: &str) -> Called {
        let lanes = time_lines::lanes(&desk.session);
        let names = time_lines::called(&lanes).into_iter().map(|(name, lane)| (name, Place::Lane(lane.into())));
        let none = [("0".to_owned(), Place::Lane(Clean::default()))];
        Called::among(typed, names.chain(none))
    }

    fn sorts(&self, _: &Desk, lit: &Entry) -> bool {
        lit.kind.has(Field::Lane)
    }

    fn stands(&self, _: &Desk, lit: &Entry) -> Option<Place> {
        lit.kind.has(Field::Lane).then(|| Place::Lane(lit.words(Field::Lane).as_str().into()))
    }

    /// The lane is shown there, with what was said on it last.
    fn went(&self, desk: &mut Desk, _: &Place) {
        desk.touched = None;
    }

    fn nothing_called(&self, _: &Desk, typed: &str) -> String {
        Tasks::NothingCalled.with(&[typed])
    }

    fn kept_where(&self, desk: &Desk) -> String {
        if desk.lane.is_empty() { Words::OnNone.text().to_owned() } else { desk.lane.to_string() }
    }

    /// Who turns to a lane's page writes on it.
    fn turned_to(&self, desk: &mut Desk, page: Turned) {
        let lanes = time_lines::lanes(&desk.session);
        // So many stand beside each other that there are so many sections.
        let beside = lanes.len().max(1).div_ceil(page.sections.max(1));
        let shown = lanes.chunks(beside).nth(page.section).unwrap_or_default();
        if shown.iter().all(|lane| !time_lines::alike(&lane.name, &desk.lane))
            && let Some(first) = shown.first()
        {
            desk.lane = first.name.as_str().into();
        }
    }

    fn lays_out_pages(&self) -> bool {
        true
    }

    fn folds_boxes(&self) -> bool {
        true
    }

    fn lacks(&self, _: &Desk, lit: &Entry) -> Option<&'static str> {
        let lacks = lit.kind == Kind::TimeLine && lit.get(Field::Year).is_none();
        lacks.then(|| Words::YearKey.text())
    }

    /// The year that stands in it.
    fn suggests(&self, desk: &Desk, lit: &Entry) -> Option<String> {
        self.lacks(desk, lit)?;
        years::within(lit.text()).map(str::to_owned)
    }

    fn next_box(&self, desk: &Desk) -> Option<&'static str> {
        (desk.purpose == Purpose::New && desk.line.at() == 0).then(|| Words::YearKey.text())
    }

    /// A lane that was said in its box is that of this line alone: it may not be the one that is shown.
    fn reads_back(&self, desk: &Desk, texts: &[String]) -> Option<String> {
        let at = desk.fields().iter().position(|field| *field == Field::Lane)?;
        let said = texts.get(at + 1).filter(|said| !said.trim().is_empty())?;
        let lane = time_lines::meant(&time_lines::lanes(&desk.session), said);
        (!time_lines::alike(&lane, &desk.lane)).then(|| Words::KeptOn.with(&[lane]))
    }

    fn pages_follow_lit(&self, _: &Desk) -> bool {
        false
    }
}

/// What is meant in the box for high or low; other words stay as they are.
fn mark_meant(words: &str) -> &str {
    match words.trim() {
        "+" | "h" | "H" | "High" | "▲" => "high",
        "-" | "–" | "l" | "L" | "Low" | "▼" => "low",
        other => other,
    }
}
