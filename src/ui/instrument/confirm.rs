//! The test for common ground: one thing after the other.

use super::{Instrument, ids};
use crate::model::id::Id;
use crate::ui::state::desk::Desk;

/// The test.
pub struct Confirm;

impl Instrument for Confirm {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        let kinds = desk.task().map_or(&[][..], |task| task.takes);
        ids(kinds.iter().flat_map(|kind| desk.session.of_kind(*kind)))
    }

    fn arrive(&self, desk: &mut Desk) {
        desk.go_to_test(desk.next_to_test(None));
    }

    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        desk.lit.clone()
    }
}
