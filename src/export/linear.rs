//! The session as linear text that reads well aloud and on a slow line: no tables, no boxes, one fact after the other,
//! each line of the session on one line. Uses the report's tree and the words.

use super::escape::plain;
use super::report::{
    ActionRow, Block, Edition, Fact, Item, Look, Report, Run, Section, Table, is_words_alone, report_for, words_of,
};
use crate::model::session::Session;
use crate::words::Word;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;

/// The whole session, for the desk: everything in it, private things apart.
pub fn linear(session: &Session) -> String {
    spoken(&report_for(session, Edition::Desk))
}

/// Renders a report. The same report gives the same bytes.
pub fn spoken(report: &Report) -> String {
    let mut out = String::new();
    sentences(&mut out, std::slice::from_ref(&report.title));
    sentences(&mut out, &[report.eyebrow.text_in(report.ours()).to_owned()]);
    if let Some(notice) = &report.notice {
        sentences(&mut out, std::slice::from_ref(notice));
    }
    if let Some(task) = &report.task {
        sentences(&mut out, &[format!("{}: {task}", ReportWord::OurTask.text_in(report.ours()))]);
    }
    for fact in &report.facts {
        sentences(&mut out, &[self::fact(fact)]);
    }
    for note in &report.notes {
        sentences(&mut out, &[note.text_in(report.ours()).to_owned()]);
    }
    for section in &report.sections {
        self::section(&mut out, section, report.ours());
    }
    out
}

/// Appends.
fn put(out: &mut String, words: &str) {
    out.push_str(words);
}

/// One line of sentences. A sentence that has no end gets one.
fn sentences(out: &mut String, parts: &[String]) {
    let mut first = true;
    for part in parts {
        let part = plain(part);
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        if !first {
            out.push(' ');
        }
        first = false;
        out.push_str(part);
        if !part.trim_end_matches(['”', '’', '"', ')']).ends_with(['.', '!', '?', '…', ':', '。', '؟', '।']) {
            out.push('.');
        }
    }
    if !first {
        out.push('\n');
    }
}

/// The first letter large, as at the start of a sentence.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A sentence of ours begins large; people's words stay as they are.
fn sentence(text: &[Run]) -> String {
    match text.first() {
        Some(run) if run.voice == super::report::Voice::Ours => capital(&words_of(text)),
        _ => words_of(text),
    }
}

fn fact(fact: &Fact) -> String {
    if fact.label.is_empty() { sentence(&fact.text) } else { format!("{}: {}", fact.label, words_of(&fact.text)) }
}

fn section(out: &mut String, section: &Section, lang: Lang) {
    out.push('\n');
    let title = plain(&section.title.text);
    if section.number.is_empty() {
        out.push_str(title.trim());
    } else {
        put(out, &format!("{} {}. {}", ReportWord::Theme.text_in(lang), plain(&section.number), title.trim()));
    }
    out.push('\n');
    for block in &section.blocks {
        match block {
            Block::Para(text) => sentences(out, &[words_of(text)]),
            Block::Question(question) => sentences(out, &[ReportWord::Question.with_in(lang, &[question])]),
            Block::Facts(facts) => facts.iter().for_each(|fact| sentences(out, &[self::fact(fact)])),
            Block::Items(items) => items.iter().for_each(|item| self::item(out, item, None, lang)),
            Block::Actions(_, rows) => rows.iter().for_each(|row| action(out, row, lang)),
            Block::Table(table) => self::table(out, table),
        }
    }
    for under in &section.sections {
        self::section(out, under, lang);
    }
}

fn item(out: &mut String, item: &Item, under: Option<&str>, lang: Lang) {
    let mut parts = Vec::new();
    if item.number.is_empty() {
        parts.extend(item.lead.clone());
    } else {
        parts.push(item.number.clone());
        parts.extend(
            item.lead.as_ref().map(|lead| if item.look == Look::Objection { format!("{lead}:") } else { lead.clone() }),
        );
    }
    parts.push(words_of(&item.words));
    // Where lines stand under lines, the eye sees it; the ear is told.
    parts.extend(
        under.filter(|number| !number.is_empty()).map(|number| format!("{} {number}", ReportWord::Under.text_in(lang))),
    );
    parts.extend(item.facts.iter().map(fact));
    parts.extend(item.more.iter().map(fact));
    sentences(out, &parts);
    for below in &item.under {
        self::item(out, below, Some(&item.number), lang);
    }
}

/// "Action 1.1. Map every free room. Shanice, Friday club. By 28 May 2026. Promised."
fn action(out: &mut String, row: &ActionRow, lang: Lang) {
    let or = |text: &[Run], word: &str| if text.is_empty() { capital(word) } else { words_of(text) };
    let mut parts = vec![
        format!("{} {}", row.home.kind.word_in(lang), row.number).trim().to_owned(),
        words_of(&row.what),
        or(&row.who, Word::LookingForSomeone.text_in(lang)),
    ];
    if !row.with.is_empty() {
        parts.push(capital(&ReportWord::With.with_in(lang, &[words_of(&row.with)])));
    }
    parts.push(if row.due.is_empty() {
        capital(Word::NoDateYet.text_in(lang))
    } else if is_words_alone(&row.due) {
        capital(&words_of(&row.due))
    } else {
        capital(&Word::ByDate.with_in(lang, &[words_of(&row.due)]))
    });
    if !row.help.is_empty() {
        parts.push(format!("{}: {}", ReportWord::Help.text_in(lang), words_of(&row.help)));
    }
    if row.promised {
        parts.push(capital(ReportWord::Promised.text_in(lang)));
    }
    parts.push(capital(&words_of(&row.became)));
    parts.extend(row.facts.iter().map(fact));
    parts.extend(row.more.iter().map(fact));
    sentences(out, &parts);
}

/// A table, row by row: the row's head, then each column's head with its cell.
fn table(out: &mut String, table: &Table) {
    sentences(out, std::slice::from_ref(&table.caption));
    for row in &table.rows {
        let mut cells = row.iter().zip(&table.head);
        let mut parts: Vec<String> = cells.next().map(|(head, _)| words_of(head)).into_iter().collect();
        for (cell, head) in cells.filter(|(cell, _)| !cell.is_empty()) {
            parts.push(format!("{}: {}", words_of(head), words_of(cell)));
        }
        sentences(out, &parts);
    }
}
