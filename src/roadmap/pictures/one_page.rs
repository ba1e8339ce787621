//! One A4 page: what the room wants, and who does what in the first 100 days. Uses the plan of the roadmap, so that both
//! papers say the same.

use super::super::draw_up;
use super::super::fonts::Face;
use super::super::palette::{GLOW, INK, LANES, PAPER, PHASES, SKY_FOOT, SKY_TOP, SOFT, SUN, WHITE, blend};
use super::super::plan::{Card, Lane, Plan, VisionSource};
use super::super::scene::{Paint, Rect, Role, look, stroke};
use super::super::shape::{Shaper, span};
use super::super::words as said;
use super::paragraph::{Align, LEADING, Paragraph};
use super::sheet::{A4, Frame, Sheet, sizes};
use super::{Asked, Drawn, Part};
use crate::model::field::Field;
use crate::model::session::Session;
use crate::words::pictures::Pictures as Words;
use chrono::Days;

/// The largest and the smallest type: 14 pt and 9 pt.
const MOST: f32 = 4.94;
const LEAST: f32 = 3.175;
/// The days that the table is about.
const HUNDRED: u64 = 100;
/// The widths of the table's columns: what, who, by when.
const COLUMNS: [f32; 3] = [0.5, 0.27, 0.23];
/// No more lines of common ground than this.
const GROUND: usize = 8;

/// What the page says, measured.
struct Page {
    vision: Vec<Paragraph>,
    heading: String,
    ground: Vec<(String, Paragraph)>,
    values: Option<Paragraph>,
    rows: Vec<Row>,
    /// How many of the rows have a day within the first 100; no day is known of the others.
    dated: usize,
    /// How many actions there are beside those that may stand in the table.
    later: usize,
    next: Paragraph,
    contact: Option<Paragraph>,
}

/// A row of the table.
struct Row {
    id: String,
    text: String,
    cells: [Paragraph; 3],
}

/// Draws the page of a session.
pub fn draw(shaper: &mut Shaper, session: &Session, asked: &Asked) -> Drawn {
    let plan = draw_up::plan(session, asked.as_of);
    let mut frame = Frame::of(session, &plan.title, "");
    frame.page = A4;
    frame.subtitle.clone_from(&plan.subtitle);
    let mut page = measured(shaper, session, &plan);
    let room = frame.body();
    // Everything larger first; where even the smallest does not hold it, the table alone is cut.
    let whole = sizes(MOST, LEAST).find(|size| height(&mut page, *size, room.w, usize::MAX) <= room.h);
    let size = whole.unwrap_or(LEAST);
    let many = page.rows.len();
    let shown = (0..=many).rev().find(|n| height(&mut page, size, room.w, *n) <= room.h).unwrap_or(0);
    let mut sheet = frame.sheet(shaper, 1, 1);
    sheet.size = size;
    let free = (room.h - height(&mut page, size, room.w, shown)).max(0.0);
    paint(&mut sheet, shaper, &mut page, (room, size, shown, free), &plan);
    let held = page.rows.iter().take(shown).map(|row| (row.id.clone(), row.text.clone())).collect();
    let words = in_words(&plan);
    let empty = plan.lanes.is_empty() && plan.values.is_empty() && plan.vision.lines.is_empty();
    Drawn { words, held, empty, ..frame.drawn(shaper, vec![sheet]) }
}

/// A lane stands by what the room agreed, else by its name.
fn words_of(lane: &Lane) -> &str {
    lane.statement.as_deref().filter(|words| !words.trim().is_empty()).unwrap_or(&lane.name)
}

/// Whether the room has agreed on any of the themes' statements.
fn is_agreed(plan: &Plan) -> bool {
    plan.lanes.iter().any(|lane| lane.statement.is_some())
}

/// Nothing is called common ground that the room has not confirmed.
fn ground_heading(plan: &Plan) -> Words {
    if is_agreed(plan) { Words::CommonGround } else { Words::Themes }
}

/// The actions of the first 100 days, and those of which no day is known: promised ones first, then by their day.
fn first_hundred(plan: &Plan) -> [Vec<&Card>; 2] {
    let until = plan.day_zero.checked_add_days(Days::new(HUNDRED)).unwrap_or(plan.day_zero);
    let all = plan.lanes.iter().flat_map(|lane| &lane.cards);
    let (mut undated, mut dated): (Vec<&Card>, Vec<&Card>) = all.partition(|card| card.due.is_none());
    dated.retain(|card| card.due.is_some_and(|due| due <= until));
    dated.sort_by_key(|card| (!card.promised, card.due));
    undated.sort_by_key(|card| !card.promised);
    [dated, undated]
}

