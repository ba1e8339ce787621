//! Places: where lines are kept, what somebody calls them, and what a key on a lit row comes to.

use crate::model::id::Id;
use crate::model::text::Clean;
use crate::model::wish::Wish;

/// Where new lines are kept from now on, or where a lit one is put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Under an entry; under none.
    Under(Option<Id>),
    /// By a group (its letter) or a table (`T3`); by nobody in particular, where it is empty.
    By(Clean),
    /// On a lane of the time lines.
    Lane(Clean),
    /// On a page of the task.
    Page(usize),
    /// Not a place: a number, where the lit line is one that is counted.
    Count(u64),
}

/// What was typed to say under what lines are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Called {
    /// Nothing here is called so.
    Nothing,
    /// More can come; what it would mean as it stands.
    Longer(Option<Place>),
    /// Nothing more can come.
    Whole(Place),
}

impl Called {
    /// Out of everything here and what it is called.
    pub fn among(typed: &str, all: impl IntoIterator<Item = (String, Place)>) -> Self {
        let (mut exact, mut longer) = (None, false);
        for (name, place) in all {
            if name.eq_ignore_ascii_case(typed) {
                exact.get_or_insert(place);
            } else {
                longer |= name.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
            }
        }
        match (exact, longer) {
            (None, false) => Called::Nothing,
            (exact, true) => Called::Longer(exact),
            (Some(place), false) => Called::Whole(place),
        }
    }
}

/// What a key pressed on a lit row comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pressed {
    /// Nothing.
    Nothing,
    /// A change.
    Wish(Wish),
    /// The lit one is opened in the line, in that box, with what was typed in place of what stood there.
    Open {
        /// Which box.
        at: usize,
        /// What was typed.
        typed: String,
    },
    /// One of a group is taken in the hand, from a table.
    Take(Id, String),
    /// What is in the hand goes back to where it came from.
    PutBack,
}

/// A page that was turned to, where the view lays pages out.
#[derive(Debug, Clone)]
pub struct Turned {
    /// Which, from 0.
    pub to: usize,
    /// Of how many.
    pub of: usize,
    /// The first line on it.
    pub first: Option<Id>,
    /// Of which section it is a page: of what begins on a page of its own.
    pub section: usize,
    /// How many sections there are.
    pub sections: usize,
}
