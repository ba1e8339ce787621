//! Half-typed lines as one text, for the state folder: a line each, `item TAB purpose TAB about TAB box TAB box …`.
//! No box holds a tab or a line break. Half-said words never go anywhere else.

use super::desk::{Desk, Half, Purpose};
use crate::model::id::Id;
use std::collections::BTreeMap;

/// The half-typed lines of a desk.
pub fn write(desk: &Desk) -> String {
    let mut all: BTreeMap<&Id, Half> = desk.halves.iter().map(|(item, half)| (item, half.clone())).collect();
    // A line opened in the line's place hides what was being written; that one is kept too, under the item.
    if let (Some(item), Some(half)) = (desk.item(), desk.half().or_else(|| desk.held.clone())) {
        all.insert(&item.id, half);
    }
    all.into_iter().map(|(item, half)| one(item, &half)).collect::<Vec<_>>().join("\n")
}

fn one(item: &Id, half: &Half) -> String {
    let (purpose, about) = match &half.purpose {
        Purpose::New => ("new", None),
        Purpose::Reword(id) => ("reword", Some(id)),
        Purpose::Objection(id) => ("objection", Some(id)),
        Purpose::Statement(id) => ("statement", Some(id)),
        Purpose::Meeting => ("meeting", None),
        // Neither waits; they are asked for anew.
        Purpose::Room | Purpose::Strike(_) => ("room", None),
        Purpose::Custody => ("custody", None),
    };
    let mut parts = vec![item.as_str(), purpose, about.map_or("", Id::as_str)];
    parts.extend(half.boxes.iter().map(String::as_str));
    parts.join("\t")
}

/// The half-typed lines in a text; what cannot be read is kept as plain words of the first item named.
pub fn read(text: &str) -> BTreeMap<Id, Half> {
    text.lines()
        .filter_map(|line| {
            let mut parts = line.split('\t');
            let item = Id::new(parts.next()?);
            let purpose = parts.next()?;
            let about = Id::new(parts.next()?);
            let purpose = match purpose {
                "reword" => Purpose::Reword(about),
                "objection" => Purpose::Objection(about),
                "statement" => Purpose::Statement(about),
                "meeting" => Purpose::Meeting,
                "room" => Purpose::Room,
                "custody" => Purpose::Custody,
                _ => Purpose::New,
            };
            Some((item, Half { purpose, boxes: parts.map(str::to_owned).collect() }))
        })
        .collect()
}
