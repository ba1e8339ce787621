//! The report of a session (its proceedings) as a plain tree: sections, lines, tables, actions. It is put together once
//! here and rendered by `markdown`, `report_html` and `linear`. Uses the model and the words; no files, no clock.

pub mod beside;
mod counted;
mod deeds;
mod end;
mod evidence;
mod facts;
mod follow_up;
mod head;
mod meetings;
mod outcomes;
mod preparing;
mod readers;
mod review_sheets;
mod source;
mod stages;
mod tally;
mod voices;

pub use readers::{For, READERS, is_named_on, named_on, report_to};
pub use tally::{Counts, counts};

use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;
use std::collections::BTreeMap;

/// For whom a paper is made (design, section 4). Nothing of the private file is ever in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// For the desk itself: everything in the session, nothing pooled.
    Desk,
    /// For those who were there: everything but what is for one group only; small groups are pooled.
    ThoseThere,
    /// For everyone: also without what only those who were there read.
    Everyone,
}

/// Whose words a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The program's.
    Ours,
    /// People's.
    Theirs,
    /// A spoken number, or a word that leads a line.
    Mark,
}

/// A piece of text in one voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whose they are.
    pub voice: Voice,
    /// Their language, where it is another than the session's.
    pub lang: Option<String>,
    /// The line of this report that they name.
    pub to: Option<String>,
}

/// Whether a date is only what somebody said, and no day was understood: "before Easter". No "by" stands before it.
pub fn is_words_alone(due: &[Run]) -> bool {
    due.first().is_some_and(|run| run.voice == Voice::Theirs)
}

/// Text: pieces, one after the other.
pub type Text = Vec<Run>;

impl Run {
    /// The program's words.
    pub fn ours(text: impl Into<String>) -> Self {
        Self { text: text.into(), voice: Voice::Ours, lang: None, to: None }
    }

    /// People's words.
    pub fn theirs(text: impl Into<String>) -> Self {
        Self { text: text.into(), voice: Voice::Theirs, lang: None, to: None }
    }

    /// A spoken number, or a word that leads a line.
    pub fn mark(text: impl Into<String>) -> Self {
        Self { text: text.into(), voice: Voice::Mark, lang: None, to: None }
    }

    /// The same, naming a line of this report.
    #[must_use]
    pub fn to(mut self, anchor: Option<String>) -> Self {
        self.to = anchor;
        self
    }

    /// The same, in a language.
    #[must_use]
    pub fn lang(mut self, tag: &str) -> Self {
        self.lang = Some(tag.to_owned());
        self
    }
}

/// The words of a text without its voices.
pub fn words_of(text: &[Run]) -> String {
    text.iter().map(|run| run.text.as_str()).collect()
}

/// The one place of an entry in the report. Elsewhere it may be mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The entry.
    pub id: Id,
    /// What sort of thing it is.
    pub kind: Kind,
    /// Its name within the report, safe in an attribute.
    pub anchor: String,
    /// It is kept, and does not stand.
    pub taken_back: bool,
}

/// Something said of a line beside its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is; empty where the text says so itself.
    pub label: String,
    /// The text.
    pub text: Text,
}

impl Fact {
    /// Whether it is the line's words in another language.
    pub fn is_rendering(&self) -> bool {
        self.text.first().is_some_and(|run| run.voice == Voice::Theirs && run.lang.is_some())
    }
}

/// How a line is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As one line among others.
    Line,
    /// As a sentence of common ground, large.
    Statement,
    /// As the words of somebody who does not want it.
    Objection,
    /// As a line that has its place elsewhere and is named here.
    Mention,
    /// As the head over lines that were brought together.
    Together,
}

/// A line: its number, its words, what is said of it, what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The entry whose place this is.
    pub home: Option<Home>,
    /// How it is set.
    pub look: Look,
    /// Its spoken number; empty where it has none.
    pub number: String,
    /// The line that the number leads to, where this is not its place.
    pub to: Option<String>,
    /// A word before its words: a year, what it is.
    pub lead: Option<String>,
    /// Its words.
    pub words: Text,
    /// Short facts.
    pub facts: Vec<Fact>,
    /// Facts that need a line each: other wordings, renderings.
    pub more: Vec<Fact>,
    /// What stands under it.
    pub under: Vec<Item>,
}

/// An action or a pledge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRow {
    /// The entry.
    pub home: Home,
    /// Its spoken number.
    pub number: String,
    /// What is done.
    pub what: Text,
    /// Who sees to it, and with whom; empty: looking for someone.
    pub who: Text,
    /// With whom.
    pub with: Text,
    /// By when; empty: no date yet.
    pub due: Text,
    /// What help is needed.
    pub help: Text,
    /// Whether it was promised in the room.
    pub promised: bool,
    /// What became of it.
    pub became: Text,
    /// Whether it is done.
    pub done: bool,
    /// Short facts.
    pub facts: Vec<Fact>,
    /// Facts that need a line each.
    pub more: Vec<Fact>,
}

/// A table of plain cells. It is never the place of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The heads of its columns.
    pub head: Vec<Text>,
    /// Its rows; the first cell of each is its head.
    pub rows: Vec<Vec<Text>>,
    /// What it is for.
    pub purpose: Purpose,
}

/// What a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be read.
    ToRead,
    /// To be read; the last row is a sum.
    WithSum,
    /// To write in by hand where nothing stands.
    ToFillIn,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Para(Text),
    /// The question that the lines answer.
    Question(String),
    /// Facts, one below the other.
    Facts(Vec<Fact>),
    /// Lines.
    Items(Vec<Item>),
    /// Actions or pledges: what the table shows, and its rows.
    Actions(String, Vec<ActionRow>),
    /// A table.
    Table(Table),
}

