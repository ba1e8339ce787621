//! What tables tell, a page for each; and, where others listen, what is shown with what was noted.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::told;
use crate::ui::instrument::by_words;
use crate::ui::instrument::told::{Page, new_teller, pages};
use crate::ui::state::desk::Desk;
use crate::ui::state::sheet::{Band, Item, Section, Sheet, Tabbed, TellerTab};
use crate::ui::state::worked_out::ToldAt;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::laid_out::{Follow, between, draw_short_foot, has_foot, saved};
use crate::ui::view::list::rows::with_flag;
use crate::ui::view::pen::Pen;
use crate::words::told::Told as Words;
use ratatui::layout::Rect;
use std::ops::Range;

/// Draws the page of the table that speaks, or of what is shown now.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let sheet_area = between(area);
    let size = (area.width, area.height);
    let at = ToldAt { size, task: desk.task_code(), new: new_teller(desk) };
    let laid_out = desk.worked_out.told.of_both(&desk.session, at, || lay_out(desk, area));
    let Tabbed { sheet, tabs: pages } = laid_out.as_ref();
    let here = pages.iter().position(|page| is_here(desk, page)).unwrap_or(0);
    let at = sheet.shown(desk, &Follow { line: desk.touched.clone(), section: here });
    let shown = sheet.pages.get(at).map_or(0, |page| page.section);
    let top = draw_foot(desk, sheet, at, area, pen);
    if area.height >= 3 {
        draw_tabs(desk, pages, shown, top, pen);
    }
    sheet.draw(desk, at, sheet_area, pen);
}

/// All of them in pages.
fn lay_out(desk: &Desk, area: Rect) -> Tabbed<TellerTab> {
    let pages = pages(desk);
    let sheet_area = between(area);
    let sections = pages.iter().map(|page| section(desk, page, pages.len())).collect();
    let told = |page: &Page| TellerTab {
        by: page.by.clone(),
        head: page.head.map(|head| head.id.clone()),
        teller: page.head.map(|head| teller(desk, head)),
        has_lines: !page.lines.is_empty(),
    };
    let sheet = Sheet::new(sections, sheet_area.width.saturating_sub(1), sheet_area.height);
    Tabbed { sheet, tabs: pages.iter().map(told).collect() }
}

/// Whether new lines are kept on a page.
fn is_here(desk: &Desk, page: &TellerTab) -> bool {
    if desk.task().and_then(told::heard_in).is_some() { page.head == desk.under } else { page.by == desk.by.as_str() }
}

/// How a page is called in the row of pages: the table's number, a group's letter.
fn tab(desk: &Desk, page: &TellerTab) -> String {
    let by = page.by.as_str();
    let here = if is_here(desk, page) && !desk.large { "▸" } else { "" };
    let name = match told::number(by) {
        Some(n) => n.to_string(),
        None if by.is_empty() => "–".to_owned(),
        None => by.to_owned(),
    };
    let has = if page.has_lines { " ✓" } else { "" };
    format!("{here}{name}{has}")
}

/// The pages in a row, the one that is shown standing out, with how far the telling is. The words beside them are
/// shortened; the row is not.
fn draw_tabs(desk: &Desk, pages: &[TellerTab], shown: usize, area: Rect, pen: &mut Pen) {
    let tabs: Vec<String> = pages.iter().map(|page| tab(desk, page)).collect();
    let row: u16 = tabs.iter().map(|tab| text::columns(tab) + 2).fold(0, u16::saturating_add).saturating_sub(2);
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    if !has_foot(area) {
        return draw_row(&tabs, shown, area, pen);
    }
    let name = text::columns(Words::Tables.text()) + 2;
    let fits = |beside: u16| row + beside <= area.width;
    let words = count(desk, pages, shown).into_iter().find(|words| fits(name + text::columns(words) + 2));
    if let Some(words) = &words {
        pen.put_right(area.right(), area.y, words, Role::Text);
    }
    let room = area.width.saturating_sub(words.map_or(0, |words| text::columns(&words) + 2));
    let used = if fits(name) { pen.put(area.x, area.y, Words::Tables.text(), room, Role::Text) + 2 } else { 0 };
    draw_row(&tabs, shown, Rect { x: area.x + used, width: room.saturating_sub(used), ..area }, pen);
}

