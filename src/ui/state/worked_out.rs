//! What the surfaces ask of the session between two keys, worked out once for each of its revisions. Uses the model and the
//! roadmap.

use super::desk::Desk;
use super::memo::Memo;
use crate::roadmap::draw_up;
use crate::roadmap::plan::Plan;
use std::rc::Rc;

/// What was worked out.
#[derive(Debug, Clone, Default)]
pub struct WorkedOut {
    plan: Memo<Plan>,
}

impl Desk {
    /// The roadmap.
    pub fn plan(&self) -> Rc<Plan> {
        self.worked_out.plan.of(&self.session, |session| draw_up::plan(session, None))
    }
}
