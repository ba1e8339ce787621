//! Sessions side by side: what each of them has of the same parts, in rows. Nothing is matched, joined or reworded here:
//! rows go by what a line is and by its order. A session is handed in as its readers may see it; a line that is not for
//! everyone is left out all the same. Uses the session and the words.

mod parts;

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::{self, Reader, Stage};
use crate::words::compare::Compare;
use crate::words::lang::Lang;

/// How many sessions can stand side by side.
pub const FEWEST: usize = 2;
/// How many sessions can stand side by side at most.
pub const MOST: usize = 4;

/// How much larger the largest is before that is said.
const MUCH: usize = 2;

/// A part of which every session may have something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The task, the place, the days, how large it is.
    Task,
    /// The stakeholder groups.
    Who,
    /// The themes, with the sentence of each.
    Themes,
    /// What people value.
    Values,
    /// What is there.
    Assets,
    /// Trends, the key trends first.
    Trends,
    /// What was not agreed, with the words of those who did not want it.
    NotAgreed,
    /// Actions and pledges.
    Actions,
}

/// Every part, in the order in which they stand.
pub const PARTS: [(Part, Compare); 8] = [
    (Part::Task, Compare::About),
    (Part::Who, Compare::Who),
    (Part::Themes, Compare::Themes),
    (Part::Values, Compare::Values),
    (Part::Assets, Compare::Assets),
    (Part::Trends, Compare::Trends),
    (Part::NotAgreed, Compare::NotAgreed),
    (Part::Actions, Compare::Actions),
];

/// How far a session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing was said on the day yet.
    Prepared,
    /// Something was, and the agenda is not at its end.
    Begun,
    /// Every item of the agenda is done, people have met again since, or it was keyed in afterwards.
    Held,
}

impl State {
    /// In words of a language.
    pub fn words_in(self, lang: Lang) -> &'static str {
        match self {
            State::Prepared => Compare::Prepared,
            State::Begun => Compare::Begun,
            State::Held => Compare::Held,
        }
        .text_in(lang)
    }
}

/// One of the sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its title.
    pub title: String,
    /// A notice that is printed with everything of it.
    pub notice: String,
    /// How far it has come.
    pub state: State,
    /// How many lines it has that everyone may read.
    pub lines: usize,
}

/// What stands under a line: a sentence, an objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Below {
    /// What it is, with its number where it has one.
    pub lead: String,
    /// Its words.
    pub words: String,
}

/// A line of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The entry, where it is one.
    pub id: Option<Id>,
    /// What sort of thing it is, in a word.
    pub lead: String,
    /// Where its lead stands among those of the part.
    pub rank: usize,
    /// Its spoken number there.
    pub number: String,
    /// Its words.
    pub words: String,
    /// Whether the words are people's.
    pub said: bool,
    /// How it stands there, each in a few words.
    pub how: Vec<String>,
    /// What stands under it.
    pub below: Vec<Below>,
}

/// A row: what leads it, and a line of each session that has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What sort of thing its lines are.
    pub lead: String,
    /// Whether the row above is of the same sort.
    pub goes_on: bool,
    /// A line of each session.
    pub cells: Vec<Option<Line>>,
}

/// A part of all sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Which.
    pub part: Part,
    /// What it is called.
    pub title: &'static str,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What is said in place of lines, for each session that has none.
    pub nothing: Vec<Option<&'static str>>,
}

/// Sessions side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The language of the program's words in it: that of all the sessions, where they have one.
    pub lang: Lang,
    /// The sessions.
    pub sides: Vec<Side>,
    /// What a reader should know: what is only prepared, what differs much in size.
    pub said: Vec<String>,
    /// The parts.
    pub parts: Vec<Beside>,
}

/// Lays sessions side by side; each with the notice that is printed with everything of it.
pub fn compare(sessions: &[(&Session, String)]) -> Comparison {
    let lang = lang_of(sessions);
    let sides: Vec<Side> = sessions.iter().map(|(session, notice)| side(session, notice)).collect();
    let parts = PARTS.iter().map(|(part, word)| {
        let all: Vec<Vec<Line>> = sessions.iter().map(|(session, _)| parts::lines(session, *part, lang)).collect();
        let nothing = all.iter().zip(&sides).map(|(lines, side)| {
            let word = if side.state == State::Prepared { Compare::NotYet } else { Compare::NothingHere };
            lines.is_empty().then(|| word.text_in(lang))
        });
        Beside { part: *part, title: word.text_in(lang), nothing: nothing.collect(), rows: rows(all) }
    });
    let parts = parts.collect();
    Comparison { lang, said: said(&sides, lang), sides, parts }
}

/// The language that all of these speak; English where they differ.
fn lang_of(sessions: &[(&Session, String)]) -> Lang {
    let mut langs = sessions.iter().map(|(session, _)| session.lang());
    let first = langs.next().unwrap_or_default();
    if langs.all(|lang| lang == first) { first } else { Lang::ENGLISH }
}

impl Comparison {
    /// The titles in one line.
    pub fn title(&self) -> String {
        let titles: Vec<&str> = self.sides.iter().map(|side| side.title.as_str()).collect();
        match titles.as_slice() {
            [before @ .., last] if !before.is_empty() => {
                Compare::And.with_in(self.lang, &[before.join(", ").as_str(), last])
            }
            all => all.concat(),
        }
    }

