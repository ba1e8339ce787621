//! Sites taken into a meeting of several: each is a group of the meeting, and its lines come in with the letter of the
//! site and the number that they have at home, with what they are there and how they stand. Their names are made of the
//! site and the line, so that twice is once; words that are new at the site come in as a new wording. Nothing of the
//! site is changed, and what people wrote in the meeting stays beside it. Uses the model and the words.

use super::compare::{self, Comparison, Line, Part};
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::group;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::op::{Act, Op, Said};
use crate::model::query;
use crate::model::session::Session;
use crate::model::text::Clean;
use crate::model::wish::New;
use crate::words::compare::Compare;
use crate::words::lang::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// The label of what a site brings.
const LABEL: &str = "site";

/// How many signs of a name say which line of which site it is.
const WHICH: usize = 12;

/// How far the lines of one site stand from those of the next in the order in which things were said.
const APART: u64 = 1_000_000;

/// How long a number may be that people speak.
const LONGEST_NUMBER: usize = 16;

/// The parts whose lines come in.
const PARTS: [Part; 6] = [Part::Themes, Part::Values, Part::Assets, Part::Trends, Part::NotAgreed, Part::Actions];

/// A site: the id of its session and what everyone may read of it.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The id of its session, the same for every copy of it.
    pub origin: &'a str,
    /// The session, as everyone may read it.
    pub session: &'a Session,
}

/// What of a site comes in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coming {
    /// What it is called.
    pub title: String,
    /// Its letter in the meeting.
    pub letter: String,
    /// The operations.
    pub ops: Vec<Op>,
    /// Lines that are new, with their numbers.
    pub new: Vec<(String, String)>,
    /// Lines that were here already and have new words or stand otherwise, with their numbers.
    pub changed: Vec<(String, String)>,
    /// How many were here already as they are.
    pub already: usize,
}

/// What of each site comes into a meeting as it is `here`.
pub fn taken_in(here: &Session, sites: &[Site<'_>]) -> Vec<Coming> {
    let mut groups: Vec<Op> = Vec::new();
    sites.iter().map(|site| Taking::new(here, *site, &mut groups).all()).collect()
}

/// The signs that say which thing of which site it is.
fn which(origin: &str, what: &str) -> String {
    Id::made_of(format!("compare/{origin}/{what}").as_bytes()).chars().take(WHICH).collect()
}

/// Something of a site while it comes in.
struct Taking<'a> {
    here: &'a Session,
    site: Site<'a>,
    task: String,
    /// What of this site is here, by the signs of its names.
    known: BTreeMap<&'a str, &'a Entry>,
    /// The names of what came in, by their names there.
    names: BTreeMap<Id, Id>,
    /// Which numbers were given.
    numbers: BTreeSet<String>,
    count: u64,
    out: Coming,
}

