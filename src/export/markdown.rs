//! The report as Markdown: plain to read as it is, sound in any of the usual dialects. Uses the report's tree, the words
//! and the escaping of this format; people's words never become markup.

use super::escape;
use super::report::{ActionRow, Block, Fact, Item, Look, Purpose, Report, Run, Section, Table, Voice, is_words_alone};
use crate::words::Word;
use crate::words::lang::Lang;
use crate::words::report::ReportWord;

/// Renders a report. The same report gives the same bytes.
pub fn markdown(report: &Report) -> String {
    let mut out = String::new();
    line(&mut out, &format!("# {}", words(&report.title)));
    line(&mut out, &format!("*{}*", words(report.eyebrow.text_in(report.ours()))));
    if let Some(notice) = &report.notice {
        line(&mut out, &format!("> **{}**", words(notice)));
    }
    if let Some(task) = &report.task {
        line(&mut out, &format!("**{}:** {}", words(ReportWord::OurTask.text_in(report.ours())), words(task)));
    }
    facts_list(&mut out, &report.facts);
    for note in &report.notes {
        line(&mut out, &format!("*{}*", words(note.text_in(report.ours()))));
    }
    for each in &report.sections {
        section(&mut out, each, 2, report.ours());
    }
    out
}

/// Appends.
fn put(out: &mut String, words: &str) {
    out.push_str(words);
}

/// A line with an empty one after it.
fn line(out: &mut String, words: &str) {
    out.push_str(words);
    out.push_str("\n\n");
}

fn words(raw: &str) -> String {
    escape::markdown(raw).trim().to_owned()
}

/// Text in one line. Inside emphasis nothing is emphasised again.
fn inline(text: &[Run], strong: bool) -> String {
    let mut out = String::new();
    for run in text {
        let words = escape::markdown(&run.text);
        if strong && run.voice == Voice::Mark {
            out.push_str("**");
            out.push_str(words.trim());
            out.push_str("**");
        } else {
            out.push_str(&words);
        }
    }
    out.trim().to_owned()
}

fn section(out: &mut String, section: &Section, level: usize, lang: Lang) {
    let mut heading = "#".repeat(level.min(6));
    for part in [&section.number, &section.title.text] {
        let part = words(part);
        if !part.is_empty() {
            heading.push(' ');
            heading.push_str(&part);
        }
    }
    line(out, &heading);
    for block in &section.blocks {
        match block {
            Block::Para(text) => line(out, &inline(text, true)),
            Block::Question(question) => line(out, &format!("*{}*", words(question))),
            Block::Facts(facts) => facts_list(out, facts),
            Block::Items(items) => {
                for item in items {
                    self::item(out, item, 0);
                }
                end_list(out);
            }
            Block::Actions(_, rows) => {
                for row in rows {
                    action(out, row, lang);
                }
                end_list(out);
            }
            Block::Table(table) => self::table(out, table),
        }
    }
    for under in &section.sections {
        self::section(out, under, level + 1, lang);
    }
}

fn end_list(out: &mut String) {
    if !out.ends_with("\n\n") {
        out.push('\n');
    }
}

fn facts_list(out: &mut String, facts: &[Fact]) {
    for fact in facts {
        out.push_str("- ");
        if !fact.label.is_empty() {
            put(out, &format!("**{}:** ", words(&fact.label)));
        }
        out.push_str(&inline(&fact.text, true));
        out.push('\n');
    }
    if !facts.is_empty() {
        out.push('\n');
    }
}

fn fact(fact: &Fact) -> String {
    let text = inline(&fact.text, false);
    if fact.label.is_empty() { text } else { format!("{}: {text}", words(&fact.label)) }
}

/// Facts behind a line: ` — *Group C · agreed*`.
fn behind(out: &mut String, facts: &[String]) {
    let facts: Vec<&str> = facts.iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
    if !facts.is_empty() {
        out.push_str(" — *");
        out.push_str(&facts.join(" · "));
        out.push('*');
    }
}

