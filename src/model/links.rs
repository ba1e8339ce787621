//! The table of links between lines: what a link between two kinds says, and which of the two says it. Uses entries,
//! kinds and wishes.

use super::entry::{Entry, Link};
use super::kind::Kind;
use super::op::How;
use super::session::Session;
use super::text::Clean;
use super::wish::Wish;

/// What people do.
const ACTS: &[Kind] = &[Kind::Action, Kind::Pledge];

/// What waits for an answer.
const OPEN: &[Kind] = &[Kind::OutsideVoice, Kind::Barrier];

/// What a link from one of the first kinds to one of the second says. The first row that fits counts, in whichever order
/// the two were named; no kinds: any.
const ROWS: &[(&[Kind], &[Kind], How)] = &[
    (ACTS, &[Kind::Asset], How::Uses),
    (&[Kind::Pledge], &[Kind::Ask], How::Answers),
    (&[Kind::Ask], ACTS, How::From),
    (&[], OPEN, How::Answers),
    (ACTS, ACTS, How::After),
];

/// A link between two lines: who says it, what, and of which.
#[derive(Debug, Clone, Copy)]
pub struct Between<'a> {
    /// The line that says it.
    pub one: &'a Entry,
    /// What it says.
    pub how: How,
    /// Of which line.
    pub other: &'a Entry,
}

/// Whether a line of that kind can be linked by its number. Trends are linked on their map.
pub fn can_link(kind: Kind) -> bool {
    !matches!(kind, Kind::Trend | Kind::Theme | Kind::Agenda | Kind::Group | Kind::Table) && !kind.is_private()
}

/// The link that a line and another one, named after it, come to. Where no row fits, the first came from the second.
pub fn between<'a>(first: &'a Entry, second: &'a Entry) -> Between<'a> {
    let fits = |kinds: &[Kind], entry: &Entry| kinds.is_empty() || kinds.contains(&entry.kind);
    for (ones, others, how) in ROWS {
        for (one, other) in [(first, second), (second, first)] {
            if fits(ones, one) && fits(others, other) {
                return Between { one, how: *how, other };
            }
        }
    }
    Between { one: first, how: How::From, other: second }
}

impl Between<'_> {
    /// The link that stands already.
    pub fn stands(&self) -> Option<&Link> {
        let same = |link: &&Link| {
            link.how == self.how && link.one == self.one.id && link.other.as_ref() == Some(&self.other.id)
        };
        self.one.links.iter().find(same)
    }

    /// What makes it, or, where it stands already, takes it away.
    pub fn wish(&self) -> Wish {
        match self.stands() {
            Some(link) => Wish::Unlink(link.id.clone()),
            None => Wish::Link {
                one: self.one.id.clone(),
                how: self.how,
                other: Some(self.other.id.clone()),
                label: Clean::default(),
            },
        }
    }
}

/// The standing lines that an entry is linked with: what is said, whether the entry says it, and the other line.
pub fn of<'a>(session: &'a Session, entry: &'a Entry) -> impl Iterator<Item = (How, bool, &'a Entry)> {
    entry.links.iter().filter_map(move |link| {
        let says = link.one == entry.id;
        let end = if says { link.other.as_ref()? } else { &link.one };
        session.entry(end).filter(|other| other.stands()).map(|other| (link.how, says, other))
    })
}
