//! Three sites, made up: sessions out of the texts beside this file, as files that the real program opens.

use chrono::{DateTime, NaiveDate};
use commonground::model::begin::begin;
use commonground::model::field::{Field, Sort, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::Op;
use commonground::model::session::Session;
use commonground::model::wish::{New, Stamp, Wish, propose};
use commonground::store::{copy, template};

/// The sites, by the names of their files.
pub const SITES: [(&str, &str); 3] = [
    ("brynmor", include_str!("sites/brynmor.txt")),
    ("harbour-ward", include_str!("sites/harbour-ward.txt")),
    ("fenlow", include_str!("sites/fenlow.txt")),
];

/// Whoever writes a site down.
pub struct Scribe {
    pub session: Session,
    pub ops: Vec<Op>,
    stamp: Stamp,
    themes: Vec<Id>,
    /// The last sentence written, and the number of its theme.
    sentence: Option<(String, Id)>,
}

impl Scribe {
    pub fn new() -> Self {
        let at = DateTime::parse_from_rfc3339("2026-10-10T10:00:00+01:00").unwrap();
        Self {
            session: Session::default(),
            ops: Vec::new(),
            stamp: Stamp { writer: "desk-aaaaaaaa".to_owned(), next: 1, step: 1, at },
            themes: Vec::new(),
            sentence: None,
        }
    }

    pub fn act(&mut self, wish: &Wish) -> Id {
        let ops = propose(&self.session, wish, &self.stamp).unwrap_or_else(|why| panic!("{why}: {wish:?}"));
        self.stamp.next += u64::try_from(ops.len()).unwrap();
        self.stamp.step += 1;
        for op in &ops {
            self.session.absorb(op.clone());
        }
        let first = ops[0].id.clone();
        self.ops.extend(ops);
        first
    }

    /// Everything in a text.
    pub fn write(&mut self, text: &str) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix("set ") {
                Some(answer) => self.set(answer),
                None => self.say(line),
            }
        }
    }

    fn set(&mut self, answer: &str) {
        let (name, words) = answer.split_once(' ').unwrap();
        if name == "template" {
            let template = template::find(words, None).unwrap();
            let day = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
            self.act(&begin("A site", &template, day));
            return;
        }
        if name == "held" {
            let items: Vec<Id> = self.session.of_kind(Kind::Agenda).map(|item| item.id.clone()).collect();
            for item in items {
                self.act(&Wish::answer(&item, Field::Done, Value::Flag(true)));
            }
            return;
        }
        let field = Field::from_code(name).unwrap_or_else(|| panic!("{name}"));
        self.act(&Wish::answer(&Id::session(), field, value(field, words)));
    }

    /// `kind | by | under | answers | words`; of a group `letter | expected | came | name`.
    fn say(&mut self, line: &str) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [kind, by, under, answers, words] = parts[..] else { panic!("{line}") };
        let kind = Kind::from_code(kind).unwrap_or_else(|| panic!("{line}"));
        if kind == Kind::Group {
            self.group(by, under, answers, words);
            return;
        }
        let mut new = New::line(kind, "", words).by(by);
        if let Some(over) = self.over(under) {
            let field = if kind.has(Field::Theme) { Field::Theme } else { Field::Parent };
            new = new.with(field, Value::Other(over));
        }
        let (with, keyed): (Vec<&str>, Vec<&str>) = answers
            .split(';')
            .map(str::trim)
            .filter(|answer| !answer.is_empty())
            .partition(|answer| !answer.contains('.'));
        let answers = with.iter().map(|answer| answer.split_once('=').unwrap());
        let answers: Vec<(Field, Value)> = answers
            .map(|(name, words)| {
                let field = Field::from_code(name).unwrap_or_else(|| panic!("{line}"));
                (field, value(field, words))
            })
            .collect();
        // What is asked of the room comes after what is said.
        let (asked, said): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(field, _)| *field == Field::Test);
        new.with.extend(said);
        let id = self.act(&Wish::Say(new));
        for (field, value) in asked {
            self.act(&Wish::answer(&id, field, value));
        }
        for answer in keyed {
            let (name, n) = answer.split_once('=').unwrap();
            let (_, letter) = name.split_once('.').unwrap();
            let to = Value::Count(n.parse().unwrap());
            self.act(&Wish::Answer { of: id.clone(), field: Field::Dots, key: letter.into(), to });
        }
        match kind {
            Kind::Theme => self.themes.push(id),
            Kind::Statement => self.sentence = Some((format!("{under}s"), id)),
            _ => {}
        }
    }

    /// The theme of a number; with `s` behind it the sentence of that theme.
    fn over(&self, under: &str) -> Option<Id> {
        if under.is_empty() {
            return None;
        }
        if let Some((_, id)) = self.sentence.as_ref().filter(|(name, _)| name == under) {
            return Some(id.clone());
        }
        Some(self.themes[under.parse::<usize>().unwrap() - 1].clone())
    }

    fn group(&mut self, letter: &str, expected: &str, came: &str, name: &str) {
        let new = New::line(Kind::Group, "", name)
            .with(Field::Letter, Value::Text(letter.into()))
            .with(Field::Expected, Value::Count(expected.parse().unwrap()));
        self.act(&Wish::Say(new));
        if !came.is_empty() {
            let to = Value::Count(came.parse().unwrap());
            let key = format!("welcome/{letter}").as_str().into();
            self.act(&Wish::Answer { of: Id::session(), field: Field::Present, key, to });
        }
    }
}

fn value(field: Field, words: &str) -> Value {
    match field.spec().sort {
        Sort::Number => Value::Count(words.parse().unwrap()),
        Sort::YesNo => Value::Flag(words == "yes"),
        Sort::Date => Value::Date { on: Some(words.parse().unwrap()), said: words.into() },
        _ => Value::Text(words.into()),
    }
}

/// A site's session.
pub fn site(name: &str) -> Scribe {
    let (_, text) = SITES.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{name}"));
    let mut scribe = Scribe::new();
    scribe.write(text);
    scribe
}

/// A session as the bytes of a document, with an id of its own.
pub fn document(scribe: &Scribe) -> String {
    copy::apart(scribe.ops.clone(), "made-up", None)
}
