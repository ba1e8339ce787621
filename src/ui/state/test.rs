//! The test for common ground at the desk: what is tested, how it stands, what comes next. Uses the model and the desk.

use super::desk::{Desk, Mode, Purpose};
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query::{self, Standing};
use crate::model::stage::Surface;
use crate::ui::instrument::confirm;

impl Desk {
    /// What is tested where `item` is lit: a theme's sentence, else the thing itself.
    pub fn tested<'a>(&'a self, item: &'a Entry) -> &'a Entry {
        match item.kind {
            Kind::Theme => query::statement_of(&self.session, &item.id).unwrap_or(item),
            _ => item,
        }
    }

    /// How it stands.
    pub fn tested_standing(&self, item: &Entry) -> Standing {
        match item.kind {
            Kind::Theme => query::theme_standing(&self.session, item),
            _ => query::standing(&self.session, item),
        }
    }

    /// Whether the room can be asked about it: a theme only once it has its sentence.
    pub fn can_be_asked(&self, item: &Entry) -> bool {
        item.kind != Kind::Theme || query::statement_of(&self.session, &item.id).is_some()
    }

    /// Whether the lit one is only looked at: it was asked before, and nobody has said that the room is asked again.
    pub fn is_looked_back_at(&self) -> bool {
        let was_asked = |item: &Entry| self.tested_standing(item) != Standing::NotAsked;
        self.looks_back && self.surface() == Surface::Confirm && self.lit_entry().is_some_and(was_asked)
    }

    /// What was not asked yet, or is to be said differently.
    pub fn not_asked(&self) -> Vec<Id> {
        let mut all = self.choosable();
        all.retain(|id| self.is_not_asked(id));
        all
    }

    fn is_not_asked(&self, id: &Id) -> bool {
        let standing = self.session.entry(id).map(|item| self.tested_standing(item));
        matches!(standing, Some(Standing::NotAsked | Standing::Reword))
    }

    /// The next thing after `from` (after the beginning, for `None`) that was not asked yet.
    pub fn next_to_test(&self, from: Option<&Id>) -> Option<Id> {
        // One of several drafts is enough.
        if confirm::drafts(self).is_some() && confirm::agreed_vision(self) {
            return None;
        }
        let all = self.choosable();
        let start = from.and_then(|id| all.iter().position(|other| other == id)).map_or(0, |at| at + 1);
        all.into_iter().skip(start).find(|id| self.is_not_asked(id))
    }

    /// Lights a thing to be tested; a theme without a sentence asks for one.
    pub fn go_to_test(&mut self, item: Option<Id>) {
        self.mode = Mode::Choosing;
        self.page = 0;
        let sentence =
            item.as_ref().and_then(|id| self.session.entry(id)).is_some_and(|entry| !self.can_be_asked(entry));
        self.lit = item;
        match (&self.lit, sentence) {
            (Some(theme), true) => {
                // A sentence that was left half typed is taken up again, under its own theme only.
                let purpose = Purpose::Statement(theme.clone());
                let half = self.held.take_if(|half| half.purpose == purpose);
                self.open_line(purpose, &half.map(|half| half.boxes).unwrap_or_default());
                self.mode = Mode::Writing;
            }
            _ => self.open_line(Purpose::New, &[]),
        }
    }
}