/// What stands over the table: nothing without a day is said to be of the first 100 days.
fn table_heading(page: &Page) -> Words {
    if page.dated == 0 && !page.rows.is_empty() { Words::Undated } else { Words::FirstHundred }
}

/// Whether the rows without a day begin within the table, with a heading of their own.
fn parts_undated(page: &Page, shown: usize) -> bool {
    page.dated > 0 && shown > page.dated
}

fn measured(shaper: &mut Shaper, session: &Session, plan: &Plan) -> Page {
    let mut words = 0;
    let none = plan.vision.lines.is_empty();
    let no_vision = [said::no_vision(plan).to_owned()];
    let lines: &[String] = if none { &no_vision } else { &plan.vision.lines };
    // Up to 60 words, whole sentences of it, at least one.
    let fits = |line: &&String| {
        let own = line.split_whitespace().count();
        let first = words == 0;
        words += own;
        first || words <= 60
    };
    // Where only the statements stand for a vision, they are the common ground below.
    let statements = plan.vision.source == VisionSource::Statements;
    let lines: Vec<&String> = if statements { Vec::new() } else { lines.iter().take_while(fits).collect() };
    let vision = lines.into_iter().map(|line| Paragraph::plain(shaper, line, Face::Semibold, WHITE)).collect();
    let heading = said::vision_heading(plan).to_uppercase();
    let agreed = is_agreed(plan);
    let ground = plan
        .lanes
        .iter()
        .filter(|lane| !lane.number.is_empty())
        .take(GROUND)
        .map(|lane| {
            let mut spans = vec![span(words_of(lane), Face::Regular, INK)];
            if lane.statement.is_none() && agreed {
                spans.push(span(format!("  ({})", Words::NotConfirmed.text_in(shaper.lang)), Face::Italic, SOFT));
            }
            (lane.number.clone(), Paragraph::new(shaper, &spans, 0.0))
        })
        .collect();
    let values =
        (!plan.values.is_empty()).then(|| Paragraph::plain(shaper, &plan.values.join("  ·  "), Face::Semibold, INK));
    let [first, undated] = first_hundred(plan);
    let dated = first.len();
    let rows: Vec<Row> = first.into_iter().chain(undated).map(|card| row(shaper, card)).collect();
    let later = plan.lanes.iter().map(|lane| lane.cards.len()).sum::<usize>().saturating_sub(rows.len());
    let next = plan.next_meeting.as_deref().map(str::trim).filter(|next| !next.is_empty());
    let next = vec![
        span(format!("{}: ", Words::NextMeeting.text_in(shaper.lang)), Face::Bold, INK),
        span(next.unwrap_or(Words::NotFixed.text_in(shaper.lang)), Face::Regular, INK),
    ];
    let contact = [session.words(Field::Sender), session.words(Field::Responsible)];
    let contact = contact.into_iter().find(|words| !words.trim().is_empty()).map(|words| {
        let spans = [
            span(format!("{}: ", Words::Contact.text_in(shaper.lang)), Face::Bold, INK),
            span(words, Face::Regular, INK),
        ];
        Paragraph::new(shaper, &spans, 0.0)
    });
    Page { vision, heading, ground, values, rows, dated, later, next: Paragraph::new(shaper, &next, 0.0), contact }
}

fn row(shaper: &mut Shaper, card: &Card) -> Row {
    let what = [
        span(format!("{}\u{A0} ", card.number), Face::Bold, INK),
        span(&card.what, if card.promised { Face::Semibold } else { Face::Regular }, INK),
    ];
    let who = if card.promised { Face::Semibold } else { Face::Italic };
    let cells = [
        Paragraph::new(shaper, &what, 0.0),
        Paragraph::plain(shaper, said::who(card, shaper.lang), who, INK),
        Paragraph::plain(shaper, &said::due_in_column(card, shaper.lang), Face::Regular, INK),
    ];
    Row { id: card.id.clone(), text: card.what.clone(), cells }
}

const HEADING: f32 = 1.18;

fn heading_height(size: f32) -> f32 {
    size * HEADING * LEADING + size * 1.15
}

fn row_height(row: &mut Row, size: f32, width: f32) -> f32 {
    let cells = row.cells.iter_mut().zip(COLUMNS);
    cells.map(|(cell, share)| cell.height(width * share - size, size)).fold(0.0, f32::max) + size * 0.5
}

