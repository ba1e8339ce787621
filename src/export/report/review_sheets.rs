//! Before a review meeting: a sheet for each action group with what was said, what became of it so far, and three empty
//! columns for what has been done, what is next and what help is needed. Uses the parts of the report and the board.

use super::readers::{ground, meeting, paper};
use super::source::Source;
use super::{Apart, Block, Edition, Fact, Report, Run, Section, Table, Text, facts};
use crate::model::board::{self, BENEATH, Page, Row, Stand};
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::news;
use crate::model::query;
use crate::model::session::Session;
use crate::words::Word;
use crate::words::board::Board as Words;
use crate::words::report::ReportWord;

/// How many rows stand free below the actions: for what nobody had planned.
const FREE_ROWS: usize = 3;

/// What stands in place of a number there.
const FREE: &str = "+";

/// A sheet for each theme with actions, as things stand.
pub(super) fn sheets(session: &Session) -> Report {
    let source = Source::new(session, Edition::ThoseThere);
    let board = board::board(session, None, query::as_of(session).unwrap_or_default());
    let mut sections = Vec::new();
    for page in &board.pages {
        let (number, name) = match page.theme {
            Some(theme) if source.shows(theme) => (session.spoken(theme), Run::theirs(theme.text())),
            Some(_) => continue,
            None => (String::new(), Run::ours(Word::OtherActions.text_in(session.lang()))),
        };
        let mut sheet = Section::new(format!("review-{}", sections.len() + 1), name);
        sheet.number = number;
        if let Some(theme) = page.theme {
            sheet.lane = source.lane(&theme.id);
            sheet.blocks.extend(ground(&source, theme));
        }
        sheet.blocks.push(Block::Facts(about(&source, page)));
        sheet.blocks.push(Block::Table(to_fill_in(&source, page)));
        sections.push(sheet);
    }
    paper(&source, ReportWord::ReviewEyebrow, Apart::Pages, sections)
}

/// Who keeps the theme, and what is written at the top of the sheet on the day.
fn about(source: &Source<'_>, page: &Page) -> Vec<Fact> {
    let mut out = Vec::new();
    if let Some(theme) = page.theme {
        let keeper = facts::of(source, theme, Field::Keeper);
        if !keeper.is_empty() {
            out.push(Fact { label: Field::Keeper.word_in(source.lang()).to_owned(), text: keeper });
        }
    }
    for word in [Words::SheetDay, Words::SheetCame] {
        let text = vec![Run::ours(ReportWord::ToWrite.text_in(source.lang()))];
        out.push(Fact { label: word.text_in(source.lang()).to_owned(), text });
    }
    out.extend(meeting(source));
    out
}

/// What was said, with columns to write in.
fn to_fill_in(source: &Source<'_>, page: &Page) -> Table {
    let ours = |words: &str| vec![Run::ours(words)];
    let questions =
        [Words::SheetSaid, Words::Done, Words::Next, Words::Help].map(|word| ours(word.text_in(source.lang())));
    let head: Vec<Text> = std::iter::once(ours(ReportWord::Number.text_in(source.lang()))).chain(questions).collect();
    let of_page = page.rows.iter().filter(|row| row.stand.is_some() && source.shows(row.of));
    let mut rows: Vec<Vec<Text>> = of_page
        .map(|row| {
            let mut cells = vec![vec![Run::mark(source.session.spoken(row.of))], said(source, row)];
            cells.resize(head.len(), Text::new());
            cells
        })
        .collect();
    let free = || {
        let mut cells = vec![ours(FREE)];
        cells.resize(head.len(), Text::new());
        cells
    };
    rows.extend((0..FREE_ROWS).map(|_| free()));
    let theme = page.theme.map_or(Word::OtherActions.text_in(source.lang()), Entry::text);
    Table { caption: ReportWord::ActionsCaption.with_in(source.lang(), &[theme]), head, rows, summed: false }
}

/// What was said of an action: what, who, by when; how it stood last; how it read before; what was to come next.
fn said(source: &Source<'_>, row: &Row) -> Text {
    let action = row.of;
    let mut parts: Vec<Text> = vec![vec![Run::theirs(action.text())]];
    let who = facts::of(source, action, Field::Who);
    if who.is_empty() {
        parts.push(vec![Run::ours(Word::LookingForSomeone.text_in(source.lang()))]);
    } else if row.stand != Some(Stand::Passed) {
        // Beside a date that has passed without news nobody is named.
        parts.push(who);
    }
    parts.push(match action.get(Field::Due).map(|due| (query::day_of(source.session, due), due)) {
        Some((Some(day), _)) => {
            vec![Run::ours(Word::ByDate.with_in(source.lang(), &[dates::written_in(day, source.lang())]))]
        }
        Some((None, due)) if !due.words().is_empty() => vec![Run::theirs(due.words())],
        _ => vec![Run::ours(Word::NoDateYet.text_in(source.lang()))],
    });
    parts.extend(stood(source, row));
    parts.extend(before(source, action));
    for (lines, kind) in row.beneath.iter().zip(BENEATH).skip(1) {
        for line in lines.iter().filter(|line| source.shows(line)) {
            parts.push(vec![Run::ours(format!("{}: ", kind.word_in(source.lang()))), Run::theirs(line.text())]);
        }
    }
    parts.join(&[Run::ours("; ")][..])
}

/// How an action stood when it was last spoken of.
fn stood(source: &Source<'_>, row: &Row) -> Option<Text> {
    let mut text = facts::of(source, row.of, Field::State);
    let to = facts::of(source, row.of, Field::HandedTo);
    if !text.is_empty() && !to.is_empty() {
        text.push(Run::ours(" "));
        text.extend(to);
    }
    let on = facts::of(source, row.of, Field::StateOn);
    if !text.is_empty() && !on.is_empty() {
        text.push(Run::ours(", "));
        text.extend(on);
    }
    (!text.is_empty()).then_some(text)
}

/// How the plan read before it was changed.
fn before(source: &Source<'_>, action: &Entry) -> Option<Text> {
    let before = news::before_change(source.session, action)?;
    let due = before.due.and_then(|due| query::day_of(source.session, &due)).map(dates::written_out);
    let mut text = vec![Run::ours(format!("{}: ", Words::SheetBefore.text()))];
    let words = before.words.is_some();
    text.extend(before.words.map(Run::theirs));
    text.extend(due.map(|due| Run::ours(if words { format!(", {due}") } else { due })));
    Some(text)
}
