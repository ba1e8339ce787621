//! The follow-up board: a theme a page, each action with what was done, what is next and what help is needed; side by side
//! where the window is wide enough, else beneath it. Then what was asked of others, and what was said besides.

use crate::model::after::board::{self, BENEATH, Page, Row, Stand};
use crate::model::dates;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::ui::instrument::board::{about_ask, before, counter, earlier, news, slots, who_and_when};
use crate::ui::state::App;
use crate::ui::state::desk::{Desk, Purpose};
use crate::ui::state::sheet::{Band, BoardTab, Item, Section, Sheet, Tabbed};
use crate::ui::state::worked_out::BoardAt;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::desk::bottom;
use crate::ui::view::list::laid_out::{Follow, draw_short_foot, has_foot, saved};
use crate::ui::view::pen::{Pen, below, rows_of};
use crate::words::Word;
use crate::words::board::Board as Words;
use crate::words::lang::Lang;
use ratatui::layout::Rect;

/// How wide the surface must be for the four questions to stand beside each other.
const BESIDE_FROM: u16 = 100;

/// From how many rows on the hundred days are counted above the board.
const COUNTED_FROM: u16 = 10;

/// The columns before the sheet, for the mark of what is written beneath.
const MARGIN: u16 = 2;

/// How much of what was said at meetings before stands beneath what is said now; all of it is on the line's sheet.
const MOST_EARLIER: usize = 2;

/// What heads the columns, as they stand.
const HEADS: [Words; 4] = [Words::Said, Words::Done, Words::Next, Words::Help];

/// The marks of what stands beneath an action, as in `BENEATH`.
const MARKS: [Words; 3] = [Words::MarkDone, Words::MarkNext, Words::MarkHelp];

/// Draws the page of what is lit, else of what is written beneath.
pub fn draw(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) {
    let is_usual = bottom::is_usual(app, desk, pen.area());
    let area = draw_counter(desk, area, pen);
    let beside = area.width >= BESIDE_FROM;
    let sheet_area = between(area, beside);
    let key = BoardAt {
        size: (sheet_area.width, sheet_area.height),
        meeting: desk.item().map(|item| item.id.clone()),
        on: desk.meets_on(),
    };
    let laid_out = desk.worked_out.board.of_both(&desk.session, key, || lay_out(desk, sheet_area, beside));
    let Tabbed { sheet, tabs } = laid_out.as_ref();
    if sheet.sections.iter().all(Vec::is_empty) {
        pen.paragraph(area, Words::NothingYet.text(), Role::Rule);
        return;
    }
    let is_there =
        |id: &&crate::model::id::Id| slots(desk).iter().any(|slot| slot.id == **id && slot.page == desk.page);
    let asked = match &desk.purpose {
        Purpose::Hand(ask) => ask.about(),
        _ => None,
    };
    let line = asked.or(desk.touched.as_ref()).filter(is_there).or(desk.under.as_ref()).cloned();
    let at = sheet.shown(desk, &Follow { line, section: desk.page });
    let section = sheet.pages.get(at).map_or(0, |page| page.section);
    let name = tabs.get(section).map_or("", |tab| tab.name.as_str());
    // While the line takes more rows than it usually does, the pages are others: a count that jumps says nothing.
    let (page, pages) = sheet.page_in_section(at);
    let page_of = Words::PageOnly.with(&[page.to_string(), pages.to_string()]);
    let page_of = if pages > 1 && is_usual { page_of } else { String::new() };
    draw_foot(desk, [name, &page_of], beside, area, pen);
    if beside && tabs.get(section).is_some_and(|tab| tab.of_theme) {
        for (head, column) in HEADS.iter().zip(sheet.columns(sheet_area)) {
            pen.put(column.x, sheet_area.y.saturating_sub(1), head.text(), column.width, Role::Key);
        }
    }
    sheet.draw(desk, at, sheet_area, pen);
    mark_under(desk, sheet, at, sheet_area, pen);
}

