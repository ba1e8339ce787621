//! What the room sees: pages for the back row, complete at 80x24, good at 60x18. A pure function of the session and of
//! what the desk that steers says of itself; the large desk draws the same pages above its capture line. Nothing out of
//! the private file, no key and no hint for the desk can stand here: it is given none of them. It pages, it never shrinks,
//! and it cuts no word.
//!
//! ```text
//! large    the question, a break, one thing alone, whether this can be read
//! picture  the roadmap drawn
//! matter   what stands on the wall, by the kind of surface: sections of items
//! deck     pages out of sections        leaves  where a page ends
//! letters  a question in letters that are larger than the terminal's
//! shown    what of an entry may stand here
//! face     the clock as the room sees it
//! check    how many pages each task takes
//! said     the same in words, for a window that draws nothing
//! ```

pub mod check;
mod deck;
mod face;
mod large;
mod leaves;
mod letters;
mod matter;
mod picture;
pub mod said;
pub mod shown;

pub use shown::public;

use super::pen::{Pen, below, inset};
use crate::model::day::clock;
use crate::model::day::now::{Face, Now};
use crate::model::entry::Entry;
use crate::model::id::Id;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::{Surface, Task, WallRule};
use crate::ui::state::spot::Spot;
use crate::ui::text;
use crate::ui::theme::{Role, Theme};
use crate::words::lang::Lang;
use crate::words::room::Room as Words;
use chrono::{DateTime, FixedOffset, NaiveDate};
use deck::{Begins, Page, Row, Section, Stack};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What there is to show.
#[derive(Debug, Clone, Copy)]
pub struct Wall<'a> {
    /// What was said and done.
    pub session: &'a Session,
    /// What the desk that steers says of itself, with the seconds left brought up to now.
    pub now: &'a Now,
    /// The time of day.
    pub at: DateTime<FixedOffset>,
    /// What a large desk adds; nothing in the room.
    pub spot: Option<&'a Spot>,
}

/// Which page is drawn, from 0, and of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// Which.
    pub at: usize,
    /// Of how many.
    pub of: usize,
}

impl Drawn {
    const ONE: Self = Self { at: 0, of: 1 };
}

impl<'a> Wall<'a> {
    /// The agenda item that is open.
    fn item(&self) -> Option<&'a Entry> {
        self.now.task.as_ref().and_then(|id| self.session.entry(id)).filter(|item| item.stands())
    }

    /// Whether a line of the open task stands at the open item.
    fn is_said_here(&self, line: &Entry) -> bool {
        self.item().is_none_or(|item| query::stands_at(self.session, item, line))
    }

    /// Its row in the table of tasks.
    fn task(&self) -> Option<&'static Task> {
        self.item().and_then(query::task_of)
    }

    /// When its lines may stand here.
    fn rule(&self) -> WallRule {
        match self.task().map_or(WallRule::Never, |task| task.wall) {
            WallRule::Live if is_paper(self.session) => WallRule::Held,
            rule => rule,
        }
    }

    /// The question; before the day only what it is all about.
    fn question(&self) -> String {
        let words = match (self.item(), self.rule()) {
            (None, _) | (_, WallRule::Never) => query::title(self.session),
            (Some(item), _) => query::prompt(self.session, item),
        };
        shown::public(&words, self.session.lang()).into_owned()
    }

    /// The page that is drawn of so many, where nothing says that another one must be in sight.
    fn page(&self, of: usize) -> Drawn {
        let wanted = self.spot.map_or(self.now.page, |spot| spot.turned.unwrap_or(0));
        Drawn { at: wanted.min(of.saturating_sub(1)), of }
    }

    /// The page of a list that is drawn: as somebody turned to it; at a large desk, where it is written.
    fn page_of(&self, pages: &[Page]) -> Drawn {
        let of = pages.len();
        let Some(spot) = self.spot.filter(|spot| spot.turned.is_none()) else { return self.page(of) };
        let here = |page: &Page| spot.place.as_ref().is_none_or(|place| *place == page.place);
        let lit = spot.lit.as_ref().and_then(|id| pages.iter().position(|page| page.holds(id)));
        let mut seen = spot.seen.iter().filter_map(|id| pages.iter().position(|page| here(page) && page.holds(id)));
        let at = lit.or_else(|| seen.next()).or_else(|| pages.iter().rposition(here)).unwrap_or(of.saturating_sub(1));
        Drawn { at, of }
    }

    /// The seconds left of the break: of the one that is open, by its clock; of one that the desk put up, as it said.
    fn left_of_break(&self) -> Option<i64> {
        if self.is_break() {
            // As long as its clock does not run, it is as long from now on as it is planned.
            let planned = || self.item().map(clock::stopped_at).filter(|left| *left > 0);
            return self.now.left.or_else(planned);
        }
        self.now.again.map(|again| again.signed_duration_since(self.at).num_seconds())
    }

    fn is_break(&self) -> bool {
        self.task().is_some_and(Task::is_break)
    }
}

