//! Actions by theme, with their boxes.

use super::{Instrument, ids};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::query::{self, Standing};
use crate::ui::state::desk::Desk;
use crate::words::Word;

/// Actions.
pub struct Actions;

impl Instrument for Actions {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        ids(desk.lanes().into_iter().flat_map(|(_, actions)| actions))
    }

    fn arrive(&self, desk: &mut Desk) {
        if desk.under.is_none() {
            desk.under = first_lane(desk);
        }
    }

    fn sorts(&self, _: &Desk, lit: &Entry) -> bool {
        lit.kind.has(Field::Theme)
    }

    fn asks_under(&self, _: &Desk) -> &'static str {
        Word::WhichTheme.text()
    }

    fn kept_where(&self, desk: &Desk) -> String {
        let theme = desk.under.as_ref().and_then(|id| desk.session.entry(id));
        theme.map_or_else(
            || Word::UnderNone.text().to_owned(),
            |theme| Word::UnderTheme.with(&[theme.no.as_str(), theme.text()]),
        )
    }
}

/// The theme under which the first actions go: the first that was agreed, else the first.
fn first_lane(desk: &Desk) -> Option<Id> {
    let themes = query::themes(&desk.session);
    let agreed = themes.iter().find(|theme| query::theme_standing(&desk.session, theme) == Standing::Agreed);
    agreed.or(themes.first()).map(|theme| theme.id.clone())
}