/// A mark at what is written beneath.
fn mark_under(desk: &Desk, sheet: &Sheet, at: usize, area: Rect, pen: &mut Pen) {
    let (Some(under), Some(page)) = (&desk.under, sheet.pages.get(at)) else { return };
    let section = sheet.sections.get(page.section);
    for part in &page.parts {
        let items = section.and_then(|section| section.get(part.band)).and_then(|band| band.columns.first());
        let pieces = part.columns.first().into_iter().flatten();
        let is_under = |n: usize| items.and_then(|items| items.get(n)).is_some_and(|item| item.is(under));
        for piece in pieces.filter(|piece| piece.from == 0 && is_under(piece.item)) {
            pen.put(area.x.saturating_sub(MARGIN), area.y + piece.y, "▸", 1, Role::Key);
        }
    }
}

/// The hundred days, above the board; gives back what is left below.
fn draw_counter(desk: &Desk, area: Rect, pen: &mut Pen) -> Rect {
    let words = desk
        .worked_out
        .hundred
        .of_both(&desk.session, desk.meets_on(), || counter(&desk.session, desk.meets_on()).join(" · "));
    if words.is_empty() || area.height < COUNTED_FROM {
        return area;
    }
    let wide = area.width.saturating_sub(1);
    let high = rows_of(&words, wide).min(2);
    pen.paragraph(Rect { width: wide, height: high, ..area }, &words, Role::Text);
    below(area, high + u16::from(area.height >= 16))
}

/// Where the sheet stands: below the heads of its columns, above the foot.
fn between(area: Rect, beside: bool) -> Rect {
    let head = below(area, u16::from(beside || (!has_foot(area) && area.height >= 3)));
    let height = head.height.saturating_sub(u16::from(has_foot(area)));
    Rect { x: head.x + MARGIN, width: head.width.saturating_sub(MARGIN), height, ..head }
}

fn draw_foot(desk: &Desk, [name, page_of]: [&str; 2], beside: bool, area: Rect, pen: &mut Pen) {
    if !has_foot(area) {
        if area.height >= 3 {
            let rest = draw_short_foot(desk, page_of, area, pen);
            pen.put(rest.x, rest.y, name, rest.width, Role::Rule);
        }
        return;
    }
    let y = area.bottom() - 1;
    let left = match saved(desk) {
        Some((words, role)) => pen.put(area.x, y, &words, area.width, role) + 2,
        None => 0,
    };
    let legend = if beside { "" } else { Words::Legend.text() };
    let room = area.width.saturating_sub(left + 1);
    // What does not fit stands there shorter.
    let all = [[legend, name, page_of], ["", name, page_of], ["", "", page_of]];
    let parts =
        |parts: &[&str; 3]| parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    let words = all.iter().map(parts).find(|words| text::columns(words) <= room).unwrap_or_default();
    pen.put_right(area.right().saturating_sub(1), y, &words, Role::Rule);
}

/// All pages, with what each section is called.
fn lay_out(desk: &Desk, area: Rect, beside: bool) -> Tabbed<BoardTab> {
    let board = board::board(&desk.session, desk.item(), desk.meets_on());
    let mut sections: Vec<Section> = board.pages.iter().map(|page| section(desk, page, beside)).collect();
    let of_theme = |page| BoardTab { name: name(desk, page), of_theme: true };
    let mut tabs: Vec<BoardTab> = board.pages.iter().map(of_theme).collect();
    // As wide as the board, also where the actions stand in columns.
    let alone = |entries: &[&Entry], head: Words, again: Words| -> Section {
        let items = entries.iter().map(|entry| line_alone(desk, entry)).collect();
        let (heading, again) = (head.text().to_owned(), again.text().to_owned());
        vec![Band { heading, again, columns: vec![items], across: true, ..Band::default() }]
    };
    let rest = [(&board.asks, Words::Asks, Words::AgainAsks), (&board.loose, Words::Loose, Words::AgainLoose)];
    for (entries, head, again) in rest {
        if !entries.is_empty() {
            sections.push(alone(entries, head, again));
            tabs.push(BoardTab { name: head.text().to_owned(), of_theme: false });
        }
    }
    // What was said has more to say than what is beneath it.
    let more = if beside { area.width / 6 } else { 0 };
    Tabbed { sheet: Sheet::with_first(sections, area.width, area.height, more), tabs }
}

