//! Numbered lines, drawn from the end upwards: as many as fit, each with what is on the disk; how many more there are
//! above and below. Uses the pen and the desk's state.

use super::linked;
use crate::model::entry::{Entry, State};
use crate::model::field::Value;
use crate::model::id::Id;
use crate::model::mark;
use crate::model::query::relationships::between;
use crate::model::session::Session;
use crate::model::typed::pulse;
use crate::model::versions::{differing_answers, is_doubled};
use crate::ui::state::desk::{Desk, Mode, Purpose};
use crate::ui::state::saves::Kept;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::pen::{Pen, rows_of};
use crate::words::Word;
use crate::words::report::ReportWord;
use ratatui::layout::Rect;
use std::borrow::Cow;

/// Up to how many lines beyond the page are counted.
pub const MOST_COUNTED: usize = 1000;

/// How many rows what stands under a line may take.
const MOST_UNDER: u16 = 2;

/// From how many rows on a list gives one away to say that there is more.
pub const ROOM_FOR_MORE: u16 = 6;

/// What stands behind the number of a line that is picked.
const PICKED: &str = "»";

/// The sign of a line that is picked, behind its number.
pub fn draw_picked(desk: &Desk, id: &Id, x: u16, y: u16, pen: &mut Pen) {
    if desk.is_picked(id) {
        pen.put(x, y, PICKED, 1, Role::Strong);
    }
}

/// How a list is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Free rows between the lines.
    pub gap: u16,
    /// How many rows one line may take.
    pub most: u16,
}

/// One line of a list, ready to be drawn.
pub struct Row<'a> {
    /// What stands before the number: who said it, or the theme's number.
    pub tag: String,
    /// The spoken number.
    pub no: String,
    /// The entry.
    pub entry: &'a Entry,
    /// What stands under its words.
    pub second: String,
}

impl<'a> Row<'a> {
    /// A line with its spoken number.
    pub fn plain(desk: &Desk, entry: &'a Entry) -> Self {
        let tag = if desk.is_usual(&entry.by) { String::new() } else { entry.by.to_string() };
        Self { tag, no: desk.session.spoken(entry), entry, second: with_flag(entry, second(&desk.session, entry)) }
    }

    /// Its words; of one that was struck, that it was.
    fn words(&self) -> Cow<'a, str> {
        if self.entry.state == State::Struck { Word::StruckHere.text().into() } else { between(self.entry) }
    }
}

/// What the boxes of a line hold, what was marked and with what it is linked, in one line.
pub fn second(session: &Session, entry: &Entry) -> String {
    let boxes = entry.kind.spec().boxes.iter().map(|field| match entry.get(*field) {
        Some(Value::Counts(counts)) => pulse::in_words(counts),
        _ => entry.words(*field),
    });
    let marked = mark::words(entry).into_iter();
    let all = boxes.chain(marked).chain(linked::words(session, entry));
    all.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What is lit in a list now.
fn lit(desk: &Desk) -> Option<&Id> {
    desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing)
}

/// What is in sight in any case: the lit line, or the one that is being changed.
pub fn held_in_sight(desk: &Desk) -> Option<&Id> {
    match &desk.purpose {
        Purpose::Reword(id) if desk.mode == Mode::Writing => Some(id),
        _ => lit(desk),
    }
}

/// Rows, and how many lines there are before and after them.
pub struct Listed<'a> {
    /// The rows.
    pub rows: &'a [Row<'a>],
    /// How many lines stand before them.
    pub above: usize,
    /// How many lines stand after them.
    pub below: usize,
    /// How many columns the numbers of the whole list may need.
    pub numbers: u16,
}

