//! The columns of a list that was kept elsewhere: what each is taken for, and what a row comes to. A column that is not
//! understood is named, never guessed at. Uses the tables of kinds and fields, and the understanding of lines.

use super::line;
use crate::model::field::{Field, Sort, Value};
use crate::model::id::Id;
use crate::model::kind::{Kind, Numbering};
use crate::model::op::{Act, Said};
use crate::model::refusal::Refusal;
use crate::model::session::Session;
use crate::model::stage;
use crate::model::text::{self, Clean};
use crate::model::wish::New;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The names of the columns of our own lists that are no boxes.
pub const ID: &str = "id";
/// The spoken number, where the list came from.
pub const NUMBER: &str = "Number";
/// The task in which a line was said, by its name in files.
pub const TASK: &str = "In task";
/// Where it came from: the room, outside, a list.
pub const ORIGIN: &str = "Origin";
/// The day on which it was said.
pub const SAID_ON: &str = "Written down on";
/// The wordings that stand beside the one in the list.
pub const OTHER_WORDINGS: &str = "Other wordings";
/// The lines that it came from, by their names.
pub const CAME_FROM: &str = "Came from";
/// Its tags.
pub const TAGS: &str = "Tags";
/// Who signed up.
pub const SIGNED_UP: &str = "Who signed up";
/// After the name of a date: the words that it was taken for.
pub const AS_SAID: &str = ", as said";

/// What a line brings that `import` does not take over: it is said by the program itself, or has no cell.
const OURS_ALONE: &[&str] = &[NUMBER, ORIGIN, SAID_ON, OTHER_WORDINGS, CAME_FROM, TAGS, SIGNED_UP, "Came with", "Dots"];

/// The signs with which a formula begins in one spreadsheet or another.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet would take a cell for a formula, whatever number of apostrophes stands before it.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

/// A cell as it goes out: what would be taken for a formula gets an apostrophe, by which spreadsheets know text.
pub fn as_text(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}

