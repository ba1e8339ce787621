//! Pages with one thing on them: the question, a sentence read back, when we start again, whether this can be read.

use super::deck::Badge;
use super::{Drawn, Wall, draw_foot, face, letters, shown};
use crate::model::day::legible;
use crate::model::query;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::desk::clock;
use crate::ui::view::pen::{Pen, below, inset};
use crate::words::legible::Legible as Fit;
use crate::words::room::Room as Words;
use chrono::{Duration, Timelike};
use ratatui::layout::Rect;

/// A measure that the eye follows from the back row.
const MEASURE: u16 = 60;

/// One thing alone on the wall.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alone {
    /// What it is: its theme, its number.
    pub over: String,
    /// Whose it is.
    pub badge: Option<Badge>,
    /// The words.
    pub words: String,
    /// What stands below, a row or more each.
    pub below: Vec<String>,
    /// The lines that stand under it, with their numbers.
    pub lines: Vec<(String, String)>,
    /// What is asked of everybody, at the foot.
    pub asked: String,
}

/// The rows of a large text: with a free row between them, where there is room.
struct Rows {
    all: Vec<(String, Role)>,
    step: u16,
    /// A list, which is read from its left edge.
    is_list: bool,
    /// A text of many rows among them: read from a common left edge, too, and on every page of it.
    is_long: bool,
}

/// A text that stands whole on its page, where it is no longer than a page.
struct Text {
    rows: Vec<(String, Role)>,
    /// A line of a list: no free row above it.
    is_listed: bool,
}

impl Text {
    fn new(words: &str, role: Role, wide: u16) -> Self {
        let rows = text::wrap_evenly(words, usize::from(wide.max(1)));
        Self { rows: rows.into_iter().map(|row| (row.to_owned(), role)).collect(), is_listed: false }
    }

    /// A line with its number before it: all its words stand beside the number.
    fn listed(no: &str, words: &str, lead: usize, wide: u16) -> Self {
        let rows = text::wrap(words, usize::from(wide).saturating_sub(lead + 2).max(1)).into_iter().enumerate();
        let row = |(n, row): (usize, &str)| (format!("{:lead$}  {row}", if n == 0 { no } else { "" }), Role::Text);
        Self { rows: rows.map(row).collect(), is_listed: true }
    }

    fn of(words: &str, role: Role, wide: u16) -> Option<Self> {
        (!words.is_empty()).then(|| Self::new(words, role, wide))
    }
}

/// Texts in rows, one page after the other. A text that has no room any more begins the next page; `again` stands above
/// what goes on there.
fn laid_out(texts: Vec<Text>, again: Option<Text>, high: u16) -> Vec<Rows> {
    let is_list = texts.iter().any(|text| text.is_listed);
    // What comes to stand below it, or goes, does not move it.
    let is_long = texts.iter().any(|text| text.rows.len() > 5);
    let most = usize::from(high.max(1));
    // What is said again leaves most of a page for what is new.
    let again = again.map(|text| text.rows).filter(|rows| rows.len() * 3 <= most).unwrap_or_default();
    let mut pages: Vec<Vec<(String, Role)>> = Vec::new();
    let mut page: Vec<(String, Role)> = Vec::new();
    let mut was_listed = false;
    for Text { rows, is_listed } in texts {
        let goes_on = is_listed && was_listed;
        let air = usize::from(!page.is_empty() && !goes_on);
        if !page.is_empty() && page.len() + air + rows.len() > most {
            let fits = again.len() + 1 + rows.len() <= most;
            pages.push(std::mem::replace(&mut page, if fits { again.clone() } else { Vec::new() }));
        }
        let is_close = goes_on && page.len() != again.len();
        if !page.is_empty() && !is_close {
            page.push((String::new(), Role::Text));
        }
        was_listed = is_listed;
        for row in rows {
            if page.len() >= most {
                pages.push(std::mem::take(&mut page));
            }
            page.push(row);
        }
    }
    if !page.is_empty() || pages.is_empty() {
        pages.push(page);
    }
    let one = pages.len() == 1;
    let step = |rows: &[(String, Role)]| if one && !is_list && rows.len() * 2 < most + 2 { 2 } else { 1 };
    pages.into_iter().map(|rows| Rows { step: step(&rows), all: rows, is_list, is_long }).collect()
}

