//! Lists for spreadsheets: a file for each kind, as RFC 4180 has them. The heads are the words of the boxes, so that
//! `import` understands them again; the first column names the line. What a spreadsheet would take for a formula is
//! marked as text. Uses the crate `csv`, the tables of kinds and fields.

use super::{Leaving, Parcel};
use crate::model::entry::Entry;
use crate::model::field::{Field, Sort, Value};
use crate::model::kind::{KINDS, Kind, Numbering};
use crate::model::op::How;
use crate::model::query;
use crate::model::typed::columns::{
    self, AS_SAID, CAME_FROM, ID, NUMBER, ORIGIN, OTHER_WORDINGS, SAID_ON, SIGNED_UP, TAGS, TASK,
};
use std::collections::BTreeSet;

/// What stands between several in one cell.
const SEVERAL: &str = " | ";

/// A list for each kind that has lines.
pub fn lists(leaving: &Leaving) -> Parcel {
    let mut parcel = Parcel::default();
    for spec in KINDS.iter().filter(|spec| spec.kind != Kind::Agenda) {
        let entries: Vec<&Entry> = leaving.session.of_kind(spec.kind).collect();
        if entries.is_empty() {
            continue;
        }
        if spec.kind.is_said() {
            parcel.went += entries.len();
        }
        parcel.files.push((format!("{}.csv", spec.code), list(leaving, spec.kind, &entries)));
    }
    parcel
}

/// One column: its head, and what stands in it.
struct Column<'a> {
    head: String,
    cell: Box<dyn Fn(&Entry) -> String + 'a>,
}

impl<'a> Column<'a> {
    fn new(head: impl Into<String>, cell: impl Fn(&Entry) -> String + 'a) -> Self {
        Self { head: head.into(), cell: Box::new(cell) }
    }
}

fn list(leaving: &Leaving, kind: Kind, entries: &[&Entry]) -> String {
    let columns = columns(leaving, kind, entries);
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Bytes in memory can always be written.
    drop(writer.write_record(columns.iter().map(|column| &column.head)));
    for entry in entries {
        drop(writer.write_record(columns.iter().map(|column| columns::as_text((column.cell)(entry)))));
    }
    let text = writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    if leaving.how.bom { format!("\u{feff}{text}") } else { text }
}

/// The columns of a kind: always the same for a kind, but for one a group where there are dots.
fn columns<'a>(leaving: &'a Leaving, kind: Kind, entries: &[&Entry]) -> Vec<Column<'a>> {
    let session = &leaving.session;
    let spec = kind.spec();
    let mut out = vec![Column::new(ID, |entry| leaving.name(&entry.id).to_owned())];
    if spec.numbering != Numbering::None {
        out.push(Column::new(NUMBER, |entry| session.spoken(entry)));
    }
    out.push(Column::new(spec.head, |entry| entry.text().to_owned()));
    let fields = spec.boxes.iter().chain(spec.also).copied();
    for field in
        fields.filter(|field| field.spec().sort != Sort::Moment && !field.is_by_group() && *field != Field::Seats)
    {
        out.extend(of_field(leaving, field));
    }
    let letters: BTreeSet<String> =
        entries.iter().flat_map(|entry| entry.dots().0.into_keys().map(str::to_owned).collect::<Vec<_>>()).collect();
    for letter in letters {
        let head = format!("{} {letter}", Field::Dots.spec().word);
        out.push(Column::new(head, move |entry| {
            entry.dots().0.get(letter.as_str()).map(u64::to_string).unwrap_or_default()
        }));
    }
    if spec.numbering != Numbering::None {
        out.push(Column::new(Field::By.spec().word, |entry| entry.by.to_string()));
        out.push(Column::new(TASK, |entry| entry.task.to_string()));
        out.push(Column::new(ORIGIN, |entry| entry.words(Field::Origin)));
        out.push(Column::new(Field::CameWith.spec().word, |entry| entry.words(Field::CameWith)));
        out.push(Column::new(SAID_ON, |entry| entry.at.map(|at| at.date_naive().to_string()).unwrap_or_default()));
        out.push(Column::new(OTHER_WORDINGS, |entry| {
            let others = entry.texts.distinct().into_iter().filter(|text| text.as_str() != entry.text());
            others.map(ToString::to_string).collect::<Vec<_>>().join(SEVERAL)
        }));
        out.push(Column::new(CAME_FROM, |entry| {
            let links = entry.links.iter().filter(|link| link.how == How::From && link.one == entry.id);
            let from = entry.from.iter().chain(links.filter_map(|link| link.other.as_ref()));
            from.map(|id| leaving.name(id)).collect::<Vec<_>>().join(" ")
        }));
        for (head, how) in [(TAGS, How::Tag), (SIGNED_UP, How::SignedUp)] {
            out.push(Column::new(head, move |entry| {
                let labels = entry.links.iter().filter(|link| link.how == how && !link.label.is_empty());
                labels.map(|link| link.label.to_string()).collect::<Vec<_>>().join(SEVERAL)
            }));
        }
    }
    out
}

/// The columns of an answer: a date by its day and by the words that it was taken for, another line by its number and
/// by its name.
fn of_field<'a>(leaving: &'a Leaving, field: Field) -> Vec<Column<'a>> {
    let word = field.spec().word;
    match field.spec().sort {
        Sort::Date => vec![
            Column::new(word, move |entry| match entry.get(field) {
                Some(value @ Value::Date { said, .. }) => {
                    query::day_of(&leaving.session, value).map_or_else(|| said.to_string(), |day| day.to_string())
                }
                _ => String::new(),
            }),
            Column::new(format!("{word}{AS_SAID}"), move |entry| match entry.get(field) {
                Some(Value::Date { said, .. }) => said.to_string(),
                _ => String::new(),
            }),
        ],
        Sort::Other => vec![
            Column::new(word, move |entry| entry.other(field).map(|id| leaving.called(id)).unwrap_or_default()),
            Column::new(format!("{word} {ID}"), move |entry| {
                entry.other(field).map(|id| leaving.name(id).to_owned()).unwrap_or_default()
            }),
        ],
        _ => vec![Column::new(word, move |entry| entry.words(field))],
    }
}
