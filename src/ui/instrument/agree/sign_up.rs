//! People sign up for themes: a count, counts by group, or the names of those who want to be named. One line a theme:
//! `2 9`, `2 a3 b6`, `2 Gwen, Shanice`. Three numbers stand beside each theme and are never added up.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query;
use crate::model::text::Clean;
use crate::model::wish::{Refusal, Wish};
use crate::ui::instrument::{Instrument, ids};
use crate::ui::state::desk::{Desk, Purpose};
use crate::words::actions::Actions as Words;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// More than any room holds: a slip of the hand.
const MOST: u64 = 9_999;

/// Signing up.
pub struct SignUp;

/// Who signed up, as it was typed.
enum Signed {
    /// So many.
    Count(u64),
    /// So many of each group.
    Groups(Vec<(String, u64)>),
    /// These, who want to be named.
    Names(Vec<String>),
}

impl Instrument for SignUp {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        ids(query::themes(&desk.session))
    }

    /// The first theme that nobody was counted for.
    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let themes = query::themes(&desk.session);
        let open = themes.iter().find(|theme| query::energy::signed_up(theme).is_none());
        open.or(themes.first()).map(|theme| theme.id.clone())
    }

    fn boxes(&self, _: &Desk) -> Option<Vec<&'static str>> {
        Some(vec![Field::Members.spec().word, Field::FirstMeeting.spec().word])
    }

    /// When the group meets first is there for whoever has fixed it.
    fn folds_boxes(&self) -> bool {
        true
    }

    fn next_box(&self, desk: &Desk) -> Option<&'static str> {
        (desk.purpose == Purpose::New && desk.line.at() == 0).then(|| Words::FirstMeetingBox.text())
    }

    fn invites(&self, _: &Desk) -> &'static str {
        Words::SignUpHint.text()
    }

    fn compose(&self, desk: &Desk, texts: &[String], _: NaiveDate) -> Result<Wish, Refusal> {
        let said = |at: usize| texts.get(at).map_or("", |text| text.trim());
        let (theme, signed) = read(desk, said(0)).map_err(Refusal::NotUnderstood)?;
        let meets = said(1);
        if signed.is_none() && meets.is_empty() {
            return Err(Refusal::NotUnderstood(Words::NeedsCount.text().to_owned()));
        }
        let mut wishes = signed.map(|signed| wishes(theme, &signed)).unwrap_or_default();
        wishes.extend(
            (!meets.is_empty()).then(|| Wish::answer(&theme.id, Field::FirstMeeting, Value::Text(meets.into()))),
        );
        if wishes.is_empty() {
            return Err(Refusal::NotUnderstood(Words::NamedAlready.text().to_owned()));
        }
        Ok(Wish::Together(wishes))
    }

    fn taken_for(&self, desk: &Desk, _: NaiveDate) -> Option<String> {
        let typed = desk.line.text_of(0);
        if typed.trim().is_empty() {
            return None;
        }
        let (theme, signed) = read(desk, typed).ok()?;
        let (no, name) = (theme.no.to_string(), theme.text().to_owned());
        let Some(signed) = signed else {
            let meets = desk.line.text_of(1).trim();
            return (!meets.is_empty()).then(|| Words::TakenForMeeting.with(&[no.as_str(), name.as_str(), meets]));
        };
        Some(match signed {
            Signed::Count(n) => Words::TakenForCount.with(&[no, name, n.to_string()]),
            Signed::Groups(groups) => {
                let by: Vec<String> = groups.iter().map(|(letter, n)| format!("{letter} {n}")).collect();
                Words::TakenForGroups.with(&[no, name, by.join(", "), total(theme, &groups).to_string()])
            }
            Signed::Names(names) => Words::TakenForNames.with(&[no, name, names.join(", ")]),
        })
    }

    fn keeps_under(&self, _: &Desk) -> bool {
        false
    }

    fn kept_where(&self, _: &Desk) -> String {
        String::new()
    }

    fn counts(&self, _: &Desk, _: &Entry) -> Option<Field> {
        Some(Field::Members)
    }

    fn count(&self, _: &Desk, lit: &Entry, n: u64) -> Option<Wish> {
        Some(Wish::Together(wishes(lit, &Signed::Count(n))))
    }
}