impl<'a> Taking<'a> {
    fn new(here: &'a Session, site: Site<'a>, groups: &mut Vec<Op>) -> Self {
        let signs = |entry: &'a Entry| {
            let signs = entry.id.as_str().strip_prefix(LABEL)?.strip_prefix('-')?.get(..WHICH)?;
            Some((signs, entry))
        };
        let mut taking = Self {
            here,
            site,
            task: query::home_of(here, Kind::SiteLine),
            known: here.entries().filter_map(signs).collect(),
            names: BTreeMap::new(),
            numbers: BTreeSet::new(),
            count: 0,
            out: Coming { title: query::title(site.session), ..Coming::default() },
        };
        taking.group(groups);
        taking
    }

    /// The site itself, as a group of the meeting with a letter.
    fn group(&mut self, groups: &mut Vec<Op>) {
        let which = which(self.site.origin, "group");
        if let Some(group) = self.known.get(which.as_str()) {
            self.out.letter = group.words(Field::Letter);
            return;
        }
        let new = group::with_badge(self.here, groups, New::line(Kind::Group, "", &self.out.title));
        let letter = new.with.iter().find(|(field, _)| *field == Field::Letter).map(|(_, value)| value.words());
        self.out.letter = letter.unwrap_or_default();
        let said = Said {
            kind: new.kind,
            no: Clean::default(),
            task: new.task,
            by: Clean::default(),
            text: new.text,
            with: new.with,
            from: Vec::new(),
        };
        let op = self.op(&which, |id| vec![id], Act::Say(said));
        groups.push(op.clone());
        self.out.ops.push(op);
    }

    fn all(mut self) -> Coming {
        let beside: Comparison = compare::compare(&[(self.site.session, String::new())]);
        for part in beside.parts.iter().filter(|beside| PARTS.contains(&beside.part)) {
            for line in part.of(0) {
                self.line(line, part.part);
            }
        }
        self.out
    }

    /// A line of the site, and the sentence under it as a line of its own that came from it.
    fn line(&mut self, line: &Line, part: Part) {
        let Some(entry) = line.id.as_ref().and_then(|id| self.site.session.entry(id)) else { return };
        if self.names.contains_key(&entry.id) {
            return;
        }
        let mut stood = line.how.clone();
        let says_it = matches!(part, Part::Themes | Part::Values | Part::Actions);
        stood.extend(says_it.then(|| lower(&line.lead)));
        stood.extend(
            line.below
                .iter()
                .filter(|_| part == Part::NotAgreed)
                .map(|below| format!("{}: “{}”", below.lead.to_lowercase(), below.words)),
        );
        let was = match part {
            Part::Assets => format!("{}, {}", entry.kind.word_in(self.site.session.lang()), lower(&line.lead)),
            Part::NotAgreed if entry.kind != Kind::NotAgreed => {
                format!("{}, {}", entry.kind.word_in(self.site.session.lang()), lower(&line.lead))
            }
            _ => entry.kind.word_in(self.site.session.lang()).to_owned(),
        };
        let over = entry.under().and_then(|over| self.names.get(over)).cloned();
        self.take(entry, &was, &stood.join(", "), over);
        if part == Part::Themes
            && let Some(sentence) = query::statement_of(self.site.session, &entry.id)
            && compare::is_open(sentence)
            && !self.names.contains_key(&sentence.id)
        {
            let theme = self.names.get(&entry.id).cloned();
            self.take(sentence, Compare::Sentence.text_in(self.site.session.lang()), &lower(&line.lead), theme);
        }
    }

    /// Takes one line in.
    fn take(&mut self, entry: &Entry, was: &str, stood: &str, from: Option<Id>) {
        self.count += 1;
        let home = number_of(entry);
        // Numbers are never given twice and never changed: they say which line it is, whatever its words.
        let key = if home.is_empty() || !self.numbers.insert(home.clone()) {
            format!("{}/{}/{}", entry.kind.code(), home, entry.text())
        } else {
            format!("{}/{home}", entry.kind.code())
        };
        let which = which(self.site.origin, &key);
        let no = if home.is_empty() { String::new() } else { format!("{}-{home}", self.out.letter) };
        if let Some(known) = self.known.get(which.as_str()) {
            self.names.insert(entry.id.clone(), known.id.clone());
            // What people took back here, or struck, stays so.
            if !known.stands() {
                self.out.already += 1;
                return;
            }
            self.again(known, &which, entry.text(), stood);
            return;
        }
        let there = called_there(entry, self.site.session.lang());
        let came = Compare::SiteLine.with(&[&self.out.title, &there]);
        let answers = [(Field::Was, was), (Field::Stood, stood), (Field::CameWith, came.as_str())];
        let text = |words: &str| Value::Text(Clean::new(words));
        let with = answers.into_iter().filter(|(_, words)| !words.is_empty());
        let said = Said {
            kind: Kind::SiteLine,
            no: Clean::new(&no),
            task: Clean::new(&self.task),
            by: Clean::new(&self.out.letter),
            text: Clean::new(entry.text()),
            with: with.map(|(field, words)| (field, text(words))).collect(),
            from: from.into_iter().collect(),
        };
        let op = self.op(&which, |id| vec![id], Act::Say(said));
        if self.here.is_forgotten(&op.id) {
            return;
        }
        self.names.insert(entry.id.clone(), op.id.clone());
        self.out.new.push((no, entry.text().to_owned()));
        self.out.ops.push(op);
    }

    /// A line that is here: its words and how it stands, where they are others than came before.
    fn again(&mut self, known: &Entry, which: &str, words: &str, stood: &str) {
        let about: Vec<&Op> = self.here.about(&known.id).filter(|op| op.of.first() == Some(&known.id)).collect();
        let of_site = |op: &&&Op| op.id.label() == LABEL;
        let mut changed = false;
        let had = |op: &&Op| match &op.act {
            Act::Say(said) => said.text == words,
            Act::Text { text, .. } => text == words,
            _ => false,
        };
        if !about.iter().any(had) {
            let is_words = |op: &&&Op| matches!(op.act, Act::Say(_) | Act::Text { .. });
            let over = about.iter().filter(of_site).filter(is_words).map(|op| op.id.clone()).collect();
            let act = Act::Text { over, text: Clean::new(words) };
            let op = self.op(which, |_| vec![known.id.clone()], act);
            self.out.ops.push(op);
            changed = true;
        }
        if known.words(Field::Stood) != stood {
            let answers = known.fields.get(&(Field::Stood, Clean::default()));
            let over = answers.map(crate::model::entry::Answers::ids).unwrap_or_default();
            let to = if stood.is_empty() { Value::Nothing } else { Value::Text(Clean::new(stood)) };
            let act = Act::Set { over, field: Field::Stood, key: Clean::default(), to };
            let op = self.op(which, |_| vec![known.id.clone()], act);
            self.out.ops.push(op);
            changed = true;
        }
        if changed {
            self.out.changed.push((self.here.spoken(known), words.to_owned()));
        } else {
            self.out.already += 1;
        }
    }

    /// An operation with a name made of what it says, so that whoever takes the same in says the same.
    fn op(&self, which: &str, of: impl Fn(Id) -> Vec<Id>, act: Act) -> Op {
        let is_new = matches!(act, Act::Say(_));
        let site = self.out.letter.bytes().next().map_or(0, |letter| u64::from(letter.saturating_sub(b'A')));
        // Site by site, whoever came first; what changes a line comes after it.
        let l = if is_new {
            site.saturating_add(1).saturating_mul(APART).saturating_add(self.count)
        } else {
            self.here.clock().saturating_add(1)
        };
        let made = Id::made_of(format!("{which}/{l}/{act:?}").as_bytes());
        let id = Id::new(format!("{LABEL}-{which}{made}.1"));
        Op { id: id.clone(), l, at: None, step: 1, part: (0, 0), of: of(id), act }
    }
}

/// The number that a line has at home, as it is spoken here: themes have numbers of their own there.
fn number_of(entry: &Entry) -> String {
    let plain =
        entry.no.len() <= LONGEST_NUMBER && entry.no.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    match (entry.no.is_empty() || !plain, entry.kind) {
        (true, _) => String::new(),
        (false, Kind::Theme) => format!("T{}", entry.no),
        (false, _) => entry.no.to_string(),
    }
}

/// What a line is called at home: "theme 2", "action 1.3".
fn called_there(entry: &Entry, lang: Lang) -> String {
    let what = match entry.kind {
        Kind::Statement => Compare::Sentence.text_in(lang),
        kind => kind.word_in(lang),
    };
    let number = if number_of(entry).is_empty() { "" } else { entry.no.as_str() };
    Compare::OfSite.with(&[lower(what).as_str(), number]).trim().to_owned()
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}