fn vision_height(page: &mut Page, size: f32, width: f32) -> f32 {
    if page.vision.is_empty() {
        return 0.0;
    }
    let own = size * 1.22;
    let lines: f32 = page.vision.iter_mut().map(|line| line.height(width - size * 4.0, own) + own * 0.3).sum();
    lines + size * 3.6
}

/// The height of the page with so many rows of the table.
fn height(page: &mut Page, size: f32, width: f32, rows: usize) -> f32 {
    let mut out = vision_height(page, size, width);
    if !page.ground.is_empty() {
        out += heading_height(size);
        out +=
            page.ground.iter_mut().map(|(_, words)| words.height(width - size * 2.4, size) + size * 0.4).sum::<f32>();
    }
    if let Some(values) = &mut page.values {
        out += heading_height(size) + values.height(width, size);
    }
    out += heading_height(size) + size * 1.7;
    out += page.rows.iter_mut().take(rows).map(|row| row_height(row, size, width)).sum::<f32>();
    out += if parts_undated(page, rows) { heading_height(size) } else { 0.0 };
    let left = page.rows.len().saturating_sub(rows) + page.later;
    out += if left > 0 { size * 1.7 } else { 0.0 };
    out += size * 1.2 + page.next.height(width, size);
    out + page.contact.as_mut().map_or(0.0, |words| words.height(width, size) + size * 0.3)
}

fn heading(sheet: &mut Sheet, shaper: &mut Shaper, words: &str, at: (f32, f32), size: f32) -> f32 {
    sheet.canvas.enter("headings", Role::Lane);
    let y = at.1 + size * 0.75 + size * HEADING * 0.95;
    sheet.canvas.label(shaper, words, (at.0, y), look(size * HEADING, Face::Bold, INK, PAPER), 0.0);
    heading_height(size)
}

fn paint(
    sheet: &mut Sheet,
    shaper: &mut Shaper,
    page: &mut Page,
    (room, size, shown, free): (Rect, f32, usize, f32),
    plan: &Plan,
) {
    // What is left over goes between the parts, as far as they still belong together.
    let air = (free / 5.0).min(size * 2.4);
    let mut y = room.y;
    if !page.vision.is_empty() {
        y += vision(sheet, shaper, page, Rect { y, ..room }, size) + air;
    }
    if !page.ground.is_empty() {
        y += heading(sheet, shaper, ground_heading(plan).text_in(shaper.lang), (room.x, y), size);
        for (n, (number, words)) in page.ground.iter_mut().enumerate() {
            sheet.canvas.enter(&format!("ground-{n}"), Role::Lane);
            let ink = LANES.get(n % LANES.len()).copied().unwrap_or(SOFT);
            let middle = (room.x + size * 0.85, y + size * 0.62);
            sheet.canvas.circle(middle.0, middle.1, size * 0.72, Some(ink), None);
            let own = (size * 0.85).max(2.3);
            let at = (middle.0, middle.1 + own * 0.33);
            sheet.canvas.label(shaper, number, at, look(own, Face::Bold, WHITE, ink), 0.5);
            let rect = Rect::new(room.x + size * 2.4, y, room.w - size * 2.4, size);
            y += words.draw(&mut sheet.canvas, shaper, rect, (size, PAPER), Align::Start) + size * 0.4;
        }
        y += air;
    }
    if let Some(values) = &mut page.values {
        y += heading(sheet, shaper, Words::Values.text_in(shaper.lang), (room.x, y), size);
        sheet.canvas.enter("values", Role::Values);
        let rect = Rect::new(room.x, y, room.w, size);
        y += values.draw(&mut sheet.canvas, shaper, rect, (size, PAPER), Align::Start) + air;
    }
    y += heading(sheet, shaper, table_heading(page).text_in(shaper.lang), (room.x, y), size);
    y = table(sheet, shaper, page, (Rect { y, ..room }, size, shown));
    let (_, cards) = plan.promised();
    if cards == 0 {
        sheet.canvas.enter("nothing", Role::Legend);
        let words = Words::NoActions.text_in(shaper.lang);
        sheet.canvas.label(shaper, words, (room.x, y + size), look(size, Face::Italic, SOFT, PAPER), 0.0);
    }
    let mut foot = room.bottom() - page.next.height(room.w, size);
    foot -= page.contact.as_mut().map_or(0.0, |words| words.height(room.w, size) + size * 0.3);
    sheet.canvas.enter("next-meeting", Role::NextMeeting);
    sheet.canvas.line((room.x, foot - size * 0.6), (room.right(), foot - size * 0.6), stroke(SUN, 0.6));
    for words in [Some(&mut page.next), page.contact.as_mut()].into_iter().flatten() {
        let rect = Rect::new(room.x, foot, room.w, size);
        foot += words.draw(&mut sheet.canvas, shaper, rect, (size, PAPER), Align::Start) + size * 0.3;
    }
}

