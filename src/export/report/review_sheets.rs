//! Before a review meeting: a sheet for each action group with what was said, what became of it so far, and three boxes
//! for what has been done, what is next and what help is needed. Uses the parts of the report and the board.

use super::readers::{ground, meeting, paper};
use super::source::Source;
use super::{Apart, Block, Edition, Fact, Item, Look, Purpose, Report, Run, Section, Table, Text, facts};
use crate::model::after::board::{self, BENEATH, Page, Row, Stand};
use crate::model::after::news;
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::query;
use crate::model::session::Session;
use crate::words::Word;
use crate::words::board::Board as Words;
use crate::words::report::ReportWord;

/// How many rows of boxes stand free below the actions: for what nobody had planned.
const FREE_ROWS: usize = 1;

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
        sheet.blocks.extend(to_fill_in(&source, page));
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

/// Each action with what was said of it, and below it three boxes to write in; at the end boxes for what nobody had
/// planned.
fn to_fill_in(source: &Source<'_>, page: &Page) -> Vec<Block> {
    let of_page = page.rows.iter().filter(|row| row.stand.is_some() && source.shows(row.of));
    let mut out: Vec<Block> = of_page
        .flat_map(|row| {
            let item = said(source, row);
            let caption = Words::SheetWrite.with_in(source.lang(), &[&item.number]);
            [Block::Items(vec![item]), Block::Table(boxes(source, caption))]
        })
        .collect();
    out.push(Block::Question(Words::SheetFree.text_in(source.lang()).to_owned()));
    out.extend((0..FREE_ROWS).map(|_| {
        Block::Table(boxes(
            source,
            Words::SheetWrite.with_in(source.lang(), &[Words::SheetUnplanned.text_in(source.lang())]),
        ))
    }));
    out
}

/// A box for each of the questions of a review.
fn boxes(source: &Source<'_>, caption: String) -> Table {
    let head: Vec<Text> =
        [Words::Done, Words::Next, Words::Help].map(|word| vec![Run::ours(word.text_in(source.lang()))]).into();
    let rows = vec![vec![Text::new(); head.len()]];
    Table { caption, head, rows, purpose: Purpose::ToFillIn }
}

/// What was said of an action: what, who, by when; how it stood last; how it read before; what was to come next.
fn said(source: &Source<'_>, row: &Row) -> Item {
    let action = row.of;
    let mut item = Item { to: None, look: Look::Line, ..source.mention(action) };
    let who = facts::of(source, action, Field::Who);
    if who.is_empty() {
        item.facts.push(Fact::plain(vec![Run::ours(Word::LookingForSomeone.text_in(source.lang()))]));
    } else if row.stand != Some(Stand::Passed) {
        // Beside a date that has passed without news nobody is named.
        item.facts.push(Fact::plain(who));
    }
    item.facts.push(Fact::plain(match action.get(Field::Due).map(|due| (query::day_of(source.session, due), due)) {
        Some((Some(day), _)) => {
            vec![Run::ours(Word::ByDate.with_in(source.lang(), &[dates::written_in(day, source.lang())]))]
        }
        Some((None, due)) if !due.words().is_empty() => vec![Run::theirs(due.words())],
        _ => vec![Run::ours(Word::NoDateYet.text_in(source.lang()))],
    }));
    item.facts.extend(stood(source, row).map(Fact::plain));
    item.more.extend(before(source, action));
    for (lines, kind) in row.beneath.iter().zip(BENEATH).skip(1) {
        for line in lines.iter().filter(|line| source.shows(line)) {
            item.more
                .push(Fact { label: kind.word_in(source.lang()).to_owned(), text: vec![Run::theirs(line.text())] });
        }
    }
    item
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
fn before(source: &Source<'_>, action: &Entry) -> Option<Fact> {
    let before = news::before_change(source.session, action)?;
    let due =
        before.due.and_then(|due| query::day_of(source.session, &due)).map(|on| dates::written_in(on, source.lang()));
    let mut text = Text::new();
    let words = before.words.is_some();
    text.extend(before.words.map(Run::theirs));
    text.extend(due.map(|due| Run::ours(if words { format!(", {due}") } else { due })));
    Some(Fact { label: Words::SheetBefore.text_in(source.lang()).to_owned(), text })
}