/// Whether the wall is paper, so that nothing stands here before somebody puts it up.
fn is_paper(session: &Session) -> bool {
    use crate::model::field::Field;
    session.words(Field::Wall) != "screen"
}

/// What stands on the wall.
enum Shows {
    /// Nothing.
    Blank,
    /// Whether everybody can read this.
    Fit,
    /// When we start again.
    Break,
    /// The question, and what else there is to say in one line.
    Question(String),
    /// One thing alone.
    Alone(large::Alone),
    /// Pages of lists, below a question.
    Pages(String, Vec<Section>),
}

fn shows(wall: &Wall) -> Shows {
    match wall.now.face {
        Face::Blank => Shows::Blank,
        Face::Fit => Shows::Fit,
        Face::Break => Shows::Break,
        Face::Roadmap => Shows::Pages(Words::OurRoadmap.text_in(wall.session.lang()).to_owned(), matter::roadmap(wall)),
        Face::Task if wall.is_break() => Shows::Break,
        Face::Task => shows_of_task(wall),
    }
}

fn shows_of_task(wall: &Wall) -> Shows {
    let asks = |beside: String| Shows::Question(beside);
    let Some(task) = wall.task().filter(|_| wall.rule() != WallRule::Never) else { return asks(String::new()) };
    // What is written down at a question stands at the desk where it is written alone.
    if task.surface == Surface::Question && wall.spot.is_none() {
        return asks(String::new());
    }
    // The desk knows the rule of the task and what the wall is: what it says is not up is not up.
    if !wall.now.put_up {
        return asks(matter::count(wall, task));
    }
    if let Some(waits) = matter::waits(wall, task) {
        return asks(waits);
    }
    if let Some(alone) = matter::alone(wall, task) {
        return Shows::Alone(alone);
    }
    let sections = matter::with_spot(wall, task, matter::sections(wall, task));
    if sections.iter().all(|section| section.is_empty() && section.place.is_empty()) {
        return asks(String::new());
    }
    Shows::Pages(wall.question(), sections)
}

/// Draws the page that `wall.now` names, the last one where there are fewer; gives back how many pages there are here.
pub fn draw(wall: &Wall, area: Rect, pen: &mut Pen) -> usize {
    draw_one(wall, area, pen).of
}

/// The same; gives back which page of how many.
pub fn draw_one(wall: &Wall, area: Rect, pen: &mut Pen) -> Drawn {
    draw_laid_out(wall, &lay_out(wall, area), area, pen)
}

/// What all pages hang on besides what was said: as long as it stays, so do they.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    now: Now,
    area: Rect,
    /// How high the clock is: it comes and goes, and the lists below it with it.
    clock: u16,
    today: NaiveDate,
}

/// What the pages hang on now.
pub fn ground(wall: &Wall, area: Rect) -> Ground {
    let now = Now { writer: String::new(), turn: 0, page: 0, left: None, ..wall.now.clone() };
    Ground { now, area, clock: face::high(wall, within(area)), today: wall.at.date_naive() }
}

/// All pages, laid out for one size.
pub struct LaidOut {
    shows: Shows,
    /// The pages of lists, where there are any.
    lists: Option<(Frame, Vec<Page>)>,
}

impl LaidOut {
    /// The page on which an entry begins, where there are pages of lists.
    pub fn page_of(&self, id: &Id) -> Option<usize> {
        self.lists.as_ref()?.1.iter().position(|page| page.holds(id))
    }

    /// Whether an entry is seen on a page: it begins there, or is drawn in a picture.
    pub fn has_in_sight(&self, page: usize, id: &Id) -> bool {
        let page = self.lists.as_ref().and_then(|(_, pages)| pages.get(page));
        page.is_none_or(|page| page.picture.is_some() || page.holds(id))
    }

    /// What begins on a page of lists, in its order; nothing on a picture.
    pub fn begins_on(&self, page: usize) -> Vec<Id> {
        let page = self.lists.as_ref().and_then(|(_, pages)| pages.get(page)).filter(|page| page.picture.is_none());
        page.into_iter()
            .flat_map(|page| &page.stacks)
            .flat_map(|stack| &stack.rows)
            .flat_map(|row| row.ids.clone())
            .collect()
    }
}

/// Lays out all pages: the one part of drawing that grows with what was said.
pub fn lay_out(wall: &Wall, area: Rect) -> LaidOut {
    let mut shows = shows(wall);
    let lists = match &mut shows {
        Shows::Pages(question, sections) => Some(pages_of(wall, question, std::mem::take(sections), within(area))),
        _ => None,
    };
    LaidOut { shows, lists }
}

