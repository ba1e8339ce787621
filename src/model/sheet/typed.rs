//! What a typed answer comes to: the wish, and what it is taken for, shown before Enter.

use super::{What, called, goes_both_ways, speaker, standing, words};
use crate::model::entry::{Answers, Entry};
use crate::model::field::{Field, Sort, Value};
use crate::model::id::Id;
use crate::model::kind::{Kind, Numbering};
use crate::model::op::How;
use crate::model::query;
use crate::model::session::Session;
use crate::model::text::Clean;
use crate::model::typed::choice;
use crate::model::typed::line;
use crate::model::wish::Wish;
use crate::words::Word;
use crate::words::sheet::Sheet;
use chrono::NaiveDate;

/// What a typed answer is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it comes to; `None`: nothing changes.
    pub wish: Option<Wish>,
    /// In words; empty where they are the typed ones.
    pub words: String,
}

/// What a typed answer to a row comes to.
///
/// # Errors
/// Why it is none, in one sentence.
pub fn taken(session: &Session, entry: &Entry, what: &What, typed: &str, on: NaiveDate) -> Result<Taken, String> {
    let typed = typed.trim();
    match what {
        What::Words => {
            let same = typed == entry.text() && !entry.texts.differ();
            let wish = Wish::Reword { entry: entry.id.clone(), text: typed.into() };
            Ok(Taken { wish: (!same).then_some(wish), words: String::new() })
        }
        What::Ahead => Err(Sheet::FollowsFromDue.text().to_owned()),
        What::Field(field, key) => answer(session, entry, *field, key, typed, on),
        What::Link(how, _) if matches!(how, How::Tag | How::SignedUp) => Ok(labelled(entry, *how, typed)),
        What::Link(how, of) => linked(session, entry, *how, *of, typed),
    }
}

fn answer(
    session: &Session,
    entry: &Entry,
    field: Field,
    key: &Clean,
    typed: &str,
    on: NaiveDate,
) -> Result<Taken, String> {
    let to = if typed.is_empty() { Value::Nothing } else { value(session, entry, field, typed, on)? };
    let standing = entry.fields.get(&(field, key.clone()));
    let (before, differ) = (standing.and_then(|all| all.latest()), standing.is_some_and(Answers::differ));
    let same = !differ && (before == Some(&to) || (before.is_none() && to == Value::Nothing));
    let words = match &to {
        Value::Nothing => Sheet::NoAnswer.text().to_owned(),
        Value::Date { .. } => Sheet::TakenFor.with(&[match query::day_of(session, &to) {
            Some(day) => crate::model::dates::written_out(day),
            None => Word::NoDateInThat.text().to_owned(),
        }]),
        Value::Text(_) if field.spec().sort == Sort::Words && !matches!(field, Field::By | Field::Co) => String::new(),
        to => Sheet::TakenFor.with(&[words(session, field, to)]),
    };
    let wish = Wish::Answer { of: entry.id.clone(), field, key: key.clone(), to };
    Ok(Taken { wish: (!same).then_some(wish), words })
}

/// The value that was typed.
fn value(session: &Session, entry: &Entry, field: Field, typed: &str, on: NaiveDate) -> Result<Value, String> {
    match (field, field.spec().sort) {
        (Field::By, _) => by(session, typed),
        (Field::Co, _) => {
            let letters: String = query::energy::cos(typed).into_iter().collect();
            if letters.is_empty() { Err(Sheet::Letters.text().to_owned()) } else { Ok(Value::Text(letters.into())) }
        }
        (_, Sort::Other) => numbered(session, typed, &|kind| may_name(entry.kind, field, kind))
            .map(|other| Value::Other(other.id.clone())),
        (_, Sort::OneOf(_) | Sort::YesNo) => {
            let offered = || choice::offered(field).join(", ");
            choice::typed(field, typed).ok_or_else(|| format!("“{}”: {}?", field.spec().word, offered()))
        }
        (_, Sort::Moment) => Err(Sheet::NotTyped.with(&[field.spec().word])),
        _ => line::value(field, typed, on).map_err(|refusal| refusal.to_string()),
    }
}

/// A group's letter, or a table's number.
fn by(session: &Session, typed: &str) -> Result<Value, String> {
    let upper = typed.to_uppercase();
    let table = upper.strip_prefix("TABLE ").or_else(|| upper.strip_prefix('T')).map(str::trim);
    let table = table.filter(|n| !n.is_empty() && n.len() <= 3 && n.chars().all(|c| c.is_ascii_digit()));
    let letter = session.of_kind(Kind::Group).map(|group| group.words(Field::Letter)).find(|letter| *letter == upper);
    match (letter, table) {
        (Some(letter), _) => Ok(Value::Text(letter.into())),
        (None, Some(n)) => Ok(Value::Text(format!("T{n}").into())),
        (None, None) => Err(Sheet::NoSuchGroup.with(&[typed])),
    }
}

/// Whether a line of that kind may stand in an answer.
fn may_name(of: Kind, field: Field, kind: Kind) -> bool {
    match (field, of) {
        (Field::Theme, _) | (Field::Parent, Kind::Statement) => kind == Kind::Theme,
        (Field::KeyGoal, _) => kind == Kind::Goal,
        (Field::Parent, Kind::Trend) => kind == Kind::Trend,
        (Field::Parent, Kind::Pattern | Kind::Implication) => kind == Kind::Story,
        (Field::Parent, Kind::Feature) => kind == Kind::IdealFuture,
        (Field::Parent, Kind::Goal) => matches!(kind, Kind::Statement | Kind::Theme),
        _ => !kind.is_private() && kind != Kind::Agenda,
    }
}

