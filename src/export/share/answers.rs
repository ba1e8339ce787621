//! Answers made smaller for a copy: which stay, which are said more broadly, which are counted together. Uses the model
//! and the words.

use super::{Audience, Making, look};
use crate::export::pool::may_be_told;
use crate::model::entry::{Answers, Entry};
use crate::model::field::{Field, Sort, Value};
use crate::model::kind::Kind;
use crate::model::op::How;
use crate::model::query;
use crate::model::session::Session;
use crate::model::text::Clean;
use crate::words::Word;
use crate::words::report::ReportWord;
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Never in a copy: what is told in another place, times finer than the day, ways to reach people, recordings of them.
const NEVER: &[Field] = &[
    Field::Task,
    Field::By,
    Field::Clock,
    Field::Began,
    Field::Ended,
    Field::Ran,
    Field::Reported,
    Field::Here,
    Field::GroupOnly,
    Field::Photo,
    Field::Media,
    Field::Contact,
    Field::Consent,
];

/// What of the session itself is in a copy, beside what is counted and said anew.
const OF_THE_SESSION: &[Field] = &[
    Field::Title,
    Field::OurTask,
    Field::Sponsor,
    Field::Venue,
    Field::FirstDay,
    Field::LastDay,
    Field::BackYears,
    Field::Horizon,
    Field::WordsOutUntil,
    Field::KeptUntil,
    Field::NextMeeting,
    Field::Sender,
    Field::Room,
    Field::Wall,
    Field::DotsEach,
    Field::Lanes,
    Field::Template,
    Field::Language,
];

/// What stays with a line that never carries a name (design, section 4).
const NAMELESS: &[Field] =
    &[Field::Year, Field::Lane, Field::Mark, Field::Starred, Field::Theme, Field::Parent, Field::Place, Field::Origin];

/// Answers that hold the name of somebody: in an anonymous copy it is somebody.
const SOMEBODY: &[Field] = &[Field::Who, Field::Keeper, Field::HandedTo];

/// Answers that may hold names and are not needed without them.
const NOT_ANONYMOUS: &[Field] = &[
    Field::With,
    Field::Authors,
    Field::Source,
    Field::Met,
    Field::Method,
    Field::AreIn,
    Field::Sponsor,
    Field::Venue,
    Field::NextMeeting,
    Field::FirstMeeting,
    Field::Sender,
    Field::WordsOutUntil,
];

/// Words that are signs and not said by anybody.
const CODES: &[Field] = &[
    Field::Stage,
    Field::Letter,
    Field::Colour,
    Field::Shape,
    Field::Place,
    Field::AreIn,
    Field::Co,
    Field::Template,
    Field::Language,
];

/// Whether no name may stand with a kind.
fn is_nameless(kind: Kind) -> bool {
    matches!(kind, Kind::Proud | Kind::Sorry | Kind::TimeLine)
}

/// The names that stand in a session's answers, as [`look::finds`] knows them.
pub fn names_in(session: &Session) -> BTreeSet<String> {
    const HOLD: [Field; 7] =
        [Field::Who, Field::Keeper, Field::HandedTo, Field::With, Field::Authors, Field::Sender, Field::Responsible];
    let head = session.head();
    let fields = session.entries().map(|entry| &entry.fields).chain([&head.fields]);
    let answers = fields.flatten().filter(|((field, _), _)| HOLD.contains(field)).flat_map(|(_, all)| all.distinct());
    let labels = session.entries().flat_map(|entry| &entry.links).filter(|link| link.how == How::SignedUp);
    let by = session.entries().flat_map(|entry| entry.also.values()).flat_map(Answers::distinct).map(|(_, by)| by);
    let mut out: BTreeSet<String> = answers.map(Value::words).flat_map(|words| names(&words)).collect();
    out.extend(labels.flat_map(|link| names(&link.label)));
    out.extend(by.flat_map(|by| names(by)));
    out
}

fn names(words: &str) -> Vec<String> {
    look::names(words).collect()
}

