//! The room in words, for a window that draws nothing: what stands on the wall, as it is drawn at the usual size, and
//! what of it is new. Pure; no seconds are ever said. Uses what the pages are made of.

use super::deck::{Badge, Begins, Page, Row};
use super::{Shows, Wall, pages_of, shown, shows, within};
use crate::model::day::clock;
use crate::model::day::now::ClockFace;
use crate::model::id::Id;
use crate::model::query;
use crate::ui::state::signals::{self, Signal};
use crate::words::aloud::Aloud as Words;
use crate::words::clock::Clock as Time;
use crate::words::lang::Lang;
use crate::words::room::Room;
use crate::words::time_lines::TimeLines;
use chrono::{DateTime, FixedOffset, TimeDelta};
use ratatui::layout::Rect;

/// The size that a room is made for: its pages are those of a wall.
const WALL: Rect = Rect { x: 0, y: 0, width: 80, height: 24 };

/// The blank at which no row ends.
const FIRM: char = '\u{a0}';

/// What kind of page stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Face {
    Blank,
    Fit,
    Break,
    Question,
    Alone,
    Pages,
}

/// Something that stands there, and what it stands under.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Line {
    under: String,
    /// Its number; empty where it has none.
    lead: String,
    words: String,
}

impl Line {
    fn text(&self) -> String {
        [self.lead.as_str(), &self.words].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// The clock, as far as the room hears of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Clock {
    item: Option<Id>,
    face: ClockFace,
    /// A clock that everybody sees runs, with so many minutes left.
    minutes: Option<u64>,
    reached: Option<Signal>,
}

/// Everything that the room says at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    item: Option<Id>,
    face: Face,
    head: Vec<String>,
    /// What stands on the page that is open.
    page: Vec<Line>,
    /// What stands on all pages.
    all: Vec<Line>,
    at: usize,
    /// How many pages there are.
    pub pages: usize,
    /// `None`: the wall shows no clock, or nobody knows how it stands.
    clock: Option<Clock>,
    /// The desk has not been heard of since then.
    old: Option<String>,
    /// The language of what the program says in it.
    lang: Lang,
}

/// What the wall says now. `old`: since when the desk that steers has not been heard of.
pub fn told(wall: &Wall, old: Option<DateTime<FixedOffset>>) -> Told {
    let mut told = Told {
        item: wall.now.task.clone(),
        face: Face::Blank,
        head: Vec::new(),
        page: Vec::new(),
        all: Vec::new(),
        at: 0,
        pages: 1,
        clock: clock_of(wall).filter(|_| old.is_none()),
        old: old.map(|since| since.format("%H:%M").to_string()),
        lang: wall.session.lang(),
    };
    match shows(wall) {
        Shows::Blank => told.head.push(Words::Blank.text_in(wall.session.lang()).to_owned()),
        Shows::Fit => {
            told.face = Face::Fit;
            told.head = [Room::CanYouRead, Room::RoomType, Room::RoomTypeSmall]
                .map(|word| word.text_in(wall.session.lang()).to_owned())
                .into();
        }
        Shows::Break => {
            told.face = Face::Break;
            told.head.push(break_words(wall));
        }
        Shows::Question(beside) => {
            told.face = Face::Question;
            told.head.push(wall.question());
            told.page.extend(Some(beside).filter(|words| !words.is_empty()).map(plain_line));
        }
        Shows::Alone(alone) => {
            told.face = Face::Alone;
            let words =
                [alone.over, alone.words].map(|words| shown::public(&words, wall.session.lang()).replace(" · ", ", "));
            told.head.extend(words.into_iter().filter(|words| !words.is_empty()));
            let below = alone.below.iter().filter(|words| !words.is_empty()).cloned();
            let lines = alone.lines.iter().map(|(no, words)| format!("{no} {words}"));
            let asked = Some(alone.asked.clone()).filter(|words| !words.is_empty());
            let all = below.chain(lines).chain(asked);
            told.page = all.map(|words| plain_line(said(&shown::public(&words, wall.session.lang())))).collect();
        }
        Shows::Pages(question, sections) => {
            told.face = Face::Pages;
            let (_, pages) = pages_of(wall, &question, sections, within(WALL));
            told.head.push(question);
            told.pages = pages.len().max(1);
            told.at = wall.now.page.min(told.pages - 1);
            told.page = pages.get(told.at).map(|page| lines(page, told.lang)).unwrap_or_default();
            // What a picture shows stands in words on the pages after it.
            told.all =
                pages.iter().filter(|page| page.picture.is_none()).flat_map(|page| lines(page, told.lang)).collect();
        }
    }
    told
}

fn plain_line(words: impl Into<String>) -> Line {
    Line { words: words.into(), ..Line::default() }
}

/// Words without the sign before them that is for the eye, and without the dot between.
pub fn said(words: &str) -> String {
    let words = words.trim_start_matches(['→', '✓', '◐', '●', '■', '▲', '▶']).trim_start().replace(" · ", ", ");
    if !words.contains(FIRM) {
        return words;
    }
    // Columns below each other are said one after the other.
    let columns = words.split("\u{a0}\u{a0}").map(|part| part.trim_matches(FIRM)).filter(|part| !part.is_empty());
    columns.collect::<Vec<_>>().join(", ").replace(FIRM, " ")
}

