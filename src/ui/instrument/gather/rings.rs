//! Key trends: a name is a ring; in CHOOSING a digit puts the lit trend within that ring, or takes it out again, and puts
//! a lit ring at that place of the order. A trend may be in several.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query::dots::{Tally, are_hidden, tally};
use crate::model::query::key_trends::{dots_of, key_trends, ringed_in, within};
use crate::model::query::trends::piece;
use crate::model::text::Clean;
use crate::model::wish::Wish;
use crate::ui::instrument::dots::in_order;
use crate::ui::instrument::{Called, Instrument, Named, Place, named, paging};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::words::rings::Rings as Words;

/// Key trends.
pub struct Rings;

impl Instrument for Rings {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        let keys = key_trends(&desk.session).into_iter().map(|key| key.id.clone());
        keys.chain(trends(desk)).chain(desk.beside_the_map().iter().cloned()).collect()
    }

    /// The first trend that is in no ring yet.
    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let trends = trends(desk);
        let loose = |id: &&Id| desk.session.entry(id).is_some_and(|e| ringed_in(&desk.session, e).is_empty());
        let key = || key_trends(&desk.session).first().map(|key| key.id.clone());
        trends.iter().find(loose).or(trends.first()).cloned().or_else(key)
    }

    fn kept(&self, desk: &mut Desk, _: &Id) {
        desk.chart.top = None;
    }

    fn invites(&self, _: &Desk) -> &'static str {
        Words::Invites.text()
    }

    fn asks_under(&self, _: &Desk) -> &'static str {
        Words::WhichRing.text()
    }

    fn under_is(&self, _: &Desk) -> Named {
        named::RING
    }

    fn keeps_under(&self, _: &Desk) -> bool {
        false
    }

    fn called(&self, desk: &Desk, typed: &str) -> Called {
        let keys = key_trends(&desk.session).into_iter().map(|key| Place::Under(Some(key.id.clone())));
        let named = (1..).zip(keys).map(|(n, place): (usize, Place)| (n.to_string(), place));
        Called::among(typed, named.chain([("0".to_owned(), Place::Under(None))]))
    }

    fn nothing_called(&self, _: &Desk, typed: &str) -> String {
        Words::NoRing.with(&[typed])
    }

    fn sorts(&self, _: &Desk, lit: &Entry) -> bool {
        matches!(lit.kind, Kind::Trend | Kind::KeyTrend)
    }

    fn put(&self, desk: &Desk, lit: &Entry, place: &Place) -> Option<Wish> {
        let Place::Under(key) = place else { return None };
        if lit.kind == Kind::KeyTrend { placed(desk, lit, key.as_ref()) } else { Some(ringed(desk, lit, key.as_ref())) }
    }

    fn asks_lit(&self, desk: &Desk) -> Option<String> {
        let lit = desk.lit_entry()?;
        let rings = key_trends(&desk.session);
        let no = desk.session.spoken(lit);
        match lit.kind {
            Kind::KeyTrend => Some(Words::LitRing.with(&[lit.text()])),
            Kind::Trend if rings.is_empty() => Some(Words::NoRingYet.text().to_owned()),
            Kind::Trend => Some(Words::LitTrend.with(&[no])),
            _ => None,
        }
    }

    fn told(&self, desk: &Desk, lit: &Id) -> Option<String> {
        let entry = desk.session.entry(lit)?;
        let spoken = format!("{} {}", desk.session.spoken(entry), entry.text());
        let (words, dots) = match entry.kind {
            Kind::KeyTrend => {
                let inside = within(&desk.session, entry);
                let inside = inside.iter().map(|trend| format!("{} {}", desk.session.spoken(trend), trend.text()));
                let named = Words::Ring.with(&[place_of(desk, entry).to_string(), spoken]);
                ([named, inside.collect::<Vec<_>>().join(", ")], dots_of(&desk.session, entry))
            }
            Kind::Trend => {
                let rings = rings_of(desk, entry).join(", ");
                let within = if rings.is_empty() { rings } else { Words::Within.with(&[rings]) };
                ([spoken, within], tally(&desk.session, entry))
            }
            _ => return None,
        };
        let dots = if are_hidden(&desk.session) { String::new() } else { counts(&dots) };
        let parts = words.into_iter().chain([dots]).filter(|part| !part.is_empty());
        Some(parts.collect::<Vec<_>>().join("; "))
    }

    /// The rings show what is within them; the same key takes it out again.
    fn says_put(&self) -> bool {
        false
    }

    fn turn_page(&self, desk: &mut Desk, on: bool) -> bool {
        if desk.mode == Mode::Choosing {
            return false;
        }
        let keys = key_trends(&desk.session);
        let (rows, wide) = paging::room(desk);
        let high = |n: usize| keys.get(n).map_or(1, |key| 1 + text::width(&inside(desk, key)).div_ceil(wide));
        let starts = paging::starts(0..keys.len(), rows, high);
        let top = desk.chart.top.unwrap_or(0);
        desk.chart.top = paging::turned(&starts, top, on);
        true
    }
}

