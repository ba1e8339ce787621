//! Sessions side by side as a paper and as text for the ear: the same comparison, in columns on paper and one session
//! after the other where it is read aloud. Uses the model's comparison and the words.

use super::{Apart, Block, Fact, Item, Look, Purpose, Report, Run, Section, Table, Text, head};
use crate::model::after::compare::{Beside, Comparison, Line, Part};
use crate::model::session::Session;
use crate::words::compare::Compare;
use crate::words::report::ReportWord;

/// How the words of these sessions are set: their language, where it is one, and which way they run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Set {
    lang: Option<String>,
    from_right: bool,
}

impl Set {
    /// How the words of all these are set.
    pub fn of<'a>(sessions: impl IntoIterator<Item = &'a Session>) -> Self {
        let all: Vec<&Session> = sessions.into_iter().collect();
        let langs: Vec<Option<String>> = all.iter().map(|session| head::lang(session)).collect();
        let alike = langs.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
        Self {
            lang: langs.into_iter().next().flatten().filter(|_| alike),
            from_right: !all.is_empty() && all.iter().all(|session| head::from_right(session)),
        }
    }
}

/// The paper: a column for each session.
pub fn paper(beside: &Comparison, set: &Set) -> Report {
    report(beside, set, &[Compare::NotMatched, Compare::ForEveryone], |part| {
        let mut section = section(part);
        section.blocks.push(Block::Table(table(beside, part)));
        // What a session has nothing of is said once, and has no empty column.
        let said = beside.sides.iter().zip(&part.nothing).filter_map(|(side, word)| {
            let word = (*word)?;
            Some(Compare::NothingOf.with_in(beside.lang, &[side.title.as_str(), &word.to_lowercase()]))
        });
        section.blocks.extend(said.map(|sentence| Block::Para(vec![Run::ours(sentence)])));
        section
    })
}

/// The same for the ear: in each part one session after the other.
pub fn aloud(beside: &Comparison, set: &Set) -> Report {
    report(beside, set, &[Compare::ForEveryone], |part| {
        let mut section = section(part);
        for (n, side) in beside.sides.iter().enumerate() {
            let mut own = Section::new(format!("{}-{}", section.anchor, n + 1), Run::theirs(side.title.as_str()));
            own.blocks.push(match part.nothing.get(n).copied().flatten() {
                Some(word) => Block::Para(vec![Run::ours(word)]),
                None if part.part == Part::Task => Block::Facts(part.of(n).map(fact).collect()),
                None => Block::Items(items(part.of(n))),
            });
            section.sections.push(own);
        }
        section
    })
}

fn report(beside: &Comparison, set: &Set, ours: &[Compare], each: impl Fn(&Beside) -> Section) -> Report {
    let (empty, full): (Vec<&Beside>, Vec<&Beside>) = beside.parts.iter().partition(|part| part.rows.is_empty());
    let mut sections: Vec<Section> = full.into_iter().map(each).collect();
    // What none of them has is said in one sentence.
    let none: Vec<&str> = empty.iter().map(|part| part.title).collect();
    let nowhere = (!none.is_empty()).then(|| Compare::NothingAnywhere.with_in(beside.lang, &[none.join(", ")]));
    let said = beside.said.iter().chain(&nowhere).map(String::as_str);
    let sentences = said.chain(ours.iter().map(|word| word.text_in(beside.lang)));
    let paras = sentences.map(|sentence| Block::Para(vec![Run::ours(sentence)]));
    if let Some(first) = sections.first_mut() {
        first.blocks.extend(paras);
    }
    Report {
        eyebrow: ReportWord::BesideEyebrow,
        apart: Apart::No,
        title: beside.title(),
        lang: set.lang.clone(),
        from_right: set.from_right,
        notice: beside.notice(),
        task: None,
        facts: Vec::new(),
        notes: Vec::new(),
        sections,
    }
}

fn section(part: &Beside) -> Section {
    let anchor = part.title.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    Section::ours(&format!("beside-{anchor}"), part.title)
}

/// A column for each session that has something of a part.
fn table(beside: &Comparison, part: &Beside) -> Table {
    let has = |side: usize| part.nothing.get(side).is_none_or(Option::is_none);
    let mut head = vec![vec![Run::ours(ReportWord::What.text_in(beside.lang))]];
    let titles = beside.sides.iter().enumerate().filter(|(side, _)| has(*side));
    head.extend(titles.map(|(_, side)| vec![Run::theirs(side.title.as_str())]));
    let rows = part.rows.iter().map(|row| {
        // What it is stands once for all rows of a sort.
        let lead = if row.goes_on { Text::new() } else { vec![Run::ours(row.lead.as_str())] };
        let cells = row.cells.iter().enumerate().filter(|(side, _)| has(*side));
        let cells = cells.map(|(_, line)| line.as_ref().map(cell).unwrap_or_default());
        [lead].into_iter().chain(cells).collect()
    });
    Table {
        caption: Compare::Caption.with_in(beside.lang, &[part.title]),
        head,
        rows: rows.collect(),
        purpose: Purpose::ToRead,
    }
}

/// A line's words, as people's or as the program's.
fn words(line: &Line) -> Run {
    if line.said { Run::theirs(line.words.as_str()) } else { Run::ours(line.words.as_str()) }
}

fn cell(line: &Line) -> Text {
    let mut text = Text::new();
    if !line.number.is_empty() {
        text.extend([Run::mark(line.number.as_str()), Run::ours(" ")]);
    }
    text.push(words(line));
    if !line.how.is_empty() {
        text.push(Run::ours(format!(" ({})", line.how.join("; "))));
    }
    for below in &line.below {
        text.extend([Run::ours(format!(" — {}: “", below.lead)), Run::theirs(below.words.as_str()), Run::ours("”")]);
    }
    text
}

fn fact(line: &Line) -> Fact {
    Fact { label: line.lead.clone(), text: vec![words(line)] }
}

/// Lines one below the other; what they are is said where it changes.
fn items<'a>(lines: impl Iterator<Item = &'a Line>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    let mut last = "";
    for line in lines {
        if line.lead != last {
            out.push(item(String::new(), Run::ours(format!("{}:", line.lead)), Vec::new()));
            last = &line.lead;
        }
        let mut facts: Vec<Fact> = line.how.iter().map(|how| Fact::plain(vec![Run::ours(how.as_str())])).collect();
        facts.extend(
            line.below
                .iter()
                .map(|below| Fact { label: below.lead.clone(), text: vec![Run::theirs(below.words.as_str())] }),
        );
        out.push(item(line.number.clone(), words(line), facts));
    }
    out
}

fn item(number: String, words: Run, facts: Vec<Fact>) -> Item {
    Item {
        home: None,
        look: Look::Line,
        number,
        to: None,
        lead: None,
        words: vec![words],
        facts,
        more: Vec::new(),
        under: Vec::new(),
    }
}
