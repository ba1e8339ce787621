//! The bottom of the desk: the name of the state, the capture line with its boxes, the message line, the footer.

mod boxes;

use super::kinds;
use super::message::message;
use super::steering;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::stage::Surface;
use crate::ui::command::Command;
use crate::ui::instrument::by_words;
use crate::ui::line::{CaptureLine, TextBox};
use crate::ui::state::App;
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::agree::confirm;
use crate::ui::view::pen::{Pen, inset, rows_of};
use crate::words::Word;
use crate::words::links::Links;
use ratatui::layout::Rect;

/// How many rows the line may take at most.
const MOST_ROWS: u16 = 3;

/// From how many columns on the answers to a lit action stand in one row.
const FITS_ANSWERS: u16 = 78;

/// Under so many columns the line has no mark, no label and no margin.
const TINY: u16 = 24;

/// How the bottom is shared out: rows of the line, of the message, of the footer.
#[derive(Debug, Clone, Copy)]
pub struct Shares {
    /// The rule with the state's name.
    pub rule: u16,
    /// What the line can be.
    pub kinds: u16,
    /// Free rows above the line and below it: large, where there is room. What grows takes them first, so that the page
    /// above stays as high as it was.
    pub air: [u16; 2],
    /// The line.
    pub line: u16,
    /// What stands until it is over: what is not saved, and why.
    pub standing: u16,
    /// The message.
    pub message: u16,
    /// The footer.
    pub footer: u16,
    /// Every box in a row of its own.
    pub all_boxes: bool,
}

impl Shares {
    /// All rows.
    pub fn total(self) -> u16 {
        self.rule + self.kinds + self.air[0] + self.air[1] + self.line + self.standing + self.message + self.footer
    }
}

/// What the bottom takes of so many rows.
pub fn shares(app: &App, desk: &Desk, area: Rect) -> Shares {
    let boxes = u16::try_from(desk.line.boxes().len()).unwrap_or(u16::MAX);
    let in_use = desk.mode == Mode::Writing || !desk.line.is_empty();
    let folded = desk.purpose == Purpose::New && desk.line.at() == 0 && desk.instrument().folds_boxes();
    let all_boxes = boxes > 1 && in_use && !folded && area.height >= 14 + boxes && !is_small(area);
    // Large, the boxes stand there in use or not, or never: the page above is as high with a line as without.
    let all_boxes = if desk.large { boxes > 1 && area.height >= 20 && !is_small(area) } else { all_boxes };
    let line = if all_boxes {
        boxes + boxes::more_rows(app, desk, area)
    } else {
        let beside = if area.width < TINY { 0 } else { label_width(desk, false) + 4 };
        let wide = area.width.saturating_sub(beside);
        let text = desk.line.boxes().get(desk.line.at()).map_or("", TextBox::text);
        // The cursor stands after the last letter: it must have its place too.
        let most = match area.height {
            ..4 => 1,
            4..12 => 2,
            12.. if desk.large => 1 + steering::free_rows(desk, area),
            12.. => MOST_ROWS,
        };
        rows_of(&format!("{text}."), wide).clamp(1, most)
    };
    let most = match area.height {
        30.. if desk.pasted.is_some() => 10,
        22.. if desk.pasted.is_some() => 8,
        18.. => 6,
        _ => 3,
    };
    let rows =
        |words: Option<String>| words.map_or(0, |words| rows_of(&words, inset(area, margin(area)).width).min(most));
    let notice = rows(message(app, desk, is_short(area)).map(|(words, _)| words));
    let standing = rows(standing(desk));
    let rule = u16::from(area.height >= 5);
    let line = line.min(area.height);
    if is_small(area) {
        // The line first, then one notice, as much of it as fits; what is left is for the task.
        let free = area.height - line;
        let message = notice.min(free);
        let standing = if message == 0 { standing.min(free) } else { 0 };
        let rule = rule.min(free - message - standing);
        return Shares { rule, kinds: 0, air: [0; 2], line, standing, message, footer: 0, all_boxes };
    }
    Shares {
        rule,
        kinds: kinds::rows(desk, area),
        air: steering::air(desk, area, line.saturating_sub(if all_boxes { boxes } else { 1 }) + notice + standing),
        line,
        standing,
        message: if desk.large { notice } else { notice.max(usual_message(desk, area)) },
        footer: u16::from(!desk.large),
        all_boxes,
    }
}

