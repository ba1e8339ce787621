//! The follow-up board on the wall: a theme a page, what was done first; beside a date that has passed without news no one
//! is named. Then what was asked of others, and what was said besides.

use crate::model::after::board::{self, Row, Stand};
use crate::model::entry::Entry;
use crate::model::query;
use crate::ui::instrument::board::{about_ask, counter_in, news_bare, who_and_when};
use crate::ui::view::room::Wall;
use crate::ui::view::room::deck::{Item, Section};
use crate::ui::view::room::shown;
use crate::words::Word;
use crate::words::board::Board as Words;
use crate::words::lang::Lang;

/// What heads what stands beneath an action, as in `board::BENEATH`.
const HEADS: [Words; 3] = [Words::Done, Words::Next, Words::Help];

/// The board, theme by theme.
pub fn board(wall: &Wall) -> Vec<Section> {
    let session = wall.session;
    let today = wall.at.date_naive();
    let on = wall.item().and_then(|item| query::meets_on(session, item)).unwrap_or(today);
    let board = board::board(session, wall.item(), on);
    let mut out = Vec::new();
    for page in &board.pages {
        let theme = page.theme.filter(|theme| shown::may(theme));
        let items: Vec<Item> = page.rows.iter().flat_map(|row| row_of(wall, row)).collect();
        let title = theme.map_or_else(
            || Word::OtherActions.text_in(wall.session.lang()).to_owned(),
            |theme| format!("{} {}", session.spoken(theme), theme.text()),
        );
        if !items.is_empty() {
            let place = page.theme.map(|theme| theme.id.to_string()).unwrap_or_default();
            out.push(Section::list(title, items).at(place));
        }
    }
    let asks: Vec<Item> =
        board.asks.iter().filter_map(|ask| with(wall, ask, about_ask(session, ask, session.lang()))).collect();
    let loose = board.loose.iter().filter_map(|line| with(wall, line, String::new())).collect();
    for (items, head) in [(asks, Words::Asks), (loose, Words::Loose)] {
        if !items.is_empty() {
            out.push(Section::list(head.text_in(session.lang()), items));
        }
    }
    // Where the hundred days stand is said on the first page.
    if let Some(first) = out.first_mut() {
        first.above = counter_in(session, on, session.lang()).join(" · ");
    }
    out
}

/// An action with what became of it, and the lines beneath it.
fn row_of(wall: &Wall, row: &Row) -> Vec<Item> {
    let session = wall.session;
    let mut out = Vec::new();
    // Beside a date that has passed nobody is named. A theme is the page's title: only what nobody had planned stands there.
    if let Some((stand, mut item)) = row.stand.zip(shown::item(session, row.of)) {
        let passed = board::has_passed(session, row.of, wall.at.date_naive());
        let stand_shown = if passed { Stand::Passed } else { stand };
        item.more.extend([
            news_bare(session, row.of, stand, session.lang()),
            who_and_when(session, row.of, stand_shown, session.lang()),
        ]);
        item.more.retain(|words| !words.is_empty());
        item.strong = true;
        out.push(item);
    }
    for (lines, head) in row.beneath.iter().zip(HEADS) {
        let items = lines.iter().filter_map(|line| shown::item(session, line));
        out.extend(items.map(|item| Item { words: said(head, &item.words, session.lang()), depth: 1, ..item }));
    }
    out
}

/// "What we have done: …".
fn said(head: Words, words: &str, lang: Lang) -> String {
    format!("{}: {words}", head.text_in(lang))
}

fn with(wall: &Wall, entry: &Entry, more: String) -> Option<Item> {
    let item = shown::item(wall.session, entry)?;
    Some(Item { more: item.more.into_iter().chain(Some(more).filter(|more| !more.is_empty())).collect(), ..item })
}