/// When we start again, by the clock's start: a second more or less is no other time.
fn break_words(wall: &Wall) -> String {
    let Some(left) = wall.left_of_break() else { return Words::BreakOnly.text_in(wall.session.lang()).to_owned() };
    if let (true, None) = (wall.is_break(), wall.now.left) {
        let minutes = u64::try_from(left).unwrap_or(0).saturating_add(30) / 60;
        return Words::BreakFor.with_in(wall.session.lang(), &[minutes_words(minutes, wall.session.lang())]);
    }
    let again = if wall.is_break() {
        wall.item().and_then(|item| {
            let left = TimeDelta::try_seconds(clock::stopped_at(item).saturating_add(30))?;
            clock::timed(item, wall.at)?.checked_add_signed(left)
        })
    } else {
        wall.now.again
    };
    match again.filter(|_| left > 0) {
        Some(again) => Words::Break.with_in(wall.session.lang(), &[again.format("%H:%M").to_string()]),
        None => Words::BreakOver.text_in(wall.session.lang()).to_owned(),
    }
}

fn clock_of(wall: &Wall) -> Option<Clock> {
    if wall.now.clock == ClockFace::DeskAlone {
        return None;
    }
    let item = wall.item()?;
    let left = wall.now.left;
    // How much is left is not said where the wall shows cues alone.
    let minutes = left.filter(|_| wall.now.clock == ClockFace::Shown).map(|left| {
        let left = u64::try_from(left).unwrap_or(0);
        left.saturating_add(30) / 60
    });
    let reached = left.and_then(|left| signals::reached(item, left));
    Some(Clock { item: Some(item.id.clone()), face: wall.now.clock, minutes, reached })
}

/// The lines of a page, each with what it stands under.
fn lines(page: &Page, lang: Lang) -> Vec<Line> {
    let letter = page.badge.as_ref().map(letter).unwrap_or_default();
    let title = [letter.to_owned(), page.title.join(" ")];
    let title = title.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
    let mut out = Vec::new();
    out.extend((!page.above.is_empty()).then(|| plain_line(said(&page.above.join(" ")))));
    for stack in &page.stacks {
        let name = [title.clone(), said(&stack.head.join(" "))];
        let name = name.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
        let mut heading = String::new();
        let mut was_heading = false;
        // What goes on from the page before has no beginning here.
        let first = out.len();
        for row in stack.rows.iter().filter(|row| !row.words.is_empty() || !row.bar.is_empty()) {
            if row.heading {
                heading = if was_heading { format!("{heading} {}", row.words) } else { row.words.clone() };
                was_heading = true;
                continue;
            }
            was_heading = false;
            let under = [name.as_str(), &heading].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
            let under = under.join(", ");
            add_row(&mut out, first, row, under, lang);
        }
    }
    out
}

fn add_row(out: &mut Vec<Line>, first: usize, row: &Row, under: String, lang: Lang) {
    let bar: Vec<String> =
        row.bar.iter().map(|(badge, n)| Words::Dots.with_in(lang, &[letter(badge), &n.to_string()])).collect();
    let words = if bar.is_empty() { row.words.clone() } else { bar.join(", ") };
    let going = out.len() > first && row.begins != Begins::Item;
    if let Some(line) = out.last_mut().filter(|_| going) {
        line.words = if row.begins == Begins::Below {
            format!("{}; {}", line.words, said(&words))
        } else {
            format!("{} {words}", line.words)
        };
        return;
    }
    let by = row.badge.as_ref().map(letter).unwrap_or_default();
    let lead = if by.is_empty() { row.lead.clone() } else { Words::OfWhom.with_in(lang, &[row.lead.as_str(), by]) };
    let lead = signs_in_words(lead.trim(), lang);
    out.push(Line { under, lead, words: without_star(words, lang) });
}

/// A high and a low in words.
fn signs_in_words(lead: &str, lang: Lang) -> String {
    let (high, low) = (TimeLines::High.text_in(lang), TimeLines::Low.text_in(lang));
    lead.replace(high, Words::High.text_in(lang)).replace(low, Words::Low.text_in(lang))
}

/// A star in words.
fn without_star(words: String, lang: Lang) -> String {
    match words.strip_prefix("★ ") {
        Some(rest) => Words::Starred.with_in(lang, &[rest]),
        None => words,
    }
}

/// The letter of a group, without its sign.
fn letter(badge: &Badge) -> &str {
    badge.words.split_whitespace().last().unwrap_or("")
}

/// What is said when somebody asks for all of it.
pub fn all(told: &Told) -> Vec<String> {
    let clock = told.clock.as_ref().and_then(|clock| clock.minutes);
    let clock = clock.map(|minutes| Words::ClockRuns.with_in(told.lang, &[minutes_words(minutes, told.lang)]));
    told.head.iter().cloned().chain(every_page(told)).chain(clock).chain(old(told)).collect()
}