/// A section: a heading and what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The entry whose place the heading is: a theme.
    pub home: Option<Home>,
    /// The name of the section within the report, safe in an attribute.
    pub anchor: String,
    /// The number before the title: a theme's.
    pub number: String,
    /// Which lane of the roadmap it belongs to, counted from nought.
    pub lane: Option<usize>,
    /// The heading.
    pub title: Run,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// The sections in it.
    pub sections: Vec<Section>,
}

impl Section {
    fn new(anchor: impl Into<String>, title: Run) -> Self {
        Self {
            home: None,
            anchor: anchor.into(),
            number: String::new(),
            lane: None,
            title,
            blocks: Vec::new(),
            sections: Vec::new(),
        }
    }

    fn ours(anchor: &str, title: &str) -> Self {
        Self::new(anchor, Run::ours(title))
    }

    fn is_empty(&self) -> bool {
        self.home.is_none() && self.blocks.is_empty() && self.sections.is_empty()
    }
}

/// How the sections of a paper stand apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// They follow each other, with contents before them.
    No,
    /// Each is a page of its own.
    Pages,
    /// Each is cut out: it is not broken, and a line says where to cut.
    Slips,
}

/// A report, ready to be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What sort of paper it is.
    pub eyebrow: ReportWord,
    /// How its sections stand apart.
    pub apart: Apart,
    /// The session's title.
    pub title: String,
    /// The language of people's words, where it is known and not English.
    pub lang: Option<String>,
    /// Whether its pages run from right to left, as the session's words do.
    pub from_right: bool,
    /// A notice printed with everything.
    pub notice: Option<String>,
    /// The task of the conference.
    pub task: Option<String>,
    /// Place, dates, how many were there, next meeting.
    pub facts: Vec<Fact>,
    /// For whom this copy is, and what was pooled.
    pub notes: Vec<ReportWord>,
    /// The sections.
    pub sections: Vec<Section>,
}

impl Report {
    /// The language of the program's own words in it.
    pub fn ours(&self) -> Lang {
        self.lang.as_deref().map_or(Lang::ENGLISH, Lang::of)
    }

    /// The language of its pages: that of people's words where the program's are in it, too, else English.
    pub fn tag(&self) -> &str {
        self.lang.as_deref().filter(|_| !self.ours().is_english()).unwrap_or("en-GB")
    }

    /// The language of people's words, where it is another than that of the pages.
    pub fn of_words(&self) -> Option<&str> {
        self.lang.as_deref().filter(|_| self.ours().is_english())
    }
}

/// The report of a session, for those who were there.
pub fn report(session: &Session) -> Report {
    report_for(session, Edition::ThoseThere)
}

/// The report of a session, for somebody.
pub fn report_for(session: &Session, edition: Edition) -> Report {
    let mut source = source::Source::new(session, edition);
    let mut sections = Vec::new();
    sections.extend(head::who_was_there(&source));
    sections.extend(outcomes::sections(&mut source));
    sections.extend(stages::section(&mut source));
    sections.extend(end::agenda(&source));
    sections.extend(end::taken_back(&source));
    sections.extend(end::orphans(&source));
    let mut report = Report {
        eyebrow: ReportWord::Eyebrow,
        apart: Apart::No,
        title: query::title(session),
        lang: head::lang(session),
        from_right: head::from_right(session),
        notice: head::notice(session),
        task: head::task(session),
        facts: head::facts(&source),
        notes: head::notes(&source),
        sections,
    };
    let printed = report.printed();
    report.sections.push(end::counted(&source, &printed));
    report.sections.push(end::this_paper(&source));
    report
}

/// What a report holds, by kind: each entry once, at its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printed {
    /// Standing entries, by kind.
    pub standing: BTreeMap<Kind, usize>,
    /// Entries taken back.
    pub taken_back: usize,
}

impl Printed {
    /// How many standing entries in all.
    pub fn sum(&self) -> usize {
        self.standing.values().sum()
    }

    fn note(&mut self, home: &Home) {
        if home.taken_back {
            self.taken_back += 1;
        } else {
            *self.standing.entry(home.kind).or_default() += 1;
        }
    }
}

impl Report {
    /// Counts the entries that have their place in this report.
    pub fn printed(&self) -> Printed {
        let mut printed = Printed::default();
        self.homes(&mut |home| printed.note(home));
        printed
    }

    /// Goes through the places of entries, in the order of the report.
    pub fn homes<'a>(&'a self, each: &mut dyn FnMut(&'a Home)) {
        for section in &self.sections {
            section_homes(section, each);
        }
    }
}

fn section_homes<'a>(section: &'a Section, each: &mut dyn FnMut(&'a Home)) {
    section.home.iter().for_each(&mut *each);
    for block in &section.blocks {
        match block {
            Block::Items(items) => item_homes(items, each),
            Block::Actions(_, rows) => rows.iter().for_each(|row| each(&row.home)),
            Block::Para(_) | Block::Question(_) | Block::Facts(_) | Block::Table(_) => {}
        }
    }
    for under in &section.sections {
        section_homes(under, each);
    }
}

fn item_homes<'a>(items: &'a [Item], each: &mut dyn FnMut(&'a Home)) {
    for item in items {
        item.home.iter().for_each(&mut *each);
        item_homes(&item.under, each);
    }
}