/// How many rows the message has, also where less is said. On the board the answers that digits give stand there most of
/// the time, so that its pages would be others without them.
fn usual_message(desk: &Desk, area: Rect) -> u16 {
    if desk.surface() == Surface::Board && area.width < FITS_ANSWERS && area.height >= 16 { 2 } else { 1 }
}

/// Whether the bottom is as high as it mostly is: one row for the line, and nothing that stands there for a while.
pub fn is_usual(app: &App, desk: &Desk, area: Rect) -> bool {
    let shares = shares(app, desk, area);
    shares.line <= 1 && shares.standing == 0 && shares.message <= usual_message(desk, area)
}

/// Whether the window is so small that the line comes before everything else.
fn is_small(area: Rect) -> bool {
    area.width < 40 || area.height < 10
}

/// Whether a question has no room for a row for each answer.
fn is_short(area: Rect) -> bool {
    is_small(area) || area.height < 18
}

/// The free columns at both sides of a message: none to give away in a small window.
fn margin(area: Rect) -> u16 {
    u16::from(area.width >= 12)
}

/// Draws the bottom into its area.
pub fn draw(app: &App, desk: &Desk, shares: Shares, area: Rect, pen: &mut Pen) {
    let short = is_short(pen.area());
    let mut y = area.y;
    // Where nothing better has it, the cursor stands in the line; a lit row takes it from here.
    pen.set_cursor(area.x + 3, area.y + shares.rule + shares.kinds + shares.air[0]);
    if shares.rule > 0 {
        draw_rule(desk, area, y, pen);
        y += 1;
    }
    if shares.kinds > 0 {
        kinds::draw(desk, Rect { y, height: 1, ..area }, pen);
        y += shares.kinds;
    }
    y += shares.air[0];
    let line = Rect { y, height: shares.line, ..area };
    if shares.all_boxes {
        boxes::draw(app, desk, line, pen);
    } else {
        draw_one(app, desk, line, pen);
    }
    y += shares.line + shares.air[1];
    let inner = inset(area, margin(area));
    if let Some(words) = standing(desk) {
        pen.paragraph(Rect { y, height: shares.standing, ..inner }, &words, Role::Alarm);
    }
    y += shares.standing;
    if let Some((words, role)) = message(app, desk, short) {
        pen.paragraph(Rect { y, height: shares.message, ..inner }, &words, role);
    }
    y += shares.message;
    if shares.footer > 0 {
        super::footer::draw(app, Rect { y, height: 1, ..area }, pen);
    }
}

/// The rule: the state's name at the left, what the line is beside it.
fn draw_rule(desk: &Desk, area: Rect, y: u16, pen: &mut Pen) {
    pen.rule(area.x, y, area.width);
    let (name, role) = match desk.mode {
        _ if desk.pasted.is_some() => (Word::Pasted, Role::Choosing),
        Mode::Writing => (Word::Writing, Role::Writing),
        Mode::Choosing => (Word::Choosing, Role::Choosing),
    };
    let mut x = area.x + 1;
    x += pen.put(x, y, &format!(" {} ", name.text()), area.width, role);
    let about = about(desk);
    if !about.is_empty() {
        x += pen.put(x, y, &format!(" {about} "), area.width.saturating_sub(x), Role::Strong);
    }
    if desk.saves.in_trouble() {
        // Whatever it covers: it must be seen.
        let words = format!(" {} ", Word::NotSaved.text());
        pen.put_right(area.right().saturating_sub(1), y, &words, Role::Alarm);
    } else if desk.large && desk.saves.waiting() > 0 {
        // The lines on the wall say nothing of the disk: whoever writes them knows it from here.
        pen.put_right(area.right().saturating_sub(1), y, &format!(" {} ", Word::Saving.text()), Role::Rule);
    } else if desk.large {
        let back = back_words(desk);
        if x + text::columns(&back) + 3 < area.right() {
            pen.put_right(area.right().saturating_sub(1), y, &back, Role::Rule);
        }
    }
}

