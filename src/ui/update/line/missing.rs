//! Which box a line lacks that was not kept: text stands in another one, and nothing is lost. Uses the state.

use crate::model::refusal::Refusal;
use crate::ui::state::desk::Desk;
use crate::words::actions::Actions;

/// Why nothing was written, by the box that is empty, where others are not.
pub fn first_box(desk: &Desk, refusal: Refusal) -> Refusal {
    if refusal != Refusal::NoWords || desk.line.is_empty() || !desk.line.text_of(0).trim().is_empty() {
        return refusal;
    }
    Refusal::Said(Actions::FirstBoxEmpty.with(&[desk.kind.spec().head]))
}
