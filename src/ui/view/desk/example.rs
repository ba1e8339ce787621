//! What stands in a box that is still empty: what can be typed there. Uses the table of fields.

use crate::model::field::Field;
use crate::ui::state::desk::{Desk, Purpose};
use crate::words::before::Before;
use crate::words::told::Told;

/// The example of the line's box `n`, where its field has one.
pub fn of_box(desk: &Desk, n: usize) -> Option<&'static str> {
    if !matches!(desk.purpose, Purpose::New | Purpose::Reword(_)) {
        return None;
    }
    let field = n.checked_sub(1).and_then(|n| desk.fields().get(n))?;
    let word = match field {
        Field::Letter => Before::ExampleLetter,
        Field::Expected => Before::ExampleExpected,
        Field::AreIn => Before::ExampleAreIn,
        Field::Counts => Before::ExampleCounts,
        Field::Form => return Some(Told::FormLike.text()),
        _ => return None,
    };
    Some(word.text())
}
