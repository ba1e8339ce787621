//! Key trends: what people ringed on the map. A trend can be in several rings. Uses the session.

use super::dots::{Tally, pooled};
use super::trends::{piece, representative};
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::session::Session;
use std::collections::BTreeSet;

/// The key trends: by their rank where people gave one, then in the order in which they were said.
pub fn key_trends(session: &Session) -> Vec<&Entry> {
    let mut out: Vec<&Entry> = session.of_kind(Kind::KeyTrend).collect();
    out.sort_by_key(|key| key.count(Field::Rank).unwrap_or(u64::MAX));
    out
}

/// The trends within a key trend, in the order in which they were said, duplicates once.
pub fn within<'a>(session: &'a Session, key: &'a Entry) -> Vec<&'a Entry> {
    ends(session, key, Kind::Trend)
}

/// The key trends that a trend, or one of those brought together with it, was ringed in.
pub fn ringed_in<'a>(session: &'a Session, trend: &'a Entry) -> Vec<&'a Entry> {
    let mut seen = BTreeSet::new();
    let found = piece(session, trend).into_iter().flat_map(|member| ends(session, member, Kind::KeyTrend));
    found.filter(|key| seen.insert(&key.id)).collect()
}

/// The dots of a key trend: those of the trends within it, each counted once.
pub fn dots_of(session: &Session, key: &Entry) -> Tally {
    pooled(within(session, key).into_iter().flat_map(|trend| piece(session, trend)))
}

/// The other ends of the rings of an entry, of one kind: who said them in which direction makes no difference.
fn ends<'a>(session: &'a Session, entry: &'a Entry, kind: Kind) -> Vec<&'a Entry> {
    let rings = entry.links.iter().filter(|link| link.how == How::Within);
    let others = rings.filter_map(|link| if link.one == entry.id { link.other.as_ref() } else { Some(&link.one) });
    let standing = others.filter_map(|id| session.entry(id)).filter(|other| other.kind == kind && other.stands());
    let mut out: Vec<&Entry> = standing.map(|other| representative(session, other)).collect();
    out.sort_by(|a, b| (a.l, &a.id).cmp(&(b.l, &b.id)));
    out.dedup_by(|a, b| a.id == b.id);
    out
}