/// "2 Being well together".
fn name(desk: &Desk, page: &Page) -> String {
    page.theme.map_or_else(
        || Word::OtherActions.text().to_owned(),
        |theme| format!("{} {}", desk.session.spoken(theme), theme.text()),
    )
}

/// A theme's page: the theme with what nobody had planned, then action by action.
fn section(desk: &Desk, page: &Page, beside: bool) -> Section {
    let rows = page.rows.iter().map(|row| {
        let beneath = row.beneath.iter().zip(MARKS).map(|(lines, mark)| {
            let mark = if beside { "" } else { mark.text() };
            lines.iter().map(|line| beneath(desk, line, mark)).collect::<Vec<Item>>()
        });
        let mut columns: Vec<Vec<Item>> = std::iter::once(vec![head(desk, row)]).chain(beneath).collect();
        if !beside {
            columns = vec![columns.into_iter().flatten().collect()];
        }
        // What stands beneath an action stays with it; where that is too much for a page, it says whose it is.
        let again = Words::AgainOf.with(&[desk.session.spoken(row.of)]);
        Band { again, columns, air: true, whole: true, ..Band::default() }
    });
    rows.collect()
}

/// What was said: an action with who, when, and what became of it; a theme with its name.
fn head(desk: &Desk, row: &Row) -> Item {
    let entry = row.of;
    let session = &desk.session;
    let more: Vec<String> = row.stand.map_or_else(Vec::new, |stand| {
        let now = [who_and_when(session, entry, stand, Lang::ENGLISH), news(session, entry, stand, Lang::ENGLISH)];
        let then = earlier(session, entry).into_iter().take(MOST_EARLIER);
        now.into_iter().chain(then).chain([before(session, entry)]).collect()
    });
    Item {
        entry: Some(entry.id.clone()),
        no: session.spoken(entry),
        mark: if row.stand == Some(Stand::Done) { Words::MarkDone.text() } else { "" },
        words: entry.text().to_owned(),
        more: more.iter().filter(|more| !more.is_empty()).map(|more| text::with_firm_days(more)).collect(),
        strong: true,
        leads: row.stand.is_some(),
        ..Item::default()
    }
}

/// A line beneath an action; one of an earlier meeting with its day.
fn beneath(desk: &Desk, line: &Entry, mark: &'static str) -> Item {
    let is_earlier = !desk.is_said_here(line);
    let day = board::said_on(&desk.session, line).filter(|_| is_earlier).map(dates::written_out);
    Item {
        entry: Some(line.id.clone()),
        no: desk.session.spoken(line),
        mark,
        words: line.text().to_owned(),
        more: day.into_iter().collect(),
        ..Item::default()
    }
}

/// A line that stands beneath nothing: an ask with what was answered, anything else with what it is.
fn line_alone(desk: &Desk, entry: &Entry) -> Item {
    let about = match entry.kind {
        Kind::Ask => about_ask(&desk.session, entry, Lang::ENGLISH),
        kind if BENEATH.contains(&kind) => kind.spec().word.to_owned(),
        kind => [kind.spec().word.to_owned(), entry.words(Field::When), entry.words(Field::Counts)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
    };
    Item {
        entry: Some(entry.id.clone()),
        no: desk.session.spoken(entry),
        words: entry.text().to_owned(),
        leads: entry.kind == Kind::Ask,
        more: std::iter::once(about)
            .chain(earlier(&desk.session, entry).into_iter().take(MOST_EARLIER))
            .map(|more| text::with_firm_days(&more))
            .collect(),
        ..Item::default()
    }
}
