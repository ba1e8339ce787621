//! Dots: one line a trend, or cell by cell in CHOOSING, where the trends are the rows and the groups the columns. What is
//! counted again takes the place of what was counted before; more than the budget is said and never refused.

use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::query;
use crate::model::query::dots::{Budget, Dotted, are_hidden};
use crate::model::typed::dots_line::{self, MOST};
use crate::model::wish::{Refusal, Wish};
use crate::ui::instrument::{Called, Instrument, Named, Place, by_words, named, paging};
use crate::ui::state::desk::{Desk, Mode};
use crate::ui::text;
use crate::words::dots::Dots as Words;
use chrono::NaiveDate;

/// Dots.
pub struct Dots;

impl Instrument for Dots {
    fn choosable(&self, desk: &Desk) -> Vec<Id> {
        let dots = desk.dots();
        let trends = in_order(desk, &dots).into_iter().map(|trend| trend.id.clone());
        trends.chain(desk.beside_the_map().iter().cloned()).collect()
    }

    /// The trend that was counted last, else the first that nobody has counted yet.
    fn first_lit(&self, desk: &Desk) -> Option<Id> {
        let map = desk.map();
        let touched = desk.touched.as_ref().and_then(|id| map.row_of(id)).and_then(|n| map.rows.get(n));
        let dots = desk.dots();
        let next = || dots.not_counted().next().or(dots.trends.first()).map(|trend| trend.id.clone());
        touched.map(|row| row.id.clone()).or_else(next)
    }

