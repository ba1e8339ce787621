//! The first of two lines, while it is asked which the other one is. Uses the model and the desk.

use crate::model::id::Id;
use crate::model::op::How;
use crate::ui::state::desk::Desk;
use crate::words::pairs::Pairs;

/// One of two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What is said of the two: that they say the same, that they hang together.
    pub how: How,
    /// The one that was lit first.
    pub first: Id,
}

impl Desk {
    /// Which line is the other one of two, where that is asked.
    pub fn which_other(&self) -> Option<String> {
        let pair = self.pair.as_ref()?;
        let no = self.session.spoken(self.session.entry(&pair.first)?);
        let word = if pair.how == How::Joined { Pairs::JoinWhich } else { Pairs::CrossWhich };
        Some(word.with(&[no]))
    }
}