fn back_words(desk: &Desk) -> String {
    format!(" {} ", Word::LargeBack.with(&[desk.keys.brief(Command::Large)]))
}

/// On the rule of a large desk, before the way back: the key that turns the page.
pub fn draw_pages(desk: &Desk, area: Rect, pen: &mut Pen) {
    if desk.saves.in_trouble() || desk.saves.waiting() > 0 {
        return;
    }
    let keys = [Command::RoomOn, Command::RoomBack].map(|command| desk.keys.brief(command));
    let words = format!(" {} ", Word::LargePages.with(&keys));
    let right = area.right().saturating_sub(2 + text::columns(&back_words(desk)));
    let used = text::columns(&about(desk)) + text::columns(Word::Choosing.text()) + 6;
    if area.x + used + text::columns(&words) < right {
        pen.put_right(right, area.y, &words, Role::Rule);
    }
}

/// What stands until it is over.
fn standing(desk: &Desk) -> Option<String> {
    if desk.large { desk.saves.briefly() } else { desk.saves.sentence(&desk.session) }
}

/// What the line is: its kind, under which theme, what it changes.
fn about(desk: &Desk) -> String {
    if desk.mode == Mode::Choosing && desk.line.is_empty() {
        return desk.picked_words().unwrap_or_default();
    }
    let charts = desk.charts_words().filter(|_| desk.purpose == Purpose::New);
    let parts = charts.into_iter().chain([what_it_is(desk)]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn what_it_is(desk: &Desk) -> String {
    match &desk.purpose {
        Purpose::New => {
            if let Some(words) = desk.instrument().line_is(desk) {
                return words;
            }
            let under = desk.instrument().kept_where(desk);
            let kind = desk.kind.spec().word;
            match (desk.kinds().len() > 1, desk.surface()) {
                (_, Surface::Sort) => Word::NameATheme.text().to_owned(),
                (true, _) if under.is_empty() => kind.to_owned(),
                (true, _) => format!("{kind} {under}"),
                (false, _) => under,
            }
        }
        Purpose::Reword(id) => Word::Changing.with(&[desk.number_of(id)]),
        Purpose::Objection(_) | Purpose::OpenObjection(_) if desk.by.is_empty() => Word::WhatWasSaid.text().to_owned(),
        Purpose::Objection(_) | Purpose::OpenObjection(_) => {
            [Word::WhatWasSaid.text(), &by_words(desk, &desk.by)].join(" · ")
        }
        Purpose::Tell(_, field) => confirm::ask_of(*field).to_owned(),
        Purpose::Statement(id) => {
            let name = desk.session.entry(id).map_or("", |theme| theme.text());
            Word::SentenceFor.with(&[name])
        }
        Purpose::Answer(id) => match desk.labels().as_slice() {
            [label] => (*label).to_owned(),
            _ => desk.instrument().told(desk, id).unwrap_or_default(),
        },
        Purpose::Meeting | Purpose::Custody | Purpose::Hand(_) => String::new(),
        Purpose::Room => Word::HowManyIn.text().to_owned(),
        Purpose::Lanes => Field::Lanes.spec().word.to_owned(),
        Purpose::Link(id) => Links::Which.with(&[called(desk, id)]),
        Purpose::Strike(id) => Word::StrikeWhat.with(&[called(desk, id)]),
    }
}

/// How a line is called: what it is, and its number.
pub fn called(desk: &Desk, id: &Id) -> String {
    let entry = desk.session.entry(id);
    entry.map(|entry| format!("{} {}", entry.kind.spec().word, desk.session.spoken(entry))).unwrap_or_default()
}

/// Where the word is asked that strikes a line: the words that will go.
pub fn words_that_go(desk: &Desk) -> Option<String> {
    let Purpose::Strike(id) = &desk.purpose else { return None };
    let entry = desk.session.entry(id)?;
    Some(Word::StrikeWords.with(&[called(desk, id).as_str(), entry.text()]))
}

/// How wide the labels of all boxes are, or that of the box that has the cursor: never cut.
fn label_width(desk: &Desk, all: bool) -> u16 {
    if desk.line.boxes().len() < 2 {
        return 0;
    }
    let labels = desk.labels();
    let wide = |label: &&str| text::columns(label);
    let wanted = if all { labels.iter().map(wide).max() } else { labels.get(desk.line.at()).map(wide) };
    wanted.unwrap_or(0) + 2
}

/// The line with one box, or the box that has the cursor.
fn draw_one(app: &App, desk: &Desk, area: Rect, pen: &mut Pen) {
    let mut x = area.x + u16::from(area.width >= TINY);
    let at = desk.line.at();
    if area.width < TINY {
        // Every column is the line's.
    } else if desk.line.boxes().len() > 1 && desk.mode == Mode::Writing {
        let label = desk.labels().get(at).copied().unwrap_or_default();
        x += pen.put(x, area.y, &format!("{label} "), label_width(desk, false), Role::Key);
    } else {
        x += pen.put(x, area.y, "› ", 2, Role::Key);
    }
    // What a date is taken for stands beside it here, too, where both have room in one row.
    let note = if area.width < TINY { String::new() } else { boxes::note(app, desk, at, x, area.right()) };
    let beside = if note.is_empty() { 0 } else { text::columns(&note) + 2 };
    if x + text::columns(desk.line.text_of(at)) + 1 + beside < area.right() {
        boxes::draw_note(&note, area.right(), area.y, pen);
    }
    let room = Rect { x, width: area.right().saturating_sub(x + u16::from(area.width >= TINY)).max(1), ..area };
    boxes::draw_text(desk.line.boxes().get(at), desk.mode == Mode::Writing, room, pen);
    draw_example(desk, at, room, pen);
    if desk.line.is_empty()
        && desk.pasted.is_none()
        && desk.mode == Mode::Writing
        && let Some(hint) = hint(app, desk)
    {
        let room = room.width.saturating_sub(2);
        pen.put(x + 2, area.y, whole_sentences(&hint, room), room, Role::Rule);
    }
}

/// As many of its sentences as have room; where not even the first has, all of it.
fn whole_sentences(words: &str, room: u16) -> &str {
    let ends = words.match_indices(". ").map(|(at, _)| at + 1).chain([words.len()]);
    let fits = |end: &usize| words.get(..*end).is_some_and(|part| text::columns(part) <= room);
    let end = ends.filter(fits).last().unwrap_or(words.len());
    words.get(..end).unwrap_or(words)
}

/// What can be typed into a box that is empty; the cursor's own place stays free.
fn draw_example(desk: &Desk, n: usize, room: Rect, pen: &mut Pen) {
    let example = super::example::of_box(desk, n).filter(|_| desk.line.text_of(n).is_empty());
    if let Some(example) = example.filter(|words| text::columns(words) + 2 <= room.width) {
        pen.put(room.x + 2, room.y, example, room.width, Role::Rule);
    }
}

fn hint(app: &App, desk: &Desk) -> Option<String> {
    if let (Purpose::New, Some(example)) = (&desk.purpose, desk.instrument().example(desk)) {
        return Some(example);
    }
    match desk.purpose {
        Purpose::Objection(_) | Purpose::OpenObjection(_) => Some(Word::EnterNothing.text().to_owned()),
        Purpose::New if desk.surface() == Surface::Sort => None,
        Purpose::New if app.size.1 >= 10 && desk.touched.is_none() => Some(desk.instrument().invites(desk).to_owned()),
        _ => None,
    }
}

/// A line that stands for itself: in home or an overlay.
pub fn draw_line(line: &CaptureLine, area: Rect, pen: &mut Pen) {
    boxes::draw_text(line.boxes().first(), true, area, pen);
}
