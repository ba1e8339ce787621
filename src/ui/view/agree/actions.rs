//! What stands under each theme: goals; or actions with who, when and help, and beneath them what is asked of others.

use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query::{self, Lane, Standing};
use crate::model::tongue;
use crate::model::typed::choice;
use crate::roadmap::draw_up;
use crate::ui::instrument;
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::view::list::linked;
use crate::ui::view::list::rows::{ROOM_FOR_MORE, beside, draw_more, draw_picked, with_flag};
use crate::ui::view::pen::{Pen, rows_of};
use crate::words::Word;
use crate::words::actions::Actions as Words;
use ratatui::layout::Rect;

/// From how many rows on every action shows all that is known of it; in fewer, the lit one alone.
const TALL: u16 = 20;

/// How many rows the words of a line take at most.
const MOST_ROWS: u16 = 3;

/// How many columns stand beside the words of a line: its number, and whether it is saved.
const MARGIN: u16 = 18;

/// One piece of the list: a theme's head, a line under it, or a free row.
enum Piece<'a> {
    Head {
        lane: &'a Lane<'a>,
        about: String,
    },
    /// What more is known of a line is worked out only where it comes near the page.
    Line {
        entry: &'a Entry,
        shows: bool,
    },
    Gap,
}

impl Piece<'_> {
    fn high(&self, desk: &Desk, wide: u16) -> u16 {
        match self {
            Piece::Gap => 1,
            Piece::Head { lane, about } => name_rows(desk, lane, wide + MARGIN) + under_rows(about, wide),
            Piece::Line { entry, shows } => {
                let more = if *shows { more_about(desk, entry) } else { String::new() };
                rows_of(entry.text(), wide).min(MOST_ROWS)
                    + under_rows(&second(desk, entry), wide)
                    + under_rows(&more, wide)
            }
        }
    }

    fn is(&self, id: &Id) -> bool {
        match self {
            Piece::Head { lane, .. } => lane.theme.is_some_and(|theme| theme.id == *id),
            Piece::Line { entry, .. } => entry.id == *id,
            Piece::Gap => false,
        }
    }
}

/// How wide the rows are that say what else is known: nothing stands beside them.
fn more_wide(wide: u16) -> u16 {
    wide + 6
}

/// How many rows what stands under a line or a theme takes.
fn under_rows(words: &str, wide: u16) -> u16 {
    if words.is_empty() { 0 } else { rows_of(words, more_wide(wide)).min(2) }
}

/// How many rows the name of a theme takes.
fn name_rows(desk: &Desk, lane: &Lane, columns: u16) -> u16 {
    lane.theme.map_or(1, |theme| {
        let (sheets, (standing, _)) = beside_head(desk, lane, columns);
        rows_of(theme.text(), name_wide(theme, &sheets, standing, columns)).clamp(1, 2)
    })
}

fn name_wide(theme: &Entry, sheets: &str, standing: &str, columns: u16) -> u16 {
    let taken = text::columns(&theme.no) + text::columns(standing) + text::columns(sheets) + 6;
    columns.saturating_sub(taken).max(8)
}

/// Draws the lanes; what is lit, or was last written down, or the theme that is written under, is in sight.
pub fn draw(desk: &Desk, area: Rect, pen: &mut Pen) {
    let lanes = instrument::action_lanes(desk);
    let pieces = pieces(desk, &lanes, area.height);
    let wide = area.width.saturating_sub(MARGIN).max(8);
    let last = last_under(desk, &lanes);
    let wanted = match desk.mode {
        Mode::Choosing => desk.lit.as_ref(),
        Mode::Writing => last,
    };
    let at = wanted.and_then(|id| pieces.iter().position(|piece| piece.is(id))).unwrap_or(0);
    let (page, first, last) = page(desk, &pieces, at, area, wide);
    let count = |pieces: &[Piece]| pieces.iter().filter(|piece| matches!(piece, Piece::Line { .. })).count();
    let (above, rest) = pieces.split_at_checked(first).unwrap_or_default();
    draw_more([count(above), count(rest.get(last - first..).unwrap_or_default())], page, area, pen);
    let mut y = page.y;
    for piece in pieces.iter().take(last).skip(first) {
        let place = Rect { y, height: page.bottom().saturating_sub(y), ..area };
        match piece {
            Piece::Head { lane, about } => draw_head(desk, lane, about, place, pen),
            Piece::Line { entry, shows } => draw_line(desk, entry, *shows, wide, place, pen),
            Piece::Gap => {}
        }
        y += piece.high(desk, wide);
    }
}

