//! What of a task a large desk keeps in sight: where its lines are kept, what is pointed at, the page that somebody turned
//! to. Uses the model and the desk.

use super::desk::{Desk, Mode, Purpose};
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::query;
use crate::model::query::dots::are_hidden;
use crate::model::stage::{Surface, WallRule};
use crate::ui::instrument::{pages, two_tables};

/// What a large desk adds to the wall: where its lines are kept, and what is pointed at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spot {
    /// What is lit, or opened in the line.
    pub lit: Option<Id>,
    /// What was written down or changed last: the first of these that stands there must be in sight.
    pub seen: Vec<Id>,
    /// Where new lines are kept, as the wall calls it; `None` where they are kept in one place.
    pub place: Option<String>,
    /// The page that somebody turned to.
    pub turned: Option<usize>,
}

impl Desk {
    /// What this desk keeps in sight when it is large.
    pub fn spot(&self) -> Spot {
        let spot = self.pointed();
        // A page holds as long as nothing else is pointed at and nothing is written down.
        let turned = self.steering.large.as_ref().filter(|(_, was)| *was == spot).map(|(page, _)| *page);
        Spot { turned, ..spot }
    }

    /// Makes the window large, or small again. Large, it begins where a line was just said or is lit; else at the first page.
    pub fn turn_to_wall(&mut self) {
        self.large = !self.large;
        // Large has other pages.
        self.turned = None;
        let points = self.touched.is_some() || self.pointed().lit.is_some() || self.place().is_some();
        if self.large && !points {
            self.turn_large(0);
        }
    }

    /// Turns the large view to a page.
    pub fn turn_large(&mut self, page: usize) {
        self.steering.large = Some((page, self.pointed()));
    }

    fn pointed(&self) -> Spot {
        let lit = match &self.purpose {
            Purpose::Reword(id) => Some(id.clone()),
            _ => self.lit.clone().filter(|_| self.mode == Mode::Choosing),
        };
        let newest = query::lines(&self.session, self.task_code()).last().map(|line| line.id.clone());
        // Under what lines are kept comes before a line that was written down elsewhere.
        let is_here = |id: &&Id| self.under.is_none() || self.parent_of(id) == self.under.as_ref();
        let here = self.touched.as_ref().filter(is_here);
        let seen = here.into_iter().chain(&self.under).chain(&self.touched).cloned().chain(newest);
        Spot { lit, seen: seen.collect(), place: self.place(), turned: None }
    }

    fn parent_of(&self, id: &Id) -> Option<&Id> {
        self.session.entry(id).and_then(Entry::under)
    }

    /// Where new lines are kept, as the wall calls it.
    fn place(&self) -> Option<String> {
        let under = || self.under.as_ref().map(ToString::to_string).unwrap_or_default();
        let place = match self.surface() {
            Surface::Told if self.by.is_empty() => under(),
            Surface::Columns | Surface::Matrix | Surface::Told => self.by.to_string(),
            Surface::TimeLines => self.lane.to_string(),
            Surface::Actions => under(),
            Surface::Board => self.theme_of_under(),
            Surface::Pages => pages::sheet(self).question().map(|n| n.to_string()).unwrap_or_default(),
            _ => String::new(),
        };
        Some(place).filter(|place| !place.is_empty())
    }

    /// The theme of what lines are written beneath.
    fn theme_of_under(&self) -> String {
        let over = self.under.as_ref().and_then(|id| self.session.entry(id));
        let theme = over.map(|over| query::theme_of(&self.session, over).unwrap_or(&over.id));
        theme.map(ToString::to_string).unwrap_or_default()
    }

    /// The tables that sit together now; none, where the open task does not bring two together.
    pub fn two_tables(&self) -> Vec<String> {
        if self.surface() != Surface::TwoTables {
            return Vec::new();
        }
        two_tables::pair(self).into_iter().filter(|table| !table.is_empty()).collect()
    }

    /// Whether what is taken down in the open task stands in the large view: at once, unless it is held until the group
    /// has read it or somebody took it down.
    pub fn is_up_large(&self) -> bool {
        match self.wall_rule() {
            WallRule::Live => self.steering.put(self.item()) != Some(false),
            WallRule::Held | WallRule::Never => self.is_put_up(),
        }
    }

    /// Whether the large view shows the numbers of the open task: where they are not held back, from the first on.
    pub fn is_revealed_large(&self) -> bool {
        self.is_revealed() || !are_hidden(&self.session)
    }
}