/// Draws a page of what was laid out for this area; gives back which page of how many.
pub fn draw_laid_out(wall: &Wall, laid_out: &LaidOut, area: Rect, pen: &mut Pen) -> Drawn {
    if area.height == 0 || area.width < 4 {
        return Drawn::ONE;
    }
    if let Some((frame, pages)) = &laid_out.lists {
        return draw_pages(wall, frame, pages, within(area), pen);
    }
    match &laid_out.shows {
        Shows::Blank | Shows::Pages(..) => Drawn::ONE,
        Shows::Fit => large::draw_fit(wall, area, pen),
        Shows::Break => large::draw_break(wall, area, pen),
        Shows::Question(beside) => large::draw_question(wall, &wall.question(), beside, area, pen),
        Shows::Alone(alone) => large::draw_alone(wall, alone, area, pen),
    }
}

/// Draws the whole of a buffer; gives back how many pages there are.
pub fn paint(wall: &Wall, theme: Theme, buffer: &mut Buffer) -> usize {
    let area = buffer.area;
    let mut pen = Pen::new(buffer, theme, area);
    pen.fill(area, Role::Text);
    draw(wall, area, &mut pen)
}

/// How many rows a question above a list may take; a longer one has a page of its own.
const HEAD: usize = 4;

/// What the question leaves of the width: the clock's place is kept free, so that nothing moves when it starts.
fn head_width(area: Rect) -> u16 {
    area.width.saturating_sub(face::WIDE + 2).max(area.width / 2).max(1)
}

/// The question and the clock above pages of lists.
fn draw_pages(wall: &Wall, frame: &Frame, pages: &[Page], area: Rect, pen: &mut Pen) -> Drawn {
    let drawn = wall.page_of(pages);
    for (y, row) in (frame.top.y..).zip(&frame.head) {
        pen.put(area.x, y, row, head_width(area), Role::Strong);
    }
    face::draw(wall, frame.top, pen);
    if let Some(page) = pages.get(drawn.at) {
        let lit = wall.spot.and_then(|spot| spot.lit.as_ref());
        match &page.picture {
            Some(plan) => picture::draw(wall, plan, lit.or(wall.now.lit.as_ref()), frame.body, pen),
            None => draw_page(page, lit, frame.body, pen),
        }
    }
    draw_foot(drawn, wall.session.lang(), area, pen);
    drawn
}

/// What the edges leave of an area.
fn within(area: Rect) -> Rect {
    inset(area, if area.width >= 50 { 2 } else { 1 })
}

/// The pages below a question. One that is too long for a head stands on the first of them.
fn pages_of(wall: &Wall, question: &str, sections: Vec<Section>, area: Rect) -> (Frame, Vec<Page>) {
    let frame = Frame::new(wall, question, area);
    let mut pages = deck::pages(sections, wall.session.lang(), area.width, frame.body.height);
    if wall.now.face == Face::Roadmap {
        pages.splice(0..0, picture::pages(wall, area.width, frame.body.height));
    }
    if frame.head.is_empty() {
        let asked =
            Section::list("", vec![deck::Item { words: question.to_owned(), strong: true, ..Default::default() }]);
        let first = deck::pages(vec![asked], wall.session.lang(), area.width, frame.body.height);
        pages.splice(0..0, first);
    }
    (frame, pages)
}

/// Which page of how many, small.
fn draw_foot(Drawn { at, of }: Drawn, lang: Lang, area: Rect, pen: &mut Pen) {
    if of > 1 && area.height > 1 {
        let words = Words::PageOf.with_in(lang, &[(at + 1).to_string(), of.to_string()]);
        pen.put_right(area.right(), area.bottom() - 1, &words, Role::Text);
    }
}

/// Where head and body stand.
struct Frame {
    head: Vec<String>,
    top: Rect,
    body: Rect,
}

impl Frame {
    fn new(wall: &Wall, question: &str, area: Rect) -> Self {
        let rows = text::wrap_evenly(question, usize::from(head_width(area)));
        let most = if area.height >= 12 { HEAD } else { 1 };
        let head: Vec<String> =
            if rows.len() <= most { rows.into_iter().map(str::to_owned).collect() } else { Vec::new() };
        let air = u16::from(area.height >= 20);
        let used = u16::try_from(head.len()).unwrap_or(u16::MAX).max(face::high(wall, area));
        let below_head = u16::from(area.height >= 12 && used > 0);
        let top = Rect { height: used.min(area.height), ..below(area, air) };
        let body = below(area, air + used + below_head);
        let body = Rect { height: body.height.saturating_sub(1).max(1).min(body.height), ..body };
        Self { head, top, body }
    }
}

