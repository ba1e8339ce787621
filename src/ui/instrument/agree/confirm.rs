//! The test for common ground: one thing after the other. Where the open task takes something down that is tested by
//! itself (a vision), whoever writes types a draft, and the room is asked about the one that is lit.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query::{self, Standing};
use crate::model::stage::{Surface, Task};
use crate::model::wish::Wish;
use crate::ui::instrument::{Called, Instrument, Named, Place, Turned, ids, named, speakers};
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::words::ground::Ground;

/// The test.
pub struct Confirm;

/// What a task takes down that is tested by itself: it stands under nothing.
pub fn draft_of(task: &Task) -> Option<Kind> {
    let by_itself = |kind: &&Kind| kind.has(Field::Test) && !kind.has(Field::Parent);
    task.captures.iter().find(by_itself).copied().filter(|_| task.surface == Surface::Confirm)
}

/// What the open task takes down so.
pub fn drafts(desk: &Desk) -> Option<Kind> {
    desk.task().and_then(draft_of)
}

/// That an objection is answered; with the last of them the test is asked again.
pub fn settled(desk: &Desk, tested: &Id, objection: &Id) -> Wish {
    let mut wishes = vec![Wish::answer(objection, Field::Open, Value::Text("answered".into()))];
    if query::open_objections(&desk.session, tested).all(|no| no.id == *objection) {
        wishes.push(Wish::answer(tested, Field::Test, Value::Nothing));
    }
    Wish::Together(wishes)
}

/// Whether somebody's objection is in the line.
fn objecting(desk: &Desk) -> bool {
    matches!(desk.purpose, Purpose::Objection(_) | Purpose::OpenObjection(_))
}

impl Instrument for Confirm {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        let kinds = desk.task().map_or(&[][..], |task| task.takes);
        let own = drafts(desk);
        let kinds = own.iter().chain(kinds.iter().filter(|_| own.is_none()));
        let all = kinds.flat_map(|kind| desk.session.of_kind(*kind));
        // Where a vision is agreed, the drafts beside it are asked about no more, but for where they are written.
        let picked = own.is_none() && agreed_vision(desk);
        let stays = |entry: &&Entry| entry.kind != Kind::Vision || !picked || is_agreed(desk, entry);
        ids(all.filter(stays))
    }

    fn line_is(&self, desk: &Desk) -> Option<String> {
        let beside = desk.lit.is_some() && drafts(desk).is_none() && desk.purpose == Purpose::New;
        let words = if desk.mode == Mode::Writing { Ground::BesideTheTest } else { Ground::BesideWaits };
        beside.then(|| words.text().to_owned())
    }

    fn arrive(&self, desk: &mut Desk) {
        if drafts(desk).is_none() {
            desk.go_to_test(desk.next_to_test(None));
        }
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        if drafts(desk).is_none() {
            return desk.lit.clone();
        }
        let all = self.choosable(desk);
        desk.touched.clone().filter(|id| all.contains(id)).or(all.last().cloned())
    }

    fn keeps_under(&self, desk: &Desk) -> bool {
        objecting(desk) && speakers(desk).next().is_some()
    }

    fn asks_under(&self, desk: &Desk) -> &'static str {
        if objecting(desk) { Ground::WhichGroup } else { Ground::WhichAnswered }.text()
    }

    fn under_is(&self, desk: &Desk) -> Named {
        if objecting(desk) { named::SAID_BY } else { named::ANSWERED }
    }

    fn called(&self, desk: &Desk, typed: &str) -> Called {
        if objecting(desk) {
            let none = ("0".to_owned(), Place::By(String::new().into()));
            return Called::among(typed, speakers(desk).chain([none]));
        }
        let tested = desk.lit_entry().map(|lit| desk.tested(lit).id.clone());
        let open = tested.iter().flat_map(|id| query::open_objections(&desk.session, id));
        Called::among(typed, open.map(|no| (no.no.to_string(), Place::Under(Some(no.id.clone())))))
    }

    fn nothing_called(&self, _: &Desk, typed: &str) -> String {
        Ground::NoObjection.with(&[typed])
    }

    /// Which objection is answered, where that is asked.
    fn sorts(&self, desk: &Desk, _: &Entry) -> bool {
        desk.asks_under && desk.mode == Mode::Choosing
    }

    fn put(&self, desk: &Desk, lit: &Entry, place: &Place) -> Option<Wish> {
        match place {
            Place::Under(Some(objection)) => Some(settled(desk, &desk.tested(lit).id, objection)),
            _ => None,
        }
    }

    fn goes_on_after(&self, _: &Place) -> bool {
        false
    }

    /// A sentence that is longer than the screen, what a theme without one is made of, and how everything came out.
    fn lays_out_pages(&self) -> bool {
        true
    }

    fn turned_to(&self, desk: &mut Desk, turned: Turned) {
        desk.page = turned.to;
        desk.turned = None;
    }

    fn pairs(&self, desk: &Desk, lit: &Entry, how: How) -> bool {
        Some(lit.kind) == drafts(desk) && how == How::Joined
    }

    /// An answer about the sentence is no place.
    fn says_put(&self) -> bool {
        false
    }

    fn pages_follow_lit(&self, _: &Desk) -> bool {
        false
    }
}

fn is_agreed(desk: &Desk, entry: &Entry) -> bool {
    query::standing(&desk.session, entry) == Standing::Agreed
}

/// Whether the room has agreed on a vision.
pub fn agreed_vision(desk: &Desk) -> bool {
    desk.session.of_kind(Kind::Vision).any(|vision| is_agreed(desk, vision))
}
