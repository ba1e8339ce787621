//! What belongs together on a picture, found once: a plan of thousands of cards asks for each of its groups many times.
//! Uses the scene.

use std::collections::HashMap;

use super::super::scene::{Item, Mark, Placed, Scene, Text};

/// By their names; looked up all the time.
type ByName<'a, T> = HashMap<&'a str, T, foldhash::fast::RandomState>;

/// The things of a picture by their groups, and its cards by their numbers.
pub(super) struct Groups<'a> {
    things: ByName<'a, Vec<&'a Item>>,
    cards: ByName<'a, Vec<&'a Placed>>,
}

impl<'a> Groups<'a> {
    /// Those of a picture.
    pub(super) fn of(scene: &'a Scene) -> Groups<'a> {
        let mut out = Groups { things: ByName::default(), cards: ByName::default() };
        for item in &scene.items {
            out.things.entry(&item.group).or_default().push(item);
        }
        for placed in &scene.placed {
            out.cards.entry(&placed.number).or_default().push(placed);
        }
        out
    }

    /// The things of a group, in the order of painting.
    pub(super) fn things(&self, group: &str) -> impl Iterator<Item = &'a Item> {
        self.things.get(group).into_iter().flatten().copied()
    }

    /// The texts of a group, in the order of reading.
    pub(super) fn texts(&self, group: &str) -> impl Iterator<Item = (&'a Item, &'a Text)> {
        self.things(group).filter_map(|item| match &item.mark {
            Mark::Text(text) => Some((item, text)),
            Mark::Outline(_) => None,
        })
    }

    /// The cards of a number.
    pub(super) fn cards(&self, number: &str) -> &[&'a Placed] {
        self.cards.get(number).map_or(&[], Vec::as_slice)
    }
}