    fn boxes(&self, _: &Desk) -> Option<Vec<&'static str>> {
        Some(vec![Words::Line.text()])
    }

    fn invites(&self, _: &Desk) -> &'static str {
        Words::Invites.text()
    }

    fn compose(&self, desk: &Desk, texts: &[String], _: NaiveDate) -> Result<Wish, Refusal> {
        dots_line::read(&desk.session, texts.first().map_or("", String::as_str)).map(|line| line.wish())
    }

    fn kept(&self, desk: &mut Desk, _: &Id) {
        desk.chart.top = None;
    }

    fn taken_for(&self, desk: &Desk, _: NaiveDate) -> Option<String> {
        let line = desk.line.text_of(0);
        match dots_line::read(&desk.session, line) {
            Ok(read) => {
                let trend = desk.session.entry(&read.trend)?;
                let counts = spelled(trend, &read.counts);
                Some(Words::Understood.with(&[&desk.session.spoken(trend), trend.text(), &counts]))
            }
            // A number that stands alone may not be typed to its end, or its dots are still to come.
            Err(_) if !line.trim_end().contains(' ') => {
                let trend = desk.session.entry(dots_line::look(&desk.session, line).trend.as_ref()?)?;
                Some(Words::Understood.with(&[&desk.session.spoken(trend), trend.text(), ""]))
            }
            // What Enter will say is said now.
            Err(refusal) => Some(refusal.to_string()),
        }
    }

    fn foretells(&self) -> bool {
        true
    }

    fn reads_back(&self, desk: &Desk, texts: &[String]) -> Option<String> {
        let read = dots_line::read(&desk.session, texts.first()?).ok()?;
        let trend = desk.session.entry(&read.trend)?;
        if desk.large && are_hidden(&desk.session) {
            return None;
        }
        let counts = spelled(trend, &read.counts);
        Some(Words::ReadBack.with(&[&desk.session.spoken(trend), trend.text(), &counts]))
    }

    fn over(&self, desk: &Desk) -> Option<String> {
        let touched = desk.touched.as_ref().and_then(|id| desk.session.entry(id))?;
        let (given, _) = touched.dots();
        let dots = desk.dots();
        // Every group that is over is named, once one of those just counted is.
        let over: Vec<&Budget> = dots.budgets.iter().filter(|budget| budget.over() > 0).collect();
        if !over.iter().any(|budget| given.contains_key(budget.letter.as_str())) {
            return None;
        }
        let numbers = |budget: &Budget| [budget.given.to_string(), budget.all.unwrap_or(0).to_string()];
        if let Some(plain) = over.iter().find(|budget| budget.letter.is_empty()) {
            return Some(Words::OverPlain.with(&numbers(plain)));
        }
        let one = |(n, budget): (usize, &&Budget)| {
            let [given, all] = numbers(budget);
            let word = if n == 0 { Words::Over } else { Words::OverToo };
            word.with(&[budget.letter.clone(), given, all])
        };
        let all = over.iter().enumerate().map(one).collect::<Vec<_>>().join("; ");
        Some(Words::OverAgain.with(&[all]))
    }

    fn asks_under(&self, _: &Desk) -> &'static str {
        Words::HowManyEach.text()
    }

    fn under_is(&self, _: &Desk) -> Named {
        named::DOTS_EACH
    }

    fn keeps_under(&self, desk: &Desk) -> bool {
        desk.mode == Mode::Writing
    }

    /// A number of dots: of the lit cell, or that each person has.
    fn called(&self, _: &Desk, typed: &str) -> Called {
        match typed.parse::<u64>() {
            Ok(n) if n <= MOST && typed.len() >= 3 => Called::Whole(Place::Count(n)),
            Ok(n) if n <= MOST => Called::Longer(Some(Place::Count(n))),
            _ => Called::Nothing,
        }
    }

    fn nothing_called(&self, _: &Desk, typed: &str) -> String {
        Words::NotANumber.with(&[typed])
    }

    fn sorts(&self, _: &Desk, lit: &Entry) -> bool {
        lit.kind.has(Field::Dots)
    }

    fn put(&self, desk: &Desk, lit: &Entry, place: &Place) -> Option<Wish> {
        let Place::Count(n) = place else { return None };
        Some(dots_line::cell(&desk.session, lit, &column(desk)?, Some(*n)))
    }

    fn asked(&self, _: &Desk, place: &Place) -> Option<(Wish, String)> {
        let Place::Count(n) = place else { return None };
        let wish = Wish::answer(&Id::session(), Field::DotsEach, Value::Count(*n));
        Some((wish, Words::EachNow.with(&[n.to_string()])))
    }

    fn asks_lit(&self, desk: &Desk) -> Option<String> {
        let lit = desk.lit_entry().filter(|lit| lit.kind.has(Field::Dots))?;
        let trend = format!("{} {}", desk.session.spoken(lit), lit.text());
        let letter = column(desk)?;
        Some(if letter.is_empty() {
            Words::CellPlain.with(&[trend])
        } else {
            Words::CellIs.with(&[trend, by_words(desk, &letter)])
        })
    }

    fn has_aside(&self, _: &Desk) -> bool {
        true
    }

    fn aside(&self, desk: &mut Desk, right: bool) {
        let last = columns(desk).len().saturating_sub(1);
        let at = desk.chart.column.min(last);
        desk.chart.column = if right { (at + 1).min(last) } else { at.saturating_sub(1) };
    }

    fn enters_cells(&self) -> bool {
        true
    }

    fn told(&self, desk: &Desk, lit: &Id) -> Option<String> {
        let trend = desk.session.entry(lit)?;
        let dots = desk.dots();
        let dotted = dots.trends.iter().find(|dotted| dotted.id == *lit)?;
        let words = format!("{} {}", desk.session.spoken(trend), trend.text());
        let counts = match dotted.tally.counted {
            false => String::new(),
            true if are_hidden(&desk.session) => Words::Counted.text().to_owned(),
            true => counts_of(dotted),
        };
        Some(if counts.is_empty() { words } else { format!("{words}; {counts}") })
    }

    fn in_sum(&self, desk: &Desk) -> Vec<String> {
        let dots = desk.dots();
        let mut out = vec![head(desk).replace(" · ", ", ")];
        out.extend(dots.budgets.iter().map(|budget| {
            let who = if budget.letter.is_empty() { Words::SoFar.text() } else { budget.letter.as_str() };
            let (sum, over) = budget_words(budget);
            let parts = [Some(format!("{who} {}", sum.replace('/', " of "))), over];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }));
        out
    }

    fn turn_page(&self, desk: &mut Desk, on: bool) -> bool {
        let dots = desk.dots();
        let order = in_order(desk, &dots);
        let (rows, wide) = paging::room(desk);
        let bars = has_bars(desk);
        let high = |n: usize| {
            let words =
                order.get(n).and_then(|trend| desk.session.entry(&trend.id)).map_or(0, |e| text::width(e.text()));
            words.div_ceil(if bars { wide / 2 } else { wide }).clamp(1, 2)
        };
        let starts = paging::starts(0..order.len(), rows, high);
        let top = desk.chart.top.unwrap_or_else(|| anchor(desk, &order));
        desk.chart.top = paging::turned(&starts, top, on);
        true
    }
}