fn old(told: &Told) -> Option<String> {
    told.old.as_ref().map(|since| Words::NotHeard.with_in(told.lang, &[since]))
}

/// The open page: its number, what its lines stand under, the lines.
fn page(told: &Told) -> Vec<String> {
    let of = [(told.at + 1).to_string(), told.pages.to_string()];
    let mut out: Vec<String> = (told.pages > 1).then(|| Words::Page.with_in(told.lang, &of)).into_iter().collect();
    out.extend(under_each(&told.page));
    out
}

/// So many minutes, in words.
fn minutes_words(n: u64, lang: Lang) -> String {
    Time::OneMinuteOf.counted_in(lang, Time::SomeMinutesOf, usize::try_from(n).unwrap_or(usize::MAX))
}

/// Lines, below what they stand under.
fn under_each(lines: &[Line]) -> Vec<String> {
    let mut out = Vec::new();
    let mut under = "";
    for line in lines {
        if line.under != under {
            under = &line.under;
            out.extend(Some(line.under.clone()).filter(|words| !words.is_empty()));
        }
        out.push(line.text());
    }
    out
}

/// Everything that was put up, whatever page it stands on: nobody turns pages where nothing is drawn.
fn every_page(told: &Told) -> Vec<String> {
    if told.all.is_empty() { page(told) } else { under_each(&told.all) }
}

/// What is new since `before`, a line each.
pub fn news(before: Option<&Told>, after: &Told) -> Vec<String> {
    let Some(before) = before else { return all(after) };
    let mut out = Vec::new();
    let same_head = before.head == after.head && before.item == after.item;
    if !same_head || before.face != after.face {
        if same_head && before.face == Face::Pages {
            out.push(Words::TakenDown.text_in(after.lang).to_owned());
        }
        let had = |line: &&String| same_head && before.head.contains(line);
        out.extend(after.head.iter().filter(|line| !had(line)).cloned());
        out.extend(every_page(after));
    } else if before.at != after.at {
        out.extend(page(after));
    } else {
        out.extend(changed(before, after));
    }
    out.extend(cue(before, after));
    match (&before.old, &after.old) {
        (None, Some(_)) => out.extend(old(after)),
        (Some(_), None) => out.push(Words::HeardAgain.text_in(after.lang).to_owned()),
        _ => {}
    }
    out
}

/// Lines that came, are said otherwise, or went, on whichever page they stand.
fn changed(before: &Told, after: &Told) -> Vec<String> {
    let every = |told: &'_ Told| if told.all.is_empty() { told.page.clone() } else { told.all.clone() };
    let (had, has) = (every(before), every(after));
    let numbered = |line: &Line| !line.lead.is_empty() && has.iter().any(|one| one.lead == line.lead);
    let gone = had.iter().filter(|line| !line.lead.is_empty() && !has.contains(line) && !numbered(line));
    let gone = gone.map(|line| Words::NotThere.with_in(after.lang, &[line.text()]));
    let came = has.iter().filter(|line| !had.contains(line)).map(|line| match line.under.as_str() {
        "" => line.text(),
        under => Words::Under.with_in(after.lang, &[under, &line.text()]),
    });
    gone.chain(came).collect()
}

/// What there is to say of the clock: that it began or stopped, and its signals. What is past when a task is opened is
/// not said.
fn cue(before: &Told, after: &Told) -> Option<String> {
    let (was, is) = (before.clock.as_ref()?, after.clock.as_ref()?);
    if was.item == is.item && is.reached > was.reached {
        return is.reached.map(|signal| {
            let word = match signal {
                Signal::Half => Words::HalfTime,
                Signal::Minute => Words::OneMinute,
                Signal::Over => Words::TimeIsUp,
            };
            word.text_in(after.lang).to_owned()
        });
    }
    match (was.minutes, is.minutes) {
        // Who sees it is another thing than how it stands.
        _ if was.face != is.face => None,
        (None, Some(minutes)) => Some(Words::ClockRuns.with_in(after.lang, &[minutes_words(minutes, after.lang)])),
        (Some(_), Some(minutes)) if was.item != is.item => {
            Some(Words::ClockRuns.with_in(after.lang, &[minutes_words(minutes, after.lang)]))
        }
        (Some(_), None) if was.item == is.item => Some(Words::ClockStands.text_in(after.lang).to_owned()),
        _ => None,
    }
}

/// In how many seconds the wall has something to say by itself; `None`: nothing comes by itself.
pub fn wakes(wall: &Wall) -> Option<u64> {
    let item = wall.item()?;
    if wall.now.clock == ClockFace::DeskAlone && !matches!(shows(wall), Shows::Break) {
        return None;
    }
    signals::until_next(item, wall.now.left?)
}

/// The title of what is shown.
pub fn begins(wall: &Wall) -> String {
    Words::Begins.with_in(wall.session.lang(), &[shown::public(&query::title(wall.session), wall.session.lang())])
}