/// The line of a spoken number, among those that may be meant: a theme by its number alone where only a theme can be
/// meant, else by "theme 2".
///
/// # Errors
/// That there is none, or that it is of a kind that does not go here.
pub fn numbered<'a>(session: &'a Session, typed: &str, may: &dyn Fn(Kind) -> bool) -> Result<&'a Entry, String> {
    let lower = typed.trim().to_lowercase();
    let (said_theme, no) = match lower.strip_prefix("theme") {
        Some(rest) => (true, rest.trim()),
        None => (false, lower.trim_start_matches(|c: char| c.is_alphabetic() || c == ' ')),
    };
    let series: &[Numbering] = match (said_theme, no.contains('.')) {
        (true, _) => &[Numbering::Theme],
        (false, true) => &[Numbering::Action],
        (false, false) => &[Numbering::Line, Numbering::Theme],
    };
    let all = || series.iter().flat_map(|numbering| session.numbered(*numbering, no)).filter(|entry| entry.stands());
    match (all().find(|entry| may(entry.kind)), all().next()) {
        (Some(found), _) => Ok(found),
        (None, Some(other)) => Err(Sheet::NotOfThatKind.with(&[session.spoken(other).as_str(), other.text()])),
        (None, None) => Err(Sheet::NoSuchNumber.with(&[typed])),
    }
}

/// A label is put there, or taken away where it stands already.
fn labelled(entry: &Entry, how: How, typed: &str) -> Taken {
    if typed.is_empty() {
        return Taken { wish: None, words: String::new() };
    }
    let had = standing(entry, how, true).find(|(_, _, label)| label.to_lowercase() == typed.to_lowercase());
    if let Some((link, _, label)) = had {
        return Taken { wish: Some(Wish::Unlink(link.clone())), words: Sheet::TakenAway.with(&[label.as_str()]) };
    }
    let wish = Wish::Link { one: entry.id.clone(), how, other: None, label: typed.into() };
    Taken { wish: Some(wish), words: String::new() }
}

/// A line is linked, or taken away where it is linked already.
fn linked(session: &Session, entry: &Entry, how: How, of: bool, typed: &str) -> Result<Taken, String> {
    if typed.is_empty() {
        return Ok(Taken { wish: None, words: String::new() });
    }
    let other = numbered(session, typed, &|kind| may_link(how, of, kind))?;
    let had = standing(entry, how, of).find(|(_, id, _)| *id == Some(&other.id)).map(|(link, _, _)| link.clone());
    let words = called(session, &other.id);
    if let Some(link) = had {
        return Ok(Taken { wish: Some(Wish::Unlink(link)), words: Sheet::TakenAway.with(&[words]) });
    }
    let (one, other) = ends(entry, other, of || goes_both_ways(how));
    let wish = Wish::Link { one, how, other: Some(other), label: Clean::default() };
    Ok(Taken { wish: Some(wish), words: Sheet::TakenFor.with(&[words]) })
}

fn ends(entry: &Entry, other: &Entry, of: bool) -> (Id, Id) {
    let (one, other) = if of { (entry, other) } else { (other, entry) };
    (one.id.clone(), other.id.clone())
}

/// Whether a line of that kind may stand at the other end.
fn may_link(how: How, of: bool, kind: Kind) -> bool {
    let action = matches!(kind, Kind::Action | Kind::Pledge);
    match (how, of) {
        (How::After, _) | (How::Uses | How::Answers, false) => action,
        (How::Uses, true) => kind == Kind::Asset,
        (How::Answers, true) => matches!(kind, Kind::Ask | Kind::Barrier | Kind::OutsideVoice),
        (How::Within, true) => kind == Kind::KeyTrend,
        (How::Within, false) | (How::Cross, _) => kind == Kind::Trend,
        (How::Joined, _) => matches!(kind, Kind::Card | Kind::Project | Kind::NotAgreed),
        _ => !kind.is_private() && kind != Kind::Agenda,
    }
}

/// How an answer is typed, in one sentence.
pub fn how_to(session: &Session, what: &What) -> String {
    match what {
        What::Words | What::Ahead => Sheet::HowWords.text().to_owned(),
        What::Link(How::Tag | How::SignedUp, _) => Sheet::HowLabel.text().to_owned(),
        What::Link(..) => Sheet::HowAgain.text().to_owned(),
        What::Field(Field::By, _) => {
            let groups = session.of_kind(Kind::Group).map(|group| speaker(session, &group.words(Field::Letter)));
            std::iter::once(Sheet::HowGroup.text().to_owned()).chain(groups).collect::<Vec<_>>().join("  ")
        }
        What::Field(Field::Co, _) => Sheet::HowCo.text().to_owned(),
        What::Field(field, _) => match field.spec().sort {
            Sort::OneOf(_) | Sort::YesNo => {
                let all = (1..).zip(choice::offered(*field));
                all.map(|(n, word): (usize, _)| Sheet::Choice.with(&[n.to_string(), word]))
                    .collect::<Vec<_>>()
                    .join("  ")
            }
            Sort::Other => Sheet::HowNumber.text().to_owned(),
            Sort::Date => Sheet::HowDate.text().to_owned(),
            Sort::Number | Sort::Numbers => Sheet::HowCount.text().to_owned(),
            Sort::Words | Sort::Moment => Sheet::HowWords.text().to_owned(),
        },
    }
}