/// The theme and who signed up for it, where that is said.
fn read<'a>(desk: &'a Desk, typed: &str) -> Result<(&'a Entry, Option<Signed>), String> {
    let typed = typed.trim();
    let (no, rest) = typed.split_once(' ').unwrap_or((typed, ""));
    let themes = query::themes(&desk.session);
    let theme = themes.into_iter().find(|theme| theme.no.as_str() == no);
    let theme = theme.ok_or_else(|| Words::NeedsTheme.text().to_owned())?;
    let rest = rest.trim();
    if rest.is_empty() {
        return Ok((theme, None));
    }
    if rest.chars().all(|c| c.is_ascii_digit()) {
        return number(rest).map(|n| (theme, Some(Signed::Count(n))));
    }
    let counted: Option<Vec<(String, &str)>> = rest.split_whitespace().map(letter_and_number).collect();
    let Some(counted) = counted else {
        let names = rest.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        return Ok((theme, Some(Signed::Names(names.collect()))));
    };
    let letters: Vec<String> = desk.session.of_kind(Kind::Group).map(|group| group.words(Field::Letter)).collect();
    let mut groups = Vec::new();
    for (letter, n) in counted {
        if !letters.contains(&letter) {
            return Err(Words::NoSuchGroup.with(&[letter]));
        }
        groups.push((letter, number(n)?));
    }
    Ok((theme, Some(Signed::Groups(groups))))
}

fn number(digits: &str) -> Result<u64, String> {
    digits.parse().ok().filter(|n| *n <= MOST).ok_or_else(|| Words::NumberTooLong.with(&[digits]))
}

/// `a3`: the letter of a group, and how many of it.
fn letter_and_number(word: &str) -> Option<(String, &str)> {
    let mut chars = word.chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic)?;
    let digits = chars.as_str();
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    is_number.then(|| (letter.to_ascii_uppercase().to_string(), digits))
}

/// How many signed up by group, by letter.
pub fn by_group(theme: &Entry) -> BTreeMap<String, u64> {
    let counted = theme.fields.iter().filter(|((field, key), _)| *field == Field::Members && !key.is_empty());
    let counted = counted.filter_map(|((_, key), answers)| match answers.latest() {
        Some(Value::Count(n)) => Some((key.to_string(), *n)),
        _ => None,
    });
    counted.collect()
}

/// The names of those who want to be named, in the order in which they signed.
pub fn names(theme: &Entry) -> Vec<&str> {
    let signed = theme.links.iter().filter(|link| link.how == How::SignedUp && link.one == theme.id);
    signed.map(|link| link.label.as_str()).filter(|label| !label.is_empty()).collect()
}

fn total(theme: &Entry, groups: &[(String, u64)]) -> u64 {
    let mut all = by_group(theme);
    all.extend(groups.iter().cloned());
    query::together(all.into_values())
}

fn members(theme: &Entry, key: &str, to: Value) -> Wish {
    Wish::Answer { of: theme.id.clone(), field: Field::Members, key: key.into(), to }
}

/// What it comes to. A plain count takes the place of what was counted by group; the sum of the groups is the count.
fn wishes(theme: &Entry, signed: &Signed) -> Vec<Wish> {
    match signed {
        Signed::Count(n) => {
            let by_group = by_group(theme).into_keys().map(|letter| members(theme, &letter, Value::Nothing));
            std::iter::once(members(theme, "", Value::Count(*n))).chain(by_group).collect()
        }
        Signed::Groups(groups) => {
            let sum = members(theme, "", Value::Count(total(theme, groups)));
            let each = groups.iter().map(|(letter, n)| members(theme, letter, Value::Count(*n)));
            std::iter::once(sum).chain(each).collect()
        }
        Signed::Names(all) => {
            let had = names(theme);
            let new = all.iter().filter(|name| !had.contains(&name.as_str()));
            let link = |name: &String| Wish::Link {
                one: theme.id.clone(),
                how: How::SignedUp,
                other: None,
                label: Clean::from(name.as_str()),
            };
            new.map(link).collect()
        }
    }
}