impl Rows {
    fn high(&self) -> u16 {
        let rows = u16::try_from(self.all.len()).unwrap_or(u16::MAX);
        rows.saturating_mul(self.step).saturating_sub(self.step - 1)
    }

    fn draw(&self, area: Rect, pen: &mut Pen) {
        // A list begins at the top of every page, so that nothing jumps when it turns.
        let free = if self.is_list { 0 } else { area.height.saturating_sub(self.high()).div_ceil(2) };
        let mut y = area.y + free;
        // A long text is read from a common left edge, a few rows from the middle.
        let widest = self.all.iter().map(|(row, _)| text::columns(row)).max().unwrap_or(0).min(area.width);
        let left = if self.is_list { 0 } else { (area.width - widest) / 2 };
        let block = Rect { x: area.x + left, width: area.width.saturating_sub(left), ..area };
        for (row, role) in &self.all {
            if self.is_list || self.is_long {
                pen.put(block.x, y, row, block.width, *role);
            } else {
                pen.put_middle(area, y, row, *role);
            }
            y += self.step;
        }
    }
}

fn measure(area: Rect) -> u16 {
    area.width.saturating_sub(4).clamp(1, MEASURE)
}

/// The question in the middle, the clock below it, and what else there is to say in one line.
pub fn draw_question(wall: &Wall, question: &str, beside: &str, area: Rect, pen: &mut Pen) -> Drawn {
    let said = face::said(wall);
    let clock = said.as_ref().map_or(0, face::high_large);
    let clock = if clock + 5 > area.height { clock.min(1) } else { clock };
    let line = u16::from(!beside.is_empty());
    let low = clock + if clock > 0 { 2 } else { 0 } + line * 2;
    let room = Rect { y: area.y + 1, height: area.height.saturating_sub(low + 2).max(1), ..area };
    let drawn = draw_asked(wall, question, room, pen);
    let mut y = room.bottom();
    if line > 0 {
        pen.put_middle(area, y, beside, Role::Text);
        y += 2;
    }
    if let Some(said) = said.filter(|_| clock > 0) {
        let place = Rect { y, height: clock, ..area };
        face::draw_large(&said, place.intersection(area), pen);
    }
    draw_foot(drawn, wall.session.lang(), inset(area, 2), pen);
    drawn
}

/// A question as large as it fits; one that does not, in ordinary type.
fn draw_asked(wall: &Wall, question: &str, area: Rect, pen: &mut Pen) -> Drawn {
    let wide = area.width.saturating_sub(4);
    if let Some(large) = letters::set(question, wide, area.height) {
        let free = area.height.saturating_sub(large.high()) / 2;
        large.draw(below(area, free), Role::Strong, pen);
        return Drawn::ONE;
    }
    let pages = laid_out(vec![Text::new(question, Role::Strong, measure(area))], None, area.height);
    draw_pages(wall, &pages, area, pen)
}