/// Where they do not all fit, those around the one that is shown, with a mark where more of them are.
fn draw_row(tabs: &[String], shown: usize, area: Rect, pen: &mut Pen) {
    let mut range = shown..(shown + 1).min(tabs.len());
    loop {
        let after = range.start..(range.end + 1).min(tabs.len());
        let before = range.start.saturating_sub(1)..range.end;
        let whole = |range: &Range<usize>| {
            let marks = u16::from(range.start > 0) * 2 + u16::from(range.end < tabs.len()) * 2;
            let words: u16 = tabs.get(range.clone()).unwrap_or_default().iter().map(|tab| text::columns(tab) + 2).sum();
            words.saturating_sub(2) + marks
        };
        match [after, before].into_iter().find(|wider| *wider != range && whole(wider) <= area.width) {
            Some(wider) => range = wider,
            None => break,
        }
    }
    let mut x = area.x;
    if range.start > 0 {
        x += pen.put(x, area.y, "…", 1, Role::Rule) + 1;
    }
    for (n, tab) in tabs.iter().enumerate().take(range.end).skip(range.start) {
        let role = if n == shown { Role::Key } else { Role::Text };
        x += pen.put(x, area.y, tab, area.right().saturating_sub(x), role) + 2;
    }
    if range.end < tabs.len() {
        pen.put(x.saturating_sub(1), area.y, "…", 1, Role::Rule);
    }
}

/// How many tables have told, and which have not; where others listen, the place in the order and what comes next. The
/// longest words first, then shorter ones.
fn count(desk: &Desk, pages: &[TellerTab], shown: usize) -> Vec<String> {
    if desk.task().and_then(told::heard_in).is_some() {
        let all: Vec<&String> = pages.iter().filter_map(|page| page.teller.as_ref()).collect();
        if shown >= all.len() {
            return if all.is_empty() { Vec::new() } else { vec![Words::AllOfThem.text().to_owned()] };
        }
        let place = Words::OnStage.with(&[(shown + 1).to_string(), all.len().to_string()]);
        let next = all.get(shown + 1);
        let next = next.map(|next| Words::ComesNext.with(&[next]));
        let next = next.unwrap_or_else(|| Words::LastOne.text().to_owned());
        return vec![[place.as_str(), next.as_str()].join(" · "), next, place];
    }
    let tables: Vec<&TellerTab> = pages.iter().filter(|page| told::number(&page.by).is_some()).collect();
    let have = tables.iter().filter(|page| page.has_lines).count();
    if desk.session.of_kind(Kind::Table).next().is_none() {
        return vec![Words::OneHasTold.counted(Words::HaveTold, have)];
    }
    let of = [have.to_string(), tables.len().to_string()];
    let (said, short) = (Words::HaveToldOf.with(&of), Words::ToldOf.with(&of));
    let not_yet: Vec<&str> =
        tables.iter().filter(|page| !page.has_lines).map(|page| page.by.trim_start_matches('T')).collect();
    let open = Words::NotYet.with(&[not_yet.join(" ")]);
    if not_yet.is_empty() || have == 0 {
        vec![said, short]
    } else {
        vec![[said.as_str(), &open].join(" · "), said, short]
    }
}

/// The table that tells something, else its title.
fn teller(desk: &Desk, entry: &Entry) -> String {
    if entry.by.is_empty() { entry.text().to_owned() } else { by_words(desk, &entry.by) }
}

/// Gives back what is left beside it for the row at the top.
fn draw_foot(desk: &Desk, sheet: &Sheet, at: usize, area: Rect, pen: &mut Pen) -> Rect {
    let (page, of) = sheet.page_in_section(at);
    let page = if of > 1 { Words::PageOf.with(&[page.to_string(), of.to_string()]) } else { String::new() };
    if !has_foot(area) {
        return if area.height < 3 { area } else { draw_short_foot(desk, &page, area, pen) };
    }
    let y = area.bottom() - 1;
    pen.put_right(area.right().saturating_sub(1), y, &page, Role::Rule);
    if let Some((words, role)) = saved(desk) {
        pen.put(area.x, y, &words, area.width, role);
    }
    area
}