/// The trends as they stand where dots are counted.
pub fn trends(desk: &Desk) -> Vec<Id> {
    let dots = desk.dots();
    in_order(desk, &dots).into_iter().map(|trend| trend.id.clone()).collect()
}

/// The place of a ring in their order, from 1.
pub fn place_of(desk: &Desk, key: &Entry) -> usize {
    key_trends(&desk.session).iter().position(|one| one.id == key.id).map_or(0, |at| at + 1)
}

/// The rings that a trend is in, as they are called.
pub fn rings_of(desk: &Desk, trend: &Entry) -> Vec<String> {
    let keys = key_trends(&desk.session);
    let rings = ringed_in(&desk.session, trend);
    let named = keys.iter().zip(1..).filter(|(key, _)| rings.iter().any(|ring| ring.id == key.id));
    named.map(|(_, n): (_, usize)| Words::Tag.with(&[n.to_string()])).collect()
}

/// The trends within a ring, in words.
pub fn inside(desk: &Desk, key: &Entry) -> String {
    let trends = within(&desk.session, key);
    let named = trends.iter().map(|trend| format!("{} {}", desk.session.spoken(trend), trend.text()));
    named.collect::<Vec<_>>().join(" · ")
}

/// Dots by group, in figures.
pub fn counts(tally: &Tally) -> String {
    let one = |(letter, n): (&String, &u64)| if letter.is_empty() { n.to_string() } else { format!("{letter} {n}") };
    tally.by_group.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A trend within a ring, or out of it where it was within; out of all of them where none is named.
fn ringed(desk: &Desk, trend: &Entry, key: Option<&Id>) -> Wish {
    let members = piece(&desk.session, trend);
    let rings = members.iter().flat_map(|member| &member.links).filter(|link| link.how == How::Within);
    let of_that = rings.filter(|link| key.is_none_or(|key| link.one == *key || link.other.as_ref() == Some(key)));
    let mut ended: Vec<Id> = of_that.map(|link| link.id.clone()).collect();
    ended.sort();
    ended.dedup();
    match key.filter(|_| ended.is_empty()) {
        Some(key) => {
            Wish::Link { one: trend.id.clone(), how: How::Within, other: Some(key.clone()), label: Clean::default() }
        }
        None => Wish::Together(ended.into_iter().map(Wish::Unlink).collect()),
    }
}

/// A ring at the place of another one; the ranks of those between change with it. At the end, where none is named.
fn placed(desk: &Desk, key: &Entry, at: Option<&Id>) -> Option<Wish> {
    let mut order: Vec<&Entry> = key_trends(&desk.session);
    let from = order.iter().position(|one| one.id == key.id)?;
    let to = at.and_then(|id| order.iter().position(|one| one.id == *id)).unwrap_or(order.len() - 1);
    let moved = order.remove(from);
    order.insert(to, moved);
    let ranked = (1..).zip(&order).filter(|(n, one)| one.count(Field::Rank) != Some(*n));
    let wishes: Vec<Wish> = ranked.map(|(n, one)| Wish::answer(&one.id, Field::Rank, Value::Count(n))).collect();
    (from != to && !wishes.is_empty()).then_some(Wish::Together(wishes))
}
