//! The columns of a list that was kept elsewhere: what each is taken for, and what a row comes to. A column that is not
//! understood is named, never guessed at. Uses the tables of kinds and fields, and the understanding of lines.

use super::field::{Field, Sort, Value};
use super::id::Id;
use super::kind::{Kind, Numbering};
use super::line;
use super::op::{Act, Said};
use super::refusal::Refusal;
use super::session::Session;
use super::text::{self, Clean};
use super::wish::New;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What a column is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The words themselves: the kind's first box.
    Words,
    /// By whom: a group's letter or a table.
    By,
    /// An answer.
    Answer(Field),
    /// Nothing: somebody said that it stays out.
    Left,
    /// Nothing is known of it.
    Unknown,
}

/// The names that columns have in people's own lists, beside those of the boxes.
const ALSO_CALLED: &[(&[Kind], &[&str], Column)] = &[
    (&[Kind::Person, Kind::Group, Kind::Table, Kind::Theme], &["name"], Column::Words),
    (
        &[Kind::Person],
        &["e mail", "email", "mail", "phone", "telephone", "mobile", "address"],
        Column::Answer(Field::Contact),
    ),
    (&[Kind::Person], &["group", "stakeholder group"], Column::Answer(Field::Letter)),
    (&[Kind::Table], &["number", "no"], Column::Answer(Field::Letter)),
    (&[Kind::Group], &["color"], Column::Answer(Field::Colour)),
    (&[Kind::OutsideVoice], &["where", "place"], Column::Answer(Field::Met)),
    (&[Kind::OutsideVoice], &["date"], Column::Answer(Field::When)),
    (&[Kind::Asset], &["kind", "type", "category"], Column::Answer(Field::Sort)),
];

/// A name without what people write differently: capitals, lines below, question marks.
fn bare(name: &str) -> String {
    let words = text::clean(name).to_lowercase().replace(['_', '-', '/'], " ");
    words.trim_end_matches(['?', ':', '*']).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The answers that a list may bring for a kind. Whether an earlier asset is still here is for people to look at, and
/// an answer with a key of its own is no cell.
fn answers(kind: Kind) -> impl Iterator<Item = Field> {
    let spec = kind.spec();
    let elsewhere = [
        Field::Checked,
        Field::Dots,
        Field::Present,
        Field::Clock,
        Field::Done,
        Field::KeyGoal,
        Field::Ran,
        Field::Planned,
    ];
    let all = spec.boxes.iter().chain(spec.also).copied().chain([Field::Photo]);
    all.filter(move |field| !elsewhere.contains(field) && field.spec().sort != Sort::Moment)
}

/// What a name means for a kind; `Unknown` where it means nothing.
pub fn named(kind: Kind, name: &str) -> Column {
    let name = bare(name);
    if ["words", "text"].contains(&name.as_str()) || name == bare(kind.spec().head) || name == bare(kind.spec().word) {
        return Column::Words;
    }
    if let Some(field) = answers(kind).find(|field| name == bare(field.spec().word) || name == bare(field.code())) {
        return Column::Answer(field);
    }
    let also = ALSO_CALLED.iter().find(|(kinds, names, _)| kinds.contains(&kind) && names.contains(&name.as_str()));
    match also {
        Some((_, _, column)) => *column,
        None if says_by(kind) && ["by", "said by", "group", "table"].contains(&name.as_str()) => Column::By,
        None => Column::Unknown,
    }
}

/// Whether a kind is said by a group or a table.
fn says_by(kind: Kind) -> bool {
    !matches!(kind.spec().numbering, Numbering::None | Numbering::Person)
}

/// The names of a kind's columns, for a sentence.
pub fn names(kind: Kind) -> String {
    let mut all = vec![kind.spec().head];
    all.extend(answers(kind).filter(|field| *field != Field::Photo).map(|field| field.spec().word));
    all.extend(says_by(kind).then_some("By"));
    all.join(", ")
}

/// What the columns of a list are taken for.
///
/// # Errors
/// A sentence: `map` names what is not there, or no column holds the words.
pub fn of(kind: Kind, heads: &[String], map: &[(String, String)]) -> Result<Vec<Column>, String> {
    let mut columns: Vec<Column> = heads.iter().map(|head| named(kind, head)).collect();
    let mut mapped = BTreeSet::new();
    for (column, field) in map {
        let to = if field.trim() == "-" { Column::Left } else { named(kind, field) };
        if to == Column::Unknown {
            let names = names(kind);
            return Err(format!("“{}” is no box here; the boxes are: words, {names}.", text::clean(field)));
        }
        let at = heads.iter().position(|head| bare(head) == bare(column));
        let at = at.or_else(|| column.trim().parse::<usize>().ok()?.checked_sub(1));
        let Some(place) = at.and_then(|at| columns.get_mut(at)) else {
            let heads: Vec<String> = heads.iter().map(|head| text::clean(head)).collect();
            return Err(format!(
                "There is no column “{}”; the columns are: {}.",
                text::clean(column),
                heads.join(", ")
            ));
        };
        *place = to;
        mapped.extend(at);
    }
    if !columns.contains(&Column::Words) {
        let Some(first @ Column::Unknown) = columns.first_mut() else {
            let head = kind.spec().head;
            return Err(format!("No column holds “{head}”; name it: --map \"COLUMN=words\"."));
        };
        *first = Column::Words;
    }
    Ok(columns)
}

/// A cell that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which column, from nought.
    pub column: usize,
    /// Why, as a sentence.
    pub why: String,
}

/// What a row's cells may point at in a session.
pub struct Places {
    themes: BTreeMap<String, Id>,
    lines: BTreeMap<String, Id>,
}