fn item(out: &mut String, item: &Item, depth: usize) {
    if item.look == Look::Statement {
        statement(out, item, depth);
        return;
    }
    let indent = "  ".repeat(depth);
    out.push_str(&indent);
    out.push_str("- ");
    let before = out.len();
    if !item.number.is_empty() {
        put(out, &format!("**{}** ", words(&item.number)));
    }
    if let Some(lead) = &item.lead {
        let joint = if item.look == Look::Objection { ": " } else { " " };
        put(out, &format!("*{}*{joint}", words(lead)));
    }
    let said = inline(&item.words, false);
    match item.look {
        Look::Objection => put(out, &format!("“{said}”")),
        _ => out.push_str(&said),
    }
    if out.len() == before {
        out.push('…');
    }
    behind(out, &item.facts.iter().map(fact).collect::<Vec<_>>());
    out.push('\n');
    below(out, item, depth + 1);
}

fn below(out: &mut String, item: &Item, depth: usize) {
    more(out, &item.more, depth);
    for under in &item.under {
        self::item(out, under, depth);
    }
}

fn more(out: &mut String, more: &[Fact], depth: usize) {
    for one in more {
        put(out, &format!("{}- *{}*\n", "  ".repeat(depth), fact(one)));
    }
}

/// A sentence of common ground: set off, with its number and standing below it.
fn statement(out: &mut String, item: &Item, depth: usize) {
    let indent = "  ".repeat(depth);
    put(out, &format!("{indent}> {}\n", inline(&item.words, false)));
    // Its number and how it stands; of what has neither there is nothing below.
    let mut said = String::new();
    let number = words(&item.number);
    if !number.is_empty() {
        put(&mut said, &format!("**{number}**"));
    }
    behind(&mut said, &item.facts.iter().map(fact).collect::<Vec<_>>());
    if !said.is_empty() {
        put(out, &format!("{indent}>\n{indent}> {}\n", said.trim_start_matches(" — ")));
    }
    out.push('\n');
    below(out, item, depth);
    end_list(out);
}

fn action(out: &mut String, row: &ActionRow, lang: Lang) {
    out.push_str(if row.done { "- [x] " } else { "- [ ] " });
    put(out, &format!("**{}** {}", words(&row.number), inline(&row.what, false)));
    let mut facts = Vec::new();
    facts.push(match inline(&row.who, false) {
        who if who.is_empty() => Word::LookingForSomeone.text_in(lang).to_owned(),
        who => who,
    });
    let with = inline(&row.with, false);
    if !with.is_empty() {
        facts.push(ReportWord::With.with_in(lang, &[with]));
    }
    facts.push(match inline(&row.due, false) {
        due if due.is_empty() => Word::NoDateYet.text_in(lang).to_owned(),
        due if is_words_alone(&row.due) => due,
        due => Word::ByDate.with_in(lang, &[due]),
    });
    let help = inline(&row.help, false);
    if !help.is_empty() {
        facts.push(format!("{}: {help}", ReportWord::Help.text_in(lang).to_lowercase()));
    }
    if row.promised {
        facts.push(ReportWord::Promised.text_in(lang).to_owned());
    }
    facts.push(inline(&row.became, false));
    facts.extend(row.facts.iter().map(fact));
    behind(out, &facts);
    out.push('\n');
    more(out, &row.more, 1);
}

fn table(out: &mut String, table: &Table) {
    line(out, &format!("*{}*", words(&table.caption)));
    let row = |out: &mut String, cells: Vec<String>| {
        out.push_str("| ");
        out.push_str(&cells.join(" | "));
        out.push_str(" |\n");
    };
    row(out, table.head.iter().map(|cell| inline(cell, false)).collect());
    let rule = |n: usize| if n == 0 { "---" } else { "---:" };
    let to_read = table.purpose != Purpose::ToFillIn;
    let numbers = to_read && table.rows.iter().all(|row| row.iter().skip(1).all(|cell| is_number(cell)));
    row(out, (0..table.head.len()).map(|n| if numbers { rule(n) } else { "---" }.to_owned()).collect());
    for cells in &table.rows {
        row(out, cells.iter().map(|cell| inline(cell, true)).collect());
    }
    out.push('\n');
}

fn is_number(cell: &[Run]) -> bool {
    cell.iter().all(|run| run.voice == Voice::Ours && run.text.starts_with(|c: char| c.is_ascii_digit()))
}