/// Draws rows from the end upwards, as many as fit; the lit one is always among them. Gives back how many lines stand
/// above those that are drawn, and below.
pub fn draw_rows(desk: &Desk, listed: &Listed, look: Look, area: Rect, pen: &mut Pen) -> [usize; 2] {
    let rows = listed.rows;
    if area.height == 0 {
        return [listed.above, listed.below];
    }
    let numbers = rows.iter().map(|row| text::columns(&row.no)).max().unwrap_or(0).max(listed.numbers).max(2);
    let tags = rows.iter().map(|row| text::columns(&row.tag)).max().unwrap_or(0);
    let tags = if tags == 0 { 0 } else { tags + 2 };
    let indent = tags + numbers + 2;
    let columns = Columns { tags, indent };
    // Beside a line stands what is saved; the others have the whole width.
    let wide_of = |row: &Row| {
        let beside = beside_in(desk, row, &columns, area.width).map_or(0, |(words, _)| text::columns(words) + 2);
        area.width.saturating_sub(indent + 1 + beside).max(1)
    };
    // A long line has all its rows where the page holds them.
    let free = area.height.saturating_add(look.gap);
    let second_room = area.width.saturating_sub(indent + 1).max(1);
    let under = |row: &Row| if row.second.is_empty() { 0 } else { rows_of(&row.second, second_room).min(MOST_UNDER) };
    let whole = |row: &Row| rows_of(&row.words(), wide_of(row)) + under(row) + look.gap;
    let fits = rows.len() <= usize::from(free) && rows.iter().map(&whole).fold(0, u16::saturating_add) <= free;
    let look = Look { most: if fits { u16::MAX } else { look.most }, ..look };
    let high = |row: &Row| rows_of(&row.words(), wide_of(row)).min(look.most) + under(row) + look.gap;
    let (page, first, last) = page(desk, listed, look.gap, area, &high, &whole);
    let hidden = [listed.above + first, listed.below + rows.len().saturating_sub(last)];
    draw_more(hidden, page, area, pen);
    let shown = rows.get(first..last).unwrap_or_default();
    let wanted: Vec<Wanted> = shown
        .iter()
        .map(|row| {
            let second = if row.second.is_empty() { 0 } else { rows_of(&row.second, second_room) };
            let whole = [rows_of(&row.words(), wide_of(row)), second];
            Wanted { whole, given: [whole[0].min(look.most), under(row)], is_lit: lit(desk) == Some(&row.entry.id) }
        })
        .collect();
    let mut y = page.y;
    for (row, [high_words, high_second]) in shown.iter().zip(share_out(wanted, look.gap, page.height)) {
        let block = Rect { y, height: high_words.min(page.bottom().saturating_sub(y)), ..page };
        draw_row(desk, row, &columns, wide_of(row), block, pen);
        let left = page.bottom().saturating_sub(block.bottom());
        let second = Rect { x: area.x + indent, y: block.bottom(), width: second_room, height: high_second.min(left) };
        if second.height > 0 {
            pen.paragraph(second, &row.second, Role::Text);
        }
        y += high_words + high_second + look.gap;
    }
    hidden
}

/// How many rows the words of a line and what stands under it take whole, and how many they have on a page.
struct Wanted {
    whole: [u16; 2],
    given: [u16; 2],
    is_lit: bool,
}

/// Gives the rows of a page that are left free to what would be cut: the lit line first, then from the end. Nothing is
/// cut beside free rows.
fn share_out(mut wanted: Vec<Wanted>, gap: u16, height: u16) -> Vec<[u16; 2]> {
    let used = wanted.iter().map(|one| one.given.iter().fold(gap, |sum, n| sum.saturating_add(*n)));
    // Behind the last line no gap is needed.
    let mut free = height.saturating_add(gap).saturating_sub(used.fold(0, u16::saturating_add));
    let mut give = |one: &mut Wanted| {
        for (given, whole) in one.given.iter_mut().zip(one.whole) {
            let more = whole.saturating_sub(*given).min(free);
            (*given, free) = (*given + more, free - more);
        }
    };
    wanted.iter_mut().filter(|one| one.is_lit).for_each(&mut give);
    wanted.iter_mut().rev().for_each(&mut give);
    wanted.into_iter().map(|one| one.given).collect()
}

/// Where the columns of a list stand.
struct Columns {
    tags: u16,
    indent: u16,
}

/// What stands beside a line, where the words have their room all the same.
fn beside_in(desk: &Desk, row: &Row, columns: &Columns, wide: u16) -> Option<(&'static str, Role)> {
    beside(desk, &row.entry.id).filter(|(words, _)| wide >= columns.indent + 9 + text::columns(words))
}

fn draw_row(desk: &Desk, row: &Row, columns: &Columns, wide: u16, block: Rect, pen: &mut Pen) {
    let is_lit = lit(desk) == Some(&row.entry.id);
    pen.put(block.x, block.y, &row.tag, columns.tags, Role::Key);
    pen.put_right(block.x + columns.indent.saturating_sub(2), block.y, &row.no, Role::Key);
    draw_picked(desk, &row.entry.id, block.x + columns.indent.saturating_sub(2), block.y, pen);
    pen.spot_line(block, &row.entry.id);
    let words = Rect { x: block.x + columns.indent, width: wide, ..block };
    pen.paragraph(words, &row.words(), Role::Text);
    if is_lit {
        pen.set_cursor(words.x, block.y);
        pen.shade(Rect { width: block.width.saturating_sub(1), ..block }, Role::Lit);
    }
    if let Some((words, role)) = beside_in(desk, row, columns, block.width) {
        pen.put_right(block.right().saturating_sub(1), block.y, words, if is_lit { Role::Lit } else { role });
    }
}

