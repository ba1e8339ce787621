//! A document carried further by what was said since it was written: only lines that look different are made anew, all
//! others stay as they stand. The same bytes as writing it whole; where that is not certain, it is left to that. Uses the
//! record, the readable part and the model.

use super::standing::{Line, Standing};
use super::{RECORD, head_of, put, tail_of};
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::{Id, Ids};
use crate::model::kind::{Kind, Numbering};
use crate::model::op::{Act, Op};
use crate::model::session::Session;
use crate::model::text::Clean;
use crate::store::hand;
use crate::store::header::{Header, counts};
use crate::store::line::Kept;
use crate::store::readable::{Names, Section, Shown, lines_of};
use crate::store::record::Record;
use std::borrow::Cow;
use std::collections::HashSet;

/// One line in so many may be new; of more, writing everything is no dearer.
const FEW: usize = 4;

/// The document of a record, made out of the text of an earlier one. `None` where the text is not one of ours to the byte,
/// where it has lines that the record has not, or where what came since is more than words, answers and memberships.
pub(in crate::store) fn further<'a>(text: &'a str, id: &str, record: &Record) -> Option<Cow<'a, str>> {
    let all = record.single()?;
    let standing = Standing::of(text, id)?;
    let fresh = fresh(&standing.record, &all)?;
    if fresh.is_empty() {
        return Some(Cow::Borrowed(text));
    }
    let takes_out = |op: &Op| op.act == Act::Gone || !op.takes_out().1.is_empty();
    if fresh.len() > all.len() / FEW || fresh.iter().any(|(_, kept)| takes_out(&kept.op)) {
        return None;
    }
    let part = Part::of(record, &all, &fresh)?;
    let mut session = part.before(&fresh);
    if part.entries(&session) != standing.count {
        return None;
    }
    let before = counts(&session);
    for (_, kept) in &fresh {
        session.absorb(kept.op.clone());
    }
    if is_kept_from_the_last_day(&session) {
        return None;
    }
    let counts = counted(&standing.header, before, counts(&session))?;
    let names = Names::beside(&session, part.namesakes(record).into_iter());
    let small = |entry: &Entry| Section::of(entry.kind) != Section::Entries;
    let anew = lines_of(&session, &names, |entry| small(entry) || part.things.contains(&entry.id));
    let entries = placed(&standing.entries, &anew, &part.things, record)?;
    let mut out = String::with_capacity(text.len() + text.len() / 16 + 4096);
    out.push_str(&head_of(&Header::counting(&session, id, shown(&anew, &entries), counts)));
    for section in Section::ALL {
        out.push_str(&section.opening());
        match section {
            Section::Entries => entries.iter().for_each(|line| line.put(&mut out)),
            _ => anew.iter().filter(|line| line.section == section).for_each(|line| put(&mut out, &line.text)),
        }
        out.push_str(section.closing());
    }
    out.push_str(RECORD);
    put_record(&mut out, &standing.record, &fresh);
    out.push_str(&tail_of(id));
    Some(Cow::Owned(out))
}

/// Whether every line of a document, one of ours to the byte, is in the record.
pub(in crate::store) fn is_known(text: &str, id: &str, record: &Record) -> bool {
    let (Some(all), Some(standing)) = (record.single(), Standing::of(text, id)) else { return false };
    let mut all = all.into_iter();
    standing.record.iter().all(|line| all.any(|kept| *line.text == *kept.text))
}

/// The lines of a record that a document has not, each with the number of those before it there; `None` where the document
/// has lines that the record has not.
fn fresh<'r>(there: &[Line], all: &[&'r Kept]) -> Option<Vec<(usize, &'r Kept)>> {
    let (mut lines, mut before, mut out) = (there.iter().peekable(), 0, Vec::new());
    for kept in all {
        match lines.next_if(|line| line.text == &*kept.text) {
            Some(_) => before += 1,
            None => out.push((before, *kept)),
        }
    }
    lines.next().is_none().then_some(out)
}

/// The part of a record that tells how the things look that look different now.
struct Part<'r> {
    /// What must be looked at again; groups, tables and agenda always are.
    things: Ids,
    /// The operations about them, and those that take something back or out.
    about: Vec<&'r Kept>,
    /// All others.
    rest: Vec<&'r Kept>,
}

