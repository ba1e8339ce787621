//! Half-typed lines at the desk: what stands in the line, with the place of whoever typed it, and how it is taken up
//! again. Uses the model and the desk.

use super::desk::{Desk, Half, Mode, Purpose, Stood};
use super::purpose::Place;
use crate::model::entry::{Entry, State};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::Act;
use crate::model::stage::Surface;
use crate::words::Word;
use crate::words::dots::Dots;
use crate::words::tasks::Tasks;

impl Desk {
    /// Asks in the line for something else, with these texts in its boxes; what stood there comes back.
    pub fn ask_in_line(&mut self, purpose: Purpose, boxes: &[String]) {
        self.held = self.half().or_else(|| self.held.take());
        self.open_line(purpose, boxes);
        self.mode = Mode::Writing;
    }

    /// What stands in the line, to be taken up again; `None` where nothing does.
    pub fn half(&self) -> Option<Half> {
        // A number is asked for anew; it never waits.
        self.typed().filter(|half| half.purpose.waits())
    }

    /// What stands in the line and was not kept, also where it does not wait while something else is done: the program
    /// may end at any moment.
    pub fn typed(&self) -> Option<Half> {
        let boxes: Vec<String> = self.line.boxes().iter().map(|one| one.text().to_owned()).collect();
        let answered = match self.purpose {
            Purpose::Meeting => boxes == self.meeting(),
            Purpose::Custody => boxes == self.custody(),
            Purpose::Answer(ref id) => boxes == self.answer(id),
            _ => false,
        };
        let place = Some(self.place_of_line());
        (!self.line.is_empty() && !answered).then(|| Half { purpose: self.purpose.clone(), boxes, place })
    }

    /// Where whoever types stands now.
    fn place_of_line(&self) -> Place {
        let (by, lane, under) = (self.by.clone(), self.lane.clone(), self.under.clone());
        let stood = Stood { page: self.page, by, under, lane, kind: self.kind.spec().code };
        Place { stood, lit: self.lit.clone(), at: self.line.at() }
    }

    /// In which other agenda items half-written lines wait, by their titles; nothing where none does.
    pub fn waits_elsewhere(&self) -> Option<String> {
        let here = self.item().map(|item| &item.id);
        let titles: Vec<&str> = self
            .halves
            .keys()
            .filter(|item| Some(*item) != here)
            .filter_map(|item| self.session.entry(item).filter(|item| item.stands()))
            .map(Entry::text)
            .collect();
        let places = titles.join(", ");
        let count = titles.len();
        (count > 0).then(|| Tasks::HalfWaitsIn.with(&[count.to_string(), places]))
    }

    /// Takes up a half-typed line where it was left, with what it is about lit.
    pub(super) fn take_up(&mut self, half: Half) {
        let purpose = match (self.surface(), half.purpose) {
            // The read-back takes nothing else of its own.
            (Surface::ReadBack, other) if other != Purpose::Custody => Purpose::Meeting,
            (_, purpose) => purpose,
        };
        if let Some(place) = &half.place {
            self.stand(place);
        }
        match (self.surface(), &purpose) {
            (
                Surface::Confirm,
                Purpose::Reword(id)
                | Purpose::Objection(id)
                | Purpose::OpenObjection(id)
                | Purpose::Tell(id, _)
                | Purpose::Statement(id),
            ) => {
                self.lit = self.choosable().into_iter().find(|item| {
                    item == id || self.session.entry(item).is_some_and(|item| self.tested(item).id == *id)
                });
            }
            (Surface::ReadBack, _) => self.lit = None,
            _ => {}
        }
        self.open_line(purpose, &half.boxes);
        self.line.go_to(half.place.map_or(0, |place| place.at));
        self.mode = Mode::Writing;
    }

    /// Stands there again, as far as it is still there.
    fn stand(&mut self, place: &Place) {
        let is_there = |id: &Id| self.session.entry(id).is_none_or(Entry::stands);
        let stood = &place.stood;
        let (under, lit) = (stood.under.clone().filter(is_there), place.lit.clone().filter(is_there));
        if let Some(kind) = self.kinds().iter().find(|kind| kind.spec().code == stood.kind) {
            self.kind = *kind;
        }
        (self.under, self.by, self.lane) = (under, stood.by.clone(), stood.lane.clone());
        if stood.page != self.page {
            self.instrument().open_page(self, stood.page);
        }
        self.lit = lit.filter(|lit| self.choosable().contains(lit));
    }

    /// A half-typed line, as far as what it is about is still there; what was changed of a line that was never said, as
    /// it turned out, is a new one.
    pub(super) fn still(&self, half: Half) -> Option<Half> {
        match &half.purpose {
            Purpose::Reword(id) if self.session.entry(id).is_none() => {
                let kind = self.unsaid(id)?.spec().code;
                let place = half.place.map(|place| Place { stood: Stood { kind, ..place.stood }, ..place });
                Some(Half { purpose: Purpose::New, place, ..half })
            }
            purpose if self.can_take(purpose) => Some(half),
            _ => None,
        }
    }

    /// The kind of a line whose saying was taken back: it is there no more. Words that went at a person's wish do not come
    /// back so.
    fn unsaid(&self, id: &Id) -> Option<Kind> {
        match &self.session.op(id)?.act {
            Act::Say(said) if self.session.entry(id).is_none() => Some(said.kind),
            _ => None,
        }
    }

    /// Where the line that is being changed was never said, as it turned out, what was typed becomes a new one; what is to
    /// be said of that. Where a line waits behind it, that one is there again.
    pub fn change_of_nothing(&mut self) -> Option<String> {
        let Purpose::Reword(id) = &self.purpose else { return None };
        let kind = self.unsaid(id)?;
        let opened = self.openings.lines.remove(id);
        let boxes: Vec<String> = self.line.boxes().iter().map(|one| one.text().to_owned()).collect();
        let changed = opened.is_none_or(|opened| opened.boxes != boxes);
        if let Some(held) = self.held.take() {
            self.open_line(held.purpose, &held.boxes);
            return changed.then(|| Dots::WasNotKept.with(&[boxes.join(" ; ")]));
        }
        if changed && self.kinds().contains(&kind) {
            self.kind = kind;
            self.instrument().took_kind(self);
        }
        self.open_line(Purpose::New, if changed { &boxes } else { &[] });
        changed.then(|| Word::TypedIsNew.text().to_owned())
    }

    /// Whether what a half-typed line is about is still there.
    fn can_take(&self, purpose: &Purpose) -> bool {
        // What is said of a task's charts is about no line; an answer is lit under a name of its own.
        let is_there = |id: &Id| self.session.entry(id).is_some_and(|entry| entry.state != State::Struck);
        purpose.about().is_none_or(is_there)
    }
}