/// The free words of an answer of a copy; a year alone was put there by the copy itself.
pub fn free_words(field: Field, value: &Value) -> Option<&str> {
    match value {
        Value::Text(words) if field.spec().sort == Sort::Words && !CODES.contains(&field) => Some(words),
        Value::Date { said, .. } if said.len() != 4 => Some(said),
        _ => None,
    }
}

/// The versions of an answer that say something: what stands beside "no answer any more" was taken away by somebody.
fn standing(answers: &Answers<Value>) -> Vec<&Value> {
    let all = answers.distinct();
    let from = all.iter().rposition(|value| **value == Value::Nothing).map_or(0, |at| at + 1);
    all.into_iter().skip(from).collect()
}

impl Making<'_> {
    /// The answers of an entry, by field and key: versions that differ stand side by side.
    pub fn answers(&self, entry: &Entry) -> Vec<(Field, Clean, Value)> {
        if entry.kind == Kind::Group && self.pool.holds(&entry.id) {
            return self.pooled_group();
        }
        let mut out = Vec::new();
        let mut pooled_dots: BTreeMap<Field, u64> = BTreeMap::new();
        for ((field, key), answers) in &entry.fields {
            // Only dots have a key; a key may be anybody's words.
            if !self.keeps(entry, *field) || (*field == Field::Dots) == key.is_empty() {
                continue;
            }
            // How many were there is told as far as somebody said it.
            let there = query::there(self.session, entry);
            if *field == Field::Present && there != entry.count(Field::Present) {
                let told = there.and_then(|n| self.value(*field, &Value::Count(n)));
                out.extend(told.map(|value| (*field, key.clone(), value)));
                continue;
            }
            for value in standing(answers) {
                match (field, value) {
                    (Field::Dots, Value::Count(n)) if self.is_unnamed_letter(key) => {
                        *pooled_dots.entry(*field).or_default() += n;
                    }
                    _ => out.extend(self.value(*field, value).map(|value| (*field, key.clone(), value))),
                }
            }
        }
        let pooled = pooled_dots.into_iter().filter(|(_, n)| *n > 0);
        out.extend(pooled.map(|(field, n)| (field, self.pool_letter.as_str().into(), Value::Count(n))));
        let counted = self.signers(entry).filter(|_| entry.get(Field::Members).is_none());
        out.extend(counted.map(|n| (Field::Members, Clean::default(), Value::Count(n))));
        out
    }

    fn keeps(&self, entry: &Entry, field: Field) -> bool {
        let by_pooled = self.is_pooled(entry) && matches!(field, Field::Present | Field::Members | Field::Counts);
        let names_nobody = !is_nameless(entry.kind) || NAMELESS.contains(&field);
        let stays = !self.is_anonymous() || !NOT_ANONYMOUS.contains(&field);
        entry.kind.has(field) && !NEVER.contains(&field) && !by_pooled && names_nobody && stays
    }

    /// A letter that is that of a group not named, or of none: what nobody counted is not named either.
    fn is_unnamed_letter(&self, letter: &str) -> bool {
        self.pool.is_called(letter) || !self.is_named(letter)
    }

    fn is_named(&self, letter: &str) -> bool {
        !self.pool.is_called(letter)
            && self.session.of_kind(Kind::Group).any(|group| {
                let called = [group.words(Field::Letter), group.text().to_owned()];
                called.iter().any(|word| !word.is_empty() && word.to_lowercase() == letter.trim().to_lowercase())
            })
    }

    /// One version of an answer, as the copy may tell it.
    fn value(&self, field: Field, value: &Value) -> Option<Value> {
        if !value.fits(field.spec().sort) || *value == Value::Nothing {
            return None;
        }
        match value {
            Value::Other(id) => self.names.get(id).cloned().map(Value::Other),
            Value::Count(n) if self.counts_people(field) => may_be_told(*n).then_some(Value::Count(*n)),
            Value::Moment(_) => None,
            Value::Text(_) if self.is_anonymous() && SOMEBODY.contains(&field) => {
                Some(Value::Text(Word::Somebody.text_in(self.session.lang()).into()))
            }
            Value::Text(words) if self.is_anonymous() && field == Field::When => {
                year_in(words).map(|year| Value::Text(year.into()))
            }
            Value::Date { .. } if self.is_anonymous() => Some(match query::day_of(self.session, value) {
                Some(day) => year_of(day),
                None => value.clone(),
            }),
            _ => Some(value.clone()),
        }
    }

    /// Whether a number is one of people, and tells nothing where it is small.
    fn counts_people(&self, field: Field) -> bool {
        let of_the_room = matches!(field, Field::Present | Field::Room) && self.audience != Audience::There;
        of_the_room || (field == Field::Members && self.is_anonymous())
    }

    /// How many signed up under labels that are not in the copy: codes of people, and every label where no name stays.
    fn signers(&self, entry: &Entry) -> Option<u64> {
        let signed = || entry.links.iter().filter(|link| link.how == How::SignedUp && link.one == entry.id);
        let hidden = signed().any(|link| self.is_anonymous() || is_code(&link.label));
        let n = u64::try_from(signed().count()).unwrap_or(u64::MAX);
        let told = entry.kind.has(Field::Members) && !self.is_pooled(entry) && (!self.is_anonymous() || may_be_told(n));
        (hidden && told).then_some(n)
    }

    /// The groups that are not named, as one.
    fn pooled_group(&self) -> Vec<(Field, Clean, Value)> {
        let letter = Value::Text(self.pool_letter.as_str().into());
        let expected = self.pool.expected().map(|n| (Field::Expected, Clean::default(), Value::Count(n)));
        [(Field::Letter, Clean::default(), letter)].into_iter().chain(expected).collect()
    }

    /// By whom an entry was said, as the copy may tell it: a named group, those not named together, a table.
    pub fn by(&self, entry: &Entry) -> String {
        let by = entry.by.trim();
        let table = by.strip_prefix(['T', 't']).is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()));
        if self.is_anonymous() && entry.kind == Kind::Objection {
            String::new()
        } else if self.pool.is_called(by) {
            self.pool_letter.clone()
        } else if self.is_named(by) {
            self.letter_of(by)
        } else if table {
            by.to_owned()
        } else {
            String::new()
        }
    }

    /// The letter of a named group, which may have been called by its name.
    fn letter_of(&self, by: &str) -> String {
        let same = |word: &str| word.to_lowercase() == by.to_lowercase();
        let group =
            self.session.of_kind(Kind::Group).find(|group| same(&group.words(Field::Letter)) || same(group.text()));
        group.map(|group| group.words(Field::Letter)).filter(|letter| !letter.is_empty()).unwrap_or_default()
    }

    /// The answers about the session itself.
    pub fn head(&self) -> Vec<(Field, Clean, Value)> {
        let mut out = Vec::new();
        for ((field, key), answers) in &self.session.head().fields {
            let anonymous = self.is_anonymous() && NOT_ANONYMOUS.contains(field);
            // The number that a template brought is nobody's word.
            let unsaid = *field == Field::Room && query::whole_room(self.session).is_none();
            if !OF_THE_SESSION.contains(field) || !key.is_empty() || anonymous || unsaid {
                continue;
            }
            let values = standing(answers).into_iter().filter_map(|value| self.value(*field, value));
            out.extend(values.map(|value| (*field, key.clone(), value)));
        }
        out.extend(self.present());
        let notice = self.notice();
        if !notice.is_empty() {
            out.push((Field::Notice, Clean::default(), Value::Text(notice.into())));
        }
        let responsible = self.responsible();
        if !responsible.is_empty() {
            out.push((Field::Responsible, Clean::default(), Value::Text(responsible.into())));
        }
        out
    }

    /// How many were there: in the whole room, in the named groups, and in the others together.
    fn present(&self) -> Vec<(Field, Clean, Value)> {
        let mut out = Vec::new();
        for ((field, key), answers) in &self.session.head().fields {
            let (Field::Present, Some(Value::Count(n))) = (*field, answers.latest()) else { continue };
            // Under what names the meetings of the copy are counted is not known here.
            if query::is_meeting(key) {
                continue;
            }
            let told = match key.rsplit_once('/') {
                None => may_be_told(*n),
                Some((_, letter)) => self.is_named(letter),
            };
            if told {
                out.push((*field, key.clone(), Value::Count(*n)));
            }
        }
        let pooled = self.pool.present().iter().filter(|(task, _)| !query::is_meeting(task));
        out.extend(
            pooled.map(|(task, n)| (Field::Present, format!("{task}/{}", self.pool_letter).into(), Value::Count(*n))),
        );
        out
    }

    /// What the copy says of itself, after the session's own notice.
    fn notice(&self) -> String {
        let own = self.session.words(Field::Notice);
        if self.audience == Audience::There {
            return own;
        }
        let ours = match (self.is_anonymous(), self.pool.is_empty()) {
            (true, _) => Word::AnonymousCopy,
            (false, true) => Word::PublicCopy,
            (false, false) => Word::PublicCopyPooled,
        };
        let ours = ours.text_in(self.session.lang());
        if own.is_empty() { ours.to_owned() } else { format!("{own} {ours}") }
    }

    /// Who keeps the record, with the contact that was given for this copy and no other.
    fn responsible(&self) -> String {
        let said = self.session.words(Field::Responsible);
        let who = match self.audience {
            Audience::There => said.as_str(),
            Audience::Public => look::without_contact(&said),
            Audience::Anonymous => "",
        };
        match self.contact {
            None => who.to_owned(),
            Some(contact) if who.is_empty() => contact.to_owned(),
            Some(contact) => format!("{who} ({contact})"),
        }
    }

    /// The label of a membership, as the copy may tell it; `None`: the membership stays out.
    pub fn label(&self, entry: &Entry, how: How, label: &str) -> Option<String> {
        let rare = self.tags.get(label).copied().unwrap_or(0) < 5;
        let out = is_code(label) || is_nameless(entry.kind) || (self.is_anonymous() && (how == How::SignedUp || rare));
        (!out).then(|| label.to_owned())
    }

    /// The spoken number of an entry; a label that somebody gave to a computer is not in it.
    pub fn number(entry: &Entry) -> String {
        let plain = entry.no.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
        if plain { entry.no.as_str().to_owned() } else { String::new() }
    }

    /// The versions of an entry's words: of a group not named, and in an anonymous copy of every group and table, what
    /// it is.
    pub fn words(&self, entry: &Entry) -> Vec<String> {
        let letter = entry.words(Field::Letter);
        let number = letter.trim_start_matches(['T', 't']);
        match entry.kind {
            Kind::Group if self.pool.holds(&entry.id) => {
                vec![ReportWord::SmallerGroups.text_in(self.session.lang()).to_owned()]
            }
            Kind::Group if self.is_anonymous() => vec![Word::GroupOfLetter.with_in(self.session.lang(), &[letter])],
            Kind::Table if self.is_anonymous() => vec![ReportWord::Table.with_in(self.session.lang(), &[number])],
            _ => entry.texts.distinct().into_iter().map(String::from).collect(),
        }
    }

    /// Who put words into another language.
    pub fn rendered_by(&self, entry: &Entry, by: &str) -> String {
        if self.is_anonymous() || is_nameless(entry.kind) { String::new() } else { by.to_owned() }
    }
}

/// Whether a label is a person's code (design, rule 29).
pub fn is_code(label: &str) -> bool {
    label.starts_with("person-")
}

/// A date to the year: what the year alone is taken for (design, rule 31).
fn year_of(day: NaiveDate) -> Value {
    Value::Date { on: NaiveDate::from_ymd_opt(day.year(), 12, 31), said: format!("{:04}", day.year()).into() }
}

/// The first number of four digits in words.
fn year_in(words: &str) -> Option<String> {
    words.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4).map(str::to_owned)
}
