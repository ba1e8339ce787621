//! Half-typed lines as one text, for the state folder: a line each, `item TAB purpose TAB about TAB box TAB box …`.
//! No box holds a tab or a line break. A paste in question stands there as a line, too, with its lines as boxes.
//! Half-said words never go anywhere else.

use super::desk::{Desk, Half, Purpose, Stood};
use super::hands::Ask;
use super::pasted::Pasted;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use std::collections::BTreeMap;

/// What stands before the name of an answer that was half typed.
const TELL: &str = "tell-";

/// What stands after the item where a paste is in question.
const PASTED: &str = "\tpasted\t";

/// What stands after the item where an answer on a sheet is half typed.
const ON_SHEET: &str = "\tsheet\t";

/// What stands after the item where somebody stands somewhere else in it than who comes to it.
const STOOD: &str = "\tstood\t";

/// An answer that is half typed on the sheet of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnSheet {
    /// The line whose sheet it is.
    pub entry: Id,
    /// Which answer, as the sheet calls it.
    pub row: String,
    /// What was typed.
    pub text: String,
}

/// The half-typed lines of a desk, and what is half typed on a sheet over it.
pub fn write_all(desk: &Desk, on_sheet: Option<&OnSheet>) -> String {
    let mut text = write(desk);
    if let Some(OnSheet { entry, row, text: typed }) = on_sheet {
        if !text.is_empty() {
            text.push('\n');
        }
        let item = desk.item().map_or_else(Id::session, |item| item.id.clone());
        text.push_str(&format!("{item}{ON_SHEET}{entry}\t{row}\t{typed}"));
    }
    text
}

/// What was half typed on a sheet.
pub fn read_on_sheet(text: &str) -> Option<OnSheet> {
    let stands = text.lines().filter_map(|line| line.split_once(ON_SHEET));
    let (_, rest) = stands.into_iter().find(|(item, _)| !item.contains('\t'))?;
    let mut parts = rest.splitn(3, '\t');
    Some(OnSheet { entry: Id::new(parts.next()?), row: parts.next()?.to_owned(), text: parts.next()?.to_owned() })
}

/// The half-typed lines of a desk.
pub fn write(desk: &Desk) -> String {
    let mut all: BTreeMap<&Id, Half> = desk.halves.iter().map(|(item, half)| (item, half.clone())).collect();
    // A line opened in the line's place hides what was being written; that one is kept too, under the item.
    if let (Some(item), Some(half)) = (desk.item(), desk.half().or_else(|| desk.held.clone())) {
        all.insert(&item.id, half);
    }
    let mut lines: Vec<String> = all.into_iter().map(|(item, half)| one(item, &half)).collect();
    if let (Some(item), Some(pasted)) = (desk.item(), desk.pasted.as_ref().filter(|pasted| pasted.can_wait())) {
        let boxes = pasted.lines().map(|line| line.replace('\t', " ")).collect();
        lines.push(one(&item.id, &Half { purpose: Purpose::New, boxes }).replacen("\tnew\t", PASTED, 1));
    }
    let here = desk.item().map(|item| (&item.id, desk.stands())).filter(|(_, stands)| *stands != desk.came_to);
    let before = desk.stood.iter().map(|(item, stood)| (item, stood.clone()));
    lines.extend(before.chain(here).map(|(item, stood)| one_stood(item, &stood)));
    lines.join("\n")
}

/// `item TAB stood TAB page TAB by TAB under TAB lane TAB kind`.
fn one_stood(item: &Id, stood: &Stood) -> String {
    let page = stood.page.to_string();
    let under = stood.under.as_ref().map_or("", Id::as_str);
    let parts: Vec<String> =
        [&page, &*stood.by, under, &*stood.lane, stood.kind].iter().map(|part| part.replace('\t', " ")).collect();
    format!("{item}{STOOD}{}", parts.join("\t"))
}

/// Where somebody stood in which item.
pub fn read_stood(text: &str) -> BTreeMap<Id, Stood> {
    let stands = text.lines().filter_map(|line| line.split_once(STOOD)).filter(|(item, _)| !item.contains('\t'));
    stands.filter_map(|(item, rest)| Some((Id::new(item), stood(rest)?))).collect()
}

fn stood(rest: &str) -> Option<Stood> {
    let mut parts = rest.split('\t');
    let page = parts.next()?.parse().ok()?;
    let by = parts.next()?.into();
    let under = Some(parts.next()?).filter(|under| !under.is_empty()).map(Id::new);
    let lane = parts.next()?.into();
    let kind = Kind::from_code(parts.next()?)?.spec().code;
    Some(Stood { page, by, under, lane, kind })
}

/// The paste in question, and in which item.
pub fn read_pasted(text: &str) -> Option<(Id, Pasted)> {
    let stands = text.lines().filter_map(|line| line.split_once(PASTED));
    let (item, lines) = stands.into_iter().find(|(item, _)| !item.contains('\t'))?;
    let lines: Vec<&str> = lines.split('\t').skip(1).collect();
    Some((Id::new(item), Pasted::left(&lines)))
}

fn one(item: &Id, half: &Half) -> String {
    let told;
    let (purpose, about) = match &half.purpose {
        Purpose::New => ("new", None),
        Purpose::Reword(id) => ("reword", Some(id)),
        Purpose::Objection(id) => ("objection", Some(id)),
        Purpose::OpenObjection(id) => ("open-objection", Some(id)),
        Purpose::Tell(id, field) => {
            told = format!("{TELL}{}", field.code());
            (told.as_str(), Some(id))
        }
        Purpose::Statement(id) => ("statement", Some(id)),
        Purpose::Meeting => ("meeting", None),
        // Neither waits; they are asked for anew.
        Purpose::Hand(Ask::Split(id)) => ("split", Some(id)),
        Purpose::Room | Purpose::Lanes | Purpose::Strike(_) | Purpose::Link(_) | Purpose::Hand(_) => ("room", None),
        Purpose::Custody => ("custody", None),
        Purpose::Answer(id) => ("answer", Some(id)),
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
                "pasted" | "sheet" | "stood" => return None,
                "reword" => Purpose::Reword(about),
                "objection" => Purpose::Objection(about),
                "open-objection" => Purpose::OpenObjection(about),
                "statement" => Purpose::Statement(about),
                "meeting" => Purpose::Meeting,
                "split" => Purpose::Hand(Ask::Split(about)),
                "room" => Purpose::Room,
                "answer" => Purpose::Answer(about),
                "custody" => Purpose::Custody,
                other => match other.strip_prefix(TELL).and_then(Field::from_code) {
                    Some(field) => Purpose::Tell(about, field),
                    None => Purpose::New,
                },
            };
            Some((item, Half { purpose, boxes: parts.map(str::to_owned).collect() }))
        })
        .collect()
}
