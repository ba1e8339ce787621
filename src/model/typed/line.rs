//! A line as it was typed: its boxes, and what they are taken for (design, rule 30). Nothing inside a box is ever read
//! as a mark. Uses the tables of kinds and fields, and the understanding of dates.

use super::minutes;
use super::years;
use crate::model::dates;
use crate::model::field::{Field, Sort, Value};
use crate::model::kind::Kind;
use crate::model::wish::{New, Refusal};
use chrono::NaiveDate;

/// What stands between the boxes of a line in one-line form.
pub const BETWEEN: &str = " ; ";

/// The boxes of a line in one-line form. A kind without boxes is never split; what comes after the last box's mark
/// belongs to the last box. In `What ; ; 2 weeks` one blank serves both marks round an empty box.
pub fn boxes(kind: Kind, line: &str) -> Vec<String> {
    split(line, kind.spec().boxes.len() + 1)
}

/// A line in at most so many parts, at each `;` that stands by itself: two of them with a blank between leave a box empty.
pub fn split(line: &str, most: usize) -> Vec<String> {
    let blank_before = |at: usize| line.get(..at).is_some_and(|head| head.ends_with(' '));
    let blank_after = |at: usize| line.get(at + 1..).is_some_and(|tail| tail.starts_with(' '));
    let marks = line.match_indices(';').map(|(at, _)| at).filter(|at| blank_before(*at) && blank_after(*at));
    let mut parts = Vec::new();
    let mut start = 0;
    for at in marks.take(most.saturating_sub(1)) {
        parts.push(line.get(start..at).unwrap_or_default().trim().to_owned());
        start = at + 1;
    }
    parts.push(line.get(start..).unwrap_or_default().trim().to_owned());
    parts
}

/// What a line's boxes come to: the words of the first, and an answer for each other that is not empty.
///
/// # Errors
/// A box that holds something else than its field takes.
pub fn compose(kind: Kind, task: &str, boxes: &[String], said_on: NaiveDate) -> Result<New, Refusal> {
    let mut parts = boxes.iter();
    let mut new = New::line(kind, task, parts.next().map_or("", String::as_str));
    for (field, part) in kind.spec().boxes.iter().zip(parts) {
        if !part.trim().is_empty() {
            new.with.push((*field, value(*field, part, said_on)?));
        }
    }
    // A leading year is the year of a time line, where no other is given; the line is kept whole (design, rule 30).
    if kind == Kind::TimeLine
        && !new.with.iter().any(|(field, _)| *field == Field::Year)
        && let Some((said, _)) = years::leading(&new.text)
    {
        let year = Value::Text(said.into());
        new.with.push((Field::Year, year));
    }
    Ok(new)
}

/// What the words in a box are taken for.
///
/// # Errors
/// Words that are not of the sort that the field takes.
pub fn value(field: Field, words: &str, said_on: NaiveDate) -> Result<Value, Refusal> {
    let words = words.trim();
    let understood = match field.spec().sort {
        Sort::Words => Some(Value::Text(words.into())),
        Sort::OneOf(list) => {
            let wanted = words.to_lowercase().replace(' ', "-");
            one_of(list, &wanted).map(|word| Value::Text(word.into()))
        }
        Sort::Number if field == Field::Minutes => minutes::understood(words).map(Value::Count),
        Sort::Number => words.parse().ok().map(Value::Count),
        Sort::YesNo => match words.to_lowercase().as_str() {
            "yes" | "y" => Some(Value::Flag(true)),
            "no" | "n" => Some(Value::Flag(false)),
            _ => None,
        },
        Sort::Date => Some(Value::Date { on: dates::understood(words, said_on), said: words.into() }),
        Sort::Numbers => words
            .split([' ', ','])
            .filter(|n| !n.is_empty())
            .map(|n| n.parse().ok())
            .collect::<Option<_>>()
            .map(Value::Counts),
        Sort::Moment | Sort::Other => None,
    };
    understood.ok_or(Refusal::NotAnAnswer(field))
}

/// The word of a list that is meant: itself, or the only one that begins so.
pub fn one_of(list: &[&'static str], wanted: &str) -> Option<&'static str> {
    let exact = list.iter().find(|word| **word == wanted);
    let mut begun = list.iter().filter(|word| !wanted.is_empty() && word.starts_with(wanted));
    exact
        .or(match (begun.next(), begun.next()) {
            (Some(word), None) => Some(word),
            _ => None,
        })
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_has_boxes_and_a_value_has_none() {
        let on = NaiveDate::from_ymd_opt(2026, 5, 14).unwrap();
        let line = "Map every free room ; Shanice, Friday club ; 2 weeks ; keys ; and a map";
        let parts = boxes(Kind::Action, line);
        assert_eq!(parts, ["Map every free room", "Shanice, Friday club", "2 weeks", "keys ; and a map"]);
        let new = compose(Kind::Action, "actions", &parts, on).unwrap();
        assert_eq!(new.with.len(), 3);
        assert_eq!(boxes(Kind::Value, "a ; b"), ["a ; b"]);
        assert_eq!(boxes(Kind::Action, "a;b ;c ; d"), ["a;b ;c", "d"]);
        for line in ["Map it ; ; 2 weeks", "Map it ;  ; 2 weeks"] {
            assert_eq!(boxes(Kind::Action, line), ["Map it", "", "2 weeks"]);
        }
        assert_eq!(boxes(Kind::Action, "Map it ; ; ; keys"), ["Map it", "", "", "keys"]);
        assert_eq!(boxes(Kind::Action, "; a ; b ; c ; d ; e"), ["; a", "b", "c", "d ; e"]);
        let bare = compose(Kind::Action, "actions", &boxes(Kind::Action, "Just this"), on).unwrap();
        assert!(bare.with.is_empty());
    }

    #[test]
    fn a_box_that_does_not_fit_is_refused_with_the_words_that_would() {
        let on = NaiveDate::from_ymd_opt(2026, 5, 14).unwrap();
        for said in ["thin", "Thin", "t"] {
            assert_eq!(value(Field::Now, said, on), Ok(Value::Text("thin".into())));
        }
        // Two words begin so.
        assert!(value(Field::Sort, "in", on).is_err());
        let refused = value(Field::Now, "so so", on).unwrap_err().to_string();
        assert_eq!(refused, "“Today” is one of: none, thin, good, strong.");
    }
}