/// One thing alone: what it is at the top, its words in the middle, what is asked at the foot.
pub fn draw_alone(wall: &Wall, alone: &Alone, area: Rect, pen: &mut Pen) -> Drawn {
    let area = inset(area, if area.width >= 50 { 2 } else { 1 });
    let top = u16::from(area.height >= 18);
    let over = shown::public(&alone.over, wall.session.lang()).into_owned();
    let head = area.width.saturating_sub(face::WIDE + 2).max(area.width / 2);
    let mut x = area.x;
    if let Some(badge) = &alone.badge {
        x += pen.put_coloured(x, area.y + top, &badge.words, &badge.colour) + 1;
    }
    let over = text::wrap(&over, usize::from(head.saturating_sub(x - area.x).max(1)));
    let heads = u16::try_from(over.len()).unwrap_or(u16::MAX);
    // A name too long for a head stands with the words.
    let is_long = heads > 3;
    let mut texts = Vec::new();
    if is_long {
        texts.extend(Text::of(&over.join(" "), Role::Text, measure(area)));
    } else {
        for (y, row) in (area.y + top..).zip(&over) {
            pen.put(x, y, row, area.width, Role::Key);
        }
    }
    let high = face::high(wall, area).max(if is_long { 0 } else { heads });
    face::draw(wall, Rect { y: area.y + top, height: high, ..area }, pen);
    let asked = text::wrap(&alone.asked, usize::from(area.width));
    let asks = if alone.asked.is_empty() { 0 } else { u16::try_from(asked.len()).unwrap_or(u16::MAX) };
    let wide = if alone.lines.is_empty() { measure(area) } else { area.width };
    let lang = wall.session.lang();
    let words = shown::public(&alone.words, lang);
    let y = area.y + top + high;
    let low = asks + 2;
    let middle = Rect { y, height: area.bottom().saturating_sub(y + low).max(1), ..area };
    let below: Vec<Text> =
        alone.below.iter().filter_map(|words| Text::of(&shown::public(words, lang), Role::Text, wide)).collect();
    let drawn = if texts.is_empty() && alone.lines.is_empty() && draw_lettered(&words, &below, middle, pen) {
        Drawn::ONE
    } else {
        texts.extend(Text::of(&words, Role::Strong, wide));
        texts.extend(below);
        let lead = alone.lines.iter().map(|(no, _)| text::width(no)).max().unwrap_or(0);
        texts.extend(alone.lines.iter().map(|(no, words)| Text::listed(no, &shown::public(words, lang), lead, wide)));
        let again =
            (!alone.lines.is_empty()).then(|| Text::new(&Words::GoesOn.with_in(lang, &[words]), Role::Strong, wide));
        draw_pages(wall, &laid_out(texts, again, middle.height), middle, pen)
    };
    if asks > 0 {
        for (y, row) in (middle.bottom() + 1..area.bottom()).zip(asked) {
            pen.put_middle(area, y, row, Role::Key);
        }
    }
    draw_foot(drawn, lang, area, pen);
    drawn
}

/// Rows in the middle, page by page.
fn draw_pages(wall: &Wall, pages: &[Rows], area: Rect, pen: &mut Pen) -> Drawn {
    let drawn = wall.page(pages.len());
    if let Some(page) = pages.get(drawn.at) {
        page.draw(area, pen);
    }
    drawn
}

/// A sentence in large letters, what belongs to it below in ordinary type. Whether there is room for it.
fn draw_lettered(words: &str, below_it: &[Text], area: Rect, pen: &mut Pen) -> bool {
    let rows: usize = below_it.iter().map(|text| text.rows.len() + 1).sum();
    let low = u16::try_from(rows).unwrap_or(u16::MAX);
    let Some(large) = letters::set(words, area.width, area.height.saturating_sub(low)) else { return false };
    // An odd row stands above: what is over it does not touch it.
    let free = area.height.saturating_sub(large.high() + low).div_ceil(2);
    large.draw(below(area, free), Role::Strong, pen);
    let mut y = area.y + free + large.high() + 1;
    for text in below_it {
        for (row, role) in &text.rows {
            pen.put_middle(area, y, row, *role);
            y += 1;
        }
        y += 1;
    }
    true
}

/// When we start again.
pub fn draw_break(wall: &Wall, area: Rect, pen: &mut Pen) -> Drawn {
    let left = wall.left_of_break();
    let again = left.filter(|left| *left > 0).and_then(|left| {
        // To the nearest minute: a second less is no other time.
        wall.at.checked_add_signed(Duration::try_seconds(left.saturating_add(30))?)
    });
    let word = match (again, left) {
        (Some(_), _) => Words::WeStartAgainAt,
        (None, Some(_)) => Words::StartAgainNow,
        (None, None) => Words::ABreak,
    };
    let words = word.text_in(wall.session.lang());
    let Some(again) = again.map(|at| at.format("%H:%M").to_string()) else {
        return draw_words(words, area, pen);
    };
    let wide = clock::wide(&again);
    if area.height < clock::HIGH + 4 || area.width < wide {
        return draw_words(&format!("{words} {again}"), area, pen);
    }
    let y = area.y + (area.height - clock::HIGH - 3) / 2;
    pen.put_middle(area, y, words, Role::Strong);
    clock::draw(pen, area.x + (area.width - wide) / 2, y + 3, &again, Role::Strong);
    Drawn::ONE
}

