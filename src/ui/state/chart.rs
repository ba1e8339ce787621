//! Where somebody stands on the trend map and in the dots: one branch or the whole, which cell, and what was worked out of
//! the session for it. Uses the model only.

use super::desk::Desk;
use super::memo::Memo;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::query::dots::{Dots, dots};
use crate::model::query::trends::{TrendMap, trend_map};
use std::rc::Rc;

/// The place on the map, and in the dots.
#[derive(Debug, Clone, Default)]
pub struct Chart {
    /// The branch of the line that is being typed was pointed at and not spoken: it is placed later.
    pub later: bool,
    /// One branch at a time.
    pub by_branch: bool,
    /// The first line that is shown, where somebody has turned pages; else what is new or lit is in sight.
    pub top: Option<usize>,
    /// Columns and rows of the window when a page was last turned.
    pub window: (u16, u16),
    /// Which column of the dots is lit.
    pub column: usize,
    map: Memo<TrendMap>,
    others: Memo<Vec<Id>>,
    dots: Memo<Dots>,
}

impl Chart {
    /// Comes to a task anew.
    pub fn arrive(&mut self) {
        (self.later, self.top, self.column) = (false, None, 0);
    }
}

impl Desk {
    /// The trend map.
    pub fn map(&self) -> Rc<TrendMap> {
        self.chart.map.of(&self.session, trend_map)
    }

    /// The dots on it.
    pub fn dots(&self) -> Rc<Dots> {
        self.chart.dots.of(&self.session, dots)
    }

    /// What was written down at the open task and is no trend: a line moved here.
    pub fn beside_the_map(&self) -> Rc<Vec<Id>> {
        let task = self.task_code();
        self.chart.others.of(&self.session, |session| {
            let others = query::lines(session, task).filter(|entry| entry.kind != Kind::Trend);
            others.map(|entry| entry.id.clone()).collect()
        })
    }
}
