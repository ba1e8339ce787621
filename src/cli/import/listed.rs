//! The lines of a list: out of Markdown, and as operations, one after the other, so that one may stand under another of the
//! same list. Uses the model's outline and wishes.

use super::super::{Failure, out};
use super::{List, Row};
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::{Act, Op};
use crate::model::refusal::Refusal;
use crate::model::session::Session;
use crate::model::text;
use crate::model::typed::columns;
use crate::model::typed::line;
use crate::model::typed::outline::{self, Outline};
use crate::model::wish::{New, Stamp, Wish, propose};

/// What an item under another becomes, and how it stands under it; a kind that is not here has nothing below it.
const BELOW: &[(Kind, Kind, Field)] = &[
    (Kind::Trend, Kind::Trend, Field::Parent),
    (Kind::Theme, Kind::Card, Field::Theme),
    (Kind::IdealFuture, Kind::Feature, Field::Parent),
    (Kind::Story, Kind::Pattern, Field::Parent),
];

/// What a Markdown list comes to.
pub fn outline(name: &str, kind: Kind, bytes: &[u8], session: &Session) -> Result<List, Failure> {
    let text = std::str::from_utf8(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes))
        .map_err(|_| Failure::failed(format!("{name} is not text in UTF-8; save it as text, and import it again.")))?;
    let outline = outline::outline(text);
    if outline.items.is_empty() {
        return Err(Failure::failed(format!("{name}: there is no list in it.")));
    }
    let on = chrono::Local::now().date_naive();
    let mut list = List {
        name: name.to_owned(),
        kind,
        heads: Vec::new(),
        columns: Vec::new(),
        rows: Vec::new(),
        faults: Vec::new(),
    };
    // Where each item's line stands among the rows: what does not fit leaves a gap.
    let mut places: Vec<Option<usize>> = Vec::new();
    let mut kinds: Vec<Kind> = Vec::new();
    let mut level = 0;
    for item in &outline.items {
        let over = item.under.and_then(|over| Some((places.get(over).copied().flatten()?, *kinds.get(over)?)));
        let below = over.and_then(|(at, over)| {
            BELOW.iter().find(|(above, _, _)| *above == over).map(|(_, below, field)| (at, *below, *field))
        });
        level += usize::from(item.under.is_some() && below.is_none());
        let kind = below.map_or(kind, |(_, kind, _)| kind);
        kinds.push(kind);
        match line::compose(kind, "", &line::boxes(kind, &text::clean(&item.text)), on) {
            _ if item.text.is_empty() => {
                list.faults
                    .push(format!("{name}, row {}: nothing is written here. Write it, or take the row out.", item.row));
                places.push(None);
            }
            Ok(mut new) => {
                new.with.extend(columns::origin(kind));
                new.with.extend(item.heading.as_deref().and_then(|title| theme(kind, title, session)));
                places.push(Some(list.rows.len()));
                list.rows.push(Row { number: item.row, new, id: None, under: below.map(|(at, _, field)| (at, field)) });
            }
            Err(why) => {
                list.faults.push(format!("{name}, row {}: {why}", item.row));
                places.push(None);
            }
        }
    }
    say(name, kind, &outline, level, session);
    Ok(list)
}

/// The theme that a heading names, where the kind stands under themes.
fn theme(kind: Kind, title: &str, session: &Session) -> Option<(Field, Value)> {
    let same = |theme: &&Entry| theme.text().to_lowercase() == text::clean(title).to_lowercase();
    let theme = session.of_kind(Kind::Theme).find(same).filter(|_| kind.has(Field::Theme))?;
    Some((Field::Theme, Value::Other(theme.id.clone())))
}

/// Says what of the file is not taken over as it stands there.
fn say(name: &str, kind: Kind, outline: &Outline, level: usize, session: &Session) {
    let word = kind.spec().word;
    if level > 0 {
        let items = if level == 1 {
            "1 item under another becomes a line of its own".to_owned()
        } else {
            format!("{level} items under others become lines of their own")
        };
        out::message(&format!("{name}: nothing stands under “{word}” here; {items}."));
    }
    let headings: Vec<String> = outline
        .headings
        .iter()
        .filter(|(_, title)| theme(kind, title, session).is_none())
        .map(|(row, title)| format!("“{}” (row {row})", super::shown::short(&text::clean(title))))
        .collect();
    if !headings.is_empty() {
        out::message(&format!(
            "{name}: no theme is called so, and the lines below stand by themselves: {}.",
            headings.join(", ")
        ));
    }
    let left: Vec<String> = outline.left.iter().map(|(row, _)| row.to_string()).collect();
    if !left.is_empty() {
        out::message(&format!("{name}: not taken over, because it is no part of a list: row {}.", left.join(", ")));
    }
}

/// Keeps some of the rows. What stood under one that is there already stands by itself.
pub fn retain(rows: &mut Vec<Row>, keep: &[bool]) {
    let mut places: Vec<Option<usize>> = Vec::new();
    let mut n = 0;
    for keep in keep {
        places.push(keep.then_some(n));
        n += usize::from(*keep);
    }
    let mut keep = keep.iter();
    rows.retain(|_| keep.next().copied().unwrap_or(true));
    for row in rows.iter_mut() {
        row.under = row.under.and_then(|(at, field)| Some((places.get(at).copied().flatten()?, field)));
    }
}

/// The rows as operations of one step. Those that stand under a later one wait for it.
pub fn said(mut session: Session, rows: Vec<Row>, mut stamp: Stamp) -> Result<Vec<Op>, (usize, Refusal)> {
    let mut ops: Vec<Op> = Vec::new();
    let mut ids: Vec<Option<Id>> = vec![None; rows.len()];
    let mut waiting: Vec<(usize, Row)> = rows.into_iter().enumerate().collect();
    while !waiting.is_empty() {
        let before = waiting.len();
        let mut still = Vec::new();
        for (at, row) in waiting {
            let over = row.under.map(|(over, field)| (ids.get(over).cloned().flatten(), field));
            let named =
                row.new.with.iter().filter_map(|(_, value)| if let Value::Other(id) = value { Some(id) } else { None });
            if matches!(over, Some((None, _))) || named.clone().any(|id| session.entry(id).is_none()) {
                still.push((at, row));
                continue;
            }
            let mut new: New = row.new;
            new.with.extend(over.and_then(|(id, field)| Some((field, Value::Other(id?)))));
            for mut op in propose(&session, &Wish::Say(new), &stamp).map_err(|why| (row.number, why))? {
                stamp.next = stamp.next.saturating_add(1);
                if let (Some(id), Act::Say(_), [own, ..]) = (&row.id, &op.act, op.of.as_mut_slice()) {
                    *own = id.clone();
                    op.id = id.clone();
                }
                if let Some(place) = ids.get_mut(at) {
                    *place = Some(op.id.clone());
                }
                session.absorb(op.clone());
                ops.push(op);
            }
        }
        if still.len() == before {
            let lost = still.first().map_or(0, |(_, row)| row.number);
            return Err((lost, Refusal::NotHere("it stands under".to_owned())));
        }
        waiting = still;
    }
    let total = u32::try_from(ops.len()).unwrap_or(u32::MAX);
    for (n, op) in (1u32..).zip(ops.iter_mut()) {
        op.part = (n, total);
    }
    Ok(ops)
}
