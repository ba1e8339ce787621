//! What a session notes of each of very many things, in as little room as it takes. Uses names alone.

use super::Order;
use crate::model::id::Id;
use std::collections::BTreeSet;

/// The operations about a thing, the least first; mostly one or two.
#[derive(Debug, Clone, Default)]
pub(super) struct Orders(Vec<Order>);

impl Orders {
    /// Puts one in its place.
    pub fn insert(&mut self, order: Order) {
        if let Err(at) = self.0.binary_search(&order) {
            self.0.insert(at, order);
        }
    }

    /// Puts one at the end: when all are there, they are brought into order.
    pub fn push(&mut self, order: Order) {
        self.0.push(order);
    }

    /// Brings them into order after they came in none.
    pub fn settle(&mut self) {
        self.0.sort_unstable();
        self.0.dedup();
        self.0.shrink_to_fit();
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Order> {
        self.0.iter()
    }
}

/// Those who have a spoken number: mostly one.
#[derive(Debug, Clone, Default)]
pub(super) enum Holders {
    #[default]
    None,
    One(Id),
    More(BTreeSet<Id>),
}

impl Holders {
    pub fn insert(&mut self, id: &Id) {
        match self {
            Holders::None => *self = Holders::One(id.clone()),
            Holders::One(one) if one == id => {}
            Holders::One(one) => *self = Holders::More([one.clone(), id.clone()].into()),
            Holders::More(all) => {
                all.insert(id.clone());
            }
        }
    }

    pub fn remove(&mut self, id: &Id) {
        match self {
            Holders::One(one) if one == id => *self = Holders::None,
            Holders::None | Holders::One(_) => {}
            Holders::More(all) => {
                all.remove(id);
            }
        }
    }

    pub fn len(&self) -> usize {
        match self {
            Holders::None => 0,
            Holders::One(_) => 1,
            Holders::More(all) => all.len(),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Id> {
        let (one, more) = match self {
            Holders::None => (None, None),
            Holders::One(one) => (Some(one), None),
            Holders::More(all) => (None, Some(all)),
        };
        one.into_iter().chain(more.into_iter().flatten())
    }
}