/// The rows that are drawn, and where: without the rows that say how many there are more. So high is one of them at most,
/// and so high whole.
fn page(
    desk: &Desk,
    listed: &Listed,
    gap: u16,
    area: Rect,
    high: &impl Fn(&Row) -> u16,
    whole: &impl Fn(&Row) -> u16,
) -> (Rect, usize, usize) {
    let mut page = area;
    loop {
        let mut last = last_row(desk, listed.rows, page.height, high);
        let mut first = last;
        let mut used = 0;
        for (n, row) in listed.rows.iter().enumerate().take(last).rev() {
            if used + high(row) > page.height + gap && first < last {
                break;
            }
            used += high(row);
            first = n;
        }
        // Rows that are left free above are those of what comes below, once nothing on the page is cut.
        let shown = listed.rows.get(first..last).unwrap_or_default();
        let mut used = shown.iter().map(whole).fold(0, u16::saturating_add);
        while let Some(row) = listed.rows.get(last).filter(|row| used.saturating_add(whole(row)) <= page.height + gap) {
            used += whole(row);
            last += 1;
        }
        let (above, below) = (listed.above + first > 0, listed.below + listed.rows.len() > last);
        let top = u16::from(above && area.height >= ROOM_FOR_MORE);
        let bottom = u16::from(below && area.height >= ROOM_FOR_MORE);
        let next = Rect { y: area.y + top, height: area.height - top - bottom, ..area };
        // The page only becomes smaller, so that this ends.
        if next.height >= page.height {
            return (page, first, last);
        }
        page = next;
    }
}

/// Up to which row is drawn: to the end, or so far that the lit one is in sight.
fn last_row(desk: &Desk, rows: &[Row], height: u16, high: &impl Fn(&Row) -> u16) -> usize {
    let Some(at) = held_in_sight(desk).and_then(|lit| rows.iter().position(|row| row.entry.id == *lit)) else {
        return rows.len();
    };
    // The lit line in the middle, where there is so much below it that the end would push it out.
    let mut used = 0;
    let mut last = at;
    for row in rows.iter().skip(at) {
        used += high(row);
        if used > height.div_ceil(2) && last > at {
            break;
        }
        last += 1;
    }
    let below: u16 = rows.iter().skip(at).map(high).fold(0, u16::saturating_add);
    if below <= height.div_ceil(2) { rows.len() } else { last.max(at + 1) }
}

/// Whether the last words about an entry are on the disk.
pub fn save_state(desk: &Desk, id: &Id) -> (&'static str, Role) {
    match desk.saves.of(&desk.session, id) {
        Kept::Saved => (Word::Saved.text(), Role::Good),
        Kept::OnItsWay => (Word::Saving.text(), Role::Text),
        Kept::NotSaved => (Word::NotSaved.text(), Role::Alarm),
    }
}

/// What stands beside a line: that it is saved only where it was said or changed last, else only what is not.
pub fn beside(desk: &Desk, id: &Id) -> Option<(&'static str, Role)> {
    let latest = desk.touched.as_ref() == Some(id);
    (latest || desk.saves.of(&desk.session, id) != Kept::Saved).then(|| save_state(desk, id))
}

/// The boxes of a line and what must be known about it: other wordings, "changed by hand in the file".
pub fn with_flag(entry: &Entry, words: String) -> String {
    if !is_doubled(entry) && !entry.by_hand {
        return words;
    }
    let others = entry.texts.distinct().into_iter().filter(|text| text.as_str() != entry.text());
    let others = others.map(|text| Word::AlsoSaid.with(&[text.as_str()]));
    let by_hand = entry.by_hand.then(|| ReportWord::ByHand.text().to_owned());
    let parts = std::iter::once(words).chain(others).chain(differing_answers(entry)).chain(by_hand);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How many there are above a page and below it, in words; of none nothing is said.
pub fn more_words([above, below]: [usize; 2]) -> String {
    let both = [(Word::MoreAbove, above), (Word::MoreBelow, below)].into_iter().filter(|(_, count)| *count > 0);
    both.map(|(word, count)| word.with(&[count.to_string()])).collect::<Vec<_>>().join(" · ")
}

/// That there is more before and after the page of a list, in the rows of the area that the page leaves for it.
pub fn draw_more([above, below]: [usize; 2], page: Rect, area: Rect, pen: &mut Pen) {
    let right = area.right().saturating_sub(1);
    let last = area.bottom().saturating_sub(1);
    if above > 0 && below > 0 && page.y == area.y && page.bottom() < area.bottom() {
        let both = [more(Word::MoreAbove, above), more(Word::MoreBelow, below)].join(" · ");
        pen.put_right(right, last, &both, Role::Rule);
        return;
    }
    if above > 0 && page.y > area.y {
        pen.put_right(right, area.y, &more(Word::MoreAbove, above), Role::Rule);
    }
    if below > 0 && page.bottom() < area.bottom() {
        pen.put_right(right, last, &more(Word::MoreBelow, below), Role::Rule);
    }
}

fn more(word: Word, count: usize) -> String {
    let many = if count >= MOST_COUNTED { format!("{MOST_COUNTED}+") } else { count.to_string() };
    word.with(&[many])
}
