//! Which orders of a few cards need not be tried: one that begins as another did that came to nothing comes to nothing as
//! well, as long as nothing lower was found since. Plain arithmetic.

use std::collections::HashMap;

/// More cards than this hardly ever stand in the same order twice.
const MOST: usize = 10;

/// The beginnings of orders of which nothing comes.
pub(super) struct Hopeless {
    cards: usize,
    /// By beginning: how many of its continuations came to nothing; with all of them, it does as well.
    known: HashMap<u64, usize, foldhash::fast::RandomState>,
}

impl Hopeless {
    /// Nothing is known about orders of so many cards.
    pub(super) fn new(cards: usize) -> Hopeless {
        Hopeless { cards, known: HashMap::default() }
    }

    /// Something lower was found: what came to nothing may come to something else now.
    pub(super) fn forget(&mut self) {
        self.known.clear();
    }

    /// The beginnings of an order, from none of its cards to all of them, each by a number of its own.
    fn beginnings(order: &[usize]) -> impl Iterator<Item = (usize, u64)> {
        let step = |number: &mut u64, at: &usize| {
            *number = (*number << 4) | (u64::try_from(*at).unwrap_or(0) + 1);
            Some(*number)
        };
        std::iter::once(0).chain(order.iter().scan(0, step)).enumerate()
    }

    fn is_over(&self, length: usize, beginning: u64) -> bool {
        self.known.get(&beginning).is_some_and(|ended| *ended >= self.cards - length)
    }

    /// Whether nothing can come of an order.
    pub(super) fn is(&self, order: &[usize]) -> bool {
        !self.known.is_empty() && Self::beginnings(order).any(|(length, beginning)| self.is_over(length, beginning))
    }

    /// Whether nothing can come of any.
    pub(super) fn all(&self) -> bool {
        self.is_over(0, 0)
    }

    /// Nothing came of an order: its first cards, so many of them, were as far as it went.
    pub(super) fn ended(&mut self, order: &[usize], placed: usize) {
        if self.cards > MOST {
            return;
        }
        let mut beginnings: Vec<(usize, u64)> = Self::beginnings(order).take(placed + 1).collect();
        if let Some((length, beginning)) = beginnings.pop() {
            self.known.insert(beginning, self.cards - length);
        }
        while let Some((length, beginning)) = beginnings.pop() {
            let ended = self.known.entry(beginning).or_default();
            *ended += 1;
            if *ended < self.cards - length {
                break;
            }
        }
    }
}