/// One page: the head, then what stands under it, kind by kind; or the notes, by who noted them.
fn section(desk: &Desk, page: &Page, pages: usize) -> Section {
    let Some(task) = desk.task() else { return Vec::new() };
    if told::heard_in(task).is_some() {
        return heard(desk, page, pages);
    }
    let head = told::head_of(task);
    let mut bands = vec![band(table(desk, &page.by), Vec::new())];
    for kind in task.captures {
        let items: Vec<Item> =
            page.lines.iter().filter(|line| line.kind == *kind).map(|line| item(desk, line, head)).collect();
        let first = bands.first_mut().filter(|_| head == Some(*kind));
        match (items.is_empty(), first) {
            (false, Some(first)) => first.columns = vec![items],
            (true, Some(first)) => first.columns = vec![vec![not_yet(page)]],
            (false, None) => bands.push(band(kind.plural_in(desk.session.lang()).to_owned(), items)),
            (true, None) => {}
        }
    }
    // What somebody moved here from another task.
    let rest = page.lines.iter().filter(|line| !task.captures.contains(&line.kind));
    let rest: Vec<Item> = rest.map(|line| item(desk, line, head)).collect();
    if !rest.is_empty() {
        bands.push(band(Kind::Line.spec().plural.to_owned(), rest));
    }
    // On a further page, of what these are: its title.
    if let Some(title) = page.lines.iter().find(|line| head == Some(line.kind)) {
        for band in &mut bands {
            band.again = Words::MoreOf.with(&[band.again.as_str(), title.text()]);
        }
    }
    bands
}

fn band(heading: String, items: Vec<Item>) -> Band {
    let again = crate::words::time_lines::TimeLines::GoesOn.with(&[&heading]);
    Band { heading, again, columns: vec![items], ..Band::default() }
}

/// A table as a heading.
fn table(desk: &Desk, by: &str) -> String {
    match told::number(by) {
        Some(n) => Words::Table.with_in(desk.session.lang(), &[n.to_string()]),
        None if by.is_empty() => Words::NoTable.text_in(desk.session.lang()).to_owned(),
        None => by_words(desk, by),
    }
}

fn not_yet(page: &Page) -> Item {
    let words = if page.lines.is_empty() { Words::NothingYet } else { Words::NoHeadYet };
    Item { words: words.text().to_owned(), ..Item::default() }
}

fn item(desk: &Desk, entry: &Entry, head: Option<Kind>) -> Item {
    let is_head = head == Some(entry.kind);
    let facts = [
        (Field::Lane, Words::OnLane),
        (Field::Form, Words::ToldAs),
        (Field::Year, Words::InTheYear),
        (Field::Barrier, Words::StoodInTheWay),
        (Field::Overcome, Words::GotPast),
    ];
    // A line's lane is that of its head.
    let facts = facts.iter().filter(|(field, _)| is_head || *field != Field::Lane);
    let facts = facts.map(|(field, word)| (entry.words(*field), word)).filter(|(words, _)| !words.is_empty());
    let mut more: Vec<String> = facts.map(|(words, word)| word.with(&[words])).collect();
    more.extend(Some(with_flag(entry, String::new())).filter(|flag| !flag.is_empty()));
    Item {
        entry: Some(entry.id.clone()),
        no: desk.session.spoken(entry),
        words: entry.text().to_owned(),
        more,
        strong: is_head,
        ..Item::default()
    }
}

/// What is shown now, and the notes about it by the tables that listened.
fn heard(desk: &Desk, page: &Page, pages: usize) -> Section {
    let mut bands = Vec::new();
    let heading = match page.head {
        Some(future) => table(desk, &future.by),
        None => Words::AllOfThem.text().to_owned(),
    };
    // While it is shown, its title and its form are enough: the notes need the room.
    let short = |future: &Entry| {
        let more = Some(future.words(Field::Form)).filter(|form| !form.is_empty());
        let more = more.map(|form| Words::ToldAs.with(&[form])).into_iter().collect();
        Item { more, ..item(desk, future, Some(future.kind)) }
    };
    let shown: Vec<Item> = page.head.map(short).into_iter().collect();
    let empty = page.head.is_none() && page.lines.is_empty();
    bands.push(band(heading, shown));
    if empty {
        let words = if pages < 2 { Words::NothingToShow } else { Words::NothingYet };
        let nothing = Item { words: words.text().to_owned(), ..Item::default() };
        bands.push(Band { columns: vec![vec![nothing]], ..Band::default() });
    }
    let mut tables: Vec<&str> = page.lines.iter().map(|note| note.by.as_str()).collect();
    tables.sort_by_key(|by| (told::number(by).unwrap_or(0), *by));
    tables.dedup();
    for by in tables {
        let notes = page.lines.iter().filter(|note| note.by.as_str() == by);
        let heading =
            if by.is_empty() { Words::Notes.text().to_owned() } else { Words::NotedBy.with(&[by_words(desk, by)]) };
        bands.push(band(heading, notes.map(|note| item(desk, note, None)).collect()));
    }
    bands
}
