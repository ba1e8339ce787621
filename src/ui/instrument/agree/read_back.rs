//! The roadmap read aloud, one action after the other.

use crate::model::id::Id;
use crate::roadmap::draw_up;
use crate::ui::instrument::{Instrument, ids};
use crate::ui::state::desk::{Desk, Mode};

/// The roadmap.
pub struct ReadBack;

impl Instrument for ReadBack {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        ids(draw_up::actions(&desk.session, &desk.plan()))
    }

    fn arrive(&self, desk: &mut Desk) {
        desk.mode = Mode::Choosing;
        desk.lit = self.choosable(desk).into_iter().next();
    }

    fn how_far(&self, desk: &Desk) -> Option<String> {
        desk.waits_elsewhere().filter(|_| !desk.large)
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        desk.lit.clone()
    }

    fn pages_follow_lit(&self, _: &Desk) -> bool {
        false
    }
}