fn draw_words(words: &str, area: Rect, pen: &mut Pen) -> Drawn {
    let pages = laid_out(vec![Text::new(words, Role::Strong, measure(area))], None, area.height);
    if let Some(page) = pages.first() {
        page.draw(area, pen);
    }
    Drawn::ONE
}

/// The frame of the fit page: what every screen of the room needs, or less where the window has less.
const FIT: (u16, u16) = (80, 24);

/// Whether everybody can read this: the corners of the frame, three lines as they will stand, the time, what to see to.
pub fn draw_fit(wall: &Wall, area: Rect, pen: &mut Pen) -> Drawn {
    let (wide, high) = (FIT.0.min(area.width), FIT.1.min(area.height));
    let frame =
        Rect { x: area.x + (area.width - wide) / 2, y: area.y + (area.height - high) / 2, width: wide, height: high };
    draw_corners(frame, pen);
    let inner = inset(frame, 3);
    let title = shown::public(&query::title(wall.session), wall.session.lang()).into_owned();
    let (rows, columns) = (pen.area().height, pen.area().width);
    let size = Fit::Window.with_in(wall.session.lang(), &[rows.to_string(), columns.to_string()]);
    let away = legible::heights_away(rows, legible::LEAST)
        .map(|heights| Fit::LastRow.with_in(wall.session.lang(), &[format!("{heights:.1}")]));
    let away = away.unwrap_or_default();
    let time = format!("{:02}:{:02}", wall.at.hour(), wall.at.minute());
    let lines = [
        (Words::CanYouRead.text_in(wall.session.lang()), Role::Strong),
        (Words::RoomType.text_in(wall.session.lang()), Role::Text),
        (Words::RoomTypeSmall.text_in(wall.session.lang()), Role::Text),
    ];
    let notes = [
        size.as_str(),
        &away,
        Words::RemindSleep.text_in(wall.session.lang()),
        Words::RemindSound.text_in(wall.session.lang()),
        Words::RemindStick.text_in(wall.session.lang()),
    ];
    let most = usize::from(inner.width.max(1));
    let fits = |rows: &[&str]| u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let mut y = frame.y + 1;
    let name = text::wrap(&title, most);
    if fits(&name) <= 2 && frame.height >= 20 {
        for row in name {
            pen.put_middle(inner, y, row, Role::Key);
            y += 1;
        }
        y += 1;
    }
    for (words, role) in lines {
        for row in text::wrap(words, most) {
            pen.put_middle(inner, y, row, role);
            y += 1;
        }
    }
    y += 1;
    let foot: Vec<&str> = notes.iter().flat_map(|words| text::wrap(words, most)).collect();
    let digits = clock::wide(&time);
    let free = frame.bottom().saturating_sub(y + fits(&foot) + 2);
    if free >= clock::HIGH && inner.width >= digits {
        let gap = (free - clock::HIGH) / 2;
        clock::draw(pen, inner.x + (inner.width - digits) / 2, y + gap, &time, Role::Strong);
    } else if free >= 1 {
        pen.put_middle(inner, y, &time, Role::Strong);
    }
    let start = frame.bottom().saturating_sub(fits(&foot) + 1).max(y);
    for (y, row) in (start..frame.bottom().saturating_sub(1)).zip(foot) {
        pen.put_middle(inner, y, row, Role::Text);
    }
    Drawn::ONE
}

/// The corners of a frame, marked, with a thin line between them.
fn draw_corners(frame: Rect, pen: &mut Pen) {
    let (right, bottom) = (frame.right().saturating_sub(1), frame.bottom().saturating_sub(1));
    pen.rule(frame.x, frame.y, frame.width);
    pen.rule(frame.x, bottom, frame.width);
    pen.rule_down(frame.x, frame.y, frame.height);
    pen.rule_down(right, frame.y, frame.height);
    let corners = [(frame.x, frame.y, "┏"), (right, frame.y, "┓"), (frame.x, bottom, "┗"), (right, bottom, "┛")];
    for (x, y, corner) in corners {
        pen.put(x, y, corner, 1, Role::Strong);
        let (inside, beside) = (if x == frame.x { x + 1 } else { x - 1 }, if y == frame.y { y + 1 } else { y - 1 });
        pen.put(inside, y, "━", 1, Role::Strong);
        pen.put(x, beside, "┃", 1, Role::Strong);
    }
}