fn draw_page(page: &Page, lit: Option<&Id>, area: Rect, pen: &mut Pen) {
    for (y, row) in (area.y..area.bottom()).zip(&page.above) {
        pen.put(area.x, y, row, area.width, Role::Text);
    }
    let area = below(area, deck::above_in(&page.above, area.height));
    let mut x = area.x;
    if let Some(badge) = &page.badge {
        x += pen.put_coloured(x, area.y, &badge.words, &badge.colour) + 1;
    }
    for (y, row) in (area.y..area.bottom()).zip(&page.title) {
        pen.put(x, y, row, area.right().saturating_sub(x), Role::Key);
    }
    let has_title = !page.title.is_empty() || page.badge.is_some();
    let title = u16::try_from(page.title.len()).unwrap_or(u16::MAX).max(u16::from(has_title));
    let rest = below(area, title + u16::from(has_title && area.height >= 14));
    let wide = deck::column_width(rest.width, page.stacks.len());
    // Lists beside each other are set alike.
    let airs =
        page.stacks.iter().map(|stack| Air::of(&stack.rows, rest.height.saturating_sub(deck::rows_in(&stack.head))));
    let air = airs.max().unwrap_or(Air::Nothing);
    for (nth, stack) in (0u16..).zip(&page.stacks) {
        let column = Rect { x: rest.x + nth * (wide + deck::GAP), width: wide, ..rest };
        draw_stack(stack, air, lit, column, pen);
    }
}

/// Between what on a page a free row stands; the least of them last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Air {
    Items,
    Headings,
    Nothing,
}

/// Whether an item begins there, or a heading.
fn begins(row: &Row) -> bool {
    row.begins == Begins::Item
}

impl Air {
    fn above(self, row: &Row) -> bool {
        match self {
            Self::Items => begins(row),
            Self::Headings => row.heading && begins(row),
            Self::Nothing => false,
        }
    }

    /// As much as the page has room for.
    fn of(rows: &[Row], high: u16) -> Self {
        let pairs = || rows.iter().zip(rows.iter().skip(1));
        let fits = |air: &Self| {
            let gaps = pairs().filter(|(before, row)| air.above(row) && !before.heading).count();
            rows.len() + gaps <= usize::from(high)
        };
        [Self::Items, Self::Headings].into_iter().find(fits).unwrap_or(Self::Nothing)
    }
}

fn draw_stack(stack: &Stack, air: Air, lit: Option<&Id>, area: Rect, pen: &mut Pen) {
    for (y, row) in (area.y..area.bottom()).zip(&stack.head) {
        pen.put(area.x, y, row, area.width, Role::Key);
    }
    let area = below(area, u16::try_from(stack.head.len()).unwrap_or(u16::MAX));
    let mut y = area.y;
    let (mut after_heading, mut is_lit) = (true, false);
    for row in &stack.rows {
        y += u16::from(air.above(row) && !after_heading);
        after_heading = row.heading;
        if y >= area.bottom() {
            break;
        }
        if begins(row) {
            is_lit = lit.is_some_and(|lit| row.ids.contains(lit));
        }
        let place = Rect { y, height: 1, ..area };
        if is_lit {
            pen.fill(place, Role::Lit);
            if begins(row) {
                pen.set_cursor(place.x + row.indent, y);
            }
        }
        draw_row(row, is_lit, place, pen);
        y += 1;
    }
}

fn draw_row(row: &Row, is_lit: bool, area: Rect, pen: &mut Pen) {
    let of = |role: Role| if is_lit { Role::Lit } else { role };
    let left = area.x + row.hang;
    let mut x = left + pen.put(left, area.y, &row.lead, area.width.saturating_sub(row.hang), of(Role::Key));
    if let Some(badge) = &row.badge {
        x += u16::from(!row.lead.is_empty());
        draw_badge(badge, &badge.words, is_lit, x, area.y, pen);
    }
    let role = match (row.heading, row.strong) {
        (true, false) => Role::Key,
        (_, true) => Role::Strong,
        _ => Role::Text,
    };
    pen.put(area.x + row.indent, area.y, &row.words, area.width.saturating_sub(row.indent), of(role));
    let mut x = area.x + row.indent + row.before;
    for (badge, n) in &row.bar {
        x += draw_badge(badge, &deck::bar_words(badge, *n), is_lit, x, area.y, pen) + 1;
    }
}

fn draw_badge(badge: &deck::Badge, words: &str, is_lit: bool, x: u16, y: u16, pen: &mut Pen) -> u16 {
    if is_lit {
        pen.put(x, y, words, text::columns(words), Role::Lit)
    } else {
        pen.put_coloured(x, y, words, &badge.colour)
    }
}