/// Heads and lines.
fn pieces<'a>(desk: &Desk, lanes: &'a [Lane<'a>], height: u16) -> Vec<Piece<'a>> {
    let lit = desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing);
    let mut out = Vec::new();
    let of_lit = lit.and_then(|id| desk.session.entry(id)).and_then(|entry| query::theme_of(&desk.session, entry));
    let here_now = of_lit.or(lit).or(desk.under.as_ref());
    for lane in lanes {
        if !out.is_empty() {
            out.push(Piece::Gap);
        }
        let here = lane.theme.is_some_and(|theme| Some(&theme.id) == here_now);
        let shows = height >= TALL || (here && height >= 10);
        let about = lane.theme.filter(|_| shows).map(|theme| about_theme(desk, theme)).unwrap_or_default();
        out.push(Piece::Head { lane, about });
        for entry in &lane.lines {
            let shows = height >= TALL || lit == Some(&entry.id);
            out.push(Piece::Line { entry, shows });
        }
    }
    out
}

/// The last line under the theme that is written under, else the theme.
fn last_under<'a>(desk: &'a Desk, lanes: &[Lane<'a>]) -> Option<&'a Id> {
    let here = lanes.iter().find(|lane| lane.theme.map(|theme| &theme.id) == desk.under.as_ref());
    here.and_then(|lane| lane.lines.last()).map(|line| &line.id).or(desk.under.as_ref())
}

/// The pieces that are drawn, and where: without the rows that say how many there are more.
fn page(desk: &Desk, pieces: &[Piece], at: usize, area: Rect, wide: u16) -> (Rect, usize, usize) {
    let mut page = area;
    loop {
        let first = first_piece(desk, pieces, at, page.height, wide);
        let mut used = 0;
        let fits = pieces.iter().skip(first).take_while(|piece| {
            let high = used + piece.high(desk, wide);
            let fits = high <= page.height;
            used = if fits { high } else { used };
            fits
        });
        // What is higher than the page stands on it all the same: the page is never empty.
        let fit = first + fits.count();
        let last = fit.max(at + 1).min(pieces.len());
        // In few rows it is said how many there are more where that costs none of those that are seen.
        let asks = u16::from(first > 0) + u16::from(last < pieces.len());
        let free = if fit < last { 0 } else { area.height.saturating_sub(used) };
        let (top, bottom) = if area.height >= ROOM_FOR_MORE || free >= asks {
            (u16::from(first > 0), u16::from(last < pieces.len()))
        } else {
            // Both in one row.
            (0, asks.min(free))
        };
        let next = Rect { y: area.y + top, height: area.height - top - bottom, ..area };
        // The page only becomes smaller, so that this ends.
        if next.height >= page.height {
            return (page, first, last);
        }
        page = next;
    }
}

/// From which piece on is drawn, so that piece `at` is in sight.
fn first_piece(desk: &Desk, pieces: &[Piece], at: usize, height: u16, wide: u16) -> usize {
    let mut used = 0;
    let mut first = at;
    // A little below it stays in sight too, where there is room: lines, not the name of the next theme alone.
    let lines = pieces.iter().skip(at + 1).take(2).take_while(|piece| matches!(piece, Piece::Line { .. }));
    let below: u16 = lines.map(|piece| piece.high(desk, wide)).sum();
    let height = height.saturating_sub(below.min(height / 3));
    for (n, piece) in pieces.iter().enumerate().take(at + 1).rev() {
        used += piece.high(desk, wide);
        if used > height {
            break;
        }
        first = n;
    }
    first
}

/// "Purpose · keeper Gwen · 9 signed up".
pub fn about_theme(desk: &Desk, theme: &Entry) -> String {
    let signed = query::energy::signed_up(theme).map(|n| Words::SignedUp.with(&[n.to_string()]));
    let keeper = theme.words(Field::Keeper);
    let keeper = if keeper.is_empty() { keeper } else { Words::Keeper.with(&[keeper]) };
    let goal = theme.other(Field::KeyGoal).filter(|_| !desk.kinds().contains(&Kind::Goal));
    let goal = goal.and_then(|id| desk.session.entry(id)).map(|goal| format!("➤ {}", goal.text()));
    let first = theme.words(Field::FirstMeeting);
    let first = if first.is_empty() { first } else { Words::FirstMeeting.with(&[first]) };
    let parts = [theme.words(Field::Purpose), keeper, first, signed.unwrap_or_default(), goal.unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What else is known of an action: with whom, the first step, what it comes after, what it uses, who leads.
pub fn more_about(desk: &Desk, entry: &Entry) -> String {
    let said = |field: Field, word: Words| {
        Some(entry.words(field)).filter(|said| !said.is_empty()).map(|said| word.with(&[said]))
    };
    let led = entry.words(Field::DrivenBy);
    let led = (!led.is_empty()).then(|| Words::LedBy.with(&[choice::said(Field::DrivenBy, &led)]));
    let parts = [
        entry.is(Field::Milestone).then(|| Words::Milestone.text().to_owned()),
        said(Field::With, Words::With),
        said(Field::FirstStep, Words::FirstStep),
        led,
        Some(choice::four_cos(&entry.words(Field::Co), desk.session.lang())).filter(|words| !words.is_empty()),
    ];
    let links = linked::words(&desk.session, entry);
    parts.into_iter().flatten().chain(links).collect::<Vec<_>>().join(" · ")
}

/// How a theme stands, quietly: what nobody asked about, or is under no theme, is not from common ground.
fn standing_of(desk: &Desk, theme: Option<&Entry>) -> (&'static str, Role) {
    match theme.map(|theme| query::theme_standing(&desk.session, theme)) {
        Some(Standing::Agreed) => (Word::Agreed.text(), Role::Good),
        Some(Standing::NotAgreed) => (Words::NotAgreed.text(), Role::Alarm),
        Some(Standing::NotAsked | Standing::Reword) => (Words::AgreementNotAsked.text(), Role::Text),
        None => (Words::NotFromGround.text(), Role::Text),
    }
}

/// What stands at the right of a theme's name: how many sheets are typed, and how it stands.
fn beside_head(desk: &Desk, lane: &Lane, columns: u16) -> (String, (&'static str, Role)) {
    let standing =
        if lane.lines.is_empty() && lane.theme.is_none() { ("", Role::Text) } else { standing_of(desk, lane.theme) };
    let sheets = lane.theme.and_then(|theme| theme.count(Field::Sheets)).filter(|n| *n > 0);
    let sheets = sheets.filter(|_| columns >= 50 && !desk.kinds().contains(&Kind::Goal));
    let words = |n: u64| Words::SheetsTyped.with(&[query::typed_in(lane).to_string(), n.to_string()]) + " · ";
    (sheets.map(words).unwrap_or_default(), standing)
}

fn draw_head(desk: &Desk, lane: &Lane, about: &str, area: Rect, pen: &mut Pen) {
    let (x, y, right) = (area.x, area.y, area.right().saturating_sub(1));
    let here = desk.under.as_ref() == lane.theme.map(|theme| &theme.id);
    pen.put(x, y, if here { "▸" } else { " " }, 1, Role::Key);
    let (sheets, (standing, role)) = beside_head(desk, lane, area.width);
    let Some(theme) = lane.theme else {
        pen.put(
            x + 2,
            y,
            Word::OtherActions.text(),
            area.width.saturating_sub(text::columns(standing) + 4),
            Role::Strong,
        );
        pen.put_right(right, y, standing, role);
        return;
    };
    let no = pen.put(x + 2, y, &format!("{} ", theme.no), area.width, Role::Key);
    let wide = name_wide(theme, &sheets, standing, area.width);
    let rows = name_rows(desk, lane, area.width).min(area.height);
    let name = Rect { x: x + 2 + no, y, width: wide, height: rows };
    pen.spot_line(Rect { height: rows, ..area }, &theme.id);
    pen.paragraph(name, theme.text(), Role::Strong);
    pen.put_right(right, y, standing, role);
    pen.put_right(right.saturating_sub(text::columns(standing)), y, &sheets, Role::Text);
    let wide = area.width.saturating_sub(MARGIN).max(8);
    let high = under_rows(about, wide).min(area.bottom().saturating_sub(name.bottom()));
    let below = Rect { x: x + 4, y: name.bottom(), width: more_wide(wide), height: high };
    pen.paragraph(below, about, Role::Text);
    if desk.mode == Mode::Choosing && desk.lit.as_ref() == Some(&theme.id) {
        pen.set_cursor(x + 2, y);
        pen.shade(Rect { x: x + 2, height: 1, width: area.width.saturating_sub(3), ..area }, Role::Lit);
    }
}

fn draw_line(desk: &Desk, entry: &Entry, shows: bool, wide: u16, area: Rect, pen: &mut Pen) {
    let y = area.y;
    let no = desk.session.spoken(entry);
    pen.put(area.x + 4, y, &no, 6, Role::Key);
    draw_picked(desk, &entry.id, area.x + 3, y, pen);
    let x = area.x + 4 + text::columns(&no).max(3) + 2;
    let rows = rows_of(entry.text(), wide).min(MOST_ROWS).min(area.height);
    pen.spot_line(Rect { height: rows, ..area }, &entry.id);
    pen.paragraph(Rect { x, y, width: wide, height: rows }, entry.text(), Role::Text);
    let is_key = instrument::key_goal_of(desk, entry).is_some_and(|(_, is)| is);
    let is_lit = desk.mode == Mode::Choosing && desk.lit.as_ref() == Some(&entry.id);
    let mark = if is_key { Some((Words::KeyGoal.text(), Role::Good)) } else { None };
    if let Some((words, role)) = mark.or_else(|| beside(desk, &entry.id).filter(|_| !is_lit)) {
        pen.put_right(area.right().saturating_sub(1), y, words, role);
    }
    if is_lit {
        pen.set_cursor(x, y);
        pen.shade(Rect { x: area.x + 4, y, width: area.width.saturating_sub(5), height: rows }, Role::Lit);
    }
    let mut y = y + rows;
    let more = if shows { more_about(desk, entry) } else { String::new() };
    for words in [second(desk, entry).as_str(), more.as_str()] {
        let height = under_rows(words, wide).min(area.bottom().saturating_sub(y));
        pen.paragraph(Rect { x, y, width: more_wide(wide), height }, words, Role::Text);
        y += height;
    }
}

/// What stands under a line: who, when, what help; of an ask, of whom and what became of it. A goal is its words alone.
fn second(desk: &Desk, entry: &Entry) -> String {
    if entry.kind.spec().boxes.is_empty() {
        return String::new();
    }
    let words = if entry.kind == Kind::Ask { of_ask(entry) } else { who_and_when(desk, entry) };
    with_flag(entry, words)
}

fn of_ask(ask: &Entry) -> String {
    let whom = ask.words(Field::OfWhom);
    let whom = if whom.is_empty() { whom } else { Words::AskedOf.with(&[whom]) };
    let state = ask.words(Field::AskState);
    let state = if state.is_empty() { "asked".to_owned() } else { choice::said(Field::AskState, &state) };
    let parts = [Words::Ask.text().to_owned(), whom, ask.words(Field::Level), ask.words(Field::Amount), state];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// "Shanice, Friday club · by 28 May 2026 · done · needs keys".
fn who_and_when(desk: &Desk, action: &Entry) -> String {
    let lang = desk.session.lang();
    let who = query::who(&desk.session, action);
    let who = if who.is_empty() { Word::LookingForSomeone.text_in(lang).to_owned() } else { who };
    let due = action.get(Field::Due).and_then(|due| query::day_of(&desk.session, due));
    let pledge = Some(Words::Pledge.text_in(lang).to_owned()).filter(|_| action.kind == Kind::Pledge);
    let state = Some(action.words(Field::State)).filter(|state| !state.is_empty());
    let state = state.map(|state| tongue::said(Field::State, &state, lang));
    let help = Some(action.words(Field::Help)).filter(|help| !help.is_empty());
    let help = help.map(|help| Word::HelpNeeded.with_in(lang, &[help]));
    let said = [pledge, Some(who), Some(draw_up::due_words(action, due, lang)), state, help];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