/// A cell as it comes in, without the apostrophe that marked it as text.
fn without_mark(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// What a column is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The words themselves: the kind's first box.
    Words,
    /// By whom: a group's letter or a table.
    By,
    /// An answer.
    Answer(Field),
    /// The words that a date was taken for.
    AsSaid(Field),
    /// Another line, by its name.
    Named(Field),
    /// The task, by its name in files.
    Task,
    /// What the line is called in the session that the list came from.
    Id,
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
    (&[Kind::Asset, Kind::Group], &["label"], Column::Words),
    (&[Kind::Relationship], &["from"], Column::Words),
    (&[Kind::Relationship], &["to"], Column::Answer(Field::ToParty)),
    (&[Kind::Action, Kind::Pledge], &["owner", "responsible", "assignee"], Column::Answer(Field::Who)),
    (&[Kind::Action, Kind::Pledge], &["due", "due date", "deadline"], Column::Answer(Field::Due)),
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
    if ["words", "text"].contains(&name.as_str()) || name == bare(kind.spec().head) {
        return Column::Words;
    }
    let field = |name: &str| answers(kind).find(|field| name == bare(field.spec().word) || name == bare(field.code()));
    if let Some(field) = field(&name) {
        return Column::Answer(field);
    }
    if name == bare(kind.spec().word) {
        return Column::Words;
    }
    let sort = |field: &Field| field.spec().sort;
    if let Some(field) = name.strip_suffix(AS_SAID).and_then(field).filter(|field| sort(field) == Sort::Date) {
        return Column::AsSaid(field);
    }
    if let Some(field) = name.strip_suffix(" id").and_then(field).filter(|field| sort(field) == Sort::Other) {
        return Column::Named(field);
    }
    if name == ID || name == bare(TASK) {
        return if name == ID { Column::Id } else { Column::Task };
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

/// What the columns of a list are taken for, by their names; without names by the order of the boxes.
///
/// # Errors
/// A sentence: `map` names what is not there, or no column holds the words.
pub fn of(kind: Kind, heads: &[String], named_so: bool, map: &[(String, String)]) -> Result<Vec<Column>, String> {
    let mut columns: Vec<Column> = if named_so {
        heads.iter().map(|head| named(kind, head)).collect()
    } else {
        let boxes = [Column::Words].into_iter().chain(kind.spec().boxes.iter().map(|field| Column::Answer(*field)));
        boxes.chain(std::iter::repeat(Column::Unknown)).take(heads.len()).collect()
    };
    for (column, field) in map {
        let to = if field.trim() == "-" { Column::Left } else { named(kind, field) };
        if to == Column::Unknown {
            let names = names(kind);
            return Err(format!("“{}” is no box here; the boxes are: words, {names}.", text::clean(field)));
        }
        let at = heads.iter().position(|head| bare(head) == bare(column));
        let at = at.or_else(|| column.trim().parse::<usize>().ok()?.checked_sub(1)).or_else(|| lettered(column));
        let Some(place) = at.and_then(|at| columns.get_mut(at)) else {
            let heads: Vec<String> = heads.iter().map(|head| text::clean(head)).collect();
            return Err(format!(
                "There is no column “{}”; the columns are: {}.",
                text::clean(column),
                heads.join(", ")
            ));
        };
        *place = to;
    }
    if !columns.contains(&Column::Words) {
        let Some(first @ Column::Unknown) = columns.first_mut() else {
            let head = kind.spec().head;
            return Err(format!("No column holds “{head}”; name it: --map \"COLUMN=words\"."));
        };
        *first = Column::Words;
    }
    // Of a list of our own nobody needs to be told what it brings besides.
    if columns.contains(&Column::Id) {
        let ours =
            |head: &String| OURS_ALONE.iter().any(|ours| bare(head) == bare(ours)) || bare(head).starts_with("dots ");
        for (column, _) in
            columns.iter_mut().zip(heads).filter(|(column, head)| **column == Column::Unknown && ours(head))
        {
            *column = Column::Left;
        }
    }
    Ok(columns)
}

/// The place of a column by the letters that a spreadsheet gives it: A, B … Z, AA.
fn lettered(column: &str) -> Option<usize> {
    let letters = column.trim();
    if !(1..=2).contains(&letters.len()) {
        return None;
    }
    let place = |sum: usize, letter: char| {
        let value = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A')).filter(|n| *n < 26)?;
        Some(sum * 26 + usize::try_from(value).ok()? + 1)
    };
    letters.chars().try_fold(0, place)?.checked_sub(1)
}

/// The letters that a spreadsheet gives to so many columns.
pub fn letters(columns: usize) -> Vec<String> {
    let letter = |n: usize| u32::try_from(n % 26).ok().and_then(|n| char::from_u32(u32::from('A') + n)).unwrap_or('A');
    let name = |n: usize| if n < 26 { letter(n).to_string() } else { format!("{}{}", letter(n / 26 - 1), letter(n)) };
    (0..columns).map(name).collect()
}

/// What a row's line is called in the session that the list came from; none where the cell is no such name.
pub fn id_in(columns: &[Column], cells: &[String]) -> Option<Id> {
    let at = columns.iter().position(|column| *column == Column::Id)?;
    let name = cells.get(at)?.trim();
    Id::is_ours(name).then(|| Id::new(name))
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
    /// What stands here, and what comes with the list, by its name.
    names: BTreeSet<Id>,
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
            names: session.entries().filter(|entry| entry.stands()).map(|entry| entry.id.clone()).collect(),
        }
    }

    /// The same with what comes with the list.
    #[must_use]
    pub fn and(mut self, coming: impl IntoIterator<Item = Id>) -> Self {
        self.names.extend(coming);
        self
    }

    fn named(&self, field: Field, name: &str) -> Result<Value, String> {
        let known = Id::new(name);
        if self.names.contains(&known) {
            return Ok(Value::Other(known));
        }
        let what = if field == Field::Theme { "theme" } else { "line" };
        Err(format!("the {what} “{name}” is not in this session; import the list that it stands in first."))
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
    let mut as_said: Vec<(usize, Field, String)> = Vec::new();
    let filled = |at: usize| cells.get(at).is_some_and(|cell| !cell.trim().is_empty());
    // Where a line is called by its name, nobody goes by its number.
    let by_name: Vec<Field> = (0..columns.len())
        .filter_map(|at| match columns.get(at) {
            Some(Column::Named(field)) if filled(at) => Some(*field),
            _ => None,
        })
        .collect();
    for (at, cell) in cells.iter().enumerate() {
        let cell = text::clean(without_mark(cell));
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
            Column::Unknown | Column::Left | Column::Id => {}
            Column::Answer(field) if by_name.contains(field) => {}
            Column::AsSaid(field) => as_said.push((at, *field, cell)),
            Column::Named(field) => {
                let value = places.named(*field, &cell).map_err(|why| fault(at, why))?;
                put(&mut new, *field, value).map_err(|why| fault(at, why))?;
            }
            Column::Task => {
                let task = stage::task(&cell).ok_or_else(|| {
                    fault(at, format!("there is no task “{cell}”; leave the column out: --map \"{TASK}=-\"."))
                })?;
                new.task = task.code.into();
            }
            Column::Words if new.text.is_empty() => new.text = cell.into(),
            Column::Words => new.text = format!("{} {cell}", new.text).into(),
            Column::By => new.by = by(&cell).map_err(|why| fault(at, why))?,
            Column::Answer(field) => {
                let value = match (field, field.spec().sort) {
                    (Field::Letter, _) if kind == Kind::Person => {
                        Value::Text(letter(&cell).map_err(|why| fault(at, why))?)
                    }
                    (_, Sort::Other) => places.find(*field, &cell).map_err(|why| fault(at, why))?,
                    _ => line::value(*field, &cell, on)
                        .map_err(|why| fault(at, format!("{why} Write that, or leave the cell empty.")))?,
                };
                put(&mut new, *field, value).map_err(|why| fault(at, why))?;
            }
        }
    }
    for (at, field, said) in as_said {
        say_as(&mut new, field, &said, on).map_err(|why| fault(at, why))?;
    }
    if new.text.is_empty() {
        let at = columns.iter().position(|column| *column == Column::Words).unwrap_or_default();
        return Err(fault(at, "nothing is written here. Write it, or take the row out.".to_owned()));
    }
    Ok(new)
}

/// The words that a date was taken for. What counts from the event ("day 100") goes on doing so.
fn say_as(new: &mut New, field: Field, words: &str, on: NaiveDate) -> Result<(), String> {
    let meant = line::value(field, words, on).map_err(|why| why.to_string())?;
    let moves = crate::model::dates::from_event(words, on).is_some();
    match (new.with.iter_mut().find(|(had, _)| *had == field), meant) {
        (Some((_, Value::Date { said, .. })), Value::Date { said: words, .. }) if !moves => *said = words,
        (Some((_, had)), meant) => *had = meant,
        (None, meant) => new.with.push((field, meant)),
    }
    Ok(())
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

/// Where what a list brings came from; nothing for people.
pub fn origin(kind: Kind) -> Option<(Field, Value)> {
    let word = if kind == Kind::OutsideVoice { "outside" } else { "imported" };
    (kind != Kind::Person).then(|| (Field::Origin, Value::Text(word.into())))
}
