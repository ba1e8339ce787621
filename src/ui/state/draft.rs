//! Half-typed lines as one text, for the state folder: a line each, `item TAB purpose TAB about TAB box TAB box …`.
//! No box holds a tab or a line break. A paste in question stands there as a line, too, with its lines as boxes; so does
//! the line that waits behind one that was opened in its place. Before a line of somebody who stood somewhere there is one
//! that says where: `item TAB place TAB kind TAB under TAB by TAB lane TAB page TAB lit TAB box`. Before a line that
//! is changed there is one that says how it stood when it was opened. Half-said words never go anywhere else.

use super::desk::{Desk, Half, Purpose, Stood};
use super::hands::Ask;
use super::opened::Opened;
use super::pasted::Pasted;
use super::purpose::Place;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::ui::instrument::board;
use std::collections::BTreeMap;

/// What stands before the name of an answer that was half typed.
const TELL: &str = "tell-";

/// What stands after the item where a paste is in question.
const PASTED: &str = "\tpasted\t";

/// What stands after the item where an answer on a sheet is half typed.
const ON_SHEET: &str = "\tsheet\t";

/// What stands after the item where somebody stands somewhere else in it than who comes to it.
const STOOD: &str = "\tstood\t";
/// What stands after the item where it is said where somebody stood who typed the next line.
const OF_LINE: &str = "\tplace\t";

/// What stands after the item where it is said how a line stood when it was opened in the next line.
const OPENED: &str = "\topened\t";

/// What stands after the item and before the purpose where a line waits behind the one that was opened in its place.
const HELD: &str = "\theld-";

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
    let (item, typed) = (desk.item(), desk.typed());
    let is_over = typed.is_some();
    if let (Some(item), Some(half)) = (item, typed.or_else(|| desk.held.clone())) {
        all.insert(&item.id, half);
    }
    let about = |half: &Half| match &half.purpose {
        Purpose::Reword(id) => desk.openings.lines.get(id).map(|opened| (id.clone(), opened)),
        _ => None,
    };
    let opened = all.iter().filter_map(|(item, half)| about(half).map(|(id, opened)| one_opened(item, &id, opened)));
    let opened: Vec<String> = opened.collect();
    let lines = all.into_iter().map(|(item, half)| one(item, &half));
    let mut lines: Vec<String> = opened.into_iter().chain(lines).collect();
    // A line opened in the line's place hides what was being written; that one is kept too, under the item.
    if let (Some(item), Some(held)) = (item, desk.held.as_ref().filter(|_| is_over)) {
        lines.push(words(&item.id, HELD, held));
    }
    if let (Some(item), Some(pasted)) = (item, desk.pasted.as_ref().filter(|pasted| pasted.can_wait())) {
        let boxes = pasted.lines().map(|line| line.replace('\t', " ")).collect();
        let half = Half { purpose: Purpose::New, boxes, place: None };
        lines.push(one(&item.id, &half).replacen("\tnew\t", PASTED, 1));
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

/// `item TAB opened TAB entry TAB joins TAB ids TAB box TAB ids TAB box …`.
fn one_opened(item: &Id, entry: &Id, Opened { boxes, over, joins }: &Opened) -> String {
    let joins = joins.map_or(String::new(), |nth| nth.to_string());
    let ids = |ids: &Vec<Id>| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" ");
    let parts = over.iter().zip(boxes).flat_map(|(over, text)| [ids(over), text.replace(['\t', '\n'], " ")]);
    let parts: Vec<String> = parts.collect();
    format!("{item}{OPENED}{entry}\t{joins}\t{}", parts.join("\t"))
}

/// How lines stood when they were opened that are half changed.
pub fn read_openings(text: &str) -> BTreeMap<Id, Opened> {
    let stands = text.lines().filter_map(|line| line.split_once(OPENED)).filter(|(item, _)| !item.contains('\t'));
    stands.filter_map(|(_, rest)| opened(rest)).collect()
}