impl<'r> Part<'r> {
    fn of(record: &'r Record, all: &[&'r Kept], fresh: &[(usize, &'r Kept)]) -> Option<Self> {
        let reached = reached(record, fresh);
        let mut things: Ids = reached.iter().flat_map(|op| changed(op)).cloned().collect();
        let begun = renamed(all, &reached);
        let mut undone = Ids::default();
        things.insert(Id::session());
        let mut lost = false;
        for op in all.iter().map(|kept| &*kept.op) {
            match &op.act {
                Act::Undo { ops } => undone.extend(ops.iter().cloned()),
                // Where its line stands in the order is then not known here.
                Act::Strike(_) => lost |= !op.of.first().is_some_and(|thing| record.has(thing)),
                Act::Say(said) if Section::of(said.kind) != Section::Entries => drop(things.insert(op.id.clone())),
                _ => {}
            }
            if !begun.is_empty() && op.mentions().chain([&op.id]).any(|id| begun.contains(id)) {
                things.extend(changed(op).cloned());
            }
        }
        let belongs = |op: &Op| {
            matches!(op.act, Act::Undo { .. })
                || !op.takes_out().1.is_empty()
                || undone.contains(&op.id)
                || op.of.iter().chain([&op.id]).any(|thing| things.contains(thing) && op.changes(thing))
        };
        let (about, rest): (Vec<&Kept>, Vec<&Kept>) = all.iter().partition(|kept| belongs(&kept.op));
        (!lost).then_some(Self { things, about, rest })
    }

    /// The session as far as the part tells of it, before anything new was said.
    fn before(&self, fresh: &[(usize, &Kept)]) -> Session {
        let new: Ids = fresh.iter().map(|(_, kept)| kept.op.id.clone()).collect();
        Session::of(self.about.iter().filter(|kept| !new.contains(&kept.op.id)).map(|kept| kept.op.clone()))
    }

    /// How many entries there were, `session` being the part before anything new was said: whether somebody has taken a
    /// line out of the record by hand.
    fn entries(&self, session: &Session) -> usize {
        session.entries().count() + self.rest.iter().filter(|kept| matches!(kept.op.act, Act::Say(_))).count()
    }

    /// The entries of the rest of the record that have a number which may be named in the part.
    fn namesakes(&self, record: &'r Record) -> Vec<(&'r Id, Kind, &'r Clean)> {
        let named: Ids = self.about.iter().flat_map(|kept| kept.op.mentions().chain([&kept.op.id])).cloned().collect();
        let numbers: HashSet<(bool, &str)> =
            named.iter().flat_map(|id| record.named(id)).filter_map(|kept| number(&kept.op)).collect();
        let begun = self.rest.iter().filter_map(|kept| match &kept.op.act {
            Act::Say(said) => Some((kept, said)),
            _ => None,
        });
        begun
            .filter(|(kept, _)| number(&kept.op).is_some_and(|number| numbers.contains(&number)))
            .map(|(kept, said)| (&kept.op.id, said.kind, &said.no))
            .collect()
    }
}

/// The new operations, and those that they make count as not said, or as said again.
fn reached<'r>(record: &'r Record, fresh: &[(usize, &'r Kept)]) -> Vec<&'r Op> {
    let mut todo: Vec<&Op> = fresh.iter().map(|(_, kept)| &*kept.op).collect();
    let (mut seen, mut out) = (Ids::default(), Vec::new());
    while let Some(op) = todo.pop() {
        if seen.insert(op.id.clone()) {
            out.push(op);
            if let Act::Undo { ops } = &op.act {
                todo.extend(ops.iter().flat_map(|id| record.named(id)).map(|kept| &*kept.op));
            }
        }
    }
    out
}

/// The things that look different by an operation.
fn changed(op: &Op) -> impl Iterator<Item = &Id> {
    op.of.iter().chain([&op.id]).filter(|thing| op.changes(thing))
}

/// The entries that may be called otherwise now: they have come or gone, or their number has become one of several.
fn renamed(all: &[&Kept], reached: &[&Op]) -> Ids {
    let mut out: Ids = reached.iter().filter(|op| matches!(op.act, Act::Say(_))).map(|op| op.id.clone()).collect();
    let numbers: HashSet<(bool, &str)> = reached.iter().filter_map(|op| number(op)).collect();
    if !numbers.is_empty() {
        let alike = |op: &Op| number(op).is_some_and(|number| numbers.contains(&number));
        out.extend(all.iter().filter(|kept| alike(&kept.op)).map(|kept| kept.op.id.clone()));
        // What was struck has its number still.
        let struck = all.iter().filter(|kept| matches!(kept.op.act, Act::Strike(_)) && alike(&kept.op));
        out.extend(struck.filter_map(|kept| kept.op.of.first().cloned()));
    }
    out
}

/// The spoken number that an operation gives, and whether it is a theme's.
fn number(op: &Op) -> Option<(bool, &str)> {
    let (kind, no) = match &op.act {
        Act::Say(said) => (said.kind, &said.no),
        Act::Strike(struck) => (struck.kind, &struck.no),
        _ => return None,
    };
    (!no.is_empty()).then(|| (kind.spec().numbering == Numbering::Theme, no.as_str()))
}

/// Whether the day until which a record is kept is counted from the last day on which anything was said.
fn is_kept_from_the_last_day(session: &Session) -> bool {
    let until = session.head().fields.get(&(Field::KeptUntil, Clean::default()));
    until.is_some_and(|until| until.distinct().into_iter().any(|value| matches!(value, Value::Date { on: None, .. })))
}

/// What a head counts, out of what it counted and how a part of the session looks before and after.
fn counted(header: &Header, before: [u64; 5], mut after: [u64; 5]) -> Option<[u64; 5]> {
    if header.counts.len() != after.len() {
        return None;
    }
    for (((_, had), before), n) in header.counts.iter().zip(before).zip(&mut after) {
        *n = had.checked_add(*n)?.checked_sub(before)?;
    }
    Some(after)
}

/// An entry's readable line.
enum Placed<'a> {
    /// As it stands.
    Old(Line<'a>),
    /// Made anew.
    New(&'a Shown),
}

impl Placed<'_> {
    fn text(&self) -> &str {
        match self {
            Placed::Old(line) => line.text,
            Placed::New(line) => &line.text,
        }
    }

    fn put(&self, out: &mut String) {
        match self {
            Placed::Old(line) => out.push_str(line.whole),
            Placed::New(line) => put(out, &line.text),
        }
    }
}

/// The readable lines of all entries in the order of the file.
fn placed<'a>(there: &[Line<'a>], anew: &'a [Shown], things: &Ids, record: &Record) -> Option<Vec<Placed<'a>>> {
    let name = |line: &Line<'a>| line.text.strip_prefix("(id:\"")?.split_once('"').map(|(name, _)| name);
    let mut stays = Vec::with_capacity(there.len());
    for line in there {
        let name = name(line)?;
        if !things.contains(name) {
            stays.push((*line, name));
        }
    }
    let mut out = Vec::with_capacity(stays.len() + anew.len());
    let mut rest = stays.as_slice();
    for line in anew.iter().filter(|line| line.section == Section::Entries) {
        let order = |name: &str| record.named(&Id::new(name)).next().map(|kept| kept.op.l);
        let own = (order(line.name.as_str()), line.name.as_str());
        let (before, after) = rest.split_at(rest.partition_point(|(_, name)| (order(name), *name) < own));
        out.extend(before.iter().map(|(line, _)| Placed::Old(*line)));
        out.push(Placed::New(line));
        rest = after;
    }
    out.extend(rest.iter().map(|(line, _)| Placed::Old(*line)));
    Some(out)
}

/// The count and the sum of the readable lines.
fn shown(anew: &[Shown], entries: &[Placed]) -> (u64, u32) {
    let small = anew.iter().filter(|line| line.section != Section::Entries).map(|line| line.text.as_str());
    hand::shown(small.chain(entries.iter().map(Placed::text)))
}

/// The lines of the record, those that are new in their places.
fn put_record(out: &mut String, there: &[Line], fresh: &[(usize, &Kept)]) {
    let mut fresh = fresh.iter().peekable();
    for n in 0..=there.len() {
        while let Some((_, kept)) = fresh.next_if(|(before, _)| *before == n) {
            put(out, &kept.text);
        }
        if let Some(line) = there.get(n) {
            out.push_str(line.whole);
        }
    }
}