fn vision(sheet: &mut Sheet, shaper: &mut Shaper, page: &mut Page, room: Rect, size: f32) -> f32 {
    let height = vision_height(page, size, room.w) - size * 0.6;
    let rect = Rect { h: height, ..room };
    sheet.canvas.enter("vision", Role::Vision);
    let steps = rect.steps();
    sheet.canvas.outline(steps, Some(Paint::Down(SKY_TOP, SKY_FOOT)), None);
    let x = rect.x + size * 2.0;
    let mut y = rect.y + size * 0.9;
    let own = (size * 0.78).max(2.4);
    sheet.canvas.label(shaper, &page.heading, (x, y + own * 0.75), look(own, Face::Bold, GLOW, SKY_FOOT), 0.0);
    y += size * 1.3;
    let own = size * 1.22;
    for line in &mut page.vision {
        let inner = Rect::new(x, y, rect.w - size * 4.0, own);
        y += line.draw(&mut sheet.canvas, shaper, inner, (own, SKY_FOOT), Align::Start) + own * 0.3;
    }
    height + size * 0.6
}

/// The table; where the next thing stands.
fn table(sheet: &mut Sheet, shaper: &mut Shaper, page: &mut Page, (room, size, shown): (Rect, f32, usize)) -> f32 {
    let mut y = room.y;
    let ground = PHASES[1];
    sheet.canvas.enter("table-head", Role::Lane);
    sheet.canvas.fill(Rect::new(room.x, y, room.w, size * 1.5), ground);
    let mut x = room.x;
    for (words, share) in [Words::What, Words::Who, Words::ByWhen].into_iter().zip(COLUMNS) {
        let at = (x + size * 0.4, y + size * 1.05);
        sheet.canvas.label(shaper, words.text_in(shaper.lang), at, look(size * 0.92, Face::Bold, INK, ground), 0.0);
        x += room.w * share;
    }
    y += size * 1.7;
    let parted = parts_undated(page, shown).then_some(page.dated);
    for (n, row) in page.rows.iter_mut().take(shown).enumerate() {
        if parted == Some(n) {
            y += heading(sheet, shaper, Words::Undated.text_in(shaper.lang), (room.x, y), size);
        }
        let height = row_height(row, size, room.w);
        sheet.entry(&row.id, Rect::new(room.x, y, room.w, height));
        let mut x = room.x;
        for (cell, share) in row.cells.iter_mut().zip(COLUMNS) {
            let rect = Rect::new(x + size * 0.4, y, room.w * share - size, height);
            cell.draw(&mut sheet.canvas, shaper, rect, (size, PAPER), Align::Start);
            x += room.w * share;
        }
        y += height;
        let line = stroke(blend(SOFT, PAPER, 0.35), 0.18);
        sheet.canvas.line((room.x, y - size * 0.22), (room.right(), y - size * 0.22), line);
    }
    let left = page.rows.len().saturating_sub(shown) + page.later;
    if left > 0 {
        sheet.canvas.enter("more", Role::Legend);
        let words = Words::AndMore.with_in(shaper.lang, &[left.to_string()]);
        sheet.canvas.label(shaper, &words, (room.x + size * 0.4, y + size), look(size, Face::Italic, SOFT, PAPER), 0.0);
        y += size * 1.7;
    }
    y
}

fn in_words(plan: &Plan) -> Vec<Part> {
    let vision = Part { heading: said::vision_heading(plan).to_owned(), lines: plan.vision.lines.clone() };
    let lanes = plan.lanes.iter().filter(|lane| !lane.number.is_empty());
    let ground = lanes.map(|lane| format!("{}  {}", lane.number, words_of(lane))).collect();
    let lang = plan.lang();
    let action =
        |card: &&Card| format!("{}  {}; {}, {}", card.number, card.what, said::who(card, lang), said::due(card, lang));
    let [dated, undated] = first_hundred(plan).map(|cards| cards.iter().map(action).collect());
    let next = plan.next_meeting.iter().cloned().collect();
    let part = |heading: Words, lines: Vec<String>| Part { heading: heading.text_in(lang).to_owned(), lines };
    vec![
        vision,
        part(ground_heading(plan), ground),
        part(Words::Values, plan.values.clone()),
        part(Words::FirstHundred, dated),
        part(Words::Undated, undated),
        part(Words::NextMeeting, next),
    ]
}