impl Places {
    /// The themes by number and name, the other lines by number.
    pub fn of(session: &Session) -> Self {
        let themes = session.of_kind(Kind::Theme);
        let lines = session.entries().filter(|entry| entry.stands() && !entry.no.is_empty());
        Self {
            themes: themes
                .flat_map(|theme| {
                    [theme.no.to_lowercase(), theme.text().to_lowercase()].map(|key| (key, theme.id.clone()))
                })
                .collect(),
            lines: lines
                .filter(|entry| entry.kind != Kind::Theme)
                .map(|entry| (session.spoken(entry), entry.id.clone()))
                .collect(),
        }
    }

    fn find(&self, field: Field, words: &str) -> Result<Value, String> {
        let theme = self.themes.get(&words.to_lowercase());
        let found = if field == Field::Theme { theme } else { self.lines.get(words).or(theme) };
        let what = if field == Field::Theme { "theme" } else { "line" };
        found.cloned().map(Value::Other).ok_or_else(|| format!("there is no {what} “{words}” in this session."))
    }
}

/// What a row comes to.
///
/// # Errors
/// The first cell that does not fit.
pub fn row(kind: Kind, columns: &[Column], cells: &[String], places: &Places, on: NaiveDate) -> Result<New, Fault> {
    let fault = |column: usize, why: String| Fault { column, why };
    let mut new = New::line(kind, "", "");
    for (at, cell) in cells.iter().enumerate() {
        let cell = text::clean(cell);
        let Some(column) = columns.get(at).filter(|_| !cell.is_empty()) else {
            if !cell.is_empty() {
                return Err(fault(
                    at,
                    "this cell stands below no name; is a cell with a separator in it without quotes?".into(),
                ));
            }
            continue;
        };
        if cell.len() > text::LONGEST {
            return Err(fault(at, Refusal::TooLong.to_string()));
        }
        match column {
            Column::Unknown | Column::Left => {}
            Column::Words if new.text.is_empty() => new.text = cell.into(),
            Column::Words => new.text = format!("{} {cell}", new.text).into(),
            Column::By => new.by = by(&cell).map_err(|why| fault(at, why))?,
            Column::Answer(field) => {
                let value = match (field, field.spec().sort) {
                    (Field::Letter, _) if kind == Kind::Person => {
                        Value::Text(letter(&cell).map_err(|why| fault(at, why))?)
                    }
                    (_, Sort::Other) => places.find(*field, &cell).map_err(|why| fault(at, why))?,
                    _ => line::value(*field, &cell, on).map_err(|why| fault(at, why.to_string()))?,
                };
                put(&mut new, *field, value).map_err(|why| fault(at, why))?;
            }
        }
    }
    if new.text.is_empty() {
        let at = columns.iter().position(|column| *column == Column::Words).unwrap_or_default();
        return Err(fault(at, "nothing is written here.".to_owned()));
    }
    Ok(new)
}

/// Puts an answer in. Where two columns hold words for one box, both stand in it.
fn put(new: &mut New, field: Field, value: Value) -> Result<(), String> {
    match (new.with.iter_mut().find(|(had, _)| *had == field), value) {
        (None, value) => new.with.push((field, value)),
        (Some((_, Value::Text(before))), Value::Text(more)) if field.spec().sort == Sort::Words => {
            *before = format!("{before}, {more}").into();
        }
        (Some(_), _) => {
            return Err(format!("two columns hold “{}”; leave one out: --map \"COLUMN=-\".", field.spec().word));
        }
    }
    Ok(())
}

/// The letter of a group.
fn letter(words: &str) -> Result<Clean, String> {
    let letter = words.trim().to_uppercase();
    if (1..=2).contains(&letter.len()) && letter.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(letter.into());
    }
    Err(format!("“{words}” is not the letter of a group; write one, such as A."))
}

/// By whom: a group's letter, or a table as `T3` or `table 3`.
fn by(words: &str) -> Result<Clean, String> {
    let small = words.to_lowercase();
    let number = small.strip_prefix("table").or_else(|| small.strip_prefix('t')).unwrap_or(&small).trim();
    match number.parse::<u32>() {
        Ok(number @ 1..=99) => Ok(format!("T{number}").into()),
        _ => letter(words).map_err(|_| format!("“{words}” is neither the letter of a group nor a table, such as T3.")),
    }
}

/// What makes a row the same as one that is there: its words, by whom, and its answers, all as first said. What the
/// program gives by itself is left out.
pub fn likeness(words: &str, by: &str, with: &[(Field, Value)], kind: Kind) -> String {
    let own = |field: Field| {
        field == Field::Origin || (kind == Kind::Group && matches!(field, Field::Letter | Field::Colour | Field::Shape))
    };
    let mut answers: Vec<String> = with
        .iter()
        .filter(|(field, _)| !own(*field))
        .map(|(field, value)| match value {
            Value::Date { said, .. } => format!("{} {said}", field.code()),
            other => format!("{} {}", field.code(), other.words()),
        })
        .collect();
    answers.sort();
    format!("{words}\n{by}\n{}", answers.join("\n"))
}

/// Everything of a kind that was ever said here and not undone, as it was first said: what was reworded or taken back
/// since is not new because a list still has it.
pub fn here_already(session: &Session, kind: Kind) -> BTreeSet<String> {
    let said = session.ops().filter_map(|op| match &op.act {
        Act::Say(said) if said.kind == kind && session.is_said(&op.id) => Some(said),
        _ => None,
    });
    said.map(|Said { text, by, with, .. }| likeness(text, by, with, kind)).collect()
}

/// Where what a list brings came from; nothing for the frame around what is said, and for people.
pub fn origin(kind: Kind) -> Option<(Field, Value)> {
    let word = if kind == Kind::OutsideVoice { "outside" } else { "imported" };
    says_by(kind).then(|| (Field::Origin, Value::Text(word.into())))
}
