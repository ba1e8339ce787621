//! One step up or down through what can be lit. Uses names only.

use crate::model::id::Id;

/// Where a step goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Whether what is lit is one of those that steps go through.
    pub is_on: bool,
    /// What it goes to, if there is anything further.
    pub to: Option<Id>,
}

impl Step {
    /// A step through all of these, from what is lit. From elsewhere it goes up to the last of them.
    pub fn among(all: &[Id], lit: Option<&Id>, down: bool) -> Step {
        let at = lit.and_then(|lit| all.iter().position(|id| id == lit));
        let to = match (at, down) {
            (Some(at), true) => all.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| all.get(at)),
            (None, true) => None,
            (None, false) => all.last(),
        };
        Step { is_on: at.is_some(), to: to.cloned() }
    }
}