fn opened(rest: &str) -> Option<(Id, Opened)> {
    let mut parts = rest.split('\t');
    let entry = Id::new(parts.next()?);
    let mut opened = Opened { joins: parts.next()?.parse().ok(), ..Opened::default() };
    while let (Some(ids), Some(text)) = (parts.next(), parts.next()) {
        opened.over.push(ids.split(' ').filter(|id| !id.is_empty()).map(Id::new).collect());
        opened.boxes.push(text.to_owned());
    }
    Some((entry, opened))
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

/// A half-typed line with the place of whoever typed it before it.
fn one(item: &Id, half: &Half) -> String {
    let line = words(item, "\t", half);
    match &half.place {
        Some(place) => format!("{item}{OF_LINE}{}\n{line}", place_words(place)),
        None => line,
    }
}

fn place_words(Place { stood, lit, at }: &Place) -> String {
    let id = |id: &Option<Id>| id.as_ref().map_or(String::new(), Id::to_string);
    let (kind, page) = (stood.kind.to_owned(), stood.page.to_string());
    let (by, lane) = (stood.by.to_string(), stood.lane.to_string());
    let parts = [kind, id(&stood.under), by, lane, page, id(lit), at.to_string()];
    parts.map(|part| part.replace('\t', " ")).join("\t")
}

fn read_place(text: &str) -> Place {
    let parts: Vec<&str> = text.split('\t').collect();
    let part = |n: usize| parts.get(n).copied().unwrap_or_default();
    let id = |n: usize| Some(part(n)).filter(|id| !id.is_empty()).map(Id::new);
    let number = |n: usize| part(n).parse().unwrap_or(0);
    let kind = Kind::from_code(part(0)).map_or("", Kind::code);
    let stood = Stood { page: number(4), by: part(2).into(), under: id(1), lane: part(3).into(), kind };
    Place { stood, lit: id(5), at: number(6) }
}

/// What stands before what became of something, where that is being said.
const NEWS: &str = "news-";

fn words(item: &Id, after: &str, half: &Half) -> String {
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
        Purpose::Room => ("room", None),
        Purpose::Lanes => ("lanes", None),
        Purpose::Strike(id) => ("strike", Some(id)),
        Purpose::Link(id) => ("link", Some(id)),
        Purpose::Hand(Ask::Split(id)) => ("split", Some(id)),
        Purpose::Hand(Ask::Tag(id)) => ("tag", Some(id)),
        Purpose::Hand(Ask::Photo(id)) => ("photo", Some(id)),
        Purpose::Hand(Ask::Charts) => ("charts", None),
        Purpose::Hand(Ask::Meets) => ("meets", None),
        Purpose::Hand(Ask::News(id, state)) => {
            told = format!("{NEWS}{state}");
            (told.as_str(), Some(id))
        }
        Purpose::Custody => ("custody", None),
        Purpose::Answer(id) => ("answer", Some(id)),
    };
    let parts = [purpose, about.map_or("", Id::as_str)];
    let parts: Vec<&str> = parts.into_iter().chain(half.boxes.iter().map(String::as_str)).collect();
    format!("{item}{after}{}", parts.join("\t"))
}

fn read_words(text: &str, place: Option<Place>) -> Option<Half> {
    let mut parts = text.split('\t');
    let purpose = parts.next()?;
    let about = Id::new(parts.next()?);
    let purpose = match purpose {
        "reword" => Purpose::Reword(about),
        "objection" => Purpose::Objection(about),
        "open-objection" => Purpose::OpenObjection(about),
        "statement" => Purpose::Statement(about),
        "meeting" => Purpose::Meeting,
        "room" => Purpose::Room,
        "lanes" => Purpose::Lanes,
        "strike" => Purpose::Strike(about),
        "link" => Purpose::Link(about),
        "split" => Purpose::Hand(Ask::Split(about)),
        "tag" => Purpose::Hand(Ask::Tag(about)),
        "photo" => Purpose::Hand(Ask::Photo(about)),
        "charts" => Purpose::Hand(Ask::Charts),
        "meets" => Purpose::Hand(Ask::Meets),
        "answer" => Purpose::Answer(about),
        "custody" => Purpose::Custody,
        other => {
            match (other.strip_prefix(TELL).and_then(Field::from_code), other.strip_prefix(NEWS).and_then(board::known))
            {
                (Some(field), _) => Purpose::Tell(about, field),
                (None, Some(state)) => Purpose::Hand(Ask::News(about, state)),
                (None, None) => Purpose::New,
            }
        }
    };
    Some(Half { purpose, boxes: parts.map(str::to_owned).collect(), place })
}

/// The half-typed lines in a text; what cannot be read is kept as plain words of the first item named.
pub fn read(text: &str) -> BTreeMap<Id, Half> {
    let mut places: BTreeMap<Id, Place> = BTreeMap::new();
    let mut all = BTreeMap::new();
    for line in text.lines() {
        let Some((item, rest)) = line.split_once('\t') else { continue };
        let item = Id::new(item);
        match rest.split_once('\t') {
            Some(("pasted" | "sheet" | "stood" | "opened", _)) => {}
            Some((purpose, _)) if purpose.starts_with("held-") => {}
            Some(("place", place)) => {
                places.insert(item, read_place(place));
            }
            _ => {
                let place = places.remove(&item);
                all.extend(read_words(rest, place).map(|half| (item, half)));
            }
        }
    }
    all
}

/// The line that waits behind the one that was opened in its place, and in which item.
pub fn read_held(text: &str) -> Option<(Id, Half)> {
    let mut lines = text.lines().filter_map(|line| line.split_once(HELD));
    let (item, rest) = lines.find(|(item, _)| !item.contains('\t'))?;
    Some((Id::new(item), read_words(rest, None)?))
}