    /// The notices, each once.
    pub fn notice(&self) -> Option<String> {
        let mut out: Vec<&str> = Vec::new();
        for side in &self.sides {
            if !side.notice.is_empty() && !out.contains(&side.notice.as_str()) {
                out.push(&side.notice);
            }
        }
        (!out.is_empty()).then(|| out.join(" "))
    }
}

impl Beside {
    /// The lines of one session, in the order of the rows.
    pub fn of(&self, side: usize) -> impl Iterator<Item = &Line> {
        self.rows.iter().filter_map(move |row| row.cells.get(side)?.as_ref())
    }
}

/// Whether everyone may read an entry: what is for one group or nobody is never laid beside anything.
pub(super) fn is_open(entry: &Entry) -> bool {
    entry.stands()
        && !entry.kind.is_private()
        && !entry.is(Field::GroupOnly)
        && entry.kind.spec().reader == Reader::Everyone
}

/// What is only said once people have met, whenever it was written into a file: later on, from charts, out of a paper.
const OUTCOMES: &[Kind] = &[
    Kind::Vision,
    Kind::Statement,
    Kind::Objection,
    Kind::Goal,
    Kind::Action,
    Kind::Pledge,
    Kind::Ask,
    Kind::Decision,
    Kind::Review,
    Kind::Done,
    Kind::Next,
    Kind::HelpNeeded,
    Kind::Lesson,
    Kind::Narrative,
    Kind::Pathway,
];

fn side(session: &Session, notice: &str) -> Side {
    let open: Vec<&Entry> = session.entries().filter(|entry| entry.kind.is_said() && is_open(entry)).collect();
    Side { title: query::title(session), notice: notice.to_owned(), state: state(session, &open), lines: open.len() }
}

/// How far a session has come, as far as its lines and its agenda say it.
fn state(session: &Session, open: &[&Entry]) -> State {
    let stage_of = |entry: &Entry| stage::task(&entry.task).map(|task| task.stage);
    // What was gathered before the day, stood on an earlier map, or was taken over from another meeting.
    let is_before = |entry: &Entry| {
        let written_down_later = OUTCOMES.contains(&entry.kind);
        let origin = entry.words(Field::Origin);
        !entry.words(Field::CameWith).is_empty()
            || stage_of(entry) == Some(Stage::Prepare)
            || origin == "outside"
            || (origin == "imported" && !written_down_later)
    };
    let mut said = open.iter().filter(|entry| !is_before(entry)).peekable();
    if said.peek().is_none() {
        return State::Prepared;
    }
    let agenda: Vec<&Entry> = session.of_kind(Kind::Agenda).collect();
    let is_through = !agenda.is_empty() && agenda.iter().all(|item| item.is(Field::Done));
    let is_touched = |item: &&Entry| {
        item.is(Field::Done) || [Field::Began, Field::Clock].iter().any(|field| item.get(*field).is_some())
    };
    // Nobody ran the agenda here, and the outcomes were all written down afterwards.
    let is_keyed = |entry: &&&Entry| matches!(entry.words(Field::Origin).as_str(), "imported" | "charts");
    let mut outcomes = said.clone().filter(|entry| OUTCOMES.contains(&entry.kind)).peekable();
    let is_keyed_in = outcomes.peek().is_some() && outcomes.all(|entry| is_keyed(&entry));
    let is_looked_back_at = said.any(|entry| stage_of(entry) == Some(Stage::After));
    if is_through || is_looked_back_at || (is_keyed_in && !agenda.iter().any(is_touched)) {
        State::Held
    } else {
        State::Begun
    }
}

/// Lines of each session in rows: those of one sort beside each other, in their order.
fn rows(all: Vec<Vec<Line>>) -> Vec<Row> {
    let mut sorts: Vec<(usize, String)> = Vec::new();
    for line in all.iter().flatten() {
        if !sorts.iter().any(|(rank, lead)| (*rank, lead) == (line.rank, &line.lead)) {
            sorts.push((line.rank, line.lead.clone()));
        }
    }
    sorts.sort_by_key(|(rank, _)| *rank);
    let mut left = all;
    let mut out = Vec::new();
    for (rank, lead) in sorts {
        let mut columns: Vec<std::vec::IntoIter<Line>> = Vec::with_capacity(left.len());
        for lines in &mut left {
            let (these, rest): (Vec<Line>, Vec<Line>) =
                std::mem::take(lines).into_iter().partition(|line| line.rank == rank && line.lead == lead);
            *lines = rest;
            columns.push(these.into_iter());
        }
        let mut goes_on = false;
        loop {
            let cells: Vec<Option<Line>> = columns.iter_mut().map(Iterator::next).collect();
            if cells.iter().all(Option::is_none) {
                break;
            }
            out.push(Row { lead: lead.clone(), goes_on, cells });
            goes_on = true;
        }
    }
    out
}

/// What a reader should know before comparing.
fn said(sides: &[Side], lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    for side in sides.iter().filter(|side| side.state == State::Prepared) {
        let word = if side.lines == 0 { Compare::Nothing } else { Compare::OnlyPrepared };
        let sentence = word.with_in(lang, &[&side.title]);
        out.push(sentence);
    }
    let held = || sides.iter().filter(|side| side.state != State::Prepared);
    if let (Some(most), Some(least)) = (held().max_by_key(|side| side.lines), held().min_by_key(|side| side.lines))
        && most.lines > least.lines.saturating_mul(MUCH)
    {
        let [many, few] = [most.lines, least.lines].map(|n| n.to_string());
        out.push(Compare::Sizes.with_in(lang, &[&most.title, &many, &least.title, &few]));
    }
    out
}
