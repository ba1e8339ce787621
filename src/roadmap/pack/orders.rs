//! What was seen of the orders of a few cards: two that begin alike place their first cards alike, and where nothing came
//! of a beginning, nothing comes of it again, as long as nothing lower was found since. Plain arithmetic.

use super::Spot;

/// More cards than this hardly ever stand in an order that begins like another.
const MOST: usize = 12;
/// The beginning of all orders: no card.
pub(super) const NONE: usize = 0;

/// The beginning of an order.
struct Beginning {
    /// Without its last card.
    before: usize,
    /// How many cards it has.
    cards: usize,
    /// Where its last card came to stand, if there was a place.
    spot: Option<Spot>,
    /// How far down its cards reach, and those before where its last one has no place.
    height: f32,
    /// How many lower packings were known when nothing was known to come of so many of its continuations.
    ended: (usize, usize),
}

/// The beginnings of orders that were tried so far.
pub(super) struct Orders {
    cards: usize,
    all: Vec<Beginning>,
    /// For each beginning and next card, which one they make; itself where that was not tried.
    next: Vec<usize>,
    /// How many lower packings were found so far.
    found: usize,
}

impl Orders {
    /// None was tried yet of so many cards.
    pub(super) fn of(cards: usize) -> Orders {
        let mut out = Orders { cards, all: Vec::new(), next: Vec::new(), found: 0 };
        out.add(NONE, 0, None, 0.0);
        out
    }

    fn add(&mut self, before: usize, cards: usize, spot: Option<Spot>, height: f32) -> usize {
        let new = self.all.len();
        self.all.push(Beginning { before, cards, spot, height, ended: (0, 0) });
        if self.cards <= MOST {
            self.next.resize(self.next.len() + self.cards, NONE);
        }
        new
    }

    /// Something lower was found: what came to nothing may come to something else now.
    pub(super) fn forget(&mut self) {
        self.found += 1;
    }

    /// Where a beginning goes on with a card, if that was seen with no card beyond `bound`.
    pub(super) fn after(&self, beginning: usize, card: usize, bound: f32) -> Option<(usize, Option<Spot>, f32)> {
        let next = self.next.get(beginning * self.cards + card).copied().filter(|next| *next != NONE)?;
        // What reached further down stands elsewhere now, and with it all that came after it, which reached as far.
        let known = self.all.get(next).filter(|known| known.height <= bound)?;
        Some((next, known.spot, known.height))
    }

    /// Takes down where a card came to stand behind a beginning.
    pub(super) fn note(&mut self, beginning: usize, card: usize, spot: Option<Spot>, height: f32) -> usize {
        let place = beginning * self.cards + card;
        if let Some(known) = self.next.get(place).copied().filter(|next| *next != NONE) {
            if let Some(known) = self.all.get_mut(known) {
                (known.spot, known.height, known.ended) = (spot, height, (0, 0));
            }
            return known;
        }
        let cards = self.all.get(beginning).map_or(0, |known| known.cards) + 1;
        let new = self.add(beginning, cards, spot, height);
        if let Some(next) = self.next.get_mut(place) {
            *next = new;
        }
        new
    }

    /// Whether nothing comes of a beginning.
    pub(super) fn is_over(&self, beginning: usize) -> bool {
        let known = self.all.get(beginning);
        known.is_some_and(|known| known.ended.0 == self.found && known.ended.1 >= (self.cards - known.cards).max(1))
    }

    /// Nothing comes of a beginning, nor of what it continues, where all of its continuations have ended.
    pub(super) fn end(&mut self, mut beginning: usize) {
        let (cards, found) = (self.cards, self.found);
        if self.is_over(beginning) {
            return;
        }
        let mut by = cards;
        while let Some(known) = self.all.get_mut(beginning) {
            let ended = if known.ended.0 == found { known.ended.1 } else { 0 } + by;
            known.ended = (found, ended);
            if ended < (cards - known.cards).max(1) || beginning == NONE {
                break;
            }
            (beginning, by) = (known.before, 1);
        }
    }
}