/// The trends as they stand on the screen: in the order of the map; once the numbers are shown, most dots first, and
/// those without any after them.
pub fn in_order<'a>(desk: &Desk, dots: &'a query::dots::Dots) -> Vec<&'a Dotted> {
    if is_shown(desk) {
        dots.by_total().into_iter().chain(dots.without()).collect()
    } else {
        dots.trends.iter().collect()
    }
}

/// Whether the dots take half of the page: not before the first ones are there.
pub fn has_bars(desk: &Desk) -> bool {
    is_shown(desk) || desk.dots().trends.iter().any(|trend| trend.tally.counted)
}

/// Whether somebody has shown the numbers.
pub fn is_shown(desk: &Desk) -> bool {
    matches!(desk.session.get(Field::DotsShown), Some(Value::Flag(true)))
}

/// The trend that must be in sight: the lit one, else the one that was counted last, else the first not counted.
pub fn anchor(desk: &Desk, order: &[&Dotted]) -> usize {
    let map = desk.map();
    let lit = desk.lit.as_ref().filter(|_| desk.mode == Mode::Choosing);
    let wanted = lit.or(desk.touched.as_ref()).and_then(|id| map.row_of(id)).and_then(|n| map.rows.get(n));
    wanted.and_then(|row| order.iter().position(|trend| trend.id == row.id)).unwrap_or(0)
}

/// The letters of the columns; one without a letter where there are no groups.
pub fn columns(desk: &Desk) -> Vec<String> {
    let mut letters = query::letters(&desk.session);
    let plain = desk.dots().budgets.iter().any(|budget| budget.letter.is_empty());
    if letters.is_empty() || plain {
        letters.push(String::new());
    }
    letters
}

/// The letter of the lit column.
pub fn column(desk: &Desk) -> Option<String> {
    let columns = columns(desk);
    columns.get(desk.chart.column.min(columns.len().saturating_sub(1))).cloned()
}

/// Whose dots, and how many; what stood there before, where that was something else.
fn spelled(trend: &Entry, counts: &[(String, u64)]) -> String {
    let (before, _) = trend.dots();
    let one = |(letter, n): &(String, u64)| {
        let count = match (letter.is_empty(), n) {
            (false, n) => Words::OfGroup.with(&[n.to_string(), letter.clone()]),
            (true, n) => Words::OneColour.with(&[n.to_string()]),
        };
        match before.get(letter.as_str()).filter(|was| *was != n) {
            Some(was) => Words::Was.with(&[count, was.to_string()]),
            None => count,
        }
    };
    counts.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The dots of a trend by group, in figures.
fn counts_of(dotted: &Dotted) -> String {
    let counts = dotted.tally.by_group.iter().map(|(letter, n)| format!("{letter} {n}").trim_start().to_owned());
    let words = counts.collect::<Vec<_>>().join(", ");
    if words.is_empty() { Words::None.text().to_owned() } else { words }
}

/// How far the counting is.
pub fn head(desk: &Desk) -> String {
    let dots = desk.dots();
    let trends = crate::words::map::Map::OneTrend.counted(crate::words::map::Map::SomeTrends, dots.trends.len());
    match dots.not_counted().count() {
        0 => Words::AllCounted.with(&[trends, dots.total.to_string()]),
        left => Words::Counts.with(&[trends, left.to_string()]),
    }
}

/// The running sum of a group against what it was given; and by how much it is over.
pub fn budget_words(budget: &Budget) -> (String, Option<String>) {
    let sum = match budget.all {
        Some(all) => format!("{}/{all}", budget.given),
        None => budget.given.to_string(),
    };
    let over = Some(budget.over()).filter(|over| *over > 0).map(|over| Words::OverBy.with(&[over.to_string()]));
    (sum, over)
}
