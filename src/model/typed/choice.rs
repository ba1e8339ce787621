//! The words on the screen for answers out of a list, and what was typed read back as one of them. Uses the table of
//! fields.

use crate::model::field::{Field, Sort, Value};
use crate::words::lang::Lang;
use crate::words::report::ReportWord;

/// The facilitators' word for an answer out of a list: a blank for each dash, and a word of its own where the one in
/// files is not what people say.
pub fn said(field: Field, code: &str) -> String {
    match (field, code) {
        (Field::DrivenBy, "community") => "residents".to_owned(),
        (Field::DrivenBy, "institution") => "services".to_owned(),
        (Field::Test, "agreed") => "all of ours".to_owned(),
        (Field::Test, "reword") => "say it differently".to_owned(),
        (Field::Test, "not-agreed") => "not all".to_owned(),
        (Field::Open, "stands") => "it stays".to_owned(),
        (Field::Origin, "room") => "in the room".to_owned(),
        (Field::Origin, "outside") => "outside the room".to_owned(),
        (Field::Origin, "imported") => "taken in from before".to_owned(),
        (Field::Whose, "funder") => "whoever gives the money".to_owned(),
        (Field::ToldTo, "those-there") => "those who were there".to_owned(),
        _ => code.replace('-', " "),
    }
}

/// The four Co's by what they mean; other letters stay letters.
pub fn four_cos(letters: &str, lang: Lang) -> String {
    let words: Option<Vec<&str>> = letters
        .chars()
        .filter(|c| !matches!(c, ' ' | ',' | ';'))
        .map(|c| match c.to_ascii_uppercase() {
            'C' => Some(ReportWord::CoCommission.text_in(lang)),
            'D' => Some(ReportWord::CoDesign.text_in(lang)),
            'L' => Some(ReportWord::CoDeliver.text_in(lang)),
            'A' => Some(ReportWord::CoAssess.text_in(lang)),
            _ => None,
        })
        .collect();
    words.filter(|words| !words.is_empty()).map_or_else(|| letters.to_owned(), |words| words.join(", "))
}

/// The answers that a field offers by digit: yes and no, or its list.
pub fn offered(field: Field) -> Vec<String> {
    match field.spec().sort {
        Sort::OneOf(list) => list.iter().map(|code| said(field, code)).collect(),
        Sort::YesNo => vec!["yes".to_owned(), "no".to_owned()],
        _ => Vec::new(),
    }
}

/// The answer out of a list that was typed: its word, its name in files, or its digit.
pub fn typed(field: Field, words: &str) -> Option<Value> {
    let words = words.trim().to_lowercase();
    let nth = || words.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    match field.spec().sort {
        Sort::OneOf(list) => {
            let named = list.iter().find(|code| **code == words || said(field, code) == words);
            let code = named.or_else(|| list.get(nth()?))?;
            Some(Value::Text((*code).into()))
        }
        Sort::YesNo => match words.as_str() {
            "yes" | "y" | "1" => Some(Value::Flag(true)),
            "no" | "n" | "2" => Some(Value::Flag(false)),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::field::FIELDS;

    #[test]
    fn every_answer_is_read_by_its_word_its_name_and_its_digit() {
        for spec in FIELDS {
            let Sort::OneOf(list) = spec.sort else { continue };
            for (n, code) in list.iter().enumerate() {
                let wanted = Some(Value::Text((*code).into()));
                for words in [said(spec.field, code), (*code).to_owned(), (n + 1).to_string()] {
                    assert_eq!(typed(spec.field, &words), wanted, "{}: {words}", spec.code);
                }
            }
            assert_eq!(typed(spec.field, "so so"), None);
        }
        assert_eq!(typed(Field::Milestone, "y"), Some(Value::Flag(true)));
    }
}
